//! Small questions about paths below the output folder: their folders, and the names kept for ourselves.
//!
//! In: `/`-separated relative paths that `ArtifactPath::new` has accepted. Out: slices of them. It knows no disk.

use std::collections::BTreeSet;
use std::fmt::Display;

use camino::Utf8Path;

/// What every temporary file's name begins with, so that the leftovers of a killed build are recognised.
const TEMPORARY: &str = ".afterword-";

/// What it ends with, so that no other file is taken for one.
const TEMPORARY_END: &str = ".tmp";

/// The lock file on systems where a folder itself cannot be locked.
pub(super) const LOCK: &str = ".afterword.lock";

/// The folders a path stands in, the outermost first; the output folder itself is not among them.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
}

/// The folder a path stands in; `""` is the output folder.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Where a name stands in a folder, of which `""` is the output folder.
pub(super) fn inside(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Folders in rows of equal depth, the outermost row first, so that each row needs only what the rows before it did.
pub(super) fn by_depth<'a>(folders: &BTreeSet<&'a str>) -> Vec<Vec<&'a str>> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for folder in folders {
        let depth = if folder.is_empty() { 0 } else { folder.matches('/').count() + 1 };
        if rows.len() <= depth {
            rows.resize(depth + 1, Vec::new());
        }
        rows.get_mut(depth).expect("resized above").push(folder);
    }
    rows
}

/// The name of the temporary file with that name or purpose.
pub(super) fn temporary(which: impl Display) -> String {
    format!("{TEMPORARY}{which}{TEMPORARY_END}")
}

/// The folder of files that wait to be put in place.
pub(super) const WAITING: &str = ".afterword-new";

/// Whether a path is that of a temporary file.
pub(super) fn is_temporary(path: &str) -> bool {
    let name = name_of(path);
    name.starts_with(TEMPORARY) && name.ends_with(TEMPORARY_END)
}

/// Whether a path is that of a page, which may refer to other files.
pub(super) fn is_page(path: &str) -> bool {
    Utf8Path::new(path).extension() == Some("html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_apart_into_its_folders() {
        assert_eq!(folders_of("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders_of("c.html").count(), 0);
        assert_eq!((folder_of("a/b/c"), name_of("a/b/c")), ("a/b", "c"));
        assert_eq!((folder_of("c"), name_of("c")), ("", "c"));
        assert_eq!(by_depth(&BTreeSet::from(["", "a", "a/b", "a-b"])), [vec![""], vec!["a", "a-b"], vec!["a/b"]]);
    }

    #[test]
    fn only_a_temporary_file_of_ours_is_taken_for_one() {
        assert!(is_temporary(&inside("a", &temporary(7))));
        for path in [".afterword-journal", ".afterword-notes.txt", "a.tmp", "a/.afterword.lock"] {
            assert!(!is_temporary(path), "{path}");
        }
    }
}
