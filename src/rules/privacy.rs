//! Rules about what a public text gives away: addresses of people and machines, keys, names of customers.
//!
//! In: one incident, as the public may read it, and the files published with it. Out: P101 to P104. The proof that
//! nothing internal is published stands elsewhere: this is about what nobody marked.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::Case;
use super::prose::{found_in, whole};
use crate::diag::{Diagnostic, Diagnostics, Place, Spot};
use crate::source::Content;

/// Runs the rules of this family.
pub(super) fn run(case: &Case, diagnostics: &mut Diagnostics) {
    let customers = &case.site.policy.customers;
    for prose in case.incident.proses() {
        for Given { code, range, what } in given(prose.text(), customers) {
            diagnostics.push(finding(code, prose.place(range), &what, "everybody reads this"));
        }
    }
    for (text, place) in plain(case) {
        for Given { code, what, .. } in given(text, customers) {
            diagnostics.push(finding(code, place.clone(), &what, "everybody reads this"));
        }
    }
    for (id, _) in &case.incident.attachments {
        let Content::Bytes(bytes) = &case.tree.file(*id).content else { continue };
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let mut told = Vec::new();
        for Given { code, range, what } in given(text, customers) {
            if !told.contains(&code) {
                let line = 1 + text[..range.start].matches('\n').count();
                let what = format!("{what} (line {line} of this file, which is published)");
                diagnostics.push(finding(code, Spot::Whole.of(*id), &what, ""));
                told.push(code);
            }
        }
    }
}

fn finding(code: &str, place: Place, what: &str, label: &str) -> Diagnostic {
    Diagnostic::new(code, place, format!("a public text holds {what}")).label(label.to_owned())
}

/// The lines of plain text of an incident, and where each stands.
fn plain<'a>(case: &Case<'a>) -> Vec<(&'a str, Place)> {
    let incident = case.incident;
    let mut lines = vec![(incident.title.as_str(), case.at("title"))];
    let translated = incident.translations.iter();
    lines.extend(translated.map(|it| (it.title.as_str(), Spot::Whole.of(it.file).at("title"))));
    for (number, source) in incident.sources.iter().enumerate() {
        let place = case.at("sources").at(number);
        let of = [(&source.title, "title"), (&source.note, "note")];
        lines.extend(of.into_iter().filter_map(|(text, key)| Some((text.as_deref()?, place.at(key)))));
    }
    for (what, figure) in &incident.impact {
        let place = case.at("impact").at(what);
        lines.extend([(what.as_str(), place.key()), (figure.as_str(), place)]);
    }
    let (undocumented, conflicts) = (case.at("undocumented"), case.at("conflicts"));
    let numbered = incident.undocumented.iter().enumerate();
    lines.extend(numbered.map(|(number, text)| (text.as_str(), undocumented.at(number))));
    let numbered = incident.conflicts.iter().enumerate();
    lines.extend(numbered.map(|(number, account)| (account.about.as_str(), conflicts.at(number).at("about"))));
    for post in &incident.follow_ups {
        lines.extend(post.title.as_deref().map(|title| (title, post.place.at("title"))));
    }
    for action in &incident.actions {
        lines.extend(action.owner.as_deref().map(|owner| (owner, action.place.at("owner"))));
    }
    lines
}

/// Something that a text gives away.
struct Given {
    code: &'static str,
    range: Range<usize>,
    what: String,
}

fn given(text: &str, customers: &[String]) -> Vec<Given> {
    let mut found = Vec::new();
    let mut at = 0;
    for run in text.as_bytes().split(u8::is_ascii_whitespace) {
        if may_give(run) {
            given_by_words(&text[at..at + run.len()], at, &mut found);
        }
        at += run.len() + 1;
    }
    if let Some(start) = found_in(text, KEY).filter(|start| text[*start..].contains("PRIVATE KEY-----")) {
        found.push(Given { code: "P103", range: start..start + KEY.len(), what: "a private key".into() });
    }
    for name in customers {
        if let Some(start) = whole(text, name) {
            found.push(Given {
                code: "P104",
                range: start..start + name.len(),
                what: format!("the customer's name `{name}`"),
            });
        }
    }
    found
}

/// Whether letters without a blank between them may give anything away: most of every text needs no closer look.
fn may_give(run: &[u8]) -> bool {
    let between = || run.iter().filter(|byte| matches!(byte, b'.' | b':')).count();
    run.len() >= SHORTEST_TOKEN || run.len() >= SHORTEST && (between() >= 3 || run.contains(&b'@'))
}

/// What stands in a run of letters that begins at that place of its text.
fn given_by_words(run: &str, start: usize, found: &mut Vec<Given>) {
    let mut at = start;
    for word in run.split_inclusive(is_between) {
        let bare = word.trim_end_matches(is_between).trim_matches(AROUND);
        let offset = at + word.len() - word.trim_start_matches(AROUND).len();
        at += word.len();
        let mut give = |code, what: &str| {
            found.push(Given { code, range: offset..offset + bare.len(), what: format!("{what} `{}`", shown(bare)) });
        };
        if is_token(bare) {
            give("P103", "what looks like a key or token");
        } else if is_mail(bare) {
            give("P101", "the e-mail address");
        } else if is_machine(bare) {
            give("P102", "the IP address");
        }
    }
}

/// What may stand before or after a word and is none of it.
const AROUND: [char; 5] = ['.', ':', '!', '?', '*'];

/// Whether a letter stands between words.
fn is_between(letter: char) -> bool {
    matches!(letter, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | '`' | ',' | ';' | '|' | '“' | '”')
        || letter.is_whitespace()
}

/// The beginning of a word, which a message may quote: of a key no more than tells which one it is.
fn shown(word: &str) -> String {
    if word.chars().count() <= 24 { word.to_owned() } else { word.chars().take(12).chain(['…']).collect() }
}

/// The beginnings of keys that services give out, and how much has to follow.
const TOKENS: [(&str, usize); 16] = [
    ("ghp_", 30),
    ("gho_", 30),
    ("ghs_", 30),
    ("github_pat_", 30),
    ("glpat-", 16),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xapp-", 20),
    ("AKIA", 16),
    ("ASIA", 16),
    ("sk_live_", 16),
    ("rk_live_", 16),
    ("sk-", 32),
    ("AIza", 30),
    ("npm_", 30),
    ("dop_v1_", 30),
];

/// No key is shorter.
const SHORTEST_TOKEN: usize = 20;
/// No address of a person or a machine is shorter.
const SHORTEST: usize = 5;
/// How a private key begins.
const KEY: &str = "-----BEGIN ";

fn is_token(word: &str) -> bool {
    if word.len() < SHORTEST_TOKEN {
        return false;
    }
    let of_key = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let value = word.rsplit(['=', ':']).next().unwrap_or(word);
    let given = TOKENS
        .iter()
        .any(|(begin, least)| value.strip_prefix(begin).is_some_and(|rest| rest.len() >= *least && of_key(rest)));
    let parts: Vec<&str> = value.split('.').collect();
    let is_jwt =
        parts.len() == 3 && value.starts_with("eyJ") && parts.iter().all(|part| part.len() > 10 && of_key(part));
    given || is_jwt
}

fn is_mail(word: &str) -> bool {
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    let Some((local, domain)) = word.split_once('@') else { return false };
    let plain = |text: &str, more: &str| {
        !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || more.contains(letter))
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    let is_example =
        domain.starts_with("example.") || domain.contains(".example.") || matches!(top, "example" | "test" | "invalid");
    let has_top = domain.contains('.') && top.len() > 1 && top.chars().all(char::is_alphabetic);
    plain(local, "._%+-") && plain(domain, ".-") && has_top && !is_example
}

fn is_machine(word: &str) -> bool {
    let word = word.split('/').next().unwrap_or(word);
    if let Ok(address) = word.parse::<Ipv4Addr>() {
        return !(address.is_loopback()
            || address.is_unspecified()
            || address.is_documentation()
            || address.is_broadcast());
    }
    let address = word.parse::<Ipv6Addr>().ok().filter(|_| word.matches(':').count() > 2 && word.len() > 6);
    address.is_some_and(|address| address.segments()[..2] != [0x2001, 0xdb8])
}
