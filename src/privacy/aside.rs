//! Files that only internal texts show: a picture of a conversation, below a line `:::internal`.
//!
//! In: the internal and the public texts of each file. Out: the files that nobody can have meant to publish with the rest
//! of their folder. What no text shows is no secret, and neither is what a public text so much as names.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use pulldown_cmark::{Event, Parser, Tag};

use crate::artifact::address::{joined, meant};
use crate::source::{FileId, FileKind, SourceFile, SourceTree};

/// What the texts of one file lead to and name.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// Where links of internal texts lead.
    hidden: Vec<String>,
    /// The words of public texts.
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
    }

    /// Whether an internal text leads anywhere.
    pub(super) fn has_hidden(&self) -> bool {
        !self.hidden.is_empty()
    }
}

/// The files of incidents' folders to which internal texts of the same folder lead, and which no public text names: in the
/// folder by their name, elsewhere with the id before it. Other files are published only where a public text leads.
pub(super) fn aside(tree: &SourceTree, ways: &[(FileId, Ways)]) -> BTreeSet<FileId> {
    let folders: BTreeSet<&Utf8Path> = tree.of_kind(FileKind::Incident).filter_map(SourceFile::own_folder).collect();
    let mut of_folder: BTreeMap<&Utf8Path, Vec<(&Utf8Path, &Ways)>> = BTreeMap::new();
    for (file, ways) in ways {
        let path = tree.file(*file).path.as_path();
        if let Some(folder) = path.ancestors().find_map(|folder| folders.get(folder)) {
            of_folder.entry(folder).or_default().push((path, ways));
        }
    }
    let is_named = |folder: &Utf8Path, texts: &[(&Utf8Path, &Ways)], file: &SourceFile| {
        let from = |folder: Option<&Utf8Path>| folder.and_then(|folder| file.path.strip_prefix(folder).ok());
        let is_named_beside = |(path, ways): &(&Utf8Path, &Ways)| {
            let name = from(path.parent()).or(from(Some(folder))).unwrap_or(&file.path);
            ways.said.contains(&bare(name.as_str()))
        };
        let address =
            folder.parent().and_then(|above| from(Some(above))).map_or_else(String::new, |path| bare(path.as_str()));
        texts.iter().any(is_named_beside) || ways.iter().any(|(_, ways)| ways.said.contains(&address))
    };
    let mut aside = BTreeSet::new();
    for (folder, texts) in &of_folder {
        for (path, ways) in texts {
            let files = ways.hidden.iter().filter_map(|target| tree.find(&led(target, path, folder)?));
            let files = files.filter(|file| file.kind == FileKind::Attachment && file.path.starts_with(folder));
            aside.extend(files.filter(|file| !is_named(folder, texts, file)).map(|file| file.id));
        }
    }
    aside
}

/// The path among the sources that a link of a file of that folder means: relative, or by the folder's address.
fn led(target: &str, file: &Utf8Path, folder: &Utf8Path) -> Option<Utf8PathBuf> {
    let target = meant(target.split(['#', '?']).next()?);
    let address = format!("/incidents/{}/", folder.file_name()?);
    let path = match target.strip_prefix(&address) {
        Some(inside) => joined(folder.as_str(), inside),
        None => joined(file.parent()?.as_str(), &target),
    };
    path.map(Utf8PathBuf::from)
}

/// The words of a text with one blank around each: a name may be written with marks that Markdown, HTML or an address
/// need.
fn bare(text: &str) -> String {
    let text = meant(&text.replace("&amp;", "&")).to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |bare, word| bare + word + " ")
}
