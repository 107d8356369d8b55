//! The names that the known sections of a postmortem go by.
//!
//! In: the plain text of a heading. Out: what it is about. It knows the wording of the common templates, in other
//! languages the usual names, and nothing of Markdown.

mod abroad;

use super::SectionKind::{
    self, Actions, Conflicts, ContributingFactors, Detection, FiveWhys, FollowUps, Impact, Lessons, Lucky, Other,
    Resolution, Response, RootCause, Summary, Timeline, Trigger, Updates, WentBadly, WentWell,
};

/// No usual name is longer, with what stands beside it.
const LONGEST: usize = 200;

/// What a heading of that text is about.
pub(super) fn kind(heading: &str) -> SectionKind {
    if heading.len() > LONGEST {
        return Other;
    }
    let without_aside = Some(before_aside(heading)).filter(|before| before.len() < heading.len());
    let mut texts = std::iter::once(heading).chain(without_aside);
    texts.find_map(|text| whole(text).or_else(|| both(text))).unwrap_or(Other)
}

/// What a heading is about as a whole, whatever number stands before it.
fn whole(text: &str) -> Option<SectionKind> {
    let words = words(text);
    let mut name = words.as_str();
    loop {
        if let Some(kind) = named(name) {
            return Some(kind);
        }
        if is_plan(name) || is_vow(name) {
            return Some(Actions);
        }
        let (first, rest) = name.split_once(' ')?;
        if is_story(first, rest) || is_story_abroad(name) {
            return Some(Timeline);
        }
        if !(first.bytes().all(|b| b.is_ascii_digit()) || matches!(first, "the" | "incident" | "outage" | "our")) {
            return None;
        }
        name = rest;
    }
}

/// What both halves of a heading are about: `Next steps / action items`, `Remediation & follow-up`.
fn both(text: &str) -> Option<SectionKind> {
    let name = words(text);
    let (one, other) = name.split_once(" and ").or_else(|| text.split_once(['/', '+']))?;
    let is_follow_up =
        |half: &str| matches!(words(half).as_str(), "follow up" | "follow ups" | "followup" | "followups");
    match (whole(one)?, whole(other)?) {
        (Actions, FollowUps) if is_follow_up(other) => Some(Actions),
        (FollowUps, Actions) if is_follow_up(one) => Some(Actions),
        (one, other) => (one == other).then_some(one),
    }
}

/// Whether a heading is that of a timeline and more: `Timeline and impact`, `Chronology of the outage`.
fn is_story(first: &str, rest: &str) -> bool {
    let joint = rest.split(' ').next().unwrap_or_default();
    matches!(first, "timeline" | "chronology" | "chronologie" | "cronología" | "cronologia" | "хронология" | "tijdlijn")
        && [
            "and", "of", "for", "und", "der", "des", "et", "de", "du", "y", "del", "do", "da", "e", "degli",
            "dellincidente", "событий", "инцидента", "van", "en",
        ]
        .contains(&joint)
}

/// What goes by that name.
fn named(name: &str) -> Option<SectionKind> {
    NAMES.iter().chain(abroad::NAMES).find(|(names, _)| names.contains(&name)).map(|(_, kind)| *kind)
}

/// The same in other languages, where the name is of more than one word: `Oś czasu ataku`, `Linha do tempo da falha`.
fn is_story_abroad(name: &str) -> bool {
    let mut ends = name.match_indices(' ').map(|(end, _)| end).skip(1);
    !name.is_ascii() && ends.any(|end| named(&name[..end]) == Some(Timeline))
        || ["linha do tempo ", "linea temporale "].iter().any(|first| name.starts_with(first))
}

/// Whether a heading is that of promises and says more of them: `Action items & follow-ups`, `Open corrective actions`.
fn is_plan(name: &str) -> bool {
    let is_known = |word| PLAN.contains(&word);
    let is_measure = || {
        name.contains("measures")
            && ["orrect", "revent", "follow", "remed", "improve"].iter().any(|of| name.contains(of))
    };
    name.split(' ').all(is_known) && (name.contains("action") || is_measure())
}

/// `What are we doing to prevent this from happening again?`, though not what could have been done, or was.
fn is_vow(name: &str) -> bool {
    const PAST: &[&str] = &[
        "did", "could", "would", "should", "was", "has", "have", "had", "been", "failed", "happened", "went", "caused",
        "supposed", "meant", "place", "you", "i", "customers", "users", "already", "today", "wrong",
    ];
    let holds = |some: &[&str]| some.iter().any(|part| format!(" {name} ").contains(&format!(" {part} ")));
    (name.starts_with("what ") || name.starts_with("how "))
        && holds(&["prevent this", "prevent it", "prevent recurrence"])
        && holds(&["will", "can", "do we", "we do", "are we", "we are", "were doing", "must"])
        && !holds(PAST)
}

const PLAN: &[&str] = &[
    "action", "actions", "actionable", "actionables", "item", "items", "measures", "follow", "followup", "followups",
    "up", "ups", "and", "for", "the", "future", "plan", "list", "corrective", "preventive", "preventative",
    "prevention", "improvement", "remediation", "immediate", "open", "remaining", "outstanding", "pending", "planned",
    "proposed", "recommended", "review", "long", "short", "term", "next", "post", "incident", "postmortem", "tasks",
    "remediations", "agreed",
];

/// A text in lower case, without punctuation, emoji and decoration, its words one space apart.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '\u{fe0f}') {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            if c == '&' {
                out.push_str("and ");
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// `Timeline` of `Timeline (UTC)`, of `Timeline: all times UTC` and of `Timeline, in UTC`.
fn before_aside(heading: &str) -> &str {
    let end = heading.find(['(', '[', '（']).or_else(|| {
        let aside = heading.find([',', ':', '–', '—']).or_else(|| heading.find(" - "))?;
        words(&heading[aside..]).split(' ').any(|word| matches!(word, "utc" | "time" | "times")).then_some(aside)
    });
    heading[..end.unwrap_or(heading.len())].trim()
}

#[rustfmt::skip]
const NAMES: &[(&[&str], SectionKind)] = &[
    (&["summary", "executive summary", "overview", "issue summary", "tldr", "tl dr", "abstract", "synopsis", "at a glance",
       "short summary", "brief summary", "high level summary", "what happened", "summary of events",
       "zusammenfassung", "kurzfassung", "überblick", "ملخص", "الملخص"], Summary),
    (&["impact", "customer impact", "user impact", "business impact", "service impact", "impact summary", "impacts",
       "impact assessment", "impact analysis", "detailed description of impact", "what was the impact", "who was affected",
       "scope of impact", "impact and severity",
       "auswirkung", "auswirkungen", "folgen", "التأثير", "الأثر"], Impact),
    (&["trigger", "triggers", "leadup", "lead up", "triggering event",
       "auslöser", "المسبب"], Trigger),
    (&["root cause", "root causes", "rootcause", "root cause analysis", "root cause s", "rca", "cause", "causes", "fault",
       "blameless root cause", "root cause and trigger", "root cause and resolution", "cause analysis", "cause of incident",
       "why did it happen", "why did this happen", "why it happened",
       "ursache", "ursachen", "grundursache", "السبب", "السبب الجذري", "الأسباب"], RootCause),
    (&["contributing factors", "contributing factor", "contributing causes", "contributing factor s",
       "contributing conditions", "contributors",
       "beitragende faktoren", "begünstigende umstände", "العوامل المساهمة"], ContributingFactors),
    (&["detection", "how we detected", "how we detected it", "how was it detected", "how was the incident detected",
       "how did we find out", "how we found out", "detection and alerting", "monitoring and detection",
       "erkennung", "entdeckung", "wie es bemerkt wurde", "الاكتشاف"], Detection),
    (&["response", "response analysis", "how we responded", "how did we respond", "detection and response",
       "response and mitigation", "investigation",
       "reaktion", "الاستجابة"], Response),
    (&["resolution", "recovery", "mitigation", "resolution recovery", "recovery actions", "how we fixed it", "how was it resolved",
       "how we resolved it", "mitigation steps", "fix", "resolution steps",
       "behebung", "lösung", "wiederherstellung", "المعالجة", "الحل"], Resolution),
    (&["lessons", "lessons learned", "lessons learnt", "lesson learned", "learnings", "retrospective", "what we learned",
       "what did we learn", "takeaways", "key takeaways", "learning opportunities", "key learnings", "howd we do",
       "how did we do",
       "lehren", "was wir gelernt haben", "erkenntnisse", "الدروس المستفادة", "الدروس"], Lessons),
    (&["what went well", "went well", "things that went well", "good", "the good", "what worked", "what worked well",
       "positives", "what did we do well",
       "was gut lief", "was gut ging", "ما سار جيدا"], WentWell),
    (&["what went badly", "what went wrong", "what went poorly", "went badly", "went wrong", "went poorly", "bad",
       "what didnt go so well", "what didnt go well", "what did not go well", "what did not go so well", "what went less well",
       "what could have gone better", "could have gone better", "what could be improved", "what can be improved",
       "what could have been better", "what didnt work", "things that went wrong", "things that went poorly",
       "areas for improvement", "what was difficult", "what could we have done better", "what can we improve",
       "what we can improve",
       "was schlecht lief", "was nicht gut lief", "ما لم يسر جيدا"], WentBadly),
    (&["where we got lucky", "where we were lucky", "got lucky", "lucky", "luck", "near misses", "what was lucky",
       "where did we get lucky",
       "wo wir glück hatten", "woran wir glück hatten", "حيث حالفنا الحظ"], Lucky),
    (&["five whys", "5 whys", "the five whys", "5 why", "five why", "5 whys analysis", "five whys analysis", "whys",
       "five whys root cause identification"], FiveWhys),
    (&["conflicting accounts", "conflicts", "conflicting sources", "disagreements"], Conflicts),
    (&["timeline", "timelines", "chronology", "timeline of events", "event timeline", "detailed timeline", "full timeline",
       "timeline of the incident", "timeline of incident", "events", "key events", "sequence of events", "timeline utc",
       "incident timeline", "zeitverlauf", "zeitleiste", "chronologie", "cronología", "タイムライン", "時系列"], Timeline),
    (&["updates", "status updates", "public updates", "communication log", "communications log", "status page updates",
       "customer communications", "communications", "communication", "public communications", "status page",
       "customer updates", "communication timeline"], Updates),
    (&["action items", "actions", "action item", "corrective actions", "corrective action", "follow up actions",
       "followup actions", "remediation", "remediations", "next steps", "preventative measures", "preventive measures",
       "preventative actions", "preventive actions", "action plan", "corrective and preventative measures",
       "corrective and preventive measures", "corrective and preventive actions", "corrective and preventative actions",
       "remediation items", "follow up items", "followup items", "prevention", "preventing recurrence", "todo", "to do",
       "outcomes corrective actions", "remediation plan", "follow up tasks", "what are we doing about it",
       "what we are doing about it",
       "how are we making incidents like this less likely or less impactful",
       "nächste schritte", "folgemaßnahmen", "korrekturmaßnahmen", "vorbeugende maßnahmen", "geplante maßnahmen",
       "الخطوات التالية", "الإجراءات التصحيحية"], Actions),
    (&["follow ups", "followups", "follow up", "followup", "follow up posts", "statements", "public statements",
       "external messages", "external message", "follow up statements", "later statements", "aftermath"], FollowUps),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_names_are_known() {
        #[rustfmt::skip]
        let cases = [
            ("Executive Summary", Summary), ("TL;DR", Summary), ("1. Incident summary", Summary), ("📋 Summary:", Summary),
            ("Customer Impact", Impact), ("Incident impact", Impact), ("2) Root Cause(s)", RootCause), ("RCA", RootCause),
            ("Root Causes", RootCause), ("Contributing Factor(s)", ContributingFactors), ("Leadup", Trigger),
            ("How we detected it", Detection), ("Incident Response", Response), ("Resolution & Recovery", Resolution),
            ("Resolution / recovery", Resolution), ("What went well?", WentWell), ("What didn’t go so well?", WentBadly),
            ("What could be improved", WentBadly), ("Where we got lucky 🍀", Lucky), ("5 Whys", FiveWhys),
            ("3. 5 Whys", FiveWhys), ("The Five Whys", FiveWhys), ("Timeline (all times in UTC)", Timeline),
            ("Timeline – times in UTC", Timeline), ("Timeline: all times UTC", Timeline), ("Incident Timeline", Timeline),
            ("Communication log", Updates), ("Follow-up actions", Actions), ("Corrective Actions", Actions),
            ("Follow-ups", FollowUps), ("Action items (open)", Actions),
            ("Action Items for the future", Actions), ("Next action items", Actions), ("Preventative & Corrective Action Items", Actions),
            ("Actionables", Actions), ("How are we making incidents like this less likely or less impactful?", Actions),
            ("Status and actions", Other), ("Open points and actions", Other), ("Follow-up statements and actions", Other), ("REMEDIATION AND PREVENTION", Actions), ("remediation-and-prevention", Actions), ("Resolution, recovery", Resolution), ("MITIGATION AND RESOLUTION", Resolution), ("What went wrong, and how will we prevent it?", Other), ("What failed to prevent this?", Other), ("What customers can do to prevent this", Other), ("What has been done to prevent this?", Other), ("How does the queue prevent items from being lost?", Other), ("How will we prevent it?", Actions), ("Next Steps / Action Items", Actions), ("Remediation & follow-up", Actions), ("Follow-up / Action items", Actions), ("Lessons and takeaways", Lessons),
            ("Follow-up Actions & Tasks", Actions), ("Nächste Schritte", Actions), ("Detection and root cause", Other),
            ("What are we doing to prevent this from happening again?", Actions), ("How we could prevent this", Other), ("How to prevent this", Other),
            ("Action items and lessons learned", Other), ("Statements and next steps", Other), ("Action required", Other),
            ("Corrective measures", Actions), ("The measures", Other), ("Immediate actions (completed)", Actions), ("Recovery actions", Resolution), ("Actions taken", Other),
            ("Timeline software was down", Other),
            ("Incident timeline and impact", Timeline), ("Key events", Timeline), ("Key takeaways from the event", Other), ("Chronology of the outage", Timeline), ("タイムライン", Timeline), ("Timeline（JST）", Timeline),
            ("Conflicting accounts", Conflicts), ("Auswirkungen", Impact), ("Was gut lief", WentWell), ("السبب الجذري", RootCause),
            ("Línea de tiempo", Timeline), ("Oś czasu ataku", Timeline), ("Linha do tempo da falha", Timeline),
            ("Хронология событий", Timeline), ("故障时间线", Timeline), ("Plan d’action", Actions), ("再発防止策", Actions),
            ("対策", Other), ("3. 影响范围", Impact), ("Ce qui s'est bien passé", WentWell), ("Glossary", Other), ("Summary: the story so far", Other), ("", Other),
        ];
        for (heading, expected) in cases {
            assert_eq!(kind(heading), expected, "{heading}");
        }
    }
}
