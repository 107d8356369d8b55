//! Times as other systems write them, in the spelling of the format.
//!
//! In: a text and the zone that holds where it names none. Out: the same moment as a person would write it here, and
//! whether it had to be mended. A fraction of a second is cut, never rounded. It invents no digit.

use crate::time::{Moment, Precision, Zone, padded};

/// A time that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub text: String,
    /// What had to be mended.
    pub mended: Option<String>,
}

/// Reads a time; `None` if it is none.
#[must_use]
pub fn read(text: &str, zone: &str) -> Option<Read> {
    let written = text.trim();
    let padded = padded(written);
    let mended = (padded != written).then(|| format!("`{written}` is read as `{padded}`"));
    let plain = plain(&padded);
    let moment = Moment::parse(&plain, Zone::UTC, None).ok()?;
    let text = if moment.is_exact() && !names_zone(&plain) { format!("{plain} {zone}") } else { plain };
    // What the zone forbids, such as an hour that clocks left out, stays for a person to decide.
    Moment::parse(&text, Zone::UTC, None).ok().map(|_| Read { text, mended })
}

/// The moment of a text that `read` gave.
#[must_use]
pub fn moment(text: &str) -> Option<Moment> {
    Moment::parse(text, Zone::UTC, None).ok()
}

/// The day of such a text; nothing of a month.
#[must_use]
pub fn day(text: &str) -> Option<String> {
    let moment = moment(text)?;
    (moment.precision() != Precision::Month).then(|| moment.date().to_string())
}

/// Whether one moment is certainly before another: a day may be one of any zone.
#[must_use]
pub fn is_before(a: &str, b: &str) -> bool {
    const WIDEST: i64 = 14 * 60 * 60;
    let is_day = |text: &str| !text.contains(':');
    let slack = if is_day(a) == is_day(b) { 0 } else { WIDEST };
    matches!((moment(a), moment(b)), (Some(a), Some(b)) if a.latest().seconds_until(b.earliest()) > slack)
}

/// The date, a space, the clock and the zone, as the format writes them.
fn plain(text: &str) -> String {
    let bytes = text.as_bytes();
    let joined = text.len() > 11 && bytes.get(4) == Some(&b'-') && matches!(bytes.get(10), Some(b'T' | b't' | b' '));
    let (Some(day), Some(rest)) = (text.get(..10), text.get(11..)) else { return text.to_owned() };
    if !joined {
        return text.to_owned();
    }
    let rest = rest.trim_start();
    let clock = rest.find(|letter: char| !letter.is_ascii_digit() && letter != ':').unwrap_or(rest.len());
    let (clock, mut zone) = rest.split_at(clock);
    if let Some(fraction) = zone.strip_prefix(['.', ',']) {
        zone = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
    }
    let zone = match zone.trim() {
        "Z" | "z" | "-00:00" | "+00:00" | "-0000" | "+0000" | "GMT" | "+00:00 UTC" | "+0000 UTC" => "UTC".to_owned(),
        offset if offset.len() == 5 && offset.starts_with(['+', '-']) && !offset.contains(':') => {
            let (hours, minutes) = offset.split_at(3);
            format!("{hours}:{minutes}")
        }
        other => other.to_owned(),
    };
    format!("{day} {clock} {zone}").trim_end().to_owned()
}

/// Whether something stands behind the clock.
fn names_zone(text: &str) -> bool {
    text.split(' ').count() > 2 || text.contains('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Option<&str>, mended: bool) {
        let read = read(text, "UTC");
        assert_eq!(read.as_ref().map(|read| read.text.as_str()), expected, "{text}");
        assert_eq!(read.is_some_and(|read| read.mended.is_some()), mended, "{text}");
    }

    #[test]
    fn dirt_of_real_archives() {
        reads("2018-05-25 04:13:00", Some("2018-05-25 04:13:00 UTC"), false);
        reads("2023-12-04T8:00:00-00:00", Some("2023-12-04 08:00:00 UTC"), true);
        reads("2025-03-01T10:00:00-00:00", Some("2025-03-01 10:00:00 UTC"), false);
        reads("2025-03-01t10:00:00z", Some("2025-03-01 10:00:00 UTC"), false);
        reads("2025-03-01T10:00:00+05:45", Some("2025-03-01 10:00:00 +05:45"), false);
        reads("2025-03-01T10:00:00 +0200", Some("2025-03-01 10:00:00 +02:00"), false);
        reads("2025-03-01T23:59:59.9999999999Z", Some("2025-03-01 23:59:59 UTC"), false);
        reads("2025-03-01", Some("2025-03-01"), false);
        reads("2025-3-1", Some("2025-03-01"), true);
        reads("2025-02-29T10:00:00Z", None, false);
        reads("2025-03-01T24:00:00Z", None, false);
        reads("2021-22-?? HH:mm", None, false);
        reads("soon", None, false);
        assert_eq!(super::read("2025-03-30T02:30", "Europe/Berlin"), None, "that hour never was");
    }

    #[test]
    fn order() {
        assert!(is_before("2021-09-20 13:00 UTC", "2021-09-23 10:01 UTC"));
        assert!(!is_before("2021-09-23", "2021-09-23 10:01 UTC"));
        assert!(!is_before("2021-09-22", "2021-09-23 04:00 UTC"), "it was the 22nd in Los Angeles");
        assert!(is_before("2021-09-21", "2021-09-23 04:00 UTC") && is_before("2021-09-21", "2021-09-23"));
    }
}
