// Searches a site in Chromium with the keyboard alone, as a reader would who has no mouse.
//
//   node search.mjs SITE WORD WHERE       served under the strict policy, from disk, and without script
//
// WORD is a word that the site has, WHERE a part of the address of an incident that has it.

import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";
import { launch } from "./browser.mjs";
import { open } from "./looks.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

const [folder, word, where] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
const findings = report("search");

await withScript("served", `${site.root}search/index.html`, site.root);
const disk = pathToFileURL(resolve(folder)).href + "/";
await withScript("from disk", pathToFileURL(resolve(join(folder, "search", "index.html"))).href, disk);
await withoutScript();

findings.close("steps");
await browser.close();
await site.stop();

/** Holds that something is so. */
function hold(what, how, so) {
  findings.pass();
  if (!so) findings.find(what, how, "is not so");
}

/** A word that is there, one that is not, a filter, and the way to the incident, all by keys. */
async function withScript(how, address, own) {
  // A browser asks any host for a picture of the site when the address changes.
  const find = (kind, where, what) => what.includes("/favicon.ico") || findings.find(kind, where, what);
  const context = await open(browser, { ...findings, find }, own);
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  try {
    await page.goto(address);
    const said = () => page.textContent("#found");
    const until = (text) => page.waitForFunction((text) => new RegExp(text).test(document.getElementById("found").textContent), text);
    for (let steps = 0; steps < 40 && (await focused(page)) !== "q"; steps++) await page.keyboard.press("Tab");
    hold("Tab leads to the field", how, (await focused(page)) === "q");

    await page.keyboard.type("zzzqqqxxx");
    await until("^No incident");
    hold("nothing found is said", how, (await page.locator("#answers li").count()) === 0);
    hold("it is said aloud", how, (await page.getAttribute("#found", "role")) === "status");

    await page.keyboard.press("Control+A");
    await page.keyboard.type(word.toUpperCase());
    await until("incidents? found");
    const number = Number.parseInt(await said(), 10);
    const shown = await page.locator("#answers li").count();
    hold("as many answers as it says", how, shown === Math.min(number, 10));
    const marks = await page.locator("#answers mark").allTextContents();
    hold("marks are the word", how, marks.every((mark) => mark.toLowerCase().startsWith(word)));

    await page.keyboard.press("Control+A");
    await page.keyboard.type(word.slice(0, -1));
    await until("incidents? found");
    hold("a beginning finds no less", how, Number.parseInt(await said(), 10) >= number);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(`${word} zzzqqqxxx`);
    await until("^No incident");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(word);
    await until(`^${number} incidents? found`);

    const years = await page.locator('select[name="year"] option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    let sum = 0;
    for (const year of years) {
      await page.locator('select[name="year"]').selectOption(year);
      await page.waitForFunction((year) => location.hash.includes(`year=${year}`) || location.protocol === "file:", year);
      await page.waitForTimeout(200);
      sum += Number.parseInt(await said(), 10) || 0;
    }
    if (years.length > 0) {
      hold("the years have them all", how, sum === number);
      await page.locator('select[name="year"]').selectOption("");
      await until(`^${number} incidents? found`);
    }

    await page.locator("#q").focus();
    await page.keyboard.press("ArrowDown");
    hold("an arrow leads to the first answer", how, await page.evaluate(() => document.activeElement === document.querySelector("#answers a")));
    await page.keyboard.press("Escape");
    hold("Escape leads back", how, (await focused(page)) === "q");
    const links = await page.locator("#answers a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    const at = links.findIndex((link) => link.includes(where));
    hold(`an answer leads to ${where}`, how, at >= 0);
    await page.goto(`${address}?q=${word}`);
    await until(`^${number} incidents? found`);
    hold("an address with ?q= asks at once", how, (await page.inputValue("#q")) === word);
    await page.goto(`${address}?from=mail&q=${word}#main`);
    await until(`^${number} incidents? found`);
    hold("what others put into it stays", how, how === "from disk" || page.url() === `${address}?from=mail#q=${word}`);
    await page.locator("#q").focus();
    for (let i = 0; i <= Math.max(at, 0); i++) await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    hold("Enter opens the incident", how, page.url().includes(where));
    const text = (await page.textContent("main")).toLowerCase();
    hold("the incident has the word", how, text.includes(word));
  } catch (problem) {
    findings.find("the search ends", how, problem.message.split("\n")[0]);
  }
  await context.close();
}

/** Without script there is no field that does nothing, but the way to every incident. */
async function withoutScript() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.root}search/index.html`);
  hold("no field without script", "without script", !(await page.locator("#q").isVisible()));
  hold("the history is offered", "without script", await page.locator('main a[href$="incidents/index.html"]').isVisible());
  await context.close();
}

function focused(page) {
  return page.evaluate(() => document.activeElement?.id);
}
