//! The paper that every card is drawn on: a band of colour, a head, a title, a line of facts.
//!
//! In: texts. Out: marks, each with its place. A title takes the largest size in which it fits.

use std::fmt::Write;

use super::fonts::{Face, drawable, is_leftward, width};
use super::lines::{Measured, wrap};
use super::stamps::whole;

pub const WIDTH: u16 = 1200;
pub const HEIGHT: u16 = 630;
/// Where text begins and ends.
pub const LEFT: f32 = 72.0;
pub const RIGHT: f32 = 1128.0;

pub const PAPER: &str = "#fbfaf6";

/// What a mark is made with.
#[derive(Clone, Copy)]
pub enum Ink {
    Dark,
    Soft,
    /// The colour of the card's state.
    State,
    Faint,
}

impl Ink {
    /// All of them, in their order, on a card of that colour.
    pub const fn colours(state: &str) -> [&str; 4] {
        ["#1c1b18", "#5c5950", state, "#d9d5c8"]
    }
}

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

/// Something on the paper, at a place of it.
pub struct Mark {
    pub ink: Ink,
    pub x: f32,
    pub y: f32,
    pub shape: Shape,
}

pub enum Shape {
    /// A rectangle down to there; a line is a thin one.
    Bar {
        right: f32,
        bottom: f32,
    },
    Dot {
        radius: f32,
    },
    Text {
        text: String,
        face: Face,
        size: f32,
        anchor: Anchor,
    },
}

/// A card in the making.
pub struct Sheet {
    pub marks: Vec<Mark>,
    /// The state's.
    pub colour: &'static str,
}

impl Sheet {
    /// An empty one, with a band of that colour.
    pub fn new(colour: &'static str) -> Self {
        let mut sheet = Self { marks: Vec::new(), colour };
        sheet.bar(Ink::State, (0.0, 0.0), (f32::from(WIDTH), 14.0));
        sheet
    }

    /// A text that is known to be drawable; nothing of an empty one.
    pub fn text(&mut self, text: &str, face: Face, size: f32, ink: Ink, (x, y): (f32, f32), anchor: Anchor) {
        if text.is_empty() {
            return;
        }
        let shape = Shape::Text { text: text.to_owned(), face, size, anchor };
        self.marks.push(Mark { ink, x: tenth(x), y: y.round(), shape });
    }

    /// A rectangle from a point to another. It fills whole points only, so that its edges are sharp.
    pub fn bar(&mut self, ink: Ink, (x, y): (f32, f32), (right, bottom): (f32, f32)) {
        let shape = Shape::Bar { right: right.round(), bottom: bottom.round() };
        self.marks.push(Mark { ink, x: x.round(), y: y.round(), shape });
    }

    /// A dot around a point.
    pub fn dot(&mut self, ink: Ink, (x, y): (f32, f32), radius: f32) {
        self.marks.push(Mark { ink, x: x.round(), y: y.round(), shape: Shape::Dot { radius: tenth(radius) } });
    }

    /// All that is drawn, in words. Tenths are counted, since a whole number is written in no time.
    pub fn told(&self) -> String {
        let tenths = |place: f32| whole((place * 10.0).round());
        let mut told = self.colour.to_owned();
        for Mark { ink, x, y, shape } in &self.marks {
            let _ = write!(told, "\n{} {} {} ", *ink as u8, tenths(*x), whole(*y));
            let _ = match shape {
                Shape::Bar { right, bottom } => write!(told, "bar {} {}", whole(*right), whole(*bottom)),
                Shape::Dot { radius } => write!(told, "dot {}", tenths(*radius)),
                Shape::Text { text, face, size, anchor } => {
                    write!(told, "text {} {} {} {text}", *face as u8, whole(*size), *anchor as u8)
                }
            };
        }
        told
    }

    /// What it is on the left, whose it is on the right.
    pub fn head(&mut self, label: &str, site: &str) {
        const SIZE: f32 = 27.0;
        const HIGH: f32 = 84.0;
        let label = drawable(Face::Bold, label).and_then(|label| one_line(&label, Face::Bold, SIZE, 560.0));
        let label = label.unwrap_or_default();
        self.text(&label, Face::Bold, SIZE, Ink::State, (LEFT, HIGH), Anchor::Start);
        let room = RIGHT - LEFT - width(Face::Bold, SIZE, &label) - 48.0;
        if let Some(site) = drawable(Face::Sans, site).and_then(|site| one_line(&site, Face::Sans, SIZE, room)) {
            self.text(&site, Face::Sans, SIZE, Ink::Soft, (RIGHT, HIGH), Anchor::End);
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
            self.text(&line, Face::Serif, size, Ink::Dark, (x, y), anchor);
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
            self.text(&first, Face::Bold, SIZE, Ink::Dark, (x, HIGH), Anchor::Start);
            x += width(Face::Bold, SIZE, &first) + 28.0;
        }
        if let Some(second) = drawable(Face::Sans, second).and_then(|text| one_line(&text, Face::Sans, SIZE, RIGHT - x))
        {
            self.text(&second, Face::Sans, SIZE, Ink::Soft, (x, HIGH), Anchor::Start);
        }
    }
}

/// What is less than a tenth of a point makes no other picture.
fn tenth(place: f32) -> f32 {
    (place * 10.0).round() / 10.0
}

/// A text cut to one line.
pub fn one_line(text: &str, face: Face, size: f32, room: f32) -> Option<String> {
    let start: String = text.chars().take(LONGEST).collect();
    wrap(&start, face, size, room, 1).pop()
}
