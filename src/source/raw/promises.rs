//! Promises as a file states them.
//!
//! In: YAML values. Out: plain structs, a part of the file format.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Audience;

/// One promise.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Action {
    /// What was promised.
    pub what: Option<String>,
    /// What it is for: prevent, detect, mitigate, repair, process or investigate.
    pub kind: Option<ActionKind>,
    /// Who keeps it.
    pub owner: Option<String>,
    /// When it was promised, if not with the incident.
    pub since: Option<String>,
    /// When it is due.
    pub due: Option<String>,
    /// open (the default), `in_progress`, done or dropped.
    pub status: Option<ActionStatus>,
    /// When it was done.
    pub done: Option<String>,
    /// What shows that it was done.
    pub evidence: Option<String>,
    /// Why it was dropped.
    pub reason: Option<String>,
    /// The ticket or pull request.
    pub link: Option<String>,
    /// Where the promise was made.
    pub source: Option<String>,
    /// Who may read it.
    pub audience: Option<Audience>,
}

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    Prevent,
    Detect,
    Mitigate,
    Repair,
    Process,
    Investigate,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    Open,
    InProgress,
    Done,
    Dropped,
}

impl ActionStatus {
    /// Whether somebody still waits for it.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}
