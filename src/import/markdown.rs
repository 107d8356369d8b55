//! Postmortems as people keep them: front matter or none, a day in the file's name, a timeline as they like it.
//!
//! In: Markdown files. Out: drafts whose bodies stay as they are; the reader of the format knows lists, tables and
//! headings already. Only a title, and times that the text says plainly, become keys. A time of which a part is `??`
//! stays text: its entry has no time.

mod facts;
mod unknown;

use super::{Draft, Fate, Gather, Given, front_matter, times};
use crate::source::raw;
use crate::source::yaml::{self, Loose};

/// Reads every Markdown file that is a record of something.
pub(super) fn read(given: &[&Given], gather: &mut Gather, zone: Option<&str>) {
    for file in given {
        let name = file.name().to_lowercase();
        let is_text = file.path == "-" || name.ends_with(".md") || name.ends_with(".markdown");
        if !is_text {
            continue;
        }
        if matches!(name.as_str(), "readme.md" | "template.md" | "_index.md" | "contributing.md" | "summary.md") {
            gather.report.note(&file.path, Fate::LeftOut, "by its name it is no record of an incident");
            continue;
        }
        match front_matter(&file.text) {
            Err(why) => gather.unreadable(file, &why),
            Ok((keys, body)) => {
                let draft = postmortem(file, &keys, body, zone, gather);
                gather.drafts.push(draft);
            }
        }
    }
}

/// Keys of a front matter that are read, beside those of moments.
const KNOWN: [&str; 9] = ["title", "date", "tags", "aliases", "permalink", "url", "layout", "severity", "timezone"];

fn postmortem(file: &Given, keys: &Loose, body: &str, zone: Option<&str>, gather: &mut Gather) -> Draft {
    let path = file.path.as_str();
    let mut draft = Draft::new(path, None);
    let body = gather.prose(path, body);
    if let Some(own) = own(file) {
        // Somebody has begun already: the keys are ours.
        draft.raw = own;
        draft.body = body;
        draft.stem = stem(path);
        return draft;
    }
    let names: Vec<&str> = KNOWN.into_iter().chain(facts::KEYS.iter().map(|(key, _)| *key)).collect();
    let keys = &super::spelled(keys.clone(), &names);
    let (heading, body) = facts::title(&body);
    draft.raw.title = keys.owned("title").or(heading);
    draft.stem = stem(path);
    let (body, unknown) = unknown::without(&body);
    if unknown > 0 {
        let note = "times of which a part is `??` stand in the text of their entries, which have no time";
        gather.report.note(path, Fate::Changed, note);
    }
    draft.body = body;
    let own_zone = keys.text("timezone").filter(|zone| crate::time::Zone::parse(zone).is_ok());
    draft.raw.timezone = own_zone.or(zone).map(str::to_owned);
    let day = facts::day_of_name(path).or_else(|| facts::day_within(draft.raw.title.as_deref().unwrap_or_default()));
    let mut known = moments(&mut draft, keys, day.as_deref(), gather);
    if let Some(word) = keys.text("severity").or(facts::said(&draft.body, "severity").as_deref()) {
        draft.raw.severity = gather.severities.iter().find(|known| known.eq_ignore_ascii_case(word)).cloned();
    }
    draft.raw.tags = keys.texts("tags").map(str::to_owned).collect();
    for old in keys.texts("aliases") {
        draft.alias(old);
    }
    if let Some(old) = keys.text("permalink").or(keys.text("url")) {
        draft.alias(old);
    }
    known.extend(["title", "tags", "aliases", "permalink", "url", "layout"]);
    known.extend(draft.raw.severity.as_ref().map(|_| "severity"));
    known.extend(own_zone.map(|_| "timezone"));
    draft.keep_others(keys, &known);
    agree(&mut draft, keys, gather);
    draft
}

/// The keys of a file whose front matter is in this format already.
fn own(file: &Given) -> Option<raw::Incident> {
    let front = crate::source::front_matter::split(&file.text).ok()?;
    let own: raw::Incident = yaml::read(&file.text[front.yaml]).ok()?;
    (own.title.is_some() && (own.started.is_some() || !own.updates.is_empty() || !own.timeline.is_empty()))
        .then_some(own)
}

/// The name of the file, if it says when.
fn stem(path: &str) -> Option<String> {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // A folder for each incident, with an index or a read-me in it.
    let name = if matches!(name, "index" | "postmortem") { parts.next().unwrap_or(name) } else { name };
    facts::day_of_name(name)?;
    Some(super::slug(name, "incident"))
}

/// The key moments that the front matter or the text states, and the day of the file's name. Gives the keys of the
/// front matter that say no more than what was read.
fn moments(draft: &mut Draft, keys: &Loose, day: Option<&str>, gather: &mut Gather) -> Vec<&'static str> {
    let date = keys.text("date").and_then(|date| facts::moment(date, day));
    let day = day.map(str::to_owned).or_else(|| date.as_deref().and_then(times::day));
    let mut read_keys: Vec<&'static str> = date.iter().map(|_| "date").collect();
    for (name, key) in facts::KEYS {
        let said = keys.owned(name).or_else(|| facts::said(&draft.body, name));
        let Some((_, stated)) = MOMENTS.iter().find(|(moment, _)| moment == key) else { continue };
        let Some(said) = said.filter(|_| stated(&mut draft.raw).is_none()) else { continue };
        let read = if *key == "duration" {
            crate::time::Span::parse(&said).ok().map(|_| said.clone())
        } else {
            facts::moment(&said, day.as_deref())
        };
        if let Some(text) = read {
            *stated(&mut draft.raw) = Some(text);
            read_keys.push(name);
        } else {
            let note = format!("`{name}` is `{said}`, which says no moment plainly: it stays in the text only");
            gather.report.note(&draft.file, Fate::Look, note);
        }
    }
    let fallback = date.filter(|_| keys.get("date").is_some()).or(day);
    if draft.raw.started.is_none() {
        draft.raw.started = fallback;
    }
    read_keys
}

/// A key of an incident.
type Key = fn(&mut raw::Incident) -> &mut Option<String>;

/// What may be stated of when it was, the least certain first.
const MOMENTS: [(&str, Key); 6] = [
    ("duration", |raw| &mut raw.duration),
    ("resolved", |raw| &mut raw.resolved),
    ("mitigated", |raw| &mut raw.mitigated),
    ("acknowledged", |raw| &mut raw.acknowledged),
    ("detected", |raw| &mut raw.detected),
    ("started", |raw| &mut raw.started),
];

/// Takes back every stated moment that the text contradicts, and says what the reader will not take.
fn agree(draft: &mut Draft, keys: &Loose, gather: &mut Gather) {
    let mut count = findings(draft).len();
    for (name, key) in MOMENTS {
        if count == 0 {
            return;
        }
        let Some(text) = key(&mut draft.raw).take() else { continue };
        let without = findings(draft).len();
        if without < count {
            let note = format!("`{name}: {text}` contradicts another part of the text, and is no key");
            gather.report.note(&draft.file, Fate::Look, note);
            let is_label = |(label, ours): &&(&str, &str)| *ours == name && keys.text(label).is_some();
            if let Some((label, _)) = facts::KEYS.iter().find(is_label) {
                draft.keep(label, keys.get(label).unwrap_or(&Loose::Null));
            }
            count = without;
        } else {
            *key(&mut draft.raw) = Some(text);
        }
    }
    for finding in findings(draft) {
        gather.report.note(&draft.file, Fate::Look, format!("`check` will ask about it: {finding}"));
    }
}

/// What the reader of the format says of the draft.
fn findings(draft: &Draft) -> Vec<String> {
    // That it has no time at all is said for every format.
    let found = draft.findings().into_iter().filter(|finding| finding.code.id != "I009");
    found.map(|finding| format!("{} ({})", finding.message, finding.code.id)).collect()
}
