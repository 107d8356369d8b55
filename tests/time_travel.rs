//! What the public saw at a moment: nothing that came later, and nothing that goes away again.
//!
//! In: sites in strings, and the moments at which they are looked at. Out: pages.

#![expect(clippy::disallowed_methods, reason = "a test reads a file of the sample")]

#[path = "site/program.rs"]
mod program;
mod site;

use std::collections::BTreeSet;
use std::fmt::Write;

use afterword::artifact::ArtifactSet;
use program::done;
use proptest::prelude::*;
use site::Site;

/// The text of a page; empty if there is none.
fn page(set: &ArtifactSet, path: &str) -> String {
    set.get(path).map(|page| String::from_utf8_lossy(page.bytes()).into_owned()).unwrap_or_default()
}

const DATABASE: &str = "-- incidents/db.md --
---
title: Database down
severity: major
components: {api: major_outage}
causes: [configuration]
started: 2026-01-01 10:00
mitigated: 2026-01-01 10:40
resolved: 2026-01-01 11:00
published: 2026-01-08
updates:
  - {at: 2026-01-01 10:10, status: investigating, text: We look into it}
  - {at: 2026-01-01 10:40, status: monitoring, text: Slow but up, components: {api: degraded_performance}}
  - {at: 2026-01-01 11:05, status: resolved, text: It works again, components: {api: operational}}
timeline:
  - {at: 2026-01-01 10:20, text: The disk is found full}
follow_ups:
  - {at: 2026-01-02, text: We are sorry for it, title: Apology}
actions:
  - {what: Buy a disk, owner: Ops, since: 2026-01-08, due: 2026-02-01, done: 2026-01-20, evidence: The invoice}
impact: {carts lost: about forty}
undocumented: [Who filled the disk]
sources: [{title: A newspaper, published: 2026-01-05}]
---
## Root cause

Logs were kept for ever.
";

#[test]
fn each_word_is_there_from_its_own_moment_on() {
    let site = Site::of(DATABASE);
    let later = [
        ("We look into it", "2026-01-01T10:09Z", "2026-01-01T10:10Z"),
        ("Slow but up", "2026-01-01T10:39Z", "2026-01-01T10:40Z"),
        ("It works again", "2026-01-01T11:04Z", "2026-01-01T11:05Z"),
        ("We are sorry for it", "2026-01-01T23:59Z", "2026-01-02T00:00Z"),
        ("A newspaper", "2026-01-04T23:59Z", "2026-01-05T00:00Z"),
        ("Logs were kept", "2026-01-07T23:59Z", "2026-01-08T00:00Z"),
        ("The disk is found full", "2026-01-07T23:59Z", "2026-01-08T00:00Z"),
        ("Buy a disk", "2026-01-07T23:59Z", "2026-01-08T00:00Z"),
        ("about forty", "2026-01-07T23:59Z", "2026-01-08T00:00Z"),
        ("Who filled the disk", "2026-01-07T23:59Z", "2026-01-08T00:00Z"),
        ("The invoice", "2026-01-19T23:59Z", "2026-01-20T00:00Z"),
    ];
    for (text, before, after) in later {
        let shown = |at: &str| page(&site.build_back(at).set, "incidents/db/index.html").contains(text);
        assert!(!shown(before), "{text} is there at {before}");
        assert!(shown(after), "{text} is not there at {after}");
    }
}

#[test]
fn states_and_promises_are_those_of_the_moment() {
    let site = Site::of(DATABASE);
    let home = |at: &str| page(&site.build_back(at).set, "index.html");
    assert!(home("2026-01-01T09:59Z").contains("All systems operational"));
    assert!(home("2026-01-01T10:30Z").contains("Major outage"));
    assert!(home("2026-01-01T10:50Z").contains("Degraded performance"));
    // It was over at 11:00, and nobody had said so.
    let incident = |at: &str| page(&site.build_back(at).set, "incidents/db/index.html");
    assert!(incident("2026-01-01T11:02Z").contains("Monitoring"));
    assert!(!incident("2026-01-01T11:02Z").contains("Resolved"));
    assert!(incident("2026-01-01T11:05Z").contains("Resolved"));
    let actions = |at: &str| page(&site.build_back(at).set, "actions/2026/index.html");
    assert!(!actions("2026-01-07T12:00Z").contains("Buy a disk"));
    assert!(!actions("2026-01-19T12:00Z").contains("The invoice"));
    assert!(actions("2026-01-21T12:00Z").contains("The invoice"));
}

#[test]
fn what_the_timeline_tells_is_known_with_the_timeline() {
    let site = Site::of(&DATABASE.replace("10:20, text", "10:05, event: detected, text"));
    let incident = |at: &str| page(&site.build_back(at).set, "incidents/db/index.html");
    for at in ["2026-01-01T10:30Z", "2026-01-07T23:59Z"] {
        let page = incident(at);
        assert!(page.contains("no moment of detection is recorded") || !page.contains("Time to detect"), "{at}");
        assert!(!page.contains("10:05"), "{at}");
    }
    assert!(incident("2026-01-08T00:00Z").contains("10:05 UTC (detection, from the timeline)"));
    // Readers see for themselves that it is over, and later than it was is not what the update says.
    let ended = "10:50, event: resolved, text";
    let site = Site::of(&DATABASE.replace("resolved: 2026-01-01 11:00\n", "").replace("10:20, text", ended));
    let before = page(&site.build_back("2026-01-05T12:00Z").set, "incidents/db/index.html");
    assert!(before.contains("10:50 UTC (end") && before.contains("50\u{a0}min"), "{before}");
}

#[test]
fn an_incident_can_be_replayed_update_by_update() {
    let site = Site::of(DATABASE);
    let set = site.build().set;
    let snapshot = |number: usize| page(&set, &format!("incidents/db/as-of/{number}/index.html"));
    assert!(snapshot(1).contains("We look into it") && !snapshot(1).contains("Slow but up"));
    assert!(snapshot(2).contains("Slow but up") && !snapshot(2).contains("It works again"));
    assert!(snapshot(3).contains("It works again") && !snapshot(3).contains("We are sorry for it"));
    assert_eq!(snapshot(4), "");
    let now = page(&set, "incidents/db/index.html");
    for number in 1..=3 {
        assert!(snapshot(number).contains("noindex"), "search engines pass {number} over");
        assert!(snapshot(number).contains("href=\"../../index.html\">As it is known now"));
        assert!(now.contains(&format!("href=\"as-of/{number}/index.html\"")), "{number} can be reached");
        assert!(snapshot(number).contains("href=\"index.html\" aria-current=\"page\""), "{number} says which it is");
        assert_eq!(snapshot(number).matches("aria-current=\"page\"").count(), 1);
    }
    let update = |minute: i32| format!("  - {{at: 2026-01-01 10:00, text: Word {minute}}}\n");
    let many: String = (0..300).map(update).collect();
    let talkative = format!("---\ntitle: Long\nstarted: 2026-01-01 10:00\nupdates:\n{many}---\n");
    site.write("incidents/long.md", talkative);
    let long = site.build().set;
    let snapshots = long.iter().filter(|(path, _)| path.as_str().starts_with("incidents/long/as-of/"));
    assert_eq!(snapshots.count(), 200, "a page that repeats all others is not made for ever");
    site.write("site.yaml", "title: Example\ncomponents: [{id: api}]\nreplay: false\n");
    let set = site.build().set;
    assert!(
        !set.iter()
            .any(|(path, file)| path.as_str().contains("as-of")
                || String::from_utf8_lossy(file.bytes()).contains("as-of"))
    );
}

#[test]
fn a_build_says_when_it_will_be_another_one() {
    let archive = "-- site.yaml --\ntitle: Example\nlive: false\ncomponents: [{id: api}]\n";
    let site = Site::of(&format!("{archive}{DATABASE}"));
    let next = |at: &str| site.build_back(at).next_change.map(|next| format!("{} {}", next.at.rfc3339(), next.why));
    let known = |at: &str| next(at).unwrap_or_default();
    assert_eq!(known("2026-01-01T10:00Z"), "2026-01-01T10:10:00Z an update is published");
    assert_eq!(known("2026-01-01T11:05Z"), "2026-01-02T00:00:00Z a follow-up is published");
    assert_eq!(known("2026-01-05T00:00Z"), "2026-01-08T00:00:00Z a report is published");
    assert_eq!(next("2026-01-20T00:00Z"), None);

    let window = "-- incidents/m.md --\n---\ntitle: Move\nkind: maintenance\nscheduled: {from: 2026-03-01 22:00, until: 2026-03-02 02:00}\n---\n";
    let site = Site::of(&format!("{archive}{window}"));
    let known = |at: &str| site.build_back(at).next_change.map(|next| (next.why, next.cron()));
    assert_eq!(known("2026-02-01T00:00Z"), Some(("a maintenance begins", "0 22 1 3 *".to_owned())));
    assert_eq!(known("2026-03-01T22:00Z"), Some(("a maintenance ends", "0 2 2 3 *".to_owned())));

    let promise = "-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01 10:00\nactions: [{what: Look, due: 2026-02-01}]\nupdates: [{at: 2026-01-01 10:10, text: One, next_update: +20m}]\n---\n";
    let site = Site::of(&format!("{archive}{promise}"));
    let known = |at: &str| site.build_back(at).next_change.map(|next| (next.why, next.cron()));
    assert_eq!(known("2026-01-01T10:20Z"), Some(("a promised update is missed", "30 10 1 1 *".to_owned())));
    assert_eq!(
        known("2026-01-05T10:20Z"),
        Some(("a new day begins", "0 0 6 1 *".to_owned())),
        "the promise grows older"
    );
    assert_eq!(known("2026-02-01T10:20Z"), Some(("a promise is overdue", "0 0 2 2 *".to_owned())));

    // A status page has bars for days, and its day is that of its zone.
    let site = Site::of("-- site.yaml --\ntitle: Example\ntimezone: Europe/Berlin\n");
    let build = site.build_back("2026-01-05T10:20Z");
    let day = build.next_change.map(|next| next.at.rfc3339());
    assert_eq!(day.as_deref(), Some("2026-01-05T23:00:00Z"));
    let file = page(&build.set, "next-change.json");
    assert!(file.contains("\"at\": \"2026-01-05T23:00:00Z\"") && file.contains("\"cron\": \"0 23 5 1 *\""), "{file}");
}

/// What a whole build holds, but for when it was built and when it will be another one.
fn held(set: &ArtifactSet) -> Vec<(String, String)> {
    let files = set.iter().filter(|(path, _)| path.as_str() != "next-change.json");
    let text = |text: String| {
        // A share of the time until now moves with every second.
        let moves = ["<p>Built ", "afterword_component_uptime_ratio{"];
        let lines = text.lines().filter(|line| !moves.iter().any(|what| line.contains(what)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let files =
        files.map(|(path, file)| (path.as_str().to_owned(), text(String::from_utf8_lossy(file.bytes()).into())));
    files.collect()
}

/// Between two builds with nothing in between, no file differs but for the moment of the build.
#[test]
fn nothing_changes_before_the_change_that_was_announced() {
    let site =
        Site::of(&format!("-- site.yaml --\ntitle: Example\nlive: false\ncomponents: [{{id: api}}]\n{DATABASE}"));
    let seen = |at: &str| {
        let build = site.build_back(at);
        (held(&build.set), build.next_change)
    };
    let (mut at, mut why) = ("2026-01-02T00:00:00Z".to_owned(), Vec::new());
    loop {
        let (now, next) = seen(&at);
        let Some(next) = next else { break };
        let before = seen(&next.at.plus(-1).rfc3339()).0;
        let changed: Vec<_> = now.iter().filter(|file| !before.contains(file)).map(|(path, _)| path).collect();
        assert!(changed.is_empty(), "{changed:?} change between {at} and {}", next.at.rfc3339());
        assert_ne!(seen(&next.at.rfc3339()).0, now, "nothing changes at {}", next.at.rfc3339());
        (at, why) = (next.at.rfc3339(), [why, vec![next.why]].concat());
    }
    why.dedup();
    assert_eq!(why, ["a source is published", "a report is published", "a new day begins", "a promise is kept"]);
}

/// The part of a page that nobody sees before its moment, and that moment.
fn carried(html: &str) -> Option<(&str, &str)> {
    let (_, rest) = html.split_once("<template id=\"turn\" data-at=\"")?;
    let (at, rest) = rest.split_once("\">")?;
    Some((at, rest.split_once("</template>")?.0))
}

#[test]
fn a_page_carries_what_the_clock_alone_will_make_of_it() {
    let main = |html: &str| {
        html.split_once("id=\"main\" tabindex=\"-1\">")
            .map(|(_, rest)| rest.split("</main>").next().unwrap_or_default().to_owned())
    };
    let site = Site::of(
        "-- site.yaml --\ntitle: Example\ncomponents: [{id: api}]\n-- incidents/m.md --\n---\ntitle: Move\nkind: maintenance\ncomponents: {api: under_maintenance}\nscheduled: {from: 2026-03-01 22:00, until: 2026-03-01 23:00}\n---\n-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-03-01 10:00\nactions: [{what: Look, since: 2026-03-01, due: 2026-03-01}]\nupdates: [{at: 2026-03-01 10:10, text: One, next_update: 2026-03-01 20:30}, {at: 2026-03-01 21:00, text: nobody knows this yet}]\n---\n",
    );
    // At eight the next word is promised for half past; at half past nine a window opens; at half past eleven the day is over.
    for (at, next, path, now, then) in [
        ("2026-03-01T21:30:00Z", "2026-03-01T22:00:00Z", "index.html", "Planned maintenance", "In progress"),
        ("2026-03-01T21:30:00Z", "2026-03-01T22:00:00Z", "incidents/m/index.html", "Scheduled", "In progress"),
        ("2026-03-01T23:30:00Z", "2026-03-02T00:00:00Z", "incidents/a/index.html", ">open<", ">overdue<"),
        ("2026-03-01T23:30:00Z", "2026-03-02T00:00:00Z", "actions/index.html", ">open<", ">overdue<"),
        ("2026-03-01T23:30:00Z", "2026-03-02T00:00:00Z", "actions/2026/index.html", ">open<", ">overdue<"),
        ("2026-03-01T23:30:00Z", "2026-03-02T00:00:00Z", "components/api/index.html", "", ""),
    ] {
        let built = site.build_at(at).set;
        let html = page(&built, path);
        let (moment, template) = carried(&html).unwrap_or_else(|| panic!("{path} carries nothing at {at}"));
        assert_eq!(moment, next);
        let text = main(&html).expect("a page has a main part");
        assert!(
            text.contains(now.trim_matches(['<', '>'])) && template.contains(then.trim_matches(['<', '>'])),
            "{path}"
        );
        // It is what a build of then says.
        assert_eq!(Some(template.to_owned()), main(&page(&site.build_at(next).set, path)), "{path} at {next}");
        // Whoever looks back sees that moment, and a page of the past never moves on.
        assert_eq!(carried(&page(&site.build_back(at).set, path)), None);
    }
    let early = page(&site.build_at("2026-03-01T20:00:00Z").set, "index.html");
    let (moment, template) = carried(&early).expect("a promise will be missed");
    assert_eq!(moment, "2026-03-01T20:30:00Z");
    assert!(early.contains("Next word promised by") && template.contains("The next word has not come"));
    assert!(!early.contains("nobody knows this yet"), "only the clock moves on, not the record");
    assert!(early.contains("<p>Built "), "and without a script the page says as of when it is right");
    let script = site.build().set;
    let script = script
        .iter()
        .find(|(path, _)| path.as_str().starts_with("assets/afterword-") && path.as_str().ends_with(".js"));
    let script = String::from_utf8_lossy(script.expect("there is a script").1.bytes()).into_owned();
    assert!(script.contains("getElementById(\"turn\")") && script.contains("dataset.at"));
}

/// The seed of this repository, as it was seen on the day and on the day after.
#[test]
fn the_first_incident_at_four_moments() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/incidents/2017/2017-11-02-account-deactivated.md"
    ));
    let site =
        Site::of("-- site.yaml --\ntitle: Example\ntimezone: UTC\nlive: false\ncomponents: [{id: twitter-account}]\n");
    site.write("incidents/2017-11-02-account-deactivated.md", text.expect("the first incident is here"));
    let seen = |at: &str| page(&site.build_back(at).set, "incidents/2017-11-02-account-deactivated/index.html");
    assert_eq!(seen("2017-11-01T23:59Z"), "");
    let during = seen("2017-11-02T12:00Z");
    for known in ["Investigating", "Open since", "Major outage"] {
        assert!(during.contains(known), "{known}");
    }
    for later in ["inadvertently", "last day", "internal review", "Resolved", "Human error", "The public guesses"] {
        assert!(!during.contains(later), "{later}");
    }
    let text = |html: String| html.split("Built ").next().unwrap_or_default().to_owned();
    assert_eq!(text(during), text(seen("2017-11-02T00:00Z")), "of a day nothing finer is known");
    let told = seen("2017-11-03T00:00Z");
    for known in ["inadvertently", "last day", "internal review", "Resolved", "11\u{a0}min", "The public guesses"] {
        assert!(told.contains(known), "{known}");
    }
    assert_eq!(text(told), text(seen("2017-11-03T23:59Z")), "nothing more is known of that day than the day");
}

/// An incident whose every part has a word of its own and a moment of its own, in minutes after its start.
fn incident(parts: &[(u8, u16)], resolved: Option<u16>, published: Option<u16>) -> String {
    let at = |minutes: u16| format!("2026-01-{:02} {:02}:{:02}", 1 + minutes / 1440, minutes / 60 % 24, minutes % 60);
    let mut text = String::from("-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01 00:00\ncomponents: [api]\n");
    for (key, minutes) in [("resolved", resolved), ("published", published)] {
        if let Some(minutes) = minutes {
            let _ = writeln!(text, "{key}: {}", at(minutes));
        }
    }
    let mut list = |key: &str, kind: u8, entry: &dyn Fn(usize, String) -> String| {
        let entries = parts.iter().enumerate().filter(|(_, (of, _))| of % 6 == kind);
        let entries: Vec<String> =
            entries.map(|(number, (_, minutes))| format!("  - {}\n", entry(number, at(*minutes)))).collect();
        if !entries.is_empty() {
            let _ = write!(text, "{key}:\n{}", entries.concat());
        }
    };
    let statuses = ["investigating", "monitoring", "resolved"];
    list("updates", 0, &|number, at| format!("{{at: {at}, status: {}, text: word{number}x}}", statuses[number % 3]));
    list("follow_ups", 1, &|number, at| format!("{{at: {at}, text: word{number}x}}"));
    list("timeline", 2, &|number, at| format!("{{at: {at}, text: word{number}x}}"));
    list("actions", 3, &|number, at| format!("{{since: {at}, done: {at}, what: word{number}x}}"));
    list("sources", 4, &|number, at| format!("{{published: {at}, title: word{number}x}}"));
    list("undocumented", 5, &|number, _| format!("word{number}x"));
    text + "---\n## Summary\n\nword99x\n"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_shown_is_gone_later(
        parts in prop::collection::vec((0_u8..6, 0_u16..4000), 0..10),
        resolved in prop::option::of(0_u16..4000),
        published in prop::option::of(0_u16..4000),
        times in prop::collection::vec(0_u16..4200, 3),
    ) {
        let site = Site::of(&incident(&parts, resolved, published));
        let mut times = times;
        times.sort_unstable();
        let mut before: BTreeSet<String> = BTreeSet::new();
        let mut pages: BTreeSet<String> = BTreeSet::new();
        for minutes in times {
            let at = format!("2026-01-{:02}T{:02}:{:02}:00Z", 1 + minutes / 1440, minutes / 60 % 24, minutes % 60);
            let build = site.build_back(&at);
            prop_assert!(!build.diagnostics.has_errors());
            let html = page(&build.set, "incidents/a/index.html");
            let words: BTreeSet<String> = html.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.starts_with("word")).map(str::to_owned).collect();
            let lost: Vec<_> = before.difference(&words).collect();
            prop_assert!(lost.is_empty(), "{lost:?} are gone at {at}");
            let there = build.set.iter().map(|(path, _)| path.as_str().to_owned()).filter(|path| path.ends_with(".html"));
            let there: BTreeSet<String> = there.collect();
            let lost: Vec<_> = pages.difference(&there).collect();
            prop_assert!(lost.is_empty(), "the pages {lost:?} are gone at {at}");
            pages = there;
            // No page of any kind tells what is to come.
            let all: String = build.set.iter().map(|(_, file)| String::from_utf8_lossy(file.bytes()).into_owned()).collect();
            for (number, (kind, moment)) in parts.iter().enumerate() {
                let is_later = kind % 6 != 5 && *moment > minutes;
                prop_assert!(!(is_later && all.contains(&format!("word{number}x"))), "word{number}x is somewhere at {at}");
            }
            before = words;
        }
    }
}

/// What a command says of a site as of a moment.
fn said(site: &Site, arguments: &[&str], at: &str) -> String {
    done(site.root(), &[arguments, &["--at", at]].concat())
}

#[test]
fn what_cannot_be_so_at_any_time_is_an_error_of_each_moment() {
    let site = Site::of(&DATABASE.replace("mitigated: 2026-01-01 10:40", "mitigated: 2026-01-01 09:00"));
    let codes = |build: afterword::pipeline::Build| -> BTreeSet<&str> {
        build.diagnostics.iter().map(|found| found.code.id).collect()
    };
    assert_eq!(codes(site.build_back("2026-01-03T00:00Z")), BTreeSet::from(["R107"]));
    assert!(codes(site.build_at("2026-02-03T00:00Z")).len() > 1, "the rest is warned of today");
}

#[test]
fn numbers_and_exports_know_no_more_than_the_pages_of_that_moment() {
    let site = Site::of(DATABASE);
    let numbers = |at: &str| said(&site, &["numbers", "--format", "csv"], at);
    let (before, after) = (numbers("2026-01-19"), numbers("2026-01-20"));
    assert!(before.contains("promises,done,,All,0,count"), "it was kept a day later: {before}");
    assert!(after.contains("promises,done,,All,1,count"), "{after}");
    let export = |at: &str| said(&site, &["export", "json"], at);
    assert!(export("2026-01-08").contains("Buy a disk") && !export("2026-01-07").contains("Buy a disk"));
    assert!(export("2026-01-20").contains("The invoice") && !export("2026-01-19").contains("The invoice"));
    assert!(!export("2026-01-01T10:30Z").contains("It works again"));
}
