//! The few numbers under the banner of the home page.
//!
//! In: the catalog as of its clock. Out: facts with their working: how things stand in a live site, the record in an
//! archive.

use super::{Desk, actions, fact};
use crate::catalog::{IncidentIndex, MeasureKind};
use crate::render::words;
use crate::site::view::Fact;
use crate::source::raw::{ActionStatus, Kind};

/// How things stand: since when something is open, and the last word on it; what the last days and the promises say,
/// where nothing is.
#[must_use]
pub fn now(desk: &Desk, open: &[&IncidentIndex]) -> Vec<Fact> {
    let catalog = desk.catalog;
    let language = &desk.language;
    let incidents = || open.iter().map(|index| catalog.incident(**index));
    let mut facts = Vec::new();
    if let Some(first) = incidents().min_by_key(|incident| incident.started.moment.earliest()) {
        let (since, rest) = desk.lately(&first.started.moment);
        let working = rest.map_or_else(|| first.title.clone(), |rest| language.pair(rest, first.title.clone()));
        facts.push(fact(language.word("fact-open-since"), since, working));
    }
    if let Some(last) = incidents().flat_map(|incident| &incident.updates).max_by_key(|update| update.at.earliest()) {
        let status = words::status(language, last.status);
        let working = match last.next_update {
            Some(next) => {
                let time = desk.clock_today(&next).unwrap_or_else(|| desk.time(&next).text);
                language.say("next-one-promised", &[("status", status.into()), ("time", time.into())])
            }
            None => status,
        };
        let (said, rest) = desk.lately(&last.at);
        let working = match rest.filter(|_| desk.clock_today(&last.at).is_none()) {
            Some(clock) => language.pair(clock, working),
            None => working,
        };
        facts.push(fact(language.word("fact-last-word"), said, working));
    }
    // Who wants to know what is broken looks for nothing else.
    if !facts.is_empty() {
        return facts;
    }
    let days = catalog.site.history_days;
    let first = catalog.site.zone.date_of(catalog.now).plus_days(1 - i64::from(days));
    let recent = catalog.all().take_while(|index| catalog.date(*index) >= first);
    let recent = recent.filter(|index| catalog.incident(*index).kind == Kind::Incident).count();
    let components = match catalog.site.components.len() {
        0 => String::new(),
        number => language.count("count-components", number),
    };
    let term = language.count("fact-last-days", usize::try_from(days).unwrap_or(usize::MAX));
    facts.push(fact(term, language.count("count-incidents", recent), components));
    facts.extend(actions::in_short(desk));
    facts
}

/// The record in a few numbers.
#[must_use]
pub fn record(desk: &Desk) -> Vec<Fact> {
    let catalog = desk.catalog;
    let years: Vec<&i32> = catalog.years().keys().collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    let actions = || catalog.all().flat_map(|index| &catalog.incident(index).actions);
    let promises = actions().count();
    let done = actions().filter(|action| action.status == ActionStatus::Done).count();
    let longest = catalog.all().filter_map(|index| {
        let span = catalog.facts(index).measure(MeasureKind::Duration)?.span;
        Some((span.middle(), index, span))
    });
    let longest = longest.max_by_key(|(length, index, _)| (*length, std::cmp::Reverse(*index)));
    let count = catalog.all().len();
    let word = |key: &str| desk.language.word(key);
    let mut facts = vec![fact(
        word("fact-incidents"),
        count.to_string(),
        if first == last {
            first.to_string()
        } else {
            let (first, last) = (first.to_string().into(), last.to_string().into());
            desk.language.say("years-from-to", &[("first", first), ("last", last)])
        },
    )];
    if let Some((_, index, span)) = longest {
        facts.push(fact(word("fact-longest"), desk.span(&span), catalog.incident(index).title.clone()));
    }
    if let Some(latest) = catalog.all().next() {
        let incident = catalog.incident(latest);
        facts.push(fact(word("fact-latest"), desk.day(&incident.started.moment).text, incident.title.clone()));
    }
    if promises > 0 {
        facts.push(fact(word("fact-promises"), promises.to_string(), desk.language.count("known-to-be-done", done)));
    }
    facts
}
