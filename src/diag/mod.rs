//! What is wrong with the content: found anywhere, collected, and shown all at once.
//!
//! In: a code, a place and words. Out: a sorted list that `print` turns into text. A diagnostic never stops a build
//! by itself; `publish` refuses while one of them is an error. It knows files by number and nothing of incidents.

mod codes;
mod finding;
mod github;
mod json;
mod nearest;
mod print;
mod sarif;

use std::collections::BTreeMap;
use std::ops::Range;

pub use codes::{CODES, Code, Level, code};
pub use finding::Finding;
pub use github::github;
pub use json::json;
pub use nearest::{Known, nearest};
pub use print::{Files, Lookup, Style, print};
pub use sarif::sarif;

use crate::source::FileId;

/// Whether a terminal obeys a letter instead of showing it, or orders the text around it by it.
#[must_use]
pub fn is_obeyed(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A finding of a file.
pub type Diagnostic = Finding<Place>;

/// A finding of a text whose file only the caller knows, at bytes of the text.
pub type Problem = Finding<Range<usize>>;

/// Where in which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: FileId,
    pub spot: Spot,
}

impl Place {
    /// The member of that name, where the place is a value of the YAML; the place itself where it is text.
    #[must_use]
    pub fn at(&self, member: impl std::fmt::Display) -> Self {
        let spot = match &self.spot {
            Spot::Whole => Spot::Pointer(step("", member)),
            Spot::Pointer(pointer) | Spot::Key(pointer) => Spot::Pointer(step(pointer, member)),
            Spot::Range(range) => Spot::Range(range.clone()),
        };
        Self { file: self.file, spot }
    }

    /// The key of the value, rather than the value.
    #[must_use]
    pub fn key(&self) -> Self {
        let spot = match &self.spot {
            Spot::Pointer(pointer) => Spot::Key(pointer.clone()),
            other => other.clone(),
        };
        Self { file: self.file, spot }
    }
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The file as a whole.
    Whole,
    /// A value of its YAML by JSON pointer, such as `/updates/2/at`; bytes are looked up only when it is printed.
    Pointer(String),
    /// The key that the pointer's last part names, rather than its value.
    Key(String),
    /// Bytes of the file.
    Range(Range<usize>),
}

/// A JSON pointer with one more step: a key may hold what parts the steps.
fn step(pointer: &str, member: impl std::fmt::Display) -> String {
    let mut stepped = format!("{pointer}/{member}");
    let start = pointer.len() + 1;
    if stepped[start..].contains(['~', '/']) {
        let escaped = stepped[start..].replace('~', "~0").replace('/', "~1");
        stepped.replace_range(start.., &escaped);
    }
    stepped
}

impl Spot {
    /// This spot, in that file.
    #[must_use]
    pub fn of(self, file: FileId) -> Place {
        Place { file, spot: self }
    }
}

/// Every finding of a run.
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds the findings of another list, as when files were read in parallel.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(other);
    }

    /// Gives the findings of each named code another level; with none, they are dropped.
    pub fn apply(&mut self, policy: &BTreeMap<&'static str, Option<Level>>) {
        self.found.retain_mut(|found| match policy.get(found.code.id) {
            None => true,
            Some(Some(level)) => {
                found.level = *level;
                true
            }
            Some(None) => false,
        });
    }

    /// Keeps the findings of which that is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(|found| keep(found));
    }

    /// Makes every warning an error.
    pub fn deny_warnings(&mut self) {
        self.found.iter_mut().for_each(|found| found.level = Level::Error);
    }

    /// Whether anything found forbids publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// How many findings have that level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.found.iter().filter(|found| found.level == level).count()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}
