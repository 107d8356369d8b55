//! The Statuspage API v2 as plain files, for every client of status pages that there is.
//!
//! In: a catalog. Out: `/api/v2/*.json`. Ids are hashes of ours, so that they stay; a file changes only when something
//! is said, never by the clock alone where nothing follows from it.

mod components;
mod incidents;
mod updates;

pub use components::id_of;
pub use updates::name_of;

use super::{File, json, zone_name};
use crate::artifact::Stage;
use crate::catalog::{Catalog, IncidentIndex};
use crate::model::words::ComponentStatus;
use crate::site::Route;
use crate::site::statuspage::{
    Component, Components, Incident, Incidents, Maintenances, Page, Status, Statuses, Summary,
};
use crate::source::raw::Kind;
use crate::time::Timestamp;

/// How many incidents or maintenances a file tells of.
const NEWEST: usize = 50;

/// What every file needs.
pub struct Office<'a> {
    catalog: &'a Catalog,
    pub page: Page,
    /// Every component, a group before its children.
    pub components: Vec<Component>,
}

impl<'a> Office<'a> {
    /// What the files of a catalog need.
    #[must_use]
    pub fn of(catalog: &'a Catalog) -> Self {
        let page = page(catalog);
        let components = components::all(catalog, &page.id);
        Self { catalog, page, components }
    }

    /// The object of one incident.
    #[must_use]
    pub fn incident(&self, index: IncidentIndex) -> Incident {
        incidents::incident(self, index)
    }
}

/// The eight files of the API.
#[must_use]
pub fn artifacts(catalog: &Catalog) -> Vec<File> {
    let office = Office::of(catalog);
    let of = |places: &[IncidentIndex]| places.iter().map(|index| office.incident(*index)).collect::<Vec<_>>();
    let is = |kind: Kind| move |index: &IncidentIndex| catalog.incident(*index).kind == kind;
    let open = catalog.open();
    let unresolved: Vec<_> = open.iter().copied().filter(is(Kind::Incident)).collect();
    let active: Vec<_> = open.iter().copied().filter(is(Kind::Maintenance)).collect();
    let newest = |kind: Kind| catalog.all().filter(is(kind)).take(NEWEST).collect::<Vec<_>>();
    let (unresolved, active, upcoming) = (of(&unresolved), of(&active), of(&catalog.upcoming()));
    let (incidents, maintenances) = (of(&newest(Kind::Incident)), of(&newest(Kind::Maintenance)));
    let scheduled_maintenances = [&*active, &*upcoming].concat();
    let (page, components) = (&office.page, &*office.components);
    let status = status(catalog);
    let incidents_of = |incidents| json(&Incidents { page, incidents });
    let maintenances_of = |scheduled_maintenances| json(&Maintenances { page, scheduled_maintenances });
    let summary = Summary {
        page,
        components,
        incidents: &unresolved,
        scheduled_maintenances: &scheduled_maintenances,
        status: status.clone(),
    };
    [
        ("summary", json(&summary)),
        ("status", json(&Statuses { page, status })),
        ("components", json(&Components { page, components })),
        ("incidents", incidents_of(&incidents)),
        ("incidents/unresolved", incidents_of(&unresolved)),
        ("scheduled-maintenances", maintenances_of(&maintenances)),
        ("scheduled-maintenances/active", maintenances_of(&active)),
        ("scheduled-maintenances/upcoming", maintenances_of(&upcoming)),
    ]
    .map(|(name, bytes)| (Route::File(format!("api/v2/{name}.json")), Stage::Index, bytes))
    .into()
}

fn page(catalog: &Catalog) -> Page {
    let site = &catalog.site;
    let url = site.url.clone().unwrap_or_default();
    let said = catalog.all().map(|index| incidents::last_word(catalog, index));
    Page {
        id: id("page", if url.is_empty() { &site.title } else { &url }),
        name: site.title.clone(),
        url,
        time_zone: zone_name(site.zone),
        updated_at: at(said.max().unwrap_or(Timestamp::NEVER)),
    }
}

/// The state of everything, and its sentence.
fn status(catalog: &Catalog) -> Status {
    let states: Vec<ComponentStatus> =
        catalog.site.components.iter().map(|component| catalog.status_of(&component.id)).collect();
    let bare: Vec<Kind> = catalog.bare().collect();
    roll_up(&states, &bare)
}

/// Out of the components' states, and of the kinds of what is open and names no component.
fn roll_up(states: &[ComponentStatus], bare: &[Kind]) -> Status {
    use ComponentStatus::{DegradedPerformance, MajorOutage, PartialOutage, UnderMaintenance};
    let some = |status| states.contains(&status);
    let all = |status| !states.is_empty() && states.iter().all(|state| *state == status);
    let (indicator, description) = if all(MajorOutage) {
        ("critical", "Major System Outage")
    } else if some(MajorOutage) || all(PartialOutage) {
        ("major", "Partial System Outage")
    } else if some(PartialOutage) {
        ("minor", "Minor Service Outage")
    } else if all(DegradedPerformance) {
        ("minor", "Degraded System Service")
    } else if some(DegradedPerformance) || bare.contains(&Kind::Incident) {
        ("minor", "Partially Degraded Service")
    } else if some(UnderMaintenance) || bare.contains(&Kind::Maintenance) {
        ("maintenance", "Service Under Maintenance")
    } else {
        ("none", "All Systems Operational")
    };
    Status { indicator, description }
}

/// A stable id as Statuspage has them: twelve letters and digits, of a hash.
fn id(what: &str, of: &str) -> String {
    const SIGNS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let hash = blake3::hash(format!("{what}\n{of}").as_bytes());
    let digit = |byte: &u8| char::from(SIGNS[usize::from(*byte) % SIGNS.len()]);
    hash.as_bytes().iter().take(12).map(digit).collect()
}

fn at(at: Timestamp) -> String {
    at.rfc3339_millis()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ComponentStatus::{DegradedPerformance, MajorOutage, Operational, PartialOutage, UnderMaintenance};

    #[test]
    fn the_roll_up_says_what_clients_compare() {
        for (states, bare, indicator, description) in [
            (&[][..], &[][..], "none", "All Systems Operational"),
            (&[Operational], &[], "none", "All Systems Operational"),
            (&[Operational, DegradedPerformance], &[], "minor", "Partially Degraded Service"),
            (&[DegradedPerformance, DegradedPerformance], &[], "minor", "Degraded System Service"),
            (&[Operational, PartialOutage], &[], "minor", "Minor Service Outage"),
            (&[PartialOutage, PartialOutage], &[], "major", "Partial System Outage"),
            (&[Operational, MajorOutage], &[], "major", "Partial System Outage"),
            (&[MajorOutage, MajorOutage], &[], "critical", "Major System Outage"),
            (&[Operational, UnderMaintenance], &[], "maintenance", "Service Under Maintenance"),
            (&[UnderMaintenance, DegradedPerformance], &[], "minor", "Partially Degraded Service"),
            (&[], &[Kind::Incident], "minor", "Partially Degraded Service"),
            (&[Operational], &[Kind::Maintenance], "maintenance", "Service Under Maintenance"),
        ] {
            let status = roll_up(states, bare);
            assert_eq!((status.indicator, status.description), (indicator, description), "{states:?} {bare:?}");
        }
    }

    #[test]
    fn an_id_is_twelve_letters_and_digits_and_stays() {
        assert_eq!(id("incident", "a").len(), 12);
        assert!(id("incident", "a").bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
        assert_eq!(id("incident", "a"), id("incident", "a"));
        assert_ne!(id("incident", "a"), id("component", "a"));
    }
}
