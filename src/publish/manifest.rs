//! `manifest.json`, what stands in the output folder and is ours; and the journal, the same while a build writes.
//!
//! In: artifacts, or bytes that anybody may have edited. Out: stable bytes, or paths that stay below the folder.
//!
//! The manifest is public: programs may read it to fetch only what changed. It lists every file but itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use rayon::prelude::*;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::artifact::{Artifact, ArtifactPath, Body, Stored};

/// Where the journal stands while a build writes, and after it was killed.
pub(super) const JOURNAL: &str = ".afterword-journal";

const GENERATOR: &str = concat!("afterword ", env!("CARGO_PKG_VERSION"));

/// A hash as a manifest has it.
pub(super) fn written(hash: blake3::Hash) -> String {
    format!("blake3:{}", hash.to_hex())
}

/// The manifest of a site: one line for each file, in the order of their paths.
pub(super) fn manifest(files: &[(&ArtifactPath, &Artifact)]) -> Vec<u8> {
    let line = |(path, artifact): &(&ArtifactPath, &Artifact)| {
        let (hash, size) = match &artifact.body {
            Body::Stored(Stored { hash, size, .. }) => (*hash, *size),
            _ => (blake3::hash(artifact.bytes()), artifact.bytes().len()),
        };
        format!("    {}: {{\"hash\": \"{}\", \"size\": {size}}}", quoted(path.as_str()), written(hash))
    };
    let lines: Vec<String> = files.par_iter().with_min_len(64).map(line).collect();
    let mut text = format!("{{\n  \"generator\": {},\n  \"files\": {{", quoted(GENERATOR));
    for (nth, line) in lines.iter().enumerate() {
        let comma = if nth == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n{line}");
    }
    text.push_str(if lines.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
    text.into_bytes()
}

/// What the bytes of a `manifest.json` turn out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// Ours: the hash of each file, empty where none is told. A path that could not be an artifact's is left out.
    Ours(BTreeMap<ArtifactPath, String>),
    /// Torn, or ours in a shape we do not know.
    Broken,
    /// A sound file that another program wrote.
    Foreign,
}

/// Reads a manifest without believing it.
pub(super) fn read(bytes: &[u8]) -> Read {
    #[derive(Deserialize)]
    struct Manifest {
        generator: String,
        files: BTreeMap<String, Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        hash: Option<Value>,
    }
    #[derive(Deserialize)]
    struct AnyJson {
        generator: Option<String>,
    }
    let listed = |(path, Entry { hash }): (String, Entry)| {
        let hash = hash.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        Some((ArtifactPath::new(path).ok()?, hash))
    };
    let ours = |generator: &str| generator.starts_with("afterword ");
    match serde_json::from_slice::<Manifest>(bytes) {
        Ok(manifest) if ours(&manifest.generator) => {
            Read::Ours(manifest.files.into_iter().filter_map(listed).collect())
        }
        _ => match serde_json::from_slice::<AnyJson>(bytes) {
            Ok(AnyJson { generator: Some(name) }) if ours(&name) => Read::Broken,
            _ if serde_json::from_slice::<IgnoredAny>(bytes).is_ok() => Read::Foreign,
            _ => Read::Broken,
        },
    }
}

/// The hash of each file, as a manifest of ours lists it; nothing of any other.
pub(super) fn hashes(bytes: &[u8]) -> BTreeMap<ArtifactPath, String> {
    match read(bytes) {
        Read::Ours(listed) => listed,
        Read::Broken | Read::Foreign => BTreeMap::new(),
    }
}

/// The journal: nothing but paths.
pub(super) fn journal<'a>(paths: impl IntoIterator<Item = &'a ArtifactPath>) -> Vec<u8> {
    let listed: Vec<String> = paths.into_iter().map(|path| quoted(path.as_str())).collect();
    format!("[{}]\n", listed.join(",\n")).into_bytes()
}

/// Reads a journal without believing it; one that is broken lists nothing.
pub(super) fn read_journal(bytes: &[u8]) -> BTreeSet<ArtifactPath> {
    let paths = serde_json::from_slice::<Vec<String>>(bytes).unwrap_or_default();
    paths.into_iter().filter_map(|path| ArtifactPath::new(path).ok()).collect()
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Stage;

    fn path(text: &str) -> ArtifactPath {
        ArtifactPath::new(text).expect("a plain path")
    }

    #[test]
    fn a_manifest_has_one_line_for_each_file_and_can_be_read_again() {
        let (a, b) = (path("a/index.html"), path("say \"hi\".txt"));
        let page = Artifact { stage: Stage::Page, body: Body::Held(b"hello".to_vec()) };
        let bytes = manifest(&[(&a, &page), (&b, &page)]);
        let hash = "blake3:ea8f163db38682925e4491c5e58d4bb3506ef8c14eb78a86e908c5624a67200f";
        let wanted = format!(
            "{{\n  \"generator\": \"{GENERATOR}\",\n  \"files\": {{\n    \"a/index.html\": {{\"hash\": \"{hash}\", \"size\": \
             5}},\n    \"say \\\"hi\\\".txt\": {{\"hash\": \"{hash}\", \"size\": 5}}\n  }}\n}}\n"
        );
        assert_eq!(String::from_utf8_lossy(&bytes), wanted);
        assert_eq!(read(&bytes), Read::Ours([&a, &b].map(|path| (path.clone(), hash.to_owned())).into()));
        assert_eq!(read_journal(&journal([&a, &b].into_iter())), BTreeSet::from([a, b]));
        assert_eq!(read(&manifest(&[])), Read::Ours(BTreeMap::new()));
    }

    #[test]
    fn paths_that_lead_out_are_not_believed() {
        let hostile = r#"{"generator": "afterword 0.0.1", "files": {"../../etc/passwd": {}, "/etc/passwd": {}, "a//b": {},
            "..\\x": {}, ".git/config": {}, "manifest.json": {}, "good.html": {}}}"#;
        assert_eq!(read(hostile.as_bytes()), Read::Ours([(path("good.html"), String::new())].into()));
        assert_eq!(read_journal(br#"["../x", "ok"]"#), BTreeSet::from([path("ok")]));
    }

    #[test]
    fn what_is_not_ours_is_told_from_what_is_broken() {
        for broken in ["", "{\"generator\": \"after", "no json", r#"{"generator": "afterword 9.0", "files": []}"#] {
            assert_eq!(read(broken.as_bytes()), Read::Broken, "{broken}");
        }
        for foreign in [r#"{"name": "an app", "icons": []}"#, "[]", r#"{"generator": "x", "files": {}}"#] {
            assert_eq!(read(foreign.as_bytes()), Read::Foreign, "{foreign}");
        }
        assert_eq!(read_journal(b"torn ["), BTreeSet::new());
        let listed = |generator| format!(r#"{{"generator": "{generator}", "files": {{"a": {{"hash": "blake3:1"}}}}}}"#);
        assert!(hashes(listed("x").as_bytes()).is_empty(), "nothing of others is taken over");
        assert_eq!(hashes(listed("afterword 9.0").as_bytes()).len(), 1);
    }
}
