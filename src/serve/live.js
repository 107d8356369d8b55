// Listens for builds while the site is being written: reloads the page, swaps the style, or says what is wrong.
(() => {
  "use strict";
  const place = "afterword-scroll:" + location.pathname;
  const saved = sessionStorage.getItem(place);
  if (saved !== null) {
    sessionStorage.removeItem(place);
    addEventListener("load", () => scrollTo(0, Number(saved)));
  }

  let overlay = null;
  const say = (findings) => {
    overlay?.remove();
    overlay = null;
    if (!findings) return;
    overlay = document.createElement("section");
    overlay.id = "afterword-findings";
    overlay.setAttribute("role", "alert");
    overlay.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:2147483647;margin:0;padding:1rem 1.25rem;" +
      "background:#1c1b18;color:#f3efe4;border-top:4px solid #c8323c;font:14px/1.5 ui-monospace,monospace";
    const text = document.createElement("pre");
    text.style.cssText = "margin:0;white-space:pre-wrap;font:inherit;color:inherit;background:none";
    text.textContent = findings.trimEnd() + "\n\nthe site goes on when this is mended";
    overlay.append(text);
    document.body.append(overlay);
  };

  const swap = (style) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"][href*="assets/afterword-"]')) {
      link.href = link.href.replace(/assets\/afterword-[^/]*\.css$/, style);
    }
  };

  let version = null;
  const source = new EventSource("/.afterword/events");
  source.onmessage = (message) => {
    const event = JSON.parse(message.data);
    const first = version === null;
    const same = version === event.version;
    version = event.version;
    say(event.findings);
    if (first || same || event.findings) return;
    if (event.style) return swap(event.style);
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };
  // The server was stopped and started again: what it shows may be another site.
  source.onerror = () => { version = version === null ? null : -1; };
})();
