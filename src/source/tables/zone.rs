//! Recognises what people write for a time zone: `UTC`, `+02:00`, `PDT`, `Europe/Berlin`.
//!
//! In: text that may begin with a zone. Out: the zone as the file format writes it. It must not know what offset a
//! zone has, nor whether it exists; the model says so.

mod place;
mod said;

use super::calendar::digits;
use crate::time::Zone;

pub(super) use place::of_a_place;
pub(super) use said::{Said, is_unclear, of_all, stated};
pub(in crate::source) use said::{hint, of_all_times};

/// Abbreviations that are words too, or the names of teams: zones only where marks set them off.
const DOUBTFUL: &[&str] = &["EAT", "CAT", "ICT", "AST", "ADT", "ART", "COT", "PET", "IDT"];

const AREAS: &[&str] = &[
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Etc",
    "US",
];

/// The zone at the start of the text, perhaps in parentheses, and how many bytes it takes.
pub(super) fn leading(text: &str) -> Option<(String, usize)> {
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some(inner) = text.strip_prefix(open) {
            let named = inner.strip_prefix("in ").filter(|zone| universal(zone).is_some()).unwrap_or(inner);
            let (zone, len) = bare(named)?;
            let (inner, marks) = (named, open.len_utf8() + inner.len() - named.len() + close.len_utf8());
            return inner[len..].starts_with(close).then_some((zone, len + marks));
        }
    }
    bare(text)
}

fn bare(text: &str) -> Option<(String, usize)> {
    let zone = offset(text).or_else(|| universal(text)).or_else(|| named(text)).or_else(|| place::known(text));
    let zone = zone.map(|(zone, len)| {
        // `UTC+2/CEST`
        let len = len + other(&text[len..]).filter(|_| is_offset(&zone)).map_or(0, |other| 1 + other.len());
        (zone, len)
    });
    zone.filter(|(_, len)| ends(&text[*len..]))
}

/// Whether a zone says how far it is from UTC.
fn is_offset(zone: &str) -> bool {
    zone.starts_with(['+', '-'])
}

/// The letters of a second zone behind a slash.
fn other(text: &str) -> Option<&str> {
    text.strip_prefix('/').and_then(letters)
}

/// The letters of a zone that a text begins with.
fn letters(text: &str) -> Option<&str> {
    Some(&text[..text.bytes().take_while(u8::is_ascii_uppercase).count()]).filter(|letters| is_zone(letters))
}

/// Whether a sign is one of those that are written without blanks between words: `JSTで`.
fn is_east_asian(sign: char) -> bool {
    matches!(sign, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a word ends here: `Z-index` and `API/Web` are no zones.
fn ends(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    let goes_on = |c: Option<char>| c.is_some_and(|c| (c.is_alphanumeric() && !is_east_asian(c)) || c == '_');
    // `00:35Z-02:43Z`
    let is_span = || is_within_clock(rest[1..].trim_start_matches(|c: char| c.is_ascii_digit()));
    let is_bound = matches!(first, Some('-' | '/' | '\'' | '’')) && goes_on(second);
    !(goes_on(first) || is_bound && !(first == Some('-') && is_span()))
}

/// `+02:00`, `-0730` or `+5:30`.
fn offset(text: &str) -> Option<(String, usize)> {
    let (sign, width) = sign(text)?;
    let digits = digits(&text[width..]).len();
    let colon = text[width + digits..].starts_with(':');
    let has_minutes = colon && text[width + digits + 1..].starts_with(|c: char| c.is_ascii_digit());
    let (hour, from) = match digits {
        1 | 2 if has_minutes => (digits, width + digits + 1),
        // `10:00 +1000 errors` is a number of them.
        4 if text[width..].starts_with('1')
            && text[width + 4..].trim_start_matches(' ').starts_with(char::is_alphabetic) =>
        {
            return None;
        }
        4 if !has_minutes => (2, width + 2),
        _ => return None,
    };
    let most = if sign == '-' { 12 } else { 14 };
    let hours: u8 = text[width..width + hour].parse().ok().filter(|hours| *hours <= most)?;
    let minutes = text.get(from..from + 2).filter(|minutes| matches!(*minutes, "00" | "15" | "30" | "45"))?;
    // The end of a span of time may have seconds, and an offset has none.
    (!is_within_clock(&text[from + 2..])).then(|| (format!("{sign}{hours:02}:{minutes}"), from + 2))
}

/// Whether a clock goes on here: `:11` of `10:05-10:11`.
fn is_within_clock(rest: &str) -> bool {
    rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// `UTC`, `GMT`, `Z`, `UTC+2` and `UTC -7`; `+UTC`, as explorers of chains write it.
fn universal(text: &str) -> Option<(String, usize)> {
    if text.starts_with("+UTC") {
        return Some(("UTC".to_owned(), 4));
    }
    let head = text.get(..3).unwrap_or("");
    if !(head.eq_ignore_ascii_case("utc") || head.eq_ignore_ascii_case("gmt")) {
        return text.starts_with('Z').then(|| ("UTC".to_owned(), 1));
    }
    let space = usize::from(text[3..].starts_with(' '));
    let rest = &text[3 + space..];
    // `00:35 UTC-02:30 UTC` is a span of time.
    let is_span = |len: usize| {
        let next = rest[len..].trim_start_matches(' ');
        let is_letters = ["UTC", "GMT", "Z"].iter().any(|word| next.strip_prefix(word).is_some_and(ends));
        is_letters || offset(next).is_some() || named(next).is_some()
    };
    if let Some((zone, len)) = offset(rest).filter(|(_, len)| !is_span(*len)) {
        return Some((zone, 3 + space + len));
    }
    if let Some((sign, width)) = sign(rest) {
        let digits = digits(&rest[width..]).len();
        let hours: u8 = rest[width..width + digits].parse().unwrap_or(99);
        let (minutes, more) = if rest[width + digits..].starts_with(".5") { ("30", 2) } else { ("00", 0) };
        let len = width + digits + more;
        // `UTC +1 node added` is no zone.
        let goes_on = space > 0 && rest[len..].starts_with(' ');
        let is_whole = ends(&rest[len..]) || other(&rest[len..]).is_some();
        if hours <= 14 && digits > 0 && is_whole && !is_within_clock(&rest[len..]) && !goes_on {
            return Some((format!("{sign}{hours:02}:{minutes}"), 3 + space + len));
        }
    }
    // `UTC/GMT`
    let twice = ["/UTC", "/GMT"].iter().find(|other| text[3..].starts_with(**other)).map_or(0, |other| other.len());
    Some((head.to_ascii_uppercase(), 3 + twice))
}

fn sign(text: &str) -> Option<(char, usize)> {
    let sign = text.chars().next().filter(|sign| matches!(sign, '+' | '-' | '−'))?;
    Some((if sign == '+' { '+' } else { '-' }, sign.len_utf8()))
}

/// `Pacific Time` and `Central European Summer Time`, as their letters; `Pacific` and `US Eastern` too.
fn spelled(text: &str) -> Option<(String, usize)> {
    let names = [
        ("US Pacific", "P"),
        ("US Mountain", "M"),
        ("US Central", "C"),
        ("US Eastern", "E"),
        ("Central European", "CE"),
        ("Eastern European", "EE"),
        ("Western European", "WE"),
        ("Pacific", "P"),
        ("Mountain", "M"),
        ("Central", "C"),
        ("Eastern", "E"),
    ];
    let known = names.into_iter().find(|(name, _)| text.starts_with(name));
    // `Japan Standard Time`
    let country = || {
        let name = &text[..text.bytes().take_while(u8::is_ascii_alphabetic).count()];
        let is_one =
            name.starts_with(|c: char| c.is_ascii_uppercase()) && text[name.len()..].starts_with(" Standard Time");
        is_one.then(|| (name, &name[..1]))
    };
    let (name, letters) = known.or_else(country)?;
    let (mut letters, mut len) = (letters.to_owned(), name.len());
    for half in [" Standard", " Daylight", " Summer", " Time"] {
        if text[len..].starts_with(half) {
            letters.extend(half.chars().nth(1).filter(|letter| *letter != 'T'));
            len += half.len();
        }
    }
    ends(&text[len..]).then(|| (letters + "T", len))
}

/// A zone behind a clock: also `Pacific` and `CAT` where a mark follows, and not a word that it belongs to.
pub(super) fn behind_clock(text: &str) -> Option<(String, usize)> {
    leading(text).or_else(|| {
        let (zone, len) = spelled(text).or_else(|| set_off(text))?;
        let rest = text[len..].trim_start();
        let is_set_off = text[..len].ends_with(')') || rest.is_empty();
        (is_set_off || rest.starts_with([':', '-', '–', '—', '*', '_', ']', ')', '|', ','])).then_some((zone, len))
    })
}

/// `EAT` and `+04`, which need marks around them to be a zone; `(+1)` is the next day.
fn set_off(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let word = &inner[..inner.find([':', ')', ' ', '*', '_']).unwrap_or(inner.len())];
    let hours = word.strip_prefix(['+', '-']).filter(|hours| hours.len() == 2).and_then(|hours| hours.parse().ok());
    let after = &inner[word.len()..];
    let is_offset = hours.is_some_and(|hours: u8| hours <= 14) && !after.starts_with(' ') && !is_within_clock(after);
    let closed = usize::from(inner.len() < text.len());
    if !(DOUBTFUL.contains(&word) || is_offset) || (closed > 0 && !inner[word.len()..].starts_with(')')) {
        return None;
    }
    let zone = if is_offset { format!("{word}:00") } else { word.to_owned() };
    Some((zone, word.len() + 2 * closed))
}

/// Whether letters are those of a zone, and nobody would take them for a word. Which of them can be resolved is the
/// model's to say.
fn is_zone(letters: &str) -> bool {
    Zone::is_abbreviation(letters) && !DOUBTFUL.contains(&letters)
}

/// `PDT`, `Pacific Time` and `America/New_York`.
fn named(text: &str) -> Option<(String, usize)> {
    if let Some((zone, len)) = spelled(text).filter(|(_, len)| text[..*len].ends_with(" Time")) {
        return Some((zone, len));
    }
    if let Some(first) = letters(text) {
        // `PST/PDT`, and `CEST/UTC+2`, where the offset says more
        let rest = &text[first.len()..];
        let offset = rest.strip_prefix('/').and_then(universal).filter(|(zone, _)| is_offset(zone));
        if let Some((zone, len)) = offset {
            return Some((zone, first.len() + 1 + len));
        }
        let len = first.len() + other(rest).map_or(0, |other| 1 + other.len());
        return ends(&text[len..]).then(|| (text[..len].to_owned(), len));
    }
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'/' | b'-' | b'+');
    // No name of a zone is longer.
    let len = text.bytes().take(40).take_while(part).count();
    let name = text[..len].trim_end_matches(['-', '/', '+']);
    let (area, city) = name.split_once('/')?;
    (AREAS.contains(&area) && !city.is_empty()).then(|| (name.to_owned(), name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_told_from_words() {
        let read = |text| leading(text).map(|(zone, len)| format!("{zone}|{}", &text[len..]));
        let cases = [
            ("UTC text", Some("UTC| text")),
            ("utc: text", Some("UTC|: text")),
            ("(UTC) text", Some("UTC| text")),
            ("Z", Some("UTC|")),
            ("Z-index", None),
            ("UTC+2 text", Some("+02:00| text")),
            ("GMT-07:30", Some("-07:30|")),
            ("+0000 x", Some("+00:00| x")),
            ("+0400: x", Some("+04:00|: x")),
            ("+04: x", None),
            ("(+04) x", None),
            ("+4 nodes", None),
            ("PDT – x", Some("PDT| – x")),
            ("America/New_York x", Some("America/New_York| x")),
            ("CEST/UTC+2: x", Some("+02:00|: x")),
            ("UTC+2/CEST: x", Some("+02:00|: x")),
            ("UTC/CEST: x", None),
            ("UTC/GMT: x", Some("UTC|: x")),
            ("UTC -7: x", Some("-07:00|: x")),
            ("(UTC -7) x", Some("-07:00| x")),
            ("UTC +1 node added", Some("UTC| +1 node added")),
            ("UTC - 7 x", Some("UTC| - 7 x")),
            ("Eastern Daylight Time: x", Some("EDT|: x")),
            ("Pacific region x", None),
            ("API/Web down", None),
            ("API down", None),
            ("ETL down", None),
            ("(abc)", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }
}
