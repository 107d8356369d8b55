//! That an edit adds what it should and leaves every other byte as it was, in files as people write them.

use camino::Utf8Path;
use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::author::tidy;
use crate::source::{raw, yaml};

/// The lists of updates that a file may hold already, with `\n` for its line ends, and how many entries they have.
const LISTS: [(&str, usize); 22] = [
    ("", 0),
    ("updates:\n", 0),
    ("updates:   # what readers were told\n", 0),
    ("updates: []\n", 0),
    ("updates: []   # none yet\n", 0),
    ("updates: [ ]\n", 0),
    ("updates: ~\n", 0),
    ("updates: null # none\n", 0),
    ("\"updates\": []\n", 0),
    ("updates: [{at: 2026-01-01, text: one}]\n", 1),
    ("updates: [{at: 2026-01-01, text: one}, ]  # a comma too many\n", 1),
    ("updates: [\n  {at: 2026-01-01, text: one},   # first\n  {at: 2026-01-02, text: \"]\"}  # second\n]\n", 2),
    ("updates:\n  [ {at: 2026-01-01, text: one},\n    {at: 2026-01-02, text: two}, ]\n", 2),
    (
        "updates:\n  - {at: 2026-01-01, text: one}  # first\n\n  # and then\n  - {at: 2026-01-02, text: 'two'}\n  # end\n",
        2,
    ),
    ("updates:\n- at: 2026-01-01\n  text: one\n", 1),
    ("updates:\n    -   at: 2026-01-01\n        text: >-\n          folded\n          text\n\n", 1),
    ("updates:\n  - at: 2026-01-01\n    text: |\n      one\n\n      # no comment\n\n# a comment\n", 1),
    ("updates:\n  - at: 2026-01-01\n    text: |+\n      kept\n\n\n", 1),
    ("updates:\n  - at: 2026-01-01\n    text: plain\n      on two lines\n    components:\n      api: operational\n", 1),
    ("updates:\n  - {at: 2026-01-01,\n     text: one}\n", 1),
    ("updates:\n  - text: \"one \\\n      line\"\n    at: 2026-01-01\n", 1),
    ("updates:\n  - at: 2026-01-01\n    text:   # to be written\n", 1),
];

/// Other keys, before and after the list.
const OTHERS: [&str; 10] = [
    "title: 'It''s down'   # for now\n",
    "severity:    major\n",
    "# a comment\n\n",
    "components: {api: partial_outage,   web: major_outage}\n",
    "tags:\n  - a\n  # between\n  - \"b: c\"\n",
    "causes: [ dns ,human-error ]\n",
    "impact:\n    users: 1,000\n    'lost': none\n",
    "undocumented:\n- who\n- >\n  why\n",
    "timeline:\n  - {at: 2026-01-01, event: started, text: é 界}\n  - at: +11m\n    text: |\n      x\n\n\n",
    "actions:\n  - what: one\n    status: open   # still\n\n  - {what: two}\n",
];

#[derive(Debug, Clone)]
struct Written {
    path: &'static str,
    text: String,
    count: usize,
}

fn file() -> impl Strategy<Value = Written> {
    let others = || prop::sample::subsequence(OTHERS.to_vec(), 0..=OTHERS.len()).prop_shuffle();
    let split = (others(), any::<prop::sample::Index>(), 0..LISTS.len());
    (split, any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |((others, at, list), is_yaml, crlf, bom, ends)| {
            let (list, count) = LISTS[list];
            let at = at.index(others.len() + 1);
            let keys = [others[..at].concat(), list.to_owned(), others[at..].concat()].concat();
            let mut text = if is_yaml { keys } else { format!("---\n{keys}---\n\nBody --- of it.\n---\nupdates:\n") };
            if is_yaml && !ends {
                // The line end of a text that keeps those at its end is part of the text.
                let is_kept = text.ends_with("\n\n");
                text.truncate(text.len() - usize::from(text.ends_with('\n') && !is_kept));
            }
            if crlf {
                text = text.replace('\n', "\r\n");
            }
            if bom {
                text.insert(0, '\u{feff}');
            }
            Written { path: if is_yaml { "a.yaml" } else { "a.md" }, text, count }
        },
    )
}

fn read(path: &str, text: &str) -> raw::Incident {
    let range = front_matter::yaml(Utf8Path::new(path), text).expect("there is YAML in it");
    yaml::read(&text[range]).unwrap_or_else(|problems| panic!("{problems:?} in {text}"))
}

/// What went and what came between the first and the last bytes that both have.
fn splice<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str) {
    let same = |a: &str, b: &str| a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let mut start = same(old, new);
    while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
        start -= 1;
    }
    let end = old[start..].bytes().rev().zip(new[start..].bytes().rev()).take_while(|(a, b)| a == b).count();
    let mut end = end;
    while !old.is_char_boundary(old.len() - end) || !new.is_char_boundary(new.len() - end) {
        end -= 1;
    }
    (&old[start..old.len() - end], &new[start..new.len() - end])
}

fn check_bytes(old: &str, new: &str, may_go: &[&str]) {
    let (gone, _) = splice(old, new);
    assert!(may_go.contains(&gone.trim()), "{gone:?} went from {old:?}, which is now {new:?}");
    if old.contains("\r\n") {
        assert!(!new.replace("\r\n", "").contains('\n'), "{new:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn an_update_is_added_and_everything_else_stays(file in file(), text in "(?s).{0,40}|[a-z \n:#'\"-]{1,60}") {
        let text = tidy(&text);
        let mut entry = Map::new();
        entry.insert("at".into(), json!("2026-11-23 18:48 UTC"));
        entry.insert("status".into(), json!("monitoring"));
        entry.insert("text".into(), json!(text));
        let changes = [Change::Append { list: "updates", entry }];
        let new = edit(Utf8Path::new(file.path), &file.text, &changes)
            .unwrap_or_else(|refusal| panic!("{refusal}: {:?}", file.text));
        check_bytes(&file.text, &new, &["", "[]", "[ ]", "]", "~", "null", "nul", "[", " "]);

        let (mut wanted, read) = (read(file.path, &file.text), read(file.path, &new));
        prop_assert_eq!(wanted.updates.len(), file.count);
        wanted.updates.push(raw::Update {
            at: Some("2026-11-23 18:48 UTC".into()),
            status: Some("monitoring".into()),
            text: Some(text),
            ..raw::Update::default()
        });
        prop_assert_eq!(format!("{:?}", read), format!("{:?}", wanted));
    }

    #[test]
    fn a_key_is_set_and_everything_else_stays(file in file(), value in "[a-z]{1,9}|.{1,30}") {
        let value = tidy(&value);
        prop_assume!(!value.is_empty());
        let changes = [Change::Set { map: String::new(), key: "resolved", value: json!(value) }];
        let new = edit(Utf8Path::new(file.path), &file.text, &changes)
            .unwrap_or_else(|refusal| panic!("{refusal}: {:?}", file.text));
        check_bytes(&file.text, &new, &[""]);
        let (mut wanted, read) = (read(file.path, &file.text), read(file.path, &new));
        wanted.resolved = Some(value);
        prop_assert_eq!(format!("{:?}", read), format!("{:?}", wanted));
    }

    #[test]
    fn a_promise_is_kept_and_everything_else_stays(file in file(), nth in 0..2_usize) {
        if !file.text.contains("actions:") {
            return Ok(());
        }
        let map = format!("/actions/{nth}");
        let changes = [
            Change::Set { map: map.clone(), key: "status", value: json!("done") },
            Change::Set { map, key: "done", value: json!("2026-11-23") },
        ];
        let new = edit(Utf8Path::new(file.path), &file.text, &changes)
            .unwrap_or_else(|refusal| panic!("{refusal}: {:?}", file.text));
        let (mut wanted, read) = (read(file.path, &file.text), read(file.path, &new));
        wanted.actions[nth].status = Some(raw::ActionStatus::Done);
        wanted.actions[nth].done = Some("2026-11-23".into());
        prop_assert_eq!(format!("{:?}", read), format!("{:?}", wanted));
        prop_assert!(new.contains("# still") || !file.text.contains("# still"), "{}", new);
    }
}

#[test]
fn a_file_that_cannot_be_edited_safely_is_refused_with_the_text_to_paste() {
    let mut entry = Map::new();
    entry.insert("at".into(), json!("2026-11-23"));
    entry.insert("text".into(), json!("one: two"));
    let change = [Change::Append { list: "updates", entry }];
    for text in [
        "no front matter\n",
        "---\ntitle: a\n",
        "---\nupdates: yes\n---\n",
        "---\ntitle: [\n---\n",
        "---\ntimeline: &same [{at: 2026-01-01}]\nupdates: *same\n---\n",
        "---\nupdates: []\nupdates: []\n---\n",
    ] {
        let refusal = edit(Utf8Path::new("a.md"), text, &change).expect_err(text);
        let help = "paste this at the end of the list `updates:`:\n\n  - at: 2026-11-23\n    text: \"one: two\"";
        assert_eq!(refusal.help, [help]);
    }
}

#[test]
fn an_entry_is_put_before_another_as_that_is_written() {
    let mut entry = Map::new();
    entry.insert("at".into(), json!("2026-11-23"));
    entry.insert("text".into(), json!("two"));
    let at = |before| [Change::Insert { list: "updates", before, entry: entry.clone() }];
    for (before, old, new) in [
        (0, "updates:\n  # new\n  - {at: 1}\n", "updates:\n  # new\n  - {at: 2026-11-23, text: two}\n  - {at: 1}\n"),
        (1, "updates:\n- at: 1\n- at: 0\n", "updates:\n- at: 1\n- at: 2026-11-23\n  text: two\n- at: 0\n"),
        (0, "updates: [{at: 1}]\n", "updates: [{at: 2026-11-23, text: two}, {at: 1}]\n"),
        (0, "updates: [\n  {at: 1}\n]\n", "updates: [\n  {at: 2026-11-23, text: two},\n  {at: 1}\n]\n"),
    ] {
        assert_eq!(edit(Utf8Path::new("a.yaml"), old, &at(before)).as_deref(), Ok(new));
    }
    assert!(edit(Utf8Path::new("a.yaml"), "updates: []\n", &at(0)).is_err());
}

#[test]
fn a_key_goes_with_its_lines_and_nothing_else() {
    let change = [Change::Remove { map: "/actions/0".into(), key: "reason" }];
    for (old, new) in [
        ("actions:\n  - what: a\n    reason: b # c\n    status: done\n", "actions:\n  - what: a\n    status: done\n"),
        ("actions:\n  - what: a\n    reason: |\n      b\n\n      c\ntags: [a]\n", "actions:\n  - what: a\ntags: [a]\n"),
        ("actions:\n  - reason: b\n    what: a\n", "actions:\n  - what: a\n"),
        ("actions: [{what: a, reason: b}]\n", "actions: [{what: a}]\n"),
        ("actions: [{reason: , what: a}] # c\n", "actions: [{what: a}] # c\n"),
        ("actions: [{what: a}]\n", "actions: [{what: a}]\n"),
    ] {
        assert_eq!(edit(Utf8Path::new("a.yaml"), old, &change).as_deref(), Ok(new));
        let crlf = old.replace('\n', "\r\n");
        assert_eq!(edit(Utf8Path::new("a.yaml"), &crlf, &change), Ok(new.replace('\n', "\r\n")));
    }
}

#[test]
fn an_entry_is_written_as_its_neighbours_are() {
    let mut entry = Map::new();
    entry.insert("at".into(), json!("2026-11-23"));
    entry.insert("text".into(), json!("two"));
    let change = [Change::Append { list: "updates", entry }];
    for (old, new) in [
        ("updates:\n  - {at: 1, text: one}\n", "updates:\n  - {at: 1, text: one}\n  - {at: 2026-11-23, text: two}\n"),
        ("updates:\n- at: 1\n  text: one\n", "updates:\n- at: 1\n  text: one\n- at: 2026-11-23\n  text: two\n"),
        ("updates: [{at: 1}]\n", "updates: [{at: 1}, {at: 2026-11-23, text: two}]\n"),
        ("updates: []\n", "updates:\n  - at: 2026-11-23\n    text: two\n"),
        ("title: a", "title: a\nupdates:\n  - at: 2026-11-23\n    text: two\n"),
    ] {
        assert_eq!(edit(Utf8Path::new("a.yaml"), old, &change).as_deref(), Ok(new));
    }
}

#[test]
fn sections_are_put_into_a_yaml_file_too() {
    use crate::source::sections::SectionKind::{Impact, Summary};
    let wanted = [Summary, Impact];
    let path = Utf8Path::new("a.yaml");
    for old in [
        "title: a\n",
        "title: a\nbody:\n",
        "title: a\nbody: |-  # of it\n  ## Summary\n\n  Short.\n\n  ## Lessons\n\n  None.\n\n\nseverity: major # x\n",
    ] {
        let new = body::with_sections(path, old, &wanted).unwrap_or_else(|| panic!("refused: {old}"));
        assert!(body::of(path, &new).contains("## Impact\n\n<!-- "), "{new}");
        assert!(new.contains("title: a\n") && new.contains("# x") == old.contains("# x"), "{new}");
        assert!(new.contains("Short.") == old.contains("Short."), "{new}");
    }
}
