// Serves a folder the way a plain static host does: at any path, with its 404 page, and under a strict policy.
//
// In: a folder and the path to serve it at. Out: the address, and a way to stop. It listens on loopback only.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const MEDIA = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".xml": "application/xml",
  ".atom": "application/atom+xml",
  ".rss": "application/rss+xml",
  ".ics": "text/calendar; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".log": "text/plain; charset=utf-8",
};

/** Serves `folder` at `prefix` (`/` or `/some/path/`) until `stop()` is called. */
export async function serve(folder, prefix = "/") {
  const policy = await policyOf(folder);
  const server = createServer(async (request, response) => {
    const { status, path, body, location } = await answer(folder, prefix, request.url);
    response.writeHead(status, {
      "content-type": MEDIA[extname(path)] ?? "application/octet-stream",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      ...(location && { location }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { origin, root: origin + prefix, stop };
}

/** The policy that the site itself asks its host for: what it promises is what the browser holds it to. */
async function policyOf(folder) {
  const headers = await readFile(join(folder, "_headers"), "utf8");
  const policy = /^\s+Content-Security-Policy: (.+)$/m.exec(headers)?.[1];
  if (!policy || /unsafe|\*/.test(policy)) throw new Error(`the site asks for no strict policy: ${policy}`);
  return policy;
}

/** The file that belongs to a URL, or the 404 page of the site. */
async function answer(folder, prefix, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return { status: 400, path: "400.txt", body: "not an address" };
  }
  if (path.startsWith(prefix)) {
    const file = join(folder, normalize("/" + path.slice(prefix.length)), path.endsWith("/") ? "index.html" : "");
    try {
      return { status: 200, path: file, body: await readFile(file) };
    } catch (problem) {
      if (problem.code === "EISDIR") return { status: 301, path: "301.txt", body: "", location: url + "/" };
    }
  }
  const body = await readFile(join(folder, "404.html")).catch(() => "no 404 page");
  return { status: 404, path: "404.html", body };
}
