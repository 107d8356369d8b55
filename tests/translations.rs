//! An incident in several languages: its pages, what they share, and what a translation may not say.
//!
//! In: small sites with translations. Out: pages as their readers see them, or the finding.

mod site;

use std::collections::BTreeSet;

use afterword::artifact::ArtifactSet;
use afterword::config::Project;
use afterword::diag::Diagnostic;
use afterword::model::Audience;
use afterword::pipeline;
use camino::Utf8Path;
use site::{NOW, Site, findings, order, page};

const ORIGINAL: &str = "---
title: Payments failed
severity: major
components: [api]
started: 2026-01-01 10:00
resolved: 2026-01-01 10:33
updates:
  - {at: 2026-01-01 10:05, status: investigating, text: We are looking into it.}
  - {at: 2026-01-01 10:33, status: resolved, text: Payments work again.}
actions: [{what: Count the certificates, owner: Ada, due: 2026-12-01}]
impact: {orders lost: about 40}
---
## Impact

Nobody could pay.

## Root cause

A certificate ended.
";
const GERMAN: &str = "---
title: Zahlungen scheiterten
---
## Auswirkungen

Niemand konnte bezahlen.

## Ursache

Ein Zertifikat lief ab.
";

/// The original with that translation beside it.
fn with(german: &str) -> Site {
    let site = Site::incident(ORIGINAL);
    site.write("incidents/2026-01-01-db.de.md", german);
    site
}

const PAGE: &str = "incidents/2026-01-01-db/index.html";
const GERMAN_PAGE: &str = "incidents/2026-01-01-db/de/index.html";

/// Whether any file of the site holds a text.
fn anywhere(set: &ArtifactSet, text: &str) -> bool {
    set.iter().any(|(_, artifact)| String::from_utf8_lossy(artifact.bytes()).contains(text))
}

/// Every moment of a page, as machines read it.
fn moments(html: &str) -> BTreeSet<&str> {
    let (main, _) = html.split_once("<footer").expect("a page has a foot");
    main.split("datetime=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn each_version_is_in_its_language_and_leads_to_the_other() {
    let set = with(GERMAN).artifacts(NOW);
    let (english, german) = (page(&set, PAGE), page(&set, GERMAN_PAGE));
    assert!(english.contains("<html lang=\"en\">") && german.contains("<html lang=\"de\">"));
    for said in [
        "Zahlungen scheiterten</bdi></h1>", "<bdi>Auswirkungen</bdi></h2>", "Niemand konnte bezahlen.",
        "Zum Text springen", "33 Min.", "1. Januar 2026, 10:00 UTC", "Dies ist eine Übersetzung.",
    ] {
        assert!(german.contains(said), "{said}\n{german}");
    }
    assert!(!german.contains("Nobody could pay.") && !english.contains("Niemand"), "{german}");
    for said in [
        "<link rel=\"alternate\" hreflang=\"en\" href=\"../../../incidents/2026-01-01-db/index.html\">",
        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"../../../incidents/2026-01-01-db/index.html\">",
        "<link rel=\"alternate\" hreflang=\"de\" href=\"../../../incidents/2026-01-01-db/de/index.html\">",
        "Auch auf:",
        "<a lang=\"en\" hreflang=\"en\" href=\"../../../incidents/2026-01-01-db/index.html\"><bdi>English</bdi></a> (Original)",
    ] {
        assert!(german.contains(said), "{said}\n{german}");
    }
    for said in [
        "<link rel=\"alternate\" hreflang=\"en\" href=\"../../incidents/2026-01-01-db/index.html\">",
        "<link rel=\"alternate\" hreflang=\"de\" href=\"../../incidents/2026-01-01-db/de/index.html\">",
        "Also in:",
        "<a lang=\"de\" hreflang=\"de\" href=\"../../incidents/2026-01-01-db/de/index.html\"><bdi>Deutsch</bdi></a>",
    ] {
        assert!(english.contains(said), "{said}\n{english}");
    }
    assert!(!english.contains("This is a translation"), "{english}");
}

#[test]
fn what_happened_is_the_same_on_both_and_in_the_words_in_which_it_was_said() {
    let set = with(GERMAN).artifacts(NOW);
    let (english, german) = (page(&set, PAGE), page(&set, GERMAN_PAGE));
    assert!(moments(&english).len() > 3);
    assert_eq!(moments(&english), moments(&german));
    for said in [
        "<div class=\"told\" lang=\"en\" dir=\"auto\">\n<p>Payments work again.</p>",
        "<span lang=\"en\">Count the certificates</span>",
        "<dl class=\"figures\" lang=\"en\">",
    ] {
        assert!(german.contains(said), "{said}\n{german}");
    }
    assert!(!english.contains("lang=\"en\" dir"), "the original says so once, for the whole page");
}

#[test]
fn a_site_that_knows_its_address_gives_full_ones() {
    let site = with(GERMAN);
    site.write("site.yaml", "title: Example\ncomponents: [{id: api}]\nurl: https://status.example.com/s\n");
    let set = site.artifacts(NOW);
    let (original, own) = ("https://status.example.com/s/incidents/2026-01-01-db/", "2026-01-01-db/de/");
    let german = page(&set, GERMAN_PAGE);
    assert!(german.contains(&format!("<link rel=\"canonical\" href=\"{original}de/\">")), "{german}");
    for html in [page(&set, PAGE), german] {
        for (language, address) in
            [("en", original.to_owned()), ("x-default", original.to_owned()), ("de", format!("{original}de/"))]
        {
            let link = format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\">");
            assert!(html.contains(&link), "{link}\n{html}");
        }
    }
    assert!(page(&set, "sitemap.xml").contains(own));
}

#[test]
fn an_incident_without_translations_says_nothing_of_languages() {
    let set = Site::incident(ORIGINAL).artifacts(NOW);
    let html = page(&set, PAGE);
    assert!(!html.contains("hreflang") && !html.contains("Also in"), "{html}");
}

#[test]
fn a_folder_and_a_yaml_file_are_translated_too() {
    let site = Site::of(
        "-- incidents/2026-01-01-db/index.yaml --
title: Payments failed
started: 2026-01-01 10:00
resolved: 2026-01-01 10:33
body: It was short.
-- incidents/2026-01-01-db/index.pt-br.md --
---
title: Os pagamentos falharam
---
![erros por minuto](errors.png)
-- incidents/2026-01-01-db/index.ar.md --
---
title: فشلت المدفوعات
---
كان قصيرًا. انظر [الأصل](index.yaml) و[البرتغالية](index.pt-br.md).
-- incidents/2026-01-01-db/errors.png --
no picture
",
    );
    let set = site.artifacts(NOW);
    let portuguese = page(&set, "incidents/2026-01-01-db/pt-BR/index.html");
    assert!(portuguese.contains("<html lang=\"pt-BR\">"), "{portuguese}");
    assert!(portuguese.contains("src=\"../../../incidents/2026-01-01-db/errors.png\""), "{portuguese}");
    assert!(portuguese.contains("<bdi>العربية</bdi>"), "{portuguese}");
    let arabic = page(&set, "incidents/2026-01-01-db/ar/index.html");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"), "{arabic}");
    assert!(arabic.contains("href=\"../../../incidents/2026-01-01-db/pt-BR/index.html\">البرتغالية"), "{arabic}");
    assert!(page(&set, PAGE).contains("<bdi>Português (Brasil)</bdi>"));
    assert!(set.get("incidents/index.ar/index.html").is_none());
}

#[test]
fn a_language_without_words_has_those_of_the_site() {
    let site = Site::incident(&ORIGINAL.replace("severity", "language: de\nseverity"));
    site.write("site.yaml", "title: Beispiel\nlanguage: de\ncomponents: [{id: api}]\n");
    site.write("incidents/2026-01-01-db.fr.md", "---\ntitle: Panne\n---\n## Impact\n\nA.\n\n## Cause\n\nB.\n");
    let html = page(&site.artifacts(NOW), "incidents/2026-01-01-db/fr/index.html");
    assert!(html.contains("<html lang=\"fr\">") && html.contains("Zum Text springen"), "{html}");
    assert!(html.contains("<bdi>Deutsch</bdi></a> (Original)"), "{html}");
    let said = site.findings();
    assert!(said.contains("warning[L002]: the interface has no words in `fr`: they are the site's"), "{said}");
}

#[test]
fn whoever_knows_a_word_of_a_translation_finds_the_incident() {
    let set = with(GERMAN).artifacts(NOW);
    let pieces = set.iter().filter(|(path, _)| path.as_str().starts_with("assets/search-words-"));
    let words: String = pieces.map(|(_, piece)| String::from_utf8_lossy(piece.bytes()).into_owned()).collect();
    assert!(words.contains("\"bezahlen\"") && words.contains("\"pay\""), "{words}");
}

#[test]
fn before_the_report_there_is_no_translation_of_it() {
    let build = with(GERMAN).build_back("2026-01-01T10:20Z");
    let german = page(&build.set, GERMAN_PAGE);
    assert!(german.contains("Zahlungen scheiterten") && !german.contains("Niemand"), "{german}");
    assert!(!anywhere(&build.set, "Zertifikat lief"));
}

#[test]
fn what_is_internal_in_a_translation_stays_there() {
    let site = with(&format!("{GERMAN}\n[[Ada war es]] allein.\n\n:::internal\nDas Protokoll liegt im Tresor.\n:::\n"));
    let set = site.artifacts(NOW);
    assert!(page(&set, GERMAN_PAGE).contains("allein."));
    assert!(!anywhere(&set, "Ada war") && !anywhere(&set, "Tresor"));
    let told = site.build_for(Audience::Internal);
    assert!(page(&told.set, GERMAN_PAGE).contains("⟦internal: Ada war es⟧"));

    site.write("static/notes.txt", "Das Protokoll liegt im Tresor.\n");
    let said = site.findings();
    assert!(said.contains("error[P002]") && said.contains("incidents/2026-01-01-db.de.md"), "{said}");
}

#[test]
fn a_translation_goes_with_its_original_or_not_at_all() {
    for key in ["audience: internal", "draft: true"] {
        let site = Site::incident(&ORIGINAL.replace("severity", &format!("{key}\nseverity")));
        site.write("incidents/2026-01-01-db.de.md", GERMAN);
        let build = site.build();
        assert!(!build.diagnostics.has_errors(), "{key}: {}", site.findings());
        assert!(!anywhere(&build.set, "Zahlungen scheiterten"), "{key}");
        assert!(build.set.iter().all(|(path, _)| !path.as_str().contains("2026-01-01-db")), "{key}");
    }
    // The proof does not rely on that.
    let site = Site::incident(&ORIGINAL.replace("severity", "audience: internal\nseverity"));
    site.write("incidents/2026-01-01-db.de.md", GERMAN.replace("Niemand konnte", "Niemand in Europa konnte"));
    site.write("static/notes.txt", "Niemand in Europa konnte bezahlen.\n");
    let said = site.findings();
    assert!(said.contains("error[P002]") && said.contains("db.de.md"), "{said}");
}

#[test]
fn a_public_translation_is_looked_through_like_any_public_text() {
    let said = with(&GERMAN.replace("bezahlen", "an ada@initech.com bezahlen")).findings();
    assert!(said.contains("warning[P101]") && said.contains("--> incidents/2026-01-01-db.de.md:6"), "{said}");
    let said = with(&GERMAN.replace("bezahlen", "[bezahlen](nirgends.md)")).findings();
    assert_eq!(said.matches("error[M002]").count(), 1, "{said}");
    assert!(said.contains("--> incidents/2026-01-01-db.de.md:6"), "{said}");
}

#[test]
fn a_translation_says_nothing_that_the_original_says() {
    let keys = GERMAN.replace("title", "language: de\nseverity: minor\ntitle");
    insta::assert_snapshot!(with(&format!("{keys}\n## Timeline\n\n- 10:05 Bemerkt\n")).findings(), @r"
    error[I014]: `language` belongs in the original
     --> incidents/2026-01-01-db.de.md:2:1
      |
    2 | language: de
      | ^^^^^^^^ no text to translate
      |
    help: remove it: the name of the file says the language

    error[I014]: `severity` belongs in the original
     --> incidents/2026-01-01-db.de.md:3:1
      |
    3 | severity: minor
      | ^^^^^^^^ no text to translate
      |
    help: remove it here: the page takes it from `incidents/2026-01-01-db.md`

    error[I014]: the section “Timeline” belongs in the original
      --> incidents/2026-01-01-db.de.md:14:1
       |
    14 | ## Timeline
       | ^^^^^^^^^^^ no text to translate
       |
    help: remove it here: the page takes its entries from `incidents/2026-01-01-db.md`
    ");
    let said = with(&GERMAN.replace("title", "titel")).findings();
    assert!(said.contains("unknown key `titel`") && said.contains("did you mean `title`?"), "{said}");
    let said = with("---\n---\n## Auswirkungen\n\nA.\n\n## Ursache\n\nB.\n").findings();
    assert!(said.contains("error[I001]: the translation has no title"), "{said}");
}

#[test]
fn a_refused_translation_is_not_published_whatever_the_policy_says() {
    let site = with(&GERMAN.replace("title", "audience: internal\ntitle"));
    site.write("site.yaml", "title: Example\ncomponents: [{id: api}]\npolicy: {checks: {I014: off}}\n");
    assert!(!anywhere(&site.build().set, "Zahlungen scheiterten"));
}

#[test]
fn one_text_for_each_language() {
    let site = with(GERMAN);
    site.write("incidents/2026-01-01-db.en.md", "---\ntitle: Payments did not work\n---\n");
    site.write("incidents/2026-01-01-db.DE.md", GERMAN);
    insta::assert_snapshot!(site.findings(), @r"
    error[I015]: the incident is told in `de` already
    --> incidents/2026-01-01-db.de.md
     |
    help: by `incidents/2026-01-01-db.DE.md`: correct the language in the name of this file, or remove it

    error[I015]: the incident is told in `en` already
    --> incidents/2026-01-01-db.en.md
     |
    help: by `incidents/2026-01-01-db.md`: correct the language in the name of this file, or remove it
    ");
}

#[test]
fn a_translation_alone_is_told_where_it_belongs() {
    let alone =
        |name: &str| findings(&format!("-- incidents/2026-01-01-db.md --\n{ORIGINAL}-- incidents/{name} --\n{GERMAN}"));
    insta::assert_snapshot!(alone("2026-01-01-bd.de.md"), @r"
    error[I013]: a translation into `de` without an original: there is no `2026-01-01-bd.md` beside it
    --> incidents/2026-01-01-bd.de.md
     |
    help: did you mean `2026-01-01-db.de.md`?
    ");
    let said = alone("2025-07-04-mail.de.md");
    assert!(said.contains("put it beside its original, `2025-07-04-mail.md`"), "{said}");
    let said = findings(&format!(
        "-- incidents/2026-01-01-db.md --\n{ORIGINAL}-- incidents/2026-01-01-db.de.yaml --\ntitle: Zahlungen scheiterten\n"
    ));
    assert!(said.contains("error[I013]") && said.contains("write it as `2026-01-01-db.de.md`"), "{said}");
    // A name with a dot is a name, as long as the file says when it was.
    let site = Site::incident(ORIGINAL);
    site.write("incidents/2026-01-02-moved-to.io.md", "---\ntitle: Moved\nstarted: 2026-01-02\n---\n");
    assert!(site.artifacts(NOW).get("incidents/2026-01-02-moved-to.io/index.html").is_some());
}

#[test]
fn a_translation_that_says_less_is_named() {
    let (first, _) = GERMAN.split_once("## Ursache").expect("it has two sections");
    insta::assert_snapshot!(with(first).findings(), @r"
    warning[R209]: the translation lacks “Root cause”
      --> incidents/2026-01-01-db.de.md:2:8
       |
     2 | title: Zahlungen scheiterten
       |        ^^^^^^^^^^^^^^^^^^^^^ says less than the original
       |
      ::: incidents/2026-01-01-db.md:19:1
       |
    19 | A certificate ended.
       | -------------------- this is not translated
       |
    help: translate what is missing, or say under `exceptions:` of the original why it is left out
    ");
    // A heading in words that nobody knows may be the one that is missing.
    let said = with(&GERMAN.replace("Ursache", "Woran es lag")).findings();
    assert!(!said.contains("R209"), "{said}");
    let site = Site::incident(&ORIGINAL.replace("severity", "exceptions: {R209: It is shortened.}\nseverity"));
    site.write("incidents/2026-01-01-db.de.md", first);
    let said = site.findings();
    assert!(!said.contains("R209") && !said.contains("S007"), "{said}");
}

#[test]
fn a_link_to_a_translation_has_a_picture_in_its_language() {
    let site = with(GERMAN);
    site.write("site.yaml", "title: Example\ncomponents: [{id: api}]\nurl: https://status.example.com\n");
    let nothing = |_: &str| None;
    let build =
        pipeline::build_over(&site.project(), &order(NOW), Some(&nothing), None).expect("the folder can be read");
    let picture = "cards/incidents/2026-01-01-db/de.png";
    assert!(page(&build.set, GERMAN_PAGE).contains(&format!("content=\"https://status.example.com/{picture}?v=")));
    let english = build.set.get("cards/incidents/2026-01-01-db.png").expect("the original has one too");
    assert_ne!(build.set.get(picture).expect("it is drawn").bytes(), english.bytes());
}

#[test]
fn what_the_clock_changes_changes_in_every_language() {
    let site = Site::incident(
        "---\ntitle: Move\nkind: maintenance\nscheduled: {from: 2026-11-23 13:00, until: 2026-11-23 14:00}\n---\n",
    );
    site.write("incidents/2026-01-01-db.de.md", "---\ntitle: Umzug\n---\n");
    let build = site.build();
    for path in [PAGE, GERMAN_PAGE] {
        assert!(page(&build.set, path).contains("<template id=\"turn\""), "{}", site.findings());
    }
}

#[test]
fn the_example_has_an_incident_in_german() {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/status-page");
    let project = Project::at(&root).expect("the example is a site");
    let build = pipeline::build(&project, &order("2026-11-23T10:30Z")).expect("the folder can be read");
    let is_of_it = |found: &&Diagnostic| build.tree.file(found.place.file).path.as_str().ends_with(".de.md");
    assert_eq!(build.diagnostics.iter().find(is_of_it), None);
    let german = page(&build.set, "incidents/2026-11-12-sign-in-certificate/de/index.html");
    assert!(german.contains("konnte sich niemand anmelden") && german.contains("hreflang=\"x-default\""), "{german}");
}
