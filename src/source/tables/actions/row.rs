//! A row of a table as an action.
//!
//! In: a table of a section. Out: an action for each row, and the cells that cannot be read. What a column says that
//! an action has no place for is told in its text.

use std::ops::Range;

use super::super::action_words::{KINDS, STATUSES, clear_status, kind, status};
use super::super::blocks::{Block, Row};
use super::super::calendar::digits;
use super::super::columns::{Column, cell_text, columns};
use super::super::inline::{first_word, plain};
use super::super::lead::is_unknown_word;
use super::super::timed::misfit;
use super::super::{Entry, Problem};
use super::role::{Role, names_promises, role};
use super::state::{dated_status, remarked_status, whole_day};
use super::{Reader, not_a_day, ticket};
use crate::diag::nearest;
use crate::source::raw::{Action, ActionStatus};
use crate::source::sections::words;

/// What a cell in a column of that title says of an action; nothing if the action or the column has no place for it.
#[must_use]
pub fn cell(title: &str, action: &Action) -> Option<String> {
    match role(&words(title)) {
        Role::What => action.what.clone(),
        Role::Kind => action.kind.map(|kind| format!("{kind:?}").to_lowercase()),
        Role::Owner => action.owner.clone(),
        Role::Due | Role::Frame => action.due.clone(),
        Role::Status => Some("open".to_owned()),
        Role::Link => action.link.clone(),
        Role::Done | Role::Number | Role::Notes | Role::Other => None,
    }
}

/// Whether a block is a table that says for actions whose they are.
pub(in crate::source::tables) fn is_table(text: &str) -> impl Fn(&Block) -> bool {
    |block| {
        let Block::Table { head, rows, .. } = block else { return false };
        let columns = columns(text, head);
        let names: Vec<&String> = columns.iter().map(|column| &column.name).collect();
        // What somebody did at some time is no promise.
        let is_log = columns.iter().any(Column::is_time);
        let has = |of: &[Role]| names.iter().any(|name| of.contains(&role(name)));
        let says = |cell: &str, role: Role| match role {
            Role::Status => clear_status(cell).is_some(),
            Role::Due => whole_day(cell).is_some(),
            _ => false,
        };
        let cells = || rows.iter().flat_map(|row| names.iter().zip(&row.cells));
        let is_plan =
            || has(&[Role::What]) && cells().any(|(name, cell)| says(&plain(&text[cell.clone()]), role(name)));
        let is_promised = || names.iter().any(|name| names_promises(name)) || is_plan();
        !rows.is_empty() && !is_log && has(&[Role::Owner]) && is_promised()
    }
}

impl Reader<'_> {
    pub(super) fn table(&mut self, head: &Row, head_range: Range<usize>, rows: &[Row]) {
        let columns = columns(self.body, head);
        let mut roles: Vec<Role> = columns.iter().map(|column| role(&column.name)).collect();
        if roles.iter().all(|role| matches!(role, Role::Notes | Role::Other | Role::Number)) {
            return;
        }
        let text_at = |of: Role| roles.iter().position(|role| *role == of);
        if !roles.contains(&Role::What)
            && let Some(text) = text_at(Role::Other).or_else(|| text_at(Role::Notes)).and_then(|at| roles.get_mut(at))
        {
            *text = Role::What;
        }
        self.frame.push(head_range);
        for row in rows {
            if row.cells.iter().all(Range::is_empty) {
                self.frame.push(row.range.clone());
            } else {
                self.row(&columns, &roles, row);
            }
        }
    }

    fn row(&mut self, columns: &[Column], roles: &[Role], row: &Row) {
        self.problems.extend(misfit(row, columns.len()));
        let under = self.group();
        let mut action = Action { kind: under.kind, ..Action::default() };
        let (mut what, mut further, mut tickets) = (String::new(), Vec::new(), Vec::new());
        let mut at = row.cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap_or(row.range.clone());
        for (number, cell) in row.cells.iter().enumerate() {
            let text = cell_text(&self.body[cell.clone()]);
            let role = roles.get(number).copied().unwrap_or(Role::Other);
            if is_unknown_word(&text) {
                continue;
            }
            let taken = match role {
                Role::What if what.is_empty() => {
                    what.clone_from(&text);
                    at = cell.clone();
                    true
                }
                Role::Number => text.trim_end_matches('.').bytes().all(|b| b.is_ascii_digit()),
                Role::Notes if !roles.contains(&Role::Status) => noted(&text, &mut action),
                Role::What | Role::Notes | Role::Other => false,
                Role::Link => self::ticket(&text, &mut action, &mut tickets),
                role => self.cell(role, &text, cell, &mut action),
            };
            if !taken {
                let title = columns.get(number).map_or("", |column| column.title.as_str());
                further.push(if title.is_empty() { text } else { format!("{title}: {text}") });
            }
        }
        what = ticket::settled(&what, &what, &mut action);
        what = ticket::with_tickets(&what, &tickets);
        action.status = action.status.or(under.status);
        let parts: Vec<String> = [what].into_iter().filter(|what| !what.is_empty()).chain(further).collect();
        action.what = (!parts.is_empty()).then(|| parts.join("\n\n"));
        self.push(Entry {
            value: action,
            range: row.range.clone(),
            at: first_word(self.body, at),
            until: None,
            second: None,
        });
    }

    /// Takes a cell whose column has a meaning. Says whether nothing of it is left to tell.
    fn cell(&mut self, role: Role, text: &str, place: &Range<usize>, action: &mut Action) -> bool {
        let bare = bare(text);
        match role {
            Role::Owner => action.owner = Some(bare),
            Role::Frame => {
                let day = whole_day(&bare).filter(|_| action.due.is_none());
                let is_day = day.is_some();
                action.due = day.or(action.due.take());
                return is_day;
            }
            Role::Due => return self.due(text, &bare, place, action),
            Role::Done => {
                let told = dated_status(&bare).filter(|(status, _)| *status == ActionStatus::Done);
                let Some(day) = whole_day(&bare).map(Some).or(told.map(|(_, day)| day)) else {
                    self.problems.push(not_a_day(&bare, place.clone()));
                    return false;
                };
                (action.done, action.status) = (day, Some(ActionStatus::Done));
            }
            Role::Kind if bare.eq_ignore_ascii_case("other") => {}
            Role::Kind => {
                let Some(kind) = kind(&bare) else {
                    // A word of the author's own is told in the text, a slip of the hand is not meant.
                    if let Some(word) = nearest(&bare, KINDS) {
                        self.unknown("kind of action", &bare, &format!("did you mean `{word}`?"), place);
                    }
                    return false;
                };
                action.kind = Some(kind);
            }
            Role::Status => {
                let whole = dated_status(&bare);
                // `In progress (12 of 18)`: the remark stays.
                let is_whole = whole.is_some();
                let Some((status, day)) = whole.or_else(|| remarked_status(&bare)) else {
                    self.unknown("status of an action", &bare, &format!("write {STATUSES}"), place);
                    return false;
                };
                action.status = Some(status);
                action.done = day.or(action.done.take());
                return is_whole;
            }
            Role::What | Role::Number | Role::Link | Role::Notes | Role::Other => return false,
        }
        true
    }

    /// Takes the day that is due, and what else people write there: `Complete`, `2017-12-01 (done)`, `2017-12-01 (if we can)`,
    /// `~~2017-12-01~~ 2018-01-10`. Says whether nothing of it is left to tell.
    fn due(&mut self, text: &str, bare: &str, place: &Range<usize>, action: &mut Action) -> bool {
        let (head, remark) = bare.split_once('(').map_or((bare, None), |(head, rest)| (head.trim(), Some(rest)));
        let moved = text.strip_prefix("~~").and_then(|rest| rest.split_once("~~")).and_then(|(_, new)| whole_day(new));
        let is_moved = moved.is_some();
        let day = whole_day(head.strip_prefix("by ").unwrap_or(head)).or(moved);
        let told = dated_status(remark.filter(|_| day.is_some()).map_or(bare, |remark| remark.trim_end_matches(')')));
        if day.is_none() && told.is_none() {
            self.problems.push(not_a_day(bare, place.clone()));
            return false;
        }
        let agrees = told.as_ref().is_none_or(|(said, _)| action.status.is_none_or(|status| status == *said));
        let is_whole = !is_moved && (remark.is_none() || told.is_some()) && agrees;
        action.due = day;
        if let Some((status, done)) = told {
            action.status = action.status.or(Some(status));
            action.done = action.done.take().or(done);
        }
        is_whole
    }

    fn unknown(&mut self, what: &str, written: &str, help: &str, place: &Range<usize>) {
        let problem = Problem::new("M001", place.clone(), format!("unknown {what} `{written}`"));
        self.problems.push(problem.label("not a known word").help(help));
    }
}

/// The text of a cell without marks, in which a number and a dot begin no list: `9. November 2026`.
fn bare(text: &str) -> String {
    let number = digits(text);
    let rest = text[number.len()..].strip_prefix(". ").filter(|_| !number.is_empty());
    rest.map_or_else(|| plain(text), |rest| format!("{number}. {}", plain(rest)))
}

/// Takes a note that is no more than how far it is. Says whether it is.
fn noted(text: &str, action: &mut Action) -> bool {
    let bare = plain(text);
    let is_day = || dated_status(&bare).filter(|(_, day)| day.is_some());
    let Some((status, day)) = clear_status(&bare).map(|status| (status, None)).or_else(is_day) else { return false };
    (action.status, action.done) = (Some(status), day.or(action.done.take()));
    true
}

/// A ticket, and the status that some templates write behind it: `Bug 5554823 TODO`, `n/a **DONE**`. Says whether nothing
/// of it is left to tell.
fn ticket(text: &str, action: &mut Action, tickets: &mut Vec<String>) -> bool {
    let bare = plain(text);
    let (before, last) = bare.rsplit_once(' ').unwrap_or(("", &bare));
    let capital = last.len() > 2 && last.bytes().all(|b| b.is_ascii_uppercase());
    let state = status(last).filter(|_| capital);
    if action.status.is_none() {
        action.status = state;
    }
    let written =
        if state.is_some() { text.rsplit_once(' ').map_or("", |(before, _)| before.trim_end()) } else { text };
    match ticket::only_address(written) {
        Some(url) if action.link.is_none() => action.link = Some(url),
        Some(url) => tickets.push(ticket::clickable(&url)),
        None if written.contains("://") => tickets.push(ticket::clickable(written)),
        None => return state.is_some() && is_unknown_word(before),
    }
    true
}
