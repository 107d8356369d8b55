//! What a reader would notice of lengths: how they are told, read, and found to contradict each other.

use super::*;
use crate::time::{Timestamp, Zone};

fn moment(text: &str) -> Moment {
    Moment::parse(text, Zone::UTC, None).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn between(from: &str, to: &str) -> Option<Span> {
    Span::between(&moment(from), &moment(to))
}

/// The words between two times, with plain spaces.
fn words(from: &str, to: &str) -> String {
    between(from, to).expect("not certainly reversed").to_string().replace('\u{a0}', " ")
}

fn typed(text: &str) -> Span {
    Span::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn a_length_is_told_in_two_units_at_most() {
    let words = |seconds| Span::exact(seconds).to_string();
    assert_eq!(words(0), "0\u{a0}s");
    assert_eq!(words(45), "45\u{a0}s");
    assert_eq!(words(660), "11\u{a0}min");
    assert_eq!(words(680), "11\u{a0}min 20\u{a0}s");
    assert_eq!(words(4 * 3600 + 17 * 60 + 59), "4\u{a0}h 17\u{a0}min");
    assert_eq!(words(86_400), "1\u{a0}day");
    assert_eq!(words(2 * 86_400 + 3 * 3600 + 59), "2\u{a0}days 3\u{a0}h");
    assert_eq!(words(24 * 3600 + 11 * 60), "24\u{a0}h 11\u{a0}min");
    assert_eq!(words(26 * 3600), "1\u{a0}day 2\u{a0}h");
    assert_eq!(words(3 * 3600 + 5), "3\u{a0}h");
}

#[test]
fn a_minute_holds_each_of_its_seconds() {
    assert_eq!(words("2021-04-15 12:00:43", "2021-04-15 12:00"), "at most 16 s");
    assert_eq!(words("2021-04-15 12:00:43", "2021-04-15 12:01"), "17 s");
    assert_eq!(between("2021-04-15 12:00:43", "2021-04-15 11:59"), None);
    assert_eq!(between("2021-04-15 12:01", "2021-04-15 12:00:59"), None);
}

#[test]
fn exact_ends_make_an_exact_length() {
    assert_eq!(words("2024-07-25 12:10", "2024-07-25 16:19"), "4 h 9 min");
    assert_eq!(words("2025-10-26T02:45+02:00", "2025-10-26T02:15+01:00"), "30 min");
    assert_eq!(words("2025-03-30T01:30+01:00", "2025-03-30T03:30+02:00"), "1 h");
    assert_eq!(words("2021-04-15 12:00", "2021-04-15 12:00"), "0 s");
    assert_eq!(words("2024-12-31 22:00 Europe/Berlin", "2025-01-01 02:00 Europe/Berlin"), "4 h");
    assert_eq!(words("2025-03-29 12:00 Europe/Berlin", "2025-03-30 12:00 Europe/Berlin"), "23 h");
    assert_eq!(words("2005-01-01 00:00", "2025-01-01 00:00"), "7305 days");
    assert_eq!(words("2024-02-29T10:00:00Z", "2025-02-28T10:00:00Z"), "365 days");
    assert!(between("2017-11-02 18:48", "2017-11-02 18:59").expect("in order").is_exact());
}

#[test]
fn a_day_is_never_subtracted_as_its_midnight() {
    assert_eq!(words("2017-11-02", "2017-11-02"), "at most 1 day");
    assert_eq!(words("2017-11-02", "2017-11-03"), "at most 2 days");
    assert_eq!(words("2017-11-02", "2017-11-04"), "about 2 days");
    assert_eq!(words("2017-11-02", "2017-11-02 10:00"), "at most 10 h");
    assert_eq!(words("2017-11-02 18:48", "2017-11-02"), "at most 5 h 12 min");
    assert_eq!(words("2017-11-02", "2017-11-03 10:00"), "about 1 day");
    assert_eq!(words("2016-09", "2016-09"), "at most 30 days");
    assert_eq!(words("2016-09", "2016-11"), "about 60 days");
    assert_eq!(words("2025-10-26 Europe/Berlin", "2025-10-26 Europe/Berlin"), "at most 1 day");
    assert_eq!(words("2025-03-30 Europe/Berlin", "2025-03-30 Europe/Berlin"), "at most 1 day");
}

#[test]
fn about_stays_about() {
    assert_eq!(words("~2017-11-02 10:00", "~2017-11-02 10:30"), "about 30 min");
    assert_eq!(words("~2017-11-02 10:00", "2017-11-02 14:17"), "about 4 h 17 min");
    assert_eq!(words("~2017-11-02 10:00", "~2017-11-02 10:00"), "about 0 min");
    assert_eq!(words("~2017-11-02", "~2017-11-05"), "about 3 days");
    assert_eq!(words("~2017-11-02", "2017-11-02"), "at most about 1 day");
    assert_eq!(typed("~8h").to_string(), "about 8\u{a0}h");
}

#[test]
fn only_an_end_that_is_certainly_before_its_beginning_has_no_length() {
    assert_eq!(between("2021-09-23T10:01", "2021-09-20T13:00"), None);
    assert_eq!(between("2017-11-03", "2017-11-02"), None);
    assert_eq!(between("2017-11-02", "2017-11-01 23:59"), None);
    assert_eq!(between("2017-11-03 00:00", "2017-11-02"), None);
    assert!(between("2017-11-02", "2017-11-02 00:00").is_some());
    assert!(between("2017-11-02", "2017-11").is_some());
    assert!(between("~2017-11-02 10:30", "~2017-11-02 10:00").is_some());
    assert_eq!(between("~2017-11-02 10:30", "~2017-11-01 10:00"), None);
}

#[test]
fn lengths_are_read_as_people_type_them() {
    for (text, seconds) in [
        ("11m", 660),
        ("2h 30m", 9000),
        ("2h30m", 9000),
        ("1.5 hours", 5400),
        ("~8h", 28_800),
        ("about 8 hours", 28_800),
        ("3 days", 259_200),
        ("90 seconds", 90),
        ("14d", 1_209_600),
        ("2 weeks", 1_209_600),
        ("PT11M", 660),
        ("P1DT2H", 93_600),
        ("4 hours 17 minutes", 15_420),
        ("4 hours, 17 minutes and 5 secs", 15_425),
        ("4\u{a0}h 17\u{a0}min", 15_420),
        ("0m", 0),
    ] {
        assert_eq!(typed(text).most(), seconds, "{text}");
        assert_eq!(typed(text).is_about(), text.starts_with(['~', 'a']), "{text}");
    }
}

#[test]
fn what_is_no_length_is_said_to_be_none() {
    for text in [
        "", "~", "11", "m", "-5m", "1:30", "1 month", "2 years", "P1M", "P1Y", "PT", "P", "P1H", "30m 2h", "11m 11m",
        "5 apples", "1.h", "99999999999999999999h", "9999999999d", "11m!", "a while",
    ] {
        let error = Span::parse(text).expect_err(text);
        assert_eq!(error.code.id, "T008", "{text}");
        assert!(!error.label.is_empty() && error.help.is_some(), "{text}");
    }
}

#[test]
fn a_typed_length_agrees_as_far_as_its_unit_allows() {
    let hours = Span::exact(4 * 3600 + 12 * 60);
    assert!(!typed("4h").agrees_with(&hours));
    assert!(typed("~4h").agrees_with(&hours));
    assert!(typed("4h 12m").agrees_with(&hours));
    assert!(typed("11m").agrees_with(&Span::exact(680)));
    assert!(!typed("11m").agrees_with(&Span::exact(720)));
    assert!(!typed("45s").agrees_with(&Span::exact(46)));
    assert!(typed("3 days").agrees_with(&Span::exact(3 * 86_400 + 7200)));
    assert!(!typed("3 days").agrees_with(&Span::exact(4 * 86_400)));
    assert!(!typed("~8h").agrees_with(&Span::exact(11 * 3600)));
    assert!(hours.agrees_with(&typed("~4h")), "it does not matter which is asked");
}

#[test]
fn a_typed_length_agrees_with_bounds_that_hold_it() {
    let day = between("2017-11-02", "2017-11-02").expect("in order");
    assert!(typed("11m").agrees_with(&day));
    assert!(!typed("30h").agrees_with(&day));
}

#[test]
fn the_ends_of_time_can_be_subtracted() {
    let from = Moment::exact(Timestamp::MIN, Zone::UTC);
    let to = Moment::exact(Timestamp::MAX, Zone::UTC);
    let span = Span::between(&from, &to).expect("in order");
    assert_eq!(span.to_string(), "3652424\u{a0}days 23\u{a0}h");
    assert!(!Span::exact(u64::MAX).to_string().is_empty());
    assert!(Span::exact(u64::MAX).agrees_with(&Span::exact(u64::MAX)));
}
