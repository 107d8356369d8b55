//! The archive, or one incident of it, in a shape that others read.
//!
//! In: a catalog, which holds public text only, and the pages made of it. Out: files by path; the single files of HTML
//! and JSON have one. It writes nothing, and what a shape cannot carry it says.

mod cstate;
mod html;
mod json;
mod markdown;
mod record;
mod statuspage;

use std::collections::BTreeMap;

use crate::artifact::ArtifactSet;
use crate::catalog::{Catalog, IncidentIndex};

/// What an export looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shape {
    /// One self-contained HTML file
    Html,
    /// Files of this format
    Markdown,
    /// One JSON file
    Json,
    /// A cState site
    Cstate,
    /// Statuspage's API
    Statuspage,
}

/// An export.
#[derive(Debug, Default)]
pub struct Exported {
    /// Files by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the shape cannot carry, in words.
    pub lost: Vec<String>,
}

/// Exports some incidents of a catalog, which are in its order.
#[must_use]
pub fn export(shape: Shape, catalog: &Catalog, set: &ArtifactSet, incidents: &[IncidentIndex]) -> Exported {
    match shape {
        Shape::Html => html::export(catalog, set, incidents),
        Shape::Markdown => markdown::export(catalog, incidents),
        Shape::Json => json::export(catalog, incidents),
        Shape::Cstate => cstate::export(catalog, incidents),
        Shape::Statuspage => statuspage::export(catalog, incidents),
    }
}

impl Exported {
    fn file(&mut self, path: impl Into<String>, text: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), text.into());
    }

    /// Notes once what a shape has no place for.
    fn lose(&mut self, what: &str) {
        if !self.lost.iter().any(|known| known == what) {
            self.lost.push(what.to_owned());
        }
    }
}
