//! Bars as SVG: one a day, month or year, tall and dark by the worst of it.
//!
//! In: cells. Out: an `<svg>` whose name tells the story in words. No colour is written here: classes leave it to the
//! stylesheet, and the height says the same, so that the bars read in grey and in print.

use std::fmt::Write;

use crate::catalog::Cell;
use crate::model::words::ComponentStatus;

/// Units of one bar, its gap included, and of the tallest.
const STEP: usize = 4;
const BAR: usize = 3;
const TALL: usize = 28;

/// The bars of some cells, with the text for those who do not see them.
#[must_use]
pub fn bars(cells: &[Cell], story: &str) -> String {
    let width = cells.len() * STEP - usize::from(!cells.is_empty());
    let mut svg = String::with_capacity(512);
    let story = crate::render::markdown::escape(story);
    let _ = write!(
        svg,
        "<svg class=\"bars\" viewBox=\"0 0 {width} {TALL}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{story}\">"
    );
    let mut draw = |class: &str, tall: usize, is_drawn: &dyn Fn(&Cell) -> bool| {
        let mut path = String::new();
        for (place, _) in cells.iter().enumerate().filter(|(_, cell)| is_drawn(cell)) {
            let _ = write!(path, "M{} {}h{BAR}v{tall}h-{BAR}z", place * STEP, TALL - tall);
        }
        if !path.is_empty() {
            let _ = write!(svg, "<path class=\"{class}\" d=\"{path}\"/>");
        }
    };
    draw("unknown", 2, &|cell| !cell.counts);
    for status in ComponentStatus::ALL {
        let class = crate::render::words::state_class(status);
        draw(class, height(status), &|cell| cell.counts && cell.worst == status);
    }
    svg.push_str("</svg>");
    svg
}

/// How tall a bar is, by the worst of its cell.
const fn height(status: ComponentStatus) -> usize {
    match status {
        ComponentStatus::Operational => 10,
        ComponentStatus::UnderMaintenance => 13,
        ComponentStatus::DegradedPerformance => 17,
        ComponentStatus::PartialOutage => 22,
        ComponentStatus::MajorOutage => TALL,
    }
}
