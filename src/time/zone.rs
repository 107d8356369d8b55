//! Time zones: which day it is where, and what a clock on the wall there means.
//!
//! In: an IANA name or an offset. Out: days and their beginnings, abbreviations, and the one, two or no instants that
//! a local time names. The tables are compiled in; the machine's own zone is never asked for.

use std::fmt;

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{GapInfo, OffsetName as _, TZ_VARIANTS, Tz, TzOffset};

use super::fault::{fault, shown};
use super::{DAY, Date, TimeError, Timestamp};
use crate::diag::nearest;

/// An IANA time zone, or a fixed offset from UTC.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Zone(Kind);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Utc,
    Iana(Tz),
    /// Seconds east of UTC, less than a day, never zero.
    Fixed(i32),
}

/// What a local time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Once(i64),
    /// Clocks went back over it: the earlier instant and the later one.
    Twice(i64, i64),
    /// Clocks went forward over it at this instant.
    Never(i64),
}

impl Zone {
    /// UTC, which is also what `GMT`, `Z` and `+00:00` mean.
    pub const UTC: Self = Self(Kind::Utc);

    /// The zone of that name: an IANA name, `UTC`, `GMT`, `Z`, or an offset such as `+05:45`.
    ///
    /// # Errors
    /// T004 for an unknown name, and for abbreviations that several zones share or that name one half of the year.
    pub fn parse(name: &str) -> Result<Self, TimeError> {
        let name = name.trim();
        if ["utc", "gmt", "z"].iter().any(|utc| name.eq_ignore_ascii_case(utc)) || UTC_LINKS.contains(&name) {
            return Ok(Self::UTC);
        }
        if name.starts_with(['+', '-']) {
            return offset(name).map(Self::fixed).ok_or_else(|| unknown(name));
        }
        if let Some(zone) = abbreviated(name) {
            return Err(ambiguous(name, zone));
        }
        name.parse().map(|zone| Self(Kind::Iana(zone))).map_err(|_| unknown(name))
    }

    /// Whether zones are named after a city of that name: `London`, of `Europe/London`.
    #[must_use]
    pub fn is_city(name: &str) -> bool {
        TZ_VARIANTS.iter().any(|zone| zone.name().rsplit_once('/').is_some_and(|(_, city)| city == name))
    }

    /// Whether a clock there is named by those letters: `PST`, `PDT` and `PT` for `America/Los_Angeles`.
    #[must_use]
    pub fn knows(&self, letters: &str) -> bool {
        // A day of each half of a year.
        let halves = [1_768_435_200, 1_784_073_600].map(Timestamp::saturating);
        matches!(self.0, Kind::Iana(_)) && halves.into_iter().any(|at| self.is_called(letters, at))
    }

    /// Whether a clock there goes by those letters at that instant; `PT` leaves open which half of the year it is. Where
    /// the zone has none of its own, they are those that people write.
    #[must_use]
    pub fn is_called(&self, letters: &str, at: Timestamp) -> bool {
        let own = self.abbreviation(at);
        // As Germans say it.
        let letters = match letters {
            "MEZ" => "CET",
            "MESZ" => "CEST",
            own => own,
        };
        if own.starts_with(['+', '-']) {
            return abbreviated(letters) == Some(&self.name());
        }
        let first = letters.strip_suffix('T').filter(|first| first.len() == 1);
        own == letters || first.is_some_and(|first| own.len() == 3 && own.starts_with(first) && own.ends_with('T'))
    }

    /// Seconds east of UTC as a zone.
    pub(super) fn fixed(seconds: i32) -> Self {
        if seconds == 0 { Self::UTC } else { Self(Kind::Fixed(seconds)) }
    }

    /// Its IANA name, `UTC`, or its offset (`+05:45`).
    #[must_use]
    pub fn name(&self) -> String {
        match self.0 {
            Kind::Utc => "UTC".to_owned(),
            Kind::Iana(zone) => zone.name().to_owned(),
            Kind::Fixed(seconds) => offset_text(seconds),
        }
    }

    /// The day it is there at that instant.
    #[must_use]
    pub fn date_of(&self, at: Timestamp) -> Date {
        Date::from_days(self.local(at).div_euclid(DAY))
    }

    /// The first instant of that day there: also where clocks skip midnight, and where they go over it twice. A day
    /// that was left out (Apia, 2011-12-30) begins where the next one does.
    #[must_use]
    pub fn day_start(&self, date: Date) -> Timestamp {
        self.start_of(date.days())
    }

    /// The first instant of that day at which a clock on the wall there shows that many minutes past midnight; where
    /// clocks skip them, the instant at which they do.
    #[must_use]
    pub fn on_the_wall(&self, date: Date, minutes: u16) -> Timestamp {
        match self.resolve(date.days().saturating_mul(DAY) + i64::from(minutes) * 60) {
            Reading::Once(at) | Reading::Twice(at, _) | Reading::Never(at) => Timestamp::saturating(at),
        }
    }

    /// `UTC`, `CET`, or the offset (`+05:45`) where the zone has no letters for it.
    #[must_use]
    pub fn abbreviation(&self, at: Timestamp) -> String {
        match self.0 {
            Kind::Utc => "UTC".to_owned(),
            Kind::Fixed(seconds) => offset_text(seconds),
            Kind::Iana(zone) => {
                let offset = zone.offset_from_utc_datetime(&wall(at.unix()));
                let letters = offset.abbreviation().filter(|name| name.starts_with(|c: char| c.is_alphabetic()));
                letters.map_or_else(|| offset_text(east(&offset)), str::to_owned)
            }
        }
    }

    /// Seconds east of UTC at that instant.
    #[must_use]
    pub fn offset(&self, at: Timestamp) -> i32 {
        self.offset_at(at.unix())
    }

    /// Seconds since 1970 began that a clock on the wall there counts at that instant.
    pub(super) fn local(self, at: Timestamp) -> i64 {
        at.unix() + i64::from(self.offset(at))
    }

    /// The first instant of the day that many days after 1970-01-01, within the years 0 to 9999.
    pub(super) fn start_of(self, days: i64) -> Timestamp {
        match self.resolve(days.saturating_mul(DAY)) {
            Reading::Once(at) | Reading::Twice(at, _) | Reading::Never(at) => Timestamp::saturating(at),
        }
    }

    /// The instants that a clock on the wall there shows as this many seconds since 1970 began.
    pub(super) fn resolve(self, local: i64) -> Reading {
        match self.0 {
            Kind::Utc => Reading::Once(local),
            Kind::Fixed(seconds) => Reading::Once(local.saturating_sub(seconds.into())),
            Kind::Iana(zone) => {
                let wall = wall(local);
                let at = |offset: TzOffset| local - i64::from(east(&offset));
                match zone.offset_from_local_datetime(&wall) {
                    LocalResult::Single(offset) => Reading::Once(at(offset)),
                    LocalResult::Ambiguous(a, b) => Reading::Twice(at(a).min(at(b)), at(a).max(at(b))),
                    LocalResult::None => Reading::Never(change(zone, &wall)),
                }
            }
        }
    }

    /// Seconds east of UTC at an instant that may lie beyond the year 9999.
    pub(super) fn offset_at(self, unix: i64) -> i32 {
        match self.0 {
            Kind::Utc => 0,
            Kind::Fixed(seconds) => seconds,
            Kind::Iana(zone) => east(&zone.offset_from_utc_datetime(&wall(unix))),
        }
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

/// Reads `+05:45`, `-0800` or `+02` as seconds east of UTC.
pub(super) fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.as_bytes() {
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (h1, h2, m1, m2) = match *digits {
        [h1, h2, b':', m1, m2] | [h1, h2, m1, m2] => (h1, h2, m1, m2),
        [h1, h2] => (h1, h2, b'0', b'0'),
        _ => return None,
    };
    let two = |tens: u8, ones: u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| i32::from(tens - b'0') * 10 + i32::from(ones - b'0'))
    };
    let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
    // `10:05-10:11` is a span of time: clocks differ from UTC by quarters of an hour, at most twelve to the west.
    let most = if sign < 0 { 12 } else { 14 };
    (hours <= most && minutes % 15 == 0).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Reads `UTC+2`, `GMT -3` or `UTC+05:30` as people mean it: the offset that they add to UTC, as it is written alone.
pub(super) fn beyond_utc(name: &str) -> Option<String> {
    let (letters, rest) = (name.get(..3)?, name.get(3..)?.trim());
    if !["utc", "gmt"].iter().any(|utc| letters.eq_ignore_ascii_case(utc)) {
        return None;
    }
    let is_west = rest.starts_with(['-', '\u{2212}', '\u{2013}']);
    let digits = rest.trim_start_matches(['+', '-', '\u{2212}', '\u{2013}']).trim();
    let zero = if digits.split(':').next().is_some_and(|hours| hours.len() == 1) { "0" } else { "" };
    let seconds = offset(&format!("{}{zero}{digits}", if is_west { '-' } else { '+' }))?;
    Some(if seconds == 0 { "UTC".to_owned() } else { offset_text(seconds) })
}

/// `+05:45`; with seconds only where a zone of the nineteenth century has them.
pub(super) fn offset_text(seconds: i32) -> String {
    let (sign, east) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let (hours, minutes, rest) = (east / 3600, east / 60 % 60, east % 60);
    if rest == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{rest:02}")
    }
}

fn east(offset: &TzOffset) -> i32 {
    offset.fix().local_minus_utc()
}

/// Seconds since 1970 as chrono has them; far beyond the year 9999, where chrono ends, 1970 itself.
fn wall(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
}

/// The instant at which clocks went forward over a local time that never was.
fn change(zone: Tz, wall: &NaiveDateTime) -> i64 {
    let seconds = |wall: &NaiveDateTime| wall.and_utc().timestamp();
    let gap = GapInfo::new(wall, &zone).and_then(|gap| gap.begin);
    gap.map_or(seconds(wall), |(last, offset)| seconds(&last) - i64::from(east(&offset)))
}

/// IANA's other names for UTC.
const UTC_LINKS: [&str; 12] = [
    "Etc/UTC", "Etc/UCT", "Etc/GMT", "Etc/GMT0", "Etc/GMT+0", "Etc/GMT-0", "Etc/Zulu", "Etc/Universal", "UCT", "Zulu",
    "Universal", "GMT0",
];

/// Abbreviations that people write, and a zone that they may well mean. Many of them belong to several zones, and
/// most to one half of the year, so none is taken for a zone.
#[rustfmt::skip]
const ABBREVIATIONS: [(&str, &str); 41] = [
    ("CET CEST MET MEST MEZ MESZ", "Europe/Berlin"), ("EET EEST", "Europe/Helsinki"), ("WET WEST", "Europe/Lisbon"),
    ("BST", "Europe/London"), ("MSK MSD", "Europe/Moscow"), ("TRT", "Europe/Istanbul"), ("IST", "Asia/Kolkata"),
    ("EST EDT EST5EDT ET", "America/New_York"), ("CST CDT CST6CDT CT", "America/Chicago"),
    ("MST MDT MST7MDT MT", "America/Denver"), ("PST PDT PST8PDT PT", "America/Los_Angeles"),
    ("AKST AKDT", "America/Anchorage"), ("HST HDT", "Pacific/Honolulu"), ("AST ADT", "America/Halifax"),
    ("NST NDT", "America/St_Johns"), ("BRT BRST", "America/Sao_Paulo"), ("ART", "America/Argentina/Buenos_Aires"),
    ("AEST AEDT AET", "Australia/Sydney"), ("ACST ACDT", "Australia/Adelaide"), ("AWST", "Australia/Perth"),
    ("NZST NZDT", "Pacific/Auckland"), ("JST", "Asia/Tokyo"), ("KST", "Asia/Seoul"), ("SGT", "Asia/Singapore"),
    ("HKT", "Asia/Hong_Kong"), ("SAST", "Africa/Johannesburg"), ("WAT", "Africa/Lagos"), ("EAT", "Africa/Nairobi"),
    ("CAT", "Africa/Maputo"), ("GST", "Asia/Dubai"), ("PKT", "Asia/Karachi"), ("WIB", "Asia/Jakarta"),
    ("WITA", "Asia/Makassar"), ("PHT PHST", "Asia/Manila"), ("MYT", "Asia/Kuala_Lumpur"), ("ICT", "Asia/Bangkok"),
    ("NPT", "Asia/Kathmandu"), ("IDT", "Asia/Jerusalem"), ("CLT CLST", "America/Santiago"), ("COT", "America/Bogota"),
    ("PET", "America/Lima"),
];

impl Zone {
    /// Whether letters, all of them capitals, abbreviate a zone.
    #[must_use]
    pub fn is_abbreviation(letters: &str) -> bool {
        ABBREVIATIONS.iter().any(|(known, _)| known.split(' ').any(|known| known == letters))
    }
}

/// The zone that an abbreviation may well mean.
fn abbreviated(name: &str) -> Option<&'static str> {
    if name.len() > 7 {
        return None;
    }
    let named = |letters: &str| letters.split(' ').any(|letters| letters.eq_ignore_ascii_case(name));
    ABBREVIATIONS.iter().find(|(letters, _)| named(letters)).map(|(_, zone)| *zone)
}

fn ambiguous(name: &str, zone: &str) -> TimeError {
    fault("T004", format!("`{}` is not one time zone", shown(name)), "an abbreviation").help(format!(
        "name the zone, such as `{zone}`, or give its offset; where `timezone:` is that zone, its letters are understood"
    ))
}

fn unknown(name: &str) -> TimeError {
    let error = fault("T004", format!("unknown time zone `{}`", shown(name)), "not a zone");
    if beyond_utc(name).is_some() {
        // `Etc/GMT+1` is an hour west of it, and people mean an hour east.
        return error.help("name the zone, such as `Europe/Berlin`: an offset knows no summer time");
    }
    let names = || TZ_VARIANTS.iter().map(|zone| zone.name()).filter(|zone| !zone.contains("GMT"));
    // Longer than any name there is: not worth comparing with all of them.
    if name.len() > 64 {
        return error.help("use an IANA name such as `Europe/Berlin`, or an offset such as `+01:00`");
    }
    let city = name.replace(' ', "_");
    let ends = |zone: &&str| zone.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(&city));
    match names().find(ends).or_else(|| nearest(name, names())) {
        Some(zone) => error.help(format!("did you mean `{zone}`?")),
        None => error.help("use an IANA name such as `Europe/Berlin`, or an offset such as `+01:00`"),
    }
}

#[cfg(test)]
#[path = "zone_tests.rs"]
mod tests;
