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
    /// Where it stands at the earliest it may have been, since only a day or a month and a length are known.
    pub float: Option<Float>,
}

/// What is known of an interval that may have been earlier or later: somewhere in a stretch, and how long at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Float {
    /// The last instant at which it may have gone on; the first is where the interval begins.
    pub latest: Timestamp,
    pub seconds: i64,
}

impl ImpactInterval {
    /// The last instant that it may have touched.
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        self.float.map_or(self.until, |float| float.latest)
    }
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
    let length = incident.stated_duration.filter(|_| end.is_none_or(|end| !end.is_exact()));
    let length = length.map(|length| i64::try_from(length.middle()).unwrap_or(i64::MAX));
    // The end that is on record; one that only follows from the length is as loose as the start.
    let resolved = incident.resolved.as_ref().map(|end| end.moment.latest()).filter(|_| end.is_some());
    let until = match (length, end) {
        // The day is known and the length: it counts for its length, wherever in the day it was.
        (Some(length), _) => {
            let last = started.latest().plus(length);
            resolved.map_or(last, |end| end.min(last))
        }
        (None, Some(end)) if incident.kind == Kind::Maintenance => end.earliest(),
        (None, Some(end)) => end.latest(),
        (None, None) => now,
    };
    let is_exact = started.is_exact() && end.is_none_or(Moment::is_exact);
    let mut steps: BTreeMap<&ComponentId, Vec<Step>> = BTreeMap::new();
    for (component, status) in &incident.components {
        steps.entry(component).or_default().push(Step { at: started, from: started.earliest(), status: *status });
    }
    for update in &incident.updates {
        for (component, status) in &update.components {
            let from = update.at.earliest().max(started.earliest());
            steps.entry(component).or_default().push(Step { at: &update.at, from, status: *status });
        }
    }
    let mut intervals = Vec::new();
    for (component, mut steps) in steps {
        steps.sort_by_key(|step| step.from);
        for (i, step) in steps.iter().enumerate() {
            let next = steps.get(i + 1);
            // What only a day ended may have gone on to the end of that day.
            let latest = next.map_or(until, |next| next.at.latest().max(next.from).min(until));
            let drawn = length.map_or(latest, |length| latest.min(step.from.plus(length)));
            let float = Float { latest, seconds: step.from.seconds_until(drawn) };
            let interval = ImpactInterval {
                incident: place,
                status: step.status,
                from: step.from,
                until: drawn.min(now),
                is_exact: is_exact && step.at.is_exact() && next.is_none_or(|next| next.at.is_exact()),
                is_open: facts.is_open && next.is_none(),
                float: Some(float).filter(|_| !started.is_point() && drawn < latest),
            };
            if step.status != ComponentStatus::Operational && interval.from < interval.until {
                intervals.push((component.clone(), interval));
            }
        }
    }
    intervals
}

/// From when on a component was in a state, and the word for that.
struct Step<'a> {
    at: &'a Moment,
    from: Timestamp,
    status: ComponentStatus,
}
