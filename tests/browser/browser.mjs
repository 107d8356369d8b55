// Starts Debian's Chromium and watches its pages for anything that a quiet page does not do.
//
// In: a report and the addresses that count as the site's own. Out: a browser, and a watch on a context: console errors,
// failed and foreign requests, violations of the policy, each as a finding.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Where the browser is. */
export function executable() {
  const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(path)) throw new Error(`no Chromium at ${path}: apt-get install chromium`);
  return path;
}

/** The browser. It finds no host but the loopback, so that a foreign request goes nowhere. */
export async function launch() {
  return chromium.launch({ executablePath: executable(), args: FLAGS });
}

/** Makes every page of a context report what it should not do. `own` begins each address of the site. */
export function watch(context, report, own, name = (url) => url.replace(own, "/")) {
  context.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    const { url } = message.location();
    if (message.text().includes("status of 404") && url === message.page()?.url()) return;
    // Any browser asks any host for it, without a page that does.
    if (url.endsWith("/favicon.ico")) return;
    const about = url && url !== message.page()?.url() ? ` (${name(url)})` : "";
    report.find(`console ${message.type()}`, name(message.page()?.url() ?? url), message.text() + about);
  });
  context.on("weberror", (problem) => {
    report.find("script error", name(problem.page()?.url() ?? "?"), problem.error().message);
  });
  context.on("request", (request) => {
    const url = request.url();
    if (url.startsWith(own) || url.startsWith("data:")) return;
    report.find("foreign request", name(request.frame().url()), url);
  });
  context.on("requestfailed", (request) => {
    // The picture for the tab is fetched apart from the page, and given up when the next page is opened.
    if (request.failure()?.errorText === "net::ERR_ABORTED" && /\/icon-\w+\.svg$/.test(request.url())) return;
    report.find("failed request", name(request.frame().url()), `${request.url()} (${request.failure()?.errorText})`);
  });
  context.on("response", (response) => {
    if (response.status() < 400 || response.request().isNavigationRequest()) return;
    report.find("failed request", name(response.frame().url()), `${name(response.url())} answers ${response.status()}`);
  });
}
