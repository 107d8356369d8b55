//! Markdown becomes bare text, for descriptions, search and feeds.
//!
//! In: a fragment. Out: its words without markup, one line per block. What is text in HTML is text here: raw HTML is
//! shown unless the site allows some, comments and footnote marks are not.

use pulldown_cmark::{Event, Options as Syntax, Parser, Tag, TagEnd};

use super::allowed::{Token, tokens};
use super::line::Line;
use super::raw::{is_break, is_comment, without_comments};
use super::syntax;
use crate::source::raw::Html;

/// The words of a fragment: blocks on lines of their own, no blanks at either end, nothing escaped.
///
/// A text of one line stays one line, read as `inline` reads it.
#[must_use]
pub fn plain(text: &str, html: Html) -> String {
    plain_until(text, html, usize::MAX)
}

/// The words of a fragment, of which those after so many letters may be left out: the beginning of a long text is had
/// without the rest.
#[must_use]
pub fn plain_until(text: &str, html: Html, letters: usize) -> String {
    let line = Line::new(text);
    if line.is_bare() {
        return line.text.trim().to_owned();
    }
    let footnotes = if line.text.contains('\n') { Syntax::ENABLE_FOOTNOTES } else { Syntax::empty() };
    let mut words = Words { out: String::with_capacity(text.len().min(letters)), html, ..Words::default() };
    for event in Parser::new_ext(&line.text, syntax(false, footnotes)) {
        words.event(event);
        // No text has more letters than bytes: most are never counted.
        if words.out.len() > letters && words.letters() > letters {
            break;
        }
    }
    words.out.truncate(words.out.trim_end().len());
    words.out
}

#[derive(Default)]
struct Words {
    out: String,
    html: Html,
    /// The next number of each open list that has numbers.
    lists: Vec<Option<u64>>,
    raw: Option<String>,
    /// How much of `out` was counted, and how many letters that has which are no blanks.
    counted: (usize, usize),
}

impl Words {
    /// How many letters there are so far, without blanks, of which a line's last may be taken back.
    fn letters(&mut self) -> usize {
        let (upto, letters) = &mut self.counted;
        let new = self.out.get(*upto..).unwrap_or_default();
        *letters += new.chars().filter(|letter| !letter.is_whitespace()).count();
        *upto = self.out.len();
        *letters
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text);
            }
            Event::InlineHtml(html) if is_break(&html) => self.out.push(' '),
            Event::InlineHtml(html) if is_comment(&html) => {}
            Event::InlineHtml(html) if self.html == Html::Sanitize => self.push_words(&html),
            Event::Html(html) | Event::InlineHtml(html) => self.push(&html),
            Event::SoftBreak | Event::HardBreak => self.out.push(' '),
            Event::TaskListMarker(done) => self.out.push_str(if done { "[x] " } else { "[ ] " }),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::FootnoteReference(_) | Event::Rule => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::List(first) => {
                self.end_line();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_line();
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.out.extend([&number.to_string(), ". "]);
                    *number = number.saturating_add(1);
                }
            }
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::CodeBlock(_) => self.end_line(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
                self.end_line();
            }
            TagEnd::HtmlBlock => {
                let raw = self.raw.take().unwrap_or_default();
                let shown = without_comments(&raw).0;
                if self.html == Html::Sanitize {
                    self.push_words(&shown);
                    return self.end_line();
                }
                let lines = shown.trim().split_inclusive('\n').filter(|line| !is_break(line.trim()));
                self.out.extend(lines);
                self.end_line();
            }
            TagEnd::TableCell => self.out.push(' '),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow => self.end_line(),
            _ => {}
        }
    }

    /// The words between allowed tags; what a block holds stands apart.
    fn push_words(&mut self, html: &str) {
        for token in tokens(html) {
            match token {
                Token::Text(text) => self.out.push_str(&text),
                Token::Open(element, _) | Token::Close(element) if element.is_block() => self.out.push(' '),
                Token::Open(..) | Token::Close(_) => {}
            }
        }
    }

    fn push(&mut self, text: &str) {
        self.raw.as_mut().unwrap_or(&mut self.out).push_str(text);
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end().len());
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }
}
