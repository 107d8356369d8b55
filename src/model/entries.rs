//! The values and lists of one file, checked: times, ids of the site, timelines, promises.
//!
//! In: raw values and their places. Out: model values; each that cannot be used is reported where it stands.

use indexmap::IndexMap;

use super::incident::{Action, TimelineEntry};
use super::lower::readable;
use super::prose::{Audience, Prose};
use super::words::{ComponentId, ComponentStatus, Slug, Status, device};
use crate::config::{self, Site};
use crate::diag::{Diagnostic, Place, Spot};
use crate::source::{FileId, raw};
use crate::time::{Moment, Span, Zone};

/// One file on its way to the model.
pub(super) struct Lowering<'a> {
    pub site: &'a Site,
    pub file: FileId,
    pub zone: Zone,
    pub audience: Audience,
    pub kind: raw::Kind,
    pub found: &'a mut Vec<Diagnostic>,
}

impl Lowering<'_> {
    /// Reports a finding, with whatever is added to it.
    pub(super) fn report(
        &mut self,
        code: &str,
        place: Place,
        message: impl Into<String>,
        add: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.found.push(add(Diagnostic::new(code, place, message)));
    }

    /// A time, read against the one before it.
    pub(super) fn moment(&mut self, text: &str, place: Place, previous: Option<&Moment>) -> Option<Moment> {
        Moment::parse(text, self.zone, previous).map_err(|error| self.found.push(error.at(place))).ok()
    }

    /// Takes back that there is nothing to count a time from, of what was found since then, where something before it
    /// cannot be read that it may have counted from.
    pub(super) fn tell_once(&mut self, since: usize) {
        let mut is_told = false;
        let found = self.found.split_off(since);
        self.found.extend(found.into_iter().filter(|finding| {
            let follows = is_told && finding.code.id == "T009";
            is_told |= matches!(finding.code.id, "T001" | "T002" | "T003" | "T004" | "T009" | "M001");
            !follows
        }));
    }

    /// Whether a time of the file was written and cannot be used.
    pub(super) fn has_unread_time(&self) -> bool {
        self.found.iter().any(|finding| finding.code.id.starts_with('T'))
    }

    pub(super) fn duration(&mut self, text: Option<&str>, place: &Place) -> Option<Span> {
        Span::parse(text?).map_err(|error| self.found.push(error.at(place.clone()))).ok()
    }

    /// A text that an entry cannot do without.
    fn required(&mut self, text: Option<String>, key: &str, place: &Place) -> Option<String> {
        let text = text.filter(|text| !text.trim().is_empty());
        if text.is_none() {
            let (what, help) = match (&place.spot, key) {
                (Spot::Whole, "text") => ("the file", "write it below the front matter".to_owned()),
                (Spot::Whole, _) => ("the file", format!("add `{key}:` to the front matter")),
                (Spot::Range(_), "at") => ("the entry", "begin with its time, as in `18:59 UTC`".to_owned()),
                (Spot::Range(_), _) => ("the entry", "write the text behind the time".to_owned()),
                _ => ("the entry", format!("add `{key}:`")),
            };
            self.report("Y007", place.clone(), format!("{what} has no `{key}`"), |finding| {
                finding.label("says too little").help(help)
            });
        }
        text
    }

    /// Markdown that an entry cannot do without.
    pub(super) fn required_prose(&mut self, text: Option<String>, key: &str, place: &Place) -> Option<Prose> {
        let text = self.required(text, key, place)?;
        Some(self.prose(&text, place.at(key)))
    }

    pub(super) fn required_moment(
        &mut self,
        text: Option<String>,
        place: &Place,
        previous: Option<&Moment>,
    ) -> Option<Moment> {
        let text = self.required(text, "at", place)?;
        self.moment(&text, place.at("at"), previous)
    }

    /// A web address, or nothing if it could run code.
    pub(super) fn address(&mut self, address: Option<String>, place: Place) -> Option<String> {
        let address = self.bare(&address?, place.clone());
        let web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        if web && !address.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            return Some(address);
        }
        self.report("S003", place, format!("`{address}` is not a web address"), |finding| {
            finding.label("not an address").help("write it with `https://`")
        });
        None
    }

    pub(super) fn severity(&mut self, text: Option<&str>, place: &Place) -> Option<Slug> {
        let text = text?;
        let slug = Slug::from_words(text);
        let known = self.site.severities.iter().find(|step| Some(&step.id) == slug.as_ref());
        if known.is_none() {
            let site = self.site;
            self.report("I004", place.clone(), format!("unknown severity `{text}`"), |finding| {
                let known = site.severities.iter().map(|step| step.id.as_str());
                let list = known.clone().collect::<Vec<_>>().join(", ");
                finding.label("not on the scale").help(format!("known: {list}")).suggest(text, known)
            });
        }
        known.map(|step| step.id.clone())
    }

    pub(super) fn component_status(&mut self, text: &str, place: Place) -> Option<ComponentStatus> {
        config::component_status(text, place, |finding| self.found.push(finding))
    }

    fn component(&mut self, text: &str, place: Place) -> Option<ComponentId> {
        let found = self.site.components.iter().find(|component| component.id.0.as_str() == text);
        if found.is_none() {
            let site = self.site;
            self.report("I002", place, format!("unknown component `{text}`"), |finding| {
                let known = site.components.iter().map(|component| component.id.0.as_str());
                finding.label("not in `site.yaml`").help("add it to `components:` in `site.yaml`").suggest(text, known)
            });
        }
        found.map(|component| component.id.clone())
    }

    /// What an incident's components went through, unless an update says otherwise.
    pub(super) fn components(
        &mut self,
        raw: Option<raw::Components>,
        severity: Option<&Slug>,
        place: &Place,
    ) -> Vec<(ComponentId, ComponentStatus)> {
        let usual = self.site.usual_status(self.kind, severity);
        match raw {
            None => Vec::new(),
            Some(raw::Components::Map(map)) => self.transitions(map, place),
            Some(raw::Components::List(list)) => {
                let ids = list.iter().enumerate();
                ids.filter_map(|(i, id)| Some((self.component(id, place.at(i))?, usual))).collect()
            }
        }
    }

    /// A map of components to statuses.
    pub(super) fn transitions(
        &mut self,
        map: IndexMap<String, String>,
        place: &Place,
    ) -> Vec<(ComponentId, ComponentStatus)> {
        let mut transitions = Vec::new();
        for (id, status) in map {
            let value = place.at(&id);
            let component = self.component(&id, value.key());
            let status = self.component_status(&status, value);
            transitions.extend(component.zip(status));
        }
        transitions
    }

    /// The status an update states, which must be one of its kind.
    pub(super) fn status(&mut self, text: &str, place: Place) -> Option<Status> {
        let of_kind = |status: &Status| status.is_of_maintenance() == (self.kind == raw::Kind::Maintenance);
        let parsed = Status::parse(text);
        let status = parsed.filter(of_kind);
        if status.is_some() {
            return status;
        }
        let known: Vec<_> = Status::ALL.into_iter().filter(of_kind).map(Status::id).collect();
        let help = format!("known: {}", known.join(", "));
        if let Some(other) = parsed {
            let (this, that) =
                if other.is_of_maintenance() { ("an incident", "maintenance") } else { ("maintenance", "an incident") };
            self.report("I003", place, format!("`{text}` is a status of {that}, and this is {this}"), |finding| {
                finding.label(format!("not of {this}")).help(help)
            });
        } else {
            let other = Status::meant(text).filter(of_kind).map(Status::id);
            self.report("I003", place, format!("unknown status `{text}`"), |finding| {
                finding.label("not a status").help(help).suggest(other.unwrap_or(text), known)
            });
        }
        None
    }

    pub(super) fn causes(&mut self, raw: &[String], place: &Place) -> Vec<Slug> {
        let mut causes = Vec::new();
        for (i, text) in raw.iter().enumerate() {
            let text = &self.bare(text, place.at(i));
            let Some(slug) = self.slug(text, place.at(i)) else { continue };
            if let Some(known) = self.site.causes.as_ref().filter(|known| !known.contains_key(&slug)) {
                self.report("I005", place.at(i), format!("unknown cause `{text}`"), |finding| {
                    let known = known.keys().map(Slug::as_str);
                    finding.label("not in `site.yaml`").help("add it to `causes:` in `site.yaml`").suggest(text, known)
                });
            } else if !causes.contains(&slug) {
                causes.push(slug);
            }
        }
        causes
    }

    pub(super) fn tags(&mut self, raw: Vec<String>, place: &Place) -> Vec<(Slug, String)> {
        let mut tags: Vec<(Slug, String)> = Vec::new();
        for (i, text) in raw.into_iter().enumerate() {
            let text = self.bare(&text, place.at(i));
            let Some(slug) = self.slug(&text, place.at(i)) else { continue };
            if !tags.iter().any(|(known, _)| *known == slug) {
                tags.push((slug, text.trim().to_owned()));
            }
        }
        tags
    }

    fn slug(&mut self, text: &str, place: Place) -> Option<Slug> {
        let slug = Slug::from_words(text);
        if slug.is_none() {
            self.report("S002", place.clone(), format!("`{text}` cannot be used in an address"), |finding| {
                finding.label("not a name").help("use letters, digits, spaces and hyphens")
            });
        }
        if let Some(message) = slug.as_ref().and_then(|slug| device(slug.as_str())) {
            self.report("S010", place, message, |finding| finding.label("a device there"));
        }
        slug
    }

    pub(super) fn impact(&mut self, raw: IndexMap<String, String>, place: &Place) -> Vec<(String, String)> {
        let figures = raw.into_iter().map(|(what, figure)| (place.at(&what), what, figure));
        figures.map(|(place, what, figure)| (self.plain(&what, place.key()), self.plain(&figure, place))).collect()
    }

    pub(super) fn plain_list(&mut self, raw: Vec<String>, place: &Place) -> Vec<String> {
        raw.iter().enumerate().map(|(i, text)| self.plain(text, place.at(i))).collect()
    }

    /// A line of text without Markdown, as the audience may read it.
    pub(super) fn plain(&mut self, text: &str, place: Place) -> String {
        Prose::plain(text, place, self.audience, self.found).text().trim().to_owned()
    }

    /// What is left for everybody of a text that has to be a name or an address, in which a mark would be a mistake.
    pub(super) fn bare(&mut self, text: &str, place: Place) -> String {
        Prose::plain(text, place, Audience::Public, self.found).text().trim().to_owned()
    }

    /// A headline without Markdown, marked if it is internal.
    pub(super) fn headline(&mut self, text: &str, place: Place, audience: Option<raw::Audience>) -> String {
        let plain = self.plain(text, place);
        if audience == Some(raw::Audience::Internal) { format!("⟦internal⟧ {plain}") } else { plain }
    }

    /// The text of an entry, marked if it is internal; a public build leaves such an entry out.
    pub(super) fn for_audience(text: Prose, audience: Option<raw::Audience>) -> Prose {
        if audience == Some(raw::Audience::Internal) { text.marked() } else { text }
    }

    /// What a time of a timeline counts from: `T+11m` from the first key moment, all others from the entry before.
    pub(super) fn since<'m>(
        at: &mut Option<String>,
        first: Option<&'m Moment>,
        previous: Option<&'m Moment>,
    ) -> Option<&'m Moment> {
        let Some((about @ ("" | "~"), length)) = at.as_deref().and_then(|at| at.split_once("T+")) else {
            return previous;
        };
        *at = Some(format!("{about}+{length}"));
        first
    }

    /// The entries of a timeline; a relative time counts from the entry before, or from the start.
    pub(super) fn timeline(
        &mut self,
        raw: Vec<raw::TimelineEntry>,
        place: &Place,
        first: Option<&Moment>,
    ) -> Vec<TimelineEntry> {
        let (known, mut previous) = (self.found.len(), first.copied());
        let mut timeline = Vec::new();
        for (i, mut raw) in raw.into_iter().enumerate() {
            let place = place.at(i);
            raw.at = raw.at.map(|at| if i == 0 { self.near(at, first) } else { at });
            let audience = raw.audience;
            let from = Self::since(&mut raw.at, first, previous.as_ref());
            let entry = self.timeline_entry(raw, &place, place.at("at"), from);
            previous = entry.as_ref().and_then(|entry| entry.at).or(previous);
            timeline.extend(entry.filter(|_| readable(audience, self.audience)));
        }
        self.tell_once(known);
        timeline
    }

    /// A time of a timeline's first entry. A clock alone is on the day that brings it nearer to the first key moment: what
    /// led to an outage that began at 00:20 happened at 23:50 of the day before.
    pub(super) fn near(&self, at: String, first: Option<&Moment>) -> String {
        let (about, clock) = at.strip_prefix('~').map_or(("", at.as_str()), |clock| ("~", clock));
        let read = first.and_then(|first| Some((first, Moment::parse(&at, self.zone, Some(first)).ok()?)));
        let Some((first, moment)) = read.filter(|(first, _)| first.is_point()) else { return at };
        let is_clock = clock.find(':').is_some_and(|colon| colon <= 2);
        if !is_clock || first.earliest().seconds_until(moment.earliest()) <= 12 * 3600 {
            return at;
        }
        let day = moment.date().plus_days(-1);
        let zone = if clock.ends_with(|last: char| last.is_ascii_digit()) && !clock.contains(['+', '-']) {
            format!(" {}", moment.zone().name())
        } else {
            String::new()
        };
        format!("{about}{day} {clock}{zone}")
    }

    pub(super) fn timeline_entry(
        &mut self,
        raw: raw::TimelineEntry,
        place: &Place,
        at_place: Place,
        previous: Option<&Moment>,
    ) -> Option<TimelineEntry> {
        let raw::TimelineEntry { at, event, text, source, audience } = raw;
        let time = at.map(|at| self.moment(&at, at_place, previous));
        let text = self.required_prose(text, "text", place);
        let source = self.address(source, place.at("source"));
        Some(TimelineEntry {
            at: time.map_or(Some(None), |time| time.map(Some))?,
            event,
            text: Self::for_audience(text?, audience),
            source,
            place: place.clone(),
        })
    }

    /// What was promised.
    pub(super) fn actions(&mut self, raw: Vec<raw::Action>, place: &Place) -> Vec<Action> {
        let entries = raw.into_iter().enumerate();
        entries.filter_map(|(i, raw)| self.action(raw, &place.at(i))).collect()
    }

    pub(super) fn action(&mut self, raw: raw::Action, place: &Place) -> Option<Action> {
        let raw::Action { what, kind, owner, since, due, status, done, evidence, reason, link, source, audience } = raw;
        let what = self.required_prose(what, "what", place);
        let since = since.and_then(|text| self.moment(&text, place.at("since"), None));
        let due = due.and_then(|text| self.moment(&text, place.at("due"), None));
        let done = done.and_then(|text| self.moment(&text, place.at("done"), None));
        let evidence = evidence.map(|text| self.prose(&text, place.at("evidence")));
        let reason = reason.map(|text| self.prose(&text, place.at("reason")));
        let link = self.address(link, place.at("link"));
        let source = self.address(source, place.at("source"));
        let status = status.unwrap_or(if done.is_some() { raw::ActionStatus::Done } else { raw::ActionStatus::Open });
        let owner = owner.map(|owner| self.plain(&owner, place.at("owner"))).filter(|owner| !owner.is_empty());
        if !readable(audience, self.audience) {
            return None;
        }
        let (what, place) = (Self::for_audience(what?, audience), place.clone());
        let first_due = None;
        Some(Action { what, kind, owner, since, due, first_due, status, done, evidence, reason, link, source, place })
    }
}
