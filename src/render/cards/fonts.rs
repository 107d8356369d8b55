//! The letters that cards are drawn with, and how wide they are.
//!
//! In: text. Out: what of it can be drawn, its width, and the outline of a glyph. The fonts come with crates, so that
//! every machine draws the same.

use std::sync::LazyLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

/// A style of letters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For titles: Libertinus Serif.
    Serif,
    /// For facts: `DejaVu` Sans Condensed.
    Sans,
    Bold,
}

/// The fonts: one for each face, and one for signs and pictures.
fn files() -> [&'static [u8]; 4] {
    let serif = typst_assets::fonts().next().unwrap_or_default();
    [serif, dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold(), epaint_default_fonts::NOTO_EMOJI_REGULAR]
}

/// What is asked of a font, letter by letter.
pub struct Font {
    pub file: FontRef<'static>,
    glyphs: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    outlines: OutlineGlyphCollection<'static>,
    /// The size at which its numbers are given.
    pub unit: f32,
}

static READ: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let read = |file: FontRef<'static>| Font {
        glyphs: file.charmap(),
        widths: file.glyph_metrics(Size::unscaled(), LocationRef::default()),
        outlines: file.outline_glyphs(),
        unit: f32::from(file.metrics(Size::unscaled(), LocationRef::default()).units_per_em),
        file,
    };
    files().into_iter().filter_map(|file| FontRef::new(file).ok()).map(read).collect()
});

/// All of them; their order is their number.
pub fn fonts() -> &'static [Font] {
    &READ
}

impl Font {
    pub fn has(&self, letter: char) -> bool {
        self.glyphs.map(letter).is_some()
    }

    /// A glyph at a size, with its origin that far right of zero. `None` for a blank.
    pub fn outline(&self, glyph: u32, size: f32, right: f32) -> Option<Path> {
        let mut pen = Pen { path: PathBuilder::new(), right };
        let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
        self.outlines.get(GlyphId::new(glyph))?.draw(settings, &mut pen).ok()?;
        pen.path.finish()
    }
}

/// Follows an outline. In a font what is above the line is more than zero, and on paper it is less.
struct Pen {
    path: PathBuilder,
    right: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x + self.right, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x + self.right, -y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(cx + self.right, -cy, x + self.right, -y);
    }

    fn curve_to(&mut self, cx: f32, cy: f32, dx: f32, dy: f32, x: f32, y: f32) {
        self.path.cubic_to(cx + self.right, -cy, dx + self.right, -dy, x + self.right, -y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

/// The number of the first font that has a letter, of those that a face looks in.
pub fn home(face: Face, letter: char) -> Option<usize> {
    const SERIF: usize = 0;
    const SANS: usize = 1;
    const BOLD: usize = 2;
    const SIGNS: usize = 3;
    let order = match face {
        Face::Serif => [SERIF, SANS, SIGNS],
        Face::Sans => [SANS, SERIF, SIGNS],
        Face::Bold => [BOLD, SERIF, SIGNS],
    };
    order.into_iter().find(|number| READ[*number].has(letter))
}

/// The width of a letter as a part of its size; `None` if no font has it.
pub fn letter(face: Face, letter: char) -> Option<f32> {
    let font = &READ[home(face, letter)?];
    let glyph = font.glyphs.map(letter)?;
    Some(font.widths.advance_width(glyph).unwrap_or(font.unit) / font.unit)
}

/// How wide a text is at that size, near enough to break lines by.
pub fn width(face: Face, size: f32, text: &str) -> f32 {
    text.chars().map(|sign| letter(face, sign).unwrap_or(0.0)).sum::<f32>() * size
}

/// A text as it can be drawn: on one line, without signs that steer its direction or that no font has. `None` if so many
/// of its letters are missing that the rest says nothing.
pub fn drawable(face: Face, text: &str) -> Option<String> {
    let (mut missing, mut letters) = (0, 0);
    let mut out = String::new();
    for sign in text.chars() {
        if sign.is_whitespace() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
            continue;
        }
        if steers(sign) || sign.is_control() {
            continue;
        }
        let known = letter(face, sign).is_some();
        if sign.is_alphanumeric() {
            letters += 1;
            missing += usize::from(!known);
        }
        if known {
            out.push(sign);
        }
    }
    let out = out.trim_end().to_owned();
    (missing * 4 <= letters && !out.is_empty()).then_some(out)
}

/// Signs that are not seen themselves: of direction, of joining, of the choice of a picture.
const fn steers(sign: char) -> bool {
    matches!(sign, '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether a text is read from right to left: its first letter that has a direction says so.
pub fn is_leftward(text: &str) -> bool {
    let rightmost =
        |sign: &char| matches!(*sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    text.chars().find(|sign| sign.is_alphabetic()).is_some_and(|sign| rightmost(&sign))
}

#[cfg(test)]
mod tests {
    use skrifa::string::StringId;

    use super::*;

    #[test]
    fn every_font_is_there_and_has_the_number_that_is_asked_for() {
        let name = |font: &Font| font.file.localized_strings(StringId::FULL_NAME).next().expect("a name").to_string();
        let names: Vec<String> = READ.iter().map(name).collect();
        assert_eq!(
            names,
            ["Libertinus Serif Regular", "DejaVu Sans Condensed", "DejaVu Sans Condensed Bold", "Noto Emoji"]
        );
    }

    #[test]
    fn what_no_font_has_is_left_out_and_a_text_of_it_is_none() {
        assert_eq!(drawable(Face::Serif, " a\u{202e}b \n c\u{7} "), Some("ab c".into()));
        assert_eq!(
            drawable(Face::Serif, "Привет, κόσμε, עולם, مرحبا 🔥"),
            Some("Привет, κόσμε, עולם, مرحبا 🔥".into())
        );
        assert_eq!(drawable(Face::Serif, "データセンターの停電"), None);
        assert_eq!(drawable(Face::Serif, ""), None);
        assert!(is_leftward("\"مرحبا x") && !is_leftward("x مرحبا"));
    }
}
