//! Clocks that lack their colon, where those around them show that clocks are meant: `0345 again`, `2017-11-02 15.26 text`.
//!
//! In: the texts of a list, or the lines of a paragraph. Out: where each of them has such a number, and what to write. It
//! must not know what an entry tells.

use std::ops::Range;

use super::super::calendar::digits;
use super::super::lead::{Lead, opened};
use super::Reader;

/// A number that may be a clock.
struct Loose {
    at: Range<usize>,
    clock: String,
    /// Whether a day stands before it.
    has_day: bool,
    /// Whether nothing else is written so: `0345`, `415 am`.
    is_clear: bool,
}

impl Reader<'_> {
    /// Reports such numbers in texts that stand there, and says whether there are any.
    pub(super) fn report_doubts(&mut self, places: &[Range<usize>]) -> bool {
        let texts: Vec<&str> = places.iter().map(|place| &self.body[place.clone()]).collect();
        let doubts = self.doubts(&texts);
        let is_any = doubts.iter().any(Option::is_some);
        for (place, doubt) in places.iter().zip(doubts) {
            if let Some((at, advice)) = doubt {
                self.not_a_time(place.start + at.start..place.start + at.end, advice);
            }
        }
        is_any
    }

    /// The place of such a number in each text, and the advice, where it is meant as a clock: beside texts that have one, or
    /// where all have such numbers, one later than the other.
    fn doubts(&self, texts: &[&str]) -> Vec<Option<(Range<usize>, String)>> {
        let loose: Vec<Option<Loose>> = texts.iter().map(|text| self.loose(text)).collect();
        let has_clock = |text: &&str| matches!(self.labelled(text).1, Lead::Time(timed) if timed.stamp.clock.is_some());
        let is_beside = loose.iter().any(Option::is_some) && texts.iter().any(has_clock);
        let are_all = texts.len() > 1 && loose.iter().all(Option::is_some);
        let rises = || loose.iter().flatten().map(|loose| &loose.clock).is_sorted();
        let is_told = are_all && (loose.iter().flatten().any(|loose| loose.is_clear) || texts.len() > 2 && rises());
        let is_meant = |loose: &Loose| {
            if loose.has_day { is_beside || are_all } else { is_told || is_beside && loose.is_clear }
        };
        let told = |Loose { at, clock, has_day, .. }: Loose| {
            let otherwise = if has_day { "a colon behind the day" } else { "a word before it" };
            (at, format!("write `{clock}` if it is a time, and {otherwise} if it is not"))
        };
        loose.into_iter().map(|loose| loose.filter(is_meant).map(told)).collect()
    }

    fn loose(&self, text: &str) -> Option<Loose> {
        let (start, has_day) = match self.lead(text) {
            Lead::Words => (opened(text), false),
            Lead::Time(timed) if timed.stamp.day.is_some() && timed.stamp.clock.is_none() && !timed.marked => {
                (text.len() - timed.rest.len(), true)
            }
            _ => return None,
        };
        // Marks that are opened again before the rest of a text move it.
        let rest = text.get(start..)?;
        let first = digits(rest);
        let dotted = rest[first.len()..].strip_prefix('.').map_or("", digits);
        let (hour, minute, len) = match (first.len(), dotted.len()) {
            (3 | 4, 0) => (&first[..first.len() - 2], &first[first.len() - 2..], first.len()),
            (2, 2) if has_day => (first, dotted, 5),
            _ => return None,
        };
        let behind = rest[len..].trim_start_matches(['*', '_', '`', ']']).strip_prefix(' ')?;
        let is_half = |half: &str| half.eq_ignore_ascii_case("am") || half.eq_ignore_ascii_case("pm");
        let half = behind.get(..2).is_some_and(is_half) && !behind[2..].starts_with(char::is_alphanumeric);
        let is_clock = hour.parse::<u8>().is_ok_and(|hour| hour < 24) && minute < "60" && (hour.len() == 2 || half);
        let clock = format!("{hour:0>2}:{minute}");
        let is_clear = half || first.len() == 4 && hour.starts_with('0');
        let len = len + if half { 3 } else { 0 };
        let clock = if half { format!("{clock} {}", &behind[..2]) } else { clock };
        is_clock.then_some(Loose { at: start..start + len, clock, has_day, is_clear })
    }
}
