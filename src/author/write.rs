//! Puts a new text in place of what a person wrote, in one step. DOOR(write incidents): nothing else writes over it.
//!
//! In: a path, and a text that somebody has checked. Out: the file, whole, or the old one as it was. It must not know
//! what the text says.

#![expect(clippy::disallowed_methods, reason = "the door by which authors write")]

use std::fs::{self, File};
use std::io::{self, Write};

use camino::Utf8Path;

use crate::error::Error;
use crate::path;
use crate::publish::Beside;

/// Whether something stands at that path.
#[must_use]
pub fn is_taken(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Puts a new text in place of the one that was read, in one step; its rights stay, and a link goes on leading to it.
///
/// # Errors
/// If somebody else has changed the file since it was read, or the disk refuses; the file is then as it was.
pub fn replace(path: &Utf8Path, before: &str, after: &str) -> Result<(), Error> {
    let at = |source| Error::Edit { path: path.to_owned(), source };
    let path = path::real(path).map_err(at)?;
    let rights = fs::metadata(&path).map_err(at)?.permissions();
    if rights.readonly() {
        return Err(at(io::ErrorKind::PermissionDenied.into()));
    }
    // Two at once would both find the file as they have read it.
    let beside = Beside::of(&path);
    let written = || {
        let mut file = File::create_new(&beside.path).map_err(|error| beside.fault(error))?;
        file.write_all(after.as_bytes())?;
        file.set_permissions(rights)?;
        file.sync_all()?;
        if fs::read(&path)? != before.as_bytes() {
            return Err(io::Error::other("somebody else has changed it in the meantime"));
        }
        fs::rename(&beside.path, &path)
    };
    written().map_err(at)
}

/// A file for an editor to write a text into; it is gone when this is.
pub struct Draft {
    path: std::path::PathBuf,
}

impl Draft {
    /// A draft with that text in it.
    ///
    /// # Errors
    /// If the system's folder for such files cannot be written.
    pub fn new(text: &str) -> Result<Self, Error> {
        let path = std::env::temp_dir().join(format!("afterword-{}.md", std::process::id()));
        let made = File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        made.map_err(|source| Error::Edit { path: path.to_string_lossy().as_ref().into(), source })?;
        Ok(Self { path })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// What stands in it now.
    ///
    /// # Errors
    /// If it is gone, or no text.
    pub fn read(&self) -> Result<String, Error> {
        let read = fs::read_to_string(&self.path);
        read.map_err(|source| Error::Read { path: self.path.to_string_lossy().as_ref().into(), source })
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::create_one as create;
    use camino::Utf8PathBuf;

    fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = Utf8PathBuf::from_path_buf(folder.path().join("a/b.md")).expect("UTF-8");
        (folder, path)
    }

    #[test]
    fn what_is_in_the_way_of_an_edit_is_named_and_not_the_incident() {
        let (_folder, path) = folder();
        create(&path, "one").expect("it is new");
        let other = path.with_file_name(format!(".{}.afterword", path.file_name().expect("a file")));
        fs::create_dir(&other).expect("a folder");
        let error = replace(&path, "one", "two").expect_err("in the way");
        assert!(format!("{error:?}").contains(&format!("`{other}` is in the way")), "{error:?}");
        assert!(!error.help().contains("move it away"), "the incident stays where it is");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "one");
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let (_folder, path) = folder();
        create(&path, "theirs").expect("it is new");
        assert!(replace(&path, "as it was read", "ours").is_err());
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "theirs");
        replace(&path, "theirs", "ours").expect("now it is as it was read");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "ours");
        let left = fs::read_dir(path.parent().expect("a folder")).expect("it can be listed").count();
        assert_eq!(left, 1, "no temporary file is left");
    }

    #[cfg(unix)]
    #[test]
    fn rights_and_links_stay() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, path) = folder();
        create(&path, "one").expect("it is new");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is ours");
        let link = path.with_file_name("link.md");
        std::os::unix::fs::symlink(&path, &link).expect("a link");
        replace(&link, "one", "two").expect("it is as it was read");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "two");
        assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o640);
    }
}
