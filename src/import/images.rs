//! Pictures in HTML, which a page here would show as text.
//!
//! In: Markdown of another system. Out: the same text with `![…](…)` for every `<img>` that stands alone in its line or
//! between words. One within other HTML stays as it is.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::source::yaml::trimmed;

/// The text with its pictures in Markdown; `None` if there is nothing to change.
pub(super) fn in_markdown(text: &str) -> Option<String> {
    if !text.contains("<img") && !text.contains("<IMG") {
        return None;
    }
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let tags = events.filter(|(event, _)| matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)));
    let tags = tags.map(|(_, range)| trimmed(text, range));
    let several = |lines: &str| lines.lines().map(|line| picture(line.trim())).collect::<Option<Vec<_>>>();
    let pictures: Vec<(Range<usize>, String)> =
        tags.filter_map(|range| Some((range.clone(), several(&text[range])?.join("\n")))).collect();
    let mut new = text.to_owned();
    for (range, picture) in pictures.iter().rev() {
        new.replace_range(range.clone(), picture);
    }
    (!pictures.is_empty()).then_some(new)
}

/// One `<img>` as Markdown.
fn picture(tag: &str) -> Option<String> {
    let inner = tag.strip_prefix('<')?.strip_suffix('>')?.trim_end_matches('/');
    let (name, attributes) = inner.split_once(|letter: char| letter.is_whitespace())?;
    if !name.eq_ignore_ascii_case("img") || inner.contains(['<', '>']) {
        return None;
    }
    let target = attribute(attributes, "src").filter(|target| !target.is_empty() && !target.contains(['(', ')']))?;
    let alt = attribute(attributes, "alt").unwrap_or_default().replace(['[', ']', '\n', '\\'], " ");
    Some(format!("![{}]({})", alt.trim(), target.replace("&amp;", "&").replace(' ', "%20")))
}

/// What an attribute says.
fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = attributes.trim_start();
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let mark = after.chars().next().filter(|mark| matches!(mark, '"' | '\''));
        let (value, next) = match mark {
            Some(mark) => after[1..].split_once(mark)?,
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        // A word without a value may stand before it.
        if key.split_whitespace().last().is_some_and(|key| key.eq_ignore_ascii_case(name)) {
            return Some(value);
        }
        rest = next.trim_start();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_in_html_is_one_in_markdown() {
        let table = [
            ("<img src=\"img/g.png\" width=\"300\">\n", "![](img/g.png)\n"),
            ("<img src=a.png>\n<img src=b.png>\n", "![](a.png)\n![](b.png)\n"),
            ("A <img alt='Of [all]' src=a.png /> b\n", "A ![Of  all](a.png) b\n"),
            ("- <IMG SRC=\"a b.png?x=1&amp;y=2\"/>\n", "- ![](a%20b.png?x=1&y=2)\n"),
        ];
        for (before, after) in table {
            assert_eq!(in_markdown(before).as_deref(), Some(after), "{before}");
        }
        for same in
            ["`<img src=\"a.png\">`\n", "<p><img src=\"a.png\"></p>\n", "<img alt=\"a\">\n", "<image src=\"a\">\n"]
        {
            assert_eq!(in_markdown(same), None, "{same}");
        }
        assert_eq!(in_markdown("```\n<img src=\"a.png\">\n```\n"), None);
    }
}
