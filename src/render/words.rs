//! The words of the interface that Rust writes, and the classes that go with them.
//!
//! In: model values. Out: text and class names. The stylesheet and the templates know the same classes.

use crate::model::words::{ComponentStatus, Status};
use crate::site::view::State;
use crate::source::raw::{ActionKind, ActionStatus, Kind};

/// The class of a component's state, for its colour and its shape.
#[must_use]
pub const fn state_class(status: ComponentStatus) -> &'static str {
    match status {
        ComponentStatus::Operational => "operational",
        ComponentStatus::UnderMaintenance => "maintenance",
        ComponentStatus::DegradedPerformance => "degraded",
        ComponentStatus::PartialOutage => "partial",
        ComponentStatus::MajorOutage => "major",
    }
}

/// A component's state.
#[must_use]
pub fn component_state(status: ComponentStatus) -> State {
    State { class: state_class(status), text: status.words().into() }
}

/// An incident's state: the colour says whether it goes on, and what kind it is.
#[must_use]
pub fn incident_state(status: Status, kind: Kind) -> State {
    let class = match (status.is_over(), kind) {
        (true, _) => "operational",
        (false, Kind::Maintenance) => "maintenance",
        (false, Kind::Incident) => "partial",
    };
    State { class, text: status.words().into() }
}

/// What the whole site is called when its worst component is in a state.
#[must_use]
pub const fn banner(worst: ComponentStatus) -> &'static str {
    match worst {
        ComponentStatus::Operational => "All systems operational",
        ComponentStatus::UnderMaintenance => "Maintenance under way",
        ComponentStatus::DegradedPerformance => "Degraded performance",
        ComponentStatus::PartialOutage => "Partial outage",
        ComponentStatus::MajorOutage => "Major outage",
    }
}

/// What an action is for.
#[must_use]
pub const fn action_kind(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Prevent => "prevent",
        ActionKind::Detect => "detect",
        ActionKind::Mitigate => "mitigate",
        ActionKind::Repair => "repair",
        ActionKind::Process => "process",
        ActionKind::Investigate => "investigate",
    }
}

/// The class and the word of an action's state.
#[must_use]
pub const fn action_status(status: ActionStatus, overdue: bool) -> (&'static str, &'static str) {
    match (status, overdue) {
        (ActionStatus::Done, _) => ("done", "done"),
        (ActionStatus::Dropped, _) => ("dropped", "dropped"),
        (_, true) => ("overdue", "overdue"),
        (ActionStatus::Open, false) => ("open", "open"),
        (ActionStatus::InProgress, false) => ("in-progress", "in progress"),
    }
}

/// `1 incident`, `2 incidents`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number}\u{a0}{}", if number == 1 { one } else { many })
}
