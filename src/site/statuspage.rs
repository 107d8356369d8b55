//! What clients of status pages read: the shapes of the Statuspage API v2.
//!
//! In: nothing; `render::api::statuspage` fills them. Out: the contract of `docs/api.md`. The keys, their order and
//! their words are not ours to choose; what we add begins with `x_`. Times are RFC 3339 with milliseconds.

use serde::Serialize;

use super::v1;

/// What is going on, in one file.
#[derive(Debug, Serialize)]
pub struct Summary<'a> {
    pub page: &'a Page,
    pub components: &'a [Component],
    pub incidents: &'a [Incident],
    pub scheduled_maintenances: &'a [Incident],
    pub status: Status,
}

/// The state of everything.
#[derive(Debug, Serialize)]
pub struct Statuses<'a> {
    pub page: &'a Page,
    pub status: Status,
}

/// Every component, groups among them.
#[derive(Debug, Serialize)]
pub struct Components<'a> {
    pub page: &'a Page,
    pub components: &'a [Component],
}

/// Incidents, the newest first.
#[derive(Debug, Serialize)]
pub struct Incidents<'a> {
    pub page: &'a Page,
    pub incidents: &'a [Incident],
}

/// Maintenances, the newest first.
#[derive(Debug, Serialize)]
pub struct Maintenances<'a> {
    pub page: &'a Page,
    pub scheduled_maintenances: &'a [Incident],
}

/// The envelope of every file.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// Twelve lower-case letters and digits.
    pub id: String,
    pub name: String,
    /// Without a slash at its end; empty where the site does not know its address.
    pub url: String,
    pub time_zone: String,
    pub updated_at: String,
}

/// The state of everything in one word.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    /// `none`, `minor`, `major`, `critical` or `maintenance`.
    pub indicator: &'static str,
    /// One of the sentences that clients compare.
    pub description: &'static str,
}

/// A component, or a group of them.
#[derive(Debug, Clone, Serialize)]
pub struct Component {
    pub id: String,
    pub name: String,
    pub status: &'static str,
    pub created_at: String,
    pub updated_at: String,
    /// Its place in its group, or among what has none; from 1 on.
    pub position: usize,
    pub description: Option<String>,
    pub showcase: bool,
    pub start_date: Option<String>,
    pub group_id: Option<String>,
    pub page_id: String,
    pub group: bool,
    pub only_show_if_degraded: bool,
    /// The ids of its children; only a group has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub components: Option<Vec<String>>,
}

/// An incident or a maintenance.
#[derive(Debug, Clone, Serialize)]
pub struct Incident {
    pub id: String,
    pub name: String,
    pub status: &'static str,
    pub created_at: String,
    pub updated_at: String,
    pub monitoring_at: Option<String>,
    pub resolved_at: Option<String>,
    pub impact: &'static str,
    pub shortlink: String,
    pub started_at: String,
    pub page_id: String,
    /// The newest first; never empty.
    pub incident_updates: Vec<Update>,
    pub components: Vec<Component>,
    /// When a maintenance is to begin; an incident has no such key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_for: Option<String>,
    /// When a maintenance is to be over; an incident has no such key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_until: Option<String>,
    /// Where the report is, if there is one.
    pub x_postmortem_url: Option<String>,
    pub x_follow_ups: Vec<FollowUp>,
    /// What the instants above are made of, with the precision that is known.
    pub x_times: Times,
    /// Whether a maintenance was called off; version 2 has no word for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x_cancelled: Option<bool>,
}

/// One public word.
#[derive(Debug, Clone, Serialize)]
pub struct Update {
    pub id: String,
    pub status: &'static str,
    pub body: String,
    pub incident_id: String,
    pub created_at: String,
    pub updated_at: String,
    pub display_at: String,
    pub affected_components: Option<Vec<Affected>>,
    pub deliver_notifications: bool,
    pub custom_tweet: Option<String>,
    pub tweet_id: Option<String>,
    /// Whether nobody said it: it follows from the times of the file.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub x_derived: bool,
}

/// What an update did to a component.
#[derive(Debug, Clone, Serialize)]
pub struct Affected {
    pub code: String,
    pub name: String,
    pub old_status: &'static str,
    pub new_status: &'static str,
}

/// A statement after the event.
#[derive(Debug, Clone, Serialize)]
pub struct FollowUp {
    pub url: String,
    pub at: v1::Moment,
    pub title: Option<String>,
    pub by: Option<v1::Author>,
    pub source: Option<String>,
}

/// The turning points, as far as they are known.
#[derive(Debug, Clone, Serialize)]
pub struct Times {
    pub started: v1::Moment,
    pub detected: Option<v1::Moment>,
    pub acknowledged: Option<v1::Moment>,
    pub mitigated: Option<v1::Moment>,
    pub resolved: Option<v1::Moment>,
}
