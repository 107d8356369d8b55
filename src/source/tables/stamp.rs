//! Recognises a whole time stamp: about, day, clock, zone; or a span since the entry before.
//!
//! In: text that may begin with one. Out: its parts, which it can write as the file format does. It must not know
//! which moment that is.

mod odd;
mod relative;

use super::calendar::{Scan, day, digits, ends, is_one_day};
use super::clock::{about_behind, clock};
use super::inline::BREAKS;
use super::zone;
use odd::{about_aside, days_of_month, doubtful_clock, is_year, more_days, year_behind};
use relative::relative;

/// The parts of a time as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) about: bool,
    pub(super) day: Option<String>,
    pub(super) clock: Option<String>,
    pub(super) zone: Option<String>,
    /// `+11m`, since the entry before, or `T+11m`, since the start; then there are no other parts.
    pub(super) span: Option<String>,
}

/// What times take over from the heading or the column they stand under.
#[derive(Debug, Clone, Default)]
pub(super) struct Under {
    pub(super) day: Option<String>,
    pub(super) zone: Option<String>,
}

impl Stamp {
    /// The time as the file format writes it.
    pub(super) fn text(&self, under: &Under) -> String {
        let about = if self.about { "~" } else { "" };
        if let Some(span) = &self.span {
            return format!("{about}{span}");
        }
        let zone = self.zone.as_ref().or(under.zone.as_ref()).filter(|_| self.clock.is_some());
        let day = self.day.as_ref().or(under.day.as_ref());
        let parts: Vec<&str> = [day, self.clock.as_ref(), zone].into_iter().flatten().map(String::as_str).collect();
        format!("{about}{}", parts.join(" "))
    }
}

/// The stamp at the start of the text.
pub(super) fn stamp(text: &str) -> Scan<Stamp> {
    if let Some(found) = relative(text) {
        return found;
    }
    if let Some(len) = days_of_month(text) {
        return wrong(len, BOTH_DAYS);
    }
    let mut reader = Reader::behind_words(text);
    match reader.parts() {
        Ok(()) if ends(reader.rest()) => Scan::Is(reader.stamp, reader.at),
        Ok(()) => Scan::No,
        Err(end) => end,
    }
}

const ADD_DAY: &str = "write the day, as in `2017-11-02 18:59 UTC`";
const BOTH_DAYS: &str = "write both whole days, as in `2017-11-02 – 2017-11-03`";

/// What is surely meant to be a time, takes that many bytes, and cannot be read.
fn wrong(len: usize, advice: impl Into<String>) -> Scan<Stamp> {
    Scan::Wrong { len, advice: advice.into(), sure: true }
}

/// A stamp that is read part by part.
struct Reader<'t> {
    text: &'t str,
    /// As far as it is read.
    at: usize,
    stamp: Stamp,
}

impl<'t> Reader<'t> {
    /// Begins behind `about`, and behind `at`, `from` and `on` where a time follows.
    fn behind_words(text: &'t str) -> Self {
        let word = |words: &[&str]| words.iter().find(|word| text.starts_with(**word)).map(|word| word.len());
        // `At about 18:59`
        let rough = word(&["At ", "at "]).map_or(0, |at| at + about(&text[at..]));
        let is_rough = rough > 3 && matches!(clock(&text[rough..]), Scan::Is(..));
        let prefix = if is_rough { rough } else { about(text) };
        let before_clock = word(&["From ", "from "]).or_else(|| word(&AT));
        let at_clock = before_clock.filter(|at| !matches!(clock(&text[*at..]), Scan::No));
        let on_day = || word(&["On ", "on "]).filter(|at| matches!(day(&text[*at..]), Scan::Is(..)));
        let between = || {
            between(text)
                .filter(|at| matches!(day(&text[*at..]), Scan::Is(..)) || matches!(clock(&text[*at..]), Scan::Is(..)))
        };
        let at = at_clock.or_else(on_day).or_else(between).unwrap_or(prefix);
        Self { text, at, stamp: Stamp { about: prefix > 0, ..Stamp::default() } }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// What the whole is, if it is clear before its end.
    fn parts(&mut self) -> Result<(), Scan<Stamp>> {
        let mut first = day(self.rest());
        if let Scan::Wrong { len, sure, .. } = &mut first {
            if let Some((found, len)) = year_behind(self.rest(), *len) {
                return Err(Scan::Is(Stamp { about: self.stamp.about, ..found }, self.at + len));
            }
            if let Some(more) = more_days(&self.rest()[*len..]).filter(|more| is_year(&self.rest()[*len + more..])) {
                return Err(wrong(self.at + *len + more, BOTH_DAYS));
            }
            // A day without its year is a time only where a clock follows.
            let behind = self.rest()[*len..].trim_start_matches([' ', ',', '-', '–', '@']);
            *sure |= !matches!(clock(behind), Scan::No);
        }
        self.stamp.day = self.take(first)?;
        if self.stamp.day.is_some() {
            if let Some((clock, zone, len)) = clock_aside(self.rest()) {
                let stamp = Stamp { clock: Some(clock), zone, ..std::mem::take(&mut self.stamp) };
                return Err(Scan::Is(stamp, self.at + len));
            }
            self.at += weekday_aside(self.rest());
        }
        self.clock()?;
        // `18:59 (approx) UTC`
        self.about();
        self.zone()?;
        if self.stamp.day.is_none() {
            self.stamp.day = self.take(day_behind(self.rest()))?;
        }
        self.about();
        Ok(())
    }

    /// Takes a word that says it is none that is exact.
    fn about(&mut self) {
        if let Some(len) = about_aside(self.rest()) {
            (self.stamp.about, self.at) = (true, self.at + len);
        }
    }

    /// Takes a part that stands here, if there is one.
    fn take<T>(&mut self, part: Scan<T>) -> Result<Option<T>, Scan<Stamp>> {
        match part {
            Scan::Is(part, len) => {
                self.at += len;
                Ok(Some(part))
            }
            Scan::Wrong { len, advice, sure } => Err(Scan::Wrong { len: self.at + len, advice, sure }),
            Scan::No => Ok(None),
        }
    }

    fn clock(&mut self) -> Result<(), Scan<Stamp>> {
        let has_day = self.stamp.day.is_some();
        let mut joint = if has_day { joint(self.rest()) } else { 0 };
        let rough = about(&self.rest()[joint..]);
        if joint > 0 && rough > 0 && matches!(clock(&self.rest()[joint + rough..]), Scan::Is(..)) {
            // `2017-11-02 ca. 18:59`
            (self.stamp.about, joint) = (true, joint + rough);
        }
        match clock(&self.rest()[joint..]) {
            Scan::Is(clock, len) => {
                self.stamp.clock = Some(clock);
                self.at += joint + len;
                if let Some(len) = roughly(self.rest()) {
                    (self.stamp.about, self.at) = (true, self.at + len);
                }
            }
            Scan::Wrong { len, advice, sure } if !has_day || joint > 0 => {
                return Err(Scan::Wrong { len: self.at + joint + len, advice, sure });
            }
            _ if !has_day => return Err(Scan::No),
            _ => self.at += unknown_clock(&self.rest()[joint..]).map_or(0, |len| joint + len),
        }
        if self.stamp.clock.is_none() {
            if let Some(len) = more_days(self.rest()) {
                return Err(wrong(self.at + len, BOTH_DAYS));
            }
            return doubtful_clock(self.rest()).map_or(Ok(()), |(len, advice)| Err(wrong(self.at + len, advice)));
        }
        let advice = "write whole times, as in `18:59:07`, or `18:59 – 19:10` for a span of time";
        goes_wrong(self.rest()).map_or(Ok(()), |len| Err(wrong(self.at + len, advice)))
    }

    fn zone(&mut self) -> Result<(), Scan<Stamp>> {
        let rest = self.rest();
        let spaceless = rest.trim_start_matches([' ', '\u{a0}']);
        let spaces = rest.len() - spaceless.len();
        let Some((zone, len)) = zone::behind_clock(spaceless) else {
            let advice = "name the zone, as in `18:59 Europe/London` or `18:59 +01:00`";
            return zone::of_a_place(spaceless).map_or(Ok(()), |len| Err(wrong(self.at + spaces + len, advice)));
        };
        let is_iso = self.stamp.day.is_some() && self.text[..self.at].contains(['T', 't']);
        match behind(&self.stamp, rest, spaces, len) {
            Behind::Zone => {}
            _ if is_iso => {}
            Behind::End => return Err(Scan::Is(std::mem::take(&mut self.stamp), self.at)),
            Behind::Either => {
                let (begin, end) = (&self.text[..self.at], &spaceless[1..len]);
                let advice = format!("for a span of time write `{begin} – {end}`, for a zone `{begin} UTC-{end}`");
                return Err(wrong(self.at + spaces + len, advice));
            }
        }
        self.stamp.zone = Some(zone);
        self.at += spaces + len;
        Ok(())
    }
}

/// Where a word ends, with what is written to it.
fn word_end(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || "*_|]".contains(c)).unwrap_or(text.len())
}

/// A sign or a word behind a clock that says "and later" or "about", and the bytes it takes: `18:59+`, `18:59頃`.
fn roughly(rest: &str) -> Option<usize> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', ':', '*', '_', ']', ')', '|']);
    let sign = ["+", "~", "～", "〜"].iter().find(|sign| rest.strip_prefix(**sign).is_some_and(ends));
    let word = || {
        let word = rest.trim_start_matches(' ');
        Some(rest.len() - word.len() + about_behind(word)?)
    };
    sign.map(|sign| sign.len()).or_else(word)
}

/// A clock in parentheses behind its day: `2 November 2017 (6:59 pm)`, and its zone, and the bytes it takes.
fn clock_aside(text: &str) -> Option<(String, Option<String>, usize)> {
    let inner = text.trim_start_matches(' ').strip_prefix('(')?;
    let Scan::Is(clock, len) = clock(inner) else { return None };
    let rest = inner[len..].trim_start_matches(' ');
    let (zone, len) = zone::leading(rest).map_or((None, 0), |(zone, len)| (Some(zone), len));
    let rest = rest[len..].strip_prefix(')')?;
    Some((clock, zone, text.len() - rest.len()))
}

/// A day of the week between a day and its clock, in parentheses in any language, and the bytes it takes: ` (Sun)`,
/// ` 星期三`.
fn weekday_aside(text: &str) -> usize {
    let rest = text.trim_start_matches(' ');
    let aside = || {
        let inner = rest.strip_prefix(['(', '（'])?;
        let (word, behind) = inner.split_once([')', '）'])?;
        let is_word = word.chars().count() <= 12 && word.chars().all(|c| c.is_alphabetic() || c == '.');
        is_word.then_some(behind)
    };
    let bare = || {
        let (word, behind) = rest.split_once(' ')?;
        let is_day = ["星期", "周", "週", "礼拜"].iter().any(|sign| word.starts_with(sign));
        (is_day || word.ends_with("曜日") || word.ends_with("요일")).then_some(behind)
    };
    let behind = aside().or_else(bare).filter(|behind| matches!(clock(&behind[joint(behind)..]), Scan::Is(..)));
    behind.map_or(0, |behind| text.len() - behind.len())
}

/// What stands behind a clock as a part of it, and is none: `:xxZ` of `11:39:xxZ`, `+5m` of `16:28+5m`, `±5m`.
fn goes_wrong(rest: &str) -> Option<usize> {
    let seconds = rest.strip_prefix(':').map(|rest| rest.strip_prefix(|c: char| c.is_ascii_digit()).unwrap_or(rest));
    let seconds = seconds.is_some_and(|rest| rest.starts_with(['x', 'X', '?']));
    let more = rest.strip_prefix('+').map(|more| &more[digits(more).len()..]);
    let span = more.is_some_and(|unit| unit.starts_with(['s', 'm', 'h', 'd']));
    // `10:05-07`: until when?
    let end = rest.strip_prefix(['-', '–']).map(|end| (digits(end).len(), end));
    let short = end.is_some_and(|(len, end)| {
        let after = end[len..].strip_prefix('Z').unwrap_or(&end[len..]);
        (1..=2).contains(&len) && ends(after) && !after.starts_with(':')
    });
    (seconds || span || short || rest.starts_with('±')).then(|| word_end(rest))
}

/// A day that stands behind its clock: `07:05 UTC on 30 July 2024`, `07:05, 30 July 2024`, `07:05 (2024-07-30)`. One that
/// is told from another, such as `(+1)` or `next day`, has to be written.
fn day_behind(text: &str) -> Scan<String> {
    let rest = text.trim_start_matches([' ', ',', '\u{a0}']);
    let (open, inner) = match rest.strip_prefix('(') {
        Some(inner) => (true, inner),
        None => (false, rest),
    };
    let named = inner.strip_prefix("on ").unwrap_or(inner);
    let before = text.len() - named.len();
    let is_said = open || named.len() < inner.len() || text.trim_start_matches(' ').starts_with(',');
    let lower = named.to_lowercase();
    // Other words may go on: `the day before the launch`.
    let is_before = BEFORE.iter().any(|before| {
        lower.strip_prefix(before).is_some_and(|rest| if open { rest.starts_with(')') } else { rest.is_empty() })
    });
    if is_before || ["+1)", "+1d", "+1 day", "next day", "the next day"].iter().any(|next| lower.starts_with(next)) {
        let len = before + named.find([')', ':', ',', '–', '—']).unwrap_or(named.len());
        return Scan::Wrong { len, advice: ADD_DAY.to_owned(), sure: true };
    }
    match day(named) {
        Scan::Is(day, len) if is_one_day(&day) => {
            let after = &named[len..];
            let closed = usize::from(open && after.starts_with(')'));
            let apart = after.trim_start().is_empty() || super::lead::separator(after.trim_start()).is_some();
            let is_day = if open { closed == 1 } else { is_said || apart };
            if is_day { Scan::Is(day, before + len + closed) } else { Scan::No }
        }
        _ => Scan::No,
    }
}

/// Words for a day before that of those around it.
const BEFORE: [&str; 10] = [
    "prior day", "previous day", "prev. day", "prev day", "day before", "the day before", "previous night",
    "prev. night", "night before", "the night before",
];

/// What `-08:00` behind a clock is.
enum Behind {
    Zone,
    /// The clock at which a span of time ends.
    End,
    /// Nobody can tell.
    Either,
}

/// What stands behind a clock, of which that many bytes can be read as a zone: `07:00-08:00` is a span of time,
/// and `07:00-08:00 UTC` without doubt.
fn behind(stamp: &Stamp, rest: &str, spaces: usize, len: usize) -> Behind {
    let (offset, after) = rest[spaces..].split_at(len);
    let (Some(begin), Some(end)) = (&stamp.clock, offset.strip_prefix('-').filter(|end| end.contains(':'))) else {
        return Behind::Zone;
    };
    let apart = after.trim_start_matches(' ');
    let lower = apart.to_ascii_lowercase();
    let has_half = ["am", "pm", "a.m.", "p.m."].iter().any(|half| lower.starts_with(half));
    if has_half || (zone::leading(apart).is_some() && !after.starts_with('[')) {
        return Behind::End;
    }
    let end = format!("{end:0>5}");
    let is_later = *begin < end;
    if begin.len() > end.len() || (spaces > 0 && !is_later) {
        Behind::Zone
    } else if is_later && stamp.day.is_none() && spaces == 0 {
        Behind::End
    } else {
        Behind::Either
    }
}

/// Signs that somebody left where a time was to be written, and the bytes they take.
pub(super) fn unknown_clock(text: &str) -> Option<usize> {
    let lower = text.get(..8).or_else(|| text.get(..5)).unwrap_or(text).to_ascii_lowercase();
    ["??:??:??", "hh:mm:ss", "??:??", "--:--", "hh:mm", "xx:xx", "__:__", "???", "??", "?"]
        .iter()
        .find(|sign| lower.starts_with(**sign) && ends(&text[sign.len()..]))
        .map(|sign| sign.len())
}

/// The sign or word for "about", and the space behind it.
pub(super) fn about(text: &str) -> usize {
    let signs = [
        "~", "≈", "about ", "approximately ", "approx. ", "approx ", "circa ", "ca. ", "c. ", "around ", "gegen ",
        "etwa ", "vers ", "hacia las ", "por volta das ", "sobre las ", "cerca de ", "verso le ", "около ", "约", "約",
        "약 ",
    ];
    for sign in signs {
        let head = text.get(..sign.len()).unwrap_or("");
        if head.eq_ignore_ascii_case(sign) {
            let rest = text[sign.len()..].trim_start_matches(' ');
            if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                return text.len() - rest.len();
            }
        }
    }
    0
}

/// The word before a span of time whose ends an "and" joins, and the space behind it: `Between 14:00 and 14:30`.
pub(super) fn between(text: &str) -> Option<usize> {
    let words = [
        "Between ", "between ", "Zwischen ", "zwischen ", "Entre las ", "entre las ", "Entre as ", "entre as ",
        "Entre ", "entre ",
    ];
    words.iter().find(|word| text.starts_with(**word)).map(|word| word.len())
}

/// Words before a clock that say no more than that it is one.
const AT: [&str; 15] =
    ["At ", "at ", "à ", "às ", "a las ", "A las ", "Um ", "um ", "kl. ", "kl ", "alle ", "ore ", "om ", "o ", "в "];

/// What joins a day and a clock.
fn joint(text: &str) -> usize {
    if text.starts_with(['T', 't', '_']) {
        return 1;
    }
    let broken = BREAKS.into_iter().find_map(|mark| text.strip_prefix(mark));
    let rest = broken.unwrap_or(text).trim_start_matches([' ', ',', '@', '-', '–', '—', '\u{a0}']);
    let behind_word = AT.iter().find_map(|word| rest.strip_prefix(word));
    let rest = behind_word.filter(|rest| !matches!(clock(rest), Scan::No)).unwrap_or(rest);
    let behind_colon = rest.strip_prefix(": ").unwrap_or(rest);
    text.len() - if matches!(clock(behind_colon), Scan::Is(..)) { behind_colon } else { rest }.len()
}

#[cfg(test)]
mod tests;
