// Makes the pictures of the README: the home page of the status page, and an incident of the archive, light and dark.
//
//   node portraits.mjs SITE EXAMPLE FOLDER

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { small, take } from "./shot.mjs";

const [site, example, folder] = process.argv.slice(2);
const SIZE = { width: 1100, height: 1760 };
const PORTRAITS = {
  "status-page": { built: example, path: "index.html", viewport: SIZE },
  incident: { built: site, path: "incidents/2017-11-02-account-deactivated/index.html", viewport: SIZE },
};

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, shot] of Object.entries(PORTRAITS)) {
  for (const theme of ["light", "dark"]) {
    const bytes = small(await take(browser, { ...shot, theme }));
    const path = join(folder, theme === "light" ? `${name}.png` : `${name}-dark.png`);
    writeFileSync(path, bytes);
    console.log(`  ${path}: ${Math.ceil(bytes.length / 1024)} KiB`);
  }
}
await browser.close();
