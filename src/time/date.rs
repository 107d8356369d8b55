//! Days of the calendar, without a clock and without a zone.
//!
//! In: year, month, day. Out: the days before and after, and how far apart they are.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{DAY, Timestamp};

/// A day of the Gregorian calendar, in the years 0 to 9999. [`Date::new`] makes those that exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day of that name, if the calendar has it: no 29 February 2025.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
        (0..=9999).contains(&year).then_some(Self { year, month, day })
    }

    /// The day that many days later, or earlier if negative; it stops at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days().saturating_add(days))
    }

    /// How many days later the other one is; negative if it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.days() - self.days()
    }

    /// Its day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.naive().weekday()
    }

    /// The first day of its month.
    #[must_use]
    pub fn month_start(self) -> Self {
        Self { day: 1, ..self }
    }

    /// The first day of the month after; of December 9999, its last day.
    #[must_use]
    pub fn next_month(self) -> Self {
        Self::from_days(self.days_to_next_month())
    }

    /// Days since 1970-01-01 of the first day of the month after, also where that is beyond the calendar.
    pub(super) fn days_to_next_month(self) -> i64 {
        // No month is shorter than 28 days or longer than 31: the 32nd day of this one lies in the next.
        let inside = self.month_start().naive() + chrono::Days::new(31);
        i64::from(inside.to_epoch_days()) - i64::from(inside.day0())
    }

    /// Days since 1970-01-01.
    pub(super) fn days(self) -> i64 {
        self.naive().to_epoch_days().into()
    }

    /// The day that many days after 1970-01-01; it stops at the ends of the calendar.
    pub(super) fn from_days(days: i64) -> Self {
        let of = |end: Timestamp| end.unix().div_euclid(DAY);
        let days = days.clamp(of(Timestamp::MIN), of(Timestamp::MAX));
        let naive = i32::try_from(days).ok().and_then(NaiveDate::from_epoch_days).unwrap_or_default();
        let narrow = |number: u32| u8::try_from(number).unwrap_or(1);
        Self { year: naive.year(), month: narrow(naive.month()), day: narrow(naive.day()) }
    }

    /// The same day as chrono has it. The fields are public, so a day that does not exist can be written; it counts
    /// as the first of 1970.
    fn naive(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.into(), self.day.into())
            .filter(|_| (0..=9999).contains(&self.year))
            .unwrap_or_default()
    }
}

impl fmt::Display for Date {
    /// ISO 8601: `2017-11-02`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers = [(0, 4, self.year.into()), (5, 2, self.month.into()), (8, 2, self.day.into())];
        f.write_str(&filled("0000-00-00", &numbers))
    }
}

/// A text of zeros and signs with numbers in it: where each begins, how many digits it has, and the number. A page has
/// dozens of them, and `format!` takes its time.
pub(super) fn filled(zeros: &str, numbers: &[(usize, usize, i64)]) -> String {
    let mut text = zeros.as_bytes().to_vec();
    for (start, digits, number) in numbers {
        let mut rest = u32::try_from(*number).unwrap_or_default();
        for digit in text[*start..start + digits].iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
    }
    String::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date::new(year, month, day).expect("the calendar has it")
    }

    #[test]
    fn the_calendar_has_no_29_february_but_in_leap_years() {
        assert_eq!(Date::new(2025, 2, 29), None);
        assert_eq!(Date::new(2100, 2, 29), None);
        assert_eq!(date(2000, 2, 28).plus_days(1), date(2000, 2, 29));
        assert_eq!(date(2024, 2, 29).plus_days(365), date(2025, 2, 28));
        assert_eq!(Date::new(10_000, 1, 1), None);
        assert_eq!(Date::new(2025, 13, 1), None);
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        assert_eq!(date(2016, 12, 31).next_month(), date(2017, 1, 1));
        assert_eq!(date(2017, 1, 31).next_month(), date(2017, 2, 1));
        assert_eq!(date(2017, 2, 14).month_start(), date(2017, 2, 1));
        assert_eq!(date(9999, 12, 5).next_month(), date(9999, 12, 31));
    }

    #[test]
    fn days_are_counted_and_named() {
        assert_eq!(date(2017, 11, 2).days_until(date(2018, 11, 2)), 365);
        assert_eq!(date(2017, 11, 2).days_until(date(2017, 11, 1)), -1);
        assert_eq!(date(2017, 11, 2).weekday(), Weekday::Thu);
        assert_eq!(date(17, 1, 2).to_string(), "0017-01-02");
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        assert_eq!(date(2017, 11, 2).plus_days(i64::MAX), date(9999, 12, 31));
        assert_eq!(date(2017, 11, 2).plus_days(i64::MIN), date(0, 1, 1));
        let never = Date { year: i32::MIN, month: 0, day: 77 };
        assert_eq!(never.plus_days(1), date(1970, 1, 2));
    }
}
