//! `afterword explain`: what a code of `check` means.
//!
//! In: a code. Out: its row of the table, in words, on standard output.

use std::process::ExitCode;

use clap::Args;

use super::ui;
use crate::diag::{CODES, Code, nearest};
use crate::error::Error;

/// Say what a code of `check` means and what to do about it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword explain R204
  afterword explain        every code, one a line")]
pub struct Arguments {
    /// The code, as it stands in brackets after `error` or `warning`
    code: Option<String>,
}

/// Explains.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let Some(asked) = &arguments.code else {
        let line = |code: &Code| format!("{}  {:7}  {}\n", code.id, code.level.id(), code.title);
        ui::print(&CODES.iter().map(line).collect::<String>())?;
        return Ok(ExitCode::SUCCESS);
    };
    if let Some(code) = CODES.iter().find(|code| code.id.eq_ignore_ascii_case(asked)) {
        ui::print(&text(code))?;
        return Ok(ExitCode::SUCCESS);
    }
    let near = nearest(asked, CODES.iter().map(|code| code.id));
    let next = near.map_or("`afterword explain` lists every code".into(), |near| format!("did you mean `{near}`?"));
    Err(Error::Request { what: format!("no check has the code `{asked}`"), next })
}

/// What the table says of a code.
fn text(code: &Code) -> String {
    let id = code.id;
    let policy = match (code.may_be_relaxed(), code.may_be_excepted()) {
        (false, _) => "No policy can make it less than an error.".to_owned(),
        (_, true) => {
            format!("In `site.yaml`: `policy: {{checks: {{{id}: off}}}}`. In one file: `exceptions: {{{id}: why}}`.")
        }
        _ => format!("In `site.yaml`: `policy: {{checks: {{{id}: warning}}}}`, or `error`, or `off`."),
    };
    format!(
        "{id} ({}): {}\n\nWhy it matters: {}.\nWhat to do: {}.\n\n{policy}",
        code.level.id(),
        code.title,
        code.why,
        code.fix
    )
}
