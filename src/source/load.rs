//! The one walk over the site's folder.
//!
//! In: a project. Out: the tree, and a diagnostic for each file that could not be taken as it is. A link out of the
//! site, a pipe or an unreadable file is never followed, waited for or passed over in silence.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::MAIN_SEPARATOR;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::folders::{folder_of, incident_folders, is_incident_text, own_folder};
use super::{ASSETS, Content, FOLDERS, FileId, FileKind, History, SourceFile, SourceTree, translation};
use crate::config::Project;
use crate::diag::{Diagnostics, Finding, Spot};
use crate::error::Error;
use crate::path;

/// More than this is not a text that somebody wrote.
pub(super) const LARGEST_TEXT: u64 = 4 << 20;

/// How many files a core takes at once: few, so that none is left with many at the end.
const AT_ONCE: usize = 8;

impl SourceTree {
    /// Reads the whole site; the only step that reads.
    pub fn load(project: &Project, diagnostics: &mut Diagnostics) -> Result<Self, Error> {
        let paths = walk(&project.root)?;
        let folders = incident_folders(&paths);
        let kind = kinds(&paths, &folders);
        let read = |path: Utf8PathBuf| {
            let kind = kind(&path);
            take(project, path, kind, &folders)
        };
        let found: Vec<(SourceFile, Option<Wrong>)> = paths.into_par_iter().with_max_len(AT_ONCE).map(read).collect();
        let (files, findings): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let named: Vec<(Utf8PathBuf, Wrong)> =
            files.iter().zip(findings).filter_map(|(file, finding)| Some((file.path.clone(), finding?))).collect();
        let tree = Self::new(files);
        for (path, finding) in named {
            let file = tree.find(&path).expect("the file is in the tree that was made of it").id;
            diagnostics.push(finding.map_place(|spot| spot.of(file)));
        }
        Ok(tree)
    }

    /// The tree with those files read again, and the numbers of these and of texts of incidents that are new; `None` where
    /// other files have come or gone. The diagnostics are those of the earlier reading, and become those of this one.
    pub fn reread(
        &self,
        project: &Project,
        paths: &[Utf8PathBuf],
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<(Self, BTreeSet<FileId>)>, Error> {
        let stands = |path: &Utf8PathBuf| self.find(path).is_some() && is_there(&project.root.join(path));
        let (files, mut changed) = if paths.iter().all(stands) {
            (self.files.clone(), BTreeSet::new())
        } else {
            let Some(with_new) = self.with_room(walk(&project.root)?) else { return Ok(None) };
            with_new
        };
        let mut tree = Self { files, step: self.step, history: History::Unasked };
        changed.extend(paths.iter().filter_map(|path| tree.find(path)).map(|file| file.id));
        let folders = incident_folders(tree.files.iter().map(|file| &file.path));
        for id in &changed {
            let place = tree.place(*id);
            let known = &tree.files[place];
            let (file, finding) = take(project, known.path.clone(), known.kind, &folders);
            tree.files[place] = Arc::new(SourceFile { id: *id, ..file });
            diagnostics.retain(|found| found.place.file != *id);
            diagnostics.extend(finding.map(|finding| finding.map_place(|spot| spot.of(*id))));
        }
        Ok(Some((tree, changed)))
    }

    /// The files of those paths, and the numbers of the new ones, which are empty; `None` where others than texts of
    /// incidents are new, one has gone, or no number is left between two files.
    fn with_room(&self, mut paths: Vec<Utf8PathBuf>) -> Option<(Vec<Arc<SourceFile>>, BTreeSet<FileId>)> {
        paths.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        let folders = incident_folders(&paths);
        let kind = kinds(&paths, &folders);
        let mut known = self.files.iter().peekable();
        let (mut files, mut new) = (Vec::<Arc<SourceFile>>::with_capacity(paths.len()), BTreeSet::new());
        for path in &paths {
            let kind = kind(path);
            if let Some(file) = known.next_if(|file| file.path == *path && file.kind == kind) {
                files.push(Arc::clone(file));
                continue;
            }
            let (before, after) = (files.last()?.id, known.peek()?.id);
            let id = FileId(before.0.midpoint(after.0));
            let is_alone = own_folder(path).is_none_or(|folder| self.below(folder).next().is_none());
            if id == before || !kind.is_of_an_incident() || !is_alone {
                return None;
            }
            files.push(Arc::new(SourceFile { id, ..SourceFile::new(path, kind, Content::Text(String::new())) }));
            new.insert(id);
        }
        known.next().is_none().then_some((files, new))
    }
}

/// What each of some paths says that its file is for, beside the others.
fn kinds<'f>(paths: &[Utf8PathBuf], folders: &'f BTreeSet<Utf8PathBuf>) -> impl Fn(&Utf8PathBuf) -> FileKind + use<'f> {
    let translations = translation::among(paths, folders);
    move |path| if translations.contains(path) { FileKind::Translation } else { kind_of(path, folders) }
}

/// Reads one file, which has no number yet.
fn take(
    project: &Project,
    path: Utf8PathBuf,
    kind: FileKind,
    folders: &BTreeSet<Utf8PathBuf>,
) -> (SourceFile, Option<Wrong>) {
    let (content, finding) = read(&project.root, &path, kind);
    let finding = finding.or_else(|| misplaced(&path, kind, folders));
    (SourceFile::new(path, kind, content), finding)
}

/// What is wrong with a file, before it has a number.
type Wrong = Finding<Spot>;

fn wrong(code: &str, message: impl Into<String>) -> Wrong {
    Wrong::new(code, Spot::Whole, message)
}

/// Every path that may matter, relative to the root.
fn walk(root: &Utf8Path) -> Result<Vec<Utf8PathBuf>, Error> {
    let mut paths = vec![Utf8PathBuf::from("site.yaml")];
    for folder in FOLDERS {
        let top = root.join(folder);
        if !top.exists() {
            continue;
        }
        for entry in WalkDir::new(&top).sort_by_file_name().into_iter().filter_entry(|entry| visible(entry, folder)) {
            let entry = entry.map_err(|error| unreadable_folder(&top, error))?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = Utf8Path::from_path(entry.path())
                .ok_or_else(|| Error::NotUtf8 { path: entry.path().to_string_lossy().into_owned() })?;
            let relative = path.strip_prefix(root).expect("the walk stays below the root");
            paths.push(slashed(relative).into_owned());
        }
    }
    Ok(paths)
}

/// A folder that cannot be listed stops the run: what it holds is not even known by name.
pub(super) fn unreadable_folder(top: &Utf8Path, error: walkdir::Error) -> Error {
    let path = error.path().and_then(Utf8Path::from_path).unwrap_or(top).to_owned();
    Error::Read { path, source: error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links")) }
}

/// Hidden files, editors' leftovers and read-me files are nobody's incident. In `static/`, what a host reads is not
/// hidden: `.well-known/`, `.nojekyll`.
fn visible(entry: &DirEntry, folder: &str) -> bool {
    let name = entry.file_name().to_string_lossy();
    if folder == "static" && entry.depth() > 0 {
        return !matches!(&*name, ".git" | ".gitignore" | ".DS_Store") && !name.ends_with('~');
    }
    entry.depth() == 0 || !(name.starts_with('.') || name.ends_with('~') || name.eq_ignore_ascii_case("readme.md"))
}

/// The path with `/` between its parts on every system.
pub(super) fn slashed(path: &Utf8Path) -> Cow<'_, Utf8Path> {
    if MAIN_SEPARATOR == '/' {
        return Cow::Borrowed(path);
    }
    let parts: Vec<&str> = path.components().map(|part| part.as_str()).collect();
    Cow::Owned(parts.join("/").into())
}

/// What a path says a file is for.
fn kind_of(path: &Utf8Path, folders: &BTreeSet<Utf8PathBuf>) -> FileKind {
    let Ok(below) = path.strip_prefix("incidents") else {
        return match path.components().next().map(|part| part.as_str()) {
            Some("templates") => FileKind::Template,
            Some("locales") => FileKind::Locale,
            Some("static") => FileKind::Static,
            _ => FileKind::Site,
        };
    };
    let Some(inside) = folder_of(path, folders).and_then(|folder| path.strip_prefix(folder).ok()) else {
        return if is_incident_text(below) { FileKind::Incident } else { FileKind::Attachment };
    };
    let parent = inside.parent().map_or("", Utf8Path::as_str);
    match (parent, inside.file_name().unwrap_or_default()) {
        ("", "index.md" | "index.yaml" | "index.yml") => FileKind::Incident,
        ("", "timeline.yaml" | "timeline.yml") => FileKind::Timeline,
        ("updates", _) if inside.extension() == Some("md") => FileKind::Update,
        ("follow-ups", _) if inside.extension() == Some("md") => FileKind::FollowUp,
        _ => FileKind::Attachment,
    }
}

/// What is wrong with where a text stands: nothing would read it, or it would be published as it is.
fn misplaced(path: &Utf8Path, kind: FileKind, folders: &BTreeSet<Utf8PathBuf>) -> Option<Wrong> {
    let name = path.file_name().unwrap_or_default();
    if kind == FileKind::Template {
        let below = path.strip_prefix("templates").unwrap_or(path).as_str();
        let is_read = path.extension() == Some("html") || ASSETS.contains(&below);
        let message = format!("`{below}` is not a template, and nothing reads it");
        let help = if ASSETS.contains(&name) {
            format!("move it to `templates/{name}`, which replaces the built-in one")
        } else {
            "move it to `static/` to have it copied".into()
        };
        return (!is_read).then(|| wrong("F007", message).help(help));
    }
    if kind == FileKind::Locale {
        let is_read = path.extension() == Some("ftl") && path.parent() == Some(Utf8Path::new("locales"));
        let message = format!("`{name}` is no file of words, and nothing reads it");
        let help = "words of the interface stand in `locales/<language>.ftl`, such as `locales/fr.ftl`";
        return (!is_read).then(|| wrong("F007", message).help(help));
    }
    // Whoever writes `.MD` means a text too, and would see it published as it is.
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    let is_written = matches!(&*ending, "md" | "markdown");
    let is_text = is_written || matches!(&*ending, "yaml" | "yml");
    if kind != FileKind::Attachment {
        return None;
    }
    let Some(folder) = folder_of(path, folders) else {
        let ending = if is_written { "md" } else { "yaml" };
        let help = format!("name it `{}`", path.with_extension(ending).file_name().unwrap_or_default());
        return is_text.then(|| wrong("F007", format!("nothing reads `{name}`")).help(help));
    };
    let inside = path.strip_prefix(folder).ok()?;
    let posts = ["updates", "follow-ups"].into_iter().find(|posts| inside.starts_with(posts));
    match posts {
        Some(posts) if is_text => {
            let message = format!("nothing reads `{inside}`: a post is one `.md` file directly in `{posts}/`");
            let help = "write it as `.md`: its keys between two lines `---`, then its text";
            Some(wrong("F007", message).help(help))
        }
        // Notes for ourselves need no place of their own.
        None if super::says_internal(inside) => None,
        None if is_written => {
            let help = "move it to `updates/` or `follow-ups/`, or to `internal/`, where it is not published";
            Some(wrong("F007", format!("nothing reads `{inside}` in an incident's folder")).help(help))
        }
        None if is_text && inside.parent() == Some(Utf8Path::new("")) => {
            let help = "merge it into the index, name it `timeline.yaml`, or move it to a folder below to publish it as a file";
            Some(wrong("F007", format!("nothing reads `{inside}` in an incident's folder")).help(help))
        }
        _ => None,
    }
}

/// The content of a file, and what is wrong with it.
fn read(root: &Utf8Path, path: &Utf8Path, kind: FileKind) -> (Content, Option<Wrong>) {
    let nothing = || Content::Broken(String::new());
    let full = root.join(path);
    let size = match regular(root, &full) {
        Ok(size) => size,
        Err(finding) => return (nothing(), Some(*finding)),
    };
    if is_text(kind) && size > LARGEST_TEXT {
        let size = size >> 20;
        return (nothing(), Some(wrong("F008", format!("a text of {size} MiB is too large to read"))));
    }
    match fs::read(&full) {
        Err(error) => (nothing(), Some(unreadable(&error))),
        Ok(bytes) if !is_text(kind) => (Content::Bytes(bytes), None),
        Ok(bytes) => decode(bytes),
    }
}

/// What a build kept for the next, if it is there.
pub(super) fn kept(path: &Utf8Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Whether a walk would find something to read there, be it a link that leads nowhere.
fn is_there(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| !there.is_dir())
}

/// Files that a person writes, as against files that are copied.
fn is_text(kind: FileKind) -> bool {
    !matches!(kind, FileKind::Attachment | FileKind::Static)
}

fn unreadable(error: &io::Error) -> Wrong {
    wrong("F003", format!("the file cannot be read: {error}"))
}

/// The size of a file; refuses links out of the site and files that have no end.
fn regular(root: &Utf8Path, full: &Utf8Path) -> Result<u64, Box<Wrong>> {
    let meta = fs::symlink_metadata(full).map_err(|error| unreadable(&error))?;
    let meta = if meta.file_type().is_symlink() {
        let (home, target) = (path::real(root), path::real(full));
        let target = target.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                wrong("F003", "a symbolic link leads to nothing").help("remove the link, or put back what it led to")
            }
            _ => unreadable(&error),
        })?;
        if home.is_ok_and(|home| !target.starts_with(home)) {
            return Err(wrong("F001", "a symbolic link leads out of the site").into());
        }
        fs::metadata(full).map_err(|error| unreadable(&error))?
    } else {
        meta
    };
    if meta.is_file() { Ok(meta.len()) } else { Err(wrong("F002", "this is not a regular file").into()) }
}

/// Text, or the place of the first byte that is not.
fn decode(bytes: Vec<u8>) -> (Content, Option<Wrong>) {
    match String::from_utf8(bytes) {
        Ok(text) => (Content::Text(text), None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let place = Spot::Range(at..at + char::REPLACEMENT_CHARACTER.len_utf8());
            let message = format!("the byte 0x{byte:02X} is not UTF-8");
            (Content::Broken(text), Some(Wrong::new("F004", place, message)))
        }
    }
}
