//! What a program may read: the shapes of our own API, version 1.
//!
//! In: nothing; `render::api::v1` fills them. Out: the contract of `docs/api.md`, and the JSON Schemas that are
//! published with every site. Within version 1 keys are added, never renamed, retyped or taken away. The `html` of a text
//! is safe HTML; everything else is plain text.

mod words;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

pub use words::{ActionStatus, ComponentStatus, Kind, Known, MeasureKind, Precision, Status};

/// `/api/v1/index.json`: every incident, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Index {
    /// The site.
    pub site: Site,
    /// Every incident and maintenance that the site shows.
    pub incidents: Vec<Entry>,
}

/// The site that an answer is about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Site {
    /// The site's name.
    pub title: String,
    /// Its address without a slash at the end, where it knows its own.
    pub url: Option<String>,
    /// The IANA name of the zone in which its pages show times.
    pub time_zone: String,
}

/// An incident in the index.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entry {
    /// The id, which is part of the page's address and does not change.
    pub id: String,
    /// The headline.
    pub title: String,
    /// The address of its page: absolute, or relative to the file it stands in where the site has no `url`.
    pub url: String,
    /// The address of its own file in this API.
    pub api: String,
    /// What it is.
    pub kind: Kind,
    /// How far it has come.
    pub status: Status,
    /// Whether it goes on.
    pub is_open: bool,
    /// The step on the site's scale of severity.
    pub severity: Option<Named>,
    /// When it began.
    pub started: Moment,
    /// When it was over.
    pub ended: Option<Moment>,
    /// The ids of the components that it touched.
    pub components: Vec<String>,
    /// The ids of its causes.
    pub causes: Vec<String>,
    /// The ids of its tags.
    pub tags: Vec<String>,
}

/// `/api/v1/incidents/<id>.json`: one incident, with everything that its page shows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Incident {
    /// The site.
    pub site: Site,
    /// The id, which is part of the page's address and does not change.
    pub id: String,
    /// The headline.
    pub title: String,
    /// The address of its page: absolute, or relative to this file where the site has no `url`.
    pub url: String,
    /// What it is.
    pub kind: Kind,
    /// How far it has come.
    pub status: Status,
    /// Whether it goes on.
    pub is_open: bool,
    /// The language of the text, as a BCP 47 tag.
    pub language: String,
    /// The step on the site's scale of severity.
    pub severity: Option<Named>,
    /// The five turning points, as far as they are known.
    pub moments: Moments,
    /// The window planned for a maintenance.
    pub scheduled: Option<Window>,
    /// What was affected, and what it went through.
    pub components: Vec<Component>,
    /// Why it happened.
    pub causes: Vec<Named>,
    /// What else it is found by.
    pub tags: Vec<Named>,
    /// What is derived of its moments.
    pub measures: Vec<Measure>,
    /// What readers were told while it went on, in order of time.
    pub updates: Vec<Update>,
    /// What happened, as known afterwards, in order of time.
    pub timeline: Vec<TimelineEntry>,
    /// Statements after the event, in order of time.
    pub follow_ups: Vec<FollowUp>,
    /// What was promised.
    pub actions: Vec<Action>,
    /// The harm in figures: what is counted, and the figure.
    pub impact: IndexMap<String, String>,
    /// Accounts that disagree.
    pub conflicts: Vec<Conflict>,
    /// What no source documents.
    pub undocumented: Vec<String>,
    /// Where all of it can be read.
    pub sources: Vec<Source>,
    /// The report, part by part.
    pub sections: Vec<Section>,
    /// The files that are published with it.
    pub attachments: Vec<Attachment>,
    /// The ids of incidents like this one, the likest first.
    pub related: Vec<String>,
}

/// An id with its name for readers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Named {
    pub id: String,
    pub name: String,
}

/// When something was, and how precisely that is known.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Moment {
    /// As precise as it is known, in UTC if it has a clock time: `2016-09`, `2017-11-02`, `2017-11-02T18:48Z`.
    pub at: String,
    pub precision: Precision,
    /// Whether it is known as "about" only.
    pub about: bool,
    /// The first instant it can have been.
    #[schemars(extend("format" = "date-time"))]
    pub earliest: String,
    /// The instant that bounds it: itself if it has a clock time, otherwise the start of the next day or month.
    #[schemars(extend("format" = "date-time"))]
    pub latest: String,
    /// The zone it was written in.
    pub time_zone: String,
}

/// The five turning points.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Moments {
    pub started: KeyMoment,
    pub detected: Option<KeyMoment>,
    pub acknowledged: Option<KeyMoment>,
    pub mitigated: Option<KeyMoment>,
    pub resolved: Option<KeyMoment>,
}

/// A turning point, and how it is known.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyMoment {
    pub moment: Moment,
    pub known: Known,
}

/// A stretch of time that was planned.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Window {
    pub from: Moment,
    pub until: Moment,
}

/// A component, and the states it went through.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Component {
    pub id: String,
    pub name: String,
    /// In order of time.
    pub states: Vec<ComponentState>,
}

/// A state that a component entered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComponentState {
    /// When an update said so; none for the state from the start.
    pub at: Option<Moment>,
    pub status: ComponentStatus,
}

/// A derived length of time, with its working.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure {
    /// What it measures.
    pub kind: MeasureKind,
    /// The least seconds it can have been.
    pub least_seconds: u64,
    /// The most seconds it can have been.
    pub most_seconds: u64,
    /// Whether even those are about known only.
    pub about: bool,
    /// In words.
    pub text: String,
    /// The moment it is measured from; none where the length itself is what is documented.
    pub from: Option<Moment>,
    /// The moment it is measured to.
    pub to: Option<Moment>,
}

/// Markdown, and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Text {
    /// As it was written, without what is internal.
    pub markdown: String,
    /// As the page shows it; its links are absolute, or relative to this file where the site has no `url`.
    pub html: String,
}

/// One public word while it went on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Update {
    pub at: Moment,
    pub status: Status,
    pub text: Text,
    /// What it says of components.
    pub components: Vec<Change>,
    /// When the next word is promised.
    pub next_update: Option<Moment>,
    pub by: Option<Author>,
    /// Where it was said.
    pub source: Option<String>,
    /// The page of its own, if it has one.
    pub url: Option<String>,
}

/// What an update says of a component.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Change {
    pub id: String,
    pub status: ComponentStatus,
}

/// Who said something.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Author {
    pub name: String,
    pub handle: Option<String>,
    pub role: Option<String>,
}

/// One thing that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// Not known if absent; the entry then stands where it was written.
    pub at: Option<Moment>,
    /// The turning point that it is: `started`, `detected`, `acknowledged`, `mitigated` or `resolved`.
    pub event: Option<String>,
    pub text: Text,
    /// Where that is documented.
    pub source: Option<String>,
}

/// A statement, correction or report after the event.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FollowUp {
    pub id: String,
    pub url: String,
    pub at: Moment,
    pub title: Option<String>,
    pub by: Option<Author>,
    /// Where it was published.
    pub source: Option<String>,
    /// A copy of the source that will last.
    pub archived: Option<String>,
    /// Whether it is quoted word for word.
    pub verbatim: bool,
    /// The id of the statement that it corrects.
    pub corrects: Option<String>,
    pub text: Text,
}

/// One promise.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Action {
    pub what: Text,
    /// What it is for: `prevent`, `detect`, `mitigate`, `repair`, `process` or `investigate`.
    pub kind: Option<String>,
    pub owner: Option<String>,
    pub since: Option<Moment>,
    pub due: Option<Moment>,
    pub status: ActionStatus,
    /// Whether it is past its date and not kept.
    pub is_overdue: bool,
    pub done: Option<Moment>,
    /// What shows that it was done.
    pub evidence: Option<Text>,
    /// Why it was dropped.
    pub reason: Option<Text>,
    /// The ticket or pull request.
    pub link: Option<String>,
    /// Where the promise was made.
    pub source: Option<String>,
}

/// Accounts that disagree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Conflict {
    pub about: String,
    pub text: Text,
}

/// Something to read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source {
    pub title: Option<String>,
    pub url: Option<String>,
    pub archived: Option<String>,
    pub published: Option<Moment>,
    pub note: Option<String>,
}

/// A part of the report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Section {
    /// Empty for the text before the first heading.
    pub heading: String,
    pub text: Text,
}

/// A file that is published with an incident.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Attachment {
    /// Its path in the incident's folder.
    pub path: String,
    pub url: String,
}
