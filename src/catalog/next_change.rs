//! When the output next changes by the clock alone, so that a scheduler knows when to build again.
//!
//! In: the whole record and a clock. Out: the soonest moment to come at which a page would say something else, and
//! why. That the page of a build says when it was built does not count.

use crate::model::{Incident, Records};
use crate::source::raw::{ActionStatus, Kind};
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
    for incident in &records.incidents {
        let id = incident.id.as_str();
        let of = moments(incident).into_iter().filter(|(at, _)| *at > now);
        changes.extend(of.map(|(at, why)| NextChange { at, why, incident: Some(id.to_owned()) }));
    }
    // Bars, the last days and uptime of a status page belong to days; an archive has none.
    if records.site.live {
        let zone = records.site.zone;
        let at = zone.day_start(zone.date_of(now).plus_days(1));
        changes.push(NextChange { at, why: "a new day begins", incident: None });
    }
    changes.into_iter().filter(|change| change.at > now).min_by_key(|change| change.at)
}

/// The moments at which something of an incident comes or changes.
fn moments(incident: &Incident) -> Vec<(Timestamp, &'static str)> {
    let begin = |moment: &Moment| moment.earliest();
    let mut all = Vec::new();
    if incident.kind == Kind::Incident {
        all.push((begin(&incident.started.moment), "an incident begins"));
    }
    if let (Kind::Maintenance, Some((from, until))) = (incident.kind, &incident.scheduled) {
        all.extend([(begin(from), "a maintenance begins"), (begin(until), "a maintenance ends")]);
    }
    let keys = [&incident.detected, &incident.acknowledged, &incident.mitigated].into_iter().flatten();
    all.extend(keys.map(|key| (begin(&key.moment), "something is known")));
    all.extend(incident.resolved.iter().map(|key| (begin(&key.moment), "an incident is over")));
    all.extend(incident.published.iter().map(|moment| (begin(moment), "a report is published")));
    all.extend(incident.timeline.iter().filter_map(|entry| Some((entry.at?.earliest(), "something happens"))));
    for update in &incident.updates {
        all.push((begin(&update.at), "an update is published"));
    }
    let last = incident.updates.last().filter(|update| !update.status.is_over());
    all.extend(last.and_then(|update| Some((update.next_update?.latest(), "a promised update is missed"))));
    all.extend(incident.follow_ups.iter().map(|post| (begin(&post.at), "a follow-up is published")));
    for action in &incident.actions {
        all.extend(action.since.iter().map(|since| (begin(since), "a promise is made")));
        all.extend(action.done.iter().map(|done| (begin(done), "a promise is kept")));
        let waiting = matches!(action.status, ActionStatus::Open | ActionStatus::InProgress);
        all.extend(action.due.iter().filter(|_| waiting).map(|due| (due.latest(), "a promise is overdue")));
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
    pub fn json(change: Option<&Self>) -> String {
        let value = change.map_or_else(
            || serde_json::json!({"at": null}),
            |change| {
                serde_json::json!({
                    "at": change.at.rfc3339(),
                    "why": change.why,
                    "cron": change.cron(),
                })
            },
        );
        let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
        text.push('\n');
        text
    }
}
