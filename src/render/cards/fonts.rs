//! The letters that cards are drawn with, and how wide they are.
//!
//! In: text. Out: what of it can be drawn, and its width. The fonts come with crates, so that every machine draws the same.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// A style of letters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For titles: Libertinus Serif.
    Serif,
    /// For facts: `DejaVu` Sans Condensed.
    Sans,
    Bold,
}

impl Face {
    /// How SVG asks for it.
    pub const fn attributes(self) -> &'static str {
        match self {
            Self::Serif => "font-family=\"Libertinus Serif\"",
            Self::Sans => "font-family=\"DejaVu Sans\" font-stretch=\"condensed\"",
            Self::Bold => "font-family=\"DejaVu Sans\" font-stretch=\"condensed\" font-weight=\"700\"",
        }
    }
}

/// The fonts in the order in which a letter is looked for: the three faces, and signs and pictures.
fn files() -> [&'static [u8]; 4] {
    let serif = typst_assets::fonts().next().unwrap_or_default();
    [serif, dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold(), epaint_default_fonts::NOTO_EMOJI_REGULAR]
}

/// All of them, as the drawing takes them.
pub static ALL: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut all = Database::new();
    for file in files() {
        all.load_font_data(file.to_vec());
    }
    Arc::new(all)
});

/// What is asked of a font, letter by letter.
struct Letters {
    glyphs: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    /// The size at which they are given.
    unit: f32,
}

static READ: LazyLock<Vec<Letters>> = LazyLock::new(|| {
    let read = |font: FontRef<'static>| Letters {
        glyphs: font.charmap(),
        widths: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
        unit: f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em),
    };
    files().into_iter().filter_map(|file| FontRef::new(file).ok()).map(read).collect()
});

/// The width of a letter as a part of its size; `None` if no font has it.
pub fn letter(face: Face, letter: char) -> Option<f32> {
    const SERIF: usize = 0;
    const SANS: usize = 1;
    const BOLD: usize = 2;
    const SIGNS: usize = 3;
    let order = match face {
        Face::Serif => [SERIF, SANS, SIGNS],
        Face::Sans => [SANS, SERIF, SIGNS],
        Face::Bold => [BOLD, SERIF, SIGNS],
    };
    order.into_iter().filter_map(|number| READ.get(number)).find_map(|font| {
        let glyph = font.glyphs.map(letter)?;
        Some(font.widths.advance_width(glyph).unwrap_or(font.unit) / font.unit)
    })
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
    use super::*;

    #[test]
    fn every_font_is_there_and_known_by_the_name_that_is_asked_for() {
        assert_eq!(READ.len(), 4);
        let names: Vec<String> = ALL.faces().map(|face| face.families[0].0.clone()).collect();
        assert_eq!(names[..3], ["Libertinus Serif", "DejaVu Sans", "DejaVu Sans"]);
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
