//! What a value is meant to be, in the few words that a person needs.
//!
//! In: a raw type's JSON Schema, as schemars makes it. Out: a `Shape` to check a tree against, and its name in a
//! message. It knows no YAML.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};

/// What a value is meant to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Text,
    Bool,
    /// A whole number from the first to the second.
    Whole(i64, i64),
    Number,
    /// One of some words.
    Words(Vec<String>),
    List(Box<Shape>),
    /// A map with keys of the user's own.
    Map(Box<Shape>),
    /// A map with known keys.
    Keys(Vec<Key>),
    /// Anything that one of these takes.
    Either(Vec<Shape>),
    /// Nothing, or this.
    Maybe(Box<Shape>),
    /// Anything at all.
    Any,
}

/// A known key.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub name: String,
    pub shape: Shape,
    pub required: bool,
}

impl Key {
    /// The one of that name. There are so few that looking at each costs less than a map of them.
    pub fn named<'k>(keys: &'k [Self], name: &str) -> Option<&'k Self> {
        keys.iter().find(|key| key.name == name)
    }
}

impl Shape {
    /// The shape of a raw type, which is found out once.
    pub fn of<T: JsonSchema + 'static>() -> Arc<Self> {
        static KNOWN: Mutex<BTreeMap<TypeId, Arc<Shape>>> = Mutex::new(BTreeMap::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let shape = known.entry(TypeId::of::<T>()).or_insert_with(|| {
            let schema = SchemaGenerator::default().into_root_schema_for::<T>();
            let schema = schema.as_value();
            let definitions = schema.get("$defs").and_then(Value::as_object);
            Arc::new(Reader { definitions, left: 64 }.shape(schema))
        });
        Arc::clone(shape)
    }

    /// Its name in a message: what was expected.
    pub fn name(&self) -> String {
        match self {
            Self::Text => "text".into(),
            Self::Bool => "`true` or `false`".into(),
            Self::Whole(..) => "a whole number".into(),
            Self::Number => "a number".into(),
            Self::Words(words) => listed("one of ", words.iter().map(String::as_str), " and "),
            Self::List(of) => match &**of {
                Self::Text => "a list of text".into(),
                Self::Keys(_) => "a list of entries".into(),
                _ => "a list".into(),
            },
            Self::Map(of) => match &**of {
                Self::Text => "a map from names to text".into(),
                _ => "a map".into(),
            },
            Self::Keys(keys) => {
                let mut required = keys.iter().filter(|key| key.required).map(|key| key.name.as_str()).peekable();
                if required.peek().is_none() { "a map".into() } else { listed("a map with ", required, " and ") }
            }
            Self::Either(shapes) => shapes.iter().map(Self::name).collect::<Vec<_>>().join(" or "),
            Self::Maybe(shape) => shape.name(),
            Self::Any => "anything".into(),
        }
    }
}

/// The words in backticks after a lead, with commas and a last joint: ``one of `a`, `b` and `c` ``.
pub fn listed<'a>(lead: &str, words: impl IntoIterator<Item = &'a str>, joint: &str) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { format!("{lead}{last}") } else { format!("{lead}{}{joint}{last}", words.join(", ")) }
}

/// Reads a JSON Schema; `left` ends a type that contains itself.
#[derive(Clone, Copy)]
struct Reader<'s> {
    definitions: Option<&'s Map<String, Value>>,
    left: usize,
}

impl Reader<'_> {
    fn shape(self, schema: &Value) -> Shape {
        let Some(left) = self.left.checked_sub(1) else { return Shape::Any };
        let this = Self { left, ..self };
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.rsplit('/').next().unwrap_or_default();
            let definition = this.definitions.and_then(|all| all.get(name));
            return definition.map_or(Shape::Any, |schema| this.shape(schema));
        }
        if let Some(words) = words(schema) {
            return Shape::Words(words);
        }
        if let Some(choices) = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array()) {
            return this.either(choices);
        }
        match schema.get("type") {
            Some(Value::String(name)) => this.typed(name, schema),
            Some(Value::Array(names)) => {
                let other = names.iter().filter_map(Value::as_str).find(|name| *name != "null");
                let shape = other.map_or(Shape::Any, |name| this.typed(name, schema));
                if names.iter().any(|name| name == "null") { Shape::Maybe(Box::new(shape)) } else { shape }
            }
            _ => Shape::Any,
        }
    }

    fn either(self, choices: &[Value]) -> Shape {
        let is_null = |schema: &&Value| schema.get("type").is_some_and(|name| name == "null");
        let mut shapes = Vec::new();
        for choice in choices.iter().filter(|choice| !is_null(choice)) {
            match (self.shape(choice), shapes.last_mut()) {
                // An enum whose variants carry descriptions comes as one choice a word.
                (Shape::Words(more), Some(Shape::Words(words))) => words.extend(more),
                (shape, _) => shapes.push(shape),
            }
        }
        let shape = if shapes.len() == 1 { shapes.remove(0) } else { Shape::Either(shapes) };
        if choices.iter().any(|choice| is_null(&choice)) { Shape::Maybe(Box::new(shape)) } else { shape }
    }

    fn typed(self, name: &str, schema: &Value) -> Shape {
        match name {
            "string" => Shape::Text,
            "boolean" => Shape::Bool,
            "number" => Shape::Number,
            "integer" => whole(schema),
            "array" => Shape::List(Box::new(schema.get("items").map_or(Shape::Any, |items| self.shape(items)))),
            "object" => self.object(schema),
            _ => Shape::Any,
        }
    }

    fn object(self, schema: &Value) -> Shape {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            let of = schema.get("additionalProperties").map_or(Shape::Any, |of| self.shape(of));
            return Shape::Map(Box::new(of));
        };
        let required = schema.get("required").and_then(Value::as_array);
        let is_required = |name: &str| required.is_some_and(|all| all.iter().any(|one| one == name));
        let key = |(name, of): (&String, &Value)| Key {
            name: name.clone(),
            shape: self.shape(of),
            required: is_required(name),
        };
        Shape::Keys(properties.iter().map(key).collect())
    }
}

fn words(schema: &Value) -> Option<Vec<String>> {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    match (schema.get("enum").and_then(Value::as_array), schema.get("const")) {
        (Some(words), _) => words.iter().map(word).collect(),
        (None, Some(constant)) => word(constant).map(|word| vec![word]),
        (None, None) => None,
    }
}

fn whole(schema: &Value) -> Shape {
    let (least, most) = match schema.get("format").and_then(Value::as_str) {
        Some("uint8") => (0, u8::MAX.into()),
        Some("uint16") => (0, u16::MAX.into()),
        Some("uint32") => (0, u32::MAX.into()),
        Some("uint" | "uint64") => (0, i64::MAX),
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        _ => (i64::MIN, i64::MAX),
    };
    let bound = |name: &str| schema.get(name).and_then(Value::as_i64);
    Shape::Whole(bound("minimum").unwrap_or(least), bound("maximum").unwrap_or(most))
}
