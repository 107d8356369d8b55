//! The small words of the model: ids that can stand in an address, statuses, stages.
//!
//! In: what a user wrote. Out: types that cannot be wrong. They know how they are spelled and which is worse.

use std::fmt;
use std::sync::Arc;

pub use crate::source::LanguageTag;

/// A name that can stand in an address: lower-case letters, digits, `-`, `_` and `.`.
/// It is shared: every list that it stands in has the same one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The text, if it is a slug as it stands.
    #[must_use]
    pub fn exact(text: &str) -> Option<Self> {
        Self::from_words(text).filter(|slug| *slug.0 == *text)
    }

    /// A slug of words: lower case, one hyphen for each run of anything else. `None` if no letter or digit is left,
    /// or if a sign would be lost that tells two words apart (`c++`, `c#`).
    #[must_use]
    pub fn from_words(text: &str) -> Option<Self> {
        let mut slug = String::with_capacity(text.len());
        for letter in text.trim().chars() {
            match letter {
                _ if letter.is_alphanumeric() => slug.extend(letter.to_lowercase()),
                '.' | '_' if !slug.is_empty() => slug.push(letter),
                ' ' | '-' | '/' | ':' | ',' | '&' | '\'' | '’' | '(' | ')' | '.' | '_' => {
                    if !slug.is_empty() && !slug.ends_with('-') {
                        slug.push('-');
                    }
                }
                _ => return None,
            }
        }
        let end = slug.trim_end_matches(['-', '.', '_']).len();
        slug.truncate(end);
        (!slug.is_empty()).then(|| Self(slug.into()))
    }

    /// The slug as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The slug as words, for a reader: hyphens become spaces and the first letter a capital.
    #[must_use]
    pub fn words(&self) -> String {
        capital(&self.0.replace(['-', '_'], " "))
    }
}

/// Words whose first letter is a capital.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is to be said of a name that Windows takes for a device, whatever its ending.
#[must_use]
pub fn device(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || matches!(port.map(str::as_bytes), Some([b'1'..=b'9']));
    is_device.then(|| format!("Windows keeps the name `{name}` for itself"))
}

/// The id of a component.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ComponentId(pub Slug);

impl fmt::Display for ComponentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The id of an incident: the stem of its file or the name of its folder, letter for letter. Shared like a slug.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentId(Arc<str>);

impl IncidentId {
    /// The name, if it can be part of an address and clashes with no other page: letters, digits, `-`, `_`, `.`,
    /// not a year (`/incidents/2017/` is a page of its own).
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let plain = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
        let reserved = Self::is_taken(name) || name.starts_with('.') || name.ends_with('.');
        (plain && !reserved && !name.is_empty()).then(|| Self(name.into()))
    }

    /// Whether the name is that of a page which is no incident: a year, or the files that incidents share.
    #[must_use]
    pub fn is_taken(name: &str) -> bool {
        let year = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
        year || name.eq_ignore_ascii_case("files")
    }

    /// The id as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Defines an enum of words that users write, with their spelling and their form for readers.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $id:literal, $shown:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($variant),* }

        impl $name {
            /// All of them, in order.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$variant),*];

            /// As it is written in a file.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// As a reader sees it.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $shown),* }
            }

            /// The word as it was written; hyphens, spaces and capitals do not matter.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim().to_lowercase().replace(['-', ' '], "_");
                Self::ALL.into_iter().find(|word| word.id() == text)
            }
        }
    };
}

words! {
    /// What a component is going through, best first.
    ComponentStatus {
        Operational = "operational", "Operational";
        UnderMaintenance = "under_maintenance", "Maintenance";
        DegradedPerformance = "degraded_performance", "Degraded performance";
        PartialOutage = "partial_outage", "Partial outage";
        MajorOutage = "major_outage", "Major outage";
    }
}

/// The severities of a site that names none, worst first, and what a component goes through that an incident of each
/// lists without a status.
pub const DEFAULT_SCALE: [(&str, ComponentStatus); 4] = [
    ("critical", ComponentStatus::MajorOutage),
    ("major", ComponentStatus::PartialOutage),
    ("minor", ComponentStatus::DegradedPerformance),
    ("notice", ComponentStatus::DegradedPerformance),
];

/// The status of a component that goes with a severity of that scale.
#[must_use]
pub fn default_status(severity: &str) -> Option<ComponentStatus> {
    DEFAULT_SCALE.into_iter().find(|(id, _)| *id == severity).map(|(_, status)| status)
}

words! {
    /// How far an incident or a maintenance has come, by its last update.
    Status {
        Investigating = "investigating", "Investigating";
        Identified = "identified", "Identified";
        Monitoring = "monitoring", "Monitoring";
        Resolved = "resolved", "Resolved";
        Scheduled = "scheduled", "Scheduled";
        InProgress = "in_progress", "In progress";
        Verifying = "verifying", "Verifying";
        Completed = "completed", "Completed";
        Cancelled = "cancelled", "Cancelled";
    }
}

impl Status {
    /// Whether nothing more is going on.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Resolved | Self::Completed | Self::Cancelled)
    }

    /// Whether the word is one of a maintenance's.
    #[must_use]
    pub const fn is_of_maintenance(self) -> bool {
        matches!(self, Self::Scheduled | Self::InProgress | Self::Verifying | Self::Completed | Self::Cancelled)
    }

    /// The status of an incident that is meant by another word.
    #[must_use]
    pub fn meant(word: &str) -> Option<Self> {
        Some(match word.to_lowercase().as_str() {
            "open" | "new" | "down" | "triage" | "acknowledged" | "started" => Self::Investigating,
            "known" | "found" | "confirmed" | "fixing" => Self::Identified,
            "mitigated" | "watching" | "observing" | "recovering" => Self::Monitoring,
            "fixed" | "closed" | "done" | "solved" | "restored" | "recovered" | "over" | "ok" => Self::Resolved,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_of_words() {
        let slug = |text: &str| Slug::from_words(text).map(|slug| slug.0);
        assert_eq!(slug("Config change"), Some("config-change".into()));
        assert_eq!(slug("  a -- b "), Some("a-b".into()));
        assert_eq!(slug("Größe"), Some("größe".into()));
        assert_eq!(slug("v1.2"), Some("v1.2".into()));
        assert_eq!(slug("c++"), None);
        assert_eq!(slug("--"), None);
        assert_eq!(Slug::exact("api-gateway").map(|slug| slug.words()), Some("Api gateway".into()));
        assert_eq!(Slug::exact("API"), None);
    }

    #[test]
    fn an_incident_id_cannot_be_the_address_of_another_page() {
        for bad in ["", "2017", "files", ".hidden", "a/b", "a b", "a?"] {
            assert_eq!(IncidentId::new(bad), None, "{bad}");
        }
        assert!(IncidentId::new("2017-11-02-account-deactivated").is_some());
    }

    #[test]
    fn a_status_may_be_written_in_words() {
        assert_eq!(ComponentStatus::parse("Partial outage"), Some(ComponentStatus::PartialOutage));
        assert_eq!(Status::parse("in-progress"), Some(Status::InProgress));
        assert_eq!(Status::parse("resolvd"), None);
    }
}
