//! Promises by who keeps them: how many, in which state, and what waits for how long.
//!
//! In: the promises of all incidents. Out: `view::LedgerOwner`. One with many promises shows those that wait longest;
//! the rest stands on the pages by year.

use std::collections::BTreeMap;

use super::Desk;
use crate::catalog::IncidentIndex;
use crate::catalog::numbers::{Promise, State};
use crate::model::Action;
use crate::render::{markdown, words};
use crate::site::plan::LISTED;
use crate::site::route::Route;
use crate::site::view::{LedgerOwner, OwnedPromise};

/// The owners, those with most overdue first, as many as the page holds.
#[must_use]
pub fn of(desk: &Desk, promising: &[IncidentIndex]) -> Vec<LedgerOwner> {
    let mut owned: BTreeMap<Option<&str>, Vec<(Promise, &Action)>> = BTreeMap::new();
    for index in promising {
        for (place, action) in desk.catalog.incident(*index).actions.iter().enumerate() {
            let owner = action.owner.as_deref().map(str::trim).filter(|owner| !owner.is_empty());
            owned.entry(owner).or_default().push((desk.catalog.promise(*index, place, action), action));
        }
    }
    let count =
        |promises: &[(Promise, &Action)], state| promises.iter().filter(|(promise, _)| promise.state == state).count();
    let mut owned: Vec<_> = owned.into_iter().collect();
    owned.sort_by_key(|(name, promises)| {
        let waiting = promises.iter().filter(|(promise, _)| promise.state.waits()).count();
        (std::cmp::Reverse((count(promises, State::Overdue), waiting)), name.is_none(), *name)
    });
    owned.truncate(LISTED);
    owned
        .into_iter()
        .map(|(name, promises)| {
            let counts =
                State::ALL.map(|state| (count(&promises, state), state)).into_iter().filter(|(count, _)| *count > 0);
            let told = |(count, state): (usize, State)| {
                let state = desk.language.of("promise", state.id());
                desk.language.say("promise-count", &[("count", count.into()), ("state", state.into())])
            };
            let counts: Vec<String> = counts.map(told).collect();
            let mut waiting: Vec<_> = promises.into_iter().filter(|(promise, _)| promise.state.waits()).collect();
            waiting.sort_by_key(|(promise, action)| {
                let due = action.due.map(|due| due.earliest());
                (promise.state, due.is_none(), due, promise.incident, promise.place)
            });
            let more = waiting.len().saturating_sub(LISTED);
            waiting.truncate(LISTED);
            let waiting = waiting.iter().map(|(promise, action)| self::promise(desk, promise, action)).collect();
            LedgerOwner { name: name.map(str::to_owned), counts: desk.language.list(&counts), waiting, more }
        })
        .collect()
}

fn promise(desk: &Desk, promise: &Promise, action: &Action) -> OwnedPromise {
    let incident = desk.catalog.incident(promise.incident);
    let page = desk.links.to(&Route::Incident(incident.id.clone()));
    let text = markdown::plain(action.what.text(), desk.catalog.site.html);
    OwnedPromise {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        href: format!("{page}#action-{}", promise.place + 1),
        state: words::promise_state(&desk.language, promise.state),
        due: action.due.as_ref().map(|due| desk.time(due)),
        age: age(desk, promise),
    }
}

/// How long a promise waits, or how long it took: `for 14 months`, `after 12 days`.
#[must_use]
pub fn age(desk: &Desk, promise: &Promise) -> Option<String> {
    const DAY: u64 = 86_400;
    let days = promise.waited?.middle() / DAY;
    let family = if promise.state.waits() { "waiting" } else { "taken" };
    let (unit, count) = match days {
        0 => return Some(desk.language.of(family, "under-a-day")),
        1..=60 => ("days", days),
        61..=730 => ("months", days * 12 / 365),
        _ => ("years", days / 365),
    };
    Some(desk.language.count(&format!("{family}-{unit}"), usize::try_from(count).unwrap_or(usize::MAX)))
}
