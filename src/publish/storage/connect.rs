//! How a storage is reached: keys, region and endpoint from the environment, few retries and short waits.
//!
//! In: an address. Out: a store, which has not been asked anything yet. What the environment says is looked at first where
//! `object_store` takes for granted that it can stand in a request.

use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey as S3};
use object_store::azure::{AzureConfigKey as Az, MicrosoftAzureBuilder};
use object_store::gcp::{GoogleCloudStorageBuilder, GoogleConfigKey as Gs};
use object_store::{ClientConfigKey, ObjectStore, RetryConfig};
use url::Url;

use super::failure;
use crate::error::Error;
use crate::publish::address::{Address, Kind};

/// A connection that is not there soon never is; each request has a limit of ours, by its size.
const LIMITS: [(ClientConfigKey, &str); 2] =
    [(ClientConfigKey::ConnectTimeout, "5s"), (ClientConfigKey::Timeout, "1h")];

pub(super) fn connect(address: &Address) -> Result<Box<dyn ObjectStore>, Error> {
    let retry = RetryConfig { max_retries: 2, retry_timeout: Duration::from_secs(10), ..RetryConfig::default() };
    let bucket = &address.bucket;
    let store = match address.kind {
        Kind::S3 => {
            let from = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry);
            let from = LIMITS.into_iter().fold(from, |s3, (key, value)| s3.with_config(S3::Client(key), value));
            s3(from)?.build().map(|s3| Box::new(s3) as Box<dyn ObjectStore>)
        }
        Kind::Gs => {
            let from = GoogleCloudStorageBuilder::from_env().with_bucket_name(bucket).with_retry(retry);
            let from = LIMITS.into_iter().fold(from, |gs, (key, value)| gs.with_config(Gs::Client(key), value));
            from.build().map(|gs| Box::new(gs) as Box<dyn ObjectStore>)
        }
        Kind::Az => {
            let from = MicrosoftAzureBuilder::from_env().with_container_name(bucket).with_retry(retry);
            let from = LIMITS.into_iter().fold(from, |az, (key, value)| az.with_config(Az::Client(key), value));
            word("AZURE_STORAGE_ACCOUNT_NAME", from.get_config_value(&Az::AccountName))?;
            word("AZURE_STORAGE_ACCOUNT_KEY", from.get_config_value(&Az::AccessKey))?;
            from.build().map(|az| Box::new(az) as Box<dyn ObjectStore>)
        }
    };
    store.map_err(|error| failure::unset(address, &error))
}

fn s3(mut from: AmazonS3Builder) -> Result<AmazonS3Builder, Error> {
    for (name, key) in [
        ("AWS_ACCESS_KEY_ID", S3::AccessKeyId),
        ("AWS_SECRET_ACCESS_KEY", S3::SecretAccessKey),
        ("AWS_SESSION_TOKEN", S3::Token),
    ] {
        word(name, from.get_config_value(&key))?;
    }
    for (name, key) in [("AWS_REGION", S3::Region), ("AWS_DEFAULT_REGION", S3::DefaultRegion)] {
        let region = from.get_config_value(&key).unwrap_or_default();
        if region.contains(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-') {
            return Err(odd(name, "is no region", "write it like `eu-central-1`"));
        }
    }
    for (name, key) in [("AWS_ENDPOINT_URL", S3::Endpoint), ("AWS_ENDPOINT_URL_S3", S3::S3Endpoint)] {
        let Some(endpoint) = from.get_config_value(&key) else { continue };
        let url = Url::parse(&endpoint).ok().filter(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.username().is_empty()
                && url.query().is_none()
        });
        let Some(url) = url else {
            return Err(odd(name, "is no address of a storage", "write it like `https://s3.example.com`"));
        };
        from = from.with_config(key, url.as_str().trim_end_matches('/'));
    }
    Ok(from)
}

/// Looks whether a key can stand in a header: one that was copied with its line break cannot.
fn word(name: &str, value: Option<String>) -> Result<(), Error> {
    if value.unwrap_or_default().contains(|sign: char| !sign.is_ascii_graphic()) {
        return Err(odd(name, "has a blank or a line break in it", "set it anew, without"));
    }
    Ok(())
}

/// What is said of a variable; never its value.
fn odd(name: &str, what: &str, next: &str) -> Error {
    Error::Request { what: format!("`{name}` {what}"), next: next.to_owned() }
}
