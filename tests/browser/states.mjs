// The states that a home page can be in, each a tiny site, as a status page and as an archive.
//
//   node states.mjs write FOLDER          the sites, each in a folder of its own, to be built into its `public/`
//   node states.mjs look FOLDER           opens those of their pages that a state changes, and judges them as `pages.mjs`
//
// All are seen at one moment, 2026-11-23T10:30Z: the browser's clock stands still there too.

import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const NOW = "2026-11-23T10:30Z";
const WIDTHS = [360, 768, 1280];
const THEMES = ["light", "dark"];
const KINDS = ["home", "history", "incident", "component index", "component", "numbers"];

const part = (id, name, group) => ({ id, name, group, since: "2025-01-01" });
const SIX = [
  part("api", "API", "For programs"), part("webhooks", "Webhooks", "For programs"), part("web", "Website", "For people"),
  part("mail", "Mail", "For people"), part("search", "Search", "For people"), part("billing", "Billing", "For people"),
];
const REGIONS = ["Amsterdam", "Bengaluru", "Cape Town", "Dublin", "Frankfurt", "Johannesburg", "São Paulo", "Singapore"];
const FORTY = REGIONS.flatMap((region) =>
  ["Compute", "Storage", "Network", "Database", "Load balancing and private connections"].map((name) =>
    part(`${region} ${name}`.toLowerCase().replace(/ã/g, "a").replace(/ /g, "-"), name, region)),
);

const over = (day, title, severity, components, from, until) => ({
  id: `${day}-${title.split(" ")[0].toLowerCase()}`, title, severity, components,
  started: `${day} ${from} UTC`, detected: `${day} ${from} UTC`, resolved: `${day} ${until} UTC`,
  updates: [
    { at: `${day} ${from} UTC`, status: "investigating", text: "We are looking into it." },
    { at: `${day} ${until} UTC`, status: "resolved", text: "It works again." },
  ],
});
const PAST = [
  over("2026-08-30", "Webhooks arrived twice", "minor", ["webhooks"], "08:10", "11:55"),
  over("2026-10-05", "Mail was not sent", "major", ["mail"], "13:02", "14:40"),
  over("2026-11-20", "Search found nothing new", "minor", ["search"], "06:15", "07:05"),
];

const open = (id, title, severity, components, started, updates) => ({
  id: `2026-11-23-${id}`, title, severity, components, started: `2026-11-23 ${started} UTC`,
  updates: updates.map(([at, status, text]) => ({ at: `2026-11-23 ${at} UTC`, status, text })),
});
const PAYMENTS = open("payments", "Some cards are refused", "major", ["billing"], "09:31", [
  ["09:40", "investigating", "One card in ten is refused. We are looking into it."],
  ["10:12", "identified", "A change of this morning asks banks for a code that some do not know. We are taking it back."],
]);
const FIVE = [
  PAYMENTS,
  open("api", "The API answers nobody", "critical", ["api", "webhooks"], "10:21", [["10:24", "investigating", "All calls fail."]]),
  open("mail", "Mail from addresses with an umlaut, an accent or any other letter outside of ASCII before the @ is delivered hours late or comes back", "minor", ["mail"], "07:00", [
    ["08:15", "monitoring", "What waited is on its way. We watch whether more comes to wait."],
  ]),
  open("search", "Search is slow", "minor", ["search"], "10:02", []),
  { ...open("web", "Pictures are missing", "minor", ["web"], "09:58", [["10:05", "identified", "We know why."]]), started: "~2026-11-23 09:58 UTC" },
];
const planned = (id, title, components, from, until, updates) => ({
  id, title, kind: "maintenance", components, scheduled: { from: `${from} UTC`, until: `${until} UTC` }, updates,
});
const MAINTENANCE = [
  planned("2026-11-23-database", "The database moves to new machines", { billing: "under_maintenance", api: "under_maintenance" }, "2026-11-23 10:00", "2026-11-23 11:30", [
    { at: "2026-11-16 09:00 UTC", status: "scheduled", text: "Bills cannot be paid for up to ten minutes within this window." },
    { at: "2026-11-23 10:03 UTC", status: "in_progress", text: "We have begun." },
  ]),
  planned("2026-11-30-network", "A switch is replaced", ["web"], "2026-11-30 22:00", "2026-12-01 00:30", [
    { at: "2026-11-20 09:00 UTC", status: "scheduled", text: "Nothing should be noticed." },
  ]),
];
const ON_NOTHING = open("rumour", "Mails in our name ask for passwords", "minor", undefined, "08:00", [
  ["08:30", "investigating", "We did not send them. Do not follow their links; nothing of ours is touched."],
]);

export const STATES = {
  "all-well": [SIX, PAST],
  "one-open": [SIX, [...PAST, PAYMENTS]],
  "five-open": [SIX, [...PAST, ...FIVE]],
  "maintenance-only": [SIX, [...PAST, ...MAINTENANCE]],
  "on-no-component": [SIX, [...PAST, ON_NOTHING]],
  "no-component": [undefined, [{ ...PAST[2], components: undefined }, { ...PAYMENTS, components: undefined }]],
  "no-incident": [SIX, []],
  "forty-components": [FORTY, [
    over("2026-11-02", "Storage in Dublin was full", "major", ["dublin-storage"], "22:10", "23:45"),
    open("frankfurt", "Machines in Frankfurt do not start", "critical", ["frankfurt-compute", "frankfurt-load-balancing-and-private-connections"], "10:11", [
      ["10:20", "investigating", "New machines do not start. Running ones are not affected."],
    ]),
  ]],
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [mode, folder] = process.argv.slice(2);
  await { write, look }[mode](folder);
}

/** JSON is YAML too. */
function write(folder) {
  for (const [name, [components, incidents]] of Object.entries(STATES)) {
    for (const live of [true, false]) {
      const root = join(folder, live ? name : `${name}-archive`);
      mkdirSync(join(root, "incidents"), { recursive: true });
      const site = { title: "Lantern status", description: "Whether Lantern shines, and when it did not.", live, components };
      writeFileSync(join(root, "site.yaml"), JSON.stringify(site));
      for (const { id, ...keys } of incidents) writeFileSync(join(root, "incidents", `${id}.yaml`), JSON.stringify(keys));
    }
  }
}

/** The pages that a state changes: of an archive the home page alone, since the others are the same. */
async function pagesOf(name, built) {
  const { samples } = await import("./kinds.mjs");
  const kinds = name.endsWith("-archive") ? ["home"] : KINDS;
  const all = await samples(built, (path) => statSync(join(built, path)).size, false);
  return all.filter(({ kind }) => kinds.includes(kind));
}

async function look(folder) {
  const { launch } = await import("./browser.mjs");
  const { HEIGHT, inPairs, judge, open, openForAxe, sideways } = await import("./looks.mjs");
  const { report } = await import("./report.mjs");
  const { serve } = await import("./server.mjs");
  const browser = await launch();
  const looks = report("looks");
  const axe = report("axe");
  const rounds = THEMES.flatMap((theme) => [true, false].map((script) => ({ theme, script })));
  await inPairs(readdirSync(folder), async (name) => {
    const built = join(folder, name, "public");
    const chosen = await pagesOf(name, built);
    const site = await serve(built);
    for (const { theme, script } of rounds) {
      const context = await open(browser, looks, site.root, { colorScheme: theme, javaScriptEnabled: script });
      if (script) await context.clock.setFixedTime(NOW);
      const page = await context.newPage();
      for (const { path } of chosen) {
        await page.goto(site.root + path);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT });
          await sideways(page, looks, `${name}/${path} (${width} px, ${theme}, ${script ? "with" : "without"} script)`);
          looks.pass();
        }
      }
      await context.close();
    }
    for (const [at, theme] of THEMES.entries()) {
      const width = [WIDTHS.at(0), WIDTHS.at(-1)][at];
      const context = await openForAxe(browser, theme, width);
      await context.clock.setFixedTime(NOW);
      const page = await context.newPage();
      for (const { path } of chosen) {
        await page.goto(site.root + path);
        await judge(page, axe, `${name}/${path} (${width} px, ${theme})`);
        axe.pass();
      }
      await context.close();
    }
    await site.stop();
  });
  looks.close("pages seen at a width, in a theme, with or without script");
  axe.close("pages judged, narrow and light or wide and dark");
  await browser.close();
}
