//! The archive in the shapes of Statuspage's API, version 2, for a move or for tools that read it.
//!
//! In: a catalog. Out: `components.json`, `incidents.json` and `scheduled-maintenances.json`, with all incidents rather
//! than the latest fifty, and postmortems where version 1 has them.

use serde_json::{Value, json};

use super::{Exported, record};
use crate::catalog::{Catalog, IncidentIndex};
use crate::model::words::{ComponentId, ComponentStatus};
use crate::model::{Incident, Update};
use crate::source::raw::Kind;
use crate::time::Moment;

pub(super) fn export(catalog: &Catalog, incidents: &[IncidentIndex]) -> Exported {
    let mut exported = Exported::default();
    let (mut told, mut planned) = (Vec::new(), Vec::new());
    for index in incidents {
        let value = incident(catalog, *index);
        lost(catalog.incident(*index), &mut exported);
        if catalog.incident(*index).kind == Kind::Maintenance { planned.push(value) } else { told.push(value) }
    }
    let page = page(catalog);
    let mut file = |name: &str, key: &str, list: Vec<Value>| {
        exported.file(name, format!("{:#}\n", json!({ "page": page, key: list })));
    };
    file("components.json", "components", components(catalog));
    file("incidents.json", "incidents", told);
    file("scheduled-maintenances.json", "scheduled_maintenances", planned);
    exported
}

/// An id as Statuspage has them: twelve letters and digits, the same for the same thing.
fn id(of: &str) -> String {
    blake3::hash(of.as_bytes()).to_hex().chars().take(12).collect()
}

fn page(catalog: &Catalog) -> Value {
    let site = &catalog.site;
    json!({
        "id": id("page"),
        "name": site.title,
        "url": site.url,
        "time_zone": site.zone.name(),
        "updated_at": catalog.now.rfc3339_millis(),
    })
}

fn group_id(name: &str) -> String {
    id(&format!("group/{name}"))
}

fn component_id(component: &ComponentId) -> String {
    id(&format!("component/{component}"))
}

fn components(catalog: &Catalog) -> Vec<Value> {
    let mut rows: Vec<Value> = Vec::new();
    for component in &catalog.site.components {
        let Some(group) = &component.group else { continue };
        if !rows.iter().any(|row| row["name"] == group.as_str()) {
            rows.push(json!({
                "id": group_id(group), "name": group, "status": "operational", "position": rows.len() + 1,
                "description": null, "group_id": null, "page_id": id("page"), "group": true,
            }));
        }
    }
    for component in &catalog.site.components {
        let until = catalog.intervals(&component.id).iter().filter(|interval| interval.is_open);
        let status = until.map(|interval| interval.status).max().unwrap_or(ComponentStatus::Operational);
        rows.push(json!({
            "id": component_id(&component.id), "name": component.name, "status": status.id(),
            "position": rows.len() + 1, "description": component.description, "showcase": true,
            "start_date": component.since.map(|day| day.to_string()),
            "group_id": component.group.as_deref().map(group_id), "page_id": id("page"), "group": false,
            "only_show_if_degraded": false, "x_id": component.id.to_string(),
        }));
    }
    rows
}

fn at(moment: &Moment) -> String {
    moment.earliest().rfc3339_millis()
}

fn incident(catalog: &Catalog, index: IncidentIndex) -> Value {
    let (incident, facts) = (catalog.incident(index), catalog.facts(index));
    let own = id(&format!("incident/{}", incident.id));
    let started = at(&incident.started.moment);
    let ended = facts.ended.as_ref().map(at);
    let names: Vec<&ComponentId> = incident.components.iter().map(|(component, _)| component).collect();
    let affected = catalog.site.components.iter().filter(|component| names.contains(&&component.id));
    let affected: Vec<Value> = affected
        .map(|component| json!({ "id": component_id(&component.id), "name": component.name, "group": false }))
        .collect();
    let (_, body) = record::of(incident);
    let updated = incident.updates.last().map_or_else(|| started.clone(), |update| at(&update.at));
    let mut value = json!({
        "id": own,
        "name": incident.title,
        "status": facts.status.id(),
        "created_at": started,
        "updated_at": updated,
        "monitoring_at": null,
        "resolved_at": ended,
        "impact": impact(incident),
        "shortlink": null,
        "started_at": started,
        "page_id": id("page"),
        "incident_updates": updates(catalog, incident, &own),
        "components": affected,
        "x_id": incident.id.to_string(),
    });
    if !body.is_empty() {
        value["postmortem_body"] = body.into();
    }
    if let Some((from, until)) = &incident.scheduled {
        value["scheduled_for"] = at(from).into();
        value["scheduled_until"] = at(until).into();
    }
    value
}

fn impact(incident: &Incident) -> &str {
    match incident.severity.as_ref().map(crate::model::words::Slug::as_str) {
        _ if incident.kind == Kind::Maintenance => "maintenance",
        Some(known @ ("critical" | "major" | "minor")) => known,
        _ => "none",
    }
}

/// The updates, newest first; the first that was said carries what the incident began with.
fn updates(catalog: &Catalog, incident: &Incident, own: &str) -> Vec<Value> {
    let mut now: Vec<(ComponentId, ComponentStatus)> = Vec::new();
    let mut values = Vec::new();
    for (place, update) in incident.updates.iter().enumerate() {
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
            list.push(change(catalog, component, old, status));
        }
        values.push(value(update, own, place, list));
    }
    values.reverse();
    values
}

fn change(catalog: &Catalog, component: &ComponentId, old: ComponentStatus, new: ComponentStatus) -> Value {
    let known = catalog.site.components.iter().find(|known| known.id == *component);
    let name = known.map_or_else(
        || component.to_string(),
        |known| match &known.group {
            Some(group) => format!("{group} - {}", known.name),
            None => known.name.clone(),
        },
    );
    json!({ "code": component_id(component), "name": name, "old_status": old.id(), "new_status": new.id() })
}

fn value(update: &Update, own: &str, place: usize, changes: Vec<Value>) -> Value {
    let at = at(&update.at);
    json!({
        "id": id(&format!("{own}/{place}")),
        "status": update.status.id(),
        "body": update.text.text(),
        "incident_id": own,
        "created_at": at,
        "updated_at": at,
        "display_at": at,
        "affected_components": if changes.is_empty() { Value::Null } else { changes.into() },
        "deliver_notifications": false,
        "custom_tweet": null,
        "tweet_id": null,
    })
}

/// What Statuspage has no place for.
fn lost(incident: &Incident, exported: &mut Exported) {
    let coarse = !incident.started.moment.is_exact() || incident.updates.iter().any(|update| !update.at.is_exact());
    for (is_lost, what) in [
        (coarse, "that a time is known to the day only, or about: Statuspage shows a clock time"),
        (!incident.timeline.is_empty(), "timelines"),
        (!incident.follow_ups.is_empty(), "follow-ups"),
        (!incident.actions.is_empty(), "actions"),
        (!incident.sources.is_empty() || !incident.causes.is_empty(), "sources and causes"),
        (!incident.tags.is_empty(), "tags"),
    ] {
        if is_lost {
            exported.lose(what);
        }
    }
}
