//! What languages call themselves, for links that their readers look for.
//!
//! In: a tag. Out: a name, which is the tag where none is known. It knows the usual ones and no file of words: a text
//! may be in a language whose words the interface does not have.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_called_what_its_speakers_call_it() {
        let names = ["de", "de-AT", "pt-br", "zh-Hans", "tlh"].map(own_name);
        assert_eq!(names, ["Deutsch", "Deutsch (AT)", "Português (Brasil)", "简体中文", "tlh"]);
    }
}
