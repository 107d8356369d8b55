//! What a terminal, a pipe and a script get to see: colours, silence, JSON, help.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

#[path = "site/program.rs"]
mod program;

use std::fs;

use program::{Ran, begun, outcome, program, run_with};

/// Runs a command where nothing of this machine asks for colours, or forbids them, but for that.
fn run_in(folder: &tempfile::TempDir, arguments: &[&str], env: &[(&str, &str)]) -> Ran {
    let mut command = program(folder, arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
        command.env_remove(name);
    }
    outcome(command.envs(env.iter().copied()))
}

fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> Ran {
    run_in(folder, arguments, &[])
}

#[test]
fn a_pipe_gets_no_colours_and_nor_does_who_wants_none() {
    let folder = begun();
    fs::write(folder.path().join("incidents/a.md"), "---\ntitel: A\n---\n").expect("space for the file");
    let check = |env: &[(&str, &str)]| run_in(&folder, &["check"], env).err;
    let plain = check(&[("TERM", "xterm-256color")]);
    assert!(plain.contains("did you mean `title`?") && !plain.contains('\x1b'), "{plain}");
    let forced = check(&[("CLICOLOR_FORCE", "1")]);
    assert!(forced.contains("\x1b["), "colours can be asked for: {forced}");
    let unwanted = check(&[("NO_COLOR", "1"), ("TERM", "xterm-256color")]);
    assert_eq!(unwanted, plain);
    let both = check(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]);
    assert_eq!(both, plain, "who wants none is heard");
    let help = run_in(&folder, &["new", "--help"], &[("NO_COLOR", "1")]).out;
    assert!(!help.contains('\x1b'));
}

#[test]
fn what_somebody_wrote_gives_a_terminal_no_orders() {
    let folder = begun();
    let odd = "---\ntitle: \"Down\\e[2J\\u202e\"\nstarted: 2026-11-24\n\"k\\e[2J\": 1\n---\n";
    for name in ["a", "b"] {
        let path = folder.path().join(format!("incidents/{name}.md"));
        fs::write(path, odd.replace("\"k\\e[2J\": 1\n", "")).expect("space for the file");
    }
    let told = run_in(&folder, &["update", "--text", "Words."], &[("CLICOLOR_FORCE", "1")]).err;
    assert!(told.contains("  a  Down\u{fffd}[2J\u{fffd}\n"), "{told:?}");
    fs::write(folder.path().join("incidents/c.md"), odd).expect("space for the file");
    let annotated = run(&folder, &["check", "--format", "github"]).out;
    assert!(annotated.contains("unknown key `k\u{fffd}[2J`%0Ahelp"), "{annotated:?}");
}

#[test]
fn a_quiet_command_says_nothing_unless_something_is_wrong() {
    let folder = begun();
    let out = folder.path().join("exported");
    let export = ["export", "markdown", "--quiet", "--out", out.to_str().expect("a plain path")];
    for arguments in [&["build", "--quiet"][..], &["check", "--quiet"], &export] {
        let output = run(&folder, arguments);
        assert!(output.code == Some(0), "{arguments:?}");
        assert_eq!((output.out, output.err), (String::new(), String::new()), "{arguments:?}");
    }
    let new = ["new", "Slow", "-c", "api", "--text", "We look.", "--quiet", "--build"];
    let output = run(&folder, &new);
    assert_eq!(output.out, "incidents/2026/2026-11-24-slow.md\n");
    assert_eq!(output.err, "", "not a word of the build either");
    fs::write(folder.path().join("incidents/a.md"), "---\ntitel: A\n---\n").expect("space for the file");
    for arguments in [["build", "--quiet"], ["check", "--quiet"]] {
        let output = run(&folder, &arguments);
        assert_eq!(output.code, Some(1));
        assert!(output.err.contains("unknown key `titel`"), "{}", output.err);
    }
}

#[test]
fn a_script_is_told_what_a_build_wrote() {
    let folder = begun();
    let build = || {
        let output = run(&folder, &["build", "--json"]);
        assert_eq!(output.err, "");
        serde_json::from_str::<serde_json::Value>(&output.out).expect("one JSON object")
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
fn what_cannot_run_says_the_next_step() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let in_site = begun();
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
        let output = run(folder, arguments);
        let said = output.err;
        assert_eq!(output.code, Some(2), "{arguments:?}: {said}");
        let next = said.split("\nhelp: ").nth(1).unwrap_or_default();
        assert!(said.starts_with("error: ") && next.len() > 10, "{arguments:?}: {said}");
    }
}

#[test]
fn a_text_in_other_letters_is_told_from_a_file_that_is_not_there() {
    let folder = begun();
    assert!(run(&folder, &["new", "Slow", "--quiet"]).code == Some(0));
    let said = run_with(&folder, &["update", "slow", "--text", "-"], b"caf\xe9").err;
    assert!(said.contains("not UTF-8") && said.contains("iconv"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_does_not_fit_behind_standard_output_is_not_cut_off_in_silence() {
    let folder = begun();
    for arguments in [&["export", "json"][..], &["check", "--format", "sarif"], &["numbers"], &["schema", "site"]] {
        let full = fs::File::options().write(true).open("/dev/full").expect("a disk without space");
        let child = program(&folder, arguments).stdout(full).stderr(std::process::Stdio::piped()).spawn();
        let output = child.and_then(std::process::Child::wait_with_output).expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("`standard output` cannot be written") && said.contains("free some space"), "{said}");
    }
}

#[test]
fn an_incident_that_is_named_twice_is_exported_once() {
    let folder = begun();
    for title in ["First", "Second"] {
        assert!(run(&folder, &["new", title, "--quiet"]).code == Some(0));
    }
    let [first, second] = ["2026-11-24-first", "2026-11-24-second"];
    let export = |ids: &[&str]| run(&folder, &[&["export", "json"], ids].concat()).out;
    assert_eq!(export(&[second, first, second]), export(&[first, second]));
    assert_eq!(export(&[first, first]).matches("\"title\": \"First\"").count(), 1);
}

#[test]
fn a_word_that_no_shell_completes_is_judged_with_the_file() {
    let folder = begun();
    let said = run(&folder, &["new", "Slow", "--status", "resolvd", "--text", "x", "-n"]).err;
    assert!(said.contains("error[I003]") && said.contains("did you mean `resolved`?"), "{said}");
}

#[test]
fn an_id_may_be_its_end_where_only_one_has_it() {
    let folder = begun();
    for title in ["API is down", "Search is down"] {
        assert!(run(&folder, &["new", title, "--quiet"]).code == Some(0));
    }
    let update = |id: &str| run(&folder, &["update", id, "--text", "x", "-n"]);
    for id in ["api-is-down", "api-is-down.md", "2026-11-24-api-is-down.md", "2026-11-24-api-is-down"] {
        assert!(update(id).out.contains("incidents/2026/2026-11-24-api-is-down.md"), "{id}");
    }
    let many = update("is-down");
    assert_eq!(many.code, Some(2));
    let said = many.err;
    assert!(said.contains("2 incidents end in `is-down`") && said.contains("  2026-11-24-search-is-down"), "{said}");
    let new = ["new", "Down", "--id", "down", "--quiet"];
    assert!(run(&folder, &new).code == Some(0), "the end of an id is no id that is taken");
    assert!(update("down").out.contains("incidents/2026/down.md"), "a whole id comes first");
}

#[test]
fn a_check_names_what_is_open_and_of_many_the_first() {
    let folder = begun();
    for id in 1..=7 {
        let text = format!("---\ntitle: Slow\nstarted: 2026-11-{:02} 10:00 UTC\n---\n", 10 + id);
        fs::write(folder.path().join(format!("incidents/slow-{id}.md")), text).expect("space for the file");
    }
    let said = run(&folder, &["check"]).err;
    assert!(said.ends_with("; open: slow-7, slow-6, slow-5, slow-4, slow-3 and 2 more\n"), "{said}");
}
