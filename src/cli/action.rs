//! `afterword action`: what was promised, kept, or given up.
//!
//! In: arguments. Out: an entry of the list `actions` of the incident's file, or keys of one; or, where its promises stand
//! in the text, an item there.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use super::editing::{self, EditArguments};
use super::hints::KINDS;
use super::update;
use crate::author::document::body;
use crate::author::workbench::Target;
use crate::author::{self, Change, Refusal, Workbench, entry, promises};
use crate::error::Error;
use crate::source::raw::Action;

/// Add a promise to an incident, or say that it was kept or dropped.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword action 2026-11-23-api-down add \"Warn earlier\" --owner Ada --due 2026-12-15
  afterword action 2026-11-23-api-down done earlier --evidence \"It went off on the 12th.\"
  afterword action 2026-11-23-api-down drop 2 --reason \"The old system is gone.\"

With one incident open its id can be left out. An action is named by its number in the file, or by words of it.")]
pub struct Arguments {
    /// The incident's id or file, if not the only one that is open
    id: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Promise something
    Add(Add),
    /// Say that a promise was kept
    Done(Done),
    /// Say that a promise will not be kept, and why
    Drop(Dropped),
}

#[derive(Debug, Args)]
struct Add {
    /// What is promised
    what: String,
    /// prevent, detect, mitigate, repair, process or investigate
    #[arg(long, value_parser = KINDS, hide_possible_values = true)]
    kind: Option<String>,
    /// Who keeps it
    #[arg(long)]
    owner: Option<String>,
    /// When it was promised, if not today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// When it is due: `2026-12-15`, or `+2w` from today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,
    /// The ticket or pull request
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    #[command(flatten)]
    options: EditArguments,
}

#[derive(Debug, Args)]
struct Done {
    /// Its number in the file, or words of it
    action: String,
    /// What shows that it was done, in Markdown
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// When it was done, if not today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    at: Option<String>,
    #[command(flatten)]
    options: EditArguments,
}

#[derive(Debug, Args)]
struct Dropped {
    /// Its number in the file, or words of it
    action: String,
    /// Why it will not be done, in Markdown
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    options: EditArguments,
}

/// Adds an action, or changes one.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let id = arguments.id.as_deref();
    match &arguments.what {
        What::Add(add) => {
            let bench = add.options.bench()?;
            let target = bench.target(id)?;
            let due = add.due.as_deref().map(|due| editing::by(due, &bench, target.hand)).transpose()?;
            let entry = entry([
                ("what", json!(add.what.trim())),
                ("kind", json!(add.kind)),
                ("owner", json!(add.owner)),
                ("since", json!(day(add.since.as_deref(), &bench, &target)?)),
                ("due", json!(due)),
                ("link", json!(add.link)),
            ]);
            match in_text(&target, &entry) {
                None => update::change(&bench, &target, &[Change::Append { list: "actions", entry }], &add.options),
                Some(Ok(after)) => {
                    if add.since.is_some() {
                        add.options.say("in the text a promise has no day on which it was made: `--since` is left out");
                    }
                    editing::finish(&bench, &target.path, Some(&target.text), &after, &add.options)
                }
                Some(Err(refusal)) => Ok(editing::refused(&target.path, &refusal)),
            }
        }
        What::Done(done) => {
            let bench = done.options.bench()?;
            let target = bench.target(id)?;
            let day = day(done.at.as_deref(), &bench, &target)?;
            editing::has_come(&day, &bench, &target, "`afterword action` once it is done")?;
            let keys = [("status", Some("done")), ("done", Some(&day)), ("evidence", done.evidence.as_deref())];
            // Why it was once given up is no longer true.
            set(&bench, &target, &done.action, &keys, &["reason"], &done.options)
        }
        What::Drop(dropped) => {
            let bench = dropped.options.bench()?;
            let target = bench.target(id)?;
            let keys = [("status", Some("dropped")), ("reason", Some(dropped.reason.as_str()))];
            set(&bench, &target, &dropped.action, &keys, &["done", "evidence"], &dropped.options)
        }
    }
}

/// A day as it was given, or today.
fn day(given: Option<&str>, bench: &Workbench, target: &Target) -> Result<String, Error> {
    match given {
        Some(given) => editing::when(Some(given), bench, target.hand),
        None => Ok(target.hand.zone.date_of(bench.now).to_string()),
    }
}

/// The file with a promise behind those of its text, if it has any there. Those of the front matter are counted first:
/// one more of them would change the number of each in the text, by which feeds and calendars know it.
fn in_text(target: &Target, entry: &Map<String, Value>) -> Option<Result<String, Refusal>> {
    if promises::count(&body::of(&target.path, &target.text)) == 0 {
        return None;
    }
    // A word that is not known is told where it is known what it is for.
    let promise = serde_json::from_value(Value::Object(entry.clone())).ok()?;
    // No item of a list says when it was promised.
    let promise = Action { since: None, ..promise };
    let refusal = || {
        let why = "its promises stand in the text, and this one cannot surely be told from there";
        match promises::line(&promise) {
            Some(line) => Refusal::new(why, "behind the last of them", &line),
            // Keys can hold every text; those of the text then count behind it.
            None => author::refuse(why, &[Change::Append { list: "actions", entry: entry.clone() }]),
        }
    };
    Some(body::with_promise(&target.path, &target.text, &promise).ok_or_else(refusal))
}

/// Gives keys of one action a value, where there is one, and takes others from it.
fn set(
    bench: &Workbench,
    target: &Target,
    action: &str,
    keys: &[(&'static str, Option<&str>)],
    gone: &[&'static str],
    options: &EditArguments,
) -> Result<ExitCode, Error> {
    let nth = find(bench, target, action)?;
    let map = format!("/actions/{nth}");
    let set = keys
        .iter()
        .filter_map(|(key, value)| Some(Change::Set { map: map.clone(), key, value: json!((*value)?.trim()) }));
    let gone = gone.iter().map(|key| Change::Remove { map: map.clone(), key });
    update::change(bench, target, &set.chain(gone).collect::<Vec<_>>(), options)
}

/// The place of an action in the file's list.
fn find(bench: &Workbench, target: &Target, action: &str) -> Result<usize, Error> {
    let listed = update::listed(target, "actions", "what");
    if let Ok(number) = action.trim_start_matches('#').parse::<usize>()
        && (1..=listed.len()).contains(&number)
    {
        return Ok(number - 1);
    }
    let words = action.to_lowercase();
    let found: Vec<usize> = listed
        .iter()
        .enumerate()
        .filter(|(_, what)| what.to_lowercase().contains(&words))
        .map(|(nth, _)| nth)
        .collect();
    if let [one] = found.as_slice() {
        return Ok(*one);
    }
    let lines = listed.iter().enumerate().map(|(nth, what)| format!("\n  {}  {what}", nth + 1));
    let lines: String = lines.collect();
    let in_body = target.index.map_or(0, |index| bench.incident(index).actions.len()).saturating_sub(listed.len());
    let next = match (lines.is_empty(), in_body) {
        (true, 0) => format!("add one with `afterword action {} add \"…\"`", target.id),
        (true, _) => format!("its actions stand in the text of `{}`: tick the one there, `- [x] …`", target.path),
        (false, 0) => format!("name one by its number:{lines}"),
        (false, _) => format!("name one by its number, or tick it in the text of `{}`:{lines}", target.path),
    };
    let many = if found.is_empty() { "no action" } else { "more than one action" };
    Err(Error::Request { what: format!("`{}` has {many} `{action}`", target.id), next })
}
