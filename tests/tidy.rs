//! The house rules that no compiler knows: headers, sizes, who may use whom, and which room names which crate.
//!
//! In: the files of this project. Out: nothing, or every line that breaks a rule.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines a file may have.
const LONGEST: usize = 400;
/// Files that may be longer, each for a reason.
const MAY_BE_LONG: [&str; 1] = [
    // The contract of templates: one list of structs, which is read from top to bottom.
    "src/site/view.rs",
];

/// Which rooms each room may use. `cli` may use all; the words of `lib.rs` and `main.rs` are not looked at.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("artifact", &[]),
    ("path", &[]),
    ("time", &["diag"]),
    ("diag", &["artifact", "source"]), // `FileId`, and the places in a file's YAML
    ("config", &["diag", "error", "model", "path", "source", "time"]), // `model` for its small words: ids and statuses
    ("source", &["config", "diag", "error", "path", "time"]),
    ("model", &["artifact", "config", "diag", "source", "time"]), // `artifact` for the names that no page can have
    ("catalog", &["config", "model", "source", "time"]),          // `source` for the small enums of `raw`
    ("rules", &["catalog", "config", "diag", "model", "source", "time"]),
    ("language", &["diag", "source", "time"]), // `source` for the files of words
    ("site", &["artifact", "catalog", "config", "language", "model", "time"]), // `language` for the words of its tables
    ("render", &["artifact", "catalog", "config", "diag", "language", "model", "site", "source", "time"]),
    ("privacy", &["artifact", "diag", "model", "render", "source"]), // for their Markdown and what is built in
    ("publish", &["artifact", "error", "path", "source"]), // `source` for the folders that it spares, and for git
    // `publish` for the name under which a file is written before it has its own
    ("author", &["catalog", "config", "diag", "error", "model", "path", "publish", "rules", "source", "time"]),
    ("import", &["artifact", "diag", "model", "source", "time"]), // `model` to see whether what it wrote can be read
    // `import` for the writer of files, `render` for the API that a site serves itself and, with `site` and `language`, for
    // where its links lead
    ("export", &["artifact", "catalog", "config", "import", "language", "model", "render", "site", "source", "time"]),
    ("serve", &["artifact", "config", "diag", "error", "pipeline", "source"]), // `source` for the folders that it watches
    (
        "pipeline",
        &[
            "artifact", "catalog", "config", "diag", "error", "model", "privacy", "render", "rules", "site", "source",
            "time",
        ],
    ),
];

/// Words that only certain places may name, and the places.
const NAMED_ONLY_IN: [(&str, &[&str]); 18] = [
    ("chrono::", &["src/time/"]),
    ("chrono_tz::", &["src/time/"]),
    ("dunce::", &["src/path.rs"]),
    ("serde_saphyr", &["src/source/yaml/"]),
    ("std::fs", &["src/source/load.rs", "src/source/foreign.rs", "src/publish/", "src/author/write.rs"]),
    ("annotate_snippets", &["src/diag/print.rs"]),
    ("harfrust::", &["src/render/cards/shaping.rs"]),
    ("skrifa::", &["src/render/cards/fonts.rs"]),
    ("tiny_skia::", &["src/render/cards/fonts.rs", "src/render/cards/stamps.rs"]),
    ("unicode_bidi::", &["src/render/cards/shaping.rs"]),
    ("tera::", &["src/render/"]),
    ("fluent_bundle", &["src/language/message.rs"]),
    ("fluent_syntax", &["src/language/message.rs"]),
    ("unic_langid", &["src/language/message.rs"]),
    ("object_store::", &["src/publish/storage"]),
    ("tokio::", &["src/publish/storage.rs"]),
    ("futures_util::", &["src/publish/storage.rs"]),
    ("url::", &["src/publish/storage/connect.rs"]),
];

/// What no line of the program may hold, outside of its tests.
const NEVER: [&str; 8] =
    [".unwrap()", "panic!(", "todo!(", "unimplemented!(", "dbg!(", "println!(", "eprintln!(", "process::exit"];

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 10] =
    ["util", "utils", "helper", "helpers", "common", "manager", "misc", "data", "process", "handler"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the project below a folder, and its path from the root.
fn files(folder: &str) -> Vec<(String, PathBuf)> {
    let made = |name: &str| matches!(name, ".git" | "target" | "public" | "node_modules");
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    walk.into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !made(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.expect("the project can be listed"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root()).expect("below the root");
            (path.to_string_lossy().replace('\\', "/"), entry.path().to_owned())
        })
        .collect()
}

/// Every Rust file below a folder: its path and its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let rust = files(folder).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, full)| (path, fs::read_to_string(full).expect("sources are text"))).collect()
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

/// The lines of the program proper: without its tests, and without comments.
fn program() -> Vec<(String, usize, String)> {
    let mut lines = Vec::new();
    for (path, text) in sources("src").into_iter().filter(|(path, _)| !is_test(path)) {
        let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code = body.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.extend(code.map(|(number, line)| (path.clone(), number + 1, line.to_owned())));
    }
    lines
}

#[track_caller]
fn nothing(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let silent =
        ["src", "tests", "benches"].into_iter().filter(|folder| root().join(folder).is_dir()).flat_map(sources);
    let silent = silent.filter(|(_, text)| !text.starts_with("//! "));
    nothing(&silent.map(|(path, _)| format!("{path} does not begin with `//!`")).collect::<Vec<_>>());
}

#[test]
fn no_file_is_too_long_to_be_read_in_one_go() {
    let long = sources("src").into_iter().filter(|(path, _)| !is_test(path) && !MAY_BE_LONG.contains(&path.as_str()));
    let long = long.map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > LONGEST);
    nothing(
        &long
            .map(|(path, lines)| format!("{path} has {lines} lines: look for the second room in it"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_room_uses_one_that_it_may_not_know() {
    let mut broken = Vec::new();
    let mut listed = String::new();
    for (path, number, line) in program() {
        let room = path["src/".len()..].split(['/', '.']).next().unwrap_or_default().to_owned();
        if matches!(room.as_str(), "lib" | "main" | "cli") {
            continue;
        }
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            broken.push(format!("{path}: say in `MAY_USE` whom the room `{room}` may use"));
            continue;
        };
        // `use crate::{a, b};` over one line or several, and paths within code.
        if line.contains("crate::{") {
            listed.clear();
            listed.push_str(&line);
        } else if !listed.is_empty() {
            listed.push_str(&line);
        }
        let mut used: Vec<String> =
            line.match_indices("crate::").map(|(at, word)| first_word(&line[at + word.len()..])).collect();
        if !listed.is_empty() && line.contains("};") {
            used.extend(listed.split(['{', ',', '}']).skip(1).map(|part| first_word(part.trim())));
            listed.clear();
        }
        for other in used.iter().filter(|other| !other.is_empty() && **other != room && other.as_str() != "self") {
            let is_room = root().join("src").join(other).is_dir() || root().join(format!("src/{other}.rs")).is_file();
            if is_room && !may.contains(&other.as_str()) {
                broken.push(format!("{path}:{number}: `{room}` may not use `{other}`"));
            }
        }
    }
    nothing(&broken);
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn a_crate_or_a_door_is_named_only_where_it_belongs() {
    let mut broken = Vec::new();
    for (path, number, line) in program() {
        for (word, places) in NAMED_ONLY_IN {
            if line.contains(word) && !places.iter().any(|place| path.starts_with(place)) {
                broken.push(format!("{path}:{number}: only {} may name `{word}`", places.join(", ")));
            }
        }
        for word in NEVER {
            if line.contains(word) {
                broken.push(format!("{path}:{number}: `{word}` belongs in tests at most"));
            }
        }
    }
    nothing(&broken);
}

#[test]
fn only_the_file_format_is_read_and_only_views_are_written() {
    let mut broken = Vec::new();
    for (path, number, line) in program().into_iter().filter(|(_, _, line)| line.contains("derive(")) {
        if line.contains("Deserialize")
            && !["src/source/", "src/publish/manifest.rs"].iter().any(|at| path.starts_with(at))
        {
            broken.push(format!("{path}:{number}: only `source::raw` is the file format"));
        }
        let contracts =
            ["src/site/view", "src/site/v1", "src/site/statuspage.rs", "src/site/json_feed.rs", "src/diag/json.rs"];
        let is_contract = contracts.iter().any(|at| path.starts_with(at));
        if line.contains("Serialize") && !line.contains("Deserialize") && !is_contract {
            broken.push(format!("{path}:{number}: only views and the shapes of `site` are for others to read"));
        }
    }
    nothing(&broken);
}

#[test]
fn every_door_stands_in_one_place() {
    for door in ["read", "write", "print"] {
        let mark = format!("DOOR({door})");
        let places = sources("src").into_iter().filter(|(path, text)| path != "src/lib.rs" && text.contains(&mark));
        let places: Vec<String> = places.map(|(path, _)| path).collect();
        assert_eq!(places.len(), 1, "{mark}: {places:?}");
    }
}

#[test]
fn file_names_say_what_is_inside() {
    let stem = |path: &str| path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or_default().to_owned();
    let empty = files("src").into_iter().chain(files("tests")).filter(|(path, _)| {
        let folder = path.split('/').any(|part| EMPTY_NAMES.contains(&part));
        folder || EMPTY_NAMES.contains(&stem(path).as_str())
    });
    nothing(&empty.map(|(path, _)| format!("{path}: a name that says what is in it")).collect::<Vec<_>>());
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let homes =
        [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("/wo", "rk/"), "C:\\Users"];
    let mut broken = Vec::new();
    for (path, full) in files("").into_iter().filter(|(path, _)| path != "tests/tidy.rs") {
        let Ok(text) = fs::read_to_string(full) else { continue };
        for (number, line) in text.lines().enumerate() {
            if homes.iter().any(|home| line.contains(home)) {
                broken.push(format!("{path}:{}: a path of one machine", number + 1));
            }
        }
    }
    nothing(&broken);
}
