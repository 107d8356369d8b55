//! Markdown becomes safe HTML, for a body, for one line, and as bare text.
//!
//! In: a fragment of `CommonMark` with GFM tables, task lists, strikethrough, footnotes and alerts, and a resolver for
//! relative targets. Out: valid HTML, and what is wrong with its links. Raw HTML is text unless the site
//! allows some, comments are dropped, no attribute is written unescaped, and nothing makes a page ask another host. It
//! knows no files, no routes and no incidents.

mod allowed;
mod escape;
mod headings;
mod line;
mod links;
mod nesting;
mod notes;
mod plain;
mod raw;
mod tables;
mod targets;
#[cfg(test)]
mod tests;
mod writer;

use pulldown_cmark::{Options as Syntax, Parser};

pub use escape::escape;
pub use headings::Anchors;
pub use links::{Links, Target, TargetKind};
pub use plain::{plain, plain_until};

use crate::diag::Problem;
use crate::language::Language;
use crate::source::raw::Html;
use line::Line;
use writer::Writer;

/// How a fragment is to be rendered.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The level, 1 to 6, of the outermost heading. Those below it follow one step at a time.
    pub base_level: u8,
    /// Whether straight quotes, `--` and `...` in prose become typographic. Never for a verbatim text.
    pub smart: bool,
    /// What becomes of HTML.
    pub html: Html,
    /// Where relative targets lead.
    pub links: &'a dyn Links,
    /// The words around what the text says: of its alerts, footnotes, tables and tasks.
    pub language: &'a Language,
}

/// A fragment as HTML, and what was met on the way.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Well-nested HTML; empty, or ending in a line break, unless it is one line.
    pub html: String,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
}

/// A fragment as HTML blocks. Its ids are taken from `anchors`, which all fragments of a page share.
///
/// The outermost heading gets `options.base_level`, whatever its level in the source.
#[must_use]
pub fn render(text: &str, options: &Options, anchors: &mut Anchors) -> Rendered {
    let mut writer = Writer::new(text, options, Some(anchors));
    for (event, range) in Parser::new_ext(text, syntax(options.smart, Syntax::ENABLE_FOOTNOTES)).into_offset_iter() {
        writer.event(event, range);
    }
    writer.finish()
}

/// A short text as HTML, without a paragraph around it.
///
/// A text of one line is phrasing content, fit for a heading or a table cell: what would begin a list, a heading, a
/// quotation or a code block there is text (`2. November` keeps its number). Several lines may give blocks, which
/// only a single paragraph does not. There are no footnotes, and headings get no ids.
#[must_use]
pub fn inline(text: &str, options: &Options) -> Rendered {
    let line = Line::new(text);
    if !options.smart && line.is_bare() {
        let mut html = String::with_capacity(line.text.len());
        escape::push_text(&mut html, &line.text);
        return Rendered { html, ..Rendered::default() };
    }
    let mut writer = Writer::new(&line.text, options, None);
    for (event, range) in Parser::new_ext(&line.text, syntax(options.smart, Syntax::empty())).into_offset_iter() {
        writer.event(event, range);
    }
    let mut rendered = writer.finish();
    unwrap_paragraph(&mut rendered.html);
    for problem in &mut rendered.problems {
        problem.place = line.range_in_source(&problem.place);
    }
    rendered
}

/// The Markdown we read: everywhere the same, but for footnotes and typographic punctuation.
fn syntax(smart: bool, further: Syntax) -> Syntax {
    let mut syntax =
        further | Syntax::ENABLE_TABLES | Syntax::ENABLE_TASKLISTS | Syntax::ENABLE_STRIKETHROUGH | Syntax::ENABLE_GFM;
    syntax.set(Syntax::ENABLE_SMART_PUNCTUATION, smart);
    syntax
}

/// Removes the tags of a paragraph that is all there is. A paragraph holds no other, so its end tag is the first.
fn unwrap_paragraph(html: &mut String) {
    const END: &str = "</p>\n";
    if html.starts_with("<p>") && html.find("</p>").is_some_and(|at| at + END.len() == html.len()) {
        html.truncate(html.len() - END.len());
        html.drain(.."<p>".len());
    }
}
