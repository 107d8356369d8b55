//! What changes in the sources: one message for a burst of saves.
//!
//! In: a project. Out: a channel of changes. Folders may be deleted and made again, and editors may replace files
//! instead of writing them. The output folder is not watched.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};

use crate::config::Project;
use crate::error::Error;

/// How long a burst may last.
const BURST: Duration = Duration::from_millis(40);
/// The folders that are watched with everything in them.
const FOLDERS: [&str; 4] = ["incidents", "templates", "static", "locales"];

/// One or more files have changed.
pub struct Change {
    /// Whether nothing but stylesheets has.
    pub only_style: bool,
}

/// The changes of a site, for as long as they are received.
pub struct Changes {
    found: Receiver<Change>,
    root: camino::Utf8PathBuf,
    watcher: std::cell::RefCell<Debouncer<RecommendedWatcher>>,
    again: Receiver<()>,
}

impl Changes {
    /// The next change. Folders that have come since are watched from then on.
    pub fn wait(&self) -> Option<Change> {
        let first = self.found.recv().ok()?;
        let rest = self.found.try_iter();
        let change = rest.fold(first, |all, next| Change { only_style: all.only_style && next.only_style });
        if self.again.try_iter().count() > 0 {
            follow(&mut self.watcher.borrow_mut(), &self.root);
        }
        Some(change)
    }
}

/// Watches the sources of a site.
///
/// # Errors
/// If the system does not let the folder be watched.
pub fn watch(project: &Project) -> Result<Changes, Error> {
    let (sender, found) = channel();
    let (anew, again) = channel();
    let root = project.root.clone();
    let tell = teller(root.clone().into_std_path_buf(), sender, anew);
    let refused =
        |error: notify_debouncer_mini::notify::Error| Error::Watch { path: root.clone(), why: error.to_string() };
    let mut watcher = new_debouncer(BURST, tell).map_err(refused)?;
    watcher.watcher().watch(root.as_std_path(), RecursiveMode::NonRecursive).map_err(refused)?;
    follow(&mut watcher, &root);
    Ok(Changes { found, root, watcher: watcher.into(), again })
}

/// Watches the folders that are there.
fn follow(watcher: &mut Debouncer<RecommendedWatcher>, root: &camino::Utf8Path) {
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        // A folder that was deleted is forgotten by the system and is watched anew; one that is not there comes later.
        let _ = watcher.watcher().unwatch(folder.as_std_path());
        let _ = watcher.watcher().watch(folder.as_std_path(), RecursiveMode::Recursive);
    }
}

/// Turns a burst of events into one change, if any of them is about a source.
fn teller(
    root: std::path::PathBuf,
    sender: Sender<Change>,
    anew: Sender<()>,
) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result| {
        let paths: Vec<_> = match result {
            Ok(events) => events.into_iter().map(|event| event.path).filter(|path| is_source(&root, path)).collect(),
            // Too many events at once: something has changed, whatever it was.
            Err(_) => vec![root.join("site.yaml")],
        };
        if paths.is_empty() {
            return;
        }
        if paths.iter().any(|path| path.parent() == Some(root.as_path())) {
            let _ = anew.send(());
        }
        let only_style = paths.iter().all(|path| path.extension().is_some_and(|ending| ending == "css"));
        let _ = sender.send(Change { only_style });
    }
}

/// Whether a path is one that a build reads: not the output, nor what an editor leaves beside a file.
fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let first = inside.components().next().and_then(|part| part.as_os_str().to_str());
    let name = inside.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let leftover = name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".swx") || name == "4913";
    !leftover && first.is_some_and(|first| first == "site.yaml" || FOLDERS.contains(&first))
}
