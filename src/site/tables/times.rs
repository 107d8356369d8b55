//! How long things took: the quartiles, what is known as a bound only, and each incident's own values.
//!
//! In: distributions. Out: tables in which each quartile leads to the incident whose value it is.

use super::{Cell, Table, Value};
use crate::catalog::numbers::{Clock, Sample, Time, Times, What};
use crate::catalog::{Catalog, IncidentIndex};
use crate::site::route::Route;

/// The rule of quartiles and of what is known imprecisely, in sentences.
pub const QUARTILES: &str = "Each quartile is the value of an incident: the first that a quarter, a half, three quarters \
    of them do not exceed. A value known about, or to a day, counts by the middle of what it can have been; one of \
    which only an upper bound is known stands apart and does not count.";

/// The quartiles, a row for each measure and clock.
pub(super) fn quartiles(catalog: &Catalog, times: &[Times]) -> Table {
    let columns = [
        "Measure",
        "Clock",
        "Incidents",
        "Shortest",
        "Lower quartile",
        "Median",
        "Upper quartile",
        "Longest",
        "At most only",
        "Not documented",
    ];
    let mut rows = Vec::new();
    for of in times {
        for time in clocks(of) {
            let mut row =
                vec![Cell::words(of.what.words()), Cell::words(clock(time.clock)), Cell::count(time.samples.len())];
            match &time.quartiles {
                Some(five) => {
                    let samples = [five.least, five.lower, five.median, five.upper, five.most];
                    row.extend(samples.iter().map(|sample| value(catalog, sample)));
                }
                None => row.extend(std::iter::repeat_n(Cell::nothing(), 5)),
            }
            row.extend([Cell::count(time.at_most.len()), Cell::count(of.silent)]);
            rows.push(row);
        }
    }
    let hours = catalog.site.hours.as_ref().map(|hours| format!(" Support hours: {}.", hours.words()));
    Table {
        id: "times",
        title: "How long it took",
        note: format!("{QUARTILES}{}", hours.unwrap_or_default()),
        columns: columns.map(str::to_owned).into(),
        rows,
    }
}

/// What is known as an upper bound only.
pub(super) fn bounds(catalog: &Catalog, times: &[Times]) -> Table {
    let of = times.iter().flat_map(|of| of.wall.at_most.iter().map(move |sample| (of.what, sample)));
    let row = |(what, sample): (What, &Sample)| {
        vec![named(catalog, sample.incident), Cell::words(what.words()), value(catalog, sample)]
    };
    Table {
        id: "at-most",
        title: "Known as an upper bound only",
        note: String::new(),
        columns: ["Incident", "Measure", "At most"].map(str::to_owned).into(),
        rows: of.map(row).collect(),
    }
}

/// Each incident with all of its values.
pub(super) fn incidents(catalog: &Catalog, times: &[Times]) -> Table {
    let every: Vec<(What, &Time)> = times.iter().flat_map(|of| clocks(of).map(|time| (of.what, time))).collect();
    let columns = every.iter().map(|(what, time)| match time.clock {
        Clock::Wall => what.words().to_owned(),
        Clock::Support => format!("{}, in support hours", what.words()),
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
        sample.map_or_else(Cell::nothing, |sample| Cell { route: None, ..value(catalog, sample) })
    };
    let rows =
        known.map(|(index, row)| std::iter::once(named(catalog, index)).chain(row.into_iter().map(plain)).collect());
    Table {
        id: "incident-times",
        title: "Every incident’s times",
        note: "The page of each incident says which two entries each value lies between.".into(),
        columns: std::iter::once("Incident".to_owned()).chain(columns).collect(),
        rows: rows.collect(),
    }
}

/// `of 12 incidents; the middle half from 40 min to 7 h`
#[must_use]
pub fn sentence(time: &Time) -> Option<String> {
    let five = time.quartiles?;
    Some(match time.samples.len() {
        1 => "of one incident".into(),
        many => format!("of {many} incidents; the middle half from {} to {}", length(&five.lower), length(&five.upper)),
    })
}

/// A value in words.
#[must_use]
pub fn length(sample: &Sample) -> String {
    if sample.span.most() == 0 { "none".into() } else { sample.span.to_string() }
}

fn clocks(of: &Times) -> impl Iterator<Item = &Time> {
    std::iter::once(&of.wall).chain(&of.support)
}

const fn clock(clock: Clock) -> &'static str {
    match clock {
        Clock::Wall => "wall",
        Clock::Support => "support hours",
    }
}

fn named(catalog: &Catalog, index: IncidentIndex) -> Cell {
    let incident = catalog.incident(index);
    Cell::words(incident.title.clone()).of(Route::Incident(incident.id.clone()))
}

fn value(catalog: &Catalog, sample: &Sample) -> Cell {
    let route = Route::Incident(catalog.incident(sample.incident).id.clone());
    Cell { text: length(sample), value: Value::Seconds(sample.seconds), route: Some(route) }
}
