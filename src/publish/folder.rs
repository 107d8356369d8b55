//! The output folder of one build, from before the first file is made until all of them are in place.
//!
//! In: each file as it is made, then the whole set. Out: a `WriteReport`. What stands there already is let go at once, and
//! the rest waits on the disk, so that a large site is not held in memory. Given up, it leaves the folder as it was.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use camino::{Utf8Path, Utf8PathBuf};

use super::disk::{Disk, Real};
use super::judge::is_same;
use super::lock::{self, Lock};
use super::paths::{LOCK, folder_of};
use super::waiting::Waiting;
use super::{Options, WriteReport, guard, plan, write};
use crate::artifact::{ArtifactSet, Body, Store, Stored, Waits};
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
    /// Whether nothing stood in it when it became ours to write.
    is_empty: bool,
    waiting: Waiting,
    /// How many files have been made to wait under a number.
    alone: AtomicUsize,
    /// Whether the disk has refused a file.
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
        let is_lock = |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() == LOCK);
        let is_empty = fs::read_dir(out).is_ok_and(|mut entries| entries.all(is_lock));
        let waiting = Waiting::of(out, &*disk)?;
        let (alone, is_full) = (AtomicUsize::new(0), AtomicBool::new(false));
        Ok(Self { disk, out: out.to_owned(), new, is_empty, waiting, alone, is_full, _held: held })
    }

    /// Makes the folder hold exactly `set`, and the files that Afterword did not write.
    ///
    /// # Errors
    /// `Read` and `Write` if the disk refuses, and `Write` with `AlreadyExists` if a file of somebody else is in the
    /// way, in which case nothing is in place.
    pub fn apply(mut self, set: &ArtifactSet) -> Result<WriteReport, Error> {
        let plan = plan::compare(set, &self.out)?;
        if !plan.is_settled() {
            write::carry_out(&*self.disk, &plan, &self.out, &self.waiting)?;
            self.new.clear();
        }
        Ok(plan.report)
    }

    /// Brings bytes to the disk, and says where they wait; `None` if it does not take them.
    fn put_aside(&self, path: &str, bytes: &[u8]) -> Option<Waits> {
        if self.is_full.load(Ordering::Relaxed) {
            return None;
        }
        let folder = folder_of(path);
        let is_there = || fs::symlink_metadata(self.out.join(folder)).is_ok_and(|there| there.is_dir());
        let waits = if folder.is_empty() || !self.is_empty && is_there() {
            Waits::Alone(self.alone.fetch_add(1, Ordering::Relaxed))
        } else {
            Waits::WithFolder
        };
        let target = self.waiting.path(path, waits);
        match self.waiting.create(&*self.disk, &target, bytes) {
            Ok(()) => return Some(waits),
            // Another file has that path, which is told of when the site is whole.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => {
                self.is_full.store(true, Ordering::Relaxed);
                let _ = self.disk.remove(&target);
            }
        }
        None
    }
}

impl Store for Folder {
    fn store(&self, path: &str, bytes: Vec<u8>) -> Body {
        let (hash, size) = (blake3::hash(&bytes), bytes.len());
        let stands = || BUFFER.with_borrow_mut(|buffer| is_same(&self.out.join(path), &bytes, buffer));
        if !self.is_empty && stands().unwrap_or(false) {
            return Body::Stored(Stored { hash, size, waiting: None });
        }
        match self.put_aside(path, &bytes) {
            // A full disk is told of when the folder is written.
            None => Body::Held(bytes),
            waiting => Body::Stored(Stored { hash, size, waiting }),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.waiting.clear(&*self.disk);
        for folder in &self.new {
            let _ = self.disk.remove_folder(folder);
        }
    }
}
