//! Statusfy: one Markdown file for each incident in `content/`, its updates in containers.
//!
//! In: its files. Out: drafts. Its configuration is a program and is not read: systems are known by what incidents name.

use super::{Draft, Fate, Gather, Given, statuses};
use crate::source::raw;
use crate::source::yaml::Loose;
use crate::time::Span;

const KNOWN: [&str; 11] = [
    "id", "title", "description", "date", "modified", "severity", "affectedsystems", "resolved", "scheduled",
    "duration", "draft",
];

/// Reads every incident of the main language.
pub(super) fn read(given: &[&Given], gather: &mut Gather) {
    let is_named = locales(given, gather);
    for file in given {
        let path = file.path.as_str();
        let name = file.name();
        if matches!(name, "config.js" | "config.ts") {
            let what = if is_named { "the site a name" } else { "the site and its components names" };
            gather.report.note(path, Fate::LeftOut, format!("it is a program: give {what} in `site.yaml`"));
        }
        if !file.ends_with(&[".md"]) || name.eq_ignore_ascii_case("readme.md") {
            continue;
        }
        let inside = path.rsplit_once("content/").map_or(path, |(_, inside)| inside);
        if inside.contains('/') && given.iter().any(|other| other.name() == name && other.path != path) {
            gather.report.note(path, Fate::LeftOut, "it is a translation of an incident");
            continue;
        }
        gather.record(file, &KNOWN, incident);
    }
}

/// Reads the names of systems, in English if there is a choice. Says whether there are any.
fn locales(given: &[&Given], gather: &mut Gather) -> bool {
    let is_locale = |file: &&&Given| {
        file.path.ends_with(".json") && (file.path.starts_with("locales/") || file.path.contains("/locales/"))
    };
    let mut files: Vec<&Given> = given.iter().filter(is_locale).copied().collect();
    files.sort_by_key(|file| (!file.name().eq_ignore_ascii_case("en.json"), file.path.as_str()));
    let mut is_named = false;
    for file in files {
        let Some(keys) = gather.json(file) else { continue };
        let Some(items) = keys.get("systems").and_then(|systems| systems.get("items")) else { continue };
        if is_named {
            gather.report.note(&file.path, Fate::LeftOut, "names of systems in another language");
            continue;
        }
        for (id, system) in items.entries() {
            let name = system.owned("title").or_else(|| system.owned("name"));
            let description = system.owned("description");
            let component = raw::Component { id: id.to_owned(), name, description, ..raw::Component::default() };
            gather.names.add(id, component);
            is_named = true;
        }
    }
    is_named
}

fn incident(file: &Given, keys: &Loose, body: &str, gather: &mut Gather) -> Draft {
    let mut draft = Draft::new(&file.path, keys.text("title"));
    if file.path != "-" {
        let name = file.name().trim_end_matches(".md");
        draft.stem = Some(name.replacen('_', "-", 1)).filter(|stem| stem.starts_with(|c: char| c.is_ascii_digit()));
    }
    match keys.text("id") {
        Some(id) => draft.alias(&format!("/incidents/{id}/")),
        None => gather.report.note(
            &file.path,
            Fate::LeftOut,
            "its old address: without `id` it was a hash of the file's name",
        ),
    }
    draft.raw.started = gather.time_of(&mut draft, "date", keys);
    draft.is_over = keys.says_yes("resolved");
    let status = keys.text("severity").map(|word| word.replace('-', "_"));
    let severity = match status.as_deref() {
        Some("major_outage") => Some("critical"),
        Some("partial_outage") => Some("major"),
        Some("degraded_performance") => Some("minor"),
        _ => None,
    };
    let is_known = severity.is_some() || status.as_deref() == Some("under_maintenance");
    if let (false, Some(value)) = (is_known, keys.get("severity")) {
        draft.keep("severity", value);
    }
    draft.raw.severity = severity.and_then(|word| gather.severity(&file.path, word));
    let status = status.filter(|_| is_known);
    draft.components = keys.texts("affectedsystems").map(|name| (gather.names.named(name), status.clone())).collect();
    draft.raw.draft = keys.says_yes("draft");
    window(&mut draft, keys, gather);
    tell(&mut draft, keys, body, gather);
    length(&mut draft, keys);
    draft.keep_others(keys, &KNOWN);
    if let Some(modified) = keys.get("modified") {
        draft.keep("modified", modified);
    }
    draft
}

/// A maintenance has a start and a length in minutes.
fn window(draft: &mut Draft, keys: &Loose, gather: &mut Gather) {
    let Some(from) = gather.time_of(draft, "scheduled", keys) else { return };
    let minutes = keys.text("duration").and_then(|minutes| minutes.parse::<u64>().ok());
    let until = minutes.and_then(|minutes| {
        let start = super::times::moment(&from)?;
        let end = start.after(&Span::exact(minutes.checked_mul(60)?)).earliest();
        super::times::read(&end.rfc3339(), "UTC").map(|read| read.text)
    });
    if let Some(until) = until {
        draft.raw.kind = Some(raw::Kind::Maintenance);
        draft.raw.severity = None;
        draft.raw.started = None;
        draft.raw.scheduled = Some(raw::Scheduled { from, until });
    } else {
        let note = "a maintenance without a length has no window: told as an incident";
        gather.report.note(&draft.file, Fate::Look, note);
        draft.keep("scheduled", &Loose::Text(from));
    }
}

/// The length of what was no maintenance, in minutes too, if nothing else says when it ended.
fn length(draft: &mut Draft, keys: &Loose) {
    let Some(value) = keys.get("duration").filter(|_| draft.raw.kind.is_none()) else { return };
    let is_resolved = draft.raw.updates.iter().any(|update| update.status.as_deref() == Some("resolved"));
    match value.as_text().and_then(|minutes| minutes.parse::<u32>().ok()) {
        Some(minutes) if draft.is_over && !is_resolved && draft.raw.started.is_some() => {
            draft.raw.duration = Some(format!("{minutes}m"));
        }
        _ => draft.keep("duration", value),
    }
}

/// Divides the body into updates and what else there is to read.
fn tell(draft: &mut Draft, keys: &Loose, body: &str, gather: &mut Gather) {
    let mut rest = String::new();
    let mut open: Option<(String, String)> = None;
    for line in body.replace("\r\n", "\n").lines() {
        let trimmed = line.trim();
        let head = trimmed.strip_prefix(":::").map(str::trim_start).and_then(|head| head.strip_prefix("update"));
        match (&mut open, head) {
            (None, Some(head)) => open = Some((head.trim().to_owned(), String::new())),
            (Some(_), None) if trimmed == ":::" => {
                if let Some((head, text)) = open.take() {
                    update(draft, &head, &text, &mut rest, gather);
                }
            }
            (Some((_, text)), _) => {
                text.push_str(line);
                text.push('\n');
            }
            // What the tool itself writes for its own use.
            (None, None) if trimmed.starts_with("<!--- language code") => {}
            (None, None) => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
    }
    if let Some((head, text)) = open {
        gather.report.note(&draft.file, Fate::Changed, "an update that never ends is taken to end with the file");
        update(draft, &head, &text, &mut rest, gather);
    }
    let mut body = gather.prose(&draft.file, &rest);
    if let Some(description) = keys.text("description").filter(|description| !body.contains(description)) {
        body.insert_str(0, &format!("{}\n\n", gather.prose(&draft.file, description)));
    }
    draft.body = body;
}

fn update(draft: &mut Draft, head: &str, text: &str, rest: &mut String, gather: &mut Gather) {
    let (title, time) = head.rsplit_once('|').unwrap_or((head, ""));
    let title = title.trim();
    let Some(at) = gather.time(&draft.file, "update", Some(time.trim())) else {
        rest.extend([format!("\n**{head}**\n\n{text}\n")]);
        return;
    };
    let is_maintenance = draft.raw.kind == Some(raw::Kind::Maintenance);
    let status = statuses::word_of(title).map(|status| match (is_maintenance, status) {
        (true, "resolved") => "completed",
        (true, _) => "in_progress",
        (false, status) => status,
    });
    let again = (statuses::is_again(title) && !is_maintenance).then_some("investigating");
    let text = gather.prose(&draft.file, text);
    let text = match (status, text.is_empty()) {
        (_, true) => title.to_owned(),
        (Some(_), false) => text,
        (None, false) if title.is_empty() => text,
        (None, false) => format!("**{title}**\n\n{text}"),
    };
    draft.say(Some(at), status.or(again), text);
}
