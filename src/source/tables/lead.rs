//! Divides a text into the time it begins with and the rest: `**18:59 UTC** – text`.
//!
//! In: the Markdown of an entry or a cell. Out: whether it begins with a time, with a sign that none is known, with
//! something that is meant to be one, or with words. It must not know what the rest says.

mod span;

use std::ops::Range;

use span::{half_a_day, until};

use super::calendar::Scan;
use super::flat::Flat;
use super::stamp::{Stamp, Under, between, stamp, unknown_clock};

/// What a text begins with. Ranges are bytes of that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    Time(Timed),
    /// A sign that the time is not known.
    Unknown {
        at: Range<usize>,
        rest: String,
    },
    /// Meant to be a time. `sure`: also where nothing around it is one.
    Wrong {
        at: Range<usize>,
        advice: String,
        sure: bool,
    },
    Words,
}

/// A time and the text behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timed {
    pub(super) stamp: Stamp,
    /// The end of a span of time.
    pub(super) until: Option<Box<Stamp>>,
    pub(super) at: Range<usize>,
    /// What looks like the same time in another zone: `(17:14 UTC)`.
    pub(super) second: Option<String>,
    /// The text, without the marks that divide it from the time.
    pub(super) rest: String,
    /// Where the time is a link: its address.
    pub(super) link: Option<String>,
    /// Whether marks set the time off from the text.
    pub(super) marked: bool,
}

impl Timed {
    /// Whether nothing stands behind the time.
    pub(super) fn is_bare(&self) -> bool {
        self.until.is_none() && self.rest.is_empty()
    }

    /// Whether it is the same time, and more of it.
    fn says_more(&self, other: &Self) -> bool {
        let parts = |timed: &Self| {
            let Stamp { about, day, clock, zone, .. } = &timed.stamp;
            [day.is_some(), clock.is_some(), zone.is_some(), timed.until.is_some(), *about]
                .map(usize::from)
                .iter()
                .sum::<usize>()
        };
        parts(self) > parts(other) || parts(self) == parts(other) && self.stamp.clock != other.stamp.clock
    }

    /// The end of a span of time, as the format writes it.
    pub(super) fn end(&self, under: &Under) -> Option<String> {
        let zone = self.stamp.zone.as_ref().or(under.zone.as_ref());
        self.until.as_ref().map(|end| end.text(&Under { day: None, zone: zone.cloned() }))
    }
}

/// The text behind a mark of a list that Markdown takes for none: `• 18:59`, `-18:59`.
pub(super) fn behind_bullet(text: &str) -> Option<&str> {
    let glued = || text.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    text.strip_prefix(['•', '–', '—', '・', '●', '▪', '‣', '◦']).or_else(glued).map(str::trim_start)
}

/// Reads the start of a text.
pub(super) fn lead(text: &str) -> Lead {
    if let Some(rest) = behind_bullet(text) {
        let start = text.len() - rest.len();
        return match behind_sign(rest) {
            Lead::Time(timed) if timed.stamp.clock.is_some() => {
                Lead::Time(Timed { at: timed.at.start + start..timed.at.end + start, ..timed })
            }
            _ => Lead::Words,
        };
    }
    behind_sign(text)
}

/// The same, where an emoji may stand before it.
fn behind_sign(text: &str) -> Lead {
    let sign = symbol(text);
    if sign > 0 {
        let start = text.len() - text[sign..].trim_start().len();
        return match bare(&text[start..]) {
            Lead::Time(timed) => {
                let at = timed.at.start + start..timed.at.end + start;
                Lead::Time(Timed { at, rest: format!("{} {}", &text[..sign], timed.rest), ..timed })
            }
            _ => Lead::Words,
        };
    }
    bare(text)
}

fn bare(text: &str) -> Lead {
    let (opened, start) = open(text);
    let inner = &text[start..];
    let first = timed(inner, |end| (start + end, opened.clone()), text, start);
    // `**18:59** UTC`: the marks may close before the time ends.
    let whole = Flat::of(text).and_then(|flat| {
        let end = |len| (flat.end(len), flat.open_at(flat.end(len)));
        timed(&flat.text, end, text, flat.start())
    });
    match (first, whole) {
        (Some(Lead::Time(first)), Some(Lead::Time(whole))) if whole.says_more(&first) => Lead::Time(whole),
        (Some(Lead::Wrong { .. }) | None, Some(whole @ Lead::Time(_))) => whole,
        (Some(first), _) => first,
        (None, _) => unknown(text, start, opened),
    }
}

/// A view of a text that begins with a time or means to; `end` says where that much of it ends in the text, and which
/// marks are open there.
fn timed<'t>(view: &str, end: impl Fn(usize) -> (usize, Vec<&'t str>), text: &'t str, start: usize) -> Option<Lead> {
    match stamp(view) {
        Scan::Is(stamp, len) => {
            let (stamp, until, after) = until(stamp, &view[..len], &view[len..]);
            if until.is_none() && between(view).is_some() {
                return None;
            }
            let read = view.len() - after.len();
            if let Some(more) = half_a_day(after).filter(|_| until.is_none() && stamp.day.is_some()) {
                let advice = "write the whole day at which it ended, as in `2017-11-02 – 2017-11-03`".to_owned();
                return Some(Lead::Wrong { at: start..end(read + more).0, advice, sure: true });
            }
            let (behind, opened) = end(read);
            let Tail { rest, link, marked } = tail(&text[behind..], opened);
            let (second, rest) = second(&rest).unwrap_or((None, rest));
            Some(Lead::Time(Timed { stamp, until, at: start..end(len).0, second, rest, link, marked }))
        }
        Scan::Wrong { len, advice, sure } => Some(Lead::Wrong { at: start..end(len).0, advice, sure }),
        Scan::No => None,
    }
}

/// A time in a zone of its own before a text, and the text behind it: `(17:14 UTC): text`, `/ 17:14 UTC text`.
fn second(text: &str) -> Option<(Option<String>, String)> {
    let (inner, close) = match text.strip_prefix('(') {
        Some(inner) => (inner, ")"),
        None => (text.strip_prefix('/')?.trim_start(), ""),
    };
    let Scan::Is(second, len) = stamp(inner) else { return None };
    let rest = inner[len..].strip_prefix(close)?.trim_start();
    let rest = rest[separator(rest).unwrap_or(0)..].trim_start();
    let is_whole = second.clock.is_some() && second.zone.is_some();
    is_whole.then(|| (Some(second.text(&Under::default())), rest.to_owned()))
}

/// A text that begins with no time may still say that there is none.
fn unknown(text: &str, start: usize, opened: Vec<&str>) -> Lead {
    let inner = &text[start..];
    let sign = unknown_clock(inner);
    let len = sign.or_else(|| {
        let len = inner.find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '/' | '-'))).unwrap_or(inner.len());
        is_unknown_word(&inner[..len]).then_some(len)
    });
    let words = || {
        let advice = || "begin with the time, as in `18:59 UTC` or `2017-11-02 18:59 UTC`".to_owned();
        let odd = odd(inner).map(|(at, sure)| (start + at.start..start + at.end, sure));
        odd.map_or(Lead::Words, |(at, sure)| Lead::Wrong { at, advice: advice(), sure })
    };
    let Some(len) = len else { return words() };
    let after = &inner[len..];
    let zone = after.trim_start_matches(' ');
    let after = match super::zone::leading(zone) {
        Some((_, len)) if sign.is_some() => &zone[len..],
        _ => after,
    };
    let tail = tail(after, opened);
    // `unknown cause` is text, `unknown: cause` and `**unknown** cause` are not.
    if sign.is_some() || tail.marked || tail.rest.is_empty() {
        Lead::Unknown { at: start..start + len, rest: tail.rest }
    } else {
        words()
    }
}

/// The emoji that a text begins with, in bytes.
pub(super) fn symbol(text: &str) -> usize {
    let is_symbol = |c: &char| !(c.is_ascii() || c.is_alphanumeric() || "≈–—−→•…“”‘’«»【（".contains(*c));
    if text.chars().next().is_none_or(|first| !is_symbol(&first)) {
        return 0;
    }
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || is_symbol(&c));
    text[..text.len() - rest.len()].trim_end().len()
}

/// A time that begins with words for which there is no rule: `Tuesday 19:43`, `2 novembre 2017, 14:07`, `gegen 14:20`.
/// And whether it can be nothing else: `7/6 2:30 PM`, `03-04 10:00`.
fn odd(text: &str) -> Option<(Range<usize>, bool)> {
    let line = text.lines().next().unwrap_or("");
    let colon = line.match_indices(':').map(|(at, _)| at).find(|at| {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let bytes = line.as_bytes();
        digit(at.checked_sub(1).and_then(|at| bytes.get(at))) && digit(bytes.get(at + 1)) && digit(bytes.get(at + 2))
    })?;
    let start = line[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, end) = (line[..start].trim_end_matches(['*', '_']).trim_end(), colon + 3);
    if before.len() > 40
        || before.split(' ').count() > 4
        || before.contains([':', '–', '—', '|', '(', '*', '_', '[', '`'])
    {
        return None;
    }
    let after = line[end..].trim_start();
    let after = super::zone::leading(after).map_or(after, |(_, len)| &after[len..]).trim_start();
    let words: Vec<&str> = before.split(' ').map(|word| word.trim_end_matches([',', '.'])).collect();
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit() || b"/.-".contains(&b)) && word.len() <= 10;
    let is_name = |word: &&str| word.chars().all(char::is_alphabetic);
    let has_date = words.iter().any(is_number) && words.iter().all(|word| is_number(word) || is_name(word));
    let last = words.last().map(|word| word.to_lowercase()).unwrap_or_default();
    let is_weekday = super::calendar::WEEKDAYS.iter().any(|day| last.len() >= 3 && day.starts_with(&last));
    let is_word = words.len() == 1 && (is_weekday || ["gegen", "um", "vers"].contains(&last.as_str()));
    let is_apart = words.len() == 2 && matches!(last.as_str(), "at" | "around" | "about" | "um" | "gegen");
    let is_apart = is_apart && separator(after).is_some();
    let is_sure = has_date && words.iter().all(is_number) && before.contains(['/', '-']);
    (has_date || is_word || is_apart).then_some((0..end, is_sure))
}

/// Whether a cell says that what it is for is not known, or not yet.
pub(super) fn is_unknown_word(word: &str) -> bool {
    let lower = word.trim().trim_matches(['*', '_', '(', ')', '[', ']', '`']).to_ascii_lowercase();
    let known = ["", "-", "--", "–", "—", "n/a", "na", "tbd", "tbc", "unknown", "none", "…", "...", "not known"];
    known.contains(&lower.as_str()) || unknown_clock(&lower).is_some_and(|len| len == lower.len())
}

/// The marks before the time: bold, emphasis, code, brackets.
fn open(text: &str) -> (Vec<&str>, usize) {
    let mut opened = Vec::new();
    let mut at = 0;
    while opened.len() < 4 {
        let Some(mark) = text[at..].chars().next().filter(|mark| "*_`[(【（".contains(*mark)) else { break };
        let run = match mark {
            '*' | '_' | '`' => text[at..].bytes().take_while(|byte| *byte == mark as u8).count(),
            bracket => bracket.len_utf8(),
        };
        opened.push(&text[at..at + run]);
        at += run;
    }
    (opened, at)
}

/// Where a text begins behind those marks.
pub(super) fn opened(text: &str) -> usize {
    open(text).1
}

struct Tail {
    rest: String,
    link: Option<String>,
    marked: bool,
}

/// Takes the closing marks and the separators off; marks that close later are opened again before the text.
fn tail(after: &str, mut opened: Vec<&str>) -> Tail {
    let mut rest = after;
    let (mut link, mut marked, mut separators) = (None, false, 1);
    loop {
        let spaceless = rest.trim_start();
        if let Some(&last) = opened.last() {
            let close = match last {
                "[" => "]",
                "(" => ")",
                "【" => "】",
                "（" => "）",
                run => run,
            };
            if let Some(behind) = spaceless.strip_prefix(close) {
                opened.pop();
                (rest, marked) = (behind, true);
                if close == "]" {
                    (rest, link) = destination(rest, link);
                }
                if opened.is_empty() {
                    separators = 1;
                }
                continue;
            }
        }
        match separator(spaceless) {
            Some(len) if separators > 0 => {
                separators -= 1;
                marked = true;
                rest = &spaceless[len..];
            }
            _ => break,
        }
    }
    // `18:59 UTC. Text`
    let rest = rest.strip_prefix(". ").unwrap_or(rest).trim();
    Tail { rest: format!("{}{rest}", opened.concat()), link, marked }
}

/// The address behind the text of a link.
fn destination(rest: &str, link: Option<String>) -> (&str, Option<String>) {
    let inside = rest.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    match inside {
        Some((url, behind)) if url.contains("://") && !url.contains(char::is_whitespace) => {
            (behind, Some(url.to_owned()))
        }
        _ => (rest, link),
    }
}

/// The length of a mark that divides a time from its text.
pub(super) fn separator(text: &str) -> Option<usize> {
    let colons = text.bytes().take_while(|byte| *byte == b':').count();
    if colons > 2 && text[colons..].starts_with(' ') {
        return Some(colons);
    }
    for mark in ["->", "=>", "--", "–", "—", "-", "|", ",", ";", "→", "·", "•", ":", "：", "，", "、"] {
        if let Some(rest) = text.strip_prefix(mark) {
            // `–– text`, `--- text`
            let rest = if mark == "-" {
                rest
            } else {
                rest.trim_start_matches(|c| "-–—".contains(c) && mark.ends_with(c))
            };
            let spaced = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "*_])`".contains(c));
            let dash = !matches!(mark, ":" | "-" | "--" | ",") && !rest.starts_with(|c: char| c.is_ascii_digit());
            let is_one = spaced || dash || (mark == "-" && rest.starts_with(char::is_alphabetic));
            return is_one.then_some(text.len() - rest.len());
        }
    }
    None
}

#[cfg(test)]
mod tests;
