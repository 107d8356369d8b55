// Compares the pages of the sites with kept pictures, so that no change of their look goes unseen.
//
//   node pictures.mjs keep SITE EXAMPLE STATES KEPT          writes the pictures into the folder KEPT
//   node pictures.mjs check SITE EXAMPLE STATES KEPT NEW     what looks different is written to NEW, the difference in red
//
// What is kept is seen again by `.ci/run tools pictures`, and kept anew by `.ci/run tools keep`.

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { launch } from "./browser.mjs";
import { inPairs } from "./looks.mjs";
import { report } from "./report.mjs";
import { small, take } from "./shot.mjs";
import { STATES } from "./states.mjs";

/** The share of pixels that may differ: some letters of a page on a phone. */
const MOST = 0.0003;
const PHONE = { width: 360, height: 800 };
const DESKTOP = { width: 1280, height: 800 };
const INCIDENTS = { site: "2017-11-02-account-deactivated", example: "2026-11-12-sign-in-certificate" };

const [mode, site, example, states, folder, fresh] = process.argv.slice(2);
const findings = report("pictures");
mkdirSync(mode === "keep" ? folder : fresh, { recursive: true });
const browser = await launch();
const shown = shots();
await inPairs(shown, async (shot) => (mode === "keep" ? keep : check)(shot.name, await take(browser, shot)));
await browser.close();
const names = shown.map(({ name }) => `${name}.png`);
for (const file of readdirSync(folder).filter((file) => !names.includes(file))) findings.find("of no page any more", file, "delete it");
findings.close(`pictures, of whose pixels ${(MOST * 100).toFixed(2)} % may differ`);

/** Every picture: home and an incident of both sites, each state. Each page is seen whole, narrow and light, and wide and dark. */
function shots() {
  const pages = Object.entries({ site, example }).flatMap(([name, built]) => [
    { name: `${name}-home`, built, path: "index.html" },
    { name: `${name}-incident`, built, path: `incidents/${INCIDENTS[name]}/index.html` },
  ]);
  const homes = Object.keys(STATES).map((name) => ({ name, built: join(states, name, "public"), path: "index.html" }));
  const empty = { name: "no-incident-archive", built: join(states, "no-incident-archive", "public"), path: "index.html" };
  const all = [...pages, ...homes, empty];
  return all.flatMap((page) => [
    { ...page, name: `${page.name}-phone-light`, theme: "light", viewport: PHONE, fullPage: true },
    { ...page, name: `${page.name}-desktop-dark`, theme: "dark", viewport: DESKTOP, fullPage: true },
  ]);
}

function keep(name, bytes) {
  writeFileSync(join(folder, `${name}.png`), small(bytes));
  findings.pass();
}

/** Holds a picture against the kept one. */
function check(name, bytes) {
  findings.pass();
  const now = PNG.sync.read(bytes);
  const path = join(folder, `${name}.png`);
  const was = existsSync(path) ? PNG.sync.read(readFileSync(path)) : undefined;
  const seen = join(fresh, `${name}.png`);
  const { width, height } = now;
  if (was?.width !== width || was.height !== height) {
    writeFileSync(seen, bytes);
    return findings.find(was ? `${height} pixels high, and not ${was.height}` : "not kept yet", name, `see ${seen}`);
  }
  const difference = new PNG({ width, height });
  const share = pixelmatch(was.data, now.data, difference.data, width, height, { threshold: 0.15 }) / (width * height);
  if (share <= MOST) return;
  writeFileSync(seen, bytes);
  writeFileSync(join(fresh, `${name}-difference.png`), PNG.sync.write(difference));
  findings.find("looks different", name, `${(share * 100).toFixed(2)} % of its pixels: see ${seen}, and the difference beside it`);
}
