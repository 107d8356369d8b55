//! The grammar of written times, by hand: it runs for every entry of every file, so it allocates for errors only.
//!
//! In: a text, the zone meant where it names none, the entry before. Out: a moment, or what is wrong with the text.

use super::clock::{Clock, is_leap_second, never, twice};
use super::fault::{fault, not_a_time, shown};
use super::span::{Grain, Span};
use super::zone::{self, Reading};
use super::{DAY, Date, Moment, Precision, TimeError, Timestamp, Zone, repair};

/// Reads a moment, and looks for the likely fix if it is none.
pub(super) fn moment(text: &str, zone: Zone, previous: Option<&Moment>) -> Result<Moment, TimeError> {
    read(text, zone, previous).map_err(|error| {
        if matches!(text.trim(), "true" | "yes" | "false" | "no") {
            let help = "write when it was; of a promise whose day is not known, `status: done`";
            return TimeError { label: "no time".into(), ..error.help(help) };
        }
        if UNKNOWN.contains(&text.trim().to_lowercase().as_str()) {
            let help = "write it as coarsely as it is known, as in `~2017-11-02` or `2017-11`; if nobody knows, leave the key out";
            return TimeError { label: "no time".into(), ..error.help(help) };
        }
        let reads = |fixed: &String| read(fixed, zone, previous).is_ok();
        match repair::candidates(text).into_iter().find(reads) {
            Some(fixed) if error.code.id == "T001" || text.contains(" at ") => {
                let is_length = fixed.starts_with('+');
                let label = if is_length { "a length, and no time".to_owned() } else { error.label.clone() };
                TimeError { label, ..error.help(format!("write `{fixed}`")) }
            }
            _ => error,
        }
    })
}

/// What people write for a time that nobody knows yet.
const UNKNOWN: [&str; 9] = ["?", "-", "n/a", "na", "none", "ongoing", "tba", "tbd", "unknown"];

fn read(text: &str, zone: Zone, previous: Option<&Moment>) -> Result<Moment, TimeError> {
    let text = text.trim();
    let (rest, about) = match text.strip_prefix('~') {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    };
    let reader = Reader { whole: text, rest, zone, about };
    if rest.is_empty() {
        return Err(reader.fault("nothing is written here"));
    }
    if let Some(length) = rest.strip_prefix('+') {
        return reader.after(length, previous);
    }
    match leading_digits(rest) {
        1 | 2 if rest[leading_digits(rest)..].starts_with(':') => reader.clock_only(previous),
        _ => reader.dated(),
    }
}

/// What follows a clock time: whose clock it was.
#[derive(Clone, Copy)]
enum Whose<'a> {
    /// The clock of a zone.
    Zone(Zone),
    /// A clock that many seconds east of UTC, which that of the zone must then have been too.
    Offset(i32, Zone),
    /// UTC's; shown in the zone.
    Utc(Zone),
    /// That of the zone, in the half of the year in which it goes by these letters.
    Letters(&'a str, Zone),
}

/// What word processors write for quotes.
const QUOTES: [char; 6] = ['“', '”', '„', '‘', '’', '‚'];

/// A text being read from left to right.
#[derive(Clone, Copy)]
struct Reader<'a> {
    whole: &'a str,
    rest: &'a str,
    zone: Zone,
    about: bool,
}

impl<'a> Reader<'a> {
    fn fault(&self, label: impl Into<String>) -> TimeError {
        not_a_time(self.whole, label)
    }

    /// A month, a day, or a day and a clock time.
    fn dated(mut self) -> Result<Moment, TimeError> {
        let year = self.number(4).ok_or_else(|| match leading_digits(self.rest) {
            8 => self.fault("year, month and day are joined by `-`"),
            _ if self.rest.starts_with(QUOTES) => {
                let bare = shown(self.whole.trim_matches(QUOTES));
                self.fault("these are no quotes of YAML").help(format!("write it without them: `{bare}`"))
            }
            _ => self.fault("a date begins with four digits of a year"),
        })?;
        self.expect('-', "year, month and day are joined by `-`")?;
        let month = self.number(2).ok_or_else(|| self.fault("the month has two digits"))?;
        let month = self.within(month, 1..=12, "a year has the months 01 to 12")?;
        if !self.rest.starts_with('-') {
            let date = Date { year, month, day: 1 };
            let zone = self.zone_of_date()?;
            return self.whole_days(date, zone, Precision::Month);
        }
        self.expect('-', "")?;
        let day = self.number(2).ok_or_else(|| self.fault("the day has two digits"))?;
        let day = self.within(day, 1..=31, "a month has the days 01 to 31 at most")?;
        let date = Date::new(year, month, day)
            .ok_or_else(|| self.fault(format!("{} has no {day} {}", year, super::words::month_name(month))))?;
        if self.clock_follows() {
            let clock = self.clock()?;
            let whose = self.whose(self.zone)?;
            return self.at(date, clock, whose);
        }
        let zone = self.zone_of_date()?;
        self.whole_days(date, zone, Precision::Day)
    }

    /// Steps over what separates a day from a clock time, if a clock time follows.
    fn clock_follows(&mut self) -> bool {
        if let Some(rest) = self.rest.strip_prefix(['T', 't']) {
            self.rest = rest;
            return true;
        }
        let rest = self.rest.trim_start();
        let follows = rest.len() < self.rest.len() && leading_digits(rest) > 0;
        if follows {
            self.rest = rest;
        }
        follows
    }

    /// A clock time on the day of the entry before.
    fn clock_only(mut self, previous: Option<&Moment>) -> Result<Moment, TimeError> {
        let clock = self.clock()?;
        let Some(previous) = previous else {
            return Err(self.groundless("there is no dated entry before it"));
        };
        let whose = self.whose(previous.zone())?;
        let east = |at: Timestamp| match whose {
            Whose::Zone(zone) | Whose::Letters(_, zone) => i64::from(zone.offset(at)),
            Whose::Offset(seconds, _) => i64::from(seconds),
            Whose::Utc(_) => 0,
        };
        match previous.precision() {
            Precision::Month => Err(self.groundless("of the entry before it only the month is known")),
            Precision::Day => {
                self.about |= previous.is_about();
                self.at(previous.date(), clock, whose)
            }
            Precision::Second | Precision::Minute => {
                let before = previous.earliest().unix() + east(previous.earliest());
                let mut date = Date::from_days(before.div_euclid(DAY));
                if before.rem_euclid(DAY) - clock.seconds >= DAY / 2 {
                    date = date.plus_days(1);
                }
                self.at(date, clock, whose)
            }
        }
    }

    /// A length of time after the entry before.
    fn after(self, length: &str, previous: Option<&Moment>) -> Result<Moment, TimeError> {
        let length = Span::parse(length).ok().filter(Span::is_exact);
        let Some(length) = length.filter(|_| self.rest[1..].starts_with(|c: char| c.is_ascii_digit())) else {
            return Err(self.fault("neither a length such as `+11m` nor a date"));
        };
        let Some(previous) = previous else {
            return Err(self.groundless("there is no entry before it"));
        };
        if !previous.is_point() {
            return Err(self.groundless("the entry before it has no clock time"));
        }
        let seconds = i64::try_from(length.least()).unwrap_or(i64::MAX);
        let at = previous.earliest().unix().checked_add(seconds).and_then(Timestamp::from_unix);
        let at = at.ok_or_else(|| self.fault("it lies beyond the year 9999"))?;
        let precision = if length.grain() == Grain::Second { Precision::Second } else { previous.precision() };
        Ok(Moment::new(at, previous.zone(), precision, self.about || previous.is_about()))
    }

    fn groundless(&self, label: &str) -> TimeError {
        let message = format!("nothing to count `{}` from", shown(self.whole));
        fault("T009", message, label).help("write the date and the time, such as `2017-11-02 18:48 UTC`")
    }

    /// `18:48`, `18:48:05` or `18:48:05.25`.
    fn clock(&mut self) -> Result<Clock, TimeError> {
        let hour = self.number(2).ok_or_else(|| match leading_digits(self.rest) {
            4 => {
                let (before, after) = self.whole.split_at(self.whole.len() - self.rest.len() + 2);
                let joined = shown(&format!("{before}:{after}"));
                self.fault("hours and minutes are joined by `:`").help(format!("did you mean `{joined}`?"))
            }
            _ => self.fault("the hour has two digits"),
        })?;
        if hour == 24 {
            return Err(self.fault("there is no hour 24: midnight is 00:00 of the next day"));
        }
        self.within(hour, 0..=23, "a day has the hours 00 to 23")?;
        self.expect(':', "hours and minutes are joined by `:`")?;
        let minute = self.number(2).ok_or_else(|| self.fault("the minute has two digits"))?;
        self.within(minute, 0..=59, "an hour has the minutes 00 to 59")?;
        let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60;
        let Some(rest) = self.rest.strip_prefix(':') else {
            return Ok(Clock { seconds, precision: Precision::Minute, leap: false });
        };
        self.rest = rest;
        let second = self.number(2).ok_or_else(|| self.fault("the second has two digits"))?;
        self.within(second, 0..=60, "a minute has the seconds 00 to 59")?;
        if let Some(rest) = self.rest.strip_prefix(['.', ',']) {
            let digits = leading_digits(rest);
            if digits == 0 {
                return Err(self.fault("a fraction has digits"));
            }
            self.rest = &rest[digits..];
        }
        let leap = second == 60;
        Ok(Clock { seconds: seconds + i64::from(second.min(59)), precision: Precision::Second, leap })
    }

    /// The offset, the zone, or both, to the end of the text.
    fn whose(&self, default: Zone) -> Result<Whose<'a>, TimeError> {
        let rest = self.rest.trim_start();
        let (name, bracket) = match rest.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
            Some((name, bracket)) => (name.trim_end(), Some(bracket)),
            None => (rest, None),
        };
        let bracket = bracket.map(|name| Zone::parse(name.trim_start_matches('!'))).transpose()?;
        if name.is_empty() {
            return Ok(Whose::Zone(bracket.unwrap_or(default)));
        }
        if name.starts_with(['+', '-']) {
            let east = zone::offset(name).ok_or_else(|| {
                let is_written_well = name.len() == "+05:30".len() && name.contains(':');
                let far = || format!("no clock is {} from UTC", shown(name));
                self.fault(if is_written_well { far() } else { "an offset is written `+05:30`".into() })
            })?;
            return Ok(match bracket {
                // RFC 3339 and 9557: `-00:00` says nothing of the place.
                Some(zone) if name.starts_with("-00:00") => Whose::Utc(zone),
                Some(zone) => Whose::Offset(east, zone),
                None => Whose::Zone(Zone::fixed(east)),
            });
        }
        let half = name.split(' ').next().unwrap_or(name);
        if ["am", "pm", "a.m.", "p.m."].iter().any(|known| half.eq_ignore_ascii_case(known)) {
            return Err(self.fault("hours are counted from 00 to 23, without AM and PM"));
        }
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err(self.fault(format!("`{}` is too much after the clock time", shown(name))));
        }
        let zone = match Zone::parse(name) {
            // Letters that several zones share are those of the zone whose times are meant here.
            Err(_) if bracket.is_none() && self.zone.knows(name) => {
                let is_either = name.len() == 2;
                return Ok(if is_either { Whose::Zone(self.zone) } else { Whose::Letters(name, self.zone) });
            }
            // `UTC+2` is two hours ahead of it, as a section of Markdown reads it.
            Err(error) => Zone::parse(&zone::beyond_utc(name).ok_or(error)?)?,
            Ok(zone) => zone,
        };
        match (zone, bracket) {
            (Zone::UTC, Some(zone)) => Ok(Whose::Utc(zone)),
            (zone, None) => Ok(Whose::Zone(zone)),
            (_, Some(_)) => Err(self.fault("it names two zones")),
        }
    }

    /// The zone after a day or month, to the end of the text.
    fn zone_of_date(&self) -> Result<Zone, TimeError> {
        let apart = self.rest.is_empty() || self.rest.starts_with([' ', '[']);
        if !apart || self.rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.fault(format!("`{}` is too much after the date", shown(self.rest))));
        }
        match self.whose(self.zone)? {
            Whose::Zone(zone) | Whose::Offset(_, zone) | Whose::Utc(zone) | Whose::Letters(_, zone) => Ok(zone),
        }
    }

    /// A whole day or month there.
    fn whole_days(&self, date: Date, zone: Zone, precision: Precision) -> Result<Moment, TimeError> {
        let (Reading::Once(start) | Reading::Twice(start, _) | Reading::Never(start)) = zone.resolve(date.days() * DAY);
        let at = Timestamp::from_unix(start).ok_or_else(|| self.beyond())?;
        if precision == Precision::Day && zone.date_of(at) != date {
            let message = format!("{date} never was in {}", zone.name());
            return Err(fault("T003", message, "clocks went forward over the whole day").help(format!(
                "write the day before or after it: {} or {}",
                date.plus_days(-1),
                date.plus_days(1)
            )));
        }
        Ok(Moment::new(at, zone, precision, self.about))
    }

    /// A clock time on a day.
    fn at(&self, date: Date, clock: Clock, whose: Whose<'a>) -> Result<Moment, TimeError> {
        let local = date.days() * DAY + clock.seconds;
        let (unix, zone) = match whose {
            Whose::Utc(zone) => (local, zone),
            Whose::Offset(east, zone) => (self.agreeing(local, east, zone)?, zone),
            Whose::Letters(letters, zone) => (Self::called(date, clock, letters, zone)?, zone),
            Whose::Zone(zone) => match zone.resolve(local) {
                Reading::Once(unix) => (unix, zone),
                Reading::Twice(first, second) => return Err(twice(date, clock, zone, first, second)),
                Reading::Never(change) => return Err(never(date, clock, zone, change)),
            },
        };
        if clock.leap && !is_leap_second(unix + 1) {
            return Err(self.fault("no leap second was added then"));
        }
        let at = Timestamp::from_unix(unix).ok_or_else(|| self.beyond())?;
        Ok(Moment::new(at, zone, clock.precision, self.about))
    }

    /// The instant of a local time with an offset, if the zone named beside it was at that offset then.
    fn agreeing(&self, local: i64, east: i32, zone: Zone) -> Result<i64, TimeError> {
        let unix = local - i64::from(east);
        let known = zone.offset_at(unix);
        if known == east {
            return Ok(unix);
        }
        Err(self.fault(format!("{} was at {} then", zone.name(), zone::offset_text(known))))
    }

    /// The instant of a local time at which the zone goes by these letters.
    fn called(date: Date, clock: Clock, letters: &str, zone: Zone) -> Result<i64, TimeError> {
        let (one, other) = match zone.resolve(date.days() * DAY + clock.seconds) {
            Reading::Once(unix) => (unix, unix),
            Reading::Twice(first, second) => (first, second),
            Reading::Never(change) => return Err(never(date, clock, zone, change)),
        };
        let is_called = |unix: &i64| zone.is_called(letters, Timestamp::saturating(*unix));
        [one, other].into_iter().find(is_called).ok_or_else(|| {
            let own = zone.abbreviation(Timestamp::saturating(one));
            let message = format!("{} had {own} then, and not {letters}", zone.name());
            let error = fault("T004", message, "of the other half of the year");
            error.help(format!("write `{own}` if a clock on the wall is meant, and its offset if not"))
        })
    }

    fn beyond(&self) -> TimeError {
        self.fault("in UTC it lies beyond the years 0 to 9999")
    }

    /// Exactly that many digits, at most four of them, as a number.
    fn number(&mut self, digits: usize) -> Option<i32> {
        if leading_digits(self.rest) != digits {
            return None;
        }
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        Some(number.bytes().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0')))
    }

    fn within(&self, number: i32, range: std::ops::RangeInclusive<u8>, label: &str) -> Result<u8, TimeError> {
        let number = u8::try_from(number).ok().filter(|number| range.contains(number));
        number.ok_or_else(|| self.fault(label))
    }

    fn expect(&mut self, mark: char, label: &str) -> Result<(), TimeError> {
        self.rest = self.rest.strip_prefix(mark).ok_or_else(|| self.fault(label))?;
        Ok(())
    }
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
