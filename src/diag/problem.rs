//! What is wrong with a text whose file only the caller knows.
//!
//! In: a code, bytes of the text and words, from whoever reads a part of a file. Out: a finding, once it has a place.

use std::ops::Range;

use super::{Diagnostic, Place};

/// A mistake in a text, still without a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// An id of the table of codes.
    pub code: &'static str,
    /// What is wrong, in lower case, with the value in backticks and no full stop.
    pub message: String,
    /// The few words under the underlined text.
    pub label: String,
    /// The next step, where one is likely.
    pub help: Option<String>,
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// Other places of the text that belong to it.
    pub related: Vec<(Range<usize>, String)>,
}

impl Problem {
    /// A problem without a label or a next step.
    pub fn new(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), label: String::new(), help: None, range, related: Vec::new() }
    }

    /// Adds the words under the underlined text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds the likely fix.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The diagnostic of it, where bytes of the text stand at that place.
    #[must_use]
    pub fn at(self, place: impl Fn(Range<usize>) -> Place) -> Diagnostic {
        let Self { code, message, label, help, range, related } = self;
        let related = related.into_iter().map(|(range, label)| (place(range), label)).collect();
        Diagnostic { label, help, related, ..Diagnostic::new(code, place(range), message) }
    }
}
