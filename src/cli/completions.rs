//! `afterword completions`: what a shell needs to complete commands and options.
//!
//! In: the name of a shell. Out: its script on standard output.

use std::process::ExitCode;

use clap::Args;
use clap_complete::Shell;

use super::ui;
use crate::error::Error;

/// Print the completions of a shell.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword completions bash > ~/.local/share/bash-completion/completions/afterword
  afterword completions fish > ~/.config/fish/completions/afterword.fish")]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Prints completions.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::tree(), "afterword", &mut script);
    ui::put(&script)?;
    Ok(ExitCode::SUCCESS)
}
