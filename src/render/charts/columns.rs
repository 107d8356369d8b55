//! Stacked columns along time: how many of each kind began in a year or a month.
//!
//! In: counts. Out: SVG with a scale of round numbers; the first kind stands at the bottom.

use super::{Canvas, Story, to_f64};

/// One column.
pub struct Column {
    /// What stands under it, if anything.
    pub label: Option<String>,
    /// What it is called where the pointer rests.
    pub name: String,
    /// From the bottom up.
    pub counts: Vec<usize>,
}

const HEIGHT: usize = 208;
/// Where the highest column ends and all begin.
const TOP: f64 = 26.0;
const BASE: f64 = 184.0;
/// Up to so many columns each says its number.
const NUMBERED: usize = 24;

/// Draws columns, each kind with its class.
#[must_use]
pub fn columns(story: &Story, columns: &[Column], classes: &[&str]) -> String {
    let mut canvas = Canvas::new(story, "columns", HEIGHT);
    let most = columns.iter().map(|column| column.counts.iter().sum::<usize>()).max().unwrap_or(0).max(1);
    let up = (BASE - TOP) / to_f64(most);
    if columns.len() > NUMBERED {
        let step = step(most);
        for level in (1..).map(|times| times * step).take_while(|level| *level <= most) {
            let at = BASE - up * to_f64(level);
            canvas.line("grid", [0.0, 100.0], [at, at]);
            canvas.text("start", 0.0, at - 3.0, &level.to_string());
        }
    }
    let slot = 100.0 / to_f64(columns.len().max(1));
    let wide = (slot * 0.78).min(5.0);
    for (place, column) in columns.iter().enumerate() {
        let middle = slot * (to_f64(place) + 0.5);
        let total: usize = column.counts.iter().sum();
        if total > 0 {
            canvas.open(&format!("{}: {total}", column.name));
            let mut foot = BASE;
            for (count, class) in column.counts.iter().zip(classes).filter(|(count, _)| **count > 0) {
                let tall = up * to_f64(*count);
                canvas.block(class, [middle - wide / 2.0, wide], [foot - tall, tall]);
                foot -= tall;
            }
            canvas.close();
            if columns.len() <= NUMBERED {
                canvas.text("middle strong", middle, foot - 5.0, &total.to_string());
            }
        }
        if let Some(label) = &column.label {
            canvas.text("middle", middle, BASE + 17.0, label);
        }
    }
    canvas.line("axis-line", [0.0, 100.0], [BASE, BASE]);
    canvas.finish()
}

/// The step of a scale with two to four lines: 1, 2 or 5 times a power of ten.
fn step(most: usize) -> usize {
    let steps = (0..18).flat_map(|power| [1, 2, 5].map(|digit: usize| digit * 10_usize.pow(power)));
    let mut fits = steps.into_iter().filter(|step| most / step <= 4);
    fits.next().unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_two_to_four_round_lines() {
        for (most, expected) in [(1, 1), (4, 1), (5, 2), (9, 2), (10, 5), (37, 10), (100, 50), (419, 100)] {
            assert_eq!(step(most), expected, "{most}");
        }
    }
}
