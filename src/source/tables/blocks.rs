//! The blocks of a section: headings, paragraphs, lists with their items, tables with their cells.
//!
//! In: a body and the range of a section's content. Out: its top-level blocks as ranges into the body. It must not
//! know what any of them is for.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Parser, Tag};

use crate::source::sections::options;
use crate::source::yaml::trimmed;

/// The level of a line that stands over others, among headings.
pub(super) const LINE: u8 = 7;

/// A block at the top level.
#[derive(Debug)]
pub(super) enum Block {
    Heading { level: u8, range: Range<usize>, text: Range<usize> },
    Paragraph(Range<usize>),
    List(Vec<Item>),
    Table { head: Row, head_range: Range<usize>, rows: Vec<Row> },
    Other(Range<usize>),
}

impl Block {
    /// Where the block stands, as far as its text goes.
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Self::Heading { range, .. } | Self::Paragraph(range) | Self::Other(range) => range.clone(),
            Self::List(items) => match (items.first(), items.last()) {
                (Some(first), Some(last)) => first.range.start..last.range.end,
                _ => 0..0,
            },
            Self::Table { head_range, rows, .. } => {
                head_range.start..rows.last().map_or(head_range.end, |row| row.range.end)
            }
        }
    }
}

/// An item of a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// From its marker to its last line.
    pub(super) range: Range<usize>,
    /// What stands behind the marker and the box.
    pub(super) content: Range<usize>,
    /// By how much its further lines are indented.
    pub(super) indent: usize,
    /// Whether its box is ticked, if it has one.
    pub(super) checked: Option<bool>,
    /// The items of a list that is all the item has besides its first line.
    pub(super) nested: Vec<Item>,
    /// Where that list begins.
    pub(super) nested_start: usize,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) range: Range<usize>,
    /// Its cells as they are written, trimmed: not made to fit the head.
    pub(super) cells: Vec<Range<usize>>,
}

/// The top-level blocks of a part of the body.
pub(super) fn blocks(body: &str, content: Range<usize>) -> Vec<Block> {
    let base = content.start;
    let mut walk = Walk { body, base, events: Parser::new_ext(&body[content], options()).into_offset_iter() };
    let mut found = Vec::new();
    while let Some((event, range)) = walk.events.next() {
        let range = range.start + base..range.end + base;
        match event {
            Event::Start(Tag::List(_)) => {
                let items = walk.items(0);
                if !goes_below(body, &mut found, &items) {
                    found.push(Block::List(items));
                }
            }
            Event::Start(Tag::Table(_)) => found.extend(walk.table(range)),
            Event::Start(Tag::Heading { level, .. }) => {
                let text = walk.inside(trimmed(body, range.clone()));
                found.push(Block::Heading { level: level as u8, range: trimmed(body, range), text });
            }
            Event::Start(Tag::Paragraph) => {
                walk.skip();
                found.push(Block::Paragraph(trimmed(body, range)));
            }
            Event::Start(_) => {
                walk.skip();
                found.push(Block::Other(trimmed(body, range)));
            }
            Event::End(_) => {}
            _ => found.push(Block::Other(trimmed(body, range))),
        }
    }
    found
}

/// Puts points below the last item of the list before them, if they are indented, though not as far as Markdown asks
/// behind `10.`.
fn goes_below(body: &str, found: &mut [Block], items: &[Item]) -> bool {
    let (Some(Block::List(above)), Some(first), Some(last)) = (found.last_mut(), items.first(), items.last()) else {
        return false;
    };
    let column = |at: usize| at - body[..at].rfind('\n').map_or(0, |end| end + 1);
    let digits = |item: &Item| body[item.range.start..].bytes().take_while(u8::is_ascii_digit).count();
    let (start, indent) = (first.range.start, column(first.range.start));
    // What begins with a time may be an entry of its own.
    let are_points = digits(first) == 0 && !body[first.content.clone()].starts_with(|c: char| c.is_ascii_digit());
    let is_above = |item: &&mut Item| {
        let is_alone = item.nested.is_empty() && !item.content.is_empty();
        are_points && is_alone && digits(item) > 1 && indent > column(item.range.start) + 1
    };
    let Some(item) = above.last_mut().filter(is_above) else { return false };
    item.indent = item.indent.min(indent);
    (item.nested_start, item.range.end, item.content.end) = (start, last.range.end, last.range.end);
    item.nested = items.to_vec();
    true
}

/// The same, where lines with a mark of a list that Markdown takes for a letter are a list too: `• Set up an alarm`.
pub(super) fn blocks_and_bullets(body: &str, content: Range<usize>) -> Vec<Block> {
    let split = |block: Block| match block {
        Block::Paragraph(range) => {
            let items = bullets(body, &range);
            let led = trimmed(body, range.start..items.first().map_or(range.end, |item| item.range.start));
            let lead = (!led.is_empty()).then_some(Block::Paragraph(led));
            lead.into_iter().chain((!items.is_empty()).then_some(Block::List(items))).collect()
        }
        block => vec![block],
    };
    blocks(body, content).into_iter().flat_map(split).collect()
}

/// The items of a paragraph that begin with such a mark, each with the lines that go on.
fn bullets(body: &str, paragraph: &Range<usize>) -> Vec<Item> {
    const MARKS: [char; 6] = ['•', '●', '▪', '‣', '◦', '・'];
    let mut items: Vec<Item> = Vec::new();
    // Behind another mark stand points of the item above.
    let mut mark = None;
    let mut end = paragraph.start;
    for line in body[paragraph.clone()].split_inclusive('\n') {
        let start = end + line.len() - line.trim_start().len();
        end += line.len();
        let range = trimmed(body, start..end);
        mark = mark.or_else(|| body[range.clone()].chars().next().filter(|first| MARKS.contains(first)));
        if let Some(text) = mark.and_then(|mark| body[range.clone()].strip_prefix(mark)).map(str::trim_start) {
            let content = range.end - text.len()..range.end;
            let nested_start = range.end;
            items.push(Item { range, content, indent: 0, checked: None, nested: Vec::new(), nested_start });
        } else if let Some(item) = items.last_mut() {
            (item.range.end, item.content.end, item.nested_start) = (range.end, range.end, range.end);
        }
    }
    items
}

struct Walk<'a> {
    body: &'a str,
    base: usize,
    events: OffsetIter<'a>,
}

impl Walk<'_> {
    /// Leaves the element that was entered last.
    fn skip(&mut self) {
        let mut depth = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Leaves the heading that was entered last, and says where its text stands.
    fn inside(&mut self, range: Range<usize>) -> Range<usize> {
        self.skip();
        let source = &self.body[range.clone()];
        let first = source.lines().next().unwrap_or("");
        let text = first.trim_start_matches('#').trim();
        let text = if first.starts_with('#') { text.trim_end_matches('#').trim_end() } else { text };
        let start = range.start + source.find(text).unwrap_or(0);
        start..start + text.len()
    }

    /// The items of the list that was entered last; one level of lists below them is looked into.
    fn items(&mut self, depth: u8) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let range = range.start + self.base..range.end + self.base;
                    items.push(self.item(range, depth));
                }
                Event::Start(_) => self.skip(),
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    fn item(&mut self, range: Range<usize>, depth: u8) -> Item {
        let range = trimmed(self.body, range);
        let mut content = after_marker(self.body, &range);
        let line = self.body[..content.start].rfind('\n').map_or(0, |at| at + 1);
        let indent = content.start - line;
        let (mut checked, mut nested, mut nested_start, mut paragraphs) = (None, Vec::new(), range.end, 0);
        let mut simple = true;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::Start(Tag::List(_)) if depth == 0 && nested.is_empty() => {
                    nested_start = at.start + self.base;
                    nested = self.items(1);
                }
                Event::Start(Tag::Paragraph) => {
                    paragraphs += 1;
                    simple &= paragraphs == 1 && nested.is_empty();
                    checked = checked.or(self.paragraph());
                }
                Event::Start(tag) => {
                    simple &= nested.is_empty() && !matches!(tag, Tag::List(_) | Tag::CodeBlock(_));
                    self.skip();
                }
                Event::TaskListMarker(ticked) => checked = checked.or(Some(ticked)),
                Event::End(_) => break,
                _ => simple &= nested.is_empty(),
            }
        }
        if checked.is_some() {
            let after = content.start + self.body[content.clone()].find(']').map_or(0, |at| at + 1);
            content = trimmed(self.body, after..content.end);
        }
        if !simple {
            nested.clear();
        }
        Item { range, content, indent, checked, nested, nested_start }
    }

    /// Leaves a paragraph of an item, where the box stands if the list is loose.
    fn paragraph(&mut self) -> Option<bool> {
        let (mut depth, mut checked) = (1_usize, None);
        for (event, _) in self.events.by_ref() {
            match event {
                Event::TaskListMarker(ticked) => checked = Some(ticked),
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        checked
    }

    fn table(&mut self, whole: Range<usize>) -> Option<Block> {
        let (mut head, mut rows) = (None, Vec::new());
        while let Some((event, range)) = self.events.next() {
            let range = range.start + self.base..range.end + self.base;
            match event {
                Event::Start(Tag::TableHead) => {
                    self.skip();
                    head = Some(row(self.body, range));
                }
                Event::Start(Tag::TableRow) => {
                    self.skip();
                    rows.push(row(self.body, range));
                }
                Event::Start(_) => self.skip(),
                Event::End(_) => break,
                _ => {}
            }
        }
        let head = head?;
        let end = rows.first().map_or(whole.end, |row: &Row| row.range.start);
        let head_range = trimmed(self.body, head.range.start..end);
        Some(Block::Table { head, head_range, rows })
    }
}

/// What stands behind the marker of an item.
fn after_marker(body: &str, item: &Range<usize>) -> Range<usize> {
    let source = &body[item.clone()];
    let numberless = source.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = numberless.strip_prefix(['-', '*', '+', '.', ')']).unwrap_or(numberless);
    trimmed(body, item.end - text.len()..item.end)
}

/// The cells of a row, divided at each `|` that has no backslash before it.
fn row(body: &str, range: Range<usize>) -> Row {
    let range = trimmed(body, range);
    let source = &body[range.clone()];
    let mut cells = Vec::new();
    let mut from = usize::from(source.starts_with('|'));
    let mut escaped = false;
    for (at, byte) in source.bytes().enumerate().skip(from) {
        if byte == b'|' && !escaped {
            cells.push(trimmed(body, range.start + from..range.start + at));
            from = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if from < source.len() {
        cells.push(trimmed(body, range.start + from..range.end));
    }
    Row { range, cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_know_their_box_and_their_text() {
        let body = "- [x] one\n  more\n- [ ] two\n\n  para\n3) three\n-\n";
        let mut seen = Vec::new();
        for block in blocks(body, 0..body.len()) {
            if let Block::List(items) = block {
                seen.extend(items.into_iter().map(|item| (item.checked, body[item.content].to_owned())));
            }
        }
        let texts: Vec<_> = seen.iter().map(|(checked, text)| (*checked, text.as_str())).collect();
        let expected = [(Some(true), "one\n  more"), (Some(false), "two\n\n  para"), (None, "three"), (None, "")];
        assert_eq!(texts, expected);
    }

    #[test]
    fn cells_are_as_they_are_written() {
        let body = "| A | B |\n|---|---|\n| 1 | 2 \\| `x` | 3 |\n| 1 |\n|| 2 |\n";
        let Some(Block::Table { rows, head_range, .. }) = blocks(body, 0..body.len()).pop() else { panic!("no table") };
        let cells: Vec<Vec<&str>> =
            rows.iter().map(|row| row.cells.iter().map(|cell| &body[cell.clone()]).collect()).collect();
        assert_eq!(cells, [vec!["1", "2 \\| `x`", "3"], vec!["1"], vec!["", "2"]]);
        assert_eq!(&body[head_range], "| A | B |\n|---|---|");
    }
}
