//! Values as YAML: plain where that is safe, quoted where it is not, text of many lines as a block.
//!
//! In: a value whose scalars are text. Out: YAML that reads back as that value. It knows no file format.

use serde_json::{Map, Value};

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
pub(super) fn flow(value: &Value) -> String {
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

/// The lines of a map, a key each; lists and maps within it are in brackets.
pub(super) fn lines(map: &Map<String, Value>) -> Vec<String> {
    map.iter().flat_map(|(key, value)| member(key, value)).collect()
}

/// The lines of a list with a hyphen before each entry.
pub(super) fn entries(items: &[Value]) -> Vec<String> {
    items.iter().flat_map(|item| hyphened(&item.as_object().map_or_else(|| vec![flow(item)], lines))).collect()
}

/// The lines of one entry of a list.
pub(super) fn hyphened(lines: &[String]) -> Vec<String> {
    let begin = |(nth, line): (usize, &String)| match (nth, line.as_str()) {
        (0, line) => format!("- {line}"),
        (_, "") => String::new(),
        (_, line) => format!("  {line}"),
    };
    lines.iter().enumerate().map(begin).collect()
}

/// The lines of one key and its value.
pub(super) fn member(key: &str, value: &Value) -> Vec<String> {
    let key = scalar(key);
    match value {
        Value::String(text) if is_block(text) => {
            let begin = |line: &str| if line.is_empty() { String::new() } else { format!("  {line}") };
            std::iter::once(format!("{key}: |")).chain(text.lines().map(begin)).collect()
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let entries =
                entries(items).into_iter().map(|line| if line.is_empty() { line } else { format!("  {line}") });
            std::iter::once(format!("{key}:")).chain(entries).collect()
        }
        value => vec![format!("{key}: {}", flow(value))],
    }
}

/// Whether a text can be a block that keeps it to the letter.
fn is_block(text: &str) -> bool {
    let Some(lines) = text.strip_suffix('\n') else { return false };
    let is_shown = |letter: char| letter == '\n' || is_printable(letter);
    !lines.is_empty() && !lines.ends_with('\n') && !lines.starts_with([' ', '\n', '\t']) && lines.chars().all(is_shown)
}

/// Whether a text reads as itself without quotes, also in brackets.
fn is_plain(text: &str) -> bool {
    const MEANS_SOMETHING: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let begins = text.starts_with(|first: char| first.is_alphanumeric() || first == '+' || first == '/');
    begins
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(['[', ']', '{', '}', ',', '"', '\\', '\n', '\t'])
        && text.chars().all(is_printable)
        && !MEANS_SOMETHING.iter().any(|word| text.eq_ignore_ascii_case(word))
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
    use crate::source::yaml::Outline;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn text_is_quoted_only_where_it_must_be() {
        assert_eq!(scalar("2026-11-23 18:48 UTC"), "2026-11-23 18:48 UTC");
        assert_eq!(scalar("We see errors (some of 5xx)."), "We see errors (some of 5xx).");
        assert_eq!(scalar("a: b"), "\"a: b\"");
        assert_eq!(scalar("@ada said \"no\""), r#""@ada said \"no\"""#);
        assert_eq!(scalar("yes"), "\"yes\"");
        assert_eq!(scalar(""), "\"\"");
    }

    #[test]
    fn a_text_is_tidied_before_it_is_put_into_a_file() {
        assert_eq!(tidy("  one \r\n"), "one");
        assert_eq!(tidy("\none\r\n\r\ntwo\n\n"), "one\n\ntwo\n");
    }

    #[test]
    fn text_of_many_lines_is_a_block() {
        assert_eq!(member("text", &json!("one\n\ntwo: #\n")), ["text: |", "  one", "", "  two: #"]);
        assert_eq!(member("text", &json!(" one\ntwo\n")), [r#"text: " one\ntwo\n""#]);
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>(), key in "[a-z]{1,5}") {
            let text = tidy(&text);
            let value = json!({ key.clone(): text.clone(), "list": [{ "in": text.clone() }], "map": { "x": text } });
            let written = lines(value.as_object().expect("a map")).join("\n") + "\n";
            let read = Outline::new(&written).and_then(|outline| outline.value());
            prop_assert_eq!(read, Some(value), "{}", written);
        }
    }
}
