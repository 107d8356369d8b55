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
/// now: `23:58` a few minutes after midnight was yesterday. `-10m` is ten minutes ago; anything else that is a time by
/// itself is kept as it was given, with the offset that it lacks.
///
/// # Errors
/// What is wrong with the given time.
pub fn when(given: Option<&str>, tense: Tense, now: Timestamp, hand: Hand) -> Result<String, TimeError> {
    let zone = hand.zone;
    let Some(given) = given.map(str::trim) else { return Ok(hand.stamp(now)) };
    if let Some(length) = given.strip_prefix('-') {
        let ago = i64::try_from(Span::parse(length)?.middle()).unwrap_or(i64::MAX);
        return Ok(hand.stamp(now.plus(-ago)));
    }
    match Moment::parse(given, zone, None) {
        Ok(_) => Ok(hand.written(given)),
        Err(error) => {
            let on = |days| {
                let day = zone.date_of(now).plus_days(days);
                Moment::parse(&format!("{day} {given}"), zone, None).ok().map(|moment| moment.earliest())
            };
            let far = |at: &Timestamp| match tense {
                Tense::Past => now.seconds_until(*at) > HALF_A_DAY,
                Tense::Planned => at.seconds_until(now) > HALF_A_DAY,
            };
            let other = if tense == Tense::Past { -1 } else { 1 };
            let at = on(0).filter(|at| !far(at)).or_else(|| on(other)).or_else(|| on(0));
            at.map(|at| hand.stamp(at)).ok_or(error)
        }
    }
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
            |given: Option<&str>, zone| when(given, Tense::Past, now, Hand::new(zone)).map_err(|error| error.code);
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
