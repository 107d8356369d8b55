//! The linked whole: every incident with its facts, indexed, as things stood at one moment.
//!
//! In: records and a clock. Out: an immutable `Catalog` in which every id resolves. It knows nothing of pages.

mod as_of;
mod facts;
mod health;
mod index;
mod intervals;
mod next_change;
pub mod numbers;
mod similar;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use index::Index;
use next_change::{next_turn, turns};

use crate::config::Site;
use crate::model::words::{ComponentId, IncidentId, Slug, Status};
use crate::model::{Audience, Incident, Records};
use crate::source::raw::Kind;
use crate::time::{Date, Timestamp};

pub use as_of::{as_of, incident_as_of};
pub use facts::{Facts, Measure, MeasureKind, Point};
pub use health::{Cell, Uptime, Window};
pub use intervals::ImpactInterval;
pub use next_change::{NextChange, last_change, next_change};

/// The place of an incident in its catalog, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentIndex(pub usize);

/// What an incident may be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Component,
    Cause,
    Tag,
    Severity,
}

impl Facet {
    pub const ALL: [Self; 4] = [Self::Component, Self::Cause, Self::Tag, Self::Severity];
}

/// Everything the site knows, linked.
#[derive(Debug)]
pub struct Catalog {
    pub site: Arc<Site>,
    pub audience: Audience,
    pub now: Timestamp,
    /// When the site is built: the same moment, but where a page tells what it will say later.
    pub built: Timestamp,
    incidents: Vec<Arc<Incident>>,
    derived: Vec<Arc<Derived>>,
    index: Arc<Index>,
    intervals: Arc<BTreeMap<ComponentId, Vec<ImpactInterval>>>,
    /// What incidents are like one another by; made when the first page asks.
    words: Arc<OnceLock<similar::Words>>,
    /// Those like each; found when the first of its pages and files asks.
    related: Vec<OnceLock<Vec<IncidentIndex>>>,
    turn: OnceLock<Option<Box<Turn>>>,
}

/// What follows from one incident alone.
#[derive(Debug)]
struct Derived {
    facts: Facts,
    /// What it did to its components.
    intervals: Vec<(ComponentId, ImpactInterval)>,
}

impl Derived {
    fn of(index: IncidentIndex, incident: &Incident, now: Timestamp) -> Self {
        let facts = Facts::of(incident, now);
        let intervals = intervals::of_incident(index, incident, &facts, now);
        Self { facts, intervals }
    }
}

/// What turns by the clock alone.
#[derive(Debug)]
pub struct Turn {
    /// The same incidents, as of that moment.
    pub then: Catalog,
    /// Those that say something else then.
    pub incidents: BTreeSet<IncidentIndex>,
}

impl Catalog {
    /// Links the records as things stood at `now`; what is only to come, but for maintenance, is not there yet. What was
    /// said later is for [`as_of`] to take out: nobody who asks the catalog looks at the clock again.
    #[must_use]
    pub fn new(records: Records, now: Timestamp) -> Self {
        Self::after(None, records, now)
    }

    /// The same, where an earlier catalog of the same `site.yaml` may have most of it already.
    #[must_use]
    pub fn after(earlier: Option<&Self>, records: Records, now: Timestamp) -> Self {
        let Records { site, audience, incidents } = records;
        let has_begun = |incident: &Incident| incident.started.moment.earliest() <= now;
        let is_shown = |incident: &Arc<Incident>| incident.kind == Kind::Maintenance || has_begun(incident);
        let mut incidents: Vec<_> = incidents.into_iter().filter(is_shown).collect();
        incidents.par_sort_by(|a, b| {
            let key = |incident: &Arc<Incident>| incident.started.moment.sort_key();
            key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id))
        });
        let earlier = earlier.filter(|earlier| all_alike(&earlier.incidents, &incidents, index::are_found_alike));
        let derive = |(place, incident): (usize, &Arc<Incident>)| {
            let index = IncidentIndex(place);
            let known = earlier.and_then(|earlier| earlier.settled(index, incident, now));
            known.unwrap_or_else(|| Arc::new(Derived::of(index, incident, now)))
        };
        let derived: Vec<Arc<Derived>> = incidents.par_iter().enumerate().map(derive).collect();
        let index = earlier.map(|earlier| Arc::clone(&earlier.index));
        let index = index.unwrap_or_else(|| Arc::new(Index::of(&site, &incidents)));
        let words = earlier.filter(|earlier| all_alike(&earlier.incidents, &incidents, similar::say_the_same));
        let words = words.map_or_else(Arc::default, |earlier| Arc::clone(&earlier.words));
        let did_the_same = |a: &Derived, b: &Derived| a.intervals == b.intervals;
        let intervals = earlier.filter(|earlier| all_alike(&earlier.derived, &derived, did_the_same));
        let intervals = intervals.map(|earlier| Arc::clone(&earlier.intervals));
        let by_component = || intervals::by_component(derived.iter().flat_map(|derived| &derived.intervals));
        let intervals = intervals.unwrap_or_else(|| Arc::new(by_component()));
        let related = incidents.iter().map(|_| OnceLock::new()).collect();
        let turn = OnceLock::new();
        Self { site, audience, now, built: now, incidents, derived, index, intervals, words, related, turn }
    }

    /// What is derived of an incident that is the same as before and that no clock changes any more.
    fn settled(&self, index: IncidentIndex, incident: &Arc<Incident>, now: Timestamp) -> Option<Arc<Derived>> {
        let (derived, now) = (&self.derived[index.0], now.min(self.now));
        let is_past = |(_, interval): &(ComponentId, ImpactInterval)| interval.until < now;
        // At the very moment of a change an interval has no length yet, and is none.
        let is_settled = last_change(incident).is_none_or(|last| last < now) && derived.intervals.iter().all(is_past);
        (is_settled && Arc::ptr_eq(&self.incidents[index.0], incident)).then(|| Arc::clone(derived))
    }

    /// Whether another catalog lists the same incidents in the same places by the same names, and those that are not
    /// the same to the letter are alike.
    #[must_use]
    pub fn stands_like(&self, other: &Self, is_alike: impl Fn(&Incident, &Incident) -> bool) -> bool {
        Arc::ptr_eq(&self.index, &other.index) && all_alike(&self.incidents, &other.incidents, is_alike)
    }

    /// Whether another catalog has the very incident at a place.
    #[must_use]
    pub fn shares(&self, index: IncidentIndex, other: &Self) -> bool {
        let incident = &self.incidents[index.0];
        let is_it =
            |there: IncidentIndex| other.incidents.get(there.0).is_some_and(|other| Arc::ptr_eq(incident, other));
        is_it(index) || other.find(incident.id.as_str()).is_some_and(is_it)
    }

    /// Makes what pages ask for and all of them share. It has to be done before pages are made on all cores: a core that
    /// waits for it cannot help to make it.
    pub fn prepare(&self, turns: bool) {
        let _ = turns.then(|| self.turn());
        self.all().take(1).for_each(|index| drop(self.related(index)));
    }

    /// Every incident, newest first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = IncidentIndex> + ExactSizeIterator + use<> {
        (0..self.incidents.len()).map(IncidentIndex)
    }

    /// The incident at a place.
    #[must_use]
    pub fn incident(&self, index: IncidentIndex) -> &Incident {
        &self.incidents[index.0]
    }

    /// What is derived of the incident at a place.
    #[must_use]
    pub fn facts(&self, index: IncidentIndex) -> &Facts {
        &self.derived[index.0].facts
    }

    /// The incident of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<IncidentIndex> {
        self.index.find(&self.incidents, id)
    }

    /// The incident whose old page stood at that path.
    #[must_use]
    pub fn of_alias(&self, alias: &str) -> Option<IncidentIndex> {
        self.index.aliases.get(alias).copied()
    }

    /// The language of an incident's text, or else that of the site.
    #[must_use]
    pub fn language_of(&self, incident: Option<&IncidentId>) -> &str {
        let incident = incident.and_then(|id| self.find(id.as_str())).map(|index| self.incident(index));
        incident.and_then(|incident| incident.language.as_deref()).unwrap_or(&self.site.language)
    }

    /// Incidents by year and month of their start, in the site's zone.
    #[must_use]
    pub fn years(&self) -> &BTreeMap<i32, BTreeMap<u8, Vec<IncidentIndex>>> {
        &self.index.by_year
    }

    /// The day on which an incident began, in the site's zone where the clock is known.
    #[must_use]
    pub fn date(&self, index: IncidentIndex) -> Date {
        self.index.dates[index.0]
    }

    /// The incidents of one year, newest first.
    #[must_use]
    pub fn year(&self, year: i32) -> Vec<IncidentIndex> {
        let months = self.index.by_year.get(&year).into_iter().flatten().rev();
        months.flat_map(|(_, incidents)| incidents.iter().copied()).collect()
    }

    /// What incidents can be found by, and those that are.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> &BTreeMap<Slug, Vec<IncidentIndex>> {
        &self.index.facets[&facet]
    }

    /// Everything the incident at a place can be found by.
    pub fn facets_of(&self, index: IncidentIndex) -> impl Iterator<Item = (Facet, &Slug)> {
        facets_of(self.incident(index))
    }

    /// A facet's value in words for readers.
    #[must_use]
    pub fn name(&self, facet: Facet, slug: &Slug) -> String {
        match facet {
            Facet::Component => {
                let component = self.site.components.iter().find(|component| component.id.0 == *slug);
                component.map_or_else(|| slug.words(), |component| component.name.clone())
            }
            Facet::Cause => self.site.cause_name(slug),
            Facet::Tag => self.index.tag_names.get(slug).cloned().unwrap_or_else(|| slug.words()),
            Facet::Severity => self.site.severity(slug).map_or_else(|| slug.words(), |step| step.name.clone()),
        }
    }

    /// What a component went through, in order of time.
    #[must_use]
    pub fn intervals(&self, component: &ComponentId) -> &[ImpactInterval] {
        self.intervals.get(component).map_or(&[], Vec::as_slice)
    }

    /// What an incident did to its components, be it over or not.
    pub fn impacts(&self, index: IncidentIndex) -> impl Iterator<Item = &ImpactInterval> {
        self.derived[index.0].intervals.iter().map(|(_, interval)| interval)
    }

    /// Incidents like this one, the likest first.
    #[must_use]
    pub fn related(&self, index: IncidentIndex) -> Vec<IncidentIndex> {
        if self.incidents.len() == 1 {
            return Vec::new();
        }
        let words = || self.words.get_or_init(|| similar::Words::of(self));
        self.related[index.0].get_or_init(|| similar::related(self, index, words())).clone()
    }

    /// What is open now: incidents, and maintenance that is running.
    #[must_use]
    pub fn open(&self) -> Vec<IncidentIndex> {
        self.all().filter(|index| self.facts(*index).is_open).collect()
    }

    /// Maintenance to come, the soonest first.
    #[must_use]
    pub fn upcoming(&self) -> Vec<IncidentIndex> {
        self.all().rev().filter(|index| self.facts(*index).is_upcoming).collect()
    }

    /// One incident alone, as it was seen when so many of its updates had been published.
    #[must_use]
    pub fn after_update(&self, index: IncidentIndex, updates: usize) -> Option<Self> {
        let incident = self.incident(index);
        let now = incident.updates.get(updates.checked_sub(1)?)?.at.earliest();
        let mut incident = incident_as_of(incident.clone(), now);
        incident.updates.truncate(updates);
        let records = Records { site: self.site.clone(), audience: self.audience, incidents: vec![Arc::new(incident)] };
        Some(Self::new(records, now)).filter(|catalog| catalog.all().len() == 1)
    }

    /// What it shows now, nothing more, at the next moment at which the clock alone changes it.
    #[must_use]
    pub fn turn(&self) -> Option<&Turn> {
        let turn = || {
            let at = next_turn(self)?;
            let (site, audience, incidents) = (self.site.clone(), self.audience, self.incidents.clone());
            let then = Self::after(Some(self), Records { site, audience, incidents }, at);
            let then = Self { built: self.built, ..then };
            let turns = |index: &IncidentIndex| turns(self.incident(*index)).iter().any(|(turn, _)| *turn == at);
            Some(Box::new(Turn { then, incidents: self.all().filter(turns).collect() }))
        };
        self.turn.get_or_init(turn).as_deref()
    }

    /// When the public first heard of an incident, or it began where nobody told; nothing while that is to come.
    #[must_use]
    pub fn first_word(&self, index: IncidentIndex) -> Option<Timestamp> {
        let incident = self.incident(index);
        let said = incident.updates.iter().map(|update| update.at.earliest());
        said.min().or(Some(incident.started.moment.earliest()).filter(|at| *at <= self.now))
    }

    /// The moments at which an incident began and was over, as far as they have come. One that was cancelled did
    /// neither.
    pub fn turns_of(&self, index: IncidentIndex) -> impl Iterator<Item = Timestamp> {
        let (incident, facts) = (self.incident(index), self.facts(index));
        let turns = [Some(incident.started.moment), facts.ended].into_iter().flatten();
        let is_cancelled = facts.status == Status::Cancelled;
        turns.map(|turn| turn.earliest()).filter(move |at| *at <= self.now && !is_cancelled)
    }

    /// Whether a promise is past its date and not kept.
    #[must_use]
    pub fn is_overdue(&self, action: &crate::model::Action) -> bool {
        action.status.waits() && action.due.is_some_and(|due| due.latest() <= self.now)
    }
}

/// Whether things in the same places are the same, or alike.
fn all_alike<T>(a: &[Arc<T>], b: &[Arc<T>], is_alike: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b) || is_alike(a, b))
}

/// Everything an incident can be found by.
fn facets_of(incident: &Incident) -> impl Iterator<Item = (Facet, &Slug)> {
    let components = incident.touched().map(|(component, _)| (Facet::Component, &component.0));
    let components: BTreeSet<_> = components.collect();
    let causes = incident.causes.iter().map(|cause| (Facet::Cause, cause));
    let tags = incident.tags.iter().map(|(tag, _)| (Facet::Tag, tag));
    let severity = incident.severity.iter().map(|severity| (Facet::Severity, severity));
    components.into_iter().chain(causes).chain(tags).chain(severity)
}
