//! A site in memory, for what is tried many times.
//!
//! In: the text of each file. Out: the catalog of them, and pages. Nothing may be said of them on the way.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses its own part")]

use afterword::artifact::{ArtifactSet, Memory};
use afterword::catalog::{Catalog, as_of};
use afterword::diag::Diagnostics;
use afterword::model::{self, Audience, Include};
use afterword::render::{Book, Frames, Press, Theme};
use afterword::site::Route;
use afterword::source::{Content, FileKind, SourceFile, SourceTree};
use afterword::time::Timestamp;

use crate::site::{NOW, printed};

/// The files of a site, each with its path: a `site.yaml`, and incidents.
pub fn tree<P: AsRef<str>, T: Into<String>>(files: impl IntoIterator<Item = (P, T)>) -> SourceTree {
    let files = files.into_iter().map(|(path, text)| {
        let kind = if path.as_ref() == "site.yaml" { FileKind::Site } else { FileKind::Incident };
        SourceFile::new(path.as_ref(), kind, Content::Text(text.into()))
    });
    SourceTree::new(files.collect())
}

/// The catalog of it, for the public.
pub fn catalog(tree: &SourceTree) -> Catalog {
    catalog_of(tree, false)
}

/// The same, with drafts or without.
pub fn catalog_of(tree: &SourceTree, drafts: bool) -> Catalog {
    let mut found = Diagnostics::default();
    let records = model::lower(tree, Include { audience: Audience::Public, drafts }, &mut found);
    assert!(found.is_empty(), "{}", printed(&found, tree));
    let now = Timestamp::parse_clock(NOW).expect("a plain time");
    Catalog::new(as_of(records, now), now)
}

/// Those pages of it.
pub fn pages(tree: &SourceTree, plan: impl Fn(&Catalog) -> Vec<Route>) -> ArtifactSet {
    let catalog = catalog(tree);
    let mut found = Diagnostics::default();
    let theme = Theme::load(tree, &catalog.site, &mut found).expect("the built-in theme is whole");
    let (book, frames) = (Book::new(tree, &catalog), Frames::default());
    let press = Press {
        plan: &plan(&catalog),
        catalog: &catalog,
        tree,
        theme: &theme,
        book: &book,
        frames: &frames,
        next_change: None,
        turns: false,
    };
    let set = press.all(None, &Memory, &|| false, &mut found).expect("nothing stops it");
    assert!(found.is_empty(), "{}", printed(&found, tree));
    set
}
