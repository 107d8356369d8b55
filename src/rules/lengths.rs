//! The rule about lengths that a text states: the page derives them, and what is typed beside them may say otherwise.
//!
//! In: one incident with its clock. Out: R114.

use std::ops::Range;

use super::Case;
use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::model::{Event, KeyMoment};
use crate::source::raw::Kind;
use crate::source::sections::words;
use crate::time::Span;

/// Runs the rule.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    if incident.kind != Kind::Incident {
        return;
    }
    for section in &incident.sections {
        let text = section.text.text();
        for (range, label, value) in lines(text) {
            diagnostics.extend(judge(case, label, value, || section.text.place(range)));
        }
    }
    for (label, value) in &incident.impact {
        diagnostics.extend(judge(case, label, value, || case.at("impact").at(label)));
    }
}

/// A length that no pair of the moments it can be meant between has.
fn judge(case: &Case, label: &str, value: &str, place: impl FnOnce() -> Place) -> Option<Diagnostic> {
    let (starts, ends) = meant(label)?;
    let (value, stated) = length(value)?;
    let moments = |events: &'static [Event]| events.iter().filter_map(|event| case.incident.key_moment(*event));
    let pairs: Vec<(&KeyMoment, &KeyMoment, Span)> = moments(starts)
        .flat_map(|start| moments(ends).map(move |end| (start, end)))
        .filter_map(|(start, end)| Some((start, end, Span::between(&start.moment, &end.moment)?)))
        .collect();
    let hours = case.site.hours.as_ref();
    let agrees = |(start, end, span): &(&KeyMoment, &KeyMoment, Span)| {
        let support = hours.map(|hours| hours.span(&start.moment, &end.moment));
        stated.agrees_with(span) || support.is_some_and(|support| stated.agrees_with(&support))
    };
    let own = case.incident.stated_duration.filter(|_| ends.contains(&Event::Resolved));
    if pairs.iter().any(agrees) || own.is_some_and(|own| stated.agrees_with(&own)) {
        return None;
    }
    let (start, end, derived) = pairs.last()?;
    let message = format!("the text says {value}, the timestamps say {derived}");
    let finding = Diagnostic::new("R114", place(), message).label("does not agree");
    let finding = finding.related(start.place.clone(), "from here").related(end.place.clone(), "to here");
    Some(finding.help("leave it out, since the page derives it, or correct one of the times"))
}

/// The moments between which a label means a length: any of those at which people start and stop counting, the usual
/// ones last.
fn meant(label: &str) -> Option<(&'static [Event], &'static [Event])> {
    use Event::{Acknowledged, Detected, Mitigated, Resolved, Started};
    if label.len() > 40 {
        return None;
    }
    let label = words(label.split('(').next()?);
    let label = label.strip_prefix("total ").unwrap_or(&label);
    Some(match label {
        "duration"
        | "incident duration"
        | "outage duration"
        | "duration of incident"
        | "duration of the incident"
        | "duration of outage"
        | "duration of the outage"
        | "time to resolve"
        | "time to resolution"
        | "ttr"
        | "mttr" => (&[Acknowledged, Detected, Started], &[Mitigated, Resolved]),
        "time to detect" | "time to detection" | "ttd" | "mttd" => (&[Started], &[Detected]),
        "time to acknowledge" | "tta" | "mtta" => (&[Detected, Started], &[Acknowledged]),
        "time to mitigate" | "time to mitigation" | "ttm" | "mttm" => {
            (&[Acknowledged, Detected, Started], &[Resolved, Mitigated])
        }
        _ => return None,
    })
}

/// A length without the aside behind it, as written and as read. A tenth of it is rounding: `2 hours` for 1 h 52 min.
fn length(value: &str) -> Option<(&str, Span)> {
    let value = value.split(['(', ';']).next()?.trim().trim_end_matches('.');
    let rounded = ["approximately ", "approx. ", "around ", "roughly ", "circa "];
    let bare = rounded.iter().find_map(|word| value.strip_prefix(word));
    let stated = Span::parse(bare.unwrap_or(value)).ok()?;
    let tenth = stated.most() / 10;
    let about = bare.is_some() || stated.is_about();
    Some((value, Span::within(stated.least() - tenth, stated.most() + tenth, about)))
}

/// The lines of a text that give a name and a value, outside of code and of what others said: `- **Duration:** 45 minutes`,
/// `| Duration | 45 min |`.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str, &str)> {
    let (mut at, mut in_code) = (0, false);
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let bare = line.trim();
        in_code ^= bare.starts_with("```") || bare.starts_with("~~~");
        let (label, value) = match bare.strip_prefix('|') {
            Some(row) => row.strip_suffix('|')?.split_once('|').filter(|(_, value)| !value.contains('|'))?,
            None => bare.trim_start_matches(['-', '*', '+', '_', ' ']).split_once(':')?,
        };
        let value = value.trim_matches(['*', '_', ' ']);
        let from = start + line.find(bare)?;
        let is_told = !in_code && !label.contains(['>', '`']);
        is_told.then_some((from..from + bare.len(), label, value))
    })
}
