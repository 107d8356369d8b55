// Walks through a site in Chromium as a person would, by clicking.
//
//   node walk.mjs disk SITE               opened from disk: home, incident, component, and back
//   node walk.mjs lost SITE PREFIX        served: an address that is not there, deep below, and home from its 404 page

import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";
import { launch, watch } from "./browser.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

const [mode, folder, prefix] = process.argv.slice(2);
const site = mode === "lost" ? await serve(folder, prefix) : undefined;
const findings = report(mode === "disk" ? "from disk" : `an unknown address under ${prefix}`);
const browser = await launch();
const context = await browser.newContext();
const page = await context.newPage();
page.setDefaultTimeout(5000);
await (mode === "disk" ? disk() : lost()).catch((problem) => {
  findings.find("the walk ends", page.url(), problem.message.split("\n")[0]);
});
findings.close("steps");
await browser.close();
await site?.stop();

/** Home, an incident, one of its components, the incident again, home. */
async function disk() {
  const own = pathToFileURL(resolve(folder)).href + "/";
  watch(context, findings, own);
  await page.goto(pathToFileURL(resolve(join(folder, "index.html"))).href);
  await arrive(/\/index\.html$/);
  const title = await page.textContent("h1");
  await click('main a[href^="incidents/"][href*="-"]:visible');
  await arrive(/\/incidents\/[^/]+\/index\.html$/);
  const incident = page.url();
  await click('main a[href*="components/"]:visible');
  await arrive(/\/components\/[^/]+\/index\.html$/);
  await click(`main a[href$="${new URL(incident).pathname.split("/").slice(-3).join("/")}"]:visible`);
  await arrive(/\/incidents\/[^/]+\/index\.html$/);
  if (page.url() !== incident) findings.find("the component leads elsewhere", incident, page.url());
  await click("header a:visible");
  await arrive(/\/index\.html$/);
  if ((await page.textContent("h1")) !== title) findings.find("not home", page.url(), "the name leads elsewhere");
}

/** An address that was never published, in folders that are not there either, and the way home. */
async function lost() {
  watch(context, findings, site.root);
  const response = await page.goto(`${site.root}no/such/page/`);
  if (response.status() !== 404) findings.find("status", page.url(), `${response.status()}, not 404`);
  await arrive(/\/no\/such\/page\/$/);
  await click("header a:visible");
  await arrive(/\/(index\.html)?$/);
  if (!page.url().startsWith(site.root)) findings.find("leaves the site", page.url(), "the name leads elsewhere");
}

async function click(selector) {
  const link = page.locator(selector).first();
  await Promise.all([page.waitForNavigation(), link.click()]);
}

/** Holds that the page is the expected one, has a heading and wears its style. */
async function arrive(expected) {
  findings.pass();
  const url = page.url();
  if (!expected.test(url)) findings.find("elsewhere", url, `expected ${expected}`);
  if ((await page.locator("h1").count()) !== 1) findings.find("headings", url, "not one h1");
  const rules = await page.evaluate(() => [...document.styleSheets].length);
  if (rules === 0) findings.find("style", url, "none is loaded");
}
