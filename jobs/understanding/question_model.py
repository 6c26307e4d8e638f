"""The learned half of understanding: how likely each intent is, given the shape of a message.

A linear model over hashed runs of one to three syllables of ``Parsed.shape`` and what the rules
say; ``question.bin`` holds figures only. How it was fitted, on what, and its scores:
``tests/benchmarks/train_questions.py``.
"""

import math
import zlib
from array import array
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import combinations

from jobs.understanding.parsing import Parsed
from jobs.understanding.question_words import alike, phrases

BITS = 14
"""The table has 2**BITS rows, one figure a class in each: 344 kB, packed less than 300."""

CLASSES = (
    "latest",
    "search",
    "topic",
    "date",
    "document",
    "question",
    "help",
    "help settings:unsubscribe",
    "help settings:delete_data",
    "help settings:schedule",
    "help settings:topics",
    "help settings:subscribe",
    "smalltalk",
    "unsupported offtopic",
    "unsupported offtopic:writing",
    "unsupported admin:broadcast",
    "unsupported admin:add_feed",
    "unsupported admin:manage",
    "unsupported own",
    "unsupported privacy",
    "unsupported secret",
    "unsupported opinion",
)
"""An intent, with its sub-intent where it has one."""

LONGEST_RUN = 3
MOST_SYLLABLES = 60
"""Syllables of a message that are weighed; a longer one is no question."""


def likely(parsed: Parsed, ruled: str) -> Mapping[str, float]:
    """Say how likely each of ``CLASSES`` is; the figures sum up to 1.

    Args:
        parsed: The message, taken apart.
        ruled: What the rules take it for, one of ``CLASSES``.
    """
    scale, table = _table()
    width = len(CLASSES)
    sums = [0] * width
    for feature in features(parsed, ruled):
        start = hashed(feature) * width
        for place in range(width):
            sums[place] += table[start + place]
    highest = max(sums)
    powers = [math.exp((each - highest) * scale) for each in sums]
    total = sum(powers)
    return {name: power / total for name, power in zip(CLASSES, powers, strict=True)}


def hashed(feature: str) -> int:
    """Give the row of a feature."""
    return zlib.crc32(feature.encode()) & ((1 << BITS) - 1)


def features(parsed: Parsed, ruled: str) -> Iterator[str]:
    """Give the features that a message has."""
    words = ["<", *parsed.shape.split()[:MOST_SYLLABLES], ">"]
    for length in range(1, LONGEST_RUN + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
    yield from _of_kinds(parsed.shape.split()[:MOST_SYLLABLES])
    yield f"ruled {ruled}"
    yield f"ruled {ruled.split(maxsplit=1)[0]}"
    yield f"length {min(len(words) // 3, 6)}"
    told = {
        "days": parsed.days,
        "document": parsed.document,
        "topic": parsed.topic,
        "limit": parsed.limit,
        "keywords": parsed.keywords,
        "asked": phrases("asked").search(phrases("unasked").sub(" ", parsed.rest)),
        "looked": phrases("looked").search(parsed.rest),
    }
    yield from (f"told {name}" for name, value in told.items() if value)
    yield "told " + " ".join(name for name, value in told.items() if value)
    yield f"keywords {min(sum(len(each.split()) for each in parsed.keywords), 6)}"


def _of_kinds(words: list[str]) -> Iterator[str]:
    """Runs of the kinds of words, and which kinds meet, in any order."""
    kinds = list(_kinds(words))
    line = ["<", *kinds, ">"]
    for length in (2, 3):
        for start in range(len(line) - length + 1):
            yield "kinds " + " ".join(line[start : start + length])
    told = sorted({kind for kind in kinds if kind.isupper()})
    yield from (f"kind {kind}" for kind in told)
    yield from (f"kinds {one}+{other}" for one, other in combinations(told, 2))


def _kinds(words: list[str]) -> Iterator[str]:
    """The kind of each word or phrase; "." for a word of no kind."""
    place = 0
    while place < len(words):
        spans = ((c, " ".join(words[place : place + c])) for c in range(LONGEST_RUN, 0, -1))
        count, kind = next(
            ((c, alike()[phrase]) for c, phrase in spans if phrase in alike()), (1, ".")
        )
        yield kind
        place += count


@cache
def _table() -> "tuple[float, array[int]]":
    """The size of one step, and the figures in steps, row by row."""
    packed = resources.files("jobs.understanding").joinpath("question.bin").read_bytes()
    content = zlib.decompress(packed)
    step = array("f", content[:4])
    return step[0], array("b", content[4:])
