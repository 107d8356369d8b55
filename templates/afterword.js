// Turns a page over when its moment comes. Adds the viewer's own clock beside a time, where it differs from the one that
// is shown, and how long ago the last words were; warns of a status page that is too old. Nothing depends on it.
(() => {
  const zone = document.getElementById("zone");
  const site = zone?.textContent;
  const yours = zone?.dataset.yours ?? "{time} your time";
  const language = document.documentElement.lang.replace(/^en$/, "en-GB");
  const format = (options, timeZone) => new Intl.DateTimeFormat(language, { numberingSystem: "latn", ...options, timeZone });
  const day = { day: "numeric", month: "short" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  let relative;
  const ago = (at) => {
    relative ??= new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: "auto" });
    const minutes = Math.round((at - Date.now()) / 60_000);
    const [number, unit] = Math.abs(minutes) < 60 ? [minutes, "minute"] : [Math.round(minutes / 60), "hour"];
    return relative.format(number, unit);
  };
  const beside = (time, text) => {
    const own = document.createElement("small");
    own.className = "local";
    own.textContent = text;
    time.after(" ", own);
  };
  const show = () => {
    const now = Date.now();
    for (const warning of document.querySelectorAll("[data-from]")) {
      warning.hidden = now < Date.parse(warning.dataset.from);
    }
    try {
      // What was said or promised within two days is told from now, too: the page itself does not know when that is.
      for (const time of document.querySelectorAll(":is(.ongoing, .stale, .promised) time[datetime*=T]")) {
        if (Math.abs(now - Date.parse(time.dateTime)) < 48 * 3_600_000) beside(time, ago(Date.parse(time.dateTime)));
      }
      // Each format is made once: to make one takes longer than all else here.
      const here = { day: format(day), clock: format(clock), both: format({ ...day, ...clock }) };
      const there = { day: format(day, site), clock: format(clock, site) };
      for (const time of document.querySelectorAll("main time[datetime*=T]:not(.about time)")) {
        const at = new Date(time.dateTime);
        const same = here.day.format(at) === there.day.format(at);
        if (same && here.clock.format(at) === there.clock.format(at)) continue;
        beside(time, yours.replace("{time}", (same ? here.clock : here.both).format(at)));
      }
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
