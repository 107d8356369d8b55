//! Every rule of the story: one site in which it speaks, and its twin in which it has nothing to say.
//!
//! In: pairs of sites that differ in the one fault. Out: what is printed of the first, and silence about the second.

mod site;

use afterword::diag::{CODES, Diagnostic};
use site::{Site, findings};

/// A fault, as it is printed, with the file that has it and the file that has not.
struct Pair {
    said: &'static str,
    faulty: String,
    fine: String,
}

/// An incident of these keys and this body.
fn incident(keys: &str, body: &str) -> String {
    let head = "title: Database down\nstarted: 2026-01-01 10:00";
    format!("-- incidents/2026-01-01-db.md --\n---\n{head}\n{keys}\n---\n{body}\n")
}

/// A pair of front matters that differ in one place.
fn keys(said: &'static str, common: &str, faulty: &str, fine: &str) -> Pair {
    let of = |keys: &str| incident(&format!("{common}\n{keys}"), "");
    Pair { said, faulty: of(faulty), fine: of(fine) }
}

/// A pair of bodies.
fn bodies(said: &'static str, keys: &str, faulty: &str, fine: &str) -> Pair {
    Pair { said, faulty: incident(keys, faulty), fine: incident(keys, fine) }
}

/// A maintenance to come, with these keys.
fn announced(keys: &str) -> String {
    let window = "scheduled: {from: 2030-01-05 10:00, until: 2030-01-05 11:00}";
    format!("-- incidents/2030-01-05-disks.md --\n---\ntitle: New disks\nkind: maintenance\n{window}\n{keys}---\n")
}

/// A pair under a policy.
fn with_policy(policy: &str, pair: Pair) -> Pair {
    let site = format!("-- site.yaml --\ntitle: Example\ncomponents: [{{id: api}}]\npolicy: {policy}\n");
    Pair { faulty: site.clone() + &pair.faulty, fine: site + &pair.fine, ..pair }
}

fn story() -> Vec<Pair> {
    let two = |first: &str, second: &str| format!("updates:\n  - {{{first}, text: One}}\n  - {{{second}, text: Two}}");
    let over = "resolved: 2026-01-01 11:00";
    vec![
        keys(
            "    warning[R101]: this update is older than the one written before it",
            over,
            &format!(
                "{}\n  - {{at: 2026-01-01 10:30, text: Three}}",
                two("at: 2026-01-01 10:05", "at: 2026-01-01 10:40")
            ),
            &format!(
                "{}\n  - {{at: 2026-01-01 10:02, text: Three}}",
                two("at: 2026-01-01 10:40", "at: 2026-01-01 10:05")
            ),
        ),
        keys(
            "    warning[R102]: it was resolved and is investigating again, and the update does not say so",
            "",
            "updates: [{at: +5m, status: resolved, text: One}, {at: +9m, status: investigating, text: Two}, {at: +9m, status: resolved, text: All is well}]",
            "updates: [{at: +5m, status: resolved, text: One}, {at: +9m, status: investigating, text: It is down again}, {at: +9m, status: resolved, text: All is well}]",
        ),
        keys(
            "    warning[R102]: a component is down again, and the incident is still resolved",
            "components: {api: partial_outage}",
            "updates: [{at: +5m, status: resolved, text: One, components: {api: operational}}, {at: +9m, text: Two, components: {api: partial_outage}}, {at: +9m, status: resolved, text: All is well, components: {api: operational}}]",
            "updates: [{at: +5m, status: resolved, text: One, components: {api: operational}}]",
        ),
        keys(
            "    warning[R102]: the incident is resolved, and a word, 2\u{a0}h 15\u{a0}min later, is that it is investigating",
            over,
            "updates: [{at: 2026-01-01 10:30, text: One}, {at: 2026-01-01 13:15, text: All is well}]",
            "updates: [{at: 2026-01-01 10:30, text: One}, {at: 2026-01-01 13:15, status: resolved, text: All is well}]",
        ),
        keys(
            "    warning[R102]: the incident is resolved, and a word, 1\u{a0}h 1\u{a0}min later, is that it is identified",
            over,
            "updates: [{at: 2026-01-01 12:01, status: identified, text: One}]",
            "updates: [{at: 2026-01-01 12:00, status: identified, text: One}]",
        ),
        keys(
            "    warning[R103]: the incident is over, and the last word on `api` is: partial outage",
            "",
            "updates: [{at: +5m, text: One, components: {api: partial_outage}}, {at: +9m, status: resolved, text: Two}]",
            "updates: [{at: +5m, text: One, components: {api: partial_outage}}, {at: +9m, status: resolved, text: Two, components: {api: operational}}]",
        ),
        keys(
            "    warning[R104]: the incident is open, and every component of it is operational",
            "components: {api: partial_outage}",
            "updates: [{at: +5m, status: identified, text: One, components: {api: operational}}]",
            "updates: [{at: +5m, status: monitoring, text: One, components: {api: operational}}]",
        ),
        keys(
            "    warning[R105]: the next word came 20\u{a0}min later than promised",
            over,
            &two("at: 2026-01-01 10:05, next_update: +15m", "at: 2026-01-01 10:40"),
            &two("at: 2026-01-01 10:05, next_update: +15m", "at: 2026-01-01 10:20"),
        ),
        keys(
            "    warning[R105]: the next word is promised for a time that has passed",
            "",
            "updates: [{at: 2026-11-23 11:00, text: One, next_update: +30m}]",
            "updates: [{at: 2026-11-23 11:00, text: One, next_update: +90m}]",
        ),
        with_policy(
            "{silence: {major: 30m}}",
            keys(
                "    warning[R106]: no word for 50\u{a0}min, and the policy for `major` is 30\u{a0}min at most",
                "severity: major",
                "updates: [{at: +10m, text: One}, {at: +50m, status: resolved, text: Two}]",
                "updates: [{at: +10m, text: One}, {at: +30m, status: resolved, text: Two}]",
            ),
        ),
        keys(
            "    error[R107]: the incident is mitigated before it is detected",
            over,
            "detected: 2026-01-01 10:20\nmitigated: 2026-01-01 10:10",
            "detected: 2026-01-01 10:10\nmitigated: 2026-01-01 10:20",
        ),
        keys(
            "    warning[R108]: it was detected only after the first public word about it",
            "updates: [{at: 2026-01-01 10:10, status: resolved, text: One}]\nresolved: 2026-01-01 11:00",
            "detected: 2026-01-01 10:20",
            "detected: 2026-01-01 10:05",
        ),
        keys(
            "    warning[R109]: this time names no zone, and others of the file are in Europe/Berlin",
            over,
            "mitigated: 2026-01-01 11:50 Europe/Berlin",
            "mitigated: 2026-01-01 10:50 UTC",
        ),
        keys(
            "    warning[R110]: the severity is `minor`, and `api` had a major outage: that is `critical`",
            over,
            "severity: minor\ncomponents: {api: major_outage}",
            "severity: critical\ncomponents: {api: major_outage}",
        ),
    ]
}

fn report() -> Vec<Pair> {
    let over = "severity: major\nresolved: 2026-01-01 11:00";
    vec![
        with_policy(
            "{postmortem: {major: 5 business days}}",
            bodies(
                "    warning[R201]: there is no report, and it was due on 8 January 2026",
                over,
                "",
                "## Summary\n\nIt was down.",
            ),
        ),
        Pair {
            said: "    warning[R201]: there is no report, and it was due on 11 January 2026",
            faulty: with_policy("{postmortem: {major: 10 days}}", bodies("", over, "", "")).faulty,
            fine: with_policy("{postmortem: {major: 400 days}}", bodies("", over, "", "")).fine,
        },
        with_policy(
            "{sections: [Summary, Root cause]}",
            bodies(
                "    warning[R202]: the report lacks “Root cause”",
                over,
                "## Summary\n\nDown.",
                "## Summary\n\nDown.\n\n## Root cause\n\nA bug.",
            ),
        ),
        bodies(
            "    warning[R203]: the section “Impact” is empty",
            over,
            "## Summary\n\nDown.\n\n## Impact\n",
            "## Summary\n\nDown.\n\n## Impact\n\nMuch.\n",
        ),
        bodies(
            "    warning[R204]: the only cause is a person's mistake",
            &format!("{over}\ncauses: [human-error]"),
            "",
            "## Contributing factors\n\nOne click was enough.",
        ),
        bodies(
            "    warning[R204]: the root cause stops at a person's mistake",
            over,
            "## Root cause\n\nIt was human error.",
            "## Root cause\n\nIt was human error, and the tool asked nothing back.",
        ),
        bodies(
            "    warning[R205]: the root cause names a person: `@ada`",
            over,
            "## Root cause\n\nThe script of @ada had a bug.",
            "## Root cause\n\nThe script had a bug.",
        ),
        with_policy(
            "{names: [Lovelace]}",
            bodies(
                "    warning[R205]: the root cause names a person: `Lovelace`",
                over,
                "## Root cause\n\nLovelace ran the wrong script.",
                "## Root cause\n\nSomebody ran the wrong script.",
            ),
        ),
    ]
}

fn sources() -> Vec<Pair> {
    let over = "severity: major\nresolved: 2026-01-01 11:00";
    let image = |alt: &str| {
        format!(
            "-- incidents/2026-01-01-db/index.md --\n---\ntitle: Down\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\n![{alt}](a.png)\n-- incidents/2026-01-01-db/a.png --\nx\n"
        )
    };
    let quoted = |checksum: &str| {
        format!(
            "follow_ups: [{{at: 2026-01-02, verbatim: true, source: 'https://example.com/a', archived: 'https://example.org/a', text: We are sorry., checksum: {checksum}}}]"
        )
    };
    vec![
        keys(
            "    warning[R206]: the statement is quoted without a source",
            over,
            "follow_ups: [{at: 2026-01-02, verbatim: true, text: Sorry.}]",
            "follow_ups: [{at: 2026-01-02, text: Sorry.}]",
        ),
        keys(
            "    warning[R207]: one of 2 sources has no archived copy",
            over,
            "sources: [{url: 'https://example.com/a'}, {url: 'https://example.com/b', archived: 'https://example.org/b'}]",
            "sources: [{url: 'https://example.com/b', archived: 'https://example.org/b'}]",
        ),
        keys(
            "    error[R208]: the quoted text was changed after it was recorded",
            over,
            &quoted("0123456789abcdef"),
            &quoted(&checksum()),
        ),
        Pair {
            said: "    warning[R209]: the translation lacks “Impact”",
            faulty: translated("## Zusammenfassung\n\nWeg."),
            fine: translated("## Zusammenfassung\n\nWeg.\n\n## Wen es traf\n\nAlle."),
        },
        keys(
            "    warning[R111]: nothing says that it ended",
            "timeline: [{at: +5m, text: It falls}, {at: +1h, text: It is back}]",
            "",
            "resolved: 2026-01-01 11:00",
        ),
        keys(
            "    warning[R111]: nothing says that it ended, and the last that is known is of 1 January 2026",
            "",
            "",
            "duration: 2h",
        ),
        keys(
            "    warning[R112]: this was said before the incident started",
            over,
            "updates: [{at: 2026-01-01 09:00, status: resolved, text: Over}]",
            "updates: [{at: 2026-01-01 10:00, status: resolved, text: Over}]",
        ),
        keys(
            "    warning[R112]: this was said before the incident started",
            over,
            "published: 2025-12-30",
            "published: 2026-01-01",
        ),
        Pair {
            said: "    warning[R113]: the maintenance is to come, and no update announces it",
            faulty: announced(""),
            fine: announced("updates: [{at: 2026-01-01, status: scheduled, text: New disks}]\n"),
        },
        Pair {
            said: "    warning[M006]: the image has no alternative text",
            faulty: image(""),
            fine: image("Errors per minute"),
        },
        keys(
            "    warning[S007]: there is no R204 here to make an exception from",
            over,
            "exceptions: {R204: Nobody knows.}",
            "exceptions: {R204: Nobody knows.}\ncauses: [human-error]",
        ),
        keys(
            "    error[S005]: the exception from R204 has no reason",
            over,
            "exceptions: {R204: ' '}\ncauses: [human-error]",
            "exceptions: {R204: Nobody knows.}\ncauses: [human-error]",
        ),
        keys("    error[S005]: Y003 allows no exception", over, "exceptions: {Y003: We like it.}", ""),
        keys("    error[S005]: no check has the code `R999`", over, "exceptions: {R999: We like it.}", ""),
        with_policy(
            "{postmortem: {major: soon}}",
            Pair {
                said: "    error[S006]: `soon` is not a number of days",
                faulty: String::new(),
                fine: "-- site.yaml --\ntitle: Example\n".into(),
            },
        ),
        with_policy(
            "{sections: [Poem]}",
            Pair {
                said: "    error[S006]: no known section is called `Poem`",
                faulty: String::new(),
                fine: "-- site.yaml --\ntitle: Example\n".into(),
            },
        ),
    ]
}

/// An incident with two sections, and its translation.
fn translated(body: &str) -> String {
    let keys = "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\n";
    let original = format!("-- incidents/a.md --\n{keys}## Summary\n\nGone.\n\n## Impact\n\nMuch.\n");
    format!("{original}-- incidents/a.de.md --\n---\ntitle: B\n---\n{body}\n")
}

/// The checksum that a message proposes for a new quotation.
fn checksum() -> String {
    let text = "-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-01\nfollow_ups: [{at: 2026-01-02, verbatim: true, source: 'https://example.com/a', archived: 'https://example.org/a', text: We are sorry., checksum: new}]\n---\n";
    let said = findings(text);
    let after = said.split("`checksum: ").nth(1).expect("the help says what to write");
    after.split('`').next().expect("it ends").to_owned()
}

fn times_under_other_headings() -> Vec<Pair> {
    let over = "severity: major\nresolved: 2026-01-01 11:00";
    vec![
        bodies(
            "    warning[R210]: “Log” is not known as the heading of a timeline, and lists times",
            over,
            "## Log\n\n- 10:00 a\n- 10:01 b\n- **10:02** c\n",
            "## Log\n\n- 10:00 a\n- 10:01 b\n- after 10:02 c\n",
        ),
        bodies(
            "    warning[R210]: “What happened (UTC)” is not known as the heading of a timeline, and lists times",
            over,
            "## What happened (UTC)\n\n- 10:00 a\n- 10:01 b\n- 10:02 c\n",
            "## What happened (UTC)\n\n- 10:00 a\n- b\n- c\n",
        ),
        bodies(
            "    warning[R210]: “Log” is not known as the heading of a timeline, and lists times",
            over,
            "## Impact\n\na\n\n## Log\n\n### 8:16 PM\n\na\n\n### 8:20 PM\n\nb\n\n### 8:37 PM\n\nc\n",
            "## Impact\n\na\n\n## Log\n\n### First\n\na\n\n### Then\n\nb\n",
        ),
        bodies(
            "    warning[R210]: “What we did” is not known as the heading of a timeline, and lists times",
            over,
            "## What we did\n\n| Time | What |\n|---|---|\n| 2026-01-01 10:14 | a |\n| 2026-01-01 10:20 | b |\n",
            "## What we did\n\n| Who | What |\n|---|---|\n| Ada | a |\n| Bob | b |\n",
        ),
        bodies(
            "    warning[R210]: “How did we respond?” is not known as the heading of a timeline, and lists times",
            over,
            "## How did we respond?\n\n- 10:00 a\n- 10:01 b\n- 10:02 c\n",
            "## Timeline\n\n- 2026-01-01 10:00 a\n\n## How did we respond?\n\n- 10:00 a\n- 10:01 b\n- 10:02 c\n",
        ),
        bodies(
            "    warning[R210]: “Resolved — 10:40 UTC” begins an update, and stands below no heading of updates",
            over,
            "### Resolved — 10:40 UTC\n\na\n\n### Monitoring (10:20 UTC)\n\nb\n",
            "## Resolved at 10:40 UTC\n\na\n\n```\n# Resolved — 10:40\n# Monitoring — 10:20\n```\n\n## Updates\n\n### Monitoring — 2026-01-01 10:20\n\nb\n\n### Resolved — 2026-01-01 10:40\n\nc\n",
        ),
        bodies(
            "    warning[R210]: “Investigating 2026-01-01 10:20a” begins an update, and stands below no heading of updates",
            over,
            "## Investigating 2026-01-01 10:20a\n\na\n\n## Resolved 2026-01-01 11:00a\n\nb\n",
            "## Investigating 3 disks\n\na\n\n## Resolved 2 of them\n\nb\n\n## 2026-01-01 10:20 Deploy\n\n## 2026-01-01 10:30 Alarm\n",
        ),
        Pair {
            said: "    warning[R210]: “Response” is not known as the heading of a timeline, and lists times",
            faulty: responded("impact: {users: All}"),
            fine: responded("timeline: [{at: 2026-01-01 10:00, text: a}]"),
        },
    ]
}

/// An incident with these keys, and with times under the heading of what was done.
fn responded(keys: &str) -> String {
    let head = "title: Database down\nstarted: 2026-01-01 10:00\nresolved: 2026-01-01 11:00";
    let body = "## Response\n\n- 10:00 a\n- 10:01 b\n- 10:02 c\n";
    format!("-- incidents/2026-01-01-db.md --\n---\n{head}\n{keys}\n---\n{body}")
}

fn promises() -> Vec<Pair> {
    let over = "resolved: 2026-01-01 11:00";
    let action = |keys: &str| format!("actions: [{{what: Test restores, {keys}}}]");
    vec![
        bodies(
            "    warning[R212]: “Forty users lost their data” is shown nowhere: the title stands in its place, and says less",
            "resolved: 2026-01-01 11:00",
            "# Forty users lost their data\n\n## Summary\n\na\n",
            "# Incident report: Example outage (2026-01-01)\n\n## Summary\n\na\n",
        ),
        bodies(
            "    warning[R211]: “Summary” is not known as the heading of promises, and has a table of actions and owners",
            "severity: major\nresolved: 2026-01-01 11:00",
            "## Summary\n\na\n\n| Action item | Owner |\n|---|---|\n| Sync versions | Ops |\n",
            "## Summary\n\na\n\n| Service | Owner |\n|---|---|\n| Mail | Ops |\n",
        ),
        bodies(
            "    warning[R211]: “Follow-ups” is not known as the heading of promises, and has a table of actions and owners",
            "severity: major\nresolved: 2026-01-01 11:00",
            "## Follow-ups\n\n| Title | Owner | Status |\n|---|---|---|\n| Sync versions | Ops | Open |\n",
            "## Follow-ups\n\n| Service | Owner | Status |\n|---|---|---|\n| Mail | Ops | Up |\n",
        ),
        bodies(
            "    warning[R211]: “Checks” is not known as the heading of promises, and has boxes to tick",
            "severity: major\nresolved: 2026-01-01 11:00",
            "## Checks\n\n- [x] a\n- [ ] b\n",
            "## Checks\n\n- [x] a\n- b\n",
        ),
        bodies(
            "    warning[R213]: “Action items” is the heading of promises, and none is read below it",
            over,
            &format!("## Action items\n\n{}", "We will test our restores. ".repeat(9)),
            "## Action items\n\nNone: the provider mends it.",
        ),
        bodies(
            "    warning[R213]: “Updates” is the heading of updates, and none is read below it",
            over,
            &format!("## Updates\n\n- {}", "We told them twice, and then again. ".repeat(9)),
            &format!("## Updates (UTC)\n\n- 10:05 {}", "We told them twice, and then again. ".repeat(9)),
        ),
        keys(
            "    warning[R301]: the open promise has no owner",
            over,
            &action("due: 2027-01-01"),
            &action("due: 2027-01-01, owner: Ops"),
        ),
        keys(
            "    warning[R302]: the open promise has no due date",
            over,
            &action("owner: Ops"),
            &action("due: 2027-01-01, owner: Ops"),
        ),
        keys(
            "    warning[R303]: the promise was due 1 February 2026 and is open",
            over,
            &action("due: 2026-02-01, owner: Ops"),
            &action("due: 2026-02-01, owner: Ops, done: 2026-01-30"),
        ),
        keys(
            "    warning[R304]: the promise was dropped without a reason",
            over,
            &action("status: dropped"),
            &action("status: dropped, reason: Needless."),
        ),
        keys(
            "    error[R305]: the promise is said to be done, and its status that it is not",
            over,
            &action("due: 2027-01-01, owner: Ops, status: open, done: 2026-01-30"),
            &action("due: 2027-01-01, owner: Ops, status: done, done: 2026-01-30"),
        ),
        keys(
            "    error[R305]: the promise was done before it was made",
            over,
            &action("since: 2026-01-30, owner: Ops, done: 2026-01-02"),
            &action("since: 2026-01-30, owner: Ops, done: 2026-01-30"),
        ),
    ]
}

fn privacy() -> Vec<Pair> {
    let over = "resolved: 2026-01-01 11:00";
    let key = format!("ghp_{}", "a1B2".repeat(9));
    let folder = |log: &str| {
        format!(
            "-- incidents/2026-01-01-db/index.md --\n---\ntitle: Down\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\nGone.\n-- incidents/2026-01-01-db/a.log --\nfirst\n{log}\n"
        )
    };
    vec![
        bodies(
            "    warning[P101]: a public text holds the e-mail address `ada@shop.com`",
            over,
            "Write to ada@shop.com now.",
            "Write to ada@example.com or @ada.",
        ),
        bodies(
            "    warning[P102]: a public text holds the IP address `81.2.69.160`",
            over,
            "From 81.2.69.160, at once.",
            "From 127.0.0.1 at 10:20:30, v1.2.3.",
        ),
        bodies(
            "    warning[P102]: a public text holds the IP address `2a00:1450:4001::1`",
            over,
            "From 2a00:1450:4001::1.",
            "From 2001:db8::1 and std::fs::read.",
        ),
        bodies(
            "    error[P103]: a public text holds what looks like a key or token `ghp_a1B2a1B2…`",
            over,
            &format!("With `{key}`."),
            "With `ghp_…`, of commit 5b557f1949cf8c6b5b557f1949cf8c6b5b557f19.",
        ),
        with_policy(
            "{customers: [Initech]}",
            bodies(
                "    error[P104]: a public text holds the customer's name `Initech`",
                over,
                "Initech could not pay.",
                "[[Initech]] could not pay, but for Initechs.",
            ),
        ),
        Pair {
            said: "    warning[P102]: a public text holds the IP address `81.2.69.160` (line 2 of this file, which is published)",
            faulty: folder("81.2.69.160 GET /"),
            fine: folder("127.0.0.1 GET /"),
        },
    ]
}

/// Lengths that are typed beside those that are derived.
fn lengths() -> Vec<Pair> {
    let over = "resolved: 2026-01-01 11:00";
    vec![
        bodies(
            "    warning[R114]: the text says 30 minutes, the timestamps say 1\u{a0}h",
            over,
            "**Duration:** 30 minutes.\n",
            "**Duration:** 55 minutes.\n",
        ),
        keys(
            "    warning[R114]: the text says about 3 hours, the timestamps say 1\u{a0}h",
            over,
            "impact: {total duration: about 3 hours}",
            "impact: {downtime of one customer: about 3 hours}",
        ),
    ]
}

fn check(pairs: Vec<Pair>) {
    for Pair { said, faulty, fine } in pairs {
        let found = findings(&faulty);
        assert!(found.contains(said.trim_start()), "{said}\nis not said of\n{faulty}\nbut\n{found}");
        let code = said.split(['[', ']']).nth(1).unwrap_or("nothing");
        let found = findings(&fine);
        assert!(!found.contains(&format!("[{code}]")), "{code} fires without a fault in\n{fine}\n{found}");
    }
}

#[test]
fn rules_about_the_course_of_events() {
    check(story());
}

#[test]
fn rules_about_the_report() {
    check(report());
    check(sources());
    check(lengths());
    check(times_under_other_headings());
}

#[test]
fn rules_about_promises() {
    check(promises());
}

#[test]
fn rules_about_what_a_public_text_gives_away() {
    check(privacy());
}

/// Whoever writes a length by hand may count from the detection, round, or mean something else.
#[test]
fn a_length_in_the_text_may_be_meant_in_several_ways() {
    let keys = "detected: 2026-01-01 10:20\nresolved: 2026-01-01 11:00\n\
                updates: [{at: 2026-01-01 10:50, status: monitoring, text: Slow}]";
    let said = |body: &str| findings(&incident(keys, body)).contains("[R114]");
    let below = |heading: &str, lines: &str| format!("{heading}\n\n{lines}\n");
    for fine in [
        "- Duration: 1 hour",
        "- Duration: 50 minutes, until it was slow only",
        "- **Duration**: 40m",
        "- Duration: 30 min (from the page to the last error)",
        "- Duration: 50 min",
        "| Duration | 58 min |",
        "Time to detect (TTD): ~20 min",
        "Duration: 3 to 4 hours",
        "**Duration (EU):** 3 hours",
        "Duration: 3 hours (target)",
        "MTTR: 3 hours",
        "Duration of the backup: 3 hours",
        "> They wrote:\nDuration: 3 hours",
        "- Rollback\n  - Duration: 3 hours",
        "```\nduration: 3 hours\n```",
        "    duration: 3 hours",
        "| Duration | 3 hours | 4 hours |",
        "The duration: 3 hours were lost",
        "Gone.\n\n### Load test\n\nDuration: 3 hours",
    ] {
        assert!(!said(&below("## Impact", fine)), "{fine}");
    }
    for elsewhere in ["## Rollback", "## Similar incidents", "## Action items"] {
        assert!(!said(&below(elsewhere, "Duration: 3 hours")), "{elsewhere}");
    }
    for wrong in ["- Duration: 3 hours", "* **Time to detect (TTD):** 45 min", "| **Time to resolve** | 2h 30m |"] {
        assert!(said(&below("## Impact", wrong)) && said(&below("", wrong)), "{wrong}");
    }
    assert!(said("Duration: 3 hours (10:00 – 13:00)"));
}

#[test]
fn an_exception_holds_for_its_file_alone() {
    let text = |exception: &str| {
        format!(
            "-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-01\ncauses: [human-error]\n{exception}\n---\n-- \
             incidents/b.md --\n---\ntitle: B\nstarted: 2026-01-01\nresolved: 2026-01-01\ncauses: [human-error]\n---\n"
        )
    };
    assert_eq!(findings(&text("")).matches("warning[R204]").count(), 2);
    let left = findings(&text("exceptions: {R204: Nobody has said more.}"));
    assert_eq!(left.matches("warning[").count(), 1);
    assert!(left.contains("incidents/b.md"));
}

/// The first incident of this repository names nothing but a person's mistake, since nobody has ever said more.
#[test]
fn a_wise_rule_warns_of_the_first_incident_and_takes_a_reason() {
    let text = include_str!("../incidents/2017/2017-11-02-account-deactivated.md");
    let of = |text: &str| {
        let site = Site::of("-- site.yaml --\ntitle: Example\ncomponents: [{id: twitter-account}]\n");
        site.write("incidents/2017-11-02-account-deactivated.md", text);
        site.findings()
    };
    assert!(!of(text).contains("[R204]"));
    let (before, rest) = text.split_once("  R204: ").expect("it gives its reason");
    let (_, after) = rest.split_once('\n').expect("the reason ends");
    let said = of(&format!("{before}{after}"));
    assert_eq!(said.matches("warning[R204]").count(), 1, "{said}");
    assert!(!said.contains("error["), "{said}");
}

#[test]
fn looking_back_nothing_that_came_later_is_a_mistake() {
    let site =
        Site::of("-- incidents/a.md --\n---\ntitle: A\nstarted: 2026-01-01 10:00\nactions: [{what: Look}]\n---\n");
    assert!(!site.build().diagnostics.is_empty());
    let back = site.build_back("2026-01-01T12:00Z");
    assert_eq!(back.diagnostics.iter().map(|found: &Diagnostic| found.code.id).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn every_rule_stands_in_one_of_these_pairs() {
    let all = [story(), report(), sources(), lengths(), times_under_other_headings(), promises(), privacy()];
    let pairs: Vec<Pair> = all.into_iter().flatten().collect();
    let rules = CODES.iter().filter(|code| code.id.starts_with('R') || code.id.starts_with("P1"));
    let without: Vec<_> =
        rules.filter(|code| !pairs.iter().any(|pair| pair.said.contains(code.id))).map(|code| code.id).collect();
    assert_eq!(without, Vec::<&str>::new());
}
