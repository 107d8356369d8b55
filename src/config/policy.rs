//! What a team has agreed on, checked: how long silence may be, when a report is due, what it holds, whom it names.
//!
//! In: the raw policy and the site's severities. Out: a `Policy` that rules can rely on. It knows no incident.

use std::collections::BTreeMap;

use super::Severity;
use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::model::words::Slug;
use crate::source::raw;
use crate::source::sections::{self, SectionKind};
use crate::time::{Date, Span, Weekday};

/// What the rules of `check` ask of every incident.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// How old a page of a live site may grow before it warns its reader.
    pub stale: Option<Span>,
    /// The longest silence while an incident is open, by severity.
    pub silence: BTreeMap<Slug, Span>,
    /// When a report is due after the end, by severity.
    pub postmortem: BTreeMap<Slug, Days>,
    /// The sections that every report has, and the heading that names each.
    pub sections: Vec<(SectionKind, String)>,
    /// Names of people that no root cause may name.
    pub names: Vec<String>,
    /// Names of customers that no public text may name.
    pub customers: Vec<String>,
}

/// A number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    pub count: u16,
    /// Whether Saturdays and Sundays do not count.
    pub business: bool,
}

impl Days {
    /// `5 days`, `5d`, `2 weeks`, `5 business days`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        let count: u16 = text.get(..end)?.parse().ok()?;
        let (count, business) = match text[end..].trim() {
            "d" | "day" | "days" | "calendar day" | "calendar days" => (count, false),
            "w" | "week" | "weeks" => (count.checked_mul(7)?, false),
            "business day" | "business days" | "working day" | "working days" => (count, true),
            _ => return None,
        };
        Some(Self { count, business })
    }

    /// The last day on which something is in time that is due so many days after another.
    #[must_use]
    pub fn after(self, from: Date) -> Date {
        if !self.business {
            return from.plus_days(self.count.into());
        }
        let (mut day, mut left) = (from, self.count);
        while left > 0 {
            day = day.plus_days(1);
            if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                left -= 1;
            }
        }
        day
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = if self.count == 1 { "day" } else { "days" };
        write!(f, "{} {}{unit}", self.count, if self.business { "business " } else { "" })
    }
}

impl Policy {
    /// Checks what `policy:` says; what cannot be used is reported and left out.
    #[must_use]
    pub fn lower(raw: &raw::Policy, severities: &[Severity], place: &Place, found: &mut Diagnostics) -> Self {
        let mut checks = Checks { severities, place, found };
        let stale = raw.stale.as_deref().map(Span::parse).transpose().unwrap_or_else(|error| {
            checks.found.push(error.at(place.at("stale")));
            None
        });
        let mut silence = BTreeMap::new();
        for (id, text) in &raw.silence {
            let Some(severity) = checks.severity("silence", id) else { continue };
            match Span::parse(text) {
                Ok(span) => drop(silence.insert(severity, span)),
                Err(error) => checks.found.push(error.at(place.at("silence").at(id))),
            }
        }
        let mut postmortem = BTreeMap::new();
        for (id, text) in &raw.postmortem {
            let Some(severity) = checks.severity("postmortem", id) else { continue };
            match Days::parse(text) {
                Some(days) => drop(postmortem.insert(severity, days)),
                None => checks.days(id, text),
            }
        }
        let sections = raw.sections.iter().enumerate();
        let sections =
            sections.filter_map(|(i, heading)| Some((checks.section(i, heading)?, heading.clone()))).collect();
        let filled = |names: &[String]| names.iter().filter(|name| !name.trim().is_empty()).cloned().collect();
        Self { stale, silence, postmortem, sections, names: filled(&raw.names), customers: filled(&raw.customers) }
    }
}

/// The checks of one policy, and where their findings go.
struct Checks<'a> {
    severities: &'a [Severity],
    place: &'a Place,
    found: &'a mut Diagnostics,
}

impl Checks<'_> {
    fn severity(&mut self, policy: &str, id: &str) -> Option<Slug> {
        let known = self.severities.iter().find(|step| step.id.as_str() == id);
        if known.is_none() {
            let place = self.place.at(policy).at(id).key();
            let ids = self.severities.iter().map(|step| step.id.as_str());
            let finding = Diagnostic::new("I004", place, format!("unknown severity `{id}`")).label("not on the scale");
            self.found.push(finding.suggest(id, ids));
        }
        known.map(|step| step.id.clone())
    }

    fn days(&mut self, id: &str, text: &str) {
        let place = self.place.at("postmortem").at(id);
        let finding = Diagnostic::new("S006", place, format!("`{text}` is not a number of days"));
        self.found.push(finding.label("not days").help("write `14 days`, `2 weeks` or `5 business days`"));
    }

    fn section(&mut self, place: usize, heading: &str) -> Option<SectionKind> {
        let kind = sections::split(&format!("## {heading}\n\ntext\n")).first().map(|section| section.kind);
        let kind = kind.filter(|kind| *kind != SectionKind::Other);
        if kind.is_none() {
            let place = self.place.at("sections").at(place);
            let finding = Diagnostic::new("S006", place, format!("no known section is called `{heading}`"));
            self.found.push(finding.label("not a section").help("write a heading such as `Summary` or `Root cause`"));
        }
        kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_days_leave_weekends_out() {
        let friday = Date::new(2026, 11, 20).expect("a day");
        let five = Days::parse("5 business days").expect("days");
        assert_eq!(five.after(friday).to_string(), "2026-11-27");
        assert_eq!(Days::parse("2 weeks").map(|days| days.after(friday).to_string()), Some("2026-12-04".into()));
        assert_eq!(Days::parse("soon"), None);
        assert_eq!(Days::parse("5"), None);
    }
}
