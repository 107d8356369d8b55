//! How findings look to the person who reads them.

use super::super::{Diagnostic, code};
use super::*;
use crate::source::yaml::Places;

/// Files by path and text, all of them YAML from their first byte on.
struct Texts(Vec<(&'static str, Option<String>, Places)>);

impl Files for Texts {
    fn path(&self, file: FileId) -> &str {
        self.0[file.0 as usize].0
    }

    fn text(&self, file: FileId) -> Option<&str> {
        self.0[file.0 as usize].1.as_deref()
    }

    fn locate(&self, file: FileId, pointer: &str, key: bool) -> Option<Range<usize>> {
        Some(self.0[file.0 as usize].2.locate(pointer, key))
    }
}

const FIRST: FileId = FileId(0);

fn printed(files: &[(&'static str, &str)], found: Vec<Diagnostic>, style: Style) -> String {
    let file =
        |(path, text): &(&'static str, &str)| (*path, Some((*text).to_owned()), Places::new(text, 0..text.len()));
    let files = Texts(files.iter().map(file).collect());
    let (mut diagnostics, mut out) = (Diagnostics::default(), Vec::new());
    diagnostics.extend(found);
    print(&diagnostics, &files, &mut out, style).expect("memory can be written");
    let out = String::from_utf8(out).expect("text");
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn value(file: FileId, pointer: &str) -> Place {
    Spot::Pointer(pointer.into()).of(file)
}

/// A finding at each mention of a word.
fn at(text: &str, word: &str) -> Diagnostic {
    let start = text.find(word).expect("the word is there");
    Diagnostic::new("I003", Spot::Range(start..start + word.len()).of(FIRST), "unknown status").label("not a status")
}

#[test]
fn a_value_is_underlined_and_the_fix_is_offered() {
    let text = "title: Database down\nstatus: resolvd\n";
    let found = Diagnostic::new("I003", value(FIRST, "/status"), "unknown status `resolvd`")
        .label("not a status")
        .suggest("resolvd", ["resolved", "monitoring"]);
    insta::assert_snapshot!(printed(&[("incidents/2026-01-01-db.md", text)], vec![found], Style::Plain), @r#"
    error[I003]: unknown status `resolvd`
     --> incidents/2026-01-01-db.md:2:9
      |
    2 | status: resolvd
      |         ^^^^^^^ not a status
      |
    help: did you mean `resolved`?
    "#);
}

#[test]
fn findings_stand_in_the_order_of_their_files_and_places() {
    let text = "a: 1\nb: 2\n";
    let found = vec![
        Diagnostic::new("I003", value(FileId(1), "/b"), "fourth"),
        Diagnostic::new("T010", value(FIRST, "/b"), "third"),
        Diagnostic::new("I003", Spot::Key("/a".into()).of(FIRST), "second"),
        Diagnostic::new("F003", Spot::Whole.of(FIRST), "first"),
    ];
    insta::assert_snapshot!(printed(&[("a.yaml", text), ("b.yaml", text)], found, Style::Plain), @r"
    error[F003]: first
    --> a.yaml
     |
    help: give yourself the right to read it, or remove it

    error[I003]: second
     --> a.yaml:1:1
      |
    1 | a: 1
      | ^
      |
    help: use one of the known words

    warning[T010]: third
     --> a.yaml:2:4
      |
    2 | b: 2
      |    ^
      |
    help: correct the time

    error[I003]: fourth
     --> b.yaml:2:4
      |
    2 | b: 2
      |    ^
      |
    help: use one of the known words
    ");
}

#[test]
fn other_places_are_shown_beside_it() {
    let (one, other) = ("started: 1\nend: x\n", format!("{}started: 2\n", "#\n".repeat(200)));
    let found = Diagnostic::new("T005", value(FIRST, "/started"), "`started` stands twice and differs")
        .label("here")
        .related(value(FIRST, "/end"), "after this")
        .related(value(FileId(1), "/started"), "and here")
        .related(Spot::Whole.of(FileId(1)), "as a whole")
        .help("keep the one that is right");
    insta::assert_snapshot!(printed(&[("a.yaml", one), ("b.yaml", &other)], vec![found], Style::Plain), @r#"
    error[T005]: `started` stands twice and differs
       --> a.yaml:1:10
        |
      1 | started: 1
        |          ^ here
      2 | end: x
        |      - after this
        |
       ::: b.yaml:201:10
        |
    201 | started: 2
        |          - and here
       ::: b.yaml
        |
    help: keep the one that is right
    "#);
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let long = format!("title: {}mistake{}\n", "word ".repeat(1000), " word".repeat(1000));
    let short = format!("title: mistake{}\n", " word".repeat(1000));
    let found = vec![at(&long, "mistake"), at(&long, "title")];
    insta::assert_snapshot!(printed(&[("a.yaml", &long)], found, Style::Plain), @r"
    error[I003]: unknown status
     --> a.yaml:1:1
      |
    1 | title: word word word word word word word word word word word word word word word word word word word word word word wor…
      | ^^^^^ not a status
      |
    help: use one of the known words

    error[I003]: unknown status
     --> a.yaml:1:5008
      |
     :::
    1 | …word word word word word word mistake word word word word word word word word word word word word word word word word wo…
      |                                ^^^^^^^ not a status
      |
    help: use one of the known words
    ");
    insta::assert_snapshot!(printed(&[("a.yaml", &short)], vec![at(&short, "mistake")], Style::Plain), @r"
    error[I003]: unknown status
     --> a.yaml:1:8
      |
    1 | title: mistake word word word word word word word word word word word word word word word word word word word word word …
      |        ^^^^^^^ not a status
      |
    help: use one of the known words
    ");
}

#[test]
fn wide_and_right_to_left_text_is_underlined_where_it_stands() {
    let text = "title: 数据库 mistake\n";
    insta::assert_snapshot!(printed(&[("a.yaml", text)], vec![at(text, "mistake")], Style::Plain), @r"
    error[I003]: unknown status
     --> a.yaml:1:12
      |
    1 | title: 数据库 mistake
      |               ^^^^^^^ not a status
      |
    help: use one of the known words
    ");
    let text = "title:\t\u{202e}مرحبا mistake\n";
    insta::assert_snapshot!(printed(&[("a.yaml", text)], vec![at(text, "mistake")], Style::Plain), @r"
    error[I003]: unknown status
     --> a.yaml:1:15
      |
    1 | title:    �مرحبا mistake
      |                  ^^^^^^^ not a status
      |
    help: use one of the known words
    ");
}

#[test]
fn a_value_of_many_lines_is_underlined_on_its_first() {
    let text = "text: |\r\n  One\r\n  Two\r\nend: 1\r\n";
    let found = Diagnostic::new("M001", value(FIRST, "/text"), "not an entry").label("here");
    insta::assert_snapshot!(printed(&[("a.yaml", text)], vec![found], Style::Plain), @r"
    error[M001]: not an entry
     --> a.yaml:2:3
      |
    2 |   One
      |   ^^^ here
      |
    help: write it like the entries around it
    ");
}

#[test]
fn no_control_character_of_a_source_reaches_the_terminal() {
    let controls: String =
        ('\0'..='\u{9f}').filter(|c| c.is_control() && *c != '\n').chain(['\u{202e}', '\u{2066}']).collect();
    let text = format!("title: {controls}mistake\n");
    let found = at(&text, "mistake");
    let found = Diagnostic { message: controls.clone(), label: controls.clone(), help: Some(controls), ..found };
    let out = printed(&[("a\u{1b}]8;;.yaml", &text)], vec![found], Style::Plain);
    assert!(out.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}' && c != '\u{2066}'), "{out:?}");
}

#[test]
fn colour_adds_nothing_but_colour() {
    let text = "status: resolvd\n";
    let found = || vec![at(text, "resolvd").help("did you mean `resolved`?")];
    let coloured = printed(&[("a.yaml", text)], found(), Style::Colour);
    assert!(coloured.contains("\u{1b}["));
    let stripped = anstream::adapter::strip_str(&coloured).to_string();
    assert_eq!(stripped.trim_end(), printed(&[("a.yaml", text)], found(), Style::Plain).trim_end());
}

#[test]
fn a_place_that_is_not_in_the_file_is_still_printed() {
    let found = |range| Diagnostic::new("M002", Spot::Range(range).of(FIRST), "a link to nothing");
    for text in ["", "é", "é\n", "\n\n"] {
        let out = printed(&[("a.md", text)], vec![found(0..0), found(1..2), found(70..90)], Style::Plain);
        assert_eq!(out.matches("error[M002]").count(), 3, "{out}");
    }
}

#[test]
fn columns_count_characters() {
    let text = "# ä\nté: [a,\r\n  é b]\n";
    let places = Places::new(text, 0..text.len());
    let files = Texts(vec![("a.yaml", Some(text.into()), places), ("logo.png", None, Places::default())]);
    let found = Lookup::new(&files).position(&value(FIRST, "/té"));
    assert_eq!((found.line, found.column, found.end_line, found.end_column), (2, 5, 3, 7));
    assert_eq!(found.range, 10..22);
    let found = Lookup::new(&files).position(&value(FileId(1), "/a"));
    assert_eq!((found.path.as_str(), found.line, found.column, found.range), ("logo.png", 1, 1, 0..0));
}

#[test]
fn every_one_of_ten_thousand_findings_is_printed() {
    let text = (0..10_000).map(|n| format!("k{n}: v\n")).collect::<Vec<_>>().concat();
    let found = (0..10_000).map(|n| Diagnostic::new("I003", value(FIRST, &format!("/k{n}")), "unknown")).collect();
    let out = printed(&[("a.yaml", &text)], found, Style::Plain);
    assert_eq!(out.matches(code("I003").id).count(), 10_000);
}
