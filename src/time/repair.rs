//! Guesses at what a person meant by a text that is not a time.
//!
//! In: the text. Out: texts near it that may be times; the caller tries which of them is.

/// Likely meanings, the likeliest first.
pub(super) fn candidates(text: &str) -> Vec<String> {
    // Nobody mistypes a time by writing a page: the guess would not be worth its length.
    if text.len() > 80 {
        return Vec::new();
    }
    let padded = padded(text.trim());
    let hyphens = padded.replace('/', "-");
    let commas = padded.replace(", ", " ");
    // A length alone: `5m` after the time before it.
    let later =
        if text.trim().starts_with(|c: char| c.is_ascii_digit()) { format!("+{}", text.trim()) } else { String::new() };
    [padded, hyphens, commas, later].into_iter().filter(|guess| guess != text).collect()
}

/// Every single digit with a zero before it, but those of a fraction.
pub fn padded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut run = String::new();
    for c in text.chars().map(Some).chain([None]) {
        if let Some(digit) = c.filter(char::is_ascii_digit) {
            run.push(digit);
            continue;
        }
        if run.len() == 1 && !out.ends_with('.') {
            out.push('0');
        }
        out.push_str(&run);
        run.clear();
        out.extend(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_digits_are_padded() {
        assert_eq!(padded("2023-12-04T8:00:00-00:00"), "2023-12-04T08:00:00-00:00");
        assert_eq!(padded("2017-1-2 8:05:09.5 +1:00"), "2017-01-02 08:05:09.5 +01:00");
        assert_eq!(padded("7"), "07");
    }
}
