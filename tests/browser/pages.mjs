// Opens the pages of a site at every width, in light and dark, with and without script, and judges what it sees.
//
//   node pages.mjs SITE               a site that has every kind of page
//   node pages.mjs SITE some          a site that may lack some
//
// A page of every kind: no console error, no failed or foreign request, nothing that a strict policy refuses, no sideways
// scrolling, no finding of axe. Then every page once, on the narrowest screen.

import { statSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { pages, samples } from "./kinds.mjs";
import { HEIGHT, inPairs, judge, open, openForAxe, sideways } from "./looks.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

const NARROWEST = 320;
const WIDTHS = [NARROWEST, 360, 768, 1280];
const AXE_WIDTHS = [360, 1280];
const THEMES = ["light", "dark"];

const [folder, some] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
const chosen = await samples(folder, (path) => statSync(join(folder, path)).size, some !== "some");

const looks = report("looks");
await inPairs(THEMES.flatMap((theme) => [true, false].map((script) => ({ theme, script }))), look);
looks.close("pages seen at a width, in a theme, with or without script");

const axe = report("axe");
await inPairs(THEMES.flatMap((theme) => AXE_WIDTHS.map((width) => ({ theme, width }))), judgeAll);
axe.close("pages judged at a width, in a theme");

const narrow = report(`every page at ${NARROWEST} px`);
const all = await pages(folder);
await inPairs([all.filter((_, at) => at % 2 === 0), all.filter((_, at) => at % 2 === 1)], narrowest);
narrow.close("pages");

await browser.close();
await site.stop();

/** Opens one page of each kind under the strict policy and widens it step by step. */
async function look({ theme, script }) {
  const context = await open(browser, looks, site.root, { colorScheme: theme, javaScriptEnabled: script });
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

/** Runs axe over one page of each kind. */
async function judgeAll({ theme, width }) {
  const context = await openForAxe(browser, theme, width);
  const page = await context.newPage();
  for (const { path } of chosen) {
    await page.goto(site.root + path);
    await judge(page, axe, `${path} (${width} px, ${theme})`);
    axe.pass();
  }
  await context.close();
}

/** Opens each of the pages on the narrowest screen. */
async function narrowest(some) {
  const viewport = { width: NARROWEST, height: HEIGHT };
  const context = await open(browser, narrow, site.root, { viewport });
  const page = await context.newPage();
  for (const { path } of some) {
    await page.goto(site.root + path);
    await sideways(page, narrow, path);
    narrow.pass();
  }
  await context.close();
}
