//! Carries a plan out, in an order that a kill, a full disk or a reader at any moment can do no harm to.
//!
//! In: a `Plan` under the lock. Out: the folder as planned. It decides nothing.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::sync::Mutex;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::disk::{Disk, Flush, at, unless_gone};
use super::manifest::{self, JOURNAL};
use super::paths::{WAITING, by_depth, folders_of, inside, is_page, temporary, waiting};
use super::plan::{Change, Plan};
use crate::artifact::{Body, Stored};
use crate::error::Error;

/// From the first byte of the journal to its removal.
pub(super) fn carry_out(disk: &dyn Disk, plan: &Plan, out: &Utf8Path) -> Result<(), Error> {
    for path in plan.leftovers.iter().map(|leftover| out.join(leftover)) {
        unless_gone(disk.remove(&path)).map_err(at(&path))?;
    }
    let run = Run { disk, plan, out };
    let was_interrupted = plan.report().mended;
    run.write_journal().inspect_err(|_| run.discard(&Made::default(), was_interrupted))?;

    let made = Made::default();
    run.stage(&made).inspect_err(|_| run.discard(&made, was_interrupted))?;
    run.commit().inspect_err(|_| run.discard_temporaries())?;
    run.remove()
}

struct Run<'a> {
    disk: &'a dyn Disk,
    plan: &'a Plan<'a>,
    out: &'a Utf8Path,
}

/// The folders made so far, to be taken back if the disk is full.
#[derive(Default)]
struct Made(Mutex<BTreeSet<Utf8PathBuf>>);

impl Run<'_> {
    fn write_journal(&self) -> Result<(), Error> {
        let (temporary, journal) = (self.out.join(temporary("journal")), self.out.join(JOURNAL));
        self.disk.create(&temporary, &self.plan.journal, Flush::Now).map_err(at(&journal))?;
        self.disk.rename(&temporary, &journal).map_err(at(&journal))?;
        self.disk.flush_folder(self.out);
        Ok(())
    }

    /// Brings every byte that does not wait there to the disk, under temporary names: this is where a disk turns out to be
    /// full.
    fn stage(&self, made: &Made) -> Result<(), Error> {
        if let Some(bytes) = &self.plan.manifest {
            let path = self.out.join(temporary("manifest"));
            self.disk.create(&path, bytes, Flush::Now).map_err(at(&self.out.join(manifest::NAME)))?;
        }
        for row in by_depth(&self.plan.new_folders) {
            row.par_iter().with_min_len(AT_ONCE).try_for_each(|folder| {
                let path = self.out.join(folder);
                self.make_folder(&path).map_err(at(&path)).map(|new| {
                    if new {
                        made.add(path);
                    }
                })
            })?;
        }
        self.plan.changes.par_iter().enumerate().with_min_len(AT_ONCE).try_for_each(|(nth, change)| {
            let path = self.out.join(change.path.as_str());
            let bytes = match &change.artifact.body {
                Body::Stored(Stored { waiting: Some(_), .. }) => return Ok(()),
                // It stands there, but not as one of ours, or under another spelling.
                Body::Stored(stored) => Cow::Owned(as_it_was(&path, stored).map_err(at(&path))?),
                _ => Cow::Borrowed(change.artifact.bytes()),
            };
            self.disk.create(&self.staged(nth, change), &bytes, Flush::Later).map_err(at(&path))
        })
    }

    /// Renames into place: assets, then pages, then indexes, and the manifest last.
    fn commit(&self) -> Result<(), Error> {
        let numbered: Vec<_> = self.plan.changes.iter().enumerate().collect();
        for stage in numbered.chunk_by(|(_, one), (_, next)| one.artifact.stage == next.artifact.stage) {
            stage.par_iter().with_min_len(AT_ONCE).try_for_each(|(nth, change)| self.put_in_place(*nth, change))?;
        }
        if self.plan.manifest.is_some() {
            let path = self.out.join(manifest::NAME);
            self.disk.rename(&self.out.join(temporary("manifest")), &path).map_err(at(&path))?;
        }
        Ok(())
    }

    fn put_in_place(&self, nth: usize, change: &Change) -> Result<(), Error> {
        let path = self.out.join(change.path.as_str());
        for evicted in change.evicts.iter().map(|evicted| self.out.join(evicted.as_str())) {
            unless_gone_or_folder(self.disk.remove(&evicted), &evicted).map_err(at(&evicted))?;
        }
        for folder in change.clears.iter().map(|folder| self.out.join(folder)) {
            unless_gone(self.disk.remove_folder(&folder)).map_err(at(&folder))?;
        }
        if !change.evicts.is_empty() {
            for folder in folders_of(change.path.as_str()).map(|folder| self.out.join(folder)) {
                self.make_folder(&folder).map_err(at(&folder))?;
            }
        }
        let staged = self.staged(nth, change);
        match self.disk.rename(&staged, &path) {
            // A folder of the site may be a disk of its own.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let near = self.out.join(inside(change.staged_in, &temporary(nth)));
                let copied = fs::read(&staged).and_then(|bytes| self.disk.create(&near, &bytes, Flush::Later));
                copied.and_then(|()| self.disk.rename(&near, &path)).inspect_err(|_| drop(self.disk.remove(&near)))
            }
            other => other,
        }
        .map_err(at(&path))
    }

    /// Takes away what is no longer part of the site, pages before what they refer to, and at last the journal.
    fn remove(&self) -> Result<(), Error> {
        let (pages, rest): (Vec<_>, Vec<_>) = self.plan.removals.iter().partition(|path| is_page(path.as_str()));
        for row in [pages, rest] {
            row.par_iter().with_min_len(AT_ONCE).try_for_each(|removed| {
                let path = self.out.join(removed.as_str());
                unless_gone(self.disk.remove(&path)).map_err(at(&path))
            })?;
        }
        for folder in self.plan.emptied.iter().rev() {
            // It fails, as it should, where something of somebody else is left in it.
            let _ = self.disk.remove_folder(&self.out.join(folder));
        }
        let _ = self.disk.remove_folder(&self.out.join(WAITING));
        let journal = self.out.join(JOURNAL);
        unless_gone(self.disk.remove(&journal)).map_err(at(&journal))
    }

    /// Leaves the folder as it was found, as far as the disk lets us. The journal of an earlier build that was cut off
    /// stays, since what that one left is still there.
    fn discard(&self, made: &Made, keep_journal: bool) {
        self.discard_temporaries();
        for folder in made.0.lock().iter().flat_map(|made| made.iter().rev()) {
            let _ = self.disk.remove_folder(folder);
        }
        if !keep_journal {
            let _ = self.disk.remove(&self.out.join(JOURNAL));
        }
    }

    fn discard_temporaries(&self) {
        let staged = self.plan.changes.iter().enumerate().map(|(nth, change)| self.staged(nth, change));
        for path in staged.chain(["manifest", "journal"].map(|which| self.out.join(temporary(which)))) {
            let _ = self.disk.remove(&path);
        }
    }

    fn staged(&self, nth: usize, change: &Change) -> Utf8PathBuf {
        self.out.join(match &change.artifact.body {
            Body::Stored(Stored { waiting: Some(number), .. }) => waiting(*number),
            _ => inside(change.staged_in, &temporary(nth)),
        })
    }

    /// Whether the folder is new.
    fn make_folder(&self, path: &Utf8Path) -> io::Result<bool> {
        match self.disk.make_folder(path) {
            Err(_) if fs::symlink_metadata(path).is_ok_and(|there| there.is_dir()) => Ok(false),
            other => other.map(|()| true),
        }
    }
}

impl Made {
    fn add(&self, path: Utf8PathBuf) {
        if let Ok(mut made) = self.0.lock() {
            made.insert(path);
        }
    }
}

/// The bytes of a file, if they are still those that were compared.
fn as_it_was(path: &Utf8Path, stored: &Stored) -> io::Result<Vec<u8>> {
    let bytes = fs::read(path)?;
    let is_it = blake3::hash(&bytes) == stored.hash;
    is_it.then_some(bytes).ok_or_else(|| io::Error::other("it was changed while the site was built: build again"))
}

/// Two files of one new folder both find the old file in its way; the second finds the folder of the first.
fn unless_gone_or_folder(result: io::Result<()>, path: &Utf8Path) -> io::Result<()> {
    match unless_gone(result) {
        Err(_) if fs::symlink_metadata(path).is_ok_and(|there| there.is_dir()) => Ok(()),
        other => other,
    }
}

/// Files given to a thread at once, so that a small site is not cut into crumbs.
const AT_ONCE: usize = 32;
