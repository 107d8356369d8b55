//! What changes in the sources: one message for a burst of saves.
//!
//! In: a project. Out: a channel of changes. Folders may be deleted and made again, and editors may replace files
//! instead of writing them. The output folder is not watched.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use camino::Utf8PathBuf;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::config::Project;
use crate::error::Error;
use crate::source::FOLDERS;

/// How long nothing happens before a burst is over.
const QUIET: Duration = Duration::from_millis(20);
/// How long a burst may last; what comes later is the next one.
const BURST: Duration = Duration::from_millis(400);

/// One or more files have changed.
pub struct Change {
    /// Which, from the site's root; `None` if there were too many to tell.
    pub paths: Option<Vec<Utf8PathBuf>>,
    /// Whether nothing but stylesheets has.
    pub only_style: bool,
}

/// The changes of a site, for as long as they are received.
pub struct Changes {
    root: PathBuf,
    /// The sources that have changed, and whether there were too many to tell.
    news: Receiver<News>,
    has_more: Arc<AtomicBool>,
    watcher: RefCell<RecommendedWatcher>,
}

enum News {
    Changed(Vec<PathBuf>),
    Overflow,
}

impl Changes {
    /// The next change. Folders that have come since are watched from then on.
    pub fn wait(&self) -> Option<Change> {
        let mut all = vec![self.news.recv().ok()?];
        let begun = Instant::now();
        while begun.elapsed() < BURST
            && let Ok(news) = self.news.recv_timeout(QUIET)
        {
            all.push(news);
        }
        self.has_more.store(false, Ordering::Relaxed);
        all.extend(self.news.try_iter());
        let has_overflowed = all.iter().any(|news| matches!(news, News::Overflow));
        let paths = all.into_iter().flat_map(|news| match news {
            News::Changed(paths) => paths,
            News::Overflow => Vec::new(),
        });
        let mut paths: Vec<PathBuf> = paths.collect();
        paths.sort();
        paths.dedup();
        if has_overflowed || paths.iter().any(|path| path.parent() == Some(&self.root)) {
            follow(&mut self.watcher.borrow_mut(), &self.root);
        }
        let only_style =
            !has_overflowed && paths.iter().all(|path| path.extension().is_some_and(|ending| ending == "css"));
        let relative = |path: PathBuf| Utf8PathBuf::from_path_buf(path.strip_prefix(&self.root).ok()?.to_owned()).ok();
        let paths = paths.into_iter().map(relative).collect::<Option<Vec<_>>>();
        Some(Change { paths: paths.filter(|_| !has_overflowed), only_style })
    }

    /// Says whether the next change is there already.
    pub fn has_more(&self) -> impl Fn() -> bool + Sync + use<> {
        let flag = Arc::clone(&self.has_more);
        move || flag.load(Ordering::Relaxed)
    }
}

/// What an event says has changed. Reading the sources is no change: every build does.
fn news(root: &Path, event: notify::Result<Event>) -> Option<News> {
    match event {
        Ok(event) if event.need_rescan() => Some(News::Overflow),
        Ok(event) if is_change(event.kind) => {
            let paths: Vec<PathBuf> = event.paths.into_iter().filter(|path| is_source(root, path)).collect();
            (!paths.is_empty()).then_some(News::Changed(paths))
        }
        Ok(_) => None,
        Err(_) => Some(News::Overflow),
    }
}

/// Watches the sources of a site.
///
/// # Errors
/// If the system does not let the folder be watched.
pub fn watch(project: &Project) -> Result<Changes, Error> {
    let (sender, received) = channel();
    let root = project.root.clone().into_std_path_buf();
    let refused = |error: notify::Error| Error::Watch { path: project.root.clone(), why: error.to_string() };
    let has_more = Arc::new(AtomicBool::new(false));
    let (flag, top) = (Arc::clone(&has_more), root.clone());
    let tell = move |event| {
        if let Some(news) = news(&top, event) {
            // The flag comes last: who sees it finds the news.
            let _ = sender.send(news);
            flag.store(true, Ordering::Relaxed);
        }
    };
    let mut watcher = notify::recommended_watcher(tell).map_err(refused)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(refused)?;
    follow(&mut watcher, &root);
    Ok(Changes { root, news: received, has_more, watcher: watcher.into() })
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
