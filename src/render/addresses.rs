//! Where a relative link of a source file leads on the site.
//!
//! In: the source tree and the catalog. Out: the route of each file, and a resolver for the links of one text. A link to
//! nothing is a problem, with the nearest thing that exists.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

use super::fragments::Fragments;
use super::markdown::{self, Target, TargetKind};
use super::pages::incident::part_of;
use crate::artifact::address::{joined, meant};
use crate::catalog::{Catalog, Facet};
use crate::diag::{Known, Problem};
use crate::language::Languages;
use crate::model::{Audience, Incident, PostKind, Prose};
use crate::site::route::{Links, Route};
use crate::source::raw::Html;
use crate::source::{FileKind, SourceFile, SourceTree};

/// The files for programs that every site has.
#[rustfmt::skip]
const FOR_PROGRAMS: &[&str] = &[
    "history.atom", "history.rss", "history.json", "maintenance.ics", "actions.ics", "metrics", "next-change.json",
    "manifest.json", "api/v1/index.json", "api/v1/schema/incident.schema.json",
    "api/v1/schema/index.schema.json", "api/v2/summary.json", "api/v2/status.json", "api/v2/components.json",
    "api/v2/incidents.json", "api/v2/incidents/unresolved.json", "api/v2/scheduled-maintenances.json",
    "api/v2/scheduled-maintenances/active.json", "api/v2/scheduled-maintenances/upcoming.json", "badges/site.svg",
    "badges/site.json", "badges/dark/site.svg", "embed/status.html",
];

/// The route of each source file that a link may name.
#[derive(Debug, Default)]
pub struct Book {
    of_file: BTreeMap<String, Route>,
    /// Every address of the site; made when the first link asks, since most sites have none that begins with a slash.
    of_address: OnceLock<BTreeMap<String, Route>>,
    /// The files by name, for the first link that is broken.
    files: OnceLock<Known<Utf8PathBuf>>,
    /// The pages of each folder by name, for the first address that is.
    pages: OnceLock<BTreeMap<Utf8PathBuf, Known<String>>>,
}

impl Book {
    /// The routes of the files of a tree that are published.
    #[must_use]
    pub fn new(tree: &SourceTree, catalog: &Catalog) -> Self {
        let mut of_file = BTreeMap::new();
        for index in catalog.all() {
            of_file.extend(of_incident(tree, catalog.incident(index)));
        }
        let is_meant = |file: &&SourceFile| catalog.audience == Audience::Internal || !file.is_internal();
        // A file of an incident's folder goes with its incident or not at all: a draft's or an internal one stays.
        let folders: BTreeSet<&Utf8Path> =
            tree.of_kind(FileKind::Incident).filter_map(SourceFile::own_folder).collect();
        let beside = |file: &&SourceFile| !file.path.ancestors().any(|above| folders.contains(above)) && is_meant(file);
        for file in tree.of_kind(FileKind::Attachment).filter(beside) {
            let path = file.path.strip_prefix("incidents").unwrap_or(&file.path).to_string();
            of_file.entry(file.path.to_string()).or_insert(Route::Loose(path));
        }
        for file in tree.of_kind(FileKind::Static).filter(is_meant) {
            let path = file.path.strip_prefix("static").unwrap_or(&file.path).to_string();
            of_file.insert(file.path.to_string(), Route::Static(path));
        }
        Self { of_file, ..Self::default() }
    }

    /// Every file, and where it leads, in order.
    pub fn files(&self) -> impl Iterator<Item = (&String, &Route)> {
        self.of_file.iter()
    }

    /// The first file of each name, by which a link may have meant it.
    fn by_name(&self) -> &Known<Utf8PathBuf> {
        self.files.get_or_init(|| {
            let mut seen = BTreeSet::new();
            let named = self.of_file.keys().filter_map(|path| Some((Utf8Path::new(path).file_name()?, path)));
            let first = named.filter(|(name, _)| seen.insert(*name));
            Known::new(first.map(|(name, path)| (name, path.into())))
        })
    }

    /// Whether the book of a catalog is that of an earlier one of the same files and the same pages, as can be told
    /// without a look at each.
    #[must_use]
    pub fn is_still(tree: &SourceTree, earlier: &Catalog, catalog: &Catalog) -> bool {
        earlier.stands_like(catalog, |then, now| of_incident(tree, then) == of_incident(tree, now))
    }
}

/// The files of an incident, and where each leads: a later one of the same path counts.
fn of_incident(tree: &SourceTree, incident: &Incident) -> Vec<(String, Route)> {
    let id = &incident.id;
    let mut files = Vec::new();
    let route = Route::Incident(id.clone());
    if let Some(folder) = tree.file(incident.file).own_folder() {
        files.push((folder.to_string(), route.clone()));
    }
    files.push((incident.path.to_string(), route));
    for translation in &incident.translations {
        files.push((translation.path.to_string(), Route::Translation(id.clone(), translation.language.clone())));
    }
    let updates = incident.updates.iter().filter_map(|update| Some((&update.place, update.page.as_ref()?)));
    let updates = updates.map(|(place, page)| (place.file, PostKind::Update, page));
    let posts = incident.follow_ups.iter().map(|post| (post.place.file, PostKind::FollowUp, &post.id));
    for (file, kind, page) in updates.chain(posts).filter(|(file, ..)| *file != incident.file) {
        files.push((tree.file(file).path.to_string(), Route::Post(id.clone(), kind, page.clone())));
    }
    for (file, path) in &incident.attachments {
        files.push((tree.file(*file).path.to_string(), Route::Attachment(id.clone(), path.clone())));
    }
    files
}

/// Where everything of a site stands.
#[derive(Clone, Copy)]
pub struct Addresses<'a> {
    pub tree: &'a SourceTree,
    /// The words of every language that a page may be in.
    pub languages: &'a Languages,
    pub plan: &'a [Route],
    pub book: &'a Book,
}

impl<'a> Addresses<'a> {
    /// The route at an address from the root of the site.
    #[must_use]
    pub(super) fn at(&self, address: &str) -> Option<Route> {
        let is_made = || FOR_PROGRAMS.contains(&address) || self.is_for_programs(address);
        let made = || is_made().then(|| Route::File(address.to_owned()));
        self.all().get(address).cloned().or_else(made)
    }

    /// Whether a file for programs that is of a page is made there.
    fn is_for_programs(&self, address: &str) -> bool {
        let (folder, name) = address.rsplit_once('/').unwrap_or(("", address));
        let (bare, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let page = |folder: &str| self.all().get(&format!("{folder}/{bare}"));
        match (folder, bare, ending) {
            (_, "history", "atom" | "json" | "rss") => matches!(self.all().get(folder), Some(Route::Facet(..))),
            (_, "maintenance", "ics") => matches!(self.all().get(folder), Some(Route::Facet(Facet::Component, _))),
            ("api/v1/incidents", _, "json") => matches!(page("incidents"), Some(Route::Incident(_))),
            ("badges/components", _, "svg" | "json") | ("badges/dark/components", _, "svg") => {
                matches!(page("components"), Some(Route::Facet(..)))
            }
            _ => false,
        }
    }

    /// Every address from the root of the site.
    fn all(&self) -> &'a BTreeMap<String, Route> {
        self.book.of_address.get_or_init(|| {
            let routes = self.plan.iter().chain(self.book.of_file.values());
            let named = routes.flat_map(|route| {
                let address = route.address();
                [(address.trim_end_matches('/').to_owned(), route.clone()), (route.path(), route.clone())]
            });
            named.collect()
        })
    }

    /// The names in the folder that an address is of, by which it may have meant one of them.
    fn beside(&self, address: &Utf8Path) -> Option<&'a Known<String>> {
        let folders = self.book.pages.get_or_init(|| {
            let mut folders: BTreeMap<&Utf8Path, Vec<&str>> = BTreeMap::new();
            for known in self.all().keys().map(Utf8Path::new) {
                if let (Some(folder), Some(name)) = (known.parent(), known.file_name()) {
                    folders.entry(folder).or_default().push(name);
                }
            }
            let known = |names: Vec<&str>| Known::new(names.into_iter().map(|name| (name, name.to_owned())));
            folders.into_iter().map(|(folder, names)| (folder.to_owned(), known(names))).collect()
        });
        folders.get(address.parent()?)
    }

    /// The resolver for the links of one text.
    #[must_use]
    pub fn resolver<'r>(&'r self, prose: &Prose, links: &'r Links) -> Resolver<'r> {
        let file = &self.tree.file(prose.place(0..0).file).path;
        Resolver { addresses: self, file, links, own: None }
    }

    /// The files beside the incidents that some text of the catalog shows; nobody else's are published.
    #[must_use]
    pub fn shown<'t>(&self, texts: impl Iterator<Item = &'t Prose>, html: Html) -> BTreeSet<String> {
        let mut shown = BTreeSet::new();
        let has_loose = self.book.of_file.values().any(|route| matches!(route, Route::Loose(_)));
        // Only a link of Markdown leads there, or an attribute of HTML where that is obeyed.
        let may_lead = |text: &str| text.contains(']') || (html == Html::Sanitize && text.contains('='));
        for prose in texts.filter(|prose| has_loose && may_lead(prose.text())) {
            let folder = self.tree.file(prose.place(0..0).file).path.parent().unwrap_or(Utf8Path::new(""));
            let targets = prose.text().split(['(', ')', '<', '>', '[', ']', ' ', '\n', '"', '\'']);
            let values = targets.clone().filter(|_| html == Html::Sanitize);
            let values = values.filter_map(|target| Some(target.split_once('=')?.1));
            for target in targets.chain(values).filter(|target| !target.is_empty()) {
                let path = joined(folder.as_str(), &split(target).0);
                shown.extend(path.filter(|path| matches!(self.book.of_file.get(path), Some(Route::Loose(_)))));
            }
        }
        shown
    }

    /// The route of a source file.
    #[must_use]
    pub fn of_file(&self, path: &Utf8Path) -> Option<&'a Route> {
        self.book.of_file.get(path.as_str())
    }
}

/// Resolves the relative links of one text.
pub struct Resolver<'a> {
    addresses: &'a Addresses<'a>,
    /// The file of the text.
    file: &'a Utf8Path,
    links: &'a Links,
    own: Option<Own<'a>>,
}

/// The page that shows a text, and its ids.
#[derive(Clone, Copy)]
struct Own<'a> {
    catalog: &'a Catalog,
    page: &'a Route,
    ids: &'a Fragments,
}

impl markdown::Links for Resolver<'_> {
    fn resolve(&self, target: &str, kind: TargetKind) -> Target {
        let (path, fragment) = split(target);
        if path.is_empty() {
            let own = self.own.filter(|_| kind == TargetKind::Link && fragment.starts_with('#'));
            return own.map_or_else(|| Target::As(target.to_owned()), |own| self.within(own, target));
        }
        match self.route(&path) {
            Some(route) => Target::As(self.links.to(&route) + fragment),
            None => Target::Broken(self.broken(target, &path, kind)),
        }
    }
}

impl<'a> Resolver<'a> {
    /// The same for a text that a page shows, of which the ids can be known.
    #[must_use]
    pub fn on(self, catalog: &'a Catalog, page: &'a Route, ids: &'a Fragments) -> Self {
        Self { own: Some(Own { catalog, page, ids }), ..self }
    }

    /// Where a link to a heading leads: on the page of its incident, which may not be the one that shows the text.
    fn within(&self, Own { catalog, page, ids }: Own, target: &str) -> Target {
        let of = self.addresses.of_file(self.file).and_then(Route::incident);
        match of {
            Some(of) if page.incident() != Some(of) || matches!(page, Route::Post(..)) => {
                let part = catalog.find(of.as_str()).and_then(|index| part_of(catalog.incident(index), target));
                let heading = part.map_or_else(|| target.to_owned(), |part| format!("#{part}"));
                Target::As(self.links.to(&Route::Incident(of.clone())) + &heading)
            }
            _ => ids.find(target),
        }
    }

    fn folder(&self) -> &'a Utf8Path {
        self.file.parent().unwrap_or(Utf8Path::new(""))
    }

    /// The route that a target leads to, and the query or fragment behind it.
    #[must_use]
    pub fn find(&self, target: &str) -> Option<(Route, String)> {
        let (path, fragment) = split(target);
        Some((self.route(&path)?, fragment.to_owned()))
    }

    fn route(&self, path: &str) -> Option<Route> {
        match path.strip_prefix('/') {
            Some(address) => self.addresses.at(address.trim_end_matches('/')),
            None => {
                joined(self.folder().as_str(), path).and_then(|path| self.addresses.book.of_file.get(&path).cloned())
            }
        }
    }

    fn broken(&self, target: &str, path: &str, kind: TargetKind) -> Problem {
        let is_page = kind == TargetKind::Link
            && (path.starts_with('/') || !path.rsplit('/').next().is_some_and(|name| name.contains('.')));
        let (code, what) = match (kind, is_page) {
            (TargetKind::Image, _) => ("M003", "image"),
            (TargetKind::Link, true) => ("M002", "page"),
            (TargetKind::Link, false) if path.ends_with(".md") => ("M002", "incident"),
            (TargetKind::Link, false) => ("M003", "file"),
        };
        let help = if let Some(address) = path.strip_prefix('/') {
            self.nearest_page(address).map_or_else(
                || "a path that begins with `/` is that of a page, such as `/incidents/`".into(),
                |near| format!("did you mean `{near}`?"),
            )
        } else {
            self.nearest_file(path).map_or_else(
                || format!("relative links start from `{}/`", self.folder()),
                |near| format!("did you mean `{near}`?"),
            )
        };
        Problem::new(code, 0..0, format!("there is no {what} `{target}`")).label("leads nowhere").help(help)
    }

    /// The page beside the one an address names whose own name is nearest.
    fn nearest_page(&self, address: &str) -> Option<String> {
        let path = Utf8Path::new(address);
        let near = self.addresses.beside(path)?.nearest(path.file_name()?)?;
        let folder = path.parent().map_or("", Utf8Path::as_str);
        let end = if near.contains('.') { "" } else { "/" };
        Some(format!("/{folder}{}{near}{end}", if folder.is_empty() { "" } else { "/" }))
    }

    /// The file whose name is nearest to that of a path, as the text would have to name it.
    fn nearest_file(&self, path: &str) -> Option<String> {
        let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
        let file = self.addresses.book.by_name().nearest(name)?;
        Some(relative(self.folder(), file))
    }
}

/// The way from a folder to a path.
fn relative(folder: &Utf8Path, path: &Utf8Path) -> String {
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..");
    let down = path.components().skip(shared).map(|part| part.as_str());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The path that is meant, and what follows it as it is written: a query or a fragment.
fn split(target: &str) -> (String, &str) {
    let (path, rest) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
    (meant(path), rest)
}
