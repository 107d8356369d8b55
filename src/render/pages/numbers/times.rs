//! How long things took, as a figure: a strip of dots for each measure and clock, on one scale.
//!
//! In: distributions. Out: a figure. With more incidents than a page holds, dots become columns, and the page says so.

use super::{LISTED, pick};
use crate::catalog::numbers::{Certainty, Clock, Sample, Time, Times};
use crate::render::charts::{self, Dot, Story, Strip};
use crate::render::pages::Desk;
use crate::site::tables::{self, Table};
use crate::site::view::numbers::{ChartKey, Figure};

/// The figure.
pub(super) fn figure(desk: &Desk, times: &[Times], all: &[Table]) -> Figure {
    let clocks = times.iter().flat_map(|of| std::iter::once(&of.wall).chain(&of.support).map(move |time| (of, time)));
    let known = clocks.filter(|(_, time)| !time.samples.is_empty() || !time.at_most.is_empty());
    let rows: Vec<Strip> = known.map(|(of, time)| strip(desk, of, time)).collect();
    let most = rows.iter().map(|strip| strip.dots.len()).max().unwrap_or(0);
    let story: Vec<String> = rows.iter().map(|strip| format!("{}: {}.", strip.name, strip.note)).collect();
    let thinned = most > LISTED;
    let how = if thinned {
        desk.language.say("times-columns", &[("count", most.into()), ("most", LISTED.to_string().into())])
    } else {
        desk.language.word("times-dots")
    };
    let mut tables = vec![pick(desk, all, "times")];
    tables.first_mut().into_iter().for_each(|table| table.note.clear());
    for id in ["at-most", "incident-times"] {
        let table = pick(desk, all, id);
        if (1..=LISTED).contains(&table.rows.len()) {
            tables.push(table);
        }
    }
    Figure {
        id: "times",
        heading: desk.language.word("times-heading"),
        text: format!("{how} {}", tables::quartiles_rule(&desk.language, desk.catalog)),
        chart_html: (!rows.is_empty()).then(|| {
            let story = Story { id: "times-chart", title: &desk.language.word("times-chart"), text: &story.join(" ") };
            charts::strips(&desk.language, &story, &rows, LISTED)
        }),
        keys: keys(desk, &rows, thinned),
        tables,
    }
}

/// What the shapes mean, those that occur.
fn keys(desk: &Desk, rows: &[Strip], thinned: bool) -> Vec<ChartKey> {
    let has = |certainty: Certainty| rows.iter().flat_map(|strip| &strip.dots).any(|dot| dot.certainty == certainty);
    let mut keys = Vec::new();
    let mut key = |is_there: bool, class, text: &str| {
        if is_there {
            keys.push(ChartKey { class, text: desk.language.of("key", text) });
        }
    };
    key(!rows.is_empty(), "median", "median");
    key(!rows.is_empty(), "middle-half", "middle-half");
    key(has(Certainty::Exact), "dot", if thinned { "incidents" } else { "exact" });
    key(has(Certainty::About), "dot about", "about");
    key(has(Certainty::AtMost), "dot bound", "at-most");
    keys
}

fn strip(desk: &Desk, of: &Times, time: &Time) -> Strip {
    let dot = |sample: &Sample| Dot {
        seconds: sample.seconds,
        certainty: sample.certainty,
        name: format!("{}: {}", desk.catalog.incident(sample.incident).title, desk.span(&sample.span)),
    };
    let name = match time.clock {
        Clock::Wall => tables::measure(&desk.language, of.what),
        Clock::Support => desk.language.word("in-support-hours"),
    };
    let say = |key: &str, length: &str| {
        desk.language.say(key, &[("length", length.into()), ("count", time.samples.len().into())])
    };
    let (note, short) = match time.quartiles.map(|five| desk.span(&five.median.span)) {
        None => (desk.language.word("only-bounds"), desk.language.word("only-bounds")),
        Some(length) if time.samples.len() == 1 => (say("once", &length), say("once", &length)),
        Some(median) => (say("median-of", &median), say("median-alone", &median)),
    };
    Strip {
        name,
        note,
        short,
        quartiles: time.quartiles.map(|five| [five.lower.seconds, five.median.seconds, five.upper.seconds]),
        dots: time.samples.iter().chain(&time.at_most).map(dot).collect(),
    }
}
