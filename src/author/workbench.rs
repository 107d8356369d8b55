//! A site as an author finds it: which incidents are open, which file is whose, and what a new text would be told.
//!
//! In: a project and the clock. Out: incidents by id, and the findings that an edit would bring. Everything is seen,
//! drafts and internal text among it. It writes nothing.

use camino::{Utf8Path, Utf8PathBuf};

use super::at::Hand;
use crate::catalog::{Catalog, IncidentIndex};
use crate::config::{Project, Site};
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::error::Error;
use crate::model::{self, Audience, Incident, Include};
use crate::path;
use crate::rules;
use crate::source::raw::Kind;
use crate::source::{FileKind, SourceFile, SourceTree};
use crate::time::Timestamp;

/// A site that is read, and what is wrong with it.
pub struct Workbench {
    pub project: Project,
    pub now: Timestamp,
    tree: SourceTree,
    catalog: Catalog,
    found: Diagnostics,
}

/// An incident's file that is to be edited.
pub struct Target {
    pub id: String,
    /// From the site's root.
    pub path: Utf8PathBuf,
    pub text: String,
    /// How its times are written.
    pub hand: Hand,
    /// What the file says, if it can be read.
    pub index: Option<IncidentIndex>,
}

/// What an edit would bring.
pub struct Outcome {
    pub tree: SourceTree,
    /// What is wrong with the new text and was not with the old one.
    pub new: Diagnostics,
}

impl Workbench {
    /// Reads the site.
    ///
    /// # Errors
    /// If its folders cannot be listed.
    pub fn open(project: Project, now: Timestamp) -> Result<Self, Error> {
        let mut found = Diagnostics::default();
        let tree = SourceTree::load(&project, &mut found)?;
        let catalog = look(&tree, now, &mut found);
        Ok(Self { project, now, tree, catalog, found })
    }

    /// What `site.yaml` says.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.catalog.site
    }

    /// The incident at a place of the catalog.
    #[must_use]
    pub fn incident(&self, index: IncidentIndex) -> &Incident {
        self.catalog.incident(index)
    }

    /// Whether the incident is over, as of now.
    #[must_use]
    pub fn is_over(&self, index: IncidentIndex) -> bool {
        self.catalog.facts(index).status.is_over()
    }

    /// Whether it is a maintenance whose window is still to come.
    #[must_use]
    pub fn is_upcoming(&self, index: IncidentIndex) -> bool {
        self.catalog.facts(index).is_upcoming
    }

    /// The incident of that id or file, or the only one whose id ends so; without one, the only one that is open.
    ///
    /// # Errors
    /// If there is none, or more than one, with those that it may be.
    pub fn target(&self, id: Option<&str>) -> Result<Target, Error> {
        let Some(id) = id else { return self.only_open() };
        let is_named = |file: &&SourceFile| model::id_of(&file.path) == id || self.is_at(file, id);
        let many = self.ending_in(id);
        let only = if let [one] = many.as_slice() { Some(*one) } else { None };
        let Some(file) = self.files().find(is_named).or(only) else {
            if !many.is_empty() {
                let lines: String = many.iter().flat_map(|file| ["\n  ", model::id_of(&file.path)]).collect();
                let what = format!("{} incidents end in `{id}`", many.len());
                return Err(Error::Request { what, next: format!("name one of{lines}") });
            }
            let next = match nearest(id, self.files().map(|file| model::id_of(&file.path))) {
                Some(near) => format!("did you mean `{near}`?"),
                None => self.choice("name one of", &self.recent()),
            };
            return Err(Error::Request { what: format!("there is no incident `{id}`"), next });
        };
        self.of_file(file)
    }

    /// The id of an incident that leaves no room for that one: the same, or one that differs by case only.
    #[must_use]
    pub fn rival(&self, id: &str) -> Option<&str> {
        let mut ids = self.files().map(|file| model::id_of(&file.path));
        ids.find(|known| known.to_lowercase() == id.to_lowercase())
    }

    /// The incidents whose id ends in those words, as their title does that stands behind the day; or whose file is named so.
    fn ending_in(&self, words: &str) -> Vec<&SourceFile> {
        let stem = [".md", ".yaml", ".yml"].into_iter().find_map(|ending| words.strip_suffix(ending));
        let end = format!("-{}", stem.unwrap_or(words));
        let is_meant = |file: &&SourceFile| {
            model::id_of(&file.path).ends_with(&end) || file.path.file_name().is_some_and(|name| name == words)
        };
        self.files().filter(is_meant).collect()
    }

    /// What is new among the findings with that text at that path.
    #[must_use]
    pub fn outcome(&self, path: &Utf8Path, text: &str) -> Outcome {
        let tree = self.tree.with(path, text);
        let mut found = Diagnostics::default();
        look(&tree, self.now, &mut found);
        let file = |tree: &SourceTree| tree.find(path).map(|file| file.id);
        let (before, after) = (file(&self.tree), file(&tree));
        let is_new = |finding: &Diagnostic| {
            let is_same = |old: &Diagnostic| old.code == finding.code && old.message == finding.message;
            let mut old = self.found.iter().filter(|old| Some(old.place.file) == before);
            after == Some(finding.place.file) && !old.any(is_same)
        };
        let mut new = Diagnostics::default();
        new.extend(found.into_iter().filter(is_new));
        new.apply(&self.catalog.site.checks);
        Outcome { tree, new }
    }

    fn only_open(&self) -> Result<Target, Error> {
        let open = self.catalog.open();
        match open.as_slice() {
            [one] => self.of_file(self.tree.file(self.incident(*one).file)),
            [] => Err(Error::Request {
                what: "no incident is open".into(),
                next: self
                    .choice("name one, or begin one with `afterword new \"title\"`; the last are", &self.recent()),
            }),
            many => Err(Error::Request {
                what: format!("{} incidents are open", many.len()),
                next: self.choice("name one of", many),
            }),
        }
    }

    /// A list of incidents to choose from.
    fn choice(&self, lead: &str, of: &[IncidentIndex]) -> String {
        if of.is_empty() {
            return "begin one with `afterword new \"title\"`".into();
        }
        let lines = of.iter().map(|index| {
            let incident = self.incident(*index);
            format!("\n  {}  {}", incident.id, incident.title)
        });
        format!("{lead}{}", lines.collect::<String>())
    }

    fn recent(&self) -> Vec<IncidentIndex> {
        self.catalog.all().filter(|index| self.incident(*index).kind == Kind::Incident).take(5).collect()
    }

    fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.tree.of_kind(FileKind::Incident)
    }

    /// Whether that path, from where the command runs, leads to the file.
    fn is_at(&self, file: &SourceFile, path: &str) -> bool {
        let here = path::real(Utf8Path::new(path));
        here.is_ok_and(|here| here == self.project.root.join(&file.path))
    }

    fn of_file(&self, file: &SourceFile) -> Result<Target, Error> {
        let id = model::id_of(&file.path).to_owned();
        let index = self.catalog.all().find(|index| self.incident(*index).file == file.id);
        let Some(text) = file.text() else {
            return Err(Error::Request {
                what: format!("`{}` cannot be read", file.path),
                next: "say `afterword check` to see why".into(),
            });
        };
        let zone = index.map_or(self.site().zone, |index| self.incident(index).zone);
        let yaml = file.yaml().and_then(|range| text.get(range)).unwrap_or_default();
        Ok(Target { id, path: file.path.clone(), text: text.to_owned(), hand: Hand::of(zone, yaml), index })
    }
}

fn look(tree: &SourceTree, now: Timestamp, found: &mut Diagnostics) -> Catalog {
    let records = model::lower(tree, Include { audience: Audience::Internal, drafts: true }, found);
    rules::run(&records, tree, now, false, None, found);
    Catalog::new(records, now)
}
