//! Templates: the built-in ones, and those of the site that replace them one by one.
//!
//! In: the source tree. Out: a `Theme` that turns a template's name and a view into HTML. A broken template is content:
//! it yields a diagnostic where it is broken.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8Path;
use tera::{Context, Tera};

use super::markdown::escape;
use super::room;
use crate::config::Site;
use crate::diag::{Diagnostic, Diagnostics, Place, Spot};
use crate::language::{Language, Languages};
use crate::site::route::Route;
use crate::source::{ASSETS, Content, FileId, FileKind, SourceFile, SourceTree};

mod words;

/// The default theme, compiled in.
const BUILT_IN: &[(&str, &str)] = &[
    ("base.html", include_str!("../../templates/base.html")),
    ("components.html", include_str!("../../templates/components.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("list.html", include_str!("../../templates/list.html")),
    ("facets.html", include_str!("../../templates/facets.html")),
    ("incident.html", include_str!("../../templates/incident.html")),
    ("post.html", include_str!("../../templates/post.html")),
    ("actions.html", include_str!("../../templates/actions.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("numbers.html", include_str!("../../templates/numbers.html")),
    ("feed.html", include_str!("../../templates/feed.html")),
    ("redirect.html", include_str!("../../templates/redirect.html")),
    ("404.html", include_str!("../../templates/404.html")),
];

/// The default assets, in the order of `ASSETS`.
const BUILT_IN_ASSETS: [&str; ASSETS.len()] = [
    include_str!("../../templates/afterword.css"),
    include_str!("../../templates/afterword.js"),
    include_str!("../../templates/search.js"),
    include_str!("../../templates/filters.js"),
    include_str!("../../templates/icon.svg"),
];

/// What stands before the name of a built-in template, so that a site's own one of that name comes first.
const PREFIX: &str = "built-in/";

/// The templates of a site, ready to render, and the assets they refer to.
pub struct Theme {
    /// For each language, by its tag: the same templates, with the words of that language.
    teras: BTreeMap<String, Tera>,
    /// The words of every language.
    pub languages: Languages,
    files: Vec<(String, FileId)>,
    pub style: Asset,
    pub script: Asset,
    /// The script of the page that searches.
    pub search: Asset,
    /// The script of lists that can be narrowed.
    pub filters: Asset,
    /// The picture for the tab of the browser, and the one before the site's name.
    pub icon: Picture,
    pub logo: Option<Picture>,
}

/// A picture that every page shows.
pub enum Picture {
    BuiltIn(Asset),
    /// A file in `static/`, by its path from there.
    Own(String),
}

impl Picture {
    #[must_use]
    pub fn route(&self) -> Route {
        match self {
            Self::BuiltIn(asset) => Route::Asset(asset.name.clone()),
            Self::Own(path) => Route::Static(path.clone()),
        }
    }
}

/// A style or a script, under a name that changes with its bytes.
pub struct Asset {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Asset {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        let hash = blake3::hash(bytes).to_hex();
        Self { name: format!("{stem}-{}.{ending}", &hash[..10]), bytes: bytes.to_owned() }
    }
}

/// What a site says itself in a file that begins as a built-in asset and has its place: nothing where it is that asset,
/// and what `look` adds to the style.
#[must_use]
pub fn own_part<'a>(path: &str, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let part = |(name, text): (&str, &str)| {
        let own = bytes.strip_prefix(text.as_bytes())?;
        (Route::Asset(Asset::new(name, bytes).name).path() == path).then_some(own)
    };
    ASSETS.into_iter().zip(BUILT_IN_ASSETS).find_map(part)
}

impl Theme {
    /// Loads the built-in templates and puts the site's over them; `None` if one of them is broken.
    #[must_use]
    pub fn load(tree: &SourceTree, site: &Site, diagnostics: &mut Diagnostics) -> Option<Self> {
        let languages = Languages::load(tree, diagnostics);
        let mut tera = Tera::new();
        tera.set_escape_fn(|text, out| out.write_all(escape(text).as_bytes()));
        words::register(&mut tera, languages.find("en"));
        tera.set_fallback_prefixes([PREFIX]).expect("no template has been added yet");
        let built_in = BUILT_IN.iter().map(|(name, text)| (format!("{PREFIX}{name}"), (*text).to_owned()));
        let mut files = Vec::new();
        let mut own = Vec::new();
        let mut assets = BUILT_IN_ASSETS;
        for file in tree.of_kind(FileKind::Template) {
            let name = file.path.strip_prefix("templates").unwrap_or(Utf8Path::new("")).as_str();
            let Some(text) = file.text() else { continue };
            if let Some(place) = ASSETS.iter().position(|asset| *asset == name) {
                assets[place] = text;
            } else if file.path.extension() == Some("html") {
                files.push((name.to_owned(), file.id));
                own.push((name.to_owned(), text.to_owned()));
            }
        }
        // A site that keeps the built-in templates, as this repository does, parses them once.
        let own_names: Vec<&str> = own.iter().map(|(name, _)| name.as_str()).collect();
        let kept = built_in.filter(|(name, _)| !own_names.contains(&&name[PREFIX.len()..]));
        if let Err(error) = tera.add_raw_templates(kept.chain(own.iter().cloned())) {
            let first = tree.of_kind(FileKind::Site).next().map_or(FileId(0), |file| file.id);
            let several = written_out(&error, &files, tree);
            if several.is_empty() {
                diagnostics.push(broken(&error, &files, first));
            } else {
                diagnostics.extend(several);
            }
            return None;
        }
        let look = &site.look;
        let mut own = |key: &str, path: Option<&String>| own_file(tree, site.file, key, path?, diagnostics);
        let css = own("css", look.css.as_ref()).map_or("", css_text);
        let picture =
            |file: &SourceFile| Picture::Own(file.path.strip_prefix("static").unwrap_or(&file.path).to_string());
        let logo = own("logo", look.logo.as_ref()).map(picture);
        let own_icon = own("favicon", look.favicon.as_ref()).map(picture);
        let style = [assets[0], &look.style, css].concat();
        assets[0] = &style;
        let [style, script, search, filters, icon] =
            std::array::from_fn(|place| Asset::new(ASSETS[place], assets[place].as_bytes()));
        let icon = own_icon.unwrap_or(Picture::BuiltIn(icon));
        let with_words = |language: &Arc<Language>| {
            let mut tera = tera.clone();
            words::register(&mut tera, Arc::clone(language));
            (language.tag().to_owned(), tera)
        };
        let teras = languages.all().map(with_words).collect();
        Some(Self { teras, languages, files, style, script, search, filters, icon, logo })
    }

    /// Renders a template with the words of a language and the structs it may see.
    #[expect(clippy::result_large_err, reason = "there is one at most for each page")]
    pub fn render(
        &self,
        language: &Language,
        template: &str,
        context: &Context,
        site: FileId,
    ) -> Result<Vec<u8>, Diagnostic> {
        let tera = self.teras.get(language.tag()).expect("every language has its templates");
        let page = room::written(|html| tera.render_to(template, context, html));
        page.map_err(|error| broken(&error, &self.files, site))
    }
}

/// A file that `look:` in `site.yaml` names.
fn own_file<'a>(
    tree: &'a SourceTree,
    site: FileId,
    key: &str,
    path: &str,
    diagnostics: &mut Diagnostics,
) -> Option<&'a SourceFile> {
    let file = tree.find(Utf8Path::new(path)).filter(|file| file.kind == FileKind::Static);
    if file.is_none() {
        let place = Spot::Whole.of(site).at("look").at(key);
        let finding = Diagnostic::new("S009", place, format!("there is no file `{path}` in `static/`"));
        let known = tree.of_kind(FileKind::Static).map(|file| file.path.as_str());
        diagnostics.push(finding.label("not there").suggest(path, known));
    }
    file
}

/// What a file in `static/` says, which is kept as bytes.
fn css_text(file: &SourceFile) -> &str {
    let Content::Bytes(bytes) = &file.content else { return "" };
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// What is wrong with a template, where it stands if it is one of the site's.
fn broken(error: &tera::Error, files: &[(String, FileId)], site: FileId) -> Diagnostic {
    use std::error::Error;
    use tera::ErrorKind::{CircularExtend, CircularInclude, MissingParent};
    let file = |name: &str| files.iter().find(|(own, _)| own == name).map(|(_, file)| *file);
    if let Some(report) = report_of(error) {
        let Some(file) = file(report.filename()) else {
            let message = format!("{} (in the built-in template `{}`)", report.message(), report.filename());
            return finding(&message, Spot::Whole.of(site));
        };
        return finding(report.message(), Spot::Range(report.span().range.clone()).of(file));
    }
    let message = match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    };
    let place = match error.kind() {
        MissingParent { current: name, .. } | CircularExtend { tpl: name, .. } | CircularInclude { tpl: name, .. } => {
            file(name).unwrap_or(site)
        }
        _ => site,
    };
    finding(&message, Spot::Whole.of(place))
}

/// The mistakes that Tera writes out in one text: `error: …`, then ` --> file:line:column`, then the line and carets.
fn written_out(error: &tera::Error, files: &[(String, FileId)], tree: &SourceTree) -> Vec<Diagnostic> {
    let tera::ErrorKind::Msg(text) = error.kind() else { return Vec::new() };
    let one = |part: &str| {
        let (message, rest) = part.split_once('\n')?;
        let origin = rest.lines().next()?.trim_start().strip_prefix("--> ")?;
        let mut origin = origin.rsplitn(3, ':');
        let (column, line) = (origin.next()?.parse::<usize>().ok()?, origin.next()?.parse::<usize>().ok()?);
        let name = origin.next()?;
        let (_, file) = files.iter().find(|(own, _)| own == name)?;
        let source = tree.file(*file).text()?;
        let start: usize = source.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
        let before = source.get(start..)?.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum::<usize>();
        let width = rest.chars().filter(|letter| *letter == '^').count();
        let at = start + before;
        let end = (at + width).min(source.len());
        Some(finding(message, Spot::Range(at..end).of(*file)))
    };
    text.split("error: ").filter_map(one).collect()
}

/// A mistake in a template, in the words of Tera but the manner of every other finding.
fn finding(message: &str, place: Place) -> Diagnostic {
    let first = message.lines().next().unwrap_or_default();
    let (first, rest) = first.split_once(". ").unwrap_or((first, ""));
    let mut letters = first.trim_end_matches('.').chars();
    let message = letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>());
    let help = match rest.strip_prefix("Available fields: ") {
        Some(fields) => format!("it has {fields}"),
        None => "`docs/templates.md` lists what each template may use".into(),
    };
    Diagnostic::new("X001", place, message.unwrap_or_default()).label("here").help(help)
}

fn report_of(error: &tera::Error) -> Option<&tera::ReportError> {
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    }
}
