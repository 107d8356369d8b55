//! Pages that the clock alone will change carry what they will say then, so that a reader's browser can turn them over.
//!
//! In: the pages of a build, its catalog, and a later moment. Out: in each page that will differ, its main part of then,
//! in a `template` that nobody sees before. It holds nothing that is not public now: the record is the same, and only
//! the clock is another one. Without a script a page stays as it was built, and says when that was.

use rayon::prelude::*;

use super::addresses::Addresses;
use super::{Theme, page};
use crate::artifact::ArtifactSet;
use crate::catalog::{Catalog, turns};
use crate::site::route::Route;
use crate::source::SourceTree;
use crate::time::Timestamp;

/// Adds to each page of the set what it will say at that moment.
pub fn carry(
    set: &mut ArtifactSet,
    plan: &[Route],
    catalog: &Catalog,
    at: Timestamp,
    tree: &SourceTree,
    theme: &Theme,
) {
    let later = catalog.later(at);
    let addresses = Addresses::new(tree, &theme.languages, &later, plan);
    let routes: Vec<&Route> = plan.iter().filter(|route| may_turn(route, catalog, at)).collect();
    let pages: Vec<(String, Vec<u8>)> = routes
        .into_par_iter()
        .filter_map(|route| {
            let path = route.path();
            let then = page(route, &later, &addresses, theme, None).bytes.ok()?;
            let both = both(&set.get(&path)?.bytes, &then, at)?;
            Some((path, both))
        })
        .collect();
    for (path, bytes) in pages {
        set.rewrite(&path, bytes);
    }
}

/// Whether a page may say something else at that moment. The numbers are as of their build, like any statistic.
fn may_turn(route: &Route, catalog: &Catalog, at: Timestamp) -> bool {
    let of = |id: &str| catalog.find(id).is_some_and(|index| has_turn(catalog, index, at));
    match route {
        Route::Home | Route::Actions | Route::ActionsYear(_) | Route::FacetIndex(_) => true,
        Route::Incident(id) | Route::Translation(id, _) => of(id.as_str()),
        Route::History => catalog.all().any(|index| has_turn(catalog, index, at)),
        Route::Year(year) | Route::Month(year, _) => {
            catalog.year(*year).into_iter().any(|index| has_turn(catalog, index, at))
        }
        Route::Facet(facet, slug) | Route::FacetYear(facet, slug, _) => {
            let is_daily = catalog.site.live && *facet == crate::catalog::Facet::Component;
            let held = catalog.facet(*facet).get(slug);
            is_daily || held.into_iter().flatten().any(|index| has_turn(catalog, *index, at))
        }
        _ => false,
    }
}

/// Whether something of an incident turns at that moment.
fn has_turn(catalog: &Catalog, index: crate::catalog::IncidentIndex, at: Timestamp) -> bool {
    turns(catalog.incident(index)).iter().any(|(turn, _)| *turn == at)
}

/// The page of now with the main part of then behind its own; none where the two are the same.
fn both(now: &[u8], then: &[u8], at: Timestamp) -> Option<Vec<u8>> {
    let (now, then) = (std::str::from_utf8(now).ok()?, std::str::from_utf8(then).ok()?);
    let (here, there) = (main(now)?, main(then)?);
    if now.get(here.clone())? == then.get(there.clone())? {
        return None;
    }
    let (head, foot) = now.split_at_checked(here.end + CLOSE.len())?;
    let template = format!("\n<template id=\"turn\" data-at=\"{}\">{}</template>", at.rfc3339(), then.get(there)?);
    Some([head, &template, foot].concat().into_bytes())
}

const CLOSE: &str = "</main>";

/// What stands between the marks of a page's main part.
fn main(html: &str) -> Option<std::ops::Range<usize>> {
    let open = html.find("<main")?;
    let start = open + html.get(open..)?.find('>')? + 1;
    Some(start..html.rfind(CLOSE).filter(|end| *end >= start)?)
}
