//! Refuses output folders in which a build would write over the sources of a site.
//!
//! In: the output folder, which need not exist, and the site's root. Out: nothing, or `Error::Output` that says why.

use std::fs;
use std::path::{Component, Path, PathBuf};

use camino::Utf8Path;

use crate::error::Error;
use crate::source::FOLDERS;

/// Checks that `out` may be written; symbolic links are seen through, as is `..`.
pub(super) fn check(out: &Utf8Path, root: Option<&Utf8Path>) -> Result<(), Error> {
    let refuse = |why| Err(Error::Output { path: out.to_owned(), why });
    if out.as_str().is_empty() {
        return refuse("it has no name");
    }
    let Some(real) = real_path(out.as_std_path()) else {
        return refuse("it goes up, with `..`, from a folder that is not there");
    };
    if real.exists() && !real.is_dir() {
        return refuse("it is not a folder");
    }
    if let Some(why) = root.and_then(|root| holds_sources(&real, &real_path(root.as_std_path())?)) {
        return refuse(why);
    }
    if fs::symlink_metadata(real.join("site.yaml")).is_ok() {
        return refuse("it holds a `site.yaml`, so it is the root of a site");
    }
    Ok(())
}

/// Checks that files may be put into a folder beside what stands there: anywhere but among the sources of a site.
pub fn spare_folder(out: &Utf8Path, root: &Utf8Path) -> Result<(), Error> {
    spare(out, root, holds_sources)
}

/// Checks that a file may be put there, in place of one that stands there: it is none of the sources of a site.
pub fn spare_file(out: &Utf8Path, root: &Utf8Path) -> Result<(), Error> {
    spare(out, root, is_source)
}

/// Why a path of a site must not be written, if it must not.
type Judge = fn(&Path, &Path) -> Option<&'static str>;

fn spare(out: &Utf8Path, root: &Utf8Path, judge: Judge) -> Result<(), Error> {
    // What cannot be found cannot be written either.
    let why = real_path(out.as_std_path()).and_then(|real| judge(&real, &real_path(root.as_std_path())?));
    why.map_or(Ok(()), |why| Err(Error::Output { path: out.to_owned(), why }))
}

/// Why a folder is not apart from the sources of a site, if it is not.
fn holds_sources(real: &Path, root: &Path) -> Option<&'static str> {
    if real == root {
        return Some("it is the root of the site");
    }
    if root.starts_with(real) {
        return Some("the site itself stands in it");
    }
    is_source(real, root)
}

/// Why a path is one of sources, if it is.
fn is_source(real: &Path, root: &Path) -> Option<&'static str> {
    let sources = FOLDERS.into_iter().chain(["site.yaml"]).filter_map(|name| real_path(&root.join(name)));
    let mut sources = sources.filter(|source| real.starts_with(source) || source.starts_with(real));
    sources.next().map(|_| "sources of the site stand there")
}

/// The path without symbolic links, which need not be UTF-8, as far as it exists; `None` if the rest of it goes up.
#[expect(clippy::disallowed_methods, reason = "what is compared and never shown")]
fn real_path(path: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(path).ok()?;
    let (real, there) = whole.ancestors().find_map(|part| Some((fs::canonicalize(part).ok()?, part)))?;
    let rest = whole.strip_prefix(there).ok()?;
    let plain = rest.components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| if rest.as_os_str().is_empty() { real.clone() } else { real.join(rest) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site in a temporary folder, and what the check says of a path below it.
    #[track_caller]
    fn refused(out: &str, why: Option<&str>) {
        let held = tempfile::tempdir().expect("a temporary folder");
        let root = Utf8Path::from_path(held.path()).expect("UTF-8").join("site");
        for folder in FOLDERS {
            fs::create_dir_all(root.join(folder)).expect("a source folder");
        }
        fs::create_dir_all(root.join("other")).expect("another site");
        fs::write(root.join("other/site.yaml"), "title: other").expect("another site");
        fs::write(root.join("file"), "").expect("a file");
        let said = match check(&root.join(out), Some(&root)) {
            Err(Error::Output { why, .. }) => Some(why),
            other => other.map(|()| None).expect("no other error"),
        };
        assert_eq!(said.is_some(), why.is_some(), "{out}: {said:?}");
        assert!(said.unwrap_or_default().contains(why.unwrap_or_default()), "{out}: {said:?}");
    }

    #[test]
    fn sources_are_no_output_folder() {
        refused("", Some("root of the site"));
        refused("public/../../site", Some("`..`"));
        refused("static/..", Some("root of the site"));
        refused("..", Some("the site itself"));
        refused("incidents", Some("sources"));
        refused("static/new/deeper", Some("sources"));
        refused("templates", Some("sources"));
        refused("locales/public", Some("sources"));
        refused("other", Some("`site.yaml`"));
        refused("file", Some("not a folder"));
    }

    #[test]
    fn other_folders_are() {
        for out in ["public", "public/deeper", "../elsewhere", "incidents-public", "static/../public"] {
            refused(out, None);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_to_the_sources_is_seen_through() {
        let held = tempfile::tempdir().expect("a temporary folder");
        let root = Utf8Path::from_path(held.path()).expect("UTF-8");
        fs::create_dir(root.join("incidents")).expect("a folder");
        std::os::unix::fs::symlink("incidents", root.join("public")).expect("a link");
        assert!(matches!(check(&root.join("public"), Some(root)), Err(Error::Output { .. })));
    }
}
