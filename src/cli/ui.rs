//! Talk with a person: to standard error, in colour where that is wanted. DOOR(print): nothing else prints.
//!
//! In: findings, errors, reports. Out: lines. It decides nothing.

use std::borrow::Cow;
use std::error::Error as _;
use std::io::{ErrorKind, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};

use crate::diag::{self, Diagnostics, Level, Style, is_obeyed};
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
    let _ = writeln!(anstream::stderr(), "{}", harmless(line));
}

/// A text that may quote what somebody wrote, without what a terminal would obey and what reorders the text around it.
fn harmless(text: &str) -> Cow<'_, str> {
    // A carriage return before a line feed ends a line, and is none of its letters.
    let text = if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    if text.contains(is_obeyed) { Cow::Owned(text.replace(is_obeyed, "\u{fffd}")) } else { text }
}

/// Prints what was asked for, for a person or a program: to standard output, ending in one line break.
pub fn print(text: &str) -> Result<(), Error> {
    put(format!("{}\n", text.trim_end_matches('\n')).as_bytes())
}

/// How many letters a line of standard output may have; nothing where no terminal breaks lines.
#[expect(clippy::disallowed_methods, reason = "the command line knows its environment")]
pub fn width() -> Option<usize> {
    let stdout = std::io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    said.or_else(|| terminal_size::terminal_size_of(stdout).map(|(width, _)| width.0.into())).filter(|width| *width > 0)
}

/// Does something, and says on a terminal how long it has been at it, once that is more than a second.
pub fn working<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if std::io::stderr().is_terminal() {
        counting(what, Duration::from_secs(1), anstream::stderr(), work)
    } else {
        work()
    }
}

/// Does something, and writes one line that counts the steps of time until it is done. Then the line is gone.
fn counting<T>(what: &str, step: Duration, mut out: impl Write + Send, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut steps = 0;
            while is_done.recv_timeout(step) == Err(RecvTimeoutError::Timeout) {
                steps += 1;
                // A reader who has gone away is no reason to fail.
                let _ = write!(out, "\r{what} … {steps} s").and_then(|()| out.flush());
            }
            if steps > 0 {
                let _ = write!(out, "\r\x1b[2K").and_then(|()| out.flush());
            }
        });
        let result = work();
        drop(done);
        result
    })
}

/// Asks something, on the line on which the answer is typed.
pub fn ask(question: &str) {
    let mut stderr = anstream::stderr();
    let _ = write!(stderr, "{question}").and_then(|()| stderr.flush());
}

/// Writes what was asked for to standard output, as it is, where no terminal would obey it. A full disk behind it would cut
/// it off in silence.
pub fn put(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    let shown = if out.is_terminal() { harmless(&String::from_utf8_lossy(bytes)).into_owned() } else { String::new() };
    let bytes = if shown.is_empty() { bytes } else { shown.as_bytes() };
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // A reader who has gone away is no reason to fail.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(|source| Error::Edit { path: "standard output".into(), source }),
    }
}

/// Says why a command could not run, and what to do next.
pub fn error(error: &Error) {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        message = format!("{message}: {inner}");
        cause = inner.source();
    }
    failed(&message, &[error.help()]);
}

/// Says what went wrong, and each way on.
pub fn failed(message: &str, help: &[String]) {
    say(&format!("error: {message}"));
    for next in help {
        say("");
        say(&format!("help: {next}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Screen {
        fn text(&self) -> String {
            String::from_utf8_lossy(&self.0.lock().expect("nobody panics")).into_owned()
        }
    }

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("nobody panics").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn long_work_is_counted_and_leaves_no_line() {
        let screen = Screen::default();
        let seen = screen.clone();
        let done = counting("building", Duration::from_millis(1), screen.clone(), || {
            while !seen.text().contains("building … 2 s") {
                thread::yield_now();
            }
            7
        });
        assert_eq!(done, 7);
        assert!(screen.text().starts_with("\rbuilding … 1 s\r"), "{:?}", screen.text());
        assert!(screen.text().ends_with("\r\x1b[2K"), "{:?}", screen.text());
    }

    #[test]
    fn what_somebody_wrote_gives_a_terminal_no_orders() {
        for (written, shown) in [
            (
                "an id: 2026-11-02-zürich, 👩\u{200d}🚒 and می\u{200c}خواهم\n\ttab",
                "an id: 2026-11-02-zürich, 👩\u{200d}🚒 and می\u{200c}خواهم\n\ttab",
            ),
            ("two\r\nlines", "two\nlines"),
            ("\u{1b}[2J\u{7}\u{9b}31m\u{8}\rover", "\u{fffd}[2J\u{fffd}\u{fffd}31m\u{fffd}\u{fffd}over"),
            ("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c"),
        ] {
            assert_eq!(harmless(written), shown);
        }
    }

    #[test]
    fn short_work_says_nothing() {
        let screen = Screen::default();
        counting("building", Duration::from_secs(3600), screen.clone(), || ());
        assert_eq!(screen.text(), "");
    }
}
