//! An incident as the file that a person would have written, and `site.yaml` likewise.
//!
//! In: the raw types. Out: text that reads as the same values again, letter for letter. It decides nothing about what
//! they mean, and no key of the format can be forgotten: a new one does not compile until it is written here.

use serde_json::Value;

use crate::source::raw;
use crate::source::yaml::emit;

mod keys;

use keys::{Keys, texts};

/// A Markdown file: the keys between two lines of `---`, then the body.
#[must_use]
pub fn file(incident: &raw::Incident, body: &str) -> String {
    let mut text = String::from("---\n");
    text.push_str(&incident_keys(incident).block());
    text.push_str("---\n");
    let body = body.trim_matches('\n');
    if !body.trim().is_empty() {
        text.push_str(body);
        text.push('\n');
    }
    text
}

/// `site.yaml`, with what is known of a site.
#[must_use]
pub fn site(site: &raw::Site) -> String {
    let mut keys = Keys::default();
    keys.text("title", site.title.as_ref());
    keys.text("description", site.description.as_ref());
    keys.text("url", site.url.as_ref());
    keys.text("language", site.language.as_ref());
    keys.text("timezone", site.timezone.as_ref());
    format!("{}{}", keys.block(), components(&site.components))
}

/// The lines of `components:` in `site.yaml`.
#[must_use]
pub fn components(list: &[raw::Component]) -> String {
    if list.is_empty() {
        return String::new();
    }
    let lines =
        list.iter().flat_map(|one| ["  - ".to_owned(), emit::flow(&component_keys(one).into()), "\n".to_owned()]);
    format!("components:\n{}", lines.collect::<String>())
}

fn component_keys(component: &raw::Component) -> Keys {
    let raw::Component { id, name, group, description, since } = component;
    let mut keys = Keys::default();
    keys.text("id", Some(id));
    keys.text("name", name.as_ref());
    keys.text("group", group.as_ref());
    keys.text("description", description.as_ref());
    keys.text("since", since.as_ref());
    keys
}

fn incident_keys(incident: &raw::Incident) -> Keys {
    let raw::Incident {
        title,
        kind,
        severity,
        components,
        started,
        detected,
        acknowledged,
        mitigated,
        resolved,
        duration,
        scheduled,
        timezone,
        language,
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
        aliases,
        published,
        exceptions,
        draft,
        audience,
        body,
    } = incident;
    let mut keys = Keys::default();
    keys.text("title", title.as_ref());
    keys.text("kind", kind.filter(|kind| *kind == raw::Kind::Maintenance).map(|_| "maintenance"));
    keys.text("severity", severity.as_ref());
    match components {
        Some(raw::Components::List(list)) => keys.list("components", list, String::as_str),
        Some(raw::Components::Map(map)) => keys.map("components", map),
        None => {}
    }
    for (key, moment) in [
        ("started", started),
        ("detected", detected),
        ("acknowledged", acknowledged),
        ("mitigated", mitigated),
        ("resolved", resolved),
        ("duration", duration),
    ] {
        keys.text(key, moment.as_ref());
    }
    keys.add(
        "scheduled",
        scheduled.as_ref().map(|raw::Scheduled { from, until }| texts([("from", from), ("until", until)])),
    );
    keys.text("timezone", timezone.as_ref());
    keys.text("language", language.as_ref());
    keys.list("causes", causes, String::as_str);
    keys.list("tags", tags, String::as_str);
    keys.list("updates", updates, update);
    keys.list("timeline", timeline, timeline_entry);
    keys.list("follow_ups", follow_ups, follow_up);
    keys.list("actions", actions, action);
    keys.map("impact", impact);
    keys.list("conflicts", conflicts, |raw::Conflict { about, text }| {
        let mut keys = Keys::default();
        keys.text("about", Some(about));
        keys.text("text", Some(text));
        keys
    });
    keys.list("undocumented", undocumented, String::as_str);
    keys.list("sources", sources, source);
    keys.text("published", published.as_ref());
    keys.map("exceptions", exceptions);
    keys.list("aliases", aliases, String::as_str);
    keys.add("draft", draft.then_some(true));
    keys.text("audience", audience.map(raw::Audience::word));
    keys.text("body", body.as_ref());
    keys
}

fn update(update: &raw::Update) -> Keys {
    let raw::Update { at, status, text, components, next_update, by: author, source, audience } = update;
    let mut keys = Keys::default();
    keys.text("at", at.as_ref());
    keys.text("status", status.as_ref());
    keys.add("components", components.as_ref().map(texts));
    keys.text("next_update", next_update.as_ref());
    keys.add("by", author.as_ref().map(by));
    keys.text("source", source.as_ref());
    keys.text("audience", audience.map(raw::Audience::word));
    keys.text("text", text.as_ref());
    keys
}

fn timeline_entry(entry: &raw::TimelineEntry) -> Keys {
    let raw::TimelineEntry { at, event, text, source, audience } = entry;
    let mut keys = Keys::default();
    keys.text("at", at.as_ref());
    keys.text("event", event.map(raw::Event::word));
    keys.text("source", source.as_ref());
    keys.text("audience", audience.map(raw::Audience::word));
    keys.text("text", text.as_ref());
    keys
}

fn follow_up(follow_up: &raw::FollowUp) -> Keys {
    let raw::FollowUp { id, at, title, by: author, source, archived, verbatim, corrects, text, checksum, audience } =
        follow_up;
    let mut keys = Keys::default();
    keys.text("id", id.as_ref());
    keys.text("at", at.as_ref());
    keys.text("title", title.as_ref());
    keys.add("by", author.as_ref().map(by));
    keys.text("source", source.as_ref());
    keys.text("archived", archived.as_ref());
    keys.add("verbatim", verbatim.then_some(true));
    keys.text("corrects", corrects.as_ref());
    keys.text("checksum", checksum.as_ref());
    keys.text("audience", audience.map(raw::Audience::word));
    keys.text("text", text.as_ref());
    keys
}

fn by(by: &raw::By) -> Value {
    match by {
        raw::By::Name(name) => name.as_str().into(),
        raw::By::Person(raw::Person { name, handle, role }) => {
            let mut keys = Keys::default();
            keys.text("name", Some(name));
            keys.text("handle", handle.as_ref());
            keys.text("role", role.as_ref());
            keys.into()
        }
    }
}

fn action(action: &raw::Action) -> Keys {
    let raw::Action { what, kind, owner, since, due, status, done, evidence, reason, link, source, audience } = action;
    let mut keys = Keys::default();
    keys.text("what", what.as_ref());
    keys.text("kind", kind.map(raw::ActionKind::word));
    keys.text("owner", owner.as_ref());
    keys.text("since", since.as_ref());
    keys.text("due", due.as_ref());
    keys.text("status", status.map(raw::ActionStatus::word));
    keys.text("done", done.as_ref());
    keys.text("evidence", evidence.as_ref());
    keys.text("reason", reason.as_ref());
    keys.text("link", link.as_ref());
    keys.text("source", source.as_ref());
    keys.text("audience", audience.map(raw::Audience::word));
    keys
}

fn source(source: &raw::Source) -> Keys {
    let raw::Source { title, url, archived, published, note } = source;
    let mut keys = Keys::default();
    keys.text("title", title.as_ref());
    keys.text("url", url.as_ref());
    keys.text("archived", archived.as_ref());
    keys.text("published", published.as_ref());
    keys.text("note", note.as_ref());
    keys
}

/// The keys of an incident as JSON.
#[must_use]
pub fn json(incident: &raw::Incident) -> Value {
    incident_keys(incident).into()
}

/// The keys of a component as JSON.
#[must_use]
pub fn component_json(component: &raw::Component) -> Value {
    component_keys(component).into()
}
