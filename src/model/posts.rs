//! What was said: updates while it went on, and follow-ups afterwards, from lists and from files of a folder.
//!
//! In: raw posts and their places. Out: posts in order, each update with the status that holds from it on.

use std::collections::BTreeSet;

use super::entries::Lowering;
use super::incident::{By, FollowUp, TimelineEntry, Update};
use super::lower::{read_yaml, readable};
use super::prose::Prose;
use super::words::{Slug, Status};
use crate::diag::{Place, Spot};
use crate::source::{SourceFile, front_matter, raw};
use crate::time::Moment;

/// An update before the status of the one before it is known.
pub(super) struct Draft {
    status: Option<Status>,
    update: Update,
}

impl Draft {
    /// The same, whose text stands in a part of a body.
    pub(super) fn written_in(self, body: &Prose, part: &std::ops::Range<usize>) -> Self {
        let text = self.update.text.written_in(body, part);
        Self { update: Update { text, ..self.update }, ..self }
    }

    /// When it was said.
    pub(super) fn at(&self) -> Moment {
        self.update.at
    }
}

impl Lowering<'_> {
    /// The updates of a list.
    pub(super) fn updates(&mut self, raw: Vec<raw::Update>, place: &Place, first: Option<&Moment>) -> Vec<Draft> {
        let (known, mut previous) = (self.found.len(), first.copied());
        let mut updates = Vec::new();
        for (i, raw) in raw.into_iter().enumerate() {
            let place = place.at(i);
            let draft = self.update(raw, &place, place.at("at"), previous.as_ref());
            previous = draft.as_ref().map(|draft| draft.0.at()).or(previous);
            updates.extend(draft.filter(|(_, readable)| *readable).map(|(draft, _)| draft));
        }
        self.tell_once(known);
        updates
    }

    /// One update, and whether the audience may read it.
    pub(super) fn update(
        &mut self,
        raw: raw::Update,
        place: &Place,
        at_place: Place,
        previous: Option<&Moment>,
    ) -> Option<(Draft, bool)> {
        let raw::Update { at, status, text, components, next_update, by, source, audience } = raw;
        let at = match at {
            Some(at) => self.moment(&at, at_place, previous),
            None => self.required_moment(None, place, previous),
        };
        let status = status.and_then(|status| self.status(&status, place.at("status")));
        let text = self.required_prose(text, "text", place);
        let components = components.map(|map| self.transitions(map, &place.at("components"))).unwrap_or_default();
        let next_update = next_update.and_then(|text| self.moment(&text, place.at("next_update"), at.as_ref()));
        let source = self.address(source, place.at("source"));
        let (at, text, place) = (at?, Self::for_audience(text?, audience), place.clone());
        let by = by.map(|by| self.author(by, &place.at("by")));
        let update =
            Update { at, status: Status::Investigating, text, components, next_update, by, source, place, page: None };
        Some((Draft { status, update }, readable(audience, self.audience)))
    }

    /// Puts updates in order and gives each that names no status the one before it.
    pub(super) fn carry_status(&self, mut drafts: Vec<Draft>) -> Vec<Update> {
        drafts.sort_by_key(|draft| draft.update.at.sort_key());
        let mut status = match self.kind {
            raw::Kind::Incident => Status::Investigating,
            raw::Kind::Maintenance => Status::Scheduled,
        };
        let carry = |draft: Draft| {
            status = draft.status.unwrap_or(status);
            Update { status, ..draft.update }
        };
        drafts.into_iter().map(carry).collect()
    }

    /// The follow-ups of a list.
    pub(super) fn follow_ups(&mut self, raw: Vec<raw::FollowUp>, place: &Place) -> Vec<FollowUp> {
        let entries = raw.into_iter().enumerate();
        entries.filter_map(|(i, raw)| self.follow_up(raw, &(i + 1).to_string(), &place.at(i), None)).collect()
    }

    /// One follow-up; its text may come from elsewhere than its keys.
    pub(super) fn follow_up(
        &mut self,
        raw: raw::FollowUp,
        number: &str,
        place: &Place,
        at_place: Option<Place>,
    ) -> Option<FollowUp> {
        let raw::FollowUp { id, at, title, by, source, archived, verbatim, corrects, text, checksum, audience } = raw;
        let id = id.unwrap_or_else(|| number.to_owned());
        if Slug::exact(&id).is_none() {
            self.report("S002", place.at("id"), format!("the id `{id}` cannot be used in an address"), |finding| {
                finding.label("not an id").help("use lower-case letters, digits and hyphens")
            });
            return None;
        }
        let at = match (at, at_place) {
            (Some(at), Some(at_place)) => self.moment(&at, at_place, None),
            (at, _) => self.required_moment(at, place, None),
        };
        let text = self.required_prose(text, "text", place);
        let source = self.address(source, place.at("source"));
        let archived = self.address(archived, place.at("archived"));
        if !readable(audience, self.audience) {
            return None;
        }
        let (at, text, place) = (at?, Self::for_audience(text?, audience), place.clone());
        let by = by.map(|by| self.author(by, &place.at("by")));
        let title = title.map(|title| self.headline(&title, place.at("title"), audience));
        Some(FollowUp { id, at, title, by, source, archived, verbatim, corrects, checksum, text, place })
    }

    /// Who said something, as the audience may know.
    fn author(&mut self, by: raw::By, place: &Place) -> By {
        let is_name = matches!(by, raw::By::Name(_));
        let By { name, handle, role } = by.into();
        let name = self.plain(&name, if is_name { place.clone() } else { place.at("name") });
        let handle = handle.map(|handle| self.plain(&handle, place.at("handle")));
        By { name, handle, role: role.map(|role| self.plain(&role, place.at("role"))) }
    }

    /// Each correction must correct something, and of two posts that share an id the second is left out.
    pub(super) fn check_references(&mut self, posts: &mut Vec<FollowUp>) {
        let mut taken = BTreeSet::new();
        posts.retain(|post| {
            let is_new = taken.insert(post.id.clone());
            if !is_new {
                let message = format!("the follow-up id `{}` stands twice", post.id);
                self.report("S001", post.place.at("id"), message, |finding| finding.label("taken by an earlier one"));
            }
            is_new
        });
        for post in posts.iter() {
            let Some(corrects) = &post.corrects else { continue };
            if *corrects == post.id || !posts.iter().any(|other| other.id == *corrects) {
                let ids = posts.iter().map(|other| other.id.as_str()).filter(|id| *id != post.id);
                let message = format!("there is no follow-up `{corrects}` to correct");
                self.report("I010", post.place.at("corrects"), message, |finding| {
                    finding.label("not a follow-up of this incident").suggest(corrects, ids)
                });
            }
        }
    }

    /// A file of `updates/`.
    pub(super) fn update_file(&mut self, file: &SourceFile) -> Option<Draft> {
        let mut raw: raw::Update = read_yaml(file, self.found)?;
        let body = self.body_of(file, raw.text.is_some());
        raw.text = raw.text.or_else(|| body.as_ref().map(|body| body.text().to_owned()));
        let place = Spot::Whole.of(self.file);
        let audience = raw.audience;
        let (mut draft, readable) = self.update(raw, &place, place.at("at"), None)?;
        draft.update.text = body.map_or(draft.update.text, |body| Self::for_audience(body, audience));
        draft.update.page = self.stem(file);
        readable.then_some(draft)
    }

    /// A file of `follow-ups/`.
    pub(super) fn follow_up_file(&mut self, file: &SourceFile) -> Option<FollowUp> {
        let mut raw: raw::FollowUp = read_yaml(file, self.found)?;
        let body = self.body_of(file, raw.text.is_some());
        raw.text = raw.text.or_else(|| body.as_ref().map(|body| body.text().to_owned()));
        let stem = self.stem(file)?;
        let audience = raw.audience;
        let mut post = self.follow_up(raw, &stem, &Spot::Whole.of(self.file), None)?;
        post.text = body.map_or(post.text, |body| Self::for_audience(body, audience));
        Some(post)
    }

    /// The entries of `timeline.yaml`.
    pub(super) fn timeline_file(&mut self, file: &SourceFile, first: Option<&Moment>) -> Vec<TimelineEntry> {
        let raw: Vec<raw::TimelineEntry> = read_yaml(file, self.found).unwrap_or_default();
        self.timeline(raw, &Spot::Whole.of(self.file), first)
    }

    /// The body of a post's file, unless a key holds the text.
    fn body_of(&mut self, file: &SourceFile, has_text: bool) -> Option<Prose> {
        let text = file.text()?;
        let body = front_matter::split(text).ok()?.body;
        if has_text || text[body.clone()].trim().is_empty() {
            return None;
        }
        Some(self.prose(&text[body.clone()], Spot::Range(body).of(file.id)))
    }

    /// The stem of a post's file, as part of its address.
    fn stem(&mut self, file: &SourceFile) -> Option<String> {
        let stem = file.path.file_stem().unwrap_or_default();
        if Slug::exact(stem).is_none() {
            let message = format!("`{stem}` cannot be part of an address");
            self.report("I008", Spot::Whole.of(file.id), message, |finding| {
                finding.help("use lower-case letters, digits and hyphens")
            });
            return None;
        }
        Some(stem.to_owned())
    }
}
