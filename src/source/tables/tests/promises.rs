//! What is read of promises, by the ways in which people write them.

use super::*;

#[test]
fn a_promise_may_go_on_in_the_next_line() {
    let items = [
        ("Add an alarm for the queue\n  (Ada, due 2024-02-01)", "-|Ada|2024-02-01|-|Add an alarm for the queue|-"),
        ("Add an alarm\n  for it — @ada — 2021-12-01", "-|@ada|2021-12-01|-|Add an alarm for it|-"),
        ("Add an alarm\n  for it (due\n  2024-02-01)", "-|-|2024-02-01|-|Add an alarm for it|-"),
        ("Add an alarm\n  ([OPS-1](https://x.org/1))", "-|-|-|-|Add an alarm ([OPS-1](https://x.org/1))|-"),
        ("Add an alarm\n  https://x.org/1", "-|-|-|-|Add an alarm|https://x.org/1"),
        ("Add an alarm\n  Owner: Ada\n  **Due:** 2024-02-01", "-|Ada|2024-02-01|-|Add an alarm|-"),
        ("Add an alarm for\n  the queue - DONE", "-|-|-|Done|Add an alarm for the queue|-"),
        ("Add an alarm\n  (Done 2021-07-01)", "-|-|-|Done|Add an alarm|-"),
        ("Add an alarm.\n  OWNER: blasten@ (DONE).", "-|blasten@|-|Done|Add an alarm|-"),
        ("Ada, due\n  2024-02-01: Add an alarm", "-|Ada|2024-02-01|-|Add an alarm|-"),
        ("Add an alarm\\\n  (due 2024-02-01)", "-|-|-|-|Add an alarm\\\n(due 2024-02-01)|-"),
        ("Add an alarm\n\n  (due 2024-02-01)", "-|-|-|-|Add an alarm\n\n(due 2024-02-01)|-"),
        ("Add an alarm\n  - and (DONE)", "-|-|-|-|Add an alarm\n- and (DONE)|-"),
    ];
    for (item, expected) in items {
        assert_eq!(show_actions(&format!("- {item}\n")), [expected], "{item}");
    }
    let wrong = show_actions("1. Add an\n    alarm,\n   due 2024-13-01\n");
    assert!(wrong[1].starts_with("M001: `2024-13-01` cannot be read as a day [2024-13-01]"), "{wrong:?}");
}

#[test]
fn a_day_that_is_due_may_have_its_clock() {
    let table = "| Action | Owner | Due | Done |\n|-|-|-|-|\n| Add an alarm | Ada | 2024-02-01 5pm UTC | |\n";
    assert_eq!(show_actions(table), ["-|Ada|2024-02-01 17:00 UTC|-|Add an alarm|-"]);
    for item in [
        "Add an alarm (Ada, due 2024-02-01 17:00 UTC)",
        "Add an alarm — Ada, by 2024-02-01 17:00 UTC",
        "Ada, due 2024-02-01 17:00 UTC: Add an alarm",
        "Add an alarm. Owner: Ada. Due: 2024-02-01 17:00 UTC",
    ] {
        assert_eq!(show_actions(&format!("- {item}\n")), ["-|Ada|2024-02-01 17:00 UTC|-|Add an alarm|-"], "{item}");
    }
    for text in [
        "Restart it (Ada, 16:00)",
        "Restart it (at 10:00 - 11:00)",
        "Restart it at 16:00",
        "Refund what was lost (2024-02-01 10:00 UTC)",
        "Change the keys that leaked (on 2024-02-01)",
        "Explain the dip — around 2024-02-01",
    ] {
        assert_eq!(show_actions(&format!("- {text}\n")), [format!("-|-|-|-|{text}|-")]);
    }
}

#[test]
fn bullets_of_a_word_processor_begin_promises() {
    let pasted = "We will do better:\n•\tAdd an alarm (Ada, due 2024-02-01)\n•\tTest it,\nand twice\n\n• Tell others\n";
    let expected = [
        "-|Ada|2024-02-01|-|Add an alarm|-", "-|-|-|-|Test it, and twice|-", "-|-|-|-|Tell others|-",
        "prose: We will do better:",
    ];
    assert_eq!(show_actions(pasted), expected);
    let sections = "### Completed\n\n• Add an alarm\n\n### Open\n\n• Test it\n";
    assert_eq!(show_actions(sections)[..2], ["-|-|-|Done|Add an alarm|-", "-|-|-|Open|Test it|-"]);
    let points = "• Add an alarm\n◦ for disks\n◦ Owner: Ada\n• Test it\n";
    assert_eq!(show_actions(points), ["-|-|-|-|Add an alarm ◦ for disks ◦ Owner: Ada|-", "-|-|-|-|Test it|-"]);
    let text = "The alarm • which was off • is on.";
    assert_eq!(show_actions(text), [format!("prose: {text}")]);
}

#[test]
fn columns_of_promises_are_known_in_other_languages() {
    let tables = [
        (
            "| # | カテゴリ | アクション | 担当 | 期限 | ステータス |\n|-|-|-|-|-|-|\n\
             | 1 | 緩和 | cap を適用 | オンコール | 2026-05-09 | DONE |\n",
            "-|オンコール|2026-05-09|Done|cap を適用\n\nカテゴリ: 緩和|-",
        ),
        (
            "| 対策 | オーナー | 期日 | 対応状況 |\n|-|-|-|-|\n| a | Ada | 2026-05-09 | 対応済み |\n",
            "-|Ada|2026-05-09|Done|a|-",
        ),
        (
            "| 序号 | 改进项 | 负责人 | 截止时间 | 进展 |\n|-|-|-|-|-|\n| 1 | a | Ada | 2026-05-09 | 已完成 |\n",
            "-|Ada|2026-05-09|Done|a|-",
        ),
        (
            "| N° | Acción | Dueño | Fecha compromiso | Estado |\n|-|-|-|-|-|\n| 1 | a | Ada | 2026-05-09 | Hecho |\n",
            "-|Ada|2026-05-09|Done|a|-",
        ),
        (
            "| 액션 아이템 | 책임자 | 완료 예정일 | 현황 |\n|-|-|-|-|\n| a | Ada | 2026-05-09 | 완료 |\n",
            "-|Ada|2026-05-09|Done|a|-",
        ),
        (
            "| Görev | Sorumlu | Son tarih | Durum |\n|-|-|-|-|\n| a | Ada | 2026-05-09 | Tamamlandı |\n",
            "-|Ada|2026-05-09|Done|a|-",
        ),
    ];
    for (table, expected) in tables {
        assert_eq!(show_actions(table), [expected], "{table}");
    }
}

#[test]
fn the_day_of_a_promise_stands_in_columns_of_many_names() {
    let names = [
        "Expected Date", "Due By", "Expected completion", "Expected completion date", "Target Completion Date",
        "Completion date", "Planned date", "Estimated completion", "Estimated date", "ECD", "Timeframe", "Due/ETA",
        "Date", "Target date",
    ];
    for name in names {
        let read = show_actions(&format!("| Action | {name} |\n|-|-|\n| a | 2024-02-01 |\n"));
        assert_eq!(read, ["-|-|2024-02-01|-|a|-"], "{name}");
    }
    let table = "| Action | Timeframe | Target group | Completion |\n|-|-|-|-|\n| a | two weeks | all | 50% |\n";
    assert_eq!(show_actions(table), ["-|-|-|-|a\n\nTimeframe: two weeks\n\nTarget group: all\n\nCompletion: 50%|-"]);
}

#[test]
fn what_is_done_says_so_in_many_ways() {
    let items = [
        ("**DONE** Exclude plugins", "-|-|-|Done|Exclude plugins|-"),
        ("**Done** Exclude plugins", "-|-|-|Done|Exclude plugins|-"),
        ("DONE Exclude plugins", "-|-|-|Done|Exclude plugins|-"),
        ("Done - add y", "-|-|-|Done|add y|-"),
        ("In progress – add y", "-|-|-|InProgress|add y|-"),
        ("Exclude plugins. **(Done as of 2021-06-30)**", "-|-|-|Done|Exclude plugins.|-"),
        ("Exclude plugins (done since 2021-06-30)", "-|-|-|Done|Exclude plugins|-"),
        ("Exclude plugins **DONE**", "-|-|-|Done|Exclude plugins|-"),
        ("**Open** Grafana to all", "-|-|-|-|**Open** Grafana to all|-"),
        ("DONE is shown too early", "-|-|-|-|DONE is shown too early|-"),
        ("Open - source the tool", "-|-|-|-|Open - source the tool|-"),
        ("Rename the label to **Done**", "-|-|-|-|Rename the label to **Done**|-"),
        ("**OPEN** ports must be closed", "-|-|-|-|**OPEN** ports must be closed|-"),
        ("**Completed** jobs are kept", "-|-|-|-|**Completed** jobs are kept|-"),
        ("Make the list **complete**", "-|-|-|-|Make the list **complete**|-"),
        ("Drop *(old) tables*", "-|-|-|-|Drop *(old) tables*|-"),
    ];
    for (item, expected) in items {
        assert_eq!(show_actions(&format!("- {item}\n")), [expected], "{item}");
    }
    let table = "| Action | Notes |\n|-|-|\n| a | Done |\n| b | Done 2021-06-30 |\n| c | Was done twice |\n";
    assert_eq!(show_actions(table), ["-|-|-|Done|a|-", "-|-|-|Done|b|-", "-|-|-|-|c\n\nNotes: Was done twice|-"]);
    let table = "| Action | Notes | Status |\n|-|-|-|\n| a | Done | open |\n";
    assert_eq!(show_actions(table), ["-|-|-|Open|a\n\nNotes: Done|-"]);
}

#[test]
fn a_status_may_have_a_remark() {
    let done = [
        "DONE (commit 1)", "DONE（commit 1）", "完了（commit 1）", "Done, see PR 5", "Done in #55", "Done: merged",
        "Done - merged", "Fixed by Ada", "Done 2021-06-30 (commit 1)",
    ];
    for cell in done {
        let read = show_actions(&format!("| Action | Status |\n|-|-|\n| a | {cell} |\n"));
        assert_eq!(read, [format!("-|-|-|Done|a\n\nStatus: {cell}|-")]);
    }
    for cell in ["Not done, see PR 5", "Done in part", "Partly done (commit 1)"] {
        let read = show_actions(&format!("| Action | Status |\n|-|-|\n| a | {cell} |\n"));
        assert!(read[1].starts_with("M001: unknown status of an action"), "{read:?}");
    }
}

#[test]
fn boxes_with_a_slip_are_boxes() {
    for line in ["[x]a", "[ x ] a", "[X ] a", "[✓] a", "[✔]a", "\\[x\\] a", "\\[x] a"] {
        assert_eq!(show_actions(&format!("- {line}\n")), ["-|-|-|Done|a|-"], "{line}");
    }
    assert_eq!(show_actions("- []a\n"), ["-|-|-|Open|a|-"]);
    assert_eq!(show_actions("- [x](https://x.org) a\n")[0].split('|').nth(3), Some("-"));
    let read = show_actions("- [ ] a\n-[ ] b\n");
    assert!(read.iter().any(|line| line.contains("this box belongs to no entry")), "{read:?}");
}

#[test]
fn cells_begin_no_list() {
    let table = "| Action | Owner | Due |\n|---|---|---|\n| a | 2. Level | 9. November 2026 |\n";
    assert_eq!(show_actions(table), ["-|2. Level|2026-11-09|-|a|-"]);
}

#[test]
fn owners_and_days_are_known_by_their_labels_in_other_languages() {
    for line in [
        "a (期限: 2026-12-20, 担当: B)", "a - 负责人: B - 截止: 2026-12-20", "a (B, до 20.12.2026)",
        "a。**担当: B、期限: 2026-12-20**", "a。担当：B、期限：2026-12-20",
    ] {
        assert_eq!(show_actions(&format!("- {line}\n")), ["-|B|2026-12-20|-|a|-"], "{line}");
    }
}

#[test]
fn a_tick_or_a_line_through_the_text_may_have_its_word_beside_it() {
    let items = [
        ("~~Add an alarm~~ ✅ DONE", "-|-|-|Done|~~Add an alarm~~|-"),
        ("Add an alarm ✅ Done 2026-06-20", "-|-|-|Done|Add an alarm|-"),
        ("Show ✅ in the list", "-|-|-|-|Show ✅ in the list|-"),
        ("(Done) Add an alarm", "-|-|-|Done|Add an alarm|-"),
        ("(open) ports must be closed", "-|-|-|-|(open) ports must be closed|-"),
        ("(Optional) Add an alarm", "-|-|-|-|(Optional) Add an alarm|-"),
    ];
    for (item, expected) in items {
        assert_eq!(show_actions(&format!("- {item}\n")), [expected], "{item}");
    }
}

#[test]
fn facts_may_stand_in_wide_parentheses() {
    let items = [
        ("[ ] 監視を追加する（担当：田中、期限：2026/07/01）", "-|田中|2026-07-01|Open|監視を追加する|-"),
        ("[x] 限制慢查询（王五，已完成）。", "-|王五|-|Done|限制慢查询|-"),
        ("[x] Add an alarm (Ada, done)", "-|Ada|-|Done|Add an alarm|-"),
        ("完善预案【负责人：李四】", "-|李四|-|-|完善预案|-"),
        ("設定の見直し（佐藤）", "-|-|-|-|設定の見直し（佐藤）|-"),
        ("Add an alarm (Ada, ETA 2026-07-01)", "-|Ada|2026-07-01|-|Add an alarm|-"),
        ("Add an alarm · @ada · due 2026-07-01 · done", "-|@ada|2026-07-01|Done|Add an alarm|-"),
        ("Add an alarm - Network - ETA 21/03/2023", "-|-|2023-03-21|-|Add an alarm - Network|-"),
        ("Add an alarm (Estimated completion: March 2026)", "-|-|2026-03|-|Add an alarm|-"),
    ];
    for (item, expected) in items {
        assert_eq!(show_actions(&format!("- {item}\n")), [expected], "{item}");
    }
}

#[test]
fn where_a_day_is_due_people_write_how_far_it_is_too() {
    let cells = [
        ("Complete", "", "-|-|-|Done|a|-"),
        ("Ongoing", "Complete", "-|-|-|Done|a|-"),
        ("Completed 2026-06-01", "", "-|-|-|Done|a|-"),
        ("2026-07-01 (Complete)", "", "-|-|2026-07-01|Done|a|-"),
        ("2026-07-01 (if we can)", "", "-|-|2026-07-01|-|a\n\nDue: 2026-07-01 (if we can)|-"),
        ("~~2026-07-01~~ 2026-07-10", "", "-|-|2026-07-10|-|a\n\nDue: ~~2026-07-01~~ 2026-07-10|-"),
        ("2026-07-01", "⏳", "-|-|2026-07-01|InProgress|a|-"),
        ("by 2026-07-01", "On track", "-|-|2026-07-01|InProgress|a|-"),
        ("2026-07-01", "100%", "-|-|2026-07-01|Done|a|-"),
        ("2026-07-01", "50 % complete", "-|-|2026-07-01|InProgress|a|-"),
        ("2026-07-01", "0%", "-|-|2026-07-01|Open|a|-"),
    ];
    for (due, status, expected) in cells {
        let table = format!("| Action | Due | Status |\n|-|-|-|\n| a | {due} | {status} |\n");
        assert_eq!(show_actions(&table), [expected], "{due}");
    }
    for (due, status) in [("some day", ""), ("2026-07-01 or so", ""), ("2026-07-01", "120%"), ("2026-07-01", "50")] {
        let read = show_actions(&format!("| Action | Due | Status |\n|-|-|-|\n| a | {due} | {status} |\n"));
        assert!(read[1].starts_with("M001"), "{read:?}");
    }
    assert_eq!(show_actions("- Lower the load (50%)\n"), ["-|-|-|-|Lower the load (50%)|-"]);
}

#[test]
fn an_owner_is_found_where_it_is_named() {
    let items = [
        ("Add an alarm (owner: Ada; due: end of August)", "-|Ada|-|-|Add an alarm (owner: Ada; due: end of August)|-"),
        (
            "Add an alarm (Ada, see log; due: 2026-07-01)",
            "-|-|2026-07-01|-|Add an alarm (Ada, see log; due: 2026-07-01)|-",
        ),
        ("Add an alarm (owned by Ada, due 2026-07-01)", "-|Ada|2026-07-01|-|Add an alarm|-"),
        ("Add an alarm — assigned to Ada — 2026-07-01", "-|Ada|2026-07-01|-|Add an alarm|-"),
        ("Add an alarm — Ada, 2026-07-01", "-|Ada|2026-07-01|-|Add an alarm|-"),
        ("Add an alarm *Owner: Ada, Due: 2026-07-01*", "-|Ada|2026-07-01|-|Add an alarm|-"),
        ("Fix it (reported by Ada, 2026-06-11)", "-|-|-|-|Fix it (reported by Ada, 2026-06-11)|-"),
        ("Fix it — Monday, 2026-06-15", "-|-|2026-06-15|-|Fix it|-"),
        ("Fix it – Released, 2026-06-15", "-|-|-|Done|Fix it|-"),
        ("Fix it – JIRA-123, 2026-06-15", "-|-|-|-|Fix it – JIRA-123, 2026-06-15|-"),
        ("Fix it (approved by Ada, due 2026-07-01)", "-|-|2026-07-01|-|Fix it (approved by Ada, due 2026-07-01)|-"),
        ("Fix it (merged by Ada, done)", "-|-|-|Done|Fix it (merged by Ada, done)|-"),
    ];
    for (item, expected) in items {
        assert_eq!(show_actions(&format!("- {item}\n")), [expected], "{item}");
    }
}

#[test]
fn a_heading_above_its_fields_is_a_promise() {
    let fields = "- **Owner**: Ada\n- **Priority**: P1\n- **Due date**: 2027-02-01\n- **Status**: In progress\n";
    let read =
        show_actions(&format!("### AI-1: Add an alarm\n\n{fields}\n### Restore\n\nOnce a month.\n\n- Owner: Bob\n"));
    let expected = [
        "-|Ada|2027-02-01|InProgress|AI-1: Add an alarm\n\n- **Priority**: P1|-",
        "-|Bob|-|-|Restore\n\nOnce a month.|-",
    ];
    assert_eq!(read, expected);
    let read = show_actions("### 1. Restore\n\n**Owner:** Bob\n**Due:** 2027-03-01\n");
    assert_eq!(read, ["-|Bob|2027-03-01|-|Restore|-"]);
    let read = show_actions("### Add an alarm\n\n- Owner: Ada\n- Due: 2027-02-30\n");
    assert!(read[1].starts_with("M001: `2027-02-30` cannot be read as a day"), "{read:?}");
}

#[test]
fn a_heading_above_other_things_is_no_promise() {
    for (section, count) in [
        // What stands above a list may speak of all of it.
        ("### Later\n\nOwner: the team\n\n- a\n- b", 2),
        ("### Team A\n\n- Owner: Ada\n\nTasks:\n\n- [x] Write the runbook", 2),
        ("### Monitoring\n\n- Owner: Ada\n\n#### Alerts\n\n- Add an alert\n- Add another", 3),
        // Labels and names alone are no fields, and a link may be anybody's.
        ("### Alarms\n\n- **Disks**: warn\n- **Memory**: warn", 2),
        ("### Long term\n\n- Storage: move to S3\n- Queue: shard it\n- Who: SRE", 3),
        ("### Team payments\n\n- Issue: https://example.com/1\n- Issue: https://example.com/2", 2),
        ("### Completed\n\n- Ada: raised the limit\n- PR: https://example.com/1\n- Bob: added a test", 3),
        ("### Detect\n\n- Owner: Ada", 1),
        ("### High\n\n- Owner: Ada\n- Due: 2027-02-01\n- Owner: Bob\n- Due: 2027-02-02", 4),
        ("### Meeting\n\nDate: 2024-01-05\n\n### Items\n\n- Add an alarm", 1),
    ] {
        let read = show_actions(section);
        let promises: Vec<_> = read.iter().filter(|line| !line.starts_with("prose: ")).collect();
        assert_eq!(promises.len(), count, "{section}: {read:?}");
        let title = format!("|{}", section[4..].lines().next().expect("a heading"));
        assert!(!promises.iter().any(|line| line.contains(&title)), "{section}: {read:?}");
    }
    let read = show_actions("### A\n\n- Owner: Ada\n\n### B\n\n- Owner: Bob\n\n---\n\nAsk Carol.\n");
    assert_eq!(read, ["-|Ada|-|-|A|-", "-|Bob|-|-|B|-", "prose: ---\n\nAsk Carol."]);
    let read = show_actions("### A\n\n- Owner: Ada\n\nText.\n\n    --flag\n\n### Background\n\nIt was silent.\n");
    assert_eq!(read.len(), 2, "{read:?}");
    assert!(read[0].starts_with("-|Ada|-|-|A") && read[1].starts_with("prose: ### Background"), "{read:?}");
    let read = show_actions("- [ ] Fix it\n\n### Review\n\nOwner: Ada\nDate: 2017-12-02\nStatus: done\n");
    assert_eq!(read[0], "-|-|-|Open|Fix it|-");
    assert_eq!(read.iter().filter(|line| !line.starts_with("prose: ")).count(), 1, "{read:?}");
    assert_eq!(show_actions("- Show the **Status**: open\n"), ["-|-|-|-|Show the **Status**: open|-"]);
    assert_eq!(show_actions("### A\n\n**Owner**: Ada<br>\n**Status**: Done\n"), ["-|Ada|-|Done|A|-"]);
}

#[test]
fn fields_of_a_promise_may_lack_their_indentation_or_stand_in_italics() {
    let read = show_actions("9. a\n10. **Add** it\n   - **Owner:** Bob\n   - **Due:** 2027-03-01\n");
    assert_eq!(read, ["-|-|-|-|a|-", "-|Bob|2027-03-01|-|**Add** it|-"]);
    let read = show_actions("- Add an alarm. _Owner: Ada. Due: 1 Feb 2027._\n");
    assert_eq!(read, ["-|Ada|2027-02-01|-|Add an alarm.|-"]);
}

#[test]
fn facts_behind_commas_may_be_named_in_lower_case() {
    for line in
        ["a; owner: Ada; ETA: 2026-12-20", "a, owner: Ada, due: 2026-12-20", "a; Owner: Ada; deadline: 2026-12-20"]
    {
        assert_eq!(show_actions(&format!("- {line}\n")), ["-|Ada|2026-12-20|-|a|-"], "{line}");
    }
    for line in [
        "Say who did it, by: name or role",
        "Log both; status: is it up?",
        "Show all, owner: and the rest of it too",
        "Add annotations `severity: page, owner: sre` to all alerts",
        "Return `{id: 1, owner: null}` from the API",
        "Set labels (team, owner: sre) on each host",
        "Alert must name \"service, owner: Team\" in its title",
        "Add fields: name, owner: text",
        "a。担当の人に言う",
    ] {
        assert_eq!(show_actions(&format!("- {line}\n")), [format!("-|-|-|-|{line}|-")]);
    }
}

#[test]
fn a_label_says_of_what_sort_the_promises_below_it_are() {
    let read = show_actions(
        "- **Immediate actions taken:**\n  - a\n- **Preventive measures:**\n  - b\n- **Corrective actions**\n  - c\n\
         - Follow-up tasks\n  - d\n",
    );
    let labels = "- **Immediate actions taken:**|- **Preventive measures:**|- **Corrective actions**|- Follow-up tasks";
    let mut expected = vec!["-|-|-|Done|a|-", "-|-|-|-|b|-", "-|-|-|-|c|-", "-|-|-|-|d|-"];
    let prose: Vec<String> = labels.split('|').map(|label| format!("prose: {label}")).collect();
    expected.extend(prose.iter().map(String::as_str));
    assert_eq!(read, expected);
    let under = show_actions("### Steps taken\n\n- a\n\n### Long-term measures\n\n- b\n");
    assert_eq!(under[..2], ["-|-|-|Done|a|-", "-|-|-|-|b|-"]);
    // What says more is a promise with its points, and so is what has its fields below it.
    for item in [
        "Improve monitoring:\n- a", "Follow up with the vendor:\n- a", "Corrective actions for Ada\n- a",
        "Take further steps at once:\n- a", "Up\n- a", "Taken\n- a", "Long\n- a",
    ] {
        assert_eq!(show_actions(&format!("- {}\n", item.replace('\n', "\n  "))), [format!("-|-|-|-|{item}|-")]);
    }
    let fields = show_actions("- **Follow-up**\n  - Owner: Ada\n  - Due: 2026-12-20\n");
    assert_eq!(fields, ["-|Ada|2026-12-20|-|**Follow-up**|-"]);
    let step = show_actions("- Technical measures\n  - Owner: Ada\n  - encrypt all disks\n");
    assert_eq!(step, ["-|Ada|-|-|Technical measures\n- encrypt all disks|-"]);
    let boxes = show_actions("**Immediate actions taken:**\n\n- [ ] a\n- b\n");
    assert_eq!(boxes[..2], ["-|-|-|Open|a|-", "-|-|-|Done|b|-"]);
    let text = "### Technical measures\n\nWe will add an alarm.\n\n### Corrective actions\n\nAda trains the team.\n";
    assert_eq!(show_actions(text).iter().filter(|line| line.starts_with("-|")).count(), 2);
}
