//! Diagnostics as JSON: one object for programs, with a version of its own.
//!
//! In: diagnostics, and the texts of the files they point into. Out: text. What is in it is a promise: members may be
//! added and none is renamed.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Files, Level, Lookup, Place};

#[derive(Serialize)]
struct Report {
    version: u8,
    errors: usize,
    warnings: usize,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    level: &'static str,
    message: String,
    label: String,
    help: String,
    place: Spot,
    related: Vec<Related>,
}

#[derive(Serialize)]
struct Related {
    label: String,
    place: Spot,
}

/// Lines and columns are counted from 1, columns in characters; bytes from 0.
#[derive(Serialize)]
struct Spot {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

/// Every diagnostic, by path and place.
#[must_use]
pub fn json(diagnostics: &Diagnostics, files: &dyn Files) -> String {
    let mut lookup = Lookup::new(files);
    let sorted = lookup.sorted(diagnostics.iter());
    let report = Report {
        version: 1,
        errors: diagnostics.count(Level::Error),
        warnings: diagnostics.count(Level::Warning),
        findings: sorted.into_iter().map(|found| finding(found, &mut lookup)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn finding(found: &Diagnostic, lookup: &mut Lookup) -> Finding {
    let related = found.related.iter().map(|(place, label)| (spot(place, lookup), label.clone()));
    Finding {
        code: found.code.id,
        level: found.level.id(),
        message: found.message.clone(),
        label: found.label.clone(),
        help: found.next_step().to_owned(),
        related: related.map(|(place, label)| Related { label, place }).collect(),
        place: spot(&found.place, lookup),
    }
}

fn spot(place: &Place, lookup: &mut Lookup) -> Spot {
    let at = lookup.position(place);
    Spot {
        path: at.path,
        line: at.line,
        column: at.column,
        end_line: at.end_line,
        end_column: at.end_column,
        start: at.range.start,
        end: at.range.end,
    }
}
