//! Findings that are right and yet meant to stay, as the front matter of an incident says with a reason.
//!
//! In: records, and the findings of a run. Out: the findings that are left, and S007 for an exception without any.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::model::{Incident, Records};
use crate::source::{FileId, SourceTree};

/// The exceptions of every incident, by the files that it is made of.
#[derive(Debug, Default, Clone)]
pub struct Exceptions {
    owners: BTreeMap<FileId, usize>,
    /// By incident and code: where it stands, and whether it has excepted anything.
    known: BTreeMap<(usize, &'static str), (Place, bool)>,
}

impl Exceptions {
    /// The exceptions that the records hold.
    #[must_use]
    pub fn of(records: &Records, tree: &SourceTree) -> Self {
        let mut exceptions = Self::default();
        let with_some = records.incidents.iter().enumerate().filter(|(_, incident)| !incident.exceptions.is_empty());
        for (owner, incident) in with_some {
            exceptions.owners.extend(files(incident, tree).into_iter().map(|file| (file, owner)));
            for exception in &incident.exceptions {
                exceptions.known.insert((owner, exception.code), (exception.place.clone(), false));
            }
        }
        exceptions
    }

    /// Takes away what is excepted, and reports exceptions that except nothing.
    pub fn apply(mut self, looks_back: bool, diagnostics: &mut Diagnostics) {
        diagnostics.retain(|found| {
            let owner = self.owners.get(&found.place.file);
            let exception = owner.and_then(|owner| self.known.get_mut(&(*owner, found.code.id)));
            exception.map(|(_, is_used)| *is_used = true).is_none()
        });
        // Looking back, the rules about the story do not run.
        let idle = self.known.into_iter().filter(|(_, (_, is_used))| !is_used && !looks_back);
        diagnostics.extend(idle.map(|((_, code), (place, _))| {
            let message = format!("there is no {code} here to make an exception from");
            Diagnostic::new("S007", place.key(), message).label("excepts nothing")
        }));
    }
}

/// The files of an incident: one, or all of its folder.
fn files(incident: &Incident, tree: &SourceTree) -> Vec<FileId> {
    match tree.file(incident.file).own_folder() {
        Some(folder) => tree.below(folder).map(|file| file.id).collect(),
        None => std::iter::once(incident.file).chain(incident.translations.iter().map(|it| it.file)).collect(),
    }
}
