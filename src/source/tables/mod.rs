//! Reads the lists and tables of a section as the entries that YAML would give.
//!
//! In: a body and one of its sections. Out: raw timeline entries, updates, actions or follow-ups, where each stands, the
//! text that is none of them, and what looks like an entry but cannot be read. Times stay text: it recognises them,
//! and the model says which moment they mean.

mod action_words;
mod actions;
mod blocks;
mod calendar;
mod clock;
mod columns;
mod flat;
mod follow_ups;
mod inline;
mod labels;
mod lead;
mod stamp;
#[cfg(test)]
mod tests;
mod timed;
mod timeline;
mod updates;
pub(in crate::source) mod zone;

pub use actions::{cell as action_cell, read as actions};
pub use follow_ups::read as follow_ups;
pub use timeline::read as timeline;
pub use updates::read as updates;

use std::ops::Range;

use crate::diag::Problem;
use crate::source::raw;
use crate::source::yaml::trimmed;
use crate::time::{Date, Zone};

/// What a section holds. Every byte of it that is not white space lies in an entry, in `prose` or in `frame`.
#[derive(Debug, Clone)]
pub struct Entries<T> {
    /// In the order they are written.
    pub entries: Vec<Entry<T>>,
    /// What is not an entry and stays text, without the white space around it.
    pub prose: Vec<Range<usize>>,
    /// The head of a table, or the line with the day of the entries below it: read into them, and not to be shown.
    pub frame: Vec<Range<usize>>,
    /// What looks like an entry but cannot be read, in the order it is written.
    pub problems: Vec<Problem>,
}

/// What the file says of its entries that leave it out.
#[derive(Debug, Clone, Copy)]
pub struct Home {
    /// Which words are those of a status.
    pub kind: raw::Kind,
    /// The zone of those that name none, whose letters, such as `PST`, are understood.
    pub zone: Zone,
    /// The day of its first key moment, to which days without a year are near.
    pub day: Option<Date>,
}

/// One entry and where it stands in the body.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    pub value: T,
    /// The whole entry.
    pub range: Range<usize>,
    /// Its time as it is written, or its first word.
    pub at: Range<usize>,
    /// When it ended, where a span of time was given.
    pub until: Option<String>,
    /// What looks like the same time in another zone, which the text does not tell again.
    pub second: Option<String>,
}

/// Whether a text lists times as a timeline does: three headings or lines or more of a list or a table begin with a clock,
/// or with a day and a clock, or two rows of a table below a head for times do.
#[must_use]
pub fn has_times(text: &str) -> bool {
    let is_timed = |line: &&str| is_timed(line);
    text.lines().filter(is_timed).nth(2).is_some() || (text.contains('|') && has_table_of_times(text))
}

/// Whether a line of a list or a table, or a heading, begins so.
pub(in crate::source) fn is_timed(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = || line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(". ");
    let marked = line.strip_prefix(['-', '*', '+', '|', '#']).or_else(numbered);
    marked.is_some_and(|text| begins_with_clock(text.trim_start_matches('#')))
}

/// The headings in a part of a body that are those of updates: `Resolved — 18:59 UTC`.
#[must_use]
pub fn headed_updates(body: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let headings = blocks::blocks(body, part).into_iter().filter_map(|block| match block {
        blocks::Block::Heading { text, .. } => Some(text),
        _ => None,
    });
    headings.filter(|text| updates::is_headed(&body[text.clone()])).collect()
}

/// What a text lists of what is still to be done, if it does: boxes that are empty, or a table of actions and owners.
#[must_use]
pub fn open_work(text: &str) -> Option<&'static str> {
    let is_open =
        |line: &str| line.trim_start().strip_prefix(['-', '*', '+']).is_some_and(|item| item.starts_with(" [ ] "));
    if text.contains("[ ] ") && text.lines().any(is_open) {
        return Some("boxes to tick");
    }
    let is_table = text.contains('|') && blocks::blocks(text, 0..text.len()).iter().any(actions::is_table(text));
    is_table.then_some("a table of actions and owners")
}

/// Whether a heading among times is one of them, or the day of those below it.
pub(in crate::source) fn is_heading_of_times(text: &str) -> bool {
    // A day without its year may stand before the clock.
    let is_meant = || matches!(stamp::stamp(text.trim()), calendar::Scan::Wrong { sure: true, .. });
    begins_with_clock(text) || timed::only_day(text).is_some() || is_meant()
}

/// Whether a text begins with a clock, which may stand behind its day.
fn begins_with_clock(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '*', '_', '`', '[', '~']);
    let digits = calendar::digits(first).len();
    if matches!(digits, 1 | 2) && first[digits..].starts_with(':') {
        return matches!(clock::clock(first), calendar::Scan::Is(..));
    }
    let calendar::Scan::Is(stamp, _) = stamp::stamp(first) else { return false };
    stamp.day.is_some() && stamp.clock.is_some()
}

/// Whether two rows of a table begin with a clock, or have one behind their day, in a column that is for times: spans
/// from a start to an end are none.
fn has_table_of_times(text: &str) -> bool {
    blocks::blocks(text, 0..text.len()).iter().any(|block| {
        let blocks::Block::Table { head, rows, .. } = block else { return false };
        let columns = columns::columns(text, head);
        let is_times = |column: &columns::Column| column.is_time() && !column.is(&["start", "start time"]);
        let times = columns.iter().take(2).rposition(is_times);
        let is_timed = |at: usize| rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| &text[cell.clone()]);
        times.is_some_and(|at| is_timed(at).filter(|cell| begins_with_clock(cell)).nth(1).is_some())
    })
}

impl<T> Entries<T> {
    /// Puts all in order and keeps the text between the entries.
    fn new(
        body: &str,
        content: &Range<usize>,
        entries: Vec<Entry<T>>,
        mut frame: Vec<Range<usize>>,
        mut problems: Vec<Problem>,
    ) -> Self {
        let mut taken: Vec<Range<usize>> =
            entries.iter().map(|entry| entry.range.clone()).chain(frame.clone()).collect();
        taken.sort_by_key(|range| range.start);
        frame.sort_by_key(|range| range.start);
        problems.sort_by_key(|problem| problem.place.start);
        let mut prose = Vec::new();
        let mut from = content.start;
        for range in taken.into_iter().chain(std::iter::once(content.end..content.end)) {
            let gap = trimmed(body, from..range.start.max(from));
            if !gap.is_empty() {
                prose.push(gap);
            }
            from = from.max(range.end);
        }
        Self { entries, prose, frame, problems }
    }
}
