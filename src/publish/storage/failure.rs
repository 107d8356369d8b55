//! Says in one line why a storage did not do what was asked, and what to do next.
//!
//! In: the error of a request. Out: an `Error`. What it says holds no address of a request and no body of an answer:
//! there keys and signatures may stand.

use std::time::Duration;

use object_store::Error as Refusal;

use crate::error::Error;
use crate::publish::address::{Address, Kind};

/// A request that failed.
pub(super) fn told(address: &Address, what: &str, error: &Refusal) -> Error {
    let (whole, names) = (error.to_string(), Names::of(address.kind));
    if ["169.254.169.254", "metadata.google", "metadata endpoint"].iter().any(|asked| whole.contains(asked)) {
        // Last of all a machine of the storage's own cloud is asked for its keys.
        let next = format!("set {}, and publish again", names.keys);
        return Error::Request { what: format!("`{address}`: there are no keys in the environment"), next };
    }
    let reason = reason(error);
    let next = match error {
        Refusal::PermissionDenied { .. } | Refusal::Unauthenticated { .. } => {
            format!("check {}, and that they may read, write and remove there", names.keys)
        }
        _ if reason.contains("scheme is not allowed") => format!("`{}=true` allows `http://`", names.http),
        _ => format!("check the network, and {}", names.place),
    };
    let next = format!("{next}; then publish again, which mends what this run left");
    Error::Request { what: format!("`{address}`: {what}: {reason}"), next }
}

/// An environment that cannot be meant. What it says in quotes may be secret.
pub(super) fn unset(address: &Address, error: &Refusal) -> Error {
    let why = reason(error).split('"').step_by(2).collect::<Vec<_>>().join("…");
    let what = format!("`{address}`: the environment does not say how to reach it: {why}");
    Error::Request { what, next: format!("set {}, and look at the others of their kind", Names::of(address.kind).keys) }
}

/// A request that was not answered.
pub(super) fn silent(address: &Address, limit: Duration) -> Error {
    let next = format!("check the network, and {}; then publish again", Names::of(address.kind).place);
    Error::Request { what: format!("`{address}`: no answer within {} seconds", limit.as_secs()), next }
}

/// Whether the bucket itself is not there.
pub(super) fn is_nowhere(error: &Refusal) -> bool {
    let whole = error.to_string();
    ["NoSuchBucket", "ContainerNotFound"].iter().any(|code| whole.contains(code))
}

/// A bucket that is not there.
pub(super) fn nowhere(address: &Address) -> Error {
    let next = format!("check its name, {}, or make it with the storage's own tool", Names::of(address.kind).place);
    Error::Request { what: format!("`{address}`: there is no bucket `{}`", address.bucket), next }
}

/// What a kind of storage is told by the environment.
struct Names {
    keys: &'static str,
    place: &'static str,
    http: &'static str,
}

impl Names {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::S3 => Self {
                keys: "`AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`",
                place: "`AWS_REGION` and `AWS_ENDPOINT_URL`",
                http: "AWS_ALLOW_HTTP",
            },
            Kind::Gs => Self {
                keys: "`GOOGLE_SERVICE_ACCOUNT`, a file of keys",
                place: "the file of keys",
                http: "GOOGLE_ALLOW_HTTP",
            },
            Kind::Az => Self {
                keys: "`AZURE_STORAGE_ACCOUNT_NAME` and `AZURE_STORAGE_ACCOUNT_KEY`",
                place: "`AZURE_STORAGE_ACCOUNT_NAME`",
                http: "AZURE_ALLOW_HTTP",
            },
        }
    }
}

/// The innermost cause: the storage's own code and message, or the first line of whatever failed.
fn reason(error: &Refusal) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let text = cause.to_string();
    let part = |name: &str| text.split_once(&format!("<{name}>"))?.1.split_once("</").map(|(part, _)| part);
    let said = match (part("Code"), part("Message")) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        (Some(code), None) => code.to_owned(),
        // Of an answer that nobody knows, its status alone.
        _ if text.contains("status code: ") => text.split_inclusive(": ").take(2).collect(),
        _ => text,
    };
    let words = said.lines().next().unwrap_or_default().split(' ').filter(|word| !word.contains("://"));
    let line: String = words.collect::<Vec<_>>().join(" ").chars().take(200).collect();
    line.trim_end_matches([' ', '.', ':']).to_owned()
}
