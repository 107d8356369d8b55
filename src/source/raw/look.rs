//! How a site looks, as far as it can be said without a template, and how its Markdown is read.
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

/// How Markdown is read, where a site may choose.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Markdown {
    /// What becomes of HTML in it: `escape` (the default) shows it as it is written, `sanitize` allows harmless tags.
    pub html: Html,
}

/// What becomes of HTML in Markdown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Html {
    /// It is shown as it is written.
    #[default]
    Escape,
    /// Tags that are allowed do what they say; everything else is shown as it is written.
    Sanitize,
}
