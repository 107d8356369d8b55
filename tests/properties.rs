//! What must be true of every site, tried on sites that nobody wrote.
//!
//! In: random incidents. Out: nothing, or the smallest site for which it is not true.

#[path = "site/generate.rs"]
mod generate;
#[path = "site/memory.rs"]
mod memory;
mod site;

use std::collections::BTreeSet;

use afterword::artifact::ArtifactSet;
use afterword::catalog::Catalog;
use afterword::model::words::{ComponentId, Slug};
use afterword::site as pages;
use afterword::source::SourceTree;
use afterword::time::{Date, Timestamp};
use generate::{COMPONENTS, End, Incident, Precision, incident, incidents};
use memory::catalog;
use proptest::prelude::*;

/// A site that is shown in a zone whose days have 23 and 25 hours.
const SITE: &str = "title: Example\ntimezone: Europe/Berlin\nhistory_days: 365\n\
                    components: [{id: api}, {id: web, since: 2026-05-01}, {id: mail}]\n";

/// The files of a site, in memory.
fn tree(incidents: &[Incident]) -> SourceTree {
    let site = ("site.yaml".to_owned(), SITE.to_owned());
    let incidents = incidents.iter().map(|one| (format!("incidents/{}.yaml", one.id), one.yaml()));
    memory::tree(std::iter::once(site).chain(incidents))
}

/// Every page of a site.
fn artifacts(incidents: &[Incident]) -> ArtifactSet {
    memory::pages(&tree(incidents), pages::plan)
}

fn components() -> impl Iterator<Item = ComponentId> {
    COMPONENTS.iter().map(|id| ComponentId(Slug::exact(&id.to_lowercase()).expect("a plain word")))
}

/// The uptime of each component over the longest and the shortest window.
fn uptimes(catalog: &Catalog) -> Vec<Option<f64>> {
    let windows = components().flat_map(|id| [(id.clone(), 365), (id, 1)]);
    windows.map(|(id, days)| catalog.uptime(&id, days).map(|uptime| uptime.ratio)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_two_pages_share_an_address_also_where_case_does_not_count(incidents in incidents()) {
        let tree = tree(&incidents);
        let plan = pages::plan(&catalog(&tree));
        let paths: BTreeSet<String> = plan.iter().map(|route| route.path().to_lowercase()).collect();
        prop_assert_eq!(paths.len(), plan.len());
        let below = |path: &String| {
            let folder = format!("{path}/");
            paths.range(folder.clone()..).next().is_some_and(|next| next.starts_with(&folder))
        };
        prop_assert!(!paths.iter().any(below), "a file stands where another needs a folder");
    }

    #[test]
    fn intervals_are_in_order_and_never_negative(incidents in incidents()) {
        let catalog = catalog(&tree(&incidents));
        for id in components() {
            let intervals = catalog.intervals(&id);
            prop_assert!(intervals.iter().all(|one| one.from <= one.until && one.until <= catalog.now));
            prop_assert!(intervals.is_sorted_by_key(|one| one.from));
        }
    }

    #[test]
    fn uptime_is_a_share(incidents in incidents()) {
        for uptime in uptimes(&catalog(&tree(&incidents))).into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&uptime), "{uptime}");
        }
    }

    #[test]
    fn what_overlaps_counts_once(incidents in incidents()) {
        // What is known by its day and its length may have been at two times of that day.
        let is_placed = |one: &&Incident| !matches!((one.precision, one.end), (Precision::Day, End::Length(_)));
        let twins = incidents.iter().filter(is_placed).map(|one| Incident { id: format!("{}-again", one.id), ..one.clone() });
        let doubled: Vec<Incident> = incidents.iter().cloned().chain(twins).collect();
        prop_assert_eq!(uptimes(&catalog(&tree(&incidents))), uptimes(&catalog(&tree(&doubled))));
    }

    #[test]
    fn one_more_incident_never_makes_uptime_better(incidents in incidents(), more in incident()) {
        let before = uptimes(&catalog(&tree(&incidents)));
        let more = Incident { id: "one-more".into(), ..more };
        let after = uptimes(&catalog(&tree(&[incidents, vec![more]].concat())));
        for (before, after) in before.into_iter().zip(after) {
            prop_assert!(after <= before, "{after:?} after {before:?}");
        }
    }

    #[test]
    fn the_days_of_a_year_add_up_to_all_that_was_wrong(incidents in incidents()) {
        let catalog = catalog(&tree(&incidents));
        let zone = catalog.site.zone;
        let first = Date::new(2026, 1, 1).expect("a day of the calendar");
        let days: Vec<Date> = (0..=365).map(|day| first.plus_days(day)).collect();
        let bounds = [zone.day_start(days[0]), zone.day_start(days[365])];
        for id in components() {
            let cells = catalog.cells(&id, &days);
            for (cell, pair) in cells.iter().zip(days.windows(2)) {
                let length = zone.day_start(pair[0]).seconds_until(zone.day_start(pair[1]));
                prop_assert!(i64::try_from(cell.seconds).expect("a day is short") <= length);
            }
            let sum: u64 = cells.iter().map(|cell| cell.seconds).sum();
            prop_assert_eq!(i64::try_from(sum).expect("a year is short"), covered(&catalog, &id, bounds));
        }
    }
}

/// The seconds between two moments in which a component had any interval, worked out the simple way.
fn covered(catalog: &Catalog, id: &ComponentId, [from, until]: [Timestamp; 2]) -> i64 {
    let (mut reached, mut sum) = (from, 0);
    for interval in catalog.intervals(id) {
        let (start, end) = (interval.from.max(reached), interval.until.min(until));
        if start < end {
            sum += start.seconds_until(end);
            reached = end;
        }
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_input_gives_the_same_bytes_for_any_number_of_threads(incidents in incidents()) {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be had");
            pool.install(|| artifacts(&incidents))
        };
        let reversed: Vec<Incident> = incidents.iter().rev().cloned().collect();
        let (one, eight, other_order) = (with(1), with(8), artifacts(&reversed));
        for set in [&eight, &other_order] {
            prop_assert_eq!(one.iter().count(), set.iter().count());
            for ((path, first), (other, second)) in one.iter().zip(set.iter()) {
                prop_assert_eq!(path, other);
                prop_assert!(first.bytes() == second.bytes(), "{} differs", path.as_str());
            }
        }
    }

    #[test]
    fn the_page_of_an_incident_loses_no_entry(incidents in incidents()) {
        let set = artifacts(&incidents);
        for incident in incidents.iter().filter(|incident| incident.is_past()) {
            let Some(page) = set.get(&format!("incidents/{}/index.html", incident.id)) else { continue };
            let page = String::from_utf8_lossy(page.bytes());
            let happened = (0..incident.timeline.len()).map(|number| incident.happened(number));
            let said = (0..incident.updates.len()).map(|number| incident.said(number));
            for text in happened.chain(said) {
                prop_assert!(page.contains(&text), "`{text}` is not on the page");
            }
        }
    }
}
