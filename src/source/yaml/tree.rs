//! The tree of a YAML text: every value and key with the bytes it stands at.
//!
//! In: nodes in one flat list, an alias being a second way to the same node, so that nothing here recurses over what a
//! user wrote. Out: nodes by number. It knows neither the parser nor a schema.

use std::borrow::Cow;
use std::ops::Range;

/// A text's values.
#[derive(Debug)]
pub struct Tree<'t> {
    pub nodes: Vec<Node<'t>>,
    pub root: NodeId,
}

/// The number of a node in its tree.
pub type NodeId = usize;

/// A value or a key.
#[derive(Debug)]
pub struct Node<'t> {
    pub range: Range<usize>,
    pub kind: Kind<'t>,
    /// How many nodes it is with all aliases written out.
    pub weight: usize,
    /// How many collections stand in each other from here on.
    pub height: usize,
}

/// What a value is.
#[derive(Debug)]
pub enum Kind<'t> {
    Scalar { text: Cow<'t, str>, style: Style },
    List { items: Vec<NodeId>, flow: bool },
    Map { entries: Vec<Entry>, flow: bool },
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: it may be a number, true or false, or nothing.
    Plain,
    /// In quotes, as a block, or tagged as text.
    Text,
}

/// A key and its value.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub key: NodeId,
    pub value: NodeId,
    /// Whether no colon stands behind the key: often the end of a text which a comma cut in two.
    pub is_bare: bool,
}

impl<'t> Tree<'t> {
    pub fn root(&self) -> &Node<'t> {
        self.node(self.root)
    }

    /// The node of that number, which must come from this tree.
    pub fn node(&self, id: NodeId) -> &Node<'t> {
        self.nodes.get(id).expect("a node's number is given out when it is added, and none is removed")
    }
}

impl Node<'_> {
    /// The text of a scalar, whatever it may mean.
    pub fn text(&self) -> Option<&str> {
        if let Kind::Scalar { text, .. } = &self.kind { Some(text) } else { None }
    }

    /// Whether it is the empty value.
    pub fn is_null(&self) -> bool {
        let Kind::Scalar { text, style: Style::Plain } = &self.kind else { return false };
        matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
    }
}
