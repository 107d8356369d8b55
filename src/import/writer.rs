//! An incident as the file that a person would have written, and `site.yaml` likewise.
//!
//! In: the raw types. Out: text that reads as the same values again, letter for letter. It decides nothing about what
//! they mean, and no key of the format can be forgotten: each is written as it is read.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::source::raw;
use crate::source::yaml::emit;

/// A Markdown file: the keys between two lines of `---`, then the body.
#[must_use]
pub fn file(incident: &raw::Incident, body: &str) -> String {
    let keys = emit::block(&incident_keys(incident));
    let body = body.trim_matches('\n');
    let end = if body.trim().is_empty() { String::new() } else { format!("{body}\n") };
    format!("---\n{keys}---\n{end}")
}

/// `site.yaml`, with what is known of a site.
#[must_use]
pub fn site(site: &raw::Site) -> String {
    let raw::Site { title, description, url, language, timezone, live, markdown, severities, causes, .. } = site;
    let texts =
        [("title", title), ("description", description), ("url", url), ("language", language), ("timezone", timezone)];
    let keys = texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::from(text.as_deref()?))));
    let keys = keys.chain(live.map(|live| ("live".to_owned(), live.into())));
    let html = if markdown.html == raw::Html::Sanitize { "markdown: {html: sanitize}\n" } else { "" };
    let lists = [components(&site.components), list("severities", severities), list("causes", causes)];
    format!("{}{html}{}", emit::block(&keys.collect()), lists.concat())
}

/// The lines of `components:` in `site.yaml`.
#[must_use]
pub fn components(components: &[raw::Component]) -> String {
    list("components", components)
}

/// A list of `site.yaml`, an entry a line.
fn list(key: &str, entries: &[impl Serialize]) -> String {
    let lines = entries.iter().map(|one| match serde_json::to_value(one).map(said) {
        Ok(Value::String(id)) => format!("  - {}\n", emit::flow(&id.into())),
        _ => format!("  - {}\n", emit::flow(&keys(one).into())),
    });
    let lines = lines.collect::<String>();
    if lines.is_empty() { lines } else { format!("{key}:\n{lines}") }
}

/// The keys of an incident, in the order of the format.
#[must_use]
pub fn incident_keys(incident: &raw::Incident) -> Map<String, Value> {
    let kind = incident.kind.filter(|kind| *kind == raw::Kind::Maintenance);
    keys(&raw::Incident { kind, ..incident.clone() })
}

/// The keys of a component.
#[must_use]
pub fn component_keys(component: &raw::Component) -> Map<String, Value> {
    keys(component)
}

fn keys(part: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(part).map(said) {
        Ok(Value::Object(keys)) => keys,
        _ => Map::new(),
    }
}

/// A value without the keys that say nothing; in an entry of a list its text, often the longest, is the last.
fn said(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            map.into_iter().map(|(key, value)| (key, said(value))).filter(|(_, value)| !is_nothing(value)).collect()
        }
        Value::Array(items) => items.into_iter().map(|item| text_last(said(item))).collect(),
        value => value,
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// An entry with what it says behind what is said of it.
fn text_last(mut entry: Value) -> Value {
    if let Value::Object(map) = &mut entry
        && let Some((key, text)) = map.shift_remove_entry("text")
    {
        map.insert(key, text);
    }
    entry
}
