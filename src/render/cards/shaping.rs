//! A text becomes glyphs, each with its place on the line.
//!
//! In: a text that is drawable, and its face. Out: glyphs from left to right, as parts of the size, so that one answer
//! serves every size. Here letters join, ligatures and kerning happen, and Arabic and Hebrew find their order.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use harfrust::{Direction, Script, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use super::fonts::{Face, Font, fonts, home, is_leftward};

/// A glyph, and how far its origin is from where the line begins.
pub struct Placed {
    /// The number of its font.
    pub font: usize,
    pub glyph: u32,
    pub right: f32,
    pub up: f32,
}

/// The tables of each font that shaping asks for.
static TABLES: LazyLock<Vec<ShaperData>> =
    LazyLock::new(|| fonts().iter().map(|font| ShaperData::new(&font.file)).collect());

thread_local! {
    /// What shaping does in a font, a direction and a script. To find that out takes longer than to do it; there are
    /// no more than the scripts of four fonts.
    static PLANS: RefCell<BTreeMap<(usize, bool, Script), ShapePlan>> = const { RefCell::new(BTreeMap::new()) };
}

/// The glyphs of a line, and how wide it is.
pub fn shape(face: Face, text: &str) -> (Vec<Placed>, f32) {
    let (mut line, mut wide) = (Vec::with_capacity(text.len()), 0.0);
    // The order of the words is that of the text's own direction.
    let level = if is_leftward(text) { Level::rtl() } else { Level::ltr() };
    let (levels, runs) = ParagraphBidiInfo::new(text, Some(level)).visual_runs(0..text.len());
    for run in runs {
        let leftward = levels[run.start].is_rtl();
        let mut parts = parts(face, &text[run]);
        if leftward {
            parts.reverse();
        }
        for (font, part) in parts {
            wide = extend(&mut line, wide, font, part, leftward);
        }
    }
    (line, wide)
}

/// The parts of a text that one font has, and its number. A mark stays with its letter where their font has both.
fn parts(face: Face, text: &str) -> Vec<(usize, &str)> {
    let mut parts: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        let before = parts.last().map(|(font, _)| *font);
        let stays = |font: &usize| bidi_class(sign) == BidiClass::NSM && fonts()[*font].has(sign);
        let font = before.filter(stays).or_else(|| home(face, sign)).unwrap_or_default();
        if before != Some(font) {
            parts.push((font, ""));
            from = at;
        }
        if let Some((_, part)) = parts.last_mut() {
            *part = &text[from..at + sign.len_utf8()];
        }
    }
    parts
}

/// Puts the glyphs of a part at the end of a line, and says where it ends now.
fn extend(line: &mut Vec<Placed>, mut wide: f32, font: usize, part: &str, leftward: bool) -> f32 {
    let Font { file, unit, .. } = &fonts()[font];
    let shaper = TABLES[font].shaper(file).build();
    let direction = if leftward { Direction::RightToLeft } else { Direction::LeftToRight };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(part);
    buffer.set_direction(direction);
    buffer.guess_segment_properties();
    let script = buffer.script();
    let shaped = PLANS.with_borrow_mut(|plans| {
        let made = || ShapePlan::new(&shaper, direction, Some(script), None, &[]);
        let plan = plans.entry((font, leftward, script)).or_insert_with(made);
        shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)))
    });
    for (glyph, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        // No number of these fonts has more than sixteen bits.
        let part = |units: i32| f32::from(i16::try_from(units).unwrap_or(i16::MAX)) / unit;
        line.push(Placed { font, glyph: glyph.glyph_id, right: wide + part(place.x_offset), up: part(place.y_offset) });
        wide += part(place.x_advance);
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str) -> Vec<u32> {
        shape(Face::Sans, text).0.iter().map(|placed| placed.glyph).collect()
    }

    #[test]
    fn letters_join_and_are_set_closer() {
        assert_eq!(glyphs("fi").len(), 1, "a ligature");
        let wide = |text: &str| shape(Face::Serif, text).1;
        assert!(wide("AV") < wide("A") + wide("V") - 0.01, "kerning");
        assert_ne!(glyphs("بب")[0], glyphs("ب")[0], "a letter at the end of a word");
    }

    #[test]
    fn a_text_runs_in_its_own_direction() {
        assert_eq!(glyphs("אבג"), [glyphs("ג"), glyphs("ב"), glyphs("א")].concat());
        assert_eq!(glyphs("a אב"), [glyphs("a "), glyphs("אב")].concat());
        assert_eq!(glyphs("אב a"), [glyphs("a"), glyphs(" "), glyphs("אב")].concat());
        assert_eq!(glyphs("(א)"), [glyphs("("), glyphs("א"), glyphs(")")].concat(), "each bracket is the other one");
    }

    #[test]
    fn each_sign_comes_from_the_first_font_that_has_it() {
        let fonts: Vec<usize> = shape(Face::Serif, "aم🔥").0.iter().map(|placed| placed.font).collect();
        assert_eq!(fonts, [0, 1, 3]);
        assert_eq!(shape(Face::Bold, "x").0[0].font, 2);
    }
}
