//! Every internal text of the sources, and every public one, gathered from the files and not from what was lowered.
//!
//! In: the source tree. Out: texts with their places, and the files that nobody else may have.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::diag::{Place, Spot};
use crate::model::id_of;
use crate::model::internal::{self, Form};
use crate::render::markdown;
use crate::source::raw::Html;
use crate::source::yaml::{self, Leaf};
use crate::source::{FileId, FileKind, SourceFile, SourceTree, front_matter};

use super::aside::{self, Ways};
use super::words::words;

/// A text that only the team may read.
#[derive(Debug, Clone)]
pub struct Secret {
    pub words: Vec<String>,
    /// As it was written, for messages.
    pub text: String,
    pub place: Place,
    /// Whether it was marked word for word: then it is searched for however short it is.
    pub is_span: bool,
}

/// What the sources hold for the team alone, and what for everybody.
#[derive(Debug, Default)]
pub struct Found {
    pub secrets: Vec<Secret>,
    /// Public texts, each with its place.
    pub public: Vec<(Vec<String>, Place)>,
    /// Files that are published nowhere.
    pub files: Vec<FileId>,
    /// Files that internal texts show and no public one.
    pub aside: BTreeSet<FileId>,
    ways: Ways,
}

/// Fewer words than these may stand anywhere by chance.
const FEW: usize = 4;
/// Keys whose values are no text that somebody wrote: times, words of a scale, ids.
const STRUCTURE: [&str; 26] = [
    "at", "status", "event", "kind", "audience", "severity", "components", "causes", "timezone", "language", "started",
    "detected", "acknowledged", "mitigated", "resolved", "duration", "from", "until", "due", "done", "since",
    "next_update", "published", "draft", "verbatim", "corrects",
];

/// Gathers what is internal and what is not.
#[must_use]
pub fn secrets(tree: &SourceTree) -> Found {
    let hidden = hidden_folders(tree);
    let of_one = |file: &SourceFile| {
        let mut found = Found::default();
        let in_hidden = file.path.ancestors().skip(1).any(|folder| hidden.contains(folder));
        let is_secret = file.is_internal() || in_hidden;
        match file.kind {
            FileKind::Template | FileKind::Locale => {}
            FileKind::Attachment | FileKind::Static => {
                if is_secret {
                    found.files.push(file.id);
                    // A name tells as much as a line of text.
                    add(&mut found, file.id, file.path.file_stem().unwrap_or_default(), &(0..0), false);
                }
            }
            FileKind::Translation => {
                let original = tree.original(file);
                let is_original_secret = original.is_some_and(|file| file.is_internal() || is_hidden(&leaves(file).0));
                written(file, is_secret || is_original_secret, &mut found);
            }
            FileKind::Site | FileKind::Incident | FileKind::Update | FileKind::FollowUp | FileKind::Timeline => {
                written(file, is_secret, &mut found);
            }
        }
        found
    };
    // The files of a folder are suspects with it.
    let in_folder = |file: &SourceFile| !matches!(file.kind, FileKind::Site | FileKind::Incident);
    let suspects = |file: &Arc<SourceFile>| (is_suspect(file) || in_folder(file)).then(|| of_one(file));
    let first: Vec<Option<Found>> = tree.files().par_iter().map(suspects).collect();
    // With nothing to hide, what is public need not be known.
    let is_open = |found: &Found| found.secrets.is_empty() && found.files.is_empty() && !found.ways.has_hidden();
    if first.iter().flatten().all(is_open) {
        return Found::default();
    }
    let rest = tree.files().par_iter().zip(first);
    let each: Vec<Found> = rest.map(|(file, found)| found.unwrap_or_else(|| of_one(file))).collect();
    let mut all = Found::default();
    let mut every = Vec::new();
    for (file, Found { secrets, public, files, ways, .. }) in tree.files().iter().zip(each) {
        all.secrets.extend(secrets);
        all.public.extend(public);
        all.files.extend(files);
        every.push((file.id, ways));
    }
    all.aside = aside::aside(tree, &every);
    let Found { aside, files, .. } = &mut all;
    aside.retain(|file| !files.contains(file));
    all
}

/// Whether anything of a site may be internal.
#[must_use]
pub fn may_hide(tree: &SourceTree) -> bool {
    tree.files().par_iter().any(|file| is_suspect(file))
}

/// Whether a file may hold something internal: it says so by its name, or by a word that may be written with a backslash.
#[must_use]
pub fn is_suspect(file: &SourceFile) -> bool {
    let is_content = !matches!(file.kind, FileKind::Template | FileKind::Locale);
    let says_so = |text: &str| text.contains("[[") || text.contains('\\') || internal::may_say_so(text);
    file.is_internal() || (is_content && file.text().is_some_and(says_so))
}

/// The folders of incidents that are internal as a whole.
fn hidden_folders(tree: &SourceTree) -> BTreeSet<Utf8PathBuf> {
    let is_hidden = |file: &&SourceFile| file.is_internal() || (is_suspect(file) && is_hidden(&leaves(file).0));
    let hidden = tree.of_kind(FileKind::Incident).filter(|file| file.own_folder().is_some()).filter(is_hidden);
    hidden.filter_map(SourceFile::own_folder).map(Utf8Path::to_owned).collect()
}

/// Whether a file's own keys say that it is internal.
fn is_hidden(leaves: &[Leaf]) -> bool {
    leaves.iter().any(|leaf| leaf.path == ["audience"] && leaf.text == "internal")
}

/// The scalars of a file's YAML, and where that begins.
fn leaves(file: &SourceFile) -> (Vec<Leaf>, usize) {
    match (file.text(), file.yaml()) {
        (Some(text), Some(range)) => (yaml::leaves(&text[range.clone()]), range.start),
        _ => (Vec::new(), 0),
    }
}

/// What a file that somebody wrote holds.
fn written(file: &SourceFile, is_secret: bool, found: &mut Found) {
    let (leaves, base) = leaves(file);
    let is_secret = is_secret || is_hidden(&leaves);
    let inner = leaves.iter().filter(|leaf| leaf.key() == "audience" && leaf.text == "internal");
    let inner: Vec<&[String]> = inner.filter_map(|leaf| leaf.path.split_last().map(|(_, above)| above)).collect();
    for leaf in &leaves {
        let range = base + leaf.range.start..base + leaf.range.end;
        let is_inner = inner.iter().any(|above| leaf.path.starts_with(above));
        if (is_secret || is_inner) && !STRUCTURE.contains(&leaf.key()) {
            found.ways.hide(&leaf.text);
            add(found, file.id, &leaf.text, &range, false);
        } else if !is_secret && !is_inner {
            parts(found, file.id, &leaf.text, |_| range.clone());
        }
    }
    if is_secret && file.kind == FileKind::Incident {
        add(found, file.id, id_of(&file.path), &(0..0), false);
    }
    let body = file.text().filter(|_| file.path.extension() == Some("md"));
    let body = body.and_then(|text| Some((text, front_matter::split(text).ok()?.body)));
    if let Some((text, range)) = body {
        let start = range.start;
        if is_secret {
            found.ways.hide(&text[range.clone()]);
            paragraphs(&text[range])
                .for_each(|(part, at)| add(found, file.id, part, &(start + at.start..start + at.end), false));
        } else {
            parts(found, file.id, &text[range], |at| start + at.start..start + at.end);
        }
    }
}

/// The internal and the public parts of a text in which both may stand.
fn parts(found: &mut Found, file: FileId, text: &str, place: impl Fn(Range<usize>) -> Range<usize>) {
    let (hidden, _) = internal::find(text, true);
    let mut from = 0;
    let public = |found: &mut Found, range: Range<usize>| {
        found.ways.show(&text[range.clone()]);
        for (part, at) in paragraphs(&text[range.clone()]) {
            let at = place(range.start + at.start..range.start + at.end);
            for words in spoken(part).iter().map(|plain| words(plain)).filter(|words| !words.is_empty()) {
                found.public.push((words, Spot::Range(at.clone()).of(file)));
            }
        }
    };
    for part in hidden {
        public(found, from..part.range.start);
        from = part.range.end;
        // A comment may say what its report says too.
        let secret = if part.form == Form::Comment { 0..0 } else { part.inner.clone() };
        found.ways.hide(&text[secret.clone()]);
        for (inner, at) in paragraphs(&text[secret]) {
            let at = place(part.inner.start + at.start..part.inner.start + at.end);
            add(found, file, inner, &at, part.form == Form::Span);
        }
    }
    public(found, from..text.len());
}

/// A text as pages may say it: its HTML shown or, where the site allows some, obeyed.
fn spoken(text: &str) -> Vec<String> {
    let mut spoken = [Html::Escape, Html::Sanitize].map(|html| markdown::plain(text, html)).to_vec();
    spoken.dedup();
    spoken
}

/// The paragraphs of a text, with their bytes.
fn paragraphs(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = 0;
    text.split_inclusive("\n\n").filter_map(move |part| {
        let start = at + (part.len() - part.trim_start().len());
        at += part.len();
        let trimmed = part.trim();
        (!trimmed.is_empty()).then(|| (trimmed, start..start + trimmed.len()))
    })
}

/// Adds an internal text, and each web address in it.
fn add(found: &mut Found, file: FileId, text: &str, range: &Range<usize>, is_span: bool) {
    let plain = spoken(text);
    let place = Spot::Range(range.clone()).of(file);
    let addresses = text.split_whitespace().filter_map(|word| word.find("://").map(|at| &word[at + 3..]));
    for part in plain.iter().map(String::as_str).chain(addresses) {
        let words = words(part);
        let is_span = is_span && plain.iter().any(|plain| plain == part);
        if words.len() >= FEW || (is_span && telling(&words)) {
            found.secrets.push(Secret { words, text: part.trim().to_owned(), place: place.clone(), is_span });
        }
    }
}

/// Whether finding these words would prove anything: a number or a letter or two stand anywhere.
fn telling(words: &[String]) -> bool {
    match words {
        [] => false,
        [word] => word.chars().count() > 2 && !word.bytes().all(|byte| byte.is_ascii_digit()),
        _ => true,
    }
}
