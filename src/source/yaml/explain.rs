//! Every mistake of a YAML tree at once.
//!
//! In: a tree and the shape it should have. Out: problems: unknown, missing and repeated keys, and values of the wrong
//! kind. Of a tree without any, `value` makes what it stands for. It knows no file format but shapes.

use std::collections::BTreeMap;
use std::fmt;

use super::shape::{Key, Shape, listed};
use super::tree::{Entry, Kind, Node, NodeId, Style, Tree};
use super::value::{could_be, is_left_out, scalar};
use super::{Problem, meant, syntax};
use crate::diag::nearest;

/// How many known keys are listed in full when none is near the written one.
const FEW: usize = 14;
/// How much of a text is quoted in a message, in characters; nothing longer is taken for a slip or a number.
pub const LONGEST: usize = 80;

/// Whether the tree of a text is of that shape, and what is worth a look if it is.
///
/// # Errors
/// Every problem, in the order of their places.
pub fn explain(text: &str, tree: &Tree, shape: &Shape) -> Result<Vec<Problem>, Vec<Problem>> {
    let mut walk = Walk { text, tree, problems: Vec::new(), doubts: Vec::new() };
    let root = tree.root();
    match shape {
        Shape::List(_) | Shape::Map(_) if root.is_null() => {}
        Shape::Keys(keys) if root.is_null() => walk.keys(root, &[], keys, What::File),
        _ => walk.value(root, shape, What::File),
    }
    let (mut problems, mut doubts) = (walk.problems, walk.doubts);
    doubts.dedup();
    if problems.is_empty() {
        return Ok(doubts);
    }
    problems.extend(doubts);
    problems.sort_by(|one, other| (one.place.start, one.code.id).cmp(&(other.place.start, other.code.id)));
    // An alias shows the same mistake once more.
    problems.dedup();
    Err(problems)
}

/// What a value is called in a message.
#[derive(Clone, Copy)]
enum What<'w> {
    File,
    Key(&'w str),
    Entry(&'w What<'w>),
}

impl<'w> What<'w> {
    /// The key that holds the value, or the list that holds it.
    fn key(self) -> Option<&'w str> {
        match self {
            Self::File => None,
            Self::Key(name) => Some(name),
            Self::Entry(list) => list.key(),
        }
    }
}

impl fmt::Display for What<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Key(name) => f.write_str(&quoted(name)),
            Self::Entry(list) => write!(f, "an entry of {list}"),
        }
    }
}

struct Walk<'t> {
    text: &'t str,
    tree: &'t Tree<'t>,
    problems: Vec<Problem>,
    /// What may be meant as it is.
    doubts: Vec<Problem>,
}

impl<'t> Walk<'t> {
    /// Walks a value that should be of the shape.
    fn value(&mut self, node: &'t Node, shape: &Shape, what: What) {
        match (shape, &node.kind) {
            (Shape::Any, Kind::Scalar { .. }) => {}
            (Shape::Any, Kind::List { items, .. }) => self.list(items, shape, what),
            (Shape::Any, Kind::Map { entries, .. }) => self.map(entries, shape),
            (Shape::Maybe(of), _) if node.is_null() => {
                if **of == Shape::Text {
                    self.text(node, what);
                }
            }
            (Shape::Maybe(shape), _) => self.value(node, shape, what),
            (Shape::Either(shapes), _) => match shapes.iter().find(|shape| could_be(node, shape)) {
                Some(shape) => self.value(node, shape, what),
                None => self.wrong(node, shape, what),
            },
            (Shape::Text, Kind::Scalar { .. }) if !node.is_null() => self.text(node, what),
            (Shape::Words(words), Kind::Scalar { text, .. }) if !node.is_null() => self.word(node, text, words, what),
            (Shape::Bool, Kind::Scalar { text, .. }) if scalar::<bool>(text).is_some() => {}
            (Shape::Whole(least, most), Kind::Scalar { text, .. }) => {
                if !scalar::<i64>(text).is_some_and(|number| (least..=most).contains(&&number)) {
                    self.wrong_number(node, text, shape, what);
                }
            }
            (Shape::Number, Kind::Scalar { text, .. }) if scalar::<f64>(text).is_some_and(f64::is_finite) => {}
            (Shape::List(of), Kind::List { items, .. }) => self.list(items, of, what),
            (Shape::Map(of), Kind::Map { entries, .. }) => self.map(entries, of),
            (Shape::Keys(keys), Kind::Map { entries, .. }) => self.keys(node, entries, keys, what),
            _ => self.wrong(node, shape, what),
        }
    }

    /// Looks at where a plain text ends.
    fn text(&mut self, node: &Node, what: What) {
        let is_plain = matches!(node.kind, Kind::Scalar { style: Style::Plain, .. });
        let Some(comment) = syntax::comment(self.text, node).filter(|_| is_plain) else { return };
        let value = if node.is_null() { comment.clone() } else { node.range.start..comment.end };
        let help = syntax::quote_all(self.text, &value);
        let message = if node.is_null() {
            format!("{what} is empty: a comment follows")
        } else {
            format!("a comment ends {what}")
        };
        let doubt = Problem::new("Y008", comment, message).label("no reader sees this").help(help);
        self.doubts.push(doubt);
    }

    fn list(&mut self, items: &'t [NodeId], of: &Shape, what: What) {
        for item in items {
            self.value(self.tree.node(*item), of, What::Entry(&what));
        }
    }

    fn map(&mut self, entries: &'t [Entry], of: &Shape) {
        let mut before: Option<(&str, &Entry)> = None;
        for (name, entry) in self.names(entries) {
            if before.is_some_and(|(name, before)| self.is_cut(name, before, entry)) {
                continue;
            }
            before = Some((name, entry));
            self.value(self.tree.node(entry.value), of, What::Key(name));
        }
    }

    fn keys(&mut self, node: &Node, entries: &'t [Entry], keys: &[Key], what: What) {
        let mut before: Option<(&str, &Entry)> = None;
        for (name, entry) in self.names(entries) {
            let Some(key) = Key::named(keys, name) else {
                if !before.is_some_and(|(name, before)| self.is_cut(name, before, entry)) {
                    self.unknown(name, entry.key, keys);
                }
                continue;
            };
            before = Some((name, entry));
            let value = self.tree.node(entry.value);
            if !is_left_out(key, value) {
                self.value(value, &key.shape, What::Key(name));
            }
        }
        let written = |name: &str| entries.iter().any(|entry| self.tree.node(entry.key).text() == Some(name));
        let missing = keys.iter().filter(|key| key.required && !written(&key.name));
        self.problems.extend(missing.map(|Key { name, .. }| {
            let problem = Problem::new("Y007", node.range.clone(), format!("{what} has no `{name}`"));
            problem.label(format!("`{name}` is missing")).help(format!("add `{name}:`"))
        }));
    }

    /// Whether what looks like a key is the end of the text before it, which a comma cut in two: `{text: It fell, at last}`.
    fn is_cut(&mut self, name: &str, before: &Entry, entry: &Entry) -> bool {
        let (value, key) = (self.tree.node(before.value), self.tree.node(entry.key));
        if !entry.is_bare
            || key.text().and_then(syntax::glued).is_some()
            || !matches!(value.kind, Kind::Scalar { style: Style::Plain, .. })
        {
            return false;
        }
        let range = value.range.start..key.range.end;
        match self.problems.last_mut().filter(|last| last.place.start == range.start) {
            Some(last) => last.place = range,
            None => self.problems.push(
                Problem::new("Y003", range, format!("a comma ends the value of {}", quoted(name)))
                    .label("one text, and a `,` divides within braces")
                    .help("put all of it in quotes"),
            ),
        }
        true
    }

    /// The entries by name; a key that stands twice or is no text is a problem and left out.
    fn names(&mut self, entries: &'t [Entry]) -> Vec<(&'t str, &'t Entry)> {
        let (mut names, mut known) = (Vec::with_capacity(entries.len()), BTreeMap::new());
        for entry in entries {
            let node = self.tree.node(entry.key);
            let Some(name) = node.text().filter(|_| !node.is_null()) else {
                let message = format!("a key must be text, not {}", found(node));
                self.problems.push(Problem::new("Y004", node.range.clone(), message).label("not a key"));
                continue;
            };
            let first = *known.entry(name).or_insert(entry);
            if std::ptr::eq(first, entry) {
                names.push((name, entry));
                continue;
            }
            let mut problem =
                Problem::new("Y002", node.range.clone(), format!("the key {} stands twice", quoted(name)))
                    .label("here again")
                    .help("keep one of them");
            problem.related.push((self.tree.node(first.key).range.clone(), "first here".into()));
            self.problems.push(problem);
        }
        names
    }

    fn unknown(&mut self, name: &str, key: NodeId, keys: &[Key]) {
        let range = self.tree.node(key).range.clone();
        let problem =
            Problem::new("Y003", range, format!("unknown key {}", quoted(name))).label("no key of the format");
        if let Some((first, rest)) = syntax::glued(name).filter(|(first, _)| Key::named(keys, first).is_some()) {
            let problem = problem.label("no space behind the `:`");
            return self.problems.push(problem.help(format!("write `{first}: {rest}`")));
        }
        let known = keys.iter().map(|key| key.name.as_str());
        self.problems.push(match meant::key(name, keys).or_else(|| near(name, known.clone())) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None if meant::elsewhere(name, keys).is_some() => Problem { help: meant::elsewhere(name, keys), ..problem },
            None if keys.len() <= FEW => problem.help(listed("the keys here are ", known, " and ")),
            None => problem,
        });
    }

    fn word(&mut self, node: &Node, text: &str, words: &[String], what: What) {
        if words.iter().any(|word| word == text) {
            return;
        }
        let known = words.iter().map(String::as_str);
        let problem = Problem::new("Y004", node.range.clone(), format!("{what} cannot be {}", quoted(text)))
            .label(listed("expected ", known.clone(), " or "));
        self.problems.push(match meant::word(text, words).or_else(|| near(text, known)) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem,
        });
    }

    fn wrong_number(&mut self, node: &Node, text: &str, shape: &Shape, what: What) {
        let (Shape::Whole(least, most), "a number") = (shape, found(node)) else {
            return self.wrong(node, shape, what);
        };
        let message = format!("{what} must be a whole number from {least} to {most}, not {}", quoted(text));
        self.problems.push(Problem::new("Y004", node.range.clone(), message).label("not such a number"));
    }

    fn wrong(&mut self, node: &Node, shape: &Shape, what: What) {
        if let Some(problem) = self.lost(node, shape, what) {
            return self.problems.push(problem);
        }
        let found = found(node);
        let message = format!("{what} must be {}, not {found}", shape.name());
        let problem = Problem::new("Y004", node.range.clone(), message).label(found);
        self.problems.push(match meant::form(self.tree, node, shape, what.key()) {
            Some(help) => problem.help(help),
            None => problem,
        });
    }
}

impl Walk<'_> {
    /// What became of a value that its writer thinks is there.
    fn lost(&self, node: &Node, shape: &Shape, what: What) -> Option<Problem> {
        if matches!((what, shape), (What::File, Shape::Keys(_))) && node.text().is_some() {
            return syntax::hard_space(self.text, syntax::line(self.text, node.range.start));
        }
        if !node.is_null() {
            return None;
        }
        if let Some(comment) = syntax::comment(self.text, node) {
            let help = syntax::quote_all(self.text, &comment);
            let message = format!("{what} is empty: a comment follows");
            return Some(Problem::new("Y004", comment, message).label("no reader sees this").help(help));
        }
        // An empty value stands where its key does.
        let (key, value) = syntax::glued(self.text.get(node.range.clone())?)?;
        let problem = Problem::new("Y004", node.range.clone(), format!("{what} has no value"));
        Some(problem.label("no space behind the `:`").help(format!("write `{key}: {value}`")))
    }
}

/// What was written, in backticks, and not all of it where it is long.
fn quoted(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

fn near<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LONGEST { None } else { nearest(written, known) }
}

/// What a value is, in a message.
fn found(node: &Node) -> &'static str {
    match &node.kind {
        Kind::Scalar { .. } if node.is_null() => "empty",
        Kind::Scalar { text, style: Style::Plain } if matches!(&**text, "true" | "false" | "yes" | "no") => {
            "true or false"
        }
        Kind::Scalar { text, style: Style::Plain } if scalar::<f64>(text).is_some() => "a number",
        Kind::Scalar { .. } => "text",
        Kind::List { .. } => "a list",
        Kind::Map { .. } => "a map",
    }
}
