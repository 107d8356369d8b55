//! Uptime of each component: over the windows that readers ask for, and month by month.
//!
//! In: a catalog with its rule of uptime. Out: tables that name the rule. A share is rounded down, so that 99.999 % is
//! never shown as 100 %.

use super::{Cell, Table, Value};
use crate::catalog::{Catalog, Facet, Uptime, Window};
use crate::config::{Component, UptimeRule};
use crate::language::Language;
use crate::model::words::ComponentStatus;
use crate::site::route::Route;
use crate::time::Date;

/// How many months are told one by one.
const MONTHS: usize = 12;

/// Over 90 days, 12 months, and all of the record.
pub(super) fn windows(language: &Language, catalog: &Catalog) -> Table {
    let row = |component: &Component| {
        let cells = Window::ALL.map(|window| cell(language, catalog.uptime_over(&component.id, window)));
        let since = component
            .since
            .map_or_else(|| Cell::words(language.word("the-record-begins")), |day| Cell::words(day.to_string()));
        std::iter::once(named(component)).chain(cells).chain(std::iter::once(since)).collect()
    };
    let columns = ["component", "90-days", "12-months", "all", "counted-since"];
    Table {
        id: "uptime",
        title: language.word("table-uptime"),
        note: rule(language, catalog),
        columns: super::columns(language, columns),
        rows: catalog.site.components.iter().map(row).collect(),
    }
}

/// The last twelve months, one by one.
pub(super) fn table(language: &Language, catalog: &Catalog) -> Table {
    let months = months(catalog);
    let row = |component: &Component| {
        let cells = monthly(catalog, component, &months).into_iter().map(|uptime| cell(language, uptime));
        std::iter::once(named(component)).chain(cells).collect()
    };
    let columns = months.iter().map(|(first, _)| language.month(first.year, first.month));
    Table {
        id: "uptime-by-month",
        title: language.word("table-uptime-by-month"),
        note: format!("{} {}", rule(language, catalog), language.word("uptime-last-month")),
        columns: std::iter::once(language.word("column-component")).chain(columns).collect(),
        rows: catalog.site.components.iter().map(row).collect(),
    }
}

/// The rule by which it is counted, in sentences.
#[must_use]
pub fn rule(language: &Language, catalog: &Catalog) -> String {
    let (name, rule) = rule_words(language, &catalog.site.uptime);
    language.say("uptime-rule", &[("name", name.into()), ("rule", rule.into())])
}

/// The name of a rule, and the rule without its first capital and its full stop.
#[must_use]
pub fn rule_words(language: &Language, rule: &UptimeRule) -> (String, String) {
    let name = language.of("uptime-name", rule.name());
    if !rule.is_own() {
        return (name, language.of("uptime-rule", rule.name()));
    }
    let part = |(status, thousandths): (ComponentStatus, u32)| {
        let number = match (thousandths / 10, thousandths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenth) => format!("{whole}{}{tenth}", language.word("decimal-sign")),
        };
        let share = language.say("percent", &[("number", number.into())]);
        let state = language.of("within", status.id());
        language.say("uptime-weight", &[("state", state.into()), ("share", share.into())])
    };
    let parts: Vec<String> = rule.losses().map(part).collect();
    (name, language.list(&parts))
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
pub fn percent(language: &Language, uptime: &Uptime) -> String {
    let hundredths = (uptime.ratio * 10_000.0).floor() / 100.0;
    let number = if uptime.ratio >= 1.0 { "100".to_owned() } else { format!("{hundredths:.2}") };
    let number = number.replace('.', &language.word("decimal-sign"));
    let share = language.say("percent", &[("number", number.into())]);
    if uptime.is_exact { share } else { language.say("at-least", &[("share", share.into())]) }
}

fn cell(language: &Language, uptime: Option<Uptime>) -> Cell {
    uptime.map_or_else(Cell::nothing, |uptime| Cell {
        text: percent(language, &uptime),
        value: Value::Share(uptime.ratio),
        route: None,
    })
}

fn named(component: &Component) -> Cell {
    Cell::words(component.name.clone()).of(Route::Facet(Facet::Component, component.id.0.clone()))
}
