//! A text of one line is read as a line, not as a document: what would begin a block there is text.
//!
//! In: a short text. Out: Markdown that is one paragraph, and the way back from its bytes to those of the text. It
//! knows where `CommonMark` begins blocks, and no HTML.

use std::borrow::Cow;
use std::ops::Range;

/// A short text, made ready for the parser.
pub(super) struct Line<'a> {
    pub(super) text: Cow<'a, str>,
    /// Blanks left out before it.
    lead: usize,
    /// Where a backslash was put before what would begin a block.
    escaped: Option<usize>,
}

impl<'a> Line<'a> {
    /// A text of several lines stays as it is.
    pub(super) fn new(source: &'a str) -> Self {
        let text = source.trim_matches(BLANKS);
        if text.contains(['\n', '\r']) {
            return Self { text: Cow::Borrowed(source), lead: 0, escaped: None };
        }
        let lead = source.len() - source.trim_start_matches(BLANKS).len();
        let escaped = block_marker(text);
        let text = match escaped {
            None => Cow::Borrowed(text),
            Some(at) => Cow::Owned(format!("{}\\{}", &text[..at], &text[at..])),
        };
        Self { text, lead, escaped }
    }

    /// Whether it holds nothing that Markdown could read as markup, so that the text is all there is.
    pub(super) fn is_bare(&self) -> bool {
        let is_markup = |byte| {
            matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'~' | b'\n' | b'\r' | 0)
        };
        self.escaped.is_none() && !self.text.bytes().any(is_markup)
    }

    /// Bytes of the line as bytes of the text it was made from.
    pub(super) fn range_in_source(&self, range: &Range<usize>) -> Range<usize> {
        let back = |at: usize| self.lead + at - usize::from(self.escaped.is_some_and(|escaped| at > escaped));
        back(range.start)..back(range.end)
    }
}

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Where a backslash makes text of what would begin a list, heading, rule, quotation, code block or reference.
fn block_marker(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let rest = line.trim_start_matches(first);
    let count = (line.len() - rest.len()) / first.len_utf8();
    let apart = |text: &str| text.is_empty() || text.starts_with([' ', '\t']);
    let begins = match first {
        '#' => count <= 6 && apart(rest),
        '>' => true,
        '-' | '+' | '*' | '_' => (first != '_' && count == 1 && apart(rest)) || is_rule(line, first),
        '`' => count >= 3 && !rest.contains('`'),
        '~' => count >= 3,
        '[' => first_closing_bracket(line).is_some_and(|at| line[at..].starts_with("]:")),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let is_item = digits <= 9 && line[digits..].starts_with(['.', ')']) && apart(&line[digits + 1..]);
            return is_item.then_some(digits);
        }
        _ => false,
    };
    begins.then_some(0)
}

fn is_rule(line: &str, mark: char) -> bool {
    mark != '+'
        && line.chars().all(|c| c == mark || matches!(c, ' ' | '\t'))
        && line.chars().filter(|c| *c == mark).count() >= 3
}

fn first_closing_bracket(line: &str) -> Option<usize> {
    line.match_indices(']').map(|(at, _)| at).find(|at| !line[..*at].ends_with('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_a_block_is_escaped() {
        for (text, expected) in [
            ("2. November", "2\\. November"),
            ("11:05) up", "11:05) up"),
            ("2.5 s", "2.5 s"),
            ("- a", "\\- a"),
            ("-1 %", "-1 %"),
            ("*all* of it", "*all* of it"),
            ("* * *", "\\* * *"),
            ("___", "\\___"),
            ("**bold**", "**bold**"),
            ("# 5", "\\# 5"),
            ("#5", "#5"),
            ("> 3 s", "\\> 3 s"),
            ("```x", "\\```x"),
            ("```x```", "```x```"),
            ("~~~", "\\~~~"),
            ("~~gone~~", "~~gone~~"),
            ("[a]: b", "\\[a]: b"),
            ("[a](b): c", "[a](b): c"),
            ("  spaced\t", "spaced"),
        ] {
            assert_eq!(Line::new(text).text, expected);
        }
    }

    #[test]
    fn places_lead_back_to_the_text() {
        let source = "  2. [a](b)";
        let line = Line::new(source);
        let at = line.text.find("(b)").expect("it is there");
        assert_eq!(&source[line.range_in_source(&(at..at + 3))], "(b)");
    }
}
