//! Incidents like this one, by what they share: causes and tags that are rare say more than components that are not,
//! and a rare word of title or summary says a little.
//!
//! In: the indexes of a catalog. Out: for each incident the few likest, the likest first. Cost is linear in the number
//! of incidents: of a long list only the neighbours in time are compared, and frequent words not at all.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use rayon::prelude::*;

use super::{Catalog, Facet, IncidentIndex, facets_of};
use crate::model::Incident;

/// How many are shown.
const SHOWN: usize = 4;
/// How many neighbours on either side are compared, of those that share one thing.
const NEAR: usize = 40;
/// Words that more incidents have than this say nothing of any of them.
const FREQUENT: usize = 12;
/// How much of a summary is looked at, in bytes.
const SUMMARY: usize = 600;

/// The words that some incidents share, and few enough for it to say something of them.
#[derive(Debug)]
pub(super) struct Words {
    /// The incidents that have a word, word after word.
    sharing: Vec<IncidentIndex>,
    /// For each incident the words it shares, as where in `sharing` those stand that have it.
    of: Vec<Vec<Range<usize>>>,
}

impl Words {
    /// The words of every incident.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let all = catalog.incidents.par_iter().enumerate();
        let mut words: Vec<_> = all
            .flat_map_iter(|(place, incident)| {
                words_of(incident).into_iter().map(move |word| (word, IncidentIndex(place)))
            })
            .collect();
        words.par_sort_unstable();
        let mut all = Self { sharing: Vec::new(), of: vec![Vec::new(); catalog.incidents.len()] };
        for same in words.chunk_by(|(a, _), (b, _)| a == b).filter(|same| (2..=FREQUENT).contains(&same.len())) {
            let start = all.sharing.len();
            all.sharing.extend(same.iter().map(|(_, index)| *index));
            for (_, index) in same {
                all.of[index.0].push(start..all.sharing.len());
            }
        }
        all
    }

    /// For each word that an incident shares, all that have it.
    fn shared_by(&self, index: IncidentIndex) -> impl Iterator<Item = &[IncidentIndex]> {
        self.of[index.0].iter().map(|word| &self.sharing[word.clone()])
    }
}

thread_local! {
    /// How alike each incident is to the one that is looked at: all zeros in between.
    static SCORES: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// The incidents related to one, the likest first.
pub(super) fn related(catalog: &Catalog, index: IncidentIndex, words: &Words) -> Vec<IncidentIndex> {
    SCORES.with_borrow_mut(|scores| {
        scores.resize(scores.len().max(catalog.incidents.len()), 0);
        scored(catalog, index, words, scores)
    })
}

fn scored(catalog: &Catalog, index: IncidentIndex, words: &Words, scores: &mut [u32]) -> Vec<IncidentIndex> {
    let mut found = Vec::new();
    let mut add = |weight: u32, shared_by: usize, others: &[IncidentIndex]| {
        let rarity = 1 + 24 / u32::try_from(shared_by).unwrap_or(u32::MAX).max(1);
        for other in others.iter().filter(|other| **other != index) {
            let score = &mut scores[other.0];
            if *score == 0 {
                found.push(*other);
            }
            *score += weight * rarity;
        }
    };
    for (facet, slug) in facets_of(catalog.incident(index)) {
        let weight = match facet {
            Facet::Severity => continue,
            Facet::Component => 2,
            Facet::Cause => 3,
            Facet::Tag => 4,
        };
        let sharing = &catalog.facet(facet)[slug];
        let here = sharing.partition_point(|other| *other < index);
        add(weight, sharing.len(), &sharing[here.saturating_sub(NEAR)..(here + NEAR + 1).min(sharing.len())]);
    }
    for sharing in words.shared_by(index) {
        add(1, sharing.len(), sharing);
    }
    let rank = |other: IncidentIndex| (Reverse(std::mem::take(&mut scores[other.0])), other.0.abs_diff(index.0), other);
    let mut ranked: Vec<_> = found.into_iter().map(rank).collect();
    if ranked.len() > SHOWN {
        ranked.select_nth_unstable(SHOWN);
        ranked.truncate(SHOWN);
    }
    ranked.sort_unstable();
    // In a place of their own: turned into the list, `ranked` would keep the room of all that was compared.
    ranked.iter().map(|(_, _, other)| *other).collect()
}

/// Whether two incidents say the same where words are looked for.
pub(super) fn say_the_same(a: &Incident, b: &Incident) -> bool {
    a.title == b.title && summary(a) == summary(b)
}

fn summary(incident: &Incident) -> &str {
    incident.sections.first().map_or("", |section| section.text.text())
}

/// The hashes of the words of a title and of the beginning of the first section, each once, whatever their case; short
/// ones are not told apart.
fn words_of(incident: &Incident) -> Vec<u64> {
    const SHORTEST: usize = 5;
    let summary = summary(incident);
    let end = summary.char_indices().map(|(at, _)| at).take_while(|at| *at <= SUMMARY).last().unwrap_or(0);
    let texts = [incident.title.as_str(), summary.get(..end).unwrap_or_default()].map(str::to_lowercase);
    let words = texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let telling = words.filter(|word| word.chars().count() >= SHORTEST && word.chars().any(char::is_alphabetic));
    let hash = |word: &str| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    };
    let mut hashes: Vec<u64> = telling.map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
