//! Where a path leads: without symbolic links, and as people write it on each system.
//!
//! In: a path. Out: the same place, from the root of the disk on. What Windows calls it by itself, `\\?\C:\status`, most
//! people have never seen, and a name with `/` cannot be put behind it.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};

/// The place that a path leads to.
///
/// # Errors
/// If nothing is there, or its path is not UTF-8.
#[expect(clippy::disallowed_methods, reason = "the one way to ask")]
pub fn real(path: &Utf8Path) -> io::Result<Utf8PathBuf> {
    let real = dunce::canonicalize(path)?;
    Utf8PathBuf::from_path_buf(real).map_err(|_| io::Error::other("it leads to a path that is not UTF-8"))
}
