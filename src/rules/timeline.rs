//! Rules about time: what the record says of a moment that has not come, and moments that contradict one another.
//!
//! In: one incident with its clock. Out: T010, T011, R107 to R112.

use super::Case;
use crate::diag::{Diagnostic, Diagnostics, Spot};
use crate::model::words::ComponentStatus;
use crate::model::{Event, KeyMoment};
use crate::source::raw::Kind;
use crate::source::{FileId, yaml};
use crate::time::{Moment, Span};

/// Runs the rules of this family.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    to_come(case, diagnostics);
    key_moments(case, diagnostics);
    detection(case, diagnostics);
    beginning(case, diagnostics);
    zones(case, diagnostics);
    severity(case, diagnostics);
    long_open(case, diagnostics);
}

/// An incident that has no end, and of which nobody has said anything for long: its end is most likely not written as
/// one, or not at all.
fn long_open(case: &Case, diagnostics: &mut Diagnostics) {
    const LONG: i64 = 30 * 86_400;
    let incident = case.incident;
    let began = std::iter::once(incident.started.moment);
    let told = incident.updates.iter().map(|update| update.at);
    let happened = incident.timeline.iter().filter_map(|entry| entry.at);
    let last = began.chain(told).chain(happened).max_by_key(Moment::earliest);
    let last = last.unwrap_or(incident.started.moment);
    if case.facts.is_open && incident.kind == Kind::Incident && last.earliest().seconds_until(case.now) > LONG {
        let day = crate::time::words::day(last.date_in(case.site.zone));
        let message = format!("nothing says that it ended, and the last that is known is of {day}");
        diagnostics.push(Diagnostic::new("R111", incident.started.place.clone(), message).label("open since then"));
    }
}

/// An incident that is said to be resolved, or to begin, at a time to come.
fn to_come(case: &Case, diagnostics: &mut Diagnostics) {
    let Case { incident, now, .. } = case;
    if incident.kind != Kind::Incident {
        return;
    }
    if incident.started.moment.earliest() > *now {
        let message = "the incident has not begun, and no page shows it";
        let finding = Diagnostic::new("T011", incident.started.place.clone(), message).label("not yet");
        diagnostics.push(finding.help("correct the time; planned work is `kind: maintenance`"));
        return;
    }
    if let Some(end) = incident.resolved.as_ref().filter(|end| end.moment.earliest() > *now) {
        let message = "the incident is resolved at a time to come";
        let finding = Diagnostic::new("T010", end.place.clone(), message).label("not yet");
        diagnostics.push(finding.help("correct the time; until then it is shown as open"));
    }
}

/// Key moments in another order than that in which such things happen.
fn key_moments(case: &Case, diagnostics: &mut Diagnostics) {
    let key = |event| case.incident.key_moment(event).map(|key| (event, key));
    let chain = [Event::Started, Event::Detected, Event::Mitigated, Event::Resolved].map(key);
    let known: Vec<(Event, &KeyMoment)> = chain.into_iter().flatten().collect();
    for pair in known.windows(2) {
        let [(before, earlier), (after, later)] = pair else { continue };
        // An end before its beginning is T006.
        let is_end = (*before, *after) == (Event::Started, Event::Resolved);
        if is_end || Span::between(&earlier.moment, &later.moment).is_some() {
            continue;
        }
        let message = format!("the incident is {} before it is {}", after.word(), before.word());
        let finding = Diagnostic::new("R107", later.place.clone(), message).label("earlier");
        diagnostics.push(finding.related(earlier.place.clone(), format!("{} here", before.word())));
    }
}

/// Nobody can tell before anybody knows.
fn detection(case: &Case, diagnostics: &mut Diagnostics) {
    let Some(detected) = &case.incident.detected else { return };
    let updates = case.incident.updates.iter().map(|update| (update.at, &update.place));
    let posts = case.incident.follow_ups.iter().map(|post| (post.at, &post.place));
    let first = updates.chain(posts).min_by_key(|(at, _)| at.sort_key());
    if let Some((_, place)) = first.filter(|(at, _)| Span::between(&detected.moment, at).is_none()) {
        let message = "it was detected only after the first public word about it";
        let finding = Diagnostic::new("R108", detected.place.clone(), message).label("later than that");
        diagnostics.push(finding.related(place.at("at"), "the first word"));
    }
}

/// Nobody can tell of what has not begun; of planned work everybody should.
fn beginning(case: &Case, diagnostics: &mut Diagnostics) {
    let Case { incident, .. } = case;
    if incident.kind != Kind::Incident {
        return;
    }
    let updates = incident.updates.iter().map(|update| (update.at, update.place.at("at")));
    let posts = incident.follow_ups.iter().map(|post| (post.at, post.place.at("at")));
    let report = incident.published.map(|at| (at, case.at("published")));
    let mut told: Vec<_> = updates.chain(posts).chain(report).collect();
    told.retain(|(at, _)| Span::between(&incident.started.moment, at).is_none());
    if let Some((_, place)) = told.into_iter().min_by_key(|(at, _)| at.sort_key()) {
        let finding = Diagnostic::new("R112", place, "this was said before the incident started").label("earlier");
        diagnostics.push(finding.related(incident.started.place.clone(), "started here"));
    }
}

/// Times without a zone in a file that names zones other than the site's.
fn zones(case: &Case, diagnostics: &mut Diagnostics) {
    let files = std::iter::once(case.incident.file);
    let parts = case.incident.timeline.iter().map(|entry| entry.place.file);
    let parts = parts.chain(case.incident.updates.iter().map(|update| update.place.file));
    let mut files: Vec<FileId> = files.chain(parts).collect();
    files.sort();
    files.dedup();
    for file in files {
        let source = case.tree.file(file);
        let (Some(text), Some(range)) = (source.text(), source.yaml()) else { continue };
        if !mixes_zones(&text[range.clone()]) {
            continue;
        }
        let leaves = yaml::leaves(&text[range.clone()]);
        let names_its_zone = leaves.iter().any(|leaf| leaf.path == ["timezone"]);
        let times = leaves.iter().filter_map(|leaf| Some((zone_of(leaf.key(), &leaf.text)?, leaf)));
        let (bare, zoned): (Vec<_>, Vec<_>) = times.partition(|(zone, _)| zone.is_empty());
        let other = zoned.iter().find(|(zone, _)| !is_zone(zone, &case.site.zone.name()));
        if let (Some((_, bare)), Some((zone, other)), false) = (bare.first(), other, names_its_zone) {
            let place =
                |leaf: &yaml::Leaf| Spot::Range(range.start + leaf.range.start..range.start + leaf.range.end).of(file);
            let message = format!("this time names no zone, and others of the file are in {zone}");
            let finding = Diagnostic::new("R109", place(bare), message).label("in the site's zone?");
            let finding = finding.related(place(other), "names one");
            diagnostics.push(finding.help("write its zone, or `timezone:` for all of the file"));
        }
    }
}

/// Whether a text may hold both times that name a zone and times that do not: most hold one kind, and to see that is
/// quicker than to read the YAML.
fn mixes_zones(text: &str) -> bool {
    let (mut bare, mut zoned) = (false, false);
    for (at, _) in text.match_indices('-') {
        // The second hyphen of a day, and then a clock.
        let day = at.checked_sub(3).and_then(|first| text.as_bytes().get(first)) == Some(&b'-');
        let Some(clock) = text.get(at + 3..).filter(|_| day).and_then(|rest| rest.strip_prefix(['T', ' '])) else {
            continue;
        };
        let zone = clock.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.'));
        if zone.len() < clock.len() {
            let ends = zone.trim_start_matches(' ').starts_with(['\n', '\r', '"', '\'', ',', '}', ']', '#']);
            let is_bare = ends || zone.trim().is_empty();
            bare |= is_bare;
            zoned |= !is_bare;
        }
    }
    bare && zoned
}

/// The zone that a time with a day and a clock names, if it is one; empty where it names none.
fn zone_of<'t>(key: &str, text: &'t str) -> Option<&'t str> {
    const KEYS: [&str; 13] = [
        "at", "started", "detected", "acknowledged", "mitigated", "resolved", "from", "until", "next_update", "since",
        "due", "done", "published",
    ];
    let text = text.trim().trim_start_matches('~');
    let (day, clock) = text.split_at_checked(10)?;
    let is_day =
        day.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let clock = clock.strip_prefix(['T', ' '])?;
    let length = clock.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    (KEYS.contains(&key) && is_day && length >= 4).then(|| clock[length..].trim())
}

/// Whether a zone of a time is the one of that name.
fn is_zone(written: &str, name: &str) -> bool {
    let is_utc = |zone: &str| matches!(zone, "Z" | "UTC" | "GMT" | "+00:00" | "Etc/UTC");
    written == name || (is_utc(written) && is_utc(name))
}

/// A severity that says less than the states of the components do.
fn severity(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    let Some(severity) = incident.severity.as_ref().filter(|_| incident.kind == Kind::Incident) else { return };
    let states = incident.touched().filter(|(_, status)| *status != ComponentStatus::UnderMaintenance);
    let Some((component, worst)) = states.max_by_key(|(_, status)| *status) else { return };
    let scale = &case.site.severities;
    let Some(implied) = scale.iter().rev().find(|step| step.component_status >= *worst) else { return };
    if case.site.rank(severity) > case.site.rank(&implied.id) {
        let place = case.at("severity");
        let state = worst.words().to_lowercase();
        let message =
            format!("the severity is `{severity}`, and `{component}` had a {state}: that is `{}`", implied.id);
        let finding = Diagnostic::new("R110", place, message).label("says less");
        diagnostics.push(finding.help("correct one of the two, or say in `exceptions:` why both are right"));
    }
}

/// Whether one moment is certainly before another.
pub(super) fn is_before(a: &Moment, b: &Moment) -> bool {
    a.earliest() < b.earliest() && Span::between(b, a).is_none()
}
