//! Which parts of a Markdown text are internal, and which marks of it are near misses.
//!
//! In: Markdown. Out: ranges, in order and apart from each other, and what is wrong with the marks. Wherever it is in
//! doubt, more is hidden rather than less. It knows nothing of audiences: `prose` and `privacy` decide what to do.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diag::Problem;

/// An internal part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// With its marks.
    pub range: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
    pub form: Form,
}

/// How a part was marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A `:::internal … :::` block.
    Block,
    /// Everything below a heading that ends in `(internal)`, and the heading.
    Section,
    /// A `[[…]]` span.
    Span,
    /// An HTML comment: no page shows it, and no file for programs either.
    Comment,
}

const OPEN_SPAN: &str = "[[";
const CLOSE_SPAN: &str = "]]";
const OPEN_COMMENT: &str = "<!--";
const CLOSE_COMMENT: &str = "-->";
/// How often the code of a text is looked for anew; after that nothing counts as code, and more is hidden.
const ANEW: usize = 100;

/// The internal parts of a text. In code only spans are left alone: `[[` is a test in a shell. What is no Markdown, as a
/// title, has no code.
#[must_use]
pub fn find(text: &str, is_markdown: bool) -> (Vec<Hidden>, Vec<Problem>) {
    let (mut hidden, mut faults) = (Vec::new(), Vec::new());
    if text.contains(":::") || ((text.contains('(') || text.contains('（')) && may_say_so(text)) {
        blocks(text, &mut hidden, &mut faults);
    }
    if text.contains(OPEN_SPAN) {
        let spans = spans(text, &hidden, if is_markdown { code } else { |_| Vec::new() }, &mut faults);
        // A span that was opened before a block and closed behind it holds the block.
        hidden.retain(|part| {
            !spans.iter().any(|span| span.range.start <= part.range.start && part.range.end <= span.range.end)
        });
        hidden.extend(spans);
        hidden.sort_by_key(|part| part.range.start);
    }
    if is_markdown && text.contains(OPEN_COMMENT) {
        let comments = comments(text, &hidden);
        hidden.extend(comments);
        hidden.sort_by_key(|part| part.range.start);
    }
    (hidden, faults)
}

/// Whether a text may say of a part of it that it is internal, in whatever letters.
#[must_use]
pub fn may_say_so(text: &str) -> bool {
    let is_said = |(at, mark): (usize, &str)| {
        let behind = text[at + mark.len()..].trim_start();
        behind.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("internal"))
    };
    text.contains("nternal") || ['(', '（', ':'].into_iter().any(|mark| text.match_indices(mark).any(is_said))
}

/// The comments of a text, as far as they are not hidden already: what Markdown takes for one, and ends.
fn comments(text: &str, hidden: &[Hidden]) -> Vec<Hidden> {
    let mut left = text.as_bytes().to_vec();
    for part in hidden {
        left[part.range.clone()].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    let Ok(left) = String::from_utf8(left) else { return Vec::new() };
    let notes = if left.contains("[^") { Options::ENABLE_FOOTNOTES } else { Options::empty() };
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(&left, Options::ENABLE_TABLES | notes).into_offset_iter() {
        if !matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)) {
            continue;
        }
        let mut at = range.start;
        while let Some(open) = left[at..range.end].find(OPEN_COMMENT).map(|found| at + found) {
            let Some(len) = left[open..range.end].find(CLOSE_COMMENT) else { break };
            at = open + len + CLOSE_COMMENT.len();
            found.push(open..at);
        }
    }
    let mut apart = Vec::new();
    for comment in found {
        let mut from = comment.start;
        let first = hidden.partition_point(|part| part.range.end <= from);
        for part in hidden[first..].iter().take_while(|part| part.range.start < comment.end) {
            apart.push(from..part.range.start.max(from));
            from = part.range.end;
        }
        apart.push(from..comment.end.max(from));
    }
    let hide = |range: Range<usize>| Hidden { inner: range.clone(), range, form: Form::Comment };
    apart.into_iter().filter(|range| !range.is_empty()).map(hide).collect()
}

/// The one of some ranges, which stand in order and apart, that holds a byte.
fn within(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    ranges.get(ranges.partition_point(|range| range.end <= at)).filter(|range| range.contains(&at))
}

/// What has been opened on the way down the lines.
enum Open {
    Block(Range<usize>),
    /// The first byte of the heading, its level, and the first byte after it.
    Section(usize, usize, usize),
}

/// Blocks and sections, line by line.
fn blocks(text: &str, hidden: &mut Vec<Hidden>, faults: &mut Vec<Problem>) {
    let mut open: Option<Open> = None;
    let mut fence: Option<String> = None;
    let (mut at, mut lines) = (0, text.split_inclusive('\n').peekable());
    while let Some(line) = lines.next() {
        let (start, end) = (at, at + line.len());
        at = end;
        let mark = Mark::of(line, lines.peek().copied());
        let in_code = turn(&mut fence, line);
        match (&open, mark) {
            (Some(Open::Block(opening)), Mark::Close) => {
                let inner = opening.end.min(start)..start;
                hidden.push(Hidden { range: opening.start..end, inner, form: Form::Block });
                // What was opened in the block is over with it.
                (open, fence) = (None, None);
            }
            (Some(Open::Section(from, level, inner)), Mark::Heading(other, is_internal))
                if other <= *level && !in_code =>
            {
                hidden.push(Hidden { range: *from..start, inner: *inner..start, form: Form::Section });
                open = is_internal.then_some(Open::Section(start, other, end));
            }
            (None, Mark::Open) => open = Some(Open::Block(start..end)),
            (None, Mark::Heading(level, true)) if !in_code => open = Some(Open::Section(start, level, end)),
            (None, Mark::Close) if !in_code => faults.push(stray(start..start + line.trim_end().len())),
            (None, Mark::Near) if !in_code => faults.push(near(start, line)),
            _ => {}
        }
    }
    match open {
        Some(Open::Block(opening)) => {
            let mark = opening.start..opening.start + text[opening.clone()].trim_end().len();
            let fault = Problem::new("P001", mark, "this internal block is never closed");
            faults.push(fault.label("opened here").help("close it with `:::`"));
            hidden.push(Hidden { range: opening.start..text.len(), inner: opening.end..text.len(), form: Form::Block });
        }
        Some(Open::Section(from, _, inner)) => {
            hidden.push(Hidden {
                range: from..text.len(),
                inner: inner.min(text.len())..text.len(),
                form: Form::Section,
            });
        }
        None => {}
    }
}

/// What a line means to what is internal.
enum Mark {
    Open,
    Close,
    /// The level of a heading, and whether it ends in `(internal)`.
    Heading(usize, bool),
    /// Nearly a mark.
    Near,
    Nothing,
}

impl Mark {
    fn of(line: &str, next: Option<&str>) -> Self {
        let trimmed = line.trim();
        if let Some(rest) = trimmed.strip_prefix(":::") {
            return match rest.trim().to_lowercase().as_str() {
                "internal" => Self::Open,
                "" => Self::Close,
                _ => Self::Near,
            };
        }
        // In a quotation or a list item, or behind other text, the line would not be one of its own.
        let bare = trimmed.trim_start_matches(['>', '-', '*', '+', ' ']);
        let inside = trimmed.to_lowercase().replace(' ', "").contains(":::internal");
        if bare.starts_with(":::") || (inside && !trimmed.contains('`')) {
            return Self::Near;
        }
        // A heading in bold letters has no level at which it would end.
        let bold = trimmed.strip_prefix("**").map(|bold| bold.trim_end_matches(['*', ':', ' ']).to_lowercase());
        if bold.is_some_and(|bold| bold.ends_with("(internal)") && !bold.contains("**")) {
            return Self::Near;
        }
        let said = trimmed.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let said = said.to_lowercase().replace('（', "(").replace("( ", "(");
        let is_internal = said.ends_with("(internal");
        let hashes = trimmed.bytes().take_while(|byte| *byte == b'#').count();
        // `##Names (internal)`, `> ## Names (internal)`
        let is_glued = hashes > 0 && !trimmed[hashes..].starts_with([' ', '\t']);
        // `## Names (internal only)`, `## Names (internal) {#names}`
        let is_more = || hashes > 0 && !is_internal && said.replace(' ', "").contains("(internal");
        if is_internal && (is_glued || hashes == 0 && bare.starts_with('#')) || is_more() {
            return Self::Near;
        }
        if (1..=6).contains(&hashes) && trimmed[hashes..].starts_with([' ', '\t']) {
            return Self::Heading(hashes, is_internal);
        }
        let below = next.map(str::trim).unwrap_or_default();
        let is_rule = |letter| !below.is_empty() && below.chars().all(|each| each == letter);
        match (trimmed.is_empty(), is_rule('='), is_rule('-')) {
            (false, true, _) => Self::Heading(1, is_internal),
            (false, _, true) => Self::Heading(2, is_internal),
            _ => Self::Nothing,
        }
    }
}

/// Whether a line is in a block of code, whose fence is open from line to line.
fn turn(fence: &mut Option<String>, line: &str) -> bool {
    let trimmed = line.trim();
    let run = |letter: char| trimmed.chars().take_while(|each| *each == letter).collect::<String>();
    if let Some(mark) = fence {
        let letter = mark.chars().next().unwrap_or('`');
        if trimmed.len() >= mark.len() && trimmed.chars().all(|each| each == letter) {
            *fence = None;
        }
        return true;
    }
    let mark = [run('`'), run('~')].into_iter().find(|mark| mark.len() >= 3);
    *fence = mark.filter(|mark| mark.starts_with('~') || !trimmed[mark.len()..].contains('`'));
    fence.is_some()
}

fn stray(range: Range<usize>) -> Problem {
    Problem::new("P004", range, "this `:::` closes nothing")
        .label("no block is open here")
        .help("open the block with a line `:::internal`, or remove this line")
}

fn near(start: usize, line: &str) -> Problem {
    let from = start + (line.len() - line.trim_start().len());
    let written: String = line.trim().chars().take(60).collect();
    Problem::new("P004", from..from + line.trim().len(), format!("`{written}` does not open an internal block"))
        .label("everybody would read what follows")
        .help("write `:::internal` on a line of its own, and `:::` after the text")
}

/// The `[[…]]` spans of what the blocks leave over.
fn spans(
    text: &str,
    blocks: &[Hidden],
    code_of: fn(&str) -> Vec<Range<usize>>,
    faults: &mut Vec<Problem>,
) -> Vec<Hidden> {
    let mut rest = String::with_capacity(text.len());
    // From that byte of the rest on, the byte of the text that stands there.
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for part in blocks {
        starts.push((rest.len(), from));
        rest.push_str(&text[from..part.range.start]);
        from = part.range.end;
    }
    starts.push((rest.len(), from));
    rest.push_str(&text[from..]);
    let source = |at: usize| {
        let place = starts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        starts.get(place).map_or(at, |(start, of)| of + (at - start))
    };
    let (mut found, mut at, mut anew) = (Vec::new(), 0, 0);
    let mut code = code_of(&rest);
    while let Some(open) = rest[at..].find(OPEN_SPAN).map(|found| at + found) {
        if let Some(end) = within(&code, open).map(|code| code.end) {
            at = end.max(open + 1);
            while !rest.is_char_boundary(at) {
                at += 1;
            }
            continue;
        }
        let inner = open + OPEN_SPAN.len();
        let Some(close) = rest[inner..].find(CLOSE_SPAN).map(|found| inner + found) else {
            let mark = source(open)..source(open) + OPEN_SPAN.len();
            let fault = Problem::new("P001", mark, "this internal span is never closed");
            faults.push(fault.label("opened here").help("close it with `]]`"));
            let line = rest[open..].find('\n').map_or(rest.len(), |end| open + end);
            found.push(Hidden {
                range: source(open)..source(line),
                inner: source(inner)..source(line),
                form: Form::Span,
            });
            at = line;
            continue;
        };
        let end = close + CLOSE_SPAN.len();
        let last = source(end - 1) + 1;
        found.push(Hidden {
            range: source(open)..last,
            inner: source(inner)..last - CLOSE_SPAN.len(),
            form: Form::Span,
        });
        at = end;
        if rest[open..end].contains(['`', '~']) {
            // Without the span the marks of code after it pair up anew.
            anew += 1;
            let of_rest = if anew <= ANEW { code_of(&rest[end..]) } else { Vec::new() };
            code = of_rest.into_iter().map(|code| code.start + end..code.end + end).collect();
        }
    }
    found
}

/// The ranges of a text that are code, however it is read: a footnote goes on in what is indented below it.
fn code(text: &str) -> Vec<Range<usize>> {
    let mut code = code_with(text, Options::ENABLE_TABLES);
    if text.contains("[^") {
        let with_notes = code_with(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES);
        code.retain(|range| with_notes.binary_search_by_key(&range.start, |range| range.start).is_ok());
    }
    code
}

fn code_with(text: &str, options: Options) -> Vec<Range<usize>> {
    // One line is shown as text.
    let has_blocks = text.trim_end().contains('\n');
    let mut ranges = Vec::new();
    let mut block = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Code(_) => ranges.push(range),
            Event::Start(Tag::CodeBlock(_)) if has_blocks => block = Some(range),
            Event::End(TagEnd::CodeBlock) => ranges.extend(block.take()),
            _ => {}
        }
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}
