"""What kind of words an item has, as word vectors.

A word's kind is where it stands among some hundred directions: words that old articles use among
the same words stand close together, so that what was learnt of "sởi" holds for "bạch hầu". How the
vectors were found: ``tests/benchmarks/word_vectors.py``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from jobs.classifying.topic_classes import READ, hashed, longest_first
from jobs.text import words

LONGEST = 4
"""So many syllables may a word have of which the kind is known."""
LENGTH = 0.75
"""The sum over an item's words is divided by their number to this power: more of them tell more."""
MIDDLE = 8
"""What half a byte has too much, so that it is never negative."""

Figures: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of figures, each known by a hash.

    Attributes:
        hashes: Ascending.
        halves: For each a row of half bytes, the low ones for the first half of the figures.
        scales: What a row is to be multiplied with.
    """

    hashes: Sequence[int]
    halves: NDArray[np.uint8]
    scales: Figures

    @property
    def size(self) -> int:
        """How many figures a row has."""
        return 2 * int(self.halves.shape[1])

    def find(self, hash_: int) -> int | None:
        """Find the place of a hash; None where it is not known."""
        at = bisect_left(self.hashes, hash_)
        return at if at < len(self.hashes) and self.hashes[at] == hash_ else None

    def total(self, places: Sequence[int], counts: Figures | None = None) -> Figures:
        """Sum up rows, each as often as it counts."""
        packed = self.halves[places]
        rows = np.hstack([packed & 15, packed >> 4]).astype(np.float32) - MIDDLE
        scales = self.scales[places]
        if counts is not None:
            scales = scales * counts
        total: Figures = scales @ rows
        return total


def vectors(title: str, text: str, kinds: Rows) -> Figures:
    """Give the vector of a headline, and behind it that of the body."""
    return np.concatenate([_place(words(title), kinds), _place(words(text)[:READ], kinds)])


def placed(said: Sequence[str], kinds: Rows) -> list[int]:
    """Find the longest words, left to right, none in another: their places among the kinds."""
    return list(longest_first(said, lambda word: kinds.find(hashed(word)), lambda _: LONGEST))


def _place(said: Sequence[str], kinds: Rows) -> Figures:
    """Say where words stand: the sum of their rows, less the longer the more they are."""
    places = placed(said, kinds)
    if not places:
        return np.zeros(kinds.size, np.float32)
    return kinds.total(places) / np.float32(len(places) ** LENGTH)
