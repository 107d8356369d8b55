//! Recognises a time of day as people write it.
//!
//! In: text that may begin with one. Out: the time on a 24-hour clock. It must not know of days.

use super::calendar::{Scan, digits, ends};
use super::zone;

const ADVICE: &str = "write the hour and the minute as in `18:59`";

/// The halves of the day that stand before their hour, and whether each is the afternoon.
const HALVES: [(&str, bool); 6] =
    [("午前", false), ("上午", false), ("오전", false), ("午後", true), ("下午", true), ("오후", true)];

/// A word for "about" behind a time, and the bytes it takes.
pub(super) fn about_behind(rest: &str) -> Option<usize> {
    let mut words = ["頃", "ごろ", "左右", "前後", "경", "쯤"].into_iter();
    // `경보` is an alarm.
    words.find(|word| rest.strip_prefix(*word).is_some_and(ends)).map(str::len)
}

/// The time of day at the start of the text.
pub(super) fn clock(text: &str) -> Scan<String> {
    if let Some((rest, afternoon)) = HALVES.iter().find_map(|(half, is)| Some((text.strip_prefix(half)?, *is))) {
        let rest = rest.trim_start_matches(' ');
        let Scan::Is(time, len) = plain_clock(rest) else { return Scan::No };
        return of_half(&time, afternoon, text.len() - rest.len() + len);
    }
    plain_clock(text)
}

/// A time of which a word says in which half of the day it is.
fn of_half(time: &str, afternoon: bool, len: usize) -> Scan<String> {
    let (hour, tail) = time.split_once(':').unwrap_or((time, "00"));
    match number(hour) {
        hour @ 13..=23 if afternoon => Scan::Is(format!("{hour}:{tail}"), len),
        0 => Scan::Is(format!("{}:{tail}", if afternoon { "12" } else { "00" }), len),
        hour => halved(hour, tail, afternoon, len),
    }
}

fn plain_clock(text: &str) -> Scan<String> {
    let hour = digits(text);
    let rest = &text[hour.len()..];
    if hour.len() == 4 {
        return military(hour, rest);
    }
    if hour.is_empty() || hour.len() > 2 {
        return Scan::No;
    }
    if let Some(after) = rest.strip_prefix(':') {
        return torn(text, hour, after).unwrap_or_else(|| with_minutes(text, hour, after));
    }
    if let Some((afternoon, len)) = half(rest).filter(|_| (1..=12).contains(&number(hour))) {
        return halved(number(hour), "00", afternoon, hour.len() + len);
    }
    if let Some(behind) = rest.strip_prefix(" Uhr").filter(|behind| ends(behind) && number(hour) <= 23) {
        return Scan::Is(format!("{:02}:00", number(hour)), text.len() - behind.len());
    }
    match in_words(text, hour, rest) {
        Scan::No => other_marks(text, hour, rest),
        found => found,
    }
}

/// `16時58分`, `16点58分`, `16시 58분` and `16 h 58`.
fn in_words(text: &str, hour: &str, rest: &str) -> Scan<String> {
    let Some((unit, after)) = [("時", "分"), ("时", "分"), ("点", "分"), ("點", "分"), ("시", "분"), (" h ", "")]
        .into_iter()
        .find_map(|(unit, end)| Some((end, rest.strip_prefix(unit)?)))
    else {
        return Scan::No;
    };
    let minute = digits(after.trim_start_matches(' '));
    let behind = &after.trim_start_matches(' ')[minute.len()..];
    let behind = behind.strip_prefix(unit).unwrap_or(behind);
    // `2 h 30 min` is a length.
    let is_set_off = || hour.len() == 2 && (behind.is_empty() || behind.trim_start_matches(' ').starts_with(MARKS));
    let is_time = minute.len() == 2 && minute <= "59" && number(hour) <= 23 && (!unit.is_empty() || is_set_off());
    if is_time { Scan::Is(format!("{:02}:{minute}", number(hour)), text.len() - behind.len()) } else { Scan::No }
}

/// `1: 55 PM`, which a slip of the pen tore apart; `1: 55 pods` is none.
fn torn(text: &str, hour: &str, after: &str) -> Option<Scan<String>> {
    let minute = digits(after.strip_prefix(' ')?);
    let len = text.len() - after.len() + 1 + minute.len();
    let (_, more) = half(&text[len..]).filter(|_| minute.len() == 2)?;
    let advice = format!("did you mean `{hour}:{minute}{}`?", &text[len..len + more]);
    Some(Scan::Wrong { len: len + more, advice, sure: true })
}

fn with_minutes(text: &str, hour: &str, after: &str) -> Scan<String> {
    let minute = digits(after);
    let mut len = hour.len() + 1 + minute.len();
    // `14:??`, `06:2x`: nobody knows the minute, and `14:` alone is no time.
    let signs = after[minute.len()..].bytes().take_while(|sign| b"xX?".contains(sign)).count();
    if signs > 0 && minute.len() + signs == 2 {
        let advice = format!("write `~{hour}:{minute:0<2}` for about that time, or the day alone");
        return Scan::Wrong { len: len + signs, advice, sure: true };
    }
    if minute.is_empty() || minute.len() > 2 {
        return Scan::No;
    }
    let mut tail = minute.to_owned();
    let seconds = text[len..].strip_prefix(':').map_or("", digits);
    if seconds.len() == 2 {
        len += 3;
        tail = format!("{minute}:{seconds}");
        let fraction = text[len..].strip_prefix(['.', ',']).map_or("", digits);
        if !fraction.is_empty() {
            len += 1 + fraction.len();
            tail = format!("{tail}.{fraction}");
        }
    }
    let wrong = |len, sure| Scan::Wrong { len, advice: ADVICE.to_owned(), sure };
    if minute.len() == 1 {
        return if ends(&text[len..]) { wrong(len, false) } else { Scan::No };
    }
    if minute > "59" || seconds > "59" {
        return wrong(len, true);
    }
    // `10:28p`
    let letter = text[len..].chars().next().filter(|letter| matches!(letter, 'a' | 'p') && ends(&text[len + 1..]));
    let letter = letter.map(|letter| (letter == 'p', 1));
    if let Some((afternoon, more)) = half(&text[len..]).or(letter) {
        return halved(number(hour), &tail, afternoon, len + more);
    }
    if let Some((part, more)) = part_of_day(&text[len..]) {
        return match (number(hour), part) {
            (1..=11, Part::Afternoon | Part::Evening) | (12, Part::Afternoon) => {
                halved(number(hour), &tail, true, len + more)
            }
            (12, Part::Morning) => halved(12, &tail, false, len + more),
            (12, _) => wrong(len + more, true),
            (0..=23, _) => Scan::Is(format!("{:02}:{tail}", number(hour)), len + more),
            _ => wrong(len + more, true),
        };
    }
    if number(hour) > 23 {
        let next = number(hour) == 24 && minute == "00";
        let advice = if next { "write `00:00` of the next day" } else { ADVICE };
        return Scan::Wrong { len, advice: advice.to_owned(), sure: true };
    }
    let rest = text[len..].strip_prefix(['h', 'Z', 'z']).unwrap_or(&text[len..]);
    if !ends(rest) && about_behind(rest).is_none() {
        let glued = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let time = &text[..text.len() - rest.len()];
        let advice = format!("put a space behind it, or write `~{time}` for about that time");
        return Scan::Wrong { len: text.len() - rest.len() + glued, advice, sure: false };
    }
    Scan::Is(format!("{:02}:{tail}", number(hour)), len + hour_word(&text[len..]))
}

/// The bytes of a word behind a time that says no more than that it is one: `h`, ` hrs`, ` Uhr`.
fn hour_word(text: &str) -> usize {
    let rest = text.trim_start_matches([' ', '\u{a0}']);
    let word = ["hrs.", "hrs", "h", "Uhr"].into_iter().find(|word| {
        let Some(behind) = rest.strip_prefix(word) else { return false };
        // `h/w failure`
        let goes_on = behind.strip_prefix(['/', '-']).is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
        ends(behind) && !goes_on && (text.len() > rest.len() || word.starts_with('h'))
    });
    word.map_or(0, |word| text.len() - rest.len() + word.len())
}

/// Whether what is behind a time sets it off from the text: `2000 hrs of work` is a quantity.
fn is_apart(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    rest.is_empty() || rest.starts_with(MARKS) || zone::leading(rest).is_some()
}

/// Marks that set a time off from its text.
const MARKS: [char; 12] = ['*', '_', ':', ',', ';', ']', ')', '-', '–', '—', '|', '`'];

/// ` PM`, `am`, `p.m.`, `p. m.`: whether it is the afternoon, and the bytes it takes.
fn half(text: &str) -> Option<(bool, usize)> {
    let rest = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let mut letters = rest.char_indices().filter(|(_, letter)| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}'));
    let (_, first) = letters.next()?;
    let afternoon = first.eq_ignore_ascii_case(&'p');
    let mut next = letters.next()?;
    let dotted = next.1 == '.';
    if dotted {
        next = letters.next()?;
    }
    // `p m` is no half of the day.
    let is_half = (afternoon || first.eq_ignore_ascii_case(&'a')) && next.1.eq_ignore_ascii_case(&'m');
    let is_apart = next.0 > 1 && !dotted;
    let behind = rest.get(next.0 + 1..).unwrap_or_default();
    let behind = if dotted { behind.strip_prefix('.').unwrap_or(behind) } else { behind };
    (is_half && !is_apart && ends(behind)).then_some((afternoon, text.len() - behind.len()))
}

/// A part of the day that words behind a time name.
#[derive(Clone, Copy)]
enum Part {
    Morning,
    Afternoon,
    Evening,
}

/// `in the evening`, `de la tarde`, `du soir`: which part of the day it is, and the bytes it takes.
fn part_of_day(text: &str) -> Option<(Part, usize)> {
    const PARTS: [(Part, &[&str]); 3] = [
        (Part::Morning, &["in the morning", "de la mañana", "da manhã", "du matin", "утра", "morgens", "rano"]),
        (Part::Afternoon, &["in the afternoon", "de la tarde", "da tarde", "de l'après-midi", "дня", "nachmittags"]),
        (Part::Evening, &["in the evening", "de la noche", "da noite", "du soir", "вечера", "abends", "wieczorem"]),
    ];
    let rest = text.trim_start_matches([' ', '\u{a0}']);
    PARTS.iter().filter(|_| rest.len() < text.len()).find_map(|(part, words)| {
        let behind = words.iter().find_map(|word| rest.strip_prefix(word)).filter(|behind| ends(behind))?;
        Some((*part, text.len() - behind.len()))
    })
}

fn halved(hour: u8, tail: &str, afternoon: bool, len: usize) -> Scan<String> {
    match hour {
        0 if !afternoon => Scan::Is(format!("00:{tail}"), len),
        1..=12 => Scan::Is(format!("{:02}:{tail}", hour % 12 + if afternoon { 12 } else { 0 }), len),
        0..=23 => Scan::Wrong { len, advice: format!("did you mean `{hour:02}:{tail}`?"), sure: true },
        _ => Scan::Wrong { len, advice: ADVICE.to_owned(), sure: true },
    }
}

/// `1859 UTC`, `1859Z` and `1859h`: without what stands behind it, four digits are a year or a number.
fn military(digits: &str, rest: &str) -> Scan<String> {
    let (hour, minute) = digits.split_at(2);
    let (zone, word) = (rest.trim_start_matches(' '), hour_word(rest));
    let zoned = || !zone.starts_with(['+', '-', '−']) && zone::leading(zone).is_some();
    if hour > "23" || minute > "59" || word == 0 && !zoned() {
        return Scan::No;
    }
    let time = format!("{hour}:{minute}");
    if word > 0 && !is_apart(&rest[word..]) {
        return Scan::Wrong { len: digits.len(), advice: format!("did you mean `{time}`?"), sure: false };
    }
    Scan::Is(time, digits.len() + word)
}

/// `18h59` is a time; `18.59` is one where what stands behind it says so.
fn other_marks(text: &str, hour: &str, rest: &str) -> Scan<String> {
    let Some(mark) = rest.chars().next().filter(|mark| matches!(mark, 'h' | '.')) else { return Scan::No };
    let minute = digits(&rest[1..]);
    let len = hour.len() + 1 + minute.len();
    let after = &text[len..];
    if minute.len() != 2 || minute > "59" || number(hour) > 23 {
        return Scan::No;
    }
    if let Some((afternoon, more)) = half(after).filter(|_| mark == '.') {
        return halved(number(hour), minute, afternoon, len + more);
    }
    if !ends(after) && hour_word(after) == 0 {
        return Scan::No;
    }
    let (time, word) = (format!("{:02}:{minute}", number(hour)), hour_word(after));
    let is_marked = after.is_empty() && mark == 'h' || after.trim_start_matches(' ').starts_with(MARKS);
    let is_said = word > 0 && (is_apart(&after[word..]) || after[..word].ends_with("Uhr")) || after.starts_with(" UTC");
    let is_length = ["of ", "later", "after", "long", "ago", "de ", "après"]
        .iter()
        .any(|first| after.trim_start_matches(' ').starts_with(first));
    match mark {
        '.' if is_said => Scan::Is(time, len + word),
        'h' if is_said || is_marked || (hour.len() == 2 && !is_length) => Scan::Is(time, len + word),
        '.' if !(is_marked && hour.len() == 2) => Scan::No,
        _ => Scan::Wrong { len, advice: format!("did you mean `{time}`?"), sure: mark == 'h' },
    }
}

fn number(digits: &str) -> u8 {
    digits.parse().unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read() {
        let cases = [
            ("18:59 x", "18:59"),
            ("8:05", "08:05"),
            ("18:59:07.25Z", "18:59:07.25"),
            ("2:05 PM x", "14:05"),
            ("12:05am", "00:05"),
            ("12 p.m. x", "12:00"),
            ("2pm", "14:00"),
            ("10:28p x", "22:28"),
            ("18:59h x", "18:59"),
            ("18:59 hrs: x", "18:59"),
            ("18h59 x", "18:59"),
            ("8h05 : x", "08:05"),
            ("6.59 PM x", "18:59"),
            ("18.59 Uhr x", "18:59"),
            ("1859 UTC", "18:59"),
            ("1859Z x", "18:59"),
            ("1859 PDT x", "18:59"),
            ("1859h: x", "18:59"),
            ("1859 UTC+2 x", "18:59"),
            ("14:00 h/w failure", "14:00"),
        ];
        for (text, expected) in cases {
            assert!(matches!(clock(text), Scan::Is(time, _) if time == expected), "{text}: {:?}", clock(text));
        }
    }

    #[test]
    fn what_is_no_time_is_told_apart() {
        let cases = [
            ("25:61", "write the hour and the minute as in `18:59`"),
            ("8:5 x", "write the hour and the minute as in `18:59`"),
            ("8h05 x", "did you mean `08:05`?"),
            ("01h30 of work", "did you mean `01:30`?"),
            ("2000 hrs of work", "did you mean `20:00`?"),
            ("18.59 – x", "did you mean `18:59`?"),
            ("13:05 PM", "did you mean `13:05`?"),
            ("24:00", "write `00:00` of the next day"),
            ("1: 55 PM x", "did you mean `1:55 PM`?"),
        ];
        for (text, expected) in cases {
            assert!(
                matches!(clock(text), Scan::Wrong { advice, .. } if advice == expected),
                "{text}: {:?}",
                clock(text)
            );
        }
        for text in [
            "2017 x", "2017 EAT", "2575 UTC", "18.59 x", "1859 h2", "1: 55 pods", "20.04 LTS", "3 pumps",
            "18 am-proxies", "1:234", "5h", "",
        ] {
            assert_eq!(clock(text), Scan::No, "{text}");
        }
    }
}
