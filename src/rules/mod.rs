//! What `check` believes beyond "it parses": one file for each family of rules.
//!
//! In: the records as they were written, and a clock. Out: findings, each with a code of the table. It must not know
//! pages, nor what of the records a page shows as of that clock.

mod exceptions;
mod privacy;
mod promises;
mod prose;
mod timeline;
mod translations;
mod updates;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::catalog::Facts;
use crate::config::Site;
use crate::diag::{Diagnostics, Level};
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

/// Runs every rule. Of a site that is looked back on, what was still to come at its moment is no mistake.
pub fn run(records: &Records, tree: &SourceTree, now: Timestamp, looks_back: bool, diagnostics: &mut Diagnostics) {
    // What cannot be read is missing from the story: first things first.
    let unread: BTreeSet<FileId> =
        diagnostics.iter().filter(|found| found.level == Level::Error).map(|found| found.place.file).collect();
    let of_one = |incident: &Incident| {
        let mut found = Diagnostics::default();
        let case = Case { site: &records.site, tree, incident, facts: Facts::of(incident, now), now };
        if records.audience == Audience::Public {
            privacy::run(&case, &mut found);
        }
        if !looks_back && !unread.contains(&incident.file) {
            timeline::run(&case, &mut found);
            updates::run(&case, &mut found);
            prose::run(&case, &mut found);
            promises::run(&case, &mut found);
            translations::run(&case, &mut found);
        }
        found
    };
    let found: Vec<Diagnostics> = records.incidents.par_iter().map(of_one).collect();
    diagnostics.extend(found.into_iter().flatten());
}
