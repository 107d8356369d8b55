//! Reads the label that stands before a time: `**Resolved** – 18:59 UTC – text`, in a timeline `**First alert:** 18:59 UTC`.
//!
//! In: the text of an entry. Out: the label, the start of the text behind it, and where that begins. It must not know what
//! a label means.

use super::super::blocks::Item;
use super::super::calendar::digits;
use super::super::labels::labels;
use super::super::lead::{Lead, Timed};
use super::Reader;
use crate::source::sections::words;

/// No words are longer that stand before a time.
const LONGEST: usize = 80;

/// The label of a text, the start behind it, and where that begins.
type Labelled = (Option<String>, Lead, usize);

impl Reader<'_> {
    /// The start of a text, with a label before its time or without; and where the text behind the label begins.
    pub(super) fn labelled(&self, text: &str) -> Labelled {
        self.labelled_if(text, |timed| self.flavour.any_label && timed.stamp.clock.is_some())
    }

    /// The same, where a label and its time may be all that is written if they are so.
    pub(super) fn labelled_if(&self, text: &str, may_be_all: impl Fn(&Timed) -> bool) -> Labelled {
        let first = self.lead(text);
        // `Monitoring at 10:05 UTC: text`
        if matches!(first, Lead::Words | Lead::Wrong { sure: false, .. })
            && let Some(found) = self.label_and_time(text, may_be_all)
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

    /// Whether a whole time stands behind words in each of several items: in a list of other entries, such a one may be of
    /// anything, such as the next review.
    pub(super) fn are_named(&self, items: &[Item]) -> bool {
        let is_named = |item: &Item| {
            let (label, found, _) = self.named(&self.body[item.content.clone()]);
            label.is_some() && matches!(found, Lead::Time(_))
        };
        self.flavour.any_label && items.len() > 1 && items.iter().all(is_named)
    }

    /// The start of an item of such a list.
    pub(super) fn named(&self, text: &str) -> Labelled {
        let first = self.labelled(text);
        if matches!(first.1, Lead::Words) { self.any_label(text).unwrap_or(first) } else { first }
    }

    /// `**Planned restart:** 2017-11-02 18:59 UTC`: a day and a clock behind a colon, which end the text or are set off from
    /// it. A clock alone may be a length, or what is still to come.
    fn any_label(&self, text: &str) -> Option<Labelled> {
        let line = text.lines().next().unwrap_or("");
        line.match_indices(':').take_while(|(at, _)| *at <= LONGEST).find_map(|(at, _)| {
            let behind = line[at + 1..].trim_start_matches(['*', '_']);
            let rest = behind.trim_start_matches(' ');
            let label = &line[..at];
            let is_label = !label.contains(['?', '~'])
                && label.matches('(').count() == label.matches(')').count()
                && rest.len() < behind.len();
            let offset = line.len() - rest.len();
            let Lead::Time(timed) = Some(self.lead(&text[offset..])).filter(|_| is_label)? else { return None };
            let is_apart = timed.marked
                || timed.rest.is_empty()
                || timed.rest.starts_with('(')
                || timed.rest.starts_with("onward");
            let bare = label.trim_matches(['*', ' ']);
            let label = if bare.contains('*') { label } else { bare };
            let is_whole = timed.stamp.day.is_some() && timed.stamp.clock.is_some() && is_apart;
            is_whole.then(|| (Some(label.to_owned()), Lead::Time(timed), offset))
        })
    }

    /// The same where marks close behind the time: `**Resolved (18:59 UTC):** text`, `**Update #3 – 18:59 UTC** text`.
    fn label_and_time(&self, text: &str, may_be_all: impl Fn(&Timed) -> bool) -> Option<Labelled> {
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
            Lead::Time(timed)
                if timed.marked || timed.is_bare() && timed.stamp.span.is_none() && may_be_all(&timed) =>
            {
                Some((Some(label.to_owned()), Lead::Time(timed), text.len() - rest.len() - marks.len()))
            }
            _ => None,
        })
    }
}
