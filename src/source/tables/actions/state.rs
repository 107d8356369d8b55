//! How far an action is, in the words of a cell or of a fact: `Done 2017-12-01`, `Done in #55`; and the days in them.
//!
//! In: a short text. Out: a status or a day. It must not know where the text stands.

use super::super::action_words::status;
use super::super::calendar::Scan;
use super::super::stamp::{Under, stamp};
use crate::source::raw::ActionStatus;

/// A status, and the day it was done: `Done 2017-12-01`.
pub(super) fn dated_status(text: &str) -> Option<(ActionStatus, Option<String>)> {
    if let Some(status) = status(text) {
        return Some((status, None));
    }
    let (word, day) = text.split_once([' ', ','])?;
    (status(word)? == ActionStatus::Done).then_some((ActionStatus::Done, Some(day_since(day)?)))
}

/// A status with a remark behind it, which is still to be told: `DONE (commit 1)`, `Done, see PR 5`, `Done in #55`.
pub(super) fn remarked_status(text: &str) -> Option<(ActionStatus, Option<String>)> {
    let marks = ["(", "（", "[", ",", "，", ";", ":", "：", " - ", "–", "—"];
    if let Some(at) = marks.iter().filter_map(|mark| text.find(mark)).min() {
        return dated_status(text[..at].trim());
    }
    let joints = [" in ", " by ", " via ", " with ", " as ", " see ", " per ", " on "];
    let (at, joint) = joints.iter().filter_map(|joint| Some((text.find(joint)?, joint))).min()?;
    let is_named = text[at + joint.len()..].contains(|c: char| c.is_uppercase() || c.is_ascii_digit());
    dated_status(&text[..at]).filter(|_| is_named)
}

/// The day at which something was done: `2017-12-01`, `on 2017-12-01`, `(as of 2017-12-01)`, `le 01/12/2017`.
pub(super) fn day_since(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['(', ')']);
    let named = ["on ", "as of ", "since ", "am ", "le ", "el ", "em "].iter().find_map(|word| text.strip_prefix(word));
    whole_day(named.unwrap_or(text))
}

/// A text that is a day or a month and nothing else; a day may have its clock.
pub(super) fn whole_day(text: &str) -> Option<String> {
    match stamp(text.trim()) {
        Scan::Is(stamp, len) if len == text.trim().len() && stamp.day.is_some() => Some(stamp.text(&Under::default())),
        _ => None,
    }
}
