//! Timed entries as what happened: their text, their source, and the key moment that they say they are.
//!
//! In: a section. Out: raw timeline entries. It must not know which moment a time means.

use std::collections::BTreeSet;

use super::inline::offset_in;
use super::labels::{Label, Mark, labels};
use super::lead::symbol;
use super::timed::{Cell, Flavour, Found, entries};
use super::{Entries, Entry, Home, inline};
use crate::source::raw::{Event, TimelineEntry};
use crate::source::sections::{Section, words};

const TEXT: &[&str] = &[
    "event", "description", "what", "details", "what happened", "activity", "action", "entry", "message", "summary",
    "notes", "note", "comment", "comments", "update", "text", "events", "event description",
];
const SOURCE: &[&str] = &["source", "sources", "link", "links", "reference", "references", "evidence", "url"];

/// Reads the entries of a timeline.
#[must_use]
pub fn read(body: &str, section: &Section, home: Home) -> Entries<TimelineEntry> {
    let flavour = Flavour { label: may_lead, dated_titles: false, home, goes_on: true, any_label: true };
    let mut told = Vec::new();
    let mut whole = entries(body, section, flavour, |found| {
        let (value, moment) = entry(found);
        told.push(moment);
        value
    });
    settle(&mut whole.entries, &told);
    whole
}

/// A key moment as words tell it. An outage begins when it does; an incident begins when somebody says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told {
    event: Event,
    of_outage: bool,
}

fn entry(found: &Found) -> (TimelineEntry, Option<Told>) {
    let mut cells = Cells::new(found, TEXT);
    let mut entry = TimelineEntry { at: found.time.clone(), source: found.source.clone(), ..TimelineEntry::default() };
    entry.source = cells.take_link(SOURCE).or(entry.source);
    // `Resolution: 18:59 UTC – expected`
    let is_to_come =
        words(&cells.text).split(' ').next().is_some_and(|word| ["expected", "estimated", "planned"].contains(&word));
    if let Some(label) = &found.label {
        let divider = if cells.text.is_empty() || cells.text.starts_with('\n') { "" } else { ": " };
        cells.text = [label, divider, &cells.text].concat();
    }
    let labelled = || found.label.as_deref().filter(|_| !is_to_come).and_then(|label| titled(&words(label)));
    let moment = cells.take_moment().or_else(labelled).or_else(|| moment(&cells.text)).or_else(|| closing(&cells.text));
    entry.event = moment.map(|told| told.event);
    entry.text = cells.into_text();
    (entry, moment)
}

/// Where an outage and an incident both begin or both end, the outage is the key moment.
fn settle(entries: &mut [Entry<TimelineEntry>], told: &[Option<Told>]) {
    let outages: BTreeSet<Event> = told.iter().flatten().filter(|told| told.of_outage).map(|told| told.event).collect();
    for (entry, told) in entries.iter_mut().zip(told) {
        if told.is_some_and(|told| !told.of_outage && outages.contains(&told.event)) {
            entry.value.event = None;
        }
    }
}

/// The key moment that the start of a text says it is, where marks, capitals or a colon set it off; or all of it.
fn moment(text: &str) -> Option<Told> {
    let text = text[symbol(text)..].trim_start();
    let set_off = |label: &Label| match label.mark {
        Mark::Marks | Mark::Capitals | Mark::Colon => true,
        Mark::Alone => label.rest.is_empty(),
        Mark::Dash => false,
    };
    labels(text).into_iter().filter(set_off).find_map(|label| {
        let is_asked = text[..text.len() - label.rest.len()].contains('?');
        match label.words.as_str() {
            _ if is_asked => None,
            "event" => labels(label.rest).first().and_then(|label| told(&label.words)),
            words => told(words),
        }
    })
}

/// Words behind which capitals are what is spoken of.
const BEFORE_OBJECTS: [&str; 22] = [
    "a", "an", "the", "it", "this", "that", "not", "no", "to", "for", "as", "of", "is", "call", "called", "say",
    "says", "said", "report", "reports", "reported", "about",
];

/// The key moment that the end of a text says it is, in capitals: `changed by hand OUTAGE ENDS`.
fn closing(text: &str) -> Option<Told> {
    let text = text.trim_end().trim_end_matches(['.', '!']);
    let is_loud = |word: &str| word.contains(char::is_uppercase) && !word.contains(char::is_lowercase);
    let marker = if let Some(inner) = text.strip_suffix("**") {
        Some(&inner[inner.rfind("**")?..]).filter(|marker| is_loud(marker))?
    } else {
        let goes_on = |word: &&str| is_loud(word) && !word.ends_with(['.', ',', ':', ';', '!', '?', '–', '—']);
        let mut words = text.rsplit([' ', '\n']);
        let last = words.next().filter(|last| is_loud(last) && !last.ends_with('?'))?;
        &text[text.len() - words.take_while(goes_on).fold(last.len(), |len, word| len + 1 + word.len())..]
    };
    let words = words(marker);
    let is_named = words.split(' ').any(|word| matches!(word, "outage" | "incident" | "impact"));
    // `too early to call it INCIDENT RESOLVED`
    let before = text[..offset_in(text, marker)]
        .trim_end_matches(['*', ' '])
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let is_object = BEFORE_OBJECTS.contains(&before.as_str());
    told(&words).filter(|_| is_named && !is_object && !marker.contains('?'))
}

/// What happens in most incidents, and may stand before its time: `First alert: 18:50`. Other words there may say anything,
/// such as a length, a plan or a zone.
const EVENTS: &[&str] = &[
    "alert", "alerted", "alert fired", "first alert", "initial alert", "page", "paged", "first page", "on call paged",
    "oncall paged", "on call engaged", "reported", "first report", "initial report", "first customer report",
    "first user report", "customer report", "declared", "incident declared", "incident opened", "incident closed",
    "closed", "escalated", "escalation", "investigating", "investigation", "triage", "triaged", "diagnosed",
    "identified", "cause identified", "cause found", "root cause identified", "root cause found", "contained",
    "containment", "fix", "fixed", "fix applied", "fix deployed", "fix released", "hotfix", "hotfix deployed",
    "deploy", "deployed", "deployment", "release", "released", "rollback", "rolled back", "reverted", "failover",
    "failed over", "restart", "restarted", "recovery", "recovered", "restored", "service restored", "full recovery",
    "monitoring", "all clear", "beginn", "erkannt", "alarm", "behoben", "ende", "début", "détecté", "résolu", "fin",
    "inicio", "detectado", "resuelto", "início", "resolvido", "发生", "发现", "恢复", "発生", "検知", "復旧",
];

/// Whether words may stand before the time of an entry.
fn may_lead(words: &str) -> bool {
    // `Detection time: 0:05` may be how long that took.
    let is_of_time = words.ends_with(" time") && !["start time", "end time"].iter().any(|end| words.ends_with(end));
    !is_of_time && (titled(words).is_some() || EVENTS.contains(&words))
}

/// The key moment that stands before its time: `Start time: 18:48`, `**Detection** – 18:50`.
fn titled(title: &str) -> Option<Told> {
    let title = title.strip_prefix("time of ").unwrap_or(title);
    let title = [" at", " time"].iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title);
    let event = match title.strip_prefix("incident ").unwrap_or(title) {
        "start" | "onset" => Event::Started,
        "detection" => Event::Detected,
        "acknowledgement" | "acknowledgment" => Event::Acknowledged,
        "mitigation" => Event::Mitigated,
        "resolution" | "end" => Event::Resolved,
        _ => return told(title),
    };
    Some(Told { event, of_outage: false })
}

fn told(words: &str) -> Option<Told> {
    let turned = ["start of ", "beginning of ", "end of "].iter().find_map(|first| words.strip_prefix(first));
    let (subject, verb) = match turned {
        Some(subject) => (subject, if words.starts_with("end") { "end" } else { "start" }),
        None => words.rsplit_once(' ').unwrap_or(("", words)),
    };
    let subject = subject.strip_prefix("the ").unwrap_or(subject);
    let event = match verb {
        "begins" | "began" | "starts" | "started" => Event::Started,
        "start" | "begin" if matches!(subject, "" | "incident" | "outage" | "impact") => Event::Started,
        "detected" => Event::Detected,
        "acknowledged" | "acked" => Event::Acknowledged,
        "mitigated" => Event::Mitigated,
        "resolved" => Event::Resolved,
        "end" | "ends" | "ended" | "over" if subject == "impact" => Event::Mitigated,
        "end" | "ends" | "ended" | "over" if !subject.is_empty() => Event::Resolved,
        _ => return None,
    };
    // An alert that is over is not the incident.
    let is_alert = matches!(subject, "alert" | "page") && event != Event::Resolved;
    let known = is_alert || ["", "outage", "incident", "impact", "issue", "problem"].contains(&subject);
    known.then_some(Told { event, of_outage: matches!(subject, "outage" | "impact") })
}

/// The cells of a row, taken one by one; what is left is told in the text.
pub(super) struct Cells<'a> {
    cells: Vec<&'a Cell>,
    /// The text of the entry, from its own column.
    pub(super) text: String,
}

impl<'a> Cells<'a> {
    /// Takes the column of the text, or the first that has no other meaning.
    pub(super) fn new(found: &'a Found, text_names: &[&str]) -> Self {
        let mut cells: Vec<&Cell> = found.cells.iter().collect();
        let named = cells.iter().position(|cell| is(cell, text_names));
        // An event of one known word beside a description is the key moment and not the text.
        let bare = |cell: &Cell| is(cell, &["event", "type", "phase"]) && told(&words(&cell.text)).is_some();
        let second = cells.iter().skip(named.map_or(0, |at| at + 1)).position(|cell| is(cell, text_names));
        let text_at = match (named, second) {
            (Some(first), Some(more)) if cells.get(first).is_some_and(|cell| bare(cell)) => Some(first + 1 + more),
            (Some(first), _) => Some(first),
            (None, _) => {
                cells.iter().position(|cell| !is(cell, SOURCE) && !is(cell, &["status", "state", "by", "who"]))
            }
        };
        let column = text_at.map_or("", |at| cells.remove(at).text.as_str());
        let parts = [found.title.as_deref().unwrap_or(""), found.text.as_str(), column];
        let apart = if found.title.is_some() { "\n\n" } else { " " };
        let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(apart);
        Self { cells, text }
    }

    /// The address in a column of that name, which is taken whole if nothing else stands there.
    pub(super) fn take_link(&mut self, names: &[&str]) -> Option<String> {
        let at = self.cells.iter().position(|cell| is(cell, names))?;
        let cell = self.cells[at];
        let link = inline::links(&cell.text).into_iter().next()?;
        let alone = cell.text.trim_matches(['<', '>', '(', ')']).len() == link.range.len();
        if alone || cell.text.len() == link.range.len() {
            self.cells.remove(at);
        }
        Some(link.url)
    }

    /// The plain text of a column of that name.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<String> {
        let at = self.cells.iter().position(|cell| is(cell, names))?;
        let text = inline::plain(&self.cells.remove(at).text);
        (!super::lead::is_unknown_word(&text)).then_some(text)
    }

    fn take_moment(&mut self) -> Option<Told> {
        let at = self.cells.iter().position(|cell| {
            is(cell, &["event", "type", "phase", "status", "key moment", "moment"])
                && told(&words(&cell.text)).is_some()
        })?;
        told(&words(&self.cells.remove(at).text))
    }

    /// The text, and below it every cell that was not taken.
    pub(super) fn into_text(self) -> Option<String> {
        let mut text = self.text;
        for cell in self.cells.iter().filter(|cell| !super::lead::is_unknown_word(&cell.text)) {
            let separate = if text.is_empty() { "" } else { "\n\n" };
            let title = if cell.title.is_empty() { String::new() } else { format!("{}: ", cell.title) };
            text = format!("{text}{separate}{title}{}", cell.text);
        }
        (!text.is_empty()).then_some(text)
    }
}

fn is(cell: &Cell, names: &[&str]) -> bool {
    names.contains(&cell.name.as_str())
}
