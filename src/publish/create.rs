//! Single files for people, outside of any output folder: created, never overwritten unless that is what was asked.
//!
//! In: a folder or a path, and texts. Out: which files are new. A file that is there stays as it is.

use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::disk::{Disk, Flush, Real};
use crate::error::Error;
use crate::path;

/// Writes those files that are not there yet, and names them.
pub fn create<'t>(
    root: &Utf8Path,
    files: impl IntoIterator<Item = (&'t str, &'t [u8])>,
) -> Result<Vec<Utf8PathBuf>, Error> {
    let mut created = Vec::new();
    for (path, bytes) in files {
        let full = root.join(path);
        make_folder_of(&full)?;
        match Real.create(&full, bytes, Flush::Later) {
            Ok(()) => created.push(full),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(at(&full)(error)),
        }
    }
    Ok(created)
}

/// Keeps a text for a later run, in a folder that is made for it.
pub fn keep(path: &Utf8Path, bytes: &[u8]) -> Result<(), Error> {
    make_folder_of(path)?;
    replace(path, bytes)
}

/// Puts a text in the place of a file's, in one step; a link goes on leading to it, and whoever could read it still can.
/// What is neither file nor folder, such as `/dev/stdout`, is written to.
pub fn replace(path: &Utf8Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(path, bytes).map_err(at(path));
    }
    let real = path::real(path).unwrap_or_else(|_| path.to_owned());
    let beside = real.with_file_name(format!(".{}.new", real.file_name().unwrap_or("file")));
    // What a run left that was cut off is of no use.
    let _ = Real.remove(&beside);
    let done = || {
        Real.create(&beside, bytes, Flush::Now)?;
        if let Ok(there) = fs::metadata(&real) {
            fs::set_permissions(&beside, there.permissions())?;
        }
        Real.rename(&beside, &real)
    };
    done().map_err(|error| {
        let _ = Real.remove(&beside);
        at(path)(error)
    })
}

fn make_folder_of(path: &Utf8Path) -> Result<(), Error> {
    path.parent().map_or(Ok(()), |folder| fs::create_dir_all(folder).map_err(at(folder)))
}

/// Names the path at which an operation failed: that of a file that a person asked for, which has its one place.
fn at(path: &Utf8Path) -> impl FnOnce(io::Error) -> Error {
    |source| Error::Edit { path: path.to_owned(), source }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn only_a_file_is_replaced_and_what_cannot_be_leaves_nothing_behind() {
        let held = tempfile::tempdir().expect("a temporary folder");
        let folder = Utf8Path::from_path(held.path()).expect("UTF-8");
        let [real, link, null] = ["real.html", "link.html", "null"].map(|name| folder.join(name));
        std::os::unix::fs::symlink("real.html", &link).expect("a link");
        fs::write(&real, "old").expect("a file");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("it is ours");
        replace(&link, b"new").expect("a link to a file");
        assert!(link.is_symlink());
        assert_eq!(fs::metadata(&real).expect("still there").permissions().mode() & 0o777, 0o600, "for us alone");
        assert_eq!(fs::read_to_string(&real).expect("still there"), "new");
        std::os::unix::fs::symlink("/dev/null", &null).expect("a link");
        replace(&null, b"new").expect("a device takes it");
        assert!(fs::metadata(&null).is_ok_and(|there| !there.is_file()), "and is one as before");
        let error = replace(folder, b"new").expect_err("a folder is no file");
        assert!(error.to_string().contains(folder.as_str()), "{error}");
        let around = folder.parent().expect("it stands somewhere").read_dir_utf8().expect("a folder");
        let left = around.filter_map(Result::ok).filter(|entry| entry.file_name().ends_with(".new")).count();
        assert_eq!(left + folder.read_dir_utf8().expect("a folder").count(), 3, "no temporary file is left");
    }
}
