//! The tables among timed entries: a column of days, of times, or of each, and whatever stands beside them.
//!
//! In: a table of a section. Out: a found entry for each row that says something. It must not know what the other
//! columns mean.

use std::ops::Range;

use super::super::Problem;
use super::super::blocks::Row;
use super::super::calendar::{date_of, is_weekday};
use super::super::columns::{Column, cell_text, columns};
use super::super::inline::first_word;
use super::super::lead::{Lead, Timed, is_unknown_word};
use super::super::stamp::{Stamp, Under};
use super::super::zone::is_unclear;
use super::only_day;
use super::{Cell, Found, Reader};

/// The columns that hold the time.
pub(super) struct TimeColumns {
    columns: Vec<Column>,
    at: Range<usize>,
}

impl Reader<'_> {
    /// The columns of times, if they stand first or second.
    pub(super) fn time_columns(&self, head: &Row, rows: &[Row]) -> Option<TimeColumns> {
        let columns = columns(self.body, head);
        // A head in another language, or an empty one: its cells say what it is.
        let has_clock = |row: &&Row, at: usize| match row.cells.get(at).map(|cell| self.lead(&self.body[cell.clone()]))
        {
            Some(Lead::Time(Timed { stamp, .. })) => {
                let counts = at == 0 && self.out.found.is_empty();
                stamp.clock.is_some() || counts && stamp.span.is_some_and(|span| span.starts_with('T'))
            }
            _ => false,
        };
        let by_cells =
            || (0..columns.len().min(2)).find(|at| rows.iter().filter(|row| has_clock(row, *at)).nth(1).is_some());
        let first = columns.iter().take(2).position(Column::is_time).or_else(by_cells)?;
        // Of two clocks beside one another, that of UTC is the one.
        let is_utc = |column: &Column| column.is_time() && !column.is_day() && column.zone.as_deref() == Some("UTC");
        let is_other = !columns[first].is_day() && !is_utc(&columns[first]);
        let first = first + usize::from(is_other && columns.get(first + 1).is_some_and(is_utc));
        let is_pair = |at: usize| match (columns.get(at), columns.get(at + 1)) {
            (Some(one), Some(other)) => other.is_time() && one.is_day() != other.is_day(),
            _ => false,
        };
        // `Day` beside `Date` is that of the week.
        let is_week = columns.get(first..first + 2).is_some_and(|two| two.iter().all(Column::is_day));
        let last = first + usize::from(is_week);
        Some(TimeColumns { at: first..last + 1 + usize::from(is_pair(last)), columns })
    }

    pub(super) fn table(&mut self, head: &Row, head_range: &Range<usize>, rows: &[Row]) {
        let Some(mut table) = self.time_columns(head, rows) else { return };
        let at = table.at.clone();
        for (column, cell) in table.columns.iter_mut().zip(&head.cells).skip(at.start).take(at.len()) {
            if column.is_time() && is_unclear(&column.title) {
                self.unclear(cell.clone());
            }
            column.zone = column.zone.take().and_then(|zone| self.known(zone, cell.clone()));
        }
        self.out.frame.push(head_range.clone());
        let mut under = self.under.clone();
        for row in rows {
            if row.cells.iter().all(Range::is_empty) {
                self.out.frame.push(row.range.clone());
            } else if let Some(day) = self.only_day_of(row) {
                under.day = Some(day);
                self.out.frame.push(row.range.clone());
            } else {
                self.row(&table, row, &mut under);
            }
        }
        self.under.day = under.day;
    }

    /// The day of a row in which nothing else stands.
    fn only_day_of(&self, row: &Row) -> Option<String> {
        let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
        let (only, None) = (cells.next()?, cells.next()) else { return None };
        only_day(&self.body[only.clone()])?.day
    }

    fn row(&mut self, table: &TimeColumns, row: &Row, under: &mut Under) {
        if let Some(problem) = misfit(row, table.columns.len()) {
            self.out.problems.push(problem);
            // A line of text below a table is no row at all.
            if row.cells.len() == 1 {
                return;
            }
        }
        let first = row.cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap_or(0..0);
        let mut found = Found { range: row.range.clone(), at: first_word(self.body, first), ..Found::default() };
        let stamp = self.row_time(table, row, under, &mut found);
        if let Some(mut stamp) = stamp {
            stamp.day = stamp.day.or_else(|| self.day_beside(table, row, stamp.clock.as_deref()?));
            if table.at.len() > 1 && stamp.day.is_some() {
                // A day is written once and holds for the rows below that leave it out.
                under.day.clone_from(&stamp.day);
            }
            found.time = Some(stamp.text(under)).filter(|time| !time.is_empty());
            self.goes_on(&stamp, under);
        }
        for (number, cell) in row.cells.iter().enumerate().filter(|(number, _)| !table.at.contains(number)) {
            let text = cell_text(&self.body[cell.clone()]);
            let column = table.columns.get(number);
            if number == 0
                && column.is_some_and(Column::is_number)
                && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            {
                continue;
            }
            // The same time in another zone.
            if let (Some(zone), Lead::Time(timed)) = (column.and_then(|column| column.zone.as_ref()), self.lead(&text))
                && column.is_some_and(Column::is_time)
                && timed.is_bare()
            {
                let day = timed.stamp.day.as_ref().or(under.day.as_ref()).cloned();
                let other = Under { day, zone: Some(zone.clone()) };
                found.second = found.second.take().or_else(|| Some(timed.stamp.text(&other)));
                continue;
            }
            let (title, name) = table
                .columns
                .get(number)
                .map_or_else(Default::default, |column| (column.title.clone(), column.name.clone()));
            found.cells.push(Cell { title, name, text });
        }
        self.out.found.push(found);
    }

    /// The day of a clock in UTC whose cell has none, where the same time stands in another zone beside it with its day. No
    /// zone is further from UTC than half a day, but for those in the far east, and none so far in the west.
    fn day_beside(&self, table: &TimeColumns, row: &Row, clock: &str) -> Option<String> {
        const WEST: i32 = -10 * 60;
        const DAY: i32 = 24 * 60;
        let minutes =
            |clock: &str| Some(clock.get(..2)?.parse::<i32>().ok()? * 60 + clock.get(3..5)?.parse::<i32>().ok()?);
        let is_utc =
            table.at.clone().all(|at| table.columns.get(at).is_some_and(|one| one.zone.as_deref() == Some("UTC")));
        let others = (0..row.cells.len()).filter(|at| is_utc && !table.at.contains(at));
        let beside = others.filter(|at| table.columns.get(*at).is_some_and(Column::is_time)).find_map(|at| {
            let Lead::Time(timed) = self.lead(&self.body[row.cells[at].clone()]) else { return None };
            Some((date_of(timed.stamp.day.as_deref()?)?, minutes(timed.stamp.clock.as_deref()?)?))
        });
        let ((day, local), utc) = (beside?, minutes(clock)?);
        let ahead = [-1, 0, 1].into_iter().find(|days| (WEST..WEST + DAY).contains(&(local - utc - days * DAY)))?;
        Some(day.plus_days(i64::from(ahead)).to_string())
    }

    /// The time of a row, from one cell or from two.
    fn row_time(&mut self, table: &TimeColumns, row: &Row, under: &Under, found: &mut Found) -> Option<Stamp> {
        let mut whole: Option<Stamp> = None;
        let mut place: Option<Range<usize>> = None;
        for number in table.at.clone() {
            let Some(cell) = row.cells.get(number).filter(|cell| !cell.is_empty()) else { continue };
            let text = &self.body[cell.clone()];
            match self.lead(text) {
                Lead::Time(timed) => {
                    let at = cell.start + timed.at.start..cell.start + timed.at.end;
                    place = Some(place.map_or(at.clone(), |first| first.start..at.end));
                    let mut timed = timed;
                    if timed.stamp.zone.is_none() {
                        timed.stamp.zone = table.columns.get(number).and_then(|column| column.zone.clone());
                    }
                    found.until = timed.end(under).or(found.until.take());
                    found.second = timed.second.or(found.second.take());
                    found.text = join_words(&found.text, &timed.rest);
                    found.source = found.source.take().or(timed.link);
                    whole = Some(whole.map_or(timed.stamp.clone(), |first| joined(first, timed.stamp)));
                }
                Lead::Unknown { rest, .. } => found.text = join_words(&found.text, &rest),
                Lead::Words if is_unknown_word(text) || is_weekday(text) => {}
                Lead::Wrong { at, advice, .. } => {
                    self.not_a_time(cell.start + at.start..cell.start + at.end, advice);
                    found.text = join_words(&found.text, &cell_text(text));
                }
                Lead::Words => {
                    let advice = "write `18:59 UTC` or `2017-11-02`, or leave the cell empty if it is not known";
                    self.not_a_time(cell.clone(), advice.to_owned());
                    found.text = join_words(&found.text, &cell_text(text));
                }
            }
        }
        found.at = place.unwrap_or(found.at.clone());
        whole
    }
}

/// A day in one cell and a clock in the other.
fn joined(one: Stamp, other: Stamp) -> Stamp {
    Stamp {
        about: one.about || other.about,
        day: one.day.or(other.day),
        clock: one.clock.or(other.clock),
        zone: one.zone.or(other.zone),
        span: one.span.or(other.span),
    }
}

fn join_words(one: &str, other: &str) -> String {
    [one, other].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A row that has not as many cells as the head.
pub(in crate::source::tables) fn misfit(row: &Row, columns: usize) -> Option<Problem> {
    let cells = row.cells.len();
    if cells == columns {
        return None;
    }
    let plural = if cells == 1 { "" } else { "s" };
    let message = format!("the row has {cells} cell{plural}, and the head of its table {columns}");
    let (label, help) = if cells < columns {
        ("a cell is missing", "write every cell, an empty one as `| |`; put an empty line before text below a table")
    } else {
        ("a cell too many", "write a `|` that belongs to the text as `\\|`")
    };
    Some(Problem::new("M001", row.range.clone(), message).label(label).help(help))
}
