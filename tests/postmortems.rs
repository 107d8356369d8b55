//! Postmortems as teams write them, and what a reader learns of their times: never a wrong one without a word.
//!
//! In: sites of one incident. Out: its page.

mod site;

use afterword::catalog::{IncidentIndex, MeasureKind};
use site::Site;

/// The page of an incident, of which nothing is wrong.
#[track_caller]
fn page(keys: &str, body: &str) -> String {
    let site = Site::incident(&format!("---\ntitle: Slow\n{keys}---\n{body}\n"));
    assert_eq!(site.findings(), "");
    site::page(&site.artifacts("2026-06-01T00:00Z"), "incidents/2026-01-01-db/index.html")
}

#[track_caller]
fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no {part:?} in\n{page}");
    }
}

#[test]
fn a_night_goes_on_past_midnight_under_one_day() {
    let body = "## Timeline\n\n**July 30, 2025**\n\n- 23:50 UTC The change is made.\n- 00:20 UTC **Started** All is slow.\n\
                - 02:10 UTC **Resolved** The change is undone.\n";
    let page = page("", body);
    has(&page, &["2025-07-30T23:50Z", "2025-07-31T00:20Z", "2025-07-31T02:10Z", "1 h 50 min"]);
}

#[test]
fn what_led_to_an_outage_may_be_of_the_day_before() {
    let body = "## Timeline\n\n- 23:50 UTC The change is made.\n- 02:10 UTC **Resolved** It is undone.\n";
    let page = page("started: 2025-07-31 00:20 UTC\n", body);
    has(&page, &["2025-07-30T23:50Z", "2025-07-31T02:10Z", "1 h 50 min"]);
}

#[test]
fn a_span_of_time_ends_in_the_zone_of_the_page() {
    let body = "## Timeline\n\n- 08:00 – 08:30: Requests fail.\n- 09:00 Resolved\n";
    let page = page("started: 2025-07-31 08:00\ntimezone: Asia/Kolkata\n", body);
    has(&page, &["2025-07-31T02:30Z", "→ 03:00 UTC: Requests fail."]);
}

#[test]
fn a_span_with_a_hyphen_is_no_offset() {
    let body =
        "## Timeline (10:00-11:30)\n\n- 10:05-10:11: It restarts.\n- 10:30: It works.\n- 11:00: It is **closed**.\n";
    let page = page("started: 2025-08-18 10:00\nresolved: 2025-08-18 10:30\n", body);
    has(&page, &["2025-08-18T10:05Z", "→ 10:11 UTC: It restarts.", "2025-08-18T10:30Z", "2025-08-18T11:00Z"]);
}

#[test]
fn the_same_time_is_told_once_and_another_stays() {
    let body = "## Timeline\n\n- 13:14 EDT (17:14 UTC): **Detected** A user writes.\n- 17:20 UTC / 13:20 EDT : It works.\n\
                - 13:30 EDT (17:35 UTC): Done.\n";
    let page = page("started: 2025-07-31 13:00\nresolved: 2025-07-31 13:20\ntimezone: America/New_York\n", body);
    has(&page, &["A user writes.", "2025-07-31T17:20Z", "<p>It works.</p>", "(17:35 UTC) Done.", "14 min"]);
    assert!(!page.contains("17:14 UTC)"), "{page}");
}

#[test]
fn local_times_are_in_the_zone_of_the_file() {
    let body = "## Timeline (local time)\n\n- 10:00 **Started** It fails.\n- 11:30 **Resolved** It works.\n";
    let page = page("started: 2022-01-14\ntimezone: America/Chicago\n", body);
    has(&page, &["2022-01-14T16:00Z", "2022-01-14T17:30Z"]);
}

#[test]
fn a_note_of_a_heading_or_a_promise_is_told() {
    let body = "## Impact [^1]\n\nA drop.\n\n## Action items\n\n- [ ] A second disk[^2] (Ops, due 2027-01-01)\n\n\
                [^1]: https://example.com/polypore\n[^2]: In the other rack.\n";
    let page = page("started: 2025-07-31 13:00\nresolved: 2025-07-31 13:20\n", body);
    has(&page, &["<bdi>Impact</bdi>", "<p>https://example.com/polypore</p>", "A second disk (In the other rack)"]);
}

#[test]
fn a_word_after_the_end_does_not_move_it() {
    let body = "## Updates\n\n- 2025-07-31 10:00 UTC – **Investigating** – We look.\n\
                - 2025-07-31 10:40 UTC – **Resolved** – It is over.\n\
                - 2025-08-02 09:00 UTC – **Update** – The report is out.\n";
    has(&page("", body), &["40 min"]);
}

#[test]
fn days_behind_clocks_and_the_zone_of_all_times_are_read() {
    let body = "## Timeline\n\nAll times are in US/Pacific.\n\n- 07:05 on 30 July 2025 – **Started** It fails.\n\
                - 19:43 on 31 July 2025 – **Resolved** It works.\n";
    has(&page("", body), &["2025-07-30T14:05Z", "2025-08-01T02:43Z", "36 h 38 min"]);
}

#[test]
fn letters_are_read_where_the_zone_is_known() {
    let body = "## Timeline (all times PST). All times are approximate\n\n- 10:00 **Started** It fails.\n\
                - 11:30 **Resolved** It works.\n";
    let page = page("started: 2022-01-14\ntimezone: America/Los_Angeles\n", body);
    has(&page, &["2022-01-14T18:00Z", "2022-01-14T19:30Z", "1 h 30 min"]);
}

#[test]
fn letters_of_the_other_half_of_the_year_are_told_where_they_stand() {
    let keys = "started: 2022-07-14 10:00\ntimezone: America/Los_Angeles\n";
    let site = Site::incident(&format!("---\ntitle: Slow\n{keys}---\n## Timeline (PST)\n\n- 10:00 a\n- 10:05 b\n"));
    let found = site.findings();
    assert_eq!(found.matches("error[").count(), 1, "{found}");
    has(&found, &["America/Los_Angeles had PDT then, and not PST", "## Timeline (PST)", "write `PDT`"]);
}

#[test]
fn a_heading_over_others_stays() {
    let body = "# Slow\n\n## Summary\n\nFoo.\n\n## Lessons learned\n\n### What worked\n\nIt did.\n";
    let page = page("started: 2022-01-14 10:00 UTC\nresolved: 2022-01-14 11:00 UTC\n", body);
    has(&page, &["<h2 id=\"lessons-learned\"><bdi>Lessons learned</bdi></h2>", "<h3 id=\"what-worked\">"]);
    assert!(!page.contains("<h1 id=\"slow\"") && !page.contains("<h2 id=\"slow\""), "{page}");
}

#[test]
fn a_heading_may_give_the_day_and_the_zone_of_all_times() {
    let body = "## Timeline for July 30, 2025 (all times US/Pacific)\n\n- 23:50 The change is made[^1].\n\
                - 00:20 **Started** All is slow.\n- 02:40 Incident resolved\n\n## Lessons\n\nSee [the log].\n\n\
                [^1]: By hand.\n[the log]: https://log.example/\n";
    let page = page("", body);
    has(
        &page,
        &["2025-07-31T06:50Z", "2025-07-31T07:20Z", "2 h 20 min", "By hand.", "<a href=\"https://log.example/\""],
    );
}

#[test]
fn a_ticket_is_named_once_and_can_be_followed() {
    let body = "## Remediation\n\n- [x] Update configuration ([#11956](https://tickets.example/11956))\n\
                - [x] Mend the pool https://tickets.example/7\n";
    let page = page("started: 2025-07-31 08:00\nresolved: 2025-07-31 09:00\n", body);
    has(
        &page,
        &[
            "Update configuration (<a href=\"https://tickets.example/11956\" rel=\"noreferrer\">#11956</a>)",
            "Mend the pool</div>",
        ],
    );
    assert_eq!(page.matches("https://tickets.example/11956").count(), 1, "{page}");
    assert_eq!(page.matches("https://tickets.example/7").count(), 1, "{page}");
}

#[test]
fn promises_below_a_word_that_they_are_kept_are_kept() {
    let body = "## Remediation\n\n### Immediate actions (completed)\n\n- Timeouts are set while it runs.\n\n\
                ### Later\n\n**Done:**\n\n- The pool is halted.\n";
    let page = page("started: 2025-07-31 08:00\nresolved: 2025-07-31 09:00\n", body);
    // An open one would be without an owner, and without a day.
    has(&page, &["Timeouts are set while it runs.", "The pool is halted."]);
}

#[test]
fn promises_that_are_headings_are_counted_and_told_with_their_text() {
    let body =
        "# Action items\n\n### 1) Count what is written (@ada, due 2027-01-01)\n\nWe want to see how much it is.\n";
    let page = page("started: 2025-07-31 08:00\nresolved: 2025-07-31 09:00\n", body);
    has(&page, &["<p>Count what is written</p>", "<p>We want to see how much it is.</p>", "@ada"]);
    assert!(!page.contains("1) Count"), "{page}");
}

#[test]
fn links_to_headings_lead_to_where_they_are_shown() {
    let body = "# Slow for an hour\n\n## Summary\n\nSee [what](#action-items-open), [when](#timeline), [why](#Root-cause), [how](#details),\n\
                [all](#slow-for-an-hour), [whence](#sources), [who](#prevent), [one](#action-1).\n\n## Root cause\n\nA switch.\n\n\
                ### Details\n\nIt was off.\n\n## Sources\n\nThe log.\n\n## Timeline (UTC)\n\n- 10:05 **Resolved**\n\n\
                ## Action items (open)\n\n### Prevent\n\n- Test it (Ada, due 2027-01-01)\n";
    let page = page("started: 2026-01-01 10:00\n", body);
    let to = |text: &str, id: &str| format!("<a href=\"#{id}\">{text}</a>");
    has(&page, &[&to("what", "promises"), &to("when", "timeline"), &to("why", "root-cause"), &to("how", "details")]);
    has(&page, &[&to("all", "main"), &to("whence", "sources-2"), &to("who", "promises"), &to("one", "action-1")]);
    has(&page, &["id=\"promises\"", "id=\"details\"", "id=\"sources-2\"", "id=\"action-1\""]);
}

#[test]
fn from_an_entry_to_itself_there_is_no_length() {
    let only = [
        "## Timeline (UTC)\n\n- 2026-01-01 10:11: Incident resolved\n",
        "## Updates\n\n- 2026-01-01 10:11 UTC Resolved: over\n",
    ];
    for body in only {
        let build = Site::incident(&format!("---\ntitle: Database down\n---\n{body}")).build();
        let facts = build.catalog.facts(IncidentIndex(0));
        assert!(!facts.is_open && facts.measure(MeasureKind::Duration).is_none(), "{facts:?}");
    }
}

#[test]
fn a_title_may_stand_on_the_level_of_the_sections() {
    let body = "# 2022-01-14 Slow\n\n# Summary\n\nFoo.\n\n# Timeline\n\n- 10:05 **Detected**\n";
    let page = page("started: 2022-01-14 10:00 UTC\nresolved: 2022-01-14 11:00 UTC\n", body);
    has(&page, &["<bdi>Summary</bdi>", "2022-01-14T10:05Z"]);
    assert!(!page.contains("2022-01-14 Slow"), "{page}");
}
