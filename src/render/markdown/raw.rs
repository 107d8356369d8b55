//! Raw HTML is text, but for its comments: they were notes to the author.
//!
//! In: HTML as the parser cut it out. Out: what of it is shown, and comments that do not end. It writes no tag.

use std::ops::Range;

use super::Problem;

/// Whether a piece of inline HTML is a comment.
pub(super) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
}

/// Whether HTML is the one tag that does what it says: tables know no other way to end a line.
pub(super) fn is_break(html: &str) -> bool {
    let tag = html.strip_prefix('<').and_then(|tag| tag.strip_suffix('>'));
    tag.is_some_and(|tag| tag.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br"))
}

/// HTML without its comments, and whether the last of them was closed.
pub(super) fn without_comments(html: &str) -> (String, bool) {
    let mut shown = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        shown.push_str(before);
        let end = ["->", ">"].iter().find_map(|short| comment.strip_prefix(short));
        match end.or_else(|| comment.split_once("-->").map(|(_, after)| after)) {
            Some(after) => rest = after,
            None => return (shown, false),
        }
    }
    shown.push_str(rest);
    (shown, true)
}

/// What is said of a comment that hides too much or too little.
pub(super) fn unclosed_comment(label: &str, range: Range<usize>) -> Problem {
    Problem::new("M005", range, "a comment without an end")
        .label(label)
        .help("close it with `-->` before the next blank line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_left_out_and_nothing_else() {
        for (html, shown, closed) in [
            ("<b>x</b>", "<b>x</b>", true),
            ("a<!-- b -->c<!--d-->e", "ace", true),
            ("a<!-->b<!--->c", "abc", true),
            ("a<!-- b", "a", false),
            ("a --> b", "a --> b", true),
        ] {
            assert_eq!(without_comments(html), (shown.to_owned(), closed), "{html}");
        }
    }
}
