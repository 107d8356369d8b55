//! Times in other orders and marks than the usual: a year behind the clock, several days, a clock nobody may take for one.
//!
//! In: text behind a day, or that begins with one. Out: what is read of it, or the advice where nobody can tell. It must
//! not know which moment that is.

use super::super::calendar::{Scan, day, digits, ends, is_one_day, is_weekday};
use super::super::clock::clock;
use super::super::lead::separator;
use super::super::zone;
use super::{Stamp, about, joint};

/// `Fri Jun 25 16:13:00 UTC 2021`, as programs write it: a text that begins with a day without its year, which takes that
/// many bytes, and the whole stamp where the year follows the clock.
pub(super) fn year_behind(text: &str, len: usize) -> Option<(Stamp, usize)> {
    let mut at = len + joint(&text[len..]);
    let Scan::Is(clock, taken) = clock(&text[at..]) else { return None };
    at += taken;
    let gap = |at: usize| text[at..].len() - text[at..].trim_start_matches([' ', ',']).len();
    let zone = zone::leading(&text[at + gap(at)..]);
    at += zone.as_ref().map_or(0, |(_, taken)| gap(at) + taken);
    let year = digits(text.get(at + gap(at)..).filter(|_| gap(at) > 0)?);
    at += gap(at) + year.len();
    let Scan::Is(day, _) = day(&format!("{} {year}", &text[..len])) else { return None };
    // `Nov 2 18:59 2017 servers failed`
    let rest = text[at..].trim_start();
    let is_set_off = rest.is_empty() || rest.starts_with([']', ')', '*', '_']) || separator(rest).is_some();
    let is_dated = is_set_off || is_weekday(text.split([' ', ',']).next().unwrap_or_default());
    let stamp = Stamp { day: Some(day), clock: Some(clock), zone: zone.map(|(zone, _)| zone), ..Stamp::default() };
    (is_dated && ends(&text[at..])).then_some((stamp, at))
}

/// More days behind one, as in `Sep 10, 11 and 12 2024`, and the bytes they take.
pub(super) fn more_days(rest: &str) -> Option<usize> {
    let number = |text: &str| {
        let day = digits(text);
        let is_clock = || text[day.len()..].strip_prefix(':').is_some_and(|rest| !digits(rest).is_empty());
        let is_day = (1..=2).contains(&day.len()) && ends(&text[day.len()..]) && !is_clock();
        is_day.then_some(day.len())
    };
    let after = |text: &str, marks: &[&str]| {
        let behind = marks.iter().find_map(|mark| text.strip_prefix(mark))?.trim_start();
        Some(text.len() - behind.len() + number(behind)?)
    };
    let mut at = 0;
    while let Some(len) = after(&rest[at..], &[", "]) {
        at += len;
    }
    let last = at + after(&rest[at..], &[", and ", " and ", " & ", "/", "-", "–"])?;
    // `2017-11-02 and 12 hours later`
    let behind = rest[last..].trim_start();
    let is_list =
        rest.starts_with(['/', '-', '–']) || is_year(behind) || behind.is_empty() || separator(behind).is_some();
    is_list.then_some(last)
}

/// Days of one month, as in `22-23.03.2019` and `15–18 April`, and the bytes they take. `2-3 may fail` has none.
pub(super) fn days_of_month(text: &str) -> Option<usize> {
    let first = digits(text);
    let rest = text[first.len()..].strip_prefix(['-', '–', '/']).filter(|_| (1..=2).contains(&first.len()))?;
    let number = digits(rest);
    let is_named = rest[number.len()..].trim_start_matches(' ').starts_with(char::is_alphabetic);
    let len = match day(rest) {
        Scan::Is(day, len) if is_one_day(&day) && number.len() <= 2 => len,
        Scan::Wrong { len, .. } if is_named => {
            let behind = rest[len..].trim_start();
            Some(len).filter(|_| behind.is_empty() || separator(behind).is_some())?
        }
        _ => return None,
    };
    Some(text.len() - rest.len() + len)
}

/// A word behind a time that says it is none that is exact, and the bytes it takes: ` (approx.)`, ` approx: text`.
pub(super) fn about_aside(rest: &str) -> Option<usize> {
    let text = rest.trim_start_matches(' ');
    let is_about = |word: &str| {
        let is_word = |end: &str| word.eq_ignore_ascii_case(end);
        !word.contains(' ')
            && word.ends_with(|c: char| c.is_alphabetic() || c == '.')
            && (about(&format!("{word} 1")) > 0 || ["estimated", "est.", "roughly"].into_iter().any(is_word))
    };
    if let Some((word, behind)) = text.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        return is_about(word).then(|| rest.len() - behind.len());
    }
    let word = &text[..text.find([' ', ':', '*', '_', '|', ']']).unwrap_or(text.len())];
    let behind = text[word.len()..].trim_start_matches(['*', '_', ']']).trim_start();
    let is_apart = behind.is_empty() || separator(behind).is_some();
    (is_apart && text.len() < rest.len() && is_about(word)).then(|| rest.len() - text.len() + word.len())
}

/// Whether a year follows.
pub(super) fn is_year(rest: &str) -> bool {
    let year = digits(rest.trim_start_matches([' ', ',']));
    year.len() == 4 && ("1900".."2200").contains(&year)
}

/// What stands behind a day as a clock, and may be none: `15.26:`, `0933`, `>16:58`, `T16:58`. The bytes it takes, and the
/// advice. `2000 requests` and `20.04 LTS` are words.
pub(super) fn doubtful_clock(rest: &str) -> Option<(usize, String)> {
    let text = rest.trim_start_matches([' ', '\u{a0}', '>', '<', 'T']);
    let is_apart = text.len() < rest.len();
    let (hour, minute, len) = match digits(text) {
        four if four.len() == 4 => (&four[..2], &four[2..], 4),
        two if two.len() == 2 && text[2..].starts_with('.') && digits(&text[3..]).len() == 2 => (two, &text[3..5], 5),
        hour if (1..=2).contains(&hour.len()) => {
            let signs = &rest[..rest.len() - text.len()];
            if let Scan::Is(time, len) = clock(text)
                && signs.contains(['>', '<', 'T'])
            {
                return Some((rest.len() - text.len() + len, format!("did you mean `{time}`?")));
            }
            let unit = ["h", "時", "时", "点", "點", "시"]
                .into_iter()
                .find_map(|unit| text[hour.len()..].strip_prefix(unit).filter(|rest| unit != "h" || ends(rest)))?;
            (hour, "00", text.len() - unit.len())
        }
        _ => return None,
    };
    let behind = &text[len..];
    let is_number = behind.starts_with(['.', ',', '%', '/', '-', '+']) && !ends_sentence(behind);
    let is_set_off = || {
        let behind = behind.trim_start();
        behind.is_empty() || separator(behind).is_some() || zone::leading(behind).is_some() || hour.starts_with('0')
    };
    if !is_apart || !is_set_off() || hour > "23" && hour.len() == 2 || minute > "59" || is_number || !ends(behind) {
        return None;
    }
    let advice = format!("write `{hour:0>2}:{minute}` if it is a time, and a colon behind the day if it is not");
    Some((rest.len() - behind.len(), advice))
}

/// Whether a mark ends a sentence here, and no number goes on.
fn ends_sentence(rest: &str) -> bool {
    rest.starts_with(['.', ',']) && !rest[1..].starts_with(|c: char| c.is_ascii_digit())
}
