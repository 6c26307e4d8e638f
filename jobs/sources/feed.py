"""Feeds in RSS (all of its versions), RDF, Atom and JSON Feed."""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from jobs import dates, links
from jobs.articles import plain
from jobs.news import Entry
from jobs.sources import jsonfeed, markup, xmlfeed
from jobs.sources.listing import (
    LONGEST_GUID,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Announced,
    Channel,
    Listing,
    ends,
)
from jobs.sources.not_a_feed import not_a_feed
from jobs.sources.xmlfeed import PAGES

DATES = ("published", "updated", "created")
"""feedparser's names, the best first. It maps ``pubDate``, ``issued``, ``dc:date`` … to them."""
PACE = ("ttl", "sy_updateperiod", "sy_updatefrequency")
STUMBLES = (AttributeError, LookupError, TypeError, ValueError)
"""What feedparser raises over markup that it takes apart wrongly: fuzzing has met a namespace with
a blank in it (ValueError), and a title with a width in it (TypeError)."""

HEADLINE_FROM_TEXT = 120
"""Characters of its text that stand for the headline of an item that has none."""


def read(body: bytes, *, url: str, content_type: str | None, fetched_at: datetime) -> Listing:
    """Read a feed, in whatever dialect and encoding, damaged or not.

    Args:
        body: The feed; a gzip file is opened.
        url: Where it came from; relative links are relative to it.
        content_type: What the server says it is; counts for the encoding only.
        fetched_at: Nothing was published later than this; aware, UTC.

    Raises:
        NotAFeedError: The text says what the body looks like instead.
        FetchError: It is packed, and damaged or too large when unpacked.
    """
    text = markup.unpacked(body, content_type)
    channel = jsonfeed.announced(text) if text.startswith("{") else _announced(text)
    if channel is None:
        raise not_a_feed(body, text)
    entries = tuple(_named(_entry(item, url, fetched_at) for item in channel.items))
    return Listing(
        title=_one_line(channel.title),
        entries=tuple(entry for entry in entries if entry.link),
        unlinked=tuple(entry for entry in entries if not entry.link and entry.title),
        every=channel.every,
    )


def _announced(text: str) -> Channel | None:
    """What a feed in XML announces; None where it is none."""
    root = markup.feed(text)
    return None if root is None else xmlfeed.announced(root) or _by_feedparser(root)


def _by_feedparser(root: Any) -> Channel | None:
    """What feedparser makes of a feed; None where it is none."""
    # Only the process that reads feeds pays for this import.
    import feedparser

    try:
        parsed = feedparser.parse(
            io.BytesIO(markup.tidied(root)), sanitize_html=False, resolve_relative_uris=False
        )
    except STUMBLES:
        return None
    if not parsed.version and not parsed.entries:
        return None
    return Channel(
        title=parsed.feed.get("title", ""),
        items=tuple(_item(item) for item in ends(parsed.entries)),
        every=markup.every(*(str(parsed.feed.get(name, "")) for name in PACE)),
    )


def _item(item: Any) -> Announced:
    """One of feedparser's entries; read past its substitutes for what is missing."""
    own = {name: dict.get(item, name) for name in DATES}
    contents = [part.get("value", "") for part in item.get("content", ())]
    return Announced(
        guid=item.get("id", ""),
        title=item.get("title", ""),
        link=_link(item),
        dates=tuple(raw for raw in own.values() if raw),
        text=item.get("summary") or next(filter(None, contents), ""),
    )


def _link(item: Any) -> str:
    """The address that the item itself names.

    feedparser puts the guid into ``link`` where there is no ``<link>``: right only where the guid
    is an address (RSS 2.0, ``isPermaLink``).
    """
    named: list[str] = [
        link["href"]
        for link in sorted(
            item.get("links", ()), key=lambda link: link.get("type", PAGES[0]) not in PAGES
        )
        if link.get("href") and link.get("rel", "alternate") == "alternate"
    ]
    guid: str = item.get("id", "").strip()
    permalink = item.get("guidislink") and re.match("https?://", guid, re.IGNORECASE)
    return str(next(iter(named), guid if permalink else ""))


def _entry(item: Announced, url: str, fetched_at: datetime) -> Entry:
    text = plain.shortened("\n".join(plain.lines(item.text)), LONGEST_TEXT)
    title = _one_line(item.title) or plain.shortened(text.partition("\n")[0], HEADLINE_FROM_TEXT)
    return Entry(
        guid=" ".join(item.guid.split())[:LONGEST_GUID],
        title=title,
        link=links.cleaned(item.link, url),
        published=next(
            filter(None, (dates.published(raw, fetched_at) for raw in item.dates)), None
        ),
        text=text,
    )


def _one_line(text: str) -> str:
    return plain.shortened(plain.line(text), LONGEST_TITLE)


def _named(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give each piece of news a guid of its own, and one guid to each piece of news.

    Feeds repeat guids, leave them out, and announce one page under two addresses. Others lead all
    of their news to the home page: there an address tells nothing.
    """
    guids: dict[str, str] = {}
    owners: dict[str, str] = {}
    for entry in entries:
        made = _digest(entry)
        leads = bool(entry.link) and not links.is_home(entry.link)
        key = links.twin_key(entry.link) if leads else made
        own = entry.guid if leads or not links.is_home(entry.guid) else ""
        guid = guids.get(key) or next(
            name
            for name in (own, entry.link if leads else "", made, f"{made}{len(owners)}")
            if name and owners.get(name, key) == key
        )
        guids[key] = guid
        owners[guid] = key
        yield replace(entry, guid=guid)


def _digest(entry: Entry) -> str:
    told = f"{entry.title}\n{entry.published}\n{entry.link}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]
