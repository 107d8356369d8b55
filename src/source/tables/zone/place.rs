//! Zones that are named by a place, of which nobody can tell which zone it has: `London time`, `北京时间`, `local time`.
//!
//! In: an aside, or text behind a clock. Out: whether it is such a name. It must not know the zones there are.

use super::ends;
use crate::time::Zone;

/// No aside that names a zone is longer.
const LONGEST: usize = 60;

/// Words behind the name of a place, and words before it.
const BEHIND: [&str; 10] = [" time", "时间", "時間", "時刻", " время", " 시간", "시간", " tijd", " zeit", " tid"];
const BEFORE: [&str; 9] = ["hora ", "horas ", "heure ", "heures ", "horário ", "horario ", "ora ", "czas ", "время "];

/// Whether an aside is the name of a place and "time", and nothing else: `Berlin time`, `hora de Madrid`, `МСК`.
pub(super) fn is_place(aside: &str) -> bool {
    let lower = aside.to_lowercase();
    let name = BEHIND.iter().find_map(|word| lower.strip_suffix(word)).map(str::trim);
    let is_name = |name: &str| !name.contains(' ') && name.chars().count() > 1 && (name.len() > 3 || !name.is_ascii());
    name.is_some_and(is_name)
        || BEFORE.iter().any(|word| lower.starts_with(word))
        || matches!(lower.as_str(), "ortszeit" | "lokalzeit" | "мск")
}

/// `local time`, `London time` and `(北京时间)` behind a clock, and the bytes it takes.
pub(in crate::source::tables) fn of_a_place(text: &str) -> Option<usize> {
    if let Some(inner) = text.strip_prefix(['(', '（']) {
        let (aside, behind) = inner.split_once([')', '）']).filter(|(aside, _)| aside.len() < LONGEST)?;
        // `(first time)` is none.
        let is_named = !aside.starts_with(|c: char| c.is_ascii_lowercase()) || aside.starts_with("local ");
        return (is_place(aside) && is_named).then_some(text.len() - behind.len());
    }
    let (word, rest) = text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
    if word.to_lowercase() == "мск" {
        return Some(word.len());
    }
    let after = rest.strip_prefix(" time").filter(|after| (word == "local" || Zone::is_city(word)) && ends(after))?;
    Some(text.len() - after.len())
}
