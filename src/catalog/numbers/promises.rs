//! What was promised: in which state it is, how long it has waited, and who keeps it.
//!
//! In: the actions of all incidents and the clock. Out: one `Promise` each. A promise is as old as the day on which it
//! was made, or the end of its incident where no day is given; a kept one stopped growing old when it was done.

use crate::catalog::{Catalog, IncidentIndex};
use crate::model::Action;
use crate::source::raw::ActionStatus;
use crate::time::Span;

/// Every promise on record.
#[derive(Debug)]
pub struct Promises {
    /// In the order of the incidents, newest first, and of their files.
    pub all: Vec<Promise>,
}

/// One promise.
#[derive(Debug, Clone, Copy)]
pub struct Promise {
    pub incident: IncidentIndex,
    /// Its place among those of its incident.
    pub place: usize,
    pub state: State,
    /// How long it waits, or waited.
    pub waited: Option<Span>,
}

/// How far a promise is, what needs somebody first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Overdue,
    Open,
    InProgress,
    Done,
    Dropped,
}

impl State {
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Open, Self::InProgress, Self::Done, Self::Dropped];

    /// The state, as messages and classes name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Whether somebody still waits for it.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Overdue | Self::Open | Self::InProgress)
    }
}

/// How long a promise waits or waited, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    Month,
    Quarter,
    Year,
    Older,
    Unknown,
}

impl Age {
    pub const ALL: [Self; 5] = [Self::Month, Self::Quarter, Self::Year, Self::Older, Self::Unknown];

    /// The step, as messages name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Older => "older",
            Self::Unknown => "unknown",
        }
    }
}

impl Promise {
    /// The step of its age.
    #[must_use]
    pub fn age(&self) -> Age {
        const DAY: u64 = 86_400;
        match self.waited.map(|waited| waited.middle().div_ceil(DAY)) {
            None => Age::Unknown,
            Some(0..=30) => Age::Month,
            Some(31..=90) => Age::Quarter,
            Some(91..=365) => Age::Year,
            Some(_) => Age::Older,
        }
    }
}

impl Promises {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let of_incident = |incident: IncidentIndex| {
            let actions = catalog.incident(incident).actions.iter().enumerate();
            actions.map(move |(place, action)| catalog.promise(incident, place, action))
        };
        Self { all: catalog.all().flat_map(of_incident).collect() }
    }

    /// How many are in that state and of that age.
    #[must_use]
    pub fn count(&self, state: State, age: Age) -> usize {
        self.all.iter().filter(|promise| promise.state == state && promise.age() == age).count()
    }

    /// How many are in that state.
    #[must_use]
    pub fn in_state(&self, state: State) -> usize {
        self.all.iter().filter(|promise| promise.state == state).count()
    }
}

impl Catalog {
    /// How far a promise is.
    #[must_use]
    pub fn state(&self, action: &Action) -> State {
        match action.status {
            ActionStatus::Done => State::Done,
            ActionStatus::Dropped => State::Dropped,
            _ if self.is_overdue(action) => State::Overdue,
            ActionStatus::Open => State::Open,
            ActionStatus::InProgress => State::InProgress,
        }
    }

    /// How far a promise of an incident is, and how long it waits.
    #[must_use]
    pub fn promise(&self, incident: IncidentIndex, place: usize, action: &Action) -> Promise {
        let state = self.state(action);
        let made = action.since.or_else(|| {
            let ended = self.facts(incident).ended;
            Some(ended.unwrap_or(self.incident(incident).started.moment))
        });
        let zone = self.site.zone;
        let waited = made.and_then(|made| match state {
            State::Done => Span::between(&made, &action.done?),
            State::Dropped => None,
            // In whole days, so that no page changes while a day lasts.
            _ => {
                let days = made.date_in(zone).days_until(zone.date_of(self.now));
                Some(Span::exact(u64::try_from(days).unwrap_or(0) * 86_400))
            }
        });
        Promise { incident, place, state, waited }
    }
}
