//! The layout of a YAML text, for edits that leave every other byte as it is.
//!
//! In: a text. Out: where a value, its key and its members stand, whether they are written in brackets, and the whole
//! value with every scalar as the text it is. It knows no file format, and changes nothing.

use std::ops::Range;

use serde_json::Value;

use super::shape::Shape;
use super::tree::{Kind, Node, Tree};
use super::{build, explain, value};

/// A YAML text that could be read, and where its parts stand.
#[derive(Debug)]
pub struct Outline<'t> {
    tree: Tree<'t>,
}

/// A value of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The bytes of the value; those of its key where nothing is written behind that.
    pub range: Range<usize>,
    /// The bytes of its key.
    pub key: Option<Range<usize>>,
    pub layout: Layout,
}

/// How a value is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// Not at all.
    Empty,
    /// As `null` or `~`.
    Null,
    Scalar,
    /// A list, in brackets or with a hyphen before each entry, and the bytes of its entries.
    List {
        flow: bool,
        items: Vec<Range<usize>>,
    },
    /// A map, in braces or with a line for each key, and the bytes of its keys and values.
    Map {
        flow: bool,
        entries: Vec<(Range<usize>, Range<usize>)>,
    },
}

impl<'t> Outline<'t> {
    /// Reads a text; `None` if it is not YAML, or holds anything that would be lost, such as an unused anchor.
    #[must_use]
    pub fn new(text: &'t str) -> Option<Self> {
        build::parse(text).ok().map(|tree| Self { tree })
    }

    /// The whole value: a scalar is the text that was written, whatever it may mean, and what is empty is null. `None`
    /// if a key stands twice.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        explain::explain("", &self.tree, &Shape::Any).ok()?;
        value::value(&self.tree, &Shape::Any).ok()
    }

    /// The part of a JSON pointer, if it is there.
    #[must_use]
    pub fn find(&self, pointer: &str) -> Option<Part> {
        let (mut node, mut key) = (self.tree.root(), None);
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            (node, key) = match &node.kind {
                Kind::Scalar { .. } => return None,
                Kind::List { items, .. } => {
                    let at: usize = part.parse().ok()?;
                    (self.tree.node(*items.get(at)?), None)
                }
                Kind::Map { entries, .. } => {
                    let entry = entries.iter().find(|entry| self.tree.node(entry.key).text() == Some(part.as_str()))?;
                    (self.tree.node(entry.value), Some(self.range(entry.key)))
                }
            };
        }
        Some(Part { range: node.range.clone(), layout: self.layout(node, key.as_ref()), key })
    }

    fn layout(&self, node: &Node, key: Option<&Range<usize>>) -> Layout {
        match &node.kind {
            Kind::Scalar { .. } if node.is_null() => {
                let is_written = !node.range.is_empty() && key != Some(&node.range);
                if is_written { Layout::Null } else { Layout::Empty }
            }
            Kind::Scalar { .. } => Layout::Scalar,
            Kind::List { items, flow } => {
                Layout::List { flow: *flow, items: items.iter().map(|item| self.range(*item)).collect() }
            }
            Kind::Map { entries, flow } => {
                let ranges = entries.iter().map(|entry| (self.range(entry.key), self.range(entry.value)));
                Layout::Map { flow: *flow, entries: ranges.collect() }
            }
        }
    }

    fn range(&self, node: usize) -> Range<usize> {
        self.tree.node(node).range.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_told_as_it_is_written() {
        let text = "a: 1\nb:\nc: ~\nd: [1, {x: 2}]\ne:\n  - x: |\n      y\n\nf: {}\n";
        let outline = Outline::new(text).expect("it is YAML");
        let part = |pointer: &str| outline.find(pointer).expect("it is there");
        assert_eq!(part("/a").layout, Layout::Scalar);
        assert_eq!((part("/b").layout, &text[part("/b").range]), (Layout::Empty, "b"));
        assert_eq!(part("/c").layout, Layout::Null);
        assert!(matches!(part("/d").layout, Layout::List { flow: true, items } if &text[items[1].clone()] == "{x: 2}"));
        assert!(matches!(part("/e").layout, Layout::List { flow: false, .. }));
        assert_eq!(text[part("/e").range].chars().next(), Some('-'), "a list begins at its first hyphen");
        assert_eq!(part("/f").layout, Layout::Map { flow: true, entries: Vec::new() });
        assert_eq!(outline.find("/e/1"), None);
    }
}
