//! Foreign YAML and JSON as they are written: every scalar its text, whatever some reader would take it for.
//!
//! In: a text of another program. Out: values by key. Ids such as `12345e67`, answers such as `yes` and times without
//! quotes stay what somebody typed. It knows no format.

use indexmap::IndexMap;

use super::build;
use super::tree::{Kind, NodeId, Tree};

/// A value with no types but the shape of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loose {
    Null,
    Text(String),
    List(Vec<Loose>),
    Map(IndexMap<String, Loose>),
}

impl Loose {
    /// Reads YAML.
    ///
    /// # Errors
    /// What is wrong with it, and in which line.
    pub fn yaml(text: &str) -> Result<Self, String> {
        let tree = build::parse(text).map_err(|problems| {
            let first = problems.first();
            let before = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count();
            let line = first.map_or(0, |problem| before(problem.place.start)) + 1;
            let message = first.map_or("it cannot be read", |problem| problem.message.as_str());
            format!("line {line}: {message}")
        })?;
        Ok(of_node(&tree, tree.root))
    }

    /// Reads JSON.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn json(text: &str) -> Result<Self, String> {
        serde_json::from_str::<serde_json::Value>(text).map(Self::from).map_err(|error| error.to_string())
    }

    /// The value of a key; nothing is no value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(map) = self else { return None };
        map.get(key).filter(|value| **value != Self::Null)
    }

    /// The text of a key, without the space around it; an empty text is none.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    /// The same as a text of one's own.
    #[must_use]
    pub fn owned(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    /// The items of a key that are texts.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = &str> {
        self.list(key).iter().filter_map(Self::as_text)
    }

    /// Its own text, without the space around it; an empty text is none.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        let Self::Text(text) = self else { return None };
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// Whether a key says yes, in any of the words that people use.
    #[must_use]
    pub fn says_yes(&self, key: &str) -> bool {
        self.text(key).is_some_and(|text| matches!(text.to_lowercase().as_str(), "true" | "yes" | "y" | "on" | "1"))
    }

    /// The items of a key: of a list, or the one value where a list was expected.
    #[must_use]
    pub fn list(&self, key: &str) -> &[Self] {
        self.get(key).map_or(&[], Self::items)
    }

    /// The items of a list, or the one value itself.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Null => &[],
            one => std::slice::from_ref(one),
        }
    }

    /// The keys and their values.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Self)> {
        let map = if let Self::Map(map) = self { Some(map) } else { None };
        map.into_iter().flatten().map(|(key, value)| (key.as_str(), value))
    }

    /// On one line, as JSON.
    #[must_use]
    pub fn line(&self) -> String {
        self.to_json().to_string()
    }

    fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Text(text) => text.as_str().into(),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Map(map) => map.iter().map(|(key, value)| (key.clone(), value.to_json())).collect(),
        }
    }
}

impl From<serde_json::Value> for Loose {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(map) => Self::Map(map.into_iter().map(|(key, value)| (key, value.into())).collect()),
            other => Self::Text(other.to_string()),
        }
    }
}

/// The value of a node. A tree is as deep, and with its aliases as large, as `build` lets it be.
fn of_node(tree: &Tree, id: NodeId) -> Loose {
    let node = tree.node(id);
    if node.is_null() {
        return Loose::Null;
    }
    match &node.kind {
        Kind::Scalar { text, .. } => Loose::Text(text.to_string()),
        Kind::List { items, .. } => Loose::List(items.iter().map(|item| of_node(tree, *item)).collect()),
        Kind::Map { entries, .. } => {
            let mut map = IndexMap::new();
            for entry in entries {
                let key = tree.node(entry.key).text().unwrap_or_default().to_owned();
                map.entry(key).or_insert_with(|| of_node(tree, entry.value));
            }
            Loose::Map(map)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_keep_their_letters() {
        let value = Loose::yaml("id: 12345e67\nresolved: Yes\ndate: 2018-05-25 04:13:00\nnone: ~\nlist: one\n");
        let value = value.expect("it is YAML");
        assert_eq!(value.text("id"), Some("12345e67"));
        assert!(value.says_yes("resolved"));
        assert_eq!(value.text("date"), Some("2018-05-25 04:13:00"));
        assert_eq!(value.get("none"), None);
        assert_eq!(value.list("list").len(), 1);
        assert_eq!(Loose::json(r#"{"a": [1.50, null]}"#).expect("it is JSON").line(), r#"{"a":["1.5",null]}"#);
    }

    #[test]
    fn what_is_no_yaml_names_its_line() {
        assert!(Loose::yaml("a: 1\nb: [\n").expect_err("no end").starts_with("line "));
    }
}
