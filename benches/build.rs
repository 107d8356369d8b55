//! How long a build takes, beside the floor: reading the sources and writing the bytes of the site, and no more.
//!
//! `docs/performance.md` says how to run this and what it gave. Times are compared within one run only.

#![expect(clippy::disallowed_methods, reason = "what is measured is written to a temporary folder")]

mod archive;
mod bare;

use std::cell::LazyCell;
use std::fs;
use std::hint::black_box;

use afterword::artifact::Memory;
use afterword::catalog::{Catalog, as_of};
use afterword::config::Project;
use afterword::diag::Diagnostics;
use afterword::model::{self, Audience, Include};
use afterword::pipeline::{self, Linked, Order};
use afterword::publish::{self, Folder, Standing};
use afterword::render::{Book, Frames, Press, Theme};
use afterword::site::{self, Route};
use afterword::source::{SourceTree, front_matter, raw, yaml};
use afterword::time::Timestamp;
use camino::{Utf8Path, Utf8PathBuf};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use tempfile::TempDir;

const INCLUDE: Include = Include { audience: Audience::Public, drafts: false };

fn now() -> Timestamp {
    Timestamp::parse_clock("2026-10-02T00:00Z").expect("a clock")
}

fn order() -> Order {
    Order { now: now(), looks_back: false, include: INCLUDE, base_url: None }
}

/// The steps of one incident.
fn incident(criterion: &mut Criterion) {
    let Archive { project, .. } = &Archive::of(1);
    let mut found = Diagnostics::default();
    let tree = SourceTree::load(project, &mut found).expect("a readable site");
    let text = tree.files().iter().filter_map(|file| file.text()).max_by_key(|text| text.len()).expect("an incident");
    let front = front_matter::split(text).expect("front matter");
    let catalog = Catalog::new(as_of(model::lower(&tree, INCLUDE, &mut found), now()), now());
    let theme = Theme::load(&tree, &catalog.site, &mut found).expect("sound templates");
    let plan = site::plan(&catalog);
    let page: Vec<_> = plan.iter().filter(|route| matches!(route, Route::Incident(_))).cloned().collect();
    let (book, frames) = (Book::new(&tree, &catalog), Frames::default());
    let press = Press {
        plan: &page,
        catalog: &catalog,
        tree: &tree,
        theme: &theme,
        book: &book,
        frames: &frames,
        next_change: None,
        turns: true,
    };
    let mut group = criterion.benchmark_group("incident");
    group.bench_function("parse", |b| b.iter(|| yaml::read::<raw::Incident>(black_box(&text[front.yaml.clone()]))));
    group.bench_function("lower", |b| b.iter(|| model::lower(black_box(&tree), INCLUDE, &mut Diagnostics::default())));
    group.bench_function("view and render", |b| {
        b.iter(|| black_box(press).all(None, &Memory, &|| false, &mut Diagnostics::default()));
    });
    group.finish();
}

/// An archive in a folder of its own, which goes with it.
struct Archive {
    _folder: TempDir,
    root: Utf8PathBuf,
    project: Project,
}

impl Archive {
    fn of(number: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        archive::write(folder.path(), number);
        let root = Utf8Path::from_path(folder.path()).expect("UTF-8").to_owned();
        let project = Project::at(&root).expect("a site");
        Self { _folder: folder, root, project }
    }
}

/// Whole archives, and the floor under each. What is not asked for is not made.
fn archives(criterion: &mut Criterion) {
    for number in [100, 1_000, 10_000] {
        let archive = LazyCell::new(|| Archive::of(number));
        let mut group = criterion.benchmark_group(format!("archive of {number}"));
        group.sample_size(10);
        group.bench_function("floor", |b| {
            let built = pipeline::build_over(&archive.project, &order(), Some(&|_| None), None).expect("a site");
            let write = |out: Utf8PathBuf| floor(&archive.project, &built, &out);
            b.iter_batched(|| new(&archive.root), write, BatchSize::PerIteration);
        });
        group.bench_function("first build", |b| {
            b.iter_batched(|| new(&archive.root), |out| build(&archive.project, &out), BatchSize::PerIteration);
        });
        group.bench_function("build in memory", |b| {
            let project = &archive.project;
            b.iter(|| pipeline::build(project, &order()).expect("a site"));
        });
        group.bench_function("bare", |b| b.iter(|| bare::pages(archive.root.join("incidents").as_std_path())));
        group.bench_function("pages in memory", |b| {
            let site = fs::read_to_string(archive.root.join("site.yaml")).expect("a site");
            fs::write(archive.root.join("site.yaml"), site.clone() + "replay: false\n").expect("space for a site");
            b.iter(|| pipeline::build(&archive.project, &order()).expect("a site"));
            fs::write(archive.root.join("site.yaml"), site).expect("space for a site");
        });
        group.bench_function("build again", |b| {
            let out = new(&archive.root);
            build(&archive.project, &out);
            b.iter(|| build(&archive.project, &out));
        });
        group.finish();
    }
}

/// An output folder that is not there.
fn new(root: &Utf8Path) -> Utf8PathBuf {
    let out = root.join("public");
    let _ = fs::remove_dir_all(&out);
    out
}

/// What `afterword build` does.
fn build(project: &Project, out: &Utf8Path) {
    let folder = Folder::open(out, &publish::Options::default()).expect("a folder");
    let standing = Standing::of(out);
    let earlier = |path: &str| standing.file(path);
    let built = pipeline::build_over(project, &order(), Some(&earlier), Some(&folder)).expect("a readable site");
    folder.apply(&built.set).expect("space for the site");
}

/// A save of one incident while the site is served: read again, linked again, and the two pages that are looked at.
fn saves(criterion: &mut Criterion) {
    for number in [100, 1_000, 10_000] {
        let mut group = criterion.benchmark_group(format!("archive of {number}"));
        group.sample_size(10);
        let served = LazyCell::new(|| {
            let archive = Archive::of(number);
            let first = Linked::new(&archive.project, &order()).expect("a readable site");
            let (_, late) = first.render(None, &Memory, &|| false).expect("nothing stops it");
            (archive, first, late)
        });
        group.bench_function("save shown", |b| {
            let (Archive { root, project, .. }, first, late) = &*served;
            let incident = first.catalog.incident(first.catalog.all().next().expect("an incident"));
            let (path, page) = (incident.path.clone(), Route::Incident(incident.id.clone()).path());
            let text = fs::read_to_string(root.join(&path)).expect("an incident");
            let mut count = 0;
            // What was linked before goes once the save is shown.
            b.iter_with_large_drop(|| {
                count += 1;
                fs::write(root.join(&path), format!("{text}\nSaved {count} times.\n")).expect("space for a save");
                let (next, changed) = first.again(project, &order(), std::slice::from_ref(&path)).expect("a site");
                let late = next.late_since(first, late, &changed.expect("the same files"));
                let press = next.press().expect("sound templates");
                let shown = (press.one("index.html"), press.one(&page));
                let findings = next.findings(late.expect("known at once"));
                (shown, findings, next)
            });
        });
        group.finish();
    }
}

/// Reads every source and writes every byte of the site, plainly.
fn floor(project: &Project, built: &pipeline::Build, out: &Utf8Path) {
    let tree = SourceTree::load(project, &mut Diagnostics::default()).expect("a readable site");
    black_box(&tree);
    for (path, artifact) in built.set.iter() {
        let path = out.join(path.as_str());
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, artifact.bytes()).expect("space for the site");
    }
}

criterion_group!(benches, incident, archives, saves);
criterion_main!(benches);
