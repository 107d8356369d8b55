//! Which pages a catalog has.
//!
//! In: a catalog. Out: routes, each once. No page lists everything: what a list cannot hold stands on pages by year.

use std::collections::BTreeSet;

use super::route::Route;
use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::config::Site;
use crate::model::{Incident, PostKind};

/// How many incidents a list shows before it leaves the rest to pages by year.
pub const LISTED: usize = 30;

/// Every page: the single ones, and those of years, of incidents, of facets and of promises.
#[must_use]
pub fn plan(catalog: &Catalog) -> Vec<Route> {
    let mut pages = vec![Route::Home, Route::History, Route::Actions, Route::Numbers, Route::Search, Route::NotFound];
    for (year, months) in catalog.years() {
        pages.push(Route::Year(*year));
        pages.extend(months.keys().map(|month| Route::Month(*year, *month)));
    }
    for index in catalog.all() {
        pages.extend(of_incident(&catalog.site, catalog.incident(index)));
    }
    for facet in Facet::ALL {
        pages.push(Route::FacetIndex(facet));
        for (slug, incidents) in catalog.facet(facet) {
            pages.push(Route::Facet(facet, slug.clone()));
            if incidents.len() > LISTED {
                let years = years_of(catalog, incidents).into_iter();
                pages.extend(years.map(|year| Route::FacetYear(facet, slug.clone(), year)));
            }
        }
    }
    let promising = catalog.all().filter(|index| !catalog.incident(*index).actions.is_empty());
    pages.extend(years_of(catalog, &promising.collect::<Vec<_>>()).into_iter().map(Route::ActionsYear));
    pages
}

/// Whether a catalog has the same pages as an earlier one of the same `site.yaml`, as can be told without a look at each.
#[must_use]
pub fn is_still(earlier: &Catalog, catalog: &Catalog) -> bool {
    let of = |incident: &Incident| (of_incident(&catalog.site, incident), incident.actions.is_empty());
    earlier.stands_like(catalog, |then, now| of(then) == of(now))
}

/// An incident's page in each language, its posts', and those of its old addresses.
fn of_incident(site: &Site, incident: &Incident) -> Vec<Route> {
    let mut pages = vec![Route::Incident(incident.id.clone())];
    let languages = incident.translations.iter().map(|translation| translation.language.clone());
    pages.extend(languages.map(|language| Route::Translation(incident.id.clone(), language)));
    let post = |kind, post: &String| Route::Post(incident.id.clone(), kind, post.clone());
    let updates = incident.updates.iter().filter_map(|update| update.page.as_ref());
    pages.extend(updates.map(|page| post(PostKind::Update, page)));
    pages.extend(incident.follow_ups.iter().map(|follow_up| post(PostKind::FollowUp, &follow_up.id)));
    pages.extend(replay(site, incident));
    pages.extend(incident.aliases.iter().map(|alias| Route::Alias(alias.clone())));
    pages
}

/// How many snapshots of an incident there are at most: each shows all that was there before it.
const MOST_SNAPSHOTS: usize = 200;

/// An incident's snapshots, one for each update. A single update shows nothing that the page does not.
pub fn replay(site: &Site, incident: &Incident) -> impl Iterator<Item = Route> {
    let updates = if site.replay { incident.updates.len().min(MOST_SNAPSHOTS) } else { 0 };
    (1..=updates).filter(move |_| updates > 1).map(|update| Route::AsOf(incident.id.clone(), update))
}

/// The years in which incidents began, the latest first.
#[must_use]
pub fn years_of(catalog: &Catalog, incidents: &[IncidentIndex]) -> Vec<i32> {
    let years: BTreeSet<i32> = incidents.iter().map(|index| catalog.date(*index).year).collect();
    years.into_iter().rev().collect()
}
