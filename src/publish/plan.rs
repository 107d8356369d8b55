//! Compares a set of artifacts with the output folder, and decides what has to happen, or that nothing may.
//!
//! In: the set, and what `survey`, the last manifest and a journal say of the folder. Out: a `Plan`, or an error that
//! names a file of somebody else that is in the way. It reads the output folder and changes nothing.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;

use camino::Utf8Path;
use rayon::prelude::*;

use super::WriteReport;
use super::judge::{Judge, Owned, Verdict};
use super::manifest::{self, JOURNAL};
use super::paths::{self, folders_of};
use super::survey::{Kind, Survey};
use crate::artifact::{Artifact, ArtifactPath, ArtifactSet, MANIFEST};
use crate::error::Error;

/// What has to happen to an output folder.
pub(super) struct Plan<'a> {
    /// What is written, in the order in which it is renamed into place.
    pub(super) changes: Vec<Change<'a>>,
    /// Folders that are not there, and that nothing is in the way of.
    pub(super) new_folders: BTreeSet<&'a str>,
    /// The manifest, if it changes.
    pub(super) manifest: Option<Vec<u8>>,
    /// Files to remove at the end, spelled as they stand there.
    pub(super) removals: Vec<ArtifactPath>,
    /// Folders to remove at the end if nothing is left in them, the outer ones first.
    pub(super) emptied: BTreeSet<String>,
    /// Temporary files of a build that was killed.
    pub(super) leftovers: Vec<String>,
    /// Every path of the old site and of the new one.
    pub(super) journal: Vec<u8>,
    /// What there is to report once all of it has been carried out.
    pub(super) report: WriteReport,
}

/// One file to write.
pub(super) struct Change<'a> {
    pub(super) path: &'a ArtifactPath,
    pub(super) artifact: &'a Artifact,
    /// What of ours must go, at the last moment, since it stands in the way under the same name.
    pub(super) evicts: Vec<ArtifactPath>,
    /// Folders that must go with it, the inner ones first.
    pub(super) clears: Vec<String>,
}

impl Plan<'_> {
    /// Whether the folder already is as it should be.
    pub(super) fn is_settled(&self) -> bool {
        let nothing_to_write = self.changes.is_empty() && self.manifest.is_none();
        nothing_to_write && self.removals.is_empty() && self.leftovers.is_empty() && !self.report.mended
    }
}

/// Compares the set with what stands in a folder that may be written.
pub(super) fn compare<'a>(set: &'a ArtifactSet, out: &Utf8Path) -> Result<Plan<'a>, Error> {
    let files: Vec<_> = set.iter().collect();
    let folded: BTreeSet<String> = files.iter().map(|(path, _)| path.as_str().to_lowercase()).collect();
    let (owned, manifest_bytes, is_damaged) = last_build(out)?;
    let new_folders: BTreeSet<&str> = files.iter().flat_map(|(path, _)| folders_of(path.as_str())).collect();
    let old_folders = owned.paths().flat_map(|path| folders_of(path.as_str()));
    let survey = Survey::take(out, &new_folders.iter().copied().chain(old_folders).collect())?;
    let judge = Judge::new(out, &survey, &owned, &new_folders);

    let verdicts = files.par_iter().map_init(Vec::new, |buffer, file| judge.verdict(*file, buffer));
    let Tally { changes, unchanged } = tally(verdicts.collect())
        .map_err(|refused| in_the_way(out, &refused.at, refused.why, refused.more, is_damaged))?;

    let gone: Vec<_> = owned.paths().filter(|path| set.get(path.as_str()).is_none()).collect();
    let evicted: BTreeSet<_> = changes.iter().flat_map(|change| &change.evicts).cloned().collect();
    let removals = removals(&gone, &evicted, &survey, &folded);
    let emptied = gone.iter().flat_map(|path| folders_of(path.as_str()));
    let emptied = emptied.filter(|folder| survey.lists(folder) && !new_folders.contains(folder)).map(String::from);

    let manifest = manifest::manifest(&files);
    let report = WriteReport {
        written: changes.iter().map(|change| change.path.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
        unchanged,
        removed: evicted.into_iter().chain(removals.iter().cloned()).collect::<BTreeSet<_>>().into_iter().collect(),
        mended: owned.interrupted(),
    };
    Ok(Plan {
        new_folders: judge.missing(),
        manifest: (manifest_bytes.as_ref() != Some(&manifest)).then_some(manifest),
        emptied: emptied.collect(),
        leftovers: leftovers(&survey),
        journal: manifest::journal(owned.paths().chain(set.iter().map(|(path, _)| path)).collect::<BTreeSet<_>>()),
        changes,
        removals,
        report,
    })
}

/// The verdicts, sorted by what they say.
struct Tally<'a> {
    changes: Vec<Change<'a>>,
    unchanged: usize,
}

/// The first thing in the way, and how many more there are.
struct Refused {
    at: String,
    why: &'static str,
    more: usize,
}

/// Sorts the verdicts; the changes are in the order of their stages.
fn tally(verdicts: Vec<Verdict>) -> Result<Tally, Refused> {
    let mut tally = Tally { changes: Vec::new(), unchanged: 0 };
    let mut refused: Option<Refused> = None;
    for verdict in verdicts {
        match verdict {
            Verdict::Same => tally.unchanged += 1,
            Verdict::Write(change) => tally.changes.push(change),
            Verdict::Refuse { at, why } => match &mut refused {
                Some(first) => first.more += 1,
                None => refused = Some(Refused { at, why, more: 0 }),
            },
        }
    }
    tally.changes.sort_by_key(|change| change.artifact.stage);
    refused.map_or(Ok(tally), Err)
}

/// What earlier builds left: what is ours, the manifest's bytes, and whether it is damaged.
fn last_build(out: &Utf8Path) -> Result<(Owned, Option<Vec<u8>>, bool), Error> {
    let journal = read_plain(&out.join(JOURNAL))?;
    let bytes = read_plain(&out.join(MANIFEST))?;
    let (listed, is_damaged) = match &bytes {
        Found::Nothing => (BTreeSet::new(), false),
        Found::File(bytes) => match manifest::read(bytes) {
            manifest::Read::Ours(listed) => (listed.into_keys().collect(), false),
            manifest::Read::Broken => (BTreeSet::new(), true),
            manifest::Read::Foreign => return Err(in_the_way(out, MANIFEST, NOT_OURS, 0, false)),
        },
        Found::Other => return Err(in_the_way(out, MANIFEST, NOT_OURS, 0, false)),
    };
    let journaled = match &journal {
        Found::File(bytes) => Some(manifest::read_journal(bytes)),
        Found::Nothing | Found::Other => None,
    };
    let bytes = if let Found::File(bytes) = bytes { Some(bytes) } else { None };
    Ok((Owned::new(listed, journaled), bytes, is_damaged))
}

enum Found {
    Nothing,
    File(Vec<u8>),
    Other,
}

/// Reads a file, but not through a symbolic link.
fn read_plain(path: &Utf8Path) -> Result<Found, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(failed(error)),
        Ok(there) if there.is_file() => fs::read(path).map(Found::File).map_err(failed),
        Ok(_) => Ok(Found::Other),
    }
}

/// What stands there and is no longer part of the site, but for what is evicted earlier. Where case does not count, a
/// file found under another spelling may be one of the new ones.
fn removals(
    gone: &[&ArtifactPath],
    evicted: &BTreeSet<ArtifactPath>,
    survey: &Survey,
    folded: &BTreeSet<String>,
) -> Vec<ArtifactPath> {
    let stands = |path: &ArtifactPath| {
        let found = survey.at(path.as_str()).filter(|found| matches!(found.kind, Kind::File | Kind::Link));
        found.is_some_and(|found| found.exact || !folded.contains(&path.as_str().to_lowercase()))
    };
    let due = gone.iter().filter(|path| !evicted.contains(**path) && stands(path));
    due.map(|path| (*path).clone()).collect()
}

fn leftovers(survey: &Survey) -> Vec<String> {
    survey
        .entries()
        .filter(|(path, kind)| *kind == Kind::File && paths::is_temporary(path))
        .map(|(path, _)| path)
        .collect()
}

pub(super) const NOT_OURS: &str = "a file that Afterword did not write stands there";

fn in_the_way(out: &Utf8Path, at: &str, why: &str, more: usize, is_damaged: bool) -> Error {
    let mut why = why.to_owned();
    if more > 0 {
        let _ = write!(why, "; so it is with {more} more");
    }
    if is_damaged {
        why.push_str(
            "; `manifest.json`, which says what is Afterword's, is damaged: if all of it is, remove the folder",
        );
    }
    Error::Write { path: out.join(at), source: io::Error::new(io::ErrorKind::AlreadyExists, why) }
}
