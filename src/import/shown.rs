//! Pictures and other files that foreign texts show: which of them stand where, and where they go.
//!
//! In: the paths of all files of the other system, and the targets of links. Out: new targets, and which file goes where.
//! It opens none of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::address::{self, joined, meant};

/// A file that goes with what was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its path in the other system.
    pub from: String,
    /// Its path from the site's root.
    pub to: String,
    /// The path of the incident file that shows it.
    pub of: String,
}

/// A file that a text leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Of the whole site, at this path below `static/`.
    Site(String),
    /// Beside the incident, at this path in its folder.
    Own(String),
}

/// The files of the other system, and what texts want of them.
#[derive(Debug, Default)]
pub(super) struct Shown {
    there: BTreeSet<String>,
    /// What each file of the other system shows: that file, where that is, and where it goes.
    found: BTreeMap<(String, String), Place>,
    /// What a file leads to and is not there.
    missing: BTreeSet<(String, String)>,
}

impl Shown {
    /// What begins with a dot is not for a site: `.git/config`, `.env`.
    pub(super) fn of(there: impl Iterator<Item = String>) -> Self {
        let is_open = |path: &String| path != "-" && !path.split('/').any(|part| part.starts_with('.'));
        Self { there: there.filter(is_open).collect(), ..Self::default() }
    }

    /// The new target of a link in a file, if it leads to a file that goes along. `base` is the address of the old site.
    pub(super) fn lead(&mut self, file: &str, target: &str, base: Option<&str>) -> Option<String> {
        let end = target.find(['?', '#']).unwrap_or(target.len());
        let (path, rest) = target.split_at(end);
        let plain = meant(path);
        let Some((from, mut place)) = self.find(file, &plain, base) else {
            let is_file = plain.rsplit('/').next().is_some_and(|name| name.contains('.') && !is_record(name));
            // The old site may still have it.
            if is_file && base.is_none() && !plain.starts_with("//") {
                self.missing.insert((file.to_owned(), plain));
            }
            return None;
        };
        let known = self.found.get(&(file.to_owned(), from.clone()));
        if let Some(known) = known {
            place = known.clone();
        } else if self.found(file).any(|(_, known)| *known == place) {
            // Two files of one name from two folders.
            place = Place::Own(from.clone());
        }
        let rest = rest.find('#').map_or("", |at| &rest[at..]);
        let new = match &place {
            Place::Site(path) => format!("/{}{rest}", address::path(path)),
            Place::Own(path) => format!("{}{rest}", address::path(path)),
        };
        self.found.insert((file.to_owned(), from), place);
        Some(new)
    }

    /// The file that is meant: of the site's own ones, or from the folder of the text.
    fn find(&self, file: &str, path: &str, base: Option<&str>) -> Option<(String, Place)> {
        if path.is_empty() || is_record(path) {
            return None;
        }
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !path.starts_with('/')
            && let Some(from) = joined(folder, path).filter(|from| self.there.contains(from))
        {
            let inner = path.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
            return Some((from, Place::Own(inner.collect::<Vec<_>>().join("/"))));
        }
        let inner = joined("", path.trim_start_matches('/').trim_start_matches("../"))?;
        let below = base.and_then(|base| base.split_once("://")).and_then(|(_, rest)| rest.split_once('/'));
        let inner =
            below.and_then(|(_, below)| inner.strip_prefix(&format!("{}/", below.trim_matches('/')))).unwrap_or(&inner);
        let (whole, end) = (format!("static/{inner}"), format!("/static/{inner}"));
        if let Some(from) = self.there.iter().find(|from| **from == whole || from.ends_with(&end)) {
            return Some((from.clone(), Place::Site(inner.to_owned())));
        }
        // From the root of a repository, as its host shows it.
        let is_there = path.starts_with('/') && self.there.contains(inner);
        is_there.then(|| (inner.to_owned(), Place::Own(inner.to_owned())))
    }

    /// What a file shows: where that is, and where it goes.
    pub(super) fn found(&self, file: &str) -> impl Iterator<Item = (&str, &Place)> {
        let first = (file.to_owned(), String::new());
        let own = self.found.range(first..).take_while(move |((of, _), _)| of == file);
        own.map(|((_, from), place)| (from.as_str(), place))
    }

    /// What a file leads to and is not there.
    pub(super) fn missing(&self, file: &str) -> impl Iterator<Item = &str> {
        let first = (file.to_owned(), String::new());
        self.missing.range(first..).take_while(move |(of, _)| of == file).map(|(_, target)| target.as_str())
    }
}

/// A file that would be read as a part of an incident.
pub(super) fn is_record(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    matches!(ending.as_str(), "md" | "markdown" | "yml" | "yaml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_where_it_stands() {
        let there =
            ["static/img/p.png", "pm/img/g 1.png", "pm/x.md", "img/o.png", "pm/img/o.png", "pm/img/ä#2.png", "pm/.env"];
        let mut shown = Shown::of(there.map(str::to_owned).into_iter());
        let mut lead = |target: &str| shown.lead("pm/x.md", target, Some("https://a.example/status/"));
        assert_eq!(lead("/img/p.png").as_deref(), Some("/img/p.png"));
        assert_eq!(lead("/status/img/p.png").as_deref(), Some("/img/p.png"));
        assert_eq!(lead("img/p.png").as_deref(), Some("/img/p.png"));
        assert_eq!(lead("./img/g%201.png?raw=true#x").as_deref(), Some("img/g%201.png#x"));
        assert_eq!(lead("../img/o.png").as_deref(), Some("img/o.png"));
        assert_eq!(lead("img/o.png").as_deref(), Some("pm/img/o.png"));
        assert_eq!(lead("/img/o.png").as_deref(), Some("img/o.png"));
        assert_eq!(lead("./img/%C3%A4%232.png#x").as_deref(), Some("img/ä%232.png#x"));
        assert_eq!(lead("../pm/img/g 1.png").as_deref(), Some("img/g%201.png"), "one file goes to one place");
        assert_eq!(lead(".env"), None);
        assert_eq!(lead("x.md"), None);
        assert_eq!(lead("../../img/o.png"), None);
        assert_eq!(lead("gone.png"), None);
        assert_eq!(shown.missing("pm/x.md").count(), 0, "the old site may have it");
        assert_eq!(shown.lead("pm/x.md", "gone.png", None), None);
        assert_eq!(shown.missing("pm/x.md").collect::<Vec<_>>(), ["gone.png"]);
    }
}
