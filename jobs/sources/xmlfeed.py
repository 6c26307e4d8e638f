"""RSS, RDF and Atom → what a feed announces, read straight from the tree that libxml2 made.

feedparser knows more dialects, and takes five times as long for these, which are all that live
feeds are written in; it is asked where nothing is found here. That both say the same of the test
corpora of 15 feed libraries is measured (``tests/jobs/test_xmlfeed.py``).
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urljoin

from jobs.sources import markup
from jobs.sources.listing import Announced, Channel, ends

HELPERS = re.compile(r"purl\.org/(?:dc|rss)/|2005/Atom|purl\.org/atom|feedburner", re.IGNORECASE)
"""Namespaces whose words mean the same wherever they stand; media's and podcasts' titles do not."""

ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
GUIDS = ("guid", "id")
DATES = ("pubdate", "published", "issued", "date", "updated", "modified", "created")
"""The best first: when it appeared goes before when it was changed."""

TEASERS = ("description", "summary", "content", "encoded")
CODED = ("title", "summary", "content")
PAGES = ("text/html", "application/xhtml+xml")


def announced(root: Any) -> Channel | None:
    """Read a feed's tree; None where it holds no items in a dialect known here."""
    feed: dict[str, list[Any]] = {}
    found = ends(_items(root, feed))
    items = [_children(each, markup.OF_ITEMS) | {"": [each]} for each in found]
    coded = (each for item in items for name in CODED for each in item.get(name, ()))
    if not items or any(map(_is_coded, coded)):
        return None
    return Channel(
        title=_first(feed, "title"),
        items=tuple(map(_item, items)),
        every=markup.every(
            _first(feed, "ttl"), _first(feed, "updateperiod"), _first(feed, "updatefrequency")
        ),
    )


def _items(root: Any, feed: dict[str, list[Any]]) -> Iterator[Any]:
    """Yield the items of a feed's tree; what it says of itself comes into ``feed`` meanwhile."""
    for element in markup.containers(root):
        if markup.local_name(element) in markup.ITEMS:
            yield element
            continue
        for name, children in _children(element, markup.OF_FEEDS).items():
            feed.setdefault(name, []).extend(children)


def _children(element: Any, wanted: frozenset[str]) -> dict[str, list[Any]]:
    """An item's own words by name; those of its own namespace go before borrowed ones."""
    space = _space(element)
    own: dict[str, list[Any]] = {}
    borrowed: dict[str, list[Any]] = {}
    for child in element:
        name = markup.local_name(child)
        if name not in wanted:
            continue
        markup.declare(child)
        theirs = _space(child)
        if theirs in {space, ""}:
            own.setdefault(name, []).append(child)
        elif HELPERS.search(theirs):
            borrowed.setdefault(name, []).append(child)
    return {name: own.get(name, []) + borrowed.get(name, []) for name in own | borrowed}


def _space(element: Any) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _is_coded(element: Any) -> bool:
    """Whether content is in base64 (Atom 0.3; Atom 1.0, 4.1.3.3), which feedparser undoes."""
    kind = (element.get("type") or "").lower()
    text = kind.startswith("text/") or kind.endswith(("xml", "html")) or "/" not in kind
    return element.get("mode") == "base64" or not (text or element.get("src"))


def _item(item: dict[str, list[Any]]) -> Announced:
    [element] = item[""]
    guid, permalink = _guid(item, element)
    return Announced(
        guid=guid,
        title=_first(item, "title"),
        link=_link(item) or (guid if permalink else ""),
        dates=tuple(text for name in DATES for each in item.get(name, ()) if (text := _text(each))),
        text=next(filter(None, (_first(item, name) for name in TEASERS)), ""),
    )


def _guid(item: dict[str, list[Any]], element: Any) -> tuple[str, bool]:
    """The item's own name, and whether it is its address as well (RSS 2.0, ``isPermaLink``)."""
    for name in GUIDS:
        for each in item.get(name, ()):
            if text := _text(each):
                link = name == "guid" and (each.get("isPermaLink") or "true").lower() == "true"
                return text, link and re.match("https?://", text, re.IGNORECASE) is not None
    return (element.get(ABOUT) or _first(item, "identifier")).strip(), False


def _link(item: dict[str, list[Any]]) -> str:
    """The page: where a proxy counts readers, the address behind it."""
    behind = _first(item, "origlink")
    if re.match("https?://", behind, re.IGNORECASE):
        return behind
    named = [
        (kind not in PAGES, address)
        for each in item.get("link", ())
        if (each.get("rel") or "alternate").lower() == "alternate"
        and (address := _based(each, (each.get("href") or "").strip() or _text(each)))
        and (kind := (each.get("type") or PAGES[0]).lower())
    ]
    return min(named, key=lambda link: link[0])[1] if named else ""


def _based(element: Any, address: str) -> str:
    """An address, relative to the ``xml:base`` of its element where it has one."""
    base = "" if "//" in address else element.base
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _first(words: dict[str, list[Any]], name: str) -> str:
    return next(filter(None, map(_text, words.get(name, ()))), "")


def _text(element: Any) -> str:
    """What stands in an element: text, or markup where it holds elements."""
    if not len(element):
        return (element.text or "").strip()[: markup.MOST_OF_AN_ELEMENT]
    return "".join(_parts(element)).strip()[: markup.MOST_OF_AN_ELEMENT]


def _parts(element: Any) -> Iterator[str]:
    from lxml import etree

    yield escape(element.text or "", quote=False)
    for child in element:
        yield etree.tostring(child, encoding="unicode")
