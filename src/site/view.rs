//! What a template may see: small structs of text that is ready to show.
//!
//! In: nothing; `render::pages` fills them. Out: the contract of `docs/templates.md`. Fields that end in `_html` are
//! safe HTML; everything else is plain text and is escaped by the template. Every link is relative to the page.

pub mod history;
pub mod numbers;

use serde::Serialize;

use history::{Filters, Strip};

/// What every template sees as `page`.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The page's own title, without the site's.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// The language of the page's text, as a BCP 47 tag.
    pub language: String,
    /// The versions of the page in several languages, itself among them and the original first; empty if it has but one.
    pub languages: Vec<InLanguage>,
    /// What leads to the root of the site: `../../`, or nothing.
    pub root: String,
    /// The full address, where the site knows its own.
    pub canonical: Option<String>,
    /// Whether search engines should pass it over.
    pub noindex: bool,
    /// Where the page stands, from the home page down.
    pub trail: Vec<Link>,
    /// What the page says of itself to those who link to it.
    pub preview: Preview,
    /// The feeds that tell of what the page is about, and those of the site.
    pub feeds: Vec<Feed>,
    /// When the site was built.
    pub built: Time,
    /// The editor of the page's source, where `site.yaml` gives its address.
    pub edit: Option<String>,
}

/// A page in one of the languages in which it can be read.
#[derive(Debug, Serialize)]
pub struct InLanguage {
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// What the language calls itself: `Deutsch`.
    pub name: String,
    pub href: String,
    /// The full address, where the site knows its own; otherwise the link.
    pub address: String,
    /// Whether it is the original, of which the others are translations.
    pub original: bool,
    /// Whether it is the page itself.
    pub current: bool,
}

/// What a page says of itself to those who link to it.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// `article` or `website`.
    pub kind: &'static str,
    /// The language as `OpenGraph` writes it: `en_GB`.
    pub locale: String,
    /// The full address of its picture, 1200 by 630 points, where it has one.
    pub card: Option<String>,
    /// The page as schema.org knows it, as JSON-LD; none for a list.
    pub json_ld_html: Option<String>,
}

/// A feed, for a `<link rel="alternate">`.
#[derive(Debug, Serialize)]
pub struct Feed {
    pub title: String,
    /// `application/atom+xml`, `application/rss+xml` or `application/feed+json`.
    pub media_type: &'static str,
    pub href: String,
}

/// What every template sees as `site`.
#[derive(Debug, Serialize)]
pub struct Site {
    pub title: String,
    pub description: String,
    /// Whether it is a status page rather than an archive.
    pub live: bool,
    /// Whether the build is for the team alone; then its title says so too.
    pub internal: bool,
    pub home: String,
    pub navigation: Vec<NavigationLink>,
    /// The stylesheet.
    pub style: String,
    /// The script, which no page needs.
    pub script: String,
    /// The picture for the tab of the browser.
    pub icon: String,
    /// The picture before the site's name, where `site.yaml` names one.
    pub logo: Option<String>,
    /// The site's own line at the foot of every page.
    pub footer_html: Option<String>,
    /// The name of the zone in which times are shown.
    pub zone: String,
    /// The name and version of the generator.
    pub generator: String,
}

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub text: String,
    pub href: String,
}

/// A link of a navigation.
#[derive(Debug, Serialize)]
pub struct NavigationLink {
    pub text: String,
    pub href: String,
    /// Whether it leads to where the page is: to that part of the site, or to the page itself.
    pub current: bool,
}

/// A moment, in words and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct Time {
    /// In words: `2 November 2017`, `about 18:48 UTC`.
    pub text: String,
    /// For the `datetime` attribute; none where it would say more than is known.
    pub iso: Option<String>,
}

/// A state, with a word and a class; `components.html` draws its shape.
#[derive(Debug, Clone, Serialize)]
pub struct State {
    /// `operational`, `maintenance`, `degraded`, `partial`, `major` or `unknown`; of a promise `open`, `in-progress`,
    /// `done`, `dropped` or `overdue`.
    pub class: &'static str,
    pub text: String,
}

/// An incident as a list shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    pub id: String,
    pub title: String,
    pub href: String,
    pub when: Time,
    pub status: State,
    pub severity: Option<String>,
    /// How long it lasted, in words.
    pub duration: Option<String>,
    /// The names of what was affected.
    pub components: Vec<String>,
    pub is_open: bool,
    /// What became of its promises, among the incidents like another one.
    pub note: Option<String>,
    /// What filters find it by, where the page has some: `component` and `api web`.
    pub keys: Vec<(&'static str, String)>,
}

/// A number with its working.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub term: String,
    pub value: String,
    /// The entries and the rule it came from, or why it is not known.
    pub working: String,
    /// Whether it is known.
    pub known: bool,
}

/// What `home.html` sees as `home`.
#[derive(Debug, Serialize)]
pub struct Home {
    /// The state of everything, in a live site.
    pub banner: Option<State>,
    /// From when on the page is too old to be trusted, where the site says how old it may grow.
    pub stale_from: Option<String>,
    /// One sentence under it.
    pub standfirst: String,
    pub facts: Vec<Fact>,
    pub open: Vec<OpenIncident>,
    pub upcoming: Vec<Planned>,
    pub groups: Vec<Group>,
    /// The rule by which uptime is counted.
    pub rule: String,
    /// The last days with what happened on them, in a live site.
    pub days: Vec<Day>,
    /// The record by year, in an archive.
    pub years: Vec<YearRow>,
    /// The latest incidents, in an archive.
    pub latest: Vec<Card>,
}

/// An open incident with its updates, the newest first.
#[derive(Debug, Serialize)]
pub struct OpenIncident {
    pub card: Card,
    pub updates: Vec<Said>,
    /// Until when a maintenance is planned.
    pub until: Option<Time>,
    /// When the next word is promised.
    pub next_update: Option<Time>,
    /// Whether that moment has passed.
    pub is_late: bool,
}

/// One public word in a list.
#[derive(Debug, Serialize)]
pub struct Said {
    pub at: Time,
    pub status: String,
    pub text_html: String,
}

/// Maintenance to come.
#[derive(Debug, Serialize)]
pub struct Planned {
    pub card: Card,
    pub from: Time,
    pub until: Time,
}

/// Components under one heading.
#[derive(Debug, Serialize)]
pub struct Group {
    pub name: Option<String>,
    pub components: Vec<ComponentRow>,
    /// The worst of them.
    pub state: State,
    /// How many they are, in words.
    pub count: String,
    /// Whether they can stand behind the heading, since the site has many components.
    pub can_fold: bool,
    /// Whether they do until a reader asks, since they are well.
    pub is_folded: bool,
}

/// A component with its bars.
#[derive(Debug, Serialize)]
pub struct ComponentRow {
    pub name: String,
    pub href: String,
    pub description: Option<String>,
    pub state: State,
    /// `99.41 %`, or `at least 99.41 %`; none where nothing can be said.
    pub uptime: Option<String>,
    /// The bars, one a day or a year, as SVG with a text that tells their story.
    pub bars_html: String,
    pub incidents: usize,
}

/// One day of the last ones.
#[derive(Debug, Serialize)]
pub struct Day {
    pub date: Time,
    pub incidents: Vec<Card>,
}

/// One year of the record.
#[derive(Debug, Serialize)]
pub struct YearRow {
    pub year: i32,
    pub href: String,
    pub count: usize,
    /// The months in which something began.
    pub months: Vec<MonthRow>,
    /// The whole year by its months, in the history.
    pub strip: Option<Strip>,
}

/// One month of a year.
#[derive(Debug, Serialize)]
pub struct MonthRow {
    pub name: String,
    pub href: String,
    pub count: usize,
    /// The month's incidents, where the page shows them.
    pub cards: Vec<Card>,
}

/// What `list.html` sees as `list`: the history, a year, a month, a component, a cause, a tag, a severity.
#[derive(Debug, Default, Serialize)]
pub struct List {
    pub heading: String,
    pub standfirst: String,
    pub facts: Vec<Fact>,
    /// The state of a component now.
    pub state: Option<State>,
    pub bars_html: Option<String>,
    /// What the bars stand for: the last days, or years.
    pub bars_heading: Option<String>,
    /// The incidents, the newest first, as many as the page holds.
    pub cards: Vec<Card>,
    /// The years, where they have pages or headings of their own.
    pub years: Vec<YearRow>,
    /// How many incidents there are in all.
    pub total: usize,
    /// What the incidents can be narrowed to, in the history.
    pub filters: Option<Filters>,
    pub newer: Option<Link>,
    pub older: Option<Link>,
}

/// What `facets.html` sees as `facets`: all components, causes, tags or severities.
#[derive(Debug, Serialize)]
pub struct Facets {
    pub heading: String,
    pub standfirst: String,
    /// Components in their groups with bars; empty for the others.
    pub groups: Vec<Group>,
    /// The values with how often each occurs, the most frequent first; empty for components.
    pub values: Vec<FacetRow>,
}

/// A value of a facet.
#[derive(Debug, Serialize)]
pub struct FacetRow {
    pub name: String,
    pub href: String,
    pub count: usize,
    pub description: Option<String>,
}

/// What `incident.html` sees as `incident`.
#[derive(Debug, Serialize)]
pub struct Incident {
    pub id: String,
    pub title: String,
    /// On a translation: the language of what is shown as the original has it, such as updates and promises. Otherwise
    /// empty.
    pub told_in: String,
    pub kind: &'static str,
    pub status: State,
    pub severity: Option<Link>,
    pub when: Time,
    /// The window of a maintenance.
    pub scheduled: Option<(Time, Time)>,
    pub components: Vec<AffectedComponent>,
    pub causes: Vec<Link>,
    pub tags: Vec<Link>,
    pub facts: Vec<Fact>,
    /// The last public word, while it is open: its status and time, and where it stands on the page.
    pub last_word: Option<Link>,
    /// When the next word is promised, while it is open.
    pub next_update: Option<Time>,
    /// Whether that moment has passed.
    pub is_late: bool,
    /// The text before the first heading.
    pub lead_html: Option<String>,
    pub axis: Vec<AxisItem>,
    /// The contents list: every heading of the page that has an anchor.
    pub contents: Vec<Link>,
    pub impact: Vec<(String, String)>,
    pub sections: Vec<Section>,
    pub conflicts: Vec<Conflict>,
    pub undocumented: Vec<String>,
    pub follow_ups: Vec<Statement>,
    pub actions: Vec<Action>,
    pub sources: Vec<SourceLink>,
    pub attachments: Vec<Link>,
    pub related: Vec<Card>,
    /// What is known of the page's own past, where the site asks for it.
    pub revisions: Option<Revisions>,
    /// The snapshots of the page after each update, where the site offers them.
    pub replay: Vec<NavigationLink>,
    /// On a snapshot: the moment it shows, and the page as it is now.
    pub snapshot: Option<Link>,
    pub newer: Option<Link>,
    pub older: Option<Link>,
}

/// When a page was published and changed, by the history of its files.
#[derive(Debug, Serialize)]
pub struct Revisions {
    /// When it was first published.
    pub published: Option<Time>,
    /// What was changed afterwards, the newest first.
    pub changes: Vec<Change>,
    /// One sentence on what is not known.
    pub note: Option<String>,
}

/// A change that was recorded.
#[derive(Debug, Serialize)]
pub struct Change {
    pub at: Time,
    /// What was said of it.
    pub subject: Option<String>,
    /// Where it is shown, where the site knows.
    pub href: Option<String>,
}

/// A component of an incident and what it went through.
#[derive(Debug, Serialize)]
pub struct AffectedComponent {
    pub name: String,
    pub href: String,
    /// Its states in order of time.
    pub states: Vec<ComponentChange>,
}

/// A state that a component entered.
#[derive(Debug, Serialize)]
pub struct ComponentChange {
    pub at: Option<Time>,
    pub state: State,
}

/// A point of the time axis.
#[derive(Debug, Default, Serialize)]
pub struct AxisItem {
    /// `happened`, `said` or `gap`.
    pub side: &'static str,
    /// Its anchor; a gap has none.
    pub id: Option<String>,
    pub at: Option<Time>,
    /// The key moment it is, the status it announces, or `statement`.
    pub label: Option<String>,
    /// What happened or was said; of a gap, what it is, as HTML too.
    pub text_html: String,
    pub by: Option<Author>,
    pub verbatim: bool,
    pub source: Option<String>,
    /// The page of its own that a post has.
    pub href: Option<String>,
    /// The statement it corrects.
    pub corrects: Option<Link>,
    /// The statement that corrects it.
    pub corrected_by: Option<Link>,
    pub changes: Vec<AxisChange>,
}

/// What an update says of a component.
#[derive(Debug, Serialize)]
pub struct AxisChange {
    pub component: String,
    pub state: State,
}

/// Who said something.
#[derive(Debug, Clone, Serialize)]
pub struct Author {
    pub name: String,
    pub handle: Option<String>,
    pub role: Option<String>,
}

/// A part of the report.
#[derive(Debug, Serialize)]
pub struct Section {
    pub id: String,
    pub heading: String,
    /// 2 or 3.
    pub level: u8,
    pub html: String,
    /// Whether it is the summary with which the report begins: it stands before the time axis.
    pub leads: bool,
}

/// Accounts that disagree.
#[derive(Debug, Serialize)]
pub struct Conflict {
    pub about: String,
    pub text_html: String,
}

/// A follow-up as the incident page lists it, and the follow-up or update that `post.html` sees as `post`.
#[derive(Debug, Serialize)]
pub struct Statement {
    pub id: String,
    pub href: String,
    pub title: String,
    pub at: Time,
    /// `Update` or `Follow-up`.
    pub kind: String,
    pub status: Option<String>,
    pub by: Option<Author>,
    pub verbatim: bool,
    /// What was said; empty in an incident's list, since it stands on the time axis there.
    pub text_html: String,
    pub source: Option<String>,
    pub archived: Option<String>,
    pub corrects: Option<Link>,
    pub corrected_by: Option<Link>,
    /// The incident it belongs to.
    pub incident: Link,
    pub newer: Option<Link>,
    pub older: Option<Link>,
}

/// A promise.
#[derive(Debug, Serialize)]
pub struct Action {
    pub id: String,
    pub what_html: String,
    pub kind: Option<String>,
    pub owner: Option<String>,
    pub since: Option<Time>,
    pub due: Option<Time>,
    /// When it was due at first, where the history of the file says that this was another day.
    pub first_due: Option<Time>,
    /// How far it was moved since: `moved 2 times, by 28 days`.
    pub slip: Option<String>,
    pub state: State,
    pub done: Option<Time>,
    pub evidence_html: Option<String>,
    pub reason_html: Option<String>,
    pub link: Option<String>,
    pub source: Option<String>,
    /// How long it waits, or how long it took: `for 14 months`, `after 12 days`.
    pub age: Option<String>,
}

/// What `actions.html` sees as `ledger`.
#[derive(Debug, Serialize)]
pub struct Ledger {
    pub heading: String,
    pub standfirst: String,
    pub facts: Vec<Fact>,
    /// Promises by incident, those that wait the longest first.
    pub incidents: Vec<LedgerIncident>,
    /// Promises by who keeps them, those with most overdue first.
    pub owners: Vec<LedgerOwner>,
    pub years: Vec<FacetRow>,
}

/// What `search.html` sees as `search`.
#[derive(Debug, Serialize)]
pub struct Search {
    /// The script that searches.
    pub script: String,
    /// The index that it begins with.
    pub index: String,
    /// How many incidents there are to search.
    pub total: usize,
    /// How many were found, in each form of the language, with a number that takes it; the script fills `{number}`.
    pub found: Vec<(usize, String)>,
    /// What the answers can be narrowed to.
    pub filters: Vec<Filter>,
    /// The pages that list every incident.
    pub history: Link,
    pub years: Vec<Link>,
}

/// One way to narrow the answers.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// `component`, `severity` or `year`.
    pub id: &'static str,
    pub label: String,
    /// What stands for all of them.
    pub any: String,
    /// The value and the name of each choice.
    pub choices: Vec<(String, String)>,
}

/// Who keeps promises, and what became of them.
#[derive(Debug, Serialize)]
pub struct LedgerOwner {
    /// None for promises that nobody in particular made.
    pub name: Option<String>,
    /// `3 overdue, 1 open, 12 done`
    pub counts: String,
    /// What waits, the longest overdue first, as many as the page holds.
    pub waiting: Vec<OwnedPromise>,
    /// How many more wait.
    pub more: usize,
}

/// A promise in the list of its owner.
#[derive(Debug, Serialize)]
pub struct OwnedPromise {
    pub text: String,
    /// Where it stands on the page of its incident.
    pub href: String,
    pub state: State,
    pub due: Option<Time>,
    pub age: Option<String>,
}

/// An incident and its promises.
#[derive(Debug, Serialize)]
pub struct LedgerIncident {
    pub card: Card,
    pub actions: Vec<Action>,
}

/// Something to read.
#[derive(Debug, Serialize)]
pub struct SourceLink {
    pub title: String,
    pub url: Option<String>,
    pub archived: Option<String>,
    pub published: Option<Time>,
    pub note: Option<String>,
}
