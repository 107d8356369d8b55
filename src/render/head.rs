//! What a page says of itself in its head: its title, its address, where it stands, in which languages it can be read.
//!
//! In: what the page is about. Out: `view::Page`, the same for every kind of page.

use super::cards::Card;
use super::pages::Desk;
use super::{feeds, languages, markdown, preview};
use crate::artifact::address;
use crate::catalog::Catalog;
use crate::model::{Audience, Incident};
use crate::site::route::{Links, Route};
use crate::site::view::{self, Link};
use crate::source::FileId;

/// What a page says of itself in its head.
pub(super) struct Head {
    pub title: String,
    pub description: String,
    pub trail: Vec<Link>,
    pub noindex: bool,
    /// The file that it is made of.
    pub file: Option<FileId>,
    /// The language of its text, where it is another than the site's.
    pub language: Option<String>,
}

impl Head {
    pub(super) fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        let (title, description) = (title.into(), description.into());
        Self { title, description, trail: Vec::new(), noindex: false, file: None, language: None }
    }

    pub(super) fn under(mut self, desk: &Desk, trail: &[(String, Route)]) -> Self {
        self.trail = trail.iter().map(|(text, route)| desk.link(text.clone(), route)).collect();
        self
    }

    pub(super) fn from(mut self, incident: &Incident) -> Self {
        self.file = Some(incident.file);
        self.language.clone_from(&incident.language);
        self
    }

    pub(super) fn page(&self, desk: &Desk, route: &Route, card: Option<&Card>) -> view::Page {
        let site = &desk.catalog.site;
        let edit = self.file.map(|file| &desk.addresses.tree.file(file).path).zip(site.edit.as_ref());
        let language = self.language.as_ref().unwrap_or(&site.language);
        // An old address names the page that is meant.
        let leads_to = if let Route::Alias(alias) = route { desk.catalog.of_alias(alias) } else { None };
        let leads_to = leads_to.map(|index| Route::Incident(desk.catalog.incident(index).id.clone()));
        view::Page {
            title: self.title.clone(),
            description: self.description.clone(),
            preview: preview::of_page(desk, route, &self.title, language, card),
            language: language.clone(),
            languages: languages::of_page(desk, route),
            root: desk.links.root().to_owned(),
            canonical: site.url.as_ref().map(|url| Links::published(url).to(leads_to.as_ref().unwrap_or(route))),
            noindex: self.noindex || desk.catalog.audience == Audience::Internal,
            trail: self.trail.clone(),
            feeds: feeds::of_page(desk.catalog, route, &desk.links),
            built: desk.built(route),
            edit: edit.map(|(path, pattern)| pattern.replace("{path}", &address::ascii(&address::path(path.as_str())))),
        }
    }
}

/// The first sentences of an incident, for search engines and link previews.
pub(super) fn summary(catalog: &Catalog, incident: &Incident) -> String {
    const LONGEST: usize = 200;
    let text = incident.sections.first().map(|section| &section.text);
    let text = text.or_else(|| incident.updates.last().map(|update| &update.text));
    let plain = text.map(|text| markdown::plain_until(text.text(), catalog.site.html, LONGEST)).unwrap_or_default();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.char_indices().nth(LONGEST) {
        None => plain,
        Some((end, _)) => {
            let end = plain[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &plain[..end])
        }
    }
}
