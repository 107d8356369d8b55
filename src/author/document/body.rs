//! The body of an incident's file, which is below the front matter, or a block under `body:` in a YAML file.
//!
//! In: a file's path and text, and the sections that are wanted. Out: the new text, the rest of which is as it was.

use camino::Utf8Path;
use serde_json::json;

use crate::author::{Change, promises, sections};
use crate::source::front_matter;
use crate::source::raw::Action;
use crate::source::sections::SectionKind;
use crate::source::yaml::Outline;

/// The Markdown of a file.
#[must_use]
pub fn of(path: &Utf8Path, text: &str) -> String {
    if path.extension() == Some("md") {
        let front = front_matter::split(text).ok();
        return front.and_then(|front| text.get(front.body)).unwrap_or_default().to_owned();
    }
    let value = Outline::new(text.get(front_matter::after_bom(text)..).unwrap_or_default()).and_then(|it| it.value());
    value.as_ref().and_then(|value| value["body"].as_str()).unwrap_or_default().to_owned()
}

/// The file with the sections it lacks, if they can be put in so that everything else surely stays.
#[must_use]
pub fn with_sections(path: &Utf8Path, text: &str, wanted: &[SectionKind]) -> Option<String> {
    let eol = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if path.extension() == Some("md") {
        let front = front_matter::split(text).ok()?;
        let body = sections::add(text.get(front.body.clone())?, wanted, eol)?;
        let before = text.get(..front.body.start)?;
        // The closing line of the front matter may be the last of the file, without a line end.
        let joint = if before.ends_with('\n') { "" } else { eol };
        let joint = if text.get(front.body)?.is_empty() { format!("{joint}{eol}") } else { joint.to_owned() };
        return Some(format!("{before}{joint}{body}"));
    }
    let old = of(path, text);
    let body = sections::add(old.trim_end(), wanted, "\n")?;
    if !old.trim().is_empty() {
        return block(path, text, &old, body.trim_end(), eol);
    }
    let change = Change::Set { map: String::new(), key: "body", value: json!(format!("{}\n", body.trim())) };
    super::edit(path, text, &[change]).ok()
}

/// The file with one more promise behind those of its body, if it can be put in so that everything else surely stays.
#[must_use]
pub fn with_promise(path: &Utf8Path, text: &str, promise: &Action) -> Option<String> {
    let eol = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if path.extension() == Some("md") {
        let front = front_matter::split(text).ok()?;
        let body = promises::add(text.get(front.body.clone())?, promise, eol)?;
        return Some(format!("{}{body}", text.get(..front.body.start)?));
    }
    let old = of(path, text);
    let body = promises::add(&old, promise, "\n")?;
    block(path, text, &old, body.trim_end(), eol)
}

/// A YAML file whose block under `body:` has more lines than before, each of the old ones as it was.
fn block(path: &Utf8Path, text: &str, old: &str, new: &str, eol: &str) -> Option<String> {
    let yaml = front_matter::yaml(path, text).ok()?;
    let source = text.get(yaml.clone())?;
    let key = Outline::new(source)?.find("/body")?.key?;
    let header = source.get(key.end..)?.split_inclusive('\n').next()?;
    let style = header.trim_start_matches('"').trim_start().strip_prefix(':')?.trim_start();
    let begin = key.end + header.len();
    let indent = source.get(begin..)?.lines().find(|line| !line.trim().is_empty())?;
    let indent = indent.get(..indent.len() - indent.trim_start_matches(' ').len())?;
    if !style.starts_with('|') || indent.is_empty() {
        return None;
    }
    let mut written = source.get(begin..)?.split_inclusive('\n').zip(old.trim_end().lines()).peekable();
    let mut out = text.get(..yaml.start + begin)?.to_owned();
    for line in new.lines() {
        if let Some((source, _)) = written.next_if(|(_, old)| *old == line) {
            out.push_str(source);
            if !source.ends_with('\n') {
                out.push_str(eol);
            }
        } else if line.is_empty() {
            out.push_str(eol);
        } else {
            out.extend([indent, line, eol]);
        }
    }
    let done: usize =
        source.get(begin..)?.split_inclusive('\n').take(old.trim_end().lines().count()).map(str::len).sum();
    out.push_str(source.get(begin + done..)?);
    // Every old line must be there still, and everything else must say what it said.
    let value = |text: &str| Outline::new(text.get(front_matter::yaml(path, text).ok()?)?)?.value();
    let mut wanted = value(text)?;
    let mut read = value(&out)?;
    let body = read.as_object_mut()?.insert("body".into(), json!(""))?;
    wanted.as_object_mut()?.insert("body".into(), json!(""));
    let is_said = body.as_str().is_some_and(|body| body.trim_end() == new) && read == wanted;
    (is_said && written.next().is_none()).then_some(out)
}
