//! `afterword new`: an incident or a maintenance, told in one command.
//!
//! In: arguments. Out: a new file that `check` accepts.

use std::process::ExitCode;

use camino::Utf8PathBuf;
use clap::Args;

use super::editing::{self, EditArguments};
use super::hints::STATUSES;
use crate::author::at::Hand;
use crate::author::scaffold::{self, NewIncident};
use crate::author::{Workbench, write};
use crate::error::Error;
use crate::model::words::{IncidentId, Slug};
use crate::source::raw::Kind;
use crate::time::Moment;

/// Begin an incident, or announce a maintenance.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword new \"API down\" --component api=major_outage --text \"We look into it.\" --build
  afterword new \"Slow search\" --severity minor --component search --started -20m
  afterword new \"New disks\" --maintenance --from \"2026-12-01 22:00\" --until +2h

The file's path is printed. With `--text` the first update is written, too.")]
pub struct Arguments {
    /// The headline, as readers see it
    title: String,
    /// What is affected, and how: `api`, or `api=major_outage`. May be given more than once
    #[arg(long, short, value_name = "ID[=STATUS]")]
    component: Vec<String>,
    /// How bad it is, on the scale of `site.yaml`
    #[arg(long, short)]
    severity: Option<String>,
    /// What readers are told, in Markdown; `-` reads it from standard input. Without it they are told nothing yet
    #[arg(long, short, value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
    /// The status of the first update, if not `investigating` or `scheduled`
    #[arg(long, value_parser = STATUSES, hide_possible_values = true)]
    status: Option<String>,
    /// When it began, if not now: `18:48`, `-10m`, `2026-11-23 18:48 UTC`, `~2026-11-23`
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, conflicts_with = "maintenance")]
    started: Option<String>,
    /// When readers are told, if not now
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// It is planned work, with `--from` and `--until`
    #[arg(long, requires_all = ["from", "until"])]
    maintenance: bool,
    /// When the maintenance begins: `+2h`, `2026-11-23 22:00 UTC`, or `22:00`, the nearest one, even if it has passed
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, requires = "maintenance")]
    from: Option<String>,
    /// When the maintenance ends: a time, or a length such as `+2h`
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, requires = "maintenance")]
    until: Option<String>,
    /// The incident's id, if not its day and its title
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    options: EditArguments,
}

/// Writes the file of a new incident.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let bench = arguments.options.bench()?;
    let hand = Hand::new(bench.site().zone);
    let said = editing::when(arguments.at.as_deref(), &bench, hand)?;
    let started = match (&arguments.started, arguments.maintenance) {
        (_, true) => None,
        (Some(started), false) => Some(editing::when(Some(started), &bench, hand)?),
        (None, false) => Some(said.clone()),
    };
    let scheduled = match (&arguments.from, &arguments.until) {
        (Some(from), Some(until)) => {
            let from = editing::planned(from, &bench, hand)?;
            let until = editing::after(until, &from, hand)?;
            Some((from, until))
        }
        _ => None,
    };
    let text = editing::given(arguments.text.as_deref(), "the update")?;
    let status =
        arguments.status.as_deref().unwrap_or(if arguments.maintenance { "scheduled" } else { "investigating" });
    let first = scheduled.as_ref().map(|(from, _)| from).or(started.as_ref()).unwrap_or(&said);
    let path = path(arguments, &bench, first)?;
    let new = NewIncident {
        title: arguments.title.trim().to_owned(),
        severity: arguments.severity.clone(),
        components: components(arguments, &bench),
        started,
        scheduled,
        update: text.map(|text| (said.clone(), status.to_owned(), text)),
    };
    let is_silent = new.update.is_none();
    let code = editing::finish(&bench, &path, None, &scaffold::incident(&new), &arguments.options)?;
    if code != ExitCode::SUCCESS {
        return Ok(code);
    }
    if let (Some(given), Some((from, _))) = (&arguments.from, &new.scheduled) {
        editing::say_if_begun(given, from, &bench, hand, &arguments.options);
    }
    if is_silent {
        let id = path.file_stem().unwrap_or_default();
        arguments
            .options
            .say(&format!("readers have been told nothing yet: `afterword update {id} --text \"…\"` does"));
    } else {
        editing::say_if_to_come(&said, &bench, hand, &arguments.options);
    }
    Ok(code)
}

/// The components as they were given; where one has a status, the others get that of the severity.
fn components(arguments: &Arguments, bench: &Workbench) -> Vec<(String, Option<String>)> {
    let given = arguments.component.iter().flat_map(|list| list.split(','));
    let given: Vec<(String, Option<String>)> = given
        .map(|one| match one.split_once('=') {
            Some((id, status)) => (id.trim().to_owned(), Some(status.trim().to_owned())),
            None => (one.trim().to_owned(), None),
        })
        .collect();
    if given.iter().all(|(_, status)| status.is_none()) {
        return given;
    }
    let severity = arguments.severity.as_deref().and_then(Slug::from_words);
    let kind = if arguments.maintenance { Kind::Maintenance } else { Kind::Incident };
    let usual = bench.site().usual_status(kind, severity.as_ref());
    given.into_iter().map(|(id, status)| (id, Some(status.unwrap_or_else(|| usual.id().to_owned())))).collect()
}

/// Where the file goes: below the year, named by its day and its title.
fn path(arguments: &Arguments, bench: &Workbench, first: &str) -> Result<Utf8PathBuf, Error> {
    let moment = Moment::parse(first, bench.site().zone, None);
    let date = moment.map_or_else(|_| bench.site().zone.date_of(bench.now), |moment| moment.date());
    let id = match &arguments.id {
        Some(id) => id.clone(),
        None => format!("{date}-{}", stem(&arguments.title)).trim_end_matches('-').to_owned(),
    };
    if IncidentId::new(&id).is_none() {
        let next = "use letters, digits and hyphens, such as `--id 2026-11-23-api-down`".into();
        return Err(Error::Request { what: format!("`{id}` cannot be part of an address"), next });
    }
    let path = Utf8PathBuf::from(format!("incidents/{}/{id}.md", date.year));
    let rival = bench.rival(&id).or(Some(id.as_str()).filter(|_| write::is_taken(&bench.project.root.join(&path))));
    if let Some(rival) = rival {
        let next = format!("tell readers more with `afterword update {rival}`, or name the new one with `--id`");
        return Err(Error::Request { what: format!("there is an incident `{rival}` already"), next });
    }
    Ok(path)
}

/// The title as a part of an address, cut after a few words.
fn stem(title: &str) -> String {
    let plain: String = title.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().take(8).collect();
    Slug::from_words(&words.join(" ")).map_or_else(String::new, |slug| slug.as_str().to_owned())
}
