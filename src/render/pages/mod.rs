//! Views of the catalog, one file per kind of page.
//!
//! In: a route and the catalog. Out: the structs of `site::view`, filled. `Desk` is where a page is written: it knows
//! the page's links and collects what is wrong with its Markdown.

pub mod actions;
pub mod axis;
mod brief;
pub mod facets;
pub mod filters;
pub mod home;
pub mod incident;
pub mod lists;
pub mod numbers;
pub mod owners;
pub mod post;
pub mod revisions;
pub mod search;
pub mod strip;

use std::cell::RefCell;
use std::sync::Arc;

use crate::catalog::{Catalog, Facet, IncidentIndex, MeasureKind};
use crate::diag::{Diagnostic, Problem};
use crate::language::Language;
use crate::model::words::{ComponentId, Slug};
use crate::model::{By, Prose};
use crate::render::addresses::Addresses;
use crate::render::fragments::Fragments;
use crate::render::markdown::{self, Anchors, Options, Rendered};
use crate::render::words;
use crate::site::route::{Links, Route};
use crate::site::view;
use crate::time::{Moment, Precision, Span, Timestamp};

/// Where one page is written.
pub struct Desk<'a> {
    pub catalog: &'a Catalog,
    pub addresses: &'a Addresses<'a>,
    pub page: Route,
    pub links: Links,
    /// The words of the page.
    pub language: Arc<Language>,
    pub anchors: RefCell<Anchors>,
    /// Where links to headings of the page lead.
    pub fragments: Fragments,
    pub found: RefCell<Vec<Diagnostic>>,
}

impl<'a> Desk<'a> {
    /// The desk for the page at that route.
    #[must_use]
    pub fn new(catalog: &'a Catalog, addresses: &'a Addresses<'a>, route: &Route) -> Self {
        let links = match (route, &catalog.site.url) {
            (Route::NotFound, Some(url)) => Links::absolute(path_of(url)),
            _ => Links::from(route),
        };
        let language = match route {
            Route::Translation(_, tag) => addresses.languages.find_or(tag.as_str(), &catalog.site.language),
            _ => addresses.languages.find(catalog.language_of(route.incident())),
        };
        let (anchors, fragments, found) = (RefCell::default(), Fragments::default(), RefCell::default());
        Self { catalog, addresses, page: route.clone(), links, language, anchors, fragments, found }
    }

    /// A link with its text.
    #[must_use]
    pub fn link(&self, text: impl Into<String>, route: &Route) -> view::Link {
        view::Link { text: text.into(), href: self.links.near(route) }
    }

    /// A moment in the site's zone.
    #[must_use]
    pub fn time(&self, moment: &Moment) -> view::Time {
        view::Time { text: self.language.moment(moment, self.catalog.site.zone), iso: Some(moment.iso()) }
    }

    /// An instant in the site's zone.
    #[must_use]
    pub fn instant(&self, at: Timestamp) -> view::Time {
        view::Time { text: self.language.timestamp(at, self.catalog.site.zone), iso: Some(at.rfc3339()) }
    }

    /// When the site was built: to the minute on a live site's home page, which is looked at for that; to the day
    /// elsewhere, so that a build an hour later rewrites only what changed.
    #[must_use]
    pub fn built(&self, route: &Route) -> view::Time {
        let Catalog { site, built, .. } = self.catalog;
        if site.live && *route == Route::Home {
            return self.instant(*built);
        }
        let date = site.zone.date_of(*built);
        view::Time { text: self.language.day(date), iso: Some(date.to_string()) }
    }

    /// A length in words.
    #[must_use]
    pub fn span(&self, span: &Span) -> String {
        self.language.span(span)
    }

    /// The day of a moment, or its month where no more is known.
    #[must_use]
    pub fn day(&self, moment: &Moment) -> view::Time {
        if moment.precision() == Precision::Month {
            return self.time(moment);
        }
        let date = moment.date_in(self.catalog.site.zone);
        view::Time { text: self.language.short_day(date), iso: Some(date.to_string()) }
    }

    /// The clock of a moment of today. An archive has none: no new day changes what it says.
    #[must_use]
    pub fn clock_today(&self, moment: &Moment) -> Option<String> {
        let Catalog { site, now, .. } = self.catalog;
        let is_today = site.live && moment.date_in(site.zone) == site.zone.date_of(*now);
        self.language.clock(moment, site.zone).filter(|_| is_today)
    }

    /// A moment in two parts, first the one that tells more: the clock if it was today, else the day; then the other.
    #[must_use]
    pub fn lately(&self, moment: &Moment) -> (String, Option<String>) {
        let day = self.day(moment).text;
        match self.clock_today(moment) {
            Some(clock) => (clock, Some(day)),
            None => (day, self.language.clock(moment, self.catalog.site.zone)),
        }
    }

    /// Markdown as HTML, its headings below that level.
    #[must_use]
    pub fn html(&self, prose: &Prose, base_level: u8) -> String {
        self.rendered(prose, base_level, true)
    }

    /// Markdown as HTML, letter for letter if it is quoted.
    #[must_use]
    pub fn quoted(&self, prose: &Prose, verbatim: bool) -> String {
        self.rendered(prose, 4, !verbatim)
    }

    /// One line of Markdown as HTML without a paragraph around it.
    #[must_use]
    pub fn inline(&self, prose: &Prose) -> String {
        self.written(prose, 4, true, markdown::inline)
    }

    pub(super) fn rendered(&self, prose: &Prose, base_level: u8, smart: bool) -> String {
        self.written(prose, base_level, smart, |text, options| {
            markdown::render(text, options, &mut self.anchors.borrow_mut())
        })
    }

    /// Markdown as HTML, made in that way; what is wrong with it is kept.
    fn written(
        &self,
        prose: &Prose,
        base_level: u8,
        smart: bool,
        way: impl FnOnce(&str, &Options) -> Rendered,
    ) -> String {
        let links = &self.addresses.resolver(prose, &self.links).on(self.catalog, &self.page, &self.fragments);
        let options = Options { base_level, smart, html: self.catalog.site.html, links, language: &self.language };
        let Rendered { html, problems } = way(prose.text(), &options);
        let finding = |problem: Problem| problem.map_place(|range| prose.place(range));
        self.found.borrow_mut().extend(problems.into_iter().map(finding));
        html
    }

    /// An incident as a list shows it.
    #[must_use]
    pub fn card(&self, index: IncidentIndex) -> view::Card {
        let (incident, facts) = (self.catalog.incident(index), self.catalog.facts(index));
        let severity = incident.severity.as_ref().map(|severity| self.catalog.name(Facet::Severity, severity));
        let name = |(component, _): &(ComponentId, _)| self.catalog.name(Facet::Component, &component.0);
        view::Card {
            id: incident.id.to_string(),
            title: incident.title.clone(),
            href: self.links.to(&Route::Incident(incident.id.clone())),
            when: self.day(&incident.started.moment),
            status: words::incident_state(&self.language, facts.status, incident.kind),
            severity,
            duration: facts.measure(MeasureKind::Duration).map(|measure| self.span(&measure.span)),
            components: incident.components.iter().map(name).collect(),
            is_open: facts.is_open,
            note: None,
            keys: Vec::new(),
        }
    }

    /// The incidents as a list shows them.
    #[must_use]
    pub fn cards(&self, incidents: &[IncidentIndex]) -> Vec<view::Card> {
        incidents.iter().map(|index| self.card(*index)).collect()
    }

    /// The link to a facet's page.
    #[must_use]
    pub fn facet(&self, facet: Facet, slug: &Slug) -> view::Link {
        self.link(self.catalog.name(facet, slug), &Route::Facet(facet, slug.clone()))
    }
}

/// Who said something.
#[must_use]
pub fn author(by: Option<&By>) -> Option<view::Author> {
    by.map(|By { name, handle, role }| view::Author { name: name.clone(), handle: handle.clone(), role: role.clone() })
}

/// The path of an address, without the host: `/status` of `https://example.com/status`.
#[must_use]
pub fn path_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |scheme| scheme + 3);
    url[host..].find('/').map_or("", |path| &url[host + path..])
}

/// What is known, as a fact with its working.
#[must_use]
pub fn fact(term: impl Into<String>, value: impl Into<String>, working: impl Into<String>) -> view::Fact {
    view::Fact { term: term.into(), value: value.into(), working: working.into(), known: true }
}
