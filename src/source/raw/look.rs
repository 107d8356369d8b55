//! How a site looks, as far as it can be said without a template.
//!
//! In: YAML values. Out: plain structs, a part of the file format.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// How the site looks, without touching a template.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// Colours by name: `paper`, `ink`, `soft`, `line`, `link`, and the states `operational`, `calm`, `maintenance`,
    /// `degraded`, `partial`, `major`, `unknown`.
    pub colours: IndexMap<String, String>,
    /// The same for a dark screen.
    pub dark: IndexMap<String, String>,
    /// A picture in `static/` that stands before the site's name: `static/logo.svg`.
    pub logo: Option<String>,
    /// A picture in `static/` for the tab of the browser.
    pub favicon: Option<String>,
    /// A style sheet in `static/` that is added to the built-in one.
    pub css: Option<String>,
    /// A line at the foot of every page, in Markdown.
    pub footer: Option<String>,
}
