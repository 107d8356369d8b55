//! What a postmortem says plainly: its title, its day, and lines such as `**Started:** 2024-01-02 14:00 UTC`.
//!
//! In: a body and the name of its file. Out: texts that are times of the format. What is said in a sentence is not
//! looked for.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::times;
use crate::time::{Moment, Zone};

/// Labels of moments, and our keys for them; of several, the first that the text has.
pub(super) const KEYS: &[(&str, &str)] = &[
    ("started", "started"),
    ("start time", "started"),
    ("start", "started"),
    ("incident start", "started"),
    ("began", "started"),
    ("detected", "detected"),
    ("time detected", "detected"),
    ("acknowledged", "acknowledged"),
    ("mitigated", "mitigated"),
    ("resolved", "resolved"),
    ("end time", "resolved"),
    ("end", "resolved"),
    ("incident end", "resolved"),
    ("ended", "resolved"),
    ("duration", "duration"),
];

/// The first heading, and the body without it where nothing stands before it.
pub(super) fn title(body: &str) -> (Option<String>, String) {
    let mut title: Option<String> = None;
    for (event, range) in Parser::new(body).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => title = Some(String::new()),
            Event::End(TagEnd::Heading(_)) if title.is_some() => {
                let title = title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
                let before = &body[..range.start];
                let rest =
                    if before.trim().is_empty() { body[range.end..].trim_start().to_owned() } else { body.to_owned() };
                return (title, rest);
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(title) = &mut title {
                    title.push_str(&text);
                }
            }
            Event::Start(Tag::Heading { .. }) => break,
            _ => {}
        }
    }
    (None, body.to_owned())
}

/// The day in a path: `2024-01-02`, `2024_01_02`, `20240102`, or a folder for each part.
pub(super) fn day_of_name(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    day_within(name).or_else(|| day_within(path))
}

/// The first day in a text.
pub(super) fn day_within(text: &str) -> Option<String> {
    let digits = |text: &str| text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    for (at, _) in text.char_indices() {
        let is_inside = at > 0 && text[..at].ends_with(|letter: char| letter.is_ascii_digit());
        let after = |end: usize| text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if is_inside {
            continue;
        }
        if let Some(ten) = text.get(at..at + 10).filter(|_| !after(at + 10)) {
            let plain = ten.replace(['_', '/', '.'], "-");
            if Moment::parse(&plain, Zone::UTC, None).is_ok() {
                return Some(plain);
            }
        }
        if let Some(eight) = text.get(at..at + 8).filter(|eight| digits(eight) && !after(at + 8)) {
            let plain = format!("{}-{}-{}", &eight[..4], &eight[4..6], &eight[6..]);
            if Moment::parse(&plain, Zone::UTC, None).is_ok() {
                return Some(plain);
            }
        }
    }
    None
}

/// What stands behind a label: `**Started**: …`, `- Start time: …`, `| Started | … |`.
pub(super) fn said(body: &str, label: &str) -> Option<String> {
    body.lines().take_while(|line| !is_list_of_entries(line)).find_map(|line| {
        let bare = line.replace(['*', '`'], "").replace("__", "");
        let bare = bare.trim().trim_start_matches(['-', '+', '|', '>']).trim();
        let head = bare.get(..label.len()).filter(|head| head.eq_ignore_ascii_case(label))?;
        let rest = bare[head.len()..].trim_start();
        let value = rest.strip_prefix([':', '|'])?.trim().trim_end_matches('|').trim();
        (!value.is_empty() && value.len() < 60).then(|| value.to_owned())
    })
}

/// Labels are looked for above the timeline only, whose lines are entries.
fn is_list_of_entries(line: &str) -> bool {
    let heading = line.trim_start_matches('#');
    heading.len() < line.len() && heading.to_lowercase().contains("timeline")
}

/// A moment of the format, on the given day if it says only the clock. A zone is in it only if it was said.
pub(super) fn moment(text: &str, day: Option<&str>) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let plain = text.replace(" at ", " ").replace(", ", " ");
    let alone = plain.starts_with(|c: char| c.is_ascii_digit()) && plain.find(':').is_some_and(|at| at <= 2);
    let whole = if alone { format!("{} {plain}", day?) } else { plain };
    // Read in two zones, to mend it: one that is in both was said, and one that nobody wrote is taken away again.
    let read = times::read(&whole, "UTC")?.text;
    let is_said = times::read(&whole, "+01:00").is_some_and(|other| other.text == read);
    Some(match read.strip_suffix(" UTC") {
        Some(bare) if !is_said => bare.to_owned(),
        _ => read,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_names() {
        assert_eq!(day_of_name("2024-01-02-db.md").as_deref(), Some("2024-01-02"));
        assert_eq!(day_of_name("pm/20240102_db.md").as_deref(), Some("2024-01-02"));
        assert_eq!(day_of_name("2024/01/02/db.md").as_deref(), Some("2024-01-02"));
        assert_eq!(day_of_name("incident-4711-2024_01_02.md").as_deref(), Some("2024-01-02"));
        assert_eq!(day_of_name("db-2024-13-02.md"), None);
        assert_eq!(day_of_name("123456789.md"), None);
    }

    #[test]
    fn a_title_is_the_first_heading() {
        assert_eq!(title("\n# A `b`\n\nText"), (Some("A b".into()), "Text".into()));
        assert_eq!(title("Text\n\n# A\n"), (Some("A".into()), "Text\n\n# A\n".into()));
        assert_eq!(title("## A\n\n# B\n").0, None);
    }

    #[test]
    fn what_is_said_plainly() {
        let body = "**Started:** 2024-01-02 14:00 UTC\n- End time: 15:10\n| Detected | 14:05 UTC |\nResolved it fast.\n\
                    ## Timeline\n- Mitigated: 15:00\n";
        assert_eq!(said(body, "started").as_deref(), Some("2024-01-02 14:00 UTC"));
        assert_eq!(said(body, "end time").as_deref(), Some("15:10"));
        assert_eq!(said(body, "detected").as_deref(), Some("14:05 UTC"));
        assert_eq!(said(body, "resolved"), None);
        assert_eq!(said(body, "mitigated"), None);
    }

    #[test]
    fn a_zone_is_there_only_if_it_was_said() {
        let on = |text| moment(text, Some("2024-01-02"));
        assert_eq!(on("14:00").as_deref(), Some("2024-01-02 14:00"));
        assert_eq!(on("14:05 UTC").as_deref(), Some("2024-01-02 14:05 UTC"));
        assert_eq!(on("2024-01-03 9:05").as_deref(), Some("2024-01-03 09:05"));
        for said in ["2024-01-03T09:05Z", "2024-01-03 09:05 GMT", "2024-01-03 09:05 +00:00"] {
            assert_eq!(on(said).as_deref(), Some("2024-01-03 09:05 UTC"), "{said}");
        }
        assert_eq!(on("2024-01-03 00:00").as_deref(), Some("2024-01-03 00:00"));
        assert_eq!(on("2024-01-03").as_deref(), Some("2024-01-03"));
        assert_eq!(on("14:00 CET"), None);
        assert_eq!(on("2 pm"), None);
        assert_eq!(moment("14:00", None), None);
    }
}
