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
    let filters = [
        Filter { id: "component", label: "Component", any: "Any component", choices: components },
        Filter { id: "severity", label: "Severity", any: "Any severity", choices: severities },
        Filter { id: "year", label: "Year", any: "Any year", choices: numbers },
    ];
    view::Search {
        script: desk.links.to(&Route::Asset(script.to_owned())),
        index: desk.links.to(&search::index_route()),
        total: catalog.all().len(),
        filters: filters.into_iter().filter(|filter| filter.choices.len() > 1).collect(),
        history: desk.link("All incidents", &Route::History),
        years: years.iter().map(|year| desk.link(year.to_string(), &Route::Year(*year))).collect(),
    }
}
