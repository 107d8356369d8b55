//! `afterword post`: a statement, correction or report after the event.
//!
//! In: arguments. Out: an entry at the end of the list `follow_ups` of the incident's file.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Map, json};

use super::editing::{self, EditArguments, TextArguments};
use super::update;
use crate::error::Error;

/// Add a follow-up: what was said after the event, and by whom.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword post 2026-11-23-api-down --by \"Example Inc.\" --text \"We will pay back the hour.\"
  afterword post --by \"Ada\" --handle @ada --source https://example.com/1 --verbatim --text - < quote.txt

With one incident open its id can be left out.")]
pub struct Arguments {
    /// The incident's id or file, if not the only one that is open
    id: Option<String>,
    #[command(flatten)]
    text: TextArguments,
    /// Who said it: a person or an organisation
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Their handle, such as `@Gov`
    #[arg(long, requires = "by")]
    handle: Option<String>,
    /// What they are to the story
    #[arg(long, requires = "by")]
    role: Option<String>,
    /// Where it was published
    #[arg(long, value_name = "URL")]
    source: Option<String>,
    /// A copy of that page that will last
    #[arg(long, value_name = "URL")]
    archived: Option<String>,
    /// The text is theirs, word for word
    #[arg(long)]
    verbatim: bool,
    /// A headline of its own
    #[arg(long)]
    title: Option<String>,
    /// The name in its address
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The name of the earlier follow-up that this one corrects
    #[arg(long, value_name = "NAME")]
    corrects: Option<String>,
    /// When it was published, if not now: `18:48`, `2026-11-23`, `2026-11-23 18:48 UTC`
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    #[command(flatten)]
    options: EditArguments,
}

/// Adds a follow-up.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let desk = arguments.options.desk()?;
    let target = desk.target(arguments.id.as_deref())?;
    let text = arguments.text.read("the follow-up", true)?.unwrap_or_default();
    let mut entry = Map::new();
    let mut put = |key: &str, value: Option<&String>| {
        if let Some(value) = value {
            entry.insert(key.to_owned(), json!(value));
        }
    };
    put("id", arguments.name.as_ref());
    put("at", Some(&editing::when(arguments.at.as_deref(), &desk, target.zone)?));
    put("title", arguments.title.as_ref());
    match (&arguments.by, &arguments.handle, &arguments.role) {
        (Some(by), None, None) => put("by", Some(by)),
        (Some(by), handle, role) => {
            let mut person = Map::new();
            let parts = [("name", Some(by)), ("handle", handle.as_ref()), ("role", role.as_ref())];
            person.extend(parts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), json!(value?)))));
            entry.insert("by".into(), person.into());
        }
        _ => {}
    }
    let mut put = |key: &str, value: Option<&String>| {
        if let Some(value) = value {
            entry.insert(key.to_owned(), json!(value));
        }
    };
    put("source", arguments.source.as_ref());
    put("archived", arguments.archived.as_ref());
    put("corrects", arguments.corrects.as_ref());
    if arguments.verbatim {
        entry.insert("verbatim".into(), json!(true));
    }
    entry.insert("text".into(), json!(text));
    update::append(&desk, &target, "follow_ups", entry, &arguments.options)
}
