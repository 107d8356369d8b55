//! The archive as files of this format: what a public build holds, and nothing else.
//!
//! In: a catalog. Out: `site.yaml` and one Markdown file for each incident.

use super::{Exported, record};
use crate::catalog::{Catalog, IncidentIndex};
use crate::import::writer;
use crate::source::raw;

pub(super) fn export(catalog: &Catalog, incidents: &[IncidentIndex]) -> Exported {
    let mut exported = Exported::default();
    for index in incidents {
        let incident = catalog.incident(*index);
        let (raw, body) = record::of(incident);
        exported
            .file(format!("incidents/{:04}/{}.md", catalog.date(*index).year, incident.id), writer::file(&raw, &body));
        if !incident.attachments.is_empty() {
            exported.lose("images and other files of an incident's folder");
        }
    }
    let site = &catalog.site;
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let site = raw::Site {
        title: text(&site.title),
        description: text(&site.description),
        url: site.url.clone(),
        language: text(&site.language),
        timezone: Some(site.zone.name()),
        components: record::components(site),
        ..raw::Site::default()
    };
    exported.file("site.yaml", writer::site(&site));
    exported
}
