//! The ticket of an action: a reader sees its label once, and an address only where there is no label.
//!
//! In: the text of an action with its links. Out: the text, and the link that is shown apart from it. It must not know
//! in which list or table the text stands.

use super::super::inline::{Link, bare_link, links};
use crate::source::raw::Action;
use crate::source::sections::words;

/// Labels that say only that there is a link.
const BARE: [&str; 16] = [
    "bug", "details", "github", "here", "issue", "jira", "link", "pr", "pull request", "ref", "reference", "source",
    "ticket", "tracking issue", "tracking bug", "url",
];
/// Words before an address that need it as their next one.
const JOINED: [&str; 12] = ["at", "by", "for", "from", "in", "is", "like", "of", "on", "see", "to", "with"];

/// Whether the text of a link tells a reader more than where it leads.
fn is_label(link: &Link) -> bool {
    link.text != link.url && !BARE.contains(&words(&link.text).as_str())
}

/// The text without what is shown as the action's link. A link with a label stays in the text; one that was taken off
/// the end of the line as a fact goes back there.
pub(super) fn settled(line: &str, rest: &str, action: &mut Action) -> String {
    let rest = rest.trim();
    if let Some(url) = action.link.take() {
        if let Some(label) = links(line).into_iter().find(|link| link.url == url && is_label(link)) {
            return with_tickets(&clickable(rest), &[line[label.range].to_owned()]);
        }
        if rest.is_empty() {
            return clickable(&url);
        }
        action.link = Some(url);
        return clickable(rest);
    }
    let all = links(rest);
    match all.as_slice() {
        [only] if only.range == (0..rest.len()) && only.text != only.url => {
            action.link = Some(only.url.clone());
            return only.text.clone();
        }
        [.., last] if !is_label(last) => {
            if let Some(before) = before_last(rest, last) {
                action.link = Some(last.url.clone());
                return before.to_owned();
            }
        }
        _ => {}
    }
    clickable(rest)
}

/// Whether a text leaves code open.
fn in_code(text: &str) -> bool {
    text.matches('`').count() % 2 == 1
}

/// The text before a link that ends it, if it can stand alone.
fn before_last<'a>(text: &'a str, link: &Link) -> Option<&'a str> {
    let after = text[link.range.end..].trim_matches([' ', ')', ']', '>', '.']);
    let before = text[..link.range.start].trim_end_matches(['<', ' ']);
    let open = before.strip_suffix(['(', '[']).unwrap_or(before);
    let before = open.trim_end().trim_end_matches([':', ',', ';', '-', '–', '—']).trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_whole = !before.is_empty() && !JOINED.contains(&last.as_str()) && !in_code(before);
    let is_closed = before.matches('(').count() == before.matches(')').count();
    (after.is_empty() && is_whole && is_closed).then_some(before)
}

/// The text with its bare addresses as links: they stand nowhere else.
pub(super) fn clickable(text: &str) -> String {
    let may_be_code = ["```", "~~~", "\n    ", "\n\t"].iter().any(|mark| text.contains(mark));
    let marked = links(text).into_iter().filter(|link| text[link.range.clone()] != link.url);
    let mut marked = marked.map(|link| link.range).peekable();
    let (mut out, mut from, mut is_code) = (String::with_capacity(text.len()), 0, false);
    while let Some(link) = bare_link(&text[from..]).filter(|_| !may_be_code) {
        let (start, end) = (from + link.range.start, from + link.range.end);
        while marked.next_if(|range| range.end <= start).is_some() {}
        let is_marked = marked.peek().is_some_and(|range| range.start <= start);
        is_code ^= in_code(&text[from..start]);
        out.push_str(&text[from..start]);
        if is_code || is_marked || text[..start].ends_with(['<', '"', '=']) {
            out.push_str(&text[start..end]);
        } else {
            out.extend(["<", &link.url, ">"]);
        }
        is_code ^= in_code(&text[start..end]);
        from = end;
    }
    out.push_str(&text[from..]);
    out
}

/// The text and its tickets behind it.
pub(super) fn with_tickets(text: &str, tickets: &[String]) -> String {
    let tickets = tickets.join(", ");
    match (text.is_empty(), tickets.is_empty()) {
        (_, true) => text.to_owned(),
        (true, false) => tickets,
        (false, false) => format!("{text} ({tickets})"),
    }
}

/// The address in a cell for tickets that has nothing else in it.
pub(super) fn only_address(cell: &str) -> Option<String> {
    let all = links(cell);
    let [only] = all.as_slice() else { return None };
    let bare = cell.trim_matches(['<', '>']);
    (!is_label(only) && (only.range.len() == cell.len() || only.range.len() == bare.len())).then(|| only.url.clone())
}
