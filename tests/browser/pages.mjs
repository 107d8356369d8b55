// Opens the pages of a site at every width, in light and dark, with and without script, and judges what it sees.
//
//   node pages.mjs SITE
//
// A page of every kind: no console error, no failed or foreign request, nothing that a strict policy refuses, no sideways
// scrolling, no finding of axe. Then every page once, on the narrowest screen.

import { createRequire } from "node:module";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { launch, watch } from "./browser.mjs";
import { pages, samples } from "./kinds.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

const NARROWEST = 320;
const WIDTHS = [NARROWEST, 360, 768, 1280];
const AXE_WIDTHS = [360, 1280];
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const HEIGHT = 900;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const [folder] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
const chosen = await samples(folder, (path) => statSync(join(folder, path)).size);

const looks = report("looks");
const rounds = ["light", "dark"].flatMap((theme) => [true, false].map((script) => ({ theme, script })));
await inPairs(rounds, look);
looks.close("pages seen at a width, in a theme, with or without script");

const axe = report("axe");
await inPairs(["light", "dark"].flatMap((theme) => AXE_WIDTHS.map((width) => ({ theme, width }))), judge);
axe.close("pages judged at a width, in a theme");

const narrow = report(`every page at ${NARROWEST} px`);
const all = await pages(folder);
await inPairs([all.filter((_, at) => at % 2 === 0), all.filter((_, at) => at % 2 === 1)], narrowest);
narrow.close("pages");

await browser.close();
await site.stop();

/** Two at a time: the machine that checks has two cores. */
async function inPairs(items, work) {
  const waiting = [...items];
  const worker = async () => {
    while (waiting.length > 0) await work(waiting.shift());
  };
  await Promise.all([worker(), worker()]);
}

/** Opens one page of each kind under the strict policy and widens it step by step. */
async function look({ theme, script }) {
  const context = await open(looks, { colorScheme: theme, javaScriptEnabled: script });
  const page = await context.newPage();
  for (const { kind, path } of chosen) {
    await page.goto(site.root + path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      const where = `${path} (${kind}, ${width} px, ${theme}, ${script ? "with" : "without"} script)`;
      await sideways(page, looks, where);
      looks.pass();
    }
  }
  await context.close();
}

/** Runs axe over one page of each kind. It needs the policy out of its way: a strict one hides errors of contrast. */
async function judge({ theme, width }) {
  const viewport = { width, height: HEIGHT };
  const context = await browser.newContext({ colorScheme: theme, viewport, bypassCSP: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  for (const { path } of chosen) {
    await page.goto(site.root + path);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(
      (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
      AXE_TAGS,
    );
    for (const { id, help, nodes } of violations) {
      const what = `${help}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")} (${nodes.length})`;
      axe.find(id, `${path} (${width} px, ${theme})`, what);
    }
    axe.pass();
  }
  await context.close();
}

/** Opens each of the pages on the narrowest screen. */
async function narrowest(some) {
  const context = await open(narrow, { viewport: { width: NARROWEST, height: HEIGHT } });
  const page = await context.newPage();
  for (const { path } of some) {
    await page.goto(site.root + path);
    await sideways(page, narrow, path);
    narrow.pass();
  }
  await context.close();
}

/** A context whose pages are watched, and tell of anything that the policy refuses. */
async function open(findings, options) {
  const context = await browser.newContext(options);
  watch(context, findings, site.root);
  await context.exposeFunction("refused", (where, what) => findings.find("refused by the policy", where, what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      window.refused(location.pathname, `${violatedDirective} ${blockedURI || sourceFile}`);
    });
  });
  return context;
}

/** Finds a page that is wider than its window, and names what sticks out. */
async function sideways(page, findings, where) {
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
