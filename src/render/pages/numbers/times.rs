//! How long things took, as a figure: a strip of dots for each measure and clock, on one scale.
//!
//! In: distributions. Out: a figure. With more incidents than a page holds, dots become columns, and the page says so.

use super::{LISTED, pick};
use crate::catalog::numbers::{Certainty, Clock, Sample, Time, Times};
use crate::render::charts::{self, Dot, Story, Strip};
use crate::render::pages::Desk;
use crate::render::words;
use crate::site::tables::{QUARTILES, Table, length};
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
        format!(
            "With {} a dot each would be too much for a page: where there are more than {LISTED}, columns say how many \
             there are of each length.",
            words::count(most, "incident", "incidents")
        )
    } else {
        "Every incident is a dot, full where the time is exact and hollow where it is known about or to a day.".into()
    };
    let mut tables = vec![pick(desk, all, "times")];
    tables.first_mut().into_iter().for_each(|table| table.note.clear());
    for id in ["at-most", "incident-times"] {
        let table = pick(desk, all, id);
        if (1..=LISTED).contains(&table.rows.len()) {
            tables.push(table);
        }
    }
    let hours = desk.catalog.site.hours.as_ref().map(|hours| format!(" Support hours: {}.", hours.words()));
    Figure {
        id: "times",
        heading: "How long it took",
        text: format!("{how} {QUARTILES}{}", hours.unwrap_or_default()),
        chart_html: (!rows.is_empty()).then(|| {
            let story = Story { id: "times-chart", title: "How long it took, by measure", text: &story.join(" ") };
            charts::strips(&story, &rows, LISTED)
        }),
        keys: keys(&rows, thinned),
        tables,
    }
}

/// What the shapes mean, those that occur.
fn keys(rows: &[Strip], thinned: bool) -> Vec<ChartKey> {
    let has = |certainty: Certainty| rows.iter().flat_map(|strip| &strip.dots).any(|dot| dot.certainty == certainty);
    let mut keys = Vec::new();
    let mut key = |is_there: bool, class, text: &str| {
        if is_there {
            keys.push(ChartKey { class, text: text.into() });
        }
    };
    key(!rows.is_empty(), "median", "median");
    key(!rows.is_empty(), "middle-half", "middle half");
    key(has(Certainty::Exact), "dot", if thinned { "incidents" } else { "exact" });
    key(has(Certainty::About), "dot about", "about");
    key(has(Certainty::AtMost), "dot bound", "at most");
    keys
}

fn strip(desk: &Desk, of: &Times, time: &Time) -> Strip {
    let dot = |sample: &Sample| Dot {
        seconds: sample.seconds,
        certainty: sample.certainty,
        name: format!("{}: {}", desk.catalog.incident(sample.incident).title, length(sample)),
    };
    let name = match time.clock {
        Clock::Wall => of.what.words().to_owned(),
        Clock::Support => "… in support hours".to_owned(),
    };
    let median = time.quartiles.map(|five| match time.samples.len() {
        1 => format!("{}, once", length(&five.median)),
        many => format!("median {} of {many}", length(&five.median)),
    });
    Strip {
        name,
        note: median.unwrap_or_else(|| "only upper bounds are known".into()),
        quartiles: time.quartiles.map(|five| [five.lower.seconds, five.median.seconds, five.upper.seconds]),
        dots: time.samples.iter().chain(&time.at_most).map(dot).collect(),
    }
}
