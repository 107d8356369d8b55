//! The page on which every word can be found.
//!
//! In: the catalog. Out: `view::Search`: what answers can be narrowed to, and where to look without a script.

use super::Desk;
use crate::catalog::Facet;
use crate::render::search;
use crate::site::route::Route;
use crate::site::view::{self, Filter};

/// The page; its script has that name.
#[must_use]
pub fn view(desk: &Desk, script: &str) -> view::Search {
    let catalog = desk.catalog;
    let facet = |facet: Facet| {
        let used = catalog.facet(facet).iter().filter(|(_, incidents)| !incidents.is_empty());
        used.map(|(slug, _)| (slug.to_string(), catalog.name(facet, slug))).collect::<Vec<_>>()
    };
    let mut components = facet(Facet::Component);
    components.sort_by(|a, b| a.1.cmp(&b.1));
    let mut severities = facet(Facet::Severity);
    severities.sort_by_key(|(id, _)| catalog.site.severities.iter().position(|step| step.id.as_str() == id));
    let years: Vec<i32> = catalog.years().keys().rev().copied().collect();
    let numbers = years.iter().map(|year| (year.to_string(), year.to_string())).collect();
    let word = |key: &str| desk.language.word(key);
    let filters = [
        Filter { id: "component", label: word("filter-component"), any: word("any-component"), choices: components },
        Filter { id: "severity", label: word("filter-severity"), any: word("any-severity"), choices: severities },
        Filter { id: "year", label: word("filter-year"), any: word("any-year"), choices: numbers },
    ];
    view::Search {
        script: desk.links.to(&Route::Asset(script.to_owned())),
        index: desk.links.to(&search::index_route()),
        total: catalog.all().len(),
        found: found(desk),
        filters: filters.into_iter().filter(|filter| filter.choices.len() > 1).collect(),
        history: desk.link(word("all-incidents"), &Route::History),
        years: years.iter().map(|year| desk.link(year.to_string(), &Route::Year(*year))).collect(),
    }
}

/// How many were found, in each form that the language has, by a number that takes it. The script fills `{number}`.
fn found(desk: &Desk) -> Vec<(usize, String)> {
    let mut forms: Vec<(usize, String)> = Vec::new();
    for count in [100, 1, 2, 3, 11, 0] {
        let form = desk.language.say("search-found", &[("count", count.into()), ("number", "{number}".into())]);
        if !forms.iter().any(|(_, known)| *known == form) {
            forms.push((count, form));
        }
    }
    forms
}
