//! The only room that writes the output folder: makes it hold exactly a set of artifacts, and what others put there. DOOR(write): nothing else writes.
//!
//! In: an `ArtifactSet` and a folder. Out: a `WriteReport`. It must not know what an incident or a page is.
//!
//! # Steps
//! 1. `guard`: is this a folder that may be written at all?
//! 2. `lock`: wait for another build that writes to the same folder.
//! 3. `folder`: let each file go as soon as it is made, if it stands there already; or else have it wait (`waiting`) in
//!    `.afterword-new`, where nothing refers to it.
//! 4. `survey`: list the folders that matter, and see through no symbolic link.
//! 5. `plan`: compare; refuse before anything is in place if a file of somebody else is in the way.
//! 6. `layout` and `write`: journal, what does not wait yet, renames (assets, pages, indexes, manifest) of files and of
//!    new folders as a whole, removals, end of the journal.
//!
//! # What survives what
//! - **A kill at any moment** leaves only whole files, and no page without the assets it needs. The next build mends
//!   the rest: `.afterword-journal` lists, from before the first change until after the last one, every path of the
//!   old site and of the new one. So a file that was written but stands in no manifest is known as ours, as is a file
//!   that was still to be removed, and every folder in which a temporary file may be left.
//! - **A full disk** is met while files are brought to where they wait, before the first rename. They are removed, and the old
//!   site is as it was.
//! - **A power cut** can leave single files empty or old, since they are not flushed one by one, which would be slow.
//!   The journal and the manifest are flushed, and a build compares bytes, not dates: the next one mends the folder.
//!
//! What is ours is decided by path: a file that the last manifest lists is replaced or removed, also if somebody has
//! changed it by hand. A folder is one of ours only as long as something of ours stands in it.

mod address;
mod branch;
mod create;
mod disk;
mod folder;
mod guard;
mod judge;
mod layout;
mod lock;
mod manifest;
mod paths;
mod plan;
mod standing;
#[cfg_attr(not(feature = "object-storage"), path = "no_storage.rs")]
mod storage;
mod survey;
mod waiting;
mod write;

#[cfg(test)]
mod faults;

use std::time::Duration;

use camino::Utf8Path;

pub use address::{Address, Kind};
pub use branch::{Recorded, push, record};
pub use create::{Beside, create, create_one, keep, replace};
pub use folder::Folder;
pub use guard::{spare_file, spare_folder};
pub use standing::Standing;
pub use storage::Storage;

use crate::artifact::ArtifactPath;

/// How to publish.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The site's root, so that its sources cannot be taken for an output folder.
    pub root: Option<&'a Utf8Path>,
    /// How long to wait for another build that writes to the same folder.
    pub patience: Duration,
    /// Called once, with the folder, if there is something to wait for.
    pub on_wait: &'a dyn Fn(&Utf8Path),
}

impl Default for Options<'_> {
    /// No root, five minutes, and silence.
    fn default() -> Self {
        Self { root: None, patience: Duration::from_secs(300), on_wait: &|_| () }
    }
}

/// What was done; every list is sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteReport {
    /// The artifacts that were new or had other bytes, also those that were damaged by hand.
    pub written: Vec<ArtifactPath>,
    /// How many artifacts already stood there, byte for byte; who put them there does not matter.
    pub unchanged: usize,
    /// The files of an earlier build that are no longer part of the site.
    pub removed: Vec<ArtifactPath>,
    /// Whether an earlier build had been cut off, and was mended.
    pub mended: bool,
}
