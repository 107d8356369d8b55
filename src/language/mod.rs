//! The words of the interface, one file for each language: `locales/<language>.ftl`, built in or the site's own.
//!
//! In: the source tree. Out: a `Language` for any tag, which never lacks a word: what it does not say, its parent
//! language says (`de` for `de-AT`), and else English. Files for programs stay English. It knows no page.

mod message;
mod names;
mod times;

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

use crate::diag::{Diagnostic, Diagnostics, Spot, nearest};
use crate::source::{FileId, FileKind, SourceTree};
pub use message::Arg;
use message::{Message, Read};
pub use names::own_name;

/// The languages that are compiled in.
const BUILT_IN: [(&str, &str); 3] = [
    ("en", include_str!("../../locales/en.ftl")),
    ("de", include_str!("../../locales/de.ftl")),
    ("ar", include_str!("../../locales/ar.ftl")),
];

/// Messages by name.
type Words = IndexMap<String, Message, RandomState>;

/// The words of one language, none missing.
pub struct Language {
    tag: String,
    words: Words,
}

/// Every language that has words of its own.
pub struct Languages {
    english: Arc<Language>,
    known: BTreeMap<String, Known>,
}

struct Known {
    language: Arc<Language>,
    /// The site's own file.
    file: Option<FileId>,
    /// What it leaves to English.
    missing: Vec<String>,
}

/// The files of one language: its text, and the site's own.
type Texts<'a> = BTreeMap<String, (Option<&'a str>, Option<(FileId, &'a str)>)>;

impl Languages {
    /// The languages that are built in.
    #[must_use]
    pub fn built_in() -> Self {
        Self::of(BUILT_IN.map(|(tag, text)| (tag.to_owned(), (Some(text), None))).into(), &mut Diagnostics::default())
    }

    /// The built-in languages with the site's words over them.
    #[must_use]
    pub fn load(tree: &SourceTree, found: &mut Diagnostics) -> Self {
        let mut texts: Texts = BUILT_IN.map(|(tag, text)| (tag.to_owned(), (Some(text), None))).into();
        for file in tree.of_kind(FileKind::Locale) {
            if let (Some(tag), Some(text)) = (file.path.file_stem(), file.text()) {
                texts.entry(tag.to_lowercase()).or_default().1 = Some((file.id, text));
            }
        }
        Self::of(texts, found)
    }

    fn of(texts: Texts, found: &mut Diagnostics) -> Self {
        let built_in = texts.iter().filter_map(|(tag, (text, _))| Some((tag.as_str(), message::read(tag, (*text)?))));
        let built_in: BTreeMap<&str, Read> = built_in.collect();
        let base = &built_in["en"];
        let own: BTreeMap<&str, Read> = texts
            .iter()
            .filter_map(|(tag, (_, own))| own.map(|(file, text)| (tag.as_str(), checked(tag, file, text, base, found))))
            .collect();
        let mut english: Words = base.messages.clone().into_iter().collect();
        english.extend(own.get("en").map(|read| read.messages.clone()).unwrap_or_default());
        let mut known = BTreeMap::new();
        for (tag, (_, file)) in &texts {
            let mut words = Words::default();
            for tag in [parent(tag), tag] {
                let read = [built_in.get(tag), own.get(tag)].into_iter().flatten();
                words.extend(read.flat_map(|read| read.messages.clone()));
            }
            let missing = base.messages.keys().filter(|key| !words.contains_key(*key)).cloned().collect();
            for (key, message) in &english {
                words.entry(key.clone()).or_insert_with(|| message.clone());
            }
            let language = Arc::new(Language { tag: tag.clone(), words });
            known.insert(tag.clone(), Known { language, file: file.map(|(file, _)| file), missing });
        }
        Self { english: Arc::clone(&known["en"].language), known }
    }

    /// The words for a tag: its own, those of its parent, or English ones.
    #[must_use]
    pub fn find(&self, tag: &str) -> Arc<Language> {
        Arc::clone(self.known(tag).map_or(&self.english, |known| &known.language))
    }

    /// The words for a text in one language on a site in another: those of the text's, where there are any.
    #[must_use]
    pub fn find_or(&self, tag: &str, site: &str) -> Arc<Language> {
        if self.known(tag).is_some() { self.find(tag) } else { self.find(site) }
    }

    /// Every language.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Language>> {
        self.known.values().map(|known| &known.language)
    }

    fn known(&self, tag: &str) -> Option<&Known> {
        let tag = tag.to_lowercase();
        self.known.get(&tag).or_else(|| self.known.get(parent(&tag)))
    }

    /// What a language that a text asks for leaves to another, as a finding at the place that asks for it. `instead` says
    /// what stands there if it has no words at all: English, or the site's. What is no tag at all would be lost on browsers.
    #[must_use]
    pub fn lack(&self, tag: &str, instead: &str, place: crate::diag::Place) -> Option<Diagnostic> {
        if !names::is_tag(tag) {
            let help = names::meant(tag).map_or_else(
                || "write its tag, such as `en`, `de` or `pt-BR`".to_owned(),
                |meant| format!("did you mean `{meant}`?"),
            );
            let message = format!("`{tag}` is not the tag of a language");
            return Some(Diagnostic::new("L004", place, message).label("not a tag").help(help));
        }
        let Some(known) = self.known(tag) else {
            let message = format!("the interface has no words in `{tag}`: they are {instead}");
            let help = format!("write `locales/{tag}.ftl`, with the messages of the built-in `en.ftl`");
            return Some(Diagnostic::new("L002", place, message).label("no such language").help(help));
        };
        let first: Vec<String> = known.missing.iter().take(3).map(|key| format!("`{key}`")).collect();
        let place = known.file.map_or(place, |file| Spot::Whole.of(file));
        let more = known.missing.len().saturating_sub(first.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let message = format!("no words in `{}` for {}{more}: they are English", known.language.tag, first.join(", "));
        (!first.is_empty())
            .then(|| Diagnostic::new("L002", place, message).help("translate them from the built-in `en.ftl`"))
    }
}

/// `de` of `de-AT`.
fn parent(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The site's own words, of which those that no page says and gaps that nobody fills are reported.
fn checked(tag: &str, file: FileId, text: &str, base: &Read, found: &mut Diagnostics) -> Read {
    let mut read = message::read(tag, text);
    for (range, why) in std::mem::take(&mut read.mistakes) {
        let end = range.end.min(text.len());
        let start = (0..=range.start.min(end)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let place = Spot::Range(start..end).of(file);
        found.push(Diagnostic::new("L001", place, "a message that cannot be read").label(why));
    }
    for (key, gaps) in &read.gaps {
        let place = Spot::Range(line_of(text, key)).of(file);
        let Some(filled) = base.gaps.get(key) else {
            // A site's own templates may say messages of its own; a name beside a known one is a slip.
            if let Some(near) = nearest(key, base.gaps.keys().map(String::as_str)) {
                let finding = Diagnostic::new("L003", place, format!("no page says `{key}`")).label("unknown message");
                found.push(finding.help(format!("did you mean `{near}`?")));
            }
            continue;
        };
        for gap in gaps.difference(filled) {
            let message = format!("nothing fills `${gap}` in `{key}`");
            let known: Vec<String> = filled.iter().map(|gap| format!("`${gap}`")).collect();
            let help = if known.is_empty() { "it has no gaps".into() } else { format!("it has {}", known.join(", ")) };
            found.push(Diagnostic::new("L001", place.clone(), message).label("here").help(help));
        }
    }
    read
}

/// Where a message begins: its name at the start of a line.
fn line_of(text: &str, key: &str) -> std::ops::Range<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return at..at + key.len();
        }
        at += line.len();
    }
    0..0
}

impl Language {
    /// English, for programs and terminals.
    #[must_use]
    pub fn english() -> Arc<Self> {
        Languages::built_in().find("en")
    }

    /// Its tag in small letters.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// A message without gaps.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A message with its gaps filled. One that nobody knows is its own name, which a test would show.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.get(key).map_or_else(|| key.to_owned(), |message| message.say(args))
    }

    /// The messages that are the same words each time.
    pub fn fixed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().filter_map(|(key, message)| match message {
            Message::Fixed(text) => Some((key.as_str(), text.as_str())),
            _ => None,
        })
    }

    /// Whether there is a message of that name.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// The word of a family for an id: `status` and `in_progress` for `status-in-progress`.
    #[must_use]
    pub fn of(&self, family: &str, id: &str) -> String {
        let mut key = family.to_owned();
        id.split(['_', ' ']).for_each(|word| key.extend(["-", word]));
        self.word(&key)
    }

    /// A counted thing: `count-incidents` for `3 incidents`.
    #[must_use]
    pub fn count(&self, key: &str, count: usize) -> String {
        self.say(key, &[("count", count.into())])
    }

    /// Things one after the other.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        items.join(&format!("{} ", self.word("comma")))
    }

    /// Two things: who and when, what and how.
    #[must_use]
    pub fn pair(&self, first: impl Into<String>, second: impl Into<String>) -> String {
        self.say("pair", &[("first", first.into().into()), ("second", second.into().into())])
    }
}
