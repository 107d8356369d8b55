//! All components, causes, tags or severities on one page.
//!
//! In: the indexes of the catalog. Out: `view::Facets`.

use super::{Desk, home};
use crate::catalog::Facet;
use crate::render::words;
use crate::site::route::Route;
use crate::site::view::{FacetRow, Facets};

/// The page of a facet.
#[must_use]
pub fn view(desk: &Desk, facet: Facet) -> Facets {
    let values = desk.catalog.facet(facet);
    let (heading, one, many) = match facet {
        Facet::Component => ("Components", "component", "components"),
        Facet::Cause => ("Causes", "cause", "causes"),
        Facet::Tag => ("Tags", "tag", "tags"),
        Facet::Severity => ("Severities", "severity", "severities"),
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
        heading: heading.into(),
        standfirst: format!("{} in this record.", words::count(values.len(), one, many)),
        groups: if facet == Facet::Component { home::groups(desk) } else { Vec::new() },
        values: rows,
    }
}
