//! What a build produces: a path within the site, and its bytes.
//!
//! In: rendered bytes. Out: one sorted set that `publish` writes and tests read. It knows no disk, but that bytes may be
//! there already: a large site is not held in memory as a whole.

pub mod address;
pub mod headers;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What of its folder is Afterword's: the one file that a site has beside its artifacts.
pub const MANIFEST: &str = "manifest.json";

/// Where an artifact stands below the output folder: relative, `/` between its parts, none of them `.` or `..`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArtifactPath(String);

impl ArtifactPath {
    /// Accepts a relative path of plain names; anything that could leave the output folder is refused, and so is what
    /// belongs to somebody else.
    ///
    /// # Errors
    /// Says why no file of a site may stand there.
    pub fn new(path: impl Into<String>) -> Result<Self, &'static str> {
        let path = path.into();
        Self::refused(&path).map_or(Ok(Self(path)), Err)
    }

    /// Why no file of a site may stand at a path.
    fn refused(path: &str) -> Option<&'static str> {
        let lower = path.to_lowercase();
        let mut names = lower.split('/');
        match names.clone().next() {
            Some(MANIFEST) => return Some("Afterword writes a file of this name itself"),
            Some("site.yaml") => return Some("a folder with a `site.yaml` is taken for the root of a site"),
            _ => {}
        }
        if names.clone().any(|name| name.starts_with(".afterword-") || name == ".afterword.lock") {
            return Some("names like this are kept for Afterword's temporary files");
        }
        if names.any(|name| name == ".git") {
            return Some("it belongs to git");
        }
        if path.split('/').any(|name| name.len() > 255) {
            return Some("no disk takes a name of more than 255 bytes");
        }
        if path.contains(char::is_control) {
            return Some("it has a character that cannot be seen");
        }
        if cfg!(windows) && path.contains(':') {
            return Some("a `:` names a drive");
        }
        let is_plain = |name: &str| !matches!(name, "" | "." | "..") && !name.contains('\\');
        (!path.split('/').all(is_plain)).then_some("its names are not plain")
    }

    /// The path as it is written in a manifest.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// When an artifact is written, so that a link never points at what is not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Styles, images, copies: what pages refer to.
    Asset,
    /// One thing each: an incident, a post, a component.
    Page,
    /// What lists pages: the home page, years, feeds.
    Index,
}

/// A file of the site.
#[derive(Debug, Clone)]
pub struct Artifact {
    pub stage: Stage,
    pub body: Body,
}

impl Artifact {
    /// The bytes, in a build that keeps them at hand.
    ///
    /// # Panics
    /// In any other build.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        let held = if let Body::Held(bytes) = &self.body { Some(bytes) } else { None };
        held.expect("a build that lets bytes go does not ask for them again")
    }
}

/// Where the bytes of a file are.
#[derive(Debug, Clone)]
pub enum Body {
    Held(Vec<u8>),
    /// On the disk already.
    Stored(Stored),
    /// Nowhere: it was only asked whether they could be made.
    Dropped,
}

/// What is known of bytes that are on the disk.
#[derive(Debug, Clone)]
pub struct Stored {
    pub hash: blake3::Hash,
    pub size: usize,
    /// Where they wait to be put in place; `None` if they stand there already.
    pub waiting: Option<Waits>,
}

/// Where bytes wait to be put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// In a tree like the site's, since their folder is new.
    WithFolder,
    /// Under a number, since their folder stands there.
    Alone(usize),
}

/// What becomes of the bytes of a file as soon as they are made, from any thread.
pub trait Store: Sync {
    fn store(&self, path: &str, bytes: Vec<u8>) -> Body;
}

/// All bytes are kept at hand.
pub struct Memory;

impl Store for Memory {
    fn store(&self, _: &str, bytes: Vec<u8>) -> Body {
        Body::Held(bytes)
    }
}

/// No bytes are kept.
pub struct Nowhere;

impl Store for Nowhere {
    fn store(&self, _: &str, _: Vec<u8>) -> Body {
        Body::Dropped
    }
}

/// Two things that want the same path, also where case does not count, or one a file where the other needs a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    pub path: ArtifactPath,
    pub with: ArtifactPath,
}

/// Every file of the site, by path.
#[derive(Debug, Default)]
pub struct ArtifactSet {
    files: BTreeMap<ArtifactPath, Artifact>,
    folded: BTreeMap<String, ArtifactPath>,
}

impl ArtifactSet {
    /// Adds a file; one that would overwrite another, on any file system, is handed back as a collision.
    pub fn insert(&mut self, path: ArtifactPath, artifact: Artifact) -> Result<(), Collision> {
        let folded = path.0.to_lowercase();
        if let Some(with) = self.above(&folded).or_else(|| self.below(&folded)) {
            return Err(Collision { with: with.clone(), path });
        }
        match self.folded.entry(folded) {
            Entry::Occupied(held) => Err(Collision { path, with: held.get().clone() }),
            Entry::Vacant(free) => {
                free.insert(path.clone());
                self.files.insert(path, artifact);
                Ok(())
            }
        }
    }

    /// A file where that path needs a folder.
    fn above(&self, folded: &str) -> Option<&ArtifactPath> {
        folded.match_indices('/').find_map(|(end, _)| self.folded.get(&folded[..end]))
    }

    /// A file that needs a folder where that path is.
    fn below(&self, folded: &str) -> Option<&ArtifactPath> {
        let folder = format!("{folded}/");
        let (first, path) = self.folded.range(folder.clone()..).next()?;
        first.starts_with(&folder).then_some(path)
    }

    /// The files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&ArtifactPath, &Artifact)> {
        self.files.iter()
    }

    /// The file at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Artifact> {
        self.files.get(&ArtifactPath(path.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: &str) -> Artifact {
        Artifact { stage: Stage::Page, body: Body::Held(bytes.into()) }
    }

    #[test]
    fn a_path_cannot_leave_the_output_folder() {
        for bad in ["", "/etc/passwd", "../x", "a/../b", "a//b", "a\\b", "./a", "a/"] {
            assert!(ArtifactPath::new(bad).is_err(), "{bad}");
        }
        assert!(ArtifactPath::new("incidents/a/index.html").is_ok());
    }

    #[test]
    fn our_own_names_and_those_of_git_are_reserved() {
        for path in [
            "manifest.json",
            "Manifest.JSON",
            "manifest.json/index.html",
            "a/.afterword-1.tmp",
            "a/.afterword.lock",
            ".git/config",
            "site.yaml",
            "a/x\n/index.html",
            &"x".repeat(300),
            // The sign of kelvin has three bytes, and one as the small letter that it becomes.
            &"\u{212a}".repeat(100),
        ] {
            assert!(ArtifactPath::new(path).is_err(), "{path}");
        }
        for path in ["a/manifest.json", ".gitkeep", ".nojekyll", "a/afterword-1", "docs/site.yaml"] {
            assert!(ArtifactPath::new(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn names_that_differ_by_case_only_collide() {
        let mut set = ArtifactSet::default();
        let path = |text: &str| ArtifactPath::new(text).expect("a plain path");
        set.insert(path("a/Index.html"), page("1")).expect("the first is free");
        let clash = set.insert(path("a/index.html"), page("2")).expect_err("the second is taken");
        assert_eq!(clash.with.as_str(), "a/Index.html");
        assert_eq!(set.iter().count(), 1);
    }

    #[test]
    fn a_file_and_a_folder_of_one_name_collide() {
        let path = |text: &str| ArtifactPath::new(text).expect("a plain path");
        for (first, second) in [("a/b", "a/b/c"), ("a/b/c", "a/b"), ("A", "a/b/c")] {
            let mut set = ArtifactSet::default();
            set.insert(path(first), page("1")).expect("the first is free");
            let clash = set.insert(path(second), page("2")).expect_err("the second is taken");
            assert_eq!(clash.with.as_str(), first);
        }
    }
}
