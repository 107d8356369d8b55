//! Reads lists, tables, lines and sub-headings that begin with a time, whatever they tell.
//!
//! In: the content of a section. Out: found entries with their time and text, to be read further by `timeline`,
//! `updates` and `follow_ups`. It must not know which of the three it works for, but for what `Flavour` says.

mod above;
mod direction;
mod headings;
mod labelled;
mod lost;
mod posts;
mod rows;

pub(super) use above::only_day;
use direction::{day_and_clock, is_newest_first};
pub(super) use rows::misfit;

use std::ops::Range;

use super::blocks::{Block, Item, blocks};
use super::inline::{BREAKS, dedent, first_word, in_bold, plain, take_source};
use super::lead::{Lead, lead};
use super::stamp::{Stamp, Under, between};
use super::zone::{Said, is_unclear, of_all};
use super::{Entries, Entry, Home, Problem};
use crate::source::sections::{Section, is_timeline};
use crate::source::yaml::trimmed;
use crate::time::Zone;

/// What differs between the sections that hold timed entries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flavour {
    /// Whether a label may stand before the time, as in `**Resolved** – 18:59 UTC – text`.
    pub(super) label: fn(&str) -> bool,
    /// Whether a sub-heading with a date, first or last, is the title of an entry.
    pub(super) dated_titles: bool,
    pub(super) home: Home,
    /// Whether entries go on past midnight: then a day above them is that of the first, and the next counts from it.
    pub(super) goes_on: bool,
    /// Whether any words may stand before a whole time where they do in all of a list: `Planned restart: 2017-11-02 18:59`.
    pub(super) any_label: bool,
}

/// An entry with its time.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) at: Range<usize>,
    pub(super) time: Option<String>,
    /// The label that stood before the time.
    pub(super) label: Option<String>,
    /// The rest of a sub-heading.
    pub(super) title: Option<String>,
    pub(super) text: String,
    /// When it ended, where a span of time was given.
    pub(super) until: Option<String>,
    pub(super) second: Option<String>,
    pub(super) source: Option<String>,
    /// The cells besides the time, in a table.
    pub(super) cells: Vec<Cell>,
}

/// A cell and its column.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) title: String,
    pub(super) name: String,
    pub(super) text: String,
}

/// All that a section holds.
#[derive(Debug, Default)]
struct Reading {
    found: Vec<Found>,
    frame: Vec<Range<usize>>,
    problems: Vec<Problem>,
}

/// The entries of a section, each with what it tells.
pub(super) fn entries<T>(
    body: &str,
    section: &Section,
    flavour: Flavour,
    mut tell: impl FnMut(&mut Found) -> T,
) -> Entries<T> {
    let Reading { found, frame, problems } = read(body, section, flavour);
    let entry = |mut found: Found| {
        let value = tell(&mut found);
        Entry { value, range: found.range, at: found.at, until: found.until, second: found.second }
    };
    Entries::new(body, &section.content, found.into_iter().map(entry).collect(), frame, problems)
}

/// Reads the content of a section.
fn read(body: &str, section: &Section, flavour: Flavour) -> Reading {
    // Only a first reading shows in which direction the entries go.
    let still = over(body, section, Flavour { goes_on: false, ..flavour }, None);
    let is_dated = still.out.found.iter().any(|found| day_and_clock(found).is_some());
    let goes_on = flavour.goes_on && is_dated && !is_newest_first(&still.out.found);
    let flavour = Flavour { goes_on, ..flavour };
    let reader = if goes_on { over(body, section, flavour, None) } else { still };
    // What is said of all times may stand below them too.
    let is_late = section.zone.is_none() && reader.zoned_at > 0 && reader.zoned_at == reader.out.found.len();
    if is_late { over(body, section, flavour, reader.zone).out } else { reader.out }
}

fn over<'b>(body: &'b str, section: &Section, flavour: Flavour, zone: Option<String>) -> Reader<'b> {
    let blocks = blocks(body, section.content.clone());
    let mut reader = Reader { body, flavour, zone, zoned_at: 0, under: Under::default(), out: Reading::default() };
    if let Some(zone) = &section.zone {
        reader.zone = reader.known(zone.clone(), section.heading_range.clone());
    }
    if is_unclear(&section.heading) {
        reader.unclear(section.heading_range.clone());
    }
    reader.under = Under { day: above::day_in(&section.heading), zone: reader.zone.clone() };
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let after = &blocks[at + 1..];
        if let Block::Paragraph(range) = block {
            reader.rows_of_none(range, at > 0 && matches!(blocks[at - 1], Block::Table { .. }));
        }
        let above = at.checked_sub(1).and_then(|above| blocks.get(above));
        at += match block {
            Block::Heading { level, range, text } => reader.heading(*level, range, text, after),
            block if above.is_some_and(|above| reader.goes_with(above, block, after)) => 1,
            Block::Paragraph(range) if reader.is_alone(range, after.first()) => reader.time_above(range, after),
            Block::Paragraph(range) if reader.is_untold(range) => reader.post_above(range, after),
            Block::Paragraph(range) if reader.posted_below(range, after).is_some() => reader.post_below(range, after),
            block => {
                reader.block(block, after.first());
                1
            }
        };
    }
    if reader.out.found.is_empty() {
        for block in &blocks {
            reader.in_code(block);
        }
    }
    reader
}

struct Reader<'a> {
    body: &'a str,
    flavour: Flavour,
    /// The zone of all times of the section that name none.
    zone: Option<String>,
    /// How many entries stood before the sentence that said so.
    zoned_at: usize,
    under: Under,
    out: Reading,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Paragraph(range) => self.paragraph(range.clone(), next),
            Block::List(items) => self.read_on(|reader, under| reader.items(items, under)),
            Block::Table { head, head_range, rows } => self.table(head, head_range, rows),
            Block::Other(range) => {
                self.said_of_all(range);
            }
            Block::Heading { .. } => {}
        }
    }

    fn has_entries(&self, block: &Block) -> bool {
        match block {
            Block::Paragraph(range) => {
                self.starts_line(&self.body[range.clone()]) || self.last_line(range.clone()).is_some()
            }
            Block::List(items) => self.lists_times(items),
            Block::Table { head, rows, .. } => self.time_columns(head, rows).is_some(),
            Block::Heading { text, .. } => only_day(&self.body[text.clone()]).is_some(),
            Block::Other(_) => false,
        }
    }

    /// The zone, if it is one; what is said of all times is refused once.
    fn known(&mut self, zone: String, at: Range<usize>) -> Option<String> {
        let (letters, other) = zone.split_once('/').unwrap_or((&zone, ""));
        let home = self.flavour.home.zone;
        if home.knows(letters) && (other.is_empty() || home.knows(other)) {
            let noon = self.flavour.home.day.map(|day| home.on_the_wall(day, 12 * 60));
            return match noon.filter(|noon| other.is_empty() && !home.is_called(letters, *noon)) {
                None => Some(home.name()),
                Some(noon) => {
                    let own = home.abbreviation(noon);
                    let message = format!("{} had {own} then, and not {letters}", home.name());
                    let problem = Problem::new("T004", at, message).label("of the other half of the year");
                    self.out.problems.push(problem.help(format!("write `{own}` if a clock on the wall is meant")));
                    None
                }
            };
        }
        let named = if zone.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'/') { letters } else { &zone };
        let Err(error) = Zone::parse(named) else { return Some(zone) };
        self.out.problems.push(error.at(at));
        None
    }

    /// A paragraph is the day or the zone of what follows, or entries of a line or more each, or text.
    fn paragraph(&mut self, range: Range<usize>, next: Option<&Block>) {
        let text = &self.body[range.clone()];
        let is_above = text.starts_with(['*', '_']) || next.is_some_and(|next| self.has_entries(next));
        if is_above && self.says_day(range.clone()) {
            self.out.frame.push(range);
            return;
        }
        let is_day =
            matches!(lead(text), Lead::Time(timed) if timed.stamp.day.is_some() && timed.stamp.clock.is_none());
        if is_day && text.len() < 60 && next.is_some_and(|next| self.has_entries(next)) {
            // `2017-11-02 in the evening`
            self.day_of_group(&range, &range);
        }
        let lines = self.lines(range.clone());
        let line = |at: usize| lines.get(at).map(|line| &self.body[line.clone()]);
        let starts = |at: usize| line(at).is_some_and(|line| self.starts_line(line));
        let is_day = |at: usize| line(at).is_some_and(|line| self.day_of(line).is_some());
        let below = (1..lines.len()).filter(|at| starts(*at)).count();
        let ends = |marks: &[char]| line(0).is_some_and(|line| line.ends_with(marks));
        // `All times are in UTC.`, and nothing but entries.
        let is_rest =
            below > 0 && !starts(0) && ends(&['.', ':', ')']) && (1..lines.len()).all(|at| starts(at) || is_day(at));
        let says_zone = is_rest && line(0).is_some_and(|line| matches!(of_all(&plain(line)), Said::Zone { .. }));
        // `Here is what happened:` and then the entries.
        let led = says_zone || below > 1 && ends(&[':']);
        let has_entries = starts(0) || (is_day(0) && starts(1)) || led;
        if !has_entries {
            let posts = self.posts(range.clone(), false);
            if posts.is_empty() {
                self.sentences(range);
            }
            self.out.found.extend(posts);
            return;
        }
        let firsts: Vec<usize> = (0..lines.len()).filter(|at| starts(*at) || is_day(*at)).collect();
        if says_zone {
            self.sentences(lines[0].clone());
        }
        for (number, first) in firsts.iter().enumerate() {
            let end = firsts.get(number + 1).map_or(range.end, |next| lines[*next].start);
            let entry = self.without_break(trimmed(self.body, lines[*first].start..end));
            if self.says_day(lines[*first].clone()) {
                self.out.frame.push(lines[*first].clone());
            } else {
                self.read_on(|reader, under| reader.entry(entry.clone(), entry, 0, under, false));
            }
        }
    }

    /// The lines of a paragraph, trimmed; `<br>` ends one too.
    fn lines(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let text = &self.body[range.clone()];
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        for mark in BREAKS {
            lines = lines.into_iter().flat_map(|line| line.split_inclusive(mark)).collect();
        }
        let mut at = range.start;
        let whole = lines.into_iter().map(|line| {
            at += line.len();
            trimmed(self.body, at - line.len()..at)
        });
        whole.collect()
    }

    /// Whether a line of plain text is an entry: a clock, or a day that is set off.
    fn starts_line(&self, text: &str) -> bool {
        match self.labelled(text).1 {
            // `Between 14:00 and 14:30 UTC it was slow` may sum up what follows.
            Lead::Time(timed) => {
                between(text.trim_start_matches(['*', '_'])).is_none()
                    && (timed.stamp.clock.is_some() || (timed.marked && !timed.is_bare()))
            }
            Lead::Wrong { sure, .. } => sure,
            Lead::Unknown { at, .. } => text[at].contains(':'),
            Lead::Words => false,
        }
    }

    /// Whether a list holds entries: an item begins with a time, or surely means to, or all of several seem to.
    fn lists_times(&self, items: &[Item]) -> bool {
        let seems = |item: &Item| matches!(self.lead(&self.body[item.content.clone()]), Lead::Wrong { .. });
        let all_seem = || items.len() > 1 && items.iter().all(seems);
        let any = items.iter().any(|item| {
            let text = &self.body[item.content.clone()];
            match self.labelled(text).1 {
                Lead::Time(_) => true,
                Lead::Wrong { sure, .. } => sure,
                Lead::Unknown { at, .. } => text[at].contains([':', '?']),
                Lead::Words => self.lists_times(&item.nested),
            }
        });
        any || all_seem() || self.are_named(items)
    }

    fn items(&mut self, items: &[Item], under: &mut Under) {
        let are_named = self.are_named(items);
        let is_timed = are_named || self.lists_times(items);
        for item in items {
            if self.said_of_all(&item.range) {
                under.zone.clone_from(&self.zone);
                continue;
            }
            if !is_timed {
                continue;
            }
            let head = trimmed(self.body, item.content.start..item.nested_start.max(item.content.start));
            if self.lists_times(&item.nested) {
                let written = &self.body[head.clone()];
                if let Some(Ok(mut day)) = self.day_of(written) {
                    day.zone = day.zone.or_else(|| self.zone.clone());
                    self.out.frame.push(item.range.start..head.end);
                    self.items(&item.nested, &mut day);
                    continue;
                }
                // A label stays to be read: `Before the outage:`, `**Key events**`
                if (written.trim_end_matches(['*', '_']).ends_with(':') || in_bold(written).is_some_and(is_timeline))
                    && matches!(self.labelled(written).1, Lead::Words)
                {
                    self.items(&item.nested, under);
                    continue;
                }
            }
            if let Some(day) = only_day(&self.body[item.content.clone()]) {
                let zone = day.zone.or_else(|| self.zone.clone());
                *under = Under { day: day.day, zone };
                self.out.frame.push(item.range.clone());
                continue;
            }
            self.lost_in(&item.content);
            self.entry(item.range.clone(), item.content.clone(), item.indent, under, are_named);
        }
    }

    /// One entry of a list or a line.
    fn entry(&mut self, range: Range<usize>, content: Range<usize>, indent: usize, under: &mut Under, is_named: bool) {
        let whole = dedent(&self.body[content.clone()], indent);
        let (label, first, offset) = if is_named { self.named(&whole) } else { self.labelled(&whole) };
        // The first line is the same in the body, and times do not run over its end.
        let place = |at: Range<usize>| content.start + offset + at.start..content.start + offset + at.end;
        let at = first_word(self.body, content.clone());
        let mut found = Found { range, at, label, ..Found::default() };
        match first {
            Lead::Time(timed) => {
                found.time = Some(timed.stamp.text(under));
                found.until = timed.end(under);
                found.second = timed.second;
                found.text = timed.rest;
                self.goes_on(&timed.stamp, under);
                found.source = timed.link;
                found.at = place(timed.at);
            }
            Lead::Unknown { at, rest } => {
                found.at = place(at);
                found.text = rest;
            }
            Lead::Wrong { at, advice, .. } => {
                found.at = place(at);
                self.not_a_time(found.at.clone(), advice);
                found.text = whole;
            }
            Lead::Words => found.text = whole,
        }
        if found.source.is_none() {
            found.source = take_source(&mut found.text);
        }
        self.out.found.push(found);
    }

    /// Reads on with the day and the zone that hold here, and keeps what becomes of them.
    fn read_on(&mut self, read: impl FnOnce(&mut Self, &mut Under)) {
        let mut under = self.under.clone();
        read(self, &mut under);
        self.under = under;
    }

    /// What follows an entry with a time of its own counts from that, and no more from the day above.
    fn goes_on(&self, stamp: &Stamp, under: &mut Under) {
        if self.flavour.goes_on && stamp.span.is_none() {
            under.day = None;
        }
    }

    fn not_a_time(&mut self, at: Range<usize>, advice: String) {
        let message = format!("`{}` cannot be read as a time", &self.body[at.clone()]);
        self.out.problems.push(Problem::new("M001", at, message).label("not a time").help(advice));
    }
}
