//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! In: diagnostics, and the texts of the files they point into. Out: one line for each.

use std::fmt::Write;

use super::{Diagnostics, Files, Lookup, is_obeyed};

/// Every diagnostic, by path and place.
#[must_use]
pub fn github(diagnostics: &Diagnostics, files: &dyn Files) -> String {
    let mut lookup = Lookup::new(files);
    let mut text = String::new();
    for found in lookup.sorted(diagnostics.iter()) {
        let at = lookup.position(&found.place);
        let help = found.next_step();
        // GitHub refuses columns of a place that ends on another line.
        let columns = if at.line == at.end_line {
            format!(",col={},endColumn={}", at.column, at.end_column.max(at.column))
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "::{} file={},line={},endLine={}{columns},title={}::{}",
            found.level.id(),
            property(&at.path),
            at.line,
            at.end_line,
            property(&format!("{} {}", found.code.id, found.code.title)),
            message(&format!("{}\nhelp: {help}", found.message)),
        );
    }
    text
}

/// Text that ends at the line's end, without what a terminal would obey: logs are read there too.
fn message(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    text.replace(is_obeyed, "\u{fffd}")
}

/// Text that also ends at a colon or a comma.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
