//! What is read as a time, and what is refused.

use super::*;

#[test]
fn stamps_are_written_as_the_format_reads_them() {
    let cases = [
        ("18:59 UTC text", "18:59 UTC| text"),
        ("18:59: text", "18:59|: text"),
        ("2017-11-02 18:48 UTC – text", "2017-11-02 18:48 UTC| – text"),
        ("2017-11-02T18:48:07Z text", "2017-11-02 18:48:07 UTC| text"),
        ("2017-11-02T18:48+02:00", "2017-11-02 18:48 +02:00|"),
        ("2017-11-02, 2:05 PM PDT", "2017-11-02 14:05 PDT|"),
        ("Nov 2, 2017 at 18:59 (UTC) - x", "2017-11-02 18:59 UTC| - x"),
        ("2017-11-02: text", "2017-11-02|: text"),
        ("2017-11-02 ??:?? text", "2017-11-02| text"),
        ("2017-11-02 - text", "2017-11-02| - text"),
        ("2017-11-02 - 18:48 - text", "2017-11-02 18:48| - text"),
        ("~10:15 text", "~10:15| text"),
        ("about 10:15 text", "~10:15| text"),
        ("+11m text", "+11m| text"),
        ("+1h 30 min text", "+1h 30m| text"),
        ("+1h30m text", "+1h 30m| text"),
        ("10:15 America/New_York x", "10:15 America/New_York| x"),
        ("10:15 API down", "10:15| API down"),
        ("07:00-08:00 UTC text", "07:00|-08:00 UTC text"),
        ("07:00-08:00 text", "07:00|-08:00 text"),
        ("18:48 -07:00 text", "18:48 -07:00| text"),
        ("18:48 UTC-07:00 text", "18:48 -07:00| text"),
        ("2017-11-02T06:00-07:00 text", "2017-11-02 06:00 -07:00| text"),
        ("2017-11-02 06:00:00-07:00 text", "2017-11-02 06:00:00 -07:00| text"),
        ("06:00 -0700 text", "06:00 -07:00| text"),
        ("06:00 +1000: text", "06:00 +10:00|: text"),
        ("06:00 +1000 errors", "06:00| +1000 errors"),
        ("13:50 +0400: text", "13:50 +04:00|: text"),
        ("13:50 +04: text", "13:50 +04:00|: text"),
        ("13:50 (+04) text", "13:50 +04:00| text"),
        ("13:50 +04 nodes", "13:50| +04 nodes"),
        ("6:00 AM WAT: text", "06:00 WAT|: text"),
        ("6:00 (EAT) text", "06:00 EAT| text"),
        ("6:00 EAT text", "06:00| EAT text"),
        ("On 2017-11-02 at 18:59 UTC it fell", "2017-11-02 18:59 UTC| it fell"),
        ("at 10:15 UTC, text", "10:15 UTC|, text"),
        ("07:05 UTC on 30 July 2024 - text", "2024-07-30 07:05 UTC| - text"),
        ("19:43 UTC, 2 August 2024 text", "2024-08-02 19:43 UTC| text"),
        ("19:43 (2024-08-02) text", "2024-08-02 19:43| text"),
        ("19:43 2024-08-02: text", "2024-08-02 19:43|: text"),
        ("19:43 2024-08-02 is the day of the backup", "19:43| 2024-08-02 is the day of the backup"),
        ("14:05 Uhr x", "14:05| x"),
        ("19:43 UTC+5:30 x", "19:43 +05:30| x"),
        ("19:43 GMT+5.5 x", "19:43 +05:30| x"),
        ("12:43 Pacific: x", "12:43 PT|: x"),
        ("20:08 First time spotted", "20:08| First time spotted"),
        ("2017-11-02 ca. 18:59: x", "~2017-11-02 18:59|: x"),
        ("12:43 Pacific servers fail", "12:43| Pacific servers fail"),
        ("10:05-10:11: x", "10:05|-10:11: x"),
        ("10:55-11:10 UTC: x", "10:55|-11:10 UTC: x"),
        ("00:33:20-00:33:24 UTC x", "00:33:20|-00:33:24 UTC x"),
        ("00:33:20-00:30:24 UTC x", "00:33:20|-00:30:24 UTC x"),
        ("00:35 UTC-02:43 UTC: x", "00:35 UTC|-02:43 UTC: x"),
        ("00:35 UTC-02:30 UTC: x", "00:35 UTC|-02:30 UTC: x"),
        ("2026-08-17 07:00-12:10 x", "2026-08-17 07:00|-12:10 x"),
        ("04:07-04:19Z x", "04:07|-04:19Z x"),
        ("17:55+ UTC: x", "17:55 UTC|: x"),
        ("18:00+: x", "18:00|: x"),
        ("April 22, 2026 (10:00 pm): x", "2026-04-22 22:00|: x"),
        ("2026-04-22 (22:00 UTC) x", "2026-04-22 22:00 UTC| x"),
        ("2026-04-22 (during the window): x", "2026-04-22| (during the window): x"),
        ("27-02-2026 11:58 x", "2026-02-27 11:58| x"),
    ];
    for (text, expected) in cases {
        match stamp(text) {
            Scan::Is(stamp, len) => {
                assert_eq!(format!("{}|{}", stamp.text(&Under::default()), &text[len..]), expected);
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn what_two_people_would_read_in_two_ways_is_refused() {
    for text in [
        "18:48-07:00 x",
        "23:00-01:00",
        "11:00 -12:00 x",
        "2017-11-02 06:00-07:00 x",
        "19:43 (+1) x",
        "19:43 UTC next day: x",
        "12:43 London time: x",
        "12:43 local time x",
        "2022-01-14T11:39:xxZ x",
        "16:28+5m x",
        "10:00:46–48 x",
        "10:05-07 x",
        "T-7d x",
        "2026-02-17 06:2xZ x",
        "2026-02-17 14:?? x",
        "22:25:11–13Z x",
        "2024-04-11-14 x",
        "2025-10-16/17 x",
        "03:12:1x x",
    ] {
        assert!(matches!(stamp(text), Scan::Wrong { sure: true, .. }), "{text}: {:?}", stamp(text));
    }
}

#[test]
fn a_stamp_takes_over_what_it_leaves_out() {
    let under = Under { day: Some("2017-11-02".to_owned()), zone: Some("UTC".to_owned()) };
    let read = |text| match stamp(text) {
        Scan::Is(stamp, _) => stamp.text(&under),
        other => panic!("{other:?}"),
    };
    assert_eq!(read("~18:59"), "~2017-11-02 18:59 UTC");
    assert_eq!(read("2017-11-03 00:10 PDT"), "2017-11-03 00:10 PDT");
    assert_eq!(read("2017-11-03"), "2017-11-03");
    assert_eq!(read("+5m"), "+5m");
}
