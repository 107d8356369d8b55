//! English words for days and moments, as programs and terminals have them; pages have those of `language`.
//!
//! In: a moment and the readers' zone. Out: text no more precise than what is known. A day or a month stays the one
//! that was written, whatever the zone: without a clock time it cannot be moved.

use super::date::filled;
use super::{Date, Moment, Precision, Timestamp, Zone};

/// `2 November 2017`
#[must_use]
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day, month_name(date.month), date.year)
}

/// The name of a month, 1 to 12; of another number, nothing.
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    chrono::Month::try_from(month).map_or("", |month| month.name())
}

/// `2 November 2017`, `about November 2016`, `2 November 2017, 18:48 UTC`, `2 November 2017, about 18:48 UTC`.
#[must_use]
pub fn moment(moment: &Moment, zone: Zone) -> String {
    if let Some(clock) = clock(moment, zone) {
        return format!("{}, {clock}", day(zone.date_of(moment.earliest())));
    }
    let date = moment.date();
    let is_month = moment.precision() == Precision::Month;
    let words = if is_month { format!("{} {}", month_name(date.month), date.year) } else { day(date) };
    format!("{}{words}", about(moment))
}

/// `18:48 UTC`, `18:48:05 UTC`, `about 18:48 UTC`; nothing for a day or a month.
#[must_use]
pub fn clock(moment: &Moment, zone: Zone) -> Option<String> {
    if !moment.is_point() {
        return None;
    }
    let at = moment.earliest();
    let clock = on_the_wall(at, zone, moment.precision() == Precision::Second);
    Some(format!("{}{clock}", about(moment)))
}

/// The clock on the wall there, with its seconds if they are wanted and not zero.
#[must_use]
pub fn on_the_wall(at: Timestamp, zone: Zone, to_the_second: bool) -> String {
    let seconds = zone.local(at).rem_euclid(super::DAY);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let letters = zone.abbreviation(at);
    let mut text = if to_the_second && second != 0 {
        filled("00:00:00 ", &[(0, 2, hour), (3, 2, minute), (6, 2, second)])
    } else {
        filled("00:00 ", &[(0, 2, hour), (3, 2, minute)])
    };
    text.push_str(&letters);
    text
}

fn about(moment: &Moment) -> &'static str {
    if moment.is_about() { "about " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).expect("a zone")
    }

    fn written(text: &str) -> Moment {
        Moment::parse(text, Zone::UTC, None).expect("a time")
    }

    #[test]
    fn nothing_is_said_that_is_not_known() {
        let words = |text: &str| moment(&written(text), Zone::UTC);
        assert_eq!(words("2016-11"), "November 2016");
        assert_eq!(words("2017-11-02"), "2 November 2017");
        assert_eq!(words("~2017-11-02"), "about 2 November 2017");
        assert_eq!(words("2017-11-02 18:48"), "2 November 2017, 18:48 UTC");
        assert_eq!(words("~2017-11-02 18:48"), "2 November 2017, about 18:48 UTC");
        assert_eq!(words("2017-11-02 18:48:00"), "2 November 2017, 18:48 UTC");
        assert_eq!(words("2017-11-02 18:48:05"), "2 November 2017, 18:48:05 UTC");
        assert_eq!(clock(&written("2017-11-02"), Zone::UTC), None);
        assert_eq!(clock(&written("~2017-11-02 18:48"), Zone::UTC).as_deref(), Some("about 18:48 UTC"));
    }

    #[test]
    fn readers_see_their_own_clock_but_the_day_that_was_written() {
        let late = written("2017-11-02 18:48 UTC");
        assert_eq!(moment(&late, zone("Asia/Kathmandu")), "3 November 2017, 00:33 +05:45");
        assert_eq!(moment(&late, zone("America/New_York")), "2 November 2017, 14:48 EDT");
        assert_eq!(moment(&written("2017-11-02"), zone("Pacific/Kiritimati")), "2 November 2017");
    }

    #[test]
    fn months_have_names() {
        assert_eq!((month_name(1), month_name(12), month_name(0), month_name(13)), ("January", "December", "", ""));
    }
}
