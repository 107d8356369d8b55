//! Key moments at the end of an entry, and the status that stands over updates.

use super::*;

#[test]
fn an_outage_may_begin_or_end_behind_the_text() {
    let content = "- 18:13 erroneous change deployed OUTAGE BEGINS\n- 18:14 seen by **support**\n\
                   - 18:16 change rolled back **OUTAGE ENDS**\n";
    let events = |content: &str| -> Vec<String> {
        show_timeline(content).iter().map(|line| line.split('|').skip(1).collect::<Vec<_>>().join("|")).collect()
    };
    let expected = [
        "Started|erroneous change deployed OUTAGE BEGINS",
        "|seen by **support**",
        "Resolved|change rolled back **OUTAGE ENDS**",
    ];
    assert_eq!(events(content), expected);
    let cases = [
        ("the change is out **<START OF OUTAGE>**", "Started"),
        ("**<START OF OUTAGE>** the change is out", "Started"),
        ("it is back (OUTAGE ENDS).", "Resolved"),
        ("it is back. IMPACT ENDS", "Mitigated"),
        ("**<END OF OUTAGE>**", "Resolved"),
        ("it is back **END OF THE OUTAGE**", "Resolved"),
        ("the page says **incident resolved**", ""),
        ("too early to call it INCIDENT RESOLVED", ""),
        ("we ask when the outage ends", ""),
        ("we wait BEFORE OUTAGE ENDS", ""),
        ("is it **OUTAGE ENDS?**", ""),
        ("it is back RESOLVED", ""),
        ("a job **starts**", ""),
    ];
    for (text, event) in cases {
        assert_eq!(events(&format!("- 18:13 {text}\n")), [format!("{event}|{text}")]);
    }
}

#[test]
fn a_status_may_stand_over_its_updates() {
    let content = "### Resolved\n- 2024-01-22 21:19 UTC Over.\n### Investigating\n- 2024-01-22 03:42 UTC Good.\n\
                   - 2024-01-22 03:50 UTC Identified: a switch\n- 2024-01-22 04:00 UTC Update: still\n";
    let expected = [
        "2024-01-22 21:19 UTC|resolved|Over.",
        "2024-01-22 03:42 UTC|investigating|Good.",
        "2024-01-22 03:50 UTC|identified|a switch",
        "2024-01-22 04:00 UTC|?|still",
    ];
    assert_eq!(show_updates(content), expected);
    let content = "### Resolved\nJan 22, 2024 at 09:19pm UTC\n\nOver.\n\n### Investigating\n\
                   Jan 22, 2024 at 03:42pm UTC\n\nWe look.\n\n### Later\n\n- 2024-01-23 03:42 UTC Good.\n";
    let expected = [
        "2024-01-22 21:19 UTC|resolved|Over.",
        "2024-01-22 15:42 UTC|investigating|We look.",
        "2024-01-23 03:42 UTC|?|Good.",
        "prose: ### Later",
    ];
    assert_eq!(show_updates(content), expected);
    let expected = ["2024-01-22 21:19 UTC|resolved|Over.\n\nAll of it.", "2024-01-22 15:42 UTC|investigating|We look."];
    for apart in ["\n", "\n\n"] {
        let content = format!(
            "**Resolved**{apart}Jan 22, 2024 at 09:19pm UTC\n\nOver.\n\nAll of it.\n\n\
             **Investigating**{apart}Jan 22, 2024 at 03:42pm UTC\n\nWe look.\n"
        );
        assert_eq!(show_updates(&content), expected);
    }
    let content = "**Monitoring**\n\n- 2024-01-22 21:19 UTC a\n\n**Resolved:**\n\n- 2024-01-22 21:30 UTC b\n";
    assert_eq!(show_updates(content), ["2024-01-22 21:19 UTC|monitoring|a", "2024-01-22 21:30 UTC|resolved|b"]);
}

#[test]
fn a_status_may_be_said_in_another_language() {
    for (word, status) in
        [("Behoben", "resolved"), ("En cours d’investigation", "investigating"), ("監視中", "monitoring")]
    {
        let read = show_updates(&format!("- 2024-01-22 21:19 UTC – **{word}** x\n"));
        assert_eq!(read, [format!("2024-01-22 21:19 UTC|{status}|x")], "{word}");
    }
}

#[test]
fn updates_of_a_status_page_may_follow_each_other_without_an_empty_line() {
    let content = "**Postmortem**\nIt fell.\nPosted Sep 25, 2014 - 20:10 UTC\n**Resolved**\nIt is over.\n\
                   Posted Sep 25, 2014 - 20:02 UTC\n**Update**\nWe are at it.\nPosted Sep 25, 2014 - 20:00 UTC\n\
                   **Identified** - It is the disk.\nPosted Sep 25, 2014 - 19:44 UTC";
    let expected = [
        "2014-09-25 20:02 UTC|resolved|It is over.",
        "2014-09-25 20:00 UTC|?|We are at it.",
        "2014-09-25 19:44 UTC|identified|It is the disk.",
        "prose: **Postmortem**\nIt fell.\nPosted Sep 25, 2014 - 20:10 UTC",
    ];
    assert_eq!(show_updates(content), expected);
}

#[test]
fn an_update_of_a_status_page_may_stand_apart_from_its_time_and_below_a_title() {
    let apart = "Resolved\nIt is over.\n\n- all of it\n\nPosted 3 hours ago. Mar 05, 2024 - 11:02 UTC\n\n\
                 Monitoring\n\nA fix is in.\n\nPosted Mar 05, 2024 - 10:50 UTC";
    let expected =
        ["2024-03-05 11:02 UTC|resolved|It is over.\n\n- all of it", "2024-03-05 10:50 UTC|monitoring|A fix is in."];
    assert_eq!(show_updates(apart), expected);
    let timed = "Investigating\n\n- 10:05 UTC a\n- 10:15 UTC b\n\nPosted Jan 10, 2026 - 11:00 UTC";
    assert_eq!(show_updates(timed)[..2], ["10:05 UTC|?|a", "10:15 UTC|?|b"]);
    let within = "Identified - We expect it\nJan 10, 2026 15:00 UTC\nPosted Jan 10, 2026 - 11:10 UTC";
    let expected = ["2026-01-10 11:10 UTC|identified|We expect it\nJan 10, 2026 15:00 UTC"];
    assert_eq!(show_updates(within), expected);
    let titled = "**Elevated errors**\nResolved - It is over.\nMar 5, 2024 11:02 UTC\nMonitoring - A fix is in.\n\
                  Mar 5, 2024 10:50 UTC";
    let expected = [
        "2024-03-05 11:02 UTC|resolved|It is over.",
        "2024-03-05 10:50 UTC|monitoring|A fix is in.",
        "prose: **Elevated errors**",
    ];
    assert_eq!(show_updates(titled), expected);
}

#[test]
fn an_update_of_a_status_page_may_have_empty_lines_within() {
    let expected = [
        "2024-03-05 11:02 UTC|resolved|It is over.\n\nThanks.",
        "2024-03-05 10:50 UTC|?|We are at it.\n\n- one\n- two\n\nMore soon.",
        "2024-03-05 10:40 UTC|investigating|We look.",
    ];
    for apart in ["\n", "\n\n"] {
        let content = format!(
            "Resolved -\nIt is over.\n\nThanks.\nMar 5, 2024 11:02 UTC{apart}Update -\nWe are at it.\n\n- one\n- two\n\n\
             More soon.\nMar 5, 2024 10:50 UTC{apart}Investigating -\nWe look.\nMar 5, 2024 10:40 UTC\n"
        );
        assert_eq!(show_updates(&content), expected);
    }
    let report =
        "Postmortem - It fell.\n\nBadly.\nMar 6, 2024 11:02 UTC\n\nResolved - It is over.\nMar 5, 2024 11:02 UTC";
    assert_eq!(show_updates(report)[0], "2024-03-05 11:02 UTC|resolved|It is over.");
    let next = "Update -\nWe are at it.\n \nThe next is at\n12:00 UTC\n \nThanks.\nMar 5, 2024 10:50 UTC";
    let expected = "2024-03-05 10:50 UTC|?|We are at it.\n \nThe next is at\n12:00 UTC\n \nThanks.";
    assert_eq!(show_updates(next), [expected]);
    let apart = "Postmortem\n\nIt fell.\nPosted Mar 06, 2024 - 11:02 UTC\n\nResolved\n\nIt is over.\n\nThanks.\nPosted Mar 05, \
                 2024 - 11:02 UTC\n\nInvestigating\n\nWe look.\nPosted Mar 05, 2024 - 10:50 UTC";
    let expected =
        ["2024-03-05 11:02 UTC|resolved|It is over.\n\nThanks.", "2024-03-05 10:50 UTC|investigating|We look."];
    assert_eq!(show_updates(apart)[..2], expected);
}

#[test]
fn what_happened_may_stand_before_its_time() {
    let lines = [
        ("**Started**: 14:00 UTC", "14:00 UTC|Started|Started"),
        ("**Detection:** 14:05 UTC – alert", "14:05 UTC|Detected|Detection: alert"),
        ("**Acknowledged** 14:06 UTC by Ada", "14:06 UTC|Acknowledged|Acknowledged: by Ada"),
        ("Mitigated – 14:20 UTC", "14:20 UTC|Mitigated|Mitigated"),
        ("Resolved at: 2017-11-02 14:30 UTC", "2017-11-02 14:30 UTC|Resolved|Resolved"),
        ("First alert: 14:05 UTC", "14:05 UTC||First alert"),
        ("Start time: 14:00 UTC", "14:00 UTC|Started|Start time"),
        ("Detected (14:05 UTC): an alert", "14:05 UTC|Detected|Detected: an alert"),
        ("Resolution: 14:30 UTC – expected", "14:30 UTC||Resolution: expected"),
        ("Rollback: 14:20 UTC", "14:20 UTC||Rollback"),
    ];
    for (line, expected) in lines {
        assert_eq!(show_timeline(&format!("- {line}\n")), [expected], "{line}");
    }
    for line in [
        "Note: 14:05 UTC was too early",
        "It fell - 14:05 UTC was too early",
        "Date: 2017-11-02",
        "Time to detect: 0:05",
        "**Downtime:** 1:30",
        "Detection time: 0:05",
        "Outage lasted: 1:45",
        "Next update: 16:00 UTC",
        "Last good backup: 2017-11-01 23:00 UTC",
        "Postmortem meeting: 2017-11-09 15:00 UTC",
        "Alert (PST): 06:05",
        "北京时间: 18:05",
        "Port: 10:22",
        "Resolved?: 22:00 UTC",
        "**Resolved?** 22:00 UTC",
    ] {
        assert_eq!(show_timeline(&format!("- {line}\n")), [format!("prose: - {line}")]);
    }
}

#[test]
fn a_status_of_maintenance_may_stand_over_its_updates() {
    let content =
        "### Completed\n- 2023-05-17 00:30 UTC All is new.\n\n### In progress\n- 2023-05-16 21:02 UTC We begin.";
    let expected = ["2023-05-17 00:30 UTC|completed|All is new.", "2023-05-16 21:02 UTC|in_progress|We begin."];
    assert_eq!(show_updates_of(Kind::Maintenance, content), expected);
    let of_incident = show_updates(content);
    assert!(of_incident[0].starts_with("2023-05-17 00:30 UTC|?|"), "{of_incident:?}");
}

#[test]
fn marks_around_a_status_may_close_behind_its_time() {
    let lines = [
        ("**Resolved (10:05 UTC)** text", "resolved"),
        ("Resolved (10:05 UTC): text", "resolved"),
        ("**UPDATE 3 (10:05 UTC):** text", "?"),
        ("**Update #3 – 10:05 UTC**: text", "?"),
        ("**Identified @ 10:05 UTC** text", "identified"),
        ("**[Update 10:05 UTC]** text", "?"),
        ("Monitoring at 10:05 UTC: text", "monitoring"),
    ];
    for (line, status) in lines {
        let expected = [format!("10:05 UTC|{status}|text")];
        assert_eq!(show_updates(line), expected, "{line}");
        assert_eq!(show_updates(&format!("- {line}\n")), expected, "{line}");
    }
    let aside = show_updates("- 10:05 UTC Resolved (it was the disk)\n- 10:06 UTC Resolved issues (a) and (b)");
    assert_eq!(aside, ["10:05 UTC|resolved|(it was the disk)", "10:06 UTC|?|Resolved issues (a) and (b)"]);
    for text in ["Resolved (not yet)", "Resolved (in part)", "Resolved (we said) but no (see below)", "Update #2"] {
        assert_eq!(show_updates(&format!("- 10:05 UTC {text}\n")), [format!("10:05 UTC|?|{text}")]);
    }
    for line in
        ["Resolved issues (10:05 UTC) are listed.", "Update: we heard (10:05 UTC) of it.", "Update 3 of 5 is out."]
    {
        assert_eq!(show_updates(line), [format!("prose: {line}")]);
    }
    for line in ["**[7/6, 11:30 AM]** text", "7/6 2:30 PM: text"] {
        assert!(show_updates(line).iter().any(|told| told.starts_with("M001: `7/6")), "{line}");
    }
}

#[test]
fn a_span_of_time_may_have_an_and() {
    let expected = ["14:00 UTC → 14:30 UTC||it was slow", "14:40 UTC||It is over."];
    assert_eq!(show_timeline("- Between 14:00 and 14:30 UTC it was slow\n- 14:40 UTC It is over.\n"), expected);
    let sum = "Between 14:00 and 14:30 UTC it was slow.";
    let told = show_timeline(&format!("{sum}\n\n- 13:55 UTC It fell.\n"));
    assert_eq!(told, ["13:55 UTC||It fell.".to_owned(), format!("prose: {sum}")]);
}
