//! Percent signs in an address, each with the byte that two digits say.
//!
//! In: an address as it is written. Out: the path that it means.

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

/// The byte that two digits say.
fn byte(digits: &[u8]) -> Option<u8> {
    let digit = |place: usize| char::from(*digits.get(place)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
