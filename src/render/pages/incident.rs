//! The page of one incident.
//!
//! In: an incident, its facts and its neighbours. Out: `view::Incident`. A number stands with its working, and what is
//! not known is said in the same place.

use std::collections::BTreeSet;

use super::{Desk, actions, axis, fact, post, revisions};
use crate::artifact::address::meant;
use crate::catalog::{Facet, Facts, IncidentIndex, Measure, MeasureKind, Point};
use crate::model::words::{ComponentId, ComponentStatus};
use crate::model::{Incident, Source};
use crate::render::fragments::is_named;
use crate::render::words;
use crate::site::route::Route;
use crate::site::view::{
    self, AffectedComponent, ComponentChange, Conflict, Fact, Link, NavigationLink, Section, SourceLink,
};
use crate::source::raw::{ActionStatus, Kind};
use crate::source::sections::SectionKind;

/// The page of an incident.
#[must_use]
pub fn view(desk: &Desk, index: IncidentIndex) -> view::Incident {
    view::Incident { replay: replay(desk, index, None), ..shown(desk, index, desk.catalog.incident(index)) }
}

/// The page of an incident with the texts of a translation; everything else is the original's.
#[must_use]
pub fn in_translation(desk: &Desk, index: IncidentIndex, translated: &Incident) -> view::Incident {
    let told_in = desk.catalog.language_of(Some(&translated.id)).to_owned();
    view::Incident { told_in, replay: replay(desk, index, None), ..shown(desk, index, translated) }
}

/// All of the page but for its snapshots. Where links ask for the ids of its headings, only a first writing shows them.
fn shown(desk: &Desk, index: IncidentIndex, incident: &Incident) -> view::Incident {
    let (anchors, found) = (desk.anchors.borrow().clone(), desk.found.borrow().len());
    let view = written(desk, index, incident);
    if !desk.fragments.are_asked() {
        return view;
    }
    // The title of the report, or what is not shown yet.
    let place = |kind| part(kind).unwrap_or("main");
    let parts: BTreeSet<&str> = view.contents.iter().filter_map(|link| link.href.strip_prefix('#')).collect();
    let has = |part: &str| parts.contains(part);
    let own = view.sections.iter().map(|section| (section.heading.as_str(), section.id.as_str()));
    let others = incident.headings.iter().map(|(heading, kind)| (heading.as_str(), place(*kind)));
    let others = others.map(|(heading, part)| (heading, if has(part) { part } else { "main" }));
    // A part that the page has not, with the name of a section.
    let is_other = |id: &&str| PARTS.contains(id) && !has(id) && own.clone().any(|(heading, _)| is_named(heading, id));
    desk.fragments.know(desk.anchors.borrow().ids().filter(|id| !is_other(id)), own.clone().chain(others));
    *desk.anchors.borrow_mut() = anchors;
    desk.found.borrow_mut().truncate(found);
    written(desk, index, incident)
}

/// The part of the page in which the entries of a section are shown.
const fn part(kind: SectionKind) -> Option<&'static str> {
    match kind {
        SectionKind::Timeline | SectionKind::Updates => Some("timeline"),
        SectionKind::Actions => Some("promises"),
        SectionKind::FollowUps => Some("follow-ups"),
        _ => None,
    }
}

/// The part in which a page shows what stands below the heading that a link names, if it is no section of its own there.
#[must_use]
pub fn part_of(incident: &Incident, target: &str) -> Option<&'static str> {
    let name = meant(target.trim_start_matches('#'));
    let (_, kind) = incident.headings.iter().find(|(heading, _)| is_named(heading, &name))?;
    let is_shown = incident.sections.iter().any(|section| is_named(&section.heading, &name));
    part(*kind).filter(|_| !is_shown)
}

fn written(desk: &Desk, index: IncidentIndex, incident: &Incident) -> view::Incident {
    let (catalog, facts) = (desk.catalog, desk.catalog.facts(index));
    reserve(desk, incident);
    let axis = axis::axis(desk, incident);
    let (lead_html, sections) = sections(desk, incident);
    let follow_ups = incident.follow_ups.iter().map(|follow_up| post::listed(desk, incident, follow_up)).collect();
    let neighbour = |place: Option<usize>| {
        let other = catalog.incident(IncidentIndex(place.filter(|place| *place < catalog.all().len())?));
        Some(desk.link(other.title.clone(), &Route::Incident(other.id.clone())))
    };
    let last = incident.updates.last().filter(|_| facts.is_open);
    let next = last.and_then(|update| update.next_update);
    let last_place = axis
        .iter()
        .rev()
        .filter(|item| item.side == "said")
        .find_map(|item| item.id.as_ref().filter(|id| id.starts_with('t')));
    let mut view = view::Incident {
        id: incident.id.to_string(),
        title: incident.title.clone(),
        told_in: String::new(),
        kind: match incident.kind {
            Kind::Incident => "incident",
            Kind::Maintenance => "maintenance",
        },
        status: words::incident_state(&desk.language, facts.status, incident.kind),
        severity: incident.severity.as_ref().map(|severity| desk.facet(Facet::Severity, severity)),
        when: desk.time(&incident.started.moment),
        scheduled: incident.scheduled.map(|(from, until)| (desk.time(&from), desk.time(&until))),
        components: components(desk, incident),
        causes: incident.causes.iter().map(|cause| desk.facet(Facet::Cause, cause)).collect(),
        tags: incident.tags.iter().map(|(tag, _)| desk.facet(Facet::Tag, tag)).collect(),
        facts: self::facts(desk, incident, facts),
        last_word: last
            .zip(last_place)
            .map(|(update, place)| Link { text: post::said_at(desk, update), href: format!("#{place}") }),
        next_update: next.map(|at| desk.time(&at)),
        is_late: next.is_some_and(|at| at.latest() <= catalog.now),
        lead_html,
        axis,
        contents: Vec::new(),
        impact: incident.impact.clone(),
        sections,
        conflicts: conflicts(desk, incident),
        undocumented: incident.undocumented.clone(),
        follow_ups,
        actions: actions::of_incident(desk, index),
        sources: incident.sources.iter().map(|source| self::source(desk, source)).collect(),
        attachments: attachments(desk, incident),
        revisions: revisions::view(desk, incident),
        related: related(desk, index),
        replay: Vec::new(),
        snapshot: None,
        newer: neighbour(index.0.checked_sub(1)),
        older: neighbour(index.0.checked_add(1)),
    };
    view.contents = contents(desk, &view);
    view
}

/// The page of an incident as it was seen after one of its updates; as it is now if it was not to be seen then.
#[must_use]
pub fn snapshot(desk: &Desk, index: IncidentIndex, update: usize) -> view::Incident {
    let incident = desk.catalog.incident(index);
    let Some(then) = desk.catalog.after_update(index, update) else { return view(desk, index) };
    let route = Route::AsOf(incident.id.clone(), update);
    let then = Desk::new(&then, desk.addresses, &route);
    let now = Link {
        text: then.instant(then.catalog.now).text,
        href: desk.links.near(&Route::Incident(incident.id.clone())),
    };
    view::Incident {
        replay: replay(desk, index, Some(&route)),
        snapshot: Some(now),
        last_word: None,
        ..shown(&then, IncidentIndex(0), then.catalog.incident(IncidentIndex(0)))
    }
}

/// Links to the snapshots: what was said, and when.
fn replay(desk: &Desk, index: IncidentIndex, shown: Option<&Route>) -> Vec<NavigationLink> {
    let incident = desk.catalog.incident(index);
    let routes = crate::site::replay(&desk.catalog.site, incident);
    let said = incident.updates.iter().map(|update| post::said_at(desk, update));
    let link = |(text, route)| NavigationLink { text, href: desk.links.near(&route), current: shown == Some(&route) };
    said.zip(routes).map(link).collect()
}

/// The anchors that the template itself uses, so that no heading takes one of them.
fn reserve(desk: &Desk, incident: &Incident) {
    let mut anchors = desk.anchors.borrow_mut();
    for id in PARTS.into_iter().chain(["main", "zone", "related", "replay"]) {
        anchors.take(id);
    }
    let entries = incident.timeline.len() + incident.updates.len() + incident.follow_ups.len();
    let numbered = (1..=entries).map(|number| format!("t{number}"));
    for id in numbered.chain((1..=incident.actions.len()).map(|number| format!("action-{number}"))) {
        anchors.take(&id);
    }
    for post in &incident.follow_ups {
        anchors.take(&format!("post-{}", post.id));
    }
}

/// The parts of the page that are not sections of the body, by anchor; the heading of each is the message `part-<anchor>`.
const PARTS: [&str; 9] = [
    "timeline", "impact-figures", "conflicts", "undocumented", "promises", "follow-ups", "sources", "attachments",
    "revisions",
];

/// The contents list: the parts that the page has, in its order.
fn contents(desk: &Desk, view: &view::Incident) -> Vec<Link> {
    let has = [
        !view.axis.is_empty(),
        !view.impact.is_empty(),
        !view.conflicts.is_empty(),
        !view.undocumented.is_empty(),
        !view.actions.is_empty(),
        !view.follow_ups.is_empty(),
        !view.sources.is_empty(),
        !view.attachments.is_empty(),
        view.revisions.is_some(),
    ];
    let part =
        |(id, has): (&str, bool)| has.then(|| Link { text: desk.language.of("part", id), href: format!("#{id}") });
    let mut parts = PARTS.into_iter().zip(has).map(part);
    let timeline = parts.next().flatten();
    let (leading, others): (Vec<&Section>, Vec<&Section>) =
        view.sections.iter().filter(|section| section.level == 2).partition(|section| section.leads);
    let link = |section: &Section| Link { text: section.heading.clone(), href: format!("#{}", section.id) };
    let leading = leading.into_iter().map(link).chain(timeline);
    leading.chain(others.into_iter().map(link)).chain(parts.flatten()).collect()
}

/// The derived times with their working, and what stands in their place where they are not known.
fn facts(desk: &Desk, incident: &Incident, facts: &Facts) -> Vec<Fact> {
    let expected = match incident.kind {
        Kind::Incident => &[MeasureKind::Duration, MeasureKind::Detect, MeasureKind::Tell, MeasureKind::Mitigate][..],
        Kind::Maintenance => &[MeasureKind::Duration],
    };
    let shown = MeasureKind::ALL.into_iter().filter(|kind| expected.contains(kind) || facts.measure(*kind).is_some());
    let mut list: Vec<Fact> = shown
        .filter_map(|kind| match facts.measure(kind) {
            Some(measure) => Some(fact(term(desk, kind), desk.span(&measure.span), working(desk, measure))),
            None if facts.is_open || facts.is_upcoming => open_fact(desk, incident, facts, kind),
            None => Some(unknown(desk, kind)),
        })
        .collect();
    if !incident.actions.is_empty() {
        let kept = incident.actions.iter().filter(|action| action.status == ActionStatus::Done).count();
        list.push(fact(
            desk.language.word("fact-promises"),
            incident.actions.len().to_string(),
            desk.language.count("count-done", kept),
        ));
    }
    list
}

/// What an open incident has instead of its duration. A maintenance says until when it is planned.
fn open_fact(desk: &Desk, incident: &Incident, facts: &Facts, kind: MeasureKind) -> Option<Fact> {
    if kind != MeasureKind::Duration || facts.is_upcoming || incident.kind == Kind::Maintenance {
        return None;
    }
    let (since, rest) = desk.lately(&incident.started.moment);
    Some(fact(desk.language.word("fact-open-since"), since, rest.unwrap_or_default()))
}

/// What a measure is called.
fn term(desk: &Desk, kind: MeasureKind) -> String {
    desk.language.of("measure", kind.id())
}

fn unknown(desk: &Desk, kind: MeasureKind) -> Fact {
    let (value, working) = (desk.language.word("not-documented"), desk.language.of("unknown", kind.id()));
    Fact { term: term(desk, kind), value, working, known: false }
}

/// The two entries and the rule: `2 November 2017, 18:48 UTC (start) → 18:59 UTC (end)`.
fn working(desk: &Desk, measure: &Measure) -> String {
    let Some((from, to)) = &measure.between else {
        return desk.language.word("working-stated");
    };
    let zone = desk.catalog.site.zone;
    let is_same_day = from.moment.is_point() && from.moment.date_in(zone) == to.moment.date_in(zone);
    let end = desk.language.clock(&to.moment, zone).filter(|_| is_same_day);
    let end = end.unwrap_or_else(|| desk.time(&to.moment).text);
    let support = desk.catalog.in_support_hours(&from.moment, &to.moment);
    let mut args = vec![
        ("from", desk.time(&from.moment).text.into()),
        ("start", named(desk, from).into()),
        ("to", end.into()),
        ("end", named(desk, to).into()),
    ];
    let Some(support) = support else { return desk.language.say("working", &args) };
    args.push(("support", desk.span(&support).into()));
    desk.language.say("working-support", &args)
}

fn named(desk: &Desk, point: &Point) -> String {
    let what = desk.language.of("point", point.what);
    match point.known {
        Some(known) => desk.language.pair(what, desk.language.of("known", known)),
        None => what,
    }
}

/// Each component with the states it went through.
fn components(desk: &Desk, incident: &Incident) -> Vec<AffectedComponent> {
    let mut order: Vec<&ComponentId> = Vec::new();
    for (component, _) in incident.touched() {
        if !order.contains(&component) {
            order.push(component);
        }
    }
    let states = |id: &ComponentId| {
        let of = |list: &[(ComponentId, ComponentStatus)]| {
            list.iter().find(|(component, _)| component == id).map(|(_, status)| *status)
        };
        let first = of(&incident.components)
            .map(|status| ComponentChange { at: None, state: words::component_state(&desk.language, status) });
        let mut before = of(&incident.components);
        let later = incident.updates.iter().filter_map(move |update| {
            let now = of(&update.components).filter(|now| before.replace(*now) != Some(*now))?;
            Some(ComponentChange {
                at: Some(desk.time(&update.at)),
                state: words::component_state(&desk.language, now),
            })
        });
        first.into_iter().chain(later).collect()
    };
    order
        .into_iter()
        .map(|id| {
            let Link { text: name, href } = desk.facet(Facet::Component, &id.0);
            AffectedComponent { name, href, states: states(id) }
        })
        .collect()
}

/// The text before the first heading, and the sections as the file has them.
fn sections(desk: &Desk, incident: &Incident) -> (Option<String>, Vec<Section>) {
    let mut lead = None;
    let mut sections = Vec::new();
    for section in &incident.sections {
        if section.level == 0 {
            lead = Some(desk.html(&section.text, 2));
            continue;
        }
        let level = match section.kind {
            SectionKind::WentWell | SectionKind::WentBadly | SectionKind::Lucky => 3,
            _ => 2,
        };
        let id = desk.anchors.borrow_mut().of_heading(&section.heading);
        let html = desk.html(&section.text, level + 1);
        let leads = sections.is_empty() && section.kind == SectionKind::Summary;
        sections.push(Section { id, heading: section.heading.clone(), level, html, leads });
    }
    (lead, sections)
}

fn conflicts(desk: &Desk, incident: &Incident) -> Vec<Conflict> {
    let conflict = |account: &crate::model::Account| Conflict {
        about: account.about.clone(),
        text_html: desk.html(&account.text, 4),
    };
    incident.conflicts.iter().map(conflict).collect()
}

fn source(desk: &Desk, source: &Source) -> SourceLink {
    let Source { title, url, archived, published, note } = source;
    SourceLink {
        title: title.clone().or_else(|| url.clone()).unwrap_or_default(),
        url: url.clone(),
        archived: archived.clone(),
        published: published.as_ref().map(|published| desk.time(published)),
        note: note.clone(),
    }
}

/// Incidents like this one, and what became of their promises.
fn related(desk: &Desk, index: IncidentIndex) -> Vec<view::Card> {
    let card = |other| view::Card { note: actions::unkept(desk, desk.catalog.incident(other)), ..desk.card(other) };
    desk.catalog.related(index).into_iter().map(card).collect()
}

/// The files of the incident's folder.
fn attachments(desk: &Desk, incident: &Incident) -> Vec<Link> {
    let link = |(_, path): &(_, String)| desk.link(path.clone(), &Route::Attachment(incident.id.clone(), path.clone()));
    incident.attachments.iter().map(link).collect()
}
