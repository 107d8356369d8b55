//! Decides on one artifact: it stands there already, it is written, or something of somebody else is in its way.
//!
//! In: the survey of the output folder and what is ours in it. Out: a `Verdict`. It reads files to compare their
//! bytes, and changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};

use camino::Utf8Path;

use super::paths::{folder_of, is_temporary};
use super::plan::{Change, NOT_OURS};
use super::survey::{Kind, Survey};
use crate::artifact::{Artifact, ArtifactPath, Body};

/// What has to happen for one artifact.
pub(super) enum Verdict<'a> {
    /// The bytes stand there, whoever wrote them.
    Same,
    Write(Change<'a>),
    Refuse {
        at: String,
        why: &'static str,
    },
}

/// The paths that earlier builds wrote, or had begun to write.
pub(super) struct Owned {
    paths: BTreeSet<ArtifactPath>,
    folded: BTreeMap<String, ArtifactPath>,
    interrupted: bool,
}

impl Owned {
    /// From a manifest, and from the journal of a build that was cut off.
    pub(super) fn new(listed: BTreeSet<ArtifactPath>, journaled: Option<BTreeSet<ArtifactPath>>) -> Self {
        let interrupted = journaled.is_some();
        let paths: BTreeSet<_> = listed.into_iter().chain(journaled.unwrap_or_default()).collect();
        let folded = paths.iter().map(|path| (path.as_str().to_lowercase(), path.clone())).collect();
        Self { paths, folded, interrupted }
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &ArtifactPath> {
        self.paths.iter()
    }

    pub(super) fn interrupted(&self) -> bool {
        self.interrupted
    }

    /// The path of ours that stands at `path`: spelled the same, or, if it was not found exactly, up to case.
    pub(super) fn spelled(&self, path: &str, exact: bool) -> Option<&ArtifactPath> {
        let same = ArtifactPath::new(path).ok().and_then(|path| self.paths.get(&path));
        same.or_else(|| if exact { None } else { self.folded.get(&path.to_lowercase()) })
    }
}

/// What a folder of the new site stands on.
#[derive(Clone)]
enum Ground<'a> {
    There,
    Missing,
    /// A file of ours stands where this folder, or one it is in, will be.
    Blocked {
        ours: ArtifactPath,
    },
    /// Something that is not ours stands there.
    Taken {
        by: &'a str,
        why: &'static str,
    },
}

/// What is known of the folder, to decide on each artifact.
pub(super) struct Judge<'s, 'a> {
    out: &'s Utf8Path,
    survey: &'s Survey,
    owned: &'s Owned,
    ground: BTreeMap<&'a str, Ground<'a>>,
}

impl<'s, 'a> Judge<'s, 'a> {
    /// Looks at the ground of every folder of the new site.
    pub(super) fn new(out: &'s Utf8Path, survey: &'s Survey, owned: &'s Owned, folders: &BTreeSet<&'a str>) -> Self {
        let mut judge = Self { out, survey, owned, ground: BTreeMap::from([("", Ground::There)]) };
        for folder in folders {
            let ground = match judge.ground_of(folder_of(folder)) {
                Ground::There => judge.look(folder),
                other => other.clone(),
            };
            judge.ground.insert(folder, ground);
        }
        judge
    }

    /// The folders that have to be made and can be, since nothing is in their way.
    pub(super) fn missing(&self) -> BTreeSet<&'a str> {
        let missing = self.ground.iter().filter(|(_, ground)| matches!(ground, Ground::Missing));
        missing.map(|(folder, _)| *folder).collect()
    }

    /// Decides on one artifact; `buffer` is only there to be used again.
    pub(super) fn verdict(&self, file: (&'a ArtifactPath, &'a Artifact), buffer: &mut Vec<u8>) -> Verdict<'a> {
        let (path, artifact) = file;
        let write = |evicts, clears| Verdict::Write(Change { path, artifact, evicts, clears });
        match self.ground_of(folder_of(path.as_str())) {
            Ground::Taken { by, why } => return Verdict::Refuse { at: (*by).to_owned(), why },
            Ground::Blocked { ours } => return write(vec![ours.clone()], Vec::new()),
            Ground::Missing => return write(Vec::new(), Vec::new()),
            Ground::There => {}
        }
        let Some(found) = self.survey.at(path.as_str()) else { return write(Vec::new(), Vec::new()) };
        let ours = self.owned.spelled(path.as_str(), found.exact);
        let same = found.kind == Kind::File
            && match &artifact.body {
                Body::Stored(stored) => stored.waiting.is_none(),
                _ => is_same(&self.out.join(path.as_str()), artifact.bytes(), buffer).unwrap_or(false),
            };
        match (found.kind, ours) {
            (Kind::Folder, _) => match self.clear(path) {
                Ok((evicts, clears)) => write(evicts, clears),
                Err(at) => {
                    Verdict::Refuse { at, why: "it is in a folder that has to become a file, and not Afterword's" }
                }
            },
            (Kind::File, ours) if same && ours.is_none_or(|ours| ours == path) => Verdict::Same,
            (Kind::File | Kind::Link, Some(ours)) => {
                write(if ours == path { Vec::new() } else { vec![ours.clone()] }, Vec::new())
            }
            (Kind::File, None) => Verdict::Refuse { at: path.as_str().to_owned(), why: NOT_OURS_DIFFERS },
            (Kind::Link | Kind::Other, _) => Verdict::Refuse { at: path.as_str().to_owned(), why: NOT_OURS },
        }
    }

    fn ground_of(&self, folder: &str) -> &Ground<'a> {
        self.ground.get(folder).expect("every folder of the new site was looked at, the outer ones first")
    }

    fn look(&self, folder: &'a str) -> Ground<'a> {
        let Some(found) = self.survey.at(folder) else { return Ground::Missing };
        let ours = self.owned.spelled(folder, found.exact);
        match (found.kind, ours) {
            (Kind::Folder, _) => Ground::There,
            (Kind::File | Kind::Link, Some(ours)) => Ground::Blocked { ours: ours.clone() },
            (Kind::Link, None) => Ground::Taken { by: folder, why: "a symbolic link stands where a folder has to be" },
            (Kind::File, None) | (Kind::Other, _) => Ground::Taken { by: folder, why: NOT_OURS },
        }
    }

    /// What has to go for a folder to become a file: files and folders; or the path of something that is not ours.
    fn clear(&self, path: &'a ArtifactPath) -> Result<(Vec<ArtifactPath>, Vec<String>), String> {
        let mut folders: Vec<String> = self.survey.below(path.as_str()).map(String::from).collect();
        if folders.is_empty() {
            return Err(path.as_str().to_owned());
        }
        let mut files = Vec::new();
        for (entry, kind) in folders.iter().flat_map(|folder| self.survey.in_folder(folder)) {
            let ours = self.owned.spelled(&entry, true);
            match kind {
                Kind::Folder if self.survey.lists(&entry) => {}
                Kind::File | Kind::Link if ours.is_some() => files.extend(ours.cloned()),
                Kind::File if is_temporary(&entry) => {}
                _ => return Err(entry),
            }
        }
        folders.reverse();
        Ok((files, folders))
    }
}

/// Whether a file holds these bytes; its length is asked first. `buffer` is only there to be used again.
pub(super) fn is_same(path: &Utf8Path, bytes: &[u8], buffer: &mut Vec<u8>) -> io::Result<bool> {
    let there = fs::metadata(path)?;
    // A pipe has no end.
    if !there.is_file() || usize::try_from(there.len()) != Ok(bytes.len()) {
        return Ok(false);
    }
    buffer.resize(bytes.len(), 0);
    File::open(path)?.read_exact(buffer)?;
    Ok(buffer == bytes)
}

const NOT_OURS_DIFFERS: &str = "a file that Afterword did not write stands there, with other bytes";
