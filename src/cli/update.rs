//! `afterword update`: one more public word about an incident.
//!
//! In: arguments. Out: an entry of the list `updates` of the incident's file.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Map, Value, json};

use super::editing::{self, EditArguments, TextArguments};
use super::hints::STATUSES;
use crate::author::workbench::Target;
use crate::author::{self, Change, Workbench};
use crate::error::Error;
use crate::source::front_matter;
use crate::source::yaml::Outline;
use crate::time::Moment;

/// Tell readers what is known now.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword update --status identified --text \"A certificate has expired.\"
  afterword update --status monitoring --component api=operational --text - < note.md
  afterword update --text \"Still working on it.\" --next +30m --build

With one incident open its id can be left out.")]
pub struct Arguments {
    /// The incident's id or file, if not the only one that is open
    id: Option<String>,
    /// investigating, identified, monitoring or resolved; of a maintenance scheduled, `in_progress`, verifying,
    /// completed or cancelled. Left out: as before
    #[arg(long, short, value_parser = STATUSES, hide_possible_values = true)]
    status: Option<String>,
    #[command(flatten)]
    text: TextArguments,
    /// What a component goes through from now on: `api=operational`. May be given more than once
    #[arg(long, short, value_name = "ID=STATUS")]
    component: Vec<String>,
    /// When it was said, if not now: `18:48`, `-10m`, `2026-11-23 18:48 UTC`
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// When the next word is promised: `+30m`, `18:48`, or the day with it if that is another one
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    next: Option<String>,
    #[command(flatten)]
    options: EditArguments,
}

/// Adds an update.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let bench = arguments.options.bench()?;
    let target = bench.target(arguments.id.as_deref())?;
    let components = components(&arguments.component)?;
    let at = editing::when(arguments.at.as_deref(), &bench, target.hand)?;
    let next = arguments.next.as_deref().map(|next| editing::promised(next, &at, target.hand)).transpose()?;
    let text = arguments.text.read("the update")?;
    let entry = author::entry([
        ("at", json!(&at)),
        ("status", json!(arguments.status)),
        ("text", json!(&text)),
        ("components", json!(Some(components).filter(|components| !components.is_empty()))),
        ("next_update", json!(next)),
    ]);
    let ended = save(&bench, &target, &[word(&target, &at, entry)], &arguments.options);
    let code = editing::built(arguments.text.give_back(&text, ended)?, &bench, &arguments.options)?;
    if code == ExitCode::SUCCESS {
        editing::say_if_to_come(&at, &bench, target.hand, &arguments.options);
    }
    Ok(code)
}

/// The change that adds an update where the order of the list wants it: oldest first, or newest first if that is how it
/// is written. Between times that count from one another nothing is put.
pub fn word(target: &Target, at: &str, entry: Map<String, Value>) -> Change {
    const LIST: &str = "updates";
    let read = |at: &str| Moment::parse(at, target.hand.zone, None).ok().map(|at| at.earliest());
    let times: Option<Vec<_>> = listed(target, LIST, "at").iter().map(|at| read(at)).collect();
    let (Some(times), Some(at)) = (times, read(at)) else { return Change::Append { list: LIST, entry } };
    let is_falling = times.first() > times.last();
    let before = times.iter().position(|other| if is_falling { *other <= at } else { *other > at });
    match before {
        Some(before) => Change::Insert { list: LIST, before, entry },
        None => Change::Append { list: LIST, entry },
    }
}

/// What each entry of one of the file's lists says at a key, as it is written.
pub fn listed(target: &Target, list: &str, key: &str) -> Vec<String> {
    let yaml = front_matter::yaml(&target.path, &target.text).ok().and_then(|range| target.text.get(range));
    let value = yaml.and_then(Outline::new).and_then(|outline| outline.value()).unwrap_or_default();
    let entries = value[list].as_array().into_iter().flatten();
    entries.map(|entry| entry[key].as_str().unwrap_or_default().to_owned()).collect()
}

/// Makes changes to an incident's file, and builds the site if that was asked for.
pub fn change(
    bench: &Workbench,
    target: &Target,
    changes: &[Change],
    options: &EditArguments,
) -> Result<ExitCode, Error> {
    editing::built(save(bench, target, changes, options)?, bench, options)
}

/// Makes changes to an incident's file, or says what to paste.
pub fn save(
    bench: &Workbench,
    target: &Target,
    changes: &[Change],
    options: &EditArguments,
) -> Result<ExitCode, Error> {
    match author::edit(&target.path, &target.text, changes) {
        Ok(after) => editing::save(bench, &target.path, Some(&target.text), &after, options),
        Err(refusal) => Ok(editing::refused(&target.path, &refusal)),
    }
}

/// What is said of components.
pub fn components(given: &[String]) -> Result<Map<String, Value>, Error> {
    let given = given.iter().flat_map(|list| list.split(','));
    given
        .map(|one| match one.split_once('=') {
            Some((id, status)) => Ok((id.trim().to_owned(), json!(status.trim()))),
            None => Err(Error::Request {
                what: format!("nothing is said of the component `{one}`"),
                next: format!("write `--component {one}=operational`, or another status"),
            }),
        })
        .collect()
}
