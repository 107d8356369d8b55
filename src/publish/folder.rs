//! The output folder of one build, from before the first file is made until all of them are in place.
//!
//! In: each file as it is made, then the whole set. Out: a `WriteReport`. What stands there already is let go at once, and
//! the rest waits on the disk, so that a large site is not held in memory. Given up, it leaves the folder as it was.

use std::cell::RefCell;
use std::fs;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use camino::{Utf8Path, Utf8PathBuf};

use super::disk::{Disk, Flush, Real};
use super::judge::is_same;
use super::lock::{self, Lock};
use super::paths::{WAITING, waiting};
use super::{Options, WriteReport, guard, plan, write};
use crate::artifact::{ArtifactSet, Body, Store, Stored};
use crate::error::Error;

thread_local! {
    /// Room for a file that is compared.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// An output folder that no other build writes to.
pub struct Folder {
    disk: Box<dyn Disk>,
    out: Utf8PathBuf,
    /// The folders that were made for this build, the inner ones first.
    new: Vec<Utf8PathBuf>,
    /// Whether files can wait in a folder that was made for them, and how many have been made to.
    can_wait: OnceLock<bool>,
    waiting: AtomicUsize,
    /// Whether the disk has refused one.
    is_full: AtomicBool,
    _held: Lock,
}

impl Folder {
    /// Makes the folder if it is not there, and waits for other builds that write to it.
    ///
    /// # Errors
    /// `Output` for a folder that must not be written; `Busy` if another build holds it for longer than
    /// `options.patience`; `Write` if the disk refuses.
    pub fn open(out: &Utf8Path, options: &Options) -> Result<Self, Error> {
        Self::on(Box::new(Real), out, options)
    }

    pub(super) fn on(disk: Box<dyn Disk>, out: &Utf8Path, options: &Options) -> Result<Self, Error> {
        guard::check(out, options.root)?;
        let is_missing = |folder: &&Utf8Path| !folder.as_str().is_empty() && fs::symlink_metadata(folder).is_err();
        let new = out.ancestors().take_while(is_missing).map(Utf8Path::to_owned).collect();
        let held = lock::hold(out, options)?;
        let (can_wait, waiting) = (OnceLock::new(), AtomicUsize::new(0));
        let folder =
            Self { disk, out: out.to_owned(), new, can_wait, waiting, is_full: AtomicBool::new(false), _held: held };
        folder.clear();
        Ok(folder)
    }

    /// Makes the folder hold exactly `set`, and the files that Afterword did not write.
    ///
    /// # Errors
    /// `Read` and `Write` if the disk refuses, and `Write` with `AlreadyExists` if a file of somebody else is in the
    /// way, in which case nothing is in place.
    pub fn apply(mut self, set: &ArtifactSet) -> Result<WriteReport, Error> {
        let plan = plan::compare(set, &self.out)?;
        if !plan.is_settled() {
            write::carry_out(&*self.disk, &plan, &self.out)?;
            self.new.clear();
        }
        Ok(plan.into_report())
    }

    /// Removes what waits, also what a build left that was killed.
    fn clear(&self) {
        let folder = self.out.join(WAITING);
        let is_folder = fs::symlink_metadata(&folder).is_ok_and(|there| there.is_dir());
        let listed = is_folder.then(|| folder.read_dir_utf8().ok()).flatten();
        let is_ours = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
        for entry in listed.into_iter().flatten().flatten().filter(|entry| is_ours(entry.file_name())) {
            let _ = self.disk.remove(entry.path());
        }
        if is_folder {
            let _ = self.disk.remove_folder(&folder);
        }
    }

    /// Brings bytes to the disk, and says under which number; `None` if the disk does not take them.
    fn put_aside(&self, bytes: &[u8]) -> Option<usize> {
        // A folder that is there already is somebody else's.
        let can_wait = || self.disk.make_folder(&self.out.join(WAITING)).is_ok();
        if self.is_full.load(Ordering::Relaxed) || !self.can_wait.get_or_init(can_wait) {
            return None;
        }
        let number = self.waiting.fetch_add(1, Ordering::Relaxed);
        let path = self.out.join(waiting(number));
        let created = self.disk.create(&path, bytes, Flush::Later);
        if created.is_err() {
            self.is_full.store(true, Ordering::Relaxed);
            let _ = self.disk.remove(&path);
        }
        created.ok().map(|()| number)
    }
}

impl Store for Folder {
    fn store(&self, path: &str, bytes: Vec<u8>) -> Body {
        let (hash, size) = (blake3::hash(&bytes), bytes.len());
        let stands = BUFFER.with_borrow_mut(|buffer| is_same(&self.out.join(path), &bytes, buffer));
        if stands.unwrap_or(false) {
            return Body::Stored(Stored { hash, size, waiting: None });
        }
        match self.put_aside(&bytes) {
            // A full disk is told of when the folder is written.
            None => Body::Held(bytes),
            waiting => Body::Stored(Stored { hash, size, waiting }),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.clear();
        for folder in &self.new {
            let _ = self.disk.remove_folder(folder);
        }
    }
}
