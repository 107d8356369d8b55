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

    /// Removes one folder, which must be empty.
    fn remove_folder(&self, path: &Utf8Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    /// Brings the names in a folder to the medium, where the system can do that.
    fn flush_folder(&self, path: &Utf8Path) {
        let _ = File::open(path).and_then(|folder| folder.sync_all());
    }
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
