//! The archive as a cState site: `config.yml` and `content/issues/`.
//!
//! In: a catalog. Out: files that cState builds, and what it has no place for.

use super::links::Ways;
use super::{Exported, Whole, lost, record};
use crate::catalog::{Catalog, IncidentIndex};
use crate::model::Incident;
use crate::model::words::{ComponentStatus, Slug};
use crate::source::raw::Kind;
use crate::source::yaml::emit::scalar;
use crate::time::Moment;

pub(super) fn export(whole: &Whole, incidents: &[IncidentIndex]) -> Exported {
    let (catalog, ways) = (whole.catalog, Ways::new(whole));
    let mut exported = Exported::default();
    exported.file("config.yml", config(catalog));
    for index in incidents {
        let incident = catalog.incident(*index);
        let text = issue(catalog, *index, &ways, &mut exported);
        exported.file(format!("content/issues/{}.md", incident.id), text);
    }
    ways.note(&mut exported);
    exported
}

fn config(catalog: &Catalog) -> String {
    let site = &catalog.site;
    let mut groups: Vec<&str> = Vec::new();
    for component in &site.components {
        let group = component.group.as_deref().unwrap_or(UNGROUPED);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let mut text = format!(
        "title: {}\nlanguageCode: {}\nbaseURL: {}\ntheme: cstate\ntimeZone: UTC\npreserveTaxonomyNames: true\n\
         taxonomies:\n  affected: affected\nparams:\n  description: {}\n  categories:\n",
        scalar(&site.title),
        scalar(&site.language),
        scalar(site.url.as_deref().unwrap_or("https://example.com")),
        scalar(&site.description),
    );
    for group in groups {
        let untitled = if group == UNGROUPED { "\n      untitled: true" } else { "" };
        text.extend([format!("    - name: {}{untitled}\n", scalar(group))]);
    }
    text.push_str("  systems:\n");
    for component in &site.components {
        let group = component.group.as_deref().unwrap_or(UNGROUPED);
        text.extend([format!("    - name: {}\n      category: {}\n", scalar(&component.name), scalar(group))]);
        if let Some(description) = &component.description {
            text.extend([format!("      description: {}\n", scalar(description))]);
        }
    }
    text
}

/// The category of what stands under no heading.
const UNGROUPED: &str = "Uncategorized";

fn issue(catalog: &Catalog, index: IncidentIndex, ways: &Ways, exported: &mut Exported) -> String {
    let (incident, facts) = (catalog.incident(index), catalog.facts(index));
    let mut text =
        format!("---\ntitle: {}\ndate: {}\n", scalar(&incident.title), time(&incident.started.moment, exported));
    text.extend([format!("resolved: {}\n", !facts.is_open && !facts.is_upcoming)]);
    if let Some(end) = lost::end(incident, facts) {
        text.extend([format!("resolvedWhen: {}\n", time(&end, exported))]);
    }
    let (word, own) = (severity(incident), incident.severity.as_ref().map(Slug::as_str));
    text.extend([format!("severity: {word}\n")]);
    // cState needs one of its three; ours stands beside it where that one tells of another, and brings it back.
    if own != Some(means(word).0) {
        text.extend([format!("x_severity: {}\n", scalar(own.unwrap_or("none")))]);
    }
    text.push_str("affected:\n");
    for (id, _) in &incident.components {
        let component = catalog.site.component(id);
        let name = component.map_or_else(|| id.0.as_str(), |component| &component.name);
        text.extend([format!("  - {}\n", scalar(name))]);
    }
    if !incident.tags.is_empty() {
        let tags: Vec<String> = incident.tags.iter().map(|(_, tag)| scalar(tag)).collect();
        text.extend([format!("tags: [{}]\n", tags.join(", "))]);
    }
    text.push_str("section: issue\n---\n\n");
    for update in incident.updates.iter().rev() {
        let status = update.status.words();
        let at = time(&update.at, exported);
        text.extend([format!("**{status}** - {} {{{{< track \"{at}\" >}}}}\n\n", ways.away(&update.text).trim())]);
    }
    let (_, body) = record::of(incident, &|prose| ways.away(prose));
    text.push_str(&body);
    lost::note(incident, catalog.site.zone, exported);
    missing(incident, word, exported);
    format!("{}\n", text.trim_end())
}

/// The worst of the components says it; without any, the severity.
fn severity(incident: &Incident) -> &'static str {
    use ComponentStatus::{DegradedPerformance, MajorOutage, PartialOutage};
    match incident.touched().map(|(_, status)| *status).max() {
        _ if incident.kind == Kind::Maintenance => "notice",
        Some(MajorOutage) => "down",
        Some(PartialOutage | DegradedPerformance) => "disrupted",
        Some(_) => "notice",
        None => match incident.severity.as_ref().map(Slug::as_str) {
            Some("critical") => "down",
            Some("notice") => "notice",
            _ => "disrupted",
        },
    }
}

/// The severity and the status of systems that a word of cState comes back as.
fn means(word: &str) -> (&'static str, ComponentStatus) {
    match word {
        "down" => ("critical", ComponentStatus::MajorOutage),
        "disrupted" => ("major", ComponentStatus::PartialOutage),
        _ => ("notice", ComponentStatus::Operational),
    }
}

/// A time as Hugo reads it. It knows no days and nothing that is only about.
fn time(moment: &Moment, exported: &mut Exported) -> String {
    if !moment.is_exact() {
        exported.lose("that a time is known to the day only, or about: cState shows a clock time");
    }
    let earliest = moment.earliest().rfc3339();
    earliest.replace('T', " ").trim_end_matches('Z').to_owned()
}

/// What cState alone has no place for.
fn missing(incident: &Incident, word: &str, exported: &mut Exported) {
    let changes = incident.updates.iter().any(|update| !update.components.is_empty());
    let others = incident.components.iter().any(|(_, status)| *status != means(word).1);
    if changes || others {
        exported.lose("statuses of single systems: cState knows one severity for all, and three of them");
    }
    if incident.kind == Kind::Maintenance {
        exported.lose("windows of maintenance");
    }
}
