//! `afterword post`: a statement, correction or report after the event.
//!
//! In: arguments. Out: an entry at the end of the list `follow_ups` of the incident's file.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::editing::{self, EditArguments, TextArguments};
use super::update;
use crate::author::{Change, entry};
use crate::error::Error;

/// Add a follow-up: what was said after the event, and by whom.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword post 2026-11-23-api-down --by \"Example Inc.\" --text \"We pay back the hour.\"
  afterword post --by Ada --source https://example.com/1 --verbatim --text - < quote.txt

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
    let bench = arguments.options.bench()?;
    let target = bench.target(arguments.id.as_deref())?;
    let by = match (&arguments.by, &arguments.handle, &arguments.role) {
        (by, None, None) => json!(by),
        (by, handle, role) => entry([("name", json!(by)), ("handle", json!(handle)), ("role", json!(role))]).into(),
    };
    let at = editing::when(arguments.at.as_deref(), &bench, target.hand)?;
    let text = arguments.text.read("the follow-up")?;
    let entry = entry([
        ("id", json!(arguments.name)),
        ("at", json!(at)),
        ("title", json!(arguments.title)),
        ("by", by),
        ("source", json!(arguments.source)),
        ("archived", json!(arguments.archived)),
        ("corrects", json!(arguments.corrects)),
        ("verbatim", json!(arguments.verbatim.then_some(true))),
        ("text", json!(&text)),
    ]);
    let change = Change::Append { list: "follow_ups", entry };
    let ended = update::save(&bench, &target, &[change], &arguments.options);
    let code = editing::built(arguments.text.give_back(&text, ended)?, &bench, &arguments.options)?;
    if code == ExitCode::SUCCESS {
        editing::say_if_to_come(&at, &bench, target.hand, &arguments.options);
    }
    Ok(code)
}
