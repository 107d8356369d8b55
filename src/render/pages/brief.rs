//! The few numbers under the banner of the home page.
//!
//! In: the catalog as of its clock. Out: facts with their working: how things stand in a live site, the record in an
//! archive.

use super::{Desk, actions, fact};
use crate::catalog::{IncidentIndex, MeasureKind};
use crate::render::words;
use crate::site::view::Fact;
use crate::source::raw::Kind;
use crate::time::{Moment, words as time_words};

/// How things stand: since when something is open, the last word on it, and what the last days and the promises say.
#[must_use]
pub fn now(desk: &Desk, open: &[&IncidentIndex]) -> Vec<Fact> {
    let catalog = desk.catalog;
    let clock = |moment: &Moment| time_words::clock(moment, catalog.site.zone).unwrap_or_else(|| desk.day(moment).text);
    let incidents = || open.iter().map(|index| catalog.incident(**index));
    let mut facts = Vec::new();
    if let Some(first) = incidents().min_by_key(|incident| incident.started.moment.earliest()) {
        let started = &first.started.moment;
        facts.push(fact("Open since", clock(started), format!("{}: {}", desk.day(started).text, first.title)));
    }
    if let Some(last) = incidents().flat_map(|incident| &incident.updates).max_by_key(|update| update.at.earliest()) {
        let next = last.next_update.map(|next| format!(", the next one promised by {}", clock(&next)));
        let working = format!("{}{}", last.status.words(), next.unwrap_or_default());
        facts.push(fact("Last word", clock(&last.at), working));
    }
    let days = catalog.site.history_days;
    let first = catalog.site.zone.date_of(catalog.now).plus_days(1 - i64::from(days));
    let recent = catalog.all().take_while(|index| catalog.date(*index) >= first);
    let recent = recent.filter(|index| catalog.incident(*index).kind == Kind::Incident).count();
    let components = words::count(catalog.site.components.len(), "component", "components");
    facts.push(fact(&format!("Last {days}\u{a0}days"), words::count(recent, "incident", "incidents"), components));
    facts.extend(actions::in_short(desk));
    facts
}

/// The record in a few numbers.
#[must_use]
pub fn record(desk: &Desk) -> Vec<Fact> {
    let catalog = desk.catalog;
    let years: Vec<&i32> = catalog.years().keys().collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    let actions = catalog.all().flat_map(|index| &catalog.incident(index).actions);
    let (mut promises, mut done) = (0_usize, 0_usize);
    for action in actions {
        promises += 1;
        done += usize::from(action.status == crate::source::raw::ActionStatus::Done);
    }
    let longest = catalog.all().filter_map(|index| {
        let span = catalog.facts(index).measure(MeasureKind::Duration)?.span;
        Some((span.middle(), index, span))
    });
    let longest = longest.max_by_key(|(length, index, _)| (*length, std::cmp::Reverse(*index)));
    let count = catalog.all().len();
    let mut facts = vec![fact(
        "Incidents",
        count.to_string(),
        if first == last { first.to_string() } else { format!("{first} to {last}") },
    )];
    if let Some((_, index, span)) = longest {
        facts.push(fact("Longest", span.to_string(), catalog.incident(index).title.clone()));
    }
    if let Some(latest) = catalog.all().next() {
        let incident = catalog.incident(latest);
        facts.push(fact("Latest", desk.day(&incident.started.moment).text, incident.title.clone()));
    }
    if promises > 0 {
        facts.push(fact("Promises", promises.to_string(), format!("{done} known to be done")));
    }
    facts
}
