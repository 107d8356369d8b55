//! `afterword resolve`: it is over.
//!
//! In: arguments. Out: a last update, with the status that ends an incident or a maintenance; and, where it was over
//! before that was said, the key `resolved`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::editing::{self, EditArguments};
use super::update;
use crate::author::workbench::Target;
use crate::author::{Change, Workbench, entry};
use crate::error::Error;
use crate::model::words::{ComponentId, ComponentStatus};
use crate::model::{Incident, Known};
use crate::source::raw::Kind;

/// Say that an incident is over.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword resolve
  afterword resolve 2026-11-23-api-down --at 19:05 --text \"The API answers again.\" --build
  afterword resolve --component api=degraded_performance   over, but not all is well

With one incident open its id can be left out. Components that it left impaired are operational from then on.
That it is over is said now, also where `--at` says that it was over before.")]
pub struct Arguments {
    /// The incident's id or file, if not the only one that is open
    id: Option<String>,
    /// What readers are told, in Markdown; `-` reads it from standard input. Without it, that it is resolved
    #[arg(long, short, value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
    /// When it was over, if not now: `18:48`, `-10m`, `2026-11-23 18:48 UTC`
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// What a component goes through from now on, if it is not operational: `api=degraded_performance`
    #[arg(long, short, value_name = "ID=STATUS")]
    component: Vec<String>,
    #[command(flatten)]
    options: EditArguments,
}

/// Adds the last update.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let bench = arguments.options.bench()?;
    let target = bench.target(arguments.id.as_deref())?;
    let kind = target.index.map_or(Kind::Incident, |index| bench.incident(index).kind);
    if let Some(index) = target.index.filter(|index| bench.is_over(*index)) {
        return Err(is_over(bench.incident(index), &target));
    }
    if target.index.is_some_and(|index| bench.is_upcoming(index)) {
        let (id, path) = (&target.id, &target.path);
        return Err(Error::Request {
            what: format!("the maintenance `{id}` is still to come"),
            next: format!(
                "call it off with `afterword update {id} --status cancelled`, or put its window in `{path}` forward"
            ),
        });
    }
    let (status, usual) = match kind {
        Kind::Incident => ("resolved", "This incident is resolved."),
        Kind::Maintenance => ("completed", "The maintenance is completed."),
    };
    let text = editing::given(arguments.text.as_deref(), "the update")?.unwrap_or_else(|| usual.into());
    let at = target.hand.stamp(bench.now);
    let ended = ended(arguments, &bench, &target)?.filter(|ended| *ended != at);
    let mut components = update::components(&arguments.component)?;
    let mut mended = Vec::new();
    for id in target.index.map_or_else(Vec::new, |index| impaired(bench.incident(index))) {
        if !components.contains_key(&id) {
            components.insert(id.clone(), json!(ComponentStatus::Operational.id()));
            mended.push(format!("`{id}`"));
        }
    }
    let entry = entry([
        ("at", json!(&at)),
        ("status", json!(status)),
        ("text", json!(text)),
        ("components", json!(Some(components).filter(|components| !components.is_empty()))),
    ]);
    let end = ended.map(|ended| Change::Set { map: String::new(), key: "resolved", value: json!(ended) });
    let word = update::word(&target, &at, entry);
    let changes: Vec<Change> = end.into_iter().chain([word]).collect();
    let code = update::change(&bench, &target, &changes, &arguments.options)?;
    if code == ExitCode::SUCCESS && !mended.is_empty() {
        arguments.options.say(&format!("operational from then on: {}", mended.join(", ")));
    }
    if code == ExitCode::SUCCESS && kind == Kind::Incident {
        arguments.options.say(&format!("when you have slept: `afterword postmortem {}`", target.id));
    }
    Ok(code)
}

/// What to do about an incident that is over.
fn is_over(incident: &Incident, target: &Target) -> Error {
    let id = &target.id;
    let is_written = incident.stated_duration.is_some()
        || incident.resolved.as_ref().is_some_and(|end| matches!(end.known, Known::Stated | Known::Timeline));
    let again = match incident.kind {
        Kind::Maintenance => format!("if it goes on, put off the end of its window in `{}`", target.path),
        // An end that is written down wins over every word.
        Kind::Incident if is_written => format!(
            "take its end out of `{}` and open it again with `afterword update {id} --status investigating`",
            target.path
        ),
        Kind::Incident => format!("open it again with `afterword update {id} --status investigating`"),
    };
    Error::Request {
        what: format!("`{id}` is over already"),
        next: format!("say more with `afterword post {id}`, or {again}"),
    }
}

/// When it was over, if that was given. What is still to come cannot end it: neither a time, nor before a word that
/// stands in the file already.
fn ended(arguments: &Arguments, bench: &Workbench, target: &Target) -> Result<Option<String>, Error> {
    let last = target.index.and_then(|index| bench.incident(index).updates.last());
    if let Some(last) = last.filter(|last| last.at.earliest() > bench.now) {
        let at = target.hand.stamp(last.at.earliest());
        let next = format!("correct or remove that update in `{}`, and say it again", target.path);
        return Err(Error::Request { what: format!("a word of {at} is still to come, and would be the last"), next });
    }
    let Some(given) = &arguments.at else { return Ok(None) };
    let ended = editing::when(Some(given), bench, target.hand)?;
    editing::has_come(&ended, bench, target, "`afterword resolve` once it is over")?;
    Ok(Some(ended))
}

/// The components on which the last word of an update is not that they work. One of which no update says anything is
/// impaired until the end, and needs no word.
fn impaired(incident: &Incident) -> Vec<String> {
    let mut last: Vec<(&ComponentId, ComponentStatus)> = Vec::new();
    for (id, status) in incident.updates.iter().flat_map(|update| &update.components) {
        last.retain(|(known, _)| *known != id);
        last.push((id, *status));
    }
    last.into_iter()
        .filter(|(_, status)| *status != ComponentStatus::Operational)
        .map(|(id, _)| id.to_string())
        .collect()
}
