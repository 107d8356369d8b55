//! New files: a whole site that builds at once, and an incident.
//!
//! In: a name, a moment, and what is known. Out: paths and texts. Nothing is written here, and nothing is asked.

use camino::Utf8PathBuf;
use serde_json::{Value, json};

use super::{at, entry};
use crate::source::schema;
use crate::source::yaml::emit;
use crate::time::{Timestamp, Zone};

/// Who builds and publishes the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Ci {
    Github,
    Gitlab,
    None,
}

/// What is known of a new site.
pub struct NewSite<'a> {
    pub title: &'a str,
    pub url: Option<&'a str>,
    pub zone: Zone,
    pub now: Timestamp,
    pub ci: Ci,
}

/// A path from the site's root, and the text of that file.
pub type NewFile = (Utf8PathBuf, String);

/// Every file of a new site.
#[must_use]
pub fn site(of: &NewSite) -> Vec<NewFile> {
    let url = of.url.map_or_else(
        || "# url: https://status.example.com   # canonical links, feeds and the 404 page need it".to_owned(),
        |url| format!("url: {}", emit::scalar(url)),
    );
    let site = include_str!("site.yaml")
        .replace("{title}", &emit::scalar(of.title))
        .replace("{zone}", &emit::scalar(&of.zone.name()))
        .replace("{url}", &url);
    let mut files = vec![
        file("site.yaml", site),
        example_incident(of),
        example_maintenance(of),
        file(".gitignore", "/public/\n".into()),
        file(".vscode/settings.json", include_str!("settings.json").into()),
        file("schemas/site.schema.json", schema::print(schema::Of::Site)),
        file("schemas/incident.schema.json", schema::print(schema::Of::Incident)),
    ];
    let version = env!("CARGO_PKG_VERSION");
    match of.ci {
        Ci::Github => {
            let text = include_str!("github.yml").replace("{version}", version);
            files.push(file(".github/workflows/status-page.yml", text));
        }
        Ci::Gitlab => files.push(file(".gitlab-ci.yml", include_str!("gitlab.yml").replace("{version}", version))),
        Ci::None => {}
    }
    files
}

fn file(path: &str, text: String) -> NewFile {
    (path.into(), text)
}

/// An incident that is over, of today.
fn example_incident(of: &NewSite) -> NewFile {
    let stamp = |minutes: i64| at::stamp(of.now.plus(-60 * minutes), of.zone);
    let text = include_str!("incident.md")
        .replace("{started}", &stamp(40))
        .replace("{noticed}", &stamp(33))
        .replace("{told}", &stamp(30))
        .replace("{found}", &stamp(15))
        .replace("{over}", &stamp(5))
        .replace("{due}", &of.zone.date_of(of.now.plus(30 * 24 * 60 * 60)).to_string());
    let date = of.zone.date_of(of.now.plus(-40 * 60));
    file(&format!("incidents/{}/{date}-example-slow-checkout.md", date.year), text)
}

/// A maintenance a week from now.
fn example_maintenance(of: &NewSite) -> NewFile {
    let date = of.zone.date_of(of.now).plus_days(7);
    let noon = of.zone.day_start(date).plus(12 * 3600);
    let text = include_str!("maintenance.md")
        .replace("{now}", &at::stamp(of.now, of.zone))
        .replace("{from}", &at::stamp(noon, of.zone))
        .replace("{until}", &at::stamp(noon.plus(2 * 3600), of.zone));
    file(&format!("incidents/{}/{date}-example-maintenance.md", date.year), text)
}

/// What is known of a new incident or maintenance. Times are as they stand in the file.
#[derive(Debug, Default)]
pub struct NewIncident {
    pub title: String,
    pub severity: Option<String>,
    /// A component and its status, in the order they were given.
    pub components: Vec<(String, Option<String>)>,
    pub started: Option<String>,
    /// The window, of a maintenance.
    pub scheduled: Option<(String, String)>,
    /// The first update: its time, status and text.
    pub update: Option<(String, String, String)>,
}

/// The text of a new incident's file.
#[must_use]
pub fn incident(of: &NewIncident) -> String {
    let window = of.scheduled.as_ref().map(|(from, until)| json!({ "from": from, "until": until }));
    let update = of.update.as_ref().map(|(at, status, text)| json!([{ "at": at, "status": status, "text": text }]));
    let keys = entry([
        ("title", json!(of.title)),
        ("kind", json!(window.as_ref().map(|_| "maintenance"))),
        ("severity", json!(of.severity)),
        ("components", components(&of.components)),
        ("scheduled", json!(window)),
        ("started", json!(of.started)),
        ("updates", json!(update)),
    ]);
    format!("---\n{}---\n", emit::block(&keys))
}

/// Nothing, or a list where no status was given, a map where each was.
fn components(given: &[(String, Option<String>)]) -> Value {
    if given.is_empty() {
        Value::Null
    } else if given.iter().any(|(_, status)| status.is_some()) {
        let entries = given.iter().map(|(id, status)| (id.clone(), json!(status.as_deref().unwrap_or_default())));
        Value::Object(entries.collect())
    } else {
        given.iter().map(|(id, _)| json!(id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml::Outline;

    #[test]
    fn a_site_of_any_name_zone_and_hour_is_yaml() {
        for (clock, zone) in [("2026-11-23T00:05Z", "UTC"), ("2026-12-31T23:59Z", "Pacific/Kiritimati")] {
            let now = Timestamp::parse_clock(clock).expect("a clock");
            let zone = Zone::parse(zone).expect("a zone");
            for ci in [Ci::Github, Ci::Gitlab, Ci::None] {
                let url = Some("https://status.example.com/#1");
                let files = site(&NewSite { title: "\"What: is\" # up?", url, zone, now, ci });
                for (path, text) in files.iter().filter(|(path, _)| matches!(path.extension(), Some("yaml" | "yml"))) {
                    assert!(Outline::new(text).and_then(|it| it.value()).is_some(), "{path}: {text}");
                    assert!(!text.contains("{version}") && !text.contains("{title}"), "{path}: {text}");
                }
                let site = files.iter().find(|(path, _)| path == "site.yaml").expect("it is there");
                let value = Outline::new(&site.1).and_then(|it| it.value()).expect("it is YAML");
                assert_eq!(value["title"], "\"What: is\" # up?");
                assert_eq!(value["url"], "https://status.example.com/#1");
            }
        }
    }
}
