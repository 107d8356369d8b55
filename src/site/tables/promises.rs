//! What became of the promises, by state and age.
//!
//! In: promises. Out: a table whose rows lead to the ledger.

use super::{Cell, Table};
use crate::catalog::Catalog;
use crate::catalog::numbers::{Age, Promises, State};
use crate::site::route::Route;

/// Promises by state and age.
pub(super) fn table(catalog: &Catalog, promises: &Promises) -> Table {
    let row = |state: State| {
        let ages = Age::ALL.map(|age| Cell::count(promises.count(state, age)));
        let name = Cell::words(state.words()).of(Route::Actions);
        std::iter::once(name).chain(ages).chain(std::iter::once(Cell::count(promises.in_state(state)))).collect()
    };
    let ages = Age::ALL.map(|age| age.words().to_owned());
    let day = crate::time::words::day(catalog.site.zone.date_of(catalog.now));
    Table {
        id: "promises",
        title: "Promises by state and age",
        note: format!(
            "As of {day}. A promise grows old from the day it was made, or from the end of its incident where no day is \
             given, until it is done. When one was dropped is not recorded."
        ),
        columns: std::iter::once("State".to_owned()).chain(ages).chain(std::iter::once("All".to_owned())).collect(),
        rows: State::ALL.map(row).into(),
    }
}
