"""What kind of words an item has, and what two small networks make of it; figures only.

A word's kind is where it stands among 128 directions: words that old articles use among the same
words stand close together, so that what was learnt of "sởi" holds for "bạch hầu". How the kinds
were found: ``tests/benchmarks/topic_kinds.py``; how the networks were fitted, and their scores:
``tests/benchmarks/train_topics.py``. Both only make sense beside ``jobs.topic_model``.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from jobs.text import words
from jobs.topic_classes import READ, hashed, loudness

LONGEST = 4
"""So many syllables may a word have of which the kind is known."""
LENGTH = 0.75
"""The sum over an item's words is divided by their number to this power: more of them tell more."""

MIDDLE = 8
"""What half a byte has too much, so that it is never negative."""

Figures: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer, rectified.

    Attributes:
        one: Exactly one answer is right (softmax), else each is for itself (logistic).
        inner: A row for each hidden unit, a column for each direction of headline and of body.
        counted: A row for each class in the headline and then in the body, a column for each
            hidden unit.
        inner_bias: One for each hidden unit.
        outer: A row for each answer, a column for each hidden unit.
        outer_bias: One for each answer.
    """

    one: bool
    inner: Figures
    counted: Figures
    inner_bias: Figures
    outer: Figures
    outer_bias: Figures


@dataclass(frozen=True, slots=True)
class Kinds:
    """What was learnt.

    Attributes:
        names: The classes; the networks' inputs are headline's and body's directions, and how often
            headline and body have each class.
        terms: The hashes of the words known, ascending.
        rows: A row for each word: half bytes, the low ones for the first half of the directions,
            the high ones for the second.
        scales: What each word's are to be multiplied with.
        lines: A row for each answer, a column for each direction of headline and of body.
        networks: Those that vote.
    """

    names: Mapping[str, int]
    terms: "array[int]"
    rows: NDArray[np.uint8]
    scales: Figures
    lines: Figures
    networks: tuple[Network, ...]


def vector(title: str, text: str) -> Figures:
    """Say where headline and body stand: the directions of one, then of the other."""
    return np.concatenate([_place(words(title)), _place(words(text)[:READ])])


def linear(vector: Figures) -> list[float]:
    """Give what the directions add to each answer of the logistic regressions."""
    told: list[float] = (kinds().lines @ vector).tolist()
    return told


def opinions(
    vector: Figures, head: Mapping[str, int], body: Mapping[str, int]
) -> Iterator[list[float]]:
    """Give each network's chances, 0 to 1, of each answer."""
    names = kinds().names
    counts = np.zeros(2 * len(names), np.float32)
    for start, found in ((0, head), (len(names), body)):
        for name, count in found.items():
            counts[start + names[name]] = loudness(count)
    for network in kinds().networks:
        before = network.inner @ vector + counts @ network.counted + network.inner_bias
        sums = network.outer @ np.maximum(before, 0) + network.outer_bias
        told = np.exp(sums - sums.max()) if network.one else 1 / (1 + np.exp(-sums))
        yield (told / told.sum() if network.one else told).tolist()


def placed(said: Sequence[str], known: Sequence[int]) -> list[int]:
    """Find the longest words, left to right, none in another: their places in ``known`` hashes."""
    found, at = [], 0
    while at < len(said):
        for size in range(min(LONGEST, len(said) - at), 0, -1):
            term = hashed(" ".join(said[at : at + size]))
            place = bisect_left(known, term)
            if place < len(known) and known[place] == term:
                found.append(place)
                at += size
                break
        else:
            at += 1
    return found


@cache
def kinds() -> Kinds:
    """Load what ships with the package; once."""
    raw = resources.files("jobs").joinpath("topic_kinds.bin").read_bytes()
    head, rest = raw.split(b"\n", 1)
    count, directions, answers, hidden, ones, *names = head.decode().split()
    size, width = 4 * int(count), int(directions) // 2
    terms, scales = array("I", rest[:size]), np.frombuffer(rest, "<f4", int(count), size)
    rows = np.frombuffer(rest, np.uint8, int(count) * width, 2 * size).reshape(-1, width)
    figures = iter(np.frombuffer(rest, "<f2", offset=2 * size + rows.size).astype(np.float32))
    lines = _rows(figures, int(answers), 2 * int(directions))
    networks = tuple(
        Network(
            one == "1",
            _rows(figures, int(hidden), 2 * int(directions)),
            _rows(figures, 2 * len(names), int(hidden)),
            _rows(figures, 1, int(hidden))[0],
            _rows(figures, int(answers), int(hidden)),
            _rows(figures, 1, int(answers))[0],
        )
        for one in ones
    )
    places = {name: at for at, name in enumerate(names)}
    return Kinds(places, terms, rows, scales, lines, networks)


def _rows(figures: Iterator[np.float32], count: int, length: int) -> Figures:
    return np.fromiter(figures, np.float32, count * length).reshape(count, length)


def _place(said: Sequence[str]) -> Figures:
    """Say where words stand: the sum of their rows, less the longer the more they are."""
    learnt = kinds()
    places = placed(said, learnt.terms)
    if not places:
        return np.zeros(2 * learnt.rows.shape[1], np.float32)
    packed = learnt.rows[places]
    rows = np.hstack([packed & 15, packed >> 4]).astype(np.float32) - MIDDLE
    told: Figures = learnt.scales[places] @ rows / np.float32(len(places) ** LENGTH)
    return told
