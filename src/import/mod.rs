//! Incidents kept elsewhere become incident files: one file here for each foreign format.
//!
//! In: paths and texts, and what the site has. Out: files, components to add, and a report of what was kept, changed
//! and left out. Every step is a pure function of its texts: nothing here reads or writes a disk, and the same texts
//! give the same bytes. What no key can hold stays in the body as internal text; nothing is invented.

mod cstate;
mod draft;
mod images;
mod markdown;
mod names;
mod prose;
mod report;
mod shown;
mod stactus;
mod statuses;
mod statusfy;
mod statuspage;
mod times;
mod upptime;
pub mod writer;

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::address::joined;
use crate::model::words::{DEFAULT_SCALE, IncidentId};
use crate::source::raw;
use crate::source::yaml::Loose;

use draft::Draft;
use names::Names;
pub use names::slug;
pub use prose::relinked;
pub use report::{Fate, Report};
pub use shown::Carried;
use shown::{Place, Shown};

/// A system whose incidents can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Atlassian Statuspage: the JSON of its API
    Statuspage,
    /// cState: `content/issues` and `config.yml`
    Cstate,
    /// Stactus: its YAML files
    Stactus,
    /// Upptime: `.upptimerc.yml`, `history/`, and issues as JSON
    Upptime,
    /// Statusfy: `content/`
    Statusfy,
    /// Postmortems in Markdown
    Markdown,
}

/// A foreign file.
#[derive(Debug, Clone)]
pub struct Given {
    /// Relative to what was named, with `/` between its parts; `-` for standard input.
    pub path: String,
    /// Nothing for what is no text.
    pub text: String,
}

impl Given {
    /// The name of the file, without its folders.
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The same without its ending.
    fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Whether it is of that kind: it has one of those endings, or none since it was given without a name.
    fn ends_with(&self, endings: &[&str]) -> bool {
        self.path == "-" || endings.iter().any(|ending| self.path.ends_with(ending))
    }
}

/// What is there already, and what the texts do not say.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// The site as it is; an empty one if there is none.
    pub site: &'a raw::Site,
    /// The zone of times that name none.
    pub zone: Option<&'a str>,
}

/// What came of an import.
#[derive(Debug)]
pub struct Imported {
    /// Incident files by their path from the site's root.
    pub files: BTreeMap<String, String>,
    /// Pictures and other files that they show.
    pub carried: Vec<Carried>,
    /// What the source says of its site, with all its components.
    pub site: raw::Site,
    /// The components that the site does not have yet.
    pub missing: Vec<raw::Component>,
    pub report: Report,
}

impl Imported {
    /// Which files go where with some of the incident files: of each, and to its path from the site's root.
    pub fn carried_with(&self, has: impl Fn(&str) -> bool) -> impl Iterator<Item = (&str, &str)> {
        let wanted = self.carried.iter().filter(move |one| has(&one.of));
        wanted.map(|one| (one.from.as_str(), one.to.as_str()))
    }

    /// Whether the texts told nothing at all: neither an incident nor a word about a site.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.files.is_empty() && self.missing.is_empty() && self.site.title.is_none() && self.site.url.is_none()
    }
}

/// Turns foreign files into incident files.
#[must_use]
pub fn import(format: Format, given: &[Given], wishes: &Wishes) -> Imported {
    let shown = Shown::of(given.iter().map(|file| file.path.clone()));
    // In a file without a word there is nothing to import, whatever its name.
    let mut given: Vec<&Given> = given.iter().filter(|file| !file.text.trim().is_empty()).collect();
    given.sort_by(|a, b| a.path.cmp(&b.path));
    let mut gather = Gather {
        names: Names::of(&wishes.site.components),
        report: Report::default(),
        drafts: Vec::new(),
        found: raw::Site::default(),
        zone: wishes.zone.map_or_else(|| "UTC".to_owned(), str::to_owned),
        severities: severities(wishes.site),
        base: None,
        shown,
    };
    match format {
        Format::Statuspage => statuspage::read(&given, &mut gather),
        Format::Cstate => cstate::read(&given, &mut gather, wishes.zone),
        Format::Stactus => stactus::read(&given, &mut gather),
        Format::Upptime => upptime::read(&given, &mut gather),
        Format::Statusfy => statusfy::read(&given, &mut gather),
        Format::Markdown => markdown::read(&given, &mut gather, wishes.zone),
    }
    gather.finish()
}

/// The words of a site's scale.
fn severities(site: &raw::Site) -> Vec<String> {
    if site.severities.is_empty() {
        return DEFAULT_SCALE.map(|(id, _)| id.to_owned()).to_vec();
    }
    site.severities.iter().map(|severity| severity.id.clone()).collect()
}

/// What has been found so far.
struct Gather {
    names: Names,
    report: Report,
    drafts: Vec<Draft>,
    found: raw::Site,
    /// The zone of times that name none.
    zone: String,
    severities: Vec<String>,
    /// The address of the old site.
    base: Option<String>,
    shown: Shown,
}

impl Gather {
    /// A value of a file that is not what it should be; the file is left out.
    fn unreadable(&mut self, file: &Given, why: &str) {
        self.report.note(&file.path, Fate::Look, format!("nothing of it was imported: {why}"));
    }

    /// What a file holds that was read; one that cannot be read is left out.
    fn readable(&mut self, file: &Given, read: Result<Loose, String>) -> Option<Loose> {
        read.map_err(|why| self.unreadable(file, &why)).ok()
    }

    /// The JSON of a file.
    fn json(&mut self, file: &Given) -> Option<Loose> {
        self.readable(file, Loose::json(file.text.trim_start_matches('\u{feff}')))
    }

    /// A record of a system that says all but its text in front matter, of which those keys are known.
    fn record(&mut self, file: &Given, known: &[&str], read: fn(&Given, &Loose, &str, &mut Self) -> Draft) {
        match front_matter(&file.text) {
            Err(why) => self.unreadable(file, &why),
            Ok((Loose::Null, _)) => self.unreadable(file, "it has no front matter"),
            Ok((keys, body)) => {
                let draft = read(file, &spelled(keys, known), body, self);
                self.drafts.push(draft);
            }
        }
    }

    /// A time in our spelling. One that is mended or cannot be read is noted.
    fn time(&mut self, file: &str, what: &str, text: Option<&str>) -> Option<String> {
        let text = text?;
        let Some(read) = times::read(text, &self.zone) else {
            self.report.note(file, Fate::Look, format!("`{what}` is `{text}`, which is no time; it was kept as text"));
            return None;
        };
        if let Some(mended) = read.mended {
            self.report.note(file, Fate::Changed, format!("`{what}`: {mended}"));
        }
        Some(read.text)
    }

    /// A time under a key of a record; one that cannot be read stays in the body.
    fn time_of(&mut self, draft: &mut Draft, key: &str, keys: &Loose) -> Option<String> {
        let read = self.time(&draft.file, key, keys.text(key));
        if let (None, Some(value)) = (&read, keys.get(key)) {
            draft.keep(key, value);
        }
        read
    }

    /// A severity, if the site's scale has it.
    fn severity(&mut self, file: &str, word: &str) -> Option<String> {
        if self.severities.iter().any(|known| known == word) {
            return Some(word.to_owned());
        }
        let note =
            format!("the severity `{word}`, which `site.yaml` does not have; the components keep their statuses");
        self.report.note(file, Fate::LeftOut, note);
        None
    }

    /// Markdown that means here what it meant there.
    fn prose(&mut self, file: &str, text: &str) -> String {
        let (base, shown) = (self.base.as_deref(), &mut self.shown);
        let tamed = prose::tame(text, base, &mut |target| shown.lead(file, target, base));
        for change in tamed.changes {
            self.report.note(file, Fate::Changed, change);
        }
        tamed.text.trim().to_owned()
    }

    /// Writes every draft to a file of its own, the earliest first, so that a name once given stays.
    fn finish(mut self) -> Imported {
        let mut drafts = std::mem::take(&mut self.drafts);
        for draft in &mut drafts {
            draft.settle(&mut self.report);
        }
        drafts.sort_by_key(Draft::order);
        let (mut files, mut carried, mut taken) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
        let mut pages = BTreeMap::new();
        for draft in &mut drafts {
            let id = free_id(&draft.id(), &taken);
            taken.insert(id.to_lowercase());
            pages.insert(draft.file.clone(), format!("/incidents/{id}/"));
            draft.stem = Some(id);
        }
        let mut aliases = BTreeSet::new();
        for mut draft in drafts {
            draft.raw.aliases.retain(|alias| aliases.insert(alias.trim_matches('/').to_lowercase()));
            draft.lead(&pages, &mut self.report);
            draft.count(&mut self.report);
            let folder = draft.year().map_or_else(String::new, |year| format!("{year}/"));
            let path = self.carry(&draft.file, &format!("incidents/{folder}{}", draft.id()), &mut carried);
            files.insert(path, draft.text());
        }
        self.report.keep("component", self.names.added().len());
        let missing = self.names.added().to_vec();
        Imported { files, carried, site: self.found, missing, report: self.report }
    }

    /// The path of an incident file, in a folder of its own where files go with it; and those, and what it lacks.
    fn carry(&mut self, file: &str, stem: &str, carried: &mut Vec<Carried>) -> String {
        let has_own = self.shown.found(file).any(|(_, place)| matches!(place, Place::Own(_)));
        let path = if has_own { format!("{stem}/index.md") } else { format!("{stem}.md") };
        for (from, place) in self.shown.found(file) {
            let to = match place {
                Place::Site(inner) => format!("static/{inner}"),
                Place::Own(inner) => format!("{stem}/{inner}"),
            };
            self.report.note(file, Fate::Changed, format!("it shows `{from}`, which goes to `{to}`"));
            carried.push(Carried { from: from.to_owned(), to, of: path.clone() });
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in self.shown.missing(file) {
            let to = match target.strip_prefix('/') {
                Some(inner) => Some(format!("static/{inner}")),
                None => joined(folder, target),
            };
            let what = to.map_or_else(|| "correct its path".into(), |to| format!("copy it to `{to}`"));
            let note = format!("it leads to `{target}`, which was not found: {what}, or `check` stops at it");
            self.report.note(file, Fate::Look, note);
        }
        path
    }
}

/// An id that can stand in an address and that no other incident has.
fn free_id(wanted: &str, taken: &BTreeSet<String>) -> String {
    let wanted = if IncidentId::new(wanted).is_some() { wanted.to_owned() } else { slug(wanted, "incident") };
    let wanted = if IncidentId::is_taken(&wanted) { format!("{wanted}-incident") } else { wanted };
    let mut ids = std::iter::once(wanted.clone()).chain((2_u32..).map(|number| format!("{wanted}-{number}")));
    ids.find(|id| !taken.contains(&id.to_lowercase())).unwrap_or(wanted)
}

/// The keys of a front matter as they are known, whatever their case. A second one in another case stays as it is, and
/// so counts as none that is known.
fn spelled(keys: Loose, known: &[&str]) -> Loose {
    let Loose::Map(map) = keys else { return keys };
    let has = |key: &str| map.contains_key(key);
    let mut new = indexmap::IndexMap::new();
    for (key, value) in &map {
        let ours = known.iter().find(|known| known.eq_ignore_ascii_case(key));
        let ours = ours.filter(|ours| !has(ours) && !new.contains_key(**ours));
        new.insert(ours.map_or_else(|| key.clone(), |ours| (*ours).to_owned()), value.clone());
    }
    Loose::Map(new)
}

/// The keys of a front matter and the text after it; no keys where there is none.
fn front_matter(text: &str) -> Result<(Loose, &str), String> {
    let start = crate::source::front_matter::after_bom(text);
    let text = &text[start..];
    let first = text.lines().next().unwrap_or_default().trim_end();
    if first == "+++" || first == "---toml" {
        return Err("its front matter is TOML; convert it to YAML (`hugo convert toYAML`) and import it again".into());
    }
    if first == "---json" {
        let (json, body) = text["---json".len()..].split_once("\n---").ok_or("its front matter never ends")?;
        return Ok((Loose::json(json)?, body));
    }
    match crate::source::front_matter::split(text) {
        Ok(parts) => {
            let yaml = &text[parts.yaml];
            // A tab where a space should be is the commonest slip, and means nothing else.
            let keys = Loose::yaml(yaml).or_else(|error| Loose::yaml(&yaml.replace('\t', "  ")).map_err(|_| error))?;
            Ok((keys, &text[parts.body]))
        }
        Err(_) if first == "---" => Err("its front matter never ends".into()),
        Err(_) => Ok((Loose::Null, text)),
    }
}
