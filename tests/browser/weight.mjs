// Weighs what comes over the wire, gzipped: a home page with its style, and a reader's first answer in a large archive.
//
//   node weight.mjs home SITE             the home page and its style
//   node weight.mjs write FOLDER          a site of 10,000 incidents
//   node weight.mjs read SITE             what was built of it: a word that many have, and one that one has
//
// The words are as often as in any language: the second half as often as the first, and a long tail of names.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { report } from "./report.mjs";

const NUMBER = 10000;
const MOST = 100 * 1024;
// What a server can send at once, before the reader's machine has answered.
const MOST_OF_HOME = 14 * 1024;

const [mode, folder] = process.argv.slice(2);
await { home, write, read }[mode]();

function home() {
  const findings = report("the home page and its style");
  const html = readFileSync(join(folder, "index.html"));
  const [, style] = /<link rel="stylesheet" href="([^"]+)">/.exec(html);
  const weight = gzipSync(html).length + gzipSync(readFileSync(join(folder, style))).length;
  console.log(`  ${(weight / 1024).toFixed(1)} KiB`);
  findings.pass();
  if (weight > MOST_OF_HOME) findings.find("heavy", "index.html", `${weight} bytes of at most ${MOST_OF_HOME}`);
  findings.close("page");
}

function write() {
  mkdirSync(join(folder, "incidents"), { recursive: true });
  const site = "title: A large archive\nlive: false\nreplay: false\ncomponents: [{id: api}, {id: web}, {id: mail}]\n";
  writeFileSync(join(folder, "site.yaml"), site);
  let seed = 7;
  const chance = () => (seed = (seed * 48271) % 0x7fffffff) / 0x7fffffff;
  const word = () => name(Math.floor(20000 ** chance()) - 1);
  const text = (words) => Array.from({ length: words }, word).join(" ");
  for (let at = 0; at < NUMBER; at++) {
    const day = new Date(Date.UTC(2004, 0, 1) + at * 19 * 3600e3).toISOString();
    const body = `---\ntitle: ${text(6)} outage\ncomponents: [${["api", "web", "mail"][at % 3]}]\nstarted: ${day.slice(0, 16)}Z\nduration: ${(at % 90) + 3}m\n---\n## Summary\n\n${text(120)} only${at}here.\n`;
    writeFileSync(join(folder, "incidents", `${day.slice(0, 10)}-n${at}.md`), body);
  }
}

/** The word of a rank. */
function name(rank) {
  const syllables = ["ka", "lo", "mi", "ren", "tu", "sa", "vo", "per", "ni", "das", "gel", "ho", "bri", "cu", "fa", "zet"];
  let text = "";
  for (let rest = rank + 16; rest > 0; rest = Math.floor(rest / 16)) text += syllables[rest % 16];
  return text;
}

async function read() {
  const { launch } = await import("./browser.mjs");
  const { serve } = await import("./server.mjs");
  const site = await serve(folder);
  const browser = await launch();
  const findings = report(`the first answer of ${NUMBER} incidents`);
  for (const word of ["outage", "only4711here", name(300)]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const weights = [];
    page.on("response", (response) => weights.push(response.body().then((body) => gzipSync(body).length, () => 0)));
    await page.goto(`${site.root}search/index.html`);
    await page.fill("#q", word);
    await page.waitForFunction(() => /incidents? found/.test(document.getElementById("found").textContent));
    await page.locator("#answers li").first().waitFor();
    await page.waitForLoadState("networkidle");
    const weight = (await Promise.all(weights)).reduce((sum, one) => sum + one, 0);
    console.log(`  “${word}”: ${Math.ceil(weight / 1024)} KiB, ${await page.textContent("#found")}`);
    findings.pass();
    if (weight > MOST) findings.find("the first answer is heavy", word, `${weight} bytes of at most ${MOST}`);
    await context.close();
  }
  findings.close("words");
  await browser.close();
  await site.stop();
}
