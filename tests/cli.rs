//! The command line as a person meets it: transcripts in `tests/cli/`, run word for word.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes down what is said now.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

#[path = "site/program.rs"]
mod program;
mod site;

use std::collections::BTreeMap;
use std::fs;

use afterword::diag::CODES;
use program::{outcome, program, run};
use site::{Site, stored, write};

#[test]
fn transcripts() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cli/*.md");
    if cfg!(feature = "object-storage") {
        // It tells of a program without.
        cases.skip("tests/cli/storage.md");
    }
}

#[test]
fn the_archive_of_faults_has_one_fault_of_each_rule() {
    let said = include_str!("cli/faults.md");
    let mut lines = said.lines();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(line) = lines.next() {
        let code = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning[")).and_then(|rest| rest.get(..4));
        let place = code.and_then(|_| lines.next()?.split_once("--> incidents/")?.1.split_once(".md"));
        if let (Some(code), Some((file, _))) = (code, place) {
            found.entry(code.to_owned()).or_default().push(file.to_owned());
        }
    }
    let rules = CODES.iter().map(|code| code.id).filter(|id| id.starts_with('R') || id.starts_with('P'));
    for rule in rules {
        assert!(found.contains_key(rule), "no file has the fault {rule}");
    }
    for (code, files) in &found {
        assert_eq!(files.len(), 1, "{code} in {files:?}");
        assert!(files[0].starts_with(&code.to_lowercase()), "{code} in {files:?}");
    }
    assert!(!said.contains("excepted-human-error"), "a fault with a reason is not told");
}

/// A build of the same files, with the machine set up in some other way.
fn built(files: &[(&str, &str)], env: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    for (path, text) in files {
        write(&folder, path, text);
    }
    let ran = outcome(program(&folder, &["build", "--at", "2026-11-23T12:00Z"]).envs(env.iter().copied()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    stored(folder.path().join("public"))
}

#[test]
fn two_builds_of_one_input_are_the_same_bytes_whatever_the_machine() {
    let mut files = vec![
        ("site.yaml", "title: Example\ntimezone: America/New_York\ncomponents: [{id: api}, {id: web}]\n"),
        (
            "incidents/b.md",
            "---\ntitle: B\nstarted: 2026-11-01 00:30\nresolved: 2026-11-02\ntags: [x, ä]\n---\nText.\n",
        ),
        ("incidents/a.md", "---\ntitle: A\nstarted: 2026-11-01 00:30\ncomponents: [api, web]\n---\nSee [b](b.md).\n"),
        ("incidents/c/index.md", "---\ntitle: C\nstarted: 2026-03\n---\n![graph](graph.png)\n"),
        ("incidents/c/graph.png", "not really"),
    ];
    let first = built(&files, &[]);
    assert!(first.len() > 10, "{:?}", first.keys());
    files.reverse();
    let others: [&[(&str, &str)]; 4] = [
        &[("TZ", "Pacific/Kiritimati")],
        &[("TZ", "America/St_Johns"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "de_DE.UTF-8")],
        &[("RAYON_NUM_THREADS", "1")],
        &[("RAYON_NUM_THREADS", "8"), ("HOME", "/nowhere")],
    ];
    for env in others {
        let other = built(&files, env);
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{env:?}");
        for (path, bytes) in &first {
            assert!(other[path] == *bytes, "{path} differs with {env:?}");
        }
    }
}

#[test]
fn an_address_that_a_renamed_file_leaves_behind_is_told() {
    let old = "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-02\n---\n";
    let site = Site::of("");
    site.write("incidents/old.md", old);
    let at = |name: &str| site.root().join(name);
    let build = || run(site.root(), &["build"]).err;
    assert!(!build().contains("gone:"), "nothing was there before");
    fs::rename(at("incidents/old.md"), at("incidents/new.md")).expect("it can be renamed");
    let said = build();
    assert!(
        said.contains("gone: `/incidents/old/`; in a file that was renamed, `aliases: [/incidents/old/]`"),
        "{said}"
    );
    site.write("incidents/new.md", old.replace("title: A", "title: A\naliases: [/incidents/old/]"));
    assert!(!build().contains("gone:"), "the address leads on");
    assert!(at("public/incidents/old/index.html").is_file());
}
