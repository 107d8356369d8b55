//! A text in lines of a width.
//!
//! In: words. Out: lines that fit, the last of them with an ellipsis where there is more.

use super::fonts::{Face, width};

/// The lines of a text. `None` if it needs more than `most` and may not be cut.
pub fn wrap(text: &str, face: Face, size: f32, room: f32, most: usize, cut: bool) -> Option<Vec<String>> {
    let fits = |line: &str| width(face, size, line) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').flat_map(|word| pieces(word, face, size, room)) {
        let joined = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if fits(&joined) {
            line = joined;
            continue;
        }
        lines.push(std::mem::replace(&mut line, word));
        if lines.len() > most {
            break;
        }
    }
    lines.push(line);
    if lines.len() <= most {
        return Some(lines);
    }
    if !cut {
        return None;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && !fits(&format!("{last}…")) {
            last.pop();
        }
        *last = format!("{}…", last.trim_end_matches([' ', ',', '.', ':', ';', '–', '-']));
    }
    Some(lines)
}

/// A word, or its parts if no line has room for it.
fn pieces(word: &str, face: Face, size: f32, room: f32) -> Vec<String> {
    if width(face, size, word) <= room {
        return vec![word.to_owned()];
    }
    let mut parts = vec![String::new()];
    let mut filled = 0.0;
    let mut letters = [0; 4];
    for sign in word.chars() {
        let wide = width(face, size, sign.encode_utf8(&mut letters));
        if filled + wide > room {
            parts.push(String::new());
            filled = 0.0;
        }
        filled += wide;
        if let Some(part) = parts.last_mut() {
            part.push(sign);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_a_cut_is_seen() {
        let text = "one two three ".repeat(40) + &"x".repeat(400);
        let lines = wrap(text.trim(), Face::Serif, 60.0, 1000.0, 3, true).expect("it may be cut");
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| width(Face::Serif, 60.0, line) <= 1000.0), "{lines:?}");
        assert!(lines[2].ends_with('…') && !lines[1].ends_with('…'));
        assert_eq!(wrap(text.trim(), Face::Serif, 60.0, 1000.0, 3, false), None);
        assert_eq!(wrap("short", Face::Serif, 60.0, 1000.0, 1, false), Some(vec!["short".into()]));
        let long = wrap(&"y".repeat(100), Face::Serif, 60.0, 1000.0, 9, false).expect("there is room");
        assert_eq!(long.concat(), "y".repeat(100));
    }
}
