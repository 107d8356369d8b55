//! Clock times that clocks do not show once: those of a clock change, and leap seconds.
//!
//! In: a day, a clock time, a zone. Out: errors that name both readings, in a form that can be written instead.

use super::fault::fault;
use super::zone::offset_text;
use super::{DAY, Date, Precision, TimeError, Timestamp, Zone};

/// A clock time as written.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    /// Since midnight by the clock.
    pub(super) seconds: i64,
    pub(super) precision: Precision,
    /// Written as second 60.
    pub(super) leap: bool,
}

/// A local time as it would be written, with its offset.
fn written(date: Date, clock: Clock, east: i32) -> String {
    let (hour, minute, second) = (clock.seconds / 3600, clock.seconds / 60 % 60, clock.seconds % 60);
    let second = if clock.precision == Precision::Second { format!(":{second:02}") } else { String::new() };
    format!("`{date} {hour:02}:{minute:02}{second} {}`", offset_text(east))
}

/// T002: clocks went back over it.
pub(super) fn twice(date: Date, clock: Clock, zone: Zone, first: i64, second: i64) -> TimeError {
    let reading = |at: i64| {
        let letters = zone.abbreviation(Timestamp::saturating(at));
        format!("{} ({letters})", written(date, clock, zone.offset_at(at)))
    };
    let message = format!("this local time happened twice in {}", zone.name());
    fault("T002", message, "clocks went back over it").help(format!(
        "write {} for the first, or {} for the second",
        reading(first),
        reading(second)
    ))
}

/// T003: clocks went forward over it.
pub(super) fn never(date: Date, clock: Clock, zone: Zone, change: i64) -> TimeError {
    let local = date.days() * DAY + clock.seconds;
    let reading = |east: i32| {
        let at = Timestamp::saturating(local - i64::from(east));
        let there = zone.local(at).rem_euclid(DAY);
        let (hour, minute, letters) = (there / 3600, there / 60 % 60, zone.abbreviation(at));
        format!("{} ({hour:02}:{minute:02} {letters})", written(date, clock, east))
    };
    let (before, after) = (zone.offset_at(change - 1), zone.offset_at(change));
    let message = format!("this local time never was in {}", zone.name());
    fault("T003", message, "clocks went forward over it").help(format!(
        "write {} or {}",
        reading(before),
        reading(after)
    ))
}

/// Whether a leap second was inserted just before that second since 1970.
pub(super) fn is_leap_second(next: i64) -> bool {
    const JUNE: [i32; 11] = [1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015];
    const DECEMBER: [i32; 16] =
        [1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979, 1987, 1989, 1990, 1995, 1998, 2005, 2008, 2016];
    let day = Date::from_days(next.div_euclid(DAY));
    let added = match (day.month, day.day) {
        (7, 1) => JUNE.contains(&day.year),
        (1, 1) => DECEMBER.contains(&(day.year - 1)),
        _ => false,
    };
    added && next.rem_euclid(DAY) == 0
}
