//! What an upload does to a storage, held in memory: what is brought, in which order, and after a run that was cut off.

use std::sync::Arc;

use camino::Utf8PathBuf;
use object_store::memory::InMemory;
use tempfile::TempDir;

use super::*;
use crate::artifact::{Artifact, Body};

/// A built folder and its storage.
struct Setting {
    _held: TempDir,
    out: Utf8PathBuf,
    memory: Arc<InMemory>,
    storage: Storage,
}

impl Setting {
    fn new() -> Self {
        let held = tempfile::tempdir().expect("a temporary folder");
        let out = Utf8Path::from_path(held.path()).expect("UTF-8").to_owned();
        let memory = Arc::new(InMemory::new());
        let address = Address::parse("s3://bucket/status").expect("an address");
        let storage = Storage { address, store: Box::new(Arc::clone(&memory)) };
        Self { _held: held, out, memory, storage }
    }

    /// Puts files into the folder, as a build does.
    fn build(&self, files: &[(&str, &str)]) -> ArtifactSet {
        let mut set = ArtifactSet::default();
        for (path, text) in files {
            let place = self.out.join(path);
            fs::create_dir_all(place.parent().expect("below the folder")).expect("a folder");
            fs::write(place, text).expect("a file");
            let stage = match *path {
                "index.html" | "feed.xml" => Stage::Index,
                page if is_page(page) => Stage::Page,
                _ => Stage::Asset,
            };
            let body = Body::Held(text.as_bytes().to_vec());
            set.insert(ArtifactPath::new(*path).expect("a plain path"), Artifact { stage, body })
                .expect("no collision");
        }
        set
    }

    fn upload(&self, files: &[(&str, &str)]) -> Result<WriteReport, Error> {
        self.storage.upload(&self.build(files), &self.out)
    }

    /// How many files were written, were there, and were removed.
    #[track_caller]
    fn counts(&self, files: &[(&str, &str)]) -> (usize, usize, usize) {
        let report = self.upload(files).expect("an upload");
        (report.written.len(), report.unchanged, report.removed.len())
    }

    /// Every object, by its whole name.
    fn objects(&self) -> BTreeMap<String, String> {
        block_on(async {
            let listed: Vec<_> = self.memory.list(None).try_collect().await.expect("a list");
            let mut found = BTreeMap::new();
            for object in listed {
                let bytes =
                    self.memory.get(&object.location).await.expect("it is listed").bytes().await.expect("bytes");
                found.insert(object.location.to_string(), String::from_utf8_lossy(&bytes).into_owned());
            }
            found
        })
    }

    fn put(&self, path: &str, text: &'static str) {
        block_on(self.memory.put(&Path::parse(path).expect("a path"), text.into())).expect("memory takes it");
    }

    /// Does the first few deeds of an upload.
    fn cut_off(&self, files: &[(&str, &str)], after: usize) -> bool {
        let set = self.build(files);
        block_on(async {
            let plan = Plan::of(&set, self.storage.there().await.expect("a manifest"));
            let deeds: Vec<_> = plan.rows.iter().flatten().collect();
            for deed in deeds.iter().take(after) {
                self.storage.perform(&self.out, deed).await.expect("memory takes it");
            }
            after < deeds.len()
        })
    }
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(work)
}

const OLD: [(&str, &str); 5] = [
    ("assets/1.css", "old"),
    ("same.txt", "same"),
    ("index.html", "old"),
    ("gone/index.html", "gone"),
    ("gone/x.png", "picture"),
];
const NEW: [(&str, &str); 5] =
    [("assets/2.css", "new"), ("same.txt", "same"), ("index.html", "new"), ("a/index.html", "a"), ("feed.xml", "f")];

/// What an upload of that site alone leaves.
fn wanted(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let alone = Setting::new();
    alone.upload(files).expect("an upload");
    alone.objects()
}

#[test]
fn only_what_differs_is_brought_and_what_is_gone_is_removed() {
    let setting = Setting::new();
    for foreign in ["status/CNAME", "other/index.html", "status/gone/note.txt"] {
        setting.put(foreign, "foreign");
    }
    assert_eq!(setting.counts(&OLD), (5, 0, 0));
    let first = setting.objects();
    assert_eq!(first["status/gone/index.html"], "gone");
    assert!(!first.contains_key("status/.afterword-journal"));
    assert_eq!(setting.counts(&OLD), (0, 5, 0));
    assert_eq!(setting.objects(), first);

    assert_eq!(setting.counts(&NEW), (4, 1, 3));
    let mut found = setting.objects();
    for foreign in ["status/CNAME", "other/index.html", "status/gone/note.txt"] {
        assert_eq!(found.remove(foreign).as_deref(), Some("foreign"), "{foreign}");
    }
    assert_eq!(found, wanted(&NEW));
}

#[test]
fn nothing_is_put_again_that_is_there() {
    let setting = Setting::new();
    setting.upload(&OLD).expect("an upload");
    let made = |path: &str| {
        let found = block_on(setting.memory.head(&Path::parse(path).expect("a path"))).expect("it is there");
        found.e_tag.expect("memory counts what it takes")
    };
    let before = ["status/index.html", "status/same.txt", "status/manifest.json"].map(made);
    setting.upload(&OLD).expect("an upload");
    assert_eq!(before, ["status/index.html", "status/same.txt", "status/manifest.json"].map(made));
    let changed = OLD.map(|(path, text)| (path, if path == "index.html" { "changed" } else { text }));
    assert_eq!(setting.counts(&changed), (1, 4, 0));
    let after = ["status/index.html", "status/same.txt", "status/manifest.json"].map(made);
    assert!(before[0] != after[0] && before[1] == after[1] && before[2] != after[2]);
}

#[test]
fn each_object_says_its_type_and_how_long_it_may_be_kept() {
    let setting = Setting::new();
    setting.upload(&OLD).expect("an upload");
    for (path, media, caching) in [
        ("index.html", "text/html; charset=utf-8", "public, max-age=60, must-revalidate"),
        ("assets/1.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("manifest.json", "application/json", "public, max-age=60, must-revalidate"),
    ] {
        let got = block_on(setting.memory.get(&setting.storage.place(path))).expect("it is there");
        assert_eq!(got.attributes.get(&Attribute::ContentType).map(AsRef::as_ref), Some(media), "{path}");
        assert_eq!(got.attributes.get(&Attribute::CacheControl).map(AsRef::as_ref), Some(caching), "{path}");
    }
}

#[test]
fn no_reader_meets_a_link_to_what_is_not_there() {
    let setting = Setting::new();
    setting.upload(&OLD).expect("an upload");
    let plan = Plan::of(&setting.build(&NEW), block_on(setting.storage.there()).expect("a manifest"));
    let told = |deed: &Deed| match deed {
        Deed::Put(path, _) => format!("+ {}", path.as_str()),
        Deed::Note(path, _) => format!("+ {path}"),
        Deed::Remove(path) => format!("- {path}"),
    };
    let rows: Vec<String> = plan.rows.iter().map(|row| row.iter().map(told).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        rows,
        [
            "+ .afterword-journal", "+ assets/2.css", "+ a/index.html", "+ feed.xml + index.html", "- gone/index.html",
            "- assets/1.css - gone/x.png", "+ manifest.json", "- .afterword-journal",
        ]
    );
}

#[test]
fn a_run_that_was_cut_off_anywhere_is_mended_by_the_next() {
    for then in [&OLD, &NEW] {
        let mut after = 0;
        loop {
            let setting = Setting::new();
            setting.upload(&OLD).expect("an upload");
            let was_cut_off = setting.cut_off(&NEW, after);
            setting.upload(then).expect("an upload");
            assert_eq!(setting.objects(), wanted(then), "after {after} deeds");
            if !was_cut_off {
                break;
            }
            after += 1;
        }
        assert!(after > 8, "{after}");
    }
    let setting = Setting::new();
    assert!(setting.cut_off(&OLD, 3), "the first of all");
    setting.upload(&NEW).expect("an upload");
    assert_eq!(setting.objects(), wanted(&NEW));
}

#[test]
fn what_somebody_else_has_put_in_the_way_stays() {
    for path in ["status/a/index.html", "status/manifest.json"] {
        let setting = Setting::new();
        setting.put(path, "{\"name\": \"foreign\"}");
        let before = setting.objects();
        let error = setting.upload(&NEW).expect_err("it is in the way");
        let named = path.strip_prefix("status/").expect("below the prefix");
        assert!(error.to_string().contains(&format!("`{named}` cannot be written")), "{error}");
        assert_eq!(setting.objects(), before);
    }
}

#[test]
fn a_folder_that_is_changed_meanwhile_is_told() {
    let setting = Setting::new();
    let set = setting.build(&OLD);
    fs::write(setting.out.join("index.html"), "by hand").expect("a file");
    let error = setting.storage.upload(&set, &setting.out).expect_err("another file");
    assert!(error.to_string().contains("was changed while"), "{error}");
}

#[test]
fn a_failure_is_told_without_what_is_secret() {
    let address = Address::parse("s3://bucket").expect("an address");
    let answer = "Server returned non-2xx status code: 403 Forbidden: <?xml?><Error><Code>SignatureDoesNotMatch</Code>\
                  <Message>It does not match.</Message><AWSAccessKeyId>hush</AWSAccessKeyId></Error>";
    let refusals = [
        (answer, "`s3://bucket`: `a` cannot be read: SignatureDoesNotMatch: It does not match"),
        ("no way to https://me:hush@host/?sig=hush\nhush", "`s3://bucket`: `a` cannot be read: no way to"),
        (
            "Server returned non-2xx status code: 500 Internal Server Error: hush",
            "`s3://bucket`: `a` cannot be read: Server returned non-2xx status code: 500 Internal Server Error",
        ),
    ];
    for (said, told) in refusals {
        let refusal = object_store::Error::Generic { store: "S3", source: said.into() };
        assert_eq!(failure::told(&address, "`a` cannot be read", &refusal).to_string(), told);
    }
    let asked = "Error performing PUT http://169.254.169.254/latest/api/token";
    let error = failure::told(&address, "", &object_store::Error::Generic { store: "S3", source: asked.into() });
    assert!(error.help().contains("`AWS_ACCESS_KEY_ID`"), "{}", error.help());
    let read = "invalid type: string \"hush\", expected a file of keys";
    let error = failure::unset(&address, &object_store::Error::Generic { store: "GCS", source: read.into() });
    assert!(error.to_string().ends_with("invalid type: string …, expected a file of keys"), "{error}");
}
