//! Files that only internal texts show: a picture of a conversation, below a line `:::internal`.
//!
//! In: the internal and the public texts of each file. Out: the files that nobody can have meant to publish with the rest
//! of their folder. What no text shows is no secret.

use std::collections::BTreeSet;

use camino::Utf8Path;
use pulldown_cmark::{Event, Parser, Tag};

use crate::artifact::address::{joined, meant};
use crate::render::may_be_targets;
use crate::source::raw::Html;
use crate::source::{FileId, FileKind, SourceFile, SourceTree};

/// Where texts lead.
#[derive(Debug, Default)]
pub(super) struct Ways {
    hidden: BTreeSet<String>,
    shown: BTreeSet<String>,
}

impl Ways {
    /// Adds an internal text. What is no link in it may be any word.
    pub(super) fn hide(&mut self, text: &str) {
        if text.contains(']') {
            self.hidden.extend(Parser::new(text).filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
                _ => None,
            }));
        }
    }

    /// Adds a public text, whose links may be defined elsewhere.
    pub(super) fn show(&mut self, text: &str) {
        if text.contains([']', '=']) {
            self.shown.extend(may_be_targets(text, Html::Sanitize).map(ToOwned::to_owned));
        }
    }

    /// The same from the root of the sources, for texts of that file: those that lead to a file beside an incident.
    pub(super) fn of(self, file: &SourceFile, tree: &SourceTree) -> Self {
        let folder = file.path.parent().unwrap_or(Utf8Path::new("")).as_str();
        let path = |target: &String| {
            let path = meant(target.split(['#', '?']).next().unwrap_or_default());
            let path = joined(if path.starts_with('/') { "" } else { folder }, &path)?;
            let of_path = tree.find(Utf8Path::new(&path)).filter(|file| file.kind == FileKind::Attachment);
            (of_path.is_some() || target.starts_with('/')).then_some(path)
        };
        Self {
            hidden: self.hidden.iter().filter_map(path).collect(),
            shown: self.shown.iter().filter_map(path).collect(),
        }
    }

    /// Takes in those of another file.
    pub(super) fn extend(&mut self, other: Self) {
        self.hidden.extend(other.hidden);
        self.shown.extend(other.shown);
    }

    /// Whether an internal text leads to a file.
    pub(super) fn has_hidden(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// The files of incidents' folders to which internal texts lead and no public one. Other files are published only
    /// where a public text leads.
    pub(super) fn aside(&self, tree: &SourceTree) -> BTreeSet<FileId> {
        let folders: Vec<&Utf8Path> = tree.of_kind(FileKind::Incident).filter_map(SourceFile::own_folder).collect();
        let is_aside = |path: &&String| {
            let folder = folders.iter().find(|folder| Utf8Path::new(path).starts_with(folder));
            let address = folder.and_then(|folder| {
                let inside = Utf8Path::new(path).strip_prefix(folder).ok()?;
                Some(format!("incidents/{}/{inside}", folder.file_name()?))
            });
            address.is_some_and(|address| !self.shown.contains(&address) && !self.shown.contains(*path))
        };
        self.hidden.iter().filter(is_aside).filter_map(|path| Some(tree.find(Utf8Path::new(path))?.id)).collect()
    }
}
