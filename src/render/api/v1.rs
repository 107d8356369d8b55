//! Our own API, version 1: every incident with all that its page shows, an index, and the schema of both.
//!
//! In: a catalog. Out: `/api/v1/index.json`, `/api/v1/incidents/<id>.json`, `/api/v1/schema/*.schema.json`. A moment
//! keeps its precision, a length its bounds. The shapes are those of `site::v1`.

mod parts;

use std::collections::BTreeSet;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::{File, desk, json, moment, zone_name};
use crate::artifact::Stage;
use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::model;
use crate::model::words::{IncidentId, Slug};
use crate::render::addresses::Addresses;
use crate::render::pages::Desk;
use crate::site::Route;
use crate::site::v1::{Entry, Incident, Index, Named, Site};

/// The file of an incident.
#[must_use]
pub fn document(catalog: &Catalog, addresses: &Addresses, index: IncidentIndex) -> File {
    let route = of_incident(&catalog.incident(index).id);
    let bytes = json(&incident(&desk(catalog, addresses, &route), index));
    (route, Stage::Page, bytes)
}

/// The files of the API but for those of incidents.
#[must_use]
pub fn artifacts(catalog: &Catalog, addresses: &Addresses) -> Vec<File> {
    let route = Route::File("api/v1/index.json".into());
    let index = json(&index(&desk(catalog, addresses, &route)));
    let mut files = vec![(route, Stage::Index, index)];
    for (name, schema) in schemas() {
        files.push((Route::File(format!("api/v1/schema/{name}.schema.json")), Stage::Asset, json(&schema)));
    }
    files
}

/// Where an incident's file is.
#[must_use]
pub fn of_incident(id: &IncidentId) -> Route {
    Route::File(format!("api/v1/incidents/{id}.json"))
}

/// The schema of each kind of file, by its name.
#[must_use]
pub fn schemas() -> [(&'static str, Schema); 2] {
    [("incident", schema::<Incident>()), ("index", schema::<Index>())]
}

fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

fn site(catalog: &Catalog) -> Site {
    let site = &catalog.site;
    Site { title: site.title.clone(), url: site.url.clone(), time_zone: zone_name(site.zone) }
}

fn index(desk: &Desk) -> Index {
    Index { site: site(desk.catalog), incidents: desk.catalog.all().map(|index| entry(desk, index)).collect() }
}

fn entry(desk: &Desk, index: IncidentIndex) -> Entry {
    let (incident, facts) = (desk.catalog.incident(index), desk.catalog.facts(index));
    let touched: BTreeSet<&Slug> = incident.touched().map(|(component, _)| &component.0).collect();
    Entry {
        id: incident.id.to_string(),
        title: incident.title.clone(),
        url: desk.links.to(&Route::Incident(incident.id.clone())),
        api: desk.links.to(&of_incident(&incident.id)),
        kind: incident.kind.into(),
        status: facts.status.into(),
        is_open: facts.is_open,
        severity: incident.severity.as_ref().map(|severity| named(desk, Facet::Severity, severity)),
        started: moment(&incident.started.moment),
        ended: facts.ended.as_ref().map(moment),
        components: touched.iter().map(ToString::to_string).collect(),
        causes: incident.causes.iter().map(ToString::to_string).collect(),
        tags: incident.tags.iter().map(|(tag, _)| tag.to_string()).collect(),
    }
}

fn named(desk: &Desk, facet: Facet, slug: &Slug) -> Named {
    Named { id: slug.to_string(), name: desk.catalog.name(facet, slug) }
}

fn incident(desk: &Desk, index: IncidentIndex) -> Incident {
    let catalog = desk.catalog;
    let (incident, facts) = (catalog.incident(index), catalog.facts(index));
    let model::Incident { id, title, impact, undocumented, .. } = incident;
    let names = |facet, slugs: &[Slug]| slugs.iter().map(|slug| named(desk, facet, slug)).collect();
    let tags: Vec<Slug> = incident.tags.iter().map(|(tag, _)| tag.clone()).collect();
    Incident {
        site: site(catalog),
        id: id.to_string(),
        title: title.clone(),
        url: desk.links.to(&Route::Incident(id.clone())),
        kind: incident.kind.into(),
        status: facts.status.into(),
        is_open: facts.is_open,
        language: incident.language.as_ref().unwrap_or(&catalog.site.language).clone(),
        severity: incident.severity.as_ref().map(|severity| named(desk, Facet::Severity, severity)),
        moments: parts::moments(incident),
        scheduled: incident.scheduled.as_ref().map(parts::window),
        components: parts::components(desk, incident),
        causes: names(Facet::Cause, &incident.causes),
        tags: names(Facet::Tag, &tags),
        measures: facts.measures.iter().map(parts::measure).collect(),
        updates: incident.updates.iter().map(|update| parts::update(desk, incident, update)).collect(),
        timeline: incident.timeline.iter().map(|entry| parts::timeline_entry(desk, entry)).collect(),
        follow_ups: incident.follow_ups.iter().map(|post| parts::follow_up(desk, incident, post)).collect(),
        actions: incident.actions.iter().map(|action| parts::action(desk, action)).collect(),
        impact: impact.iter().cloned().collect(),
        conflicts: incident.conflicts.iter().map(|conflict| parts::conflict(desk, conflict)).collect(),
        undocumented: undocumented.clone(),
        sources: incident.sources.iter().map(parts::source).collect(),
        sections: incident.sections.iter().map(|section| parts::section(desk, section)).collect(),
        attachments: parts::attachments(desk, incident),
        related: catalog.related(index).iter().map(|other| catalog.incident(*other).id.to_string()).collect(),
    }
}
