//! The files that a site publishes as they are.
//!
//! In: the source tree and the incidents. Out: artifacts of the same bytes. What no page shows stays where it is.

use super::addresses::Addresses;
use crate::catalog::Catalog;
use crate::model::Incident;
use crate::site::route::Route;
use crate::source::{Content, FileKind, SourceFile};

/// The files that are copied: those of incidents' folders, those that a text shows, and `static/`. Each with where it
/// goes and its bytes.
pub(super) fn files<'a>(catalog: &Catalog, addresses: &Addresses<'a>) -> Vec<(&'a SourceFile, &'a Route, &'a [u8])> {
    let tree = addresses.tree;
    let incidents = || catalog.all().map(|index| catalog.incident(index));
    let shown = addresses.shown(incidents().flat_map(Incident::proses), catalog.site.html);
    let attached = incidents().flat_map(|incident| incident.attachments.iter().map(|(file, _)| tree.file(*file)));
    let loose = shown.iter().filter_map(|path| tree.find(path.as_str().into()));
    let copied = attached.chain(loose).chain(tree.of_kind(FileKind::Static));
    let bytes = |file: &'a SourceFile| match &file.content {
        Content::Bytes(bytes) => Some((file, addresses.of_file(&file.path)?, bytes.as_slice())),
        Content::Text(_) | Content::Broken(_) => None,
    };
    copied.filter_map(bytes).collect()
}
