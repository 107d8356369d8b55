//! What feed readers read that take JSON: the shapes of JSON Feed 1.1.
//!
//! In: nothing; `render::feeds` fills them. Out: the keys of the format, and ours under `_afterword`.

use serde::Serialize;

use super::v1;

/// A feed but for its `items`, which are the last of its keys.
#[derive(Debug, Serialize)]
pub struct File<'a> {
    pub version: &'static str,
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_page_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed_url: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub description: &'a str,
    pub language: &'a str,
    pub authors: [Author<'a>; 1],
}

/// Who wrote something.
#[derive(Debug, Serialize)]
pub struct Author<'a> {
    pub name: &'a str,
}

/// One entry.
#[derive(Debug, Serialize)]
pub struct Item<'a> {
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_url: Option<&'a str>,
    pub title: &'a str,
    pub content_html: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authors: Option<[Author<'a>; 1]>,
    pub tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    #[serde(rename = "_afterword")]
    pub ours: Ours<'a>,
}

/// What the format has no word for: what an entry is, and its moment with the precision that is known.
#[derive(Debug, Serialize)]
pub struct Ours<'a> {
    pub kind: &'a str,
    pub moment: v1::Moment,
}
