//! A sheet becomes a PNG.
//!
//! In: the marks of a sheet, and its key. Out: a PNG of few colours that says which key it was drawn from. A point of
//! the canvas is no colour but the number of one: an ink, and how much of it there is.

use std::cell::RefCell;
use std::io::Cursor;
use std::ops::Range;

use super::shaping::shape;
use super::sheet::{Anchor, HEIGHT, Ink, Mark, PAPER, Shape, Sheet, WIDTH};
use super::stamps::{FULL, Stamp, dot, glyph, whole};

/// The name of the text that holds the key.
const KEY: &str = "Source";

/// How many numbers each ink has: one for each level. None of an ink is paper, so that any of them may say it.
const LEVELS: u8 = FULL + 1;
/// From a point to the one below it.
const WIDE: usize = WIDTH as usize;

thread_local! {
    /// The points of the card that is being drawn. Memory that is used again need not be found again.
    static CANVAS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Draws a card.
pub fn draw(sheet: &Sheet, key: &str) -> Vec<u8> {
    CANVAS.with_borrow_mut(|canvas| {
        canvas.clear();
        canvas.resize(WIDE * usize::from(HEIGHT), number(Ink::Dark, 0));
        for mark in &sheet.marks {
            put(canvas, mark);
        }
        encoded(canvas, &palette(sheet.colour), key).expect("memory can be written")
    })
}

/// The key that a PNG was drawn from.
pub fn key(png: &[u8]) -> Option<String> {
    let read = png::Decoder::new(Cursor::new(png)).read_info().ok()?;
    let texts = &read.info().uncompressed_latin1_text;
    texts.iter().find(|text| text.keyword == KEY).map(|text| text.text.clone())
}

/// Draws a mark.
fn put(canvas: &mut [u8], Mark { ink, x, y, shape: mark }: &Mark) {
    let (left, top) = (whole(*x), whole(*y));
    match mark {
        Shape::Bar { right, bottom } => {
            let columns = within(left, whole(*right), WIDTH);
            for row in within(top, whole(*bottom), HEIGHT) {
                canvas[row * WIDE..][columns.clone()].fill(number(*ink, FULL));
            }
        }
        Shape::Dot { radius } => press(canvas, *ink, (left, top), &dot(*radius)),
        Shape::Text { text, face, size, anchor } => {
            let (line, wide) = shape(*face, text);
            let from = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - wide * size / 2.0,
                Anchor::End => x - wide * size,
            };
            for placed in &line {
                let y = whole((y - placed.up * size).round());
                glyph(placed, *size, from + placed.right * size, |x, stamp| press(canvas, *ink, (x, y), stamp));
            }
        }
    }
}

/// Presses a stamp on the canvas. Where something is already, a point keeps what there is more of.
fn press(canvas: &mut [u8], ink: Ink, (x, y): (i32, i32), stamp: &Stamp) {
    let left = x + stamp.left;
    let columns = within(left, left + i32::from(stamp.wide), WIDTH);
    let cut = usize::try_from(-left).unwrap_or(0);
    let none = number(ink, 0);
    for (row, levels) in (y + stamp.top..).zip(stamp.levels.chunks_exact(usize::from(stamp.wide))) {
        for row in within(row, row + 1, HEIGHT) {
            let points = &mut canvas[row * WIDE..][columns.clone()];
            for (point, level) in points.iter_mut().zip(&levels[cut.min(levels.len())..]) {
                *point = if *level > *point % LEVELS { none + level } else { *point };
            }
        }
    }
}

/// The part of a row or a column that is on the canvas.
fn within(from: i32, to: i32, most: u16) -> Range<usize> {
    let clipped = |at: i32| usize::try_from(at).unwrap_or(0).min(usize::from(most));
    clipped(from)..clipped(to).max(clipped(from))
}

/// What stands on the canvas for that much of an ink.
const fn number(ink: Ink, level: u8) -> u8 {
    ink as u8 * LEVELS + level
}

/// The colour of each number: its ink over the paper.
fn palette(state: &str) -> Vec<u8> {
    let mut palette = Vec::new();
    for ink in Ink::colours(state).map(parts) {
        for level in 0..=FULL {
            let over = |(paper, ink): (u8, u8)| {
                let mixed = u16::from(paper) * u16::from(FULL - level) + u16::from(ink) * u16::from(level);
                u8::try_from((mixed + u16::from(FULL) / 2) / u16::from(FULL)).expect("it is between both")
            };
            palette.extend(parts(PAPER).into_iter().zip(ink).map(over));
        }
    }
    palette
}

/// Red, green and blue.
fn parts(colour: &str) -> [u8; 3] {
    [1, 3, 5].map(|at| u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour has six digits"))
}

/// The PNG.
fn encoded(canvas: &[u8], palette: &[u8], key: &str) -> Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, u32::from(WIDTH), u32::from(HEIGHT));
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    // Most of a card is as what is above it and beside it, and so many zeros. Only ten times the work makes it smaller.
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Paeth);
    encoder.add_text_chunk(KEY.into(), key.into())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(canvas)?;
    writer.finish()?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::fonts::Face;
    use super::*;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new("#a61e28");
        sheet.head("Major <&\">", "Example");
        assert!(sheet.title("The quick brown fox 🦊 jumps </text> over the lazy dog", 380));
        sheet
    }

    #[test]
    fn a_picture_has_its_size_says_its_key_and_is_small() {
        let png = draw(&sheet(), "abc");
        assert_eq!(key(&png).as_deref(), Some("abc"));
        assert_eq!(png, draw(&sheet(), "abc"));
        let read = png::Decoder::new(Cursor::new(&png)).read_info().expect("a PNG");
        assert_eq!((read.info().width, read.info().height), (1200, 630));
        assert!(png.len() < 60_000, "{} bytes", png.len());
        assert_eq!(key(b"no picture"), None);
    }

    #[test]
    fn what_no_font_has_is_left_out() {
        let mut sheet = sheet();
        sheet.head("重大", "");
        sheet.text("", Face::Sans, 20.0, Ink::Dark, (9.0, 9.0), Anchor::Start);
        assert!(draw(&sheet, "abc").len() > 1000);
    }

    #[test]
    fn no_ink_is_paper_and_all_of_it_is_its_colour() {
        let palette = palette("#a61e28");
        let colour = |ink: Ink, level: u8| palette[usize::from(number(ink, level)) * 3..][..3].to_vec();
        assert_eq!(colour(Ink::State, 0), [0xfb, 0xfa, 0xf6]);
        assert_eq!(colour(Ink::State, FULL), [0xa6, 0x1e, 0x28]);
        assert_eq!(colour(Ink::Faint, FULL), [0xd9, 0xd5, 0xc8]);
    }

    #[test]
    fn what_is_beyond_the_paper_is_cut_off() {
        let mut sheet = Sheet::new("#a61e28");
        for place in [(-9.0, -9.0), (1195.0, 625.0), (5000.0, 20.0), (20.0, 5000.0)] {
            sheet.text("Wg", Face::Serif, 80.0, Ink::Dark, place, Anchor::Start);
            sheet.dot(Ink::Soft, place, 30.0);
            sheet.bar(Ink::State, place, (place.0 + 20.0, place.1 + 20.0));
        }
        assert!(draw(&sheet, "abc").len() > 1000);
    }
}
