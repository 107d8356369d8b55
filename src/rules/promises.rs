//! Rules about promises: who keeps them, by when, and whether they were kept.
//!
//! In: one incident with its clock. Out: R301 to R305.

use super::Case;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::Action;
use crate::source::raw::ActionStatus;
use crate::time::{Span, words};

/// Runs the rules of this family.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    let open: Vec<&Action> = case.incident.actions.iter().filter(|action| action.status.waits()).collect();
    without("R301", "owner", "nobody keeps it", &open, |action| action.owner.is_none(), diagnostics);
    without("R302", "due date", "when?", &open, |action| action.due.is_none(), diagnostics);
    for action in open {
        let Some(due) = action.due.filter(|due| due.latest() <= case.now) else { continue };
        let message = format!("the promise was due {} and is open", words::moment(&due, case.site.zone));
        let finding = Diagnostic::new("R303", action.place.at("due"), message).label("overdue");
        diagnostics.push(finding.help("keep it, or say in public that it will be later, or not at all"));
    }
    for action in case.incident.actions.iter().filter(|action| action.status == ActionStatus::Dropped) {
        if action.reason.as_ref().is_none_or(crate::model::Prose::is_empty) {
            let finding = Diagnostic::new("R304", action.place.clone(), "the promise was dropped without a reason");
            diagnostics.push(finding.label("why?"));
        }
    }
    contradictions(case, diagnostics);
}

/// Promises that are said to be done, and to wait; or done before they were made.
fn contradictions(case: &Case, diagnostics: &mut Diagnostics) {
    for action in &case.incident.actions {
        let Some(done) = &action.done else { continue };
        let finding = |message: &str| Diagnostic::new("R305", action.place.at("done"), message.to_owned());
        if action.status.waits() {
            let finding = finding("the promise is said to be done, and its status that it is not").label("done");
            diagnostics.push(finding.related(action.place.at("status"), "not done").help("take one of the two out"));
        } else if let Some(since) = action.since.filter(|since| Span::between(since, done).is_none()) {
            let finding = finding("the promise was done before it was made").label("earlier");
            let made = format!("made {}", words::moment(&since, case.site.zone));
            diagnostics.push(finding.related(action.place.at("since"), made));
        }
    }
}

/// Open promises of one incident that lack something: one finding, at the first of them.
fn without(
    code: &str,
    what: &str,
    label: &str,
    open: &[&Action],
    lacks: impl Fn(&Action) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let lacking: Vec<&&Action> = open.iter().filter(|action| lacks(action)).collect();
    let Some(first) = lacking.first() else { return };
    let message = match (lacking.len(), open.len()) {
        (1, 1) => format!("the open promise has no {what}"),
        (all, of) if all == of => format!("none of the {of} open promises has an {what}").replace("an due", "a due"),
        (1, of) => format!("one of the {of} open promises has no {what}"),
        (some, of) => format!("{some} of the {of} open promises have no {what}"),
    };
    diagnostics.push(Diagnostic::new(code, first.place.clone(), message).label(label.to_owned()));
}
