//! Instants in UTC.
//!
//! In: seconds since 1970, RFC 3339, or the wall clock. Out: the same, for sorting, subtracting and for programs.

use std::fmt;

use super::date::filled;
use super::fault::not_a_time;
use super::{DAY, Date, Moment, Precision, TimeError, Zone};

/// An instant in UTC to the second, in the years 0 to 9999.
///
/// Fractions of a second are dropped, never rounded up; a leap second counts as the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// `0000-01-01T00:00:00Z`.
    pub const MIN: Self = Self(-62_167_219_200);
    /// `9999-12-31T23:59:59Z`.
    pub const MAX: Self = Self(253_402_300_799);
    /// `1970-01-01T00:00:00Z`: what stands where a format wants an instant and nothing is known of one.
    pub const NEVER: Self = Self(0);

    /// What the wall clock says. This is the one place that asks it.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks, for the command line")]
    pub fn now() -> Self {
        Self::saturating(chrono::Utc::now().timestamp())
    }

    /// The instant that many seconds after 1970 began, if it is in the years 0 to 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&seconds).then_some(Self(seconds))
    }

    /// The nearest instant of the years 0 to 9999.
    pub(super) fn saturating(seconds: i64) -> Self {
        Self(seconds.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Seconds since 1970 began, leap seconds not counted.
    #[must_use]
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// `2017-11-02T18:48:00Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.written("0000-00-00T00:00:00Z")
    }

    /// `2017-11-02T18:48:00.000Z`, as programs expect that read nothing else.
    #[must_use]
    pub fn rfc3339_millis(self) -> String {
        self.written("0000-00-00T00:00:00.000Z")
    }

    /// That many seconds later, or earlier if negative; it stops at the ends of the years 0 to 9999.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self::saturating(self.0.saturating_add(seconds))
    }

    /// How many seconds later the other one is; negative if it is earlier.
    #[must_use]
    pub fn seconds_until(self, other: Self) -> i64 {
        other.0 - self.0
    }

    /// Reads what a person gives as the clock of a build: an exact moment, in UTC where it names no zone; a day, which
    /// stands for its first second; or seconds since 1970.
    ///
    /// # Errors
    /// Those of [`Moment::parse`]; T001 for a month, for seconds beyond the year 9999, and for what is only about known.
    pub fn parse_clock(text: &str) -> Result<Self, TimeError> {
        let text = text.trim();
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return text
                .parse()
                .ok()
                .and_then(Self::from_unix)
                .ok_or_else(|| not_a_time(text, "these seconds end beyond the years 0 to 9999"));
        }
        let moment = Moment::parse(text, Zone::UTC, None)?;
        if moment.is_about() || moment.precision() == Precision::Month {
            return Err(not_a_time(text, "a clock shows one instant")
                .help("write `2017-11-02T18:48:00Z`, or a day for its first second"));
        }
        Ok(moment.earliest())
    }

    fn written(self, zeros: &str) -> String {
        let (date, second) = (Date::from_days(self.0.div_euclid(DAY)), self.0.rem_euclid(DAY));
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let (year, month, day) = (date.year.into(), date.month.into(), date.day.into());
        let numbers = [(0, 4, year), (5, 2, month), (8, 2, day), (11, 2, hour), (14, 2, minute), (17, 2, second)];
        filled(zeros, &numbers)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_where_they_are_said_to_be() {
        assert_eq!(Timestamp::MIN.rfc3339(), "0000-01-01T00:00:00Z");
        assert_eq!(Timestamp::MAX.rfc3339(), "9999-12-31T23:59:59Z");
        assert_eq!(Timestamp::MAX.plus(i64::MAX), Timestamp::MAX);
        assert_eq!(Timestamp::MIN.plus(i64::MIN), Timestamp::MIN);
        assert_eq!(Timestamp::from_unix(i64::MAX), None);
        assert_eq!(Timestamp::from_unix(-1).map(Timestamp::rfc3339).as_deref(), Some("1969-12-31T23:59:59Z"));
    }

    #[test]
    fn a_clock_is_read_in_every_exact_form() {
        let seconds = |text: &str| Timestamp::parse_clock(text).map(Timestamp::unix).map_err(|error| error.code.id);
        assert_eq!(seconds("0"), Ok(0));
        assert_eq!(seconds("1509648480"), Ok(1_509_648_480));
        for text in ["2017-11-02T18:48:00Z", "2017-11-02 18:48", "2017-11-02 14:48 America/New_York"] {
            assert_eq!(seconds(text), Ok(1_509_648_480), "{text}");
        }
        assert_eq!(seconds(" 2017-11-02 "), Ok(1_509_580_800));
        for text in ["", "now", "2016-09", "~2017-11-02 18:48", "99999999999999", "--1", "-"] {
            assert_eq!(seconds(text), Err("T001"), "{text}");
        }
        assert_eq!(seconds("+11m"), Err("T009"));
    }

    #[test]
    fn programs_get_milliseconds() {
        let at = Timestamp::from_unix(1_509_648_480).expect("in range");
        assert_eq!(at.rfc3339_millis(), "2017-11-02T18:48:00.000Z");
        assert_eq!(at.seconds_until(at.plus(-60)), -60);
    }
}
