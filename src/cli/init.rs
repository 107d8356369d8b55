//! `afterword init`: a whole site that builds at once.
//!
//! In: arguments, and on a terminal a few answers. Out: files; never one in place of another.

use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use super::{build, editing, ui};
use crate::author::scaffold::{self, Ci, NewSite};
use crate::author::write;
use crate::error::Error;
use crate::path;
use crate::publish;
use crate::time::Zone;

/// Begin a new site.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword init status --title \"Example status\" --timezone Europe/Berlin
  afterword init --ci github

On a terminal it asks for what is not given. No file that is there is touched.")]
pub struct Arguments {
    /// The folder, if not this one
    dir: Option<Utf8PathBuf>,
    /// The site's name
    #[arg(long)]
    title: Option<String>,
    /// The address it will be published at
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The zone of times that name none, as an IANA name
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// The workflow to write that checks and publishes the site
    #[arg(long, value_enum)]
    ci: Option<Ci>,
    /// Say nothing but the paths of the files that were written
    #[arg(long, short)]
    quiet: bool,
}

/// Writes a site.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let dir = arguments.dir.clone().unwrap_or_else(|| ".".into());
    let now = build::clock(None)?;
    let is_asking = std::io::stdin().is_terminal() && std::io::stderr().is_terminal() && !arguments.quiet;
    let ask = |question: &str, usual: &str| if is_asking { asked(question, usual) } else { usual.to_owned() };
    let url = arguments.url.as_deref().map(|url| build::address("--url", url)).transpose()?;
    let title = arguments.title.clone().unwrap_or_else(|| ask("The site's name", "Status"));
    let name = arguments.timezone.clone().unwrap_or_else(|| ask("The time zone of its readers", "UTC"));
    let zone = Zone::parse(&name).map_err(|error| Error::Request {
        what: error.message.clone(),
        next: error.help.unwrap_or_else(|| "use an IANA name such as `Europe/Berlin`".into()),
    })?;
    let ci = match arguments.ci {
        Some(ci) => ci,
        None => match ask("Who publishes it (github, gitlab, none)", "none").as_str() {
            "github" => Ci::Github,
            "gitlab" => Ci::Gitlab,
            _ => Ci::None,
        },
    };
    let files = scaffold::site(&NewSite { title: title.trim(), url: url.as_deref(), zone, now, ci });
    let taken: Vec<&Utf8Path> =
        files.iter().map(|(path, _)| path.as_path()).filter(|path| write::is_taken(&dir.join(path))).collect();
    if !taken.is_empty() {
        let list: String = taken.iter().flat_map(|path| ["\n  ", path.as_str()]).collect();
        let next = format!("choose another folder with `afterword init DIR`, or move these away:{list}");
        return Err(Error::Request { what: format!("files are in the way in `{dir}`"), next });
    }
    for (path, text) in &files {
        let full = dir.join(path);
        publish::create_one(&full, text)?;
        // What is written stays written, whoever is told.
        let _ = ui::print(editing::shown(&path::real(&full).unwrap_or(full)).as_str());
    }
    if !arguments.quiet {
        let there = arguments.dir.as_ref().map_or_else(String::new, |dir| format!("cd {} && ", quoted(dir.as_str())));
        ui::say(&format!("next: `{there}afterword build`, and open `public/index.html`"));
    }
    Ok(ExitCode::SUCCESS)
}

/// A word as a shell takes it: in quotes, where it holds more than plain letters.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '.' | '-' | '_' | '\\' | ':');
    if word.chars().all(is_plain) && !word.starts_with('-') {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// An answer from the terminal; an empty one is the usual one.
fn asked(question: &str, usual: &str) -> String {
    ui::ask(&format!("{question} [{usual}]: "));
    let mut answer = String::new();
    match std::io::stdin().lock().read_line(&mut answer) {
        Ok(_) if !answer.trim().is_empty() => answer.trim().to_owned(),
        _ => usual.to_owned(),
    }
}
