//! One thing that is wrong: what, where, and what to do about it.
//!
//! In: the id of a code, a place and words. Out: a finding. The place is as much as its finder knows: nothing of a time
//! that is read by itself, bytes of a text, or where in which file.

use std::fmt;

use super::{Code, Level, code, nearest};

/// A finding at a place of that kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<P> {
    pub code: &'static Code,
    /// How bad it is: as the code says, unless the site's policy says otherwise.
    pub level: Level,
    /// What is wrong, in lower case, with the value in backticks and no full stop.
    pub message: String,
    pub place: P,
    /// The few words under the underlined text.
    pub label: String,
    /// The next step, where one is likely.
    pub help: Option<String>,
    /// Other places that belong to it: the first of two entries that clash, say.
    pub related: Vec<(P, String)>,
}

impl<P> Finding<P> {
    /// A finding with the code of that id, which must stand in `CODES`.
    #[must_use]
    pub fn new(id: &str, place: P, message: impl Into<String>) -> Self {
        let (code, message) = (code(id), message.into());
        Self { code, level: code.level, message, place, label: String::new(), help: None, related: Vec::new() }
    }

    /// Adds the words under the underlined text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds the likely fix.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The likely fix, or else what is to be done about every finding of its code.
    #[must_use]
    pub fn next_step(&self) -> &str {
        self.help.as_deref().unwrap_or(self.code.fix)
    }

    /// Adds `did you mean …?` if one of the known words is near the one that was written.
    #[must_use]
    pub fn suggest<'a>(mut self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        if let Some(near) = nearest(written, known) {
            self.help = Some(format!("did you mean `{near}`?"));
        }
        self
    }

    /// Adds another place that belongs to the finding.
    #[must_use]
    pub fn related(mut self, place: P, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }

    /// The same finding, where its places stand in something larger.
    #[must_use]
    pub fn map_place<Q>(self, place: impl Fn(P) -> Q) -> Finding<Q> {
        let Self { code, level, message, place: own, label, help, related } = self;
        let related = related.into_iter().map(|(other, label)| (place(other), label)).collect();
        Finding { code, level, message, place: place(own), label, help, related }
    }
}

impl Finding<()> {
    /// The same finding at its place.
    #[must_use]
    pub fn at<P: Clone>(self, place: P) -> Finding<P> {
        self.map_place(|()| place.clone())
    }
}

impl<P> fmt::Display for Finding<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if !self.label.is_empty() {
            write!(f, ": {}", self.label)?;
        }
        Ok(())
    }
}
