//! The state of the site and the record in numbers, for monitoring.
//!
//! In: a catalog. Out: `/metrics`, in the part of `OpenMetrics` that is valid Prometheus text too, since a host of plain
//! files does not say which of the two it serves: gauges and one histogram, no units, no timestamps.

use std::fmt::Write;

use super::File;
use crate::artifact::Stage;
use crate::catalog::{Catalog, MeasureKind};
use crate::model::Incident;
use crate::model::words::ComponentStatus;
use crate::site::Route;
use crate::source::raw::{ActionStatus, Kind};

/// Upper bounds of the histogram in seconds: five minutes to a week.
const BOUNDS: [u64; 11] =
    [300, 900, 1_800, 3_600, 2 * 3_600, 4 * 3_600, 8 * 3_600, 86_400, 2 * 86_400, 4 * 86_400, 7 * 86_400];
/// The severity of an incident that names none: no id is empty, so no step of a scale has that name.
const NONE: &str = "";

/// The one file.
#[must_use]
pub fn artifacts(catalog: &Catalog) -> Vec<File> {
    let mut text = String::new();
    components(&mut text, catalog);
    incidents(&mut text, catalog);
    time_to_resolve(&mut text, catalog);
    actions(&mut text, catalog);
    text.push_str("# EOF\n");
    vec![(Route::File("metrics".into()), Stage::Index, text.into_bytes())]
}

fn components(text: &mut String, catalog: &Catalog) {
    head(text, "afterword_component_status", "gauge", "1 for the state that a component is in, 0 for the others.");
    for component in &catalog.site.components {
        let now = catalog.status_of(&component.id);
        for status in ComponentStatus::ALL {
            let labels = [("component", component.id.0.as_str()), ("status", status.id())];
            sample(text, "afterword_component_status", &labels, u8::from(status == now));
        }
    }
    // An archive watches nobody.
    if !catalog.site.live {
        return;
    }
    let days = catalog.site.history_days;
    head(text, "afterword_component_uptime_ratio", "gauge", "Uptime over the last days, by the rule of the site.");
    for component in &catalog.site.components {
        if let Some(uptime) = catalog.uptime(&component.id, days) {
            let labels = [("component", component.id.0.as_str()), ("days", &days.to_string())];
            sample(text, "afterword_component_uptime_ratio", &labels, format!("{:.6}", uptime.ratio));
        }
    }
}

/// The steps of the scale, and what stands for none.
fn severities(catalog: &Catalog) -> impl Iterator<Item = &str> {
    catalog.site.severities.iter().map(|step| step.id.as_str()).chain([NONE])
}

fn severity_of(incident: &Incident) -> &str {
    incident.severity.as_ref().map_or(NONE, |severity| severity.as_str())
}

fn incidents(text: &mut String, catalog: &Catalog) {
    let open = catalog.open();
    let of_kind = |kind: Kind| open.iter().map(|index| catalog.incident(*index)).filter(move |one| one.kind == kind);
    head(text, "afterword_incident_open", "gauge", "Incidents that are open.");
    for severity in severities(catalog) {
        let of_severity = of_kind(Kind::Incident).filter(|incident| severity_of(incident) == severity);
        sample(text, "afterword_incident_open", &[("severity", severity)], of_severity.count());
    }
    head(text, "afterword_maintenance_active", "gauge", "Maintenances that are under way.");
    sample(text, "afterword_maintenance_active", &[], of_kind(Kind::Maintenance).count());
    head(text, "afterword_maintenance_upcoming", "gauge", "Maintenances that are to come.");
    sample(text, "afterword_maintenance_upcoming", &[], catalog.upcoming().len());
}

fn time_to_resolve(text: &mut String, catalog: &Catalog) {
    let name = "afterword_incident_time_to_resolve_seconds";
    let help = "From start to end, of incidents that are over; halfway between its bounds where it is not exact.";
    head(text, name, "histogram", help);
    let length = |index| Some(catalog.facts(index).measure(MeasureKind::Duration)?.span.middle());
    for severity in severities(catalog) {
        let of_severity = catalog.all().filter(|index| {
            let incident = catalog.incident(*index);
            incident.kind == Kind::Incident && severity_of(incident) == severity
        });
        histogram(text, name, severity, &of_severity.filter_map(length).collect::<Vec<_>>());
    }
}

fn histogram(text: &mut String, name: &str, severity: &str, lengths: &[u64]) {
    for bound in BOUNDS {
        let within = lengths.iter().filter(|length| **length <= bound).count();
        let bound = format!("{bound}.0");
        sample(text, &format!("{name}_bucket"), &[("severity", severity), ("le", &bound)], within);
    }
    sample(text, &format!("{name}_bucket"), &[("severity", severity), ("le", "+Inf")], lengths.len());
    sample(text, &format!("{name}_count"), &[("severity", severity)], lengths.len());
    let sum = lengths.iter().fold(0_u64, |sum, length| sum.saturating_add(*length));
    sample(text, &format!("{name}_sum"), &[("severity", severity)], sum);
}

fn actions(text: &mut String, catalog: &Catalog) {
    use ActionStatus::{Done, Dropped, InProgress, Open};
    let all = || catalog.all().flat_map(|index| &catalog.incident(index).actions);
    head(text, "afterword_actions", "gauge", "Public promises by how far they are.");
    for status in [Open, InProgress, Done, Dropped] {
        let count = all().filter(|action| action.status == status).count();
        sample(text, "afterword_actions", &[("status", status.word())], count);
    }
    head(text, "afterword_actions_overdue", "gauge", "Public promises that are past their date and not kept.");
    let overdue = all().filter(|action| catalog.is_overdue(action)).count();
    sample(text, "afterword_actions_overdue", &[], overdue);
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn sample(text: &mut String, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
    text.push_str(name);
    for (place, (label, content)) in labels.iter().enumerate() {
        let before = if place == 0 { '{' } else { ',' };
        let _ = write!(text, "{before}{label}=\"{}\"", escaped(content));
    }
    let _ = writeln!(text, "{} {value}", if labels.is_empty() { "" } else { "}" });
}

/// A label's value, in which both formats want these three escaped.
fn escaped(content: &str) -> String {
    content.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}
