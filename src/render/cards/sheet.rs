//! The paper that every card is drawn on: a band of colour, a head, a title, a line of facts.
//!
//! In: texts. Out: an SVG of shapes and texts, each with its place. A title takes the largest size in which it fits.

use std::fmt::Write;

use super::fonts::{Face, drawable, is_leftward, width};
use super::lines::{Measured, wrap};
use crate::render::badges::escaped;

pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;
/// Where text begins and ends.
pub const LEFT: f32 = 72.0;
pub const RIGHT: f32 = 1128.0;

pub const PAPER: &str = "#fbfaf6";
pub const INK: &str = "#1c1b18";
pub const SOFT: &str = "#5c5950";
pub const LINE: &str = "#d9d5c8";

/// The sizes of a title, and how many lines of each there may be.
const TITLES: [(f32, usize); 4] = [(88.0, 2), (74.0, 3), (60.0, 3), (50.0, 4)];
/// More of a title than this is never looked at.
const LONGEST: usize = 400;

/// Where on the line a text's place is.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A card in the making.
pub struct Sheet {
    svg: String,
    pub colour: &'static str,
}

impl Sheet {
    /// An empty one, with a band of that colour.
    pub fn new(colour: &'static str) -> Self {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <g shape-rendering=\"crispEdges\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{PAPER}\"/>\
             <rect width=\"{WIDTH}\" height=\"14\" fill=\"{colour}\"/></g>"
        );
        Self { svg, colour }
    }

    /// A text that is known to be drawable.
    pub fn text(&mut self, text: &str, face: Face, size: f32, colour: &str, (x, y): (f32, f32), anchor: Anchor) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        // The order of the words is that of the text's own direction.
        let (open, close) = if is_leftward(text) { ("\u{202b}", "\u{202c}") } else { ("", "") };
        let _ = write!(
            self.svg,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" {} font-size=\"{size}\" fill=\"{colour}\" text-anchor=\"{anchor}\" \
             xml:space=\"preserve\">{open}{}{close}</text>",
            face.attributes(),
            escaped(text)
        );
    }

    /// Any shape.
    pub fn shape(&mut self, shape: &str) {
        self.svg.push_str(shape);
    }

    /// What it is on the left, whose it is on the right.
    pub fn head(&mut self, label: &str, site: &str) {
        const SIZE: f32 = 27.0;
        const HIGH: f32 = 84.0;
        let label = drawable(Face::Bold, label).and_then(|label| one_line(&label, Face::Bold, SIZE, 560.0));
        let label = label.unwrap_or_default();
        let colour = self.colour;
        self.text(&label, Face::Bold, SIZE, colour, (LEFT, HIGH), Anchor::Start);
        let room = RIGHT - LEFT - width(Face::Bold, SIZE, &label) - 48.0;
        if let Some(site) = drawable(Face::Sans, site).and_then(|site| one_line(&site, Face::Sans, SIZE, room)) {
            self.text(&site, Face::Sans, SIZE, SOFT, (RIGHT, HIGH), Anchor::End);
        }
    }

    /// The title, as large as it fits above that height. Says whether it could be drawn at all.
    pub fn title(&mut self, title: &str, above: u16) -> bool {
        let start: String = title.chars().take(LONGEST).collect();
        let Some(title) = drawable(Face::Serif, &start) else { return false };
        let (room, measured) = (RIGHT - LEFT, Measured::new(&title, Face::Serif));
        let fitting = TITLES.iter().enumerate().find_map(|(number, (size, most))| {
            let last = number + 1 == TITLES.len();
            Some((*size, measured.even_lines(*size, room, *most, last)?))
        });
        let Some((size, lines)) = fitting else { return false };
        let (x, anchor) = if is_leftward(&title) { (RIGHT, Anchor::End) } else { (LEFT, Anchor::Start) };
        let step = size * 1.12;
        let rows = f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        // In the middle between the head and what is below it.
        let (top, bottom) = (112.0, f32::from(above));
        let mut y = top + (bottom - top - rows * step) / 2.0 + size * 0.86;
        for line in lines {
            self.text(&line, Face::Serif, size, INK, (x, y), anchor);
            y += step;
        }
        true
    }

    /// A line of two facts: the one that counts, and when.
    pub fn facts(&mut self, first: Option<&str>, second: &str) {
        const SIZE: f32 = 32.0;
        const HIGH: f32 = 436.0;
        let mut x = LEFT;
        if let Some(first) = first.and_then(|first| drawable(Face::Bold, first)) {
            self.text(&first, Face::Bold, SIZE, INK, (x, HIGH), Anchor::Start);
            x += width(Face::Bold, SIZE, &first) + 28.0;
        }
        if let Some(second) = drawable(Face::Sans, second).and_then(|text| one_line(&text, Face::Sans, SIZE, RIGHT - x))
        {
            self.text(&second, Face::Sans, SIZE, SOFT, (x, HIGH), Anchor::Start);
        }
    }

    /// The whole SVG.
    pub fn done(mut self) -> String {
        self.svg.push_str("</svg>\n");
        self.svg
    }
}

/// A text cut to one line.
pub fn one_line(text: &str, face: Face, size: f32, room: f32) -> Option<String> {
    let start: String = text.chars().take(LONGEST).collect();
    wrap(&start, face, size, room, 1, true)?.pop()
}
