//! The commands that write, where a transcript cannot show it: standard input, and what readers then see.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

#[path = "site/program.rs"]
mod program;

use std::fs;
use std::process::{Child, Stdio};

use program::{begun, done, outcome, program, read, run, run_with};

#[test]
fn text_comes_from_standard_input_and_the_path_goes_to_standard_output() {
    let folder = begun();
    let text = "The API is slow.\r\n\r\n- in Europe\r\n- [not](https://example.com) elsewhere\r\n\r\n";
    let new = ["new", "Slow: \"API\"", "-c", "api", "--text", "-", "--quiet"];
    let path = run_with(&folder, &new, text.as_bytes()).out;
    assert_eq!(path, "incidents/2026/2026-11-24-slow-api.md\n");
    let written = read(&folder, path.trim());
    let wanted =
        "    text: |\n      The API is slow.\n\n      - in Europe\n      - [not](https://example.com) elsewhere\n";
    assert!(written.contains(wanted), "{written}");
    assert!(written.contains(r#"title: "Slow: \"API\"""#), "{written}");
}

#[test]
fn no_command_waits_for_an_answer_where_nobody_can_give_one() {
    let folder = begun();
    done(&folder, &["new", "Slow", "--component", "api"]);
    for arguments in [&["update"][..], &["update", "--text", "-"], &["post"], &["update", "--text", " "]] {
        let ran = run(&folder, arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("help: give it with `--text"), "{}", ran.err);
    }
}

#[test]
fn readers_do_not_see_what_is_still_to_be_written() {
    let folder = begun();
    done(&folder, &["new", "Slow", "--component", "api", "--text", "We look."]);
    done(&folder, &["postmortem"]);
    let file = folder.path().join("incidents/2026/2026-11-24-slow.md");
    let text = fs::read_to_string(&file).expect("it is there");
    assert!(text.contains("## Impact") && text.contains("<!-- "), "{text}");
    let text = text.replace("## Impact\n", "## Impact\n\nNobody could pay.\n");
    fs::write(&file, text).expect("it is ours");
    done(&folder, &["build"]);
    let page = folder.path().join("public/incidents/2026-11-24-slow/index.html");
    let page = fs::read_to_string(page).expect("the page is there");
    assert!(page.contains("Nobody could pay.") && page.contains(">Impact<"), "{page}");
    for hidden in ["Where we were lucky", "Root cause", "by chance did not"] {
        assert!(!page.contains(hidden), "{hidden} in {page}");
    }
}

#[test]
fn a_dry_run_writes_nothing_and_a_build_is_of_what_was_written() {
    let folder = begun();
    let path = done(&folder, &["new", "Slow", "--component", "api", "--text", "First words."]);
    let file = folder.path().join(path.trim());
    let before = fs::read(&file).expect("it is there");
    let diff = done(&folder, &["update", "--text", "Second words.", "--dry-run"]);
    assert!(diff.contains("\n+    text: Second words.\n") && diff.starts_with("--- a/incidents/2026/"), "{diff}");
    assert_eq!(fs::read(&file).expect("it is there"), before);
    done(&folder, &["update", "--text", "Second words.", "--build"]);
    let home = read(&folder, "public/index.html");
    assert!(home.contains("Second words."), "{home}");
}

#[test]
fn a_mistake_is_refused_also_where_another_file_has_it() {
    let folder = begun();
    let path = done(&folder, &["new", "Slow", "--component", "api", "--text", "First words."]);
    let other = "---\ntitle: Other\nstarted: 2026-11-20\nresolved: 2026-11-21\ncomponents: [apj]\n---\n";
    fs::write(folder.path().join("incidents/other.md"), other).expect("it can be written");
    let before = read(&folder, path.trim());
    let ran = run(&folder, &["update", "2026-11-24-slow", "--text", "More.", "--component", "apj=operational"]);
    assert!(ran.code == Some(1) && ran.err.contains("error[I002]"), "{}", ran.err);
    assert_eq!(read(&folder, path.trim()), before);
}

#[test]
fn completions_know_every_command() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = done(&folder, &["completions", shell]);
        assert!(script.contains("postmortem") && script.contains("dry-run"), "{shell}");
        // Not every shell is told the words of a value.
        let knows_words = script.contains("in_progress") && script.contains("mitigate");
        assert!(knows_words || ["powershell", "elvish"].contains(&shell), "{shell}");
    }
    assert!(done(&folder, &["man"]).contains("postmortem"));
    assert!(done(&folder, &["man", "update"]).contains("next word is promised"));
    for command in [&["man", "action", "add"][..], &["man", "action add"]] {
        assert!(done(&folder, command).contains("When it was promised"));
    }
}

#[test]
fn the_end_of_an_incident_is_the_end_of_what_it_broke() {
    let folder = begun();
    let new = ["new", "Slow", "-c", "api", "--severity", "minor", "--text", "We look."];
    let path = done(&folder, &new);
    done(&folder, &["update", "--text", "Worse.", "-c", "api=partial_outage,website=degraded_performance"]);
    let ran = run(&folder, &["resolve", "-c", "website=degraded_performance"]);
    assert!(ran.err.contains("operational from then on: `api`\n"), "{}", ran.err);
    let text = read(&folder, path.trim());
    let last = text.rsplit("- at:").next().expect("an update");
    assert!(last.contains("website: degraded_performance") && last.contains("api: operational"), "{text}");

    let path = done(&folder, &["new", "Gone", "-c", "api", "--text", "We look."]);
    done(&folder, &["resolve", "2026-11-24-gone"]);
    let text = read(&folder, path.trim());
    assert!(!text.contains("operational"), "what no update spoke of needs no word: {text}");
}

#[test]
fn a_postmortem_has_the_sections_that_the_policy_asks_for() {
    let folder = begun();
    let file = folder.path().join("site.yaml");
    let site = fs::read_to_string(&file).expect("it is there");
    assert!(site.contains("\npolicy:\n"), "{site}");
    let asking = site.replace("\npolicy:\n", "\npolicy:\n  sections: [Impact, Root cause]\n");
    fs::write(&file, asking).expect("it is ours");
    let path = done(&folder, &["new", "Slow", "-c", "api", "--text", "We look."]);
    done(&folder, &["postmortem"]);
    let text = read(&folder, path.trim());
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["## Impact", "## Root cause"]);
}

/// A site in Berlin, and one of its incidents.
fn in_berlin(incident: &str) -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let site = "title: V\ntimezone: Europe/Berlin\ncomponents: [{id: api}]\n";
    fs::write(folder.path().join("site.yaml"), site).expect("it can be written");
    fs::create_dir(folder.path().join("incidents")).expect("a folder can be made");
    fs::write(folder.path().join("incidents/slow.md"), incident).expect("it can be written");
    folder
}

#[test]
fn a_time_without_a_zone_is_not_written_beside_one_with_a_zone() {
    let is_clean = |folder: &tempfile::TempDir, arguments: &[&str]| {
        let ran = run(folder.path(), arguments);
        assert!(ran.code == Some(0) && !ran.err.contains("R109"), "{arguments:?}: {}", ran.err);
    };
    let folder = in_berlin("---\ntitle: Slow\ncomponents: [api]\nstarted: 2026-11-20 09:00 +01:00\n---\n");
    let maintenance = ["new", "We move", "--maintenance", "-c", "api", "--from", "2026-12-01 22:00", "-t", "x"];
    is_clean(&folder, &[&maintenance[..], &["--until", "2026-12-02 01:00"]].concat());
    is_clean(&folder, &["update", "slow", "--at", "2026-11-20 10:00", "-t", "x", "--next", "2026-11-20 11:00"]);
    is_clean(&folder, &["resolve", "slow", "--at", "2026-11-20 10:30", "-t", "x"]);
    let text = read(&folder, "incidents/2026/2026-12-01-we-move.md");
    assert!(
        text.contains("from: 2026-12-01 22:00 +01:00") && text.contains("until: 2026-12-02 01:00 +01:00"),
        "{text}"
    );

    let folder = in_berlin("---\ntitle: Slow\ncomponents: [api]\nstarted: 2026-11-20 09:00\n---\n");
    is_clean(&folder, &["update", "slow", "-t", "x"]);
    let text = read(&folder, "incidents/slow.md");
    assert!(text.contains("at: 2026-11-24 04:00\n"), "{text}");
}

#[test]
fn a_clock_that_has_passed_is_no_promise_and_a_window_that_has_begun_is_said_to_have() {
    let folder = begun();
    let path = done(&folder, &["new", "API was down", "-c", "api", "-t", "x"]);
    let before = read(&folder, path.trim());
    let ran = run(&folder, &["update", "-t", "x", "--next", "1 pm", "--at", "-12h"]);
    assert_eq!((ran.code, read(&folder, path.trim())), (Some(2), before), "{}", ran.err);
    assert!(ran.err.contains("before this one of 2026-11-23 15:00 UTC"), "{}", ran.err);
    assert!(ran.err.contains("such as `--next \"2026-11-24 13:00\"`"), "{}", ran.err);
    // After midnight is after it, and so is what was promised then and has passed since.
    done(&folder, &["update", "-t", "x", "--next", "00:30", "--at", "2026-11-23 23:50"]);

    let new = |from| ["new", "We move", "--maintenance", "-t", "x", "--until", "+9h", "-n", "--from", from];
    let ran = run(&folder, &new("01:15"));
    let said = "it has begun, at 2026-11-24 01:15 UTC: if it is to come, say `--from \"2026-11-25 01:15\"`";
    assert!(ran.code == Some(0) && ran.err.contains(said), "{}", ran.err);
    for from in ["04:00", "2026-11-24 01:15"] {
        assert!(!run(&folder, &new(from)).err.contains("has begun"), "{from} is what was meant");
    }
}

#[test]
fn what_was_over_before_it_was_said_is_over() {
    let folder = begun();
    let new = ["new", "API was down", "-c", "api", "--started", "-30m", "-t", "x"];
    let path = done(&folder, &new);
    let before = read(&folder, path.trim());
    let ran = run(&folder, &["resolve", "--at", "-3h"]);
    assert!(ran.code == Some(1) && ran.err.contains("T006"), "before it began: {}", ran.err);
    let ran = run(&folder, &["resolve", "--at", "2026-11-24 04:00 UTC"]);
    assert!(ran.code == Some(2) && ran.err.contains("is still to come"), "{}", ran.err);
    assert_eq!(read(&folder, path.trim()), before);

    let ran = run(&folder, &["resolve", "--at", "-10m", "-t", "over"]);
    assert!(ran.code == Some(0) && !ran.err.contains("R102"), "{}", ran.err);
    let text = read(&folder, path.trim());
    assert!(text.contains("resolved: 2026-11-24 02:50 UTC\n"), "{text}");
    assert!(text.contains("  - at: 2026-11-24 03:00 UTC\n    status: resolved\n    text: over\n"), "{text}");
    done(&folder, &["build"]);
    let api = read(&folder, "public/api/v2/incidents/unresolved.json");
    assert!(!api.contains("API was down"), "{api}");
}

#[test]
fn a_word_that_is_still_to_come_is_not_passed_over_by_the_end() {
    let folder = in_berlin(
        "---\ntitle: Slow\nstarted: 2026-11-20\nupdates:\n  - {at: 2027-01-01 10:00, status: monitoring, text: x}\n---\n",
    );
    let ran = run(&folder, &["resolve", "slow"]);
    assert!(ran.code == Some(2) && ran.err.contains("2027-01-01 10:00 is still to come"), "{}", ran.err);
}

#[test]
fn a_maintenance_is_over_when_it_was() {
    let folder = begun();
    let new =
        ["new", "We move", "--maintenance", "-c", "api", "--from", "2026-11-24 02:00", "--until", "+2h", "-t", "x"];
    let path = done(&folder, &new);
    let ran = run(&folder, &["resolve", "2026-11-24-we-move", "--at", "02:40"]);
    assert!(ran.code == Some(0) && !ran.err.contains("warning"), "{}", ran.err);
    let text = read(&folder, path.trim());
    assert!(text.contains("resolved: 2026-11-24 02:40 UTC\n") && text.contains("status: completed\n"), "{text}");
}

#[test]
fn a_new_site_is_one_that_can_be_built() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let ran = run(&folder, &["init", "--url", "ftp://status.example.com"]);
    assert!(ran.code == Some(2) && ran.err.contains("write it like `https://status.example.com`"), "{}", ran.err);
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0, "nothing is written");

    for (name, next) in [("my site", "cd 'my site' && "), ("it's", r"cd 'it'\''s' && "), ("status", "cd status && ")] {
        let ran = run(&folder, &["init", name, "--url", "https://status.example.com/"]);
        assert!(ran.err.contains(next), "{}", ran.err);
        done(folder.path().join(name), &["build"]);
    }
}

#[test]
fn a_new_promise_comes_behind_those_of_the_text() {
    let text =
        "\n## Action items\n\n- [x] Tell everybody\n- [ ] Ada, due 2026-12-01: Mend the alarm\n\n## Lessons\n\nNone.\n";
    let head = "title: Slow\nstarted: 2026-11-20\nresolved: 2026-11-21\n";
    let folder = in_berlin(&format!("---\n{head}---\n{text}"));
    let add =
        ["action", "slow", "add", "Warn a month before", "--kind", "detect", "--owner", "Ada", "--due", "2026-12-15"];
    done(&folder, &add);
    let line = "- [ ] Ada, due 2026-12-15: **Detect**: Warn a month before\n";
    let wanted = text.replace("alarm\n", &format!("alarm\n{line}"));
    let file = folder.path().join("incidents/slow.md");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), format!("---\n{head}---\n{wanted}"));

    let lines: String = text.lines().flat_map(|line| [if line.is_empty() { "" } else { "  " }, line, "\n"]).collect();
    let yaml = folder.path().join("incidents/late.yaml");
    fs::write(&yaml, format!("{head}body: |{lines}")).expect("it can be written");
    done(&folder, &["action", "late", "add", "Warn"]);
    let wanted = lines.replace("alarm\n", "alarm\n  - [ ] Warn\n");
    assert_eq!(fs::read_to_string(&yaml).expect("it is there"), format!("{head}body: |{wanted}"));

    let before = fs::read_to_string(&file).expect("it is there");
    let ran = run(&folder, &["action", "slow", "add", "Prevent: losses"]);
    assert!(ran.code == Some(1) && ran.err.contains("at the end of the list `actions:`"), "{}", ran.err);
    assert!(ran.err.contains("- what: \"Prevent: losses\""), "a list would read a kind out of it: {}", ran.err);
    let ran = run(&folder, &["action", "slow", "add", "Warn", "--kind", "detekt"]);
    assert!(ran.code == Some(1) && ran.err.contains("`detect`"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), before);
}

#[test]
fn a_promise_has_the_words_of_one_state_only() {
    let folder =
        in_berlin("---\ntitle: Slow\nstarted: 2026-11-20\nactions:\n  - {what: Warn, link: https://a.example}\n---\n");
    let text = || read(&folder, "incidents/slow.md");
    done(&folder, &["action", "slow", "drop", "1", "--reason", "It is gone."]);
    assert!(text().contains("status: dropped, reason: It is gone.}"), "{}", text());
    done(&folder, &["action", "slow", "done", "1", "--evidence", "It rang."]);
    assert!(text().contains("status: done, done: 2026-11-24, evidence: It rang.}"), "{}", text());
    done(&folder, &["action", "slow", "drop", "1", "--reason", "It rang too often."]);
    assert!(text().contains("https://a.example, status: dropped, reason: It rang too often.}"), "{}", text());
}

#[test]
fn a_promise_is_of_the_day_on_which_it_is_made() {
    let folder = in_berlin("---\ntitle: Slow\nstarted: 2026-11-20\nresolved: 2026-11-21\n---\n");
    // In Berlin it is the next day already.
    let mut late = program(&folder, &["action", "slow", "add", "Warn"]);
    assert_eq!(outcome(late.env("SOURCE_DATE_EPOCH", "1795476600")).code, Some(0));
    done(&folder, &["action", "slow", "add", "Ask", "--since", "2026-11-22"]);
    let text = read(&folder, "incidents/slow.md");
    assert!(text.contains("  - what: Warn\n    since: 2026-11-24\n  - what: Ask\n    since: 2026-11-22\n"), "{text}");
    done(&folder, &["build"]);
    let page = read(&folder, "public/actions/index.html");
    assert!(page.contains("Warn") && !page.contains("not dated"), "{page}");
}

#[cfg(unix)]
#[test]
fn of_a_folder_that_cannot_be_written_no_option_is_named_that_is_not_there() {
    let folder = in_berlin("---\ntitle: Slow\nstarted: 2026-11-20\n---\n");
    // A file where a folder must be: not even root can write below it.
    fs::write(folder.path().join("incidents/2026"), "").expect("it can be written");
    for arguments in [&["new", "Down", "-c", "api"][..], &["init", "incidents/slow.md"]] {
        let ran = run(&folder, arguments);
        assert!(ran.code == Some(2) && ran.err.contains("cannot be written"), "{}", ran.err);
        assert!(!ran.err.contains("--out") && !ran.err.contains("build"), "{}", ran.err);
    }
}

#[test]
fn of_a_word_for_later_it_is_said_when_readers_see_it() {
    let folder = in_berlin("---\ntitle: Slow\ncomponents: [api]\nstarted: 2026-11-20 09:00 +01:00\n---\n");
    let note = "this is still to come: readers see it from 2027-11-20 10:00 +01:00 on\n";
    let word = ["--at", "2027-11-20 10:00", "-t", "x"];
    let new = ["new", "Down", "-c", "api", "--started", "-10m"];
    for arguments in [&["update", "slow"][..], &["post", "slow", "--by", "Ada"], &new] {
        let ran = run(&folder, &[arguments, &word].concat());
        assert!(ran.code == Some(0) && ran.err.contains(note), "{arguments:?}: {}", ran.err);
    }
    let ran = run(&folder, &["update", "slow", "--at", "-5m", "-t", "x"]);
    assert!(!ran.err.contains("to come"));
}

#[test]
fn a_word_goes_where_the_order_of_the_list_wants_it() {
    let (old, new) = ("{at: 2026-11-20 10:00, text: a}", "{at: 2026-11-20 11:00, text: b}");
    let last = "{at: 2026-11-24 04:00, text: x}";
    let late = "{at: 2026-11-20 10:30, text: x}";
    for (before, at, after) in [
        ([new, old], None, [last, new, old]),
        ([old, new], None, [old, new, last]),
        ([new, old], Some("2026-11-20 10:30"), [new, late, old]),
        ([old, new], Some("2026-11-20 10:30"), [old, late, new]),
    ] {
        let head = "---\ntitle: Slow\ncomponents: [api]\nstarted: 2026-11-20 09:00\nupdates:\n";
        let file = |entries: &[&str]| format!("{head}  - {}\n---\n", entries.join("\n  - "));
        let folder = in_berlin(&file(&before));
        let at: Vec<&str> = at.into_iter().flat_map(|at| ["--at", at]).collect();
        let ran = run(&folder, &[&["update", "slow", "-t", "x"], at.as_slice()].concat());
        assert!(ran.code == Some(0) && !ran.err.contains("R101"), "{}", ran.err);
        assert_eq!(read(&folder, "incidents/slow.md"), file(&after));
    }
}

#[test]
fn of_words_said_at_once_each_stands_in_the_file_or_is_told_to_be_said_again() {
    let folder = begun();
    let path = done(&folder, &["new", "Slow", "--component", "api"]);
    let words: Vec<String> = (0..12).map(|number| format!("word number {number}")).collect();
    let said = words.iter().map(|word| {
        let mut update = program(&folder, &["update", "--quiet", "--text", word]);
        update.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program runs")
    });
    let said: Vec<Child> = said.collect();
    let ran: Vec<_> = said.into_iter().map(|update| update.wait_with_output().expect("it ends")).collect();
    let text = read(&folder, path.trim());
    for (word, ran) in words.iter().zip(&ran) {
        let told = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(text.lines().any(|line| line.ends_with(word)), ran.status.success(), "{word}: {told}\n{text}");
        assert!(ran.status.success() || told.contains("help: say it again"), "{told}");
    }
    assert!(text.contains("word number"), "at least one is first: {text}");
}

#[cfg(unix)]
#[test]
fn a_text_that_does_not_fit_on_the_disk_leaves_no_half_of_an_incident() {
    let folder = begun();
    let text = "x".repeat(6000);
    let before = listed(&folder);
    for arguments in [&["new", "Slow", "--text", &text][..], &["import", "markdown", "long.md"]] {
        fs::write(folder.path().join("long.md"), format!("# 2026-11-01 Long\n\n{text}\n")).expect("it fits");
        let mut shell = program(&folder, arguments);
        let full = "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\"";
        let mut limited = std::process::Command::new("sh");
        limited.args(["-c", full]).arg(shell.get_program()).args(shell.get_args()).current_dir(&folder);
        let ran = outcome(limited.env("SOURCE_DATE_EPOCH", "1795489200"));
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert_eq!(listed(&folder), before, "{arguments:?}");
        let again = outcome(&mut shell);
        assert_eq!(again.code, Some(0), "with space it can be said again: {}", again.err);
        let made: Vec<_> = listed(&folder).into_iter().filter(|path| !before.contains(path)).collect();
        let [one] = made.as_slice() else { panic!("{made:?}") };
        fs::remove_file(one).expect("it is ours");
    }
}

/// The files of the incidents, and whatever lies beside them.
#[cfg(unix)]
fn listed(folder: &tempfile::TempDir) -> Vec<std::path::PathBuf> {
    let mut open = vec![folder.path().join("incidents")];
    let mut files = Vec::new();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("a folder").map(|entry| entry.expect("it can be listed").path()) {
            if entry.is_dir() { open.push(entry) } else { files.push(entry) }
        }
    }
    files.sort();
    files
}
