//! Days in other languages: the names of months and of days of the week, and the signs of East Asia.
//!
//! In: text that may begin with one. Out: which it is, and what follows. It must not know which of them make a day.

use super::digits;

/// The months as they stand behind a day: `9. Juni`, `15 de marzo`, `9 июня`. Not `listopada`, which is October to some and
/// November to others.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["januar", "janvier", "enero", "janeiro", "gennaio", "januari", "января", "stycznia", "ledna", "ocak", "січня"],
    &["februar", "février", "febrero", "fevereiro", "febbraio", "februari", "февраля", "lutego", "února", "şubat", "лютого"],
    &["märz", "mars", "marzo", "março", "maart", "марта", "marca", "března", "mart", "березня"],
    &["avril", "abril", "aprile", "апреля", "kwietnia", "dubna", "nisan", "квітня"],
    &["mai", "mayo", "maio", "maggio", "mei", "мая", "maja", "května", "mayıs", "maj", "травня"],
    &["juni", "juin", "junio", "junho", "giugno", "июня", "czerwca", "června", "haziran", "червня"],
    &["juli", "juillet", "julio", "julho", "luglio", "июля", "lipca", "července", "temmuz", "липня"],
    &["août", "agosto", "augustus", "августа", "sierpnia", "srpna", "ağustos", "augusti", "серпня"],
    &["septembre", "septiembre", "setembro", "settembre", "сентября", "września", "září", "eylül", "вересня"],
    &["oktober", "octobre", "octubre", "outubro", "ottobre", "октября", "października", "října", "ekim", "жовтня"],
    &["novembre", "noviembre", "novembro", "ноября", "listopadu", "kasım", "листопада"],
    &["dezember", "décembre", "diciembre", "dezembro", "dicembre", "desember", "декабря", "grudnia", "prosince", "aralık", "грудня"],
];

const WEEKDAYS: [&str; 78] = [
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "sonnabend", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes",
    "sábado", "domingo", "segunda", "terça", "quarta", "quinta", "sexta", "segunda-feira", "terça-feira",
    "quarta-feira", "quinta-feira", "sexta-feira", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato",
    "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "понедельник",
    "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "poniedziałek", "wtorek", "środa", "czwartek",
    "piątek", "sobota", "niedziela", "pondělí", "úterý", "středa", "čtvrtek", "pátek", "neděle", "pazartesi", "salı",
    "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "mo", "di", "mi", "do", "fr",
];

/// The letters of German days of the week, which are words without a mark behind them.
const LETTERS: usize = 5;

/// No day or month is longer.
const LONGEST: usize = 16;

/// The word at the start of a text.
fn word(text: &str) -> (String, &str) {
    let signs = text.char_indices().enumerate();
    let mut end = signs.filter(|(count, (_, c))| *count == LONGEST || !(c.is_alphabetic() || *c == '-'));
    let (word, rest) = text.split_at(end.next().map_or(text.len(), |(_, (at, _))| at));
    (word.to_lowercase(), rest)
}

/// What follows the day of the week that a text begins with.
pub(super) fn behind_weekday(text: &str) -> Option<&str> {
    let (word, rest) = word(text);
    let known = WEEKDAYS.iter().position(|day| *day == word)?;
    (known < WEEKDAYS.len() - LETTERS || rest.starts_with([',', '.'])).then_some(rest)
}

/// The month at the start of a text, where it is written in full, and what follows.
pub(super) fn month(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text);
    let month = (1..).zip(MONTHS).find(|(_, names)| names.contains(&word.as_str()))?.0;
    Some((month, rest))
}

/// The same where its first letters are written: `dic`, `dez.`
pub(super) fn short_month(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text);
    let is_word = matches!(word.as_str(), "may" | "mar");
    let begins = |name: &&str| word.chars().count() > 2 && !is_word && name.starts_with(&word);
    let month = (1..).zip(MONTHS).find(|(_, names)| names.iter().any(begins))?.0;
    Some((month, rest.strip_prefix('.').unwrap_or(rest)))
}

/// The signs behind a year, a month and a day.
const SIGNS: [[&str; 3]; 3] = [["年", "月", "日"], ["년", "월", "일"], [". ", ". ", "."]];

/// `2017年11月2日`, `2017년 11월 2일` and `2017. 11. 2.`: year, month and day, and what follows.
pub(super) fn signed(text: &str) -> Option<([u32; 3], &str)> {
    SIGNS.iter().find_map(|[year, month, day]| {
        let (first, rest) = before(text, year).filter(|_| digits(text).len() == 4)?;
        let (second, rest) = before(rest, month)?;
        let (third, rest) = before(rest, day)?;
        Some(([first, second, third], rest))
    })
}

/// `11月2日` and `11월 2일`: month and day, and what follows.
pub(super) fn signed_without_year(text: &str) -> Option<([u32; 2], &str)> {
    SIGNS[..2].iter().find_map(|[_, month, day]| {
        let (first, rest) = before(text, month)?;
        let (second, rest) = before(rest, day)?;
        Some(([first, second], rest))
    })
}

/// The number before a sign, and what follows that.
fn before<'t>(text: &'t str, sign: &str) -> Option<(u32, &'t str)> {
    let text = text.trim_start_matches(' ');
    let number = digits(text);
    Some((number.parse().ok()?, text[number.len()..].strip_prefix(sign)?))
}
