//! A table becomes a box that can be scrolled by keyboard and has a name, since wide tables need one.
//!
//! In: the parts of a table as they come. Out: its tags around what others write. It knows nothing of what cells hold.

use pulldown_cmark::Alignment;

use super::escape::push_attribute;
use crate::language::Language;

/// A table being written.
#[derive(Debug)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// Where it began, and its opening tags go once its columns are known.
    start: usize,
    column: usize,
    has_body: bool,
    in_head: bool,
}

impl Table {
    pub(super) fn open(alignments: Vec<Alignment>, out: &str) -> Self {
        Self { alignments, start: out.len(), column: 0, has_body: false, in_head: true }
    }

    pub(super) fn open_head(out: &mut String) {
        out.push_str("<thead>\n<tr>");
    }

    /// Ends the head; `columns` is its text, which names the table.
    pub(super) fn close_head(&mut self, columns: &str, language: &Language, out: &mut String) {
        out.push_str("</tr>\n</thead>\n");
        self.in_head = false;
        let name = match columns {
            "" => language.word("table"),
            columns => language.say("table-of", &[("columns", columns.into())]),
        };
        let opening = Self::opening(&name) + "<table>\n";
        out.insert_str(self.start, &opening);
    }

    /// The box around a table of that name.
    pub(super) fn opening(name: &str) -> String {
        let mut opening = String::from("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        push_attribute(&mut opening, name);
        opening + "\">\n"
    }

    pub(super) fn open_row(&mut self, out: &mut String) {
        if !std::mem::replace(&mut self.has_body, true) {
            out.push_str("<tbody>\n");
        }
        self.column = 0;
        out.push_str("<tr>");
    }

    pub(super) fn open_cell(&mut self, out: &mut String) {
        out.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        out.push_str(match self.alignments.get(self.column) {
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"end\">",
            _ => ">",
        });
        self.column += 1;
    }

    pub(super) fn close_cell(&self, out: &mut String) {
        out.push_str(if self.in_head { "</th>" } else { "</td>" });
    }

    pub(super) fn close(&self, out: &mut String) {
        out.push_str(if self.has_body { "</tbody>\n</table>\n</div>\n" } else { "</table>\n</div>\n" });
    }
}
