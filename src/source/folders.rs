//! Which folders are an incident: those that hold its index.
//!
//! In: paths. Out: such folders, and in which of them a file stands. It knows nothing of what the files say.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

/// The folder whose index that is, which is an incident.
pub(super) fn own_folder(path: &Utf8Path) -> Option<&Utf8Path> {
    let is_index = path.starts_with("incidents") && path.file_stem() == Some("index") && is_incident_text(path);
    path.parent().filter(|_| is_index)
}

/// The folders that are an incident.
pub(super) fn incident_folders<'p>(paths: impl IntoIterator<Item = &'p Utf8PathBuf>) -> BTreeSet<Utf8PathBuf> {
    paths.into_iter().filter_map(|path| own_folder(path)).map(Utf8Path::to_owned).collect()
}

/// The innermost of those folders that a path is in.
pub(super) fn folder_of<'p>(path: &'p Utf8Path, folders: &BTreeSet<Utf8PathBuf>) -> Option<&'p Utf8Path> {
    path.ancestors().skip(1).find(|above| folders.contains(*above))
}

/// Whether an incident may stand in a file of that name.
pub(super) fn is_incident_text(path: &Utf8Path) -> bool {
    matches!(path.extension(), Some("md" | "yaml" | "yml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_the_innermost_incident_around_it() {
        let paths =
            ["incidents/a/index.md", "incidents/a/b/index.yaml", "incidents/c/index.de.md", "static/d/index.md"];
        let folders = incident_folders(&paths.map(Utf8PathBuf::from));
        for (path, folder) in [
            ("incidents/a/updates/1.md", Some("incidents/a")),
            ("incidents/a/b/c/log.txt", Some("incidents/a/b")),
            ("incidents/a.md", None),
            ("incidents/c/index.md", None),
            ("static/d/x.png", None),
        ] {
            assert_eq!(folder_of(path.into(), &folders).map(Utf8Path::as_str), folder, "{path}");
        }
    }
}
