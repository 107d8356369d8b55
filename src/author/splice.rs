//! Edits to a YAML text as splices: a key, an entry or a value is put in, and every other byte stays.
//!
//! In: a text and one change. Out: the new text, which has been read back and says what the old one said and the
//! change; or nothing, if no splice does that. Places are tried in turn, and reading back decides. It knows no format.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::source::yaml::{Layout, Outline, Part, emit};

/// One change to the value of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// One more entry at the end of a list of the file's own keys.
    Append { list: &'static str, entry: Map<String, Value> },
    /// One more entry of such a list, before the one with that number from 0.
    Insert { list: &'static str, before: usize, entry: Map<String, Value> },
    /// A key of the map at a JSON pointer gets a value, whether it had one or not.
    Set { map: String, key: &'static str, value: Value },
    /// A key of the map at a JSON pointer goes, if it is there.
    Remove { map: String, key: &'static str },
}

/// An entry of the keys that have a value, in their order.
#[must_use]
pub fn entry<const N: usize>(keys: [(&str, Value); N]) -> Map<String, Value> {
    keys.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A splice: the bytes that go, and the text that comes.
type Splice = (Range<usize>, String);

/// The text with the change, if that can be done with one splice; new lines end in `eol`.
#[must_use]
pub fn splice(text: &str, change: &Change, eol: &str) -> Option<String> {
    let outline = Outline::new(text)?;
    let wanted = wanted(outline.value()?, change)?;
    let file = File { text, outline: &outline, eol };
    file.splices(change).into_iter().find_map(|(range, new)| {
        let mut spliced = text.to_owned();
        text.get(range.clone())?;
        spliced.replace_range(range, &new);
        let read = Outline::new(&spliced)?.value()?;
        (read == wanted).then_some(spliced)
    })
}

/// What the file must say afterwards.
fn wanted(mut value: Value, change: &Change) -> Option<Value> {
    if value.is_null() {
        value = Value::Object(Map::new());
    }
    match change {
        Change::Append { list, entry } => {
            let list = value.as_object_mut()?.entry(*list).or_insert(Value::Null);
            if list.is_null() {
                *list = Value::Array(Vec::new());
            }
            list.as_array_mut()?.push(as_read(Value::Object(entry.clone())));
        }
        Change::Insert { list, before, entry } => {
            let list = value.as_object_mut()?.get_mut(*list)?.as_array_mut()?;
            list.get(*before)?;
            list.insert(*before, as_read(Value::Object(entry.clone())));
        }
        Change::Set { map, key, value: new } => {
            value.pointer_mut(map)?.as_object_mut()?.insert((*key).to_owned(), as_read(new.clone()));
        }
        Change::Remove { map, key } => {
            value.pointer_mut(map)?.as_object_mut()?.shift_remove(*key);
        }
    }
    Some(value)
}

/// A value as it is read back, its scalars being text.
fn as_read(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().map(|(key, value)| (key, as_read(value))).collect()),
        Value::Array(items) => items.into_iter().map(as_read).collect(),
        Value::Bool(_) | Value::Number(_) => Value::String(value.to_string()),
        Value::Null | Value::String(_) => value,
    }
}

/// A text to be edited.
struct File<'t> {
    text: &'t str,
    outline: &'t Outline<'t>,
    eol: &'t str,
}

impl File<'_> {
    /// The splices that may do it, the best first.
    fn splices(&self, change: &Change) -> Vec<Splice> {
        match change {
            Change::Append { list, entry } => {
                let new = Value::Array(vec![Value::Object(entry.clone())]);
                match self.outline.find(&format!("/{list}")) {
                    None => self.insert("", list, &new),
                    Some(part) => match &part.layout {
                        Layout::List { flow: false, items } => self.hyphened(&part.range, items, entry),
                        Layout::List { flow: true, items } => self.bracketed(&part, items, list, entry),
                        _ => self.put(&part, list, &new),
                    },
                }
            }
            Change::Insert { list, before, entry } => self.before_item(list, *before, entry),
            Change::Set { map, key, value } => match self.outline.find(&format!("{map}/{key}")) {
                None => self.insert(map, key, value),
                Some(part) => self.put(&part, key, value),
            },
            Change::Remove { map, key } => self.without(map, key),
        }
    }

    /// A key that goes: with its lines, or with what parts it from its neighbour.
    fn without(&self, map: &str, key: &str) -> Vec<Splice> {
        let Some(key) = self.outline.find(&format!("{map}/{key}")).and_then(|part| part.key) else {
            return vec![(0..0, String::new())];
        };
        let Some(Part { layout: Layout::Map { entries, .. }, .. }) = self.outline.find(map) else { return Vec::new() };
        let Some(place) = entries.iter().position(|(known, _)| *known == key) else { return Vec::new() };
        let end = |entry| {
            let end = self.end(entry);
            self.text.get(..end).map_or(end, |before| before.trim_end().len())
        };
        let mut splices = Vec::new();
        let last = end(&entries[place]);
        if let Some(indent) = self.indent(key.start) {
            splices.push((key.start - indent.len()..self.line_after(last), String::new()));
        }
        splices.extend(entries.get(place + 1).map(|(next, _)| (key.start..next.start, String::new())));
        splices.extend(place.checked_sub(1).map(|before| (end(&entries[before])..last, String::new())));
        splices
    }

    /// One more entry behind those with hyphens.
    fn hyphened(&self, list: &Range<usize>, items: &[Range<usize>], entry: &Map<String, Value>) -> Vec<Splice> {
        let Some(indent) = items.first().and_then(|first| self.hyphen(first.start)) else { return Vec::new() };
        self.after_lines(list.end, &indent, &self.as_neighbour(items.last(), entry))
    }

    /// The lines of an entry, on one line if its neighbour stands on one.
    fn as_neighbour(&self, neighbour: Option<&Range<usize>>, entry: &Map<String, Value>) -> Vec<String> {
        let neighbour = neighbour.and_then(|item| self.text.get(item.clone())).unwrap_or_default();
        let line = emit::flow(&Value::Object(entry.clone()));
        let is_short = neighbour.starts_with('{') && !line.contains("\\n") && line.len() <= 200;
        emit::hyphened(&if is_short { vec![line] } else { emit::lines(entry) })
    }

    /// One more entry before one of a list.
    fn before_item(&self, list: &str, place: usize, entry: &Map<String, Value>) -> Vec<Splice> {
        let list = self.outline.find(&format!("/{list}")).map(|part| part.layout);
        let Some(Layout::List { flow, items }) = list else { return Vec::new() };
        let Some(next) = items.get(place) else { return Vec::new() };
        if flow {
            let joint = self.indent(next.start).map_or_else(|| " ".into(), |indent| format!("{}{indent}", self.eol));
            let new = format!("{},{joint}", emit::flow(&Value::Object(entry.clone())));
            return vec![(next.start..next.start, new)];
        }
        let Some(indent) = self.hyphen(next.start) else { return Vec::new() };
        let line = next.start - self.before(next.start).len();
        vec![self.at_line(line, &indent, &self.as_neighbour(Some(next), entry))]
    }

    /// One more entry inside of brackets.
    fn bracketed(&self, list: &Part, items: &[Range<usize>], key: &str, entry: &Map<String, Value>) -> Vec<Splice> {
        let new = Value::Object(entry.clone());
        let Some(last) = items.last() else {
            let inside = list.range.start + 1;
            let mut splices = self.put(list, key, &Value::Array(vec![new.clone()]));
            splices.push((inside..inside, emit::flow(&new)));
            return splices;
        };
        let joint = match self.indent(last.start) {
            Some(indent) => format!(",{}{indent}", self.eol),
            None => ", ".into(),
        };
        vec![(last.end..last.end, format!("{joint}{}", emit::flow(&new)))]
    }

    /// A value behind a key that is there, in place of what it holds.
    fn put(&self, part: &Part, key: &str, value: &Value) -> Vec<Splice> {
        let Some(key_range) = part.key.clone() else { return Vec::new() };
        let Some(colon) = self.colon(key_range.end) else { return Vec::new() };
        let mut splices = Vec::new();
        let lines = emit::member(key, value);
        let is_empty = matches!(part.layout, Layout::Empty | Layout::Null)
            || matches!(&part.layout, Layout::List { flow: true, items } if items.is_empty());
        if let (Some(indent), [_, rest @ ..]) = (self.indent(key_range.start), lines.as_slice())
            && !rest.is_empty()
            && value.is_array()
            && is_empty
        {
            let below = self.joined(&indent, rest);
            if part.layout == Layout::Empty {
                splices.extend(self.after_lines(colon, &indent, rest));
            } else if self.rest_of_line(part.range.end).trim().is_empty() {
                let end = part.range.end + self.rest_of_line(part.range.end).len();
                splices.push((colon..end, format!("{}{}", self.eol, below.trim_end_matches(self.eol))));
            }
        }
        let range = if part.layout == Layout::Empty { colon..colon } else { part.range.clone() };
        let gap = if part.layout == Layout::Empty { " " } else { "" };
        if part.layout != Layout::Empty || self.text.get(colon..).is_some() {
            splices.push((range, format!("{gap}{}", emit::flow(value))));
        }
        splices
    }

    /// A key that is not there yet, behind the others of its map.
    fn insert(&self, map: &str, key: &str, value: &Value) -> Vec<Splice> {
        let lines = emit::member(key, value);
        let Some(part) = self.outline.find(map) else { return Vec::new() };
        let line = format!("{}: {}", emit::scalar(key), emit::flow(value));
        match &part.layout {
            Layout::Map { flow: true, entries } => match entries.last() {
                Some(last) => {
                    let end = self.end(last);
                    vec![(end..end, format!(", {line}"))]
                }
                None => vec![(part.range.start + 1..part.range.start + 1, line)],
            },
            Layout::Map { flow: false, entries } => {
                let Some((first, _)) = entries.first() else { return Vec::new() };
                let indent = " ".repeat(self.column(first.start));
                let mut splices = Vec::new();
                if map.is_empty() {
                    splices.push(self.at_line(self.text.len(), &indent, &lines));
                }
                splices.extend(self.after_lines(part.range.end, &indent, &lines));
                splices
            }
            Layout::Empty if map.is_empty() => vec![self.at_line(self.text.len(), "", &lines)],
            _ => Vec::new(),
        }
    }

    /// Lines behind the line on which something ends; a block's end may lie behind empty lines that belong to it, or
    /// do not.
    fn after_lines(&self, end: usize, indent: &str, lines: &[String]) -> Vec<Splice> {
        let said = self.text.get(..end).map_or(end, |before| before.trim_end().len());
        let is_at_line = self.text.get(..end).is_some_and(|before| before.ends_with('\n'));
        let at_end = if is_at_line { end } else { self.line_after(end) };
        let mut places = vec![self.line_after(said), at_end];
        places.dedup();
        places.into_iter().map(|at| self.at_line(at, indent, lines)).collect()
    }

    /// Lines at the beginning of a line, or at the end of the text.
    fn at_line(&self, at: usize, indent: &str, lines: &[String]) -> Splice {
        let new = self.joined(indent, lines);
        let is_open = at > 0 && self.text.get(..at).is_some_and(|before| !before.ends_with('\n'));
        (at..at, if is_open { format!("{}{new}", self.eol) } else { new })
    }

    /// Where an entry of a map ends.
    fn end(&self, (key, value): &(Range<usize>, Range<usize>)) -> usize {
        // An empty value has the place of its key, and its colon stands behind that.
        if key == value { self.colon(key.end).unwrap_or(value.end) } else { value.end }
    }

    /// Where the line after that of a byte begins.
    fn line_after(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find('\n').map_or(rest.len(), |length| length + 1)
    }

    fn joined(&self, indent: &str, lines: &[String]) -> String {
        let line =
            |line: &String| if line.is_empty() { self.eol.into() } else { format!("{indent}{line}{}", self.eol) };
        lines.iter().map(line).collect()
    }

    /// The byte behind the colon that follows a key.
    fn colon(&self, end: usize) -> Option<usize> {
        let rest = self.text.get(end..)?;
        let colon = rest.find(':')?;
        rest.get(..colon)?.chars().all(|letter| matches!(letter, ' ' | '"' | '\'')).then_some(end + colon + 1)
    }

    fn rest_of_line(&self, at: usize) -> &str {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default().trim_end_matches('\r')
    }

    /// How many characters stand before a byte on its line.
    fn column(&self, at: usize) -> usize {
        self.before(at).chars().count()
    }

    /// The white space before a byte, if nothing else stands before it on its line.
    fn indent(&self, at: usize) -> Option<String> {
        let before = self.before(at);
        before.chars().all(|letter| letter == ' ').then(|| before.to_owned())
    }

    /// The white space before the hyphen of the entry that begins at a byte of the same line.
    fn hyphen(&self, at: usize) -> Option<String> {
        let before = self.before(at).trim_end().strip_suffix('-')?;
        before.chars().all(|letter| letter == ' ').then(|| before.to_owned())
    }

    fn before(&self, at: usize) -> &str {
        let before = self.text.get(..at).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    }
}
