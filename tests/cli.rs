//! The command line as a person meets it: transcripts in `tests/cli/`, run word for word.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes down what is said now.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use afterword::diag::CODES;

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
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a path in the site")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(["build", "--at", "2026-11-23T12:00Z"]).current_dir(&folder).envs(env.iter().copied());
    let done = command.output().expect("the binary runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut found = BTreeMap::new();
    gather(&folder.path().join("public"), "", &mut found);
    found
}

/// The files of a folder, by path.
fn gather(folder: &Path, name: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the site was written") {
        let entry = entry.expect("a folder can be listed");
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &name, found);
        } else {
            found.insert(name, fs::read(entry.path()).expect("a file can be read"));
        }
    }
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
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let at = |name: &str| folder.path().join(name);
    let write = |name: &str, text: &str| fs::write(at(name), text).expect("a file can be written");
    let build = || {
        let done = Command::new(env!("CARGO_BIN_EXE_afterword")).arg("build").current_dir(&folder).output();
        String::from_utf8(done.expect("the binary runs").stderr).expect("a text")
    };
    fs::create_dir(at("incidents")).expect("a folder can be made");
    write("site.yaml", "title: Example\n");
    let old = "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-02\n---\n";
    write("incidents/old.md", old);
    assert!(!build().contains("gone:"), "nothing was there before");
    fs::rename(at("incidents/old.md"), at("incidents/new.md")).expect("it can be renamed");
    let said = build();
    assert!(
        said.contains("gone: `/incidents/old/`; in a file that was renamed, `aliases: [/incidents/old/]`"),
        "{said}"
    );
    write("incidents/new.md", &old.replace("title: A", "title: A\naliases: [/incidents/old/]"));
    assert!(!build().contains("gone:"), "the address leads on");
    assert!(at("public/incidents/old/index.html").is_file());
}
