//! The state of the site and of each component, for other people's pages: badges, and a fragment of HTML.
//!
//! In: a catalog. Out: an SVG in light and dark and the JSON of shields.io for each, and `embed/status.html`. An SVG
//! holds presentation attributes only, since a page that shows it may forbid styles.

use std::fmt::Write;

use serde_json::json;

use super::api::{File, links};
use super::words;
use super::xml::escaped;
use crate::artifact::Stage;
use crate::catalog::Catalog;
use crate::language::Language;
use crate::model::words::ComponentStatus;
use crate::site::route::Route;

/// The height of a badge, and the width of a letter of its type on average.
const HEIGHT: usize = 20;
const LETTER: usize = 7;
/// The most letters of a name that a badge shows.
const LONGEST: usize = 40;

/// What a badge says.
struct Badge {
    /// Its path, without folder and ending.
    name: String,
    label: String,
    message: String,
    /// `None` for what is no state: the record of an archive.
    status: Option<ComponentStatus>,
}

/// The colours of one theme.
struct Colours {
    paper: &'static str,
    ink: &'static str,
    /// What is written on a state's colour.
    on_state: &'static str,
    state: fn(Option<ComponentStatus>) -> &'static str,
}

const LIGHT: Colours = Colours { paper: "#ece8de", ink: "#1c1b18", on_state: "#ffffff", state: light };
const DARK: Colours = Colours { paper: "#3a372f", ink: "#ece8de", on_state: "#161512", state: dark };

/// Every badge, and the fragment.
#[must_use]
pub fn artifacts(catalog: &Catalog, language: &Language) -> Vec<File> {
    let mut files = Vec::new();
    for badge in badges(catalog, language) {
        let file = |path: String, text: String| (Route::File(path), Stage::Index, text.into_bytes());
        let Badge { name, label, message, status } = &badge;
        files.push(file(format!("badges/{name}.svg"), svg(&badge, &LIGHT)));
        files.push(file(format!("badges/dark/{name}.svg"), svg(&badge, &DARK)));
        let shields = json!({ "schemaVersion": 1, "label": label, "message": message, "color": light(*status) });
        files.push(file(format!("badges/{name}.json"), shields.to_string()));
    }
    files.push((Route::File("embed/status.html".into()), Stage::Index, fragment(catalog, language).into_bytes()));
    files
}

/// The site's badge, and one for each component, in a folder of their own since any id may be one.
fn badges(catalog: &Catalog, language: &Language) -> Vec<Badge> {
    let site = &catalog.site;
    let all = state(catalog, language);
    let status = site.live.then(|| catalog.health().worst);
    let mut badges = vec![Badge { name: "site".into(), label: site.title.clone(), message: all, status }];
    for component in site.components.iter().filter(|_| site.live) {
        let status = catalog.status_of(&component.id);
        badges.push(Badge {
            name: format!("components/{}", component.id),
            label: component.name.clone(),
            message: language.of("component", status.id()),
            status: Some(status),
        });
    }
    badges
}

/// The state of everything in words; of an archive, how much it holds.
pub(super) fn state(catalog: &Catalog, language: &Language) -> String {
    if catalog.site.live {
        return words::banner(language, catalog.health().worst);
    }
    language.count("badge-record", catalog.all().len())
}

fn svg(badge: &Badge, colours: &Colours) -> String {
    let Colours { paper, ink, on_state, state } = colours;
    let (label, message) = (words::cut(&badge.label, LONGEST), words::cut(&badge.message, LONGEST));
    let title = format!("{}: {}", badge.label, badge.message);
    let title = escaped(&title);
    let width = |text: &str| text.chars().count() * LETTER;
    let (left, right) = (width(&label) + 12, width(&message) + 12);
    let text = |text: &str, x: usize, colour: &str| {
        let (length, text) = (width(text), escaped(text));
        format!(
            "<text x=\"{x}\" y=\"14\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{colour}\">{text}</text>"
        )
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}\" height=\"{HEIGHT}\" viewBox=\"0 0 {whole} {HEIGHT}\" \
         role=\"img\" aria-label=\"{title}\"><title>{title}</title>\
         <rect width=\"{left}\" height=\"{HEIGHT}\" fill=\"{paper}\"/>\
         <rect x=\"{left}\" width=\"{right}\" height=\"{HEIGHT}\" fill=\"{fill}\"/>\
         <g font-family=\"Verdana, DejaVu Sans, sans-serif\" font-size=\"11\" aria-hidden=\"true\">{label}{message}</g></svg>\n",
        whole = left + right,
        fill = state(badge.status),
        label = text(&label, 6, ink),
        message = text(&message, left + 6, on_state),
    )
}

/// A document so small that it is a fragment too: what a page takes over of it is the list. Its links are full where
/// the site knows its address, since they are shown elsewhere.
fn fragment(catalog: &Catalog, language: &Language) -> String {
    let site = &catalog.site;
    let file = Route::File("embed/status.html".into());
    let links = links(catalog, &file);
    let link = |route: &Route, text: &str| format!("<a href=\"{}\">{}</a>", escaped(&links.to(route)), escaped(text));
    let mut text = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{}</title>\n</head>\n<body>\n<div class=\"afterword-status\" data-status=\"{}\">\n<p>{}: {}</p>\n",
        escaped(&site.language),
        escaped(&site.title),
        if site.live { words::state_class(catalog.health().worst) } else { "unknown" },
        link(&Route::Home, &site.title),
        escaped(&state(catalog, language)),
    );
    let open = catalog.open();
    if !open.is_empty() {
        text.push_str("<ul>\n");
        for index in open {
            let incident = catalog.incident(index);
            let said = words::status(language, catalog.facts(index).status);
            let link = link(&Route::Incident(incident.id.clone()), &incident.title);
            let _ = writeln!(text, "<li>{link} – {}</li>", escaped(&said));
        }
        text.push_str("</ul>\n");
    }
    text.push_str("</div>\n</body>\n</html>\n");
    text
}

pub(super) const fn light(status: Option<ComponentStatus>) -> &'static str {
    match status {
        None => "#6a665d",
        Some(ComponentStatus::Operational) => "#2a6a46",
        Some(ComponentStatus::UnderMaintenance) => "#2f5d8c",
        Some(ComponentStatus::DegradedPerformance) => "#7d5800",
        Some(ComponentStatus::PartialOutage) => "#a8440f",
        Some(ComponentStatus::MajorOutage) => "#a61e28",
    }
}

const fn dark(status: Option<ComponentStatus>) -> &'static str {
    match status {
        None => "#9a958a",
        Some(ComponentStatus::Operational) => "#6bb48a",
        Some(ComponentStatus::UnderMaintenance) => "#86b1dd",
        Some(ComponentStatus::DegradedPerformance) => "#d5a63c",
        Some(ComponentStatus::PartialOutage) => "#e58a52",
        Some(ComponentStatus::MajorOutage) => "#ee7a7f",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_say_anything_and_the_badge_stays_xml() {
        let label = "</title><script>\"'&]]>\n\u{1}🙂".to_owned();
        let message = "x".repeat(5000);
        let badge = Badge { name: "site".into(), label, message, status: None };
        let text = svg(&badge, &LIGHT);
        assert!(!text.contains("<script") && !text.contains('\u{1}'), "{text}");
        assert_eq!(text.matches("</title>").count(), 1);
        assert!(text.contains("&lt;/title&gt;&lt;script&gt;&quot;&apos;&amp;]]&gt;\n\u{FFFD}🙂"));
        assert!(!text.contains("style"), "a page that shows it may forbid styles");
    }
}
