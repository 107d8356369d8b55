//! One more promise behind those that stand in the text of an incident, as an item of their list or a row of their table.
//!
//! In: a Markdown body and a promise. Out: the body with it, read back: the old promises are what they were, and the new
//! one is the last. It knows no file.

use crate::source::raw::{Action, ActionStatus};
use crate::source::sections::{self, SectionKind};
use crate::source::tables::{self, Entry};

/// How many promises a body tells.
#[must_use]
pub fn count(body: &str) -> usize {
    told(body).len()
}

/// The body with one promise more, if it can be written as the last one is; new lines end in `eol`.
#[must_use]
pub fn add(body: &str, promise: &Action, eol: &str) -> Option<String> {
    let old = told(body);
    let last = old.last()?;
    let begin = body.get(..last.range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = body.get(begin..)?.lines().next()?;
    let end = body.get(last.range.end..)?.find('\n').map_or(body.len(), |at| last.range.end + at + 1);
    let is_open = !body.get(..end)?.ends_with('\n');
    let lines = if line.trim_start().starts_with('|') { row(body, begin, promise) } else { items(line, promise) };
    lines.into_iter().find_map(|new| {
        let new = new.replace('\n', eol);
        let new = if is_open { format!("{eol}{new}") } else { format!("{new}{eol}") };
        let mut added = body.to_owned();
        added.insert_str(end, &new);
        let read = told(&added);
        let (new, others) = read.split_last()?;
        let is_kept = others.iter().map(said).eq(old.iter().map(said));
        (is_kept && said(new) == *promise).then_some(added)
    })
}

/// A promise as an item that reads back as what it is, wherever no neighbour says more; none if there is no such item.
#[must_use]
pub fn line(promise: &Action) -> Option<String> {
    items("- [ ] One", promise).into_iter().find(|item| {
        let read = told(&format!("## Action items\n\n{item}\n"));
        matches!(read.as_slice(), [only] if said(only) == *promise)
    })
}

/// A promise as an item of a list, in the ways in which one can be written, the plainest first.
fn spelled(promise: &Action) -> Vec<String> {
    let Action { what, kind, owner, due, link, .. } = promise;
    let what = what.as_deref().unwrap_or_default();
    let kind = kind.map_or_else(String::new, |kind| format!("**{kind:?}**: "));
    let link = link.as_ref().map(|link| format!("[ticket]({link})"));
    let (owner, due) = (owner.as_deref(), due.as_deref());
    let named = owner.map(|owner| if owner.starts_with('@') { owner.into() } else { format!("owner: {owner}") });
    let facts: Vec<String> = match (owner, due) {
        (Some(owner), Some(due)) => vec![owner.to_owned(), format!("due {due}")],
        _ => named.into_iter().chain(due.map(|due| format!("due {due}"))).collect(),
    };
    let group = |parts: &[String]| if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let mut all = facts.clone();
    all.extend(link.clone());
    let link = link.map_or_else(String::new, |link| format!(" ({link})"));
    let mut ways = vec![format!("{kind}{what}{}", group(&all)), format!("{kind}{what}{link}{}", group(&facts))];
    if let (Some(owner), Some(due)) = (owner, due) {
        ways.push(format!("{owner}, due {due}: {kind}{what}{link}"));
    }
    ways
}

/// The promises of a body, in the order in which they count.
fn told(body: &str) -> Vec<Entry<Action>> {
    let sections = sections::split(body);
    let of_actions = sections.iter().filter(|section| section.kind == SectionKind::Actions);
    of_actions.flat_map(|section| tables::actions(body, section).entries).collect()
}

/// What a promise says; one that is open need not say so.
fn said(entry: &Entry<Action>) -> Action {
    let Action { status, .. } = entry.value;
    Action { status: status.filter(|status| *status != ActionStatus::Open), ..entry.value.clone() }
}

/// Items that follow one with that first line: with its marker, and a box if it has one.
fn items(line: &str, promise: &Action) -> Vec<String> {
    let indent = line.len() - line.trim_start().len();
    let (space, rest) = line.split_at(indent);
    let marker = rest.split(' ').next().unwrap_or_default();
    let gap = rest.len() - marker.len() - rest[marker.len()..].trim_start().len();
    let number = marker.trim_end_matches(['.', ')']);
    let next = match number.parse::<u32>() {
        Ok(place) => format!("{}{}", place.saturating_add(1), &marker[number.len()..]),
        Err(_) => marker.to_owned(),
    };
    let is_box = ["[ ]", "[x]", "[X]"].iter().any(|mark| rest[marker.len()..].trim_start().starts_with(mark));
    let head = format!("{space}{next}{}", " ".repeat(gap.max(1)));
    let below = format!("\n{}", " ".repeat(head.len()));
    let tick = if is_box { "[ ] " } else { "" };
    let due_first = line.split_once(": ").is_some_and(|(head, _)| head.contains(", due "));
    let mut ways = spelled(promise);
    if due_first && ways.len() > 2 {
        ways.rotate_right(1);
    }
    ways.into_iter()
        .map(|way| format!("{head}{tick}{}", way.replace('\n', &below).replace(&format!("{below}\n"), "\n\n")))
        .collect()
}

/// A row for the table of which one row begins at that byte.
fn row(body: &str, begin: usize, promise: &Action) -> Vec<String> {
    let is_row = |line: &&str| line.trim_start().starts_with('|');
    let above = body.get(..begin).unwrap_or_default().lines().rev().take_while(is_row);
    let Some(head) = above.last() else { return Vec::new() };
    let cells = head.trim().trim_matches('|').split('|').map(|title| tables::action_cell(title, promise));
    let cells: Vec<String> = cells.map(|cell| cell.unwrap_or_default().replace('|', "\\|")).collect();
    vec![format!("| {} |", cells.join(" | "))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::raw::ActionKind;

    fn promise() -> Action {
        Action { what: Some("Warn a month before".into()), ..Action::default() }
    }

    #[track_caller]
    fn check(body: &str, promise: &Action, line: &str) {
        let body = format!("## Action items\n\n{body}\n\nMore.\n\n## Lessons\n\nNone.\n");
        let wanted = body.replacen("\n\nMore.", &format!("\n{line}\n\nMore."), 1);
        assert_eq!(add(&body, promise, "\n"), Some(wanted));
    }

    #[test]
    fn a_promise_is_written_as_its_neighbours_are() {
        let dated = Action {
            owner: Some("Ada".into()),
            due: Some("2026-12-15".into()),
            kind: Some(ActionKind::Detect),
            ..promise()
        };
        check("- [ ] One\n- [x] Two", &promise(), "- [ ] Warn a month before");
        check("* One", &promise(), "* Warn a month before");
        check("1. One\n2. Two\n   and more", &promise(), "3. Warn a month before");
        check("- [ ] One", &dated, "- [ ] **Detect**: Warn a month before (Ada, due 2026-12-15)");
        check("- [ ] Ada, due 2026-12-01: One", &dated, "- [ ] Ada, due 2026-12-15: **Detect**: Warn a month before");
        check(
            "| Action | Type | Owner | Due | Status |\n|---|---|---|---|---|\n| One | prevent | | | open |",
            &dated,
            "| Warn a month before | detect | Ada | 2026-12-15 | open |",
        );
        let linked = Action { link: Some("https://example.com/12".into()), owner: Some("Ada".into()), ..promise() };
        check("- One", &linked, "- Warn a month before (owner: Ada, [ticket](https://example.com/12))");
        let long = Action { what: Some("Warn\n\nand mean it".into()), ..promise() };
        check("- One", &long, "- Warn\n\n  and mean it");
    }

    #[test]
    fn what_would_be_read_otherwise_is_not_written() {
        let body = "## Action items\n\n- One\n";
        for what in ["Prevent: losses", "Ask (Ada, due 2026-12-15)"] {
            assert_eq!(add(body, &Action { what: Some(what.into()), ..promise() }, "\n"), None, "{what}");
        }
        let done = "## Action items\n\n### Completed\n\n- One\n";
        assert_eq!(add(done, &promise(), "\n"), None, "it would be read as done");
        assert_eq!(add("## Lessons\n\n- One\n", &promise(), "\n"), None);
        let comma = Action { owner: Some("Eve Ä, Jr.".into()), ..promise() };
        assert_eq!((add(body, &comma, "\n"), line(&comma)), (None, None), "the comma would part the name");
        // What is offered instead reads back as what was promised, or is not offered.
        assert_eq!(line(&promise()).as_deref(), Some("- [ ] Warn a month before"));
        for what in ["Prevent: losses", "Do it (detect)", "Ends with https://example.com/12"] {
            assert_eq!(line(&Action { what: Some(what.into()), ..promise() }), None, "{what}");
        }
    }

    #[test]
    fn the_last_line_may_have_no_end() {
        let body = "## Action items\r\n\r\n- One";
        assert_eq!(add(body, &promise(), "\r\n"), Some(format!("{body}\r\n- Warn a month before")));
    }
}
