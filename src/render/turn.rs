//! Pages that the clock alone will change carry what they will say then, so that a reader's browser can turn them over.
//!
//! In: the pages of a build, its catalog, and a later moment. Out: in each page that will differ, its main part of then,
//! in a `template` that nobody sees before. It holds nothing that is not public now: the record is the same, and only
//! the clock is another one. Without a script a page stays as it was built, and says when that was.

use super::Press;
use crate::catalog::{Facet, IncidentIndex, Turn};
use crate::site::route::Route;
use crate::time::Timestamp;

/// A page as it was rendered, with what it will say then if that is something else.
pub(super) fn carry(press: &Press, route: &Route, now: Vec<u8>) -> Vec<u8> {
    if !press.turns || !may_turn(route) {
        return now;
    }
    let Some(turn) = press.catalog.turn().filter(|turn| turns(press, route, turn)) else { return now };
    let then = Press { catalog: &turn.then, turns: false, ..*press }.page(route, None).bytes;
    let both = then.ok().and_then(|then| both(&now, &then, turn.then.now));
    both.unwrap_or(now)
}

/// Whether a page of that kind may say something else later. The numbers are as of their build, like any statistic.
const fn may_turn(route: &Route) -> bool {
    use Route::{
        Actions, ActionsYear, Facet, FacetIndex, FacetYear, History, Home, Incident, Month, Translation, Year,
    };
    matches!(
        route,
        Home | Actions
            | ActionsYear(_)
            | FacetIndex(_)
            | Incident(_)
            | Translation(..)
            | History
            | Year(_)
            | Month(..)
            | Facet(..)
            | FacetYear(..)
    )
}

/// Whether a page may say something else at that turn.
fn turns(press: &Press, route: &Route, turn: &Turn) -> bool {
    let catalog = press.catalog;
    let turns = |index: &IncidentIndex| turn.incidents.contains(index);
    match route {
        Route::Incident(id) | Route::Translation(id, _) => catalog.find(id.as_str()).is_some_and(|index| turns(&index)),
        Route::History => !turn.incidents.is_empty(),
        Route::Year(year) | Route::Month(year, _) | Route::ActionsYear(year) => {
            turn.incidents.iter().any(|index| catalog.date(*index).year == *year)
        }
        Route::Facet(facet, slug) | Route::FacetYear(facet, slug, _) => {
            let is_daily = catalog.site.live && *facet == Facet::Component;
            let held = catalog.facet(*facet).get(slug);
            is_daily || held.is_some_and(|held| turn.incidents.iter().any(|index| held.binary_search(index).is_ok()))
        }
        _ => true,
    }
}

/// The page of now with the main part of then behind its own; none where the two are the same.
fn both(now: &[u8], then: &[u8], at: Timestamp) -> Option<Vec<u8>> {
    let (now, then) = (std::str::from_utf8(now).ok()?, std::str::from_utf8(then).ok()?);
    let (here, there) = (main_part(now)?, main_part(then)?);
    if now.get(here.clone())? == then.get(there.clone())? {
        return None;
    }
    let (head, foot) = now.split_at_checked(here.end + CLOSE.len())?;
    let template = format!("\n<template id=\"turn\" data-at=\"{}\">{}</template>", at.rfc3339(), then.get(there)?);
    Some([head, &template, foot].concat().into_bytes())
}

const CLOSE: &str = "</main>";

/// What stands between the marks of a page's main part.
#[must_use]
pub fn main_part(html: &str) -> Option<std::ops::Range<usize>> {
    let open = html.find("<main")?;
    let start = open + html.get(open..)?.find('>')? + 1;
    Some(start..html.rfind(CLOSE).filter(|end| *end >= start)?)
}
