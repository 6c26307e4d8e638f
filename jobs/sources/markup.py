"""A feed's XML, however broken or hostile → small, well-formed XML with only what is read.

Measured: an attribute of 80 kB freezes feedparser for 36 s, an author of 60 kB for 10 s, and one
stray "&" makes it fall back to a slow, loose parser. So it never sees what the server sent:
libxml2, which is linear and forgiving, reads that first, with entities, DTDs and the network off;
what is not needed falls away, what is too long is cut.
"""

import re
from contextlib import suppress
from datetime import timedelta
from html import escape
from html.entities import html5
from itertools import islice
from typing import Any

from jobs.encodings import decoded
from jobs.fetching import bodies
from jobs.sources.listing import ends

MOST_TEXT = 5_000_000
"""Characters read of a feed; the rest is cut off, and the entries before it count."""

MOST_OF_AN_ELEMENT = 100_000
MOST_OF_AN_ATTRIBUTE = 2_048
MOST_ATTRIBUTES = 20
MOST_DEPTH = 40

LONGEST_TTL = 60 * 24 * 7
PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8760}
"""Hours; https://web.resource.org/rss/1.0/modules/syndication/."""

FEED = re.compile(r"<(?:[\w-]{1,20}:)?(?:rss|feed|rdf|channel)\b(?=[^<]{0,5000}>)", re.IGNORECASE)
SITEMAP = re.compile(r"<(?:[\w-]{1,20}:)?(?:urlset|sitemapindex)\b(?=[^<]{0,5000}>)", re.IGNORECASE)
OUTLINES = re.compile(r"<opml\b(?=[^<]{0,5000}>)", re.IGNORECASE)
CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});|(\w{2,31});)?")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 (2.2) does not allow; a vertical tab stands for a blank."""

ITEMS = frozenset({"item", "entry"})
MARKED_UP = frozenset({"content", "summary", "description", "title", "encoded"})
OF_ITEMS = MARKED_UP | {
    "link", "guid", "id", "identifier", "origlink",
    "pubdate", "published", "updated", "modified", "issued", "created", "date",
}  # fmt: skip
OF_FEEDS = frozenset({"title", "link", "ttl", "updateperiod", "updatefrequency", "id"})

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
}
"""For feeds that use a prefix and forget to say what it means."""


def unpacked(body: bytes, content_type: str | None) -> str:
    """Give the text of a feed or sitemap; a gzip file is opened.

    Raises:
        FetchError: It is packed, and damaged or too large when unpacked.
    """
    if body.startswith(bodies.GZIP):
        body = bodies.unpacked(body, "", MOST_TEXT)
    # What lies beyond is never read: no copies are made of it.
    return decoded(body[:MOST_TEXT], content_type).lstrip("\ufeff \t\r\n\x00")


def feed(text: str) -> Any | None:
    """Give the root of a feed in XML; None where ``text`` is none."""
    start = FEED.search(text)
    return tree(text, FEED) if start and "<html" not in text[: start.start()].lower() else None


def tree(text: str, root: re.Pattern[str]) -> Any | None:
    """Give the root of an XML document that begins with ``root``; None where it is none."""
    from lxml import etree

    start = root.search(text)
    if start is None:
        return None
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(_plain_markup(text[start.start() :]).encode(), parser)
    except etree.XMLSyntaxError:
        return None


def tidied(root: Any) -> bytes:
    """Give a feed as UTF-8 XML that is well-formed and small; its tree is cut for that."""
    from lxml import etree

    _prune(root)
    tidy: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return tidy


def every(ttl: str, period: str, frequency: str) -> timedelta | None:
    """Say how often a feed wants to be pulled at most; None where it does not say.

    Args:
        ttl: RSS: minutes; "" where it is missing.
        period: ``sy:updatePeriod``, likewise.
        frequency: ``sy:updateFrequency``: how often in that period.
    """
    if re.fullmatch(r"[0-9]{1,5}", ttl.strip()) and 0 < int(ttl) <= LONGEST_TTL:
        return timedelta(minutes=int(ttl))
    hours = PERIODS.get(period.strip().lower())
    if hours is None:
        return None
    often = frequency.strip()
    return timedelta(hours=hours) / (int(often) if re.fullmatch(r"[1-9]\d{0,3}", often) else 1)


def _plain_markup(text: str) -> str:
    """Take out of the text what only some parsers understand: CDATA, HTML's entities, controls."""
    text = FORBIDDEN.sub(" ", text[:MOST_TEXT])
    if "<![CDATA[" in text:
        text = CDATA.sub(lambda found: escape(found[1], quote=False), text)
    if "&" in text:
        text = ENTITY.sub(_entity, text)
    return text


def _entity(found: re.Match[str]) -> str:
    """A reference that every parser understands, or the letter that is meant, or the bare text."""
    if found[1]:
        number = found[1].removeprefix("#")
        if number == found[1]:
            return found[0]
        point = int(number[1:], 16) if number[0] == "x" else int(number)
        allowed = 0 < point < 0x110000 and not FORBIDDEN.search(chr(point))
        return found[0] if allowed else " "
    meant = html5.get(f"{found[2]};") if found[2] else None
    return escape(meant, quote=False) if meant else "&amp;" + found[0][1:]


def _prune(root: Any) -> None:
    """Keep of each feed and item what is read; works on the tree in place."""
    found = containers(root)
    items = [element for element in found if local_name(element) in ITEMS]
    kept = set(ends(items))
    for element in items:
        if element not in kept:
            element.getparent().remove(element)
    for element in found:
        if local_name(element) not in ITEMS:
            _keep(element, OF_FEEDS)
        elif element in kept:
            _keep(element, OF_ITEMS)


def containers(root: Any) -> list[Any]:
    """The feed, its channel and its items, in the order of the document."""
    found = [root]
    for child in root:
        if local_name(child) in ITEMS:
            found.append(child)
        elif local_name(child) == "channel":
            found += [child, *(item for item in child.iter() if local_name(item) in ITEMS)]
    return found


def _keep(element: Any, wanted: frozenset[str]) -> None:
    _short_attributes(element)
    for child in list(element):
        name = local_name(child)
        if name in ITEMS or name == "channel":
            continue
        if name not in wanted:
            element.remove(child)  # and what stands unmarked behind it
            continue
        declare(child)
        for each in child.iter():
            _short_attributes(each)
        _short_text(child, name)


def _short_attributes(element: Any) -> None:
    """Keep the first attributes, and of them those of a sane length.

    Only those are looked at: each look-up of a value walks all attributes before it, and 30,000 of
    them took 3 s.
    """
    attributes = element.attrib
    if not attributes:
        return
    names = list(islice(attributes, MOST_ATTRIBUTES))
    first = [(name, attributes[name]) for name in names]
    kept = [(name, value) for name, value in first if len(value) <= MOST_OF_AN_ATTRIBUTE]
    if len(attributes) > len(kept):
        attributes.clear()
        attributes.update(kept)


def _short_text(element: Any, name: str) -> None:
    """Cut what is long; elements within are kept only where markup belongs."""
    if len(element) and (name not in MARKED_UP or _too_deep(element)):
        words = "".join(element.itertext())
        del element[:]
        element.text = FORBIDDEN.sub(" ", words)
    if element.text:
        element.text = FORBIDDEN.sub(" ", element.text[:MOST_OF_AN_ELEMENT])
    element.tail = None


def _too_deep(element: Any) -> bool:
    beyond = (islice(each.iterancestors(), MOST_DEPTH, None) for each in element.iter())
    return any(next(ancestors, None) is not None for ancestors in beyond)


def declare(element: Any) -> None:
    """Give an element whose prefix was never declared the namespace that everybody means by it."""
    prefix, colon, names = str(element.tag).partition(":")
    if colon and not element.tag.startswith("{"):
        space, name = PREFIXES.get(prefix.lower()), names.rpartition(":")[2]
        with suppress(ValueError):  # lxml lets "a:1" and "a:" in, and will have neither "1" nor ""
            element.tag = f"{{{space}}}{name}" if space else name


def local_name(element: Any) -> str:
    """The name without its namespace or prefix, lower case; "" for what is no element."""
    tag = element.tag
    return re.split("[}:]", tag)[-1].lower() if isinstance(tag, str) else ""
