//! `afterword publish`: the site as a commit of a branch, or in an object storage.
//!
//! In: arguments. Out: a build in `public/`, and a commit or a bucket that holds it.

use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use super::{build, ui};
use crate::artifact::ArtifactSet;
use crate::config::Project;
use crate::error::Error;
use crate::path;
use crate::publish::{Address, Storage, push, record};

/// What can be said to this program.
#[cfg(feature = "object-storage")]
const EXAMPLES: &str = "\
Examples:
  afterword publish                                 commit the site to `gh-pages`
  afterword publish --push origin                   the same, and push the branch
  afterword publish --branch pages --push codeberg  for another host
  afterword publish --to s3://status-bucket         upload what differs to a bucket

An object storage takes its keys from the environment: AWS_ACCESS_KEY_ID and its like, or
GOOGLE_SERVICE_ACCOUNT, or AZURE_STORAGE_ACCOUNT_NAME.";
#[cfg(not(feature = "object-storage"))]
const EXAMPLES: &str = "\
Examples:
  afterword publish                                 commit the site to `gh-pages`
  afterword publish --push origin                   the same, and push the branch
  afterword publish --branch pages --push codeberg  for another host

This program was built without object storage, and refuses `--to`.";

/// Build the public site and bring it to a branch or an object storage.
///
/// A branch gets all of `public/`, with files of other hands such as `CNAME`, and no file that you work on is touched. An
/// object storage gets what differs there, and nothing else in it is touched. For a folder use
/// `afterword build --out DIR`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The branch that is to hold the site, and nothing else
    #[arg(long, value_name = "BRANCH", default_value = "gh-pages")]
    branch: String,
    /// The remote to push the branch to
    #[arg(long, value_name = "REMOTE")]
    push: Option<String>,
    /// The place in an object storage that is to hold the site, instead of a branch: `s3://BUCKET/PREFIX`, `gs://…` or
    /// `az://…`
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["branch", "push"])]
    to: Option<String>,
    /// The site's folder, if not the nearest one upwards with `site.yaml`
    #[arg(long, value_name = "DIR")]
    root: Option<Utf8PathBuf>,
    /// The address the site is published at, if not the one of `site.yaml`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

/// Builds, and brings the site to where it is read.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    // What cannot be reached is told before anything is built.
    let to = arguments.to.as_deref().map(Address::parse).transpose()?;
    let to = to.map(|address| Storage::open(&address).map(|storage| (address, storage))).transpose()?;
    let project = Project::of(arguments.root.as_deref())?;
    let out = project.root.join("public");
    let Some(set) = build::public(&project, arguments.base_url.as_deref(), &out)? else {
        return Ok(ExitCode::FAILURE);
    };
    let out = path::real(&out).map_err(|source| Error::Read { path: out, source })?;
    // No other build changes it half-way.
    let held = build::folder(&project, &out)?;
    match &to {
        Some((address, storage)) => upload(storage, address, &set, &out)?,
        None => commit(arguments, &project, &out)?,
    }
    drop(held);
    if let (None, Some(remote)) = (&to, &arguments.push) {
        ui::working("pushing", || push(&project.root, remote, &arguments.branch))?;
        ui::say(&format!("pushed to `{remote}`"));
    }
    Ok(ExitCode::SUCCESS)
}

fn commit(arguments: &Arguments, project: &Project, out: &Utf8Path) -> Result<(), Error> {
    let branch = &arguments.branch;
    let recorded = record(&project.root, out, branch)?;
    let short = recorded.commit.get(..10).unwrap_or_default();
    let said = if recorded.is_new { "is at" } else { "holds this site already, at" };
    ui::say(&format!("`{branch}` {said} {short}"));
    Ok(())
}

fn upload(storage: &Storage, address: &Address, set: &ArtifactSet, out: &Utf8Path) -> Result<(), Error> {
    let report = ui::working("uploading", || storage.upload(set, out))?;
    let (written, unchanged, removed) = (report.written.len(), report.unchanged, report.removed.len());
    if written + removed == 0 && !report.mended {
        ui::say(&format!("`{address}` holds this site already: 0 files written, {unchanged} unchanged"));
    } else {
        let written = ui::counted(written, "file");
        ui::say(&format!("`{address}`: {written} written, {unchanged} unchanged, {removed} removed"));
    }
    Ok(())
}
