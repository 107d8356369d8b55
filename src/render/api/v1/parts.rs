//! The parts of an incident as our own API shows them.
//!
//! In: parts of the model, and a desk for their links. Out: the shapes of `site::v1`. Each is taken apart key by key,
//! so that a new part of the model is not forgotten here.

use super::super::{author, moment};
use crate::catalog;
use crate::model::words::ComponentId;
use crate::model::{self, PostKind, Prose};
use crate::render::pages::Desk;
use crate::site::Route;
use crate::site::v1::{
    Action, Attachment, Change, Component, ComponentState, Conflict, FollowUp, KeyMoment, Measure, Moments, Section,
    Source, Text, TimelineEntry, Update, Window,
};
use crate::time::Moment;

pub(super) fn moments(incident: &model::Incident) -> Moments {
    let key = |key: &model::KeyMoment| KeyMoment { moment: moment(&key.moment), known: key.known.into() };
    Moments {
        started: key(&incident.started),
        detected: incident.detected.as_ref().map(key),
        acknowledged: incident.acknowledged.as_ref().map(key),
        mitigated: incident.mitigated.as_ref().map(key),
        resolved: incident.resolved.as_ref().map(key),
    }
}

pub(super) fn window((from, until): &(Moment, Moment)) -> Window {
    Window { from: moment(from), until: moment(until) }
}

/// Each component in the order in which the file names it, with the states it went through.
pub(super) fn components(desk: &Desk, incident: &model::Incident) -> Vec<Component> {
    let from_start = incident.components.iter().map(|(id, status)| (id, None, *status));
    let later = incident.updates.iter().flat_map(|update| {
        let at = Some(update.at);
        update.components.iter().map(move |(id, status)| (id, at, *status))
    });
    let mut found: indexmap::IndexMap<&ComponentId, Vec<ComponentState>> = indexmap::IndexMap::new();
    for (id, at, status) in from_start.chain(later) {
        let state = ComponentState { at: at.as_ref().map(moment), status: status.into() };
        found.entry(id).or_default().push(state);
    }
    let name = |id: &ComponentId| desk.catalog.name(catalog::Facet::Component, &id.0);
    found.into_iter().map(|(id, states)| Component { id: id.to_string(), name: name(id), states }).collect()
}

pub(super) fn measure(measure: &catalog::Measure) -> Measure {
    let catalog::Measure { kind, span, between } = measure;
    let (from, to) = between.as_ref().map(|(from, to)| (moment(&from.moment), moment(&to.moment))).unzip();
    Measure {
        kind: (*kind).into(),
        least_seconds: span.least(),
        most_seconds: span.most(),
        about: span.is_about(),
        text: span.to_string(),
        from,
        to,
    }
}

/// A text of several blocks.
fn blocks(desk: &Desk, prose: &Prose) -> Text {
    Text { markdown: prose.text().to_owned(), html: desk.html(prose, 4) }
}

/// A text of one line.
fn line(desk: &Desk, prose: &Prose) -> Text {
    Text { markdown: prose.text().to_owned(), html: desk.inline(prose) }
}

pub(super) fn update(desk: &Desk, incident: &model::Incident, update: &model::Update) -> Update {
    let model::Update { at, status, text, components, next_update, by, source, place: _, page } = update;
    let post = |page: &String| Route::Post(incident.id.clone(), PostKind::Update, page.clone());
    Update {
        at: moment(at),
        status: (*status).into(),
        text: blocks(desk, text),
        components: components
            .iter()
            .map(|(id, status)| Change { id: id.to_string(), status: (*status).into() })
            .collect(),
        next_update: next_update.as_ref().map(moment),
        by: by.as_ref().map(author),
        source: source.clone(),
        url: page.as_ref().map(|page| desk.links.to(&post(page))),
    }
}

pub(super) fn timeline_entry(desk: &Desk, entry: &model::TimelineEntry) -> TimelineEntry {
    let model::TimelineEntry { at, event, text, source, place: _ } = entry;
    TimelineEntry {
        at: at.as_ref().map(moment),
        event: event.map(|event| event.word().into()),
        text: blocks(desk, text),
        source: source.clone(),
    }
}

pub(super) fn follow_up(desk: &Desk, incident: &model::Incident, post: &model::FollowUp) -> FollowUp {
    let model::FollowUp { id, at, title, by, source, archived, verbatim, corrects, text, checksum: _, place: _ } = post;
    FollowUp {
        id: id.clone(),
        url: desk.links.to(&Route::Post(incident.id.clone(), PostKind::FollowUp, id.clone())),
        at: moment(at),
        title: title.clone(),
        by: by.as_ref().map(author),
        source: source.clone(),
        archived: archived.clone(),
        verbatim: *verbatim,
        corrects: corrects.clone(),
        text: Text { markdown: text.text().to_owned(), html: desk.quoted(text, *verbatim) },
    }
}

pub(super) fn action(desk: &Desk, action: &model::Action) -> Action {
    let model::Action { what, kind, owner, since, due, status, done, evidence, reason, link, source, .. } = action;
    Action {
        what: line(desk, what),
        kind: kind.map(|kind| kind.word().to_owned()),
        owner: owner.clone(),
        since: since.as_ref().map(moment),
        due: due.as_ref().map(moment),
        status: (*status).into(),
        is_overdue: desk.catalog.is_overdue(action),
        done: done.as_ref().map(moment),
        evidence: evidence.as_ref().map(|evidence| line(desk, evidence)),
        reason: reason.as_ref().map(|reason| line(desk, reason)),
        link: link.clone(),
        source: source.clone(),
    }
}

pub(super) fn conflict(desk: &Desk, account: &model::Account) -> Conflict {
    let model::Account { about, text } = account;
    Conflict { about: about.clone(), text: blocks(desk, text) }
}

pub(super) fn source(source: &model::Source) -> Source {
    let model::Source { title, url, archived, published, note } = source.clone();
    Source { title, url, archived, published: published.as_ref().map(moment), note }
}

pub(super) fn section(desk: &Desk, section: &model::Section) -> Section {
    let model::Section { kind: _, level: _, heading, text } = section;
    Section { heading: heading.clone(), text: blocks(desk, text) }
}

pub(super) fn attachments(desk: &Desk, incident: &model::Incident) -> Vec<Attachment> {
    let attachment = |(_, path): &(_, String)| Attachment {
        path: path.clone(),
        url: desk.links.to(&Route::Attachment(incident.id.clone(), path.clone())),
    };
    incident.attachments.iter().map(attachment).collect()
}
