//! Timed entries as what readers were told: their status, their author, their text.
//!
//! In: a section. Out: raw updates. It must not know what a status means.

use super::labels::labels;
use super::timed::{Flavour, Found, read as read_timed};
use super::timeline::Cells;
use super::{Entries, Entry};
use crate::source::raw::{By, Update};
use crate::source::sections::{Section, words};

const TEXT: &[&str] = &[
    "update",
    "message",
    "text",
    "description",
    "what",
    "details",
    "what was said",
    "communication",
    "content",
    "statement",
    "post",
    "event",
    "summary",
    "notes",
    "body",
];
const STATUS: &[&str] = &["status", "state", "phase"];
const SOURCE: &[&str] = &["source", "link", "reference", "url", "where"];
const BY: &[&str] = &["by", "who", "author", "from", "owner"];

/// Reads the updates of a section.
pub(super) fn read(body: &str, section: &Section) -> Entries<Update> {
    let flavour = Flavour { label: |words| status(words).is_some(), dated_titles: false };
    let reading = read_timed(body, section.content.clone(), flavour);
    let entries = reading.found.into_iter();
    let entries = entries.map(|found| Entry { value: update(&found), range: found.range, at: found.at }).collect();
    Entries::new(body, &section.content, entries, reading.frame, reading.problems)
}

fn update(found: &Found) -> Update {
    let mut cells = Cells::new(found, TEXT);
    let mut update = Update { at: found.time.clone(), source: found.source.clone(), ..Update::default() };
    update.source = cells.take_link(SOURCE).or(update.source);
    update.by = cells.take(BY).map(By::Name);
    let mut said = found.label.as_deref().and_then(status).or_else(|| cells.take_word(STATUS, status));
    if said.is_none()
        && let Some((word, rest)) =
            labels(&cells.text).iter().find_map(|label| Some((status(&label.words)?, label.rest)))
    {
        (said, cells.text) = (Some(word), rest.to_owned());
    }
    update.status = said.filter(|word| *word != AS_BEFORE).map(str::to_owned);
    update.text = cells.into_text();
    update
}

/// The word for a status that is as before, which the format leaves out.
const AS_BEFORE: &str = "update";

/// The status as the format names it.
fn status(words: &str) -> Option<&'static str> {
    let known = match words.strip_prefix("status ").unwrap_or(words) {
        "investigating" => "investigating",
        "identified" => "identified",
        "monitoring" => "monitoring",
        "resolved" => "resolved",
        "update" => AS_BEFORE,
        "scheduled" => "scheduled",
        "in progress" => "in_progress",
        "verifying" => "verifying",
        "completed" | "complete" => "completed",
        "cancelled" | "canceled" => "cancelled",
        _ => return None,
    };
    Some(known)
}

impl Cells<'_> {
    /// The known word of a column; a word that is not known stays in the text.
    fn take_word(&mut self, names: &[&str], known: fn(&str) -> Option<&'static str>) -> Option<&'static str> {
        let word = self.peek(names).and_then(|text| known(&words(text)))?;
        self.take(names);
        Some(word)
    }
}
