//! How long things took, as distributions: every incident with its own value, and the quartiles that are some of them.
//!
//! In: the measures of incidents. Out: sorted samples. A value that is exact or "about" counts by its middle; one of
//! which only an upper bound is known ("at most a day") is listed apart and has no part in the quartiles.

use crate::catalog::{Catalog, IncidentIndex, MeasureKind};
use crate::model::Incident;
use crate::source::raw::Kind;
use crate::time::{Moment, Span};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Measure(MeasureKind),
    /// From the end to the report, or to the first statement afterwards.
    Report,
}

impl What {
    /// In the order in which an incident goes through them.
    pub const ALL: [Self; 6] = [
        Self::Measure(MeasureKind::Detect),
        Self::Measure(MeasureKind::Tell),
        Self::Measure(MeasureKind::Acknowledge),
        Self::Measure(MeasureKind::Mitigate),
        Self::Measure(MeasureKind::Duration),
        Self::Report,
    ];

    /// Its key for programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Measure(MeasureKind::Duration) => "resolve",
            Self::Measure(kind) => kind.id(),
            Self::Report => "report",
        }
    }
}

/// By which clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    Wall,
    /// Within the hours in which somebody is there.
    Support,
}

/// How well a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    Exact,
    About,
    /// Nothing but an upper bound is known.
    AtMost,
}

/// How long one thing took, for every incident that says so.
#[derive(Debug)]
pub struct Times {
    pub what: What,
    pub wall: Time,
    /// By the clock of the support hours, where the site has them and they differ for any.
    pub support: Option<Time>,
    /// How many incidents that are over say nothing of it.
    pub silent: usize,
}

/// A distribution by one clock.
#[derive(Debug)]
pub struct Time {
    pub clock: Clock,
    /// What counts, the shortest first.
    pub samples: Vec<Sample>,
    /// What is known as an upper bound only, the shortest first.
    pub at_most: Vec<Sample>,
    pub quartiles: Option<Quartiles>,
}

/// One incident's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    pub incident: IncidentIndex,
    pub span: Span,
    /// What it counts as.
    pub seconds: u64,
    pub certainty: Certainty,
}

/// Five values of the record, each of which is an incident's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quartiles {
    pub least: Sample,
    pub lower: Sample,
    pub median: Sample,
    pub upper: Sample,
    pub most: Sample,
}

impl Times {
    pub(super) fn of(catalog: &Catalog, what: What) -> Self {
        let over =
            |index: &IncidentIndex| catalog.incident(*index).kind == Kind::Incident && !catalog.facts(*index).is_open;
        let (mut wall, mut support, mut silent, mut differs) = (Vec::new(), Vec::new(), 0, false);
        for index in catalog.all().filter(over) {
            let Some((span, between)) = value(catalog, index, what) else {
                silent += 1;
                continue;
            };
            wall.push(sample(index, span));
            let counted = between.zip(catalog.site.hours.as_ref()).map(|((from, to), hours)| hours.span(&from, &to));
            if let Some(other) = counted {
                differs |= span.least() != other.least() || span.most() != other.most();
                support.push(sample(index, other));
            }
        }
        let support = differs.then(|| Time::of(Clock::Support, support));
        Self { what, wall: Time::of(Clock::Wall, wall), support, silent }
    }
}

impl Time {
    fn of(clock: Clock, all: Vec<Sample>) -> Self {
        let (mut at_most, mut samples): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|sample| sample.certainty == Certainty::AtMost);
        samples.sort_by_key(|sample| (sample.seconds, sample.incident));
        at_most.sort_by_key(|sample| (sample.seconds, sample.incident));
        Self { clock, quartiles: quartiles(&samples), samples, at_most }
    }
}

/// The quartiles of samples in order: the first value that at least a quarter, a half, three quarters do not exceed.
/// So each is a value that some incident has, and nothing is made up between two of them.
#[must_use]
pub fn quartiles(sorted: &[Sample]) -> Option<Quartiles> {
    let at = |quarters: usize| sorted.get((sorted.len() * quarters).div_ceil(4).saturating_sub(1)).copied();
    Some(Quartiles { least: at(0)?, lower: at(1)?, median: at(2)?, upper: at(3)?, most: at(4)? })
}

fn sample(incident: IncidentIndex, span: Span) -> Sample {
    let certainty = if span.is_exact() {
        Certainty::Exact
    } else if span.least() == 0 && span.most() > 0 {
        Certainty::AtMost
    } else {
        Certainty::About
    };
    let seconds = if certainty == Certainty::AtMost { span.most() } else { span.middle() };
    Sample { incident, span, seconds, certainty }
}

/// The length, and the two moments it lies between where there are two.
fn value(catalog: &Catalog, index: IncidentIndex, what: What) -> Option<(Span, Option<(Moment, Moment)>)> {
    match what {
        What::Measure(kind) => {
            let measure = catalog.facts(index).measure(kind)?;
            let between = measure.between.as_ref().map(|(from, to)| (from.moment, to.moment));
            Some((measure.span, between))
        }
        What::Report => {
            let end = catalog.facts(index).ended?;
            let report = reported(catalog.incident(index), &end)?;
            Some((Span::between(&end, &report)?, Some((end, report))))
        }
    }
}

/// When the account of an incident was given: with the first statement that did not come before its end.
fn reported(incident: &Incident, end: &Moment) -> Option<Moment> {
    let after = incident.follow_ups.iter().map(|post| post.at).filter(|at| at.latest() >= end.earliest());
    after.min_by_key(|at| (at.latest(), at.earliest()))
}

impl Catalog {
    /// The length between two moments by the clock of the support hours, where the site has them and they differ.
    #[must_use]
    pub fn in_support_hours(&self, from: &Moment, to: &Moment) -> Option<Span> {
        let span = self.site.hours.as_ref()?.span(from, to);
        let wall = Span::between(from, to)?;
        (wall.least() != span.least() || wall.most() != span.most()).then_some(span)
    }
}
