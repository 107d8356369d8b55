//! Small cuts of Markdown source: without indentation, without marks, and its links.
//!
//! In: source text. Out: pieces of it. It must not know what an entry is.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::source::sections::options;
use crate::source::yaml::trimmed;

/// The ways to break a line in HTML.
pub(super) const BREAKS: [&str; 3] = ["<br>", "<br/>", "<br />"];

/// The first word of a range.
pub(super) fn first_word(body: &str, range: Range<usize>) -> Range<usize> {
    let range = trimmed(body, range);
    let len = body[range.clone()].find(char::is_whitespace).unwrap_or(range.len());
    range.start..range.start + len
}

/// The first line of a range.
pub(super) fn first_line(body: &str, range: &Range<usize>) -> Range<usize> {
    let len = body[range.clone()].find('\n').unwrap_or(range.len());
    range.start..range.start + len
}

/// Where `part`, the end of `whole`, begins in it.
pub(super) fn offset_in(whole: &str, part: &str) -> usize {
    whole.len() - part.len()
}

/// A text whose lines after the first lose up to `columns` of their indentation.
pub(super) fn dedent(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.trim().lines().enumerate() {
        if number == 0 {
            out.push_str(line);
            continue;
        }
        let (mut width, mut from) = (0, 0);
        for byte in line.bytes() {
            match byte {
                b' ' if width < columns => width += 1,
                b'\t' if width < columns => width += 4,
                _ => break,
            }
            from += 1;
        }
        out.push('\n');
        out.push_str(&line[from..]);
    }
    out
}

/// The first line of a text with those that a paragraph goes on with, each byte where it was, and the text behind them.
pub(super) fn joined(text: &str) -> (String, &str) {
    let Some(first) = text.find('\n') else { return (text.to_owned(), "") };
    let (mut end, mut is_open) = (first, false);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph) if !is_open && range.start == 0 => {
                (end, is_open) = (range.start + text[range].trim_end().len(), true);
            }
            Event::HardBreak => {
                end = text[range.clone()].find('\n').map_or(end, |at| range.start + at);
                break;
            }
            Event::End(TagEnd::Paragraph) => break,
            _ if is_open => {}
            _ => break,
        }
    }
    let further = text[end..].strip_prefix('\n').unwrap_or(&text[end..]);
    (text[..end].replace('\n', " "), further)
}

/// The text of a line that is all in bold.
pub(super) fn in_bold(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("**")?.trim_end_matches(':').strip_suffix("**")?;
    (!inner.contains(['\n', '*'])).then_some(inner)
}

/// The text of Markdown without its marks, on one line.
pub(super) fn plain(source: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(source, options()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// A link: its source, its text and its address.
pub(super) struct Link {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    pub(super) url: String,
}

/// The links of a text in order: Markdown's first of all, and bare addresses.
pub(super) fn links(source: &str) -> Vec<Link> {
    if !source.contains("://") && !source.contains("](") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Option<Link> = None;
    let mut code = false;
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = Some(Link { range, text: String::new(), url: dest_url.into_string() });
            }
            Event::End(TagEnd::Link) => found.extend(open.take()),
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(text) | Event::Code(text) if open.is_some() => {
                if let Some(link) = &mut open {
                    link.text.push_str(&text);
                }
            }
            _ => {}
        }
    }
    if !code && found.is_empty() && !source.contains("![") {
        found.extend(bare_link(source));
    }
    found
}

/// The first bare address of a text.
pub(super) fn bare_link(source: &str) -> Option<Link> {
    let is_address = |at: &usize| ["https://", "http://"].iter().any(|scheme| source[*at..].starts_with(scheme));
    let start = source.match_indices("http").map(|(at, _)| at).find(is_address)?;
    let rest = &source[start..];
    let len = rest.find(|c: char| c.is_whitespace() || "<>\"`|".contains(c)).unwrap_or(rest.len());
    let mut url = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\'', '”', '…']);
    let (opened, closed) = (url.matches('(').count(), url.matches(')').count());
    for _ in opened..closed {
        url = url.strip_suffix(')').unwrap_or(url);
    }
    Some(Link { range: start..start + url.len(), text: url.to_owned(), url: url.to_owned() })
}

/// Takes a link to the source off the end of a text: `… ([source](https://…))`, `… <https://…>`.
pub(super) fn take_source(text: &mut String) -> Option<String> {
    let last = links(text).pop()?;
    let named = matches!(
        last.text.trim().to_lowercase().as_str(),
        "source" | "src" | "link" | "ref" | "reference" | "tweet" | "post" | "statement" | "here"
    );
    let rest = text[last.range.end..].trim_matches([' ', '\n', ')', ']', '>', '.']);
    let before = text[..last.range.start].trim_end();
    let bracketed = before.ends_with('(') && text[last.range.end..].trim_end().ends_with(')');
    let url_only = last.text == last.url && !before.is_empty();
    // `see <https://…>` is a sentence, which needs its end.
    let is_apart = bracketed
        || before.trim_end_matches('<').trim_end().ends_with(['.', '!', '?', ')', ']', '"', '”', '–', '—', '*']);
    if !rest.is_empty() || !(named || (url_only && is_apart)) {
        return None;
    }
    let cut = if bracketed { before.trim_end_matches('(').trim_end() } else { before.trim_end_matches('<').trim_end() };
    let keep = cut.len();
    text.truncate(keep);
    Some(last.url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_in_all_their_forms() {
        let first = |text| links(text).into_iter().next().map(|link| link.url);
        assert_eq!(first("see [A-1](https://x.org/1) now").as_deref(), Some("https://x.org/1"));
        assert_eq!(first("see <https://x.org/1>").as_deref(), Some("https://x.org/1"));
        assert_eq!(first("(see https://x.org/a_(b)).").as_deref(), Some("https://x.org/a_(b)"));
        assert_eq!(first("none"), None);
    }

    #[test]
    fn a_source_at_the_end_is_taken_off() {
        let read = |text: &str| {
            let mut text = text.to_owned();
            let source = take_source(&mut text);
            (text, source)
        };
        let source = Some("https://x.org".to_owned());
        assert_eq!(read("It fell. ([source](https://x.org))"), ("It fell.".to_owned(), source.clone()));
        assert_eq!(read("It fell. [source](https://x.org)"), ("It fell.".to_owned(), source.clone()));
        assert_eq!(read("It fell. <https://x.org>"), ("It fell.".to_owned(), source));
        assert_eq!(read("It is at https://x.org.").1, None);
        assert_eq!(read("See [the log](https://x.org)").1, None);
        assert_eq!(read("[source](https://x.org) says so").1, None);
    }

    #[test]
    fn lines_of_a_paragraph_are_joined() {
        let cases = [
            ("a", "a", ""),
            ("a\nb\n\nc", "a b", "\nc"),
            ("a\nb\n- c", "a b", "- c"),
            ("a *b\nc* d  \ne", "a *b c* d  ", "e"),
            ("a\\\nb", "a\\", "b"),
            ("a\n---\nb", "a", "---\nb"),
            ("```\na\n```", "```", "a\n```"),
        ];
        for (text, lines, further) in cases {
            assert_eq!(joined(text), (lines.to_owned(), further), "{text}");
        }
    }

    #[test]
    fn nested_text_keeps_its_shape() {
        assert_eq!(dedent("a\n  - b\n    - c\n\n  d", 2), "a\n- b\n  - c\n\nd");
    }
}
