//! Lets one build at a time write to an output folder.
//!
//! In: the folder. Out: a lock that lasts until it is dropped or the program ends, however it ends. The lock is on the
//! open folder itself, so no file of ours lies about among the published ones, and a parent that cannot be written is
//! no hindrance. Where a folder cannot be locked (Windows, some network disks) it is on `.afterword.lock` inside it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::thread;
use std::time::Duration;

use camino::Utf8Path;

use super::{Options, disk, paths};
use crate::error::Error;

/// How long to sleep before asking again.
const PAUSE: Duration = Duration::from_millis(50);

/// The right to write to an output folder.
pub(super) struct Lock {
    file: File,
}

/// Makes the folder if it is not there and waits for its lock, and says so if it has to; `Error::Busy` after
/// `options.patience`.
pub(super) fn hold(out: &Utf8Path, options: &Options) -> Result<Lock, Error> {
    loop {
        fs::create_dir_all(out).map_err(disk::at(out))?;
        let lock = match File::open(out).and_then(|folder| wait(folder, out, options)) {
            Err(error) if error.kind() != io::ErrorKind::TimedOut => return hold_file(out, options),
            other => other.map_err(|_| busy(out))?,
        };
        // A build that was given up may have taken its new folder away meanwhile.
        if is_there(&lock.file, out) {
            return Ok(lock);
        }
    }
}

/// Whether what is locked is the folder of that name.
#[cfg(unix)]
fn is_there(held: &File, out: &Utf8Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |there: fs::Metadata| (there.dev(), there.ino());
    held.metadata().map(of).ok() == fs::metadata(out).map(of).ok()
}

#[cfg(not(unix))]
fn is_there(_: &File, _: &Utf8Path) -> bool {
    true
}

/// The same, on a file inside the folder.
fn hold_file(out: &Utf8Path, options: &Options) -> Result<Lock, Error> {
    let path = out.join(paths::LOCK);
    let file = OpenOptions::new().create(true).write(true).truncate(false).open(&path).map_err(disk::at(&path))?;
    wait(file, out, options).map_err(|error| match error.kind() {
        io::ErrorKind::TimedOut => busy(out),
        _ => Error::Write { path, source: error },
    })
}

/// `TimedOut` if the patience ran out; any other error means that the thing cannot be locked at all.
fn wait(file: File, out: &Utf8Path, options: &Options) -> io::Result<Lock> {
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Lock { file }),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if waited >= options.patience => return Err(io::ErrorKind::TimedOut.into()),
            Err(TryLockError::WouldBlock) => {}
        }
        if waited.is_zero() {
            (options.on_wait)(out);
        }
        thread::sleep(PAUSE);
        waited += PAUSE;
    }
}

fn busy(out: &Utf8Path) -> Error {
    Error::Busy { path: out.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    type Hold = fn(&Utf8Path, &Options) -> Result<Lock, Error>;

    #[track_caller]
    fn excludes(hold: Hold) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = Utf8Path::from_path(folder.path()).expect("UTF-8");
        let told = Cell::new(0);
        let on_wait = |_: &Utf8Path| told.set(told.get() + 1);
        let options = Options { patience: PAUSE * 3, on_wait: &on_wait, ..Options::default() };

        let first = hold(out, &options).expect("nobody else is there");
        assert_eq!(told.get(), 0);
        assert!(matches!(hold(out, &options), Err(Error::Busy { .. })));
        assert_eq!(told.get(), 1, "said once, however long it waits");
        drop(first);
        hold(out, &options).expect("free again");
    }

    #[test]
    fn a_second_build_is_told_and_at_last_refused() {
        excludes(hold);
        excludes(hold_file);
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_leaves_no_file_behind() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = Utf8Path::from_path(folder.path()).expect("UTF-8");
        let _lock = hold(out, &Options::default()).expect("nobody else is there");
        assert_eq!(out.read_dir_utf8().expect("a folder").count(), 0);
    }
}
