//! The page of one post: an update or a follow-up that can be linked to and quoted.
//!
//! In: a post and its incident. Out: `view::Statement`, which the incident's page shows too.

use super::{Desk, author, axis::Corrections};
use crate::model::{FollowUp, Incident, PostKind, Update};
use crate::render::words;
use crate::site::route::Route;
use crate::site::view::{Link, Statement};

/// A follow-up with its text, which is all that its page has below its heading.
#[must_use]
pub fn statement(desk: &Desk, incident: &Incident, post: &FollowUp) -> Statement {
    Statement { text_html: desk.rendered(&post.text, 2, !post.verbatim), ..listed(desk, incident, post) }
}

/// A follow-up as its incident lists it: the text stands on the time axis.
#[must_use]
pub fn listed(desk: &Desk, incident: &Incident, post: &FollowUp) -> Statement {
    let place = incident.follow_ups.iter().position(|other| other.id == post.id).unwrap_or_default();
    let neighbour = |place: Option<usize>| {
        place.and_then(|place| incident.follow_ups.get(place)).map(|other| link(desk, incident, other))
    };
    let corrections = Corrections::of(incident, post);
    Statement {
        id: post.id.clone(),
        href: desk.links.near(&route(incident, post)),
        title: title(desk, post),
        at: desk.time(&post.at),
        kind: desk.language.word("post-follow-up"),
        status: None,
        by: author(post.by.as_ref()),
        verbatim: post.verbatim,
        text_html: String::new(),
        source: post.source.clone(),
        archived: post.archived.clone(),
        corrects: corrections.corrects.map(|other| link(desk, incident, other)),
        corrected_by: corrections.corrected_by.map(|other| link(desk, incident, other)),
        incident: desk.link(incident.title.clone(), &Route::Incident(incident.id.clone())),
        newer: neighbour(place.checked_add(1)),
        older: neighbour(place.checked_sub(1)),
    }
}

/// An update with a page of its own.
#[must_use]
pub fn update(desk: &Desk, incident: &Incident, update: &Update, page: &str) -> Statement {
    let pages: Vec<(&Update, &String)> =
        incident.updates.iter().filter_map(|update| Some((update, update.page.as_ref()?))).collect();
    let place = pages.iter().position(|(_, other)| *other == page).unwrap_or_default();
    let route = |page: &str| Route::Post(incident.id.clone(), PostKind::Update, page.to_owned());
    let neighbour = |place: Option<usize>| {
        let (other, page) = pages.get(place?)?;
        Some(desk.link(said_at(desk, other), &route(page)))
    };
    Statement {
        id: page.to_owned(),
        href: desk.links.near(&route(page)),
        title: words::status(&desk.language, update.status),
        at: desk.time(&update.at),
        kind: desk.language.word("post-update"),
        status: Some(words::status(&desk.language, update.status)),
        by: author(update.by.as_ref()),
        verbatim: false,
        text_html: desk.html(&update.text, 2),
        source: update.source.clone(),
        archived: None,
        corrects: None,
        corrected_by: None,
        incident: desk.link(incident.title.clone(), &Route::Incident(incident.id.clone())),
        newer: neighbour(place.checked_add(1)),
        older: neighbour(place.checked_sub(1)),
    }
}

/// What an update said, and when.
#[must_use]
pub fn said_at(desk: &Desk, update: &Update) -> String {
    desk.language.pair(words::status(&desk.language, update.status), desk.time(&update.at).text)
}

fn route(incident: &Incident, post: &FollowUp) -> Route {
    Route::Post(incident.id.clone(), PostKind::FollowUp, post.id.clone())
}

fn link(desk: &Desk, incident: &Incident, post: &FollowUp) -> Link {
    desk.link(title(desk, post), &route(incident, post))
}

/// The post's own headline, or who said it and when.
fn title(desk: &Desk, post: &FollowUp) -> String {
    let when = || desk.day(&post.at).text;
    let said = || post.by.as_ref().map_or_else(when, |by| desk.language.pair(&by.name, when()));
    post.title.clone().unwrap_or_else(said)
}
