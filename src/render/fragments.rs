//! Where a link to a heading of its own page leads: `#action-items`.
//!
//! In: the ids of a page and the headings of its file. Out: the id that is meant, or what is wrong. It must not know what
//! a page shows.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::markdown::Target;
use crate::artifact::address::meant;
use crate::diag::{Problem, nearest};

/// The ids of one page. Until they are known, every link is as it is written.
#[derive(Debug, Default)]
pub struct Fragments {
    /// By itself, and by its letters and digits.
    ids: RefCell<Option<BTreeMap<String, String>>>,
    are_asked: Cell<bool>,
    /// How many links led to none of them.
    broken: Cell<usize>,
}

/// For how many links the nearest heading is looked for: a text may hold thousands of both.
const HELPED: usize = 20;

impl Fragments {
    /// Whether a link asked for one of them before they were known.
    pub(super) fn are_asked(&self) -> bool {
        self.are_asked.get()
    }

    /// Makes the ids known, and for headings that are shown elsewhere the id that they have there.
    pub(super) fn know<'a>(
        &self,
        ids: impl Iterator<Item = &'a str>,
        headings: impl Iterator<Item = (&'a str, &'a str)>,
    ) {
        let mut known: BTreeMap<String, String> = ids.map(|id| (id.to_owned(), id.to_owned())).collect();
        let by_letters: Vec<(String, String)> = known.keys().map(|id| (letters(id), id.clone())).collect();
        let headings = headings.map(|(heading, id)| (letters(heading), id.to_owned()));
        for (letters, id) in by_letters.into_iter().chain(headings) {
            known.entry(letters).or_insert(id);
        }
        *self.ids.borrow_mut() = Some(known);
    }

    /// Where a target that is a fragment and nothing else leads.
    pub(super) fn find(&self, target: &str) -> Target {
        let ids = self.ids.borrow();
        let Some(ids) = ids.as_ref() else {
            self.are_asked.set(true);
            return Target::As(target.to_owned());
        };
        // GitHub writes its own mark before the names of headings.
        let written = target.trim_start_matches('#');
        let written = written.strip_prefix("user-content-").unwrap_or(written);
        let name = meant(written);
        if ids.get(&name) == Some(&name) || matches!(name.as_str(), "" | "top") || name.starts_with("fn") {
            return Target::As(target.to_owned());
        }
        if let Some(id) = ids.get(&letters(&name)).filter(|_| name.contains(char::is_alphanumeric)) {
            return Target::As(format!("#{id}"));
        }
        // The second `## Impact` is `#impact-1` to some, and `#impact-2` here.
        let next = name
            .rsplit_once('-')
            .and_then(|(name, number)| Some(format!("{name}-{}", number.parse::<u32>().ok()?.checked_add(1)?)));
        if let Some(id) = next.filter(|next| ids.get(next) == Some(next)) {
            return Target::As(format!("#{id}"));
        }
        let broken = self.broken.get();
        self.broken.set(broken + 1);
        let near = || nearest(&name, ids.values().map(String::as_str));
        let help = (broken < HELPED).then(near).flatten().map_or_else(
            || "write the words of a heading in lower case, with hyphens between them: `#root-cause`".to_owned(),
            |near| format!("did you mean `#{near}`?"),
        );
        let problem = Problem::new("M002", 0..0, format!("there is no heading `{target}` on the page"));
        Target::Broken(problem.label("leads nowhere").help(help))
    }
}

/// Whether a heading goes by that name.
pub(super) fn is_named(heading: &str, name: &str) -> bool {
    letters(heading) == letters(name)
}

/// The letters and digits of a text: programs do not agree on what becomes of the rest of a heading.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
