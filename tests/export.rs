//! Exports: what leaves in a shape comes back from it, and one file needs no other.
//!
//! In: sites in memory, some of them random. Out: nothing, or what was lost on the way.

#[path = "site/memory.rs"]
mod memory;
mod site;

use std::collections::BTreeMap;

use afterword::artifact::ArtifactSet;
use afterword::catalog::Catalog;
use afterword::export::{Exported, Shape, Whole, export};
use afterword::import::{Format, Given, Wishes, import, writer};
use afterword::model;
use afterword::pipeline::Build;
use afterword::source::{SourceTree, raw};
use afterword::time::{Moment, Timestamp, Zone};
use proptest::prelude::*;
use site::{Site, without_errors};

/// A catalog of files in memory, and the files.
fn read(files: &BTreeMap<String, String>) -> (SourceTree, Catalog) {
    let tree = memory::tree(files.clone());
    let catalog = memory::catalog_of(&tree, true);
    (tree, catalog)
}

fn catalog(files: &BTreeMap<String, String>) -> Catalog {
    read(files).1
}

fn exported(shape: Shape, (tree, catalog): &(SourceTree, Catalog)) -> Exported {
    export(
        shape,
        &Whole { tree, catalog, set: &ArtifactSet::default(), style: None },
        &catalog.all().collect::<Vec<_>>(),
    )
}

/// What an export is read as.
fn back(format: Format, exported: &Exported) -> Catalog {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a text");
    let given: Vec<Given> =
        exported.files.iter().map(|(path, bytes)| Given { path: path.clone(), text: text(bytes) }).collect();
    let imported = import(format, &given, &Wishes { site: &raw::Site::default(), zone: None });
    let mut files = imported.files;
    let site = raw::Site { components: imported.missing, ..imported.site };
    files.insert("site.yaml".into(), writer::site(&site));
    catalog(&files)
}

/// The lines of a catalog that both of two systems can tell.
fn told(catalog: &Catalog, each: impl Fn(&Catalog, usize) -> String) -> Vec<String> {
    let mut lines: Vec<String> = (0..catalog.all().len()).map(|at| each(catalog, at)).collect();
    lines.sort();
    lines
}

fn index(catalog: &Catalog, at: usize) -> afterword::catalog::IncidentIndex {
    catalog.all().nth(at).expect("an incident")
}

/// All that Statuspage can carry.
fn as_statuspage(catalog: &Catalog, at: usize) -> String {
    let (incident, facts) = (catalog.incident(index(catalog, at)), catalog.facts(index(catalog, at)));
    let mut components: Vec<String> =
        incident.components.iter().map(|(id, status)| format!("{id}={}", status.id())).collect();
    components.sort();
    let updates = incident.updates.iter().map(|update| {
        let mut changes: Vec<String> =
            update.components.iter().map(|(id, status)| format!("{id}={}", status.id())).collect();
        changes.sort();
        format!("{} {} {changes:?} {:?}", update.at.earliest().rfc3339(), update.status.id(), update.text.text())
    });
    let updates: Vec<String> = updates.collect();
    let window = incident.scheduled.map(|(from, until)| (from.earliest().rfc3339(), until.earliest().rfc3339()));
    let (severity, end) =
        (incident.severity.as_ref().map(ToString::to_string), facts.ended.map(|end| end.earliest().rfc3339()));
    let start = incident.started.moment.earliest().rfc3339();
    format!(
        "{} {:?} {severity:?} {start} {end:?} {window:?} {components:?} {updates:#?} {}",
        incident.id,
        incident.title,
        body(incident)
    )
}

fn body(incident: &model::Incident) -> String {
    let sections =
        incident.sections.iter().map(|section| format!("{}|{}", section.heading, section.text.text().trim()));
    sections.collect::<Vec<_>>().join("\n")
}

/// All that cState can carry.
fn as_cstate(catalog: &Catalog, at: usize) -> String {
    let (incident, facts) = (catalog.incident(index(catalog, at)), catalog.facts(index(catalog, at)));
    let names: Vec<String> =
        incident.components.iter().map(|(id, _)| catalog.name(afterword::catalog::Facet::Component, &id.0)).collect();
    let updates = incident
        .updates
        .iter()
        .map(|update| format!("{} {} {:?}", update.at.earliest().rfc3339(), update.status.id(), update.text.text()));
    let updates: Vec<String> = updates.collect();
    let (start, end) = (incident.started.moment.earliest().rfc3339(), facts.ended.map(|end| end.earliest().rfc3339()));
    let tags: Vec<&String> = incident.tags.iter().map(|(_, tag)| tag).collect();
    let severity = incident.severity.as_ref().map(ToString::to_string);
    format!(
        "{} {:?} {severity:?} {start} {end:?} {names:?} {tags:?} {updates:#?} {}",
        incident.id,
        incident.title,
        body(incident)
    )
}

const STATUSES: [&str; 4] = ["degraded_performance", "partial_outage", "major_outage", "operational"];
const IDS: [&str; 3] = ["api", "web", "mail"];

/// A text that anyone may read: three colons would open an internal block.
fn words() -> impl Strategy<Value = String> {
    "[a-zäé<>&\"'#*:,!?0-9]([a-zäé<>&\"':,!? 0-9-]{0,30}[a-zé.!?])(\n\n[a-z][a-z ]{0,9}[a-z])?"
        .prop_filter("no mark of an internal block", |text| !text.contains(":::"))
}

fn at(seconds: i64) -> String {
    let moment = Moment::exact(Timestamp::from_unix(1_500_000_000 + seconds).expect("in range"), Zone::UTC);
    moment.iso()
}

fn statuses() -> impl Strategy<Value = indexmap::IndexMap<String, String>> {
    proptest::collection::btree_map(0..IDS.len(), 0..3_usize, 0..3)
        .prop_map(|map| map.into_iter().map(|(id, status)| (IDS[id].to_owned(), STATUSES[status].to_owned())).collect())
}

prop_compose! {
    /// An incident, or a maintenance, with what both shapes know.
    fn incident()(
        title in "[A-Z][a-zé:#'\"&,0-9 -]{0,30}[a-z]",
        is_maintenance in any::<bool>(),
        severity in proptest::option::of(0..3_usize),
        components in statuses(),
        start in 0..100_000_000_i64,
        steps in proptest::collection::vec((1..10_000_i64, 0..4_usize, words(), statuses()), 1..5),
        end in proptest::option::of(0..50_000_i64),
        tags in proptest::collection::btree_set("[a-z]{1,5}", 0..3),
        body in proptest::option::of("[A-Z][a-z ]{1,20}[a-z]"),
    ) -> (raw::Incident, String) {
        let words = if is_maintenance {
            ["scheduled", "in_progress", "verifying", "completed"]
        } else {
            ["investigating", "identified", "monitoring", "resolved"]
        };
        let mut now = start;
        let mut known = components.clone();
        let mut updates = Vec::new();
        for (step, status, text, changes) in steps {
            now += step;
            // Saying again what is so is no change.
            // Nor can Statuspage tell what began with the incident from what began with its first update.
            let is_later = |id: &String| !updates.is_empty() || known.contains_key(id);
            let changes: indexmap::IndexMap<String, String> =
                changes.into_iter().filter(|(id, status)| is_later(id) && known.get(id) != Some(status)).collect();
            known.extend(changes.clone());
            let components = Some(changes).filter(|changes| !changes.is_empty());
            let status = Some(words[status].to_owned());
            updates.push(raw::Update { at: Some(at(now)), status, text: Some(text), components, ..raw::Update::default() });
        }
        let scheduled = is_maintenance.then(|| raw::Scheduled { from: at(start), until: at(start + 7200) });
        let severity = severity.filter(|_| !is_maintenance).map(|at| ["critical", "major", "minor"][at].to_owned());
        let raw = raw::Incident {
            title: Some(title),
            kind: is_maintenance.then_some(raw::Kind::Maintenance),
            severity,
            components: Some(raw::Components::Map(components)),
            started: (!is_maintenance).then(|| at(start)),
            resolved: end.filter(|_| !is_maintenance).map(|end| at(start + end)),
            scheduled,
            tags: tags.into_iter().collect(),
            updates,
            ..raw::Incident::default()
        };
        (raw, body.unwrap_or_default())
    }
}

fn files(incidents: &[(raw::Incident, String)]) -> BTreeMap<String, String> {
    let name = |at: usize| format!("incidents/2017-07-{:02}-x.md", at + 1);
    let mut files: BTreeMap<String, String> =
        incidents.iter().enumerate().map(|(at, (raw, body))| (name(at), writer::file(raw, body))).collect();
    let site = "title: Example\ncomponents: [{id: api, name: The API, group: Shop}, {id: web, description: Pages.}, {id: mail, group: Shop, since: 2016-01-01}]\n";
    files.insert("site.yaml".into(), site.into());
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn statuspage_and_back(incidents in proptest::collection::vec(incident(), 1..4)) {
        let site = read(&files(&incidents));
        let (before, after) = (&site.1, back(Format::Statuspage, &exported(Shape::Statuspage, &site)));
        prop_assert_eq!(told(&after, as_statuspage), told(before, as_statuspage));
        let component = |catalog: &Catalog| -> Vec<String> {
            let mut all: Vec<String> = catalog.site.components.iter().map(|component| format!("{component:?}")).collect();
            all.sort();
            all
        };
        prop_assert_eq!(component(&after), component(before));
    }

    #[test]
    fn cstate_and_back(incidents in proptest::collection::vec(incident(), 1..4)) {
        let incidents: Vec<_> = incidents.into_iter().filter(|(raw, _)| raw.kind.is_none()).collect();
        let site = read(&files(&incidents));
        let (before, after) = (&site.1, back(Format::Cstate, &exported(Shape::Cstate, &site)));
        prop_assert_eq!(told(&after, as_cstate), told(before, as_cstate));
    }

    #[test]
    fn our_own_files_and_back(incidents in proptest::collection::vec(incident(), 1..4)) {
        let site = read(&files(&incidents));
        let (before, texts) = (&site.1, exported(Shape::Markdown, &site).files);
        let texts = texts.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("a text")));
        let after = catalog(&texts.collect());
        prop_assert_eq!(told(&after, as_statuspage), told(before, as_statuspage));
        prop_assert_eq!(told(&after, as_cstate), told(before, as_cstate));
    }
}

const STORY: &str = "\
-- site.yaml --
title: Example & Co
url: https://status.example.com
components: [{id: api}]
-- incidents/2026-01-01-db/index.md --
---
title: The <database> failed
components: [api]
started: 2026-01-01 10:00 UTC
resolved: 2026-01-01 11:00 UTC
timeline:
  - {at: 2026-01-01 10:00 UTC, text: It fails.}
follow_ups:
  - {id: word, at: 2026-01-02, text: 'Our word.'}
actions: [{what: Mend it, due: 2026-02-01}]
---
## Summary

![graph](graph.png) See [the other](../2026-02-01-web.md) and [all](/incidents/). [[The password is 123.]]
-- incidents/2026-01-01-db/graph.png --
no picture
-- static/a.css --
.of-the-site {}
-- incidents/2026-02-01-web.md --
---
title: The web failed
started: 2026-02-01
duration: 90m
resolved: 2026-02-01
published: 2026-02-03
exceptions: {R207: It was said by word of mouth.}
follow_ups:
  - {id: quoted, at: 2026-02-02, verbatim: true, source: 'https://example.com/said', text: We are sorry., checksum: a45c31a4dbf89e5f}
---
## Summary

Short.
";

/// An export of a site that is built, or of one incident of it.
fn of_build(shape: Shape, build: &Build, only: Option<&str>) -> Exported {
    let Build { tree, catalog, set, style, .. } = build;
    let chosen: Vec<_> = match only {
        Some(id) => catalog.find(id).into_iter().collect(),
        None => catalog.all().collect(),
    };
    export(shape, &Whole { tree, catalog, set, style: style.as_deref() }, &chosen)
}

fn of_story(shape: Shape, only: Option<&str>) -> BTreeMap<String, String> {
    let files = of_build(shape, &without_errors(Site::of(STORY).build()), only).files;
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("a text"))).collect()
}

#[test]
fn one_html_file_needs_no_other() {
    let files = of_story(Shape::Html, Some("2026-01-01-db"));
    let page = &files["2026-01-01-db.html"];
    assert!(page.contains("src=\"data:image/png;base64,bm8gcGljdHVyZQ"), "{page}");
    assert!(page.contains("<title>The &lt;database&gt; failed</title>"));
    assert!(page.contains("href=\"https://status.example.com/incidents/2026-02-01-web/\""), "{page}");
    assert!(!page.contains("<script") && !page.contains("<link"), "{page}");
    let relative = page.match_indices("href=\"").filter(|(at, _)| {
        let value = &page[at + 6..];
        !["#", "https:", "http:", "mailto:", "data:"].iter().any(|start| value.starts_with(start))
    });
    assert_eq!(relative.count(), 0, "{page}");
}

#[test]
fn a_picture_is_found_whatever_signs_its_name_holds() {
    let site = Site::of("");
    let text = "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-02\n---\n![graph](it's%20%231.png)\n";
    site.write("incidents/a/index.md", text);
    site.write("incidents/a/it's #1.png", "no picture");
    let build = without_errors(site.build());
    assert!(site::text(&build.set, "incidents/a/index.html").contains("/it%27s%20%231.png\""));
    let exported = of_build(Shape::Html, &build, None);
    let page = String::from_utf8_lossy(exported.files.values().next().expect("one file"));
    assert!(page.contains("src=\"data:image/png;base64,bm8gcGljdHVyZQ"), "{page}");
}

#[test]
fn a_title_holds_no_sign_that_html_forbids() {
    let site = Site::of("");
    site.write("incidents/a.md", "---\ntitle: \"A\\aB\"\nstarted: 2026-01-01\nresolved: 2026-01-02\n---\n");
    let build = without_errors(site.build());
    let exported = of_build(Shape::Html, &build, None);
    let page = String::from_utf8_lossy(exported.files.values().next().expect("one file"));
    assert!(page.contains("<title>A\u{FFFD}B</title>"), "{page}");
}

#[test]
fn one_html_file_has_the_style_of_the_pages() {
    let page = &of_story(Shape::Html, Some("2026-01-01-db"))["2026-01-01-db.html"];
    assert!(page.contains("--paper") && !page.contains("of-the-site"), "{page}");
}

#[test]
fn an_html_file_of_all_links_within_itself() {
    let page = &of_story(Shape::Html, None)["incidents.html"];
    assert!(page.contains("href=\"#incident-2026-02-01-web\""));
    let mut ids: Vec<&str> =
        page.match_indices(" id=\"").filter_map(|(at, _)| page[at + 5..].split('"').next()).collect();
    let fragments = page.match_indices("href=\"#").filter_map(|(at, _)| page[at + 7..].split('"').next());
    for fragment in fragments {
        assert!(ids.contains(&fragment), "no id `{fragment}`");
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

#[test]
fn nothing_internal_leaves_in_any_shape() {
    for shape in [Shape::Html, Shape::Markdown, Shape::Json, Shape::Cstate, Shape::Statuspage] {
        for (path, text) in of_story(shape, None) {
            assert!(!text.contains("password"), "{shape:?}: {path}");
        }
    }
}

#[test]
fn a_site_with_words_of_its_own_is_built_from_its_export_as_it_was() {
    let site = "title: Example\nlive: false\nmarkdown: {html: sanitize}\ncomponents: [{id: api, name: The API}]\n\
                severities: [{id: sev1, name: SEV 1, component_status: major_outage}, {id: sev2}]\n\
                causes: [bad-disk, {id: flood, name: High water}]\n";
    let incident = "---\ntitle: Down\nseverity: sev1\ncomponents: [api]\ncauses: [flood]\n\
                    started: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n---\nPress <kbd>F5</kbd>.\n";
    let before = read(&[("site.yaml", site), ("incidents/a.md", incident)].map(|(p, t)| (p.into(), t.into())).into());
    let files = exported(Shape::Markdown, &before).files.into_iter();
    let copy = Site::of("");
    files.for_each(|(path, bytes)| copy.write(&path, bytes));
    let original = Site::of(&format!("-- site.yaml --\n{site}-- incidents/2026/a.md --\n{incident}"));
    let [copy, original] = [copy, original].map(|site| without_errors(site.build()).set);
    for path in ["index.html", "severities/sev1/index.html", "causes/flood/index.html", "incidents/a/index.html"] {
        assert_eq!(site::text(&copy, path), site::text(&original, path), "{path}");
    }
}

/// A site whose texts lead to each other, to images and to pages.
const LINKS: &str = "\
-- site.yaml --
title: Example
-- incidents/2026-01-01-db/index.md --
---
title: The database failed
started: 2026-01-01
updates:
  - {at: 2026-01-01, status: resolved, text: 'See ![g](g.png).'}
---
## Summary

![g](g.png) [o](../deep/2026-02-01-web.md#impact) [all](/incidents/) [logo](/logo.png) [log][l]

[l]: logs/job.log
-- incidents/2026-01-01-db/index.de.md --
---
title: Die Datenbank stand
---
## Summary

![g](g.png)
-- incidents/2026-01-01-db/g.png --
no picture
-- incidents/2026-01-01-db/logs/job.log --
no log
-- incidents/deep/2026-02-01-web.md --
---
title: The web failed
started: 2026-02-01
resolved: 2026-02-01
---
## Impact

![loose](../loose.png) [d](../2026-01-01-db/index.md) [of it](../2026-01-01-db/g.png) [d](../2026-01-01-db/index.de.md)
-- incidents/loose.png --
loose
-- static/logo.png --
logo
";

fn of_links(shape: Shape, url: &str, only: Option<&str>) -> Exported {
    let site = Site::of(&LINKS.replacen("title: Example\n", &format!("title: Example\n{url}"), 1));
    let build = site.build();
    assert!(build.diagnostics.is_empty(), "{}", site.findings());
    of_build(shape, &build, only)
}

/// A site of exported files.
fn built(exported: &Exported) -> (Site, Build) {
    let site = Site::of("");
    exported.files.iter().for_each(|(path, bytes)| site.write(path, bytes));
    let build = site.build();
    assert!(build.diagnostics.is_empty(), "{}", site.findings());
    (site, build)
}

#[test]
fn our_own_files_lead_where_they_led() {
    let exported = of_links(Shape::Markdown, "", None);
    assert_eq!(exported.lost, Vec::<String>::new());
    let (_site, build) = built(&exported);
    let pages = ["2026-01-01-db", "2026-01-01-db/de", "2026-02-01-web"];
    let pages: Vec<String> = pages.iter().map(|page| format!("incidents/{page}/index.html")).collect();
    let files = ["incidents/2026-01-01-db/g.png", "incidents/2026-01-01-db/logs/job.log", "incidents/files/loose.png"];
    for path in pages.iter().map(String::as_str).chain(files).chain(["logo.png"]) {
        assert!(build.set.get(path).is_some(), "{path} is gone");
    }
    let db = &exported.files["incidents/2026/2026-01-01-db/index.md"];
    let db = String::from_utf8_lossy(db);
    assert!(
        db.contains("![g](g.png) [o](/incidents/2026-02-01-web/#impact) [all](/incidents/) [logo](/logo.png)"),
        "{db}"
    );
    assert!(db.contains("[l]: logs/job.log") && db.contains("See ![g](g.png)."), "{db}");
}

#[test]
fn what_is_not_exported_is_where_it_is_published_or_missed() {
    let url = "url: https://status.example.com\n";
    let web = "incidents/2026/2026-02-01-web.md";
    let exported = of_links(Shape::Markdown, url, Some("2026-02-01-web"));
    built(&exported);
    let text = String::from_utf8_lossy(&exported.files[web]);
    assert!(text.contains("[d](https://status.example.com/incidents/2026-01-01-db/)"), "{text}");
    let exported = of_links(Shape::Markdown, "", Some("2026-02-01-web"));
    built(&exported);
    assert!(exported.lost.iter().any(|lost| lost.contains("links to other incidents")), "{:?}", exported.lost);
}

#[test]
fn for_others_links_are_written_in_full() {
    for shape in [Shape::Json, Shape::Cstate, Shape::Statuspage] {
        let text = |url: &str| {
            let Exported { files, lost } = of_links(shape, url, None);
            let texts = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            (texts.collect::<String>(), lost.join("\n"))
        };
        let (texts, lost) = text("url: https://status.example.com\n");
        for target in ["2026-01-01-db/g.png", "2026-02-01-web/#impact", "2026-01-01-db/logs/job.log", "files/loose.png"]
        {
            let target = format!("https://status.example.com/incidents/{target}");
            assert!(texts.contains(&target), "{shape:?}: {target} in {texts}");
        }
        assert!(!texts.contains("(g.png)") && !texts.contains("(../"), "{shape:?}: {texts}");
        assert!(lost.contains("translations") && !lost.contains("lead"), "{shape:?}: {lost}");
        let (texts, lost) = text("");
        assert!(texts.contains("(g.png)") && lost.contains("has no `url:`"), "{shape:?}: {lost}");
    }
}

#[test]
fn json_has_the_keys_of_the_format() {
    let text = &of_story(Shape::Json, None)["incidents.json"];
    let value: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
    let incident = value["incidents"].as_array().and_then(|all| all.iter().find(|one| one["id"] == "2026-01-01-db"));
    let incident = incident.expect("the incident is in it");
    assert_eq!(incident["timeline"][0]["at"], "2026-01-01 10:00 UTC");
    assert_eq!(incident["actions"][0]["what"], "Mend it");
    assert_eq!(incident["follow_ups"][0]["id"], "word");
    let web = &value["incidents"][0];
    assert_eq!((&web["duration"], &web["published"]), (&"90m".into(), &"2026-02-03".into()));
    assert_eq!(web["follow_ups"][0]["checksum"], "a45c31a4dbf89e5f");
}

#[test]
fn exceptions_stay_behind_and_are_missed() {
    let incident =
        "---\ntitle: Down\nstarted: 2026-01-01\nresolved: 2026-01-02\nexceptions: {R207: Ada said so.}\n---\n";
    let files = [("site.yaml", "title: Example\n"), ("incidents/2026-01-01-db.md", incident)];
    let site = read(&files.map(|(path, text)| (path.to_owned(), text.to_owned())).into());
    for shape in [Shape::Markdown, Shape::Json] {
        let Exported { files, lost } = exported(shape, &site);
        assert_eq!(lost, ["exceptions, whose reasons are not published"], "{shape:?}");
        assert!(files.values().all(|text| !String::from_utf8_lossy(text).contains("Ada")), "{shape:?}");
    }
}

/// A site with one incident of those keys.
fn with(keys: &str) -> (SourceTree, Catalog) {
    let site = "title: Example\ncomponents: [{id: api}]\n";
    let incident = format!("---\ntitle: Down\n{keys}---\n");
    let files = [("site.yaml", site), ("incidents/2026-01-01-db.md", &incident)];
    read(&files.map(|(path, text)| (path.to_owned(), text.to_owned())).into())
}

#[test]
fn what_a_shape_cannot_carry_is_named() {
    let keys = "started: 2026-01-01 10:00\ndetected: 2026-01-01 10:01\nduration: 40m\nimpact: {errors: 40}\n\
                conflicts: [{about: the end, text: Some say later.}]\nundocumented: [Who found it.]\n\
                aliases: [/old/]\npublished: 2026-01-02\nlanguage: de\nseverity: notice\n\
                components: {api: degraded_performance}\nexceptions: {R207: Ada said so.}\n";
    for (shape, own) in [
        (Shape::Statuspage, "severities other than critical, major and minor"),
        (Shape::Cstate, "statuses of single systems: cState knows one severity for all, and three of them"),
    ] {
        let lost = exported(shape, &with(keys)).lost;
        for what in [
            "figures of the impact",
            "conflicting accounts",
            "what is said to be undocumented",
            "durations that are stated without an end",
            "old addresses",
            "when it was detected, acknowledged or mitigated",
            "when reports were published",
            "languages of single incidents",
            "exceptions, whose reasons are not published",
            own,
        ] {
            assert!(lost.iter().any(|lost| lost == what), "{shape:?}: {what} in {lost:?}");
        }
        let plain = "started: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n";
        assert_eq!(exported(shape, &with(plain)).lost, Vec::<String>::new(), "{shape:?}");
    }
}

#[test]
fn a_length_and_a_day_make_no_end_at_midnight() {
    let site = with("started: 2026-01-01\nduration: 40m\n");
    for (shape, format) in [(Shape::Statuspage, Format::Statuspage), (Shape::Cstate, Format::Cstate)] {
        let exported = exported(shape, &site);
        let texts: String = exported.files.values().map(|text| String::from_utf8_lossy(text).into_owned()).collect();
        assert!(!texts.contains("resolvedWhen") && !texts.contains("\"resolved_at\": \"2026"), "{texts}");
        let after = back(format, &exported);
        let facts = after.facts(index(&after, 0));
        assert!(!facts.is_open && facts.ended.is_some_and(|end| !end.is_exact()), "{:?}", facts.ended);
    }
    let exact = exported(Shape::Cstate, &with("started: 2026-01-01 10:00\nduration: 40m\n"));
    let issue = String::from_utf8_lossy(&exact.files["content/issues/2026-01-01-db.md"]).into_owned();
    assert!(issue.contains("resolvedWhen: 2026-01-01 10:40:00\n"), "{issue}");
}

#[test]
fn what_broke_nothing_and_what_has_no_severity_come_back_as_such() {
    let ends = "started: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n";
    let notice = with(&format!("{ends}severity: notice\ncomponents: {{api: operational}}\n"));
    let without = with(&format!("{ends}components: {{api: partial_outage}}\n"));
    for (shape, format) in [(Shape::Statuspage, Format::Statuspage), (Shape::Cstate, Format::Cstate)] {
        let after = back(format, &exported(shape, &notice));
        let status = after.incident(index(&after, 0)).components[0].1.id();
        assert_eq!(status, "operational", "{shape:?}");
        let after = back(format, &exported(shape, &without));
        let incident = after.incident(index(&after, 0));
        assert_eq!((&incident.severity, incident.components[0].1.id()), (&None, "partial_outage"), "{shape:?}");
    }
}

#[test]
fn an_export_for_statuspage_says_what_the_site_itself_serves() {
    let site = Site::of(
        "-- site.yaml --
title: Example
url: https://status.example.com
components: [{id: api, group: Shop}, {id: web, group: Shop}, {id: mail, group: Desk}, {id: help, group: Desk}]
-- incidents/2026-11-20-db.md --
---
title: Slow
severity: minor
started: 2026-11-20 10:00
components: {api: partial_outage}
updates:
  - {at: 2026-11-20 10:05, status: investigating, text: We *look*.}
  - {at: 2026-11-20 10:30, status: identified, text: Worse., components: {mail: major_outage}}
---
",
    );
    let build = site.build();
    let exported = of_build(Shape::Statuspage, &build, None);
    let read = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).expect("it is JSON");
    let ours = |name: &str| read(&exported.files[name]);
    let served = |name: &str| read(build.set.get(&format!("api/v2/{name}")).expect("it is served").bytes());
    let without_ours = |mut value: serde_json::Value| {
        for row in value.as_array_mut().into_iter().flatten() {
            row.as_object_mut().expect("a row").remove("x_id");
        }
        value
    };
    let components = ours("components.json");
    assert_eq!(components["page"], served("components.json")["page"]);
    assert_eq!(without_ours(components["components"].clone()), served("components.json")["components"]);
    let shop = components["components"].as_array().and_then(|rows| rows.iter().find(|row| row["name"] == "Shop"));
    assert_eq!(shop.expect("a group")["status"], "partial_outage");
    let (one, other) = (&ours("incidents.json")["incidents"][0], &served("incidents.json")["incidents"][0]);
    for key in ["id", "status", "created_at", "updated_at", "resolved_at", "impact", "started_at", "shortlink"] {
        assert_eq!(one[key], other[key], "{key}");
    }
    assert_eq!(without_ours(one["components"].clone()), other["components"]);
    assert_eq!(one["components"].as_array().map(Vec::len), Some(2), "an update names one of them");
    assert_eq!((&one["impact"], &one["impact_override"]), (&"critical".into(), &"minor".into()));
    assert_eq!(one["incident_updates"][0]["id"], other["incident_updates"][0]["id"]);
    assert_eq!(one["incident_updates"][1]["body"], "We *look*.");
    let after = back(Format::Statuspage, &exported);
    let order = |catalog: &Catalog| -> Vec<String> {
        catalog.site.components.iter().map(|component| component.id.to_string()).collect()
    };
    assert_eq!(order(&after), order(&build.catalog));
}
