//! The words of the interface: no language lacks one, no page has one of its own, and a site can bring others.
//!
//! In: the files of `locales/`, templates, and small sites. Out: nothing, or the word that is missing.
#![expect(clippy::disallowed_methods, reason = "a test reads the files of this project")]

mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use afterword::artifact::ArtifactSet;
use site::{Site, printed, text};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of this project")
}

/// The messages of a language, each with all that belongs to it.
fn messages(language: &str) -> BTreeMap<String, String> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in read(&format!("locales/{language}.ftl")).lines() {
        match line.split_once(" = ") {
            Some((key, text)) if line.starts_with(|first: char| first.is_ascii_lowercase()) => {
                key.clone_into(&mut last);
                assert!(messages.insert(last.clone(), text.to_owned()).is_none(), "{language}: `{key}` stands twice");
            }
            _ if line.starts_with("  ") => {
                let message = messages.get_mut(&last).expect("a choice belongs to a message");
                let _ = write!(message, "\n{line}");
            }
            _ => {}
        }
    }
    messages
}

/// The files that a site makes, and what is said of it.
fn built(site: &Site) -> (ArtifactSet, String) {
    let build = site.build();
    let said = printed(&build.diagnostics, &build.tree);
    (build.set, said)
}

/// The gaps of a message, by name.
fn gaps(message: &str) -> BTreeSet<String> {
    let names = message.split('$').skip(1);
    names.map(|rest| rest.chars().take_while(char::is_ascii_lowercase).collect()).collect()
}

#[test]
fn every_language_has_every_message_and_no_other() {
    let english = messages("en");
    assert!(english.len() > 300);
    for language in ["de", "ar"] {
        let other = messages(language);
        let keys = |messages: &BTreeMap<String, String>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let (known, here) = (keys(&english), keys(&other));
        assert!(known == here, "{language}: {:?}", known.symmetric_difference(&here));
        for (key, message) in &other {
            let (filled, used) = (gaps(&english[key]), gaps(message));
            assert!(used.is_subset(&filled), "{language}: `{key}` has {used:?}, and {filled:?} are filled");
            // A form for one or two may say the number in words; nothing else may be left out.
            let left: BTreeSet<_> = filled.difference(&used).filter(|gap| *gap != "count").collect();
            assert!(left.is_empty(), "{language}: `{key}` does not say {left:?}");
        }
    }
}

/// The first words of messages whose last word is an id.
const FAMILIES: [&str; 26] = [
    "status", "said", "component", "within", "banner", "promise", "action", "measure", "unknown", "point", "known",
    "part", "rule", "age", "day", "month", "short-month", "uptime-name", "uptime-rule", "waiting", "taken", "column",
    "key", "event", "tick", "nav",
];

#[test]
fn every_message_is_said_somewhere() {
    let mut said = String::new();
    for folder in ["src", "templates"] {
        for file in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let file = file.expect("the project can be listed");
            if file.file_type().is_file() {
                said.push_str(&fs::read_to_string(file.path()).expect("sources are text"));
            }
        }
    }
    let in_family = |key: &str| {
        FAMILIES.iter().any(|family| {
            key.strip_prefix(family).is_some_and(|rest| rest.starts_with('-'))
                && said.contains(&format!("\"{family}\""))
        })
    };
    let unused = messages("en").into_keys().filter(|key| !said.contains(&format!("\"{key}\"")) && !in_family(key));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<String>::new());
}

const SITE: &str = "-- site.yaml --
title: Ω
language: el
live: LIVE
components: [{id: α, name: Α, group: Γ, description: Δ}, {id: β, name: Β}]
severities: [{id: σ, name: Σ, component_status: major_outage}]
causes: [{id: κ, name: Κ}]
policy: {hours: {days: [mon, tue], hours: 09:00-17:00, holidays: [2026-12-25]}}
-- incidents/2026-10-02-αα/index.md --
---
title: Τίτλος
severity: σ
components: {α: partial_outage}
causes: [κ]
tags: [λ]
started: 2026-10-02 10:00
detected: 2026-10-02 10:05
duration: 2h
updates:
  - {at: 2026-10-02 10:10, status: investigating, text: Ναι, components: {β: degraded_performance}}
  - {at: 2026-10-02 12:00, status: resolved, text: Όχι}
timeline:
  - {at: ~2026-10-02 10:05, text: Αρχή}
follow_ups:
  - {at: 2026-10-03, by: {name: Νίκος}, text: Λόγος, verbatim: true, source: 'https://192.0.2.1/'}
  - {at: 2026-10-05, by: {name: Νίκος}, text: Άλλος, corrects: 2026-10-03}
actions:
  - {what: Έργο, kind: prevent, owner: Νίκος, due: 2026-10-20, status: open}
  - {what: Πράξη, status: dropped, reason: Διότι}
impact: {Χρήστες: 3}
conflicts: [{about: Τι, text: Κείμενο}]
undocumented: [Κάτι]
sources: [{title: Πηγή, url: 'https://192.0.2.1/', archived: 'https://192.0.2.2/'}]
---
Πρόλογος.[^1]

> [!NOTE]
> Σημείωση.

> [!TIP]
> Συμβουλή.

> [!IMPORTANT]
> Μήνυμα.

> [!WARNING]
> Προσοχή.

> [!CAUTION]
> Κίνδυνος.

- [x] Έγινε
- [ ] Θα γίνει

| Πότε | Τι |
|---|---|
| Νωρίς | Αρχή |

| | |
|---|---|
| Αργά | Τέλος |

[^1]: Υποσημείωση.
-- incidents/2026-11-23-ββ.md --
---
title: Δεύτερος
severity: σ
components: [α]
started: 2026-11-23 09:00
updates:
  - {at: 2026-11-23 09:10, status: identified, text: Ναι, next_update: 2026-11-23 13:00}
---
-- incidents/2026-11-30-γγ.md --
---
title: Τρίτος
kind: maintenance
components: [β]
scheduled: {from: 2026-11-30 10:00, until: 2026-11-30 12:00}
updates:
  - {at: 2026-11-20 09:10, status: scheduled, text: Ναι}
---
";

/// Every message of English, in brackets; those that are signs stay as they are.
fn bracketed() -> String {
    let mut out = String::new();
    for (key, message) in messages("en") {
        let signs = ["comma", "arrow", "decimal-sign"].contains(&key.as_str());
        let text = match message.split_once('\n') {
            _ if signs => message,
            None => format!("[{message}]"),
            Some((first, forms)) => {
                let form = |line: &str| match line.split_once("] ") {
                    Some((name, text)) => format!("{name}] [{text}]"),
                    None => line.to_owned(),
                };
                format!("{first}\n{}", forms.lines().map(form).collect::<Vec<_>>().join("\n"))
            }
        };
        let _ = writeln!(out, "{key} = {text}");
    }
    out
}

/// What a reader of a page sees or hears: its text, and the attributes with words.
fn perceived(html: &str) -> String {
    let mut text = String::new();
    let body = html.split("<script").map(|part| part.split_once("</script>").map_or(part, |(_, rest)| rest));
    for piece in body.collect::<String>().split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        for name in ["aria-label=\"", "title=\"", "data-label=\"", "data-yours=\"", "data-none=\"", "data-failed=\""] {
            if let Some((_, value)) = tag.split_once(&format!(" {name}")) {
                let _ = writeln!(text, "{}", value.split('"').next().unwrap_or_default());
            }
        }
        let _ = write!(text, "{after}");
        if [
            "p", "/p", "/li", "/dt", "/dd", "/h1", "/h2", "/h3", "/div", "/td", "/th", "br", "/text", "/option",
            "/title",
        ]
        .contains(&tag)
        {
            text.push('\n');
        }
    }
    text
}

/// What stands outside of every bracket.
fn outside(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}

#[test]
fn no_page_has_words_that_cannot_be_translated() {
    // What is no word of a language: the zone, and the names of formats.
    let names = ["UTC", "Atom", "RSS", "JSON", "Feed"];
    for live in ["true", "false"] {
        let site = Site::of(&SITE.replace("LIVE", live));
        site.write("locales/el.ftl", bracketed());
        let (set, printed) = built(&site);
        let pages =
            set.iter().filter(|(path, _)| path.as_str().ends_with(".html") && !path.as_str().starts_with("embed"));
        let mut wrong = String::new();
        let mut count = 0;
        for (path, page) in pages {
            count += 1;
            let text = perceived(&String::from_utf8_lossy(page.bytes())).replace("&nbsp;", " ");
            for line in outside(&text).lines() {
                let words = line.split(|letter: char| !letter.is_alphabetic());
                let english = |word: &&str| word.chars().any(|letter| letter.is_ascii_alphabetic());
                for word in words.filter(english).filter(|word| !names.contains(word)) {
                    let _ = writeln!(wrong, "{}: `{word}` in `{}`", path.as_str(), line.trim());
                }
            }
        }
        assert!(count > 20, "{printed}");
        assert!(wrong.is_empty(), "\n{wrong}");
    }
}

#[test]
fn a_page_is_in_its_language_from_its_date_to_its_direction() {
    let text = SITE.replace("LIVE", "true");
    let page = |language: &str| {
        let site = Site::of(&text.replace("language: el", &format!("language: {language}")));
        let (set, printed) = built(&site);
        let found = printed.contains("[L0");
        assert!(!found, "{printed}");
        site::page(&set, "incidents/2026-10-02-αα/index.html")
    };
    let german = page("de");
    assert!(german.contains("<html lang=\"de\">"), "{german}");
    for words in ["2. Oktober 2026, 10:00 UTC", "2 Std.", "Was geschah und was gesagt wurde", "Zum Text springen"] {
        assert!(german.contains(words), "{words}\n{german}");
    }
    assert!(page("de-AT").contains("<html lang=\"de-AT\">"), "a regional language has the words of its parent");
    let arabic = page("ar");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"), "{arabic}");
    // The mark keeps a clock and its offset in order.
    for words in ["2 أكتوبر 2026، \u{200E}10:00 UTC", "ما حدث وما قيل"] {
        assert!(arabic.contains(words), "{words}\n{arabic}");
    }
}

#[test]
fn an_incident_in_another_language_has_the_words_of_that_language() {
    let site = Site::incident("---\ntitle: Ausfall\nlanguage: de\nstarted: 2026-01-01\n---\n");
    let (set, printed) = built(&site);
    let page = |path: &str| text(&set, path);
    assert!(page("incidents/2026-01-01-db/index.html").contains("1. Januar 2026"), "{printed}");
    assert!(page("incidents/index.html").contains("1 Jan 2026"), "{printed}");
    assert!(page("api/v1/incidents/2026-01-01-db.json").contains("Ausfall"), "{printed}");
}

#[test]
fn a_language_without_words_falls_back_to_english_and_says_so_once() {
    let incident =
        |id: &str| format!("-- incidents/{id}.md --\n---\ntitle: Un\nlanguage: fr\nstarted: 2026-01-01\n---\n");
    let site = Site::of(&format!("-- site.yaml --\ntitle: Site\nlanguage: fr\n{}{}", incident("a"), incident("b")));
    let (set, printed) = built(&site);
    let home = text(&set, "index.html");
    assert!(home.contains("lang=\"fr\"") && home.contains("Skip to the text"), "{home}");
    assert_eq!(printed.matches("L002").count(), 1, "{printed}");
    assert!(printed.contains("locales/fr.ftl"), "{printed}");
}

#[test]
fn the_name_of_a_language_is_no_tag() {
    let text = "-- site.yaml --\ntitle: Site\nlanguage: German\n-- incidents/a.md --\n---\ntitle: A\nlanguage: de_DE\nstarted: 2026-11-20\n---\n";
    insta::assert_snapshot!(Site::of(text).findings(), @r"
    error[L004]: `de_DE` is not the tag of a language
     --> incidents/a.md:3:11
      |
    3 | language: de_DE
      |           ^^^^^ not a tag
      |
    help: did you mean `de-DE`?

    error[L004]: `German` is not the tag of a language
     --> site.yaml:2:11
      |
    2 | language: German
      |           ^^^^^^ not a tag
      |
    help: did you mean `de`?
    ");
}

#[test]
fn the_sites_own_words_win_and_their_mistakes_are_shown_where_they_are() {
    let site = Site::of(
        "-- site.yaml --\ntitle: Site\nlanguage: fr\n-- locales/fr.ftl --\nskip = Aller au texte\nnav-serch = Recherche\nmade-with = Avec { $generateur }\n",
    );
    let more = format!("and {} more", messages("en").len() - 5);
    insta::assert_snapshot!(site.findings().replace(&more, "and all others"), @r"
    warning[L002]: no words in `fr` for `action-detect`, `action-investigate`, `action-mitigate` and all others: they are English
    --> locales/fr.ftl
     |
    help: translate them from the built-in `en.ftl`

    warning[L003]: no page says `nav-serch`
     --> locales/fr.ftl:2:1
      |
    2 | nav-serch = Recherche
      | ^^^^^^^^^ unknown message
      |
    help: did you mean `nav-search`?

    error[L001]: nothing fills `$generateur` in `made-with`
     --> locales/fr.ftl:3:1
      |
    3 | made-with = Avec { $generateur }
      | ^^^^^^^^^ here
      |
    help: it has `$generator`
    ");
    let site = Site::of("-- site.yaml --\ntitle: Site\n-- locales/en.ftl --\nskip = To the words\n");
    let (set, printed) = built(&site);
    let home = text(&set, "index.html");
    assert!(home.contains("To the words") && home.contains("Search"), "{home}");
    assert!(!printed.contains("[L0"), "{printed}");
}
