//! Names that stay: the ids of feeds, of their entries, and of a calendar's events.
//!
//! In: the site, and the address of a thing below it. Out: a `tag:` URI of the site's host, or a `urn:uuid:` of its
//! title where it does not know its own; and a UUID of either. The scheme of the address does not matter.

use crate::config::Site;
use crate::site::Route;
use crate::site::route::Links;

/// The day by which a `tag:` URI says whose the host is: the format of these ids is of that year.
const TAG_DATE: &str = "2026";

/// What the ids of a site have in front.
pub struct Identity {
    authority: Authority,
}

enum Authority {
    /// The host, and the path of the site below it with a slash at its end.
    Host(String, String),
    Title(String),
}

impl Identity {
    /// The identity of a site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let Some(url) = &site.url else { return Self { authority: Authority::Title(site.title.clone()) } };
        let links = Links::published(url);
        let root = links.to(&Route::Home);
        let rest = root.split_once("://").map_or(root.as_str(), |(_, rest)| rest);
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        // A tag names a host, not a port: that goes into what the host itself assigns.
        let authority = match host.rsplit_once(':') {
            Some((name, port)) => Authority::Host(name.to_lowercase(), format!("{port}/{path}")),
            None => Authority::Host(host.to_lowercase(), path.to_owned()),
        };
        Self { authority }
    }

    /// The id of the thing at a page, and what it is there: nothing for the page itself.
    #[must_use]
    pub fn id(&self, page: &Route, part: &str) -> String {
        let address = Links::published("").to(page);
        let address = address.trim_start_matches('/').trim_end_matches('/');
        let part = if part.is_empty() { String::new() } else { format!("/{part}") };
        match &self.authority {
            Authority::Host(host, path) => format!("tag:{host},{TAG_DATE}:{path}{address}{part}"),
            Authority::Title(title) => format!("urn:uuid:{}", uuid(&format!("{title}\n{address}{part}"))),
        }
    }
}

/// A UUID of version 8, made of a hash.
#[must_use]
pub fn uuid(name: &str) -> String {
    let mut bytes: [u8; 16] = [0; 16];
    let hash = blake3::hash(name.as_bytes());
    for (byte, of_hash) in bytes.iter_mut().zip(hash.as_bytes()) {
        *byte = *of_hash;
    }
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex = format!("{:032x}", u128::from_be_bytes(bytes));
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::IncidentId;

    fn identity(host: &str, path: &str) -> Identity {
        Identity { authority: Authority::Host(host.into(), path.into()) }
    }

    #[test]
    fn an_id_is_of_the_host_or_of_the_title() {
        let page = Route::Incident(IncidentId::new("größe").expect("a plain id"));
        let id = identity("a.example", "status/").id(&page, "actions/1");
        assert_eq!(id, "tag:a.example,2026:status/incidents/gr%C3%B6%C3%9Fe/actions/1");
        let of = |title: &str| Identity { authority: Authority::Title(title.into()) }.id(&page, "");
        assert!(of("A").starts_with("urn:uuid:") && of("A") == of("A") && of("A") != of("B"));
    }

    #[test]
    fn a_uuid_says_its_version_and_variant() {
        let uuid = uuid("a");
        assert_eq!(uuid.len(), 36);
        assert_eq!(&uuid[14..15], "8");
        assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"));
    }
}
