//! Rules about translations: whether they say as much as their original.
//!
//! In: one incident. Out: R209. Headings are compared by what they are about; one that nobody knows by name may stand
//! for any section, since a language has more words for them than this program.

use super::Case;
use crate::diag::{Diagnostic, Diagnostics, Place, Spot};
use crate::model::{Section, Translation};
use crate::source::sections::SectionKind;

/// Runs the rules of this family.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    for translation in &case.incident.translations {
        diagnostics.extend(behind(&case.incident.sections, translation));
    }
}

/// A translation that lacks what its original has.
fn behind(original: &[Section], translation: &Translation) -> Option<Diagnostic> {
    let mut others = main(&translation.sections);
    let unmatched = main(original).into_iter().filter(|section| {
        let same = others.iter().position(|other| section.kind != SectionKind::Other && other.kind == section.kind);
        same.map(|place| others.remove(place)).is_none()
    });
    let mut lacking: Vec<&Section> = unmatched.collect();
    // Each heading that is left may be the name of one of these.
    let unknown = others.len().min(lacking.len());
    let count = lacking.len() - unknown;
    let lead = |sections: &[Section]| sections.iter().position(|section| section.level == 0);
    let lacks_lead = lead(original).filter(|_| lead(&translation.sections).is_none());
    if count == 0 && lacks_lead.is_none() {
        return None;
    }
    let of_several = if unknown > 0 { format!("{count} of ") } else { String::new() };
    if count == 0 {
        lacking.clear();
    }
    let named: Vec<String> = lacking.iter().map(|section| format!("“{}”", section.heading)).collect();
    let sections = (!named.is_empty()).then(|| format!("{of_several}{}", named.join(", ")));
    let lead = lacks_lead.map(|_| "the text before the first heading".to_owned());
    let what: Vec<String> = lead.into_iter().chain(sections).collect();
    let place = Spot::Whole.of(translation.file).at("title");
    let message = format!("the translation lacks {}", what.join(" and "));
    let help = "translate what is missing, or say under `exceptions:` of the original why it is left out";
    let finding = Diagnostic::new("R209", place, message).label("says less than the original").help(help);
    let first = lacks_lead.and_then(|place| original.get(place)).or(lacking.first().copied())?;
    Some(finding.related(first_line(first), "this is not translated"))
}

/// Where the text of a section begins.
fn first_line(section: &Section) -> Place {
    let text = section.text.text();
    let start = text.len() - text.trim_start().len();
    let length = text[start..].lines().next().map_or(0, str::len);
    section.text.place(start..start + length)
}

/// The sections of the main level; those below it are parts of them.
fn main(sections: &[Section]) -> Vec<&Section> {
    let headed = || sections.iter().filter(|section| section.level > 0);
    let main = headed().map(|section| section.level).min();
    headed().filter(|section| Some(section.level) == main).collect()
}
