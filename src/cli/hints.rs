//! What is said of a command or an option that there is not: the one that does what is meant.
//!
//! In: the error of the parser. Out: the same, with a tip; and the words that an option usually has, for the completions of
//! a shell. It runs nothing.

use clap::builder::{PossibleValue, StyledStr, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::model::words::Status;

/// What people say, and the command that does it.
const COMMANDS: [(&[&str], &str); 13] = [
    (&["close", "end", "finish", "stop", "over"], "`afterword resolve` says that an incident is over"),
    (&["create", "add", "open", "start", "begin", "report"], "`afterword new` begins an incident"),
    (&["say", "note", "comment", "tell", "message"], "`afterword update` tells readers what is known now"),
    (
        &["status", "list", "ls", "show", "incidents", "view"],
        "`afterword serve` shows the pages, and `afterword numbers` the figures; the files stand in `incidents/`",
    ),
    (
        &["edit", "change", "rename", "delete", "rm", "remove"],
        "the files in `incidents/` are yours to edit; `afterword update` adds a word, and `afterword check` looks at all",
    ),
    (
        &["fix", "repair", "mend", "lint", "validate", "verify", "test"],
        "`afterword check` says what is wrong with the files and how to mend it; `afterword resolve` ends an incident",
    ),
    (&["generate", "make", "render", "gen"], "`afterword build` makes the site"),
    (&["dev", "watch", "preview", "run", "server"], "`afterword serve` shows the site while you write"),
    (&["deploy", "upload", "push", "release", "sync"], "`afterword publish` brings the site to where it is read"),
    (&["stats", "metrics", "statistics", "uptime"], "`afterword numbers` prints the figures of the record"),
    (&["promise", "todo", "task", "actions"], "`afterword action` adds a promise, or says that it was kept"),
    (&["retro", "retrospective", "review", "rca"], "`afterword postmortem` adds the sections of a report"),
    (&["why", "describe", "code"], "`afterword explain` says what a code of `check` means"),
];

/// Options that carry the text in other programs.
const TEXT: [&str; 6] = ["-m", "--message", "--msg", "--body", "--comment", "--description"];

/// The error with a tip, where what was said is known from elsewhere.
pub fn with_tip(mut error: clap::Error, tree: &clap::Command, arguments: &[String]) -> clap::Error {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(said)) => said.clone(),
        _ => String::new(),
    };
    let tip = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let said = said(ContextKind::InvalidSubcommand).to_lowercase();
            let meant = COMMANDS.iter().find(|(words, _)| words.contains(&said.as_str()));
            let first = arguments.iter().find(|word| !word.starts_with('-'));
            let is_first = first.is_some_and(|word| word.to_lowercase() == said);
            meant.filter(|_| is_first).map(|(_, tip)| (*tip).to_owned())
        }
        ErrorKind::UnknownArgument => {
            let said = said(ContextKind::InvalidArg);
            let name = said.split('=').next().unwrap_or_default();
            let command = arguments.iter().find_map(|word| tree.find_subcommand(word));
            let takes_text = command.is_some_and(|command| command.get_arguments().any(|arg| arg.get_id() == "text"));
            let is_text = TEXT.contains(&name) && takes_text;
            is_text.then(|| "the text is given with `--text \"…\"`, or `-t \"…\"`".to_owned())
        }
        _ => None,
    };
    if let Some(tip) = tip {
        error.remove(ContextKind::SuggestedSubcommand);
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
    }
    error
}

/// The words that an option usually has. Any other is read, too: what is wrong with it is told where the file is checked.
#[derive(Clone, Copy)]
pub struct Words(fn() -> Vec<&'static str>);

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        clap::builder::StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// The statuses of an update.
pub const STATUSES: Words = Words(|| Status::ALL.map(Status::id).into());

/// What a promise is for.
pub const KINDS: Words = Words(|| vec!["prevent", "detect", "mitigate", "repair", "process", "investigate"]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_of_another_program_is_known_in_letters_of_either_case() {
        for said in ["close", "Close", "LIST"] {
            let arguments = ["afterword", said].map(str::to_owned);
            let tree = super::super::tree();
            let error = tree.clone().try_get_matches_from(&arguments).expect_err("no such command");
            let told = with_tip(error, &tree, &arguments[1..]).to_string();
            assert!(told.contains("tip: `afterword "), "{told}");
        }
    }

    #[test]
    fn every_tip_names_a_command_that_there_is() {
        let tree = super::super::tree();
        for (words, tip) in COMMANDS {
            assert!(words.iter().all(|word| tree.find_subcommand(word).is_none()), "{words:?}");
            for (at, lead) in tip.match_indices("`afterword ") {
                let name = tip[at + lead.len()..].split(['`', ' ']).next().unwrap_or_default();
                assert!(tree.find_subcommand(name).is_some(), "{tip}");
            }
        }
    }
}
