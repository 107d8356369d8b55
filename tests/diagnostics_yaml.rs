//! What somebody sees who makes a mistake in YAML, word for word.

use std::ops::Range;

use afterword::diag::{Diagnostics, Files, Spot, Style, print};
use afterword::source::yaml::{self, Places};
use afterword::source::{FileId, raw};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

/// One file whose YAML may be a part of it.
struct OneFile<'t> {
    text: &'t str,
    yaml: Range<usize>,
}

impl Files for OneFile<'_> {
    fn path(&self, _: FileId) -> &'static str {
        "incidents/2026-01-01-db.md"
    }

    fn text(&self, _: FileId) -> Option<&str> {
        Some(self.text)
    }

    fn locate(&self, _: FileId, pointer: &str, key: bool) -> Option<Range<usize>> {
        Some(Places::new(self.text, self.yaml.clone()).locate(pointer, key))
    }
}

/// Reads the YAML of a text and returns what a user is told.
fn told<T: DeserializeOwned + JsonSchema + 'static>(text: &str, range: Range<usize>) -> String {
    let mut diagnostics = Diagnostics::default();
    let place = |at: Range<usize>| Spot::Range(at.start + range.start..at.end + range.start).of(FileId(0));
    let problems = yaml::read::<T>(&text[range.clone()]).err().unwrap_or_default();
    diagnostics.extend(problems.into_iter().map(|problem| problem.map_place(place)));
    let mut out = Vec::new();
    print(&diagnostics, &OneFile { text, yaml: range.clone() }, &mut out, Style::Plain).expect("memory can be written");
    let out = String::from_utf8(out).expect("only text is printed");
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn incident(text: &str) -> String {
    told::<raw::Incident>(text, 0..text.len())
}

#[test]
fn a_comma_that_cuts_a_text_in_two() {
    let text = "title: Database down\nstarted: 2026-01-01\nsources: [{title: Report (Bonn, Berlin, Rome), url: x}]\n";
    insta::assert_snapshot!(incident(text), @r"
    error[Y003]: a comma ends the value of `title`
     --> incidents/2026-01-01-db.md:3:19
      |
    3 | sources: [{title: Report (Bonn, Berlin, Rome), url: x}]
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ one text, and a `,` divides within braces
      |
    help: put all of it in quotes
    ");
}

#[test]
fn a_misspelled_key() {
    insta::assert_snapshot!(incident("title: Database down\nstatsu: resolved\nseverty: major\n"), @r#"
    error[Y003]: unknown key `statsu`
     --> incidents/2026-01-01-db.md:2:1
      |
    2 | statsu: resolved
      | ^^^^^^ no key of the format
      |
    help: `docs/format.md` lists every key

    error[Y003]: unknown key `severty`
     --> incidents/2026-01-01-db.md:3:1
      |
    3 | severty: major
      | ^^^^^^^ no key of the format
      |
    help: did you mean `severity`?
    "#);
}

#[test]
fn an_unknown_key_where_few_are_known() {
    insta::assert_snapshot!(incident("sources:\n  - page: https://a.example\n"), @r#"
    error[Y003]: unknown key `page`
     --> incidents/2026-01-01-db.md:2:5
      |
    2 |   - page: https://a.example
      |     ^^^^ no key of the format
      |
    help: the keys here are `title`, `url`, `archived`, `published` and `note`
    "#);
}

#[test]
fn values_of_the_wrong_kind() {
    insta::assert_snapshot!(incident("title: [SEV1, database]\ntags: 404\ndraft: perhaps\nupdates: none yet\nby: x\nimpact: {users: [1, 2]}\ncomponents: web\n"), @r#"
    error[Y004]: `title` must be text, not a list
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: [SEV1, database]
      |        ^^^^^^^^^^^^^^^^ a list
      |
    help: write one text without brackets: `SEV1, database`; if they belong to it, put it in quotes

    error[Y004]: `tags` must be a list of text, not a number
     --> incidents/2026-01-01-db.md:2:7
      |
    2 | tags: 404
      |       ^^^ a number
      |
    help: write it as a list: `[404]`

    error[Y004]: `draft` must be `true` or `false`, not text
     --> incidents/2026-01-01-db.md:3:8
      |
    3 | draft: perhaps
      |        ^^^^^^^ text
      |
    help: write `true` or `false`

    error[Y004]: `updates` must be a list of entries, not text
     --> incidents/2026-01-01-db.md:4:10
      |
    4 | updates: none yet
      |          ^^^^^^^^ text
      |
    help: write `- {at: 2017-11-02 18:48 UTC, text: none yet}`

    error[Y003]: unknown key `by`
     --> incidents/2026-01-01-db.md:5:1
      |
    5 | by: x
      | ^^ no key of the format
      |
    help: `docs/format.md` lists every key

    error[Y004]: `users` must be text, not a list
     --> incidents/2026-01-01-db.md:6:17
      |
    6 | impact: {users: [1, 2]}
      |                 ^^^^^^ a list
      |
    help: write one text without brackets: `1, 2`; if they belong to it, put it in quotes

    error[Y004]: `components` must be a list of text or a map from names to text, not text
     --> incidents/2026-01-01-db.md:7:13
      |
    7 | components: web
      |             ^^^ text
      |
    help: write `components: [web]`, or `components: {web: major_outage}`
    "#);
}

#[test]
fn a_number_out_of_range() {
    insta::assert_snapshot!(told::<raw::Site>("history_days: -90\n", 0..18), @r#"
    error[Y004]: `history_days` must be a whole number from 0 to 4294967295, not `-90`
     --> incidents/2026-01-01-db.md:1:15
      |
    1 | history_days: -90
      |               ^^^ not such a number
      |
    help: `docs/format.md` says what each key holds
    "#);
}

#[test]
fn an_unknown_word() {
    insta::assert_snapshot!(incident("kind: Maintenence\nactions:\n  - {what: Test, status: finished}\n"), @r#"
    error[Y004]: `kind` cannot be `Maintenence`
     --> incidents/2026-01-01-db.md:1:7
      |
    1 | kind: Maintenence
      |       ^^^^^^^^^^^ expected `incident` or `maintenance`
      |
    help: did you mean `maintenance`?

    error[Y004]: `status` cannot be `finished`
     --> incidents/2026-01-01-db.md:3:26
      |
    3 |   - {what: Test, status: finished}
      |                          ^^^^^^^^ expected `open`, `in_progress`, `done` or `dropped`
      |
    help: did you mean `done`?
    "#);
}

#[test]
fn a_missing_key() {
    insta::assert_snapshot!(incident("scheduled:\n  from: 2026-01-01\nconflicts:\n  - about: the cause\n"), @r#"
    error[Y007]: `scheduled` has no `until`
     --> incidents/2026-01-01-db.md:2:3
      |
    2 |   from: 2026-01-01
      |   ^^^^^^^^^^^^^^^^ `until` is missing
      |
    help: add `until:`

    error[Y007]: an entry of `conflicts` has no `text`
     --> incidents/2026-01-01-db.md:4:5
      |
    4 |   - about: the cause
      |     ^^^^^^^^^^^^^^^^ `text` is missing
      |
    help: add `text:`
    "#);
}

#[test]
fn a_key_twice() {
    insta::assert_snapshot!(incident("title: One\nkind: incident\ntitle: Two\n"), @r#"
    error[Y002]: the key `title` stands twice
     --> incidents/2026-01-01-db.md:3:1
      |
    1 | title: One
      | ----- first here
    2 | kind: incident
    3 | title: Two
      | ^^^^^ here again
      |
    help: keep one of them
    "#);
}

#[test]
fn an_empty_entry() {
    insta::assert_snapshot!(incident("tags:\n  - one\n  -\nscheduled: {from:, until: 2026-01-02}\n"), @r#"
    error[Y004]: an entry of `tags` must be text, not empty
     --> incidents/2026-01-01-db.md:3:4
      |
    3 |   -
      |    ^ empty
      |
    help: `docs/format.md` says what each key holds

    error[Y004]: `from` must be text, not empty
     --> incidents/2026-01-01-db.md:4:13
      |
    4 | scheduled: {from:, until: 2026-01-02}
      |             ^^^^ empty
      |
    help: `docs/format.md` says what each key holds
    "#);
}

#[test]
fn a_tab() {
    insta::assert_snapshot!(incident("title: One\nupdates:\n\t- text: Two\n"), @r#"
    error[Y006]: a tab indents this line
     --> incidents/2026-01-01-db.md:3:1
      |
    3 |     - text: Two
      | ^^^^ a tab
      |
    help: replace the tab with spaces
    "#);
}

#[test]
fn an_open_quote() {
    insta::assert_snapshot!(incident("title: \"One\nkind: incident\n"), @r#"
    error[Y001]: a quote is opened and not closed
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: "One
      |        ^^^^ opened here
      |
    help: add `"` at the end of the value
    "#);
}

#[test]
fn an_open_bracket() {
    insta::assert_snapshot!(incident("tags: [one, two\nkind: incident\n"), @r#"
    error[Y001]: `[` is opened and not closed
     --> incidents/2026-01-01-db.md:1:7
      |
    1 | tags: [one, two
      |       ^ opened here
      |
    help: add `]` at the end; if it is text, put the value in quotes
    "#);
}

#[test]
fn a_title_that_begins_with_an_at_sign() {
    insta::assert_snapshot!(incident("title: @realDonaldTrump deactivated for 11 minutes # true\n"), @r#"
    error[Y001]: a value cannot begin with `@`
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: @realDonaldTrump deactivated for 11 minutes # true
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `@` has a meaning of its own in YAML
      |
    help: put the value in quotes: `"@realDonaldTrump deactivated for 11 minutes"`
    "#);
}

#[test]
fn a_title_with_a_colon() {
    insta::assert_snapshot!(incident("title: Postmortem: \"database\" down\n"), @r#"
    error[Y001]: a value with `: ` in it needs quotes
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: Postmortem: "database" down
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ the second `: ` makes a key of what is before it
      |
    help: put the value in quotes: `'Postmortem: "database" down'`
    "#);
}

#[test]
fn values_that_begin_with_a_sign_of_yaml() {
    let texts = [
        "title: *all* down\n", "title: &all of it\n", "title: !important news\n", "title: %50\n", "title: & more\n",
        "title: [SEV1] db\n", "title: 'it's'\n", "title: - x\n", "title: *all\n",
    ];
    insta::assert_snapshot!(texts.map(incident).join("\n"), @r#"
    error[Y001]: `*all*` stands for an anchor that is not there
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: *all* down
      |        ^^^^^ a `*` here begins an alias
      |
    help: put the value in quotes: `"*all* down"`

    error[Y001]: `&all` would be lost
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: &all of it
      |        ^^^^ a `&` here begins an anchor, and nothing uses it
      |
    help: put the value in quotes: `"&all of it"`

    error[Y001]: `!important` is a tag and would be lost
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: !important news
      |        ^^^^^^^^^^ a `!` here begins a tag
      |
    help: put the value in quotes: `"!important news"`

    error[Y001]: a value cannot begin with `%`
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: %50
      |        ^^^ `%` has a meaning of its own in YAML
      |
    help: put the value in quotes: `"%50"`

    error[Y001]: a value cannot begin with `&`
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: & more
      |        ^^^^^^ `&` has a meaning of its own in YAML
      |
    help: put the value in quotes: `"& more"`

    error[Y001]: text stands after a value that begins with `[`
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: [SEV1] db
      |        ^^^^^^^^^ a `[` here begins a list, and the list has ended
      |
    help: put the value in quotes: `"[SEV1] db"`

    error[Y001]: text stands after the closing quote
     --> incidents/2026-01-01-db.md:1:12
      |
    1 | title: 'it's'
      |            ^^ the value has ended here
      |
    help: write an apostrophe in single quotes twice (`''`), or use double quotes

    error[Y001]: a list cannot begin on the line of its key
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: - x
      |        ^^^ a `- ` here begins a list
      |
    help: begin the list on the next line; if it is text, put it in quotes

    error[Y001]: `*all` stands for an anchor that is not there
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | title: *all
      |        ^^^^ a `*` here begins an alias
      |
    help: put the value in quotes: `"*all"`
    "#);
}

#[test]
fn indentation() {
    let texts = [
        "title: One\n kind: incident\n",
        "updates:\n  - at: 1\n    text: x\n   by: y\n",
        "title: One\nkind\ntags: [a]\n",
        "title:One\nkind: incident\n",
        "a\u{1b}[31m: x\n",
    ];
    insta::assert_snapshot!(texts.map(incident).join("\n"), @r#"
    error[Y001]: this key is indented deeper than the key before it
     --> incidents/2026-01-01-db.md:2:2
      |
    2 |  kind: incident
      |  ^^^^^^^^^^^^^^ indented too far
      |
    help: give keys of one map the same indentation

    error[Y001]: a list does not go on here
     --> incidents/2026-01-01-db.md:4:4
      |
    4 |    by: y
      |    ^^^^^ expected a line with `- `
      |
    help: indent the line, or begin it with `- `

    error[Y001]: a line without a key
     --> incidents/2026-01-01-db.md:2:1
      |
    2 | kind
      | ^^^^ no `:` here
      |
    help: write `key: value`; indent the line if it belongs to the value before it

    error[Y001]: a key without a space after its `:`
     --> incidents/2026-01-01-db.md:1:1
      |
    1 | title:One
      | ^^^^^^^^^ read as text
      |
    help: write `title: One`

    error[Y001]: an invisible character (U+001B) cannot stand in YAML
     --> incidents/2026-01-01-db.md:1:2
      |
    1 | a␛[31m: x
      |  ^ here
      |
    help: remove it
    "#);
}

#[test]
fn a_second_document() {
    insta::assert_snapshot!(incident("title: One\n---\ntitle: Two\n"), @r#"
    error[Y001]: a second YAML document begins
     --> incidents/2026-01-01-db.md:2:1
      |
    2 | ---
      | ^^^ only one document is read
      |
    help: remove the `---`, or move what follows to a file of its own
    "#);
}

#[test]
fn windows_line_ends() {
    insta::assert_snapshot!(incident("title: One\r\nkind: incdent\r\ntagz: []\r\n"), @r#"
    error[Y004]: `kind` cannot be `incdent`
     --> incidents/2026-01-01-db.md:2:7
      |
    2 | kind: incdent
      |       ^^^^^^^ expected `incident` or `maintenance`
      |
    help: did you mean `incident`?

    error[Y003]: unknown key `tagz`
     --> incidents/2026-01-01-db.md:3:1
      |
    3 | tagz: []
      | ^^^^ no key of the format
      |
    help: did you mean `tags`?
    "#);
}

#[test]
fn front_matter_does_not_begin_the_file() {
    let text = "---\ntitle: Überlast\nstatsu: x\n---\n\nText\n";
    let end = text.rfind("---").expect("it ends");
    insta::assert_snapshot!(told::<raw::Incident>(text, 4..end), @r#"
    error[Y003]: unknown key `statsu`
     --> incidents/2026-01-01-db.md:3:1
      |
    3 | statsu: x
      | ^^^^^^ no key of the format
      |
    help: `docs/format.md` lists every key
    "#);
}

#[test]
fn hostile_texts_are_refused() {
    let bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned()
        + &('b'..='j').map(|name| {
            let last = char::from(name as u8 - 1);
            format!("{name}: &{name} [*{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}]\n")
        }).collect::<Vec<_>>()
            .concat();
    let texts = [
        "[".repeat(100_000),
        "- ".repeat(20_000),
        "{a: ".repeat(20_000),
        bomb,
        "a: &a [*a]\n".into(),
        "x".repeat(50 << 20),
    ];
    insta::assert_snapshot!(texts.map(|text| incident(&text)).join("\n"), @r#"
    error[Y005]: the YAML is more than 40 levels deep
     --> incidents/2026-01-01-db.md:1:256
      |
     :::
    1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      |                                ^ too deep
      |
    help: write it flatter, or without aliases

    error[Y005]: the YAML is more than 40 levels deep
     --> incidents/2026-01-01-db.md:1:81
      |
    1 | - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - …
      |                                                                                 ^ too deep
      |
    help: write it flatter, or without aliases

    error[Y005]: the YAML is more than 40 levels deep
     --> incidents/2026-01-01-db.md:1:1021
      |
     :::
    1 | …: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a…
      |                                ^ too deep
      |
    help: write it flatter, or without aliases

    error[Y005]: more than 200000 values
     --> incidents/2026-01-01-db.md:6:7
      |
    6 | f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ too much
      |
    help: write it flatter, or without aliases

    error[Y005]: an alias stands inside of what it stands for
     --> incidents/2026-01-01-db.md:1:8
      |
    1 | a: &a [*a]
      |        ^^ this would never end
      |
    help: write it flatter, or without aliases

    error[Y005]: the YAML is 52428800 bytes long; at most 1048576 are read
     --> incidents/2026-01-01-db.md:1:1
      |
    1 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      | ^
      |
    help: write it flatter, or without aliases
    "#);
}

#[test]
fn what_ends_a_text_within_braces() {
    let texts = [
        "impact: {colour: #ff0000}\n",
        "updates:\n  - {at: +1m, text: Fixed #42}\n  - {at: +2m, text: Fixed #43}\n",
        "updates:\n  - {at: +1m, text: We look [here](https://x.example)}\n",
        "updates: [{at: +1m, text: see {x}}]\n",
        "updates: [{at: +1m, text: see a] b}]\n",
        "updates: [{at: +1m, text: Postmortem: down}]\n",
        "impact: {users: 1,200, carts: 5}\n",
    ];
    insta::assert_snapshot!(texts.map(incident).join("\n"), @r"
    error[Y001]: a comment begins before the bracket is closed
     --> incidents/2026-01-01-db.md:1:18
      |
    1 | impact: {colour: #ff0000}
      |                  ^^^^^^^^ nothing from the ` #` on is read
      |
    help: put the value in quotes

    error[Y001]: a comment begins before the bracket is closed
     --> incidents/2026-01-01-db.md:2:27
      |
    2 |   - {at: +1m, text: Fixed #42}
      |                           ^^^^ nothing from the ` #` on is read
      |
    help: put the value in quotes

    error[Y001]: a text within braces holds a `[`
     --> incidents/2026-01-01-db.md:2:21
      |
    2 |   - {at: +1m, text: We look [here](https://x.example)}
      |                     ^^^^^^^^^ `[` begins a list here
      |
    help: put all of the text in quotes

    error[Y001]: a text within braces holds a `{`
     --> incidents/2026-01-01-db.md:1:27
      |
    1 | updates: [{at: +1m, text: see {x}}]
      |                           ^^^^^ `{` begins a map here
      |
    help: put all of the text in quotes

    error[Y001]: a text within braces holds a `]`
     --> incidents/2026-01-01-db.md:1:27
      |
    1 | updates: [{at: +1m, text: see a] b}]
      |                           ^^^^^^ `]` ends the text here
      |
    help: put all of the text in quotes

    error[Y001]: a value with `: ` in it needs quotes
     --> incidents/2026-01-01-db.md:1:27
      |
    1 | updates: [{at: +1m, text: Postmortem: down}]
      |                           ^^^^^^^^^^^ the second `: ` makes a key of what is before it
      |
    help: put all of the text in quotes

    error[Y003]: a comma ends the value of `users`
     --> incidents/2026-01-01-db.md:1:17
      |
    1 | impact: {users: 1,200, carts: 5}
      |                 ^^^^^ one text, and a `,` divides within braces
      |
    help: put all of it in quotes
    ");
}

#[test]
fn a_missing_space_behind_a_colon_and_one_that_is_none() {
    let texts = [
        "components: {checkout:major_outage}\n",
        "components: {api: operational, web:major_outage}\n",
        "updates: [{at:10:05, text: x}]\n",
        "title: A\nstarted:\u{a0}2024-01-02\ntags: [a]\n",
        "title:\u{a0}A\nstarted: 2024-01-02\n",
        "started:\u{a0}2024-01-02\n",
    ];
    insta::assert_snapshot!(texts.map(incident).join("\n"), @r"
    error[Y004]: `checkout:major_outage` has no value
     --> incidents/2026-01-01-db.md:1:14
      |
    1 | components: {checkout:major_outage}
      |              ^^^^^^^^^^^^^^^^^^^^^ no space behind the `:`
      |
    help: write `checkout: major_outage`

    error[Y004]: `web:major_outage` has no value
     --> incidents/2026-01-01-db.md:1:32
      |
    1 | components: {api: operational, web:major_outage}
      |                                ^^^^^^^^^^^^^^^^ no space behind the `:`
      |
    help: write `web: major_outage`

    error[Y003]: unknown key `at:10:05`
     --> incidents/2026-01-01-db.md:1:12
      |
    1 | updates: [{at:10:05, text: x}]
      |            ^^^^^^^^ no space behind the `:`
      |
    help: write `at: 10:05`

    error[Y001]: a no-break space stands behind the `:`
     --> incidents/2026-01-01-db.md:2:9
      |
    2 | started: 2024-01-02
      |         ^ YAML wants a plain space here
      |
    help: replace it with a plain space: `started: 2024-01-02`

    error[Y001]: a no-break space stands behind the `:`
     --> incidents/2026-01-01-db.md:1:7
      |
    1 | title: A
      |       ^ YAML wants a plain space here
      |
    help: replace it with a plain space: `title: A`

    error[Y001]: a no-break space stands behind the `:`
     --> incidents/2026-01-01-db.md:1:9
      |
    1 | started: 2024-01-02
      |         ^ YAML wants a plain space here
      |
    help: replace it with a plain space: `started: 2024-01-02`
    ");
    assert!(incident("impact: {see: https://x.example, carts: 5}\n").is_empty(), "an address is one value");
}

#[test]
fn a_key_or_a_form_of_another_tool() {
    let keys = [
        ("timeline: [{what: x}]", "what", "text"),
        ("updates: [{body: x}]", "body", "text"),
        ("updates: [{message: x}]", "message", "text"),
        ("updates: [{description: x}]", "description", "text"),
        ("updates: [{timestamp: x}]", "timestamp", "at"),
        ("timeline: [{date: x}]", "date", "at"),
        ("updates: [{author: x}]", "author", "by"),
        ("sources: [{date: x}]", "date", "published"),
        ("actions: [{assignee: x}]", "assignee", "owner"),
        ("actions: [{deadline: x}]", "deadline", "due"),
        ("actions: [{title: x}]", "title", "what"),
        ("action_items: []", "action_items", "actions"),
        ("lang: en", "lang", "language"),
        ("affected: [api]", "affected", "components"),
        ("begin: x", "begin", "started"),
        ("resolved_at: x", "resolved_at", "resolved"),
    ];
    for (text, written, meant) in keys {
        let said = incident(&format!("{text}\n"));
        assert!(said.contains(&format!("unknown key `{written}`")), "{said}");
        assert!(said.contains(&format!("help: did you mean `{meant}`?")), "{text}: {said}");
    }
    let forms = [
        ("tags: outage", "write it as a list: `[outage]`"),
        ("updates: {at: 10:05}", "begin each entry with `- `"),
        ("components: checkout", "write `components: [checkout]`, or `components: {checkout: major_outage}`"),
        ("components:\n  - checkout: major_outage", "write `components: {checkout: major_outage}`, without a list"),
        (
            "components: [{id: checkout, status: major_outage}, {id: search, status: operational}]",
            "write `components: {checkout: major_outage, search: operational}`, without a list",
        ),
        ("updates: [{components: [api]}]", "write `components: {api: operational}`, or another status"),
        ("severity: [major]", "write one word without brackets: `major`"),
        ("severity: [major, minor]", "write one word without brackets"),
        ("title: [outage in Bonn]", "if it is text, put it in quotes"),
        ("actions: [Warn earlier]", "write `- what: Warn earlier`"),
        ("timeline: [It fell]", "write `- {at: 2017-11-02 18:48 UTC, text: It fell}`"),
    ];
    for (text, help) in forms {
        let said = incident(&format!("{text}\n"));
        assert!(said.contains(&format!("help: {help}")), "{text}: {said}");
    }
    let site = told::<raw::Site>("components: [api]\n", 0..18);
    assert!(site.contains("help: write `- id: api`"), "{site}");
}

#[test]
fn what_stands_in_another_form_is_shown_in_its_own() {
    let help = |yaml: &str| {
        let told = incident(&format!("title: x\n{yaml}\n"));
        let help = told.lines().filter_map(|line| line.strip_prefix("help: "));
        help.map(str::to_owned).collect::<Vec<_>>().join("; ")
    };
    let timed = "write the time behind `at:`: `- {at: 2017-11-02 18:48 UTC, text: …}`";
    assert_eq!(help("timeline:\n  20:15: It broke\n  20:30: We saw it"), timed);
    assert_eq!(help("timeline:\n  - 20:15: It broke"), timed);
    assert_eq!(help("timeline:\n  - 20:15 It broke"), timed);
    assert_eq!(help("updates:\n  - \"20:15 investigating: we look\""), timed);
    assert_eq!(help("updates:\n  - 2026-05-01 20:15 CEST we look"), timed);
    assert_eq!(help("tags: dns, cdn"), "write it as a list: `[dns, cdn]`");
    assert_eq!(help("undocumented: How many, and how long"), "write it as a list: `[\"How many, and how long\"]`");
    assert_eq!(help("actions: [http checks for the mirror]"), "write `- what: http checks for the mirror`");
    assert_eq!(help("components: web, api"), "write `components: [web, api]`");
    assert_eq!(help("impact: 300 users"), "write `impact: {users affected: 300 users}`, or what else is counted");
    assert_eq!(help("sources: [https://example.com/a]"), "write `- url: https://example.com/a`");
    let window = "write `{from: 2017-11-02 22:00 UTC, until: 2017-11-03 02:00 UTC}`";
    assert_eq!(help("scheduled: 2026-05-01 22:00 - 23:00"), window);
    assert_eq!(help("actions: [{what: x, status: completed}]"), "did you mean `done`?");
    assert_eq!(help("actions: [{what: x, status: won't fix}]"), "did you mean `dropped`?");
    assert_eq!(help("type: maintenance"), "did you mean `kind`?");
    assert_eq!(help("follow_ups: [{at: 2026-05-01, text: x, link: 'https://x.example'}]"), "did you mean `source`?");
    assert_eq!(help("status: resolved"), "the last of `updates` says the status, and `resolved` when it was over");
    assert_eq!(help("summary: It broke"), "write it in the body, under a heading `## Summary`");
}
