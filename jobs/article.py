"""The page behind an entry → an article: an own layer over trafilatura.

Extractors find the body of Vietnamese pages well and lose what stands around it: measured on 14
pages, the best got 5 leads, 5 of 15 captions and no minute. So trafilatura votes for paragraphs,
the box that holds them is looked up in the page itself, and what belongs to it is told apart by the
page's own marks: headline, date line, lead, captions, signature, source, boxes about other things.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import accumulate
from typing import Any

from jobs import dates, links, obituaries
from jobs.articles import date_lines, embedded, headlines, labels, metadata, plain, signatures
from jobs.articles.article_body import Body
from jobs.articles.blocks import INLINE, Block, lineage
from jobs.articles.captions import is_caption, is_marked_caption, is_of_film
from jobs.articles.labels import SENTENCE_ENDS
from jobs.articles.metadata import Claims
from jobs.articles.openings import begins_news
from jobs.articles.pages import LEAST_PARAGRAPH, PARTS, Page, is_aside, is_paragraph
from jobs.encodings import decoded
from jobs.errors import UnreadableError
from jobs.news import Article, Image
from jobs.text import normalize

LEAST_TEXT = 80
"""Characters that a page must hold to count as an article."""

LONGEST_TEXT = 200_000
"""Characters of an article that are kept: a law in full has as many.

A page of 5 MB is 20 kB on the wire where it repeats itself, and all that is done with its text
later, from the documents it names to questions about it, takes as much longer.
"""

BEHIND = 8
"""How many blocks after the body the signature and the source stand at most."""

MOST_LINKED_START = 0.8
"""The share of a first paragraph that links may take; what they take more of leads elsewhere."""

READABLE = re.compile(r"html|xml|text/plain|octet-stream", re.IGNORECASE)
MARKUP = re.compile(r"</?(?:script|title|head|body)\b", re.IGNORECASE)
"""No text has this but where a tag was never closed: a headline's then has all behind it."""


def read(
    body: bytes, url: str, *, content_type: str | None = None, fetched_at: datetime
) -> Article:
    """Read the article out of a page.

    Args:
        body: The page, unpacked.
        url: Where it was found; pictures with relative addresses are relative to it.
        content_type: What the server says it is.
        fetched_at: Nothing was published later than this; aware, UTC.

    Raises:
        UnreadableError: There is no article: no text, no HTML, or only lists of others.
    """
    if content_type and not READABLE.search(content_type):
        raise UnreadableError(f"this is {content_type[:60]}, not a page")
    text = decoded(body, content_type)
    if "\x00" in text[:1000]:
        raise UnreadableError("this is no text")
    try:
        page = Page(text)
    except ValueError as error:
        raise UnreadableError("this is no page") from error
    article = _read(page, text, url, fetched_at)
    if article is None or len(article.text) < LEAST_TEXT:
        article = _embedded(page, url, fetched_at) or article
    if article is None:
        raise UnreadableError("the page holds no article")
    if len(article.text) < LEAST_TEXT:
        raise UnreadableError("the page holds hardly any text")
    if MARKUP.search(article.title) or MARKUP.search(article.text):
        raise UnreadableError("the page's markup is broken, and stands in its text")
    return replace(article, title=obituaries.with_name(article.title, article.paragraphs))


def _read(page: Page, text: str, url: str, fetched_at: datetime) -> Article | None:
    claims = metadata.claims(page)
    headline = headlines.shown(page.blocks, claims, page.title)
    box = page.article_box(_voted(text), after=headline)
    if box is None:
        return None
    behind = _behind_lead(page, box)
    return _article(page, box if behind is None else behind, claims, url, fetched_at)


def _behind_lead(page: Page, box: Any) -> Any | None:
    """The box of a report shorter than its lead, where ``box`` holds the lead only."""
    held = (at for at, block in enumerate(page.blocks) if box in lineage(block.element))
    told = [at for at in held if len(page.blocks[at].text) >= LEAST_PARAGRAPH]
    if len(told) != 1 or not headlines.is_called_lead(page.blocks[told[0]]):
        return None
    cards: dict[Any, bool] = {}
    for block in page.blocks[told[0] + 1 : told[0] + 1 + date_lines.NEAR]:
        if labels.is_label(block.text):
            return None
        if is_paragraph(block, cards) and not is_marked_caption(block):
            return next((e for e in lineage(block.element) if e.tag not in PARTS | INLINE), None)
    return None


def _embedded(page: Page, url: str, fetched_at: datetime) -> Article | None:
    """The article of a page that shows it by script only; its head is what the page claims."""
    body = embedded.body_of(page)
    if not body:
        return None
    text = f"<html><body><div>{body}</div></body></html>"
    article = _read(Page(text), text, url, fetched_at)
    if article is None:
        return None
    claims = metadata.claims(page)
    told = (dates.published(raw, fetched_at) for raw in claims.dates)
    return replace(
        article,
        title=next(iter(claims.titles), "") or article.title,
        published=next(filter(None, told), None) or article.published,
        author=article.author or _author("", "", claims.authors),
    )


def _voted(text: str) -> list[str]:
    """The paragraphs that trafilatura takes for the body."""
    # Only the process that reads pages pays for this import.
    import trafilatura

    found = trafilatura.extract(
        text, include_comments=False, include_tables=True, fast=True, deduplicate=False
    )
    lines = re.split(r"\n|\s\|\s", found or "")
    return [normalize(line.lstrip("-# |")) for line in lines]


def _article(page: Page, box: Any, claims: Claims, url: str, fetched_at: datetime) -> Article:
    blocks = page.blocks
    within = [at for at, block in enumerate(blocks) if box in lineage(block.element)]
    titles = (*claims.titles, page.title)
    start = _start(blocks, within, titles)
    place, title = headlines.title(blocks, within[0], start, claims, page.title)
    if place >= start:
        start = _start(blocks, [at for at in within if at > place], titles)
    lead = headlines.lead(blocks, place, start, claims)
    body = _body(blocks, within, start, place=place, title=title, lead=lead)
    paragraphs = body.finished()
    tail = blocks[within[-1] + 1 : within[-1] + 1 + BEHIND]
    return Article(
        url=url,
        title=plain.shortened(title, headlines.LONGEST_TITLE),
        published=date_lines.published(blocks, place, start, claims, fetched_at),
        lead=body.lead,
        paragraphs=_bounded(paragraphs, LONGEST_TEXT - len(body.lead)),
        images=tuple(filter(None, (_image(*shown, url) for shown in body.images))),
        author=_author(
            body.author or signatures.signed_behind(tail),
            signatures.marked_author(page, place, blocks),
            claims.authors,
        ),
        source=body.source or signatures.marked_source(tail),
    )


def _body(
    blocks: Sequence[Block],
    within: Sequence[int],
    start: int,
    *,
    place: int,
    title: str,
    lead: range,
) -> Body:
    """Gather the body: all of the box, and the pictures between it and the lead."""
    body = Body(title=title, lead="\n".join(blocks[at].text for at in lead))
    first = min(*lead[:1], within[0], start)
    for at in range(max(place, 0), first - 1):
        # Above lead and text, a picture is the article's where it has a caption.
        if blocks[at].image is not None and is_marked_caption(blocks[at + 1]):
            body.take(blocks, at, inside=False)
            body.take(blocks, at + 1, inside=False)
    # Between headline and lead stand tools and pictures only; the first paragraph may, too.
    opening = max(within[0], min(*lead[:1], start)) if lead else within[0]
    for at in range(max(first, place + 1), within[-1] + 1):
        if at not in lead:
            body.take(blocks, at, inside=at >= opening)
    return body


def _bounded(paragraphs: Sequence[str], most: int) -> tuple[str, ...]:
    """The first paragraphs that fit into ``most`` characters; of a first that does not, so much."""
    ends = accumulate(len(each) + 1 for each in paragraphs)
    whole = tuple(each for each, end in zip(paragraphs, ends, strict=True) if end <= most)
    return whole or tuple(plain.shortened(each, most - 1) for each in paragraphs[:1])


def _image(address: str, caption: str, url: str) -> Image | None:
    absolute = links.cleaned(address, url)
    return Image(url=absolute, caption=caption) if absolute else None


def _author(signed: str, marked: str, claimed: Sequence[str]) -> str:
    """Who wrote it: by the signature, the page's marks, its claims; more names win over fewer."""
    names = [signed, marked, *map(signatures.person, claimed)]
    first = next(filter(None, names), "")
    return next((name for name in names if first in name and len(name) > len(first)), first)


def _start(blocks: Sequence[Block], within: Sequence[int], titles: Sequence[str]) -> int:
    """Where the first real paragraph of the box is."""
    cards: dict[Any, bool] = {}
    for at in within:
        block = blocks[at]
        named = any(headlines.looks_alike(block.text, title) for title in titles)
        other = named or is_aside(block, cards) or _is_headline(blocks, at)
        if _could_start(block) and not (other or is_caption(blocks, at) or is_of_film(block)):
            return at
    return within[0] if within else 0


def _could_start(block: Block) -> bool:
    text = block.text
    told = len(text) >= LEAST_PARAGRAPH or (begins_news(text) and text.endswith(SENTENCE_ENDS))
    leads_away = block.linked > len(text) * MOST_LINKED_START or labels.is_row(block)
    line = text.isupper() or date_lines.tells_when(text) or leads_away
    return block.image is None and told and block.tag[0] != "h" and not line


def _is_headline(blocks: Sequence[Block], at: int) -> bool:
    """Whether an unmarked line is a headline: no sentence, and the date stands below it."""
    text = blocks[at].text
    dated = any(date_lines.is_date_line(block.text) for block in blocks[at + 1 : at + 3])
    return dated and len(text) <= headlines.LONGEST_TITLE and not text.endswith(SENTENCE_ENDS)
