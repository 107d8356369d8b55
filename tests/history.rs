//! The history as a reader sees it: each year drawn by its months, and what its incidents can be narrowed to.
//!
//! In: small sites, one of them with more incidents than a page lists. Out: names, counts and links of their pages.

mod site;

use std::fmt::Write;

use site::{Site, between};

/// Seven incidents of one year: three in June, none in nine months.
fn seven() -> Site {
    let site =
        Site::of("-- site.yaml --\ntitle: Seven\ncomponents: [{id: api, name: API}, {id: web, name: Website}]\n");
    let incidents = [
        ("2025-01-05", "[api]", "major", "[human-error]"),
        ("2025-01-20", "[web]", "minor", "[dns]"),
        ("2025-02-01", "[api]", "minor", "[dns]"),
        ("2025-02-02", "[api, web]", "critical", "[dns, human-error]"),
        ("2025-06-01", "[api]", "major", "[capacity]"),
        ("2025-06-02", "[api]", "major", "[capacity]"),
        ("2025-06-30", "[web]", "minor", "[human-error]"),
    ];
    for (day, components, severity, causes) in incidents {
        let keys = format!("components: {components}\nseverity: {severity}\ncauses: {causes}");
        site.write(&format!("incidents/{day}-x.md"), format!("---\ntitle: On {day}\nstarted: {day}\n{keys}\n---\n"));
    }
    site
}

/// So many incidents on the days of one January, of two components by turns.
fn january(number: usize) -> Site {
    let site = Site::of("-- site.yaml --\ntitle: Many\ncomponents: [{id: api}, {id: web}]\n");
    for at in 0..number {
        let (day, component) = (at % 28 + 1, ["api", "web"][at % 2]);
        let text = format!("---\ntitle: Number {at}\nstarted: 2025-01-{day:02}\ncomponents: [{component}]\n---\n");
        site.write(&format!("incidents/2025-01-{day:02}-n{at}.md"), text);
    }
    site
}

/// The text of HTML, its runs of space as one.
fn said(html: &str) -> String {
    let text = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The choices of a group, each as its address, its name and its count.
fn choices(page: &str, group: &str) -> Vec<String> {
    let (_, rest) = page.split_once(&format!("data-group=\"{group}\"")).expect("the page has such a group");
    let group = rest.split("data-group=").next().unwrap_or_default();
    let links = group.split("</section>").next().unwrap_or_default().split("<a href=\"").skip(1);
    links.map(|link| format!("{} {}", between(link, "", "\""), said(between(link, ">", "</a>")))).collect()
}

#[test]
fn a_year_tells_its_story_and_each_month_leads_to_its_page() {
    let set = seven().build().set;
    let year = site::page(&set, "incidents/2025/index.html");
    let strip = between(&year, "<div class=\"strip\"", "</div>");
    assert_eq!(between(strip, "aria-label=\"", "\""), "2025: 7 incidents, most in June (3), none in 9 months");
    assert_eq!(strip.matches("</small>").count(), 12);
    let links: Vec<String> = strip
        .split("<a href=\"")
        .skip(1)
        .map(|link| format!("{} {}", between(link, "", "\""), said(between(link, ">", "<svg"))))
        .collect();
    let to = |month: &str, words: &str| format!("../../incidents/2025/{month}/index.html {words}");
    assert_eq!(
        links,
        [
            to("01", "January 2025, 2 incidents"),
            to("02", "February 2025, 2 incidents"),
            to("06", "June 2025, 3 incidents"),
        ]
    );
    let heights: Vec<&str> = strip.split(" height=\"").skip(1).step_by(2).map(|rest| between(rest, "", "\"")).collect();
    assert_eq!(heights, ["37", "37", "56"]);
    assert!(
        site::page(&set, "incidents/index.html")
            .contains("aria-label=\"2025: 7 incidents, most in June (3), none in 9 months\"")
    );
}

#[test]
fn months_to_come_are_not_called_quiet() {
    let set = seven().build_at("2025-07-15T12:00Z").set;
    let year = site::page(&set, "incidents/2025/index.html");
    assert!(year.contains("aria-label=\"2025: 7 incidents, most in June (3), none in 4 months\""), "{year}");
    assert_eq!(year.matches("class=\"to-come\"").count(), 5);
}

#[test]
fn filters_count_the_incidents_of_the_page_and_lead_to_all_that_share_a_choice() {
    let set = seven().build().set;
    let year = site::page(&set, "incidents/2025/index.html");
    let root = "../../";
    assert_eq!(
        choices(&year, "component"),
        [format!("{root}components/api/index.html API 5"), format!("{root}components/web/index.html Website 3")]
    );
    assert_eq!(
        choices(&year, "severity"),
        ["critical/index.html Critical 1", "major/index.html Major 3", "minor/index.html Minor 3"]
            .map(|choice| format!("{root}severities/{choice}"))
    );
    assert_eq!(
        choices(&year, "cause"),
        ["dns/index.html Dns 3", "human-error/index.html Human error 3", "capacity/index.html Capacity 2"]
            .map(|choice| format!("{root}causes/{choice}"))
    );
    assert!(year.contains("<li data-component=\"api web\" data-severity=\"critical\" data-cause=\"dns human-error\">"));
    assert!(year.contains("data-shown=\"{shown} of 7 incidents\""));
    let script = between(&year, "src=\"../../assets/filters-", "\"");
    assert!(set.get(&format!("assets/filters-{script}")).is_some(), "{script}");
}

#[test]
fn few_incidents_have_no_filters_and_other_pages_no_script_for_them() {
    let set = seven().build().set;
    for path in ["incidents/2025/06/", "", "components/api/", "incidents/2025-06-30-x/"] {
        let page = site::page(&set, &format!("{path}index.html"));
        assert!(!page.contains("id=\"filters\"") && !page.contains("assets/filters-"), "{path}");
    }
}

#[test]
fn a_choice_that_all_share_narrows_nothing() {
    let page = site::page(&january(6).build().set, "incidents/2025/index.html");
    assert_eq!(choices(&page, "component").len(), 2);
    assert!(!page.contains("data-group=\"severity\"") && !page.contains("data-group=\"cause\""));
}

#[test]
fn a_year_of_many_lists_none_and_its_filters_lead_to_pages_of_that_year() {
    let set = january(70).build().set;
    let year = site::page(&set, "incidents/2025/index.html");
    assert!(!year.contains("class=\"cards\"") && !year.contains("assets/filters-"));
    let of_year =
        |id: &str| format!("../../components/{id}/2025/index.html {} 35", if id == "api" { "Api" } else { "Web" });
    assert_eq!(choices(&year, "component"), [of_year("api"), of_year("web")]);
    let month = site::page(&set, "incidents/2025/01/index.html");
    assert_eq!(month.matches("<li data-component=").count(), 70);
    assert!(month.contains("data-shown=\"{shown} of 70 incidents\""));
    let history = site::page(&set, "incidents/index.html");
    assert_eq!(history.matches("<li data-component=").count(), 30);
    assert!(!history.contains("assets/filters-"), "a list that is not whole is not narrowed");
    assert_eq!(
        choices(&history, "component"),
        ["../components/api/index.html Api 35", "../components/web/index.html Web 35"]
    );
}

#[test]
fn a_long_group_keeps_the_rest_out_of_the_way() {
    let mut text = "-- site.yaml --\ntitle: Wide\ncomponents: [".to_owned();
    for at in 10..30 {
        let _ = write!(text, "{{id: c{at}}}, ");
    }
    text += "]\n";
    let site = Site::of(&text);
    for at in 10..30 {
        let keys = format!("started: 2025-01-{at}\ncomponents: [c{at}]");
        site.write(&format!("incidents/2025-01-{at}-x.md"), format!("---\ntitle: X {at}\n{keys}\n---\n"));
    }
    let page = site::page(&site.build().set, "incidents/2025/01/index.html");
    assert_eq!(choices(&page, "component").len(), 20);
    let (seen, rest) = page.split_once("<details>").expect("the rest is folded");
    assert_eq!(seen.matches("data-value=").count(), 5);
    assert!(said(rest).starts_with("and 15 more"), "{rest}");
}

#[test]
fn the_words_are_those_of_the_page() {
    for (language, name, shown) in [
        ("de", "2025: 7 Vorfälle, die meisten im Juni (3), keine in 9 Monaten", "{shown} von 7 Vorfällen"),
        ("ar", "2025: 7 حوادث، أكثرها في يونيو (3)، ولا شيء في 9 أشهر", "{shown} من 7 حوادث"),
    ] {
        let site = seven();
        let components = "components: [{id: api, name: API}, {id: web, name: Website}]\n";
        site.write("site.yaml", format!("title: Seven\nlanguage: {language}\n{components}"));
        let page = site::page(&site.build().set, "incidents/2025/index.html");
        assert_eq!(between(&page, "<div class=\"strip\" role=\"group\" aria-label=\"", "\""), name);
        assert_eq!(between(&page, "data-shown=\"", "\""), shown);
    }
}
