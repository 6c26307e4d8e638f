"""News sitemaps and plain ones, read as if they were feeds.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap and
https://www.sitemaps.org/protocol.html.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from jobs import dates, links
from jobs.articles import plain
from jobs.errors import NotAFeedError
from jobs.news import Entry
from jobs.sources import markup
from jobs.sources.listing import LONGEST_GUID, LONGEST_TITLE, MOST_ENTRIES, Listing
from jobs.sources.not_a_feed import looks_like

ROOTS = ("urlset", "sitemapindex")
MOST_READ = 50_000
"""How many addresses a sitemap holds at most, by its protocol."""


def read(body: bytes, *, url: str, content_type: str | None, fetched_at: datetime) -> Listing:
    """Read the newest articles of a sitemap.

    A title that is not told stays "": the article's page tells it later.

    Args:
        body: The sitemap; a gzip file is opened.
        url: Where it came from.
        content_type: What the server says it is; counts for the encoding only.
        fetched_at: Nothing was published later; aware, UTC.

    Raises:
        NotAFeedError: It is no sitemap, or one that only lists others.
        FetchError: It is packed, and damaged or too large when unpacked.
    """
    root = _root(body, content_type)
    if markup.local_name(root) == "sitemapindex":
        raise NotAFeedError("this sitemap only lists others")
    seen: dict[str, Entry] = {}
    for place, element in enumerate(root):
        if place >= MOST_READ:
            break
        entry = _entry(element, url, fetched_at) if markup.local_name(element) == "url" else None
        if entry is not None:
            seen.setdefault(links.twin_key(entry.link), entry)
    # Plain sitemaps are in any order, many the oldest first.
    dated = sorted(
        seen.values(),
        key=lambda entry: entry.published.timestamp() if entry.published else 0.0,
        reverse=True,
    )
    return Listing(title="", entries=tuple(dated[:MOST_ENTRIES]))


def listed(body: bytes, *, url: str, content_type: str | None) -> list[str]:
    """Return the addresses of the sitemaps that an index lists, news first, then the newest.

    Raises:
        NotAFeedError: It is no sitemap.
        FetchError: It is packed, and damaged or too large when unpacked.
    """
    root = _root(body, content_type)
    if markup.local_name(root) != "sitemapindex":
        return []
    found = [
        ("news" in address.lower(), next(_texts(element, "lastmod"), ""), address)
        for element in list(root)[:MOST_READ]
        if (address := links.cleaned(next(_texts(element, "loc"), ""), url))
    ]
    return [address for _, _, address in sorted(found, reverse=True)]


def _root(body: bytes, content_type: str | None) -> Any:
    text = markup.unpacked(body, content_type)
    root = markup.tree(text, markup.SITEMAP)
    if root is None or markup.local_name(root) not in ROOTS:
        raise NotAFeedError(looks_like(body, text).replace("feed", "sitemap"))
    return root


def _entry(element: Any, url: str, fetched_at: datetime) -> Entry | None:
    link = links.cleaned(next(_texts(element, "loc"), ""), url)
    if not link:
        return None
    news = next((child for child in element if markup.local_name(child) == "news"), None)
    told = news if news is not None else element
    raw = next(_texts(told, "publication_date"), "") or next(_texts(element, "lastmod"), "")
    return Entry(
        guid=link[:LONGEST_GUID],
        title=plain.shortened(plain.line(next(_texts(told, "title"), "")), LONGEST_TITLE),
        link=link,
        published=dates.published(raw, fetched_at),
    )


def _texts(element: Any, name: str) -> Iterator[str]:
    """What stands in the children so named."""
    for child in element:
        if markup.local_name(child) == name and child.text:
            yield child.text.strip()[: markup.MOST_OF_AN_ATTRIBUTE]
