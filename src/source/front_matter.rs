//! Where the front matter of a Markdown file ends and its body begins.
//!
//! In: the text of a file, and its path where that says which of both it is. Out: byte ranges of the text. It knows
//! nothing of what YAML or Markdown mean.

use std::ops::Range;

use camino::Utf8Path;

/// The two parts of a Markdown file, as bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    pub yaml: Range<usize>,
    pub body: Range<usize>,
}

/// Why a file has no front matter to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The first line is not `---`.
    Start,
    /// No later line is `---`.
    End,
}

/// Where the text begins, after a byte order mark if there is one.
#[must_use]
pub fn after_bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The bytes of a file's YAML: the front matter of Markdown, and all of another file.
pub fn yaml(path: &Utf8Path, text: &str) -> Result<Range<usize>, Missing> {
    match path.extension() {
        Some("md") => split(text).map(|front| front.yaml),
        _ => Ok(after_bom(text)..text.len()),
    }
}

/// Splits a text at its lines of three hyphens.
pub fn split(text: &str) -> Result<FrontMatter, Missing> {
    let mut at = after_bom(text);
    let mut yaml_start = None;
    for line in text[at..].split_inclusive('\n') {
        let end = at + line.len();
        match (yaml_start, line.trim_end()) {
            (None, "---") => yaml_start = Some(end),
            (None, _) => return Err(Missing::Start),
            (Some(start), "---" | "...") => return Ok(FrontMatter { yaml: start..at, body: end..text.len() }),
            (Some(_), _) => {}
        }
        at = end;
    }
    Err(if yaml_start.is_some() { Missing::End } else { Missing::Start })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<(&str, &str), Missing> {
        split(text).map(|front| (&text[front.yaml], &text[front.body]))
    }

    #[test]
    fn the_parts_of_a_file() {
        assert_eq!(parts("---\na: 1\n---\nbody\n"), Ok(("a: 1\n", "body\n")));
        assert_eq!(parts("---\r\na: 1\r\n---\r\nbody"), Ok(("a: 1\r\n", "body")));
        assert_eq!(parts("\u{feff}---\n---\n"), Ok(("", "")));
        assert_eq!(parts("---\na: 1\n---"), Ok(("a: 1\n", "")));
        assert_eq!(parts("---\ntext: |\n  ---x\n---\n"), Ok(("text: |\n  ---x\n", "")));
    }

    #[test]
    fn what_is_missing() {
        assert_eq!(parts(""), Err(Missing::Start));
        assert_eq!(parts("# Title\n---\n"), Err(Missing::Start));
        assert_eq!(parts("---\na: 1\n"), Err(Missing::End));
    }
}
