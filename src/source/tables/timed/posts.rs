//! Updates as status pages show them: the status, the text, and the time in a line below both.
//!
//! In: a paragraph that begins with a status, and the blocks behind it. Out: one entry for each time. It must not know what
//! a status means.

use std::ops::Range;

use super::super::blocks::Block;
use super::super::labels::labels;
use super::super::lead::{Lead, lead};
use super::above::FAR;
use super::{Found, Reader};
use crate::source::yaml::trimmed;

/// What a line with the time of an update may begin with.
const POSTED: &str = "Posted ";

impl Reader<'_> {
    /// An update with its time in the last line: `**Resolved** - It is over.`, and below `Posted Feb 27, 2020 - 10:00 UTC`,
    /// or `Feb 27, 10:00 UTC` under a day with its year.
    fn post(&mut self, range: Range<usize>) -> Option<Found> {
        let (label, told, last) = self.last_line(range.clone())?;
        let at = last.clone();
        let text = &self.body[last.clone()];
        let time = match self.lead(text) {
            Lead::Time(timed) => Some(timed.stamp.text(&self.under)),
            _ => None,
        };
        if time.is_none() {
            self.not_a_time(last, "add the year, as in `2017-11-02 18:59 UTC`".to_owned());
        }
        Some(Found { range, at, time, label: Some(label), text: told, ..Found::default() })
    }

    /// An update whose time stands below its status, `**Resolved**`, and the text below both. Says how many blocks it took.
    pub(super) fn post_above(&mut self, range: &Range<usize>, after: &[Block]) -> usize {
        let (below, end) = self.below(range, after);
        if let Some(found) = self.post(range.clone()) {
            let text = self.body[range.end..end].trim().to_owned();
            self.out.found.push(Found { range: range.start..end, text, ..found });
        }
        1 + below
    }

    /// Where empty lines divide an update, of which a paragraph has the status: which block ends with its time.
    pub(super) fn posted_below(&self, range: &Range<usize>, after: &[Block]) -> Option<usize> {
        let first = &self.body[range.clone()];
        if !self.is_told(behind_posts(first)) || self.starts_line(first) {
            return None;
        }
        let text = |block: &Block| &self.body[block.range().clone()];
        let is_of_it = |block: &&Block| {
            matches!(block, Block::Paragraph(_) | Block::List(_))
                && !self.is_told(text(block))
                && !self.has_entries(block)
        };
        let run = after.iter().take(FAR).take_while(is_of_it);
        let all_say_so = first.lines().chain(run.clone().flat_map(|block| text(block).lines())).any(says_so);
        let ends = |block: &Block| {
            let last = text(block).lines().last().unwrap_or_default();
            matches!(block, Block::Paragraph(_)) && ends_post(last, all_say_so, true)
        };
        run.into_iter().position(ends)
    }

    /// Reads such updates. Says how many blocks they took.
    pub(super) fn post_below(&mut self, range: &Range<usize>, after: &[Block]) -> usize {
        let Some(place) = self.posted_below(range, after) else { return 1 };
        let found = self.posts(range.start..after[place].range().end, true);
        self.out.found.extend(found);
        place + 2
    }

    /// Whether a paragraph is a status and its time, and nothing else.
    pub(super) fn is_untold(&self, range: &Range<usize>) -> bool {
        self.last_line(range.clone()).is_some_and(|(_, told, _)| told.is_empty())
    }

    /// Whether a text begins with a status.
    fn is_told(&self, text: &str) -> bool {
        labels(text).iter().any(|label| (self.flavour.label)(&label.words))
    }

    /// The status and the text of a paragraph that ends in a line with a time and nothing else, and that time.
    pub(super) fn last_line(&self, range: Range<usize>) -> Option<(String, String, Range<usize>)> {
        let text = self.body[range.clone()].trim_end();
        let (told, last) = text.rsplit_once('\n')?;
        let time = posted(last)?;
        let label = labels(told).into_iter().find(|label| (self.flavour.label)(&label.words))?;
        let start = range.start + text.len() - time.len();
        Some((label.words, label.rest.trim().to_owned(), start..start + time.len()))
    }

    /// A part without its first line, where only the second begins with a status: the first is the title of the incident.
    fn behind_title(&self, part: Range<usize>) -> Range<usize> {
        let text = &self.body[part.clone()];
        let second = text.find('\n').map(|at| part.start + at + 1).filter(|_| !self.is_told(text));
        second.filter(|at| self.is_told(&self.body[*at..part.end])).map_or(part.clone(), |at| at..part.end)
    }

    /// The updates of a text, each with its time in a line below it. Where the next one follows without an empty line,
    /// they are one paragraph to Markdown.
    pub(super) fn posts(&mut self, range: Range<usize>, is_apart: bool) -> Vec<Found> {
        let mut from = range.start;
        let lines = self.lines(range);
        let all_say_so = lines.iter().any(|line| says_so(&self.body[line.clone()]));
        let is_end = |line: &Range<usize>| ends_post(&self.body[line.clone()], all_say_so, is_apart);
        let ends = lines.into_iter().filter(is_end).map(|line| line.end);
        let parts: Vec<Range<usize>> =
            ends.map(|end| trimmed(self.body, std::mem::replace(&mut from, end)..end)).collect();
        parts.into_iter().filter_map(|part| self.post(self.behind_title(part))).collect()
    }
}

/// What is left of a text behind the last line that ends an update.
fn behind_posts(text: &str) -> &str {
    let all_say_so = text.lines().any(says_so);
    let mut at = 0;
    let ends = text.split_inclusive('\n').filter_map(|line| {
        at += line.len();
        ends_post(line, all_say_so, false).then_some(at)
    });
    text[ends.last().unwrap_or(0)..].trim_start()
}

fn says_so(line: &str) -> bool {
    line.trim_start().starts_with(POSTED)
}

/// Whether a line is the time of the update above it. Beside lines that say so, a time on its own is text; and so is a
/// clock without its day where an update has empty lines.
fn ends_post(line: &str, all_say_so: bool, is_apart: bool) -> bool {
    let has_day = |time| !matches!(lead(time), Lead::Time(timed) if timed.stamp.day.is_none());
    (!all_say_so || says_so(line)) && posted(line).is_some_and(|time| !is_apart || has_day(time))
}

/// The time of a line that has nothing else: `Posted Feb 27, 2020 - 10:00 UTC`, `Posted 3 days ago. Feb 27, 2020 - 10:00 UTC`.
fn posted(line: &str) -> Option<&str> {
    let time = line.trim();
    let time = time.strip_prefix(POSTED).unwrap_or(time);
    let time = time.split_once(" ago. ").map_or(time, |(_, time)| time);
    let is_time = match lead(time) {
        Lead::Time(timed) => timed.stamp.clock.is_some() && timed.is_bare(),
        Lead::Wrong { sure, .. } => sure,
        _ => false,
    };
    is_time.then_some(time)
}
