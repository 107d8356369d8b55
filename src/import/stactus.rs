//! Stactus: one YAML file for each incident, and one for the page.
//!
//! In: files whose `version` is `incident/v1` or `stactus/v1`. Out: drafts. It must not know where they are written.

use super::{Draft, Fate, Gather, Given};
use crate::model::words::capital;
use crate::source::raw;
use crate::source::yaml::Loose;

/// Reads the page first, since incidents name its systems by id.
pub(super) fn read(given: &[&Given], gather: &mut Gather) {
    let mut incidents = Vec::new();
    for file in
        given.iter().filter(|file| file.path == "-" || file.path.ends_with(".yaml") || file.path.ends_with(".yml"))
    {
        for text in documents(&file.text) {
            match Loose::yaml(&text) {
                Err(why) => gather.unreadable(file, &why),
                Ok(keys) => match keys.text("version") {
                    Some("stactus/v1") => page(&keys, gather),
                    Some("incident/v1") => incidents.push((*file, keys)),
                    _ => gather.report.note(&file.path, Fate::LeftOut, "it is neither `incident/v1` nor `stactus/v1`"),
                },
            }
        }
    }
    for (file, keys) in incidents {
        let draft = incident(file, &keys, gather);
        gather.drafts.push(draft);
    }
}

/// The documents of a file, of which there may be several.
fn documents(text: &str) -> Vec<String> {
    let mut documents = vec![String::new()];
    for line in text.lines() {
        if line.trim_end() == "---" {
            documents.push(String::new());
        } else if let Some(last) = documents.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    documents.retain(|document| !document.trim().is_empty());
    documents
}

fn page(keys: &Loose, gather: &mut Gather) {
    gather.found.title = keys.text("name").or(keys.text("brandName")).map(str::to_owned);
    gather.found.url = keys.text("url").or(keys.text("brandURL")).map(str::to_owned);
    for system in keys.list("systems") {
        let Some(id) = system.text("id").or(system.text("name")) else { continue };
        let owned = |key: &str| system.text(key).map(str::to_owned);
        let component = raw::Component {
            id: id.to_owned(),
            name: owned("name"),
            group: None,
            description: owned("description"),
            since: None,
        };
        gather.names.add(id, component);
    }
}

fn incident(file: &Given, keys: &Loose, gather: &mut Gather) -> Draft {
    let mut draft = Draft::new(&file.path, keys.text("name"));
    let impact = keys.text("impact").unwrap_or("none");
    draft.raw.severity = if impact == "none" { None } else { gather.severity(&file.path, impact) };
    let systems = keys.list("systems").iter().filter_map(Loose::as_text);
    draft.components = systems.map(|name| (gather.names.named(name), None)).collect();
    for event in keys.list("timeline") {
        let Some(at) = gather.time(&file.path, "ts", event.text("ts")) else {
            draft.keep("timeline", event);
            continue;
        };
        let status = match (event.says_yes("resolved"), event.says_yes("investigating")) {
            (true, _) => Some("resolved"),
            (_, true) => Some("investigating"),
            _ => None,
        };
        let text = gather.prose(&file.path, event.text("description").unwrap_or_default());
        if text.is_empty() {
            gather.report.note(&file.path, Fate::Changed, "an update without a word: its status is its text");
        }
        let text = if text.is_empty() { capital(status.unwrap_or("update")) } else { text };
        let status = status.map(str::to_owned);
        draft.raw.updates.push(raw::Update { at: Some(at), status, text: Some(text), ..raw::Update::default() });
    }
    if let Some(id) = keys.text("id") {
        draft.alias(&format!("/ir/{id}.html"));
        draft.alias(&format!("/ir/{id}/"));
    }
    draft.keep_others(keys, &["version", "id", "name", "impact", "systems", "timeline"]);
    draft
}
