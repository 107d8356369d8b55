//! From a folder to a set of artifacts, in nine calls.
//!
//! In: a project and what to include. Out: artifacts and findings; nobody has written yet.

use crate::artifact::ArtifactSet;
use crate::catalog::{Catalog, NextChange, as_of, next_change, next_turn};
use crate::config::Project;
use crate::diag::Diagnostics;
use crate::error::Error;
use crate::model::{self, Audience, Include};
use crate::render::cards::Earlier;
use crate::render::{self, Theme};
use crate::rules::{self, Exceptions};
use crate::source::history::Keepsake;
use crate::source::{FileKind, History, SourceTree};
use crate::time::Timestamp;
use crate::{privacy, site};

/// What to build.
#[derive(Debug, Clone)]
pub struct Order {
    /// The moment at which the site is shown.
    pub now: Timestamp,
    /// Whether that moment was chosen to look back from: what came after it is then no mistake.
    pub looks_back: bool,
    pub include: Include,
    /// The address to publish at, if not the one of `site.yaml`.
    pub base_url: Option<String>,
}

/// What came of it.
pub struct Build {
    pub tree: SourceTree,
    pub set: ArtifactSet,
    pub diagnostics: Diagnostics,
    /// How many incidents the site tells of.
    pub incidents: usize,
    /// How many pages it has.
    pub pages: usize,
    /// When the output next changes by the clock alone.
    pub next_change: Option<NextChange>,
    /// What spares the next build its longest reading, where it is kept.
    pub keepsake: Option<Keepsake>,
}

/// Reads and links the record, without a page.
///
/// # Errors
/// If a folder cannot be listed.
pub fn read(project: &Project, order: &Order) -> Result<(SourceTree, Catalog, Diagnostics), Error> {
    let mut diagnostics = Diagnostics::default();
    let tree = SourceTree::load(project, &mut diagnostics)?;
    let records = model::lower(&tree, order.include, &mut diagnostics);
    let catalog = Catalog::new(records, order.now);
    diagnostics.apply(&catalog.site.checks);
    Ok((tree, catalog, diagnostics))
}

/// Builds the site in memory, without the pictures of link previews.
///
/// # Errors
/// If a folder cannot be listed. Everything that is wrong with a file is among the findings instead.
pub fn build(project: &Project, order: &Order) -> Result<Build, Error> {
    build_over(project, order, None)
}

/// Builds the site in memory, with the pictures of link previews: those of an earlier build where they are as they
/// would be drawn now.
///
/// # Errors
/// The same as those of [`build`].
pub fn build_over(project: &Project, order: &Order, earlier: Option<Earlier>) -> Result<Build, Error> {
    let mut diagnostics = Diagnostics::default();
    let mut tree = SourceTree::load(project, &mut diagnostics)?; //               the only read
    let mut records = model::lower(&tree, order.include, &mut diagnostics); // text  → facts
    if let Some(url) = &order.base_url {
        records.site.url = Some(url.trim_end_matches('/').to_owned());
    }
    let mut keepsake = None;
    if records.site.revisions.is_some() {
        let dated = tree.of_kind(FileKind::Incident).filter(|file| file.text().is_some_and(has_due));
        let dated = dated.map(|file| file.path.as_path());
        (tree.history, keepsake) = History::load(&project.root, dated); //                   only where it is asked for
        model::look_up(&mut records, &tree, order.include, order.now);
    }
    if order.include.audience == Audience::Internal {
        records.site.title.push_str(" (internal)");
    }
    rules::run(&records, &tree, order.now, order.looks_back, &mut diagnostics); // facts → findings
    let exceptions = Exceptions::of(&records, &tree);
    let next_change = next_change(&records, order.now);
    let records = as_of(records, order.now); //                               the record as it was known then
    let catalog = Catalog::new(records, order.now); //                        facts → linked facts
    let plan = site::plan(&catalog); //                                       what exists, and where
    let theme = Theme::load(&tree, &catalog.site, &mut diagnostics); //    templates are content too
    let mut set = theme.map(|theme| {
        let mut set = render::render(&plan, &catalog, &tree, &theme, earlier, &mut diagnostics); // → bytes
        if let Some(at) = next_turn(&catalog).filter(|_| !order.looks_back) {
            render::carry(&mut set, &plan, &catalog, at, &tree, &theme); //   what the clock alone will change
        }
        set
    });
    if let Some(set) = &mut set {
        render::add_next_change(set, next_change.as_ref(), catalog.site.file, &mut diagnostics);
    }
    if order.include.audience == Audience::Public
        && let Some(set) = &set
    {
        privacy::prove(&tree, set, &mut diagnostics); // proof, not hope
    }
    exceptions.apply(order.looks_back, &mut diagnostics);
    diagnostics.apply(&catalog.site.checks);
    let incidents = catalog.all().len();
    Ok(Build { tree, set: set.unwrap_or_default(), diagnostics, incidents, pages: plan.len(), next_change, keepsake })
}

/// Whether a file may hold a day on which something is due.
fn has_due(text: &str) -> bool {
    ["due", "Due", "DUE"].iter().any(|word| text.contains(word))
}
