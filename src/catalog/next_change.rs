//! When the output next changes by the clock alone, so that a scheduler knows when to build again.
//!
//! In: the whole record and a clock. Out: the soonest moment to come at which a page would say something else, and
//! why. That the page of a build says when it was built does not count.

use serde_json::{Value, json};

use super::{Catalog, incident_as_of};
use crate::model::words::Status;
use crate::model::{Action, Incident, Records};
use crate::source::raw::Kind;
use crate::time::{Moment, Timestamp};

/// A moment at which the output changes, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextChange {
    pub at: Timestamp,
    /// In words: `a maintenance begins`.
    pub why: &'static str,
    /// The incident that it is about, if it is about one.
    pub incident: Option<String>,
}

/// The next change after `now`; `None` if the output stays as it is for ever.
#[must_use]
pub fn next_change(records: &Records, now: Timestamp) -> Option<NextChange> {
    let mut changes: Vec<NextChange> = Vec::new();
    for incident in records.incidents.iter().filter(|incident| last_change(incident) > Some(now)) {
        let id = incident.id.as_str();
        let of = moments(incident).into_iter().filter(|(at, _)| *at > now);
        changes.extend(of.map(|(at, why)| NextChange { at, why, incident: Some(id.to_owned()) }));
    }
    // Bars, the last days and uptime of a status page belong to days, and so does the age of a promise that waits.
    if records.site.live || records.incidents.iter().any(|incident| waits(incident, now)) {
        let zone = records.site.zone;
        let at = zone.day_start(zone.date_of(now).plus_days(1));
        changes.push(NextChange { at, why: "a new day begins", incident: None });
    }
    changes.into_iter().filter(|change| change.at > now).min_by_key(|change| change.at)
}

/// Whether a promise of an incident is known and waits.
fn waits(incident: &Incident, now: Timestamp) -> bool {
    let begun = incident.started.moment.earliest() <= now;
    let may_wait = begun && incident.actions.iter().any(|action| is_waiting(action) || action.done.is_some());
    may_wait && incident_as_of(incident.clone(), now).actions.iter().any(is_waiting)
}

fn is_waiting(action: &Action) -> bool {
    action.status.waits()
}

/// The soonest moment to come at which what is public already turns into something else: it brings no new word.
pub(super) fn next_turn(catalog: &Catalog) -> Option<Timestamp> {
    let shown = catalog.all().map(|index| catalog.incident(index)).filter(|it| last_change(it) > Some(catalog.now));
    let shown = shown.flat_map(turns);
    let mut all: Vec<Timestamp> = shown.map(|(at, _)| at).collect();
    let waits = || catalog.all().any(|index| catalog.incident(index).actions.iter().any(is_waiting));
    if catalog.site.live || waits() {
        let zone = catalog.site.zone;
        all.push(zone.day_start(zone.date_of(catalog.now).plus_days(1)));
    }
    all.into_iter().filter(|at| *at > catalog.now).min()
}

/// The moments at which what is known of an incident turns into something else.
pub(super) fn turns(incident: &Incident) -> Vec<(Timestamp, &'static str)> {
    let mut all = Vec::new();
    let last = incident.updates.last();
    if let (Kind::Maintenance, Some((from, until))) = (incident.kind, &incident.scheduled) {
        let cancelled = last.filter(|update| update.status == Status::Cancelled).map(|update| update.at.earliest());
        let window = [(from.earliest(), "a maintenance begins"), (until.earliest(), "a maintenance ends")];
        // Of one that was cancelled before, nothing comes of its window.
        all.extend(window.into_iter().filter(|(at, _)| cancelled.is_none_or(|cancelled| *at <= cancelled)));
    }
    let last = last.filter(|update| !update.status.is_over());
    all.extend(last.and_then(|update| Some((update.next_update?.latest(), "a promised update is missed"))));
    for action in &incident.actions {
        all.extend(action.due.iter().filter(|_| is_waiting(action)).map(|due| (due.latest(), "a promise is overdue")));
    }
    all
}

/// The last moment at which something of an incident comes or changes: from then on all of it is known.
#[must_use]
pub fn last_change(incident: &Incident) -> Option<Timestamp> {
    *incident.last_change.get_or_init(|| {
        let length = incident.stated_duration.as_ref();
        let end = length.map(|length| incident.started.moment.after(length).earliest());
        moments(incident).into_iter().map(|(at, _)| at).chain(end).max()
    })
}

/// The moments at which something of an incident comes or changes.
fn moments(incident: &Incident) -> Vec<(Timestamp, &'static str)> {
    let begin = |moment: &Moment| moment.earliest();
    let mut all = turns(incident);
    if incident.kind == Kind::Incident {
        all.push((begin(&incident.started.moment), "an incident begins"));
    }
    let keys = [&incident.detected, &incident.acknowledged, &incident.mitigated].into_iter().flatten();
    all.extend(keys.map(|key| (begin(&key.moment), "something is known")));
    all.extend(incident.resolved.iter().map(|key| (begin(&key.moment), "an incident is over")));
    all.extend(incident.published.iter().map(|moment| (begin(moment), "a report is published")));
    all.extend(incident.timeline.iter().filter_map(|entry| Some((entry.at?.earliest(), "something happens"))));
    for update in &incident.updates {
        all.push((begin(&update.at), "an update is published"));
    }
    all.extend(incident.follow_ups.iter().map(|post| (begin(&post.at), "a follow-up is published")));
    for action in &incident.actions {
        all.extend(action.since.iter().map(|since| (begin(since), "a promise is made")));
        all.extend(action.done.iter().map(|done| (begin(done), "a promise is kept")));
    }
    all.extend(
        incident.sources.iter().filter_map(|source| Some((source.published?.earliest(), "a source is published"))),
    );
    all
}

impl NextChange {
    /// The minute after which the change has come, as a line of `crontab` has it, in UTC.
    #[must_use]
    pub fn cron(&self) -> String {
        // What changes within a minute has changed when the next one begins.
        let minute = self.at.plus(59).rfc3339();
        let part = |range: std::ops::Range<usize>| minute.get(range).unwrap_or_default().trim_start_matches('0');
        let number = |range| match part(range) {
            "" => "0".to_owned(),
            digits => digits.to_owned(),
        };
        format!("{} {} {} {} *", number(14..16), number(11..13), number(8..10), number(5..7))
    }

    /// The change as JSON, for everybody: it does not name what nobody can see yet.
    #[must_use]
    pub fn json(change: Option<&Self>) -> Value {
        change.map_or_else(
            || json!({"at": null}),
            |change| json!({"at": change.at.rfc3339(), "why": change.why, "cron": change.cron()}),
        )
    }
}
