//! The site that is shown, and the news for those who look at it.
//!
//! In: changes. Out: the last good site, and an event for each change. A change is shown as soon as the site is linked;
//! where all pages have to be looked at to know what is wrong with them, that comes after. With an error the last good
//! site stays.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use super::watch::Change;
use crate::artifact::Nowhere;
use crate::config::Project;
use crate::diag::{self, Diagnostic, Diagnostics, Level, Style};
use crate::error::Error;
use crate::pipeline::{Changed, Files, Linked, Order};

/// How long a browser waits for news before it is asked whether it is still there.
const PATIENCE: Duration = Duration::from_secs(15);

/// The site as browsers see it.
#[derive(Default)]
pub struct Live {
    shown: RwLock<Arc<Files>>,
    /// What was linked last, be it shown or not.
    last: Mutex<Option<Last>>,
    event: Mutex<Event>,
    news: Condvar,
}

struct Last {
    linked: Arc<Linked>,
    /// What is wrong with its pages, if that is known of all of them.
    late: Option<Vec<Diagnostic>>,
}

/// A site that is shown, of which not everything may be known yet.
pub struct Glance {
    begun: Instant,
    linked: Arc<Linked>,
    /// The files that have changed or are new, where none has gone.
    changed: Option<Changed>,
    late: Option<Vec<Diagnostic>>,
    findings: Diagnostics,
    /// What was shown before.
    good: Arc<Files>,
    /// What browsers were told is wrong.
    told: Option<String>,
}

/// What a browser is told of a build.
#[derive(Debug, Default, Clone)]
pub struct Event {
    pub version: u64,
    /// `version`, `findings` (text or null), and `style` (the stylesheet's path, where nothing else changed).
    pub json: String,
}

/// What a person at the terminal is told of a build.
pub struct Report {
    pub linked: Arc<Linked>,
    /// What is wrong: all of it at first, and later what is an error or stands in a file that has changed.
    pub findings: Diagnostics,
    pub took: Duration,
}

impl Live {
    /// The site that is shown.
    pub fn shown(&self) -> Arc<Files> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn show(&self, shown: Arc<Files>) {
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = shown;
    }

    /// Links the site anew after a change, or for the first time, and shows it.
    pub fn glance(&self, project: &Project, order: &Order, change: Option<&Change>) -> Result<Glance, Error> {
        let begun = Instant::now();
        let last = locked(&self.last).take();
        let (linked, changed) = match (&last, change.and_then(|change| change.paths.as_deref())) {
            (Some(last), Some(paths)) => last.linked.again(project, order, paths)?,
            _ => (Linked::new(project, order)?, None),
        };
        let known = last.as_ref().and_then(|last| Some((&last.linked, last.late.as_ref()?)));
        let late = known.zip(changed.as_ref());
        let late = late.and_then(|((earlier, late), changed)| linked.late_since(earlier, late, changed));
        let findings = linked.findings(late.clone().unwrap_or_else(|| linked.at_once()));
        let linked = Arc::new(linked);
        let good = self.shown();
        if !findings.has_errors() || good.is_empty() {
            self.show(Arc::new(Files::new(Arc::clone(&linked))));
        }
        let told = self.tell(&findings, &linked, change.is_some_and(|change| change.only_style));
        Ok(Glance { begun, linked, changed, late, findings, good, told })
    }

    /// Finds what is wrong with the pages, if that is not known yet, and tells everybody what they have not been told.
    /// It is given up when `stop` says so; then the next change brings what it would have found.
    pub fn look(&self, glance: Glance, stop: &(dyn Fn() -> bool + Sync)) -> Report {
        let Glance { begun, linked, changed, mut late, mut findings, good, told } = glance;
        if late.is_none()
            && let Some((_, found)) = linked.render(None, &Nowhere, stop)
        {
            findings = linked.findings(found.iter().cloned());
            late = Some(found);
            if errors(&findings, &linked) != told {
                if !good.is_empty() {
                    self.show(good);
                }
                self.tell(&findings, &linked, false);
            }
        }
        if let Some(changed) = changed {
            findings.retain(|found| found.level == Level::Error || changed.concern(found));
        }
        *locked(&self.last) = Some(Last { linked: Arc::clone(&linked), late });
        Report { linked, findings, took: begun.elapsed() }
    }

    /// Tells everybody that a build could not run. What changed with it is read with all the rest by the next one.
    pub fn fail(&self, error: &Error) {
        *locked(&self.last) = None;
        self.send(Some(&format!("error: {error}\n\nhelp: {}\n", error.help())), None);
    }

    /// Tells everybody of a build, and gives back what is shown over the page.
    fn tell(&self, findings: &Diagnostics, linked: &Linked, only_style: bool) -> Option<String> {
        let errors = errors(findings, linked);
        let style = linked.style().filter(|_| only_style && errors.is_none());
        self.send(errors.as_deref(), style.as_deref());
        errors
    }

    fn send(&self, findings: Option<&str>, style: Option<&str>) {
        let mut event = locked(&self.event);
        event.version += 1;
        event.json = serde_json::json!({"version": event.version, "findings": findings, "style": style}).to_string();
        self.news.notify_all();
    }

    /// The latest event, as soon as it is another than the one seen; none if nothing happens for a while.
    pub fn next(&self, seen: Option<u64>) -> Option<Event> {
        let event = locked(&self.event);
        let waited = self.news.wait_timeout_while(event, PATIENCE, |event| seen == Some(event.version));
        let (event, result) = waited.unwrap_or_else(PoisonError::into_inner);
        (!result.timed_out()).then(|| event.clone())
    }
}

fn locked<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The text of what forbids to publish; none if nothing does.
fn errors(findings: &Diagnostics, linked: &Linked) -> Option<String> {
    let mut errors = findings.clone();
    errors.retain(|found| found.level == Level::Error);
    let mut text = Vec::new();
    let printed = (!errors.is_empty()).then(|| diag::print(&errors, &linked.tree, &mut text, Style::Plain));
    printed.map(|_| String::from_utf8_lossy(&text).into_owned())
}
