//! An archive of made-up incidents for measuring: realistic in size and shape, the same bytes for the same number.
//!
//! In: how many, and a folder. Out: `site.yaml` and one file per incident, of about eight kilobytes each. Incident `i`
//! depends on `i` alone, so that a small archive holds the newest incidents of a large one.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const COMPONENTS: [(&str, &str); 12] = [
    ("gateway", "Core"),
    ("accounts", "Core"),
    ("console", "Core"),
    ("invoices", "Business"),
    ("lookup", "Business"),
    ("hooks", "Integrations"),
    ("mail", "Integrations"),
    ("blobs", "Storage"),
    ("ledger-db", "Storage"),
    ("stream", "Storage"),
    ("edge", "Network"),
    ("names", "Network"),
];
const SEVERITIES: [(&str, &str); 3] =
    [("major", "major_outage"), ("minor", "partial_outage"), ("notice", "degraded_performance")];
const CAUSES: [&str; 8] =
    ["capacity", "certificate", "configuration", "deploy", "hardware", "network", "software-bug", "third-party"];
const TAGS: [&str; 20] = [
    "cache", "cron", "disk", "failover", "flags", "kernel", "latency", "leader", "leak", "limits", "migration", "pool",
    "probe", "quota", "queue", "region", "replica", "retry", "rollback", "tls",
];
const WHO: [&str; 8] = [
    "The load balancer", "One replica", "The scheduler", "A nightly job", "The new release", "An upstream network",
    "The cache layer", "The on-call engineer",
];
const DID: [&str; 8] = [
    "dropped", "delayed", "rejected", "retried without pause", "restarted in the middle of", "lost its place in",
    "held the lock for", "answered too late to",
];
const WHAT: [&str; 8] = [
    "about a tenth of all writes", "requests above four megabytes", "sessions older than an hour", "every third probe",
    "the exports of that morning", "deliveries to slow receivers", "reads in two zones", "the invoices due that day",
];
const THEN: [&str; 6] = [
    ", which the dashboards showed only after the next scrape",
    ", so that the backlog grew for minutes",
    ", while other regions saw nothing",
    ", as it had the week before",
    ", and no record was lost",
    ", until it was drained by hand",
];

/// Writes an archive of that many incidents.
pub fn write(folder: &Path, number: u64) {
    let mut site = String::from("title: Measured\nurl: https://status.example.org\ncomponents:\n");
    for (id, group) in COMPONENTS {
        let _ = writeln!(site, "  - {{id: {id}, group: {group}}}");
    }
    fs::create_dir_all(folder.join("incidents")).expect("a folder to write to");
    fs::write(folder.join("site.yaml"), site).expect("space for the site");
    for i in 0..number {
        let (path, text) = incident(i);
        let path = folder.join("incidents").join(path);
        fs::create_dir_all(path.parent().expect("a year")).expect("a folder to write to");
        fs::write(path, text).expect("space for the incident");
    }
}

/// The numbers of one incident: a xorshift, seeded by its place.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("below a usize")
    }

    fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn sentences(&mut self, number: usize) -> String {
        let one = |dice: &mut Self| {
            let mark =
                if dice.below(5) == 0 { " (**seen** as `503`, see [the notes](https://example.org/n))" } else { "" };
            format!("{} {} {}{}{mark}.", dice.of(&WHO), dice.of(&DID), dice.of(&WHAT), dice.of(&THEN))
        };
        (0..number).map(|_| one(self)).collect::<Vec<_>>().join(" ")
    }
}

/// One incident: its path and its text. They begin eight hours apart, the newest on 1 October 2026.
fn incident(i: u64) -> (String, String) {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (i + 1).wrapping_mul(0xD134_2543_DE82_EF95));
    let start = 1_790_812_800 - i64::try_from(i).expect("a small number") * 8 * 3600;
    let at = |minutes: usize| {
        let seconds = start + i64::try_from(minutes).expect("a small number") * 60;
        afterword::time::Timestamp::from_unix(seconds).expect("a year of four digits").rfc3339()
    };
    let component = dice.below(COMPONENTS.len());
    let (severity, status) = dice.of(&SEVERITIES);
    let title = format!("{} stops serving {} ({i})", COMPONENTS[component].0, dice.of(&WHAT));
    let mut text = format!("---\ntitle: \"{title}\"\nseverity: {severity}\n");
    let other = COMPONENTS[(component + 1 + dice.below(10)) % COMPONENTS.len()].0;
    let _ = writeln!(text, "components: {{{}: {status}, {other}: {status}}}", COMPONENTS[component].0);
    let _ = writeln!(text, "started: {}\ncauses: [{}]", at(0), dice.of(&CAUSES));
    let first = dice.below(TAGS.len());
    let _ = writeln!(text, "tags: [{}, {}]", TAGS[first], TAGS[(first + 7) % TAGS.len()]);
    text.push_str("updates:\n");
    for (k, state) in ["investigating", "identified", "identified", "monitoring", "resolved"].iter().enumerate() {
        let _ = writeln!(text, "  - at: {}\n    status: {state}\n    text: \"{}\"", at(9 + k * 31), dice.sentences(2));
    }
    text.push_str("timeline:\n");
    for (k, event) in ["detected", "acknowledged", "mitigated"].iter().enumerate() {
        let _ = writeln!(text, "  - {{at: {}, event: {event}, text: \"{}\"}}", at(4 + k * 40), dice.of(&WHO));
    }
    text.push_str("actions:\n");
    for status in ["open", "done", "done"] {
        let _ = writeln!(text, "  - {{what: \"{}\", owner: core, status: {status}}}", dice.of(&WHAT));
    }
    let _ =
        write!(text, "follow_ups:\n  - {{at: {}, by: A. Writer, text: \"{}\"}}\n---\n", at(3000), dice.sentences(3));
    for heading in ["Summary", "Impact", "Root cause", "Detection", "Resolution", "Lessons"] {
        let _ = write!(text, "\n## {heading}\n\n{}\n\n{}\n", dice.sentences(6), dice.sentences(5));
    }
    text.push_str("\n| Component | Failed |\n|---|---:|\n| gateway | 12 % |\n\n```sql\nSELECT 1;\n```\n");
    let date = &at(0)[..10];
    (format!("{}/{date}-{}-{i}.md", &date[..4], COMPONENTS[component].0), text)
}
