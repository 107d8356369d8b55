//! Rules about the report: whether there is one, what it holds, whom it blames, what it rests on.
//!
//! In: one incident with its clock. Out: R201, R202, R204 to R208; empty sections are found where bodies are read.

use super::Case;
use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::model::FollowUp;
use crate::source::raw::Kind;
use crate::source::sections::SectionKind;
use crate::time::words;

/// Runs the rules of this family.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    if case.incident.kind == Kind::Incident && case.facts.status.is_over() {
        report_due(case, diagnostics);
        required(case, diagnostics);
    }
    human_error(case, diagnostics);
    named(case, diagnostics);
    for post in &case.incident.follow_ups {
        statement(post, diagnostics);
    }
    archived(case, diagnostics);
}

/// No report although the policy's time is over.
fn report_due(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    let Some(severity) = &incident.severity else { return };
    let (Some(days), Some(end)) = (case.site.policy.postmortem.get(severity), case.facts.ended) else { return };
    if incident.has_report() {
        return;
    }
    let zone = case.site.zone;
    let due = days.after(end.date_in(zone));
    if zone.date_of(case.now) > due {
        let message = format!("there is no report, and it was due on {}", words::day(due));
        let finding =
            Diagnostic::new("R201", case.at("severity"), message).label(format!("asks for one within {days}"));
        diagnostics.push(finding.help("write it below the front matter, beginning with `## Summary`"));
    }
}

/// Sections that the policy asks for and a report does not have.
fn required(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    let Some(first) = incident.sections.iter().find(|section| section.is_report()) else { return };
    let has = |kind: SectionKind| match kind {
        SectionKind::Timeline => !incident.timeline.is_empty(),
        SectionKind::Actions => !incident.actions.is_empty(),
        SectionKind::Updates => !incident.updates.is_empty(),
        SectionKind::FollowUps => !incident.follow_ups.is_empty(),
        _ => incident.sections.iter().filter(|section| section.is_report()).any(|section| section.kind == kind),
    };
    let missing = case.site.policy.sections.iter().filter(|(kind, _)| !has(*kind));
    let missing: Vec<String> = missing.map(|(_, heading)| format!("“{heading}”")).collect();
    if !missing.is_empty() {
        let message = format!("the report lacks {}", missing.join(", "));
        diagnostics.push(Diagnostic::new("R202", first.text.place(0..0), message).label("it begins here"));
    }
}

/// Words for a person's mistake, and for a person without a name.
const MISTAKES: [&str; 14] = [
    "human error", "operator error", "user error", "human mistake", "manual error", "an employee", "an engineer",
    "an operator", "an intern", "a contractor", "a colleague", "an administrator", "a developer", "a technician",
];
/// Words for what let the mistake happen: a root cause with one of them goes on where the mistake ends.
const REASONS: [&str; 30] = [
    "because", "allowed", "did not prevent", "no check", "without a check", "missing check", "safeguard", "guard rail",
    "guardrail", "validation", "confirmation", "review", "procedure", "process", "tool", "script", "automation",
    "interface", "design", "bug", "default", "permission", "access", "documentation", "training", "backup",
    "monitoring", "configuration", "test", "limit",
];
/// Causes that say who and not why.
const PERSONAL: [&str; 5] = ["human-error", "operator-error", "user-error", "mistake", "human-mistake"];

/// A root cause that stops at a person's mistake.
fn human_error(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    let goes_on = incident.sections.iter().any(|section| {
        matches!(section.kind, SectionKind::ContributingFactors | SectionKind::FiveWhys) && !section.text.is_empty()
    });
    if goes_on {
        return;
    }
    let help =
        "say what let it happen: a missing check, a tool, a permission. If nobody knows, say so in `exceptions:`";
    let only_personal =
        !incident.causes.is_empty() && incident.causes.iter().all(|cause| PERSONAL.contains(&cause.as_str()));
    if only_personal {
        let message = "the only cause is a person's mistake";
        diagnostics
            .push(Diagnostic::new("R204", case.at("causes"), message).label("and why could it happen?").help(help));
        return;
    }
    for section in incident.sections.iter().filter(|section| section.kind == SectionKind::RootCause) {
        // In ASCII only, whose letters stay as long as they are: the place of the words is that of the text.
        let text = section.text.text().to_ascii_lowercase();
        let mistake = MISTAKES.iter().find_map(|words| Some((found_in(&text, words)?, *words)));
        if let Some((at, words)) = mistake.filter(|_| !REASONS.iter().any(|reason| text.contains(reason))) {
            let message = "the root cause stops at a person's mistake";
            let finding = Diagnostic::new("R204", section.text.place(at..at + words.len()), message);
            diagnostics.push(finding.label("and why could it happen?").help(help));
        }
    }
}

/// A root cause that names a person: one of the policy's list, an owner of an action, or a handle.
fn named(case: &Case, diagnostics: &mut Diagnostics) {
    let is_person = |name: &&str| {
        let words: Vec<&str> = name.split(' ').collect();
        words.len() == 2 && words.iter().all(|word| word.starts_with(char::is_uppercase)) && !name.ends_with("Team")
    };
    let owners = case.incident.actions.iter().filter_map(|action| action.owner.as_deref()).filter(is_person);
    let names: Vec<&str> = case.site.policy.names.iter().map(String::as_str).chain(owners).collect();
    for section in case.incident.sections_of_all().filter(|section| section.kind == SectionKind::RootCause) {
        let text = section.text.text();
        let named = names.iter().find_map(|name| Some((whole(text, name)?, name.len())));
        if let Some((at, length)) = named.or_else(|| handle(text)) {
            let message = format!("the root cause names a person: `{}`", &text[at..at + length]);
            diagnostics
                .push(Diagnostic::new("R205", section.text.place(at..at + length), message).label("who, and not why"));
        }
    }
}

/// Where words stand. Most texts do not have them, and to say so takes a fraction of the time of a search for the place.
pub(super) fn found_in(text: &str, words: &str) -> Option<usize> {
    text.contains(words).then(|| text.find(words)).flatten()
}

/// Where a name stands as words of their own.
pub(super) fn whole(text: &str, name: &str) -> Option<usize> {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    if !text.contains(name) {
        return None;
    }
    let mut hits = text.match_indices(name);
    let hit = hits.find(|(at, _)| {
        !is_letter(text[..*at].chars().next_back()) && !is_letter(text[at + name.len()..].chars().next())
    });
    hit.map(|(at, _)| at)
}

/// The first `@handle`, which is no address and stands in no code.
fn handle(text: &str) -> Option<(usize, usize)> {
    let mut hits = text.match_indices('@');
    hits.find_map(|(at, _)| {
        let length = text[at + 1..]
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
            .count();
        let before = text[..at].chars().next_back();
        let is_free = before.is_none_or(|letter| letter.is_whitespace() || letter == '(');
        (is_free && length > 1).then_some((at, length + 1))
    })
}

/// A quoted statement that nobody can look up, or that is no longer what it was.
fn statement(post: &FollowUp, diagnostics: &mut Diagnostics) {
    if post.verbatim && post.source.is_none() {
        let finding = Diagnostic::new("R206", post.place.clone(), "the statement is quoted without a source");
        diagnostics.push(finding.label("said where?").help("add `source:`"));
    }
    if let Some(stated) = &post.checksum {
        let true_one = checksum(post.text.text());
        if *stated != true_one {
            let (message, help) = if stated == "new" {
                ("the quoted text has no checksum yet", format!("write `checksum: {true_one}`"))
            } else {
                let help = format!("put back what was said; if the record was wrong, write `checksum: {true_one}`");
                ("the quoted text was changed after it was recorded", help)
            };
            diagnostics
                .push(Diagnostic::new("R208", post.place.at("checksum"), message).label("does not agree").help(help));
        }
    }
}

/// The hash of a text, in which only its words count and not how the lines are broken.
fn checksum(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

/// Sources that may be gone one day: one finding for an incident.
fn archived(case: &Case, diagnostics: &mut Diagnostics) {
    let incident = case.incident;
    let sources = incident.sources.iter().enumerate();
    let sources = sources.filter(|(_, source)| source.url.is_some());
    let sources = sources.map(|(number, source)| (source.archived.is_some(), case.at("sources").at(number).at("url")));
    let posts = incident.follow_ups.iter().filter(|post| post.source.is_some());
    let posts = posts.map(|post| (post.archived.is_some(), post.place.at("source")));
    let all: Vec<(bool, Place)> = sources.chain(posts).collect();
    let lacking: Vec<&Place> = all.iter().filter(|(has, _)| !has).map(|(_, place)| place).collect();
    if let Some(first) = lacking.first() {
        let message = match (lacking.len(), all.len()) {
            (1, 1) => "the source has no archived copy".to_owned(),
            (1, of) => format!("one of {of} sources has no archived copy"),
            (some, of) => format!("{some} of {of} sources have no archived copy"),
        };
        let finding = Diagnostic::new("R207", (*first).clone(), message).label("may be gone one day");
        diagnostics.push(finding.help("have it archived, and add `archived:`"));
    }
}
