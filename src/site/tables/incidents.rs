//! How often and why: incidents by year and month, and causes.
//!
//! In: counts. Out: tables whose rows lead to the lists that were counted.

use super::{Cell, Table, Value};
use crate::catalog::numbers::{Causes, Counts, Period, Series};
use crate::catalog::{Catalog, Facet};
use crate::language::Language;
use crate::site::route::Route;

/// By year.
pub(super) fn years(language: &Language, catalog: &Catalog, counts: &Counts) -> Table {
    let name = |year: &Period| Cell::words(format!("{:04}", year.year)).of(Route::Year(year.year));
    Table {
        id: "incidents-by-year",
        title: language.word("table-years"),
        note: language.word("table-counted"),
        columns: columns(language, catalog, counts, "column-year"),
        rows: rows(&counts.years, name),
    }
}

/// By month; a month in which nothing began is left out.
pub(super) fn months(language: &Language, catalog: &Catalog, counts: &Counts) -> Table {
    let name = |period: &Period| {
        let month = period.month.unwrap_or(1);
        Cell::words(language.month(period.year, month)).of(Route::Month(period.year, month))
    };
    Table {
        id: "incidents-by-month",
        title: language.word("table-months"),
        note: format!("{} {}", language.word("table-counted"), language.word("table-months-left-out")),
        columns: columns(language, catalog, counts, "column-month"),
        rows: rows(&counts.months, name),
    }
}

fn columns(language: &Language, catalog: &Catalog, counts: &Counts, first: &str) -> Vec<String> {
    let series = counts.series.iter().map(|series| match series {
        Series::Severity(severity) => catalog.name(Facet::Severity, severity),
        Series::Unranked => language.word("column-no-severity"),
        Series::Maintenance => language.word("maintenance"),
    });
    std::iter::once(language.word(first)).chain(series).chain(std::iter::once(language.word("column-all"))).collect()
}

fn rows(periods: &[Period], name: impl Fn(&Period) -> Cell) -> Vec<Vec<Cell>> {
    let row = |period: &Period| {
        let counts = period.counts.iter().map(|count| Cell::count(*count));
        std::iter::once(name(period)).chain(counts).chain(std::iter::once(Cell::count(period.total()))).collect()
    };
    periods.iter().filter(|period| period.total() > 0).map(row).collect()
}

/// By cause, the most frequent first.
pub(super) fn causes(language: &Language, catalog: &Catalog, causes: &Causes) -> Table {
    let share = |count: usize| {
        let (count, all) = (to_f64(count), to_f64(causes.incidents.max(1)));
        let number = format!("{:.0}", 100.0 * count / all);
        let text = language.say("percent", &[("number", number.into())]);
        Cell { text, value: Value::Share(count / all), route: None }
    };
    let row = |of: &crate::catalog::numbers::CauseCount| {
        let name = Cell::words(catalog.name(Facet::Cause, &of.cause));
        vec![
            name.of(Route::Facet(Facet::Cause, of.cause.clone())),
            Cell::count(of.count),
            share(of.count),
            share(of.together),
        ]
    };
    Table {
        id: "causes",
        title: language.word("table-causes"),
        note: language.say(
            if causes.silent == 0 { "table-causes-all-named" } else { "table-causes-silent" },
            &[("count", causes.incidents.into()), ("silent", causes.silent.into())],
        ),
        columns: super::columns(language, ["cause", "incidents", "share", "with-those-above"]),
        rows: causes.counts.iter().map(row).collect(),
    }
}

/// A count as a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 incidents")]
fn to_f64(count: usize) -> f64 {
    count as f64
}
