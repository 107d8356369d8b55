//! Component impact intervals: which component was in which state, from when until when.
//!
//! In: incidents and their facts. Out: intervals by component, in order of time; uptime, bars and health are made of
//! nothing else. An interval is never negative.

use std::collections::BTreeMap;

use super::IncidentIndex;
use super::facts::Facts;
use crate::model::Incident;
use crate::model::words::{ComponentId, ComponentStatus, Status};
use crate::source::raw::Kind;
use crate::time::{Moment, Timestamp};

/// A component was in a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpactInterval {
    pub incident: IncidentIndex,
    pub status: ComponentStatus,
    pub from: Timestamp,
    /// Not before `from`; the clock's moment where it goes on.
    pub until: Timestamp,
    /// Whether both ends are known to the minute.
    pub is_exact: bool,
    /// Whether it goes on.
    pub is_open: bool,
}

/// What each incident did, as intervals by component.
pub(super) fn by_component<'a>(
    each: impl Iterator<Item = &'a (ComponentId, ImpactInterval)>,
) -> BTreeMap<ComponentId, Vec<ImpactInterval>> {
    let mut by_component: BTreeMap<ComponentId, Vec<ImpactInterval>> = BTreeMap::new();
    for (component, interval) in each {
        by_component.entry(component.clone()).or_default().push(interval.clone());
    }
    for intervals in by_component.values_mut() {
        intervals.sort_by_key(|interval| (interval.from, interval.until, interval.incident));
    }
    by_component
}

/// What one incident did to its components: the listed status from the start, then what each update says.
pub(super) fn of_incident(
    place: IncidentIndex,
    incident: &Incident,
    facts: &Facts,
    now: Timestamp,
) -> Vec<(ComponentId, ImpactInterval)> {
    if matches!(facts.status, Status::Cancelled | Status::Scheduled) {
        return Vec::new();
    }
    let started = &incident.started.moment;
    let end = facts.ended.as_ref();
    let until = match (end, incident.stated_duration) {
        // The day is known and the length: it counts for its length, wherever in the day it was.
        (_, Some(length)) if end.is_none_or(|end| !end.is_exact()) => started.earliest().plus(seconds(length.middle())),
        (Some(end), _) if incident.kind == Kind::Maintenance => end.earliest(),
        (Some(end), _) => end.latest(),
        (None, _) => now,
    };
    let until = until.min(now);
    let is_exact = started.is_exact() && end.is_none_or(Moment::is_exact);
    let mut steps: BTreeMap<&ComponentId, Vec<(Timestamp, ComponentStatus)>> = BTreeMap::new();
    for (component, status) in &incident.components {
        steps.entry(component).or_default().push((started.earliest(), *status));
    }
    for update in &incident.updates {
        for (component, status) in &update.components {
            steps.entry(component).or_default().push((update.at.earliest().max(started.earliest()), *status));
        }
    }
    let mut intervals = Vec::new();
    for (component, mut steps) in steps {
        steps.sort_by_key(|(from, _)| *from);
        for (i, (from, status)) in steps.iter().enumerate() {
            let next = steps.get(i + 1).map(|(next, _)| *next);
            let until = next.unwrap_or(until).min(until);
            if *status != ComponentStatus::Operational && *from < until {
                let is_open = facts.is_open && next.is_none();
                let interval =
                    ImpactInterval { incident: place, status: *status, from: *from, until, is_exact, is_open };
                intervals.push((component.clone(), interval));
            }
        }
    }
    intervals
}

fn seconds(length: u64) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
