//! Paragraphs that are not entries by themselves: the day or the zone of those below, the time of a text, a pasted post.
//!
//! In: a paragraph or the text of a sub-heading. Out: what the times below take over from it, or an entry that it is a part
//! of. It must not know what an entry tells.

use std::ops::Range;

use super::super::Problem;
use super::super::blocks::Block;
use super::super::calendar::{Scan, date_of, day, day_near, digits, is_one_day, is_weekday};
use super::super::inline::{BREAKS, first_line, in_bold, plain};
use super::super::lead::{Lead, Timed, lead, opened};
use super::super::stamp::{Under, about};
use super::super::zone::{Said, of_all, stated};
use super::Reader;
use crate::source::sections::words;
use crate::time::{Date, Zone};

/// How many blocks further the next entry may be, for what stands between it and the one above.
pub(super) const FAR: usize = 16;

impl Reader<'_> {
    /// Takes over the day that a text is, perhaps with a zone: `28 February 2020`, `2022-06-02 (all times US/Pacific)`.
    /// A day without its year is a mistake.
    pub(super) fn says_day(&mut self, range: Range<usize>) -> bool {
        match self.day_of(&self.body[range.clone()]) {
            Some(Ok(Under { day, zone })) => {
                let zone = zone.and_then(|zone| self.known(zone, range));
                self.under = Under { day, zone: zone.or_else(|| self.zone.clone()) };
            }
            Some(Err(advice)) => self.not_a_time(range, advice),
            None => return false,
        }
        true
    }

    /// The day that a text is and nothing else, or the advice where it is meant to be one.
    pub(super) fn day_of(&self, text: &str) -> Option<Result<Under, String>> {
        let bare = plain(text);
        let bare = bare.trim().trim_end_matches([':', '.', ',']);
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        if is_weekday(bare) || bare.strip_prefix("Day ").is_some_and(is_number) {
            return Some(Err("write the day, as in `2017-11-02`".to_owned()));
        }
        let bare = around_day(bare);
        let near = self.known_day().and_then(|known| day_near(bare, known)).filter(|(_, len)| *len == bare.len());
        // `10.6.`
        let dotted = || {
            let (day, month) =
                bare.split_once('.').filter(|_| text.trim_end().trim_end_matches(['*', ':']).ends_with('.'))?;
            Some((day_near(&format!("{month}/{day}"), self.known_day()?)?.0, 0))
        };
        if let Some((date, _)) = near.or_else(dotted) {
            return Some(Ok(Under { day: Some(date.to_string()), zone: None }));
        }
        match day(bare) {
            Scan::Wrong { len, advice, .. } if bare[len..].is_empty() => Some(Err(advice)),
            Scan::Is(day, len) if is_one_day(&day) => {
                only_day(text).or_else(|| Some(Under { day: Some(day), zone: Some(stated(&bare[len..])?) })).map(Ok)
            }
            _ => only_day(text).map(Ok),
        }
    }

    /// Takes over the zone that one sentence of a text gives to all times: `All times are in PDT.` The sentence is not
    /// shown, since the times are told in the zone of the site.
    pub(super) fn sentences(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for sentence in self.body[range].split_inclusive(". ") {
            let place = at..at + sentence.trim_end().len();
            at += sentence.len();
            match of_all(&plain(sentence)) {
                Said::Zone { zone, only } => {
                    // What else it says is still to be read.
                    if only {
                        self.out.frame.push(place.clone());
                    }
                    let zone = self.known(zone, place);
                    self.zone.clone_from(&zone);
                    self.under.zone = zone;
                    self.zoned_at = self.out.found.len();
                    // `All times in PST, on February 8th 2019`
                    let day = || day_in(&plain(sentence)).filter(|_| self.out.found.is_empty());
                    self.under.day = self.under.day.take().or_else(day);
                }
                Said::Unclear => self.unclear(place),
                Said::Nothing => {}
            }
        }
    }

    /// The same of a quotation or an item of a list that says nothing else.
    pub(super) fn said_of_all(&mut self, range: &Range<usize>) -> bool {
        let is_said = matches!(of_all(&plain(&self.body[range.clone()])), Said::Zone { only: true, .. });
        if is_said {
            self.sentences(range.clone());
        }
        is_said
    }

    /// Whether a block is what the entry above it goes on with, and the entry then has it: a log or a quotation between
    /// two entries, a paragraph or a list between two that are paragraphs, or a list under a colon.
    pub(super) fn goes_with(&mut self, above: &Block, block: &Block, after: &[Block]) -> bool {
        if self.out.found.last().is_none_or(|found| found.range.end != above.range().end) {
            return false;
        }
        let range = match (above, block) {
            (Block::Paragraph(_) | Block::Other(_), _) | (Block::List(_), Block::Other(_)) => block.range(),
            _ => return false,
        };
        let text = &self.body[range.clone()];
        let is_rule = text.bytes().all(|byte| b"-*_ ".contains(&byte));
        let is_post = matches!(block, Block::Paragraph(range) if self.posted_below(range, after).is_some());
        let is_prose =
            !is_rule && !is_post && !self.has_entries(block) && !text.trim_end_matches(['*', '_']).ends_with(':');
        let below = after.iter().take(FAR).take_while(|block| !matches!(block, Block::Heading { .. }));
        // What a list under a colon belongs to, no entry below it has to show.
        let is_led = matches!(block, Block::List(_)) && self.body[..range.start].trim_end().ends_with(':');
        let is_between = is_led || below.into_iter().any(|block| self.has_entries(block));
        let is_said = !is_prose
            || !is_between
            || self.is_label(&range)
            || self.day_of(text).is_some()
            || of_all(&plain(text)) != Said::Nothing;
        let Some(found) = self.out.found.last_mut().filter(|_| !is_said) else { return false };
        found.range.end = range.end;
        found.text.extend(["\n\n", text]);
        true
    }

    /// A line without the `<br>` at its end, which is not shown where each line is an entry.
    pub(super) fn without_break(&mut self, line: Range<usize>) -> Range<usize> {
        let text = &self.body[line.clone()];
        let mut marks = BREAKS.into_iter().chain(["\\"]);
        let Some(cut) = marks.find_map(|mark| text.strip_suffix(mark)) else {
            return line;
        };
        let end = line.start + cut.trim_end().len();
        self.out.frame.push(end..line.end);
        line.start..end
    }

    /// Rows that belong to no table: behind a line which ended it, or below a head without its line of dashes.
    pub(super) fn rows_of_none(&mut self, range: &Range<usize>, is_behind: bool) {
        let lines = self.body[range.clone()].lines().map(str::trim);
        let rows = lines.filter(|line| line.len() > 1 && line.starts_with('|') && line.ends_with('|')).count();
        if rows < 2 && !(is_behind && rows == 1) {
            return;
        }
        let (label, help) = if is_behind {
            (
                "the table ended above",
                "write the rows right below it, each in one line with as many cells as the head, and other text below them",
            )
        } else {
            ("its head has no line of dashes", "write `|---|---|` below the head, with as many parts as it has cells")
        };
        let problem = Problem::new("M001", range.clone(), "these rows belong to no table").label(label);
        self.out.problems.push(problem.help(help));
    }

    /// Lines of code that begin with a time, where a section has no other entries.
    pub(super) fn in_code(&mut self, block: &Block) {
        let Block::Other(range) = block else { return };
        let lines = self.body[range.clone()].lines().map(|line| line.trim_start_matches([' ', '\t', '-', '*', '+']));
        if self.body[range.clone()].starts_with("<!--") || lines.filter(|line| self.starts_line(line)).count() < 2 {
            return;
        }
        let at = first_line(self.body, range);
        let problem = Problem::new("M001", at, "times in a block of code are not read").label("the block begins here");
        self.out.problems.push(problem.help("take the fence, or the indentation, away, and begin each line with `- `"));
    }

    /// Times in a zone that nobody can tell; local ones are in the zone of the file.
    pub(super) fn unclear(&mut self, at: Range<usize>) {
        let is_home = self.flavour.home.zone != Zone::UTC && self.body[at.clone()].to_lowercase().contains("local");
        if is_home {
            return;
        }
        let problem = Problem::new("M001", at, "nobody can tell which zone these times are in");
        let help =
            "name it, such as `Europe/Berlin`, or give the offset, such as `+01:00`; `timezone:` says what is local";
        self.out.problems.push(problem.label("no name of a zone").help(help));
    }

    /// Whether a paragraph is a time and nothing else: a clock, or a day above what is no entry by itself.
    pub(super) fn is_alone(&self, range: &Range<usize>, next: Option<&Block>) -> bool {
        let has_clock = || self.starts_line(&self.body[range.clone()]);
        let is_told = || next.is_some_and(|next| matches!(next, Block::List(_)) && !self.has_entries(next));
        self.is_time(range) && (has_clock() || is_told())
    }

    fn is_time(&self, range: &Range<usize>) -> bool {
        matches!(self.lead(self.body[range.clone()].trim_end_matches(':')), Lead::Time(timed) if timed.is_bare())
    }

    /// The start of a text, where a day may leave out its year, before its clock or behind it.
    pub(super) fn lead(&self, text: &str) -> Lead {
        let first = lead(text);
        let start = match &first {
            Lead::Time(Timed { stamp, at, .. }) if stamp.day.is_none() && stamp.clock.is_some() => {
                let behind = text[at.end..].trim_start_matches([' ', ',', '(', '*']);
                text.len() - behind.strip_prefix("on ").unwrap_or(behind).len()
            }
            Lead::Time(_) | Lead::Unknown { .. } => return first,
            _ => {
                let start = opened(text);
                start + about(&text[start..])
            }
        };
        let Some((date, len)) = self.known_day().and_then(|known| day_near(&text[start..], known)) else {
            return first;
        };
        let (day, is_behind) = (date.to_string(), matches!(first, Lead::Time(_)));
        // `10:27, 1/6 of the nodes failed`
        let is_fraction = !text[start..start + len].contains(char::is_alphabetic);
        if is_behind && is_fraction && !text[start + len..].starts_with([')', ':', ']', '*']) {
            return first;
        }
        match lead(&format!("{}{day}{}", &text[..start], &text[start + len..])) {
            Lead::Time(timed) if is_behind && timed.stamp.day.as_ref() != Some(&day) => first,
            Lead::Time(timed)
                if timed.stamp.clock.is_some()
                    || timed.marked
                    || timed.until.is_some()
                    || timed.rest.is_empty()
                    || text[start + len..].trim_start().starts_with('(') =>
            {
                let at = timed.at.start..timed.at.end + len - day.len();
                Lead::Time(Timed { at, ..timed })
            }
            _ => first,
        }
    }

    /// The day above, or that of the file.
    fn known_day(&self) -> Option<Date> {
        self.under.day.as_deref().and_then(date_of).or(self.flavour.home.day)
    }

    /// A paragraph that is the time of those below it, up to the next of its kind. Says how many blocks it took.
    pub(super) fn time_above(&mut self, range: &Range<usize>, after: &[Block]) -> usize {
        let (below, end) = self.below(range, after);
        self.read_on(|reader, under| reader.entry(range.start..end, range.start..end, 0, under, false));
        1 + below
    }

    /// How many blocks belong to the paragraph above them, and where the last of them ends.
    pub(super) fn below(&self, range: &Range<usize>, after: &[Block]) -> (usize, usize) {
        let is_next = |block: &Block| match block {
            Block::Heading { .. } => true,
            Block::Paragraph(range) if self.is_time(range) || self.is_label(range) => true,
            block => self.has_entries(block),
        };
        let below = &after[..after.iter().position(is_next).unwrap_or(after.len())];
        (below.len(), below.last().map_or(range.end, |last| last.range().end))
    }

    /// Whether a paragraph is a label in bold, which those below it have.
    fn is_label(&self, range: &Range<usize>) -> bool {
        in_bold(&self.body[range.clone()]).is_some_and(|text| (self.flavour.label)(&words(text)))
    }
}

/// The whole text as a day, as above a group of entries: its day, its zone. `On 2017-11-02`, `2017-11-02 (Thursday)` and
/// `Day 1 (2017-11-02)` are days too.
pub(in crate::source::tables) fn only_day(text: &str) -> Option<Under> {
    let whole = |text: &str| match lead(text.trim()) {
        Lead::Time(timed) if timed.is_bare() && timed.stamp.clock.is_none() && !timed.stamp.about => {
            let day = timed.stamp.day?;
            is_one_day(&day).then_some(Under { day: Some(day), zone: timed.stamp.zone })
        }
        _ => None,
    };
    let is_short = text.len() < 60 && !text.contains('\n');
    whole(text).or_else(|| is_short.then(|| whole(around_day(&plain(text))))?)
}

/// A day without the words that people write around it.
fn around_day(text: &str) -> &str {
    let text = text.trim().trim_end_matches(':');
    let named = ["On ", "on ", "Date: ", "Day: "].into_iter().find_map(|word| text.strip_prefix(word));
    let numbered = || {
        let rest = text.strip_prefix("Day ").filter(|rest| !digits(rest).is_empty())?;
        Some(rest[digits(rest).len()..].trim_start_matches([' ', ':', ',', '–', '—', '-']))
    };
    let day = named.or_else(numbered).unwrap_or(text);
    let weekday = day.rsplit_once([' ', ',']).filter(|(_, last)| is_weekday(last.trim_matches(['(', ')'])));
    weekday.map_or(day, |(before, _)| before.trim_end_matches([' ', ',']))
}

/// The day that a heading names: `Timeline (2017-11-02, UTC)`, `Timeline for November 2, 2017`.
pub(super) fn day_in(heading: &str) -> Option<String> {
    let begins = heading.char_indices().map(|(at, _)| at);
    let mut begins = begins.filter(|at| *at > 0 && !heading[..*at].ends_with(char::is_alphanumeric));
    begins.find_map(|at| match day(&heading[at..]) {
        Scan::Is(day, _) if is_one_day(&day) => Some(day),
        _ => None,
    })
}
