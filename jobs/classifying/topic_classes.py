"""Which classes of words a text has: diseases, courts, farm products, players, foreign capitals.

An item of which no word was in the labelled ones can still say what it is about: who knows that
"chikungunya" is a disease needs no example. The phrases in ``topic_classes.txt`` beside this file
were written down from knowledge, a class a line. What a class speaks for was learnt
(``jobs.classifying.topic_model``), alone and together with others: a court abroad is news from
abroad.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from zlib import crc32

from jobs.text import words

FOREIGN, ASKED, QUOTED, SILENT = "#foreign", "#asked", "#quoted", "#silent"
"""Syllables of no Vietnamese form; a question mark; quotation marks; no word at all."""

STOP = "stop"
"""Longer words in which a phrase of a class means something else: "mỹ phẩm" is not America."""

READ = 80
"""So many syllables of a body are looked at, for classes and kinds."""

MOST_OF_CLASS = 4
"""More phrases of one class say no more of it."""

LEAST_FOREIGN = 3
"""Shorter ones are abbreviations."""

VIETNAMESE = re.compile(
    "(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    "(ch|ng|nh|[cmnpt])?"
)


def classes(text: str, *, most: int | None = None) -> Counter[str]:
    """Count the classes of a text's first ``most`` syllables; each phrase where it stands."""
    said = words(text)[:most]
    counts = Counter(each for found in _found(said) for each in found if each != STOP)
    counts[FOREIGN] = sum(map(_foreign, said))
    counts[ASKED] = "?" in text
    counts[QUOTED] = any(mark in text for mark in "\"'“")
    counts[SILENT] = not said
    return +counts


def class_names() -> tuple[str, ...]:
    """Give the names of all classes."""
    names = dict.fromkeys(name for found in _known().values() for name in found)
    return (*(name for name in names if name != STOP), FOREIGN, ASKED, QUOTED, SILENT)


def loudness(count: int) -> float:
    """Say how much it tells that a class was found so often: 1 once, 2 at most."""
    return math.sqrt(min(count, MOST_OF_CLASS))


def hashed(term: str) -> int:
    """Give a term's 32 bits."""
    return crc32(term.encode())


def _found(said: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The classes of each phrase, the longest first, left to right, none inside another."""
    known, longest = _known(), _longest()
    at = 0
    while at < len(said):
        for size in range(min(longest.get(said[at], 0), len(said) - at), 0, -1):
            if found := known.get(" ".join(said[at : at + size])):
                yield found
                at += size
                break
        else:
            at += 1


def _foreign(syllable: str) -> bool:
    return (
        len(syllable) >= LEAST_FOREIGN
        and syllable.isalpha()
        and VIETNAMESE.fullmatch(syllable) is None
    )


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Each phrase, in the form of ``words`` as in the file → its classes."""
    known: dict[str, tuple[str, ...]] = {}
    text = resources.files("jobs.classifying").joinpath("topic_classes.txt").read_text("utf-8")
    for line in text.splitlines():
        name, _, phrases = line.partition(": ")
        for phrase in phrases.split(", "):
            known[phrase] = (*known.get(phrase, ()), name)
    return known


@cache
def _longest() -> dict[str, int]:
    """First syllable → how many syllables the longest phrase has that begins with it."""
    longest: dict[str, int] = {}
    for phrase in _known():
        first, *rest = phrase.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest
