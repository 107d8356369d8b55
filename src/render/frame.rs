//! What stands around every page: the site's name, its navigation, its style.
//!
//! In: a page's desk and route. Out: `view::Site` as templates see it, with links as that page needs them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tera::Value;

use super::pages::Desk;
use super::theme::Theme;
use crate::catalog::Facet;
use crate::model::Audience;
use crate::site::route::{Route, facet_folder};
use crate::site::view::{self, NavigationLink};

/// What stands around the pages of a site. Pages of one language, depth and part of the site share it.
#[derive(Default)]
pub struct Frames(Mutex<BTreeMap<[String; 3], Value>>);

impl Frames {
    /// What every template sees of the site.
    #[must_use]
    pub fn of(&self, desk: &Desk, route: &Route, theme: &Theme) -> Value {
        let made = || Value::from_serializable(&site(desk, route, theme));
        // What is wrong with the site's own footer is told on the home page.
        if *route == Route::Home {
            return made();
        }
        let address = route.address();
        let part = address.split('/').next().unwrap_or_default();
        let key = [desk.language.tag(), desk.links.root(), part].map(str::to_owned);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert_with(made).clone()
    }
}

fn site(desk: &Desk, route: &Route, theme: &Theme) -> view::Site {
    let site = &desk.catalog.site;
    let address = route.address();
    let part = |folder: &str| address.starts_with(folder);
    let link = |key: &str, route: Route, current: bool| NavigationLink {
        text: desk.language.word(key),
        href: desk.links.to(&route),
        current,
    };
    let mut navigation = vec![
        link(if site.live { "nav-status" } else { "nav-record" }, Route::Home, *route == Route::Home),
        link("nav-incidents", Route::History, part("incidents/")),
        link("nav-components", Route::FacetIndex(Facet::Component), part(facet_folder(Facet::Component))),
        link("nav-causes", Route::FacetIndex(Facet::Cause), part(facet_folder(Facet::Cause))),
        link("nav-tags", Route::FacetIndex(Facet::Tag), part(facet_folder(Facet::Tag))),
        link("nav-promises", Route::Actions, part("actions/")),
        link("nav-numbers", Route::Numbers, part("numbers/")),
        link("nav-search", Route::Search, *route == Route::Search),
    ];
    navigation.extend(site.navigation.iter().map(|own| {
        let href = if own.url.contains("://") {
            own.url.clone()
        } else {
            format!("{}{}", desk.links.root(), own.url.trim_start_matches('/'))
        };
        NavigationLink { text: own.title.clone(), href, current: false }
    }));
    view::Site {
        title: site.title.clone(),
        description: site.description.clone(),
        live: site.live,
        internal: desk.catalog.audience == Audience::Internal,
        home: desk.links.to(&Route::Home),
        navigation,
        style: desk.links.to(&Route::Asset(theme.style.name.clone())),
        script: desk.links.to(&Route::Asset(theme.script.name.clone())),
        icon: desk.links.to(&theme.icon.route()),
        logo: theme.logo.as_ref().map(|logo| desk.links.to(&logo.route())),
        footer_html: site.look.footer.as_ref().map(|footer| desk.inline(footer)),
        zone: site.zone.name(),
        generator: concat!("Afterword ", env!("CARGO_PKG_VERSION")).into(),
    }
}
