"""The page behind an entry → an article: an own layer over trafilatura.

Extractors find the body of Vietnamese pages well and lose what stands around it: measured on 14
pages, the best got 5 leads, 5 of 15 captions and no minute. So trafilatura votes for paragraphs,
the box that holds them is looked up in the page itself, and what belongs to it is told apart by the
page's own marks: headline, date line, lead, captions, signature, source, boxes about other things.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from jobs import dates, embedded, heads, labels, links, metadata, plain, tails
from jobs.blocks import INLINE, Block, kind_of, lineage
from jobs.encodings import decoded
from jobs.errors import UnreadableError
from jobs.metadata import Claims
from jobs.news import Article, Image
from jobs.pages import LEAST_PARAGRAPH, PARTS, Page, core_of, is_aside, is_imprint, is_paragraph
from jobs.text import fold, normalize

LEAST_TEXT = 80
"""Characters that a page must hold to count as an article."""

LONGEST_CAPTION = 500
BEHIND = 8
"""How many blocks after the body the signature and the source stand at most."""

MOST_BEHIND = 5
"""How many of the last lines may stand behind a signature."""

READABLE = re.compile(r"html|xml|text/plain|octet-stream", re.IGNORECASE)
MARKUP = re.compile(r"</?(?:script|title|head|body)\b", re.IGNORECASE)
"""No text has this but where a tag was never closed: a headline's then has all behind it."""
CAPTION = re.compile(r"caption|chu-?thich|image-?desc|photo-?desc|image_title", re.IGNORECASE)
FILM = re.compile(r"(?:^|[-_ ])video|videocms", re.IGNORECASE)
FILMS = frozenset({"video", "iframe"})
FILM_LINE = re.compile(r"(?:video|clip)(?: clip)?\s*:", re.IGNORECASE)
LONGEST_FILM_LINE = 120
MOST_PARTS = 50
"""So many elements of a figure are looked at."""
FILM_LEVELS = 4
"""How many elements, a caption's own and those around it, may be a film's."""
CREDIT = re.compile(r"^[(\[]?\s*(?:ảnh|nguồn ảnh|photo)\b\s*[:.\-]", re.IGNORECASE)
CREDIT_WITHIN = re.compile(r"\b(?:ảnh|photo)\s*:", re.IGNORECASE)


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
    return article


def _read(page: Page, text: str, url: str, fetched_at: datetime) -> Article | None:
    claims = metadata.claims(page)
    headline = heads.shown(page.blocks, claims, _site_title(page))
    box = page.article_box(_voted(text), after=headline)
    if box is None:
        return None
    behind = _behind_lead(page, box)
    return _article(page, box if behind is None else behind, claims, url, fetched_at)


def _behind_lead(page: Page, box: Any) -> Any | None:
    """The box of a report shorter than its lead, where ``box`` holds the lead only."""
    held = (at for at, block in enumerate(page.blocks) if box in lineage(block.element))
    told = [at for at in held if len(page.blocks[at].text) >= LEAST_PARAGRAPH]
    if len(told) != 1 or not heads.is_called_lead(page.blocks[told[0]]):
        return None
    cards: dict[Any, bool] = {}
    for block in page.blocks[told[0] + 1 : told[0] + 1 + heads.NEAR]:
        if labels.is_label(block.text):
            return None
        if is_paragraph(block, cards) and not _is_marked_caption(block):
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
    start = _start(blocks, within, claims.titles)
    place, title = heads.title(blocks, start, claims, _site_title(page))
    if place >= start:
        start = _start(blocks, [at for at in within if at > place], claims.titles)
    lead = heads.lead(blocks, place, start, claims)
    body = _body(blocks, within, start, place=place, title=title, lead=lead)
    paragraphs = body.finished()
    tail = blocks[within[-1] + 1 : within[-1] + 1 + BEHIND]
    return Article(
        url=url,
        title=plain.shortened(title, heads.LONGEST_TITLE),
        published=heads.published(blocks, place, start, claims, fetched_at),
        lead=body.lead,
        paragraphs=paragraphs,
        images=tuple(filter(None, (_image(*shown, url) for shown in body.images))),
        author=_author(
            body.author or tails.signed_behind(tail),
            tails.marked_author(page, place, blocks),
            claims.authors,
        ),
        source=body.source or tails.marked_source(tail),
    )


def _body(
    blocks: Sequence[Block], within: Sequence[int], start: int, *, place: int, title: str, lead: int
) -> "_Body":
    """Gather the body: all of the box, and the pictures between it and the lead."""
    body = _Body(title=title, lead=blocks[lead].text if lead >= 0 else "")
    first = min(at for at in (lead, within[0], start) if at >= 0)
    for at in range(max(first, place + 1), within[-1] + 1):
        if at != lead:
            # Between headline and lead stand tools and pictures only.
            body.take(blocks, at, inside=at >= max(within[0], lead))
    return body


def _image(address: str, caption: str, url: str) -> Image | None:
    absolute = links.cleaned(address, url)
    return Image(url=absolute, caption=caption) if absolute else None


def _site_title(page: Page) -> str:
    return normalize(next((title.text or "" for title in page.root.iter("title")), ""))


def _author(signed: str, marked: str, claimed: Sequence[str]) -> str:
    """Who wrote it: by the signature, the page's marks, its claims; more names win over fewer."""
    names = [signed, marked, *map(tails.person, claimed)]
    first = next(filter(None, names), "")
    return next((name for name in names if first in name and len(name) > len(first)), first)


def _start(blocks: Sequence[Block], within: Sequence[int], titles: Sequence[str]) -> int:
    """Where the first real paragraph of the box is."""
    cards: dict[Any, bool] = {}
    for at in within:
        block = blocks[at]
        named = any(heads.looks_alike(block.text, title) for title in titles)
        if _could_start(block) and not (named or is_aside(block, cards) or _heads(blocks, at)):
            return at
    return within[0] if within else 0


def _could_start(block: Block) -> bool:
    long_ = block.image is None and len(block.text) >= LEAST_PARAGRAPH
    line = block.text.isupper() or _tells_when(block.text)
    return long_ and block.tag[0] != "h" and not line


def _tells_when(text: str) -> bool:
    """Whether a line above the text tells when, or who and when."""
    return heads.is_date_line(text) or heads.tells_minute(text)


def _heads(blocks: Sequence[Block], at: int) -> bool:
    """Whether an unmarked line is a headline: no sentence, and the date stands below it."""
    text = blocks[at].text
    dated = any(heads.is_date_line(block.text) for block in blocks[at + 1 : at + 3])
    return dated and len(text) <= heads.LONGEST_TITLE and not text.endswith(heads.SENTENCE_ENDS)


@dataclass(slots=True, kw_only=True)
class _Body:
    """The body as it grows, block by block."""

    title: str
    lead: str
    paragraphs: list[Block] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    author: str = ""
    source: str = ""
    _over: bool = False
    _text: Any = None
    _cards: dict[Any, bool] = field(default_factory=dict)

    def take(self, blocks: Sequence[Block], at: int, *, inside: bool) -> None:
        """Take one block for what it is: picture, caption, paragraph, or nothing of the article."""
        block = blocks[at]
        self._over = self._over or bool(self.paragraphs and labels.opens_comments(block))
        if self._over or is_aside(block, self._cards) or self._is_apart(block):
            return
        if block.image is not None:
            self.images.append((block.image, ""))
        elif _is_of_film(block) or (not self.images and block.element.tag == "figcaption"):
            return
        elif self.images and self._is_caption(blocks, at):
            self._add_caption(block.text)
        elif inside and self._is_paragraph(block):
            self.paragraphs.append(block)

    def _is_apart(self, block: Block) -> bool:
        """Whether it stands in a form set into the page, or outside a text that has ended.

        Where a line leads to other pages and stands outside the box of the text so far, no text
        follows but in that box. Old portals are one form as a whole.
        """
        if not self.paragraphs:
            return False
        if self._text is None and labels.closes_text(block.text):
            text = core_of(self.paragraphs)
            self._text = text if text not in lineage(block.element) else None
        form = next(block.element.iterancestors("form"), None)
        return (form is not None and form not in lineage(self.paragraphs[0].element)) or (
            self._text is not None and self._text not in lineage(block.element)
        )

    def _is_caption(self, blocks: Sequence[Block], at: int) -> bool:
        block = blocks[at]
        if len(block.text) > LONGEST_CAPTION:
            return False
        before = blocks[at - 1]
        near = before.image is not None or self._follows_caption(blocks, at)
        # The name that a caption credits may sign the text, too.
        repeats = self._repeats_caption(block.text) and (near or not tails.person(block.text))
        if repeats or _is_marked_caption(block):
            return True
        if before.image is None:
            credit = CREDIT.match(block.text) and len(block.text) < 80
            return bool(credit and (self.images[-1][1] and self._follows_caption(blocks, at)))
        return _belongs_to_picture(block, before)

    def _follows_caption(self, blocks: Sequence[Block], at: int) -> bool:
        return fold(blocks[at - 1].text) in fold(self.images[-1][1])

    def _repeats_caption(self, text: str) -> bool:
        folded = fold(text)
        return len(folded) > 8 and any(folded in fold(caption) for _, caption in self.images)

    def _add_caption(self, text: str) -> None:
        image, caption = self.images[-1]
        if fold(text) not in fold(caption):
            self.images[-1] = (image, f"{caption} {text}".strip())

    def _is_paragraph(self, block: Block) -> bool:
        text = block.text
        if labels.is_label(text) or fold(text) in (fold(self.title), fold(self.lead)):
            return False
        if block.linked > len(text) * 0.8 and len(text) < 300:
            return False
        # Above the first paragraph; below it, a line with a date is part of what is told.
        return bool(self.paragraphs) or not _tells_when(text)

    def finished(self) -> tuple[str, ...]:
        """The paragraphs, once signature, source and tools have been taken off the ends."""
        core = core_of(block for block in self.paragraphs if block.tag not in heads.HEADINGS)
        self._end_with_signature()
        while self.paragraphs and self._took_off(self.paragraphs[-1], core):
            self.paragraphs.pop()
        first = next((n for n, each in enumerate(self.paragraphs) if not _is_tool(each, core)), 0)
        return tuple(block.text for block in self.paragraphs[first:])

    def _end_with_signature(self) -> None:
        """Take off short lines behind a signature: counters, questions to the reader."""
        for at in range(max(len(self.paragraphs) - MOST_BEHIND, 1), len(self.paragraphs)):
            block, behind = self.paragraphs[at], self.paragraphs[at + 1 :]
            told = tails.person(block.text) or tails.source_of(block.text, signed=True)
            if (
                told
                and tails.ends_text(block)
                and all(len(each.text) < LEAST_PARAGRAPH for each in behind)
            ):
                del self.paragraphs[at + 1 :]
                return

    def _took_off(self, last: Block, core: Any) -> bool:
        name = tails.person(last.text)
        source = tails.source_of(last.text, signed=not name and tails.is_signed(last))
        if source:
            self.source = self.source or source
            return True
        if name and tails.is_signed(last):
            self.author = self.author or name
            return True
        if _is_tool(last, core):
            return True
        return last.tag in {"div", "td", "span", "a"} and _is_left_over(last)


def _is_tool(block: Block, core: Any) -> bool:
    """Whether a short line stands apart from the text: a button, a counter, a form's message."""
    if core is None or len(block.text) >= LEAST_PARAGRAPH or core in lineage(block.element):
        return False
    beside = block.element.getparent() in lineage(core)
    return not (
        beside and block.text.endswith(heads.SENTENCE_ENDS) and not labels.is_label(block.text)
    )


def _is_left_over(last: Block) -> bool:
    """Whether a last line outside any paragraph is a button, a label or the site's imprint."""
    short = len(last.text) < LEAST_PARAGRAPH
    return is_imprint(last) or (short and not last.text.endswith(heads.SENTENCE_ENDS))


def _is_of_film(block: Block) -> bool:
    """Whether a caption tells of a film that is set in: often another story's headline."""
    around = list(islice(lineage(block.element), FILM_LEVELS))
    if FILM_LINE.match(block.text) and len(block.text) < LONGEST_FILM_LINE:
        return True
    if any(each.get("type") == "VideoStream" for each in around):
        return True
    return _is_marked_caption(block) and any(
        FILM.search(kind_of(each))
        or (
            each.tag == "figure"
            and any(one.tag in FILMS for one in islice(each.iter(), MOST_PARTS))
        )
        for each in around
    )


def _is_marked_caption(block: Block) -> bool:
    if CAPTION.search(block.kind):
        return True
    for element in [block.element, *list(block.element.iterancestors())[:3]]:
        if element.tag in {"figcaption", "figure"} or CAPTION.search(kind_of(element)):
            return True
    return False


def _belongs_to_picture(block: Block, picture: Block) -> bool:
    """Whether a short line right below a picture is its caption."""
    text, told = fold(block.text), fold(picture.text)
    if told and len(text) > 8 and (text in told or told in text):
        return True
    if len(block.text) > 300:
        return False
    element = block.element
    small = any(each.tag in {"td", "th"} and _is_of_picture(each) for each in lineage(element))
    centered = "center" in f"{element.get('align') or ''} {element.get('style') or ''}"
    return bool(small or centered or block.italic or CREDIT_WITHIN.search(block.text[-60:]))


def _is_of_picture(cell: Any) -> bool:
    """Whether a cell is of a picture's table, which holds the picture and its caption only."""
    table = next(cell.iterancestors("table"), None)
    return (
        table is not None
        and any(True for _ in table.iter("img"))
        and len(list(table.iter("td"))) <= 4
        and len(normalize("".join(table.itertext()))) <= LONGEST_CAPTION
    )
