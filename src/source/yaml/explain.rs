//! Every mistake of a YAML tree at once, and its value where there is none.
//!
//! In: a tree and the shape it should have. Out: a JSON value in which text is text, however it looks (`title: 404`),
//! or problems: unknown, missing and repeated keys, and values of the wrong kind. It knows no file format but shapes.

use serde_json::{Map, Number, Value};

use super::Problem;
use super::shape::{Key, Shape, listed};
use super::tree::{Entry, Kind, Node, NodeId, Style, Tree};
use crate::diag::nearest;
use indexmap::IndexMap;

/// How many known keys are listed in full when none is near the written one.
const FEW: usize = 14;
/// How much of a text is quoted in a message, in characters; nothing longer is taken for a slip or a number.
const LONGEST: usize = 80;

/// What people write, and other tools call it, and the key that is meant, where there is one of that name.
const MEANT: [(&[&str], &str); 9] = [
    (&["affected", "affects", "affected_components", "services", "systems"], "components"),
    (&["end", "ended", "end_time", "ended_at", "resolved_at", "finished", "until"], "resolved"),
    (&["start", "start_time", "started_at", "began", "begin", "date", "created_at"], "started"),
    (&["name", "subject", "headline"], "title"),
    (&["time", "when", "date", "timestamp", "created_at"], "at"),
    (&["body", "message", "description", "content"], "text"),
    (&["assignee", "who", "responsible"], "owner"),
    (&["action", "title", "task", "text", "description"], "what"),
    (&["deadline", "due_date", "eta"], "due"),
];

/// The tree's value, as serde will take it for the shape's type.
///
/// # Errors
/// Every problem, in the order of their places.
pub fn explain(tree: &Tree, shape: &Shape) -> Result<Value, Vec<Problem>> {
    let mut walk = Walk { tree, problems: Vec::new() };
    let root = tree.root();
    let value = match shape {
        Shape::List(_) if root.is_null() => Value::Array(Vec::new()),
        Shape::Map(_) => walk.empty_or(root, shape),
        Shape::Keys(keys) if root.is_null() => walk.keys(root, &[], keys, "the file"),
        _ => walk.value(root, shape, "the file"),
    };
    let mut problems = walk.problems;
    if problems.is_empty() {
        return Ok(value);
    }
    problems.sort_by(|one, other| (one.range.start, one.code).cmp(&(other.range.start, other.code)));
    // An alias shows the same mistake once more.
    problems.dedup();
    Err(problems)
}

struct Walk<'t> {
    tree: &'t Tree,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    fn empty_or(&mut self, node: &Node, shape: &Shape) -> Value {
        if node.is_null() { Value::Object(Map::new()) } else { self.value(node, shape, "the file") }
    }

    /// The value as the shape has it; `what` names it in messages.
    fn value(&mut self, node: &Node, shape: &Shape, what: &str) -> Value {
        match (shape, &node.kind) {
            (Shape::Any, _) => self.any(node),
            (Shape::Maybe(_), _) if node.is_null() => Value::Null,
            (Shape::Maybe(shape), _) => self.value(node, shape, what),
            (Shape::Either(shapes), _) => match shapes.iter().find(|shape| could_be(node, shape)) {
                Some(shape) => self.value(node, shape, what),
                None => self.wrong(node, shape, what),
            },
            (Shape::Text, Kind::Scalar { text, .. }) if !node.is_null() => Value::String(text.clone()),
            (Shape::Words(words), Kind::Scalar { text, .. }) if !node.is_null() => self.word(node, text, words, what),
            (Shape::Bool, Kind::Scalar { text, .. }) => {
                scalar::<bool>(text).map_or_else(|| self.wrong(node, shape, what), Value::Bool)
            }
            (Shape::Whole(least, most), Kind::Scalar { text, .. }) => {
                let number = scalar::<i64>(text).filter(|number| (least..=most).contains(&number));
                number.map_or_else(|| self.wrong_number(node, text, shape, what), Value::from)
            }
            (Shape::Number, Kind::Scalar { text, .. }) => {
                let number = scalar::<f64>(text).and_then(Number::from_f64);
                number.map_or_else(|| self.wrong(node, shape, what), Value::Number)
            }
            (Shape::List(of), Kind::List { items, .. }) => {
                let what = format!("an entry of {what}");
                items.iter().map(|item| self.value(self.tree.node(*item), of, &what)).collect()
            }
            (Shape::Map(of), Kind::Map { entries, .. }) => self.map(entries, of),
            (Shape::Keys(keys), Kind::Map { entries, .. }) => self.keys(node, entries, keys, what),
            _ => self.wrong(node, shape, what),
        }
    }

    fn map(&mut self, entries: &[Entry], of: &Shape) -> Value {
        let mut map = Map::new();
        for (name, entry) in self.names(entries) {
            let value = self.value(self.tree.node(entry.value), of, &quoted(&name));
            map.insert(name, value);
        }
        Value::Object(map)
    }

    fn keys(&mut self, node: &Node, entries: &[Entry], keys: &IndexMap<String, Key>, what: &str) -> Value {
        let mut map = Map::new();
        let mut before: Option<(String, Entry)> = None;
        for (name, entry) in self.names(entries) {
            let Some(key) = keys.get(&name) else {
                if !before.as_ref().is_some_and(|(name, before)| self.is_cut(name, before, &entry)) {
                    self.unknown(&name, entry.key, keys);
                }
                continue;
            };
            before = Some((name.clone(), entry));
            let value = self.tree.node(entry.value);
            // An empty key is one left out, also where the type has no word for nothing.
            if value.is_null() && !key.required && !matches!(key.shape, Shape::Maybe(_) | Shape::Any) {
                continue;
            }
            let value = self.value(value, &key.shape, &quoted(&name));
            map.insert(name, value);
        }
        let written = |name: &str| entries.iter().any(|entry| self.tree.node(entry.key).text() == Some(name));
        let missing: Vec<&str> =
            keys.iter().filter(|(name, key)| key.required && !written(name)).map(|(name, _)| name.as_str()).collect();
        for name in missing {
            let problem = Problem::new("Y007", node.range.clone(), format!("{what} has no `{name}`"));
            self.problems.push(problem.label(format!("`{name}` is missing")).help(format!("add `{name}:`")));
        }
        Value::Object(map)
    }

    /// Whether what looks like a key is the end of the text before it, which a comma cut in two: `{text: It fell, at last}`.
    fn is_cut(&mut self, name: &str, before: &Entry, entry: &Entry) -> bool {
        let (value, key) = (self.tree.node(before.value), self.tree.node(entry.key));
        if !entry.is_bare || !matches!(value.kind, Kind::Scalar { style: Style::Plain, .. }) {
            return false;
        }
        let range = value.range.start..key.range.end;
        match self.problems.last_mut().filter(|last| last.range.start == range.start) {
            Some(last) => last.range = range,
            None => self.problems.push(
                Problem::new("Y003", range, format!("a comma ends the value of {}", quoted(name)))
                    .label("one text")
                    .help("put all of it in quotes"),
            ),
        }
        true
    }

    /// The entries by name; a key that stands twice or is no text is a problem and left out.
    fn names(&mut self, entries: &[Entry]) -> Vec<(String, Entry)> {
        let mut names: IndexMap<String, Entry> = IndexMap::new();
        for entry in entries {
            let node = self.tree.node(entry.key);
            let Some(name) = node.text().filter(|_| !node.is_null()) else {
                let message = format!("a key must be text, not {}", found(node));
                self.problems.push(Problem::new("Y004", node.range.clone(), message).label("not a key"));
                continue;
            };
            if let Some(first) = names.get(name) {
                let mut problem =
                    Problem::new("Y002", node.range.clone(), format!("the key {} stands twice", quoted(name)))
                        .label("here again")
                        .help("keep one of them");
                problem.related.push((self.tree.node(first.key).range.clone(), "first here".into()));
                self.problems.push(problem);
            } else {
                names.insert(name.to_owned(), *entry);
            }
        }
        names.into_iter().collect()
    }

    fn unknown(&mut self, name: &str, key: NodeId, keys: &IndexMap<String, Key>) {
        let range = self.tree.node(key).range.clone();
        let problem =
            Problem::new("Y003", range, format!("unknown key {}", quoted(name))).label("no key of the format");
        let known = keys.keys().map(String::as_str);
        let folded = name.to_lowercase().replace(['-', ' '], "_");
        let meant = MEANT.iter().filter(|(words, _)| words.contains(&folded.as_str())).map(|(_, key)| *key);
        let meant = meant.into_iter().find(|key| keys.contains_key(*key));
        self.problems.push(match meant.or_else(|| near(name, known.clone())) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None if keys.len() <= FEW => problem.help(listed("the keys here are ", known, " and ")),
            None => problem,
        });
    }

    fn word(&mut self, node: &Node, text: &str, words: &[String], what: &str) -> Value {
        if words.iter().any(|word| word == text) {
            return Value::String(text.to_owned());
        }
        let known = words.iter().map(String::as_str);
        let problem = Problem::new("Y004", node.range.clone(), format!("{what} cannot be {}", quoted(text)))
            .label(listed("expected ", known.clone(), " or "));
        self.problems.push(match near(text, known) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem,
        });
        Value::Null
    }

    fn wrong_number(&mut self, node: &Node, text: &str, shape: &Shape, what: &str) -> Value {
        let (Shape::Whole(least, most), "a number") = (shape, found(node)) else {
            return self.wrong(node, shape, what);
        };
        let message = format!("{what} must be a whole number from {least} to {most}, not {}", quoted(text));
        self.problems.push(Problem::new("Y004", node.range.clone(), message).label("not such a number"));
        Value::Null
    }

    fn wrong(&mut self, node: &Node, shape: &Shape, what: &str) -> Value {
        let found = found(node);
        let message = format!("{what} must be {}, not {found}", shape.name());
        let problem = Problem::new("Y004", node.range.clone(), message).label(found);
        let flow = matches!(node.kind, Kind::List { flow: true, .. } | Kind::Map { flow: true, .. });
        let wants_list = matches!(shape, Shape::List(of) if **of == Shape::Text);
        self.problems.push(match (shape, node.text()) {
            (_, Some(text))
                if wants_list && !node.is_null() && text.len() <= 60 && !text.contains(['\n', ',', ':']) =>
            {
                problem.help(format!("write it as a list: `[{text}]`"))
            }
            (Shape::Text | Shape::Words(_), None) if flow => problem.help("if it is text, put it in quotes"),
            (Shape::Bool, _) => problem.help("write `true` or `false`"),
            (Shape::Whole(..), _) => problem.help("write the number in digits"),
            (Shape::List(of), _) if matches!(**of, Shape::Keys(_)) => problem.help("begin each entry with `- `"),
            _ => problem,
        });
        Value::Null
    }

    fn any(&mut self, node: &Node) -> Value {
        match &node.kind {
            Kind::Scalar { .. } if node.is_null() => Value::Null,
            Kind::Scalar { text, .. } => Value::String(text.clone()),
            Kind::List { items, .. } => items.iter().map(|item| self.any(self.tree.node(*item))).collect(),
            Kind::Map { entries, .. } => self.map(entries, &Shape::Any),
        }
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

/// A number, or true or false, as serde would read it.
fn scalar<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    let is_word = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
    if is_word { serde_saphyr::from_str(text).ok() } else { None }
}

/// Whether a value is at least of the kind that the shape is, so that its mistakes are best told in its terms.
fn could_be(node: &Node, shape: &Shape) -> bool {
    match (&node.kind, shape) {
        (_, Shape::Maybe(shape)) => node.is_null() || could_be(node, shape),
        (_, Shape::Either(shapes)) => shapes.iter().any(|shape| could_be(node, shape)),
        (Kind::Scalar { .. }, Shape::Text | Shape::Words(_)) => !node.is_null(),
        (Kind::Scalar { text, .. }, Shape::Bool) => scalar::<bool>(text).is_some(),
        (Kind::Scalar { text, .. }, Shape::Whole(..) | Shape::Number) => scalar::<f64>(text).is_some(),
        (_, Shape::Any) | (Kind::List { .. }, Shape::List(_)) | (Kind::Map { .. }, Shape::Map(_) | Shape::Keys(_)) => {
            true
        }
        _ => false,
    }
}

/// What a value is, in a message.
fn found(node: &Node) -> &'static str {
    match &node.kind {
        Kind::Scalar { .. } if node.is_null() => "empty",
        Kind::Scalar { text, style: Style::Plain } if matches!(text.as_str(), "true" | "false" | "yes" | "no") => {
            "true or false"
        }
        Kind::Scalar { text, style: Style::Plain } if scalar::<f64>(text).is_some() => "a number",
        Kind::Scalar { .. } => "text",
        Kind::List { .. } => "a list",
        Kind::Map { .. } => "a map",
    }
}
