//! `afterword export`: the archive in shapes that others read.
//!
//! In: a shape, and ids if not all are wanted. Out: one file on standard output, or a folder of files.

use std::collections::BTreeSet;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use super::{build::SiteArguments, ui};
use crate::error::Error;
use crate::export::{self, Shape, Whole};
use crate::model::Audience;
use crate::pipeline::{self, Build};
use crate::publish;

/// Hand the archive, or one incident, to somebody else.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword export html > incidents.html               one file that needs no other
  afterword export html 2017-11-02-account-deactivated --out report.html
  afterword export cstate --out ../status              a site for cState
  afterword export statuspage --out ../api             the JSON of Statuspage's API

Only what a public build shows is exported. What a shape cannot carry is said on standard error.")]
pub struct Arguments {
    /// The shape
    shape: Shape,
    /// The ids of incidents, if not all
    ids: Vec<String>,
    #[command(flatten)]
    site: SiteArguments,
    /// The file or, for shapes of several files, the folder to write
    #[arg(long, value_name = "PATH")]
    out: Option<Utf8PathBuf>,
    /// Say nothing but what is wrong
    #[arg(long, short)]
    quiet: bool,
}

/// Exports.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let (project, order) = (arguments.site.project()?, arguments.site.order(Audience::Public)?);
    if let Some(out) = &arguments.out {
        let spare = if is_one(arguments.shape) { publish::spare_file } else { publish::spare_folder };
        spare(out, &project.root)?;
    }
    let Build { tree, catalog, set, style, diagnostics, .. } =
        ui::working("building", || pipeline::build(&project, &order))?;
    ui::findings(&diagnostics, &tree);
    if diagnostics.has_errors() {
        ui::say("nothing was exported");
        return Ok(ExitCode::FAILURE);
    }
    // In the order of the record, and each once.
    let mut chosen = BTreeSet::new();
    for id in &arguments.ids {
        let Some(index) = catalog.find(id) else {
            let next = "name an incident's file, without its ending".into();
            return Err(Error::Request { what: format!("there is no incident `{id}`"), next });
        };
        chosen.insert(index);
    }
    if arguments.ids.is_empty() {
        chosen = catalog.all().collect();
    }
    let whole = Whole { tree: &tree, catalog: &catalog, set: &set, style: style.as_deref() };
    let exported = export::export(arguments.shape, &whole, &chosen.into_iter().collect::<Vec<_>>());
    for lost in exported.lost.iter().filter(|_| !arguments.quiet) {
        ui::say(&format!("left out: {lost}"));
    }
    write(arguments, &exported)
}

/// Whether a shape is one file.
fn is_one(shape: Shape) -> bool {
    matches!(shape, Shape::Html | Shape::Json)
}

fn write(arguments: &Arguments, exported: &export::Exported) -> Result<ExitCode, Error> {
    let is_one = is_one(arguments.shape);
    match (&arguments.out, exported.files.iter().next()) {
        (None, Some((_, bytes))) if is_one => {
            ui::put(bytes)?;
        }
        (Some(out), Some((_, bytes))) if is_one => publish::replace(out, bytes)?,
        (None, _) => {
            let next = "name a folder that does not hold them yet with `--out DIR`".into();
            return Err(Error::Request { what: "this shape is a folder of files".into(), next });
        }
        (Some(out), _) => folder(out, exported, arguments.quiet)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a folder; what is there already stays as it is.
fn folder(out: &Utf8Path, exported: &export::Exported, is_quiet: bool) -> Result<(), Error> {
    let files = exported.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let written = publish::create(out, files)?.len();
    let there = exported.files.len() - written;
    let fresh = ui::counted(written, "file");
    match there {
        _ if is_quiet => {}
        0 => ui::say(&format!("{fresh} written to `{out}`")),
        there => ui::say(&format!("{fresh} written to `{out}`, {there} there already and left alone")),
    }
    Ok(())
}
