//! The words of an incident: every one that a reader of its pages may remember.
//!
//! In: an incident, from which what is internal was left out long ago. Out: its words in small letters, and the keys
//! that answers are narrowed by. `search.js` cuts a question into words by the same rule.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Facet, IncidentIndex};
use crate::model::{By, Incident};
use crate::render::markdown;

/// No word is longer in the index; what is longer is known by its beginning.
const LONGEST: usize = 40;

/// Every word of an incident, and its keys, each as often as it stands there.
pub fn of_incident(catalog: &Catalog, index: IncidentIndex, each: &mut dyn FnMut(&str)) {
    let incident = catalog.incident(index);
    for prose in incident.proses() {
        split(&markdown::plain(prose.text(), catalog.site.html), each);
    }
    texts(incident, |text| split(text, each));
    let mut key = |kind: &str, value: &str| each(&format!("={kind}={value}"));
    key("year", &catalog.date(index).year.to_string());
    if let Some(severity) = &incident.severity {
        key("severity", severity.as_str());
    }
    let components: BTreeSet<_> = incident.touched().map(|(component, _)| &component.0).collect();
    for component in &components {
        key("component", component.as_str());
    }
    let facets = components.into_iter().map(|component| (Facet::Component, component));
    let facets = facets.chain(incident.causes.iter().map(|cause| (Facet::Cause, cause)));
    let facets = facets.chain(incident.severity.iter().map(|severity| (Facet::Severity, severity)));
    for (facet, slug) in facets {
        split(&catalog.name(facet, slug), each);
        split(slug.as_str(), each);
    }
}

/// Every plain text of an incident.
fn texts(incident: &Incident, mut each: impl FnMut(&str)) {
    each(&incident.title);
    each(incident.id.as_str());
    incident.tags.iter().for_each(|(_, tag)| each(tag));
    incident.translations.iter().for_each(|translation| each(&translation.title));
    // Whoever knows a word of a translation finds the incident.
    incident.sections_of_all().for_each(|section| each(&section.heading));
    incident.conflicts.iter().for_each(|conflict| each(&conflict.about));
    incident.undocumented.iter().for_each(|text| each(text));
    incident.attachments.iter().for_each(|(_, path)| each(path));
    incident.actions.iter().filter_map(|action| action.owner.as_ref()).for_each(|owner| each(owner));
    incident.follow_ups.iter().filter_map(|post| post.title.as_ref()).for_each(|title| each(title));
    for (name, value) in &incident.impact {
        each(name);
        each(value);
    }
    for source in &incident.sources {
        source.title.iter().chain(&source.url).chain(&source.note).for_each(|text| each(text));
    }
    let said = incident.updates.iter().filter_map(|update| update.by.as_ref());
    for By { name, handle, role } in said.chain(incident.follow_ups.iter().filter_map(|post| post.by.as_ref())) {
        each(name);
        handle.iter().chain(role).for_each(|text| each(text));
    }
}

/// Cuts a text into its words: letters and digits that stand together, or one sign of a script without blanks.
fn split(text: &str, each: &mut dyn FnMut(&str)) {
    let text = text.to_lowercase();
    if text.is_ascii() {
        let mut start = 0;
        for word in text.as_bytes().split(|sign| !sign.is_ascii_alphanumeric()) {
            if !word.is_empty() {
                each(&text[start..start + word.len().min(LONGEST)]);
            }
            start += word.len() + 1;
        }
        return;
    }
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            _ if stands_alone(first) => first.len_utf8(),
            _ if !first.is_alphanumeric() => {
                rest = &rest[first.len_utf8()..];
                continue;
            }
            _ => rest.find(|sign: char| !sign.is_alphanumeric() || stands_alone(sign)).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(end);
        each(word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end]));
        rest = after;
    }
}

/// Signs of scripts that put no blanks between words: Thai and Lao, kana, Han.
const fn stands_alone(sign: char) -> bool {
    matches!(sign, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        split(text, &mut |word| {
            words.insert(word.to_owned());
        });
        words
    }

    #[test]
    fn a_text_is_cut_as_the_script_cuts_a_question() {
        let words = words("The `max_connections` of eu-west-1: Größe 503, 東京タワー! @realDonaldTrump's");
        let expected = [
            "the", "max", "connections", "of", "eu", "west", "1", "größe", "503", "東", "京", "タ", "ワ", "ー",
            "realdonaldtrump", "s",
        ];
        assert_eq!(words, expected.map(str::to_owned).into());
    }

    #[test]
    fn a_word_without_end_is_known_by_its_beginning() {
        assert_eq!(words(&"é".repeat(5000)), BTreeSet::from(["é".repeat(40)]));
    }
}
