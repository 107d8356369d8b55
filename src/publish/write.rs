//! Carries a plan out, in an order that a kill, a full disk or a reader at any moment can do no harm to.
//!
//! In: a `Plan` under the lock. Out: the folder as planned. It decides nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;

use camino::Utf8Path;
use rayon::prelude::*;

use super::disk::{Disk, Flush, at, unless_gone};
use super::manifest::{self, JOURNAL};
use super::paths::{folder_of, folders_of, inside, is_page, name_of, temporary};
use super::plan::{Change, Plan};
use super::waiting::{Waiting, make_folders};
use crate::artifact::{Body, Stage, Stored};
use crate::error::Error;

/// From the first byte of the journal to its removal.
pub(super) fn carry_out(disk: &dyn Disk, plan: &Plan, out: &Utf8Path, waiting: &Waiting) -> Result<(), Error> {
    for path in plan.leftovers.iter().map(|leftover| out.join(leftover)) {
        unless_gone(disk.remove(&path)).map_err(at(&path))?;
    }
    let run = Run { disk, plan, out, waiting };
    let was_interrupted = plan.report().mended;
    run.write_journal().and_then(|()| run.stage()).inspect_err(|_| run.discard(was_interrupted))?;
    run.commit().inspect_err(|_| run.discard(true))?;
    run.remove()
}

struct Run<'a> {
    disk: &'a dyn Disk,
    plan: &'a Plan<'a>,
    out: &'a Utf8Path,
    waiting: &'a Waiting,
}

impl<'a> Run<'a> {
    fn write_journal(&self) -> Result<(), Error> {
        let (temporary, journal) = (self.out.join(temporary("journal")), self.out.join(JOURNAL));
        self.disk.create(&temporary, &self.plan.journal, Flush::Now).map_err(at(&journal))?;
        self.disk.rename(&temporary, &journal).map_err(at(&journal))?;
        self.disk.flush_folder(self.out);
        Ok(())
    }

    /// Brings every byte that does not wait there to the disk: this is where a disk turns out to be full.
    fn stage(&self) -> Result<(), Error> {
        if let Some(bytes) = &self.plan.manifest {
            let path = self.out.join(temporary("manifest"));
            self.disk.create(&path, bytes, Flush::Now).map_err(at(&self.out.join(manifest::NAME)))?;
        }
        self.plan.changes.par_iter().with_min_len(AT_ONCE).try_for_each(|change| {
            let path = self.out.join(change.path.as_str());
            let bytes = match &change.artifact.body {
                Body::Stored(Stored { waits: true, .. }) => return Ok(()),
                // It stands there, but not as one of ours, or under another spelling.
                Body::Stored(stored) => Cow::Owned(as_it_was(&path, stored).map_err(at(&path))?),
                _ => Cow::Borrowed(change.artifact.bytes()),
            };
            self.waiting.put(self.disk, change.path.as_str(), &bytes).map_err(at(&path))
        })
    }

    /// Renames into place: assets, then pages, then indexes, and the manifest last. A folder that is new comes at once,
    /// with the last of what is in it.
    fn commit(&self) -> Result<(), Error> {
        let new =
            |change: &Change<'a>| folders_of(change.path.as_str()).find(|path| self.plan.new_folders.contains(path));
        let mut folders: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        let mut files: Vec<&Change> = Vec::new();
        for change in &self.plan.changes {
            match new(change) {
                Some(folder) => folders.entry(folder).or_default().push(change),
                None => files.push(change),
            }
        }
        let folders: Vec<_> = folders.into_iter().collect();
        for stage in [Stage::Asset, Stage::Page, Stage::Index] {
            let is_due = |changes: &[&Change]| changes.iter().map(|change| change.artifact.stage).max() == Some(stage);
            let folders: Vec<_> = folders.iter().filter(|(_, changes)| is_due(changes)).collect();
            folders.par_iter().try_for_each(|(folder, changes)| self.put_folder_in_place(folder, changes))?;
            let files: Vec<_> = files.iter().filter(|change| change.artifact.stage == stage).collect();
            files.par_iter().with_min_len(AT_ONCE).try_for_each(|change| self.put_in_place(change))?;
        }
        if self.plan.manifest.is_some() {
            let path = self.out.join(manifest::NAME);
            self.disk.rename(&self.out.join(temporary("manifest")), &path).map_err(at(&path))?;
        }
        Ok(())
    }

    fn put_folder_in_place(&self, folder: &str, changes: &[&Change]) -> Result<(), Error> {
        if self.disk.rename(&self.waiting.path(folder), &self.out.join(folder)).is_ok() {
            return Ok(());
        }
        // Somebody else has made it meanwhile, or the folder it is in is a disk of its own.
        changes.iter().try_for_each(|change| {
            let folder = self.out.join(folder_of(change.path.as_str()));
            make_folders(self.disk, &folder).map_err(at(&folder))?;
            self.put_in_place(change)
        })
    }

    fn put_in_place(&self, change: &Change) -> Result<(), Error> {
        let path = self.out.join(change.path.as_str());
        for evicted in change.evicts.iter().map(|evicted| self.out.join(evicted.as_str())) {
            unless_gone_or_folder(self.disk.remove(&evicted), &evicted).map_err(at(&evicted))?;
        }
        for folder in change.clears.iter().map(|folder| self.out.join(folder)) {
            unless_gone(self.disk.remove_folder(&folder)).map_err(at(&folder))?;
        }
        let folder = folder_of(change.path.as_str());
        if !change.evicts.is_empty() {
            make_folders(self.disk, &self.out.join(folder)).map_err(at(&path))?;
        }
        let waits = self.waiting.path(change.path.as_str());
        match self.disk.rename(&waits, &path) {
            // A folder of the site may be a disk of its own.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let near = self.out.join(inside(folder, &temporary(name_of(change.path.as_str()))));
                let copied = fs::read(&waits).and_then(|bytes| self.disk.create(&near, &bytes, Flush::Later));
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
        self.waiting.clear(self.disk);
        let journal = self.out.join(JOURNAL);
        unless_gone(self.disk.remove(&journal)).map_err(at(&journal))
    }

    /// Leaves the folder as it was found, as far as the disk lets us. The journal stays if some of the site is in place,
    /// of this build or of an earlier one that was cut off.
    fn discard(&self, keep_journal: bool) {
        for path in ["manifest", "journal"].map(|which| self.out.join(temporary(which))) {
            let _ = self.disk.remove(&path);
        }
        if !keep_journal {
            let _ = self.disk.remove(&self.out.join(JOURNAL));
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
