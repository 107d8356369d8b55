//! Feeds: Atom, RSS 2.0 and JSON Feed for the site, each component, tag and severity.
//!
//! In: a catalog. Out: `history.atom`, `history.rss` and `history.json`, at the root and beside each of those pages. An
//! entry per incident, per statement after it, and per promise that was kept; the 50 that changed last.

mod atom;
mod entries;
mod identity;
mod json;
mod rss;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::addresses::Addresses;
use super::api::{self, File, desk};
use super::theme::Theme;
use super::xml;
use crate::artifact::Stage;
use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::model::words::Slug;
use crate::site::Route;
use crate::site::route::{Links, facet_folder};
use crate::site::view;
use crate::time::Timestamp;
use entries::{Dated, Subject};

pub use identity::{Identity, uuid};

/// How many entries a feed has.
const NEWEST: usize = 50;
/// What has feeds beside the site.
const FACETS: [Facet; 3] = [Facet::Component, Facet::Tag, Facet::Severity];

/// A format of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Atom,
    Rss,
    Json,
}

impl Format {
    const ALL: [Self; 3] = [Self::Atom, Self::Rss, Self::Json];

    const fn ending(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Rss => "rss",
            Self::Json => "json",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Rss => "RSS",
            Self::Json => "JSON Feed",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// What a feed is about: the site, or one value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Scope(Option<(Facet, Slug)>);

impl Scope {
    fn page(&self) -> Route {
        self.0.as_ref().map_or(Route::Home, |(facet, slug)| Route::Facet(*facet, slug.clone()))
    }

    fn file(&self, format: Format) -> Route {
        let folder = self.0.as_ref().map(|(facet, slug)| format!("{}/{slug}/", facet_folder(*facet)));
        Route::File(format!("{}history.{}", folder.unwrap_or_default(), format.ending()))
    }

    fn title(&self, catalog: &Catalog) -> String {
        let site = &catalog.site.title;
        self.0.as_ref().map_or_else(|| site.clone(), |(facet, slug)| format!("{}: {site}", catalog.name(*facet, slug)))
    }
}

/// An entry in every format: an incident stands in a dozen feeds.
struct Written {
    /// Nothing where nobody has said a word yet.
    updated: Option<Timestamp>,
    atom: Vec<u8>,
    rss: Vec<u8>,
    json: Vec<u8>,
}

/// A feed before it takes a format.
struct Feed<'a> {
    catalog: &'a Catalog,
    scope: &'a Scope,
    title: String,
    identity: &'a Identity,
    /// The newest first.
    entries: Vec<&'a Written>,
    /// As the files of the feed see the site.
    links: Links,
}

impl Feed<'_> {
    fn updated(&self) -> Timestamp {
        self.entries.iter().filter_map(|written| written.updated).max().unwrap_or(Timestamp::NEVER)
    }

    /// Whether links are full addresses.
    fn is_absolute(&self) -> bool {
        self.catalog.site.url.is_some()
    }
}

/// Every feed in every format.
#[must_use]
pub fn artifacts(catalog: &Catalog, addresses: &Addresses, theme: &Theme) -> Vec<File> {
    let identity = Identity::of(&catalog.site);
    let dated: Vec<Vec<Dated>> = catalog.all().map(|index| entries::dated(catalog, index)).collect();
    let mut lists: Vec<(Scope, Vec<Subject>)> = vec![(Scope(None), newest(&dated, catalog.all()))];
    for facet in FACETS {
        for (slug, places) in catalog.facet(facet) {
            lists.push((Scope(Some((facet, slug.clone()))), newest(&dated, places.iter().copied())));
        }
    }
    // Where links are relative, an entry reads differently at the root and in a folder; otherwise once is enough.
    let links = |scope: &Scope| api::links(catalog, &scope.file(Format::Atom));
    let mut wanted: BTreeMap<(String, Subject), Route> = BTreeMap::new();
    for (scope, subjects) in &lists {
        let root = links(scope).root().to_owned();
        for subject in subjects {
            wanted.entry((root.clone(), *subject)).or_insert_with(|| scope.file(Format::Atom));
        }
    }
    let wanted: Vec<((String, Subject), Route)> = wanted.into_iter().collect();
    let is_absolute = catalog.site.url.is_some();
    let written = wanted.into_par_iter().map(|(key, file)| {
        let desk = desk(catalog, addresses, &file);
        let entry = entries::entry(&desk, theme, &identity, key.1);
        let html = xml::escaped(&entry.html);
        let atom = atom::entry(&entry, &html, &identity, &catalog.site.language);
        let rss = rss::item(&entry, &html, is_absolute);
        let json = json::item(&entry, is_absolute);
        (key, Written { updated: entry.updated, atom, rss, json })
    });
    let written: BTreeMap<(String, Subject), Written> = written.collect();
    let feed = |(scope, subjects): &(Scope, Vec<Subject>)| {
        let links = links(scope);
        let root = links.root().to_owned();
        let entries = subjects.iter().filter_map(|subject| written.get(&(root.clone(), *subject))).collect();
        let feed = Feed { catalog, scope, title: scope.title(catalog), identity: &identity, entries, links };
        Format::ALL.map(|format| {
            let bytes = match format {
                Format::Atom => atom::file(&feed),
                Format::Rss => rss::file(&feed),
                Format::Json => json::file(&feed),
            };
            (scope.file(format), Stage::Index, bytes)
        })
    };
    lists.par_iter().flat_map_iter(feed).collect()
}

/// What changed last of some incidents, the newest first, and before it what is to come.
fn newest(dated: &[Vec<Dated>], places: impl Iterator<Item = IncidentIndex>) -> Vec<Subject> {
    let mut all: Vec<&Dated> = places.filter_map(|index| dated.get(index.0)).flatten().collect();
    all.sort_by_key(|entry| (entry.updated.is_some(), std::cmp::Reverse(entry.updated), entry.subject));
    all.into_iter().take(NEWEST).map(|entry| entry.subject).collect()
}

/// The feeds that a page tells readers of: its own, then the site's. What was seen once goes on nowhere.
#[must_use]
pub fn of_page(catalog: &Catalog, route: &Route, links: &Links) -> Vec<view::Feed> {
    let own = match route {
        Route::AsOf(..) => return Vec::new(),
        Route::Facet(facet, slug) | Route::FacetYear(facet, slug, _) if FACETS.contains(facet) => {
            Some(Scope(Some((*facet, slug.clone()))))
        }
        _ => None,
    };
    let scopes = own.into_iter().chain([Scope(None)]);
    let feeds = |scope: Scope| {
        let title = scope.title(catalog);
        Format::ALL.map(|format| view::Feed {
            title: format!("{title} ({})", format.words()),
            media_type: format.media_type(),
            href: links.to(&scope.file(format)),
        })
    };
    scopes.flat_map(feeds).collect()
}
