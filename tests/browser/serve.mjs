// Writes an incident while its page is open in Chromium, as an author does: edit, see it, break it, mend it, restyle it.
//
//   node serve.mjs AFTERWORD       the program to start, in a new site of its own

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { launch, watch } from "./browser.mjs";
import { report } from "./report.mjs";

const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "afterword-serve-"));
const findings = report("serve");
const made = spawnSync(program, ["init", "--quiet"], { cwd: folder, encoding: "utf8" });
if (made.status !== 0) throw new Error(made.stderr);

const FILE = "incidents/2026/2026-01-02-database.md";
const text = (title, more = "") =>
  `---\ntitle: ${title}\nstarted: 2026-01-02 10:00 UTC\nresolved: 2026-01-02 10:11 UTC\ncomponents: [api]\n---\n## Summary\n\n` +
  Array.from({ length: 120 }, (_, i) => `Paragraph ${i + 1}.${more}\n\n`).join("");
write(FILE, text("Database slow"));
write("templates/afterword.css", "body { font-family: serif; color: rgb(10, 20, 30) }\n");

const server = spawn(program, ["serve", "--port", "0"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
const browser = await launch();
try {
  const root = await address(server);
  const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
  // A browser asks any host for a picture of the site, and what goes on while a page is left is of no interest.
  const quiet = (kind, what) => /favicon/.test(what) || (kind === "failed request" && /ERR_ABORTED|events/.test(what));
  const find = (kind, where, what) => quiet(kind, what) || findings.find(kind, where, what);
  watch(context, { ...findings, find }, root);
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  await story(page, root);
} catch (problem) {
  findings.find("the story ends", "serve", problem.message.split("\n")[0]);
}
findings.close("steps");
await browser.close();
server.kill();
rmSync(folder, { recursive: true, force: true });

/** What an author does and sees, in order. */
async function story(page, root) {
  const heading = page.locator("main h1").first();
  const until = (title) => page.waitForFunction((title) => document.querySelector("main h1")?.textContent.includes(title), title);
  const overlay = page.locator("#afterword-findings");

  await page.goto(`${root}incidents/2026-01-02-database/`);
  hold("the page is there", (await heading.textContent()).includes("Database slow"));
  hold("nothing is wrong at first", (await overlay.count()) === 0);
  await page.waitForFunction(() => performance.getEntriesByType("resource").length > 0);

  // Edit: the page changes, and stays where it was read.
  await page.evaluate(() => scrollTo(0, 1500));
  await page.evaluate(() => { window.before = true; });
  write(FILE, text("Database gone"));
  await until("Database gone");
  await page.waitForFunction(() => scrollY > 0);
  const scrolled = await page.evaluate(() => scrollY);
  hold(`the place is kept (${scrolled})`, Math.abs(scrolled - 1500) < 5);
  hold("an edit reloads the page", (await page.evaluate(() => window.before)) === undefined);

  // A second edit at once: the page that was loaded last listens too.
  write(FILE, text("Database lost"));
  await until("Database lost");

  // Break: the message stands over the page, the last good page below it.
  write(FILE, text("Database lost").replace("resolved:", "reslved:"));
  await overlay.waitFor();
  const said = await overlay.textContent();
  hold("the message names the file", said.includes(FILE));
  hold("the message underlines the place", said.includes("reslved") && said.includes("^^^^^^^"));
  hold("the message says the next step", said.includes("did you mean `resolved`?"));
  hold("the message is announced", (await overlay.getAttribute("role")) === "alert");
  hold("the last good page stays", (await heading.textContent()).includes("Database lost"));
  // Someone who comes now sees the same.
  const second = await page.context().newPage();
  await second.goto(`${root}incidents/2026-01-02-database/`);
  await second.locator("#afterword-findings").waitFor();
  hold("who comes later sees page and message", (await second.locator("main h1").first().textContent()).includes("lost"));
  await second.close();

  // Mend: the page, and no message.
  write(FILE, text("Database back"));
  await until("Database back");
  await page.waitForFunction(() => !document.getElementById("afterword-findings"));
  hold("the message goes when the mistake is mended", true);

  // Restyle: no reload.
  const colour = () => page.evaluate(() => getComputedStyle(document.body).color);
  hold("the site's own style is used", (await colour()) === "rgb(10, 20, 30)");
  await page.evaluate(() => { scrollTo(0, 900); window.before = true; });
  write("templates/afterword.css", "body { font-family: serif; color: rgb(200, 0, 0) }\n");
  await page.waitForFunction(() => getComputedStyle(document.body).color === "rgb(200, 0, 0)");
  hold("a style is swapped without a reload", (await page.evaluate(() => window.before)) === true);
  hold("a swap of styles moves nothing", (await page.evaluate(() => scrollY)) === 900);

  // A broken template is a message too.
  write("templates/base.html", "{% if %}");
  await overlay.waitFor();
  hold("a broken template is told", (await overlay.textContent()).includes("templates/base.html"));
  rmSync(join(folder, "templates", "base.html"));
  await page.waitForFunction(() => !document.getElementById("afterword-findings"));
  hold("the page is there again", (await heading.textContent()).includes("Database back"));
}

/** Holds that something is so. */
function hold(what, so) {
  findings.pass();
  if (!so) findings.find(what, "serve", "is not so");
}

/** Writes a file as many editors do: a new one in the place of the old one. */
function write(path, content) {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(`${full}~`, content);
  renameSync(`${full}~`, full);
  if (readFileSync(full, "utf8") !== content) throw new Error(`${path} was not written`);
}

/** The address that the server prints when the first build is done. */
function address(server) {
  return new Promise((done, failed) => {
    let said = "";
    server.stdout.on("data", (piece) => {
      said += piece;
      if (said.includes("\n")) done(said.trim());
    });
    server.on("exit", () => failed(new Error("the server stopped")));
  });
}
