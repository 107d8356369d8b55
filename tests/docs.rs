//! Holds the pages of `docs/` and the README to what the code does.
//!
//! In: their Markdown. Out: sites made of their examples, and tables compared with the code. `UPDATE=1 cargo test
//! --test docs` writes `docs/checks.md` anew; everything else in these pages is written by hand.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

mod site;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use afterword::diag::{CODES, Level};
use afterword::pipeline::Build;
use afterword::source::{raw, sections};
use afterword::time::{Moment, Span, Zone, words};
use camino::Utf8Path;
use site::{NOW, Site, printed};

fn page(path: &str) -> String {
    fs::read_to_string(Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a page of this repository")
}

/// A fenced block: the words behind its fence, and its text.
struct Fence {
    language: String,
    file: String,
    text: String,
}

fn fences(page: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let mark: String = line.chars().take_while(|letter| *letter == '`').collect();
        if mark.len() < 3 {
            continue;
        }
        let (language, file) = line[mark.len()..].split_once(' ').unwrap_or((&line[mark.len()..], ""));
        let text = lines.by_ref().take_while(|line| *line != mark).fold(String::new(), |text, line| text + line + "\n");
        found.push(Fence { language: language.to_owned(), file: file.trim().to_owned(), text });
    }
    found
}

/// The files of one site, built as of a day on which all of the examples are over. They show forms; what `check` thinks
/// of their stories is not the point.
fn build(files: &[(&str, &str)]) -> (Build, String) {
    let site = Site::of("");
    for (path, text) in files {
        site.write(path, text);
    }
    let build = site.build_back(NOW);
    let said = printed(&build.diagnostics, &build.tree);
    (build, said)
}

/// The `site.yaml` of the reference, which the other examples name components of.
fn site_of(page: &str) -> String {
    let site = fences(page).into_iter().find(|fence| fence.file == "site.yaml");
    site.expect("the reference shows a whole `site.yaml`").text
}

#[test]
fn the_whole_files_of_the_reference_make_one_site() {
    let page = page("docs/format.md");
    let shown = fences(&page);
    let files: Vec<(&str, &str)> = shown
        .iter()
        .filter(|fence| fence.file.contains('.'))
        .map(|fence| (fence.file.as_str(), fence.text.as_str()))
        .collect();
    assert!(files.len() > 5, "most of what the reference says is shown in whole files");
    let (build, found) = build(&files);
    assert_eq!(found, "");
    assert!(build.set.get("index.html").is_some());
}

#[test]
fn the_files_of_the_reference_become_what_it_says() {
    let page = page("docs/format.md");
    let shown = fences(&page);
    let files = shown.iter().filter(|fence| fence.file.contains('.'));
    let files: Vec<(&str, &str)> = files.map(|fence| (fence.file.as_str(), fence.text.as_str())).collect();
    let (build, _) = build(&files);
    for (path, said) in [
        ("incidents/2017-11-02-checkout/index.html", "11 min"),
        ("incidents/2018-05-04-search/index.html", "33 min"),
        ("incidents/2018-05-04-search/index.html", "13 min"),
        ("incidents/2018-05-04-search/index.html", "Search team"),
        ("incidents/2018-05-04-search/index.html", "@example"),
        ("incidents/2019-07-02-edge/index.html", "27 min"),
        ("incidents/2019-07-02-edge/follow-ups/report/index.html", "at length"),
        ("incidents/2019-07-02-edge/updates/second/index.html", "fast again"),
        ("incidents/2020-10-17-backup/index.html", "nobody was told"),
        ("incidents/2021-03-01-move/index.html", "Completed"),
    ] {
        let artifact = build.set.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        let html = plain(&String::from_utf8_lossy(artifact.bytes()));
        assert!(html.contains(said), "{path} does not say {said}");
    }
}

#[test]
fn the_pieces_of_the_reference_are_true() {
    let page = page("docs/format.md");
    let site = site_of(&page);
    for Fence { language, file, text } in fences(&page) {
        let incident = match (language.as_str(), file.as_str()) {
            ("yaml" | "markdown", file) if file.contains('.') => continue,
            ("yaml", "site") => {
                let (_, found) = build(&[("site.yaml", &text)]);
                assert_eq!(found, "", "{text}");
                continue;
            }
            ("yaml", "keys") => front_matter(&text, ""),
            ("markdown", "body") => front_matter("", &text),
            ("yaml" | "markdown", _) => panic!("say what this is (a file, `site`, `keys` or `body`):\n{text}"),
            _ => continue,
        };
        let (build, found) = build(&[("site.yaml", &site), ("incidents/example.md", &incident)]);
        assert_eq!(found, "", "{text}");
        let page = build.set.get("incidents/example/index.html").expect("the example has a page");
        let html = String::from_utf8_lossy(page.bytes());
        assert!(!html.contains("third day") && !html.contains("whole conversation"), "what is internal is left out");
    }
}

/// A file with those keys and that body, and what every incident needs where they do not have it.
fn front_matter(keys: &str, body: &str) -> String {
    let has = |key: &str| keys.lines().any(|line| line.starts_with(key));
    let title = if has("title:") { "" } else { "title: An example\n" };
    let started = if has("started:") || has("scheduled:") { "" } else { "started: 2017-11-02 18:48 UTC\n" };
    format!("---\n{title}{started}{keys}---\n{body}")
}

#[test]
fn the_readme_shows_a_file_that_builds() {
    let shown = fences(&page("README.md"));
    let files = shown.iter().filter(|fence| fence.file.contains('.'));
    let mut files: Vec<(&str, &str)> = files.map(|fence| (fence.file.as_str(), fence.text.as_str())).collect();
    assert!(!files.is_empty());
    if !files.iter().any(|(path, _)| *path == "site.yaml") {
        files.push(("site.yaml", "title: A site\ncomponents: [{id: checkout}]\n"));
    }
    let (_, found) = build(&files);
    assert_eq!(found, "");
}

/// The rows of the table that follows a comment `<!-- table: name -->`, without backticks.
fn table(page: &str, name: &str) -> Vec<Vec<String>> {
    let (_, after) = page.split_once(&format!("<!-- table: {name} -->\n")).expect("the page marks the table");
    let rows = after.trim_start().lines().take_while(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect();
    rows.map(cells).collect()
}

/// Words without the spaces that do not break.
fn plain(text: &impl ToString) -> String {
    text.to_string().replace('\u{a0}', " ")
}

#[test]
fn the_tables_of_times_are_true() {
    let page = page("docs/format.md");
    let before = Moment::parse("2017-11-02 18:48 UTC", Zone::UTC, None).expect("a time");
    for row in table(&page, "times") {
        let moment = Moment::parse(&row[0], Zone::UTC, Some(&before)).expect(&row[0]);
        assert_eq!(words::moment(&moment, Zone::UTC), row[1], "{}", row[0]);
    }
    for row in table(&page, "no times") {
        let error = Moment::parse(&row[0], Zone::parse("Europe/Berlin").expect("a zone"), None).expect_err(&row[0]);
        assert_eq!(error.code.id, row[1], "{}", row[0]);
    }
    for row in table(&page, "durations") {
        assert_eq!(plain(&Span::parse(&row[0]).expect(&row[0])), row[1], "{}", row[0]);
    }
    for row in table(&page, "lengths") {
        let read = |text: &str| Moment::parse(text, Zone::UTC, None).expect("a time");
        let span = Span::between(&read(&row[0]), &read(&row[1])).expect("in order");
        assert_eq!(plain(&span), row[2], "{} to {}", row[0], row[1]);
    }
}

/// An incident that began in the evening of 2 November 2017, with one section of one item.
fn of_one(heading: &str, item: &str) -> (Build, String) {
    let body = format!("## {heading}\n\n- {item}\n");
    build(&[("incidents/example.md", &front_matter("resolved: 2017-11-05 20:00 UTC\n", &body))])
}

#[test]
fn the_tables_of_entries_are_true() {
    let page = page("docs/format.md");
    for row in table(&page, "entries") {
        let (build, found) = of_one("Timeline", &row[0]);
        let index = build.catalog.find("example").unwrap_or_else(|| panic!("{}: {found}", row[0]));
        let [entry] = build.catalog.incident(index).timeline.as_slice() else { panic!("{} is one entry", row[0]) };
        let at = entry.at.map(|at| plain(&words::moment(&at, Zone::UTC)));
        assert_eq!((at.as_deref(), entry.text.text().trim()), (Some(row[1].as_str()), row[2].as_str()), "{}", row[0]);
    }
    for row in table(&page, "no entries") {
        let (_, found) = of_one("Timeline", &row[0]);
        assert!(found.contains("error["), "{} is no error: {found}", row[0]);
    }
    for row in table(&page, "promises") {
        let (build, found) = of_one("Action items", &row[0]);
        let index = build.catalog.find("example").unwrap_or_else(|| panic!("{}: {found}", row[0]));
        let [action] = build.catalog.incident(index).actions.as_slice() else { panic!("{} is one promise", row[0]) };
        let due = action.due.map(|due| due.date().to_string());
        let said = [action.owner.clone(), due, Some(format!("{:?}", action.status).to_lowercase())];
        let said = said.map(|cell| cell.unwrap_or_else(|| "–".to_owned()));
        assert_eq!((said.as_slice(), action.what.text()), (&row[1..], "Buy disks"), "{}", row[0]);
    }
}

#[test]
fn the_headings_of_the_reference_are_known() {
    for row in table(&page("docs/format.md"), "headings") {
        let mut kinds = BTreeSet::new();
        for name in row[1].split(", ") {
            let body = format!("## {name}\n\ntext\n");
            let kind = sections::split(&body).first().expect("a heading begins a section").kind;
            assert_ne!(kind, sections::SectionKind::Other, "{name}");
            kinds.insert(kind);
        }
        assert_eq!(kinds.len(), 1, "all names of one row mean the same: {}", row[1]);
    }
}

/// Every key that a schema names, also those of the types it refers to.
fn keys(schema: &serde_json::Value, into: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(map) => {
            for (name, value) in map {
                if let ("properties", Some(properties)) = (name.as_str(), value.as_object()) {
                    into.extend(properties.keys().cloned());
                }
                keys(value, into);
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| keys(value, into)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_format_is_in_the_reference() {
    let page = page("docs/format.md");
    let mut known = BTreeSet::new();
    keys(schemars::schema_for!(raw::Site).as_value(), &mut known);
    keys(schemars::schema_for!(raw::Incident).as_value(), &mut known);
    assert!(known.contains("next_update"), "the schema is read to its end");
    let missing: Vec<&String> = known.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/format.md does not name {missing:?}");
}

#[test]
fn every_field_of_a_view_is_in_the_template_reference() {
    let page = page("docs/templates.md");
    let files = ["view.rs", "view/history.rs", "view/numbers.rs"];
    let source: String = files.map(|file| self::page(&format!("src/site/{file}"))).concat();
    let mut section = String::new();
    let mut missing = Vec::new();
    for line in source.lines() {
        if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.split([' ', '<']).next()) {
            let after = page.split_once(&format!("### {name}\n")).map(|(_, after)| after);
            section =
                after.map(|after| after.split("\n### ").next().unwrap_or_default().to_owned()).unwrap_or_default();
            if section.is_empty() {
                missing.push(name.to_owned());
            }
        } else if let Some((field, _)) = line.strip_prefix("    pub ").and_then(|rest| rest.split_once(':'))
            && !section.contains(&format!("| `{field}` |"))
        {
            missing.push(field.to_owned());
        }
    }
    assert!(missing.is_empty(), "docs/templates.md does not tell of {missing:?}");
}

#[test]
fn every_built_in_template_is_in_the_template_reference() {
    let page = page("docs/templates.md");
    for entry in fs::read_dir(Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")).expect("a folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        assert!(page.contains(&format!("`{name}`")), "docs/templates.md does not name {name}");
    }
}

#[test]
fn the_page_of_checks_is_made_of_the_table() {
    let made = checks();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md"), &made)
            .expect("the page is written");
    }
    assert!(page("docs/checks.md") == made, "run `UPDATE=1 cargo test --test docs` to write docs/checks.md anew");
}

/// What a family of codes is about, by its letter.
const FAMILIES: [(&str, &str); 10] = [
    ("F", "Files"),
    ("Y", "YAML"),
    ("S", "The site"),
    ("I", "Incidents"),
    ("T", "Time"),
    ("M", "Markdown"),
    ("P", "Privacy"),
    ("R", "The story"),
    ("L", "Words of the interface"),
    ("X", "Templates and output"),
];

fn checks() -> String {
    let mut text = String::from(
        "# Checks\n\n\
         Everything that `afterword check` and `afterword build` can find. An error means that nothing is written; a \
         warning lets the site be built.\n\n\
         <!-- Made from `src/diag/codes.rs` by `UPDATE=1 cargo test --test docs`. Do not edit. -->\n",
    );
    for (letter, family) in FAMILIES {
        let _ = write!(
            text,
            "\n## {family}\n\n| Code | Level | Finding | Why it matters | What to do |\n|---|---|---|---|---|\n"
        );
        for code in CODES.iter().filter(|code| code.id.starts_with(letter)) {
            let level = match code.level {
                Level::Error => "error",
                Level::Warning => "warning",
            };
            let cell = |text: &str| text.replace('|', "\\|");
            let (title, why, fix) = (cell(code.title), cell(code.why), cell(code.fix));
            let _ = writeln!(text, "| <a id=\"{0}\"></a>{0} | {level} | {title} | {why} | {fix} |", code.id);
        }
    }
    let left = CODES.iter().find(|code| !FAMILIES.iter().any(|(letter, _)| code.id.starts_with(letter)));
    assert_eq!(left, None, "every code has a family");
    text
}

#[test]
fn every_crate_has_its_reason() {
    let manifest = page("Cargo.toml");
    let mut used = BTreeSet::new();
    let mut here = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            here = line.contains("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|(name, _)| here && !name.starts_with('#')) {
            used.insert(name.to_owned());
        }
    }
    let page = page("docs/dependencies.md");
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let told: BTreeSet<String> =
        rows.filter_map(|row| Some(row.split('|').nth(2)?.trim().trim_matches('`').to_owned())).collect();
    assert_eq!(told, used);
}
