//! The grammar of Project Fluent: from the text of a `.ftl` file to messages that are quick to say.
//!
//! In: a language tag and a text. Out: each message, and where the text cannot be read. A message without a choice is
//! taken apart once; one that chooses by a number asks the plural rules of its language. It names the crates of Fluent,
//! and no other file does.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

/// What a message is told: words, or a number that it may choose by.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(u64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

/// A message that can be said.
#[derive(Clone)]
pub(super) enum Message {
    /// The same words each time.
    Fixed(String),
    /// Words with gaps.
    Pieces(Vec<Piece>),
    /// A choice, made by the rules of its language.
    Choice(Arc<Bundle>, String),
}

/// A part of a message.
#[derive(Clone)]
pub(super) enum Piece {
    Text(String),
    Gap(String),
}

/// The messages of one file, and the plural rules of its language.
pub(super) struct Bundle(FluentBundle<Arc<FluentResource>>);

/// What a file says.
#[derive(Default)]
pub(super) struct Read {
    pub messages: BTreeMap<String, Message>,
    /// The gaps of each message, by name.
    pub gaps: BTreeMap<String, BTreeSet<String>>,
    /// Where it cannot be read, and why.
    pub mistakes: Vec<(Range<usize>, String)>,
}

impl Message {
    /// The words, with the gaps filled.
    pub(super) fn say(&self, args: &[(&str, Arg)]) -> String {
        match self {
            Self::Fixed(text) => text.clone(),
            Self::Pieces(pieces) => {
                let mut out = String::with_capacity(48);
                for piece in pieces {
                    match piece {
                        Piece::Text(text) => out.push_str(text),
                        Piece::Gap(name) => match args.iter().find(|(known, _)| known == name) {
                            Some((_, Arg::Text(text))) => out.push_str(text),
                            Some((_, Arg::Number(number))) => out.push_str(&number.to_string()),
                            None => {}
                        },
                    }
                }
                out
            }
            Self::Choice(bundle, key) => bundle.say(key, args),
        }
    }
}

impl Bundle {
    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let Some(pattern) = self.0.get_message(key).and_then(|message| message.value()) else { return String::new() };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, FluentValue::String(text.clone())),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        self.0.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }
}

/// Reads the text of a `.ftl` file. A text with mistakes yields what can be used beside them.
pub(super) fn read(tag: &str, text: &str) -> Read {
    let mut read = Read::default();
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            read.mistakes = errors.into_iter().map(|error| (error.pos.clone(), error.kind.to_string())).collect();
            resource
        }
    };
    let resource = Arc::new(resource);
    let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Pages isolate names by `<bdi>`, and attributes hold plain text.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(Arc::clone(&resource));
    let bundle = Arc::new(Bundle(bundle));
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let Some(pattern) = &message.value else { continue };
        let key = message.id.name.to_owned();
        let mut gaps = BTreeSet::new();
        gaps_of(pattern, &mut gaps);
        read.gaps.insert(key.clone(), gaps);
        let simple = pieces(pattern).unwrap_or_else(|| Message::Choice(Arc::clone(&bundle), key.clone()));
        read.messages.insert(key, simple);
    }
    read
}

/// The parts of a message that chooses nothing.
fn pieces(pattern: &Pattern<&str>) -> Option<Message> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in &pattern.elements {
        let text = match element {
            PatternElement::TextElement { value } => (*value).to_owned(),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } => {
                    fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned()
                }
                InlineExpression::VariableReference { id } => {
                    pieces.push(Piece::Gap(id.name.to_owned()));
                    continue;
                }
                _ => return None,
            },
            PatternElement::Placeable { .. } => return None,
        };
        match pieces.last_mut() {
            Some(Piece::Text(before)) => before.push_str(&text),
            _ => pieces.push(Piece::Text(text)),
        }
    }
    Some(match <[Piece; 1]>::try_from(pieces) {
        Ok([Piece::Text(text)]) => Message::Fixed(text),
        Ok(one) => Message::Pieces(one.into()),
        Err(several) => Message::Pieces(several),
    })
}

/// Every gap of a pattern, by name, those of its choices too.
fn gaps_of(pattern: &Pattern<&str>, gaps: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => gap_of(inline, gaps),
            Expression::Select { selector, variants } => {
                gap_of(selector, gaps);
                for variant in variants {
                    gaps_of(&variant.value, gaps);
                }
            }
        }
    }
}

fn gap_of(inline: &InlineExpression<&str>, gaps: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            gaps.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                gap_of(argument, gaps);
            }
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = &**expression {
                gap_of(inner, gaps);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_chooses_by_the_rules_of_its_language() {
        let text = "n = { $count ->\n    [one] one\n    [two] two\n    [few] { $count } few\n    [many] many\n   *[other] other\n  }\n";
        let say = |tag: &str, count: u64| read(tag, text).messages["n"].say(&[("count", count.into())]);
        assert_eq!([say("en", 1), say("en", 2), say("de", 0)], ["one", "other", "other"]);
        assert_eq!([say("ar", 2), say("ar", 3), say("ar", 11), say("ar", 100)], ["two", "3 few", "many", "other"]);
    }

    #[test]
    fn a_mistake_does_not_take_the_rest_with_it() {
        let read = read("de", "a = Wort\nb = { $x\nc = { $y } da\n");
        assert_eq!(read.messages["a"].say(&[]), "Wort");
        assert_eq!(read.messages["c"].say(&[("y", "wer".into())]), "wer da");
        assert_eq!(read.mistakes.len(), 1);
    }
}
