//! One incident on its way to a file.
//!
//! In: what a foreign record says. Out: an incident whose parts do not contradict each other, and its text. Ends before
//! beginnings and ends that nobody wrote down are told as such.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::report::{Fate, Report};
use super::{names, relinked, shown, times, writer};
use crate::artifact::address::{joined, meant};
use crate::diag::Diagnostics;
use crate::model::words::{ComponentStatus, default_status};
use crate::model::{self, Audience, Include};
use crate::source::yaml::Loose;
use crate::source::{Content, FileKind, SourceFile, SourceTree, raw};

/// An incident that is not written yet.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The foreign file, for the report.
    pub file: String,
    /// The id that it had or that it should have; made of the day and the title if there is none.
    pub stem: Option<String>,
    pub raw: raw::Incident,
    /// Affected components and their statuses; without one, that of the severity.
    pub components: Vec<(String, Option<String>)>,
    pub body: String,
    /// What has no key here.
    pub rest: Vec<(String, String)>,
    /// Whether the record says that it is over, with or without a time.
    pub is_over: bool,
}

impl Draft {
    pub(super) fn new(file: &str, title: Option<&str>) -> Self {
        let raw = raw::Incident { title: title.map(str::to_owned), ..raw::Incident::default() };
        Self { file: file.to_owned(), raw, ..Self::default() }
    }

    /// Adds what readers were told.
    pub(super) fn say(&mut self, at: Option<String>, status: Option<&str>, text: String) {
        let status = status.map(str::to_owned);
        self.raw.updates.push(raw::Update { at, status, text: Some(text), ..raw::Update::default() });
    }

    /// Keeps a value that has no key here, for the people who look after the site. Of an empty one nothing is lost.
    pub(super) fn keep(&mut self, key: &str, value: &Loose) {
        let is_empty = match value {
            Loose::Null => true,
            Loose::Text(text) => text.trim().is_empty(),
            Loose::List(items) => items.is_empty(),
            Loose::Map(map) => map.is_empty(),
        };
        if !is_empty {
            self.rest.push((key.to_owned(), value.line()));
        }
    }

    /// Keeps every key but those that were read.
    pub(super) fn keep_others(&mut self, keys: &Loose, known: &[&str]) {
        for (key, value) in keys.entries().filter(|(key, _)| !known.contains(key)) {
            self.keep(key, value);
        }
    }

    /// An old address of it.
    pub(super) fn alias(&mut self, path: &str) {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains([':', '\\']);
        let inner = path.trim_matches('/');
        if inner.split('/').all(plain) {
            let end = if path.ends_with('/') || !inner.contains('.') { "/" } else { "" };
            self.raw.aliases.push(format!("/{inner}{end}"));
        }
    }

    /// The earliest time that it names.
    fn first_time(&self) -> Option<&str> {
        let window = self.raw.scheduled.as_ref().map(|window| &window.from);
        let update = self.raw.updates.iter().filter_map(|update| update.at.as_ref());
        let all = self.raw.started.iter().chain(window);
        all.chain(update.min_by_key(|at| times::moment(at).map(|at| at.earliest()))).next().map(String::as_str)
    }

    pub(super) fn year(&self) -> Option<String> {
        self.first_time().map(|at| at.trim_start_matches('~').chars().take(4).collect())
    }

    pub(super) fn id(&self) -> String {
        let title = self.raw.title.as_deref().unwrap_or_default();
        let day = || self.first_time().map(|at| at.trim_start_matches('~').chars().take(10).collect::<String>());
        let made = || match day() {
            Some(day) => format!("{day}-{}", short(&names::slug(title, "incident"))),
            None => short(&names::slug(title, "incident")),
        };
        self.stem.clone().unwrap_or_else(made)
    }

    /// By time, then by what tells two of one time apart.
    pub(super) fn order(&self) -> (Option<crate::time::Timestamp>, String, String) {
        let at = self.first_time().and_then(times::moment).map(|at| at.earliest());
        (at, self.file.clone(), self.raw.aliases.first().cloned().unwrap_or_default())
    }

    /// Makes its parts agree.
    pub(super) fn settle(&mut self, report: &mut Report) {
        if self.raw.title.is_none() {
            let name = self.file.rsplit('/').next().unwrap_or_default();
            let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let words = self.stem.as_deref().unwrap_or(name).replace(['-', '_'], " ");
            report.note(&self.file, Fate::Changed, "it had no title; the name of the file is taken");
            self.raw.title = Some(words);
        }
        // A headline is no Markdown, in which brackets could be kept from hiding what they hold.
        if let Some(title) = self.raw.title.as_mut().filter(|title| title.contains("[[")) {
            *title = title.replace("[[", "[").replace("]]", "]");
            report.note(
                &self.file,
                Fate::Changed,
                "double brackets of the headline would hide it: one is left of each",
            );
        }
        // One without a time stays behind the one that it was told after.
        let mut last = None;
        let mut updates = Vec::new();
        for update in std::mem::take(&mut self.raw.updates) {
            last = update.at.as_deref().and_then(times::moment).map(|at| at.earliest()).or(last);
            updates.push((last, update));
        }
        updates.sort_by_key(|(at, _)| *at);
        self.raw.updates = updates.into_iter().map(|(_, update)| update).collect();
        self.order_of_ends(report);
        self.end(report);
        self.affected();
        if !self.rest.is_empty() {
            let mut keys: Vec<&str> = self.rest.iter().map(|(key, _)| key.as_str()).collect();
            keys.dedup();
            let keys = format!("no key here holds `{}`: kept as internal text in the body", keys.join("`, `"));
            report.note(&self.file, Fate::Changed, keys);
        }
        // A list in its body may have a time.
        if self.first_time().is_none() && self.findings().into_iter().any(|finding| finding.code.id == "I009") {
            report.note(&self.file, Fate::Look, "nothing says when it began: `check` asks for `started:`");
        }
    }

    /// An end before its beginning is not believed, and not hidden.
    fn order_of_ends(&mut self, report: &mut Report) {
        let start = self.raw.started.clone();
        if let (Some(start), Some(end)) = (&start, &self.raw.resolved)
            && times::is_before(end, start)
        {
            let text = format!("The record says that it was over at {end}, before it began at {start}.");
            report.note(
                &self.file,
                Fate::Changed,
                format!("it ends ({end}) before it begins ({start}): told as a conflict"),
            );
            self.raw.conflicts.push(raw::Conflict { about: "when it was over".into(), text });
            self.raw.resolved = None;
            self.is_over = true;
        }
        let is_backward =
            |window: &raw::Scheduled| times::is_before(&window.until, &window.from) || window.until == window.from;
        if let Some(window) = self.raw.scheduled.take_if(|window| is_backward(window)) {
            let raw::Scheduled { from, until } = window;
            let text = format!("The record says that it was planned from {from} until {until}.");
            report.note(&self.file, Fate::Changed, "the window ends before it begins: told as a conflict");
            self.raw.conflicts.push(raw::Conflict { about: "when it was planned".into(), text });
            self.raw.kind = None;
            self.raw.started.get_or_insert(from);
        }
    }

    /// What is over must not look as if it went on.
    fn end(&mut self, report: &mut Report) {
        let said = self.raw.updates.last().and_then(|update| update.status.as_deref());
        let said = matches!(said, Some("resolved" | "completed" | "cancelled"));
        let last = self.raw.updates.last().and_then(|update| update.at.clone());
        let too_early = match (&last, &self.raw.started) {
            (Some(last), Some(start)) if said => times::is_before(last, start),
            _ => false,
        };
        if !self.is_over || self.raw.resolved.is_some() || self.raw.duration.is_some() || (said && !too_early) {
            return;
        }
        if self.raw.kind == Some(raw::Kind::Maintenance) {
            return;
        }
        let Some(day) = self.raw.started.as_deref().or(last.as_deref()).and_then(times::day) else { return };
        report.note(
            &self.file,
            Fate::Changed,
            "it is over, and nothing says since when: `resolved` is about the day it began",
        );
        self.raw.resolved = Some(format!("~{day}"));
        self.raw.undocumented.push("When it was over: the record says only that it was.".into());
    }

    /// A list where no status is known, a map where one is.
    fn affected(&mut self) {
        let mut seen = BTreeSet::new();
        self.components.retain(|(id, _)| seen.insert(id.clone()));
        if self.components.is_empty() {
            return;
        }
        let fallback = match self.raw.kind {
            Some(raw::Kind::Maintenance) => ComponentStatus::UnderMaintenance,
            _ => self.raw.severity.as_deref().and_then(default_status).unwrap_or(ComponentStatus::PartialOutage),
        };
        let status = |status: &Option<String>| status.clone().unwrap_or_else(|| fallback.id().to_owned());
        self.raw.components = Some(if self.components.iter().all(|(_, status)| status.is_none()) {
            raw::Components::List(self.components.iter().map(|(id, _)| id.clone()).collect())
        } else {
            raw::Components::Map(self.components.iter().map(|(id, known)| (id.clone(), status(known))).collect())
        });
    }

    /// Leads links to other reports to their pages.
    pub(super) fn lead(&mut self, pages: &BTreeMap<String, String>, report: &mut Report) {
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (led, lost) = (Cell::new(false), RefCell::new(BTreeSet::new()));
        let to_page = |target: &str| {
            let path = meant(&target[..target.find(['?', '#']).unwrap_or(target.len())]);
            let heading = target.find('#').map_or("", |at| &target[at..]);
            let folder = if path.starts_with('/') { "" } else { folder };
            let page = joined(folder, &path).and_then(|path| pages.get(&path));
            if page.is_none() && shown::is_record(&path) {
                lost.borrow_mut().insert(target.to_owned());
            }
            led.set(led.get() || page.is_some());
            page.map(|page| format!("{page}{heading}"))
        };
        let updates = self.raw.updates.iter_mut().filter_map(|update| update.text.as_mut());
        let posts = self.raw.follow_ups.iter_mut().filter_map(|post| post.text.as_mut());
        for text in updates.chain(posts).chain([&mut self.body]).filter(|text| text.contains(']')) {
            *text = relinked(text, &to_page);
        }
        if led.get() {
            report.note(&self.file, Fate::Changed, "links to other reports lead to their pages");
        }
        for target in lost.into_inner() {
            let note = format!("it leads to `{target}`, which is no report here: `check` stops at it");
            report.note(&self.file, Fate::Look, note);
        }
    }

    pub(super) fn count(&self, report: &mut Report) {
        let is_maintenance = self.raw.kind == Some(raw::Kind::Maintenance);
        report.keep(if is_maintenance { "maintenance" } else { "incident" }, 1);
        report.keep("update", self.raw.updates.len());
        report.keep("old link", self.raw.aliases.len());
    }

    /// What the reader of the format says of it, but for names that only the site knows.
    pub(super) fn findings(&self) -> Diagnostics {
        let file = |path: &str, kind, text| SourceFile::new(path, kind, Content::Text(text));
        let title = self.raw.title.clone().or_else(|| Some("Untitled".into()));
        let raw = raw::Incident { title, severity: None, components: None, ..self.raw.clone() };
        let text = writer::file(&raw, &self.body);
        let tree = SourceTree::new(vec![
            file("incidents/draft.md", FileKind::Incident, text),
            file("site.yaml", FileKind::Site, "title: Draft\n".into()),
        ]);
        let mut found = Diagnostics::default();
        let _ = model::lower(&tree, Include { audience: Audience::Internal, drafts: true }, &mut found);
        found
    }

    /// The text of its file.
    pub(super) fn text(&self) -> String {
        let mut body = self.body.trim_matches('\n').trim_end().to_owned();
        if !self.rest.is_empty() {
            let lines: String = self.rest.iter().flat_map(|(key, value)| [key, ": ", value, "\n"]).collect();
            let gap = if body.is_empty() { "" } else { "\n\n" };
            body = format!("{body}{gap}:::internal\nFrom the old record:\n\n```yaml\n{lines}```\n:::");
        }
        writer::file(&self.raw, &body)
    }
}

/// The first words of a slug.
fn short(slug: &str) -> String {
    match slug.char_indices().nth(60) {
        None => slug.to_owned(),
        Some((end, _)) => {
            let head = &slug[..end];
            head.rfind('-').filter(|at| *at > 20).map_or(head, |at| &head[..at]).to_owned()
        }
    }
}
