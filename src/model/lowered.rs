//! What each file came to, so that a build that follows another one lowers only what has changed.
//!
//! In: the source tree, and an earlier lowering of it. Out: incidents one by one with what was wrong with them, and of
//! all together the `Records`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::incident::Incident;
use super::lower::{Include, Records, incident, read_yaml};
use super::prose::Audience;
use crate::config::Site;
use crate::diag::{Diagnostic, Diagnostics, Spot};
use crate::source::{FileId, FileKind, SourceFile, SourceTree, raw};

/// How many files a core takes at once: few, so that none is left with many at the end.
const AT_ONCE: usize = 8;

/// What each file came to, and what was wrong with it.
#[derive(Debug)]
pub struct Lowered {
    site: Arc<Site>,
    /// Whether `site.yaml` could be read.
    is_readable: bool,
    of_site: Vec<Diagnostic>,
    each: Vec<One>,
}

/// What one incident's file came to.
#[derive(Debug, Clone)]
struct One {
    file: FileId,
    incident: Option<Arc<Incident>>,
    found: Vec<Diagnostic>,
}

impl Lowered {
    /// Lowers every file; where an earlier lowering is given, only those of incidents that have changed since or are new,
    /// and those of none, since another file may have been what they lacked. It must be one of the same `site.yaml`.
    #[must_use]
    pub fn of(tree: &SourceTree, include: Include, earlier: Option<(&Self, &BTreeSet<FileId>)>) -> Self {
        let mut of_site = Diagnostics::default();
        let (site, is_readable) = site(tree, &mut of_site);
        let of_site = of_site.into_iter().collect();
        let lower = |file: &SourceFile| {
            let mut found = Vec::new();
            let incident = incident(tree, file, &site, include, &mut found).map(Arc::new);
            One { file: file.id, incident, found }
        };
        let stale =
            |file: &SourceFile, changed: &BTreeSet<FileId>| changed.iter().any(|id| tree.belongs(tree.file(*id), file));
        let known = |file: &SourceFile| {
            let (earlier, changed) = earlier?;
            let place = earlier.each.binary_search_by_key(&file.id, |one| one.file).ok()?;
            earlier.each.get(place).filter(|one| one.incident.is_some() && !stale(file, changed)).cloned()
        };
        let is_meant = |file: &&SourceFile| include.audience == Audience::Internal || !file.is_internal();
        let files: Vec<&SourceFile> = tree.of_kind(FileKind::Incident).filter(is_meant).collect();
        let each = files.into_par_iter().with_max_len(AT_ONCE).map(|file| known(file).unwrap_or_else(|| lower(file)));
        let each = each.collect();
        Self { site: Arc::new(site), is_readable, of_site, each }
    }

    /// The records, and every finding.
    #[must_use]
    pub fn records(&self, include: Include, diagnostics: &mut Diagnostics) -> Records {
        diagnostics.extend(self.of_site.iter().cloned());
        let mut named: Vec<(Cow<str>, &Arc<Incident>)> = Vec::with_capacity(self.each.len());
        for One { incident, found, .. } in &self.each {
            diagnostics.extend(found.iter().filter(|finding| self.is_readable || !asks_the_site(finding)).cloned());
            named.extend(incident.iter().map(|incident| (lowercase(incident.id.as_str()), incident)));
        }
        named.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut incidents: Vec<Arc<Incident>> = Vec::with_capacity(named.len());
        for same in named.chunk_by(|(a, _), (b, _)| a == b) {
            incidents.push(Arc::clone(same[0].1));
            diagnostics.extend(same[1..].iter().map(|(_, second)| twice(same[0].1, second)));
        }
        Records { site: self.site.clone(), audience: include.audience, incidents }
    }
}

fn lowercase(text: &str) -> Cow<'_, str> {
    let is_lower = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { text.into() } else { text.to_lowercase().into() }
}

/// Two files that want one address.
fn twice(first: &Incident, second: &Incident) -> Diagnostic {
    let place = Spot::Whole.of(second.file);
    let finding = if first.id == second.id {
        Diagnostic::new("I006", place, format!("the id `{}` belongs to another file already", second.id))
    } else {
        let message = format!("the ids `{}` and `{}` differ by case only", first.id, second.id);
        Diagnostic::new("I007", place, message)
    };
    finding.help(format!("rename this file or `{}`", first.path))
}

/// Reads `site.yaml`, and says whether that could be done; if not, the rest is checked against the defaults.
fn site(tree: &SourceTree, diagnostics: &mut Diagnostics) -> (Site, bool) {
    let file = tree.of_kind(FileKind::Site).next().expect("a project has a `site.yaml`");
    let mut found = Vec::new();
    let raw = read_yaml::<raw::Site>(file, &mut found);
    diagnostics.extend(found);
    let is_readable = raw.is_some();
    (Site::lower(raw.unwrap_or_default(), file.id, diagnostics), is_readable)
}

/// Whether a finding of an incident says that `site.yaml` does not know a name.
fn asks_the_site(finding: &Diagnostic) -> bool {
    matches!(finding.code.id, "I002" | "I004" | "I005")
}
