"""Cuts long text into messages, without cutting a word, a link or a surrogate pair.

A message ends best at the end of a block (two line breaks), then of a line, a sentence, a word.
Only a word or a link longer than a whole message is cut inside.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.messages import RichText, Style, units

_ENDS = (re.compile(r"\n{2,}"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])\s"), re.compile(r"\s"))

LEAST = 0.5
"""A better place to cut is taken only if the message is then at least so full; else the next."""


def split(text: RichText, limit: int, *, first: int | None = None) -> list[RichText]:
    """Return ``text`` in pieces of at most ``limit`` UTF-16 units, in order.

    ``first`` limits the first piece instead, as where it stands under a picture.

    The white space at a cut is dropped; nothing else is. Spans are cut along with their text.
    Empty text gives no piece.

    Raises:
        ValueError: A limit is less than 2: a surrogate pair would not fit.
    """
    room = limit if first is None else first
    if min(limit, room) < 2:
        raise ValueError("no room for a surrogate pair")
    return [piece for piece in _pieces(text, limit, room) if piece]


def _pieces(text: RichText, limit: int, room: int) -> Iterator[RichText]:
    rest = _trimmed(text)
    while len(rest) > room:
        at = _cut(rest, room)
        yield _trimmed(cut(rest, 0, at))
        rest = _trimmed(cut(rest, at, len(rest.text)))
        room = limit
    yield rest


def cut(text: RichText, start: int, end: int) -> RichText:
    """Return the characters from ``start`` up to ``end`` with what of the spans lies in them."""
    first, last = units(text.text[:start]), units(text.text[:end])
    spans = []
    for span in text.spans:
        begin, stop = max(span.start, first), min(span.start + span.length, last)
        if begin < stop:
            spans.append(replace(span, start=begin - first, length=stop - begin))
    return RichText(text.text[start:end], tuple(spans))


def _cut(text: RichText, limit: int) -> int:
    """Return the index of the character before which ``text`` is best cut."""
    room = _characters(text.text, limit)
    links = _links(text)
    for end in _ENDS:
        places = [match.end() for match in end.finditer(text.text, 0, room + 1)]
        # The white space itself may stand beyond the limit: it is dropped at the cut.
        fitting = [p for p in places if p <= room + 1 and not _inside(p, links)]
        good = [p for p in fitting if units(text.text[:p].rstrip()) <= limit and p > 0]
        if good and (units(text.text[: good[-1]]) >= LEAST * limit or end is _ENDS[-1]):
            return good[-1]
    outside = [start for start, stop in links if start < room < stop and start > 0]
    return outside[0] if outside else _word_start(text.text, room)


def _word_start(text: str, room: int) -> int:
    """Return the start of the word that ``room`` cuts, or ``room`` where it fills the message."""
    start = room
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return start or room


def _links(text: RichText) -> list[tuple[int, int]]:
    return [
        (_characters(text.text, span.start), _characters(text.text, span.start + span.length))
        for span in text.spans
        if span.style is Style.LINK
    ]


def _inside(place: int, links: list[tuple[int, int]]) -> bool:
    return any(start < place < stop for start, stop in links)


def _characters(text: str, limit: int) -> int:
    """Return how many whole characters of ``text`` fit into ``limit`` UTF-16 units."""
    if text.isascii():
        return min(limit, len(text))
    used = 0
    for number, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return number
    return len(text)


def _trimmed(text: RichText) -> RichText:
    start = len(text.text) - len(text.text.lstrip())
    end = len(text.text.rstrip())
    return text if (start, end) == (0, len(text.text)) else cut(text, start, max(start, end))
