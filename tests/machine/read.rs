//! Reads feeds and calendars back, with parsers that did not write them.
//!
//! In: artifacts. Out: nodes, values, events; a file that cannot be read fails the test.

use std::collections::BTreeMap;

use afterword::artifact::ArtifactSet;
use roxmltree::{Document, Node};
use serde_json::Value;

use crate::site::text;

pub const ATOM: &str = "http://www.w3.org/2005/Atom";

/// A file as JSON.
pub fn json(set: &ArtifactSet, path: &str) -> Value {
    serde_json::from_str(&text(set, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A text as XML.
pub fn xml(text: &str) -> Document<'_> {
    Document::parse(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// The entries of an Atom feed.
pub fn atom_entries<'a, 'i>(feed: &'a Document<'i>) -> Vec<Node<'a, 'i>> {
    feed.root_element().children().filter(|node| node.has_tag_name((ATOM, "entry"))).collect()
}

/// The items of an RSS feed.
pub fn rss_items<'a, 'i>(feed: &'a Document<'i>) -> Vec<Node<'a, 'i>> {
    feed.descendants().filter(|node| node.has_tag_name("item")).collect()
}

/// The text of a child.
pub fn child(node: &Node, name: &str) -> String {
    let child = node.children().find(|child| child.tag_name().name() == name);
    let child = child.unwrap_or_else(|| panic!("there is no {name}"));
    child.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// An event of a calendar: its properties as written, unfolded.
pub struct Event(BTreeMap<String, String>);

impl Event {
    /// A property with its escapes read.
    pub fn text(&self, name: &str) -> String {
        let value = self.0.get(name).unwrap_or_else(|| panic!("there is no {name}"));
        let mut text = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            match (letter, letter == '\\') {
                (_, true) => match letters.next().expect("an escape is whole") {
                    'n' | 'N' => text.push('\n'),
                    sign => text.push(sign),
                },
                (letter, false) => text.push(letter),
            }
        }
        text
    }
}

/// The events of a calendar, whose lines have to be short enough.
pub fn events(set: &ArtifactSet, path: &str) -> Vec<Event> {
    let text = text(set, path);
    let lines = text.strip_suffix("\r\n").expect("the last line ends too");
    for line in lines.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let mut events: Vec<Event> = Vec::new();
    let mut inside = false;
    for line in lines.replace("\r\n ", "").split("\r\n") {
        match line {
            "BEGIN:VEVENT" => {
                inside = true;
                events.push(Event(BTreeMap::new()));
            }
            "END:VEVENT" => inside = false,
            _ if inside => {
                let (name, value) = line.split_once(':').expect("a property has a value");
                let name = name.split(';').next().unwrap_or(name);
                events.last_mut().expect("an event began").0.insert(name.into(), value.into());
            }
            _ => {}
        }
    }
    events
}
