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
        let folder = tempfile::tempdir().expect("a folder for the test");
        fs::write(folder.path().join("site.yaml"), SITE).expect("space for the site");
        write(folder.path(), "incidents/db.md", &incident("Database down"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(["serve", "--port", "0"])
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

    /// The news that a browser gets.
    fn news(&self) -> impl Iterator<Item = serde_json::Value> {
        let lines = BufReader::new(self.open("/.afterword/events")).lines().map_while(Result::ok);
        lines.filter_map(|line| serde_json::from_str(line.strip_prefix("data: ")?).ok())
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
    while !served.get("/incidents/db/").contains("Database back") {
        news.next().expect("the return");
    }
    served.write("incidents/2026/db.md", &incident("Database better"));
    while !served.get("/incidents/db/").contains("Database better") {
        news.next().expect("a change in the folder that came again");
    }
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
