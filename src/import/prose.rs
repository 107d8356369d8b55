//! Foreign Markdown that must say here what it said there.
//!
//! In: a text of another system. Out: the same text, but for marks that would mean something else here, and links that
//! would lead nowhere. Code stays as it is.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

/// A text that can be published, and what was changed in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tamed {
    pub text: String,
    pub changes: Vec<&'static str>,
}

/// Takes the meaning that our own marks would give it out of a text. `base` is the address of the old site, for links
/// that begin there; `carried` gives the new target of a file that goes along.
#[must_use]
pub fn tame(text: &str, base: Option<&str>, carried: &mut dyn FnMut(&str) -> Option<String>) -> Tamed {
    let mut tamed = Tamed { text: text.replace("\r\n", "\n").replace('\r', "\n"), changes: Vec::new() };
    if let Some(rest) = tamed.text.strip_prefix('\u{feff}') {
        tamed.text = rest.to_owned();
    }
    marks(&mut tamed);
    comments(&mut tamed);
    if let Some(text) = super::images::in_markdown(&tamed.text) {
        tamed.text = text;
        tamed.changes.push("pictures in HTML are written in Markdown");
    }
    links(&mut tamed, base.map(|base| base.trim_end_matches('/')), carried);
    tamed
}

/// `[[` and `:::internal` hide text here, and hid nothing there.
fn marks(tamed: &mut Tamed) {
    if !tamed.text.contains("[[") && !tamed.text.contains(":::") {
        return;
    }
    let mut out = String::with_capacity(tamed.text.len() + 8);
    let mut fence: Option<&str> = None;
    for line in tamed.text.split_inclusive('\n') {
        let trimmed = line.trim();
        match fence {
            Some(mark) if trimmed.starts_with(mark) => fence = None,
            Some(_) => {}
            None => fence = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)),
        }
        if fence.is_none() && trimmed.replace(' ', "").eq_ignore_ascii_case(":::internal") {
            out.push('\\');
            tamed.changes.push("a line `:::internal` was text, and stays text");
        }
        let mut in_code = fence.is_some();
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            in_code ^= letter == '`' && fence.is_none();
            if letter == '[' && !in_code && letters.peek() == Some(&'[') {
                letters.next();
                out.push_str("\\[\\[");
                tamed.changes.push("brackets `[[` were text, and stay text");
            } else {
                out.push(letter);
            }
        }
    }
    tamed.text = out;
    tamed.changes.dedup();
}

/// A comment that never ends would swallow or show a text.
fn comments(tamed: &mut Tamed) {
    let ended = tamed.text.rfind("-->").map_or(0, |at| at + 3);
    if tamed.text[ended..].contains("<!--") {
        let rest = tamed.text[ended..].replace("<!--", "&lt;!--");
        tamed.text.replace_range(ended.., &rest);
        tamed.changes.push("a comment that never ends is shown as text");
    }
    // A comment within a line ends in its paragraph; one that does not begins a paragraph of its own.
    let mut from = 0;
    while let Some(at) = tamed.text[from..].find("<!--").map(|at| from + at) {
        let end = tamed.text[at..].find("-->").map_or(tamed.text.len(), |end| at + end);
        let start_of_line = tamed.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let is_inline = !tamed.text[start_of_line..at].trim().is_empty();
        if is_inline && tamed.text[at..end].contains("\n\n") {
            tamed.text.insert_str(at, "\n\n");
            from = end + 2;
        } else {
            from = end.max(at + 4);
        }
    }
}

/// Links to a file that goes along lead to it; others to a path of the old site become links to the old site.
fn links(tamed: &mut Tamed, base: Option<&str>, carried: &mut dyn FnMut(&str) -> Option<String>) {
    if !tamed.text.contains(']') {
        return;
    }
    let (carried, is_full) = (RefCell::new(carried), Cell::new(false));
    let text = relinked(&tamed.text, &|target| {
        if let Some(new) = carried.borrow_mut()(target) {
            return Some(new);
        }
        is_full.set(is_full.get() || base.is_some());
        base.map(|base| in_full(target, base))
    });
    tamed.text = text;
    if is_full.get() {
        tamed.changes.push("links within the old site are written in full");
    }
    tamed.changes.dedup();
}

/// A path of the old site with its address.
fn in_full(target: &str, base: &str) -> String {
    let host =
        base.find("://").and_then(|at| base[at + 3..].find('/').map(|end| &base[..at + 3 + end])).unwrap_or(base);
    match target.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None if target.starts_with('/') => format!("{host}{target}"),
        None => format!("{base}/{}", target.trim_start_matches("./").trim_start_matches("../")),
    }
}

/// The text with other targets for its links and images that have no scheme, where `lead` knows one.
#[must_use]
pub fn relinked(text: &str, lead: &dyn Fn(&str) -> Option<String>) -> String {
    let mut places = Vec::new();
    let mut note = |range: Range<usize>, target: &str| {
        let is_scheme =
            |scheme: &str| scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        let has_scheme = target.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme));
        if has_scheme || target.starts_with('#') || target.is_empty() {
            return;
        }
        // Backwards, since the text of a link may say its target too; and its title may.
        let said = text.get(range.clone()).unwrap_or_default();
        let opens = |at: &usize| {
            let before = said[..*at].trim_end_matches(['<', ' ', '\n']);
            before.ends_with("](") || before.ends_with("]:")
        };
        let mut found = said.rmatch_indices(target).map(|(at, _)| at);
        let Some(at) = found.clone().find(opens).or_else(|| found.next()) else { return };
        places.extend(lead(target).map(|new| (range.start + at..range.start + at + target.len(), new)));
    };
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    events.reference_definitions().iter().for_each(|(_, definition)| note(definition.span.clone(), &definition.dest));
    for (event, range) in events {
        let Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = event else {
            continue;
        };
        // What stands in angle brackets has a scheme, however odd; a reference is led where it is defined.
        if matches!(link_type, LinkType::Inline) {
            note(range, &dest_url);
        }
    }
    places.sort_by_key(|(range, _)| range.start);
    places.dedup_by_key(|(range, _)| range.start);
    let mut new = text.to_owned();
    for (range, target) in places.into_iter().rev() {
        new.replace_range(range, &target);
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tame(text: &str, base: Option<&str>) -> Tamed {
        super::tame(text, base, &mut |_| None)
    }

    #[test]
    fn what_would_mean_something_else_is_escaped() {
        let text = "a [[b]] `[[c]]`\r\n```\n[[d]]\n```\n:::internal\nx\n:::\n";
        assert_eq!(tame(text, None).text, "a \\[\\[b]] `[[c]]`\n```\n[[d]]\n```\n\\:::internal\nx\n:::\n");
    }

    #[test]
    fn comments_end() {
        assert_eq!(tame("a <!-- b --> c <!-- d", None).text, "a <!-- b --> c &lt;!-- d");
        assert_eq!(tame("a <!-- b\n\nc --> d", None).text, "a \n\n<!-- b\n\nc --> d");
    }

    #[test]
    fn links_lead_where_they_led() {
        let text = "[a](/x) ![i](/i.png) [b](https://b.example/) [c](#d) [e](f.md)";
        let expected = "[a](https://old.example/x) ![i](https://old.example/i.png) [b](https://b.example/) [c](#d) \
                        [e](https://old.example/status/f.md)";
        assert_eq!(tame(text, Some("https://old.example/status/")).text, expected);
        let text = "[x.md](x.md \"(x.md\") [![i](i.png)](y.md) [z]\n\n[z]: z.md\n";
        let expected = "[x.md](o/x.md \"(x.md\") [![i](o/i.png)](o/y.md) [z]\n\n[z]: o/z.md\n";
        assert_eq!(relinked(text, &|target| Some(format!("o/{target}"))), expected);
    }
}
