//! What a page says of itself to those who link to it: `OpenGraph`, and JSON-LD for search engines.
//!
//! In: a route, its title, the catalog. Out: `view::Preview`, and JSON that is safe in a page. A date is
//! as precise as it is known: a day stays a day, and what is "about" a moment is given one step coarser.

use serde_json::{Map, Value, json};

use super::cards::Card;
use super::pages::Desk;
use super::words;
use crate::catalog::{Facts, MeasureKind};
use crate::model::words::Status;
use crate::model::{Incident, PostKind};
use crate::site::route::{Links, Route};
use crate::site::view;
use crate::source::raw::Kind;
use crate::time::{Moment, Precision};

/// The longest headline that readers of JSON-LD take.
const HEADLINE: usize = 110;

/// What is said of the page at that route.
#[must_use]
pub fn of_page(desk: &Desk, route: &Route, title: &str, language: &str, card: Option<&Card>) -> view::Preview {
    let kind = if matches!(route, Route::Incident(_) | Route::Translation(..) | Route::Post(..)) {
        "article"
    } else {
        "website"
    };
    let known = linked(desk, route, title, language);
    let json_ld_html = known.map(|known| in_page(&Value::Object(known)));
    let card = desk.catalog.site.url.as_deref().zip(card).map(|(url, card)| card.address(url));
    view::Preview { kind, card, locale: language.replace('-', "_"), json_ld_html }
}

/// JSON that cannot end the element it stands in, nor begin a comment there.
fn in_page(value: &Value) -> String {
    let text = value.to_string();
    [("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029")]
        .into_iter()
        .fold(text, |text, (sign, written)| if text.contains(sign) { text.replace(sign, written) } else { text })
}

/// The page as schema.org knows it; lists are not things of their own there.
fn linked(desk: &Desk, route: &Route, title: &str, language: &str) -> Option<Map<String, Value>> {
    let catalog = desk.catalog;
    let url = catalog.site.url.as_deref().map(|url| Links::published(url).to(route));
    let mut known = Map::new();
    known.insert("@context".into(), "https://schema.org".into());
    match route {
        Route::Home => {
            known.insert("@type".into(), "WebSite".into());
            known.insert("name".into(), title.into());
        }
        Route::Incident(id) | Route::Translation(id, _) => {
            let index = catalog.find(id.as_str())?;
            let incident = catalog.incident(index);
            article(&mut known, title);
            known.insert("about".into(), event(incident, catalog.facts(index), title));
            dates(&mut known, &desk.revisions(incident));
        }
        Route::Post(id, kind, post) => {
            let incident = catalog.incident(catalog.find(id.as_str())?);
            article(&mut known, title);
            let (at, by) = said(incident, *kind, post)?;
            known.insert("datePublished".into(), iso(&at).into());
            if let Some(by) = by {
                known.insert("author".into(), json!({ "name": by }));
            }
            known.insert("about".into(), json!({ "@type": "Event", "name": incident.title }));
        }
        _ => return None,
    }
    known.insert("inLanguage".into(), language.into());
    if let Some(url) = url {
        known.insert("url".into(), url.into());
    }
    Some(known)
}

fn article(known: &mut Map<String, Value>, title: &str) {
    known.insert("@type".into(), "Article".into());
    known.insert("headline".into(), words::cut(title, HEADLINE).into());
}

/// When the page was published and last changed, which only its history knows.
fn dates(known: &mut Map<String, Value>, revisions: &[crate::source::history::Revision]) {
    if let (Some(last), Some(first)) = (revisions.first(), revisions.last()) {
        known.insert("datePublished".into(), first.at.rfc3339().into());
        known.insert("dateModified".into(), last.at.rfc3339().into());
    }
}

/// What happened, as an event.
fn event(incident: &Incident, facts: &Facts, title: &str) -> Value {
    let mut event = Map::new();
    event.insert("@type".into(), "Event".into());
    event.insert("name".into(), title.into());
    event.insert("startDate".into(), iso(&incident.started.moment).into());
    if let Some(ended) = &facts.ended {
        event.insert("endDate".into(), iso(ended).into());
    }
    let length = facts.measure(MeasureKind::Duration).map(|measure| measure.span).filter(crate::time::Span::is_exact);
    if let Some(length) = length {
        event.insert("duration".into(), format!("PT{}S", length.least()).into());
    }
    if incident.kind == Kind::Maintenance {
        let state = if facts.status == Status::Cancelled { "EventCancelled" } else { "EventScheduled" };
        event.insert("eventStatus".into(), format!("https://schema.org/{state}").into());
    }
    Value::Object(event)
}

/// When a post was said, and by whom.
fn said<'a>(incident: &'a Incident, kind: PostKind, post: &str) -> Option<(Moment, Option<&'a str>)> {
    let (at, by) = match kind {
        PostKind::Update => incident.update(post).map(|update| (update.at, update.by.as_ref()))?,
        PostKind::FollowUp => incident.follow_up(post).map(|post| (post.at, post.by.as_ref()))?,
    };
    Some((at, by.map(|by| by.name.as_str())))
}

/// A moment that says no more than is known: an approximate one as its day, its month or its year.
fn iso(moment: &Moment) -> String {
    if !moment.is_about() {
        return moment.iso();
    }
    let day = moment.date().to_string();
    let end = match moment.precision() {
        Precision::Second | Precision::Minute => "2017-11-02".len(),
        Precision::Day => "2017-11".len(),
        Precision::Month => "2017".len(),
    };
    day.get(..end).unwrap_or(&day).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Zone;

    #[test]
    fn a_date_says_no_more_than_is_known() {
        let said = |text: &str| iso(&Moment::parse(text, Zone::UTC, None).expect("a moment"));
        assert_eq!(said("2017-11-02 18:48"), "2017-11-02T18:48Z");
        assert_eq!(said("2017-11-02"), "2017-11-02");
        assert_eq!(said("2016-09"), "2016-09");
        assert_eq!(said("~2017-11-02 18:48"), "2017-11-02");
        assert_eq!(said("~2017-11-02"), "2017-11");
        assert_eq!(said("~2016-09"), "2016");
    }

    #[test]
    fn no_text_ends_the_element_it_stands_in() {
        let hostile = json!({ "name": "</script><!--<script> ]]> & \u{2028} \"'\n🙂" });
        let written = in_page(&hostile);
        assert!(!written.contains(['<', '>', '&', '\u{2028}']), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON still"), hostile);
    }
}
