"""Tone marks as they were typed: whoever writes "bão" does not mean "báo".

The archive is searched without marks, for half of the members leave them out. Where a short query
has them, what says something else in their place stands behind what does not. Longer ones tell by
their other words what is meant: there marks brought nothing (``jobs.searching.scale``).
"""

import re
from collections.abc import Collection
from itertools import pairwise

from jobs.text import NEW_TONES, OLD_TONE, canonical, fold, normalize

MOST_SYLLABLES = 3
"""A longer query is left as it is."""

TOGETHER = 0.5
"""The share of the pairs of a query without marks that have to stand together: "dai hoi dang bo" is
not "đại dịch …, hội …, đang …, bộ …"."""

LONGEST_NAME = 4
"""Syllables of a name."""

_WORD = re.compile(r"[^\W_]+")


def wanted(query: str, *, but: Collection[str]) -> frozenset[str]:
    """Return what an article has to have of a query: its words, and its names of two words.

    A word without marks is folded, and may stand for any; one with marks is canonical. Names are
    told by their capitals.

    Args:
        query: As typed.
        but: Folded words that only lead to what is sought.
    """
    typed = _WORD.findall(query)
    words = (word for word in typed if fold(word) not in but)
    names = (f"{one} {two}" for one, two in pairwise(typed) if one.istitle() and two.istitle())
    return frozenset(map(_as_meant, [*words, *names]))


def is_name(query: str) -> bool:
    """Say whether a query is nothing but a name of two to four syllables: "Bột Xuyên"."""
    typed = _WORD.findall(query)
    return 2 <= len(typed) <= LONGEST_NAME and all(word.istitle() for word in typed)


def has(text: str, parts: Collection[str]) -> bool:
    """Say whether a text has all that ``wanted`` told."""
    marked, bare = _line(canonical(text)), _line(fold(text))
    return all(f" {part} " in (bare if part == fold(part) else marked) for part in parts)


def together(text: str, query: str, *, but: Collection[str] = ()) -> bool:
    """Say whether neighbours of a query without marks stand together in a text.

    Of a query with marks, what bears none: "thể thao" is not "tháo gỡ … thể chế".

    Args:
        text: A headline, or an article.
        query: As typed.
        but: Folded words that only lead to what is sought.
    """
    if canonical(query) != fold(query):
        return _stand_bare(text, query, but)
    typed = _WORD.findall(fold(query))
    pairs = [f" {one} {two} " for one, two in pairwise(typed)]
    line = _line(fold(text))
    return sum(pair in line for pair in pairs) >= TOGETHER * len(pairs)


def _stand_bare(text: str, query: str, but: Collection[str]) -> bool:
    """Whether the words that bear no marks stand so in a text, or behind or before a neighbour.

    Whoever forgets a mark, "bão so 3", is understood by what stands beside it.
    """
    marked, bare = _line(canonical(text)), _line(fold(text))
    typed = _WORD.findall(canonical(query))
    plain = [fold(word) for word in typed]
    for place, word in enumerate(plain):
        other = word not in but and f" {word} " in bare and f" {word} " not in marked
        if typed[place] == word and other:
            near = plain[max(place - 1, 0) : place + 2]
            if not any(f" {one} {two} " in bare for one, two in pairwise(near)):
                return False
    return True


def names(text: str, called: Collection[str]) -> bool:
    """Say whether a text holds one of some names as it is written.

    The first letter may be small ("phường 1"), and a tone mark where others put it ("Hoà Bình"); a
    name in small letters without marks is one that somebody typed so, and may be written in any
    way. Takes 1 ms of a long article: many of them are not for the event loop.
    """
    shown = normalize(text)
    exactly = [each for each in called if each != fold(each)]
    anyhow = [each for each in called if each == fold(each)]
    if _stands(exactly, shown, shown):
        return True
    bare = fold(shown) if anyhow else ""
    return _stands(anyhow, bare, shown if len(shown) == len(bare) else bare)


def _stands(called: Collection[str], text: str, shown: str) -> bool:
    """Whether a name stands in a text, and as no person's; ``shown`` is the same, with marks."""
    forms = "|".join(f"(?i:{re.escape(each[0])}){re.escape(each[1:])}" for each in _spelt(called))
    found = re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text) if forms else ()
    return any(
        not shown[: each.start()].endswith(_BEFORE_PERSONS) and not _goes_on(text, *each.span())
        for each in found
    )


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a name is part of a greater one: "Bình Dương" in "Thái Bình Dương"."""
    around = text[max(start - LONGEST_GREATER, 0) : end + LONGEST_GREATER].lower()
    return any(
        each in around and text[start:end].lower() != each and text[start:end].lower() in each
        for each in GREATER
    )


GREATER = ("thái bình dương", "điện biên phủ", "thai binh duong", "dien bien phu")
"""Names that hold those of provinces, and mean none."""

LONGEST_GREATER = max(map(len, GREATER))


def _spelt(called: Collection[str]) -> set[str]:
    """Names with their tone marks in either place: "Hòa Bình", "Hoà Bình"."""
    return {
        form
        for each in called
        for form in (
            each,
            OLD_TONE.sub(lambda match: NEW_TONES[match[0]], each),
            _NEW_TONE.sub(lambda match: _OLD_TONES[match[0]], each),
        )
    }


_OLD_TONES = {new: old for old, new in NEW_TONES.items()}

_NEW_TONE = re.compile(rf"(?:{'|'.join(_OLD_TONES)})(?![^\W\d_])")

FAMILIES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Trương Lương Cao
Đoàn Tạ Văn Thị Đức Hữu Ông Bà ông bà anh chị
"""
"""What stands before a person's own name, which may be that of a place: "Nguyễn Hòa Bình"."""

_BEFORE_PERSONS = tuple(f"{each} " for each in FAMILIES.split())


def _as_meant(words: str) -> str:
    marked = canonical(words)
    return marked if marked != fold(words) else fold(words)


def _line(text: str) -> str:
    return f" {' '.join(_WORD.findall(text))} "


def differs(query: str, text: str) -> bool:
    """Say whether a text has a syllable of the query with other marks only.

    Args:
        query: As typed; without marks, or with more than ``MOST_SYLLABLES``, nothing differs.
        text: A headline, or a few sentences.
    """
    asked = _WORD.findall(canonical(query))
    if len(asked) > MOST_SYLLABLES or all(word == fold(word) for word in asked):
        return False
    there = set(_WORD.findall(canonical(text)))
    others = {fold(word) for word in there}
    return any(word not in there and fold(word) in others for word in asked)
