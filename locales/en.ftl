# The words of the interface, in English. Every other language has the same messages.
# Between a number and its unit stands a space that does not break (U+00A0).
# A site may say some of them differently in its own `locales/en.ftl`.

## Around every page

skip = Skip to the text
internal = Internal
internal-note = not for publication.
site-navigation = Site
breadcrumb = Breadcrumb
built = Built { $at }. Times without a zone are in { $zone }.
# What the script adds beside a time; it fills { "{time}" } itself.
your-time = { "{time}" } your time
edit-page = Edit this page
made-with = Made with { $generator }
nav-status = Status
nav-record = Record
nav-incidents = Incidents
nav-components = Components
nav-causes = Causes
nav-tags = Tags
nav-severities = Severities
nav-promises = Promises
nav-numbers = Numbers
nav-search = Search
newer = Newer
older = Older
newer-and-older = Newer and older
newer-and-older-incidents = Newer and older incidents
not-found = Not found
not-found-description = There is no page at this address.
not-found-heading = No such page
not-found-text = The address may be misspelt, or the page may never have been here. An address that was once published here goes on working.
moved = This page has moved

## Small things

comma = ,
pair = { $first }, { $second }
and-more = and { $count } more
arrow = →
decimal-sign = .
percent = { $number } %
at-least = at least { $share }
source = Source
source-of = Source: { $host }
archived-copy = Archived copy
archived-copy-of = of { $title }
verbatim = verbatim
permanent-link = Permanent link
no-incidents = No incidents on record.
nothing-here = Nothing here yet.
the-latest = The latest
year-by-year = Year by year
by-year = By year
bar-is-a-day = Each bar is a day, the last one today.
bar-is-a-year = Each bar is a year: { $years }.
months = Months

## Counts

count-incidents = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
  }
badge-record = { $count ->
    [one] { $count } incident on record
   *[other] { $count } incidents on record
  }
# After the number, which stands apart.
counted-incidents = { $count ->
    [one] incident
   *[other] incidents
  }
count-components = { $count ->
    [one] { $count } component
   *[other] { $count } components
  }
components-in-record = { $count ->
    [one] { $count } component in this record.
   *[other] { $count } components in this record.
  }
causes-in-record = { $count ->
    [one] { $count } cause in this record.
   *[other] { $count } causes in this record.
  }
tags-in-record = { $count ->
    [one] { $count } tag in this record.
   *[other] { $count } tags in this record.
  }
severities-in-record = { $count ->
    [one] { $count } severity in this record.
   *[other] { $count } severities in this record.
  }

## Days and lengths

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
short-month-1 = Jan
short-month-2 = Feb
short-month-3 = Mar
short-month-4 = Apr
short-month-5 = May
short-month-6 = Jun
short-month-7 = Jul
short-month-8 = Aug
short-month-9 = Sep
short-month-10 = Oct
short-month-11 = Nov
short-month-12 = Dec
date-day = { $day } { $month } { $year }
date-short-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-clock = { $date }, { $clock }
date-about = about { $date }
date-from-until = { $from } until { $until }
until = until { $until }
length-seconds = { $count } s
length-minutes = { $count } min
length-hours = { $count } h
length-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
length-two = { $large } { $small }
length-about = about { $length }
length-at-most = at most { $length }
length-at-most-about = at most about { $length }

## States

status-investigating = Investigating
status-identified = Identified
status-monitoring = Monitoring
status-resolved = Resolved
status-scheduled = Scheduled
status-in-progress = In progress
status-verifying = Verifying
status-completed = Completed
status-cancelled = Cancelled
# The same within a sentence or as a small label.
said-investigating = investigating
said-identified = identified
said-monitoring = monitoring
said-resolved = resolved
said-scheduled = scheduled
said-in-progress = in progress
said-verifying = verifying
said-completed = completed
said-cancelled = cancelled
component-operational = Operational
component-under-maintenance = Maintenance
component-degraded-performance = Degraded performance
component-partial-outage = Partial outage
component-major-outage = Major outage
# The same within a sentence.
within-under-maintenance = maintenance
within-degraded-performance = degraded performance
within-partial-outage = partial outage
within-major-outage = major outage
banner-operational = All systems operational
banner-under-maintenance = Maintenance under way
banner-degraded-performance = Degraded performance
banner-partial-outage = Partial outage
banner-major-outage = Major outage
maintenance = Maintenance

## The status page and the record

nothing-open = Nothing is open.
going-on = Going on now
nothing-said = Nothing has been said yet.
planned-until = Planned until { $at }
earlier-updates = { $count ->
    [one] One earlier update
   *[other] { $count } earlier updates
  }
last-word = Last word: { $word }
next-word = Next word promised by { $at }
planned-maintenance = Planned maintenance
the-last-days = Day by day
quiet-day = No incidents
uptime-note = Uptime over { $days } days, by the rule “{ $name }”: { $rule }; overlaps count once.
bars-quiet-days = { $count ->
    [one] { $name }: nothing in { $count } day
   *[other] { $name }: nothing in { $count } days
  }
bars-quiet-years = { $count ->
    [one] { $name }: nothing in { $count } year
   *[other] { $name }: nothing in { $count } years
  }
bars-worst-days = { $count ->
    [one] { $name }: something on { $touched } of { $count } day; the worst, { $state }, in { $when }
   *[other] { $name }: something on { $touched } of { $count } days; the worst, { $state }, in { $when }
  }
bars-worst-years = { $count ->
    [one] { $name }: something on { $touched } of { $count } year; the worst, { $state }, in { $when }
   *[other] { $name }: something on { $touched } of { $count } years; the worst, { $state }, in { $when }
  }
years-from-to = { $first } to { $last }

## Facts

fact-incidents = Incidents
fact-longest = Longest
fact-shortest = Shortest
fact-latest = Latest
fact-duration = Duration
fact-median-duration = Median duration
fact-uptime = Uptime
fact-promises = Promises
fact-open = Open
fact-overdue = Overdue
fact-done = Done
known-durations = of { $count } with a known duration
known-to-be-done = { $count } known to be done
count-in-progress = { $count } in progress
count-done = { $count } done
count-dropped = { $count } dropped
overdue-note = past the date that was promised
list-none = No incident is recorded.
list-on = { $count ->
    [one] { $count } incident, on { $day }.
   *[other] { $count } incidents, on { $day }.
  }
list-from-to = { $count ->
    [one] { $count } incident, from { $first } to { $last }.
   *[other] { $count } incidents, from { $first } to { $last }.
  }

## An incident

measure-duration = Duration
measure-detect = Time to detect
measure-tell = Time to tell
measure-acknowledge = Time to acknowledge
measure-mitigate = Time to mitigate
measure-resolve = Time to resolve
measure-report = From end to report
not-documented = not documented
unknown-duration = no end is recorded
unknown-detect = no moment of detection is recorded
unknown-tell = no public word is recorded
unknown-mitigate = no mitigation is recorded
working = { $from } ({ $start }) → { $to } ({ $end })
working-support = { $from } ({ $start }) → { $to } ({ $end }); { $support } in support hours
working-stated = as stated; the clock times are not documented
point-start = start
point-end = end
point-detection = detection
point-acknowledgement = acknowledgement
point-mitigation = mitigation
point-first-update = first update
point-first-statement = first statement
known-from-the-timeline = from the timeline
known-from-the-update-that-said-so = from the update that said so
known-as-scheduled = as scheduled
known-the-earliest-entry = the earliest entry
seen-on = As it was seen on { $time }.
seen-now = As it is known now
seen-after-update = As it was seen after update { $number }
edited = { $count ->
    [one] Edited after publication, last on { $at }:
   *[other] Edited { $count } times after publication, last on { $at }:
  }
what-was-changed = what was changed
planned = Planned
affected = Affected
causes = Causes
tags = Tags
then = then
also-in = Also in:
the-original = (original)
translation-note = This is a translation. What was said at the time, the timeline and the promises stand here in the words of the original.
on-this-page = On this page
part-timeline = What happened, and what was said
part-impact-figures = The harm in figures
part-conflicts = Accounts that disagree
part-undocumented = Not documented
part-promises = What was promised
part-follow-ups = What was said afterwards
part-sources = Sources
part-attachments = Files
part-revisions = Revisions of this page
part-replay = As it was seen then
part-related = Incidents like this one
lane-happened = What happened
lane-said = What was said
side-happened = What happened,
side-said = What was said,
feed-happened = Happened
feed-said = Said
feed-planned = Planned: { $from } until { $until }
feed-archived = archived
feed-done = Done: { $at }
feed-done-title = { $title }: done: { $what }
no-time = no time given
event-started = started
event-detected = detected
event-acknowledged = acknowledged
event-mitigated = mitigated
event-resolved = resolved
label-statement = statement
label-follow-up = follow-up
silence-first = the first word, { $length } after the start
silence-long = the next word, after { $length }
pause = { $length } later
stated-length = { $length }, as stated
corrects = Corrects { $post }
corrected-by = Corrected by { $post }
# Within a link: the statement of that day.
statement-of = statement of { $day }
corrects-the = Corrects the { $post }
corrected-by-the = Corrected by the { $post }
post-update = Update
post-follow-up = Follow-up
post-on = On { $incident }
post-description = { $kind } on “{ $incident }”
revisions-no-git = The site was built outside of a git repository, so its revisions are not known.
revisions-shallow = The site was built from a shallow clone, so its revisions are not known.
revisions-none = No revision of this page is recorded yet.
change = What was changed
change-edited = Edited
first-published = First published

## Promises

promise-overdue = overdue
promise-open = open
promise-in-progress = in progress
promise-done = done
promise-dropped = dropped
promise-count = { $count } { $state }
action-prevent = Prevent
action-detect = Detect
action-mitigate = Mitigate
action-repair = Repair
action-process = Process
action-investigate = Investigate
column-state = State
column-promise = Promise
column-owner = Owner
column-promised = Promised
column-due = Due
dropped-because = Dropped: { $reason }
owner-not-named = not named
not-dated = not dated
no-date = no date
due = due { $at }
promises-of-incident = Promises: { $title }
promises-standfirst = What was publicly promised after each incident, and what became of it.
promises-of-year = Promises of { $year }
promises-of-year-standfirst = What was promised after the incidents of { $year }, and what became of it.
no-promises = No promises on record.
by-owner = By owner
nobody-named = nobody named
more-by-year = { $count } more stand on the pages by year.
nothing-waits = Nothing waits.
promise-unkept-one = Its one promise is not known to be done
promise-unkept = { $count ->
    [one] { $count } of its { $all } promises is not known to be done
   *[other] { $count } of its { $all } promises are not known to be done
  }
promise-unkept-all = { $count ->
    [one] Its { $count } promise is not known to be done
   *[other] None of its { $count } promises is known to be done
  }
waiting-under-a-day = for less than a day
waiting-days = { $count ->
    [one] for { $count } day
   *[other] for { $count } days
  }
waiting-months = { $count ->
    [one] for { $count } month
   *[other] for { $count } months
  }
waiting-years = { $count ->
    [one] for { $count } year
   *[other] for { $count } years
  }
taken-under-a-day = after less than a day
taken-days = { $count ->
    [one] after { $count } day
   *[other] after { $count } days
  }
taken-months = { $count ->
    [one] after { $count } month
   *[other] after { $count } months
  }
taken-years = { $count ->
    [one] after { $count } year
   *[other] after { $count } years
  }

## Search

search-description = Any word of any public text of the incidents here.
search-label = Words that must all occur, in any text
search-keys = The last word may be a beginning. Arrow keys go through the answers, Escape leads back.
search-more = Show more
search-without = Without searching
search-needs-script = Searching needs JavaScript. Every incident also stands in the history.
search-history = Every incident also stands in the history.
search-none = No incident has all of this.
# { $number } is filled by the script; { $count } chooses the form.
search-found = { $count ->
    [one] { $number } incident found.
   *[other] { $number } incidents found, the newest first.
  }
search-failed = The index could not be read. Load the page again, or look through the history.
filter-component = Component
filter-severity = Severity
filter-cause = Cause
filter-year = Year
any-component = Any component
any-severity = Any severity
any-year = Any year
all-incidents = All incidents

## The history

filters = Filters
# The script fills { "{shown}" } and says it again after each choice.
filter-shown = { $count ->
    [one] { $shown } of { $count } incident
   *[other] { $shown } of { $count } incidents
  }
filter-clear = Clear
# A year by its months, for those who do not see the columns.
strip-story = { $year }: { $parts }
strip-in = in { $months }
strip-most-in = most in { $months } ({ $number })
strip-at-most = at most { $number } in a month
strip-none-in = none in { $months }
strip-none-in-months = { $count ->
    [one] none in { $count } month
   *[other] none in { $count } months
  }

## Numbers

numbers-standfirst = What the record adds up to: derived from the timestamps of the incidents, never typed. Every number leads to what it was made of.
as-a-table = { $title }, as a table
in-years = { $count ->
    [one] in { $count } year
   *[other] in { $count } years
  }
median-resolve = Median time to resolve
median-tell = Median time to tell
promises-kept = Promises kept
kept-of = { $done } of { $all }
count-overdue = { $count } overdue
rule-after = { $numbers }; { $rule }
rule-tell = from the start to the first public word
rule-duration = from the start to the end, or the stated length
by-month = By month
most-in-year = { $count ->
    [one] The most in { $year }: { $count } incident.
   *[other] The most in { $year }: { $count } incidents.
  }
quiet-months = { $count ->
    [one] Nothing began in { $quiet } of { $count } month.
   *[other] Nothing began in { $quiet } of { $count } months.
  }
counted-by-year = Incidents by the year in which they began, and by severity.
counted-by-month = Incidents by the month in which they began, and by severity.
drawn-years = Drawn are the last { $shown } of { $known } years; the table has all.
drawn-months = Drawn are the last { $shown } of { $known } months; the table has all.
drawn-components = Drawn are the first { $shown } of { $known } components; the tables have all.
not-yet = not yet
in-12-months = { $share } in 12 months
uptime-whole = { $count ->
    [one] { $whole } of { $count } component lost nothing in the last twelve months.
   *[other] { $whole } of { $count } components lost nothing in the last twelve months.
  }
uptime-chart = Uptime by component and month
key-99-9 = 99.9 % and more
key-99 = 99 % and more
key-95 = 95 % and more
key-less = less
most-frequent = The most frequent: { $cause } ({ $count }).
causes-chart = Causes by the incidents that name them
part-incidents = incidents
key-causes = incidents that name it
key-together = with those above it
promises-waiting = { $count ->
    [one] { $count } promise is waiting, { $overdue } of them past their day.
   *[other] { $count } promises are waiting, { $overdue } of them past their day.
  }
promises-chart = Promises by age and state
age-month = up to 30 days
age-quarter = 31 to 90 days
age-year = 91 to 365 days
age-older = over a year
age-unknown = age not known
times-heading = How long it took
times-chart = How long it took, by measure
times-dots = Every incident is a dot, full where the time is exact and hollow where it is approximate or known to the day.
times-columns = { $count ->
    [one] With { $count } incident a dot each would be too much for a page: where there are more than { $most }, columns say how many there are of each length.
   *[other] With { $count } incidents a dot each would be too much for a page: where there are more than { $most }, columns say how many there are of each length.
  }
times-quartiles = Each quartile is the value of an incident: the first that a quarter, a half, three quarters of them do not exceed. A value known about, or to a day, counts by the middle of what it can have been; one of which only an upper bound is known stands apart and does not count.
support-hours = Support hours: { $hours }.
support-words = { $days }, { $from } to { $until } { $zone }
support-words-without = { $count ->
    [one] { $days }, { $from } to { $until } { $zone }, without { $count } holiday
   *[other] { $days }, { $from } to { $until } { $zone }, without { $count } holidays
  }
day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
key-median = median
key-middle-half = middle half
key-incidents = incidents
key-exact = exact
key-about = about
key-at-most = at most
in-support-hours = … in support hours
measure-in-support-hours = { $measure }, in support hours
once = { $length }, once
median-of = { $count ->
    [one] median { $length }, { $count } incident
   *[other] median { $length }, { $count } incidents
  }
median-alone = median { $length }
only-bounds = only upper bounds are known
of-one-incident = of one incident
of-incidents = of { $count } incidents; the middle half from { $lower } to { $upper }
tick-s = { $count } s
tick-min = { $count } min
tick-h = { $count } h
tick-d = { $count } d
tick-y = { $count } y
table-years = Incidents by year
table-months = Incidents by month
table-counted = An incident counts in the year and month in which it began, in the zone of the site.
table-months-left-out = Months that are not listed had none.
table-causes = Causes
table-causes-all-named = { $count ->
    [one] The one incident names a cause; of two it counts for both, and “with those above” counts it once.
   *[other] Of { $count } incidents each names a cause. One with two causes counts for both; “with those above” counts it once.
  }
table-causes-silent = { $silent ->
    [one] Of { $count } incidents one names no cause. One with two causes counts for both; “with those above” counts it once.
   *[other] Of { $count } incidents { $silent } name no cause. One with two causes counts for both; “with those above” counts it once.
  }
table-promises = Promises by state and age
table-promises-note = As of { $day }. A promise grows old from the day it was made, or from the end of its incident where no day is given, until it is done. When one was dropped is not recorded.
table-bounds = Known as an upper bound only
table-incident-times = Every incident’s times
table-incident-times-note = The page of each incident says which two entries each value lies between.
table-uptime = Uptime
table-uptime-by-month = Uptime by month
uptime-last-month = The last month is not over.
uptime-rule = The rule is “{ $name }”: { $rule }; where two overlap the worse one counts, once. “At least” stands where an end is not known to the minute. A component counts from its first day, one that names none from the start of each window.
uptime-name-statuspage = statuspage
uptime-name-strict = strict
uptime-name-own-weights = own weights
uptime-rule-statuspage = a major outage counts fully, a partial one for 30 %, and degraded performance and maintenance not at all
uptime-rule-strict = whatever is not operational counts fully, maintenance too
uptime-weight = { $state } counts for { $share }
the-record-begins = the record begins
column-year = Year
column-month = Month
column-all = All
column-no-severity = No severity
column-cause = Cause
column-incidents = Incidents
column-share = Share
column-with-those-above = With those above
column-measure = Measure
column-clock = Clock
column-shortest = Shortest
column-lower-quartile = Lower quartile
column-median = Median
column-upper-quartile = Upper quartile
column-longest = Longest
column-at-most-only = At most only
column-not-documented = Not documented
column-incident = Incident
column-at-most = At most
column-component = Component
column-90-days = 90 days
column-12-months = 12 months
column-counted-since = Counted since
clock-wall = wall
clock-support-hours = support hours

# The home page of a live site
open-now = { $count ->
    [one] { $count } incident is open
   *[other] { $count } incidents are open
  }
running-now = { $count ->
    [one] { $count } maintenance is running
   *[other] { $count } maintenances are running
  }
affected-of = { $affected } of { $components } affected
none-affected = no component is affected
semicolon = ;
sentence = { $text }.
fact-open-since = Open since
fact-last-word = Last word
fact-last-days = { $count ->
    [one] Last day
   *[other] Last { $count } days
  }
next-one-promised = { $status }, the next one promised by { $time }
next-word-late = The next word has not come; it was promised by { $at }
promises-of = of { $all }, { $overdue } overdue
stale = This page was built { $at } and may be out of date. Load it again.

# A day on which something is due, and was moved
first-due = first { $at }, { $slip }
moved-times = { $count ->
    [one] moved once
   *[other] moved { $count } times
  }
moved-back = { $moved }, and back
moved-by = { $moved }, by { $length }
moved-forward-by = { $moved }, forward by { $length }
count-open = { $count } open

## Inside of texts

task-done = done
task-open = open
footnote = Footnote { $number }
footnotes = Footnotes
back-to-text = Back to the text
table = Table
table-of = Table: { $columns }
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
