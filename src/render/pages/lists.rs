//! Lists of incidents: the history, a year, a month, and whatever an incident may be found by.
//!
//! In: indexes of the catalog. Out: `view::List`. No list holds everything: years and months have pages of their own.

use super::strip::{self, Scale};
use super::{Desk, fact, filters, home};
use crate::catalog::{Facet, IncidentIndex, MeasureKind};
use crate::model::words::{ComponentId, Slug};
use crate::render::words;
use crate::site::plan::{LISTED, years_of};
use crate::site::route::Route;
use crate::site::view::{Fact, Link, List, MonthRow, YearRow};

/// The pixels of the tallest month, where years stand one below the other, and on the page of one.
const TALL_AMONG_YEARS: usize = 24;
const TALL_ALONE: usize = 56;

/// The history: every year with its months, and the latest incidents. Where those are all, that script narrows them.
#[must_use]
pub fn history(desk: &Desk, script: &str) -> List {
    let all: Vec<IncidentIndex> = desk.catalog.all().collect();
    let (latest, whole) = (&all[..all.len().min(LISTED)], all.len() <= LISTED);
    let years = || desk.catalog.years().keys().rev().copied();
    let scale = Scale::of(desk, years(), TALL_AMONG_YEARS);
    let row = |year| YearRow { strip: Some(strip::of_year(desk, year, scale)), ..year_row(desk, year) };
    List {
        standfirst: standfirst(desk, &all),
        cards: filters::cards(desk, latest),
        years: years().map(row).collect(),
        filters: filters::of(desk, &all, None, Some(script).filter(|_| whole)),
        ..blank(&desk.language.word("nav-incidents"), all.len())
    }
}

/// One year, month by month. Where it lists its incidents, that script narrows them.
#[must_use]
pub fn year(desk: &Desk, year: i32, script: &str) -> List {
    let incidents = desk.catalog.year(year);
    let scale = Scale::of(desk, std::iter::once(year), TALL_ALONE);
    let mut row = YearRow { strip: Some(strip::of_year(desk, year, scale)), ..year_row(desk, year) };
    let whole = incidents.len() <= LISTED;
    for (month, held) in row.months.iter_mut().zip(desk.catalog.years()[&year].values().rev()) {
        month.cards = if whole { filters::cards(desk, held) } else { Vec::new() };
    }
    let known: Vec<i32> = desk.catalog.years().keys().copied().collect();
    let (older, newer) = neighbours(&known, year, |year| desk.link(year.to_string(), &Route::Year(year)));
    List {
        standfirst: standfirst(desk, &incidents),
        facts: spread(desk, &incidents),
        years: vec![row],
        filters: filters::of(desk, &incidents, Some(year), Some(script).filter(|_| whole)),
        newer,
        older,
        ..blank(&year.to_string(), incidents.len())
    }
}

/// One month, whose incidents that script narrows.
#[must_use]
pub fn month(desk: &Desk, (year, month): (i32, u8), script: &str) -> List {
    let incidents = &desk.catalog.years()[&year][&month];
    let months: Vec<(i32, u8)> =
        desk.catalog.years().iter().flat_map(|(year, months)| months.keys().map(|month| (*year, *month))).collect();
    let link = |(year, month)| desk.link(desk.language.month(year, month), &Route::Month(year, month));
    let (older, newer) = neighbours(&months, (year, month), link);
    List {
        standfirst: standfirst(desk, incidents),
        cards: filters::cards(desk, incidents),
        filters: filters::of(desk, incidents, Some(year), Some(script)),
        newer,
        older,
        ..blank(&desk.language.month(year, month), incidents.len())
    }
}

/// One component, cause, tag or severity.
#[must_use]
pub fn facet(desk: &Desk, facet: Facet, slug: &Slug) -> List {
    let incidents = &desk.catalog.facet(facet)[slug];
    let split = incidents.len() > LISTED;
    let shown = &incidents[..incidents.len().min(LISTED)];
    let years = if split { years_of(desk.catalog, incidents) } else { Vec::new() };
    let row = |year: i32| {
        let count = incidents.iter().filter(|index| desk.catalog.date(**index).year == year).count();
        let href = desk.links.to(&Route::FacetYear(facet, slug.clone(), year));
        YearRow { year, href, count, months: Vec::new(), strip: None }
    };
    let mut list = List {
        standfirst: standfirst(desk, incidents),
        facts: spread(desk, incidents),
        cards: desk.cards(shown),
        years: years.into_iter().map(row).collect(),
        ..blank(&desk.catalog.name(facet, slug), incidents.len())
    };
    if facet == Facet::Component {
        let id = ComponentId(slug.clone());
        list.state =
            desk.catalog.site.live.then(|| words::component_state(&desk.language, desk.catalog.status_of(&id)));
        list.bars_html = Some(home::bars(desk, &id));
        list.bars_heading = Some(home::bars_heading(desk));
        list.facts.extend(
            home::uptime(desk, &id).map(|uptime| fact(desk.language.word("fact-uptime"), uptime, home::rule(desk))),
        );
    }
    if let Some(about) = about(desk, facet, slug) {
        list.standfirst = format!("{about} {}", list.standfirst);
    }
    list
}

/// Its incidents of one year.
#[must_use]
pub fn facet_year(desk: &Desk, facet: Facet, slug: &Slug, year: i32) -> List {
    let incidents = &desk.catalog.facet(facet)[slug];
    let of_year: Vec<IncidentIndex> =
        incidents.iter().copied().filter(|index| desk.catalog.date(*index).year == year).collect();
    let years = years_of(desk.catalog, incidents);
    let link = |year: i32| desk.link(year.to_string(), &Route::FacetYear(facet, slug.clone(), year));
    let (newer, older) = neighbours(&years, year, link);
    List {
        standfirst: standfirst(desk, &of_year),
        facts: spread(desk, &of_year),
        cards: desk.cards(&of_year),
        newer,
        older,
        ..blank(&desk.language.pair(desk.catalog.name(facet, slug), year.to_string()), of_year.len())
    }
}

/// The links to what stands before a page in a row of pages, and behind it.
fn neighbours<T: Copy + PartialEq>(row: &[T], own: T, link: impl Fn(T) -> Link) -> (Option<Link>, Option<Link>) {
    let place = row.iter().position(|other| *other == own);
    let at = |place: Option<usize>| row.get(place?).copied().map(&link);
    (at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1)))
}

fn about(desk: &Desk, facet: Facet, slug: &Slug) -> Option<String> {
    match facet {
        Facet::Component => desk.catalog.site.component(&ComponentId(slug.clone()))?.description.clone(),
        Facet::Severity => desk.catalog.site.severity(slug)?.description.clone(),
        Facet::Cause | Facet::Tag => None,
    }
}

fn blank(heading: &str, total: usize) -> List {
    List { heading: heading.to_owned(), total, ..List::default() }
}

/// `12 incidents, from 5 December 2007 to 18 November 2025.`
fn standfirst(desk: &Desk, incidents: &[IncidentIndex]) -> String {
    let day = |index: &IncidentIndex| {
        let day = desk.day(&desk.catalog.incident(*index).started.moment).text;
        // A large line that is balanced would break within it.
        day.replace(' ', "\u{a0}")
    };
    let on = |day: String| desk.language.say("list-on", &[("count", incidents.len().into()), ("day", day.into())]);
    match incidents {
        [] => desk.language.word("list-none"),
        [one] => on(day(one)),
        [newest, .., oldest] if day(newest) == day(oldest) => on(day(newest)),
        [newest, .., oldest] => {
            let (first, last) = (day(oldest).into(), day(newest).into());
            desk.language.say("list-from-to", &[("count", incidents.len().into()), ("first", first), ("last", last)])
        }
    }
}

/// The spread of how long incidents lasted: shortest, median, longest.
fn spread(desk: &Desk, incidents: &[IncidentIndex]) -> Vec<Fact> {
    let mut known: Vec<(u64, String, IncidentIndex)> = incidents
        .iter()
        .filter_map(|index| {
            let span = desk.catalog.facts(*index).measure(MeasureKind::Duration)?.span;
            Some((span.middle(), desk.span(&span), *index))
        })
        .collect();
    known.sort_by_key(|(length, _, index)| (*length, *index));
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return Vec::new() };
    let word = |key: &str| desk.language.word(key);
    if known.len() < 2 {
        return vec![fact(word("fact-duration"), &first.1, desk.catalog.incident(first.2).title.clone())];
    }
    let middle = &known[(known.len() - 1) / 2];
    let basis = desk.language.count("known-durations", known.len());
    vec![
        fact(word("fact-shortest"), &first.1, desk.catalog.incident(first.2).title.clone()),
        fact(word("fact-median-duration"), &middle.1, basis),
        fact(word("fact-longest"), &last.1, desk.catalog.incident(last.2).title.clone()),
    ]
}

/// A year with its months, the latest first; these have no cards yet.
#[must_use]
pub fn year_row(desk: &Desk, year: i32) -> YearRow {
    let months = &desk.catalog.years()[&year];
    let month = |(month, incidents): (&u8, &Vec<IncidentIndex>)| MonthRow {
        name: desk.language.month_name(*month),
        href: desk.links.to(&Route::Month(year, *month)),
        count: incidents.len(),
        cards: Vec::new(),
    };
    YearRow {
        year,
        href: desk.links.to(&Route::Year(year)),
        count: months.values().map(Vec::len).sum(),
        months: months.iter().rev().map(month).collect(),
        strip: None,
    }
}
