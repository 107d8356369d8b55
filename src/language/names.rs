//! What languages call themselves, for links that their readers look for.
//!
//! In: a tag. Out: a name, which is the tag where none is known. It knows the usual ones and no file of words: a text
//! may be in a language whose words the interface does not have.

use crate::source::translation::LanguageTag;

/// The name of a language in that language: `Deutsch`, `Português (BR)`.
#[must_use]
pub fn own_name(tag: &str) -> String {
    let tag = tag.trim();
    if let Some(name) = find(tag) {
        return name.to_owned();
    }
    match tag.split_once('-').and_then(|(language, rest)| Some((find(language)?, rest))) {
        Some((name, rest)) => format!("{name} ({rest})"),
        None => tag.to_owned(),
    }
}

/// Whether that is formed as the tag of a language is: `de`, `pt-BR`, `sl-rozaj`, and neither `de_DE` nor `German`.
pub(super) fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_language = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(is_language) && parts.all(is_part)
}

/// The tag of what somebody wrote in place of one: the name of a language, in English or in itself, or `de_DE.UTF-8`.
pub(super) fn meant(text: &str) -> Option<String> {
    let name = text.trim().to_lowercase();
    let known = |(_, own): &&(&str, &str)| own.to_lowercase() == name;
    let named = NAMES.iter().find(known).or_else(|| ENGLISH.iter().find(known)).map(|(tag, _)| (*tag).to_owned());
    named.or_else(|| {
        let tag = text.trim().split(['.', '@']).next().unwrap_or_default().replace(['_', ' '], "-");
        LanguageTag::parse(&tag).map(|tag| tag.as_str().to_owned())
    })
}

fn find(tag: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag)).map(|(_, name)| *name)
}

#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"), ("bg", "Български"), ("bn", "বাংলা"), ("ca", "Català"), ("cs", "Čeština"), ("da", "Dansk"),
    ("de", "Deutsch"), ("el", "Ελληνικά"), ("en", "English"), ("es", "Español"), ("et", "Eesti"), ("eu", "Euskara"),
    ("fa", "فارسی"), ("fi", "Suomi"), ("fr", "Français"), ("ga", "Gaeilge"), ("gl", "Galego"), ("he", "עברית"),
    ("hi", "हिन्दी"), ("hr", "Hrvatski"), ("hu", "Magyar"), ("id", "Indonesia"), ("is", "Íslenska"), ("it", "Italiano"),
    ("ja", "日本語"), ("ko", "한국어"), ("lt", "Lietuvių"), ("lv", "Latviešu"), ("nb", "Norsk bokmål"), ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"), ("no", "Norsk"), ("pl", "Polski"), ("pt", "Português"), ("pt-BR", "Português (Brasil)"),
    ("ro", "Română"), ("ru", "Русский"), ("sk", "Slovenčina"), ("sl", "Slovenščina"), ("sr", "Српски"), ("sv", "Svenska"),
    ("th", "ไทย"), ("tr", "Türkçe"), ("uk", "Українська"), ("ur", "اردو"), ("vi", "Tiếng Việt"), ("zh", "中文"),
    ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"),
];

#[rustfmt::skip]
const ENGLISH: &[(&str, &str)] = &[
    ("ar", "Arabic"), ("bg", "Bulgarian"), ("ca", "Catalan"), ("cs", "Czech"), ("da", "Danish"), ("de", "German"),
    ("el", "Greek"), ("es", "Spanish"), ("et", "Estonian"), ("fa", "Persian"), ("fi", "Finnish"), ("fr", "French"),
    ("he", "Hebrew"), ("hi", "Hindi"), ("hr", "Croatian"), ("hu", "Hungarian"), ("id", "Indonesian"), ("it", "Italian"),
    ("ja", "Japanese"), ("ko", "Korean"), ("lt", "Lithuanian"), ("lv", "Latvian"), ("nl", "Dutch"), ("no", "Norwegian"),
    ("pl", "Polish"), ("pt", "Portuguese"), ("ro", "Romanian"), ("ru", "Russian"), ("sk", "Slovak"), ("sl", "Slovenian"),
    ("sr", "Serbian"), ("sv", "Swedish"), ("th", "Thai"), ("tr", "Turkish"), ("uk", "Ukrainian"), ("ur", "Urdu"),
    ("vi", "Vietnamese"), ("zh", "Chinese"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_called_what_its_speakers_call_it() {
        let names = ["de", "de-AT", "pt-br", "zh-Hans", "tlh"].map(own_name);
        assert_eq!(names, ["Deutsch", "Deutsch (AT)", "Português (Brasil)", "简体中文", "tlh"]);
    }

    #[test]
    fn a_name_is_no_tag_and_says_which_is_meant() {
        let cases = [
            ("German", Some("de")),
            ("english", Some("en")),
            ("deutsch", Some("de")),
            ("العربية", Some("ar")),
            ("de_DE", Some("de-DE")),
            ("pt_br.UTF-8", Some("pt-BR")),
            ("Klingon", None),
            ("", None),
        ];
        for (text, tag) in cases {
            assert!(!is_tag(text), "{text}");
            assert_eq!(meant(text).as_deref(), tag, "{text}");
        }
        assert!(["de", "pt-BR", "zh-Hans", "sl-rozaj", "de-AT-1996", "tlh"].into_iter().all(is_tag));
    }
}
