"""Lists of feeds as other programs write and read them: OPML 2.0 (http://opml.org/spec2.opml)."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jobs import links
from jobs.encodings import decoded
from jobs.errors import NotAFeedError
from jobs.sources import SOURCES
from jobs.sources.markup import OUTLINES, tree
from jobs.text import normalize

SPARE = "/spare"
MOST_OUTLINES = 5_000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list.

    Attributes:
        name: The outlet, as members read it; its address where the list has no name.
        url: The feed.
        kind: Which source reads it; "feed" for RSS and Atom, and where the list does not say.
        state: What is known of it ("live 8.2026 …"), as the starter list tells; "" elsewhere.
        live: Whether it is taken at once. The starter list has spare ones too: those that were
            dead, blocked or in doubt when last seen, and second ways to the same news.
    """

    name: str
    url: str
    kind: str = "feed"
    state: str = ""
    live: bool = True


def read(body: bytes) -> list[Outline]:
    """Read the feeds of a list, each address once.

    Raises:
        NotAFeedError: It is no OPML.
    """
    root = tree(decoded(body, None), OUTLINES)
    if root is None:
        raise NotAFeedError("this is no OPML file")
    found: dict[str, Outline] = {}
    for number, element in enumerate(root.iter()):
        if number > MOST_OUTLINES:
            break
        outline = _outline(element)
        if outline is not None:
            found.setdefault(outline.url, outline)
    return list(found.values())


def _outline(element: Any) -> Outline | None:
    told = {name.lower(): value for name, value in element.attrib.items()}
    url = links.cleaned(told.get("xmlurl"), "")
    if not url:
        return None
    kind = told.get("type", "").lower()
    return Outline(
        name=normalize(told.get("text") or told.get("title") or url)[:LONGEST_NAME],
        url=url,
        kind=kind if kind in SOURCES else "feed",
        state=normalize(told.get("description", ""))[:LONGEST_NAME],
        live=told.get("category", "") != SPARE,
    )


def write(feeds: Iterable[Outline], *, title: str) -> bytes:
    """Write a list of feeds; RSS readers understand those of kind "feed"."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for feed in feeds:
        outline = etree.SubElement(
            body,
            "outline",
            text=feed.name,
            title=feed.name,
            type="rss" if feed.kind == "feed" else feed.kind,
            xmlUrl=feed.url,
        )
        if feed.state:
            outline.set("description", feed.state)
        if not feed.live:
            outline.set("category", SPARE)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def starters() -> list[Outline]:
    """Return the Vietnamese sources that come with the program, with what is known of each."""
    return read((files("jobs") / "starters.opml").read_bytes())
