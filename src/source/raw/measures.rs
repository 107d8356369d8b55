//! How a site measures: its rule of uptime, and the hours in which somebody is there.
//!
//! In: YAML values. Out: plain structs, a part of the file format.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// A rule of uptime: its name, or weights by state.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Uptime {
    Rule(String),
    Weights(IndexMap<String, f64>),
}

/// When a team is there.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The days of the week: `[mon, tue, wed, thu, fri]`.
    pub days: Vec<WeekDay>,
    /// From when until when, on a clock there: `09:00-17:00`.
    pub hours: String,
    /// The IANA time zone of that clock; the site's if left out.
    #[serde(default)]
    pub timezone: Option<String>,
    /// Days on which nobody is there all the same.
    #[serde(default)]
    pub holidays: Vec<String>,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WeekDay {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}
