//! All components, causes, tags or severities on one page.
//!
//! In: the indexes of the catalog. Out: `view::Facets`.

use super::{Desk, home};
use crate::catalog::Facet;
use crate::site::route::{Route, facet_folder};
use crate::site::view::{FacetRow, Facets};

/// The page of a facet.
#[must_use]
pub fn view(desk: &Desk, facet: Facet) -> Facets {
    let values = desk.catalog.facet(facet);
    let counted = match facet {
        Facet::Component => "components-in-record",
        Facet::Cause => "causes-in-record",
        Facet::Tag => "tags-in-record",
        Facet::Severity => "severities-in-record",
    };
    let mut ordered: Vec<_> = values.iter().collect();
    if facet == Facet::Severity {
        ordered.sort_by_key(|(slug, _)| desk.catalog.site.rank(slug));
    }
    let mut rows: Vec<FacetRow> = ordered
        .into_iter()
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
        Facet::Severity => {}
        Facet::Cause | Facet::Tag => rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name))),
    }
    let mut standfirst = desk.language.count(counted, values.len());
    if facet == Facet::Component && !values.is_empty() {
        standfirst = [standfirst, home::bar(desk)].join(" ");
    }
    Facets {
        heading: heading(desk, facet),
        standfirst,
        groups: if facet == Facet::Component { home::groups(desk) } else { Vec::new() },
        values: rows,
    }
}

/// The heading of that page.
#[must_use]
pub fn heading(desk: &Desk, facet: Facet) -> String {
    desk.language.of("nav", facet_folder(facet))
}
