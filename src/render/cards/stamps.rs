//! A glyph or a dot of one size, as the ink that it leaves on each point.
//!
//! In: outlines. Out: small rectangles of levels. A title is a few dozen letters of which most were seen before, so that
//! each is filled once and kept.

use std::cell::RefCell;
use std::collections::BTreeMap;

use tiny_skia::{FillRule, Mask, Transform};

use super::fonts::fonts;
use super::shaping::Placed;

/// The most ink that a point takes. With sixteen steps no edge looks rough, and a picture has few numbers.
pub const FULL: u8 = 15;

/// Places between two points that a glyph can have.
const PARTS: f32 = 4.0;

/// How many glyphs are kept: those of a card in Latin letters several times over, in some 5 MB for each thread. A site
/// that needs more, in many scripts, begins anew.
const MOST: usize = 4096;

/// Levels of ink, row by row.
pub struct Stamp {
    /// Where the first of them is, seen from the origin.
    pub left: i32,
    pub top: i32,
    pub wide: u16,
    pub levels: Vec<u8>,
}

thread_local! {
    /// By font, size, glyph and place between two points.
    static KEPT: RefCell<BTreeMap<(usize, u32, u32, i32), Stamp>> = const { RefCell::new(BTreeMap::new()) };
}

/// Gives the stamp of a glyph whose origin is at `x`, and the point that it is seen from.
pub fn glyph(placed: &Placed, size: f32, x: f32, with: impl FnOnce(i32, &Stamp)) {
    let point = x.floor();
    let part = ((x - point) * PARTS).floor();
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= MOST {
            kept.clear();
        }
        let place = (placed.font, size.to_bits(), placed.glyph, whole(part));
        with(whole(point), kept.entry(place).or_insert_with(|| filled(placed, size, part / PARTS)));
    });
}

/// A glyph filled, with its origin that far right of a point.
fn filled(placed: &Placed, size: f32, right: f32) -> Stamp {
    let stamp = fonts()[placed.font].outline(placed.glyph, size, right).and_then(|path| {
        let bounds = path.bounds();
        let (left, top) = (bounds.left().floor(), bounds.top().floor());
        let side = |from: f32, to: f32| u32::try_from(whole(to.ceil() - from)).ok();
        let mut mask = Mask::new(side(left, bounds.right())?, side(top, bounds.bottom())?)?;
        mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-left, -top));
        let levels = mask.data().iter().map(|covered| level(f32::from(*covered) / 255.0)).collect();
        Some(Stamp { left: whole(left), top: whole(top), wide: u16::try_from(mask.width()).ok()?, levels })
    });
    // A blank leaves no ink.
    stamp.unwrap_or(Stamp { left: 0, top: 0, wide: 1, levels: Vec::new() })
}

/// A dot around a corner of four points.
pub fn dot(radius: f32) -> Stamp {
    let side = i16::try_from(whole(radius.ceil())).unwrap_or_default();
    let away = |point: i16| (f32::from(point) + 0.5).powi(2);
    let far = (-side..side).flat_map(|y| (-side..side).map(move |x| (away(x) + away(y)).sqrt()));
    let levels = far.map(|far| level(radius + 0.5 - far)).collect();
    Stamp { left: -i32::from(side), top: -i32::from(side), wide: side.unsigned_abs() * 2, levels }
}

/// The level of a point that is covered to that part.
fn level(covered: f32) -> u8 {
    u8::try_from(whole((covered * f32::from(FULL)).round())).map_or(0, |level| level.min(FULL))
}

/// A place without what is behind the point.
#[expect(clippy::cast_possible_truncation, reason = "no place on a card is near the end of `i32`")]
pub fn whole(place: f32) -> i32 {
    place as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_round() {
        let rows = |stamp: &Stamp| stamp.levels.chunks(usize::from(stamp.wide)).map(<[u8]>::to_vec).collect::<Vec<_>>();
        assert_eq!(rows(&dot(1.0)), [[12, 12], [12, 12]]);
        let large = rows(&dot(9.0));
        assert_eq!((large[0][0], large[9][9], large.len()), (0, FULL, 18));
        assert_eq!(large[0], large[17]);
    }
}
