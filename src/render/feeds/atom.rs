//! Atom (RFC 4287).
//!
//! In: a feed. Out: its file. Titles and summaries are text, content is HTML. Where the site does not know its own
//! address, links are relative to the file, as Atom allows.

use std::io;

use super::entries::Entry;
use super::{Feed, Format, Identity};
use crate::render::xml::{self, Xml};
use crate::site::route::facet_folder;
use crate::time::Timestamp;

pub(super) fn file(feed: &Feed) -> Vec<u8> {
    let language = feed.catalog.site.language.as_str();
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)];
    xml::document(|xml| {
        xml.create_element("feed").with_attributes(attributes).write_inner_content(|xml| {
            head(xml, feed)?;
            xml::parts(xml, feed.entries.iter().map(|written| &written.atom));
            Ok(())
        })?;
        Ok(())
    })
}

fn head(xml: &mut Xml, feed: &Feed) -> io::Result<()> {
    let site = &feed.catalog.site;
    xml::text(xml, "id", &[], &feed.identity.id(&feed.scope.page(), ""))?;
    xml::text(xml, "title", &[("type", "text")], &feed.title)?;
    if !site.description.is_empty() {
        xml::text(xml, "subtitle", &[("type", "text")], &site.description)?;
    }
    xml::text(xml, "updated", &[], &feed.updated().rfc3339())?;
    let own = feed.links.to(&feed.scope.file(Format::Atom));
    xml::empty(xml, "link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)])?;
    let page = feed.links.to(&feed.scope.page());
    xml::empty(xml, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)])?;
    author(xml, &site.title)?;
    xml::text(xml, "generator", &[("version", env!("CARGO_PKG_VERSION"))], "Afterword")
}

fn author(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| xml::text(xml, "name", &[], name))?;
    Ok(())
}

/// An entry, which reads the same in every feed of a folder; `html` is its content as XML has it.
pub(super) fn entry(entry: &Entry, html: &str, identity: &Identity, language: &str) -> Vec<u8> {
    let language = entry.language.as_deref().unwrap_or(language);
    xml::part(|xml| {
        let element = xml.create_element("entry").with_attribute(("xml:lang", language));
        element.write_inner_content(|xml| parts(xml, entry, html, identity))?;
        Ok(())
    })
}

fn parts(xml: &mut Xml, entry: &Entry, html: &str, identity: &Identity) -> io::Result<()> {
    xml::text(xml, "id", &[], &entry.id)?;
    xml::text(xml, "title", &[("type", "text")], &entry.title)?;
    if let Some(published) = entry.published {
        xml::text(xml, "published", &[], &published.rfc3339())?;
    }
    // The one instant that Atom cannot be without.
    xml::text(xml, "updated", &[], &entry.updated.unwrap_or(Timestamp::NEVER).rfc3339())?;
    xml::empty(xml, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)])?;
    if let Some(incident) = &entry.incident {
        xml::empty(xml, "link", &[("rel", "related"), ("type", "text/html"), ("href", incident)])?;
    }
    if let Some(source) = &entry.source {
        xml::empty(xml, "link", &[("rel", "via"), ("href", source)])?;
    }
    if let Some(name) = &entry.author {
        author(xml, name)?;
    }
    for (facet, id, name) in &entry.categories {
        let scheme = scheme(identity, facet_folder(*facet));
        xml::empty(xml, "category", &[("term", id), ("scheme", &scheme), ("label", name)])?;
    }
    if !entry.summary.is_empty() {
        xml::text(xml, "summary", &[("type", "text")], &entry.summary)?;
    }
    xml::written(xml, "content", &[("type", "html")], html)
}

/// What the terms of a facet are known by.
fn scheme(identity: &Identity, folder: &str) -> String {
    identity.id(&crate::site::Route::File(folder.to_owned()), "")
}
