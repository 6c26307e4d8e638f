"""What is called by several names: "Sài Gòn" is "TPHCM" in newspapers, "heo" is "lợn". Pure.

Who asks in other words than the newspapers' is told what they have in theirs. The words are data,
in ``synonyms.txt``. They are looked for beside what was typed, never in its place: weighed into the
search itself such groups brought nothing (``jobs.searching.scale``), for what was typed is nearly
always what stands there; where it is not, nothing else finds it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from jobs.text import canonical, fold
from jobs.understanding.dialect import is_marked
from jobs.understanding.typed_text import Typed, typed

MOST = 3
"""Wordings beside the typed one: each is a search of its own."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One name of something.

    Attributes:
        shown: As it is written.
        bare: Whether it is known without its tone marks.
        proper: Whether its capital has to be typed: "Ý" is a country, "ý" is none.
    """

    shown: str
    bare: bool
    proper: bool

    def is_meant(self, said: str, before: str) -> bool:
        """Say whether a stretch of a text, alike when folded, is this name."""
        if self.proper and (not said[0].isupper() or before[:1].isupper()):
            return False
        marked = canonical(said)
        return marked == canonical(self.shown) or (self.bare and marked == fold(said))


def rephrased(query: str) -> list[str]:
    """Return a query in other words, the newspapers' commonest first; at most ``MOST``, often none.

    Args:
        query: As typed; without tone marks the other words have none.
    """
    line = typed(query)
    marked = is_marked(line.shown)
    found = [(start, end, others) for start, end, others in _named(line) if others]
    wordings = []
    for turn in range(max((len(others) for _, _, others in found), default=0)):
        out, told = [], 0
        for start, end, others in found:
            other = others[min(turn, len(others) - 1)].shown
            out += [line.shown[told:start], other if marked else fold(other)]
            told = end
        wordings.append("".join([*out, line.shown[told:]]))
    return list(dict.fromkeys(wordings))[:MOST]


def in_words_of(query: str, text: str) -> str:
    """Return a text with the query's own words for what it calls otherwise; often as it is.

    What is compared with the query, word by word, not what is shown.
    """
    wanted = _sought(query)
    if not wanted:
        return text
    line = typed(text)
    out, told = [], 0
    for found in _pattern((*wanted, *_themselves())).finditer(line.folded):
        start, end = found.span()
        before = line.shown[:start].split()[-1:] if start else []
        for phrase, said in wanted.get(found[0], ()):
            if phrase.is_meant(line.shown[start:end], before[0] if before else ""):
                begins = said[0].upper() if line.shown[start].isupper() else said[0]
                out += [line.shown[told:start], begins + said[1:]]
                told = end
                break
    return "".join([*out, line.shown[told:]]) if out else text


@lru_cache(maxsize=64)
def _sought(query: str) -> dict[str, list[tuple[_Phrase, str]]]:
    """For each other name, folded, of what a query names: how it is spelt, and what was typed."""
    line = typed(query)
    wanted: dict[str, list[tuple[_Phrase, str]]] = defaultdict(list)
    for start, end, others in _named(line):
        for other in others:
            wanted[fold(other.shown)].append((other, line.shown[start:end]))
    return dict(wanted)


def _named(line: Typed) -> Iterator[tuple[int, int, Sequence[_Phrase]]]:
    """Where a line names something that has other names, and which."""
    known = _known()
    for found in _pattern(tuple(known)).finditer(line.folded):
        start, end = found.span()
        before = line.shown[:start].split()[-1:] if start else []
        for phrase, others in known[found[0]]:
            if phrase.is_meant(line.shown[start:end], before[0] if before else ""):
                yield start, end, others
                break


@cache
def _known() -> Mapping[str, Sequence[tuple[_Phrase, Sequence[_Phrase]]]]:
    """For each name, folded, how it is spelt and the others; what means itself has none."""
    text = (files("jobs.understanding") / "synonyms.txt").read_text(encoding="utf-8")
    known: dict[str, list[tuple[_Phrase, Sequence[_Phrase]]]] = defaultdict(list)
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        asked, apart, found = (part.strip() for part in line.removeprefix("=").partition(">"))
        names = "" if line.startswith("=") else found if apart else asked
        told = [_phrase(name) for name in names.split(",") if name]
        for phrase in map(_phrase, asked.split(",")):
            others = [each for each in told if each.shown != phrase.shown]
            known[fold(phrase.shown)].append((phrase, others))
    return known


@cache
def _themselves() -> Sequence[str]:
    """Return what means itself, folded, though a name stands in it."""
    return [name for name, meant in _known().items() if not any(others for _, others in meant)]


def _phrase(written: str) -> _Phrase:
    shown = written.strip().rstrip("*")
    alone = " " not in shown and "-" not in shown
    starred = written.strip().endswith("*")
    bare = starred or not alone or shown.isascii()
    proper = alone and not starred and shown[0].isupper() and not shown.isascii()
    return _Phrase(shown, bare, proper)


@lru_cache(maxsize=64)
def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, longest))})(?![a-z0-9])")
