//! Every code that is no rule of the story: a site in which it fires, and its twin, which differs in the one fault.
//!
//! In: pairs of sites. Out: nothing, or the code that is silent, or that speaks without a fault. What a finding says is
//! kept in `diagnostics.rs`; the rules of the story have their pairs in `rules.rs`.
#![expect(clippy::disallowed_methods, reason = "a test makes what no string can hold")]

mod site;

use std::collections::BTreeSet;

use afterword::diag::CODES;
use site::{Site, findings};

/// An incident of these keys and this body.
fn incident(keys: &str, body: &str) -> String {
    format!("-- incidents/2026-01-01-db.md --\n---\ntitle: Database down\n{keys}\n---\n{body}\n")
}

/// A code, a site that has the fault, and one that has not.
type Pair = (&'static str, String, String);

/// Two incidents that differ in a key.
fn keys(code: &'static str, faulty: &str, fine: &str) -> Pair {
    let of = |keys: &str| incident(&format!("started: 2026-01-01 10:00\n{keys}"), "");
    (code, of(faulty), of(fine))
}

/// Two incidents that differ in their whole front matter, but for the title.
fn heads(code: &'static str, faulty: &str, fine: &str) -> Pair {
    (code, incident(faulty, ""), incident(fine, ""))
}

/// Two incidents that differ in their body.
fn bodies(code: &'static str, faulty: &str, fine: &str) -> Pair {
    let of = |body: &str| incident("started: 2026-01-01 10:00", body);
    (code, of(faulty), of(fine))
}

/// Two sites that differ in their `site.yaml`.
fn sites(code: &'static str, faulty: &str, fine: &str) -> Pair {
    let of = |keys: &str| format!("-- site.yaml --\ntitle: Example\n{keys}\n");
    (code, of(faulty), of(fine))
}

/// Two sites of other files.
fn files(code: &'static str, faulty: &str, fine: &str) -> Pair {
    (code, faulty.to_owned(), fine.to_owned())
}

/// Words of the interface: German ones, as a site may have its own.
fn of_languages() -> Vec<Pair> {
    let of = |words: &str| format!("-- site.yaml --\ntitle: Example\nlanguage: de\n-- locales/de.ftl --\n{words}\n");
    vec![
        ("L001", of("skip = Zum { $"), of("skip = Zum Text")),
        sites("L002", "language: fr", "language: ar"),
        sites("L004", "language: German", "language: de"),
        ("L003", of("skipp = Zum Text"), of("skip = Zum Text")),
    ]
}

fn of_files() -> Vec<Pair> {
    let small = "---\ntitle: A\nstarted: 2026-01-01\n---\n";
    let many = |count: usize| format!("-- incidents/a.md --\n{small}{}", "A text of some length.\n".repeat(count));
    let deep =
        |depth: usize| incident(&format!("started: 2026-01-01\ntags: {}{}", "[".repeat(depth), "]".repeat(depth)), "");
    vec![
        files(
            "F005",
            "-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01\n",
            &format!("-- incidents/a.md --\n{small}"),
        ),
        files("F006", "-- incidents/a.md --\nIt was down.\n", &format!("-- incidents/a.md --\n{small}It was down.\n")),
        files("F007", "-- templates/home.htm --\nhello\n", "-- templates/home.html --\nhello\n"),
        ("F008", many(3_000_000), many(3000)),
        ("Y005", deep(1000), deep(1)),
        heads("Y001", "started: 2026-01-01\ntags: \"a", "started: 2026-01-01\ntags: [\"a\"]"),
        heads("Y002", "started: 2026-01-01\nstarted: 2026-01-01", "started: 2026-01-01"),
        keys("Y003", "severety: major", "severity: major"),
        keys("Y004", "tags: {a: b}", "tags: [a, b]"),
        keys("Y006", "impact:\n\tcarts: forty", "impact:\n  carts: forty"),
        keys("Y007", "updates: [{text: One}]", "updates: [{at: 2026-01-01 10:10, text: One}]"),
        keys("Y008", "language: en #gb", "language: en # gb"),
        files(
            "X001",
            "-- templates/home.html --\n{% if %}\n",
            "-- templates/home.html --\n<main>{{ site.title }}</main>\n",
        ),
        files("X002", "-- static/index.html --\nMine.\n", "-- static/mine.html --\nMine.\n"),
    ]
}

fn of_sites() -> Vec<Pair> {
    vec![
        sites("S001", "components: [{id: api}, {id: api}]", "components: [{id: api}, {id: web}]"),
        sites("S002", "components: [{id: 'a/b'}]", "components: [{id: a-b}]"),
        sites("S003", "url: status.example.com", "url: https://status.example.com"),
        sites("S009", "look: {colours: {inkk: black}}", "look: {colours: {ink: black}}"),
        sites("S004", "policy: {checks: {R999: off}}", "policy: {checks: {R101: off}}"),
    ]
}

fn of_incidents() -> Vec<Pair> {
    let two = |name: &str| {
        let text = "---\ntitle: A\nstarted: 2026-01-01\n---\n";
        format!("-- incidents/a.md --\n{text}-- incidents/{name}.md --\n{text}")
    };
    let window = |keys: &str| heads_of_maintenance(keys);
    vec![
        files(
            "I001",
            "-- incidents/a.md --\n---\nstarted: 2026-01-01\n---\n",
            "-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01\n---\n",
        ),
        keys("I002", "components: [apy]", "components: [api]"),
        keys(
            "I003",
            "updates: [{at: +5m, status: resolvd, text: One}]",
            "updates: [{at: +5m, status: resolved, text: One}]",
        ),
        keys("I004", "severity: majr", "severity: major"),
        keys("I005", "causes: [human-eror]", "causes: [human-error]"),
        ("I006", two("2026/a"), two("2026/b")),
        ("I007", two("A"), two("b")),
        ("I008", two("b c"), two("b-c")),
        heads("I009", "severity: major", "severity: major\nstarted: 2026-01-01"),
        keys(
            "I010",
            "follow_ups: [{id: a, at: 2026-01-02, text: One}, {at: 2026-01-03, corrects: c, text: Two}]",
            "follow_ups: [{id: a, at: 2026-01-02, text: One}, {at: 2026-01-03, corrects: a, text: Two}]",
        ),
        ("I011", window(""), window("scheduled: {from: 2026-01-01 10:00, until: 2026-01-01 11:00}")),
        keys("I012", "aliases: ['https://example.com/a']", "aliases: ['/old/a']"),
        ("I013", translated("b.de.md", ""), translated("a.de.md", "")),
        ("I014", translated("a.de.md", "severity: major\n"), translated("a.de.md", "")),
        ("I015", translated("a.en.md", ""), translated("a.de.md", "")),
    ]
}

/// An incident `a.md`, and a text of that name with a title and those keys.
fn translated(name: &str, keys: &str) -> String {
    let original = "-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01\n---\n";
    format!("{original}-- incidents/{name} --\n---\ntitle: B\n{keys}---\n")
}

fn heads_of_maintenance(keys: &str) -> String {
    incident(&format!("kind: maintenance\n{keys}"), "")
}

fn of_times() -> Vec<Pair> {
    vec![
        heads("T001", "started: at noon", "started: 2026-01-01 12:00"),
        heads("T002", "started: 2026-10-25 02:30 Europe/Berlin", "started: 2026-10-25 02:30+01:00"),
        heads("T003", "started: 2026-03-29 02:30 Europe/Berlin", "started: 2026-03-29 03:30 Europe/Berlin"),
        keys("T004", "timezone: Europe/Berln", "timezone: Europe/Berlin"),
        keys(
            "T005",
            "detected: 2026-01-01 10:05\ntimeline: [{at: 2026-01-01 10:09, event: detected, text: Seen}]",
            "detected: 2026-01-01 10:05\ntimeline: [{at: 2026-01-01 10:05, event: detected, text: Seen}]",
        ),
        keys("T006", "resolved: 2026-01-01 09:00", "resolved: 2026-01-01 11:00"),
        keys("T007", "resolved: 2026-01-01 11:00\nduration: 3h", "resolved: 2026-01-01 11:00\nduration: 1h"),
        keys("T008", "duration: some time", "duration: 11m"),
        heads("T009", "updates: [{at: +5m, text: One}]", "started: 2026-01-01 10:00\nupdates: [{at: +5m, text: One}]"),
        keys("T010", "resolved: 2027-01-01", "resolved: 2026-02-01"),
        heads("T011", "started: 2027-01-01", "started: 2026-01-01"),
    ]
}

fn of_texts() -> Vec<Pair> {
    let told = |public: &str| {
        let updates = format!("updates:\n  - {{at: +5m, status: resolved, text: {public}}}");
        let secret = "  - {at: +6m, text: Ada revoked the wrong certificate, audience: internal}";
        incident(&format!("started: 2026-01-01 10:00\n{updates}\n{secret}"), "")
    };
    let copied = |text: &str| format!("{}-- static/notes.txt --\n{text}\n", told("Gone."));
    vec![
        bodies(
            "M001",
            "## Timeline\n\n- 2026-13-01 10:05 It stopped\n",
            "## Timeline\n\n- 2026-01-01 10:05 It stopped\n",
        ),
        bodies("M002", "See [it](other.md).", "See [it](2026-01-01-db.md)."),
        bodies("M003", "![errors](errors.png)", "No picture."),
        bodies("M004", "See [it](javascript:alert).", "See [it](https://example.com)."),
        bodies("M005", "It was <!-- a note.", "It was <!-- a note --> down."),
        bodies("M007", "##Impact\n\nNobody.\n", "## Impact\n\nNobody.\n"),
        bodies("P001", ":::internal\nAda did it.\n", ":::internal\nAda did it.\n:::\n"),
        ("P002", copied("Ada revoked the wrong certificate!"), copied("A certificate!")),
        ("P003", told("Sorry. Ada revoked the wrong certificate."), told("A certificate was revoked too early.")),
        bodies("P004", ":::intern\nAda did it.\n:::\n", ":::internal\nAda did it.\n:::\n"),
    ]
}

fn pairs() -> Vec<Pair> {
    [of_languages(), of_files(), of_sites(), of_incidents(), of_times(), of_texts()].concat()
}

fn check(pairs: Vec<Pair>) {
    for (code, faulty, fine) in pairs {
        let said = findings(&faulty);
        let shown: String = faulty.chars().take(400).collect();
        assert!(said.contains(&format!("[{code}]")), "{code} is silent about\n{shown}\nbut\n{said}");
        let said = findings(&fine);
        assert!(!said.contains(&format!("[{code}]")), "{code} speaks without a fault:\n{said}");
    }
}

#[test]
fn codes_of_languages() {
    check(of_languages());
}

#[test]
fn codes_of_files() {
    check(of_files());
}

#[test]
fn codes_of_sites() {
    check(of_sites());
}

#[test]
fn codes_of_incidents() {
    check(of_incidents());
}

#[test]
fn codes_of_times() {
    check(of_times());
}

#[test]
fn codes_of_texts() {
    check(of_texts());
}

/// What is done to a site.
#[cfg(unix)]
type Change<'a> = &'a dyn Fn(&camino::Utf8Path);

/// What no string can hold: a link out of the site, a pipe, a file without its rights, bytes that are no text.
#[cfg(unix)]
#[test]
fn codes_of_what_is_no_plain_file() {
    use std::os::unix::fs::symlink;
    let text = "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\n";
    let outside = tempfile::NamedTempFile::new().expect("a file outside");
    let of = |change: Change| {
        let site = Site::of("");
        site.write("incidents/a.md", text);
        change(&site.root());
        site.findings()
    };
    let faulty: [(&str, Change); 4] = [
        ("F001", &|root| symlink(outside.path(), root.join("incidents/b.md")).expect("a link can be made")),
        ("F002", &|root| {
            let made = std::process::Command::new("mkfifo").arg(root.join("incidents/b.md")).status();
            assert!(made.expect("mkfifo is there").success());
        }),
        // A link that leads nowhere cannot be read by anybody, not even by root.
        ("F003", &|root| symlink(root.join("nowhere.md"), root.join("incidents/b.md")).expect("a link can be made")),
        ("F004", &|root| {
            std::fs::write(root.join("incidents/b.md"), b"---\ntitle: \xff\n---\n").expect("a file can be written");
        }),
    ];
    for (code, change) in faulty {
        let said = of(change);
        assert!(said.contains(&format!("[{code}]")), "{code} is silent:\n{said}");
        assert_eq!(of(&|_| ()), "", "and speaks of a plain file");
    }
}

#[test]
fn every_code_has_its_pair() {
    let mut paired: BTreeSet<&str> = pairs().iter().map(|(code, _, _)| *code).collect();
    paired.extend(["F001", "F002", "F003", "F004"]);
    let rules = include_str!("rules.rs");
    let without =
        CODES.iter().map(|code| code.id).filter(|id| !paired.contains(id) && !rules.contains(&format!("[{id}]: ")));
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&str>::new());
}
