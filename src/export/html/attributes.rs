//! Attributes of our own pages, rewritten where they name another place.
//!
//! In: HTML as our templates and our Markdown write it, every value in double quotes. Out: the same with new values. It
//! knows no link.

/// What an attribute names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    /// The name of this place.
    Id,
    /// Names of other places on the page.
    Ids,
    /// A page or a file.
    Target,
    /// An image.
    Source,
}

fn known(name: &str) -> Option<Attribute> {
    Some(match name {
        "id" => Attribute::Id,
        "for" | "aria-labelledby" | "aria-describedby" | "aria-controls" | "headers" => Attribute::Ids,
        "href" => Attribute::Target,
        "src" => Attribute::Source,
        _ => return None,
    })
}

/// Gives each known attribute a new value; one without is removed.
pub(super) fn rewrite(html: &str, value: &dyn Fn(Attribute, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let end = end_of_tag(tag);
        let (tag, after) = tag.split_at(end);
        push_tag(tag, value, &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The bytes up to the `>` that is in no value.
fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in tag.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn push_tag(tag: &str, value: &dyn Fn(Attribute, &str) -> Option<String>, out: &mut String) {
    let mut rest = tag;
    while let Some(equals) = rest.find("=\"") {
        let (head, tail) = rest.split_at(equals);
        let tail = &tail[2..];
        let Some(end) = tail.find('"') else { break };
        let start = head.rfind(|letter: char| letter.is_whitespace()).map_or(0, |at| at + 1);
        match known(&head[start..]) {
            None => out.push_str(&rest[..=equals + 2 + end]),
            Some(attribute) => match value(attribute, &tail[..end]) {
                Some(new) => {
                    out.push_str(head);
                    out.push_str("=\"");
                    out.push_str(&new);
                    out.push('"');
                }
                None => out.push_str(head[..start].trim_end()),
            },
        }
        rest = &tail[end + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_places_change() {
        let html = r#"<p class="id" id="a">id="b" <a href="x" title="src=1 > 2">y</a><img alt="" src="z"></p>"#;
        let new = rewrite(html, &|attribute, value| (attribute != Attribute::Source).then(|| format!("n-{value}")));
        assert_eq!(new, r#"<p class="id" id="n-a">id="b" <a href="n-x" title="src=1 > 2">y</a><img alt=""></p>"#);
    }
}
