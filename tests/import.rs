//! Imports of small archives in the shape of each format, with the dirt that real ones have.
//!
//! In: `tests/import/<format>/in/`. Out: the files and the report beside it in `out/`, letter for letter.
//! `IMPORT=overwrite cargo test --test import` writes down what comes of them now.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

#[path = "import/dirt.rs"]
mod dirt;
#[path = "site/program.rs"]
mod program;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use afterword::import::{Format, Given, Imported, Wishes, import, writer};
use afterword::source::{foreign, raw};
use camino::Utf8PathBuf;
use program::{Ran, done, read, run, run_with};
use site::{Site, stored, write};
use tempfile::TempDir;

fn folder(format: &str) -> Utf8PathBuf {
    Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(format)
}

fn given(format: &str) -> Vec<Given> {
    let texts = foreign::read(&folder(format).join("in")).expect("the fixture is there");
    texts.into_iter().map(|(path, text)| Given { path, text }).collect()
}

fn imported(format: Format, given: &[Given]) -> Imported {
    import(format, given, &Wishes { site: &raw::Site::default(), zone: None })
}

/// Every file that comes of an import, the report among them.
fn files(imported: &Imported) -> BTreeMap<String, String> {
    let mut files = imported.files.clone();
    let site = raw::Site { components: imported.missing.clone(), ..imported.site.clone() };
    files.insert("site.yaml".into(), writer::site(&site));
    let counts = imported.report.counts().map(|(one, many)| format!("kept: {many} × {one}"));
    let lines: Vec<String> = counts.chain(imported.report.lines()).collect();
    files.insert("report.txt".into(), lines.join("\n") + "\n");
    files
}

/// A site of what was imported.
fn site_of(imported: &Imported) -> Site {
    let site = Site::of("");
    for (path, text) in files(imported).iter().filter(|(path, _)| *path != "report.txt") {
        site.write(path, text);
    }
    site
}

/// The codes of the errors of such a site.
fn errors(imported: &Imported) -> Vec<&'static str> {
    let site = site_of(imported);
    let build = site.build();
    let errors = build.diagnostics.iter().filter(|found| found.level == afterword::diag::Level::Error);
    errors.map(|found| found.code.id).collect()
}

/// The import of a fixture is what stands beside it, and a site without errors but those that are named.
fn check(name: &str, format: Format, codes: &[&str]) {
    let mut given = given(name);
    let imported = imported(format, &given);
    let files = files(&imported);
    let out = folder(name).join("out");
    if std::env::var("IMPORT").is_ok_and(|wish| wish == "overwrite") {
        let _ = fs::remove_dir_all(&out);
        for (path, text) in &files {
            write(&out, path, text);
        }
    }
    let expected = snapshot(&out);
    assert_eq!(files.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, text) in &files {
        assert_eq!(text, &expected[path], "{path}");
    }
    given.reverse();
    assert_eq!(self::files(&self::imported(format, &given)), files, "the order of the files does not matter");
    assert_eq!(errors(&imported), codes, "{}", site_of(&imported).findings());
}

#[test]
fn cstate() {
    check("cstate", Format::Cstate, &[]);
}

#[test]
fn statuspage() {
    check("statuspage", Format::Statuspage, &[]);
}

#[test]
fn stactus() {
    // An entry says `soon`, and a time that is no time must not be guessed.
    check("stactus", Format::Stactus, &["Y007"]);
}

#[test]
fn upptime() {
    check("upptime", Format::Upptime, &[]);
}

#[test]
fn statusfy() {
    check("statusfy", Format::Statusfy, &[]);
}

#[test]
fn markdown() {
    // Nobody wrote when the notes are from, and the report says that `check` will ask.
    check("markdown", Format::Markdown, &["I009"]);
}

/// The files of a folder, and what each holds.
fn snapshot(folder: impl AsRef<Path>) -> BTreeMap<String, String> {
    let text = |(path, bytes)| (path, String::from_utf8(bytes).expect("a text"));
    stored(folder).into_iter().map(text).collect()
}

#[test]
fn one_command_makes_a_whole_site_and_a_second_one_changes_nothing() {
    let home = TempDir::new().expect("a folder for the test");
    let input = folder("cstate").join("in");
    let Ran { code, out, err: said } = run(&home, &["import", "cstate", input.as_str()]);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("4 new files written, 0 there already"), "{said}");
    let before = snapshot(&home);
    // A person has corrected something since.
    let one = home.path().join("incidents/2018/2018-05-25-payment.md");
    fs::rename(&one, home.path().join("incidents/2018-05-25-shop.md")).expect("it can be renamed");
    let renamed = snapshot(&home);
    assert_eq!(before.len(), renamed.len());
    let Ran { code, err: said, .. } = run(&home, &["import", "cstate", input.as_str()]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("0 new files written, 4 there already and left alone"), "{said}");
    assert_eq!(snapshot(&home), renamed);
}

#[test]
fn a_site_keeps_its_words_and_gets_the_components_it_lacks() {
    let site = Site::of("");
    let yaml =
        "# Ours.\ntitle: Ours # a name\ncomponents:\n  # The first.\n  - {id: search}\n\nurl: https://example.com\n";
    site.write("site.yaml", yaml);
    let input = folder("cstate").join("in");
    let out = done(site.root(), &["import", "cstate", input.as_str(), "--dry-run"]);
    assert!(!site.root().join("incidents").exists());
    let lines = "components:\n  - {id: basket-payment, name: Basket / Payment, group: Shop}\n  - {id: c-sdk, name: C++ SDK}\n  - {id: mirrors, name: Mirrors}\n";
    assert_eq!(out, lines);
    done(site.root(), &["import", "cstate", input.as_str(), "--write-site"]);
    let text = read(site.root(), "site.yaml");
    assert_eq!(
        text,
        yaml.replace("  - {id: search}\n", &format!("  - {{id: search}}\n{}", &lines["components:\n".len()..]))
    );
}

#[cfg(unix)]
#[test]
fn components_go_into_a_site_however_it_is_written() {
    let before = "title: Ours\ncomponents: [{id: search}] # all of them\nurl: https://example.com\n";
    let block = "title: Ours\ncomponents:\n- id: search\n  name: Search\n\n# The rest.\nurl: https://example.com\n";
    let new = "{id: basket-payment, name: Basket / Payment, group: Shop}, {id: c-sdk, name: C++ SDK}, {id: mirrors, name: Mirrors}";
    let lines = "- id: basket-payment\n  name: Basket / Payment\n  group: Shop\n- id: c-sdk\n  name: C++ SDK\n- id: mirrors\n  name: Mirrors\n";
    let flow = before.replace("search}", &format!("search}}, {new}"));
    let below = block.replace("Search\n", &format!("Search\n{lines}"));
    for (before, after) in [
        (before.to_owned(), flow.clone()),
        (before.replace('\n', "\r\n"), flow.replace('\n', "\r\n")),
        (block.replace('\n', "\r\n"), below.replace('\n', "\r\n")),
    ] {
        let site = Site::of("");
        site.write("ours.yaml", &before);
        let path = site.root().join("site.yaml");
        fs::remove_file(&path).expect("it is there");
        link(&site.root().join("ours.yaml"), &path);
        let input = folder("cstate").join("in");
        done(site.root(), &["import", "cstate", input.as_str(), "--write-site"]);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), after);
        assert_eq!(read(site.root(), "ours.yaml"), after, "the link stays");
        assert_eq!(rights(&path), 0o640);
    }
}

/// A second name for a file that its group may read.
#[cfg(unix)]
fn link(file: &Utf8PathBuf, path: &Utf8PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o640)).expect("it is ours");
    std::os::unix::fs::symlink(file, path).expect("a link");
}

#[cfg(unix)]
fn rights(path: &Utf8PathBuf) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn standard_input_and_mistakes() {
    let site = Site::of("");
    let Ran { code, err: said, .. } = run(site.root(), &["import", "markdown", "nowhere"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("`nowhere` cannot be read") && said.contains("help: check the path"), "{said}");
    let Ran { code, err: said, .. } = run(site.root(), &["import", "markdown", ".", "--timezone", "Mars/Olympus"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("use a name such as `Europe/Berlin`"), "{said}");
    let Ran { code, err: said, .. } = run(site.root(), &["export", "html", "nothing"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("`nothing`"), "{said}");
}

#[test]
fn of_what_holds_nothing_no_site_is_made() {
    for format in ONE_FILE.map(|(format, _)| format) {
        for text in ["", "<html>404</html>\n", "[1,", "{\"error\": \"not found\"}"] {
            if format == "markdown" && !text.is_empty() {
                // Any text may be a postmortem.
                continue;
            }
            let home = TempDir::new().expect("a folder for the test");
            fs::write(home.path().join("given.json"), text).expect("a file can be written");
            for path in ["-", "given.json"] {
                let Ran { code, err: said, .. } = run_with(&home, &["import", format, path], text.as_bytes());
                assert_eq!(code, Some(2), "{format} from {path}: {text}: {said}");
                assert!(said.contains("nothing to import was found"), "{format} from {path}: {text}: {said}");
                assert!(said.contains(&format!("what `afterword import {format}` reads")), "{said}");
                assert!(!said.contains("afterword build"), "{said}");
                assert_eq!(snapshot(&home).len(), 1, "{format} from {path}: {text}");
            }
        }
    }
}

/// Each format, and a file of its fixture that holds an incident.
const ONE_FILE: [(&str, &str); 6] = [
    ("cstate", "content/issues/2018-05-25-payment.md"),
    ("markdown", "2024-01-02-database.md"),
    ("stactus", "incidents/2024.yaml"),
    ("statuspage", "incidents.json"),
    ("statusfy", "content/2020-05-06_misconfiguration.md"),
    ("upptime", "issues.json"),
];

#[test]
fn every_format_comes_from_a_folder_a_file_or_standard_input_and_twice_changes_nothing() {
    for (format, file) in ONE_FILE {
        let input = folder(format).join("in");
        let one = input.join(file);
        for way in ["folder", "file", "-"] {
            let home = TempDir::new().expect("a folder for the test");
            let path = match way {
                "folder" => input.as_str(),
                "file" => one.as_str(),
                _ => "-",
            };
            let import = || {
                let text = if way == "-" { fs::read(&one).expect("the fixture is there") } else { Vec::new() };
                run_with(&home, &["import", format, path], &text)
            };
            let Ran { code, err: said, .. } = import();
            assert!(code == Some(0) || said.contains("mend what is underlined"), "{format} from {way}: {said}");
            assert!(said.contains("\nread: ") || said.starts_with("read: "), "{format} from {way}: {said}");
            let written = snapshot(&home);
            assert!(written.keys().any(|path| path.contains("incidents")), "{format} from {way}: {said}");
            let said = import().err;
            assert!(said.contains("0 new files written"), "{format} from {way}: {said}");
            assert_eq!(snapshot(&home), written, "{format} from {way}");
        }
    }
}

#[test]
fn a_script_is_told_what_came_of_an_import() {
    let home = TempDir::new().expect("a folder for the test");
    let input = folder("cstate").join("in");
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("one JSON object");
    let Ran { out, err: said, .. } = run(&home, &["import", "cstate", input.as_str(), "--dry-run", "--json"]);
    assert_eq!(said, "", "nothing else is said");
    assert_eq!(json(&out)["would_write"].as_array().map(Vec::len), Some(4));
    assert!(snapshot(&home).is_empty());
    let told = json(&done(&home, &["import", "cstate", input.as_str(), "--json"]));
    assert_eq!(told["written"][0], "incidents/2018/2018-05-25-payment.md");
    assert_eq!(told["notes"][0]["fate"], "changed", "{told}");
    let Ran { out, err: said, .. } = run(&home, &["import", "cstate", input.as_str(), "--quiet"]);
    assert_eq!((out.as_str(), said.as_str()), ("", ""));
}

#[test]
fn only_what_was_written_is_counted_and_a_file_in_the_way_of_a_folder_stops_the_first() {
    let input = folder("cstate").join("in");
    let home = TempDir::new().expect("a folder for the test");
    fs::create_dir_all(home.path().join("incidents/2018/2018-05-25-payment.md")).expect("a folder");
    fs::write(home.path().join("site.yaml"), "title: A\n").expect("a site");
    let Ran { err: said, .. } = run(&home, &["import", "cstate", input.as_str()]);
    let look = "look at: `incidents/2018/2018-05-25-payment.md` is there already with other content, and is left alone";
    assert!(said.contains(look) && said.contains("3 new files written, 1 there already"), "{said}");

    let home = TempDir::new().expect("a folder for the test");
    write(&home, "site.yaml", "title: A\n");
    write(&home, "incidents/2023", "no folder");
    let before = snapshot(&home);
    let Ran { code, out, err: said } = run(&home, &["import", "cstate", input.as_str(), "--json"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{said}");
    assert!(said.contains("incidents/2023` cannot be written") && said.contains("move it away"), "{said}");
    assert_eq!(snapshot(&home), before);
}

#[test]
fn an_old_address_leads_to_the_new_page() {
    let home = TempDir::new().expect("a folder for the test");
    done(&home, &["import", "cstate", folder("cstate").join("in").as_str()]);
    done(&home, &["build"]);
    let old = read(&home, "public/issues/2018-05-25-payment/index.html");
    assert!(old.contains("../../incidents/2018-05-25-payment/index.html"), "{old}");
}

#[test]
fn brackets_of_a_headline_do_not_hide_it() {
    let text = "---\ntitle: Slow [[x]] pages\nstarted: 2026-01-01\n---\n";
    let imported = imported(Format::Markdown, &[Given { path: "slow.md".into(), text: text.into() }]);
    let (_, file) = imported.files.first_key_value().expect("an incident");
    assert!(file.contains("Slow [x] pages"), "{file}");
}

#[test]
fn it_is_asked_when_it_began_only_where_no_entry_says_so() {
    let report = |text: &str| {
        let given = Given { path: "slow.md".into(), text: text.into() };
        imported(Format::Markdown, &[given]).report.lines().join("\n")
    };
    let asked = "nothing says when it began";
    assert!(!report("# Slow\n\n## Timeline\n\n- 2025-07-31 08:00 UTC: All is slow.\n").contains(asked));
    assert!(report("# Slow\n\n## Timeline\n\n- All is slow.\n").contains(asked));
}
