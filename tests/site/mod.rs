//! A site in a string: each file begins at a line `-- path --`.
//!
//! In: such a text, and bytes that no string can hold. Out: a folder that is gone with the test, and what a build of it
//! says. A site without a `site.yaml` gets a small one.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses its own part")]
#![expect(clippy::disallowed_methods, reason = "a test makes files of its own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use afterword::artifact::ArtifactSet;
use afterword::config::Project;
use afterword::diag::{self, Diagnostics, Style};
use afterword::model::{Audience, Include};
use afterword::pipeline::{self, Build, Order};
use afterword::source::SourceTree;
use afterword::time::Timestamp;
use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

/// The site of a text that has none of its own.
const SITE: &str = "title: Example\ncomponents: [{id: api}, {id: web}]\ncauses: [human-error, configuration]\n";
/// When every test happens, unless it says otherwise.
pub const NOW: &str = "2026-11-23T12:00:00Z";

/// A site on disk.
pub struct Site {
    folder: TempDir,
}

impl Site {
    /// Writes the files that a text names.
    pub fn of(text: &str) -> Self {
        let site = Self { folder: TempDir::new().expect("a folder for the test") };
        site.write("site.yaml", SITE);
        for (path, content) in files(text) {
            site.write(path, content);
        }
        site
    }

    /// A site of one incident, `incidents/2026-01-01-db.md`.
    pub fn incident(text: &str) -> Self {
        let site = Self::of("");
        site.write("incidents/2026-01-01-db.md", text);
        site
    }

    /// Where it is.
    pub fn root(&self) -> Utf8PathBuf {
        let root = Utf8Path::from_path(self.folder.path()).expect("temporary folders have plain names");
        root.canonicalize_utf8().expect("the folder is there")
    }

    /// Writes one file.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        write(self.root(), path, content);
    }

    /// Builds it in memory, as things stand at `NOW`.
    pub fn build(&self) -> Build {
        self.build_at(NOW)
    }

    /// Builds it in memory, for those readers.
    pub fn build_for(&self, audience: Audience) -> Build {
        self.order(Order { include: Include { audience, drafts: false }, ..order(NOW) })
    }

    /// Builds it in memory.
    pub fn build_at(&self, now: &str) -> Build {
        self.order(order(now))
    }

    /// Builds it in memory, looking back to that moment.
    pub fn build_back(&self, now: &str) -> Build {
        self.order(Order { looks_back: true, ..order(now) })
    }

    fn order(&self, order: Order) -> Build {
        pipeline::build(&self.project(), &order).expect("the folder can be read")
    }

    /// Where a build finds it.
    pub fn project(&self) -> Project {
        Project::at(&self.root()).expect("a site is there")
    }

    /// What a build says of it, as it is printed.
    pub fn findings(&self) -> String {
        let build = self.build();
        printed(&build.diagnostics, &build.tree)
    }

    /// The files it makes; it may have warnings, and no errors.
    pub fn artifacts(&self, now: &str) -> ArtifactSet {
        without_errors(self.build_at(now)).set
    }
}

/// Writes one file below a folder.
pub fn write(folder: impl AsRef<Path>, path: &str, content: impl AsRef<[u8]>) {
    let path = folder.as_ref().join(path);
    fs::create_dir_all(path.parent().expect("a path in a folder")).expect("a folder can be made");
    fs::write(path, content).expect("a file can be written");
}

/// The files below a folder, by their path there, and what each holds.
pub fn stored(folder: impl AsRef<Path>) -> BTreeMap<String, Vec<u8>> {
    let folder = folder.as_ref();
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let below = entry.path().strip_prefix(folder).expect("it was found there");
        let name = below.to_str().expect("tests give plain names").replace('\\', "/");
        (name, fs::read(entry.path()).expect("a file can be read"))
    });
    files.collect()
}

/// A public build as of a moment.
pub fn order(now: &str) -> Order {
    Order::public(Timestamp::parse_clock(now).expect("a plain time"))
}

/// A build that may have warnings, and no errors.
pub fn without_errors(build: Build) -> Build {
    assert!(!build.diagnostics.has_errors(), "{}", printed(&build.diagnostics, &build.tree));
    build
}

/// Findings as they are printed.
pub fn printed(found: &Diagnostics, tree: &SourceTree) -> String {
    let mut out = Vec::new();
    diag::print(found, tree, &mut out, Style::Plain).expect("memory can be written");
    String::from_utf8(out).expect("findings are text")
}

/// The text of a file of the site.
pub fn text(set: &ArtifactSet, path: &str) -> String {
    let artifact = set.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    String::from_utf8(artifact.bytes().to_vec()).expect("text is UTF-8")
}

/// The same, with plain spaces for those that do not break.
pub fn page(set: &ArtifactSet, path: &str) -> String {
    text(set, path).replace('\u{a0}', " ")
}

/// What stands between two marks, the first time.
pub fn between<'a>(text: &'a str, from: &str, until: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("`{from}` is not in {text}"));
    rest.split_once(until).unwrap_or_else(|| panic!("`{until}` is not in {rest}")).0
}

/// What is wrong with a site.
pub fn findings(text: &str) -> String {
    Site::of(text).findings()
}

/// What is wrong with a site of one incident, `incidents/2026-01-01-db.md`.
pub fn of_incident(text: &str) -> String {
    Site::incident(text).findings()
}

/// The files that a text names, and what each holds.
fn files(text: &str) -> Vec<(&str, String)> {
    let mut files = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            Some(path) => files.push((path, String::new())),
            None => files.last_mut().into_iter().for_each(|(_, content)| content.push_str(line)),
        }
    }
    files
}
