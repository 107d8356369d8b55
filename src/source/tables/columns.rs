//! Knows the columns of a table by the names in its head.
//!
//! In: the head of a table. Out: each column's name as compared and as written, and the zone it may name. It must not
//! know what rows mean.

use super::blocks::Row;
use super::inline::{BREAKS, plain};
use super::zone;
use crate::source::sections::words;

/// The head of a column.
#[derive(Debug)]
pub(super) struct Column {
    /// As written, without marks.
    pub(super) title: String,
    /// In lower case, without punctuation and what stands in parentheses.
    pub(super) name: String,
    pub(super) zone: Option<String>,
}

impl Column {
    /// Whether the column goes by one of those names.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    /// Whether its cells are days.
    pub(super) fn is_day(&self) -> bool {
        self.is(&["date", "day", "datum", "fecha", "data", "дата", "日期", "日付", "날짜"])
    }

    /// Whether its cells are the numbers of its rows.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.title.trim(), "" | "#" | "№") || self.is(&["no", "nr", "num", "序号", "番号", "번호"])
    }

    /// Whether its cells are times.
    pub(super) fn is_time(&self) -> bool {
        self.is_day()
            || self.is(&[
                "time", "when", "at", "timestamp", "timestamps", "date time", "datetime", "date and time",
                "start time", "start", "time of day", "published", "posted", "zeit", "uhrzeit", "heure", "hora",
                "horário", "ora", "tijd", "время", "时间", "時間", "時刻", "시간", "시각", "일시", "日時", "日时",
                "发生时间", "zeitpunkt", "datum uhrzeit", "fecha y hora", "data e hora", "date et heure", "data e ora",
                "czas", "čas", "zaman", "saat", "tid", "tidspunkt", "tidpunkt",
            ])
    }
}

/// The columns that a head names.
pub(super) fn columns(body: &str, head: &Row) -> Vec<Column> {
    head.cells
        .iter()
        .map(|cell| {
            let title = plain(&body[cell.clone()]);
            let aside = title.find(['(', '[', '（']).filter(|at| *at > 0).unwrap_or(title.len());
            let name = words(&title[..aside]);
            // `JST`, `UTC+2` and `JST Time` are heads of times.
            let alone = zone::leading(&title).filter(|(_, len)| matches!(words(&title[*len..]).as_str(), "" | "time"));
            let name = if alone.is_some() { "time".to_owned() } else { name };
            let zone = alone.map(|(zone, _)| zone).or_else(|| zone::hint(&title));
            // `Time UTC`, `Time in UTC`
            let name = match name.rsplit_once(' ') {
                Some((first, _)) if zone.is_some() && aside == title.len() => first.trim_end_matches(" in").to_owned(),
                _ => name,
            };
            Column { title, name, zone }
        })
        .collect()
}

/// The text of a cell, where `\|` stands for `|`.
pub(super) fn cell_text(source: &str) -> String {
    BREAKS.iter().fold(source.replace("\\|", "|"), |text, mark| text.replace(mark, "\n")).trim().to_owned()
}
