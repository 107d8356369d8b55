//! That both ways through YAML agree, and that no text harms the reader.

use std::fmt::Debug;
use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::source::raw;

fn locate(text: &str, pointer: &str, key: bool) -> Range<usize> {
    Places::new(text, 0..text.len()).locate(pointer, key)
}

const INCIDENT: &str = r#"title: "@realDonaldTrump deactivated"
severity: major
components: {accounts: partial_outage}
started: 2017-11-02
duration: 11m
causes: [human-error, access-control]
tags:
  - offboarding
updates:
  - {at: 2017-11-03, status: resolved, text: "over"}
  - at: ~2017-11-04
    text: |
      Two
      lines
    by: {name: Twitter Government, handle: "@Gov"}
timeline: # as known
- at: +11m
  event: started
follow_ups:
  - by: A name
    verbatim: yes
scheduled: {from: 1, until: 2}
impact: {users affected: 1 account, lost: none}
conflicts: [{about: a, text: b}]
draft: false
audience: internal
body: >-
  Some
  text
"#;

const SITE: &str = "title: Site\nlive: no\nhistory_days: 0x1F\ncomponents:\n  - {id: web, name: Web}\n  - id: api\n\
    causes: [human, {id: a, name: A}]\npolicy:\n  checks: {T010: off, I001: warning}\nnavigation: []\n";

/// What the YAML crate makes of a text by itself, if there is nothing in it of which something would be lost.
fn by_serde<T: DeserializeOwned>(text: &str) -> Result<T, serde_saphyr::Error> {
    let budget = serde_saphyr::budget! { max_depth: MAX_DEPTH, max_documents: 1, max_anchors: 0, max_aliases: 0 };
    let options = serde_saphyr::options! {
        budget: budget,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::Error,
        reject_unsupported_tags: true,
        ignore_binary_tag_for_string: true,
    };
    serde_saphyr::from_str_with_options(text, options)
}

/// Reads a text, which says no less than the YAML crate does, and looks at every place that is named.
fn check<T: DeserializeOwned + JsonSchema + Debug + 'static>(text: &str) {
    let own = read::<T>(text);
    if let Ok(theirs) = by_serde::<T>(text) {
        let own = own.as_ref().unwrap_or_else(|problems| panic!("{problems:?} in {text:?}"));
        assert_eq!(format!("{theirs:?}"), format!("{own:?}"), "from {text:?}");
    }
    if let Err(problems) = own {
        assert!(!problems.is_empty(), "nothing is said of {text:?}");
        for problem in problems {
            assert!(!problem.message.starts_with("the YAML does not fit"), "the schema allows {text:?}: {problem:?}");
            for range in std::iter::once(&problem.place).chain(problem.related.iter().map(|(range, _)| range)) {
                assert!(text.get(range.clone()).is_some(), "{problem:?} is not a place in {text:?}");
            }
        }
    }
    for pointer in ["", "/title", "/updates/1/by/name", "/tags/0", "/components/web", "/nothing/at/all"] {
        assert!(text.get(locate(text, pointer, true)).is_some() && text.get(locate(text, pointer, false)).is_some());
    }
}

/// A piece of a mutation: signs that mean something to YAML, and a few that are hard to count.
const PIECES: &[&str] = &[
    ":", ": ", "- ", "\n", "\r\n", "\t", " ", "  ", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a", "#", " #", "|",
    ">", "%", "@", "`", "?", "~", "null", "<<: ", "---\n", "...\n", "404", "1.0", "yes", "2017-11-02", "é", "界",
    "\u{feff}", "\0", "\u{85}", "title", "kind: ", "\\", "=", "0x1F", ".nan", "on",
];

/// A valid text with some of its parts replaced.
fn mutated(text: &'static str) -> impl Strategy<Value = String> {
    let edit = (0..=text.len(), 0..6_usize, prop::sample::select(PIECES));
    prop::collection::vec(edit, 0..4).prop_map(move |edits| {
        let mut text = text.to_owned();
        for (at, length, piece) in edits {
            let range = fit(&text, at..at + length);
            text.replace_range(range, piece);
        }
        text
    })
}

proptest! {
    #[test]
    fn any_text_is_read_or_explained(text in any::<String>()) {
        check::<raw::Incident>(&text);
    }

    #[test]
    fn any_pieces_are_read_or_explained(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        check::<raw::Incident>(&pieces.concat());
    }

    #[test]
    fn a_spoilt_incident_is_read_or_explained(text in mutated(INCIDENT)) {
        check::<raw::Incident>(&text);
    }

    #[test]
    fn a_spoilt_site_is_read_or_explained(text in mutated(SITE)) {
        check::<raw::Site>(&text);
    }
}

#[test]
fn valid_texts_are_read_alike_both_ways() {
    for text in [INCIDENT, "", "# nothing\n", "~", "---\n", "\u{feff}title: One\r\n", "{}"] {
        assert!(read::<raw::Incident>(text).is_ok(), "{text}");
        check::<raw::Incident>(text);
    }
    assert!(read::<raw::Site>(SITE).is_ok());
    check::<raw::Site>(SITE);
}

#[test]
fn text_is_what_was_written() {
    for written in
        ["404", "1.0", "2017-11-02", "yes", "0x1F", "1e3", "~2017-11-02", "0755", "05:59", "+11m", "-1", ".inf"]
    {
        let text = format!(
            "title: {written}\ntags: [{written}]\ncomponents: [{written}]\nimpact: {{a: {written}}}\nupdates: [{{by: {written}}}]\n"
        );
        let read: raw::Incident = read(&text).unwrap_or_else(|problems| panic!("{problems:?} in {text}"));
        assert_eq!(read.title.as_deref(), Some(written));
        assert_eq!(read.tags, [written]);
        assert_eq!(read.impact["a"], written);
        assert!(matches!(&read.components, Some(raw::Components::List(list)) if list[0] == written), "{written}");
        assert!(matches!(&read.updates[0].by, Some(raw::By::Name(name)) if name == written), "{written}");
    }
}

#[test]
fn an_empty_key_is_one_left_out() {
    let text = "title:\nkind: ~\ntags:\nupdates: null\nimpact:\ndraft:\nscheduled:\n";
    let read: raw::Incident = read(text).expect("empty keys are no mistake");
    assert!(
        read.title.is_none() && read.kind.is_none() && read.tags.is_empty() && read.impact.is_empty() && !read.draft
    );
    assert!(super::read::<Vec<raw::TimelineEntry>>("# none yet\n").expect("an empty list").is_empty());
    assert_eq!(super::read::<raw::Incident>("title: \"null\"\n").expect("text").title.as_deref(), Some("null"));
}

#[test]
fn anchors_and_merge_keys_are_written_out() {
    let text = "updates:\n  - &first {at: 1, status: resolved}\n  - {<<: *first, at: 2}\n";
    let read: raw::Incident = read(text).expect("they are allowed");
    assert_eq!(read.updates[1].at.as_deref(), Some("2"));
    assert_eq!(read.updates[1].status.as_deref(), Some("resolved"));
}

#[test]
fn places_are_found_by_pointer() {
    let text = "title: Ü\r\nupdates:\r\n  - at: 1\r\n    text: |\r\n      Two\r\n  - at: 2\r\nimpact: {a/b: c}\r\n";
    let at = |pointer: &str, key: bool| &text[locate(text, pointer, key)];
    assert_eq!(at("/title", false), "Ü");
    assert_eq!(at("/title", true), "title");
    assert_eq!(at("/updates/1/at", false), "2");
    assert_eq!(at("/updates/1", true), "at: 2");
    assert_eq!(at("/impact/a~1b", true), "a/b");
    assert_eq!(at("/updates/1/text", false), "at: 2", "the entry stands in for a key that is missing");
    assert_eq!(at("/updates/7/at", true), at("/updates", false));
    assert_eq!(locate("a: [", "/a", false), 0..0);
}

#[test]
fn a_bomb_that_is_built_by_merging_is_refused() {
    let mut text = "a: &a {".to_owned();
    text.extend((0..20_000).map(|n| format!("k{n}: 1, ")));
    text.push_str("}\n");
    text.extend((0..200).map(|n| format!("b{n}: {{<<: [*a, *a]}}\n")));
    let problems = read::<raw::Incident>(&text).expect_err("it is refused");
    assert_eq!(problems.iter().map(|problem| problem.code.id).collect::<Vec<_>>(), ["Y005"]);
}

#[test]
fn many_mistakes_on_one_long_line_are_told_in_time() {
    let text = format!("tags: [{}]", "*a, ".repeat(200_000));
    assert!(read::<raw::Incident>(&text).is_err());
    let text = format!("{}: 1\n\"{}\": 2\n", "x".repeat(1000), "y".repeat(500_000));
    assert!(read::<raw::Incident>(&text).is_err());
}

#[test]
fn a_key_by_the_name_that_other_tools_give_it_is_understood() {
    let help = |text: &str| {
        let problems = read::<raw::Incident>(text).expect_err("a key that is none");
        problems.into_iter().filter_map(|problem| problem.help).collect::<Vec<_>>()
    };
    assert_eq!(help("affected: [api]\nend: 2026-01-01\n"), ["did you mean `components`?", "did you mean `resolved`?"]);
    assert_eq!(help("updates: [{time: 2026-01-01, message: Hm}]"), ["did you mean `at`?", "did you mean `text`?"]);
}
