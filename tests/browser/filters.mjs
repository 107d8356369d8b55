// Narrows the history in Chromium with the keyboard alone, as a reader would who has no mouse.
//
//   node filters.mjs SITE       served under the strict policy, from disk, and without script
//
// It takes the choices that the site itself offers: one, one of another group beside it, and none.

import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";
import { launch } from "./browser.mjs";
import { judge, open, openForAxe } from "./looks.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

const HISTORY = "incidents/index.html";

const [folder] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
const findings = report("filters");

await withScript("served", site.root + HISTORY, site.root);
await withScript("from disk", pathToFileURL(resolve(join(folder, HISTORY))).href, pathToFileURL(resolve(folder)).href + "/");
await withoutScript();
for (const colorScheme of ["light", "dark"]) await judged(colorScheme);

findings.close("steps");
await browser.close();
await site.stop();

/** Holds that something is so. */
function hold(what, how, so) {
  findings.pass();
  if (!so) findings.find(what, how, "is not so");
}

/** Two groups combined, passed on, taken back and cleared, all by keys. */
async function withScript(how, address, own) {
  const context = await open(browser, findings, own);
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  try {
    await page.goto(address);
    await page.locator("#filters button[value]").first().waitFor();
    const all = await seen(page);
    hold("nothing is narrowed at first", how, all === (await page.locator(".cards > li").count()));
    hold("nothing is said at first", how, (await said(page)) === "");
    hold("there is nothing to clear", how, !(await page.locator("#clear").isVisible()));

    const cause = await partial(page, "cause", all);
    await tabTo(page, cause.value);
    await page.keyboard.press("Space");
    const first = await seen(page);
    hold("the space bar narrows the list to what the choice counts", how, first === cause.count && first < all);
    hold("all that is shown has the cause", how, await allHave(page, "cause", [cause.value]));
    hold("the choice is pressed", how, (await pressed(page)).join() === cause.value);
    hold("the number is said aloud", how, (await said(page)) === `${first} of ${all} incidents` && (await page.getAttribute("#shown", "role")) === "status");
    hold("the address has the choice", how, page.url() === `${address}#cause=${cause.value}`);

    const component = await partial(page, "component", first);
    await tabTo(page, component.value);
    await page.keyboard.press("Enter");
    const both = await seen(page);
    hold("two groups leave what has both", how, both === component.count && both < first);
    hold("what is shown has both", how, (await allHave(page, "cause", [cause.value])) && (await allHave(page, "component", [component.value])));
    hold("the number of both is said", how, (await said(page)) === `${both} of ${all} incidents`);
    hold("the address has both", how, page.url() === `${address}#component=${component.value}&cause=${cause.value}`);

    await page.reload();
    await page.locator("#filters button[value]").first().waitFor();
    hold("a reload keeps both", how, (await seen(page)) === both && (await pressed(page)).length === 2);
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes("component"));
    hold("Back takes the last choice back", how, (await seen(page)) === first && (await pressed(page)).join() === cause.value);
    await page.goForward();
    await page.waitForFunction(() => location.hash.includes("component"));
    hold("Forward brings it again", how, (await seen(page)) === both);

    const other = await partial(page, "component", Infinity, [component.value]);
    await tabTo(page, other.value);
    await page.keyboard.press("Space");
    hold("two choices of a group leave what has either", how, (await seen(page)) >= both && (await allHave(page, "component", [component.value, other.value])));

    await tabTo(page, "", "clear");
    await page.keyboard.press("Enter");
    hold("Clear shows all again", how, (await seen(page)) === all && (await pressed(page)).length === 0);
    hold("that is said too", how, (await said(page)) === `${all} of ${all} incidents`);
    hold("the address is clean", how, page.url() === address);
    hold("the focus stays among the filters", how, await page.evaluate(() => document.activeElement.closest("#filters") !== null));

    await page.goto(`${address}#cause=${cause.value}&cause=no-such-thing`);
    await page.reload();
    await page.locator("#filters button[value]").first().waitFor();
    hold("an address that was passed on narrows, but for what is not there", how, (await seen(page)) === first);
    await page.evaluate(() => (location.hash = "#main"));
    hold("an anchor is no choice", how, (await seen(page)) === first);

    await turnedOver(page);
    hold("a page that is turned over is narrowed as before", how, (await seen(page)) === first && (await pressed(page)).join() === cause.value);

    for (let steps = 0; steps < 200 && !(await page.evaluate(() => document.activeElement.matches(".strip a"))); steps++) await page.keyboard.press("Tab");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    hold("a column of a year leads to its month", how, /\/incidents\/\d{4}\/\d{2}\/index\.html$/.test(page.url()));
  } catch (problem) {
    findings.find("the walk ends", how, problem.message.split("\n")[0]);
  }
  await context.close();
}

/** Without script each choice is a link to a list of its own. */
async function withoutScript() {
  const how = "without script";
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.root + HISTORY);
  for (const [group, where] of [["component", "components"], ["severity", "severities"], ["cause", "causes"]]) {
    const link = page.locator(`#filters [data-group="${group}"] a`).first();
    const value = await link.getAttribute("data-value");
    const href = new URL(await link.getAttribute("href"), page.url()).href;
    hold(`a ${group} is a link to its page`, how, href === `${site.root}${where}/${value}/index.html`);
  }
  hold("there is no button that does nothing", how, !(await page.locator("#clear").isVisible()));
  const link = page.locator('#filters [data-group="component"] a').first();
  const name = await link.locator("bdi").textContent();
  await link.focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  hold("the link leads to the component", how, (await page.textContent("h1")) === name);
  await context.close();
}

/** With two choices made and the rest of them open, axe has nothing to say. */
async function judged(colorScheme) {
  for (const width of [360, 1280]) {
    const context = await openForAxe(browser, colorScheme, width);
    const page = await context.newPage();
    await page.goto(site.root + HISTORY);
    await page.locator("#filters button[value]").first().press("Enter");
    await page.locator('#filters [data-group="cause"] button').first().press("Enter");
    await page.evaluate(() => document.querySelectorAll("#filters details").forEach((more) => (more.open = true)));
    await judge(page, findings, `${width} px, ${colorScheme}`);
    findings.pass();
    await context.close();
  }
}

/** Puts what the page was at first in the place of what it is, as the page itself does when its moment comes. */
async function turnedOver(page) {
  await page.goBack();
  await page.evaluate(() => {
    const main = document.getElementById("main");
    const again = main.cloneNode(true);
    for (const own of again.querySelectorAll("#filters button[value]")) {
      const link = document.createElement("a");
      link.href = "#";
      link.dataset.value = own.value;
      link.append(...own.childNodes);
      own.replaceWith(link);
    }
    for (const hidden of again.querySelectorAll("[hidden]")) hidden.hidden = false;
    again.querySelector("#shown").textContent = "";
    main.replaceChildren(...again.childNodes);
  });
  await page.locator("#filters button[value]").first().waitFor();
}

function seen(page) {
  return page.locator(".cards > li:visible").count();
}

/** What is said, with a plain space for one that does not break. */
async function said(page) {
  return (await page.locator("#shown").textContent()).replace("\u00a0", " ");
}

/** The values of the buttons that are pressed. */
function pressed(page) {
  return page.locator('#filters [aria-pressed="true"]').evaluateAll((all) => all.map((one) => one.value));
}

/** Whether each incident that is shown has one of some values. */
function allHave(page, group, values) {
  return page.locator(".cards > li:visible").evaluateAll(
    (items, { group, values }) => items.every((item) => values.some((value) => item.dataset[group].split(" ").includes(value))),
    { group, values },
  );
}

/** The first choice of a group that leaves something out, and something over. */
function partial(page, group, all, but = []) {
  return page.locator(`#filters [data-group="${group}"] > div > ul button`).evaluateAll(
    (buttons, { all, but }) => {
      const choices = buttons.map((one) => ({ value: one.value, count: Number(one.querySelector(".count").textContent) }));
      return choices.find(({ value, count }) => count > 0 && count < (all ?? Infinity) && !but.includes(value));
    },
    { all: Number.isFinite(all) ? all : undefined, but },
  );
}

/** Goes by Tab to a button of that value, or of that id, from the start of the page. */
async function tabTo(page, value, id = "") {
  await page.evaluate(() => document.activeElement?.blur());
  const is = () => page.evaluate(({ value, id }) => document.activeElement.value === value && document.activeElement.id === id, { value, id });
  for (let steps = 0; steps < 200; steps++) {
    await page.keyboard.press("Tab");
    if (await is()) return;
  }
  throw new Error(`Tab does not lead to “${value || id}”`);
}
