//! What `numbers.html` may see: charts with their words and their tables.
//!
//! In: nothing; `render::pages::numbers` fills them. Out: a part of the contract of `docs/templates.md`.

use serde::Serialize;

use super::Fact;

/// What `numbers.html` sees as `numbers`.
#[derive(Debug, Serialize)]
pub struct Numbers {
    pub standfirst: String,
    pub facts: Vec<Fact>,
    pub figures: Vec<Figure>,
}

/// A chart with what it says and what it is made of.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// Its anchor.
    pub id: &'static str,
    pub heading: String,
    /// What it shows, and by which rule, in sentences.
    pub text: String,
    /// The chart as SVG; none where there is nothing to draw.
    pub chart_html: Option<String>,
    /// What its colours and shapes mean.
    pub keys: Vec<ChartKey>,
    pub tables: Vec<ChartTable>,
}

/// What a colour or a shape means.
#[derive(Debug, Serialize)]
pub struct ChartKey {
    pub class: &'static str,
    pub text: String,
}

/// The numbers of a chart.
#[derive(Debug, Serialize)]
pub struct ChartTable {
    pub title: String,
    pub note: String,
    pub columns: Vec<String>,
    /// The first cell of each names the row.
    pub rows: Vec<Vec<ChartCell>>,
}

/// A cell of a table.
#[derive(Debug, Serialize)]
pub struct ChartCell {
    pub text: String,
    /// The page with what was counted, or with the incident whose value it is.
    pub href: Option<String>,
}
