//! Incidents and maintenances, as the Statuspage API shows them.
//!
//! In: one incident of the catalog. Out: its object, with at least one update. What the format has no word for is said
//! by the nearest one, and by a key with `x_`.

use std::collections::BTreeSet;

use super::{Office, at, components, id, updates};
use crate::catalog::{Catalog, Facts, IncidentIndex};
use crate::model::words::{ComponentStatus, Status};
use crate::model::{self, PostKind};
use crate::render::api::{author, moment};
use crate::site::Route;
use crate::site::route::Links;
use crate::site::statuspage::{FollowUp, Incident, Times};
use crate::source::raw::Kind;
use crate::time::Timestamp;

/// The object of one incident.
pub(super) fn incident(office: &Office, index: IncidentIndex) -> Incident {
    let catalog = office.catalog;
    let (incident, facts) = (catalog.incident(index), catalog.facts(index));
    let links = Links::published(&office.page.url);
    let url = links.to(&Route::Incident(incident.id.clone()));
    let ids: BTreeSet<String> = incident.touched().map(|(component, _)| components::id_of(component)).collect();
    let rows = office.components.iter().filter(|row| ids.contains(&row.id));
    let monitoring = incident.updates.iter().find(|update| update.status == Status::Monitoring);
    let monitoring = monitoring.map(|update| update.at).or(incident.mitigated.as_ref().map(|key| key.moment));
    let monitoring = monitoring.filter(|_| incident.kind == Kind::Incident);
    let window = incident.scheduled.filter(|_| incident.kind == Kind::Maintenance);
    let started = incident.started.moment.earliest();
    // Of a day its first instant is told, which may be before the minute of the start.
    let not_before = |instant: Timestamp| at(instant.max(started));
    let (from, until) = window.map_or((started, started), |(from, until)| (from.earliest(), until.latest()));
    let of_maintenance = |instant: Timestamp| (incident.kind == Kind::Maintenance).then(|| at(instant));
    let is_over = facts.status.is_over() && facts.status != Status::Cancelled;
    Incident {
        id: id("incident", incident.id.as_str()),
        name: incident.title.clone(),
        status: status(office, index),
        created_at: at(first_word(catalog, index)),
        updated_at: at(last_word(catalog, index)),
        monitoring_at: monitoring.map(|moment| not_before(moment.earliest())),
        resolved_at: facts.ended.filter(|_| is_over).map(|ended| not_before(ended.earliest())),
        impact: impact(office.catalog, incident),
        started_at: at(started),
        page_id: office.page.id.clone(),
        incident_updates: updates::all(office, index),
        components: rows.cloned().collect(),
        scheduled_for: of_maintenance(from),
        scheduled_until: of_maintenance(until),
        x_postmortem_url: incident.has_report().then(|| url.clone()),
        shortlink: url,
        x_follow_ups: incident.follow_ups.iter().map(|post| follow_up(&links, incident, post)).collect(),
        x_times: times(incident),
        x_cancelled: (facts.status == Status::Cancelled).then_some(true),
    }
}

/// The word for how far it has come; once there is a report, `postmortem`.
fn status(office: &Office, index: IncidentIndex) -> &'static str {
    let (incident, facts) = (office.catalog.incident(index), office.catalog.facts(index));
    if is_told(incident, facts) { "postmortem" } else { word(facts.status, incident.kind) }
}

/// Whether it is over and has its report.
pub(super) fn is_told(incident: &model::Incident, facts: &Facts) -> bool {
    facts.status == Status::Resolved && incident.kind == Kind::Incident && incident.has_report()
}

/// A status in the words of the API, which has four for an incident and four for a maintenance.
pub(super) const fn word(status: Status, kind: Kind) -> &'static str {
    match (kind, status) {
        (Kind::Incident, Status::Investigating | Status::Scheduled) => "investigating",
        (Kind::Incident, Status::Identified | Status::InProgress) => "identified",
        (Kind::Incident, Status::Monitoring | Status::Verifying) => "monitoring",
        (Kind::Incident, Status::Resolved | Status::Completed | Status::Cancelled) => "resolved",
        (Kind::Maintenance, Status::Scheduled) => "scheduled",
        (Kind::Maintenance, Status::InProgress | Status::Investigating | Status::Identified) => "in_progress",
        (Kind::Maintenance, Status::Verifying | Status::Monitoring) => "verifying",
        (Kind::Maintenance, Status::Completed | Status::Resolved | Status::Cancelled) => "completed",
    }
}

/// That of its worst component; without any, what its severity does to one.
fn impact(catalog: &Catalog, incident: &model::Incident) -> &'static str {
    let worst = incident.touched().map(|(_, status)| *status).max();
    let usual = || Some(catalog.site.severity(incident.severity.as_ref()?)?.component_status);
    match (incident.kind, worst.or_else(usual)) {
        (Kind::Maintenance, _) => "maintenance",
        (Kind::Incident, None | Some(ComponentStatus::Operational | ComponentStatus::UnderMaintenance)) => "none",
        (Kind::Incident, Some(ComponentStatus::DegradedPerformance)) => "minor",
        (Kind::Incident, Some(ComponentStatus::PartialOutage)) => "major",
        (Kind::Incident, Some(ComponentStatus::MajorOutage)) => "critical",
    }
}

/// When the public first heard of it; of what nobody told, when it began. While both are to come nothing is known of
/// that: the clock of a build would be another one each time.
pub(super) fn first_word(catalog: &Catalog, index: IncidentIndex) -> Timestamp {
    catalog.first_word(index).unwrap_or(Timestamp::NEVER)
}

/// The last moment at which the record of an incident changed: what was said, its beginning, its end.
pub(super) fn last_word(catalog: &Catalog, index: IncidentIndex) -> Timestamp {
    let incident = catalog.incident(index);
    let said = incident.updates.iter().map(|update| update.at.earliest());
    let posts = incident.follow_ups.iter().map(|post| post.at.earliest());
    said.chain(posts).chain(catalog.turns_of(index)).max().unwrap_or_else(|| first_word(catalog, index))
}

fn follow_up(links: &Links, incident: &model::Incident, post: &model::FollowUp) -> FollowUp {
    FollowUp {
        url: links.to(&Route::Post(incident.id.clone(), PostKind::FollowUp, post.id.clone())),
        at: moment(&post.at),
        title: post.title.clone(),
        by: post.by.as_ref().map(author),
        source: post.source.clone(),
    }
}

fn times(incident: &model::Incident) -> Times {
    let known = |key: &Option<model::KeyMoment>| key.as_ref().map(|key| moment(&key.moment));
    Times {
        started: moment(&incident.started.moment),
        detected: known(&incident.detected),
        acknowledged: known(&incident.acknowledged),
        mitigated: known(&incident.mitigated),
        resolved: known(&incident.resolved),
    }
}
