//! The site that is shown, and the news for those who look at it.
//!
//! In: builds. Out: the last good artifacts, and an event for each build. A failed build changes nothing but what is
//! said over the page.

use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use crate::artifact::ArtifactSet;
use crate::config::Project;
use crate::diag::{self, Style};
use crate::error::Error;
use crate::pipeline::{self, Build, Order};

/// How long a browser waits for news before it is asked whether it is still there.
const PATIENCE: Duration = Duration::from_secs(15);

/// The site as browsers see it.
#[derive(Default)]
pub struct Live {
    shown: RwLock<Arc<Shown>>,
    event: Mutex<Event>,
    news: Condvar,
}

/// The last good site.
#[derive(Default)]
pub struct Shown {
    set: ArtifactSet,
}

impl Shown {
    /// The bytes of a file of the site.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.set.get(path).map(|artifact| artifact.bytes.as_slice())
    }

    /// A site of those files.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let mut set = ArtifactSet::default();
        for (path, text) in files {
            let path = crate::artifact::ArtifactPath::new(*path).expect("a plain path");
            let artifact = crate::artifact::Artifact { stage: crate::artifact::Stage::Page, bytes: (*text).into() };
            set.insert(path, artifact).expect("no collision");
        }
        Self { set }
    }
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
    pub build: Build,
    pub took: Duration,
}

impl Live {
    /// The site that is shown.
    pub fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Builds the site anew and tells everybody. With an error the last good site stays.
    pub fn rebuild(&self, project: &Project, order: &Order, only_style: bool) -> Result<Report, Error> {
        let begun = Instant::now();
        let mut build = pipeline::build(project, order)?;
        let findings = build.diagnostics.has_errors().then(|| {
            let mut text = Vec::new();
            let printed = diag::print(&build.diagnostics, &build.tree, &mut text, Style::Plain);
            printed.map(|()| String::from_utf8_lossy(&text).into_owned()).unwrap_or_default()
        });
        let is_first = self.shown().set.is_empty();
        if findings.is_none() || is_first {
            let set = std::mem::take(&mut build.set);
            *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Shown { set });
        }
        let style = only_style.then(|| self.style()).flatten().filter(|_| findings.is_none());
        self.tell(findings.as_deref(), style.as_deref());
        Ok(Report { build, took: begun.elapsed() })
    }

    /// Tells everybody that a build could not run.
    pub fn fail(&self, error: &Error) {
        self.tell(Some(&format!("error: {error}\n\nhelp: {}\n", error.help())), None);
    }

    /// The path of the stylesheet.
    fn style(&self) -> Option<String> {
        let shown = self.shown();
        let mut paths = shown.set.iter().map(|(path, _)| path.as_str());
        paths.find(|path| path.starts_with("assets/afterword-") && path.ends_with(".css")).map(str::to_owned)
    }

    fn tell(&self, findings: Option<&str>, style: Option<&str>) {
        let mut event = self.event.lock().unwrap_or_else(PoisonError::into_inner);
        event.version += 1;
        event.json = serde_json::json!({"version": event.version, "findings": findings, "style": style}).to_string();
        self.news.notify_all();
    }

    /// The latest event, as soon as it is another than the one seen; none if nothing happens for a while.
    pub fn next(&self, seen: Option<u64>) -> Option<Event> {
        let event = self.event.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.news.wait_timeout_while(event, PATIENCE, |event| seen == Some(event.version));
        let (event, result) = waited.unwrap_or_else(PoisonError::into_inner);
        (!result.timed_out()).then(|| event.clone())
    }
}
