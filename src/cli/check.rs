//! `afterword check`: a build that writes nothing.
//!
//! In: arguments. Out: findings in the form that was asked for, and an exit code that a pipeline can act on.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{build::SourceArguments, ui};
use crate::artifact::Nowhere;
use crate::catalog::Catalog;
use crate::diag;
use crate::error::Error;
use crate::pipeline;

/// Say what is wrong with the site, and write nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword check --root docs/status
  afterword check --deny warnings
  afterword check --format sarif > afterword.sarif

The exit code is 0 if nothing is wrong, 1 if there are errors, 2 if the check could not run.")]
pub struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// The form of the findings: for people, or on standard output for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Take every warning for an error
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Say nothing but what is wrong
    #[arg(long, short)]
    quiet: bool,
}

/// The form in which findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on standard error
    Text,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// What is not put up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

/// Checks.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let (project, order) = (arguments.source.project()?, arguments.source.order()?);
    let mut build = ui::working("checking", || pipeline::build_over(&project, &order, None, Some(&Nowhere)))?;
    if arguments.deny == Some(Deny::Warnings) {
        build.diagnostics.deny_warnings();
    }
    match arguments.format {
        Format::Text => ui::findings(&build.diagnostics, &build.tree),
        Format::Json => ui::put(diag::json(&build.diagnostics, &build.tree).as_bytes())?,
        Format::Github => ui::put(diag::github(&build.diagnostics, &build.tree).as_bytes())?,
        Format::Sarif => ui::put(diag::sarif(&build.diagnostics, &build.tree).as_bytes())?,
    }
    let has_errors = build.diagnostics.has_errors();
    let (incidents, pages) = (ui::counted(build.incidents, "incident"), ui::counted(build.pages, "page"));
    if !has_errors && !arguments.quiet {
        ui::say(&format!("{incidents} checked, {pages}{}", open(&build.catalog)));
    }
    // Of a large site the system takes the memory back faster than piece by piece.
    std::mem::forget(build);
    Ok(if has_errors { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Which incidents are open, as the end of a line; of many the first ones.
fn open(catalog: &Catalog) -> String {
    const NAMED: usize = 5;
    let open = catalog.open();
    let named: Vec<_> = open.iter().take(NAMED).map(|index| catalog.incident(*index).id.as_str()).collect();
    match open.len() {
        0 => String::new(),
        all if all > NAMED => format!("; open: {} and {} more", named.join(", "), all - NAMED),
        _ => format!("; open: {}", named.join(", ")),
    }
}
