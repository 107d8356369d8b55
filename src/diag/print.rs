//! Diagnostics as text for people, with the line that is wrong and what to do about it.
//!
//! In: diagnostics, and the texts of the files they point into. Out: text, sorted by path and place. What a user wrote
//! reaches the terminal as visible characters only. It decides nothing: what is said was decided where it was found.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Loud, Origin, Renderer, Snippet, normalize_untrusted_str};
use rayon::prelude::*;

use super::{Diagnostic, Diagnostics, Level, Place, Spot};
use crate::source::FileId;
use crate::source::yaml::fit;

/// The longest part of a line that is shown, in characters.
const WIDEST: usize = 120;
/// How many of them stand before the underlined text where the beginning of the line is cut off.
const BEFORE: usize = 30;
/// The longest message, in characters: it may quote what a user wrote.
const LONGEST: usize = 300;
/// How many lines apart two places may be to be shown in one piece.
const NEAR: usize = 40;

/// What a printer needs to know of the files.
pub trait Files: Sync {
    /// Relative to the site's root.
    fn path(&self, file: FileId) -> &str;
    /// The whole text, if it is one.
    fn text(&self, file: FileId) -> Option<&str>;
    /// The bytes of a value (or, with `key`, of a key) of its YAML by JSON pointer.
    fn locate(&self, file: FileId, pointer: &str, key: bool) -> Option<Range<usize>>;
}

/// Whether text may be coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Colour,
}

/// A place in lines and columns, counted from 1, columns in characters. A file as a whole is its first character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// Bytes of the file.
    pub range: Range<usize>,
}

/// Prints every diagnostic, by path and place, with an empty line after each.
///
/// # Errors
/// If `out` cannot be written.
pub fn print(diagnostics: &Diagnostics, files: &dyn Files, out: &mut dyn io::Write, style: Style) -> io::Result<()> {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let mut found: Vec<&Diagnostic> = diagnostics.iter().collect();
    found.sort_by_key(|found| files.path(found.place.file));
    // Of a large archive that many rules speak of this takes a while.
    let written = found.par_chunk_by(|a, b| a.place.file == b.place.file).map(|of_one| {
        let mut lookup = Lookup::new(files);
        let sorted = lookup.sorted(of_one.iter().copied());
        sorted.into_iter().map(|found| renderer.render(&lookup.report(found))).collect::<Vec<_>>()
    });
    written.collect::<Vec<_>>().iter().flatten().try_for_each(|text| writeln!(out, "{text}\n"))
}

/// Places as lines and columns; what it has found out about a file it keeps.
pub struct Lookup<'f> {
    files: &'f dyn Files,
    /// The first byte of each line.
    lines: BTreeMap<FileId, Vec<usize>>,
}

impl<'f> Lookup<'f> {
    /// A lookup in those files.
    #[must_use]
    pub fn new(files: &'f dyn Files) -> Self {
        Self { files, lines: BTreeMap::new() }
    }

    /// The diagnostics by path, and by place within a file.
    #[must_use]
    pub fn sorted<'d>(&mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<&'d Diagnostic> {
        let mut found: Vec<_> = diagnostics
            .into_iter()
            .map(|found| {
                let place = self.range(&found.place).map(|range| (range.start, range.end));
                ((self.files.path(found.place.file), place, found.code.id), found)
            })
            .collect();
        found.sort_by_key(|(key, _)| *key);
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// The line, column and bytes of a place.
    pub fn position(&mut self, place: &Place) -> Position {
        let path = self.files.path(place.file).to_owned();
        let range = self.range(place).unwrap_or(0..0);
        let (line, column) = self.line_and_column(place.file, range.start);
        let (end_line, end_column) = self.line_and_column(place.file, range.end);
        Position { path, line, column, end_line, end_column, range }
    }

    /// The bytes of a place, inside of the file's text; none for a file as a whole.
    fn range(&mut self, place: &Place) -> Option<Range<usize>> {
        let text = self.files.text(place.file)?;
        let range = match &place.spot {
            Spot::Whole => return None,
            Spot::Range(range) => range.clone(),
            Spot::Pointer(pointer) => self.files.locate(place.file, pointer, false)?,
            Spot::Key(pointer) => self.files.locate(place.file, pointer, true)?,
        };
        Some(fit(text, range))
    }

    fn lines(&mut self, file: FileId, text: &str) -> &[usize] {
        self.lines
            .entry(file)
            .or_insert_with(|| std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn line_and_column(&mut self, file: FileId, at: usize) -> (usize, usize) {
        let Some(text) = self.files.text(file) else { return (1, 1) };
        let (line, start) = self.line(file, text, at);
        (line, 1 + text.get(start..at).map_or(0, |before| before.chars().count()))
    }

    /// The number of the line that a byte is in, and the line's first byte.
    fn line(&mut self, file: FileId, text: &str, at: usize) -> (usize, usize) {
        let lines = self.lines(file, text);
        let line = lines.partition_point(|start| *start <= at);
        (line, lines.get(line.saturating_sub(1)).copied().unwrap_or(0))
    }

    fn report(&mut self, found: &Diagnostic) -> Vec<Group<'f>> {
        let level = match found.level {
            Level::Error => Loud::ERROR,
            Level::Warning => Loud::WARNING,
        };
        let title = level.primary_title(visible(&found.message)).id(found.code.id);
        let mut group = Group::with_title(title);
        let primary = Mark { place: &found.place, label: &found.label, kind: AnnotationKind::Primary };
        let mut pieces = vec![vec![primary]];
        let own_line = self.position(&found.place).line;
        for (place, label) in &found.related {
            let mark = Mark { place, label, kind: AnnotationKind::Context };
            let near = self.position(place).line.abs_diff(own_line) <= NEAR;
            let shown = found.place.spot != Spot::Whole && place.spot != Spot::Whole;
            match pieces.first_mut() {
                Some(piece) if near && shown && place.file == found.place.file => piece.push(mark),
                _ => pieces.push(vec![mark]),
            }
        }
        for piece in pieces {
            group = self.piece(group, &piece);
        }
        vec![group, Group::with_title(Loud::HELP.secondary_title(visible(found.next_step())))]
    }

    /// Adds the lines of one file that hold the marks, the first of which gives the piece its place.
    fn piece(&mut self, group: Group<'f>, marks: &[Mark]) -> Group<'f> {
        let Some(first) = marks.first() else { return group };
        let (file, at) = (first.place.file, self.position(first.place));
        let path = visible(&at.path);
        let Some(text) = self.files.text(file).filter(|_| first.place.spot != Spot::Whole) else {
            return group.element(Origin::path(path));
        };
        let mut window = Window::default();
        let mut spans: Vec<(usize, Range<usize>, &Mark)> = Vec::new();
        for mark in marks {
            let range = self.range(mark.place).unwrap_or(0..0);
            let (line, start) = self.line(file, text, range.start);
            let length = text[start..].find('\n').unwrap_or(text.len() - start);
            let end = range.end.min(start + text[start..start + length].trim_end().len()).max(range.start);
            spans.push((line, range.start - start..end - start, mark));
        }
        spans.sort_by_key(|(line, range, _)| (*line, range.start));
        let line_start = spans.first().map_or(1, |(line, ..)| *line);
        let last = spans.last().map_or(1, |(line, ..)| *line);
        for line in line_start..=last {
            let lines = self.lines(file, text);
            let start = lines.get(line - 1).copied().unwrap_or(text.len());
            let end = lines.get(line).copied().unwrap_or(text.len());
            let marks = spans.iter().filter(|(of, ..)| *of == line).map(|(_, range, mark)| (range.clone(), *mark));
            window.line(text[start..end].trim_end_matches(['\n', '\r']), marks.collect());
        }
        let annotations = window.marks.into_iter().map(|(span, mark)| {
            let label = (!mark.label.is_empty()).then(|| visible(mark.label));
            mark.kind.span(span).label(label)
        });
        let snippet = Snippet::source(window.text).line_start(line_start).annotations(annotations);
        if window.cut {
            // The snippet would count its columns from the cut.
            return group.element(Origin::path(path).line(at.line).char_column(at.column)).element(snippet);
        }
        group.element(snippet.path(path))
    }
}

/// A place and the words under it.
#[derive(Clone, Copy)]
struct Mark<'d> {
    place: &'d Place,
    label: &'d str,
    kind: AnnotationKind,
}

/// Lines made fit to be shown: visible characters only, and none too long.
#[derive(Default)]
struct Window<'d> {
    text: String,
    marks: Vec<(Range<usize>, &'d Mark<'d>)>,
    /// Whether the beginning of a line is left out.
    cut: bool,
}

impl<'d> Window<'d> {
    /// Adds a line and the marks on it, whose ranges are bytes of the line.
    fn line(&mut self, line: &str, marks: Vec<(Range<usize>, &'d Mark<'d>)>) {
        let forward =
            |from: usize, by: usize| line[from..].char_indices().nth(by).map_or(line.len(), |(at, _)| from + at);
        let back = |to: usize, by: usize| line[..to].char_indices().rev().nth(by - 1).map_or(0, |(at, _)| at);
        let first = marks.first().map_or(0, |(range, _)| range.start);
        let mut to = forward(0, WIDEST);
        let from = if to == line.len() || first < forward(0, WIDEST - BEFORE) { 0 } else { back(first, BEFORE) };
        if from > 0 {
            to = forward(from, WIDEST);
        }
        if from > 0 {
            self.text.push('…');
            self.cut = true;
        }
        let base = self.text.len();
        show(&line[from..to], &mut self.text);
        let moved = |at: usize| {
            let before = &line[from..at.clamp(from, to)];
            base + before.chars().map(|character| shown(character).len_utf8()).sum::<usize>()
        };
        self.marks.extend(marks.into_iter().map(|(range, mark)| (moved(range.start)..moved(range.end), mark)));
        self.text.push_str(if to < line.len() { "…\n" } else { "\n" });
    }
}

/// Adds a text as it is shown.
fn show(text: &str, out: &mut String) {
    let is_plain = |byte: u8| byte.is_ascii() && !matches!(byte, b'\r' | b'\n');
    if text.bytes().all(is_plain) {
        out.push_str(text);
    } else {
        out.extend(text.chars().map(shown));
    }
}

/// The character, or a sign for one that a terminal would obey or that reorders the text around it.
fn shown(character: char) -> char {
    match character {
        '\u{80}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '\u{fffd}',
        '\r' | '\n' => ' ',
        character => character,
    }
}

/// Words that may quote what a user wrote, in one line of visible characters.
fn visible(words: &str) -> String {
    let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(at, _)| at);
    let mut line = String::with_capacity(end);
    show(&words[..end], &mut line);
    if end < words.len() {
        line.push('…');
    }
    normalize_untrusted_str(&line)
}

#[cfg(test)]
mod tests;
