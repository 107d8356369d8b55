//! Whether the links that a site adds to its navigation lead to something.
//!
//! In: the site and its addresses. Out: a finding for each link to nothing.

use super::addresses::Addresses;
use crate::artifact::address::meant;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Spot, nearest};
use crate::site::Route;

/// The links to nothing. A full address is not followed, and neither is one that leads out of the site.
pub(super) fn lost(catalog: &Catalog, addresses: &Addresses) -> Vec<Diagnostic> {
    let links = catalog.site.navigation.iter().enumerate();
    let inner = links.filter(|(_, link)| !link.url.contains("://") && !link.url.contains(".."));
    let lost = inner.filter(|(_, link)| !is_there(&path(&link.url), addresses));
    lost.map(|(nth, link)| {
        let place = Spot::Whole.of(catalog.site.file).at("navigation").at(nth).at("url");
        let finding = Diagnostic::new("M002", place, format!("the navigation leads to nothing at `{}`", link.url));
        let path = path(&link.url);
        let pages = addresses.plan.iter().map(Route::address).filter(|page| page.matches('/').count() < 2);
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

fn is_there(path: &str, addresses: &Addresses) -> bool {
    let bare = path.trim_end_matches('/');
    [bare, &format!("{bare}/index.html"), &format!("{bare}.html")].iter().any(|name| addresses.at(name).is_some())
}
