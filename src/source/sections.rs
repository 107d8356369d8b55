//! Finds the headings of a Markdown body and says which of the known sections of a postmortem each one begins.
//!
//! In: the body of an incident file. Out: its sections in the order they are written, as byte ranges into the body.
//! It must not know what a section's text means; `tables` reads the entries of those that hold any.

mod headings;
mod names;
mod references;

use std::ops::Range;

use headings::Heading;
use pulldown_cmark::Options;

use crate::source::tables::zone;

pub(crate) use headings::near_headings;
pub(crate) use names::words;
pub use references::References;

/// Whether a heading is that of a timeline: `Key events`.
pub(crate) fn is_timeline(heading: &str) -> bool {
    names::kind(heading) == SectionKind::Timeline
}

/// What a section is about, in the order a reader wants them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    Summary,
    Impact,
    Trigger,
    RootCause,
    ContributingFactors,
    Detection,
    Response,
    Resolution,
    Lessons,
    WentWell,
    WentBadly,
    Lucky,
    FiveWhys,
    Conflicts,
    Timeline,
    Updates,
    Actions,
    FollowUps,
    /// A heading with a name of its own, the title, or the text before the first heading.
    Other,
}

impl SectionKind {
    /// Whether lists and tables of such a section are read as entries.
    #[must_use]
    pub fn has_entries(self) -> bool {
        matches!(self, Self::Timeline | Self::Updates | Self::Actions | Self::FollowUps)
    }

    /// Whether its entries begin with a time.
    fn has_times(self) -> bool {
        matches!(self, Self::Timeline | Self::Updates)
    }
}

/// A part of a body below one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub kind: SectionKind,
    /// The level of the heading, 1 to 6; 0 for the text before the first heading.
    pub level: u8,
    /// The heading as plain text; empty at level 0.
    pub heading: String,
    /// The bytes of the heading, its marks among them.
    pub heading_range: Range<usize>,
    /// The bytes from the heading to the next section.
    pub content: Range<usize>,
    /// The zone of all its times, if it has entries and the heading names one: `UTC` in `Timeline (all times in UTC)`.
    pub zone: Option<String>,
}

/// Splits a body at its headings.
///
/// The sections lie one behind the other and together with their headings cover the whole body. A heading begins a
/// section if it stands on the document's main level or is known by name; other sub-headings stay in the content of the
/// section around them. Below a heading whose lists are entries, only another such heading begins a section of its own.
#[must_use]
pub fn split(body: &str) -> Vec<Section> {
    let headings = headings::headings(body);
    let main = main_level(&headings);
    let mut sections: Vec<Section> = Vec::with_capacity(headings.len() + 1);
    let before = headings.first().map_or(body.len(), |first| first.range.start);
    if !body[..before].trim().is_empty() {
        sections.push(preamble(before));
    }
    for heading in headings {
        let opens = match sections.last() {
            Some(open) if open.kind.has_times() && heading.is_time() => false,
            // A timeline within a timeline goes on with the day above it.
            Some(open) if heading.is_bold && open.kind == heading.kind && open.level < heading.level => false,
            Some(open) if open.level > 0 && heading.level > main && heading.level > open.level => {
                match open.kind {
                    // What is to be done is grouped by what it is for.
                    SectionKind::Actions => false,
                    kind if kind.has_entries() => heading.kind.has_entries(),
                    _ => heading.kind != SectionKind::Other,
                }
            }
            _ => true,
        };
        if opens {
            if let Some(open) = sections.last_mut() {
                open.content.end = heading.range.start;
            }
            let kind = kind_below(&sections, &heading);
            sections.push(heading.open(kind, body.len()));
        }
    }
    zones_from_above(body, &mut sections);
    sections
}

/// What a heading begins: behind a list of its own within a timeline, the timeline goes on.
fn kind_below(sections: &[Section], heading: &Heading) -> SectionKind {
    let around = sections.iter().rev().find(|section| section.level < heading.level);
    let goes_on = sections.last().is_some_and(|last| last.kind.has_entries() && last.level >= heading.level);
    match around {
        Some(around) if goes_on && around.kind.has_times() && !heading.kind.has_entries() => around.kind,
        _ => heading.kind,
    }
}

/// Gives each list of times the zone that a line of the text above says all times are in.
fn zones_from_above(body: &str, sections: &mut [Section]) {
    if !sections.iter().any(|section| section.kind.has_entries() && section.zone.is_none()) {
        return;
    }
    let mut said = None;
    for section in sections {
        if section.kind.has_entries() {
            section.zone = section.zone.take().or_else(|| said.clone());
            continue;
        }
        let lines = body[section.content.clone()].lines();
        said = lines.filter(|line| line.contains("ime")).find_map(zone::of_all_times).or(said);
    }
}

fn preamble(end: usize) -> Section {
    Section {
        kind: SectionKind::Other,
        level: 0,
        heading: String::new(),
        heading_range: 0..0,
        content: 0..end,
        zone: None,
    }
}

/// The Markdown that both rooms read.
pub(in crate::source) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH
}

/// The smallest level in use, where a lone title at the top does not count.
fn main_level(headings: &[Heading]) -> u8 {
    let smallest = |headings: &[Heading]| headings.iter().map(|heading| heading.level).min();
    match headings.split_first() {
        Some((title, rest)) => match smallest(rest) {
            Some(main) if title.level < main && title.kind == SectionKind::Other => main,
            Some(main) => main.min(title.level),
            None => title.level,
        },
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(body: &str) -> Vec<String> {
        let show = |s: &Section| format!("{:?} {}: {}", s.kind, s.level, body[s.content.clone()].trim());
        split(body).iter().map(show).collect()
    }

    #[test]
    fn headings_of_the_main_level_divide_a_body() {
        let body = "Before.\n\n## Summary\nShort.\n\nImpact\n------\nUsers.\n\n### By region\nAll.\n\n## Odd\nText.\n";
        let expected =
            ["Other 0: Before.", "Summary 2: Short.", "Impact 2: Users.\n\n### By region\nAll.", "Other 2: Text."];
        assert_eq!(shape(body), expected);
    }

    #[test]
    fn known_sub_headings_stand_on_their_own() {
        let body = "## Lessons learned\nAll.\n### What went well\nA\n### What didn't go so well?\nB\n#### Where we got lucky\nC\n#### Aside\nD\n";
        assert_eq!(shape(body), ["Lessons 2: All.", "WentWell 3: A", "WentBadly 3: B", "Lucky 4: C", "Other 4: D"]);
    }

    #[test]
    fn phases_of_a_timeline_stay_in_it() {
        let body = "## Timeline\n### Detection\n- 18:59 a\n### 2017-11-03\n- 19:00 b\n### Action items\n- c\n";
        let timeline = "Timeline 2: ### Detection\n- 18:59 a\n### 2017-11-03\n- 19:00 b";
        assert_eq!(shape(body), [timeline, "Actions 3: - c"]);
        let body = "## Timeline\n### Updates\n- 18:59 a\n### The fix\n- 19:00 b\n## Notes\n";
        assert_eq!(shape(body), ["Timeline 2: ", "Updates 3: - 18:59 a", "Timeline 3: - 19:00 b", "Other 2: "]);
    }

    #[test]
    fn times_stay_in_a_timeline_whatever_their_level() {
        let body = "## Timeline\n## 2017-11-02\n### 18:59\na\n## 19:00\nb\n## Notes\n## 20:00\nc\n";
        let timeline = "Timeline 2: ## 2017-11-02\n### 18:59\na\n## 19:00\nb";
        assert_eq!(shape(body), [timeline, "Other 2: ", "Other 2: c"]);
    }

    #[test]
    fn a_title_is_a_section_and_not_the_main_level() {
        let body = "# Outage of today\nOwner: x\n\n## Glossary\nG\n## Root causes\nR\n";
        assert_eq!(shape(body), ["Other 1: Owner: x", "Other 2: G", "RootCause 2: R"]);
        let body = "# Timeline\n## 2017-11-02\n- 18:59 a\n";
        assert_eq!(shape(body), ["Timeline 1: ## 2017-11-02\n- 18:59 a"]);
    }

    #[test]
    fn a_name_in_bold_letters_over_entries_is_a_heading_beside_others() {
        let body = "## Postmortem\nWe met.\n\n**Impact**\n- all\n\n**Action items:**\n\n- a\n\n## Notes\n**Timeline** was long\n";
        let expected = ["Other 2: We met.\n\n**Impact**\n- all", "Actions 3: - a", "Other 2: **Timeline** was long"];
        assert_eq!(shape(body), expected);
    }

    #[test]
    fn a_known_name_in_bold_letters_ends_the_entries_of_the_one_before() {
        let body =
            "## Details\n\n**Action items:**\n\n- a\n\n**Lessons learned:**\n\n- b\n\n## Notes\n\n**Impact**\n\nAll\n";
        assert_eq!(shape(body), ["Other 2: ", "Actions 3: - a", "Lessons 3: - b", "Other 2: **Impact**\n\nAll"]);
    }

    #[test]
    fn a_name_in_bold_letters_in_a_section_of_that_kind_is_a_part_of_it() {
        let body = "## Timeline\n\n### 2017-11-02\n\n**Timeline:**\n\n- 18:59 a\n";
        assert_eq!(shape(body), ["Timeline 2: ### 2017-11-02\n\n**Timeline:**\n\n- 18:59 a"]);
    }

    #[test]
    fn a_known_name_in_bold_letters_is_a_heading() {
        let body = "**Summary**\n\nShort.\n\n**Timeline:**\n\n- 18:59 a\n\n**Not known**\n";
        let timeline = "Timeline 2: - 18:59 a\n\n**Not known**";
        assert_eq!(shape(body), ["Summary 2: Short.", timeline]);
        let body = "# Slow\n\n**Impact**\nMany.\n\n**Impact:** none.\n\n**Action items**\n- c\n";
        assert_eq!(shape(body), ["Other 1: ", "Impact 2: Many.\n\n**Impact:** none.", "Actions 2: - c"]);
        // Beside headings they are none.
        assert_eq!(shape("## Impact\n**Actions**\n- Jobs did not start\n").len(), 1);
    }

    #[test]
    fn groups_of_actions_stay_together() {
        let body = "## Action items\n### Prevention\n- a\n### Detection\n- b\n## Lessons\nC\n";
        assert_eq!(shape(body), ["Actions 2: ### Prevention\n- a\n### Detection\n- b", "Lessons 2: C"]);
    }

    #[test]
    fn headings_inside_other_blocks_are_text() {
        let body = "## Summary\n> ## Impact\n\n- # Impact\n\n```\n# Impact\n```\n\n    # Impact\n";
        assert_eq!(split(body).len(), 1);
        assert!(split(" \n").is_empty());
        assert_eq!(shape("Just text."), ["Other 0: Just text."]);
        assert_eq!(shape("## Summary\nA\n##\nB"), ["Summary 2: A\n##\nB"]);
    }

    #[test]
    fn what_a_heading_says_in_angle_brackets_is_told_and_what_only_marks_it_up_is_not() {
        let heading = |line: &str| split(&format!("## {line}\n\ntext\n")).remove(0);
        for (written, told) in [
            ("Why <hostname> and Vec<String> failed", "Why <hostname> and Vec<String> failed"),
            ("The <script> tag", "The <script> tag"),
            ("</foo-bar> x<br>y", "</foo-bar> x y"),
            ("a < b and `c <d>`", "a < b and c <d>"),
        ] {
            assert_eq!(heading(written).heading, told);
        }
        for timeline in [
            "<a name=\"t\"></a>Timeline", "<B>Timeline</B>", "Timeline <!-- UTC -->", "Timeline<br/>",
            "<span id='x'>Timeline</span>", "<details>Timeline</details>",
        ] {
            let section = heading(timeline);
            assert_eq!((section.kind, section.heading.as_str()), (SectionKind::Timeline, "Timeline"), "{timeline}");
        }
    }

    #[test]
    fn what_happened_is_the_summary_unless_there_is_one() {
        assert_eq!(shape("## What happened?\nA"), ["Summary 2: A"]);
        assert_eq!(shape("## Overview\nA\n## What happened\nB"), ["Summary 2: A", "Other 2: B"]);
    }

    #[test]
    fn a_heading_may_name_the_zone_of_its_times() {
        let zone = |heading: &str| split(heading).remove(0).zone;
        assert_eq!(zone("## Timeline (all times in UTC)\n").as_deref(), Some("UTC"));
        assert_eq!(zone("## Timeline (Europe/Berlin)\n").as_deref(), Some("Europe/Berlin"));
        assert_eq!(zone("## Timeline (PDT)\n").as_deref(), Some("PDT"));
        assert_eq!(zone("## Timeline, all times UTC\n").as_deref(), Some("UTC"));
        assert_eq!(zone("## Timeline (short)\n"), None);
    }
}
