//! The archive as one JSON document: the keys of the file format, with each incident's id and body.
//!
//! In: a catalog. Out: `incidents.json`.

use serde_json::{Value, json};

use super::links::Ways;
use super::{Exported, Whole, record};
use crate::catalog::IncidentIndex;
use crate::import::writer;

pub(super) fn export(whole: &Whole, incidents: &[IncidentIndex]) -> Exported {
    let (catalog, ways) = (whole.catalog, Ways::new(whole));
    let mut exported = Exported::default();
    let each = incidents.iter().map(|index| {
        let incident = catalog.incident(*index);
        exported.lose_files(incident);
        exported.lose_exceptions(incident);
        let (mut raw, body) = record::of(incident, &|prose| ways.away(prose));
        raw.body = Some(body).filter(|body| !body.is_empty());
        let id = ("id".to_owned(), json!(incident.id.to_string()));
        [id].into_iter().chain(writer::incident_keys(&raw)).collect()
    });
    let each: Vec<Value> = each.collect();
    let components = record::components(&catalog.site);
    let document = json!({
        "site": { "title": catalog.site.title, "url": catalog.site.url, "timezone": catalog.site.zone.name() },
        "components": components.iter().map(writer::component_keys).collect::<Vec<_>>(),
        "incidents": each,
    });
    ways.note(&mut exported);
    exported.file("incidents.json", format!("{document:#}\n"));
    exported
}
