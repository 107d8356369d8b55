// What a page is judged by in Chromium: its policy, its width, and axe.
//
// In: a page, and the report that hears of it. Out: findings. Which pages are looked at is not decided here.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { watch } from "./browser.mjs";

export const HEIGHT = 900;
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Two at a time: the machine that checks has two cores. */
export async function inPairs(items, work) {
  const waiting = [...items];
  const worker = async () => {
    while (waiting.length > 0) await work(waiting.shift());
  };
  await Promise.all([worker(), worker()]);
}

/** A context whose pages are watched, and tell of anything that the policy refuses. */
export async function open(browser, findings, own, options) {
  const context = await browser.newContext(options);
  watch(context, findings, own);
  await context.exposeFunction("refused", (where, what) => findings.find("refused by the policy", where, what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      window.refused(location.pathname, `${violatedDirective} ${blockedURI || sourceFile}`);
    });
  });
  return context;
}

/** A context for `judge`. Axe needs the policy out of its way: a strict one hides errors of contrast. */
export function openForAxe(browser, theme, width) {
  const viewport = { width, height: HEIGHT };
  return browser.newContext({ colorScheme: theme, viewport, bypassCSP: true, reducedMotion: "reduce" });
}

/** Runs axe over a page. */
export async function judge(page, findings, where) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    AXE_TAGS,
  );
  for (const { id, help, nodes } of violations) {
    const places = nodes.slice(0, 3).map((node) => node.target.join(" "));
    findings.find(id, where, `${help}: ${places.join(" | ")} (${nodes.length})`);
  }
}

/** Finds a page that is wider than its window, and names what sticks out. */
export async function sideways(page, findings, where) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return undefined;
    const name = (element) =>
      element.localName + (element.id && `#${element.id}`) + [...element.classList].map((word) => `.${word}`).join("");
    const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > room + 1);
    const first = out.filter((element) => !out.includes(element.parentElement)).slice(0, 3);
    return first.map((element) => `${name(element.parentElement)} > ${name(element)}`).join(" | ") || "the page itself";
  });
  if (wide !== undefined) findings.find("scrolls sideways", where, wide);
}
