//! All components, causes, tags or severities on one page.
//!
//! In: the indexes of the catalog. Out: `view::Facets`.

use super::{Desk, home};
use crate::catalog::Facet;
use crate::site::route::Route;
use crate::site::view::{FacetRow, Facets};

/// The page of a facet.
#[must_use]
pub fn view(desk: &Desk, facet: Facet) -> Facets {
    let values = desk.catalog.facet(facet);
    let (heading, counted) = match facet {
        Facet::Component => ("nav-components", "components-in-record"),
        Facet::Cause => ("nav-causes", "causes-in-record"),
        Facet::Tag => ("nav-tags", "tags-in-record"),
        Facet::Severity => ("nav-severities", "severities-in-record"),
    };
    let mut rows: Vec<FacetRow> = values
        .iter()
        .map(|(slug, incidents)| FacetRow {
            name: desk.catalog.name(facet, slug),
            href: desk.links.to(&Route::Facet(facet, slug.clone())),
            count: incidents.len(),
            description: (facet == Facet::Severity)
                .then(|| desk.catalog.site.severity(slug).and_then(|step| step.description.clone()))
                .flatten(),
        })
        .collect();
    match facet {
        Facet::Component => rows.clear(),
        Facet::Severity => {
            rows.sort_by_key(|row| desk.catalog.site.severities.iter().position(|step| step.name == row.name));
        }
        Facet::Cause | Facet::Tag => rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name))),
    }
    Facets {
        heading: desk.language.word(heading),
        standfirst: desk.language.count(counted, values.len()),
        groups: if facet == Facet::Component { home::groups(desk) } else { Vec::new() },
        values: rows,
    }
}
