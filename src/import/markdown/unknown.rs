//! Times that somebody could not complete: `14:??`, `2021-03-?? 10:00`.
//!
//! In: a body. Out: the same body with a sign that the time is not known before each of them, where an entry begins. The
//! digits that are known stay in the text: nothing here is rounded to a time that nobody wrote.

/// The body with such times as text, and how many there are.
pub(super) fn without(body: &str) -> (String, usize) {
    let mut count = 0;
    let mut out = String::with_capacity(body.len());
    for line in body.split_inclusive('\n') {
        let changed = if line.trim_start().starts_with('|') { row(line) } else { item(line) };
        match changed {
            Some(changed) => {
                count += 1;
                out.push_str(&changed);
            }
            None => out.push_str(line),
        }
    }
    (out, count)
}

/// `- **14:??** text`.
fn item(line: &str) -> Option<String> {
    let indent = line.len() - line.trim_start().len();
    let mark = line[indent..].strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' '))?;
    let start = line.len() - mark.trim_start().len();
    let rest = &line[start..];
    let bare = rest.trim_start_matches(['*', '_', '[', '`', '(']);
    let length = partial(bare)?;
    let token = &bare[..length];
    let tail = bare[length..].trim_start_matches(['*', '_', ']', '`', ')']);
    let tail = tail.trim_start_matches([' ', ':', '-', '–', '—']);
    Some(format!("{}??:?? ({token}) {tail}", &line[..start]))
}

/// `| 14:?? | text |`.
fn row(line: &str) -> Option<String> {
    let inner = line.trim().strip_prefix('|')?;
    let (first, rest) = inner.split_once('|')?;
    let bare = first.trim().trim_matches(['*', '_', '`']);
    (partial(bare)? == bare.len()).then_some(())?;
    let (second, rest) = rest.split_once('|')?;
    Some(format!("| ??:?? | ({bare}) {} |{rest}\n", second.trim()))
}

/// The bytes of a time of which some digits are known and some are `?`, or of one with `HH:mm` behind a date.
fn partial(text: &str) -> Option<usize> {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '?' | ':' | '-' | '/' | '.');
    let mut end = text.find(|letter: char| !is_part(letter)).unwrap_or(text.len());
    // A date, and the clock behind it.
    if let Some(clock) = text[end..].strip_prefix(' ') {
        let length = clock.find(|letter: char| letter.is_whitespace() || letter == '|').unwrap_or(clock.len());
        let clock = clock[..length].trim_end_matches(['*', '_', ']', '`', ')', ':']);
        let is_clock = clock.contains(':') && (clock.chars().all(is_part) || clock.eq_ignore_ascii_case("hh:mm"));
        if is_clock && text[..end].contains(['-', '/']) {
            end += 1 + clock.len();
        }
    }
    let token = text[..end].trim_end_matches([':', '-', '.']);
    let has = |test: fn(char) -> bool| token.chars().any(test);
    let is_time = has(|letter| letter.is_ascii_digit()) && token.contains('?') && token.contains([':', '-', '/']);
    is_time.then_some(token.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_parts_is_text() {
        let table = [
            ("- 14:?? The alarm\n", "- ??:?? (14:??) The alarm\n"),
            ("* **14:??** - The alarm", "* ??:?? (14:??) The alarm"),
            ("| 2021/22-?? HH:mm | The alarm |\n", "| ??:?? | (2021/22-?? HH:mm) The alarm |\n"),
            ("- 2021-03-?? 10:00: The alarm\n", "- ??:?? (2021-03-?? 10:00) The alarm\n"),
        ];
        for (before, after) in table {
            assert_eq!(without(before), (after.into(), 1), "{before}");
        }
        for same in ["- ??:?? The alarm\n", "- 14:00 Why??\n", "Was it 14:??\n", "| When | What |\n", "| ?? | x |\n"] {
            assert_eq!(without(same), (same.into(), 0), "{same}");
        }
    }
}
