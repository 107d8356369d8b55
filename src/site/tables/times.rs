//! How long things took: the quartiles, what is known as a bound only, and each incident's own values.
//!
//! In: distributions. Out: tables in which each quartile leads to the incident whose value it is.

use super::{Cell, Table, Value};
use crate::catalog::numbers::{Clock, Sample, Time, Times, What};
use crate::catalog::{Catalog, IncidentIndex};
use crate::config::SupportHours;
use crate::language::Language;
use crate::site::route::Route;

/// The rule of quartiles and of what is known imprecisely, and the hours of the second clock, in sentences.
#[must_use]
pub fn quartiles_rule(language: &Language, catalog: &Catalog) -> String {
    let rule = language.word("times-quartiles");
    let Some(hours) = &catalog.site.hours else { return rule };
    let hours = language.say("support-hours", &[("hours", hours_words(language, hours).into())]);
    format!("{rule} {hours}")
}

/// The calendar in words: `Mon, Tue, 09:00 to 17:00 Europe/Berlin, without 2 holidays`.
fn hours_words(language: &Language, hours: &SupportHours) -> String {
    let days: Vec<String> = hours.days().map(|day| language.of("day", &day)).collect();
    let (from, until) = hours.window();
    let args = [
        ("days", language.list(&days).into()),
        ("from", from.into()),
        ("until", until.into()),
        ("zone", hours.zone().name().into()),
        ("count", hours.holidays().into()),
    ];
    language.say(if hours.holidays() == 0 { "support-words" } else { "support-words-without" }, &args)
}

/// What is measured, in words.
#[must_use]
pub fn measure(language: &Language, what: What) -> String {
    language.of("measure", what.id())
}

/// The quartiles, a row for each measure and clock.
pub(super) fn quartiles(language: &Language, catalog: &Catalog, times: &[Times]) -> Table {
    let columns = [
        "measure", "clock", "incidents", "shortest", "lower-quartile", "median", "upper-quartile", "longest",
        "at-most-only", "not-documented",
    ];
    let mut rows = Vec::new();
    for of in times {
        for time in clocks(of) {
            let mut row = vec![
                Cell::words(measure(language, of.what)),
                Cell::words(clock(language, time.clock)),
                Cell::count(time.samples.len()),
            ];
            match &time.quartiles {
                Some(five) => {
                    let samples = [five.least, five.lower, five.median, five.upper, five.most];
                    row.extend(samples.iter().map(|sample| value(language, catalog, sample)));
                }
                None => row.extend(std::iter::repeat_n(Cell::nothing(), 5)),
            }
            row.extend([Cell::count(time.at_most.len()), Cell::count(of.silent)]);
            rows.push(row);
        }
    }
    Table {
        id: "times",
        title: language.word("times-heading"),
        note: quartiles_rule(language, catalog),
        columns: super::columns(language, columns),
        rows,
    }
}

/// What is known as an upper bound only.
pub(super) fn bounds(language: &Language, catalog: &Catalog, times: &[Times]) -> Table {
    let of = times.iter().flat_map(|of| of.wall.at_most.iter().map(move |sample| (of.what, sample)));
    let row = |(what, sample): (What, &Sample)| {
        vec![named(catalog, sample.incident), Cell::words(measure(language, what)), value(language, catalog, sample)]
    };
    Table {
        id: "at-most",
        title: language.word("table-bounds"),
        note: String::new(),
        columns: super::columns(language, ["incident", "measure", "at-most"]),
        rows: of.map(row).collect(),
    }
}

/// Each incident with all of its values.
pub(super) fn incidents(language: &Language, catalog: &Catalog, times: &[Times]) -> Table {
    let every: Vec<(What, &Time)> = times.iter().flat_map(|of| clocks(of).map(|time| (of.what, time))).collect();
    let columns = every.iter().map(|(what, time)| match time.clock {
        Clock::Wall => measure(language, *what),
        Clock::Support => language.say("measure-in-support-hours", &[("measure", measure(language, *what).into())]),
    });
    // By incident, so that a long record is looked through once.
    let mut cells: Vec<Vec<Option<&Sample>>> = catalog.all().map(|_| vec![None; every.len()]).collect();
    for (column, (_, time)) in every.iter().enumerate() {
        for sample in time.samples.iter().chain(&time.at_most) {
            if let Some(slot) = cells.get_mut(sample.incident.0).and_then(|row| row.get_mut(column)) {
                *slot = Some(sample);
            }
        }
    }
    let known = catalog.all().zip(cells).filter(|(_, row)| row.iter().any(Option::is_some));
    let plain = |sample: Option<&Sample>| {
        sample.map_or_else(Cell::nothing, |sample| Cell { route: None, ..value(language, catalog, sample) })
    };
    let rows =
        known.map(|(index, row)| std::iter::once(named(catalog, index)).chain(row.into_iter().map(plain)).collect());
    Table {
        id: "incident-times",
        title: language.word("table-incident-times"),
        note: language.word("table-incident-times-note"),
        columns: std::iter::once(language.word("column-incident")).chain(columns).collect(),
        rows: rows.collect(),
    }
}

/// `of 12 incidents; the middle half from 40 min to 7 h`
#[must_use]
pub fn sentence(language: &Language, time: &Time) -> Option<String> {
    let five = time.quartiles?;
    Some(match time.samples.len() {
        1 => language.word("of-one-incident"),
        many => {
            let (lower, upper) = (language.span(&five.lower.span).into(), language.span(&five.upper.span).into());
            language.say("of-incidents", &[("count", many.into()), ("lower", lower), ("upper", upper)])
        }
    })
}

fn clocks(of: &Times) -> impl Iterator<Item = &Time> {
    std::iter::once(&of.wall).chain(&of.support)
}

fn clock(language: &Language, clock: Clock) -> String {
    language.word(match clock {
        Clock::Wall => "clock-wall",
        Clock::Support => "clock-support-hours",
    })
}

fn named(catalog: &Catalog, index: IncidentIndex) -> Cell {
    let incident = catalog.incident(index);
    Cell::words(incident.title.clone()).of(Route::Incident(incident.id.clone()))
}

fn value(language: &Language, catalog: &Catalog, sample: &Sample) -> Cell {
    let route = Route::Incident(catalog.incident(sample.incident).id.clone());
    Cell { text: language.span(&sample.span), value: Value::Seconds(sample.seconds), route: Some(route) }
}
