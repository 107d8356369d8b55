//! The home page: the state of everything in a live site, the record in an archive.
//!
//! In: the catalog as of its clock. Out: `view::Home`, and the bars and uptimes that component pages share.

use std::cmp::Reverse;

use super::{Desk, brief, lists};
use crate::catalog::{Cell, Facet, IncidentIndex};
use crate::config::Component;
use crate::model::words::{ComponentId, ComponentStatus};
use crate::render::{charts, words};
use crate::site::route::Route;
use crate::site::tables;
use crate::site::view::{self, ComponentRow, Day, Group, Home, OpenIncident, Planned, Said, Time};
use crate::source::raw::Kind;
use crate::time::Date;

/// How many of the last days are told one by one.
const DAYS: i64 = 14;
/// Up to so many components are all seen at once.
const FEW: usize = 12;
/// How many incidents an archive's home page shows.
const LATEST: usize = 15;

/// The home page.
#[must_use]
pub fn view(desk: &Desk) -> Home {
    if desk.catalog.site.live { live(desk) } else { archive(desk) }
}

fn live(desk: &Desk) -> Home {
    let catalog = desk.catalog;
    let health = catalog.health();
    let banner =
        view::State { class: words::state_class(health.worst), text: words::banner(&desk.language, health.worst) };
    let mut listed = health.open.clone();
    listed.sort_by_cached_key(|index| Reverse(gravity(desk, *index)));
    let open: Vec<OpenIncident> = listed.iter().map(|index| open_incident(desk, *index)).collect();
    let runs = |index: &&IncidentIndex| catalog.incident(**index).kind == Kind::Maintenance;
    let (maintenance, incidents): (Vec<&IncidentIndex>, Vec<&IncidentIndex>) = health.open.iter().partition(runs);
    Home {
        banner: Some(banner),
        stale_from: stale_from(desk),
        standfirst: standfirst(desk, incidents.len(), maintenance.len()),
        facts: brief::now(desk, &incidents),
        open,
        upcoming: catalog.upcoming().iter().filter_map(|index| planned(desk, *index)).collect(),
        groups: groups(desk),
        rule: [bar(desk), rule(desk)].join(" "),
        days: days(desk),
        years: Vec::new(),
        latest: Vec::new(),
    }
}

/// How much it weighs that something is open: maintenance less than an incident, and an incident by what its severity
/// stands for, or else by what it does to its components now; and then by its place on the scale.
fn gravity(desk: &Desk, index: IncidentIndex) -> (bool, ComponentStatus, Reverse<usize>) {
    let catalog = desk.catalog;
    let incident = catalog.incident(index);
    let severity = incident.severity.as_ref().and_then(|severity| catalog.site.severity(severity));
    let impacts = catalog.impacts(index).filter(|interval| interval.is_open).map(|interval| interval.status);
    let status = severity.map(|severity| severity.component_status).or_else(|| impacts.max());
    let place = severity.map(|severity| catalog.site.rank(&severity.id));
    (
        incident.kind == Kind::Incident,
        status.unwrap_or(ComponentStatus::Operational),
        Reverse(place.unwrap_or(usize::MAX)),
    )
}

/// When the page is older than the site allows.
fn stale_from(desk: &Desk) -> Option<String> {
    let allowed = i64::try_from(desk.catalog.site.policy.stale?.middle()).ok()?;
    Some(desk.catalog.built.plus(allowed).rfc3339())
}

/// What is open, in a sentence.
fn standfirst(desk: &Desk, incidents: usize, maintenance: usize) -> String {
    let components = &desk.catalog.site.components;
    let affected = components.iter().filter(|part| desk.catalog.status_of(&part.id) != ComponentStatus::Operational);
    let affected = affected.count();
    let language = &desk.language;
    let mut parts = Vec::new();
    if incidents > 0 {
        parts.push(language.count("open-now", incidents));
    }
    if maintenance > 0 {
        parts.push(language.count("running-now", maintenance));
    }
    if affected == 0 && incidents > 0 && !components.is_empty() {
        parts.push(language.word("none-affected"));
    } else if affected > 0 {
        let all = language.count("count-components", components.len());
        parts.push(
            language.say("affected-of", &[("affected", affected.to_string().into()), ("components", all.into())]),
        );
    }
    let separator = format!("{} ", language.word("semicolon"));
    if parts.is_empty() {
        language.word("nothing-open")
    } else {
        language.say("sentence", &[("text", parts.join(&separator).into())])
    }
}

fn archive(desk: &Desk) -> Home {
    let catalog = desk.catalog;
    let latest: Vec<IncidentIndex> = catalog.all().take(LATEST).collect();
    Home {
        banner: None,
        stale_from: None,
        standfirst: catalog.site.description.clone(),
        facts: brief::record(desk),
        open: catalog.open().iter().map(|index| open_incident(desk, *index)).collect(),
        upcoming: Vec::new(),
        groups: Vec::new(),
        rule: rule(desk),
        days: Vec::new(),
        years: catalog.years().keys().rev().map(|year| lists::year_row(desk, *year)).collect(),
        latest: desk.cards(&latest),
    }
}

fn open_incident(desk: &Desk, index: IncidentIndex) -> OpenIncident {
    let incident = desk.catalog.incident(index);
    let updates = incident.updates.iter().rev().map(|update| Said {
        at: desk.time(&update.at),
        status: words::status(&desk.language, update.status),
        text_html: desk.html(&update.text, 4),
    });
    let next_update = incident.updates.last().and_then(|update| update.next_update);
    OpenIncident {
        card: desk.card(index),
        updates: updates.collect(),
        until: incident.scheduled.map(|(_, until)| desk.time(&until)),
        next_update: next_update.map(|at| desk.time(&at)),
        is_late: next_update.is_some_and(|at| at.latest() <= desk.catalog.now),
    }
}

fn planned(desk: &Desk, index: IncidentIndex) -> Option<Planned> {
    let (from, until) = desk.catalog.incident(index).scheduled?;
    Some(Planned { card: desk.card(index), from: desk.time(&from), until: desk.time(&until) })
}

/// The last days, the quiet ones too.
fn days(desk: &Desk) -> Vec<Day> {
    let zone = desk.catalog.site.zone;
    let today = zone.date_of(desk.catalog.now);
    let from = today.plus_days(1 - DAYS);
    let recent: Vec<IncidentIndex> = desk.catalog.all().take_while(|index| desk.catalog.date(*index) >= from).collect();
    let day = |back: i64| {
        let date = today.plus_days(-back);
        let began = recent.iter().copied().filter(|index| desk.catalog.date(*index) == date);
        let held: Vec<IncidentIndex> = began.filter(|index| !desk.catalog.facts(*index).is_upcoming).collect();
        Day { date: Time { text: desk.language.day(date), iso: Some(date.to_string()) }, incidents: desk.cards(&held) }
    };
    (0..DAYS).map(day).collect()
}

/// The components under their groups, in the order of `site.yaml`.
#[must_use]
pub fn groups(desk: &Desk) -> Vec<Group> {
    let mut groups: Vec<(&Option<String>, Vec<&Component>)> = Vec::new();
    for component in &desk.catalog.site.components {
        match groups.iter_mut().find(|(name, _)| **name == component.group) {
            Some((_, components)) => components.push(component),
            None => groups.push((&component.group, vec![component])),
        }
    }
    groups.into_iter().map(|(name, components)| group(desk, name.clone(), &components)).collect()
}

fn group(desk: &Desk, name: Option<String>, components: &[&Component]) -> Group {
    let worst = components.iter().map(|component| desk.catalog.status_of(&component.id)).max();
    let worst = worst.unwrap_or(ComponentStatus::Operational);
    let can_fold = name.is_some() && desk.catalog.site.components.len() > FEW;
    Group {
        can_fold,
        is_folded: can_fold && worst == ComponentStatus::Operational,
        name,
        state: words::component_state(&desk.language, worst),
        count: desk.language.count("count-components", components.len()),
        components: components.iter().map(|component| row(desk, component)).collect(),
    }
}

fn row(desk: &Desk, component: &Component) -> ComponentRow {
    ComponentRow {
        name: component.name.clone(),
        href: desk.links.to(&Route::Facet(Facet::Component, component.id.0.clone())),
        description: component.description.clone(),
        state: words::component_state(&desk.language, desk.catalog.status_of(&component.id)),
        uptime: uptime(desk, &component.id),
        bars_html: bars(desk, &component.id),
        incidents: desk.catalog.facet(Facet::Component)[&component.id.0].len(),
    }
}

/// A component's uptime in words; none in an archive, which watches nobody.
#[must_use]
pub fn uptime(desk: &Desk, component: &ComponentId) -> Option<String> {
    let uptime = desk.catalog.uptime(component, desk.catalog.site.history_days).filter(|_| desk.catalog.site.live)?;
    Some(tables::percent(&desk.language, &uptime))
}

/// The rule by which uptime is counted, in a sentence.
#[must_use]
pub fn rule(desk: &Desk) -> String {
    let site = &desk.catalog.site;
    let (name, rule) = tables::rule_words(&desk.language, &site.uptime);
    let days = site.history_days.to_string();
    desk.language.say("uptime-note", &[("days", days.into()), ("name", name.into()), ("rule", rule.into())])
}

/// What the bars stand for, over them.
#[must_use]
pub fn bars_heading(desk: &Desk) -> String {
    let site = &desk.catalog.site;
    if !site.live {
        return desk.language.pair(desk.language.word("by-year"), years(desk));
    }
    desk.language.count("fact-last-days", usize::try_from(site.history_days).unwrap_or(usize::MAX))
}

/// What one of the bars stands for, in a sentence.
#[must_use]
pub fn bar(desk: &Desk) -> String {
    if desk.catalog.site.live {
        return desk.language.word("bar-is-a-day");
    }
    desk.language.say("bar-is-a-year", &[("years", years(desk).into())])
}

/// The years that have bars: `2007 to 2025`.
fn years(desk: &Desk) -> String {
    let bounds = bounds(desk);
    let years: Vec<String> = bounds.iter().map(|bound| bound.year.to_string()).collect();
    match &years[..] {
        [first, .., last, _] => desk.language.say("years-from-to", &[("first", first.into()), ("last", last.into())]),
        _ => years.first().cloned().unwrap_or_default(),
    }
}

/// A component's bars: a day each in a live site, a year each in an archive.
#[must_use]
pub fn bars(desk: &Desk, component: &ComponentId) -> String {
    let bounds = bounds(desk);
    let cells = desk.catalog.cells(component, &bounds);
    charts::bars(&cells, &story(desk, component, &cells))
}

/// The days at which one bar ends and the next begins.
fn bounds(desk: &Desk) -> Vec<Date> {
    let catalog = desk.catalog;
    let today = catalog.site.zone.date_of(catalog.now);
    if catalog.site.live {
        let days = i64::from(catalog.site.history_days);
        return (1 - days..=1).map(|day| today.plus_days(day)).collect();
    }
    let years = catalog.years();
    let (first, last) = (years.keys().next(), years.keys().next_back());
    let (first, last) = (first.copied().unwrap_or(today.year), last.copied().unwrap_or(today.year));
    (first..=last + 1).filter_map(|year| Date::new(year, 1, 1)).collect()
}

/// What the bars show, for those who do not see them.
fn story(desk: &Desk, component: &ComponentId, cells: &[Cell]) -> String {
    let name = desk.catalog.name(Facet::Component, &component.0);
    let live = desk.catalog.site.live;
    let cells: Vec<&Cell> = cells.iter().filter(|cell| cell.counts).collect();
    let touched = cells.iter().filter(|cell| cell.worst != ComponentStatus::Operational).count();
    let Some(worst) = cells.iter().max_by_key(|cell| (cell.worst, cell.seconds)) else { return name };
    let mut args = vec![("name", name.into()), ("count", cells.len().into())];
    if touched == 0 {
        return desk.language.say(if live { "bars-quiet-days" } else { "bars-quiet-years" }, &args);
    }
    let when = if live { desk.language.short_day(worst.from) } else { worst.from.year.to_string() };
    let state = desk.language.of("within", worst.worst.id());
    args.extend([("touched", touched.to_string().into()), ("state", state.into()), ("when", when.into())]);
    desk.language.say(if live { "bars-worst-days" } else { "bars-worst-years" }, &args)
}
