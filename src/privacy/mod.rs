//! Proof that a public build holds nothing internal, rather than hope.
//!
//! In: the source tree, read anew for every internal text in it, and the artifacts of a build. Out: a finding for each
//! text that stands where everybody could read it, with the artifact and the line it was written on.
//!
//! It asks `model::internal` what a mark is, and `render` how Markdown sounds. So it does not prove that every mark is
//! known, but that nothing behind a known one came through: it does not look at what was lowered, linked and dropped.

mod aside;
mod search;
mod secrets;
mod words;

use crate::artifact::ArtifactSet;
use crate::diag::Diagnostics;
use crate::source::SourceTree;

pub use secrets::{is_suspect, may_hide, secrets};

/// Searches every source that is public (P003) and every artifact (P002) for what is internal.
pub fn prove(tree: &SourceTree, set: &ArtifactSet, diagnostics: &mut Diagnostics) {
    let found = secrets(tree);
    if found.secrets.is_empty() && found.files.is_empty() && found.aside.is_empty() {
        return;
    }
    let quoted = search::sources(&found, diagnostics);
    search::artifacts(tree, &found, &quoted, set, diagnostics);
}
