//! Where the links of a text lead once it stands elsewhere.
//!
//! In: texts as they were written, whose relative links start from their own files. Out: the same texts with links that
//! lead there from anywhere. It must not know what a shape looks like.

use std::cell::Cell;

use super::{Exported, Whole};
use crate::import::relinked;
use crate::language::Languages;
use crate::model::Prose;
use crate::render::{Addresses, Book};
use crate::site;
use crate::site::route::{Links, Route};

/// The pages and files of a site that its texts may lead to.
pub(super) struct Ways<'a> {
    whole: &'a Whole<'a>,
    languages: Languages,
    plan: Vec<Route>,
    book: Book,
    /// Whether a link was met that leads nowhere from outside of the site.
    is_lost: Cell<bool>,
}

impl<'a> Ways<'a> {
    pub(super) fn new(whole: &'a Whole<'a>) -> Self {
        let (plan, book) = (site::plan(whole.catalog), Book::new(whole.tree, whole.catalog));
        Self { whole, languages: Languages::built_in(), plan, book, is_lost: Cell::new(false) }
    }

    /// A text whose links within the site lead where `lead` says.
    pub(super) fn led(&self, prose: &Prose, lead: &dyn Fn(&Route) -> String) -> String {
        if !prose.text().contains(']') {
            return prose.text().to_owned();
        }
        let (links, tree) = (Links::published(""), self.whole.tree);
        let addresses = Addresses { tree, languages: &self.languages, plan: &self.plan, book: &self.book };
        let resolver = addresses.resolver(prose, &links);
        relinked(prose.text(), &|target| resolver.find(target).map(|(route, rest)| lead(&route) + &rest))
    }

    /// A text whose links within the site lead to the published one, if it has an address.
    pub(super) fn away(&self, prose: &Prose) -> String {
        let url = self.whole.catalog.site.url.as_deref();
        let text = self.led(prose, &|route| Links::published(url.unwrap_or_default()).to(route));
        if url.is_some() || text == prose.text() {
            return text;
        }
        self.is_lost.set(true);
        prose.text().to_owned()
    }

    /// Notes what is lost of the links that were met.
    pub(super) fn note(&self, exported: &mut Exported) {
        if self.is_lost.get() {
            exported.lose("where images and links within the site lead: `site.yaml` has no `url:`");
        }
    }
}
