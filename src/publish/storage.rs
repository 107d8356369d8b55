//! Makes a prefix of an object storage hold exactly a set of artifacts, and what others put there. The only place that
//! asks other machines for anything, and the only file with a runtime.
//!
//! In: an address, the artifacts of a build, and the folder they stand in, which nobody else writes to meanwhile. Out: a
//! `WriteReport`. Keys and endpoints come from the environment, by the names that the storage's own tools know.
//!
//! As in a folder, `manifest.json` says what is ours, and `.afterword-journal`, from before the first change until after
//! the last one, which paths no manifest can be believed about: a run that was cut off is mended by the next.

mod connect;
mod failure;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::future::Future;
use std::time::Duration;

use camino::Utf8Path;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{Attribute, Attributes, ObjectStore, ObjectStoreExt, PutOptions};

use super::WriteReport;
use super::address::Address;
use super::manifest::{self, JOURNAL};
use super::paths::is_page;
use super::plan::NOT_OURS;
use crate::artifact::headers::{caching, media};
use crate::artifact::{ArtifactPath, ArtifactSet, MANIFEST, Stage};
use crate::error::Error;

/// How many requests are under way at once.
const AT_ONCE: usize = 8;
/// How long to wait for the answer to a request without a body, retries included.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many bytes of a body prolong that by a second: all that are under way share one line, which may be slow.
const BYTES_A_SECOND: u64 = 10_000;

/// A place in an object storage.
pub struct Storage {
    address: Address,
    store: Box<dyn ObjectStore>,
}

impl Storage {
    /// Finds out how it is reached, and asks it nothing yet.
    ///
    /// # Errors
    /// If the environment does not say, or not in a form that can be meant, how to reach it.
    pub fn open(address: &Address) -> Result<Self, Error> {
        Ok(Self { address: address.clone(), store: connect::connect(address)? })
    }

    /// Brings what differs there, a few files at a time, and removes what is no longer part of the site.
    ///
    /// # Errors
    /// What the storage says, if a file of somebody else stands in the way, and if `out` does not hold the set.
    pub fn upload(&self, set: &ArtifactSet, out: &Utf8Path) -> Result<WriteReport, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|source| Error::Read { path: out.to_owned(), source })?;
        let done = runtime.block_on(async {
            let plan = Plan::of(set, self.there().await?);
            self.spare(&plan.new).await?;
            for row in &plan.rows {
                self.at_once(row, |deed| self.perform(out, deed)).await?;
            }
            Ok(plan.report)
        });
        // A name that is still being looked up is not waited for.
        runtime.shutdown_background();
        done
    }

    /// What stands there, as its manifest and its journal say.
    async fn there(&self) -> Result<There, Error> {
        let (manifest, journal) = (self.get(MANIFEST).await?, self.get(JOURNAL).await?);
        let mut hashes = match manifest.as_deref().map(manifest::read) {
            None => BTreeMap::new(),
            Some(manifest::Read::Ours(listed)) => listed,
            Some(_) => return Err(self.in_the_way(MANIFEST)),
        };
        let journaled = journal.as_deref().map(manifest::read_journal);
        let is_mended = journaled.is_some();
        let journaled = journaled.unwrap_or_default();
        let owned = hashes.keys().chain(&journaled).cloned().collect();
        hashes.retain(|path, _| !journaled.contains(path));
        Ok(There { manifest, owned, hashes, is_mended })
    }

    /// Refuses if something of somebody else stands where a file is to be put.
    async fn spare(&self, paths: &[ArtifactPath]) -> Result<(), Error> {
        self.at_once(paths, async |path| {
            let at = self.place(path.as_str());
            match self.answered(0, path.as_str(), "cannot be looked up", self.store.head(&at)).await? {
                Some(_) => Err(self.in_the_way(path.as_str())),
                None => Ok(()),
            }
        })
        .await
    }

    async fn perform(&self, out: &Utf8Path, deed: &Deed) -> Result<(), Error> {
        match deed {
            Deed::Put(path, hash) => self.put(path.as_str(), bytes(out, path, hash)?).await,
            Deed::Note(path, text) => self.put(path, text.clone()).await,
            Deed::Remove(path) => {
                let at = self.place(path);
                self.answered(0, path, "cannot be removed", self.store.delete(&at)).await.map(drop)
            }
        }
    }

    async fn get(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let at = self.place(path);
        let read = async { Ok(self.store.get(&at).await?.bytes().await?.to_vec()) };
        self.answered(0, path, "cannot be read", read).await
    }

    async fn put(&self, path: &str, bytes: Vec<u8>) -> Result<(), Error> {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, media(path).into());
        attributes.insert(Attribute::CacheControl, caching(path).into());
        let (size, at) = (bytes.len(), self.place(path));
        let put = self.store.put_opts(&at, bytes.into(), PutOptions { attributes, ..PutOptions::default() });
        match self.answered(size, path, "cannot be written", put).await? {
            Some(_) => Ok(()),
            None => Err(failure::nowhere(&self.address)),
        }
    }

    /// What a request is answered with, within its time; nothing if what it names is not there.
    async fn answered<T>(
        &self,
        size: usize,
        path: &str,
        what: &str,
        request: impl Future<Output = object_store::Result<T>>,
    ) -> Result<Option<T>, Error> {
        let limit = PATIENCE + Duration::from_secs(size as u64 / BYTES_A_SECOND);
        match tokio::time::timeout(limit, request).await {
            Ok(Ok(answer)) => Ok(Some(answer)),
            Ok(Err(error)) if failure::is_nowhere(&error) => Err(failure::nowhere(&self.address)),
            Ok(Err(object_store::Error::NotFound { .. })) => Ok(None),
            Ok(Err(error)) => Err(failure::told(&self.address, &format!("`{path}` {what}"), &error)),
            Err(_) => Err(failure::silent(&self.address, limit)),
        }
    }

    /// Does the same with each, a few at a time, until one fails.
    async fn at_once<'t, T, F>(&self, all: &'t [T], work: impl Fn(&'t T) -> F) -> Result<(), Error>
    where
        F: Future<Output = Result<(), Error>>,
    {
        stream::iter(all).map(Ok).try_for_each_concurrent(AT_ONCE, work).await
    }

    /// The name of an object, letter for letter that of its address.
    fn place(&self, path: &str) -> Path {
        let prefix = &self.address.prefix;
        let name = if prefix.is_empty() { path.to_owned() } else { format!("{prefix}/{path}") };
        Path::parse(name).expect("an address and an artifact have plain names")
    }

    fn in_the_way(&self, path: &str) -> Error {
        let what = format!("`{}`: `{path}` cannot be written: {NOT_OURS}", self.address);
        Error::Request { what, next: "move it away, or choose another prefix".into() }
    }
}

/// The bytes of a file, if they are those that were built.
fn bytes(out: &Utf8Path, path: &ArtifactPath, hash: &str) -> Result<Vec<u8>, Error> {
    let place = out.join(path.as_str());
    let bytes = fs::read(&place).map_err(|source| Error::Read { path: place.clone(), source })?;
    if *hash == manifest::written(blake3::hash(&bytes)) {
        return Ok(bytes);
    }
    let what = format!("`{place}` was changed while the site was published");
    Err(Error::Request { what, next: "publish again".into() })
}

/// What a storage holds.
#[derive(Default)]
struct There {
    manifest: Option<Vec<u8>>,
    /// What is ours, or may be.
    owned: BTreeSet<ArtifactPath>,
    /// What is known of it for certain.
    hashes: BTreeMap<ArtifactPath, String>,
    /// Whether a run was cut off.
    is_mended: bool,
}

/// One change.
enum Deed {
    /// A file of the folder, which has that hash.
    Put(ArtifactPath, String),
    /// A text of our own.
    Note(&'static str, Vec<u8>),
    Remove(String),
}

/// What has to happen to a storage.
struct Plan {
    /// What comes at once, row after row: the journal, assets, pages, indexes, removals of pages and of what they referred
    /// to, the manifest, and the end of the journal.
    rows: Vec<Vec<Deed>>,
    /// Where nothing of ours has stood yet.
    new: Vec<ArtifactPath>,
    report: WriteReport,
}

impl Plan {
    fn of(set: &ArtifactSet, there: There) -> Self {
        let manifest = manifest::manifest(&set.iter().collect::<Vec<_>>());
        let here = manifest::hashes(&manifest);
        let changed: Vec<_> = here.iter().filter(|(path, hash)| there.hashes.get(*path) != Some(*hash)).collect();
        let removed: Vec<_> = there.owned.iter().filter(|path| !here.contains_key(*path)).cloned().collect();
        let written: Vec<_> = changed.iter().map(|(path, _)| (*path).clone()).collect();
        let report = WriteReport { unchanged: here.len() - written.len(), written, removed, mended: there.is_mended };
        let new = report.written.iter().filter(|path| !there.owned.contains(*path)).cloned().collect();
        if there.manifest.as_ref() == Some(&manifest) && changed.is_empty() && !there.is_mended {
            return Self { rows: Vec::new(), new, report };
        }
        let mut rows = vec![vec![Deed::Note(JOURNAL, manifest::journal(report.written.iter().chain(&report.removed)))]];
        for stage in [Stage::Asset, Stage::Page, Stage::Index] {
            let due = changed.iter().filter(|(path, _)| set.get(path.as_str()).is_some_and(|file| file.stage == stage));
            rows.push(due.map(|(path, hash)| Deed::Put((*path).clone(), (*hash).clone())).collect());
        }
        let (pages, rest): (Vec<_>, Vec<_>) = report.removed.iter().partition(|path| is_page(path.as_str()));
        rows.extend([pages, rest].map(|row| row.iter().map(|path| Deed::Remove(path.as_str().to_owned())).collect()));
        rows.push(vec![Deed::Note(MANIFEST, manifest)]);
        rows.push(vec![Deed::Remove(JOURNAL.to_owned())]);
        Self { rows, new, report }
    }
}
