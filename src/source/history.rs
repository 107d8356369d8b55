//! When each file of the site changed, by the history of its repository.
//!
//! In: the site's folder, and the `git` program where there is one. Out: the revisions of each file under its name of
//! today, the newest first, from one pass over the history, which is kept beside it for as
//! long as no commit is added. Why there are none is said, and never stops a build.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::time::Timestamp;

/// What is shown of an incident's history in git.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Revisions {
    /// The address of a change, with `{commit}` where its name goes.
    pub link: Option<String>,
    /// Whether the first line of each change's message is shown; `true` if left out.
    pub subjects: Option<bool>,
}

/// A change that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its place in the history, whose newest is 0: the times of two may be the same, or those of another clock.
    pub nth: usize,
    pub at: Timestamp,
    /// The first line of what was said of it.
    pub subject: String,
    /// The full name of the commit.
    pub commit: String,
    /// What the file was called then.
    pub path: Utf8PathBuf,
    /// What it said then, where that was asked for.
    pub text: Option<Arc<str>>,
}

/// What is known of the files' past.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum History {
    /// Nobody asked for it.
    #[default]
    Unasked,
    /// The folder is in no repository, or there is no `git` to read it.
    Absent,
    /// A clone without its past, in which every file would look new.
    Shallow,
    /// All of it, shared with whoever read it before.
    Known(Arc<Past>),
}

/// The past of the files as of one commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// The newest commit; empty if there is none that could be read.
    head: String,
    /// The paths whose texts were read.
    told: BTreeSet<Utf8PathBuf>,
    /// The revisions of each path below the site's folder, the newest first.
    files: BTreeMap<Utf8PathBuf, Vec<Revision>>,
}

impl History {
    /// Reads the history of `incidents/` in one pass, or what an earlier build kept of it, and what the files at some
    /// paths said at each revision. What was read anew is handed back to be kept. One that was known before is shared
    /// for as long as no commit is added.
    #[must_use]
    pub fn load<'a>(
        root: &Utf8Path,
        told: impl IntoIterator<Item = &'a Utf8Path>,
        before: Option<&Self>,
    ) -> (Self, Option<Keepsake>) {
        match git(root, &["rev-parse", "--is-shallow-repository"]).as_deref().map(str::trim) {
            Some("false") => {}
            Some("true") => return (Self::Shallow, None),
            _ => return (Self::Absent, None),
        }
        let told: BTreeSet<&Utf8Path> = told.into_iter().collect();
        let head = git(root, &["rev-parse", "--verify", "HEAD"]).unwrap_or_default();
        if let Some(Self::Known(past)) = before
            && past.head == head
            && told.iter().all(|path| past.told.contains(*path))
        {
            return (Self::Known(Arc::clone(past)), None);
        }
        let place = Keepsake::place(root, &head);
        if let Some((log, opened)) = place.as_ref().and_then(Keepsake::read) {
            return (Self::of_logs(root, head, &log, &opened, &told), None);
        }
        let changes = ["log", "--name-status", "-M", "-z", "--relative", "--encoding=UTF-8", "--no-show-signature"];
        let format = ["--format=%x01%H%x1f%ct%x1f%s", "--", "incidents"];
        let log = git(root, &[&changes[..], &format].concat());
        let opens = ["log", "--name-only", "-z", "--relative", "--no-show-signature", "-G^(draft|audience):"];
        let opened = git(root, &[&opens[..], &["--format=%x01%H", "--", "incidents"]].concat());
        // A folder without a first commit has a repository and no history; what cannot be read is asked for again.
        let Some((log, opened)) = log.zip(opened) else { return (Self::Known(Arc::default()), None) };
        let keepsake = place.map(|place| place.of(&log, &opened));
        (Self::of_logs(root, head, &log, &opened, &told), keepsake)
    }

    fn of_logs(root: &Utf8Path, head: String, log: &str, opened: &str, told: &BTreeSet<&Utf8Path>) -> Self {
        let mut files = revisions(log, &commits(opened).collect());
        let wanted = files.iter_mut().filter(|(path, past)| told.contains(path.as_path()) && past.len() > 1);
        texts(root, wanted.flat_map(|(_, past)| past).collect());
        let told = told.iter().map(|path| path.to_path_buf()).collect();
        Self::Known(Arc::new(Past { head, told, files }))
    }

    /// Whether it is the same one as another, and all of it had happened by that moment.
    #[must_use]
    pub fn is_still(&self, other: &Self, by: Timestamp) -> bool {
        let (Self::Known(past), Self::Known(other)) = (self, other) else { return false };
        Arc::ptr_eq(past, other) && past.files.values().flatten().all(|revision| revision.at <= by)
    }

    /// The revisions of the files at some paths, the newest first.
    #[must_use]
    pub fn of<'a>(&self, paths: impl IntoIterator<Item = &'a Utf8Path>) -> Vec<Revision> {
        let Self::Known(past) = self else { return Vec::new() };
        let mut all: Vec<Revision> =
            paths.into_iter().filter_map(|path| past.files.get(path)).flatten().cloned().collect();
        all.sort_by_key(|revision| revision.nth);
        all.dedup_by_key(|revision| revision.nth);
        all
    }
}

/// What is worth keeping of a history until there is a new commit: a file in the repository's own folder, where nobody
/// publishes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keepsake {
    pub path: Utf8PathBuf,
    /// What it holds; before that is read, the commit.
    pub text: String,
}

impl Keepsake {
    /// Where it is kept, and for which commit. A repository may hold several sites.
    fn place(root: &Utf8Path, head: &str) -> Option<Self> {
        let folder = git(root, &["rev-parse", "--show-prefix"])?;
        let name = format!("afterword/{}", &blake3::hash(folder.as_bytes()).to_hex()[..16]);
        let path = git(root, &["rev-parse", "--git-path", &name])?;
        Some(Self { path: root.join(path.trim_end_matches('\n')), text: head.to_owned() })
    }

    /// The two logs, if they are of this commit.
    fn read(&self) -> Option<(String, String)> {
        let kept = super::load::kept(&self.path)?;
        let (head, log, opened) = serde_json::from_str::<(String, String, String)>(&kept).ok()?;
        (head == self.text).then_some((log, opened))
    }

    /// The file of two logs of this commit.
    fn of(self, log: &str, opened: &str) -> Self {
        let text = serde_json::json!([self.text, log, opened]).to_string();
        Self { text, ..self }
    }
}

/// What names a repository or a part of one, of `git rev-parse --local-env-vars`: a hook of git's has its own.
const NAMES: [&str; 6] = [
    "GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/// Git, for the repository that a folder is in, whichever one whoever calls us works on.
#[must_use]
pub fn git_in(folder: &Utf8Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    for name in NAMES {
        command.env_remove(name);
    }
    command
}

/// What git says, if there is one and it succeeds.
fn git(root: &Utf8Path, arguments: &[&str]) -> Option<String> {
    let mut command = git_in(root);
    command.args(["-c", "core.quotePath=false", "-c", "log.follow=false"]).args(arguments);
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Fills in what files said at some revisions, by one run of git; where it fails, nothing is known.
fn texts(root: &Utf8Path, revisions: Vec<&mut Revision>) {
    if revisions.is_empty() {
        return;
    }
    let names: Vec<String> = revisions.iter().map(|it| format!("{}:./{}\n", it.commit, it.path)).collect();
    let names = names.concat();
    let mut command = git_in(root);
    command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return };
    let input = child.stdin.take();
    // It answers while it is asked: whoever asked to the end first would wait for ever.
    let asking = std::thread::spawn(move || input.map(|mut input| input.write_all(names.as_bytes())));
    let output = child.wait_with_output();
    if let (Ok(output), Ok(_)) = (output, asking.join()) {
        let mut rest = output.stdout.as_slice();
        for revision in revisions {
            revision.text = blob(&mut rest).map(Into::into);
        }
    }
}

/// The next text of what `git cat-file --batch` prints: a line with its size, the text, a line's end.
fn blob(rest: &mut &[u8]) -> Option<String> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (line, after) = rest.split_at_checked(end)?;
    *rest = after.get(1..)?;
    let line = std::str::from_utf8(line).ok()?;
    let size: usize = line.rsplit_once(" blob ")?.1.parse().ok()?;
    let (text, after) = rest.split_at_checked(size)?;
    *rest = after.get(1..)?;
    String::from_utf8(text.to_vec()).ok()
}

/// The parts of a log: the line of each commit, and what stands below it.
fn commits(log: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    log.split('\u{1}').skip(1).map(|commit| {
        let mut parts = commit.split('\0').map(|part| part.trim_start_matches('\n'));
        let line = parts.next().unwrap_or_default();
        (line.trim_end_matches('\n'), parts.filter(|part| !part.is_empty()).collect())
    })
}

/// The revisions of each file under its name of today, from a log that begins with the newest.
///
/// What was recorded while a file was a draft or internal is not told: a page that is public now became so with the
/// last change of those keys, which `opened` has for each commit.
fn revisions(log: &str, opened: &BTreeMap<&str, Vec<&str>>) -> BTreeMap<Utf8PathBuf, Vec<Revision>> {
    let mut known: BTreeMap<Utf8PathBuf, Vec<Revision>> = BTreeMap::new();
    // The name that an older one has become.
    let mut today: BTreeMap<&str, &str> = BTreeMap::new();
    // The files whose first public revision has been met.
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    for (nth, (line, changes)) in commits(log).enumerate() {
        let mut facts = line.splitn(3, '\u{1f}');
        let (Some(commit), Some(at), Some(subject)) = (facts.next(), facts.next(), facts.next()) else { continue };
        let Some(at) = at.parse().ok().and_then(Timestamp::from_unix) else { continue };
        let mut changes = changes.into_iter();
        while let (Some(change), Some(path)) = (changes.next(), changes.next()) {
            let mut then = path;
            if change.starts_with(['R', 'C']) {
                let Some(new) = changes.next() else { break };
                then = new;
            }
            let name = today.get(then).copied().unwrap_or(then);
            if change.starts_with('R') {
                today.insert(path, name);
            }
            if change == "D" || begun.contains(name) {
                continue;
            }
            let is_first = change == "A" || opened.get(commit).is_some_and(|files| files.contains(&then));
            let (subject, commit) = (subject.to_owned(), commit.to_owned());
            let revision = Revision { nth, at, subject, commit, path: then.into(), text: None };
            known.entry(name.into()).or_default().push(revision);
            if is_first {
                begun.insert(name);
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `git log -z` prints: a rename above two changes of the older name, and an unrelated file of that name before.
    const LOG: &str = "\u{1}c3\u{1f}300\u{1f}Rename\0\nR100\0incidents/a.md\0incidents/b.md\0\
                       \u{1}c2\u{1f}200\u{1f}Edit \"it\"\0\nM\0incidents/a.md\0\
                       \u{1}c1\u{1f}100\u{1f}Begin\0\nA\0incidents/a.md\0A\0incidents/ü.md\0";

    fn subjects(known: &BTreeMap<Utf8PathBuf, Vec<Revision>>, path: &str) -> Vec<String> {
        let revisions = known.get(Utf8Path::new(path)).cloned().unwrap_or_default();
        revisions.into_iter().map(|revision| revision.subject).collect()
    }

    #[test]
    fn a_file_keeps_its_past_under_its_name_of_today() {
        let known = revisions(LOG, &BTreeMap::new());
        assert_eq!(subjects(&known, "incidents/b.md"), ["Rename", "Edit \"it\"", "Begin"]);
        assert_eq!(subjects(&known, "incidents/a.md"), [""; 0]);
        assert_eq!(subjects(&known, "incidents/ü.md"), ["Begin"]);
    }

    #[test]
    fn changes_of_one_second_keep_their_order() {
        let log = LOG.replace("\u{1f}200\u{1f}", "\u{1f}300\u{1f}").replace("\u{1f}100\u{1f}", "\u{1f}300\u{1f}");
        let files = revisions(&log.replace("\u{1}c1", "\u{1}c9"), &BTreeMap::new());
        let history = History::Known(Arc::new(Past { files, ..Past::default() }));
        let commits: Vec<String> =
            history.of([Utf8Path::new("incidents/b.md")]).into_iter().map(|it| it.commit).collect();
        assert_eq!(commits, ["c3", "c2", "c9"]);
    }

    #[test]
    fn what_was_recorded_while_it_was_a_draft_is_not_told() {
        let opened = commits("\u{1}c2\0\nincidents/a.md\0").collect();
        let known = revisions(LOG, &opened);
        assert_eq!(subjects(&known, "incidents/b.md"), ["Rename", "Edit \"it\""]);
        assert_eq!(subjects(&known, "incidents/ü.md"), ["Begin"]);
    }

    #[test]
    fn a_file_that_was_removed_and_written_anew_is_a_new_file() {
        let log = "\u{1}c3\u{1f}300\u{1f}Anew\0\nA\0incidents/a.md\0\u{1}c2\u{1f}200\u{1f}Remove\0\nD\0incidents/a.md\0\
                   \u{1}c1\u{1f}100\u{1f}Begin\0\nA\0incidents/a.md\0";
        assert_eq!(subjects(&revisions(log, &BTreeMap::new()), "incidents/a.md"), ["Anew"]);
    }
}
