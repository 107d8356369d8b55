//! Headings find their level and a name to be linked by.
//!
//! In: the levels and texts of headings as written. Out: levels that fit under the page's own headings, and ids that
//! are unique on the page. It knows no HTML.

use std::collections::BTreeMap;

/// The ids taken on one page.
#[derive(Debug, Default, Clone)]
pub struct Anchors {
    /// Each id, and the number that its next namesake tries first.
    taken: BTreeMap<String, u32>,
}

impl Anchors {
    /// Takes an id, or if it is taken already the next free one of `id-2`, `id-3`, …
    ///
    /// A page takes the ids of its template before it renders its fragments.
    pub fn take(&mut self, wanted: &str) -> String {
        let Some(next) = self.taken.get(wanted) else {
            self.taken.insert(wanted.to_owned(), 2);
            return wanted.to_owned();
        };
        let mut number = *next;
        let mut id = format!("{wanted}-{number}");
        while self.taken.contains_key(&id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.taken.insert(wanted.to_owned(), number + 1);
        self.taken.insert(id.clone(), 2);
        id
    }

    /// The ids that are taken.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.taken.keys().map(String::as_str)
    }

    /// Takes an id made of the words of a heading.
    pub fn of_heading(&mut self, heading: &str) -> String {
        let slug = slug(heading);
        self.take(if slug.is_empty() { "section" } else { &slug })
    }
}

/// A text as an id: its letters and digits of any script in lower case, with hyphens between the words.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            '\'' | '’' => {}
            '_' | '\u{300}'..='\u{36F}' => push_word(&mut slug, &mut gap, c),
            _ if c.is_alphanumeric() => c.to_lowercase().for_each(|lower| push_word(&mut slug, &mut gap, lower)),
            _ => gap = true,
        }
    }
    slug
}

fn push_word(slug: &mut String, gap: &mut bool, c: char) {
    if std::mem::take(gap) && !slug.is_empty() {
        slug.push('-');
    }
    slug.push(c);
}

/// The levels of one fragment: the outermost gets the base, each inner one a step more.
#[derive(Debug)]
pub(super) struct Levels {
    base: u8,
    /// The open headings, as written and as placed, ever deeper.
    open: Vec<(u8, u8)>,
}

impl Levels {
    pub(super) fn new(base: u8) -> Self {
        Self { base: base.clamp(1, 6), open: Vec::new() }
    }

    /// The level on the page for the next heading, written with `level`.
    pub(super) fn place(&mut self, level: u8) -> u8 {
        while self.open.last().is_some_and(|(written, _)| *written >= level) {
            self.open.pop();
        }
        let placed = self.open.last().map_or(self.base, |(_, parent)| (parent + 1).min(6));
        self.open.push((level, placed));
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_fit_under_the_page_and_never_jump() {
        for (base, written, expected) in [
            (2, vec![1, 2, 3, 2, 1], vec![2, 3, 4, 3, 2]),
            (2, vec![2, 3, 2], vec![2, 3, 2]),
            (3, vec![1, 4, 6, 2, 2], vec![3, 4, 5, 4, 4]),
            (5, vec![1, 2, 3, 4], vec![5, 6, 6, 6]),
            (0, vec![1], vec![1]),
            (9, vec![1], vec![6]),
        ] {
            let mut levels = Levels::new(base);
            let placed: Vec<u8> = written.iter().map(|level| levels.place(*level)).collect();
            assert_eq!(placed, expected, "{written:?} from {base}");
        }
    }

    #[test]
    fn a_slug_keeps_letters_of_any_script() {
        for (text, expected) in [
            ("What went well", "what-went-well"),
            ("Größe & Übergang", "größe-übergang"),
            ("障害の原因", "障害の原因"),
            ("  What's — new?! ", "whats-new"),
            ("a\"><script>", "a-script"),
            ("🚒", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn ids_are_unique_also_against_those_that_look_numbered() {
        let mut anchors = Anchors::default();
        let ids: Vec<String> = ["a", "a", "a-2", "a", "a-2"].iter().map(|id| anchors.take(id)).collect();
        assert_eq!(ids, ["a", "a-2", "a-2-2", "a-3", "a-2-3"]);
    }
}
