//! `afterword schema`: the JSON Schema of a kind of file, for editors and other programs.
//!
//! In: a kind of file. Out: its schema on standard output.

use std::process::ExitCode;

use clap::Args;

use super::ui;
use crate::error::Error;
use crate::source::schema::{self, Of};

/// Print the JSON Schema of a kind of file.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  afterword schema incident > schemas/incident.schema.json

`afterword init` writes the schemas and tells editors of them.")]
pub struct Arguments {
    /// The kind of file
    of: Of,
}

/// Prints a schema.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    ui::print(&schema::print(arguments.of))?;
    Ok(ExitCode::SUCCESS)
}
