//! JSON Feed 1.1, with what only we know under `_afterword`.
//!
//! In: a feed. Out: its file. Where the site does not know its own address, the addresses of the feed are left out, and
//! links in the content are relative to the file.

use super::entries::Entry;
use super::{Feed, Format};
use crate::render::api::{json, moment};
use crate::site::json_feed::{Author, File, Item, Ours};
use crate::time::Timestamp;

pub(super) fn file(feed: &Feed) -> Vec<u8> {
    let site = &feed.catalog.site;
    let absolute = |route| feed.is_absolute().then(|| feed.links.to(&route));
    let head = json(&File {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: absolute(feed.scope.page()),
        feed_url: absolute(feed.scope.file(Format::Json)),
        description: &site.description,
        language: &site.language,
        authors: [Author { name: &site.title }],
    });
    let items: Vec<&[u8]> = feed.entries.iter().map(|written| written.json.trim_ascii_end()).collect();
    let head = head.trim_ascii_end().strip_suffix(b"}").expect("a file is an object");
    [head, b",\"items\":[", &items.join(&b','), b"]}\n"].concat()
}

/// An item, which reads the same in every feed of a folder; with its link if that is a full address.
pub(super) fn item(entry: &Entry, is_absolute: bool) -> Vec<u8> {
    json(&Item {
        id: &entry.id,
        url: is_absolute.then_some(&entry.url),
        external_url: entry.source.as_deref(),
        title: &entry.title,
        content_html: &entry.html,
        summary: &entry.summary,
        date_published: entry.published.map(Timestamp::rfc3339),
        date_modified: entry.updated.map(Timestamp::rfc3339),
        authors: entry.author.as_ref().map(|name| [Author { name }]),
        tags: entry.categories.iter().map(|(_, _, name)| name.as_str()).collect(),
        language: entry.language.as_deref(),
        ours: Ours { kind: entry.kind, moment: moment(&entry.moment) },
    })
}
