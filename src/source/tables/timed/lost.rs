//! Lines that were meant as entries, and that Markdown takes for more of the one above them.
//!
//! In: the item of a list. Out: a problem at each such line. It must not know what an entry tells.

use std::ops::Range;

use super::super::Problem;
use super::super::lead::{Lead, behind_bullet};
use super::Reader;
use crate::source::yaml::trimmed;

/// Words that a line cannot end a text with.
const ON: [&str; 17] = [
    "at", "and", "to", "until", "till", "from", "between", "by", "since", "before", "after", "around", "about", "the",
    "on", "of", "or",
];

impl Reader<'_> {
    /// Reports lines of an entry that begin as entries do, and that Markdown takes for more of the one above them.
    pub(super) fn lost_in(&mut self, content: &Range<usize>) {
        let text = &self.body[content.clone()];
        if text.contains("```") || text.contains("~~~") {
            return;
        }
        // As far as the item itself is indented, a line is none of its own.
        let begin = self.body[..content.start].rfind('\n').map_or(0, |end| end + 1);
        let marker = self.body[begin..].len() - self.body[begin..].trim_start_matches(' ').len();
        let mut end = content.start;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            end += line.len();
            let bare = line.trim_start();
            let above = self.body[content.start..end - line.len()].trim_end();
            let last = above.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
            // `it went on until` and, in the next line, `10:05`
            let goes_on = last.ends_with([',', '–', '-']) || ON.contains(&last.as_str());
            let marked = (line.len() - bare.len() <= marker && !goes_on).then(|| behind_bullet(bare).unwrap_or(bare));
            let is_lost =
                |timed: &str| matches!(self.labelled(timed).1, Lead::Time(timed) if timed.stamp.clock.is_some());
            if number > 0 && marked.is_some_and(is_lost) {
                let at = trimmed(self.body, end - bare.len()..end);
                let problem =
                    Problem::new("M001", at, "this line begins as an entry does, and belongs to the one above");
                let help = "begin it with `- `, a dash and a space; or indent it, if it goes on with what is above";
                self.out.problems.push(problem.label("no entry of its own").help(help));
            }
        }
    }
}
