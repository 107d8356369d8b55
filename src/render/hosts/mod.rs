//! What hosts and crawlers read: headers, redirects, what may be crawled, and where every page is.
//!
//! In: the plan and a catalog. Out: `_headers`, `_redirects`, `.nojekyll`, `robots.txt` and, where the site knows its
//! address, `sitemap.xml`. A file of that name in `static/` takes the place of ours. A site for ourselves asks not to be
//! read by crawlers.

mod sitemap;

use std::collections::BTreeSet;
use std::fmt::Write;

use camino::Utf8Path;

use crate::artifact::Stage;
use crate::artifact::headers::{FOR_EVER, HASHED, SHORT};
use crate::catalog::Catalog;
use crate::model::Audience;
use crate::render::api::File;
use crate::site::route::{Links, Route};
use crate::source::SourceTree;

/// What a page may load and where it may be shown. No page needs more.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                          base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The folders that other sites read, and badges that they show.
const SHARED: [&str; 3] = ["api", "badges", "embed"];

/// Every file for hosts that the site does not bring along itself.
#[must_use]
pub fn artifacts(plan: &[Route], catalog: &Catalog, tree: &SourceTree) -> Vec<File> {
    let is_public = catalog.audience == Audience::Public;
    let url = catalog.site.url.as_deref().filter(|_| is_public);
    let mut files = vec![
        file("_headers", headers(plan)),
        file(".nojekyll", String::new()),
        file("robots.txt", if is_public { robots(url) } else { "User-agent: *\nDisallow: /\n".into() }),
    ];
    let redirects = redirects(catalog);
    if !redirects.is_empty() {
        files.push(file("_redirects", redirects));
    }
    if let Some(url) = url {
        files.extend(sitemap::files(plan, catalog, &Links::published(url)));
    }
    files.retain(|(route, ..)| tree.find(&Utf8Path::new("static").join(route.path())).is_none());
    files
}

fn file(path: &str, text: String) -> File {
    (Route::File(path.into()), Stage::Index, text.into_bytes())
}

/// `_headers`, as Netlify and Cloudflare Pages read it. No header stands under two paths that match one address: the
/// one host would join their values, the other choose.
fn headers(plan: &[Route]) -> String {
    let mut text = format!(
        "/*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n"
    );
    let _ = write!(text, "/{HASHED}/*\n  Cache-Control: {FOR_EVER}\n");
    for folder in SHARED {
        let _ = write!(text, "/{folder}/*\n  Access-Control-Allow-Origin: *\n  Cache-Control: {SHORT}\n");
    }
    let pages = plan.iter().filter(|route| !matches!(route, Route::Alias(_))).map(Route::path);
    let folders: BTreeSet<String> = pages
        .filter_map(|path| path.split_once('/').map(|(folder, _)| folder.to_owned()))
        .filter(|folder| !SHARED.contains(&folder.as_str()))
        .collect();
    for path in ["/".to_owned(), "/index.html".to_owned()].into_iter().chain(folders.iter().map(|f| format!("/{f}/*")))
    {
        let _ = write!(text, "{path}\n  Cache-Control: {SHORT}\n");
    }
    text
}

/// `_redirects`: each old address, with and without its slash, and where it leads. The path of the site's own address
/// stands before both, since such a host counts from its own root.
fn redirects(catalog: &Catalog) -> String {
    let prefix = catalog.site.url.as_deref().map_or("", super::pages::path_of);
    let links = Links::absolute(prefix);
    let mut text = String::new();
    for index in catalog.all() {
        let incident = catalog.incident(index);
        let target = Route::Incident(incident.id.clone());
        let target = links.to(&target);
        let target = target.strip_suffix("index.html").unwrap_or(&target);
        for alias in &incident.aliases {
            // A star would stand for any address.
            let from = links.to(&Route::Alias(alias.clone())).replace('*', "%2A");
            let from = from.strip_suffix("/index.html").unwrap_or(&from);
            let _ = writeln!(text, "{from} {target} 301");
            if !from.ends_with(".html") {
                let _ = writeln!(text, "{from}/ {target} 301");
            }
        }
    }
    text
}

/// `robots.txt`: everything may be read, and where the list of it is.
fn robots(url: Option<&str>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(url) = url {
        let _ = write!(text, "\nSitemap: {}\n", Links::published(url).to(&Route::File("sitemap.xml".into())));
    }
    text
}
