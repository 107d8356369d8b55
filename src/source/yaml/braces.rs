//! What is wrong between `{` and `}`, where a text without quotes ends sooner than its writer thought.
//!
//! In: a text that cannot be read, and where a bracket opens. Out: the comma, comment or bracket that did it. It reads no
//! more than it has to: a parser has given up here already.

use std::ops::Range;

use super::{Problem, syntax};

/// How many bytes behind the bracket are looked at.
const FAR: usize = 4000;

/// What a byte stands in.
#[derive(Clone, Copy)]
enum In {
    /// Before a key or a value.
    Nothing,
    /// A text without quotes that began there.
    Plain(usize),
    /// Behind a value in quotes or brackets.
    After,
}

/// A walk from the bracket on.
struct Walk<'t> {
    text: &'t str,
    open: Vec<char>,
    state: In,
    /// Whether the key of the entry has been read.
    has_key: bool,
}

/// What ended a text in braces too soon, if something did.
pub fn cause(text: &str, open: usize) -> Option<Problem> {
    let mut walk = Walk { text, open: Vec::new(), state: In::Nothing, has_key: false };
    let end = syntax::fit(text, open..open + FAR).end;
    let mut at = open;
    while at < end {
        let character = text[at..].chars().next()?;
        if character == '#' && text[..at].ends_with([' ', '\t']) {
            let line = syntax::line(text, at);
            let is_note = text[at + 1..].starts_with([' ', '\t', '\r', '\n']) && !matches!(walk.state, In::Plain(_));
            if !is_note && text[at..line.end].trim_end_matches([' ', ',']).ends_with(['}', ']']) {
                return Some(comment(at..line.end));
            }
            at = line.end;
            continue;
        }
        let quoted = matches!(walk.state, In::Nothing).then(|| past_quotes(text, at, character)).flatten();
        if let Some(end) = quoted {
            (walk.state, at) = (In::After, end);
            continue;
        }
        if let Err(problem) = walk.step(at, character)? {
            return Some(*problem);
        }
        at += character.len_utf8();
    }
    None
}

impl Walk<'_> {
    /// Takes a character; nothing once the bracket is closed, or where another mistake stands.
    fn step(&mut self, at: usize, character: char) -> Option<Result<(), Box<Problem>>> {
        let begins = if let In::Plain(start) = self.state { Some(start) } else { None };
        match (character, begins) {
            ('[' | '{', Some(start)) => return Some(Err(bracket(start..at + 1, character).into())),
            ('[' | '{', None) => {
                self.open.push(character);
                (self.state, self.has_key) = (In::Nothing, false);
            }
            (']' | '}', _) => {
                let open = self.open.pop()?;
                if (open == '{') != (character == '}') {
                    return begins.map(|start| Err(closing(start..at + 1, character).into()));
                }
                (self.state, self.has_key) = (In::After, true);
                if self.open.is_empty() {
                    return None;
                }
            }
            (',', _) => (self.state, self.has_key) = (In::Nothing, false),
            (':', _) if self.text[at + 1..].starts_with([' ', '\n', '\r', ',', '}', ']']) => {
                let is_one_line = |start: &usize| !self.text[*start..at].contains('\n');
                if let Some(start) = begins.filter(|_| self.has_key).filter(is_one_line) {
                    return Some(Err(colon(start..at + 1).into()));
                }
                (self.state, self.has_key) = (In::Nothing, true);
            }
            (other, None) if matches!(self.state, In::Nothing) && !other.is_whitespace() => {
                self.state = In::Plain(at);
            }
            _ => {}
        }
        Some(Ok(()))
    }
}

/// The end of a value in quotes that begins there.
fn past_quotes(text: &str, at: usize, quote: char) -> Option<usize> {
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let mut rest = text[at + 1..].char_indices();
    while let Some((place, character)) = rest.next() {
        match character {
            '\\' if quote == '"' => drop(rest.next()),
            _ if character == quote => return Some(at + 1 + place + 1),
            _ => {}
        }
    }
    None
}

fn comment(range: Range<usize>) -> Problem {
    Problem::new("Y001", range, "a comment begins before the bracket is closed")
        .label("nothing from the ` #` on is read")
        .help("put the value in quotes")
}

fn bracket(range: Range<usize>, open: char) -> Problem {
    let kind = if open == '[' { "list" } else { "map" };
    Problem::new("Y001", range, format!("a text within braces holds a `{open}`"))
        .label(format!("`{open}` begins a {kind} here"))
        .help("put all of the text in quotes")
}

fn closing(range: Range<usize>, close: char) -> Problem {
    Problem::new("Y001", range, format!("a text within braces holds a `{close}`"))
        .label(format!("`{close}` ends the text here"))
        .help("put all of the text in quotes")
}

fn colon(range: Range<usize>) -> Problem {
    Problem::new("Y001", range, "a value with `: ` in it needs quotes")
        .label("the second `: ` makes a key of what is before it")
        .help("put all of the text in quotes")
}
