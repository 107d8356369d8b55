//! How long something took, as honestly as it is known.
//!
//! In: two moments, a typed length, or seconds. Out: the least and the most it can have been, and words for it.

use std::fmt;

use super::fault::{fault, shown};
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
        let mut most = from.earliest().seconds_until(to.latest());
        // A clock without seconds may stand for any second of its minute, so for one that comes after as well.
        if most < 0 && (from.precision(), to.precision()) == (Precision::Second, Precision::Minute) {
            most += 59;
        }
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
            fault("T008", format!("`{}` is not a duration", shown(trimmed)), label)
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

/// What is known of a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    Exact,
    About,
    AtMost,
    AtMostAbout,
}

/// A unit in which a length is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
}

/// A length as it is told in any language: what is known of it, and no more than two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub bound: Bound,
    pub large: (u64, Unit),
    pub small: Option<(u64, Unit)>,
}

impl Span {
    /// The length in no more than two units, not more precise than it is known.
    #[must_use]
    pub fn told(&self) -> Told {
        let width = self.most - self.least;
        if width == 0 {
            let bound = if self.about { Bound::About } else { Bound::Exact };
            // Two ends about the same minute: seconds would be too precise.
            if self.most == 0 && self.about {
                return Told { bound, large: (0, Unit::Minute), small: None };
            }
            let seconds = if self.about { nearest(self.most, second_unit(self.most)) } else { self.most };
            return Told::of(bound, seconds);
        }
        let whole_days = self.grain == Grain::Day;
        if self.least == 0 {
            let most = if whole_days { nearest(self.most, DAYS) } else { up(self.most, second_unit(self.most)) };
            return Told::of(if self.about { Bound::AtMostAbout } else { Bound::AtMost }, most);
        }
        let step = match width / HOURS {
            0..20 => second_unit(self.middle()),
            20..480 => DAYS,
            _ => 5 * DAYS,
        };
        Told::of(Bound::About, nearest(self.middle(), step))
    }
}

impl Told {
    /// Seconds in the two largest units they fill; what is left over is dropped, but for the minutes of one day and
    /// some hours, which are told in hours: `24 h 11 min`.
    fn of(bound: Bound, seconds: u64) -> Self {
        let (large, small) = match seconds {
            DAYS..TWO_DAYS if seconds % HOURS >= MINUTES => {
                ((seconds / HOURS, Unit::Hour), (seconds % HOURS / MINUTES, Unit::Minute))
            }
            0..MINUTES => ((seconds, Unit::Second), (0, Unit::Second)),
            MINUTES..HOURS => ((seconds / MINUTES, Unit::Minute), (seconds % MINUTES, Unit::Second)),
            HOURS..DAYS => ((seconds / HOURS, Unit::Hour), (seconds % HOURS / MINUTES, Unit::Minute)),
            _ => ((seconds / DAYS, Unit::Day), (seconds % DAYS / HOURS, Unit::Hour)),
        };
        Self { bound, large, small: Some(small).filter(|(count, _)| *count > 0) }
    }
}

impl fmt::Display for Span {
    /// In English, as programs and terminals have it: `4 h 17 min`, `about 30 min`, `at most 1 day`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Told { bound, large, small } = self.told();
        f.write_str(match bound {
            Bound::Exact => "",
            Bound::About => "about ",
            Bound::AtMost => "at most ",
            Bound::AtMostAbout => "at most about ",
        })?;
        write!(f, "{}\u{a0}{}", large.0, unit(large))?;
        small.map_or(Ok(()), |small| write!(f, " {}\u{a0}{}", small.0, unit(small)))
    }
}

/// A unit in English.
const fn unit((count, unit): (u64, Unit)) -> &'static str {
    match (unit, count) {
        (Unit::Second, _) => "s",
        (Unit::Minute, _) => "min",
        (Unit::Hour, _) => "h",
        (Unit::Day, 1) => "day",
        (Unit::Day, _) => "days",
    }
}

const MINUTES: u64 = 60;
const HOURS: u64 = 60 * MINUTES;
const DAYS: u64 = 24 * HOURS;
const TWO_DAYS: u64 = 2 * DAYS;

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

#[cfg(test)]
#[path = "span_tests.rs"]
mod tests;
