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
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import TypeVar
from zlib import crc32

from jobs.text import words

Found = TypeVar("Found")

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
    longest = _longest()
    phrases = longest_first(said, _known().get, lambda first: longest.get(first, 0))
    counts = Counter(each for found in phrases for each in found if each != STOP)
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


def longest_first(
    said: Sequence[str], find: Callable[[str], Found | None], most: Callable[[str], int]
) -> Iterator[Found]:
    """Yield what is known of phrases: left to right the longest of each place, none in another.

    Args:
        said: The syllables.
        find: A phrase → what is known of it; None where nothing is.
        most: A syllable → how many syllables a phrase may have that begins with it.
    """
    at = 0
    while at < len(said):
        for size in range(min(most(said[at]), len(said) - at), 0, -1):
            found = find(" ".join(said[at : at + size]))
            if found is not None:
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
