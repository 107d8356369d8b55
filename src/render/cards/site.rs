//! The card of the whole site: its name, its state, and its record on one axis.
//!
//! In: the catalog. Out: a sheet. Above the line stands how much happened in each month or year, below it how much was
//! said in public.

use std::collections::BTreeMap;

use super::axis::sides;
use super::fonts::{Face, drawable};
use super::lines::wrap;
use super::sheet::{Anchor, Ink, LEFT, RIGHT, Sheet};
use crate::catalog::Catalog;
use crate::language::Language;
use crate::render::badges::{light, state};
use crate::site::route::{Links, Route};
use crate::site::tables;
use crate::time::{Date, Moment};

const MIDDLE: f32 = 522.0;
/// The height of the tallest column.
const TALL: f32 = 44.0;
/// The most years that have a column.
const YEARS: usize = 40;

/// The site's card.
pub fn sheet(catalog: &Catalog, language: &Language) -> Sheet {
    let site = &catalog.site;
    let mut sheet = Sheet::new(light(site.live.then(|| catalog.health().worst)));
    let address = site.url.as_deref().map(|url| Links::published(url).to(&Route::Home));
    let address = address.unwrap_or_default();
    let host = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned();
    sheet.head(&state(catalog, language), &host);
    let about = drawable(Face::Sans, &site.description.chars().take(400).collect::<String>());
    if !sheet.title(&site.title, if about.is_some() { 300 } else { 400 }) {
        sheet.title(&host, 310);
    }
    let lines = about.map(|about| wrap(&about, Face::Sans, 30.0, RIGHT - LEFT, 2)).unwrap_or_default();
    let mut y = 348.0;
    for line in lines {
        sheet.text(&line, Face::Sans, 30.0, Ink::Soft, (LEFT, y), Anchor::Start);
        y += 42.0;
    }
    columns(&mut sheet, catalog, language);
    sheet
}

/// One column of the record.
#[derive(Default, Clone, Copy)]
struct Column {
    happened: u16,
    said: u16,
}

/// What a moment is counted under: its year, or its year and month.
fn place(catalog: &Catalog, moment: &Moment, by_month: bool) -> (i32, u8) {
    let date = moment.date_in(catalog.site.zone);
    (date.year, if by_month { date.month } else { 1 })
}

fn columns(sheet: &mut Sheet, catalog: &Catalog, language: &Language) {
    let by_month = catalog.site.live;
    let mut record: BTreeMap<(i32, u8), Column> = BTreeMap::new();
    for index in catalog.all().filter(|index| !catalog.facts(*index).is_upcoming) {
        let incident = catalog.incident(index);
        let column = record.entry(place(catalog, &incident.started.moment, by_month)).or_default();
        column.happened = column.happened.saturating_add(1);
        let said =
            incident.updates.iter().map(|update| update.at).chain(incident.follow_ups.iter().map(|post| post.at));
        for at in said {
            let column = record.entry(place(catalog, &at, by_month)).or_default();
            column.said = column.said.saturating_add(1);
        }
    }
    let places = places(catalog, &record, by_month);
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    let from = sides(sheet, language, MIDDLE);
    let step = (RIGHT - from) / f32::from(u16::try_from(places.len()).unwrap_or(u16::MAX));
    let wide = (step * 0.62).min(40.0);
    let at = |place: &(i32, u8)| record.get(place).copied().unwrap_or_default();
    let most = |of: fn(Column) -> u16| places.iter().map(|place| of(at(place))).max().unwrap_or(0).max(1);
    let (most_happened, most_said) = (most(|column| column.happened), most(|column| column.said));
    sheet.bar(Ink::Dark, (from, MIDDLE - 1.5), (RIGHT, MIDDLE + 1.5));
    let mut x = from + (step - wide) / 2.0;
    for place in &places {
        let column = at(place);
        // What is there is seen, however little of the most it is.
        let high = |number: u16, most: u16| (f32::from(number) / f32::from(most) * TALL).max(f32::from(number.min(1)));
        let (up, down) = (high(column.happened, most_happened), high(column.said, most_said));
        sheet.bar(Ink::Dark, (x, MIDDLE - 5.0 - up), (x + wide, MIDDLE - 5.0));
        sheet.bar(Ink::State, (x, MIDDLE + 5.0), (x + wide, MIDDLE + 5.0 + down));
        x += step;
    }
    let name = |(year, month): &(i32, u8)| match Date::new(*year, *month, 1).filter(|_| by_month) {
        Some(date) => language.month(date.year, date.month),
        None => year.to_string(),
    };
    sheet.text(&name(first), Face::Sans, 20.0, Ink::Soft, (from, MIDDLE + 76.0), Anchor::Start);
    if first != last {
        sheet.text(&name(last), Face::Sans, 20.0, Ink::Soft, (RIGHT, MIDDLE + 76.0), Anchor::End);
    }
}

/// The columns: the last twelve months of a live site, the years of a record.
fn places(catalog: &Catalog, record: &BTreeMap<(i32, u8), Column>, by_month: bool) -> Vec<(i32, u8)> {
    if by_month {
        return tables::months(catalog).into_iter().map(|(first, _)| (first.year, first.month)).collect();
    }
    let (Some(first), Some(last)) = (record.keys().next(), record.keys().next_back()) else { return Vec::new() };
    let years: Vec<(i32, u8)> = (first.0..=last.0).rev().take(YEARS).map(|year| (year, 1)).collect();
    years.into_iter().rev().collect()
}
