//! Where people write days, zones and ends of times, and what is read from them or refused.

use super::*;
use crate::time::Date;

/// The times of a timeline whose file has its first key moment on that day, and what is wrong with them.
fn times_near(day: Option<Date>, content: &str) -> String {
    let (body, section) = in_section("Timeline", content, SectionKind::Timeline);
    let read = timeline(&body, &section, Home { day, ..HOME });
    let problems = read.problems.iter().map(|problem| problem.message.clone());
    let times = read.entries.iter().map(|entry| entry.value.at.clone().unwrap_or_default());
    times.chain(problems).collect::<Vec<_>>().join(" | ")
}

#[test]
fn words_above_the_entries_give_their_day_and_their_zone() {
    let read = |content| show_timeline(content);
    let google = "2022-06-02 (*all times US/Pacific*)\n\n- 11:45 a\n- 23:50 b";
    assert_eq!(read(google), ["2022-06-02 11:45 US/Pacific||a", "23:50 US/Pacific||b"]);
    let sentence = "We saw it late. All times are in Europe/Berlin. More below.\n\n- 11:45 a";
    assert_eq!(read(sentence), ["11:45 Europe/Berlin||a", "prose: We saw it late.", "prose: More below."]);
    let days =
        "2020-02-28\n\n- 20:00 UTC a\n\nMarch 1, 2020:\n\n- 20:08 UTC b\n\n### Day 4 (2020-03-02)\n\n- 20:09 UTC c";
    let expected = ["2020-02-28 20:00 UTC||a", "2020-03-01 20:08 UTC||b", "2020-03-02 20:09 UTC||c"];
    assert_eq!(read(days), expected);
    let lacking = "### Friday, February 28\n\n- 20:00 UTC a";
    let problem = "M001: `Friday, February 28` cannot be read as a time [Friday, February 28] \
                   add the year: write the day as in `2017-11-02`";
    assert_eq!(read(lacking), ["20:00 UTC||a", problem]);
}

#[test]
fn a_day_alone_is_told_from_a_day_with_text() {
    let day = |text| timed::only_day(text).and_then(|under| under.day);
    for text in [
        "**2 November 2017:**", "Thursday, November 2, 2017 (UTC)", "Thursday 2017-11-02", "2017-11-02 (Thursday):",
        "**Day 1 (2017-11-02)**", "Day 2: 2 November 2017", "On 2017-11-02:", "Date: **2017-11-02**",
    ] {
        assert_eq!(day(text).as_deref(), Some("2017-11-02"), "{text}");
    }
    for text in ["2017-11-02 it fell", "2017-11", "On 2017-11-02 it fell", "Day 1", "2017-11-02 (late)"] {
        assert_eq!(day(text), None, "{text}");
    }
}

#[test]
fn a_day_may_be_the_first_line_of_those_below_it() {
    let read = show_timeline("6th November 2022:\n16:42 UTC: a\nand more\n16:48 UTC: b\n**2022-11-07**\n09:00 c\n");
    assert_eq!(read, ["2022-11-06 16:42 UTC||a\nand more", "16:48 UTC||b", "2022-11-07 09:00||c"]);
    assert_eq!(show_timeline("2022-11-06\n16:42 a\n"), ["2022-11-06 16:42||a"]);
    assert_eq!(show_timeline("??:?? - a<br>\n13:02 - b\n??:?? - c\n"), ["?||a", "13:02||b", "?||c"]);
    assert_eq!(show_timeline("TZ=US/Pacific\n\n- 10:00 a\n"), ["10:00 US/Pacific||a"]);
    let both = "Day: **2026-04-10**  TZ=US/Pacific\n- 10:00 a\n";
    assert_eq!(show_timeline(both), ["2026-04-10 10:00 US/Pacific||a"]);
}

#[test]
fn a_list_may_hold_its_entries_below_days_and_labels() {
    let read = |content: &str| times_near(Date::new(2022, 11, 5), content);
    let days = "- Day 1 (2022-11-05):\n  - 10:00 a\n- On 2022-11-06:\n  - 11:00 b\n- Monday, Nov 7\n  - 12:00 c\n";
    assert_eq!(read(days), "2022-11-05 10:00 | 2022-11-06 11:00 | 2022-11-07 12:00");
    assert_eq!(read("- Before the outage:\n  - 09:00 a\n- During:\n  - 10:00 b\n"), "09:00 | 10:00");
    assert_eq!(read("2022-11-06 in the evening\n\n- 20:00 a\n"), "2022-11-06 20:00");
    // Which day the second one is, nobody has said.
    let unsaid = "### 2022-11-05\n- 10:00 a\n### Day 2\n- 11:00 b\n";
    assert_eq!(read(unsaid), "2022-11-05 10:00 | 11:00 | `Day 2` cannot be read as a time");
    assert_eq!(read("```\n- 10:00 a\n- 11:00 b\n```\n"), "times in a block of code are not read");
}

#[test]
fn a_zone_of_all_times_is_refused_once() {
    let problem = |at: &str| {
        format!(
            "T004: `PDT` is not one time zone [{at}] name the zone, such as `America/Los_Angeles`, or give its \
             offset; where `timezone:` is that zone, its letters are understood"
        )
    };
    let table = "| Time (PDT) | Event |\n|---|---|\n| 10:06 | a |\n| 10:07 | b |";
    assert_eq!(show_timeline(table), ["10:06||a", "10:07||b", &problem("Time (PDT)")]);
    let sentence = "*All times are in PDT.*\n\n- 10:06 a\n- 10:07 b";
    assert_eq!(show_timeline(sentence), ["10:06||a", "10:07||b", &problem("*All times are in PDT.*")]);
}

#[test]
fn the_zone_of_all_times_may_stand_where_people_write_it() {
    let read = |content: &str| show_timeline(content)[0].clone();
    assert_eq!(read("> All times are in Europe/Berlin.\n\n- 10:00 a"), "10:00 Europe/Berlin||a");
    assert_eq!(read("- All times in Europe/Berlin\n- 10:00 a"), "10:00 Europe/Berlin||a");
    assert_eq!(read("- Times are local (UTC+2)\n\nThen:\n\n- 10:00 a"), "10:00 +02:00||a");
    assert_eq!(read("All events are in [Europe/Berlin](https://x.org) time.\n\n- 10:00 a"), "10:00 Europe/Berlin||a");
    for line in ["All times in Europe/Berlin.", "All times are Europe/Berlin:", "(Times are in Europe/Berlin)"] {
        assert_eq!(read(&format!("{line}\n10:00 a\n10:05 b")), "10:00 Europe/Berlin||a", "{line}");
        assert_eq!(read(&format!("{line}\n2022-11-05\n10:00 a")), "2022-11-05 10:00 Europe/Berlin||a", "{line}");
    }
    for prose in [
        "Timeouts came first.\n10:00 was when we saw them, and\nall times are in UTC.",
        "All times are in UTC; the deploy began at\n10:00 and was over at 10:30.",
        "All times are in UTC.\n10:00 was when we saw it, and\nthe end is not known.",
        "Times are from the log (it is in UTC).\nThe first is\n10:00.",
    ] {
        let read = show_timeline(prose);
        assert!(!read.iter().any(|line| line.starts_with("10:00")), "{prose}: {read:?}");
    }
    let groups = "### Before (UTC+1)\n\n- 10:00 a\n\n### After\n\n- 10:05 b";
    assert_eq!(show_timeline(groups)[..2], ["10:00 +01:00||a", "10:05||b"]);
    let above = "All times in PDT (UTC-7).\n\n## Timeline\n\n- 16:21 a\n";
    let section = section(above, SectionKind::Timeline);
    assert_eq!(timeline(above, &section, HOME).entries[0].value.at.as_deref(), Some("16:21 -07:00"));
    // Letters are those of the zone that is meant anyway.
    let pacific = Zone::parse("America/Los_Angeles").expect("a zone");
    let (body, section) = in_section("Timeline (PST/PDT)", "- 10:00 a\n", SectionKind::Timeline);
    let read = timeline(&body, &section, Home { zone: pacific, ..HOME });
    assert_eq!(read.entries[0].value.at.as_deref(), Some("10:00 America/Los_Angeles"));
}

#[test]
fn days_take_their_year_from_the_file() {
    let read = |content: &str| times_near(Date::new(2022, 1, 14), content);
    assert_eq!(read("- Jan 14, 10:18 AM: a\n- **Dec 31, 23:00** b"), "2022-01-14 10:18 | 2021-12-31 23:00");
    assert_eq!(read("- [01-14 16:21] a\n- [01-14 16:46] b"), "2022-01-14 16:21 | 2022-01-14 16:46");
    assert_eq!(read("- 11/01 16:21 a\n- 20/12/2021 16:22 b"), "2022-01-11 16:21 | 2021-12-20 16:22");
    assert_eq!(read("- 11/01/2022 16:21 a\n- 16:22 b"), "2022-01-11 16:21 | 16:22");
    assert_eq!(read("- 02/01 16:21 a\n- 16:22 b"), " | 16:22 | `02/01 16:21` cannot be read as a time");
    assert_eq!(read("### Friday, January 14\n\n- 20:00 UTC a"), "2022-01-14 20:00 UTC");
    assert_eq!(read("- ~14 Jan: a\n- 15 Jan (approx.) b"), "~2022-01-14 | ~2022-01-15");
    let week = "| Day | Date (2022) | Time (UTC) | Event |\n|---|---|---|---|\n| Fri | Jan 14 | 22:40 | a |";
    assert_eq!(read(week), "2022-01-14 22:40 UTC");
}

#[test]
fn nothing_that_is_meant_as_an_entry_is_mere_text() {
    let told = |content: &str| show_timeline(content).join("\n");
    let days = "2019-03-20:\n* CVEs were requested.\n\n2019-03-22:\n* 11:20 release was announced.";
    assert_eq!(told(days), "2019-03-20||* CVEs were requested.\n2019-03-22 11:20||release was announced.");
    let breaks = "15:27 - A change.<br> 21:14 - It takes effect.<br>21:20 – Monitoring -> 21:30 mails.";
    assert_eq!(told(breaks), "15:27||A change.\n21:14||It takes effect.\n21:20||Monitoring -> 21:30 mails.");
    let table = "| Time | Event |\n|---|---|\n| 11:00 | a\n|\n| 11:01 | b |";
    assert!(told(table).contains("M001: these rows belong to no table"), "{}", told(table));
    let head = "| Time | Event |\n| 11:00 | a |\n| 11:01 | b |";
    assert!(told(head).contains("[| Time | Event |"), "{}", told(head));
    let other = "| Hora | Evento |\n|---|---|\n| 11:00 | a |\n| 11:01 | b |";
    assert_eq!(told(other), "11:00||a\n11:01||b");
    let code = "```\n7:32 PM - It stalled.\n7:40 PM - It ran.\n```";
    assert!(told(code).contains("M001: times in a block of code are not read"), "{}", told(code));
    let log = "- 10:00 a\n\n```\n10:01:02 GET /\n10:01:03 GET /\n```";
    assert!(!told(log).contains("M001"), "{}", told(log));
}

#[test]
fn a_span_of_time_says_its_end_in_the_zone_of_its_beginning() {
    let table = "| Time (UTC) | Event |\n|---|---|\n| 06:00-07:00 | a |\n| 08:00 – 09:30 | b |";
    assert_eq!(show_timeline(table), ["06:00 UTC → 07:00 UTC||a", "08:00 UTC → 09:30 UTC||b"]);
    let unclear = show_timeline("- 2020-02-27 06:00-07:00: a\n- 2020-02-27 08:00 b");
    assert!(unclear[2].contains("for a span of time write `2020-02-27 06:00 – 07:00`"), "{unclear:?}");
}

#[test]
fn a_span_of_days_ends_in_the_year_of_its_beginning() {
    let read = |content: &str| {
        let (body, section) = in_section("Timeline", content, SectionKind::Timeline);
        let read = timeline(&body, &section, Home { day: Date::new(2022, 1, 14), ..HOME });
        let told = read.entries.iter().map(|Entry { value, until, .. }| {
            format!(
                "{:?}",
                [value.at.as_deref(), until.as_deref(), value.text.as_deref()].map(Option::unwrap_or_default)
            )
        });
        told.chain(read.problems.iter().map(|problem| problem.message.clone())).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(read("- 14 Jan – 16 Jan: a"), r#"["2022-01-14", "2022-01-16", "a"]"#);
    assert_eq!(read("- Jan 14 10:00 → Jan 16 11:00 – a"), r#"["2022-01-14 10:00", "2022-01-16 11:00", "a"]"#);
    assert_eq!(read("- 2022-01-14 to 16 January — a"), r#"["2022-01-14", "2022-01-16", "a"]"#);
    assert_eq!(
        read("- 2022-01-14 – May is when it was planned"),
        r#"["2022-01-14", "", "May is when it was planned"]"#
    );
    for both in ["14–16 Jan", "14-16 January 2022", "14-16.01.2022"] {
        let problem = format!("`{both}` cannot be read as a time");
        assert!(read(&format!("- {both}: a")).ends_with(&problem), "{}", read(&format!("- {both}: a")));
    }
    assert_eq!(read("- 2-3 may have failed\n- 10-12 nodes fell"), "");
}

#[test]
fn a_key_moment_may_be_all_of_a_text() {
    let list =
        "- 14:02 UTC: Started\n- 14:03 UTC Detected.\n- 14:05 UTC - Incident resolved\n- 14:06 Resolved for most";
    let expected =
        ["14:02 UTC|Started|Started", "14:03 UTC|Detected|Detected.", "14:05 UTC|Resolved|Incident resolved"];
    assert_eq!(show_timeline(list), [&expected[..], &["14:06||Resolved for most"]].concat());
}

#[test]
fn a_status_that_is_none_is_left_to_be_refused() {
    let table = "| Time | Status | Message |\n|---|---|---|\n| 09:10 UTC | Resolvd | over |";
    assert_eq!(show_updates(table), ["09:10 UTC|Resolvd|over"]);
    let list = "- 09:30 UTC – **Resolvd** – over\n- 09:40 UTC – **Everything** is well";
    assert_eq!(show_updates(list), ["09:30 UTC|resolvd|over", "09:40 UTC|?|**Everything** is well"]);
}

#[test]
fn updates_as_a_status_page_shows_them() {
    let content = "**Resolved** - It is over.\nFeb 27, 2020 - 10:00 UTC\n\n**Investigating** - We look.\nAnd look.\n\
                   Feb 27, 2020 - 09:10 UTC";
    let expected =
        ["2020-02-27 10:00 UTC|resolved|It is over.", "2020-02-27 09:10 UTC|investigating|We look.\nAnd look."];
    assert_eq!(show_updates(content), expected);
}

#[test]
fn facts_of_an_action_may_be_named_one_after_the_other() {
    let list = "- Fix C — Owner: Carl, Due: March 1, 2020\n- Fix D. **Owner:** Dora. **Due:** 2020-03-01\n\
                - Fix E — Owner: Lovelace, Ada";
    let expected = ["-|Carl|2020-03-01|-|Fix C|-", "-|Dora|2020-03-01|-|Fix D.|-", "-|Lovelace, Ada|-|-|Fix E|-"];
    assert_eq!(show_actions(list), expected);
}

#[test]
fn a_sentence_below_the_entries_gives_their_zone_too() {
    let expected = ["11:45 America/New_York||a", "12:00 America/New_York||b"];
    assert_eq!(show_timeline("- 11:45 a\n- 12:00 b\n\nAll times are in America/New_York."), expected);
    for said in ["The following times are in Europe/Berlin:", "Note: times below are in Europe/Berlin."] {
        assert_eq!(show_timeline(&format!("{said}\n\n- 11:45 a")), ["11:45 Europe/Berlin||a"], "{said}");
    }
    let german = show_timeline("Alle Zeiten in MESZ.\n\n- 11:45 a");
    assert!(german[1].starts_with("T004: `MESZ` is not one time zone"), "{german:?}");
    let local = show_timeline("All times are local.\n\n- 11:45 a");
    assert!(local.iter().any(|line| line.contains("nobody can tell which zone these times are in")), "{local:?}");
}

#[test]
fn updates_of_a_status_page_stand_under_their_day() {
    let content = "### Jul 30, 2024\n\n**Resolved** - It is over.\nJul 30, 10:05 UTC\n\n**Investigating** - We look.\n\
                   Posted Jul 30, 2024 - 08:05 UTC";
    let expected = ["2024-07-30 10:05 UTC|resolved|It is over.", "2024-07-30 08:05 UTC|investigating|We look."];
    assert_eq!(show_updates(content), expected);
    let lacking = show_updates("**Resolved** - It is over.\nJul 30, 10:05 UTC");
    assert!(lacking[1].contains("M001: `Jul 30, 10:05 UTC` cannot be read"), "{lacking:?}");
}

#[test]
fn what_is_meant_to_be_a_time_is_never_mere_text() {
    let told = show_timeline("- 14:05 UTC a\n- Tuesday 19:43 b\n- 2 listopada 2017, 14:07 c\n");
    assert_eq!(told.iter().filter(|line| line.starts_with("M001")).count(), 2, "{told:?}");
    let heading = show_timeline("### March 16 14:09 UTC (lasting four hours)\n\nIt fell.");
    assert!(heading.iter().any(|line| line.contains("M001: `March 16")), "{heading:?}");
    let heading = show_timeline("### October 21, 2018 22:52 UTC\n\nIt fell.");
    assert_eq!(heading, ["2018-10-21 22:52 UTC||It fell."]);
}

#[test]
fn a_heading_of_actions_may_say_how_far_they_are() {
    let content = "### Completed\n\n- Fix A\n\n### In progress\n\n- Fix B (@ada, @bob)\n";
    assert_eq!(show_actions(content), ["-|-|-|Done|Fix A|-", "-|@ada, @bob|-|InProgress|Fix B|-"]);
}

#[test]
fn days_and_columns_may_be_in_another_language() {
    let days = "### Día 0 (15 de marzo, 2024)\n\n- 08:23 a\n\n### 18. März 2024\n\n- 02:30 b";
    let expected = ["2024-03-15 08:23||a", "2024-03-18 02:30||b", "prose: ### Día 0 (15 de marzo, 2024)"];
    assert_eq!(show_timeline(days), expected);
    let table = "| Datum | Uhrzeit | Was |\n|---|---|---|\n| 2026-02-27 | 10:00 | a |\n| 2026-02-28 | 11:00 | b |";
    assert_eq!(show_timeline(table), ["2026-02-27 10:00||a", "2026-02-28 11:00||b"]);
    let promises = "| Ação | Responsável | Prazo | Status |\n|---|---|---|---|\n| Testar | Ana | 2026-12-01 | open |";
    assert_eq!(show_actions(promises), ["-|Ana|2026-12-01|Open|Testar|-"]);
}

#[test]
fn a_list_under_a_colon_is_of_the_entry_above() {
    let lines = "**22:44** — Found:\n- a\n- b\n\n**22:51** — Fix:\n- c";
    assert_eq!(show_timeline(lines), ["22:44||Found:\n\n- a\n- b", "22:51||Fix:\n\n- c"]);
}

#[test]
fn facts_in_parentheses_stand_in_any_order() {
    assert_eq!(show_actions("- [ ] Fix A (due 2025-10-15, owner: Bob)\n"), ["-|Bob|2025-10-15|Open|Fix A|-"]);
}

#[test]
fn a_time_may_stand_alone_above_its_text() {
    let content = "2021-11-16 10:10 US/Pacific\n\nWe look.\n\nAnd look.\n\n2021-11-16 11:28 US/Pacific\n\n**Resolved** It is over.";
    let expected =
        ["2021-11-16 10:10 US/Pacific|?|We look.\n\nAnd look.", "2021-11-16 11:28 US/Pacific|resolved|It is over."];
    assert_eq!(show_updates(content), expected);
    let (body, section) = in_section("Timeline for June 8, 2021", "- 09:47 a\n- 09:58 b", SectionKind::Timeline);
    let read = timeline(&body, &section, HOME);
    let times: Vec<_> = read.entries.iter().map(|entry| entry.value.at.as_deref()).collect();
    assert_eq!(times, [Some("2021-06-08 09:47"), Some("09:58")]);
}

#[test]
fn a_timeline_that_stands_newest_first_keeps_its_days() {
    let content = "### 2024-03-02\n\n- 11:00 c\n\n### 2024-03-01\n\n- 23:00 b\n- 08:20 a";
    let expected = ["2024-03-02 11:00||c", "2024-03-01 23:00||b", "2024-03-01 08:20||a"];
    assert_eq!(show_timeline(content), expected);
    let content = "### 2024-03-02\n\n- 23:00 c\n- 15:00 b\n- 08:20 a";
    assert_eq!(show_timeline(content), ["2024-03-02 23:00||c", "2024-03-02 15:00||b", "2024-03-02 08:20||a"]);
}

#[test]
fn a_day_may_be_an_item_or_a_row() {
    let list = "- **2024-03-01**\n- 10:00 UTC a\n- 10:10 UTC b";
    assert_eq!(show_timeline(list), ["2024-03-01 10:00 UTC||a", "10:10 UTC||b"]);
    let table = "| Time | Event |\n|---|---|\n| **2024-03-01** | |\n| 10:00 UTC | a |\n| 10:10 UTC | b |";
    assert_eq!(show_timeline(table), ["2024-03-01 10:00 UTC||a", "10:10 UTC||b"]);
}

#[test]
fn signs_before_a_time_are_no_words_and_words_are_no_time() {
    let list = "- 🔴 10:00 UTC **Started** a\n- 10:30 ✅ **Resolved** b\n- Ratio 1:20 – too low\n- After 10:15, quiet";
    let expected = [
        "10:00 UTC|Started|🔴 **Started** a", "10:30|Resolved|✅ **Resolved** b", "?||Ratio 1:20 – too low",
        "?||After 10:15, quiet",
    ];
    assert_eq!(show_timeline(list), expected);
    assert_eq!(show_timeline(&format!("- {}10:00 UTC x", "🔴 ".repeat(20_000))).len(), 1);
}

#[test]
fn what_stands_between_two_entries_is_of_the_one_above() {
    let lines = "10:00 UTC: a\n\n```\nERR disk full\n```\n\n10:20 UTC: b\\\n10:30 UTC: c\n\nThe release of then.\n\n10:40 UTC: d\n\nThat was all.";
    let expected = [
        "10:00 UTC||a\n\n```\nERR disk full\n```",
        "10:20 UTC||b",
        "10:30 UTC||c\n\nThe release of then.",
        "10:40 UTC||d",
        "prose: That was all.",
    ];
    assert_eq!(show_timeline(lines), expected);
    let list = "- 10:00 a\n\n> A quotation.\n\n- 10:10 b\n\nMeanwhile, elsewhere:\n\n- 10:20 c";
    assert_eq!(
        show_timeline(list),
        ["10:00||a\n\n> A quotation.", "10:10||b", "10:20||c", "prose: Meanwhile, elsewhere:",]
    );
}

#[test]
fn a_time_may_go_on_behind_its_marks() {
    let told = |content: &str| show_timeline(content).join("\n");
    for (written, expected) in [
        ("- **04:14** UTC - x", "04:14 UTC||x"),
        ("- `04:14` UTC x", "04:14 UTC||x"),
        ("- [04:14] UTC x", "04:14 UTC||x"),
        ("- (04:14) UTC x", "04:14 UTC||x"),
        ("- **04:14**Z x", "04:14 UTC||x"),
        ("- **04:14** +02:00 x", "04:14 +02:00||x"),
        ("- **04:14** EST: x", "04:14 EST||x"),
        ("- **4:13** pm x", "16:13||x"),
        ("- **04:13 PM** EST *x*", "16:13 EST||*x*"),
        ("- **2026-07-20** 04:13 UTC x", "2026-07-20 04:13 UTC||x"),
        ("- **2026-07-20** **04:13** x", "2026-07-20 04:13||x"),
        ("- **July 20, 2026** at 04:13 UTC x", "2026-07-20 04:13 UTC||x"),
        ("- [2026-07-20] 04:13 x", "2026-07-20 04:13||x"),
        ("- 2026-07-20: 04:13 x", "2026-07-20 04:13||x"),
        ("- **04:13** – 04:20 UTC: x", "04:13 UTC → 04:20 UTC||x"),
        ("- **04:13 all** is *well*", "04:13||**all** is *well*"),
        (
            "| Time | Event |\n|---|---|\n| **2026-07-20** 04:13 | x |\n| 2026-07-20<br>04:14 | y |",
            "2026-07-20 04:13||x\n2026-07-20 04:14||y",
        ),
        ("### **00:03** UTC\nx", "00:03 UTC||x"),
    ] {
        assert_eq!(told(written), expected, "{written}");
    }
}

#[test]
fn a_day_without_its_year_may_stand_behind_its_clock() {
    let read = |content: &str| times_near(Date::new(2025, 10, 30), content);
    let several = "- **22:30 UTC (Oct 29)** - a\n- **00:03 UTC (Oct 30)** - b\n- 05:39 UTC - c\n- 14:00 on Nov 1: d";
    assert_eq!(read(several), "2025-10-29 22:30 UTC | 2025-10-30 00:03 UTC | 05:39 UTC | 2025-11-01 14:00");
    assert_eq!(read("- 14:00, 5 nodes fell\n- 14:01 Oct 5 was the day before"), "14:00 | 14:01");
    assert_eq!(read("- 14:00, 10/29 of all fell\n- 14:01 (10/29): b"), "14:00 | 2025-10-29 14:01");
}

#[test]
fn a_zone_may_be_the_head_of_a_column() {
    let told =
        |head: &str| show_timeline(&format!("{head}\n|---|---|---|\n| 08:47 | 06:47 | x |\n| 09:47 | 07:47 | y |"));
    assert_eq!(told("| UTC+2 | Who | Event |")[0], "08:47 +02:00||x\n\nWho: 06:47");
    assert!(
        told("| JST | Who | Event |").iter().any(|line| line.starts_with("T004")),
        "{:?}",
        told("| JST | Who | Event |")
    );
    assert_eq!(told("| Time (IST) | Time (UTC) | Event |")[0], "06:47 UTC||x");
}

#[test]
fn what_all_of_a_list_seems_to_be_is_read_or_refused() {
    let problems = |content: &str| show_timeline(content).iter().filter(|line| line.starts_with("M001")).count();
    for list in [
        "- 12/09 23:01 a\n- 13/09 03:17 b", "- Monday 14:00 a\n- Tuesday 15:00 b",
        "- 05/10/26 14:00 a\n- 05/10/26 14:05 b", "- Next day 14:00 a\n- +1d 09:00 b",
    ] {
        assert_eq!(problems(list), 2, "{list}");
    }
    assert_eq!(show_timeline("- 06.08.2020 14:00 a\n- 22.03.2021 b"), ["2020-08-06 14:00||a", "2021-03-22||b"]);
    let led = show_timeline("Here is what happened:\n20:20 The chain halts.\n21:30 Others report it.");
    assert_eq!(led, ["20:20||The chain halts.", "21:30||Others report it.", "prose: Here is what happened:"]);
    for prose in
        ["We were paged at\n20:20 and at\n21:30 again.", "We had two calls.\n20:20 with them,\n21:30 with Ada."]
    {
        assert_eq!(show_timeline(prose), [format!("prose: {prose}")]);
    }
}

#[test]
fn a_heading_that_is_a_day_in_any_language_is_that_of_those_below_it() {
    let near = Date::new(2026, 6, 9);
    for day in [
        "Vendredi 12 juin 2026", "2026년 6월 12일", "6월 12일", "6月12日", "2026. 6. 12.",
        "viernes 12 de junio de 2026", "12 czerwca 2026", "12. června 2026", "12 haziran 2026", "Freitag, 12. Juni",
        "12.6.", "Пятница, 12 июня 2026 г.",
    ] {
        let read = times_near(near, &format!("### {day}\n\n- 21:00 a"));
        assert_eq!(read, "2026-06-12 21:00", "{day}");
    }
    let read = times_near(near, "### 12.06.26\n\n- 21:00 a");
    assert_eq!(read, "21:00 | `12.06.26` cannot be read as a time");
    assert_eq!(times_near(near, "### 2. Detection\n\n- 21:00 a"), "21:00");
}

#[test]
fn a_zone_that_nobody_can_tell_is_refused_in_any_language() {
    let refuses = |text: String| show_timeline(&text).iter().any(|line| line.contains("M001") || line.contains("T004"));
    for head in ["Time (МСК)", "时间（纽约时间）", "Heure (heure de Paris)"] {
        assert!(refuses(format!("| {head} | Event |\n|---|---|\n| 10:00 | a |\n| 10:05 | b |")), "{head}");
    }
    for said in ["Toutes les heures sont en heure de Paris.", "時刻はJSTで統一する。", "时间均为纽约时间。"]
    {
        assert!(refuses(format!("{said}\n\n- 10:00 a")), "{said}");
    }
    for heading in [
        "Timeline (Berlin)", "タイムライン（時刻はJST）", "Timeline (Ortszeit)", "Timeline (UTC or PT)",
        "时间线（纽约时间）",
    ] {
        let (body, section) = in_section(heading, "- 10:00 a", SectionKind::Timeline);
        assert!(!timeline(&body, &section, HOME).problems.is_empty(), "{heading}");
    }
    for heading in ["Timeline (heures en UTC+2)", "Timeline (todas las horas en UTC+2)"] {
        let (body, section) = in_section(heading, "- 10:00 a", SectionKind::Timeline);
        assert_eq!(timeline(&body, &section, HOME).entries[0].value.at.as_deref(), Some("10:00 +02:00"), "{heading}");
    }
    assert_eq!(show_timeline("- 10:00 (first time) a"), ["10:00||(first time) a"]);
    let read = show_timeline("所有时间均为北京时间。\n\n- 10:00 a");
    assert_eq!(read[0], "10:00 Asia/Shanghai||a", "{read:?}");
    let read = show_timeline("| 时间（北京时间） | Event |\n|---|---|\n| 10:00 | a |");
    assert_eq!(read[0], "10:00 Asia/Shanghai||a", "{read:?}");
    let read = show_timeline("Todos os horários em UTC-3.\n\n- 10:00 a");
    assert_eq!(read[0], "10:00 -03:00||a", "{read:?}");
    let read = show_timeline("All times in UTC, on February 8th 2019.\n\n- 10:00 a");
    assert_eq!(read[0], "2019-02-08 10:00 UTC||a", "{read:?}");
}

#[test]
fn a_line_that_begins_as_an_entry_is_one_or_is_reported() {
    assert_eq!(show_timeline("• 10:00 a\n• 10:05 b"), ["10:00||a", "10:05||b"]);
    assert_eq!(show_timeline("-10:00 a\n-10:05 b"), ["10:00||a", "10:05||b"]);
    for second in ["-10:05 b", "– 10:05 b", "• 10:05 b", "10:05 b"] {
        let read = show_timeline(&format!("- 10:00 a\n{second}\n- 10:10 c"));
        assert!(read.iter().any(|line| line.contains("this line begins as an entry does")), "{second}: {read:?}");
    }
    let goes_on = show_timeline("- 10:00 it went on until\n10:05 UTC and no longer");
    assert_eq!(goes_on, ["10:00||it went on until\n10:05 UTC and no longer"]);
    let goes_on = show_timeline("- 10:00 it went on\nuntil\n10:05 UTC");
    assert_eq!(goes_on, ["10:00||it went on\nuntil\n10:05 UTC"]);
    let wrapped = show_timeline("- 10:00 it went on until\n  10:05 UTC and no longer\n- 10:10 c");
    assert_eq!(wrapped, ["10:00||it went on until\n10:05 UTC and no longer", "10:10||c"]);
}

#[test]
fn numbers_of_rows_are_not_told() {
    let read = show_timeline("| # | Zeit | Ereignis |\n|---|---|---|\n| 1 | 10:00 | Alarm |\n| 2 | 10:05 | Ende |");
    assert_eq!(read, ["10:00||Alarm", "10:05||Ende"]);
}

#[test]
fn a_list_below_an_item_may_lack_the_indentation_that_its_number_asks_for() {
    let read = show_timeline("9. 10:00 a\n   - b\n10. 10:05 c\n   - d\n     - e\n11. 10:10 f\n\n   - g\n\nText.");
    assert_eq!(read, ["10:00||a\n- b", "10:05||c\n- d\n  - e", "10:10||f\n\n- g", "prose: Text."]);
    // What is indented as a whole, or behind a shorter number, is what Markdown says it is.
    let read = show_timeline("  - 10:00 a\n\n  * 10:05 b\n\n   1. 10:10 c\n   - 10:15 d\n");
    assert_eq!(read, ["10:00||a", "10:05||b", "10:10||c", "10:15||d"]);
    let read = show_timeline("- 10:00 a\n- 10:05 b\n\n* a note on all of it\n");
    assert_eq!(read, ["10:00||a", "10:05||b", "prose: * a note on all of it"]);
}

#[test]
fn a_first_column_of_counts_from_the_start_is_one_of_times() {
    let read = show_timeline("| Elapsed | Event |\n|---|---|\n| T+0 | a |\n| T+2m | b |\n");
    assert_eq!(read, ["T+0m||a", "T+2m||b"]);
    let read = show_timeline("10. Detection\n   - 18:50 a\n   - 18:55 b\n");
    assert_eq!(read, ["18:50||a", "18:55||b", "prose: 10. Detection"]);
    let growth = "| Delay | Region |\n|---|---|\n| +5m | eu |\n| +10m | us |";
    assert_eq!(show_timeline(growth), [format!("prose: {growth}")]);
    let table = "| Region | Delay |\n|---|---|\n| eu | +20s |\n| us | +5s |";
    assert_eq!(show_timeline(table), [format!("prose: {table}")]);
}

#[test]
fn a_time_may_be_about_one_behind_its_at() {
    for written in ["At about 10:05 it fell", "at around 10:05 – it fell", "At approximately 10:05, it fell"] {
        assert_eq!(show_timeline(&format!("- {written}")), ["~10:05||it fell"], "{written}");
    }
    assert_eq!(show_timeline("- 10:00 a\n- At about 10 nodes"), ["10:00||a", "?||At about 10 nodes"]);
}

#[test]
fn any_words_may_stand_before_a_whole_time_in_a_list_of_times() {
    let read = show_timeline(
        "- **Incident start:**   2025-08-18 23:15 UTC\n- **Planned restart:**   2025-08-19 00:30 UTC (in vain)\n\
         - **Decline:** 2025-08-19 00:35-02:43 UTC\n- Natural recovery (all regions): 2025-08-19 02:50 UTC onwards\n",
    );
    let expected = [
        "2025-08-18 23:15 UTC|Started|Incident start",
        "2025-08-19 00:30 UTC||Planned restart: (in vain)",
        "2025-08-19 00:35 UTC → 02:43 UTC||Decline",
        "2025-08-19 02:50 UTC||Natural recovery (all regions): onwards",
    ];
    assert_eq!(read, expected);
    let read = show_timeline("- First seen: 2024-04-15 12:32\n- Declared by Ada: 2024-04-15 14:43\n");
    assert_eq!(read, ["2024-04-15 12:32||First seen", "2024-04-15 14:43||Declared by Ada"]);
    let read = show_timeline(
        "- [Alert in Grafana](https://g.example.com/d/1): 2023-09-18 10:09 UTC\n\
         - Rollback [PR #12]: 2023-09-18 10:10 UTC\n- __init__: 2023-09-18 10:11 UTC\n",
    );
    for (line, label) in
        read.iter().zip(["||[Alert in Grafana](https://g.example.com/d/1)", "Rollback [PR #12]", "__init__"])
    {
        assert!(line.ends_with(label), "{read:?}");
    }
    // A length, a plan, a sentence and a question have none, and neither has a line that is no item.
    for line in [
        "Total downtime: 00:35",
        "Next update: 16:00 UTC",
        "Note: 2025-08-19 00:30 is when we think it began",
        "Backup of release 4.2: 2025-08-19",
        "Was it over?: 2025-08-19 00:30 UTC",
        "It ran (see the log of host a: 2025-08-19 00:30 UTC)",
        "Next review: 2026-12-31 10:00 UTC",
        "Error in log: [2023-09-18 10:00:01] ERROR x failed",
    ] {
        assert_eq!(show_timeline(&format!("- 10:00 a\n- {line}")), ["10:00||a".to_owned(), format!("?||{line}")]);
    }
    let line = "Last edited by Ada: 2022-05-25 10:00 UTC";
    assert_eq!(show_timeline(&format!("{line}\n\n- 10:00 a")), ["10:00||a".to_owned(), format!("prose: {line}")]);
}

#[test]
fn a_list_may_hold_its_entries_below_words_in_bold() {
    let read = show_timeline("- **Key events**\n  - First seen: 2024-04-15 12:32\n  - Resolved 2024-04-18 16:13\n");
    let expected = ["2024-04-15 12:32||First seen", "2024-04-18 16:13|Resolved|Resolved", "prose: - **Key events**"];
    assert_eq!(read, expected);
    let read = show_timeline("- 10:00 **Alarm**\n  - 10:02 a\n- **Impact** on\n  - 10:05 b\n");
    assert_eq!(read, ["10:00||**Alarm**\n- 10:02 a", "?||**Impact** on\n- 10:05 b"]);
    for (item, event) in [("Resolved", "Resolved"), ("Outage begins", "Started"), ("Deploy of v2 fails", "")] {
        let read = show_timeline(&format!("- 10:00 a\n- **{item}**\n  - 11:05 graphs are green\n  - We are glad\n"));
        assert!(read.len() == 2 && read[1].starts_with(&format!("?|{event}|")), "{read:?}");
    }
}

#[test]
fn a_label_and_its_time_may_be_all_of_an_entry() {
    for (line, expected) in [
        ("Resolved 2024-07-25 16:19", "2024-07-25 16:19|Resolved|Resolved"),
        ("**Detected 10:05 UTC**", "10:05 UTC|Detected|Detected"),
    ] {
        assert_eq!(show_timeline(&format!("- {line}\n")), [expected], "{line}");
    }
    for line in [
        "Fixed 2024 bugs", "Resolved 3 of 5", "Restarted 10.0.0.5", "Released 2023.09.18", "Rollback 2023.9.17",
        "Rollback 09-17",
    ] {
        assert_eq!(show_timeline(&format!("- 10:00 a\n- {line}\n")), ["10:00||a".to_owned(), format!("?||{line}")]);
    }
    let read = show_updates("### Update 2022-09-01 11:00\n\nGone.\n\n### Investigating 2022-08-30\n\nWe look.\n");
    assert_eq!(read, ["2022-09-01 11:00|?|Gone.", "2022-08-30|investigating|We look."]);
    let read = show_updates("- Resolved 2023-09-18 16:19");
    assert_eq!(read, ["prose: - Resolved 2023-09-18 16:19"]);
    let read = show_updates("### Update on the 3 disks\n\nGone.\n");
    assert_eq!(read, ["prose: ### Update on the 3 disks\n\nGone."]);
}

#[test]
fn numbers_that_are_no_clocks_are_text() {
    for list in [
        "- 2023-09-18 10:00 a|- 2023-09-18 1200 users could not log in|- 2023-09-18 20.04 LTS is installed",
        "- 2021 we moved|- 2022 we moved on|- 2023 it broke",
        "- 1024 nodes lost power|- 2048 more|- 2300 of them",
        "- 10:00 a|- 0044 is the country code|- **0800** number of the hotline|- 100 am Main machines failed",
        "- 08:00 Previous day's backup restored|- 10:20 (previous day's data) gone|- 22:00 (-1) node|- 22:30 -1d of logs kept",
        "- 10:30 The day before the launch it was tested|- 10:40 the day before's deploy",
    ] {
        let read = show_timeline(&list.replace('|', "\n"));
        assert!(!read.iter().any(|line| line.starts_with("M0")), "{list}: {read:?}");
    }
}

#[test]
fn a_line_in_a_list_below_another_may_be_lost_too() {
    let read = show_timeline("- **Context**:\n  - 2024-04-15 15:21 a\n  – 2024-04-15 15:53: b\n  - 2024-04-15 16:00 c");
    assert!(read.iter().any(|line| line.contains("this line begins as an entry does")), "{read:?}");
    let wrapped = show_timeline("- **Context**:\n  - 2024-04-15 15:21 it went on\n    2024-04-15 15:53 in the log");
    let expected = ["2024-04-15 15:21||it went on\n2024-04-15 15:53 in the log", "prose: - **Context**:"];
    assert_eq!(wrapped, expected);
}

#[test]
fn a_clock_in_utc_takes_its_day_from_the_same_time_beside_it() {
    let table = |zone: &str, rows: &str| show_timeline(&format!("| {zone} | UTC | Event |\n|---|---|---|\n{rows}"));
    let read = table("NZST", "| 2026-06-19 ~17:00 | ~05:00 | a |\n| 2026-06-22 10:00 | 22:00 | b |");
    assert_eq!(read, ["~2026-06-19 05:00 UTC||a", "2026-06-21 22:00 UTC||b"]);
    let read = table("EDT", "| 2026-06-19 22:30 | 02:30 | a |\n| 2026-06-20 10:00 | 14:00 | b |");
    assert_eq!(read, ["2026-06-20 02:30 UTC||a", "2026-06-20 14:00 UTC||b"]);
    // Its own day is the one that counts, and without any there is none.
    let read = table("NZST", "| 2026-06-17 09:46 | 2026-06-16 21:46 | a |\n| 10:00 | 22:00 | b |");
    assert_eq!(read, ["2026-06-16 21:46 UTC||a", "22:00 UTC||b"]);
    let read = table("Build", "| 2026-06-17 | 21:46 | a |\n| 2026-06-18 | 22:00 | b |");
    assert!(read[0].starts_with("21:46"), "{read:?}");
    let night = show_timeline("- 21:01 (prev. night): a\n- 21:02 the night before the launch: b\n");
    assert!(night[2].contains("`21:01 (prev. night` cannot be read as a time"), "{night:?}");
    assert_eq!(night.len(), 3, "{night:?}");
    let read = show_timeline("- 2026-06-21 10:00 a\n- 22:00 (prior day): b\n");
    assert!(read.iter().any(|line| line.contains("write the day, as in")), "{read:?}");
}
