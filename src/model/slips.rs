//! What a promise was first due, by the past of its file.
//!
//! In: records, and the tree with the history of its files. Out: the same promises, each with the day that was named
//! first, where that is another one. A promise is known again by its words: one that was worded anew is a new one.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::incident::{FirstDue, Incident};
use super::lower::{self, Include, Records};
use crate::config::Site;
use crate::source::{Content, FileId, FileKind, SourceFile, SourceTree};
use crate::time::{Moment, Timestamp};

/// The incidents that promise something by a day: each as it was read, and with what its past says.
#[derive(Default)]
pub struct LookedUp(BTreeMap<FileId, (Arc<Incident>, Arc<Incident>)>);

impl LookedUp {
    /// Looks up what each promise was first due, as far as the history goes back and was public at `now`; where an
    /// incident is the same as before, so is what was found, if nothing has been added to the history.
    pub fn of(
        records: &mut Records,
        tree: &SourceTree,
        include: Include,
        now: Timestamp,
        before: Option<&Self>,
    ) -> Self {
        let Records { site, incidents, .. } = records;
        let is_dated = |incident: &&mut Arc<Incident>| incident.actions.iter().any(|action| action.due.is_some());
        let known = |shared: &mut Arc<Incident>| {
            let read = Arc::clone(shared);
            *shared = match before.and_then(|before| before.0.get(&read.file)) {
                Some((then, found)) if Arc::ptr_eq(then, &read) => Arc::clone(found),
                _ => looked_up(&read, tree, site, include, now),
            };
            (read.file, (read, Arc::clone(shared)))
        };
        Self(incidents.par_iter_mut().filter(is_dated).map(known).collect())
    }
}

/// An incident with what each of its promises was first due; the same one where it has no past.
fn looked_up(
    incident: &Arc<Incident>,
    tree: &SourceTree,
    site: &Site,
    include: Include,
    now: Timestamp,
) -> Arc<Incident> {
    let path = &tree.file(incident.file).path;
    let mut past = tree.history.of([path.as_path()]);
    let is_whole = past.iter().all(|revision| revision.at <= now);
    past.retain(|revision| revision.at <= now);
    past.reverse();
    let texts = past.into_iter().filter_map(|revision| revision.text);
    let then = |text: Arc<str>| {
        let file = SourceFile::new(path.clone(), FileKind::Incident, Content::Text(text.as_ref().to_owned()));
        let tree = SourceTree::new(vec![file]);
        let file = tree.of_kind(FileKind::Incident).next()?;
        // What was wrong with it then is no finding of now.
        lower::incident(&tree, file, site, include, &mut Vec::new())
    };
    let versions: Vec<Incident> = texts.filter_map(then).collect();
    if versions.is_empty() {
        return Arc::clone(incident);
    }
    let mut incident = Incident::clone(incident);
    for action in &mut incident.actions {
        let name = name(action.what.text());
        let dues = versions
            .iter()
            .filter_map(|version| version.actions.iter().find(|then| self::name(then.what.text()) == name)?.due);
        let dues: Vec<Moment> = dues.chain(action.due.filter(|_| is_whole)).collect();
        // What was moved after that moment says nothing of what was known then.
        let known = dues.last().copied();
        action.first_due = first(dues).filter(|_| known == action.due);
    }
    Arc::new(incident)
}

/// The words by which a promise is known again.
fn name(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The first of some days and how often it was moved, if it was.
fn first(mut dues: Vec<Moment>) -> Option<FirstDue> {
    dues.dedup();
    let moves = dues.len().checked_sub(1).filter(|moves| *moves > 0)?;
    Some(FirstDue { due: *dues.first()?, moves })
}
