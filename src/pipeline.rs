//! From a folder to a site: read, lowered, judged, linked, and then rendered, all of it or file by file.
//!
//! In: a project and what to include. Out: artifacts and findings; nobody has written yet.

mod again;
mod files;

use std::sync::Arc;

use again::Before;
pub use again::Changed;
pub use files::Files;

use crate::artifact::{ArtifactSet, Memory, Nowhere, Store};
use crate::catalog::{Catalog, NextChange, as_of, next_change};
use crate::config::{Project, Site};
use crate::diag::{Diagnostic, Diagnostics};
use crate::error::Error;
use crate::model::{Audience, Include, LookedUp, Lowered, Records};
use crate::render::cards::Earlier;
use crate::render::{Book, Frames, Press, Theme};
use crate::rules::{self, Exceptions, Judged};
use crate::site::Route;
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

impl Order {
    /// The public site without drafts, as of that moment.
    #[must_use]
    pub const fn public(now: Timestamp) -> Self {
        let include = Include { audience: Audience::Public, drafts: false };
        Self { now, looks_back: false, include, base_url: None }
    }
}

/// What came of it.
pub struct Build {
    pub tree: SourceTree,
    pub catalog: Catalog,
    pub set: ArtifactSet,
    /// The path of the stylesheet.
    pub style: Option<String>,
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

/// Builds the site in memory, without the pictures of link previews.
///
/// # Errors
/// If a folder cannot be listed. Everything that is wrong with a file is among the findings instead.
pub fn build(project: &Project, order: &Order) -> Result<Build, Error> {
    build_over(project, order, None, None)
}

/// Builds the site with the pictures of link previews: those of an earlier build where they are as they would be drawn
/// now. The bytes are brought to `store`, if there is one; they are kept at hand where something may be internal.
///
/// # Errors
/// The same as those of [`build`].
pub fn build_over(
    project: &Project,
    order: &Order,
    earlier: Option<Earlier>,
    store: Option<&dyn Store>,
) -> Result<Build, Error> {
    let linked = Linked::new(project, order)?;
    // Of a site that will not be written nothing has to be kept. What is found late takes no error away.
    let is_wrong = linked.found.has_errors() && linked.findings([]).has_errors();
    let store = store.map(|store| if is_wrong { &Nowhere } else { store });
    let store = store.unwrap_or(&Memory);
    let (set, late) = linked.render(earlier, store, &|| false).unwrap_or_default();
    let (diagnostics, style) = (linked.findings(late), linked.style());
    let Linked { tree, catalog, plan, next_change, keepsake, .. } = linked;
    let (incidents, pages) = (catalog.all().len(), plan.len());
    Ok(Build { tree, catalog, set, style, diagnostics, incidents, pages, next_change, keepsake })
}

/// A site that is read and linked, and of which nothing is rendered yet.
pub struct Linked {
    pub tree: SourceTree,
    pub catalog: Catalog,
    pub plan: Arc<Vec<Route>>,
    /// None if a template is broken.
    theme: Option<Arc<Theme>>,
    /// Whether anything of it may be internal.
    may_hide: bool,
    book: Arc<Book>,
    frames: Frames,
    looks_back: bool,
    pub next_change: Option<NextChange>,
    keepsake: Option<Keepsake>,
    /// The exceptions that incidents ask for, from findings of every step.
    exceptions: Exceptions,
    /// What was found so far: in reading, in templates, and in all.
    read: Diagnostics,
    themed: Diagnostics,
    found: Diagnostics,
    lowered: Lowered,
    looked_up: LookedUp,
    judged: Judged,
}

impl Linked {
    /// Reads and links the site.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub fn new(project: &Project, order: &Order) -> Result<Self, Error> {
        let mut read = Diagnostics::default();
        let tree = SourceTree::load(project, &mut read)?; //                       the only read
        Ok(Self::of(project, order, tree, read, None))
    }

    fn of(project: &Project, order: &Order, mut tree: SourceTree, read: Diagnostics, before: Option<Before>) -> Self {
        let mut found = read.clone();
        let lowered = Lowered::of(&tree, order.include, before.map(|before| (&before.linked.lowered, before.changed)));
        let mut records = lowered.records(order.include, &mut found); //           text  → facts
        show_as_ordered(&mut records.site, order);
        let (looked_up, keepsake) = look_up(project, order, &mut tree, &mut records, before); // and their past
        let site = Arc::clone(&records.site);
        let judged_and_linked = || {
            let earlier = before.map(|before| &before.linked.judged);
            let judged = rules::run(&records, &tree, order.now, order.looks_back, earlier, &mut found); // → findings
            let exceptions = Exceptions::of(&records, &tree);
            let next_change = next_change(&records, order.now);
            let records = as_of(records, order.now); //                            the record as it was known then
            let earlier = before.map(|before| &before.linked.catalog);
            (judged, exceptions, next_change, Catalog::after(earlier, records, order.now)) // facts → linked facts
        };
        let ((theme, themed), (judged, exceptions, next_change, catalog)) =
            rayon::join(|| themed(&tree, &site, before), judged_and_linked); //    templates are content too
        let still = before.map(|before| before.linked).filter(|earlier| site::is_still(&earlier.catalog, &catalog));
        let plan = still.map(|earlier| Arc::clone(&earlier.plan));
        let plan = plan.unwrap_or_else(|| Arc::new(site::plan(&catalog))); //      what exists, and where
        let still = still.filter(|earlier| Book::is_still(&tree, &earlier.catalog, &catalog));
        let book = still.map(|earlier| Arc::clone(&earlier.book));
        let book = book.unwrap_or_else(|| Arc::new(Book::new(&tree, &catalog))); // where each file leads
        found.extend(themed.clone());
        let may_hide = may_hide(&tree, before);
        let mut linked = Self {
            tree,
            catalog,
            plan,
            theme,
            may_hide,
            book,
            frames: Frames::default(),
            looks_back: order.looks_back,
            next_change,
            keepsake,
            exceptions,
            read,
            themed,
            found,
            lowered,
            looked_up,
            judged,
        };
        let lost = linked.press().filter(|_| !order.looks_back).map(|press| press.lost());
        linked.found.extend(lost.into_iter().flatten());
        linked
    }

    /// What makes its files; none if a template is broken.
    #[must_use]
    pub fn press(&self) -> Option<Press<'_>> {
        let Self { tree, catalog, plan, book, frames, .. } = self;
        let (next_change, turns) = (self.next_change.as_ref(), !self.looks_back);
        self.theme.as_ref().map(|theme| Press { plan, catalog, tree, theme, book, frames, next_change, turns })
    }

    /// Every file, and what was found in making them. None if it was given up, as `stop` may say at any time.
    #[must_use]
    pub fn render(
        &self,
        earlier: Option<Earlier>,
        store: &dyn Store,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<(ArtifactSet, Vec<Diagnostic>)> {
        let mut late = Diagnostics::default();
        // The proof reads every byte.
        let store = if self.may_hide { &Memory } else { store };
        let Some(press) = self.press() else { return Some((ArtifactSet::default(), Vec::new())) };
        let set = press.all(earlier, store, stop, &mut late)?; //                     → bytes
        if self.catalog.audience == Audience::Public {
            privacy::prove(&self.tree, &set, &mut late); //                        proof, not hope
        }
        Some((set, late.into_iter().collect()))
    }

    /// The path of the stylesheet.
    #[must_use]
    pub fn style(&self) -> Option<String> {
        self.theme.as_ref().map(|theme| Route::Asset(theme.style.name.clone()).path())
    }

    /// Everything that was found, with what was found late, as the site and its incidents want it judged.
    #[must_use]
    pub fn findings(&self, late: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
        let mut all = self.found.clone();
        all.extend(late);
        self.exceptions.clone().apply(self.looks_back, &mut all);
        all.apply(&self.catalog.site.checks);
        all
    }
}

/// The site at the address and under the name that are asked for.
fn show_as_ordered(site: &mut Arc<Site>, order: &Order) {
    if let Some(url) = &order.base_url {
        Arc::make_mut(site).url = Some(url.trim_end_matches('/').to_owned());
    }
    if order.include.audience == Audience::Internal {
        Arc::make_mut(site).title.push_str(" (internal)");
    }
}

/// Puts into the records what the history of the files knows, where the site asks for it.
fn look_up(
    project: &Project,
    order: &Order,
    tree: &mut SourceTree,
    records: &mut Records,
    before: Option<Before>,
) -> (LookedUp, Option<Keepsake>) {
    if records.site.revisions.is_none() {
        return (LookedUp::default(), None);
    }
    let dated = tree.of_kind(FileKind::Incident).filter(|file| file.text().is_some_and(has_due));
    let dated = dated.map(|file| file.path.as_path());
    let earlier = before.map(|before| before.linked);
    let (history, keepsake) = History::load(&project.root, dated, earlier.map(|earlier| &earlier.tree.history));
    let is_still = |earlier: &&Linked| history.is_still(&earlier.tree.history, earlier.catalog.now.min(order.now));
    let known = earlier.filter(is_still).map(|earlier| &earlier.looked_up);
    tree.history = history;
    (LookedUp::of(records, tree, order.include, order.now, known), keepsake)
}

/// Its templates, and what is wrong with them.
fn themed(tree: &SourceTree, site: &Site, before: Option<Before>) -> (Option<Arc<Theme>>, Diagnostics) {
    let looks_same = |before: &Before| !before.changed.iter().any(|id| tree.file(*id).is_look());
    if let Some(Before { linked, .. }) = before.filter(looks_same) {
        return (linked.theme.clone(), linked.themed.clone());
    }
    let mut themed = Diagnostics::default();
    let theme = Theme::load(tree, site, &mut themed);
    (theme.map(Arc::new), themed)
}

/// Whether anything of it may be internal.
fn may_hide(tree: &SourceTree, before: Option<Before>) -> bool {
    match before {
        Some(Before { linked, changed }) if !linked.may_hide => {
            changed.iter().any(|id| privacy::is_suspect(tree.file(*id)))
        }
        _ => privacy::may_hide(tree),
    }
}

/// Whether a file may hold a day on which something is due.
fn has_due(text: &str) -> bool {
    ["due", "Due", "DUE"].iter().any(|word| text.contains(word))
}
