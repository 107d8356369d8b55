//! What the commands that edit an incident have in common: their flags, where a text comes from, and the last step.
//!
//! In: arguments, and a text that `author` has made. Out: a file, or a difference, or why there is none. The path of a
//! changed file goes to standard output, talk to standard error.

use std::io::{IsTerminal, Read};
use std::process::{Command, ExitCode};

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use super::{build, ui};
use crate::author::at::{self, Hand, Tense};
use crate::author::workbench::Target;
use crate::author::{Refusal, Workbench, tidy, write};
use crate::config::Project;
use crate::error::Error;
use crate::path;
use crate::publish;
use crate::time::{Moment, TimeError};

/// How to edit.
#[derive(Debug, Args)]
pub struct EditArguments {
    /// The site's folder, if not the nearest one upwards with `site.yaml`
    #[arg(long, value_name = "DIR")]
    root: Option<Utf8PathBuf>,
    /// Show the difference, and write nothing
    #[arg(long, short = 'n')]
    dry_run: bool,
    /// Build the site at once
    #[arg(long, conflicts_with = "dry_run")]
    build: bool,
    /// Say nothing but the path of the file that was changed
    #[arg(long, short)]
    quiet: bool,
}

/// Where a text comes from.
#[derive(Debug, Args)]
pub struct TextArguments {
    /// The text, in Markdown; `-` reads it from standard input. Without it `$EDITOR` opens, on a terminal
    #[arg(long, short, value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
}

impl EditArguments {
    /// The site as it stands now, or at `SOURCE_DATE_EPOCH`.
    pub fn bench(&self) -> Result<Workbench, Error> {
        Workbench::open(Project::of(self.root.as_deref())?, build::clock(None)?)
    }

    /// Says something, unless that is not wanted.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            ui::say(line);
        }
    }
}

impl TextArguments {
    /// The text that was given, wherever it is. Where nobody gave one the editor is opened.
    pub fn read(&self, what: &str) -> Result<String, Error> {
        let is_talking = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let text = match given(self.text.as_deref(), what)? {
            None if is_talking => edited(what)?.map(|text| tidy(&text)).filter(|text| !text.is_empty()),
            text => text,
        };
        text.ok_or_else(|| missing(what))
    }

    /// Hands on how it ended. Where it came to nothing, what was written in an editor is given back: nobody should have
    /// to find the words again.
    pub fn give_back(&self, text: &str, ended: Result<ExitCode, Error>) -> Result<ExitCode, Error> {
        if let Some(lost) = self.lost(text, &ended) {
            ui::say(&lost);
        }
        ended
    }

    fn lost(&self, text: &str, ended: &Result<ExitCode, Error>) -> Option<String> {
        let is_kept = self.text.is_some() || ended.as_ref().is_ok_and(|code| *code == ExitCode::SUCCESS);
        (!is_kept).then(|| format!("this is what you wrote:\n\n{text}\n"))
    }
}

/// The text of an option, which may stand on standard input, without the white space around it.
pub fn given(text: Option<&str>, what: &str) -> Result<Option<String>, Error> {
    let text = match text {
        None => return Ok(None),
        Some("-") => standard_input()?,
        Some(text) => text.to_owned(),
    };
    let text = tidy(&text);
    if text.is_empty() { Err(missing(what)) } else { Ok(Some(text)) }
}

fn missing(what: &str) -> Error {
    let next = "give it with `--text \"…\"`, or with `--text -` from standard input".into();
    Error::Request { what: format!("{what} needs a text"), next }
}

/// The time of what was, as it was given with an option or as it is now.
pub fn when(given: Option<&str>, bench: &Workbench, hand: Hand) -> Result<String, Error> {
    written(given, Tense::Past, bench, hand)
}

/// Refuses what is said to have been and is still to come.
pub fn has_come(at: &str, bench: &Workbench, target: &Target, next: &str) -> Result<(), Error> {
    let moment = Moment::parse(at, target.hand.zone, None);
    if moment.is_ok_and(|moment| moment.earliest() > bench.now) {
        return Err(Error::Request { what: format!("`{at}` is still to come"), next: format!("say {next}") });
    }
    Ok(())
}

/// Says of a word that was written for later when readers see it: most often its time is a slip.
pub fn say_if_to_come(at: &str, bench: &Workbench, hand: Hand, options: &EditArguments) {
    let is_to_come = Moment::parse(at, hand.zone, None).is_ok_and(|at| at.earliest() > bench.now);
    if is_to_come {
        options.say(&format!("this is still to come: readers see it from {at} on"));
    }
}

/// When the next word is due. It is never promised for a time before its promise: that was most often one of tomorrow.
pub fn promised(given: &str, at: &str, hand: Hand) -> Result<String, Error> {
    let next = after(given, at, hand)?;
    let Ok(said) = Moment::parse(at, hand.zone, None) else { return Ok(next) };
    let is_past = Moment::parse(&next, hand.zone, Some(&said)).is_ok_and(|next| next.latest() < said.earliest());
    if !is_past {
        return Ok(next);
    }
    let example = at::on_the_day_after(given, &said, hand).unwrap_or_else(|| "+30m".into());
    let what = format!("the next word is promised for `{given}`, which is before this one of {at}");
    Err(Error::Request { what, next: format!("write when it is to come, such as `--next \"{example}\"`") })
}

/// Says of a maintenance that it has begun: `22:00` at 23:45 may have meant tomorrow.
pub fn say_if_begun(given: &str, from: &str, bench: &Workbench, hand: Hand, options: &EditArguments) {
    let begun = Moment::parse(from, hand.zone, None).ok().filter(|from| from.latest() < bench.now);
    if let Some(later) = begun.and_then(|begun| at::on_the_day_after(given, &begun, hand)) {
        options.say(&format!("it has begun, at {from}: if it is to come, say `--from \"{later}\"`"));
    }
}

/// The time of what is planned.
pub fn planned(given: &str, bench: &Workbench, hand: Hand) -> Result<String, Error> {
    written(Some(given), Tense::Planned, bench, hand)
}

fn written(given: Option<&str>, tense: Tense, bench: &Workbench, hand: Hand) -> Result<String, Error> {
    at::when(given, tense, bench.now, hand).map_err(no_time)
}

/// A time that counts from another one: when the next word is due, when a maintenance ends.
pub fn after(given: &str, from: &str, hand: Hand) -> Result<String, Error> {
    at::after(given, from, hand).map_err(no_time)
}

/// The day by which something is promised.
pub fn by(given: &str, bench: &Workbench, hand: Hand) -> Result<String, Error> {
    at::by(given, bench.now, hand).map_err(no_time)
}

fn no_time(error: TimeError) -> Error {
    let next = error.help.clone().unwrap_or_else(|| "write `18:48`, `-10m` or `2017-11-02 18:48 UTC`".into());
    Error::Request { what: error.to_string(), next }
}

/// Saves a new text, and builds the site if that was asked for.
pub fn finish(
    bench: &Workbench,
    path: &Utf8Path,
    before: Option<&str>,
    after: &str,
    options: &EditArguments,
) -> Result<ExitCode, Error> {
    built(save(bench, path, before, after, options)?, bench, options)
}

/// Checks a new text as `check` would, and writes it, or shows what would be written.
pub fn save(
    bench: &Workbench,
    path: &Utf8Path,
    before: Option<&str>,
    after: &str,
    options: &EditArguments,
) -> Result<ExitCode, Error> {
    let outcome = bench.outcome(path, after);
    ui::findings(&outcome.new, &outcome.tree);
    if outcome.new.has_errors() {
        ui::say("nothing was written");
        return Ok(ExitCode::FAILURE);
    }
    if options.dry_run {
        ui::put(difference(path, before.unwrap_or_default(), after).as_bytes())?;
        options.say("nothing was written: this is what would change");
        return Ok(ExitCode::SUCCESS);
    }
    let full = bench.project.root.join(path);
    match before {
        Some(before) => write::replace(&full, before, after)?,
        None => publish::create_one(&full, after)?,
    }
    // What is written stays written, whoever is told.
    let _ = ui::print(shown(&full).as_str());
    Ok(ExitCode::SUCCESS)
}

/// Builds the site, if that was asked for and the text was written.
pub fn built(code: ExitCode, bench: &Workbench, options: &EditArguments) -> Result<ExitCode, Error> {
    let is_asked_for = options.build && code == ExitCode::SUCCESS;
    if is_asked_for { build::publish_now(&bench.project, bench.now, options.quiet) } else { Ok(code) }
}

/// Says that a file was left alone, and what to paste.
pub fn refused(path: &Utf8Path, refusal: &Refusal) -> ExitCode {
    ui::failed(&format!("`{path}` was left as it is: {refusal}"), &refusal.help);
    ExitCode::FAILURE
}

/// A path as a person at this place would type it.
pub fn shown(path: &Utf8Path) -> Utf8PathBuf {
    let here = path::real(Utf8Path::new("."));
    here.ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).to_owned()
}

fn difference(path: &Utf8Path, before: &str, after: &str) -> String {
    let old = if before.is_empty() { "/dev/null".to_owned() } else { format!("a/{path}") };
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(3).header(&old, &format!("b/{path}")).to_string()
}

/// All of standard input, which has to be text.
pub fn standard_input() -> Result<String, Error> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().read_to_end(&mut bytes);
    read.map_err(|source| Error::Read { path: "standard input".into(), source })?;
    String::from_utf8(bytes).map_err(|error| Error::Request {
        what: format!("standard input is not UTF-8 from its byte {} on", error.utf8_error().valid_up_to() + 1),
        next: "save the text as UTF-8, or pipe it through `iconv -t UTF-8`".into(),
    })
}

/// What a person writes in the editor of their choice; nothing if there is no such choice.
#[expect(clippy::disallowed_methods, reason = "the command line knows its environment")]
fn edited(what: &str) -> Result<Option<String>, Error> {
    let set = |name: &&str| std::env::var(name).is_ok_and(|editor| !editor.trim().is_empty());
    let Some(name) = ["VISUAL", "EDITOR"].into_iter().find(set) else { return Ok(None) };
    edited_in(name, &std::env::var(name).unwrap_or_default(), what).map(Some)
}

/// What a person writes in that editor, which the variable of that name asks for.
fn edited_in(name: &str, editor: &str, what: &str) -> Result<String, Error> {
    let failed = |source: std::io::Error| Error::Request {
        what: format!("`${name}` is `{editor}`, which cannot be started: {source}"),
        next: format!("set `${name}` to an editor that is there, or give the text with `--text`"),
    };
    let note = format!(
        "\n<!-- The text of {what}, in Markdown. This line is left out; without any other, nothing is done. -->\n"
    );
    let draft = write::Draft::new(&note)?;
    // `$EDITOR` may hold arguments, as in `code --wait`.
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    let status = command.args(words).arg(draft.path()).status().map_err(failed)?;
    if !status.success() {
        return Err(Error::Request { what: format!("`{editor}` gave up"), next: "give the text with `--text`".into() });
    }
    let text = draft.read()?;
    let lines = text.lines().filter(|line| !line.starts_with("<!-- The text of ")).map(|line| format!("{line}\n"));
    Ok(lines.collect())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_in_an_editor_is_given_back_where_it_came_to_nothing() {
        let (editor, option) = (TextArguments { text: None }, TextArguments { text: Some("Slow.".into()) });
        let failed = || Err(missing("the update"));
        for ended in [Ok(ExitCode::FAILURE), failed()] {
            let back = editor.lost("Slow.", &ended);
            assert_eq!(back.as_deref(), Some("this is what you wrote:\n\nSlow.\n"));
        }
        assert_eq!(editor.lost("Slow.", &Ok(ExitCode::SUCCESS)), None, "it stands in the file");
        assert_eq!(option.lost("Slow.", &failed()), None, "the shell has it");
    }

    #[test]
    fn an_editor_may_have_arguments_and_may_give_up() {
        // `sed` is an editor that needs nobody.
        let text = edited_in("EDITOR", "sed -i 1iSlow.", "the update").expect("it edits");
        assert_eq!(tidy(&text), "Slow.", "the note of what to write is left out");
        let unchanged = edited_in("EDITOR", "true", "the update").expect("it does nothing");
        assert_eq!(tidy(&unchanged), "", "without a text nothing is done");
        let gave_up = edited_in("EDITOR", "false", "the update").expect_err("it fails");
        assert!(gave_up.help().contains("--text"), "{gave_up}");
        let nowhere = edited_in("EDITOR", "no-such-editor-anywhere", "the update").expect_err("it is not there");
        assert!(nowhere.to_string().starts_with("`$EDITOR` is `no-such-editor-anywhere`"), "{nowhere}");
        assert!(nowhere.help().contains("--text"), "{nowhere}");
    }
}
