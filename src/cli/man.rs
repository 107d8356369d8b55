//! `afterword man`: the manual page of the program, or of one of its commands.
//!
//! In: the name of a command. Out: the page on standard output, as `man` reads it.

use std::process::ExitCode;

use clap::Args;

use super::ui;
use crate::diag::nearest;
use crate::error::Error;

/// Print a manual page.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword man > ~/.local/share/man/man1/afterword.1
  afterword man update | man -l -
  afterword man action add | man -l -")]
pub struct Arguments {
    /// The command, such as `update` or `action add`; the program itself, if left out
    command: Vec<String>,
}

/// Prints a manual page.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let mut tree = super::tree();
    tree.build();
    let mut page = tree;
    for name in arguments.command.iter().flat_map(|names| names.split_whitespace()) {
        let Some(command) = page.find_subcommand(name) else {
            let names: Vec<&str> = page.get_subcommands().map(clap::Command::get_name).collect();
            let next = match nearest(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if names.is_empty() => format!("`{}` has no commands of its own", page.get_name()),
                None => format!("the commands are {}", names.join(", ")),
            };
            return Err(Error::Request { what: format!("there is no command `{name}`"), next });
        };
        page = command.clone();
    }
    let mut text = Vec::new();
    let rendered = clap_mangen::Man::new(page).render(&mut text);
    rendered.map_err(|source| Error::Write { path: "standard output".into(), source })?;
    ui::put(&String::from_utf8_lossy(&text));
    Ok(ExitCode::SUCCESS)
}
