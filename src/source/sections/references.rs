//! What a body defines once for all of it: footnotes, and the targets of links such as `[the log][1]`.
//!
//! In: a body. Out: for a part of it, the part without definitions and those that it uses. Sections and entries are told
//! apart from one another, and each needs its own. It must not know what a link leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::options;
use crate::source::yaml::fit;

/// The definitions of a body that something in it uses.
#[derive(Debug, Default)]
pub struct References(Vec<Definition>);

#[derive(Debug)]
struct Definition {
    /// What uses it, in lower case: `[^1]`, `[the log]`.
    mark: String,
    range: Range<usize>,
}

impl References {
    /// The definitions of a body.
    #[must_use]
    pub fn of(body: &str) -> Self {
        if !body.contains("]:") {
            return Self::default();
        }
        let parser = Parser::new_ext(body, options() | Options::ENABLE_FOOTNOTES);
        let links = parser.reference_definitions().iter();
        let links = links.map(|(label, definition)| (format!("[{label}]"), definition.span.clone()));
        let mut found: Vec<(String, Range<usize>)> = links.collect();
        found.extend(parser.into_offset_iter().filter_map(|(event, range)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some((format!("[^{label}]"), range)),
            _ => None,
        }));
        // A parser takes a target right below a footnote for a further line of it.
        let swallowed = found.iter_mut().filter(|(mark, _)| mark.starts_with("[^")).filter_map(|(_, range)| {
            let note = &body[range.clone()];
            let at = note.match_indices("\n[").map(|(at, _)| at + 1).find(|at| label(&note[*at..]).is_some())?;
            let rest = range.start + at..range.end;
            range.end = rest.start;
            Some(rest)
        });
        let swallowed: Vec<Range<usize>> = swallowed.collect();
        for rest in swallowed {
            let mut at = rest.start;
            for line in body[rest].split_inclusive('\n') {
                found.extend(label(line).map(|label| (format!("[{label}]"), at..at + line.len())));
                at += line.len();
            }
        }
        for (_, range) in &mut found {
            range.end = range.start + body[range.clone()].trim_end().len();
        }
        found.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
        // A link that a footnote defines for itself goes with it.
        found.dedup_by(|(_, inner), (_, outer)| inner.end <= outer.end);
        let all = found.into_iter().map(|(mark, range)| Definition { mark: mark.to_lowercase(), range });
        let mut all = Self(all.collect());
        let told = all.told(body, std::iter::once(&(0..body.len())));
        let lower: Vec<String> = all.0.iter().map(|each| body[each.range.clone()].to_lowercase()).collect();
        // Each of them holds its own mark once.
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for mark in lower.iter().flat_map(|text: &String| marks(text)) {
            *holders.entry(mark).or_default() += 1;
        }
        let told = marks(&told);
        let used = |mark: &str| told.contains(mark) || holders.get(mark).is_some_and(|holders| *holders > 1);
        let is_used: Vec<bool> = all.0.iter().map(|definition| used(&definition.mark)).collect();
        let mut is_used = is_used.into_iter();
        all.0.retain(|_| is_used.next().unwrap_or_default());
        all
    }

    /// Some parts of the body without the definitions in them, and then the definitions that they use.
    #[must_use]
    pub fn with_their_own(&self, body: &str, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
        if self.0.is_empty() {
            return parts;
        }
        let used = self.used_by(body, self.told(body, parts.iter()));
        parts
            .iter()
            .flat_map(|part| self.gaps(part))
            .chain(used)
            .filter(|range| !body[range.clone()].trim().is_empty())
            .collect()
    }

    /// A text of the body with the definitions that it uses below it.
    #[must_use]
    pub fn completed(&self, body: &str, text: String) -> String {
        let used = if self.0.is_empty() { Vec::new() } else { self.used_by(body, text.to_lowercase()) };
        used.into_iter().fold(text, |text, range| format!("{text}\n\n{}", body[range].trim_end()))
    }

    /// A line with the footnotes that it uses told in parentheses, where there is no room below it.
    #[must_use]
    pub fn told_within(&self, body: &str, line: String) -> String {
        self.notes(body, &line).into_iter().fold(line, |line, (mark, note)| {
            let told = body[note].split_whitespace().collect::<Vec<_>>().join(" ");
            let told = told.trim_end_matches('.');
            let mark = &body[mark];
            line.replacen(mark, &format!(" ({told})"), 1).replace("  (", " (").replace(mark, "")
        })
    }

    /// A heading without the marks of footnotes, and where the text of each of them stands.
    #[must_use]
    pub fn apart(&self, body: &str, heading: &str) -> (String, Vec<Range<usize>>) {
        let notes = self.notes(body, heading);
        let bare = notes.iter().fold(heading.to_owned(), |bare, (mark, _)| bare.replace(&body[mark.clone()], ""));
        (bare.trim_end().to_owned(), notes.into_iter().map(|(_, note)| note).collect())
    }

    /// The footnotes that a text uses: where the mark of each stands, and its text.
    fn notes(&self, body: &str, text: &str) -> Vec<(Range<usize>, Range<usize>)> {
        if self.0.is_empty() || !text.contains("[^") {
            return Vec::new();
        }
        let lower = text.to_lowercase();
        let notes = self.0.iter().filter(|it| it.mark.starts_with("[^") && lower.contains(&it.mark));
        let parts = notes.filter_map(|it| {
            let end = it.range.start + body[it.range.clone()].find("]:")? + 1;
            Some((it.range.start..end, end + 1..it.range.end))
        });
        parts.collect()
    }

    /// The definitions that a text in lower case uses, and those that these use.
    fn used_by(&self, body: &str, told: String) -> Vec<Range<usize>> {
        let mut by_mark: BTreeMap<&str, Vec<&Range<usize>>> = BTreeMap::new();
        for definition in &self.0 {
            by_mark.entry(&definition.mark).or_default().push(&definition.range);
        }
        let mut used: BTreeMap<usize, Range<usize>> = BTreeMap::new();
        let mut unread = vec![told];
        while let Some(text) = unread.pop() {
            for range in marks(&text).into_iter().filter_map(|mark| by_mark.get(mark)).flatten() {
                if used.insert(range.start, (*range).clone()).is_none() {
                    unread.push(body[(*range).clone()].to_lowercase());
                }
            }
        }
        used.into_values().collect()
    }

    /// The parts as one text in lower case, without the definitions in them.
    fn told<'r>(&self, body: &str, parts: impl Iterator<Item = &'r Range<usize>>) -> String {
        parts.flat_map(|part| self.gaps(part)).map(|gap| body[gap].to_lowercase()).collect()
    }

    /// What is left of a part between the definitions.
    fn gaps(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let inside = self.0.iter().map(|definition| &definition.range);
        let inside = inside.filter(|range| range.start >= part.start && range.end <= part.end);
        let (mut gaps, mut from) = (Vec::new(), part.start);
        for range in inside {
            gaps.push(from..range.start);
            from = range.end;
        }
        gaps.push(from..part.end);
        gaps
    }
}

/// What a line defines the target of: `the log` of `[the log]: https://…`.
fn label(line: &str) -> Option<&str> {
    let (label, target) = line.strip_prefix('[')?.split_once("]:")?;
    (!label.starts_with('^') && !label.contains(['[', ']', '\n']) && !target.trim().is_empty()).then_some(label)
}

/// The marks in a text: all that stands in brackets, as far as a label may reach.
fn marks(text: &str) -> BTreeSet<&str> {
    const FAR: usize = 4000;
    let mark = |(open, _): (usize, &str)| {
        let reach = &text[fit(text, open..open + FAR)];
        let mut ends = reach.match_indices(']').map(|(end, _)| end);
        ends.find(|end| !reach[..*end].ends_with('\\')).map(|end| &reach[..=end])
    };
    text.match_indices('[').filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Mostly.[^1]\n\n---\n\nSee [the log][1].\n\n---\n\nNothing.\n\n\
                        [^1]: Except for [Pages].\n[^2]: Said of nothing.\n\n[1]: https://a.example\n[Pages]: https://b.example\n";

    fn told(part: &str) -> String {
        let start = BODY.find(part).expect("a part of it");
        let parts = References::of(BODY).with_their_own(BODY, std::iter::once(start..start + part.len()).collect());
        parts.into_iter().map(|range| BODY[range].trim()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn each_part_has_the_definitions_that_it_uses() {
        assert_eq!(told("Mostly.[^1]"), "Mostly.[^1]|[^1]: Except for [Pages].|[Pages]: https://b.example");
        assert_eq!(told("See [the log][1]."), "See [the log][1].|[1]: https://a.example");
        let end = &BODY[BODY.find("Nothing.").expect("a part of it")..];
        assert_eq!(told(end), "Nothing.|[^2]: Said of nothing.");
    }

    #[test]
    fn a_text_of_its_own_is_completed() {
        let completed = |text: &str| References::of(BODY).completed(BODY, text.to_owned());
        assert_eq!(completed("an [entry][1]"), "an [entry][1]\n\n[1]: https://a.example");
        assert_eq!(completed("no reference"), "no reference");
        let within = References::of(BODY).told_within(BODY, "Add a disk[^1].".to_owned());
        assert_eq!(within, "Add a disk (Except for [Pages]).");
        let (bare, notes) = References::of(BODY).apart(BODY, "Numbers [^1]");
        assert_eq!((bare.as_str(), BODY[notes[0].clone()].trim()), ("Numbers", "Except for [Pages]."));
    }

    #[test]
    fn a_target_right_below_a_footnote_is_no_part_of_it() {
        let body = "One.[^1] See [the log].\n\n## Two\n\nText.\n\n[^1]: A note.\n[the log]: https://a.example\n[b]: https://b.example\n";
        let references = References::of(body);
        let parts = |range: Range<usize>| {
            let parts = references.with_their_own(body, std::iter::once(range).collect());
            parts.into_iter().map(|range| body[range].trim()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(parts(0..24), "One.[^1] See [the log].|[^1]: A note.|[the log]: https://a.example");
        let second = body.find("Text.").expect("the second section");
        assert_eq!(parts(second..body.len() - 1), "Text.|[b]: https://b.example");
    }
}
