//! The grammar of typed lengths: `2h 30m`, `4 hours and 17 minutes`, `1.5 days`, `PT11M`.
//!
//! In: a text without its "about". Out: seconds and the finest unit written, or the few words on what is wrong.

use super::span::Grain;

/// No length that anybody means is longer than 10,000 years.
const LONGEST: u64 = 315_576_000_000;

/// Reads a length.
pub(super) fn read(text: &str) -> Result<(u64, Grain), &'static str> {
    if text.is_empty() {
        return Err("nothing is written here");
    }
    match text.strip_prefix(['P', 'p']) {
        Some(rest) => iso(rest),
        None => plain(text),
    }
}

/// `2h 30m`: numbers and units, the large before the small.
fn plain(text: &str) -> Result<(u64, Grain), &'static str> {
    let mut sum = Sum::default();
    let mut rest = text;
    while !rest.is_empty() {
        let number = number(&mut rest)?;
        rest = rest.trim_start();
        let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(letters);
        sum.add(number, unit(word)?)?;
        rest = tail.trim_start();
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        rest = rest.strip_prefix("and ").unwrap_or(rest).trim_start();
    }
    sum.end()
}

/// `PT11M`, the rest of it: ISO 8601, where `M` is a month before the `T` and a minute after it.
fn iso(text: &str) -> Result<(u64, Grain), &'static str> {
    let mut sum = Sum::default();
    let mut rest = text;
    let mut in_time = false;
    while !rest.is_empty() {
        if let Some(tail) = rest.strip_prefix(['T', 't']).filter(|_| !in_time) {
            (rest, in_time) = (tail, true);
        }
        let number = number(&mut rest)?;
        let mut letters = rest.chars();
        let unit = match (in_time, letters.next().map(|c| c.to_ascii_uppercase())) {
            (false, Some('W')) => Unit::Week,
            (false, Some('D')) => Unit::Day,
            (false, Some('Y' | 'M')) => return Err("months and years differ in length"),
            (true, Some('H')) => Unit::Hour,
            (true, Some('M')) => Unit::Minute,
            (true, Some('S')) => Unit::Second,
            _ => return Err("not a unit of ISO 8601"),
        };
        rest = letters.as_str();
        sum.add(number, unit)?;
    }
    sum.end()
}

/// Units, the large before the small.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

/// The unit of that name.
fn unit(word: &str) -> Result<Unit, &'static str> {
    let named = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
    match word {
        "" => Err("the unit is missing"),
        "M" => Err("`m` is a minute; months differ in length"),
        _ if named(&["s", "sec", "secs", "second", "seconds"]) => Ok(Unit::Second),
        _ if named(&["m", "min", "mins", "minute", "minutes"]) => Ok(Unit::Minute),
        _ if named(&["h", "hr", "hrs", "hour", "hours"]) => Ok(Unit::Hour),
        _ if named(&["d", "day", "days"]) => Ok(Unit::Day),
        _ if named(&["w", "week", "weeks"]) => Ok(Unit::Week),
        _ if named(&["mo", "month", "months", "y", "year", "years"]) => Err("months and years differ in length"),
        _ => Err("not a unit of time"),
    }
}

/// A number in thousandths, of which further digits are dropped.
fn number(rest: &mut &str) -> Result<u64, &'static str> {
    let whole = digits(rest);
    if whole.is_empty() {
        return Err("a length is a number and a unit");
    }
    let whole: u64 = whole.parse().map_err(|_| "too long")?;
    let Some(mut tail) = rest.strip_prefix('.') else {
        return whole.checked_mul(1000).ok_or("too long");
    };
    let fraction = digits(&mut tail);
    if fraction.is_empty() {
        return Err("a fraction has digits");
    }
    *rest = tail;
    let thousandths = fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    whole.checked_mul(1000).and_then(|whole| whole.checked_add(thousandths)).ok_or("too long")
}

/// Takes the leading digits off.
fn digits<'a>(rest: &mut &'a str) -> &'a str {
    let end = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, tail) = rest.split_at(end);
    *rest = tail;
    digits
}

/// What has been read so far.
#[derive(Default)]
struct Sum {
    thousandths: u64,
    last: Option<(Unit, Grain)>,
}

impl Sum {
    fn add(&mut self, number: u64, unit: Unit) -> Result<(), &'static str> {
        if self.last.is_some_and(|(last, _)| last >= unit) {
            return Err("each unit stands once, the large before the small");
        }
        let whole = number.is_multiple_of(1000);
        let (seconds, grain) = match unit {
            Unit::Week => (7 * 86_400, Grain::Day),
            Unit::Day => (86_400, if whole { Grain::Day } else { Grain::Hour }),
            Unit::Hour => (3600, if whole { Grain::Hour } else { Grain::Minute }),
            Unit::Minute => (60, if whole { Grain::Minute } else { Grain::Second }),
            Unit::Second => (1, Grain::Second),
        };
        let added = number.checked_mul(seconds).and_then(|length| self.thousandths.checked_add(length));
        self.thousandths = added.filter(|sum| sum / 1000 <= LONGEST).ok_or("too long")?;
        self.last = Some((unit, grain));
        Ok(())
    }

    fn end(self) -> Result<(u64, Grain), &'static str> {
        self.last.map(|(_, grain)| (self.thousandths / 1000, grain)).ok_or("a length is a number and a unit")
    }
}
