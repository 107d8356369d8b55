// Turns a page over when its moment comes, and adds the viewer's own clock beside a time, where it differs from the one
// that is shown. Nothing depends on it.
(() => {
  const site = document.getElementById("zone")?.textContent;
  const language = document.documentElement.lang.replace(/^en$/, "en-GB");
  const words = (at, options, timeZone) => new Intl.DateTimeFormat(language, { ...options, timeZone }).format(at);
  const day = { day: "numeric", month: "short" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const local = () => {
    for (const time of document.querySelectorAll("main time[datetime*=T]:not(.about time)")) {
      const at = new Date(time.dateTime);
      const same = words(at, day) === words(at, day, site);
      if (same && words(at, clock) === words(at, clock, site)) continue;
      const own = document.createElement("small");
      own.className = "local";
      own.textContent = words(at, same ? clock : { ...day, ...clock }) + " your time";
      time.after(" ", own);
    }
  };
  const show = () => {
    try {
      local();
    } catch {
      // A zone or a date that this browser does not know: the page has said all there is to say.
    }
  };
  // What the clock alone will change is in the page already.
  const later = document.getElementById("turn");
  const turn = () => {
    document.getElementById("main")?.replaceChildren(later.content.cloneNode(true));
    later.remove();
  };
  const wait = Date.parse(later?.dataset.at) - Date.now();
  if (wait <= 0) turn();
  // A longer wait than 24 days is none to a browser.
  if (wait > 0 && wait < 2 ** 31) setTimeout(() => (turn(), show()), wait);
  show();
})();
