//! What is wrong with a written time.
//!
//! In: the text and the trouble. Out: the words of a diagnostic, whose place only the caller knows.

use std::fmt;

use crate::diag::{Diagnostic, Place};

/// Why a text is not a time, a zone or a length; the caller adds the place and has a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeError {
    /// The code in the table of findings: T001 and its neighbours.
    pub code: &'static str,
    /// What is wrong, with the value in backticks.
    pub message: String,
    /// The few words under the underlined text.
    pub label: String,
    /// The next step, where one is likely.
    pub help: Option<String>,
}

impl TimeError {
    /// An error without a next step.
    pub(super) fn new(code: &'static str, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code, message: message.into(), label: label.into(), help: None }
    }

    /// The diagnostic of it, at a place.
    #[must_use]
    pub fn at(self, place: Place) -> Diagnostic {
        let Self { code, message, label, help } = self;
        Diagnostic { label, help, ..Diagnostic::new(code, place, message) }
    }

    /// T001, with the forms that are read.
    pub(super) fn not_a_time(text: &str, label: impl Into<String>) -> Self {
        Self::new("T001", format!("`{}` is not a time", shown(text)), label)
            .help("write `2017-11-02 18:48 UTC`, a day (`2017-11-02`), a month (`2017-11`), or `~` before one of them")
    }

    /// Sets the next step.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if !self.label.is_empty() {
            write!(f, ": {}", self.label)?;
        }
        Ok(())
    }
}

impl std::error::Error for TimeError {}

/// A written text on one line of bearable length, for a message.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut line: String =
        text.chars().take(LONGEST).map(|c| if c.is_control() || c == '`' { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}
