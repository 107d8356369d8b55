//! Uptime of each component: over the windows that readers ask for, and month by month.
//!
//! In: a catalog with its rule of uptime. Out: tables that name the rule. A share is rounded down, so that 99.999 % is
//! never shown as 100 %.

use super::{Cell, Table, Value};
use crate::catalog::{Catalog, Facet, Uptime, Window};
use crate::config::Component;
use crate::site::route::Route;
use crate::time::Date;
use crate::time::words::month_name;

/// How many months are told one by one.
const MONTHS: usize = 12;

/// Over 90 days, 12 months, and all of the record.
pub(super) fn windows(catalog: &Catalog) -> Table {
    let row = |component: &Component| {
        let cells = Window::ALL.map(|window| cell(catalog.uptime_over(&component.id, window)));
        let since =
            component.since.map_or_else(|| Cell::words("the record begins"), |day| Cell::words(day.to_string()));
        std::iter::once(named(component)).chain(cells).chain(std::iter::once(since)).collect()
    };
    let columns = ["Component", "90\u{a0}days", "12\u{a0}months", "All", "Counted since"];
    Table {
        id: "uptime",
        title: "Uptime",
        note: rule(catalog),
        columns: columns.map(str::to_owned).into(),
        rows: catalog.site.components.iter().map(row).collect(),
    }
}

/// The last twelve months, one by one.
pub(super) fn table(catalog: &Catalog) -> Table {
    let months = months(catalog);
    let row = |component: &Component| {
        let cells = monthly(catalog, component, &months).into_iter().map(cell);
        std::iter::once(named(component)).chain(cells).collect()
    };
    let columns = months.iter().map(|(first, _)| format!("{} {}", month_name(first.month), first.year));
    Table {
        id: "uptime-by-month",
        title: "Uptime by month",
        note: format!("{} The last month is not over.", rule(catalog)),
        columns: std::iter::once("Component".to_owned()).chain(columns).collect(),
        rows: catalog.site.components.iter().map(row).collect(),
    }
}

/// The rule by which it is counted, in sentences.
#[must_use]
pub fn rule(catalog: &Catalog) -> String {
    let rule = &catalog.site.uptime;
    let (name, words) = (rule.name(), rule.words());
    format!(
        "The rule is {name}: {words}; where two overlap the worse one counts, once. “At least” stands where an end is \
         not known to the minute. A component counts from its first day, one that names none from the start of each window."
    )
}

/// The last twelve months: the first day of each, and of the one after it. The last is the one that runs.
#[must_use]
pub fn months(catalog: &Catalog) -> Vec<(Date, Date)> {
    let mut first = catalog.site.zone.date_of(catalog.now).month_start();
    let mut months = Vec::new();
    for _ in 0..MONTHS {
        months.push((first, first.next_month()));
        first = first.plus_days(-1).month_start();
    }
    months.reverse();
    months
}

/// A component's uptime in each of these months; none before its first day.
#[must_use]
pub fn monthly(catalog: &Catalog, component: &Component, months: &[(Date, Date)]) -> Vec<Option<Uptime>> {
    months.iter().map(|(first, after)| catalog.uptime_between(&component.id, *first, *after)).collect()
}

/// `99.41 %`, rounded down; `at least` where it is a lower bound.
#[must_use]
pub fn percent(uptime: &Uptime) -> String {
    let hundredths = (uptime.ratio * 10_000.0).floor() / 100.0;
    let number = if uptime.ratio >= 1.0 { "100".to_owned() } else { format!("{hundredths:.2}") };
    let bound = if uptime.is_exact { "" } else { "at least " };
    format!("{bound}{number}\u{a0}%")
}

fn cell(uptime: Option<Uptime>) -> Cell {
    uptime.map_or_else(Cell::nothing, |uptime| Cell {
        text: percent(&uptime),
        value: Value::Share(uptime.ratio),
        route: None,
    })
}

fn named(component: &Component) -> Cell {
    Cell::words(component.name.clone()).of(Route::Facet(Facet::Component, component.id.0.clone()))
}
