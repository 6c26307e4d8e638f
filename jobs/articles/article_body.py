"""An article's body as it grows, block by block: paragraphs, pictures with captions, signature."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from jobs.articles import date_lines, labels, signatures
from jobs.articles.blocks import HEADINGS, INLINE, Block, kind_of, lineage
from jobs.articles.captions import (
    LONGEST_CAPTION,
    belongs_to_picture,
    is_banner,
    is_credit,
    is_marked_caption,
    is_of_film,
    reads_as_news,
    tells_speaker,
)
from jobs.articles.pages import (
    LEAST_PARAGRAPH,
    PARTS,
    core_of,
    is_aside,
    is_called_article,
    is_imprint,
    main_box,
)
from jobs.text import fold

MOST_BEHIND = 5
"""How many of the last lines may stand behind a signature."""

LEAST_BESIDE = 2
"""So many paragraphs beside a short last line, in one element, make it one of the text."""

MOST_ENDS = 20
"""So many lines that lead elsewhere may stand within a text; a flood of them is not looked at."""


@dataclass(slots=True, kw_only=True)
class Body:
    """The body as it grows, block by block."""

    title: str
    lead: str
    paragraphs: list[Block] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    author: str = ""
    source: str = ""
    _over: bool = False
    _text: Any = None
    _ends: int = 0
    _cards: dict[Any, bool] = field(default_factory=dict)

    def take(self, blocks: Sequence[Block], at: int, *, inside: bool) -> None:
        """Take one block for what it is: picture, caption, paragraph, or nothing of the article."""
        block = blocks[at]
        self._over = self._over or bool(self.paragraphs and labels.opens_comments(block))
        if self._over or is_aside(block, self._cards) or self._is_apart(block):
            return
        if block.image is not None:
            self.images.append((block.image, ""))
        elif (
            is_of_film(block)
            or (not self.images and block.element.tag == "figcaption")
            or labels.is_label(block.text)
            or tells_speaker(block)
        ):
            return
        elif self._is_behind_picture(blocks, at) and is_banner(block, blocks[at - 1]):
            self.images.pop()
        elif self.images and self._is_caption(blocks, at):
            self._add_caption(block.text)
        elif inside and not labels.is_teaser(blocks, at) and self._is_paragraph(block):
            self.paragraphs.append(block)

    def _is_apart(self, block: Block) -> bool:
        """Whether it stands in a form set into the page, or outside a text that has ended.

        Where a line leads to other pages and stands outside the box of the text so far, no text
        follows but in that box. Old portals are one form as a whole.
        """
        if not self.paragraphs:
            return False
        if self._text is None and self._ends < MOST_ENDS and labels.closes_text(block.text):
            self._ends += 1
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
        behind = self._is_behind_picture(blocks, at)
        near = behind or self._follows_caption(blocks, at)
        # The name that a caption credits may sign the text, too.
        repeats = self._repeats_caption(block.text) and (near or not signatures.person(block.text))
        if repeats or is_marked_caption(block):
            return True
        if not behind:
            captioned = self.images[-1][1] and self._follows_caption(blocks, at)
            return bool(captioned and is_credit(block.text))
        # Where nothing has been told yet, what reads as news is the opening.
        opens = not (self.lead or self.paragraphs) and reads_as_news(block)
        return not opens and belongs_to_picture(block, blocks[at - 1])

    def _is_behind_picture(self, blocks: Sequence[Block], at: int) -> bool:
        """Whether it stands right behind a picture of the article, not one of another's."""
        address = blocks[at - 1].image
        return address is not None and bool(self.images) and self.images[-1][0] == address

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
        if fold(text) in (fold(self.title), fold(self.lead)):
            return False
        if block.linked > len(text) * 0.8 and len(text) < 300:
            return False
        # Above the first paragraph; below it, a line with a date is part of what is told.
        return bool(self.paragraphs) or not (date_lines.tells_when(text) or labels.is_row(block))

    def finished(self) -> tuple[str, ...]:
        """The paragraphs, once signature, source and tools have been taken off the ends."""
        core = core_of(block for block in self.paragraphs if block.tag not in HEADINGS)
        self._end_with_signature()
        self._end_with_main_box()
        while self.paragraphs and self._took_off(self.paragraphs[-1], core):
            self.paragraphs.pop()
        first = next((n for n, each in enumerate(self.paragraphs) if not _is_tool(each, core)), 0)
        return tuple(block.text for block in self.paragraphs[first:])

    def _end_with_main_box(self) -> None:
        """Take off what stands in a box of its own below those that hold the text."""
        main = main_box(self.paragraphs)
        if main is None:
            return
        held = set(lineage(main))
        around = [_below(block, held) for block in self.paragraphs]
        for _ in range(min(MOST_BEHIND, len(around) // 2)):
            if not _is_below(self.paragraphs, around, main):
                return
            around.pop()
            last = self.paragraphs.pop()
            signed = signatures.is_signed(last)
            self.author = self.author or (signatures.person(last.text) if signed else "")
            self.source = self.source or signatures.source_of(last.text, signed=signed)

    def _end_with_signature(self) -> None:
        """Take off short lines behind a signature: counters, questions to the reader."""
        for at in range(max(len(self.paragraphs) - MOST_BEHIND, 1), len(self.paragraphs)):
            block, behind = self.paragraphs[at], self.paragraphs[at + 1 :]
            told = signatures.person(block.text) or signatures.source_of(block.text, signed=True)
            if (
                told
                and signatures.ends_text(block)
                and all(len(each.text) < LEAST_PARAGRAPH for each in behind)
            ):
                sources = (signatures.source_of(each.text, signed=True) for each in behind)
                self.source = next(filter(None, sources), "")
                del self.paragraphs[at + 1 :]
                return

    def _took_off(self, last: Block, core: Any) -> bool:
        name = signatures.person(last.text)
        source = signatures.source_of(last.text, signed=not name and signatures.is_signed(last))
        if source:
            self.source = self.source or source
            return True
        if name and signatures.is_signed(last):
            self.author = self.author or name
            return True
        if _is_tool(last, core):
            return True
        if last.tag not in {"div", "td", "span", "a"}:
            return False
        # Where breaks part the lines of one element, the last is as much of the text as the others.
        beside = sum(
            each.element is last.element and len(each.text) >= LEAST_PARAGRAPH
            for each in self.paragraphs[:-1]
        )
        return _is_left_over(last) if beside < LEAST_BESIDE else is_imprint(last)


def _below(block: Block, held: Container[Any]) -> list[Any]:
    """The elements that hold a block, outwards, up to the first of ``held``."""
    return list(takewhile(lambda each: each not in held, lineage(block.element)))


def _is_below(paragraphs: Sequence[Block], around: Sequence[Sequence[Any]], main: Any) -> bool:
    """Whether the last line stands in a named box unlike those that hold the text.

    Args:
        paragraphs: All lines so far.
        around: For each, the elements that hold it below the main box or what holds that, outwards.
        main: The main box.
    """
    last = around[-1]
    if not last or last[-1].tag in PARTS | INLINE or any(map(is_called_article, last)):
        return False
    own = [block for block, each in zip(paragraphs, around, strict=True) if each[-1:] == last[-1:]]
    if sum(len(block.text) >= LEAST_PARAGRAPH for block in own) > 1:
        return False  # it is not to cost half a text
    if main in lineage(last[-1]):  # of the text's boxes, the last; but not among its paragraphs
        boxes = [each[-1] for each in around if each and each[-1] is not last[-1]]
        if not boxes or any(box.tag in PARTS | INLINE for box in boxes):
            return False
    else:
        boxes = [each for each in lineage(main) if each.getparent() is last[-1].getparent()]
    named = set(kind_of(last[-1]).split())
    return bool(named) and not any(named & set(kind_of(box).split()) for box in boxes)


def _is_tool(block: Block, core: Any) -> bool:
    """Whether a short line stands apart from the text: a button, a counter, a form's message."""
    if core is None or len(block.text) >= LEAST_PARAGRAPH or core in lineage(block.element):
        return False
    beside = block.element.getparent() in lineage(core)
    return not (
        beside and block.text.endswith(labels.SENTENCE_ENDS) and not labels.is_label(block.text)
    )


def _is_left_over(last: Block) -> bool:
    """Whether a last line outside any paragraph is a button, a label or the site's imprint."""
    short = len(last.text) < LEAST_PARAGRAPH
    return is_imprint(last) or (short and not last.text.endswith(labels.SENTENCE_ENDS))
