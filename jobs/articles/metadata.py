"""What a page says of itself to machines: JSON-LD and meta elements. A claim, to be checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobs.articles import plain
from jobs.articles.pages import Page, json_in

ARTICLES = re.compile(r"Article|Report|BlogPosting", re.IGNORECASE)
MOST_JSON = 200_000
MOST_DEPTH = 6
ADDRESS = re.compile(r"https?://|www\.|@|\.(?:vn|com|net|org)\b", re.IGNORECASE)

TITLES = ("og:title", "twitter:title", "title")
LEADS = ("og:description", "description", "twitter:description")
DATES = ("article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date")
AUTHORS = ("article:author", "dable:author", "author", "dc.creator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a page claims, each the best first, plain and on one line; empty where nothing."""

    titles: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def claims(page: Page) -> Claims:
    """Collect what a page says of its article."""
    told = [each for script in page.linked_data for each in _found(json_in(script, MOST_JSON), 0)]
    return Claims(
        titles=_lines([*_texts(told, "headline"), *page.meta(*TITLES)]),
        leads=_lines([*_texts(told, "description"), *page.meta(*LEADS)]),
        dates=_lines([*_texts(told, "datePublished"), *page.meta(*DATES)]),
        authors=tuple(
            author
            for author in _lines([*_names(told), *page.meta(*AUTHORS)])
            if not ADDRESS.search(author)
        ),
    )


def _lines(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(plain.line, texts))))


def _found(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MOST_DEPTH:
        return
    if isinstance(told, list):
        for part in told:
            yield from _found(part, depth + 1)
    elif isinstance(told, dict):
        if ARTICLES.search(str(told.get("@type", ""))):
            yield told
        yield from _found(told.get("@graph"), depth + 1)
        yield from _found(told.get("mainEntity"), depth + 1)


def _texts(told: list[dict[str, Any]], name: str) -> list[str]:
    return [value for each in told if isinstance(value := each.get(name), str)]


def _names(told: list[dict[str, Any]]) -> Iterator[str]:
    """The people who signed; an organization that "wrote" an article is the outlet."""
    for each in told:
        authors = each.get("author")
        named = []
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, str):
                named.append(author)
            elif isinstance(author, dict) and author.get("@type") != "Organization":
                named.append(str(author.get("name") or ""))
        if any(named):
            yield ", ".join(filter(None, named))
