//! The archive in the shapes of Statuspage's API, version 2, for a move or for tools that read it.
//!
//! In: a catalog. Out: `components.json`, `incidents.json` and `scheduled-maintenances.json`, as the site itself serves
//! them under `api/v2`, but with all incidents rather than the latest fifty, texts in Markdown, and postmortems where
//! version 1 has them. What nobody said is left out, so that an archive comes back as it was.

use serde_json::{Value, json};

use super::links::Ways;
use super::{Exported, Whole, lost, record};
use crate::catalog::{Catalog, IncidentIndex};
use crate::model::Incident;
use crate::model::words::{ComponentId, ComponentStatus, Slug, Status};
use crate::render::api::statuspage::{Office, id_of, name_of};
use crate::source::raw::Kind;

pub(super) fn export(whole: &Whole, incidents: &[IncidentIndex]) -> Exported {
    let (catalog, ways) = (whole.catalog, Ways::new(whole));
    let mut exported = Exported::default();
    let office = Office::of(catalog);
    let (mut told, mut planned) = (Vec::new(), Vec::new());
    for index in incidents {
        let value = incident(catalog, &office, &ways, *index);
        lost::note(catalog.incident(*index), catalog.site.zone, &mut exported);
        missing(catalog.incident(*index), &mut exported);
        if catalog.incident(*index).kind == Kind::Maintenance { planned.push(value) } else { told.push(value) }
    }
    ways.note(&mut exported);
    let mut components = json!(office.components);
    name(catalog, &mut components);
    let mut file = |name: &str, key: &str, list: Value| {
        exported.file(name, format!("{:#}\n", json!({ "page": office.page, key: list })));
    };
    file("components.json", "components", components);
    file("incidents.json", "incidents", told.into());
    file("scheduled-maintenances.json", "scheduled_maintenances", planned.into());
    exported
}

/// Adds our own ids to rows of components, which bring them back.
fn name(catalog: &Catalog, rows: &mut Value) {
    for row in rows.as_array_mut().into_iter().flatten() {
        let own = catalog.site.components.iter().find(|component| row["id"] == id_of(&component.id));
        if let Some(own) = own {
            row["x_id"] = own.id.to_string().into();
        }
    }
}

fn incident(catalog: &Catalog, office: &Office, ways: &Ways, index: IncidentIndex) -> Value {
    let incident = catalog.incident(index);
    let mut value = json!(office.incident(index));
    if let Some(keys) = value.as_object_mut() {
        // What they say stands in the archive's own shape, or nowhere.
        keys.retain(|key, _| !key.starts_with("x_"));
    }
    let (_, body) = record::of(incident, &|prose| ways.away(prose));
    value["x_id"] = incident.id.to_string().into();
    value["impact_override"] = severity(incident).into();
    if lost::end(incident, catalog.facts(index)).is_none() {
        value["resolved_at"] = Value::Null;
    }
    name(catalog, &mut value["components"]);
    updates(catalog, incident, ways, &mut value["incident_updates"]);
    if !body.is_empty() {
        value["postmortem_body"] = body.into();
    }
    value
}

/// The impact that the file states: that of the API follows from the components.
fn severity(incident: &Incident) -> &str {
    match incident.severity.as_ref().map(Slug::as_str) {
        _ if incident.kind == Kind::Maintenance => "maintenance",
        Some(known @ ("critical" | "major" | "minor")) => known,
        _ => "none",
    }
}

/// Keeps of the API's updates what somebody said, in Markdown and with the changes that it names; the first that was
/// said carries what the incident began with.
fn updates(catalog: &Catalog, incident: &Incident, ways: &Ways, values: &mut Value) {
    let Some(values) = values.as_array_mut() else { return };
    values.retain(|update| update.get("x_derived").is_none());
    let mut now: Vec<(ComponentId, ComponentStatus)> = Vec::new();
    // The newest stands first.
    for (place, (update, value)) in incident.updates.iter().zip(values.iter_mut().rev()).enumerate() {
        let mut changes: Vec<(&ComponentId, ComponentStatus)> =
            update.components.iter().map(|(component, status)| (component, *status)).collect();
        if place == 0 {
            for (component, status) in &incident.components {
                if changes.iter().any(|(id, _)| *id == component) {
                    now.push((component.clone(), *status));
                } else {
                    changes.push((component, *status));
                }
            }
        }
        let mut list = Vec::new();
        for (component, status) in changes {
            let known = now.iter_mut().find(|(id, _)| id == component);
            let old = known.as_ref().map_or(ComponentStatus::Operational, |(_, status)| *status);
            match known {
                Some(known) => known.1 = status,
                None => now.push((component.clone(), status)),
            }
            list.push(json!({
                "code": id_of(component), "name": name_of(catalog, component),
                "old_status": old.id(), "new_status": status.id(),
            }));
        }
        value["body"] = ways.away(&update.text).into();
        value["affected_components"] = if list.is_empty() { Value::Null } else { list.into() };
        if update.status == Status::Cancelled {
            value["status"] = update.status.id().into();
        }
    }
}

/// What Statuspage alone has no place for.
fn missing(incident: &Incident, exported: &mut Exported) {
    let coarse = !incident.started.moment.is_exact() || incident.updates.iter().any(|update| !update.at.is_exact());
    let own = incident.severity.as_ref().filter(|_| incident.kind == Kind::Incident).map(Slug::as_str);
    // Without an update that carries them, they come back as the impact says.
    let means = match own.filter(|own| *own == severity(incident)) {
        _ if incident.kind == Kind::Maintenance => Some(ComponentStatus::UnderMaintenance),
        Some("critical") => Some(ComponentStatus::MajorOutage),
        Some("major") => Some(ComponentStatus::PartialOutage),
        Some(_) => Some(ComponentStatus::DegradedPerformance),
        None => incident.components.iter().map(|(_, status)| *status).max(),
    };
    let others = incident.components.iter().any(|(_, status)| Some(*status) != means);
    for (is_lost, what) in [
        (coarse, "that a time is known to the day only, or about: Statuspage shows a clock time"),
        (!incident.tags.is_empty(), "tags"),
        (own.is_some_and(|own| own != severity(incident)), "severities other than critical, major and minor"),
        (incident.updates.is_empty() && others, "statuses of components of an incident without updates"),
    ] {
        if is_lost {
            exported.lose(what);
        }
    }
}
