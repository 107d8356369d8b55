//! Files of another system, read once so that they can be imported.
//!
//! In: a file or a folder anywhere. Out: the paths and texts of what may hold incidents, sorted. No link is followed, and
//! of what is no text only the path is given.

use std::collections::BTreeSet;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use super::load::{LARGEST_TEXT, slashed, unreadable_folder};
use crate::error::Error;
use crate::path;

/// Folders that hold programs, themes and output, and no incidents.
const PASSED_OVER: [&str; 8] =
    [".git", ".github", "node_modules", "themes", "public", "resources", "layouts", "target"];

/// The texts of a file or a folder: each with its path below it, and with the path as it was named for a file.
pub fn read(path: &Utf8Path) -> Result<Vec<(String, String)>, Error> {
    let unreadable = |path: Utf8PathBuf| move |source| Error::Read { path, source };
    let meta = fs::metadata(path).map_err(unreadable(path.to_owned()))?;
    if !meta.is_dir() {
        let bytes = fs::read(path).map_err(unreadable(path.to_owned()))?;
        let name = path.file_name().unwrap_or(path.as_str()).to_owned();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let shown = named(folder_of(path), &text);
        return Ok(std::iter::once((name, text)).chain(shown).collect());
    }
    let mut texts = Vec::new();
    let walk = WalkDir::new(path).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !PASSED_OVER.iter().any(|name| entry.file_name() == *name)) {
        let entry = entry.map_err(|error| unreadable_folder(path, error))?;
        let Some(full) = Utf8Path::from_path(entry.path()) else { continue };
        let may_tell = matches!(full.extension(), Some("md" | "markdown" | "yml" | "yaml" | "json" | "js" | "ts"));
        let name = slashed(full.strip_prefix(path).unwrap_or(full)).to_string();
        let is_small = entry.metadata().is_ok_and(|meta| meta.len() <= LARGEST_TEXT * 16);
        if !entry.file_type().is_file() || !is_small {
            continue;
        }
        if !may_tell {
            // That it is there is enough: a text may show it.
            texts.push((name, String::new()));
            continue;
        }
        let bytes = fs::read(full).map_err(unreadable(full.to_owned()))?;
        texts.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    Ok(texts)
}

/// The folder that paths start from: of a file, the one that it stands in.
fn folder_of(path: &Utf8Path) -> &Utf8Path {
    let is_folder = fs::metadata(path).is_ok_and(|meta| meta.is_dir());
    if is_folder { path } else { path.parent().filter(|folder| *folder != "").unwrap_or(Utf8Path::new(".")) }
}

/// The paths of files below a folder that the text of a file in it names. A whole folder is not looked through for one
/// file, which may stand anywhere.
fn named(folder: &Utf8Path, text: &str) -> Vec<(String, String)> {
    let words = text.split(|letter: char| letter.is_whitespace() || "()<>\"'".contains(letter));
    let words = words.map(|word| word.trim_start_matches("./")).filter(|word| word.contains('.'));
    let leads_out = |part: &str| part.is_empty() || part.starts_with('.') || PASSED_OVER.contains(&part);
    let is_below = |word: &&str| !word.split('/').any(leads_out);
    let paths: BTreeSet<&str> = words.filter(is_below).collect();
    // A folder on the way may be a link out of here.
    let home = path::real(folder).ok();
    let is_here = |path: &&str| path::real(&folder.join(path)).ok() == home.as_ref().map(|home| home.join(path));
    let is_file =
        |path: &&str| is_here(path) && fs::symlink_metadata(folder.join(path)).is_ok_and(|meta| meta.is_file());
    paths.into_iter().filter(is_file).map(|path| (path.to_owned(), String::new())).collect()
}

/// What some files hold that were found with `path`, each with the path that it goes to.
pub fn bytes<'t>(
    path: &Utf8Path,
    files: impl Iterator<Item = (&'t str, &'t str)>,
) -> Result<Vec<(&'t str, Vec<u8>)>, Error> {
    let folder = folder_of(path);
    let read = |(from, to)| match fs::read(folder.join(from)) {
        Ok(bytes) => Ok((to, bytes)),
        Err(source) => Err(Error::Read { path: folder.join(from), source }),
    };
    files.map(read).collect()
}
