"""Text that some format reads as its own, in every field of a site: it comes back letter for letter.

    hostile.py write FOLDER    writes the site
    hostile.py read FOLDER     reads what was built of it
"""

import json
import pathlib
import re
import sys

TEXTS = [
    "\"double\" 'single' `back` \\ slash",
    "<b>bold</b> & &amp; &#60; <!-- --> </script><script>alert(1)</script>",
    "]]> <![CDATA[ ]]> a; b, c:d \\n %s {{ x }} {% raw %}",
    "\u202eטקסט\u202c مرحبا 👩‍🚒🏳️‍🌈 e\u0301 \u200b",
    ("ä<&\"']]>" * 1000)[:5000],
]
# Markdown changes what it is given; code does not. Here a line may end.
LINES = "first \"line\" <&>\n]]> second\n\u202eשלוש 🔥"
URL = "https://status.example.com/hostile"


def incident(text):
    keys = {
        "title": text,
        "severity": "bad",
        "components": ["api"],
        "started": "2026-11-01 10:00",
        "impact": {text[:200]: text},
        "undocumented": [text],
        "sources": [{"title": text, "note": text}],
        "updates": [{"at": "2026-11-01 10:30", "status": "resolved", "text": fenced(LINES)}],
        "follow_ups": [{"id": "word", "at": "2026-11-02", "title": text, "by": {"name": text, "role": text}, "text": fenced(LINES)}],
        "actions": [{"what": fenced(LINES), "owner": text, "due": "2027-01-01", "status": "open"}],
    }
    return f"---\n{json.dumps(keys)}\n---\n## Summary\n{fenced(LINES)}\n"


def fenced(text):
    return f"~~~~\n{text}\n~~~~"


def write(folder):
    text = TEXTS[1]
    (folder / "incidents").mkdir(parents=True)
    site = {
        "title": text,
        "description": text,
        "components": [{"id": "api", "name": text, "group": TEXTS[2], "description": text}],
        "severities": [{"id": "bad", "name": TEXTS[0]}],
    }
    (folder / "site.yaml").write_text(json.dumps(site))
    for number, text in enumerate(TEXTS):
        (folder / "incidents" / f"2026-11-0{number + 1}-odd.md").write_text(incident(text))
        work = {"title": text, "kind": "maintenance", "components": ["api"], "scheduled": {"from": "2026-12-01 10:00", "until": "2026-12-01 11:00"}}
        (folder / "incidents" / f"2026-12-0{number + 1}-work.md").write_text(f"---\n{json.dumps(work)}\n---\n")


def read(folder):
    import extruct
    import feedparser
    import icalendar
    from lxml import html
    from prometheus_client import openmetrics
    import prometheus_client.openmetrics.parser

    load = lambda path: json.loads((folder / path).read_text())
    status = load("api/v2/incidents.json")
    assert status["page"]["name"] == TEXTS[1]
    assert {one["name"] for one in status["incidents"]} == set(TEXTS)
    names = {one["name"] for one in load("api/v2/components.json")["components"]}
    assert names == {TEXTS[1], TEXTS[2]}, names
    atom, rss = (feedparser.parse((folder / f"history.{kind}").read_bytes()) for kind in ["atom", "rss"])
    for feed in [atom, rss]:
        assert not feed.bozo, feed.bozo_exception
        assert {entry.title for entry in feed.entries} >= set(TEXTS)
    assert {item["title"] for item in load("history.json")["items"]} >= set(TEXTS)
    told = [html.fromstring(entry.content[0].value).text_content() for entry in atom.entries]
    assert sum(LINES in text for text in told) >= 2 * len(TEXTS), "each update and each follow-up"
    planned = icalendar.Calendar.from_ical((folder / "maintenance.ics").read_bytes())
    assert {str(event["SUMMARY"]) for event in planned.walk("VEVENT")} == set(TEXTS)
    list(openmetrics.parser.text_string_to_metric_families((folder / "metrics").read_text()))
    for number, text in enumerate(TEXTS):
        name = f"2026-11-0{number + 1}-odd"
        ours = load(f"api/v1/incidents/{name}.json")
        post, = ours["follow_ups"]
        source, = ours["sources"]
        own = [ours["title"], ours["impact"][text[:200]], *ours["undocumented"], source["title"], source["note"]]
        own += [post["title"], post["by"]["name"], post["by"]["role"], ours["actions"][0]["owner"]]
        assert own == [text] * len(own), name
        raw = (folder / "incidents" / name / "index.html").read_text()
        page = html.fromstring(raw)
        heading = page.xpath("//h1")[0].text_content()
        assert " ".join(heading.split()) == " ".join(text.split()), heading
        shown = page.text_content()
        assert shown.count(LINES) >= 4, (name, shown.count(LINES))
        assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]"), name
        found = extruct.extract(raw, base_url=URL, syntaxes=["json-ld", "opengraph"])
        article, = found["json-ld"]
        assert article["about"]["name"] == text and text.startswith(article["headline"].removesuffix("…")), name
        previews(folder, found["opengraph"][0]["properties"], text, f"{URL}/incidents/{name}/")
    home = extruct.extract((folder / "index.html").read_text(), base_url=URL, syntaxes=["json-ld", "opengraph"])
    assert home["json-ld"][0]["name"] == TEXTS[1] and home["json-ld"][0]["@type"] == "WebSite"
    previews(folder, home["opengraph"][0]["properties"], TEXTS[1], f"{URL}/")
    for badge in folder.glob("badges/**/*.svg"):
        tree = html.etree.parse(badge)
        assert tree.getroot().get("aria-label").startswith(TEXTS[1]), badge
    print("extruct, feedparser, icalendar, prometheus-client, lxml:", len(TEXTS), "hostile texts in every field")


def previews(folder, properties, title, url):
    """OpenGraph names the page, and a picture that is there and has the size that it says."""
    known = dict(reversed(properties))
    assert known["og:title"].strip() == title.strip() and known["og:url"] == url, known
    path = re.fullmatch(re.escape(URL) + r"/(cards/.+\.png)\?v=[0-9a-f]{8}", known["og:image"])[1]
    png = (folder / path).read_bytes()
    size = [int.from_bytes(png[at:at + 4], "big") for at in (16, 20)]
    assert png.startswith(b"\x89PNG") and size == [1200, 630], size
    assert [known["og:image:width"], known["og:image:height"]] == ["1200", "630"]


{"write": write, "read": read}[sys.argv[1]](pathlib.Path(sys.argv[2]))
