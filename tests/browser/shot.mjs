// Takes a picture of a page that is the same on any day and on any machine with the fonts that `.ci/run` installs.
//
// In: a built site, a page, a theme, a size, and whether the whole of the page is meant. Out: a PNG.

import { PNG } from "pngjs";
import { serve } from "./server.mjs";
import { NOW } from "./states.mjs";

// The fonts, and not the version that the page was made with.
const STYLE = ":root { --sans: 'Liberation Sans'; --serif: 'Liberation Serif'; } .foot .run { visibility: hidden; }";

export async function take(browser, { built, path, theme, viewport, fullPage = false }) {
  const site = await serve(built);
  const options = { viewport, colorScheme: theme, timezoneId: "Europe/London", bypassCSP: true, reducedMotion: "reduce" };
  const context = await browser.newContext(options);
  await context.clock.setFixedTime(NOW);
  const page = await context.newPage();
  await page.goto(site.root + path);
  await page.addStyleTag({ content: STYLE });
  const bytes = await page.screenshot({ fullPage });
  await context.close();
  await site.stop();
  return bytes;
}

/** The same picture in fewer bytes. */
export function small(bytes) {
  return PNG.sync.write(PNG.sync.read(bytes), { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
}
