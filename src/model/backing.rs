//! What stands behind an account, and what it leaves open: sources, accounts that disagree, and findings that are meant
//! to stay.
//!
//! In: the front matter's lists. Out: the model's, and a finding for each part that cannot be used.

use super::entries::Lowering;
use super::incident::{Account, Exception, Source};
use crate::diag::{CODES, Place};
use crate::source::raw;

impl Lowering<'_> {
    /// Findings that are meant to stay: each needs a code and a reason.
    pub(super) fn exceptions(&mut self, raw: indexmap::IndexMap<String, String>, place: &Place) -> Vec<Exception> {
        let mut exceptions = Vec::new();
        for (id, reason) in raw {
            let place = place.at(&id);
            match CODES.iter().find(|code| code.id == id) {
                Some(code) if code.may_be_excepted() && !reason.trim().is_empty() => {
                    exceptions.push(Exception { code: code.id, place });
                }
                Some(code) if code.may_be_excepted() => {
                    self.report("S005", place, format!("the exception from {id} has no reason"), |finding| {
                        finding.label("why?").help("say in a sentence why the finding is meant to stay")
                    });
                }
                Some(_) => self.report("S005", place.key(), format!("{id} allows no exception"), |finding| {
                    finding.label("has to be mended").help("only the codes of the families R and P1 may be excepted")
                }),
                None => {
                    let known = CODES.iter().map(|code| code.id);
                    self.report("S005", place.key(), format!("no check has the code `{id}`"), |finding| {
                        finding.label("not a code").suggest(&id, known)
                    });
                }
            }
        }
        exceptions
    }

    pub(super) fn conflicts(&mut self, raw: Vec<raw::Conflict>, place: &Place) -> Vec<Account> {
        let conflicts = raw.into_iter().enumerate();
        conflicts
            .map(|(i, raw::Conflict { about, text })| Account {
                about: self.plain(&about, place.at(i).at("about")),
                text: self.prose(&text, place.at(i).at("text")),
            })
            .collect()
    }

    pub(super) fn sources(&mut self, raw: Vec<raw::Source>, place: &Place) -> Vec<Source> {
        let mut sources = Vec::new();
        for (i, raw::Source { title, url, archived, published, note }) in raw.into_iter().enumerate() {
            let place = place.at(i);
            if title.is_none() && url.is_none() {
                self.report("Y007", place.clone(), "the source has neither a title nor an address", |finding| {
                    finding.label("nothing to show").help("add `title:` or `url:`")
                });
            }
            let published = published.and_then(|text| self.moment(&text, place.at("published"), None));
            let url = self.address(url, place.at("url"));
            let archived = self.address(archived, place.at("archived"));
            let title = title.map(|title| self.plain(&title, place.at("title")));
            let note = note.map(|note| self.plain(&note, place.at("note")));
            sources.push(Source { title, url, archived, published, note });
        }
        sources
    }
}
