//! The known word that was meant, where another was written by a slip.
//!
//! In: what was written, and the words there are. Out: the one that is nearest, if any is near. A large site has
//! thousands of names, and may have a slip in each of its texts: a name is folded once, and measured only where it can
//! be near.

use strsim::osa_distance;

/// What has more bytes is no name with a slip in it.
const LONGEST: usize = 200;
/// How many sorts of letters are counted: with so many, no two of `a` to `z`, the digits, `-`, `.` and `/` are one.
const SORTS: usize = 39;

/// The words that may have been meant, ready to be compared, and what each stands for.
#[derive(Debug)]
pub struct Known<T> {
    words: Vec<(Shape, T)>,
}

impl<T> Known<T> {
    /// Those words, the first of which is meant where several are as near.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        Self { words: words.into_iter().map(|(word, meant)| (Shape::of(word), meant)).collect() }
    }

    /// What the word nearest to the written one stands for, if it is near enough to be a slip.
    #[must_use]
    pub fn nearest(&self, written: &str) -> Option<&T> {
        if written.len() > LONGEST {
            return None;
        }
        let written = Shape::of(written);
        // Of four letters two others make another word: `date` is not `note`.
        let limit = 1 + written.length.saturating_sub(1) / 4;
        let shapes = self.words.iter().map(|(known, _)| known).enumerate();
        let near = shapes.filter(|(_, known)| known.length.abs_diff(written.length) <= limit);
        let near = near.map(|(place, known)| (written.least(known), place)).filter(|(least, _)| *least <= limit);
        let mut near: Vec<(usize, usize)> = near.collect();
        near.sort_unstable();
        let mut best: Option<(usize, usize)> = None;
        for (least, place) in near {
            // None of those that follow can be nearer.
            if best.is_some_and(|best| best < (least, place)) {
                break;
            }
            let distance = written.distance(&self.words[place].0);
            if distance <= limit && best.is_none_or(|best| (distance, place) < best) {
                best = Some((distance, place));
            }
        }
        let best = best.map(|(_, place)| &self.words[place].1);
        best.or_else(|| {
            // Half a word, where only one begins with it: `partial` for `partial_outage`.
            let begins =
                |known: &Shape| known.folded.strip_prefix(&*written.folded).is_some_and(|it| it.starts_with('-'));
            let mut longer = self.words.iter().filter(|(known, _)| begins(known));
            longer.next().filter(|_| longer.next().is_none()).map(|(_, meant)| meant)
        })
    }
}

/// The known word nearest to the written one, if it is near enough to be a slip.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Known::new(known.into_iter().map(|word| (word, word))).nearest(written).copied()
}

/// A word as it is compared.
#[derive(Debug)]
struct Shape {
    folded: String,
    /// In letters.
    length: usize,
    /// How many letters of each sort it has.
    counts: [u8; SORTS],
}

impl Shape {
    fn of(word: &str) -> Self {
        let folded = word.to_lowercase().replace([' ', '_'], "-");
        let (mut length, mut counts) = (0, [0_u8; SORTS]);
        for letter in folded.chars() {
            length += 1;
            let count = &mut counts[letter as usize % SORTS];
            *count = count.saturating_add(1);
        }
        Self { folded, length, counts }
    }

    /// What the distance is at least: each letter that only one of them has is a change.
    fn least(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0, 0);
        for (own, other) in self.counts.iter().zip(&other.counts) {
            more += u32::from(own.saturating_sub(*other));
            fewer += u32::from(other.saturating_sub(*own));
        }
        more.max(fewer) as usize
    }

    /// How many letters were added, left out, changed, or swapped with their neighbour. What both begin and end with
    /// needs none of that.
    fn distance(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.folded.chars(), other.folded.chars());
        let (mut rest, mut others) = (one.clone(), two.clone());
        while let (Some(a), Some(b)) = (one.next(), two.next())
            && a == b
        {
            (rest, others) = (one.clone(), two.clone());
        }
        let (mut one, mut two) = (rest.clone(), others.clone());
        while let (Some(a), Some(b)) = (one.next_back(), two.next_back())
            && a == b
        {
            (rest, others) = (one.clone(), two.clone());
        }
        osa_distance(rest.as_str(), others.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_finds_the_word_and_another_word_finds_none() {
        let known = ["operational", "partial_outage", "major_outage", "Under maintenance"];
        for (written, meant) in [
            ("operatoinal", Some("operational")),
            ("Partial-Outage", Some("partial_outage")),
            ("partial", Some("partial_outage")),
            ("under_maintenence", Some("Under maintenance")),
            ("outage", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, known), meant, "{written}");
        }
        assert_eq!(nearest("a-b", ["a-b-c", "a-b-d", "a-c"]), Some("a-c"), "the first of the nearest");
        assert_eq!(nearest("abcd-efgh", ["abcd-efgh-one-of-two", "abcd-efgh-two-of-two"]), None, "which of them?");
        assert_eq!(nearest(&"a".repeat(201), ["a".repeat(200).as_str()]), None, "nobody reads to its end");
    }

    proptest! {
        #[test]
        fn it_is_the_first_of_those_at_the_least_distance(
            written in "[a-d1 ä-]{0,12}", known in proptest::collection::vec("[a-d1 ä-]{0,12}", 0..12),
        ) {
            let folded = |word: &str| word.replace(' ', "-");
            let distances = known.iter().map(|word| (osa_distance(&folded(&written), &folded(word)), word.as_str()));
            let near = distances.filter(|(distance, _)| *distance <= 1 + written.chars().count().saturating_sub(1) / 4);
            let first = near.min_by_key(|(distance, _)| *distance).map(|(_, word)| word);
            let found = nearest(&written, known.iter().map(String::as_str));
            if first.is_some() {
                prop_assert_eq!(found, first);
            } else if let Some(longer) = found {
                let begun = format!("{}-", folded(&written));
                prop_assert!(folded(longer).starts_with(&begun));
            }
        }
    }
}
