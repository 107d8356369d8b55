//! Events of the parser become HTML, one pass, into one string.
//!
//! In: events with their bytes in the source. Out: `Rendered`. Every tag is written here or in the rooms beside;
//! whatever comes from the source passes through `escape`.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::escape::{push_attribute, push_text};
use super::headings::Levels;
use super::links::TargetKind;
use super::nesting::Open;
use super::notes::Notes;
use super::raw::{is_break, is_comment, unclosed_comment, without_comments};
use super::tables::Table;
use super::targets::Image;
use super::{Anchors, Options, Rendered};
use crate::source::raw::Html;

/// What is known between two events.
pub(super) struct Writer<'a> {
    pub(super) source: &'a str,
    pub(super) options: &'a Options<'a>,
    anchors: Option<&'a mut Anchors>,
    pub(super) rendered: Rendered,
    levels: Levels,
    notes: Notes,
    table: Option<Table>,
    /// The images being read; only the text of the outermost counts, and all of it.
    pub(super) image: Option<Image>,
    /// Where the heading being written began.
    heading: Option<usize>,
    /// The text of the heading or table head being written, without markup.
    pub(super) spoken: Option<String>,
    /// The block of raw HTML being read.
    raw: Option<String>,
    /// Whether a block of code is being written.
    in_code: bool,
    /// For each open link, whether its tag was written.
    pub(super) links: Vec<bool>,
    /// What is open here, the whole first.
    pub(super) nest: Vec<Open>,
}

impl<'a> Writer<'a> {
    /// Without anchors, headings get no ids.
    pub(super) fn new(source: &'a str, options: &'a Options<'a>, anchors: Option<&'a mut Anchors>) -> Self {
        let html = String::with_capacity(source.len() + source.len() / 2);
        let nest = vec![Open::Own(anchors.is_some())];
        Self {
            source,
            options,
            anchors,
            rendered: Rendered { html, ..Rendered::default() },
            levels: Levels::new(options.base_level),
            notes: Notes::default(),
            table: None,
            image: None,
            heading: None,
            spoken: None,
            raw: None,
            in_code: false,
            links: Vec::new(),
            nest,
        }
    }

    pub(super) fn finish(mut self) -> Rendered {
        self.end_own();
        self.notes.finish(self.options.language, &mut self.rendered.html);
        self.rendered
    }

    pub(super) fn event(&mut self, event: Event, range: Range<usize>) {
        if self.image.is_some() {
            return self.event_in_image(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => {
                if text.starts_with('<') && !self.in_code {
                    self.report_unclosed_comment(&range);
                }
                self.text(&text);
            }
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.push("<code>");
                self.text(&code);
                self.push("</code>");
            }
            Event::InlineHtml(html) if is_break(&html) => self.line_break(),
            Event::InlineHtml(html) if is_comment(&html) => {}
            Event::InlineHtml(html) if self.options.html == Html::Sanitize => self.html(&html, &range),
            Event::Html(html) | Event::InlineHtml(html) => self.text(&html),
            Event::FootnoteReference(label) => {
                let anchors = if self.in_link() { None } else { self.anchors.as_deref_mut() };
                self.notes.refer(&label, self.options.language, &mut self.rendered.html, anchors);
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.line_break(),
            Event::Rule => self.block("<hr>\n"),
            Event::TaskListMarker(true) => {
                self.push("<span class=\"task done\" role=\"img\" aria-label=\"");
                push_attribute(&mut self.rendered.html, &self.options.language.word("task-done"));
                self.push("\">☑</span> ");
            }
            Event::TaskListMarker(false) => {
                self.push("<span class=\"task open\" role=\"img\" aria-label=\"");
                push_attribute(&mut self.rendered.html, &self.options.language.word("task-open"));
                self.push("\">☐</span> ");
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        self.push("<br>");
        self.text("\n");
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        self.nest.extend(Open::own(&tag));
        let out = &mut self.rendered.html;
        match tag {
            Tag::Paragraph => self.block("<p>"),
            Tag::Heading { .. } => {
                self.block("");
                self.heading = Some(self.rendered.html.len());
                self.spoken = Some(String::new());
            }
            Tag::BlockQuote(None) => self.block("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.alert(kind),
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::FootnoteDefinition(label) => self.notes.open(&label, out),
            Tag::Table(alignments) => {
                self.block("");
                self.table = Some(Table::open(alignments, &self.rendered.html));
            }
            Tag::TableHead => {
                Table::open_head(out);
                self.spoken = Some(String::new());
            }
            Tag::TableRow => self.table.iter_mut().for_each(|table| table.open_row(out)),
            Tag::TableCell => self.table.iter_mut().for_each(|table| table.open_cell(out)),
            Tag::Emphasis => out.push_str("<em>"),
            Tag::Strong => out.push_str("<strong>"),
            Tag::Strikethrough => out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                let email = (link_type == LinkType::Email).then(|| format!("mailto:{dest_url}"));
                let address = self.address(email.as_deref().unwrap_or(&dest_url), TargetKind::Link, range);
                self.open_link(address.as_ref(), &title);
            }
            Tag::Image { dest_url, title, .. } => {
                let address = self.address(&dest_url, TargetKind::Image, range.clone());
                self.image = Some(Image::new(address, &title, range));
            }
            // Kinds of Markdown that `syntax` leaves off.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if !matches!(tag, TagEnd::HtmlBlock | TagEnd::Image) {
            self.end_own();
        }
        let out = &mut self.rendered.html;
        match tag {
            TagEnd::Paragraph if out.ends_with("<p>") => out.truncate(out.len() - "<p>".len()),
            TagEnd::Paragraph => out.push_str("</p>\n"),
            TagEnd::Heading(level) => self.close_heading(level as u8),
            TagEnd::BlockQuote(None) => out.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => out.push_str("</aside>\n"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.push("</code></pre>\n");
            }
            TagEnd::HtmlBlock => self.close_raw(range),
            TagEnd::List(ordered) => out.push_str(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.notes.close(out),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.close(out);
                }
            }
            TagEnd::TableHead => {
                let spoken = self.spoken.take().unwrap_or_default();
                let columns = spoken.trim_end_matches(", ");
                self.table.iter_mut().for_each(|table| table.close_head(columns, self.options.language, out));
            }
            TagEnd::TableRow => out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.table.iter().for_each(|table| table.close_cell(out));
                if let Some(spoken) = self.spoken.as_mut().filter(|spoken| !spoken.is_empty()) {
                    spoken.push_str(", ");
                }
            }
            TagEnd::Emphasis => out.push_str("</em>"),
            TagEnd::Strong => out.push_str("</strong>"),
            TagEnd::Strikethrough => out.push_str("</del>"),
            TagEnd::Link => self.close_link(),
            TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn open_code(&mut self, kind: &CodeBlockKind) {
        self.in_code = true;
        self.block("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind {
            let known = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-');
            let language: String = info.trim_start().chars().take_while(known).collect();
            if !language.is_empty() {
                self.push(" class=\"language-");
                self.push(&language);
                self.push("\"");
            }
        }
        self.push(">");
    }

    /// The opening tag is written last, since it holds what the text says. A heading without anything is none.
    fn close_heading(&mut self, written: u8) {
        let (Some(start), Some(spoken)) = (self.heading.take(), self.spoken.take()) else { return };
        let out = &mut self.rendered.html;
        if out.get(start..).is_none_or(|inner| inner.trim().is_empty()) {
            return out.truncate(start);
        }
        let tag = format!("h{}", self.levels.place(written));
        let mut opening = format!("<{tag}");
        if let Some(anchors) = self.anchors.as_deref_mut() {
            opening.push_str(" id=\"");
            push_attribute(&mut opening, &anchors.of_heading(&spoken));
            opening.push('"');
        }
        opening.push('>');
        out.insert_str(start, &opening);
        out.extend(["</", &tag, ">\n"]);
    }

    /// Raw HTML is shown line by line as it was written; its comments were notes to the author.
    fn close_raw(&mut self, range: Range<usize>) {
        let raw = self.raw.take().unwrap_or_default();
        let (shown, closed) = without_comments(&raw);
        if !closed {
            self.rendered.problems.push(unclosed_comment("everything after it is hidden", range.clone()));
        }
        if self.options.html == Html::Sanitize {
            self.block("");
            self.html(shown.trim_end(), &range);
            return self.end_html();
        }
        let mut is_first = true;
        for line in shown.lines().map(str::trim).filter(|line| !line.is_empty() && !is_break(line)) {
            if std::mem::take(&mut is_first) {
                self.block("<p>");
            } else {
                self.push("<br>\n");
            }
            push_text(&mut self.rendered.html, line);
        }
        if !is_first {
            self.push("</p>\n");
        }
    }

    /// A comment that a blank line cuts in two is none, and readers would see what it says.
    fn report_unclosed_comment(&mut self, range: &Range<usize>) {
        let (before, rest) = self.source.split_at_checked(range.start).unwrap_or_default();
        if rest.starts_with("<!--") && !before.ends_with('\\') {
            let range = range.start..range.start + "<!--".len();
            self.rendered.problems.push(unclosed_comment("readers would see it", range));
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(raw) = &mut self.raw {
            return raw.push_str(text);
        }
        push_text(&mut self.rendered.html, text);
        if let Some(spoken) = &mut self.spoken {
            spoken.push_str(text);
        }
    }

    pub(super) fn push(&mut self, html: &str) {
        self.rendered.html.push_str(html);
    }

    /// Writes the tag of a block on a line of its own.
    fn block(&mut self, html: &str) {
        let out = &mut self.rendered.html;
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(html);
    }

    /// An alert names itself by a word: colour alone says nothing to many. It is a note, not a landmark of the page.
    fn alert(&mut self, kind: BlockQuoteKind) {
        let (class, key) = match kind {
            BlockQuoteKind::Note => ("note", "alert-note"),
            BlockQuoteKind::Tip => ("tip", "alert-tip"),
            BlockQuoteKind::Important => ("important", "alert-important"),
            BlockQuoteKind::Warning => ("warning", "alert-warning"),
            BlockQuoteKind::Caution => ("caution", "alert-caution"),
        };
        self.block("<aside class=\"alert ");
        self.push(class);
        self.push("\" role=\"note\">\n<p class=\"title\">");
        push_text(&mut self.rendered.html, &self.options.language.word(key));
        self.push("</p>\n");
    }
}
