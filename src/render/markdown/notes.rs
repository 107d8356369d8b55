//! Footnotes are numbered as they are referred to, and stand together at the end of their fragment.
//!
//! In: references and definitions in any order, of which some may lack the other. Out: marks in the text and one list
//! with ways back. A note that nobody refers to is listed last: what was written is not lost.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Anchors;
use super::escape::push_attribute;
use crate::language::Language;

/// The footnotes of one fragment.
#[derive(Debug, Default)]
pub(super) struct Notes {
    all: Vec<Note>,
    by_label: BTreeMap<String, usize>,
    /// The numbered notes, as places in `all`.
    numbered: Vec<usize>,
    /// Definitions being written: the note, and the output that was set aside for it.
    open: Vec<(usize, String)>,
}

#[derive(Debug, Default)]
struct Note {
    /// Its number and id, once it is referred to.
    number: Option<(usize, String)>,
    body: Option<String>,
    /// The ids of the marks that refer to it.
    marks: Vec<String>,
}

impl Notes {
    /// Writes the mark of a reference: a link, but where it would stand in another link only its number.
    pub(super) fn refer(&mut self, label: &str, language: &Language, out: &mut String, anchors: Option<&mut Anchors>) {
        let index = self.index(label);
        let next = self.numbered.len() + 1;
        let Some(note) = self.all.get_mut(index) else { return };
        let number = note.number.as_ref().map_or(next, |(number, _)| *number);
        if number == next {
            self.numbered.push(index);
        }
        let Some(anchors) = anchors else {
            note.number.get_or_insert((number, String::new()));
            write_to(out, format_args!("<sup class=\"footnote\">{number}</sup>"));
            return;
        };
        let (_, id) = note.number.get_or_insert((number, String::new()));
        if id.is_empty() {
            *id = anchors.take(&format!("note-fn-{number}"));
        }
        let mark = anchors.take(&format!("note-fnref-{number}"));
        write_to(out, format_args!("<sup class=\"footnote\"><a id=\"{mark}\" href=\"#{id}\" aria-label=\""));
        push_attribute(out, &language.say("footnote", &[("number", number.to_string().into())]));
        write_to(out, format_args!("\">{number}</a></sup>"));
        note.marks.push(mark);
    }

    /// Begins a definition: what follows is written apart. Of two with one label the first is referred to.
    pub(super) fn open(&mut self, label: &str, out: &mut String) {
        let mut index = self.index(label);
        if self.all.get(index).is_some_and(|note| note.body.is_some()) {
            index = self.all.len();
            self.all.push(Note::default());
        }
        if let Some(note) = self.all.get_mut(index) {
            note.body = Some(String::new());
        }
        self.open.push((index, std::mem::take(out)));
    }

    /// Ends the definition, and the output goes on where it was.
    pub(super) fn close(&mut self, out: &mut String) {
        if let Some((index, aside)) = self.open.pop() {
            let body = std::mem::replace(out, aside);
            if let Some(note) = self.all.get_mut(index) {
                note.body = Some(body);
            }
        }
    }

    /// Writes the list, if there is a note at all.
    pub(super) fn finish(mut self, language: &Language, out: &mut String) {
        if self.all.is_empty() {
            return;
        }
        out.push_str("<section class=\"footnotes\" aria-label=\"");
        push_attribute(out, &language.word("footnotes"));
        out.push_str("\">\n<ol>\n");
        let rest = (0..self.all.len()).filter(|index| self.all.get(*index).is_some_and(|n| n.number.is_none()));
        let order: Vec<usize> = self.numbered.iter().copied().chain(rest).collect();
        for index in order {
            if let Some(note) = self.all.get_mut(index) {
                note.write(language, out);
            }
        }
        out.push_str("</ol>\n</section>\n");
    }

    fn index(&mut self, label: &str) -> usize {
        let next = self.all.len();
        let index = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.all.push(Note::default());
        }
        index
    }
}

impl Note {
    /// One item of the list, its ways back at the end of its last paragraph.
    fn write(&mut self, language: &Language, out: &mut String) {
        match &self.number {
            Some((_, id)) if !id.is_empty() => write_to(out, format_args!("<li id=\"{id}\">")),
            _ => out.push_str("<li>"),
        }
        let body = self.body.take().unwrap_or_default();
        let (text, before, after) = match body.strip_suffix("</p>\n") {
            Some(text) => (text, " ", "</p>\n"),
            None if self.marks.is_empty() => (body.as_str(), "", ""),
            None => (body.as_str(), "<p>", "</p>\n"),
        };
        out.push_str(text);
        for (index, mark) in self.marks.iter().enumerate() {
            let again = if index == 0 { String::new() } else { format!(" {}", index + 1) };
            out.push_str(if index == 0 { before } else { " " });
            write_to(out, format_args!("<a href=\"#{mark}\" aria-label=\""));
            push_attribute(out, &language.word("back-to-text"));
            write_to(out, format_args!("{again}\">↩{again}</a>"));
        }
        out.push_str(after);
        out.push_str("</li>\n");
    }
}

fn write_to(out: &mut String, text: std::fmt::Arguments) {
    out.write_fmt(text).expect("a string takes all that is written to it");
}
