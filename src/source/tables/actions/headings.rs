//! Sub-headings as actions: `### 1) Set up an alarm`, with the text below.
//!
//! In: the blocks of a section. Out: which of them are an action each. It must not know how the text of one is read.

use std::ops::Range;

use super::super::action_words::is_horizon;
use super::super::blocks::Block;
use super::{Group, item};
use crate::source::raw::Action;
use crate::source::sections::{Section, words};
use crate::source::yaml::trimmed;

/// Words of a heading below which everything is an action; `Remediation` may tell what was done at once.
const OF_ACTIONS: [&str; 8] = ["action", "actions", "items", "next", "tasks", "todo", "plan", "doing"];

/// A line below a heading that may be a field of it: with its marker, and without.
pub(super) struct Field {
    pub(super) range: Range<usize>,
    pub(super) content: Range<usize>,
}

/// The fields that a list or a paragraph consists of: each has its key, and half of them are known, in a paragraph two.
/// `- **Owner:** Ada`
pub(super) fn fields(body: &str, block: &Block) -> Vec<Field> {
    let lines: Vec<Field> = match block {
        Block::List(items) => {
            items.iter().map(|item| Field { range: item.range.clone(), content: item.content.clone() }).collect()
        }
        Block::Paragraph(range) => {
            let mut at = range.start;
            let lines = body[range.clone()].split_inclusive('\n').map(|line| {
                at += line.len();
                let whole = trimmed(body, at - line.len()..at);
                let bare = ["\\", "<br>", "<br/>"].iter().find_map(|end| body[whole.clone()].strip_suffix(end));
                let end = bare.map_or(whole.end, |bare| whole.start + bare.trim_end().len());
                Field { content: whole.start..end, range: whole }
            });
            lines.collect()
        }
        _ => Vec::new(),
    };
    let has_key = |line: &Field| {
        let key = body[line.content.clone()].split_once(':').map_or("", |(key, _)| key.trim_matches(['*', '_']));
        !key.is_empty() && key.len() <= 24 && !key.contains(['[', '`', '.', ','])
    };
    let told: Vec<Action> = lines
        .iter()
        .map(|line| {
            let mut told = Action::default();
            item::field(&body[line.content.clone()], &mut told);
            told
        })
        .collect();
    let count = |is_told: fn(&Action) -> bool| told.iter().filter(|told| is_told(told)).count();
    let (due, status) = (count(|told| told.due.is_some()), count(|told| told.status.is_some()));
    // A link alone may be anybody's, and what is told twice is of two.
    let known = count(|told| told.owner.is_some() || told.due.is_some() || told.status.is_some());
    let least = if matches!(block, Block::Paragraph(_)) { 2 } else { lines.len().div_ceil(2).max(1) };
    if lines.iter().all(has_key) && known >= least && due < 2 && status < 2 { lines } else { Vec::new() }
}

/// The blocks of each action, the heading first: the headings above their fields, and where there is neither list nor
/// table, those that are numbered, or all with a text below them.
pub(super) fn promised(body: &str, section: &Section, blocks: &[Block]) -> Vec<Range<usize>> {
    let is_entries =
        |block: &Block| matches!(block, Block::List(_) | Block::Table { .. }) && fields(body, block).is_empty();
    let has_entries = blocks.iter().any(is_entries);
    let has_lists = blocks.iter().any(|block| matches!(block, Block::List(_) | Block::Table { .. }));
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
    let is_category = |text: &str| Group::of(text).1 || is_horizon(text);
    let is_list = words(&section.heading).split(' ').any(|word| OF_ACTIONS.contains(&word));
    let is_numbered = headings().any(|(.., text)| without_number(text).is_some());
    let is_told = |place: usize, text: &str| {
        if is_numbered { without_number(text).is_some() } else { is_list && has_text(place) && !is_category(text) }
    };
    let end = |place: usize, level: u8| {
        let ends = |block: &Block| match block {
            Block::Heading { level: of, .. } => *of <= level,
            // A rule or a footnote is nobody's.
            Block::Other(range) => body[range.clone()].bytes().all(|byte| b"-*_ \t".contains(&byte)),
            Block::Paragraph(range) => body[range.clone()].starts_with("[^") && body[range.clone()].contains("]:"),
            _ => false,
        };
        let behind = &blocks[place + 1..];
        place + 1 + behind.iter().position(ends).unwrap_or(behind.len())
    };
    // Beside lists, a line such as `Owner: Ada` may speak of all of them.
    let may_tell = |block: &&Block| !has_entries || matches!(block, Block::List(_));
    let has_fields = |place: usize, level: u8, text: &str| {
        let below = &blocks[place + 1..end(place, level)];
        let mut own = below.iter().take_while(|block| !matches!(block, Block::Heading { .. })).filter(may_tell);
        let is_title = !text.is_empty() && !is_category(text);
        is_title && !below.iter().any(is_entries) && own.any(|block| !fields(body, block).is_empty())
    };
    let is_promise =
        |place: usize, level: u8, text: &str| has_fields(place, level, text) || !has_lists && is_told(place, text);
    let mut promises: Vec<Range<usize>> = Vec::new();
    for (place, level, text) in headings() {
        // What stands below a promise is its text.
        let is_inside = promises.last().is_some_and(|last| last.contains(&place));
        if !is_inside && is_promise(place, level, text) {
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
