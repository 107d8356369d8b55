//! Views become bytes: pages through templates, in parallel, or one file when somebody asks for it.
//!
//! In: routes, a catalog, a theme. Out: an `ArtifactSet`, or the bytes of a file, which are the same either way. Two
//! things that want one path are a diagnostic, never an overwrite.

use std::collections::BTreeSet;

use rayon::prelude::*;
use tera::Context;

use super::addresses::{Addresses, Book};
use super::cards::{Earlier, Gallery};
use super::frame::Frames;
use super::pages::Desk;
use super::theme::{Picture, Theme};
use super::{api, badges, calendars, contents, copies, feeds, hosts, navigation, search, turn};
use crate::artifact::{Artifact, ArtifactPath, ArtifactSet, Stage, Store};
use crate::catalog::{Catalog, IncidentIndex, NextChange};
use crate::diag::{Diagnostic, Diagnostics, Spot};
use crate::site::route::Route;
use crate::source::{FileId, SourceFile, SourceTree};

/// All that the files of a site are made of.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    pub plan: &'a [Route],
    pub catalog: &'a Catalog,
    pub tree: &'a SourceTree,
    pub theme: &'a Theme,
    pub book: &'a Book,
    pub frames: &'a Frames,
    /// When the site is to be built again.
    pub next_change: Option<&'a NextChange>,
    /// Whether pages carry what they will say when the clock alone changes them.
    pub turns: bool,
}

impl<'a> Press<'a> {
    fn addresses(&self) -> Addresses<'a> {
        Addresses { tree: self.tree, languages: &self.theme.languages, plan: self.plan, book: self.book }
    }

    /// Every file, whose bytes are where `store` brought them. Link previews have pictures if the files of an earlier
    /// build are given, since drawing all of them anew takes long. None if it was given up, as `stop` may say at any time.
    #[must_use]
    pub fn all(
        &self,
        earlier: Option<Earlier>,
        store: &dyn Store,
        stop: &(dyn Fn() -> bool + Sync),
        diagnostics: &mut Diagnostics,
    ) -> Option<ArtifactSet> {
        self.catalog.prepare(self.turns);
        let language = self.theme.languages.find(&self.catalog.site.language);
        let gallery = earlier.and_then(|earlier| Gallery::of(self.catalog, &language, earlier));
        let made = |(route, stage, bytes): api::File| Made::of(store, route.path(), stage, bytes);
        let page = |route| {
            (!stop()).then(|| {
                let Rendered { file, bytes, card, found } = self.carrying(route, gallery.as_ref());
                let page = bytes.map(|bytes| Made::of(store, route.path(), stage(route), bytes));
                (file, page, card.map(|(path, bytes)| Made::of(store, path, Stage::Asset, bytes)), found)
            })
        };
        let document = |index| (!stop()).then(|| (self.catalog.incident(index).file, made(self.document(index))));
        let group = |group: Group| (!stop()).then(|| self.group(group).into_par_iter().map(made).collect::<Vec<_>>());
        // One by one: pages of whole years stand side by side, and a core would be left with them at the end.
        let pages = || self.plan.par_iter().with_max_len(1).map(page).collect::<Option<Vec<_>>>();
        let documents = (0..self.catalog.all().len()).into_par_iter().with_max_len(1).map(IncidentIndex).map(document);
        // What takes long begins first.
        let (grouped, (rendered, documents)) = rayon::join(
            || Group::ALL.into_par_iter().rev().map(group).collect::<Option<Vec<_>>>(),
            || rayon::join(pages, || documents.collect::<Option<Vec<_>>>()),
        );
        let (grouped, rendered, documents) = (grouped?, rendered?, documents?);
        diagnostics.extend(self.lacking());
        let mut set = ArtifactSet::default();
        let mut broken_templates = BTreeSet::new();
        for (file, page, card, found) in rendered {
            diagnostics.extend(found);
            if let Some(card) = card {
                add(&mut set, card, file, diagnostics);
            }
            match page {
                Ok(page) => add(&mut set, page, file, diagnostics),
                // The same mistake of a template on ten thousand pages is one mistake.
                Err(finding) => {
                    if broken_templates.insert(finding.message.clone()) {
                        diagnostics.push(finding);
                    }
                }
            }
        }
        for made in grouped.into_iter().rev().flatten() {
            add(&mut set, made, self.catalog.site.file, diagnostics);
        }
        for (file, made) in documents {
            add(&mut set, made, file, diagnostics);
        }
        let copies = copies::files(self.catalog, &self.addresses()).into_par_iter();
        let copy = |(file, route, bytes): (&SourceFile, &Route, &[u8])| {
            (file.id, Made::of(store, route.path(), Stage::Asset, bytes.to_vec()))
        };
        for (file, copy) in copies.map(copy).collect::<Vec<_>>() {
            add(&mut set, copy, file, diagnostics);
        }
        Some(set)
    }

    /// The file at a path, but for those that come in groups.
    #[must_use]
    pub fn one(&self, path: &str) -> Option<Vec<u8>> {
        let may_be = |route: &Route| route.incident().is_none_or(|id| path.contains(id.as_str()));
        if let Some(route) = self.plan.iter().find(|route| may_be(route) && route.path() == path) {
            return self.carrying(route, None).bytes.ok();
        }
        let id = path.strip_prefix("api/v1/incidents/").and_then(|name| name.strip_suffix(".json"));
        if let Some(index) = id.and_then(|id| self.catalog.find(id)) {
            return Some(self.document(index).2);
        }
        let copies = copies::files(self.catalog, &self.addresses());
        copies.into_iter().find(|(_, route, _)| route.path() == path).map(|(.., bytes)| bytes.to_vec())
    }

    /// The words that a language in use does not have: of the site, of incidents in other ones, and of translations.
    #[must_use]
    pub fn lacking(&self) -> Vec<Diagnostic> {
        let catalog = self.catalog;
        let key = |file: FileId| Spot::Whole.of(file).at("language");
        let site = (catalog.site.language.as_str(), "English", key(catalog.site.file));
        let incidents = || catalog.all().map(|index| catalog.incident(index));
        let own = incidents().filter_map(|it| Some((it.language.as_deref()?, "English", key(it.file))));
        let translated = incidents().flat_map(|incident| &incident.translations);
        let translated = translated.map(|it| (it.language.as_str(), "the site's", Spot::Whole.of(it.file)));
        let mut asked = BTreeSet::new();
        let all = std::iter::once(site).chain(own).chain(translated);
        let first = all.filter(|(tag, ..)| asked.insert(tag.to_lowercase()));
        first.filter_map(|(tag, instead, place)| self.theme.languages.lack(tag, instead, place)).collect()
    }

    /// The links of the navigation that lead to nothing.
    #[must_use]
    pub fn lost(&self) -> Vec<Diagnostic> {
        navigation::lost(self.catalog, &self.addresses())
    }

    /// What is wrong with a page.
    #[must_use]
    pub fn findings(&self, route: &Route) -> Vec<Diagnostic> {
        let page = self.page(route, None);
        page.found.into_iter().chain(page.bytes.err()).collect()
    }

    /// The file that programs read of an incident.
    fn document(&self, index: IncidentIndex) -> api::File {
        api::v1::document(self.catalog, &self.addresses(), index)
    }

    /// The files that are made for all of the site at once.
    #[must_use]
    pub fn group(&self, group: Group) -> Vec<api::File> {
        let Self { plan, catalog, tree, theme, next_change, .. } = self;
        let addresses = self.addresses();
        catalog.prepare(false);
        match group {
            Group::Assets => {
                let icon = match &theme.icon {
                    Picture::BuiltIn(icon) => Some(icon),
                    Picture::Own(_) => None,
                };
                let assets = [&theme.style, &theme.script, &theme.search, &theme.filters].into_iter().chain(icon);
                assets.map(|asset| (Route::Asset(asset.name.clone()), Stage::Asset, asset.bytes.clone())).collect()
            }
            Group::Statuspage => api::statuspage::artifacts(catalog),
            Group::V1 => api::v1::artifacts(catalog, &addresses),
            Group::Metrics => api::metrics::artifacts(catalog),
            Group::Feeds => feeds::artifacts(catalog, &addresses, theme),
            Group::Calendars => calendars::artifacts(catalog, &addresses),
            Group::Hosts => hosts::artifacts(plan, catalog, tree),
            Group::Search => search::artifacts(&Desk::new(catalog, &addresses, &Route::Home)),
            Group::Badges => badges::artifacts(catalog, &theme.languages.find(&catalog.site.language)),
            Group::NextChange => {
                let route = Route::File("next-change.json".into());
                vec![(route, Stage::Index, format!("{:#}\n", NextChange::json(*next_change)).into_bytes())]
            }
        }
    }

    /// One page, with what it will say later.
    fn carrying(&self, route: &Route, gallery: Option<&Gallery>) -> Rendered {
        let page = self.page(route, gallery);
        Rendered { bytes: page.bytes.map(|now| turn::carry(self, route, now)), ..page }
    }

    /// One page.
    pub(super) fn page(&self, route: &Route, gallery: Option<&Gallery>) -> Rendered {
        let addresses = self.addresses();
        let desk = Desk::new(self.catalog, &addresses, route);
        let mut context = Context::new();
        let (template, head) = contents(&desk, route, self.theme, &mut context);
        context.insert_value("site", self.frames.of(&desk, route, self.theme));
        let card = gallery.map(|gallery| (gallery, gallery.card(&desk, route)));
        context.insert("page", &head.page(&desk, route, card.as_ref().map(|(_, card)| card)));
        let site = self.catalog.site.file;
        let file = head.file.unwrap_or(site);
        let bytes = self.theme.render(&desk.language, template, &context, site);
        // A text that several pages show is reported once: where it belongs.
        let mut found = desk.found.into_inner();
        found.retain(|found| match route {
            Route::Incident(_) => found.place.file != site,
            Route::Translation(..) => found.place.file == file,
            Route::Home => found.place.file == site,
            _ => false,
        });
        let card = card.and_then(|(gallery, card)| gallery.file(&card, route));
        Rendered { file, bytes, card, found }
    }
}

/// Files that are made together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Assets,
    Statuspage,
    V1,
    Metrics,
    Feeds,
    Calendars,
    Hosts,
    Search,
    Badges,
    NextChange,
}

impl Group {
    /// Those that are made soon come first.
    pub const ALL: [Self; 10] = [
        Self::Assets,
        Self::NextChange,
        Self::Badges,
        Self::Hosts,
        Self::Metrics,
        Self::Calendars,
        Self::Statuspage,
        Self::Feeds,
        Self::V1,
        Self::Search,
    ];

    /// Whether a file at that path may be one of them; those that are made soon are asked for any.
    #[must_use]
    pub fn may_hold(self, path: &str) -> bool {
        match self {
            Self::V1 => path.starts_with("api/v1/"),
            Self::Search => path.starts_with("search/") || path.starts_with("assets/search-"),
            _ => true,
        }
    }
}

/// A page that was rendered.
pub(super) struct Rendered {
    /// The file that stands for it in a message.
    file: FileId,
    pub(super) bytes: Result<Vec<u8>, Diagnostic>,
    /// The picture of its own for links to it: its path and its bytes.
    card: Option<(String, Vec<u8>)>,
    found: Vec<Diagnostic>,
}

/// Whether a page is about one thing or lists many.
const fn stage(route: &Route) -> Stage {
    match route {
        Route::Incident(_)
        | Route::Translation(..)
        | Route::Post(..)
        | Route::AsOf(..)
        | Route::Facet(..)
        | Route::NotFound
        | Route::Alias(_) => Stage::Page,
        _ => Stage::Index,
    }
}

/// A file that was made and brought to where its bytes are kept; or the path at which none can be, and why.
struct Made(Result<(ArtifactPath, Artifact), (String, &'static str)>);

impl Made {
    fn of(store: &dyn Store, path: String, stage: Stage, bytes: Vec<u8>) -> Self {
        let place = |accepted: ArtifactPath| {
            let body = store.store(accepted.as_str(), bytes);
            (accepted, Artifact { stage, body })
        };
        Self(ArtifactPath::new(path.as_str()).map(place).map_err(|why| (path, why)))
    }
}

/// Adds a file; two that want one path are reported at the file of the second.
fn add(set: &mut ArtifactSet, Made(made): Made, file: FileId, diagnostics: &mut Diagnostics) {
    let place = Spot::Whole.of(file);
    let (path, artifact) = match made {
        Ok(made) => made,
        Err((path, why)) => {
            let message = format!("`{}` cannot be published", path.escape_debug());
            let help = format!("{why}: give the file another name");
            diagnostics.push(Diagnostic::new("X002", place, message).help(help));
            return;
        }
    };
    if let Err(clash) = set.insert(path, artifact) {
        let message = format!("`{}` would be published twice", clash.path.as_str());
        let help = if clash.path == clash.with {
            "another page or file has that address: rename this one".to_owned()
        } else if clash.path.as_str().to_lowercase() != clash.with.as_str().to_lowercase() {
            format!("one name cannot be a file and a folder, and `{}` is published too", clash.with.as_str())
        } else {
            format!("it differs by case only from `{}`: rename one of the two", clash.with.as_str())
        };
        diagnostics.push(Diagnostic::new("X002", place, message).help(help));
    }
}
