//! The incident and its parts.
//!
//! In: what `lower` found. Out: facts that the catalog links. Everything here is meant for the audience of the build:
//! what is internal was left behind while lowering.

use std::sync::OnceLock;

use camino::Utf8PathBuf;

use super::prose::Prose;
use super::words::{ComponentId, ComponentStatus, IncidentId, LanguageTag, Slug, Status};
use crate::diag::Place;
use crate::source::raw::ActionKind;
use crate::source::{FileId, raw, sections::SectionKind};
use crate::time::{Moment, Span, Timestamp, Zone};

pub use crate::source::raw::{ActionStatus, Event, Kind};

/// Something that went wrong, or planned work.
#[derive(Debug, Clone)]
pub struct Incident {
    pub id: IncidentId,
    /// The file with its front matter.
    pub file: FileId,
    /// That file's path from the site's root.
    pub path: Utf8PathBuf,
    /// The files of its folder that are published with it, and the path of each below the incident's own.
    pub attachments: Vec<(FileId, String)>,
    pub kind: Kind,
    pub title: String,
    pub severity: Option<Slug>,
    pub language: Option<String>,
    pub zone: Zone,
    pub components: Vec<(ComponentId, ComponentStatus)>,
    /// When it began, by the best evidence the file has.
    pub started: KeyMoment,
    pub detected: Option<KeyMoment>,
    pub acknowledged: Option<KeyMoment>,
    pub mitigated: Option<KeyMoment>,
    pub resolved: Option<KeyMoment>,
    /// The length, where only that is documented.
    pub stated_duration: Option<Span>,
    pub scheduled: Option<(Moment, Moment)>,
    pub causes: Vec<Slug>,
    /// The tag's slug, and the tag as it was written.
    pub tags: Vec<(Slug, String)>,
    /// In order of time.
    pub updates: Vec<Update>,
    /// In order of time; an entry without one stands where it was written.
    pub timeline: Vec<TimelineEntry>,
    /// In order of time.
    pub follow_ups: Vec<FollowUp>,
    pub actions: Vec<Action>,
    pub impact: Vec<(String, String)>,
    pub conflicts: Vec<Account>,
    pub undocumented: Vec<String>,
    pub sources: Vec<Source>,
    pub sections: Vec<Section>,
    /// Every heading of its text, those of entries among them, and what the section is about.
    pub headings: Vec<(String, SectionKind)>,
    /// The same texts in other languages, each of them once.
    pub translations: Vec<Translation>,
    /// When the report was published, where the file says so.
    pub published: Option<Moment>,
    /// Findings that are meant to stay.
    pub exceptions: Vec<Exception>,
    /// Paths of old pages, without slashes at their ends.
    pub aliases: Vec<String>,
    /// The last moment at which something of it comes or changes, once the catalog has looked for it.
    pub last_change: OnceLock<Option<Timestamp>>,
}

impl Incident {
    /// The key moment of that name.
    #[must_use]
    pub fn key_moment(&self, event: Event) -> Option<&KeyMoment> {
        match event {
            Event::Started => Some(&self.started),
            Event::Detected => self.detected.as_ref(),
            Event::Acknowledged => self.acknowledged.as_ref(),
            Event::Mitigated => self.mitigated.as_ref(),
            Event::Resolved => self.resolved.as_ref(),
        }
    }

    /// The components that it lists, and then those that its updates name, each time with their state.
    pub fn touched(&self) -> impl Iterator<Item = &(ComponentId, ComponentStatus)> {
        self.components.iter().chain(self.updates.iter().flat_map(|update| &update.components))
    }

    /// Every Markdown text of it, those of its translations among them.
    pub fn proses(&self) -> impl Iterator<Item = &Prose> {
        let timeline = self.timeline.iter().map(|entry| &entry.text);
        let updates = self.updates.iter().map(|update| &update.text);
        let posts = self.follow_ups.iter().map(|post| &post.text);
        let actions = self.actions.iter();
        let actions = actions.flat_map(|action| [Some(&action.what), action.evidence.as_ref(), action.reason.as_ref()]);
        let conflicts = self.conflicts.iter().map(|conflict| &conflict.text);
        let sections = self.sections_of_all().map(|section| &section.text);
        timeline.chain(updates).chain(posts).chain(actions.flatten()).chain(conflicts).chain(sections)
    }

    /// Whether its page tells the story.
    #[must_use]
    pub fn has_report(&self) -> bool {
        self.sections.iter().any(Section::is_report)
    }

    /// Its sections in every language.
    pub fn sections_of_all(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().chain(self.translations.iter().flat_map(|translation| &translation.sections))
    }

    /// The update that has a page of that name.
    #[must_use]
    pub fn update(&self, page: &str) -> Option<&Update> {
        self.updates.iter().find(|update| update.page.as_deref() == Some(page))
    }

    /// The follow-up of that id.
    #[must_use]
    pub fn follow_up(&self, id: &str) -> Option<&FollowUp> {
        self.follow_ups.iter().find(|post| post.id == id)
    }

    /// Its translation into that language.
    #[must_use]
    pub fn translation(&self, language: &LanguageTag) -> Option<&Translation> {
        self.translations.iter().find(|translation| translation.language == *language)
    }

    /// The same incident with the texts of one of its translations.
    #[must_use]
    pub fn translated(&self, translation: &Translation) -> Self {
        let Translation { language, file, path, title, sections } = translation.clone();
        Self { language: Some(language.to_string()), file, path, title, sections, ..self.clone() }
    }
}

/// What an incident's page says in another language. What happened is told by the original alone.
#[derive(Debug, Clone)]
pub struct Translation {
    pub language: LanguageTag,
    pub file: FileId,
    /// That file's path from the site's root.
    pub path: Utf8PathBuf,
    pub title: String,
    pub sections: Vec<Section>,
}

/// A finding that is right and yet meant to stay.
#[derive(Debug, Clone)]
pub struct Exception {
    pub code: &'static str,
    pub place: Place,
}

/// When one of the five turning points was, and how that is known.
#[derive(Debug, Clone)]
pub struct KeyMoment {
    pub moment: Moment,
    pub known: Known,
    pub place: Place,
}

/// How a key moment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A key of the file says it.
    Stated,
    /// An entry of the timeline is that event.
    Timeline,
    /// The update that said so is the best evidence there is.
    Update,
    /// The window planned for a maintenance.
    Scheduled,
    /// The earliest entry of the file.
    FirstEntry,
}

/// One public word while it went on.
#[derive(Debug, Clone)]
pub struct Update {
    pub at: Moment,
    /// As the update says, or as the one before left it.
    pub status: Status,
    pub text: Prose,
    pub components: Vec<(ComponentId, ComponentStatus)>,
    pub next_update: Option<Moment>,
    pub by: Option<By>,
    pub source: Option<String>,
    pub place: Place,
    /// The page of its own that an update in a file has.
    pub page: Option<String>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    pub at: Option<Moment>,
    pub event: Option<Event>,
    pub text: Prose,
    pub source: Option<String>,
    pub place: Place,
}

/// A statement, correction or report after the event.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// Its part of the address.
    pub id: String,
    pub at: Moment,
    pub title: Option<String>,
    pub by: Option<By>,
    pub source: Option<String>,
    pub archived: Option<String>,
    pub verbatim: bool,
    /// The id of the follow-up that it corrects, which is one of the incident's.
    pub corrects: Option<String>,
    /// The hash of a verbatim text at the time it was recorded.
    pub checksum: Option<String>,
    pub text: Prose,
    pub place: Place,
}

/// Whether a post was said while it went on, or afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostKind {
    Update,
    FollowUp,
}

/// Who said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    pub name: String,
    pub handle: Option<String>,
    pub role: Option<String>,
}

impl From<raw::By> for By {
    fn from(by: raw::By) -> Self {
        match by {
            raw::By::Name(name) => Self { name, handle: None, role: None },
            raw::By::Person(raw::Person { name, handle, role }) => Self { name, handle, role },
        }
    }
}

/// One promise.
#[derive(Debug, Clone)]
pub struct Action {
    pub what: Prose,
    pub kind: Option<ActionKind>,
    pub owner: Option<String>,
    pub since: Option<Moment>,
    pub due: Option<Moment>,
    /// What it was due at first, where the history of its file says that this was another day.
    pub first_due: Option<FirstDue>,
    pub status: ActionStatus,
    pub done: Option<Moment>,
    pub evidence: Option<Prose>,
    pub reason: Option<Prose>,
    pub link: Option<String>,
    pub source: Option<String>,
    pub place: Place,
}

/// A day that was put off, or brought forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstDue {
    pub due: Moment,
    /// How often it was moved since.
    pub moves: usize,
}

/// Accounts that disagree.
#[derive(Debug, Clone)]
pub struct Account {
    pub about: String,
    pub text: Prose,
}

/// Something to read.
#[derive(Debug, Clone)]
pub struct Source {
    pub title: Option<String>,
    pub url: Option<String>,
    pub archived: Option<String>,
    pub published: Option<Moment>,
    pub note: Option<String>,
}

/// A part of the body.
#[derive(Debug, Clone)]
pub struct Section {
    pub kind: SectionKind,
    /// 0 for text before the first heading.
    pub level: u8,
    pub heading: String,
    pub text: Prose,
}

impl Section {
    /// Whether it is a part of a report: it has a heading and a text.
    #[must_use]
    pub fn is_report(&self) -> bool {
        self.level > 0 && !self.text.is_empty()
    }
}
