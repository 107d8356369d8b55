//! Sections in the shapes of the well-known templates, and what is read from them; and that nothing ever vanishes.

mod moments;
mod promises;
mod times;

use proptest::prelude::*;

use super::*;
use crate::source::raw::{ActionKind, ActionStatus, By, Event, Kind};
use crate::source::sections::{Section, SectionKind, split};

/// A file that says nothing of times.
const HOME: Home = Home { kind: Kind::Incident, zone: Zone::UTC, day: None };

/// The first section of that kind.
fn section(body: &str, kind: SectionKind) -> Section {
    split(body).into_iter().find(|section| section.kind == kind).expect("the body has such a section")
}

fn in_section(heading: &str, content: &str, kind: SectionKind) -> (String, Section) {
    let body = format!("## {heading}\n\n{content}\n\n## Glossary\n");
    let section = section(&body, kind);
    (body, section)
}

/// `time|event|text|source` of each entry, then the prose, then the problems.
fn show_timeline(content: &str) -> Vec<String> {
    let (body, section) = in_section("Timeline", content, SectionKind::Timeline);
    let read = timeline(&body, &section, HOME);
    assert_nothing_vanishes(&body, &section, &read);
    let mut lines: Vec<String> = Vec::new();
    for Entry { value, until, .. } in &read.entries {
        let event = value.event.map(|event| format!("{event:?}")).unwrap_or_default();
        let source = value.source.as_deref().map(|url| format!(" <{url}>")).unwrap_or_default();
        let (at, text) = (value.at.as_deref().unwrap_or("?"), value.text.as_deref().unwrap_or(""));
        let end = until.as_ref().map(|end| format!(" → {end}")).unwrap_or_default();
        lines.push(format!("{at}{end}|{event}|{text}{source}"));
    }
    lines.extend(around(&body, &read));
    lines
}

fn show_updates(content: &str) -> Vec<String> {
    show_updates_of(Kind::Incident, content)
}

fn show_updates_of(kind: Kind, content: &str) -> Vec<String> {
    let (body, section) = in_section("Status updates", content, SectionKind::Updates);
    let read = updates(&body, &section, Home { kind, ..HOME });
    assert_nothing_vanishes(&body, &section, &read);
    let mut lines: Vec<String> = Vec::new();
    for Entry { value, .. } in &read.entries {
        let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "?".to_owned());
        lines.push(format!("{}|{}|{}", part(&value.at), part(&value.status), part(&value.text)));
    }
    lines.extend(around(&body, &read));
    lines
}

/// `kind|owner|due|status|what|link`.
fn show_actions(content: &str) -> Vec<String> {
    let (body, section) = in_section("Action items", content, SectionKind::Actions);
    let read = actions(&body, &section);
    assert_nothing_vanishes(&body, &section, &read);
    let mut lines: Vec<String> = Vec::new();
    for Entry { value, .. } in &read.entries {
        let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
        let kind = value.kind.map_or("-".to_owned(), |kind| format!("{kind:?}"));
        let status = value.status.map_or("-".to_owned(), |status| format!("{status:?}"));
        let due = part(&value.due);
        let line = format!("{kind}|{}|{due}|{status}|{}|{}", part(&value.owner), part(&value.what), part(&value.link));
        lines.push(line);
    }
    lines.extend(around(&body, &read));
    lines
}

fn around<T>(body: &str, read: &Entries<T>) -> Vec<String> {
    let prose = read.prose.iter().map(|range| format!("prose: {}", &body[range.clone()]));
    let problem = |problem: &Problem| {
        let help = problem.help.as_deref().unwrap_or("");
        format!("{}: {} [{}] {help}", problem.code.id, problem.message, &body[problem.place.clone()])
    };
    prose.chain(read.problems.iter().map(problem)).collect()
}

/// Every byte that is not white space lies in exactly one entry, piece of prose or piece of frame.
fn assert_nothing_vanishes<T>(body: &str, section: &Section, read: &Entries<T>) {
    let mut pieces: Vec<Range<usize>> = read.entries.iter().map(|entry| entry.range.clone()).collect();
    pieces.extend(read.prose.iter().cloned());
    pieces.extend(read.frame.iter().cloned());
    pieces.sort_by_key(|range| (range.start, range.end));
    let mut from = section.content.start;
    for piece in pieces {
        assert!(piece.start >= from, "two pieces overlap at {}: {:?}", piece.start, &body[piece.clone()]);
        assert!(body[from..piece.start].trim().is_empty(), "lost: {:?}", &body[from..piece.start]);
        from = piece.end;
    }
    assert!(body[from..section.content.end].trim().is_empty(), "lost: {:?}", &body[from..section.content.end]);
    for entry in &read.entries {
        assert!(
            entry.at.start >= entry.range.start && entry.at.end <= entry.range.end,
            "{:?} {:?}",
            entry.at,
            entry.range
        );
        assert!(body.is_char_boundary(entry.at.start) && body.is_char_boundary(entry.at.end));
    }
    for problem in &read.problems {
        assert!(body.get(problem.place.clone()).is_some());
    }
}

#[test]
fn a_timeline_as_a_list() {
    let content = "All times in UTC.

- **18:48 UTC** The account is **deactivated**.
- 18:52: support is told
  by a reader

  and by another
  - and a third
- ~18:55 – *OUTAGE BEGINS* for all ([source](https://x.org/1))
- [18:58] DETECTED: an alarm
- 2:59 PM the account is back
- Nobody knows when the press called.
- ??:?? a call
";
    let expected = [
        "18:48 UTC||The account is **deactivated**.",
        "18:52 UTC||support is told\nby a reader\n\nand by another\n- and a third",
        "~18:55 UTC|Started|*OUTAGE BEGINS* for all <https://x.org/1>",
        "18:58 UTC|Detected|DETECTED: an alarm",
        "14:59 UTC||the account is back",
        "?||Nobody knows when the press called.",
        "?||a call",
    ];
    assert_eq!(show_timeline(content), expected);
}

#[test]
fn what_looks_like_a_time_but_is_none_is_a_problem() {
    let content = "- 18:48 a\n- 25:61 b\n- 18.59: c\n- 2017-13-02 10:00 d\n- 02/11/2017 e\n- **18.59** f\n";
    let expected = [
        "18:48||a",
        "?||25:61 b",
        "?||18.59: c",
        "?||2017-13-02 10:00 d",
        "?||02/11/2017 e",
        "?||**18.59** f",
        "M001: `25:61` cannot be read as a time [25:61] write the hour and the minute as in `18:59`",
        "M001: `18.59` cannot be read as a time [18.59] did you mean `18:59`?",
        "M001: `2017-13-02` cannot be read as a time [2017-13-02] write the day as in `2017-11-02`",
        "M001: `02/11/2017` cannot be read as a time [02/11/2017] write the day as in `2017-11-02`",
        "M001: `18.59` cannot be read as a time [18.59] did you mean `18:59`?",
    ];
    assert_eq!(show_timeline(content), expected);
    // A list of one's own words is prose, whatever numbers it holds.
    assert_eq!(show_timeline("- 3.14 was out\n- 8:5 votes\n"), ["prose: - 3.14 was out\n- 8:5 votes"]);
}

#[test]
fn days_stand_above_their_times() {
    let content = "### Thursday, 2 November 2017\n\n- 18:48 a\n- 18:59 UTC b\n\n**2017-11-03 (UTC)**\n\n- 08:05 c\n- +11m d\n\n* 2017-11-04\n  * 9:00 e\n  * 2017-11-05 10:00 f\n";
    let expected = [
        "2017-11-02 18:48||a", "18:59 UTC||b", "2017-11-03 08:05 UTC||c", "+11m||d", "2017-11-04 09:00||e",
        "2017-11-05 10:00||f",
    ];
    assert_eq!(show_timeline(content), expected);
}

#[test]
fn a_timeline_as_a_table() {
    let content = "| Time (UTC) | Event | Who | Link |
|---|---|---|---|
| 14:51 | **OUTAGE BEGINS** Search \\| melts | Jennifer | [log](https://x.org/1) |
| ~14:53 | | Docbrown | https://x.org/2 |
| 14:54 PDT | Text | | - |
| | later | | |
| noon | lunch | | |
| | | | |
| 15:00 | short |
";
    let expected = [
        "14:51 UTC|Started|**OUTAGE BEGINS** Search | melts\n\nWho: Jennifer <https://x.org/1>",
        "~14:53 UTC||Who: Docbrown <https://x.org/2>",
        "14:54 PDT||Text",
        "?||later",
        "?||noon lunch",
        "15:00 UTC||short",
        "M001: `noon` cannot be read as a time [noon] write `18:59 UTC` or `2017-11-02`, or leave the cell empty if it is not known",
        "M001: the row has 2 cells, and the head of its table 4 [| 15:00 | short |] write every cell, an empty one as `| |`; put an empty line before text below a table",
    ];
    assert_eq!(show_timeline(content), expected);
}

#[test]
fn a_date_column_and_a_time_column_are_joined() {
    let content = "| Date | Time | Description |\n|---|---|---|\n| 2017-11-02 | 18:48 UTC | a |\n| | 18:59 | b |\n| November 3, 2017 | | c |\n| | 7:00 AM | d |\n";
    let expected = ["2017-11-02 18:48 UTC||a", "18:59||b", "2017-11-03||c", "07:00||d"];
    assert_eq!(show_timeline(content), expected);
    let content = "| Time | Event | Description |\n|-|-|-|\n| 10:00 | Detected | An alarm |\n";
    assert_eq!(show_timeline(content), ["10:00|Detected|An alarm"]);
    let content = "| Region | Users |\n|-|-|\n| 10:00 | 5 |\n";
    assert_eq!(show_timeline(content), ["prose: | Region | Users |\n|-|-|\n| 10:00 | 5 |"]);
}

#[test]
fn lines_and_headings_may_be_entries() {
    let content = "18:48 UTC – a\n18:59 UTC – b\nand more\n\n#### 19:10 UTC: **Resolved**\n\nIt is over.\n\n> quite\n";
    let expected =
        ["18:48 UTC||a", "18:59 UTC||b\nand more", "19:10 UTC|Resolved|**Resolved**\n\nIt is over.\n\n> quite"];
    assert_eq!(show_timeline(content), expected);
}

#[test]
fn headings_of_any_level_are_days_and_entries() {
    let content = "### 2017-11-02\n#### 18:59\na\n### 2017-11-03\nb\n#### 07:00 c\nd\n## 08:00\ne\n### 09:00\nf\n";
    let expected = ["2017-11-02 18:59||a", "2017-11-03||b", "07:00||c\n\nd", "08:00||e", "09:00||f"];
    assert_eq!(show_timeline(content), expected);
}

#[test]
fn an_outage_counts_before_an_incident() {
    let content = "- 14:54 OUTAGE BEGINS — a\n- 14:57 INCIDENT BEGINS — b\n- 15:28 outage mitigated by hand\n- 15:36 OUTAGE MITIGATED, updated\n- 16:00 OUTAGE ENDS, c\n- 16:30 INCIDENT ENDS, d\n";
    let events: Vec<String> =
        show_timeline(content).iter().map(|line| line.split('|').nth(1).unwrap().to_owned()).collect();
    assert_eq!(events, ["Started", "", "", "Mitigated", "Resolved", ""]);
    assert_eq!(show_timeline("- 16:30 **Incident ends**"), ["16:30|Resolved|**Incident ends**"]);
}

#[test]
fn updates_have_a_status() {
    let content = "- **18:59 UTC** Investigating: we look\n- **19:05 UTC - Identified** It was a switch.\n- 19:10 — Monitoring — a fix is out\n- **Update** - 19:12 UTC - still\n- 19:20 All is well\n- 19:30 Resolved.\n- 20:00 [In progress] work\n";
    let expected = [
        "18:59 UTC|investigating|we look", "19:05 UTC|identified|It was a switch.", "19:10|monitoring|a fix is out",
        "19:12 UTC|?|still", "19:20|?|All is well", "19:30|resolved|?", "20:00|in_progress|work",
    ];
    assert_eq!(show_updates(content), expected);
    let content = "| When | Status | Message |\n|-|-|-|\n| 2017-11-02 18:59 UTC | Investigating | we look |\n| 19:10 | Odd | hm |\n";
    let expected = ["2017-11-02 18:59 UTC|investigating|we look", "19:10|Odd|hm"];
    assert_eq!(show_updates(content), expected);
    let content =
        "### Resolved – 2017-11-02 19:10 UTC\n\nIt is over.\n\n### 2017-11-02 18:59 UTC: Investigating\n\nWe look.\n";
    let expected = ["2017-11-02 19:10 UTC|resolved|It is over.", "2017-11-02 18:59 UTC|investigating|We look."];
    assert_eq!(show_updates(content), expected);
}

#[test]
fn actions_as_a_list() {
    let content = "What we promise:

- [ ] Alice, due 2017-12-01: Ask twice
- [x] Warn before (bob, due 2017-12-01)
- [ ] Alert on it — @carol — 2017-12-01
- [ ] **Prevent**: lock the console ([OPS-12](https://x.org/12))
- [Detect] watch it (in progress)
- Write the playbook; cover drills
  - and more drills
- [ ] [Rotate the keys](https://x.org/13)
- [ ] Close it ✅
- [ ] Call (again) - Owner: Dan - due: Dec 24, 2017
- [ ] Eve, due 2017-13-01: broken
- [ ] Ship (fay, due Dec 24, 2017)
- **Prevent** losses (monitoring)
- Find the cause, fix
- Ask support (the night shift)
";
    let expected = [
        "-|Alice|2017-12-01|Open|Ask twice|-",
        "-|bob|2017-12-01|Done|Warn before|-",
        "-|@carol|2017-12-01|Open|Alert on it|-",
        "Prevent|-|-|Open|lock the console ([OPS-12](https://x.org/12))|-",
        "Detect|-|-|InProgress|watch it|-",
        "-|-|-|-|Write the playbook; cover drills\n- and more drills|-",
        "-|-|-|Open|Rotate the keys|https://x.org/13",
        "-|-|-|Done|Close it|-",
        "-|Dan|2017-12-24|Open|Call (again)|-",
        "-|Eve|-|Open|broken|-",
        "-|fay|2017-12-24|Open|Ship|-",
        "-|-|-|-|**Prevent** losses (monitoring)|-",
        "-|-|-|-|Find the cause, fix|-",
        "-|-|-|-|Ask support (the night shift)|-",
        "prose: What we promise:",
        "M001: `2017-13-01` cannot be read as a day [2017-13-01] write the day as in `2017-12-01`, the month as in `2017-12`, or leave it out if there is none",
    ];
    assert_eq!(show_actions(content), expected);
}

#[test]
fn actions_as_a_table() {
    let content = "| Action Item | Type | Owner | Bug | Due | Priority |
|---|---|---|---|---|---|
| Update playbook | mitigate | jennifer | n/a **DONE** | - | P1 |
| Fuzz tests | prevention | martym | Bug 5554823 TODO | 2017-12-01 | |
| Flux | sideways | | [B-1](https://x.org/1) | soon | |
| Probes | detekt | | | | |
";
    let expected = [
        "Mitigate|jennifer|-|Done|Update playbook\n\nPriority: P1|-",
        "Prevent|martym|2017-12-01|Open|Fuzz tests\n\nBug: Bug 5554823 TODO|-",
        "-|-|-|-|Flux ([B-1](https://x.org/1))\n\nType: sideways\n\nDue: soon|-",
        "-|-|-|-|Probes\n\nType: detekt|-",
        "M001: `soon` cannot be read as a day [soon] write the day as in `2017-12-01`, the month as in `2017-12`, or leave it out if there is none",
        "M001: unknown kind of action `detekt` [detekt] did you mean `detect`?",
    ];
    assert_eq!(show_actions(content), expected);
    let content = "| # | Improvement | Assignee | Status |\n|-|-|-|-|\n| 1 | a | [Al](https://x.org) | ✅ |\n| 2 | b | TBD | Done 2017-12-01 |\n| 3 | c | | Won't do |\n| 4 | d | | maybe |\n";
    let read = show_actions(content);
    assert_eq!(read[..3], ["-|Al|-|Done|a|-", "-|-|-|Done|b|-", "-|-|-|Dropped|c|-"]);
    assert!(read[4].starts_with("M001: unknown status of an action `maybe`"), "{read:?}");
}

#[test]
fn what_belongs_to_an_action_may_stand_below_it_or_behind_it() {
    let content = "1. **Add a limit**\n   - **Owner:** Ada\n   - Try it first\n   - Due: 2024-06-01\n   - Status: Done\n\
                   2. Build the image. Owner: Platform. Priority: high.\n";
    let expected = [
        "-|Ada|2024-06-01|Done|**Add a limit**\n- Try it first|-",
        "-|Platform|-|-|Build the image\n\nPriority: high|-",
    ];
    assert_eq!(show_actions(content), expected);
    let content = "- Cleanup:\n  - Owner: [Ada](https://x.org), Due: 2022-12-01\n  - Status: Done (2022-11-09)\n\
                   - a\n  - Who: everyone who deploys, and their managers too\n  - Owner: TBD\n\
                   - Set it right. Owner: postgres, Group: postgres.\n- Check the label, status: fixed\n";
    let expected = [
        "-|Ada|2022-12-01|Done|Cleanup:|-",
        "-|-|-|-|a\n- Who: everyone who deploys, and their managers too|-",
        "-|-|-|-|Set it right. Owner: postgres, Group: postgres.|-",
        "-|-|-|-|Check the label, status: fixed|-",
    ];
    assert_eq!(show_actions(content), expected);
    let table = "| Action | Status |\n|-|-|\n| a | In progress (12 of 18) |\n";
    assert_eq!(show_actions(table), ["-|-|-|InProgress|a\n\nStatus: In progress (12 of 18)|-"]);
}

#[test]
fn a_promise_that_is_struck_out_says_why() {
    let read = show_actions("- ~~a~~\n- [x] ~~b~~\n- [dropped] ~~c~~\n- ~~d~~ e ~~f~~\n");
    let problem = "M001: a promise that is struck out may be done or dropped [~~a~~] \
                   begin it with `[x] ` if it was kept, with `[dropped] ` if it was given up";
    let expected =
        ["-|-|-|-|~~a~~|-", "-|-|-|Done|~~b~~|-", "-|-|-|Dropped|~~c~~|-", "-|-|-|-|~~d~~ e ~~f~~|-", problem];
    assert_eq!(read, expected);
    assert_eq!(show_actions("- ~~~\n"), ["-|-|-|-|~~~|-"]);
    let read = show_actions("- [ ] ~~a~~ (superseded by #12)\n- [ ] ~~b~~ (c) and d (e)\n");
    let problem = problem.replace("[~~a~~]", "[~~a~~ (superseded by #12)]");
    assert_eq!(read, ["-|-|-|Open|~~a~~ (superseded by #12)|-", "-|-|-|Open|~~b~~ (c) and d (e)|-", &problem]);
    assert_eq!(show_actions("- [ ] ~~a~~ ([#12](https://x.org/12))\n").len(), 2);
    assert_eq!(show_actions("- ~~a~~ done\n"), ["-|-|-|Done|~~a~~ done|-"]);
    let (body, section) = in_section("Action items", "- ~~a~~ Done 2017-12-01\n", SectionKind::Actions);
    assert_eq!(actions(&body, &section).entries[0].value.done.as_deref(), Some("2017-12-01"));
    let odd = show_actions("- [-] a\n\n### Dropped\n\n- [-] b\n");
    assert!(odd.iter().filter(|line| line.starts_with("M001: `[-]` is no box")).count() == 1, "{odd:?}");
    let told = "### Completed\n\n- ~~a~~ (see #12)\n- ~~b~~\n\n### Others\n\n- ~~c~~ (in progress)\n- ~~d~~ e\n";
    assert_eq!(
        show_actions(told)[..4],
        ["-|-|-|Done|~~a~~ (see #12)|-", "-|-|-|Done|~~b~~|-", "-|-|-|InProgress|~~c~~|-", "-|-|-|-|~~d~~ e|-"]
    );
}

#[test]
fn a_due_day_that_is_none_is_found_before_what_was_taken_off() {
    for line in ["éééé due 2017-13-45 (@a)", "Fix it all, due 2017-13-45 (@a, prevent)"] {
        let read = show_actions(&format!("- {line}\n"));
        assert!(read[1].contains("`2017-13-45` cannot be read as a day [2017-13-45]"), "{read:?}");
    }
    for mark in ["(@a, due: 01/04/2024)", "**Owner:** a. **Due:** 01/04/2024"] {
        let read = show_actions(&format!("- Fix it. {mark}\n"));
        assert!(read[1].contains("`01/04/2024` cannot be read as a day [01/04/2024]"), "{read:?}");
    }
    for text in ["Tell the deadline: 3 nodes fail", "Show the ETA: 01/02/2024 was shown"] {
        assert_eq!(show_actions(&format!("- {text}\n")), [format!("-|-|-|-|{text}|-")]);
    }
    let table =
        "| Action | Owner | Due | Status |\n|-|-|-|-|\n| a | _[TBD]_ | [n/a] | [TBD] |\n| b | [Ada] | - | [x] |\n";
    assert_eq!(show_actions(table), ["-|-|-|-|a|-", "-|[Ada]|-|Done|b|-"]);
}

#[test]
fn a_label_that_only_leads_to_actions_is_not_shown() {
    let content = "**Improvements:**\n\n- a\n\n- **Tasks:**\n  1. b\n  2. c\n- Short term:\n  - d\n- Fix:\n- Update two records to:\n  - e\n";
    let expected = [
        "-|-|-|-|a|-", "-|-|-|-|b|-", "-|-|-|-|c|-", "-|-|-|-|d|-", "-|-|-|-|Fix:|-",
        "-|-|-|-|Update two records to:\n- e|-", "prose: - Short term:",
    ];
    assert_eq!(show_actions(content), expected);
    let kept = ["Prevent|-|-|-|a|-", "prose: ### Mitigation\n\nNone."];
    assert_eq!(show_actions("### Prevention\n\n- a\n\n### Mitigation\n\nNone.\n"), kept);
}

#[test]
fn kinds_may_stand_above_actions() {
    let content = "### Prevent\n\n- a\n\n### Detection\n\n- b\n- **Mitigation**\n  - c\n\n### Other teams\n\n- d\n";
    let (body, section) = in_section("Action items", content, SectionKind::Actions);
    let kinds: Vec<Option<ActionKind>> =
        actions(&body, &section).entries.iter().map(|entry| entry.value.kind).collect();
    assert_eq!(kinds, [Some(ActionKind::Prevent), Some(ActionKind::Detect), Some(ActionKind::Mitigate), None]);
    let done = actions(&body, &section).entries.iter().any(|entry| entry.value.status == Some(ActionStatus::Done));
    assert!(!done);
}

#[test]
fn times_that_nobody_reads_as_a_timeline_are_seen() {
    let seen = [
        "- 10:00 a\n- 10:01 b\n- **10:02** c\n",
        "- 2022-01-14 13:35 UTC: a\n- 2022-01-14 14:35 UTC: b\n- 2022-01-15 09:00 UTC: c\n",
        "* Jan 14, 2022 13:35 a\n* Jan 14, 2022 at 2:35 PM b\n* 2022-01-15T09:00Z c\n",
        "| Time | What |\n|---|---|\n| 16:14 | An engineer started a query |\n| 16:20 | It fell |\n",
        "| Date | Time (UTC) | What |\n|---|---|---|\n| 2022-01-14 | 16:14 | a |\n| 2022-01-14 | 16:20 | b |\n",
        "When | What\n---|---\n2022-01-14 16:14 | a\n2022-01-14 16:20 | b\n",
        "| A | B |\n|-|-|\n| 16:14 | a |\n| 16:20 | b |\n| 16:30 | b |\n",
    ];
    for text in seen {
        assert!(has_times(text), "{text}");
    }
    let others = [
        "- 10:00 a\n- 10:01 b\n- after 10:02 c\n",
        "- 2022-01-14: a\n- 2022-01-15: b\n- 2022-01-16: c\n",
        "- 2022.1: a\n- 2pm\n- 1:234\n- 10:5\n",
        "| Time | What |\n|---|---|\n| 16:14 | a |\n| later | b |\n",
        "| Region | Restored |\n|---|---|\n| EU | 16:14 |\n| US | 16:20 |\n",
        "| Region | Of | Time |\n|---|---|---|\n| EU | a | 16:14 |\n| US | b | 16:20 |\n",
        "| Start | End | Region |\n|---|---|---|\n| 16:14 | 16:20 | EU |\n| 16:14 | 16:50 | US |\n",
        "| Time | Requests |\n|---|---|\n| 3h | 10 |\n| 4h | 20 |\n",
    ];
    for text in others {
        assert!(!has_times(text), "{text}");
    }
}

#[test]
fn headings_may_be_actions() {
    let content = "Some words.

### 1) Set up websocket observability (@ada, due 2022-03-01)

We want to see how many writes we have.

#### How

Not known.

### 2) Halt the pool

### Completed

#### 3) Warn before

Soon.
";
    let expected = [
        "-|@ada|2022-03-01|-|Set up websocket observability\n\nWe want to see how many writes we have.\n\n#### How\n\nNot known.|-",
        "-|-|-|-|Halt the pool|-",
        "-|-|-|Done|Warn before\n\nSoon.|-",
        "prose: Some words.",
    ];
    assert_eq!(show_actions(content), expected);
    let content = "### Done\n\n#### Mend it\n\nIt was broken.\n\n#### Test it\n\nWe do.\n\n### Later\n\n#### Call\n\n<!-- whom? -->\n";
    let expected = ["-|-|-|Done|Mend it\n\nIt was broken.|-", "-|-|-|Done|Test it\n\nWe do.|-"];
    assert_eq!(show_actions(content)[..2], expected);
    assert_eq!(show_actions("### Notes\n\nSee:\n\n- a\n"), ["-|-|-|-|a|-", "prose: ### Notes\n\nSee:"]);
    let told = "## Remediation\n\n### Database\n\nWe restored it.\n";
    assert!(actions(told, &section(told, SectionKind::Actions)).entries.is_empty());
}

#[test]
fn a_ticket_is_told_once() {
    let once = [
        ("Update it ([#11](https://x.org/11))", "Update it ([#11](https://x.org/11))|-"),
        ("Update it — [#11](https://x.org/11) — @ada", "Update it ([#11](https://x.org/11))|-"),
        ("Do [OPS-12](https://x.org/12) again", "Do [OPS-12](https://x.org/12) again|-"),
        ("Update it ([ticket](https://x.org/11))", "Update it|https://x.org/11"),
        ("Update it [here](https://x.org/11).", "Update it|https://x.org/11"),
        ("Update it (https://x.org/11)", "Update it|https://x.org/11"),
        ("Update it: https://x.org/11", "Update it|https://x.org/11"),
        ("Update it <https://x.org/11>.", "Update it|https://x.org/11"),
        ("Mend what is in https://x.org/11", "Mend what is in <https://x.org/11>|-"),
        ("Read https://x.org/11 and https://x.org/12 again", "Read <https://x.org/11> and <https://x.org/12> again|-"),
        ("Run `curl https://x.org/11`", "Run `curl https://x.org/11`|-"),
        ("Run `curl https://x.org/11` twice", "Run `curl https://x.org/11` twice|-"),
        ("https://x.org/11", "<https://x.org/11>|-"),
        ("[Update it](https://x.org/11)", "Update it|https://x.org/11"),
        ("[a](https://x.org/1), [b](https://x.org/2)", "[a](https://x.org/1) ([b](https://x.org/2))|-"),
    ];
    for (item, expected) in once {
        let read = show_actions(&format!("- {item}\n"));
        let shown = read[0].split('|').skip(4).collect::<Vec<_>>().join("|");
        assert_eq!(shown, expected, "{item}");
    }
    let content = "| Action | Ticket | PR |\n|-|-|-|\n| a | [T-1](https://x.org/1) DONE | https://x.org/2 |\n\
                   | b | https://x.org/3 | <https://x.org/4> |\n| c | T-5 https://x.org/5 | [T-6](https://x.org/6), [T-7](https://x.org/7) |\n";
    let expected = [
        "-|-|-|Done|a ([T-1](https://x.org/1))|https://x.org/2",
        "-|-|-|-|b (<https://x.org/4>)|https://x.org/3",
        "-|-|-|-|c (T-5 <https://x.org/5>, [T-6](https://x.org/6), [T-7](https://x.org/7))|-",
    ];
    assert_eq!(show_actions(content), expected);
}

#[test]
fn what_stands_above_actions_says_how_far_they_are() {
    let content = "### Immediate actions (Completed)

- a
  - more of a

#### Database

- b

### In progress:

| Action | Owner |
|---|---|
| c | |

### Later

Already done:

- d
- e (dropped)

**Done:**
1. f

We also think of these:

- g
- Planned:
  - h
- **Completed**
  - i
- The open (closed) doors
  - are shut

**Completed action items**

- j
";
    let expected = [
        "-|-|-|Done|a\n- more of a|-",
        "-|-|-|Done|b|-",
        "-|-|-|InProgress|c|-",
        "-|-|-|Done|d|-",
        "-|-|-|Dropped|e|-",
        "-|-|-|Done|f|-",
        "-|-|-|-|g|-",
        "-|-|-|Open|h|-",
        "-|-|-|Done|i|-",
        "-|-|-|-|The open (closed) doors\n- are shut|-",
        "-|-|-|Done|j|-",
        "prose: ### Immediate actions (Completed)",
        "prose: #### Database",
        "prose: ### Later",
        "prose: We also think of these:",
    ];
    assert_eq!(show_actions(content), expected);
    let body = "## Remediation (completed)\n\n- a\n";
    let read = actions(body, &section(body, SectionKind::Actions));
    assert_eq!(read.entries[0].value.status, Some(ActionStatus::Done));
}

#[test]
fn follow_ups_say_who_spoke() {
    let content = "- 2017-11-03, Twitter Government (@Gov): “We have learned more.” [source](https://x.org/1)\n- 2017-11-04: [Our report](https://x.org/2)\n- 2017-11-05: a word of thanks\n";
    let (body, section) = in_section("Follow-ups", content, SectionKind::FollowUps);
    let read = follow_ups(&body, &section, HOME);
    assert_nothing_vanishes(&body, &section, &read);
    let [first, second, third] = read.entries.as_slice() else { panic!("{read:?}") };
    assert_eq!(first.value.at.as_deref(), Some("2017-11-03"));
    let Some(By::Person(person)) = &first.value.by else { panic!("{first:?}") };
    assert_eq!((person.name.as_str(), person.handle.as_deref()), ("Twitter Government", Some("@Gov")));
    assert!(first.value.verbatim);
    assert_eq!(first.value.text.as_deref(), Some("We have learned more."));
    assert_eq!(first.value.source.as_deref(), Some("https://x.org/1"));
    assert_eq!(second.value.title.as_deref(), Some("Our report"));
    assert_eq!(second.value.source.as_deref(), Some("https://x.org/2"));
    assert_eq!(third.value.text.as_deref(), Some("a word of thanks"));
}

#[test]
fn follow_ups_under_headings() {
    let content = "Later.\n\n### 2017-11-03: A second word\n\n> It was\n> an accident.\n\n### Our report (2017-12-01)\n\nLong.\n\nLonger.\n";
    let (body, section) = in_section("Follow-ups", content, SectionKind::FollowUps);
    let read = follow_ups(&body, &section, HOME);
    assert_nothing_vanishes(&body, &section, &read);
    let shown: Vec<_> = read
        .entries
        .iter()
        .map(|Entry { value, at, .. }| {
            (
                value.at.as_deref().unwrap_or(""),
                value.title.as_deref().unwrap_or(""),
                value.text.as_deref().unwrap_or(""),
                value.verbatim,
                &body[at.clone()],
            )
        })
        .collect();
    let expected = [
        ("2017-11-03", "A second word", "It was\nan accident.", true, "2017-11-03"),
        ("2017-12-01", "Our report", "Long.\n\nLonger.", false, "2017-12-01"),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn an_entry_points_at_its_time() {
    let (body, section) = in_section("Timeline", "- **18:59 UTC** a\n- [10:15] ü\n- Words here", SectionKind::Timeline);
    let read = timeline(&body, &section, HOME);
    let at: Vec<&str> = read.entries.iter().map(|entry| &body[entry.at.clone()]).collect();
    assert_eq!(at, ["18:59 UTC", "10:15", "Words"]);
    assert_eq!(read.entries[0].value.event, None::<Event>);
    assert_eq!(&body[read.entries[0].range.clone()], "- **18:59 UTC** a");
}

/// Pieces that make headings, lists, tables and times likely.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("## Timeline\n"),
        Just("## Updates (UTC)\n"),
        Just("# Action items\n"),
        Just("Follow-ups\n---\n"),
        Just("### 2017-11-02\n"),
        Just("### 18:59 UTC – x\n"),
        Just("- "),
        Just("* "),
        Just("1. "),
        Just("  - "),
        Just("\t"),
        Just("| Time | Event |\n|---|---|\n"),
        Just("| Date | Time (UTC) | Status |\n|-|-|-|\n"),
        Just("|"),
        Just("\\|"),
        Just("| Action | Owner | Due | Status | Bug |\n|-|-|-|-|-|\n"),
        Just("18:59"),
        Just(" UTC"),
        Just("2017-11-02"),
        Just("T"),
        Just("~"),
        Just("+11m"),
        Just(" – "),
        Just(" 19:10"),
        Just("25:61"),
        Just("??:??"),
        Just("**"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("(https://x.org)"),
        Just("https://x.org/ü"),
        Just(": "),
        Just("[ ] "),
        Just("[x] "),
        Just("due 2017-12-01"),
        Just("@al"),
        Just("\n"),
        Just("\n\n"),
        Just("> "),
        Just("```\n"),
        Just("ü"),
        Just("🔥"),
        Just("\u{a0}"),
        Just("OUTAGE BEGINS"),
        Just("Resolved"),
        Just("Nov 2, 2017"),
        Just(" PM"),
        Just("`"),
        Just("<!--"),
        Just("\r\n"),
        Just("“"),
        Just("”"),
        Just("Prevent"),
        Just("✅"),
        Just(" text "),
        Just("    "),
        Just("~~"),
        Just("***\n"),
    ];
    prop::collection::vec(prop_oneof![12 => piece.prop_map(str::to_owned), 1 => any::<String>()], 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_vanishes_and_nothing_panics(body in markdown()) {
        let sections = split(&body);
        let mut from = 0;
        for section in &sections {
            prop_assert!(body[from..section.heading_range.start.max(from)].trim().is_empty());
            prop_assert!(body.get(section.heading_range.clone()).is_some());
            prop_assert!(body.get(section.content.clone()).is_some());
            from = section.content.end;
        }
        prop_assert!(body[from..].trim().is_empty());
        for section in &sections {
            assert_nothing_vanishes(&body, section, &timeline(&body, section, HOME));
            assert_nothing_vanishes(&body, section, &updates(&body, section, HOME));
            assert_nothing_vanishes(&body, section, &actions(&body, section));
            assert_nothing_vanishes(&body, section, &follow_ups(&body, section, HOME));
        }
    }
}

#[test]
fn points_between_numbered_actions_belong_to_the_one_above_them() {
    let read = show_actions("1. Move the table\n\n- with a copy\n\n2. Scale, and watch:\n\n- lag\n- load\n");
    assert_eq!(read.len(), 2, "{read:?}");
    assert!(read[0].contains("Move the table\n\n- with a copy") && read[1].contains("- lag\n- load"), "{read:?}");
    assert_eq!(show_actions("1. Move the table\n\n- Write tests\n").len(), 2);
    let german = show_actions(
        "| Maßnahme | Zuständig | Stand |\n|---|---|---|\n| Tests | Ada | erledigt |\n| Alarm | Bo | offen |",
    );
    assert_eq!(german, ["-|Ada|-|Done|Tests|-", "-|Bo|-|Open|Alarm|-"]);
}
