//! The five turning points of an incident, from the keys of its file and the events of its timeline.
//!
//! In: what the file states. Out: one moment each, with how it is known. Twice and different is an error, and so is an
//! end before its beginning.

use super::entries::Lowering;
use super::incident::{Event, KeyMoment, Known, TimelineEntry, Update};
use super::words::Status;
use crate::diag::{Place, Spot};
use crate::source::raw;
use crate::time::{Date, Moment, Precision, Span, words};

/// One place for each `Event`, in its order: what the keys of the file say.
pub(super) type Keys = [Option<(Moment, Place)>; 5];

/// The moments that were chosen.
pub(super) struct KeyMoments {
    pub started: KeyMoment,
    pub detected: Option<KeyMoment>,
    pub acknowledged: Option<KeyMoment>,
    pub mitigated: Option<KeyMoment>,
    pub resolved: Option<KeyMoment>,
}

/// The events, each with a key of its name in the front matter.
const EVENTS: [Event; 5] = [Event::Started, Event::Detected, Event::Acknowledged, Event::Mitigated, Event::Resolved];

/// Chooses the best evidence for each event; `None` if nothing says when the incident began.
pub(super) fn choose(
    lowering: &mut Lowering,
    keys: Keys,
    timeline: &[TimelineEntry],
    updates: &[Update],
    scheduled: Option<(Moment, Moment)>,
    duration: Option<&Span>,
    top: &Place,
) -> Option<KeyMoments> {
    let mut chosen = keys
        .into_iter()
        .zip(EVENTS)
        .map(|(key, event)| stated(lowering, key, event, timeline))
        .collect::<Vec<_>>()
        .into_iter();
    let mut next = || chosen.next().flatten();
    let (started, detected, acknowledged, mitigated, resolved) = (next(), next(), next(), next(), next());
    let started = started.or_else(|| fallback_start(timeline, updates, scheduled, top));
    let Some(started) = started else {
        // A time that cannot be read has been reported, and it may be the one.
        if lowering.has_unread_time() {
            return None;
        }
        lowering.report("I009", top.clone(), "nothing says when this began", |finding| {
            finding.help("add `started:`, as coarse as it is known: `2017-11`, `2017-11-02`, `~2017-11-02 18:48 UTC`")
        });
        return None;
    };
    // What is called off before it begins has no end.
    let happens =
        |update: &&Update| update.status != Status::Cancelled || update.at.earliest() > started.moment.earliest();
    // What is said after the end, such as that a report is out, does not move it.
    let last_run = updates.iter().rposition(|update| !update.status.is_over()).map_or(0, |at| at + 1);
    let over = updates.get(last_run).filter(happens);
    let resolved = resolved.or_else(|| {
        let update = over.filter(|_| duration.is_none())?;
        Some(KeyMoment { moment: update.at, known: Known::Update, place: update.place.clone() })
    });
    if let Some(end) = &resolved {
        check_end(lowering, &started, end, duration, top);
    }
    Some(KeyMoments { started, detected, acknowledged, mitigated, resolved })
}

/// What the file states of an event, as a key or as an entry of its timeline.
fn stated(
    lowering: &mut Lowering,
    key: Option<(Moment, Place)>,
    event: Event,
    timeline: &[TimelineEntry],
) -> Option<KeyMoment> {
    let key = key.map(|(moment, place)| KeyMoment { moment, known: Known::Stated, place });
    let mut entries = timeline
        .iter()
        .filter(|entry| entry.event == Some(event))
        .filter_map(|entry| Some(KeyMoment { moment: entry.at?, known: Known::Timeline, place: entry.place.at("at") }));
    let mut best = key.or_else(|| entries.next())?;
    for other in entries {
        if !may_be_one(&best.moment, &other.moment) {
            let read = |moment| words::moment(moment, lowering.zone);
            let message = format!(
                "`{}` stands twice and differs: {} and {}",
                event.word(),
                read(&best.moment),
                read(&other.moment)
            );
            lowering.report("T005", other.place.clone(), message, |finding| {
                finding.label("this says otherwise").related(best.place.clone(), "already said here")
            });
        }
        if other.moment.precision() < best.moment.precision() {
            best = other;
        }
    }
    Some(best)
}

/// Whether two moments can be the same one, known more and less precisely.
fn may_be_one(a: &Moment, b: &Moment) -> bool {
    if a.is_about() || b.is_about() {
        return true;
    }
    a.earliest() == b.earliest() || (a.earliest() < b.latest() && b.earliest() < a.latest())
}

/// The earliest thing the file knows, where it does not say when it began: the end only if there is nothing else.
fn fallback_start(
    timeline: &[TimelineEntry],
    updates: &[Update],
    scheduled: Option<(Moment, Moment)>,
    top: &Place,
) -> Option<KeyMoment> {
    if let Some((from, _)) = scheduled {
        return Some(KeyMoment { moment: from, known: Known::Scheduled, place: top.at("scheduled") });
    }
    let happened = |is_end: bool| {
        let entries = timeline.iter().filter(move |entry| (entry.event == Some(Event::Resolved)) == is_end);
        entries.filter_map(|entry| Some((entry.at?, entry.place.at("at"))))
    };
    let said = updates.iter().map(|update| (update.at, update.place.at("at")));
    let first = happened(false).chain(said).min_by_key(|(moment, _)| moment.sort_key());
    let (moment, place) = first.or_else(|| happened(true).min_by_key(|(moment, _)| moment.sort_key()))?;
    Some(KeyMoment { moment, known: Known::FirstEntry, place })
}

/// The day behind that of an end, if it would then be less than half a day after its beginning.
fn next_day(start: &Moment, end: &Moment) -> Option<Date> {
    let has_clock = |moment: &Moment| matches!(moment.precision(), Precision::Minute | Precision::Second);
    let early = end.earliest().seconds_until(start.earliest());
    let is_night = has_clock(start) && has_clock(end) && (12 * 3600..24 * 3600).contains(&early);
    is_night.then(|| end.date().plus_days(1))
}

/// An end before its beginning, or a stated length that the timestamps contradict.
fn check_end(lowering: &mut Lowering, started: &KeyMoment, end: &KeyMoment, duration: Option<&Span>, top: &Place) {
    let Some(span) = Span::between(&started.moment, &end.moment) else {
        let is_guess = started.known == Known::FirstEntry;
        lowering.report("T006", end.place.clone(), "it is resolved before it started", |finding| {
            let finding = finding.label("earlier than its start").related(started.place.clone(), "started here");
            match next_day(&started.moment, &end.moment) {
                Some(day) if !is_guess => {
                    finding.help(format!("if it was past midnight, its day is `{day}`; if not, correct one of the two"))
                }
                _ if is_guess => finding.help("correct one of the two, or add `started:`"),
                _ => finding,
            }
        });
        return;
    };
    let support = lowering.site.hours.as_ref().map(|hours| hours.span(&started.moment, &end.moment));
    let agrees = |stated: &Span| stated.agrees_with(&span) || support.is_some_and(|other| stated.agrees_with(&other));
    if let Some(stated) = duration.filter(|stated| !agrees(stated)) {
        let hours = support.map(|other| format!(", or {other} in support hours")).unwrap_or_default();
        let message = format!("the stated duration is {stated}, the timestamps say {span}{hours}");
        lowering.report("T007", top.at("duration"), message, |finding| {
            finding
                .label("does not agree")
                .related(started.place.clone(), "started here")
                .related(end.place.clone(), "resolved here")
                .help("leave `duration:` out: it is derived from the timestamps")
        });
    }
}

impl Lowering<'_> {
    /// What the keys of the front matter say of each event.
    pub(super) fn key_moments(&mut self, raw: &raw::Incident) -> Keys {
        let texts = [&raw.started, &raw.detected, &raw.acknowledged, &raw.mitigated, &raw.resolved];
        let known = self.found.len();
        let mut started: Option<Moment> = None;
        let mut index = 0;
        let keys = texts.map(|text| {
            let place = Spot::Whole.of(self.file).at(EVENTS[index].word());
            index += 1;
            let moment = self.moment(text.as_deref()?, place.clone(), started.as_ref())?;
            started.get_or_insert(moment);
            Some((moment, place))
        });
        self.tell_once(known);
        keys
    }
}
