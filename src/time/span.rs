//! How long something took, as honestly as it is known.
//!
//! In: two moments, a typed length, or seconds. Out: the least and the most it can have been, and words for it.

use std::fmt;

use super::fault::shown;
use super::{DAY, Moment, Precision, TimeError};

/// A length of time between two moments: bounds, and whether even those are only about known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    least: u64,
    most: u64,
    about: bool,
    grain: Grain,
}

/// The unit that a length was written or measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Second,
    Minute,
    Hour,
    Day,
}

impl Span {
    /// The length from one moment to the other, from the bounds of both. `None` only if `to` is certainly the earlier.
    ///
    /// An "about" is trusted to an hour where it has a clock time, and to its own length where it is a day or month.
    #[must_use]
    pub fn between(from: &Moment, to: &Moment) -> Option<Self> {
        let most = from.earliest().seconds_until(to.latest());
        // The bound of a day or month is the first instant that no longer belongs to it.
        let last = if to.is_point() { most } else { most - 1 };
        if last + doubt(from) + doubt(to) < 0 {
            return None;
        }
        let least = from.latest().seconds_until(to.earliest());
        let grain = match (from.precision(), to.precision()) {
            (Precision::Second, Precision::Second) => Grain::Second,
            _ if from.is_point() || to.is_point() => Grain::Minute,
            _ => Grain::Day,
        };
        let (least, most) = (least.max(0).unsigned_abs(), most.max(0).unsigned_abs());
        Some(Self { least, most, about: from.is_about() || to.is_about(), grain })
    }

    /// A length that is known to the second.
    #[must_use]
    pub fn exact(seconds: u64) -> Self {
        Self { least: seconds, most: seconds, about: false, grain: Grain::Second }
    }

    /// A length between bounds, measured to the minute or worse.
    #[must_use]
    pub fn within(least: u64, most: u64, about: bool) -> Self {
        Self { least: least.min(most), most, about, grain: Grain::Minute }
    }

    /// Reads a length as people type it: `11m`, `2h 30m`, `~8h`, `3 days`, `90 seconds`, `PT11M`.
    ///
    /// # Errors
    /// T008 for anything else, also for months and years, which differ in length.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let trimmed = text.trim();
        let rest = trimmed.strip_prefix('~').or_else(|| trimmed.strip_prefix("about "));
        let read = super::length::read(rest.unwrap_or(trimmed).trim_start());
        let about = rest.is_some();
        read.map(|(seconds, grain)| Self { least: seconds, most: seconds, about, grain }).map_err(|label| {
            TimeError::new("T008", format!("`{}` is not a duration", shown(trimmed)), label)
                .help("write `11m`, `2h 30m`, `~8h` or `3 days`")
        })
    }

    /// The least seconds it can have been.
    #[must_use]
    pub fn least(&self) -> u64 {
        self.least
    }

    /// The most seconds it can have been.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.most
    }

    /// Whether one of its ends, or the length itself, was written as "about".
    #[must_use]
    pub fn is_about(&self) -> bool {
        self.about
    }

    /// Whether it is one number, and not only about.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.least == self.most && !self.about
    }

    /// The seconds halfway between its bounds, for medians and for sorting.
    #[must_use]
    pub fn middle(&self) -> u64 {
        self.least.midpoint(self.most)
    }

    /// Whether both can be true.
    ///
    /// A typed `11m` leaves room for less than a minute either way, as does `4h`; a length in days for less than half
    /// a day; "about" for a quarter of the length.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        let (a, b) = (self.bounds(), other.bounds());
        let apart = a.0.saturating_sub(b.1).max(b.0.saturating_sub(a.1));
        apart < self.room().max(other.room())
    }

    /// The unit it was written or measured in.
    pub(super) fn grain(&self) -> Grain {
        self.grain
    }

    fn bounds(&self) -> (u64, u64) {
        let quarter = |seconds: u64| if self.about { seconds / 4 } else { 0 };
        (self.least - quarter(self.least), self.most.saturating_add(quarter(self.most)))
    }

    /// The seconds by which another length that agrees must be nearer than.
    fn room(&self) -> u64 {
        match self.grain {
            _ if self.least != self.most => 1,
            Grain::Second => 1,
            Grain::Minute | Grain::Hour => 60,
            Grain::Day => DAY.unsigned_abs() / 2,
        }
    }
}

/// The seconds by which a moment that is only about known may well be off.
fn doubt(moment: &Moment) -> i64 {
    match moment.is_about() {
        false => 0,
        true if moment.is_point() => 3600,
        true => moment.earliest().seconds_until(moment.latest()),
    }
}

impl fmt::Display for Span {
    /// In words, with no more than two units: `4 h 17 min`, `about 30 min`, `at most 1 day`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.most - self.least;
        if width == 0 {
            return match (self.about, self.most) {
                (false, seconds) => write!(f, "{}", Words(seconds)),
                // Two ends about the same minute: seconds would be too precise.
                (true, 0) => f.write_str("about 0\u{a0}min"),
                (true, seconds) => write!(f, "about {}", Words(nearest(seconds, second_unit(seconds)))),
            };
        }
        let whole_days = self.grain == Grain::Day;
        if self.least == 0 {
            let most = if whole_days { nearest(self.most, DAYS) } else { up(self.most, second_unit(self.most)) };
            return write!(f, "{}{}", if self.about { "at most about " } else { "at most " }, Words(most));
        }
        let step = match width / HOURS {
            0..20 => second_unit(self.middle()),
            20..480 => DAYS,
            _ => 5 * DAYS,
        };
        write!(f, "about {}", Words(nearest(self.middle(), step)))
    }
}

const MINUTES: u64 = 60;
const HOURS: u64 = 60 * MINUTES;
const DAYS: u64 = 24 * HOURS;

/// The smaller of the two units that a length of so many seconds is told in.
fn second_unit(seconds: u64) -> u64 {
    match seconds {
        0..HOURS => 1,
        HOURS..DAYS => MINUTES,
        _ => HOURS,
    }
}

/// The nearest multiple of the step, but never none of it.
fn nearest(seconds: u64, step: u64) -> u64 {
    if seconds == 0 { 0 } else { (seconds.saturating_add(step / 2) / step).max(1) * step }
}

/// The next multiple of the step.
fn up(seconds: u64, step: u64) -> u64 {
    seconds.div_ceil(step) * step
}

/// Seconds in the two largest units they fill; what is left over is dropped.
struct Words(u64);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0;
        let days = if seconds / DAYS == 1 { "day" } else { "days" };
        let (large, large_unit, small, small_unit) = match seconds {
            0..MINUTES => (seconds, "s", 0, ""),
            MINUTES..HOURS => (seconds / MINUTES, "min", seconds % MINUTES, "s"),
            HOURS..DAYS => (seconds / HOURS, "h", seconds % HOURS / MINUTES, "min"),
            _ => (seconds / DAYS, days, seconds % DAYS / HOURS, "h"),
        };
        write!(f, "{large}\u{a0}{large_unit}")?;
        if small > 0 {
            write!(f, " {small}\u{a0}{small_unit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "span_tests.rs"]
mod tests;
