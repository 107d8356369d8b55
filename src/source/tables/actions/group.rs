//! The parentheses at the end of a promise, in which people write by whom and until when: `text (Ada, due 2017-12-01)`.
//!
//! In: the text of an item. Out: the text before them, and what they say. It must not know what one fact looks like.

use super::super::action_words::clear_status;
use super::super::calendar::{Scan, day, digits};
use super::item::fact;
use crate::source::raw::{Action, ActionStatus};

/// `text (owner, due 2017-12-01)`: the parentheses at the end, bold or plain, if they hold anything that is known.
pub(super) fn trailing<'a>(text: &'a str, action: &mut Action) -> Option<&'a str> {
    let (before, inner) = at_end(text)?;
    let mut told = action.clone();
    let mut unknown = Vec::new();
    // What says how far it is may have been said by the box before it.
    let mut dated = false;
    for part in parts(inner) {
        dated |= clear_status(part).is_some();
        if !fact(part, &mut told) {
            unknown.push(part);
        }
    }
    dated |= told.due != action.due || told.status != action.status;
    match unknown.as_slice() {
        [] => {}
        [reason] if told.status == Some(ActionStatus::Dropped) => told.reason = Some((*reason).to_owned()),
        // `(reported by Ada, 2017-12-01)`
        [name] if dated && told.owner.is_none() && name.len() <= 40 && !name.contains(" by ") => {
            told.owner = Some((*name).to_owned());
        }
        _ => return None,
    }
    *action = told;
    Some(before.trim_end())
}

/// What commas and semicolons divide; the comma of `Dec 24, 2017` does not.
pub(super) fn parts(inner: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, mark) in inner.match_indices([',', ';', '，', '、', '；']).chain([(inner.len(), "")]) {
        let year = inner[at..].trim_start_matches([',', ' ']);
        let in_date = digits(year).len() == 4 && inner[from..at].ends_with(|c: char| c.is_ascii_digit());
        if !(in_date && matches!(day(year), Scan::No)) {
            parts.push(inner[from..at].trim());
            from = at + mark.len();
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The bracket that belongs to one that was taken off the end.
fn opening(inner: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in inner.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// Takes what is named in parentheses that say more, and stay: `(owner: Ada; see the log)`, `(approved by Ada, done)`.
pub(super) fn named_in(text: &str, action: &mut Action) {
    let Some((_, inner)) = at_end(text) else { return };
    let is_clear = |part: &&str| part.contains([':', '：']) || part.starts_with("due ") || clear_status(part).is_some();
    for part in parts(inner).into_iter().filter(is_clear) {
        let mut told = Action::default();
        if fact(part, &mut told) {
            action.owner = action.owner.take().or(told.owner);
            action.due = action.due.take().or(told.due);
            action.status = told.status.or(action.status);
        }
    }
}

/// The text before the parentheses at its end, and what stands in them; around them may be marks.
fn at_end(text: &str) -> Option<(&str, &str)> {
    let whole = text.trim_end().trim_end_matches(['.', '。']);
    let trimmed = whole.trim_end_matches(['*', '_']);
    let marks = &whole[trimmed.len()..];
    let pairs = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];
    let (open, close) = pairs.into_iter().find(|(_, close)| trimmed.ends_with(*close))?;
    let inner = trimmed.strip_suffix(close)?;
    let start = opening(inner, open, close)?;
    let (before, inner) = (inner[..start].strip_suffix(marks)?, &inner[start + open.len_utf8()..]);
    (!(before.ends_with(']') || before.is_empty() && close == ']')).then_some((before, inner))
}
