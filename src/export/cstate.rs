//! The archive as a cState site: `config.yml` and `content/issues/`.
//!
//! In: a catalog. Out: files that cState builds, and what it has no place for.

use super::links::Ways;
use super::{Exported, Whole, record};
use crate::catalog::{Catalog, IncidentIndex};
use crate::model::words::ComponentStatus;
use crate::model::{Incident, Known};
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
    exported.lose_links(&ways);
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
    if let Some(end) = facts.ended.as_ref().filter(|end| end.is_point()) {
        text.extend([format!("resolvedWhen: {}\n", time(end, exported))]);
    }
    text.extend([format!("severity: {}\naffected:\n", severity(incident))]);
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
    exported.lose_files(incident);
    lost(incident, exported);
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
        None => match incident.severity.as_ref().map(crate::model::words::Slug::as_str) {
            Some("critical") => "down",
            Some("notice") => "notice",
            _ => "disrupted",
        },
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

/// What cState has no place for.
fn lost(incident: &Incident, exported: &mut Exported) {
    let changes = incident.updates.iter().any(|update| !update.components.is_empty());
    let several =
        incident.components.iter().any(|(_, status)| Some(status) != incident.components.first().map(|(_, s)| s));
    for (is_lost, what) in [
        (changes || several, "statuses of single systems: cState knows one severity for all"),
        (!incident.timeline.is_empty(), "timelines"),
        (!incident.follow_ups.is_empty(), "follow-ups"),
        (!incident.actions.is_empty(), "actions"),
        (!incident.sources.is_empty() || !incident.causes.is_empty(), "sources and causes"),
        (incident.kind == Kind::Maintenance, "windows of maintenance"),
        (
            incident.resolved.as_ref().is_some_and(|end| end.known == Known::Stated && !end.moment.is_exact()),
            "ends without a clock time",
        ),
    ] {
        if is_lost {
            exported.lose(what);
        }
    }
}
