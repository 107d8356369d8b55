//! An incident as the file that a person would have written, and `site.yaml` likewise.
//!
//! In: the raw types. Out: text that reads as the same values again, letter for letter. It decides nothing about what
//! they mean, and no key of the format can be forgotten: a new one does not compile until it is written here.

use crate::source::raw;

mod yaml;

use yaml::Out;
pub use yaml::scalar;

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
    let mut keys = Out::map();
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
    let lines = list.iter().flat_map(|one| ["  - ".to_owned(), component_keys(one).flow(), "\n".to_owned()]);
    format!("components:\n{}", lines.collect::<String>())
}

fn component_keys(component: &raw::Component) -> Out {
    let raw::Component { id, name, group, description, since } = component;
    let mut keys = Out::map();
    keys.text("id", Some(id));
    keys.text("name", name.as_ref());
    keys.text("group", group.as_ref());
    keys.text("description", description.as_ref());
    keys.text("since", since.as_ref());
    keys
}

fn incident_keys(incident: &raw::Incident) -> Out {
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
    let mut keys = Out::map();
    keys.text("title", title.as_ref());
    keys.word("kind", kind.filter(|kind| *kind == raw::Kind::Maintenance).map(|_| "maintenance"));
    keys.text("severity", severity.as_ref());
    keys.add("components", components.as_ref().and_then(affected));
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
    keys.add("scheduled", scheduled.as_ref().map(window));
    keys.text("timezone", timezone.as_ref());
    keys.text("language", language.as_ref());
    keys.texts("causes", causes);
    keys.texts("tags", tags);
    keys.list("updates", updates, update);
    keys.list("timeline", timeline, timeline_entry);
    keys.list("follow_ups", follow_ups, follow_up);
    keys.list("actions", actions, action);
    keys.add("impact", (!impact.is_empty()).then(|| Out::of_texts(impact.iter())));
    keys.list("conflicts", conflicts, |raw::Conflict { about, text }| {
        let mut keys = Out::map();
        keys.text("about", Some(about));
        keys.text("text", Some(text));
        keys
    });
    keys.texts("undocumented", undocumented);
    keys.list("sources", sources, source);
    keys.text("published", published.as_ref());
    keys.add("exceptions", (!exceptions.is_empty()).then(|| Out::of_texts(exceptions.iter())));
    keys.texts("aliases", aliases);
    keys.word("draft", draft.then_some("true"));
    keys.word("audience", audience.map(audience_word));
    keys.text("body", body.as_ref());
    keys
}

fn affected(components: &raw::Components) -> Option<Out> {
    match components {
        raw::Components::List(list) => (!list.is_empty()).then(|| Out::texts_of(list)),
        raw::Components::Map(map) => (!map.is_empty()).then(|| Out::of_texts(map.iter())),
    }
}

fn window(raw::Scheduled { from, until }: &raw::Scheduled) -> Out {
    Out::of_texts([(&"from".to_owned(), from), (&"until".to_owned(), until)].into_iter())
}

fn audience_word(audience: raw::Audience) -> &'static str {
    match audience {
        raw::Audience::Public => "public",
        raw::Audience::Internal => "internal",
    }
}

fn update(update: &raw::Update) -> Out {
    let raw::Update { at, status, text, components, next_update, by: author, source, audience } = update;
    let mut keys = Out::map();
    keys.text("at", at.as_ref());
    keys.text("status", status.as_ref());
    keys.add("components", components.as_ref().map(|map| Out::of_texts(map.iter())));
    keys.text("next_update", next_update.as_ref());
    keys.add("by", author.as_ref().map(by));
    keys.text("source", source.as_ref());
    keys.word("audience", audience.map(audience_word));
    keys.text("text", text.as_ref());
    keys
}

fn timeline_entry(entry: &raw::TimelineEntry) -> Out {
    let raw::TimelineEntry { at, event, text, source, audience } = entry;
    let mut keys = Out::map();
    keys.text("at", at.as_ref());
    keys.word("event", event.map(event_word));
    keys.text("source", source.as_ref());
    keys.word("audience", audience.map(audience_word));
    keys.text("text", text.as_ref());
    keys
}

/// The word for a key moment.
#[must_use]
pub fn event_word(event: raw::Event) -> &'static str {
    match event {
        raw::Event::Started => "started",
        raw::Event::Detected => "detected",
        raw::Event::Acknowledged => "acknowledged",
        raw::Event::Mitigated => "mitigated",
        raw::Event::Resolved => "resolved",
    }
}

fn follow_up(follow_up: &raw::FollowUp) -> Out {
    let raw::FollowUp { id, at, title, by: author, source, archived, verbatim, corrects, text, checksum, audience } =
        follow_up;
    let mut keys = Out::map();
    keys.text("id", id.as_ref());
    keys.text("at", at.as_ref());
    keys.text("title", title.as_ref());
    keys.add("by", author.as_ref().map(by));
    keys.text("source", source.as_ref());
    keys.text("archived", archived.as_ref());
    keys.word("verbatim", verbatim.then_some("true"));
    keys.text("corrects", corrects.as_ref());
    keys.text("checksum", checksum.as_ref());
    keys.word("audience", audience.map(audience_word));
    keys.text("text", text.as_ref());
    keys
}

fn by(by: &raw::By) -> Out {
    match by {
        raw::By::Name(name) => Out::Text(name.clone()),
        raw::By::Person(raw::Person { name, handle, role }) => {
            let mut keys = Out::map();
            keys.text("name", Some(name));
            keys.text("handle", handle.as_ref());
            keys.text("role", role.as_ref());
            keys
        }
    }
}

fn action(action: &raw::Action) -> Out {
    let raw::Action { what, kind, owner, since, due, status, done, evidence, reason, link, source, audience } = action;
    let mut keys = Out::map();
    keys.text("what", what.as_ref());
    keys.word("kind", kind.map(kind_word));
    keys.text("owner", owner.as_ref());
    keys.text("since", since.as_ref());
    keys.text("due", due.as_ref());
    keys.word("status", status.map(status_word));
    keys.text("done", done.as_ref());
    keys.text("evidence", evidence.as_ref());
    keys.text("reason", reason.as_ref());
    keys.text("link", link.as_ref());
    keys.text("source", source.as_ref());
    keys.word("audience", audience.map(audience_word));
    keys
}

/// The word for what an action is for.
#[must_use]
pub fn kind_word(kind: raw::ActionKind) -> &'static str {
    match kind {
        raw::ActionKind::Prevent => "prevent",
        raw::ActionKind::Detect => "detect",
        raw::ActionKind::Mitigate => "mitigate",
        raw::ActionKind::Repair => "repair",
        raw::ActionKind::Process => "process",
        raw::ActionKind::Investigate => "investigate",
    }
}

/// The word for how far an action is.
#[must_use]
pub fn status_word(status: raw::ActionStatus) -> &'static str {
    match status {
        raw::ActionStatus::Open => "open",
        raw::ActionStatus::InProgress => "in_progress",
        raw::ActionStatus::Done => "done",
        raw::ActionStatus::Dropped => "dropped",
    }
}

fn source(source: &raw::Source) -> Out {
    let raw::Source { title, url, archived, published, note } = source;
    let mut keys = Out::map();
    keys.text("title", title.as_ref());
    keys.text("url", url.as_ref());
    keys.text("archived", archived.as_ref());
    keys.text("published", published.as_ref());
    keys.text("note", note.as_ref());
    keys
}

/// The keys of an incident as JSON.
#[must_use]
pub fn json(incident: &raw::Incident) -> serde_json::Value {
    incident_keys(incident).json()
}

/// The keys of a component as JSON.
#[must_use]
pub fn component_json(component: &raw::Component) -> serde_json::Value {
    component_keys(component).json()
}
