//! Lists and tables as promises: what, for what, by whom, until when, and how far it is.
//!
//! In: a section. Out: raw actions. It must not know which of them are overdue.

mod group;
mod headings;
mod item;
mod role;
mod row;
mod state;
mod ticket;

pub use row::cell;
pub(super) use row::is_table;

use std::ops::Range;

use state::dated_status;

use super::action_words::{group_status, is_horizon, is_sort, kind, only_leads};
use super::blocks::{Block, Item, LINE, blocks_and_bullets};
use super::calendar::digits;
use super::inline::{dedent, first_word};
use super::{Entries, Entry, Problem};
use crate::source::raw::{Action, ActionKind, ActionStatus};
use crate::source::sections::Section;
use crate::source::yaml::trimmed;

/// Reads the actions of a section.
#[must_use]
pub fn read(body: &str, section: &Section) -> Entries<Action> {
    let group = Group { kind: None, status: group_status(&section.heading).map(|(status, _)| status) };
    let groups = vec![(section.level, group)];
    let mut reader = Reader { body, groups, ..Reader::default() };
    let blocks = blocks_and_bullets(body, section.content.clone());
    let promised = headings::promised(body, section, &blocks);
    for (place, block) in blocks.iter().enumerate() {
        let next = promised.partition_point(|promise| promise.end <= place);
        if let Some(promise) = promised.get(next).filter(|promise| promise.contains(&place)) {
            if promise.start == place {
                reader.promise(block, &blocks[place + 1..promise.end]);
            }
            continue;
        }
        match block {
            Block::Heading { level, range, text } => reader.heading(*level, range.clone(), text),
            Block::List(_) if reader.explains(&blocks, place) => reader.explained(block.range()),
            Block::List(items) => reader.items(items, reader.group()),
            Block::Table { head, head_range, rows } => reader.table(head, head_range.clone(), rows),
            Block::Paragraph(range) => reader.paragraph(range.clone()),
            Block::Other(_) => reader.lead = None,
        }
    }
    let Reader { entries, frame, mut problems, .. } = reader;
    problems.extend(lost_boxes(body, &section.content));
    Entries::new(body, &section.content, entries, frame, problems)
}

/// Boxes behind a mark of a list that lacks its space, which are more text of the promise above: `-[ ] Set up an alarm`.
fn lost_boxes<'b>(body: &'b str, content: &Range<usize>) -> impl Iterator<Item = Problem> + use<'b> {
    let (mut end, mut in_code) = (content.start, false);
    body[content.clone()].split_inclusive('\n').filter_map(move |line| {
        end += line.len();
        let text = line.trim();
        in_code ^= text.starts_with("```") || text.starts_with("~~~");
        let boxed = text.strip_prefix(['-', '+', '•']).filter(|_| !in_code)?.trim_start();
        let is_box = ["[ ]", "[x]", "[X]", "[]"].iter().any(|sign| boxed.starts_with(sign));
        let is_lost = !text.starts_with(['-', '+']) || boxed.len() + 1 == text.len();
        let at = end - line.trim_start().len()..end - line.trim_start().len() + text.len();
        let problem =
            || Problem::new("M001", at, "this box belongs to no entry of a list").label("no space before the box");
        (is_box && is_lost).then(|| problem().help("begin the line with `- [ ] `, a dash and a space"))
    })
}

/// What a heading, a line or an item says of all that stands below it: `### Prevent`, `### Completed`, `**Done:**`.
#[derive(Debug, Default, Clone, Copy)]
struct Group {
    kind: Option<ActionKind>,
    status: Option<ActionStatus>,
}

impl Group {
    /// What a text says of all below it, and whether it says nothing else.
    fn of(text: &str) -> (Self, bool) {
        let (kind, status) = (kind(text), group_status(text));
        let group = Self { kind, status: status.map(|(status, _)| status) };
        (group, kind.is_some() || status.is_some_and(|(_, is_all)| is_all))
    }

    /// The same within a group around it.
    fn within(self, outer: Self) -> Self {
        Self { kind: self.kind.or(outer.kind), status: self.status.or(outer.status) }
    }
}

#[derive(Default)]
struct Reader<'a> {
    body: &'a str,
    /// What the headings that are open say, each with its level.
    groups: Vec<(u8, Group)>,
    /// What the paragraph before a list says of it: `Completed:`.
    lead: Option<Group>,
    /// The headings and lines that need not be shown once something stands below them.
    above: Vec<(u8, Range<usize>)>,
    /// Whether points between numbered promises belong to the one above them.
    has_points: bool,
    entries: Vec<Entry<Action>>,
    frame: Vec<Range<usize>>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn heading(&mut self, level: u8, range: Range<usize>, text: &Range<usize>) {
        self.lead = None;
        self.groups.retain(|(open, _)| *open < level);
        let (group, is_all) = Group::of(&self.body[text.clone()]);
        self.groups.push((level, group.within(self.group())));
        self.above.retain(|(open, _)| *open < level);
        if is_all {
            self.above.push((level, range));
        }
    }

    /// A paragraph that is a state and a colon, or in bold, leads to what stands below it, as far as the next one.
    fn paragraph(&mut self, range: Range<usize>) {
        self.lead = None;
        self.above.retain(|(level, _)| *level < LINE);
        let text = &self.body[range.clone()];
        let bare = text.trim_matches(['*', '_']);
        let is_bold = text.starts_with("**") && text.ends_with("**");
        if text.contains('\n') || !(is_bold || bare.ends_with(':') || text.ends_with(':')) {
            return;
        }
        let status = group_status(bare);
        self.lead = status.map(|(status, _)| Group { kind: None, status: Some(status) });
        if status.map_or_else(|| only_leads(bare), |(_, is_all)| is_all) {
            self.above.push((LINE, range));
        }
    }

    /// What is said of all that stands here.
    fn group(&self) -> Group {
        let outer = self.groups.last().map_or_else(Group::default, |(_, group)| *group);
        self.lead.map_or(outer, |lead| lead.within(outer))
    }

    /// Whether a list of points says more of the numbered promise above it: the numbers go on behind it, or that one ends in
    /// a colon.
    fn explains(&mut self, blocks: &[Block], place: usize) -> bool {
        let number = |item: Option<&Item>| -> Option<u32> {
            let text = &self.body[item?.range.start..];
            let digits = digits(text);
            digits.parse().ok().filter(|_| text[digits.len()..].starts_with(['.', ')']))
        };
        let items = |place: Option<usize>| match place.and_then(|place| blocks.get(place)) {
            Some(Block::List(items)) => items.as_slice(),
            _ => &[],
        };
        let (above, here, below) = (items(place.checked_sub(1)), items(Some(place)), items(Some(place + 1)));
        let (Some(last), None) = (number(above.last()), number(here.first())) else { return false };
        let is_led = above.last().is_some_and(|item| self.body[item.content.clone()].trim_end().ends_with(':'));
        let explains = self.has_points || is_led || number(below.first()) == Some(last + 1);
        let is_whole = self.entries.last().zip(above.last()).is_some_and(|(entry, item)| entry.range == item.range);
        self.has_points = explains && is_whole;
        self.has_points
    }

    /// Adds points to the promise above them.
    fn explained(&mut self, points: Range<usize>) {
        let Some(last) = self.entries.last_mut() else { return };
        let what = last.value.what.get_or_insert_default();
        what.extend(["\n\n", &self.body[points.clone()]]);
        last.range.end = points.end;
    }

    fn items(&mut self, items: &[Item], under: Group) {
        for item in items {
            let head = trimmed(self.body, item.content.start..item.nested_start.max(item.content.start));
            let written = &self.body[head.clone()];
            let (group, is_all) = Group::of(written);
            let leads = is_all || only_leads(written);
            let fields = self.fields(item).len();
            // With fields, it is a promise of its own.
            let is_label = leads || is_horizon(written) || fields == 0 && is_sort(written);
            if is_label && fields < item.nested.len() && item.checked.is_none() {
                if leads {
                    self.frame.push(item.range.start..head.end);
                }
                self.items(&item.nested, group.within(under));
            } else if item.content.is_empty() {
                self.frame.push(item.range.clone());
            } else {
                self.item(item, under);
            }
        }
    }

    /// A heading that is a promise, and the text below it.
    fn promise(&mut self, heading: &Block, below: &[Block]) {
        let Block::Heading { level, range, text } = heading else { return };
        self.lead = None;
        self.groups.retain(|(open, _)| open < level);
        let end = below.last().map_or(range.end, |last| last.range().end);
        let written = &self.body[text.clone()];
        let title = headings::without_number(written).unwrap_or(written);
        let start = text.start + written.find(title).unwrap_or(0);
        let (mut value, mut wrong) = item::action(title, None);
        let mut from = below.first().map_or(end, |first| first.range().start);
        let mut further = String::new();
        for field in below.iter().flat_map(|block| headings::fields(self.body, block)) {
            let (line, at) = (&self.body[field.content.clone()], field.content.start - start);
            if item::field(line, &mut value) {
                further.push_str(&self.body[from..field.range.start]);
                from = self.body[field.range.end..end].find('\n').map_or(end, |at| field.range.end + at + 1);
            } else {
                let mut none = Vec::new();
                item::due_that_is_none(line, line, &mut none);
                wrong.extend(none.into_iter().map(|word| word.start + at..word.end + at));
            }
        }
        further.push_str(&self.body[from..end]);
        let further = ticket::clickable(further.trim().trim_end_matches('\\'));
        if !further.is_empty() {
            value.what = Some(value.what.map_or_else(|| further.clone(), |what| format!("{what}\n\n{further}")));
        }
        self.add(value, &wrong, start, range.start..end, self.group());
    }

    /// The items below one that are its fields: `- **Owner:** Ada`.
    fn fields<'i>(&self, item: &'i Item) -> Vec<&'i Item> {
        let is_field = |below: &&Item| item::field(&self.body[below.content.clone()], &mut Action::default());
        item.nested.iter().filter(is_field).collect()
    }

    fn item(&mut self, item: &Item, under: Group) {
        let fields = self.fields(item);
        let mut text = String::new();
        let mut from = item.content.start;
        for field in &fields {
            let line = self.body[..field.range.start].rfind('\n').map_or(0, |at| at + 1);
            text.push_str(&self.body[from..line.max(from)]);
            from = self.body[field.range.end..].find('\n').map_or(item.content.end, |at| field.range.end + at + 1);
        }
        text.push_str(&self.body[from.min(item.content.end)..item.content.end]);
        let told = dedent(text.trim_end(), item.indent);
        let (mut value, wrong) = item::action(&told, item.checked);
        let in_text = |at: usize| indented(&text, &told, at);
        let wrong: Vec<_> = wrong.into_iter().map(|word| in_text(word.start)..in_text(word.end)).collect();
        for field in fields {
            item::field(&self.body[field.content.clone()], &mut value);
        }
        let struck = text.trim_end().strip_prefix("~~").and_then(|rest| rest.split_once("~~"));
        // `~~text~~ (see #12)`; before more words, what is struck out is a part: `~~Redis~~ Valkey`.
        let is_aside = |behind: &str| behind.starts_with('(') && behind.ends_with(')') && !behind.contains(") ");
        let is_struck = struck.is_some_and(|(_, behind)| behind.is_empty() || is_aside(behind.trim_start()));
        let is_told = value.status.or(under.status).is_some_and(|status| status != ActionStatus::Open);
        // `~~text~~ done`
        let behind = struck.and_then(|(_, behind)| dated_status(behind.trim()));
        if let Some((status, day)) = behind.filter(|_| !is_told) {
            (value.status, value.done) = (Some(status), day.or(value.done.take()));
        }
        let sign = ["[-]", "[~]", "[/]"].into_iter().find(|sign| text.starts_with(&format!("{sign} ")));
        if let Some(sign) = sign.filter(|_| !is_told) {
            let at = item.content.start..item.content.start + sign.len();
            let problem = Problem::new("M001", at, format!("`{sign}` is no box")).label("open, done or dropped?");
            self.problems
                .push(problem.help("write `[ ]` if it is open, `[x]` if it was kept, `[dropped]` if it was given up"));
        }
        if is_struck && !is_told {
            let at = item.content.start..item.content.start + text.trim_end().len();
            let problem =
                Problem::new("M001", at, "a promise that is struck out may be done or dropped").label("which?");
            self.problems
                .push(problem.help("begin it with `[x] ` if it was kept, with `[dropped] ` if it was given up"));
        }
        self.add(value, &wrong, item.content.start, item.range.clone(), under);
    }

    /// Adds an action whose text begins at `start`.
    fn add(&mut self, mut value: Action, wrong: &[Range<usize>], start: usize, range: Range<usize>, under: Group) {
        value.kind = value.kind.or(under.kind);
        let is_left = value.status == Some(ActionStatus::Open) && under.status == Some(ActionStatus::Done);
        let own = value.status.filter(|status| is_left || *status != ActionStatus::Open);
        value.status = own.or(under.status).or(value.status);
        for word in wrong {
            let at = start + word.start..start + word.end;
            let written = &self.body[at.clone()];
            self.problems.push(not_a_day(written, at.clone()));
        }
        let at = first_word(self.body, start..range.end);
        self.push(Entry { value, range, at, until: None, second: None });
    }

    fn push(&mut self, entry: Entry<Action>) {
        self.frame.extend(self.above.drain(..).map(|(_, range)| range));
        self.entries.push(entry);
    }
}

/// Where a byte of a text without its indentation stands in the one that has it.
fn indented(text: &str, told: &str, at: usize) -> usize {
    let Some(begin) = told[..at].rfind('\n').map(|line| line + 1) else { return at };
    let above = told[..begin].matches('\n').count();
    let line = text.split_inclusive('\n').take(above).map(str::len).sum::<usize>();
    let indent = |line: &str| line.len() - line.trim_start().len();
    line + indent(&text[line..]) + (at - begin).saturating_sub(indent(&told[begin..]))
}

fn not_a_day(written: &str, at: Range<usize>) -> Problem {
    let help = "write the day as in `2017-12-01`, the month as in `2017-12`, or leave it out if there is none";
    Problem::new("M001", at, format!("`{written}` cannot be read as a day")).label("not a day").help(help)
}
