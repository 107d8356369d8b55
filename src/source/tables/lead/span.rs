//! Reads where a span of time ended: `18:59 – 19:10 UTC`, `14 January → 16 January`.
//!
//! In: a beginning that was read, and the text behind it. Out: both ends, or that the second cannot be read. It must not
//! know what the text around them tells.

use super::super::calendar::{self, Scan, date_of, day_near, digits, ends, is_one_day};
use super::super::stamp::{Stamp, between, stamp};

/// The end of a span of time behind its beginning: `18:59 – 19:10 UTC`, `6:30–7:15 PM`.
pub(super) fn until<'a>(mut begin: Stamp, written: &str, after: &'a str) -> (Stamp, Option<Box<Stamp>>, &'a str) {
    let spaceless = after.trim_start_matches(' ');
    let marks = ["->", "→", "-", "–", "—", "〜", "～", "to ", "until ", "till "].iter();
    let joints = ["and ", "und ", "et ", "y las ", "y ", "e as ", "e "].iter().filter(|_| between(written).is_some());
    let mark = marks.chain(joints).find_map(|mark| spaceless.strip_prefix(mark));
    let end = mark.map(str::trim_start).map(|text| (text, month_and_day(text, &begin).unwrap_or_else(|| stamp(text))));
    if let Some((text, Scan::Is(end, len))) = end {
        let alike = begin.span.is_none() && end.span.is_none() && begin.clock.is_some() == end.clock.is_some();
        if alike && (end.day.is_none() || begin.day.is_some()) {
            begin.zone = begin.zone.or_else(|| end.zone.clone());
            if names_half(&text[..len]) && !names_half(written) {
                begin.clock = begin.clock.map(|clock| in_the_half_of(&clock, end.clock.as_deref().unwrap_or("")));
            }
            return (begin, Some(Box::new(end)), &text[len..]);
        }
    }
    (begin, None, after)
}

/// The day at which a span ended, in the year of its beginning: `2022-01-14 → 01-16`, `14 January 18:00 – 16 January 10:00`.
fn month_and_day(text: &str, begin: &Stamp) -> Option<Scan<Stamp>> {
    let known = begin.day.as_deref().and_then(date_of);
    let named = known.and_then(|known| day_near(text, known).filter(|(date, _)| *date >= known));
    if let Some((date, len)) = named.filter(|(_, len)| text[..*len].contains(char::is_alphabetic)) {
        let whole = date.to_string();
        return match stamp(&format!("{whole}{}", &text[len..])) {
            Scan::Is(end, read) => Some(Scan::Is(end, read + len - whole.len())),
            _ => None,
        };
    }
    let day = begin.day.as_ref().filter(|day| is_one_day(day) && begin.clock.is_none())?;
    let part = text.get(..5).filter(|part| part.as_bytes()[2] == b'-' && ends(&text[5..]))?;
    let end = format!("{}-{part}", &day[..4]);
    match calendar::day(&end) {
        Scan::Is(day, 10) if day >= *begin.day.as_ref()? => {
            Some(Scan::Is(Stamp { day: Some(day), ..Stamp::default() }, part.len()))
        }
        _ => None,
    }
}

/// The end of a span of days that cannot be read: `→ 1/16`.
pub(super) fn half_a_day(after: &str) -> Option<usize> {
    let rest = after.trim_start();
    let rest = ["->", "→", "–", "—"].iter().find_map(|mark| rest.strip_prefix(mark))?.trim_start();
    let first = digits(rest);
    let second = digits(rest[first.len()..].strip_prefix(['-', '/'])?);
    let behind = &rest[first.len() + 1 + second.len()..];
    let is_day = [first, second].iter().all(|part| (1..=2).contains(&part.len())) && ends(behind);
    is_day.then(|| after.len() - behind.len())
}

/// Whether a written time names a half of the day.
fn names_half(written: &str) -> bool {
    let lower = written.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !(c.is_alphabetic() || c == '.'));
    words.any(|word| matches!(word.trim_end_matches('.'), "am" | "pm" | "a.m" | "p.m"))
}

/// A clock of twelve hours before an end on that of twenty-four: the last such time before it.
fn in_the_half_of(clock: &str, end: &str) -> String {
    let Some((hour, rest)) = clock.split_once(':') else { return clock.to_owned() };
    let Some(hour) = hour.parse::<u8>().ok().filter(|hour| (1..=12).contains(hour)) else { return clock.to_owned() };
    let (morning, evening) = (format!("{:02}:{rest}", hour % 12), format!("{:02}:{rest}", hour % 12 + 12));
    if evening.as_str() <= end || morning.as_str() > end { evening } else { morning }
}
