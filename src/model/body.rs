//! The body of an incident: its sections, and the lists and tables in it that are entries.
//!
//! In: the Markdown after the front matter, or under `body:`. Out: sections for readers, and entries in the same
//! model that the front matter gives.

use super::entries::Lowering;
use super::incident::{Action, FollowUp, Section, TimelineEntry};
use super::posts::Draft;
use super::prose::Prose;
use crate::diag::{Place, Problem, Spot};
use crate::source::sections::{self, References, SectionKind};
use crate::source::tables::{self, Entries, Home};
use crate::source::{SourceFile, front_matter};
use crate::time::{Moment, words};

/// What a body says.
#[derive(Default)]
pub(super) struct Body {
    pub sections: Vec<Section>,
    /// Every heading, by which links may name it, and what its section is about.
    pub headings: Vec<(String, SectionKind)>,
    pub timeline: Vec<TimelineEntry>,
    pub updates: Vec<Draft>,
    pub follow_ups: Vec<FollowUp>,
    pub actions: Vec<Action>,
    /// A heading over the whole report, which the incident's title stands for, and its place.
    title: Option<(String, Place)>,
}

impl Body {
    /// Reports a title of the report that says more than the one that readers see.
    pub(super) fn compare_title(&self, lowering: &mut Lowering, shown: &str) {
        let Some((own, place)) = &self.title else { return };
        let shown = sections::words(shown);
        let more = |word: &&str| {
            let is_told = shown.split(' ').any(|shown| shown == *word) || OF_REPORTS.contains(word);
            word.chars().count() > 3 && word.chars().all(char::is_alphabetic) && !is_told
        };
        if sections::words(own).split(' ').filter(more).nth(1).is_some() {
            let message = format!("“{own}” is shown nowhere: the title stands in its place, and says less");
            lowering.report("R212", place.clone(), message, |finding| finding.label("not shown"));
        }
    }

    /// Reads the body of an incident's file, of one that may have a timeline elsewhere.
    pub(super) fn read(
        lowering: &mut Lowering,
        file: &SourceFile,
        of_yaml: Option<String>,
        first: Option<&Moment>,
        has_timeline: bool,
    ) -> Self {
        let place = Spot::Whole.of(file.id).at("body");
        if let Some(text) = of_yaml {
            if file.path.extension() == Some("md") {
                lowering.report("Y003", place.key(), "a Markdown file has no key `body`", |finding| {
                    finding.label("not here").help("write the text below the front matter")
                });
            }
            let readable = Prose::under_body(&text, file, lowering.audience, lowering.found);
            return Self::default().filled(lowering, &text, &readable, first, has_timeline);
        }
        let Some(text) = file.text() else { return Self::default() };
        match front_matter::split(text) {
            Ok(front) => {
                let place = Spot::Range(front.body.clone()).of(file.id);
                let body = &text[front.body];
                let readable = Prose::new(body, place, lowering.audience, lowering.found);
                Self::default().filled(lowering, body, &readable, first, has_timeline)
            }
            Err(_) => Self::default(),
        }
    }

    fn filled(
        mut self,
        lowering: &mut Lowering,
        text: &str,
        readable: &Prose,
        first: Option<&Moment>,
        has_timeline: bool,
    ) -> Self {
        let has_internal = readable.is_cut(text);
        let text = readable.text();
        let mut near_at = Vec::new();
        let sections = sections::split(text);
        let has_headings = has_timeline || sections.iter().any(|section| section.level > 0);
        for near in sections::near_headings(text).into_iter().filter(|near| !near.is_bare || !has_headings) {
            near_at.push(near.range.start);
            let message = format!("`{}` is no heading: {}", &text[near.range.clone()], near.missing);
            lowering.report("M007", readable.place(near.range), message, |finding| {
                finding.label("text as it stands").help(near.help)
            });
        }
        let has_timeline = has_timeline || sections.iter().any(|section| section.kind == SectionKind::Timeline);
        let references = References::of(text);
        let day = first.map(|first| lowering.zone.date_of(first.earliest()));
        if let [first, _, ..] = posts(text, &sections).as_slice() {
            let message =
                format!("“{}” begins an update, and stands below no heading of updates", &text[first.clone()]);
            lowering.report("R210", readable.place(first.clone()), message, |finding| {
                finding
                    .label("its time is mere text")
                    .help("write `## Updates` above the first, and `###` before each of them")
            });
        }
        let home = Home { kind: lowering.kind, zone: lowering.zone, day };
        for (place, section) in sections.iter().enumerate() {
            let below = text[section.content.clone()].lines().filter(|line| line.starts_with('#'));
            let headings = std::iter::once(section.heading.as_str()).chain(below);
            self.headings.extend(headings.map(|heading| (heading.to_owned(), section.kind)));
            let known = self.actions.len() + self.updates.len() + lowering.found.len();
            let mut source = Source { lowering, body: readable, references: &references, previous: first.copied() };
            let rest = match section.kind {
                SectionKind::Timeline => source.timeline(tables::timeline(text, section, home), &mut self.timeline),
                SectionKind::Updates => source.updates(tables::updates(text, section, home), &mut self.updates),
                SectionKind::FollowUps => {
                    source.follow_ups(tables::follow_ups(text, section, home), &mut self.follow_ups)
                }
                SectionKind::Actions => source.actions(tables::actions(text, section), &mut self.actions),
                _ => vec![section.content.clone()],
            };
            let (heading, notes) = references.apart(text, &section.heading);
            let mut told = references.with_their_own(text, rest);
            told.extend(notes);
            let prose = readable.parts(&told);
            let content = &text[section.content.clone()];
            let (is_empty, title) = (content.trim().is_empty(), &section.heading);
            let is_read = known < self.actions.len() + self.updates.len() + lowering.found.len();
            let mut note = |code: &str, label: &str, message: String| {
                let place = readable.place(section.heading_range.clone());
                lowering.report(code, place, message, |finding| finding.label(label));
            };
            let is_title =
                section.kind == SectionKind::Other && sections[..place].iter().all(|before| before.level == 0);
            // A title may stand on the level of those below it: `# Outage of today`, `# Summary`
            let is_least = |next: &sections::Section| next.level > section.level || is_title && section.level == 1;
            let goes_deeper = sections.get(place + 1).is_some_and(is_least);
            if section.level > 0 && is_empty && !goes_deeper && !has_internal {
                note("R203", "nothing below it", format!("the section “{title}” is empty"));
            }
            let of = match section.kind {
                SectionKind::Actions => Some("promises"),
                SectionKind::Updates => Some("updates"),
                _ => None,
            };
            if let Some(of) = of.filter(|_| prose.text().len() > MUCH && !is_read && !has_internal) {
                note("R213", "text only", format!("“{title}” is the heading of {of}, and none is read below it"));
            }
            let is_known = matches!(section.kind, SectionKind::Actions | SectionKind::Timeline | SectionKind::Updates);
            let may_promise = !is_known && section.level > 0;
            if let Some(work) = may_promise.then(|| tables::open_work(content)).flatten() {
                let message = format!("“{title}” is not known as the heading of promises, and has {work}");
                note("R211", "its items are no promises", message);
            }
            // Beside a timeline, what was done in response may have its times too.
            let may_tell = matches!(section.kind, SectionKind::Other | SectionKind::Summary)
                || !has_timeline && !section.kind.has_entries();
            let is_told = near_at.iter().any(|at| section.content.contains(at));
            if may_tell && section.level > 0 && !is_told && tables::has_times(content) {
                let message = format!("“{title}” is not known as the heading of a timeline, and lists times");
                note("R210", "its times are mere text", message);
            }
            // A heading over others stays, and the first of all is the title; entries have one of their own.
            let is_above = goes_deeper && !section.kind.has_entries() && is_empty;
            if is_above && is_title && section.level > 0 {
                self.title = Some((heading.clone(), readable.place(section.heading_range.clone())));
            }
            if (!prose.is_empty() && !is_only_comments(prose.text())) || (is_above && !is_title && section.level > 0) {
                let (kind, level) = (section.kind, section.level);
                self.sections.push(Section { kind, level, heading, text: prose });
            }
        }
        self
    }
}

/// The headings that are those of updates, with a status and a time, where no section has them as its entries.
fn posts(text: &str, sections: &[sections::Section]) -> Vec<std::ops::Range<usize>> {
    let others = sections.iter().filter(|section| !section.kind.has_entries());
    others.flat_map(|section| tables::headed_updates(text, section.heading_range.start..section.content.end)).collect()
}

/// So much text below the heading of promises says more than that there are none.
const MUCH: usize = 160;

/// Words that say of a title that it is one of a report.
const OF_REPORTS: &[&str] = &[
    "incident", "report", "postmortem", "post", "mortem", "analysis", "review", "root", "cause", "retrospective",
    "outage", "with", "from", "after", "during", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december",
];

/// Whether a text is notes to its author and nothing else: a heading over it would stand there alone.
fn is_only_comments(text: &str) -> bool {
    let mut rest = text.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some((_, after)) = comment.split_once("-->") else { return false };
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// The entries of one section on their way to the model.
struct Source<'a, 'b> {
    lowering: &'a mut Lowering<'b>,
    body: &'a Prose,
    references: &'a References,
    previous: Option<Moment>,
}

type Rest = Vec<std::ops::Range<usize>>;

impl Source<'_, '_> {
    fn timeline(&mut self, found: Entries<crate::source::raw::TimelineEntry>, into: &mut Vec<TimelineEntry>) -> Rest {
        let (known, first) = (self.lowering.found.len(), self.previous);
        self.problems(found.problems);
        for (number, mut entry) in found.entries.into_iter().enumerate() {
            let near = |at| if number == 0 { self.lowering.near(at, first.as_ref()) } else { at };
            entry.value.at = entry.value.at.map(near);
            let previous = self.previous;
            let from = Lowering::since(&mut entry.value.at, first.as_ref(), previous.as_ref());
            entry.value.text =
                self.told(entry.value.text, entry.value.at.as_deref(), entry.until.as_deref(), entry.second);
            let (place, at) = (self.body.place(entry.range.clone()), self.body.place(entry.at));
            let range = entry.range;
            let entry = self.lowering.timeline_entry(entry.value, &place, at, from);
            self.previous = entry.as_ref().and_then(|entry| entry.at).or(previous);
            into.extend(entry.map(|entry| TimelineEntry { text: entry.text.written_in(self.body, &range), ..entry }));
        }
        self.lowering.tell_once(known);
        found.prose
    }

    fn updates(&mut self, found: Entries<crate::source::raw::Update>, into: &mut Vec<Draft>) -> Rest {
        let known = self.lowering.found.len();
        let unread = self.problems(found.problems);
        for mut entry in found.entries {
            if entry.value.at.is_none() && unread.iter().any(|place| entry.range.contains(&place.start)) {
                continue;
            }
            entry.value.text =
                self.told(entry.value.text, entry.value.at.as_deref(), entry.until.as_deref(), entry.second);
            entry.value.status = entry.value.status.and_then(|said| self.status(&said, entry.range.clone()));
            let (place, at) = (self.body.place(entry.range.clone()), self.body.place(entry.at));
            let previous = self.previous;
            let draft = self.lowering.update(entry.value, &place, at, previous.as_ref());
            self.previous = draft.as_ref().map(|(draft, _)| draft.at()).or(previous);
            into.extend(draft.map(|(draft, _)| draft.written_in(self.body, &entry.range)));
        }
        self.lowering.tell_once(known);
        found.prose
    }

    /// The text of an entry, which says when a span of time ended as pages show times: in the site's zone.
    /// A second time that is another one stays in the text.
    fn told(
        &self,
        text: Option<String>,
        at: Option<&str>,
        until: Option<&str>,
        second: Option<String>,
    ) -> Option<String> {
        let (own, site) = (self.lowering.zone, self.lowering.site.zone);
        let begin = at.and_then(|at| Moment::parse(at, own, self.previous.as_ref()).ok());
        let is_same = |second: &String| {
            let second = begin.and_then(|begin| Moment::parse(second, own, Some(&begin)).ok());
            second.zip(begin).is_some_and(|(second, begin)| second.earliest() == begin.earliest())
        };
        let other = second.filter(|second| !is_same(second));
        let text = self.completed(text).map(|text| match other {
            Some(other) => format!("({other}) {text}"),
            None => text,
        });
        let Some(until) = until else { return text };
        let end = begin.and_then(|begin| Some((begin, Moment::parse(until, own, Some(&begin)).ok()?)));
        let end = end.map(|(begin, end)| {
            let is_same_day = site.date_of(begin.earliest()) == site.date_of(end.earliest());
            words::clock(&end, site).filter(|_| is_same_day).unwrap_or_else(|| words::moment(&end, site))
        });
        let end = end.as_deref().unwrap_or(until);
        let marks = ["- ", "* ", "+ ", "> ", "1. ", "|", "#", "```", "~~~"];
        let is_block = |text: &str| marks.iter().any(|mark| text.starts_with(mark));
        Some(match text {
            Some(text) if is_block(&text) => format!("→ {end}\n\n{text}"),
            Some(text) => format!("→ {end}: {text}"),
            None => format!("→ {end}"),
        })
    }

    /// The text of an entry, with the footnotes and the targets of links that the body defines for it.
    fn completed(&self, text: Option<String>) -> Option<String> {
        text.map(|text| self.references.completed(self.body.text(), text))
    }

    /// The status of an entry, underlined where it is said if it is none.
    fn status(&mut self, said: &str, entry: std::ops::Range<usize>) -> Option<String> {
        let text = self.body.text()[entry.clone()].to_ascii_lowercase();
        let at = text.find(&said.to_ascii_lowercase()).map_or(entry.clone(), |at| {
            let start = entry.start + at;
            start..start + said.len()
        });
        self.lowering.status(said, self.body.place(at)).map(|status| status.id().to_owned())
    }

    fn follow_ups(&mut self, found: Entries<crate::source::raw::FollowUp>, into: &mut Vec<FollowUp>) -> Rest {
        let unread = self.problems(found.problems);
        for mut entry in found.entries {
            if entry.value.at.is_none() && unread.iter().any(|place| entry.range.contains(&place.start)) {
                continue;
            }
            let (place, at) = (self.body.place(entry.range.clone()), self.body.place(entry.at));
            entry.value.text =
                self.told(entry.value.text, entry.value.at.as_deref(), entry.until.as_deref(), entry.second);
            let number = format!("post-{}", into.len() + 1);
            let post = self.lowering.follow_up(entry.value, &number, &place, Some(at));
            into.extend(post.map(|post| FollowUp { text: post.text.written_in(self.body, &entry.range), ..post }));
        }
        found.prose
    }

    fn actions(&mut self, found: Entries<crate::source::raw::Action>, into: &mut Vec<Action>) -> Rest {
        self.problems(found.problems);
        for mut entry in found.entries {
            let body = self.body.text();
            entry.value.what = self.completed(entry.value.what.map(|what| self.references.told_within(body, what)));
            let place = self.body.place(entry.range);
            into.extend(self.lowering.action(entry.value, &place));
        }
        found.prose
    }

    /// Reports what cannot be read, and says where: an entry without a time may have one there.
    fn problems(&mut self, problems: Vec<Problem>) -> Rest {
        let places = problems.iter().map(|problem| problem.place.clone()).collect();
        let finding = |problem: Problem| problem.map_place(|range| self.body.place(range));
        self.lowering.found.extend(problems.into_iter().map(finding));
        places
    }
}
