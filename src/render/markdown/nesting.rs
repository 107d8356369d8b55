//! Tags of the text are written among those of the writer, so that what comes out nests well whatever was written.
//!
//! In: HTML as the parser cut it out, and where the writer stands. Out: allowed tags in places where they may be, with
//! safe attributes and checked addresses. A tag in a wrong place is left out; one that is left open is closed where the
//! block around it ends.

use std::ops::Range;

use pulldown_cmark::Tag;

use super::allowed::{Attributes, Content, Element, Token, tokens};
use super::escape::push_attribute;
use super::links::TargetKind;
use super::tables::Table;
use super::targets::Image;
use super::writer::Writer;

/// How deep elements stand in one another; a tag beyond is left out.
const MOST_OPEN: usize = 100;

/// What is open around the place where the writer stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Open {
    /// An element of the writer's, and whether it holds blocks.
    Own(bool),
    /// One of the text's.
    Written(&'static Element),
}

impl Open {
    /// What a tag of Markdown opens.
    pub(super) fn own(tag: &Tag) -> Option<Self> {
        match tag {
            Tag::HtmlBlock | Tag::Image { .. } => None,
            tag => Some(Self::Own(!matches!(
                tag,
                Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::TableCell
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::Strikethrough
                    | Tag::Link { .. }
            ))),
        }
    }

    /// Whether an element may stand directly in it.
    fn takes(self, element: &Element) -> bool {
        let holds_blocks = match self {
            Self::Own(holds_blocks) => holds_blocks,
            Self::Written(parent) if parent.holds == Content::Parts || !element.within.is_empty() => {
                return element.within.contains(&parent.name);
            }
            Self::Written(parent) => parent.holds == Content::Blocks,
        };
        element.within.is_empty() && (holds_blocks || !element.is_block())
    }
}

impl Writer<'_> {
    /// Writes what is allowed of some HTML.
    pub(super) fn html(&mut self, html: &str, range: &Range<usize>) {
        for token in tokens(html) {
            match token {
                Token::Text(text) => self.text(&text),
                Token::Open(element, attributes) => self.open(element, &attributes, range),
                Token::Close(element) => self.close(element),
            }
        }
    }

    /// A block of HTML ends, and Markdown follows: what cannot hold it ends too.
    pub(super) fn end_html(&mut self) {
        while let Some(Open::Written(element)) = self.nest.last() {
            if element.holds == Content::Blocks {
                break;
            }
            self.close_last();
        }
    }

    /// An element of the writer's ends, and with it what the text left open in it.
    pub(super) fn end_own(&mut self) {
        while matches!(self.nest.last(), Some(Open::Written(_))) {
            self.close_last();
        }
        self.nest.pop();
    }

    /// The elements of the text since the writer's last one, the innermost first.
    fn written(&self) -> impl Iterator<Item = &'static Element> {
        self.nest.iter().rev().map_while(|open| match open {
            Open::Written(element) => Some(*element),
            Open::Own(_) => None,
        })
    }

    fn open(&mut self, element: &'static Element, attributes: &Attributes, range: &Range<usize>) {
        if self.nest.len() >= MOST_OPEN {
            return;
        }
        // The next paragraph, item or cell ends the one before.
        let lacking = self.written().take_while(|open| open.may_lack_end()).count();
        let Some(ended) = (0..=lacking).find(|ended| {
            let around = self.nest.len().checked_sub(ended + 1).and_then(|place| self.nest.get(place));
            around.is_some_and(|around| around.takes(element))
        }) else {
            return;
        };
        (0..ended).for_each(|_| self.close_last());
        let value = |name: &str| attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let value = |name: &str| value(name).map(|(_, value)| value.as_ref()).unwrap_or_default();
        match element.name {
            "br" => return self.line_break(),
            "a" => {
                let address = (!value("href").is_empty()).then(|| value("href"));
                let address = address.and_then(|href| self.address(href, TargetKind::Link, range.clone()));
                self.open_link(address.as_ref(), value("title"));
            }
            "img" => {
                let address = self.address(value("src"), TargetKind::Image, range.clone());
                let size = ["width", "height"].into_iter().filter_map(|name| element.attribute(name, value(name)));
                let size: Vec<_> = size.collect();
                let image = Image::new(address, value("title"), range.clone());
                return self.close_image(&image.written(value("alt"), &size));
            }
            name => {
                if name == "table" {
                    let opening = Table::opening(&self.options.language.word("table"));
                    self.push(&opening);
                }
                self.push("<");
                self.push(name);
                self.attributes(element, attributes);
                self.push(">");
            }
        }
        if element.holds != Content::Nothing {
            self.nest.push(Open::Written(element));
        }
    }

    /// Writes the attributes that are allowed, each of them once.
    fn attributes(&mut self, element: &Element, attributes: &Attributes) {
        let mut names = Vec::new();
        for (name, value) in attributes {
            let Some((name, value)) = element.attribute(name, value).filter(|(name, _)| !names.contains(name)) else {
                continue;
            };
            names.push(name);
            self.push(" ");
            self.push(name);
            if !matches!(name, "open" | "reversed") {
                self.push("=\"");
                push_attribute(&mut self.rendered.html, value);
                self.push("\"");
            }
        }
    }

    fn close(&mut self, element: &'static Element) {
        let within = self.written().position(|open| open == element);
        (0..within.map_or(0, |within| within + 1)).for_each(|_| self.close_last());
    }

    fn close_last(&mut self) {
        match self.nest.pop() {
            Some(Open::Written(element)) if element.name == "a" => self.close_link(),
            Some(Open::Written(element)) => {
                let box_end = if element.name == "table" { "</div>" } else { "" };
                self.rendered.html.extend(["</", element.name, ">", box_end]);
            }
            Some(Open::Own(_)) | None => {}
        }
    }
}
