//! `afterword serve`: the site in a browser while it is being written.
//!
//! In: arguments. Out: a server on this machine, until it is stopped.

use std::net::{IpAddr, Ipv4Addr};
use std::process::ExitCode;

use clap::Args;

use super::{build::SourceArguments, ui};
use crate::error::Error;
use crate::serve::{self, Options, Report};

/// Show the site in a browser, and anew on every change.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword serve
  afterword serve --drafts --open
  afterword serve --host 0.0.0.0 --port 8000     for others in this network too

Nothing is written: the pages are served from memory. What is wrong is shown over the page, and the last good site stays.")]
pub struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// The port to listen on, if not the first free one from 4000 on
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

/// Serves until it is stopped.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let project = arguments.source.project()?;
    let options = Options {
        host: arguments.host,
        port: arguments.port,
        order: &|| arguments.source.order(),
        on_ready: &|url| {
            let _ = ui::print(url);
            ui::say("every change of the sources is shown at once; stop with Ctrl+C");
            if arguments.open {
                open(url);
            }
        },
        on_build: &told,
        on_fail: &ui::error,
    };
    serve::run(&project, &options)?;
    Ok(ExitCode::SUCCESS)
}

/// What a person reads of a build.
fn told(report: &Report) {
    let Report { linked, findings, .. } = report;
    ui::findings(findings, &linked.tree);
    let took = report.took.as_secs_f64();
    if findings.has_errors() {
        ui::say(&format!("the site goes on when this is mended ({took:.2} s)"));
    } else {
        let pages = ui::counted(linked.plan.len(), "page");
        let incidents = ui::counted(linked.catalog.all().len(), "incident");
        ui::say(&format!("{pages} of {incidents} in {took:.2} s"));
    }
}

/// Opens an address in the browser; where there is none, the address was printed.
fn open(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if std::process::Command::new(program).arg(url).spawn().is_err() {
        ui::say(&format!("no browser was found; open {url} in one"));
    }
}
