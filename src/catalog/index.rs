//! How incidents are found: by id, by old address, by day, by facet.
//!
//! In: a site and its incidents in their order. Out: places in that order. No clock changes it, and no text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Facet, IncidentIndex, facets_of};
use crate::config::Site;
use crate::model::Incident;
use crate::model::words::Slug;
use crate::time::Date;

/// The places of incidents.
#[derive(Debug)]
pub(super) struct Index {
    pub dates: Vec<Date>,
    /// Ordered by id.
    by_id: Vec<IncidentIndex>,
    pub by_year: BTreeMap<i32, BTreeMap<u8, Vec<IncidentIndex>>>,
    pub facets: BTreeMap<Facet, BTreeMap<Slug, Vec<IncidentIndex>>>,
    /// A tag as it was written by the newest incident that has it.
    pub tag_names: BTreeMap<Slug, String>,
    /// Whose old page stood at a path.
    pub aliases: BTreeMap<String, IncidentIndex>,
}

impl Index {
    pub fn of(site: &Site, incidents: &[Arc<Incident>]) -> Self {
        let mut by_id: Vec<IncidentIndex> = (0..incidents.len()).map(IncidentIndex).collect();
        by_id.sort_by(|a, b| incidents[a.0].id.cmp(&incidents[b.0].id));
        let mut index = Self {
            dates: incidents.iter().map(|incident| incident.started.moment.date_in(site.zone)).collect(),
            by_id,
            by_year: BTreeMap::new(),
            facets: Facet::ALL.map(|facet| (facet, BTreeMap::new())).into(),
            tag_names: BTreeMap::new(),
            aliases: BTreeMap::new(),
        };
        for (place, incident) in incidents.iter().enumerate() {
            let date = index.dates[place];
            index.by_year.entry(date.year).or_default().entry(date.month).or_default().push(IncidentIndex(place));
            for (facet, slug) in facets_of(incident) {
                let slugs = index.facets.entry(facet).or_default();
                slugs.entry(slug.clone()).or_default().push(IncidentIndex(place));
            }
            for (slug, name) in &incident.tags {
                index.tag_names.entry(slug.clone()).or_insert_with(|| name.clone());
            }
            for alias in &incident.aliases {
                index.aliases.entry(alias.clone()).or_insert(IncidentIndex(place));
            }
        }
        let components = index.facets.entry(Facet::Component).or_default();
        for component in &site.components {
            components.entry(component.id.0.clone()).or_default();
        }
        index
    }

    /// The place of the incident of that id.
    pub fn find(&self, incidents: &[Arc<Incident>], id: &str) -> Option<IncidentIndex> {
        let found = self.by_id.binary_search_by(|index| incidents[index.0].id.as_str().cmp(id));
        found.ok().map(|place| self.by_id[place])
    }
}

/// Whether two incidents stand in the same places.
pub(super) fn are_found_alike(a: &Incident, b: &Incident) -> bool {
    let is_listed_alike = a.id == b.id && a.started.moment == b.started.moment && a.aliases == b.aliases;
    is_listed_alike && a.tags == b.tags && facets_of(a).eq(facets_of(b))
}
