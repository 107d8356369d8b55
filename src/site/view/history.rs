//! What the pages of the history may see beside their incidents: a year drawn by its months, and what narrows a list.
//!
//! In: nothing; `render::pages` fills them. Out: a part of the contract of `docs/templates.md`.

use serde::Serialize;

/// A year as twelve columns, one a month.
#[derive(Debug, Serialize)]
pub struct Strip {
    /// What it shows, for those who do not see it: `2017: 5 incidents, most in June (3), none in 9 months`.
    pub story: String,
    pub months: Vec<StripMonth>,
}

/// A column of a year.
#[derive(Debug, Serialize)]
pub struct StripMonth {
    /// `June 2017`
    pub name: String,
    /// `Jun`
    pub short: String,
    /// The link to its page; none where nothing began in it.
    pub href: Option<String>,
    pub count: usize,
    /// How tall the column is, in pixels.
    pub tall: usize,
    /// Whether it is still to come.
    pub is_to_come: bool,
}

/// What the incidents of a page can be narrowed to.
#[derive(Debug, Serialize)]
pub struct Filters {
    /// The script that narrows the list; none on a page that only counts its incidents.
    pub script: Option<String>,
    /// How many are shown, with `{shown}` for the script to fill: `{shown} of 15 incidents`.
    pub shown: String,
    pub groups: Vec<FilterGroup>,
}

/// One thing to narrow a list by.
#[derive(Debug, Serialize)]
pub struct FilterGroup {
    /// `component`, `severity` or `cause`, as in the `keys` of a card.
    pub id: &'static str,
    pub label: String,
    /// What the page's incidents have, the most frequent first; severities the worst first.
    pub choices: Vec<FilterChoice>,
    /// Those beyond what is seen at once.
    pub more: Vec<FilterChoice>,
}

/// Something that some incidents of a page share.
#[derive(Debug, Serialize)]
pub struct FilterChoice {
    pub id: String,
    pub name: String,
    /// The page of all that share it: of that year, where there is one.
    pub href: String,
    /// How many of the page's incidents share it.
    pub count: usize,
}
