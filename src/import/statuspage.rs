//! Atlassian Statuspage: the JSON of its API, version 1 (with postmortems) or 2.
//!
//! In: files with incidents, maintenances and components, in any order and overlapping. Out: drafts. What belongs to
//! Statuspage itself (short links, notifications, page ids) is left out.

use indexmap::IndexMap;

use super::{Draft, Fate, Gather, Given};
use crate::model::words::{ComponentStatus, capital};
use crate::source::raw;
use crate::source::yaml::Loose;

/// Keys that are read, or that mean something on Statuspage only.
const KNOWN: [&str; 36] = [
    "id",
    "name",
    "status",
    "impact",
    "created_at",
    "updated_at",
    "monitoring_at",
    "resolved_at",
    "shortlink",
    "started_at",
    "page_id",
    "incident_updates",
    "components",
    "scheduled_for",
    "scheduled_until",
    "impact_override",
    "postmortem_body",
    "postmortem_ignored",
    "postmortem_notified_subscribers",
    "postmortem_notified_twitter",
    "postmortem_body_last_updated_at",
    "scheduled_remind_prior",
    "scheduled_reminded_at",
    "scheduled_auto_in_progress",
    "scheduled_auto_completed",
    "scheduled_auto_transition",
    "auto_transition_deliver_notifications_at_end",
    "auto_transition_deliver_notifications_at_start",
    "auto_transition_to_maintenance_state",
    "auto_transition_to_operational_state",
    "reminder_intervals",
    "auto_tweet_at_beginning",
    "auto_tweet_on_completion",
    "auto_tweet_on_creation",
    "auto_tweet_one_hour_before",
    "backfilled",
];

/// Reads the components first, since incidents name them by id.
pub(super) fn read(given: &[&Given], gather: &mut Gather) {
    let mut incidents: IndexMap<String, (&Given, Loose)> = IndexMap::new();
    for file in given.iter().filter(|file| file.ends_with(&[".json"])) {
        let Some(value) = gather.json(file) else { continue };
        page(value.get("page"), gather);
        let list = match &value {
            Loose::List(items) => items.clone(),
            _ => ["incidents", "scheduled_maintenances", "incident", "scheduled_maintenance"]
                .iter()
                .flat_map(|key| value.list(key).to_vec())
                .collect(),
        };
        let bare = list.iter().filter(|item| !is_incident(item)).cloned().collect::<Vec<_>>();
        components(value.list("components"), gather);
        components(&bare, gather);
        if list.is_empty() && value.get("components").is_none() && value.get("page").is_none() {
            gather.report.note(&file.path, Fate::LeftOut, "it holds no incidents, maintenances or components");
        }
        for item in list.into_iter().filter(is_incident) {
            let id = item.text("id").or(item.text("name")).unwrap_or_default().to_owned();
            let updates = |item: &Loose| item.list("incident_updates").len();
            match incidents.get(&id) {
                Some((_, known)) if updates(known) >= updates(&item) => {}
                _ => drop(incidents.insert(id, (file, item))),
            }
        }
    }
    for (file, item) in incidents.into_values() {
        let draft = incident(&file.path, &item, gather);
        gather.drafts.push(draft);
    }
    if !gather.drafts.is_empty() {
        let note = "short links (`stspg.io`), page ids and notification settings, which belong to Statuspage";
        gather.report.note("Statuspage", Fate::LeftOut, note);
    }
}

fn is_incident(item: &Loose) -> bool {
    item.get("incident_updates").is_some() || item.get("impact").is_some() || item.get("scheduled_for").is_some()
}

fn page(page: Option<&Loose>, gather: &mut Gather) {
    let Some(page) = page else { return };
    gather.found.title = page.owned("name").or(gather.found.title.take());
    gather.found.url = page.owned("url").map(|url| url.trim_end_matches('/').to_owned()).or(gather.found.url.take());
    let zone = page.owned("time_zone").filter(|zone| crate::time::Zone::parse(zone).is_ok());
    gather.found.timezone = zone.or(gather.found.timezone.take());
    gather.base.clone_from(&gather.found.url);
}

/// Reads components, groups first: a group is a heading here, and nothing that can break.
fn components(list: &[Loose], gather: &mut Gather) {
    let group = |item: &Loose| {
        let id = item.text("group_id")?;
        list.iter().find(|group| group.says_yes("group") && group.text("id") == Some(id))
    };
    let position = |item: &Loose| item.text("position").and_then(|at| at.parse::<u32>().ok());
    let mut order: Vec<&Loose> = list.iter().filter(|item| !item.says_yes("group")).collect();
    // A child counts within its group.
    order.sort_by_key(|item| (position(group(item).unwrap_or(item)), position(item)));
    for item in order {
        let (Some(id), Some(name)) = (item.text("id"), item.text("name")) else { continue };
        if gather.names.find(id).is_some() {
            continue;
        }
        let component = raw::Component {
            id: item.owned("x_id").unwrap_or_default(),
            name: Some(name.to_owned()),
            group: group(item).and_then(|group| group.owned("name")),
            description: item.owned("description"),
            since: item.owned("start_date").filter(|day| super::times::day(day).is_some()),
        };
        gather.names.add(id, component);
    }
}

fn incident(file: &str, item: &Loose, gather: &mut Gather) -> Draft {
    // Hundreds of incidents stand in one file: a note names the one it is about.
    let place = format!("{file}, incident {}", item.text("id").unwrap_or("without id"));
    let mut draft = Draft::new(&place, item.text("name"));
    draft.stem = item.owned("x_id");
    if let Some(id) = item.text("id") {
        draft.alias(&format!("/incidents/{id}/"));
    }
    let impact = item.text("impact_override").or(item.text("impact")).unwrap_or("none");
    let is_maintenance = item.get("scheduled_for").is_some();
    if is_maintenance {
        draft.raw.kind = Some(raw::Kind::Maintenance);
        window(&mut draft, item, gather);
    } else {
        let key = if item.text("started_at").is_some() { "started_at" } else { "created_at" };
        draft.raw.started = gather.time_of(&mut draft, key, item);
        draft.raw.resolved = gather.time_of(&mut draft, "resolved_at", item);
        draft.is_over = matches!(item.text("status"), Some("resolved" | "postmortem"));
    }
    if !matches!(impact, "none" | "maintenance") {
        draft.raw.severity = gather.severity(&place, impact);
    }
    let mut told: Vec<&Loose> = item.list("incident_updates").iter().collect();
    told.sort_by_key(|update| {
        at(update)
            .and_then(|at| super::times::read(at, "UTC"))
            .map(|read| super::times::moment(&read.text).map(|at| at.earliest()))
    });
    // By their ids, since an update may name them with their group before them.
    components(item.list("components"), gather);
    let mut touched = Vec::new();
    for one in told {
        touched.extend(update(&mut draft, one, is_maintenance, gather));
    }
    affected(&mut draft, item, touched, gather);
    if let Some(body) = item.text("postmortem_body") {
        draft.body = gather.prose(&place, body);
    }
    draft.keep_others(item, &[&KNOWN[..], &["x_id", "metadata"]].concat());
    if let Some(metadata) = item.get("metadata").filter(|value| value.entries().next().is_some()) {
        draft.keep("metadata", metadata);
    }
    draft
}

fn at(update: &Loose) -> Option<&str> {
    update.text("display_at").or(update.text("created_at"))
}

fn window(draft: &mut Draft, item: &Loose, gather: &mut Gather) {
    let from = gather.time_of(draft, "scheduled_for", item);
    let until = gather.time_of(draft, "scheduled_until", item);
    if let (Some(from), Some(until)) = (from, until) {
        draft.raw.scheduled = Some(raw::Scheduled { from, until });
    }
}

/// Adds an update. Gives the components that it names without a status.
fn update(draft: &mut Draft, item: &Loose, is_maintenance: bool, gather: &mut Gather) -> Vec<String> {
    let place = draft.file.clone();
    let text = gather.prose(&place, item.text("body").unwrap_or_default());
    let Some(at) = gather.time(&place, "display_at", at(item)) else {
        draft.keep("update", item);
        return Vec::new();
    };
    let status = item.text("status").unwrap_or_default();
    if status == "postmortem" {
        let (at, title) = (Some(at), Some("Postmortem".to_owned()));
        let text = Some(text).filter(|text| !text.is_empty());
        if text.is_some() {
            draft.raw.follow_ups.push(raw::FollowUp { at, title, text, ..raw::FollowUp::default() });
        }
        return Vec::new();
    }
    let words: &[&str] = if is_maintenance {
        &["scheduled", "in_progress", "verifying", "completed", "cancelled"]
    } else {
        &["investigating", "identified", "monitoring", "resolved"]
    };
    let known = words.iter().find(|word| **word == status).map(|word| (*word).to_owned());
    if known.is_none() && !status.is_empty() {
        gather.report.note(
            &place,
            Fate::Changed,
            format!("the status `{status}` is none here: the update has the one before"),
        );
    }
    let (mut components, mut unknown) = (IndexMap::new(), Vec::new());
    for change in item.list("affected_components") {
        if change.text("name") == Some(NONE_AFFECTED) {
            continue;
        }
        let Some(id) = component(change, gather) else { continue };
        let (Some(new), old) = (status_word(change.text("new_status")), status_word(change.text("old_status"))) else {
            unknown.push(id);
            continue;
        };
        let was = old.filter(|old| *old != "operational" && *old != new);
        let mut told = draft.raw.updates.iter().filter_map(|update| update.components.as_ref());
        let is_told = told.any(|components| components.contains_key(&id));
        let is_new = !is_told && !draft.components.iter().any(|(known, _)| *known == id);
        let is_first_word = draft.raw.updates.is_empty();
        // From the start only if it was so already, or if the first word about it says so.
        match (is_new, was) {
            (true, Some(was)) => draft.components.push((id.clone(), Some(was.to_owned()))),
            (true, None) if is_first_word => {
                draft.components.push((id, Some(new.to_owned())));
                continue;
            }
            _ => {}
        }
        if old != Some(new) {
            components.insert(id, new.to_owned());
        }
    }
    let text = if text.is_empty() { capital(&status.replace('_', " ")) } else { text };
    let components = (!components.is_empty()).then_some(components);
    draft.raw.updates.push(raw::Update {
        at: Some(at),
        status: known,
        text: Some(text).filter(|text| !text.is_empty()),
        components,
        ..raw::Update::default()
    });
    unknown
}

/// What stands where the components would, if an update names none.
const NONE_AFFECTED: &str = "No components were affected by this update.";

/// Components that the incident lists, and no update says how they were.
fn affected(draft: &mut Draft, item: &Loose, touched: Vec<String>, gather: &mut Gather) {
    let is_maintenance = draft.raw.kind == Some(raw::Kind::Maintenance);
    // Without a severity, the impact that follows from the components says how they were.
    let known = if is_maintenance || draft.raw.severity.is_some() { None } else { of_impact(item) };
    let mut all: Vec<String> = Vec::new();
    for one in item.list("components").iter().filter(|one| !one.says_yes("group")) {
        all.extend(component(one, gather));
    }
    all.extend(touched);
    for id in all {
        let later = draft.raw.updates.iter().filter_map(|update| update.components.as_ref());
        let is_told = later.into_iter().any(|components| components.contains_key(&id));
        if !is_told && !draft.components.iter().any(|(known, _)| *known == id) {
            let is_some_known = draft.components.iter().any(|(_, status)| status.is_some());
            if is_some_known && known.is_none() {
                let note = format!("how `{id}` was is not in the record; the status of the severity is taken");
                gather.report.note(&draft.file, Fate::Changed, note);
            }
            draft.components.push((id, known.map(str::to_owned)));
        }
    }
}

/// How components were of which only the impact is known.
fn of_impact(item: &Loose) -> Option<&'static str> {
    match item.text("impact")? {
        "none" => Some("operational"),
        "minor" => Some("degraded_performance"),
        "major" => Some("partial_outage"),
        "critical" => Some("major_outage"),
        _ => None,
    }
}

/// Our id of a component that an incident names by its id or as `Group - Name`.
fn component(item: &Loose, gather: &mut Gather) -> Option<String> {
    let id = item.text("code").or(item.text("id"));
    if let Some(known) = id.and_then(|id| gather.names.find(id)) {
        return Some(known.to_owned());
    }
    let name = item.text("name").or(id)?;
    Some(gather.names.named(name.rsplit_once(" - ").map_or(name, |(_, name)| name)))
}

fn status_word(word: Option<&str>) -> Option<&'static str> {
    ComponentStatus::ALL.map(ComponentStatus::id).into_iter().find(|known| Some(*known) == word)
}
