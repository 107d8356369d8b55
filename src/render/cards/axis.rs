//! The time axis of an incident in small: a mark above the line for what happened, one below for what was said.
//!
//! In: what stands on the page's axis. Out: marks on the sheet. As on the page, the order is shown and not the scale; a
//! silence is a gap in the line.

use super::fonts::{Face, drawable, width};
use super::sheet::{Anchor, Ink, LEFT, RIGHT, Sheet};
use crate::language::Language;
use crate::render::pages::axis::Mark;

const MIDDLE: f32 = 534.0;
/// How far a mark is from the line.
const AWAY: f32 = 26.0;
const SMALL: f32 = 22.0;
/// The most and the least that one mark takes of the line.
const STEP: f32 = 96.0;

/// The words at the left, and where the line begins.
pub fn sides(sheet: &mut Sheet, language: &Language, middle: f32) -> f32 {
    let sides = ["lane-happened", "lane-said"].map(|key| language.word(key));
    let sides = sides.map(|side| drawable(Face::Sans, &side).unwrap_or_default());
    sheet.text(&sides[0], Face::Sans, SMALL, Ink::Soft, (LEFT, middle - AWAY + 8.0), Anchor::Start);
    sheet.text(&sides[1], Face::Sans, SMALL, Ink::Soft, (LEFT, middle + AWAY + 8.0), Anchor::Start);
    LEFT + sides.iter().map(|side| width(Face::Sans, SMALL, side)).fold(0.0, f32::max) + 32.0
}

/// Draws the axis.
pub fn draw(sheet: &mut Sheet, language: &Language, all: &[Mark]) {
    let from = sides(sheet, language, MIDDLE);
    let told = silence(all, RIGHT - from);
    let gaps = all.iter().filter(|mark| matches!(mark, Mark::Gap(_))).count();
    let (gaps, marks) = (count(gaps), count(all.len() - gaps));
    let plain_gaps = gaps - if told.is_some() { 1.0 } else { 0.0 };
    let room = RIGHT - from - told.as_ref().map_or(0.0, |(_, _, wide)| *wide);
    // A gap is as wide as a mark and a half.
    let step = (room / (marks + plain_gaps * 1.5).max(1.0)).min(STEP);
    let radius = (step * 0.4).clamp(2.0, 9.0);
    let mut x = from;
    for (number, mark) in all.iter().enumerate() {
        let Mark::Point(point) = mark else {
            let label = told.as_ref().filter(|(at, ..)| *at == number);
            let wide = label.map_or(step * 1.5, |(_, _, wide)| *wide);
            dashes(sheet, x.round(), x + wide);
            if let Some((_, text, wide)) = label {
                let place = (x + wide / 2.0, MIDDLE + AWAY + 8.0);
                sheet.text(text, Face::Serif, 24.0, Ink::Soft, place, Anchor::Middle);
            }
            x += wide;
            continue;
        };
        line(sheet, Ink::Dark, x, x + step);
        // The stem, and what is at its end, are as wide on its left as on its right.
        let centre = (x + step / 2.0).round();
        if point.is_said() {
            let (y, half) = (MIDDLE + AWAY, (radius * 0.9).round());
            sheet.bar(Ink::State, (centre - 1.0, MIDDLE), (centre + 1.0, y));
            sheet.bar(Ink::State, (centre - half, y - half), (centre + half, y + half));
        } else {
            let y = MIDDLE - AWAY;
            sheet.bar(Ink::Dark, (centre - 1.0, y), (centre + 1.0, MIDDLE));
            sheet.dot(Ink::Dark, (centre, y), radius);
        }
        x += step;
    }
    if x < RIGHT {
        line(sheet, Ink::Faint, x, RIGHT);
    }
}

/// A piece of the axis.
fn line(sheet: &mut Sheet, ink: Ink, from: f32, to: f32) {
    sheet.bar(ink, (from, MIDDLE - 1.5), (to, MIDDLE + 1.5));
}

/// A gap in it.
fn dashes(sheet: &mut Sheet, mut from: f32, to: f32) {
    while from < to {
        line(sheet, Ink::Soft, from, to.min(from + 3.0));
        from += 12.0;
    }
}

/// The silence before the first word: where it is among the marks, what it says, and how wide it is. It is told where
/// it leaves the others enough room.
fn silence(all: &[Mark], room: f32) -> Option<(usize, String, f32)> {
    let first = all.iter().position(|mark| matches!(mark, Mark::Point(point) if point.is_said()))?;
    let number = first.checked_sub(1)?;
    let Mark::Gap(text) = &all[number] else { return None };
    let text = drawable(Face::Serif, text)?;
    let wide = width(Face::Serif, 24.0, &text) + 36.0;
    let others = count(all.len());
    (wide + others * 16.0 <= room).then_some((number, text, wide))
}

fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}
