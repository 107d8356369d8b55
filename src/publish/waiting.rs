//! Files that wait beside the site until all of it is made: the same tree as the site, in a folder that nothing refers to.
//!
//! In: paths of the site and bytes. Out: files on the disk, each of which a rename puts in place, or a whole new folder
//! of them at once.

use std::fs;
use std::io;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use super::disk::{Disk, Flush};
use super::paths::WAITING;

/// The folder in which files wait.
pub(super) struct Waiting {
    folder: Utf8PathBuf,
    /// Whether it was made for this build, once one was tried.
    is_made: OnceLock<bool>,
}

impl Waiting {
    /// The one of an output folder; what a build left in it that was killed is removed.
    pub(super) fn of(out: &Utf8Path, disk: &dyn Disk) -> Self {
        let waiting = Self { folder: out.join(WAITING), is_made: OnceLock::new() };
        waiting.clear(disk);
        waiting
    }

    /// Where a file or a folder of the site waits.
    pub(super) fn path(&self, path: &str) -> Utf8PathBuf {
        self.folder.join(path)
    }

    /// Brings a file to the disk.
    pub(super) fn put(&self, disk: &dyn Disk, path: &str, bytes: &[u8]) -> io::Result<()> {
        // What is there already is somebody else's, and a link may lead anywhere.
        if !self.is_made.get_or_init(|| disk.make_folder(&self.folder).is_ok()) {
            return disk.make_folder(&self.folder);
        }
        let path = self.path(path);
        match disk.create(&path, bytes, Flush::Later) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_folders(disk, path.parent().unwrap_or(&path))?;
                disk.create(&path, bytes, Flush::Later)
            }
            other => other,
        }
    }

    /// Removes everything that waits.
    pub(super) fn clear(&self, disk: &dyn Disk) {
        let is_folder = fs::symlink_metadata(&self.folder).is_ok_and(|there| there.is_dir());
        let entries = is_folder.then(|| WalkDir::new(&self.folder).contents_first(true));
        for entry in entries.into_iter().flatten().flatten() {
            let Some(path) = Utf8Path::from_path(entry.path()) else { continue };
            let _ = if entry.file_type().is_dir() { disk.remove_folder(path) } else { disk.remove(path) };
        }
    }
}

/// Makes a folder and those that it is in, as far as they are not there.
pub(super) fn make_folders(disk: &dyn Disk, folder: &Utf8Path) -> io::Result<()> {
    match (disk.make_folder(folder), folder.parent()) {
        (Err(_), _) if fs::symlink_metadata(folder).is_ok_and(|there| there.is_dir()) => Ok(()),
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            make_folders(disk, parent)?;
            make_folders(disk, folder)
        }
        (made, _) => made,
    }
}
