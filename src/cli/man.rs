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
    ui::put(as_written(&String::from_utf8_lossy(&text)).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// A page whose indented lines, the examples, are neither filled nor divided.
fn as_written(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + 16);
    let mut was_example = false;
    for line in page.split_inclusive('\n') {
        let is_example = line.starts_with("  ");
        match (was_example, is_example) {
            (false, true) => out.push_str(".nf\n"),
            (true, false) => out.push_str(".fi\n"),
            _ => {}
        }
        out.push_str(line);
        was_example = is_example;
    }
    if was_example {
        out.push_str(".fi\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_stays_on_its_line() {
        let page = ".SH EXTRA\nExamples:\n  afterword new\n  afterword man\n\nText.\n";
        let wanted = ".SH EXTRA\nExamples:\n.nf\n  afterword new\n  afterword man\n.fi\n\nText.\n";
        assert_eq!(as_written(page), wanted);
        assert_eq!(as_written("  afterword check\n"), ".nf\n  afterword check\n.fi\n");
    }
}
