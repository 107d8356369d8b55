//! Reads the label that stands before a time: `**Resolved** – 18:59 UTC – text`, in a timeline `**First alert:** 18:59 UTC`.
//!
//! In: the text of an entry. Out: the label, the start of the text behind it, and where that begins. It must not know what
//! a label means.

use super::super::calendar::{Scan, day, digits};
use super::super::labels::labels;
use super::super::lead::{Lead, Timed};
use super::Reader;
use crate::source::sections::words;

/// No words are longer that stand before a time.
const LONGEST: usize = 80;

impl Reader<'_> {
    /// The start of a text, with a label before its time or without; and where the text behind the label begins.
    pub(super) fn labelled(&self, text: &str) -> (Option<String>, Lead, usize) {
        let first = self.lead(text);
        // `Monitoring at 10:05 UTC: text`
        if matches!(first, Lead::Words | Lead::Wrong { sure: false, .. })
            && let Some(found) = self.label_and_time(text)
        {
            return found;
        }
        if matches!(first, Lead::Words) {
            for label in labels(text) {
                let offset = text.len() - label.rest.len();
                if (self.flavour.label)(&label.words)
                    && !text[..offset].contains(['\n', '?', '~'])
                    && let timed @ Lead::Time(_) = self.lead(label.rest)
                {
                    let written = text[..offset].trim_matches(|c: char| "*_`[]:–—- ".contains(c));
                    return (Some(written.trim_end_matches(" at").to_owned()), timed, offset);
                }
            }
        }
        (None, first, 0)
    }

    /// The start of an item of a list, where other words too may stand before a whole time.
    pub(super) fn named(&self, text: &str) -> (Option<String>, Lead, usize) {
        let first = self.labelled(text);
        if self.flavour.any_label && matches!(first.1, Lead::Words) {
            self.any_label(text).unwrap_or(first)
        } else {
            first
        }
    }

    /// `**Planned restart:** 2017-11-02 18:59 UTC`: a day and a clock behind a colon, which end the text or are set off from
    /// it. A clock alone may be a length, or what is still to come.
    fn any_label(&self, text: &str) -> Option<(Option<String>, Lead, usize)> {
        let line = text.lines().next().unwrap_or("");
        line.match_indices(':').find_map(|(at, _)| {
            let behind = line[at + 1..].trim_start_matches(['*', '_']);
            let rest = behind.trim_start_matches(' ');
            let label = &line[..at];
            let is_label = label.len() <= LONGEST
                && !label.contains(['?', '~'])
                && label.matches('(').count() == label.matches(')').count()
                && rest.len() < behind.len();
            let offset = line.len() - rest.len();
            let found = Some(self.lead(&text[offset..])).filter(|_| is_label)?;
            let is_whole = match &found {
                Lead::Time(Timed { stamp, rest, marked, .. }) => {
                    let is_apart = *marked || rest.is_empty() || rest.starts_with('(') || rest.starts_with("onward");
                    stamp.day.is_some() && stamp.clock.is_some() && is_apart
                }
                Lead::Wrong { sure, .. } => *sure && matches!(day(rest), Scan::Is(..)),
                _ => false,
            };
            is_whole.then(|| (Some(label.trim_matches(['*', '_', ' ', '[', ']']).to_owned()), found, offset))
        })
    }

    /// The same where marks close behind the time: `**Resolved (18:59 UTC):** text`, `**Update #3 – 18:59 UTC** text`.
    fn label_and_time(&self, text: &str) -> Option<(Option<String>, Lead, usize)> {
        let behind = text.trim_start_matches(['*', '_', '[']);
        let marks = &text[..text.len() - behind.len()];
        let end = behind.find(|c: char| "(:#@|–—-*_\n".contains(c) || c.is_ascii_digit())?;
        let label = Some(&behind[..end]).filter(|head| head.len() <= 40 && marks.len() <= 4 && !head.contains('?'))?;
        let label = label.trim_end().trim_end_matches(" at");
        if !(self.flavour.label)(&words(label)) {
            return None;
        }
        let rest = &behind[end..];
        let number = rest.trim_start_matches('#');
        let numberless = number[digits(number).len()..].trim_start_matches([' ', ':', '@', '|', '–', '—', '-']);
        let timeless = rest.trim_start_matches([':', '@', '|', '–', '—', '-', ' ']);
        [timeless, numberless].into_iter().find_map(|rest| match self.lead(&format!("{marks}{rest}")) {
            // `Resolved 2017-11-02 18:59`
            Lead::Time(timed) if timed.marked || timed.is_bare() && timed.stamp.span.is_none() => {
                Some((Some(label.to_owned()), Lead::Time(timed), text.len() - rest.len() - marks.len()))
            }
            _ => None,
        })
    }
}
