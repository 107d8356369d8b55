//! Components and their groups, as the Statuspage API shows them.
//!
//! In: a catalog. Out: rows in the order of `site.yaml`, a group before its children. A group is as well as the worst
//! of them.

use indexmap::IndexMap;

use super::{at, id};
use crate::catalog::Catalog;
use crate::config;
use crate::model::words::{ComponentId, ComponentStatus};
use crate::site::statuspage::Component;
use crate::time::Timestamp;

/// Every component, groups included.
pub(super) fn all(catalog: &Catalog, page: &str) -> Vec<Component> {
    let mut places: IndexMap<Place, Vec<&config::Component>> = IndexMap::new();
    for component in &catalog.site.components {
        let place = match &component.group {
            Some(group) => Place::Group(group),
            None => Place::Alone(&component.id),
        };
        places.entry(place).or_default().push(component);
    }
    let mut rows = Vec::new();
    for (position, (place, members)) in places.iter().enumerate() {
        match place {
            Place::Alone(_) => rows.extend(members.iter().map(|member| row(catalog, member, position + 1, page, None))),
            Place::Group(name) => {
                let group_id = id("group", name);
                let numbered = members.iter().enumerate();
                let children: Vec<Component> = numbered
                    .map(|(place, member)| row(catalog, member, place + 1, page, Some(group_id.clone())))
                    .collect();
                rows.push(group(catalog, name, members, position + 1, page, &children));
                rows.extend(children);
            }
        }
    }
    rows
}

/// The id of a component.
#[must_use]
pub fn id_of(component: &ComponentId) -> String {
    id("component", component.0.as_str())
}

/// A row among those that are in no group.
#[derive(PartialEq, Eq, Hash)]
enum Place<'a> {
    Group(&'a str),
    Alone(&'a ComponentId),
}

fn row(
    catalog: &Catalog,
    component: &config::Component,
    position: usize,
    page: &str,
    group_id: Option<String>,
) -> Component {
    let created = created(catalog, component);
    Component {
        id: id_of(&component.id),
        name: component.name.clone(),
        status: catalog.status_of(&component.id).id(),
        created_at: at(created),
        updated_at: at(changed(catalog, &component.id).unwrap_or(created).max(created)),
        position,
        description: component.description.clone(),
        showcase: true,
        start_date: component.since.map(|since| since.to_string()),
        group_id,
        page_id: page.to_owned(),
        group: false,
        only_show_if_degraded: false,
        components: None,
    }
}

fn group(
    catalog: &Catalog,
    name: &str,
    members: &[&config::Component],
    position: usize,
    page: &str,
    children: &[Component],
) -> Component {
    let worst = members.iter().map(|member| catalog.status_of(&member.id)).max();
    let created = members.iter().map(|member| created(catalog, member)).min().unwrap_or(Timestamp::NEVER);
    let changed = members.iter().filter_map(|member| changed(catalog, &member.id)).max();
    Component {
        id: id("group", name),
        name: name.to_owned(),
        status: worst.unwrap_or(ComponentStatus::Operational).id(),
        created_at: at(created),
        updated_at: at(changed.unwrap_or(created).max(created)),
        position,
        description: None,
        showcase: false,
        start_date: None,
        group_id: None,
        page_id: page.to_owned(),
        group: true,
        only_show_if_degraded: false,
        components: Some(children.iter().map(|child| child.id.clone()).collect()),
    }
}

/// The day from which it is watched, or when the record first speaks of it.
fn created(catalog: &Catalog, component: &config::Component) -> Timestamp {
    let since = component.since.map(|since| catalog.site.zone.day_start(since)).filter(|since| *since <= catalog.now);
    let first = || catalog.intervals(&component.id).first().map(|interval| interval.from);
    since.or_else(first).unwrap_or(Timestamp::NEVER)
}

/// When its state last changed.
fn changed(catalog: &Catalog, component: &ComponentId) -> Option<Timestamp> {
    let intervals = catalog.intervals(component).iter();
    intervals.map(|interval| if interval.is_open { interval.from } else { interval.until }).max()
}
