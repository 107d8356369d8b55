//! Where links and images may lead, and where they may not.
//!
//! In: a target as written, with its entities and escapes resolved. Out: an address that is safe to write, or the
//! problem with it. Only http, https, mailto, tel and relative targets pass; relative ones are the caller's to resolve.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::Problem;

/// The site, as far as targets are concerned.
pub trait Links {
    /// Where a relative target leads: `../x/`, `graph.png`, `/about/`, `?page=2` or `#fragment`, as written, with its
    /// percent-encoding. Absolute addresses never come here.
    fn resolve(&self, target: &str, kind: TargetKind) -> Target;
}

/// What a target is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    Link,
    Image,
}

/// What became of a relative target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The address to write. It is escaped and checked like any other.
    As(String),
    /// It leads nowhere: only its text is written, and the problem reported at its place, which the renderer knows.
    Broken(Problem),
}

/// An address that may be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// On this site.
    Own(String),
    /// On another host, by http or https.
    Other(String),
    /// To a mailbox or a telephone.
    Person(String),
}

/// The address for a target, or what is wrong with it.
pub(super) fn address(target: &str, kind: TargetKind, links: &dyn Links) -> Result<Address, Box<Problem>> {
    let address = match sort(target)? {
        Address::Own(relative) => match links.resolve(&relative, kind) {
            Target::As(resolved) => sort(&resolved)?,
            Target::Broken(problem) => return Err(problem.into()),
        },
        absolute => absolute,
    };
    match address {
        Address::Person(_) if kind == TargetKind::Image => refused(target, "not the address of an image"),
        address => Ok(address),
    }
}

/// Tells relative targets from absolute ones as a browser would, and refuses what it could read in two ways.
fn sort(target: &str) -> Result<Address, Box<Problem>> {
    let trimmed = target.trim();
    if trimmed.is_empty() {
        return nowhere(target, "the target is empty");
    }
    if trimmed.chars().any(char::is_control) {
        return refused(target, "a control character in an address");
    }
    if trimmed.chars().take(2).filter(|c| matches!(c, '/' | '\\')).count() == 2 {
        let refused = refused(target, "another host without a scheme");
        return refused.map_err(|problem| problem.help("write `https:` before it").into());
    }
    let Some(at) = trimmed.find([':', '/', '\\', '?', '#']).filter(|at| trimmed[*at..].starts_with(':')) else {
        return Ok(Address::Own(trimmed.to_owned()));
    };
    let (scheme, rest) = (trimmed[..at].to_ascii_lowercase(), &trimmed[at + 1..]);
    match scheme.as_str() {
        "http" | "https" if names_host(rest) => Ok(Address::Other(format!("{scheme}:{rest}"))),
        "http" | "https" => nowhere(target, "no host that could exist"),
        "mailto" | "tel" if !rest.is_empty() => Ok(Address::Person(format!("{scheme}:{rest}"))),
        "mailto" | "tel" => nowhere(target, "nobody is named"),
        _ => refused(target, "not http, https, mailto, tel or a relative path"),
    }
}

/// Whether `//host:port/…` has a host that an address can have. A name and password before it is refused.
fn names_host(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port_fits = port.is_none_or(|port| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok());
    port_fits && is_host(host)
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return inner.parse::<Ipv6Addr>().is_ok();
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let label = |label: &str| {
        let edges = !label.starts_with('-') && !label.ends_with('-');
        !label.is_empty() && edges && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let numeric = name.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_digit()));
    name.split('.').all(label) && (!numeric || name.parse::<Ipv4Addr>().is_ok())
}

fn nowhere(target: &str, label: &str) -> Result<Address, Box<Problem>> {
    Err(Problem::new("M002", 0..0, format!("a link to nothing: `{}`", shown(target))).label(label).into())
}

fn refused(target: &str, label: &str) -> Result<Address, Box<Problem>> {
    Err(Problem::new("M004", 0..0, format!("`{}` is not a target that is allowed", shown(target))).label(label).into())
}

/// A target as a message can show it: its beginning, without what a terminal would obey.
fn shown(target: &str) -> String {
    let mut chars = target.chars();
    let mut shown: String = chars.by_ref().take(60).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes every relative target as it is written.
    #[derive(Debug, Clone, Copy, Default)]
    pub struct AsWritten;

    impl Links for AsWritten {
        fn resolve(&self, target: &str, _: TargetKind) -> Target {
            Target::As(target.to_owned())
        }
    }

    #[test]
    fn what_may_be_written_is_told_apart() {
        use Address::{Other, Own, Person};
        for (target, expected) in [
            ("https://a.example", Other("https://a.example".into())),
            ("  HTTP://a.example:8080/x?y#z", Other("http://a.example:8080/x?y#z".into())),
            ("http://[::1]/", Other("http://[::1]/".into())),
            ("https://münchen.example/", Other("https://münchen.example/".into())),
            ("mailto:a@b.example", Person("mailto:a@b.example".into())),
            ("Tel:+49", Person("tel:+49".into())),
            ("../a:b", Own("../a:b".into())),
            ("#x:y", Own("#x:y".into())),
            ("?q=a:b", Own("?q=a:b".into())),
            ("/root", Own("/root".into())),
            ("javascript%3Aalert(1)", Own("javascript%3Aalert(1)".into())),
        ] {
            assert_eq!(address(target, TargetKind::Link, &AsWritten), Ok(expected));
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for (target, code) in [
            ("javascript:alert(1)", "M004"),
            ("JaVaScRiPt:alert(1)", "M004"),
            (" \u{1}javascript:alert(1)", "M004"),
            ("java\tscript:alert(1)", "M004"),
            ("java\nscript:alert(1)", "M004"),
            ("\u{200B}javascript:alert(1)", "M004"),
            ("\u{A0}javascript:alert(1)", "M004"),
            ("data:text/html,x", "M004"),
            ("vbscript:x", "M004"),
            ("file:///etc/passwd", "M004"),
            ("view-source:x", "M004"),
            ("a b:c", "M004"),
            (":x", "M004"),
            ("//host/x", "M004"),
            ("/\\host/x", "M004"),
            ("\\\\host\\x", "M004"),
            ("", "M002"),
            (" ", "M002"),
            ("http:", "M002"),
            ("http:a.example", "M002"),
            ("https://", "M002"),
            ("https:///x", "M002"),
            ("https://a b/", "M002"),
            ("https://good.example@evil.example/", "M002"),
            ("https://a..b/", "M002"),
            ("https://1.2.3/", "M002"),
            ("https://a:99999/", "M002"),
            ("https://a\"onclick=x/", "M002"),
            ("mailto:", "M002"),
        ] {
            let problem = address(target, TargetKind::Link, &AsWritten).expect_err(target);
            assert_eq!(problem.code.id, code, "{target}");
            assert!(!problem.message.contains(char::is_control), "{target}");
        }
        assert!(address("mailto:a@b", TargetKind::Image, &AsWritten).is_err());
    }

    #[test]
    fn a_resolver_cannot_bring_in_what_is_refused() {
        struct Rogue;
        impl Links for Rogue {
            fn resolve(&self, _: &str, _: TargetKind) -> Target {
                Target::As("javascript:alert(1)".into())
            }
        }
        assert_eq!(address("x", TargetKind::Link, &Rogue).expect_err("refused").code.id, "M004");
    }
}
