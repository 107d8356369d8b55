//! What is put in place by one rename: a new folder whose files are all due at once, and else each file.
//!
//! In: a plan, and which folders are on a disk of their own. Out: a `Layout`. It touches no disk.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{folder_of, folders_of};
use super::plan::{Change, Plan};
use crate::artifact::{Body, Stage, Stored, Waits};

/// How a plan is carried out.
#[derive(Default)]
pub(super) struct Layout<'p> {
    /// New folders that are made before anything is in place, the outer ones first.
    pub(super) made: BTreeSet<&'p str>,
    /// New folders that come as a whole.
    pub(super) whole: Vec<Whole<'p>>,
    pub(super) files: Vec<Single<'p>>,
}

/// A new folder whose files are all due at once.
pub(super) struct Whole<'p> {
    pub(super) folder: &'p str,
    pub(super) stage: Stage,
    pub(super) changes: Vec<&'p Change<'p>>,
}

/// A file that is put in place alone.
pub(super) struct Single<'p> {
    pub(super) change: &'p Change<'p>,
    /// Its number, for as long as it waits.
    pub(super) number: usize,
    /// The folder in which it waits, if no rename reaches its place from where others do.
    pub(super) near: Option<&'p str>,
}

impl<'p> Layout<'p> {
    /// Lays a plan out, `apart` being the folders that no rename reaches.
    pub(super) fn of(plan: &'p Plan<'p>, apart: &BTreeSet<&str>) -> Self {
        let is_new = |folder: &&str| plan.new_folders.contains(folder);
        let is_apart = |change: &Change| apart.contains(ground(plan, change));
        let mut stages: BTreeMap<&str, Option<Stage>> = BTreeMap::new();
        for change in &plan.changes {
            let is_alone = matches!(&change.artifact.body, Body::Stored(Stored { waiting: Some(Waits::Alone(_)), .. }));
            let stage = (!is_alone && !is_apart(change)).then_some(change.artifact.stage);
            for folder in folders_of(change.path.as_str()).filter(is_new) {
                stages.entry(folder).and_modify(|known| *known = known.filter(|_| *known == stage)).or_insert(stage);
            }
        }
        // Where case does not count, two spellings wait in one folder.
        let mut spelled: BTreeMap<String, &str> = BTreeMap::new();
        for folder in &plan.new_folders {
            if let Some(other) = spelled.insert(folder.to_lowercase(), folder) {
                stages.extend([(*folder, None), (other, None)]);
            }
        }
        let mut layout = Self { made: BTreeSet::new(), whole: Vec::new(), files: Vec::new() };
        let mut whole: BTreeMap<&str, Whole> = BTreeMap::new();
        for (number, change) in plan.changes.iter().enumerate() {
            let new = || folders_of(change.path.as_str()).filter(is_new);
            let outermost = new().find_map(|folder| Some((folder, stages.get(folder).copied().flatten()?)));
            layout.made.extend(new().take_while(|folder| outermost.is_none_or(|(whole, _)| whole != *folder)));
            if let Some((folder, stage)) = outermost {
                let whole = whole.entry(folder).or_insert(Whole { folder, stage, changes: Vec::new() });
                whole.changes.push(change);
            } else {
                let near = is_apart(change).then(|| ground(plan, change));
                layout.files.push(Single { change, number, near });
            }
        }
        layout.whole = whole.into_values().collect();
        layout
    }
}

/// The innermost folder on the way to a file that is there already, and stays.
pub(super) fn ground<'p>(plan: &Plan, change: &'p Change<'p>) -> &'p str {
    let path = change.path.as_str();
    let is_evicted = |folder: &&str| change.evicts.iter().any(|evicted| evicted.as_str() == *folder);
    let missing = folders_of(path).find(|folder| plan.new_folders.contains(folder) || is_evicted(folder));
    missing.map_or_else(|| folder_of(path), folder_of)
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::*;
    use crate::artifact::{Artifact, ArtifactPath, ArtifactSet};
    use crate::publish::plan::compare;

    /// What is made, what comes as a whole, and what alone, in an empty folder.
    fn laid_out(files: &[(&str, Stage)]) -> [Vec<String>; 3] {
        let held = tempfile::tempdir().expect("a temporary folder");
        let mut set = ArtifactSet::default();
        for (path, stage) in files {
            let path = ArtifactPath::new(*path).expect("a plain path");
            set.insert(path, Artifact { stage: *stage, body: Body::Held(Vec::new()) }).expect("no collision");
        }
        let plan = compare(&set, Utf8Path::from_path(held.path()).expect("UTF-8")).expect("nothing is in the way");
        let layout = Layout::of(&plan, &BTreeSet::new());
        [
            layout.made.into_iter().map(String::from).collect(),
            layout.whole.iter().map(|whole| whole.folder.to_owned()).collect(),
            layout.files.iter().map(|single| single.change.path.as_str().to_owned()).collect(),
        ]
    }

    #[test]
    fn a_new_folder_comes_at_once_where_all_of_it_is_due() {
        let [made, whole, files] = laid_out(&[
            ("incidents/index.html", Stage::Index),
            ("incidents/a/index.html", Stage::Page),
            ("incidents/a/as-of/1/index.html", Stage::Page),
            ("incidents/b/index.html", Stage::Page),
            ("incidents/b/picture.png", Stage::Asset),
        ]);
        assert_eq!(made, ["incidents", "incidents/b"]);
        assert_eq!(whole, ["incidents/a"]);
        assert_eq!(files, ["incidents/b/picture.png", "incidents/b/index.html", "incidents/index.html"]);
    }

    #[test]
    fn two_spellings_of_a_new_folder_come_file_by_file() {
        let [made, whole, files] = laid_out(&[("Assets/a.txt", Stage::Asset), ("assets/b.txt", Stage::Asset)]);
        assert_eq!((made, whole), (vec!["Assets".to_owned(), "assets".to_owned()], Vec::new()));
        assert_eq!(files, ["Assets/a.txt", "assets/b.txt"]);
    }
}
