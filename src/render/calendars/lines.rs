//! The lines of an iCalendar file (RFC 5545): escaped, folded at 75 octets, ended by CR and LF.
//!
//! In: names and texts. Out: bytes. A fold never cuts a letter in two.
//! Written here, since the crate for it draws ids at random and stamps with the wall clock unless told otherwise.

use std::fmt::Write;

/// The most octets a line may have, without its end.
const LONGEST: usize = 75;

/// Lines while they are written.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// A line that needs no escaping.
    pub(super) fn plain(&mut self, line: &str) {
        let (mut rest, mut room) = (line, LONGEST);
        while rest.len() > room {
            let end = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(room);
            self.text.extend([&rest[..end], "\r\n "]);
            // The blank counts.
            (rest, room) = (&rest[end..], LONGEST - 1);
        }
        self.text.extend([rest, "\r\n"]);
    }

    /// A property whose value is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.plain(&format!("{name}:{}", escaped(value)));
    }

    /// A property whose value is a list of texts.
    pub(super) fn list(&mut self, name: &str, values: &[String]) {
        let mut line = format!("{name}:");
        for (place, value) in values.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let _ = write!(line, "{comma}{}", escaped(value));
        }
        self.plain(&line);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// A text as a value: four signs are escaped, and control characters, for which there is no sign, become U+FFFD.
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => text.extend(['\\', letter]),
            // However a text ends its lines, a value has one way to say so.
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => text.push_str("\\n"),
            '\t' => text.push('\t'),
            _ if letter.is_control() => text.push('\u{FFFD}'),
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(name: &str, value: &str) -> String {
        let mut lines = Lines::default();
        lines.text(name, value);
        String::from_utf8(lines.into_bytes()).expect("text")
    }

    #[test]
    fn lines_are_folded_between_letters_and_read_back() {
        for value in ["é".repeat(5000), "👩‍🚒 \u{202E}rtl".repeat(40), "a".repeat(75), "a".repeat(67), "a".repeat(68)]
        {
            let text = lines("SUMMARY", &value);
            for line in text.strip_suffix("\r\n").expect("it ends").split("\r\n") {
                assert!(line.len() <= 75, "{}", line.len());
            }
            assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(lines("X", "a;b,c\\d\ne\r\nf\rg\u{7}h"), "X:a\\;b\\,c\\\\d\\ne\\nf\\ng\u{FFFD}h\r\n");
    }
}
