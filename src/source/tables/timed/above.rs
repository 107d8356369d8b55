//! What stands above timed entries and is not one: their day, and the zone that all their times are in.
//!
//! In: a paragraph or the text of a sub-heading. Out: what the times below take over from it. It must not know what is
//! below.

use std::ops::Range;

use super::super::calendar::{Scan, day};
use super::super::inline::{first_word, plain};
use super::super::labels::labels;
use super::super::lead::{Lead, lead, only_day};
use super::super::stamp::Under;
use super::super::zone::stated;
use super::{Found, Reader};

impl Reader<'_> {
    /// Takes over the day that a text is, perhaps with a zone: `28 February 2020`, `2022-06-02 (all times US/Pacific)`.
    /// A day without its year is a mistake.
    pub(super) fn says_day(&mut self, range: Range<usize>) -> bool {
        let text = &self.body[range.clone()];
        let bare = plain(text);
        let bare = bare.trim().trim_end_matches([':', '.', ',']);
        if let Scan::Wrong { len, advice, .. } = day(bare)
            && bare[len..].is_empty()
        {
            self.not_a_time(range, advice);
            return true;
        }
        let found = only_day(text).or_else(|| match day(bare) {
            Scan::Is(day, len) if day.len() == "2017-11-02".len() => {
                Some(Under { day: Some(day), zone: Some(stated(&bare[len..])?) })
            }
            _ => None,
        });
        let Some(Under { day, zone }) = found else { return false };
        let zone = zone.and_then(|zone| self.known(zone, range));
        self.under = Under { day, zone: zone.or_else(|| self.zone.clone()) };
        true
    }

    /// Takes over the zone that one sentence of a text gives to all times: `All times are in PDT.` The sentence is not
    /// shown, since the times are told in the zone of the site.
    pub(super) fn sentences(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for sentence in self.body[range].split_inclusive(". ") {
            let place = at..at + sentence.trim_end().len();
            at += sentence.len();
            let bare = plain(sentence);
            let of_all = ["all ", "times ", "time zone", "timezone", "timestamps "];
            let begins = bare.trim_start_matches(['(', '[']).to_lowercase();
            let Some(zone) = stated(&bare).filter(|_| of_all.iter().any(|words| begins.starts_with(words))) else {
                continue;
            };
            self.out.frame.push(place.clone());
            let zone = self.known(zone, place);
            self.zone.clone_from(&zone);
            self.under.zone = zone;
        }
    }

    /// An update with its time in the last line, as status pages show it: `**Resolved** - It is over.`, and below
    /// `Feb 27, 2020 - 10:00 UTC`.
    pub(super) fn post(&self, range: Range<usize>) -> Option<Found> {
        let (told, last) = self.body[range.clone()].trim_end().rsplit_once('\n')?;
        let Lead::Time(timed) = lead(last.trim()) else { return None };
        let label = labels(told).into_iter().find(|label| (self.flavour.label)(&label.words))?;
        if timed.stamp.clock.is_none() || !timed.is_bare() {
            return None;
        }
        Some(Found {
            at: first_word(self.body, range.clone()),
            range,
            time: Some(timed.stamp.text(&self.under)),
            label: Some(label.words),
            title: None,
            text: label.rest.trim().to_owned(),
            source: None,
            cells: Vec::new(),
        })
    }
}
