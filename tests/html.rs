//! What becomes of HTML in a text, by what the site has chosen.
//!
//! In: one incident, on a site that allows HTML and on one that does not. Out: what its page and its feeds say.

mod site;

use site::{NOW, Site, text};

const INCIDENT: &str = "-- incidents/2026-11-20-x.md --
---
title: Stopped
started: 2026-11-20 09:00Z
resolved: 2026-11-20 10:00Z
updates: [{at: 2026-11-20 09:05Z, status: investigating, text: 'Press <kbd>Ctrl</kbd> on <host>.'}]
---
Press <kbd>Ctrl</kbd> <img src=graph.png alt=A> on <host>.<script>alert(1)</script>
-- incidents/graph.png --
";

/// The incident's page, its entry in the feed, and whether the picture is published.
fn said(site: &str) -> ([String; 2], bool) {
    let site = Site::of(&format!("-- site.yaml --\n{site}url: https://status.example.com\n{INCIDENT}"));
    let set = site.artifacts(NOW);
    let said = ["incidents/2026-11-20-x/index.html", "history.json"].map(|path| text(&set, path));
    (said, set.get("incidents/files/graph.png").is_some())
}

#[test]
fn html_is_shown_unless_the_site_allows_it() {
    let ([page, feed], has_picture) = said("");
    assert!(!has_picture, "no page shows it");
    assert!(page.contains("Press &lt;kbd&gt;Ctrl&lt;/kbd&gt; &lt;img src"), "{page}");
    assert!(feed.contains("\"summary\":\"Press <kbd>Ctrl</kbd> <img"), "{feed}");
}

#[test]
fn allowed_html_does_what_it_says_and_its_words_are_found() {
    let ([page, feed], has_picture) = said("markdown: {html: sanitize}\n");
    assert_eq!(page.matches("Press <kbd>Ctrl</kbd> ").count(), 2, "in the update and in the report: {page}");
    assert!(page.contains("<img src=\"../../incidents/files/graph.png\" alt=\"A\"") && has_picture, "{page}");
    assert!(page.contains("on &lt;host&gt;.&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
    assert!(page.contains("<meta name=\"description\" content=\"Press Ctrl on &lt;host&gt;.&lt;script&gt;"), "{page}");
    assert!(feed.contains("\"summary\":\"Press Ctrl"), "{feed}");
}
