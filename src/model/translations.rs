//! The texts of an incident in other languages.
//!
//! In: the files beside that of an incident. Out: `Translation`s: a title and prose each. What happened is told by the
//! original alone, so that no two pages can disagree: whatever else stands in a translation is reported.

use camino::Utf8Path;

use super::body::Body;
use super::entries::Lowering;
use super::incident::Translation;
use super::lower::{id_of, read_yaml};
use super::prose::{Audience, Prose};
use crate::diag::{Diagnostic, Spot, nearest};
use crate::source::{FileKind, SourceFile, SourceTree, front_matter, raw, sections, translation, yaml};

/// The keys that a translation may have; `body` is refused where every Markdown file's is.
const OWN: [&str; 2] = ["title", "body"];

impl Lowering<'_> {
    /// The translations of an incident whose own text is in that language, by their files' names.
    pub(super) fn translations(
        &mut self,
        tree: &SourceTree,
        original: &SourceFile,
        language: Option<&str>,
        audience: Option<raw::Audience>,
    ) -> Vec<Translation> {
        let own = language.unwrap_or(&self.site.language).to_owned();
        let mut found: Vec<Translation> = Vec::new();
        for (file, language) in tree.translations(original) {
            if self.audience == Audience::Public && file.is_internal() {
                continue;
            }
            let first = found.iter().find(|other| other.language == language).map(|other| &other.path);
            let first = first.or((own.eq_ignore_ascii_case(language.as_str())).then_some(&original.path));
            if let Some(first) = first {
                let message = format!("the incident is told in `{language}` already");
                self.report("I015", Spot::Whole.of(file.id), message, |finding| {
                    finding.help(format!("by `{first}`: correct the language in the name of this file, or remove it"))
                });
                continue;
            }
            let mut of_file = Lowering {
                site: self.site,
                file: file.id,
                zone: self.zone,
                audience: self.audience,
                kind: self.kind,
                found: &mut *self.found,
            };
            found.extend(of_file.translation(file, original, audience).map(|(title, sections)| Translation {
                language,
                file: file.id,
                path: file.path.clone(),
                title,
                sections,
            }));
        }
        found
    }

    /// The title and the sections of one translation; none where it says what is not its to say.
    fn translation(
        &mut self,
        file: &SourceFile,
        original: &SourceFile,
        audience: Option<raw::Audience>,
    ) -> Option<(String, Vec<super::Section>)> {
        let raw: raw::Incident = read_yaml(file, self.found)?;
        let before = self.found.len();
        self.keys_of_the_original(file, original);
        self.entries_of_the_original(file, original);
        let place = Spot::Whole.of(file.id).at("title");
        let title =
            raw.title.map(|title| self.headline(&title, place, audience)).filter(|title| !title.trim().is_empty());
        if title.is_none() {
            self.report("I001", Spot::Whole.of(file.id), "the translation has no title", |finding| {
                finding.help("add `title:`")
            });
        }
        if self.found.len() > before {
            return None;
        }
        Some((title?, Body::read(self, file, raw.body, None, true).sections))
    }

    /// Reports every key but the title.
    fn keys_of_the_original(&mut self, file: &SourceFile, original: &SourceFile) {
        let yaml = file.text().zip(file.yaml()).and_then(|(text, range)| text.get(range));
        let keys = yaml.and_then(yaml::Outline::new).and_then(|outline| outline.value());
        let keys = keys.iter().filter_map(serde_json::Value::as_object).flat_map(serde_json::Map::keys);
        for key in keys.filter(|key| !OWN.contains(&key.as_str())) {
            let place = Spot::Whole.of(file.id).at(key).key();
            let help = if key == "language" {
                "remove it: the name of the file says the language".to_owned()
            } else {
                format!("remove it here: the page takes it from `{}`", original.path)
            };
            self.report("I014", place, format!("`{key}` belongs in the original"), |finding| {
                finding.label("no text to translate").help(help)
            });
        }
    }

    /// Reports every section whose lists would be read as entries.
    fn entries_of_the_original(&mut self, file: &SourceFile, original: &SourceFile) {
        let Some(text) = file.text() else { return };
        let Ok(front) = front_matter::split(text) else { return };
        let place = Spot::Range(front.body.clone()).of(file.id);
        // What is wrong with its marks is reported when the body is read.
        let body = Prose::new(&text[front.body], place, self.audience, &mut Vec::new());
        for section in sections::split(body.text()).into_iter().filter(|section| section.kind.has_entries()) {
            let message = format!("the section “{}” belongs in the original", section.heading);
            let help = format!("remove it here: the page takes its entries from `{}`", original.path);
            self.report("I014", body.place(section.heading_range), message, |finding| {
                finding.label("no text to translate").help(help)
            });
        }
    }
}

/// Says of a file without any time that it is a translation without its original, where its name says so.
pub(super) fn without_original(tree: &SourceTree, file: &SourceFile, found: &mut [Diagnostic]) {
    let Some((name, language)) = translation::named(&file.path) else { return };
    let Some(at) = found.iter().position(|finding| finding.code.id == "I009" && finding.place.file == file.id) else {
        return;
    };
    let has_original = tree.of_kind(FileKind::Incident).any(|other| {
        other.path.parent() == file.path.parent() && other.path.file_stem() == Some(name) && other.id != file.id
    });
    let finding = &mut found[at];
    let (message, help) = if has_original {
        let message = format!("a translation is a Markdown file, and `{}` is none", file_name(&file.path));
        (message, format!("write it as `{name}.{language}.md`"))
    } else {
        let beside = tree.of_kind(FileKind::Incident).filter(|other| other.path.parent() == file.path.parent());
        let near = nearest(name, beside.filter(|other| other.id != file.id).map(|other| id_of(&other.path)));
        let help = near.map_or_else(
            || format!("put it beside its original, `{name}.md`; an incident of its own has a time: add `started:`"),
            |near| format!("did you mean `{near}.{language}.md`?"),
        );
        (format!("a translation into `{language}` without an original: there is no `{name}.md` beside it"), help)
    };
    *finding = Diagnostic::new("I013", finding.place.clone(), message).help(help);
}

fn file_name(path: &Utf8Path) -> &str {
    path.file_name().unwrap_or_default()
}
