//! An SVG becomes a PNG.
//!
//! In: an SVG of ours, and its key. Out: a PNG of few colours that says which key it was drawn from.

use std::io::Cursor;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use super::fonts;
use super::sheet::{HEIGHT, WIDTH};

/// The name of the text that holds the key.
const KEY: &str = "Source";

/// Draws a card.
pub fn draw(svg: &str, key: &str) -> Vec<u8> {
    let options = Options { fontdb: fonts::ALL.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).expect("a card is an SVG without holes");
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).expect("a card has a size");
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    encoded(&pixels, key).expect("memory can be written")
}

/// The key that a PNG was drawn from.
pub fn key(png: &[u8]) -> Option<String> {
    let read = png::Decoder::new(Cursor::new(png)).read_info().ok()?;
    let texts = &read.info().uncompressed_latin1_text;
    texts.iter().find(|text| text.keyword == KEY).map(|text| text.text.clone())
}

/// Ink on paper needs few colours: each is a number, which makes the file a third as large.
fn encoded(pixels: &Pixmap, key: &str) -> Result<Vec<u8>, png::EncodingError> {
    let (numbers, palette) = [0xf8, 0xf0, 0xe0]
        .into_iter()
        .find_map(|mask| numbered(pixels.pixels(), mask))
        .expect("three bits of each colour are at most 512, and a card has a ramp or two");
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    // A card is mostly lines like the ones above them, and so many zeros: nearly as small as with ten times the work.
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Up);
    encoder.add_text_chunk(KEY.into(), key.into())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&numbers)?;
    writer.finish()?;
    Ok(out)
}

/// Each pixel's number, and the colours by number. Colours that differ only below the mask are the first of them.
fn numbered(pixels: &[PremultipliedColorU8], mask: u8) -> Option<(Vec<u8>, Vec<u8>)> {
    /// How many bits of a part count at most.
    const BITS: u32 = 5;
    let mut known: Vec<Option<u8>> = vec![None; 1 << (3 * BITS)];
    let mut palette = Vec::new();
    let mut numbers = Vec::with_capacity(pixels.len());
    for run in pixels.chunk_by(PartialEq::eq) {
        let colour = [run[0].red(), run[0].green(), run[0].blue()];
        let place = colour.iter().fold(0, |place, part| place << BITS | usize::from((part & mask) >> (8 - BITS)));
        let number = if let Some(number) = known[place] {
            number
        } else {
            let number = u8::try_from(palette.len() / 3).ok()?;
            palette.extend(colour);
            *known[place].insert(number)
        };
        numbers.resize(numbers.len() + run.len(), number);
    }
    Some((numbers, palette))
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Sheet;
    use super::*;

    #[test]
    fn a_picture_has_its_size_says_its_key_and_is_small() {
        let mut sheet = Sheet::new("#a61e28");
        sheet.head("Major <&\">", "Example");
        assert!(sheet.title("The quick brown fox 🦊 jumps </text> over the lazy dog", 380));
        let svg = sheet.done();
        let png = draw(&svg, "abc");
        assert_eq!(key(&png).as_deref(), Some("abc"));
        assert_eq!(png, draw(&svg, "abc"));
        let read = png::Decoder::new(Cursor::new(&png)).read_info().expect("a PNG");
        assert_eq!((read.info().width, read.info().height), (1200, 630));
        assert!(png.len() < 60_000, "{} bytes", png.len());
        assert_eq!(key(b"no picture"), None);
    }
}
