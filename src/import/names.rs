//! Which component a foreign name means: one of the site's, or one to be added.
//!
//! In: names and ids of another system. Out: ids of this one, each for one thing only. It knows no incident.

use std::collections::BTreeMap;

use crate::model::words::Slug;
use crate::source::raw;

/// The components of a site, and those that an import adds.
#[derive(Debug, Default)]
pub struct Names {
    known: Vec<raw::Component>,
    added: Vec<raw::Component>,
    /// The foreign name or id, and ours.
    ours: BTreeMap<String, String>,
}

impl Names {
    /// Begins with the components that the site has.
    #[must_use]
    pub fn of(known: &[raw::Component]) -> Self {
        Self { known: known.to_vec(), ..Self::default() }
    }

    /// Our id for a thing of that name; a new component if there is none. `foreign` is what else it is called by.
    pub fn add(&mut self, foreign: &str, component: raw::Component) -> String {
        let name = component.name.clone().unwrap_or_else(|| component.id.clone());
        let same = |text: &str| text.eq_ignore_ascii_case(&name) || text.eq_ignore_ascii_case(&component.id);
        let is_beside = |other: &raw::Component| {
            component.group.is_none() || other.group.is_none() || other.group == component.group
        };
        let has_name = |other: &raw::Component| other.name.as_deref().is_some_and(same);
        let fits = |known: &&raw::Component| (same(&known.id) || has_name(known)) && is_beside(known);
        // An id that was made of another name is nobody's word: `C` is not what became `c` of `C++`.
        let is_added = |added: &&raw::Component| {
            let is_called = added.name.as_ref().map_or_else(|| same(&added.id), |_| has_name(added));
            (is_called || added.id.eq_ignore_ascii_case(&component.id)) && is_beside(added)
        };
        let id = if let Some(known) = self.known.iter().find(fits) {
            known.id.clone()
        } else if let Some(added) = self.added.iter().find(is_added) {
            added.id.clone()
        } else {
            let id = self.free_id(&component, &name);
            // The words that a page would make of the id are no name that anybody gave.
            let shown = Slug::exact(&id).map(|slug| slug.words());
            let name = Some(name.clone()).filter(|name| *name != id || shown.as_ref() != Some(name));
            self.added.push(raw::Component { id: id.clone(), name, ..component });
            id
        };
        self.ours.insert(foreign.to_owned(), id.clone());
        self.ours.entry(name).or_insert_with(|| id.clone());
        id
    }

    /// Our id for something that an incident names, which may be in no list.
    pub fn named(&mut self, foreign: &str) -> String {
        let foreign = foreign.trim();
        if let Some(id) = self.ours.get(foreign) {
            return id.clone();
        }
        let name = Some(foreign.to_owned());
        self.add(foreign, raw::Component { name, ..raw::Component::default() })
    }

    /// Our id for a foreign one that is in a list.
    #[must_use]
    pub fn find(&self, foreign: &str) -> Option<&str> {
        self.ours.get(foreign).map(String::as_str)
    }

    /// What the site does not have yet, in the order in which it was met.
    #[must_use]
    pub fn added(&self) -> &[raw::Component] {
        &self.added
    }

    /// An id that no other component has: of the wanted id, the name, the group with the name, or with a number.
    fn free_id(&self, component: &raw::Component, name: &str) -> String {
        let wanted = Slug::exact(&component.id).map_or_else(|| slug(name, "component"), |slug| slug.to_string());
        let group = component.group.as_ref().map(|group| slug(&format!("{group} {name}"), "component"));
        let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
        let is_free = |id: &String| !self.known.iter().chain(&self.added).any(|other| other.id == *id);
        let mut ids = std::iter::once(wanted.clone()).chain(group).chain(numbered);
        ids.find(is_free).unwrap_or_default()
    }
}

/// A text as part of an address: what has no place in one is left away, and nothing at all becomes `otherwise`.
#[must_use]
pub fn slug(text: &str, otherwise: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '+' => '-',
            letter if letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.') => letter,
            '\'' | '’' => '\'',
            _ => ' ',
        })
        .filter(|letter| *letter != '\'')
        .collect();
    Slug::from_words(&plain).map_or_else(|| otherwise.to_owned(), |slug| slug.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn component(name: &str, group: Option<&str>) -> raw::Component {
        let (name, group) = (Some(name.to_owned()), group.map(str::to_owned));
        raw::Component { name, group, ..raw::Component::default() }
    }

    #[test]
    fn two_things_never_share_an_id() {
        let mut names = Names::default();
        assert_eq!(names.add("x1", component("API", Some("Europe"))), "api");
        assert_eq!(names.add("x2", component("API", Some("America"))), "america-api");
        assert_eq!(names.named("CDN / Images, old & new"), "cdn-images-old-new");
        assert_eq!(names.named("C++"), "c");
        assert_eq!(names.named("C"), "c-2");
        assert_eq!(names.named("c++"), "c");
        assert_eq!(names.named("???"), "component");
        assert_eq!(names.find("x2"), Some("america-api"));
    }

    #[test]
    fn a_name_stays_as_it_was_written() {
        let mut names = Names::default();
        for name in ["repo.jenkins-ci.org", "github-comment-ops", "Search", "24"] {
            names.named(name);
        }
        let written = names.added().iter().map(|component| component.name.as_deref());
        let all = [Some("repo.jenkins-ci.org"), Some("github-comment-ops"), Some("Search"), None];
        assert_eq!(written.collect::<Vec<_>>(), all);
    }

    #[test]
    fn what_the_site_has_is_used() {
        let known = [raw::Component { id: "gateway".into(), ..component("Main Gateway", None) }];
        let mut names = Names::of(&known);
        assert_eq!(names.named("main gateway"), "gateway");
        assert!(names.added().is_empty());
    }
}
