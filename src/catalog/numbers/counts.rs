//! How many incidents began in each year and month, by severity.
//!
//! In: a catalog. Out: counts, one for each series. A year or month between the first and the last in which nothing
//! began counts zero, and is there.

use crate::catalog::{Catalog, IncidentIndex};
use crate::model::words::Slug;
use crate::source::raw::Kind;

/// Counts by year and by month.
#[derive(Debug)]
pub struct Counts {
    /// What is counted apart: the severities of the site, worst first, and what has none.
    pub series: Vec<Series>,
    /// In order of time, without a gap.
    pub years: Vec<Period>,
    /// In order of time, without a gap.
    pub months: Vec<Period>,
}

/// What is counted apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Series {
    Severity(Slug),
    /// Incidents without a severity.
    Unranked,
    Maintenance,
}

/// A year or a month.
#[derive(Debug)]
pub struct Period {
    pub year: i32,
    /// None for a whole year.
    pub month: Option<u8>,
    /// In the order of the series.
    pub counts: Vec<usize>,
}

impl Period {
    /// How many in all, maintenance among them: as many as the list of that year or month holds.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

impl Counts {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut series: Vec<Series> =
            catalog.site.severities.iter().map(|severity| Series::Severity(severity.id.clone())).collect();
        let used: Vec<Series> = catalog.all().map(|index| series_of(catalog, index)).collect();
        let more = [Series::Unranked, Series::Maintenance].into_iter().filter(|series| used.contains(series));
        series.extend(more);
        let count = |incidents: &[IncidentIndex]| {
            let mut counts = vec![0; series.len()];
            for index in incidents {
                let of = series_of(catalog, *index);
                let place = series.iter().position(|series| *series == of);
                if let Some(slot) = place.and_then(|place| counts.get_mut(place)) {
                    *slot += 1;
                }
            }
            counts
        };
        let known = catalog.years();
        let (Some((first, early)), Some((last, late))) = (known.first_key_value(), known.last_key_value()) else {
            return Self { series, years: Vec::new(), months: Vec::new() };
        };
        let opening = early.keys().next().copied().unwrap_or(1);
        let closing = late.keys().next_back().copied().unwrap_or(12);
        let inside = |year: i32, month: u8| (*first, opening) <= (year, month) && (year, month) <= (*last, closing);
        let all = (*first..=*last).flat_map(|year| (1..=12).map(move |month| (year, month)));
        let months: Vec<Period> = all
            .filter(|(year, month)| inside(*year, *month))
            .map(|(year, month)| {
                let held = known.get(&year).and_then(|months| months.get(&month));
                Period { year, month: Some(month), counts: count(held.map_or(&[], Vec::as_slice)) }
            })
            .collect();
        let year = |year: i32| Period { year, month: None, counts: count(&catalog.year(year)) };
        Self { years: (*first..=*last).map(year).collect(), months, series }
    }
}

fn series_of(catalog: &Catalog, index: IncidentIndex) -> Series {
    let incident = catalog.incident(index);
    match (&incident.severity, incident.kind) {
        (_, Kind::Maintenance) => Series::Maintenance,
        (Some(severity), Kind::Incident) => Series::Severity(severity.clone()),
        (None, Kind::Incident) => Series::Unranked,
    }
}
