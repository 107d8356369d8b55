//! `afterword serve` as a browser meets it: change, break, mend, delete, and read along.
#![expect(clippy::disallowed_methods, reason = "a test writes and reads files of its own")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const SITE: &str = "title: Example\ncomponents:\n  - id: api\n";

/// A server for a site in a folder of its own; it stops with the test.
struct Served {
    folder: tempfile::TempDir,
    child: Child,
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn incident(title: &str) -> String {
    format!("---\ntitle: {title}\nstarted: 2026-01-01 10:00 UTC\nresolved: 2026-01-01 10:11 UTC\n---\n")
}

impl Served {
    fn new() -> Self {
        Self::with(&[], &[])
    }

    fn with(arguments: &[&str], env: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        fs::write(folder.path().join("site.yaml"), SITE).expect("space for the site");
        write(folder.path(), "incidents/db.md", &incident("Database down"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(["serve", "--port", "0"])
            .args(arguments)
            .envs(env.iter().copied())
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("standard output is a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("the address on standard output");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { folder, child, address }
    }

    fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    /// The answer to a request for that address, whatever it is.
    fn ask(&self, target: &str) -> String {
        let mut bytes = Vec::new();
        // A server may close a connection on a line that is none.
        let _ = self.open(target).read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn open(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
            .expect("a request");
        stream
    }

    fn get(&self, path: &str) -> String {
        let mut text = String::new();
        self.open(path).read_to_string(&mut text).expect("an answer");
        text
    }

    /// Waits through the news until a page says that.
    #[track_caller]
    fn until(&self, news: &mut impl Iterator<Item = serde_json::Value>, path: &str, text: &str) {
        while !self.get(path).contains(text) {
            news.next().expect("a build that shows it");
        }
    }

    /// The news that a browser gets.
    fn news(&self) -> impl Iterator<Item = serde_json::Value> {
        let lines = BufReader::new(self.open("/.afterword/events")).lines().map_while(Result::ok);
        // The server says now and then that it is still there; a minute of nothing else is the end of a test.
        let patient = lines.scan(4, |left, line| {
            *left = if line.starts_with(':') {
                *left - 1
            } else if line.is_empty() {
                *left
            } else {
                4
            };
            (*left > 0).then_some(line)
        });
        patient.filter_map(|line| serde_json::from_str(line.strip_prefix("data: ")?).ok())
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
    // As many editors do it: a new file in the place of the old one.
    let beside = path.with_extension("new~");
    fs::write(&beside, text).expect("space for the file");
    fs::rename(beside, path).expect("the new file takes the place of the old one");
}

#[test]
fn a_change_is_shown_a_mistake_is_told_and_the_last_good_site_stays() {
    let served = Served::new();
    assert!(served.get("/incidents/db/").contains("Database down"));
    let mut news = served.news();
    assert!(news.next().expect("the first build")["findings"].is_null());

    served.write("incidents/db.md", &incident("Database gone"));
    // A save may be two changes to the system, so what counts is what comes of it.
    while !served.get("/incidents/db/").contains("Database gone") {
        assert!(news.next().expect("the change")["findings"].is_null());
    }
    assert!(served.get("/incidents/").contains("Database gone"), "the lists are right too");

    served.write("incidents/db.md", "---\ntitel: Database gone\n---\n");
    let told = news.find(|told| !told["findings"].is_null()).expect("the mistake");
    assert!(told["findings"].as_str().expect("findings").contains("did you mean `title`?"), "{told}");
    assert!(served.get("/incidents/db/").contains("Database gone"));

    served.write("incidents/db.md", &incident("Database back"));
    news.find(|told| told["findings"].is_null()).expect("the mending");
    assert!(served.get("/incidents/db/").contains("Database back"));
}

#[test]
fn folders_may_be_deleted_and_come_again() {
    let served = Served::new();
    let mut news = served.news();
    news.next().expect("the first build");
    fs::remove_dir_all(served.folder.path().join("incidents")).expect("a folder to delete");
    while served.get("/incidents/db/").starts_with("HTTP/1.1 200") {
        news.next().expect("the loss");
    }
    served.write("incidents/2026/db.md", &incident("Database back"));
    served.until(&mut news, "/incidents/db/", "Database back");
    served.write("incidents/2026/db.md", &incident("Database better"));
    served.until(&mut news, "/incidents/db/", "Database better");
}

#[test]
fn a_site_that_is_gone_is_told_as_gone_and_may_come_again() {
    let served = Served::new();
    let mut news = served.news();
    news.next().expect("the first build");
    fs::remove_file(served.folder.path().join("site.yaml")).expect("a file to delete");
    let told = news.find(|told| !told["findings"].is_null()).expect("the loss");
    let told = told["findings"].as_str().expect("findings");
    assert!(told.contains("is gone") && told.contains("put it back") && !told.contains("F003"), "{told}");
    assert!(served.get("/incidents/db/").contains("Database down"), "the last good site stays");
    served.write("incidents/db.md", &incident("Database back"));
    served.write("site.yaml", SITE);
    served.until(&mut news, "/incidents/db/", "Database back");
}

#[test]
fn a_style_is_swapped_without_a_reload() {
    let served = Served::new();
    let mut news = served.news();
    news.next().expect("the first build");
    served.write("templates/afterword.css", "body { color: black }");
    // The folder is new, so the first change of it counts as any other.
    let mut told = news.next().expect("the new folder");
    served.write("templates/afterword.css", "body { color: grey }");
    while told["style"].is_null() {
        told = news.next().expect("the new style");
    }
    let style = told["style"].as_str().expect("a path");
    assert!(served.get(&format!("/{style}")).contains("grey"));
}

#[test]
fn what_is_not_there_is_answered_as_on_a_host() {
    let served = Served::new();
    let lost = served.get("/no/such/page/");
    assert!(lost.starts_with("HTTP/1.1 404"), "{lost}");
    assert!(lost.contains("href=\"/"), "its links do not depend on where it is shown");
    assert!(served.get("/incidents/db").starts_with("HTTP/1.1 301"));
    assert!(served.get("/../site.yaml").starts_with("HTTP/1.1 404"));
}

#[test]
fn metrics_are_served_as_the_text_that_they_are() {
    let answer = Served::new().ask("/metrics").to_lowercase();
    assert!(answer.contains("content-type: text/plain; version=0.0.4; charset=utf-8"), "{answer}");
}

#[test]
fn no_address_leads_to_a_file_that_is_not_of_the_site() {
    let served = Served::new();
    served.write("secret.txt", "nobody may read this");
    served.write("static/note.txt", "everybody may read this");
    let mut news = served.news();
    served.until(&mut news, "/note.txt", "everybody");
    let outside = served.folder.path().file_name().expect("a name").to_string_lossy().into_owned();
    let up =
        ["..", "%2e%2e", "%2E%2E", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "..%00", "..;", "%ff%2e%2e", "....", "\\.."];
    let between = ["/", "//", "%2f", "%2F", "\\", "%5c", "%252f", "/./", "%c0%af", "/static/../"];
    let mut asked = 0;
    for (dots, slash) in up.iter().flat_map(|dots| between.iter().map(move |slash| (dots, slash))) {
        for target in [
            format!("/{dots}{slash}secret.txt"),
            format!("/static{slash}{dots}{slash}secret.txt"),
            format!("/incidents{slash}{dots}{slash}{dots}{slash}{outside}{slash}secret.txt"),
            format!("/{dots}{slash}{dots}{slash}{dots}{slash}{dots}{slash}etc{slash}passwd"),
        ] {
            let answer = served.ask(&target);
            assert!(!answer.contains("nobody may read this") && !answer.contains("root:"), "{target}: {answer}");
            assert!(!answer.starts_with("HTTP/1.1 2"), "{target}: {answer}");
            asked += 1;
        }
    }
    for target in
        ["/secret.txt", "/site.yaml", "/incidents/db.md", "/static/note.txt", "http://localhost/secret.txt", "*"]
    {
        let answer = served.ask(target);
        assert!(!answer.starts_with("HTTP/1.1 2"), "{target}: {answer}");
    }
    assert!(asked > 400 && served.get("/note.txt").contains("everybody"), "it goes on answering");
}

#[test]
fn thousands_of_changes_are_a_few_builds_and_the_last_one_is_shown() {
    let served = Served::new();
    let mut news = served.news();
    news.next().expect("the first build");
    let rounds = 100;
    for round in 0..rounds {
        for nth in 0..30 {
            let path = format!("incidents/many/{nth}/index.md");
            served.write(&path, &incident(&format!("Round {round} of {nth}")));
        }
        if round % 10 == 5 {
            // A branch is changed: whole folders go and come back.
            fs::remove_dir_all(served.folder.path().join("incidents/many")).expect("a folder to delete");
        }
    }
    let last = format!("Round {} of 29", rounds - 1);
    let mut told = 0;
    while !served.get("/incidents/29/").contains(&last) {
        told = news.next().expect("a build of what was written")["version"].as_u64().expect("a number");
    }
    assert!(told < rounds * 30 / 10, "{told} builds for {} changes", rounds * 30);
    for nth in 0..30 {
        assert!(served.get(&format!("/incidents/{nth}/")).contains(&format!("Round {} of {nth}", rounds - 1)));
    }
    served.write("incidents/db.md", &incident("Database after the storm"));
    served.until(&mut news, "/incidents/db/", "after the storm");
}

#[test]
fn nobody_else_is_asked_to_listen_or_to_look() {
    let served = Served::new();
    assert!(served.address.starts_with("127.0.0.1:"), "{}", served.address);
    let mut stream = TcpStream::connect(&served.address).expect("the server listens");
    write!(stream, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 421"), "{answer}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_if_asked() {
    use std::os::unix::fs::PermissionsExt;
    let tools = tempfile::tempdir().expect("a folder for the test");
    let (opener, opened) = (tools.path().join("xdg-open"), tools.path().join("opened"));
    fs::write(&opener, format!("#!/bin/sh\necho \"$1\" > {0}~ && mv {0}~ {0}\n", opened.display())).expect("space");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").expect("a search path"));
    let served = Served::with(&["--open"], &[("PATH", &path)]);
    for _ in 0..600 {
        if let Ok(address) = fs::read_to_string(&opened) {
            assert_eq!(address.trim(), format!("http://{}/", served.address));
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("no browser was opened");
}

#[test]
fn a_build_that_watches_writes_again_what_has_changed() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    write(folder.path(), "site.yaml", SITE);
    write(folder.path(), "incidents/db.md", &incident("Database down"));
    let child = Command::new(env!("CARGO_BIN_EXE_afterword"))
        .args(["build", "--watch", "--quiet"])
        .current_dir(&folder)
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let served = Served { folder, child, address: String::new() };
    let page = served.folder.path().join("public/incidents/db/index.html");
    let until = |text: &str| {
        for _ in 0..600 {
            if fs::read_to_string(&page).is_ok_and(|page| page.contains(text)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("`{text}` was never written");
    };
    until("Database down");
    served.write("incidents/db.md", &incident("Database gone"));
    until("Database gone");
    served.write("incidents/db.md", "---\ntitel: Database\n---\n");
    served.write("incidents/web.md", &incident("Website down"));
    served.write("incidents/db.md", &incident("Database back"));
    until("Database back");
}
