//! Reads the label that stands before a time: `**Resolved** – 18:59 UTC – text`, in a timeline `**First alert:** 18:59 UTC`.
//!
//! In: the text of an entry. Out: the label, the start of the text behind it, and where that begins. It must not know what
//! a label means.

use super::super::calendar::digits;
use super::super::labels::labels;
use super::super::lead::{Lead, Timed};
use super::Reader;
use crate::source::sections::words;

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
            timed @ Lead::Time(Timed { marked: true, .. }) => {
                Some((Some(label.to_owned()), timed, text.len() - rest.len() - marks.len()))
            }
            _ => None,
        })
    }
}
