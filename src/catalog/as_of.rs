//! The record as its readers knew it at a moment: what was said and written later is not there yet.
//!
//! In: records and a moment. Out: records. It is the one place where time takes things away; what is left shows the
//! same whether the moment is now or years ago. Of two moments the later one shows all that the earlier one does, but
//! for a promise whose state has moved on.

use std::sync::Arc;

use rayon::prelude::*;

use super::next_change::last_change;
use crate::model::{Action, Incident, KeyMoment, Known, Records, Update};
use crate::source::raw::{ActionStatus, Kind};
use crate::time::{Moment, Timestamp};

/// The records without what came after `now`.
#[must_use]
pub fn as_of(records: Records, now: Timestamp) -> Records {
    let known = |incident: Arc<Incident>| {
        // Most incidents are past as a whole, and what is past stays as it is.
        if last_change(&incident).is_none_or(|last| last <= now) {
            return incident;
        }
        Arc::new(incident_as_of(Arc::unwrap_or_clone(incident), now))
    };
    let incidents = records.incidents.into_par_iter().map(known).collect();
    Records { incidents, ..records }
}

/// One incident without what came after `now`.
#[must_use]
pub fn incident_as_of(mut incident: Incident, now: Timestamp) -> Incident {
    let report = report_from(&incident);
    let is_reported = report.is_none_or(|from| from <= now);
    let was_told_later = incident.updates.iter().any(|update| update.status.is_over() && update.at.earliest() > now);
    incident.updates.retain(|update| has_come(&update.at, now));
    incident.follow_ups.retain(|post| has_come(&post.at, now));
    let posts: Vec<String> = incident.follow_ups.iter().map(|post| post.id.clone()).collect();
    for post in &mut incident.follow_ups {
        post.corrects = post.corrects.take().filter(|corrects| posts.contains(corrects));
    }
    incident.timeline.retain(|entry| is_reported && entry.at.is_none_or(|at| has_come(&at, now)));
    incident.actions.retain(|action| action.since.map_or(is_reported, |since| has_come(&since, now)));
    incident.actions.iter_mut().for_each(|action| action_as_of(action, now));
    incident.sources.retain(|source| source.published.map_or(is_reported, |at| has_come(&at, now)));

    let has_been = |key: &KeyMoment| has_come(&key.moment, now);
    // What the timeline tells is known with it, but for the end: readers see for themselves that it is over.
    let is_told = |key: &KeyMoment| is_reported || key.known != Known::Timeline;
    let known = |key: Option<KeyMoment>| key.filter(|key| has_been(key) && is_told(key));
    incident.detected = known(incident.detected.take());
    incident.acknowledged = known(incident.acknowledged.take());
    incident.mitigated = known(incident.mitigated.take());
    // That it was over is known once it was said, where somebody said it.
    incident.resolved = incident.resolved.take().filter(|key| has_been(key) && !was_told_later);
    incident.stated_duration = incident.stated_duration.filter(|length| {
        let end = incident.started.moment.after(length);
        !was_told_later && has_come(&end, now)
    });
    if !is_reported {
        unreported(&mut incident);
    }
    incident
}

/// What stands in a report and is not there before it.
fn unreported(incident: &mut Incident) {
    let shown = incident.updates.iter().map(|update| update.text.text());
    let shown: Vec<String> =
        shown.chain(incident.follow_ups.iter().map(|post| post.text.text())).map(str::to_owned).collect();
    incident.sections.clear();
    incident.translations.iter_mut().for_each(|translation| translation.sections.clear());
    incident.causes.clear();
    incident.impact.clear();
    incident.conflicts.clear();
    incident.undocumented.clear();
    // A file that one of the posts shows was there with it.
    incident.attachments.retain(|(_, path)| shown.iter().any(|text| text.contains(path.as_str())));
}

/// When the report was there: as the file says, or once the incident was over. Without either it grows in public.
fn report_from(incident: &Incident) -> Option<Timestamp> {
    if let Some(published) = &incident.published {
        return Some(published.earliest());
    }
    if incident.kind == Kind::Maintenance {
        return None;
    }
    let told = |update: &&Update| update.status.is_over();
    let told = incident.updates.iter().rev().find(told).map(|update| update.at.earliest());
    let ended = incident.resolved.as_ref().map(|end| end.moment.earliest());
    let length = incident.stated_duration.as_ref().map(|length| incident.started.moment.after(length).earliest());
    ended.or(length).max(told)
}

/// A promise as it stood: what was done later was open.
fn action_as_of(action: &mut Action, now: Timestamp) {
    if action.done.is_some_and(|done| !has_come(&done, now)) {
        action.done = None;
        action.evidence = None;
        action.status = ActionStatus::Open;
    }
}

/// Whether a moment has begun: what is known to the day is there on that day.
fn has_come(moment: &Moment, now: Timestamp) -> bool {
    moment.earliest() <= now
}
