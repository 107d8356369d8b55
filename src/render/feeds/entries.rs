//! The entries of the feeds: incidents, statements after them, promises that were kept.
//!
//! In: the catalog. Out: entries with a stable id and a true `updated`, which moves with each update and with nothing
//! else. What is to come is not there yet. A day or a month becomes its first instant where a format has only instants.

use std::fmt::Write;

use tera::Context;

use super::Identity;
use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::model::{Action, FollowUp, Incident, PostKind};
use crate::render::markdown;
use crate::render::pages::{Desk, incident, post};
use crate::render::summary;
use crate::render::theme::Theme;
use crate::site::Route;
use crate::source::raw::{ActionStatus, Kind};
use crate::time::{Moment, Timestamp};

/// What an entry is about; numbers are places in the incident's own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Incident(IncidentIndex),
    FollowUp(IncidentIndex, usize),
    Action(IncidentIndex, usize),
}

/// A subject, and when it last changed, if that is known.
pub(super) struct Dated {
    pub subject: Subject,
    pub updated: Option<Timestamp>,
}

/// An entry, ready for every format.
pub(super) struct Entry {
    pub id: String,
    pub title: String,
    pub url: String,
    /// What it is: `incident`, `maintenance`, `follow-up` or `action`.
    pub kind: &'static str,
    /// Nothing where it is to come and nobody has said a word yet: readers then have the moment at which they first saw
    /// it. The clock of the build would be another one each time.
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    /// The moment that it is about, as precise as it is known.
    pub moment: Moment,
    pub summary: String,
    pub html: String,
    /// What it can be found by: the facet's folder, id and name.
    pub categories: Vec<(Facet, String, String)>,
    pub author: Option<String>,
    pub language: Option<String>,
    /// Where it was published first.
    pub source: Option<String>,
    /// The incident that it belongs to, if it is not one.
    pub incident: Option<String>,
}

/// Everything of an incident that is an entry of its own.
pub(super) fn dated(catalog: &Catalog, index: IncidentIndex) -> Vec<Dated> {
    let incident = catalog.incident(index);
    let updated = span(catalog, index).map(|(_, updated)| updated);
    let mut all = vec![Dated { subject: Subject::Incident(index), updated }];
    let posts = incident.follow_ups.iter().enumerate();
    let posts = posts.map(|(place, post)| (Subject::FollowUp(index, place), post.at.earliest()));
    let actions = incident.actions.iter().enumerate();
    let actions = actions.filter_map(|(place, action)| Some((Subject::Action(index, place), kept(action)?.earliest())));
    all.extend(posts.chain(actions).map(|(subject, updated)| Dated { subject, updated: Some(updated) }));
    all
}

/// When a promise was kept, if it was and that is known.
fn kept(action: &Action) -> Option<&Moment> {
    action.done.as_ref().filter(|_| action.status == ActionStatus::Done)
}

/// The first public word about an incident, and the last change of its record: a word, its beginning, its end.
fn span(catalog: &Catalog, index: IncidentIndex) -> Option<(Timestamp, Timestamp)> {
    let first = catalog.first_word(index)?;
    let said = catalog.incident(index).updates.iter().map(|update| update.at.earliest());
    Some((first, said.chain(catalog.turns_of(index)).max().unwrap_or(first)))
}

/// Writes an entry.
pub(super) fn entry(desk: &Desk, theme: &Theme, identity: &Identity, subject: Subject) -> Entry {
    match subject {
        Subject::Incident(index) => of_incident(desk, theme, identity, index),
        Subject::FollowUp(index, place) => {
            let incident = desk.catalog.incident(index);
            of_follow_up(desk, identity, incident, &incident.follow_ups[place])
        }
        Subject::Action(index, place) => {
            let incident = desk.catalog.incident(index);
            of_action(desk, identity, incident, place, &incident.actions[place])
        }
    }
}

fn of_incident(desk: &Desk, theme: &Theme, identity: &Identity, index: IncidentIndex) -> Entry {
    let incident = desk.catalog.incident(index);
    let (published, updated) = span(desk.catalog, index).unzip();
    let page = Route::Incident(incident.id.clone());
    let mut context = Context::new();
    context.insert("incident", &incident::view(desk, index));
    // A broken template is reported by the pages; the entry then has its summary.
    let html = theme.render(&desk.language, "feed.html", &context, desk.catalog.site.file).ok();
    let html = html.and_then(|html| String::from_utf8(html).ok());
    let summary = summary(desk.catalog, incident);
    let url = desk.links.to(&page);
    Entry {
        id: identity.id(&page, ""),
        title: incident.title.clone(),
        kind: match incident.kind {
            Kind::Incident => "incident",
            Kind::Maintenance => "maintenance",
        },
        published,
        updated,
        moment: incident.started.moment,
        html: html.map_or_else(|| markdown::escape(&summary).into_owned(), |html| anchored(&html, &url)),
        summary,
        url,
        categories: categories(desk, incident),
        author: None,
        language: incident.language.clone(),
        source: None,
        incident: None,
    }
}

fn of_follow_up(desk: &Desk, identity: &Identity, incident: &Incident, follow_up: &FollowUp) -> Entry {
    let page = Route::Post(incident.id.clone(), PostKind::FollowUp, follow_up.id.clone());
    let view = post::statement(desk, incident, follow_up);
    let url = desk.links.to(&page);
    Entry {
        id: identity.id(&page, ""),
        title: format!("{}: {}", incident.title, view.title),
        kind: "follow-up",
        published: Some(follow_up.at.earliest()),
        updated: Some(follow_up.at.earliest()),
        moment: follow_up.at,
        summary: markdown::plain(follow_up.text.text(), desk.catalog.site.html),
        html: anchored(&format!("<p>{}</p>\n{}", markdown::escape(&view.at.text), view.text_html), &url),
        url,
        categories: categories(desk, incident),
        author: follow_up.by.as_ref().map(|by| by.name.clone()),
        language: incident.language.clone(),
        source: follow_up.source.clone(),
        incident: Some(view.incident.href),
    }
}

fn of_action(desk: &Desk, identity: &Identity, incident: &Incident, place: usize, action: &Action) -> Entry {
    let page = Route::Incident(incident.id.clone());
    let done = kept(action).copied().unwrap_or(incident.started.moment);
    let what = markdown::plain(action.what.text(), desk.catalog.site.html);
    let when = desk.language.moment(&done, desk.catalog.site.zone);
    let told = desk.language.say("feed-done", &[("at", when.into())]);
    let mut html = format!("<p>{}</p>\n<p>{}</p>\n", desk.inline(&action.what), markdown::escape(&told));
    if let Some(evidence) = &action.evidence {
        let _ = writeln!(html, "<p>{}</p>", desk.inline(evidence));
    }
    let address = desk.links.to(&page);
    Entry {
        id: identity.id(&page, &format!("actions/{}", place + 1)),
        title: desk.language.say("feed-done-title", &[("title", (&incident.title).into()), ("what", (&what).into())]),
        url: format!("{address}#action-{}", place + 1),
        kind: "action",
        published: Some(done.earliest()),
        updated: Some(done.earliest()),
        moment: done,
        summary: what,
        html: anchored(&html, &address),
        categories: categories(desk, incident),
        author: action.owner.clone(),
        language: incident.language.clone(),
        source: action.source.clone(),
        incident: Some(address),
    }
}

/// How many components and tags an entry names: it stands in the feed of each of them.
const CATEGORIES: usize = 100;

/// What an entry can be found by.
fn categories(desk: &Desk, incident: &Incident) -> Vec<(Facet, String, String)> {
    let components = incident.components.iter().map(|(component, _)| (Facet::Component, &component.0));
    let tags = incident.tags.iter().map(|(tag, _)| (Facet::Tag, tag));
    let severity = incident.severity.iter().map(|severity| (Facet::Severity, severity));
    let all = components.chain(tags).take(CATEGORIES).chain(severity);
    all.map(|(facet, slug)| (facet, slug.to_string(), desk.catalog.name(facet, slug))).collect()
}

/// The links within a page, such as those to its notes, as links to the page. Outside of a tag no text is touched: a
/// `<` that is text is escaped.
fn anchored(html: &str, page: &str) -> String {
    const WITHIN: &str = " href=\"#";
    let mut out = String::with_capacity(html.len());
    for (place, part) in html.split('<').enumerate() {
        let (tag, text) = if place == 0 { ("", part) } else { part.split_at(part.find('>').unwrap_or(part.len())) };
        if place > 0 {
            out.push('<');
        }
        match tag.find(WITHIN) {
            Some(at) => {
                let (before, after) = tag.split_at(at + WITHIN.len() - 1);
                out.extend([before, markdown::escape(page).as_ref(), after]);
            }
            None => out.push_str(tag),
        }
        out.push_str(text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_within_a_page_lead_to_it_and_text_stays() {
        let html = "a href=\"#b <a class=\"x\" href=\"#n\">1</a> href=\"#c <a href=\"https://b.example/#x\">2</a>";
        let expected = html.replace("class=\"x\" href=\"#n", "class=\"x\" href=\"https://a.example/i/#n");
        assert_eq!(anchored(html, "https://a.example/i/"), expected);
    }
}
