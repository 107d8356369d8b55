//! Nothing internal leaves: a canary in every field and every place, and the search that would find it.
//!
//! In: sites in strings. Out: artifacts in which no canary sings, findings where one would, and the marks of a build
//! that is for the team alone.

mod site;

use std::sync::atomic::{AtomicUsize, Ordering};

use afterword::artifact::{ArtifactSet, Body, Store};
use afterword::diag::Diagnostics;
use afterword::model::Audience;
use afterword::{pipeline, privacy};
use site::{NOW, Site, findings, of_incident, order, text};

/// An incident that holds an internal text wherever one can stand. Each begins with `canary`.
const CANARIES: &str = r#"
-- site.yaml --
title: Example
components: [{id: api}, {id: web}]
causes: [human-error, configuration]
-- static/Internal/notes.txt --
canary file one sits here for the team
-- static/internal.txt --
canary file two sits here for the team
-- incidents/internal/2026-01-03-whole.md --
---
title: Public looking title in a folder
started: 2026-01-03 10:00
---
canary folder alpha beta gamma delta
-- incidents/2026-01-02-secret-breach-of-everything.md --
---
title: canary title alpha beta gamma
started: 2026-01-02 10:00
audience: internal
components: [web]
tags: [canary tag alpha beta]
sources: [{title: canary source alpha beta, url: https://canary.example.com/alpha/beta/gamma, note: canary note of a source}]
---
canary body alpha beta gamma
-- incidents/2026-01-01-db/index.md --
---
title: Database down [[canary span one]]
severity: major
components: [api]
started: 2026-01-01 10:00
causes: ["configuration [[canary span two]]"]
tags: ["storage [[canary span three]]"]
language: "en[[canary span four]]"
updates:
  - {at: 2026-01-01 10:05, status: investigating, text: "We look [[canary span five]]", by: {name: "Ops [[canary span six]]", handle: "@ops[[canary span seven]]", role: "duty [[canary span eight]]"}, source: "https://example.com/a[[canary span nine]]"}
  - {at: 2026-01-01 10:06, status: identified, text: canary update alpha beta gamma, audience: internal}
  - {at: 2026-01-01 10:30, status: resolved, text: It works}
timeline:
  - {at: 2026-01-01 10:00, event: started, text: "It stops [[canary span ten]]"}
  - {at: 2026-01-01 10:01, text: canary entry alpha beta gamma, source: "https://canary.example.com/entry/one/two", audience: internal}
follow_ups:
  - {id: one, at: 2026-01-02, title: "A word [[canary span eleven]]", text: "We are sorry [[canary span twelve]]"}
  - {id: canary-follow-up-alpha, at: 2026-01-03, title: canary headline alpha beta, text: canary statement alpha beta, audience: internal}
actions:
  - {what: "Look twice [[canary span thirteen]]", owner: "Ada [[canary span fourteen]]", due: 2026-12-24, evidence: "Seen [[canary span fifteen]]", reason: "None [[canary span sixteen]]"}
  - {what: canary action alpha beta gamma, owner: canary owner alpha beta, due: 2026-12-24, audience: internal}
impact: {"users [[canary span seventeen]]": "many [[canary span eighteen]]"}
conflicts: [{about: "when [[canary span nineteen]]", text: "They differ [[canary span twenty]]"}]
undocumented: ["Who [[canary span twenty one]]"]
sources: [{title: "Report [[canary span twenty two]]", note: "Read it [[canary span twenty three]]", url: "https://example.com/r[[canary span twenty four]]", archived: "https://example.org/r[[canary span twenty five]]"}]
---
Before [[canary span twenty six]] the first heading.

## Summary [[canary span twenty seven]]

It was [[canary span
twenty eight]] down.

:::internal
canary block alpha beta gamma

```
canary code alpha beta gamma
```
:::

## Root cause

A key. `[[ -f this stays ]]`

## Who did it (internal)

canary section alpha beta gamma

### Details of it

canary subsection alpha beta gamma

## Timeline

- 10:04 **Detected** An alarm [[canary span twenty nine]]

| odd | table |
|---|---|
| [[canary span thirty]] | cell |

## Action items

- [ ] Ada, due 2026-12-24: Look thrice [[canary span thirty one]]
-- incidents/2026-01-01-db/updates/second.md --
---
at: 2026-01-01 10:20
by: "Ops [[canary span thirty two]]"
---
Better [[canary span thirty three]] now.

::: internal
canary block in an update file
:::
-- incidents/2026-01-01-db/updates/third.md --
---
at: 2026-01-01 10:21
audience: internal
---
canary update file alpha beta
-- incidents/2026-01-01-db/follow-ups/report.md --
---
at: 2026-01-05
title: Report
audience: internal
---
canary report alpha beta gamma
-- incidents/2026-01-01-db/internal/chat.txt --
canary attachment one sits here
-- incidents/2026-01-01-db/internal/canary-name-of-an-attachment.csv --
carts,forty
-- incidents/2026-01-01-db/internal.png --
canary attachment two sits here
-- incidents/2026-01-01-db/timeline.yaml --
- {at: 2026-01-01 10:03, text: canary file entry alpha beta, audience: internal}
"#;

/// Every artifact in which the word stands, in its bytes or its name.
fn with(set: &ArtifactSet, word: &str) -> Vec<String> {
    let holds = |text: &str| text.to_lowercase().contains(word);
    let found = set.iter().filter(|(path, file)| holds(path.as_str()) || holds(&String::from_utf8_lossy(file.bytes())));
    found.map(|(path, _)| path.as_str().to_owned()).collect()
}

#[test]
fn no_canary_sings_in_a_public_build() {
    let set = Site::of(CANARIES).artifacts(site::NOW);
    assert_eq!(with(&set, "canary"), Vec::<String>::new());
    assert_eq!(with(&set, "secret-breach"), Vec::<String>::new());
    assert_eq!(with(&set, "public looking title"), Vec::<String>::new());
    assert!(!with(&set, "this stays").is_empty(), "brackets in code are left alone");
    assert!(!with(&set, "look thrice").is_empty(), "what is public of an entry stays");
}

#[test]
fn the_search_finds_every_canary_where_nothing_is_dropped() {
    let build = Site::of(CANARIES).build_for(Audience::Internal);
    let mut found = Diagnostics::default();
    privacy::prove(&build.tree, &build.set, &mut found);
    let said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    for line in CANARIES.lines().filter(|line| line.contains("canary span")) {
        for span in line.split("[[").skip(1) {
            let span = span.split("]]").next().unwrap_or_default();
            // An address or a name cannot hold a mark: the build for the team leaves these out too.
            let unseen = ["two", "three", "four", "nine", "twenty four", "twenty five"];
            if unseen.iter().any(|unseen| span == format!("canary span {unseen}")) {
                continue;
            }
            assert!(
                said.iter().any(|said| said.contains(span)),
                "the search does not find {span}:\n{}",
                said.join("\n")
            );
        }
    }
    for text in [
        "canary title",
        "canary body",
        "canary tag",
        "canary source",
        "canary note",
        "canary folder",
        "canary update alpha",
        "canary entry",
        "canary headline",
        "canary statement",
        "canary action",
        "canary owner",
        "canary block alpha",
        "canary code",
        "canary section",
        "canary subsection",
        "canary block in",
        "canary update file",
        "canary report",
        "canary file entry",
        "2026-01-02-secret-breach",
        "incidents/2026-01-01-db/internal/chat.txt",
        "incidents/2026-01-01-db/internal.png",
        "`canary-name-of-an-attachment`",
        "Internal/notes.txt",
        "`internal.txt`",
    ] {
        assert!(said.iter().any(|said| said.contains(text)), "the search does not find {text}:\n{}", said.join("\n"));
    }
}

#[test]
fn a_build_for_the_team_says_so_on_every_page_and_marks_what_is_internal() {
    let build = Site::of(CANARIES).build_for(Audience::Internal);
    assert!(!build.diagnostics.has_errors());
    let pages = build.set.iter().filter(|(path, _)| path.as_str().ends_with(".html"));
    for (path, page) in pages {
        let html = String::from_utf8_lossy(page.bytes());
        assert!(html.contains("Example (internal)") || html.contains("http-equiv"), "{}", path.as_str());
        assert!(html.contains("noindex"), "{}", path.as_str());
    }
    let html = text(&build.set, "incidents/2026-01-01-db/index.html");
    assert!(html.contains("⟦internal: canary span five⟧"));
    assert!(html.contains("⟦internal⟧ canary update alpha"));
    assert!(html.contains("<strong>Internal</strong></p>\n<p>canary block alpha"), "{html}");
    assert!(html.contains("Who did it (internal)"));
}

/// A site of one incident with a public text and an internal one.
fn two(public: &str, internal: &str) -> String {
    format!(
        "-- incidents/2026-01-01-db.md --\n---\ntitle: Database down\nstarted: 2026-01-01 10:00\nupdates:\n  - {{at: +5m, \
         status: resolved, text: {public}}}\n  - {{at: +6m, text: {internal}, audience: internal}}\n---\n"
    )
}

#[test]
fn a_public_text_that_repeats_an_internal_one() {
    insta::assert_snapshot!(findings(&two("Sorry. Ada revoked the wrong certificate.", "Ada revoked the wrong certificate")), @r"
    error[P003]: this public text repeats an internal one
     --> incidents/2026-01-01-db.md:5:39
      |
    5 |   - {at: +5m, status: resolved, text: Sorry. Ada revoked the wrong certificate.}
      |                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ everybody reads this
    6 |   - {at: +6m, text: Ada revoked the wrong certificate, audience: internal}
      |                     --------------------------------- this is internal
      |
    help: reword one of the two, or mark the public one as internal
    ");
    assert_eq!(findings(&two("A certificate was revoked too early.", "Ada revoked the wrong certificate")), "");
    // A few words stand anywhere by chance.
    assert_eq!(findings(&two("We are on it as ever.", "We are on")), "");
}

#[test]
fn an_internal_text_with_tags_is_found_whether_they_are_shown_or_obeyed() {
    let (obeys, internal) =
        ("-- site.yaml --\ntitle: Example\nmarkdown: {html: sanitize}\n", "Ada revoked the <b>wrong</b> certificate");
    let repeated = two("Sorry. Ada revoked the <b>wrong</b> certificate.", internal);
    let copied =
        two("A certificate was revoked.", internal) + "-- static/notes.txt --\nAda revoked the wrong certificate!\n";
    for (site, code) in [(repeated, "P003"), (copied, "P002")] {
        for site in [site.clone(), format!("{obeys}{site}")] {
            assert!(findings(&site).contains(code), "{}", findings(&site));
        }
    }
}

#[test]
fn what_is_built_in_gives_nothing_away() {
    let with = |word: &str| two(&format!("\"Gone [[{word}]].\""), "carts were lost");
    // Words of the style, of each script and of their names.
    for word in ["minmax", "dataset", "addEventListener", "hashchange", "filters"] {
        let site = with(word);
        assert_eq!(findings(&site), "", "{word}");
        let look = "-- site.yaml --\ntitle: Example\nlook: {css: static/own.css}\n";
        assert_eq!(findings(&format!("{look}{site}-- static/own.css --\np {{ color: red }}\n")), "", "{word}");
    }
    let own = with("carts") + "-- templates/filters.js --\n// carts\n";
    assert!(findings(&own).contains("stands in `assets/filters-"), "{}", findings(&own));
}

#[test]
fn an_internal_text_in_a_file_that_is_copied() {
    let site = format!(
        "{}-- static/notes.txt --\nTODO: tell nobody that ADA revoked the wrong\ncertificate!\n",
        two("A certificate was revoked.", "Ada revoked the wrong certificate")
    );
    insta::assert_snapshot!(findings(&site), @r"
    error[P002]: internal text stands in `notes.txt`: `Ada revoked the wrong certificate`
     --> incidents/2026-01-01-db.md:6:21
      |
    6 |   - {at: +6m, text: Ada revoked the wrong certificate, audience: internal}
      |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is internal
      |
    help: say it in other words where it is public, or mark that text as internal too
    ");
    let site = format!(
        "{}-- static/notes.txt --\nTODO: buy a certificate\n",
        two("A certificate was revoked.", "Ada revoked the wrong certificate")
    );
    assert_eq!(findings(&site), "");
}

#[test]
fn the_name_of_an_internal_file_is_a_text_too() {
    let site = |note: &str| {
        let incident = "---\ntitle: Database down\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\nGone.\n";
        let file = "incidents/2026-01-01-db/internal/carts-lost-by-initech-and-others.csv";
        format!("-- incidents/2026-01-01-db/index.md --\n{incident}-- {file} --\na,b\n-- static/list.txt --\n{note}\n")
    };
    assert_eq!(findings(&site("See the other list.")), "");
    insta::assert_snapshot!(findings(&site("See carts-lost-by-initech-and-others.csv there.")), @r"
    error[P002]: internal text stands in `list.txt`: `carts-lost-by-initech-and-others`
    --> incidents/2026-01-01-db/internal/carts-lost-by-initech-and-others.csv
     |
    help: say it in other words where it is public, or mark that text as internal too
    ");
}

#[test]
fn notes_may_lie_beside_a_report_and_stay_there() {
    let incident = "---\ntitle: Database down\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\nGone.\n";
    let folder = "incidents/2026-01-01-db";
    let notes = ["internal/notes.md", "internal/chat.yaml", "internal.md", "Internal.yaml", "updates/internal/log.txt"];
    for note in notes {
        let site = format!("-- {folder}/index.md --\n{incident}-- {folder}/{note} --\nMallory pulled it.\n");
        assert_eq!(findings(&site), "", "{note}");
        let set = Site::of(&site).artifacts(NOW);
        assert_eq!(with(&set, "Mallory"), Vec::<String>::new(), "{note}");
    }
    // What nobody could mean for ourselves alone is told as before, and so is a post that nothing reads.
    for note in ["notes.md", "internals/notes.md", "updates/internal/second.md"] {
        let site = format!("-- {folder}/index.md --\n{incident}-- {folder}/{note} --\nMallory pulled it.\n");
        assert!(findings(&site).contains("error[F007]"), "{note}");
    }
}

#[test]
fn a_file_that_only_internal_text_shows_is_not_published_with_its_folder() {
    let folder = "incidents/2026/2026-01-01-db";
    let site = |keys: &str, text: &str| {
        let keys = format!("title: Database down\nstarted: 2026-01-01\nresolved: 2026-01-01\n{keys}");
        format!(
            "-- {folder}/index.md --\n---\n{keys}---\n{text}\n-- {folder}/chat.png --\nA\n-- {folder}/graph.png --\nB\n\
             -- {folder}/updates/one.md --\n---\nat: 2026-01-01\n---\n[[Of Ada]] Slow.\n"
        )
    };
    let hidden = ":::internal\n![Ada](chat.png)\n:::\n";
    insta::assert_snapshot!(findings(&site("", hidden)), @r"
    error[P002]: only internal text shows this file, and it would be published as `incidents/2026-01-01-db/chat.png`
    --> incidents/2026/2026-01-01-db/chat.png
     |
    help: move it to a folder `internal` beside it, or show it in a public text too
    ");
    let entry = "timeline:\n  - {at: 2026-01-01, audience: internal, text: 'See [it](./chat.png#top).'}\n";
    for (keys, text) in [
        (entry, "Gone."),
        ("", "See [[[it](<chat.png>)]] there."),
        ("", "## Notes (internal)\n\n[it](chat.png)"),
        ("", ":::internal\n![x](/incidents/2026-01-01-db/chat.png)\n:::"),
        ("", ":::internal\n![x][c]\n\n[c]: chat.png\n:::"),
        ("", ":::internal\n![x](chat.png)\n:::\n\nSee ![y](oldchat.png)."),
    ] {
        assert!(findings(&site(keys, text)).contains("only internal text shows this file"), "{keys}{text}");
    }
    // Whatever shows it to readers too, and what is no link at all.
    for public in [
        "![a chat](chat.png)",
        "See [it][chat].\n\n[chat]: chat.png",
        "See [it](/incidents/2026-01-01-db/chat.png).",
        "See <https://status.example.com/incidents/2026-01-01-db/chat.png>.",
        "![a chat](<chat.png>)",
        "![a chat](chat\\.png)",
        "![a chat](ch%61t.png)",
        "| a |\n|---|\n| [it](chat.png) |",
        "## Timeline\n\n- 2026-01-01 10:00 UTC [it](chat.png)",
    ] {
        assert_eq!(findings(&site("", &format!("{hidden}\n{public}\n"))), "", "{public}");
    }
    for hidden in
        ["Nothing.", "[[chat.png]] of Ada.", ":::internal\nSee chat.png [there](https://example.com/chat.png).\n:::"]
    {
        assert!(!findings(&site("", hidden)).contains("only internal text shows"), "{hidden}");
    }
}

#[test]
fn a_shortened_copy_of_an_internal_text_is_found_too() {
    let long = "on the third day the new colleague revoked the certificate that every shop of the country relies on";
    let site = format!(
        "{}-- static/a.json --\n{{\"text\": \"… the new colleague revoked the certificate that every …\"}}\n",
        two("Gone.", long)
    );
    assert!(findings(&site).contains("error[P002]"), "{}", findings(&site));
}

#[test]
fn no_policy_lets_internal_text_out() {
    let site =
        format!("-- site.yaml --\ntitle: Example\npolicy: {{checks: {{P002: off}}}}\n{}", two("Gone.", "nobody knows"));
    insta::assert_snapshot!(findings(&site), @r"
    error[S006]: P002 is always an error
     --> site.yaml:2:25
      |
    2 | policy: {checks: {P002: off}}
      |                         ^^^ cannot be less
      |
    help: mend what it finds, or remove this line
    ");
}

#[test]
fn near_misses_of_a_mark() {
    let text = "-- incidents/2026-01-01-db.md --\n---\ntitle: Database down\nstarted: 2026-01-01\nupdates:\n  - {at: \
                2026-01-02, text: Gone, audience: intern}\n---\n";
    insta::assert_snapshot!(findings(text), @r"
    error[Y004]: `audience` cannot be `intern`
     --> incidents/2026-01-01-db.md:5:44
      |
    5 |   - {at: 2026-01-02, text: Gone, audience: intern}
      |                                            ^^^^^^ expected `public` or `internal`
      |
    help: did you mean `internal`?
    ");
    let body = "-- incidents/2026-01-01-db.md --\n---\ntitle: Database down\nstarted: 2026-01-01\n---\n:::intern\nAda did \
                it.\n:::\n\n> :::internal\n> Ada did it.\n\n- :::internal\n\n```\n:::note\n```\n\n`:::internal` opens one.\n\n\
                **Notes (internal):**\n\nAda did it.\n";
    insta::assert_snapshot!(findings(body), @r"
    error[P004]: `:::intern` does not open an internal block
     --> incidents/2026-01-01-db.md:5:1
      |
    5 | :::intern
      | ^^^^^^^^^ everybody would read what follows
      |
    help: write `:::internal` on a line of its own, and `:::` after the text

    error[P004]: this `:::` closes nothing
     --> incidents/2026-01-01-db.md:7:1
      |
    7 | :::
      | ^^^ no block is open here
      |
    help: open the block with a line `:::internal`, or remove this line

    error[P004]: `> :::internal` does not open an internal block
     --> incidents/2026-01-01-db.md:9:1
      |
    9 | > :::internal
      | ^^^^^^^^^^^^^ everybody would read what follows
      |
    help: write `:::internal` on a line of its own, and `:::` after the text

    error[P004]: `- :::internal` does not open an internal block
      --> incidents/2026-01-01-db.md:12:1
       |
    12 | - :::internal
       | ^^^^^^^^^^^^^ everybody would read what follows
       |
    help: write `:::internal` on a line of its own, and `:::` after the text

    error[P004]: `**Notes (internal):**` does not open an internal block
      --> incidents/2026-01-01-db.md:20:1
       |
    20 | **Notes (internal):**
       | ^^^^^^^^^^^^^^^^^^^^^ everybody would read what follows
       |
    help: write `:::internal` on a line of its own, and `:::` after the text
    ");
}

/// Counts the files that are brought to it.
#[derive(Default)]
struct Counted(AtomicUsize);

impl Store for Counted {
    fn store(&self, _: &str, _: Vec<u8>) -> Body {
        self.0.fetch_add(1, Ordering::Relaxed);
        Body::Dropped
    }
}

#[test]
fn a_mark_that_is_not_closed_is_shown_where_it_stands() {
    for line in [
        "language: 'en [[x'",
        "tags: ['disk [[x']",
        "causes: ['disk [[x']",
        "impact: {'users [[x': many}",
        "impact: {users: 'many [[x'}",
        "undocumented: [One, 'Who [[x']",
        "conflicts: [{about: 'when [[x', text: They differ}]",
        "sources: [{title: 'Report [[x'}]",
        "sources: [{title: Report, note: 'of us [[x'}]",
        "sources: [{url: 'https://example.com/[[x'}]",
        "actions: [{what: Mend it, owner: 'Ada [[x'}]",
        "updates: [{at: 2026-01-02, text: Gone, by: 'Ada [[x'}]",
        "updates: [{at: 2026-01-02, text: Gone, by: {name: Ada, role: 'duty [[x'}}]",
        "follow_ups: [{id: word, at: 2026-01-02, title: 'Ours [[x', text: Sorry}]",
    ] {
        let said = of_incident(&format!("---\ntitle: Down\nstarted: 2026-01-01\n{line}\n---\n"));
        let column = 1 + line.find(['\'']).expect("a quoted text");
        assert!(said.contains(&format!("-db.md:4:{column}\n")), "{line}\n{said}");
    }
    let said = of_incident("---\ntitle: Down [[x\nstarted: 2026-01-01\n---\n");
    assert!(said.contains("error[P001]") && said.contains("-db.md:2:8\n"), "{said}");
}

#[test]
fn no_file_is_let_out_of_memory_before_the_proof_where_anything_may_be_internal() {
    let stored = |text: &str| {
        let store = Counted::default();
        pipeline::build_over(&Site::of(text).project(), &order(NOW), None, Some(&store)).expect("a folder to read");
        store.0.into_inner()
    };
    let plain = "-- site.yaml --\ntitle: Example\n-- incidents/2026-01-01-db.md --\n---\ntitle: Down\nstarted: 2026-01-01\n---\nIt was down.\n";
    assert!(stored(plain) > 10);
    assert_eq!(stored(&plain.replace("It was down.", "It was [[very]] down.")), 0);
    assert_eq!(stored(CANARIES), 0);
}

#[test]
fn no_way_of_writing_lets_internal_text_out() {
    let report = |keys: &str, body: &str| {
        format!(
            "-- incidents/2026-01-01-db.md --\n---\ntitle: Down\nstarted: 2026-01-01\n{keys}\n---\nIt fell.\n\n{body}\n"
        )
    };
    for (keys, body) in [
        ("", "It broke.[^1]\n\n[^1]: A note.\n\n    See [[canary one]] here."),
        ("", "It broke. <!-- canary: who did it -->\n\n<!--\ncanary two\n\n[[canary]] three -->"),
        ("", "## **Names (internal)**\n\ncanary"),
        ("", "## Names (Internal):\n\ncanary\n\n## Names _(internal)_\n\ncanary\n\n## Names ( internal )\n\ncanary"),
        ("", "## Names (INternal)\n\ncanary"),
        ("", ":::internal\n```\nlog\n:::\n\nShown <!-- canary --> after."),
        ("", "Other [[ ` ]] <!-- canary --> and ` end."),
        ("undocumented: ['    [[canary]]']", ""),
        ("sources: [{title: 'A `[[canary]]` b'}]", ""),
        ("actions: [{what: '~~~ [[canary]]', owner: '~~~ [[canary]]'}]", ""),
        ("", &"[[`]]x ".repeat(300)),
    ] {
        let text = report(keys, body);
        let set = Site::of(&text).artifacts(site::NOW);
        assert_eq!(with(&set, "canary"), Vec::<String>::new(), "{text}");
        assert!(!with(&set, "it fell").is_empty(), "{text}");
        assert_eq!(with(&set, "[[`]]"), Vec::<String>::new(), "{text}");
    }
    for line in ["##Names (internal)", "> ## Names (internal)", "- ## Names (internal)", "## Names (internal only)"] {
        let said = findings(&report("", &format!("{line}\n\ncanary")));
        assert!(said.contains("error[P004]") && said.contains("does not open an internal block"), "{line}\n{said}");
    }
    // A comment does not reach over its paragraph, and in code it is none.
    let open = findings(&report("", "It left <!-- open.\n\nCustomers lost this.\n\nparser --> sanitizer"));
    assert!(open.contains("error[M005]"), "{open}");
    let set = Site::of(&report("", "`<!-- this -->` is what we wrote.")).artifacts(site::NOW);
    assert!(!with(&set, "&lt;!-- this --&gt;").is_empty());
    // What a comment says is no secret: a report may say it too.
    assert_eq!(
        findings(&report(
            "resolved: 2026-01-02",
            "<!-- say what fell, how and why -->\n\nThey say what fell, how and why."
        )),
        ""
    );
}
