//! `afterword postmortem`: the sections that a postmortem should have, to be filled in.
//!
//! In: arguments. Out: headings in the body of the incident's file, each with a sentence of guidance as a comment.

use std::process::ExitCode;

use clap::Args;

use super::editing::{self, EditArguments};
use crate::author::document::{Refusal, body};
use crate::author::sections;
use crate::error::Error;
use crate::source::sections::SectionKind;

/// Add the sections of a postmortem that an incident lacks.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  afterword postmortem 2026-11-23-api-down

The sections are those that `policy:` of `site.yaml` asks for, or else the usual ones.
What stands there stays. The guidance below each heading is a comment: no page shows it.")]
pub struct Arguments {
    /// The incident's id or file, if not the only one that is open
    id: Option<String>,
    #[command(flatten)]
    options: EditArguments,
}

/// Adds what is missing.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let bench = arguments.options.bench()?;
    let target = bench.target(arguments.id.as_deref())?;
    let asked: Vec<SectionKind> = bench.site().policy.sections.iter().map(|(kind, _)| *kind).collect();
    let wanted = if asked.is_empty() { sections::USUAL.to_vec() } else { asked };
    let old = body::of(&target.path, &target.text);
    let missing = sections::missing(&old, &wanted);
    if missing.is_empty() {
        arguments.options.say(&format!("`{}` has every section already", target.path));
        return Ok(ExitCode::SUCCESS);
    }
    let Some(after) = body::with_sections(&target.path, &target.text, &wanted) else {
        let paste: String = missing.iter().flat_map(|heading| ["## ", heading, "\n\n"]).collect();
        let refusal = Refusal::new(Refusal::NO_PLACE, "at the end of the text", &paste);
        return Ok(editing::refused(&target.path, &refusal));
    };
    let code = editing::finish(&bench, &target.path, Some(&target.text), &after, &arguments.options)?;
    if code == ExitCode::SUCCESS {
        arguments.options.say(&format!("to be written: {}", missing.join(", ")));
    }
    Ok(code)
}
