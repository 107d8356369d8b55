//! An incident of the catalog as the file format would write it.
//!
//! In: the model, which holds only what the audience may read. Out: raw keys and a body. Nothing of the model is left
//! out but exceptions: entries that were read from the body stand as keys, and the rest of the body is the body.

use crate::config::Site;
use crate::model::{self, Incident, Prose, Section};
use crate::source::raw;
use crate::time::{Moment, Precision, Span, Zone};

/// How a text is said where it will stand.
pub type Say<'a> = &'a dyn Fn(&Prose) -> String;

/// The keys and the body of an incident.
#[must_use]
pub fn of(incident: &Incident, say: Say) -> (raw::Incident, String) {
    // Every key is taken apart, so that none can be forgotten.
    let Incident {
        id: _,
        file: _,
        path: _,
        attachments: _,
        kind,
        title,
        severity,
        language,
        zone,
        components,
        started,
        detected,
        acknowledged,
        mitigated,
        resolved,
        stated_duration,
        scheduled,
        causes,
        tags,
        updates,
        timeline,
        follow_ups,
        actions,
        impact,
        conflicts,
        undocumented,
        sources,
        sections,
        headings: _,
        translations: _,
        published,
        exceptions: _, // Their reasons are for those who write the files.
        aliases,
        last_change: _,
    } = incident;
    let stated = |key: Option<&model::KeyMoment>| {
        key.filter(|key| key.known == model::Known::Stated).map(|key| moment(&key.moment))
    };
    let components = components.iter().map(|(id, status)| (id.to_string(), status.id().to_owned()));
    let raw = raw::Incident {
        title: Some(title.clone()),
        kind: Some(*kind),
        severity: severity.as_ref().map(ToString::to_string),
        components: Some(raw::Components::Map(components.collect())),
        started: stated(Some(started)),
        detected: stated(detected.as_ref()),
        acknowledged: stated(acknowledged.as_ref()),
        mitigated: stated(mitigated.as_ref()),
        resolved: stated(resolved.as_ref()),
        duration: stated_duration.as_ref().map(length),
        scheduled: scheduled.as_ref().map(|(from, until)| raw::Scheduled { from: moment(from), until: moment(until) }),
        timezone: Some(zone.name()).filter(|_| *zone != Zone::UTC),
        language: language.clone(),
        causes: causes.iter().map(ToString::to_string).collect(),
        tags: tags.iter().map(|(_, tag)| tag.clone()).collect(),
        updates: updates.iter().map(|one| update(one, say)).collect(),
        timeline: timeline.iter().map(|entry| timeline_entry(entry, say)).collect(),
        follow_ups: follow_ups.iter().map(|post| follow_up(post, say)).collect(),
        actions: actions.iter().map(|one| action(one, say)).collect(),
        impact: impact.iter().cloned().collect(),
        conflicts: conflicts.iter().map(|account| conflict(account, say)).collect(),
        undocumented: undocumented.clone(),
        sources: sources.iter().map(source).collect(),
        published: published.as_ref().map(moment),
        exceptions: indexmap::IndexMap::new(),
        aliases: aliases.iter().map(|alias| format!("/{alias}")).collect(),
        draft: false,
        audience: None,
        body: None,
    };
    (raw, body(sections, say))
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
    let model::Update { at, status, text, components, next_update, by: author, source, place: _, page: _ } = update;
    let components: indexmap::IndexMap<String, String> =
        components.iter().map(|(id, status)| (id.to_string(), status.id().to_owned())).collect();
    raw::Update {
        at: Some(moment(at)),
        status: Some(status.id().to_owned()),
        text: Some(say(text)),
        components: (!components.is_empty()).then_some(components),
        next_update: next_update.as_ref().map(moment),
        by: by(author.as_ref()),
        source: source.clone(),
        audience: None,
    }
}

fn timeline_entry(entry: &model::TimelineEntry, say: Say) -> raw::TimelineEntry {
    let model::TimelineEntry { at, event, text, source, place: _ } = entry;
    raw::TimelineEntry {
        at: at.as_ref().map(moment),
        event: *event,
        text: Some(say(text)),
        source: source.clone(),
        audience: None,
    }
}

fn follow_up(post: &model::FollowUp, say: Say) -> raw::FollowUp {
    let model::FollowUp { id, at, title, by: author, source, archived, verbatim, corrects, checksum, text, place: _ } =
        post;
    let said = say(text);
    raw::FollowUp {
        id: Some(id.clone()),
        at: Some(moment(at)),
        title: title.clone(),
        by: by(author.as_ref()),
        source: source.clone(),
        archived: archived.clone(),
        verbatim: *verbatim,
        corrects: corrects.clone(),
        // Of a text whose links lead elsewhere now it would not be true.
        checksum: checksum.clone().filter(|_| said == text.text()),
        text: Some(said),
        audience: None,
    }
}

fn action(action: &model::Action, say: Say) -> raw::Action {
    let model::Action {
        what,
        kind,
        owner,
        since,
        due,
        first_due: _,
        status,
        done,
        evidence,
        reason,
        link,
        source,
        place: _,
    } = action;
    raw::Action {
        what: Some(say(what)),
        kind: *kind,
        owner: owner.clone(),
        since: since.as_ref().map(moment),
        due: due.as_ref().map(moment),
        status: Some(*status),
        done: done.as_ref().map(moment),
        evidence: evidence.as_ref().map(say),
        reason: reason.as_ref().map(say),
        link: link.clone(),
        source: source.clone(),
        audience: None,
    }
}

fn conflict(account: &model::Account, say: Say) -> raw::Conflict {
    let model::Account { about, text } = account;
    raw::Conflict { about: about.clone(), text: say(text) }
}

fn source(source: &model::Source) -> raw::Source {
    let model::Source { title, url, archived, published, note } = source;
    raw::Source {
        title: title.clone(),
        url: url.clone(),
        archived: archived.clone(),
        published: published.as_ref().map(moment),
        note: note.clone(),
    }
}
