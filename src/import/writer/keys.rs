//! The keys of a file one after the other, each only where there is something to say.
//!
//! In: what a raw type holds of a key, or nothing. Out: a value to be written as YAML or JSON. It knows no key.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::source::yaml::emit;

/// The keys so far.
#[derive(Default)]
pub(super) struct Keys(Map<String, Value>);

impl Keys {
    pub(super) fn add(&mut self, key: &str, value: Option<impl Into<Value>>) {
        self.0.extend(value.map(|value| (key.to_owned(), value.into())));
    }

    /// A text, or a word of the format's own.
    pub(super) fn text(&mut self, key: &str, text: Option<impl AsRef<str>>) {
        self.add(key, text.as_ref().map(AsRef::as_ref));
    }

    /// A list, unless it is empty.
    pub(super) fn list<'t, T, V: Into<Value>>(&mut self, key: &str, list: &'t [T], each: impl Fn(&'t T) -> V) {
        self.add(key, (!list.is_empty()).then(|| list.iter().map(each).collect::<Value>()));
    }

    /// Texts by key, unless there are none.
    pub(super) fn map(&mut self, key: &str, map: &IndexMap<String, String>) {
        self.add(key, (!map.is_empty()).then(|| texts(map)));
    }

    /// As lines of YAML, each with its line break.
    pub(super) fn block(&self) -> String {
        emit::block(&self.0)
    }
}

impl From<Keys> for Value {
    fn from(Keys(map): Keys) -> Self {
        Self::Object(map)
    }
}

/// Texts by key.
pub(super) fn texts<K: AsRef<str>>(entries: impl IntoIterator<Item = (K, impl AsRef<str>)>) -> Value {
    entries.into_iter().map(|(key, text)| (key.as_ref().to_owned(), Value::from(text.as_ref()))).collect()
}
