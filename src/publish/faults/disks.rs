//! Disks on which something goes wrong.

use std::fs;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use camino::Utf8Path;

use crate::publish::disk::{Disk, Flush, Real};
use crate::publish::paths::WAITING;

/// What goes wrong once the operations that go well are used up.
pub(super) enum Fault {
    /// Nothing happens any more, and the file being written is left half.
    Killed,
    /// What needs space fails; the rest still works.
    Full,
}

pub(super) struct Faulty {
    left: AtomicUsize,
    fault: Fault,
}

impl Faulty {
    pub(super) fn after(operations: usize, fault: Fault) -> Self {
        Self { left: AtomicUsize::new(operations), fault }
    }

    fn step(&self, needs_space: bool) -> io::Result<()> {
        if matches!(self.fault, Fault::Full) && !needs_space {
            return Ok(());
        }
        let stepped = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        stepped.map(drop).map_err(|_| io::ErrorKind::StorageFull.into())
    }
}

impl Disk for Faulty {
    fn create(&self, path: &Utf8Path, bytes: &[u8], _: Flush) -> io::Result<()> {
        if let Err(fault) = self.step(true) {
            fs::write(path, bytes.get(..bytes.len() / 2).unwrap_or_default())?;
            return Err(fault);
        }
        Real.create(path, bytes, Flush::Later)
    }

    fn rename(&self, from: &Utf8Path, to: &Utf8Path) -> io::Result<()> {
        self.step(false)?;
        Real.rename(from, to)
    }

    fn remove(&self, path: &Utf8Path) -> io::Result<()> {
        self.step(false)?;
        Real.remove(path)
    }

    fn make_folder(&self, path: &Utf8Path) -> io::Result<()> {
        self.step(true)?;
        Real.make_folder(path)
    }

    fn make_private_folder(&self, path: &Utf8Path) -> io::Result<()> {
        self.step(true)?;
        Real.make_private_folder(path)
    }

    fn remove_folder(&self, path: &Utf8Path) -> io::Result<()> {
        self.step(false)?;
        Real.remove_folder(path)
    }

    fn flush_folder(&self, _: &Utf8Path) {}
}

/// Folders that are disks of their own, maybe full: nothing can be renamed out of the one in which files wait.
pub(super) struct Apart {
    pub(super) are_full: bool,
}

impl Disk for Apart {
    fn create(&self, path: &Utf8Path, bytes: &[u8], flush: Flush) -> io::Result<()> {
        let is_of_a_page = path.as_str().contains(".tmp") && bytes.starts_with(b"uses");
        if self.are_full && is_of_a_page {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Real.create(path, bytes, flush)
        }
    }

    fn is_alike(&self, _: &Utf8Path, _: &Utf8Path) -> bool {
        false
    }

    fn rename(&self, from: &Utf8Path, to: &Utf8Path) -> io::Result<()> {
        if from.as_str().contains(WAITING) { Err(io::ErrorKind::CrossesDevices.into()) } else { Real.rename(from, to) }
    }
}

/// A disk on which one folder is somebody else's.
pub(super) struct Refusing;

impl Disk for Refusing {
    fn is_alike(&self, _: &Utf8Path, _: &Utf8Path) -> bool {
        false
    }

    fn rename(&self, from: &Utf8Path, to: &Utf8Path) -> io::Result<()> {
        if to.as_str().contains("/assets/") {
            Err(io::ErrorKind::PermissionDenied.into())
        } else {
            Real.rename(from, to)
        }
    }
}

/// A disk on which somebody makes a link where a new folder is to come, at the last moment.
#[cfg(unix)]
pub(super) struct Meddled(pub(super) camino::Utf8PathBuf);

#[cfg(unix)]
impl Disk for Meddled {
    fn rename(&self, from: &Utf8Path, to: &Utf8Path) -> io::Result<()> {
        if from.is_dir() && !to.exists() {
            std::os::unix::fs::symlink(&self.0, to)?;
        }
        Real.rename(from, to)
    }
}
