//! A build that follows another one: what has not changed since is kept.
//!
//! In: a linked site, and the files that have changed since. Out: the linked site of now, the same as if all of it had
//! been read again, and what is wrong with its pages where few of them have to be looked at to know.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8PathBuf;

use super::{Linked, Order};
use crate::catalog::IncidentIndex;
use crate::config::Project;
use crate::diag::Diagnostic;
use crate::error::Error;
use crate::site::Route;
use crate::source::{FileId, FileKind, SourceFile};

/// The site that a build follows, and the files that have changed since.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) linked: &'a Linked,
    pub(super) changed: &'a BTreeSet<FileId>,
}

/// The files that have changed or are new, where none has gone.
pub struct Changed(BTreeSet<FileId>);

impl Changed {
    /// Whether a finding stands in one of them.
    #[must_use]
    pub fn concern(&self, found: &Diagnostic) -> bool {
        self.0.contains(&found.place.file)
    }
}

impl Linked {
    /// Reads those files again and links the site; all of it where files have gone or are new and no text of an incident.
    /// Gives back which of its files are others than before, if it is known.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub fn again(
        &self,
        project: &Project,
        order: &Order,
        paths: &[Utf8PathBuf],
    ) -> Result<(Self, Option<Changed>), Error> {
        let mut read = self.read.clone();
        let Some((tree, changed)) = self.tree.reread(project, paths, &mut read)? else {
            return Ok((Self::new(project, order)?, None));
        };
        let is_same = changed.iter().all(|id| tree.file(*id).kind != FileKind::Site);
        let next = Self::of(project, order, tree, read, is_same.then_some(Before { linked: self, changed: &changed }));
        Ok((next, Some(Changed(changed))))
    }

    /// What is wrong with the pages now, if those of the incidents that have changed tell: what was wrong with the
    /// others stands. `None` where only all of them do, since a link may have come to lead nowhere, the way a page looks
    /// has changed, or something internal is there to be searched for.
    #[must_use]
    pub fn late_since(
        &self,
        earlier: &Self,
        late: &[Diagnostic],
        Changed(changed): &Changed,
    ) -> Option<Vec<Diagnostic>> {
        if !changed.iter().all(|id| is_looked_at(self.tree.file(*id)))
            || !late.iter().all(|found| found.code.id.starts_with(['L', 'M']))
            || !(Arc::ptr_eq(&self.plan, &earlier.plan) || has_all(&*self.plan, &*earlier.plan))
            || !(Arc::ptr_eq(&self.book, &earlier.book) || has_all(self.book.files(), earlier.book.files()))
            || self.may_hide
        {
            return None;
        }
        let stale: BTreeSet<FileId> =
            changed.iter().copied().chain(late.iter().map(|found| found.place.file)).collect();
        // What has changed, what was wrong, and what the clock has brought.
        let is_touched = |index: &IncidentIndex| {
            let of = self.tree.file(self.catalog.incident(*index).file);
            let belongs = || stale.iter().any(|id| self.tree.belongs(self.tree.file(*id), of));
            !self.catalog.shares(*index, &earlier.catalog) || belongs()
        };
        let touched = self.catalog.all().filter(is_touched).map(|index| self.catalog.incident(index));
        let pages = touched.flat_map(|incident| {
            let id = &incident.id;
            let translated = incident.translations.iter().map(|it| Route::Translation(id.clone(), it.language.clone()));
            std::iter::once(Route::Incident(id.clone())).chain(translated)
        });
        let lacking = self.press().map_or_else(Vec::new, |press| press.lacking());
        let found = self.look(&[Route::Home].into_iter().chain(pages).collect::<Vec<_>>());
        Some(lacking.into_iter().chain(found).collect())
    }

    /// What is wrong with the pages that show at once whether templates work: the first one and the newest incident's.
    #[must_use]
    pub fn at_once(&self) -> Vec<Diagnostic> {
        let newest = self.plan.iter().find(|route| matches!(route, Route::Incident(_)));
        self.look(&[Route::Home].into_iter().chain(newest.cloned()).collect::<Vec<_>>())
    }

    fn look(&self, pages: &[Route]) -> Vec<Diagnostic> {
        self.press().map_or_else(Vec::new, |press| pages.iter().flat_map(|route| press.findings(route)).collect())
    }
}

/// Whether all of an ordered list is still there.
fn has_all<T: PartialEq>(now: impl IntoIterator<Item = T>, earlier: impl IntoIterator<Item = T>) -> bool {
    let mut now = now.into_iter();
    earlier.into_iter().all(|then| now.any(|now| now == then))
}

/// Whether the pages of incidents tell what is wrong with a file: what an incident says, and what no page is made of.
fn is_looked_at(file: &SourceFile) -> bool {
    let is_asset = file.kind == FileKind::Template && matches!(file.path.extension(), Some("css" | "js"));
    file.kind.is_of_an_incident() || is_asset
}
