//! The words of the interface that Rust writes, and the classes that go with them.
//!
//! In: model values and a language. Out: text and class names. The stylesheet and the templates know the same classes.

use crate::catalog::numbers;
use crate::language::Language;
use crate::model::words::{ComponentStatus, Status};
use crate::site::view::State;
use crate::source::raw::Kind;

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
pub fn component_state(language: &Language, status: ComponentStatus) -> State {
    State { class: state_class(status), text: language.of("component", status.id()) }
}

/// An incident's state: the colour says whether it goes on, and what kind it is.
#[must_use]
pub fn incident_state(language: &Language, status: Status, kind: Kind) -> State {
    let class = match (status.is_over(), kind) {
        (true, _) => "operational",
        (false, Kind::Maintenance) => "maintenance",
        (false, Kind::Incident) => "partial",
    };
    State { class, text: self::status(language, status) }
}

/// How far an incident has come.
#[must_use]
pub fn status(language: &Language, status: Status) -> String {
    language.of("status", status.id())
}

/// What the whole site is called when its worst component is in a state.
#[must_use]
pub fn banner(language: &Language, worst: ComponentStatus) -> String {
    language.of("banner", worst.id())
}

/// How far a promise is.
#[must_use]
pub fn promise_state(language: &Language, state: numbers::State) -> State {
    State { class: state.id(), text: language.of("promise", state.id()) }
}

/// A text of so many letters at most, the last of them an ellipsis where there are more.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
