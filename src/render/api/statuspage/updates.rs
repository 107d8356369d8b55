//! The updates of an incident, as the Statuspage API shows them: the newest first, and never none.
//!
//! In: one incident of the catalog. Out: what was said, with what each did to components. Where the record is further
//! than the last word, one more update follows from it and says so (`x_derived`), since clients read the first one.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::incidents::{is_told, last_word, word};
use super::{Office, at, components, id};
use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::model::Incident;
use crate::model::words::{ComponentId, ComponentStatus, Status};
use crate::render::{markdown, summary};
use crate::site::statuspage::{Affected, Update};
use crate::time::Timestamp;

/// Every update, the newest first.
pub(super) fn all(office: &Office, index: IncidentIndex) -> Vec<Update> {
    let catalog = office.catalog;
    let (incident, facts) = (catalog.incident(index), catalog.facts(index));
    let owner = id("incident", incident.id.as_str());
    let mut ledger = Ledger { catalog, states: BTreeMap::new(), has_begun: false };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut updates = Vec::new();
    for update in &incident.updates {
        // The moment is what stays when a text is corrected or an earlier word is added.
        let moment = update.at.iso();
        let twin = seen.entry(moment.clone()).or_default();
        *twin += 1;
        let affected = ledger.turn(incident, &update.components, update.status);
        let key = format!("{} {moment} {twin}", incident.id);
        let body = markdown::plain(update.text.text(), catalog.site.html);
        updates.push(Update {
            affected_components: affected,
            ..entry(&owner, &key, word(update.status, incident.kind), body, update.at.earliest())
        });
    }
    let last = incident.updates.last().map(|update| update.status);
    let now = word(facts.status, incident.kind);
    if last.is_none_or(|last| word(last, incident.kind) != now) {
        let turned = turned(catalog, index);
        let affected = ledger.turn(incident, &[], facts.status);
        let body = if last.is_none() { summary(catalog, incident) } else { String::new() };
        let body = if body.is_empty() { facts.status.words().to_owned() } else { body };
        let derived = entry(&owner, &format!("{} is {now}", incident.id), now, body, turned);
        updates.push(Update { affected_components: affected, x_derived: true, ..derived });
    }
    if is_told(incident, facts) {
        let body =
            Some(summary(catalog, incident)).filter(|body| !body.is_empty()).unwrap_or_else(|| incident.title.clone());
        let report =
            entry(&owner, &format!("{} postmortem", incident.id), "postmortem", body, last_word(catalog, index));
        updates.push(Update { x_derived: true, ..report });
    }
    updates.reverse();
    updates
}

/// When it came to be what it is: its end, the beginning of its window, or its start; not before the last word, nor
/// before its start, as the first instant of a day may be. What is to come is what it was when it was first heard of.
fn turned(catalog: &Catalog, index: IncidentIndex) -> Timestamp {
    let (incident, facts) = (catalog.incident(index), catalog.facts(index));
    let started = incident.started.moment.earliest();
    if started > catalog.now {
        return last_word(catalog, index);
    }
    let ended = facts.ended.filter(|_| facts.status.is_over());
    let turn = ended.map_or(started, |ended| ended.earliest().max(started));
    incident.updates.last().map_or(turn, |update| turn.max(update.at.earliest()))
}

fn entry(incident: &str, key: &str, status: &'static str, body: String, instant: Timestamp) -> Update {
    Update {
        id: id("update", key),
        status,
        body,
        incident_id: incident.to_owned(),
        created_at: at(instant),
        updated_at: at(instant),
        display_at: at(instant),
        affected_components: None,
        deliver_notifications: false,
        custom_tweet: None,
        tweet_id: None,
        x_derived: false,
    }
}

/// The state of each component as one update after the other changes it.
struct Ledger<'a> {
    catalog: &'a Catalog,
    states: BTreeMap<ComponentId, ComponentStatus>,
    has_begun: bool,
}

impl Ledger<'_> {
    /// What an update does: the first after the start brings what the incident lists, the last puts all right again.
    fn turn(
        &mut self,
        incident: &Incident,
        says: &[(ComponentId, ComponentStatus)],
        status: Status,
    ) -> Option<Vec<Affected>> {
        let begins = !self.has_begun && status != Status::Scheduled;
        self.has_begun |= begins;
        let listed = incident.components.iter().filter(|_| begins);
        let mut turns: IndexMap<ComponentId, ComponentStatus> = listed.chain(says).cloned().collect();
        if status.is_over() {
            if begins && status != Status::Cancelled {
                self.states.extend(turns.clone());
            }
            turns.extend(self.states.keys().map(|component| (component.clone(), ComponentStatus::Operational)));
            turns.values_mut().for_each(|state| *state = ComponentStatus::Operational);
        }
        let mut affected = Vec::new();
        for (component, new) in turns {
            let old = self.states.insert(component.clone(), new).unwrap_or(ComponentStatus::Operational);
            affected.push(Affected {
                code: components::id_of(&component),
                name: name_of(self.catalog, &component),
                old_status: old.id(),
                new_status: new.id(),
            });
        }
        (!affected.is_empty()).then_some(affected)
    }
}

/// `Group - Component`, or the name alone.
#[must_use]
pub fn name_of(catalog: &Catalog, component: &ComponentId) -> String {
    let name = catalog.name(Facet::Component, &component.0);
    let group = catalog.site.component(component).and_then(|component| component.group.as_ref());
    group.map_or_else(|| name.clone(), |group| format!("{group} - {name}"))
}
