"""Tone marks as they were typed: whoever writes "bão" does not mean "báo".

The archive is searched without marks, for half of the members leave them out. Where a short query
has them, what says something else in their place stands behind what does not. Longer ones tell by
their other words what is meant: there marks brought nothing (``jobs.searching.scale``).
"""

import re
from collections.abc import Collection
from itertools import pairwise

from jobs.text import canonical, fold, normalize

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


def together(text: str, query: str) -> bool:
    """Say whether neighbours of a query without marks stand together in a text; True with marks."""
    typed = _WORD.findall(fold(query))
    pairs = [f" {one} {two} " for one, two in pairwise(typed)]
    if not pairs or canonical(query) != fold(query):
        return True
    line = _line(fold(text))
    return sum(pair in line for pair in pairs) >= TOGETHER * len(pairs)


def names(text: str, called: Collection[str]) -> bool:
    """Say whether a text holds one of some names as it is written.

    The first letter may be small ("phường 1"); a name in small letters without marks is one that
    somebody typed so, and may be written in any way.
    """
    shown, bare = normalize(text), fold(text)
    return any(_stands(each, bare if each == fold(each) else shown) for each in called)


def _stands(name: str, text: str) -> bool:
    first, rest = re.escape(name[0]), re.escape(name[1:])
    return re.search(rf"(?<!\w){_NO_PERSON}(?i:{first}){rest}(?!\w)", text) is not None


FAMILIES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Trương Lương Cao
Đoàn Tạ Văn Thị Đức Hữu Ông Bà ông bà anh chị
"""
"""What stands before a person's own name, which may be that of a place: "Nguyễn Hòa Bình"."""

_NO_PERSON = "".join(f"(?<!{each} )" for each in FAMILIES.split())


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
