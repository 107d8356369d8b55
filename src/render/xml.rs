//! XML that holds any text: a thin layer over quick-xml for all of a site that is written in it.
//!
//! In: names, attributes, texts. Out: bytes of a well-formed document. A character that XML has no place for becomes
//! U+FFFD, a carriage return a reference, so that everything else is read back letter for letter.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::render::room;

/// A document while it is written.
pub(super) type Xml<'b> = Writer<&'b mut Vec<u8>>;

/// A whole document.
pub(super) fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    part(|xml| {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        write(xml)?;
        xml.get_mut().push(b'\n');
        Ok(())
    })
}

/// A part of a document, to be written into several.
pub(super) fn part(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    room::written(|room| write(&mut Writer::new(room))).expect("memory can be written to")
}

/// Parts that are written already.
pub(super) fn parts<'a>(xml: &mut Xml, parts: impl Iterator<Item = &'a Vec<u8>>) {
    parts.for_each(|part| xml.get_mut().extend_from_slice(part));
}

/// An element with a text.
pub(super) fn text(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
    written(xml, name, attributes, &escaped(text))
}

/// An element with a text that is escaped already.
pub(super) fn written(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], escaped: &str) -> io::Result<()> {
    let element = xml.create_element(name).with_attributes(attributes.iter().map(|(key, value)| (*key, legal(value))));
    element.write_text_content(BytesText::from_escaped(escaped))?;
    Ok(())
}

/// A text as the content of an element or the value of an attribute.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let escaped = quick_xml::escape::escape(legal(text));
    if escaped.contains('\r') { escaped.replace('\r', "&#13;").into() } else { escaped }
}

/// An element with nothing but attributes.
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let element = xml.create_element(name).with_attributes(attributes.iter().map(|(key, value)| (*key, legal(value))));
    element.write_empty()?;
    Ok(())
}

/// The text without what XML 1.0 has no place for.
fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    // Nearly every text can be told by its bytes: no control sign, and none of the last signs of the first plane.
    let is_plain = |byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=0xEE | 0xF0..);
    if text.bytes().all(is_plain) || text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|letter| if is_legal(letter) { letter } else { '\u{FFFD}' }).collect()
}
