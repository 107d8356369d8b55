//! Links and images are written: where they may lead, and only their text where they may not.
//!
//! In: targets, titles and alternative texts. Out: `<a>` and `<img>` in the writer's output. What may be linked is
//! decided in `links`.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Problem;
use super::escape::{push_address, push_attribute};
use super::links::{Address, TargetKind, address};
use super::raw::is_comment;
use super::writer::Writer;
use crate::source::raw::Html;

/// An image whose text is still being read.
pub(super) struct Image {
    address: Option<Address>,
    title: String,
    alt: String,
    /// The attributes of its size, as they are written.
    size: String,
    nested: usize,
    range: Range<usize>,
}

impl Image {
    pub(super) fn new(address: Option<Address>, title: &str, range: Range<usize>) -> Self {
        let (title, alt, size) = (title.to_owned(), String::new(), String::new());
        Self { address, title, alt, size, nested: 0, range }
    }

    /// An image that HTML describes.
    pub(super) fn written(self, alt: &str, size: &[(&str, &str)]) -> Self {
        let size = size.iter().flat_map(|(name, value)| [" ", *name, "=\"", *value, "\""]).collect();
        Self { alt: alt.to_owned(), size, ..self }
    }
}

impl Writer<'_> {
    /// Within an image only the text counts, since it becomes the alternative text.
    pub(super) fn event_in_image(&mut self, event: Event) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(Tag::Image { .. }) => image.nested += 1,
            Event::End(TagEnd::Image) if image.nested > 0 => image.nested -= 1,
            Event::End(TagEnd::Image) => {
                if let Some(image) = self.image.take() {
                    self.close_image(&image);
                }
            }
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::InlineHtml(html) if !is_comment(&html) && self.options.html == Html::Escape => {
                image.alt.push_str(&html);
            }
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    /// The address for a target; if it has none, that is reported, where it stands if it can be found.
    pub(super) fn address(&mut self, target: &str, kind: TargetKind, range: Range<usize>) -> Option<Address> {
        let mut problem = match address(target, kind, self.options.links) {
            Ok(address) => return Some(address),
            Err(problem) => problem,
        };
        let target = target.trim();
        let written = self.source.get(range.clone()).unwrap_or_default();
        problem.place = match written.rfind(target) {
            Some(at) if !target.is_empty() => range.start + at..range.start + at + target.len(),
            _ => range,
        };
        self.rendered.problems.push(*problem);
        None
    }

    /// A link in a link is no HTML: of an image's, only the text is left.
    pub(super) fn open_link(&mut self, address: Option<&Address>, title: &str) {
        let written = address.filter(|_| !self.in_link());
        self.links.push(written.is_some());
        let Some(address) = written else { return };
        let out = &mut self.rendered.html;
        let (href, rel) = match address {
            Address::Own(href) | Address::Person(href) => (href, ""),
            Address::Other(href) => (href, " rel=\"noreferrer\""),
        };
        out.push_str("<a href=\"");
        push_address(out, href);
        out.push('"');
        push_title(out, title);
        out.push_str(rel);
        out.push('>');
    }

    pub(super) fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.push("</a>");
        }
    }

    pub(super) fn in_link(&self) -> bool {
        self.links.contains(&true)
    }

    /// An image of this site is embedded; one of another host becomes a link, so that a page asks nobody else.
    pub(super) fn close_image(&mut self, image: &Image) {
        if image.alt.trim().is_empty() {
            let problem = Problem::new("M006", image.range.clone(), "the image has no alternative text");
            self.rendered.problems.push(problem.label("shows what?"));
        }
        match &image.address {
            Some(Address::Own(src)) => {
                let out = &mut self.rendered.html;
                out.push_str("<img src=\"");
                push_address(out, src);
                out.push_str("\" alt=\"");
                push_attribute(out, &image.alt);
                out.push('"');
                push_title(out, &image.title);
                out.push_str(&image.size);
                out.push_str(" loading=\"lazy\">");
                if let Some(spoken) = &mut self.spoken {
                    spoken.push_str(&image.alt);
                }
            }
            address => {
                self.open_link(address.as_ref(), &image.title);
                match address {
                    Some(Address::Other(href)) if image.alt.trim().is_empty() => self.text(href),
                    _ => self.text(&image.alt),
                }
                self.close_link();
            }
        }
    }
}

fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str(" title=\"");
        push_attribute(out, title);
        out.push('"');
    }
}
