//! Files that only internal texts show: a picture of a conversation, below a line `:::internal`.
//!
//! In: the internal and the public texts of each file. Out: the files that nobody can have meant to publish with the rest
//! of their folder. What no text shows is no secret, and neither is what a public text so much as names.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use pulldown_cmark::{Event, Parser, Tag};

use crate::artifact::address::{joined, meant};
use crate::source::{FileId, FileKind, SourceFile, SourceTree};

/// What the texts of one file lead to and name.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// Where links of internal texts lead.
    hidden: Vec<String>,
    /// The letters and digits of public texts.
    said: String,
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

    /// Adds a public text.
    pub(super) fn show(&mut self, text: &str) {
        self.said.push_str(&bare(text));
        self.said.push('\n');
    }

    /// Whether an internal text leads anywhere.
    pub(super) fn has_hidden(&self) -> bool {
        !self.hidden.is_empty()
    }
}

/// The files of incidents' folders to which internal texts of the same folder lead, and which no public text names: in the
/// folder by their name, elsewhere with the id before it. Other files are published only where a public text leads.
pub(super) fn aside(tree: &SourceTree, ways: &[(FileId, Ways)]) -> BTreeSet<FileId> {
    let is_named = |folder: &Utf8Path, file: &SourceFile| {
        let inside = bare(file.path.strip_prefix(folder).map_or("", Utf8Path::as_str));
        let name = bare(file.path.file_name().unwrap_or_default());
        let address = bare(folder.file_name().unwrap_or_default()) + &inside;
        ways.iter().any(|(of, ways)| {
            let is_beside = tree.file(*of).path.starts_with(folder);
            ways.said.contains(if is_beside { &name } else { &address })
        })
    };
    let mut aside = BTreeSet::new();
    for (of, ways) in ways.iter().filter(|(_, ways)| ways.has_hidden()) {
        let path = &tree.file(*of).path;
        let folders = tree.of_kind(FileKind::Incident).filter_map(SourceFile::own_folder);
        let Some(folder) = folders.into_iter().find(|folder| path.starts_with(folder)) else { continue };
        let files = ways.hidden.iter().filter_map(|target| tree.find(&led(target, path, folder)?));
        let files = files.filter(|file| file.kind == FileKind::Attachment && file.path.starts_with(folder));
        aside.extend(files.filter(|file| !is_named(folder, file)).map(|file| file.id));
    }
    aside
}

/// The path among the sources that a link of a file of that folder means: relative, or by the folder's address.
fn led(target: &str, file: &Utf8Path, folder: &Utf8Path) -> Option<Utf8PathBuf> {
    let target = meant(target.split(['#', '?']).next()?);
    let address = format!("/incidents/{}/", folder.file_name()?);
    let path = match target.split_once(&address) {
        Some((_, inside)) => joined(folder.as_str(), inside),
        None => joined(file.parent()?.as_str(), &target),
    };
    path.map(Utf8PathBuf::from)
}

/// The letters and digits of a text alone: a name may be written with marks that Markdown, HTML or an address need.
fn bare(text: &str) -> String {
    let text = meant(&text.replace("&amp;", "&"));
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
