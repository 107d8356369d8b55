//! The start of a text without the marks around its words: `**04:14** UTC` and `[2017-11-02] 18:59` are times.
//!
//! In: the Markdown of an entry. Out: the same without marks, and where each letter stood. It must not know what a time is.

use crate::source::yaml::fit;

/// As far as this somebody may write a time.
const FAR: usize = 100;

/// A text without the marks at its start.
pub(super) struct Flat<'t> {
    pub(super) text: String,
    written: &'t str,
    /// Where each byte stood.
    places: Vec<usize>,
}

impl<'t> Flat<'t> {
    /// The text without its marks, if it has any that may stand around a time.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let line = text.split('\n').next().unwrap_or(text);
        let head = &line[fit(line, 0..FAR)];
        // What a link says stays as it is.
        let linkless = |link: usize| head[..link].rfind('[').unwrap_or(0);
        let head = &head[..head.find("](").map_or(head.len(), linkless)];
        if !head.contains(['*', '_', '`']) && !head.starts_with(['[', '(']) {
            return None;
        }
        let (mut places, _) = without_marks(text, head.len());
        if places.len() == head.len() {
            return None;
        }
        places.extend(head.len()..text.len());
        let bytes: Vec<u8> = places.iter().map(|at| text.as_bytes()[*at]).collect();
        Some(Self { text: String::from_utf8(bytes).ok()?, written: text, places })
    }

    /// Where that much of the flat text ends in the one that was written.
    pub(super) fn end(&self, len: usize) -> usize {
        len.checked_sub(1).and_then(|last| self.places.get(last)).map_or(0, |last| last + 1)
    }

    /// Where the flat text begins in the one that was written.
    pub(super) fn start(&self) -> usize {
        self.places.first().copied().unwrap_or(0)
    }

    /// The marks that are open at a place of what was written.
    pub(super) fn open_at(&self, place: usize) -> Vec<&'t str> {
        without_marks(self.written, place).1
    }
}

/// The places of all bytes of a start that are no marks, and the marks that are open behind it.
fn without_marks(text: &str, end: usize) -> (Vec<usize>, Vec<&str>) {
    let (mut kept, mut open): (Vec<usize>, Vec<&str>) = (Vec::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < end {
        let mark = bytes[at];
        let run = match mark {
            b'*' | b'_' | b'`' => bytes[at..end].iter().take_while(|byte| **byte == mark).count(),
            b'[' | b'(' | b']' | b')' => 1,
            _ => 0,
        };
        let behind = bytes.get(at + run);
        let closes = run > 0 && open.last().is_some_and(|last| is_pair(last, &text[at..at + run]));
        let is_apart = mark != b'_' || at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let opens = match mark {
            b'[' | b'(' => kept.is_empty(),
            b']' | b')' => false,
            _ => is_apart && behind.is_some_and(|byte| !byte.is_ascii_whitespace()),
        };
        if closes {
            open.pop();
        } else if run > 0 && opens {
            open.push(&text[at..at + run]);
        } else {
            kept.extend(at..at + run.max(1));
        }
        at += run.max(1);
    }
    (kept, open)
}

fn is_pair(open: &str, close: &str) -> bool {
    match open {
        "[" => close == "]",
        "(" => close == ")",
        run => run == close,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_places_stay() {
        let flat = |text| Flat::of(text).map(|flat| flat.text);
        assert_eq!(flat("**04:14** UTC - *x*").as_deref(), Some("04:14 UTC - x"));
        assert_eq!(flat("[**2017-11-02**] `18:59` x").as_deref(), Some("2017-11-02 18:59 x"));
        assert_eq!(flat("2017-11-02_18:59 x"), None);
        assert_eq!(flat("[18:59](https://example.com) x"), None);
        let flat = Flat::of("**04:14 UTC: ä** b").expect("there are marks");
        assert_eq!((flat.end("04:14 UTC".len()), flat.open_at("**04:14 UTC".len())), ("**04:14 UTC".len(), vec!["**"]));
        assert_eq!(flat.open_at("**04:14 UTC: ä** b".len()), Vec::<&str>::new());
    }
}
