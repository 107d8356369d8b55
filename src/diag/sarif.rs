//! Diagnostics as SARIF 2.1.0, which code hosts and editors read.
//!
//! In: diagnostics, and the texts of the files they point into. Out: text. Every code that was found is described as a
//! rule, from the one table.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{CODES, Code, Diagnostic, Diagnostics, Files, Lookup, Place};
use crate::artifact::address;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Every diagnostic, by path and place.
#[must_use]
pub fn sarif(diagnostics: &Diagnostics, files: &dyn Files) -> String {
    let mut lookup = Lookup::new(files);
    let sorted = lookup.sorted(diagnostics.iter());
    let used: BTreeSet<&str> = sorted.iter().map(|found| found.code.id).collect();
    let rules: Vec<&Code> = CODES.iter().filter(|code| used.contains(code.id)).collect();
    let results: Vec<Value> = sorted.into_iter().map(|found| result(found, &rules, &mut lookup)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Afterword",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            // Columns count characters, not the units of UTF-16 that are usual here.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": format!("{}: {}", code.title, code.why)},
        "help": {"text": code.fix},
        "defaultConfiguration": {"level": code.level.id()},
    })
}

fn result(found: &Diagnostic, rules: &[&Code], lookup: &mut Lookup) -> Value {
    let help = found.next_step();
    let mut related = Vec::new();
    for (number, (place, label)) in found.related.iter().enumerate() {
        let mut location = location(place, lookup);
        location["id"] = json!(number);
        location["message"] = json!({"text": label});
        related.push(location);
    }
    json!({
        "ruleId": found.code.id,
        "ruleIndex": rules.iter().position(|code| code.id == found.code.id),
        "level": found.level.id(),
        "message": {"text": format!("{}. Help: {help}", found.message)},
        "locations": [location(&found.place, lookup)],
        "relatedLocations": related,
    })
}

fn location(place: &Place, lookup: &mut Lookup) -> Value {
    let at = lookup.position(place);
    json!({"physicalLocation": {
        "artifactLocation": {"uri": address::ascii(&address::path(&at.path)), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
        },
    }})
}
