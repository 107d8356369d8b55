// Names one page or more of every kind that the sample has.
//
// In: the folder of a built site. Out: pages by kind, as paths below the root. A kind without a page is an error, so that
// a page that went away cannot pass its tests by not being there.

import { readdir } from "node:fs/promises";
import { sep } from "node:path";

const KINDS = {
  home: /^index\.html$/,
  history: /^incidents\/index\.html$/,
  year: /^incidents\/\d{4}\/index\.html$/,
  month: /^incidents\/\d{4}\/\d{2}\/index\.html$/,
  incident: /^incidents\/(?!\d{4}\/)[^/]+\/index\.html$/,
  update: /^incidents\/[^/]+\/updates\/[^/]+\/index\.html$/,
  "follow-up": /^incidents\/[^/]+\/follow-ups\/[^/]+\/index\.html$/,
  "component index": /^components\/index\.html$/,
  component: /^components\/[^/]+\/index\.html$/,
  "cause index": /^causes\/index\.html$/,
  cause: /^causes\/[^/]+\/index\.html$/,
  "tag index": /^tags\/index\.html$/,
  tag: /^tags\/[^/]+\/index\.html$/,
  "severity index": /^severities\/index\.html$/,
  severity: /^severities\/[^/]+\/index\.html$/,
  snapshot: /^incidents\/[^/]+\/as-of\/\d+\/index\.html$/,
  promises: /^actions\/index\.html$/,
  "promises of a year": /^actions\/\d{4}\/index\.html$/,
  numbers: /^numbers\/index\.html$/,
  search: /^search\/index\.html$/,
  "not found": /^404\.html$/,
};

// Kinds that a site may do without: an incident in another language, an old address, and the years of what has too many
// incidents for one page.
const MAYBE = {
  translation: /^incidents\/[^/]+\/[a-z]{2,3}(-[A-Za-z0-9]+)*\/index\.html$/,
  "year of a facet": /^(components|causes|tags|severities)\/[^/]+\/\d{4}\/index\.html$/,
  "old address": /^(?!404\.html$|(index|incidents|components|causes|tags|severities|actions|numbers|search|embed)(\/|\.)).+\.html$/,
};
const ALL = { ...KINDS, ...MAYBE };

// Looked at always: the incident whose times are days and whose length is minutes.
const ALWAYS = ["incidents/2017-11-02-account-deactivated/index.html"];

/** All files of a folder, as paths with slashes, sorted. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.split(sep).join("/").slice(folder.length + 1))
    .sort();
}

/** Every page of the site, as `{ kind, path }`. A page of no known kind is an error too. */
export async function pages(folder) {
  // What other pages take over is no page of its own.
  const html = (await files(folder)).filter((path) => path.endsWith(".html") && path !== "embed/status.html");
  return html.map((path) => {
    const kind = Object.keys(ALL).find((name) => ALL[name].test(path));
    if (!kind) throw new Error(`\`${path}\` is of no kind that \`kinds.mjs\` knows: add it there`);
    return { kind, path };
  });
}

/** One page of each kind, the heaviest, and those that are looked at always. `complete`: none of them may be missing. */
export async function samples(folder, weight, complete = true) {
  const all = await pages(folder);
  const chosen = all.filter(({ path }) => ALWAYS.includes(path));
  if (complete && chosen.length < ALWAYS.length) throw new Error(`the site lacks one of ${ALWAYS.join(", ")}`);
  for (const kind of Object.keys(ALL)) {
    const [heaviest] = all.filter((page) => page.kind === kind).sort((a, b) => weight(b.path) - weight(a.path));
    if (!heaviest && (!complete || kind in MAYBE)) continue;
    if (!heaviest) throw new Error(`the site has no page of the kind “${kind}”`);
    if (!chosen.includes(heaviest)) chosen.push(heaviest);
  }
  return chosen;
}
