//! A tree as serde takes it.
//!
//! In: a tree that is of a shape. Out: a value of the type that the shape is of, in which text is text, however it looks
//! (`title: 404`). It finds no mistakes: `explain` has looked for them before.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};

use super::explain::LONGEST;
use super::shape::{Key, Shape};
use super::tree::{Entry, Kind, Node, Tree};

/// The tree's value.
///
/// # Errors
/// What the type does not take, although its shape does.
pub fn value<T: DeserializeOwned>(tree: &Tree, shape: &Shape) -> Result<T, Error> {
    T::deserialize(Value { tree, node: tree.root(), shape })
}

/// A node that is of a shape.
#[derive(Clone, Copy)]
struct Value<'t> {
    tree: &'t Tree<'t>,
    node: &'t Node<'t>,
    shape: &'t Shape,
}

impl<'t> Value<'t> {
    /// The value without what its shape leaves open: whether it is there, and which of several it is.
    fn settled(self) -> Self {
        let shape = match self.shape {
            Shape::Maybe(shape) => shape,
            Shape::Either(shapes) => shapes.iter().find(|shape| could_be(self.node, shape)).unwrap_or(&Shape::Any),
            _ => return self,
        };
        Self { shape, ..self }.settled()
    }

    fn list<'de, V: Visitor<'de>>(self, items: &'t [usize], of: &'t Shape, visitor: V) -> Result<V::Value, Error> {
        let item = |id: &usize| Self { node: self.tree.node(*id), shape: of, ..self };
        visitor.visit_seq(SeqDeserializer::new(items.iter().map(item)))
    }

    /// A map, with the shape of each of its values; one without a shape is left out.
    fn map<'de, V: Visitor<'de>>(
        self,
        entries: &'t [Entry],
        shape: impl Fn(&str, &Node) -> Option<&'t Shape>,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(entries.iter().filter_map(|entry| {
            let (name, node) = (self.tree.node(entry.key).text()?, self.tree.node(entry.value));
            Some((name, Self { node, shape: shape(name, node)?, ..self }))
        })))
    }
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let this = self.settled();
        match (this.shape, &this.node.kind) {
            (Shape::List(_), _) if this.node.is_null() => this.list(&[], &Shape::Any, visitor),
            (Shape::Map(_) | Shape::Keys(_), _) if this.node.is_null() => this.map(&[], |_, _| None, visitor),
            (_, Kind::Scalar { .. }) if this.node.is_null() => visitor.visit_unit(),
            (Shape::Bool, Kind::Scalar { text, .. }) => visitor.visit_bool(scalar(text).unwrap_or_default()),
            (Shape::Whole(..), Kind::Scalar { text, .. }) => visitor.visit_i64(scalar(text).unwrap_or_default()),
            (Shape::Number, Kind::Scalar { text, .. }) => visitor.visit_f64(scalar(text).unwrap_or_default()),
            (_, Kind::Scalar { text, .. }) => visitor.visit_str(text),
            (Shape::List(of), Kind::List { items, .. }) => this.list(items, of, visitor),
            (_, Kind::List { items, .. }) => this.list(items, &Shape::Any, visitor),
            (Shape::Keys(keys), Kind::Map { entries, .. }) => {
                let shape = |name: &str, value: &Node| {
                    Key::named(keys, name).filter(|key| !is_left_out(key, value)).map(|key| &key.shape)
                };
                this.map(entries, shape, visitor)
            }
            (Shape::Map(of), Kind::Map { entries, .. }) => this.map(entries, |_, _| Some(of), visitor),
            (_, Kind::Map { entries, .. }) => this.map(entries, |_, _| Some(&Shape::Any), visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self.node.text().unwrap_or_default().into_deserializer())
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_> for Value<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Whether an empty key is as good as one left out: also where the type has no word for nothing.
pub fn is_left_out(key: &Key, value: &Node) -> bool {
    value.is_null() && !key.required && !matches!(key.shape, Shape::Maybe(_) | Shape::Any)
}

/// A number, or true or false, as serde would read it.
pub fn scalar<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    let is_word = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
    if is_word { serde_saphyr::from_str(text).ok() } else { None }
}

/// Whether a value is at least of the kind that the shape is, so that its mistakes are best told in its terms.
pub fn could_be(node: &Node, shape: &Shape) -> bool {
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
