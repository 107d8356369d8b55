//! The words of our own API: the enumerations that its shapes use.
//!
//! In: nothing. Out: each word as a program reads it, in `snake_case`. Within version 1 no word is taken away.

use schemars::JsonSchema;
use serde::Serialize;

/// Something that went wrong, or planned work.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Incident,
    Maintenance,
}

/// How far an incident or a maintenance has come.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Investigating,
    Identified,
    Monitoring,
    Resolved,
    Scheduled,
    InProgress,
    Verifying,
    Completed,
    Cancelled,
}

/// What a component goes through.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComponentStatus {
    Operational,
    UnderMaintenance,
    DegradedPerformance,
    PartialOutage,
    MajorOutage,
}

/// How precisely a moment is known.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Second,
    Minute,
    Day,
    Month,
}

/// How a turning point is known.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// The file states it.
    Stated,
    /// An entry of the timeline is that event.
    Timeline,
    /// The update that said so is the best evidence.
    Update,
    /// The window planned for a maintenance.
    Scheduled,
    /// The earliest entry of the file.
    FirstEntry,
}

/// What a length of time measures, always from the start.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// To the end.
    Duration,
    /// To the moment somebody noticed.
    Detect,
    /// To the first public word.
    Tell,
    /// To the moment somebody took it on.
    Acknowledge,
    /// To the moment users no longer felt it.
    Mitigate,
}

/// How far a promise is.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    Open,
    InProgress,
    Done,
    Dropped,
}
