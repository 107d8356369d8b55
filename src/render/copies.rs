//! The files that a site publishes as they are.
//!
//! In: the source tree and the incidents. Out: artifacts of the same bytes. What no page shows stays where it is.

use camino::Utf8PathBuf;

use super::addresses::Addresses;
use crate::artifact::{ArtifactSet, Stage};
use crate::catalog::Catalog;
use crate::diag::Diagnostics;
use crate::model::{Incident, Prose};
use crate::source::{Content, FileKind, SourceTree};

/// The files that are copied: those of incidents' folders, those that a text shows, and `static/`.
pub(super) fn add(
    set: &mut ArtifactSet,
    catalog: &Catalog,
    tree: &SourceTree,
    addresses: &Addresses,
    diagnostics: &mut Diagnostics,
) {
    let incidents = || catalog.all().map(|index| catalog.incident(index));
    let shown = addresses.shown(incidents().flat_map(proses));
    let attached = incidents().flat_map(|incident| incident.attachments.iter().map(|(file, _)| *file));
    let statics = tree.of_kind(FileKind::Static).map(|file| file.id);
    let loose = shown.iter().filter_map(|path: &Utf8PathBuf| tree.find(path)).map(|file| file.id);
    for id in attached.chain(loose).chain(statics) {
        let file = tree.file(id);
        if let (Content::Bytes(bytes), Some(route)) = (&file.content, addresses.of_file(&file.path)) {
            super::add(set, route.path(), Stage::Asset, bytes.clone(), id, diagnostics);
        }
    }
}

/// Every Markdown text of an incident.
fn proses(incident: &Incident) -> impl Iterator<Item = &Prose> {
    let timeline = incident.timeline.iter().map(|entry| &entry.text);
    let updates = incident.updates.iter().map(|update| &update.text);
    let posts = incident.follow_ups.iter().map(|post| &post.text);
    let actions = incident.actions.iter().map(|action| &action.what);
    let conflicts = incident.conflicts.iter().map(|conflict| &conflict.text);
    let translated = incident.translations.iter().flat_map(|translation| &translation.sections);
    let sections = incident.sections.iter().chain(translated).map(|section| &section.text);
    timeline.chain(updates).chain(posts).chain(actions).chain(conflicts).chain(sections)
}
