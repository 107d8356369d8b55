// Follows every link of a served site, from its home page on, as a visitor could.
//
//   node links.mjs SITE PREFIX        (`/` or `/some/sub/path/`)
//
// Every link and every address in a style must answer 200, every fragment must name a place in its page, no link may
// leave the folder that the site is served from, and every file that is for people must be reached.

import { Parser } from "htmlparser2";
import { files } from "./kinds.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

// What no page needs to lead to: what a host shows by itself, and what programs find by its well-known address.
const APART =
  /^(404\.html|manifest\.json|next-change\.json|metrics|robots\.txt|sitemap.*\.xml|\.nojekyll|_headers|_redirects|api\/.*|badges\/.*|cards\/.*|embed\/.*|search\/index\.js|assets\/search-.*|.*\.ics)$/;
const OUTSIDE = /^(https?|mailto|tel|data):/;

const [folder, prefix] = process.argv.slice(2);
const site = await serve(folder, prefix);
const findings = report(`links under ${prefix}`);

const seen = new Map(); // address without fragment → the ids of its page, or undefined where it is none
const wanted = []; // fragments, checked once all pages are known
const queue = [site.root, `${site.root}404.html`];
while (queue.length > 0) await visit(queue.pop());

for (const { from, page, id } of wanted) {
  const ids = seen.get(page);
  if (ids && !ids.has(id)) findings.find("dead fragment", from, `${short(page)}#${id}`);
  findings.pass();
}
for (const file of await files(folder)) {
  const reached = [file, file.replace(/(^|\/)index\.html$/, "$1")].some((path) => seen.has(site.root + encodeURI(path)));
  if (!reached && !APART.test(file)) findings.find("not reached from the home page", "the site", file);
}
findings.close("links");
await site.stop();

/** Fetches an address once, and follows what it holds. */
async function visit(address) {
  if (seen.has(address)) return;
  seen.set(address, undefined);
  const response = await fetch(address, { redirect: "manual" });
  const media = response.headers.get("content-type");
  const text = await response.text();
  if (response.status !== 200) return; // said by the page that links here
  if (media.startsWith("text/html")) {
    const { ids, links } = read(text);
    seen.set(address, ids);
    for (const link of links) await follow(address, link);
  } else if (media.startsWith("text/css")) {
    for (const [, link] of text.matchAll(/url\(["']?([^"')]+)["']?\)/g)) await follow(address, link);
  }
}

/** Checks one link of a page and puts its target into the queue. */
async function follow(from, link) {
  if (OUTSIDE.test(link)) return;
  findings.pass();
  const target = new URL(link, from);
  const id = decodeURIComponent(target.hash.slice(1));
  target.hash = "";
  if (!target.href.startsWith(site.root)) return findings.find("leaves the site", short(from), link);
  if (id) wanted.push({ from: short(from), page: target.href, id });
  if (!seen.has(target.href) && !queue.includes(target.href)) {
    const { status } = await fetch(target, { method: "HEAD", redirect: "manual" });
    if (status !== 200) return findings.find("dead link", short(from), `${link} answers ${status}`);
    queue.push(target.href);
  }
}

/** The ids and the links of a page. */
function read(html) {
  const ids = new Set();
  const links = [];
  const parser = new Parser({
    onopentag(name, { id, href, src, srcset, content, ...rest }) {
      if (id) ids.add(id);
      if (href) links.push(href);
      if (src) links.push(src);
      if (srcset) links.push(...srcset.split(",").map((one) => one.trim().split(/\s+/)[0]));
      if (name === "meta" && rest["http-equiv"] === "refresh") links.push(content.replace(/^.*url=/i, ""));
    },
  });
  parser.end(html);
  return { ids, links };
}

function short(address) {
  return address.replace(site.root, "/");
}
