//! Distributions: every incident a dot along a scale of time that grows tenfold and more, with a box over the middle
//! half of them and a line at the median.
//!
//! In: seconds. Out: SVG. A dot is full where the value is exact, hollow where it is about, and an arrow to the left
//! where it is an upper bound. Beyond what a page can hold, dots become columns of how many there are.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Canvas, Short, Story, to_f64};
use crate::catalog::numbers::Certainty;
use crate::language::Language;

/// One distribution.
pub struct Strip {
    pub name: String,
    /// Its quartiles in words, or that there are none.
    pub note: String,
    /// The median alone, where there is little room.
    pub short: String,
    /// Lower quartile, median, upper quartile, in seconds.
    pub quartiles: Option<[u64; 3]>,
    pub dots: Vec<Dot>,
}

/// One incident's value.
pub struct Dot {
    pub seconds: u64,
    pub certainty: Certainty,
    /// What it is called where the pointer rests.
    pub name: String,
}

/// The pixels from one strip to the next, and where in it the dots lie.
const PITCH: usize = 76;
const MIDDLE: f64 = 42.0;
/// Half the room that dots have.
const REACH: f64 = 17.0;
/// Up to so many dots each says which incident it is.
const NAMED: usize = 150;

/// Round lengths: in seconds, and as a number of a unit.
const TICKS: [(u64, (u64, &str)); 11] = [
    (1, (1, "tick-s")),
    (10, (10, "tick-s")),
    (60, (1, "tick-min")),
    (600, (10, "tick-min")),
    (3600, (1, "tick-h")),
    (6 * 3600, (6, "tick-h")),
    (86_400, (1, "tick-d")),
    (7 * 86_400, (7, "tick-d")),
    (30 * 86_400, (30, "tick-d")),
    (365 * 86_400, (1, "tick-y")),
    (3650 * 86_400, (10, "tick-y")),
];

/// Draws distributions over one scale; more than `most` dots in one of them are counted in columns instead.
#[must_use]
pub fn strips(language: &Language, story: &Story, strips: &[Strip], most: usize) -> String {
    let height = strips.len() * PITCH + 24;
    let mut canvas = Canvas::new(story, "strips", height);
    let scale = Scale::of(strips);
    let foot = to_f64(strips.len() * PITCH);
    if scale.has_zero {
        canvas.line("grid", [ZERO, ZERO], [0.0, foot]);
        canvas.text("middle", ZERO, foot + 16.0, "0");
    }
    for (seconds, (count, unit)) in scale.ticks() {
        let at = scale.at(seconds);
        canvas.line("grid", [at, at], [0.0, foot]);
        canvas.text("middle", at, foot + 16.0, &language.say(unit, &[("count", count.into())]));
    }
    for (place, strip) in strips.iter().enumerate() {
        draw(&mut canvas, strip, &scale, to_f64(place * PITCH), most);
    }
    canvas.finish()
}

fn draw(canvas: &mut Canvas, strip: &Strip, scale: &Scale, top: f64, most: usize) {
    canvas.head(" halo", top + 14.0, &strip.name, [&strip.note, &strip.short]);
    let middle = top + MIDDLE;
    if let Some([lower, _, upper]) = strip.quartiles {
        let (from, to) = (scale.at(lower), scale.at(upper));
        canvas.block("middle-half", [from, (to - from).max(0.4)], [middle - REACH, 2.0 * REACH]);
    }
    if strip.dots.len() > most {
        binned(canvas, strip, scale, middle);
    } else {
        scattered(canvas, strip, scale, middle);
    }
    if let Some([_, median, _]) = strip.quartiles {
        let at = scale.at(median);
        canvas.line("median", [at, at], [middle - REACH - 2.0, middle + REACH + 2.0]);
    }
}

/// Dots that would cover each other stand above and below.
fn scattered(canvas: &mut Canvas, strip: &Strip, scale: &Scale, middle: f64) {
    let mut columns: BTreeMap<i64, Vec<&Dot>> = BTreeMap::new();
    for dot in &strip.dots {
        columns.entry(column(scale.at(dot.seconds))).or_default().push(dot);
    }
    let highest = columns.values().map(Vec::len).max().unwrap_or(1);
    let step = (2.0 * REACH / to_f64(highest)).min(8.0);
    let named = strip.dots.len() <= NAMED;
    for dots in columns.values() {
        for (place, dot) in dots.iter().enumerate() {
            let side = if place % 2 == 0 { 1.0 } else { -1.0 };
            let off = side * step * to_f64(place.div_ceil(2));
            one(canvas, dot, [scale.at(dot.seconds), middle + off], named);
        }
    }
}

fn one(canvas: &mut Canvas, dot: &Dot, [along, down]: [f64; 2], named: bool) {
    if named {
        canvas.open(&dot.name);
    }
    let (along, down) = (Short(along), Short(down));
    let _ = match dot.certainty {
        Certainty::Exact => write!(canvas.svg, "<circle class=\"dot\" cx=\"{along}%\" cy=\"{down}\" r=\"4\"/>"),
        Certainty::About => write!(canvas.svg, "<circle class=\"dot about\" cx=\"{along}%\" cy=\"{down}\" r=\"3.5\"/>"),
        // A path has no shares of the width, so it stands in a picture of its own.
        Certainty::AtMost => write!(
            canvas.svg,
            "<svg x=\"{along}%\" y=\"{down}\" overflow=\"visible\"><path class=\"dot bound\" d=\"M0-4v8M0 0h-11m4-3.5-4 3.5 4 3.5\"/></svg>"
        ),
    };
    if named {
        canvas.close();
    }
}

/// How many there are in each fiftieth of the width.
fn binned(canvas: &mut Canvas, strip: &Strip, scale: &Scale, middle: f64) {
    const WIDE: f64 = 2.0;
    let mut bins: BTreeMap<i64, usize> = BTreeMap::new();
    for dot in strip.dots.iter().filter(|dot| dot.certainty != Certainty::AtMost) {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the width, at most 100")]
        let bin = (scale.at(dot.seconds) / WIDE).floor() as i64;
        *bins.entry(bin).or_default() += 1;
    }
    let highest = bins.values().copied().max().unwrap_or(1);
    for (bin, count) in bins {
        #[expect(clippy::cast_precision_loss, reason = "a share of the width, at most 100")]
        let along = bin as f64 * WIDE;
        let tall = (2.0 * REACH * to_f64(count) / to_f64(highest)).max(1.0);
        canvas.block("dot", [along + 0.15, WIDE - 0.3], [middle + REACH - tall, tall]);
    }
}

/// The column of dots that would cover each other.
fn column(along: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a share of the width, at most 100")]
    let column = (along / 1.2).round() as i64;
    column
}

/// Where a length of nothing stands; lengths begin at `FIRST` if there is one, and end at `LAST`.
const ZERO: f64 = 2.5;
const FIRST: f64 = 9.0;
const LAST: f64 = 97.0;

/// A scale of time that grows tenfold and more from tick to tick.
struct Scale {
    first: usize,
    last: usize,
    has_zero: bool,
}

impl Scale {
    fn of(strips: &[Strip]) -> Self {
        let all = || strips.iter().flat_map(|strip| &strip.dots).map(|dot| dot.seconds);
        let least = all().filter(|seconds| *seconds > 0).min().unwrap_or(60);
        let most = all().max().unwrap_or(3600);
        let first = TICKS.iter().rposition(|(tick, _)| *tick <= least).unwrap_or(0);
        let last = TICKS.iter().position(|(tick, _)| *tick >= most).unwrap_or(TICKS.len() - 1);
        Self { first, last: last.max(first + 1).min(TICKS.len() - 1), has_zero: all().any(|seconds| seconds == 0) }
    }

    fn ticks(&self) -> impl Iterator<Item = (u64, (u64, &'static str))> {
        TICKS.into_iter().take(self.last + 1).skip(self.first)
    }

    /// The place of a length, in hundredths of the width.
    fn at(&self, seconds: u64) -> f64 {
        let from = if self.has_zero { FIRST } else { ZERO };
        if seconds == 0 {
            return ZERO;
        }
        let tick = |place: usize| TICKS.get(place).map_or(1, |(seconds, _)| *seconds);
        let (first, last) = (log(tick(self.first)), log(tick(self.last)));
        let share = (log(seconds) - first) / (last - first).max(f64::EPSILON);
        from + (LAST - from) * share.clamp(0.0, 1.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a chart is not more precise than its pixels")]
fn log(seconds: u64) -> f64 {
    (seconds.max(1) as f64).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(seconds: &[u64], certainty: Certainty) -> Strip {
        let dot = |seconds: &u64| Dot { seconds: *seconds, certainty, name: "one".into() };
        Strip {
            name: "Time".into(),
            note: String::new(),
            short: String::new(),
            quartiles: None,
            dots: seconds.iter().map(dot).collect(),
        }
    }

    const STORY: Story = Story { id: "times", title: "How long", text: "it took" };

    #[test]
    fn every_incident_is_a_dot_until_there_are_too_many() {
        let lengths: Vec<u64> = (1..=40).map(|number| number * 60).collect();
        let drawn = |most| strips(&Language::english(), &STORY, &[strip(&lengths, Certainty::Exact)], most);
        assert_eq!(drawn(40).matches("<circle").count(), 40);
        assert_eq!(drawn(39).matches("<circle").count(), 0);
        assert!(drawn(39).contains("<rect class=\"dot\""));
    }

    #[test]
    fn what_is_known_less_well_looks_so() {
        let drawn = |certainty| strips(&Language::english(), &STORY, &[strip(&[600], certainty)], 10);
        assert!(drawn(Certainty::About).contains("dot about"));
        assert!(drawn(Certainty::AtMost).contains("dot bound") && !drawn(Certainty::AtMost).contains("<circle"));
    }

    #[test]
    fn a_longer_time_never_stands_further_left() {
        let scale = Scale::of(&[strip(&[0, 1, 70, 4000, 90_000, 40_000_000], Certainty::Exact)]);
        let places: Vec<f64> = [0, 1, 59, 60, 61, 3600, 86_400, 40_000_000].map(|seconds| scale.at(seconds)).into();
        assert!(places.is_sorted(), "{places:?}");
        assert!(places.iter().all(|place| (0.0..=100.0).contains(place)));
    }
}
