//! The sub-headings among timed entries: the day of what follows, or the first line of an entry.
//!
//! In: a sub-heading and the blocks behind it. Out: a day for the entries below, or one found entry of all of them. It
//! must not know what an entry tells.

use std::ops::Range;

use super::super::blocks::Block;
use super::super::inline::{dedent, offset_in, take_source};
use super::super::lead::{Lead, Timed, lead};
use super::super::stamp::Under;
use super::super::zone::hint;
use super::{Found, Reader};

/// A sub-heading that is the first line of an entry.
struct TitleLine {
    label: Option<String>,
    timed: Timed,
    /// Its time, as bytes of the heading's text.
    at: Range<usize>,
    title: String,
}

impl Reader<'_> {
    /// Reads a sub-heading, with the blocks below it where they make one entry. Says how many blocks it took.
    pub(super) fn heading(&mut self, level: u8, range: &Range<usize>, text: &Range<usize>, after: &[Block]) -> usize {
        let ends = |block: &Block| matches!(block, Block::Heading { level: other, .. } if *other <= level);
        let group = &after[..after.iter().position(ends).unwrap_or(after.len())];
        let below = &group[..group.iter().position(|block| self.is_clock(block)).unwrap_or(group.len())];
        let source = &self.body[text.clone()];
        if below.iter().any(|block| self.has_entries(block)) || (below.is_empty() && !group.is_empty()) {
            self.day_of_group(text, range);
            return 1;
        }
        let (Some(last), Some(line)) = (below.last(), self.title_line(source)) else {
            if let Lead::Wrong { at, advice, sure: true } = lead(source) {
                self.not_a_time(text.start + at.start..text.start + at.end, advice);
            } else if let Some(aside) = self.wrong_aside(source).filter(|_| !below.is_empty()) {
                let at = text.start + aside.start..text.start + aside.end;
                self.not_a_time(at, "write the day as in `2017-11-02`".to_owned());
            }
            return 1;
        };
        let end = last.range().end;
        let mut told = dedent(&self.body[range.end..end], 0);
        self.out.found.push(Found {
            range: range.start..end,
            at: text.start + line.at.start..text.start + line.at.end,
            time: Some(line.timed.stamp.text(&self.under)),
            label: line.label,
            title: (!line.title.is_empty()).then_some(line.title),
            until: line.timed.end(&self.under),
            second: line.timed.second.clone(),
            source: line.timed.link.clone().or_else(|| take_source(&mut told)),
            text: told,
            ..Found::default()
        });
        self.read_on(|reader, under| reader.goes_on(&line.timed.stamp, under));
        1 + below.len()
    }

    /// Whether a block is a heading that begins an entry of its own, whatever its level.
    fn is_clock(&self, block: &Block) -> bool {
        matches!(block, Block::Heading { text, .. } if self.starts_line(&self.body[text.clone()]))
    }

    /// What is meant as the day of a statement in parentheses, and cannot be read: `Correction (05/06/2026)`.
    fn wrong_aside(&self, source: &str) -> Option<Range<usize>> {
        let inner = source.trim_end().strip_suffix(')')?;
        let aside = inner.rsplit_once('(')?.1;
        let is_meant = || matches!(lead(aside), Lead::Wrong { sure: true, .. });
        (self.flavour.dated_titles && is_meant()).then(|| inner.len() - aside.len()..inner.len())
    }

    pub(super) fn day_of_group(&mut self, text: &Range<usize>, range: &Range<usize>) {
        if self.says_day(text.clone()) {
            self.out.frame.push(range.clone());
            return;
        }
        // A day with a title of its own stays to be read: `2017-11-03: the day after`, `Day 2 (2017-11-03)`.
        let source = &self.body[text.clone()];
        let zone = hint(source).and_then(|zone| self.known(zone, text.clone()));
        self.under.zone = zone.or_else(|| self.zone.clone());
        let first = match self.lead(source) {
            Lead::Time(timed) => Some(timed),
            _ => last_day(source).map(|(_, _, timed)| timed),
        };
        if let Some(Timed { stamp, .. }) =
            first.filter(|timed| timed.stamp.clock.is_none() && timed.stamp.span.is_none())
        {
            let zone = stamp.zone.and_then(|zone| self.known(zone, text.clone()));
            self.under = Under { day: stamp.day, zone: zone.or(self.zone.clone()) };
        }
    }

    fn title_line(&self, source: &str) -> Option<TitleLine> {
        if let (label, Lead::Time(timed), offset) = self.labelled_if(source, |_| true) {
            let at = timed.at.start + offset..timed.at.end + offset;
            return Some(TitleLine { label, at, title: timed.rest.clone(), timed });
        }
        if !self.flavour.dated_titles {
            return None;
        }
        let (title, date, timed) = last_day(source)?;
        let start = offset_in(source, date);
        let at = start + timed.at.start..start + timed.at.end;
        Some(TitleLine { label: None, timed, at, title: title.trim().to_owned() })
    }
}

/// The time that a title ends with, and both parts: `Our report (2017-11-03)`, `Our report – 2017-11-03`.
fn last_day(source: &str) -> Option<(&str, &str, Timed)> {
    ["(", " – ", " — ", " - ", ", ", ": "].into_iter().find_map(|mark| {
        let (title, date) = source.rsplit_once(mark)?;
        match lead(date.trim_end_matches(')')) {
            Lead::Time(timed) if timed.is_bare() => Some((title, date, timed)),
            _ => None,
        }
    })
}
