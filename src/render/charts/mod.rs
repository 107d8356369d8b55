//! Charts as SVG, made at build time: places along are shares of the width, so that text and dots keep their size on
//! any screen; sizes up are in pixels.
//!
//! In: numbers and the words of their labels. Out: an `<svg>` with a title and a description. No colour is written
//! here: classes leave it to the stylesheet.

mod bars;
mod columns;
mod rows;
mod strips;
mod uptime;

use std::fmt::Write;

use super::markdown::escape;

pub use bars::bars;
pub use columns::{Column, columns};
pub use rows::{Part, Row, rows};
pub use strips::{Dot, Strip, strips};
pub use uptime::{Months, uptime};

/// What a chart is called, and what it says to those who do not see it.
pub struct Story<'a> {
    /// The anchor of its figure, by which its own ids are told from those of others.
    pub id: &'a str,
    pub title: &'a str,
    pub text: &'a str,
}

/// A chart under construction.
struct Canvas {
    svg: String,
}

impl Canvas {
    fn new(story: &Story, class: &str, height: usize) -> Self {
        let (id, title, text) = (story.id, escape(story.title), escape(story.text));
        let mut svg = String::with_capacity(4096);
        let _ = write!(
            svg,
            "<svg class=\"chart {class}\" width=\"100%\" height=\"{height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-text\"><title id=\"{id}-title\">{title}</title>\
             <desc id=\"{id}-text\">{text}</desc>"
        );
        Self { svg }
    }

    /// A rectangle: along in hundredths of the width, up in pixels.
    fn block(&mut self, class: &str, [along, wide]: [f64; 2], [top, tall]: [f64; 2]) {
        let (along, wide) = (Short(along), Short(wide.max(0.0)));
        let (top, tall) = (Short(top), Short(tall.max(0.0)));
        let _ = write!(
            self.svg,
            "<rect class=\"{class}\" x=\"{along}%\" y=\"{top}\" width=\"{wide}%\" height=\"{tall}\"/>"
        );
    }

    /// A line across, or up where both ends lie at the same place along.
    fn line(&mut self, class: &str, [from, to]: [f64; 2], [above, below]: [f64; 2]) {
        let (from, to, above, below) = (Short(from), Short(to), Short(above), Short(below));
        let _ = write!(self.svg, "<line class=\"{class}\" x1=\"{from}%\" x2=\"{to}%\" y1=\"{above}\" y2=\"{below}\"/>");
    }

    /// A text whose anchor (`start`, `middle` or `end`) is the class of the same name.
    fn text(&mut self, class: &str, along: f64, base: f64, text: &str) {
        let (along, base) = (Short(along), Short(base));
        let _ = write!(self.svg, "<text class=\"{class}\" x=\"{along}%\" y=\"{base}\">{}</text>", escape(text));
    }

    /// The line above a row: its name, and at the end what it says, long and short. Where there is no room for both on a
    /// phone, the short one stands there, and a name that still leaves none is cut.
    fn head(&mut self, class: &str, base: f64, name: &str, [note, short]: [&str; 2]) {
        let length = |text: &str| text.chars().count();
        let room = ROOM.saturating_sub(length(short)).max(12);
        if length(name) > room {
            let cut: String = name.chars().take(room - 1).collect();
            self.text(&format!("start strong wide{class}"), 0.0, base, name);
            self.text(&format!("start strong narrow{class}"), 0.0, base, &format!("{}…", cut.trim_end()));
        } else {
            self.text(&format!("start strong{class}"), 0.0, base, name);
        }
        if note != short && length(name) + length(note) > ROOM {
            self.text(&format!("end wide{class}"), 100.0, base, note);
            self.text(&format!("end narrow{class}"), 100.0, base, short);
        } else {
            self.text(&format!("end{class}"), 100.0, base, note);
        }
    }

    fn open(&mut self, title: &str) {
        let _ = write!(self.svg, "<g><title>{}</title>", escape(title));
    }

    fn close(&mut self) {
        self.svg.push_str("</g>");
    }

    fn finish(mut self) -> String {
        self.svg.push_str("</svg>");
        self.svg
    }
}

/// How many characters stand in a line on a phone.
const ROOM: usize = 38;

/// A number with at most two digits behind its point, and none where they are zero.
struct Short(f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.2}", self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A count as a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "no chart has 2^52 of anything")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

/// The class of a place on a scale of severity: the darkest is the worst.
#[must_use]
pub fn rank(place: usize) -> &'static str {
    ["rank0", "rank1", "rank2", "rank3", "rank4"].get(place).copied().unwrap_or("rank4")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_tells_its_story_and_holds_no_style_of_its_own() {
        let story = Story { id: "years", title: "Incidents <by> year", text: "2 in 2016" };
        let column = Column { label: Some("2016".into()), name: "2016".into(), counts: vec![1, 1] };
        let svg = columns(&story, &[column], &["rank0", "rank1"]);
        assert!(svg.contains("aria-labelledby=\"years-title years-text\""));
        assert!(svg.contains("<title id=\"years-title\">Incidents &lt;by&gt; year</title>"));
        assert!(svg.contains("<desc id=\"years-text\">2 in 2016</desc>"));
        assert!(!svg.contains("style=") && !svg.contains("fill=") && !svg.contains("NaN"));
    }

    #[test]
    fn a_long_name_is_cut_where_there_is_no_room() {
        let story = Story { id: "up", title: "Uptime", text: "99 %" };
        let mut canvas = Canvas::new(&story, "", 10);
        canvas.head("", 0.0, "Label printing in depots (Hamburg, Rotterdam)", ["99,96 % over 12 months"; 2]);
        let svg = canvas.finish();
        assert!(svg.contains(">Label printing in depots (Hamburg, Rotterdam)<"), "{svg}");
        assert!(svg.contains(">Label printing…<"), "{svg}");
    }

    #[test]
    fn a_long_note_is_shorter_where_there_is_no_room() {
        let story = Story { id: "promises", title: "Promises", text: "by age" };
        let mut canvas = Canvas::new(&story, "", 10);
        canvas.head("", 0.0, "31 to 90 days", ["3 overdue, 1 open, 2 in progress, 5 done", "3 · 1 · 2 · 5"]);
        canvas.head("", 9.0, "over a year", ["6 overdue", "6"]);
        let svg = canvas.finish();
        assert!(svg.contains("\"start strong\" x=\"0%\" y=\"0\">31 to 90 days<"), "an age is never cut: {svg}");
        assert!(svg.contains("\"end wide\" x=\"100%\" y=\"0\">3 overdue,"), "{svg}");
        assert!(svg.contains("\"end narrow\" x=\"100%\" y=\"0\">3 · 1 · 2 · 5<"), "{svg}");
        assert!(svg.contains("\"end\" x=\"100%\" y=\"9\">6 overdue<"), "{svg}");
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let short = |number: f64| Short(number).to_string();
        assert_eq!([short(10.0), short(0.126), short(33.333), short(0.0)], ["10", "0.13", "33.33", "0"]);
    }
}
