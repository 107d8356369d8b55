//! `afterword publish`: the site as a commit of a branch that a host serves, and nothing else touched.
#![expect(clippy::disallowed_methods, reason = "a test reads and makes files of its own")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(program: &str, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{name}_NAME"), "Ada").env(format!("GIT_{name}_EMAIL"), "ada@example.com");
    }
    command.output().expect("the program runs")
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = run("git", folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// What `afterword publish` says, and whether it did what was asked.
fn publish(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let output = run(env!("CARGO_BIN_EXE_afterword"), folder, &[&["publish"], arguments].concat());
    (String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code())
}

#[test]
fn a_branch_holds_the_site_and_the_working_tree_stays() {
    let home = tempfile::TempDir::new().expect("a folder for the test");
    let (site, remote) = (home.path().join("site"), home.path().join("remote.git"));
    fs::create_dir_all(site.join("incidents")).expect("a folder can be made");
    let write = |name: &str, text: &str| fs::write(site.join(name), text).expect("a file can be written");
    write("site.yaml", "title: Example\n");
    write("incidents/a.md", "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-02\n---\n");
    write(".gitignore", "public/\n");
    assert!(publish(&site, &[]).0.contains("is in no git repository"));
    git(&site, &["init", "--quiet", "-b", "main"]);
    git(home.path(), &["init", "--quiet", "--bare", "remote.git"]);
    git(&site, &["remote", "add", "origin", "../remote.git"]);
    git(&site, &["add", "."]);
    git(&site, &["commit", "--quiet", "-m", "Begin"]);

    fs::write(site.join("public/CNAME"), "status.example.com\n").expect("a build was there");
    let (said, code) = publish(&site, &["--push", "origin"]);
    assert_eq!(code, Some(0), "{said}");
    let files = git(&site, &["ls-tree", "-r", "--name-only", "gh-pages"]);
    for file in ["CNAME", "index.html", "incidents/a/index.html", ".nojekyll", "manifest.json"] {
        assert!(files.lines().any(|line| line == file), "{file} in\n{files}");
    }
    assert!(!files.contains("site.yaml") && !files.contains("a.md"), "{files}");
    assert_eq!(git(&site, &["show", "gh-pages:CNAME"]), "status.example.com");
    assert_eq!(git(&site, &["status", "--porcelain"]), "", "nobody's work is touched");
    assert_eq!(git(&remote, &["rev-parse", "gh-pages"]), git(&site, &["rev-parse", "gh-pages"]));

    write("incidents/b.md", "---\ntitle: B\nstarted: 2026-01-03\nresolved: 2026-01-04\n---\n");
    assert_eq!(publish(&site, &[]).1, Some(0));
    assert_eq!(git(&site, &["rev-list", "--count", "gh-pages"]), "2", "each site follows the one before");
    let now = git(&site, &["rev-parse", "gh-pages"]);
    write("incidents/b.md", "---\ntitel: B\n---\n");
    assert_eq!(publish(&site, &[]).1, Some(1), "with an error nothing is published");
    assert_eq!(publish(&site, &["--branch", "main"]).1, Some(1));
    write("incidents/b.md", "---\ntitle: B\nstarted: 2026-01-03\nresolved: 2026-01-04\n---\n");
    let (said, code) = publish(&site, &["--branch", "refs/heads/main"]);
    assert!(code == Some(2) && said.contains("somebody works on `main`"), "{said}");
    assert_eq!(publish(&site, &["--branch", "a b"]).1, Some(2));
    assert_eq!(git(&site, &["rev-parse", "gh-pages"]), now);
}
