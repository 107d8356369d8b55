//! The addresses of `site.yaml` that are made anew for each file and each change, checked.
//!
//! In: a pattern, and what it has to hold. Out: a finding where its links would all be one, or none.

use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::source::history::Revisions;

/// Checks the addresses of a file's editor and of a change.
pub(super) fn check(edit: Option<&str>, revisions: Option<&Revisions>, top: &Place, found: &mut Diagnostics) {
    let link = revisions.and_then(|shown| shown.link.as_deref());
    let (of_edit, of_link) = (top.at("edit"), top.at("revisions").at("link"));
    for (pattern, gap, place) in [(edit, "{path}", of_edit), (link, "{commit}", of_link)] {
        if let Some(pattern) = pattern {
            check_one(pattern, gap, &place, found);
        }
    }
}

/// Checks that a pattern is an address, and has the gap that is filled and no other.
fn check_one(pattern: &str, gap: &str, place: &Place, found: &mut Diagnostics) {
    let report = |message: String, label: String, help: String| {
        Diagnostic::new("S003", place.clone(), message).label(label).help(help)
    };
    let other = other_gap(pattern, gap);
    let has_gap = pattern.contains(gap);
    if let Some(other) = other {
        let help =
            if has_gap && !other.contains(gap) { "take it out".into() } else { format!("write `{gap}` for `{other}`") };
        found.push(report(format!("nothing fills `{other}`"), format!("only `{gap}` is filled"), help));
    } else if !has_gap {
        let whole = format!("{}/{gap}", pattern.trim_end_matches('/'));
        let message = format!("each of these links would lead to `{pattern}`");
        found.push(report(message, format!("no `{gap}`"), format!("did you mean `{whole}`?")));
    } else if !pattern.starts_with("https://") && !pattern.starts_with("http://") && !pattern.starts_with('/') {
        let message = format!("`{pattern}` is not a web address");
        found.push(report(message, "not an address".into(), "write it with `https://`".into()));
    }
}

/// Another gap than the one that is filled: `{file}`, `{{path}}`, `:path`.
fn other_gap<'p>(pattern: &'p str, gap: &str) -> Option<&'p str> {
    let name = gap.trim_matches(['{', '}']);
    let colon = pattern.split('/').find(|part| part.strip_prefix(':') == Some(name));
    let mut rest = pattern;
    while let Some(start) = rest.find('{') {
        let end = rest[start..].find('}').map_or(rest.len(), |end| start + end + 1);
        let end = end + rest[end..].len() - rest[end..].trim_start_matches('}').len();
        if &rest[start..end] != gap {
            return Some(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    colon
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_that_nothing_fills_is_seen() {
        let other = |pattern| other_gap(pattern, "{path}");
        assert_eq!(other("https://a.example/edit/{path}"), None);
        assert_eq!(other("https://a.example/edit/{file}"), Some("{file}"));
        assert_eq!(other("https://a.example/edit/{{path}}"), Some("{{path}}"));
        assert_eq!(other("https://a.example/edit/:path"), Some(":path"));
        assert_eq!(other("https://a.example/{branch}/{path}"), Some("{branch}"));
        assert_eq!(other("https://a.example/edit"), None);
    }
}
