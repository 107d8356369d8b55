//! The numbers page: the record in charts, each with its rule, its key and its tables.
//!
//! In: the catalog's numbers and their tables. Out: `view::numbers::Numbers`. What a page cannot hold is counted in
//! columns instead of dots, and the page says so.

mod times;

use super::{Desk, fact};
use crate::catalog::numbers::{Age, Counts, Numbers, Period, State, What};
use crate::catalog::{MeasureKind, Window};
use crate::render::charts::{self, Column, Months, Part, Row, Story};
use crate::site::tables::{self, Table};
use crate::site::view::Fact;
use crate::site::view::numbers::{self as view, ChartCell, ChartKey, ChartTable, Figure};

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
    let tables = tables::all(&desk.language, catalog, &numbers);
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
    view::Numbers { standfirst: desk.language.word("numbers-standfirst"), facts: facts(desk, &numbers), figures }
}

fn facts(desk: &Desk, numbers: &Numbers) -> Vec<Fact> {
    let language = &*desk.language;
    let median = |kind: MeasureKind, term: &str, rule: &str| {
        let of = numbers.times.iter().find(|times| times.what == What::Measure(kind))?;
        let five = of.wall.quartiles?;
        let numbers = tables::sentence(language, &of.wall)?;
        let working = [("numbers", numbers.into()), ("rule", language.word(rule).into())];
        let working = language.say("rule-after", &working);
        Some(fact(language.word(term), language.span(&five.median.span), working))
    };
    let count = numbers.causes.incidents;
    let years = Some(numbers.counts.years.len()).filter(|years| *years > 0);
    let years = years.map_or_else(String::new, |years| language.count("in-years", years));
    let mut facts = vec![fact(language.word("fact-incidents"), count.to_string(), years)];
    facts.extend(median(MeasureKind::Duration, "median-resolve", "rule-duration"));
    facts.extend(median(MeasureKind::Tell, "median-tell", "rule-tell"));
    let promises = numbers.promises.all.len();
    if promises > 0 {
        let (done, overdue) = (numbers.promises.in_state(State::Done), numbers.promises.in_state(State::Overdue));
        let kept = [("done", done.to_string().into()), ("all", promises.to_string().into())];
        let overdue = language.count("count-overdue", overdue);
        facts.push(fact(language.word("promises-kept"), language.say("kept-of", &kept), overdue));
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
        let year_name = year.year.to_string();
        desk.language.say("most-in-year", &[("count", year.total().into()), ("year", year_name.into())])
    });
    counted(
        desk,
        counts,
        ("years", "by-year", "incidents-by-year", "counted-by-year"),
        (&columns, &story),
        &cut(desk, "drawn-years", shown.len(), counts.years.len()),
        all,
    )
}

fn months(desk: &Desk, counts: &Counts, all: &[Table]) -> Figure {
    let shown = last(&counts.months, MONTHS);
    let columns: Vec<Column> = shown
        .iter()
        .map(|month| {
            let number = month.month.unwrap_or(1);
            let name = desk.language.month(month.year, number);
            let short = (shown.len() <= 12).then(|| desk.language.short_month_name(number));
            let label = (month.month == Some(1)).then(|| format!("’{:02}", month.year.rem_euclid(100))).or(short);
            Column { label, name, counts: month.counts.clone() }
        })
        .collect();
    let quiet = shown.iter().filter(|month| month.total() == 0).count();
    let story =
        desk.language.say("quiet-months", &[("count", shown.len().into()), ("quiet", quiet.to_string().into())]);
    counted(
        desk,
        counts,
        ("months", "by-month", "incidents-by-month", "counted-by-month"),
        (&columns, &story),
        &cut(desk, "drawn-months", shown.len(), counts.months.len()),
        all,
    )
}

/// The figure of counts by year or by month.
fn counted(
    desk: &Desk,
    counts: &Counts,
    (id, heading, table, how): (&'static str, &str, &str, &str),
    (columns, story): (&[Column], &str),
    cut: &str,
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
    let keys = classes.iter().zip(&names).map(|(class, name)| ChartKey { class, text: name.clone() });
    Figure {
        id,
        heading: desk.language.word(heading),
        text: format!("{} {story}{cut}", desk.language.word(how)),
        chart_html: Some(charts::columns(
            &Story { id: &format!("{id}-chart"), title: &table.title, text: story },
            columns,
            &classes,
        )),
        keys: keys.collect(),
        tables: vec![table],
    }
}

fn uptime(desk: &Desk, all: &[Table]) -> Figure {
    let language = &*desk.language;
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
                    || language.word("not-yet"),
                    |uptime| language.say("in-12-months", &[("share", tables::percent(language, &uptime).into())]),
                ),
                shares: shares
                    .map(|share| share.map(|share| (share.ratio, tables::percent(language, &share))))
                    .collect(),
            }
        })
        .collect();
    let label =
        |first: &crate::time::Date| (language.month(first.year, first.month), language.short_month_name(first.month));
    let labels: Vec<(String, String)> = months.iter().map(|(first, _)| label(first)).collect();
    let whole = rows.iter().filter(|row| row.shares.iter().flatten().all(|(share, _)| *share >= 1.0)).count();
    let story = language.say("uptime-whole", &[("count", rows.len().into()), ("whole", whole.to_string().into())]);
    let keys = [
        ("whole", language.say("percent", &[("number", "100".into())])),
        ("nearly", language.word("key-99-9")),
        ("degraded", language.word("key-99")),
        ("partial", language.word("key-95")),
        ("major", language.word("key-less")),
    ];
    let cut = cut(desk, "drawn-components", rows.len(), catalog.site.components.len());
    Figure {
        id: "uptime",
        heading: language.word("fact-uptime"),
        text: format!("{story} {}{cut}", tables::rule(language, catalog)),
        chart_html: Some(charts::uptime(
            &Story { id: "uptime-chart", title: &language.word("uptime-chart"), text: &story },
            &rows,
            &labels,
        )),
        keys: keys.map(|(class, text)| ChartKey { class, text }).into(),
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
            let note = format!("{} · {}", of.count, text(2));
            Row {
                name: text(0),
                short: note.clone(),
                note,
                parts: vec![Part { count: of.count, class: "rank1", name: desk.language.word("part-incidents") }],
                mark: Some(of.together),
            }
        })
        .collect();
    let story = rows.first().map_or_else(String::new, |row| {
        let count = row.parts.first().map_or(0, |part| part.count).to_string();
        desk.language.say("most-frequent", &[("cause", (&row.name).into()), ("count", count.into())])
    });
    Figure {
        id: "causes",
        heading: desk.language.word("causes"),
        text: format!("{story} {}", table.note),
        chart_html: Some(charts::rows(
            &Story { id: "causes-chart", title: &desk.language.word("causes-chart"), text: &story },
            &rows,
            causes.incidents,
        )),
        keys: vec![
            ChartKey { class: "rank1", text: desk.language.word("key-causes") },
            ChartKey { class: "mark", text: desk.language.word("key-together") },
        ],
        tables: vec![ChartTable { note: String::new(), ..table }],
    }
}

fn promises(desk: &Desk, numbers: &Numbers, all: &[Table]) -> Figure {
    let promises = &numbers.promises;
    let table = pick(desk, all, "promises");
    let word = |state: State| desk.language.of("promise", state.id());
    let row = |age: Age| {
        let parts: Vec<Part> = State::ALL
            .map(|state| Part { count: promises.count(state, age), class: state.id(), name: word(state) })
            .into();
        let told = || parts.iter().filter(|part| part.count > 0);
        let words: Vec<String> = told().map(|part| format!("{} {}", part.count, part.name)).collect();
        let counts: Vec<String> = told().map(|part| part.count.to_string()).collect();
        let (note, short) = (desk.language.list(&words), counts.join(" · "));
        Row { name: desk.language.of("age", age.id()), note, short, parts, mark: None }
    };
    let rows: Vec<Row> =
        Age::ALL.map(row).into_iter().filter(|row| row.parts.iter().any(|part| part.count > 0)).collect();
    let longest = rows.iter().map(|row| row.parts.iter().map(|part| part.count).sum()).max().unwrap_or(1);
    let waiting = State::ALL.into_iter().filter(|state| state.waits());
    let waiting: usize = waiting.map(|state| promises.in_state(state)).sum();
    let overdue = promises.in_state(State::Overdue).to_string();
    let story = desk.language.say("promises-waiting", &[("count", waiting.into()), ("overdue", overdue.into())]);
    let keys = State::ALL.map(|state| ChartKey { class: state.id(), text: word(state) });
    Figure {
        id: "promises",
        heading: desk.language.word("nav-promises"),
        text: format!("{story} {}", table.note),
        chart_html: Some(charts::rows(
            &Story { id: "promises-chart", title: &desk.language.word("promises-chart"), text: &story },
            &rows,
            longest,
        )),
        keys: keys.into(),
        tables: vec![ChartTable { note: String::new(), ..table }],
    }
}

/// How many of all are drawn, if not all are, behind what is said of them.
fn cut(desk: &Desk, key: &str, shown: usize, known: usize) -> String {
    let args = [("shown", shown.to_string().into()), ("known", known.to_string().into())];
    if shown < known { format!(" {}", desk.language.say(key, &args)) } else { String::new() }
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
        title: table.title.clone(),
        note: table.note.clone(),
        columns: table.columns.clone(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
    }
}
