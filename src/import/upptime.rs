//! Upptime: `.upptimerc.yml`, `history/`, and its incidents, which are issues on GitHub, as JSON.
//!
//! In: its files, and the answer of `gh issue list --json` or of GitHub's API where somebody saved it. Out: drafts. A
//! day on which `history/summary.json` counts minutes down is an incident of that length, unless an issue tells of it.

use std::collections::BTreeMap;

use super::{Draft, Fate, Gather, Given, statuses};
use crate::source::raw;
use crate::source::yaml::Loose;
use crate::time::{Date, Moment, Zone};

/// Reads the sites, then the issues, then the days that no issue tells of.
pub(super) fn read(given: &[&Given], gather: &mut Gather) {
    let mut issues = Vec::new();
    let mut summaries = Vec::new();
    let mut since: BTreeMap<String, String> = BTreeMap::new();
    let mut settings = Vec::new();
    for file in given {
        let keys = match file.name().rsplit_once('.').map(|(_, ending)| ending) {
            Some("yml" | "yaml") => gather.readable(file, Loose::yaml(&file.text)),
            Some("json") | None => gather.json(file),
            Some(_) => continue,
        };
        match keys {
            None => {}
            Some(keys) if keys.get("sites").is_some() => settings.push(keys),
            Some(keys) if keys.text("startTime").is_some() => {
                let day = keys.text("startTime").and_then(|at| at.get(..10)).unwrap_or_default();
                since.insert(file.stem().to_owned(), day.to_owned());
            }
            Some(keys) => {
                let first = keys.items().first();
                if first.is_some_and(|item| item.get("dailyMinutesDown").is_some()) {
                    summaries.push((file.path.clone(), keys));
                } else if first.is_some_and(|item| item.get("number").is_some()) {
                    issues.extend(keys.items().iter().cloned().map(|issue| (file.path.clone(), issue)));
                }
            }
        }
    }
    for keys in &settings {
        config(keys, &since, gather);
    }
    let mut told: Vec<(String, Moment, Option<Moment>)> = Vec::new();
    for (path, item) in &issues {
        issue(path, item, &mut told, gather);
    }
    if issues.is_empty() {
        let how = format!("the words of its incidents are issues on GitHub: run `{SAVE}` in it to have them too");
        gather.report.note(".upptimerc.yml", Fate::Look, how);
    }
    for (path, summary) in &summaries {
        for site in summary.items() {
            days(path, site, &told, gather);
        }
    }
}

/// How the issues of a repository are saved so that they can be read.
const SAVE: &str = "gh issue list --state all --limit 10000 --json \
                    number,title,body,labels,createdAt,closedAt,comments > issues.json";

fn config(keys: &Loose, since: &BTreeMap<String, String>, gather: &mut Gather) {
    let nothing = Loose::Null;
    let website = keys.get("status-website").unwrap_or(&nothing);
    gather.found.title = website.owned("name");
    gather.found.url = website.text("cname").map(|host| format!("https://{host}"));
    gather.base.clone_from(&gather.found.url);
    for site in keys.list("sites") {
        let Some(name) = site.text("name") else { continue };
        let slug = site.owned("slug").unwrap_or_else(|| super::slug(name, "site"));
        let component = raw::Component {
            id: slug.clone(),
            name: Some(name.to_owned()),
            since: since.get(&slug).cloned().filter(|day| super::times::day(day).is_some()),
            ..raw::Component::default()
        };
        gather.names.add(&slug, component);
    }
}

/// An issue with the label of a site, or of a maintenance.
fn issue(path: &str, item: &Loose, told: &mut Vec<(String, Moment, Option<Moment>)>, gather: &mut Gather) {
    let number = item.text("number").unwrap_or_default();
    let place = format!("{path}, issue {number}");
    let labels: Vec<&str> =
        item.list("labels").iter().filter_map(|label| label.text("name").or(label.as_text())).collect();
    let is_maintenance = labels.contains(&"maintenance");
    if !labels.contains(&"status") && !is_maintenance {
        gather.report.note(&place, Fate::LeftOut, "it has neither the label `status` nor `maintenance`");
        return;
    }
    let title = item.text("title").unwrap_or_default().trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let mut draft = Draft::new(&place, Some(title).filter(|title| !title.is_empty()));
    draft.alias(&format!("/incident/{number}/"));
    let opened = time(&mut draft, ["createdAt", "created_at"], item, gather);
    let closed = time(&mut draft, ["closedAt", "closed_at"], item, gather);
    let words = item.text("body").unwrap_or_default();
    if is_maintenance {
        window(&mut draft, words, opened.as_deref(), gather);
    } else {
        let status = if words.contains("degraded") { "degraded_performance" } else { "major_outage" };
        for slug in labels.iter().filter(|label| **label != "status") {
            if let Some(id) = gather.names.find(slug).map(str::to_owned) {
                let moment = |text: &Option<String>| text.as_deref().and_then(super::times::moment);
                if let Some(from) = moment(&opened) {
                    told.push((id.clone(), from, moment(&closed)));
                }
                draft.components.push((id, Some(status.to_owned())));
            } else {
                draft.raw.tags.push((*slug).to_owned());
            }
        }
        draft.is_over = closed.is_some() || item.text("state").is_some_and(|word| word.eq_ignore_ascii_case("closed"));
        (draft.raw.started, draft.raw.resolved) = (opened, closed);
    }
    draft.body = gather.prose(&place, words);
    comments(&mut draft, item, gather);
    gather.drafts.push(draft);
}

/// A time by the name that `gh` or the API gives it; one that cannot be read stays in the body.
fn time(draft: &mut Draft, keys: [&str; 2], item: &Loose, gather: &mut Gather) -> Option<String> {
    let key = keys.into_iter().find(|key| item.text(key).is_some())?;
    gather.time_of(draft, key, item)
}

/// What people wrote below an issue is what readers were told.
fn comments(draft: &mut Draft, item: &Loose, gather: &mut Gather) {
    let place = draft.file.clone();
    // GitHub's API gives their number only.
    let number = item.text("comments");
    for comment in item.list("comments").iter().filter(|_| number.is_none()) {
        let at = gather.time(&place, "createdAt", comment.text("createdAt").or(comment.text("created_at")));
        let text = gather.prose(&place, comment.text("body").unwrap_or_default());
        let author = comment.get("author").or(comment.get("user")).and_then(|author| author.text("login"));
        let by = author.filter(|author| !author.ends_with("[bot]")).map(|author| raw::By::Name(author.to_owned()));
        match at {
            Some(at) if !text.is_empty() => {
                // The program itself closes an issue with `**Resolved:**`.
                let (status, text) = match statuses::leading(&text) {
                    Some((status, rest)) if !rest.is_empty() && draft.raw.kind.is_none() => {
                        (Some(status), rest.to_owned())
                    }
                    _ => (None, text),
                };
                let status = status.map(str::to_owned);
                let update = raw::Update { at: Some(at), status, text: Some(text), by, ..raw::Update::default() };
                draft.raw.updates.push(update);
            }
            _ => draft.keep("comment", comment),
        }
    }
    if number.is_some_and(|many| many != "0") {
        let note = format!("it has comments that are not in the file: save the issues with `{SAVE}`");
        gather.report.note(&place, Fate::Look, note);
    }
}

/// The window of a maintenance stands in a comment of its issue.
fn window(draft: &mut Draft, body: &str, opened: Option<&str>, gather: &mut Gather) {
    let value = |key: &str| {
        let mut lines = body.lines().filter_map(|line| line.trim().split_once(':'));
        lines.find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim())
    };
    let from = gather.time(&draft.file, "start", value("start"));
    let until = gather.time(&draft.file, "end", value("end"));
    let (Some(from), Some(until)) = (from, until) else {
        gather.report.note(&draft.file, Fate::Look, "a maintenance without `start` and `end` is told as an incident");
        draft.raw.started = opened.map(str::to_owned);
        return;
    };
    draft.raw.kind = Some(raw::Kind::Maintenance);
    draft.raw.scheduled = Some(raw::Scheduled { from, until });
    for (key, status) in [("expectedDown", "under_maintenance"), ("expectedDegraded", "degraded_performance")] {
        for slug in value(key).unwrap_or_default().split(',').map(str::trim).filter(|slug| !slug.is_empty()) {
            draft.components.push((gather.names.named(slug), Some(status.to_owned())));
        }
    }
}

/// The days on which a site was down for some minutes, days that run into each other as one.
fn days(path: &str, site: &Loose, told: &[(String, Moment, Option<Moment>)], gather: &mut Gather) {
    let Some(slug) = site.text("slug").or(site.text("name")) else { return };
    let id = gather.names.named(slug);
    let name = site.text("name").unwrap_or(slug);
    let Some(map) = site.get("dailyMinutesDown") else { return };
    let mut minutes: BTreeMap<String, u32> = BTreeMap::new();
    for (day, value) in map.entries() {
        match value.as_text().and_then(|text| text.parse().ok()) {
            Some(many) if super::times::day(day).is_some() => drop(minutes.insert(day.to_owned(), many)),
            _ => gather.report.note(path, Fate::Look, format!("`{day}` of {name} is no day with a number of minutes")),
        }
    }
    let mut runs: Vec<(Date, Date, u32, u32)> = Vec::new();
    for (day, many) in minutes.iter().filter(|(_, many)| **many > 0) {
        let Some(date) = super::times::moment(day).map(|at| at.date()) else { continue };
        if is_told(&id, day, told) {
            continue;
        }
        match runs.last_mut() {
            Some((_, last, last_many, all)) if last.plus_days(1) == date && (*last_many >= FULL || *many >= FULL) => {
                (*last, *last_many, *all) = (date, *many, all.saturating_add(*many));
            }
            _ => runs.push((date, date, *many, *many)),
        }
    }
    for (from, to, _, all) in runs {
        let mut draft = Draft::new(path, Some(&format!("{name} was down")));
        draft.stem = Some(format!("{from}-{}", super::slug(slug, "site")));
        draft.raw.started = Some(from.to_string());
        draft.raw.resolved = Some(to.to_string());
        draft.raw.duration = Some(format!("{all}m"));
        draft.raw.tags = vec!["monitoring".into()];
        draft.components = vec![(id.clone(), Some("major_outage".into()))];
        draft.body = format!("The monitoring counted {all} minutes without an answer. Nobody wrote down more.");
        gather.drafts.push(draft);
    }
}

/// As many minutes as a day has.
const FULL: u32 = 1440;

/// Whether an issue tells of that day.
fn is_told(id: &str, day: &str, told: &[(String, Moment, Option<Moment>)]) -> bool {
    let Ok(day) = Moment::parse(day, Zone::UTC, None) else { return false };
    told.iter().any(|(of, from, to)| {
        of == id && from.earliest() <= day.latest() && to.as_ref().is_none_or(|to| to.latest() >= day.earliest())
    })
}
