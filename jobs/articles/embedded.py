"""Articles that a page holds only as data for its own scripts: JSON-LD, or a framework's state."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from jobs.articles import plain
from jobs.articles.pages import Page, json_in

LEAST = 400
"""Characters of text; what is shorter is a teaser."""

MOST_JSON = 3_000_000
MOST_VALUES = 50_000
PARAGRAPHS = re.compile(r"<p[\s>]", re.IGNORECASE)
STATES = ("__NEXT_DATA__", "__NUXT_DATA__")


def body_of(page: Page) -> str:
    """Return the article as HTML; "" where the page holds none in its scripts.

    ``articleBody`` of JSON-LD is plain text by its definition (schema.org); frameworks that render
    on the client (Next.js, Nuxt) leave the editor's HTML in their state. The longest counts.
    """
    found = [*_told(page), *_states(page)]
    return max(found, key=len, default="")


def _told(page: Page) -> Iterator[str]:
    for script in page.linked_data:
        for name, text in _texts(script):
            if name == "articleBody" and len(text) >= LEAST:
                yield _as_html(text)


def _states(page: Page) -> Iterator[str]:
    for script in page.root.iter("script"):
        if script.get("id") in STATES:
            for _, text in _texts(script):
                if len(PARAGRAPHS.findall(text)) >= 2 and len(plain.line(text)) >= LEAST:
                    yield text


def _as_html(text: str) -> str:
    if PARAGRAPHS.search(text):
        return text
    lines = [" ".join(line.split()) for line in re.split(r"\n+|\r", text)]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _texts(script: Any) -> Iterator[tuple[str, str]]:
    """All strings in the JSON of a script, with the names they go by."""
    waiting: list[tuple[str, Any]] = [("", json_in(script, MOST_JSON))]
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        name, value = waiting.pop()
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, list):
            waiting += [(name, each) for each in value]
        elif isinstance(value, dict):
            waiting += value.items()
