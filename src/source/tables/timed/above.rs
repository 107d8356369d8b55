//! Paragraphs that are not entries by themselves: the day or the zone of those below, the time of a text, a pasted post.
//!
//! In: a paragraph or the text of a sub-heading. Out: what the times below take over from it, or an entry that it is a part
//! of. It must not know what an entry tells.

use std::ops::Range;

use super::super::Problem;
use super::super::blocks::Block;
use super::super::calendar::{Scan, day};
use super::super::inline::plain;
use super::super::labels::labels;
use super::super::lead::{Lead, lead, only_day};
use super::super::stamp::Under;
use super::super::zone::{is_unclear, stated};
use super::{Found, Reader};

impl Reader<'_> {
    /// Takes over the day that a text is, perhaps with a zone: `28 February 2020`, `2022-06-02 (all times US/Pacific)`.
    /// A day without its year is a mistake.
    pub(super) fn says_day(&mut self, range: Range<usize>) -> bool {
        let text = &self.body[range.clone()];
        let bare = plain(text);
        let bare = bare.trim().trim_end_matches([':', '.', ',']);
        if let Scan::Wrong { len, advice, .. } = day(bare)
            && bare[len..].is_empty()
        {
            self.not_a_time(range, advice);
            return true;
        }
        let found = only_day(text).or_else(|| match day(bare) {
            Scan::Is(day, len) if day.len() == "2017-11-02".len() => {
                Some(Under { day: Some(day), zone: Some(stated(&bare[len..])?) })
            }
            _ => None,
        });
        let Some(Under { day, zone }) = found else { return false };
        let zone = zone.and_then(|zone| self.known(zone, range));
        self.under = Under { day, zone: zone.or_else(|| self.zone.clone()) };
        true
    }

    /// Takes over the zone that one sentence of a text gives to all times: `All times are in PDT.` The sentence is not
    /// shown, since the times are told in the zone of the site.
    pub(super) fn sentences(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for sentence in self.body[range].split_inclusive(". ") {
            let place = at..at + sentence.trim_end().len();
            at += sentence.len();
            let bare = plain(sentence);
            let begin = bare.trim_start_matches(['(', '[']).to_lowercase();
            if !OF_ALL.iter().any(|words| begin.starts_with(words)) {
                continue;
            }
            if let Some(zone) = stated(&bare) {
                self.out.frame.push(place.clone());
                let zone = self.known(zone, place);
                self.zone.clone_from(&zone);
                self.under.zone = zone;
                self.zoned_at = self.out.found.len();
            } else if is_unclear(&bare) {
                self.unclear(place);
            }
        }
    }

    pub(super) fn unclear(&mut self, at: Range<usize>) {
        let problem = Problem::new("M001", at, "nobody can tell which zone these times are in");
        let help = "name it, such as `Europe/Berlin`, or give the offset, such as `+01:00`";
        self.out.problems.push(problem.label("no name of a zone").help(help));
    }

    /// An update with its time in the last line, as status pages show it: `**Resolved** - It is over.`, and below
    /// `Posted Feb 27, 2020 - 10:00 UTC`, or `Feb 27, 10:00 UTC` under a day with its year.
    pub(super) fn post(&mut self, range: Range<usize>) -> Option<Found> {
        let (label, told, last) = self.last_line(range.clone())?;
        let at = last.clone();
        let text = &self.body[last.clone()];
        let time = match lead(text) {
            Lead::Time(timed) => Some(timed.stamp.text(&self.under)),
            _ => self.of_the_year(text),
        };
        if time.is_none() {
            self.not_a_time(last, "add the year, as in `2017-11-02 18:59 UTC`".to_owned());
        }
        let (title, until, source, cells) = (None, None, None, Vec::new());
        Some(Found { range, at, time, label: Some(label), title, text: told, until, source, cells })
    }

    /// Whether a paragraph is a day and a clock and nothing else.
    pub(super) fn is_alone(&self, range: &Range<usize>) -> bool {
        let Lead::Time(timed) = lead(self.body[range.clone()].trim_end_matches(':')) else { return false };
        timed.stamp.clock.is_some() && timed.is_bare()
    }

    /// A paragraph that is the time of those below it, up to the next of its kind. Says how many blocks it took.
    pub(super) fn time_above(&mut self, range: &Range<usize>, after: &[Block]) -> usize {
        let is_next = |block: &Block| match block {
            Block::Heading { .. } => true,
            block => self.has_entries(block),
        };
        let below = &after[..after.iter().position(is_next).unwrap_or(after.len())];
        let end = below.last().map_or(range.end, |last| last.range().end);
        self.read_on(|reader, under| reader.entry(range.start..end, range.start..end, 0, under));
        1 + below.len()
    }

    /// The status and the text of a paragraph that ends in a line with a time and nothing else, and that time.
    pub(super) fn last_line(&self, range: Range<usize>) -> Option<(String, String, Range<usize>)> {
        let text = self.body[range.clone()].trim_end();
        let (told, last) = text.rsplit_once('\n')?;
        let label = labels(told).into_iter().find(|label| (self.flavour.label)(&label.words))?;
        let time = last.trim_start();
        let time = time.strip_prefix("Posted ").unwrap_or(time);
        let is_time = match lead(time) {
            Lead::Time(timed) => timed.stamp.clock.is_some() && timed.is_bare(),
            Lead::Wrong { sure, .. } => sure,
            _ => false,
        };
        let start = range.start + text.len() - time.len();
        is_time.then(|| (label.words, label.rest.trim().to_owned(), start..start + time.len()))
    }

    /// `Feb 27, 10:00 UTC` in the year of the day above.
    fn of_the_year(&self, text: &str) -> Option<String> {
        let year = self.under.day.as_ref()?.get(..4)?;
        let (day, clock) = text.rsplit_once([',', '-'])?;
        match lead(&format!("{day}, {year}, {}", clock.trim())) {
            Lead::Time(timed) if timed.stamp.clock.is_some() => Some(timed.stamp.text(&self.under)),
            _ => None,
        }
    }
}

/// The day that a heading names: `Timeline (2017-11-02, UTC)`, `Timeline for November 2, 2017`.
pub(super) fn day_in(heading: &str) -> Option<String> {
    let begins = heading.char_indices().map(|(at, _)| at);
    let mut begins = begins.filter(|at| *at > 0 && !heading[..*at].ends_with(char::is_alphanumeric));
    begins.find_map(|at| match day(&heading[at..]) {
        Scan::Is(day, _) if day.len() == "2017-11-02".len() => Some(day),
        _ => None,
    })
}

/// How a sentence begins that says something of all times.
const OF_ALL: [&str; 9] = [
    "all time",
    "all dates",
    "times ",
    "time zone",
    "timezone",
    "timestamps ",
    "the following times",
    "note: ",
    "alle ",
];
