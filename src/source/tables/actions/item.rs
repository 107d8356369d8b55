//! An item of a list as an action: `Owner, due 2017-12-01: text`, `text (owner, due …)`, `text — @owner — 2017-12-01`.
//!
//! In: the text of an item and its box. Out: an action, and which words are no day where one is due. It must not know
//! of the list around it.

use std::ops::Range;

use super::super::action_words::{TICKS, clear_kind, clear_status, kind, status};
use super::super::calendar::{Scan, day, is_weekday};
use super::super::inline::{joined, links, offset_in, plain};
use super::super::labels::{Mark, labels};
use super::super::lead::is_unknown_word;
use super::role::{Role, role};
use super::state::{dated_status, day_since, whole_day};
use super::{group, ticket};
use crate::source::raw::{Action, ActionStatus};
use crate::source::sections::words;

/// The action that an item tells, and the places in its first lines that ought to be a day.
pub(super) fn action(text: &str, checked: Option<bool>) -> (Action, Vec<Range<usize>>) {
    let ticked = checked.map(|done| if done { ActionStatus::Done } else { ActionStatus::Open });
    let mut action = Action { status: ticked, ..Action::default() };
    let mut wrong = Vec::new();
    let (lines, further) = joined(text);
    let first = lines.as_str();
    let mut rest = leading_sign(first, &mut action);
    rest = leading_kind(rest, &mut action);
    rest = leading_owner(first, rest, &mut action, &mut wrong);
    rest = leading_kind(rest, &mut action);
    let mut notes = Vec::new();
    let behind_lead = &text[first.len() - rest.len()..first.len()];
    let above = |rest: &str| behind_lead[..rest.len()].rfind('\n');
    for _ in 0..MOST_FACTS {
        let shorter = group::trailing(rest, &mut action)
            .or_else(|| trailing_part(rest, &mut action))
            .or_else(|| trailing_line(rest, above, &mut action));
        let Some(shorter) = shorter.or_else(|| {
            let (before, note) = trailing_note(rest)?;
            let shorter = trailing_part(before, &mut action)?;
            notes.push(note);
            Some(shorter)
        }) else {
            break;
        };
        rest = shorter;
    }
    group::named_in(rest, &mut action);
    due_that_is_none(first, rest, &mut wrong);
    let mut what = ticket::settled(first, rest, &mut action);
    for note in notes.into_iter().rev() {
        what.extend(["\n\n", note]);
    }
    if !further.is_empty() {
        what.extend(["\n", &ticket::clickable(further)]);
    }
    action.what = (!what.is_empty()).then_some(what);
    (action, wrong)
}

/// Takes an item below an action that is a field of it: `Owner: Ada`, `**Due:** 2017-12-01`.
pub(super) fn field(text: &str, action: &mut Action) -> bool {
    let text = text.trim_end_matches('.');
    // `**Owner**: Ada`
    let marked = text.split_once(':').filter(|(key, _)| key.starts_with(['*', '_']) && key.ends_with(['*', '_']));
    let unmarked = marked.map(|(key, value)| format!("{}:{value}", key.trim_matches(['*', '_'])));
    let text = unmarked.as_deref().unwrap_or(text);
    let pieces = || text.split([',', ';', '|']).map(str::trim);
    let is_whole = |piece: &str| piece.contains(':');
    if pieces().count() > 1 && pieces().all(is_whole) {
        return pieces().all(|piece| fact(piece, action));
    }
    is_whole(text) && !text.contains('\n') && fact(text, action)
}

/// The text before its last line, if that one is a field: `Owner: Ada`. `above` says where the line above it ends.
fn trailing_line<'a>(text: &'a str, above: impl Fn(&str) -> Option<usize>, action: &mut Action) -> Option<&'a str> {
    let at = above(text)?;
    let line = text[at..].trim();
    let is_name = line.starts_with(|c: char| c == '*' || c.is_uppercase());
    (is_name && field(line, action)).then(|| text[..at].trim_end())
}

/// What an action has no place for, behind facts that it has: `Owner: Ada. Priority: high`.
fn trailing_note(text: &str) -> Option<(&str, &str)> {
    let (before, note) = text.trim_end_matches(['.', ' ']).rsplit_once(". ")?;
    let (key, _) = note.split_once(": ")?;
    (key.len() <= 16 && key.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some((before, note))
}

/// How many facts are looked for at the end of a line: more than there are kinds of them.
const MOST_FACTS: usize = 8;

/// A tick before the text, or a box that Markdown takes for none: `[x]text`, `[ x ] text`, `[✓] text`, `\[x\] text`.
fn leading_sign<'a>(text: &'a str, action: &mut Action) -> &'a str {
    let boxed = text
        .strip_prefix('\\')
        .unwrap_or(text)
        .strip_prefix('[')
        .filter(|_| action.status.is_none())
        .and_then(|inner| inner.split_once(']'));
    if let Some((sign, rest)) = boxed.filter(|(_, rest)| !rest.starts_with(['(', '[', ':'])) {
        let sign = sign.trim_end_matches('\\').trim();
        let is_done = sign.eq_ignore_ascii_case("x") || TICKS.contains(&sign);
        if is_done || sign.is_empty() {
            action.status = Some(if is_done { ActionStatus::Done } else { ActionStatus::Open });
            return rest.trim_start();
        }
    }
    // `(Done) text`
    let told = text.strip_prefix('(').and_then(|inner| inner.split_once(") "));
    let told = told.filter(|(_, rest)| !rest.starts_with(char::is_lowercase));
    if let Some((status, rest)) = told.and_then(|(word, rest)| Some((clear_status(word)?, rest))) {
        action.status = Some(status);
        return rest.trim_start();
    }
    let Some(rest) = TICKS.iter().find_map(|sign| text.strip_prefix(sign)) else { return text };
    action.status = Some(ActionStatus::Done);
    rest.trim_start()
}

/// `**Prevent**: text`, `[Prevent] text`, `Prevent: text`; and the same with a status, which may stand before a dash too, or
/// in capitals: `**DONE** text`. `**Prevent** losses` is text.
fn leading_kind<'a>(text: &'a str, action: &mut Action) -> &'a str {
    for label in labels(text).into_iter().filter(|label| !label.rest.is_empty()) {
        let head = &text[..text.len() - label.rest.len()];
        let apart = head.starts_with('[') || head.contains([':', '–', '—']) || head.ends_with("- ");
        let is_set_off = matches!(label.mark, Mark::Marks | Mark::Colon) && apart;
        let wide = label.mark == Mark::Marks;
        let found = if wide { kind(&label.words) } else { clear_kind(&label.words) };
        if is_set_off && action.kind.is_none() && found.is_some() {
            action.kind = found;
            return label.rest;
        }
        // `DONE is shown too early`
        let is_sentence = !label.rest.starts_with(char::is_lowercase);
        let is_sign = match label.mark {
            Mark::Dash => matches!(label.words.as_str(), "done" | "in progress" | "todo" | "to do" | "wip"),
            Mark::Marks => label.words == "done" || !head.contains(char::is_lowercase) && is_sentence,
            Mark::Capitals => matches!(label.words.as_str(), "done" | "todo") && is_sentence,
            Mark::Colon | Mark::Alone => false,
        };
        if let Some(status) = clear_status(&label.words).filter(|_| is_set_off || is_sign) {
            action.status = Some(status);
            return label.rest;
        }
    }
    text
}

/// `Owner, due 2017-12-01: text` and `@owner: text`.
fn leading_owner<'a>(line: &str, text: &'a str, action: &mut Action, wrong: &mut Vec<Range<usize>>) -> &'a str {
    // `text (due 2017-12-01, owner: Ada)` begins with no owner.
    let is_head = |head: &str| head.len() <= 80 && head.matches('(').count() == head.matches(')').count();
    let Some((head, rest)) = text.split_once(": ").filter(|(head, _)| is_head(head)) else { return text };
    let bare = head.trim_matches(['*', '_']);
    if bare.starts_with('@') && !bare.contains(char::is_whitespace) {
        action.owner = Some(bare.to_owned());
        return rest.trim_start_matches(['*', '_', ' ']);
    }
    for mark in [", due ", " (due ", ", by ", ", due: ", "due "] {
        let Some((owner, date)) = bare.rsplit_once(mark) else { continue };
        let date = date.trim_end_matches(')').trim();
        let owner = owner.trim().trim_matches(['*', '_', ',']);
        match whole_day(date) {
            Some(due) => action.due = Some(due),
            None if date.starts_with(|c: char| c.is_ascii_digit()) => {
                let start = offset_in(line, text) + text.find(date).unwrap_or(0);
                wrong.push(start..start + date.len());
            }
            None => continue,
        }
        action.owner = (!owner.is_empty() && !is_unknown_word(owner)).then(|| owner.to_owned());
        return rest.trim_start_matches(['*', '_', ' ']);
    }
    text
}

/// `text — @owner — 2017-12-01`: the part behind the last dash, if it is known.
fn trailing_part<'a>(text: &'a str, action: &mut Action) -> Option<&'a str> {
    let text = text.trim_end();
    for sign in ["✅", "✔️", "✔", "✓"] {
        let Some((before, behind)) = text.rsplit_once(sign) else { continue };
        // `text ✅ DONE`
        let (word, done) = (behind.trim(), dated_status(behind.trim()));
        if let Some((_, day)) = done
            .filter(|(status, _)| *status == ActionStatus::Done)
            .or(word.is_empty().then_some((ActionStatus::Done, None)))
        {
            (action.status, action.done) = (Some(ActionStatus::Done), day.or(action.done.take()));
            return Some(before);
        }
    }
    // `text **DONE**`; what is **Complete** is text.
    let inner = text.strip_suffix("**").and_then(|inner| Some((inner, inner.rfind(" **")?)));
    if let Some((inner, at)) = inner
        && let word = &inner[at + " **".len()..]
        && let Some(status) = clear_status(word).filter(|_| !word.contains(char::is_lowercase))
    {
        action.status = Some(status);
        return Some(&text[..at]);
    }
    let last = |marks: &[&str]| marks.iter().filter_map(|mark| Some((text.rfind(mark)?, mark.len()))).max();
    let dash = last(&[" — ", " – ", " - ", " | ", " · "]).and_then(|at| behind(text, at, action));
    // `text. **Owner:** Ada. **Due:** 2017-12-01`, `text. Owner: Ada.`
    let is_key = |c: char| matches!(c, '*' | '_') || c.is_uppercase();
    let keyed = |marks: &[&str]| {
        let at = last(marks)?;
        let part = &text[at.0..];
        let is_set_off = part.starts_with('。') || part.trim_start_matches(['.', ' ']).starts_with(is_key);
        (part.contains([':', '：']) && is_set_off).then_some(at)
    };
    let bold = || behind(text, keyed(&[" **", " *", " _", "。**"])?, action);
    dash.or_else(bold)
        .or_else(|| behind(text, keyed(&[". ", "。"])?, action))
        .or_else(|| behind(text, last(&["; ", ", "])?, action))
}

/// The text before a mark, if what stands behind it is known.
fn behind<'a>(text: &'a str, at: (usize, usize), action: &mut Action) -> Option<&'a str> {
    let part = text[at.0 + at.1..].trim().trim_end_matches(['.', '*', '_']);
    let weak = text[at.0..].starts_with([',', ';']);
    // Behind a comma a bare word is text: `find the cause, fix`.
    let is_fact_by_name = |key: &str| matches!(key, "owner" | "owners" | "assignee" | "due" | "deadline" | "eta");
    // In code, quotes and parentheses that are open still, it is a word of theirs; and so before one in lower case.
    let count = |marks: &[char]| text[..at.0].matches(marks).count();
    let is_closed = || count(&['`', '"']) % 2 == 0 && count(&['(', '[', '{', '“', '„']) == count(&[')', ']', '}', '”']);
    let is_keyed = part.split_once(':').is_some_and(|(key, value)| {
        let is_told = is_fact_by_name(key.trim()) && !value.trim_start().starts_with(char::is_lowercase);
        !part.starts_with(char::is_lowercase) || is_told && is_closed()
    });
    let is_dated =
        ["due", "eta "].iter().any(|word| part.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)));
    let clear = !weak || part.starts_with('@') || is_dated || is_keyed;
    // `Owner: Ada, Due: March 1, 2020`
    let mut told = action.clone();
    let pieces = group::parts(part);
    if !weak && pieces.len() > 1 && pieces.iter().all(|piece| fact(piece, &mut told)) {
        *action = told;
        return Some(text[..at.0].trim_end());
    }
    if clear && fact(part, action) {
        return Some(text[..at.0].trim_end());
    }
    // `text — Ada, 2017-12-01`
    let mut told = action.clone();
    if let [name, day] = pieces.as_slice()
        && !weak
        && is_name(name)
        && fact(day, &mut told)
        && told.due != action.due
    {
        *action = told;
        owned(name, action);
        return Some(text[..at.0].trim_end());
    }
    None
}

/// What stands beside a day and is nobody's name.
const NO_NAMES: &[&str] =
    &["new", "high", "medium", "low", "critical", "urgent", "long-term", "short-term", "mid-term"];

/// Whether a text may be the name of somebody: up to three words, the first of them with a capital. `P1` and `Friday's
/// deadline` are none.
fn is_name(text: &str) -> bool {
    let is_thing = text.contains(|c: char| c.is_ascii_digit()) || text.contains("'s") || text.contains("’s");
    let is_known = || is_weekday(text) || is_unknown_word(text) || status(text).is_some() || kind(text).is_some();
    let is_rank = || NO_NAMES.contains(&text.to_ascii_lowercase().as_str());
    let is_short = text.split(' ').count() <= 3;
    is_short && text.starts_with(|c: char| c.is_uppercase() || c == '@') && !is_thing && !is_known() && !is_rank()
}

/// Takes one piece of what is known: an owner, a day, a status, a kind, a link.
pub(super) fn fact(part: &str, action: &mut Action) -> bool {
    let bare = part.trim_matches(['*', '_', '`']).trim();
    // `due 2017-12-01 18:00` has no key.
    let has_key = |(key, value): &(&str, &str)| !(key.ends_with(is_digit) && value.starts_with(is_digit));
    let keyed = bare.split_once([':', '：']).filter(has_key);
    let (key, value) = keyed.map_or(("", bare), |(key, value)| (key.trim(), value.trim()));
    let value = value.trim_matches(['*', '_']).trim();
    match key.to_ascii_lowercase().as_str() {
        "status" | "state" => {
            let Some((status, day)) = dated_status(value) else { return false };
            (action.status, action.done) = (Some(status), day.or(action.done.take()));
        }
        "type" | "kind" if kind(value).is_some() => action.kind = kind(value),
        "by" => return due(value, action),
        "done" | "completed" | "closed" => return done(value, action),
        // A link with a label stays in the text.
        "ticket" | "issue" | "link" | "jira" | "bug" | "pr" => {
            return !value.contains("](") && only_links(value, action);
        }
        "" => return keyless(bare, action),
        _ => match role(&words(key)) {
            Role::Owner => return named(value, action),
            Role::Due | Role::Frame => return due(value, action),
            _ => return only_links(part, action),
        },
    }
    true
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn keyless(bare: &str, action: &mut Action) -> bool {
    let (first, rest) = bare.split_once(' ').unwrap_or((bare, ""));
    if bare.starts_with('@') {
        owned(bare, action);
        return true;
    }
    if ["due", "by", "eta", "до", "bis", "até", "hasta", "entro", "échéance"].contains(&first.to_lowercase().as_str())
    {
        return due(rest.strip_prefix("by ").unwrap_or(rest), action);
    }
    let owner = ["owned by ", "assigned to "].iter().find_map(|word| {
        bare.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word)).map(|_| &bare[word.len()..])
    });
    if let Some(owner) = owner {
        return named(owner, action);
    }
    if status(first) == Some(ActionStatus::Done) && done(rest, action) {
        return true;
    }
    if let Some(status) = clear_status(bare) {
        action.status = Some(status);
        return true;
    }
    if action.kind.is_none()
        && let Some(kind) = clear_kind(bare)
    {
        action.kind = Some(kind);
        return true;
    }
    // No word says that something is due: `(2017-12-01 18:00)` and `(on 2017-12-01)` tell when something was.
    let is_day = |text: &str| matches!(day(text), Scan::Is(_, len) if len == text.len());
    (is_day(bare.strip_prefix('~').unwrap_or(bare)) && due(bare, action)) || only_links(bare, action)
}

/// An owner by name, and not words on one: `everyone who deploys, and whoever reviews`.
fn named(value: &str, action: &mut Action) -> bool {
    let name = plain(value);
    if name.contains(": ") || name.split(' ').count() > 5 {
        return false;
    }
    if !is_unknown_word(&name) {
        owned(&name, action);
    }
    true
}

/// One owner more. They are read from the end of a line to its beginning.
fn owned(name: &str, action: &mut Action) {
    action.owner = Some(match action.owner.take() {
        Some(other) => format!("{other}, {name}"),
        None => name.to_owned(),
    });
}

/// A second day stays in the text.
fn due(text: &str, action: &mut Action) -> bool {
    let day = whole_day(text).filter(|_| action.due.is_none());
    let read = day.is_some();
    action.due = day.or(action.due.take());
    read
}

fn done(text: &str, action: &mut Action) -> bool {
    let Some(day) = day_since(text) else { return false };
    (action.done, action.status) = (Some(day), Some(ActionStatus::Done));
    true
}

/// A text that is a link and nothing else.
fn only_links(text: &str, action: &mut Action) -> bool {
    match links(text).into_iter().next() {
        Some(_) if action.link.is_some() => false,
        Some(link) if link.range.len() == text.trim_matches(['<', '>']).len() || link.range.len() == text.len() => {
            action.link = Some(link.url);
            true
        }
        _ => false,
    }
}

/// A word behind `due` that is meant to be a day and is none.
pub(super) fn due_that_is_none(line: &str, rest: &str, wrong: &mut Vec<Range<usize>>) {
    for mark in ["due ", "due: ", "Due ", "Due: ", "Due:** "] {
        let Some(at) = rest.rfind(mark) else { continue };
        let text = &rest[at + mark.len()..];
        if let Scan::Wrong { len, sure: true, .. } = day(text) {
            let start = line.find(rest).unwrap_or(0) + at + mark.len();
            wrong.push(start..start + len);
            return;
        }
    }
}
