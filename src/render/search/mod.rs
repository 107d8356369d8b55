//! The index of every word, cut into pieces so that a reader's browser fetches only those that it asks for.
//!
//! In: a catalog. Out: `search/index.js`, which names the pieces; pieces with words and the incidents that have them;
//! pieces with what an answer shows. Each is a script of one call, since a page that was opened from disk may load
//! scripts and nothing else. Incidents are numbered from the oldest on, so that a new one changes few pieces.

mod postings;
mod words;

use foldhash::fast::RandomState;
use indexmap::IndexMap;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::api::File;
use super::pages::Desk;
use crate::artifact::Stage;
use crate::catalog::{Catalog, IncidentIndex};
use crate::site::route::{Links, Route};

/// How many bytes of words a piece holds, unless one word alone has more.
const PIECE: usize = 16 << 10;
/// For how many incidents a piece says what an answer shows.
const BLOCK: usize = 32;

/// For each word the incidents that have it, in order.
type Postings = IndexMap<String, Vec<u32>, RandomState>;

/// The path of the piece that names the others.
#[must_use]
pub fn index_route() -> Route {
    Route::File("search/index.js".into())
}

/// Every piece of the index; the desk is that of the home page.
#[must_use]
pub fn artifacts(desk: &Desk) -> Vec<File> {
    let catalog = desk.catalog;
    let incidents: Vec<IncidentIndex> = catalog.all().rev().collect();
    let words = pieces(&postings(catalog, &incidents));
    let mut files = Vec::new();
    let mut firsts = Vec::new();
    for piece in words {
        let Some((first, _)) = piece.first() else { continue };
        let (first, map): (String, serde_json::Map<String, Value>) =
            (first.clone(), piece.iter().map(|(word, list)| (word.clone(), list.clone().into())).collect());
        let (name, file) = asset("words", &Value::Object(map));
        firsts.push(json!([first, name]));
        files.push(file);
    }
    let mut titles = Vec::new();
    for block in incidents.chunks(BLOCK) {
        let shown: Vec<Value> = block.iter().map(|index| answer(desk, *index)).collect();
        let (name, file) = asset("titles", &Value::Array(shown));
        titles.push(name);
        files.push(file);
    }
    let index = json!({ "total": incidents.len(), "block": BLOCK, "words": firsts, "titles": titles });
    files.push((index_route(), Stage::Index, script(&index)));
    files
}

/// What an answer shows: link, title, day, severity, state, components, first sentences.
fn answer(desk: &Desk, index: IncidentIndex) -> Value {
    let (incident, card) = (desk.catalog.incident(index), desk.card(index));
    let link = Links::from(&Route::Home).to(&Route::Incident(incident.id.clone()));
    let components = card.components.join(", ");
    json!([
        link,
        card.title,
        card.when.text,
        card.severity,
        card.status.text,
        components,
        super::summary(desk.catalog, incident)
    ])
}

/// A piece under a name that changes with its bytes, and the part of the name that does.
fn asset(kind: &str, value: &Value) -> (String, File) {
    let bytes = script(value);
    let hash = blake3::hash(&bytes).to_hex()[..10].to_owned();
    let route = Route::Asset(format!("search-{kind}-{hash}.js"));
    (hash, (route, Stage::Asset, bytes))
}

/// The one call: `afterword` is what the page's script listens with.
fn script(value: &Value) -> Vec<u8> {
    format!("afterword({value});\n").into_bytes()
}

/// For each word, and each thing that answers can be narrowed to, the incidents that have it, in order.
fn postings(catalog: &Catalog, incidents: &[IncidentIndex]) -> Postings {
    /// For so many incidents words are gathered at once; the same ones come again and again.
    const TOGETHER: usize = 64;
    let numbered: Vec<(u32, IncidentIndex)> = (0..).zip(incidents.iter().copied()).collect();
    let gather = |some: &[(u32, IncidentIndex)]| {
        let mut postings = Postings::default();
        for (number, index) in some {
            words::of_incident(catalog, *index, &mut |word| match postings.get_mut(word) {
                Some(list) if list.last() == Some(number) => {}
                Some(list) => list.push(*number),
                None => drop(postings.insert(word.to_owned(), vec![*number])),
            });
        }
        postings
    };
    let gathered: Vec<_> = numbered.par_chunks(TOGETHER).map(gather).collect();
    let mut all = Postings::default();
    for (word, list) in gathered.into_iter().flatten() {
        all.entry(word).or_default().extend(list);
    }
    all
}

/// The words in the order in which a script compares them, cut where a piece is full.
fn pieces(postings: &Postings) -> Vec<Vec<(String, String)>> {
    let mut words: Vec<(&String, &Vec<u32>)> = postings.iter().collect();
    words.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    let mut pieces: Vec<Vec<(String, String)>> = Vec::new();
    let mut room = 0;
    for (word, incidents) in words {
        let list = postings::written(incidents);
        let size = word.len() + list.len() + 6;
        if size > room {
            pieces.push(Vec::new());
            room = PIECE;
        }
        room = room.saturating_sub(size);
        if let Some(piece) = pieces.last_mut() {
            piece.push((word.clone(), list));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_one_piece_and_no_piece_is_too_large() {
        let words = (0..4000_u32).map(|number| (format!("word{number}"), vec![number, number + 7]));
        let postings: Postings = words.chain([("\u{ffff}".into(), vec![1])]).collect();
        let pieces = pieces(&postings);
        assert!(pieces.len() > 1);
        let size = |piece: &Vec<(String, String)>| piece.iter().map(|(word, list)| word.len() + list.len()).sum();
        assert!(pieces.iter().map(size).all(|size: usize| size <= PIECE));
        let all: Vec<&String> = pieces.iter().flatten().map(|(word, _)| word).collect();
        assert_eq!(all.len(), postings.len());
        assert!(all.is_sorted_by(|a, b| a.encode_utf16().lt(b.encode_utf16())));
    }
}
