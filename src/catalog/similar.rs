//! Incidents like this one, by what they share: causes and tags that are rare say more than components that are not,
//! and a rare word of title or summary says a little.
//!
//! In: the indexes of a catalog. Out: for each incident the few likest, the likest first. Cost is linear in the number
//! of incidents: of a long list only the neighbours in time are compared, and frequent words not at all.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Catalog, IncidentIndex, facets_of};
use crate::model::Incident;

/// How many are shown.
const SHOWN: usize = 4;
/// How many neighbours on either side are compared, of those that share one thing.
const NEAR: usize = 40;
/// Words that more incidents have than this say nothing of any of them.
const FREQUENT: usize = 12;
/// How much of a summary is looked at, in bytes.
const SUMMARY: usize = 600;

/// Which incidents have a word.
type Words = BTreeMap<String, Vec<IncidentIndex>>;

/// The incidents related to each, in the order of the catalog.
pub(super) fn related(catalog: &Catalog) -> Vec<Vec<IncidentIndex>> {
    let each: Vec<BTreeSet<String>> = catalog.incidents.par_iter().map(words_of).collect();
    let mut words = Words::new();
    for (place, of) in each.iter().enumerate() {
        for word in of {
            words.entry(word.clone()).or_default().push(IncidentIndex(place));
        }
    }
    words.retain(|_, sharing| (2..=FREQUENT).contains(&sharing.len()));
    let all = each.par_iter().enumerate();
    all.map(|(place, of)| self::of(catalog, IncidentIndex(place), of, &words)).collect()
}

fn of(catalog: &Catalog, index: IncidentIndex, own: &BTreeSet<String>, words: &Words) -> Vec<IncidentIndex> {
    let mut scores: BTreeMap<IncidentIndex, u32> = BTreeMap::new();
    let mut add = |weight: u32, sharing: &[IncidentIndex]| {
        let rarity = 1 + 24 / u32::try_from(sharing.len()).unwrap_or(u32::MAX).max(1);
        let here = sharing.partition_point(|other| *other < index);
        let near = here.saturating_sub(NEAR)..(here + NEAR + 1).min(sharing.len());
        for other in sharing[near].iter().filter(|other| **other != index) {
            *scores.entry(*other).or_default() += weight * rarity;
        }
    };
    for (facet, slug) in facets_of(catalog.incident(index)) {
        let weight = match facet {
            super::Facet::Severity => continue,
            super::Facet::Component => 2,
            super::Facet::Cause => 3,
            super::Facet::Tag => 4,
        };
        add(weight, &catalog.facet(facet)[slug]);
    }
    for sharing in own.iter().filter_map(|word| words.get(word)) {
        add(1, sharing);
    }
    let mut ranked: Vec<(u32, usize, IncidentIndex)> =
        scores.into_iter().map(|(other, score)| (score, other.0.abs_diff(index.0), other)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    ranked.into_iter().take(SHOWN).map(|(_, _, other)| other).collect()
}

/// The words of a title and of the beginning of the first section, in small letters; short ones are not told apart.
fn words_of(incident: &Incident) -> BTreeSet<String> {
    const SHORTEST: usize = 5;
    let summary = incident.sections.first().map_or("", |section| section.text.text());
    let end = summary.char_indices().map(|(at, _)| at).take_while(|at| *at <= SUMMARY).last().unwrap_or(0);
    let texts = [incident.title.as_str(), summary.get(..end).unwrap_or_default()];
    let words = texts.into_iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let telling = words.filter(|word| word.chars().count() >= SHORTEST && word.chars().any(char::is_alphabetic));
    telling.map(str::to_lowercase).collect()
}
