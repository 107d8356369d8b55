//! One HTML file that needs no other: for a mail, a contract's appendix, or a drive that outlives the site.
//!
//! In: the pages of a build. Out: `incidents.html`, or `<id>.html` for one incident, with the style and every image
//! within. No script, and nothing is fetched. Links between the incidents lead within the file.

mod attributes;

use std::fmt::Write;

use super::{Exported, Whole};
use crate::artifact::ArtifactSet;
use crate::artifact::address::{joined, meant};
use crate::artifact::headers::media;
use crate::catalog::{Catalog, IncidentIndex};
use crate::render::main_part;
use crate::render::markdown::escape;

use attributes::{Attribute, rewrite};

pub(super) fn export(whole: &Whole, incidents: &[IncidentIndex]) -> Exported {
    let Whole { catalog, set, style, .. } = *whole;
    let mut exported = Exported::default();
    let ids: Vec<&str> = incidents.iter().map(|index| catalog.incident(*index).id.as_str()).collect();
    let mut body = String::new();
    if let [_, _, ..] = incidents {
        let _ = write!(body, "<main class=\"page\">\n<h1>{}</h1>\n<ul>\n", escape(&catalog.site.title));
        for index in incidents {
            let incident = catalog.incident(*index);
            let (day, title) = (incident.started.moment.iso(), escape(&incident.title));
            let day = day.get(..10).unwrap_or(&day);
            let _ = writeln!(body, "<li>{day} <a href=\"#incident-{}\">{title}</a></li>", incident.id);
        }
        body.push_str("</ul>\n</main>\n");
    }
    for id in &ids {
        let path = format!("incidents/{id}/index.html");
        let page = set.get(&path).map(|page| String::from_utf8_lossy(page.bytes()).into_owned()).unwrap_or_default();
        let room = Room { catalog, set, ids: &ids, id, folder: format!("incidents/{id}") };
        let _ = write!(body, "<article id=\"incident-{id}\">\n{}\n</article>\n", room.main(&page));
    }
    let (name, title) = match incidents {
        [one] => (catalog.incident(*one).id.to_string(), catalog.incident(*one).title.as_str()),
        _ => ("incidents".to_owned(), catalog.site.title.as_str()),
    };
    let style = style.and_then(|path| set.get(path));
    let style = style.map(|style| String::from_utf8_lossy(style.bytes()).into_owned()).unwrap_or_default();
    let document = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <title>{}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escape(&catalog.site.language),
        escape(title),
    );
    if incidents.iter().any(|index| !catalog.incident(*index).translations.is_empty()) {
        exported.lose("translations");
    }
    exported.file(format!("{name}.html"), document);
    exported
}

/// Where a page's links are looked at.
struct Room<'a> {
    catalog: &'a Catalog,
    set: &'a ArtifactSet,
    ids: &'a [&'a str],
    id: &'a str,
    folder: String,
}

impl Room<'_> {
    /// What a page says, with its ids and links made to fit the one file.
    fn main(&self, page: &str) -> String {
        let inner = main_part(page).and_then(|range| page.get(range)).unwrap_or(page);
        // The way back through the site leads nowhere in a file.
        let inner = match (inner.find("<nav class=\"trail\""), inner.find("</nav>")) {
            (Some(from), Some(to)) if from < to => format!("{}{}", &inner[..from], &inner[to + "</nav>".len()..]),
            _ => inner.to_owned(),
        };
        let inner = rewrite(&inner, &|attribute, value| match attribute {
            Attribute::Id => Some(format!("{}-{value}", self.id)),
            Attribute::Ids => {
                Some(value.split(' ').map(|id| format!("{}-{id}", self.id)).collect::<Vec<_>>().join(" "))
            }
            Attribute::Target => self.target(value),
            Attribute::Source => self.source(value),
        });
        format!("<main class=\"page\">\n{}\n</main>", inner.trim())
    }

    /// Where a link leads: within the file, to the published site, or nowhere.
    fn target(&self, value: &str) -> Option<String> {
        if let Some(fragment) = value.strip_prefix('#') {
            return Some(format!("#{}-{fragment}", self.id));
        }
        if has_scheme(value) {
            return Some(value.to_owned());
        }
        let (path, fragment) = value.split_once('#').map_or((value, None), |(path, fragment)| (path, Some(fragment)));
        let path = joined(&self.folder, path)?;
        let own = path.strip_prefix("incidents/").and_then(|path| path.strip_suffix("/index.html"));
        if let Some(id) = own.filter(|id| self.ids.contains(id)) {
            return Some(fragment.map_or_else(|| format!("#incident-{id}"), |fragment| format!("#{id}-{fragment}")));
        }
        if kind(&path).is_some()
            && let Some(image) = self.inlined(&path)
        {
            return Some(image);
        }
        let url = self.catalog.site.url.as_ref()?;
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        Some(format!("{}/{}{fragment}", escape(url), path.trim_end_matches("index.html")))
    }

    /// An image, as its own bytes.
    fn source(&self, value: &str) -> Option<String> {
        if has_scheme(value) { Some(value.to_owned()) } else { self.inlined(&joined(&self.folder, value)?) }
    }

    fn inlined(&self, path: &str) -> Option<String> {
        let plain = meant(&path.replace("&amp;", "&"));
        let image = self.set.get(path).or_else(|| self.set.get(&plain))?;
        Some(format!("data:{};base64,{}", kind(path)?, base64(image.bytes())))
    }
}

fn has_scheme(value: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:", "data:"].iter().any(|scheme| value.starts_with(scheme))
}

/// The type of an image.
fn kind(path: &str) -> Option<&'static str> {
    Some(media(path)).filter(|media| media.starts_with("image/"))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS.get((all >> shift & 63) as usize).copied().map_or('=', char::from);
            out.push(if at > chunk.len() { '=' } else { letter });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn bytes_as_letters() {
        let table = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")];
        for (bytes, letters) in table {
            assert_eq!(super::base64(bytes.as_bytes()), letters);
        }
    }
}
