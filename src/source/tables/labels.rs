//! Finds the words that are set off at the start of a text: `**Resolved** text`, `OUTAGE BEGINS — text`, `Detected: text`.
//!
//! In: the text of an entry. Out: every way to read a label off it, the clearest first. It must not know which words
//! mean anything.

use super::lead::separator;
use crate::source::sections::words;

/// Words set off at the start of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// In lower case, without punctuation.
    pub(super) words: String,
    /// The text behind it.
    pub(super) rest: &'a str,
    pub(super) mark: Mark,
}

/// What sets them off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Bold, italic, code or square brackets.
    Marks,
    /// CAPITAL LETTERS.
    Capitals,
    Colon,
    /// A dash, on both sides or behind it.
    Dash,
    /// There is nothing else.
    Alone,
}

const LONGEST: usize = 40;

/// The ways to read a label off the text.
pub(super) fn labels(text: &str) -> Vec<Label<'_>> {
    let line = text.lines().next().unwrap_or("");
    let mut found = Vec::new();
    let mut add = |inner: &str, rest_from: usize, mark| {
        let words = words(inner);
        if !words.is_empty() && inner.len() <= LONGEST {
            found.push(Label { words, rest: without_separator(&text[rest_from..]), mark });
        }
    };
    if let Some((inner, end)) = enclosed(line) {
        add(inner, end, Mark::Marks);
    }
    if let Some(end) = capitals(line) {
        add(&line[..end], end, Mark::Capitals);
    }
    let dashless = line.trim_start_matches(['-', '–', '—', ' ']);
    let skipped = line.len() - dashless.len();
    if let Some(at) =
        dashless.find(':').filter(|at| dashless[at + 1..].is_empty() || dashless[at + 1..].starts_with([' ', '*', '_']))
    {
        add(&dashless[..at], skipped + at, Mark::Colon);
    }
    if let Some(at) = [" - ", " – ", " — ", "—", " | "].iter().filter_map(|dash| dashless.find(dash)).min() {
        add(&dashless[..at], skipped + at, Mark::Dash);
    }
    add(line.trim_end_matches('.'), line.len(), Mark::Alone);
    // `Resolved (it was the disk)`
    if let Some(aside) = aside(line) {
        add(&line[..aside], aside, Mark::Alone);
    }
    found
}

/// Words of an aside that takes back what stands before it: `Resolved (not yet)`, `Resolved (in part)`.
const LIMITS: &[&str] = &[
    "not", "no", "never", "in", "on", "for", "part", "partly", "partially", "some", "only", "most", "mostly", "almost",
    "nearly", "except", "first", "if", "thought", "hopefully",
];

/// Where the one pair of parentheses begins in which a line ends, if what it says takes nothing back.
fn aside(line: &str) -> Option<usize> {
    let at = line.find(" (")?;
    let inner = line[at + 2..].trim_end_matches('.').strip_suffix(')')?;
    let is_limit = |word: &str| LIMITS.contains(&word);
    (!inner.contains(['(', ')', '?']) && !words(inner).split(' ').any(is_limit)).then_some(at)
}

/// The text between the marks that the line begins with, and where it goes on behind them.
fn enclosed(line: &str) -> Option<(&str, usize)> {
    let first = line.chars().next().filter(|c| "*_`[".contains(*c))?;
    if first == '[' {
        let close = line.find(']')?;
        return (!line[close + 1..].starts_with(['(', '['])).then(|| (&line[1..close], close + 1));
    }
    let run = line.bytes().take_while(|byte| *byte == first as u8).count();
    let close = line[run..].find(&line[..run])? + run;
    Some((&line[run..close], close + run))
}

/// Where the capitals end that the line begins with: at least four letters, and whole words.
fn capitals(line: &str) -> Option<usize> {
    let mut end = 0;
    for (at, part) in line.split_inclusive([' ', '-', '–', '—', ':', '.', ',', '!']).scan(0, |at, part| {
        let start = *at;
        *at += part.len();
        Some((start, part))
    }) {
        if part.chars().any(char::is_lowercase) {
            break;
        }
        if part.chars().any(char::is_uppercase) {
            end = at + part.trim_end_matches([' ', '-', '–', '—', ':', '.', ',', '!']).len();
        }
        if part.ends_with(['–', '—', ':', '.', ',', '!']) {
            break;
        }
    }
    (line[..end].chars().filter(|c| c.is_uppercase()).count() >= 4).then_some(end)
}

fn without_separator(rest: &str) -> &str {
    let rest = rest.trim_start();
    let rest = separator(rest).map_or(rest, |len| &rest[len..]).trim_start();
    rest.strip_prefix(['.', '!']).map_or(rest, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_in_every_form() {
        let cases = [
            ("**Resolved** It is over.", Mark::Marks, "resolved", "It is over."),
            ("**Resolved:** It is over.", Mark::Marks, "resolved", "It is over."),
            ("*OUTAGE BEGINS*", Mark::Marks, "outage begins", ""),
            ("[Investigating] We look.", Mark::Marks, "investigating", "We look."),
            ("OUTAGE BEGINS—Search melts", Mark::Capitals, "outage begins", "Search melts"),
            ("OUTAGE BEGINS. Search melts", Mark::Capitals, "outage begins", "Search melts"),
            ("INCIDENT ENDS, it is over", Mark::Capitals, "incident ends", "it is over"),
            ("Detected: an alarm", Mark::Colon, "detected", "an alarm"),
            ("— Identified — a fix", Mark::Dash, "identified", "a fix"),
            ("Identified - a fix", Mark::Dash, "identified", "a fix"),
            ("Resolved.", Mark::Alone, "resolved", ""),
        ];
        for (text, mark, words, rest) in cases {
            let found = labels(text);
            assert!(found.contains(&Label { words: words.to_owned(), rest, mark }), "{text}: {found:?}");
        }
        assert!(labels("API is down").iter().all(|label| label.mark == Mark::Alone));
    }
}
