//! What a request is answered with: a pure function of the address and the site that is shown.
//!
//! In: a method, an address, a host, artifacts. Out: an `Answer`. It reads nothing and knows no socket.

use std::net::IpAddr;

use crate::artifact::address::decoded;
use crate::artifact::headers::media;

/// The files of the site that is shown, by path.
pub type Files<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// Where the browser listens for changes, and where its script is: names that no page of a site has.
const EVENTS: &str = "/.afterword/events";
const SCRIPT: &str = "/.afterword/live.js";
const LIVE: &str = include_str!("live.js");

/// The answer to a request.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    Page {
        status: u16,
        media: &'static str,
        bytes: Vec<u8>,
    },
    Moved {
        to: String,
    },
    /// The stream of changes.
    Events,
}

/// Answers a request for an address.
#[must_use]
pub fn answer(method: &str, url: &str, host: Option<&str>, listening: IpAddr, files: Files) -> Answer {
    let text = |status, text: &str| Answer::Page { status, media: "text/plain; charset=utf-8", bytes: text.into() };
    if !host.is_some_and(|host| is_ours(host, listening)) {
        return text(421, "this server answers for its own address only\n");
    }
    if !matches!(method, "GET" | "HEAD") {
        return text(405, "only GET and HEAD are answered\n");
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let query = url.strip_prefix(path).unwrap_or_default();
    let written = path.trim_start_matches('/');
    match path {
        EVENTS => return Answer::Events,
        SCRIPT => return Answer::Page { status: 200, media: media("live.js"), bytes: LIVE.into() },
        _ => {}
    }
    let Ok(path) = decoded(path) else { return missing(files) };
    let path = path.trim_start_matches('/');
    let is_folder = path.is_empty() || path.ends_with('/');
    let index = format!("{path}{}index.html", if is_folder { "" } else { "/" });
    if let Some(bytes) = (!is_folder).then(|| files(path)).flatten() {
        return Answer::Page { status: 200, media: media(path), bytes: listening_page(path, bytes) };
    }
    match files(&index) {
        Some(_) if !is_folder => {
            // From the one root: two slashes at the beginning would name another host.
            Answer::Moved { to: format!("/{written}/{query}") }
        }
        Some(bytes) => Answer::Page { status: 200, media: media(&index), bytes: listening_page(&index, bytes) },
        None => missing(files),
    }
}

/// The site's own page for what is not there, as a host would show it.
fn missing(files: Files) -> Answer {
    const PAGE: &str = "404.html";
    const BARE: &str = "<!doctype html><title>Not found</title><p>There is no page at this address.</p>";
    let bytes = listening_page(PAGE, files(PAGE).unwrap_or_else(|| BARE.into()));
    Answer::Page { status: 404, media: media(PAGE), bytes }
}

/// A page that listens for changes; anything else as it is.
fn listening_page(path: &str, mut page: Vec<u8>) -> Vec<u8> {
    if path.ends_with(".html") {
        page.extend_from_slice(format!("<script src=\"{SCRIPT}\"></script>\n").as_bytes());
    }
    page
}

/// Whether a host is this machine: a page elsewhere may not read a draft by giving its own name to this address.
fn is_ours(host: &str, listening: IpAddr) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
    let name = name.trim_start_matches('[').trim_end_matches(']');
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || address == listening || listening.is_unspecified(),
        Err(_) => name.eq_ignore_ascii_case("localhost") || !listening.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn shown(path: &str) -> Option<Vec<u8>> {
        let text = match path {
            "index.html" => "home",
            "incidents/db/index.html" => "db",
            "404.html" => "lost",
            "logo.svg" => "<svg/>",
            _ => return None,
        };
        Some(text.into())
    }

    fn get(url: &str) -> Answer {
        answer("GET", url, Some("127.0.0.1:4000"), HERE, &shown)
    }

    fn status(answer: &Answer) -> u16 {
        match answer {
            Answer::Page { status, .. } => *status,
            Answer::Moved { .. } => 301,
            Answer::Events => 200,
        }
    }

    #[test]
    fn pages_are_found_as_on_a_host() {
        for url in
            ["/", "/index.html", "/incidents/db/", "/incidents/db/index.html?x=1", "/logo.svg", "/incidents%2Fdb/"]
        {
            assert_eq!(status(&get(url)), 200, "{url}");
        }
        assert_eq!(get("/incidents/db"), Answer::Moved { to: "/incidents/db/".into() });
        assert_eq!(get("/incidents%2Fdb?x=1/2"), Answer::Moved { to: "/incidents%2Fdb/?x=1/2".into() });
        assert_eq!(get("//incidents/db"), Answer::Moved { to: "/incidents/db/".into() }, "not another host");
        let Answer::Page { status: 404, bytes, .. } = get("/incidents/nothing/") else { panic!("a 404") };
        assert!(bytes.starts_with(b"lost"));
    }

    #[test]
    fn no_way_of_writing_an_address_leads_out_of_the_site() {
        for url in [
            "/../Cargo.toml", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/%00", "/%",
            "/%zz", "/logo%+2esvg", "/incidents/../../site.yaml", "/\\..\\site.yaml", "/%c0%ae%c0%ae/site.yaml",
            "/site.yaml",
        ] {
            assert_eq!(status(&get(url)), 404, "{url}");
        }
    }

    #[test]
    fn a_page_elsewhere_cannot_read_along() {
        let from = |host| status(&answer("GET", "/", host, HERE, &shown));
        for host in ["127.0.0.1:4000", "localhost:4000", "[::1]:4000", "localhost"] {
            assert_eq!(from(Some(host)), 200, "{host}");
        }
        for host in [Some("evil.example:4000"), Some("127.0.0.1.evil.example"), None] {
            assert_eq!(from(host), 421, "{host:?}");
        }
        assert_eq!(status(&answer("POST", "/", Some("localhost"), HERE, &shown)), 405);
    }

    #[test]
    fn only_pages_listen_for_changes() {
        let Answer::Page { bytes, media, .. } = get("/logo.svg") else { panic!("a file") };
        assert_eq!((bytes.as_slice(), media), (&b"<svg/>"[..], "image/svg+xml"));
        let Answer::Page { bytes, .. } = get("/") else { panic!("a page") };
        assert!(String::from_utf8_lossy(&bytes).contains("live.js"));
    }
}
