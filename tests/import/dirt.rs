//! What real archives hold that no fixture has: keys in other cases, times that count on, names with dots.
//!
//! In: a few files in memory. Out: the file that an import writes for them, or a line of its report.

use super::*;

/// What comes of some files.
fn of(format: Format, files: &[(&str, &str)]) -> Imported {
    let given = |(path, text): &(&str, &str)| Given { path: (*path).into(), text: (*text).into() };
    imported(format, &files.iter().map(given).collect::<Vec<_>>())
}

/// The only file that comes of one, and the report.
fn one(format: Format, path: &str, text: &str) -> (String, String) {
    let imported = of(format, &[(path, text)]);
    assert_eq!(imported.files.len(), 1, "{:?}", imported.report);
    let file = imported.files.first_key_value().map(|(_, text)| text.clone()).expect("an incident");
    (file, imported.report.lines().join("\n"))
}

const ISSUE: &str = "content/issues/2020-01-01-x.md";

#[test]
fn keys_are_read_whatever_their_case() {
    let text = "---\nTitle: It broke\nDate: 2020-01-01 10:00:00\nResolved: true\nResolvedWhen: 2020-01-01 11:00:00\n\
                Severity: down\nAffected: [API]\nSection: issue\nSeverity2: x\n---\n";
    let (file, report) = one(Format::Cstate, ISSUE, text);
    for line in ["title: It broke\n", "severity: critical\n", "components: {api: major_outage}\n"] {
        assert!(file.contains(line), "{file}");
    }
    assert!(file.contains("started: 2020-01-01 10:00:00 UTC\nresolved: 2020-01-01 11:00:00 UTC\n"), "{file}");
    assert_eq!(report, format!("changed: {ISSUE}: no key here holds `Severity2`: kept as internal text in the body"));
    let twice = "---\ntitle: It broke\nTitle: It stood\ndate: 2020-01-01\nresolved: true\nlastmod: 2020-02-02\n---\n";
    let (file, _) = one(Format::Cstate, ISSUE, twice);
    assert!(file.contains("title: It broke\n") && file.contains("\nTitle: \"It stood\"\nlastmod:"), "{file}");
    let text =
        "---\nTitle: It broke\nDate: 2020-01-01\nSeverity: Major\nTags: [db]\nStarted: 10:00 UTC\nEnd: soon\n---\n";
    let (file, report) = one(Format::Markdown, "x.md", text);
    let keys = "title: It broke\nseverity: major\nstarted: 2020-01-01 10:00 UTC\ntags: [db]\n";
    assert!(file.contains(keys) && file.contains("\nend: \"soon\"\n"), "{file}");
    assert!(report.contains("no key here holds `end`"), "{report}");
}

#[test]
fn an_announcement_of_cstate_breaks_nothing_and_is_over() {
    let text = "---\ntitle: We move\ndate: 2020-01-01 10:00:00\nseverity: disrupted\naffected: [API]\n\
                informational: true\n---\nNext week.\n";
    let (file, report) = one(Format::Cstate, ISSUE, text);
    for line in ["severity: notice\n", "{api: operational}\n", "resolved: 2020-01-01\n"] {
        assert!(file.contains(line), "{file}");
    }
    assert!(!file.contains("internal"), "{file}");
    assert!(report.contains("it is `informational`, which announces and breaks nothing"), "{report}");
}

#[test]
fn of_what_says_no_nothing_is_said() {
    let text = "---\ntitle: It broke\ndate: 2020-01-01 10:00:00\nresolved: false\nresolvedWhen: \"\"\nseverity: down\n\
                informational: false\npin: false\n---\n";
    let (file, report) = one(Format::Cstate, ISSUE, text);
    assert!(!file.contains("internal"), "{file}");
    assert_eq!(report, "");
    let issue = |comments| {
        format!(
            r#"[{{"number": 1, "title": "Down", "labels": [{{"name": "status"}}], "created_at": "2020-01-01T10:00:00Z",
                 "closed_at": "2020-01-01T11:00:00Z", "body": "It is down.", "comments": {comments}}}]"#
        )
    };
    let (file, report) = one(Format::Upptime, "issues.json", &issue(0));
    assert!(!file.contains("internal") && report.is_empty(), "{file}{report}");
    let (file, report) = one(Format::Upptime, "issues.json", &issue(2));
    assert!(!file.contains("internal"), "{file}");
    let save = "gh issue list --state all --limit 10000 --json number,title,body,labels,createdAt,closedAt,comments";
    assert!(report.contains(save), "{report}");
    assert!(of(Format::Upptime, &[(".upptimerc.yml", "sites: []\n")]).report.lines().join("").contains(save));
}

#[test]
fn what_comes_back_is_no_longer_resolved() {
    let text = "---\ntitle: It broke\ndate: 2020-01-01 10:00:00\nresolved: true\nresolvedWhen: 2020-01-01 13:00:00\n---\n\
                **Resolved** - Well. {{< track \"2020-01-01 13:00:00\" >}}\n\n\
                We restart. {{< track \"2020-01-01 12:30:00\" >}}\n\n\
                **Reopened**: It is back. {{< track \"2020-01-01 12:00:00\" >}}\n\n\
                **Resolved** - Well. {{< track \"2020-01-01 11:00:00\" >}}\n";
    let imported = of(Format::Cstate, &[(ISSUE, text)]);
    let build = site_of(&imported).build();
    let index = build.catalog.all().next().expect("an incident");
    let said = build.catalog.incident(index).updates.iter().map(|update| update.status.id());
    assert_eq!(said.collect::<Vec<_>>(), ["resolved", "investigating", "investigating", "resolved"]);
    let file = imported.files.first_key_value().map(|(_, text)| text.clone()).expect("an incident");
    assert!(file.contains("**Reopened**: It is back."), "{file}");
}

/// An incident of Statuspage with one update that says of no component how it was.
fn statuspage(affected: &str, components: &str) -> String {
    format!(
        r#"{{"incidents": [{{"id": "a", "name": "Slow", "status": "resolved", "impact": "none",
            "created_at": "2017-01-01T10:00:00Z", "resolved_at": "2017-01-01T11:00:00Z",
            "incident_updates": [{{"status": "resolved", "body": "Well.", "display_at": "2017-01-01T11:00:00Z",
            "affected_components": {affected}}}], "components": [{components}]}}]}}"#
    )
}

#[test]
fn what_had_no_impact_was_operational() {
    let text = statuspage("null", r#"{"id": "c", "name": "API"}"#);
    let (file, _) = one(Format::Statuspage, "incidents.json", &text);
    assert!(file.contains("components: {api: operational}\n"), "{file}");
    let (file, _) = one(Format::Statuspage, "incidents.json", &text.replace("none", "major"));
    assert!(file.contains("severity: major\ncomponents: [api]\n"), "{file}");
    let placeholder = statuspage(r#"[{"name": "No components were affected by this update."}]"#, "");
    let imported = of(Format::Statuspage, &[("incidents.json", &placeholder)]);
    assert!(imported.missing.is_empty(), "{:?}", imported.missing);
}

#[test]
fn entries_of_stactus_count_from_the_one_before() {
    let text = "version: incident/v1\nid: a\nname: Slow\nimpact: minor\ntimeline:\n\
                - {ts: 2024/09/13 05:42, description: A., investigating: true}\n\
                - {ts: \"+17m\", description: B.}\n- {ts: 06:30, description: C.}\n- {ts: \"23:50\", description: D.}\n\
                - {ts: \"00:10\", description: E., resolved: true}\n";
    let imported = of(Format::Stactus, &[("a.yaml", text)]);
    let file = &imported.files["incidents/2024/2024-09-13-slow.md"];
    let at: Vec<&str> = file.lines().filter_map(|line| line.trim().strip_prefix("- at: ")).collect();
    let day = "2024-09-13";
    let expected = ["05:42", "05:59", "06:30", "23:50"].map(|clock| format!("{day} {clock} UTC"));
    assert_eq!(at[..4], expected);
    assert_eq!(at[4], "2024-09-14 00:10 UTC");
    assert!(imported.report.lines().join("\n").contains("`+17m` is read as `2024-09-13 05:59 UTC`"));
    assert_eq!(errors(&imported), Vec::<&str>::new());
    let unknown = of(Format::Stactus, &[("a.yaml", &text.replace("\"00:10\"", "\"at last\""))]);
    assert!(!errors(&unknown).is_empty(), "its length is not known");
    let report = unknown.report.lines().join("\n");
    assert!(report.contains("`ts` is `at last`, from which no time follows: its update has no `at`"), "{report}");
}

#[test]
fn systems_are_called_what_they_were_called() {
    for name in ["repo.jenkins-ci.org", "builds.sr.ht", "github-comment-ops", "NPM"] {
        let text = format!("---\ntitle: X\ndate: 2020-01-01\nresolved: true\naffected: [{name}]\n---\n");
        let site = site_of(&of(Format::Cstate, &[(ISSUE, &text)]));
        assert_eq!(site.build().catalog.site.components[0].name, name);
    }
}

#[test]
fn statusfy_names_its_systems_in_its_languages() {
    let locale = |title: &str| {
        format!(r#"{{"systems": {{"items": {{"us-nw-1": {{"title": "{title}", "description": "Far away."}}}}}}}}"#)
    };
    let incident = "---\nid: a\ntitle: Slow\ndate: 2020-01-01T10:00:00Z\nresolved: true\nduration: 108\n\
                    severity: degraded-performance\naffectedsystems: [us-nw-1]\n---\n";
    let (en, es) = (locale("North West"), locale("Noroeste"));
    let files = [("content/2020-01-01_x.md", incident), ("locales/en.json", &en), ("locales/de.json", &es)];
    let imported = of(Format::Statusfy, &files);
    let site = self::files(&imported)["site.yaml"].clone();
    assert!(site.contains("{id: us-nw-1, name: North West, description: Far away.}"), "{site}");
    let file = &imported.files["incidents/2020/2020-01-01-x.md"];
    assert!(file.contains("duration: 108m\n") && !file.contains("resolved:"), "{file}");
    let report = imported.report.lines().join("\n");
    assert!(report.contains("locales/de.json: names of systems in another language"), "{report}");
    let text = incident.replace("resolved: true\n", "");
    let (file, _) = one(Format::Statusfy, "content/2020-01-01_x.md", &text);
    assert!(file.contains("\nduration: \"108\"\n"), "{file}");
}

/// A folder with those files, and what is said of an import of what is named below it; a build goes well.
fn built(format: &str, below: &str, files: &[(&str, &str)]) -> (tempfile::TempDir, Utf8PathBuf, String) {
    let home = tempfile::TempDir::new().expect("a folder for the test");
    let root = Utf8PathBuf::from_path_buf(home.path().to_owned()).expect("plain names");
    for (path, text) in files {
        write(root.join("old"), path, text);
    }
    let site = root.join("new");
    fs::create_dir_all(&site).expect("a folder can be made");
    let old = &format!("../old{below}");
    let said = run(&site, &["import", format, old]).err;
    let before = snapshot(&site);
    let again = run(&site, &["import", format, old]).err;
    assert!(again.contains("0 new files written"), "{again}");
    assert_eq!(snapshot(&site), before);
    let build = run(&site, &["build"]);
    assert_eq!(build.code, Some(0), "{said}\n{}", build.err);
    (home, site, said)
}

#[test]
fn pictures_come_along() {
    let issue = "---\ntitle: Slow\ndate: 2020-01-01 10:00:00\nresolved: true\n---\n![p](/img/p.png)\n";
    let config = "title: Old\nbaseURL: https://status.example.com\n";
    let files = [("config.yml", config), (ISSUE, issue), ("static/img/p.png", "a picture"), ("static/img/q.png", "")];
    let (_home, site, said) = built("cstate", "", &files);
    assert!(said.contains("it shows `static/img/p.png`, which goes to `static/img/p.png`"), "{said}");
    assert_eq!(fs::read_to_string(site.join("public/img/p.png")).expect("the picture"), "a picture");
    assert!(!site.join("static/img/q.png").exists(), "nothing shows it");
    let one = "# Slow\n\n![g](img/g.png) <img src=\"../o.png\"> [log](job.log) [the other](2024-02-02-web.md#impact)\n";
    let files = [
        ("pm/2024-01-01-db.md", one),
        ("pm/2024-02-02-web.md", "# Web\n\nIt was slow.\n"),
        ("pm/img/g.png", "a graph"),
        ("o.png", "another"),
        ("pm/job.log", "a log"),
    ];
    let (_home, site, said) = built("markdown", "", &files);
    assert!(said.contains("it shows `pm/img/g.png`, which goes to `incidents/2024/2024-01-01-db/img/g.png`"), "{said}");
    let text = fs::read_to_string(site.join("incidents/2024/2024-01-01-db/index.md")).expect("the report");
    assert!(
        text.contains("![g](img/g.png) ![](o.png) [log](job.log) [the other](/incidents/2024-02-02-web/#impact)"),
        "{text}"
    );
    for (path, text) in [("img/g.png", "a graph"), ("o.png", "another"), ("job.log", "a log")] {
        let path = site.join("public/incidents/2024-01-01-db").join(path);
        assert_eq!(fs::read_to_string(path).expect("it is published"), text);
    }
}

#[test]
fn a_picture_comes_along_with_one_file() {
    let files = [("pm/2024-01-01-db.md", "# Slow\n\n![g](./img/g.png)\n"), ("pm/img/g.png", "a graph")];
    let (_home, site, said) = built("markdown", "/pm/2024-01-01-db.md", &files);
    assert!(said.contains("it shows `img/g.png`, which goes to `incidents/2024/2024-01-01-db/img/g.png`"), "{said}");
    assert!(site.join("incidents/2024/2024-01-01-db/img/g.png").is_file());
}

#[test]
fn of_what_is_not_there_it_is_said_where_it_belongs() {
    let (_, report) =
        one(Format::Markdown, "2024-01-01-db.md", "# Slow\n\n![g](img/g.png) [x](x.md) [y](https://a.b/y.png)\n");
    assert!(report.contains("`img/g.png`, which was not found: copy it to `incidents/2024/img/g.png`"), "{report}");
    assert!(report.contains("`x.md`, which is no report here"), "{report}");
    assert!(!report.contains("y.png"), "{report}");
}

#[test]
fn a_component_is_the_same_with_its_group_before_it() {
    let affected =
        r#"[{"code": "c", "name": "Programs - API - v2", "old_status": "operational", "new_status": "major_outage"}]"#;
    let text = statuspage(affected, r#"{"id": "c", "name": "API - v2", "group_id": "g"}"#);
    let imported = of(Format::Statuspage, &[("incidents.json", &text)]);
    assert_eq!(imported.missing.len(), 1, "{:?}", imported.missing);
    let (_, file) = imported.files.first_key_value().expect("an incident");
    assert!(file.contains("components: {api-v2: major_outage}\n"), "{file}");
}

#[test]
fn a_closed_issue_is_over() {
    let text = r#"[{"number": 1, "title": "Down", "labels": [{"name": "status"}], "state": "CLOSED",
        "createdAt": "2020-01-01T10:00:00Z", "body": "It is down.",
        "comments": [{"createdAt": "2020-01-01T11:00:00Z", "body": "**Resolved:** It is back."}]}]"#;
    let (file, _) = one(Format::Upptime, "issues.json", text);
    assert!(file.contains("status: resolved\n    text: It is back.\n"), "{file}");
    let (file, _) = one(Format::Upptime, "issues.json", &text.replace("**Resolved:** ", ""));
    assert!(file.contains("resolved: ~2020-01-01\n"), "{file}");
}

#[test]
fn json_that_begins_with_a_byte_order_mark_is_read() {
    let issue = "[{\"number\": 7, \"title\": \"API is down\", \"labels\": [{\"name\": \"status\"}], \
                 \"createdAt\": \"2020-01-01T10:00:00Z\", \"closedAt\": \"2020-01-01T11:00:00Z\", \"body\": \"\"}]";
    let (file, _) = one(Format::Upptime, "issues.json", &format!("\u{feff}{issue}"));
    assert!(file.contains("title: API is down\n"), "{file}");
}
