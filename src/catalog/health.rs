//! How components are now, and how they were: status, uptime, and the worst of each day, month or year.
//!
//! In: a catalog. Out: numbers within 0..=1 and cells in order of time. Overlapping intervals count once, by the worst.

use super::intervals::ImpactInterval;
use super::{Catalog, IncidentIndex};
use crate::model::words::{ComponentId, ComponentStatus};
use crate::source::raw::Kind;
use crate::time::{Date, Timestamp};

/// How the site is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The worst of all components; of what is open on no component, a degradation or a maintenance.
    pub worst: ComponentStatus,
    pub open: Vec<IncidentIndex>,
}

/// A component's share of time in service, by the rule of the site.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uptime {
    /// Within 0..=1.
    pub ratio: f64,
    /// Whether every interval that was counted is known to the minute; if not, it is a lower bound.
    pub is_exact: bool,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// How far back uptime is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Window {
    Days90,
    Months12,
    /// Since the record begins.
    All,
}

impl Window {
    pub const ALL: [Self; 3] = [Self::Days90, Self::Months12, Self::All];
}

/// The worst of a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub from: Date,
    /// The first day after it.
    pub until: Date,
    pub worst: ComponentStatus,
    /// Whether the component was there already: nothing is said of the time before its first day.
    pub counts: bool,
    /// Seconds in each state but the best, overlaps counted once.
    pub seconds: u64,
    /// The incidents that touch it, in order of time.
    pub incidents: Vec<IncidentIndex>,
}

impl Catalog {
    /// How the whole site is now.
    #[must_use]
    pub fn health(&self) -> Health {
        let open = self.open();
        let of_components = self.site.components.iter().map(|component| self.status_of(&component.id));
        let bare = self.bare().map(|kind| match kind {
            Kind::Incident => ComponentStatus::DegradedPerformance,
            Kind::Maintenance => ComponentStatus::UnderMaintenance,
        });
        let worst = of_components.chain(bare).max().unwrap_or(ComponentStatus::Operational);
        Health { worst, open }
    }

    /// What is open and touches no component: whether an incident or a maintenance.
    pub fn bare(&self) -> impl Iterator<Item = Kind> {
        let open = self.open().into_iter().map(|index| self.incident(index));
        open.filter(|incident| incident.touched().next().is_none()).map(|incident| incident.kind)
    }

    /// How a component is now: the worst of what goes on.
    #[must_use]
    pub fn status_of(&self, component: &ComponentId) -> ComponentStatus {
        let open = self.intervals(component).iter().filter(|interval| interval.is_open);
        open.map(|interval| interval.status).max().unwrap_or(ComponentStatus::Operational)
    }

    /// A component's uptime over the last days, from its first day on; none before that.
    #[must_use]
    pub fn uptime(&self, component: &ComponentId, days: u32) -> Option<Uptime> {
        let today = self.site.zone.date_of(self.now);
        self.uptime_since(component, today.plus_days(1 - i64::from(days)))
    }

    /// A component's uptime over a window; none where its life has not begun.
    #[must_use]
    pub fn uptime_over(&self, component: &ComponentId, window: Window) -> Option<Uptime> {
        let today = self.site.zone.date_of(self.now);
        match window {
            Window::Days90 => self.uptime(component, 90),
            Window::Months12 => {
                let before = Date::new(today.year - 1, today.month, today.day);
                self.uptime_since(component, before.unwrap_or_else(|| today.plus_days(-366)).plus_days(1))
            }
            Window::All => self.uptime_since(component, self.record_begins()),
        }
    }

    /// A component's uptime between two days, the second not included, as far as that time has come and it existed.
    ///
    /// What is lost is weighed by the rule of the site; what overlaps counts once, by the worst.
    #[must_use]
    pub fn uptime_between(&self, component: &ComponentId, first: Date, after: Date) -> Option<Uptime> {
        let zone = self.site.zone;
        let since = self.site.component(component).and_then(|component| component.since);
        let from = zone.day_start(since.map_or(first, |since| since.max(first)));
        let until = zone.day_start(after).min(self.now);
        let whole = from.seconds_until(until);
        if whole <= 0 {
            return None;
        }
        let rule = &self.site.uptime;
        let intervals = self.intervals(component);
        let begun = intervals.partition_point(|interval| interval.from < until);
        let intervals = intervals.get(..begun).unwrap_or_default();
        // In thousandths of a second, so that the sum is exact.
        let mut lost = 0;
        let placed = intervals.iter().filter(|interval| interval.float.is_none());
        sweep(placed, from, until, |status, seconds| lost += i64::from(rule.weight(status)) * seconds);
        // What may have been earlier or later overlaps with nothing for sure, and may lie in these days as a whole.
        for (interval, float) in intervals.iter().filter_map(|interval| Some((interval, interval.float?))) {
            let within = interval.from.max(from).seconds_until(float.latest.min(until)).max(0);
            lost += i64::from(rule.weight(interval.status)) * within.min(float.seconds);
        }
        let counted = |interval: &&ImpactInterval| interval.latest() > from && rule.weight(interval.status) > 0;
        let is_exact = intervals.iter().filter(counted).all(|interval| interval.is_exact);
        let ratio = (1.0 - to_f64(lost) / to_f64(whole) / 1000.0).clamp(0.0, 1.0);
        Some(Uptime { ratio, is_exact, from, until })
    }

    fn uptime_since(&self, component: &ComponentId, first: Date) -> Option<Uptime> {
        self.uptime_between(component, first, self.site.zone.date_of(self.now).plus_days(1))
    }

    /// The first day of the record: the day on which its first incident began, or today where there is none.
    fn record_begins(&self) -> Date {
        let today = self.site.zone.date_of(self.now);
        self.all().next_back().map_or(today, |index| self.date(index).min(today))
    }

    /// The worst of each stretch between the given days, which are in order.
    #[must_use]
    pub fn cells(&self, component: &ComponentId, bounds: &[Date]) -> Vec<Cell> {
        let zone = self.site.zone;
        let since = self.site.component(component).and_then(|component| component.since);
        let intervals = self.intervals(component);
        let mut reach = Timestamp::MIN;
        // Up to each interval, the latest end of any so far: where it lies before a cell, all of them do.
        let ends: Vec<Timestamp> = intervals
            .iter()
            .map(|interval| {
                reach = reach.max(interval.until);
                reach
            })
            .collect();
        let cell = |pair: &[Date]| {
            let (from, until) = (zone.day_start(pair[0]), zone.day_start(pair[1]));
            let first = ends.partition_point(|end| *end <= from);
            let last = intervals.partition_point(|interval| interval.from < until);
            let touching = intervals.get(first..last).unwrap_or_default();
            let mut cell = Cell {
                from: pair[0],
                until: pair[1],
                worst: ComponentStatus::Operational,
                counts: since.is_none_or(|since| since < pair[1]),
                seconds: 0,
                incidents: Vec::new(),
            };
            sweep(touching, from, until, |status, seconds| {
                cell.worst = cell.worst.max(status);
                cell.seconds += u64::try_from(seconds).unwrap_or(0);
            });
            for interval in touching.iter().filter(|interval| interval.until > from) {
                if !cell.incidents.contains(&interval.incident) {
                    cell.incidents.push(interval.incident);
                }
            }
            cell
        };
        bounds.windows(2).map(cell).collect()
    }
}

/// Calls `each` with every stretch within the bounds in which something was wrong, by the worst of what overlaps.
fn sweep<'a>(
    intervals: impl IntoIterator<Item = &'a ImpactInterval>,
    from: Timestamp,
    until: Timestamp,
    mut each: impl FnMut(ComponentStatus, i64),
) {
    let mut turns: Vec<(Timestamp, ComponentStatus, i32)> = Vec::new();
    for interval in intervals {
        let (start, end) = (interval.from.max(from), interval.until.min(until));
        if start < end {
            turns.push((start, interval.status, 1));
            turns.push((end, interval.status, -1));
        }
    }
    turns.sort_by_key(|(at, _, _)| *at);
    let mut running = [0_i32; ComponentStatus::ALL.len()];
    let mut last = from;
    for (at, status, change) in turns {
        let worst = ComponentStatus::ALL.into_iter().rev().find(|status| running[*status as usize] > 0);
        let seconds = last.seconds_until(at);
        if let Some(worst) = worst.filter(|_| seconds > 0) {
            each(worst, seconds);
        }
        running[status as usize] += change;
        last = at;
    }
}

/// Seconds as a number to calculate with; ten thousand years fit without loss.
#[expect(clippy::cast_precision_loss, reason = "seconds of ten thousand years stay far below 2^52")]
fn to_f64(seconds: i64) -> f64 {
    seconds as f64
}
