//! What a terminal, a pipe and a script get to see: colours, silence, JSON, help.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

use std::fs;
use std::process::{Command, Output};

fn run(folder: &tempfile::TempDir, arguments: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(folder).env("SOURCE_DATE_EPOCH", "1795489200").envs(env.iter().copied());
    command.output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    assert!(run(&folder, &["init", "--quiet"], &[]).status.success());
    folder
}

#[test]
fn a_pipe_gets_no_colours_and_nor_does_who_wants_none() {
    let folder = site();
    fs::write(folder.path().join("incidents/a.md"), "---\ntitel: A\n---\n").expect("space for the file");
    let check = |env: &[(&str, &str)]| text(&run(&folder, &["check"], env).stderr);
    let plain = check(&[("TERM", "xterm-256color")]);
    assert!(plain.contains("did you mean `title`?") && !plain.contains('\x1b'), "{plain}");
    let forced = check(&[("CLICOLOR_FORCE", "1")]);
    assert!(forced.contains("\x1b["), "colours can be asked for: {forced}");
    let unwanted = check(&[("NO_COLOR", "1"), ("TERM", "xterm-256color")]);
    assert_eq!(unwanted, plain);
    let both = check(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]);
    assert_eq!(both, plain, "who wants none is heard");
    let help = text(&run(&folder, &["new", "--help"], &[("NO_COLOR", "1")]).stdout);
    assert!(!help.contains('\x1b'));
}

#[test]
fn a_quiet_command_says_nothing_unless_something_is_wrong() {
    let folder = site();
    let out = folder.path().join("exported");
    let export = ["export", "markdown", "--quiet", "--out", out.to_str().expect("a plain path")];
    for arguments in [&["build", "--quiet"][..], &["check", "--quiet"], &export] {
        let output = run(&folder, arguments, &[]);
        assert!(output.status.success(), "{arguments:?}");
        assert_eq!((text(&output.stdout), text(&output.stderr)), (String::new(), String::new()), "{arguments:?}");
    }
    let new = ["new", "Slow", "-c", "api", "--text", "We look.", "--quiet", "--build"];
    let output = run(&folder, &new, &[]);
    assert_eq!(text(&output.stdout), "incidents/2026/2026-11-24-slow.md\n");
    assert_eq!(text(&output.stderr), "", "not a word of the build either");
    fs::write(folder.path().join("incidents/a.md"), "---\ntitel: A\n---\n").expect("space for the file");
    for arguments in [["build", "--quiet"], ["check", "--quiet"]] {
        let output = run(&folder, &arguments, &[]);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains("error[F00") || text(&output.stderr).contains("unknown key"));
    }
}

#[test]
fn a_script_is_told_what_a_build_wrote() {
    let folder = site();
    let build = || {
        let output = run(&folder, &["build", "--json"], &[]);
        assert_eq!(text(&output.stderr), "");
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("one JSON object")
    };
    let (first, second) = (build(), build());
    let written = first["written"].as_array().expect("a list");
    assert!(written.contains(&"index.html".into()), "{first}");
    assert_eq!(first["incidents"], 2);
    assert!(first["next_change"]["at"].is_string(), "{first}");
    assert_eq!(second["written"].as_array().map(Vec::len), Some(0));
    assert_eq!(second["unchanged"].as_u64(), u64::try_from(written.len()).ok());
}

#[test]
fn help_of_every_command_says_what_it_does_and_shows_it() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let all = text(&run(&folder, &["--help"], &[]).stdout);
    let commands = all.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        let output = run(&folder, &[command, "--help"], &[]);
        let help = text(&output.stdout);
        assert!(output.status.success() && help.contains("Usage: afterword "), "{command}: {help}");
        assert!(help.contains("Example") && help.contains(&format!("\n  afterword {command}")), "{command}: {help}");
    }
}

#[test]
fn what_cannot_run_says_the_next_step() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let in_site = site();
    let nowhere: [&[&str]; 8] = [
        &["build"],
        &["check"],
        &["numbers"],
        &["serve"],
        &["update", "--text", "a"],
        &["export", "html"],
        &["import", "markdown", "nothing-there"],
        &["man", "biuld"],
    ];
    let in_vain: [&[&str]; 7] = [
        &["update", "nothing", "--text", "a"],
        &["resolve", "nothing"],
        &["postmortem"],
        &["action", "nothing", "done", "1"],
        &["build", "--at", "soon"],
        &["export", "html", "nothing"],
        &["init"],
    ];
    let all = nowhere.iter().map(|arguments| (&folder, arguments));
    for (folder, arguments) in all.chain(in_vain.iter().map(|arguments| (&in_site, arguments))) {
        let output = run(folder, arguments, &[]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        let next = said.split("\nhelp: ").nth(1).unwrap_or_default();
        assert!(said.starts_with("error: ") && next.len() > 10, "{arguments:?}: {said}");
    }
}

#[test]
fn a_text_in_other_letters_is_told_from_a_file_that_is_not_there() {
    use std::io::Write;
    use std::process::Stdio;
    let folder = site();
    assert!(run(&folder, &["new", "Slow", "--quiet"], &[]).status.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(["update", "slow", "--text", "-"]).current_dir(&folder).env("SOURCE_DATE_EPOCH", "1795489200");
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all(b"caf\xe9").expect("it is read");
    let said = text(&child.wait_with_output().expect("it ends").stderr);
    assert!(said.contains("not UTF-8") && said.contains("iconv"), "{said}");
}

#[test]
fn a_shell_completes_statuses_and_any_other_word_is_judged_with_the_file() {
    let folder = site();
    for shell in ["bash", "zsh", "fish"] {
        let script = text(&run(&folder, &["completions", shell], &[]).stdout);
        assert!(script.contains("in_progress") && script.contains("mitigate"), "{shell}");
    }
    let said = text(&run(&folder, &["new", "Slow", "--status", "resolvd", "--text", "x", "-n"], &[]).stderr);
    assert!(said.contains("error[I003]") && said.contains("did you mean `resolved`?"), "{said}");
}

#[test]
fn an_id_may_be_its_end_where_only_one_has_it() {
    let folder = site();
    for title in ["API is down", "Search is down"] {
        assert!(run(&folder, &["new", title, "--quiet"], &[]).status.success());
    }
    let update = |id: &str| run(&folder, &["update", id, "--text", "x", "-n"], &[]);
    for id in ["api-is-down", "api-is-down.md", "2026-11-24-api-is-down.md", "2026-11-24-api-is-down"] {
        assert!(text(&update(id).stdout).contains("incidents/2026/2026-11-24-api-is-down.md"), "{id}");
    }
    let many = update("is-down");
    assert_eq!(many.status.code(), Some(2));
    let said = text(&many.stderr);
    assert!(said.contains("2 incidents end in `is-down`") && said.contains("  2026-11-24-search-is-down"), "{said}");
    let new = ["new", "Down", "--id", "down", "--quiet"];
    assert!(run(&folder, &new, &[]).status.success(), "the end of an id is no id that is taken");
    assert!(text(&update("down").stdout).contains("incidents/2026/down.md"), "a whole id comes first");
}
