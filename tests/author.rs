//! The commands that write, where a transcript cannot show it: standard input, and what readers then see.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs a command in a folder, at a fixed clock, with that text on its standard input.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(arguments).current_dir(folder).env("SOURCE_DATE_EPOCH", "1795489200").env("EDITOR", "false");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    // A command that wants no input may be gone before it is written.
    let _ = child.stdin.take().expect("it is piped").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str], input: &str) -> String {
    let output = run(folder, arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    done(folder.path(), &["init", "--quiet"], "");
    folder
}

#[test]
fn text_comes_from_standard_input_and_the_path_goes_to_standard_output() {
    let folder = site();
    let text = "The API is slow.\r\n\r\n- in Europe\r\n- [not](https://example.com) elsewhere\r\n\r\n";
    let path = done(folder.path(), &["new", "Slow: \"API\"", "-c", "api", "--text", "-", "--quiet"], text);
    assert_eq!(path, "incidents/2026/2026-11-24-slow-api.md\n");
    let written = fs::read_to_string(folder.path().join(path.trim())).expect("it is there");
    let wanted =
        "    text: |\n      The API is slow.\n\n      - in Europe\n      - [not](https://example.com) elsewhere\n";
    assert!(written.contains(wanted), "{written}");
    assert!(written.contains(r#"title: "Slow: \"API\"""#), "{written}");
}

#[test]
fn no_command_waits_for_an_answer_where_nobody_can_give_one() {
    let folder = site();
    done(folder.path(), &["new", "Slow", "--component", "api"], "");
    for arguments in [&["update"][..], &["update", "--text", "-"], &["post"], &["update", "--text", " "]] {
        let output = run(folder.path(), arguments, "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("help: give it with `--text"), "{said}");
    }
}

#[test]
fn readers_do_not_see_what_is_still_to_be_written() {
    let folder = site();
    done(folder.path(), &["new", "Slow", "--component", "api", "--text", "We look."], "");
    done(folder.path(), &["postmortem"], "");
    let file = folder.path().join("incidents/2026/2026-11-24-slow.md");
    let text = fs::read_to_string(&file).expect("it is there");
    assert!(text.contains("## Impact") && text.contains("<!-- "), "{text}");
    let text = text.replace("## Impact\n", "## Impact\n\nNobody could pay.\n");
    fs::write(&file, text).expect("it is ours");
    done(folder.path(), &["build"], "");
    let page = folder.path().join("public/incidents/2026-11-24-slow/index.html");
    let page = fs::read_to_string(page).expect("the page is there");
    assert!(page.contains("Nobody could pay.") && page.contains(">Impact<"), "{page}");
    for hidden in ["Where we were lucky", "Root cause", "by chance did not"] {
        assert!(!page.contains(hidden), "{hidden} in {page}");
    }
}

#[test]
fn a_dry_run_writes_nothing_and_a_build_is_of_what_was_written() {
    let folder = site();
    let path = done(folder.path(), &["new", "Slow", "--component", "api", "--text", "First words."], "");
    let file = folder.path().join(path.trim());
    let before = fs::read(&file).expect("it is there");
    let diff = done(folder.path(), &["update", "--text", "Second words.", "--dry-run"], "");
    assert!(diff.contains("\n+    text: Second words.\n") && diff.starts_with("--- a/incidents/2026/"), "{diff}");
    assert_eq!(fs::read(&file).expect("it is there"), before);
    done(folder.path(), &["update", "--text", "Second words.", "--build"], "");
    let home = fs::read_to_string(folder.path().join("public/index.html")).expect("the site was built");
    assert!(home.contains("Second words."), "{home}");
}

#[test]
fn completions_know_every_command() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = done(folder.path(), &["completions", shell], "");
        assert!(script.contains("postmortem") && script.contains("dry-run"), "{shell}");
    }
    assert!(done(folder.path(), &["man"], "").contains("postmortem"));
    assert!(done(folder.path(), &["man", "update"], "").contains("next word is promised"));
    for command in [&["man", "action", "add"][..], &["man", "action add"]] {
        assert!(done(folder.path(), command, "").contains("When it was promised"));
    }
}

#[test]
fn the_end_of_an_incident_is_the_end_of_what_it_broke() {
    let folder = site();
    let new = ["new", "Slow", "-c", "api", "--severity", "minor", "--text", "We look."];
    let path = done(folder.path(), &new, "");
    done(folder.path(), &["update", "--text", "Worse.", "-c", "api=partial_outage,website=degraded_performance"], "");
    let output = run(folder.path(), &["resolve", "-c", "website=degraded_performance"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("operational from then on: `api`\n"), "{said}");
    let text = fs::read_to_string(folder.path().join(path.trim())).expect("it is there");
    let last = text.rsplit("- at:").next().expect("an update");
    assert!(last.contains("website: degraded_performance") && last.contains("api: operational"), "{text}");

    let path = done(folder.path(), &["new", "Gone", "-c", "api", "--text", "We look."], "");
    done(folder.path(), &["resolve", "2026-11-24-gone"], "");
    let text = fs::read_to_string(folder.path().join(path.trim())).expect("it is there");
    assert!(!text.contains("operational"), "what no update spoke of needs no word: {text}");
}

#[test]
fn a_postmortem_has_the_sections_that_the_policy_asks_for() {
    let folder = site();
    let file = folder.path().join("site.yaml");
    let site = fs::read_to_string(&file).expect("it is there");
    assert!(site.contains("\npolicy:\n"), "{site}");
    let asking = site.replace("\npolicy:\n", "\npolicy:\n  sections: [Impact, Root cause]\n");
    fs::write(&file, asking).expect("it is ours");
    let path = done(folder.path(), &["new", "Slow", "-c", "api", "--text", "We look."], "");
    done(folder.path(), &["postmortem"], "");
    let text = fs::read_to_string(folder.path().join(path.trim())).expect("it is there");
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
    let is_clean = |folder: &Path, arguments: &[&str]| {
        let output = run(folder, arguments, "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !said.contains("R109"), "{arguments:?}: {said}");
    };
    let folder = in_berlin("---\ntitle: Slow\ncomponents: [api]\nstarted: 2026-11-20 09:00 +01:00\n---\n");
    let maintenance = ["new", "We move", "--maintenance", "-c", "api", "--from", "2026-12-01 22:00", "-t", "x"];
    is_clean(folder.path(), &[&maintenance[..], &["--until", "2026-12-02 01:00"]].concat());
    is_clean(folder.path(), &["update", "slow", "--at", "2026-11-20 10:00", "-t", "x", "--next", "2026-11-20 11:00"]);
    is_clean(folder.path(), &["resolve", "slow", "--at", "2026-11-20 10:30", "-t", "x"]);
    let text = fs::read_to_string(folder.path().join("incidents/2026/2026-12-01-we-move.md")).expect("it is there");
    assert!(
        text.contains("from: 2026-12-01 22:00 +01:00") && text.contains("until: 2026-12-02 01:00 +01:00"),
        "{text}"
    );

    let folder = in_berlin("---\ntitle: Slow\ncomponents: [api]\nstarted: 2026-11-20 09:00\n---\n");
    is_clean(folder.path(), &["update", "slow", "-t", "x"]);
    let text = fs::read_to_string(folder.path().join("incidents/slow.md")).expect("it is there");
    assert!(text.contains("at: 2026-11-24 04:00\n"), "{text}");
}

#[test]
fn what_was_over_before_it_was_said_is_over() {
    let folder = site();
    let new = ["new", "API was down", "-c", "api", "--started", "-30m", "-t", "x"];
    let path = folder.path().join(done(folder.path(), &new, "").trim());
    let before = fs::read_to_string(&path).expect("it is there");
    let output = run(folder.path(), &["resolve", "--at", "-3h"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && said.contains("T006"), "before it began: {said}");
    let output = run(folder.path(), &["resolve", "--at", "2026-11-24 04:00 UTC"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && said.contains("is still to come"), "{said}");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), before);

    let output = run(folder.path(), &["resolve", "--at", "-10m", "-t", "over"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("R102"), "{said}");
    let text = fs::read_to_string(&path).expect("it is there");
    assert!(text.contains("resolved: 2026-11-24 02:50 UTC\n"), "{text}");
    assert!(text.contains("  - at: 2026-11-24 03:00 UTC\n    status: resolved\n    text: over\n"), "{text}");
    done(folder.path(), &["build"], "");
    let api = fs::read_to_string(folder.path().join("public/api/v2/incidents/unresolved.json")).expect("it is there");
    assert!(!api.contains("API was down"), "{api}");
}

#[test]
fn a_word_that_is_still_to_come_is_not_passed_over_by_the_end() {
    let folder = in_berlin(
        "---\ntitle: Slow\nstarted: 2026-11-20\nupdates:\n  - {at: 2027-01-01 10:00, status: monitoring, text: x}\n---\n",
    );
    let output = run(folder.path(), &["resolve", "slow"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && said.contains("2027-01-01 10:00 is still to come"), "{said}");
}

#[test]
fn a_maintenance_is_over_when_it_was() {
    let folder = site();
    let new =
        ["new", "We move", "--maintenance", "-c", "api", "--from", "2026-11-24 02:00", "--until", "+2h", "-t", "x"];
    let path = folder.path().join(done(folder.path(), &new, "").trim());
    let output = run(folder.path(), &["resolve", "2026-11-24-we-move", "--at", "02:40"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("warning"), "{said}");
    let text = fs::read_to_string(&path).expect("it is there");
    assert!(text.contains("resolved: 2026-11-24 02:40 UTC\n") && text.contains("status: completed\n"), "{text}");
}

#[test]
fn a_new_site_is_one_that_can_be_built() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let output = run(folder.path(), &["init", "--url", "ftp://status.example.com"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && said.contains("write it like `https://status.example.com`"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0, "nothing is written");

    for (name, next) in [("my site", "cd 'my site' && "), ("it's", r"cd 'it'\''s' && "), ("status", "cd status && ")] {
        let output = run(folder.path(), &["init", name, "--url", "https://status.example.com/"], "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(next), "{said}");
        done(&folder.path().join(name), &["build"], "");
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
    done(folder.path(), &add, "");
    let line = "- [ ] Ada, due 2026-12-15: **Detect**: Warn a month before\n";
    let wanted = text.replace("alarm\n", &format!("alarm\n{line}"));
    let file = folder.path().join("incidents/slow.md");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), format!("---\n{head}---\n{wanted}"));

    let lines: String = text.lines().flat_map(|line| [if line.is_empty() { "" } else { "  " }, line, "\n"]).collect();
    let yaml = folder.path().join("incidents/late.yaml");
    fs::write(&yaml, format!("{head}body: |{lines}")).expect("it can be written");
    done(folder.path(), &["action", "late", "add", "Warn"], "");
    let wanted = lines.replace("alarm\n", "alarm\n  - [ ] Warn\n");
    assert_eq!(fs::read_to_string(&yaml).expect("it is there"), format!("{head}body: |{wanted}"));

    let before = fs::read_to_string(&file).expect("it is there");
    let output = run(folder.path(), &["action", "slow", "add", "Prevent: losses"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && said.contains("at the end of the list `actions:`"), "{said}");
    assert!(said.contains("- what: \"Prevent: losses\""), "a list would read a kind out of it: {said}");
    let output = run(folder.path(), &["action", "slow", "add", "Warn", "--kind", "detekt"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && said.contains("`detect`"), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), before);
}

#[test]
fn a_promise_has_the_words_of_one_state_only() {
    let folder =
        in_berlin("---\ntitle: Slow\nstarted: 2026-11-20\nactions:\n  - {what: Warn, link: https://a.example}\n---\n");
    let text = || fs::read_to_string(folder.path().join("incidents/slow.md")).expect("it is there");
    done(folder.path(), &["action", "slow", "drop", "1", "--reason", "It is gone."], "");
    assert!(text().contains("status: dropped, reason: It is gone.}"), "{}", text());
    done(folder.path(), &["action", "slow", "done", "1", "--evidence", "It rang."], "");
    assert!(text().contains("status: done, done: 2026-11-24, evidence: It rang.}"), "{}", text());
    done(folder.path(), &["action", "slow", "drop", "1", "--reason", "It rang too often."], "");
    assert!(text().contains("https://a.example, status: dropped, reason: It rang too often.}"), "{}", text());
}

#[test]
fn a_promise_is_of_the_day_on_which_it_is_made() {
    let folder = in_berlin("---\ntitle: Slow\nstarted: 2026-11-20\nresolved: 2026-11-21\n---\n");
    // In Berlin it is the next day already.
    let mut late = Command::new(env!("CARGO_BIN_EXE_afterword"));
    late.args(["action", "slow", "add", "Warn"]).current_dir(folder.path()).env("SOURCE_DATE_EPOCH", "1795476600");
    assert!(late.output().expect("the binary runs").status.success());
    done(folder.path(), &["action", "slow", "add", "Ask", "--since", "2026-11-22"], "");
    let text = fs::read_to_string(folder.path().join("incidents/slow.md")).expect("it is there");
    assert!(text.contains("  - what: Warn\n    since: 2026-11-24\n  - what: Ask\n    since: 2026-11-22\n"), "{text}");
    done(folder.path(), &["build"], "");
    let page = fs::read_to_string(folder.path().join("public/actions/index.html")).expect("it is there");
    assert!(page.contains("Warn") && !page.contains("not dated"), "{page}");
}

#[cfg(unix)]
#[test]
fn of_a_folder_that_cannot_be_written_no_option_is_named_that_is_not_there() {
    let folder = in_berlin("---\ntitle: Slow\nstarted: 2026-11-20\n---\n");
    // A file where a folder must be: not even root can write below it.
    fs::write(folder.path().join("incidents/2026"), "").expect("it can be written");
    for arguments in [&["new", "Down", "-c", "api"][..], &["init", "incidents/slow.md"]] {
        let output = run(folder.path(), arguments, "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains("cannot be written"), "{said}");
        assert!(!said.contains("--out") && !said.contains("build"), "{said}");
    }
}

#[test]
fn of_a_word_for_later_it_is_said_when_readers_see_it() {
    let folder = in_berlin("---\ntitle: Slow\ncomponents: [api]\nstarted: 2026-11-20 09:00 +01:00\n---\n");
    let note = "this is still to come: readers see it from 2027-11-20 10:00 +01:00 on\n";
    let word = ["--at", "2027-11-20 10:00", "-t", "x"];
    let new = ["new", "Down", "-c", "api", "--started", "-10m"];
    for arguments in [&["update", "slow"][..], &["post", "slow", "--by", "Ada"], &new] {
        let output = run(folder.path(), &[arguments, &word].concat(), "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains(note), "{arguments:?}: {said}");
    }
    let output = run(folder.path(), &["update", "slow", "--at", "-5m", "-t", "x"], "");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("to come"));
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
        let output = run(folder.path(), &[&["update", "slow", "-t", "x"], at.as_slice()].concat(), "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !said.contains("R101"), "{said}");
        assert_eq!(fs::read_to_string(folder.path().join("incidents/slow.md")).expect("it is there"), file(&after));
    }
}
