//! The one table of everything `check` can find.
//!
//! Text, JSON and annotations, `docs/checks.md` and the tests that each code fires are all made from it.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The site is built; somebody should look.
    Warning,
    /// Nothing is written.
    Error,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    pub id: &'static str,
    pub title: &'static str,
    pub level: Level,
    /// Why it matters to a reader.
    pub why: &'static str,
    /// What to do about it.
    pub fix: &'static str,
}

impl Code {
    /// Whether a file may say why the finding is meant to stay: only what `check` believes beyond the format.
    #[must_use]
    pub fn may_be_excepted(&self) -> bool {
        self.id.starts_with('R') || self.id.starts_with("P1")
    }

    /// Whether a policy may make it less than an error: nothing may publish what is internal.
    #[must_use]
    pub fn may_be_relaxed(&self) -> bool {
        !self.id.starts_with("P0")
    }
}

/// The code of that id.
///
/// # Panics
/// If the table has no such id, which a test of every room that reports would show.
#[must_use]
pub fn code(id: &str) -> &'static Code {
    CODES.iter().find(|code| code.id == id).expect("every reported code stands in the table")
}

/// A table row in one line.
const fn row(id: &'static str, level: Level, title: &'static str, why: &'static str, fix: &'static str) -> Code {
    Code { id, title, level, why, fix }
}

use Level::{Error, Warning};

/// Every code, by family: F files, Y YAML, S the site, I incidents, T time, M Markdown, P privacy, R the story, L languages, X templates and output.
#[rustfmt::skip]
pub const CODES: &[Code] = &[
    row("F001", Error, "a link leads out of the site", "a symbolic link could publish a file that was never meant to be read", "copy the file into the site, or remove the link"),
    row("F002", Error, "not a regular file", "a pipe, socket or device cannot be read to its end", "remove it from the site's folder"),
    row("F003", Error, "a file cannot be read", "what it says would silently be missing", "give yourself the right to read it, or remove it"),
    row("F004", Error, "a text is not UTF-8", "readers would see broken letters", "save the file as UTF-8"),
    row("F005", Error, "front matter does not end", "where the text begins cannot be known", "add a line with `---` after the last key"),
    row("F006", Error, "no front matter", "an incident without a title and a time cannot be told", "begin the file with `---`, the keys, and `---`"),
    row("F007", Error, "a file stands where nothing reads it", "what it says would silently be missing", "move it to where its kind of file belongs"),
    row("F008", Error, "a file is too large", "a text of this size is not something that somebody wrote", "split it, or publish the data as an attachment"),
    row("Y001", Error, "the YAML cannot be read", "nothing of the file can be used", "mend the line that is underlined"),
    row("Y002", Error, "a key stands twice", "one of the two would silently be lost", "keep one of them"),
    row("Y003", Error, "unknown key", "what it says would silently be lost", "`docs/format.md` lists every key"),
    row("Y004", Error, "a value of the wrong kind", "it cannot be used as what it is meant to be", "`docs/format.md` says what each key holds"),
    row("Y005", Error, "the YAML is too deep or too large", "it would take the builder down", "write it flatter, or without aliases"),
    row("Y006", Error, "a tab indents YAML", "YAML allows spaces only", "replace the tab with spaces"),
    row("Y007", Error, "a key is missing", "the entry says too little to be shown", "add the key"),
    row("Y008", Warning, "a comment ends a text", "readers see only what stands before it", "put the value in quotes, or a space behind the `#` of a note"),
    row("S001", Error, "an id stands twice", "two things would share a page", "rename one of them"),
    row("S002", Error, "an id cannot be used in an address", "links to it would break on some hosts", "use lower-case letters, digits and hyphens"),
    row("S003", Error, "not a web address", "links made from it would lead nowhere", "write a full address with `https://`"),
    row("S004", Error, "unknown code of a check", "the policy would have no effect", "use a code that `check` has"),
    row("S005", Error, "an exception that cannot be made", "the finding would go away without anybody saying why", "name a code of the families R or P1, and a reason"),
    row("S006", Error, "a policy that cannot be used", "what the team agreed on would not be checked", "`docs/format.md` says what each policy holds"),
    row("S007", Warning, "an exception that excepts nothing", "the next finding of that kind would go unseen", "remove it"),
    row("S009", Error, "a look that cannot be used", "the pages would look otherwise than was meant", "name a colour of the style and write it as CSS does, or a file in `static/`"),
    row("S010", Warning, "a name that Windows keeps for itself", "nobody there can copy the site or its sources", "choose another one"),
    row("I001", Error, "an incident without a title", "nobody could find it in a list", "add `title:`"),
    row("I002", Error, "unknown component", "its outage would count for nothing", "add it to `site.yaml`, or correct the name"),
    row("I003", Error, "unknown status", "the state could not be shown", "use one of the known words"),
    row("I004", Error, "unknown severity", "it could not be ranked", "use a severity of `site.yaml`"),
    row("I005", Error, "unknown cause", "it would be counted apart", "add it to `site.yaml`, or correct the name"),
    row("I006", Error, "two files with one id", "two incidents would share an address", "rename one of the files"),
    row("I007", Error, "two ids that differ by case only", "some file systems cannot keep both", "rename one of the files"),
    row("I008", Error, "a file name that cannot be an address", "links to it would break on some hosts", "use letters, digits, hyphens, dots and underscores"),
    row("I009", Error, "an incident without a time", "it has no place in the record", "add `started:`, as coarse as it is known"),
    row("I010", Error, "a reference to nothing", "the reader would be led nowhere", "name something that exists"),
    row("I011", Error, "a maintenance and its window do not fit", "readers could not plan", "give `scheduled: {from, until}`"),
    row("I012", Error, "an alias that cannot be used", "an old address would be lost, or two would clash", "use the path of an old page that no other file claims"),
    row("I013", Error, "a translation without its original", "its page would say nothing of when it was and how long", "put it beside the original, as `<name>.<language>.md`"),
    row("I014", Error, "a translation that says what belongs in the original", "two pages of one incident could disagree", "keep it in the original alone: the page takes it from there"),
    row("I015", Error, "two texts of one incident in one language", "they would share an address, or readers would not know which one to choose", "name the language of the file, or remove it"),
    row("T001", Error, "not a time", "the entry would have no place on the axis", "write `2017-11-02 18:48 UTC`, a day, a month, or put `~` before it"),
    row("T002", Error, "a local time that happened twice", "clocks went back: it names two moments an hour apart", "write it with an offset"),
    row("T003", Error, "a local time that never was", "clocks went forward over it", "write it with an offset"),
    row("T004", Error, "unknown time zone", "times would be off by hours", "use an IANA name such as `Europe/Berlin`"),
    row("T005", Error, "a key moment stands twice and differs", "durations would depend on which one is believed", "keep the one that is right"),
    row("T006", Error, "an end before its beginning", "a duration cannot be negative", "correct one of the two"),
    row("T007", Error, "a stated duration contradicts the timestamps", "readers would find two answers", "correct one of the two, or leave the duration out"),
    row("T008", Error, "not a duration", "the length could not be shown", "write `11m`, `2h 30m`, `~8h` or `3 days`"),
    row("T009", Error, "a relative time with nothing before it", "there is nothing to count from", "write the date"),
    row("T010", Warning, "resolved at a time to come", "readers would be told it is over before it is", "correct the time"),
    row("T011", Warning, "an incident that has not begun", "it is shown only once it has begun", "correct the time, or make it a maintenance"),
    row("M001", Error, "an entry that cannot be read", "it would silently be text and count for nothing", "write it like the entries around it"),
    row("M002", Error, "a link to nothing", "the reader would be led nowhere", "correct the path"),
    row("M003", Error, "a missing image or file", "the reader would see a hole", "add the file, or correct the path"),
    row("M004", Error, "a kind of link that is not allowed", "it could run code in the reader's browser", "use http, https, mailto, tel or a relative path"),
    row("M005", Error, "a comment without an end", "a note to the author would be read by everybody, or a text by nobody", "close it with `-->` in the same paragraph, or write `\\<!--` for the characters themselves"),
    row("M006", Warning, "an image without alternative text", "who cannot see it learns nothing of it", "say between the brackets what it shows: `![errors per minute](errors.png)`"),
    row("M007", Warning, "a heading without its `##`, the space behind it, or the empty line above it", "Markdown takes it for text: what stands below it belongs to the section above", "write it as in `## Timeline`, with an empty line above"),
    row("P001", Error, "internal text that never ends", "where the public text goes on cannot be known", "close what was opened"),
    row("P002", Error, "internal text in a public file", "what was meant for nobody else would be published", "make the text that is named public, or the page without it"),
    row("P003", Error, "a public text repeats an internal one", "what was meant for nobody else would be published", "reword one of the two, or mark the public one as internal"),
    row("P004", Error, "nearly a mark of internal text", "what follows would be read by everybody", "write `:::internal` on a line of its own, and `:::` after the text"),
    row("P101", Warning, "an e-mail address in a public text", "it will be read by machines that write to it", "leave it out, or mark it as `[[internal]]`"),
    row("P102", Warning, "an IP address in a public text", "it may be that of a customer, or the way to a machine", "leave it out, or mark it as `[[internal]]`"),
    row("P103", Error, "a key or token in a public text", "whoever reads it can use it", "revoke it: it may have been read already; then leave it out"),
    row("P104", Error, "a customer's name in a public text", "the customer has not agreed to be named", "leave it out, or mark it as `[[internal]]`"),
    row("R101", Warning, "updates or entries out of order", "one of the times is probably wrong", "correct the time, or put the entry where it belongs"),
    row("R102", Warning, "goes on after its end without a word", "readers who were told it is over are not told that it is not", "say in the update that the incident is open again"),
    row("R103", Warning, "over while a component is down", "the incident and its components say opposite things", "say when the component was operational again"),
    row("R104", Warning, "open while everything is operational", "readers see an open incident and nothing wrong", "resolve it, or say what is not well"),
    row("R105", Warning, "a promised word that did not come in time", "readers waited for it", "keep the promise next time; the record shows what was said"),
    row("R106", Warning, "silence longer than the policy allows", "readers were left alone longer than you agreed on", "say something, if only that there is no news"),
    row("R107", Error, "key moments that contradict one another", "times to detect, mitigate and resolve would be wrong", "correct the one that is wrong"),
    row("R108", Warning, "told before it was detected", "nobody can tell what nobody knows: one of the times is wrong", "correct one of the two"),
    row("R109", Warning, "a time without a zone in a file that mixes zones", "a reader cannot tell which zone is meant, and neither can you in a year", "write its zone, or `timezone:` for all of the file"),
    row("R110", Warning, "a severity below what its components imply", "the incident is ranked lower than what it did", "raise the severity, or correct the components"),
    row("R111", Warning, "open for a month without a word", "readers are told that it goes on, and uptime falls day by day", "say when it ended with `resolved:`, or what is known now with an update"),
    row("R112", Warning, "told before it began", "nobody can tell of what has not begun: one of the times is wrong", "correct one of the two"),
    row("R113", Warning, "a maintenance that nobody was told of", "feeds and programs have no time at which it was announced, and many show it as of 1970 or not at all", "add an update with the time at which readers are told"),
    row("R114", Warning, "a length in the text that the timestamps contradict", "readers see two numbers for one thing, and nobody can tell which is right", "leave it out, as the page derives it, correct a time, or say what it is the length of"),
    row("R201", Warning, "no report in the policy's time", "readers were promised to hear why", "write the report"),
    row("R202", Warning, "a report without a section that the policy asks for", "the question that the section answers stays open", "add the section, or say in it that nothing is known"),
    row("R203", Warning, "an empty section", "a heading promises what is not there", "fill it, or remove the heading"),
    row("R204", Warning, "a root cause that stops at a person's mistake", "people make mistakes everywhere: what let this one through will let the next one through", "say what made the mistake possible"),
    row("R205", Warning, "a root cause that names a person", "blame hides causes, and the name stays in public for ever", "say what the person met with, not who it was"),
    row("R206", Warning, "a statement without a source", "nobody can look up whether it was said", "add `source:`"),
    row("R207", Warning, "a source without an archived copy", "in some years nobody can look it up", "have it archived, and add `archived:`"),
    row("R208", Error, "a quotation that was changed", "it is no longer what was said", "put back what was said, or correct the checksum if the record was wrong"),
    row("R209", Warning, "a translation that is behind its original", "its readers learn less than others", "translate what is missing, or say under `exceptions:` of the original why it is left out"),
    row("R210", Warning, "times under a heading that is no timeline's", "they count for nothing and are shown in no reader's zone", "call the section `Timeline`, or `Updates` if it is what was said"),
    row("R211", Warning, "work to do under a heading that is not that of promises", "nobody is asked later whether they were kept", "put them below a heading `Action items` if they are promises"),
    row("R212", Warning, "a title in the text that says more than the incident's", "the words are lost: readers see the title of the incident", "write it as `title:`, or take the heading out"),
    row("R213", Warning, "a section of promises or updates in which none is read", "nobody is asked later whether they were kept, or told what was said when", "begin each with `- `, and an update with its time, or call the section otherwise"),
    row("R301", Warning, "a promise that nobody keeps", "what has no owner is not done", "add `owner:`, or `(@ada)` behind it in a list"),
    row("R302", Warning, "a promise without a date", "what has no date is done last", "add `due:`, or `(due 2026-12-31)` behind it in a list"),
    row("R303", Warning, "an overdue promise", "readers can see that it was not kept", "keep it, or say what became of it"),
    row("R304", Warning, "a promise dropped without a reason", "readers will think that it was forgotten", "add `reason:`; in a list write `[dropped] text (why)`"),
    row("R305", Error, "a promise that contradicts itself", "readers cannot tell whether it was kept, or when", "correct the one that is wrong"),
    row("L001", Error, "words of the interface that cannot be used", "pages would show gaps or the name of a message", "mend the line that is underlined"),
    row("L002", Warning, "words of the interface are missing", "readers would find English among the words of their language", "write them in `locales/<language>.ftl`"),
    row("L003", Warning, "a message that no page says", "what it says would silently be lost", "the built-in `locales/en.ftl` has every message"),
    row("L004", Error, "not the tag of a language", "browsers and readers of the screen would not know how to say the page", "write a tag such as `en`, `de` or `pt-BR`"),
    row("X001", Error, "a broken template", "the pages it makes cannot be made", "mend the line that is underlined"),
    row("X002", Error, "two things want one path", "one would silently overwrite the other", "rename one of them"),
];
