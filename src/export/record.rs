//! An incident of the catalog as the file format would write it.
//!
//! In: the model, which holds only what the audience may read. Out: raw keys and a body. Nothing of the model is left
//! out: entries that were read from the body stand as keys, and the rest of the body is the body.

use crate::config::Site;
use crate::model::{self, Incident, Prose, Section};
use crate::source::raw;
use crate::time::{Moment, Precision, Span, Zone};

/// How a text is said where it will stand.
pub type Say<'a> = &'a dyn Fn(&Prose) -> String;

/// The keys and the body of an incident.
#[must_use]
pub fn of(incident: &Incident, say: Say) -> (raw::Incident, String) {
    let stated = |key: &Option<model::KeyMoment>| {
        key.as_ref().filter(|key| key.known == model::Known::Stated).map(|key| moment(&key.moment))
    };
    let components = incident.components.iter().map(|(id, status)| (id.to_string(), status.id().to_owned()));
    let raw = raw::Incident {
        title: Some(incident.title.clone()),
        kind: Some(incident.kind),
        severity: incident.severity.as_ref().map(ToString::to_string),
        components: Some(raw::Components::Map(components.collect())),
        started: (incident.started.known == model::Known::Stated).then(|| moment(&incident.started.moment)),
        detected: stated(&incident.detected),
        acknowledged: stated(&incident.acknowledged),
        mitigated: stated(&incident.mitigated),
        resolved: stated(&incident.resolved),
        duration: incident.stated_duration.as_ref().map(length),
        scheduled: incident
            .scheduled
            .as_ref()
            .map(|(from, until)| raw::Scheduled { from: moment(from), until: moment(until) }),
        timezone: Some(incident.zone.name()).filter(|_| incident.zone != Zone::UTC),
        language: incident.language.clone(),
        causes: incident.causes.iter().map(ToString::to_string).collect(),
        tags: incident.tags.iter().map(|(_, tag)| tag.clone()).collect(),
        updates: incident.updates.iter().map(|one| update(one, say)).collect(),
        timeline: incident.timeline.iter().map(|entry| timeline_entry(entry, say)).collect(),
        follow_ups: incident.follow_ups.iter().map(|post| follow_up(post, say)).collect(),
        actions: incident.actions.iter().map(|one| action(one, say)).collect(),
        impact: incident.impact.iter().cloned().collect(),
        conflicts: incident.conflicts.iter().map(|account| conflict(account, say)).collect(),
        undocumented: incident.undocumented.clone(),
        sources: incident.sources.iter().map(source).collect(),
        aliases: incident.aliases.iter().map(|alias| format!("/{alias}")).collect(),
        ..raw::Incident::default()
    };
    (raw, body(&incident.sections, say))
}

/// What is left of the body: sections without the entries that are keys now.
#[must_use]
pub fn body(sections: &[Section], say: Say) -> String {
    let mut body = String::new();
    for section in sections {
        if section.text.is_empty() && section.kind.has_entries() {
            continue;
        }
        if section.level > 0 {
            body.extend([format!("{} {}\n\n", "#".repeat(usize::from(section.level)), section.heading)]);
        }
        body.push_str(say(&section.text).trim_matches('\n'));
        body.push_str("\n\n");
    }
    body.trim_end().to_owned()
}

/// The components of a site.
#[must_use]
pub fn components(site: &Site) -> Vec<raw::Component> {
    let each = site.components.iter().map(|component| raw::Component {
        id: component.id.to_string(),
        name: Some(component.name.clone()),
        group: component.group.clone(),
        description: component.description.clone(),
        since: component.since.map(|day| day.to_string()),
    });
    each.collect()
}

/// A moment as the format writes it, as precise as it is known.
#[must_use]
pub fn moment(moment: &Moment) -> String {
    let about = if moment.is_about() { "~" } else { "" };
    let iso = moment.iso();
    match moment.precision() {
        Precision::Second | Precision::Minute => {
            format!("{about}{} UTC", iso.replace('T', " ").trim_end_matches('Z'))
        }
        Precision::Day | Precision::Month => format!("{about}{iso}"),
    }
}

/// A length as the format writes it, in the largest unit that it is a multiple of.
fn length(span: &Span) -> String {
    let (seconds, about) = (span.middle(), if span.is_about() { "~" } else { "" });
    let (many, unit) = match seconds {
        days if days > 0 && days % 86_400 == 0 => (days / 86_400, "days"),
        hours if hours > 0 && hours % 3600 == 0 => (hours / 3600, "h"),
        minutes if minutes % 60 == 0 => (minutes / 60, "m"),
        seconds => (seconds, "s"),
    };
    if unit == "days" { format!("{about}{many} days") } else { format!("{about}{many}{unit}") }
}

fn by(by: Option<&model::By>) -> Option<raw::By> {
    let model::By { name, handle, role } = by?.clone();
    Some(if handle.is_none() && role.is_none() {
        raw::By::Name(name)
    } else {
        raw::By::Person(raw::Person { name, handle, role })
    })
}

fn update(update: &model::Update, say: Say) -> raw::Update {
    let components: indexmap::IndexMap<String, String> =
        update.components.iter().map(|(id, status)| (id.to_string(), status.id().to_owned())).collect();
    raw::Update {
        at: Some(moment(&update.at)),
        status: Some(update.status.id().to_owned()),
        text: Some(say(&update.text)),
        components: (!components.is_empty()).then_some(components),
        next_update: update.next_update.as_ref().map(moment),
        by: by(update.by.as_ref()),
        source: update.source.clone(),
        audience: None,
    }
}

fn timeline_entry(entry: &model::TimelineEntry, say: Say) -> raw::TimelineEntry {
    raw::TimelineEntry {
        at: entry.at.as_ref().map(moment),
        event: entry.event,
        text: Some(say(&entry.text)),
        source: entry.source.clone(),
        audience: None,
    }
}

fn follow_up(post: &model::FollowUp, say: Say) -> raw::FollowUp {
    raw::FollowUp {
        id: Some(post.id.clone()),
        at: Some(moment(&post.at)),
        title: post.title.clone(),
        by: by(post.by.as_ref()),
        source: post.source.clone(),
        archived: post.archived.clone(),
        verbatim: post.verbatim,
        corrects: post.corrects.clone(),
        text: Some(say(&post.text)),
        checksum: None,
        audience: None,
    }
}

fn action(action: &model::Action, say: Say) -> raw::Action {
    raw::Action {
        what: Some(say(&action.what)),
        kind: action.kind,
        owner: action.owner.clone(),
        since: action.since.as_ref().map(moment),
        due: action.due.as_ref().map(moment),
        status: Some(action.status),
        done: action.done.as_ref().map(moment),
        evidence: action.evidence.as_ref().map(say),
        reason: action.reason.as_ref().map(say),
        link: action.link.clone(),
        source: action.source.clone(),
        audience: None,
    }
}

fn conflict(account: &model::Account, say: Say) -> raw::Conflict {
    raw::Conflict { about: account.about.clone(), text: say(&account.text) }
}

fn source(source: &model::Source) -> raw::Source {
    raw::Source {
        title: source.title.clone(),
        url: source.url.clone(),
        archived: source.archived.clone(),
        published: source.published.as_ref().map(moment),
        note: source.note.clone(),
    }
}
