//! Promises: on an incident's page, and in the ledger of all of them.
//!
//! In: actions and the clock. Out: `view::Action` and `view::Ledger`. The ledger shows what waits; the rest stands on
//! pages by year.

use super::{Desk, fact, owners};
use crate::catalog::IncidentIndex;
use crate::catalog::numbers::State;
use crate::model::{Action, FirstDue, Incident};
use crate::render::words;
use crate::site::plan::{LISTED, years_of};
use crate::site::route::Route;
use crate::site::view::{self, FacetRow, Ledger, LedgerIncident};
use crate::source::raw::ActionStatus;
use crate::time::Moment;

/// The promises of an incident, as its file lists them.
#[must_use]
pub fn of_incident(desk: &Desk, index: IncidentIndex) -> Vec<view::Action> {
    let numbered = desk.catalog.incident(index).actions.iter().enumerate();
    numbered.map(|(place, action)| self::action(desk, index, place, action)).collect()
}

fn action(desk: &Desk, index: IncidentIndex, place: usize, action: &Action) -> view::Action {
    let promise = desk.catalog.promise(index, place, action);
    view::Action {
        id: format!("action-{}", place + 1),
        what_html: desk.inline(&action.what),
        kind: action.kind.map(|kind| desk.language.of("action", kind.word())),
        owner: action.owner.clone(),
        since: action.since.as_ref().map(|since| desk.time(since)),
        due: action.due.as_ref().map(|due| desk.time(due)),
        first_due: action.first_due.map(|first| desk.time(&first.due)),
        slip: action.first_due.zip(action.due).map(|(first, due)| slip(desk, first, due)),
        state: words::promise_state(&desk.language, promise.state),
        done: action.done.as_ref().map(|done| desk.time(done)),
        evidence_html: action.evidence.as_ref().map(|evidence| desk.inline(evidence)),
        reason_html: action.reason.as_ref().map(|reason| desk.inline(reason)),
        link: action.link.clone(),
        source: action.source.clone(),
        // How long it waits is for the reader to count from its dates: the page of an incident does not change by the day.
        age: Some(promise).filter(|promise| !promise.state.waits()).and_then(|promise| owners::age(desk, &promise)),
    }
}

/// How far a day was moved: `moved once, by 28 days`.
fn slip(desk: &Desk, first: FirstDue, due: Moment) -> String {
    let days = first.due.date().days_until(due.date());
    let moved = desk.language.count("moved-times", first.moves);
    let length = desk.language.count("length-days", usize::try_from(days.unsigned_abs()).unwrap_or(0));
    let key = match days {
        0 => return desk.language.say("moved-back", &[("moved", moved.into())]),
        1.. => "moved-by",
        _ => "moved-forward-by",
    };
    desk.language.say(key, &[("moved", moved.into()), ("length", length.into())])
}

/// What is promised and waits, for the status page, where anything was promised.
#[must_use]
pub fn in_short(desk: &Desk) -> Option<view::Fact> {
    let promising = promising(desk, desk.catalog.all());
    let all: Vec<&Action> = promising.iter().flat_map(|index| &desk.catalog.incident(*index).actions).collect();
    let waiting = all.iter().filter(|action| action.status.waits());
    let overdue = all.iter().filter(|action| desk.catalog.is_overdue(action)).count();
    let language = &desk.language;
    let working = [("all", all.len().to_string().into()), ("overdue", overdue.to_string().into())];
    let working = language.say("promises-of", &working);
    (!all.is_empty())
        .then(|| fact(language.word("fact-promises"), language.count("count-open", waiting.count()), working))
}

/// What became of an incident's promises, where some were never kept: `2 of its 5 promises are not done`.
#[must_use]
pub fn unkept(desk: &Desk, incident: &Incident) -> Option<String> {
    let all = incident.actions.len();
    let unkept = incident.actions.iter().filter(|action| action.status != ActionStatus::Done).count();
    match (unkept, all) {
        (0, _) => None,
        (1, 1) => Some(desk.language.word("promise-unkept-one")),
        (unkept, all) if unkept == all => Some(desk.language.count("promise-unkept-all", all)),
        (unkept, all) => {
            Some(desk.language.say("promise-unkept", &[("count", unkept.into()), ("all", all.to_string().into())]))
        }
    }
}

/// The ledger: what is overdue or open, by incident, and the years that hold the rest.
#[must_use]
pub fn ledger(desk: &Desk) -> Ledger {
    let promising = promising(desk, desk.catalog.all());
    let waiting = |index: &&IncidentIndex| {
        let actions = &desk.catalog.incident(**index).actions;
        actions.iter().any(|action| action.status.waits())
    };
    let mut shown: Vec<IncidentIndex> = promising.iter().filter(waiting).copied().collect();
    shown.sort_by_key(|index| {
        let actions = &desk.catalog.incident(*index).actions;
        let late = actions.iter().filter(|action| desk.catalog.is_overdue(action));
        let due = late.filter_map(|action| action.due.map(|due| due.earliest())).min();
        (due.is_none(), due, *index)
    });
    shown.truncate(LISTED);
    let years = years_of(desk.catalog, &promising).into_iter().map(|year| {
        let of_year = promising.iter().filter(|index| desk.catalog.date(**index).year == year);
        let count = of_year.map(|index| desk.catalog.incident(*index).actions.len()).sum();
        let href = desk.links.to(&Route::ActionsYear(year));
        FacetRow { name: year.to_string(), href, count, description: None }
    });
    Ledger {
        heading: desk.language.word("nav-promises"),
        standfirst: desk.language.word("promises-standfirst"),
        facts: counts(desk, &promising),
        incidents: shown.iter().map(|index| entry(desk, *index)).collect(),
        owners: owners::of(desk, &promising),
        years: years.collect(),
    }
}

/// The promises made by one year's incidents.
#[must_use]
pub fn of_year(desk: &Desk, year: i32) -> Ledger {
    let promising = promising(desk, desk.catalog.year(year).into_iter());
    Ledger {
        heading: desk.language.say("promises-of-year", &[("year", year.to_string().into())]),
        standfirst: desk.language.say("promises-of-year-standfirst", &[("year", year.to_string().into())]),
        facts: counts(desk, &promising),
        incidents: promising.iter().map(|index| entry(desk, *index)).collect(),
        owners: Vec::new(),
        years: Vec::new(),
    }
}

fn promising(desk: &Desk, incidents: impl Iterator<Item = IncidentIndex>) -> Vec<IncidentIndex> {
    incidents.filter(|index| !desk.catalog.incident(*index).actions.is_empty()).collect()
}

/// An incident with its promises, what needs somebody first.
fn entry(desk: &Desk, index: IncidentIndex) -> LedgerIncident {
    let mut numbered: Vec<_> = desk.catalog.incident(index).actions.iter().enumerate().collect();
    numbered.sort_by_key(|(_, action)| desk.catalog.state(action));
    let actions = numbered.into_iter().map(|(place, action)| self::action(desk, index, place, action));
    LedgerIncident { card: desk.card(index), actions: actions.collect() }
}

/// How many promises there are in each state.
fn counts(desk: &Desk, incidents: &[IncidentIndex]) -> Vec<view::Fact> {
    let all = || incidents.iter().flat_map(|index| &desk.catalog.incident(*index).actions);
    let count = |state: State| all().filter(|action| desk.catalog.state(action) == state).count();
    let waiting = all().filter(|action| action.status.waits()).count();
    let language = &desk.language;
    let fact = |term: &str, value: usize, working: String| fact(language.word(term), value.to_string(), working);
    vec![
        fact("fact-promises", all().count(), language.count("count-incidents", incidents.len())),
        fact("fact-open", waiting, language.count("count-in-progress", count(State::InProgress))),
        fact("fact-overdue", count(State::Overdue), language.word("overdue-note")),
        fact("fact-done", count(State::Done), language.count("count-dropped", count(State::Dropped))),
    ]
}
