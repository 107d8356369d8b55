//! Zones that are named by a place: `北京时间`, which is one, and `London time` or `local time`, of which nobody can tell.
//!
//! In: an aside, a sentence, or text behind a clock. Out: the zone, or whether it is such a name.

use super::ends;
use crate::time::Zone;

/// Words behind the name of a place, and words before it.
const BEHIND: [&str; 10] = [" time", "时间", "時間", "時刻", " время", " 시간", "시간", " tijd", " zeit", " tid"];
const BEFORE: [&str; 9] = ["hora ", "horas ", "heure ", "heures ", "horário ", "horario ", "ora ", "czas ", "время "];

/// The names of a country's own time.
const KNOWN: [(&str, &str); 15] = [
    ("北京时间", "Asia/Shanghai"),
    ("北京時間", "Asia/Shanghai"),
    ("日本時間", "Asia/Tokyo"),
    ("日本时间", "Asia/Tokyo"),
    ("台北時間", "Asia/Taipei"),
    ("한국 시간", "Asia/Seoul"),
    ("한국시간", "Asia/Seoul"),
    ("московское время", "Europe/Moscow"),
    ("время московское", "Europe/Moscow"),
    ("по московскому времени", "Europe/Moscow"),
    ("horário de brasília", "America/Sao_Paulo"),
    ("hora de brasília", "America/Sao_Paulo"),
    ("hora de brasilia", "America/Sao_Paulo"),
    ("мск", "MSK"),
    ("東八区", "+08:00"),
];

/// The zone at the start of a text that is a country's own time, and how many bytes it takes.
pub(super) fn known(text: &str) -> Option<(String, usize)> {
    let is_begun = text.starts_with(|c: char| !c.is_ascii() || c.eq_ignore_ascii_case(&'h'));
    KNOWN.iter().filter(|_| is_begun).find_map(|(name, zone)| {
        let len = text.char_indices().nth(name.chars().count()).map_or(text.len(), |(at, _)| at);
        (text[..len].to_lowercase() == *name && ends(&text[len..])).then(|| ((*zone).to_owned(), len))
    })
}

/// The first such zone anywhere in a text.
pub(super) fn known_in(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    KNOWN.iter().find(|(name, _)| name.len() > "мск".len() && lower.contains(name)).map(|(_, zone)| (*zone).to_owned())
}

/// Whether an aside is the name of a place and "time", and nothing else: `Berlin time`, `hora de Madrid`, `Ortszeit`.
pub(super) fn is_place(aside: &str) -> bool {
    let lower = aside.to_lowercase();
    let name = BEHIND.iter().find_map(|word| lower.strip_suffix(word)).map(str::trim);
    let is_name = |name: &str| !name.contains(' ') && name.chars().count() > 1 && (name.len() > 3 || !name.is_ascii());
    name.is_some_and(is_name)
        || BEFORE.iter().any(|word| lower.starts_with(word))
        || matches!(lower.as_str(), "ortszeit" | "lokalzeit")
}

/// `local time` and `(London time)` behind a clock, and the bytes it takes.
pub(in crate::source::tables) fn of_a_place(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let (name, rest) = inner.split_at(inner.find(|c: char| !c.is_alphabetic()).unwrap_or(inner.len()));
    // `(first time)` is none.
    let is_place = name == "local" || name == "Beijing" || Zone::is_city(name);
    let after = rest.strip_prefix(" time").filter(|after| is_place && ends(after))?;
    let after = if inner.len() < text.len() { after.strip_prefix(')')? } else { after };
    Some(text.len() - after.len())
}
