//! `afterword build`: the site, from its folder to `public/`.
//!
//! In: arguments. Out: files, and a line that says what was done.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};

use super::ui;
use crate::artifact::{ArtifactPath, ArtifactSet};
use crate::catalog::NextChange;
use crate::config::{self, Project};
use crate::diag::Level;
use crate::error::Error;
use crate::model::{Audience, Include};
use crate::pipeline::{self, Build, Order};
use crate::publish;
use crate::serve;
use crate::time::Timestamp;

/// Build the site into `public/`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword build
  afterword build --out /srv/status --base-url https://status.example.com
  afterword build --at 2017-11-03T12:00Z     the site as things stood then
  afterword build --audience internal        everything, marked, into `internal/`
  afterword build --watch --out /srv/status  on every change, for a server of your own
  afterword build --json | jq -r '.written[]'  what a mirror has to fetch

Only what changed is written. With any error nothing is written, and the old site stands.")]
pub struct Arguments {
    #[command(flatten)]
    pub source: SourceArguments,
    /// The folder to write, if not `public/` (or `internal/`) in the site's folder
    #[arg(long, value_name = "DIR")]
    out: Option<Utf8PathBuf>,
    /// How to say on standard output when the output next changes by the clock alone; a line, if left out
    #[arg(long, value_enum, value_name = "FORM")]
    next_change: Option<Schedule>,
    /// Build again on every change of the sources, until it is stopped
    #[arg(long)]
    watch: bool,
    /// Say nothing but what is wrong, and what `--next-change` asks for
    #[arg(long, short)]
    quiet: bool,
    /// Say on standard output what was written, as one JSON object
    #[arg(long, conflicts_with = "next_change")]
    json: bool,
}

/// What is said of a build that went well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Talk {
    Summary(Schedule),
    Json,
    /// Nothing but the next change, in case it was asked for.
    Quiet(Schedule),
}

/// How the next change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Schedule {
    /// `next change: 2026-11-24T00:00:00Z (a new day begins)`
    Line,
    /// A line for `crontab`
    Cron,
    /// The trigger of a workflow of GitHub Actions
    Github,
    /// As in `next-change.json`
    Json,
    /// Not at all
    None,
}

impl Schedule {
    /// The next change in that form.
    fn of(self, change: Option<&NextChange>) -> Option<String> {
        match (self, change) {
            (Self::None, _) => None,
            (Self::Json, change) => Some(format!("{:#}", NextChange::json(change))),
            (Self::Line, None) => Some("next change: never by the clock alone".into()),
            (Self::Cron | Self::Github, None) => Some("# never by the clock alone".into()),
            (Self::Line, Some(change)) => {
                let of = change.incident.as_ref().map_or_else(String::new, |incident| format!(": {incident}"));
                Some(format!("next change: {} ({}{of})", change.at.rfc3339(), change.why))
            }
            (Self::Cron, Some(change)) => Some(format!("CRON_TZ=UTC\n{} afterword build", change.cron())),
            (Self::Github, Some(change)) => Some(format!("on:\n  schedule:\n    - cron: \"{}\"", change.cron())),
        }
    }
}

/// What to read, and as of when.
#[derive(Debug, Args)]
pub struct SiteArguments {
    /// The site's folder, if not the nearest one upwards with `site.yaml`
    #[arg(long, value_name = "DIR")]
    root: Option<Utf8PathBuf>,
    /// The moment to show the site at, if not now or `SOURCE_DATE_EPOCH`
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// The address the site is published at, if not the one of `site.yaml`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Include incidents that are drafts
    #[arg(long)]
    drafts: bool,
}

impl SiteArguments {
    /// The site these arguments name.
    pub fn project(&self) -> Result<Project, Error> {
        Project::of(self.root.as_deref())
    }

    /// What they ask to be built for somebody.
    pub fn order(&self, audience: Audience) -> Result<Order, Error> {
        Ok(Order {
            now: clock(self.at.clone())?,
            looks_back: self.at.is_some(),
            include: Include { audience, drafts: self.drafts },
            base_url: self.base_url.as_deref().map(|url| address("--base-url", url)).transpose()?,
        })
    }
}

/// What to read, and for whom.
#[derive(Debug, Args)]
pub struct SourceArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Whom it is for: `internal` shows and marks what a public build leaves out
    #[arg(long, value_enum, default_value_t = Audience::Public)]
    audience: Audience,
}

impl SourceArguments {
    /// The site these arguments name.
    pub fn project(&self) -> Result<Project, Error> {
        self.site.project()
    }

    /// What they ask to be built.
    pub fn order(&self) -> Result<Order, Error> {
        self.site.order(self.audience)
    }
}

/// The address of a site that was given with that option, held to the rule for `url:` of `site.yaml`.
pub fn address(option: &str, url: &str) -> Result<String, Error> {
    config::address(url).ok_or_else(|| Error::Request {
        what: format!("`{option}` is `{url}`, which is not the address of a site"),
        next: config::ADDRESS.into(),
    })
}

/// The clock of a command: as given with `--at`, or `SOURCE_DATE_EPOCH`, or the wall's.
#[expect(clippy::disallowed_methods, reason = "the command line knows its environment")]
pub fn clock(at: Option<String>) -> Result<Timestamp, Error> {
    let epoch = || std::env::var(EPOCH).ok().filter(|epoch| !epoch.is_empty());
    let at = at.map(|text| (text, "--at"));
    let Some((text, origin)) = at.or_else(|| Some((epoch()?, EPOCH))) else { return Ok(Timestamp::now()) };
    Timestamp::parse_clock(&text).map_err(|_| Error::Clock { text, origin })
}

/// The variable that sets the clock of builds that can be repeated.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Builds and publishes.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let project = arguments.source.project()?;
    let out = arguments.out.clone().unwrap_or_else(|| {
        project.root.join(match arguments.source.audience {
            Audience::Public => "public",
            Audience::Internal => "internal",
        })
    });
    let talk = match arguments {
        Arguments { json: true, .. } => Talk::Json,
        Arguments { quiet: true, next_change, .. } => Talk::Quiet(next_change.unwrap_or(Schedule::None)),
        Arguments { next_change, .. } => Talk::Summary(next_change.unwrap_or(Schedule::Line)),
    };
    if !arguments.watch {
        return build_into(&project, &arguments.source.order()?, &out, talk);
    }
    // No change of a source mends an argument.
    arguments.source.order()?;
    // What changes during the first build is not missed.
    let changes = serve::watch(&project)?;
    loop {
        // The clock goes on, and what cannot be built now may be mended.
        let order = || project.still().and_then(|()| arguments.source.order());
        if let Err(error) = order().and_then(|order| build_into(&project, &order, &out, talk)) {
            ui::error(&error);
        }
        if changes.wait().is_none() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Builds the public site as of that moment into `public/`, as commands do that have changed it.
pub fn publish_now(project: &Project, now: Timestamp, is_quiet: bool) -> Result<ExitCode, Error> {
    let talk = if is_quiet { Talk::Quiet(Schedule::None) } else { Talk::Summary(Schedule::None) };
    build_into(project, &Order::public(now), &project.root.join("public"), talk)
}

/// Builds the public site as of now into a folder. Gives what was written, unless there were errors.
pub fn public(project: &Project, base_url: Option<&str>, out: &Utf8Path) -> Result<Option<ArtifactSet>, Error> {
    let base_url = base_url.map(|url| address("--base-url", url)).transpose()?;
    let order = Order { base_url, ..Order::public(clock(None)?) };
    written(project, &order, out, Talk::Summary(Schedule::None))
}

fn build_into(project: &Project, order: &Order, out: &Utf8Path, talk: Talk) -> Result<ExitCode, Error> {
    Ok(if written(project, order, out, talk)?.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds into a folder. Gives what was written, unless there were errors.
fn written(project: &Project, order: &Order, out: &Utf8Path, talk: Talk) -> Result<Option<ArtifactSet>, Error> {
    let begun = Instant::now();
    let folder = folder(project, out)?;
    let build = ui::working("building", || {
        let standing = publish::Standing::of(out);
        pipeline::build_over(project, order, Some(&|path| standing.file(path)), Some(&folder))
    })?;
    ui::findings(&build.diagnostics, &build.tree);
    if build.diagnostics.has_errors() {
        ui::say("nothing was written");
        return Ok(None);
    }
    let report = ui::working("writing", || folder.apply(&build.set))?;
    if let Some(keepsake) = &build.keepsake {
        // Where it cannot be kept, the next build takes a little longer.
        let _ = publish::keep(&keepsake.path, keepsake.text.as_bytes());
    }
    if let Talk::Summary(told) | Talk::Quiet(told) = talk
        && let Some(told) = told.of(build.next_change.as_ref())
    {
        ui::print(&told)?;
    }
    match talk {
        Talk::Quiet(_) => {}
        Talk::Json => ui::print(&json(&build, out, &report, begun.elapsed()))?,
        Talk::Summary(_) => {
            let shown = out.strip_prefix(&project.root).unwrap_or(out);
            ui::say(&format!(
                "{} of {} in `{shown}`: {} written, {} unchanged, {} removed, in {:.2} s",
                ui::counted(build.pages, "page"),
                ui::counted(build.incidents, "incident"),
                ui::counted(report.written.len(), "file"),
                report.unchanged,
                report.removed.len(),
                begun.elapsed().as_secs_f64()
            ));
            if !order.looks_back
                && let Some(told) = gone(&report.removed)
            {
                ui::say(&told);
            }
        }
    }
    Ok(Some(build.set))
}

/// That addresses of incidents are gone, and how they go on working, since a file that is renamed has another.
fn gone(removed: &[ArtifactPath]) -> Option<String> {
    let id =
        |path: &ArtifactPath| path.as_str().strip_prefix("incidents/")?.strip_suffix("/index.html").map(str::to_owned);
    let is_year = |id: &String| id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit());
    let gone: Vec<String> = removed.iter().filter_map(id).filter(|id| !id.contains('/') && !is_year(id)).collect();
    let first = gone.first()?;
    let more = if gone.len() > 1 { format!(" and {} more", gone.len() - 1) } else { String::new() };
    Some(format!(
        "gone: `/incidents/{first}/`{more}; in a file that was renamed, `aliases: [/incidents/{first}/]` keeps its address"
    ))
}

/// The folder of a build, to which nobody else writes as long as it is held.
pub fn folder(project: &Project, out: &Utf8Path) -> Result<publish::Folder, Error> {
    let options = publish::Options {
        root: Some(&project.root),
        on_wait: &|out| ui::say(&format!("another build is writing to `{out}`; waiting for it")),
        ..publish::Options::default()
    };
    publish::Folder::open(out, &options)
}

/// What was written, for a script.
fn json(build: &Build, out: &Utf8Path, report: &publish::WriteReport, took: Duration) -> String {
    let paths = |list: &[ArtifactPath]| list.iter().map(|path| path.as_str().to_owned()).collect::<Vec<_>>();
    let value = serde_json::json!({
        "out": out.as_str(),
        "incidents": build.incidents,
        "pages": build.pages,
        "written": paths(&report.written),
        "removed": paths(&report.removed),
        "unchanged": report.unchanged,
        "warnings": build.diagnostics.count(Level::Warning),
        "next_change": NextChange::json(build.next_change.as_ref()),
        "seconds": took.as_secs_f64(),
    });
    format!("{value:#}")
}
