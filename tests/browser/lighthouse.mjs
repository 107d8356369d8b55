// Has Lighthouse judge pages as on a phone with a slow line: 100 of 100 for speed, access, practices and search engines.
//
//   node lighthouse.mjs SITE PAGE…        (`index.html`)
//
// The slow phone is calculated from what is measured here. A busy machine makes a page look slower, never faster: what
// lacks points is judged again, and the best run counts.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { FLAGS, executable } from "./browser.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

const TRIES = 6;

const [folder, ...pages] = process.argv.slice(2);
const site = await serve(folder);
const chrome = await launch({ chromePath: executable(), chromeFlags: ["--headless=new", ...FLAGS], logLevel: "error" });
const findings = report("Lighthouse");
for (const page of pages) {
  let missed;
  for (let tries = 0; tries < TRIES && missed?.size !== 0; tries++) missed = await run(page, missed);
  for (const [category, reasons] of missed) findings.find(category, page, reasons);
  findings.pass();
}
findings.close("pages");
await chrome.kill();
await site.stop();

/** The categories in which the page has never had all points yet, each with the audits that cost some. */
async function run(page, missed) {
  const onlyCategories = missed && [...missed.keys()];
  const { lhr } = await lighthouse(site.root + page, { port: chrome.port, logLevel: "error", onlyCategories });
  if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
  const lacking = Object.values(lhr.categories).filter(({ score }) => score !== 1);
  return new Map(lacking.map(({ id, score, auditRefs }) => {
    const costly = auditRefs.map((ref) => ({ ...ref, ...lhr.audits[ref.id] })).filter((audit) => audit.weight > 0 && audit.score !== null && audit.score < 1);
    const words = costly.map((audit) => `${audit.title} (${audit.displayValue ?? audit.score})`);
    return [id, `${Math.round(score * 100)} of 100: ${words.join(" | ")}`];
  }));
}
