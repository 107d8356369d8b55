//! Holds the files that programs read to what they promise: hostile text comes through, ids stay, times are honest.
//!
//! In: small sites. Out: their artifacts, read back by parsers that did not write them. `UPDATE=1 cargo test --test
//! machine` writes the goldens of our own API anew.
#![expect(clippy::disallowed_methods, reason = "a test reads and writes its goldens")]

mod machine {
    pub mod read;
}
mod site;

use std::fs;

use afterword::artifact::ArtifactSet;
use camino::Utf8Path;
use machine::read::{atom_entries, child, events, json, rss_items, xml};
use serde_json::Value;
use site::{NOW, Site, text};

const LIVE: &str =
    "title: Example\nurl: https://status.example.com/eu\ncomponents: [{id: api}, {id: web, group: Edge}]\n";

/// A live site of one incident.
fn live(incident: &str) -> Site {
    let site = Site::incident(incident);
    site.write("site.yaml", LIVE);
    site
}

fn incident(keys: &str) -> String {
    format!("---\ntitle: Down\nseverity: major\ncomponents: [api]\nstarted: 2026-01-01 10:00\n{keys}---\n")
}

fn summary(set: &ArtifactSet) -> Value {
    json(set, "api/v2/summary.json")
}

/// What no format may change, each with something that one of them reads as its own.
fn hostile() -> Vec<String> {
    let rtl = "\u{202E}טקסט\u{202C} مرحبا";
    let mut all: Vec<String> = [
        "\"double\" 'single' `back`",
        "<b>bold</b> & &amp; &#60; <!-- -->",
        "]]> <![CDATA[ ]]>",
        "a; b, c\\d \\n e: f",
        "👩‍🚒🏳️‍🌈 é e\u{301} \u{FEFF}\u{200B}",
        "{{ x }} {% raw %} ${y} %s",
    ]
    .map(ToOwned::to_owned)
    .into();
    all.push(rtl.to_owned());
    all.push("ä<&\"]]>".repeat(5000 / 7 + 1).chars().take(5000).collect());
    all
}

#[test]
fn hostile_text_comes_through_every_format_unchanged() {
    for odd in hostile() {
        let quoted = serde_json::to_string(&odd).expect("text is JSON");
        let key = serde_json::to_string(&short(&odd)).expect("text is JSON");
        let site = Site::of("");
        site.write(
            "site.yaml",
            format!("title: {quoted}\ndescription: {quoted}\nurl: https://a.example\ncomponents: [{{id: api, name: {quoted}, group: {quoted}, description: {quoted}}}]\nseverities: [{{id: bad, name: {quoted}}}]\n"),
        );
        let keys = format!(
            "title: {quoted}\nseverity: bad\ncomponents: [api]\nstarted: 2026-01-01 10:00\nimpact: {{{key}: {quoted}}}\nundocumented: [{quoted}]\nsources: [{{title: {quoted}, note: {quoted}}}]\nfollow_ups: [{{at: 2026-01-02, title: {quoted}, by: {{name: {quoted}, handle: {quoted}, role: {quoted}}}, text: x}}]\nactions: [{{what: x, owner: {quoted}, due: 2027-01-01, status: done, done: 2026-01-03}}]\n"
        );
        site.write("incidents/2026-01-01-db.md", format!("---\n{keys}---\n"));
        let work = format!(
            "---\ntitle: {quoted}\nkind: maintenance\ncomponents: [api]\nscheduled: {{from: 2026-12-01 10:00, until: 2026-12-01 11:00}}\n---\n"
        );
        site.write("incidents/2026-12-01-work.md", work);
        let set = site.artifacts(NOW);
        in_json(&set, &odd);
        in_feeds(&set, &odd);
        let planned = events(&set, "maintenance.ics");
        assert_eq!(planned[0].text("SUMMARY"), odd);
        assert_eq!(planned[0].text("CATEGORIES"), odd);
        assert!(events(&set, "actions.ics")[0].text("DESCRIPTION").contains(&odd));
    }
}

/// As much of it as YAML takes for a key.
fn short(odd: &str) -> String {
    odd.chars().take(300).collect()
}

fn in_json(set: &ArtifactSet, odd: &str) {
    let ours = json(set, "api/v1/incidents/2026-01-01-db.json");
    for pointer in [
        "/title", "/site/title", "/severity/name", "/components/0/name", "/undocumented/0", "/sources/0/title",
        "/sources/0/note", "/follow_ups/0/title", "/follow_ups/0/by/name", "/follow_ups/0/by/handle",
        "/follow_ups/0/by/role", "/actions/0/owner",
    ] {
        assert_eq!(ours.pointer(pointer).and_then(Value::as_str), Some(odd), "{pointer}");
    }
    assert_eq!(ours["impact"][short(odd)], odd);
    let theirs = summary(set);
    for pointer in [
        "/page/name", "/components/0/name", "/components/1/name", "/components/1/description", "/incidents/0/name",
        "/incidents/0/x_follow_ups/0/by/name", "/scheduled_maintenances/0/name",
    ] {
        assert_eq!(theirs.pointer(pointer).and_then(Value::as_str), Some(odd), "{pointer}");
    }
    let feed = json(set, "history.json");
    assert_eq!(feed["title"], odd);
    assert_eq!(feed["description"], odd);
    let titles: Vec<&str> =
        feed["items"].as_array().expect("a list").iter().filter_map(|item| item["title"].as_str()).collect();
    assert!(titles.contains(&odd) && titles.contains(&format!("{odd}: {odd}").as_str()), "{titles:?}");
}

fn in_feeds(set: &ArtifactSet, odd: &str) {
    let (atom, rss) = (text(set, "history.atom"), text(set, "history.rss"));
    let (atom, rss) = (xml(&atom), xml(&rss));
    assert_eq!(child(&atom.root_element(), "title"), odd);
    assert_eq!(child(&atom.root_element(), "subtitle"), odd);
    let entries = atom_entries(&atom);
    let own =
        entries.iter().find(|entry| child(entry, "id").ends_with("/2026-01-01-db")).expect("the incident has an entry");
    assert_eq!(child(own, "title"), odd);
    let labels: Vec<_> = own.children().filter_map(|node| node.attribute("label")).collect();
    assert_eq!(labels, [odd, odd]);
    let post = entries.iter().find(|entry| child(entry, "id").contains("follow-ups")).expect("so has the statement");
    let author =
        post.children().find(|node| node.has_tag_name((machine::read::ATOM, "author"))).expect("somebody said it");
    assert_eq!(child(&author, "name"), odd);
    let titles: Vec<String> = rss_items(&rss).iter().map(|item| child(item, "title")).collect();
    assert!(titles.iter().any(|title| title == odd), "{titles:?}");
}

#[test]
fn lines_and_signs_that_html_and_xml_forbid_do_no_harm() {
    let text = "\"one\\ntwo\\r\\nthree\\u0007four\"";
    let site = live(&incident(&format!("updates: [{{at: 2026-01-01 11:00, status: resolved, text: {text}}}]\n")));
    site.write("site.yaml", format!("title: {text}\nurl: https://a.example\ncomponents: [{{id: api}}]\n"));
    let set = site.artifacts(NOW);
    let feed = site::text(&set, "history.atom");
    assert_eq!(child(&xml(&feed).root_element(), "title"), "one\ntwo\r\nthree\u{FFFD}four");
    assert_eq!(json(&set, "api/v2/status.json")["page"]["name"], "one\ntwo\r\nthree\u{7}four");
    let page = site::text(&set, "index.html");
    assert!(page.contains("three\u{FFFD}four") && !page.contains('\u{7}'), "{page}");
    let name = site::text(&set, "maintenance.ics");
    assert!(name.contains("X-WR-CALNAME:Maintenance: one\\ntwo\\nthree\u{FFFD}four\r\n"), "{name}");
}

#[test]
fn our_own_api_does_not_change_in_silence() {
    let site = Site::of(include_str!("machine/site.txt"));
    let set = site.artifacts(NOW);
    for (path, name) in [
        ("api/v1/schema/incident.schema.json", "incident.schema.json"),
        ("api/v1/schema/index.schema.json", "index.schema.json"),
        ("api/v1/incidents/2026-01-01-db.json", "incident.json"),
        ("api/v1/index.json", "index.json"),
        ("api/v2/incidents.json", "statuspage-incidents.json"),
    ] {
        let made = serde_json::to_string_pretty(&json(&set, path)).expect("it was JSON") + "\n";
        let golden = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/machine/golden").join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&golden, &made).expect("a golden can be written");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert!(
            made == expected,
            "{path} is not tests/machine/golden/{name} any more; if that is meant, and nothing was taken away, run `UPDATE=1 cargo test --test machine`"
        );
    }
}

#[test]
fn an_entry_keeps_its_id_and_moves_with_each_update() {
    let update = "updates:\n  - {at: 2026-01-01 10:05, status: investigating, text: We look.}\n";
    let later = "  - {at: 2026-01-01 12:30, status: monitoring, text: Better.}\n";
    let read = |keys: &str| {
        let set = live(&incident(keys)).artifacts(NOW);
        let feed = text(&set, "components/api/history.atom");
        let feed = xml(&feed);
        let entry = atom_entries(&feed)[0];
        ["id", "published", "updated", "content"].map(|name| child(&entry, name))
    };
    let (before, after) = (read(update), read(&format!("{update}{later}")));
    assert_eq!(before[0], "tag:status.example.com,2026:eu/incidents/2026-01-01-db");
    assert_eq!((&before[0], &before[1]), (&after[0], &after[1]));
    assert_eq!((before[2].as_str(), after[2].as_str()), ("2026-01-01T10:05:00Z", "2026-01-01T12:30:00Z"));
    assert!(after[3].contains("Better.") && after[3].contains("We look."), "the content is whole");
}

#[test]
fn the_fifty_that_changed_last_are_in_a_feed_also_of_old_incidents() {
    let site = Site::of("");
    site.write("site.yaml", LIVE);
    for day in 1..=60 {
        let (month, day) = (1 + day / 28, 1 + day % 28);
        let keys = format!("---\ntitle: T\ncomponents: [web]\nstarted: 2025-{month:02}-{day:02}\nduration: 1h\n---\n");
        site.write(&format!("incidents/2025-{month:02}-{day:02}-x.md"), keys);
    }
    site.write(
        "incidents/1959-05-old.md",
        "---\ntitle: Old\nstarted: 1959-05\nduration: 2h\nfollow_ups: [{id: memoir, at: 2026-02, title: A memoir, text: It was I.}]\n---\n",
    );
    let set = site.artifacts(NOW);
    for path in ["history.atom", "components/web/history.atom"] {
        let feed = text(&set, path);
        assert_eq!(atom_entries(&xml(&feed)).len(), 50, "{path}");
    }
    let feed = json(&set, "history.json");
    assert_eq!(feed["items"][0]["title"], "Old: A memoir");
    assert_eq!(feed["items"][0]["_afterword"]["moment"]["at"], "2026-02");
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(50));
    let incidents = json(&set, "api/v2/incidents.json");
    assert_eq!(incidents["incidents"].as_array().map(Vec::len), Some(50));
    let components = text(&set, "components/api/history.rss");
    assert!(rss_items(&xml(&components)).is_empty(), "of the other component nothing is told");
}

/// An entry stands in the feed of each of its tags: with all of them in it the bytes would grow with their square.
#[test]
fn an_entry_names_no_more_tags_than_anybody_writes_by_hand() {
    let tags: Vec<String> = (0..150).map(|number| format!("tag-{number}")).collect();
    let keys = format!("title: T\nseverity: minor\nstarted: 2026-01-01\nduration: 2h\ntags: [{}]", tags.join(", "));
    let set = live(&format!("---\n{keys}\n---\n")).artifacts(NOW);
    let feed = text(&set, "tags/tag-149/history.atom");
    assert_eq!(feed.matches("<category ").count(), 101, "a hundred, and the severity");
    let page = text(&set, "incidents/2026-01-01-db/index.html");
    assert_eq!(page.matches("tags/tag-").count(), 150, "its page leads to each");
}

#[test]
fn a_month_before_1970_is_a_month_everywhere_it_can_be() {
    let site = live("---\ntitle: Old\nseverity: minor\nstarted: 1959-05\nduration: 2h\n---\n");
    let set = site.artifacts(NOW);
    let feed = text(&set, "severities/minor/history.atom");
    let entry = xml(&feed);
    let entry = atom_entries(&entry)[0];
    assert_eq!(child(&entry, "published"), "1959-05-01T00:00:00Z");
    assert!(child(&entry, "content").contains("<time datetime=\"1959-05\">May 1959</time>"));
    let feed = text(&set, "history.rss");
    assert_eq!(child(&rss_items(&xml(&feed))[0], "pubDate"), "Fri, 01 May 1959 00:00:00 +0000");
    let ours = json(&set, "api/v1/incidents/2026-01-01-db.json");
    let moment = &ours["moments"]["started"]["moment"];
    assert_eq!((&moment["at"], &moment["precision"]), (&"1959-05".into(), &"month".into()));
    assert_eq!(moment["latest"], "1959-06-01T00:00:00Z");
}

#[test]
fn what_is_internal_or_to_come_is_in_no_file() {
    let keys = "updates:\n  - {at: 2026-01-01 11:00, status: resolved, text: \"Done [[zebra]].\"}\n  - {at: 2026-01-01 12:00, text: zebra, audience: internal}\nfollow_ups: [{at: 2026-01-02, text: zebra, audience: internal}]\nactions: [{what: zebra, status: done, done: 2026-01-03, due: 2026-01-02, audience: internal}]\n";
    let site = live(&format!("{}:::internal\nzebra\n:::\n", incident(keys)));
    site.write("incidents/secret.md", "---\ntitle: zebra\naudience: internal\nstarted: 2026-01-01\n---\n");
    let set = site.artifacts(NOW);
    for (path, artifact) in set.iter() {
        assert!(!String::from_utf8_lossy(artifact.bytes()).contains("zebra"), "{}", path.as_str());
    }
    assert_eq!(atom_entries(&xml(&text(&set, "history.atom"))).len(), 1);
}

#[test]
fn an_end_that_is_a_day_is_no_instant_before_the_start() {
    let set = live(&incident("resolved: 2026-01-01\n")).artifacts(NOW);
    let all = json(&set, "api/v2/incidents.json");
    let one = &all["incidents"][0];
    assert_eq!(one["started_at"], "2026-01-01T10:00:00.000Z");
    assert_eq!(one["resolved_at"], one["started_at"]);
    assert_eq!(one["incident_updates"][0]["created_at"], one["started_at"]);
}

#[test]
fn an_incident_that_nobody_spoke_of_still_has_an_update() {
    let set = live(&incident("resolved: 2026-01-01 11:30\n")).artifacts(NOW);
    let all = json(&set, "api/v2/incidents.json");
    let one = &all["incidents"][0];
    assert_eq!(one["status"], "resolved");
    assert_eq!(one["resolved_at"], "2026-01-01T11:30:00.000Z");
    let updates = one["incident_updates"].as_array().expect("a list");
    assert_eq!(updates.len(), 1);
    assert_eq!((&updates[0]["status"], &updates[0]["x_derived"]), (&"resolved".into(), &true.into()));
    let affected = &updates[0]["affected_components"][0];
    assert_eq!((&affected["old_status"], &affected["new_status"]), (&"partial_outage".into(), &"operational".into()));
}

#[test]
fn ids_of_the_status_api_do_not_depend_on_words() {
    let ids = |title: &str, text: &str| {
        let keys = format!("updates: [{{at: 2026-01-01 11:00, status: identified, text: {text}}}]\n");
        let set = live(&incident(&keys).replace("Down", title)).artifacts(NOW);
        let summary = summary(&set);
        let one = &summary["incidents"][0];
        [&one["id"], &one["incident_updates"][0]["id"], &one["components"][0]["id"], &summary["page"]["id"]]
            .map(Clone::clone)
    };
    let before = ids("Down", "a");
    assert_eq!(before, ids("Up again", "b"));
    assert!(before.iter().all(|id| id.as_str().is_some_and(|id| id.len() == 12)));
}

#[test]
fn the_sequence_of_a_maintenance_grows_and_its_uid_stays() {
    let read = |window: &str, updates: &str| {
        let keys = format!("---\ntitle: Work\nkind: maintenance\nscheduled: {window}\nupdates: [{updates}]\n---\n");
        let set = live(&keys).artifacts(NOW);
        let event = events(&set, "maintenance.ics").remove(0);
        let sequence: i64 = event.text("SEQUENCE").parse().expect("a number");
        (event.text("UID"), sequence, event)
    };
    let said = "{at: 2026-11-01 10:00, status: scheduled, text: Soon.}";
    let (uid, first, event) =
        read("{from: 2026-12-01 10:00 Europe/Berlin, until: 2026-12-01 11:00 Europe/Berlin}", said);
    assert_eq!((event.text("DTSTART"), event.text("DTEND")), ("20261201T090000Z".into(), "20261201T100000Z".into()));
    assert_eq!(event.text("STATUS"), "CONFIRMED");
    let (again, later, _) = read("{from: 2026-12-01 10:00 Europe/Berlin, until: 2026-12-01 12:00 Europe/Berlin}", said);
    assert!(uid == again && later > first, "made longer");
    let told = format!("{said}, {{at: 2026-11-02 10:00, text: Earlier.}}");
    let (again, earlier, _) = read("{from: 2026-11-28 10:00, until: 2026-11-28 11:00}", &told);
    assert!(uid == again && earlier > first, "put forward, and said so");
    let off = format!("{said}, {{at: 2026-11-02 10:00, status: cancelled, text: No.}}");
    let (again, called_off, event) = read("{from: 2026-12-01 10:00, until: 2026-12-01 11:00}", &off);
    assert!(uid == again && called_off > first);
    assert_eq!(event.text("STATUS"), "CANCELLED");
}

#[test]
fn a_site_of_no_address_invents_none() {
    let site = Site::incident(&incident(
        "updates: [{at: 2026-01-01 11:00, status: resolved, text: \"See [it](/incidents/).\"}]\n",
    ));
    let set = site.artifacts(NOW);
    let feed = json(&set, "components/api/history.json");
    assert!(feed.get("feed_url").is_none() && feed["items"][0].get("url").is_none());
    assert!(feed["items"][0]["id"].as_str().is_some_and(|id| id.starts_with("urn:uuid:")));
    assert!(
        feed["items"][0]["content_html"]
            .as_str()
            .is_some_and(|html| html.contains("href=\"../../incidents/index.html\""))
    );
    assert!(
        json(&set, "history.json")["items"][0]["content_html"]
            .as_str()
            .is_some_and(|html| html.contains("href=\"incidents/index.html\""))
    );
    let rss = text(&set, "history.rss");
    assert!(!rss.contains("<item><link>") && rss.contains("<link>urn:uuid:"));
    assert_eq!(json(&set, "api/v2/incidents.json")["incidents"][0]["shortlink"], "/incidents/2026-01-01-db/");
    assert_eq!(json(&set, "api/v1/index.json")["incidents"][0]["url"], "../../incidents/2026-01-01-db/index.html");
}

#[test]
fn pages_lead_to_their_feeds() {
    let set = live(&incident("")).artifacts(NOW);
    let page = text(&set, "components/api/index.html");
    for link in ["../../components/api/history.atom", "../../components/api/history.json", "../../history.rss"] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link}");
    }
    assert!(text(&set, "index.html").contains(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Example (Atom)\" href=\"history.atom\">"
    ));
}

#[test]
fn a_text_may_lead_to_what_programs_read() {
    let files = [
        "history.atom", "history.rss", "history.json", "maintenance.ics", "actions.ics", "metrics",
        "api/v1/index.json", "api/v2/summary.json",
    ];
    let said = files.map(|path| format!("[x](/{path})")).join(" ");
    let set = live(&(incident("") + &said)).artifacts(NOW);
    let page = text(&set, "incidents/2026-01-01-db/index.html");
    for path in files {
        assert!(page.contains(&format!("href=\"../../{path}\"")) && set.get(path).is_some(), "{path}");
    }
}

#[test]
fn metrics_count_what_is_late() {
    let actions =
        "actions: [{what: a, due: 2026-11-22}, {what: b, due: 2026-11-23}, {what: c, due: 2026-01-01, status: done}]\n";
    let metrics = text(&live(&incident(actions)).artifacts(NOW), "metrics");
    for line in [
        "afterword_actions_overdue 1",
        "afterword_actions{status=\"open\"} 2",
        "afterword_incident_open{severity=\"major\"} 1",
        "afterword_component_status{component=\"api\",status=\"partial_outage\"} 1",
    ] {
        assert!(metrics.lines().any(|other| other == line), "{line} is not in\n{metrics}");
    }
    assert!(metrics.ends_with("# EOF\n"));
    let archive = live(&incident(""));
    archive.write("site.yaml", format!("{LIVE}live: false\n"));
    let is_told = |metrics: &str| metrics.contains("uptime");
    assert!(is_told(&metrics) && !is_told(&text(&archive.artifacts(NOW), "metrics")));
}

/// Nobody has said when a maintenance was announced that has no word yet, and the clock of a build is no announcement.
#[test]
fn nothing_that_programs_read_lies_ahead_of_the_clock() {
    let window = "kind: maintenance\ncomponents: [api]\nscheduled: {from: 2026-06-30 11:00, until: 2026-06-30 12:00}";
    let at = |keys: &str, now: &str| live(&format!("---\ntitle: Work\n{window}\n{keys}---\n")).artifacts(now);
    let silent = at("", "2026-06-25T12:00:00Z");
    let entry = &json(&silent, "history.json")["items"][0];
    assert_eq!(entry["title"], "Work");
    assert!(entry.get("date_published").is_none() && entry.get("date_modified").is_none(), "{entry}");
    assert!(!text(&silent, "history.rss").contains("<pubDate>"));
    let api = summary(&silent);
    let planned = &api["scheduled_maintenances"][0];
    assert_eq!(planned["scheduled_for"], "2026-06-30T11:00:00.000Z");
    let update = &planned["incident_updates"][0];
    let never = "1970-01-01T00:00:00.000Z";
    for told in [planned["created_at"].clone(), planned["updated_at"].clone(), api["page"]["updated_at"].clone()] {
        assert_eq!(told, never);
    }
    assert_eq!((&update["created_at"], &update["display_at"]), (&never.into(), &never.into()));
    assert!(text(&silent, "history.atom").contains("<updated>1970-01-01T00:00:00Z</updated>"));
    let begun = at("", "2026-06-30T11:30:00Z");
    assert_eq!(json(&begun, "history.json")["items"][0]["date_published"], "2026-06-30T11:00:00Z");
    // One that was cancelled changed then, and no more when it would have begun.
    let off = "updates: [{at: 2026-06-20 10:00, text: Soon.}, {at: 2026-06-21 10:00, status: cancelled, text: No.}]\n";
    for now in ["2026-06-25T12:00:00Z", "2026-06-30T11:30:00Z", "2026-07-01T12:00:00Z"] {
        let set = at(off, now);
        assert_eq!(json(&set, "history.json")["items"][0]["date_modified"], "2026-06-21T10:00:00Z", "{now}");
        let maintenances = json(&set, "api/v2/scheduled-maintenances.json");
        assert_eq!(maintenances["scheduled_maintenances"][0]["updated_at"], "2026-06-21T10:00:00.000Z", "{now}");
        assert_eq!(maintenances["page"]["updated_at"], "2026-06-21T10:00:00.000Z", "{now}");
        assert!(!text(&set, "next-change.json").contains("maintenance"), "{now}");
    }
}
