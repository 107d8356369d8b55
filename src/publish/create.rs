//! Single files for people, outside of any output folder: created whole, never overwritten unless that is what was asked.
//!
//! In: a folder or a path, and texts. Out: which files are new. A file that is there stays as it is.

use std::fs::{self, File, TryLockError};
use std::io;
use std::thread;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};

use super::disk::{Disk, Flush, Real};
use crate::error::Error;
use crate::path;

/// Writes those files that are not there yet, and names them. What is in the way of a folder is known before the first is
/// written.
pub fn create<'t>(
    root: &Utf8Path,
    files: impl IntoIterator<Item = (&'t str, &'t [u8])>,
) -> Result<Vec<Utf8PathBuf>, Error> {
    let files: Vec<_> = files.into_iter().map(|(path, bytes)| (root.join(path), bytes)).collect();
    files.iter().try_for_each(|(full, _)| make_folder_of(full))?;
    let mut created = Vec::new();
    for (full, bytes) in files {
        match whole(&full, bytes, Flush::Later) {
            Ok(()) => created.push(full),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(at(&full)(error)),
        }
    }
    Ok(created)
}

/// Writes a file that is not there yet, and the folders it stands in.
pub fn create_one(path: &Utf8Path, text: &str) -> Result<(), Error> {
    make_folder_of(path)?;
    whole(path, text.as_bytes(), Flush::Now).map_err(at(path))
}

/// Gives bytes a name that nothing has yet. A full disk or a kill leaves no half of them under it: a text that was cut off
/// may read as a whole one.
fn whole(path: &Utf8Path, bytes: &[u8], flush: Flush) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let beside = Beside::of(path);
    Real.create(&beside.path, bytes, flush).map_err(|error| beside.fault(error))?;
    match fs::hard_link(&beside.path, path) {
        // Not every disk knows a second name.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Real.create(path, bytes, flush).inspect_err(|error| {
                if error.kind() != io::ErrorKind::AlreadyExists {
                    let _ = Real.remove(path);
                }
            })
        }
        done => done,
    }
}

/// A name beside a file under which it is written first, and which no build reads. Until this is dropped, and what stands
/// there with it, nobody else of ours writes into that folder.
pub struct Beside {
    pub path: Utf8PathBuf,
    _alone: Option<File>,
}

impl Beside {
    /// Waits until nobody else is at it.
    #[must_use]
    pub fn of(file: &Utf8Path) -> Self {
        let alone = file.parent().and_then(alone);
        let name = file.file_name().unwrap_or("file");
        let named = |whose: &str| file.with_file_name(format!(".{name}{whose}.afterword"));
        // Where folders cannot be locked, the name is this run's alone.
        let own = || (0..).map(|number| named(&format!(".{}-{number}", std::process::id())));
        let path = match alone {
            Some(_) => named(""),
            None => own().find(|path| fs::symlink_metadata(path).is_err()).expect("there is always another name"),
        };
        if alone.is_some() {
            // What a run left that was cut off is of no use.
            let _ = Real.remove(&path);
        }
        Self { path, _alone: alone }
    }

    /// Why it cannot be made. What stands there and is not ours is in the way of it, and not of the file.
    #[must_use]
    pub fn fault(&self, error: io::Error) -> io::Error {
        match error.kind() {
            io::ErrorKind::AlreadyExists => io::Error::other(format!("`{}` is in the way", self.path)),
            _ => error,
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = Real.remove(&self.path);
    }
}

/// The lock of a folder, if it can be had within a few seconds.
fn alone(folder: &Utf8Path) -> Option<File> {
    let folder = File::open(if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder }).ok()?;
    for _ in 0..100 {
        match folder.try_lock() {
            Ok(()) => return Some(folder),
            Err(TryLockError::Error(_)) => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(50)),
        }
    }
    None
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
    let beside = Beside::of(&real);
    let done = || {
        Real.create(&beside.path, bytes, Flush::Now).map_err(|error| beside.fault(error))?;
        if let Ok(there) = fs::metadata(&real) {
            fs::set_permissions(&beside.path, there.permissions())?;
        }
        Real.rename(&beside.path, &real)
    };
    done().map_err(at(path))
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
        let left = around.filter_map(Result::ok).filter(|entry| entry.file_name().ends_with(".afterword")).count();
        assert_eq!(left + folder.read_dir_utf8().expect("a folder").count(), 3, "no temporary file is left");
    }

    #[test]
    fn a_file_that_is_there_is_never_made_anew_and_what_a_kill_left_beside_it_goes() {
        let held = tempfile::tempdir().expect("a temporary folder");
        let path = Utf8Path::from_path(held.path()).expect("UTF-8").join("a/b.md");
        let left = path.with_file_name(".b.md.afterword");
        fs::create_dir(path.parent().expect("a folder")).expect("it is new");
        fs::write(&left, "half").expect("a file");
        create_one(&path, "one").expect("it is new");
        assert!(!left.exists());
        let error = create_one(&path, "two").expect_err("it is there");
        assert_eq!(error.help(), "move it away, and say it again");
        assert_eq!(fs::read_to_string(&path).expect("still there"), "one");
        assert_eq!(path.parent().expect("a folder").read_dir_utf8().expect("a folder").count(), 1);
        // What stands there and is not ours is in the way of the text, and not the file that is asked for.
        fs::create_dir(path.with_file_name(".c.md.afterword")).expect("a folder");
        let error = create(path.parent().expect("a folder"), [("c.md", "three".as_bytes())]).expect_err("in the way");
        assert!(format!("{error:?}").contains(".c.md.afterword"), "{error:?}");
    }
}
