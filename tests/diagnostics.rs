//! What is said of every mistake that a file can have, word for word: judged as a tired engineer on call would.
//!
//! In: sites in strings. Out: what is printed. Each code of the table must fire in one of them, or in a test beside them.
//! What YAML can have wrong stands in `diagnostics_yaml.rs`.

mod site;

use std::collections::BTreeSet;

use afterword::diag::{CODES, Level};
use site::{NOW, Site, findings, of_incident};

#[test]
fn every_code_fires_in_one_of_these_tests() {
    let here = concat!(
        include_str!("diagnostics.rs"),
        include_str!("diagnostics_yaml.rs"),
        include_str!("internal.rs"),
        include_str!("rules.rs"),
        include_str!("languages.rs"),
        include_str!("translations.rs")
    );
    let fires = |level: Level, id: &str| {
        let word = if level == Level::Error { "error" } else { "warning" };
        here.contains(&format!("    {word}[{id}]: "))
    };
    let silent: Vec<_> = CODES.iter().filter(|code| !fires(code.level, code.id)).map(|code| code.id).collect();
    assert!(silent.is_empty(), "no test shows what these codes look like: {silent:?}");
}

#[test]
fn a_byte_order_mark_and_line_ends_of_another_system_are_nothing_to_complain_of() {
    let text = "---\ntitle: Database down\nstarted: 2026-01-01 10:00\n---\n## Timeline (UTC)\n- 10:05 Resolved\n";
    for text in
        [format!("\u{feff}{text}"), text.replace('\n', "\r\n"), format!("\u{feff}{}", text.replace('\n', "\r\n"))]
    {
        assert_eq!(of_incident(&text), "", "{text:?}");
        assert_eq!(Site::incident(&text).build().incidents, 1, "{text:?}");
    }
    let site = Site::of("");
    site.write("site.yaml", "\u{feff}title: Example\r\ncomponents:\r\n  - id: api\r\n");
    assert_eq!(site.findings(), "");
}

#[test]
fn a_minute_behind_one_of_its_seconds_is_no_mistake() {
    let told = "  - {at: 10:00:43, text: Down}\n  - {at: 10:00, text: Seen}\n  - {at: 10:09, text: Up}\n";
    let text = |resolved: &str| {
        let times = format!("started: 2026-01-01 10:00:43\nresolved: 2026-01-01 {resolved}\n");
        format!("---\ntitle: Down\n{times}timeline:\n{told}---\nGone.\n")
    };
    assert_eq!(of_incident(&text("10:09")), "");
    assert_eq!(of_incident(&text("10:00")), "");
    assert!(of_incident(&text("09:59")).contains("error[T006]"));
}

#[test]
fn names_that_windows_keeps_for_itself_are_told_of() {
    let keys = "title: Down\nstarted: 2026-01-01\nresolved: 2026-01-02\ntags: [Aux, auxiliary]\n";
    let site = Site::of(&format!("-- incidents/nul.md --\n---\n{keys}---\nGone.\n"));
    site.write("site.yaml", "title: Example\ncomponents: [{id: com1}, {id: com10}, {id: console}]\n");
    insta::assert_snapshot!(site.findings(), @r#"
    warning[S010]: Windows keeps the name `nul` for itself
    --> incidents/nul.md
     |
    help: say more in the name, such as `database-down-nul`

    warning[S010]: Windows keeps the name `aux` for itself
     --> incidents/nul.md:5:8
      |
    5 | tags: [Aux, auxiliary]
      |        ^^^ a device there
      |
    help: choose another one

    warning[S010]: Windows keeps the name `com1` for itself
     --> site.yaml:2:19
      |
    2 | components: [{id: com1}, {id: com10}, {id: console}]
      |                   ^^^^ a device there
      |
    help: choose another one
    "#);
}

#[test]
fn a_key_that_holds_a_slash_is_underlined_alone() {
    let site = Site::of("");
    site.write("site.yaml", "title: Example\npolicy: {silence: {\"a/b\": 3h}}\nuptime: {major/outage: 1}\n");
    insta::assert_snapshot!(site.findings(), @r#"
    error[I004]: unknown severity `a/b`
     --> site.yaml:2:20
      |
    2 | policy: {silence: {"a/b": 3h}}
      |                    ^^^^^ not on the scale
      |
    help: use a severity of `site.yaml`

    error[I003]: `major/outage` is no state in which time is lost
     --> site.yaml:3:10
      |
    3 | uptime: {major/outage: 1}
      |          ^^^^^^^^^^^^ not such a state
      |
    help: did you mean `major_outage`?
    "#);
    let text = "---
title: Down
started: 2026-01-01
resolved: 2026-01-01
impact: {reads/writes: 10.1.2.3}
---
Gone.
";
    insta::assert_snapshot!(of_incident(text), @r"
    warning[P102]: a public text holds the IP address `10.1.2.3`
     --> incidents/2026-01-01-db.md:5:24
      |
    5 | impact: {reads/writes: 10.1.2.3}
      |                        ^^^^^^^^ everybody reads this
      |
    help: leave it out, or mark it as `[[internal]]`
    ");
}

#[test]
fn a_site_chooses_how_seriously_a_finding_is_taken() {
    let site = |level: &str| {
        let yaml = format!("title: Example\npolicy: {{checks: {{I004: {level}}}}}\n");
        let site = Site::incident("---\ntitle: Database down\nstarted: 2026-01-01\nseverity: sev1\n---\n");
        site.write("site.yaml", yaml);
        site.build().diagnostics
    };
    assert!(site("error").has_errors());
    assert!(!site("warning").has_errors());
    assert_eq!(site("warning").count(Level::Warning), 1);
    assert!(site("off").is_empty());
}

#[test]
fn text_for_nobody_else_may_be_wrong_without_being_shown() {
    let text = "---\ntitle: Secret\nstarted: 2026-01-01\naudience: internal\n---\n";
    assert_eq!(Site::incident(text).build().incidents, 0);
}

#[test]
fn an_unknown_key() {
    let text = r"---
titel: Database down
started: 2026-01-01 10:00
severety: major
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[Y003]: unknown key `titel`
     --> incidents/2026-01-01-db.md:2:1
      |
    2 | titel: Database down
      | ^^^^^ no key of the format
      |
    help: did you mean `title`?

    error[Y003]: unknown key `severety`
     --> incidents/2026-01-01-db.md:4:1
      |
    4 | severety: major
      | ^^^^^^^^ no key of the format
      |
    help: did you mean `severity`?
    ");
}

#[test]
fn a_comment_that_ends_a_text() {
    let text = r"---
title: Checkout #42 down
started: 2026-01-01 10:00 # a note
severity: major #
updates:
  - at: +5m
    status: resolved
    text: Fixed in #42, sorry
tags: [a] #b
---
";
    insta::assert_snapshot!(of_incident(text), @r#"
    warning[Y008]: a comment ends `title`
     --> incidents/2026-01-01-db.md:2:17
      |
    2 | title: Checkout #42 down
      |                 ^^^^^^^^ no reader sees this
      |
    help: put the value in quotes: `"Checkout #42 down"`

    warning[Y008]: a comment ends `text`
     --> incidents/2026-01-01-db.md:8:20
      |
    8 |     text: Fixed in #42, sorry
      |                    ^^^^^^^^^^ no reader sees this
      |
    help: put the value in quotes: `"Fixed in #42, sorry"`
    "#);
    assert_eq!(
        of_incident("---\ntitle: \"Checkout\" #42\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\n"),
        "",
        "quotes say where it ends"
    );
    let site =
        Site::of("-- incidents/a.yaml --\ntitle: A\nstarted: 2026-01-01\nbody: ## Root cause\nresolved: 2026-01-01\n");
    insta::assert_snapshot!(site.findings(), @r###"
    warning[Y008]: `body` is empty: a comment follows
     --> incidents/a.yaml:3:7
      |
    3 | body: ## Root cause
      |       ^^^^^^^^^^^^^ no reader sees this
      |
    help: put the value in quotes: `"## Root cause"`
    "###);
    let site = Site::of("-- site.yaml --\ntitle: Example\nlook:\n  colours:\n    link: #ff0000\n");
    assert!(site.findings().contains("error[Y004]: `link` is empty: a comment follows"), "{}", site.findings());
    let list = of_incident("---\ntitle: A\nstarted: 2026-01-01\ntags:\n  - #42\n  - b\n---\n");
    assert!(list.contains("put the value in quotes: `\"#42\"`"), "{list}");
}

#[test]
fn addresses_of_a_site_that_lead_nowhere() {
    let text = r"-- site.yaml --
title: Example
edit: https://git.example.com/edit/{file}
revisions: {link: 'https://git.example.com/commit/'}
look: {colours: {link: reddish, ink: Navy}}
navigation:
  - {title: About, url: about}
  - {title: All, url: incident/}
  - {title: Mail, url: mailto:a@example.com}
";
    insta::assert_snapshot!(findings(text), @r"
    error[S003]: nothing fills `{file}`
     --> site.yaml:2:7
      |
    2 | edit: https://git.example.com/edit/{file}
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only `{path}` is filled
      |
    help: write `{path}` for `{file}`

    error[S003]: each of these links would lead to `https://git.example.com/commit/`
     --> site.yaml:3:19
      |
    3 | revisions: {link: 'https://git.example.com/commit/'}
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `{commit}`
      |
    help: did you mean `https://git.example.com/commit/{commit}`?

    error[S009]: `reddish` is not a colour
     --> site.yaml:4:24
      |
    4 | look: {colours: {link: reddish, ink: Navy}}
      |                        ^^^^^^^ not a colour
      |
    help: write it as `#1d4f80`, `rgb(29 79 128)` or `oklch(42% 0.1 250)`

    error[S009]: `Navy` is not a colour
     --> site.yaml:4:38
      |
    4 | look: {colours: {link: reddish, ink: Navy}}
      |                                      ^^^^ not a colour
      |
    help: did you mean `navy`?

    error[M002]: the navigation leads to nothing at `about`
     --> site.yaml:6:25
      |
    6 |   - {title: About, url: about}
      |                         ^^^^^ leads nowhere
      |
    help: write a full address with `https://`, or put the page at `static/about/index.html`

    error[M002]: the navigation leads to nothing at `incident/`
     --> site.yaml:7:23
      |
    7 |   - {title: All, url: incident/}
      |                       ^^^^^^^^^ leads nowhere
      |
    help: did you mean `incidents`?

    error[M002]: the navigation leads to nothing at `mailto:a@example.com`
     --> site.yaml:8:24
      |
    8 |   - {title: Mail, url: mailto:a@example.com}
      |                        ^^^^^^^^^^^^^^^^^^^^ leads nowhere
      |
    help: write a web address: a page that says how to reach you
    ");
    let fine = r"-- site.yaml --
title: Example
components: [{id: api}]
edit: https://git.example.com/edit/{path}
revisions: {link: 'https://git.example.com/commit/{commit}'}
look: {colours: {link: rebeccapurple}}
navigation:
  - {title: About, url: about/}
  - {title: All, url: /incidents}
  - {title: Feed, url: history.atom}
  - {title: Feed of a component, url: components/api/history.rss}
  - {title: Old, url: old/page}
  - {title: Elsewhere, url: 'https://example.com'}
  - {title: Above, url: ../about}
-- static/about/index.html --
Us.
-- incidents/a.md --
---
title: A
started: 2026-01-01
resolved: 2026-01-01
components: [api]
aliases: [/old/page/]
---
Follow [it](/components/api/history.atom) or [all](/history.json), and read [the JSON](/api/v1/incidents/a.json)
or [its state](/badges/dark/components/api.svg).
";
    assert_eq!(findings(fine), "");
    let lost = findings(&fine.replace("(/components/api/", "(/components/apy/"));
    assert!(lost.contains("error[M002]: there is no page `/components/apy/history.atom`"), "{lost}");
    for nothing in
        ["/api/v2/all.json", "/badges/api.svg", "/incidents/a/history.atom", "/api/../../x.json", "/api/%2e%2e/x.json"]
    {
        let lost = findings(&fine.replace("/api/v1/incidents/a.json", nothing));
        assert!(lost.contains(&format!("error[M002]: there is no page `{nothing}`")), "{lost}");
    }
}

#[test]
fn a_link_to_a_file_for_programs_holds_where_that_file_is_made() {
    let site = |keys: &str, body: &str| {
        Site::of(&format!(
            "-- site.yaml --\ntitle: Example\n{keys}\ncomponents: [{{id: api}}]\n-- incidents/a.md --\n---\ntitle: A\n\
             started: 2026-01-01\nresolved: 2026-01-01\ncomponents: [api]\ntags: [disk]\n---\n{body}\n"
        ))
    };
    let made = |keys: &str| {
        let set = site(keys, "").artifacts(NOW);
        let paths = set.iter().map(|(path, _)| path.as_str().to_owned());
        // Others are of pages, or for hosts and search engines.
        let folders = ["api/", "badges/", "components/", "embed/", "tags/"];
        let is_meant = |path: &String| {
            folders.iter().any(|folder| path.starts_with(folder))
                || path.ends_with(".ics")
                || path.starts_with("history.")
        };
        paths.filter(is_meant).collect::<BTreeSet<_>>()
    };
    let sites = ["", "url: https://status.example.com", "live: true"];
    let all: BTreeSet<String> = sites.iter().flat_map(|keys| made(keys)).collect();
    for keys in sites {
        let body: String = all.iter().flat_map(|path| ["[it](/", path.as_str(), ")\n"]).collect();
        let said = site(keys, &body).findings();
        let lost = all.iter().filter(|path| said.contains(&format!("there is no page `/{path}`")));
        assert_eq!(lost.cloned().collect::<BTreeSet<_>>(), &all - &made(keys), "{keys}");
    }
}

#[test]
fn a_length_where_a_time_is_wanted() {
    let text = "---\ntitle: A\nstarted: 2026-01-01 10:00\ndetected: 5m\n---\n";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T001]: `5m` is not a time
     --> incidents/2026-01-01-db.md:4:11
      |
    4 | detected: 5m
      |           ^^ a length, and no time
      |
    help: write `+5m`
    ");
}

#[test]
fn a_state_where_a_time_is_wanted() {
    let text = "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-01\nactions: [{what: Test, owner: Ada, done: true}]\n---\n";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T001]: `true` is not a time
     --> incidents/2026-01-01-db.md:5:42
      |
    5 | actions: [{what: Test, owner: Ada, done: true}]
      |                                          ^^^^ no time
      |
    help: write when it was; of a promise whose day is not known, `status: done`
    ");
}

#[test]
fn hours_beyond_utc() {
    let text = "---\ntitle: A\nstarted: 2024-01-02 10:00 GMT+1\nresolved: 2024-01-02 11:00\ntimezone: UTC+2\n---\n";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T004]: unknown time zone `UTC+2`
     --> incidents/2026-01-01-db.md:5:11
      |
    5 | timezone: UTC+2
      |           ^^^^^ not a zone
      |
    help: name the zone, such as `Europe/Berlin`: an offset knows no summer time
    ");
}

#[test]
fn yaml_that_cannot_be_read() {
    let text = r"---
title: Database: down
started: 2026-01-01 10:00
---
";
    insta::assert_snapshot!(of_incident(text), @r#"
    error[Y001]: a value with `: ` in it needs quotes
     --> incidents/2026-01-01-db.md:2:8
      |
    2 | title: Database: down
      |        ^^^^^^^^^^^^^^ the second `: ` makes a key of what is before it
      |
    help: put the value in quotes: `"Database: down"`
    "#);
}

#[test]
fn front_matter_that_never_ends() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00

## Summary
It was down.
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[F005]: the front matter that begins here never ends
     --> incidents/2026-01-01-db.md:1:1
      |
    1 | ---
      | ^^^ opened here
      |
    help: add a line with `---` after the last key
    ");
}

#[test]
fn no_front_matter() {
    let text = r"# Database down

It was down.
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[F006]: the file does not begin with front matter
     --> incidents/2026-01-01-db.md:1:1
      |
    1 | # Database down
      | ^^^^^^^^^^^^^^^ expected `---`
      |
    help: begin with a line `---`, then `title:` and `started:`, then `---` again
    ");
}

#[test]
fn an_empty_file() {
    let text = "";
    insta::assert_snapshot!(of_incident(text), @r"
    error[F006]: the file does not begin with front matter
     --> incidents/2026-01-01-db.md:1:1
      |
    1 |
      | ^ expected `---`
      |
    help: begin with a line `---`, then `title:` and `started:`, then `---` again
    ");
}

#[test]
fn nothing_in_the_front_matter() {
    let text = r"---
---
It was down.
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[I001]: the incident has no title
    --> incidents/2026-01-01-db.md
     |
    help: add `title:`

    error[I009]: nothing says when this began
    --> incidents/2026-01-01-db.md
     |
    help: add `started:`, as coarse as it is known: `2017-11`, `2017-11-02`, `~2017-11-02 18:48 UTC`
    ");
}

#[test]
fn an_entry_that_says_too_little() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
timeline:
  - at: 2026-01-01 10:05
updates:
  - text: We are looking
sources:
  - note: somewhere
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[Y007]: the entry has no `text`
     --> incidents/2026-01-01-db.md:5:5
      |
    5 |   - at: 2026-01-01 10:05
      |     ^^^^^^^^^^^^^^^^^^^^ says too little
      |
    help: add `text:`

    error[Y007]: the entry has no `at`
     --> incidents/2026-01-01-db.md:7:5
      |
    7 |   - text: We are looking
      |     ^^^^^^^^^^^^^^^^^^^^ says too little
      |
    help: add `at:`

    error[Y007]: the source has neither a title nor an address
     --> incidents/2026-01-01-db.md:9:5
      |
    9 |   - note: somewhere
      |     ^^^^^^^^^^^^^^^ nothing to show
      |
    help: add `title:` or `url:`
    ");
}

#[test]
fn an_unknown_component() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
components: [api, wbe, database]
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[I002]: unknown component `wbe`
     --> incidents/2026-01-01-db.md:4:19
      |
    4 | components: [api, wbe, database]
      |                   ^^^ not in `site.yaml`
      |
    help: did you mean `web`?

    error[I002]: unknown component `database`
     --> incidents/2026-01-01-db.md:4:24
      |
    4 | components: [api, wbe, database]
      |                        ^^^^^^^^ not in `site.yaml`
      |
    help: add it to `components:` in `site.yaml`
    ");
}

#[test]
fn an_unknown_status() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
components: {api: down, web: partial}
updates:
  - {at: 2026-01-01 10:10, status: resolvd, text: It is back}
  - {at: 2026-01-01 10:20, status: completed, text: All is well, components: {api: operationl}}
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[I003]: unknown component status `down`
     --> incidents/2026-01-01-db.md:4:19
      |
    4 | components: {api: down, web: partial}
      |                   ^^^^ not a status
      |
    help: known: operational, under_maintenance, degraded_performance, partial_outage, major_outage

    error[I003]: unknown component status `partial`
     --> incidents/2026-01-01-db.md:4:30
      |
    4 | components: {api: down, web: partial}
      |                              ^^^^^^^ not a status
      |
    help: did you mean `partial_outage`?

    error[I003]: unknown status `resolvd`
     --> incidents/2026-01-01-db.md:6:36
      |
    6 |   - {at: 2026-01-01 10:10, status: resolvd, text: It is back}
      |                                    ^^^^^^^ not a status
      |
    help: did you mean `resolved`?

    error[I003]: `completed` is a status of maintenance, and this is an incident
     --> incidents/2026-01-01-db.md:7:36
      |
    7 |   - {at: 2026-01-01 10:20, status: completed, text: All is well, components: {api: operationl}}
      |                                    ^^^^^^^^^ not of an incident
      |
    help: known: investigating, identified, monitoring, resolved

    error[I003]: unknown component status `operationl`
     --> incidents/2026-01-01-db.md:7:84
      |
    7 |   - {at: 2026-01-01 10:20, status: completed, text: All is well, components: {api: operationl}}
      |                                                                                    ^^^^^^^^^^ not a status
      |
    help: did you mean `operational`?
    ");
}

#[test]
fn an_unknown_severity() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
severity: sev1
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[I004]: unknown severity `sev1`
     --> incidents/2026-01-01-db.md:4:11
      |
    4 | severity: sev1
      |           ^^^^ not on the scale
      |
    help: known: critical, major, minor, notice
    ");
}

#[test]
fn an_unknown_cause_and_a_tag_without_letters() {
    let text = r#"---
title: Database down
started: 2026-01-01 10:00
causes: [human eror]
tags: ["?!"]
---
"#;
    insta::assert_snapshot!(of_incident(text), @r#"
    error[I005]: unknown cause `human eror`
     --> incidents/2026-01-01-db.md:4:10
      |
    4 | causes: [human eror]
      |          ^^^^^^^^^^ not in `site.yaml`
      |
    help: did you mean `human-error`?

    error[S002]: `?!` cannot be used in an address
     --> incidents/2026-01-01-db.md:5:8
      |
    5 | tags: ["?!"]
      |        ^^^^ not a name
      |
    help: use letters, digits, spaces and hyphens
    "#);
}

#[test]
fn things_that_are_not_a_time() {
    let text = r"---
title: Database down
started: 2026-02-30
detected: yesterday
resolved: 2026-01-01 25:10
duration: a while
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T001]: `2026-02-30` is not a time
     --> incidents/2026-01-01-db.md:3:10
      |
    3 | started: 2026-02-30
      |          ^^^^^^^^^^ 2026 has no 30 February
      |
    help: write `2017-11-02 18:48 UTC`, a day (`2017-11-02`), a month (`2017-11`), or `~` before one of them

    error[T001]: `yesterday` is not a time
     --> incidents/2026-01-01-db.md:4:11
      |
    4 | detected: yesterday
      |           ^^^^^^^^^ a date begins with four digits of a year
      |
    help: write `2017-11-02 18:48 UTC`, a day (`2017-11-02`), a month (`2017-11`), or `~` before one of them

    error[T001]: `2026-01-01 25:10` is not a time
     --> incidents/2026-01-01-db.md:5:11
      |
    5 | resolved: 2026-01-01 25:10
      |           ^^^^^^^^^^^^^^^^ a day has the hours 00 to 23
      |
    help: write `2017-11-02 18:48 UTC`, a day (`2017-11-02`), a month (`2017-11`), or `~` before one of them

    error[T008]: `a while` is not a duration
     --> incidents/2026-01-01-db.md:6:11
      |
    6 | duration: a while
      |           ^^^^^^^ a length is a number and a unit
      |
    help: write `11m`, `2h 30m`, `~8h` or `3 days`
    ");
}

#[test]
fn a_local_time_that_never_was() {
    let text = r"---
title: Database down
timezone: Europe/Berlin
started: 2026-03-29 02:30
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T003]: this local time never was in Europe/Berlin
     --> incidents/2026-01-01-db.md:4:10
      |
    4 | started: 2026-03-29 02:30
      |          ^^^^^^^^^^^^^^^^ clocks went forward over it
      |
    help: write `2026-03-29 02:30 +01:00` (03:30 CEST) or `2026-03-29 02:30 +02:00` (01:30 CET)
    ");
}

#[test]
fn a_local_time_that_happened_twice() {
    let text = r"---
title: Database down
timezone: Europe/Berlin
started: 2026-10-25 02:30
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T002]: this local time happened twice in Europe/Berlin
     --> incidents/2026-01-01-db.md:4:10
      |
    4 | started: 2026-10-25 02:30
      |          ^^^^^^^^^^^^^^^^ clocks went back over it
      |
    help: write `2026-10-25 02:30 +02:00` (CEST) for the first, or `2026-10-25 02:30 +01:00` (CET) for the second
    ");
}

#[test]
fn an_unknown_time_zone() {
    let text = r"---
title: Database down
timezone: Europe/Berln
started: 2026-01-01 10:00 PST
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T004]: unknown time zone `Europe/Berln`
     --> incidents/2026-01-01-db.md:3:11
      |
    3 | timezone: Europe/Berln
      |           ^^^^^^^^^^^^ not a zone
      |
    help: did you mean `Europe/Berlin`?

    error[T004]: `PST` is not one time zone
     --> incidents/2026-01-01-db.md:4:10
      |
    4 | started: 2026-01-01 10:00 PST
      |          ^^^^^^^^^^^^^^^^^^^^ an abbreviation
      |
    help: name the zone, such as `America/Los_Angeles`, or give its offset; where `timezone:` is that zone, its letters are understood
    ");
}

#[test]
fn a_relative_time_with_nothing_before_it() {
    let text = r"---
title: Database down
timeline:
  - {at: +11m, text: The primary stopped}
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T009]: nothing to count `+11m` from
     --> incidents/2026-01-01-db.md:4:10
      |
    4 |   - {at: +11m, text: The primary stopped}
      |          ^^^^ there is no entry before it
      |
    help: write the date and the time, such as `2017-11-02 18:48 UTC`
    ");
}

#[test]
fn what_counts_from_a_time_that_cannot_be_read_is_no_mistake_of_its_own() {
    let text = |started: &str| {
        let lists = "updates:\n  - {at: 10:05, text: One}\n  - {at: 10:06, next_update: +5m, text: Two}\n";
        let table = "## Timeline\n\n| Time | What |\n|---|---|\n| 10:05 | One |\n| 10:06 | Two |\n";
        format!("---\ntitle: Down\n{started}{lists}---\n{table}")
    };
    let told = |started: &str, code: &str| of_incident(&text(started)).matches(code).count();
    assert_eq!((told("started: at noon\n", "error[T001]"), told("started: at noon\n", "[T009]")), (1, 0));
    assert_eq!(told("", "error[T009]"), 2, "once for each list");
}

#[test]
fn resolved_before_it_started() {
    let text = r"---
title: Database down
started: 2026-01-02 10:00
resolved: 2026-01-01 10:11
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T006]: it is resolved before it started
     --> incidents/2026-01-01-db.md:4:11
      |
    3 | started: 2026-01-02 10:00
      |          ---------------- started here
    4 | resolved: 2026-01-01 10:11
      |           ^^^^^^^^^^^^^^^^ earlier than its start
      |
    help: if it was past midnight, its day is `2026-01-02`; if not, correct one of the two
    ");
}

#[test]
fn a_link_to_no_heading_of_the_page() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
resolved: 2026-01-01 10:11
---
See [why](#root-causes), and [more](#nowhere).

## Root cause

A switch.
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[M002]: there is no heading `#root-causes` on the page
     --> incidents/2026-01-01-db.md:6:11
      |
    6 | See [why](#root-causes), and [more](#nowhere).
      |           ^^^^^^^^^^^^ leads nowhere
      |
    help: did you mean `#root-cause`?

    error[M002]: there is no heading `#nowhere` on the page
     --> incidents/2026-01-01-db.md:6:37
      |
    6 | See [why](#root-causes), and [more](#nowhere).
      |                                     ^^^^^^^^ leads nowhere
      |
    help: write the words of a heading in lower case, with hyphens between them: `#root-cause`
    ");
}

#[test]
fn the_end_is_no_start_while_there_is_another_entry() {
    let text = r"---
title: Database down
---
## Timeline (UTC)

- 2026-01-21 10:00: the database is slow
- 2026-01-01 10:11: Incident resolved
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T006]: it is resolved before it started
     --> incidents/2026-01-01-db.md:7:1
      |
    6 | - 2026-01-21 10:00: the database is slow
      | ---------------------------------------- started here
    7 | - 2026-01-01 10:11: Incident resolved
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ earlier than its start
      |
    help: correct one of the two, or add `started:`
    ");
}

#[test]
fn a_duration_that_contradicts_the_timestamps() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
resolved: 2026-01-01 10:11
duration: 45m
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T007]: the stated duration is 45 min, the timestamps say 11 min
     --> incidents/2026-01-01-db.md:5:11
      |
    3 | started: 2026-01-01 10:00
      |          ---------------- started here
    4 | resolved: 2026-01-01 10:11
      |           ---------------- resolved here
    5 | duration: 45m
      |           ^^^ does not agree
      |
    help: leave `duration:` out: it is derived from the timestamps
    ");
}

#[test]
fn a_key_moment_that_stands_twice_and_differs() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
resolved: 2026-01-01 10:30
timeline:
  - {at: 2026-01-01 10:05, event: started, text: The primary stopped}
  - {at: 2026-01-01 10:30, event: resolved, text: The primary is back}
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T005]: `started` stands twice and differs: 1 January 2026, 10:00 UTC and 1 January 2026, 10:05 UTC
     --> incidents/2026-01-01-db.md:6:10
      |
    3 | started: 2026-01-01 10:00
      |          ---------------- already said here
    ...
    6 |   - {at: 2026-01-01 10:05, event: started, text: The primary stopped}
      |          ^^^^^^^^^^^^^^^^ this says otherwise
      |
    help: keep the one that is right
    ");
}

#[test]
fn times_to_come() {
    let text = r"---
title: Database down
started: 2026-11-23 10:00
resolved: 2026-11-24 10:30
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    warning[T010]: the incident is resolved at a time to come
     --> incidents/2026-01-01-db.md:4:11
      |
    4 | resolved: 2026-11-24 10:30
      |           ^^^^^^^^^^^^^^^^ not yet
      |
    help: correct the time; until then it is shown as open
    ");
}

#[test]
fn an_incident_that_has_not_begun() {
    let text = r"---
title: Database down
started: 2027-01-01 10:00
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    warning[T011]: the incident has not begun, and no page shows it
     --> incidents/2026-01-01-db.md:3:10
      |
    3 | started: 2027-01-01 10:00
      |          ^^^^^^^^^^^^^^^^ not yet
      |
    help: correct the time; planned work is `kind: maintenance`
    ");
}

#[test]
fn a_maintenance_without_a_window() {
    let text = r"---
title: New disks
kind: maintenance
started: 2026-01-01
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[I011]: the maintenance has no window
    --> incidents/2026-01-01-db.md
     |
    help: add `scheduled: {from: …, until: …}`
    ");
}

#[test]
fn a_window_that_does_not_fit() {
    let text = r"---
title: New disks
kind: maintenance
scheduled: {from: 2026-01-01 12:00, until: 2026-01-01 10:00}
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T006]: the window ends before it begins
     --> incidents/2026-01-01-db.md:4:44
      |
    4 | scheduled: {from: 2026-01-01 12:00, until: 2026-01-01 10:00}
      |                   ----------------         ^^^^^^^^^^^^^^^^ earlier than `from`
      |                   |
      |                   begins here
      |
    help: correct one of the two
    ");
}

#[test]
fn an_incident_with_a_window() {
    let text = r"---
title: Database down
started: 2026-01-01
scheduled: {from: 2026-01-01 10:00, until: 2026-01-01 12:00}
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[I011]: only a maintenance has a window
     --> incidents/2026-01-01-db.md:4:12
      |
    4 | scheduled: {from: 2026-01-01 10:00, until: 2026-01-01 12:00}
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not for an incident
      |
    help: add `kind: maintenance`, or remove the key
    ");
}

#[test]
fn an_alias_that_is_no_path() {
    let text = r#"---
title: Database down
started: 2026-01-01
aliases: ["/2026/db/", "https://example.com/db", "../db", "/manifest.json", "/x\n/*"]
---
"#;
    insta::assert_snapshot!(of_incident(text), @r#"
    error[I012]: `https://example.com/db` is not the path of a page
     --> incidents/2026-01-01-db.md:4:24
      |
    4 | aliases: ["/2026/db/", "https://example.com/db", "../db", "/manifest.json", "/x\n/*"]
      |                        ^^^^^^^^^^^^^^^^^^^^^^^^ not a path
      |
    help: write the old path alone, such as `/2017/11/outage/`

    error[I012]: `../db` is not the path of a page
     --> incidents/2026-01-01-db.md:4:50
      |
    4 | aliases: ["/2026/db/", "https://example.com/db", "../db", "/manifest.json", "/x\n/*"]
      |                                                  ^^^^^^^ not a path
      |
    help: write the old path alone, such as `/2017/11/outage/`

    error[I012]: there can be no page at `/manifest.json`: Afterword writes a file of this name itself
     --> incidents/2026-01-01-db.md:4:59
      |
    4 | aliases: ["/2026/db/", "https://example.com/db", "../db", "/manifest.json", "/x\n/*"]
      |                                                           ^^^^^^^^^^^^^^^^ not a page of old
      |
    help: use the path of an old page that no other file claims

    error[I012]: there can be no page at `/x\n/*`: it has a character that cannot be seen
     --> incidents/2026-01-01-db.md:4:77
      |
    4 | aliases: ["/2026/db/", "https://example.com/db", "../db", "/manifest.json", "/x\n/*"]
      |                                                                             ^^^^^^^^ not a page of old
      |
    help: use the path of an old page that no other file claims
    "#);
}

#[test]
fn links_that_are_no_web_address() {
    let text = r#"---
title: Database down
started: 2026-01-01
sources:
  - {title: The report, url: "javascript:alert(1)", archived: archive.org/x}
actions:
  - {what: Test restores, link: OPS-12}
---
"#;
    insta::assert_snapshot!(of_incident(text), @r#"
    error[S003]: `javascript:alert(1)` is not a web address
     --> incidents/2026-01-01-db.md:5:30
      |
    5 |   - {title: The report, url: "javascript:alert(1)", archived: archive.org/x}
      |                              ^^^^^^^^^^^^^^^^^^^^^ not an address
      |
    help: write it with `https://`

    error[S003]: `archive.org/x` is not a web address
     --> incidents/2026-01-01-db.md:5:63
      |
    5 |   - {title: The report, url: "javascript:alert(1)", archived: archive.org/x}
      |                                                               ^^^^^^^^^^^^^ not an address
      |
    help: write it with `https://`

    error[S003]: `OPS-12` is not a web address
     --> incidents/2026-01-01-db.md:7:33
      |
    7 |   - {what: Test restores, link: OPS-12}
      |                                 ^^^^^^ not an address
      |
    help: write it with `https://`
    "#);
}

#[test]
fn a_correction_of_nothing() {
    let text = r"---
title: Database down
started: 2026-01-01
follow_ups:
  - {id: first, at: 2026-01-02, text: It was the disk}
  - {id: second, at: 2026-01-03, text: It was not the disk, corrects: frist}
  - {id: first, at: 2026-01-04, text: It was the network}
---
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[I010]: there is no follow-up `frist` to correct
     --> incidents/2026-01-01-db.md:6:71
      |
    6 |   - {id: second, at: 2026-01-03, text: It was not the disk, corrects: frist}
      |                                                                       ^^^^^ not a follow-up of this incident
      |
    help: did you mean `first`?

    error[S001]: the follow-up id `first` stands twice
     --> incidents/2026-01-01-db.md:7:10
      |
    7 |   - {id: first, at: 2026-01-04, text: It was the network}
      |          ^^^^^ taken by an earlier one
      |
    help: rename one of them
    ");
}

#[test]
fn links_to_nothing() {
    let text = r"---
title: Database down
started: 2026-11-20
---
As [in June](2026-06-01-db.md) and [before](/incidents/2025-db/), see ![the graph](graph.png),
[the log](db.log) and [the fix](javascript:alert(1)).
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[M002]: there is no incident `2026-06-01-db.md`
     --> incidents/2026-01-01-db.md:5:14
      |
    5 | As [in June](2026-06-01-db.md) and [before](/incidents/2025-db/), see ![the graph](graph.png),
      |              ^^^^^^^^^^^^^^^^ leads nowhere
      |
    help: did you mean `2026-01-01-db.md`?

    error[M002]: there is no page `/incidents/2025-db/`
     --> incidents/2026-01-01-db.md:5:45
      |
    5 | As [in June](2026-06-01-db.md) and [before](/incidents/2025-db/), see ![the graph](graph.png),
      |                                             ^^^^^^^^^^^^^^^^^^^ leads nowhere
      |
    help: a path that begins with `/` is that of a page, such as `/incidents/`

    error[M003]: there is no image `graph.png`
     --> incidents/2026-01-01-db.md:5:84
      |
    5 | As [in June](2026-06-01-db.md) and [before](/incidents/2025-db/), see ![the graph](graph.png),
      |                                                                                    ^^^^^^^^^ leads nowhere
      |
    help: relative links start from `incidents/`

    error[M003]: there is no file `db.log`
     --> incidents/2026-01-01-db.md:6:11
      |
    6 | [the log](db.log) and [the fix](javascript:alert(1)).
      |           ^^^^^^ leads nowhere
      |
    help: relative links start from `incidents/`

    error[M004]: `javascript:alert(1)` is not a target that is allowed
     --> incidents/2026-01-01-db.md:6:33
      |
    6 | [the log](db.log) and [the fix](javascript:alert(1)).
      |                                 ^^^^^^^^^^^^^^^^^^^ not http, https, mailto, tel or a relative path
      |
    help: use http, https, mailto, tel or a relative path
    ");
}

#[test]
fn a_comment_without_an_end() {
    let text = r"---
title: Database down
started: 2026-11-20
---
It was down. <!-- ask Ann

It came back.
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[M005]: a comment without an end
     --> incidents/2026-01-01-db.md:5:14
      |
    5 | It was down. <!-- ask Ann
      |              ^^^^ readers would see it
      |
    help: close it with `-->` before the next blank line
    ");
}

#[test]
fn internal_text_that_never_ends() {
    let text = r"---
title: Database down
started: 2026-01-01
---
It was down. [[ask Ann

:::internal
Ann pulled the plug.
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[P001]: this internal span is never closed
     --> incidents/2026-01-01-db.md:5:14
      |
    5 | It was down. [[ask Ann
      |              ^^ opened here
      |
    help: close it with `]]`

    error[P001]: this internal block is never closed
     --> incidents/2026-01-01-db.md:7:1
      |
    7 | :::internal
      | ^^^^^^^^^^^ opened here
      |
    help: close it with `:::`
    ");
}

#[test]
fn entries_in_markdown_that_cannot_be_read() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
---
## Timeline (UTC)
- 10:05 The primary stopped
- 10:5 Someone noticed
- 26:10 It came back

## Action items
| Action | Owner | Due | Status |
|---|---|---|---|
| Test restores | Ann | soon | open |
| Buy disks | Bob | 2026-02-01 | finishd |
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[M001]: `10:5` cannot be read as a time
     --> incidents/2026-01-01-db.md:7:3
      |
    7 | - 10:5 Someone noticed
      |   ^^^^ not a time
      |
    help: write the hour and the minute as in `18:59`

    error[M001]: `26:10` cannot be read as a time
     --> incidents/2026-01-01-db.md:8:3
      |
    8 | - 26:10 It came back
      |   ^^^^^ not a time
      |
    help: write the hour and the minute as in `18:59`

    error[M001]: `soon` cannot be read as a day
      --> incidents/2026-01-01-db.md:13:25
       |
    13 | | Test restores | Ann | soon | open |
       |                         ^^^^ not a day
       |
    help: write the day as in `2017-12-01`, the month as in `2017-12`, or leave it out if there is none

    error[M001]: unknown status of an action `finishd`
      --> incidents/2026-01-01-db.md:14:34
       |
    14 | | Buy disks | Bob | 2026-02-01 | finishd |
       |                                  ^^^^^^^ not a known word
       |
    help: write open, in_progress, done or dropped
    ");
}

#[test]
fn a_time_table_that_cannot_be_read() {
    let text = r"---
title: Database down
started: 2026-01-01 10:00
---
## Timeline
| Time | What |
|---|---|
| 10:05 | The primary stopped |
| noonish | It came back |
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[M001]: `noonish` cannot be read as a time
     --> incidents/2026-01-01-db.md:9:3
      |
    9 | | noonish | It came back |
      |   ^^^^^^^ not a time
      |
    help: write `18:59 UTC` or `2017-11-02`, or leave the cell empty if it is not known
    ");
}

#[test]
fn two_files_with_one_id() {
    let text = r"-- incidents/2025/db.md --
---
title: Database down
started: 2026-11-20
---
-- incidents/2026/db.yaml --
title: Database down again
started: 2026-11-20
";
    insta::assert_snapshot!(findings(text), @r"
    error[I006]: the id `db` belongs to another file already
    --> incidents/2026/db.yaml
     |
    help: rename this file or `incidents/2025/db.md`
    ");
}

#[test]
fn two_ids_that_differ_by_case_only() {
    let text = r"-- incidents/2025/db.md --
---
title: Database down
started: 2026-11-20
---
-- incidents/2026/DB.md --
---
title: Database down again
started: 2026-11-20
---
";
    insta::assert_snapshot!(findings(text), @r"
    error[I007]: the ids `db` and `DB` differ by case only
    --> incidents/2026/DB.md
     |
    help: rename this file or `incidents/2025/db.md`
    ");
}

#[test]
fn a_file_name_that_cannot_be_an_address() {
    let text = r"-- incidents/database down?.md --
---
title: Database down
started: 2025-01-01
---
-- incidents/2025.md --
---
title: Database down
started: 2025-01-01
---
";
    insta::assert_snapshot!(findings(text), @r"
    error[I008]: `incidents/2025/` is the address of another page
    --> incidents/2025.md
     |
    help: say more in the name, such as `2025-database-down`

    error[I008]: `database down?` cannot be part of an address
    --> incidents/database down?.md
     |
    help: use letters, digits and hyphens
    ");
}

#[test]
fn a_site_with_mistakes() {
    let text = r"-- site.yaml --
title: Example
url: status.example.com
timezone: Mars/Olympus
history_days: many
components:
  - {id: API Gateway}
  - {id: web, since: long ago}
  - {id: web, nam: Website}
";
    insta::assert_snapshot!(findings(text), @r"
    error[Y004]: `history_days` must be a whole number, not text
     --> site.yaml:4:15
      |
    4 | history_days: many
      |               ^^^^ text
      |
    help: write the number in digits

    error[Y003]: unknown key `nam`
     --> site.yaml:8:15
      |
    8 |   - {id: web, nam: Website}
      |               ^^^ no key of the format
      |
    help: did you mean `name`?
    ");
}

#[test]
fn ids_of_a_site_that_cannot_be_used() {
    let text = r"-- site.yaml --
title: Example
url: status.example.com
timezone: Mars/Olympus
components:
  - {id: API Gateway}
  - {id: web, since: long ago}
  - {id: web, name: Website}
severities: [{id: sev1, component_status: broken}]
policy: {checks: {T100: warning}}
";
    insta::assert_snapshot!(findings(text), @r"
    error[S003]: `status.example.com` is not the address of a site
     --> site.yaml:2:6
      |
    2 | url: status.example.com
      |      ^^^^^^^^^^^^^^^^^^ not a web address
      |
    help: write it like `https://status.example.com`

    error[T004]: unknown time zone `Mars/Olympus`
     --> site.yaml:3:11
      |
    3 | timezone: Mars/Olympus
      |           ^^^^^^^^^^^^ not a zone
      |
    help: use an IANA name such as `Europe/Berlin`, or an offset such as `+01:00`

    error[S002]: the id `API Gateway` cannot be used in an address
     --> site.yaml:5:10
      |
    5 |   - {id: API Gateway}
      |          ^^^^^^^^^^^ not an id
      |
    help: write `api-gateway`, and the rest as `name:`

    error[T001]: `long ago` is not a time
     --> site.yaml:6:22
      |
    6 |   - {id: web, since: long ago}
      |                      ^^^^^^^^ a date begins with four digits of a year
      |
    help: write `2017-11-02 18:48 UTC`, a day (`2017-11-02`), a month (`2017-11`), or `~` before one of them

    error[S001]: the id `web` stands twice
     --> site.yaml:7:10
      |
    7 |   - {id: web, name: Website}
      |          ^^^ taken by an earlier entry
      |
    help: rename one of them

    error[I003]: unknown component status `broken`
     --> site.yaml:8:43
      |
    8 | severities: [{id: sev1, component_status: broken}]
      |                                           ^^^^^^ not a status
      |
    help: known: operational, under_maintenance, degraded_performance, partial_outage, major_outage

    error[S004]: no check has the code `T100`
     --> site.yaml:9:19
      |
    9 | policy: {checks: {T100: warning}}
      |                   ^^^^ not a code
      |
    help: did you mean `T010`?
    ");
}

#[test]
fn files_that_nothing_reads() {
    let text = r"-- incidents/db/index.md --
---
title: Database down
started: 2026-11-20
---
-- incidents/db/updates/first.yaml --
at: 2026-01-01
-- incidents/db/notes.md --
Ann did it.
-- incidents/db/updates/2.MD --
Ann did it.
-- incidents/web.MD --
Ann did it.
-- incidents/api.markdown --
Ann did it.
-- templates/afterword.css --
p {}
-- templates/css/afterword.css --
p {}
-- templates/home.htm --
hello
";
    insta::assert_snapshot!(findings(text), @r"
    error[F007]: nothing reads `api.markdown`
    --> incidents/api.markdown
     |
    help: name it `api.md`

    error[F007]: nothing reads `notes.md` in an incident's folder
    --> incidents/db/notes.md
     |
    help: move it to `updates/` or `follow-ups/`, or to `internal/`, where it is not published

    error[F007]: nothing reads `updates/2.MD`: a post is one `.md` file directly in `updates/`
    --> incidents/db/updates/2.MD
     |
    help: write it as `.md`: its keys between two lines `---`, then its text

    error[F007]: nothing reads `updates/first.yaml`: a post is one `.md` file directly in `updates/`
    --> incidents/db/updates/first.yaml
     |
    help: write it as `.md`: its keys between two lines `---`, then its text

    error[F007]: nothing reads `web.MD`
    --> incidents/web.MD
     |
    help: name it `web.md`

    error[F007]: `css/afterword.css` is not a template, and nothing reads it
    --> templates/css/afterword.css
     |
    help: move it to `templates/afterword.css`, which replaces the built-in one

    error[F007]: `home.htm` is not a template, and nothing reads it
    --> templates/home.htm
     |
    help: move it to `static/` to have it copied
    ");
}

#[test]
fn mistakes_in_the_files_of_a_folder() {
    let text = r"-- incidents/db/index.md --
---
title: Database down
started: 2026-01-01 10:00
resolved: 2026-01-01 11:00
---
-- incidents/db/timeline.yaml --
- {at: 10:05, text: The primary stopped}
- {at: 10:99, text: It came back}
-- incidents/db/updates/First word.md --
---
at: 2026-01-01 10:10
---
We know.
-- incidents/db/follow-ups/report.md --
---
at: 2026-01-05
author: Ann
---
It was the disk.
-- incidents/db/follow-ups/empty.md --
---
at: 2026-01-05
---
";
    insta::assert_snapshot!(findings(text), @r"
    error[Y007]: the file has no `text`
    --> incidents/db/follow-ups/empty.md
     |
    help: write it below the front matter

    error[Y003]: unknown key `author`
     --> incidents/db/follow-ups/report.md:3:1
      |
    3 | author: Ann
      | ^^^^^^ no key of the format
      |
    help: did you mean `by`?

    error[T001]: `10:99` is not a time
     --> incidents/db/timeline.yaml:2:8
      |
    2 | - {at: 10:99, text: It came back}
      |        ^^^^^ an hour has the minutes 00 to 59
      |
    help: write `2017-11-02 18:48 UTC`, a day (`2017-11-02`), a month (`2017-11`), or `~` before one of them

    error[I008]: `First word` cannot be part of an address
    --> incidents/db/updates/First word.md
     |
    help: use lower-case letters, digits and hyphens
    ");
}

#[test]
fn a_broken_template_of_the_site() {
    let text = r#"-- templates/404.html --
{% extends "base.html" %}
{% block main %}
<p>{{ page.title | shout }}</p>
{% endblock %}
"#;
    insta::assert_snapshot!(findings(text), @r"
    error[X001]: unknown filter `shout`
     --> templates/404.html:3:20
      |
    3 | <p>{{ page.title | shout }}</p>
      |                    ^^^^^ here
      |
    help: `docs/templates.md` lists what each template may use
    ");
}

#[test]
fn a_template_that_asks_for_what_is_not_there() {
    let text = r#"-- templates/404.html --
{% extends "base.html" %}
{% block main %}
<p>{{ page.colour }}</p>
{% endblock %}
"#;
    insta::assert_snapshot!(findings(text), @r"
    error[X001]: field `colour` is not defined
     --> templates/404.html:3:12
      |
    3 | <p>{{ page.colour }}</p>
      |            ^^^^^^ here
      |
    help: it has built, canonical, description, edit, feeds, language, languages, noindex, preview, root, title, trail
    ");
}

#[test]
fn a_template_with_a_mistake_in_its_syntax() {
    let text = r"-- templates/404.html --
<p>{{ page.title }</p>
";
    insta::assert_snapshot!(findings(text), @r"
    error[X001]: found `}` but expected }}
     --> templates/404.html:1:18
      |
    1 | <p>{{ page.title }</p>
      |                  ^ here
      |
    help: `docs/templates.md` lists what each template may use
    ");
}

#[test]
fn two_things_for_one_path() {
    let text = r"-- static/index.html --
<p>hello</p>
-- incidents/db.md --
---
title: Database down
started: 2026-11-20
aliases: [incidents]
---
";
    insta::assert_snapshot!(findings(text), @r"
    error[X002]: `incidents/index.html` would be published twice
    --> incidents/db.md
     |
    help: another page or file has that address: rename this one

    error[X002]: `index.html` would be published twice
    --> static/index.html
     |
    help: another page or file has that address: rename this one
    ");
}

#[test]
fn several_mistakes_of_several_files_in_one_run() {
    let text = r"-- incidents/2026-01-01-db.md --
---
title: Database down
started: 2026-01-01 10:00
severity: majr
components: [wbe]
---
See [this](2026-01-02-wbe.md).
-- incidents/2026-01-02-web.md --
---
title: Website down
started: 2026-01-02
resolved: 2026-01-01
---
-- incidents/2026-01-03-dns.yaml --
title: Names lost
start: 2026-01-03
duration: 1 hour
body: |
  ![graph](graph.png)
-- templates/404.html --
{{ oops
";
    insta::assert_snapshot!(findings(text), @r"
    error[I004]: unknown severity `majr`
     --> incidents/2026-01-01-db.md:4:11
      |
    4 | severity: majr
      |           ^^^^ not on the scale
      |
    help: did you mean `major`?

    error[I002]: unknown component `wbe`
     --> incidents/2026-01-01-db.md:5:14
      |
    5 | components: [wbe]
      |              ^^^ not in `site.yaml`
      |
    help: did you mean `web`?

    error[T006]: it is resolved before it started
     --> incidents/2026-01-02-web.md:4:11
      |
    3 | started: 2026-01-02
      |          ---------- started here
    4 | resolved: 2026-01-01
      |           ^^^^^^^^^^ earlier than its start
      |
    help: correct one of the two

    error[Y003]: unknown key `start`
     --> incidents/2026-01-03-dns.yaml:2:1
      |
    2 | start: 2026-01-03
      | ^^^^^ no key of the format
      |
    help: did you mean `started`?

    error[X001]: unexpected end of input
     --> templates/404.html:1:4
      |
    1 | {{ oops
      |    ^^^^ here
      |
    help: `docs/templates.md` lists what each template may use
    ");
}

#[test]
fn bytes_that_are_not_utf_8() {
    let site = Site::incident("");
    site.write(
        "incidents/2026-01-01-db.md",
        b"---\ntitle: Database down\nstarted: 2026-01-01\n---\nThe caf\xe9 was closed.\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[F004]: the byte 0xE9 is not UTF-8
     --> incidents/2026-01-01-db.md:5:8
      |
    5 | The caf� was closed.
      |        ^
      |
    help: save the file as UTF-8
    ");
}

#[test]
#[cfg(unix)]
fn links_pipes_and_files_that_cannot_be_read() {
    let site = Site::of("-- incidents/db/index.md --\n---\ntitle: Database down\nstarted: 2026-11-20\n---\n");
    let folder = site.root().join("incidents/db");
    std::os::unix::fs::symlink("/etc/hostname", folder.join("outside.log")).expect("a link can be made");
    std::os::unix::fs::symlink("nowhere", folder.join("dangling.log")).expect("a link can be made");
    let made = std::process::Command::new("mkfifo").arg(folder.join("pipe.md")).status().expect("mkfifo runs");
    assert!(made.success());
    insta::assert_snapshot!(site.findings(), @r"
    error[F003]: a symbolic link leads to nothing
    --> incidents/db/dangling.log
     |
    help: remove the link, or put back what it led to

    error[F001]: a symbolic link leads out of the site
    --> incidents/db/outside.log
     |
    help: copy the file into the site, or remove the link

    error[F002]: this is not a regular file
    --> incidents/db/pipe.md
     |
    help: remove it from the site's folder
    ");
}

#[test]
fn a_text_that_nobody_wrote() {
    let site = Site::incident(&format!("---\ntitle: Database down\nstarted: 2026-01-01\n---\n{}", "x".repeat(5 << 20)));
    insta::assert_snapshot!(site.findings(), @r"
    error[F008]: a text of 5 MiB is too large to read
    --> incidents/2026-01-01-db.md
     |
    help: split it, or publish the data as an attachment
    ");
}

#[test]
fn what_a_broken_site_file_would_have_named_is_not_reported_as_unknown() {
    let site = Site::incident("---\ntitle: Database down\nstarted: 2026-11-20\ncomponents: [database]\n---\n");
    site.write("site.yaml", "titel: Example\ncomponents: [{id: database}]\n");
    insta::assert_snapshot!(site.findings(), @r"
    error[Y003]: unknown key `titel`
     --> site.yaml:1:1
      |
    1 | titel: Example
      | ^^^^^ no key of the format
      |
    help: did you mean `title`?
    ");
}

#[test]
fn a_link_to_a_file_of_another_folder() {
    let text = "-- incidents/2025/db.md --\n---\ntitle: Database down\nstarted: 2026-11-20\n---\n\
                -- incidents/2026/web.md --\n---\ntitle: Website down\nstarted: 2026-11-20\n---\n\
                As [before](db.md), and [see](/incidents/bd/).\n";
    insta::assert_snapshot!(findings(text), @r"
    error[M002]: there is no incident `db.md`
     --> incidents/2026/web.md:5:13
      |
    5 | As [before](db.md), and [see](/incidents/bd/).
      |             ^^^^^ leads nowhere
      |
    help: did you mean `../2025/db.md`?

    error[M002]: there is no page `/incidents/bd/`
     --> incidents/2026/web.md:5:31
      |
    5 | As [before](db.md), and [see](/incidents/bd/).
      |                               ^^^^^^^^^^^^^^ leads nowhere
      |
    help: did you mean `/incidents/db/`?
    ");
}

#[test]
fn a_look_that_cannot_be_used() {
    let text = r##"-- site.yaml --
title: Example
look:
  colours: {pape: "#fff", ink: "red; }"}
  logo: static/lgo.svg
  footer: See [the rules](incidents/rules.md).
-- static/logo.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"##;
    insta::assert_snapshot!(findings(text), @r##"
    error[S009]: no colour is named `pape`
     --> site.yaml:3:13
      |
    3 |   colours: {pape: "#fff", ink: "red; }"}
      |             ^^^^ not a colour of the style
      |
    help: did you mean `paper`?

    error[S009]: `red; }` is not a colour
     --> site.yaml:3:32
      |
    3 |   colours: {pape: "#fff", ink: "red; }"}
      |                                ^^^^^^^^ not a colour
      |
    help: write it as `#1d4f80`, `rgb(29 79 128)` or `oklch(42% 0.1 250)`

    error[S009]: there is no file `static/lgo.svg` in `static/`
     --> site.yaml:4:9
      |
    4 |   logo: static/lgo.svg
      |         ^^^^^^^^^^^^^^ not there
      |
    help: did you mean `static/logo.svg`?

    error[M002]: there is no incident `incidents/rules.md`
     --> site.yaml:5:11
      |
    5 |   footer: See [the rules](incidents/rules.md).
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ leads nowhere
      |
    help: relative links start from `/`
    "##);
}

/// What follows from one mistake is no mistake of its own.
#[test]
fn a_time_that_cannot_be_read_is_told_once() {
    let text = "\
---
title: Slow
started: 2020-2-27 9:00
detected: 08:50
---
## Status updates

| Time | Status | Message |
|---|---|---|
| 02/07/2020 09:10 | investigating | hm |
| 2020-02-27 09:20 UTC | Resolvd | hm |
";
    insta::assert_snapshot!(of_incident(text), @r"
    error[T001]: `2020-2-27 9:00` is not a time
     --> incidents/2026-01-01-db.md:3:10
      |
    3 | started: 2020-2-27 9:00
      |          ^^^^^^^^^^^^^^ the month has two digits
      |
    help: write `2020-02-27 09:00`

    error[M001]: `02/07/2020` cannot be read as a time
      --> incidents/2026-01-01-db.md:10:3
       |
    10 | | 02/07/2020 09:10 | investigating | hm |
       |   ^^^^^^^^^^ not a time
       |
    help: write the day as in `2017-11-02`

    error[I003]: unknown status `Resolvd`
      --> incidents/2026-01-01-db.md:11:26
       |
    11 | | 2020-02-27 09:20 UTC | Resolvd | hm |
       |                          ^^^^^^^ not a status
       |
    help: did you mean `resolved`?
    ");
}

#[test]
fn lists_of_the_body_and_of_the_front_matter_have_each_their_order() {
    let text = "\
---
title: Slow
updates:
  - {at: 2020-02-27 09:40 UTC, status: resolved, text: Over.}
---
## Updates

- 2020-02-27 09:10 UTC – **Investigating** – hm
- 2020-02-27 09:30 UTC – **Identified** – hm
";
    insta::assert_snapshot!(of_incident(text), @"");
}

#[test]
fn what_an_entry_of_a_plain_list_gives_away_is_underlined_alone() {
    let text = "---
title: Down
started: 2026-01-01
resolved: 2026-01-01
undocumented: [Why, What 10.1.2.3 did]
conflicts:
  - {about: when, text: a}
  - {about: what ops@shop.com says, text: b}
---
Gone.
";
    insta::assert_snapshot!(of_incident(text), @r"
    warning[P102]: a public text holds the IP address `10.1.2.3`
     --> incidents/2026-01-01-db.md:5:21
      |
    5 | undocumented: [Why, What 10.1.2.3 did]
      |                     ^^^^^^^^^^^^^^^^^ everybody reads this
      |
    help: leave it out, or mark it as `[[internal]]`

    warning[P101]: a public text holds the e-mail address `ops@shop.com`
     --> incidents/2026-01-01-db.md:8:13
      |
    8 |   - {about: what ops@shop.com says, text: b}
      |             ^^^^^^^^^^^^^^^^^^^^^^ everybody reads this
      |
    help: leave it out, or mark it as `[[internal]]`
    ");
}

#[test]
fn what_is_wrong_in_an_entry_is_underlined_where_it_is_written() {
    let text = "---\ntitle: Database down\nstarted: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n---\n\
                ## Timeline\n\n- 10:05 The fix is shared with\n  everybody at ops@shop.com.\n\n  ![graph](lost.png)\n";
    insta::assert_snapshot!(of_incident(text), @r"
    warning[P101]: a public text holds the e-mail address `ops@shop.com`
     --> incidents/2026-01-01-db.md:9:16
      |
    9 |   everybody at ops@shop.com.
      |                ^^^^^^^^^^^^ everybody reads this
      |
    help: leave it out, or mark it as `[[internal]]`

    error[M003]: there is no image `lost.png`
      --> incidents/2026-01-01-db.md:11:12
       |
    11 |   ![graph](lost.png)
       |            ^^^^^^^^ leads nowhere
       |
    help: relative links start from `incidents/`
    ");
}

#[test]
fn words_are_underlined_behind_letters_that_are_longer_in_lower_case() {
    let text = "---\ntitle: Down\nstarted: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n---\n\
                ## Root cause\n\nİstanbul: Human error.\n";
    insta::assert_snapshot!(of_incident(text), @r"
    warning[R204]: the root cause stops at a person's mistake
     --> incidents/2026-01-01-db.md:8:11
      |
    8 | İstanbul: Human error.
      |           ^^^^^^^^^^^ and why could it happen?
      |
    help: say what let it happen: a missing check, a tool, a permission. If nobody knows, say so in `exceptions:`
    ");
}

#[test]
fn the_body_of_a_yaml_file_knows_its_lines() {
    let head = "title: Database down\nstarted: 2026-01-01 00:00\nresolved: 2026-01-01 02:00\n";
    for block in ["|", "|-", ">"] {
        let text = format!(
            "{head}body: {block}\n\n  ## Timeline\n\n  - 00:10 fine\n\n  - 01:60 bad, as ops@shop.com said\n\n    ![graph](lost.png)\n"
        );
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let site = Site::of("");
            site.write("incidents/a.yaml", &text);
            let said = site.findings();
            for place in ["a.yaml:10:5\n", "   - 01:60 bad"] {
                assert!(said.contains(place), "{place} in {said}");
            }
        }
    }
    // A text of which one line of the value is more than one of the file stands where it begins.
    let folded = format!("{head}body: \"## Timeline\\n\\n- 01:60 bad\"\n");
    let site = Site::of("");
    site.write("incidents/a.yaml", &folded);
    let said = site.findings();
    assert!(said.contains("a.yaml:4:7\n"), "{said}");
}

#[test]
fn a_heading_without_its_space_is_told_but_in_code() {
    let text = "---\ntitle: Database down\nstarted: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n---\n\
                ## Timeline\n\n- 10:05 Seen\n\n##Action items\n\n- [ ] Warn earlier (Ada, due 2026-12-01)\n\n\
                #4711 was the ticket.\n\n```\n##Impact\n```\n";
    insta::assert_snapshot!(of_incident(text), @r"
    warning[M007]: `##Action items` is no heading: a space is missing
      --> incidents/2026-01-01-db.md:10:1
       |
    10 | ##Action items
       | ^^^^^^^^^^^^^^ text as it stands
       |
    help: write `## Action items`
    ");
}

#[test]
fn a_heading_that_is_its_name_alone_or_bold_without_its_empty_line_is_told() {
    let keys = "---\ntitle: Database down\nstarted: 2026-01-01 10:00\nresolved: 2026-01-01 11:00\n---\n";
    let body = "**Timeline**\n10:05 Seen\n10:55 Mended\n**Action items:**\n- [ ] Warn earlier\n";
    insta::assert_snapshot!(of_incident(&format!("{keys}{body}")), @r"
    warning[M007]: `**Action items:**` is no heading: an empty line is missing above it
     --> incidents/2026-01-01-db.md:9:1
      |
    9 | **Action items:**
      | ^^^^^^^^^^^^^^^^^ text as it stands
      |
    help: put an empty line above it, and one below it
    ");
    let body = "Bad night.\n\nTimeline:\n\n- 10:05 Seen\n- 10:55 Mended\n";
    insta::assert_snapshot!(of_incident(&format!("{keys}{body}")), @r"
    warning[M007]: `Timeline:` is no heading: its `##` is missing
     --> incidents/2026-01-01-db.md:8:1
      |
    8 | Timeline:
      | ^^^^^^^^^ text as it stands
      |
    help: write `## Timeline`, and an empty line below it
    ");
    for fine in [
        "## Timeline\n\nEvents:\n- 10:05 Seen\n",
        "**Timeline**:\n\n- 10:05 Seen\n",
        "Timeline:\n\nIt took long.\n",
        "Timeline:\n\n- [ ] 10:05 Seen\n",
        "All of these saw the\nEvents:\n- 10:05 Seen\n",
        "## Impact\n\nUpdates:\n\n- 10:05 Seen\n",
        "```\nTimeline:\n- 10:05 Seen\n```\n",
        "**Timeline**\n10:05 Seen\n\n**Impact**\nSome could not use\n**Actions**\n- at all\n",
        "## Notes\nWe wrote\n**Communication**\nto all.\n",
        "Our sections are:\n**Status updates**\n**Action items**\nand more.\n",
        "Users could not use:\n**Events**\n- create\n",
        "Contact:\n**Updates:**\n- We post updates on the status page.\n",
        "## Notes\n```\na\n**Timeline**\n- b\n```\n**Timeline**\n- 10:05 Seen\n",
    ] {
        assert_eq!(of_incident(&format!("{keys}{fine}")), "", "{fine}");
    }
}

#[test]
fn the_help_of_a_hurried_file_is_what_to_write() {
    let helps = |keys: &str| -> Vec<String> {
        let said = of_incident(&format!("---\ntitle: Database down\n{keys}---\n"));
        said.lines().filter_map(|line| line.strip_prefix("help: ")).map(str::to_owned).collect()
    };
    let started = "started: 2026-01-01 10:00\n";
    let cases = [
        ("started: ‘2026-01-01 10:00 UTC’\n".to_owned(), "write it without them: `2026-01-01 10:00 UTC`"),
        ("started: 2026-01-01 1000Z\n".to_owned(), "did you mean `2026-01-01 10:00Z`?"),
        (
            "started: 2026-01-01 23:50\nresolved: 2026-01-01 00:20\n".to_owned(),
            "if it was past midnight, its day is `2026-01-02`; if not, correct one of the two",
        ),
        ("started: 2026-01-01 10:00\nresolved: 2026-01-01 09:20\n".to_owned(), "correct one of the two"),
        (
            format!("{started}impact: major\n"),
            "write `severity: major`; what was harmed is counted, as in `impact: {users affected: 120}`",
        ),
        (
            format!("{started}actions: [{{what: Mend it, owner: [ada, bob]}}]\n"),
            "write one text without brackets: `ada, bob`; if they belong to it, put it in quotes",
        ),
        (format!("{started}updates: [{{at: 10:10, status: fixed, text: It works.}}]\n"), "did you mean `resolved`?"),
    ];
    for (keys, help) in cases {
        assert_eq!(helps(&keys), [help], "{keys}");
    }
}
