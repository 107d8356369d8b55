//! Stactus: one YAML file for each incident, and one for the page.
//!
//! In: files whose `version` is `incident/v1` or `stactus/v1`. Out: drafts. It must not know where they are written.

use super::{Draft, Fate, Gather, Given, times};
use crate::model::words::capital;
use crate::source::raw;
use crate::source::yaml::Loose;
use crate::time::Moment;

/// Reads the page first, since incidents name its systems by id.
pub(super) fn read(given: &[&Given], gather: &mut Gather) {
    let mut incidents = Vec::new();
    for file in given.iter().filter(|file| file.ends_with(&[".yaml", ".yml"])) {
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
    gather.found.title = keys.owned("name").or_else(|| keys.owned("brandName"));
    gather.found.url = keys.owned("url").or_else(|| keys.owned("brandURL"));
    for system in keys.list("systems") {
        let Some(id) = system.text("id").or(system.text("name")) else { continue };
        let (name, description) = (system.owned("name"), system.owned("description"));
        let component = raw::Component { id: id.to_owned(), name, description, ..raw::Component::default() };
        gather.names.add(id, component);
    }
}

fn incident(file: &Given, keys: &Loose, gather: &mut Gather) -> Draft {
    let mut draft = Draft::new(&file.path, keys.text("name"));
    let impact = keys.text("impact").unwrap_or("none");
    draft.raw.severity = if impact == "none" { None } else { gather.severity(&file.path, impact) };
    draft.components = keys.texts("systems").map(|name| (gather.names.named(name), None)).collect();
    let mut before: Option<Moment> = None;
    for event in keys.list("timeline") {
        let at = time(&file.path, event.text("ts"), &mut before, gather);
        if let (None, Some(ts)) = (&at, event.get("ts")) {
            draft.keep("ts", ts);
        }
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
        // Without its time, the reader of the format stops at it: no length follows from the other entries.
        draft.say(at, status, text);
    }
    if let Some(id) = keys.text("id") {
        draft.alias(&format!("/ir/{id}.html"));
        draft.alias(&format!("/ir/{id}/"));
    }
    draft.keep_others(keys, &["version", "id", "name", "impact", "systems", "timeline"]);
    draft
}

/// The time of an entry: in full, or counted from the entry before.
fn time(file: &str, ts: Option<&str>, before: &mut Option<Moment>, gather: &mut Gather) -> Option<String> {
    let read = ts.and_then(|ts| in_full(ts, &gather.zone).or_else(|| counted(ts, before.as_ref()?)));
    let Some((text, at, is_changed)) = read else {
        let what = ts.map_or_else(|| "missing".to_owned(), |ts| format!("`{ts}`, from which no time follows"));
        let note = format!("`ts` is {what}: its update has no `at`, and `check` asks for it");
        gather.report.note(file, Fate::Look, note);
        return None;
    };
    if let Some(ts) = ts.filter(|_| is_changed) {
        gather.report.note(file, Fate::Changed, format!("`ts`: `{ts}` is read as `{text}`"));
    }
    *before = Some(at);
    Some(text)
}

/// `2024-09-13 05:42`, or with slashes: its text, the moment, and whether it had to be mended.
fn in_full(ts: &str, zone: &str) -> Option<(String, Moment, bool)> {
    let (day, rest) = ts.split_at(ts.find([' ', 'T']).unwrap_or(ts.len()));
    let read = times::read(&format!("{}{rest}", day.replace('/', "-")), zone)?;
    let at = times::moment(&read.text)?;
    Some((read.text, at, read.mended.is_some()))
}

/// `+12m` after the entry before, or `05:59` on its day, as in a list of this format.
fn counted(ts: &str, before: &Moment) -> Option<(String, Moment, bool)> {
    let at = Moment::parse(ts, before.zone(), Some(before)).ok().filter(Moment::is_exact)?;
    Some((times::read(&at.iso(), "UTC")?.text, at, true))
}
