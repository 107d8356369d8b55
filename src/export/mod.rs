//! The archive, or one incident of it, in a shape that others read.
//!
//! In: a catalog, which holds public text only, and the pages made of it. Out: files by path; the single files of HTML
//! and JSON have one. It writes nothing, and what a shape cannot carry it says.

mod cstate;
mod html;
mod json;
mod links;
mod lost;
mod markdown;
mod record;
mod statuspage;

use std::collections::BTreeMap;

use crate::artifact::ArtifactSet;
use crate::catalog::{Catalog, IncidentIndex};
use crate::model::Incident;
use crate::source::SourceTree;

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

/// A site that is built.
#[derive(Clone, Copy)]
pub struct Whole<'a> {
    pub tree: &'a SourceTree,
    pub catalog: &'a Catalog,
    /// Its pages, and the files that are published with them.
    pub set: &'a ArtifactSet,
    /// The path of their stylesheet.
    pub style: Option<&'a str>,
}

/// Exports some incidents of a catalog, which are in its order.
#[must_use]
pub fn export(shape: Shape, whole: &Whole, incidents: &[IncidentIndex]) -> Exported {
    match shape {
        Shape::Html => html::export(whole, incidents),
        Shape::Markdown => markdown::export(whole, incidents),
        Shape::Json => json::export(whole, incidents),
        Shape::Cstate => cstate::export(whole, incidents),
        Shape::Statuspage => statuspage::export(whole, incidents),
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

    /// Notes that findings will come back, since no page shows why they were meant to stay.
    fn lose_exceptions(&mut self, incident: &Incident) {
        if !incident.exceptions.is_empty() {
            self.lose("exceptions, whose reasons are not published");
        }
    }

    /// Notes what goes with an incident in files of its own, for a shape that has one file for it.
    fn lose_files(&mut self, incident: &Incident) {
        if !incident.attachments.is_empty() {
            self.lose("images and other files of an incident's folder");
        }
        if !incident.translations.is_empty() {
            self.lose("translations");
        }
    }
}
