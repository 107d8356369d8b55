//! Afterword turns a folder of Markdown and YAML incident files into a status page and a library of postmortems:
//! plain files that need no server, no database and no JavaScript to be read.
//!
//! # The way of the data
//!
//! One direction, no way back. Every step between the first and the last is a pure function, and
//! `pipeline.rs` is its table of contents: [`pipeline::Linked`] is the site before its first page, and
//! [`pipeline::build`] the whole.
//!
//! ```text
//!   incidents/**     site.yaml   templates/**, locales/*   static/**, attachments
//!         └────────────────┬──────────────┘                │
//!  DOOR(read)              ▼                               │
//!    source     SourceTree: every file, its text whole     │
//!                          │   front matter ▸ yaml ▸ raw   │
//!    model      lower(…, audience) ▸ Records             ──┤  internal text ends here in a public build
//!    rules      what is true of each file but not of all ──┤▸ Diagnostics ▸ diag::print
//!    catalog    Catalog: linked, indexed, as of one clock ─┤
//!    site       plan ▸ routes; view: what a template sees ─┤
//!    render     Press: views ▸ Tera ▸ bytes, page by page ─┤
//!                          ▼                               ▼
//!    artifact   ArtifactSet: path → bytes
//!  DOOR(write)             ▼
//!    publish    public/
//! ```
//!
//! # Rooms
//!
//! | room | what it is for | what it must not know |
//! |---|---|---|
//! | [`source`] | the only reader; the file format as serde sees it | what an incident means |
//! | [`model`] | what an incident is | disks, HTML |
//! | [`rules`] | what `check` believes beyond "it parses" | pages |
//! | [`catalog`] | the linked whole and every number derived of it | pages |
//! | [`site`] | which pages exist, their addresses, the template contract | HTML |
//! | [`render`] | pages and their bytes | disks, clocks |
//! | [`language`] | the words of the interface in each language | pages |
//! | [`privacy`] | proof that nothing marked as internal came into a public build | what was lowered and linked |
//! | [`publish`] | the only writer of the output | what the files say |
//! | [`author`] | edits to incident files that leave every other byte as it is, and new files | pages, terminals |
//! | [`serve`] | the site while it is being written, each page made when it is asked for | files |
//! | [`import`] | incidents kept elsewhere as files of this site | disks |
//! | [`export`] | the archive in shapes that others read | disks |
//! | [`pipeline`] | the steps in their order, from a folder to a site | terminals |
//! | [`cli`] | the only room that knows a terminal | |
//! | [`time`], [`config`], [`artifact`], [`path`], [`error`], [`diag`] | small words that every room may use | |
//!
//! # Invariants
//!
//! - Nothing but `source` opens a source file, nothing but `publish` writes (and `author`, when a command is asked to
//!   edit one incident), nothing but `cli` asks the wall clock.
//!   `clippy.toml` holds these doors shut and `tests/tidy.rs` the rest.
//! - A mistake in a file is a [`diag::Diagnostic`], never an [`error::Error`]: all of them are shown, and with one of
//!   them nothing is written.
//! - The same input gives the same bytes, whatever the machine's zone, locale, order of folders or number of threads.

pub mod artifact;
pub mod author;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod diag;
pub mod error;
pub mod export;
pub mod import;
pub mod language;
pub mod model;
pub mod path;
pub mod pipeline;
pub mod privacy;
#[expect(clippy::disallowed_methods, reason = "the one room that writes, and reads what it wrote")]
pub mod publish;
pub mod render;
pub mod rules;
pub mod serve;
pub mod site;
pub mod source;
pub mod time;
