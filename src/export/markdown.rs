//! The archive as files of this format: what a public build holds, and nothing else.
//!
//! In: a site. Out: `site.yaml`, one Markdown file or folder for each incident, its translations beside it, and the
//! files that the texts show. Links lead to the same pages as before.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::links::Ways;
use super::{Exported, Whole, record};
use crate::catalog::IncidentIndex;
use crate::config::Severity;
use crate::import::writer;
use crate::model::words::{IncidentId, Slug};
use crate::model::{Incident, PostKind, Prose};
use crate::site::route::{Links, Route};
use crate::source::raw;

pub(super) fn export(whole: &Whole, incidents: &[IncidentIndex]) -> Exported {
    let (mut exported, catalog) = (Exported::default(), whole.catalog);
    let ids = incidents.iter().map(|index| catalog.incident(*index).id.clone()).collect();
    let ways = Ways::new(whole);
    let room = Room { whole, ways: &ways, ids, shown: RefCell::default(), is_lost: Cell::new(false) };
    for index in incidents {
        room.incident(catalog.incident(*index), catalog.date(*index).year, &mut exported);
    }
    for path in room.shown.borrow().iter() {
        if let Some(file) = whole.set.get(path) {
            exported.file(format!("static/{path}"), file.bytes().to_vec());
        }
    }
    if room.is_lost.get() {
        exported.lose("where links to other incidents lead: `site.yaml` has no `url:`");
    }
    exported.file("site.yaml", site(whole));
    exported
}

fn site(whole: &Whole) -> String {
    let site = &whole.catalog.site;
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    writer::site(&raw::Site {
        title: text(&site.title),
        description: text(&site.description),
        url: site.url.clone(),
        language: text(&site.language),
        timezone: Some(site.zone.name()),
        live: Some(site.live).filter(|live| !live),
        components: record::components(site),
        severities: site.severities.iter().map(severity).collect(),
        causes: site.causes.iter().flatten().map(cause).collect(),
        markdown: raw::Markdown { html: site.html },
        ..raw::Site::default()
    })
}

fn severity(severity: &Severity) -> raw::Severity {
    raw::Severity {
        id: severity.id.to_string(),
        name: Some(severity.name.clone()),
        description: severity.description.clone(),
        component_status: Some(severity.component_status.id().to_owned()),
    }
}

fn cause((id, name): (&Slug, &String)) -> raw::Cause {
    raw::Cause::Named(raw::NamedCause { id: id.to_string(), name: name.clone() })
}

/// The files that are written, and what their links lead to.
struct Room<'a> {
    whole: &'a Whole<'a>,
    ways: &'a Ways<'a>,
    /// The incidents that are exported.
    ids: BTreeSet<IncidentId>,
    /// The files of the site that texts show and no incident brings along.
    shown: RefCell<BTreeSet<String>>,
    /// Whether a link leads to an incident that is nowhere.
    is_lost: Cell<bool>,
}

impl Room<'_> {
    /// The files of one incident: a folder, if others belong to it.
    fn incident(&self, incident: &Incident, year: i32, exported: &mut Exported) {
        exported.lose_exceptions(incident);
        let id = &incident.id;
        let say = |prose: &Prose| self.ways.led(prose, &|route| self.lead(route, id));
        let (raw, body) = record::of(incident, &say);
        let stem = if incident.attachments.is_empty() { id.to_string() } else { format!("{id}/index") };
        let stem = format!("incidents/{year:04}/{stem}");
        exported.file(format!("{stem}.md"), writer::file(&raw, &body));
        for translation in &incident.translations {
            let raw = raw::Incident { title: Some(translation.title.clone()), ..raw::Incident::default() };
            let text = writer::file(&raw, &record::body(&translation.sections, &say));
            exported.file(format!("{stem}.{}.md", translation.language), text);
        }
        for (_, path) in &incident.attachments {
            match self.whole.set.get(&Route::Attachment(id.clone(), path.clone()).path()) {
                Some(file) => exported.file(format!("incidents/{year:04}/{id}/{path}"), file.bytes().to_vec()),
                None => exported.lose("images and other files of an incident's folder"),
            }
        }
    }

    /// Where a link of an incident to something of the site leads.
    fn lead(&self, route: &Route, from: &IncidentId) -> String {
        let address = |route: &Route| Links::published("").to(route);
        match route {
            Route::Attachment(id, _) if id == from => {
                let all = address(route);
                all.strip_prefix(&address(&Route::Incident(id.clone()))).map_or(all.clone(), str::to_owned)
            }
            // What an update in a file says stands in a list now, which has no pages.
            Route::Post(id, PostKind::Update, _) => self.lead(&Route::Incident(id.clone()), from),
            Route::Attachment(id, _) if self.ids.contains(id) => address(route),
            Route::Attachment(..) | Route::Loose(_) | Route::Static(_) => {
                self.shown.borrow_mut().insert(route.path());
                address(route)
            }
            _ if route.incident().is_none_or(|id| self.ids.contains(id)) => address(route),
            _ => {
                let url = self.whole.catalog.site.url.as_deref();
                self.is_lost.set(self.is_lost.get() || url.is_none());
                url.map_or_else(|| address(&Route::History), |url| Links::published(url).to(route))
            }
        }
    }
}
