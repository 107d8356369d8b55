//! Markdown on its way to a page: the text the audience may read, and where each byte of it was written.
//!
//! In: text and its place. Out: `Prose`. For a public audience this is where `:::internal … :::` blocks and `[[…]]`
//! spans end: what follows never sees them.

use std::ops::Range;
use std::sync::Arc;

use super::internal::{self, Form, Hidden};
use crate::diag::{Diagnostic, Place, Spot};
use crate::source::SourceFile;

/// Who a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Audience {
    Public,
    Internal,
}

/// A piece of Markdown that knows where it came from.
#[derive(Debug, Clone)]
pub struct Prose {
    text: String,
    place: Place,
    /// Where the text was cut: from that byte of it on, the byte of the source that stands there.
    cuts: Vec<(usize, usize)>,
    /// Where each line of the source begins in the file, where that is more than one stretch of it.
    lines: Lines,
}

/// From a byte of a text on, the byte of the file that it stands at; none where both run side by side.
type Lines = Arc<[(usize, usize)]>;

impl Prose {
    /// The parts of a source text that the audience may read; `place` is where byte 0 of `source` stands. What is
    /// internal is left out of a public build, and marked in an internal one.
    pub fn new(source: &str, place: Place, audience: Audience, found: &mut Vec<Diagnostic>) -> Self {
        Self::read(source, (place, Lines::default()), audience, true, found)
    }

    /// The same of a text under `body:`, which stands in the file line by line if that can be told.
    pub fn under_body(source: &str, file: &SourceFile, audience: Audience, found: &mut Vec<Diagnostic>) -> Self {
        let written = file.text().zip(file.locate("/body", false));
        let lines = written.and_then(|(text, value)| lines(text, value, source));
        let key = || Spot::Whole.of(file.id).at("body");
        let place = lines.as_ref().map_or_else(key, |_| Spot::Range(0..0).of(file.id));
        Self::read(source, (place, lines.unwrap_or_default()), audience, true, found)
    }

    /// The same of a text that is no Markdown.
    pub fn plain(source: &str, place: Place, audience: Audience, found: &mut Vec<Diagnostic>) -> Self {
        Self::read(source, (place, Lines::default()), audience, false, found)
    }

    fn read(
        source: &str,
        (place, lines): (Place, Lines),
        audience: Audience,
        is_markdown: bool,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut prose = Self { text: String::new(), place, cuts: Vec::new(), lines };
        let (hidden, faults) = internal::find(source, is_markdown);
        let mut from = 0;
        for part in hidden {
            prose.push(&source[from..part.range.start], from);
            if audience == Audience::Internal {
                prose.push_marked(source, &part);
            }
            from = part.range.end;
        }
        prose.push(&source[from..], from);
        found.extend(faults.into_iter().map(|fault| fault.map_place(|range| prose.source_place(range))));
        prose
    }

    /// The same text with a word before it that says for whom it is.
    #[must_use]
    pub fn marked(self) -> Self {
        let cuts = self.cuts.iter().map(|(at, source)| (at + MARK.len(), *source));
        Self { text: format!("{MARK}{}", self.text), cuts: std::iter::once((0, 0)).chain(cuts).collect(), ..self }
    }

    /// The same text, which knows where in a part of the whole each line of it was written: an entry of a list has lost
    /// its time and its indentation.
    #[must_use]
    pub fn written_in(mut self, whole: &Self, part: &Range<usize>) -> Self {
        let (mut at, mut from) = (0, part.start);
        self.cuts = vec![(0, whole.source_byte(part.start))];
        for line in self.text.split_inclusive('\n') {
            let bare = line.trim();
            if let Some(found) = whole.text.get(from..part.end).and_then(|rest| rest.find(bare)) {
                let indent = line.len() - line.trim_start().len();
                self.cuts.push((at + indent, whole.source_byte(from + found)));
                from += found + bare.len();
            }
            at += line.len();
        }
        Self { place: whole.place.clone(), lines: whole.lines.clone(), ..self }
    }

    /// Adds text that stands at a byte of the source.
    fn push(&mut self, text: &str, source: usize) {
        self.cuts.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Adds an internal part so that nobody can overlook what it is.
    fn push_marked(&mut self, source: &str, part: &Hidden) {
        let inner = &source[part.inner.clone()];
        match part.form {
            Form::Section | Form::Comment => self.push(&source[part.range.clone()], part.range.start),
            Form::Span => {
                self.push("⟦internal: ", part.range.start);
                self.push(inner, part.inner.start);
                self.push("⟧", part.inner.end);
            }
            Form::Block => {
                self.push("\n> **Internal**\n>\n", part.range.start);
                let mut at = part.inner.start;
                for line in inner.split_inclusive('\n') {
                    self.push("> ", at);
                    self.push(line, at);
                    at += line.len();
                }
                self.push("\n", part.inner.end);
            }
        }
    }

    /// Some parts of it, in their order, as one text.
    #[must_use]
    pub fn parts(&self, parts: &[Range<usize>]) -> Self {
        let (place, lines) = (self.place.clone(), self.lines.clone());
        let mut prose = Self { text: String::new(), place, cuts: Vec::new(), lines };
        for part in parts {
            if !prose.text.is_empty() {
                prose.text.push_str("\n\n");
            }
            let mut at = part.start;
            while at < part.end {
                let next = self.cuts.get(self.cuts.partition_point(|(start, _)| *start <= at));
                let end = next.map_or(part.end, |(start, _)| *start).min(part.end);
                prose.cuts.push((prose.text.len(), self.source_byte(at)));
                prose.text.push_str(&self.text[at..end]);
                at = end;
            }
        }
        prose
    }

    /// Whether it is another text than that source.
    #[must_use]
    pub fn is_cut(&self, source: &str) -> bool {
        self.text != source
    }

    /// The Markdown.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Where some bytes of the text were written.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.source_byte(range.start);
        self.source_place(start..start + range.len())
    }

    /// The byte of the source that stands at a byte of the text.
    fn source_byte(&self, at: usize) -> usize {
        moved(&self.cuts, at)
    }

    fn source_place(&self, range: Range<usize>) -> Place {
        match &self.place.spot {
            Spot::Range(base) => {
                let start = base.start + moved(&self.lines, range.start);
                let last = range.len().checked_sub(1).map(|more| base.start + moved(&self.lines, range.start + more));
                Spot::Range(start..last.map_or(start, |last| last + 1).max(start)).of(self.place.file)
            }
            _ => self.place.clone(),
        }
    }
}

/// What stands elsewhere for a byte, where from each first byte on they run side by side.
fn moved(starts: &[(usize, usize)], at: usize) -> usize {
    let part = starts.partition_point(|(start, _)| *start <= at).checked_sub(1);
    part.map_or(at, |part| starts[part].1 + (at - starts[part].0))
}

/// Where each line of a text stands in a file in which it is a value of YAML, if each stands on a line of its own: as
/// in a block behind `|`.
fn lines(file: &str, value: Range<usize>, text: &str) -> Option<Lines> {
    let begin = file.get(..value.start)?.rfind('\n').map_or(0, |at| at + 1);
    let is_header =
        !file.get(begin..value.start)?.trim().is_empty() && file.get(value.start..)?.starts_with(['|', '>']);
    let begin = if is_header { value.start + file.get(value.start..)?.find('\n')? + 1 } else { begin };
    let mut at = begin;
    let written = file.get(begin..)?.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line.trim_end_matches(['\r', '\n']))
    });
    let mut written = written.filter(|(_, line)| !line.trim().is_empty());
    let (mut lines, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        if !bare.trim().is_empty() {
            let (start, written) = written.next()?;
            lines.push((at, start + written.strip_suffix(bare)?.len()));
        }
        at += line.len();
    }
    Some(lines.into())
}

/// What stands before an internal entry.
const MARK: &str = "⟦internal⟧ ";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn public(text: &str) -> (Prose, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let place = Spot::Range(100..100 + text.len()).of(FileId(0));
        let prose = Prose::new(text, place, Audience::Public, &mut found);
        (prose, found)
    }

    #[test]
    fn internal_text_does_not_come_through() {
        let table = [
            ("open [[secret]] open", "open  open"),
            ("a\n:::internal\nsecret\n:::\nb", "a\nb"),
            ("a\n::: internal\nsecret\n:::\n", "a\n"),
            ("[[one\ntwo]] rest", " rest"),
            ("`[[ -f x ]]` stays", "`[[ -f x ]]` stays"),
            ("```\n[[ -f x ]]\n```\n", "```\n[[ -f x ]]\n```\n"),
        ];
        for (source, expected) in table {
            let (prose, found) = public(source);
            assert_eq!((prose.text(), found.len()), (expected, 0), "{source}");
        }
    }

    #[test]
    fn what_is_opened_and_never_closed_is_dropped_and_reported() {
        for source in ["a [[secret", "a\n:::internal\nsecret\nsecret", "a\n:::internal"] {
            let (prose, found) = public(source);
            assert!(!prose.text().contains("secret"), "{source}");
            assert_eq!(found.len(), 1, "{source}");
        }
    }

    #[test]
    fn a_byte_knows_where_it_was_written() {
        let (prose, _) = public("a [[secret]] b");
        let at = prose.text().find('b').expect("b is public");
        assert_eq!(prose.place(at..at + 1).spot, Spot::Range(113..114));
    }
}
