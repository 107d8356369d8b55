//! What became of the promises, by state and age.
//!
//! In: promises. Out: a table whose rows lead to the ledger.

use super::{Cell, Table};
use crate::catalog::Catalog;
use crate::catalog::numbers::{Age, Promises, State};
use crate::language::Language;
use crate::site::route::Route;

/// Promises by state and age.
pub(super) fn table(language: &Language, catalog: &Catalog, promises: &Promises) -> Table {
    let row = |state: State| {
        let ages = Age::ALL.map(|age| Cell::count(promises.count(state, age)));
        let name = Cell::words(language.of("promise", state.id())).of(Route::Actions);
        std::iter::once(name).chain(ages).chain(std::iter::once(Cell::count(promises.in_state(state)))).collect()
    };
    let ages = Age::ALL.map(|age| language.of("age", age.id()));
    let day = language.day(catalog.site.zone.date_of(catalog.now));
    Table {
        id: "promises",
        title: language.word("table-promises"),
        note: language.say("table-promises-note", &[("day", day.into())]),
        columns: [language.word("column-state")].into_iter().chain(ages).chain([language.word("column-all")]).collect(),
        rows: State::ALL.map(row).into(),
    }
}
