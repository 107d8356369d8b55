//! The barest generator that the same crates allow: front matter through serde, Markdown, a page through Tera for each
//! incident and each follow-up, and lists by month and tag. It checks nothing and derives nothing.
//!
//! In: a folder of incidents. Out: pages by path. What Afterword takes beside it is what Afterword does.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tera::{Context, Tera};

const TEMPLATE: &str = include_str!("page.html");

#[derive(Deserialize, Serialize)]
struct Incident {
    #[serde(default)]
    id: String,
    title: String,
    severity: String,
    components: BTreeMap<String, String>,
    started: String,
    resolved: Option<String>,
    #[serde(default)]
    causes: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    updates: Vec<Entry>,
    #[serde(default)]
    timeline: Vec<Entry>,
    #[serde(default)]
    actions: Vec<Action>,
    #[serde(default)]
    follow_ups: Vec<Entry>,
    #[serde(skip_deserializing)]
    body: String,
}

#[derive(Deserialize, Serialize)]
struct Entry {
    at: String,
    status: Option<String>,
    event: Option<String>,
    text: String,
}

#[derive(Deserialize, Serialize)]
struct Action {
    what: String,
    owner: Option<String>,
    due: Option<String>,
    status: Option<String>,
}

/// The pages of all incidents below a folder.
pub fn pages(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut tera = Tera::new();
    tera.add_raw_template("page.html", TEMPLATE).expect("a sound template");
    let mut files = Vec::new();
    collect(folder, &mut files);
    let incidents: Vec<Incident> = files.par_iter().filter_map(|path| read(path)).collect();
    let mut lists: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for incident in &incidents {
        let month = incident.started[..7].to_owned();
        for list in incident.tags.iter().cloned().chain([month]) {
            lists.entry(list).or_default().push((&incident.id, &incident.title));
        }
    }
    let render = |name: &str, value: &dyn Fn(&mut Context)| {
        let mut context = Context::new();
        value(&mut context);
        let mut page = Vec::new();
        tera.render_to("page.html", &context, &mut page).expect("a sound template");
        (name.to_owned(), page)
    };
    let own = incidents.par_iter().flat_map_iter(|incident| {
        let posts = incident.follow_ups.iter().enumerate();
        let posts = posts.map(|(place, post)| {
            let name = format!("{}/{place}/index.html", incident.id);
            render(&name, &|context| context.insert("post", post))
        });
        let page = render(&format!("{}/index.html", incident.id), &|context| context.insert("incident", incident));
        posts.chain([page]).collect::<Vec<_>>()
    });
    let lists = lists
        .par_iter()
        .map(|(name, list)| render(&format!("{name}/index.html"), &|context| context.insert("list", &list)));
    own.chain(lists).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

fn read(path: &Path) -> Option<Incident> {
    let text = fs::read_to_string(path).ok()?;
    let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let mut incident: Incident = serde_saphyr::from_str(front).ok()?;
    path.file_stem()?.to_str()?.clone_into(&mut incident.id);
    incident.body = markdown(body);
    for entry in incident.updates.iter_mut().chain(&mut incident.timeline).chain(&mut incident.follow_ups) {
        entry.text = markdown(&entry.text);
    }
    Some(incident)
}

fn markdown(text: &str) -> String {
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(text, Options::all()));
    page
}
