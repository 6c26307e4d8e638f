"""Three invented outlets whose feeds and pages the demo serves itself, so that it needs no network.

Every article was written for this project; every word that is read stands in the data files of
``articles/``, so that this file is about serving alone. Pages and feeds are plain functions of
(outlet, moment, address); ``routes`` puts HTTP around them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from html import escape
from importlib import resources
from string import Template
from typing import Any
from xml.etree import ElementTree as ET

import yaml
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ROOT = "/samples"
"""Where all of it is served; nothing else of the demo may live below."""

OUTLETS = ("dang-bo-khoi", "tuyen-giao-tinh", "chi-bo-so")
"""The data files, in the order in which the feeds are named."""

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam's time, without summer time since 1975: RSS wants the offset, not the zone's name."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
"""Sent with everything: no script at all, nothing from elsewhere, always asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One article of an invented outlet, as its data file has it; all text plain, NFC.

    Attributes:
        slug: Its name in addresses; unique within the outlet.
        title: The headline.
        lead: The opening that the editor set apart, one or two sentences.
        paragraphs: The body in reading order.
        author: The unit that signs; never a person's name.
        age: How long before the demo's start it appeared.
        caption: What stands under its picture; "" where it has no picture.
    """

    slug: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    author: str
    age: timedelta
    caption: str = ""

    def published(self, now: datetime) -> datetime:
        """Return the whole minute at which it appeared, in Vietnam's time, if ``now`` is now."""
        return (now - self.age).astimezone(VIETNAM).replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An invented local outlet.

    Attributes:
        slug: Its name in addresses.
        name: As readers see it.
        description: One line about it.
        footer: Says under every page that outlet and articles are samples.
        articles: Newest first.
    """

    slug: str
    name: str
    description: str
    footer: str
    articles: tuple[Sample, ...]

    def updated(self, now: datetime) -> datetime:
        """Return when its newest article appeared."""
        return max(sample.published(now) for sample in self.articles)


@cache
def load() -> tuple[Outlet, ...]:
    """Read the outlets from the package's data, once."""
    return tuple(_outlet(yaml.safe_load(_data(f"{slug}.yaml"))) for slug in OUTLETS)


def feed_urls(base: str) -> list[tuple[str, str]]:
    """Name each outlet with the absolute address of its feed.

    Args:
        base: Where the demo is served, such as ``http://127.0.0.1:8000``; a slash at its end is
            taken off.
    """
    return [(outlet.name, f"{_home(outlet, base)}rss.xml") for outlet in load()]


def routes(now: datetime) -> list[Route]:
    """Make the routes below ``ROOT``: feeds, article pages, front pages, style and picture.

    Links in feeds and pages begin with the address that the reader himself used.

    Args:
        now: The demo's start; aware. All articles are dated back from it, and stay so.
    """

    async def feed(request: Request) -> Response:
        outlet = _find_outlet(request)
        body = feed_xml(outlet, now, _base(request))
        return _answer(request, body, "application/rss+xml", outlet.updated(now))

    async def front(request: Request) -> Response:
        outlet = _find_outlet(request)
        body = front_html(outlet, now, _base(request)).encode()
        return _answer(request, body, "text/html", outlet.updated(now))

    async def page(request: Request) -> Response:
        outlet = _find_outlet(request)
        sample = _find_sample(outlet, request)
        body = page_html(outlet, sample, now, _base(request)).encode()
        return _answer(request, body, "text/html", sample.published(now))

    async def style(request: Request) -> Response:
        return _answer(request, _data("page.css").encode(), "text/css", now)

    async def picture(request: Request) -> Response:
        return _answer(request, _data("picture.svg").encode(), "image/svg+xml", now)

    return [
        Route(f"{ROOT}/page.css", style),
        Route(f"{ROOT}/picture.svg", picture),
        Route(f"{ROOT}/{{outlet}}/", front),
        Route(f"{ROOT}/{{outlet}}/rss.xml", feed),
        Route(f"{ROOT}/{{outlet}}/{{article}}.html", page),
    ]


def feed_xml(outlet: Outlet, now: datetime, base: str) -> bytes:
    """Write the outlet's feed: RSS 2.0, UTF-8, one item an article with its lead as description.

    Args:
        outlet: Whose feed.
        now: The demo's start; aware.
        base: What all links begin with; no slash at its end.
    """
    spaces = {
        "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    }
    rss = ET.Element("rss", {"version": "2.0", **spaces})
    channel = ET.SubElement(rss, "channel")
    _text(channel, "title", outlet.name)
    _text(channel, "link", _home(outlet, base))
    _text(channel, "description", outlet.description)
    _text(channel, "language", "vi")
    _text(channel, "copyright", outlet.footer)
    _text(channel, "lastBuildDate", format_datetime(outlet.updated(now)))
    itself = {"href": f"{_home(outlet, base)}rss.xml", "rel": "self", "type": "application/rss+xml"}
    ET.SubElement(channel, "atom:link", itself)
    for sample in outlet.articles:
        _add_item(channel, outlet, sample, now, base)
    body: bytes = ET.tostring(rss, encoding="utf-8", xml_declaration=True)
    return body


def page_html(outlet: Outlet, sample: Sample, now: datetime, base: str) -> str:
    """Write the article's page; arguments as in ``feed_xml``."""
    published = sample.published(now)
    home = _home(outlet, base)
    words = {
        "title": sample.title,
        "lead": sample.lead,
        "author": sample.author,
        "outlet": outlet.name,
        "footer": outlet.footer,
        "url": _url(outlet, sample, base),
        "home": home,
        "feed": f"{home}rss.xml",
        "assets": base + ROOT,
        "published": published.isoformat(),
        "shown": _shown(published),
    }
    pieces = {
        "figure": _figure(sample, base),
        "paragraphs": "\n".join(f"<p>{escape(text)}</p>" for text in sample.paragraphs),
        "linked_data": _linked_data(outlet, sample, published, words["url"]),
    }
    return _filled("page.html", words, pieces)


def front_html(outlet: Outlet, now: datetime, base: str) -> str:
    """Write the outlet's front page, a list of its headlines; arguments as in ``feed_xml``."""
    home = _home(outlet, base)
    words = {
        "outlet": outlet.name,
        "description": outlet.description,
        "footer": outlet.footer,
        "home": home,
        "feed": f"{home}rss.xml",
        "assets": base + ROOT,
    }
    lines = (_headline(outlet, sample, now, base) for sample in outlet.articles)
    return _filled("front.html", words, {"headlines": "\n".join(lines)})


def is_unchanged(asked: Mapping[str, str], *, etag: str, modified: datetime) -> bool:
    """Say whether the reader has this very answer already (RFC 9110, 13.2.2).

    Args:
        asked: The request's headers, found whatever their case. A readable ``If-None-Match``
            wins over ``If-Modified-Since``; a date that is none counts as not sent.
        etag: The answer's ``ETag``, with its quotation marks.
        modified: The answer's ``Last-Modified``; aware.
    """
    if (tags := asked.get("if-none-match")) is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or etag in known
    try:
        since = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except (ValueError, OverflowError):
        return False
    return since.tzinfo is not None and modified.replace(microsecond=0) <= since


@cache
def _data(name: str) -> str:
    return (resources.files("bot.demo") / "articles" / name).read_text("utf-8")


def _outlet(data: dict[str, Any]) -> Outlet:
    samples = sorted((_sample(raw) for raw in data["articles"]), key=lambda sample: sample.age)
    return Outlet(
        slug=data["slug"],
        name=data["name"],
        description=data["description"],
        footer=data["footer"],
        articles=tuple(samples),
    )


def _sample(data: dict[str, Any]) -> Sample:
    return Sample(
        slug=data["slug"],
        title=data["title"],
        lead=data["lead"],
        paragraphs=tuple(data["paragraphs"]),
        author=data["author"],
        age=timedelta(minutes=data["age_minutes"]),
        caption=data.get("caption", ""),
    )


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _find_outlet(request: Request) -> Outlet:
    for outlet in load():
        if outlet.slug == request.path_params["outlet"]:
            return outlet
    raise HTTPException(404)


def _find_sample(outlet: Outlet, request: Request) -> Sample:
    for sample in outlet.articles:
        if sample.slug == request.path_params["article"]:
            return sample
    raise HTTPException(404)


def _answer(request: Request, body: bytes, media_type: str, modified: datetime) -> Response:
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    last = format_datetime(modified.astimezone(UTC), usegmt=True)
    headers = {**HEADERS, "ETag": etag, "Last-Modified": last}
    if is_unchanged(request.headers, etag=etag, modified=modified):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=f"{media_type}; charset=utf-8", headers=headers)


def _home(outlet: Outlet, base: str) -> str:
    return f"{base.rstrip('/')}{ROOT}/{outlet.slug}/"


def _url(outlet: Outlet, sample: Sample, base: str) -> str:
    return f"{_home(outlet, base)}{sample.slug}.html"


def _shown(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M} (GMT+7)"


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, tag)
    child.text = text
    return child


def _add_item(
    channel: ET.Element, outlet: Outlet, sample: Sample, now: datetime, base: str
) -> None:
    item = ET.SubElement(channel, "item")
    _text(item, "title", sample.title)
    _text(item, "link", _url(outlet, sample, base))
    _text(item, "description", sample.lead)
    _text(item, "dc:creator", sample.author)
    _text(item, "pubDate", format_datetime(sample.published(now)))
    guid = _text(item, "guid", f"sample:{outlet.slug}/{sample.slug}")
    guid.set("isPermaLink", "false")


def _figure(sample: Sample, base: str) -> str:
    if not sample.caption:
        return ""
    image = f'<img src="{escape(base + ROOT)}/picture.svg" width="960" height="480" alt="">'
    return f"<figure>{image}<figcaption>{escape(sample.caption)}</figcaption></figure>"


def _headline(outlet: Outlet, sample: Sample, now: datetime, base: str) -> str:
    published = sample.published(now)
    link = f'<a href="{escape(_url(outlet, sample, base))}">{escape(sample.title)}</a>'
    time = f'<time datetime="{published.isoformat()}">{_shown(published)}</time>'
    return f"<li>{link} {time}</li>"


def _linked_data(outlet: Outlet, sample: Sample, published: datetime, url: str) -> str:
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": sample.title,
        "description": sample.lead,
        "inLanguage": "vi",
        "datePublished": published.isoformat(),
        "author": {"@type": "Organization", "name": sample.author},
        "publisher": {"@type": "Organization", "name": outlet.name},
        "mainEntityOfPage": url,
    }
    # Inside <script> HTML escapes nothing: only a "<" could end it.
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")


def _filled(name: str, words: Mapping[str, str], pieces: Mapping[str, str]) -> str:
    escaped = {key: escape(word) for key, word in words.items()}
    return Template(_data(name)).substitute({**escaped, **pieces})
