//! What somebody may have meant who wrote a key or a value that the format does not have.
//!
//! In: what was written, and the shape that it should have. Out: the key that is meant, or how the value is written. It
//! knows the words of other tools, and decides nothing.

use super::shape::{Key, Shape};
use super::tree::{Entry, Kind, Node, Tree};

/// What people write, and other tools call it, and the key that is meant, where there is one of that name.
const WORDS: [(&[&str], &str); 24] = [
    (&["affected", "affects", "affected_components", "services", "systems"], "components"),
    (&["end", "ended", "end_time", "ended_at", "resolved_at", "finished", "until"], "resolved"),
    (&["start", "start_time", "started_at", "began", "begin", "date", "time", "when", "created_at"], "started"),
    (&["name", "subject", "headline"], "title"),
    (&["time", "when", "date", "timestamp", "created_at", "ts"], "at"),
    (&["body", "message", "description", "content", "what", "msg", "summary"], "text"),
    (&["date", "published_at", "time", "when"], "published"),
    (&["assignee", "who", "responsible", "assigned_to", "assigned"], "owner"),
    (&["author", "who", "from"], "by"),
    (&["action", "title", "task", "text", "description"], "what"),
    (&["deadline", "due_date", "eta", "date", "until", "by"], "due"),
    (&["action_items", "todo", "todos", "tasks", "remediation"], "actions"),
    (&["lang", "locale"], "language"),
    (&["tz", "time_zone"], "timezone"),
    (&["link", "href", "address", "uri"], "url"),
    (&["cause", "root_cause", "root_causes", "reason"], "causes"),
    (&["priority", "sev", "level"], "severity"),
    (&["references", "links"], "sources"),
    (&["labels", "keywords"], "tags"),
    (&["events", "log"], "timeline"),
    (&["link", "url", "href"], "source"),
    (&["type", "category"], "kind"),
    (&["start", "begin", "starts", "start_time"], "from"),
    (&["end", "to", "ends", "end_time"], "until"),
];

/// Words that other tools have for how far something is or who may see it, and the one that is meant.
const STATES: [(&[&str], &str); 4] = [
    (&["completed", "complete", "closed", "finished", "fixed", "solved"], "done"),
    (&["wontfix", "rejected", "canceled", "cancelled"], "dropped"),
    (&["wip", "doing", "started", "ongoing"], "in_progress"),
    (&["private", "hidden", "team"], "internal"),
];

/// What is no key of an incident, since it is written elsewhere.
const ELSEWHERE: [(&[&str], &str); 5] = [
    (&["status", "state"], "the last of `updates` says the status, and `resolved` when it was over"),
    (&["summary", "description", "overview"], "write it in the body, under a heading `## Summary`"),
    (&["lessons", "lessons_learned"], "write it in the body, under a heading `## Lessons`"),
    (&["resolution", "fix"], "write it in the body, under a heading `## Resolution`"),
    (&["detection"], "write it in the body, under a heading `## Detection`"),
];

/// The word that is meant by another, where there is one.
pub fn word<'w>(written: &str, words: &'w [String]) -> Option<&'w str> {
    let folded = written.to_lowercase().replace(['-', ' ', '\''], "");
    let (_, meant) = STATES.iter().find(|(others, _)| others.contains(&folded.as_str()))?;
    words.iter().map(String::as_str).find(|word| word == meant)
}

/// Where that is written which an unknown key of an incident says, or an entry that has its time for a key.
pub fn elsewhere(name: &str, keys: &[Key]) -> Option<String> {
    let folded = name.to_lowercase().replace(['-', ' '], "_");
    let place = ELSEWHERE.iter().find(|(names, _)| names.contains(&folded.as_str()));
    let place = place.filter(|_| Key::named(keys, "body").is_some()).map(|(_, place)| (*place).to_owned());
    place.or_else(|| timed(name, keys))
}

/// How an entry is written that begins with its time: `20:15 It broke`.
fn timed(text: &str, keys: &[Key]) -> Option<String> {
    let has = |name| Key::named(keys, name).is_some();
    let first = text.split(' ').next().unwrap_or_default();
    let is_time = first.starts_with(|c: char| c.is_ascii_digit()) && first.contains([':', '-']);
    let help = "write the time behind `at:`: `- {at: 2017-11-02 18:48 UTC, text: …}`";
    (is_time && has("at") && has("text")).then(|| help.into())
}

/// The key that is meant by another word, where there is one.
pub fn key(name: &str, keys: &[Key]) -> Option<&'static str> {
    let folded = name.to_lowercase().replace(['-', ' '], "_");
    let meant = WORDS.iter().filter(|(words, _)| words.contains(&folded.as_str())).map(|(_, key)| *key);
    meant.into_iter().find(|key| Key::named(keys, key).is_some())
}

/// Words for how grave something was.
const SEVERE: [&str; 8] = ["critical", "major", "minor", "notice", "high", "medium", "low", "severe"];

/// How a value of the wrong kind is written: the value, the shape that it should have, and the key that holds it.
pub fn form(tree: &Tree, node: &Node, shape: &Shape, key: Option<&str>) -> Option<String> {
    let flow = matches!(node.kind, Kind::List { flow: true, .. } | Kind::Map { flow: true, .. });
    let text = node.text().filter(|text| !node.is_null() && text.len() <= 60 && !text.contains('\n'));
    // What YAML reads as more than text is not shown as if it were.
    let is_plain = |text: &&str| {
        !text.is_empty()
            && !text.contains(['[', ']', '{', '}', '#', '&', '*', '!', '|', '%', '@', '`', '"', '\'', '\\'])
    };
    let words = text.filter(|text| !text.contains(':')).filter(is_plain);
    let word = words.filter(|text| !text.contains(','));
    let is_text = |shape: &Shape| matches!(shape, Shape::List(of) if **of == Shape::Text);
    let whole = |form: String| key.map_or_else(|| form.clone(), |key| format!("{key}: {form}"));
    match (shape, word) {
        (Shape::Maybe(shape), _) => form(tree, node, shape, key),
        (Shape::Either(shapes), Some(word)) if shapes.iter().any(is_text) => {
            let list = format!("write `{}`", whole(format!("[{word}]")));
            let map = format!("{list}, or `{}`", whole(format!("{{{word}: major_outage}}")));
            Some(if key == Some("components") { map } else { list })
        }
        (Shape::Either(shapes), None) if shapes.iter().any(is_text) && words.is_some() => {
            Some(format!("write `{}`", whole(format!("[{}]", words?))))
        }
        (shape, None) if is_text(shape) && key == Some("undocumented") => {
            Some(format!("write it as a list: `[\"{}\"]`", words?))
        }
        (shape, _) if is_text(shape) && words.is_some() => Some(format!("write it as a list: `[{}]`", words?)),
        (Shape::Keys(keys), _) if ["from", "until"].iter().all(|name| Key::named(keys, name).is_some()) => {
            Some("write `{from: 2017-11-02 22:00 UTC, until: 2017-11-03 02:00 UTC}`".into())
        }
        (Shape::Keys(keys), Some(word)) if key.is_some() => timed(word, keys).or_else(|| entry(keys, word)),
        (Shape::Keys(keys), None) if key.is_some() => {
            timed(text?, keys).or_else(|| entry(keys, text.filter(|text| !text.contains(' ')).unwrap_or("…")))
        }
        (Shape::Map(_), Some(word)) if key == Some("impact") && SEVERE.contains(&word.to_lowercase().as_str()) => Some(
            format!("write `severity: {word}`; what was harmed is counted, as in `impact: {{users affected: 120}}`"),
        ),
        (Shape::Map(_), Some(word)) if key == Some("impact") => {
            Some(format!("write `impact: {{users affected: {word}}}`, or what else is counted"))
        }
        (Shape::List(of), Some(word)) if matches!(&**of, Shape::Keys(_)) => {
            let Shape::Keys(keys) = &**of else { return None };
            Some(entry(keys, word).unwrap_or_else(|| "begin each entry with `- `".into()))
        }
        (Shape::Map(_), _) if key == Some("components") => {
            let first = items(tree, node).and_then(|items| items.first().copied()).or(word)?;
            Some(format!("write `components: {{{first}: operational}}`, or another status"))
        }
        (Shape::Text, None) if key == Some("components") => {
            Some(format!("write `components: {}`, without a list", components(tree)?))
        }
        (Shape::Text | Shape::Words(_), None) if flow => Some(match items(tree, node).as_deref() {
            Some([one]) if !one.contains(' ') => {
                format!("write one word without brackets: `{one}`; if they belong to the text, put it in quotes")
            }
            _ if matches!(key, Some("severity" | "status" | "kind" | "language" | "timezone")) => {
                "write one word without brackets".into()
            }
            Some(more) if more.len() > 1 && more.iter().all(|one| !one.contains(',')) => {
                let text = more.join(", ");
                format!("write one text without brackets: `{text}`; if they belong to it, put it in quotes")
            }
            _ => "if it is text, put it in quotes".into(),
        }),
        (Shape::Bool, _) => Some("write `true` or `false`".into()),
        (Shape::Whole(..), _) => Some("write the number in digits".into()),
        (Shape::List(of), _) => {
            let Shape::Keys(keys) = &**of else { return None };
            let first = if let Kind::Map { entries, .. } = &node.kind { entries.first() } else { None };
            let clock = first.and_then(|entry| timed(tree.node(entry.key).text()?, keys));
            Some(clock.unwrap_or_else(|| "begin each entry with `- `".into()))
        }
        _ => None,
    }
}

/// An entry that holds that text where it belongs.
fn entry(keys: &[Key], text: &str) -> Option<String> {
    let mut required = keys.iter().filter(|key| key.required);
    match (required.next(), required.next()) {
        (Some(key), None) => Some(format!("write `- {}: {text}`", key.name)),
        (None, _) if ["at", "text"].iter().all(|name| Key::named(keys, name).is_some()) => {
            Some(format!("write `- {{at: 2017-11-02 18:48 UTC, text: {text}}}`"))
        }
        (None, _) => {
            let is_address = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
            let key = if is_address { "url" } else { "what" };
            Key::named(keys, key).map(|_| format!("write `- {key}: {text}`"))
        }
        _ => None,
    }
}

/// The texts of a list.
fn items<'t>(tree: &'t Tree, node: &Node) -> Option<Vec<&'t str>> {
    let Kind::List { items, .. } = &node.kind else { return None };
    items.iter().map(|item| tree.node(*item).text()).collect()
}

/// The components of a file, listed as maps, as one map of them all: `{api: major_outage}` is meant by
/// `{id: api, status: major_outage}` too.
fn components(tree: &Tree) -> Option<String> {
    let Kind::Map { entries, .. } = &tree.root().kind else { return None };
    let listed = entries.iter().find(|entry| tree.node(entry.key).text() == Some("components"))?;
    let Kind::List { items, .. } = &tree.node(listed.value).kind else { return None };
    let one = |item: &Node| match &item.kind {
        Kind::Map { entries, .. } => {
            let of = |names: &[&str]| {
                let entry =
                    entries.iter().find(|entry| tree.node(entry.key).text().is_some_and(|key| names.contains(&key)));
                entry.and_then(|entry| tree.node(entry.value).text())
            };
            match of(&["id", "name", "component"]) {
                Some(id) => Some(format!("{id}: {}", of(&["status", "state"]).unwrap_or("major_outage"))),
                None => pairs(tree, entries),
            }
        }
        _ => item.text().map(|id| format!("{id}: major_outage")),
    };
    if items.len() > 20 {
        return None;
    }
    let all: Option<Vec<String>> = items.iter().map(|item| one(tree.node(*item))).collect();
    all.map(|all| format!("{{{}}}", all.join(", "))).filter(|all| all.len() <= 120)
}

/// The keys and values of a small map as they stand within braces.
fn pairs(tree: &Tree, entries: &[Entry]) -> Option<String> {
    let pair = |entry: &Entry| Some(format!("{}: {}", tree.node(entry.key).text()?, tree.node(entry.value).text()?));
    let pairs: Option<Vec<String>> = entries.iter().map(pair).collect();
    pairs.map(|pairs| pairs.join(", ")).filter(|pairs| pairs.len() <= 60)
}
