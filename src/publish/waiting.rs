//! Files that wait beside the site until all of it is made, in a folder that nothing refers to.
//!
//! In: bytes, and what they are of. Out: files on the disk, each of which a rename puts in place. Those of new folders wait
//! in a tree like the site's, so that a folder can be put in place at once.

use std::fs;
use std::io;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use super::disk::{Disk, Flush, at};
use super::paths::{WAITING, temporary};
use crate::artifact::Waits;
use crate::error::Error;

/// The folder in which files wait.
pub(super) struct Waiting {
    folder: Utf8PathBuf,
    /// Whether it could be made, once a file was to wait.
    made: OnceLock<Result<(), io::ErrorKind>>,
}

impl Waiting {
    /// The one of an output folder; what a build left in it that was killed is removed.
    ///
    /// # Errors
    /// `Write` if something stands there that cannot be removed, or that no build has made.
    pub(super) fn of(out: &Utf8Path, disk: &dyn Disk) -> Result<Self, Error> {
        let waiting = Self { folder: out.join(WAITING), made: OnceLock::new() };
        waiting.clear(disk);
        if fs::symlink_metadata(&waiting.folder).is_err() {
            return Ok(waiting);
        }
        let why = "something stands there that cannot be taken away, where files wait until a site is whole";
        Err(at(&waiting.folder)(io::Error::new(io::ErrorKind::AlreadyExists, why)))
    }

    /// Where a new folder of the site waits, or a file in one.
    pub(super) fn tree(&self, path: &str) -> Utf8PathBuf {
        self.folder.join("tree").join(path)
    }

    /// Where a file of the site waits.
    pub(super) fn path(&self, path: &str, waits: Waits) -> Utf8PathBuf {
        match waits {
            Waits::WithFolder => self.tree(path),
            Waits::Alone(number) => self.numbered("", number),
        }
    }

    /// Where a file waits that was held in memory until the whole site was made.
    pub(super) fn held(&self, number: usize) -> Utf8PathBuf {
        self.numbered("held-", number)
    }

    /// In one of a few folders, so that threads do not wait for each other to write to one.
    fn numbered(&self, kind: &str, number: usize) -> Utf8PathBuf {
        self.folder.join(format!("{}/{kind}{number}", number % 16))
    }

    /// Writes a file that waits, and the folders it waits in.
    pub(super) fn create(&self, disk: &dyn Disk, path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
        self.make(disk)?;
        match disk.create(path, bytes, Flush::Later) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_folders(disk, &self.folder, path.parent().unwrap_or(path))?;
                disk.create(path, bytes, Flush::Later)
            }
            other => other,
        }
    }

    /// Whether a rename puts what waits into that folder.
    ///
    /// # Errors
    /// If nothing can be written there.
    pub(super) fn reaches(&self, disk: &dyn Disk, folder: &Utf8Path, number: usize) -> io::Result<bool> {
        self.make(disk)?;
        if disk.is_alike(&self.folder, folder) {
            return Ok(true);
        }
        let name = temporary(number);
        let (here, there) = (self.folder.join(&name), folder.join(&name));
        disk.create(&here, &[], Flush::Later)?;
        match disk.rename(&here, &there) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => Ok(false),
            moved => moved.and_then(|()| disk.remove(&there)).map(|()| true),
        }
    }

    /// Removes everything that waits.
    pub(super) fn clear(&self, disk: &dyn Disk) {
        let is_folder = fs::symlink_metadata(&self.folder).is_ok_and(|there| there.is_dir());
        let entries = is_folder.then(|| WalkDir::new(&self.folder).contents_first(true).follow_root_links(false));
        for entry in entries.into_iter().flatten().flatten() {
            let Some(path) = Utf8Path::from_path(entry.path()) else { continue };
            let _ = if entry.file_type().is_dir() { disk.remove_folder(path) } else { disk.remove(path) };
        }
    }

    fn make(&self, disk: &dyn Disk) -> io::Result<()> {
        // What came there meanwhile is somebody else's, and a link may lead anywhere.
        let made = self.made.get_or_init(|| disk.make_private_folder(&self.folder).map_err(|error| error.kind()));
        made.map_err(io::Error::from)
    }
}

/// Makes a folder within one that is there, and those between them that are missing: most often all but the last stand.
fn make_folders(disk: &dyn Disk, within: &Utf8Path, path: &Utf8Path) -> io::Result<()> {
    match (make_folder(disk, path), path.parent()) {
        (Err(error), Some(above)) if error.kind() == io::ErrorKind::NotFound && above != within => {
            make_folders(disk, within, above)?;
            make_folder(disk, path)
        }
        (made, _) => made,
    }
}

/// Makes a folder if it is not there.
pub(super) fn make_folder(disk: &dyn Disk, path: &Utf8Path) -> io::Result<()> {
    match disk.make_folder(path) {
        Err(_) if fs::symlink_metadata(path).is_ok_and(|there| there.is_dir()) => Ok(()),
        other => other,
    }
}
