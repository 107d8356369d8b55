//! The scalars of a YAML text, each with the way to it.
//!
//! In: a text. Out: leaves in the order in which they are written. It knows no schema: what has to look at every
//! word that somebody wrote, whatever its key, begins here.

use std::ops::Range;

use super::build;
use super::tree::{Kind, NodeId, Tree};

/// A scalar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The keys and the numbers that lead to it.
    pub path: Vec<String>,
    pub text: String,
    pub range: Range<usize>,
}

impl Leaf {
    /// The last key on the way to it; numbers in lists do not count.
    #[must_use]
    pub fn key(&self) -> &str {
        let keys = self.path.iter().rev();
        keys.map(String::as_str).find(|part| !part.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or_default()
    }
}

/// The scalars of a text; none if it cannot be read.
#[must_use]
pub fn leaves(text: &str) -> Vec<Leaf> {
    let mut found = Vec::new();
    if let Ok(tree) = build::parse(text) {
        walk(&tree, tree.root, &mut Vec::new(), &mut found);
    }
    found
}

/// The scalars below a node, whose depth the parser limits.
fn walk(tree: &Tree, id: NodeId, path: &mut Vec<String>, found: &mut Vec<Leaf>) {
    let node = tree.node(id);
    let below = |name: String, id: NodeId, path: &mut Vec<String>, found: &mut Vec<Leaf>| {
        path.push(name);
        walk(tree, id, path, found);
        path.pop();
    };
    match &node.kind {
        Kind::Scalar { text, .. } => {
            found.push(Leaf { path: path.clone(), text: text.to_string(), range: node.range.clone() });
        }
        Kind::List { items, .. } => {
            items.iter().enumerate().for_each(|(place, item)| below(place.to_string(), *item, path, found));
        }
        Kind::Map { entries, .. } => {
            for entry in entries {
                // A key of several words is text that somebody wrote, such as what a figure counts.
                let key = tree.node(entry.key);
                if let Some(text) = key.text().filter(|text| text.contains([' ', '['])) {
                    let path = path.iter().cloned().chain([text.to_owned()]).collect();
                    found.push(Leaf { path, text: text.to_owned(), range: key.range.clone() });
                }
            }
            for entry in entries {
                below(tree.node(entry.key).text().unwrap_or_default().to_owned(), entry.value, path, found);
            }
        }
    }
}
