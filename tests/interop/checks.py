"""What holds for a feed of any site, by a grammar and by the rules that no grammar can say."""

import datetime
import email.utils

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


def document(data):
    """Well-formed, and without anything that reads other files."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def atom(data, grammar):
    tree = document(data)
    schema = etree.RelaxNG(etree.parse(grammar))
    schema.assertValid(tree)
    ids = [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)), "each entry has an id of its own"
    for element in tree.iter(f"{ATOM}updated", f"{ATOM}published"):
        datetime.datetime.fromisoformat(element.text.replace("Z", "+00:00"))
    updated = [entry.findtext(f"{ATOM}updated") for entry in tree.iter(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True), "the newest first"
    assert tree.findtext(f"{ATOM}updated") == max(updated, default="1970-01-01T00:00:00Z")
    return tree


def rss(data, absolute):
    tree = document(data)
    assert tree.tag == "rss" and tree.get("version") == "2.0"
    channel, = tree
    for name in ["title", "link", "description"]:
        assert len(channel.findall(name)) == 1, name
    for item in channel.findall("item"):
        names = [child.tag for child in item]
        for name in ["title", "description", "guid", "pubDate"]:
            assert names.count(name) == 1, name
        assert names.count("link") == (1 if absolute else 0)
        assert item.find("guid").get("isPermaLink") == "false"
        moment = email.utils.parsedate_to_datetime(item.findtext("pubDate"))
        assert item.findtext("pubDate").startswith(moment.strftime("%a, "))
    return tree
