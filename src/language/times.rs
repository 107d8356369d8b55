//! Days, moments and lengths in the words of a language.
//!
//! In: values of `time` and the readers' zone. Out: text no more precise than what is known, as in `time::words`, whose
//! English is that of `locales/en.ftl`. Digits are Latin in every language, since clocks and addresses beside them are.

use super::Language;
use crate::time::{Bound, Date, Moment, Precision, Span, Timestamp, Told, Unit, Zone, words};

impl Language {
    /// `2 November 2017`
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        self.dated("date-day", date, &self.month_name(date.month))
    }

    /// `2 Nov 2017`
    #[must_use]
    pub fn short_day(&self, date: Date) -> String {
        self.dated("date-short-day", date, &self.short_month_name(date.month))
    }

    /// `November 2017`
    #[must_use]
    pub fn month(&self, year: i32, month: u8) -> String {
        self.say("date-month", &[("month", self.month_name(month).into()), ("year", year.to_string().into())])
    }

    /// The name of a month, 1 to 12; of another number, nothing.
    #[must_use]
    pub fn month_name(&self, month: u8) -> String {
        self.name_of_month("month", month)
    }

    /// The name of a month where there is little room.
    #[must_use]
    pub fn short_month_name(&self, month: u8) -> String {
        self.name_of_month("short-month", month)
    }

    fn name_of_month(&self, family: &str, month: u8) -> String {
        if (1..=12).contains(&month) { self.of(family, &month.to_string()) } else { String::new() }
    }

    /// `2 November 2017`, `about November 2016`, `2 November 2017, 18:48 UTC`, `2 November 2017, about 18:48 UTC`.
    #[must_use]
    pub fn moment(&self, moment: &Moment, zone: Zone) -> String {
        if let Some(clock) = self.clock(moment, zone) {
            return self.day_and_clock(zone.date_of(moment.earliest()), &clock);
        }
        let date = moment.date();
        let words =
            if moment.precision() == Precision::Month { self.month(date.year, date.month) } else { self.day(date) };
        self.about(moment, words)
    }

    /// `18:48 UTC`, `18:48:05 UTC`, `about 18:48 UTC`; nothing for a day or a month.
    #[must_use]
    pub fn clock(&self, moment: &Moment, zone: Zone) -> Option<String> {
        let to_the_second = moment.precision() == Precision::Second;
        let clock = || words::on_the_wall(moment.earliest(), zone, to_the_second);
        moment.is_point().then(|| self.about(moment, clock()))
    }

    /// `23 November 2026, 20:00 UTC`
    #[must_use]
    pub fn timestamp(&self, at: Timestamp, zone: Zone) -> String {
        self.day_and_clock(zone.date_of(at), &words::on_the_wall(at, zone, false))
    }

    /// A length, with no more than two units: `4 h 17 min`, `about 30 min`, `at most 1 day`.
    #[must_use]
    pub fn span(&self, span: &Span) -> String {
        let Told { bound, large, small } = span.told();
        let mut length = self.unit(large);
        if let Some(small) = small {
            length = self.say("length-two", &[("large", length.into()), ("small", self.unit(small).into())]);
        }
        match bound {
            Bound::Exact => length,
            Bound::About => self.say("length-about", &[("length", length.into())]),
            Bound::AtMost => self.say("length-at-most", &[("length", length.into())]),
            Bound::AtMostAbout => self.say("length-at-most-about", &[("length", length.into())]),
        }
    }

    fn unit(&self, (count, unit): (u64, Unit)) -> String {
        let key = match unit {
            Unit::Second => "length-seconds",
            Unit::Minute => "length-minutes",
            Unit::Hour => "length-hours",
            Unit::Day => "length-days",
        };
        self.say(key, &[("count", count.into())])
    }

    fn dated(&self, key: &str, date: Date, month: &str) -> String {
        let (day, year) = (date.day.to_string(), date.year.to_string());
        self.say(key, &[("day", day.into()), ("month", month.into()), ("year", year.into())])
    }

    fn day_and_clock(&self, date: Date, clock: &str) -> String {
        self.say("date-clock", &[("date", self.day(date).into()), ("clock", clock.into())])
    }

    fn about(&self, moment: &Moment, words: String) -> String {
        if moment.is_about() { self.say("date-about", &[("date", words.into())]) } else { words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn in_language(tag: &str) -> std::sync::Arc<Language> {
        Languages::built_in().find(tag)
    }

    fn written(text: &str) -> Moment {
        Moment::parse(text, Zone::UTC, None).expect("a time")
    }

    const MOMENTS: [&str; 8] = [
        "2016-11", "~2016-11", "2017-11-02", "~2017-11-02", "2017-11-02 18:48", "~2017-11-02 18:48",
        "2017-11-02 18:48:05", "2017-09-02 00:00:00",
    ];

    #[test]
    fn english_pages_say_what_terminals_say() {
        let english = in_language("en");
        for text in MOMENTS {
            let moment = written(text);
            assert_eq!(english.moment(&moment, Zone::UTC), words::moment(&moment, Zone::UTC));
            assert_eq!(english.clock(&moment, Zone::UTC), words::clock(&moment, Zone::UTC));
            for other in MOMENTS.map(written) {
                let Some(span) = Span::between(&moment, &other) else { continue };
                assert_eq!(english.span(&span), span.to_string());
            }
        }
        for length in ["0s", "1s", "59s", "11m", "2h 30m", "1d", "3 days", "~8h", "~0s", "1d 1h"] {
            let span = Span::parse(length).expect("a length");
            assert_eq!(english.span(&span), span.to_string());
        }
    }

    #[test]
    fn little_room_shortens_a_month_and_an_instant_has_no_seconds() {
        let (english, at) = (in_language("en"), written("2017-09-02 18:48:05"));
        assert_eq!(english.short_day(at.date()), "2 Sep 2017");
        let berlin = Zone::parse("Europe/Berlin").expect("a zone");
        assert_eq!(english.timestamp(at.earliest(), berlin), "2 September 2017, 20:48 CEST");
    }

    #[test]
    fn german_and_arabic_have_their_own_order_and_plurals() {
        let (german, arabic) = (in_language("de"), in_language("ar"));
        let at = written("~2017-11-02 18:48");
        assert_eq!(german.moment(&at, Zone::UTC), "2. November 2017, etwa 18:48 UTC");
        assert_eq!(german.short_day(at.date()), "2. Nov. 2017");
        assert_eq!(arabic.day(at.date()), "2 نوفمبر 2017");
        let length = |language: &Language, text: &str| {
            language.span(&Span::parse(text).expect("a length")).replace('\u{a0}', " ")
        };
        assert_eq!(length(&german, "11m"), "11 Min.");
        assert_eq!(length(&german, "1d 2h"), "1 Tag 2 Std.");
        assert_eq!(length(&german, "~3 days"), "etwa 3 Tage");
        assert_eq!(
            [length(&arabic, "1d"), length(&arabic, "2d"), length(&arabic, "3d")],
            ["يوم واحد", "يومان", "3 أيام"]
        );
        assert_eq!([length(&arabic, "11d"), length(&arabic, "100d")], ["11 يومًا", "100 يوم"]);
    }
}
