//! What hosts, search engines, other people's pages and readers with a question get of a site.
//!
//! In: small sites with hostile text in them. Out: what the files say, read back the way their readers read them.
#![expect(clippy::disallowed_methods, reason = "a test makes a repository of its own")]

#[path = "site/program.rs"]
mod program;
mod site;

use std::collections::BTreeMap;
use std::process::Command;

use afterword::artifact::ArtifactSet;
use afterword::render::hosts::POLICY;
use camino::Utf8Path;
use program::{outcome, program, read};
use serde_json::Value;
use site::{NOW, Site, between, order, text};

const HOSTILE: &str = r#"</title></script><b>"quoted" 'it' & ]]> 🙂 \u202e مرحبا"#;

/// A site with an address, an old address, everything a text can stand in, and something internal.
fn whole() -> Site {
    let site = Site::of(
        r"-- site.yaml --
title: Example
url: https://status.example.com/base
components: [{id: api, name: API}, {id: web}]
-- incidents/2017-11-02-gone.md --
---
title: TITLE
severity: major
started: 2017-11-02
duration: 11m
components: {api: partial_outage}
aliases: [old/page, posts/1.html]
timeline:
  - {at: 2017-11-02, text: The axolotl *swam*.}
  - {at: 2017-11-02, text: Secretword one., audience: internal}
follow_ups:
  - {at: 2017-11-03, id: word, by: {name: Pangolin Ltd}, text: A follow-up about quokkas.}
actions: [{what: Feed the numbat., owner: Team Wombat, due: 2027-01-01, status: open}]
sources: [{title: The Dugong Times, url: 'https://dugong.example/', archived: 'https://archive.example/dugong'}]
---
## Summary

Only *one* `echidna_name` was seen. [[secretword two]]
-- incidents/2018-03-04-slow.md --
---
title: Slow
severity: minor
started: ~2018-03-04 10:00
resolved: 2018-03-04 11:00
components: [web]
---
The echidna again.
",
    );
    let text = std::fs::read_to_string(site.root().join("incidents/2017-11-02-gone.md")).expect("it was written");
    let title = serde_json::to_string(HOSTILE).expect("JSON is YAML");
    site.write("incidents/2017-11-02-gone.md", text.replace("TITLE", &title));
    site
}

fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/")];
    signs.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)).replace("&amp;", "&")
}

#[test]
fn no_page_needs_more_than_the_policy_allows() {
    let set = whole().artifacts(NOW);
    assert!(text(&set, "_headers").starts_with(&format!("/*\n  Content-Security-Policy: {POLICY}\n")));
    assert!(!POLICY.contains("unsafe"));
    let mut pages = 0;
    for (path, artifact) in set.iter().filter(|(path, _)| path.as_str().ends_with(".html")) {
        let html = String::from_utf8_lossy(artifact.bytes());
        pages += 1;
        for bad in
            [" style=", "<style", " onclick=", " onload=", "javascript:", "src=\"http", "<iframe", "<form action"]
        {
            assert!(!html.contains(bad), "{} has {bad}", path.as_str());
        }
        for script in html.split("<script").skip(1) {
            let allowed = script.starts_with(" defer src=\"") || script.starts_with(" type=\"application/ld+json\">");
            assert!(allowed, "{}: <script{}", path.as_str(), &script[..40]);
        }
    }
    assert!(pages > 15);
}

#[test]
fn headers_keep_what_never_changes_and_share_what_others_read() {
    let headers = text(&whole().artifacts(NOW), "_headers");
    let mut rules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut path = "";
    for line in headers.lines() {
        match line.strip_prefix("  ") {
            Some(header) => rules.entry(path).or_default().push(header),
            None => path = line,
        }
    }
    assert_eq!(rules["/assets/*"], ["Cache-Control: public, max-age=31536000, immutable"]);
    assert!(rules["/api/*"].contains(&"Access-Control-Allow-Origin: *"));
    for page in ["/", "/incidents/*", "/components/*", "/search/*"] {
        assert_eq!(rules[page], ["Cache-Control: public, max-age=60, must-revalidate"], "{page}");
    }
    // One header under two paths that both match would be joined by one host and replaced by the other.
    let names = |path: &str| rules[path].iter().map(|rule| rule.split(':').next()).collect::<Vec<_>>();
    for path in rules.keys().filter(|path| **path != "/*") {
        assert!(names("/*").iter().all(|name| !names(path).contains(name)), "{path}");
    }
}

#[test]
fn an_old_address_leads_to_the_page_by_redirect_and_by_page() {
    let set = whole().artifacts(NOW);
    let lines = text(&set, "_redirects");
    let to = "/base/incidents/2017-11-02-gone/ 301";
    for from in ["/base/old/page", "/base/old/page/", "/base/posts/1.html"] {
        assert!(lines.lines().any(|line| line == format!("{from} {to}")), "{from} in\n{lines}");
    }
    assert!(text(&set, "old/page/index.html").contains("../../incidents/2017-11-02-gone/index.html"));
    for path in ["old/page/index.html", "posts/1.html"] {
        // What no host knows as an address is none: the page that is meant has one.
        let page = text(&set, path);
        let canonical = between(&page, "<link rel=\"canonical\" href=\"", "\"");
        assert_eq!(canonical, "https://status.example.com/base/incidents/2017-11-02-gone/", "{path}");
    }
    assert!(set.get(".nojekyll").is_some());
}

#[test]
fn an_old_address_with_a_star_leads_no_other_address_away() {
    let site = Site::incident("---\ntitle: Gone\nstarted: 2026-01-01\naliases: ['/*', /old/*/page]\n---\n");
    let lines = text(&site.artifacts(NOW), "_redirects");
    assert!(lines.contains("/old/%2A/page ") && !lines.contains('*'), "{lines}");
}

#[test]
fn the_sitemap_has_every_page_that_is_there_and_no_other() {
    let set = whole().artifacts(NOW);
    let map = text(&set, "sitemap.xml");
    let base = "<loc>https://status.example.com/base/";
    let listed: Vec<&str> = map.split(base).skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    assert!(listed.contains(&"") && listed.contains(&"incidents/2017-11-02-gone/follow-ups/word/"));
    for address in &listed {
        assert!(set.get(&format!("{address}index.html")).is_some(), "{address} leads nowhere");
    }
    let pages = set.iter().filter(|(path, _)| path.as_str().ends_with("/index.html") || path.as_str() == "index.html");
    let mut missing: Vec<&str> = pages.map(|(path, _)| path.as_str().trim_end_matches("index.html")).collect();
    missing.retain(|page| !listed.contains(page));
    assert_eq!(missing, ["old/page/", "search/"]);
    assert!(map.contains("gone/</loc><lastmod>2017-11-03</lastmod>"));
    assert!(text(&set, "robots.txt").contains("Sitemap: https://status.example.com/base/sitemap.xml\n"));
}

#[test]
fn without_an_address_there_is_no_sitemap_and_nothing_points_to_one() {
    let set = Site::of("").artifacts(NOW);
    assert!(set.get("sitemap.xml").is_none());
    assert!(!text(&set, "robots.txt").contains("Sitemap"));
    assert!(set.get("_redirects").is_none());
}

#[test]
fn a_file_of_the_site_takes_the_place_of_ours() {
    let site = Site::of("-- static/robots.txt --\nUser-agent: *\nDisallow: /\n-- static/_headers --\n/*\n  X-Own: 1\n");
    let set = site.artifacts(NOW);
    assert_eq!(text(&set, "robots.txt"), "User-agent: *\nDisallow: /\n");
    assert_eq!(text(&set, "_headers"), "/*\n  X-Own: 1\n");
}

#[test]
fn a_preview_says_the_title_letter_for_letter_and_dates_as_they_are_known() {
    let set = whole().artifacts(NOW);
    let page = text(&set, "incidents/2017-11-02-gone/index.html");
    assert_eq!(unescaped(between(&page, "property=\"og:title\" content=\"", "\"")), HOSTILE);
    assert_eq!(between(&page, "property=\"og:type\" content=\"", "\""), "article");
    let url = "https://status.example.com/base/incidents/2017-11-02-gone/";
    assert_eq!(between(&page, "property=\"og:url\" content=\"", "\""), url);
    let known = linked(&page);
    assert_eq!(known["@type"], "Article");
    assert_eq!(known["about"]["name"], HOSTILE);
    assert_eq!(known["url"], url);
    assert_eq!(known["about"]["startDate"], "2017-11-02");
    assert_eq!(known["about"]["duration"], "PT660S");
    // Nobody knows when the page was published: no history is asked for.
    assert_eq!(known.get("datePublished"), None);
    let about = linked(&text(&set, "incidents/2018-03-04-slow/index.html"));
    assert_eq!(about["about"]["startDate"], "2018-03-04", "about ten o'clock is not ten o'clock");
    assert_eq!(about["about"]["endDate"], "2018-03-04T11:00Z");
    let post = linked(&text(&set, "incidents/2017-11-02-gone/follow-ups/word/index.html"));
    assert_eq!((&post["datePublished"], &post["author"]["name"]), (&"2017-11-03".into(), &"Pangolin Ltd".into()));
}

fn linked(page: &str) -> Value {
    serde_json::from_str(between(page, "<script type=\"application/ld+json\">", "</script>")).expect("JSON")
}

/// What a piece of the index says.
fn piece(set: &ArtifactSet, path: &str) -> Value {
    let script = text(set, path);
    let json = script.strip_prefix("afterword(").and_then(|rest| rest.strip_suffix(");\n"));
    serde_json::from_str(json.expect("one call")).expect("JSON")
}

/// The addresses of the incidents that have a word, as the page finds them.
fn found(set: &ArtifactSet, word: &str) -> Vec<String> {
    let index = piece(set, "search/index.js");
    let pieces = index["words"].as_array().expect("pieces");
    let piece_of = pieces.iter().rev().find(|piece| piece[0].as_str().is_some_and(|first| first <= word));
    let Some(name) = piece_of.and_then(|piece| piece[1].as_str()) else { return Vec::new() };
    let words = piece(set, &format!("assets/search-words-{name}.js"));
    let Some(list) = words[word].as_str() else { return Vec::new() };
    let mut addresses = Vec::new();
    for number in numbers(list) {
        let block = index["block"].as_u64().and_then(|block| usize::try_from(block).ok()).expect("a size");
        let name = index["titles"][number / block].as_str().expect("a block").to_owned();
        let titles = piece(set, &format!("assets/search-titles-{name}.js"));
        addresses.push(titles[number % block][0].as_str().expect("an address").to_owned());
    }
    addresses
}

/// A list of incidents, read as `search.js` reads it.
fn numbers(list: &str) -> Vec<usize> {
    const SIX: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    let Some(letters) = list.strip_prefix('*') else {
        let steps = list.split(' ').map(|step| usize::from_str_radix(step, 36).expect("a step"));
        return steps
            .scan(0, |number, step| {
                *number += step;
                Some(*number)
            })
            .collect();
    };
    let bits = letters.chars().map(|letter| SIX.find(letter).expect("one of 64"));
    bits.enumerate()
        .flat_map(|(at, bits)| (0..6).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| at * 6 + bit))
        .collect()
}

#[test]
fn any_word_of_any_public_text_is_found_and_no_internal_one() {
    let set = whole().artifacts(NOW);
    let gone = "incidents/2017-11-02-gone/index.html";
    for word in
        ["axolotl", "swam", "quokkas", "pangolin", "numbat", "wombat", "dugong", "quoted", "مرحبا", "api", "major"]
    {
        assert_eq!(found(&set, word), [gone], "{word}");
    }
    assert_eq!(found(&set, "echidna"), [gone, "incidents/2018-03-04-slow/index.html"]);
    assert_eq!(found(&set, "=year=2018"), ["incidents/2018-03-04-slow/index.html"]);
    assert_eq!(found(&set, "=component=api"), [gone]);
    assert_eq!(found(&set, "=severity=major"), [gone]);
    assert_eq!(found(&set, "secretword"), [""; 0]);
    for (path, artifact) in set.iter() {
        assert!(!String::from_utf8_lossy(artifact.bytes()).to_lowercase().contains("secretword"), "{}", path.as_str());
    }
}

#[test]
fn the_search_page_offers_the_history_where_no_script_runs() {
    let page = text(&whole().artifacts(NOW), "search/index.html");
    assert!(between(&page, "<form", ">").contains("hidden"));
    assert!(page.contains("href=\"../incidents/index.html\""));
    assert!(page.contains("Searching needs JavaScript"));
    assert!(between(&page, "id=\"found\"", ">").contains("role=\"status\""));
}

#[test]
fn badges_say_how_the_site_and_each_component_are() {
    let site = Site::of(
        "-- incidents/2026-11-23-now.md --\n---\ntitle: \"<Now> & then\"\nstarted: 2026-11-23 11:00\ncomponents: \
         {api: partial_outage}\nupdates: [{at: 2026-11-23 11:05, status: investigating, text: Looking.}]\n---\n",
    );
    site.write("locales/en.ftl", "status-investigating = R&D looks\n");
    let set = site.artifacts(NOW);
    for (path, says) in [
        ("badges/site", "Example: Partial outage"),
        ("badges/components/api", "Api: Partial outage"),
        ("badges/components/web", "Web: Operational"),
    ] {
        let light = text(&set, &format!("{path}.svg"));
        assert_eq!(between(&light, "<title>", "</title>"), says);
        let dark = text(&set, &format!("{}.svg", path.replace("badges/", "badges/dark/")));
        assert_eq!(between(&dark, "<title>", "</title>"), says);
        assert_ne!(light, dark);
        let shields: Value = serde_json::from_str(&text(&set, &format!("{path}.json"))).expect("JSON");
        assert_eq!(shields["schemaVersion"], 1);
        assert_eq!(format!("{}: {}", shields["label"], shields["message"]).replace('"', ""), says);
    }
    let fragment = text(&set, "embed/status.html");
    assert!(fragment.contains("Partial outage") && fragment.contains("&lt;Now&gt; &amp; then</a> – R&amp;D looks"));
}

#[test]
fn an_odd_file_name_stays_an_address_wherever_it_is_named() {
    let site = Site::of(
        "-- site.yaml --\ntitle: Example\nurl: https://status.example.com\n\
         edit: https://git.example.com/edit/main/{path}\n\
         -- incidents/störung.md --\n---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\n\
         -- incidents/c #1/b.md --\n---\ntitle: B\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\n",
    );
    let set = site.artifacts(NOW);
    let page = text(&set, "incidents/störung/index.html");
    let address = "https://status.example.com/incidents/st%C3%B6rung/";
    assert!(text(&set, "sitemap.xml").contains(&format!("<loc>{address}</loc>")));
    for (from, until) in [
        ("<link rel=\"canonical\" href=\"", "\""),
        ("<meta property=\"og:url\" content=\"", "\""),
        ("<p class=\"address\">", "</p>"),
    ] {
        assert_eq!(unescaped(between(&page, from, until)), address);
    }
    let page = unescaped(&text(&set, "incidents/b/index.html"));
    assert!(page.contains("\"https://git.example.com/edit/main/incidents/c%20%231/b.md\""), "{page}");
}

#[test]
fn an_incident_whose_name_leaves_no_room_for_its_files_is_named() {
    let path = format!("incidents/{}.md", "a".repeat(252));
    let site = Site::of(&format!("-- {path} --\n---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-01\n---\n"));
    let findings = site.findings();
    assert!(findings.starts_with("error[X002]") && findings.contains(&format!("--> {path}")), "{findings}");
    assert!(findings.contains("help: no disk takes a name of more than 255 bytes: give the file"), "{findings}");
}

#[test]
fn a_link_to_a_heading_leads_to_the_page_that_has_it() {
    let site = Site::of("");
    let incident = "---\ntitle: A\nstarted: 2026-01-01\nresolved: 2026-01-02\nfollow_ups: [{id: b, at: 2026-01-03, \
                text: 'See [why](#root-cause), and [what is next](#action-items).'}]\n---\n## Root cause\n\nA switch, see \
                [here](#action-items).\n\n## Action items\n\n- Do it\n";
    site.write("incidents/a.md", incident);
    let set = site.artifacts(NOW);
    assert!(text(&set, "incidents/a/index.html").contains("<a href=\"#root-cause\">why</a>"));
    let page = text(&set, "incidents/a/follow-ups/b/index.html");
    assert!(page.contains("incidents/a/index.html#root-cause\">why</a>"), "{page}");
    assert!(page.contains("incidents/a/index.html#promises\">what is next</a>"), "{page}");
    let feed = text(&set, "history.json");
    assert!(feed.contains("#promises\\\">here</a>") && !feed.contains("#action-items"), "{feed}");
}

/// Runs git as somebody, at a moment.
fn git(root: &Utf8Path, at: &str, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "user.name=A", "-c", "user.email=a@example.com"]).args(arguments);
    command.env("GIT_AUTHOR_DATE", at).env("GIT_COMMITTER_DATE", at).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.output().expect("git is there");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A site whose one incident was written as a draft, published, renamed and edited.
fn repository() -> Site {
    let site = Site::of("");
    let config =
        "title: Example\nrevisions: {link: 'https://git.example.com/commit/{commit}'}\ncomponents: [{id: api}]\n";
    site.write("site.yaml", config);
    let root = site.root();
    let incident = |draft: &str, text: &str| {
        format!("---\ntitle: Gone\n{draft}started: 2020-01-01\nresolved: 2020-01-02\n---\n{text}\n")
    };
    git(&root, "2020-01-03T10:00:00Z", &["init", "--quiet"]);
    site.write("incidents/draft.md", incident("draft: true\n", "The text."));
    git(&root, "2020-01-03T10:00:00Z", &["add", "."]);
    git(&root, "2020-01-03T10:00:00Z", &["commit", "--quiet", "-m", "Begin in secret"]);
    site.write("incidents/draft.md", incident("", "The text."));
    git(&root, "2020-01-04T10:00:00Z", &["commit", "--quiet", "-am", "Publish"]);
    git(&root, "2020-01-05T10:00:00Z", &["mv", "incidents/draft.md", "incidents/2020-01-01-gone.md"]);
    git(&root, "2020-01-05T10:00:00Z", &["commit", "--quiet", "-m", "Give it a name"]);
    site.write("incidents/2020-01-01-gone.md", incident("", "Another text."));
    git(&root, "2020-01-06T10:00:00Z", &["commit", "--quiet", "-am", "Mend <the> text"]);
    site
}

#[test]
fn a_page_tells_when_it_was_published_and_what_was_changed_since() {
    let site = repository();
    let set = site.artifacts(NOW);
    let page = text(&set, "incidents/2020-01-01-gone/index.html");
    assert!(
        page.contains("Edited 2 times after publication, last on <time datetime=\"2020-01-06T10:00:00Z\">"),
        "{page}"
    );
    let (_, past) = page.split_once("id=\"revisions\">Revisions of this page").expect("a section");
    let order = ["Mend &lt;the&gt; text", "2020-01-06T10:00", "Give it a name", "First published", "2020-01-04T10:00"];
    let places: Vec<Option<usize>> = order.iter().map(|text| past.find(text)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{past}");
    assert_eq!(past.matches("href=\"https://git.example.com/commit/").count(), 2);
    assert!(!page.contains("in secret"), "what was said of a draft is not for readers");
    let known = linked(&page);
    assert_eq!(known["datePublished"], "2020-01-04T10:00:00Z");
    assert_eq!(known["dateModified"], "2020-01-06T10:00:00Z");
    // Looked at from before the last change, there was none.
    let before = text(&site.artifacts("2020-01-05T12:00:00Z"), "incidents/2020-01-01-gone/index.html");
    assert!(before.contains("Edited after publication") && !before.contains("Mend"));
}

#[test]
fn a_hook_of_another_repository_does_not_lead_to_its_past() {
    let (site, other) = (repository(), Site::of(""));
    git(&other.root(), "2020-01-07T10:00:00Z", &["init", "--quiet"]);
    let mut command = program(site.root(), &["build", "--at", NOW]);
    for (name, path) in [
        ("GIT_DIR", ".git"),
        ("GIT_COMMON_DIR", ".git"),
        ("GIT_WORK_TREE", "."),
        ("GIT_INDEX_FILE", ".git/index"),
        ("GIT_OBJECT_DIRECTORY", ".git/objects"),
    ] {
        command.env(name, other.root().join(path));
    }
    let ran = outcome(&mut command);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let page = read(site.root(), "public/incidents/2020-01-01-gone/index.html");
    assert!(page.contains("Mend &lt;the&gt; text") && page.contains("First published"), "{page}");
}

#[test]
fn the_past_is_read_once_for_each_commit() {
    use afterword::source::History;
    let site = repository();
    let root = site.root();
    let (read, keepsake) = History::load(&root, [], None);
    let keepsake = keepsake.expect("the first reading is worth keeping");
    assert!(keepsake.path.starts_with(root.join(".git")), "{}", keepsake.path);
    afterword::publish::keep(&keepsake.path, keepsake.text.as_bytes()).expect("it can be kept");
    assert_eq!(History::load(&root, [], None), (read, None));
    let told = keepsake.text.replace("Mend <the> text", "As it was kept");
    afterword::publish::keep(&keepsake.path, told.as_bytes()).expect("it can be kept");
    assert!(built(&root).contains("As it was kept"), "git was not asked again");
    site.write("incidents/2020-01-02-more.md", "---\ntitle: More\nstarted: 2020-01-02\n---\n");
    git(&root, "2020-01-08T10:00:00Z", &["add", "."]);
    git(&root, "2020-01-08T10:00:00Z", &["commit", "--quiet", "-m", "Tell of another"]);
    assert!(built(&root).contains("Mend &lt;the&gt; text"), "there is a new commit");
    std::fs::write(&keepsake.path, b"torn").expect("a file of the test");
    assert!(built(&root).contains("Mend &lt;the&gt; text"), "what is torn is not believed");
}

#[test]
fn a_past_that_is_not_known_is_said_to_be_so() {
    let site = repository();
    let clone = Site::of("");
    let folder = clone.root().join("clone");
    let from = format!("file://{}", site.root());
    git(&clone.root(), "2020-01-07T10:00:00Z", &["clone", "--quiet", "--depth", "1", &from, folder.as_str()]);
    let shallow = built(&folder);
    assert!(shallow.contains("built from a shallow clone"), "{shallow}");
    assert!(!shallow.contains("First published") && !shallow.contains("after publication"));
    std::fs::remove_dir_all(folder.join(".git")).expect("a folder of the test");
    let outside = built(&folder);
    assert!(outside.contains("built outside of a git repository") && !outside.contains("First published"));
}

#[test]
fn a_day_that_was_put_off_says_what_it_was_first() {
    let site = Site::of("");
    let root = site.root();
    let incident = |due: &str| {
        format!(
            "---\ntitle: Gone\nstarted: 2020-01-01\nresolved: 2020-01-02\nactions:\n  - {{what: Test *all* restores, due: {due}, owner: Ops}}\n  - {{what: Buy a disk, due: 2020-05-01, owner: Ops}}\n---\n"
        )
    };
    git(&root, "2020-01-03T10:00:00Z", &["init", "--quiet"]);
    for (at, due) in [("2020-01-03", "2020-02-01"), ("2020-01-30", "2020-02-15"), ("2020-02-14", "2020-02-29")] {
        site.write("incidents/gone.md", incident(due));
        git(&root, &format!("{at}T10:00:00Z"), &["add", "."]);
        git(&root, &format!("{at}T10:00:00Z"), &["commit", "--quiet", "-m", "Plan"]);
        if due == "2020-02-01" {
            git(&root, "2020-01-04T10:00:00Z", &["mv", "incidents/gone.md", "incidents/2020-01-01-gone.md"]);
            git(&root, "2020-01-04T10:00:00Z", &["commit", "--quiet", "-m", "Give it a name"]);
            std::fs::rename(root.join("incidents/2020-01-01-gone.md"), root.join("incidents/gone.md")).expect("a file");
            git(&root, "2020-01-05T10:00:00Z", &["add", "--all", "."]);
            git(&root, "2020-01-05T10:00:00Z", &["commit", "--quiet", "-m", "Take it back"]);
        }
    }
    let page = |at: &str, path: &str| site::page(&site.artifacts(at), path);
    // A site that does not ask for its past shows none of it.
    assert!(!page(NOW, "actions/index.html").contains("moved"));
    site.write("site.yaml", "title: Example\nrevisions: {}\ncomponents: [{id: api}]\n");
    for path in ["actions/index.html", "actions/2020/index.html", "incidents/gone/index.html"] {
        let page = page(NOW, path);
        assert!(page.contains("moved 2 times, by 28 days"), "{path}");
        assert!(page.contains("<small>first <time datetime=\"2020-02-01\">1 February 2020</time>"), "{path}: {page}");
        assert_eq!(page.matches("<small>first ").count(), 1, "the other one stands as it was promised");
    }
    assert!(!page("2020-02-10T00:00:00Z", "actions/index.html").contains("moved"), "the last move was to come");
}

#[test]
fn a_save_reads_the_past_again_only_after_a_commit() {
    use afterword::pipeline::Linked;
    let site = repository();
    let (root, path) = (site.root(), "incidents/2020-01-01-gone.md");
    let with = |day: u8| {
        let action = format!("actions: [{{what: Count the disks, due: 2020-03-0{day}}}]");
        format!("---\ntitle: Gone\nstarted: 2020-01-01\nresolved: 2020-01-02\n{action}\n---\nA text.\n")
    };
    for day in [1, 2] {
        site.write(path, with(day));
        git(&root, &format!("2020-01-0{}T10:00:00Z", 6 + day), &["commit", "--quiet", "-am", "Promise"]);
    }
    let (project, order) = (site.project(), order(NOW));
    let page = |linked: &Linked| {
        let page = linked.press().and_then(|press| press.one("incidents/2020-01-01-gone/index.html"));
        String::from_utf8(page.expect("a page")).expect("UTF-8").replace('\u{a0}', " ")
    };
    let again = |linked: &Linked| linked.again(&project, &order, &[path.into()]).expect("a readable folder").0;
    let first = Linked::new(&project, &order).expect("a readable folder");
    // A past that cannot be read now was read before.
    let (objects, aside) = (root.join(".git/objects"), root.join(".git/aside"));
    std::fs::rename(&objects, &aside).expect("a repository");
    std::fs::create_dir(&objects).expect("space for a folder");
    let second = again(&first);
    assert!(page(&second).contains("Mend &lt;the&gt; text") && page(&second).contains("moved once, by 1 day"));
    // One that could not be read is read when it can be.
    let unread = Linked::new(&project, &order).expect("a readable folder");
    assert!(!page(&unread).contains("Mend"));
    std::fs::remove_dir(&objects).expect("an empty folder");
    std::fs::rename(&aside, &objects).expect("a repository");
    assert!(page(&again(&unread)).contains("Mend &lt;the&gt; text"));
    site.write(path, with(5));
    git(&root, "2020-01-09T10:00:00Z", &["commit", "--quiet", "-am", "Promise it later"]);
    let third = again(&second);
    assert!(page(&third).contains("Promise it later") && page(&third).contains("moved 2 times, by 4 days"));
    assert_eq!(page(&third), page(&Linked::new(&project, &order).expect("a readable folder")));
}

/// The incident's page of the site in a folder.
fn built(root: &Utf8Path) -> String {
    let project = afterword::config::Project::at(root).expect("a site");
    let build = afterword::pipeline::build(&project, &order(NOW)).expect("the folder can be read");
    text(&build.set, "incidents/2020-01-01-gone/index.html")
}

#[test]
fn a_site_that_does_not_ask_shows_no_past() {
    let site = repository();
    site.write("site.yaml", "title: Example\ncomponents: [{id: api}]\n");
    let page = text(&site.artifacts(NOW), "incidents/2020-01-01-gone/index.html");
    assert!(!page.contains("Revisions of this page") && !page.contains("Mend"));
}

#[test]
fn a_site_looks_as_it_says_without_a_template() {
    let site = Site::of(
        r##"-- site.yaml --
title: Example
look:
  colours: {link: "#7a3b00", major: rgb(160 0 0)}
  dark: {link: "#ffb070"}
  logo: static/logo.svg
  favicon: static/tab.svg
  css: static/own.css
  footer: Operated by [Example Ltd](https://example.com), see [the rules](static/rules.txt).
policy: {stale: 25h}
-- static/logo.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- static/tab.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- static/own.css --
h1 { color: purple }
-- static/rules.txt --
Be kind.
-- incidents/a.md --
---
title: A
started: 2026-01-01
resolved: 2026-01-02
---
"##,
    );
    let set = site.artifacts("2026-11-23T12:00Z");
    let page = text(&set, "incidents/a/index.html");
    assert!(page.contains(r#"<img class="logo" src="../../logo.svg" alt="">"#), "{page}");
    assert!(page.contains(r#"<link rel="icon" href="../../tab.svg">"#));
    let footer = page.split_once("class=\"own\"").expect("a footer").1;
    assert!(
        footer.contains("Example Ltd</a>, see <a") && footer.contains(r#"href="../../rules.txt">the rules</a>"#),
        "{footer}"
    );
    let style = set.iter().find(|(path, _)| path.as_str().ends_with(".css")).expect("a style").1;
    let style = String::from_utf8_lossy(style.bytes());
    let (built_in, own) = style.split_once("@media not (prefers-color-scheme: dark) {").expect("the site's colours");
    assert!(built_in.contains("--link:") && own.contains("--link: #7a3b00; --major: rgb(160 0 0);"));
    assert!(own.contains("--link: #ffb070;") && own.trim_end().ends_with("h1 { color: purple }"));
    assert!(text(&set, "index.html").contains(r#"data-from="2026-11-24T13:00:00Z" hidden"#));
}

#[test]
fn a_file_is_there_whichever_text_shows_it() {
    let at = "incidents/2026-01-01-db.md";
    let shows = |key: &str| match key {
        "what" => "actions: [{what: \"See [it](it.txt).\"}]".to_owned(),
        "evidence" => "actions: [{what: Act., done: 2026-01-02, evidence: \"See [it](it.txt).\"}]".into(),
        "reason" => "actions: [{what: Act., status: dropped, reason: \"See [it](it.txt).\"}]".into(),
        "conflicts" => "conflicts: [{about: The end, text: \"See [it](it.txt).\"}]".into(),
        list => format!("{list}: [{{at: 2026-01-01, text: \"See [it](it.txt).\"}}]"),
    };
    for key in ["what", "evidence", "reason", "conflicts", "updates", "timeline", "follow_ups"] {
        let site = Site::of("-- incidents/it.txt --\nIt.\n");
        site.write(at, format!("---\ntitle: T\nstarted: 2026-01-01\nduration: 1h\n{}\n---\n", shows(key)));
        let set = site.artifacts(NOW);
        let page = text(&set, "incidents/2026-01-01-db/index.html");
        let there = between(&page, "See <a href=\"../../", "\"");
        assert_eq!(text(&set, there), "It.\n", "{key}: {there}");
    }
}
