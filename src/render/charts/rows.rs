//! Bars that lie, one below the other, each under its own words: causes, promises.
//!
//! In: rows of parts. Out: SVG. All rows share one scale from nothing to `whole`.

use super::{Canvas, Story, to_f64};

/// One bar.
pub struct Row {
    pub name: String,
    /// What stands at the end of its line.
    pub note: String,
    /// The same where there is little room.
    pub short: String,
    /// From the start on.
    pub parts: Vec<Part>,
    /// A mark on the same scale.
    pub mark: Option<usize>,
}

/// A part of a bar.
pub struct Part {
    pub count: usize,
    pub class: &'static str,
    /// What it is called where the pointer rests.
    pub name: String,
}

/// The pixels from one bar to the next.
const PITCH: usize = 44;
const TALL: f64 = 14.0;

/// Draws bars.
#[must_use]
pub fn rows(story: &Story, rows: &[Row], whole: usize) -> String {
    let mut canvas = Canvas::new(story, "lying", rows.len() * PITCH);
    let along = 100.0 / to_f64(whole.max(1));
    for (place, row) in rows.iter().enumerate() {
        let top = to_f64(place * PITCH);
        canvas.head("", top + 14.0, &row.name, [&row.note, &row.short]);
        let bar = top + 21.0;
        canvas.block("ground", [0.0, 100.0], [bar, TALL]);
        let mut from = 0.0;
        for part in row.parts.iter().filter(|part| part.count > 0) {
            let wide = along * to_f64(part.count);
            canvas.open(&format!("{}: {}, {}", row.name, part.name, part.count));
            canvas.block(part.class, [from, wide], [bar, TALL]);
            canvas.close();
            from += wide;
        }
        if let Some(mark) = row.mark {
            let at = along * to_f64(mark);
            canvas.line("mark", [at, at], [bar - 3.0, bar + TALL + 3.0]);
        }
    }
    canvas.finish()
}
