//! Cuts a build off at each single operation, and fills the disk at each single write: what must hold afterwards.

mod disks;

use std::collections::BTreeMap;
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::disk::Disk;
use super::paths::{WAITING, is_page};
use super::plan::compare;
use super::{Folder, Options, WriteReport};
use crate::artifact::{Artifact, ArtifactPath, ArtifactSet, Body, Stage, Store};
use crate::error::Error;
use disks::{Apart, Fault, Faulty, Refusing};

/// A page says `uses PATH` of each asset it needs.
fn site(files: &[(&str, &str)]) -> ArtifactSet {
    let mut set = ArtifactSet::default();
    for (path, text) in files {
        let stage = match *path {
            "index.html" => Stage::Index,
            page if is_page(page) => Stage::Page,
            _ => Stage::Asset,
        };
        let path = ArtifactPath::new(*path).expect("a plain path");
        set.insert(path, Artifact { stage, body: Body::Held(text.as_bytes().to_vec()) }).expect("no collision");
    }
    set
}

fn old_site() -> ArtifactSet {
    site(&[
        ("assets/1.css", "old"),
        ("same.txt", "same"),
        ("index.html", "uses assets/1.css\nuses gone/index.html"),
        ("gone/index.html", "uses gone/deep/picture.png"),
        ("gone/deep/picture.png", "picture"),
        ("to-folder", "a file"),
        ("to-file/a.txt", "a"),
        ("to-file/deep/b.txt", "b"),
    ])
}

fn new_site() -> ArtifactSet {
    site(&[
        ("assets/2.css", "new"),
        ("same.txt", "same"),
        ("index.html", "uses assets/2.css\nuses new/deep/index.html"),
        ("new/deep/index.html", "uses assets/2.css\nuses new/deep/picture.png"),
        ("new/deep/picture.png", "picture"),
        ("beside/index.html", "uses new/deep/picture.png"),
        ("beside/below/index.html", "uses other/picture.png"),
        ("other/index.html", "uses other/picture.png"),
        ("other/picture.png", "picture"),
        ("to-folder/inner/c.txt", "c"),
        ("to-folder/d.txt", "d"),
        ("to-file", "now a file"),
    ])
}

/// Every file and folder below the output folder; a folder has no text.
fn contents(out: &Utf8Path) -> BTreeMap<String, Option<String>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(out).min_depth(1) {
        let entry = entry.expect("a folder that can be read");
        let path = Utf8Path::from_path(entry.path()).expect("UTF-8");
        let text = entry.file_type().is_file().then(|| fs::read_to_string(path).expect("text"));
        found.insert(path.strip_prefix(out).expect("below").to_string(), text);
    }
    found
}

/// A way to publish a set.
type Way = fn(Faulty, &ArtifactSet, &Utf8Path) -> Result<WriteReport, Error>;

/// From memory, and with every file on the disk as soon as it is made.
const WAYS: [Way; 2] = [held, stored::<Faulty>];

fn held(disk: Faulty, set: &ArtifactSet, out: &Utf8Path) -> Result<WriteReport, Error> {
    Folder::on(Box::new(disk), out, &Options::default())?.apply(set)
}

fn stored<D: Disk + 'static>(disk: D, set: &ArtifactSet, out: &Utf8Path) -> Result<WriteReport, Error> {
    as_made(Folder::on(Box::new(disk), out, &Options::default())?, set)
}

/// Each file is brought to the folder as soon as it is made.
fn as_made(folder: Folder, set: &ArtifactSet) -> Result<WriteReport, Error> {
    let mut stored = ArtifactSet::default();
    for (path, artifact) in set.iter() {
        let body = folder.store(path.as_str(), artifact.bytes().to_vec());
        stored.insert(path.clone(), Artifact { stage: artifact.stage, body }).expect("no collision");
    }
    folder.apply(&stored)
}

/// A build in which nothing goes wrong; it flushes nothing either, since there are hundreds of them.
#[track_caller]
fn build(set: &ArtifactSet, out: &Utf8Path) -> WriteReport {
    held(Faulty::after(usize::MAX, Fault::Killed), set, out).expect("a whole build")
}

/// What a first build of `set` gives beside the file of somebody else.
fn wanted(set: &ArtifactSet) -> BTreeMap<String, Option<String>> {
    let (_held, out) = folder_with(set);
    contents(&out)
}

fn folder_with(set: &ArtifactSet) -> (TempDir, Utf8PathBuf) {
    let held = tempfile::tempdir().expect("a temporary folder");
    let out = Utf8Path::from_path(held.path()).expect("UTF-8").join("public");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("CNAME"), "example.org").expect("a file of somebody else");
    build(set, &out);
    (held, out)
}

#[track_caller]
fn no_page_lacks_what_it_uses(out: &Utf8Path, after: usize) {
    let found = contents(out);
    let is_read = |path: &str| is_page(path) && !path.starts_with(WAITING);
    for (page, text) in found.iter().filter(|(path, _)| is_read(path)) {
        for used in text.iter().flat_map(|text| text.lines()).filter_map(|line| line.strip_prefix("uses ")) {
            assert!(found.contains_key(used), "after {after} operations `{page}` lacks `{used}`");
        }
    }
}

/// Cuts a change from one site to another off after each number of operations, and then builds a third.
#[track_caller]
fn mended_after_every_kill(from: &ArtifactSet, to: &ArtifactSet, then: &ArtifactSet) -> usize {
    WAYS.map(|way| mended_after_every_kill_of(way, from, to, then)).into_iter().min().unwrap_or_default()
}

#[track_caller]
fn mended_after_every_kill_of(way: Way, from: &ArtifactSet, to: &ArtifactSet, then: &ArtifactSet) -> usize {
    let exactly = wanted(then);
    for after in 0.. {
        let (_held, out) = folder_with(from);
        let cut = way(Faulty::after(after, Fault::Killed), to, &out);
        no_page_lacks_what_it_uses(&out, after);
        if cut.is_ok() {
            assert_eq!(contents(&out), wanted(to));
            return after;
        }
        build(then, &out);
        assert_eq!(contents(&out), exactly, "after {after} operations");
        assert!(compare(then, &out).expect("a plan").is_settled());
    }
    unreachable!("the loop ends with a build that is not cut off")
}

#[test]
fn a_build_that_was_killed_is_mended_by_the_next() {
    assert!(mended_after_every_kill(&old_site(), &new_site(), &new_site()) > 20);
    assert!(mended_after_every_kill(&ArtifactSet::default(), &new_site(), &new_site()) > 10);
}

#[test]
fn a_build_that_was_killed_is_mended_by_one_that_wants_something_else() {
    mended_after_every_kill(&old_site(), &new_site(), &old_site());
    mended_after_every_kill(&old_site(), &new_site(), &site(&[("index.html", "nothing"), ("new", "a file")]));
    mended_after_every_kill(&ArtifactSet::default(), &new_site(), &ArtifactSet::default());
}

#[test]
fn two_kills_in_a_row_are_mended() {
    let exactly = wanted(&old_site());
    for first in (0..60).step_by(5) {
        for second in (0..60).step_by(3) {
            let (_held, out) = folder_with(&old_site());
            let _ = stored(Faulty::after(first, Fault::Killed), &new_site(), &out);
            let _ = held(Faulty::after(second, Fault::Killed), &old_site(), &out);
            build(&old_site(), &out);
            assert_eq!(contents(&out), exactly, "after {first} and {second} operations");
        }
    }
}

#[test]
fn a_full_disk_leaves_the_old_site_as_it_was() {
    WAYS.into_iter().for_each(a_full_disk_leaves_the_old_site);
}

fn a_full_disk_leaves_the_old_site(way: Way) {
    let untouched = wanted(&old_site());
    let swaps = 3; // Folders made where a file stood, after everything has been written.
    for after in 0.. {
        let (_held, out) = folder_with(&old_site());
        let full = way(Faulty::after(after, Fault::Full), &new_site(), &out);
        let Err(error) = full else {
            assert!(after > swaps + 8);
            return;
        };
        assert!(matches!(&error, Error::Write { source, .. } if source.kind() == io::ErrorKind::StorageFull));
        let now = contents(&out);
        if now.contains_key(".afterword-journal") {
            assert!(now.contains_key("assets/2.css"), "nothing is in place before everything is written");
        } else {
            assert_eq!(now, untouched, "after {after} operations");
        }
        build(&new_site(), &out);
        assert_eq!(contents(&out), wanted(&new_site()));
    }
}

#[test]
fn a_kill_tells_the_next_build_that_it_mended_something() {
    let (_held, out) = folder_with(&old_site());
    held(Faulty::after(8, Fault::Killed), &new_site(), &out).expect_err("cut off");
    let report = build(&new_site(), &out);
    assert!(report.mended);
    assert!(!build(&new_site(), &out).mended);
}

#[test]
fn what_waits_on_another_disk_is_copied() {
    let (_held, out) = folder_with(&old_site());
    stored(Apart { are_full: false }, &new_site(), &out).expect("a whole build");
    assert_eq!(contents(&out), wanted(&new_site()));
    stored(Apart { are_full: true }, &old_site(), &out).expect_err("a full disk");
    assert_eq!(contents(&out), wanted(&new_site()), "and a full one is met before anything is in place");
}

#[test]
fn a_folder_that_cannot_be_written_is_met_before_anything_is_in_place() {
    let (_held, out) = folder_with(&old_site());
    let before = contents(&out);
    let error = stored(Refusing, &new_site(), &out).expect_err("a refusal");
    assert!(matches!(&error, Error::Write { path, .. } if path == &out.join("assets/2.css")), "{error}");
    assert_eq!(contents(&out), before);
}

#[cfg(unix)]
#[test]
fn a_link_that_comes_in_the_way_of_a_new_folder_is_not_followed() {
    let (held, out) = folder_with(&old_site());
    let elsewhere = Utf8Path::from_path(held.path()).expect("UTF-8").join("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder");
    stored(disks::Meddled(elsewhere.clone()), &new_site(), &out).expect_err("a refusal");
    assert_eq!(contents(&elsewhere), BTreeMap::new());
}

#[test]
fn what_somebody_else_has_where_files_wait_is_named() {
    let (_held, out) = folder_with(&old_site());
    let waiting = out.join(WAITING);
    fs::write(&waiting, "of somebody else").expect("a file");
    let error = Folder::open(&out, &Options::default()).err().expect("a refusal");
    assert!(matches!(&error, Error::Write { path, .. } if path == &waiting), "{error}");
    assert!(error.help().contains("move it away"));
    assert!(waiting.is_file());
}

#[test]
fn a_build_that_is_given_up_leaves_nothing() {
    let (_held, out) = folder_with(&old_site());
    let before = contents(&out);
    let folder = Folder::open(&out, &Options::default()).expect("a folder");
    folder.store("new.html", b"waits".to_vec());
    assert!(out.join(".afterword-new/0/0").is_file());
    drop(folder);
    assert_eq!(contents(&out), before);

    let new = out.join("not/there");
    drop(Folder::open(&new, &Options::default()).expect("a folder"));
    assert!(!out.join("not").exists());
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_at_what_waits() {
    use std::os::unix::fs::PermissionsExt;
    let (_held, out) = folder_with(&old_site());
    let folder = Folder::open(&out, &Options::default()).expect("a folder");
    folder.store("new.html", b"waits".to_vec());
    let there = fs::metadata(out.join(WAITING)).expect("it is there");
    assert_eq!(there.permissions().mode() & 0o077, 0);
}

#[cfg(unix)]
#[test]
fn what_waits_is_not_led_out_of_the_folder() {
    let (held, out) = folder_with(&old_site());
    let elsewhere = held.path().join("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder");
    std::os::unix::fs::symlink(&elsewhere, out.join(".afterword-new")).expect("a link");
    fs::write(elsewhere.join("new.html"), "of somebody else").expect("a file");
    Folder::open(&out, &Options::default()).err().expect("a refusal");
    let left: Vec<_> = fs::read_dir(&elsewhere).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["new.html"]);
}

#[cfg(unix)]
#[test]
fn what_is_there_as_a_link_is_read_before_the_link_goes() {
    let (_held, out) = folder_with(&old_site());
    let same = out.join("same.txt");
    fs::rename(&same, out.join("moved.txt")).expect("a file is moved");
    std::os::unix::fs::symlink("moved.txt", &same).expect("a link");
    stored(Faulty::after(usize::MAX, Fault::Killed), &old_site(), &out).expect("a whole build");
    assert!(fs::symlink_metadata(&same).expect("it is there").is_file());
    assert_eq!(fs::read_to_string(&same).expect("text"), "same");
}

#[cfg(unix)]
#[test]
fn a_build_that_waited_for_one_that_was_given_up_has_a_folder_of_its_own() {
    let (there, _) = after_another(drop);
    assert_eq!(there.get("same.txt"), Some(&Some("same".into())));
}

#[cfg(unix)]
#[test]
fn a_build_that_waited_for_a_whole_one_finds_that_nothing_is_left_to_do() {
    let (_, report) = after_another(|first| {
        first.apply(&new_site()).expect("a whole build");
    });
    assert_eq!((report.written, report.removed), (Vec::new(), Vec::new()));
}

/// What is there, and what was done, after a build that waited until another one had come to its end.
#[cfg(unix)]
fn after_another(end: impl FnOnce(Folder)) -> (BTreeMap<String, Option<String>>, WriteReport) {
    let held = tempfile::tempdir().expect("a temporary folder");
    let out = Utf8Path::from_path(held.path()).expect("UTF-8").join("public");
    let first = Folder::open(&out, &Options::default()).expect("a folder");
    let report = std::thread::scope(|threads| {
        let (waits, told) = std::sync::mpsc::channel();
        let second = threads.spawn(|| {
            let on_wait = move |_: &Utf8Path| waits.send(()).expect("somebody listens");
            as_made(Folder::open(&out, &Options { on_wait: &on_wait, ..Options::default() })?, &new_site())
        });
        told.recv().expect("it waits");
        end(first);
        second.join().expect("no panic").expect("a whole build")
    });
    (contents(&out), report)
}
