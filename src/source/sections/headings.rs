//! The headings of a body, and names in bold letters that stand for one.
//!
//! In: a body. Out: its headings with their places and what they are about. It must not know what sections they make.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Section, SectionKind, names, options, words};
use crate::source::tables::{self, zone};

/// A heading at the top level of the body.
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) kind: SectionKind,
    pub(super) range: Range<usize>,
    /// A paragraph in bold letters.
    pub(super) is_bold: bool,
}

impl Heading {
    /// Whether it is the first line of an entry, whatever its level.
    pub(super) fn is_time(&self) -> bool {
        self.kind == SectionKind::Other && tables::is_heading_of_times(&self.text)
    }

    pub(super) fn open(self, kind: SectionKind, end: usize) -> Section {
        Section {
            kind,
            level: self.level,
            zone: if kind.has_entries() { zone::hint(&self.text) } else { None },
            heading: self.text,
            content: self.range.end..end,
            heading_range: self.range,
        }
    }
}

/// The headings of a body, in order.
pub(super) fn headings(body: &str) -> Vec<Heading> {
    if !may_have_headings(body) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut in_bold = Vec::new();
    let mut depth = 0_usize;
    let mut open: Option<(u8, String, Range<usize>)> = None;
    // Without them the mark of a note that is an address would be a link.
    let notes = if body.contains("[^") { Options::ENABLE_FOOTNOTES } else { Options::empty() };
    for (event, range) in Parser::new_ext(body, options() | notes).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                open = Some((level as u8, String::new(), range));
                depth += 1;
            }
            Event::Start(Tag::Paragraph) if depth == 0 => {
                depth += 1;
                let line = &body[range.start..range.start + body[range.clone()].find('\n').unwrap_or(range.len())];
                if let Some((name, kind)) = bold(line) {
                    let above = found.last().map(|above: &Heading| (above.level, above.kind));
                    // "Actions" alone may be what users could not do.
                    let is_clear = kind != SectionKind::Actions
                        || name.contains(' ')
                        || above.is_none_or(|(_, above)| above == SectionKind::Other);
                    let is_over_entries =
                        kind.has_entries() && is_clear && begins_entries(&body[range.start + line.len()..]);
                    let level = above.filter(|_| is_over_entries).map_or(2, |(level, _)| level.min(5) + 1);
                    let range = range.start..range.start + line.len();
                    in_bold
                        .push((Heading { level, kind, text: name.to_owned(), range, is_bold: true }, is_over_entries));
                }
            }
            Event::Start(_) => depth += 1,
            Event::End(TagEnd::Heading(_)) if depth == 1 => {
                depth = 0;
                if let Some((level, text, range)) = open.take() {
                    let text = text.trim().to_owned();
                    // One without words divides nothing.
                    if !text.is_empty() {
                        found.push(Heading { level, kind: names::kind(&text), text, range, is_bold: false });
                    }
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading, _)) = &mut open {
                    heading.push_str(&text);
                }
            }
            Event::InlineHtml(html) => {
                if let Some((_, heading, _)) = &mut open {
                    heading.push_str(said(&html));
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, heading, _)) = &mut open {
                    heading.push(' ');
                }
            }
            Event::FootnoteReference(mark) => {
                if let Some((_, heading, _)) = &mut open {
                    heading.extend(["[^", &mark, "]"]);
                }
            }
            _ => {}
        }
    }
    // Beside headings, letters in bold are a part of what stands below them, but for those over entries.
    let has_others = found.iter().any(|heading| heading.kind != SectionKind::Other || heading.level > 1);
    let mut kept: Vec<Heading> = Vec::new();
    for (heading, is_over_entries) in in_bold {
        // What is known by name ends the entries of the one before it.
        let above = |place: usize| found.partition_point(|it| it.range.start < place);
        let is_next = |before: &&Heading| above(before.range.start) == above(heading.range.start);
        let before = kept.last().filter(is_next).map(|before| before.level);
        if is_over_entries || !has_others || before.is_some() {
            let level = before.filter(|_| has_others).unwrap_or(heading.level);
            kept.push(Heading { level, ..heading });
        }
    }
    found.extend(kept);
    found.sort_by_key(|heading| heading.range.start);
    settle_what_happened(&mut found);
    found
}

/// Elements that say how a heading looks or where it is, and not a word of it.
const LOOKS: [&str; 29] = [
    "a", "abbr", "b", "big", "center", "cite", "code", "del", "details", "div", "em", "font", "hr", "i", "img", "ins",
    "kbd", "mark", "p", "q", "s", "small", "span", "strong", "sub", "summary", "sup", "u", "wbr",
];

/// What a heading says in something that Markdown takes for HTML, such as `<hostname>`.
fn said(html: &str) -> &str {
    let name = html.trim_start_matches(['<', '/']).split(|letter: char| !letter.is_ascii_alphanumeric()).next();
    match name.unwrap_or_default().to_ascii_lowercase().as_str() {
        "br" => " ",
        name if name.is_empty() || LOOKS.contains(&name) => "",
        _ => html,
    }
}

/// "What happened" is the summary only where no other heading is: beside an overview it is a story of its own.
fn settle_what_happened(headings: &mut [Heading]) {
    let is_story = |heading: &Heading| words(&heading.text).ends_with("what happened");
    if headings.iter().any(|heading| heading.kind == SectionKind::Summary && !is_story(heading)) {
        let known = headings.iter_mut().filter(|heading| heading.kind != SectionKind::Other);
        for heading in known.filter(|heading| is_story(heading)) {
            heading.kind = SectionKind::Other;
        }
    }
}

/// A line that would be the heading of a known name, if it were not for what is missing.
pub struct NearHeading {
    pub range: Range<usize>,
    pub missing: &'static str,
    pub help: String,
    /// Whether it is the name alone, which may lead to anything where there are headings.
    pub is_bare: bool,
}

/// The lines that lack their `##` over entries, the space behind it, or, in bold letters, the empty line above them.
pub fn near_headings(body: &str) -> Vec<NearHeading> {
    let mut at = 0;
    let lines = body.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let mut is_below_text = false;
    let meant = lines.filter_map(|(at, line)| {
        let is_next = std::mem::replace(&mut is_below_text, !line.trim().is_empty() && !line.starts_with('#'));
        let indent = line.len() - line.trim_start_matches(' ').len();
        let line = line[indent..].trim_end();
        let range = at + indent..at + indent + line.len();
        let is_name = |(_, kind): (&str, SectionKind)| kind.has_entries();
        if is_next && indent == 0 && bold(line).is_some_and(is_name) && is_entry(&body[range.end..]) {
            let help = "put an empty line above it, and one below it".to_owned();
            return Some(NearHeading { range, missing: "an empty line is missing above it", help, is_bare: false });
        }
        let next = || first_line(&body[range.end..]);
        let is_led = |name| match names::kind(name) {
            SectionKind::Actions => tables::open_work(next()).is_some(),
            SectionKind::Timeline | SectionKind::Updates => tables::is_timed(next()),
            _ => false,
        };
        if !is_next && indent == 0 && line.strip_suffix(':').is_some_and(is_led) {
            let name = line.trim_matches(|mark: char| "-+*_: ".contains(mark));
            let help = format!("write `## {name}`, and an empty line below it");
            return Some(NearHeading { range, missing: "its `##` is missing", help, is_bare: true });
        }
        let name = line.trim_start_matches('#');
        let (marks, is_near) = (line.len() - name.len(), line.starts_with('#') && name.len() < 80 && indent < 4);
        let is_meant = is_near && marks <= 6 && !name.starts_with(char::is_whitespace);
        let is_known = is_meant && names::kind(name.trim_end_matches('#').trim_end()) != SectionKind::Other;
        let help = || format!("write `{} {name}`", &line[..marks]);
        is_known.then(|| NearHeading { range, missing: "a space is missing", help: help(), is_bare: false })
    });
    let mut meant: Vec<NearHeading> = meant.collect();
    if !meant.is_empty() {
        let is_code = |event: &Event| matches!(event, Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock));
        let events = Parser::new_ext(body, options()).into_offset_iter();
        let (mut code, mut begun) = (Vec::new(), Vec::new());
        for (event, range) in events {
            if is_code(&event) {
                code.push(range);
            } else if matches!(event, Event::Start(Tag::Paragraph)) {
                begun.push(range.start);
            }
        }
        // They stand in order, and none within another. One that begins a paragraph is a heading, or none for other reasons.
        meant.retain(|NearHeading { range: line, missing, .. }| {
            let next = code.partition_point(|range: &Range<usize>| range.end <= line.start);
            let is_first = *missing == "an empty line is missing above it" && begun.contains(&line.start);
            !is_first && code.get(next).is_none_or(|range| range.start > line.start)
        });
    }
    meant
}

/// A look at the lines that spares most bodies without headings the parser.
fn may_have_headings(body: &str) -> bool {
    body.lines().any(|line| {
        let line = line.trim();
        line.starts_with('#')
            || bold(line).is_some()
            || (!line.is_empty() && line.bytes().all(|b| b == b'=' || b == b'-'))
    })
}

/// The known name that is all of a paragraph, in bold letters: `**Timeline:**`.
fn bold(paragraph: &str) -> Option<(&str, SectionKind)> {
    let inner = paragraph.trim().trim_end_matches(':').strip_prefix("**")?.strip_suffix("**")?;
    let name = inner.trim_end_matches(':');
    let kind = if name.len() < 80 && !name.contains(['*', '\n']) { names::kind(name) } else { SectionKind::Other };
    (kind != SectionKind::Other).then_some((name, kind))
}

/// Whether a list or a table comes next.
fn begins_entries(rest: &str) -> bool {
    let rest = rest.trim_start_matches([':', '*']).trim_start();
    rest.starts_with(['-', '*', '+', '|', '1']) && !rest.starts_with("**")
}

/// The first line that is not empty.
fn first_line(rest: &str) -> &str {
    rest.trim_start().lines().next().unwrap_or_default()
}

/// Whether the next line is an entry without doubt: a time or a box.
fn is_entry(rest: &str) -> bool {
    let line = first_line(rest);
    tables::open_work(line).is_some() || tables::is_timed(line)
}
