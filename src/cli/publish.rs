//! `afterword publish`: the site as a commit of a branch, and that branch at its host.
//!
//! In: arguments. Out: a build in `public/`, and a commit that holds it.

use std::process::ExitCode;

use camino::Utf8PathBuf;
use clap::Args;

use super::{build, ui};
use crate::config::Project;
use crate::error::Error;
use crate::publish::{push, record};

/// Build the public site and record it on a branch that a host serves.
///
/// Files of other hands in `public/`, such as `CNAME`, go with it. No file that you work on is touched. For a folder use
/// `afterword build --out DIR`; for object storage, the tool of the storage, on `public/`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword publish                                 build, and commit `public/` to the branch `gh-pages`
  afterword publish --push origin                   the same, and push the branch
  afterword publish --branch pages --push codeberg  for another host")]
pub struct Arguments {
    /// The branch that is to hold the site, and nothing else
    #[arg(long, value_name = "BRANCH", default_value = "gh-pages")]
    branch: String,
    /// The remote to push the branch to
    #[arg(long, value_name = "REMOTE")]
    push: Option<String>,
    /// The site's folder, if not the nearest one upwards with `site.yaml`
    #[arg(long, value_name = "DIR")]
    root: Option<Utf8PathBuf>,
    /// The address the site is published at, if not the one of `site.yaml`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

/// Builds, records and pushes.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let project = Project::of(arguments.root.as_deref())?;
    let out = project.root.join("public");
    if !build::public(&project, arguments.base_url.as_deref(), &out)? {
        return Ok(ExitCode::FAILURE);
    }
    let branch = &arguments.branch;
    let out = out.canonicalize_utf8().map_err(|source| Error::Read { path: out, source })?;
    // No other build changes it half-way.
    let held = build::folder(&project, &out)?;
    let recorded = record(&project.root, &out, branch)?;
    drop(held);
    let short = recorded.commit.get(..10).unwrap_or_default();
    let said = if recorded.is_new { "is at" } else { "holds this site already, at" };
    ui::say(&format!("`{branch}` {said} {short}"));
    if let Some(remote) = &arguments.push {
        ui::working("pushing", || push(&project.root, remote, branch))?;
        ui::say(&format!("pushed to `{remote}`"));
    }
    Ok(ExitCode::SUCCESS)
}
