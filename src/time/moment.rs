//! A moment: when something was, and how precisely that is known.
//!
//! In: a written time, the zone it is meant in, and the entry before it. Out: bounds, never an invented midnight.

use super::parse;
use super::{Date, Span, TimeError, Timestamp, Zone};

/// How precisely a moment is known, fine before coarse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Second,
    Minute,
    Day,
    Month,
}

/// When something was, and how precisely that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    earliest: Timestamp,
    zone: Zone,
    precision: Precision,
    about: bool,
}

impl Moment {
    /// Reads a time as people write it; `zone` is meant where the text names none.
    ///
    /// RFC 3339, also with a space, without seconds, with a zone's name; a day; a month; `~` before any of them for
    /// "about". With a `previous` entry also `+11m` after it, or `05:59` on its day; a clock that would be 12 hours or
    /// more before it is meant on the next day, since people write 23:50 and then 00:10.
    ///
    /// # Errors
    /// T001 for what is not a time, T002 and T003 for a local time that happened twice or never, T004 for an unknown
    /// zone, T009 for a relative time with nothing to count from.
    pub fn parse(text: &str, zone: Zone, previous: Option<&Self>) -> Result<Self, TimeError> {
        parse::moment(text, zone, previous)
    }

    /// An instant known to the second, to be shown in that zone.
    #[must_use]
    pub fn exact(at: Timestamp, zone: Zone) -> Self {
        Self::new(at, zone, Precision::Second, false)
    }

    /// A moment that begins at `earliest`, which is the start of a day or month there if it is only so precise.
    pub(super) fn new(earliest: Timestamp, zone: Zone, precision: Precision, about: bool) -> Self {
        Self { earliest, zone, precision, about }
    }

    /// The moment a length of time later, as precise as both are; of a day, some time on the day that then is.
    #[must_use]
    pub fn after(&self, length: &Span) -> Self {
        let later = self.earliest.plus(i64::try_from(length.middle()).unwrap_or(i64::MAX));
        let about = self.about || !length.is_exact();
        match self.precision {
            Precision::Second | Precision::Minute => Self::new(later, self.zone, self.precision, about),
            Precision::Day | Precision::Month => {
                let day = self.zone.date_of(later);
                Self::new(self.zone.day_start(day), self.zone, self.precision, about)
            }
        }
    }

    /// The first instant it can have been.
    #[must_use]
    pub fn earliest(&self) -> Timestamp {
        self.earliest
    }

    /// The instant that bounds it: itself if it is exact to the minute, the start of the next day or month otherwise.
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        match self.precision {
            Precision::Second | Precision::Minute => self.earliest,
            Precision::Day => self.zone.start_of(self.date().days() + 1),
            Precision::Month => self.zone.start_of(self.date().days_to_next_month()),
        }
    }

    /// How precisely it is known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether it was written as "about".
    #[must_use]
    pub fn is_about(&self) -> bool {
        self.about
    }

    /// Whether the second or minute is known, and not only about.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.is_point() && !self.about
    }

    /// Whether it has a clock time at all.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.precision <= Precision::Minute
    }

    /// The zone it was written in.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The day it was, in the zone it was written in; of a month its first day.
    #[must_use]
    pub fn date(&self) -> Date {
        let date = self.zone.date_of(self.earliest);
        if self.precision == Precision::Month { date.month_start() } else { date }
    }

    /// The day it was in a zone, where the clock is known; a day or a month stays the one that was written.
    #[must_use]
    pub fn date_in(&self, zone: Zone) -> Date {
        if self.is_point() { zone.date_of(self.earliest) } else { self.date() }
    }

    /// What to sort by. A day comes before the times within it; those that are equal keep the order of the file.
    #[must_use]
    pub fn sort_key(&self) -> impl Ord + Copy + use<> {
        self.earliest
    }

    /// Its machine-readable form for `<time datetime>`, as precise as it is known and in UTC if it has a clock time:
    /// `2016-09`, `2017-11-02`, `2017-11-02T18:48Z`, `2017-11-02T18:48:05Z`.
    #[must_use]
    pub fn iso(&self) -> String {
        let mut text = match self.precision {
            Precision::Second | Precision::Minute => self.earliest.rfc3339(),
            Precision::Day | Precision::Month => self.date().to_string(),
        };
        match self.precision {
            Precision::Month => text.truncate("2016-09".len()),
            // The offsets of the nineteenth century have seconds, which a whole minute there then has in UTC.
            Precision::Minute if text.ends_with(":00Z") => {
                text.truncate("2017-11-02T18:48".len());
                text.push('Z');
            }
            _ => {}
        }
        text
    }
}

#[cfg(test)]
#[path = "moment_tests.rs"]
mod tests;
