"""What can be read at the address that an admin names: a feed, a sitemap, or a list page.

In this order: the address itself, feeds that its page tells machines about, where sites usually put
their feeds, their news sitemaps, and in the end the links on the page.
"""

import logging
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from jobs import links
from jobs.articles.pages import parsed
from jobs.encodings import decoded
from jobs.errors import FetchError, NotAFeedError, RefusedAddressError
from jobs.fetch import Answer
from jobs.newsroom import Newsroom
from jobs.sources import SOURCES, Listing, sitemap
from jobs.text import fold

log = logging.getLogger(__name__)

FEED_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|text/(?:rss|xml)", re.IGNORECASE
)
MOST_TOLD = 5
"""Feeds of its own that a page names; the first is that of the page, others are of its sections."""

USUAL = (
    "/rss/home.rss",
    "/rss",
    "/rss.xml",
    "/feed",
    "/home.rss",
    "/rss/tin-moi-nhat.rss",
    "/index.rss",
    "/atom.xml",
    "/rss.aspx",
    "/rss_feed/",
)
"""Where the sites of ``jobs/starters.opml`` have their feeds, and then WordPress and Blogger."""

USUAL_SITEMAPS = (
    "/sitemaps/google-news.xml",
    "/google-news-sitemap.xml",
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap_news.xml",
    "/sitemap.xml",
)
RECENT = timedelta(days=14)
"""A sitemap that has nothing so new is an archive."""

MOST_SITEMAPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that can be pulled.

    Attributes:
        kind: Which source reads it; a key of ``SOURCES``.
        url: Its address, after all redirects: an admin sees where it leads before it is kept.
        listing: What it lists now.
    """

    kind: str
    url: str
    listing: Listing


async def discover(newsroom: Newsroom, address: str) -> Found:
    """Find out what can be pulled at ``address``, which may lack its "https://".

    Raises:
        NotAFeedError: Nothing can; the text says what is there instead.
        FetchError: It cannot be reached, or must not be visited.
    """
    answer = await _opened(newsroom, address.strip())
    for kind in ("feed", "sitemap"):
        if found := await _as(newsroom, kind, answer):
            return found
    async for candidate in _candidates(newsroom, answer):
        if candidate.listing.entries:
            return candidate
    return Found(kind="page", url=answer.url, listing=await read(newsroom, "page", answer))


async def look(newsroom: Newsroom, kind: str, url: str) -> Listing:
    """Read what is at ``url`` as one kind of source; nothing is kept.

    Raises:
        NotAFeedError: It is none.
        FetchError: It cannot be reached, or must not be visited.
    """
    return await read(newsroom, kind, await newsroom.fetcher.get(url))


async def read(newsroom: Newsroom, kind: str, answer: Answer) -> Listing:
    """Read an answer as one kind of source.

    Raises:
        NotAFeedError: It is none.
        FetchError: It is too large, or took too long.
    """
    listing: Listing = await newsroom.workers.do(
        SOURCES[kind],
        answer.body,
        url=answer.url,
        content_type=answer.content_type,
        fetched_at=newsroom.clock(),
    )
    return listing


async def _opened(newsroom: Newsroom, address: str) -> Answer:
    if "://" in address:
        return await newsroom.fetcher.get(address)
    try:
        return await newsroom.fetcher.get(f"https://{address}")
    except RefusedAddressError:
        raise
    except FetchError:
        return await newsroom.fetcher.get(f"http://{address}")


async def _as(newsroom: Newsroom, kind: str, answer: Answer) -> Found | None:
    try:
        listing = await read(newsroom, kind, answer)
    except NotAFeedError:
        return None
    return Found(kind=kind, url=answer.url, listing=listing)


async def _candidates(newsroom: Newsroom, answer: Answer) -> AsyncIterator[Found]:
    told = await newsroom.workers.do(feeds_told, answer.body, answer.url, answer.content_type)
    home = urlsplit(answer.url).path in {"", "/"}
    usual = [urljoin(answer.url, path) for path in USUAL] if home else []
    if home and not told:
        told = await _indexed(newsroom, answer)
    for url in dict.fromkeys([*told[:MOST_TOLD], *usual]):
        if found := await _tried(newsroom, "feed", url):
            yield found
    if home:
        async for found in _sitemaps(newsroom, answer.url):
            yield found


async def _indexed(newsroom: Newsroom, answer: Answer) -> list[str]:
    """The feeds of a site whose page only leads to a page about them."""
    about = await newsroom.workers.do(index_told, answer.body, answer.url, answer.content_type)
    page = await _answered(newsroom, about) if about else None
    if page is None:
        return []
    told: list[str] = await newsroom.workers.do(feeds_told, page.body, page.url, page.content_type)
    return told


async def _sitemaps(newsroom: Newsroom, url: str) -> AsyncIterator[Found]:
    for path in USUAL_SITEMAPS:
        answer = await _answered(newsroom, urljoin(url, path))
        if answer is None:
            continue
        found = await _as(newsroom, "sitemap", answer)
        if found is None:
            for child in (await _listed(newsroom, answer))[:MOST_SITEMAPS]:
                found = await _tried(newsroom, "sitemap", child)
                if found and _is_news(newsroom, found):
                    yield found
        elif _is_news(newsroom, found):
            yield found


async def _listed(newsroom: Newsroom, answer: Answer) -> list[str]:
    try:
        listed: list[str] = await newsroom.workers.do(
            sitemap.listed, answer.body, url=answer.url, content_type=answer.content_type
        )
    except (NotAFeedError, FetchError):
        return []
    return listed


def _is_news(newsroom: Newsroom, found: Found) -> bool:
    since = newsroom.clock() - RECENT
    return any(each.published and each.published > since for each in found.listing.entries)


async def _tried(newsroom: Newsroom, kind: str, url: str) -> Found | None:
    answer = await _answered(newsroom, url)
    try:
        return await _as(newsroom, kind, answer) if answer else None
    except FetchError:
        return None


async def _answered(newsroom: Newsroom, url: str) -> Answer | None:
    """What is at a place that was only guessed; None where nothing is, or it leads off the site."""
    try:
        return await newsroom.fetcher.get(url, hosts=())
    except FetchError as error:
        log.debug("nothing there", extra={"fault": str(error)})
        return None


def index_told(body: bytes, url: str, content_type: str | None) -> str:
    """Return the page of a site that is called "RSS"; "" where there is none. Pure, as below."""
    root = parsed(decoded(body, content_type))
    for anchor in [] if root is None else root.iter("a"):
        called = " ".join([*anchor.itertext(), anchor.get("title") or ""])
        if fold(called).strip() in {"rss", "rss rss", "kenh rss"}:
            address = links.cleaned(anchor.get("href"), url)
            if address and _same_site(address, url):
                return address
    return ""


def feeds_told(body: bytes, url: str, content_type: str | None) -> list[str]:
    """Return the feeds that a page tells machines about, or else leads to, on its own site.

    Pure, and callable in another process.
    """
    root = parsed(decoded(body, content_type))
    if root is None:
        return []
    told = [*_alternates(root), *_anchored(root)]
    named = (links.cleaned(address, url) for address in told)
    return list(dict.fromkeys(each for each in named if each and _same_site(each, url)))


def _alternates(root: Any) -> Iterator[str]:
    for link in root.iter("link"):
        kind = (link.get("type") or "").strip()
        if "alternate" in (link.get("rel") or "").lower().split() and FEED_TYPES.match(kind):
            yield link.get("href") or ""


def _anchored(root: Any) -> Iterator[str]:
    for anchor in root.iter("a"):
        address = anchor.get("href") or ""
        if re.search(r"\.rss$|/feed/?$|/rss\.(?:xml|aspx)$|/atom\.xml$", address, re.IGNORECASE):
            yield address


def _same_site(address: str, url: str) -> bool:
    """Whether a feed is the site's own, be it on a part of it: comments and ads bring others."""
    one, other = links.site(address), links.site(url)
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
