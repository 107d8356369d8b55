//! Carries a plan out, in an order that a kill, a full disk or a reader at any moment can do no harm to.
//!
//! In: a `Plan` under the lock. Out: the folder as planned. What comes at once, `layout` decides.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::disk::{Disk, Flush, at, unless_gone};
use super::layout::{Layout, Single, Whole, ground};
use super::manifest::JOURNAL;
use super::paths::{by_depth, folders_of, inside, is_page, temporary};
use super::plan::{Change, NOT_OURS, Plan};
use super::waiting::{Waiting, make_folder};
use crate::artifact::{Body, MANIFEST, Stage, Stored, Waits};
use crate::error::Error;

/// From the first byte of the journal to its removal.
pub(super) fn carry_out(disk: &dyn Disk, plan: &Plan, out: &Utf8Path, waiting: &Waiting) -> Result<(), Error> {
    let run = Run { disk, plan, out, waiting };
    for path in plan.leftovers.iter().map(|leftover| out.join(leftover)) {
        unless_gone(disk.remove(&path)).map_err(at(&path))?;
    }
    let was_interrupted = plan.report.mended;
    let apart = run.write_journal().and_then(|()| run.apart());
    let apart = apart.inspect_err(|_| run.discard(&Layout::default(), was_interrupted))?;
    let layout = Layout::of(plan, &apart);
    run.stage(&layout).inspect_err(|_| run.discard(&layout, was_interrupted))?;
    run.commit(&layout).inspect_err(|_| run.discard(&layout, true))?;
    run.remove()
}

struct Run<'a> {
    disk: &'a dyn Disk,
    plan: &'a Plan<'a>,
    out: &'a Utf8Path,
    waiting: &'a Waiting,
}

impl<'a> Run<'a> {
    /// The folders that no rename reaches, since they are disks of their own. One that cannot be written is met here.
    fn apart(&self) -> Result<BTreeSet<&'a str>, Error> {
        let changes = self.plan.changes.iter();
        let grounds: BTreeMap<&str, &Change> = changes.map(|change| (ground(self.plan, change), change)).collect();
        let grounds: Vec<_> = grounds.into_iter().enumerate().collect();
        let reached = grounds.par_iter().with_min_len(AT_ONCE).map(|(number, (folder, change))| {
            let reaches = self.waiting.reaches(self.disk, &self.out.join(folder), *number);
            reaches.map(|reaches| (!reaches).then_some(*folder)).map_err(at(&self.out.join(change.path.as_str())))
        });
        reached.filter_map(Result::transpose).collect()
    }

    fn write_journal(&self) -> Result<(), Error> {
        let (temporary, journal) = (self.out.join(temporary("journal")), self.out.join(JOURNAL));
        self.disk.create(&temporary, &self.plan.journal, Flush::Now).map_err(at(&journal))?;
        self.disk.rename(&temporary, &journal).map_err(at(&journal))?;
        self.disk.flush_folder(self.out);
        Ok(())
    }

    /// Brings every byte that does not wait there to the disk: this is where a disk turns out to be full.
    fn stage(&self, layout: &Layout) -> Result<(), Error> {
        if let Some(bytes) = &self.plan.manifest {
            let path = self.out.join(temporary("manifest"));
            self.disk.create(&path, bytes, Flush::Now).map_err(at(&self.out.join(MANIFEST)))?;
        }
        for row in by_depth(&layout.made) {
            row.par_iter().with_min_len(AT_ONCE).try_for_each(|folder| {
                let path = self.out.join(folder);
                make_folder(self.disk, &path).map_err(at(&path))
            })?;
        }
        let held = layout.whole.iter().flat_map(|whole| &whole.changes).filter(|change| waits(change).is_none());
        held.collect::<Vec<_>>().par_iter().with_min_len(AT_ONCE).try_for_each(|change| {
            self.put_aside(change, &self.waiting.tree(change.path.as_str()), &self.bytes(change)?)
        })?;
        let files = layout.files.iter().filter(|single| single.near.is_some() || waits(single.change).is_none());
        files
            .collect::<Vec<_>>()
            .par_iter()
            .with_min_len(AT_ONCE)
            .try_for_each(|single| self.put_aside(single.change, &self.staged(single), &self.bytes(single.change)?))
    }

    fn put_aside(&self, change: &Change, target: &Utf8Path, bytes: &[u8]) -> Result<(), Error> {
        self.waiting.create(self.disk, target, bytes).map_err(at(&self.out.join(change.path.as_str())))
    }

    /// The bytes of a change, wherever they are.
    fn bytes<'c>(&self, change: &Change<'c>) -> Result<Cow<'c, [u8]>, Error> {
        let (path, place) = (change.path.as_str(), self.out.join(change.path.as_str()));
        Ok(match &change.artifact.body {
            Body::Stored(Stored { waiting: Some(waits), .. }) => {
                Cow::Owned(fs::read(self.waiting.path(path, *waits)).map_err(at(&place))?)
            }
            // It stands there, but not as one of ours, or under another spelling.
            Body::Stored(stored) => Cow::Owned(as_it_was(&place, stored).map_err(at(&place))?),
            _ => Cow::Borrowed(change.artifact.bytes()),
        })
    }

    /// Renames into place: assets, then pages, then indexes, and the manifest last.
    fn commit(&self, layout: &Layout) -> Result<(), Error> {
        for stage in [Stage::Asset, Stage::Page, Stage::Index] {
            let whole: Vec<_> = layout.whole.iter().filter(|whole| whole.stage == stage).collect();
            whole.par_iter().with_min_len(AT_ONCE).try_for_each(|whole| self.put_whole_in_place(whole))?;
            let files: Vec<_> = layout.files.iter().filter(|single| single.change.artifact.stage == stage).collect();
            files.par_iter().with_min_len(AT_ONCE).try_for_each(|single| {
                let staged = self.staged(single);
                self.put_in_place(single.change, &staged)
            })?;
        }
        if self.plan.manifest.is_some() {
            let path = self.out.join(MANIFEST);
            self.disk.rename(&self.out.join(temporary("manifest")), &path).map_err(at(&path))?;
        }
        Ok(())
    }

    fn put_whole_in_place(&self, whole: &Whole) -> Result<(), Error> {
        if self.disk.rename(&self.waiting.tree(whole.folder), &self.out.join(whole.folder)).is_ok() {
            return Ok(());
        }
        // Somebody has made it meanwhile: what is in it is theirs.
        whole.changes.iter().try_for_each(|change| {
            self.make_folders_of(change)?;
            let path = self.out.join(change.path.as_str());
            if fs::symlink_metadata(&path).is_ok() {
                return Err(at(&path)(io::Error::new(io::ErrorKind::AlreadyExists, NOT_OURS)));
            }
            self.put_in_place(change, &self.waiting.tree(change.path.as_str()))
        })
    }

    fn put_in_place(&self, change: &Change, staged: &Utf8Path) -> Result<(), Error> {
        let path = self.out.join(change.path.as_str());
        for evicted in change.evicts.iter().map(|evicted| self.out.join(evicted.as_str())) {
            unless_gone_or_folder(self.disk.remove(&evicted), &evicted).map_err(at(&evicted))?;
        }
        for folder in change.clears.iter().map(|folder| self.out.join(folder)) {
            unless_gone(self.disk.remove_folder(&folder)).map_err(at(&folder))?;
        }
        if !change.evicts.is_empty() {
            self.make_folders_of(change)?;
        }
        self.disk.rename(staged, &path).map_err(at(&path))
    }

    /// The folders on the way to a file; a link on it is not followed.
    fn make_folders_of(&self, change: &Change) -> Result<(), Error> {
        folders_of(change.path.as_str())
            .map(|folder| self.out.join(folder))
            .try_for_each(|folder| make_folder(self.disk, &folder).map_err(at(&folder)))
    }

    /// Where a file waits.
    fn staged(&self, single: &Single) -> Utf8PathBuf {
        match (single.near, waits(single.change)) {
            (Some(folder), _) => self.out.join(inside(folder, &temporary(single.number))),
            (None, Some(waits)) => self.waiting.path(single.change.path.as_str(), waits),
            (None, None) => self.waiting.held(single.number),
        }
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
    fn discard(&self, layout: &Layout, keep_journal: bool) {
        for path in ["manifest", "journal"].map(|which| self.out.join(temporary(which))) {
            let _ = self.disk.remove(&path);
        }
        for single in layout.files.iter().filter(|single| single.near.is_some()) {
            let _ = self.disk.remove(&self.staged(single));
        }
        // It fails, as it should, where something is in it.
        for folder in layout.made.iter().rev() {
            let _ = self.disk.remove_folder(&self.out.join(folder));
        }
        if !keep_journal {
            let _ = self.disk.remove(&self.out.join(JOURNAL));
        }
    }
}

/// Where the bytes of a change wait already, if they do.
fn waits(change: &Change) -> Option<Waits> {
    if let Body::Stored(Stored { waiting, .. }) = &change.artifact.body { *waiting } else { None }
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
