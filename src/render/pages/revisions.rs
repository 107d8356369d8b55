//! The past of an incident's page: when it was published, and what was changed since.
//!
//! In: the revisions of the incident's files. Out: `view::Revisions`. Where the past is not known, that is said.

use std::collections::BTreeSet;

use super::Desk;
use crate::model::Incident;
use crate::site::view;
use crate::source::History;
use crate::source::history::Revision;

impl Desk<'_> {
    /// The revisions of an incident's files up to now, the newest first.
    #[must_use]
    pub fn revisions(&self, incident: &Incident) -> Vec<Revision> {
        let tree = self.addresses.tree;
        if !matches!(tree.history, History::Known(_)) {
            return Vec::new();
        }
        let own = incident.attachments.iter().map(|(file, _)| *file).chain([incident.file]);
        let updates = incident.updates.iter().map(|update| update.place.file);
        let posts = incident.follow_ups.iter().map(|post| post.place.file);
        let entries = incident.timeline.iter().map(|entry| entry.place.file);
        let files: BTreeSet<_> = own.chain(updates).chain(posts).chain(entries).collect();
        let mut known = tree.history.of(files.into_iter().map(|file| tree.file(file).path.as_path()));
        known.retain(|revision| revision.at <= self.catalog.now);
        known
    }
}

/// What a page says of its past; nothing where the site does not ask for it.
#[must_use]
pub fn view(desk: &Desk, incident: &Incident) -> Option<view::Revisions> {
    let shown = desk.catalog.site.revisions.as_ref()?;
    let note = match &desk.addresses.tree.history {
        History::Unasked => return None,
        History::Absent => Some("revisions-no-git"),
        History::Shallow => Some("revisions-shallow"),
        History::Known(_) => None,
    };
    let known = desk.revisions(incident);
    let note = note.or_else(|| known.is_empty().then_some("revisions-none"));
    let change = |revision: &Revision| view::Change {
        at: desk.instant(revision.at),
        subject: shown.subjects.unwrap_or(true).then(|| revision.subject.clone()).filter(|text| !text.is_empty()),
        href: shown.link.as_ref().map(|pattern| pattern.replace("{commit}", &revision.commit)),
    };
    let (published, later) = known.split_last().map_or((None, &[][..]), |(first, later)| (Some(first), later));
    Some(view::Revisions {
        published: published.map(|first| desk.instant(first.at)),
        changes: later.iter().map(change).collect(),
        note: note.map(|key| desk.language.word(key)),
    })
}
