//! The JSON Schemas of the file format, as editors want them.
//!
//! In: the raw types, and what the reader takes for a value of their kinds. Out: schemas that accept what the reader
//! accepts: any scalar is text, and an empty key is one left out. It knows nothing of what a key means.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::raw;

/// A kind of file with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Of {
    /// `site.yaml`
    Site,
    /// An incident's YAML file, or its front matter
    Incident,
    /// The front matter of a file in `updates/`
    Update,
    /// The front matter of a file in `follow-ups/`
    FollowUp,
    /// `timeline.yaml`
    Timeline,
}

/// The schema of that kind of file, as it is printed.
#[must_use]
pub fn print(of: Of) -> String {
    let text = serde_json::to_string_pretty(&schema(of)).unwrap_or_default();
    text + "\n"
}

/// The schema of that kind of file.
#[must_use]
pub fn schema(of: Of) -> Value {
    let (mut schema, title) = match of {
        Of::Site => (made::<raw::Site>(), "site.yaml"),
        Of::Incident => (made::<raw::Incident>(), "An incident"),
        Of::Update => (made::<raw::Update>(), "An update"),
        Of::FollowUp => (made::<raw::FollowUp>(), "A follow-up"),
        Of::Timeline => (made::<Vec<raw::TimelineEntry>>(), "timeline.yaml"),
    };
    widen(&mut schema);
    // A file without any value is an empty one.
    if schema.get("required").is_none() {
        allow_null(&mut schema);
    }
    if let Value::Object(map) = &mut schema {
        map.insert("title".into(), title.into());
    }
    schema
}

fn made<T: JsonSchema>() -> Value {
    SchemaGenerator::default().into_root_schema_for::<T>().to_value()
}

/// Lets a schema accept what the reader takes for a value of that kind.
fn widen(schema: &mut Value) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(widen),
        Value::Object(map) => {
            map.values_mut().for_each(widen);
            scalar(map);
            // It is the reader's default that counts, not one of the schema.
            map.remove("default");
            let required: Vec<String> = map
                .get("required")
                .and_then(Value::as_array)
                .map_or_else(Vec::new, |names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect());
            for (name, of) in map.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
                if !required.iter().any(|one| one == name) {
                    allow_null(of);
                }
            }
        }
        _ => {}
    }
}

/// A scalar is what its text says: `404` is text where text is wanted, and `yes` is true where that is.
fn scalar(map: &mut Map<String, Value>) {
    if map.contains_key("enum") || map.contains_key("const") {
        return;
    }
    let names: Vec<String> = match map.get("type") {
        Some(Value::String(name)) => vec![name.clone()],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => return,
    };
    let has = |name: &str| names.iter().any(|one| one == name);
    if has("string") {
        let mut wide = vec![json!("string"), json!("number"), json!("boolean")];
        if has("null") {
            wide.push(json!("null"));
        }
        map.insert("type".into(), Value::Array(wide));
    } else if has("boolean") {
        let words = ["yes", "no", "on", "off", "y", "n", "true", "false"];
        let spelled = words.into_iter().flat_map(|word| {
            let mut capital = word.to_owned();
            capital.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
            [word.to_owned(), capital, word.to_uppercase()]
        });
        let mut values: Vec<Value> = vec![json!(true), json!(false)];
        values.extend(spelled.map(Value::String));
        if has("null") {
            values.push(Value::Null);
        }
        map.remove("type");
        map.insert("enum".into(), Value::Array(values));
    }
}

/// Lets a schema accept nothing, too.
fn allow_null(schema: &mut Value) {
    let Value::Object(map) = schema else { return };
    match map.get_mut("type") {
        Some(Value::String(name)) if name != "null" => {
            let both = json!([name.clone(), "null"]);
            map.insert("type".into(), both);
        }
        Some(Value::Array(names)) if !names.contains(&json!("null")) => names.push(json!("null")),
        Some(_) => {}
        None => {
            if let Some(Value::Array(values)) = map.get_mut("enum") {
                if !values.contains(&Value::Null) {
                    values.push(Value::Null);
                }
            } else if let Some(target) = map.remove("$ref") {
                map.insert("anyOf".into(), json!([{ "$ref": target }, { "type": "null" }]));
            }
        }
    }
}
