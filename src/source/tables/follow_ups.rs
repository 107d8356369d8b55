//! Timed entries as what was said after the event: who said it, where, and whether word for word.
//!
//! In: a section. Out: raw follow-ups. It must not know who may read them.

use super::inline::{links, plain};
use super::timed::{Flavour, Found, entries};
use super::timeline::Cells;
use super::{Entries, Home};
use crate::source::raw::{By, FollowUp, Person};
use crate::source::sections::Section;

const TEXT: &[&str] = &[
    "text", "statement", "what", "what was said", "message", "description", "details", "summary", "quote", "post",
    "content", "follow up", "event", "update",
];
const SOURCE: &[&str] = &["source", "link", "reference", "url", "where", "published at"];
const BY: &[&str] = &["by", "who", "author", "from", "speaker", "said by"];

/// Reads the follow-ups of a section.
#[must_use]
pub fn read(body: &str, section: &Section, home: Home) -> Entries<FollowUp> {
    let flavour = Flavour { label: |_| false, dated_titles: true, home, goes_on: false, any_label: false };
    entries(body, section, flavour, follow_up)
}

fn follow_up(found: &mut Found) -> FollowUp {
    let title = found.title.take();
    let mut cells = Cells::new(found, TEXT);
    let mut said = FollowUp { at: found.time.clone(), title, source: found.source.clone(), ..FollowUp::default() };
    said.archived = cells.take_link(&["archived", "archive", "copy"]);
    said.source = cells.take_link(SOURCE).or(said.source);
    said.by = cells.take(BY).map(|name| by(&name));
    said.title = said.title.or_else(|| cells.take(&["title", "headline", "subject"]));
    if said.by.is_none()
        && let Some((name, rest)) = speaker(&cells.text)
    {
        said.by = Some(by(&plain(name)));
        cells.text = rest.to_string();
    }
    if said.title.is_none()
        && let Some((title, url)) = only_link(&cells.text)
    {
        said.title = Some(title);
        said.source = said.source.or(Some(url));
        cells.text.clear();
    }
    if let Some(words) = quoted(&cells.text) {
        said.verbatim = true;
        cells.text = words;
    }
    said.text = cells.into_text();
    said
}

/// Who speaks, if the text says so before a colon: somebody with a handle, or somebody who is quoted.
fn speaker(text: &str) -> Option<(&str, &str)> {
    let line = text.lines().next()?;
    let at = line
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| line[at + 1..].is_empty() || line[at + 1..].starts_with([' ', '*']))?;
    let (name, rest) = (&text[..at], text[at + 1..].trim_start_matches(['*', ' ', '\n']));
    let short = name.len() <= 80 && !name.contains(['“', '"', '.', '?']);
    (short && !name.is_empty() && (name.contains('@') || rest.starts_with(['“', '"', '«', '>'])))
        .then_some((name, rest))
}

/// `Twitter Government (@Gov)`, `Jane Doe (CTO)`, or a bare name.
fn by(text: &str) -> By {
    let Some((name, aside)) = text.split_once('(') else { return By::Name(text.to_owned()) };
    let aside = aside.trim_end_matches([')', ' ', ',']).to_owned();
    let name = name.trim().to_owned();
    if name.is_empty() || aside.is_empty() {
        return By::Name(text.to_owned());
    }
    let (handle, role) = if aside.starts_with('@') { (Some(aside), None) } else { (None, Some(aside)) };
    By::Person(Person { name, handle, role })
}

/// A text that is one link and nothing else.
fn only_link(text: &str) -> Option<(String, String)> {
    let link = links(text).into_iter().next()?;
    let whole = link.range.len() == text.trim_end_matches('.').len() && link.text != link.url;
    whole.then_some((link.text, link.url))
}

/// A text that is a quotation from its first letter to its last, without the marks.
fn quoted(text: &str) -> Option<String> {
    for (open, close) in [('“', '”'), ('"', '"'), ('«', '»')] {
        if let Some(inner) = text.strip_prefix(open).and_then(|text| text.strip_suffix(close)) {
            let one = !inner.contains([open, close]) && !inner.is_empty();
            return one.then(|| inner.trim().to_owned());
        }
    }
    let lines: Option<Vec<&str>> = text
        .lines()
        .map(|line| if line.trim().is_empty() { Some("") } else { line.trim_start().strip_prefix('>') })
        .collect();
    let lines = lines.filter(|lines| !lines.is_empty())?;
    let inner: Vec<&str> = lines.into_iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Some(inner.join("\n").trim().to_owned())
}
