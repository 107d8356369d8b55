//! `afterword numbers`: what the numbers page says, for terminals, spreadsheets and programs.
//!
//! In: arguments. Out: the tables of the page on standard output; findings, if there are errors, on standard error.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::{Map, Value as Json, json};

use super::{build::SourceArguments, ui};
use crate::catalog::Catalog;
use crate::catalog::numbers::Numbers;
use crate::error::Error;
use crate::language::Language;
use crate::pipeline::Linked;
use crate::site::tables::{self, Cell, Table, Value};

/// Print the numbers of the record.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  afterword numbers
  afterword numbers --format csv > numbers.csv       one line a value, for a sheet
  afterword numbers --format json --at 2026-01-01    as things stood then")]
pub struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// How to write them
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

/// Prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let linked = Linked::new(&arguments.source.project()?, &arguments.source.order()?)?;
    let (catalog, diagnostics) = (&linked.catalog, linked.findings([]));
    if diagnostics.has_errors() {
        ui::findings(&diagnostics, &linked.tree);
        ui::say("there are no numbers of a record with errors");
        return Ok(ExitCode::FAILURE);
    }
    let tables = tables::all(&Language::english(), catalog, &Numbers::of(catalog));
    ui::print(&match arguments.format {
        Format::Text => text(&tables, ui::width()),
        Format::Json => json(catalog, &tables),
        Format::Csv => csv(&tables),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Tables with columns as wide as their longest cell; one that a terminal of that width would break has each value on a
/// line of its own.
fn text(tables: &[Table], width: Option<usize>) -> String {
    let mut out = String::new();
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        let _ = writeln!(out, "{}\n", wrapped(&table.title, "", width));
        let lines = side_by_side(table);
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let fits = width.is_none_or(|width| longest <= width);
        for line in if fits { lines } else { one_below_the_other(table, width) } {
            let _ = writeln!(out, "{line}");
        }
        if !table.note.is_empty() {
            let _ = writeln!(out, "\n{}", wrapped(&plain(&table.note), "  ", width));
        }
        out.push('\n');
    }
    out
}

fn side_by_side(table: &Table) -> Vec<String> {
    let line = |row: &mut dyn Iterator<Item = &str>| row.map(plain).collect::<Vec<_>>();
    let mut lines = vec![line(&mut table.columns.iter().map(String::as_str))];
    lines.extend(table.rows.iter().map(|row| line(&mut row.iter().map(|cell| cell.text.as_str()))));
    let width = |column: usize| lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..table.columns.len()).map(|column| width(column).unwrap_or(0)).collect();
    let whole = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths).enumerate().map(|(place, (cell, width))| {
            let space = " ".repeat(width.saturating_sub(cell.chars().count()));
            if place == 0 { format!("{cell}{space}") } else { format!("{space}{cell}") }
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    lines.iter().map(whole).collect()
}

/// The name of each row, and below it what there is of its values.
fn one_below_the_other(table: &Table, width: Option<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &table.rows {
        let mut cells = table.columns.iter().zip(row);
        lines.extend(cells.next().map(|(_, name)| wrapped(&plain(&name.text), "  ", width)));
        let there = cells.filter(|(_, cell)| cell.value != Value::Nothing);
        lines.extend(there.map(|(column, cell)| {
            let value = format!("{}: {}", plain(column), plain(&cell.text));
            wrapped(&value, "    ", width)
        }));
    }
    lines
}

/// A text in lines no longer than that, each behind the indentation.
fn wrapped(text: &str, indent: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return format!("{indent}{text}") };
    let mut lines = vec![indent.to_owned()];
    for word in text.split(' ') {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > indent.len() && last + 1 + word.chars().count() > width {
            lines.push(indent.to_owned());
        }
        if let Some(line) = lines.last_mut() {
            if line.len() > indent.len() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

/// An object a table; of each row an object by column, with seconds, counts and shares as numbers.
fn json(catalog: &Catalog, tables: &[Table]) -> String {
    let row = |table: &Table, row: &[Cell]| {
        let cells = table.columns.iter().zip(row).map(|(column, cell)| (plain(column), value(cell)));
        let page = row.first().and_then(|cell| cell.route.as_ref()).map(|route| Json::from(route.address()));
        let page = page.map(|page| ("page".to_owned(), page));
        Json::Object(cells.chain(page).collect::<Map<_, _>>())
    };
    let tables = tables.iter().map(|table| {
        let rows: Vec<Json> = table.rows.iter().map(|cells| row(table, cells)).collect();
        json!({ "id": table.id, "title": plain(&table.title), "note": plain(&table.note), "rows": rows })
    });
    let all = json!({ "at": catalog.now.rfc3339(), "tables": tables.collect::<Vec<_>>() });
    format!("{all:#}\n")
}

fn value(cell: &Cell) -> Json {
    match cell.value {
        Value::Words => plain(&cell.text).into(),
        Value::Nothing => Json::Null,
        Value::Count(count) => count.into(),
        Value::Seconds(seconds) => json!({ "seconds": seconds, "text": plain(&cell.text) }),
        Value::Share(share) => share.into(),
    }
}

/// One line a value, so that every table fits into one sheet.
fn csv(tables: &[Table]) -> String {
    let mut out = String::from("table,row,series,column,value,unit\r\n");
    for table in tables {
        for row in &table.rows {
            // What else names the row: the clock of a measure, the measure of a bound.
            let words = row.iter().skip(1).take_while(|cell| cell.value == Value::Words).map(|cell| plain(&cell.text));
            let series: Vec<String> = words.collect();
            let name = row.first().map(|cell| plain(&cell.text)).unwrap_or_default();
            for (column, cell) in table.columns.iter().zip(row).skip(1 + series.len()) {
                let (value, unit) = match cell.value {
                    Value::Nothing => continue,
                    Value::Words => (plain(&cell.text), ""),
                    Value::Count(count) => (count.to_string(), "count"),
                    Value::Seconds(seconds) => (seconds.to_string(), "seconds"),
                    Value::Share(share) => (share.to_string(), "share"),
                };
                let fields = [table.id, &name, &series.join(" "), &plain(column), &value, unit].map(field);
                let _ = write!(out, "{}\r\n", fields.join(","));
            }
        }
    }
    out
}

/// A field as RFC 4180 has it; what a spreadsheet would take for a formula begins with an apostrophe.
fn field(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    let text = if text.starts_with(['=', '+', '-', '@']) && !is_number { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_breaks_a_sheet_or_runs_in_it() {
        assert_eq!(field("plain"), "plain");
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("@realDonaldTrump"), "'@realDonaldTrump");
        assert_eq!(field("-1"), "-1");
    }

    #[test]
    fn a_narrow_terminal_gets_no_broken_table() {
        let cell = |text: &str, value| Cell { text: text.into(), value, route: None };
        let table = Table {
            id: "times",
            title: "How long things took".into(),
            note: "From when it began to when somebody noticed, by the clock on the wall.".into(),
            columns: ["Measure", "Incidents", "Median of all of them", "Longest"].map(String::from).into(),
            rows: vec![vec![
                cell("Time to detect", Value::Words),
                cell("3", Value::Count(3)),
                cell("5 min", Value::Seconds(300)),
                cell("–", Value::Nothing),
            ]],
        };
        let tables = [table];
        let narrow = text(&tables, Some(30));
        assert!(narrow.lines().all(|line| line.chars().count() <= 30), "{narrow}");
        assert!(
            narrow.contains("  Time to detect\n    Incidents: 3\n    Median of all of them: 5\n    min\n\n"),
            "{narrow}"
        );
        let wide = "  Measure         Incidents  Median of all of them  Longest\n";
        assert!(text(&tables, Some(80)).contains(wide) && text(&tables, None).contains(wide));
        assert!(text(&tables, None).contains("noticed, by the clock on the wall.\n"), "a pipe gets whole lines");
    }
}
