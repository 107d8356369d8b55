//! `Project`: where things are. `Site`: what `site.yaml` says, checked and with its defaults.
//!
//! In: a path, and the raw site. Out: values every later step can rely on. It knows no incident.

mod links;
mod look;
mod policy;
mod support_hours;
mod uptime;

use std::collections::BTreeMap;
use std::io::ErrorKind;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diag::{CODES, Diagnostic, Diagnostics, Level, Place, Spot};
use crate::error::Error;
use crate::model::words::{ComponentId, ComponentStatus, DEFAULT_SCALE, Slug, default_status, device};
use crate::path;
use crate::source::{FileId, raw};
use crate::time::{Date, Moment, Zone};

pub use look::Look;
pub use policy::Policy;
pub use support_hours::SupportHours;
pub use uptime::UptimeRule;

/// Where a site is.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder with `site.yaml`.
    pub root: Utf8PathBuf,
}

impl Project {
    /// The site in the folder that was named, or else in the nearest one from here upwards.
    pub fn of(root: Option<&Utf8Path>) -> Result<Self, Error> {
        root.map_or_else(|| Self::find(Utf8Path::new(".")), Self::at)
    }

    /// The site in that folder, or in the nearest one above it.
    fn find(from: &Utf8Path) -> Result<Self, Error> {
        let here = path::real(from).map_err(|source| Error::Read { path: from.to_owned(), source })?;
        nearest(&here)?.map(|root| Self { root }).ok_or(Error::NoSite { from: here })
    }

    /// The site in exactly that folder.
    pub fn at(root: &Utf8Path) -> Result<Self, Error> {
        let here = path::real(root).map_err(|source| Error::Read { path: root.to_owned(), source })?;
        match nearest(&here)? {
            Some(root) if root == here => Ok(Self { root }),
            above => Err(Error::NoSiteAt { root: here, above }),
        }
    }

    /// Holds that the site is still there, for whoever looks at it again and again.
    pub fn still(&self) -> Result<(), Error> {
        let next = "put it back; until then the last good site stays".into();
        let gone = || Error::Request { what: format!("the `site.yaml` of `{}` is gone", self.root), next };
        if self.root.join("site.yaml").is_file() { Ok(()) } else { Err(gone()) }
    }
}

/// The nearest folder from there upwards that is a site's. Of one that may not be entered nobody knows.
fn nearest(from: &Utf8Path) -> Result<Option<Utf8PathBuf>, Error> {
    let path = from.join("site.yaml");
    match path.metadata() {
        Err(source) if source.kind() == ErrorKind::PermissionDenied => Err(Error::Read { path, source }),
        _ => Ok(from.ancestors().find(|folder| folder.join("site.yaml").is_file()).map(Utf8Path::to_owned)),
    }
}

/// A site's own words, scales and agreements.
#[derive(Debug, Clone)]
pub struct Site {
    pub file: FileId,
    pub title: String,
    pub description: String,
    /// Without a slash at its end.
    pub url: Option<String>,
    pub language: String,
    pub zone: Zone,
    pub live: bool,
    pub components: Vec<Component>,
    /// Worst first.
    pub severities: Vec<Severity>,
    /// By id; `None` where any cause may be named.
    pub causes: Option<BTreeMap<Slug, String>>,
    pub history_days: u32,
    pub uptime: UptimeRule,
    /// When the team is there, where the site says so.
    pub hours: Option<SupportHours>,
    pub navigation: Vec<raw::NavigationLink>,
    pub edit: Option<String>,
    /// What is shown of the incidents' history in git, if anything.
    pub revisions: Option<crate::source::history::Revisions>,
    /// Whether link previews have a picture.
    pub cards: bool,
    /// Whether each incident offers its replay.
    pub replay: bool,
    /// What becomes of HTML in Markdown.
    pub html: raw::Html,
    pub look: Look,
    /// What the team has agreed on.
    pub policy: Policy,
    /// How seriously findings of a code are taken here; `None` is not at all.
    pub checks: BTreeMap<&'static str, Option<Level>>,
}

/// A thing that can break.
#[derive(Debug, Clone)]
pub struct Component {
    pub id: ComponentId,
    pub name: String,
    pub group: Option<String>,
    pub description: Option<String>,
    pub since: Option<Date>,
}

/// One step of the scale of severity.
#[derive(Debug, Clone)]
pub struct Severity {
    pub id: Slug,
    pub name: String,
    pub description: Option<String>,
    /// What a component goes through that an incident of this severity lists without a status.
    pub component_status: ComponentStatus,
}

impl Site {
    /// Checks what `site.yaml` says; what cannot be used is reported and replaced by its default.
    #[must_use]
    pub fn lower(raw: raw::Site, file: FileId, found: &mut Diagnostics) -> Self {
        let raw::Site {
            title,
            description,
            url,
            language,
            timezone,
            live,
            components,
            severities,
            causes,
            history_days,
            uptime,
            navigation,
            edit,
            revisions,
            cards,
            replay,
            markdown,
            look,
            policy,
        } = raw;
        let top = Spot::Whole.of(file);
        let look = Look::lower(look, &top.at("look"), found);
        links::check(edit.as_deref(), revisions.as_ref(), &top, found);
        let of_policy = top.at("policy");
        let mut checks = Checks { top: &top, found };
        let levels = checks.policy(&policy);
        let zone = checks.zone(timezone.as_deref());
        let severities = checks.severities(severities);
        let agreed = Policy::lower(&policy, &severities, &of_policy, checks.found);
        Self {
            file,
            title: title.unwrap_or_else(|| "Incidents".into()),
            description: description.unwrap_or_default(),
            url: checks.url(url),
            language: language.unwrap_or_else(|| "en".into()),
            zone,
            live: live.unwrap_or(true),
            components: checks.components(components, zone),
            severities,
            causes: (!causes.is_empty()).then(|| checks.causes(causes)),
            history_days: checks.history_days(history_days),
            uptime: UptimeRule::lower(uptime, &top.at("uptime"), checks.found),
            hours: policy
                .hours
                .and_then(|hours| SupportHours::lower(hours, zone, &of_policy.at("hours"), checks.found)),
            navigation,
            edit,
            revisions,
            cards: cards.unwrap_or(true),
            replay: replay.unwrap_or(true),
            html: markdown.html,
            look,
            policy: agreed,
            checks: levels,
        }
    }

    /// The component of that id.
    #[must_use]
    pub fn component(&self, id: &ComponentId) -> Option<&Component> {
        self.components.iter().find(|component| component.id == *id)
    }

    /// A severity's rank on the scale, 0 the worst.
    #[must_use]
    pub fn rank(&self, severity: &Slug) -> usize {
        self.severities.iter().position(|step| step.id == *severity).unwrap_or(self.severities.len())
    }

    /// What a component goes through that is listed without a status.
    #[must_use]
    pub fn usual_status(&self, kind: raw::Kind, severity: Option<&Slug>) -> ComponentStatus {
        let step = severity.and_then(|severity| self.severity(severity));
        match kind {
            raw::Kind::Maintenance => ComponentStatus::UnderMaintenance,
            raw::Kind::Incident => step.map_or(ComponentStatus::PartialOutage, |step| step.component_status),
        }
    }

    /// The severity of that id.
    #[must_use]
    pub fn severity(&self, id: &Slug) -> Option<&Severity> {
        self.severities.iter().find(|step| step.id == *id)
    }

    /// The name of a cause for readers.
    #[must_use]
    pub fn cause_name(&self, id: &Slug) -> String {
        self.causes.as_ref().and_then(|known| known.get(id)).cloned().unwrap_or_else(|| id.words())
    }
}

/// The status of a component that a word says; I003, if it is none.
pub fn component_status(text: &str, place: Place, report: impl FnOnce(Diagnostic)) -> Option<ComponentStatus> {
    let status = ComponentStatus::parse(text);
    if status.is_none() {
        let known = ComponentStatus::ALL.map(ComponentStatus::id);
        let finding = Diagnostic::new("I003", place, format!("unknown component status `{text}`"));
        report(finding.label("not a status").help(format!("known: {}", known.join(", "))).suggest(text, known));
    }
    status
}

/// How the address of a site is written.
pub const ADDRESS: &str = "write it like `https://status.example.com`";

/// The address that a site is published at, without a slash at its end; nothing if it can be none.
#[must_use]
pub fn address(url: &str) -> Option<String> {
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let is_address = !host.is_empty() && !url.contains([' ', '"', '<', '>', '?', '#']);
    is_address.then(|| url.to_owned())
}

/// The checks of one site, and where their findings go.
struct Checks<'a> {
    /// All of `site.yaml`.
    top: &'a Place,
    found: &'a mut Diagnostics,
}

impl Checks<'_> {
    fn history_days(&mut self, days: Option<u32>) -> u32 {
        const USUAL: u32 = 90;
        const LONGEST: u32 = 3660;
        let days = days.unwrap_or(USUAL);
        if (1..=LONGEST).contains(&days) {
            return days;
        }
        let finding = Diagnostic::new("Y004", self.top.at("history_days"), format!("`history_days` cannot be {days}"));
        self.found.push(finding.label("out of range").help(format!("write a number from 1 to {LONGEST}")));
        USUAL
    }

    fn zone(&mut self, name: Option<&str>) -> Zone {
        let Some(name) = name else { return Zone::UTC };
        Zone::parse(name).unwrap_or_else(|error| {
            self.found.push(error.at(self.top.at("timezone")));
            Zone::UTC
        })
    }

    fn url(&mut self, url: Option<String>) -> Option<String> {
        let url = url?;
        let address = address(&url);
        if address.is_none() {
            let finding = Diagnostic::new("S003", self.top.at("url"), format!("`{url}` is not the address of a site"));
            self.found.push(finding.label("not a web address").help(ADDRESS));
        }
        address
    }

    /// The id, if it can stand in an address and is not taken.
    fn id(&mut self, text: &str, place: Place, taken: &[Slug]) -> Option<Slug> {
        let Some(slug) = Slug::exact(text) else {
            let finding = Diagnostic::new("S002", place, format!("the id `{text}` cannot be used in an address"));
            let finding = finding.label("not an id");
            let better = Slug::from_words(text).map(|slug| format!("write `{slug}`, and the rest as `name:`"));
            self.found.push(match better {
                Some(help) => finding.help(help),
                None => finding,
            });
            return None;
        };
        if taken.contains(&slug) {
            let finding = Diagnostic::new("S001", place, format!("the id `{slug}` stands twice"));
            self.found.push(finding.label("taken by an earlier entry"));
            return None;
        }
        if let Some(message) = device(text) {
            let finding = Diagnostic::new("S010", place, message);
            self.found.push(finding.label("a device there"));
        }
        Some(slug)
    }

    fn components(&mut self, raw: Vec<raw::Component>, zone: Zone) -> Vec<Component> {
        let mut components: Vec<Component> = Vec::new();
        let mut taken = Vec::new();
        for (i, raw::Component { id, name, group, description, since }) in raw.into_iter().enumerate() {
            let place = self.top.at("components").at(i);
            let Some(slug) = self.id(&id, place.at("id"), &taken) else { continue };
            taken.push(slug.clone());
            let since = since.and_then(|since| match Moment::parse(&since, zone, None) {
                Ok(moment) => Some(moment.date()),
                Err(error) => {
                    self.found.push(error.at(place.at("since")));
                    None
                }
            });
            let name = name.unwrap_or_else(|| slug.words());
            components.push(Component { id: ComponentId(slug), name, group, description, since });
        }
        components
    }

    fn severities(&mut self, raw: Vec<raw::Severity>) -> Vec<Severity> {
        if raw.is_empty() {
            return default_severities();
        }
        let mut severities: Vec<Severity> = Vec::new();
        let mut taken = Vec::new();
        for (i, raw::Severity { id, name, description, component_status }) in raw.into_iter().enumerate() {
            let place = self.top.at("severities").at(i);
            let Some(slug) = self.id(&id, place.at("id"), &taken) else { continue };
            taken.push(slug.clone());
            let place = place.at("component_status");
            let status = component_status
                .and_then(|text| self::component_status(&text, place, |finding| self.found.push(finding)));
            let usual = default_status(slug.as_str()).unwrap_or(ComponentStatus::DegradedPerformance);
            let name = name.unwrap_or_else(|| slug.words());
            severities.push(Severity { id: slug, name, description, component_status: status.unwrap_or(usual) });
        }
        severities
    }

    fn causes(&mut self, raw: Vec<raw::Cause>) -> BTreeMap<Slug, String> {
        let mut causes = BTreeMap::new();
        for (i, cause) in raw.into_iter().enumerate() {
            let (id, name) = match cause {
                raw::Cause::Id(id) => (id, None),
                raw::Cause::Named(raw::NamedCause { id, name }) => (id, Some(name)),
            };
            let taken: Vec<Slug> = causes.keys().cloned().collect();
            if let Some(slug) = self.id(&id, self.top.at("causes").at(i), &taken) {
                let name = name.unwrap_or_else(|| slug.words());
                causes.insert(slug, name);
            }
        }
        causes
    }

    fn policy(&mut self, policy: &raw::Policy) -> BTreeMap<&'static str, Option<Level>> {
        let mut levels = BTreeMap::new();
        for (id, level) in &policy.checks {
            let place = self.top.at("policy").at("checks").at(id);
            let Some(code) = CODES.iter().find(|code| code.id == id) else {
                let finding = Diagnostic::new("S004", place.key(), format!("no check has the code `{id}`"));
                self.found.push(finding.label("not a code").suggest(id, CODES.iter().map(|code| code.id)));
                continue;
            };
            if !code.may_be_relaxed() && !matches!(level, raw::CheckLevel::Error) {
                let finding = Diagnostic::new("S006", place, format!("{id} is always an error"));
                self.found.push(finding.label("cannot be less").help("mend what it finds, or remove this line"));
                continue;
            }
            let level = match level {
                raw::CheckLevel::Error => Some(Level::Error),
                raw::CheckLevel::Warning => Some(Level::Warning),
                raw::CheckLevel::Off => None,
            };
            levels.insert(code.id, level);
        }
        levels
    }
}

/// The scale of a site that names none.
fn default_severities() -> Vec<Severity> {
    let steps = DEFAULT_SCALE.into_iter().map(|(id, component_status)| {
        let id = Slug::exact(id).expect("a word of letters is a slug");
        Severity { name: id.words(), id, description: None, component_status }
    });
    steps.collect()
}
