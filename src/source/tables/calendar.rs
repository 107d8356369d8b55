//! Recognises a day or a month as people write it.
//!
//! In: text that may begin with a date. Out: the date as the file format writes it. It must not know of clocks and zones.

mod abroad;

use crate::time::{Date, words::month_name};

/// What stands at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scan<T> {
    /// It reads, and takes that many bytes.
    Is(T, usize),
    /// It is meant to be one, takes that many bytes, and the advice may help.
    Wrong {
        len: usize,
        advice: String,
        sure: bool,
    },
    No,
}

const ADVICE: &str = "write the day as in `2017-11-02`";

pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day or month at the start of the text.
pub(super) fn day(text: &str) -> Scan<String> {
    let rest = behind_weekday(text);
    let signed = || abroad::signed(rest).and_then(|([year, month, day], rest)| Some((date(year, month, day)?, rest)));
    let found = match numeric(rest) {
        Scan::No => signed().map_or_else(|| written(rest), |(date, behind)| Scan::Is(date, rest.len() - behind.len())),
        found => found,
    };
    let before = text.len() - rest.len();
    match found {
        Scan::Is(date, len) => Scan::Is(date, before + len),
        Scan::Wrong { len, advice, sure } => Scan::Wrong { len: before + len, advice, sure },
        Scan::No => Scan::No,
    }
}

/// A text without the day of the week that it begins with.
fn behind_weekday(text: &str) -> &str {
    let (first, after) = word(text);
    if is_weekday(first) { gap(after) } else { abroad::behind_weekday(text).map_or(text, gap) }
}

/// The digits at the start of a text.
pub(super) fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// Whether what was read ends here, and does not go on as a word or a number.
pub(super) fn ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric())
}

/// `2017-11-02`, `2017/11/02`, `2017-11`; `02/11/2017` cannot be told from `11/02/2017`.
fn numeric(text: &str) -> Scan<String> {
    let first = digits(text);
    // Word processors export `2017\-11\-02`, and write hyphens that do not break.
    let marks = ["-", "/", ".", "\\-", "\u{2011}"];
    let Some(written) = marks.into_iter().find(|mark| text[first.len()..].starts_with(mark)) else {
        return Scan::No;
    };
    let mark = if written.len() > 1 { '-' } else { written.chars().next().unwrap_or('-') };
    let second = digits(&text[first.len() + written.len()..]);
    let mut len = first.len() + written.len() + second.len();
    let third = text[len..].strip_prefix(written).map_or("", digits);
    if second.is_empty() || second.len() > 2 {
        return Scan::No;
    }
    if third.is_empty() {
        let month = second.len() == 2 && first.len() == 4 && mark == '-' && ("01"..="12").contains(&second);
        let year = ("1900".."2200").contains(&first);
        let is_month = month && year && ends(&text[len..]);
        return if is_month { Scan::Is(format!("{first}-{second}"), len) } else { Scan::No };
    }
    len += written.len() + third.len();
    if third.len() > 4 || !(ends(&text[len..]) || text[len..].starts_with(['T', 't'])) {
        return Scan::No;
    }
    if first.len() == 4 && third.len() <= 2 {
        return match date(number(first), number(second), number(third)) {
            Some(date) => Scan::Is(date, len),
            None => Scan::Wrong { len, advice: ADVICE.to_owned(), sure: true },
        };
    }
    if first.len() <= 2 && !first.is_empty() && third.len() == 4 {
        let (day, month, year) = (number(first), number(second), number(third));
        // Between dots the day comes first everywhere.
        let turned = if mark == '.' { date(year, month, day) } else { turned(day, month, year) };
        return match turned {
            Some(date) => Scan::Is(date, len),
            None => Scan::Wrong { len, advice: ADVICE.to_owned(), sure: true },
        };
    }
    // `10.06.26`
    let is_short = first.len() <= 2 && third.len() == 2 && mark != '-';
    if is_short
        && (date(2000, number(second), number(first)).or_else(|| date(2000, number(first), number(second)))).is_some()
    {
        return Scan::Wrong { len, advice: ADVICE.to_owned(), sure: false };
    }
    Scan::No
}

/// A day whose year comes last, if that has one reading only, as `13/02/2017` has.
fn turned(first: u32, second: u32, year: u32) -> Option<String> {
    match (date(year, second, first), date(year, first, second)) {
        (Some(date), None) | (None, Some(date)) => Some(date),
        (Some(one), Some(other)) => (one == other).then_some(one),
        (None, None) => None,
    }
}

/// `2017 November 2`, whose year comes first.
fn year_first(text: &str) -> Option<(String, usize)> {
    let year = digits(text);
    let rest = text[year.len()..].strip_prefix(' ').filter(|_| year.len() == 4)?;
    let (month, rest) = month(rest)?;
    let (day, rest) = ordinal(gap(rest))?;
    Some((date(number(year), month, day)?, text.len() - rest.len()))
}

/// `2 November 2017`, `Thursday, Nov 2nd, 2017`, `November 2017`, `2017 November 2`.
fn written(text: &str) -> Scan<String> {
    if let Some((date, len)) = year_first(text) {
        return Scan::Is(date, len);
    }
    if !text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Scan::No;
    }
    let Some((day, month, rest)) = day_and_month(text) else { return Scan::No };
    let year = digits(gap(rest));
    if year.len() == 4 && ends(&gap(rest)[4..]) && ("1900".."2200").contains(&year) {
        let behind = &gap(rest)[4..];
        let len = text.len() - behind.strip_prefix(" г.").unwrap_or(behind).len();
        return match day {
            None => Scan::Is(format!("{year}-{month:02}"), len),
            Some(day) => match date(number(year), month, day) {
                Some(date) => Scan::Is(date, len),
                None => Scan::Wrong { len, advice: ADVICE.to_owned(), sure: true },
            },
        };
    }
    match day {
        Some(_) => Scan::Wrong { len: text.len() - rest.len(), advice: format!("add the year: {ADVICE}"), sure: false },
        None => Scan::No,
    }
}

/// `2 November`, `Thursday, Nov 2nd`, `November`, and what follows.
fn day_and_month(text: &str) -> Option<(Option<u32>, u32, &str)> {
    let rest = behind_weekday(text);
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let (day, after) = ordinal(rest)?;
        let after = gap(after);
        let after = ["of ", "de "].iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
        let (month, after) = month(after).or_else(|| other_month(after))?;
        return Some((Some(day), month, after));
    }
    let (month, after) = month(rest)?;
    let day = ordinal(gap(after));
    Some((day.map(|(day, _)| day), month, day.map_or(after, |(_, after)| after)))
}

/// Whether a word is a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| abbreviates(word, day))
}

/// A day without its year, in the year that brings it nearest to a day that is known: `Nov 2`, and `11-02` or `11/02/2017`
/// where nobody could take it for 11 February.
pub(super) fn day_near(text: &str, known: Date) -> Option<(Date, usize)> {
    let near = |month: u32, day: u32| {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let years = (known.year - 1..=known.year + 1).filter_map(|year| Date::new(year, month, day));
        years.min_by_key(|date| known.days_until(*date).abs())
    };
    if let Some((Some(day), month, rest)) = day_and_month(text) {
        let is_yearless = digits(gap(rest)).len() != 4 || gap(rest)[4..].starts_with(':');
        return near(month, day).filter(|_| is_yearless && ends(rest)).map(|date| (date, text.len() - rest.len()));
    }
    if let Some(([month, day], rest)) = abroad::signed_without_year(text) {
        return Some((near(month, day)?, text.len() - rest.len()));
    }
    let first = digits(text);
    let rest = text[first.len()..].strip_prefix(['-', '/'])?;
    let second = digits(rest);
    let rest = &rest[second.len()..];
    let year = rest.strip_prefix('/').map(digits).filter(|year| year.len() == 4);
    let rest = &rest[year.map_or(0, |year| 1 + year.len())..];
    if ![first, second].iter().all(|part| (1..=2).contains(&part.len())) || !ends(rest) || rest.starts_with(['-', '/'])
    {
        return None;
    }
    let is_close = |date: &Date| {
        known.days_until(*date).abs() <= 45 && year.is_none_or(|year| u32::try_from(date.year) == Ok(number(year)))
    };
    let one = near(number(first), number(second)).filter(is_close);
    let other = near(number(second), number(first)).filter(is_close);
    match (one, other) {
        (Some(date), None) | (None, Some(date)) => Some((date, text.len() - rest.len())),
        (Some(date), Some(other)) if date == other => Some((date, text.len() - rest.len())),
        _ => None,
    }
}

/// Whether what was read is a day, and no month.
pub(super) fn is_one_day(date: &str) -> bool {
    date.len() == "2017-11-02".len()
}

/// The day that a written one is: `2017-11-02`.
pub(super) fn date_of(day: &str) -> Option<Date> {
    let mut parts = day.split('-');
    let mut next = || parts.next().map(number);
    let (year, month, day) = (next()?, next()?, next()?);
    Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A day of the month, perhaps with `st`, `nd`, `rd` or `th`.
fn ordinal(text: &str) -> Option<(u32, &str)> {
    let day = digits(text);
    if day.is_empty() || day.len() > 2 {
        return None;
    }
    let rest = &text[day.len()..];
    let rest = ["st", "nd", "rd", "th", "er", "º"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
    ends(rest).then(|| (number(day), rest))
}

fn month(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text);
    let month = (1..=12).find(|month| abbreviates(word, month_name(*month)))?;
    Some((month.into(), rest.strip_prefix('.').unwrap_or(rest)))
}

/// A month in another language, or an English one in small letters, but for those that are words; and what follows, perhaps
/// behind the word before the year.
fn other_month(text: &str) -> Option<(u32, &str)> {
    let year = |rest: &'_ str| {
        [" del ", " de ", " "].iter().find_map(|word| rest.strip_prefix(word)).map(digits).map(str::len)
    };
    let is_before_year = |rest: &str| year(rest) == Some(4);
    let (word, rest) = text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
    let word = word.to_lowercase();
    let is_english =
        |name: &str| word.len() > 2 && name.to_lowercase().starts_with(&word) && word != "may" && word != "mar";
    let english = || (1..=12).find(|month| is_english(month_name(*month))).map(|month| (u32::from(month), rest));
    let short = || abroad::short_month(text).filter(|(_, rest)| is_before_year(rest));
    let (month, rest) = abroad::month(text).or_else(english).or_else(short)?;
    let year = rest.strip_prefix(" de").or_else(|| rest.strip_prefix(" del")).unwrap_or(rest);
    Some((month, if gap(year).starts_with(|c: char| c.is_ascii_digit()) { year } else { rest }))
}

fn word(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_alphabetic).count())
}

/// Whether a capitalised word is the name, or its first three or four letters.
fn abbreviates(word: &str, name: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && ((3..=4).contains(&word.len()) || word.len() == name.len())
        && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

fn gap(text: &str) -> &str {
    text.trim_start_matches([' ', ',', '-', '.'])
}

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

/// A day as the format writes it, if the calendar has it.
fn date(year: u32, month: u32, day: u32) -> Option<String> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date = Date::new(i32::try_from(year).ok()?, month, day)?;
    (year > 0).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let cases = [
            ("2017-11-02 x", "2017-11-02"),
            ("2017/1/2", "2017-01-02"),
            ("2016-09: x", "2016-09"),
            ("2 November 2017", "2017-11-02"),
            ("2nd of Nov. 2017, x", "2017-11-02"),
            ("November 2, 2017", "2017-11-02"),
            ("Thu, Nov 2nd 2017", "2017-11-02"),
            ("Thursday 2017-11-02: x", "2017-11-02"),
            ("Thursday, 2 November 2017", "2017-11-02"),
            ("September 2016 x", "2016-09"),
            ("2016-02-29", "2016-02-29"),
            ("2018 October 21 22:52 UTC", "2018-10-21"),
            ("2017年11月2日 14:05", "2017-11-02"),
            ("2017\\-11\\-02 x", "2017-11-02"),
            ("2017\u{2011}11\u{2011}02", "2017-11-02"),
        ];
        for (text, expected) in cases {
            assert!(matches!(day(text), Scan::Is(date, _) if date == expected), "{text}: {:?}", day(text));
        }
    }

    #[test]
    fn what_is_no_day_is_told_apart() {
        for text in ["2017-13-02", "2017-02-29", "02/11/2017", "30 February 2017", "Nov 2 x"] {
            assert!(matches!(day(text), Scan::Wrong { .. }), "{text}: {:?}", day(text));
        }
        for text in ["may be", "May I", "12.04 LTS", "2017", "1.2.3", "17-18", "March on", "2 servers", ""] {
            assert_eq!(day(text), Scan::No, "{text}");
        }
    }
}
