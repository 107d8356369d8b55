//! What stands around every page: the site's name, its navigation, its style.
//!
//! In: a page's desk and route. Out: `view::Site`, with links as that page needs them.

use super::pages::Desk;
use super::theme::Theme;
use crate::catalog::Facet;
use crate::model::Audience;
use crate::site::route::{Route, facet_folder};
use crate::site::view::{self, NavigationLink};

/// What every template sees of the site.
#[must_use]
pub fn site(desk: &Desk, route: &Route, theme: &Theme) -> view::Site {
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
