//! Text as the words that a reader would find in it, whatever format it stands in.
//!
//! In: bytes of a page, a feed, a picture, JSON, an address. Out: words in lower case without markup, entities or
//! escapes. Two readings are given of anything with tags: what stands between them, and what stands in them.

/// The readings of an artifact's bytes; what is no text has none.
#[must_use]
pub fn readings(bytes: &[u8]) -> Vec<Vec<String>> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let of_markup = |text: &str| markup(text).map(|part| words(&entities(&part)));
    let mut readings = Vec::new();
    if text.contains('<') {
        readings.extend(of_markup(text));
    } else {
        readings.push(words(&entities(&escapes(text))));
    }
    // HTML in a feed or in JSON is escaped once more, and its tags come to light only then.
    let once = entities(&escapes(text));
    if once.contains('<') && once != text {
        readings.extend(of_markup(&once));
    }
    readings
}

/// The words of a text, in lower case: runs of letters and digits.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        } else if !word.is_empty() && !matches!(letter, '\'' | '’' | '\u{ad}' | '\u{200b}') {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// What stands between the tags, which end a word only where they end a block, and the values of their attributes.
fn markup(text: &str) -> [String; 2] {
    let (mut between, mut inside) = (String::with_capacity(text.len()), String::new());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        between.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            inside.push_str(&comment[..end]);
            inside.push(' ');
            rest = comment.get(end + 3..).unwrap_or_default();
            continue;
        }
        let (tag, after) = tag(rest);
        let name: String = tag.trim_start_matches('/').chars().take_while(|letter| letter.is_alphanumeric()).collect();
        if !INLINE.contains(&name.as_str()) {
            between.push(' ');
        }
        for (name, value) in attributes(tag) {
            if name != "class" {
                inside.push_str(value);
                inside.push(' ');
            }
        }
        rest = after;
    }
    between.push_str(rest);
    [between, inside]
}

/// The quoted attributes of a tag. A quotation mark of the other kind within a value is a part of it.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let open = rest.find(['"', '\''])?;
        let value = &rest[open + 1..];
        let name = rest[..open].trim_end().trim_end_matches('=').trim_end();
        let name = name.rsplit(char::is_whitespace).next().unwrap_or_default();
        let end = value.find(char::from(rest.as_bytes()[open])).unwrap_or(value.len());
        rest = value.get(end + 1..).unwrap_or_default();
        Some((name, &value[..end]))
    })
}

/// Elements within a line.
const INLINE: [&str; 16] =
    ["a", "abbr", "b", "bdi", "code", "del", "em", "i", "mark", "q", "s", "span", "strong", "sub", "sup", "time"];

/// A tag up to its end, and what follows. A `>` within quotation marks does not end it.
fn tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return (&text[..at], &text[at + 1..]),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    (text, "")
}

/// The text with its character references read.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, letter)| *letter == ';').map(|(end, _)| end);
        let letter = end.and_then(|end| reference(&rest[1..end]));
        if let (Some(letter), Some(end)) = (letter, end) {
            out.push(letter);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// What a character reference stands for.
fn reference(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    if let Some(hex) = number.and_then(|number| number.strip_prefix(['x', 'X'])) {
        return char::from_u32(u32::from_str_radix(hex, 16).ok()?);
    }
    if let Some(number) = number {
        return char::from_u32(number.parse().ok()?);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

/// The text with the escapes of JSON and YAML read, and the folded lines of calendars joined.
fn escapes(text: &str) -> String {
    let text = text.replace("\r\n ", "");
    if !text.contains('\\') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('u') => {
                let hex: String = letters.by_ref().take(4).collect();
                out.push(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32).unwrap_or(' '));
            }
            Some('n' | 'r' | 't' | 'b' | 'f' | 'N') => out.push(' '),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_whatever_it_is_written_in() {
        let sentence = words("Ada’s token wasn't revoked & nobody looked");
        for text in [
            "<p>Ada&#x2019;s <em>token</em> wasn&#39;t re<b>vo</b>ked &amp; nobody looked</p>",
            "<meta content=\"Ada's token wasn't revoked &amp; nobody looked\">",
            "{\"text\": \"Ada\\u2019s token\\nwasn't revoked & nobody looked\"}",
            "<content>&lt;p&gt;Ada's &lt;em&gt;token&lt;/em&gt; wasn't revoked &amp;amp; nobody looked</content>",
            "DESCRIPTION:Ada's token wasn't re\r\n voked & nobody looked",
            "<!-- Ada's token wasn't revoked & nobody looked -->",
        ] {
            let found =
                readings(text.as_bytes()).iter().any(|words| words.windows(sentence.len()).any(|at| at == sentence));
            assert!(found, "{text}");
        }
        assert!(readings(&[0xff, 0xfe]).is_empty());
    }
}
