//! A text in lines of a width.
//!
//! In: words. Out: lines that fit, the last of them with an ellipsis where there is more.

use super::fonts::{Face, letter, width};

/// A text that was measured, to be broken at any size.
pub struct Measured<'a> {
    words: Vec<(&'a str, f32)>,
    face: Face,
    blank: f32,
}

impl<'a> Measured<'a> {
    /// Measures a text of one line.
    pub fn new(text: &'a str, face: Face) -> Self {
        let words = text.split(' ').map(|word| (word, width(face, 1.0, word))).collect();
        Self { words, face, blank: width(face, 1.0, " ") }
    }

    /// Its lines at a size in a room. `None` if it needs more than `most` and may not be cut.
    pub fn lines(&self, size: f32, room: f32, most: usize, cut: bool) -> Option<Vec<String>> {
        let room = room / size;
        let mut lines: Vec<String> = Vec::new();
        let (mut line, mut filled) = (String::new(), 0.0);
        for (word, wide) in self.words.iter().flat_map(|(word, wide)| self.pieces(word, *wide, room)) {
            if line.is_empty() {
                (line, filled) = (word.to_owned(), wide);
            } else if filled + self.blank + wide <= room {
                line.push(' ');
                line.push_str(word);
                filled += self.blank + wide;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
                filled = wide;
            }
            if lines.len() > most {
                break;
            }
        }
        lines.push(line);
        if lines.len() <= most {
            return Some(lines);
        }
        lines.truncate(most);
        let last = lines.last_mut().filter(|_| cut)?;
        *last = self.cut(last, room);
        Some(lines)
    }

    /// The lines where they are as even as they can be without one more: no word is left alone on the last.
    pub fn even_lines(&self, size: f32, room: f32, most: usize, cut: bool) -> Option<Vec<String>> {
        const STEPS: [f32; 8] = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
        let lines = self.lines(size, room, most, cut)?;
        if lines.last().is_some_and(|last| last.ends_with('…')) {
            return Some(lines);
        }
        let even = STEPS.iter().find_map(|part| self.lines(size, room * part, lines.len(), false));
        Some(even.unwrap_or(lines))
    }

    /// A line with an ellipsis at its end that still fits.
    fn cut(&self, line: &str, room: f32) -> String {
        let mut line = line.to_owned();
        while !line.is_empty() && width(self.face, 1.0, &line) + width(self.face, 1.0, "…") > room {
            line.pop();
        }
        format!("{}…", line.trim_end_matches([' ', ',', '.', ':', ';', '–', '-']))
    }

    /// A word, or its parts if no line has room for it.
    fn pieces(&self, word: &'a str, wide: f32, room: f32) -> Vec<(&'a str, f32)> {
        if wide <= room {
            return vec![(word, wide)];
        }
        let mut parts = Vec::new();
        let (mut from, mut filled) = (0, 0.0);
        for (at, sign) in word.char_indices() {
            let wide = letter(self.face, sign).unwrap_or(0.0);
            if filled + wide > room && at > from {
                parts.push((&word[from..at], filled));
                (from, filled) = (at, 0.0);
            }
            filled += wide;
        }
        parts.push((&word[from..], filled));
        parts
    }
}

/// The lines of a text, of which the last is cut where it needs more than `most`.
pub fn wrap(text: &str, face: Face, size: f32, room: f32, most: usize) -> Vec<String> {
    Measured::new(text, face).lines(size, room, most, true).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_a_cut_is_seen() {
        let text = "one two three ".repeat(40) + &"x".repeat(400);
        let lines = wrap(text.trim(), Face::Serif, 60.0, 1000.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| width(Face::Serif, 60.0, line) <= 1000.0), "{lines:?}");
        assert!(lines[2].ends_with('…') && !lines[1].ends_with('…'));
        assert_eq!(Measured::new(text.trim(), Face::Serif).lines(60.0, 1000.0, 3, false), None);
        let measured = Measured::new("six hours of data and of sleep", Face::Serif);
        assert_eq!(measured.lines(60.0, 700.0, 3, false).expect("there is room")[1], "sleep");
        let even = measured.even_lines(60.0, 700.0, 3, false).expect("there is room");
        assert_eq!(even, ["six hours of data", "and of sleep"]);
        assert_eq!(Measured::new("short", Face::Serif).lines(60.0, 1000.0, 1, false), Some(vec!["short".into()]));
        let long = wrap(&"y".repeat(100), Face::Serif, 60.0, 1000.0, 9);
        assert_eq!(long.concat(), "y".repeat(100));
    }
}
