//! What an earlier build left in the output folder, for a build that takes some of it over.
//!
//! In: an output folder. Out: the bytes of a file, if they are still those that the manifest lists. Nothing is believed
//! that anybody may have changed since.

use std::collections::BTreeMap;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::manifest;
use crate::artifact::{ArtifactPath, MANIFEST};

/// The files of an earlier build.
pub struct Standing {
    out: Utf8PathBuf,
    hashes: BTreeMap<ArtifactPath, String>,
}

impl Standing {
    /// Those of an output folder; none if it is not there or cannot be read.
    #[must_use]
    pub fn of(out: &Utf8Path) -> Self {
        let hashes = fs::read(out.join(MANIFEST)).map(|bytes| manifest::hashes(&bytes)).unwrap_or_default();
        Self { out: out.to_owned(), hashes }
    }

    /// A file as that build left it.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let hash = self.hashes.get(&ArtifactPath::new(path).ok()?)?;
        let bytes = fs::read(self.out.join(path)).ok()?;
        (*hash == manifest::written(blake3::hash(&bytes))).then_some(bytes)
    }
}
