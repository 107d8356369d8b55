//! The zone that words give to all times: `Timeline (all times in UTC)`, `All times are local (UTC+2).`
//!
//! In: a heading, the name of a column, or a sentence, without marks. Out: the zone as the file format writes it, or that
//! nobody can tell which it is. It must not know what the times are.

use super::super::calendar::{Scan, day, digits};
use super::super::inline::plain;
use super::place::{is_place, known_in};
use super::{DOUBTFUL, bare, is_east_asian, is_offset, spelled};
use crate::source::sections::words;
use crate::time::Zone;

/// No heading that names a zone is longer.
const LONGEST: usize = 200;

/// What a sentence says of the zone of all times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) enum Said {
    /// `only`: and nothing else.
    Zone {
        zone: String,
        only: bool,
    },
    /// It speaks of one, and nobody can tell which.
    Unclear,
    Nothing,
}

/// The zone that a heading or a column's name says all its times are in.
pub(in crate::source) fn hint(heading: &str) -> Option<String> {
    if heading.len() > LONGEST {
        return None;
    }
    let asides = heading.match_indices(['(', '（', '[', ',', ':', '–', '—', '-']);
    // `1.2.3-05:00` and `10:55-11:00` name no zone.
    let is_aside = |(at, mark): &(usize, &str)| *mark != "-" || !heading[..*at].ends_with(|c: char| c.is_ascii_digit());
    let asides = asides.filter(is_aside).map(|(at, _)| at);
    // `Timeline UTC`, `Time in UTC`
    let words = heading.find(' ');
    let whole = asides.chain(words).find_map(|at| stated(&heading[at..]));
    // `Timeline (EAT)`
    let letters = || heading.rsplit_once('(').and_then(|(_, aside)| aside.strip_suffix(')'));
    let whole = whole.or_else(|| letters().filter(|aside| DOUBTFUL.contains(aside)).map(ToOwned::to_owned));
    // `Timeline (all times PST). All times are approximate`
    let of_part = || parts(heading).skip(1).find_map(stated);
    // `タイムライン（時刻はJST）`
    let of_aside = || match of_all(aside(heading)?) {
        Said::Zone { zone, .. } => Some(zone),
        Said::Unclear | Said::Nothing => None,
    };
    whole.or_else(of_part).or_else(of_aside)
}

/// What a sentence says of the zone of all times: it names one and nothing else, or it begins with all times and says more.
pub(in crate::source) fn of_all(sentence: &str) -> Said {
    if let Some(zone) = stated(sentence) {
        return Said::Zone { zone, only: true };
    }
    let lower = sentence.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let notes = ["please ", "note: ", "note that ", "nb: "];
    let lower = notes.iter().fold(lower.as_str(), |rest, note| rest.strip_prefix(note).unwrap_or(rest));
    if !OF_ALL.iter().chain(OF_ALL_ABROAD).any(|words| lower.starts_with(words)) || has_clock(sentence) {
        return Said::Nothing;
    }
    let mut named = named_in(sentence);
    match (of_parts(sentence), named.next(), named.next()) {
        (Some(zone), ..) | (None, Some(zone), None) => Said::Zone { zone, only: false },
        (None, Some(_), Some(_)) => Said::Unclear,
        (None, None, _) => match known_in(sentence) {
            Some(zone) => Said::Zone { zone, only: false },
            None if is_unclear(sentence) => Said::Unclear,
            None => Said::Nothing,
        },
    }
}

/// The zone that a part of a sentence names; or its offset, where that stands next to it: `in Eastern Time (UTC-4), rounded`.
fn of_parts(sentence: &str) -> Option<String> {
    let mut said = parts(sentence).map(stated).skip_while(Option::is_none);
    let first = said.next()??;
    let next = said.next().flatten().filter(|next| is_offset(next) && first != "UTC" && !is_offset(&first));
    Some(next.unwrap_or(first))
}

/// Whether a text has a time of day: `+05:30` is none.
fn has_clock(text: &str) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let hour = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let minute = digits(&text[at + 1..]).len();
        hour.len() < at && minute >= 2 && !hour.ends_with(['+', '-', '−'])
    })
}

/// The zone that a line of any text gives to all times: `**All times in PDT (UTC-7).**`, `| Timezone | UTC+1 |`.
pub(in crate::source) fn of_all_times(line: &str) -> Option<String> {
    let line = plain(line.trim_matches(['|', ' ']));
    let aside = |sentence: &'_ str| sentence.find(" (").map(|at| sentence[at..].to_owned());
    let sentences = line.split(". ").flat_map(|sentence| [Some(sentence.to_owned()), aside(sentence)]).flatten();
    sentences.filter(|sentence| sentence.to_lowercase().contains("time")).find_map(|sentence| match of_all(&sentence) {
        Said::Zone { zone, .. } => Some(zone),
        Said::Unclear | Said::Nothing => None,
    })
}

/// How a sentence begins that speaks of all times.
const OF_ALL: &[&str] = &[
    "all times", "all dates", "all timestamps", "the following times", "times are", "timestamps are", "time zone",
    "timezone", "alle zeiten", "alle uhrzeiten", "alle zeitangaben", "alle angaben",
];

/// The same in other languages, in which nothing else is known of it than a zone that it names.
const OF_ALL_ABROAD: &[&str] = &[
    "toutes les heures", "les heures sont", "todas las horas", "todos los horarios", "las horas est",
    "todos os horários", "tutti gli orari", "alle tijden", "все время", "всё время", "время указано",
    "время московское", "时间均", "所有时间", "以下时间", "時刻は", "時間は", "すべての時刻", "全ての時刻",
    "모든 시간", "모든 시각",
];

/// The words that may stand beside the zone of all times.
const BESIDE: &[&str] = &[
    "all", "times", "time", "are", "in", "is", "timestamps", "given", "timezone", "zone", "of", "events", "the",
    "listed", "shown", "below", "unless", "otherwise", "noted", "stated", "and", "dates", "expressed", "note",
    "following", "timeline", "date", "stamps", "documented", "local", "these", "this", "here", "incident", "standard",
    "recorded", "reported", "displayed", "tz", "alle", "zeiten", "uhrzeiten", "angaben", "zeitangaben", "sind", "die",
    "toutes", "les", "heures", "sont", "en", "todas", "las", "horas", "son", "todos", "os", "horários", "em", "tijden",
];

/// The zone that words give for all times, where they say nothing else: `(all times in UTC)`, `CEST, UTC+2`.
pub(in crate::source) fn stated(said: &str) -> Option<String> {
    let mut zone: Option<String> = None;
    let mut rest = said;
    while let Some(first) = rest.chars().next() {
        if let Scan::Is(_, len) = day(rest) {
            // A day beside the zone is for somebody else to read.
            rest = &rest[len..];
            continue;
        }
        let at_word = rest.len() == said.len() || !said[..said.len() - rest.len()].ends_with(char::is_alphanumeric);
        if let Some((found, len)) = bare(rest).or_else(|| spelled(rest)).filter(|_| at_word) {
            // What is one zone says more than letters that several share.
            if zone.is_none() || found == "UTC" || found.contains(['+', '-', '/']) {
                zone = Some(found);
            }
            rest = &rest[len..];
        } else if first.is_alphanumeric() {
            let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            if !BESIDE.contains(&words(&rest[..len]).as_str()) {
                return None;
            }
            rest = &rest[len..];
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    zone
}

/// Whether words speak of the zone of all times and do not say which it is: `(all times PST8PDT)`, `(Berlin time)`.
pub(in crate::source) fn is_unclear(said: &str) -> bool {
    if hint(said).is_some() {
        return false;
    }
    let lower = said.to_lowercase();
    let is_rough = ["approx", "estimat", "rough", "rounded"].iter().any(|word| lower.contains(word));
    let speaks = ["all times", "local time", "(local)", "times are local"].iter().any(|words| lower.contains(words));
    let aside = aside(said);
    let is_either = || aside.is_some_and(|aside| aside.contains(" or ") && named_in(said).nth(1).is_some());
    // `(UTC/CEST)`
    let is_pair = || {
        let is_zone = |part: &str| bare(part.trim()).is_some_and(|(_, len)| len == part.trim().len());
        aside.and_then(|aside| aside.split_once('/')).is_some_and(|(one, other)| is_zone(one) && is_zone(other))
    };
    let is_all = |text: &str| OF_ALL_ABROAD.iter().any(|words| text.starts_with(words));
    let names_place = |aside: &str| is_place(aside) || is_all(aside) || Zone::is_city(aside);
    !is_rough && (speaks || aside.is_some_and(names_place) || is_either() || is_pair() || is_all(&lower))
}

/// What stands in parentheses at the end of a heading.
fn aside(text: &str) -> Option<&str> {
    let inner = text.trim_end().strip_suffix([')', '）'])?;
    inner.rsplit_once(['(', '（']).map(|(_, aside)| aside.trim())
}

/// The parts of a text between its marks.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut from = 0;
    let marks = text.match_indices(['(', ')', '[', ']', ',', ';', ':', '.', '–', '—']);
    let mut marks = marks.filter(move |(at, mark)| {
        let inside = is_digit(text[..*at].chars().next_back()) && is_digit(text[at + mark.len()..].chars().next());
        !(inside && matches!(*mark, ":" | "."))
    });
    std::iter::from_fn(move || {
        let (at, mark) = marks.next().unwrap_or((text.len(), ""));
        let part = text.get(from..at)?;
        from = at + mark.len().max(1);
        Some(part)
    })
}

/// The zones that a text names.
fn named_in(text: &str) -> impl Iterator<Item = String> {
    let begins = text.char_indices().map(|(at, _)| at);
    let is_word = |c: char| (c.is_alphanumeric() && !is_east_asian(c)) || c == '/';
    let begins = begins.filter(move |at| !text[..*at].ends_with(is_word));
    begins.filter_map(|at| bare(&text[at..]).map(|(zone, _)| zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_give_the_zone_of_all_times() {
        let cases = [
            ("Timeline (all times in UTC)", Some("UTC")),
            ("Timeline (all times are Pacific Daylight Time)", Some("PDT")),
            ("Timeline (all times Pacific)", Some("PT")),
            ("Timeline (US/Pacific)", Some("US/Pacific")),
            ("Timeline (CEST, UTC+2)", Some("+02:00")),
            ("Timeline - all times in UTC unless otherwise noted", Some("UTC")),
            ("Timeline UTC", Some("UTC")),
            ("Incident timeline UTC", Some("UTC")),
            ("Timeline for July 30, 2025 (all times US/Pacific)", Some("US/Pacific")),
            ("Timeline (2025-07-30, UTC)", Some("UTC")),
            ("Time (UTC-7)", Some("-07:00")),
            ("Timeline (PST, 24h)", Some("PST")),
            ("Timeline (CET/CEST)", Some("CET/CEST")),
            ("Timeline (all times PST). All times are approximate", Some("PST")),
            ("Timeline (UTC+5:30, approximate)", Some("+05:30")),
            ("Timeline (all times UTC, 2022-01-14, task `x`)", Some("UTC")),
            ("Timeline (UTC; AEST = +10)", Some("UTC")),
            ("Timeline (short)", None),
            ("Timeline (Central services)", None),
            ("Timeline of the API", None),
            ("Timeline (EAT)", Some("EAT")),
            ("Timeline (CEST/UTC+2)", Some("+02:00")),
            ("Timeline (UTC/GMT)", Some("UTC")),
            ("Time (GMT/UTC)", Some("GMT")),
            ("タイムライン（JST）", Some("JST")),
            ("Timeline (10:55-11:00)", None),
            ("Aug 18, 10:55-11:00", None),
            ("Phase 1: 10:55-11:00", None),
            ("Phase (08:30-09:00 UTC / 01:30-02:00 PDT)", None),
            ("Restart 1.2.3-05:00", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(hint(heading).as_deref(), expected, "{heading}");
        }
    }

    #[test]
    fn a_sentence_may_give_the_zone_of_all_times() {
        let cases = [
            ("All events are documented in CET time.", "CET"),
            ("All times are local (UTC+2)", "+02:00"),
            ("Unless noted otherwise, times are in CET.", "CET"),
            ("These times are in Central European Time.", "CET"),
            ("Time in CET", "CET"),
            ("(CET)", "CET"),
            ("This is the timeline of the incident, in CET:", "CET"),
            ("Date/Time Stamps are PST", "PST"),
        ];
        for (sentence, zone) in cases {
            assert_eq!(of_all(sentence), Said::Zone { zone: zone.into(), only: true }, "{sentence}");
        }
        assert_eq!(of_all("All times are local time."), Said::Unclear);
        for sentence in
            ["All times in UTC, on call at Ada's", "Note that all timestamps in this post-mortem are in UTC."]
        {
            assert_eq!(of_all(sentence), Said::Zone { zone: "UTC".into(), only: false }, "{sentence}");
        }
        for (sentence, zone) in [
            ("All times are in Eastern Time (UTC-4), and some are rounded.", "-04:00"),
            ("All times are in IST (UTC+5:30), as logged.", "+05:30"),
            ("All times are in PDT (-07:00), as logged.", "-07:00"),
            ("All times are UTC (CEST is UTC+2), as logged.", "UTC"),
            ("All times in PST, the log's are UTC-7", "PST"),
        ] {
            assert_eq!(of_all(sentence), Said::Zone { zone: zone.into(), only: false }, "{sentence}");
        }
        for line in
            ["It broke. All times are in UTC.", "It broke (all times are UTC).", "| Timezone | UTC |", "Time zone: UTC"]
        {
            assert_eq!(of_all_times(line).as_deref(), Some("UTC"), "{line}");
        }
        assert_eq!(of_all_times("**All times in PDT (UTC-7).** Thanks.").as_deref(), Some("-07:00"));
        assert_eq!(of_all_times("The times in UTC were wrong"), None);
        assert_eq!(of_all("All times below are in PST or in CET as said"), Said::Unclear);
        for sentence in [
            "Support is there at all times, in UTC+1 office hours.",
            "Not all times are in UTC+2; the log of the database is.",
            "Times in UTC+1 are marked with a star.",
            "The batch times are in UTC+1.",
            "The clock of the host was in UTC",
            "Backups ran at times in 10:15 UTC",
            "It fell.",
            "",
        ] {
            assert_eq!(of_all(sentence), Said::Nothing, "{sentence}");
        }
    }

    #[test]
    fn a_zone_that_nobody_can_tell_is_told_from_none() {
        for said in [
            "Timeline (all times PST8PDT)", "Timeline (Berlin time)", "Timeline (UTC/CEST)",
            "All times are local time.",
        ] {
            assert!(is_unclear(said), "{said}");
        }
        for said in
            ["Timeline", "Timeline (UTC)", "Timeline (all times approximate)", "Timeline (short)", "All times are UTC."]
        {
            assert!(!is_unclear(said), "{said}");
        }
    }
}
