//! The time axis of an incident: what happened on one side, what was said on the other, and the silence between.
//!
//! In: timeline, updates and follow-ups. Out: marks in order of time, and the items of the page for them. An entry that
//! is known to the day stands among those of its day; one without a time stands where it was written.

use super::{Desk, author};
use crate::catalog::Facet;
use crate::model::words::{ComponentId, ComponentStatus, Status};
use crate::model::{FollowUp, Incident, PostKind, TimelineEntry, Update};
use crate::render::words;
use crate::site::route::Route;
use crate::site::view::{AxisChange, AxisItem, Link, Time};
use crate::source::raw::Event;
use crate::time::{Date, Moment, Span, Timestamp};

/// A silence shorter than this is not worth a word, once the first word has been said.
const SILENCE: u64 = 60 * 60;

/// What stands on the axis.
pub enum Mark<'a> {
    /// A stretch in which nothing is, in plain words.
    Gap(String),
    Point(Point<'a>),
}

/// One thing that happened or was said.
pub enum Point<'a> {
    Happened(&'a TimelineEntry),
    Update(&'a Update),
    FollowUp(&'a FollowUp),
}

impl Point<'_> {
    fn at(&self) -> Option<Moment> {
        match self {
            Self::Happened(entry) => entry.at,
            Self::Update(update) => Some(update.at),
            Self::FollowUp(post) => Some(post.at),
        }
    }

    #[must_use]
    pub fn is_said(&self) -> bool {
        !matches!(self, Self::Happened(_))
    }

    /// Whether it tells of what is to come, after which nobody waits for a word.
    fn announces(&self) -> bool {
        matches!(self, Self::Update(update) if update.status == Status::Scheduled)
    }
}

/// The last public word.
struct Word {
    at: Moment,
    announces: bool,
    /// The last length that the axis showed after it.
    shown: Option<String>,
}

/// The axis of an incident.
#[must_use]
pub fn axis(desk: &Desk, incident: &Incident) -> Vec<AxisItem> {
    let mut day = None;
    let mut number = 0;
    let item = |mark| {
        let point = match mark {
            Mark::Gap(text) => return gap(&text),
            Mark::Point(point) => point,
        };
        number += 1;
        let time = point.at().map(|at| time(desk, &at, &mut day));
        match point {
            Point::Happened(entry) => happened(desk, entry, number, time),
            Point::Update(update) => update_item(desk, incident, update, number, time),
            Point::FollowUp(post) => statement(desk, incident, post, time),
        }
    };
    marks(desk, incident).into_iter().map(item).collect()
}

/// What stands on the axis of an incident, in order of time.
#[must_use]
pub fn marks<'a>(desk: &Desk, incident: &'a Incident) -> Vec<Mark<'a>> {
    let mut marks = Vec::new();
    let mut before: Option<Moment> = None;
    let mut last_word: Option<Word> = None;
    for point in in_order(incident) {
        let at = point.at();
        let silence = silence(desk, &point, at, &incident.started.moment, last_word.as_ref());
        let stated = stated_length(desk, incident, &point);
        let pause = if silence.is_none() && stated.is_none() { pause(at, before) } else { None };
        if let (Some(word), Some(pause)) = (&mut last_word, &pause) {
            word.shown = Some(desk.span(pause));
        }
        let pause = pause.map(|pause| with_length(desk, "pause", &pause));
        marks.extend(silence.or(stated).or(pause).map(Mark::Gap));
        before = at.or(before);
        if let Some(at) = at.filter(|_| point.is_said()) {
            last_word = Some(Word { at, announces: point.announces(), shown: None });
        }
        marks.push(Mark::Point(point));
    }
    marks
}

/// Everything with a place on the axis, in order. What happened stands before what was said of it.
fn in_order(incident: &Incident) -> Vec<Point<'_>> {
    let happened = incident.timeline.iter().map(Point::Happened);
    let updates = incident.updates.iter().map(Point::Update);
    let posts = incident.follow_ups.iter().map(Point::FollowUp);
    let mut keyed: Vec<(Timestamp, Point)> = Vec::new();
    let mut before = Timestamp::MIN;
    for point in happened.chain(updates).chain(posts) {
        let key = match point.at() {
            Some(at) if at.is_exact() || !(at.earliest() <= before && before < at.latest()) => at.earliest(),
            Some(_) | None => before,
        };
        before = key;
        keyed.push((key, point));
    }
    // What was said on a day, hour unknown, was said after what happened on it.
    for (key, point) in &mut keyed {
        if let Some(at) =
            point.at().filter(|at| point.is_said() && *key == at.earliest() && at.latest() > at.earliest())
        {
            let known = incident.timeline.iter().filter_map(|entry| entry.at);
            let last =
                known.map(|entry| entry.earliest()).filter(|entry| at.earliest() <= *entry && *entry < at.latest());
            *key = last.max().unwrap_or(*key);
        }
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, point)| point).collect()
}

/// The silence before a public word: always before the first, later only where it was long, was not promised, and is
/// not the length that stands above already.
fn silence(desk: &Desk, point: &Point, at: Option<Moment>, started: &Moment, last: Option<&Word>) -> Option<String> {
    let at = at.filter(|_| point.is_said())?;
    let Some(Word { at: last, announces, shown }) = last else {
        let span = Span::between(started, &at).filter(|span| span.most() > 0)?;
        return Some(with_length(desk, "silence-first", &span));
    };
    let span = Span::between(last, &at).filter(|span| span.least() >= SILENCE && !announces)?;
    (*shown != Some(desk.span(&span))).then(|| with_length(desk, "silence-long", &span))
}

/// A message about a length.
fn with_length(desk: &Desk, key: &str, span: &Span) -> String {
    desk.language.say(key, &[("length", desk.span(span).into())])
}

/// The length that was stated, before the entry that ends it, where the clock times do not tell it.
fn stated_length(desk: &Desk, incident: &Incident, point: &Point) -> Option<String> {
    let Point::Happened(entry) = point else { return None };
    let length = incident.stated_duration.filter(|_| entry.event == Some(Event::Resolved))?;
    (!entry.at?.is_exact()).then(|| with_length(desk, "stated-length", &length))
}

/// A stretch in which nothing is recorded.
fn pause(at: Option<Moment>, before: Option<Moment>) -> Option<Span> {
    Span::between(&before?, &at?).filter(|span| span.least() >= SILENCE)
}

fn gap(text: &str) -> AxisItem {
    let text_html = crate::render::markdown::escape(text).into_owned();
    AxisItem { side: "gap", text_html, ..AxisItem::default() }
}

/// The time of an item: the clock alone where the day is that of the item before.
fn time(desk: &Desk, at: &Moment, day: &mut Option<Date>) -> Time {
    let zone = desk.catalog.site.zone;
    let date = at.date_in(zone);
    let clock = desk.language.clock(at, zone).filter(|_| *day == Some(date));
    *day = Some(date);
    clock.map_or_else(|| desk.time(at), |text| Time { text, iso: Some(at.iso()) })
}

fn happened(desk: &Desk, entry: &TimelineEntry, number: usize, at: Option<Time>) -> AxisItem {
    AxisItem {
        side: "happened",
        id: Some(format!("t{number}")),
        at,
        label: entry.event.map(|event| desk.language.of("event", event.word())),
        text_html: desk.html(&entry.text, 4),
        source: entry.source.clone(),
        ..AxisItem::default()
    }
}

fn update_item(desk: &Desk, incident: &Incident, update: &Update, number: usize, at: Option<Time>) -> AxisItem {
    let route = |page: &String| Route::Post(incident.id.clone(), PostKind::Update, page.clone());
    AxisItem {
        side: "said",
        id: Some(format!("t{number}")),
        at,
        label: Some(desk.language.of("said", update.status.id())),
        text_html: desk.html(&update.text, 4),
        by: author(update.by.as_ref()),
        source: update.source.clone(),
        href: update.page.as_ref().map(|page| desk.links.near(&route(page))),
        changes: changes(desk, &update.components),
        ..AxisItem::default()
    }
}

fn changes(desk: &Desk, components: &[(ComponentId, ComponentStatus)]) -> Vec<AxisChange> {
    let change = |(component, status): &(ComponentId, ComponentStatus)| AxisChange {
        component: desk.catalog.name(Facet::Component, &component.0),
        state: words::component_state(&desk.language, *status),
    };
    components.iter().map(change).collect()
}

fn statement(desk: &Desk, incident: &Incident, post: &FollowUp, at: Option<Time>) -> AxisItem {
    let corrections = Corrections::of(incident, post);
    AxisItem {
        side: "said",
        id: Some(format!("post-{}", post.id)),
        at,
        label: Some(desk.language.word(if post.verbatim { "label-statement" } else { "label-follow-up" })),
        text_html: desk.quoted(&post.text, post.verbatim),
        by: author(post.by.as_ref()),
        verbatim: post.verbatim,
        source: post.source.clone(),
        href: Some(desk.links.near(&Route::Post(incident.id.clone(), PostKind::FollowUp, post.id.clone()))),
        corrects: corrections.corrects.map(|other| anchor(desk, other)),
        corrected_by: corrections.corrected_by.map(|other| anchor(desk, other)),
        ..AxisItem::default()
    }
}

/// A statement on the same page.
fn anchor(desk: &Desk, post: &FollowUp) -> Link {
    Link { text: desk.day(&post.at).text, href: format!("#post-{}", post.id) }
}

/// Which statement a statement corrects, and which corrects it.
pub struct Corrections<'a> {
    pub corrects: Option<&'a FollowUp>,
    pub corrected_by: Option<&'a FollowUp>,
}

impl<'a> Corrections<'a> {
    /// The corrections around one of an incident's statements.
    #[must_use]
    pub fn of(incident: &'a Incident, post: &FollowUp) -> Self {
        let corrected_by = incident.follow_ups.iter().find(|other| other.corrects.as_deref() == Some(&post.id));
        Self { corrects: post.corrects.as_deref().and_then(|id| incident.follow_up(id)), corrected_by }
    }
}
