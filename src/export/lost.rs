//! What of an incident the shapes of other systems have no place for.
//!
//! In: an incident. Out: a note for each part that stays behind. Every part is taken apart here, so that none can be
//! forgotten without a word.

use super::Exported;
use crate::catalog::Facts;
use crate::model::{Incident, KeyMoment, Known};
use crate::source::raw::Kind;
use crate::time::{Moment, Zone};

/// Notes what neither cState nor Statuspage can carry. `zone` is that of the site.
pub(super) fn note(incident: &Incident, zone: Zone, exported: &mut Exported) {
    let Incident {
        id: _,
        file: _,
        path: _,
        attachments: _, // With the translations.
        kind,
        title: _,
        severity: _,   // The shape itself says what it can tell of it,
        components: _, // and of these.
        language,
        zone: own_zone,
        started,
        detected,
        acknowledged,
        mitigated,
        resolved,
        stated_duration,
        scheduled: _,
        causes,
        tags: _,
        updates,
        timeline,
        follow_ups,
        actions,
        impact,
        conflicts,
        undocumented,
        sources,
        sections: _,
        headings: _,
        translations: _,
        published,
        exceptions: _,
        aliases,
        last_change: _,
    } = incident;
    let stated = |key: Option<&KeyMoment>| key.is_some_and(|key| key.known == Known::Stated);
    let is_planned = *kind == Kind::Maintenance;
    let coarse_end = resolved.as_ref().is_some_and(|end| !end.moment.is_exact());
    let has_more = updates.iter().any(|one| one.next_update.is_some() || one.by.is_some() || one.source.is_some());
    for (is_lost, what) in [
        (!timeline.is_empty(), "timelines"),
        (!follow_ups.is_empty(), "follow-ups"),
        (!actions.is_empty(), "actions"),
        (!sources.is_empty() || !causes.is_empty(), "sources and causes"),
        (!impact.is_empty(), "figures of the impact"),
        (!conflicts.is_empty(), "conflicting accounts"),
        (!undocumented.is_empty(), "what is said to be undocumented"),
        (stated_duration.is_some(), "durations that are stated without an end"),
        (!aliases.is_empty(), "old addresses"),
        (
            [detected, acknowledged, mitigated].into_iter().any(|key| stated(key.as_ref())),
            "when it was detected, acknowledged or mitigated",
        ),
        (
            is_planned && (stated(Some(started)) || stated(resolved.as_ref())),
            "when a maintenance really began and ended",
        ),
        (coarse_end && stated(resolved.as_ref()), "ends without a clock time"),
        (has_more, "who said an update, where, and when the next one was due"),
        (published.is_some(), "when reports were published"),
        (language.is_some(), "languages of single incidents"),
        (*own_zone != zone, "zones of single incidents: all times are in UTC"),
    ] {
        if is_lost {
            exported.lose(what);
        }
    }
    exported.lose_files(incident);
    exported.lose_exceptions(incident);
}

/// The end of an incident where it has a clock time that somebody stated, if only about. The end that follows from a
/// length and a day is on some day too, and no midnight.
pub(super) fn end(incident: &Incident, facts: &Facts) -> Option<Moment> {
    let is_stated = incident.resolved.is_some() || incident.stated_duration.is_none();
    facts.ended.filter(|end| end.is_exact() || is_stated && end.is_point())
}
