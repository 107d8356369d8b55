//! Views become bytes: pages through templates, in parallel.
//!
//! In: routes, a catalog, a theme. Out: an `ArtifactSet`. No disk and no clock: the same input gives the same bytes,
//! whatever the number of threads. Two things that want one path are a diagnostic, never an overwrite.

mod addresses;
pub mod api;
mod badges;
mod calendars;
pub mod cards;
mod charts;
mod copies;
mod feeds;
mod fragments;
mod frame;
mod head;
pub mod hosts;
mod languages;
pub mod markdown;
mod navigation;
mod pages;
mod press;
mod preview;
mod room;
mod search;
mod theme;
mod turn;
mod words;
mod xml;

use tera::Context;

pub use addresses::{Addresses, Book};
pub use frame::Frames;
pub use press::{Group, Press};
pub use theme::{Theme, own_part};
pub use turn::main_part;

use crate::catalog::IncidentIndex;
use crate::model::words::IncidentId;
use crate::model::{Incident, PostKind};
use crate::site::route::Route;
use crate::site::view;
use head::{Head, summary};
use pages::{Desk, actions, facets, home, incident, lists, numbers, post, search as search_page};

/// Fills the context with what the page is about, and says which template shows it.
fn contents(desk: &Desk, route: &Route, theme: &Theme, context: &mut Context) -> (&'static str, Head) {
    let site = &desk.catalog.site;
    let language = &desk.language;
    let incidents = || (language.word("nav-incidents"), Route::History);
    match route {
        Route::Home => {
            context.insert("home", &home::view(desk));
            ("home.html", Head::new(site.title.clone(), site.description.clone()))
        }
        Route::History => list(desk, context, lists::history(desk, &theme.filters.name), &[]),
        Route::Year(year) => list(desk, context, lists::year(desk, *year, &theme.filters.name), &[incidents()]),
        Route::Month(year, month) => {
            let trail = [incidents(), (year.to_string(), Route::Year(*year))];
            list(desk, context, lists::month(desk, (*year, *month), &theme.filters.name), &trail)
        }
        Route::FacetIndex(facet) => {
            let view = facets::view(desk, *facet);
            context.insert("facets", &view);
            ("facets.html", Head::new(view.heading, view.standfirst))
        }
        Route::Facet(facet, slug) => {
            let trail = [(facets::heading(desk, *facet), Route::FacetIndex(*facet))];
            list(desk, context, lists::facet(desk, *facet, slug), &trail)
        }
        Route::FacetYear(facet, slug, year) => {
            let name = desk.catalog.name(*facet, slug);
            let up = (facets::heading(desk, *facet), Route::FacetIndex(*facet));
            let trail = [up, (name, Route::Facet(*facet, slug.clone()))];
            list(desk, context, lists::facet_year(desk, *facet, slug, *year), &trail)
        }
        Route::Actions => ledger(context, actions::ledger(desk)),
        Route::ActionsYear(year) => {
            let (template, head) = ledger(context, actions::of_year(desk, *year));
            (template, head.under(desk, &[(language.word("nav-promises"), Route::Actions)]))
        }
        Route::Numbers => {
            let view = numbers::view(desk);
            context.insert("numbers", &view);
            ("numbers.html", Head::new(language.word("nav-numbers"), view.standfirst))
        }
        Route::Incident(id) => {
            let (index, incident) = planned(desk, id);
            context.insert("incident", &incident::view(desk, index));
            let head = Head::new(incident.title.clone(), summary(desk.catalog, incident)).from(incident);
            ("incident.html", head.under(desk, &[incidents()]))
        }
        Route::Translation(id, tag) => {
            let (index, incident) = planned(desk, id);
            let translation = incident.translation(tag).expect("a planned translation is its incident's");
            let translated = incident.translated(translation);
            context.insert("incident", &incident::in_translation(desk, index, &translated));
            let head = Head::new(translated.title.clone(), summary(desk.catalog, &translated)).from(&translated);
            ("incident.html", head.under(desk, &[incidents()]))
        }
        Route::AsOf(id, update) => {
            let (index, incident) = planned(desk, id);
            context.insert("incident", &incident::snapshot(desk, index, *update));
            let description = language.say("seen-after-update", &[("number", update.to_string().into())]);
            let head = Head::new(incident.title.clone(), description).from(incident);
            let up = (incident.title.clone(), Route::Incident(id.clone()));
            ("incident.html", Head { noindex: true, ..head.under(desk, &[incidents(), up]) })
        }
        Route::Post(id, kind, post) => {
            let (_, incident) = planned(desk, id);
            let view = post_view(desk, incident, *kind, post);
            context.insert("post", &view);
            let about = [("kind", view.kind.into()), ("incident", (&incident.title).into())];
            let head = Head::new(view.title, language.say("post-description", &about)).from(incident);
            let up = (incident.title.clone(), Route::Incident(id.clone()));
            ("post.html", head.under(desk, &[incidents(), up]))
        }
        Route::Alias(alias) => {
            let index = desk.catalog.of_alias(alias).expect("an alias is planned for the incident that has it");
            let incident = desk.catalog.incident(index);
            context.insert("target", &desk.link(incident.title.clone(), &Route::Incident(incident.id.clone())));
            ("redirect.html", Head { noindex: true, ..Head::new(incident.title.clone(), "").from(incident) })
        }
        Route::Search => {
            context.insert("search", &search_page::view(desk, &theme.search.name));
            ("search.html", Head::new(language.word("nav-search"), language.word("search-description")))
        }
        Route::NotFound
        | Route::Attachment(..)
        | Route::Loose(_)
        | Route::Asset(_)
        | Route::Static(_)
        | Route::File(_) => (
            "404.html",
            Head { noindex: true, ..Head::new(language.word("not-found"), language.word("not-found-description")) },
        ),
    }
}

/// The incident that a page was planned for.
fn planned<'a>(desk: &Desk<'a>, id: &IncidentId) -> (IncidentIndex, &'a Incident) {
    let index = desk.catalog.find(id.as_str()).expect("a planned incident is in the catalog");
    (index, desk.catalog.incident(index))
}

fn list(desk: &Desk, context: &mut Context, list: view::List, trail: &[(String, Route)]) -> (&'static str, Head) {
    context.insert("list", &list);
    ("list.html", Head::new(list.heading, list.standfirst).under(desk, trail))
}

fn ledger(context: &mut Context, ledger: view::Ledger) -> (&'static str, Head) {
    context.insert("ledger", &ledger);
    ("actions.html", Head::new(ledger.heading, ledger.standfirst))
}

fn post_view(desk: &Desk, incident: &Incident, kind: PostKind, id: &str) -> view::Statement {
    match kind {
        PostKind::Update => post::update(desk, incident, incident.update(id).expect("a planned update has a page"), id),
        PostKind::FollowUp => {
            post::statement(desk, incident, incident.follow_up(id).expect("a planned follow-up is there"))
        }
    }
}
