//! The time axis of an incident: what the stretches between its entries say.
//!
//! In: small incidents. Out: the axis of their pages, a line for each entry and each stretch.

mod site;

use site::{NOW, Site, between, page};

/// The axis of an incident's page: clocks of entries, and the words between them.
fn axis(incident: &str) -> Vec<String> {
    let site = Site::of(&format!("-- incidents/2026-11-20-x.md --\n---\ntitle: Slow\n{incident}\n---\n"));
    let set = site.artifacts(NOW);
    let page = page(&set, "incidents/2026-11-20-x/index.html");
    let axis = between(&page, "<ol class=\"axis\">", "</ol>");
    let line = |item: &str| {
        let (mark, end) = if item.starts_with(" class=\"gap\"") { ("<span>", "</span>") } else { ("<time", "</time>") };
        between(item, mark, end).rsplit('>').next().unwrap_or_default().to_owned()
    };
    axis.split("<li").skip(1).map(line).collect()
}

#[test]
fn a_silence_says_what_it_lies_between_and_agrees_with_the_clock() {
    let said = axis(
        "started: 2026-11-20 08:00Z\ntimeline:\n  - {at: 2026-11-20 08:50Z, text: We see it.}\nupdates:\n  \
         - {at: 2026-11-20 08:52Z, status: investigating, text: We look.}\n  \
         - {at: 2026-11-20 10:12Z, status: monitoring, text: We watch.}",
    );
    let expected = ["20 November 2026, 08:50 UTC", "the first word, 52 min after the start", "08:52 UTC"];
    assert_eq!(said[..3], expected);
    assert_eq!(said[3..], ["the next word, after 1 h 20 min", "10:12 UTC"]);
}

#[test]
fn a_length_that_stands_above_already_is_not_said_again() {
    let incident = |last: &str| {
        axis(&format!(
            "started: 2026-11-20 11:50Z\ntimeline:\n  - {{at: 2026-11-20 15:20Z, text: It is over.}}\nupdates:\n  \
             - {{at: 2026-11-20 11:50Z, status: monitoring, text: We watch.}}\n  \
             - {{at: 2026-11-20 {last}Z, status: resolved, text: It is well.}}"
        ))
    };
    let first = "20 November 2026, 11:50 UTC";
    assert_eq!(incident("15:20"), [first, "3 h 30 min later", "15:20 UTC", "15:20 UTC"]);
    let later = [first, "3 h 30 min later", "15:20 UTC", "the next word, after 3 h 40 min", "15:30 UTC"];
    assert_eq!(incident("15:30"), later);
}

#[test]
fn nobody_is_silent_between_an_announcement_and_its_day() {
    let said = axis(
        "kind: maintenance\nscheduled: {from: 2026-11-20 08:00Z, until: 2026-11-20 12:00Z}\nupdates:\n  \
         - {at: 2026-11-13 09:00Z, status: scheduled, text: We will move.}\n  \
         - {at: 2026-11-20 08:00Z, status: in_progress, text: We move.}\n  \
         - {at: 2026-11-20 12:00Z, status: completed, text: We moved.}",
    );
    let expected = ["13 November 2026, 09:00 UTC", "6 days 23 h later", "20 November 2026, 08:00 UTC"];
    assert_eq!(said[..3], expected);
    assert_eq!(said[3..], ["the next word, after 4 h", "12:00 UTC"]);
}

#[test]
fn a_count_from_the_start_is_none_from_the_entry_before() {
    let clocks = |incident: &str| {
        let said = axis(&format!("started: 2026-11-20 08:00Z\n{incident}"));
        said.into_iter().filter(|line| line.contains(" UTC")).collect::<Vec<_>>()
    };
    let expected = ["20 November 2026, 08:00 UTC", "08:12 UTC", "08:15 UTC", "09:30 UTC"];
    let listed = "---\n## Timeline\n\n- T0: A node is lost.\n- **T+12m** It is seen.\n- +3m: We are told.\n\
                  - T0+1h 30m – It is mended.\n\n---\n";
    assert_eq!(clocks(listed), expected);
    let rows = "---\n## Timeline\n\n| Time | What |\n|---|---|\n| T+0 | A node is lost. |\n| T+12 min | It is seen. |\n\
                | +3m | We are told. |\n| t+90m | It is mended. |\n\n---\n";
    assert_eq!(clocks(rows), expected);
    let keys = "timeline:\n  - {at: T+0m, text: A node is lost.}\n  - {at: T+12m, text: It is seen.}\n  \
                - {at: +3m, text: We are told.}\n  - {at: T+1h 30m, text: It is mended.}";
    assert_eq!(clocks(keys), expected);
}
