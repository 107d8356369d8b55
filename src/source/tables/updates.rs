//! Timed entries as what readers were told: their status, their author, their text.
//!
//! In: a section. Out: raw updates. It must not know what a status means.

use std::collections::BTreeSet;
use std::ops::Range;

use super::blocks::{Block, LINE, blocks};
use super::inline::in_bold;
use super::labels::{Label, Mark, labels};
use super::lead::{Lead, lead};
use super::timed::{Flavour, Found, entries};
use super::timeline::Cells;
use super::{Entries, Home};
use crate::diag::nearest;
use crate::source::raw::{By, Kind, Update};
use crate::source::sections::{Section, words};

const TEXT: &[&str] = &[
    "update", "message", "text", "description", "what", "details", "what was said", "communication", "content",
    "statement", "post", "event", "summary", "notes", "body",
];
const STATUS: &[&str] = &["status", "state", "phase"];
const SOURCE: &[&str] = &["source", "link", "reference", "url", "where"];
const BY: &[&str] = &["by", "who", "author", "from", "owner"];

/// Reads the updates of a section.
#[must_use]
pub fn read(body: &str, section: &Section, home: Home) -> Entries<Update> {
    let flavour =
        Flavour { label: |words| status(words).is_some(), dated_titles: false, home, goes_on: false, any_label: false };
    let (groups, mut lines) = (groups(body, section, home.kind), BTreeSet::new());
    let mut whole = entries(body, section, flavour, |found| {
        let group = groups.iter().rfind(|group| group.below.contains(&found.range.start));
        lines.extend(group.map(|group| (group.line.start, group.line.end)));
        update(found, group.map(|group| group.status))
    });
    whole.frame.extend(lines.into_iter().map(|(start, end)| start..end));
    Entries::new(body, &section.content, whole.entries, whole.frame, whole.problems)
}

/// A status as a sub-heading or a line in bold over the updates that have it.
struct Group {
    status: &'static str,
    line: Range<usize>,
    below: Range<usize>,
}

fn groups(body: &str, section: &Section, kind: Kind) -> Vec<Group> {
    let blocks = blocks(body, section.content.clone());
    let lines: Vec<(u8, &Range<usize>, &str)> = blocks.iter().filter_map(|block| over(body, block)).collect();
    let group = |(place, (level, line, text)): (usize, &(u8, &Range<usize>, &str))| {
        // In an incident `Completed` may be said of a list as well.
        let is_told = |status: &&str| match kind {
            Kind::Incident => matches!(*status, "investigating" | "identified" | "monitoring" | "resolved"),
            Kind::Maintenance => *status != AS_BEFORE,
        };
        let status = status(&words(text)).filter(is_told)?;
        let next = lines[place + 1..].iter().find(|(other, ..)| other <= level);
        let end = next.map_or(section.content.end, |(_, line, _)| line.start);
        Some(Group { status, line: (*line).clone(), below: line.end..end })
    };
    lines.iter().enumerate().filter_map(group).collect()
}

/// A block that may say what is true of those below it: its level, its place and its text.
fn over<'b>(body: &'b str, block: &'b Block) -> Option<(u8, &'b Range<usize>, &'b str)> {
    match block {
        Block::Heading { level, range, text } => Some((*level, range, &body[text.clone()])),
        Block::Paragraph(range) => in_bold(&body[range.clone()]).map(|text| (LINE, range, text)),
        _ => None,
    }
}

fn update(found: &Found, under: Option<&str>) -> Update {
    let mut cells = Cells::new(found, TEXT);
    let mut update = Update { at: found.time.clone(), source: found.source.clone(), ..Update::default() };
    update.source = cells.take_link(SOURCE).or(update.source);
    update.by = cells.take(BY).map(By::Name);
    let known = found.label.as_deref().and_then(|label| status(&words(label))).map(str::to_owned);
    // An emoji before the status says nothing that it does not.
    let is_sign = |c: char| c == ' ' || !(c.is_ascii() || c.is_alphanumeric());
    let sign = cells.text.len() - cells.text.trim_start_matches(is_sign).len();
    if labels(&cells.text[sign..]).iter().any(|label| status(&label.words).is_some()) {
        cells.text.drain(..sign);
    }
    let mut said = known.or_else(|| cells.take(STATUS).map(|word| status(&words(&word)).map_or(word, str::to_owned)));
    if said.is_none()
        && let Some((word, rest)) = labels(&cells.text)
            .iter()
            .filter_map(|label| Some((meant(label)?, label.rest)))
            // `Update #2` alone is all that was said.
            .find(|(word, rest)| word != AS_BEFORE || !rest.is_empty())
    {
        (said, cells.text) = (Some(word), rest.to_owned());
    }
    update.status = said.or(under.map(str::to_owned)).filter(|word| word != AS_BEFORE);
    update.text = cells.into_text();
    update
}

/// Whether a heading is a status and a time with its clock, in either order, and nothing else.
pub(super) fn is_headed(heading: &str) -> bool {
    if !heading.contains(char::is_numeric) {
        return false;
    }
    let is_time =
        |text: &str| matches!(lead(text), Lead::Time(timed) if timed.stamp.clock.is_some() && timed.is_bare());
    let is_behind = || matches!(lead(heading), Lead::Time(timed) if timed.stamp.clock.is_some() && status(&words(&timed.rest)).is_some());
    let aside = heading.split_once(" (").map(|(label, time)| (words(label), time.trim_end_matches(')')));
    // `Resolved 2017-11-02 18:59`
    let bare = heading.find(|c: char| c.is_ascii_digit()).map(|at| (words(&heading[..at]), &heading[at..]));
    let labels = labels(heading).into_iter().map(|label| (label.words, label.rest));
    labels.chain(aside).chain(bare).any(|(label, time)| status(&label).is_some() && is_time(time)) || is_behind()
}

/// The status that a label says; or a slip of the pen for one, which nobody will know.
fn meant(label: &Label) -> Option<String> {
    let known = STATUSES.iter().flat_map(|(_, words)| *words).copied();
    let alike = |known: &&str| known.split(' ').count() == label.words.split(' ').count();
    let is_slip = || label.mark == Mark::Marks && nearest(&label.words, known.filter(alike)).is_some();
    status(&label.words).map(str::to_owned).or_else(|| is_slip().then(|| label.words.clone()))
}

/// The word for a status that is as before, which the format leaves out.
const AS_BEFORE: &str = "update";

/// The statuses of the format, and what people write for each.
#[rustfmt::skip]
const STATUSES: [(&str, &[&str]); 9] = [
    ("investigating", &[
        "investigating", "untersuchung", "wird untersucht", "in untersuchung", "investigando", "en investigación",
        "en cours dinvestigation", "en cours danalyse", "em investigação", "in onderzoek", "调查中", "調査中", "조사 중",
        "조사중", "расследуется",
    ]),
    ("identified", &[
        "identified", "identifiziert", "identificado", "identifié", "identificato", "geïdentificeerd", "已定位", "已确认",
        "原因特定", "원인 확인",
    ]),
    ("monitoring", &[
        "monitoring", "überwachung", "wird überwacht", "beobachtung", "monitoreando", "en observación", "monitorando",
        "sous surveillance", "监控中", "观察中", "監視中", "経過観察", "모니터링", "모니터링 중",
    ]),
    ("resolved", &[
        "resolved", "behoben", "gelöst", "resuelto", "résolu", "resolvido", "risolto", "opgelost", "решено", "已解决",
        "解決済み", "復旧", "해결됨",
    ]),
    ("scheduled", &["scheduled"]),
    ("in_progress", &["in progress"]),
    ("verifying", &["verifying"]),
    ("completed", &["completed", "complete"]),
    ("cancelled", &["cancelled", "canceled"]),
];

/// The status as the format names it.
fn status(words: &str) -> Option<&'static str> {
    let said = ["status ", "incident ", "issue "].iter().find_map(|before| words.strip_prefix(before)).unwrap_or(words);
    let known = STATUSES.iter().find(|(_, words)| words.contains(&said)).map(|(status, _)| *status);
    // `Update #3`
    let numberless = || said.trim_end_matches(|c: char| c == ' ' || c.is_ascii_digit());
    known.or_else(|| (numberless() == AS_BEFORE).then_some(AS_BEFORE))
}
