//! Sites that nobody wrote: random incidents, as text, of every form a front matter can have.
//!
//! In: proptest's dice. Out: strategies for incidents and their files. What comes out is without mistakes.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;

/// The components that incidents may name.
pub const COMPONENTS: [&str; 3] = ["api", "web", "Mail"];
const STATUSES: [&str; 5] =
    ["operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage"];
const STAGES: [&str; 4] = ["investigating", "identified", "monitoring", "resolved"];

/// The minutes since the beginning of 2026 when sites are looked at, or nearly so.
const NOW: u32 = 470_000;

/// An incident before it is text.
#[derive(Debug, Clone)]
pub struct Incident {
    pub id: String,
    /// Minutes since the beginning of 2026.
    pub start: u32,
    pub precision: Precision,
    pub end: End,
    pub components: Vec<(usize, usize)>,
    pub updates: Vec<Update>,
    /// Minutes after the start, if a time is known.
    pub timeline: Vec<Option<u32>>,
    pub words: Vec<String>,
    pub is_maintenance: bool,
}

/// Minutes after the start, the place of a status, and what changes: the places of a component and of its status.
pub type Update = (u32, usize, Option<(usize, usize)>);

/// How well a start is known.
#[derive(Debug, Clone, Copy)]
pub enum Precision {
    Minute,
    About,
    Day,
}

/// How an end is known.
#[derive(Debug, Clone, Copy)]
pub enum End {
    Unknown,
    After(u32),
    Length(u32),
}

/// A handful of incidents with ids of their own.
pub fn incidents() -> impl Strategy<Value = Vec<Incident>> {
    vec(incident(), 0..8).prop_map(|mut incidents| {
        for (number, incident) in incidents.iter_mut().enumerate() {
            let _ = write!(incident.id, "-{number}");
        }
        incidents
    })
}

/// One incident.
pub fn incident() -> impl Strategy<Value = Incident> {
    let precision = prop_oneof![3 => Just(Precision::Minute), 1 => Just(Precision::About), 1 => Just(Precision::Day)];
    let end = prop_oneof![
        2 => Just(End::Unknown),
        3 => (0..100_000_u32).prop_map(End::After),
        2 => (1..10_000_u32).prop_map(End::Length),
    ];
    let components = vec((0..COMPONENTS.len(), 0..STATUSES.len()), 0..3);
    let change = proptest::option::of((0..COMPONENTS.len(), 0..STATUSES.len()));
    let updates = vec((0..5_000_u32, 0..STAGES.len(), change), 0..4);
    let timeline = vec(proptest::option::of(0..5_000_u32), 0..6);
    let words = vec("[A-Za-z][a-z]{0,3}([. -][a-z]{1,4})?", 0..3);
    let rest = (words, prop::bool::weighted(0.15));
    ("[A-Za-z][a-z.]{0,5}", 0..NOW, precision, end, components, updates, timeline, rest).prop_map(
        |(id, start, precision, end, components, updates, timeline, (words, is_maintenance))| Incident {
            id,
            start,
            precision,
            end,
            components,
            updates,
            timeline,
            words,
            is_maintenance,
        },
    )
}

impl Incident {
    /// Its file, as YAML. Each entry says what no other does: its id and a number.
    pub fn yaml(&self) -> String {
        let Self { id, start, precision, end, components, updates, timeline, words, is_maintenance } = self;
        let mut text = format!("title: \"About {id}\"\n");
        if *is_maintenance {
            let until = start + 60;
            let _ = writeln!(text, "kind: maintenance\nscheduled: {{from: {}, until: {}}}", time(*start), time(until));
        } else {
            let started = match precision {
                Precision::Minute => time(*start),
                Precision::About => format!("~{}", time(*start)),
                Precision::Day => day(*start),
            };
            let _ = writeln!(text, "started: {started}");
            match (end, precision) {
                (End::After(minutes), Precision::Day) => _ = writeln!(text, "resolved: {}", day(start + minutes)),
                (End::After(minutes), _) => _ = writeln!(text, "resolved: {}", time(start + minutes)),
                (End::Length(minutes), _) => _ = writeln!(text, "duration: {minutes}m"),
                (End::Unknown, _) => {}
            }
        }
        let mut named = Vec::new();
        text.push_str("components:\n");
        for (component, status) in components {
            if !named.contains(component) {
                named.push(*component);
                let _ = writeln!(text, "  {}: {}", COMPONENTS[*component].to_lowercase(), STATUSES[*status]);
            }
        }
        let words = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(text, "tags: [{words}]\ncauses: [{words}]");
        text.push_str("timeline:\n");
        for (number, at) in timeline.iter().enumerate() {
            let at = at.map_or_else(String::new, |at| format!("at: {}, ", time(start + at)));
            let _ = writeln!(text, "  - {{{at}text: \"{}\"}}", self.happened(number));
        }
        text.push_str("updates:\n");
        for (number, (at, stage, change)) in updates.iter().enumerate() {
            // An open incident may be resolved by a later update than its last; its end then stands in the keys.
            let stage = if matches!(end, End::Unknown) && !is_maintenance { STAGES[stage % 3] } else { STAGES[0] };
            let stage = if *is_maintenance { "scheduled" } else { stage };
            let change = change.map_or_else(String::new, |(component, status)| {
                format!(", components: {{{}: {}}}", COMPONENTS[component].to_lowercase(), STATUSES[status])
            });
            let at = time(start + at);
            let _ = writeln!(text, "  - {{at: {at}, status: {stage}, text: \"{}\"{change}}}", self.said(number));
        }
        text
    }

    /// Whether all of it is past, so that nothing of it is still to be told.
    pub fn is_past(&self) -> bool {
        let end = if let End::After(minutes) | End::Length(minutes) = self.end { minutes } else { 0 };
        let said = self.updates.iter().map(|(at, ..)| *at);
        said.chain(self.timeline.iter().copied().flatten()).chain([end]).all(|at| self.start + at < NOW)
    }

    /// What the timeline says at that place.
    pub fn happened(&self, number: usize) -> String {
        format!("happened {} {number}.", self.id.replace('.', ""))
    }

    /// What the updates say at that place.
    pub fn said(&self, number: usize) -> String {
        format!("said {} {number}.", self.id.replace('.', ""))
    }
}

/// Minutes since the beginning of 2026, as a time of the file format.
fn time(minutes: u32) -> String {
    format!("{} {:02}:{:02} UTC", day(minutes), minutes / 60 % 24, minutes % 60)
}

fn day(minutes: u32) -> String {
    let first = afterword::time::Date::new(2026, 1, 1).expect("a day of the calendar");
    let date = first.plus_days(i64::from(minutes / 1440));
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
