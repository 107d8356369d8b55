//! The search for internal texts: in what is public of the sources, and in every artifact.
//!
//! In: secrets, public texts, artifacts. Out: P003 and P002. A text of more words than a phrase is found by any run
//! of eight of them, so that a shortened copy is found too; time grows with the artifacts and not with the secrets.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::secrets::{Found, Secret};
use super::words::{readings, words};
use crate::artifact::ArtifactSet;
use crate::diag::{Diagnostic, Diagnostics};
use crate::render::own_part;
use crate::source::{Content, FileId, SourceTree};

/// How many words in a row of a longer text are proof.
const RUN: usize = 8;

/// Runs of words, by how many there are.
struct Index<'a> {
    runs: BTreeMap<usize, BTreeMap<&'a [String], usize>>,
}

impl<'a> Index<'a> {
    /// The runs of some secrets, by their place in the list.
    fn new(secrets: &'a [Secret], skip: &BTreeSet<usize>) -> Self {
        let mut runs: BTreeMap<usize, BTreeMap<&[String], usize>> = BTreeMap::new();
        for (place, secret) in secrets.iter().enumerate().filter(|(place, _)| !skip.contains(place)) {
            let length = if secret.is_span { secret.words.len() } else { secret.words.len().min(RUN) };
            for run in secret.words.windows(length.max(1)) {
                runs.entry(length).or_default().entry(run).or_insert(place);
            }
        }
        Self { runs }
    }

    /// The secrets that stand in a text.
    fn find(&self, words: &[String]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (length, runs) in &self.runs {
            found.extend(words.windows(*length).filter_map(|run| runs.get(run)).copied());
        }
        found
    }
}

/// Public texts that repeat an internal one. Gives back the secrets that they repeat, which artifacts then hold too.
pub(super) fn sources(found: &Found, diagnostics: &mut Diagnostics) -> BTreeSet<usize> {
    // A name or a word may well be public elsewhere; a phrase is not there by chance.
    let short: BTreeSet<usize> = short(&found.secrets);
    let index = Index::new(&found.secrets, &short);
    let mut repeated = BTreeSet::new();
    for (words, place) in &found.public {
        for number in index.find(words) {
            let secret = &found.secrets[number];
            let message = "this public text repeats an internal one".to_owned();
            let finding = Diagnostic::new("P003", place.clone(), message).label("everybody reads this");
            diagnostics.push(finding.related(secret.place.clone(), "this is internal"));
            repeated.insert(number);
        }
    }
    repeated
}

fn short(secrets: &[Secret]) -> BTreeSet<usize> {
    let places = secrets.iter().enumerate();
    places.filter(|(_, secret)| secret.words.len() < 3).map(|(place, _)| place).collect()
}

/// Artifacts that hold an internal text in their bytes or their names, or that are an internal file.
pub(super) fn artifacts(
    tree: &SourceTree,
    found: &Found,
    quoted: &BTreeSet<usize>,
    set: &ArtifactSet,
    diagnostics: &mut Diagnostics,
) {
    let index = Index::new(&found.secrets, quoted);
    let files: BTreeMap<&[u8], _> = found
        .aside
        .iter()
        .chain(&found.files)
        .filter_map(|id| match &tree.file(*id).content {
            Content::Bytes(bytes) if !bytes.is_empty() => Some((bytes.as_slice(), *id)),
            _ => None,
        })
        .collect();
    let artifacts: Vec<_> = set.iter().collect();
    let hits: Vec<(&str, BTreeSet<usize>, Option<_>)> = artifacts
        .into_par_iter()
        .map(|(path, artifact)| {
            let (path, bytes) = (path.as_str(), artifact.bytes());
            // What is built in can give nothing away, though it has the words of some internal texts.
            let own = own_part(path, bytes);
            let mut hits = if own.is_some() { BTreeSet::new() } else { index.find(&words(path)) };
            hits.extend(readings(own.unwrap_or(bytes)).iter().flat_map(|words| index.find(words)));
            // A copy under another name is another file, and public texts may show that one.
            let is_meant = |id: &FileId| {
                !found.aside.contains(id) || tree.file(*id).path.file_name().is_some_and(|name| path.ends_with(name))
            };
            (path, hits, files.get(bytes).copied().filter(is_meant))
        })
        .collect();
    let mut by_secret: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (path, hits, file) in hits {
        for hit in hits {
            by_secret.entry(hit).or_default().push(path);
        }
        if let Some(file) = file {
            let place = crate::diag::Spot::Whole.of(file);
            let finding = if found.aside.contains(&file) {
                let message = format!("only internal text shows this file, and it would be published as `{path}`");
                let help = "move it to a folder `internal` beside it, or show it in a public text too";
                Diagnostic::new("P002", place, message).help(help)
            } else {
                Diagnostic::new("P002", place, format!("this internal file would be published as `{path}`"))
            };
            diagnostics.push(finding);
        }
    }
    for (number, paths) in by_secret {
        let secret = &found.secrets[number];
        let more = paths.len() - 1;
        let also = match more {
            0 => String::new(),
            1 => " and in another file".into(),
            _ => format!(" and in {more} other files"),
        };
        let shown: String = secret.text.chars().take(60).collect();
        let message = format!("internal text stands in `{}`{also}: `{shown}`", paths.first().unwrap_or(&""));
        let finding = Diagnostic::new("P002", secret.place.clone(), message).label("this is internal");
        diagnostics.push(finding.help("say it in other words where it is public, or mark that text as internal too"));
    }
}
