//! What stands in the output folder, as far as it matters: the folders in which files of ours stand or will stand.
//!
//! In: the names of those folders. Out: what each of them lists. A symbolic link is never followed, and no folder of
//! somebody else is entered. It only reads.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::paths::{by_depth, folder_of, inside, name_of};
use crate::error::Error;

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A device, a socket, a pipe.
    Other,
}

/// What a path leads to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) kind: Kind,
    /// Whether it is listed in this very spelling; if not, case does not count on this disk.
    pub(super) exact: bool,
}

/// The listed folders.
pub(super) struct Survey {
    out: Utf8PathBuf,
    folders: BTreeMap<String, Listing>,
}

struct Listing {
    exact: bool,
    names: BTreeMap<String, Kind>,
}

impl Survey {
    /// Lists the output folder and those of `wanted` that are real folders all the way down to them.
    pub(super) fn take(out: &Utf8Path, wanted: &BTreeSet<&str>) -> Result<Self, Error> {
        let mut survey = Self { out: out.to_owned(), folders: BTreeMap::new() };
        if let Some(names) = list(out)? {
            survey.folders.insert(String::new(), Listing { exact: true, names });
        }
        for row in by_depth(wanted) {
            let listed: Vec<_> = row.par_iter().filter_map(|folder| survey.enter(folder)).collect::<Result<_, _>>()?;
            survey.folders.extend(listed);
        }
        Ok(survey)
    }

    fn enter(&self, folder: &str) -> Option<Result<(String, Listing), Error>> {
        let found = self.at(folder).filter(|found| found.kind == Kind::Folder)?;
        let names = list(&self.out.join(folder)).transpose()?;
        Some(names.map(|names| (folder.to_owned(), Listing { exact: found.exact, names })))
    }

    /// What stands at a path, if its folder was listed.
    pub(super) fn at(&self, path: &str) -> Option<Found> {
        let listing = self.folders.get(folder_of(path))?;
        if let Some(kind) = listing.names.get(name_of(path)) {
            return Some(Found { kind: *kind, exact: listing.exact });
        }
        let there = fs::symlink_metadata(self.out.join(path)).ok()?;
        Some(Found { kind: Kind::of(there.file_type()), exact: false })
    }

    /// Whether a path is a folder that was listed.
    pub(super) fn lists(&self, folder: &str) -> bool {
        self.folders.contains_key(folder)
    }

    /// The listed folders at and below a path.
    pub(super) fn below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a str> {
        let within =
            move |folder: &str| folder.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.folders.keys().map(String::as_str).filter(move |folder| within(folder))
    }

    /// Everything listed in a folder, by whole path.
    pub(super) fn in_folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (String, Kind)> + 'a {
        let names = self.folders.get(folder).into_iter().flat_map(|listing| &listing.names);
        names.map(move |(name, kind)| (inside(folder, name), *kind))
    }

    /// Everything listed, by whole path.
    pub(super) fn entries(&self) -> impl Iterator<Item = (String, Kind)> {
        self.folders.keys().flat_map(|folder| self.in_folder(folder))
    }
}

impl Kind {
    fn of(found: fs::FileType) -> Self {
        match found {
            found if found.is_symlink() => Self::Link,
            found if found.is_dir() => Self::Folder,
            found if found.is_file() => Self::File,
            _ => Self::Other,
        }
    }
}

/// The names in a folder; `None` if it is not there. A name that is not UTF-8 is shown with replacement characters:
/// no path of ours can be spelled so.
fn list(folder: &Utf8Path) -> Result<Option<BTreeMap<String, Kind>>, Error> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(failed)?,
    };
    let named = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok((entry.file_name().to_string_lossy().into_owned(), Kind::of(entry.file_type()?)))
    };
    entries.map(named).collect::<io::Result<_>>().map(Some).map_err(failed)
}
