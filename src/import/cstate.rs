//! cState: a Hugo site with one Markdown file for each issue, and `config.yml`.
//!
//! In: its files. Out: drafts, with the words before each `track` shortcode as updates. Times without a zone are UTC,
//! as Hugo reads them, unless its configuration names another.

use std::ops::Range;

use super::{Draft, Fate, Gather, Given, statuses};
use crate::model::words::capital;
use crate::source::raw;
use crate::source::yaml::Loose;
use crate::time::{Moment, Zone};

const KNOWN: [&str; 15] = [
    "title", "date", "resolved", "resolvedWhen", "severity", "x_severity", "affected", "section", "draft", "aliases",
    "url", "slug", "tags", "informational", "pin",
];

/// Reads the configuration first, since it names the systems.
pub(super) fn read(given: &[&Given], gather: &mut Gather, zone: Option<&str>) {
    for file in given.iter().filter(|file| is_config(file)) {
        if let Some(keys) = gather.readable(file, Loose::yaml(&file.text)) {
            config(&keys, gather, zone);
        }
    }
    let is_issue = |file: &Given| file.ends_with(&[".md"]) && !file.name().starts_with('_');
    let in_issues = |path: &str| path.contains("content/issues/") || path.starts_with("issues/");
    let some_in_issues = given.iter().any(|file| in_issues(&file.path));
    for file in given.iter().filter(|file| is_issue(file) && !file.name().eq_ignore_ascii_case("readme.md")) {
        if some_in_issues && !in_issues(&file.path) {
            gather.report.note(&file.path, Fate::LeftOut, "it is not among the issues");
            continue;
        }
        gather.record(file, &KNOWN, issue);
    }
}

fn is_config(file: &Given) -> bool {
    matches!(file.name(), "config.yml" | "config.yaml" | "hugo.yml" | "hugo.yaml") && !file.path.contains("/static/")
}

fn config(keys: &Loose, gather: &mut Gather, zone: Option<&str>) {
    let keys = &super::spelled(keys.clone(), &["title", "languageCode", "baseURL", "timeZone", "params"]);
    let params = keys.get("params").cloned().unwrap_or(Loose::Null);
    let params = &super::spelled(params, &["description", "categories", "systems"]);
    gather.found.title = keys.owned("title");
    gather.found.description = params.owned("description");
    gather.found.language = keys.owned("languageCode");
    let base = keys.text("baseURL");
    gather.found.url = base.filter(|base| base.contains("://")).map(|base| base.trim_end_matches('/').to_owned());
    gather.base.clone_from(&gather.found.url);
    if let (None, Some(named)) = (zone, keys.text("timeZone")) {
        named.clone_into(&mut gather.zone);
        gather.found.timezone = Some(named.to_owned());
    }
    let hidden = params.list("categories").iter().filter(|category| category.says_yes("untitled"));
    let hidden: Vec<&str> = hidden.filter_map(|category| category.text("name")).collect();
    for system in params.list("systems") {
        let Some(name) = system.text("name").or(system.as_text()) else { continue };
        let group = system.owned("category").filter(|group| !hidden.contains(&group.as_str()));
        let description = system.owned("description");
        let component = raw::Component { name: Some(name.into()), group, description, ..raw::Component::default() };
        gather.names.add(name, component);
    }
}

fn issue(file: &Given, keys: &Loose, body: &str, gather: &mut Gather) -> Draft {
    let mut draft = Draft::new(&file.path, keys.text("title"));
    let stem = file.name().trim_end_matches(".md");
    if file.path != "-" {
        draft.stem = Some(stem.to_owned()).filter(|stem| stem.starts_with(|letter: char| letter.is_ascii_digit()));
        let slug = keys.text("slug").unwrap_or(stem);
        draft.alias(keys.text("url").unwrap_or(&format!("/issues/{}/", slug.to_lowercase().replace(' ', "-"))));
    }
    for old in keys.texts("aliases") {
        draft.alias(old);
    }
    draft.raw.started = gather.time_of(&mut draft, "date", keys);
    draft.raw.resolved = gather.time_of(&mut draft, "resolvedWhen", keys);
    draft.is_over = keys.says_yes("resolved");
    if keys.text("resolved").is_some_and(|text| !matches!(text, "true" | "false")) {
        let note = format!("`resolved: {}` is read as {}", keys.text("resolved").unwrap_or_default(), draft.is_over);
        gather.report.note(&file.path, Fate::Changed, note);
    }
    if let Some(end) = draft.raw.resolved.take_if(|_| !draft.is_over) {
        gather.report.note(&file.path, Fate::Look, "it is not resolved, and says when it was: `resolved` was left out");
        draft.keep("resolvedWhen", &Loose::Text(end));
    }
    let status = severity(&mut draft, keys, gather);
    draft.components =
        keys.texts("affected").map(|name| (gather.names.named(name), status.map(str::to_owned))).collect();
    draft.raw.tags = keys.texts("tags").map(str::to_owned).collect();
    draft.raw.draft = keys.says_yes("draft");
    tell(&mut draft, body, gather);
    if keys.says_yes("informational") {
        announce(&mut draft, gather);
    }
    if let Some(pin) = keys.get("pin").filter(|_| keys.says_yes("pin")) {
        draft.keep("pin", pin);
    }
    draft.keep_others(keys, &KNOWN);
    draft
}

/// A post that only informs touches no system, and is nothing that goes on.
fn announce(draft: &mut Draft, gather: &mut Gather) {
    let mut told = vec!["the systems are operational"];
    for (_, status) in &mut draft.components {
        *status = Some("operational".into());
    }
    if draft.raw.severity.as_deref().is_some_and(|word| word != "notice") {
        draft.raw.severity = Some("notice".to_owned()).filter(|word| gather.severities.contains(word));
        told.extend(draft.raw.severity.as_ref().map(|_| "its severity is that of a notice"));
    }
    if !draft.is_over {
        let last = draft.raw.updates.iter().filter_map(|update| update.at.as_ref()).chain(&draft.raw.started);
        let last = last.filter_map(|at| super::times::moment(at)).max_by_key(Moment::latest);
        // A day and no clock time, since it lasted no while that could be measured.
        let zone = Zone::parse(&gather.zone).unwrap_or(Zone::UTC);
        draft.raw.resolved = last.map(|at| at.date_in(zone).to_string());
        draft.is_over = true;
        told.push("it is over on the day of its last word");
    }
    let note = format!("it is `informational`, which announces and breaks nothing: {}", told.join(", "));
    gather.report.note(&draft.file, Fate::Changed, note);
}

/// Sets the severity, and says which status of the systems goes with it.
fn severity(draft: &mut Draft, keys: &Loose, gather: &mut Gather) -> Option<&'static str> {
    let (word, status) = match keys.text("severity").map(str::to_lowercase).as_deref() {
        Some("down") => ("critical", "major_outage"),
        Some("disrupted") => ("major", "partial_outage"),
        Some("notice") => ("notice", "operational"),
        _ => {
            if let Some(value) = keys.get("severity") {
                draft.keep("severity", value);
            }
            return None;
        }
    };
    // What our own export says beside it.
    draft.raw.severity = match keys.text("x_severity") {
        Some("none") => None,
        own => gather.severity(&draft.file, own.unwrap_or(word)),
    };
    Some(status)
}

/// Divides the body into updates and what else there is to read.
fn tell(draft: &mut Draft, body: &str, gather: &mut Gather) {
    let body = body.replace("\r\n", "\n");
    let mut rest: Vec<String> = Vec::new();
    let mut from = 0;
    for track in tracks(&body) {
        let chunk = body.get(from..track.range.start).unwrap_or_default();
        from = track.range.end;
        let (before, text) = latest(chunk);
        let (comments, text) = apart(text);
        rest.push(format!("{before}{comments}"));
        let Some(at) = gather.time(&draft.file, "track", Some(&track.time)) else {
            rest.push(format!("{} ({})", text.trim(), track.time));
            continue;
        };
        let (status, text) = match statuses::leading(&text) {
            Some((status, rest)) => (Some(status), rest),
            // The word stays: that it is the same again is more than its status says.
            None => (statuses::again(&text), text.trim()),
        };
        let text = gather.prose(&draft.file, text);
        let text = if text.is_empty() { capital(status.unwrap_or("update")) } else { text };
        draft.say(Some(at), status, text);
    }
    rest.push(body.get(from..).unwrap_or_default().to_owned());
    let rest: Vec<&str> = rest.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let rest = rest.join("\n\n");
    let (_, shown) = apart(&rest);
    if shown.contains("{{<") || shown.contains("{{%") {
        gather.report.note(&draft.file, Fate::Look, "it holds a shortcode of Hugo, which stays as it is written");
    }
    draft.body = gather.prose(&draft.file, &rest);
}

/// A `track` shortcode: where it stands, and its time.
struct Track {
    range: Range<usize>,
    time: String,
}

/// The `track` shortcodes of a body that stand in no comment.
fn tracks(body: &str) -> Vec<Track> {
    let comments = comments(body);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = body.get(at..).and_then(|rest| rest.find("{{")).map(|start| at + start) {
        at = start + 2;
        let Some(end) = body[start..].find("}}").map(|end| start + end + 2) else { break };
        let inner = body[start + 2..end - 2].trim_matches(['<', '>', '%', ' ', '/']);
        let Some(time) = inner.strip_prefix("track").filter(|rest| rest.starts_with([' ', '"', '`'])) else { continue };
        if !comments.iter().any(|comment| comment.contains(&start)) {
            found.push(Track { range: start..end, time: time.trim().trim_matches(['"', '\'', '`']).trim().to_owned() });
        }
        at = end;
    }
    found
}

/// The bytes of every comment.
fn comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("<!--")).map(|start| at + start) {
        let Some(end) = text[start..].find("-->").map(|end| start + end + 3) else { break };
        found.push(start..end);
        at = end;
    }
    found
}

/// The comments of a text, and the text without them.
fn apart(text: &str) -> (String, String) {
    let (mut comment, mut rest, mut from) = (String::new(), String::new(), 0);
    for range in comments(text) {
        rest.push_str(&text[from..range.start]);
        comment.push_str("\n\n");
        comment.push_str(&text[range.clone()]);
        from = range.end;
    }
    rest.push_str(&text[from..]);
    (comment, rest)
}

/// What stands before the update in a chunk, and the update: it begins at the last paragraph that names a status, after
/// a rule or after a heading; otherwise all of the chunk is the update.
fn latest(chunk: &str) -> (&str, &str) {
    let mut start = 0;
    let mut at = 0;
    for paragraph in chunk.split_inclusive("\n\n") {
        let text = paragraph.trim();
        if statuses::leading(text).is_some() || statuses::again(text).is_some() {
            start = at;
        } else if text.starts_with("# ") || text.starts_with("## ") || matches!(text, "---" | "***") {
            start = at + paragraph.len();
        }
        at += paragraph.len();
    }
    chunk.split_at(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_in_comments_are_none() {
        let body =
            "a {{< track \"2018-05-25 05:54:00\" >}} <!-- b {{< track \"2018\" >}} -->{{% track '2019-01-01' %}}";
        let times: Vec<String> = tracks(body).into_iter().map(|track| track.time).collect();
        assert_eq!(times, ["2018-05-25 05:54:00", "2019-01-01"]);
        assert!(tracks("{{< track \"2018 and no end").is_empty());
    }

    #[test]
    fn an_introduction_is_no_update() {
        assert_eq!(latest("Intro.\n\n*Resolved* - b\n\nc "), ("Intro.\n\n", "*Resolved* - b\n\nc "));
        assert_eq!(latest("b\n\nc "), ("", "b\n\nc "));
    }
}
