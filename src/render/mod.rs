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
mod frame;
mod head;
pub mod hosts;
mod languages;
pub mod markdown;
mod pages;
mod preview;
mod search;
mod theme;
mod turn;
mod words;

use std::collections::BTreeSet;

use rayon::prelude::*;
use tera::Context;

pub use theme::Theme;
pub use turn::carry;

use crate::artifact::{Artifact, ArtifactPath, ArtifactSet, Stage};
use crate::catalog::{Catalog, Facet, NextChange};
use crate::diag::{Diagnostic, Diagnostics, Spot};
use crate::language::Languages;
use crate::model::{Incident, PostKind};
use crate::site::route::Route;
use crate::site::view;
use crate::source::{FileId, SourceTree};
use addresses::Addresses;
use cards::{Earlier, Gallery};
use head::{Head, summary};
use pages::{Desk, actions, facets, home, incident, lists, numbers, post, search as search_page};
use theme::{Picture, insert};

/// Renders every planned page, and adds the files that are copied. Link previews have pictures if the files of an
/// earlier build are given, since drawing all of them anew takes long.
#[must_use]
pub fn render(
    plan: &[Route],
    catalog: &Catalog,
    tree: &SourceTree,
    theme: &Theme,
    earlier: Option<Earlier>,
    diagnostics: &mut Diagnostics,
) -> ArtifactSet {
    let addresses = Addresses::new(tree, &theme.languages, catalog, plan);
    let gallery =
        earlier.and_then(|earlier| Gallery::of(catalog, &theme.languages.find(&catalog.site.language), earlier));
    let rendered: Vec<Rendered> =
        plan.par_iter().map(|route| page(route, catalog, &addresses, theme, gallery.as_ref())).collect();
    diagnostics.extend(lacking(catalog, &theme.languages));
    let mut set = ArtifactSet::default();
    let mut broken_templates = BTreeSet::new();
    for page in rendered {
        let Rendered { route, file, bytes, card, found } = page;
        diagnostics.extend(found);
        if let Some((path, bytes)) = card {
            add(&mut set, path, Stage::Asset, bytes, file, diagnostics);
        }
        match bytes {
            Ok(bytes) => add(&mut set, route.path(), stage(route), bytes, file, diagnostics),
            // The same mistake of a template on ten thousand pages is one mistake.
            Err(finding) => {
                if broken_templates.insert(finding.message.clone()) {
                    diagnostics.push(finding);
                }
            }
        }
    }
    let icon = match &theme.icon {
        Picture::BuiltIn(icon) => Some(icon),
        Picture::Own(_) => None,
    };
    for asset in [&theme.style, &theme.script, &theme.search].into_iter().chain(icon) {
        let route = Route::Asset(asset.name.clone());
        add(&mut set, route.path(), Stage::Asset, asset.bytes.clone(), catalog.site.file, diagnostics);
    }
    let cards = search::cards(&Desk::new(catalog, &addresses, &Route::Home));
    let files = [
        api::statuspage::artifacts(catalog),
        api::v1::artifacts(catalog, &addresses),
        api::metrics::artifacts(catalog),
        feeds::artifacts(catalog, &addresses, theme),
        calendars::artifacts(catalog, &addresses),
        hosts::artifacts(plan, catalog, tree),
        search::artifacts(catalog, &cards),
        badges::artifacts(catalog, &theme.languages.find(&catalog.site.language)),
    ];
    for (route, stage, bytes) in files.into_iter().flatten() {
        add(&mut set, route.path(), stage, bytes, catalog.site.file, diagnostics);
    }
    copies::add(&mut set, catalog, tree, &addresses, diagnostics);
    set
}

/// Adds the file that says when to build again.
pub fn add_next_change(
    set: &mut ArtifactSet,
    change: Option<&NextChange>,
    file: FileId,
    diagnostics: &mut Diagnostics,
) {
    add(
        set,
        Route::File("next-change.json".into()).path(),
        Stage::Index,
        NextChange::json(change).into_bytes(),
        file,
        diagnostics,
    );
}

/// A page that was rendered.
struct Rendered<'a> {
    route: &'a Route,
    /// The file that stands for it in a message.
    file: FileId,
    bytes: Result<Vec<u8>, Diagnostic>,
    /// The picture of its own for links to it: its path and its bytes.
    card: Option<(String, Vec<u8>)>,
    found: Vec<Diagnostic>,
}

/// The words that a language in use does not have: of the site, of incidents in other ones, and of translations.
fn lacking(catalog: &Catalog, languages: &Languages) -> Vec<Diagnostic> {
    let site = (catalog.site.language.as_str(), "English", Spot::Pointer("/language".into()).of(catalog.site.file));
    let incidents = || catalog.all().map(|index| catalog.incident(index));
    let of = |incident: &Incident| Spot::Pointer("/language".into()).of(incident.file);
    let own = incidents().filter_map(|incident| Some((incident.language.as_deref()?, "English", of(incident))));
    let translated = incidents().flat_map(|incident| &incident.translations);
    let translated = translated.map(|it| (it.language.as_str(), "the site's", Spot::Whole.of(it.file)));
    let mut asked = BTreeSet::new();
    let all = std::iter::once(site).chain(own).chain(translated);
    let first = all.filter(|(tag, ..)| asked.insert(tag.to_lowercase()));
    first.filter_map(|(tag, instead, place)| languages.lack(tag, instead, place)).collect()
}

/// Whether a page is about one thing or lists many.
const fn stage(route: &Route) -> Stage {
    match route {
        Route::Incident(_)
        | Route::Translation(..)
        | Route::Post(..)
        | Route::AsOf(..)
        | Route::Facet(..)
        | Route::NotFound
        | Route::Alias(_) => Stage::Page,
        _ => Stage::Index,
    }
}

/// Adds a file; two that want one path are reported at the file of the second.
fn add(set: &mut ArtifactSet, path: String, stage: Stage, bytes: Vec<u8>, file: FileId, diagnostics: &mut Diagnostics) {
    let place = Spot::Whole.of(file);
    let Some(path) = ArtifactPath::new(path.clone()) else {
        diagnostics.push(Diagnostic::new("X002", place, format!("`{path}` is not a path that can be published")));
        return;
    };
    if let Err(clash) = set.insert(path, Artifact { stage, bytes }) {
        let message = format!("`{}` would be published twice", clash.path.as_str());
        let help = if clash.path == clash.with {
            "another page or file has that address: rename this one".to_owned()
        } else if clash.path.as_str().to_lowercase() != clash.with.as_str().to_lowercase() {
            format!("one name cannot be a file and a folder, and `{}` is published too", clash.with.as_str())
        } else {
            format!("it differs by case only from `{}`: rename one of the two", clash.with.as_str())
        };
        diagnostics.push(Diagnostic::new("X002", place, message).help(help));
    }
}

/// One page.
fn page<'a>(
    route: &'a Route,
    catalog: &Catalog,
    addresses: &Addresses,
    theme: &Theme,
    gallery: Option<&Gallery>,
) -> Rendered<'a> {
    let desk = Desk::new(catalog, addresses, route);
    let mut context = Context::new();
    let (template, head) = contents(&desk, route, theme, &mut context);
    insert(&mut context, "site", &frame::site(&desk, route, theme));
    let card = gallery.map(|gallery| (gallery, gallery.card(&desk, route)));
    insert(&mut context, "page", &head.page(&desk, route, card.as_ref().map(|(_, card)| card)));
    let site = catalog.site.file;
    let file = head.file.unwrap_or(site);
    let bytes = theme.render(&desk.language, template, &context, site);
    // A text that several pages show is reported once: where it belongs.
    let mut found = desk.found.into_inner();
    found.retain(|found| match route {
        Route::Incident(_) => found.place.file != site,
        Route::Translation(..) => found.place.file == file,
        Route::Home => found.place.file == site,
        _ => false,
    });
    let card = card.and_then(|(gallery, card)| gallery.file(&card, route));
    Rendered { route, file, bytes, card, found }
}

/// Fills the context with what the page is about, and says which template shows it.
fn contents(desk: &Desk, route: &Route, theme: &Theme, context: &mut Context) -> (&'static str, Head) {
    let site = &desk.catalog.site;
    let language = &desk.language;
    let incidents = || (language.word("nav-incidents"), Route::History);
    match route {
        Route::Home => {
            insert(context, "home", &home::view(desk));
            ("home.html", Head::new(site.title.clone(), site.description.clone()))
        }
        Route::History => list(desk, context, lists::history(desk), &[]),
        Route::Year(year) => list(desk, context, lists::year(desk, *year), &[incidents()]),
        Route::Month(year, month) => {
            let trail = [incidents(), (year.to_string(), Route::Year(*year))];
            list(desk, context, lists::month(desk, *year, *month), &trail)
        }
        Route::FacetIndex(facet) => {
            let view = facets::view(desk, *facet);
            insert(context, "facets", &view);
            ("facets.html", Head::new(view.heading, view.standfirst))
        }
        Route::Facet(facet, slug) => {
            let trail = [(language.word(facet_heading(*facet)), Route::FacetIndex(*facet))];
            list(desk, context, lists::facet(desk, *facet, slug), &trail)
        }
        Route::FacetYear(facet, slug, year) => {
            let name = desk.catalog.name(*facet, slug);
            let up = (language.word(facet_heading(*facet)), Route::FacetIndex(*facet));
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
            insert(context, "numbers", &view);
            ("numbers.html", Head::new(language.word("nav-numbers"), view.standfirst))
        }
        Route::Incident(id) => {
            let index = desk.catalog.find(id.as_str()).expect("a planned incident is in the catalog");
            let incident = desk.catalog.incident(index);
            insert(context, "incident", &incident::view(desk, index));
            let head = Head::new(incident.title.clone(), summary(incident)).from(incident);
            ("incident.html", head.under(desk, &[incidents()]))
        }
        Route::Translation(id, tag) => {
            let index = desk.catalog.find(id.as_str()).expect("a planned incident is in the catalog");
            let incident = desk.catalog.incident(index);
            let translation = incident.translation(tag).expect("a planned translation is its incident's");
            let translated = incident.translated(translation);
            insert(context, "incident", &incident::in_translation(desk, index, &translated));
            let head = Head::new(translated.title.clone(), summary(&translated)).from(&translated);
            ("incident.html", head.under(desk, &[incidents()]))
        }
        Route::AsOf(id, update) => {
            let index = desk.catalog.find(id.as_str()).expect("a planned incident is in the catalog");
            let incident = desk.catalog.incident(index);
            insert(context, "incident", &incident::snapshot(desk, index, *update));
            let description = language.say("seen-after-update", &[("number", update.to_string().into())]);
            let head = Head::new(incident.title.clone(), description).from(incident);
            let up = (incident.title.clone(), Route::Incident(id.clone()));
            ("incident.html", Head { noindex: true, ..head.under(desk, &[incidents(), up]) })
        }
        Route::Post(id, kind, post) => {
            let index = desk.catalog.find(id.as_str()).expect("a planned incident is in the catalog");
            let incident = desk.catalog.incident(index);
            let view = post_view(desk, incident, *kind, post);
            insert(context, "post", &view);
            let about = [("kind", view.kind.into()), ("incident", (&incident.title).into())];
            let head = Head::new(view.title, language.say("post-description", &about)).from(incident);
            let up = (incident.title.clone(), Route::Incident(id.clone()));
            ("post.html", head.under(desk, &[incidents(), up]))
        }
        Route::Alias(alias) => {
            let target = desk.catalog.all().map(|index| desk.catalog.incident(index));
            let target = target.into_iter().find(|incident| incident.aliases.contains(alias));
            let incident = target.expect("an alias is planned for the incident that has it");
            insert(context, "target", &desk.link(incident.title.clone(), &Route::Incident(incident.id.clone())));
            ("redirect.html", Head { noindex: true, ..Head::new(incident.title.clone(), "").from(incident) })
        }
        Route::Search => {
            insert(context, "search", &search_page::view(desk, &theme.search.name));
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

fn list(desk: &Desk, context: &mut Context, list: view::List, trail: &[(String, Route)]) -> (&'static str, Head) {
    insert(context, "list", &list);
    ("list.html", Head::new(list.heading, list.standfirst).under(desk, trail))
}

fn ledger(context: &mut Context, ledger: view::Ledger) -> (&'static str, Head) {
    insert(context, "ledger", &ledger);
    ("actions.html", Head::new(ledger.heading, ledger.standfirst))
}

fn post_view(desk: &Desk, incident: &Incident, kind: PostKind, id: &str) -> view::Statement {
    let update = incident.updates.iter().find(|update| update.page.as_deref() == Some(id));
    let follow_up = incident.follow_ups.iter().find(|post| post.id == id);
    match kind {
        PostKind::Update => post::update(desk, incident, update.expect("a planned update has a page"), id),
        PostKind::FollowUp => post::statement(desk, incident, follow_up.expect("a planned follow-up is there")),
    }
}

/// The message with the heading of a facet's page.
const fn facet_heading(facet: Facet) -> &'static str {
    match facet {
        Facet::Component => "nav-components",
        Facet::Cause => "nav-causes",
        Facet::Tag => "nav-tags",
        Facet::Severity => "nav-severities",
    }
}
