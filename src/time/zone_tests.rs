//! What a reader would notice of zones: names, days, and clocks that change.

use super::*;
use crate::time::Moment;

fn zone(name: &str) -> Zone {
    Zone::parse(name).expect("a zone")
}

fn date(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("a day")
}

/// The length of a day there, in minutes.
fn minutes(zone: Zone, day: Date) -> i64 {
    zone.day_start(day).seconds_until(zone.day_start(day.plus_days(1))) / 60
}

#[test]
fn every_zone_of_the_tables_is_known_by_its_name_or_refused_as_an_abbreviation() {
    for known in TZ_VARIANTS {
        match Zone::parse(known.name()) {
            Ok(zone) => assert!(zone == Zone::UTC || zone.name() == known.name()),
            Err(error) => assert!(error.help.expect("a next step").contains('/'), "{}", known.name()),
        }
    }
}

#[test]
fn names_of_utc_are_utc() {
    for name in ["UTC", "utc", "GMT", "Z", "z", "Etc/UTC", "+00:00", "-00:00", "-0000", "Zulu"] {
        assert_eq!(zone(name), Zone::UTC, "{name}");
    }
    assert_eq!(Zone::UTC.name(), "UTC");
    assert_eq!(zone("-03:30").name(), "-03:30");
}

#[test]
fn hours_beyond_utc_are_never_taken_for_a_zone_that_counts_them_the_other_way() {
    let of_zone = |name: &str| Zone::parse(name).expect_err("no zone").help.unwrap_or_default();
    let of_time = |name: &str| {
        let text = format!("2024-01-02 10:00 {name}");
        Moment::parse(&text, Zone::UTC, None)
    };
    for (name, offset) in [
        ("GMT+1", "+01:00"),
        ("UTC+2", "+02:00"),
        ("UTC2", "+02:00"),
        ("utc-03", "-03:00"),
        ("GMT +5:30", "+05:30"),
        ("UTC+0530", "+05:30"),
        ("UTC\u{2212}7", "-07:00"),
        ("UTC+0", "UTC"),
    ] {
        assert_eq!(of_time(name), of_time(offset), "{name}");
        assert_eq!(of_zone(name), "name the zone, such as `Europe/Berlin`: an offset knows no summer time", "{name}");
    }
    for name in ["GMT+99", "UTC+x", "Etc/GMT+99", "etc/gmt+1", "GMTT"] {
        let of_time = of_time(name).expect_err("no zone").help.unwrap_or_default();
        assert!(!of_zone(name).contains("GMT") && !of_time.contains("GMT"), "{name}: {}", of_zone(name));
    }
}

#[test]
fn an_unknown_zone_comes_with_a_suggestion() {
    let help = |name: &str| {
        let error = Zone::parse(name).expect_err("not a zone");
        assert_eq!(error.code.id, "T004");
        error.help.expect("a next step")
    };
    assert_eq!(help("Europe/Berln"), "did you mean `Europe/Berlin`?");
    assert_eq!(help("europe/berlin"), "did you mean `Europe/Berlin`?");
    assert_eq!(help("America/New York"), "did you mean `America/New_York`?");
    assert_eq!(help("new york"), "did you mean `America/New_York`?");
    assert!(help("Mars/Olympus").contains("IANA"));
    assert!(help("").contains("IANA"));
    assert!(help("Local").contains("IANA"));
    assert!(help("+25:00").contains("IANA"));
    assert!(help(&"Ä".repeat(10_000)).contains("IANA"));
    assert!(help("CEST").contains("Europe/Berlin"));
    assert!(help("IST").contains("Asia/Kolkata"));
    assert!(help("PST").contains("America/Los_Angeles"));
    assert!(help("EST5EDT").contains("America/New_York"));
}

#[test]
fn a_zone_knows_the_letters_of_its_clocks() {
    let pacific = zone("America/Los_Angeles");
    assert!(["PST", "PDT", "PT"].into_iter().all(|letters| pacific.knows(letters)));
    assert!(["CET", "T", "", "éT", "pst", "UTC"].into_iter().all(|letters| !pacific.knows(letters)));
    assert!(zone("Europe/Berlin").knows("MESZ") && !zone("Europe/London").knows("MEZ"));
    assert!(!Zone::UTC.knows("UTC") && !zone("+01:00").knows("CET") && zone("Asia/Kolkata").knows("IST"));
}

#[test]
fn a_day_is_as_long_as_its_clocks_make_it() {
    let berlin = zone("Europe/Berlin");
    assert_eq!(minutes(berlin, date(2025, 3, 29)), 24 * 60);
    assert_eq!(minutes(berlin, date(2025, 3, 30)), 23 * 60);
    assert_eq!(minutes(berlin, date(2025, 10, 26)), 25 * 60);
    assert_eq!(minutes(zone("Australia/Lord_Howe"), date(2025, 4, 6)), 24 * 60 + 30);
    assert_eq!(minutes(zone("America/Havana"), date(2025, 3, 9)), 23 * 60);
    assert_eq!(minutes(zone("Pacific/Apia"), date(2011, 12, 30)), 0);
    assert_eq!(minutes(zone("Pacific/Apia"), date(2011, 12, 31)), 24 * 60);
    assert_eq!(minutes(zone("Asia/Kathmandu"), date(1986, 1, 1)), 24 * 60 - 15);
}

#[test]
fn a_day_without_midnight_begins_when_its_clocks_do() {
    let havana = zone("America/Havana");
    let start = havana.day_start(date(2025, 3, 9));
    assert_eq!(start.rfc3339(), "2025-03-09T05:00:00Z");
    assert_eq!(havana.date_of(start), date(2025, 3, 9));
    assert_eq!(havana.date_of(start.plus(-1)), date(2025, 3, 8));
    assert_eq!(havana.day_start(date(2025, 11, 2)).rfc3339(), "2025-11-02T04:00:00Z");
}

#[test]
fn abbreviations_are_letters_where_there_are_any() {
    let at = |text: &str| Timestamp::parse_clock(text).expect("a clock");
    assert_eq!(zone("Europe/Berlin").abbreviation(at("2025-01-01")), "CET");
    assert_eq!(zone("Europe/Berlin").abbreviation(at("2025-07-01")), "CEST");
    assert_eq!(zone("Asia/Kathmandu").abbreviation(at("2025-01-01")), "+05:45");
    assert_eq!(zone("Asia/Kathmandu").abbreviation(at("1985-12-31")), "+05:30");
    assert_eq!(zone("America/Sao_Paulo").abbreviation(at("2025-01-01")), "-03:00");
    assert_eq!(zone("Africa/Casablanca").offset(at("2025-03-10")), 0);
    assert_eq!(zone("Africa/Casablanca").offset(at("2025-06-10")), 3600);
    assert_eq!(zone("+05:45").abbreviation(at("2025-01-01")), "+05:45");
    assert_eq!(Zone::UTC.abbreviation(at("2025-01-01")), "UTC");
}

#[test]
fn every_instant_is_among_the_readings_of_its_own_clock_and_in_its_own_day() {
    for known in TZ_VARIANTS {
        let zone = Zone(Kind::Iana(known));
        for step in -600..900 {
            let at = Timestamp::saturating(step * 40 * DAY + step * 997);
            let found = match zone.resolve(zone.local(at)) {
                Reading::Once(one) => one == at.unix(),
                Reading::Twice(first, second) => first < second && (first == at.unix() || second == at.unix()),
                Reading::Never(_) => false,
            };
            assert!(found, "{zone:?} {at:?}");
            let day = zone.date_of(at);
            assert!(zone.day_start(day) <= at && at < zone.day_start(day.plus_days(1)), "{zone:?} {at:?}");
        }
    }
}

#[test]
fn the_ends_of_time_hold_in_every_zone() {
    for name in ["Pacific/Kiritimati", "Pacific/Apia", "Etc/GMT+12", "+14:00", "-12:00"] {
        let zone = zone(name);
        assert_eq!(zone.date_of(Timestamp::MAX).year, 9999, "{name}");
        assert_eq!(zone.date_of(Timestamp::MIN).year, 0, "{name}");
        assert!(zone.day_start(date(0, 1, 1)) >= Timestamp::MIN);
        assert!(zone.day_start(date(9999, 12, 31)) <= Timestamp::MAX);
    }
}
