//! Lists and tables as promises: what, for what, by whom, until when, and how far it is.
//!
//! In: a section. Out: raw actions. It must not know which of them are overdue.

mod item;
mod row;

use std::ops::Range;

use super::action_words::{clear_status, kind};
use super::blocks::{Block, Item, blocks};
use super::inline::{dedent, first_word, trimmed};
use super::{Entries, Entry, Problem};
use crate::source::raw::{Action, ActionKind, ActionStatus};
use crate::source::sections::Section;

/// Reads the actions of a section.
pub(super) fn read(body: &str, section: &Section) -> Entries<Action> {
    let mut reader =
        Reader { body, kind: None, status: None, entries: Vec::new(), frame: Vec::new(), problems: Vec::new() };
    for block in blocks(body, section.content.clone()) {
        match block {
            Block::Heading { range, text, .. } => reader.heading(range, &text),
            Block::List(items) => reader.items(&items, reader.kind),
            Block::Table { head, head_range, rows } => reader.table(&head, head_range, &rows),
            Block::Paragraph(_) | Block::Other(_) => {}
        }
    }
    let Reader { entries, frame, problems, .. } = reader;
    Entries::new(body, &section.content, entries, frame, problems)
}

struct Reader<'a> {
    body: &'a str,
    /// The kind that a sub-heading gives to what stands below it.
    kind: Option<ActionKind>,
    /// The same with a status: `### Completed`.
    status: Option<ActionStatus>,
    entries: Vec<Entry<Action>>,
    frame: Vec<Range<usize>>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn heading(&mut self, range: Range<usize>, text: &Range<usize>) {
        self.kind = kind(&self.body[text.clone()]);
        self.status = clear_status(&self.body[text.clone()]);
        if self.kind.is_some() || self.status.is_some() {
            self.frame.push(range);
        }
    }

    fn items(&mut self, items: &[Item], under: Option<ActionKind>) {
        for item in items {
            let head = trimmed(self.body, item.content.start..item.nested_start.max(item.content.start));
            let group = kind(&self.body[head.clone()]).filter(|_| !item.nested.is_empty() && item.checked.is_none());
            if group.is_some() {
                self.frame.push(item.range.start..head.end);
                self.items(&item.nested, group);
            } else if item.content.is_empty() {
                self.frame.push(item.range.clone());
            } else {
                self.item(item, under);
            }
        }
    }

    fn item(&mut self, item: &Item, under: Option<ActionKind>) {
        let text = dedent(&self.body[item.content.clone()], item.indent);
        let (mut value, wrong) = item::action(&text, item.checked);
        value.kind = value.kind.or(under);
        value.status = value.status.filter(|status| *status != ActionStatus::Open).or(self.status).or(value.status);
        for word in wrong {
            // The word stands on the first line, which is the same in the body.
            let at = item.content.start + word.start..item.content.start + word.end;
            let written = &self.body[at.clone()];
            self.problems.push(not_a_day(written, at.clone()));
        }
        let at = first_word(self.body, item.content.clone());
        self.entries.push(Entry { value, range: item.range.clone(), at, until: None });
    }
}

fn not_a_day(written: &str, at: Range<usize>) -> Problem {
    let help = "write the day as in `2017-12-01`, or leave it out if there is none";
    Problem::new("M001", at, format!("`{written}` cannot be read as a day")).label("not a day").help(help)
}
