//! YAML becomes a raw type, or the list of everything that is wrong with it. The one room that names the YAML crate.
//!
//! In: text and a type of `raw`. Out: a value, or problems with the bytes they stand at. A text is read into a `tree`
//! with places, walked against the JSON Schema of the same type, and taken as that type, so that the raw types stay the
//! one source of truth.
//! `emit` is the way back, from a value to a text. It knows nothing of files, or of what a key means.

mod braces;
mod build;
pub mod emit;
mod explain;
mod leaves;
mod loose;
mod meant;
mod outline;
mod places;
mod shape;
mod syntax;
mod tree;
mod value;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

pub use leaves::{Leaf, leaves};
pub use loose::Loose;
pub use outline::{Layout, Outline, Part};
pub use places::Places;
use shape::Shape;
pub(crate) use syntax::{fit, trimmed};

use crate::diag::Problem;

/// The longest text that is read: more than this is not something that somebody wrote.
const MAX_BYTES: usize = 1 << 20;
/// How deep lists and maps may stand in each other.
const MAX_DEPTH: usize = 40;
/// How many values, keys among them, a text may hold once its aliases are written out.
const MAX_NODES: usize = 200_000;
/// How many aliases a text may hold.
const MAX_ALIASES: usize = 256;

/// Reads YAML into `T`. A text without any value reads as an empty map or list, and an empty key as one left out.
///
/// # Errors
/// Every problem of the text in the order of their places, each with its bytes.
pub fn read<T: DeserializeOwned + JsonSchema + 'static>(text: &str) -> Result<T, Vec<Problem>> {
    read_from(text, 0).map(|(value, ..)| value)
}

/// The same, with the places of its values in the file in which the text begins at that byte, and with what is worth a look.
pub(super) fn read_from<T>(text: &str, start: usize) -> Result<(T, Places, Vec<Problem>), Vec<Problem>>
where
    T: DeserializeOwned + JsonSchema + 'static,
{
    let tree = build::parse(text)?;
    let shape = Shape::of::<T>();
    let doubts = explain::explain(text, &tree, &shape)?;
    let value = value::value(&tree, &shape).map_err(|error| {
        let message = format!("the YAML does not fit the format: {error}");
        vec![Problem::new("Y004", syntax::first_line(text), message)]
    })?;
    Ok((value, Places::of(&tree, start), doubts))
}

#[cfg(test)]
mod tests;
