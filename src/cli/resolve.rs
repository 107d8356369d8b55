//! `afterword resolve`: it is over.
//!
//! In: arguments. Out: a last update, with the status that ends an incident or a maintenance.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Map, json};

use super::editing::{self, EditArguments, TextArguments};
use super::update;
use crate::error::Error;
use crate::source::raw::Kind;

/// Say that an incident is over.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword resolve
  afterword resolve 2026-11-23-api-down --at 19:05 --text \"The API answers again.\" --build

With one incident open its id can be left out. Its components are operational from then on.")]
pub struct Arguments {
    /// The incident's id or file, if not the only one that is open
    id: Option<String>,
    #[command(flatten)]
    text: TextArguments,
    /// When it was over, if not now: `18:48`, `-10m`, `2026-11-23 18:48 UTC`
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    #[command(flatten)]
    options: EditArguments,
}

/// Adds the last update.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let desk = arguments.options.desk()?;
    let target = desk.target(arguments.id.as_deref())?;
    let kind = target.index.map_or(Kind::Incident, |index| desk.incident(index).kind);
    if target.index.is_some_and(|index| desk.is_over(index)) {
        let id = &target.id;
        return Err(Error::Request {
            what: format!("`{id}` is over already"),
            next: format!("say more with `afterword post {id}`, or open it again with `afterword update {id}`"),
        });
    }
    let (status, usual) = match kind {
        Kind::Incident => ("resolved", "This incident is resolved."),
        Kind::Maintenance => ("completed", "The maintenance is completed."),
    };
    let text = arguments.text.read("the update", false)?.unwrap_or_else(|| usual.into());
    let mut entry = Map::new();
    entry.insert("at".into(), json!(editing::when(arguments.at.as_deref(), &desk, target.zone)?));
    entry.insert("status".into(), json!(status));
    entry.insert("text".into(), json!(text));
    let code = update::append(&desk, &target, "updates", entry, &arguments.options)?;
    if code == ExitCode::SUCCESS && kind == Kind::Incident {
        arguments.options.say(&format!("when you have slept: `afterword postmortem {}`", target.id));
    }
    Ok(code)
}
