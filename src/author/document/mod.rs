//! Edits to an incident's file: to the front matter of a Markdown file, or to a whole YAML file.
//!
//! In: a file's path and text, and changes. Out: the new text, whose body is the old one byte for byte; or a refusal
//! with the lines that a person can paste.

pub mod body;

use std::fmt;

use camino::Utf8Path;
use serde_json::{Map, Value};

use super::splice;
use crate::author::Change;
use crate::source::front_matter;
use crate::source::yaml::emit;

/// Why a file was left alone, and what to put into it by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub why: String,
    /// What to do, in the order in which it is to be done.
    pub help: Vec<String>,
}

impl Refusal {
    /// That a text is to be pasted somewhere.
    #[must_use]
    pub fn new(why: &str, where_to: &str, paste: &str) -> Self {
        Self { why: why.to_owned(), help: vec![pasting(where_to, paste)] }
    }

    pub const NO_PLACE: &str = "no place was found where the text can go and everything else surely stays as it is";
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

/// The text of a file with every change.
///
/// # Errors
/// A refusal, if a change cannot be made so that everything else is known to stay.
pub fn edit(path: &Utf8Path, text: &str, changes: &[Change]) -> Result<String, Refusal> {
    let eol = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut whole = text.to_owned();
    for change in changes {
        let Ok(yaml) = front_matter::yaml(path, &whole) else {
            return Err(refuse("it has no front matter that ends", changes));
        };
        let (before, after) = (whole.get(..yaml.start).unwrap_or_default(), whole.get(yaml.end..).unwrap_or_default());
        let old = whole.get(yaml.clone()).unwrap_or_default();
        let Some(new) = splice::splice(old, change, eol) else {
            return Err(refuse(Refusal::NO_PLACE, changes));
        };
        let joined = format!("{before}{new}{after}");
        // A line of the new text must not end the front matter.
        if front_matter::yaml(path, &joined) != Ok(yaml.start..yaml.start + new.len()) {
            return Err(refuse("the front matter would end elsewhere", changes));
        }
        whole = joined;
    }
    Ok(whole)
}

/// All of the changes by hand, since none was made.
#[must_use]
pub fn refuse(why: &str, changes: &[Change]) -> Refusal {
    let at = |map: &str| if map.is_empty() { "among the keys of the file".into() } else { format!("at `{map}`") };
    let by_hand = |change: &Change| match change {
        Change::Append { list, entry } => pasting(&format!("at the end of the list `{list}:`"), &entry_lines(entry)),
        Change::Insert { list, before, entry } => {
            pasting(&format!("before the entry {} of the list `{list}:`", before + 1), &entry_lines(entry))
        }
        Change::Set { map, key, value } => {
            let paste: String = emit::member(key, value).iter().flat_map(|line| [line.as_str(), "\n"]).collect();
            pasting(&at(map), &paste)
        }
        Change::Remove { map, key } => format!("remove `{key}:` {}, if it is there", at(map)),
    };
    Refusal { why: why.to_owned(), help: changes.iter().map(by_hand).collect() }
}

fn entry_lines(entry: &Map<String, Value>) -> String {
    let lines = emit::entries(&[Value::Object(entry.clone())]);
    lines.iter().flat_map(|line| ["  ", line, "\n"]).collect()
}

fn pasting(where_to: &str, paste: &str) -> String {
    format!("paste this {where_to}:\n\n{}", paste.trim_end())
}

#[cfg(test)]
mod tests;
