//! Talk with a person: to standard error, in colour where that is wanted. DOOR(print): nothing else prints.
//!
//! In: findings, errors, reports. Out: lines. It decides nothing.

use std::error::Error as _;
use std::io::Write;

use anstream::{AutoStream, ColorChoice};

use crate::diag::{self, Diagnostics, Level, Style};
use crate::error::Error;
use crate::source::SourceTree;

/// Prints every finding and, if there is any, how many.
pub fn findings(diagnostics: &Diagnostics, tree: &SourceTree) {
    if diagnostics.is_empty() {
        return;
    }
    let stderr = std::io::stderr();
    let style = match AutoStream::choice(&stderr) {
        ColorChoice::Never => Style::Plain,
        _ => Style::Colour,
    };
    let mut out = std::io::BufWriter::new(anstream::stderr());
    // A reader who has gone away is no reason to fail.
    let _ = diag::print(diagnostics, tree, &mut out, style);
    let _ = writeln!(out, "{}", totals(diagnostics));
    let _ = out.flush();
}

/// `2 errors and 1 warning`.
fn totals(diagnostics: &Diagnostics) -> String {
    let count =
        |level, one: &str| Some(diagnostics.count(level)).filter(|many| *many > 0).map(|many| counted(many, one));
    let parts = [count(Level::Error, "error"), count(Level::Warning, "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

/// `1 page`, `2 pages`.
pub fn counted(many: usize, one: &str) -> String {
    if many == 1 { format!("1 {one}") } else { format!("{many} {one}s") }
}

/// Says something to the person at the terminal.
pub fn say(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Prints what was asked for, for a person or a program: to standard output, ending in one line break.
pub fn print(text: &str) {
    // A reader who has gone away is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end_matches('\n'));
}

/// Asks something, on the line on which the answer is typed.
pub fn ask(question: &str) {
    let mut stderr = anstream::stderr();
    let _ = write!(stderr, "{question}").and_then(|()| stderr.flush());
}

/// Writes what a script may want to standard output, as it is.
pub fn put(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Says why a command could not run, and what to do next.
pub fn error(error: &Error) {
    let mut message = format!("error: {error}");
    let mut cause = error.source();
    while let Some(inner) = cause {
        message = format!("{message}: {inner}");
        cause = inner.source();
    }
    say(&message);
    say("");
    say(&format!("help: {}", error.help()));
}
