//! What changes in the sources: one message for a burst of saves.
//!
//! In: a project. Out: a channel of changes. Folders may be deleted and made again, and editors may replace files
//! instead of writing them. The output folder is not watched.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::config::Project;
use crate::error::Error;

/// How long nothing happens before a burst is over.
const QUIET: Duration = Duration::from_millis(20);
/// How long a burst may last; what comes later is the next one.
const BURST: Duration = Duration::from_millis(400);
/// The folders that are watched with everything in them.
const FOLDERS: [&str; 4] = ["incidents", "templates", "static", "locales"];

/// One or more files have changed.
pub struct Change {
    /// Whether nothing but stylesheets has.
    pub only_style: bool,
}

/// The changes of a site, for as long as they are received.
pub struct Changes {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    watcher: RefCell<RecommendedWatcher>,
}

impl Changes {
    /// The next change. Folders that have come since are watched from then on.
    pub fn wait(&self) -> Option<Change> {
        let mut paths = Vec::new();
        while paths.is_empty() {
            paths = self.sources(self.events.recv().ok()?);
        }
        let begun = Instant::now();
        while begun.elapsed() < BURST
            && let Ok(event) = self.events.recv_timeout(QUIET)
        {
            paths.extend(self.sources(event));
        }
        if paths.iter().any(|path| path.parent() == Some(&self.root)) {
            follow(&mut self.watcher.borrow_mut(), &self.root);
        }
        Some(Change { only_style: paths.iter().all(|path| path.extension().is_some_and(|ending| ending == "css")) })
    }

    /// The sources that an event says have changed. Reading them is no change: every build does.
    fn sources(&self, event: notify::Result<Event>) -> Vec<PathBuf> {
        match event {
            Ok(event) if is_change(event.kind) && !event.need_rescan() => {
                event.paths.into_iter().filter(|path| is_source(&self.root, path)).collect()
            }
            Ok(event) if !event.need_rescan() => Vec::new(),
            // Too many events at once: something has changed, whatever it was.
            _ => vec![self.root.join("site.yaml")],
        }
    }
}

/// Watches the sources of a site.
///
/// # Errors
/// If the system does not let the folder be watched.
pub fn watch(project: &Project) -> Result<Changes, Error> {
    let (sender, events) = channel();
    let root = project.root.clone().into_std_path_buf();
    let refused = |error: notify::Error| Error::Watch { path: project.root.clone(), why: error.to_string() };
    let mut watcher = notify::recommended_watcher(sender).map_err(refused)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(refused)?;
    follow(&mut watcher, &root);
    Ok(Changes { root, events, watcher: watcher.into() })
}

/// Watches the folders that are there.
fn follow(watcher: &mut RecommendedWatcher, root: &Path) {
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        // A folder that was deleted is forgotten by the system and is watched anew; one that is not there comes later.
        let _ = watcher.unwatch(&folder);
        let _ = watcher.watch(&folder, RecursiveMode::Recursive);
    }
}

/// Whether an event can mean that a file is another than before.
const fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if !matches!(access, AccessKind::Close(AccessMode::Write)))
}

/// Whether a path is one that a build reads: not the output, nor what an editor leaves beside a file.
fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let first = inside.components().next().and_then(|part| part.as_os_str().to_str());
    let name = inside.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let leftover = name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".swx") || name == "4913";
    !leftover && first.is_some_and(|first| first == "site.yaml" || FOLDERS.contains(&first))
}
