//! Addresses and the paths that they mean: percent signs, each with the byte that two digits say, and dots.
//!
//! In: an address as it is written, or a path. Out: the path that it means, or the address.

use std::borrow::Cow;
use std::fmt::Write;

/// The path as a link may hold it. A colon is none of a first part, which would read as a scheme.
#[must_use]
pub fn path(path: &str) -> Cow<'_, str> {
    let is_special = |c: char| {
        c.is_ascii_control()
            || matches!(
                c,
                '%' | ' ' | '"' | '<' | '>' | '?' | '#' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' | ':'
            )
    };
    written(path, is_special)
}

/// The address for programs that know no letters beyond ASCII.
#[must_use]
pub fn ascii(address: &str) -> Cow<'_, str> {
    written(address, |c| !c.is_ascii())
}

fn written(text: &str, is_special: impl Fn(char) -> bool) -> Cow<'_, str> {
    // No byte of a longer letter stands for one of ASCII.
    if !text.bytes().map(char::from).any(&is_special) {
        return Cow::Borrowed(text);
    }
    let mut address = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_special(letter) { push(&mut address, letter) } else { address.push(letter) }
    }
    Cow::Owned(address)
}

/// Appends a letter as its bytes.
pub fn push(address: &mut String, letter: char) {
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        write!(address, "%{byte:02X}").expect("a string takes all that is written to it");
    }
}

/// The address with its percent signs read. An error holds what it may mean all the same, where one of them has no two
/// digits and is taken as it stands, or where the bytes are no text and all are.
pub fn decoded(address: &str) -> Result<String, String> {
    let mut is_whole = true;
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        let byte = (*first == b'%').then(|| byte(tail));
        if let Some(Some(byte)) = byte {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            is_whole &= byte.is_none();
            bytes.push(*first);
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| address.to_owned())?;
    if is_whole { Ok(text) } else { Err(text) }
}

/// The path that an address means, with what cannot be read taken as it stands.
#[must_use]
pub fn meant(address: &str) -> String {
    decoded(address).unwrap_or_else(|taken| taken)
}

/// A relative path from a folder, with its dots followed; none if it leads out of the site.
#[must_use]
pub fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The byte that two digits say.
fn byte(digits: &[u8]) -> Option<u8> {
    let digit = |place: usize| char::from(*digits.get(place)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_address() {
        for (plain, address) in [("a/b-c.md", "a/b-c.md"), ("größe: 50% #1?", "größe%3A%2050%25%20%231%3F")] {
            assert_eq!(path(plain), address);
            assert_eq!(decoded(&ascii(address)), Ok(plain.to_owned()));
        }
    }

    #[test]
    fn two_digits_are_a_byte_and_nothing_else_is() {
        for (written, meant) in
            [("", ""), ("a/b.md", "a/b.md"), ("gr%C3%B6%c3%9fe", "größe"), ("%2e%2E", ".."), ("%2541", "%41")]
        {
            assert_eq!(decoded(written), Ok(meant.to_owned()));
        }
        for (written, taken) in [("100%", "100%"), ("%5", "%5"), ("%+5%20a", "%+5 a"), ("%zz", "%zz"), ("%c0", "%c0")] {
            assert_eq!(decoded(written), Err(taken.to_owned()));
        }
    }
}
