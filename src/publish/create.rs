//! Single files for people, outside of any output folder: created, never overwritten unless that is what was asked.
//!
//! In: a folder or a path, and texts. Out: which files are new. A file that is there stays as it is.

use camino::{Utf8Path, Utf8PathBuf};

use super::disk::{Disk, Flush, Real, at};
use crate::error::Error;

/// Writes those files that are not there yet, and names them.
pub fn create<'t>(
    root: &Utf8Path,
    files: impl IntoIterator<Item = (&'t str, &'t [u8])>,
) -> Result<Vec<Utf8PathBuf>, Error> {
    let mut created = Vec::new();
    for (path, bytes) in files {
        let full = root.join(path);
        if let Some(folder) = full.parent() {
            std::fs::create_dir_all(folder).map_err(at(folder))?;
        }
        match Real.create(&full, bytes, Flush::Later) {
            Ok(()) => created.push(full),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(at(&full)(error)),
        }
    }
    Ok(created)
}

/// Keeps a text for a later run, in a folder that is made for it.
pub fn keep(path: &Utf8Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(at(folder))?;
    }
    replace(path, bytes)
}

/// Puts a text in the place of a file's, in one step.
pub fn replace(path: &Utf8Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = path.with_file_name(format!(".{}.new", path.file_name().unwrap_or("file")));
    // What a run left that was cut off is of no use.
    let _ = Real.remove(&beside);
    Real.create(&beside, bytes, Flush::Now).map_err(at(&beside))?;
    Real.rename(&beside, path).map_err(at(path))
}
