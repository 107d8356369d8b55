# Die Worte der Oberfläche, auf Deutsch.

## Around every page

skip = Zum Text springen
internal = Intern
internal-note = nicht zur Veröffentlichung.
site-navigation = Website
breadcrumb = Pfad
built = Erstellt am { $at }. Zeiten ohne Angabe der Zone gelten in { $zone }.
your-time = { "{time}" } Ihrer Zeit
edit-page = Diese Seite bearbeiten
made-with = Erstellt mit { $generator }
nav-status = Status
nav-record = Archiv
nav-incidents = Vorfälle
nav-components = Komponenten
nav-causes = Ursachen
nav-tags = Schlagworte
nav-severities = Schweregrade
nav-promises = Zusagen
nav-numbers = Zahlen
nav-search = Suche
newer = Neuer
older = Älter
newer-and-older = Neuer und älter
newer-and-older-incidents = Neuere und ältere Vorfälle
not-found = Nicht gefunden
not-found-description = Unter dieser Adresse gibt es keine Seite.
not-found-heading = Diese Seite gibt es nicht
not-found-text = Vielleicht enthält die Adresse einen Tippfehler, oder hier war nie eine Seite. Eine Adresse, die hier einmal veröffentlicht wurde, bleibt gültig.
moved = Diese Seite ist umgezogen

## Small things

comma = ,
pair = { $first }, { $second }
and-more = und { $count } weitere
arrow = →
decimal-sign = ,
percent = { $number } %
at-least = mindestens { $share }
source = Quelle
source-of = Quelle: { $host }
archived-copy = Archivierte Kopie
archived-copy-of = von { $title }
verbatim = im Wortlaut
permanent-link = Dauerhafter Link
no-incidents = Keine Vorfälle verzeichnet.
nothing-here = Hier gibt es noch nichts.
the-latest = Die jüngsten
year-by-year = Jahr für Jahr
by-year = Nach Jahren
bar-is-a-day = Jeder Balken ist ein Tag, der letzte heute.
bar-is-a-year = Jeder Balken ist ein Jahr: { $years }.
months = Monate

## Counts

count-incidents = { $count ->
    [one] { $count } Vorfall
   *[other] { $count } Vorfälle
  }
badge-record = { $count ->
    [one] { $count } Vorfall verzeichnet
   *[other] { $count } Vorfälle verzeichnet
  }
counted-incidents = { $count ->
    [one] Vorfall
   *[other] Vorfälle
  }
count-components = { $count ->
    [one] { $count } Komponente
   *[other] { $count } Komponenten
  }
components-in-record = { $count ->
    [one] { $count } Komponente in diesem Archiv.
   *[other] { $count } Komponenten in diesem Archiv.
  }
causes-in-record = { $count ->
    [one] { $count } Ursache in diesem Archiv.
   *[other] { $count } Ursachen in diesem Archiv.
  }
tags-in-record = { $count ->
    [one] { $count } Schlagwort in diesem Archiv.
   *[other] { $count } Schlagworte in diesem Archiv.
  }
severities-in-record = { $count ->
    [one] { $count } Schweregrad in diesem Archiv.
   *[other] { $count } Schweregrade in diesem Archiv.
  }

## Days and lengths

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
short-month-1 = Jan.
short-month-2 = Feb.
short-month-3 = März
short-month-4 = Apr.
short-month-5 = Mai
short-month-6 = Juni
short-month-7 = Juli
short-month-8 = Aug.
short-month-9 = Sept.
short-month-10 = Okt.
short-month-11 = Nov.
short-month-12 = Dez.
date-day = { $day }. { $month } { $year }
date-short-day = { $day }. { $month } { $year }
date-month = { $month } { $year }
date-clock = { $date }, { $clock }
date-about = etwa { $date }
date-from-until = { $from } bis { $until }
until = bis { $until }
length-seconds = { $count } Sek.
length-minutes = { $count } Min.
length-hours = { $count } Std.
length-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
  }
length-two = { $large } { $small }
length-about = etwa { $length }
length-at-most = höchstens { $length }
length-at-most-about = höchstens etwa { $length }

## States

status-investigating = Wird untersucht
status-identified = Ursache gefunden
status-monitoring = Unter Beobachtung
status-resolved = Behoben
status-scheduled = Geplant
status-in-progress = Im Gange
status-verifying = Wird geprüft
status-completed = Abgeschlossen
status-cancelled = Abgesagt
said-investigating = wird untersucht
said-identified = Ursache gefunden
said-monitoring = unter Beobachtung
said-resolved = behoben
said-scheduled = geplant
said-in-progress = im Gange
said-verifying = wird geprüft
said-completed = abgeschlossen
said-cancelled = abgesagt
component-operational = In Betrieb
component-under-maintenance = Wartung
component-degraded-performance = Eingeschränkte Leistung
component-partial-outage = Teilausfall
component-major-outage = Schwerer Ausfall
within-under-maintenance = Wartung
within-degraded-performance = eingeschränkte Leistung
within-partial-outage = Teilausfall
within-major-outage = schwerer Ausfall
banner-operational = Alle Systeme in Betrieb
banner-under-maintenance = Wartung im Gange
banner-degraded-performance = Eingeschränkte Leistung
banner-partial-outage = Teilausfall
banner-major-outage = Schwerer Ausfall
maintenance = Wartung

## The status page and the record

nothing-open = Kein Vorfall ist offen.
going-on = Zurzeit
nothing-said = Bisher wurde nichts gesagt.
planned-until = Geplant bis { $at }
earlier-updates = { $count ->
    [one] Eine frühere Meldung
   *[other] { $count } frühere Meldungen
  }
last-word = Letzte Meldung: { $word }
next-word = Nächste Nachricht zugesagt bis { $at }
planned-maintenance = Geplante Wartung
the-last-days = Tag für Tag
quiet-day = Keine Vorfälle
uptime-note = Verfügbarkeit über { $days } Tage nach der Regel „{ $name }“: { $rule }; Überschneidungen zählen einmal.
bars-quiet-days = { $count ->
    [one] { $name }: nichts an { $count } Tag
   *[other] { $name }: nichts an { $count } Tagen
  }
bars-quiet-years = { $count ->
    [one] { $name }: nichts in { $count } Jahr
   *[other] { $name }: nichts in { $count } Jahren
  }
bars-worst-days = { $count ->
    [one] { $name }: etwas an { $touched } von { $count } Tag; das Schlimmste ({ $state }) am { $when }
   *[other] { $name }: etwas an { $touched } von { $count } Tagen; das Schlimmste ({ $state }) am { $when }
  }
bars-worst-years = { $count ->
    [one] { $name }: etwas in { $touched } von { $count } Jahr; das Schlimmste ({ $state }) im Jahr { $when }
   *[other] { $name }: etwas in { $touched } von { $count } Jahren; das Schlimmste ({ $state }) im Jahr { $when }
  }
years-from-to = { $first } bis { $last }

## Facts

fact-incidents = Vorfälle
fact-longest = Längster
fact-shortest = Kürzester
fact-latest = Jüngster
fact-duration = Dauer
fact-median-duration = Mittlere Dauer (Median)
fact-uptime = Verfügbarkeit
fact-promises = Zusagen
fact-open = Offen
fact-overdue = Überfällig
fact-done = Erledigt
known-durations = von { $count } mit bekannter Dauer
known-to-be-done = { $count } nachweislich erledigt
count-in-progress = { $count } in Arbeit
count-done = { $count } erledigt
count-dropped = { $count } aufgegeben
overdue-note = nach dem zugesagten Tag
list-none = Kein Vorfall ist verzeichnet.
list-on = { $count ->
    [one] { $count } Vorfall, { $day }.
   *[other] { $count } Vorfälle, { $day }.
  }
list-from-to = { $count ->
    [one] { $count } Vorfall, { $first } bis { $last }.
   *[other] { $count } Vorfälle, { $first } bis { $last }.
  }

## An incident

measure-duration = Dauer
measure-detect = Zeit bis zur Entdeckung
measure-tell = Zeit bis zur ersten Nachricht
measure-acknowledge = Zeit bis zur Übernahme
measure-mitigate = Zeit bis zur Linderung
measure-resolve = Zeit bis zur Behebung
measure-report = Vom Ende bis zum Bericht
not-documented = nicht dokumentiert
unknown-duration = kein Ende ist festgehalten
unknown-detect = kein Zeitpunkt der Entdeckung ist festgehalten
unknown-tell = keine öffentliche Nachricht ist festgehalten
unknown-mitigate = keine Linderung ist festgehalten
working = { $from } ({ $start }) → { $to } ({ $end })
working-support = { $from } ({ $start }) → { $to } ({ $end }); { $support } davon in den Servicezeiten
working-stated = wie angegeben; die Uhrzeiten sind nicht dokumentiert
point-start = Beginn
point-end = Ende
point-detection = Entdeckung
point-acknowledgement = Übernahme
point-mitigation = Linderung
point-first-update = erste Meldung
point-first-statement = erste Stellungnahme
known-from-the-timeline = laut Zeitverlauf
known-from-the-update-that-said-so = laut der Meldung darüber
known-as-scheduled = wie geplant
known-the-earliest-entry = der früheste Eintrag
seen-on = So war es zu sehen: { $time }.
seen-now = Der heutige Stand
seen-after-update = Wie es nach Meldung { $number } zu sehen war
edited = { $count ->
    [one] Nach der Veröffentlichung bearbeitet, zuletzt am { $at }:
   *[other] Nach der Veröffentlichung { $count }-mal bearbeitet, zuletzt am { $at }:
  }
what-was-changed = was geändert wurde
planned = Geplant
affected = Betroffen
causes = Ursachen
tags = Schlagworte
then = dann
also-in = Auch auf:
the-original = (Original)
translation-note = Dies ist eine Übersetzung. Was damals gesagt wurde, der Ablauf und die Zusagen stehen hier im Wortlaut des Originals.
on-this-page = Auf dieser Seite
part-timeline = Was geschah und was gesagt wurde
part-impact-figures = Der Schaden in Zahlen
part-conflicts = Widersprüchliche Darstellungen
part-undocumented = Nicht dokumentiert
part-promises = Was zugesagt wurde
part-follow-ups = Was danach gesagt wurde
part-sources = Quellen
part-attachments = Dateien
part-revisions = Änderungen an dieser Seite
part-replay = Wie es damals zu sehen war
part-related = Ähnliche Vorfälle
lane-happened = Was geschah
lane-said = Was gesagt wurde
side-happened = Was geschah,
side-said = Was gesagt wurde,
feed-happened = Geschehen
feed-said = Gesagt
feed-planned = Geplant: { $from } bis { $until }
feed-archived = archiviert
feed-done = Erledigt: { $at }
feed-done-title = { $title }: erledigt: { $what }
no-time = ohne Zeitangabe
event-started = Beginn
event-detected = entdeckt
event-acknowledged = übernommen
event-mitigated = gelindert
event-resolved = behoben
label-statement = Stellungnahme
label-follow-up = Nachtrag
silence-first = die erste Nachricht, { $length } nach dem Beginn
silence-long = die nächste Nachricht, { $length } nach der letzten
pause = { $length } später
stated-length = { $length }, wie angegeben
corrects = Berichtigt { $post }
corrected-by = Berichtigt durch { $post }
statement-of = Stellungnahme vom { $day }
corrects-the = Berichtigt die { $post }
corrected-by-the = Berichtigt durch die { $post }
post-update = Meldung
post-follow-up = Nachtrag
post-on = Zu { $incident }
post-description = { $kind } zu „{ $incident }“
revisions-no-git = Die Website wurde außerhalb eines Git-Repositorys erstellt; ihre Änderungen sind deshalb nicht bekannt.
revisions-shallow = Die Website wurde aus einem unvollständigen Klon erstellt; ihre Änderungen sind deshalb nicht bekannt.
revisions-none = Noch ist keine Änderung an dieser Seite festgehalten.
change = Was geändert wurde
change-edited = Bearbeitet
first-published = Zuerst veröffentlicht

## Promises

promise-overdue = überfällig
promise-open = offen
promise-in-progress = in Arbeit
promise-done = erledigt
promise-dropped = aufgegeben
promise-count = { $count } { $state }
action-prevent = Vorbeugung
action-detect = Entdeckung
action-mitigate = Linderung
action-repair = Reparatur
action-process = Ablauf
action-investigate = Untersuchung
column-state = Stand
column-promise = Zusage
column-owner = Zuständig
column-promised = Zugesagt
column-due = Fällig
dropped-because = Aufgegeben: { $reason }
owner-not-named = nicht genannt
not-dated = ohne Datum
no-date = kein Datum
due = fällig { $at }
promises-of-incident = Zusagen: { $title }
promises-standfirst = Was nach jedem Vorfall öffentlich zugesagt wurde und was daraus geworden ist.
promises-of-year = Zusagen aus { $year }
promises-of-year-standfirst = Was nach den Vorfällen des Jahres { $year } zugesagt wurde und was daraus geworden ist.
no-promises = Keine Zusagen verzeichnet.
by-owner = Nach Zuständigen
nobody-named = niemand genannt
more-by-year = { $count } weitere stehen auf den Seiten der Jahre.
nothing-waits = Nichts steht aus.
promise-unkept-one = Die einzige Zusage ist nicht nachweislich erledigt
promise-unkept = { $count ->
    [one] { $count } von { $all } Zusagen ist nicht nachweislich erledigt
   *[other] { $count } von { $all } Zusagen sind nicht nachweislich erledigt
  }
promise-unkept-all = { $count ->
    [one] Die { $count } Zusage ist nicht nachweislich erledigt
   *[other] Keine der { $count } Zusagen ist nachweislich erledigt
  }
waiting-under-a-day = seit weniger als einem Tag
waiting-days = { $count ->
    [one] seit { $count } Tag
   *[other] seit { $count } Tagen
  }
waiting-months = { $count ->
    [one] seit { $count } Monat
   *[other] seit { $count } Monaten
  }
waiting-years = { $count ->
    [one] seit { $count } Jahr
   *[other] seit { $count } Jahren
  }
taken-under-a-day = nach weniger als einem Tag
taken-days = { $count ->
    [one] nach { $count } Tag
   *[other] nach { $count } Tagen
  }
taken-months = { $count ->
    [one] nach { $count } Monat
   *[other] nach { $count } Monaten
  }
taken-years = { $count ->
    [one] nach { $count } Jahr
   *[other] nach { $count } Jahren
  }

## Search

search-description = Jedes Wort aus jedem öffentlichen Text der Vorfälle.
search-label = Wörter, die alle vorkommen müssen, in beliebigen Texten
search-keys = Das letzte Wort darf ein Wortanfang sein. Die Pfeiltasten führen durch die Treffer, Escape führt zurück.
search-more = Mehr anzeigen
search-without = Ohne Suche
search-needs-script = Die Suche braucht JavaScript. Jeder Vorfall steht auch im Archiv.
search-history = Jeder Vorfall steht auch im Archiv.
search-none = Kein Vorfall enthält all das.
search-found = { $count ->
    [one] { $number } Vorfall gefunden.
   *[other] { $number } Vorfälle gefunden, die jüngsten zuerst.
  }
search-failed = Der Index konnte nicht gelesen werden. Laden Sie die Seite neu, oder sehen Sie im Archiv nach.
filter-component = Komponente
filter-severity = Schweregrad
filter-cause = Ursache
filter-year = Jahr
any-component = Jede Komponente
any-severity = Jeder Schweregrad
any-year = Jedes Jahr
all-incidents = Alle Vorfälle

## The history

filters = Filter
filter-shown = { $count ->
    [one] { $shown } von { $count } Vorfall
   *[other] { $shown } von { $count } Vorfällen
  }
filter-clear = Zurücksetzen
strip-story = { $year }: { $parts }
strip-in = im { $months }
strip-most-in = die meisten im { $months } ({ $number })
strip-at-most = höchstens { $number } im Monat
strip-none-in = keine im { $months }
strip-none-in-months = { $count ->
    [one] keine in { $count } Monat
   *[other] keine in { $count } Monaten
  }

## Numbers

numbers-standfirst = Was das Archiv zusammengenommen ergibt: aus den Zeitangaben der Vorfälle abgeleitet, nie von Hand eingetragen. Jede Zahl führt zu dem, woraus sie entstanden ist.
as-a-table = { $title } als Tabelle
in-years = { $count ->
    [one] in { $count } Jahr
   *[other] in { $count } Jahren
  }
median-resolve = Median der Zeit bis zur Behebung
median-tell = Median der Zeit bis zur ersten Nachricht
promises-kept = Gehaltene Zusagen
kept-of = { $done } von { $all }
count-overdue = { $count } überfällig
rule-after = { $numbers }; { $rule }
rule-tell = vom Beginn bis zur ersten öffentlichen Nachricht
rule-duration = vom Beginn bis zum Ende, oder die angegebene Dauer
by-month = Nach Monaten
most-in-year = { $count ->
    [one] Die meisten im Jahr { $year }: { $count } Vorfall.
   *[other] Die meisten im Jahr { $year }: { $count } Vorfälle.
  }
quiet-months = { $count ->
    [one] In { $quiet } von { $count } Monat begann nichts.
   *[other] In { $quiet } von { $count } Monaten begann nichts.
  }
counted-by-year = Vorfälle nach dem Jahr, in dem sie begannen, und nach Schweregrad.
counted-by-month = Vorfälle nach dem Monat, in dem sie begannen, und nach Schweregrad.
drawn-years = Gezeichnet sind die letzten { $shown } von { $known } Jahren; die Tabelle enthält alle.
drawn-months = Gezeichnet sind die letzten { $shown } von { $known } Monaten; die Tabelle enthält alle.
drawn-components = Gezeichnet sind die ersten { $shown } von { $known } Komponenten; die Tabellen enthalten alle.
not-yet = noch nicht
in-12-months = { $share } in 12 Monaten
uptime-whole = { $count ->
    [one] In den letzten zwölf Monaten ohne Ausfallzeit: { $whole } von { $count } Komponente.
   *[other] In den letzten zwölf Monaten ohne Ausfallzeit: { $whole } von { $count } Komponenten.
  }
uptime-chart = Verfügbarkeit nach Komponente und Monat
key-99-9 = 99,9 % und mehr
key-99 = 99 % und mehr
key-95 = 95 % und mehr
key-less = weniger
most-frequent = Am häufigsten: { $cause } ({ $count }).
causes-chart = Ursachen nach der Zahl der Vorfälle, die sie nennen
part-incidents = Vorfälle
key-causes = Vorfälle, die sie nennen
key-together = zusammen mit den darüber stehenden
promises-waiting = { $count ->
    [one] { $count } Zusage steht aus, überfällig davon: { $overdue }.
   *[other] { $count } Zusagen stehen aus, überfällig davon: { $overdue }.
  }
promises-chart = Zusagen nach Alter und Stand
age-month = bis 30 Tage
age-quarter = 31 bis 90 Tage
age-year = 91 bis 365 Tage
age-older = über ein Jahr
age-unknown = Alter unbekannt
times-heading = Wie lange es dauerte
times-chart = Wie lange es dauerte, nach Messgröße
times-dots = Jeder Vorfall ist ein Punkt: gefüllt, wo die Zeit genau bekannt ist, hohl, wo sie nur ungefähr oder auf den Tag bekannt ist.
times-columns = { $count ->
    [one] Bei { $count } Vorfall wäre je ein Punkt zu viel für eine Seite: Wo es mehr als { $most } sind, zeigen Säulen, wie viele es von jeder Dauer gibt.
   *[other] Bei { $count } Vorfällen wäre je ein Punkt zu viel für eine Seite: Wo es mehr als { $most } sind, zeigen Säulen, wie viele es von jeder Dauer gibt.
  }
times-quartiles = Jedes Quartil ist der Wert eines Vorfalls: der erste, den ein Viertel, die Hälfte, drei Viertel von ihnen nicht überschreiten. Ein nur ungefähr oder auf den Tag bekannter Wert zählt mit der Mitte dessen, was er gewesen sein kann; einer, von dem nur eine Obergrenze bekannt ist, steht für sich und zählt nicht.
support-hours = Servicezeiten: { $hours }.
support-words = { $days }, { $from } bis { $until } { $zone }
support-words-without = { $count ->
    [one] { $days }, { $from } bis { $until } { $zone }, ohne { $count } Feiertag
   *[other] { $days }, { $from } bis { $until } { $zone }, ohne { $count } Feiertage
  }
day-mon = Mo
day-tue = Di
day-wed = Mi
day-thu = Do
day-fri = Fr
day-sat = Sa
day-sun = So
key-median = Median
key-middle-half = mittlere Hälfte
key-incidents = Vorfälle
key-exact = genau
key-about = ungefähr
key-at-most = höchstens
in-support-hours = … in den Servicezeiten
measure-in-support-hours = { $measure }, in den Servicezeiten
once = { $length }, einmal
median-of = { $count ->
    [one] Median { $length }, { $count } Vorfall
   *[other] Median { $length }, { $count } Vorfälle
  }
median-alone = Median { $length }
only-bounds = nur Obergrenzen sind bekannt
of-one-incident = aus einem Vorfall
of-incidents = aus { $count } Vorfällen; die mittlere Hälfte von { $lower } bis { $upper }
tick-s = { $count } s
tick-min = { $count } min
tick-h = { $count } h
tick-d = { $count } T
tick-y = { $count } J
table-years = Vorfälle nach Jahren
table-months = Vorfälle nach Monaten
table-counted = Ein Vorfall zählt in dem Jahr und Monat, in dem er begann, in der Zeitzone der Website.
table-months-left-out = In Monaten, die nicht aufgeführt sind, gab es keinen.
table-causes = Ursachen
table-causes-all-named = { $count ->
    [one] Der eine Vorfall nennt eine Ursache; bei zweien zählt er bei beiden, und „mit den darüber“ zählt ihn einmal.
   *[other] Von { $count } Vorfällen nennt jeder eine Ursache. Einer mit zwei Ursachen zählt bei beiden; „mit den darüber“ zählt ihn einmal.
  }
table-causes-silent = { $silent ->
    [one] Von { $count } Vorfällen nennt einer keine Ursache. Einer mit zwei Ursachen zählt bei beiden; „mit den darüber“ zählt ihn einmal.
   *[other] Von { $count } Vorfällen nennen { $silent } keine Ursache. Einer mit zwei Ursachen zählt bei beiden; „mit den darüber“ zählt ihn einmal.
  }
table-promises = Zusagen nach Stand und Alter
table-promises-note = Stand: { $day }. Eine Zusage altert von dem Tag an, an dem sie gegeben wurde, oder vom Ende ihres Vorfalls an, wo kein Tag genannt ist, bis sie erledigt ist. Wann eine aufgegeben wurde, ist nicht festgehalten.
table-bounds = Nur als Obergrenze bekannt
table-incident-times = Die Zeiten jedes Vorfalls
table-incident-times-note = Die Seite jedes Vorfalls sagt, zwischen welchen zwei Einträgen jeder Wert liegt.
table-uptime = Verfügbarkeit
table-uptime-by-month = Verfügbarkeit nach Monaten
uptime-last-month = Der letzte Monat ist noch nicht vorbei.
uptime-rule = Die Regel ist „{ $name }“: { $rule }; wo sich zwei überschneiden, zählt der schlimmere Zustand, und zwar einmal. „Mindestens“ steht, wo ein Ende nicht auf die Minute bekannt ist. Eine Komponente zählt von ihrem ersten Tag an, eine ohne Angabe vom Beginn jedes Zeitraums an.
uptime-name-statuspage = statuspage
uptime-name-strict = strict
uptime-name-own-weights = eigene Gewichte
uptime-rule-statuspage = ein schwerer Ausfall zählt ganz, ein Teilausfall zu 30 %, eingeschränkte Leistung und Wartung zählen nicht
uptime-rule-strict = alles, was nicht in Betrieb ist, zählt ganz, auch Wartung
uptime-weight = { $state } zählt zu { $share }
the-record-begins = Beginn des Archivs
column-year = Jahr
column-month = Monat
column-all = Alle
column-no-severity = Ohne Schweregrad
column-cause = Ursache
column-incidents = Vorfälle
column-share = Anteil
column-with-those-above = Mit den darüber
column-measure = Messgröße
column-clock = Uhr
column-shortest = Kürzester
column-lower-quartile = Unteres Quartil
column-median = Median
column-upper-quartile = Oberes Quartil
column-longest = Längster
column-at-most-only = Nur Obergrenze
column-not-documented = Nicht dokumentiert
column-incident = Vorfall
column-at-most = Höchstens
column-component = Komponente
column-90-days = 90 Tage
column-12-months = 12 Monate
column-counted-since = Gezählt seit
clock-wall = Wanduhr
clock-support-hours = Servicezeiten

# Die Startseite einer laufenden Statusseite
open-now = { $count ->
    [one] { $count } Störung ist offen
   *[other] { $count } Störungen sind offen
  }
running-now = { $count ->
    [one] { $count } Wartung läuft
   *[other] { $count } Wartungen laufen
  }
affected-of = { $affected } von { $components } betroffen
none-affected = keine Komponente ist betroffen
semicolon = ;
sentence = { $text }.
fact-open-since = Offen seit
fact-last-word = Letzte Meldung
fact-last-days = { $count ->
    [one] Letzter Tag
   *[other] Letzte { $count } Tage
  }
next-one-promised = { $status }, die nächste zugesagt bis { $time }
next-word-late = Die nächste Meldung ist ausgeblieben; zugesagt war sie bis { $at }
promises-of = von { $all }, { $overdue } überfällig
stale = Diese Seite stammt vom { $at } und kann veraltet sein. Bitte neu laden.

# Eine Frist, die verschoben wurde
first-due = zuerst { $at }, { $slip }
moved-times = { $count ->
    [one] einmal verschoben
   *[other] { $count }-mal verschoben
  }
moved-back = { $moved }, und zurück
moved-by = { $moved }, um { $length }
moved-forward-by = { $moved }, um { $length } vorgezogen
count-open = { $count } offen

## In Texten

task-done = erledigt
task-open = offen
footnote = Fußnote { $number }
footnotes = Fußnoten
back-to-text = Zurück zum Text
table = Tabelle
table-of = Tabelle: { $columns }
alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht
