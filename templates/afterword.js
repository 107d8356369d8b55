// Adds the viewer's own clock beside a time, where it differs from the one that is shown, and how long ago the last
// words were; warns of a status page that is too old. Nothing depends on it.
(() => {
  const now = Date.now();
  for (const warning of document.querySelectorAll("[data-from]")) {
    warning.hidden = now < Date.parse(warning.dataset.from);
  }
  const site = document.getElementById("zone")?.textContent;
  const language = document.documentElement.lang.replace(/^en$/, "en-GB");
  const words = (at, options, timeZone) => new Intl.DateTimeFormat(language, { ...options, timeZone }).format(at);
  const day = { day: "numeric", month: "short" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const ago = (at) => {
    const minutes = Math.round((at - now) / 60_000);
    const [number, unit] = Math.abs(minutes) < 60 ? [minutes, "minute"] : [Math.round(minutes / 60), "hour"];
    return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(number, unit);
  };
  const beside = (time, text) => {
    const own = document.createElement("small");
    own.className = "local";
    own.textContent = text;
    time.after(" ", own);
  };
  try {
    // What was said or promised within two days is told from now, too: the page itself does not know when that is.
    for (const time of document.querySelectorAll(":is(.ongoing, .stale) time[datetime*=T]")) {
      if (Math.abs(now - Date.parse(time.dateTime)) < 48 * 3_600_000) beside(time, ago(Date.parse(time.dateTime)));
    }
    for (const time of document.querySelectorAll("main time[datetime*=T]:not(.about time)")) {
      const at = new Date(time.dateTime);
      const same = words(at, day) === words(at, day, site);
      if (same && words(at, clock) === words(at, clock, site)) continue;
      beside(time, words(at, same ? clock : { ...day, ...clock }) + " your time");
    }
  } catch {
    // A zone or a date that this browser does not know: the page has said all there is to say.
  }
})();
