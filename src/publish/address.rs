//! The address of a place in an object storage, as it is written behind `--to`.
//!
//! In: a text. Out: a kind of storage, a bucket and a prefix that stays below it. It knows no network.

use std::fmt;

use crate::artifact::ArtifactPath;
use crate::error::Error;

/// A place in an object storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub kind: Kind,
    /// What Azure calls a container.
    pub bucket: String,
    /// The folder in it, without a slash at its ends; it may be empty.
    pub prefix: String,
}

/// Whose way of talking a storage has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Amazon S3, and the many that talk like it.
    S3,
    /// Google Cloud Storage.
    Gs,
    /// Azure Blob Storage.
    Az,
}

impl Address {
    /// Reads an address such as `s3://bucket/prefix`.
    ///
    /// # Errors
    /// If it is none; no secret that somebody put into it is said again.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let refused = |why: &str| {
            let shown = text.split(['?', '#']).next().unwrap_or_default();
            let shown = shown.rsplit('@').next().unwrap_or_default();
            let next = "write it like `s3://BUCKET/PREFIX`; `gs://` and `az://` are known too".to_owned();
            Err(Error::Request { what: format!("`{shown}` is no place in an object storage: {why}"), next })
        };
        let Some((scheme, rest)) = text.split_once("://") else { return refused("it does not begin with `s3://`") };
        let kind = match scheme {
            "s3" => Kind::S3,
            "gs" => Kind::Gs,
            "az" => Kind::Az,
            _ => return refused("it does not begin with `s3://`"),
        };
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return refused("it names no bucket");
        }
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_');
        if !bucket.chars().all(plain) || !bucket.contains(|letter: char| letter.is_ascii_alphanumeric()) {
            return refused("the name of a bucket has letters, digits, `-`, `.` and `_` only");
        }
        let prefix = prefix.trim_end_matches('/');
        let is_odd = prefix.contains(|letter: char| letter.is_control() || matches!(letter, '?' | '#'));
        if !prefix.is_empty() && (is_odd || ArtifactPath::new(prefix).is_err()) {
            return refused("its prefix has to be plain names with `/` between them");
        }
        Ok(Self { kind, bucket: bucket.to_owned(), prefix: prefix.to_owned() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let scheme = match self.kind {
            Kind::S3 => "s3",
            Kind::Gs => "gs",
            Kind::Az => "az",
        };
        write!(out, "{scheme}://{}", self.bucket)?;
        if self.prefix.is_empty() { Ok(()) } else { write!(out, "/{}", self.prefix) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_a_kind_a_bucket_and_a_prefix() {
        for (text, kind, bucket, prefix, shown) in [
            ("s3://status", Kind::S3, "status", "", "s3://status"),
            ("s3://status/", Kind::S3, "status", "", "s3://status"),
            ("gs://a.example.com/deep/er/", Kind::Gs, "a.example.com", "deep/er", "gs://a.example.com/deep/er"),
            ("az://web/$root", Kind::Az, "web", "$root", "az://web/$root"),
        ] {
            let address = Address::parse(text).expect("an address");
            assert_eq!(address, Address { kind, bucket: bucket.into(), prefix: prefix.into() }, "{text}");
            assert_eq!(address.to_string(), shown);
        }
    }

    #[test]
    fn what_is_no_place_is_refused_and_no_secret_said_again() {
        for text in [
            "", "status", "s3:/x", "s3:x", "s3://", "s3:///x", "ftp://x/y", "https://x/y", "S3://x", "s3://a b",
            "s3://../x", "s3://a/../b", "s3://a/./b", "s3://a//b", "s3://a/b\\c", "s3://a/b?c", "s3://a/b\nc",
            "s3://key:hush@a/b", "https://a.example.com/b?sig=hush",
        ] {
            let error = Address::parse(text).expect_err(text);
            assert!(error.help().contains("`s3://BUCKET/PREFIX`"), "{text}: {}", error.help());
            assert!(!error.to_string().contains("hush"), "{error}");
        }
    }
}
