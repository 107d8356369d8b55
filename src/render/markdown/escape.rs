//! Text becomes part of HTML and stays text: the only place that turns characters into entities.
//!
//! In: any text. Out: the same text as element content, as an attribute's value, or as an address. Characters that no
//! HTML file may hold become U+FFFD. It knows nothing of Markdown.

use std::borrow::Cow;

use crate::artifact::address;

/// A text as it may stand in HTML, between tags and in a quoted attribute alike.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| !ATTRIBUTE[usize::from(byte)]) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    push_attribute(&mut out, text);
    Cow::Owned(out)
}

/// Appends a text as element content. Quotes stay: between tags they mean nothing.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, &TEXT);
}

/// Appends a text as the value of a quoted attribute.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, &ATTRIBUTE);
}

/// Appends an address as the value of an attribute, with everything percent-encoded that no address may hold.
///
/// Existing percent-encoding stays, so that an address passes through twice unchanged.
pub(super) fn push_address(out: &mut String, address: &str) {
    let host_end = address.find("://").map_or(0, |at| {
        let host = at + "://".len();
        address[host..].find(['/', '?', '#']).map_or(address.len(), |length| host + length)
    });
    let mut in_fragment = false;
    for (at, c) in address.char_indices() {
        let allowed = match c {
            '#' => !std::mem::replace(&mut in_fragment, true),
            '%' => address.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            '[' | ']' => at < host_end,
            '-' | '.' | '_' | '~' | ':' | '/' | '?' | '@' | '!' | '$' | '&' | '(' | ')' | '*' | '+' | ',' | ';'
            | '=' => true,
            _ => c.is_alphanumeric(),
        };
        match c {
            '&' => out.push_str("&amp;"),
            _ if allowed => out.push(c),
            _ => address::push(out, c),
        }
    }
}

/// Bytes at which a text is looked at more closely: what HTML reads as its own, and the first bytes of what it forbids.
const fn stops(quotes: bool) -> [bool; 256] {
    let mut stops = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        stops[control] = !matches!(control, 0x09 | 0x0A | 0x0C | 0x0D);
        control += 1;
    }
    stops[0x7F] = true;
    stops[0xC2] = true;
    stops[0xEF] = true;
    stops[0xF0] = true;
    stops[0xF1] = true;
    stops[0xF2] = true;
    stops[0xF3] = true;
    stops[0xF4] = true;
    stops[b'&' as usize] = true;
    stops[b'<' as usize] = true;
    stops[b'>' as usize] = true;
    stops[b'"' as usize] = quotes;
    stops[b'\'' as usize] = quotes;
    stops
}

static TEXT: [bool; 256] = stops(false);
static ATTRIBUTE: [bool; 256] = stops(true);

fn push(out: &mut String, text: &str, stops: &[bool; 256]) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !stops[usize::from(byte)] {
            continue;
        }
        let c = text[at..].chars().next().unwrap_or_default();
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ if is_forbidden(c) => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

/// Controls and the code points that Unicode will never assign: an HTML file may not hold them, even as entities.
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\t' | '\n' | '\u{C}' | '\r'))
        || (0xFDD0..=0xFDEF).contains(&code)
        || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_reads_as_its_own_becomes_text() {
        for (text, expected) in [
            ("plain — größer 🚒", "plain — größer 🚒"),
            (r#"<a title="x">&'"#, "&lt;a title=&quot;x&quot;&gt;&amp;&#39;"),
            (
                "tab\tline\nnull\0 bell\u{7} c1\u{85} non\u{FFFE}\u{1FFFF}",
                "tab\tline\nnull\u{FFFD} bell\u{FFFD} c1\u{FFFD} non\u{FFFD}\u{FFFD}",
            ),
        ] {
            assert_eq!(escape(text), expected);
        }
        assert!(matches!(escape("nothing to do"), Cow::Borrowed(_)));
    }

    #[test]
    fn an_address_keeps_what_it_may_hold_and_encodes_the_rest() {
        for (address, expected) in [
            ("https://a.example/x?b=1&c=2#d", "https://a.example/x?b=1&amp;c=2#d"),
            ("a b/c\"d'e<f>", "a%20b/c%22d%27e%3Cf%3E"),
            ("100%/50%25/x%2", "100%25/50%25/x%252"),
            ("http://[::1]:80/[x]", "http://[::1]:80/%5Bx%5D"),
            ("a#b#c", "a#b%23c"),
            ("größe/→", "größe/%E2%86%92"),
            ("\\\\host|x^`{}", "%5C%5Chost%7Cx%5E%60%7B%7D"),
        ] {
            let mut once = String::new();
            push_address(&mut once, address);
            assert_eq!(once, expected);
        }
    }
}
