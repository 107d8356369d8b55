//! The words for what an action is for and how far it is.
//!
//! In: a word as people write it. Out: the word of the format. It must not know where in an item the word stood.

mod abroad;

use crate::source::raw::{ActionKind, ActionStatus};
use crate::source::sections::words;

/// The words of the format for a kind.
pub(super) const KINDS: [&str; 6] = ["prevent", "detect", "mitigate", "repair", "process", "investigate"];
/// The words of the format for a status.
pub(super) const STATUSES: &str = "open, in_progress, done or dropped";

/// The signs that people put before what is done.
pub(super) const TICKS: [&str; 7] = ["✅", "✔️", "✔", "☑️", "☑", "✓", ":white_check_mark:"];

/// What an action is for.
pub(super) fn kind(text: &str) -> Option<ActionKind> {
    Some(match words(text).as_str() {
        "prevent" | "prevention" | "preventative" | "preventive" | "preventing" | "avoid" | "p" => ActionKind::Prevent,
        "detect" | "detection" | "monitor" | "monitoring" | "alerting" | "observability" | "d" => ActionKind::Detect,
        "mitigate" | "mitigation" | "mitigative" | "mitigating" | "m" => ActionKind::Mitigate,
        "repair" | "fix" | "fixes" | "corrective" | "cleanup" | "clean up" | "recovery" | "bug" => ActionKind::Repair,
        "process" | "training" | "documentation" | "docs" | "policy" | "communication" => ActionKind::Process,
        "investigate" | "investigation" | "research" | "analysis" | "analyze" | "analyse" => ActionKind::Investigate,
        _ => return None,
    })
}

/// What an action is for, where the word may also be part of its text: the words of the format and their nouns.
pub(super) fn clear_kind(text: &str) -> Option<ActionKind> {
    let nouns = ["prevention", "detection", "mitigation", "investigation"];
    let is_clear = |word: &str| KINDS.contains(&word) || nouns.contains(&word);
    kind(text).filter(|_| is_clear(&words(text)))
}

/// How far an action is, where the word may also be part of its text.
pub(super) fn clear_status(text: &str) -> Option<ActionStatus> {
    let word = words(text);
    let doubtful = [
        "new", "active", "accepted", "scheduled", "pending", "started", "resolved", "merged", "obsolete", "proposed",
        "blocked", "released", "deployed", "implemented", "delivered", "assigned", "verified",
    ];
    status(text).filter(|_| !doubtful.contains(&word.as_str()) && share(&word).is_none())
}

/// How much is done, in hundredths: `100%`, `50 % complete`.
fn share(words: &str) -> Option<u8> {
    let (number, rest) = words.split_once(' ').unwrap_or((words, ""));
    number.parse().ok().filter(|share| *share <= 100 && matches!(rest, "" | "done" | "complete" | "completed"))
}

/// Whether a label says no more than that promises follow: `Improvements/Fixes:`, `**Tasks**`.
pub(super) fn only_leads(text: &str) -> bool {
    let names = [
        "improvements", "improvement", "fixes", "tasks", "task", "action", "actions", "items", "todo", "todos", "list",
        "and", "to", "address", "the", "issue", "issues", "further", "other", "for",
    ];
    words(text).split(' ').all(|word| names.contains(&word))
}

/// Labels that say until when promises are meant.
const HORIZONS: [&str; 5] = ["immediate", "short term", "medium term", "mid term", "long term"];

/// Whether a label says until when promises are meant: `Short-term:`, `**Long term improvements**`.
pub(super) fn is_horizon(text: &str) -> bool {
    let words = words(text);
    let mut rests = HORIZONS.iter().filter_map(|first| words.strip_prefix(first));
    rests.any(|rest| rest.is_empty() || only_leads(rest.trim_start()))
}

/// Whether a label says of what sort the promises below it are: `**Corrective actions**`, `Follow-up tasks`.
pub(super) fn is_sort(text: &str) -> bool {
    let sorts = [
        "corrective", "preventive", "preventative", "remedial", "follow up", "followup", "technical", "organizational",
        "organisational", "measures", "steps",
    ];
    let words = words(text);
    let is_lead = |word: &str| matches!(word, "measures" | "steps" | "taken") || only_leads(word);
    let mut rests = HORIZONS.iter().chain(&sorts).filter_map(|first| words.strip_prefix(first));
    rests.any(|rest| rest.split_whitespace().all(is_lead))
}

/// How far all is that stands below a text, and whether the text says nothing else: `Completed`, `Open action items`,
/// `Immediate actions (completed)`.
pub(super) fn group_status(text: &str) -> Option<(ActionStatus, bool)> {
    let of = |text: &str| {
        let words = words(text);
        let first = ["already ", "all "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(&words);
        let last = [" action items", " actions", " items", " tasks", " work", " so far", " already"];
        clear_status(text)
            .or_else(|| clear_status(last.iter().find_map(|word| first.strip_suffix(word)).unwrap_or(first)))
    };
    if let Some(status) = of(text) {
        return Some((status, true));
    }
    // `Immediate actions taken`
    if is_sort(text) && words(text).ends_with(" taken") {
        return Some((ActionStatus::Done, false));
    }
    let end = text.trim().trim_end_matches([':', '*', '_', ' ']);
    let open = if end.ends_with(')') { end.rfind('(')? } else { end.strip_suffix(']').and_then(|_| end.rfind('['))? };
    of(&end[open..]).map(|status| (status, false))
}

/// How far an action is.
pub(super) fn status(text: &str) -> Option<ActionStatus> {
    if TICKS.contains(&text.trim()) || matches!(text.trim(), "[x]" | "[X]") {
        return Some(ActionStatus::Done);
    }
    if matches!(text.trim(), "[ ]" | "☐" | "⬜" | "🔲" | "📅") {
        return Some(ActionStatus::Open);
    }
    if matches!(text.trim(), "⏳" | "🔄" | "🚧") {
        return Some(ActionStatus::InProgress);
    }
    let words = words(text);
    if let Some(share) = share(&words).filter(|_| text.contains('%')) {
        return Some(match share {
            0 => ActionStatus::Open,
            100 => ActionStatus::Done,
            _ => ActionStatus::InProgress,
        });
    }
    Some(match words.as_str() {
        "open" | "todo" | "to do" | "not started" | "planned" | "announced" | "new" | "pending" | "backlog"
        | "scheduled" | "accepted" | "proposed" | "deferred" | "postponed" | "delayed" | "on hold" | "blocked"
        | "assigned" | "not yet started" => ActionStatus::Open,
        "in progress"
        | "inprogress"
        | "wip"
        | "started"
        | "doing"
        | "ongoing"
        | "in review"
        | "under review"
        | "active"
        | "pr open"
        | "pr opened"
        | "in flight"
        | "on track"
        | "under investigation"
        | "ready for review"
        | "partially complete"
        | "partially completed"
        | "partially done" => ActionStatus::InProgress,
        "done" | "complete" | "completed" | "closed" | "fixed" | "resolved" | "finished" | "merged" | "pr merged"
        | "shipped" | "deployed" | "released" | "implemented" | "delivered" | "verified" => ActionStatus::Done,
        "dropped" | "declined" | "wont do" | "wont fix" | "wontfix" | "cancelled" | "canceled" | "abandoned"
        | "rejected" | "obsolete" | "not planned" | "superseded" | "no longer needed" => ActionStatus::Dropped,
        word => return abroad::STATUSES.iter().find(|(words, _)| words.contains(&word)).map(|(_, status)| *status),
    })
}
