//! The numbers page: the record in charts, each with its rule, its key and its tables.
//!
//! In: the catalog's numbers and their tables. Out: `view::numbers::Numbers`. What a page cannot hold is counted in
//! columns instead of dots, and the page says so.

mod times;

use super::{Desk, fact};
use crate::catalog::numbers::{Age, Counts, Numbers, Period, State, What};
use crate::catalog::{MeasureKind, Window};
use crate::render::charts::{self, Column, Months, Part, Row, Story};
use crate::render::words;
use crate::site::tables::{self, Table};
use crate::site::view::Fact;
use crate::site::view::numbers::{self as view, ChartCell, ChartKey, ChartTable, Figure};
use crate::time::words::month_name;

/// How many incidents stand on the page one by one, as dots and as rows.
const LISTED: usize = 500;
/// How many of the last years and months are drawn.
const YEARS: usize = 30;
const MONTHS: usize = 120;
/// How many causes and components are drawn.
const ROWS: usize = 24;

/// The page.
#[must_use]
pub fn view(desk: &Desk) -> view::Numbers {
    let catalog = desk.catalog;
    let numbers = Numbers::of(catalog);
    let tables = tables::all(catalog, &numbers);
    let mut figures = Vec::new();
    if catalog.all().len() > 0 {
        figures.push(years(desk, &numbers.counts, &tables));
        figures.push(months(desk, &numbers.counts, &tables));
        figures.push(times::figure(desk, &numbers.times, &tables));
    }
    if tables.iter().any(|table| table.id == "uptime") {
        figures.push(uptime(desk, &tables));
    }
    if !numbers.causes.counts.is_empty() {
        figures.push(causes(desk, &numbers, &tables));
    }
    if !numbers.promises.all.is_empty() {
        figures.push(promises(desk, &numbers, &tables));
    }
    view::Numbers {
        standfirst: "What the record adds up to: derived from the timestamps of the incidents, never typed. Every \
                     number leads to what it was made of."
            .into(),
        facts: facts(&numbers),
        figures,
    }
}

fn facts(numbers: &Numbers) -> Vec<Fact> {
    let median = |what: What, term: &str| {
        let of = numbers.times.iter().find(|times| times.what == what)?;
        let five = of.wall.quartiles?;
        Some(fact(term, tables::length(&five.median), format!("{}; {}", tables::sentence(&of.wall)?, what.working())))
    };
    let count = numbers.causes.incidents;
    let years = numbers.counts.years.len();
    let mut facts = vec![fact("Incidents", count.to_string(), format!("in {}", words::count(years, "year", "years")))];
    facts.extend(median(What::Measure(MeasureKind::Duration), "Median time to resolve"));
    facts.extend(median(What::Measure(MeasureKind::Tell), "Median time to tell"));
    let promises = numbers.promises.all.len();
    if promises > 0 {
        let (done, overdue) = (numbers.promises.in_state(State::Done), numbers.promises.in_state(State::Overdue));
        facts.push(fact("Promises kept", format!("{done} of {promises}"), format!("{overdue} overdue")));
    }
    facts
}

fn years(desk: &Desk, counts: &Counts, all: &[Table]) -> Figure {
    let shown = last(&counts.years, YEARS);
    let short = shown.len() > 6;
    let label = |place: usize, year: i32| {
        let every = match shown.len() {
            0..=10 => 1,
            11..=20 => 2,
            _ => 5,
        };
        let text = if short { format!("’{:02}", year.rem_euclid(100)) } else { format!("{year:04}") };
        place.is_multiple_of(every).then_some(text)
    };
    let columns: Vec<Column> = shown
        .iter()
        .enumerate()
        .map(|(place, year)| Column {
            label: label(place, year.year),
            name: year.year.to_string(),
            counts: year.counts.clone(),
        })
        .collect();
    let busiest = shown.iter().max_by_key(|year| (year.total(), std::cmp::Reverse(year.year)));
    let story = busiest.map_or_else(String::new, |year| {
        format!("The most in {}: {}.", year.year, words::count(year.total(), "incident", "incidents"))
    });
    counted(
        desk,
        counts,
        ("years", "By year", "incidents-by-year"),
        (&columns, &story),
        (counts.years.len(), shown.len(), "years"),
        all,
    )
}

fn months(desk: &Desk, counts: &Counts, all: &[Table]) -> Figure {
    let shown = last(&counts.months, MONTHS);
    let columns: Vec<Column> = shown
        .iter()
        .map(|month| {
            let name = format!("{} {:04}", month_name(month.month.unwrap_or(1)), month.year);
            let short = name.get(..3).filter(|_| shown.len() <= 12).map(str::to_owned);
            let label = (month.month == Some(1)).then(|| format!("’{:02}", month.year.rem_euclid(100))).or(short);
            Column { label, name, counts: month.counts.clone() }
        })
        .collect();
    let quiet = shown.iter().filter(|month| month.total() == 0).count();
    let story = format!("Nothing began in {quiet} of {}.", words::count(shown.len(), "month", "months"));
    counted(
        desk,
        counts,
        ("months", "By month", "incidents-by-month"),
        (&columns, &story),
        (counts.months.len(), shown.len(), "months"),
        all,
    )
}

/// The figure of counts by year or by month.
fn counted(
    desk: &Desk,
    counts: &Counts,
    (id, heading, table): (&'static str, &'static str, &str),
    (columns, story): (&[Column], &str),
    (known, shown, unit): (usize, usize, &str),
    all: &[Table],
) -> Figure {
    let table = pick(desk, all, table);
    let names: Vec<String> = table.columns.iter().skip(1).take(counts.series.len()).cloned().collect();
    let classes: Vec<&'static str> = counts
        .series
        .iter()
        .enumerate()
        .map(|(place, series)| match series {
            crate::catalog::numbers::Series::Maintenance => "maintenance",
            _ => charts::rank(place),
        })
        .collect();
    let cut = if shown < known {
        format!(" Drawn are the last {shown} of {known} {unit}; the table has all.")
    } else {
        String::new()
    };
    let keys = classes.iter().zip(&names).map(|(class, name)| ChartKey { class, text: name.clone() });
    Figure {
        id,
        heading,
        text: format!(
            "Incidents by the {} in which they began, and by severity. {story}{cut}",
            unit.trim_end_matches('s')
        ),
        chart_html: Some(charts::columns(
            &Story { id: &chart_id(id), title: table.title, text: story },
            columns,
            &classes,
        )),
        keys: keys.collect(),
        tables: vec![table],
    }
}

fn uptime(desk: &Desk, all: &[Table]) -> Figure {
    let catalog = desk.catalog;
    let months = tables::months(catalog);
    let shown = catalog.site.components.iter().take(ROWS);
    let rows: Vec<Months> = shown
        .map(|component| {
            let year = catalog.uptime_over(&component.id, Window::Months12);
            let shares = tables::monthly(catalog, component, &months).into_iter();
            Months {
                name: component.name.clone(),
                note: year.map_or_else(
                    || "not yet".into(),
                    |uptime| format!("{} in 12\u{a0}months", tables::percent(&uptime)),
                ),
                months: shares.map(|share| share.map(|share| (share.ratio, tables::percent(&share)))).collect(),
            }
        })
        .collect();
    let labels: Vec<String> =
        months.iter().map(|(first, _)| format!("{} {}", month_name(first.month), first.year)).collect();
    let whole = rows.iter().filter(|row| row.months.iter().flatten().all(|(share, _)| *share >= 1.0)).count();
    let story = format!(
        "{whole} of {} lost nothing in the last twelve months.",
        words::count(rows.len(), "component", "components")
    );
    let keys = [
        ("whole", "100\u{a0}%"),
        ("maintenance", "99.9\u{a0}% and more"),
        ("degraded", "99\u{a0}% and more"),
        ("partial", "95\u{a0}% and more"),
        ("major", "less"),
    ];
    let all_components = catalog.site.components.len();
    let cut = if rows.len() < all_components {
        format!(" Drawn are the first {} of {all_components} components; the tables have all.", rows.len())
    } else {
        String::new()
    };
    Figure {
        id: "uptime",
        heading: "Uptime",
        text: format!("{story} {}{cut}", tables::rule(catalog)),
        chart_html: Some(charts::uptime(
            &Story { id: "uptime-chart", title: "Uptime by component and month", text: &story },
            &rows,
            &labels,
        )),
        keys: keys.map(|(class, text)| ChartKey { class, text: text.into() }).into(),
        tables: vec![pick(desk, all, "uptime"), pick(desk, all, "uptime-by-month")],
    }
}

fn causes(desk: &Desk, numbers: &Numbers, all: &[Table]) -> Figure {
    let causes = &numbers.causes;
    let table = pick(desk, all, "causes");
    let shown = causes.counts.iter().zip(&table.rows).take(ROWS);
    let rows: Vec<Row> = shown
        .map(|(of, cells)| {
            let text = |place: usize| cells.get(place).map(|cell| cell.text.clone()).unwrap_or_default();
            Row {
                name: text(0),
                note: format!("{} · {}", of.count, text(2)),
                parts: vec![Part { count: of.count, class: "rank1", name: "incidents".into() }],
                mark: Some(of.together),
            }
        })
        .collect();
    let story = rows.first().map_or_else(String::new, |row| {
        format!("The most frequent: {} ({}).", row.name, row.parts.first().map_or(0, |part| part.count))
    });
    Figure {
        id: "causes",
        heading: "Causes",
        text: format!("{story} {}", table.note),
        chart_html: Some(charts::rows(
            &Story { id: "causes-chart", title: "Causes by the incidents that name them", text: &story },
            &rows,
            causes.incidents,
        )),
        keys: vec![
            ChartKey { class: "rank1", text: "incidents that name it".into() },
            ChartKey { class: "mark", text: "with those above it".into() },
        ],
        tables: vec![ChartTable { note: String::new(), ..table }],
    }
}

fn promises(desk: &Desk, numbers: &Numbers, all: &[Table]) -> Figure {
    let promises = &numbers.promises;
    let table = pick(desk, all, "promises");
    let class = |state: State| match state {
        State::Overdue => "overdue",
        State::Open => "open",
        State::InProgress => "in-progress",
        State::Done => "done",
        State::Dropped => "dropped",
    };
    let row = |age: Age| {
        let parts: Vec<Part> = State::ALL
            .map(|state| Part { count: promises.count(state, age), class: class(state), name: state.words().into() })
            .into();
        let told = parts.iter().filter(|part| part.count > 0).map(|part| format!("{} {}", part.count, part.name));
        let note = told.collect::<Vec<_>>().join(", ");
        Row { name: age.words().into(), note, parts, mark: None }
    };
    let rows: Vec<Row> =
        Age::ALL.map(row).into_iter().filter(|row| row.parts.iter().any(|part| part.count > 0)).collect();
    let longest = rows.iter().map(|row| row.parts.iter().map(|part| part.count).sum()).max().unwrap_or(1);
    let waiting = State::ALL.into_iter().filter(|state| state.waits()).map(|state| promises.in_state(state)).sum();
    let story = format!(
        "{} waiting, {} of them past their day.",
        words::count(waiting, "promise is", "promises are"),
        promises.in_state(State::Overdue)
    );
    let keys = State::ALL.map(|state| ChartKey { class: class(state), text: state.words().into() });
    Figure {
        id: "promises",
        heading: "Promises",
        text: format!("{story} {}", table.note),
        chart_html: Some(charts::rows(
            &Story { id: "promises-chart", title: "Promises by age and state", text: &story },
            &rows,
            longest,
        )),
        keys: keys.into(),
        tables: vec![ChartTable { note: String::new(), ..table }],
    }
}

/// The ids of a chart begin with one that no figure has.
fn chart_id(figure: &str) -> String {
    format!("{figure}-chart")
}

fn last(periods: &[Period], most: usize) -> &[Period] {
    periods.get(periods.len().saturating_sub(most)..).unwrap_or_default()
}

/// A table of that name as the page shows it.
fn pick(desk: &Desk, all: &[Table], id: &str) -> ChartTable {
    let table = all.iter().find(|table| table.id == id).expect("every figure has its table");
    let cell = |cell: &tables::Cell| ChartCell {
        text: cell.text.clone(),
        href: cell.route.as_ref().map(|route| desk.links.to(route)),
    };
    ChartTable {
        title: table.title,
        note: table.note.clone(),
        columns: table.columns.clone(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
    }
}
