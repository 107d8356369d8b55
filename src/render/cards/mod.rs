//! The picture that stands beside a link to a page: the site's, and one for each incident.
//!
//! In: a page's facts. Out: an SVG, and the PNG that is drawn of it, 1200 by 630 points. A PNG says in a text of its own
//! what it was drawn from, so that one of an earlier build is taken over where nothing has changed. Drawing is by far
//! the slowest thing of a build.

mod axis;
mod fonts;
mod lines;
mod picture;
mod sheet;
mod site;

use super::badges::light;
use super::pages::{Desk, axis as page_axis};
use super::words;
use crate::catalog::{Catalog, Facet, IncidentIndex, MeasureKind};
use crate::model::Audience;
use crate::model::words::ComponentStatus;
use crate::site::route::{Links, Route};
use crate::source::raw::Kind;
use sheet::Sheet;

/// The files of an earlier build, by path. A file that is not as that build left it is none.
pub type Earlier<'a> = &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync);

/// Counts the changes of what is drawn of the same SVG: of the fonts, and of how they are drawn.
const EDITION: &str = "1";

/// A card that can be drawn.
#[derive(Clone)]
pub struct Card {
    route: Route,
    svg: String,
    /// The hash of all that the picture depends on.
    key: String,
}

impl Card {
    fn new(path: String, svg: String) -> Self {
        let key = blake3::hash(format!("{EDITION}\n{svg}").as_bytes()).to_hex()[..32].to_owned();
        Self { route: Route::File(path), svg, key }
    }

    /// Its full address. The end changes with the picture, since networks keep one for as long as its address stays.
    #[must_use]
    pub fn address(&self, url: &str) -> String {
        format!("{}?v={}", Links::published(url).to(&self.route), &self.key[..8])
    }

    /// Its path, and its bytes: those of an earlier build if they were drawn from the same.
    #[must_use]
    pub fn file(&self, earlier: Earlier) -> (String, Vec<u8>) {
        let path = self.route.path();
        let kept = earlier(&path).filter(|bytes| picture::key(bytes).as_deref() == Some(&*self.key));
        let bytes = kept.unwrap_or_else(|| picture::draw(&self.svg, &self.key));
        (path, bytes)
    }
}

/// Whether pages have cards at all: a preview needs a full address, and a site that is not public needs none.
#[must_use]
pub fn are_made(catalog: &Catalog) -> bool {
    catalog.site.cards && catalog.site.url.is_some() && catalog.audience == Audience::Public
}

/// The card of the whole site.
#[must_use]
pub fn of_site(catalog: &Catalog) -> Card {
    Card::new("cards/site.png".into(), site::svg(catalog))
}

/// The card of one incident.
#[must_use]
pub fn of_incident(desk: &Desk, index: IncidentIndex) -> Card {
    let (incident, facts) = (desk.catalog.incident(index), desk.catalog.facts(index));
    let site = &desk.catalog.site;
    let severity = incident.severity.as_ref();
    let status = severity.and_then(|severity| site.severity(severity)).map(|severity| severity.component_status);
    let status = if incident.kind == Kind::Maintenance { Some(ComponentStatus::UnderMaintenance) } else { status };
    let state = words::incident_state(facts.status, incident.kind).text;
    let mut labels: Vec<String> =
        severity.map(|severity| desk.catalog.name(Facet::Severity, severity)).into_iter().collect();
    if labels.is_empty() || facts.is_open || facts.is_upcoming {
        labels.push(state.to_string());
    }
    let mut sheet = Sheet::new(light(status));
    sheet.head(&labels.join(" · "), &site.title);
    if !sheet.title(&incident.title, 380) {
        sheet.title(incident.id.as_str(), 380);
    }
    let length = facts.measure(MeasureKind::Duration).map(|measure| measure.span.to_string());
    sheet.facts(length.as_deref(), &desk.day(&incident.started.moment).text);
    axis::draw(&mut sheet, &page_axis::axis(desk, incident));
    Card::new(format!("cards/incidents/{}.png", incident.id), sheet.done())
}
