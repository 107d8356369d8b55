//! What the incidents of a page can be narrowed to: components, severities and causes, each with its count.
//!
//! In: the incidents of a page. Out: `view::history::Filters`, whose choices are links to pages that list all that share
//! them, and cards with the ids that the script looks for. A page counts its own incidents and no others, so that the
//! work stays in proportion to what it shows.

use std::collections::BTreeMap;

use super::Desk;
use crate::catalog::{Facet, IncidentIndex};
use crate::model::words::Slug;
use crate::site::plan::LISTED;
use crate::site::route::Route;
use crate::site::view::Card;
use crate::site::view::history::{FilterChoice, FilterGroup, Filters};

/// With fewer incidents a glance is quicker than a filter.
const FEWEST: usize = 4;
/// How many choices of a group are seen at once.
const SEEN: usize = 5;

/// What a list is narrowed by: the id in data attributes and addresses, and the message with its name.
const GROUPS: [(Facet, &str, &str); 3] = [
    (Facet::Component, "component", "filter-component"),
    (Facet::Severity, "severity", "filter-severity"),
    (Facet::Cause, "cause", "filter-cause"),
];

/// The incidents as a list shows them, each with what it is found by.
#[must_use]
pub fn cards(desk: &Desk, incidents: &[IncidentIndex]) -> Vec<Card> {
    let keyed = |index: &IncidentIndex| {
        let of = |facet: Facet| {
            let slugs = desk.catalog.facets_of(*index).filter(|(known, _)| *known == facet);
            slugs.map(|(_, slug)| slug.as_str()).collect::<Vec<_>>().join(" ")
        };
        let keys = GROUPS.iter().map(|(facet, id, _)| (*id, of(*facet)));
        Card { keys: keys.filter(|(_, ids)| !ids.is_empty()).collect(), ..desk.card(*index) }
    };
    incidents.iter().map(keyed).collect()
}

/// What those incidents can be narrowed to, where there is something to leave out. A choice leads to the page of that
/// year, where it has one. The script is named on a page that lists them.
#[must_use]
pub fn of(desk: &Desk, incidents: &[IncidentIndex], year: Option<i32>, script: Option<&str>) -> Option<Filters> {
    if incidents.len() < FEWEST {
        return None;
    }
    let mut counts: BTreeMap<Facet, BTreeMap<&Slug, usize>> = BTreeMap::new();
    for (facet, slug) in incidents.iter().flat_map(|index| desk.catalog.facets_of(*index)) {
        *counts.entry(facet).or_default().entry(slug).or_default() += 1;
    }
    let group = |(facet, id, label): &(Facet, &'static str, &str)| {
        let mut choices: Vec<FilterChoice> =
            counts.get(facet)?.iter().map(|(slug, count)| choice(desk, *facet, slug, *count, year)).collect();
        if choices.iter().all(|choice| choice.count == incidents.len()) {
            return None;
        }
        sort(desk, *facet, &mut choices);
        // A single one more takes no more room than the word that it is there.
        let more = if choices.len() > SEEN + 1 { choices.split_off(SEEN) } else { Vec::new() };
        Some(FilterGroup { id, label: desk.language.word(label), choices, more })
    };
    let groups: Vec<FilterGroup> = GROUPS.iter().filter_map(group).collect();
    let shown = [("count", incidents.len().into()), ("shown", "{shown}".into())];
    (!groups.is_empty()).then(|| Filters {
        script: script.map(|name| desk.links.to(&Route::Asset(name.to_owned()))),
        shown: desk.language.say("filter-shown", &shown),
        groups,
    })
}

fn choice(desk: &Desk, facet: Facet, slug: &Slug, count: usize, year: Option<i32>) -> FilterChoice {
    let has_years = desk.catalog.facet(facet)[slug].len() > LISTED;
    let route = match year.filter(|_| has_years) {
        Some(year) => Route::FacetYear(facet, slug.clone(), year),
        None => Route::Facet(facet, slug.clone()),
    };
    FilterChoice { id: slug.to_string(), name: desk.catalog.name(facet, slug), href: desk.links.to(&route), count }
}

/// Severities stand in the order of the site, the worst first; everything else by how often it occurs.
fn sort(desk: &Desk, facet: Facet, choices: &mut [FilterChoice]) {
    let step = |choice: &FilterChoice| {
        let mut steps = desk.catalog.site.severities.iter();
        steps.position(|step| step.id.as_str() == choice.id)
    };
    if facet == Facet::Severity {
        choices.sort_by_key(step);
    } else {
        choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    }
}
