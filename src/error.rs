//! `Error`: the machine failed, not the content. A mistake in a file is a `Diagnostic` instead.
//!
//! Each variant names the thing and the cause; `help()` says what to do next.

use camino::Utf8PathBuf;

/// Why a command could not run to its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no `site.yaml` in `{from}` or any folder above it")]
    NoSite { from: Utf8PathBuf },
    #[error("no `site.yaml` in `{root}`")]
    NoSiteAt { root: Utf8PathBuf, above: Option<Utf8PathBuf> },
    #[error("`{path}` cannot be read")]
    Read { path: Utf8PathBuf, source: std::io::Error },
    #[error("`{path}` cannot be written")]
    Write { path: Utf8PathBuf, source: std::io::Error },
    /// Of a file that a person writes or asks for, which has its one place.
    #[error("`{path}` cannot be written")]
    Edit { path: Utf8PathBuf, source: std::io::Error },
    #[error("the path `{path}` is not UTF-8")]
    NotUtf8 { path: String },
    #[error("`{path}` cannot be the output: {why}")]
    Output { path: Utf8PathBuf, why: &'static str },
    #[error("`{origin}` is `{text}`, which is not a moment in time")]
    Clock { text: String, origin: &'static str },
    #[error("nothing can be served at `{address}`: {why}")]
    Listen { address: String, why: String },
    #[error("`{path}` cannot be watched: {why}")]
    Watch { path: Utf8PathBuf, why: String },
    #[error("another build is writing to `{path}`")]
    Busy { path: Utf8PathBuf },
    #[error("{what}")]
    Request { what: String, next: String },
}

impl Error {
    /// What to do next, in one sentence.
    #[must_use]
    pub fn help(&self) -> String {
        use std::io::ErrorKind::{AlreadyExists, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};
        match self {
            Self::NoSite { .. } => "go to the site's folder, or name it with `--root DIR`".into(),
            Self::NoSiteAt { above: Some(above), .. } => format!("the site's folder is above it: `--root {above}`"),
            Self::NoSiteAt { .. } => "name the folder that holds it, or begin a site with `afterword init`".into(),
            Self::Read { source, .. } if source.kind() == NotFound => "check the path".into(),
            Self::Read { .. } => "check that the file exists and that you may read it".into(),
            Self::Write { source, .. } => match source.kind() {
                StorageFull => "free some space and build again: the next build mends what this one left".into(),
                PermissionDenied => "check who owns the folder, or choose another with `--out DIR`".into(),
                AlreadyExists => "move it away, or choose another folder with `--out DIR`".into(),
                ReadOnlyFilesystem => "choose a folder that can be written with `--out DIR`".into(),
                _ => "build again once the cause is gone: the next build mends what this one left".into(),
            },
            Self::Edit { source, .. } => match source.kind() {
                StorageFull => "free some space, and say it again".into(),
                PermissionDenied | ReadOnlyFilesystem => "check who owns it, and that you may write there".into(),
                AlreadyExists => "move it away, and say it again".into(),
                _ => "say it again once the cause is gone: the file is as it was".into(),
            },
            Self::NotUtf8 { .. } => "rename it with letters that every system can spell".into(),
            Self::Output { .. } => "choose another folder with `--out DIR`".into(),
            Self::Request { next, .. } => next.clone(),
            Self::Clock { .. } => "write it like `2017-11-03T12:00Z`, as a day, or in seconds since 1970".into(),
            Self::Listen { .. } => "choose another port with `--port PORT`".into(),
            Self::Watch { .. } => "close programs that watch many files, or raise the system's limit of watches".into(),
            Self::Busy { .. } => "wait until it has finished, or build to another folder with `--out DIR`".into(),
        }
    }
}
