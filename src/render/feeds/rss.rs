//! RSS 2.0, with the modules that readers know: full content, author, and Atom's `updated`.
//!
//! In: a feed. Out: its file. RSS has no relative links: where the site does not know its own address, an item has its
//! id and no link, and the channel's link is its id.

use std::io;

use super::entries::Entry;
use super::{Feed, Format};
use crate::render::xml::{self, Xml};
use crate::site::route::facet_folder;
use crate::time::{Timestamp, Zone, words};

pub(super) fn file(feed: &Feed) -> Vec<u8> {
    let attributes = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml::document(|xml| {
        xml.create_element("rss").with_attributes(attributes).write_inner_content(|xml| {
            xml.create_element("channel").write_inner_content(|xml| {
                head(xml, feed)?;
                xml::parts(xml, feed.entries.iter().map(|written| &written.rss));
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn head(xml: &mut Xml, feed: &Feed) -> io::Result<()> {
    let site = &feed.catalog.site;
    xml::text(xml, "title", &[], &feed.title)?;
    let page = feed.scope.page();
    let link = if feed.is_absolute() { feed.links.to(&page) } else { feed.identity.id(&page, "") };
    xml::text(xml, "link", &[], &link)?;
    let description = if site.description.is_empty() { &feed.title } else { &site.description };
    xml::text(xml, "description", &[], description)?;
    xml::text(xml, "language", &[], &site.language)?;
    xml::text(xml, "lastBuildDate", &[], &date(feed.updated()))?;
    xml::text(xml, "generator", &[], concat!("Afterword ", env!("CARGO_PKG_VERSION")))?;
    if feed.is_absolute() {
        let own = feed.links.to(&feed.scope.file(Format::Rss));
        xml::empty(xml, "atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &own)])?;
    }
    Ok(())
}

/// An item, which reads the same in every feed of a folder; with its link if that is a full address. `html` is its content
/// as XML has it.
pub(super) fn item(entry: &Entry, html: &str, is_absolute: bool) -> Vec<u8> {
    xml::part(|xml| {
        xml.create_element("item").write_inner_content(|xml| {
            xml::text(xml, "title", &[], &entry.title)?;
            if is_absolute {
                xml::text(xml, "link", &[], &entry.url)?;
            }
            xml::text(xml, "guid", &[("isPermaLink", "false")], &entry.id)?;
            if let Some(published) = entry.published {
                xml::text(xml, "pubDate", &[], &date(published))?;
            }
            if let Some(updated) = entry.updated {
                xml::text(xml, "atom:updated", &[], &updated.rfc3339())?;
            }
            if let Some(author) = &entry.author {
                xml::text(xml, "dc:creator", &[], author)?;
            }
            for (facet, _, name) in &entry.categories {
                xml::text(xml, "category", &[("domain", facet_folder(*facet))], name)?;
            }
            xml::text(xml, "description", &[], &crate::render::markdown::escape(&entry.summary))?;
            xml::written(xml, "content:encoded", &[], html)
        })?;
        Ok(())
    })
}

/// `Thu, 02 Nov 2017 18:48:00 +0000`: RFC 822 with the four digits of a year that RSS wants.
fn date(at: Timestamp) -> String {
    let day = Zone::UTC.date_of(at);
    let month = words::month_name(day.month);
    let text = at.rfc3339();
    let clock = text.get("2017-11-02T".len().."2017-11-02T18:48:00".len()).unwrap_or("00:00:00");
    format!("{}, {:02} {} {:04} {clock} +0000", day.weekday(), day.day, month.get(..3).unwrap_or(month), day.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_weekday_also_before_1970() {
        let date = |seconds| date(Timestamp::from_unix(seconds).expect("in range"));
        assert_eq!(date(1_509_648_480), "Thu, 02 Nov 2017 18:48:00 +0000");
        assert_eq!(date(-1), "Wed, 31 Dec 1969 23:59:59 +0000");
    }
}
