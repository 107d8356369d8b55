//! What a reader would notice of written times: which are read, as what, and what is said of those that are not.

use super::*;

fn zone(name: &str) -> Zone {
    Zone::parse(name).expect("a zone")
}

fn utc(text: &str) -> Moment {
    Moment::parse(text, Zone::UTC, None).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error(text: &str, zone: Zone) -> TimeError {
    Moment::parse(text, zone, None).expect_err(text)
}

#[test]
fn the_same_instant_in_many_spellings() {
    for text in [
        "2017-11-02T18:48:00Z",
        "2017-11-02t18:48:00z",
        "2017-11-02 18:48:00.999999999999Z",
        "2017-11-02T18:48Z",
        "  2017-11-02   18:48  ",
        "2017-11-02 18:48 +00:00",
        "2017-11-02 18:48 -00:00",
        "2017-11-02 18:48 UTC",
        "2017-11-02 18:48 GMT",
        "2017-11-02 14:48 America/New_York",
        "2017-11-02T19:48+0100",
        "2017-11-02T19:48[Europe/Berlin]",
        "2017-11-02T19:48:00+01:00[Europe/Berlin]",
        "2017-11-02T18:48:00Z[Europe/Berlin]",
        "~2017-11-02 18:48",
        "~ 2017-11-02 18:48",
    ] {
        assert_eq!(utc(text).earliest().rfc3339(), "2017-11-02T18:48:00Z", "{text}");
        assert_eq!(utc(text).is_about(), text.contains('~'), "{text}");
    }
    assert_eq!(utc("2017-11-02 18:48 -00:00").zone(), Zone::UTC);
    assert_eq!(utc("2017-11-02T18:48:00Z[Europe/Berlin]").zone(), zone("Europe/Berlin"));
    assert_eq!(utc("2017-11-02 18:48").precision(), Precision::Minute);
    assert_eq!(utc("2017-11-02 18:48:00").precision(), Precision::Second);
}

#[test]
fn a_text_without_a_zone_is_meant_in_the_one_that_is_given() {
    let berlin = Moment::parse("2017-11-02 18:48", zone("Europe/Berlin"), None).expect("a time");
    assert_eq!(berlin.iso(), "2017-11-02T17:48Z");
    let day = Moment::parse("2017-11-02", zone("Europe/Berlin"), None).expect("a day");
    assert_eq!(day.earliest().rfc3339(), "2017-11-01T23:00:00Z");
    assert_eq!((day.iso().as_str(), day.is_exact()), ("2017-11-02", false));
    let there = utc("2017-11-02 America/New_York");
    assert_eq!((there.iso().as_str(), there.earliest().rfc3339().as_str()), ("2017-11-02", "2017-11-02T04:00:00Z"));
}

#[test]
fn days_and_months_have_bounds() {
    let month = utc("2016-12");
    assert_eq!((month.iso().as_str(), month.precision()), ("2016-12", Precision::Month));
    assert_eq!(month.latest().rfc3339(), "2017-01-01T00:00:00Z");
    let short = Moment::parse("2025-03-30", zone("Europe/Berlin"), None).expect("a day");
    assert_eq!(short.earliest().seconds_until(short.latest()), 23 * 3600);
    assert_eq!(utc("9999-12").latest(), Timestamp::MAX);
    assert_eq!(utc("9999-12-31").latest(), Timestamp::MAX);
    let minute = utc("2017-11-02 18:48");
    assert_eq!((minute.latest(), minute.is_exact()), (minute.earliest(), true));
}

#[test]
fn entries_count_from_the_one_before() {
    let first = utc("2017-11-02 18:48");
    let next =
        |text: &str| Moment::parse(text, Zone::UTC, Some(&first)).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(next("+11m").iso(), "2017-11-02T18:59Z");
    assert_eq!(next("+1h30m").iso(), "2017-11-02T20:18Z");
    assert_eq!(next("+2d").iso(), "2017-11-04T18:48Z");
    assert_eq!(next("+90s").iso(), "2017-11-02T18:49:30Z");
    assert!(next("~+11m").is_about());
    assert_eq!(next("18:59").iso(), "2017-11-02T18:59Z");
    assert_eq!(next("18:59:30").iso(), "2017-11-02T18:59:30Z");
    assert_eq!(next("18:59 UTC").iso(), "2017-11-02T18:59Z");
    assert_eq!(next("14:59 America/New_York").iso(), "2017-11-02T18:59Z");
    assert!(next("~18:59").is_about());
    assert_eq!(next("06:49").iso(), "2017-11-02T06:49Z", "less than twelve hours before: out of order, and said so");
    assert_eq!(next("06:48").iso(), "2017-11-03T06:48Z");
    let about = utc("~2017-11-02 18:48");
    assert!(Moment::parse("+11m", Zone::UTC, Some(&about)).expect("a time").is_about());
}

#[test]
fn a_clock_after_midnight_is_the_next_day() {
    let late = utc("2017-12-31 23:50 Europe/Berlin");
    let next = Moment::parse("00:10", Zone::UTC, Some(&late)).expect("a time");
    assert_eq!((next.iso().as_str(), next.zone()), ("2017-12-31T23:10Z", zone("Europe/Berlin")));
    assert_eq!(next.date().to_string(), "2018-01-01");
    let skipped = utc("2025-03-30 23:50 Europe/Berlin");
    assert!(Moment::parse("02:30", Zone::UTC, Some(&skipped)).is_ok(), "the next night has that hour");
    let morning = utc("2017-11-03T04:30:00Z");
    let west = Moment::parse("23:50 -05:00", Zone::UTC, Some(&morning)).expect("a time");
    assert_eq!(west.iso(), "2017-11-03T04:50Z", "the day is that of the clock");
}

#[test]
fn a_clock_can_follow_a_bare_day_but_a_length_cannot() {
    let day = utc("2017-11-02");
    let after =
        |text: &str, before: &Moment| Moment::parse(text, Zone::UTC, Some(before)).map_err(|error| error.code.id);
    assert_eq!(after("05:59", &day).expect("a time").iso(), "2017-11-02T05:59Z");
    assert_eq!(after("+11m", &day), Err("T009"));
    assert_eq!(after("+11m", &utc("2017-11")), Err("T009"));
    assert_eq!(after("05:59", &utc("2017-11")), Err("T009"));
    assert_eq!(error("05:59", Zone::UTC).code.id, "T009");
    assert_eq!(error("+11m", Zone::UTC).code.id, "T009");
    assert_eq!(after("+11m", &utc("9999-12-31T23:59:59Z")), Err("T001"));
}

#[test]
fn a_local_time_of_a_clock_change_is_an_error_that_names_both_readings() {
    let twice = error("2025-10-26 02:30", zone("Europe/Berlin"));
    assert_eq!(twice.code.id, "T002");
    assert_eq!(
        twice.help.as_deref(),
        Some("write `2025-10-26 02:30 +02:00` (CEST) for the first, or `2025-10-26 02:30 +01:00` (CET) for the second")
    );
    let never = error("2025-03-30T02:30:00[Europe/Berlin]", Zone::UTC);
    assert_eq!(never.code.id, "T003");
    assert_eq!(
        never.help.as_deref(),
        Some("write `2025-03-30 02:30:00 +01:00` (03:30 CEST) or `2025-03-30 02:30:00 +02:00` (01:30 CET)")
    );
    assert_eq!(error("2011-12-30", zone("Pacific/Apia")).code.id, "T003");
    assert_eq!(error("2011-12-30 12:00", zone("Pacific/Apia")).code.id, "T003");
    assert_eq!(utc("2025-10-26T02:30:00+01:00[Europe/Berlin]").iso(), "2025-10-26T01:30:00Z");
}

#[test]
fn an_offset_that_its_zone_did_not_have_is_an_error() {
    let error = error("2025-10-20T02:30:00+01:00[Europe/Berlin]", Zone::UTC);
    assert_eq!((error.code.id, error.label.as_str()), ("T001", "Europe/Berlin was at +02:00 then"));
}

#[test]
fn the_likely_fix_is_shown() {
    let help = |text: &str| error(text, Zone::UTC).help.expect("a next step");
    assert_eq!(help("2023-12-04T8:00:00-00:00"), "write `2023-12-04T08:00:00-00:00`");
    assert_eq!(help("2017-1-2"), "write `2017-01-02`");
    assert_eq!(help("2017-11-02 at 18:48"), "write `2017-11-02 18:48`");
    assert_eq!(help("ca. 2017-11-02 18:48"), "write `~2017-11-02 18:48`");
    assert_eq!(
        help("TBD"),
        "write it as coarsely as it is known, as in `~2017-11-02` or `2017-11`; if nobody knows, leave the key out"
    );
    assert_eq!(help("2017/11/02 18:48"), "write `2017-11-02 18:48`");
    assert_eq!(help("2017-11-02, 9:48 UTC"), "write `2017-11-02 09:48 UTC`");
    assert_eq!(help("20261120T100000Z"), "write `2026-11-20T10:00:00Z`");
    assert_eq!(help("20261120-1000 UTC"), "write `2026-11-20 10:00 UTC`");
    assert_eq!(help("2026-07-01 10:00 (UTC+2)"), "write `2026-07-01 10:00 UTC+2`");
    assert_eq!(help("~20261120"), "write `~2026-11-20`");
    assert_eq!(error("20261120T100000Z", Zone::UTC).label, "year, month and day are joined by `-`");
    let previous = utc("2017-11-02");
    let clock = Moment::parse("5:59", Zone::UTC, Some(&previous)).expect_err("one digit");
    assert_eq!(clock.help.as_deref(), Some("write `05:59`"));
}

#[test]
fn the_trouble_is_named() {
    let label = |text: &str| error(text, Zone::UTC).label;
    assert_eq!(label("2025-02-29T10:00:00Z"), "2025 has no 29 February");
    assert_eq!(label("2025-04-31"), "2025 has no 31 April");
    assert_eq!(label("2025-13-01"), "a year has the months 01 to 12");
    assert_eq!(label("2025-03-01T24:00:00Z"), "there is no hour 24: midnight is 00:00 of the next day");
    assert_eq!(label("2025-03-01T23:59:60Z"), "no leap second was added then");
    assert_eq!(label("2025-03-01 06:48 PM"), "hours are counted from 00 to 23, without AM and PM");
    assert_eq!(label("2025-03-01 18:48 +5"), "an offset is written `+05:30`");
    assert_eq!(label("2025-03-01 10:05-10:11"), "no clock is -10:11 from UTC");
    assert_eq!(label("9999-12-31T23:59:59-01:00"), "in UTC it lies beyond the years 0 to 9999");
    assert_eq!(label("2025-03-01x"), "`x` is too much after the date");
    assert_eq!(label("2025-03-01 18:48:00 ??"), "`??` is too much after the clock time");
    assert_eq!(label("2025-03-01 18:48 UTC[Europe/Berlin"), "not a zone");
    assert_eq!(label(""), "nothing is written here");
    for text in
        ["~", "+", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2017", "yesterday", "2025-03-01T", "+~5m"]
    {
        assert_eq!(error(text, Zone::UTC).code.id, "T001", "{text}");
    }
    assert_eq!(error("2025-03-01 18:48 CEST", Zone::UTC).code.id, "T004");
    let long = error(&"9".repeat(5000), Zone::UTC);
    assert!(long.message.len() < 100 && long.message.contains('…'));
}

#[test]
fn letters_are_those_of_the_zone_that_is_meant() {
    let pacific = zone("America/Los_Angeles");
    let read = |text: &str| Moment::parse(text, pacific, None).map(|moment| moment.earliest().rfc3339());
    assert_eq!(read("2022-01-14 10:00 PST").as_deref(), Ok("2022-01-14T18:00:00Z"));
    assert_eq!(read("2022-07-14 10:00 PT").as_deref(), Ok("2022-07-14T17:00:00Z"));
    // They tell the two times apart that clocks show twice.
    assert_eq!(read("2022-11-06 01:30 PDT").as_deref(), Ok("2022-11-06T08:30:00Z"));
    assert_eq!(read("2022-11-06 01:30 PST").as_deref(), Ok("2022-11-06T09:30:00Z"));
    assert_eq!(error("2022-11-06 01:30 PT", pacific).code.id, "T002");
    assert_eq!(error("2022-03-13 02:30 PST", pacific).code.id, "T003");
    let summer = error("2022-07-14 10:00 PST", pacific);
    assert_eq!(summer.message, "America/Los_Angeles had PDT then, and not PST");
    assert_eq!(error("2022-01-14 10:00 CET", pacific).code.id, "T004");
}

#[test]
fn a_leap_second_is_the_last_second_of_its_day() {
    assert_eq!(utc("2016-12-31T23:59:60Z").iso(), "2016-12-31T23:59:59Z");
    assert_eq!(utc("1990-12-31T15:59:60-08:00").iso(), "1990-12-31T23:59:59Z");
    assert_eq!(utc("2015-06-30T23:59:60.5Z").iso(), "2015-06-30T23:59:59Z");
    for text in ["2016-12-31T23:58:60Z", "2016-12-31T23:59:60+01:00", "2017-12-31T23:59:60Z", "2016-12-31T23:59:61Z"] {
        assert_eq!(error(text, Zone::UTC).code.id, "T001", "{text}");
    }
}

#[test]
fn a_day_is_sorted_before_the_times_within_it() {
    let mut sorted = [utc("2017-11-02 18:48"), utc("2017-11-03"), utc("2017-11-02"), utc("2017-11")];
    sorted.sort_by_key(Moment::sort_key);
    assert_eq!(sorted.map(|moment| moment.iso()), ["2017-11", "2017-11-02", "2017-11-02T18:48Z", "2017-11-03"]);
}
