//! The times that an author's commands write.
//!
//! In: what was given with `--at`, the clock, and how the file writes its times. Out: a time as it stands in that file:
//! with its offset, so that no clock change makes two of it, unless no other time there has one.

use crate::source::yaml;
use crate::time::{Moment, Precision, Span, TimeError, Timestamp, Zone};

/// How a file writes its times.
#[derive(Debug, Clone, Copy)]
pub struct Hand {
    /// The zone of those that name none.
    pub zone: Zone,
    /// Whether none names one.
    is_bare: bool,
}

impl Hand {
    /// That of a new file.
    #[must_use]
    pub const fn new(zone: Zone) -> Self {
        Self { zone, is_bare: false }
    }

    /// That of a file with this YAML: beside times without a zone, one with an offset would make a reader wonder. UTC
    /// is named in any case.
    #[must_use]
    pub fn of(zone: Zone, text: &str) -> Self {
        let leaves = yaml::leaves(text);
        let mut clocks = leaves.iter().filter_map(|leaf| names_zone(&leaf.text, zone)).peekable();
        Self { zone, is_bare: zone != Zone::UTC && clocks.peek().is_some() && clocks.all(|is_named| !is_named) }
    }

    /// An instant to the minute.
    #[must_use]
    pub fn stamp(self, at: Timestamp) -> String {
        let whole = stamp(at, self.zone);
        let bare = whole.get(..16).filter(|_| self.is_bare).filter(|bare| {
            // In the hour that a clock change makes two of, the offset says which.
            let read = Moment::parse(bare, self.zone, None);
            read.is_ok_and(|read| read.earliest().seconds_until(at) < 60)
        });
        bare.map_or_else(|| whole.clone(), str::to_owned)
    }

    /// A time that was given whole.
    #[must_use]
    pub fn written(self, given: &str) -> String {
        let moment = Moment::parse(given, self.zone, None).ok();
        let bare = moment.filter(|_| !self.is_bare && names_zone(given, self.zone) == Some(false));
        let name = bare.and_then(|moment| offset(moment.earliest(), self.zone));
        name.map_or_else(|| given.to_owned(), |name| format!("{given} {name}"))
    }
}

/// Whether a time names its zone; nothing if it is no clock time.
fn names_zone(text: &str, zone: Zone) -> Option<bool> {
    let read = |zone| Moment::parse(text, zone, None);
    let own = read(zone).ok().filter(|own| matches!(own.precision(), Precision::Minute | Precision::Second))?;
    // Some letters are a zone only where clocks go by them.
    let is_same = |other| read(other).map_or(true, |other| other.earliest() == own.earliest());
    Some(is_same(Zone::UTC) && Zone::parse("Asia/Kathmandu").map_or(true, is_same))
}

/// An instant to the minute, as it is written in a file: `2026-11-23 18:48 UTC`, `2026-11-23 19:48 +01:00`.
#[must_use]
pub fn stamp(at: Timestamp, zone: Zone) -> String {
    let (offset, name) = offset(at, zone).map_or((0, "UTC".to_owned()), |name| (zone.offset(at), name));
    let local = at.plus(i64::from(offset)).rfc3339();
    let part = |range: std::ops::Range<usize>| local.get(range).unwrap_or_default();
    format!("{} {} {name}", part(0..10), part(11..16))
}

/// What stands behind a clock time for its zone. One of seconds, as cities had them before 1930, cannot be written.
fn offset(at: Timestamp, zone: Zone) -> Option<String> {
    let offset = zone.offset(at);
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
    match offset {
        0 => Some("UTC".to_owned()),
        _ if offset % 60 != 0 => None,
        _ => Some(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)),
    }
}

/// Whether a time is that of something that was, or of something planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    Planned,
}

/// The time to write: now, or what was given. `18:48` is today, unless that is more than half a day on the wrong side of
/// now: `23:58` a few minutes after midnight was yesterday. `-10m` is ten minutes ago, and `+2h` of something planned in
/// two hours; anything else that is a time by itself is kept as it was given, with the offset that it lacks.
///
/// # Errors
/// What is wrong with the given time, or the forms that are read.
pub fn when(given: Option<&str>, tense: Tense, now: Timestamp, hand: Hand) -> Result<String, TimeError> {
    let zone = hand.zone;
    let Some(given) = given.map(str::trim) else { return Ok(hand.stamp(now)) };
    if let Some(length) = given.strip_prefix('-') {
        return Ok(hand.stamp(now.plus(-seconds(&Span::parse(length)?))));
    }
    if let Some(length) = given.strip_prefix('+').filter(|_| tense == Tense::Planned) {
        return Ok(hand.stamp(now.plus(seconds(&Span::parse(length)?))));
    }
    let Err(error) = Moment::parse(given, zone, None) else { return Ok(hand.written(given)) };
    let Some(clock) = clock(given) else {
        let takes = if tense == Tense::Past { Takes::Past } else { Takes::Planned };
        return Err(takes.instead_of(given, error));
    };
    let on = |days| {
        let day = zone.date_of(now).plus_days(days);
        Moment::parse(&format!("{day} {clock}"), zone, None).map(|moment| moment.earliest())
    };
    let far = |at: &Timestamp| match tense {
        Tense::Past => now.seconds_until(*at) > HALF_A_DAY,
        Tense::Planned => at.seconds_until(now) > HALF_A_DAY,
    };
    let other = if tense == Tense::Past { -1 } else { 1 };
    let near = on(0).ok().filter(|at| !far(at)).or_else(|| on(other).ok());
    near.map_or_else(|| on(0), Ok).map(|at| hand.stamp(at))
}

/// A time that counts from another one of the same file, as it is to be written: `+30m`, `18:48`, or a time by itself.
///
/// # Errors
/// What is wrong with it, or the forms that are read.
pub fn after(given: &str, from: &str, hand: Hand) -> Result<String, TimeError> {
    let given = clock(given).unwrap_or_else(|| given.trim().to_owned());
    let from = Moment::parse(from, hand.zone, None).ok();
    match Moment::parse(&given, hand.zone, from.as_ref()) {
        Ok(_) => Ok(hand.written(&given)),
        Err(error) if clock(&given).is_some() || given.starts_with('+') => Err(error),
        Err(error) => Err(Takes::After.instead_of(&given, error)),
    }
}

/// A clock time that was given alone, on the day after another time: what whoever meant tomorrow has to write.
#[must_use]
pub fn on_the_day_after(given: &str, other: &Moment, hand: Hand) -> Option<String> {
    let day = hand.zone.date_of(other.earliest()).plus_days(1);
    clock(given).map(|clock| format!("{day} {clock}"))
}

/// A day to come, as it was given: `2026-12-15`; `+2w` is two weeks from today.
///
/// # Errors
/// The forms that are read.
pub fn by(given: &str, now: Timestamp, hand: Hand) -> Result<String, TimeError> {
    let given = given.trim();
    if let Some(length) = given.strip_prefix('+') {
        return Ok(hand.zone.date_of(now.plus(seconds(&Span::parse(length)?))).to_string());
    }
    match Moment::parse(given, hand.zone, None) {
        Ok(_) => Ok(given.to_owned()),
        Err(error) => Err(Takes::Day.instead_of(given, error)),
    }
}

/// What an option takes.
#[derive(Clone, Copy)]
enum Takes {
    Past,
    Planned,
    After,
    Day,
}

impl Takes {
    /// The error for a text that is none of it: what is wrong with a date, or what can be written instead.
    fn instead_of(self, given: &str, error: TimeError) -> TimeError {
        if let (Self::Past, Some(length)) = (self, given.strip_prefix('+').filter(|length| Span::parse(length).is_ok()))
        {
            let (message, help) =
                (format!("`{given}` is still to come"), format!("write `-{length}` if it was that long ago"));
            return TimeError { message, label: String::new(), help: Some(help), ..error };
        }
        let digits = given.trim_start_matches('~').bytes().take_while(u8::is_ascii_digit).count();
        if digits == 4 || error.code.id != "T001" {
            return error;
        }
        let back = given.strip_prefix('-').filter(|length| Span::parse(length).is_ok());
        if let (Self::After | Self::Day, Some(length)) = (self, back) {
            let (label, help) = ("it can count forward only".into(), format!("write `+{length}` if it is to come"));
            return TimeError { label, help: Some(help), ..error };
        }
        let length = given.trim_end_matches(" ago").trim_start_matches("in ").trim_start_matches('+');
        let help = match (self, Span::parse(length).map(|length| short(&length))) {
            (Self::Past, Ok(length)) => format!("write `-{length}` if it was that long ago"),
            (_, Ok(length)) => format!("write `+{length}`"),
            (Self::Past, Err(_)) => "write a clock time (`18:48`), how long ago it was (`-10m`), or the day with it \
                 (`2026-11-23 18:48 UTC`)"
                .into(),
            (Self::Planned, Err(_)) => {
                "write the day and the time (`2026-11-23 18:48 UTC`), the time alone (`18:48`), or how long from now \
                 (`+2h`)"
                    .into()
            }
            (Self::After, Err(_)) => {
                "write how long after it (`+30m`), a clock time (`18:48`), or the day with it (`2026-11-23 18:48 UTC`)"
                    .into()
            }
            (Self::Day, Err(_)) => "write the day (`2026-12-15`), or how long from today (`+2w`)".into(),
        };
        TimeError { label: String::new(), help: Some(help), ..error }
    }
}

fn seconds(length: &Span) -> i64 {
    i64::try_from(length.middle()).unwrap_or(i64::MAX)
}

/// A length in its largest whole unit.
fn short(length: &Span) -> String {
    let seconds = length.middle();
    let unit = [(7 * 86_400, 'w'), (86_400, 'd'), (3600, 'h'), (60, 'm')];
    let unit = unit.into_iter().find(|(unit, _)| seconds > 0 && seconds.is_multiple_of(*unit));
    unit.map_or_else(|| format!("{seconds}s"), |(unit, letter)| format!("{}{letter}", seconds / unit))
}

/// A clock time without a day as files have it: `3am` is `03:00`, `8:40 pm CET` is `20:40 CET`. Nothing if it is none.
fn clock(given: &str) -> Option<String> {
    let given = given.trim();
    let (about, given) = given.strip_prefix('~').map_or(("", given), |rest| ("~", rest.trim_start()));
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, rest) = given.split_at(digits(given));
    let hour: u8 = Some(hour).filter(|hour| hour.len() <= 2)?.parse().ok()?;
    let minutes = rest.strip_prefix(':').map_or(0, |rest| 1 + digits(rest));
    let (minutes, rest) = rest.split_at(minutes);
    let rest = rest.trim_start();
    let half = ["a.m.", "p.m.", "am", "pm"].into_iter().find(|half| {
        let is_half = rest.get(..half.len()).is_some_and(|start| start.eq_ignore_ascii_case(half));
        is_half && !rest[half.len()..].starts_with(char::is_alphanumeric)
    });
    let (hour, rest) = match half {
        Some(half) if (1..=12).contains(&hour) => {
            (hour % 12 + if half.starts_with('p') { 12 } else { 0 }, rest[half.len()..].trim_start())
        }
        Some(_) => return None,
        None if minutes.is_empty() => return None,
        None => (hour, rest),
    };
    let minutes = if minutes.is_empty() { ":00" } else { minutes };
    let space = if rest.is_empty() || rest.starts_with([':', '.', ',']) { "" } else { " " };
    Some(format!("{about}{hour:02}{minutes}{space}{rest}"))
}

const HALF_A_DAY: i64 = 12 * 3600;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_with_its_offset() {
        let now = Timestamp::parse_clock("2026-11-23T18:48:59Z").expect("a clock");
        let berlin = Zone::parse("Europe/Berlin").expect("a zone");
        let when =
            |given: Option<&str>, zone| when(given, Tense::Past, now, Hand::new(zone)).map_err(|error| error.code.id);
        assert_eq!(when(None, Zone::UTC).as_deref(), Ok("2026-11-23 18:48 UTC"));
        assert_eq!(when(None, berlin).as_deref(), Ok("2026-11-23 19:48 +01:00"));
        assert_eq!(when(Some("17:05"), berlin).as_deref(), Ok("2026-11-23 17:05 +01:00"));
        assert_eq!(when(Some("-10m"), Zone::UTC).as_deref(), Ok("2026-11-23 18:38 UTC"));
        assert_eq!(when(Some("~2026-11-22"), berlin).as_deref(), Ok("~2026-11-22"));
        assert_eq!(when(Some("2026-07-22 09:00"), berlin).as_deref(), Ok("2026-07-22 09:00 +02:00"));
        assert_eq!(when(Some("~2026-11-22T09:00:30"), berlin).as_deref(), Ok("~2026-11-22T09:00:30 +01:00"));
        for given in ["2026-07-22 09:00 UTC", "2026-07-22T09:00Z", "2026-07-22 09:00 -07:00", "2026-07-22 09:00 CEST"] {
            assert_eq!(when(Some(given), berlin).as_deref(), Ok(given));
        }
        assert_eq!(when(Some("soon"), Zone::UTC), Err("T001"));
    }

    fn now() -> Timestamp {
        Timestamp::parse_clock("2026-11-23T18:48:59Z").expect("a clock")
    }

    #[test]
    fn a_clock_is_read_as_people_type_it() {
        let berlin = Zone::parse("Europe/Berlin").expect("a zone");
        let when = |given, zone| when(Some(given), Tense::Past, now(), Hand::new(zone));
        for (given, written) in [
            ("3am", "2026-11-23 03:00 UTC"),
            ("03:05am", "2026-11-23 03:05 UTC"),
            ("3:05 PM", "2026-11-23 15:05 UTC"),
            ("12 a.m.", "2026-11-23 00:00 UTC"),
            ("8:40", "2026-11-23 08:40 UTC"),
            ("08:40:30", "2026-11-23 08:40 UTC"),
        ] {
            assert_eq!(when(given, Zone::UTC).as_deref(), Ok(written), "{given}");
        }
        assert_eq!(when("08:40 CET", berlin).as_deref(), Ok("2026-11-23 08:40 +01:00"));
        let error = when("08:40 CET", Zone::UTC).expect_err("not this zone's letters");
        assert_eq!(error.to_string(), "`CET` is not one time zone: an abbreviation");
        assert!(when("25:00", Zone::UTC).expect_err("no such hour").to_string().contains("00 to 23"));
    }

    #[test]
    fn an_option_names_the_forms_that_it_takes() {
        let hand = Hand::new(Zone::UTC);
        let help = |read: Result<String, TimeError>| {
            let error = read.expect_err("no time");
            assert_eq!(error.label, "", "nothing of the digits of a year: {error}");
            error.help.expect("a next step")
        };
        let past = |given| help(when(Some(given), Tense::Past, now(), hand));
        assert_eq!(past("5m"), "write `-5m` if it was that long ago");
        assert_eq!(past("5 minutes ago"), "write `-5m` if it was that long ago");
        assert_eq!(past("90 minutes"), "write `-90m` if it was that long ago");
        assert!(past("soon").contains("`18:48`") && past("soon").contains("`-10m`"));
        assert_eq!(past("+10m"), "write `-10m` if it was that long ago");
        let ahead = when(Some("+10m"), Tense::Past, now(), hand).expect_err("no time of what was");
        assert_eq!(ahead.to_string(), "`+10m` is still to come");
        assert_eq!(help(when(Some("2h"), Tense::Planned, now(), hand)), "write `+2h`");
        assert_eq!(help(after("30m", "2026-11-23 18:48", hand)), "write `+30m`");
        assert!(help(after("later", "2026-11-23 18:48", hand)).contains("`+30m`"));
        assert_eq!(help(by("2w", now(), hand)), "write `+2w`");
        assert!(help(by("soon", now(), hand)).contains("`2026-12-15`"));
        // What only counts forward says so.
        let back = |read: Result<String, TimeError>| read.expect_err("no time").help.expect("a next step");
        assert_eq!(back(after("-1h", "2026-11-23 18:48", hand)), "write `+1h` if it is to come");
        assert_eq!(back(by("-1w", now(), hand)), "write `+1w` if it is to come");
    }

    #[test]
    fn what_lies_ahead_may_be_counted() {
        let hand = Hand::new(Zone::UTC);
        assert_eq!(when(Some("+2h"), Tense::Planned, now(), hand).as_deref(), Ok("2026-11-23 20:48 UTC"));
        assert_eq!(after("+30m", "2026-11-23 18:48", hand).as_deref(), Ok("+30m"));
        assert_eq!(after("7pm", "2026-11-23 18:48", hand).as_deref(), Ok("19:00"));
        assert_eq!(by("+2w", now(), hand).as_deref(), Ok("2026-12-07"));
        assert_eq!(by("2026-12", now(), hand).as_deref(), Ok("2026-12"));
    }

    #[test]
    fn a_time_is_written_as_the_others_of_the_file_are() {
        let now = Timestamp::parse_clock("2026-11-23T18:48:59Z").expect("a clock");
        let berlin = Zone::parse("Europe/Berlin").expect("a zone");
        let when = |text, given| when(given, Tense::Past, now, Hand::of(berlin, text)).expect("a time");
        let bare = "started: 2026-11-23 19:00\nupdates:\n  - at: ~2026-11-23 19:10\n    text: 2026 was good\n";
        assert_eq!(when(bare, None), "2026-11-23 19:48");
        assert_eq!(when(bare, Some("-10m")), "2026-11-23 19:38");
        assert_eq!(when(bare, Some("2026-11-23 19:20")), "2026-11-23 19:20");
        assert_eq!(when(bare, Some("2026-11-23 19:20 UTC")), "2026-11-23 19:20 UTC");
        for text in ["started: 2026-11-23\n", "started: 2026-11-23 19:00\nresolved: 2026-11-23T19:10Z\n", "title: a\n"]
        {
            assert_eq!(when(text, None), "2026-11-23 19:48 +01:00", "{text}");
        }
        let twice = Timestamp::parse_clock("2026-10-25T00:30:00Z").expect("a clock");
        assert_eq!(Hand::of(berlin, bare).stamp(twice), "2026-10-25 02:30 +02:00");
    }

    #[test]
    fn a_clock_alone_is_on_the_near_side_of_midnight() {
        let when = |given, tense, now| {
            when(Some(given), tense, Timestamp::parse_clock(now).expect("a clock"), Hand::new(Zone::UTC))
                .expect("a time")
        };
        assert_eq!(when("23:58", Tense::Past, "2026-11-23T00:05:00Z"), "2026-11-22 23:58 UTC");
        assert_eq!(when("00:10", Tense::Past, "2026-11-23T00:05:00Z"), "2026-11-23 00:10 UTC");
        assert_eq!(when("07:00", Tense::Past, "2026-11-23T20:00:00Z"), "2026-11-23 07:00 UTC");
        assert_eq!(when("02:00", Tense::Planned, "2026-11-23T23:00:00Z"), "2026-11-24 02:00 UTC");
        assert_eq!(when("22:00", Tense::Planned, "2026-11-23T08:00:00Z"), "2026-11-23 22:00 UTC");
    }
}
