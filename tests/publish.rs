//! What a user sees of `publish` in a real folder: what is written, what is left alone, what is refused.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::thread;
use std::time::{Duration, SystemTime};

use afterword::artifact::{Artifact, ArtifactPath, ArtifactSet, Body, Stage};
use afterword::error::Error;
use afterword::publish::{self, Options, WriteReport};
use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

/// What says which files are Afterword's.
const MANIFEST: &str = "manifest.json";

/// An output folder that is removed at the end of a test.
struct Folder {
    held: TempDir,
    out: Utf8PathBuf,
}

impl Folder {
    fn new() -> Self {
        let held = tempfile::tempdir().expect("a temporary folder");
        let out = Utf8Path::from_path(held.path()).expect("UTF-8").join("public");
        Self { held, out }
    }

    /// One that a build has written before.
    #[track_caller]
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        folder.build(files);
        folder
    }

    fn beside(&self, name: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.held.path()).expect("UTF-8").join(name)
    }

    #[track_caller]
    fn build(&self, files: &[(&str, &str)]) -> WriteReport {
        self.try_build(files).expect("a build")
    }

    fn try_build(&self, files: &[(&str, &str)]) -> Result<WriteReport, Error> {
        publish::Folder::open(&self.out, &Options::default())?.apply(&set(files))
    }

    #[track_caller]
    fn put(&self, path: &str, text: &str) {
        let path = self.out.join(path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.out.join(path)).ok()
    }

    /// Every file, folder and link but the manifest; a folder ends in `/`.
    fn list(&self) -> Vec<String> {
        let walk = walkdir::WalkDir::new(&self.out).min_depth(1).sort_by_file_name();
        let entries = walk.into_iter().map(|entry| entry.expect("a folder that can be read"));
        let named = entries.map(|entry| {
            let path = Utf8Path::from_path(entry.path()).expect("UTF-8").strip_prefix(&self.out).expect("below");
            if entry.file_type().is_dir() { format!("{path}/") } else { path.to_string() }
        });
        named.filter(|path| path != MANIFEST).collect()
    }

    /// The refusal of a build, which must leave everything as it was: its path and its reason.
    #[track_caller]
    fn refused(&self, files: &[(&str, &str)]) -> (String, String) {
        let before = self.snapshot();
        let error = self.try_build(files).expect_err("a refusal");
        assert_eq!(self.snapshot(), before, "nothing is written before a refusal");
        match error {
            Error::Write { path, source } => {
                (path.strip_prefix(&self.out).expect("in the folder").to_string(), source.to_string())
            }
            other => panic!("{other}"),
        }
    }

    fn snapshot(&self) -> BTreeMap<String, (Option<Vec<u8>>, SystemTime)> {
        let paths = self.list().into_iter().chain([MANIFEST.to_owned()]);
        let one = |path: String| {
            let there = fs::symlink_metadata(self.out.join(&path)).ok()?;
            Some((path.clone(), (fs::read(self.out.join(path)).ok(), there.modified().expect("a time"))))
        };
        paths.filter_map(one).collect()
    }
}

fn set(files: &[(&str, &str)]) -> ArtifactSet {
    let mut set = ArtifactSet::default();
    for (path, text) in files {
        let path = ArtifactPath::new(*path).expect("a plain path");
        let artifact = Artifact { stage: Stage::Page, body: Body::Held(text.as_bytes().to_vec()) };
        set.insert(path, artifact).expect("no collision");
    }
    set
}

fn names(paths: &[ArtifactPath]) -> Vec<&str> {
    paths.iter().map(ArtifactPath::as_str).collect()
}

#[test]
fn a_first_build_writes_everything_and_a_manifest() {
    let folder = Folder::new();
    let report = folder.build(&[("index.html", "home"), ("incidents/a/index.html", "a")]);
    assert_eq!(names(&report.written), ["incidents/a/index.html", "index.html"]);
    assert_eq!(folder.list(), ["incidents/", "incidents/a/", "incidents/a/index.html", "index.html"]);
    assert_eq!(folder.text("incidents/a/index.html").as_deref(), Some("a"));

    let manifest: serde_json::Value = serde_json::from_str(&folder.text(MANIFEST).expect("a manifest")).expect("JSON");
    let files = manifest["files"].as_object().expect("files");
    assert_eq!(files.keys().collect::<Vec<_>>(), ["incidents/a/index.html", "index.html"]);
    assert_eq!(files["index.html"]["size"], 4);
    assert_eq!(files["index.html"]["hash"], format!("blake3:{}", blake3::hash(b"home").to_hex()));
}

#[test]
fn a_second_build_of_the_same_site_touches_nothing() {
    let site = [("index.html", "home"), ("a/b.css", "style")];
    let folder = Folder::with(&site);
    let before = folder.snapshot();
    let report = folder.build(&site);
    assert_eq!((report.written.len(), report.unchanged, report.removed.len()), (0, 2, 0));
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn only_what_changed_is_written() {
    let folder = Folder::with(&[("index.html", "home"), ("a.css", "old"), ("b.css", "length")]);
    let before = folder.snapshot();
    let report = folder.build(&[("index.html", "home"), ("a.css", "new and longer"), ("b.css", "LENGTH")]);
    assert_eq!(names(&report.written), ["a.css", "b.css"]);
    assert_eq!(report.unchanged, 1);
    assert_eq!(folder.snapshot()["index.html"], before["index.html"]);
    assert_eq!(folder.text("b.css").as_deref(), Some("LENGTH"));
}

#[test]
fn a_file_damaged_by_hand_is_repaired() {
    let site = [("a.html", "whole"), ("b.html", "there")];
    let folder = Folder::with(&site);
    folder.put("a.html", "wh0le");
    fs::remove_file(folder.out.join("b.html")).expect("removed by hand");
    let report = folder.build(&site);
    assert_eq!(names(&report.written), ["a.html", "b.html"]);
    assert_eq!(folder.text("a.html").as_deref(), Some("whole"));
}

#[test]
fn what_is_no_longer_part_of_the_site_goes_with_its_empty_folders() {
    let folder =
        Folder::with(&[("index.html", ""), ("old/deep/er/a.html", "a"), ("old/b.html", "b"), ("kept/c.html", "c")]);
    folder.put("kept/notes.txt", "mine");
    let report = folder.build(&[("index.html", "")]);
    assert_eq!(names(&report.removed), ["kept/c.html", "old/b.html", "old/deep/er/a.html"]);
    assert_eq!(folder.list(), ["index.html", "kept/", "kept/notes.txt"]);
}

#[test]
fn a_site_of_nothing_leaves_the_folder_itself() {
    let folder = Folder::with(&[("a/index.html", "a")]);
    folder.build(&[]);
    assert!(folder.out.is_dir());
    assert_eq!(folder.list(), [""; 0]);
}

#[test]
fn files_of_others_are_left_alone() {
    let folder = Folder::new();
    let theirs =
        ["CNAME", ".git/HEAD", ".git/objects/ab", ".gitkeep", "incidents/notes.txt", "empty/.keep", ".afterword-mine"];
    for path in theirs {
        folder.put(path, "mine");
    }
    folder.build(&[("index.html", "home"), ("incidents/a.html", "a")]);
    folder.build(&[]);
    for path in theirs {
        assert_eq!(folder.text(path).as_deref(), Some("mine"), "{path}");
    }
}

#[test]
fn a_file_of_somebody_else_in_the_way_is_named_and_nothing_is_written() {
    let folder = Folder::with(&[("index.html", "old")]);
    folder.put("CNAME", "mine.example");
    folder.put("notes", "a file");
    folder.put("app/readme.txt", "a folder");
    let refused = |path: &str| folder.refused(&[("index.html", "new"), ("zzz.html", "z"), (path, "site's")]);
    assert_eq!(refused("CNAME").0, "CNAME");
    assert!(refused("CNAME").1.contains("did not write"));
    assert_eq!(refused("notes/a.html").0, "notes");
    assert_eq!(refused("app").0, "app");
}

#[test]
fn a_file_of_somebody_else_with_the_very_bytes_is_adopted() {
    let folder = Folder::new();
    folder.put("CNAME", "example.org");
    let report = folder.build(&[("CNAME", "example.org"), ("index.html", "")]);
    assert_eq!((report.unchanged, names(&report.written)), (1, vec!["index.html"]));
    let report = folder.build(&[("index.html", "")]);
    assert_eq!(names(&report.removed), ["CNAME"]);
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let (file, inside) = ([("a", "file")], [("a/b/c.html", "page"), ("a/d.html", "page")]);
    let folder = Folder::with(&file);
    let report = folder.build(&inside);
    assert_eq!(names(&report.removed), ["a"]);
    assert_eq!(folder.list(), ["a/", "a/b/", "a/b/c.html", "a/d.html"]);
    let report = folder.build(&file);
    assert_eq!(names(&report.removed), ["a/b/c.html", "a/d.html"]);
    assert_eq!(folder.list(), ["a"]);

    folder.build(&inside);
    folder.put("a/b/mine.txt", "mine");
    assert_eq!(folder.refused(&file).0, "a/b/mine.txt");
}

#[test]
fn a_name_that_changes_its_case_only_is_not_lost() {
    let folder = Folder::with(&[("A.html", "page"), ("Dir/x.html", "x")]);
    let site = [("a.html", "page"), ("dir/x.html", "x")];
    folder.build(&site);
    assert_eq!(folder.text("a.html").as_deref(), Some("page"));
    assert_eq!(folder.text("dir/x.html").as_deref(), Some("x"));
    let before = folder.snapshot();
    folder.build(&site);
    assert_eq!(folder.snapshot(), before, "nothing is left to be done");
}

#[test]
fn a_manifest_with_paths_that_lead_out_removes_nothing_there() {
    let folder = Folder::with(&[("index.html", "home")]);
    fs::write(folder.beside("secret"), "secret").expect("a file outside");
    let absolute = folder.beside("secret");
    folder.put(".git/HEAD", "ref");
    let files = format!(r#"{{"../secret": {{}}, "{absolute}": {{}}, "x/../../secret": {{}}, ".git/HEAD": {{}}}}"#);
    folder.put(MANIFEST, &format!(r#"{{"generator": "afterword 0.1.0", "files": {files}}}"#));
    folder.build(&[("index.html", "home")]);
    assert_eq!(fs::read_to_string(absolute).expect("still there"), "secret");
    assert_eq!(folder.text(".git/HEAD").as_deref(), Some("ref"));
}

#[test]
fn a_broken_manifest_is_told_and_written_anew() {
    let site = [("index.html", "home")];
    let folder = Folder::with(&site);
    let sound = folder.text(MANIFEST).expect("a manifest");
    folder.put(MANIFEST, &sound[..sound.len() / 2]);
    let (path, why) = folder.refused(&[("index.html", "changed")]);
    assert_eq!(path, "index.html");
    assert!(why.contains("`manifest.json`"), "{why}");
    let report = folder.build(&site);
    assert_eq!((report.unchanged, report.written.len()), (1, 0));
    assert_eq!(folder.text(MANIFEST), Some(sound));
}

#[test]
fn a_manifest_of_another_program_is_not_overwritten() {
    let folder = Folder::new();
    folder.put(MANIFEST, r#"{"name": "an app", "icons": []}"#);
    assert_eq!(folder.refused(&[("index.html", "home")]).0, MANIFEST);
}

#[test]
fn leftovers_of_a_killed_build_are_swept() {
    let folder = Folder::with(&[("index.html", "home"), ("a/b.html", "b")]);
    folder.put(".afterword-0.tmp", "ha");
    folder.put("a/.afterword-17.tmp", "");
    folder.build(&[("index.html", "home"), ("a/b.html", "b")]);
    assert_eq!(folder.list(), ["a/", "a/b.html", "index.html"]);
}

#[test]
fn builds_at_the_same_time_give_one_of_the_sites_whole() {
    let folder = Folder::new();
    let files = |text: &'static str, extra: &'static str| {
        let mut files: Vec<(String, &str)> = (0..80).map(|n| (format!("incidents/{n}/index.html"), text)).collect();
        files.push((extra.to_owned(), text));
        files
    };
    let sites = [files("one", "only-one.html"), files("two", "two/only.html")];
    let borrowed = |nth: usize| sites[nth].iter().map(|(path, text)| (path.as_str(), *text)).collect::<Vec<_>>();
    thread::scope(|scope| {
        for nth in 0..6 {
            let (folder, site) = (&folder, borrowed(nth % 2));
            scope.spawn(move || {
                let report = folder.build(&site);
                assert!(!report.mended, "no build finds another one at work");
            });
        }
    });
    let texts: Vec<_> = folder.list().into_iter().filter_map(|path| folder.text(&path)).collect();
    assert_eq!(texts.len(), 81);
    assert!(texts.iter().all(|text| text == &texts[0]), "no mixture of the two");
}

#[test]
fn a_build_that_cannot_wait_says_so() {
    let folder = Folder::with(&[("index.html", "home")]);
    let held = fs::File::open(&folder.out).and_then(|file| file.lock().map(|()| file));
    let Ok(_held) = held else { return }; // Where a folder cannot be locked, the unit tests hold the lock file.
    let told = std::cell::RefCell::new(Vec::new());
    let on_wait = |out: &Utf8Path| told.borrow_mut().push(out.to_owned());
    let options = Options { patience: Duration::from_millis(120), on_wait: &on_wait, root: None };
    let error = publish::Folder::open(&folder.out, &options).err().expect("busy");
    assert!(matches!(error, Error::Busy { path } if path == folder.out));
    assert_eq!(told.into_inner(), std::slice::from_ref(&folder.out));
}

#[test]
fn the_sources_of_a_site_are_refused() {
    let folder = Folder::new();
    let root = folder.beside("site");
    fs::create_dir_all(root.join("incidents")).expect("a folder");
    for out in [root.clone(), root.join("incidents/public"), root.join("..")] {
        let refused = publish::Folder::open(&out, &Options { root: Some(&root), ..Options::default() });
        assert!(matches!(refused, Err(Error::Output { .. })), "{out}");
    }
    assert!(!root.join("incidents/public").exists());
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let files: Vec<(String, String)> = (0..300).map(|n| (format!("{}/{n}.html", n % 7), n.to_string())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let build = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let folder = Folder::new();
        let report = pool.install(|| folder.build(&files));
        (folder.list(), folder.text(MANIFEST), report)
    };
    assert_eq!(build(1), build(5));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn files_can_be_read_by_a_web_server() {
        let folder = Folder::with(&[("index.html", "home")]);
        folder.put("plain", "written plainly");
        let mode = |name: &str| fs::metadata(folder.out.join(name)).expect("a file").mode();
        assert_eq!(mode("index.html"), mode("plain"));
        assert_eq!(mode(MANIFEST), mode("plain"));
    }

    #[test]
    fn the_output_folder_may_be_a_link() {
        let folder = Folder::new();
        fs::create_dir(folder.beside("real")).expect("a folder");
        symlink("real", &folder.out).expect("a link");
        folder.build(&[("a/index.html", "a")]);
        folder.build(&[("index.html", "home")]);
        assert!(folder.out.is_symlink());
        assert!(folder.beside("real/index.html").is_file() && !folder.beside("real/a").exists());
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = Folder::new();
        fs::create_dir(folder.beside("elsewhere")).expect("a folder");
        fs::write(folder.beside("elsewhere/page.html"), "theirs").expect("a file");
        fs::create_dir(&folder.out).expect("a folder");
        symlink("../elsewhere", folder.out.join("dir")).expect("a link");
        symlink("../elsewhere/page.html", folder.out.join("page.html")).expect("a link");
        symlink("../elsewhere/none", folder.out.join("none.html")).expect("a link");
        assert_eq!(folder.refused(&[("dir/page.html", "ours")]).0, "dir");
        assert_eq!(folder.refused(&[("dir/deep/new.html", "ours")]).0, "dir");
        assert_eq!(folder.refused(&[("page.html", "ours")]).0, "page.html");
        assert_eq!(folder.refused(&[("page.html", "theirs")]).0, "page.html");
        assert_eq!(folder.refused(&[("none.html", "ours")]).0, "none.html");
        assert_eq!(fs::read_to_string(folder.beside("elsewhere/page.html")).expect("still there"), "theirs");
        folder.build(&[]);
        assert_eq!(folder.list(), ["dir", "none.html", "page.html"]);
    }

    #[test]
    fn nothing_is_removed_or_repaired_through_a_link_put_in_place_of_ours() {
        let site = [("dir/page.html", "page"), ("file.html", "file")];
        let folder = Folder::with(&site);
        fs::rename(folder.out.join("dir"), folder.beside("elsewhere")).expect("moved away");
        symlink("../elsewhere", folder.out.join("dir")).expect("a link");
        fs::rename(folder.out.join("file.html"), folder.beside("kept.html")).expect("moved away");
        symlink("../kept.html", folder.out.join("file.html")).expect("a link");

        assert_eq!(folder.refused(&site).0, "dir");
        let report = folder.build(&[("file.html", "new")]);
        assert_eq!(names(&report.written), ["file.html"]);
        assert!(!folder.out.join("file.html").is_symlink());
        folder.build(&[]);
        assert_eq!(folder.list(), ["dir"]);
        assert_eq!(fs::read_to_string(folder.beside("elsewhere/page.html")).expect("still there"), "page");
        assert_eq!(fs::read_to_string(folder.beside("kept.html")).expect("still there"), "file");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named_and_the_old_site_stays() {
        let folder = Folder::with(&[("index.html", "old"), ("a/b.html", "old")]);
        let lock = |mode| fs::set_permissions(folder.out.join("a"), fs::Permissions::from_mode(mode)).expect("a mode");
        lock(0o555);
        if fs::write(folder.out.join("a/probe"), "").is_ok() {
            return; // The super-user may write everywhere.
        }
        let error = folder.try_build(&[("index.html", "new"), ("a/b.html", "new")]).expect_err("a refusal");
        assert!(matches!(&error, Error::Write { path, source }
            if path == &folder.out.join("a/b.html") && source.kind() == ErrorKind::PermissionDenied));
        lock(0o755);
        assert_eq!(folder.list(), ["a/", "a/b.html", "index.html"]);
        assert_eq!(folder.text("index.html").as_deref(), Some("old"));
    }
}
