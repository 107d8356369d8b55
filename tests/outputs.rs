//! Findings in the forms that programs read, and the commands that tell of them.
//!
//! In: a site with mistakes in awkward places. Out: JSON, annotations, SARIF and exit codes.

#[path = "site/program.rs"]
mod program;
mod site;

use afterword::diag;
use program::{Ran, run};
use serde_json::Value;
use site::Site;

const FAULTY: &str = "-- incidents/größe, 50%.md --\n-- incidents/a.md --\n---\ntitle: Ä title\nstarted: 2026-01-01 10:00\nresolved: 2026-01-01 09:00\nseverety: major\n---\n-- incidents/b.md --\n---\ntitle: B\nstarted: 2026-01-01\nresolved: 2026-01-02\ncauses: [human-error]\n---\n";

fn afterword(site: &Site, arguments: &[&str]) -> Ran {
    run(site.root(), arguments)
}

#[test]
fn json_says_what_the_text_says() {
    let build = Site::of(FAULTY).build();
    let report: Value = serde_json::from_str(&diag::json(&build.diagnostics, &build.tree)).expect("JSON");
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!((report["errors"].as_u64(), report["warnings"].as_u64()), (Some(2), Some(1)));
    let key = findings.iter().find(|found| found["code"] == "Y003").expect("an unknown key");
    assert_eq!(key["place"]["path"], "incidents/a.md");
    assert_eq!((key["place"]["line"].as_u64(), key["place"]["column"].as_u64()), (Some(5), Some(1)));
    assert_eq!((key["place"]["end_line"].as_u64(), key["place"]["end_column"].as_u64()), (Some(5), Some(9)));
    assert_eq!(key["help"], "did you mean `severity`?");
    let cause = findings.iter().find(|found| found["code"] == "R204").expect("a rule");
    assert_eq!(cause["level"], "warning");
}

#[test]
fn annotations_keep_to_one_line_and_escape_what_would_end_them() {
    let build = Site::of(FAULTY).build();
    let lines = diag::github(&build.diagnostics, &build.tree);
    assert_eq!(lines.lines().count(), 3);
    assert!(lines.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::warning file=")));
    assert!(lines.contains("::error file=incidents/a.md,line=5,endLine=5,col=1,endColumn=9,title=Y003 unknown key::unknown key `severety`%0Ahelp: did you mean `severity`?"), "{lines}");
    assert!(lines.contains("file=incidents/größe%2C 50%25.md,"), "{lines}");
}

#[test]
fn sarif_names_rules_and_places() {
    let build = Site::of(FAULTY).build();
    let log: Value = serde_json::from_str(&diag::sarif(&build.diagnostics, &build.tree)).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in run["results"].as_array().expect("results") {
        let place = result["ruleIndex"].as_u64().and_then(|place| usize::try_from(place).ok()).expect("a rule");
        assert_eq!(rules[place]["id"], result["ruleId"]);
        let location = &result["locations"][0]["physicalLocation"];
        assert!(location["region"]["startLine"].as_u64() >= Some(1));
    }
    let uris: Vec<_> = run["results"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str())
        .collect();
    assert!(uris.contains(&Some("incidents/gr%C3%B6%C3%9Fe,%2050%25.md")), "{uris:?}");
}

#[test]
fn check_prints_the_form_that_was_asked_for_and_tells_by_its_exit_code() {
    let site = Site::of(
        "-- incidents/b.md --\n---\ntitle: B\nstarted: 2026-01-01\nresolved: 2026-01-02\ncauses: [human-error]\n---\n",
    );
    assert_eq!(afterword(&site, &["check"]).code, Some(0));
    let denied = afterword(&site, &["check", "--deny", "warnings"]);
    assert_eq!(denied.code, Some(1));
    assert!(denied.err.contains("error[R204]"));
    for format in ["json", "sarif"] {
        let told = afterword(&site, &["check", "--format", format]);
        assert_eq!(told.code, Some(0));
        assert!(serde_json::from_str::<Value>(&told.out).is_ok(), "{format} stands alone on standard output");
    }
    assert!(afterword(&site, &["check", "--format", "github"]).out.starts_with("::warning file=incidents/b.md,line=5"));
}

#[test]
fn every_code_can_be_explained() {
    let site = Site::of("");
    let list = afterword(&site, &["explain"]).out;
    for code in diag::CODES {
        assert!(list.contains(code.id), "{}", code.id);
    }
    let told = afterword(&site, &["explain", "r204"]).out;
    assert!(told.contains("what made the mistake possible") && told.contains("exceptions: {R204: why}"), "{told}");
    assert!(afterword(&site, &["explain", "P002"]).out.contains("No policy"));
    let unknown = afterword(&site, &["explain", "R24"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("no check has the code `R24`"));
}

#[test]
fn a_build_for_the_team_goes_to_a_folder_of_its_own() {
    let site =
        Site::of("-- incidents/b.md --\n---\ntitle: B [[by Ada]]\nstarted: 2026-01-01\nresolved: 2026-01-02\n---\n");
    assert!(afterword(&site, &["build", "--audience", "internal"]).code == Some(0));
    assert!(site.root().join("internal/index.html").exists() && !site.root().join("public").exists());
    let built = afterword(&site, &["build"]);
    assert!(built.code == Some(0) && site.root().join("public/index.html").exists());
    assert!(built.out.starts_with("next change: 2026-11-25T00:00:00Z (a new day begins)"), "{}", built.out);
    let cron = afterword(&site, &["build", "--next-change", "cron"]);
    assert_eq!(cron.out, "CRON_TZ=UTC\n0 0 25 11 * afterword build\n");
    let github = afterword(&site, &["build", "--next-change", "github"]);
    assert_eq!(github.out, "on:\n  schedule:\n    - cron: \"0 0 25 11 *\"\n");
}
