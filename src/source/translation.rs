//! Which files tell an incident in another language: `<name>.<language>.md` beside `<name>.md` or `<name>.yaml`.
//!
//! In: paths. Out: the language that a name says, and which file belongs to which. It knows nothing of what they say.

use std::collections::BTreeSet;
use std::fmt;

use camino::{Utf8Path, Utf8PathBuf};

use super::folders::folder_of;
use super::{FileKind, SourceFile, SourceTree};

/// A language, and where it matters its script and its region: `de`, `pt-BR`, `zh-Hans`. The letters are large and
/// small as is usual, however they were written, so that two tags are one language only if they are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The tag, if it is a short one. `as-of` is none: `/incidents/<id>/as-of/` is the address of other pages.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = text.split('-').peekable();
        let language = parts.next().filter(|part| matches!(part.len(), 2 | 3) && is_word(part))?;
        let mut tag = language.to_ascii_lowercase();
        if let Some(script) = parts.next_if(|part| part.len() == 4 && is_word(part)) {
            let (first, rest) = script.split_at(1);
            tag.extend(["-", &first.to_ascii_uppercase(), &rest.to_ascii_lowercase()]);
        }
        let is_region = |part: &&str| (part.len() == 2 && is_word(part)) || (part.len() == 3 && is_number(part));
        if let Some(region) = parts.next_if(is_region) {
            tag.extend(["-", &region.to_ascii_uppercase()]);
        }
        (parts.next().is_none() && tag != "as-OF").then_some(Self(tag))
    }

    /// The tag as pages have it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of the original and the language, as the name of a file says: `outage` and `de` of `outage.de.md`.
#[must_use]
pub fn named(path: &Utf8Path) -> Option<(&str, LanguageTag)> {
    let (original, tag) = path.file_stem()?.rsplit_once('.')?;
    Some((original, LanguageTag::parse(tag)?)).filter(|_| !original.is_empty())
}

/// The translations among some paths. In the folder of an incident only its index can be translated.
pub(super) fn among(paths: &[Utf8PathBuf], folders: &BTreeSet<Utf8PathBuf>) -> BTreeSet<Utf8PathBuf> {
    let mut named: Vec<(&Utf8PathBuf, Vec<Utf8PathBuf>)> = Vec::new();
    for path in paths.iter().filter(|path| path.starts_with("incidents") && path.extension() == Some("md")) {
        let Some((name, _)) = self::named(path) else { continue };
        if folder_of(path, folders).is_none_or(|folder| name == "index" && path.parent() == Some(folder)) {
            named.push((path, originals(path, name).collect()));
        }
    }
    if named.is_empty() {
        return BTreeSet::new();
    }
    let all: BTreeSet<&Utf8Path> = paths.iter().map(Utf8PathBuf::as_path).collect();
    let has_original =
        |(_, originals): &(_, Vec<Utf8PathBuf>)| originals.iter().any(|path| all.contains(path.as_path()));
    named.into_iter().filter(has_original).map(|(path, _)| path.clone()).collect()
}

/// Where the original of that name may stand.
fn originals(translation: &Utf8Path, name: &str) -> impl Iterator<Item = Utf8PathBuf> {
    ["md", "yaml", "yml"].into_iter().map(move |ending| translation.with_file_name(format!("{name}.{ending}")))
}

impl SourceTree {
    /// The translations of an incident's file, each with its language.
    pub fn translations(&self, original: &SourceFile) -> impl Iterator<Item = (&SourceFile, LanguageTag)> {
        let name = original.path.file_stem().unwrap_or_default().to_owned();
        let before = format!("{}.", original.path.with_extension(""));
        let from = self.files.partition_point(|file| file.path.as_str() < before.as_str());
        let beside = self.files[from..]
            .iter()
            .map(std::sync::Arc::as_ref)
            .take_while(move |file| file.path.as_str().starts_with(&before));
        beside.filter(|file| file.kind == FileKind::Translation).filter_map(move |file| {
            let (of, language) = named(&file.path)?;
            (of == name).then_some((file, language))
        })
    }

    /// Whether a file belongs to an incident's: it is that one, a translation of it, or in its folder.
    #[must_use]
    pub fn belongs(&self, file: &SourceFile, incident: &SourceFile) -> bool {
        match incident.own_folder() {
            Some(folder) => file.path.starts_with(folder),
            None if file.kind == FileKind::Translation => {
                self.original(file).is_some_and(|original| original.id == incident.id)
            }
            None => file.id == incident.id,
        }
    }

    /// The incident's file that a translation is of.
    #[must_use]
    pub fn original(&self, translation: &SourceFile) -> Option<&SourceFile> {
        let (name, _) = named(&translation.path)?;
        originals(&translation.path, name).find_map(|path| self.find(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_language_a_script_and_a_region() {
        let tag = |text: &str| LanguageTag::parse(text).map(|tag| tag.0);
        for (text, expected) in [
            ("de", "de"),
            ("PT-br", "pt-BR"),
            ("zh-hans", "zh-Hans"),
            ("sr-Latn-RS", "sr-Latn-RS"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(tag(text).as_deref(), Some(expected));
        }
        for text in ["", "d", "deut", "2", "v1", "de-", "de-1", "de-AT-1996", "as-of", "größe"] {
            assert_eq!(tag(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_has_an_original_is_a_translation() {
        let paths = [
            "incidents/a.de.md", "incidents/a.fr.yaml", "incidents/a.md", "incidents/b.de.md", "incidents/c.1.2.md",
            "incidents/c.1.md", "incidents/d.pt-BR.md", "incidents/d.yaml", "incidents/e/index.de.md",
            "incidents/e/index.md", "incidents/e/notes.de.md", "incidents/e/notes.md",
        ];
        let found = among(&paths.map(Utf8PathBuf::from), &BTreeSet::from(["incidents/e".into()]));
        let found: Vec<&str> = found.iter().map(|path| path.as_str()).collect();
        assert_eq!(found, ["incidents/a.de.md", "incidents/d.pt-BR.md", "incidents/e/index.de.md"]);
    }
}
