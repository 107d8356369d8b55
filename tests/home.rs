//! What a reader sees first: the home page of a live site.
//!
//! In: small sites, and what is open in them. Out: what the page says, and in which order.

mod site;

use std::fmt::Write;

use site::{NOW, Site, between, text};

/// The home page of a site with so many components in two groups and one outside, and that incident.
fn home(components: usize, incident: &str) -> String {
    let mut site = "-- site.yaml --\ntitle: Example\nlive: true\ncomponents: [{id: alone}".to_owned();
    for number in 1..components {
        let group = if number % 2 == 0 { "Even" } else { "Odd" };
        let _ = write!(site, ", {{id: c{number}, group: {group}}}");
    }
    let site = Site::of(&(site + "]\n" + incident));
    let set = site.artifacts(NOW);
    let page = text(&set, "index.html");
    // What it will say at its next turn is not seen.
    page.split("<template").next().unwrap_or_default().to_owned()
}

/// The groups that stand behind their heading.
fn folded(page: &str) -> Vec<&str> {
    let summaries = page.split("<details class=\"folded\">\n<summary>").skip(1);
    summaries.filter_map(|rest| rest.split_once("<bdi>")?.1.split_once("</bdi>")).map(|(name, _)| name).collect()
}

const OPEN: &str = "-- incidents/2026-11-23-x.md --
---
title: Something is slow
components: [c2]
started: 2026-11-23 11:00Z
updates: [{at: 2026-11-23 11:05Z, status: investigating, text: We look.}]
---
";

#[test]
fn of_many_components_the_groups_that_are_well_are_folded() {
    assert_eq!(folded(&home(12, "")), [""; 0]);
    assert_eq!(folded(&home(13, "")), ["Odd", "Even"]);
    let page = home(13, OPEN);
    assert_eq!(folded(&page), ["Odd"], "what is not well is seen");
    assert_eq!(page.matches("<details class=\"folded\" open>\n<summary>").count(), 1, "and can be folded");
    assert_eq!(page.matches("class=\"bars\"").count(), 13, "nothing is left out");
}

#[test]
fn the_gravest_comes_first_and_maintenance_last() {
    let open = |id: &str, keys: &str| {
        let updates = "updates: [{at: 2026-11-23 11:05Z, status: investigating, text: We look.}]";
        format!(
            "-- incidents/2026-11-23-{id}.md --\n---\ntitle: {id}\nstarted: 2026-11-23 11:00Z\n{keys}\n{updates}\n---\n"
        )
    };
    let all = [
        "-- incidents/2026-11-23-planned.md --\n---\ntitle: planned\nkind: maintenance\ncomponents: [c3]\n\
         scheduled: {from: 2026-11-23 11:30Z, until: 2026-11-23 14:00Z}\n---\n"
            .to_owned(),
        open("bare", ""),
        open("minor", "severity: minor\ncomponents: [c1]"),
        open("worst", "components: {c2: major_outage}"),
        open("major", "severity: major\ncomponents: [c4]"),
    ];
    let page = home(6, &all.concat());
    let going_on = between(&page, "id=\"open\"", "</section>");
    let titles = going_on.split("<h3>").skip(1).filter_map(|rest| rest.split_once("<bdi>")?.1.split_once("</bdi>"));
    let titles: Vec<&str> = titles.map(|(title, _)| title).collect();
    assert_eq!(titles, ["worst", "major", "minor", "bare", "planned"]);
}

#[test]
fn a_maintenance_on_no_component_is_no_degradation() {
    let site = Site::of(
        "-- site.yaml --\ntitle: Example\nlive: true\ncomponents: [{id: api}]\n\
         -- incidents/2026-11-23-move.md --\n---\ntitle: We move\nkind: maintenance\n\
         scheduled: {from: 2026-11-23 11:30Z, until: 2026-11-23 14:00Z}\n---\n",
    );
    let set = site.artifacts(NOW);
    for (path, said) in [
        ("index.html", "Maintenance under way"),
        ("badges/site.json", "Maintenance under way"),
        ("api/v2/status.json", "Service Under Maintenance"),
    ] {
        let text = text(&set, path);
        assert!(text.contains(said), "{path}: {text}");
    }
}

#[test]
fn what_is_open_since_yesterday_says_so_by_its_day() {
    let incident = |id: &str, at: &str| {
        format!(
            "-- incidents/{id}.md --\n---\ntitle: It is {id}\nstarted: {at}\nupdates: [{{at: {at}, status: \
             investigating, text: We look.}}]\n---\n"
        )
    };
    let fact = |term: &str, value: &str, working: &str| {
        let value = format!("<dt>{term}</dt>\n    <dd><bdi>{value}</bdi></dd>\n");
        format!("{value}    <dd class=\"working\"><bdi>{working}</bdi></dd>")
    };
    let today = home(1, &incident("new", "2026-11-23 11:00Z"));
    assert!(today.contains(&fact("Open since", "11:00 UTC", "23 Nov 2026, It is new")), "{today}");
    assert!(today.contains(&fact("Last word", "11:00 UTC", "Investigating")), "{today}");
    let yesterday = home(1, &incident("old", "2026-11-22 11:00Z"));
    assert!(yesterday.contains(&fact("Open since", "22 Nov 2026", "11:00 UTC, It is old")), "{yesterday}");
    assert!(yesterday.contains(&fact("Last word", "22 Nov 2026", "11:00 UTC, Investigating")), "{yesterday}");
    let to_the_day = home(1, &incident("old", "2026-11-22"));
    assert!(to_the_day.contains(&fact("Open since", "22 Nov 2026", "It is old")), "{to_the_day}");

    let site = Site::of(&(incident("new", "2026-11-23 11:00Z") + &incident("old", "2026-11-22 11:00Z")));
    let set = site.artifacts(NOW);
    assert!(text(&set, "incidents/new/index.html").contains(&fact("Open since", "11:00 UTC", "23 Nov 2026")));
    assert!(text(&set, "incidents/old/index.html").contains(&fact("Open since", "22 Nov 2026", "11:00 UTC")));
}

#[test]
fn a_running_maintenance_says_until_when_and_not_since() {
    let site = Site::of(
        "-- incidents/move.md --\n---\ntitle: We move\nkind: maintenance\n\
         scheduled: {from: 2026-11-23 11:30Z, until: 2026-11-23 14:00Z}\n---\n",
    );
    let set = site.artifacts(NOW);
    let page = text(&set, "incidents/move/index.html");
    assert!(page.contains("until <time") && !page.contains("Open since"), "{page}");
}
