//! The few operations that change the output folder, so that tests can cut a build off at each one of them.
//!
//! In: paths on disk and bytes. Out: nothing, or `Error::Write` with the path. It knows nothing of sites.

use std::fs::{self, File};
use std::io::{self, Write};

use camino::Utf8Path;

use crate::error::Error;

/// Whether bytes must have reached the medium before the build goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flush {
    Now,
    Later,
}

/// A disk that can be written.
pub(super) trait Disk: Send + Sync {
    /// Writes a file that must not be there yet; a symbolic link of that name is not followed.
    fn create(&self, path: &Utf8Path, bytes: &[u8], flush: Flush) -> io::Result<()> {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        if flush == Flush::Now { file.sync_all() } else { Ok(()) }
    }

    /// Puts a file in place of another, in one step.
    fn rename(&self, from: &Utf8Path, to: &Utf8Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Removes a file or a symbolic link, never what it leads to.
    fn remove(&self, path: &Utf8Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Makes one folder.
    fn make_folder(&self, path: &Utf8Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    /// Makes one folder that nobody else can look into, where the system knows such.
    fn make_private_folder(&self, path: &Utf8Path) -> io::Result<()> {
        make_private(path)
    }

    /// Whether a folder is known to be on the same disk as one that we have made, and as much ours to write.
    fn is_alike(&self, ours: &Utf8Path, folder: &Utf8Path) -> bool {
        owner(ours).is_some_and(|ours| owner(folder) == Some(ours))
    }

    /// Removes one folder, which must be empty.
    fn remove_folder(&self, path: &Utf8Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    /// Brings the names in a folder to the medium, where the system can do that.
    fn flush_folder(&self, path: &Utf8Path) {
        let _ = File::open(path).and_then(|folder| folder.sync_all());
    }
}

/// The disk of a folder, whose it is, and what its owner may do.
#[cfg(unix)]
fn owner(folder: &Utf8Path) -> Option<(u64, u32, u32)> {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(folder).map(|there| (there.dev(), there.uid(), there.mode() & 0o300)).ok()
}

#[cfg(not(unix))]
fn owner(_: &Utf8Path) -> Option<()> {
    None
}

#[cfg(unix)]
fn make_private(path: &Utf8Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_private(path: &Utf8Path) -> io::Result<()> {
    fs::create_dir(path)
}

/// The disk of this machine.
pub(super) struct Real;

impl Disk for Real {}

/// Names the path at which an operation failed.
pub(super) fn at(path: &Utf8Path) -> impl FnOnce(io::Error) -> Error {
    |source| Error::Write { path: path.to_owned(), source }
}

/// Takes it as done if what was to be removed is not there.
pub(super) fn unless_gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
