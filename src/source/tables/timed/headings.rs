//! The sub-headings among timed entries: the day of what follows, or the first line of an entry.
//!
//! In: a sub-heading and the blocks behind it. Out: a day for the entries below, or one found entry of all of them. It
//! must not know what an entry tells.

use std::ops::Range;

use super::super::blocks::Block;
use super::super::inline::{dedent, take_source};
use super::super::lead::{Lead, Timed, lead, only_day, range_in};
use super::super::stamp::Under;
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
        let same = |block: &Block| matches!(block, Block::Heading { level: other, .. } if *other <= level);
        let below = &after[..after.iter().position(same).unwrap_or(after.len())];
        let source = &self.body[text.clone()];
        if below.iter().any(|block| self.has_entries(block)) {
            self.day_of_group(source, range);
            return 1;
        }
        let (Some(last), Some(line)) = (below.last(), self.title_line(source)) else { return 1 };
        let end = last.range().end;
        let mut told = dedent(&self.body[range.end..end], 0);
        self.out.found.push(Found {
            range: range.start..end,
            at: text.start + line.at.start..text.start + line.at.end,
            time: Some(line.timed.stamp.text(&self.under)),
            label: line.label,
            title: (!line.title.is_empty()).then_some(line.title),
            source: line.timed.link.or_else(|| take_source(&mut told)),
            text: told,
            cells: Vec::new(),
        });
        1 + below.len()
    }

    fn day_of_group(&mut self, source: &str, range: &Range<usize>) {
        if let Some(day) = only_day(source) {
            self.under = day;
            self.out.frame.push(range.clone());
        } else if let Lead::Time(Timed { stamp, .. }) = lead(source)
            && stamp.clock.is_none()
            && stamp.span.is_none()
        {
            // A day with a title of its own stays to be read.
            self.under = Under { day: stamp.day, zone: stamp.zone };
        }
    }

    fn title_line(&self, source: &str) -> Option<TitleLine> {
        if let (label, Lead::Time(timed), offset) = self.labelled(source) {
            let at = timed.at.start + offset..timed.at.end + offset;
            return Some(TitleLine { label, at, title: timed.rest.clone(), timed });
        }
        if !self.flavour.dated_titles {
            return None;
        }
        // `Our report (2017-11-03)`, `Our report – 2017-11-03`
        for mark in ["(", " – ", " — ", " - ", ", ", ": "] {
            if let Some((title, date)) = source.rsplit_once(mark)
                && let Lead::Time(timed) = lead(date.trim_end_matches(')'))
                && timed.rest.is_empty()
            {
                let at = range_in(source, date, &timed.at);
                return Some(TitleLine { label: None, timed, at, title: title.trim().to_owned() });
            }
        }
        None
    }
}
