//! What a mistake of syntax is in the words of somebody who writes YAML twice a year.
//!
//! In: the parser's error and the text. Out: a problem that underlines the mistake rather than the place where the
//! parser gave up, with the fix where one is usual. It knows lines and bytes, and no schema.

use std::ops::Range;

use serde_saphyr::granit_parser::{ErrorKind, ScanError};

use super::tree::Node;
use super::{MAX_DEPTH, Problem, braces};

/// The error as a problem.
pub fn explain(text: &str, error: &ScanError) -> Problem {
    use ErrorKind as Is;
    let at = fit(text, error.marker().byte_offset().unwrap_or(0)..text.len()).start;
    let at = if at == text.len() { text.trim_end().len() } else { at };
    let to_end = at..line(text, at).end.max(at);
    if *error.kind() == Is::RecursionLimitExceeded {
        return too_deep(at..next(text, at));
    }
    if let Some(problem) = tab(text, at, error.kind()) {
        return problem;
    }
    if let Some(problem) = between_braces(text, at, error.kind()) {
        return problem;
    }
    match error.kind() {
        Is::UnexpectedCharacter { character } => unexpected(text, to_end, *character),
        Is::MissingAnchorOrAliasName => unexpected(text, to_end, text[at..].chars().next().unwrap_or('&')),
        Is::MappingValueNotAllowed => colon(text, at),
        Is::UnclosedQuotedScalar | Is::DocumentIndicatorInQuotedScalar | Is::InvalidQuotedScalarIndent => {
            let quote = text[at..].chars().next().filter(|quote| matches!(quote, '"' | '\'')).unwrap_or('"');
            Problem::new("Y001", to_end, "a quote is opened and not closed")
                .label("opened here")
                .help(format!("add `{quote}` at the end of the value"))
        }
        Is::InvalidTrailingSingleQuotedScalar => Problem::new("Y001", to_end, "text stands after the closing quote")
            .label("the value has ended here")
            .help("write an apostrophe in single quotes twice (`''`), or use double quotes"),
        Is::InvalidTrailingDoubleQuotedScalar => Problem::new("Y001", to_end, "text stands after the closing quote")
            .label("the value has ended here")
            .help("write a quote in double quotes as `\\\"`, or use single quotes"),
        Is::UnclosedFlowCollection { open } => unclosed(at..next(text, at), *open),
        Is::InvalidColonPlacement | Is::ExpectedFlowMappingSeparator | Is::ExpectedFlowSequenceSeparator => {
            match open_bracket(text, at) {
                Some((start, open)) => unclosed(start..start + 1, open),
                None => other(error.kind(), to_end),
            }
        }
        Is::MismatchedFlowCollectionEnd { open, close } => {
            Problem::new("Y001", at..next(text, at), format!("`{open}` is closed by `{close}`"))
                .label("the wrong bracket")
        }
        Is::MisplacedFlowCollectionEnd => Problem::new("Y001", at..next(text, at), "a bracket closes nothing")
            .label("nothing is open here")
            .help(quote_value(text, &to_end)),
        Is::ExpectedBlockMappingKey => after_value(text, at),
        Is::SimpleKeyExpected => no_colon(text, trimmed_line(text, at)),
        Is::BlockSequenceEntryNotAllowed => {
            Problem::new("Y001", to_end.clone(), "a list cannot begin on the line of its key")
                .label("a `- ` here begins a list")
                .help("begin the list on the next line; if it is text, put it in quotes")
        }
        Is::ExpectedBlockSequenceEntry => Problem::new("Y001", trimmed_line(text, at), "a list does not go on here")
            .label("expected a line with `- `")
            .help("indent the line, or begin it with `- `"),
        Is::UnknownQuotedScalarEscape | Is::InvalidQuotedScalarHexEscape | Is::InvalidUnicodeEscape => {
            Problem::new("Y001", to_end, "an escape that YAML does not know")
                .label("a `\\` in double quotes begins an escape")
                .help("write `\\\\` for a backslash, or use single quotes")
        }
        Is::InvalidBlockScalarHeader => Problem::new("Y001", to_end, "text stands on the line of `|` or `>`")
            .label("the text begins on the next line")
            .help("move the text to the next line, or put it in quotes"),
        kind => other(kind, to_end),
    }
}

/// What ended a text between brackets too soon, where the parser stumbled over a bracket.
fn between_braces(text: &str, at: usize, kind: &ErrorKind) -> Option<Problem> {
    use ErrorKind as Is;
    let is_flow = matches!(
        kind,
        Is::UnclosedFlowCollection { .. }
            | Is::InvalidColonPlacement
            | Is::ExpectedFlowMappingSeparator
            | Is::ExpectedFlowSequenceSeparator
            | Is::MismatchedFlowCollectionEnd { .. }
            | Is::BlockSequenceEntryNotAllowed
    );
    if !is_flow && !format!("{kind}").contains("inside a block") {
        return None;
    }
    let first = |line: Range<usize>| {
        let opens = |(at, _): &(usize, &str)| text[..line.start + at].ends_with([' ', '\n', '[', '{']);
        text[line.clone()].match_indices(['{', '[']).find(opens).map(|(at, _)| line.start + at)
    };
    let here = text[at..].starts_with(['[', '{']).then_some(at);
    let open = open_bracket(text, at).map(|(at, _)| at).or(here);
    // A bracket in a comment closes nothing.
    open.and_then(|open| braces::cause(text, open)).or_else(|| braces::cause(text, first(line_before(text, at)?)?))
}

/// What a text too deep to be read says of itself.
pub fn too_deep(range: Range<usize>) -> Problem {
    Problem::new("Y005", range, format!("the YAML is more than {MAX_DEPTH} levels deep")).label("too deep")
}

/// Advice to quote the value that begins there, with the quoted value where it is certain where it ends.
pub fn quote_value(text: &str, range: &Range<usize>) -> String {
    let line = line(text, range.start);
    let value = text.get(range.start..line.end.max(range.start)).unwrap_or_default();
    quote(text, range, value.split(" #").next().unwrap_or_default().trim())
}

/// The same for a value that goes on to the end of the range.
pub fn quote_all(text: &str, range: &Range<usize>) -> String {
    quote(text, range, text.get(range.clone()).unwrap_or_default())
}

fn quote(text: &str, range: &Range<usize>, value: &str) -> String {
    let line = line(text, range.start);
    let in_brackets = text.get(line.start..range.start).is_some_and(|before| before.contains(['{', '[']));
    if value.is_empty() || value.chars().count() > 60 || in_brackets || value.contains(char::is_control) {
        return "put the value in quotes".into();
    }
    let quoted =
        if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") };
    format!("put the value in quotes: `{quoted}`")
}

/// The comment that ends the line of a plain value, or of a key without one, and is none: nobody writes `#42` for a note.
pub fn comment(text: &str, node: &Node) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_blank = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
    let past = |at: usize| (at..bytes.len()).find(|at| !is_blank(*at)).unwrap_or(bytes.len());
    let mut at = past(node.range.end);
    if node.range.is_empty() {
        // An empty entry of a list stands behind whatever follows its `-`.
        let line = trimmed_line(text, at);
        at = line.start + text[line].strip_prefix('-').map_or(0, |rest| 1 + rest.len() - rest.trim_start().len());
    }
    if bytes.get(at) == Some(&b':') {
        at = past(at + 1);
    }
    if bytes.get(at) != Some(&b'#') || !at.checked_sub(1).is_some_and(is_blank) {
        return None;
    }
    let marks = bytes[at..].iter().take_while(|byte| **byte == b'#').count();
    let behind = if node.is_null() { at + 1 } else { at + marks };
    let is_note = matches!(bytes.get(behind), None | Some(b' ' | b'\t' | b'\r' | b'\n'));
    (!is_note).then(|| fit(text, at..trimmed_line(text, at).end))
}

/// The range inside of the text and on character boundaries.
pub fn fit(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |at: usize| {
        let at = at.min(text.len());
        (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    };
    let start = floor(range.start);
    start..floor(range.end).max(start)
}

/// The line at a byte, without its break.
pub fn line(text: &str, at: usize) -> Range<usize> {
    let at = fit(text, at..at).start;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// The first line that says something.
pub fn first_line(text: &str) -> Range<usize> {
    trimmed_line(text, text.len() - text.trim_start().len())
}

/// The range without the white space around it.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

/// The line at a byte, trimmed.
fn trimmed_line(text: &str, at: usize) -> Range<usize> {
    trimmed(text, line(text, at))
}

/// The last line before the one at a byte that is neither empty nor a comment, trimmed.
fn line_before(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = line(text, at).start;
    while start > 0 {
        let before = trimmed_line(text, start - 1);
        if !before.is_empty() && !text[before.clone()].starts_with('#') {
            return Some(before);
        }
        start = line(text, start - 1).start;
    }
    None
}

/// The end of the character at a byte.
fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

fn other(kind: &ErrorKind, range: Range<usize>) -> Problem {
    Problem::new("Y001", range, format!("the YAML cannot be read: {kind}")).label("here")
}

fn unclosed(range: Range<usize>, open: char) -> Problem {
    let close = if open == '[' { ']' } else { '}' };
    Problem::new("Y001", range, format!("`{open}` is opened and not closed"))
        .label("opened here")
        .help(format!("add `{close}` at the end; if it is text, put the value in quotes"))
}

/// A key and its value with a no-break space between them, which looks like any other.
pub fn hard_space(text: &str, line: Range<usize>) -> Option<Problem> {
    let content = text.get(line.clone())?;
    let (name, rest) = content.split_once(":\u{a0}")?;
    let is_key = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_- {".contains(c));
    let at = line.start + name.len() + 1;
    let value = rest.trim();
    let help = if value.chars().count() > 60 {
        "replace it with a plain space".to_owned()
    } else {
        format!("replace it with a plain space: `{}: {value}`", name.trim_start_matches(['-', ' ', '{']))
    };
    is_key.then(|| {
        Problem::new("Y001", at..at + '\u{a0}'.len_utf8(), "a no-break space stands behind the `:`")
            .label("YAML wants a plain space here")
            .help(help)
    })
}

fn no_colon(text: &str, range: Range<usize>) -> Problem {
    if let Some(problem) = hard_space(text, range.clone()) {
        return problem;
    }
    Problem::new("Y001", range, "a line without a key")
        .label("no `:` here")
        .help("write `key: value`; indent the line if it belongs to the value before it")
}

fn unexpected(text: &str, range: Range<usize>, character: char) -> Problem {
    if character.is_control() {
        let at = text[range.start..].find(character).map_or(range.start, |offset| range.start + offset);
        let range = at..next(text, at);
        let message = format!("an invisible character (U+{:04X}) cannot stand in YAML", u32::from(character));
        return Problem::new("Y001", range, message).label("here").help("remove it");
    }
    let help = quote_value(text, &range);
    Problem::new("Y001", range, format!("a value cannot begin with `{character}`"))
        .label(format!("`{character}` has a meaning of its own in YAML"))
        .help(help)
}

/// The tab that the error is about, if it is about one.
fn tab(text: &str, at: usize, kind: &ErrorKind) -> Option<Problem> {
    use ErrorKind::{TabAtBlockScalarStart, TabInBlockIndentation, TabInIndentation, TabInPlainScalar, TabNotAllowed};
    let certain = matches!(
        kind,
        TabAtBlockScalarStart | TabInBlockIndentation | TabInIndentation | TabInPlainScalar | TabNotAllowed
    );
    let indent_tab = |line: Range<usize>| {
        let content = &text[line.clone()];
        let indent = &content[..content.len() - content.trim_start().len()];
        let (first, last) = (indent.find('\t')?, indent.rfind('\t')?);
        (!content.trim().is_empty()).then_some(line.start + first..line.start + last + 1)
    };
    let range = indent_tab(line(text, at)).or_else(|| {
        let mut lines = text[at..].split_inclusive('\n').scan(at, |start, line| {
            *start += line.len();
            Some(*start)
        });
        lines.find_map(|start| indent_tab(line(text, start))).filter(|_| certain)
    });
    let range = match range {
        Some(range) => range,
        None if certain => text[at..].find('\t').map(|tab| at + tab..at + tab + 1)?,
        None => return None,
    };
    Some(Problem::new("Y006", range, "a tab indents this line").label("a tab").help("replace the tab with spaces"))
}

/// The key and the value of a text such as `title:One`, in which the space behind the `:` is missing.
pub fn glued(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let is_key = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let is_value = !value.is_empty() && !value.starts_with([' ', '/', ':']);
    (is_key && is_value).then_some((name, value.trim_start()))
}

/// A `:` where none may stand: the value needs quotes, or the line before is not the key that it was meant to be.
fn colon(text: &str, at: usize) -> Problem {
    let this = trimmed_line(text, at);
    if let Some(first) = text[this.start..at].find(": ") {
        let from = this.start + first + 1;
        let value = from + (text[from..].len() - text[from..].trim_start().len());
        let range = value.min(at)..this.end.max(at);
        let help = quote_value(text, &range);
        return Problem::new("Y001", range, "a value with `: ` in it needs quotes")
            .label("the second `: ` makes a key of what is before it")
            .help(help);
    }
    let Some(before) = line_before(text, at) else {
        return Problem::new("Y001", this, "a key cannot stand here").label("not expected here");
    };
    if let Some(problem) = hard_space(text, before.clone()) {
        return problem;
    }
    let line_text = &text[before.clone()];
    match line_text.split_once(':') {
        Some((name, value)) if glued(line_text).is_some() => {
            let help = format!("write `{name}: {}`", value.trim_start());
            let help = if line_text.len() > 60 { "add a space after the `:`".into() } else { help };
            Problem::new("Y001", before, "a key without a space after its `:`").label("read as text").help(help)
        }
        Some(_) => Problem::new("Y001", this, "this key is indented deeper than the key before it")
            .label("indented too far")
            .help("give keys of one map the same indentation"),
        None => no_colon(text, before),
    }
}

/// Something after a value that has ended, or a line at an indentation that no open map has.
fn after_value(text: &str, at: usize) -> Problem {
    let this = trimmed_line(text, at);
    let before = &text[this.start..at.max(this.start)];
    if let Some(start) = before.find(": ").map(|colon| this.start + colon + 2) {
        let range = start..this.end;
        let first = text[start..].chars().next().unwrap_or(' ');
        let meaning = match first {
            '[' => "a `[` here begins a list, and the list has ended",
            '{' => "a `{` here begins a map, and the map has ended",
            '*' => "a `*` here begins an alias",
            _ => "the value has ended before the line does",
        };
        let help = quote_value(text, &range);
        return Problem::new("Y001", range, format!("text stands after a value that begins with `{first}`"))
            .label(meaning)
            .help(help);
    }
    Problem::new("Y001", this, "this line is not indented like the lines it belongs to")
        .label("no key or list has this indentation")
        .help("give the keys of one map the same indentation")
}

/// The last bracket before a byte that is still open there, as far as can be told without parsing.
fn open_bracket(text: &str, at: usize) -> Option<(usize, char)> {
    let (mut open, mut quote) = (Vec::new(), None);
    for (place, character) in text[..at].char_indices() {
        match (character, quote) {
            ('"' | '\'', None) if text[..place].ends_with([' ', '[', '{', ',', '\n']) => quote = Some(character),
            (_, Some(end)) if character == end => quote = None,
            ('[' | '{', None) => open.push((place, character)),
            (']' | '}', None) => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}
