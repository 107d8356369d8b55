//! The numbers: their arithmetic against slow and obvious versions, and what the page and the command say of them.
//!
//! In: small sites. Out: nothing, or the number that is not so.

#[path = "site/memory.rs"]
mod memory;
mod site;

use std::fmt::Write;

use afterword::catalog::IncidentIndex;
use afterword::catalog::numbers::{Certainty, Sample, quartiles};
use afterword::model::words::{ComponentId, ComponentStatus, Slug};
use afterword::site::Route;
use afterword::source::SourceTree;
use afterword::time::{Date, Span};
use memory::catalog;
use proptest::prelude::*;
use site::{NOW, Site};

/// The files of a site, in memory: its `site.yaml`, and incidents as YAML.
fn tree(site: &str, incidents: &[String]) -> SourceTree {
    let site = ("site.yaml".to_owned(), site);
    let incidents = incidents.iter().enumerate();
    let incidents = incidents.map(|(i, text)| (format!("incidents/i{i:04}.yaml"), text.as_str()));
    memory::tree(std::iter::once(site).chain(incidents))
}

/// The numbers page alone.
fn page(site: &str, incidents: &[String]) -> String {
    let set = memory::pages(&tree(site, incidents), |_| vec![Route::Numbers]);
    site::page(&set, "numbers/index.html")
}

fn incident(rest: &str) -> String {
    format!("title: One\n{rest}\n")
}

const STATUSES: [ComponentStatus; 4] = [
    ComponentStatus::UnderMaintenance,
    ComponentStatus::DegradedPerformance,
    ComponentStatus::PartialOutage,
    ComponentStatus::MajorOutage,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Second by second over the day on which Berlin's clocks go back: the worst of what goes on, weighed by the rule.
    #[test]
    fn uptime_is_what_every_second_says(
        // Minutes after the day began, a length, a status. Some begin before it, some end after it, some overlap.
        impacts in proptest::collection::vec((-200_i64..1700, 1_i64..900, 0_usize..4), 0..6),
        rule in 0_usize..3,
        younger in any::<bool>(),
    ) {
        let (rule, weights) = [
            ("uptime: statuspage\n", [0, 0, 300, 1000]),
            ("uptime: strict\n", [1000, 1000, 1000, 1000]),
            ("uptime: {major_outage: 0.9, partial_outage: 0.5, under_maintenance: 0.125}\n", [125, 0, 500, 900]),
        ][rule];
        let since = if younger { ", since: 2026-10-25" } else { "" };
        let site = format!("timezone: Europe/Berlin\n{rule}components: [{{id: api{since}}}]\n");
        let days = [24, 25, 26].map(|day| Date::new(2026, 10, day).expect("a day"));
        let zone = afterword::time::Zone::parse("Europe/Berlin").expect("a zone");
        let day = zone.day_start(days[1]);
        let files: Vec<String> = impacts
            .iter()
            .map(|(start, length, status)| {
                let (from, until) = (day.plus(start * 60), day.plus((start + length) * 60));
                let status = STATUSES[*status].id();
                incident(&format!("components: {{api: {status}}}\nstarted: {}\nresolved: {}", from.rfc3339(), until.rfc3339()))
            })
            .collect();
        let catalog = catalog(&tree(&site, &files));
        let api = ComponentId(Slug::exact("api").expect("a slug"));
        let (first, whole) = if younger { (0, 25 * 3600) } else { (-86_400, 49 * 3600) };
        let mut lost = 0;
        for second in first..25 * 3600 {
            let going_on = impacts.iter().filter(|(start, length, _)| {
                (start * 60..(start + length) * 60).contains(&second)
            });
            lost += going_on.map(|(_, _, status)| *status).max().map_or(0, |worst| weights[worst]);
        }
        let slow = 1.0 - f64::from(lost) / f64::from(whole) / 1000.0;
        let uptime = catalog.uptime_between(&api, days[0], days[2]).expect("the days are over");
        prop_assert_eq!(uptime.from.seconds_until(uptime.until), i64::from(whole));
        prop_assert!((uptime.ratio - slow).abs() < 1e-9, "{} is not {slow}", uptime.ratio);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The least value that a share of all values does not exceed, looked for one by one.
    #[test]
    fn a_quartile_is_the_first_value_that_enough_do_not_exceed(mut values in proptest::collection::vec(0_u64..50, 1..40)) {
        let slow = |quarters: usize| {
            let enough = |value: &u64| values.iter().filter(|other| *other <= value).count() * 4 >= values.len() * quarters;
            values.iter().filter(|value| enough(value)).min().copied().expect("the largest is enough")
        };
        let expected = [slow(1), slow(2), slow(3)];
        values.sort_unstable();
        let samples: Vec<Sample> = values
            .iter()
            .enumerate()
            .map(|(place, seconds)| Sample {
                incident: IncidentIndex(place),
                span: Span::exact(*seconds),
                seconds: *seconds,
                certainty: Certainty::Exact,
            })
            .collect();
        let five = quartiles(&samples).expect("there are values");
        prop_assert_eq!([five.lower.seconds, five.median.seconds, five.upper.seconds], expected);
        prop_assert_eq!([five.least.seconds, five.most.seconds], [values[0], values[values.len() - 1]]);
    }
}

#[test]
fn every_incident_is_a_dot_and_what_is_only_bounded_is_one_apart() {
    let files = [
        incident("started: 2026-01-01 10:00\nresolved: 2026-01-01 10:10"),
        incident("started: 2026-02-01 10:00\nresolved: 2026-02-01 10:30"),
        incident("started: ~2026-03-01 10:00\nresolved: 2026-03-01 11:00"),
        incident("started: 2026-04-01\nresolved: 2026-04-01"),
        incident("started: 2026-05-01 10:00\nresolved: 2026-05-01 12:00\nkind: incident"),
    ];
    let page = page("live: false\n", &files);
    let strip = page.split("id=\"times-chart-title\"").nth(1).and_then(|rest| rest.split("</details>").next());
    let strip = strip.expect("there is a figure of times");
    assert_eq!(strip.matches("<circle class=\"dot\"").count(), 3, "{strip}");
    assert_eq!(strip.matches("<circle class=\"dot about\"").count(), 1);
    assert_eq!(strip.matches("<path class=\"dot bound\"").count(), 1);
    assert!(strip.contains("median 30 min, 4 incidents"), "the bound has no part in it");
    assert!(page.contains("only an upper bound is known stands apart"), "and the page says so");
    for column in ["Shortest", "Lower quartile", "Median", "Upper quartile", "Longest"] {
        assert!(page.contains(column), "{column}");
    }
    assert!(!page.to_lowercase().contains("mean time") && !page.contains("average"));
}

#[test]
fn what_took_no_time_is_a_number_and_no_gap() {
    let told = "started: 2026-01-01 10:00\nupdates: [{at: 2026-01-01 10:00, text: Down.}]\nresolved: 2026-01-01 11:00";
    let page = page("live: false\n", &[incident(told)]);
    assert!(page.contains("<td><bdi>–</bdi></td><td><bdi>0 s</bdi>"), "told at once, and never noticed: {page}");
}

#[test]
fn a_long_record_stays_light_and_says_what_it_left_out() {
    let many = |count: usize| -> Vec<String> {
        let one = |i: usize| {
            let (day, hour) = (1 + i % 28, i / 28 % 23);
            incident(&format!("started: 2026-0{}-{day:02} {hour:02}:00\nduration: {}m", 1 + i / 28 / 23, 1 + i % 300))
        };
        (0..count).map(one).collect()
    };
    let whole = page("live: false\n", &many(500));
    assert_eq!(whole.matches("<circle class=\"dot\"").count() - 1, 500, "and one in the key");
    let long = page("live: false\n", &many(501));
    assert_eq!(long.matches("<circle class=\"dot\"").count() - 1, 0);
    assert!(long.contains("With 501 incidents a dot each would be too much for a page"));
    assert!(long.len() < 60_000, "{}", long.len());
}

#[test]
fn a_record_that_has_not_begun_has_no_years() {
    let of = |incidents: &[String]| page("components: [{id: api}]\n", incidents);
    assert!(of(&[incident("started: 2026-11-20\nresolved: 2026-11-20")]).contains("in 1 year"));
    let empty = of(&[]);
    assert!(empty.contains("<bdi>0</bdi>") && !empty.contains("class=\"working\""), "{empty}");
}

#[test]
fn the_rule_of_uptime_is_printed_where_the_number_stands() {
    let outage = [incident("components: {api: partial_outage}\nstarted: 2026-11-20 10:00\nresolved: 2026-11-20 22:00")];
    let of = |rule: &str| page(&format!("{rule}components: [{{id: api, since: 2026-11-19}}]\n"), &outage);
    // From the 19th to noon of the 23rd are 108 hours, of which 12 are lost, by each rule in part.
    let usual = of("");
    assert!(usual.contains("The rule is “statuspage”: a major outage counts fully, a partial one for 30 %"));
    assert!(usual.contains("96.66 %"), "{usual}");
    let strict = of("uptime: strict\n");
    assert!(strict.contains("The rule is “strict”: whatever is not operational counts fully, maintenance too"));
    assert!(strict.contains("88.88 %"));
    let own = of("uptime: {partial_outage: 0.5}\n");
    assert!(own.contains("partial outage counts for 50 %"));
    assert!(own.contains("94.44 %"));
    for window in ["90 days", "12 months", "All", "November 2026"] {
        assert!(own.contains(window), "{window}");
    }
    assert!(own.contains("<td><bdi>–</bdi></td>"), "before its first day there is nothing");
    assert!(
        !page("live: false\ncomponents: [{id: api}]\n", &outage).contains("id=\"uptime\""),
        "an archive watches nobody"
    );
}

#[test]
fn a_component_has_no_bars_before_its_first_day() {
    let site = Site::of("-- site.yaml --\ntitle: Example\ncomponents: [{id: api, since: 2026-11-14}, {id: web}]\n");
    let set = site.build_back(NOW).set;
    let home = site::page(&set, "index.html");
    let bars: Vec<&str> = home.split("<svg class=\"bars\"").skip(1).collect();
    let drawn = |bars: &str| bars.split("</svg>").next().unwrap_or_default().matches("h3v10h").count();
    assert_eq!(bars.iter().map(|bars| drawn(bars)).collect::<Vec<_>>(), [10, 90]);
    assert!(home.contains("nothing in 10 days") && home.contains("nothing in 90 days"));
}

/// Whoever cannot see a chart hears what it shows, and reads its numbers.
#[test]
fn every_chart_has_a_title_a_description_and_its_numbers_as_a_table() {
    let files = [incident(
        "severity: major\ncauses: [dns]\ncomponents: {api: major_outage}\nstarted: 2026-11-01 10:00\nresolved: 2026-11-01 11:00\nactions: [{what: Look}]",
    )];
    let page = page("components: [{id: api}]\n", &files);
    let figures: Vec<&str> = page.split("<section class=\"numbers\">").skip(1).collect();
    assert_eq!(figures.len(), 6, "years, months, times, uptime, causes, promises");
    for figure in figures {
        let figure = figure.split("</section>").next().unwrap_or_default();
        let (_, chart) = figure.split_once("<svg class=\"chart").unwrap_or_else(|| panic!("no chart in {figure}"));
        assert!(chart.contains("role=\"img\"") && chart.contains("aria-labelledby=\""), "{figure}");
        for part in ["<title id=\"", "<desc id=\""] {
            let (_, text) = chart.split_once(part).unwrap_or_else(|| panic!("no {part} in {figure}"));
            assert!(
                text.split_once('>').is_some_and(|(_, text)| !text.starts_with('<')),
                "an empty {part} in {figure}"
            );
        }
        assert!(figure.contains("<table") && figure.contains(", as a table</summary>"), "{figure}");
    }
}

#[test]
fn a_component_without_a_first_day_counts_from_the_record() {
    let files = [incident("components: {api: major_outage}\nstarted: 2026-11-22 00:00\nresolved: 2026-11-22 12:00")];
    let catalog = catalog(&tree("components: [{id: api}]\n", &files));
    let api = ComponentId(Slug::exact("api").expect("a slug"));
    let all = catalog.uptime_over(&api, afterword::catalog::Window::All).expect("the record has begun");
    assert!((all.ratio - (1.0 - 12.0 / 36.0)).abs() < 1e-9, "{}", all.ratio);
}

/// "At least" is true wherever in its day or month an incident was.
#[test]
fn what_is_known_to_a_day_and_a_length_is_lost_wherever_it_may_have_been() {
    let rows: [(&[&str], i32); 6] = [
        // All of it may lie in these days, or before them.
        (&["started: 2026-11\nduration: 24h"], 24),
        (&["started: 2026-11-10\nduration: 6h"], 0),
        // Late on the day before.
        (&["started: 2026-11-18\nduration: 6h"], 6),
        // It need not be the same six hours.
        (&["started: 2026-11-20\nduration: 6h", "started: 2026-11-20 00:00\nresolved: 2026-11-20 06:00"], 12),
        // An end that is known bounds it.
        (&["started: 2026-11-18\nresolved: 2026-11-18\nduration: 6h"], 0),
        // What only a day mended may have gone on to its end.
        (
            &[
                "started: 2026-11-20 10:00\nresolved: 2026-11-21 10:00\nupdates: [{at: 2026-11-20, text: Up., components: {api: operational}}]",
            ],
            14,
        ),
    ];
    let api = ComponentId(Slug::exact("api").expect("a slug"));
    for (incidents, hours) in rows {
        let files: Vec<String> =
            incidents.iter().map(|rest| incident(&format!("components: {{api: major_outage}}\n{rest}"))).collect();
        let catalog = catalog(&tree("components: [{id: api, since: 2026-11-19}]\n", &files));
        let uptime = catalog.uptime(&api, 90).expect("it has begun");
        let lost =
            (1.0 - uptime.ratio) * f64::from(i32::try_from(uptime.from.seconds_until(uptime.until)).expect("days"));
        assert!((lost / 3600.0 - f64::from(hours)).abs() < 1e-6, "{incidents:?}: {lost}");
        assert_eq!(uptime.is_exact, hours == 0, "{incidents:?}");
    }
}

const HOURS: &str = "policy: {hours: {days: [mon, tue, wed, thu, fri], hours: 09:00-17:00, holidays: [2026-11-19]}}\n";

#[test]
fn both_clocks_are_shown_where_they_differ() {
    let site = Site::of(&format!("-- site.yaml --\ntitle: Example\n{HOURS}"));
    // Friday afternoon to Monday morning; and within one Monday.
    site.write("incidents/night.yaml", incident("started: 2026-11-20 16:00\nresolved: 2026-11-23 10:30"));
    site.write("incidents/day.yaml", incident("started: 2026-11-16 10:00\nresolved: 2026-11-16 11:00"));
    let set = site.artifacts(NOW);
    let text = |path: &str| site::page(&set, path);
    assert!(text("incidents/night/index.html").contains("; 2 h 30 min in support hours"));
    assert!(!text("incidents/day/index.html").contains("support hours"));
    let numbers = text("numbers/index.html");
    assert!(numbers.contains("… in support hours"));
    assert!(numbers.contains("Support hours: Mon, Tue, Wed, Thu, Fri, 09:00 to 17:00 UTC, without 1 holiday."));
}

#[test]
fn a_typed_length_agrees_if_one_of_the_clocks_does() {
    let of = |duration: &str| {
        let site = Site::of(&format!("-- site.yaml --\ntitle: Example\n{HOURS}"));
        let times = "started: 2026-11-18 16:00\nresolved: 2026-11-20 10:00";
        site.write("incidents/one.yaml", incident(&format!("{times}\nduration: {duration}")));
        site.findings().replace('\u{a0}', " ")
    };
    assert_eq!(of("2h"), "", "an hour on Wednesday, a holiday, an hour on Friday");
    assert_eq!(of("42h"), "", "on the wall");
    let neither = of("3h");
    assert!(neither.contains("the timestamps say 1 day 18 h, or 2 h in support hours"), "{neither}");
    assert!(neither.contains("started here") && neither.contains("resolved here"));
}

#[test]
fn a_calendar_or_a_rule_that_cannot_be_used_is_an_error() {
    let of = |text: &str| Site::of(&format!("-- site.yaml --\ntitle: Example\n{text}\n")).findings();
    for (text, said) in [
        ("policy: {hours: {days: [mon], hours: 17:00-09:00}}", "not from when until when"),
        ("policy: {hours: {days: [mon], hours: +9:00-17:00}}", "not from when until when"),
        ("policy: {hours: {days: [], hours: 09:00-17:00}}", "a calendar without a day"),
        ("policy: {hours: {days: [mon], hours: 09:00-17:00, holidays: [2026-12]}}", "`2026-12` is not a day"),
        ("policy: {hours: {days: [mon], hours: 09:00-17:00, timezone: Berlin}}", "unknown time zone"),
        ("uptime: strickt", "did you mean `strict`?"),
        ("uptime: {major_outages: 1}", "did you mean `major_outage`?"),
        ("uptime: {major_outage: 2}", "a weight cannot be 2"),
    ] {
        let found = of(text);
        assert!(found.contains(said), "{text}:\n{found}");
    }
}

/// Which two entries, and which rule: beside the number, on every page that has one.
#[test]
fn every_number_stands_with_its_working() {
    let site = Site::of("-- site.yaml --\ntitle: Example\ncomponents: [{id: api, since: 2026-11-01}]\n");
    site.write(
        "incidents/one.yaml",
        "title: One\nstarted: 2026-11-20 10:00\ndetected: 2026-11-20 10:05\nmitigated: 2026-11-20 10:50\ncomponents: \
         {api: major_outage}\nupdates:\n  - {at: 2026-11-20 10:20, text: One}\n  - {at: 2026-11-20 11:00, status: \
         resolved, text: Two, components: {api: operational}}\n",
    );
    let set = site.build_back(NOW).set;
    let read = |path: &str| {
        let html = site::page(&set, path);
        let text = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
        text.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let page = read("incidents/one/index.html");
    for (what, length, from, to) in [
        ("Duration", "1 h", "10:00 UTC (start)", "11:00 UTC (end, from the update that said so)"),
        ("Time to detect", "5 min", "10:00 UTC (start)", "10:05 UTC (detection)"),
        ("Time to tell", "20 min", "10:00 UTC (start)", "10:20 UTC (first update)"),
        ("Time to mitigate", "50 min", "10:00 UTC (start)", "10:50 UTC (mitigation)"),
    ] {
        let line = format!("{what} {length} 20 November 2026, {from} → {to}");
        assert!(page.contains(&line), "{line}\nis not said in\n{page}");
    }
    for path in ["index.html", "components/api/index.html"] {
        let page = read(path);
        assert!(
            page.contains(" %") && page.contains("by the rule “statuspage”: a major outage counts fully"),
            "{path}: {page}"
        );
    }
}

/// A site of promises.
fn promises() -> Site {
    let mut text = String::from("title: Broken\nstarted: 2026-01-05 10:00\nresolved: 2026-01-05 11:00\nactions:\n");
    for rest in [
        "owner: Ops, due: 2026-02-01",
        "owner: Ops, since: 2026-11-13",
        "owner: Web, status: done, since: 2026-01-06, done: 2026-01-18, evidence: a new alert",
        "status: dropped, reason: the service is gone",
    ] {
        let number = text.matches("what:").count() + 1;
        let _ = writeln!(text, "  - {{what: Promise {number}, {rest}}}");
    }
    let site = Site::of("");
    site.write("incidents/broken.yaml", text);
    site
}

#[test]
fn promises_are_told_by_owner_age_and_fate() {
    let set = promises().artifacts(NOW);
    let text = |path: &str| site::page(&set, path);
    let ledger = text("actions/index.html");
    let (_, owners) = ledger.split_once("By owner").expect("a part by owner");
    let at = |said: &str| owners.find(said).unwrap_or_else(|| panic!("`{said}` is not said of an owner"));
    assert!(at("Ops") < at("1 overdue, 1 open"));
    assert!(at("1 overdue, 1 open") < at("for 10 months"), "since the incident ended");
    assert!(at("for 10 months") < at("for 10 days"));
    assert!(at("Web") < at("1 done") && at("nobody named") < at("1 dropped"));
    assert!(owners.contains("incidents/broken/index.html#action-1"));
    for said in ["after 12 days", "a new alert", "the service is gone", "18 January 2026"] {
        assert!(ledger.contains(said), "{said}");
    }
    let home = text("index.html");
    assert!(home.contains("2 open") && home.contains("of 4, 1 overdue"), "{home}");
    let numbers = text("numbers/index.html");
    assert!(numbers.contains("2 promises are waiting, 1 of them past their day."));
}

#[test]
fn an_incident_is_like_one_with_the_same_rare_words_and_says_what_was_never_done() {
    let site = promises();
    site.write("incidents/a.yaml", "title: Zookeeper lost its quorum\nstarted: 2026-03-01\n");
    site.write(
        "incidents/b.yaml",
        "title: Quorum of Zookeeper again\nstarted: 2026-04-01\nactions: [{what: a}, {what: b, status: done}]\n",
    );
    site.write("incidents/c.yaml", "title: Something else\nstarted: 2026-05-01\n");
    let set = site.artifacts(NOW);
    let page = site::page(&set, "incidents/a/index.html");
    let (_, like) = page.split_once("Incidents like this one").expect("there is one like it");
    let like = like.split("</section>").next().unwrap_or_default();
    assert!(like.contains("Quorum of Zookeeper again") && !like.contains("Something else"));
    assert!(like.contains("1 of its 2 promises is not known to be done"), "{like}");
}

#[test]
fn one_incident_is_counted_as_one() {
    let with = |causes: &[&str]| {
        let one = |cause: &&str| incident(&format!("started: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n{cause}"));
        page("title: Example\nlive: false\n", &causes.iter().map(one).collect::<Vec<_>>())
    };
    let (cause, none) = ("causes: [flood]\n", "");
    assert!(with(&[cause]).contains("The one incident names a cause; "));
    assert!(with(&[cause, none, cause]).contains("Of 3 incidents one names no cause. "));
    assert!(with(&[cause, none, none]).contains("Of 3 incidents 2 name no cause. "));
}

#[test]
fn counts_lead_to_the_lists_they_are_of() {
    let files = [
        incident("severity: major\nstarted: 2026-01-01\ncauses: [dns, network]"),
        incident("severity: minor\nstarted: 2026-01-31\ncauses: [dns]"),
        incident("severity: minor\nstarted: 2025-12-31"),
    ];
    let page = page("live: false\n", &files);
    let row = |name: &str| {
        let (_, row) =
            page.split_once(&format!("<bdi>{name}</bdi></a></th>")).unwrap_or_else(|| panic!("no row {name}"));
        let row = row.split("</tr>").next().unwrap_or_default();
        row.split("<bdi>").skip(1).filter_map(|cell| cell.split("</bdi>").next()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("2026"), ["0", "1", "1", "0", "2"]);
    assert_eq!(row("December 2025"), ["0", "0", "1", "0", "1"]);
    assert_eq!(row("Dns"), ["2", "67 %", "67 %"]);
    assert_eq!(row("Network"), ["1", "33 %", "67 %"], "an incident with both counts once");
    assert!(
        page.contains("href=\"../incidents/2026/index.html\"") && page.contains("href=\"../causes/dns/index.html\"")
    );
}
