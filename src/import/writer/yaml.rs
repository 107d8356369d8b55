//! Values as YAML that a person would write: plain where that is safe, quoted or as a block where it is not.
//!
//! In: texts, lists and maps. Out: YAML in which every text reads as the same text. It knows no key.

/// A value to write.
pub(super) enum Out {
    Text(String),
    /// A word that is written as it is: `true`, or one of the format's own.
    Word(&'static str),
    List(Vec<Out>),
    Map(Vec<(String, Out)>),
}

impl Out {
    pub(super) fn map() -> Self {
        Self::Map(Vec::new())
    }

    pub(super) fn add(&mut self, key: &str, value: Option<Self>) {
        if let (Self::Map(entries), Some(value)) = (self, value) {
            entries.push((key.to_owned(), value));
        }
    }

    pub(super) fn text(&mut self, key: &str, text: Option<&String>) {
        self.add(key, text.map(|text| Self::Text(text.clone())));
    }

    pub(super) fn word(&mut self, key: &str, word: Option<&'static str>) {
        self.add(key, word.map(Self::Word));
    }

    /// A list of texts: on one line, if that is not too long.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        self.add(key, (!texts.is_empty()).then(|| Self::texts_of(texts)));
    }

    pub(super) fn texts_of(texts: &[String]) -> Self {
        Self::List(texts.iter().cloned().map(Self::Text).collect())
    }

    pub(super) fn list<T>(&mut self, key: &str, list: &[T], each: impl Fn(&T) -> Self) {
        self.add(key, (!list.is_empty()).then(|| Self::List(list.iter().map(each).collect())));
    }

    pub(super) fn of_texts<'t>(entries: impl Iterator<Item = (&'t String, &'t String)>) -> Self {
        Self::Map(entries.map(|(key, value)| (key.clone(), Self::Text(value.clone()))).collect())
    }

    /// A map as lines, each with its line break.
    pub(super) fn block(&self) -> String {
        let mut text = String::new();
        self.push_block(0, &mut text);
        text
    }

    fn push_block(&self, indent: usize, to: &mut String) {
        let Self::Map(entries) = self else { return };
        for (at, (key, value)) in entries.iter().enumerate() {
            // The first key of an item of a list stands behind its hyphen.
            if at > 0 || !to.ends_with("- ") {
                to.push_str(&" ".repeat(indent));
            }
            to.push_str(&scalar(key));
            to.push(':');
            match value {
                Self::List(items) if items.iter().any(|item| matches!(item, Self::Map(_))) => {
                    to.push('\n');
                    for item in items {
                        to.push_str(&" ".repeat(indent + 2));
                        to.push_str("- ");
                        item.push_block(indent + 4, to);
                    }
                }
                Self::Text(value) => push_text(value, indent + 2, to),
                Self::List(items) if value.flow().len() > 90 => {
                    to.push('\n');
                    for item in items {
                        to.push_str(&" ".repeat(indent + 2));
                        to.push('-');
                        if let Self::Text(item) = item {
                            push_text(item, indent + 4, to);
                        }
                    }
                }
                other => {
                    to.push(' ');
                    to.push_str(&other.flow());
                    to.push('\n');
                }
            }
        }
    }

    /// All of it on one line.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::Text(text) => scalar(text),
            Self::Word(word) => (*word).to_owned(),
            Self::List(items) => format!("[{}]", items.iter().map(Self::flow).collect::<Vec<_>>().join(", ")),
            Self::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| format!("{}: {}", scalar(key), value.flow()));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl Out {
    /// All of it as JSON.
    pub(super) fn json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Word("true") => true.into(),
            Self::Word(word) => (*word).into(),
            Self::List(items) => items.iter().map(Self::json).collect(),
            Self::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), value.json())).collect(),
        }
    }
}

/// A text behind its key, and the line break after it.
fn push_text(text: &str, indent: usize, to: &mut String) {
    to.push(' ');
    let body = text.strip_suffix('\n').unwrap_or(text);
    if !body.contains('\n') || !fits_a_block(body) {
        to.push_str(&scalar(text));
        to.push('\n');
        return;
    }
    to.push_str(if body.len() < text.len() { "|\n" } else { "|-\n" });
    for line in body.split('\n') {
        if !line.is_empty() {
            to.push_str(&" ".repeat(indent));
            to.push_str(line);
        }
        to.push('\n');
    }
}

/// Whether a text of several lines can stand as it is, only indented.
fn fits_a_block(text: &str) -> bool {
    let bare = |line: &str| !line.is_empty() && line.trim().is_empty();
    let odd = |letter: char| letter != '\n' && letter != '\t' && is_odd(letter);
    !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with('\n')
        && !text.lines().any(|line| bare(line) || line.starts_with('\t'))
        && !text.chars().any(odd)
}

/// Letters that YAML reads otherwise than they are, or not at all.
fn is_odd(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text on one line, plain or in quotes, wherever it stands.
#[must_use]
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a text needs no quotes, within brackets too.
fn is_plain(text: &str) -> bool {
    let lower = text.to_lowercase();
    let word = matches!(lower.as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    let starts = text.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '~' | '+'));
    let letters = text.char_indices().all(|(at, letter)| {
        letter.is_alphanumeric()
            || matches!(letter, ' ' | '_' | '.' | '/' | '+' | '(' | ')' | '-' | '~' | ';' | '’' | '–' | '=' | '%')
            || letter == ':' && text[at + 1..].starts_with(char::is_alphanumeric)
            || letter == '\'' && at > 0
    });
    starts && letters && !word && !text.ends_with(' ') && text != "~" && !is_number(text)
}

fn is_number(text: &str) -> bool {
    let plain = text.replace('_', "");
    plain.parse::<f64>().is_ok() || plain.starts_with("0x") || plain.starts_with("0o")
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
            _ if is_odd(letter) => out.extend([format!("\\u{:04X}", u32::from(letter))]),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml::Loose;
    use proptest::prelude::*;

    fn reads_back(text: &str) {
        let mut keys = Out::map();
        keys.text("a", Some(&text.to_owned()));
        let mut inner = Out::map();
        inner.text("b", Some(&text.to_owned()));
        inner.texts("c", &[text.to_owned(), text.to_owned()]);
        keys.list("list", &[()], |()| {
            let mut item = Out::map();
            item.text("d", Some(&text.to_owned()));
            item.add("e", Some(Out::of_texts([(&text.to_owned(), &text.to_owned())].into_iter())));
            item
        });
        keys.add("inner", Some(inner));
        let written = keys.block();
        let read = Loose::yaml(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
        let is = |value: Option<&Loose>| assert_eq!(value, Some(&Loose::Text(text.to_owned())), "{written}");
        is(read.get("a"));
        is(read.get("inner").and_then(|inner| inner.get("b")));
        is(read.get("inner").and_then(|inner| inner.list("c").get(1)));
        let item = read.list("list").first().cloned().expect("one item");
        is(item.get("d"));
        is(item.get("e").and_then(|map| map.get(text)));
    }

    #[test]
    fn dirt_reads_back() {
        for text in
            ["yes", "~", "1.10", "2018-05-25 04:13:00 UTC", "a: b", "#x", "a #b", "- a", "|", "x\ny", "x\n\n y\n"]
        {
            reads_back(text);
        }
        for text in
            ["", " ", "\n", "a\n\n", " a\nb", "a\n \nb", "a\tb\nc", "\u{feff}", "a\u{85}b", "don't", "'x'", "---"]
        {
            reads_back(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in "(\\PC|[\\n\\t :#\\-\\[\\]{}'\"|>&*!%@`,?\\\\]){0,40}") {
            reads_back(&text);
        }
    }
}
