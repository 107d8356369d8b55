"""Reads the files of a site that does not know its own address: nothing in them pretends to be one."""

import json
import pathlib
import sys

import icalendar
from lxml import html

import checks

folder, grammar = pathlib.Path(sys.argv[1]), sys.argv[2]
for file in sorted(folder.rglob("history.*")):
    data = file.read_bytes()
    if file.suffix == ".atom":
        tree = checks.atom(data, grammar)
        for link in tree.iter(f"{checks.ATOM}link"):
            if link.get("rel") != "via":
                target = file.parent / link.get("href").split("#")[0]
                assert target.is_file(), link.get("href")
        for identifier in tree.iter(f"{checks.ATOM}id"):
            assert identifier.text.startswith("urn:uuid:"), identifier.text
    elif file.suffix == ".rss":
        checks.rss(data, False)
    else:
        feed = json.loads(data)
        assert "feed_url" not in feed and "home_page_url" not in feed
        for item in feed["items"]:
            assert "url" not in item
            for link in html.fromstring(item["content_html"]).xpath("//a/@href"):
                if "://" not in link:
                    assert (file.parent / link.split("#")[0]).is_file(), link
incidents = json.loads((folder / "api/v1/index.json").read_text())["incidents"]
for incident in incidents:
    assert (folder / "api/v1" / incident["url"]).is_file() and (folder / "api/v1" / incident["api"]).is_file()
assert json.loads((folder / "api/v2/status.json").read_text())["page"]["url"] == ""
for event in icalendar.Calendar.from_ical((folder / "maintenance.ics").read_bytes()).walk("VEVENT"):
    assert "URL" not in event
print("without an address: relative links that lead somewhere, ids that stay")
