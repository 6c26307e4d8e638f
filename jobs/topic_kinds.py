"""What kind of words an item has, and what two small networks make of it; figures only.

A word's kind is where it stands among 128 directions: words that old articles use among the same
words stand close together, so that what was learnt of "sởi" holds for "bạch hầu". How the kinds
were found: ``tests/benchmarks/topic_kinds.py``; how the networks were fitted, and their scores:
``tests/benchmarks/train_topics.py``. Both only make sense beside ``jobs.topic_model``.
"""

import math
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import add, mul
from zlib import crc32

from jobs.text import words

READ = 80
"""So many syllables of the body are looked at."""
LONGEST = 4
"""So many syllables may a word have of which the kind is known."""
LENGTH = 0.75
"""The sum over an item's words is divided by their number to this power: more of them tell more."""
MOST_OF_CLASS = 4

LOW, HIGH = (bytes(byte >> shift & 15 for byte in range(256)) for shift in (0, 4))
"""The two halves of each byte: a figure of a row's first half, and one of its second."""
MIDDLE = 8
"""What half a byte has too much, so that it is never negative."""

Vector = list[float]


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer, rectified.

    Attributes:
        one: Exactly one answer is right (softmax), else each is for itself (logistic).
        inner: For each hidden unit a row, one weight for each direction of headline and of body.
        counted: For each class, in the headline and then in the body, a row, one weight for each
            hidden unit.
        inner_bias: One for each hidden unit.
        outer: For each answer a row, one weight for each hidden unit.
        outer_bias: One for each answer.
    """

    one: bool
    inner: tuple[Vector, ...]
    counted: tuple[Vector, ...]
    inner_bias: Vector
    outer: tuple[Vector, ...]
    outer_bias: Vector


@dataclass(frozen=True, slots=True)
class Kinds:
    """What was learnt.

    Attributes:
        names: The classes; the networks' inputs are headline's and body's directions, and how often
            headline and body have each class.
        terms: The hashes of the words known, ascending.
        rows: For each word a row of half bytes, one for each direction.
        scales: What each word's are to be multiplied with.
        lines: For each answer a row, one weight for each direction of headline and of body.
        networks: Those that vote.
    """

    names: Mapping[str, int]
    terms: "array[int]"
    rows: bytes
    scales: "array[float]"
    lines: tuple[Vector, ...]
    networks: tuple[Network, ...]


def vector(title: str, text: str) -> Vector:
    """Say where headline and body stand: the directions of one, then of the other."""
    return [*_sum(words(title)), *_sum(words(text)[:READ])]


def linear(vector: Vector) -> Vector:
    """Give what the directions add to each answer of the logistic regressions."""
    return _times(kinds().lines, vector)


def opinions(vector: Vector, head: Mapping[str, int], body: Mapping[str, int]) -> Iterator[Vector]:
    """Give each network's chances, 0 to 1, of each answer."""
    names = kinds().names
    counts = [
        (start + names[name], math.sqrt(min(count, MOST_OF_CLASS)))
        for start, found in ((0, head), (len(names), body))
        for name, count in found.items()
    ]
    for network in kinds().networks:
        before = list(map(add, _times(network.inner, vector), network.inner_bias))
        for at, value in counts:
            before = [a + value * b for a, b in zip(before, network.counted[at], strict=True)]
        hidden = [max(0.0, each) for each in before]
        sums = list(map(add, _times(network.outer, hidden), network.outer_bias))
        yield _shares(sums) if network.one else [1 / (1 + math.exp(-each)) for each in sums]


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


def hashed(term: str) -> int:
    """Give a term's 32 bits."""
    return crc32(term.encode())


@cache
def kinds() -> Kinds:
    """Load what ships with the package; once."""
    raw = resources.files("jobs").joinpath("topic_kinds.bin").read_bytes()
    head, rest = raw.split(b"\n", 1)
    count, directions, answers, hidden, ones, *names = head.decode().split()
    size, width = 4 * int(count), int(directions) // 2
    terms, scales = array("I", rest[:size]), array("f", rest[size : 2 * size])
    rows, rest = rest[2 * size : (2 + width // 4) * size], rest[(2 + width // 4) * size :]
    figures = iter(struct.unpack(f"<{len(rest) // 2}e", rest))
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


def _rows(figures: Iterator[float], count: int, length: int) -> tuple[Vector, ...]:
    return tuple([next(figures) for _ in range(length)] for _ in range(count))


def _sum(said: Sequence[str]) -> Vector:
    learnt = kinds()
    directions = len(learnt.lines[0]) // 2
    places = placed(said, learnt.terms)
    if not places:
        return [0.0] * directions
    width, factor = directions // 2, len(places) ** -LENGTH
    scales = [factor * learnt.scales[at] for at in places]
    packed = (learnt.rows[at * width : (at + 1) * width] for at in places)
    rows = (row.translate(LOW) + row.translate(HIGH) for row in packed)
    excess = MIDDLE * sum(scales)
    return [sum(map(mul, scales, column)) - excess for column in zip(*rows, strict=True)]


def _times(rows: Iterable[Vector], given: Vector) -> Vector:
    return [sum(map(mul, row, given)) for row in rows]


def _shares(sums: Vector) -> Vector:
    highest = max(sums)
    parts = [math.exp(each - highest) for each in sums]
    whole = sum(parts)
    return [each / whole for each in parts]
