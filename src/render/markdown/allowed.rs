//! The HTML that a text may hold where the site allows some: which tags, with which attributes, and where each may stand.
//!
//! In: HTML as the parser cut it out. Out: tokens. A tag is one if it is written as `CommonMark` wants and its name is on
//! the list; everything else is text, so that `<hostname>` stays what it was. It writes nothing.

use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Text, its entities resolved.
    Text(Cow<'t, str>),
    Open(&'static Element, Attributes<'t>),
    Close(&'static Element),
}

/// Attributes by name, in the order in which they are written.
pub(super) type Attributes<'t> = Vec<(&'t str, Cow<'t, str>)>;

/// An element that is allowed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub name: &'static str,
    pub holds: Content,
    /// In which elements it may stand; in all that hold its kind, if none is named.
    pub within: &'static [&'static str],
    /// Its own attributes, beside those that all may have.
    pub attributes: &'static [&'static str],
}

/// What stands in an element, which says what kind of element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing.
    Nothing,
    /// Words, within a line.
    Words,
    /// Words, as a block of its own.
    Line,
    /// Blocks.
    Blocks,
    /// Only elements that name it.
    Parts,
}

/// The attributes that every element may have.
const EVERYWHERE: [&str; 3] = ["title", "lang", "dir"];

const fn of(name: &'static str, holds: Content) -> Element {
    Element { name, holds, within: &[], attributes: &[] }
}

const fn part(name: &'static str, holds: Content, within: &'static [&'static str]) -> Element {
    Element { name, holds, within, attributes: &[] }
}

const ROWS: &[&str] = &["tr"];
const CELL: &[&str] = &["colspan", "rowspan"];

#[rustfmt::skip]
static ALLOWED: &[Element] = &[
    of("abbr", Content::Words), of("b", Content::Words), of("bdi", Content::Words), of("bdo", Content::Words),
    of("cite", Content::Words), of("code", Content::Words), of("dfn", Content::Words), of("em", Content::Words),
    of("i", Content::Words), of("kbd", Content::Words), of("mark", Content::Words), of("q", Content::Words),
    of("s", Content::Words), of("samp", Content::Words), of("small", Content::Words), of("span", Content::Words),
    of("strong", Content::Words), of("sub", Content::Words), of("sup", Content::Words), of("u", Content::Words),
    of("var", Content::Words), of("ruby", Content::Words), of("br", Content::Nothing), of("wbr", Content::Nothing),
    of("hr", Content::Nothing), of("p", Content::Line), of("pre", Content::Line), of("div", Content::Blocks),
    of("blockquote", Content::Blocks), of("figure", Content::Blocks), of("ul", Content::Parts), of("dl", Content::Parts),
    of("table", Content::Parts),
    part("rt", Content::Words, &["ruby"]), part("rp", Content::Words, &["ruby"]),
    part("summary", Content::Line, &["details"]), part("figcaption", Content::Blocks, &["figure"]),
    part("dt", Content::Line, &["dl"]), part("dd", Content::Blocks, &["dl"]), part("caption", Content::Line, &["table"]),
    part("thead", Content::Parts, &["table"]), part("tbody", Content::Parts, &["table"]),
    part("tfoot", Content::Parts, &["table"]), part("tr", Content::Parts, &["table", "thead", "tbody", "tfoot"]),
    Element { name: "td", holds: Content::Blocks, within: ROWS, attributes: CELL },
    Element { name: "th", holds: Content::Blocks, within: ROWS, attributes: &["colspan", "rowspan", "scope"] },
    Element { name: "li", holds: Content::Blocks, within: &["ul", "ol"], attributes: &["value"] },
    Element { attributes: &["start", "reversed"], ..of("ol", Content::Parts) },
    Element { attributes: &["open"], ..of("details", Content::Blocks) },
    Element { attributes: &["datetime"], ..of("time", Content::Words) },
    Element { attributes: &["datetime"], ..of("del", Content::Words) },
    Element { attributes: &["datetime"], ..of("ins", Content::Words) },
    Element { attributes: &["href"], ..of("a", Content::Words) },
    Element { attributes: &["src", "alt", "width", "height"], ..of("img", Content::Nothing) },
];

impl Element {
    /// The one of that name, if it is on the list.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        ALLOWED.iter().find(|element| element.name.eq_ignore_ascii_case(name))
    }

    /// Whether it begins a block.
    pub(super) fn is_block(&self) -> bool {
        matches!(self.holds, Content::Line | Content::Blocks | Content::Parts) || self.name == "hr"
    }

    /// Whether the next of its kind ends it, as HTML has it.
    pub(super) fn may_lack_end(&self) -> bool {
        matches!(self.name, "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "thead" | "tbody" | "rt" | "rp")
    }

    /// The value of one of its attributes as it may be written; none if the attribute, or such a value, is not allowed.
    pub(super) fn attribute<'v>(&self, name: &str, value: &'v str) -> Option<(&'static str, &'v str)> {
        let name = EVERYWHERE.iter().chain(self.attributes).find(|known| known.eq_ignore_ascii_case(name))?;
        let is_number = (1..=4).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
        let value = match *name {
            "open" | "reversed" => "",
            "scope" if !["col", "row"].contains(&value) => return None,
            "dir" if !["ltr", "rtl", "auto"].contains(&value) => return None,
            "colspan" | "rowspan" | "start" | "value" | "width" | "height" if !is_number => return None,
            _ => value,
        };
        Some((name, value))
    }
}

/// The tokens of HTML whose comments are gone.
pub(super) fn tokens(html: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(found) = html[at..].find('<').map(|found| at + found) {
        let Some((token, length)) = tag(&html[found..]) else {
            at = found + 1;
            continue;
        };
        tokens.extend(text(&html[from..found]));
        tokens.push(token);
        (from, at) = (found + length, found + length);
    }
    tokens.extend(text(&html[from..]));
    tokens
}

fn text(html: &str) -> Option<Token<'_>> {
    (!html.is_empty()).then(|| Token::Text(resolved(html)))
}

/// Text with its entities resolved; as it is written, where one of them is none.
fn resolved(text: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(text).unwrap_or(Cow::Borrowed(text))
}

/// The allowed tag at the start of a text, and how long it is.
fn tag(html: &str) -> Option<(Token<'_>, usize)> {
    let rest = html.strip_prefix('<')?;
    let (closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let (name, mut rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len()));
    let element = Element::named(name)?;
    let mut attributes = Attributes::new();
    loop {
        let trimmed = rest.trim_ascii_start();
        let end = if closing { trimmed } else { trimmed.strip_prefix('/').unwrap_or(trimmed) };
        if let Some(after) = end.strip_prefix('>') {
            let token = if closing { Token::Close(element) } else { Token::Open(element, attributes) };
            return Some((token, html.len() - after.len()));
        }
        if closing || trimmed.len() == rest.len() {
            return None;
        }
        let (attribute, after) = self::attribute(trimmed)?;
        attributes.push(attribute);
        rest = after;
    }
}

/// The attribute at the start of a text, and what follows it.
fn attribute(text: &str) -> Option<((&str, Cow<'_, str>), &str)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.' | '-');
    let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':')) {
        return None;
    }
    let Some(value) = rest.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
        return Some(((name, Cow::Borrowed("")), rest));
    };
    let (value, rest) = if let quote @ ('"' | '\'') = value.chars().next()? {
        value[1..].split_once(quote)?
    } else {
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '=' | '<' | '>' | '`');
        value.split_at(value.find(ends).filter(|end| *end > 0)?)
    };
    Some(((name, resolved(value)), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(html: &str) -> Vec<String> {
        let word = |token: &Token| match token {
            Token::Text(text) => format!("{text:?}"),
            Token::Open(element, attributes) => format!("<{}{}>", element.name, attributes.len()),
            Token::Close(element) => format!("</{}>", element.name),
        };
        tokens(html).iter().map(word).collect()
    }

    #[test]
    fn tags_are_told_from_text() {
        let table: [(&str, &[&str]); 9] = [
            ("a <KBD>b</KBD >", &["\"a \"", "<kbd0>", "\"b\"", "</kbd>"]),
            ("<img src=a.png alt='a > b' width=\"4\"/>", &["<img3>"]),
            ("<details open>\n", &["<details1>", "\"\\n\""]),
            ("<host> <b x=1 y>", &["\"<host> \"", "<b2>"]),
            ("<b\u{a0}onclick=1>", &["\"<b\\u{a0}onclick=1>\""]),
            ("<b class=\"a\"title=b>", &["\"<b class=\\\"a\\\"title=b>\""]),
            ("<b <i>", &["\"<b \"", "<i0>"]),
            ("</b x>", &["\"</b x>\""]),
            ("1 < 2 &amp; &nbsp;&#60;script&#62; &unheard;", &["\"1 < 2 &amp; &nbsp;&#60;script&#62; &unheard;\""]),
        ];
        for (html, expected) in table {
            assert_eq!(said(html), expected, "{html}");
        }
        assert_eq!(tokens("&lt;b&gt; &copy;"), [Token::Text("<b> ©".into())]);
    }
}
