//! Guesses at what a person meant by a text that is not a time.
//!
//! In: the text. Out: texts near it that may be times; the caller tries which of them is.

/// Likely meanings, the likeliest first.
pub(super) fn candidates(text: &str) -> Vec<String> {
    // Nobody mistypes a time by writing a page: the guess would not be worth its length.
    if text.len() > 80 {
        return Vec::new();
    }
    let joined = joined(text.trim());
    let padded = padded(text.trim());
    let hyphens = padded.replace('/', "-");
    let commas = padded.replace(", ", " ");
    let bare = text.replace(['(', ')'], "");
    let spaced = text.replacen(" at ", " ", 1);
    let rough =
        ["ca. ", "ca ", "circa ", "about ", "around ", "approx. "].iter().find_map(|word| text.strip_prefix(word));
    let rough = rough.map(|time| format!("~{time}"));
    // A length alone: `5m` after the time before it.
    let later =
        if text.trim().starts_with(|c: char| c.is_ascii_digit()) { format!("+{}", text.trim()) } else { String::new() };
    [padded, hyphens, commas, bare, spaced, later]
        .into_iter()
        .chain(joined)
        .chain(rough)
        .filter(|guess| guess != text)
        .collect()
}

/// A day, and a clock time behind it, of digits alone: `20261120T100000Z`, as file names and logs have it.
fn joined(text: &str) -> Option<String> {
    let (about, text) = text.strip_prefix('~').map_or(("", text), |rest| ("~", rest));
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = text.split_at(digits(text));
    if day.len() != 8 {
        return None;
    }
    let day = format!("{about}{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    let clock = rest.trim_start_matches(['T', 't', ' ', '-', '_']);
    let (clock, zone) = clock.split_at(digits(clock));
    let gap = &rest[..rest.len() - clock.len() - zone.len()];
    let gap = if gap == "T" { gap } else { " " };
    match clock.len() {
        4 => Some(format!("{day}{gap}{}:{}{zone}", &clock[..2], &clock[2..])),
        6 => Some(format!("{day}{gap}{}:{}:{}{zone}", &clock[..2], &clock[2..4], &clock[4..])),
        _ => Some(format!("{day}{rest}")),
    }
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
