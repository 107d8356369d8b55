//! The second clock: the hours in which somebody is there, as the team has agreed on them.
//!
//! In: days, hours, a zone, holidays; two moments. Out: the time between them within those hours, as bounds where the
//! moments are days. It knows no incident.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::source::raw;
use crate::time::{Date, Moment, Precision, Span, Timestamp, Weekday, WeekdaySet, Zone};

/// When a team is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportHours {
    days: WeekdaySet,
    /// Minutes past midnight; the second is the larger, 24:00 at most.
    from: u16,
    until: u16,
    zone: Zone,
    holidays: BTreeSet<Date>,
}

impl SupportHours {
    /// Reads what the policy says; a calendar that cannot be used is reported, and there is none.
    #[must_use]
    pub fn lower(raw: raw::Hours, site: Zone, place: &Place, found: &mut Diagnostics) -> Option<Self> {
        let raw::Hours { days, hours, timezone, holidays } = raw;
        let zone = match timezone.as_deref().map_or(Ok(site), Zone::parse) {
            Ok(zone) => zone,
            Err(error) => {
                found.push(error.at(place.at("timezone")));
                return None;
            }
        };
        let Some((from, until)) = window(&hours) else {
            found.push(not_hours(&hours, place.at("hours")));
            return None;
        };
        if days.is_empty() {
            let finding = Diagnostic::new("Y004", place.at("days"), "a calendar without a day");
            found.push(finding.label("nobody is ever there").help("write `[mon, tue, wed, thu, fri]`"));
            return None;
        }
        let mut free = BTreeSet::new();
        for (i, text) in holidays.iter().enumerate() {
            let place = place.at("holidays").at(i);
            match Moment::parse(text, zone, None) {
                Ok(moment) if moment.precision() == Precision::Day => {
                    free.insert(moment.date());
                }
                Ok(_) => {
                    let finding = Diagnostic::new("Y004", place, format!("`{text}` is not a day"));
                    found.push(finding.label("not a day").help("write it like `2026-12-25`"));
                }
                Err(error) => found.push(error.at(place)),
            }
        }
        Some(Self { days: days.into_iter().map(weekday).collect(), from, until, zone, holidays: free })
    }

    /// The seconds between two instants in which somebody was there; none if the second is not the later one.
    ///
    /// A day opens when the clock there first shows its beginning, and closes when it first shows its end.
    #[must_use]
    pub fn seconds(&self, from: Timestamp, to: Timestamp) -> u64 {
        if to <= from {
            return 0;
        }
        let (mut day, last) = (self.zone.date_of(from), self.zone.date_of(to));
        let mut sum: i64 = 0;
        while day <= last {
            if self.days.contains(day.weekday()) && !self.holidays.contains(&day) {
                let end = if self.until == MIDNIGHT {
                    self.zone.day_start(day.plus_days(1))
                } else {
                    self.zone.on_the_wall(day, self.until)
                };
                let open = self.zone.on_the_wall(day, self.from).max(self.zone.day_start(day));
                sum += open.max(from).seconds_until(end.min(to)).max(0);
            }
            let next = day.plus_days(1);
            if next == day {
                break;
            }
            day = next;
        }
        sum.unsigned_abs()
    }

    /// The length between two moments on this clock, with bounds where they are days.
    #[must_use]
    pub fn span(&self, from: &Moment, to: &Moment) -> Span {
        let least = self.seconds(from.latest(), to.earliest());
        let most = self.seconds(from.earliest(), to.latest());
        Span::within(least, most, from.is_about() || to.is_about())
    }

    /// The days on which somebody is there, as they are written in `site.yaml`.
    pub fn days(&self) -> impl Iterator<Item = String> {
        self.days.iter(Weekday::Mon).map(|day| day.to_string().to_lowercase())
    }

    /// From when until when, on the clock there.
    #[must_use]
    pub fn window(&self) -> (String, String) {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        (clock(self.from), clock(self.until))
    }

    /// Where that clock is.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// How many days are free.
    #[must_use]
    pub fn holidays(&self) -> usize {
        self.holidays.len()
    }
}

const MIDNIGHT: u16 = 24 * 60;

/// Reads `09:00-17:00`.
fn window(text: &str) -> Option<(u16, u16)> {
    let (from, until) = text.split_once(['-', '–'])?;
    let clock = |text: &str| {
        let (hours, minutes) = text.trim().split_once(':')?;
        let is_two = |text: &str| text.len() == 2 && text.bytes().all(|digit| digit.is_ascii_digit());
        let two = |text: &str| is_two(text).then(|| text.parse::<u16>().ok()).flatten();
        let (hours, minutes) = (two(hours)?, two(minutes)?);
        (minutes < 60 && hours * 60 + minutes <= MIDNIGHT).then_some(hours * 60 + minutes)
    };
    let (from, until) = (clock(from)?, clock(until)?);
    (from < until).then_some((from, until))
}

fn not_hours(text: &str, place: Place) -> Diagnostic {
    Diagnostic::new("Y004", place, format!("`{text}` is not from when until when"))
        .label("not two times of one day")
        .help("write it like `09:00-17:00`, the earlier first, to `24:00` at most")
}

const fn weekday(day: raw::WeekDay) -> Weekday {
    match day {
        raw::WeekDay::Mon => Weekday::Mon,
        raw::WeekDay::Tue => Weekday::Tue,
        raw::WeekDay::Wed => Weekday::Wed,
        raw::WeekDay::Thu => Weekday::Thu,
        raw::WeekDay::Fri => Weekday::Fri,
        raw::WeekDay::Sat => Weekday::Sat,
        raw::WeekDay::Sun => Weekday::Sun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn calendar(days: &[Weekday], window: (u16, u16), zone: &str, holidays: &[Date]) -> SupportHours {
        let zone = Zone::parse(zone).expect("a zone");
        let (from, until) = window;
        SupportHours {
            days: days.iter().copied().collect(),
            from,
            until,
            zone,
            holidays: holidays.iter().copied().collect(),
        }
    }

    /// Minute by minute: the clock on the wall is looked at each time.
    fn slowly(hours: &SupportHours, from: Timestamp, to: Timestamp) -> u64 {
        let is_open = |at: Timestamp| {
            let day = hours.zone.date_of(at);
            let wall = (at.unix() + i64::from(hours.zone.offset(at))).rem_euclid(86_400) / 60;
            hours.days.contains(day.weekday())
                && !hours.holidays.contains(&day)
                && (i64::from(hours.from)..i64::from(hours.until)).contains(&wall)
        };
        let minutes = (0..).map(|minute| from.plus(minute * 60)).take_while(|at| *at < to);
        minutes.filter(|at| is_open(*at)).count() as u64 * 60
    }

    const ALL: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        /// Weeks around the days on which Berlin's clocks change, of which the hour that comes twice has no end in it.
        #[test]
        fn hours_are_those_that_the_clock_on_the_wall_shows(
            spring in any::<bool>(),
            start in 0_i64..10_000,
            length in 0_i64..12_000,
            from in prop_oneof![Just(0_u16), Just(60), Just(9 * 60), Just(12 * 60 + 30)],
            until in prop_oneof![Just(13_u16 * 60), Just(17 * 60), Just(24 * 60)],
            week in proptest::collection::vec(any::<bool>(), 7),
            free in 0_i64..9,
        ) {
            let first = if spring { Date::new(2026, 3, 25) } else { Date::new(2026, 10, 21) }.expect("a day");
            let days: Vec<Weekday> = ALL.into_iter().zip(week).filter(|(_, on)| *on).map(|(day, _)| day).collect();
            let hours = calendar(&days, (from, until), "Europe/Berlin", &[first.plus_days(free)]);
            let from = hours.zone.day_start(first).plus(start * 60);
            let to = from.plus(length * 60);
            prop_assert_eq!(hours.seconds(from, to), slowly(&hours, from, to));
        }
    }

    #[test]
    fn a_day_is_as_long_as_its_clock_changes_make_it() {
        let around = calendar(&ALL, (0, MIDNIGHT), "Europe/Berlin", &[]);
        let day = |month, day| Date::new(2026, month, day).expect("a day");
        let length = |date: Date| around.seconds(around.zone.day_start(date), around.zone.day_start(date.plus_days(1)));
        assert_eq!(length(day(3, 29)), 23 * 3600);
        assert_eq!(length(day(10, 25)), 25 * 3600);
        assert_eq!(length(day(11, 23)), 24 * 3600);
    }

    #[test]
    fn a_weekend_is_nobodys_time() {
        let hours = calendar(&ALL[..5], (9 * 60, 17 * 60), "UTC", &[]);
        let at = |text: &str| Moment::parse(text, Zone::UTC, None).expect("a time");
        let span = hours.span(&at("2026-11-20 16:00"), &at("2026-11-23 10:30"));
        assert_eq!(span.to_string().replace('\u{a0}', " "), "2 h 30 min");
        let coarse = hours.span(&at("2026-11-20"), &at("2026-11-23 10:30"));
        assert_eq!((coarse.least(), coarse.most()), (90 * 60, 90 * 60 + 8 * 3600));
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        assert_eq!(window("09:00-17:00"), Some((540, 1020)));
        assert_eq!(window("00:00 – 24:00"), Some((0, 1440)));
        for wrong in ["17:00-09:00", "9-17", "09:00", "09:60-10:00", "00:00-24:01", "99999:00-10:00"] {
            assert_eq!(window(wrong), None, "{wrong}");
        }
    }
}
