//! The rule about lengths that a report states at its head: pages derive them, and what is typed may say otherwise.
//!
//! In: one incident with its clock. Out: R114. A report tells of many lengths, and one that may be that of something else
//! is left alone.

use std::ops::Range;

use super::Case;
use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::model::{Event, Section};
use crate::source::raw::Kind;
use crate::source::sections::{SectionKind, words};
use crate::time::{Moment, Span};

/// Runs the rule.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    if incident.kind != Kind::Incident || case.facts.is_open {
        return;
    }
    let is_head = |section: &&Section| {
        section.level == 0
            || matches!(section.kind, SectionKind::Summary | SectionKind::Impact | SectionKind::Detection)
    };
    for section in incident.sections.iter().filter(is_head) {
        for (range, label, value) in lines(section.text.text()) {
            diagnostics.extend(judge(case, label, value, || section.text.place(range)));
        }
    }
    for (label, value) in &incident.impact {
        diagnostics.extend(judge(case, label, value, || case.at("impact").at(label)));
    }
}

/// A length of the incident that lies between no two of the moments from and to which people count.
fn judge(case: &Case, label: &str, value: &str, place: impl FnOnce() -> Place) -> Option<Diagnostic> {
    let incident = case.incident;
    let event = meant(label)?;
    let (value, stated) = length(value)?;
    let (start, end) = (&incident.started, incident.key_moment(event)?);
    let derived = Span::between(&start.moment, &end.moment)?;
    let key = |event| incident.key_moment(event).map(|key| key.moment);
    let (mut starts, mut ends) = (vec![start.moment], vec![end.moment]);
    if event == Event::Resolved {
        let updates = || incident.updates.iter().map(|update| update.at);
        starts.extend(key(Event::Detected).into_iter().chain(key(Event::Acknowledged)).chain(updates()));
        ends.extend(key(Event::Mitigated).into_iter().chain(updates()));
    }
    let hours = case.site.hours.as_ref();
    let agrees = |from: &Moment, to: &Moment| {
        let support = hours.map(|hours| hours.span(from, to));
        Span::between(from, to).into_iter().chain(support).any(|span| stated.iter().any(|it| it.agrees_with(&span)))
    };
    if starts.iter().any(|from| ends.iter().any(|to| agrees(from, to))) {
        return None;
    }
    let message = format!("the text says {value}, the timestamps say {derived}");
    let finding = Diagnostic::new("R114", place(), message).label("does not agree");
    let finding = finding.related(start.place.clone(), "from here").related(end.place.clone(), "to here");
    Some(finding.help("leave it out, as the page derives it, correct a time, or say what it is the length of"))
}

/// The moment to which a label counts from the start. Letters in parentheses are its short form: `Time to detect (TTD)`.
fn meant(label: &str) -> Option<Event> {
    let (name, short) = label.trim_end_matches(['*', '_', ' ']).split_once('(').unwrap_or((label, ""));
    if label.len() > 40 || !matches!(short, "" | "TTD)" | "TTR)" | "MTTD)" | "MTTR)") {
        return None;
    }
    Some(match words(name).as_str() {
        "duration" | "total duration" | "incident duration" | "outage duration" | "time to resolve"
        | "time to resolution" => Event::Resolved,
        "time to detect" | "time to detection" => Event::Detected,
        _ => return None,
    })
}

/// A length, with no more behind it than the clocks it lies between, as it is written and as it may be meant: a tenth of
/// it is rounding, as in `2 hours` for 1 h 52 min.
fn length(value: &str) -> Option<(&str, [Span; 2])> {
    let (bare, aside) = value.split_once('(').unwrap_or((value, ""));
    let bare = bare.trim().trim_end_matches('.');
    let stated = Span::parse(bare).ok().filter(|_| aside.is_empty() || aside.contains(':'))?;
    let tenth = stated.most() / 10;
    Some((bare, [stated, Span::within(stated.least() - tenth, stated.most() + tenth, stated.is_about())]))
}

/// The lines of a text that give a name and a value: `- **Duration:** 45 minutes`, `| Duration | 45 min |`. Not those in
/// code or below a heading, quoted, or below another point.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str, &str)> {
    let has_code = ["```", "~~~", "<pre"].iter().any(|mark| text.contains(mark));
    let (mut at, mut is_quoted) = (0, false);
    let lines = text.split_inclusive('\n').take_while(move |line| !has_code && !line.starts_with('#'));
    lines.filter_map(move |line| {
        let start = at;
        at += line.len();
        let bare = line.trim_end();
        is_quoted = bare.starts_with('>') || (is_quoted && !bare.is_empty());
        let (label, value) = match bare.strip_prefix('|') {
            Some(row) => row.strip_suffix('|')?.split_once('|').filter(|(_, value)| !value.contains('|'))?,
            None => bare.trim_start_matches(['-', '*', '+', '_']).split_once(':')?,
        };
        let is_told = !is_quoted && !bare.starts_with([' ', '\t']) && !label.contains('`');
        is_told.then_some((start..start + bare.len(), label, value.trim_matches(['*', '_', ' '])))
    })
}
