//! Files of another system, read once so that they can be imported.
//!
//! In: a file or a folder anywhere. Out: the paths and texts of what may hold incidents, sorted. No link is followed, and
//! what is no text is passed over.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use super::load::{LARGEST_TEXT, slashed, unreadable_folder};
use crate::error::Error;

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
        return Ok(vec![(name, String::from_utf8_lossy(&bytes).into_owned())]);
    }
    let mut texts = Vec::new();
    let walk = WalkDir::new(path).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !PASSED_OVER.iter().any(|name| entry.file_name() == *name)) {
        let entry = entry.map_err(|error| unreadable_folder(path, error))?;
        let Some(full) = Utf8Path::from_path(entry.path()) else { continue };
        let may_tell = matches!(full.extension(), Some("md" | "markdown" | "yml" | "yaml" | "json" | "js" | "ts"));
        let is_small = entry.metadata().is_ok_and(|meta| meta.len() <= LARGEST_TEXT * 16);
        if !entry.file_type().is_file() || !may_tell || !is_small {
            continue;
        }
        let bytes = fs::read(full).map_err(unreadable(full.to_owned()))?;
        let name = slashed(full.strip_prefix(path).unwrap_or(full)).into_string();
        texts.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    Ok(texts)
}
