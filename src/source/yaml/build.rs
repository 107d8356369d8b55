//! From the parser's events to a tree.
//!
//! In: a YAML text. Out: its tree, or the mistakes without which there is none. A bomb of aliases weighs no more than its
//! text here; what it would weigh written out is counted as the tree grows, and refused. It knows no schema.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle, Span, StructureStyle, Tag};

use super::tree::{Entry, Kind, Node, NodeId, Style, Tree};
use super::{MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_NODES, Problem, syntax};

/// After how many mistakes with anchors and tags the reading ends.
const MAX_PROBLEMS: usize = 50;

/// How many bytes of a text a node stands for, more or less: a key is a word, and a value often a sentence.
const BYTES: usize = 40;

/// What is left of building after an event: nothing, or the mistake that ends it.
type Step<T = ()> = Result<T, Box<Problem>>;

/// Reads a text into a tree.
///
/// # Errors
/// The first mistake of syntax, and mistakes with anchors, aliases and tags before it; or that the text is too long.
pub fn parse(text: &str) -> Result<Tree<'_>, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        let message = format!("the YAML is {} bytes long; at most {MAX_BYTES} are read", text.len());
        return Err(vec![Problem::new("Y005", 0..0, message)]);
    }
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
    };
    let mut build = Build { text, nodes: Vec::with_capacity(text.len() / BYTES), ..Build::default() };
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((event, span)) => build.event(event, span),
            Err(error) => Err(syntax::explain(text, &error).into()),
        };
        if build.problems.len() >= MAX_PROBLEMS {
            return Err(build.problems);
        }
        if let Err(problem) = step {
            let line = |range: &Range<usize>| syntax::line(text, range.start);
            if !build.problems.iter().any(|found| line(&found.place) == line(&problem.place)) {
                build.problems.push(*problem);
            }
            return Err(build.problems);
        }
    }
    build.finish()
}

/// A tree in the making.
#[derive(Default)]
struct Build<'t> {
    text: &'t str,
    nodes: Vec<Node<'t>>,
    open: Vec<Open>,
    root: Option<NodeId>,
    documents: usize,
    aliases: usize,
    /// How many entries merge keys have brought in.
    merged: usize,
    anchors: BTreeMap<usize, Anchor>,
    problems: Vec<Problem>,
}

/// A collection whose end is yet to come. A map's keys and values are its children in turn.
struct Open {
    map: bool,
    flow: bool,
    start: usize,
    anchor: usize,
    children: Vec<NodeId>,
}

/// The number that the parser gives to a node without an anchor.
const NO_ANCHOR: usize = 0;

/// A name given to a node.
#[derive(Default)]
struct Anchor {
    /// None until the node is whole.
    node: Option<NodeId>,
    name: String,
    range: Range<usize>,
    used: bool,
}

fn too_many(range: Range<usize>) -> Problem {
    Problem::new("Y005", range, format!("more than {MAX_NODES} values")).label("too much")
}

impl<'t> Build<'t> {
    fn event(&mut self, event: Event<'t>, span: Span) -> Step {
        let range = syntax::fit(self.text, span.byte_range().unwrap_or(0..0));
        match event {
            Event::DocumentStart(..) => self.document(range),
            Event::Scalar(value, style, anchor, tag) => {
                let is_text = self.tagged_as_text(tag.as_deref(), span) || style != ScalarStyle::Plain;
                let style = if is_text { Style::Text } else { Style::Plain };
                let id = self.add(range, Kind::Scalar { text: value, style })?;
                self.place(id, anchor);
                Ok(())
            }
            Event::SequenceStart(style, anchor, tag) => self.open(false, style, anchor, tag.as_deref(), span),
            Event::MappingStart(style, anchor, tag) => self.open(true, style, anchor, tag.as_deref(), span),
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Anchor(id, name) => {
                let anchor = self.anchors.entry(id).or_default();
                (anchor.name, anchor.range) = (name.into_owned(), range);
                Ok(())
            }
            Event::Alias(id) => self.alias(id, range),
            Event::UnresolvedAlias(name) => {
                self.problems.push(
                    Problem::new("Y001", range.clone(), format!("`*{name}` stands for an anchor that is not there"))
                        .label("a `*` here begins an alias")
                        .help(syntax::quote_value(self.text, &range)),
                );
                let id = self.add(range, Kind::Scalar { text: name, style: Style::Text })?;
                self.place(id, NO_ANCHOR);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn document(&mut self, range: Range<usize>) -> Step {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        Err(Problem::new("Y001", range, "a second YAML document begins")
            .label("only one document is read")
            .help("remove the `---`, or move what follows to a file of its own")
            .into())
    }

    fn open(&mut self, map: bool, style: StructureStyle, anchor: usize, tag: Option<&Tag>, span: Span) -> Step {
        let range = syntax::fit(self.text, span.byte_range().unwrap_or(0..0));
        self.tagged_as_text(tag, span);
        if self.open.len() >= MAX_DEPTH {
            return Err(syntax::too_deep(range).into());
        }
        let flow = style == StructureStyle::Flow;
        self.open.push(Open { map, flow, start: range.start, anchor, children: Vec::new() });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Step {
        let Some(Open { map, flow, start, anchor, children }) = self.open.pop() else { return Ok(()) };
        let ends = children.iter().map(|id| self.nodes.get(*id).map_or(start, |node| node.range.end));
        let end = if flow { end } else { ends.max().unwrap_or(end) };
        let range = syntax::fit(self.text, start..end);
        let kind = if map {
            Kind::Map { entries: self.entries(&children)?, flow }
        } else {
            Kind::List { items: children, flow }
        };
        let id = self.add(range, kind)?;
        self.place(id, anchor);
        Ok(())
    }

    /// Pairs keys with values, gives an empty value the place of its key, and writes merge keys out.
    fn entries(&mut self, children: &[NodeId]) -> Step<Vec<Entry>> {
        let (mut entries, mut merged) = (Vec::with_capacity(children.len() / 2), Vec::new());
        for pair in children.chunks_exact(2) {
            let &[key, value] = pair else { continue };
            let (Some(key_node), Some(value_node)) = (self.nodes.get(key), self.nodes.get(value)) else { continue };
            let is_merge = matches!(&key_node.kind, Kind::Scalar { text, style: Style::Plain } if text == "<<");
            if is_merge {
                merged.push(value);
                continue;
            }
            let mut is_bare = false;
            if value_node.range.is_empty() {
                let range = key_node.range.clone();
                is_bare = !self.text[range.end..].trim_start().starts_with(':');
                if let Some(node) = self.nodes.get_mut(value) {
                    node.range = range;
                }
            }
            entries.push(Entry { key, value, is_bare });
        }
        for value in merged {
            self.merge(value, &mut entries)?;
        }
        Ok(entries)
    }

    /// Adds what a merge key brings in, except keys that are there already.
    fn merge(&mut self, value: NodeId, entries: &mut Vec<Entry>) -> Step {
        let text = |id: NodeId| self.nodes.get(id).and_then(Node::text);
        let mut names: BTreeSet<Option<&str>> = entries.iter().map(|entry| text(entry.key)).collect();
        let sources = match self.nodes.get(value).map(|node| &node.kind) {
            Some(Kind::List { items, .. }) => items.as_slice(),
            _ => &[value],
        };
        for source in sources {
            let Some(node) = self.nodes.get(*source) else { continue };
            let Kind::Map { entries: brought, .. } = &node.kind else {
                let problem = Problem::new("Y004", node.range.clone(), "`<<` can only bring in a map");
                self.problems.push(problem.label("not a map"));
                continue;
            };
            self.merged += brought.len();
            if self.merged > MAX_NODES {
                return Err(too_many(node.range.clone()).into());
            }
            entries.extend(brought.iter().filter(|new| names.insert(text(new.key))).copied());
        }
        Ok(())
    }

    fn alias(&mut self, id: usize, range: Range<usize>) -> Step {
        self.aliases += 1;
        if self.aliases > MAX_ALIASES {
            let problem = Problem::new("Y005", range, format!("more than {MAX_ALIASES} aliases"));
            return Err(problem.label("write the value itself").into());
        }
        let anchor = self.anchors.entry(id).or_default();
        anchor.used = true;
        let Some(node) = anchor.node else {
            return Err(Problem::new("Y005", range, "an alias stands inside of what it stands for")
                .label("this would never end")
                .into());
        };
        if self.open.len() + self.nodes.get(node).map_or(0, |node| node.height) > MAX_DEPTH {
            return Err(syntax::too_deep(range).into());
        }
        self.place(node, NO_ANCHOR);
        Ok(())
    }

    /// Whether a tag makes text of its value; a tag that YAML does not define would be lost, and is a problem.
    fn tagged_as_text(&mut self, tag: Option<&Tag>, span: Span) -> bool {
        let Some(tag) = tag else { return false };
        let (handle, suffix) = tag.parts();
        if !tag.is_yaml_core_schema() && (handle, suffix) != ("!", "") && (handle, suffix) != ("", "!") {
            let range = span.tag_span().and_then(|span| span.byte_range()).or(span.byte_range()).unwrap_or(0..0);
            let range = syntax::fit(self.text, range);
            let written = self.text.get(range.clone()).unwrap_or_default();
            self.problems.push(
                Problem::new("Y001", range.clone(), format!("`{written}` is a tag and would be lost"))
                    .label("a `!` here begins a tag")
                    .help(syntax::quote_value(self.text, &range)),
            );
        }
        tag.is_yaml_core_schema_tag("str") || !tag.is_yaml_core_schema()
    }

    fn add(&mut self, range: Range<usize>, kind: Kind<'t>) -> Step<NodeId> {
        let measure = |ids: &mut dyn Iterator<Item = NodeId>| {
            ids.filter_map(|id| self.nodes.get(id))
                .fold((1_usize, 0), |(weight, height), node| (weight + node.weight, node.height.max(height)))
        };
        let (weight, height) = match &kind {
            Kind::Scalar { .. } => (1, 0),
            Kind::List { items, .. } => {
                let (weight, height) = measure(&mut items.iter().copied());
                (weight, height + 1)
            }
            Kind::Map { entries, .. } => {
                let (weight, height) = measure(&mut entries.iter().flat_map(|entry| [entry.key, entry.value]));
                (weight, height + 1)
            }
        };
        if weight > MAX_NODES || self.nodes.len() >= MAX_NODES {
            return Err(too_many(range).into());
        }
        self.nodes.push(Node { range, kind, weight, height });
        Ok(self.nodes.len() - 1)
    }

    /// Puts a node where it belongs, and gives it its anchor.
    fn place(&mut self, id: NodeId, anchor: usize) {
        if anchor != NO_ANCHOR {
            self.anchors.entry(anchor).or_default().node = Some(id);
        }
        match self.open.last_mut() {
            Some(open) => open.children.push(id),
            None => self.root = Some(id),
        }
    }

    fn finish(mut self) -> Result<Tree<'t>, Vec<Problem>> {
        let unused = self.anchors.values().filter(|anchor| !anchor.used);
        for anchor in unused.take(MAX_PROBLEMS) {
            self.problems.push(
                Problem::new("Y001", anchor.range.clone(), format!("`&{}` would be lost", anchor.name))
                    .label("a `&` here begins an anchor, and nothing uses it")
                    .help(syntax::quote_value(self.text, &anchor.range)),
            );
        }
        if !self.problems.is_empty() {
            self.problems.sort_by_key(|problem| problem.place.start);
            return Err(self.problems);
        }
        let root = self.root.unwrap_or_else(|| {
            let kind = Kind::Scalar { text: Cow::Borrowed(""), style: Style::Plain };
            self.nodes.push(Node { range: 0..0, kind, weight: 1, height: 0 });
            self.nodes.len() - 1
        });
        Ok(Tree { nodes: self.nodes, root })
    }
}
