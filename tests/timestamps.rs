//! Timestamps as people and programs write them: a table of cases, and properties that hold for any text.

use afterword::time::{Moment, Precision, Span, TimeError, Timestamp, Zone};
use proptest::prelude::*;

/// Reads a text that names its own zone, or is meant in UTC.
fn read(text: &str) -> Result<Moment, TimeError> {
    Moment::parse(text, Zone::UTC, None)
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).expect("a zone")
}

/// Texts that name an instant, the instant, and why the case is here.
const INSTANTS: &[(&str, &str, &str)] = &[
    ("2025-03-01T10:00:00Z", "2025-03-01T10:00:00Z", "plain UTC"),
    ("2025-03-01T10:00:00+05:30", "2025-03-01T04:30:00Z", "an offset of half an hour"),
    ("2025-03-01T10:00:00+05:45", "2025-03-01T04:15:00Z", "an offset of a quarter, as in Nepal"),
    ("2025-03-01T23:30:00-12:00", "2025-03-02T11:30:00Z", "another day in UTC"),
    ("2025-03-01T00:30:00+14:00", "2025-02-28T10:30:00Z", "another month in UTC; +14:00 exists"),
    ("2025-03-01T10:00:00-00:00", "2025-03-01T10:00:00Z", "UTC, place unknown: most real Jenkins incidents write it"),
    ("2025-03-01t10:00:00z", "2025-03-01T10:00:00Z", "RFC 3339 allows lower case"),
    ("2025-03-01 10:00:00Z", "2025-03-01T10:00:00Z", "RFC 3339 allows a space"),
    ("2025-03-01T10:00:00.123456789Z", "2025-03-01T10:00:00Z", "nanoseconds are dropped"),
    ("2025-03-01T23:59:59.9999999999Z", "2025-03-01T23:59:59Z", "and never rounded up to the next day"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", "a leap second stays in its year"),
    ("2024-02-29T10:00:00Z", "2024-02-29T10:00:00Z", "a leap day"),
    ("2000-02-29T10:00:00Z", "2000-02-29T10:00:00Z", "2000 was a leap year"),
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "the first second there is"),
    ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "the last second there is"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "before the epoch"),
    ("2038-01-19T03:14:08Z", "2038-01-19T03:14:08Z", "beyond 32 bits"),
    ("1985-12-31T23:59 Asia/Kathmandu", "1985-12-31T18:29:00Z", "at +05:30 until the end of that year"),
    ("1986-01-01T00:15 Asia/Kathmandu", "1985-12-31T18:30:00Z", "and at +05:45 from then on"),
    ("2025-03-15T12:00 Africa/Casablanca", "2025-03-15T12:00:00Z", "an hour back for Ramadan"),
    ("2025-07-15T12:00 Europe/Dublin", "2025-07-15T11:00:00Z", "summer is the standard time there"),
];

/// Texts that are refused, the code, and why the case is here.
const REFUSED: &[(&str, &str, &str)] = &[
    ("2023-12-04T8:00:00-00:00", "T001", "an hour of one digit"),
    ("2025-03-01T23:59:60Z", "T001", "no leap second"),
    ("2025-03-01T24:00:00Z", "T001", "no hour 24"),
    ("2025-02-29T10:00:00Z", "T001", "no leap year"),
    ("2100-02-29T10:00:00Z", "T001", "no leap year"),
    ("2025-04-31T10:00:00Z", "T001", "no 31 April"),
    ("9999-12-31T23:59:59-01:00", "T001", "the year 10000 in UTC"),
    ("0000-01-01T00:00:00+01:00", "T001", "the year -1 in UTC"),
    ("+10000-01-01T00:00:00Z", "T001", "a year of five digits"),
    ("-0001-01-01T00:00:00Z", "T001", "a negative year"),
    ("2025-03-30T02:30:00[Europe/Berlin]", "T003", "clocks went over it"),
    ("2025-10-26T02:30:00[Europe/Berlin]", "T002", "clocks showed it twice"),
    ("2025-03-09T00:00 America/Havana", "T003", "no midnight"),
    ("2025-04-06T01:45 Australia/Lord_Howe", "T002", "clocks went back by half an hour"),
    ("2025-10-05T02:15 Australia/Lord_Howe", "T003", "clocks went forward by half an hour"),
    ("2025-03-01 10:00 Mars/Olympus", "T004", "no such zone"),
    ("2025-03-01 10:00 CEST", "T004", "not one zone"),
    ("2021/22-??-?? HH:mm", "T001", "a cell of a real timeline: no time is invented"),
];

#[test]
fn instants_are_read_as_what_they_are() {
    for (text, instant, why) in INSTANTS {
        let moment = read(text).unwrap_or_else(|error| panic!("{text} ({why}): {error}"));
        assert_eq!(moment.earliest().rfc3339(), *instant, "{text}: {why}");
        assert!(moment.is_exact(), "{text}: {why}");
    }
}

#[test]
fn what_is_wrong_is_refused_with_a_next_step() {
    for (text, code, why) in REFUSED {
        let error = read(text).expect_err(why);
        assert_eq!(error.code.id, *code, "{text}: {why}");
        assert!(error.help.is_some() && !error.label.is_empty(), "{text}: {why}");
    }
}

/// Texts that look like times, most of them right.
fn time_like() -> impl Strategy<Value = String> {
    let date = "(20[0-2][0-9]|[0-9]{4})-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?";
    let clock = "([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,12})?)?)?";
    let place = prop::sample::select(vec![
        "", "", "Z", " UTC", "+05:45", " -0800", " Europe/Berlin", "[Pacific/Apia]", " America/Havana", "Z[Asia/Tokyo]",
    ]);
    (prop::sample::select(vec!["", "", "~", "~ "]), date, clock, place)
        .prop_map(|(about, date, clock, place)| format!("{about}{date}{clock}{place}"))
}

/// Texts from the letters that times are made of.
fn rubble() -> impl Strategy<Value = String> {
    "[-+~0-9T:. ZzmhdsP/\\[\\]é]{0,24}"
}

fn any_zone() -> impl Strategy<Value = Zone> {
    let names = ["UTC", "Europe/Berlin", "Pacific/Apia", "America/Havana", "Australia/Lord_Howe", "+14:00", "-12:00"];
    prop::sample::select(names.map(zone).to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_strange(text in ".{0,40}", odd in rubble(), zone in any_zone(), before in time_like()) {
        let before = Moment::parse(&before, zone, None).ok();
        for text in [&text, &odd] {
            let _ = Moment::parse(text, zone, before.as_ref());
            let _ = Span::parse(text);
            let _ = Timestamp::parse_clock(text);
            let _ = Zone::parse(text);
        }
    }

    #[test]
    fn a_moment_read_back_from_its_iso_form_is_the_same(text in time_like(), zone in any_zone()) {
        if let Ok(moment) = Moment::parse(&text, zone, None) {
            let iso = moment.iso();
            let again = Moment::parse(&iso, moment.zone(), None).expect("its own form");
            prop_assert_eq!((again.earliest(), again.latest()), (moment.earliest(), moment.latest()));
            // A clock time comes back in UTC, where it may be another day.
            prop_assert!(again.date() == moment.date() || moment.precision() <= Precision::Minute);
            // A whole minute by a clock with a crooked offset is none in UTC.
            prop_assert!(again.precision() == moment.precision() || moment.earliest().unix() % 60 != 0);
            prop_assert!(moment.earliest() <= moment.latest());
        }
    }

    #[test]
    fn a_length_is_never_negative(from in time_like(), to in time_like(), zone in any_zone()) {
        let read = |text: &str| Moment::parse(text, zone, None).ok();
        if let (Some(from), Some(to)) = (read(&from), read(&to)) {
            let (there, back) = (Span::between(&from, &to), Span::between(&to, &from));
            prop_assert!(there.is_some() || back.is_some());
            for span in [there, back].into_iter().flatten() {
                prop_assert!(span.least() <= span.middle() && span.middle() <= span.most());
                prop_assert!(span.agrees_with(&span));
                prop_assert!(span.to_string().chars().any(|c| c.is_ascii_digit()));
            }
        }
    }

    #[test]
    fn a_length_in_words_can_be_typed_back(seconds in 0u64..1_000_000_000) {
        let words = Span::exact(seconds).to_string();
        let typed = Span::parse(&words).expect("its own words");
        // Words have two units: what is left of the second one is dropped.
        prop_assert!(typed.most() <= seconds && seconds - typed.most() < 3600);
    }

    #[test]
    fn a_clock_after_an_entry_is_never_half_a_day_before_it(
        hour in 0u8..24, minute in 0u8..60, unix in -2_000_000_000i64..4_000_000_000,
    ) {
        let before = Moment::exact(Timestamp::from_unix(unix).expect("in range"), Zone::UTC);
        let next = Moment::parse(&format!("{hour:02}:{minute:02}"), Zone::UTC, Some(&before)).expect("a clock");
        let passed = before.earliest().seconds_until(next.earliest());
        prop_assert!(passed > -12 * 3600 && passed < 24 * 3600);
    }
}
