//! The numbers as tables: what stands under the charts of the page, and what `afterword numbers` prints.
//!
//! In: a catalog and its numbers. Out: rows of cells, each with its words, its value for programs, and the page that
//! holds what was counted. It knows no format.

mod incidents;
mod promises;
mod times;
mod uptime;

use crate::catalog::Catalog;
use crate::catalog::numbers::Numbers;
use crate::language::Language;
use crate::site::route::Route;

pub use times::{measure, quartiles_rule, sentence};
pub use uptime::{monthly, months, percent, rule, rule_words};

/// One table.
#[derive(Debug)]
pub struct Table {
    /// Its name for programs.
    pub id: &'static str,
    pub title: String,
    /// The rule it was made by, in sentences; may be empty.
    pub note: String,
    pub columns: Vec<String>,
    /// The first cell of each names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// For readers; a dash where there is nothing.
    pub text: String,
    pub value: Value,
    /// The page with what was counted, or with the incident whose value it is.
    pub route: Option<Route>,
}

/// A value for programs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// The text is all there is.
    Words,
    Nothing,
    Count(usize),
    Seconds(u64),
    /// Within 0 and 1.
    Share(f64),
}

impl Cell {
    /// Words alone.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: Value::Words, route: None }
    }

    /// Nothing is known.
    #[must_use]
    pub fn nothing() -> Self {
        Self { text: "–".into(), value: Value::Nothing, route: None }
    }

    /// A count.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self { text: count.to_string(), value: Value::Count(count), route: None }
    }

    /// With the page that holds what was counted.
    #[must_use]
    pub fn of(mut self, route: Route) -> Self {
        self.route = Some(route);
        self
    }
}

/// The headings of columns.
fn columns<const N: usize>(language: &Language, keys: [&str; N]) -> Vec<String> {
    keys.map(|key| language.of("column", key)).into()
}

/// Every table, in the order of the page, in the words of a language.
#[must_use]
pub fn all(language: &Language, catalog: &Catalog, numbers: &Numbers) -> Vec<Table> {
    let mut tables = vec![
        incidents::years(language, catalog, &numbers.counts),
        incidents::months(language, catalog, &numbers.counts),
        times::quartiles(language, catalog, &numbers.times),
        times::bounds(language, catalog, &numbers.times),
        times::incidents(language, catalog, &numbers.times),
    ];
    if catalog.site.live && !catalog.site.components.is_empty() {
        tables.push(uptime::windows(language, catalog));
        tables.push(uptime::table(language, catalog));
    }
    tables.push(incidents::causes(language, catalog, &numbers.causes));
    tables.push(promises::table(language, catalog, &numbers.promises));
    tables
}
