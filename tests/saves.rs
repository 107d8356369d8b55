//! A save while the site is served shows what a whole build would, although most of it is kept from before.
//!
//! In: small sites, and one file that changes. Out: the files of the site and what is found, beside those of a build
//! from nothing.

mod site;

use std::sync::Arc;

use afterword::artifact::Memory;
use afterword::diag::Diagnostic;
use afterword::pipeline::{Files, Linked};
use afterword::source::{SourceFile, SourceTree};
use camino::Utf8PathBuf;
use site::{NOW, Site, order};

const TEXT: &str = "-- site.yaml --
title: Example
live: true
url: https://status.example.com
components: [{id: api}, {id: web}]
causes: [human-error, configuration]
-- incidents/2026-01-01-db.md --
---
title: The database stopped
components: [api]
causes: [configuration]
started: 2026-01-01 10:00
resolved: 2026-01-01 10:33
tags: [disk]
---
## Summary

A disk was full. See [the other one](2026-02-02-web/index.md).
-- incidents/2026-02-02-web/index.md --
---
title: Pages were slow
components: [web]
severity: minor
started: 2026-02-02 10:00Z
updates:
  - {at: 2026-02-02 10:05Z, status: investigating, text: We look., next_update: 2026-11-23 13:00Z}
actions: [{what: Count the disks, owner: Ada, due: 2026-12-01}]
---
## Summary

A cache was cold.
-- incidents/2026-02-02-web/updates/second.md --
---
at: 2026-02-02 11:00Z
status: identified
---
It is the cache.
-- incidents/2026-01-01-db.de.md --
---
title: Die Datenbank stand still
---
## Zusammenfassung

Eine Platte war voll.
";

/// Findings as text, with paths for the numbers of files, in an order that does not matter.
fn written(found: impl IntoIterator<Item = Diagnostic>, tree: &SourceTree) -> Vec<String> {
    let named =
        |text: String, file: &Arc<SourceFile>| text.replace(&format!("{:?}", file.id), &format!("{:?}", file.path));
    let mut all: Vec<String> =
        found.into_iter().map(|found| tree.files().iter().fold(format!("{found:?}"), named)).collect();
    all.sort();
    all
}

/// Changes a file of a site that is served, and compares what is shown with a build from nothing. Gives back whether
/// all was known at once.
#[track_caller]
fn save(text: &str, path: &str, content: &str) -> bool {
    saves(text, &[(NOW, path, content)])
}

/// The same for one save after the other, each at its moment; the first is also the moment of the site before them.
#[track_caller]
fn saves(text: &str, all: &[(&str, &str, &str)]) -> bool {
    let site = Site::of(text);
    let project = site.project();
    let mut before = Linked::new(&project, &order(all[0].0)).expect("the folder can be read");
    let (_, mut late) = before.render(None, &Memory, &|| false).expect("nothing stops it");
    let mut is_known = true;
    for (now, path, content) in all {
        site.write(path, content);
        let (after, changed) =
            before.again(&project, &order(now), &[Utf8PathBuf::from(*path)]).expect("the folder can be read");
        let at_once = changed.and_then(|changed| after.late_since(&before, &late, &changed));
        is_known &= at_once.is_some();
        late = at_once.unwrap_or_else(|| after.render(None, &Memory, &|| false).expect("nothing stops it").1);
        let whole = site.build_at(now);
        assert_eq!(
            written(after.findings(late.clone()), &after.tree),
            written(whole.diagnostics, &whole.tree),
            "after a save of {path}"
        );
        let after = Arc::new(after);
        let files = Files::new(Arc::clone(&after));
        for (path, artifact) in whole.set.iter() {
            let shown = files.file(path.as_str()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            assert_eq!(shown.as_deref(), Some(&*String::from_utf8_lossy(artifact.bytes())), "{}", path.as_str());
        }
        assert_eq!(files.file("incidents/nothing/index.html"), None);
        drop(files);
        before = Arc::into_inner(after).expect("nobody else has it");
    }
    is_known
}

/// The text of a file of the site, with other words in it.
fn edited(path: &str, from: &str, to: &str) -> String {
    let start = TEXT.split_once(&format!("-- {path} --\n")).expect("a file of the site").1;
    let text = start.split_once("\n-- ").map_or(start, |(text, _)| text);
    assert!(text.contains(from), "{path} has no `{from}`");
    format!("{}\n", text.replace(from, to))
}

#[track_caller]
fn edit(path: &str, from: &str, to: &str) -> bool {
    save(TEXT, path, &edited(path, from, to))
}

const DB: &str = "incidents/2026-01-01-db.md";
const WEB: &str = "incidents/2026-02-02-web/index.md";

#[test]
fn words_of_an_incident_are_shown_at_once() {
    assert!(edit(DB, "A disk was full.", "Two disks were full."));
    assert!(edit(DB, "title: The database stopped", "title: Nobody could write"));
    assert!(edit("incidents/2026-01-01-db.de.md", "Eine Platte", "Die Platte"));
    assert!(edit("incidents/2026-02-02-web/updates/second.md", "It is the cache.", "It is the other cache."));
}

#[test]
fn facts_of_an_incident_change_every_page_that_tells_of_them() {
    assert!(edit(DB, "resolved: 2026-01-01 10:33", "resolved: 2026-01-01 12:00"));
    assert!(edit(WEB, "started: 2026-02-02 10:00Z", "started: 2026-02-02 09:00Z"));
    assert!(edit(WEB, "status: investigating, text: We look.", "status: resolved, text: All is well."));
    assert!(edit(WEB, "due: 2026-12-01", "due: 2026-11-01"));
    assert!(edit(DB, "tags: [disk]", "tags: [disk, quota]"), "a page more takes nothing away");
}

#[test]
fn what_is_wrong_with_an_incident_is_known_at_once() {
    assert!(edit(DB, "2026-02-02-web/index.md", "2026-02-03-web/index.md"), "a link to nowhere");
    assert!(edit(DB, "resolved: 2026-01-01 10:33", "resolved: 2026-01-01 09:33"), "an end before its beginning");
    let broken = TEXT.replace("See [the other one](2026-02-02-web/index.md)", "See [the other one](nowhere.md)");
    assert!(save(&broken, DB, &edited(DB, "A disk was full.", "Two disks were full.")), "and so is what was mended");
}

#[test]
fn where_a_change_may_do_harm_elsewhere_all_pages_tell() {
    assert!(!edit(DB, "tags: [disk]", "tags: [quota]"), "the page of a tag is gone");
    assert!(!edit(WEB, "severity: minor", "severity: major"), "the page of a severity is gone");
    assert!(!edit(DB, "title: The database stopped", "titel: The database stopped"), "an incident is gone");
    assert!(!edit(DB, "A disk was full.", "A disk was full. [[Ada forgot to look at the alarm]]"), "a secret is new");
    assert!(!edit("site.yaml", "title: Example", "title: Another"));
    let original = "---\ntitle: A new one\nstarted: 2026-03-03 10:00\n---\n";
    let of_nothing = "-- incidents/new.de.md --\n---\ntitle: Neu\n---\n";
    assert!(!save(&format!("{TEXT}{of_nothing}"), "incidents/new.md", original), "an incident is a translation now");
    assert!(!save(TEXT, "incidents/2026-02-02-web/graph.png", "no picture"), "a file that others may show");
    assert!(!save(TEXT, "incidents/0.md", original), "no number is left before the first file");
    assert!(!save(TEXT, "templates/404.html", "{{ page.titel }}"), "a template that is broken");
}

#[test]
fn what_is_new_is_shown_at_once() {
    let new = "---\ntitle: A new one\ncomponents: [web]\ntags: [disk]\nstarted: 2026-03-03 10:00\n---\nSee [it](nowhere.md).\n";
    let older = new.replace("2026-03-03", "2026-01-15");
    let all = [
        ("incidents/2026-03-03-new.md", new),
        ("incidents/2026-03-03-nev.md", new),
        ("incidents/2026-01-15-old.md", &older),
        ("incidents/2026-03-03-nex/index.md", new),
        ("incidents/2026-03-03-nex/updates/first.md", "---\nat: 2026-03-03 11:00\nstatus: identified\n---\nA cable.\n"),
        ("incidents/2026-03-03-nex/follow-ups/one.md", "---\nat: 2026-03-09 11:00\n---\nIt was two.\n"),
        ("incidents/2026-03-03-nex/timeline.yaml", "- {at: 2026-03-03 10:30, text: The cable is found.}\n"),
        ("incidents/2026-03-03-new.de.md", "---\ntitle: Eine neue\n---\n"),
    ];
    assert!(saves(TEXT, &all.map(|(path, text)| (NOW, path, text))));
    assert!(save(TEXT, "incidents/2026/2026-01-01-db.md", new), "an id that another file has");
    assert!(save(TEXT, "incidents/2026-03-04-b.md", "---\ntitle: It has no start\n---\n"), "one that is none");
    let lone = "-- incidents/2026-03-04-nev.de.md --\n---\ntitle: Neu\n---\n";
    assert!(save(&format!("{TEXT}{lone}"), "incidents/2026-03-04-new.md", new), "what another finding names");
}

#[test]
fn a_save_follows_another_one_and_the_clock_goes_on() {
    let more = edited(DB, "A disk was full.", "Two disks were full.");
    let moved = edited(DB, "started: 2026-01-01 10:00", "started: 2025-12-31 10:00");
    let wider = edited(DB, "components: [api]", "components: [api, web]");
    let renamed = edited(DB, "tags: [disk]", "tags: [disk]\naliases: [/old/db]");
    let saved = [("2026-01-01T10:20Z", DB, &*more), ("2026-01-01T10:21Z", WEB, &edited(WEB, "cold", "empty"))];
    assert!(saves(TEXT, &saved), "before the one is over and the other has begun");
    let saved =
        ["2026-01-01T10:32Z", "2026-01-01T10:34Z", "2026-02-02T10:01Z", "2026-11-23T13:01Z", "2026-12-02T00:00Z"];
    let texts = [&more, &moved, &wider, &renamed, &more];
    let saved: Vec<_> = saved.into_iter().zip(texts).map(|(now, text)| (now, DB, text.as_str())).collect();
    saves(TEXT, &saved);
}

#[test]
fn what_only_the_clock_brings_is_not_missed() {
    let more = edited(DB, "A disk was full.", "Two disks were full.");
    let again = edited(DB, "A disk was full.", "Three disks were full.");
    let later = |text: &str, first: &str, second: &str| saves(text, &[(first, DB, &more), (second, DB, &again)]);
    let open = "-- incidents/2026-03-03-open.md --\n---\ntitle: Nothing answers\ncomponents: [api]\n\
        started: 2026-03-03 10:00Z\nupdates: [{at: 2026-03-03 10:00Z, status: investigating, text: We look.}]\n---\n";
    later(&format!("{TEXT}{open}"), "2026-03-03T10:00Z", "2026-03-03T10:30Z");
    let to_come = open.replace("text: We look.", "text: 'See [it](nowhere.md).'").replace("10:00Z, st", "12:00Z, st");
    later(&format!("{TEXT}{to_come}"), "2026-03-03T11:00Z", "2026-03-03T12:30Z");
    let policy = TEXT.replace("causes: [human", "policy: {postmortem: {minor: 5 days}}\ncauses: [human");
    let over = "-- incidents/2026-03-03-over.md --\n---\ntitle: Nothing answered\nseverity: minor\ncomponents: [api]\n\
        started: 2026-03-03 10:00Z\nresolved: 2026-03-03 11:00Z\n---\n";
    later(&format!("{policy}{over}"), "2026-03-08T20:00Z", "2026-03-09T20:00Z");
}
