//! Why things went wrong, the most frequent cause first, and how much of the record the first few explain.
//!
//! In: a catalog. Out: counts, and the share of incidents that name this cause or one before it. An incident with two
//! causes counts for both, and once in the share.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::model::words::Slug;
use crate::source::raw::Kind;

/// The causes on record.
#[derive(Debug)]
pub struct Causes {
    pub counts: Vec<CauseCount>,
    /// How many incidents there are.
    pub incidents: usize,
    /// How many of them name no cause.
    pub silent: usize,
}

/// One cause.
#[derive(Debug, PartialEq, Eq)]
pub struct CauseCount {
    pub cause: Slug,
    pub count: usize,
    /// How many incidents name this cause or one that is more frequent.
    pub together: usize,
}

impl Causes {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let is_incident = |index: &IncidentIndex| catalog.incident(*index).kind == Kind::Incident;
        let mut found: Vec<(&Slug, Vec<IncidentIndex>)> = Vec::new();
        for (cause, incidents) in catalog.facet(Facet::Cause) {
            let incidents: Vec<IncidentIndex> = incidents.iter().copied().filter(is_incident).collect();
            if !incidents.is_empty() {
                found.push((cause, incidents));
            }
        }
        found.sort_by(|(a, of_a), (b, of_b)| of_b.len().cmp(&of_a.len()).then_with(|| a.cmp(b)));
        let mut explained: BTreeSet<IncidentIndex> = BTreeSet::new();
        let counts = found.into_iter().map(|(cause, incidents)| {
            explained.extend(&incidents);
            CauseCount { cause: cause.clone(), count: incidents.len(), together: explained.len() }
        });
        let counts = counts.collect();
        let incidents = catalog.all().filter(is_incident).count();
        Self { counts, incidents, silent: incidents - explained.len() }
    }
}
