//! That the printed schemas accept exactly what the reader accepts, and explain every key.

use afterword::source::schema::{self, Of};
use afterword::source::{raw, yaml};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Values of every kind, as an author may write them behind a key.
const VALUES: [&str; 29] = [
    "", "~", "null", "some text", "\"quoted: text\"", "404", "-1", "1.5", "0x1F", "true", "no", "Yes", "\"yes\"",
    "\"true\"", "maintenance", "incident", "public", "resolved", "prevent", "done", "error", "2017-11-02", "[]", "{}",
    "[a, 1]", "{a: b}", "{a: 1, b: ~}", "[{at: 2017-11-02}]", "[{what: a}]",
];

/// What an editor makes of a text: to YAML 1.2, `yes` and `off` are words.
fn instance(text: &str) -> Option<Value> {
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(text, options).ok()
}

fn reads<T: DeserializeOwned + JsonSchema + 'static>(text: &str) -> bool {
    yaml::read::<T>(text).is_ok()
}

fn validator(of: Of) -> jsonschema::Validator {
    jsonschema::validator_for(&schema::schema(of)).expect("it is a schema")
}

/// Files that the schema and the reader see differently.
#[derive(Default)]
struct Quarrels(Vec<String>);

impl Quarrels {
    fn look(&mut self, of: &str, valid: &jsonschema::Validator, text: &str, is_read: bool) {
        // What is no YAML at all never comes before a schema.
        let Some(instance) = instance(text) else { return };
        if valid.is_valid(&instance) != is_read {
            self.0.push(format!("{of}: the reader says {is_read} to {text:?}"));
        }
    }
}

impl Drop for Quarrels {
    fn drop(&mut self) {
        assert!(self.0.is_empty(), "schema and reader differ:\n{}", self.0.join("\n"));
    }
}

/// The names of a schema's keys, and those of the entries of its lists and maps.
fn keys(schema: &Value, of: &str) -> Vec<String> {
    let properties = schema[of]["properties"].as_object().or(schema["$defs"][of]["properties"].as_object());
    properties.into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

fn top(schema: &Value) -> Vec<String> {
    schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

#[test]
fn every_key_with_any_value_is_judged_alike() {
    let (incident, site) = (schema::schema(Of::Incident), schema::schema(Of::Site));
    let (of_incident, of_site) = (validator(Of::Incident), validator(Of::Site));
    let (mut tried, mut quarrels) = (0, Quarrels::default());
    for value in VALUES {
        for key in top(&incident).iter().map(String::as_str).chain(["unknown"]) {
            let text = format!("{key}: {value}\n");
            quarrels.look("incident", &of_incident, &text, reads::<raw::Incident>(&text));
            tried += 1;
        }
        for key in top(&site).iter().map(String::as_str).chain(["unknown"]) {
            let text = format!("{key}: {value}\n");
            quarrels.look("site", &of_site, &text, reads::<raw::Site>(&text));
            tried += 1;
        }
        let lists = [
            ("updates", "Update", ""),
            ("timeline", "TimelineEntry", ""),
            ("follow_ups", "FollowUp", ""),
            ("actions", "Action", ""),
            ("sources", "Source", ""),
            ("conflicts", "Conflict", ", about: x, text: y"),
        ];
        for (list, of, rest) in lists {
            for key in keys(&incident, of).iter().map(String::as_str).chain(["unknown"]) {
                let text = format!("{list}: [{{{key}: {value}{rest}}}]\n");
                quarrels.look("incident", &of_incident, &text, reads::<raw::Incident>(&text));
                tried += 1;
            }
        }
        for (list, of, rest) in [
            ("components", "Component", ", id: x"),
            ("severities", "Severity", ", id: x"),
            ("navigation", "NavigationLink", ""),
        ] {
            for key in keys(&site, of).iter().map(String::as_str).chain(["unknown"]) {
                let text = format!("{list}: [{{{key}: {value}{rest}}}]\n");
                quarrels.look("site", &of_site, &text, reads::<raw::Site>(&text));
                tried += 1;
            }
        }
    }
    assert!(tried > 2000, "{tried}");
}

#[test]
fn whole_files_are_judged_alike() {
    let texts = [
        "",
        "~\n",
        "# nothing\n",
        "{}\n",
        "[]\n",
        "text\n",
        "title: One\nstarted: 2017-11-02\n",
        "scheduled: {from: 1, until: 2}\n",
        "scheduled: {from: 1}\n",
        "scheduled: {from: 1, until: ~}\n",
        "updates: [{by: {name: A, handle: '@a'}}]\n",
        "updates: [{by: {handle: '@a'}}]\n",
        "updates: [text]\n",
        "components: [a, b]\n",
        "components: {a: b}\n",
        "components: {a: [b]}\n",
        "impact: {a: 1, b: }\n",
        "causes: [human, {id: a, name: A}]\n",
        "causes: [{id: a}]\n",
        "policy: {checks: {T010: off, I001: warning}}\n",
        "policy: {checks: {T010: 'off'}}\n",
        "policy: {checks: {T010: loud}}\n",
        "history_days: 90\n",
        "- {at: 2017-11-02, text: a}\n",
        "- {at: 2017-11-02, txt: a}\n",
        "at: 2017-11-02\ncorrects: a\nverbatim: yes\n",
    ];
    let mut quarrels = Quarrels::default();
    for text in texts {
        quarrels.look("incident", &validator(Of::Incident), text, reads::<raw::Incident>(text));
        quarrels.look("site", &validator(Of::Site), text, reads::<raw::Site>(text));
        quarrels.look("update", &validator(Of::Update), text, reads::<raw::Update>(text));
        quarrels.look("follow-up", &validator(Of::FollowUp), text, reads::<raw::FollowUp>(text));
        quarrels.look("timeline", &validator(Of::Timeline), text, reads::<Vec<raw::TimelineEntry>>(text));
    }
}

#[test]
fn every_key_is_explained() {
    for of in [Of::Site, Of::Incident, Of::Update, Of::FollowUp, Of::Timeline] {
        let mut silent = Vec::new();
        look(&schema::schema(of), &mut silent);
        assert!(silent.is_empty(), "{of:?}: {silent:?}");
    }
}

fn look(schema: &Value, silent: &mut Vec<String>) {
    for (name, key) in schema["properties"].as_object().into_iter().flatten() {
        if !key["description"].as_str().is_some_and(|text| text.ends_with('.')) {
            silent.push(name.clone());
        }
    }
    for of in schema.as_object().into_iter().flatten().map(|(_, of)| of) {
        match of {
            Value::Array(all) => all.iter().for_each(|of| look(of, silent)),
            of => look(of, silent),
        }
    }
}
