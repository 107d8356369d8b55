//! The pictures of link previews: which pages have one, what is drawn anew, and what may be drawn at all.
//!
//! In: small sites with an address. Out: their PNGs and the `meta` elements that name them.
#![expect(clippy::disallowed_methods, reason = "a test damages a file of its own")]

mod site;

use std::fs;
use std::sync::Mutex;

use afterword::artifact::{ArtifactPath, ArtifactSet};
use afterword::model::{Audience, Include};
use afterword::pipeline::{self, Order};
use afterword::publish::{Folder, Options, Standing};
use afterword::render::cards::Earlier;
use site::{NOW, Site, order, text, without_errors};

const URL: &str = "title: Example\nurl: https://status.example.com/eu\ncomponents: [{id: api}]\n";
const OWN: &str = "cards/incidents/2026-01-01-db.png";

fn site(extra: &str, title: &str) -> Site {
    let site = Site::of("");
    site.write("site.yaml", format!("{URL}{extra}"));
    site.write("incidents/2026-01-01-db.md", incident(title));
    site.write("incidents/2026-01-02-web.md", incident("Another"));
    site
}

fn incident(title: &str) -> String {
    let title = serde_json::to_string(title).expect("text is JSON");
    format!(
        "---\ntitle: {title}\nseverity: major\ncomponents: [api]\nstarted: 2026-01-01 10:00\nresolved: 2026-01-01 10:11\nfollow_ups: [{{id: word, at: 2026-01-02, text: x}}]\n---\n"
    )
}

fn built(site: &Site, audience: Audience, earlier: Earlier) -> ArtifactSet {
    let order = Order { include: Include { audience, drafts: false }, ..order(NOW) };
    let build = pipeline::build_over(&site.project(), &order, Some(earlier), None).expect("the folder can be read");
    without_errors(build).set
}

fn fresh(site: &Site) -> ArtifactSet {
    built(site, Audience::Public, &|_| None)
}

fn bytes<'a>(set: &'a ArtifactSet, path: &str) -> &'a [u8] {
    set.get(path).unwrap_or_else(|| panic!("there is no {path}")).bytes()
}

/// The width and the height that a PNG states.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

fn cards(set: &ArtifactSet) -> Vec<&str> {
    set.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with(".png")).collect()
}

#[test]
fn the_site_and_each_incident_have_a_card_and_every_page_names_one() {
    let set = fresh(&site("", "Down"));
    assert_eq!(cards(&set), [OWN, "cards/incidents/2026-01-02-web.png", "cards/site.png"]);
    for path in cards(&set) {
        assert_eq!(size(bytes(&set, path)), (1200, 630), "{path}");
    }
    for (path, card) in [
        ("index.html", "cards/site.png"),
        ("components/api/index.html", "cards/site.png"),
        ("incidents/2026-01-01-db/index.html", OWN),
        ("incidents/2026-01-01-db/follow-ups/word/index.html", OWN),
    ] {
        let html = text(&set, path);
        let image = format!("<meta property=\"og:image\" content=\"https://status.example.com/eu/{card}?v=");
        assert!(html.contains(&image), "{path} does not name {card}");
        assert!(html.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"), "{path}");
        for said in ["og:image:width\" content=\"1200", "og:image:height\" content=\"630", "og:image:alt\" content=\""]
        {
            assert!(html.contains(said), "{path}: {said}");
        }
    }
    assert!(!text(&set, "404.html").contains("og:image"), "what search engines pass over is not linked to");
}

#[test]
fn only_what_changed_is_drawn_anew() {
    let before = fresh(&site("", "Down"));
    // A mark after the end of the picture shows that it was taken over and not drawn to the same bytes.
    let asked = Mutex::new(Vec::new());
    let marked = |path: &str| {
        asked.lock().expect("no thread died").push(path.to_owned());
        Some([bytes(&before, path), b"mark"].concat())
    };
    let after = built(&site("", "Down for longer"), Audience::Public, &marked);
    let is_marked = |path: &str| bytes(&after, path).ends_with(b"mark");
    assert!(is_marked("cards/site.png") && is_marked("cards/incidents/2026-01-02-web.png"));
    assert!(!is_marked(OWN) && bytes(&after, OWN) != bytes(&before, OWN));
    let mut asked = asked.into_inner().expect("no thread died");
    asked.sort();
    assert_eq!(asked, cards(&after), "each is looked up once, and nothing else is");
    let address = |set: &ArtifactSet| {
        let html = text(set, "incidents/2026-01-01-db/index.html");
        html.split_once("og:image\" content=\"").and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned)
    };
    assert_ne!(address(&before), address(&after), "or networks would go on showing the old one");
    let garbled = built(&site("", "Down"), Audience::Public, &|_| Some(b"\x89PNG\r\n\x1a\nno more".to_vec()));
    assert_eq!(bytes(&garbled, OWN), bytes(&before, OWN));
}

#[test]
fn a_card_that_was_changed_by_hand_is_drawn_again() {
    let site = site("", "Down");
    let set = fresh(&site);
    let out = site.root().join("public");
    assert_eq!(Standing::of(&out).file(OWN), None, "there is no earlier build");
    let publish = |set: &ArtifactSet| {
        let folder = Folder::open(&out, &Options::default()).expect("a folder");
        folder.apply(set).expect("it is written")
    };
    publish(&set);
    assert_eq!(Standing::of(&out).file(OWN).as_deref(), Some(bytes(&set, OWN)));
    assert_eq!(Standing::of(&out).file("../site.yaml"), None);
    let damaged = [bytes(&set, OWN), b"more"].concat();
    fs::write(out.join(OWN), damaged).expect("a file can be written");
    assert_eq!(Standing::of(&out).file(OWN), None);
    let standing = Standing::of(&out);
    let again = built(&site, Audience::Public, &|path| standing.file(path));
    let report = publish(&again);
    assert_eq!(report.written.iter().map(ArtifactPath::as_str).collect::<Vec<_>>(), [OWN]);
}

#[test]
fn any_number_of_threads_draws_the_same() {
    let site = site("", "Down 🔥 مرحبا");
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
        pool.install(|| fresh(&site))
    };
    let (one, four) = (with(1), with(4));
    for path in cards(&one) {
        assert!(bytes(&one, path) == bytes(&four, path), "{path}");
    }
}

#[test]
fn a_title_of_any_kind_is_drawn_or_the_id_in_its_place() {
    let long = "An outage ".repeat(500);
    let word = "x".repeat(5000);
    let odd = ["</text><script>&\"']]>", "\u{202e}תקלה\u{202c} مرحبا", "👩‍🚒🏳️‍🌈\u{7}", "停電", " . ", &long, &word];
    for title in odd {
        let set = fresh(&site("", title));
        assert_eq!(size(bytes(&set, OWN)), (1200, 630), "{title}");
        assert!(bytes(&set, OWN).len() < 100_000, "{title}");
    }
    // Where no font has its letters, the picture is the one that its id makes.
    let of = |title: &str| bytes(&fresh(&site("", title)), OWN).to_vec();
    assert_eq!(of("停電"), of("2026-01-01-db"));
}

#[test]
fn the_silence_is_told_in_plain_words() {
    let with = |words: &str| {
        let site = site("", "Down");
        site.write("locales/en.ftl", format!("silence-first = {words}\n"));
        bytes(&fresh(&site), OWN).to_vec()
    };
    // What does not fit is not told. As HTML says it, the first would be as long as the second.
    let (plain, long) = ("'".repeat(30), "x".repeat(300));
    assert!(with(&plain) != with(&long));
}

#[test]
fn no_card_where_nobody_could_see_it() {
    let none = |set: &ArtifactSet| {
        assert!(cards(set).is_empty(), "{:?}", cards(set));
        let html = text(set, "incidents/2026-01-01-db/index.html");
        assert!(!html.contains("og:image") && !html.contains("summary_large_image"));
    };
    none(&fresh(&site("cards: false\n", "Down")));
    none(&built(&site("", "Down"), Audience::Internal, &|_| None));
    let nameless = site("", "Down");
    nameless.write("site.yaml", "title: Example\ncomponents: [{id: api}]\n");
    none(&fresh(&nameless));
}
