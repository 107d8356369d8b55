//! What is wrong with a written time.
//!
//! In: the text and the trouble. Out: the words of a diagnostic, whose place only the caller knows.

use crate::diag::Finding;

/// Why a text is not a time, a zone or a length; the caller adds the place.
pub type TimeError = Finding<()>;

/// An error without a next step.
pub(super) fn fault(id: &str, message: impl Into<String>, label: impl Into<String>) -> TimeError {
    TimeError::new(id, (), message).label(label)
}

/// T001, with the forms that are read.
pub(super) fn not_a_time(text: &str, label: impl Into<String>) -> TimeError {
    fault("T001", format!("`{}` is not a time", shown(text)), label)
        .help("write `2017-11-02 18:48 UTC`, a day (`2017-11-02`), a month (`2017-11`), or `~` before one of them")
}

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
