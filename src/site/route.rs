//! `Route` is the only spelling of an address: of a page, of an asset, of a copy.
//!
//! In: ids. Out: a path below the output folder, and links between paths that work at a root, under a sub-path and from
//! disk. Different routes never share a path, also where case does not count.

use crate::artifact::address;
use crate::catalog::Facet;
use crate::model::PostKind;
use crate::model::words::{IncidentId, LanguageTag, Slug};

/// What has an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The status page, or the record of an archive.
    Home,
    /// The history: its years, and what was last.
    History,
    Year(i32),
    Month(i32, u8),
    Incident(IncidentId),
    /// An incident's page in another language.
    Translation(IncidentId, LanguageTag),
    /// An update or a follow-up with a page of its own.
    Post(IncidentId, PostKind, String),
    /// An incident as it was seen after one of its updates, counted from 1.
    AsOf(IncidentId, usize),
    /// All components, causes, tags or severities.
    FacetIndex(Facet),
    /// One component, cause, tag or severity.
    Facet(Facet, Slug),
    /// Its incidents of one year.
    FacetYear(Facet, Slug, i32),
    /// The ledger of promises.
    Actions,
    /// The promises made by one year's incidents.
    ActionsYear(i32),
    /// The record in charts.
    Numbers,
    /// Any word of any text.
    Search,
    NotFound,
    /// A file of an incident's folder, by its path in there.
    Attachment(IncidentId, String),
    /// A file beside the incidents that one of them shows, by its path below `incidents/`.
    Loose(String),
    /// A style or a script, by its name with a hash.
    Asset(String),
    /// A file of `static/`, by its path in there.
    Static(String),
    /// The path of an old page, which leads to a new one.
    Alias(String),
    /// A file for programs, by its path: of the API, a feed, a calendar, the metrics. No page has such a path.
    File(String),
}

/// The folder of a facet.
#[must_use]
pub const fn facet_folder(facet: Facet) -> &'static str {
    match facet {
        Facet::Component => "components",
        Facet::Cause => "causes",
        Facet::Tag => "tags",
        Facet::Severity => "severities",
    }
}

impl Route {
    /// The folder that a page is the index of, with a slash at its end; empty for the root. A file has none.
    fn folder(&self) -> Option<String> {
        let below = |id: &IncidentId, folders: &[&str]| {
            let all = ["incidents", id.as_str()].into_iter().chain(folders.iter().copied());
            all.fold(String::with_capacity(96), |path, folder| path + folder + "/")
        };
        Some(match self {
            Self::Home => String::new(),
            Self::History => "incidents/".into(),
            Self::Year(year) => format!("incidents/{year:04}/"),
            Self::Month(year, month) => format!("incidents/{year:04}/{month:02}/"),
            Self::Incident(id) => below(id, &[]),
            Self::Translation(id, language) => below(id, &[language.as_str()]),
            Self::Post(id, PostKind::Update, post) => below(id, &["updates", post]),
            Self::Post(id, PostKind::FollowUp, post) => below(id, &["follow-ups", post]),
            Self::AsOf(id, update) => below(id, &["as-of", &update.to_string()]),
            Self::FacetIndex(facet) => format!("{}/", facet_folder(*facet)),
            Self::Facet(facet, slug) => [facet_folder(*facet), "/", slug.as_str(), "/"].concat(),
            Self::FacetYear(facet, slug, year) => format!("{}/{slug}/{year:04}/", facet_folder(*facet)),
            Self::Actions => "actions/".into(),
            Self::ActionsYear(year) => format!("actions/{year:04}/"),
            Self::Numbers => "numbers/".into(),
            Self::Search => "search/".into(),
            Self::Alias(path) if !path.ends_with(".html") => format!("{path}/"),
            Self::Alias(_)
            | Self::NotFound
            | Self::Attachment(..)
            | Self::Loose(_)
            | Self::Asset(_)
            | Self::Static(_)
            | Self::File(_) => {
                return None;
            }
        })
    }

    /// The incident that a page is of, if it is of one.
    #[must_use]
    pub fn incident(&self) -> Option<&IncidentId> {
        match self {
            Self::Incident(id) | Self::Translation(id, _) | Self::Post(id, ..) | Self::AsOf(id, _) => Some(id),
            _ => None,
        }
    }

    /// The path of its file below the output folder.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::NotFound => "404.html".into(),
            Self::Attachment(id, path) => format!("incidents/{id}/{path}"),
            Self::Loose(path) => format!("incidents/files/{path}"),
            Self::Asset(name) => format!("assets/{name}"),
            Self::Static(path) | Self::File(path) => path.clone(),
            Self::Alias(path) if path.ends_with(".html") => path.clone(),
            page => page.folder().map(|folder| folder + "index.html").unwrap_or_default(),
        }
    }

    /// Its clean address below that of the site: a folder for a page.
    #[must_use]
    pub fn address(&self) -> String {
        self.folder().unwrap_or_else(|| self.path())
    }

    /// What leads from its own folder to the root: `../` for each folder.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.path().matches('/').count())
    }
}

/// Links from one page: to a route, as the page's own folder sees it.
#[derive(Debug, Clone)]
pub struct Links {
    root: String,
    /// The folder that they are relative to, from the root; none for links that are not.
    folder: Option<String>,
    is_clean: bool,
}

impl Links {
    /// Links from that page.
    #[must_use]
    pub fn from(page: &Route) -> Self {
        Self { root: page.root(), folder: page.folder(), is_clean: false }
    }

    /// Links that do not depend on where the page is shown, as a host shows its 404 page anywhere.
    #[must_use]
    pub fn absolute(prefix: &str) -> Self {
        Self { root: format!("{}/", prefix.trim_end_matches('/')), folder: None, is_clean: false }
    }

    /// Full addresses of the published site, as its pages name themselves: a page's ends with its folder.
    #[must_use]
    pub fn published(url: &str) -> Self {
        Self { is_clean: true, ..Self::absolute(url) }
    }

    /// The link to a route. It names the `index.html`, so that it works from disk too.
    #[must_use]
    pub fn to(&self, route: &Route) -> String {
        if self.is_clean {
            return address::ascii(&(self.root.clone() + &address::path(&route.address()))).into_owned();
        }
        self.root.clone() + &address::path(&route.path())
    }

    /// The link to a route by the shortest way, which is that between two pages of an incident. What several pages share
    /// goes by the root.
    #[must_use]
    pub fn near(&self, route: &Route) -> String {
        let Some(folder) = &self.folder else { return self.to(route) };
        let path = route.path();
        let alike = folder.bytes().zip(path.bytes()).take_while(|(own, other)| own == other).count();
        let shared = path.as_bytes()[..alike].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        let up = "../".repeat(folder[shared..].matches('/').count());
        up + &address::path(&path[shared..])
    }

    /// What leads to the root.
    #[must_use]
    pub fn root(&self) -> &str {
        &self.root
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incident(id: &str) -> Route {
        Route::Incident(IncidentId::new(id).expect("a plain id"))
    }

    #[test]
    fn links_are_relative_and_name_the_file() {
        let page = incident("2017-11-02-account-deactivated");
        assert_eq!(Links::from(&page).to(&Route::Home), "../../index.html");
        assert_eq!(Links::from(&Route::Home).to(&page), "incidents/2017-11-02-account-deactivated/index.html");
        assert_eq!(Links::absolute("/status").to(&Route::History), "/status/incidents/index.html");
        assert_eq!(page.address(), "incidents/2017-11-02-account-deactivated/");
        let snapshot = Route::AsOf(page.incident().expect("it is of one").clone(), 2);
        assert_eq!(Links::from(&page).near(&snapshot), "as-of/2/index.html");
        assert_eq!(Links::from(&snapshot).near(&page), "../../index.html");
        assert_eq!(Links::from(&snapshot).near(&snapshot), "index.html");
        assert_eq!(Links::from(&incident("größe")).near(&incident("größer")), "../größer/index.html");
        assert_eq!(Links::from(&page).near(&Route::Home), "../../index.html");
        let published = Links::published("https://a.example/status");
        assert_eq!(published.to(&incident("größe")), "https://a.example/status/incidents/gr%C3%B6%C3%9Fe/");
        assert_eq!(published.to(&Route::Home), "https://a.example/status/");
    }

    #[test]
    fn a_file_name_with_odd_signs_stays_a_link() {
        let id = IncidentId::new("a").expect("a plain id");
        let route = Route::Attachment(id, "a: 50% #1?.png".into());
        assert_eq!(Links::from(&Route::Home).to(&route), "incidents/a/a%3A%2050%25%20%231%3F.png");
    }
}
