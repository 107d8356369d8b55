//! What follows from one incident's timestamps: its state, its length, and how long each step took.
//!
//! In: an incident and a clock. Out: `Facts`, each number with the two moments and the rule it came from. What is not
//! known is absent.

use crate::model::words::Status;
use crate::model::{Event, FollowUp, Incident, KeyMoment, Known, Update};
use crate::source::raw::Kind;
use crate::time::{Moment, Span, Timestamp};

/// What is derived of one incident.
#[derive(Debug, Clone)]
pub struct Facts {
    pub status: Status,
    pub is_open: bool,
    pub is_upcoming: bool,
    /// When it was over, if it is.
    pub ended: Option<Moment>,
    pub measures: Vec<Measure>,
}

/// What a span measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureKind {
    /// From start to end.
    Duration,
    /// From start to the moment somebody noticed.
    Detect,
    /// From start to the first public word.
    Tell,
    /// From start to the moment somebody took it on.
    Acknowledge,
    /// From start to the moment users no longer felt it.
    Mitigate,
}

impl MeasureKind {
    /// In the order in which a reader wants them.
    pub const ALL: [Self; 5] = [Self::Duration, Self::Detect, Self::Tell, Self::Acknowledge, Self::Mitigate];

    /// The measure, as messages name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::Detect => "detect",
            Self::Tell => "tell",
            Self::Acknowledge => "acknowledge",
            Self::Mitigate => "mitigate",
        }
    }
}

/// A derived length of time, with its working.
#[derive(Debug, Clone)]
pub struct Measure {
    pub kind: MeasureKind,
    pub span: Span,
    /// The two moments; none where the length itself is what is documented.
    pub between: Option<(Point, Point)>,
}

/// One end of a measure.
#[derive(Debug, Clone)]
pub struct Point {
    pub moment: Moment,
    /// What stands at that moment, for which each language has its words: `started`, `first update`.
    pub what: &'static str,
    /// How that is known, where the file does not simply state it.
    pub known: Option<&'static str>,
}

impl Facts {
    /// What follows from an incident, as of `now`.
    #[must_use]
    pub fn of(incident: &Incident, now: Timestamp) -> Self {
        let ended = ended(incident).filter(|end| end.earliest() <= now);
        let status = status(incident, ended.as_ref(), now);
        let started = incident.started.moment.earliest() <= now;
        let is_open = !status.is_over() && started && status != Status::Scheduled;
        let is_upcoming = incident.kind == Kind::Maintenance && status == Status::Scheduled;
        Self { status, is_open, is_upcoming, ended, measures: measures(incident, now) }
    }

    /// The measure of that kind, if it is known.
    #[must_use]
    pub fn measure(&self, kind: MeasureKind) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.kind == kind)
    }
}

/// When the incident was over: as stated, or by its stated length, or by the window of a maintenance.
fn ended(incident: &Incident) -> Option<Moment> {
    if let Some(resolved) = &incident.resolved {
        return Some(resolved.moment);
    }
    if let Some(length) = &incident.stated_duration {
        return Some(incident.started.moment.after(length));
    }
    let cancelled = incident.updates.last().is_some_and(|update| update.status == Status::Cancelled);
    incident.scheduled.filter(|_| !cancelled).map(|(_, until)| until)
}

/// The last update's word, unless a moment of the record is clearer: a `resolved` that has come, or the clock of a
/// maintenance.
fn status(incident: &Incident, ended: Option<&Moment>, now: Timestamp) -> Status {
    let said = incident.updates.iter().rev().find(|update| update.at.earliest() <= now).map(|update| update.status);
    match (incident.kind, ended, said) {
        (_, _, Some(status)) if status.is_over() => status,
        (Kind::Incident, Some(_), _) => Status::Resolved,
        (Kind::Incident, None, said) => said.unwrap_or(Status::Investigating),
        (Kind::Maintenance, Some(_), _) => Status::Completed,
        (Kind::Maintenance, None, Some(said)) if said != Status::Scheduled => said,
        (Kind::Maintenance, None, _) => match incident.scheduled {
            Some((from, _)) if from.earliest() <= now => Status::InProgress,
            _ => Status::Scheduled,
        },
    }
}

fn measures(incident: &Incident, now: Timestamp) -> Vec<Measure> {
    let started = point(&incident.started, "start");
    let from_start = |kind: MeasureKind, to: Option<Point>| {
        let to = to.filter(|to| to.moment.earliest() <= now)?;
        let span = Span::between(&started.moment, &to.moment)?;
        Some(Measure { kind, span, between: Some((started.clone(), to)) })
    };
    // From an entry to itself no time is known.
    let start = &incident.started.place;
    let is_other = |key: &&KeyMoment| key.place != *start && key.place.at("at") != *start;
    let key = |event: Event, what| incident.key_moment(event).filter(is_other).map(|key| point(key, what));
    let duration = match (&incident.resolved, incident.stated_duration) {
        (None, Some(span)) => Some(Measure { kind: MeasureKind::Duration, span, between: None }),
        // A length that was stated says more than two days can.
        (Some(end), Some(span)) if !end.moment.is_exact() => {
            Some(Measure { kind: MeasureKind::Duration, span, between: None })
        }
        _ => from_start(MeasureKind::Duration, key(Event::Resolved, "end")),
    };
    let is_incident = incident.kind == Kind::Incident;
    [
        duration,
        from_start(MeasureKind::Detect, key(Event::Detected, "detection")),
        from_start(MeasureKind::Tell, first_word(incident)).filter(|_| is_incident),
        from_start(MeasureKind::Acknowledge, key(Event::Acknowledged, "acknowledgement")),
        from_start(MeasureKind::Mitigate, key(Event::Mitigated, "mitigation")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn point(key: &KeyMoment, what: &'static str) -> Point {
    let known = match key.known {
        Known::Stated => None,
        Known::Timeline => Some("from the timeline"),
        Known::Update => Some("from the update that said so"),
        Known::Scheduled => Some("as scheduled"),
        Known::FirstEntry => Some("the earliest entry"),
    };
    Point { moment: key.moment, what, known }
}

/// The first public word: the earliest update or statement, not before the start.
fn first_word(incident: &Incident) -> Option<Point> {
    let update = |update: &Update| Point { moment: update.at, what: "first update", known: None };
    let post = |post: &FollowUp| Point { moment: post.at, what: "first statement", known: None };
    let words = incident.updates.iter().map(update).chain(incident.follow_ups.iter().map(post));
    words.min_by_key(|word| word.moment.sort_key())
}
