//! How often and why: incidents by year and month, and causes.
//!
//! In: counts. Out: tables whose rows lead to the lists that were counted.

use super::{Cell, Table, Value};
use crate::catalog::numbers::{Causes, Counts, Period, Series};
use crate::catalog::{Catalog, Facet};
use crate::site::route::Route;
use crate::time::words::month_name;

/// By year.
pub(super) fn years(catalog: &Catalog, counts: &Counts) -> Table {
    let name = |year: &Period| Cell::words(format!("{:04}", year.year)).of(Route::Year(year.year));
    Table {
        id: "incidents-by-year",
        title: "Incidents by year",
        note: COUNTED.into(),
        columns: columns(catalog, counts, "Year"),
        rows: rows(&counts.years, name),
    }
}

/// By month; a month in which nothing began is left out.
pub(super) fn months(catalog: &Catalog, counts: &Counts) -> Table {
    let name = |period: &Period| {
        let month = period.month.unwrap_or(1);
        Cell::words(format!("{} {:04}", month_name(month), period.year)).of(Route::Month(period.year, month))
    };
    Table {
        id: "incidents-by-month",
        title: "Incidents by month",
        note: format!("{COUNTED} Months that are not listed had none."),
        columns: columns(catalog, counts, "Month"),
        rows: rows(&counts.months, name),
    }
}

const COUNTED: &str = "An incident counts in the year and month in which it began, in the zone of the site.";

fn columns(catalog: &Catalog, counts: &Counts, first: &str) -> Vec<String> {
    let series = counts.series.iter().map(|series| match series {
        Series::Severity(severity) => catalog.name(Facet::Severity, severity),
        Series::Unranked => "No severity".into(),
        Series::Maintenance => "Maintenance".into(),
    });
    std::iter::once(first.to_owned()).chain(series).chain(std::iter::once("All".to_owned())).collect()
}

fn rows(periods: &[Period], name: impl Fn(&Period) -> Cell) -> Vec<Vec<Cell>> {
    let row = |period: &Period| {
        let counts = period.counts.iter().map(|count| Cell::count(*count));
        std::iter::once(name(period)).chain(counts).chain(std::iter::once(Cell::count(period.total()))).collect()
    };
    periods.iter().filter(|period| period.total() > 0).map(row).collect()
}

/// By cause, the most frequent first.
pub(super) fn causes(catalog: &Catalog, causes: &Causes) -> Table {
    let share = |count: usize| {
        let (count, all) = (to_f64(count), to_f64(causes.incidents.max(1)));
        Cell { text: format!("{:.0}\u{a0}%", 100.0 * count / all), value: Value::Share(count / all), route: None }
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
        title: "Causes",
        note: format!(
            "Of {} incidents {}. One with two causes counts for both; “with those above” counts it once.",
            causes.incidents,
            if causes.silent == 0 { "each names a cause".into() } else { format!("{} name no cause", causes.silent) }
        ),
        columns: ["Cause", "Incidents", "Share", "With those above"].map(str::to_owned).into(),
        rows: causes.counts.iter().map(row).collect(),
    }
}

/// A count as a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 incidents")]
fn to_f64(count: usize) -> f64 {
    count as f64
}
