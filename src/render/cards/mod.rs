//! The picture that stands beside a link to a page: the site's, and one for each incident.
//!
//! In: a page's facts. Out: a sheet of marks, and the PNG that is drawn of it, 1200 by 630 points. A PNG says in a text
//! of its own what it was drawn from, so that one of an earlier build is taken over where nothing has changed.

mod axis;
mod fonts;
mod lines;
mod picture;
mod shaping;
mod sheet;
mod site;
mod stamps;

use std::sync::{Arc, OnceLock};

use super::badges::light;
use super::pages::{Desk, axis as page_axis};
use super::words;
use crate::catalog::{Catalog, Facet, IncidentIndex, MeasureKind};
use crate::language::Language;
use crate::model::words::ComponentStatus;
use crate::model::{Audience, Incident};
use crate::site::route::{Links, Route};
use crate::source::raw::Kind;
use sheet::Sheet;

/// The files of an earlier build, by path. A file that is not as that build left it is none.
pub type Earlier<'a> = &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync);

/// Counts the changes of what is drawn of the same marks: of the fonts, and of how they are drawn.
const EDITION: &str = "3";

/// A card that can be drawn.
#[derive(Clone)]
pub struct Card {
    route: Route,
    sheet: Arc<Sheet>,
    /// The hash of all that the picture depends on.
    key: String,
}

impl Card {
    fn new(path: String, sheet: Sheet) -> Self {
        let key = blake3::hash(format!("{EDITION}\n{}", sheet.told()).as_bytes()).to_hex()[..32].to_owned();
        Self { route: Route::File(path), sheet: Arc::new(sheet), key }
    }

    /// Its full address. The end changes with the picture, since networks keep one for as long as its address stays.
    #[must_use]
    pub fn address(&self, url: &str) -> String {
        format!("{}?v={}", Links::published(url).to(&self.route), &self.key[..8])
    }

    /// Its path, and its bytes: those of an earlier build if they were drawn from the same.
    fn file(&self, earlier: Earlier) -> (String, Vec<u8>) {
        let path = self.route.path();
        let kept = earlier(&path).filter(|bytes| picture::key(bytes).as_deref() == Some(&*self.key));
        let bytes = kept.unwrap_or_else(|| picture::draw(&self.sheet, &self.key));
        (path, bytes)
    }
}

/// The cards of a site that has them.
pub struct Gallery<'a> {
    site: Card,
    /// Those of the incidents, each in its own language, once a page has asked.
    incidents: Vec<OnceLock<Card>>,
    earlier: Earlier<'a>,
}

impl<'a> Gallery<'a> {
    /// None where no page has a card: a preview needs a full address, and a site that is not public needs none.
    #[must_use]
    pub fn of(catalog: &Catalog, language: &Language, earlier: Earlier<'a>) -> Option<Self> {
        let Catalog { site, audience, .. } = catalog;
        let are_made = site.cards && site.url.is_some() && *audience == Audience::Public;
        are_made.then(|| Self {
            site: Card::new("cards/site.png".into(), site::sheet(catalog, language)),
            incidents: catalog.all().map(|_| OnceLock::new()).collect(),
            earlier,
        })
    }

    /// The card of a page: that of its incident, or of the site.
    #[must_use]
    pub fn card(&self, desk: &Desk, route: &Route) -> Card {
        let Some(index) = route.incident().and_then(|id| desk.catalog.find(id.as_str())) else {
            return self.site.clone();
        };
        let incident = desk.catalog.incident(index);
        match route {
            Route::Incident(id) | Route::Post(id, ..) => {
                let card = &self.incidents[index.0];
                card.get_or_init(|| of_incident(desk, index, incident, id.as_str())).clone()
            }
            Route::Translation(id, tag) => match incident.translation(tag) {
                Some(it) => of_incident(desk, index, &incident.translated(it), &format!("{id}/{tag}")),
                None => self.site.clone(),
            },
            _ => self.site.clone(),
        }
    }

    /// The file of that card, if it is made for that page: its path and its bytes.
    #[must_use]
    pub fn file(&self, card: &Card, route: &Route) -> Option<(String, Vec<u8>)> {
        matches!(route, Route::Home | Route::Incident(_) | Route::Translation(..)).then(|| card.file(self.earlier))
    }
}

/// The card of one incident, in one of its languages.
fn of_incident(desk: &Desk, index: IncidentIndex, incident: &Incident, name: &str) -> Card {
    let facts = desk.catalog.facts(index);
    let site = &desk.catalog.site;
    let severity = incident.severity.as_ref();
    let status = severity.and_then(|severity| site.severity(severity)).map(|severity| severity.component_status);
    let status = if incident.kind == Kind::Maintenance { Some(ComponentStatus::UnderMaintenance) } else { status };
    let state = words::incident_state(&desk.language, facts.status, incident.kind).text;
    let mut labels: Vec<String> =
        severity.map(|severity| desk.catalog.name(Facet::Severity, severity)).into_iter().collect();
    if labels.is_empty() || facts.is_open || facts.is_upcoming {
        labels.push(state);
    }
    let mut sheet = Sheet::new(light(status));
    sheet.head(&labels.join(" · "), &site.title);
    if !sheet.title(&incident.title, 380) {
        sheet.title(incident.id.as_str(), 380);
    }
    let length = facts.measure(MeasureKind::Duration).map(|measure| desk.span(&measure.span));
    sheet.facts(length.as_deref(), &desk.day(&incident.started.moment).text);
    axis::draw(&mut sheet, &desk.language, &page_axis::marks(desk, incident));
    Card::new(format!("cards/incidents/{name}.png"), sheet)
}
