//! What `check` believes beyond "it parses": one file for each family of rules.
//!
//! In: the records as they were written, and a clock. Out: findings, each with a code of the table. It must not know
//! pages, nor what of the records a page shows as of that clock.

mod exceptions;
mod lengths;
mod privacy;
mod promises;
mod prose;
mod timeline;
mod translations;
mod updates;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog::{Facts, last_change};
use crate::config::Site;
use crate::diag::{Diagnostic, Diagnostics, Level, Place, Spot};
use crate::model::{Audience, Incident, Records};
use crate::source::{FileId, SourceTree};
use crate::time::Timestamp;

pub use exceptions::Exceptions;

/// One incident before the rules.
struct Case<'a> {
    site: &'a Site,
    tree: &'a SourceTree,
    incident: &'a Incident,
    facts: Facts,
    now: Timestamp,
}

impl Case<'_> {
    /// What its file says under that key.
    fn at(&self, key: &str) -> Place {
        Spot::Whole.of(self.incident.file).at(key)
    }
}

/// What the rules found of each incident, and when.
#[derive(Debug)]
pub struct Judged {
    now: Timestamp,
    each: Vec<Judgement>,
}

#[derive(Debug)]
struct Judgement {
    incident: Arc<Incident>,
    found: Vec<Diagnostic>,
    /// Whether the clock changes nothing of it any more.
    is_settled: bool,
}

/// Runs every rule. Of a site that is looked back on, what was still to come at its moment is no mistake: only what cannot
/// be so at any time is told. What an earlier run found of the same incident stands, unless the clock may have changed it
/// since.
pub fn run(
    records: &Records,
    tree: &SourceTree,
    now: Timestamp,
    looks_back: bool,
    earlier: Option<&Judged>,
    diagnostics: &mut Diagnostics,
) -> Judged {
    // What cannot be read is missing from the story: first things first.
    let unread: BTreeSet<FileId> =
        diagnostics.iter().filter(|found| found.level == Level::Error).map(|found| found.place.file).collect();
    let of_one = |incident: &Incident, facts: Facts| {
        let mut found = Diagnostics::default();
        let case = Case { site: &records.site, tree, incident, facts, now };
        if records.audience == Audience::Public {
            privacy::run(&case, &mut found);
        }
        if !unread.contains(&incident.file) {
            timeline::run(&case, &mut found);
            lengths::run(&case, &mut found);
            updates::run(&case, &mut found);
            prose::run(&case, &mut found);
            promises::run(&case, &mut found);
            translations::run(&case, &mut found);
        }
        found.into_iter().filter(|found| !looks_back || found.level == Level::Error).collect()
    };
    // Some rules count the days.
    let day = |at| records.site.zone.date_of(at);
    let earlier = earlier.filter(|earlier| earlier.now <= now && day(earlier.now) == day(now));
    let settled = earlier.into_iter().flat_map(|earlier| &earlier.each).filter(|before| before.is_settled);
    let settled: BTreeMap<FileId, &Judgement> = settled.map(|before| (before.incident.file, before)).collect();
    let judge = |incident: &Arc<Incident>| {
        let shared = Arc::clone(incident);
        let before = settled.get(&incident.file).filter(|before| Arc::ptr_eq(&before.incident, incident));
        if let Some(judgement) = before {
            return Judgement { incident: shared, found: judgement.found.clone(), is_settled: true };
        }
        let facts = Facts::of(incident, now);
        let is_settled = facts.ended.is_some() && last_change(incident).is_none_or(|last| last < now);
        Judgement { incident: shared, found: of_one(incident, facts), is_settled }
    };
    let each: Vec<Judgement> = records.incidents.par_iter().map(judge).collect();
    diagnostics.extend(each.iter().flat_map(|judgement| judgement.found.iter().cloned()));
    Judged { now, each }
}
