//! Whole sites and the text that a reader sees on each of their pages.
//!
//! In: `tests/sites/<case>/`, each a site, as of one moment. Out: the text of each page, which stands in `expected/`.
//! `UPDATE=1 cargo test --test sites` writes down what is there now.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

mod site;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use afterword::config::Project;
use afterword::pipeline;
use camino::Utf8Path;
use site::{order, stored, without_errors, write};

#[test]
fn an_archive_with_an_incident_written_in_markdown() {
    check("archive", "2026-11-23T12:00Z");
}

/// An hour after clocks went forward: one incident is open, one maintenance runs and one is to come.
#[test]
fn a_live_site_on_a_day_of_23_hours() {
    check("live", "2026-03-29T02:00Z");
}

#[test]
fn an_incident_in_a_folder_with_posts_and_a_log() {
    check("folder", "2026-11-23T12:00Z");
}

/// Compares every page of a site with the text that is kept of it.
#[track_caller]
fn check(case: &str, now: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(case);
    let pages = pages(Utf8Path::from_path(&root).expect("the project has a plain name"), now);
    let kept = root.join("expected");
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&kept);
        for (name, text) in &pages {
            write(&kept, name, text);
        }
        return;
    }
    let mut wrong = String::new();
    for (name, text) in &pages {
        match fs::read_to_string(kept.join(name)) {
            Ok(kept) if kept.replace("\r\n", "\n") == *text => {}
            Ok(kept) => {
                let _ = writeln!(wrong, "{case}/{name} says something else:\n{}", difference(&kept, text));
            }
            Err(_) => {
                let _ = writeln!(wrong, "{case}/{name} is new");
            }
        }
    }
    for name in stored(&kept).keys().filter(|name| !pages.contains_key(*name)) {
        let _ = writeln!(wrong, "{case}/{name} is kept and no longer made");
    }
    assert!(wrong.is_empty(), "\n{wrong}\nif that is right: UPDATE=1 cargo test --test sites");
}

/// The text of every page, by the name under which it is kept, and the list of all files.
fn pages(root: &Utf8Path, now: &str) -> BTreeMap<String, String> {
    let project = Project::at(root).expect("a site is there");
    let build = without_errors(pipeline::build(&project, &order(now)).expect("the folder can be read"));
    let mut pages = BTreeMap::new();
    let mut files = Vec::new();
    for (path, artifact) in build.set.iter() {
        let path = path.as_str();
        files.push(without_hash(path) + "\n");
        if let Some(name) = path.strip_suffix(".html") {
            pages.insert(format!("{name}.txt"), visible(&String::from_utf8_lossy(artifact.bytes())));
        }
    }
    // A hash decides nothing: a change of the style is none of the list.
    files.sort();
    pages.insert("files.txt".into(), files.concat());
    pages
}

/// The name of an asset without what changes with its bytes.
fn without_hash(path: &str) -> String {
    match (path.starts_with("assets/"), path.rsplit_once('-'), path.rsplit_once('.')) {
        (true, Some((stem, _)), Some((_, ending))) => format!("{stem}-….{ending}"),
        _ => path.to_owned(),
    }
}

/// What a page says: its title and its main part, a line for each block, without what nobody reads.
fn visible(html: &str) -> String {
    let title = between(html, "<title>", "</title>").unwrap_or_default();
    let main = between(html, "<main", "</main>").or_else(|| between(html, "<body", "</body>")).unwrap_or_default();
    let mut text = format!("{title}\n\n");
    let mut rest = main.split_once('>').map_or("", |(_, rest)| rest);
    while let Some((before, after)) = rest.split_once('<') {
        text += &before.replace('\n', " ");
        let (tag, after) = after.split_once('>').unwrap_or(("", ""));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        rest = match name {
            "script" | "style" if !tag.starts_with('/') => {
                after.split_once(&format!("</{name}>")).map_or("", |(_, rest)| rest)
            }
            _ => after,
        };
        if !matches!(
            name,
            "a" | "abbr" | "b" | "code" | "em" | "i" | "small" | "span" | "strong" | "time" | "del" | "q"
        ) {
            text.push('\n');
        }
    }
    let text = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ]
    .into_iter()
    .fold(text, |text, (from, to)| text.replace(from, to));
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

fn between<'a>(text: &'a str, from: &str, until: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    rest.split_once(until).map(|(part, _)| part)
}

/// The lines that are kept and no longer there, and those that are new.
fn difference(kept: &str, text: &str) -> String {
    let gone =
        kept.lines().filter(|line| !text.lines().any(|other| other == *line)).map(|line| format!("  - {line}\n"));
    let new = text.lines().filter(|line| !kept.lines().any(|other| other == *line)).map(|line| format!("  + {line}\n"));
    let lines: String = gone.chain(new).collect();
    if lines.is_empty() { "  the same lines in another order".into() } else { lines }
}
