//! The command line: one file per command. The only room that knows a terminal.
//!
//! In: arguments and the clock. Out: text and an exit code: 0 clean, 1 problems in the content, 2 could not run.

mod action;
mod build;
mod check;
mod completions;
mod editing;
mod explain;
mod export;
mod hints;
mod import;
mod init;
mod man;
mod new;
mod numbers;
mod post;
mod postmortem;
mod publish;
mod resolve;
mod schema;
mod serve;
mod ui;
mod update;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Incident reports and a status page from a folder of Markdown and YAML, as plain files.
#[derive(Debug, Parser)]
#[command(
    name = "afterword",
    version,
    max_term_width = 100,
    after_help = "\
Example:
  afterword build           build the site of this folder into `public/`
  afterword check           say what is wrong with it, and write nothing
  afterword init status     a new site in the folder `status`
  afterword new \"API down\" --component api=major_outage --text \"We are looking into it.\""
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Numbers(numbers::Arguments),
    Init(init::Arguments),
    New(new::Arguments),
    Update(update::Arguments),
    Resolve(resolve::Arguments),
    Post(post::Arguments),
    Action(action::Arguments),
    Postmortem(postmortem::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Publish(publish::Arguments),
    Serve(serve::Arguments),
}

/// The commands and their options, as help, completions and manual pages show them.
fn tree() -> clap::Command {
    <Arguments as clap::CommandFactory>::command()
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let said: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let arguments = Arguments::try_parse().unwrap_or_else(|error| hints::with_tip(error, &tree(), &said).exit());
    let outcome = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Numbers(arguments) => numbers::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Update(arguments) => update::run(&arguments),
        Command::Resolve(arguments) => resolve::run(&arguments),
        Command::Post(arguments) => post::run(&arguments),
        Command::Action(arguments) => action::run(&arguments),
        Command::Postmortem(arguments) => postmortem::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            ui::error(&error);
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_has_an_example_and_a_manual_page() {
        let mut tree = tree();
        tree.build();
        for command in tree.get_subcommands().filter(|command| command.get_name() != "help") {
            let name = command.get_name();
            let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(examples.contains(&format!("  afterword {name}")), "`{name}` has no example: {examples}");
            let mut page = Vec::new();
            clap_mangen::Man::new(command.clone()).render(&mut page).expect("memory can be written");
            assert!(String::from_utf8_lossy(&page).contains(name), "{name}");
        }
    }

    #[test]
    fn an_example_is_one_line_that_no_terminal_of_usual_width_breaks() {
        let tree = tree();
        for command in std::iter::once(&tree).chain(tree.get_subcommands()) {
            let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            for line in text.lines().filter(|line| line.starts_with("  ")) {
                assert!(line.chars().count() <= 90 && !line.ends_with('\\'), "{line}");
                assert!(line.contains("afterword "), "goes on from the line above: {line}");
            }
        }
    }

    #[test]
    fn the_workflows_of_a_new_site_call_commands_that_there_are() {
        use crate::author::scaffold::{Ci, NewSite, site};
        use crate::time::{Timestamp, Zone};
        for ci in [Ci::Github, Ci::Gitlab] {
            let now = Timestamp::from_unix(0).expect("a clock");
            let files = site(&NewSite { title: "A", url: None, zone: Zone::UTC, now, ci });
            let lines: Vec<&str> = files.iter().flat_map(|(_, text)| text.lines()).collect();
            let called = lines.iter().filter_map(|line| {
                let line = line.trim().trim_start_matches("- ").trim_start_matches("run: ");
                line.starts_with("afterword ").then_some(line)
            });
            let called: Vec<&str> = called.collect();
            let checks = called.iter().any(|line| line.starts_with("afterword check"));
            assert!(checks && called.contains(&"afterword build"), "{called:?}");
            let waits = lines.iter().any(|line| line.contains("next-change.json"));
            assert!(waits || ci == Ci::Gitlab, "the schedule does not know when the site changes by the clock");
            for line in called {
                assert!(Arguments::try_parse_from(line.split(' ')).is_ok(), "{line}");
            }
        }
    }
}
