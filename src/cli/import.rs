//! `afterword import`: incidents kept elsewhere become files of this site.
//!
//! In: a format and a folder, a file or standard input. Out: new files, and a report on standard error; the lines that
//! `site.yaml` lacks go to standard output. A file that is there is left alone, so a second run changes nothing.

use std::collections::BTreeSet;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};

use super::{build, editing, ui};
use crate::author::{self, Change};
use crate::config::Project;
use crate::diag::Diagnostics;
use crate::error::Error;
use crate::import::{self, Format, Given, Imported, Wishes, writer};
use crate::model::{Audience, Include, id_of};
use crate::pipeline::{self, Order};
use crate::publish;
use crate::source::{Content, FileKind, SourceTree, foreign, front_matter, raw, yaml};
use crate::time::Zone;

/// Turn incidents kept elsewhere into files of this site.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword import cstate ../status --write-site       a cState site, with its systems
  afterword import markdown ../postmortems --timezone Europe/Berlin
  curl -s https://status.example.com/api/v2/incidents.json | afterword import statuspage -
  afterword import upptime ../uptime --dry-run         only say what would come of it

Where there is no site, one is made. Files that are there are left alone: a second run changes nothing.
What was kept, changed and left out is said on standard error.")]
pub struct Arguments {
    /// Where the incidents were kept
    format: Format,
    /// A folder, a file, or `-` for standard input
    path: Utf8PathBuf,
    /// The site's folder, if not the nearest one upwards with `site.yaml`
    #[arg(long, value_name = "DIR")]
    root: Option<Utf8PathBuf>,
    /// The zone of times that name none; UTC, or as the old site says, if left out
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// Add the components that are missing to `site.yaml`, rather than print the lines
    #[arg(long)]
    write_site: bool,
    /// Say what would come of it, and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    talk: Talk,
}

/// Who is told what came of it.
#[derive(Debug, Args)]
struct Talk {
    /// Say nothing but what is wrong with the new files
    #[arg(long, short)]
    quiet: bool,
    /// Say on standard output what was kept, changed, left out and written, as one JSON object
    #[arg(long, conflicts_with = "quiet")]
    json: bool,
}

impl Arguments {
    /// Says something to a person, unless that is not wanted.
    fn say(&self, line: &str) {
        if !self.talk.quiet && !self.talk.json {
            ui::say(line);
        }
    }
}

/// A file that comes of an import: its path, and its text.
type NewFile<'a> = (&'a String, &'a String);

/// Imports.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let given = given(&arguments.path)?;
    if let Some(zone) = &arguments.timezone
        && Zone::parse(zone).is_err()
    {
        let next = "use a name such as `Europe/Berlin`, or `UTC`".into();
        return Err(Error::Request { what: format!("there is no time zone `{zone}`"), next });
    }
    let (root, tree) = match Project::of(arguments.root.as_deref()) {
        Ok(project) => {
            let mut found = Diagnostics::default();
            let tree = SourceTree::load(&project, &mut found)?;
            (project.root, Some(tree))
        }
        Err(error) if is_no_site(&error) => (arguments.root.clone().unwrap_or_else(|| Utf8PathBuf::from(".")), None),
        Err(error) => return Err(error),
    };
    let Ok(site) = tree.as_ref().map_or_else(|| Ok(raw::Site::default()), site_of) else {
        ui::say("`site.yaml` cannot be read: run `afterword check`, mend it, and import again");
        return Ok(ExitCode::FAILURE);
    };
    let wishes = Wishes { site: &site, zone: arguments.timezone.as_deref() };
    let imported = ui::working("importing", || import::import(arguments.format, &given, &wishes));
    for line in imported.report.lines() {
        arguments.say(&line);
    }
    write(arguments, &root, tree.as_ref(), &imported)
}

/// Whether there is no site yet, or not even its folder.
fn is_no_site(error: &Error) -> bool {
    match error {
        Error::NoSite { .. } | Error::NoSiteAt { .. } => true,
        Error::Read { source, .. } => source.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// The foreign texts.
fn given(path: &Utf8Path) -> Result<Vec<Given>, Error> {
    let texts = if path == "-" { vec![("-".to_owned(), editing::standard_input()?)] } else { foreign::read(path)? };
    Ok(texts.into_iter().map(|(path, text)| Given { path, text }).collect())
}

/// What `site.yaml` says.
fn site_of(tree: &SourceTree) -> Result<raw::Site, ()> {
    let text = tree.find(Utf8Path::new("site.yaml")).and_then(|file| file.text()).ok_or(())?;
    yaml::read(text).map_err(|_| ())
}

/// Writes what is new, and says how much that is.
fn write(
    arguments: &Arguments,
    root: &Utf8Path,
    tree: Option<&SourceTree>,
    imported: &Imported,
) -> Result<ExitCode, Error> {
    let taken = tree.map(Taken::of).unwrap_or_default();
    let (new, there) = imported.files.iter().partition::<Vec<_>, _>(|(path, text)| !taken.holds(path, text));
    let counts = imported.report.counts().map(|(one, many)| ui::counted(many, one)).collect::<Vec<_>>().join(", ");
    arguments.say(&format!("read: {}", if counts.is_empty() { "no incident" } else { &counts }));
    let fresh = |new: &[NewFile]| ui::counted(new.len(), "new file");
    if arguments.talk.json && (arguments.dry_run || imported.is_nothing()) {
        ui::print(&json(imported, &new, &there, arguments.dry_run))?;
    }
    if imported.is_nothing() {
        return Err(nothing(arguments));
    }
    if arguments.dry_run {
        for (path, _) in &new {
            arguments.say(&format!("would write `{path}`"));
        }
        let (fresh, old) = (fresh(&new), there.len());
        arguments.say(&format!("{fresh} to write, {old} there already and left alone; nothing was written"));
        print_components(arguments, &imported.missing)?;
        return Ok(ExitCode::SUCCESS);
    }
    let shown = foreign::bytes(&arguments.path, imported.carried_with(|of| new.iter().any(|(path, _)| *path == of)))?;
    let site = tree.is_none().then(|| new_site(imported));
    let site = site.iter().map(|text| ("site.yaml", text.as_bytes()));
    let new_files = new.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).chain(site);
    for (path, bytes) in &shown {
        let there = tree.and_then(|tree| tree.find(Utf8Path::new(path))).map(|file| &file.content);
        if there.is_some_and(|there| !matches!(there, Content::Bytes(there) if there == bytes)) {
            arguments.say(&other(path));
        }
    }
    // What a text shows comes first: a run that was stopped is gone on with from its incidents.
    let shown = shown.iter().map(|(path, bytes)| (*path, bytes.as_slice()));
    let created: BTreeSet<_> = publish::create(root, shown.chain(new_files))?.into_iter().collect();
    let is_written = |(path, _): &NewFile| created.contains(&root.join(path));
    for (path, _) in new.iter().filter(|file| !is_written(file)) {
        arguments.say(&other(path));
    }
    let (new, there) = imported.files.iter().partition::<Vec<_>, _>(is_written);
    if arguments.talk.json {
        ui::print(&json(imported, &new, &there, false))?;
    }
    let has_all = match tree {
        Some(tree) if !imported.missing.is_empty() => arguments.write_site && extend(root, tree, &imported.missing)?,
        _ => true,
    };
    arguments.say(&format!("{} written, {} there already and left alone", fresh(&new), there.len()));
    if !has_all {
        arguments.say(
            "`site.yaml` lacks these components: add the lines, or import again with `--write-site`; then run `afterword check`",
        );
        print_components(arguments, &imported.missing)?;
        return Ok(ExitCode::SUCCESS);
    }
    check(arguments, root)
}

/// That something stands where a file was to go.
fn other(path: &str) -> String {
    format!("look at: `{path}` is there already with other content, and is left alone")
}

/// Why a site is not made of what tells nothing: it is most often a wrong path, or an error page instead of an answer.
fn nothing(arguments: &Arguments) -> Error {
    let format = arguments.format.to_possible_value().unwrap_or_default();
    let (name, reads) = (format.get_name(), format.get_help().map(ToString::to_string).unwrap_or_default());
    let place = if arguments.path == "-" { "standard input".into() } else { format!("`{}`", arguments.path) };
    let next = format!("check that it is what `afterword import {name}` reads: {reads}");
    Error::Request { what: format!("nothing to import was found in {place}, and nothing was written"), next }
}

/// The incidents of the site by the names that one could come again under.
#[derive(Default)]
struct Taken {
    /// In small letters, as some disks know no others.
    names: BTreeSet<String>,
    aliases: BTreeSet<String>,
}

impl Taken {
    fn of(tree: &SourceTree) -> Self {
        let mut taken = Self::default();
        for file in tree.of_kind(FileKind::Incident) {
            taken.names.insert(id_of(&file.path).to_lowercase());
            taken.aliases.extend(file.text().filter(|text| text.contains("aliases")).into_iter().flat_map(aliases));
        }
        taken
    }

    /// Whether an incident of that name or of one of its old addresses is in the site.
    fn holds(&self, path: &str, text: &str) -> bool {
        self.names.contains(&id_of(Utf8Path::new(path)).to_lowercase())
            || !self.aliases.is_empty() && aliases(text).iter().any(|alias| self.aliases.contains(alias))
    }
}

/// The old addresses that a file names.
fn aliases(text: &str) -> Vec<String> {
    let front = front_matter::split(text).ok();
    let raw = front.and_then(|front| yaml::read::<raw::Incident>(&text[front.yaml]).ok());
    raw.map(|raw| raw.aliases).unwrap_or_default()
}

/// `site.yaml` of a site that was none.
fn new_site(imported: &Imported) -> String {
    writer::site(&raw::Site { components: imported.missing.clone(), ..imported.site.clone() })
}

/// Adds components to `site.yaml`, if they can be put in so that everything else surely stays as it is.
fn extend(root: &Utf8Path, tree: &SourceTree, missing: &[raw::Component]) -> Result<bool, Error> {
    let path = Utf8Path::new("site.yaml");
    let Some(before) = tree.find(path).and_then(|file| file.text()) else { return Ok(false) };
    let entry = |component| Change::Append { list: "components", entry: writer::component_keys(component) };
    let changes: Vec<Change> = missing.iter().map(entry).collect();
    let Ok(after) = author::edit(path, before, &changes) else { return Ok(false) };
    author::write::replace(&root.join(path), before, &after)?;
    Ok(true)
}

/// What came of it, for a script.
fn json(imported: &Imported, new: &[NewFile], there: &[NewFile], is_dry: bool) -> String {
    let paths = |files: &[NewFile]| files.iter().map(|(path, _)| (*path).clone()).collect::<Vec<_>>();
    let kept: serde_json::Map<String, serde_json::Value> =
        imported.report.counts().map(|(one, many)| (one.to_owned(), many.into())).collect();
    let note = |(file, fate, what): (&str, import::Fate, &str)| serde_json::json!({ "file": file, "fate": fate.word(), "what": what });
    let missing: Vec<&String> = imported.missing.iter().map(|component| &component.id).collect();
    let value = serde_json::json!({
        "kept": kept,
        "notes": imported.report.notes().map(note).collect::<Vec<_>>(),
        "written": if is_dry { Vec::new() } else { paths(new) },
        "would_write": if is_dry { paths(new) } else { Vec::new() },
        "there_already": paths(there),
        "components_not_in_site": missing,
    });
    format!("{value:#}")
}

/// The lines to paste.
fn print_components(arguments: &Arguments, missing: &[raw::Component]) -> Result<(), Error> {
    if arguments.talk.json { Ok(()) } else { ui::put(writer::components(missing).as_bytes()) }
}

/// What the reader says of the site as it is now.
fn check(arguments: &Arguments, root: &Utf8Path) -> Result<ExitCode, Error> {
    let include = Include { audience: Audience::Public, drafts: true };
    let order = Order { include, ..Order::public(build::clock(None)?) };
    let built = pipeline::build(&Project::at(root)?, &order)?;
    ui::findings(&built.diagnostics, &built.tree);
    if built.diagnostics.has_errors() {
        ui::say("mend what is underlined; `afterword check` says what is left");
        return Ok(ExitCode::FAILURE);
    }
    arguments.say("`afterword build` makes the site");
    Ok(ExitCode::SUCCESS)
}
