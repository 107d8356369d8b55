//! Bytes on disk become text we can point into. DOOR(read): nothing else opens a source file.
//!
//! In: a project folder. Out: a sorted `SourceTree`, its texts whole, since every diagnostic points into them. It knows
//! the file format (`raw`), YAML and the shape of Markdown sections, and nothing of what an incident means.

mod folders;
#[expect(clippy::disallowed_methods, reason = "what is imported is read, and nothing else")]
pub mod foreign;
pub mod front_matter;
pub mod history;
#[expect(clippy::disallowed_methods, reason = "the one place that reads the site")]
mod load;
pub mod raw;
pub mod schema;
pub mod sections;
pub mod tables;
pub mod translation;
pub mod yaml;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::diag::Problem;
pub use history::History;
pub use translation::LanguageTag;
use yaml::Places;

/// The folders of a site that people write.
pub const FOLDERS: [&str; 4] = ["incidents", "templates", "locales", "static"];

/// The files of `templates/` that are no templates: those that replace a built-in style, script or picture.
pub const ASSETS: [&str; 5] = ["afterword.css", "afterword.js", "search.js", "filters.js", "icon.svg"];

/// The number of a file in its `SourceTree`: the later its path, the higher. Between two there is room for files to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// That of a file which has none yet.
const UNNUMBERED: FileId = FileId(0);

/// A file of the site, read whole.
#[derive(Debug, Clone)]
pub struct SourceFile {
    pub id: FileId,
    /// Relative to the site's root, with `/` between its parts.
    pub path: Utf8PathBuf,
    pub kind: FileKind,
    pub content: Content,
    /// Where the values of its YAML stand, once that is known.
    places: OnceLock<Places>,
}

/// What a file is for, as its path says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `site.yaml`.
    Site,
    /// An incident in one file, or the `index.md` of its folder.
    Incident,
    /// The texts of an incident in another language, in the file beside it.
    Translation,
    /// A file of `updates/` in an incident's folder.
    Update,
    /// A file of `follow-ups/` in an incident's folder.
    FollowUp,
    /// `timeline.yaml` in an incident's folder.
    Timeline,
    /// Anything else below `incidents/`: an image or a log.
    Attachment,
    /// A Tera template.
    Template,
    /// The words of the interface in one language.
    Locale,
    /// A file to be copied as it is.
    Static,
}

impl FileKind {
    /// Whether it is a text that an incident is read from.
    #[must_use]
    pub const fn is_of_an_incident(self) -> bool {
        matches!(self, Self::Incident | Self::Translation | Self::Update | Self::FollowUp | Self::Timeline)
    }
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Text that can be used.
    Text(String),
    /// Text that cannot be used, kept as well as it can be shown; a diagnostic says why.
    Broken(String),
    /// Bytes to be copied.
    Bytes(Vec<u8>),
}

/// Every file of the site, in the order of their paths and of their numbers.
#[derive(Debug, Default)]
pub struct SourceTree {
    /// Shared with the tree of an earlier reading, where a file is the same.
    files: Vec<Arc<SourceFile>>,
    /// How far apart the numbers were given out.
    step: u32,
    /// The files' past, where the site asks for it.
    pub history: History,
}

impl SourceTree {
    /// The tree of those files, which are numbered anew by path.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        // As text: a path's own order costs several times as much.
        files.sort_by(|a, b| a.path.as_str().cmp(b.path.as_str()));
        let count = u32::try_from(files.len()).expect("a site has fewer than four thousand million files");
        let step = u32::MAX / count.max(1);
        for (number, file) in (0..count).zip(&mut files) {
            file.id = FileId(number * step);
        }
        Self { files: files.into_iter().map(Arc::new).collect(), step, history: History::Unasked }
    }

    /// The tree with that text in an incident's file, which may be a new one.
    #[must_use]
    pub fn with(&self, path: &Utf8Path, text: &str) -> Self {
        let mut files: Vec<SourceFile> = self.files.iter().map(|file| SourceFile::clone(file)).collect();
        let content = Content::Text(text.to_owned());
        match files.iter_mut().find(|file| file.path == path) {
            Some(file) => *file = SourceFile::new(path, file.kind, content),
            None => files.push(SourceFile::new(path, FileKind::Incident, content)),
        }
        Self::new(files)
    }

    /// The files, sorted by path.
    #[must_use]
    pub fn files(&self) -> &[Arc<SourceFile>] {
        &self.files
    }

    /// The file of that number.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[self.place(id)]
    }

    /// Where the file of that number stands: where it was read first, unless one has come before it.
    fn place(&self, id: FileId) -> usize {
        let first = (id.0 / self.step) as usize;
        let is_there = self.files.get(first).is_some_and(|file| file.id == id);
        if is_there { first } else { self.files.partition_point(|file| file.id < id) }
    }

    /// The file at a path relative to the root.
    #[must_use]
    pub fn find(&self, path: &Utf8Path) -> Option<&SourceFile> {
        let path = load::slashed(path);
        let place = self.files.binary_search_by(|file| file.path.as_str().cmp(path.as_str()));
        place.ok().map(|place| &*self.files[place])
    }

    /// The files below a folder.
    pub fn below(&self, folder: &Utf8Path) -> impl Iterator<Item = &SourceFile> {
        let folder = format!("{folder}/");
        let from = self.files.partition_point(|file| file.path.as_str() < folder.as_str());
        self.files[from..].iter().map(Arc::as_ref).take_while(move |file| file.path.as_str().starts_with(&folder))
    }

    /// The files of a kind.
    pub fn of_kind(&self, kind: FileKind) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().map(Arc::as_ref).filter(move |file| file.kind == kind)
    }
}

impl SourceFile {
    /// A file that has no number yet.
    #[must_use]
    pub fn new(path: impl Into<Utf8PathBuf>, kind: FileKind, content: Content) -> Self {
        Self { id: UNNUMBERED, path: path.into(), kind, content, places: OnceLock::new() }
    }

    /// The folder that is an incident by this file, its index.
    #[must_use]
    pub fn own_folder(&self) -> Option<&Utf8Path> {
        folders::own_folder(&self.path).filter(|_| self.kind == FileKind::Incident)
    }

    /// The text, if it can be used.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Broken(_) | Content::Bytes(_) => None,
        }
    }

    /// The text as well as it can be shown.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) | Content::Broken(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }

    /// Whether its name or that of a folder around it says that it is for nobody else, in whatever case, since that is one
    /// name on some disks. Templates and words of the interface are no content.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        !matches!(self.kind, FileKind::Template | FileKind::Locale) && says_internal(&self.path)
    }

    /// Whether the look of pages may be another one with it.
    #[must_use]
    pub const fn is_look(&self) -> bool {
        matches!(self.kind, FileKind::Site | FileKind::Template | FileKind::Locale | FileKind::Static)
    }

    /// The bytes of its YAML: all of a YAML file, the front matter of another.
    #[must_use]
    pub fn yaml(&self) -> Option<Range<usize>> {
        let has_some = matches!(self.path.extension(), Some("yaml" | "yml" | "md"));
        front_matter::yaml(&self.path, self.shown().filter(|_| has_some)?).ok()
    }

    /// The value of its YAML, which stands at those bytes. Where the parts of it stand is kept.
    ///
    /// # Errors
    /// Every problem of the YAML, each with its bytes of the file.
    pub fn read_yaml<T>(&self, range: Range<usize>) -> Result<(T, Vec<Problem>), Vec<Problem>>
    where
        T: DeserializeOwned + JsonSchema + 'static,
    {
        let start = range.start;
        let text = self.text().and_then(|text| text.get(range)).unwrap_or_default();
        let (value, places, doubts) = yaml::read_from(text, start)?;
        self.places.get_or_init(|| places);
        Ok((value, doubts))
    }

    /// The bytes of a value (or, with `key`, of a key) of its YAML by JSON pointer.
    #[must_use]
    pub fn locate(&self, pointer: &str, key: bool) -> Option<Range<usize>> {
        let text = self.shown()?;
        let places = || self.yaml().map(|yaml| Places::new(text, yaml)).unwrap_or_default();
        Some(self.places.get_or_init(places).locate(pointer, key))
    }
}

/// Whether a part of the path is `internal`, with an ending or without.
fn says_internal(path: &Utf8Path) -> bool {
    let says = |part: &str| part.split('.').next().is_some_and(|name| name.eq_ignore_ascii_case("internal"));
    path.components().any(|part| says(part.as_str()))
}

impl crate::diag::Files for SourceTree {
    fn path(&self, file: FileId) -> &str {
        self.file(file).path.as_str()
    }

    fn text(&self, file: FileId) -> Option<&str> {
        self.file(file).shown()
    }

    fn locate(&self, file: FileId, pointer: &str, key: bool) -> Option<Range<usize>> {
        self.file(file).locate(pointer, key)
    }
}
