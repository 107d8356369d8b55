//! The sections of a postmortem, put into a body that lacks them.
//!
//! In: a Markdown body and the sections that are wanted. Out: the body with a heading and a sentence of guidance, as a
//! comment that no page shows, for each that is missing, and every other byte as it was. It knows no file.

use crate::source::sections::{self, Section, SectionKind};

/// A section as it is put into a body.
struct Outline {
    kind: SectionKind,
    heading: &'static str,
    guidance: &'static str,
}

const fn outline(kind: SectionKind, heading: &'static str, guidance: &'static str) -> Outline {
    Outline { kind, heading, guidance }
}

/// What is asked of an author where the site's policy names no sections.
pub const USUAL: [SectionKind; 10] = [
    SectionKind::Summary,
    SectionKind::Impact,
    SectionKind::RootCause,
    SectionKind::ContributingFactors,
    SectionKind::Detection,
    SectionKind::Resolution,
    SectionKind::Lessons,
    SectionKind::WentWell,
    SectionKind::WentBadly,
    SectionKind::Lucky,
];

/// Every section that can be asked for, in the order in which a reader wants them.
#[rustfmt::skip]
const OUTLINES: [Outline; 13] = [
    outline(SectionKind::Summary, "Summary", "What happened, to whom and for how long, in three sentences that somebody outside of the team understands."),
    outline(SectionKind::Impact, "Impact", "What users could not do, how many of them, and what was lost. Say how you know, or that you do not."),
    outline(SectionKind::Trigger, "Trigger", "The event that set it off: a deployment, a load, a date."),
    outline(SectionKind::RootCause, "Root cause", "Why it could happen at all. Ask why until the answer is something that can be changed; a person is never it."),
    outline(SectionKind::ContributingFactors, "Contributing factors", "What made it likelier, worse or longer without being its cause."),
    outline(SectionKind::Detection, "Detection", "Who or what noticed, and what should have noticed earlier."),
    outline(SectionKind::Response, "Response", "Who did what, what was tried in vain, and what people believed at that time."),
    outline(SectionKind::Resolution, "Resolution", "What ended it, and how you know that it is over."),
    outline(SectionKind::FiveWhys, "Five whys", "One line for each why, from what users saw to what can be changed."),
    outline(SectionKind::Lessons, "Lessons", "What you know now and did not know before."),
    outline(SectionKind::WentWell, "What went well", "What helped, so that it is kept."),
    outline(SectionKind::WentBadly, "What went badly", "What cost time or trust, named as plainly as it was."),
    outline(SectionKind::Lucky, "Where we were lucky", "What could have made it worse and by chance did not."),
];

/// The sections that the body lacks, by heading, in the order in which they are put in.
#[must_use]
pub fn missing(body: &str, wanted: &[SectionKind]) -> Vec<&'static str> {
    let there = sections::split(body);
    lacking(&there, wanted).map(|outline| outline.heading).collect()
}

/// The body with the sections it lacks. `None` if its headings would then divide it in another way than before.
#[must_use]
pub fn add(body: &str, wanted: &[SectionKind], eol: &str) -> Option<String> {
    let there = sections::split(body);
    let main = there.iter().find(|section| section.kind != SectionKind::Other).map_or(2, |section| section.level);
    let mut new: Vec<(usize, String)> = Vec::new();
    for outline in lacking(&there, wanted) {
        let (at, level) = place(&there, outline.kind, main, body.len());
        let marks = "#".repeat(usize::from(level.min(6)));
        new.push((at, format!("{marks} {}{eol}{eol}<!-- {} -->{eol}", outline.heading, outline.guidance)));
    }
    new.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(body.len() + 100 * new.len());
    let mut done = 0;
    for (at, text) in new {
        out.push_str(body.get(done..at)?);
        out.push_str(gap(&out, eol).as_str());
        out.push_str(&text);
        if at < body.len() {
            out.push_str(eol);
        }
        done = at;
    }
    out.push_str(body.get(done..)?);
    let now = sections::split(&out);
    let kept = there.iter().all(|old| now.iter().any(|new| is_same(old, body, new, &out)));
    (kept && lacking(&now, wanted).next().is_none()).then_some(out)
}

fn lacking<'a>(there: &'a [Section], wanted: &'a [SectionKind]) -> impl Iterator<Item = &'static Outline> {
    let is_there = |kind: SectionKind| there.iter().any(|section| section.kind == kind);
    OUTLINES.iter().filter(move |outline| wanted.contains(&outline.kind) && !is_there(outline.kind))
}

/// The parts of the lessons, which stand together and one level deeper.
fn is_lesson(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::WentWell | SectionKind::WentBadly | SectionKind::Lucky)
}

/// Where a section goes, and how deep: before the first that a reader wants later, or at the end.
fn place(there: &[Section], kind: SectionKind, main: u8, end: usize) -> (usize, u8) {
    let order = |kind: SectionKind| OUTLINES.iter().position(|outline| outline.kind == kind);
    if is_lesson(kind) {
        let mut lessons =
            there.iter().filter(|section| is_lesson(section.kind) || section.kind == SectionKind::Lessons);
        if let Some(last) = lessons.next_back() {
            let level = if is_lesson(last.kind) { last.level } else { last.level + 1 };
            return (last.content.end, level);
        }
    }
    let own = if is_lesson(kind) { SectionKind::Lessons } else { kind };
    let later = there.iter().find(|section| section.level == main && order(section.kind) > order(own));
    let at = later.map_or(end, |section| section.heading_range.start);
    (at, if is_lesson(kind) { main + 1 } else { main })
}

/// What it takes for an empty line to stand behind a text.
fn gap(before: &str, eol: &str) -> String {
    let line = before.trim_end_matches([' ', '\t']);
    match line.strip_suffix(eol) {
        _ if line.is_empty() => String::new(),
        None => eol.repeat(2),
        Some(rest) if rest.is_empty() || rest.ends_with(eol) => String::new(),
        Some(_) => eol.to_owned(),
    }
}

fn is_same(old: &Section, before: &str, new: &Section, after: &str) -> bool {
    let text = |of: &Section, body: &str| body.get(of.content.clone()).map(|text| text.trim().to_owned());
    old.kind == new.kind && old.heading == new.heading && text(old, before) == text(new, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_body_gets_all_of_them() {
        let body = add("\n", &USUAL, "\n").expect("it can be done");
        assert_eq!(missing(&body, &USUAL), Vec::<&str>::new());
        assert!(body.starts_with("\n## Summary\n\n<!-- "), "{body}");
        assert!(body.contains("\n## Lessons\n") && body.contains("\n### What went well\n"), "{body}");
        assert_eq!(add(&body, &USUAL, "\n").as_deref(), Some(body.as_str()), "the second time there is nothing to add");
    }

    #[test]
    fn what_is_missing_goes_where_a_reader_expects_it() {
        let body = "Hello.\r\n\r\n## Overview\r\n\r\nShort.\r\n\r\n## Lessons learned\r\n\r\nMuch.\r\n## Timeline\r\n\r\n- 10:00 a\r\n";
        let wanted = [SectionKind::Summary, SectionKind::Impact, SectionKind::Lessons, SectionKind::Lucky];
        let new = add(body, &wanted, "\r\n").expect("it can be done");
        assert_eq!(missing(body, &wanted), ["Impact", "Where we were lucky"]);
        let at = |text: &str| new.find(text).unwrap_or_else(|| panic!("{text} in {new}"));
        assert!(at("Short.") < at("## Impact") && at("## Impact") < at("## Lessons learned"));
        assert!(at("Much.") < at("### Where we were lucky") && at("### Where we were lucky") < at("## Timeline"));
        assert!(!new.replace("\r\n", "").contains('\n'), "every line end is of one kind");
    }
}
