//! Times that are told from another: a span since the entry before or the start, the next day, a countdown.
//!
//! In: text that may begin with one. Out: the span, or the advice for those that have to be written. It must not know
//! what the other time is.

use super::super::calendar::{Scan, digits, ends};
use super::super::clock::clock;
use super::{ADD_DAY, Stamp, word_end, wrong};

/// The time at the start of the text that is told from another.
pub(super) fn relative(text: &str) -> Option<Scan<Stamp>> {
    let next_day = || next_day(text).map(|len| wrong(len, ADD_DAY));
    let length = text.trim_start_matches('~');
    let about = text.len() - length.len();
    let span = || span(length).or_else(|| since_start(length));
    let stamp = |span| Stamp { about: about > 0, span: Some(span), ..Stamp::default() };
    let span = || span().map(|(span, len)| Scan::Is(stamp(span), about + len));
    let advice = "write the time, or `T+11m`, which counts from the start";
    next_day().or_else(span).or_else(|| count_down(text).map(|len| wrong(len, advice)))
}

/// A day told from the one before, and its clock: `Next day 14:00`, `+1d 09:00`, and the bytes they take.
fn next_day(text: &str) -> Option<usize> {
    let lower = text.get(..20).unwrap_or(text).to_lowercase();
    let words = ["the next day", "next day", "the following day", "following day", "+1d", "+1 day"];
    let rest = &text[words.into_iter().find(|word| lower.starts_with(word))?.len()..];
    let behind = rest.trim_start_matches([' ', ',', ':']).trim_start_matches("at ");
    let Scan::Is(_, len) = clock(behind) else { return None };
    (behind.len() < rest.len()).then_some(text.len() - behind.len() + len)
}

/// `+11m`, `+1h 30m`, `+1h30`, `+ 11 min`.
fn span(text: &str) -> Option<(String, usize)> {
    let mut rest = text.strip_prefix('+')?;
    let mut out = String::new();
    loop {
        let start = rest.trim_start_matches(' ');
        let number = digits(start);
        let behind = &start[number.len()..];
        let mut unit = behind.trim_start_matches(' ');
        let mut len = unit.bytes().take_while(u8::is_ascii_alphabetic).count();
        let short = match unit[..len].to_ascii_lowercase().as_str() {
            "s" | "sec" | "secs" | "second" | "seconds" => "s",
            "m" | "min" | "mins" | "minute" | "minutes" => "m",
            "h" | "hr" | "hrs" | "hour" | "hours" => "h",
            "d" | "day" | "days" => "d",
            _ if out.ends_with('h') && rest.get(..2) == Some(number) && number < "60" && ends(behind) => {
                (unit, len) = (behind, 0);
                "m"
            }
            _ => break,
        };
        if number.is_empty() || !ends(&unit[len..]) && !unit[len..].starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        out.push_str(if out.is_empty() { "+" } else { " " });
        out.push_str(number);
        out.push_str(short);
        rest = &unit[len..];
    }
    (!out.is_empty()).then(|| (out, text.len() - rest.len()))
}

/// `T+11m` and `T0 + 11m`, and the start itself: `T+0`, or `T0` before what is set off.
fn since_start(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix(['T', 't'])?;
    let length = rest.strip_prefix('0').unwrap_or(rest).trim_start_matches(' ');
    if let Some((span, len)) = span(length) {
        let is_first_of_two = count_down(length[len..].trim_start_matches([' ', '-', '–', '—'])).is_some();
        return (!is_first_of_two).then(|| (format!("T{span}"), text.len() - length.len() + len));
    }
    let is_set_off = |behind: &str| {
        behind.is_empty()
            || behind.trim_start().starts_with([':', '-', '–', '—', '|', '*']) && count_down(text).is_none()
    };
    let behind = rest.strip_prefix("+0").or_else(|| rest.strip_prefix('0').filter(|behind| is_set_off(behind)))?;
    let goes_on = behind.starts_with(['.', ':', '-']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
    (ends(behind) && !goes_on).then(|| ("T+0m".to_owned(), text.len() - behind.len()))
}

/// The time since or until something, `T+5`, `T0 - 5m`, and the bytes it takes.
fn count_down(text: &str) -> Option<usize> {
    let start = text.strip_prefix(['T', 't'])?;
    let behind = start.strip_prefix('0').unwrap_or(start);
    let number = behind.trim_start_matches(' ').strip_prefix(['+', '-', '−', '–'])?;
    // With blanks around it the sign may set off words: `T0 – 5 nodes`.
    let is_close = !behind.starts_with(' ') && number.starts_with(|c: char| c.is_ascii_digit());
    let is_count = is_close || span(&format!("+{number}")).is_some();
    is_count.then(|| word_end(text))
}
