//! `sitemap.xml`: the address of every page that search engines should know.
//!
//! In: the plan, and links to the published site. Out: one file, or an index and its parts where there are more
//! addresses than the protocol allows in one. A date stands only where the record gives one.

use std::fmt::Write;

use crate::catalog::Catalog;
use crate::render::xml::escaped;
use crate::site::route::{Links, Route};
use crate::time::Precision;

use super::{File, file};

/// How many addresses the protocol allows in a file.
const MOST: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The address of a page, and the last day on which the record says something new of it.
struct Entry {
    address: String,
    changed: Option<String>,
}

/// Every page but the 404 page, the search, snapshots, and those that lead elsewhere: one file, or an index and its parts.
#[must_use]
pub fn files(plan: &[Route], catalog: &Catalog, links: &Links) -> Vec<File> {
    let is_for_readers =
        |route: &&Route| !matches!(route, Route::NotFound | Route::Alias(_) | Route::Search | Route::AsOf(..));
    let entry = |route: &Route| Entry { address: links.to(route), changed: changed(route, catalog) };
    split(&plan.iter().filter(is_for_readers).map(entry).collect::<Vec<_>>(), MOST, links)
}

/// The day of the last word on an incident, where one is known and has come.
fn changed(route: &Route, catalog: &Catalog) -> Option<String> {
    let (Route::Incident(id) | Route::Translation(id, _)) = route else { return None };
    let incident = catalog.incident(catalog.find(id.as_str())?);
    let said = incident.updates.iter().map(|update| update.at);
    let told = incident.follow_ups.iter().map(|post| post.at);
    let known = said.chain(told).filter(|at| at.precision() < Precision::Month && at.latest() <= catalog.now);
    known.max_by_key(crate::time::Moment::sort_key).map(|at| at.date_in(catalog.site.zone).to_string())
}

fn split(entries: &[Entry], most: usize, links: &Links) -> Vec<File> {
    if entries.len() <= most {
        return vec![file("sitemap.xml", page(entries))];
    }
    let mut index = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    let mut files = Vec::new();
    for (number, part) in entries.chunks(most).enumerate() {
        let path = format!("sitemap-{}.xml", number + 1);
        let address = links.to(&Route::File(path.clone()));
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escaped(&address));
        files.push(file(&path, page(part)));
    }
    index.push_str("</sitemapindex>\n");
    files.push(file("sitemap.xml", index));
    files
}

fn page(entries: &[Entry]) -> String {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{NAMESPACE}\">\n");
    for Entry { address, changed } in entries {
        let _ = write!(text, "<url><loc>{}</loc>", escaped(address));
        if let Some(day) = changed {
            let _ = write!(text, "<lastmod>{day}</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(number: usize) -> Vec<Entry> {
        (0..number).map(|i| Entry { address: format!("https://a.example/{i}/?a&b"), changed: None }).collect()
    }

    fn text(file: &File) -> String {
        String::from_utf8(file.2.clone()).expect("a sitemap is text")
    }

    #[test]
    fn what_one_file_cannot_hold_is_split_and_the_index_names_each_part_once() {
        let links = Links::published("https://a.example");
        let files = split(&entries(7), 3, &links);
        let paths: Vec<String> = files.iter().map(|(route, ..)| route.path()).collect();
        assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        assert_eq!(files[..3].iter().map(|file| text(file).matches("<url>").count()).collect::<Vec<_>>(), [3, 3, 1]);
        for part in &paths[..3] {
            assert_eq!(text(&files[3]).matches(&format!("<loc>https://a.example/{part}</loc>")).count(), 1);
        }
    }

    #[test]
    fn a_full_file_is_not_split_and_its_addresses_are_escaped() {
        let files = split(&entries(3), 3, &Links::published("https://a.example"));
        assert_eq!(files.len(), 1);
        assert!(text(&files[0]).contains("<loc>https://a.example/0/?a&amp;b</loc>"));
    }
}
