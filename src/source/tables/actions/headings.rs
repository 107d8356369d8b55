//! Sub-headings as actions: `### 1) Set up an alarm`, with the text below.
//!
//! In: the blocks of a section. Out: which of them are an action each. It must not know how the text of one is read.

use std::ops::Range;

use super::super::blocks::Block;
use super::Group;
use crate::source::sections::{Section, words};

/// Words of a heading below which everything is an action; `Remediation` may tell what was done at once.
const OF_ACTIONS: [&str; 8] = ["action", "actions", "items", "next", "tasks", "todo", "plan", "doing"];

/// The blocks of each action, the heading first: where there is neither list nor table, the headings that are numbered,
/// or all with a text below them.
pub(super) fn promised(body: &str, section: &Section, blocks: &[Block]) -> Vec<Range<usize>> {
    if blocks.iter().any(|block| matches!(block, Block::List(_) | Block::Table { .. })) {
        return Vec::new();
    }
    let headings = || {
        blocks.iter().enumerate().filter_map(|(place, block)| match block {
            Block::Heading { level, text, .. } => Some((place, *level, &body[text.clone()])),
            _ => None,
        })
    };
    let has_text = |place: usize| match blocks.get(place + 1) {
        None | Some(Block::Heading { .. }) => false,
        Some(block) => !body[block.range()].starts_with("<!--"),
    };
    let is_list = words(&section.heading).split(' ').any(|word| OF_ACTIONS.contains(&word));
    let is_numbered = headings().any(|(.., text)| without_number(text).is_some());
    let is_promise = |place: usize, text: &str| {
        if is_numbered { without_number(text).is_some() } else { is_list && has_text(place) && !Group::of(text).1 }
    };
    let end = |place: usize, level: u8| {
        let behind = &blocks[place + 1..];
        let next = behind.iter().position(|block| matches!(block, Block::Heading { level: of, .. } if *of <= level));
        place + 1 + next.unwrap_or(behind.len())
    };
    let mut promises: Vec<Range<usize>> = Vec::new();
    for (place, level, text) in headings() {
        // What stands below a promise is its text.
        let is_inside = promises.last().is_some_and(|last| last.contains(&place));
        if !is_inside && is_promise(place, text) {
            promises.push(place..end(place, level));
        }
    }
    promises
}

/// `Set up an alarm` of `1) Set up an alarm`.
pub(super) fn without_number(heading: &str) -> Option<&str> {
    let text = heading.trim_start_matches(['#', '*', '_']);
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest =
        behind.strip_prefix([')', '.', ':']).filter(|rest| behind.len() < text.len() && rest.starts_with(' '))?;
    Some(rest.trim())
}
