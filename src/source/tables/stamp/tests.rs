//! What is read as a time, and what is refused.

use super::*;

/// What is read, a line, and what follows.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        match stamp(text) {
            Scan::Is(stamp, len) => {
                assert_eq!(format!("{}|{}", stamp.text(&Under::default()), &text[len..]), *expected);
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

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
        ("T+12m x", "T+12m| x"),
        ("~T+12m x", "~T+12m| x"),
        ("~+12m x", "~+12m| x"),
        ("T0+1h 30 min: x", "T+1h 30m|: x"),
        ("T + 12 min x", "T+12m| x"),
        ("T+0 x", "T+0m| x"),
        ("T0 – 5 nodes", "T+0m| – 5 nodes"),
        ("T0: x", "T+0m|: x"),
        ("T0 – x", "T+0m| – x"),
        ("2017-11-02 ??:?? text", "2017-11-02| text"),
        ("2017-11-02 - text", "2017-11-02| - text"),
        ("2017-11-02 - 18:48 - text", "2017-11-02 18:48| - text"),
        ("~10:15 text", "~10:15| text"),
        ("about 10:15 text", "~10:15| text"),
        ("10:15 (approx.) text", "~10:15| text"),
        ("10:15 UTC approx: text", "~10:15 UTC|: text"),
        ("10:15 (approx) UTC text", "~10:15 UTC| text"),
        ("10:15 (approx) UTC, 30 July 2024", "~2024-07-30 10:15 UTC|"),
        ("10:15 (approx) -5 nodes", "~10:15| -5 nodes"),
        ("2017-11-02 (estimated) text", "~2017-11-02| text"),
        ("10:15 est: text", "10:15| est: text"),
        ("10:15 UTC (EST) text", "10:15 UTC| (EST) text"),
        ("10:15 approx 50 nodes", "10:15| approx 50 nodes"),
        ("10:15 (about half of them)", "10:15| (about half of them)"),
        ("+11m text", "+11m| text"),
        ("+1h 30 min text", "+1h 30m| text"),
        ("+1h30m text", "+1h 30m| text"),
        ("T+1h12 rolled back", "T+1h 12m| rolled back"),
        ("+2h30: text", "+2h 30m|: text"),
        ("+2h 30 nodes", "+2h| 30 nodes"),
        ("10:15 (in UTC) text", "10:15 UTC| text"),
        ("10:15 (in us-east) text", "10:15| (in us-east) text"),
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
        ("17:55+ UTC: x", "~17:55 UTC|: x"),
        ("18:00+: x", "~18:00|: x"),
        ("April 22, 2026 (10:00 pm): x", "2026-04-22 22:00|: x"),
        ("2026-04-22 (22:00 UTC) x", "2026-04-22 22:00 UTC| x"),
        ("2026-04-22 (during the window): x", "2026-04-22| (during the window): x"),
        ("27-02-2026 11:58 x", "2026-02-27 11:58| x"),
    ];
    check(&cases);
}

#[test]
fn stamps_are_read_as_programs_and_people_elsewhere_write_them() {
    let cases = [
        ("2022-01-08 2000 requests", "2022-01-08| 2000 requests"),
        ("2022-01-08 20.04 LTS", "2022-01-08| 20.04 LTS"),
        ("2022-01-08 12.50 seconds", "2022-01-08| 12.50 seconds"),
        ("2022-01-08 2 h 30 min of silence", "2022-01-08| 2 h 30 min of silence"),
        ("2022-01-08 and 12 hours later", "2022-01-08| and 12 hours later"),
        ("10:00 경보", "10:00| 경보"),
        ("10:00 (Response time) x", "10:00| (Response time) x"),
        ("Mon Jan 24 16:13:00 UTC 2022: x", "2022-01-24 16:13:00 UTC|: x"),
        ("Fri Jun 25 04:13:00 PM PDT 2021 x", "2021-06-25 16:13:00 PDT| x"),
        ("Fri Feb 25 04:13:00 2022] x", "2022-02-25 04:13:00|] x"),
        ("Jun 25 16:15 2021: x", "2021-06-25 16:15|: x"),
        ("2021年3月8日 16時58分 x", "2021-03-08 16:58| x"),
        ("2026年6月10日（水） 14:30 x", "2026-06-10 14:30| x"),
        ("2026年6月10日 星期三 14:30 x", "2026-06-10 14:30| x"),
        ("2026年6月10日 午後2時30分 x", "2026-06-10 14:30| x"),
        ("2026년 6월 10일 오후 2:30 x", "2026-06-10 14:30| x"),
        ("2026. 6. 10. 14:30 x", "2026-06-10 14:30| x"),
        ("8 mars 2021 à 16 h 58 : x", "2021-03-08 16:58| : x"),
        ("mercredi 10 juin 2026 à 14h30 x", "2026-06-10 14:30| x"),
        ("miércoles 10 de junio de 2026: x", "2026-06-10|: x"),
        ("1er juin 2026 x", "2026-06-01| x"),
        ("16:35 (МСК): x", "16:35 MSK|: x"),
        ("10:00（北京时间） x", "10:00 Asia/Shanghai| x"),
        ("1 dic 2026 x", "2026-12-01| x"),
        ("Fr, 12.06.2026 x", "2026-06-12| x"),
        ("14:30 頃 x", "~14:30| x"),
        ("14:30左右 x", "~14:30| x"),
        ("gegen 14:30 Uhr x", "~14:30| x"),
        ("um 14:30 Uhr x", "14:30| x"),
        ("14 Uhr: x", "14:00|: x"),
        ("2:30 p. m. algo", "14:30| algo"),
        ("12:30 a. m. algo", "00:30| algo"),
        ("2:30 pm. x", "14:30|. x"),
        ("2.30pm x", "14:30| x"),
        ("8:15 de la noche x", "20:15| x"),
    ];
    check(&cases);
}

#[test]
fn what_two_people_would_read_in_two_ways_is_refused() {
    for text in [
        "18:48-07:00 x", "23:00-01:00", "11:00 -12:00 x", "2017-11-02 06:00-07:00 x", "19:43 (+1) x",
        "19:43 UTC next day: x", "12:43 London time: x", "12:43 local time x", "2022-01-14T11:39:xxZ x", "16:28+5m x",
        "10:00:46–48 x", "10:05-07 x", "T-7d x", "T+5 x", "T+5m–T+10m x", "T+0:05 x", "T+00:05 x", "T-5m x",
        "T0 – 5 min: x", "T - 5m x", "2026-02-17 06:2xZ x", "2026-02-17 14:?? x", "22:25:11–13Z x", "2024-04-11-14 x",
        "2025-10-16/17 x", "03:12:1x x", "2023-09-18 09.26 x", "2022-01-08 2233 - x", "2021-03-08 16h: x",
        "2021-03-08 >16:58 x", "2021-03-08/09: x", "Sep 10, 11 and 12 2024 x", "16:58±5m x", "10:00 (Beijing time): x",
        "12:30 de la noche x",
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
