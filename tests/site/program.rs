//! The program, run in a folder as a person or a script runs it.
//!
//! In: arguments, and what stands on standard input. Out: what is said, and whether it went well.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses its own part")]
#![expect(clippy::disallowed_methods, reason = "a test reads files of its own")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What came of a run.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The program in that folder, at three o'clock in the morning of 24 November 2026, where nobody can edit anything.
pub fn program(folder: impl AsRef<Path>, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(arguments).current_dir(folder).env("SOURCE_DATE_EPOCH", "1795489200").env("EDITOR", "false");
    command
}

/// Runs it to its end.
pub fn outcome(command: &mut Command) -> Ran {
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs it with nothing on its standard input.
pub fn run(folder: impl AsRef<Path>, arguments: &[&str]) -> Ran {
    outcome(program(folder, arguments).stdin(Stdio::null()))
}

/// Runs it with those bytes on its standard input.
pub fn run_with(folder: impl AsRef<Path>, arguments: &[&str], input: &[u8]) -> Ran {
    let mut given = tempfile::tempfile().expect("a file for the test");
    given.write_all(input).expect("space for the input");
    std::io::Seek::rewind(&mut given).expect("it is a file");
    outcome(program(folder, arguments).stdin(given))
}

/// What is on standard output after a run that has to go well.
#[track_caller]
pub fn done(folder: impl AsRef<Path>, arguments: &[&str]) -> String {
    let ran = run(folder, arguments);
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.err);
    ran.out
}

/// A folder with the site that `init` begins.
pub fn begun() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    done(&folder, &["init", "--quiet"]);
    folder
}

/// The text of a file in a folder.
#[track_caller]
pub fn read(folder: impl AsRef<Path>, path: &str) -> String {
    std::fs::read_to_string(folder.as_ref().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
