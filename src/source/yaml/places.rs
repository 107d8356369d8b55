//! Where the values of a text stand: what is kept of its tree once it is read.
//!
//! In: a tree. Out: bytes by JSON pointer. A pointer is known by its hash, so that the places of ten thousand files take
//! little room; two that share one would move an underline, and nothing else.

use std::ops::Range;

use super::tree::{Kind, NodeId, Tree};
use super::{build, fit};

/// The places of a text, in the order of their hashes.
#[derive(Debug, Clone, Default)]
pub struct Places(Vec<Place>);

/// A value, and its key if it has one.
#[derive(Debug, Clone)]
struct Place {
    hash: u64,
    value: Range<u32>,
    key: Range<u32>,
}

impl Places {
    /// Reads the part of a file that is YAML. What is none has no places.
    #[must_use]
    pub fn new(text: &str, yaml: Range<usize>) -> Self {
        let yaml = fit(text, yaml);
        let start = yaml.start;
        build::parse(&text[yaml]).map(|tree| Self::of(&tree, start)).unwrap_or_default()
    }

    /// The places of a tree whose text begins at that byte.
    pub(super) fn of(tree: &Tree, start: usize) -> Self {
        let range = |id: NodeId| {
            let Range { start: from, end: to } = tree.node(id).range;
            let moved = |at: usize| u32::try_from(start + at).unwrap_or(u32::MAX);
            moved(from)..moved(to)
        };
        let mut places = Vec::with_capacity(tree.nodes.len());
        let mut open = vec![(ROOT, tree.root, tree.root)];
        while let Some((hash, key, value)) = open.pop() {
            places.push(Place { hash, value: range(value), key: range(key) });
            match &tree.node(value).kind {
                Kind::Scalar { .. } => {}
                Kind::List { items, .. } => {
                    let numbered = items.iter().enumerate();
                    open.extend(numbered.map(|(at, item)| (below(hash, &at.to_string()), *item, *item)));
                }
                // Of a key that stands twice the first one counts.
                Kind::Map { entries, .. } => open.extend(entries.iter().rev().filter_map(|entry| {
                    let name = tree.node(entry.key).text()?;
                    let written = name.contains(['~', '/']).then(|| name.replace('~', "~0").replace('/', "~1"));
                    Some((below(hash, written.as_deref().unwrap_or(name)), entry.key, entry.value))
                })),
            }
        }
        places.sort_by_key(|place| place.hash);
        Self(places)
    }

    /// The bytes at which the value (or, with `key`, the key) of a JSON pointer stands; the nearest ancestor that exists
    /// if it is missing, and `0..0` in a text that is not YAML.
    #[must_use]
    pub fn locate(&self, pointer: &str, key: bool) -> Range<usize> {
        let Some(mut place) = self.find(ROOT) else { return 0..0 };
        let (mut hash, mut is_there) = (ROOT, true);
        for part in pointer.split('/').skip(1) {
            hash = below(hash, part);
            let Some(found) = self.find(hash) else {
                is_there = false;
                break;
            };
            place = found;
        }
        let range = if key && is_there { &place.key } else { &place.value };
        range.start as usize..range.end as usize
    }

    fn find(&self, hash: u64) -> Option<&Place> {
        self.0.get(self.0.partition_point(|place| place.hash < hash)).filter(|place| place.hash == hash)
    }
}

/// The hash of the empty pointer.
const ROOT: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a pointer with one more part: FNV-1a.
fn below(hash: u64, part: &str) -> u64 {
    let bytes = std::iter::once(b'/').chain(part.bytes());
    bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
