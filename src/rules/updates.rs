//! Rules about what readers were told: in which order, how often, and whether it fits what was going on.
//!
//! In: one incident with its clock. Out: R101 to R106, R113.

use std::collections::BTreeMap;

use super::Case;
use super::timeline::is_before;
use crate::diag::{Diagnostic, Diagnostics, Place, Spot};
use crate::model::words::{ComponentId, ComponentStatus, Status};
use crate::source::raw::Kind;
use crate::time::{Moment, Span, Zone};

/// Runs the rules of this family.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    order(case, diagnostics);
    reopened(case, diagnostics);
    goes_on(case, diagnostics);
    states(case, diagnostics);
    promised(case, diagnostics);
    silence(case, diagnostics);
    announced(case, diagnostics);
}

/// Updates, or entries of a timeline, that are written neither oldest first nor newest first.
fn order(case: &Case, diagnostics: &mut Diagnostics) {
    let updates = case.incident.updates.iter().map(|update| (update.at, &update.place)).collect();
    in_order("this update is older than the one written before it", "/updates/", updates, diagnostics);
    let timeline = case.incident.timeline.iter().filter_map(|entry| Some((entry.at?, &entry.place))).collect();
    in_order("this entry is older than the one written before it", "/timeline/", timeline, diagnostics);
}

fn in_order(message: &str, list: &str, told: Vec<(Moment, &Place)>, diagnostics: &mut Diagnostics) {
    let mut written: Vec<((bool, usize), Moment, &Place)> =
        told.into_iter().filter_map(|(at, place)| Some((number(list, place)?, at, place))).collect();
    written.sort_by_key(|(number, ..)| *number);
    for list in written.chunk_by(|((one, _), ..), ((other, _), ..)| one == other) {
        let pairs = || list.windows(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?)));
        let falls = pairs().find(|((_, first, _), (_, second, _))| is_before(second, first));
        let rises = pairs().any(|((_, first, _), (_, second, _))| is_before(first, second));
        if let (Some(((.., first), (.., second))), true) = (falls, rises) {
            let finding = Diagnostic::new("R101", second.at("at"), message).label("out of order");
            diagnostics.push(finding.related(first.at("at"), "already later than that"));
        }
    }
}

/// Whether an entry is of the body, whose lists are not that of the front matter, and its place there: its number, or
/// its first byte.
fn number(list: &str, place: &Place) -> Option<(bool, usize)> {
    match &place.spot {
        Spot::Pointer(pointer) => Some((false, pointer.strip_prefix(list)?.parse().ok()?)),
        Spot::Range(range) => Some((true, range.start)),
        _ => None,
    }
}

/// Words by which a text says that it is not over after all.
const AGAIN: [&str; 12] = [
    "again", "reopen", "re-open", "return", "recur", "relapse", "not resolved", "still", "another", "once more",
    "came back", "new ",
];

/// An update after the end that goes on without saying so.
fn reopened(case: &Case, diagnostics: &mut Diagnostics) {
    let updates = &case.incident.updates;
    for pair in updates.windows(2) {
        let [over, next] = pair else { continue };
        if !over.status.is_over() || over.status == Status::Cancelled {
            continue;
        }
        let text = next.text.text().to_lowercase();
        let says_so = AGAIN.iter().any(|word| text.contains(word));
        let is_down = next.components.iter().any(|(_, status)| *status != ComponentStatus::Operational);
        let place = if next.status.is_over() { next.place.at("components") } else { next.place.at("status") };
        let message = match (next.status.is_over(), is_down) {
            (false, _) if !says_so => {
                format!("it was {} and is {} again, and the update does not say so", over.status.id(), next.status.id())
            }
            (true, true) => format!("a component is down again, and the incident is still {}", next.status.id()),
            _ => continue,
        };
        let finding = Diagnostic::new("R102", place, message).label("reopened");
        diagnostics.push(finding.related(over.place.at("status"), "over here"));
    }
}

/// An update that is long after the stated end and says that it goes on: one of the two is wrong, and a page shows both.
fn goes_on(case: &Case, diagnostics: &mut Diagnostics) {
    const LAG: i64 = 60 * 60;
    let incident = case.incident;
    let Some(end) = incident.resolved.as_ref().filter(|_| incident.kind == Kind::Incident) else { return };
    let is_later = |at: &Moment| end.moment.latest().seconds_until(at.earliest()) > LAG;
    let goes_on = |status: Status| !status.is_over() && status != Status::Monitoring;
    let Some(last) = incident.updates.iter().rfind(|update| goes_on(update.status) && is_later(&update.at)) else {
        return;
    };
    let status = last.status.id();
    let after = Span::between(&end.moment, &last.at).map_or_else(|| "later".to_owned(), |span| format!("{span} later"));
    let message = format!("the incident is resolved, and a word, {after}, is that it is {status}");
    let finding = Diagnostic::new("R102", last.place.at("status"), message).label("after the end");
    let finding = finding.related(end.place.clone(), "over here");
    diagnostics
        .push(finding.help("correct the end, or give this update the status that it tells of, such as `resolved`"));
}

/// The last word on each component against the state of the incident.
fn states(case: &Case, diagnostics: &mut Diagnostics) {
    let mut last: BTreeMap<&ComponentId, (ComponentStatus, Place)> = BTreeMap::new();
    for (component, status) in &case.incident.components {
        last.insert(component, (*status, case.at("components")));
    }
    let told = case.incident.updates.iter().filter(|update| update.at.earliest() <= case.now);
    let mut changed = false;
    for update in told {
        for (component, status) in &update.components {
            changed = true;
            last.insert(component, (*status, update.place.at("components").at(component)));
        }
    }
    // Without an update about components, what is listed holds until the end.
    if !changed {
        return;
    }
    if case.facts.status.is_over() {
        let is_told = |place: &Place| *place != case.at("components");
        for (component, (status, place)) in &last {
            if *status != ComponentStatus::Operational && is_told(place) {
                let state = status.words().to_lowercase();
                let message = format!("the incident is over, and the last word on `{component}` is: {state}");
                let finding = Diagnostic::new("R103", place.clone(), message).label("never put right");
                diagnostics.push(
                    finding.help(format!("add `components: {{{component}: operational}}` to the update that ends it")),
                );
            }
        }
    } else if case.facts.is_open
        // Who watches whether it lasts has said why it is open.
        && !matches!(case.facts.status, Status::Monitoring | Status::Verifying)
        && last.values().all(|(status, _)| *status == ComponentStatus::Operational)
    {
        let place = last.values().last().map(|(_, place)| place.clone());
        let message = "the incident is open, and every component of it is operational";
        let finding = place.map(|place| Diagnostic::new("R104", place, message).label("all is well"));
        diagnostics.extend(finding.map(|finding| finding.help("resolve it, or say what is not well")));
    }
}

/// Promised words that came late or not at all.
fn promised(case: &Case, diagnostics: &mut Diagnostics) {
    let updates = &case.incident.updates;
    for (place, update) in updates.iter().enumerate() {
        let Some(promise) = update.next_update.filter(|_| !update.status.is_over()) else { continue };
        let at = update.place.at("next_update");
        match updates.get(place + 1) {
            Some(next) if is_before(&promise, &next.at) => {
                let late = Span::between(&promise, &next.at).map_or_else(String::new, |late| format!(" {late}"));
                let finding = Diagnostic::new("R105", at, format!("the next word came{late} later than promised"));
                diagnostics.push(finding.label("promised for then").related(next.place.at("at"), "came then"));
            }
            None if case.facts.is_open && is_before(&promise, &now(case)) => {
                let finding = Diagnostic::new("R105", at, "the next word is promised for a time that has passed");
                diagnostics
                    .push(finding.label("promised for then").help("say something, if only that there is no news"));
            }
            _ => {}
        }
    }
}

/// Silence longer than the policy allows.
fn silence(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    let Some(severity) = &incident.severity else { return };
    let Some(limit) = case.site.policy.silence.get(severity) else { return };
    let mut last = (incident.started.moment, incident.started.place.clone());
    let mut report = |from: &(Moment, Place), to: Moment, place: Place, label: &str| {
        let Some(span) = Span::between(&from.0, &to).filter(|span| span.least() > limit.most()) else { return };
        let message = format!("no word for {span}, and the policy for `{severity}` is {limit} at most");
        let finding = Diagnostic::new("R106", place, message).label(label);
        diagnostics.push(finding.related(from.1.clone(), "silence from here"));
    };
    for update in &incident.updates {
        report(&last, update.at, update.place.at("at"), "the next word");
        if update.status.is_over() {
            return;
        }
        last = (update.at, update.place.at("at"));
    }
    if case.facts.is_open {
        report(&last.clone(), now(case), last.1.clone(), "the last word");
    }
}

/// A maintenance to come without a word.
fn announced(case: &Case, diagnostics: &mut Diagnostics) {
    if case.incident.kind != Kind::Maintenance || !case.facts.is_upcoming || !case.incident.updates.is_empty() {
        return;
    }
    let finding =
        Diagnostic::new("R113", case.at("scheduled"), "the maintenance is to come, and no update announces it");
    let update = format!("`updates: [{{at: {}, status: scheduled, text: …}}]`", case.now.rfc3339());
    diagnostics
        .push(finding.label("not announced").help(format!("say when readers were told of it, such as {update}")));
}

fn now(case: &Case) -> Moment {
    Moment::exact(case.now, Zone::UTC)
}
