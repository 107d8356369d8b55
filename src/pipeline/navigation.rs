//! Whether the links that a site adds to its navigation lead to something.
//!
//! In: the site, what pages it has, and its files. Out: a finding for each link to nothing.

use crate::artifact::address::meant;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Spot, nearest};
use crate::site::Route;
use crate::source::SourceTree;

/// The links to nothing. A full address is not followed, and neither is one that leads out of the site.
pub(super) fn lost(catalog: &Catalog, plan: &[Route], tree: &SourceTree) -> Vec<Diagnostic> {
    let links = catalog.site.navigation.iter().enumerate();
    let inner = links.filter(|(_, link)| !link.url.contains("://") && !link.url.contains(".."));
    let lost = inner.filter(|(_, link)| !is_there(&path(&link.url), catalog, plan, tree));
    lost.map(|(nth, link)| {
        let place = Spot::Pointer(format!("/navigation/{nth}/url")).of(catalog.site.file);
        let finding = Diagnostic::new("M002", place, format!("the navigation leads to nothing at `{}`", link.url));
        let path = path(&link.url);
        let pages = plan.iter().map(Route::address).filter(|page| page.matches('/').count() < 2);
        let pages: Vec<String> = pages.filter(|page| !page.is_empty()).collect();
        let names = pages.iter().map(|page| page.trim_end_matches('/'));
        let help = match nearest(path.trim_end_matches('/'), names) {
            Some(near) => format!("did you mean `{near}`?"),
            None if path.starts_with("mailto:") => "write a web address: a page that says how to reach you".into(),
            None => {
                let file = path.trim_end_matches('/');
                let page = if file.contains('.') { "" } else { "/index.html" };
                format!("write a full address with `https://`, or put the page at `static/{file}{page}`")
            }
        };
        finding.label("leads nowhere").help(help)
    })
    .collect()
}

/// The part of an address that names a file.
fn path(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_start_matches("./").trim_start_matches('/');
    meant(path)
}

fn is_there(path: &str, catalog: &Catalog, plan: &[Route], tree: &SourceTree) -> bool {
    let bare = path.trim_end_matches("index.html").trim_end_matches('/');
    let names = [path.to_owned(), bare.to_owned(), format!("{bare}/index.html"), format!("{bare}.html")];
    let is_file = names.iter().any(|name| tree.find(format!("static/{name}").as_str().into()).is_some());
    let is_one = |own: &str| names.iter().any(|name| name == own);
    let is_old = || {
        let mut all = catalog.all().map(|index| catalog.incident(index));
        all.any(|incident| incident.aliases.iter().any(|alias| is_one(alias.trim_end_matches('/'))))
    };
    bare.is_empty() || is_file || plan.iter().any(|route| is_one(&route.path())) || is_old() || is_made(bare)
}

/// Files that are made beside the pages, for programs: feeds, calendars, badges. Only pages are looked for by name.
fn is_made(path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let folder = path.split('/').next().unwrap_or_default();
    matches!(ending, Some("atom" | "rss" | "json" | "ics" | "xml" | "txt" | "svg" | "png" | "css" | "js"))
        || matches!(folder, "api" | "badges" | "cards" | "embed" | "metrics" | "assets")
}
