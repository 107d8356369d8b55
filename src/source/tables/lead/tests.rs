//! How a time is divided from its text.

use super::*;

fn show(text: &str) -> String {
    match lead(text) {
        Lead::Time(timed) => {
            let under = Under::default();
            let end = timed.end(&under).map(|end| format!("-{end}")).unwrap_or_default();
            format!("{}{end}|{}|{}", timed.stamp.text(&under), &text[timed.at.clone()], timed.rest)
        }
        Lead::Unknown { rest, .. } => format!("?|{rest}"),
        Lead::Wrong { at, .. } => format!("wrong {}", &text[at]),
        Lead::Words => "words".to_owned(),
    }
}

#[test]
fn the_time_is_divided_from_the_text() {
    let cases = [
        ("**18:59 UTC** text", "18:59 UTC|18:59 UTC|text"),
        ("**18:59 UTC:** text", "18:59 UTC|18:59 UTC|text"),
        ("**18:59 UTC** - **Investigating** text", "18:59 UTC|18:59 UTC|**Investigating** text"),
        ("**18:59 UTC - Investigating** text", "18:59 UTC|18:59 UTC|**Investigating** text"),
        ("[10:15] text", "10:15|10:15|text"),
        ("[10:15 UTC](https://x.org/1) text", "10:15 UTC|10:15 UTC|text"),
        ("`10:15` [log](https://x.org)", "10:15|10:15|[log](https://x.org)"),
        ("10:15 UTC | text", "10:15 UTC|10:15 UTC|text"),
        ("10:15 (UTC) text", "10:15 UTC|10:15 (UTC)|text"),
        ("**10:15 (approx)** — text", "~10:15|10:15 (approx)|text"),
        ("**10:15** (approx) — text", "~10:15|10:15** (approx)|text"),
        ("_10:15_ – text", "10:15|10:15|text"),
        ("10:15 :fire: text", "10:15|10:15|:fire: text"),
        ("10:15 -5 degrees", "10:15|10:15|-5 degrees"),
        ("18:59 UTC –– text", "18:59 UTC|18:59 UTC|text"),
        ("18:59 UTC --- text", "18:59 UTC|18:59 UTC|text"),
        ("18:59，服务恢复", "18:59|18:59|服务恢复"),
        ("18:59：恢复", "18:59|18:59|恢复"),
        ("10:15 UTC. Text. More", "10:15 UTC|10:15 UTC|Text. More"),
        ("【18:59】恢复", "18:59|18:59|恢复"),
        ("【18:59 UTC】**Resolved** text", "18:59 UTC|18:59 UTC|**Resolved** text"),
        ("10:15 *OUTAGE BEGINS*", "10:15|10:15|*OUTAGE BEGINS*"),
        ("18:59 – 19:10 UTC: text", "18:59 UTC-19:10 UTC|18:59|text"),
        ("**13:14 EDT** (17:14 UTC): text", "13:14 EDT|13:14 EDT|text"),
        ("17:14 UTC / 13:14 EDT : text", "17:14 UTC|17:14 UTC|text"),
        ("13:14 EDT (at 17:14) text", "13:14 EDT|13:14 EDT|(at 17:14) text"),
        ("07:00-08:00 UTC text", "07:00 UTC-08:00 UTC|07:00|text"),
        ("10:05-10:11: text", "10:05-10:11|10:05|text"),
        ("**10:05-10:12 UTC**: text", "10:05 UTC-10:12 UTC|10:05|text"),
        ("00:35 UTC-02:43 UTC: text", "00:35 UTC-02:43 UTC|00:35 UTC|text"),
        ("04:07Z-04:19Z: text", "04:07 UTC-04:19 UTC|04:07Z|text"),
        ("14:10-14:25 PDT text", "14:10 PDT-14:25 PDT|14:10|text"),
        ("18:59 to 19:10 text", "18:59-19:10|18:59|text"),
        ("6:30–7:15 PM: text", "18:30-19:15|6:30|text"),
        ("11:30-1:15 PM: text", "11:30-13:15|11:30|text"),
        ("1:00 – 14:10 America/Chicago text", "01:00 America/Chicago-14:10 America/Chicago|1:00|text"),
        ("Between 14:00 and 14:30 UTC: text", "14:00 UTC-14:30 UTC|Between 14:00|text"),
        ("**Between 2:00 and 3:30 PM** text", "14:00-15:30|Between 2:00|text"),
        ("Between 2017-11-02 14:00 and 15:00 text", "2017-11-02 14:00-15:00|Between 2017-11-02 14:00|text"),
        ("zwischen 11:00 und 12:00 text", "11:00-12:00|zwischen 11:00|text"),
        ("Between 14:00 UTC and the next run", "words"),
        ("Between 14 and 15 nodes failed", "words"),
        ("9:47 → 10:12 text", "09:47-10:12|9:47|text"),
        ("**18:59 UTC**\ntext", "18:59 UTC|18:59 UTC|text"),
        ("??:?? UTC text", "?|text"),
        ("**unknown**: text", "?|text"),
        ("TBD - text", "?|text"),
        ("unknown cause", "words"),
        ("text at 10:15", "words"),
        ("[text](https://x.org)", "words"),
        ("25:61 text", "wrong 25:61"),
        ("2022-01-14 → 01-16 text", "2022-01-14-2022-01-16|2022-01-14|text"),
        ("2022-01-14 → 1/16 text", "wrong 2022-01-14 → 1/16"),
        ("2022-01-14 → 01-02 text", "wrong 2022-01-14 → 01-02"),
        ("🔴 07:05 UTC text", "07:05 UTC|07:05 UTC|🔴 text"),
        ("Tuesday 19:43 text", "wrong Tuesday 19:43"),
        ("2 novembre 2017, 14:07 texte", "2017-11-02 14:07|2 novembre 2017, 14:07|texte"),
        ("9. Juni 2024: Text", "2024-06-09|9. Juni 2024|Text"),
        ("15 de marzo de 2024 – texto", "2024-03-15|15 de marzo de 2024|texto"),
        ("9 июня 2024, 14:07 – текст", "2024-06-09 14:07|9 июня 2024, 14:07|текст"),
        ("2 listopada 2017, 14:07 tekst", "wrong 2 listopada 2017, 14:07"),
        ("Mars 2020 rover", "words"),
        ("4 sept. 2020: texto", "2020-09-04|4 sept. 2020|texto"),
        ("10 may 2020 things fail", "words"),
        ("2026-03-01 (Sun) 12:00: text", "2026-03-01 12:00|2026-03-01 (Sun) 12:00|text"),
        ("15:31:41,8 text", "15:31:41.8|15:31:41,8|text"),
        ("**00:10 EAT** - text", "00:10 EAT|00:10 EAT|text"),
        ("gegen 14:20: Text", "~14:20|gegen 14:20|Text"),
        ("• 14:20 text", "14:20|14:20|text"),
        ("-14:20 text", "14:20|14:20|text"),
        ("14:20 ::::: text", "14:20|14:20|text"),
        ("2023-02-28 **01:54** see [a](https://x.org)", "2023-02-28 01:54|2023-02-28 **01:54|see [a](https://x.org)"),
        ("Between 14:00 and 14:30 UTC it fell", "14:00 UTC-14:30 UTC|Between 14:00|it fell"),
        ("*14:20* text", "14:20|14:20|text"),
        ("*2026-03-01 14:20* text", "2026-03-01 14:20|2026-03-01 14:20|text"),
        ("10:00 :: is unreachable", "10:00|10:00|:: is unreachable"),
        ("– 5 degrees", "words"),
        ("8/2 19:43 text", "wrong 8/2 19:43"),
        ("Requests failed again after the 14:05 deploy", "words"),
        ("The 14:05 deploy was slow", "words"),
        ("**2017-13-02 10:15** text", "wrong 2017-13-02"),
    ];
    for (text, expected) in cases {
        assert_eq!(show(text), expected, "{text}");
    }
}
