//! Files become incidents.
//!
//! In: the source tree and an audience. Out: `Records`, sorted by id, and every problem of every file. A file that
//! cannot be an incident is left out; the others go on.

use std::sync::{Arc, OnceLock};

use camino::Utf8Path;

use super::body::Body;
use super::entries::Lowering;
use super::incident::{FollowUp, Incident, TimelineEntry};
use super::key_moments;
use super::lowered::Lowered;
use super::posts::Draft;
use super::prose::{Audience, Prose};
use super::translations;
use super::words::{IncidentId, Slug, device};
use crate::artifact::ArtifactPath;
use crate::config::Site;
use crate::diag::{Diagnostic, Diagnostics, Place, Spot};
use crate::source::{FileId, FileKind, SourceFile, SourceTree, front_matter, raw};
use crate::time::{Moment, Span, Zone};

/// What a build is asked to include.
#[derive(Debug, Clone, Copy)]
pub struct Include {
    pub audience: Audience,
    pub drafts: bool,
}

/// Every incident of the site, not yet linked to one another.
#[derive(Debug)]
pub struct Records {
    pub site: Arc<Site>,
    /// Whom they are for.
    pub audience: Audience,
    /// Shared, since a build that follows another one keeps what has not changed.
    pub incidents: Vec<Arc<Incident>>,
}

/// Lowers `site.yaml` and every incident.
#[must_use]
pub fn lower(tree: &SourceTree, include: Include, diagnostics: &mut Diagnostics) -> Records {
    Lowered::of(tree, include, None).records(include, diagnostics)
}

/// Reads the YAML of a file, and reports what is wrong with it where it stands.
pub(super) fn read_yaml<T: serde::de::DeserializeOwned + schemars::JsonSchema + 'static>(
    file: &SourceFile,
    found: &mut Vec<Diagnostic>,
) -> Option<T> {
    let text = file.text()?;
    let range = match front_matter::yaml(&file.path, text) {
        Ok(range) => range,
        Err(missing) => {
            found.push(no_front_matter(file, text, missing));
            return None;
        }
    };
    let base = range.start;
    let at = |range: std::ops::Range<usize>| Spot::Range(base + range.start..base + range.end).of(file.id);
    match file.read_yaml(range) {
        Ok((raw, doubts)) => {
            found.extend(doubts.into_iter().map(|doubt| doubt.map_place(at)));
            Some(raw)
        }
        Err(problems) => {
            found.extend(problems.into_iter().map(|problem| problem.map_place(at)));
            None
        }
    }
}

fn no_front_matter(file: &SourceFile, text: &str, missing: front_matter::Missing) -> Diagnostic {
    let start = front_matter::after_bom(text);
    let first = text[start..].lines().next().map_or(0, str::len);
    let place = Spot::Range(start..start + first).of(file.id);
    match missing {
        front_matter::Missing::Start => Diagnostic::new("F006", place, "the file does not begin with front matter")
            .label("expected `---`")
            .help("begin with a line `---`, then `title:` and `started:`, then `---` again"),
        front_matter::Missing::End => Diagnostic::new("F005", place, "the front matter that begins here never ends")
            .label("opened here")
            .help("add a line with `---` after the last key"),
    }
}

/// The id of an incident file: its stem, or the name of its folder.
#[must_use]
pub fn id_of(path: &Utf8Path) -> &str {
    let stem = path.file_stem().unwrap_or_default();
    if stem == "index" { path.parent().and_then(Utf8Path::file_name).unwrap_or(stem) } else { stem }
}

/// One incident, from its file and its folder.
pub(super) fn incident(
    tree: &SourceTree,
    file: &SourceFile,
    site: &Site,
    include: Include,
    found: &mut Vec<Diagnostic>,
) -> Option<Incident> {
    let raw: raw::Incident = read_yaml(file, found)?;
    if (raw.draft && !include.drafts) || !readable(raw.audience, include.audience) {
        return None;
    }
    let id = id_of(&file.path);
    let Some(id) = IncidentId::new(id) else {
        let place = Spot::Whole.of(file.id);
        if IncidentId::is_taken(id) {
            let finding = Diagnostic::new("I008", place, format!("`incidents/{id}/` is the address of another page"));
            found.push(finding.help(format!("say more in the name, such as `{id}-database-down`")));
            return None;
        }
        let finding = Diagnostic::new("I008", place, format!("`{id}` cannot be part of an address"));
        let better = Slug::from_words(id).filter(|slug| IncidentId::new(slug.as_str()).is_some());
        let help = better.map_or("use letters, digits and hyphens".into(), |slug| format!("rename it to `{slug}`"));
        found.push(finding.help(help));
        return None;
    };
    if let Some(message) = device(id.as_str()) {
        let finding = Diagnostic::new("S010", Spot::Whole.of(file.id), message);
        found.push(finding.help(format!("say more in the name, such as `database-down-{id}`")));
    }
    let zone = zone(site.zone, raw.timezone.as_deref(), file, found);
    let mut lowering = Lowering { site, file: file.id, zone, audience: include.audience, kind: raw.kind(), found };
    let incident = lowering.incident(tree, file, id, raw);
    if incident.is_none() {
        translations::without_original(tree, file, found);
    }
    incident
}

/// Whether something of that audience is for the audience of the build.
pub(super) fn readable(of: Option<raw::Audience>, build: Audience) -> bool {
    build == Audience::Internal || of != Some(raw::Audience::Internal)
}

fn zone(site: Zone, name: Option<&str>, file: &SourceFile, found: &mut Vec<Diagnostic>) -> Zone {
    name.map_or(site, |name| {
        Zone::parse(name).unwrap_or_else(|error| {
            found.push(error.at(Spot::Whole.of(file.id).at("timezone")));
            site
        })
    })
}

impl Lowering<'_> {
    fn incident(
        &mut self,
        tree: &SourceTree,
        file: &SourceFile,
        id: IncidentId,
        mut raw: raw::Incident,
    ) -> Option<Incident> {
        let top = Spot::Whole.of(file.id);
        let audience = if file.is_internal() { Some(raw::Audience::Internal) } else { raw.audience };
        let known = self.found.len();
        let keys = self.key_moments(&raw);
        let is_unread = self.found.len() > known;
        let first = keys.iter().flatten().next().map(|(moment, _)| *moment);
        let mut parts = file.own_folder().into_iter().flat_map(|folder| tree.below(folder));
        let has_timeline = !raw.timeline.is_empty() || parts.any(|part| part.kind == FileKind::Timeline);
        let body = Body::read(self, file, raw.body.take(), first.as_ref(), has_timeline);
        let mut timeline = self.timeline(std::mem::take(&mut raw.timeline), &top.at("timeline"), first.as_ref());
        body.compare_title(self, raw.title.as_deref().unwrap_or_default());
        timeline.extend(body.timeline);
        let mut updates = self.updates(std::mem::take(&mut raw.updates), &top.at("updates"), first.as_ref());
        updates.extend(body.updates);
        let mut follow_ups = self.follow_ups(std::mem::take(&mut raw.follow_ups), &top.at("follow_ups"));
        follow_ups.extend(body.follow_ups);
        let mut actions = self.actions(std::mem::take(&mut raw.actions), &top.at("actions"));
        actions.extend(body.actions);
        let attachments = self.folder(tree, file, first.as_ref(), &mut timeline, &mut updates, &mut follow_ups);
        if first.is_none() && is_unread {
            self.tell_once(known);
        }

        let timeline = by_time(timeline);
        let updates = self.carry_status(updates);
        follow_ups.sort_by_key(|post| post.at.sort_key());
        self.check_references(&mut follow_ups);

        let scheduled = self.scheduled(&raw, &top);
        let severity = self.severity(raw.severity.as_deref(), &top.at("severity"));
        let duration = self.duration(raw.duration.as_deref(), &top.at("duration"));
        let moments = key_moments::choose(self, keys, &timeline, &updates, scheduled, duration.as_ref(), &top);
        let title = raw
            .title
            .map(|title| self.headline(&title, top.at("title"), audience))
            .filter(|title| !title.trim().is_empty());
        if title.is_none() {
            self.report("I001", top.clone(), "the incident has no title", |finding| finding.help("add `title:`"));
        }
        let language = raw.language.map(|language| self.bare(&language, top.at("language")));
        let translations = self.translations(tree, file, language.as_deref(), audience);
        let moments = moments?;
        Some(Incident {
            id,
            file: file.id,
            path: file.path.clone(),
            attachments,
            kind: self.kind,
            title: title?,
            components: self.components(raw.components, severity.as_ref(), &top.at("components")),
            severity,
            language,
            zone: self.zone,
            started: moments.started,
            detected: moments.detected,
            acknowledged: moments.acknowledged,
            mitigated: moments.mitigated,
            resolved: moments.resolved,
            stated_duration: duration,
            scheduled,
            causes: self.causes(&raw.causes, &top.at("causes")),
            tags: self.tags(raw.tags, &top.at("tags")),
            updates,
            timeline,
            follow_ups,
            actions,
            impact: self.impact(raw.impact, &top.at("impact")),
            conflicts: self.conflicts(raw.conflicts, &top.at("conflicts")),
            undocumented: self.plain_list(raw.undocumented, &top.at("undocumented")),
            sources: self.sources(raw.sources, &top.at("sources")),
            sections: body.sections,
            headings: body.headings,
            translations,
            published: raw.published.and_then(|text| self.moment(&text, top.at("published"), first.as_ref())),
            exceptions: self.exceptions(raw.exceptions, &top.at("exceptions")),
            aliases: self.aliases(&raw.aliases, &top.at("aliases")),
            last_change: OnceLock::new(),
        })
    }

    fn scheduled(&mut self, raw: &raw::Incident, top: &Place) -> Option<(Moment, Moment)> {
        let place = top.at("scheduled");
        let Some(window) = &raw.scheduled else {
            if self.kind == raw::Kind::Maintenance {
                self.report("I011", top.clone(), "the maintenance has no window", |finding| {
                    finding.help("add `scheduled: {from: …, until: …}`")
                });
            }
            return None;
        };
        if self.kind == raw::Kind::Incident {
            self.report("I011", place.clone(), "only a maintenance has a window", |finding| {
                finding.label("not for an incident").help("add `kind: maintenance`, or remove the key")
            });
        }
        let from = self.moment(&window.from, place.at("from"), None)?;
        let until = self.moment(&window.until, place.at("until"), Some(&from))?;
        if Span::between(&from, &until).is_none() {
            self.report("T006", place.at("until"), "the window ends before it begins", |finding| {
                finding.label("earlier than `from`").related(place.at("from"), "begins here")
            });
            return None;
        }
        Some((from, until))
    }

    /// Paths of old pages that lead here.
    fn aliases(&mut self, raw: &[String], place: &Place) -> Vec<String> {
        let mut aliases: Vec<String> = Vec::new();
        for (i, text) in raw.iter().enumerate() {
            let alias = text.trim_matches('/');
            let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['?', '#', ':', '\\']);
            if !alias.split('/').all(plain) {
                let message = format!("`{text}` is not the path of a page");
                self.report("I012", place.at(i), message, |finding| {
                    finding.label("not a path").help("write the old path alone, such as `/2017/11/outage/`")
                });
            } else if let Err(why) = ArtifactPath::new(alias) {
                let message = format!("there can be no page at `{}`: {why}", text.escape_debug());
                self.report("I012", place.at(i), message, |finding| finding.label("not a page of old"));
            } else if !aliases.iter().any(|known| known == alias) {
                aliases.push(alias.to_owned());
            }
        }
        aliases
    }

    /// Adds what the files of an incident's folder say; what is left are its attachments.
    fn folder(
        &mut self,
        tree: &SourceTree,
        file: &SourceFile,
        first: Option<&Moment>,
        timeline: &mut Vec<TimelineEntry>,
        updates: &mut Vec<Draft>,
        follow_ups: &mut Vec<FollowUp>,
    ) -> Vec<(FileId, String)> {
        let mut attachments = Vec::new();
        let Some(folder) = file.own_folder() else { return attachments };
        let is_meant = |part: &&SourceFile| self.audience == Audience::Internal || !part.is_internal();
        for part in tree.below(folder).filter(|part| part.id != file.id).filter(is_meant) {
            let inside = part.path.strip_prefix(folder).expect("the file is below the folder");
            let mut of_part = Lowering {
                site: self.site,
                file: part.id,
                zone: self.zone,
                audience: self.audience,
                kind: self.kind,
                found: &mut *self.found,
            };
            match part.kind {
                FileKind::Timeline => timeline.extend(of_part.timeline_file(part, first)),
                FileKind::Update => updates.extend(of_part.update_file(part)),
                FileKind::FollowUp => follow_ups.extend(of_part.follow_up_file(part)),
                FileKind::Attachment => attachments.push((part.id, inside.to_string())),
                _ => {}
            }
        }
        attachments
    }

    /// Markdown of the file, as the audience may read it.
    pub(super) fn prose(&mut self, text: &str, place: Place) -> Prose {
        Prose::new(text, place, self.audience, self.found)
    }
}

/// The entries in order of time. One that is known to the day only stays among its neighbours of that day, and one
/// without a time stays behind the one it was written after.
fn by_time(entries: Vec<TimelineEntry>) -> Vec<TimelineEntry> {
    let mut before = None;
    let mut keyed: Vec<_> = entries
        .into_iter()
        .map(|entry| {
            let key = match (&entry.at, before) {
                (Some(at), Some(before)) if !at.is_exact() && before >= at.earliest() && before < at.latest() => before,
                (Some(at), _) => at.earliest(),
                (None, Some(before)) => before,
                (None, None) => crate::time::Timestamp::MIN,
            };
            before = Some(key);
            (key, entry)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, entry)| entry).collect()
}
