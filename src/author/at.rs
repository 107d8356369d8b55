//! The times that an author's commands write.
//!
//! In: what was given with `--at`, the clock, and the zone of the file. Out: a time as it stands in a file, with its
//! offset, so that no clock change makes two of it.

use crate::time::{Moment, Span, TimeError, Timestamp, Zone};

/// An instant to the minute, as it is written in a file: `2026-11-23 18:48 UTC`, `2026-11-23 19:48 +01:00`.
#[must_use]
pub fn stamp(at: Timestamp, zone: Zone) -> String {
    let offset = zone.offset(at);
    // An offset of seconds, as cities had them before 1930, cannot be written: UTC can.
    let (offset, name) = match offset {
        0 => (0, "UTC".to_owned()),
        _ if offset % 60 != 0 => (0, "UTC".to_owned()),
        _ => {
            let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
            (offset, format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
        }
    };
    let local = at.plus(i64::from(offset)).rfc3339();
    let part = |range: std::ops::Range<usize>| local.get(range).unwrap_or_default();
    format!("{} {} {name}", part(0..10), part(11..16))
}

/// Whether a time is that of something that was, or of something planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    Planned,
}

/// The time to write: now, or what was given. `18:48` is today, unless that is more than half a day on the wrong side of
/// now: `23:58` a few minutes after midnight was yesterday. `-10m` is ten minutes ago; anything else that is a time by
/// itself is kept as it was given.
///
/// # Errors
/// What is wrong with the given time.
pub fn when(given: Option<&str>, tense: Tense, now: Timestamp, zone: Zone) -> Result<String, TimeError> {
    let Some(given) = given.map(str::trim) else { return Ok(stamp(now, zone)) };
    if let Some(length) = given.strip_prefix('-') {
        let ago = i64::try_from(Span::parse(length)?.middle()).unwrap_or(i64::MAX);
        return Ok(stamp(now.plus(-ago), zone));
    }
    match Moment::parse(given, zone, None) {
        Ok(_) => Ok(given.to_owned()),
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
            at.map(|at| stamp(at, zone)).ok_or(error)
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
        let when = |given: Option<&str>, zone| when(given, Tense::Past, now, zone).map_err(|error| error.code);
        assert_eq!(when(None, Zone::UTC).as_deref(), Ok("2026-11-23 18:48 UTC"));
        assert_eq!(when(None, berlin).as_deref(), Ok("2026-11-23 19:48 +01:00"));
        assert_eq!(when(Some("17:05"), berlin).as_deref(), Ok("2026-11-23 17:05 +01:00"));
        assert_eq!(when(Some("-10m"), Zone::UTC).as_deref(), Ok("2026-11-23 18:38 UTC"));
        assert_eq!(when(Some("~2026-11-22"), berlin).as_deref(), Ok("~2026-11-22"));
        assert_eq!(when(Some("soon"), Zone::UTC), Err("T001"));
    }

    #[test]
    fn a_clock_alone_is_on_the_near_side_of_midnight() {
        let when = |given, tense, now| {
            when(Some(given), tense, Timestamp::parse_clock(now).expect("a clock"), Zone::UTC).expect("a time")
        };
        assert_eq!(when("23:58", Tense::Past, "2026-11-23T00:05:00Z"), "2026-11-22 23:58 UTC");
        assert_eq!(when("00:10", Tense::Past, "2026-11-23T00:05:00Z"), "2026-11-23 00:10 UTC");
        assert_eq!(when("07:00", Tense::Past, "2026-11-23T20:00:00Z"), "2026-11-23 07:00 UTC");
        assert_eq!(when("02:00", Tense::Planned, "2026-11-23T23:00:00Z"), "2026-11-24 02:00 UTC");
        assert_eq!(when("22:00", Tense::Planned, "2026-11-23T08:00:00Z"), "2026-11-23 22:00 UTC");
    }
}
