"""Reads feeds, calendars and metrics with the programs that others wrote for them."""

import json
import pathlib
import sys
import urllib.request

import feedparser
import icalendar
from lxml import html
from prometheus_client import openmetrics, parser
import prometheus_client.openmetrics.parser

import checks

url, folder, grammar = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
TITLE = "API slow: <b>\"5 > 3\"</b> & ]]> 🔥 שלום"
SITE = "Example & \"Co\" <Status>"


def get(path):
    with urllib.request.urlopen(f"{url}/{path}") as answer:
        return answer.read()


def feeds():
    files = sorted(folder.rglob("history.*"))
    # The site, four components, two tags, three severities; three formats each.
    assert len(files) == 3 * (1 + 4 + 2 + 3), files
    for file in files:
        path, data = file.relative_to(folder).as_posix(), file.read_bytes()
        if file.suffix == ".atom":
            tree = checks.atom(data, grammar)
            own = tree.find(f"{checks.ATOM}link[@rel='self']").get("href")
            page = tree.find(f"{checks.ATOM}link[@rel='alternate']").get("href")
            assert own == f"{url}/{path}" and get(path) == data
            assert get(page.removeprefix(f"{url}/"))
        elif file.suffix == ".rss":
            checks.rss(data, True)
        read = feedparser.parse(f"{url}/{path}") if file.suffix != ".json" else None
        if read is not None:
            assert not read.bozo, (path, read.bozo_exception)
            for entry in read.entries:
                page = entry.link.removeprefix(f"{url}/").split("#")[0]
                assert entry.link.startswith(url) and get(page), entry.link
    atom, rss = feedparser.parse(f"{url}/history.atom"), feedparser.parse(f"{url}/history.rss")
    items = json.loads(get("history.json"))["items"]
    assert atom.feed.title_detail.type == "text/plain" and atom.feed.title == SITE
    assert [entry.id for entry in atom.entries] == [entry.id for entry in rss.entries] == [item["id"] for item in items]
    assert [entry.title for entry in atom.entries] == [item["title"] for item in items]
    titles = [entry.title for entry in atom.entries]
    assert TITLE in titles and "Billing down: What we learned" in titles, titles
    assert "Billing down: done: Write it down" in titles
    slow = next(entry for entry in atom.entries if entry.title == TITLE)
    assert slow.updated == "2026-11-23T10:40:00Z" and slow.published == "2026-11-23T10:10:00Z"
    text = html.fromstring(slow.content[0].value).text_content()
    assert "<script>" in text and "We are looking at slow answers" in text
    assert f'href="{url}/components/api/"' in slow.content[0].value
    paper = next(entry for entry in atom.entries if entry.title == "The paper ran out")
    assert "July 1969" in paper.content[0].value, "a month stays a month for readers"
    assert paper.published == "1969-07-19T23:00:00Z"
    for item in items:
        tree = html.fromstring(item["content_html"])
        for link in [*tree.xpath("//a/@href"), *tree.xpath("//img/@src")]:
            assert link.startswith(("http://", "https://", "mailto:")), link
    print("feedparser, lxml:", len(files), "feeds")


def discovery():
    page = html.fromstring(get("components/api/index.html"))
    links = page.xpath("//link[@rel='alternate']")
    found = {(link.get("type"), link.get("href")) for link in links}
    assert ("application/atom+xml", "../../components/api/history.atom") in found, found
    assert ("application/feed+json", "../../history.json") in found, found
    for link in links:
        assert get("components/api/" + link.get("href"))


def calendars():
    for path in sorted(folder.rglob("*.ics")):
        data = path.read_bytes()
        for line in data.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(line) <= 75 and b"\n" not in line and b"\r" not in line, line
        calendar = icalendar.Calendar.from_ical(data)
        assert not calendar.errors, calendar.errors
        assert not [event.errors for event in calendar.walk("VEVENT") if event.errors]
    events = {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(get("maintenance.ics")).walk("VEVENT")}
    upgrade, mail = events["API upgrade"], events["Mail rests"]
    assert upgrade.start.isoformat() == "2026-12-11T03:00:00+00:00"
    assert (mail.start.isoformat(), mail.end.isoformat()) == ("2026-12-24", "2026-12-27")
    assert mail["STATUS"] == "CANCELLED" and upgrade["STATUS"] == "CONFIRMED"
    assert "We move; expect a pause, a short one." in str(events["The web moves, slowly"]["DESCRIPTION"])
    due = {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(get("actions.ics")).walk("VEVENT")}
    assert due["Test the switch"].start.isoformat() == "2026-12-01"
    assert due["Buy a second one"]["STATUS"] == "CANCELLED"
    print("icalendar: maintenance, actions")


def metrics():
    text = get("metrics").decode()
    for read in [parser.text_string_to_metric_families, openmetrics.parser.text_string_to_metric_families]:
        families = {family.name: family for family in read(text)}
        samples = {(s.name, *sorted(s.labels.items())): s.value for family in families.values() for s in family.samples}
        status = "afterword_component_status"
        assert samples[(status, ("component", "api"), ("status", "partial_outage"))] == 1
        assert samples[(status, ("component", "api"), ("status", "operational"))] == 0
        assert samples[("afterword_incident_open", ("severity", "major"))] == 1
        name = "afterword_incident_time_to_resolve_seconds"
        assert families[name].type == "histogram"
        assert samples[(f"{name}_bucket", ("le", "3600.0"), ("severity", "critical"))] == 1
        assert samples[(f"{name}_bucket", ("le", "1800.0"), ("severity", "critical"))] == 0
        assert samples[(f"{name}_sum", ("severity", "critical"))] == 3600
        assert samples[("afterword_actions_overdue",)] == 0
        assert samples[("afterword_actions", ("status", "done"))] == 1
    print("prometheus-client: as text and as OpenMetrics")


feeds()
discovery()
calendars()
metrics()
