//! In which languages an incident's page can be read: links for its readers, and for search engines.
//!
//! In: a route. Out: every version of that page with its address, the original first; none of a page with one version.

use super::pages::Desk;
use crate::language::own_name;
use crate::site::route::{Links, Route};
use crate::site::view::InLanguage;

/// The versions of the page at that route.
#[must_use]
pub fn of_page(desk: &Desk, route: &Route) -> Vec<InLanguage> {
    let (Route::Incident(id) | Route::Translation(id, _)) = route else { return Vec::new() };
    let Some(index) = desk.catalog.find(id.as_str()) else { return Vec::new() };
    let translations = &desk.catalog.incident(index).translations;
    if translations.is_empty() {
        return Vec::new();
    }
    let published = desk.catalog.site.url.as_deref().map(Links::published);
    let version = |language: &str, at: Route| InLanguage {
        language: language.to_owned(),
        name: own_name(language),
        href: desk.links.to(&at),
        address: published.as_ref().unwrap_or(&desk.links).to(&at),
        original: matches!(at, Route::Incident(_)),
        current: at == *route,
    };
    let original = version(desk.catalog.language_of(Some(id)), Route::Incident(id.clone()));
    let others = translations.iter().map(|translation| &translation.language);
    let others = others.map(|language| version(language.as_str(), Route::Translation(id.clone(), language.clone())));
    std::iter::once(original).chain(others).collect()
}
