//! The status that a text begins with: `**Resolved** - …`, as people write it where no field holds it.
//!
//! In: the text of an update. Out: our word for the status, and the text after it. A word that only might be a status
//! stays text.

/// A status and the text behind it.
#[must_use]
pub fn leading(text: &str) -> Option<(&'static str, &str)> {
    let (word, rest) = set_off(text)?;
    word_of(word).map(|status| (status, rest))
}

/// The status of a text that begins with a word such as `**Reopened**`: what was over is looked at again.
#[must_use]
pub fn again(text: &str) -> Option<&'static str> {
    set_off(text).filter(|(word, _)| is_again(word)).map(|_| "investigating")
}

/// Whether a word says that what was over has come back.
#[must_use]
pub fn is_again(word: &str) -> bool {
    let words =
        ["reopened", "re-opened", "reoccurring", "recurring", "recurred", "recurrence", "regression", "relapse"];
    words.contains(&word.trim().to_lowercase().as_str())
}

/// A word that stands apart at the beginning, and the text behind it.
fn set_off(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let bare = text.trim_start_matches(['*', '_']);
    let marks = text.len() - bare.len();
    let first = bare.strip_prefix("Re-").map_or(0, |_| "Re-".len());
    let length = bare[first..].find(|letter: char| !letter.is_alphabetic()).map_or(bare.len(), |at| first + at);
    let (word, rest) = bare.split_at(length);
    // `Resolved:`, `**Resolved**`, `**Resolved:**`; but not the first word of a sentence.
    let after = rest.trim_start_matches(['*', '_', ':']);
    let after_space = after.trim_start();
    let dash = after_space.strip_prefix(['-', '–', '—', ':', '|']);
    let is_set_off = marks > 0 && rest.len() > after.len() || rest.starts_with(':') || dash.is_some();
    let only = after_space.is_empty();
    (is_set_off || only).then(|| (word, dash.unwrap_or(after_space).trim_start()))
}

/// Our word for the status that somebody wrote.
#[must_use]
pub fn word_of(word: &str) -> Option<&'static str> {
    Some(match word.trim().to_lowercase().as_str() {
        "investigating" => "investigating",
        "identified" => "identified",
        "monitoring" => "monitoring",
        "resolved" | "completed" | "solved" => "resolved",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_set_off() {
        for text in ["*Resolved* - all is well", "**Resolved**: all is well", "**Resolved:** all is well"] {
            assert_eq!(leading(text), Some(("resolved", "all is well")), "{text}");
        }
        assert_eq!(leading("Monitoring - we look"), Some(("monitoring", "we look")));
        assert_eq!(leading("_Investigating_\nwe look"), Some(("investigating", "we look")));
        assert_eq!(leading("Resolved"), Some(("resolved", "")));
        assert_eq!(leading("Resolved the issue with a patch"), None);
        assert_eq!(leading("Update - we look"), None);
    }

    #[test]
    fn what_comes_back_is_looked_at_again() {
        for text in ["**Reopened**: it is back", "*Regression* - it is back", "Recurring", "**Re-opened**\nit is back"]
        {
            assert_eq!((again(text), leading(text)), (Some("investigating"), None), "{text}");
        }
        assert_eq!(again("Reopened the ticket of last week"), None);
    }
}
