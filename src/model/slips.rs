//! What a promise was first due, by the past of its file.
//!
//! In: records, and the tree with the history of its files. Out: the same promises, each with the day that was named
//! first, where that is another one. A promise is known again by its words: one that was worded anew is a new one.

use std::sync::Arc;

use super::incident::{FirstDue, Incident};
use super::lower::{self, Include, Records};
use crate::source::{Content, FileKind, SourceFile, SourceTree};
use crate::time::{Moment, Timestamp};

/// Looks up what each promise was first due, as far as the history goes back and was public at `now`.
pub fn look_up(records: &mut Records, tree: &SourceTree, include: Include, now: Timestamp) {
    let site = &records.site;
    for shared in records.incidents.iter_mut().filter(|incident| incident.actions.iter().any(|it| it.due.is_some())) {
        let incident = Arc::make_mut(shared);
        let path = &tree.file(incident.file).path;
        let mut past = tree.history.of([path.as_path()]);
        let is_whole = past.iter().all(|revision| revision.at <= now);
        past.retain(|revision| revision.at <= now);
        past.reverse();
        let texts = past.into_iter().filter_map(|revision| revision.text);
        let then = |text: String| {
            let file = SourceFile::new(path.clone(), FileKind::Incident, Content::Text(text));
            let tree = SourceTree::new(vec![file]);
            let file = tree.of_kind(FileKind::Incident).next()?;
            // What was wrong with it then is no finding of now.
            lower::incident(&tree, file, site, include, &mut Vec::new())
        };
        let versions: Vec<Incident> = texts.filter_map(then).collect();
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
    }
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
