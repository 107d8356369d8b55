//! What an import did: what it kept, what it changed, what it left out, and why.
//!
//! In: notes by the file they are about. Out: lines for a person. It prints nothing.

use std::collections::{BTreeMap, BTreeSet};

/// What came of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is in the new files, with other words or at another place.
    Changed,
    /// It is nowhere in the new files.
    LeftOut,
    /// It could not be read, or somebody must look at it.
    Look,
}

impl Fate {
    /// The word before the note.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::LeftOut => "left out",
            Self::Look => "look at",
        }
    }
}

/// The notes of an import, and how much was kept.
#[derive(Debug, Default)]
pub struct Report {
    notes: Vec<(String, Fate, String)>,
    /// What was said of which file.
    said: BTreeSet<(String, String)>,
    kept: BTreeMap<&'static str, usize>,
}

impl Report {
    /// Notes what came of a part of a file; the same words about the same file are said once.
    pub fn note(&mut self, file: &str, fate: Fate, what: impl Into<String>) {
        let (file, what) = (file.to_owned(), what.into());
        if self.said.insert((file.clone(), what.clone())) {
            self.notes.push((file, fate, what));
        }
    }

    /// Counts things that were kept, by the word for one of them.
    pub fn keep(&mut self, one: &'static str, many: usize) {
        *self.kept.entry(one).or_default() += many;
    }

    /// What was kept, by the word for one of them, where there is any.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.kept.iter().map(|(one, many)| (*one, *many)).filter(|(_, many)| *many > 0)
    }

    /// Each note: the file, what came of something in it, and what that is.
    pub fn notes(&self) -> impl Iterator<Item = (&str, Fate, &str)> {
        self.notes.iter().map(|(file, fate, what)| (file.as_str(), *fate, what.as_str()))
    }

    /// One line for each note. What is true of more than three files is said once, with their number.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut files: BTreeMap<(Fate, &str), Vec<&str>> = BTreeMap::new();
        for (file, fate, what) in &self.notes {
            files.entry((*fate, what)).or_default().push(file);
        }
        let mut lines = Vec::new();
        for ((fate, what), files) in &files {
            match files.as_slice() {
                [first, _, _, _, ..] => {
                    let others = files.len() - 1;
                    lines.push((*fate, *first, format!("{}: {what} ({first} and {others} other files)", fate.word())));
                }
                few => lines.extend(few.iter().map(|file| (*fate, *file, format!("{}: {file}: {what}", fate.word())))),
            }
        }
        lines.sort();
        lines.into_iter().map(|(_, _, line)| line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_true_of_many_files_is_said_once() {
        let mut report = Report::default();
        for file in ["a", "b", "c", "d"] {
            report.note(file, Fate::Changed, "read as UTC");
        }
        report.note("b", Fate::LeftOut, "the colour");
        report.note("b", Fate::LeftOut, "the colour");
        assert_eq!(report.lines(), ["changed: read as UTC (a and 3 other files)", "left out: b: the colour"]);
    }
}
