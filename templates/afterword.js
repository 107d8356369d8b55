// Adds the viewer's own clock beside a time, where it differs from the one that is shown. Nothing depends on it.
(() => {
  const zone = document.getElementById("zone");
  const site = zone?.textContent;
  const yours = zone?.dataset.yours ?? "{time} your time";
  const language = document.documentElement.lang.replace(/^en$/, "en-GB");
  const words = (at, options, timeZone) => new Intl.DateTimeFormat(language, { numberingSystem: "latn", ...options, timeZone }).format(at);
  const day = { day: "numeric", month: "short" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    for (const time of document.querySelectorAll("main time[datetime*=T]:not(.about time)")) {
      const at = new Date(time.dateTime);
      const same = words(at, day) === words(at, day, site);
      if (same && words(at, clock) === words(at, clock, site)) continue;
      const own = document.createElement("small");
      own.className = "local";
      own.textContent = yours.replace("{time}", words(at, same ? clock : { ...day, ...clock }));
      time.after(" ", own);
    }
  } catch {
    // A zone or a date that this browser does not know: the page has said all there is to say.
  }
})();
