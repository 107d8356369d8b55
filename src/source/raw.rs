//! The file format as serde sees it: every key a user may write, unchecked and optional.
//!
//! In: YAML values. Out: plain structs that `model::lower` turns into meaning; and those of an incident back as values,
//! for what we write ourselves. No other types of what a person writes derive `Deserialize` and `JsonSchema`; a doc
//! comment here is what an editor shows when it completes the key.

mod look;
mod measures;
mod promises;
mod words;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use look::{Html, Look, Markdown};
pub use measures::{Hours, Uptime, WeekDay};
pub use promises::{Action, ActionKind, ActionStatus};

/// One incident or maintenance: the front matter of a Markdown file, or a whole YAML file.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Incident {
    /// The headline, as readers see it.
    pub title: Option<String>,
    /// `incident` (the default) or `maintenance`.
    pub kind: Option<Kind>,
    /// A severity of `site.yaml`; the default scale is critical, major, minor, notice.
    pub severity: Option<String>,
    /// What was affected: a list of component ids, or a map from component id to its status.
    pub components: Option<Components>,
    /// When it began.
    pub started: Option<String>,
    /// When somebody or something noticed.
    pub detected: Option<String>,
    /// When somebody took it on.
    pub acknowledged: Option<String>,
    /// When users no longer felt it.
    pub mitigated: Option<String>,
    /// When it was over.
    pub resolved: Option<String>,
    /// How long it lasted, where only the length is documented (`11m`, `~8h`, `2h 30m`).
    pub duration: Option<String>,
    /// When the maintenance was meant to run.
    pub scheduled: Option<Scheduled>,
    /// The IANA time zone of timestamps in this file that name none.
    pub timezone: Option<String>,
    /// The language of the text, as a BCP 47 tag.
    pub language: Option<String>,
    /// Why it happened, in a word or two each.
    pub causes: Vec<String>,
    /// Anything else worth finding it by.
    pub tags: Vec<String>,
    /// What readers were told while it went on, or at once afterwards.
    pub updates: Vec<Update>,
    /// What happened, as known afterwards.
    pub timeline: Vec<TimelineEntry>,
    /// Statements, corrections and reports after the event.
    pub follow_ups: Vec<FollowUp>,
    /// What was promised.
    pub actions: Vec<Action>,
    /// Figures of the harm done: what is counted, and the figure.
    pub impact: IndexMap<String, String>,
    /// Accounts that disagree.
    pub conflicts: Vec<Conflict>,
    /// What no source documents, in plain words.
    pub undocumented: Vec<String>,
    /// Where all of it can be read.
    pub sources: Vec<Source>,
    /// When the report was published: its sections, timeline, causes and figures. Looking back, they are not there
    /// before. Left out: once the incident was over.
    pub published: Option<String>,
    /// Findings that are right and yet meant to stay: the code of each, and the reason.
    pub exceptions: IndexMap<String, String>,
    /// Old URL paths that lead here.
    pub aliases: Vec<String>,
    /// A draft is built with `--drafts` only.
    pub draft: bool,
    /// Who may read it: `public` (the default) or `internal`.
    pub audience: Option<Audience>,
    /// The Markdown body, in a YAML file.
    pub body: Option<String>,
}

impl Incident {
    /// What it is; an incident unless it says otherwise.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Incident)
    }
}

/// Something that went wrong, or planned work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Incident,
    Maintenance,
}

/// Who may read a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Public,
    Internal,
}

/// A list of component ids, or a map from component id to its status.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Components {
    List(Vec<String>),
    Map(IndexMap<String, String>),
}

/// The window planned for a maintenance.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scheduled {
    /// When it is to begin.
    pub from: String,
    /// When it is to be over.
    pub until: String,
}

/// One public word about an open incident.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Update {
    /// When it was said. In a list also relative to the entry before: `+11m`, or `05:59`.
    pub at: Option<String>,
    /// investigating, identified, monitoring, resolved; for maintenance scheduled, `in_progress`, verifying,
    /// completed, cancelled. Left out: as before.
    pub status: Option<String>,
    /// What was said, in Markdown.
    pub text: Option<String>,
    /// What the update says of components: from here on they have this status.
    pub components: Option<IndexMap<String, String>>,
    /// When the next word is promised.
    pub next_update: Option<String>,
    /// Who said it.
    pub by: Option<By>,
    /// Where it was said.
    pub source: Option<String>,
    /// Who may read it.
    pub audience: Option<Audience>,
}

/// One thing that happened.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TimelineEntry {
    /// When it happened; in a list also `+11m` or `05:59` after the entry before, and `T+11m` after the first key moment.
    /// Left out: not known, and the entry stands where it is written.
    pub at: Option<String>,
    /// The key moment that this entry is: started, detected, acknowledged, mitigated or resolved.
    pub event: Option<Event>,
    /// What happened, in Markdown.
    pub text: Option<String>,
    /// Where that is documented.
    pub source: Option<String>,
    /// Who may read it.
    pub audience: Option<Audience>,
}

/// A key moment of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    Started,
    Detected,
    Acknowledged,
    Mitigated,
    Resolved,
}

/// A statement, correction or report after the event.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FollowUp {
    /// Its name in its URL; a file's stem, or its number, if left out.
    pub id: Option<String>,
    /// When it was published.
    pub at: Option<String>,
    /// Its own headline.
    pub title: Option<String>,
    /// Who said it: a name, or a name with a handle.
    pub by: Option<By>,
    /// Where it was published.
    pub source: Option<String>,
    /// A copy of the source that will last.
    pub archived: Option<String>,
    /// Whether the text is quoted word for word.
    pub verbatim: bool,
    /// The id of the earlier follow-up that this one corrects.
    pub corrects: Option<String>,
    /// What was said, in Markdown; word for word if `verbatim`.
    pub text: Option<String>,
    /// The hash of a verbatim text, by which a later change of it is found. `new` makes `check` say what to write.
    pub checksum: Option<String>,
    /// Who may read it.
    pub audience: Option<Audience>,
}

/// The author of a statement.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum By {
    Name(String),
    Person(Person),
}

/// The author of a statement, with more than a name.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// A person's or an organisation's name.
    pub name: String,
    /// A handle, such as `@Gov`.
    #[serde(default)]
    pub handle: Option<String>,
    /// What they are to the story.
    #[serde(default)]
    pub role: Option<String>,
}

/// Two accounts that cannot both be right.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// What they disagree about.
    pub about: String,
    /// How they disagree, in Markdown.
    pub text: String,
}

/// Something to read.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// Its title.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// A copy that will last.
    pub archived: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
}

/// `site.yaml`: what the site is called, what it covers, and how it measures.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Site {
    /// The site's name.
    pub title: Option<String>,
    /// One sentence about it.
    pub description: Option<String>,
    /// Where it will be published, if known: canonical links and feeds need it.
    pub url: Option<String>,
    /// The language of the interface, as a BCP 47 tag; `en` if left out.
    pub language: Option<String>,
    /// The IANA time zone of timestamps that name none, and of every time shown; UTC if left out.
    pub timezone: Option<String>,
    /// `true` (the default): a status page. `false`: an archive, where the record takes the banner's place.
    pub live: Option<bool>,
    /// What can break.
    pub components: Vec<Component>,
    /// The scale of severity, worst first.
    pub severities: Vec<Severity>,
    /// The causes that incidents may name; any, if left out.
    pub causes: Vec<Cause>,
    /// How many days of history and uptime are shown; 90 if left out.
    pub history_days: Option<u32>,
    /// The rule by which uptime is counted: `statuspage` (the default), `strict`, or how much of each state is lost,
    /// from 0 to 1: `{major_outage: 1, partial_outage: 0.5}`.
    pub uptime: Option<Uptime>,
    /// Further links in the navigation.
    pub navigation: Vec<NavigationLink>,
    /// The address of a file's editor, with `{path}` where the file's path goes.
    pub edit: Option<String>,
    /// Shows each incident's revisions from git; nothing is shown if left out.
    pub revisions: Option<super::history::Revisions>,
    /// Whether link previews have a picture where the site knows its address; `true` if left out.
    pub cards: Option<bool>,
    /// Whether each incident offers its replay, a snapshot for each update; `true` if left out.
    pub replay: Option<bool>,
    /// How Markdown is read.
    pub markdown: Markdown,
    /// How the site looks, without touching a template.
    pub look: Look,
    /// What the team has agreed on.
    pub policy: Policy,
}

/// A thing that can break.
#[derive(Debug, Default, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Its name in incident files and in URLs.
    pub id: String,
    /// Its name for readers; the id if left out.
    #[serde(default)]
    pub name: Option<String>,
    /// The heading it stands under.
    #[serde(default)]
    pub group: Option<String>,
    /// One sentence about it.
    #[serde(default)]
    pub description: Option<String>,
    /// Its first day; nothing is counted before.
    #[serde(default)]
    pub since: Option<String>,
}

/// One step of the scale of severity.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// Its name in incident files and in URLs.
    pub id: String,
    /// Its name for readers; the id if left out.
    #[serde(default)]
    pub name: Option<String>,
    /// What it means.
    #[serde(default)]
    pub description: Option<String>,
    /// The status of a component that an incident lists without one.
    #[serde(default)]
    pub component_status: Option<String>,
}

/// A cause that incidents may name.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Cause {
    Id(String),
    Named(NamedCause),
}

/// A cause with a name for readers.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedCause {
    /// Its name in incident files and in URLs.
    pub id: String,
    /// Its name for readers.
    pub name: String,
}

/// A link in the navigation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NavigationLink {
    /// The text of the link.
    pub title: String,
    /// Where it leads: a full address, or a path from the root of the site.
    pub url: String,
}

/// What the team has agreed on.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Which codes of `check` are `error`, `warning` or `off` here.
    pub checks: IndexMap<String, CheckLevel>,
    /// How old a live site may grow before its home page warns that it may be out of date: `25h`.
    pub stale: Option<String>,
    /// How long readers of an open incident may be left without a word, by severity: `{critical: 30m}`.
    pub silence: IndexMap<String, String>,
    /// How long after its end a report is due, by severity: `{critical: 5 business days, major: 14 days}`.
    pub postmortem: IndexMap<String, String>,
    /// The sections that every report has, by their headings: `[Summary, Impact, Root cause]`.
    pub sections: Vec<String>,
    /// Names of people that no root cause may name.
    pub names: Vec<String>,
    /// Names of customers that no public text may name.
    pub customers: Vec<String>,
    /// When the team is there: a second clock for how long things took.
    pub hours: Option<Hours>,
}

/// How seriously a finding is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckLevel {
    Error,
    Warning,
    Off,
}
