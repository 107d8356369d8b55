//! Values as YAML that a person would write: plain where that is safe, quoted where it is not, text of many lines as a
//! block.
//!
//! In: a value. Out: YAML in which every text reads as the same text, here and for readers that tell numbers and words
//! such as `yes` from text. It knows no file format.

use serde_json::{Map, Value};

/// A list that is longer on one line has a line for each of its entries.
const LONG: usize = 90;

/// A text as it is put into a file: one kind of line end, nothing around it, and a line end behind the last of many.
#[must_use]
pub fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end().trim_start_matches('\n');
    if text.contains('\n') { format!("{text}\n") } else { text.trim().to_owned() }
}

/// A text as one scalar on one line.
#[must_use]
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A value in brackets, on one line.
#[must_use]
pub fn flow(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::String(text) => scalar(text),
        other => other.to_string(),
    }
}

/// A map as a text of its own, a key on each line.
#[must_use]
pub fn block(map: &Map<String, Value>) -> String {
    lines(map).into_iter().map(|line| line + "\n").collect()
}

/// The lines of a map, a key each; maps within it are in brackets, and so are short lists.
#[must_use]
pub fn lines(map: &Map<String, Value>) -> Vec<String> {
    map.iter().flat_map(|(key, value)| member(key, value)).collect()
}

/// The lines of a list with a hyphen before each entry.
#[must_use]
pub fn entries(items: &[Value]) -> Vec<String> {
    let entry = |item: &Value| match item {
        Value::Object(map) => lines(map),
        Value::String(text) => text_lines(text),
        other => vec![flow(other)],
    };
    items.iter().flat_map(|item| hyphened(&entry(item))).collect()
}

/// The lines of one entry of a list.
#[must_use]
pub fn hyphened(lines: &[String]) -> Vec<String> {
    let begin = |(nth, line): (usize, &String)| if nth == 0 { format!("- {line}") } else { indented(line) };
    lines.iter().enumerate().map(begin).collect()
}

/// The lines of one key and its value.
#[must_use]
pub fn member(key: &str, value: &Value) -> Vec<String> {
    let key = scalar(key);
    match value {
        Value::String(text) => {
            let mut lines = text_lines(text);
            lines.iter_mut().take(1).for_each(|first| first.insert_str(0, &format!("{key}: ")));
            lines
        }
        Value::Array(items) if items.iter().any(Value::is_object) || flow(value).len() > LONG => {
            let entries = entries(items);
            std::iter::once(format!("{key}:")).chain(entries.iter().map(|line| indented(line))).collect()
        }
        value => vec![format!("{key}: {}", flow(value))],
    }
}

/// A text as a scalar, or as the head of a block and its lines.
fn text_lines(text: &str) -> Vec<String> {
    let (head, body) = text.strip_suffix('\n').map_or(("|-", text), |body| ("|", body));
    if !fits_a_block(body) {
        return vec![scalar(text)];
    }
    std::iter::once(head.to_owned()).chain(body.split('\n').map(indented)).collect()
}

fn indented(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("  {line}") }
}

/// Whether a text of several lines can stand as it is, only indented.
fn fits_a_block(text: &str) -> bool {
    let is_shown = |letter: char| matches!(letter, '\n' | '\t') || is_printable(letter);
    let is_misread = |line: &str| line.starts_with('\t') || line.ends_with(' ') && line.trim_end().is_empty();
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && text.chars().all(is_shown)
        && !text.lines().any(is_misread)
}

/// Whether a text reads as itself without quotes, also in brackets.
fn is_plain(text: &str) -> bool {
    const MEANS_SOMETHING: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let begins = text.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '+' | '/' | '~'));
    begins
        && text != "~"
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(['[', ']', '{', '}', ',', '"', '\\', '\n', '\t'])
        && text.chars().all(is_printable)
        && !MEANS_SOMETHING.iter().any(|word| text.eq_ignore_ascii_case(word))
        && !is_number(text)
}

fn is_number(text: &str) -> bool {
    let plain = text.replace('_', "");
    plain.parse::<f64>().is_ok() || plain.starts_with("0x") || plain.starts_with("0o")
}

fn is_printable(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if is_printable(letter) => out.push(letter),
            _ => out.extend(format!("\\u{:04X}", u32::from(letter)).chars()),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml::{Loose, Outline};
    use proptest::prelude::*;
    use serde_json::json;

    /// A text stands in every place that a value has, and as a key, and reads back for whoever reads it.
    fn reads_back(text: &str, key: &str) {
        let map = json!({ "x": text, "y": [text, text], text: text });
        let items = json!([{ "in": text, "map": map.clone(), key: text }]);
        let long = [text, &"long ".repeat(20), text];
        let value = json!({ key: text, "list": items, "map": map, "texts": [text, text], "long": long });
        let written = block(value.as_object().expect("a map"));
        let read = Outline::new(&written).and_then(|outline| outline.value());
        assert_eq!(read, Some(value.clone()), "{written}");
        assert_eq!(Loose::yaml(&written), Ok(value.into()), "{written}");
    }

    #[test]
    fn text_is_quoted_only_where_it_must_be() {
        let plain = [
            "2026-11-23 18:48 UTC", "~2026-11-23", "+11m", "https://example.com/?a=1#b", "don't",
            "We see errors (some of 5xx).",
        ];
        for text in plain {
            assert_eq!(scalar(text), text);
        }
        for text in ["a: b", "a #b", "yes", "Null", "~", "404", "1.10", "1_000", "0x1f", "", "- a", "a, b", "'x'"] {
            assert_eq!(scalar(text), format!("\"{text}\""));
        }
        assert_eq!(scalar("@ada said \"no\""), r#""@ada said \"no\"""#);
    }

    #[test]
    fn a_text_is_tidied_before_it_is_put_into_a_file() {
        assert_eq!(tidy("  one \r\n"), "one");
        assert_eq!(tidy("\none\r\n\r\ntwo\n\n"), "one\n\ntwo\n");
    }

    #[test]
    fn text_of_many_lines_is_a_block() {
        assert_eq!(member("text", &json!("one\n\ntwo: #\n")), ["text: |", "  one", "", "  two: #"]);
        assert_eq!(member("text", &json!("one\ntwo")), ["text: |-", "  one", "  two"]);
        assert_eq!(member("text", &json!(" one\ntwo\n")), [r#"text: " one\ntwo\n""#]);
    }

    #[test]
    fn a_long_list_has_a_line_for_each_entry() {
        assert_eq!(member("tags", &json!(["a", "b"])), ["tags: [a, b]"]);
        let long = "long ".repeat(20);
        let long = long.trim_end();
        assert_eq!(
            member("tags", &json!(["a\nb", long])),
            ["tags:", "  - |-", "      a", "      b", &format!("  - {long}")]
        );
    }

    #[test]
    fn dirt_reads_back() {
        for text in
            ["yes", "~", "1.10", "2018-05-25 04:13:00 UTC", "a: b", "#x", "a #b", "- a", "|", "x\ny", "x\n\n y\n"]
        {
            reads_back(text, "a");
        }
        for text in
            ["", " ", "\n", "a\n\n", " a\nb", "a\n \nb", "a\tb\nc", "\u{feff}", "a\u{85}b", "don't", "'x'", "---"]
        {
            reads_back(text, "a");
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>(), key in "[a-z]{1,5}") {
            reads_back(&tidy(&text), &key);
        }

        #[test]
        fn any_odd_text_reads_back(text in "(\\PC|[\\n\\t :#\\-\\[\\]{}'\"|>&*!%@`,?\\\\]){0,40}") {
            reads_back(&text, "a");
        }
    }
}
