//! A year drawn as twelve columns, each a link to its month.
//!
//! In: the catalog's months. Out: `view::history::Strip`. The number above a column and the sentence that names the
//! whole say what the heights say.

use super::Desk;
use crate::language::Language;
use crate::site::route::Route;
use crate::site::view::history::{Strip, StripMonth};

/// The lowest column that still reads as one.
const LOWEST: usize = 3;
/// Up to so many months are named as the fullest or as empty ones; more are counted.
const NAMED: usize = 3;

/// What the columns of one page have in common, so that its years can be compared.
#[derive(Clone, Copy)]
pub struct Scale {
    /// What the tallest column stands for.
    pub most: usize,
    /// Its height in pixels.
    pub tall: usize,
}

impl Scale {
    /// The scale of some years of the catalog.
    #[must_use]
    pub fn of(desk: &Desk, years: impl Iterator<Item = i32>, tall: usize) -> Self {
        let months = years.flat_map(|year| desk.catalog.years()[&year].values().map(Vec::len));
        Self { most: months.max().unwrap_or(1), tall }
    }

    fn height(self, count: usize) -> usize {
        if count == 0 { 0 } else { (count * self.tall / self.most.max(1)).max(LOWEST) }
    }
}

/// The months of a year that has incidents.
#[must_use]
pub fn of_year(desk: &Desk, year: i32, scale: Scale) -> Strip {
    let known = &desk.catalog.years()[&year];
    let today = desk.catalog.site.zone.date_of(desk.catalog.now);
    let month = |month: u8| {
        let count = known.get(&month).map_or(0, Vec::len);
        StripMonth {
            name: desk.language.month(year, month),
            short: desk.language.short_month_name(month),
            href: (count > 0).then(|| desk.links.to(&Route::Month(year, month))),
            count,
            tall: scale.height(count),
            is_to_come: count == 0 && (year, month) > (today.year, today.month),
        }
    };
    let months: Vec<StripMonth> = (1..=12).map(month).collect();
    Strip { story: story(&desk.language, year, &months), months }
}

/// `2017: 5 incidents, most in June (3), none in 9 months`. What is still to come counts as nothing yet, not as none.
fn story(language: &Language, year: i32, months: &[StripMonth]) -> String {
    let total = months.iter().map(|month| month.count).sum();
    let most = months.iter().map(|month| month.count).max().unwrap_or_default();
    let names = |is_meant: &dyn Fn(&StripMonth) -> bool| -> Vec<String> {
        let numbered = (1..).zip(months).filter(|(_, month)| is_meant(month));
        numbered.map(|(number, _)| language.month_name(number)).collect()
    };
    let (fullest, empty) = (names(&|month| month.count == most), names(&|month| month.count == 0 && !month.is_to_come));
    let months_said = |key: &str, names: &[String]| {
        language.say(key, &[("months", language.list(names).into()), ("number", most.to_string().into())])
    };
    let mut parts = vec![language.count("count-incidents", total)];
    if most == total {
        parts.push(language.say("strip-in", &[("months", language.list(&fullest).into())]));
    } else if fullest.len() > NAMED {
        parts.push(language.say("strip-at-most", &[("number", most.to_string().into())]));
    } else {
        parts.push(months_said("strip-most-in", &fullest));
    }
    if most != total && !empty.is_empty() {
        parts.push(match empty.len() {
            ..=NAMED => language.say("strip-none-in", &[("months", language.list(&empty).into())]),
            count => language.count("strip-none-in-months", count),
        });
    }
    language.say("strip-story", &[("year", year.to_string().into()), ("parts", language.list(&parts).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    /// The story of a year in which so many incidents began in each month, the rest of it to come.
    fn told(tag: &str, counts: &[usize]) -> String {
        let month = |place: usize| StripMonth {
            name: String::new(),
            short: String::new(),
            href: None,
            count: counts.get(place).copied().unwrap_or_default(),
            tall: 0,
            is_to_come: place >= counts.len(),
        };
        let months: Vec<StripMonth> = (0..12).map(month).collect();
        story(&Languages::built_in().find(tag), 2017, &months).replace('\u{a0}', " ")
    }

    #[test]
    fn a_story_says_how_many_when_most_and_when_none() {
        let year = [1, 0, 1, 1, 0, 3, 1, 0, 1, 1, 1, 1];
        assert_eq!(told("en", &year), "2017: 11 incidents, most in June (3), none in February, May, August");
        assert_eq!(told("en", &[2, 0, 2, 1]), "2017: 5 incidents, most in January, March (2), none in February");
        assert_eq!(told("en", &[2, 0, 0, 0, 0, 1]), "2017: 3 incidents, most in January (2), none in 4 months");
        assert_eq!(told("en", &[1, 1, 1, 1]), "2017: 4 incidents, at most 1 in a month");
        assert_eq!(told("en", &[0, 1, 0]), "2017: 1 incident, in February");
        assert_eq!(told("de", &[2, 0, 0, 0, 0, 1]), "2017: 3 Vorfälle, die meisten im Januar (2), keine in 4 Monaten");
        assert_eq!(told("ar", &[2, 0, 1]), "2017: 3 حوادث، أكثرها في يناير (2)، ولا شيء في فبراير");
    }

    #[test]
    fn one_among_thousands_is_still_seen() {
        let scale = Scale { most: 4000, tall: 40 };
        assert_eq!([0, 1, 2000, 4000].map(|count| scale.height(count)), [0, LOWEST, 20, 40]);
    }
}
