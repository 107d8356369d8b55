//! Uptime by month: a column for each month of a component, the taller and darker the more was lost.
//!
//! In: shares. Out: SVG, one line of words and one of columns for each component.

use super::{Canvas, Story, to_f64};

/// One component's months.
pub struct Months {
    pub name: String,
    /// Its uptime over all of them, in words.
    pub note: String,
    /// The share of each month and its words; none before its first day.
    pub shares: Vec<Option<(f64, String)>>,
}

const PITCH: usize = 50;
const TALL: f64 = 16.0;

/// Draws components, month by month; `labels`, long and short, stand under the last of them.
#[must_use]
pub fn uptime(story: &Story, components: &[Months], labels: &[(String, String)]) -> String {
    let mut canvas = Canvas::new(story, "lying", components.len() * PITCH + 12);
    let slot = 100.0 / to_f64(labels.len().max(1));
    for (place, component) in components.iter().enumerate() {
        let top = to_f64(place * PITCH);
        canvas.head("", top + 14.0, &component.name, [&component.note; 2]);
        for (month, share) in component.shares.iter().enumerate() {
            let along = slot * to_f64(month);
            let foot = top + 20.0 + TALL;
            let Some((share, words)) = share else {
                canvas.line("grid", [along, along + slot - 0.6], [foot, foot]);
                continue;
            };
            let (class, tall) = step(*share);
            let label = labels.get(month).map_or("", |(long, _)| long.as_str());
            canvas.open(&format!("{}, {label}: {words}", component.name));
            canvas.block(class, [along, slot - 0.6], [foot - tall, tall]);
            canvas.close();
        }
    }
    let foot = to_f64(components.len() * PITCH) + 2.0;
    for (place, (_, label)) in labels.iter().enumerate() {
        canvas.text("middle", slot * (to_f64(place) + 0.5), foot, label);
    }
    canvas.finish()
}

/// The class and the height of a share.
fn step(share: f64) -> (&'static str, f64) {
    match share {
        share if share >= 1.0 => ("whole", 4.0),
        share if share >= 0.999 => ("nearly", 7.0),
        share if share >= 0.99 => ("degraded", 10.0),
        share if share >= 0.95 => ("partial", 13.0),
        _ => ("major", TALL),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_was_lost_the_taller_it_stands() {
        let heights: Vec<f64> = [1.0, 0.9995, 0.995, 0.97, 0.5].map(|share| step(share).1).into();
        assert!(heights.is_sorted() && heights.windows(2).all(|pair| pair[0] < pair[1]), "{heights:?}");
        assert_eq!(step(0.999_999).0, "nearly", "less than all is not all");
    }
}
