//! A built site as one commit of a branch, for hosts that serve a branch of a repository.
//!
//! In: the site's folder, the folder of a build, and a branch. Out: a commit of what stands in that folder, made beside
//! the working tree: no file that somebody works on is touched, and nothing changes where nothing is new.

use camino::Utf8Path;

use crate::error::Error;
use crate::source::history::git_in;

/// A commit of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its full name.
    pub commit: String,
    /// Whether the branch held another site before.
    pub is_new: bool,
}

/// Records what stands in `out` as the next commit of a branch of the repository around `root`.
///
/// # Errors
/// If there is no git or no repository, if somebody works on the branch, or what git itself says.
pub fn record(root: &Utf8Path, out: &Utf8Path, branch: &str) -> Result<Recorded, Error> {
    let branch = name(branch);
    let reference = format!("refs/heads/{branch}");
    let git = Git { root, own: None };
    let Some(folder) = git.try_run(&["rev-parse", "--absolute-git-dir"])? else {
        return Err(refused(format!("`{root}` is in no git repository"), "begin one with `git init`"));
    };
    if git.try_run(&["check-ref-format", &reference])?.is_none() {
        return Err(refused(format!("`{branch}` is no name for a branch"), "write it like `gh-pages`"));
    }
    let places = git.run(&["worktree", "list", "--porcelain"])?;
    if places.lines().any(|line| line.strip_prefix("branch ") == Some(&reference)) {
        let what = format!("somebody works on `{branch}`: it is checked out");
        return Err(refused(what, "choose a branch for the site alone, such as `--branch gh-pages`"));
    }
    let git = Git { root, own: Some((&folder, out)) };
    git.run(&["read-tree", "--empty"])?;
    git.run(&["add", "--all", "--force", "--", ".", ":(exclude,glob)**/.afterword*"])?;
    let tree = git.run(&["write-tree"])?;
    let before = git.try_run(&["rev-parse", "--verify", "--quiet", &reference])?;
    if let Some(commit) = &before
        && git.run(&["rev-parse", &format!("{commit}^{{tree}}")])? == tree
    {
        return Ok(Recorded { commit: commit.clone(), is_new: false });
    }
    let parent = before.as_deref().map_or(Vec::new(), |before| vec!["-p", before]);
    let commit = git.run(&[&["commit-tree", "-m", "Publish the site", &tree][..], &parent].concat())?;
    // Only if nobody else has moved it in the meantime.
    git.run(&["update-ref", &reference, &commit, before.as_deref().unwrap_or("")])?;
    Ok(Recorded { commit, is_new: true })
}

/// Brings a branch to a remote.
///
/// # Errors
/// What git says.
pub fn push(root: &Utf8Path, remote: &str, branch: &str) -> Result<(), Error> {
    let branch = name(branch);
    let reference = format!("refs/heads/{branch}:refs/heads/{branch}");
    Git { root, own: None }.run(&["push", "--quiet", "--", remote, &reference]).map(drop)
}

/// The name of a branch, which may be given in full.
fn name(branch: &str) -> &str {
    branch.strip_prefix("refs/heads/").unwrap_or(branch)
}

/// How git is called: for the repository around a folder, or with that repository, an index of our own and a built site.
struct Git<'a> {
    root: &'a Utf8Path,
    own: Option<(&'a str, &'a Utf8Path)>,
}

impl Git<'_> {
    /// What it says, without the line's end; nothing if it fails.
    fn try_run(&self, arguments: &[&str]) -> Result<Option<String>, Error> {
        let output = self.output(arguments)?;
        let text = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        Ok(output.status.success().then_some(text))
    }

    fn run(&self, arguments: &[&str]) -> Result<String, Error> {
        let output = self.output(arguments)?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().replace('\n', "\n  ");
        let what = format!("`git {}` failed:\n  {said}", arguments.first().unwrap_or(&""));
        Err(refused(what, "mend what it says, and publish again"))
    }

    fn output(&self, arguments: &[&str]) -> Result<std::process::Output, Error> {
        let mut command = git_in(self.own.map_or(self.root, |(_, out)| out));
        command.args(["-c", "core.autocrlf=false"]);
        if let Some((folder, out)) = self.own {
            let index = format!("{folder}/afterword-index");
            command.env("GIT_DIR", folder).env("GIT_WORK_TREE", out).env("GIT_INDEX_FILE", index);
        }
        command.args(arguments).output().map_err(|error| {
            refused(format!("git cannot be started: {error}"), "install it, or copy the folder to its host yourself")
        })
    }
}

fn refused(what: String, next: &str) -> Error {
    Error::Request { what, next: next.to_owned() }
}
