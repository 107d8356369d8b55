//! Calendars: planned maintenance, of the site and of each component, and the dates by which promises are due.
//!
//! In: a catalog. Out: `maintenance.ics`, `components/<id>/maintenance.ics`, `actions.ics`. An instant is written in
//! UTC, which is right in every zone; a day or a month is an event of whole days, which no zone can move.

mod lines;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::api::{File, desk};
use super::feeds::{Identity, uuid};
use super::markdown;
use super::pages::Desk;
use crate::artifact::Stage;
use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::model::words::Status;
use crate::model::{Action, Incident};
use crate::render::addresses::Addresses;
use crate::site::Route;
use crate::site::route::facet_folder;
use crate::source::raw::{ActionStatus, Kind};
use crate::time::{Date, Moment, Precision, Timestamp};
use lines::Lines;

/// `2000-01-01T00:00:00Z`, from which a sequence counts.
const EPOCH: i64 = 946_684_800;
/// What an update adds to a sequence, in minutes: it outweighs a week that start and end are each put forward by.
const WORD: i64 = 2 * 7 * 24 * 60;

/// Every calendar.
#[must_use]
pub fn artifacts(catalog: &Catalog, addresses: &Addresses) -> Vec<File> {
    let identity = Identity::of(&catalog.site);
    let planned: Vec<IncidentIndex> =
        catalog.all().filter(|index| catalog.incident(*index).kind == Kind::Maintenance).collect();
    let route = Route::File("maintenance.ics".into());
    // Every calendar names pages by their full addresses, or not at all.
    let desk = desk(catalog, addresses, &route);
    let events: BTreeMap<IncidentIndex, Event> =
        planned.iter().filter_map(|index| Some((*index, maintenance(&desk, &identity, *index)?))).collect();
    let title = &catalog.site.title;
    let mut files = vec![calendar(route, &format!("Maintenance: {title}"), events.values())];
    for component in &catalog.site.components {
        let slug = &component.id.0;
        let touching = catalog.facet(Facet::Component).get(slug).into_iter().flatten();
        let route = Route::File(format!("{}/{slug}/maintenance.ics", facet_folder(Facet::Component)));
        let name = format!("Maintenance of {}: {title}", component.name);
        files.push(calendar(route, &name, touching.filter_map(|index| events.get(index))));
    }
    let route = Route::File("actions.ics".into());
    let due: Vec<Event> = catalog.all().flat_map(|index| promises(&desk, &identity, index)).collect();
    files.push(calendar(route, &format!("Promises: {title}"), due.iter()));
    files
}

/// One event, whatever it is about.
struct Event {
    uid: String,
    /// When it was last changed.
    stamp: Timestamp,
    sequence: i64,
    from: Moment,
    until: Option<Moment>,
    title: String,
    description: String,
    url: Option<String>,
    is_cancelled: bool,
    categories: Vec<String>,
}

fn calendar<'a>(route: Route, name: &str, events: impl Iterator<Item = &'a Event>) -> File {
    let mut lines = Lines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain(concat!("PRODID:-//Afterword//Afterword ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain("METHOD:PUBLISH");
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    // A calendar has to hold something, also while nothing is planned.
    for line in [
        "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
    ] {
        lines.plain(line);
    }
    for event in events {
        self::event(&mut lines, event);
    }
    lines.plain("END:VCALENDAR");
    (route, Stage::Index, lines.into_bytes())
}

fn event(lines: &mut Lines, event: &Event) {
    lines.plain("BEGIN:VEVENT");
    lines.plain(&format!("UID:{}", event.uid));
    lines.plain(&format!("DTSTAMP:{}", instant(event.stamp)));
    lines.plain(&format!("LAST-MODIFIED:{}", instant(event.stamp)));
    lines.plain(&format!("SEQUENCE:{}", event.sequence));
    window(lines, &event.from, event.until.as_ref());
    lines.text("SUMMARY", &event.title);
    lines.text("DESCRIPTION", &event.description);
    if let Some(url) = &event.url {
        lines.plain(&format!("URL;VALUE=URI:{url}"));
    }
    lines.plain(if event.is_cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    lines.plain("TRANSP:TRANSPARENT");
    if !event.categories.is_empty() {
        lines.list("CATEGORIES", &event.categories);
    }
    lines.plain("END:VEVENT");
}

/// The beginning and the end, which is the first instant or day after it; none where it would not be later.
fn window(lines: &mut Lines, from: &Moment, until: Option<&Moment>) {
    if from.is_point() {
        lines.plain(&format!("DTSTART:{}", instant(from.earliest())));
        let end = until.map(Moment::latest).filter(|end| *end > from.earliest());
        if let Some(end) = end {
            lines.plain(&format!("DTEND:{}", instant(end)));
        }
        return;
    }
    let first = from.date();
    let last = until.unwrap_or(from);
    let end = match last.precision() {
        Precision::Month => last.date().next_month(),
        _ => last.date_in(from.zone()).plus_days(1),
    };
    lines.plain(&format!("DTSTART;VALUE=DATE:{}", day(first)));
    if end > first {
        lines.plain(&format!("DTEND;VALUE=DATE:{}", day(end)));
    }
}

/// `20171102T184800Z`
fn instant(at: Timestamp) -> String {
    at.rfc3339().replace(['-', ':'], "")
}

/// `20171102`
fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// The event of a maintenance; none if it has no window.
fn maintenance(desk: &Desk, identity: &Identity, index: IncidentIndex) -> Option<Event> {
    let (incident, facts) = (desk.catalog.incident(index), desk.catalog.facts(index));
    let (from, until) = incident.scheduled?;
    let said = &incident.updates;
    let stamp = said.iter().map(|update| update.at.earliest()).max().or(desk.catalog.first_word(index));
    // When it was announced is not known: the clock of the build would be another one each time.
    let stamp = stamp.or(Timestamp::from_unix(EPOCH)).unwrap_or(Timestamp::MIN);
    let words = i64::try_from(said.len()).unwrap_or(i64::MAX);
    let page = Route::Incident(incident.id.clone());
    let status = |status| super::words::status(&desk.language, status);
    let mut description = format!("{}\n", status(facts.status));
    for update in said.iter().rev() {
        let at = desk.language.moment(&update.at, desk.catalog.site.zone);
        let text = markdown::plain(update.text.text(), desk.catalog.site.html);
        let _ = write!(description, "\n{at} – {}\n{text}\n", status(update.status));
    }
    let components = incident.components.iter();
    Some(Event {
        uid: uuid(&identity.id(&page, "")),
        stamp,
        sequence: sequence(&[minutes(from.earliest()), minutes(until.latest()), words.saturating_mul(WORD)]),
        from,
        until: Some(until),
        title: incident.title.clone(),
        description: description.trim_end().to_owned(),
        url: url(desk, &page),
        is_cancelled: facts.status == Status::Cancelled,
        categories: components.map(|(id, _)| desk.catalog.name(Facet::Component, &id.0)).collect(),
    })
}

/// The events of the promises that have a date.
fn promises<'a>(desk: &'a Desk, identity: &'a Identity, index: IncidentIndex) -> impl Iterator<Item = Event> + 'a {
    let incident = desk.catalog.incident(index);
    let numbered = incident.actions.iter().enumerate();
    numbered.filter_map(move |(place, action)| Some(promise(desk, identity, incident, place, action, action.due?)))
}

fn promise(desk: &Desk, identity: &Identity, incident: &Incident, place: usize, action: &Action, due: Moment) -> Event {
    let page = Route::Incident(incident.id.clone());
    let status = desk.language.of("promise", desk.catalog.state(action).id());
    let promised = action.since.unwrap_or(incident.started.moment).earliest();
    let mut description = format!("{}\n{status}", incident.title);
    if let Some(owner) = &action.owner {
        let _ = write!(description, "\n{owner}");
    }
    let far = match action.status {
        ActionStatus::Open => 0,
        ActionStatus::InProgress => 1,
        ActionStatus::Done | ActionStatus::Dropped => 2,
    };
    let anchor = format!("#action-{}", place + 1);
    Event {
        uid: uuid(&identity.id(&page, &format!("actions/{}", place + 1))),
        stamp: action.done.map_or(promised, |done| done.earliest().max(promised)),
        sequence: sequence(&[minutes(due.earliest()), far]),
        from: due,
        until: None,
        title: markdown::plain(action.what.text(), desk.catalog.site.html),
        description,
        url: url(desk, &page).map(|url| url + &anchor),
        is_cancelled: action.status == ActionStatus::Dropped,
        categories: Vec::new(),
    }
}

/// The address of a page, where the site knows its own: a calendar has no relative links.
fn url(desk: &Desk, page: &Route) -> Option<String> {
    desk.catalog.site.url.as_ref().map(|_| desk.links.to(page))
}

/// Minutes since the year 2000.
fn minutes(at: Timestamp) -> i64 {
    (at.unix() - EPOCH).div_euclid(60)
}

/// The revision of an event, which has to grow when its times change, though nothing is remembered from build to build:
/// it grows when they are put off or made longer, and with every word that is said.
fn sequence(parts: &[i64]) -> i64 {
    let sum = parts.iter().fold(0_i64, |sum, part| sum.saturating_add(*part));
    sum.clamp(0, i64::from(i32::MAX))
}
