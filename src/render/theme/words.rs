//! The function `t` of every template: a message of the page's language, with its gaps filled.
//!
//! In: a key and values. Out: text, which the template escapes. Where a value is HTML, as the shown form of a time is,
//! the message and the other values are escaped here, and the whole is HTML.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::language::{Arg, Language};
use crate::render::markdown::escape;

/// What stands for the HTML of a value while a message is escaped; nobody writes it.
const MARK: char = '\u{e000}';

/// Gives templates the words of a language.
pub(super) fn register(tera: &mut Tera, language: Arc<Language>) {
    // Most messages have no gaps, and a page says dozens of them.
    let fixed: BTreeMap<String, Value> = language.fixed().map(|(key, text)| (key.to_owned(), text.into())).collect();
    tera.register_function("t", move |kwargs: Kwargs, _: &State| {
        let key = kwargs.must_get::<&str>("key")?;
        fixed.get(key).map_or_else(|| say(&language, key, &kwargs), |text| Ok(text.clone()))
    });
}

fn say(language: &Language, key: &str, kwargs: &Kwargs) -> TeraResult<Value> {
    if !language.has(key) {
        return Err(Error::message(format!("there is no message `{key}`. `locales/en.ftl` has every message")));
    }
    let mut html: Vec<&str> = Vec::new();
    let mut args: Vec<(&str, Arg)> = Vec::new();
    for (name, value) in kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value))) {
        let arg = match value.as_str() {
            _ if name == "key" => continue,
            Some(text) if value.is_safe() => {
                html.push(text);
                format!("{MARK}{}{MARK}", html.len() - 1).into()
            }
            Some(text) => text.into(),
            None => value.as_u64().map_or_else(|| value.to_string().into(), Arg::from),
        };
        args.push((name, arg));
    }
    let text = language.say(key, &args);
    if html.is_empty() {
        return Ok(text.into());
    }
    let mut whole = String::with_capacity(text.len() + 128);
    for (place, part) in text.split(MARK).enumerate() {
        // Every second part is the number of a piece of HTML.
        match part.parse::<usize>().ok().filter(|_| place % 2 == 1).and_then(|number| html.get(number)) {
            Some(piece) => whole.push_str(piece),
            None => whole.push_str(&escape(part)),
        }
    }
    Ok(Value::safe_string(&whole))
}
