"""How likely each topic is, learnt from labelled items: figures only, ``topic_model.bin``.

A logistic regression for each topic, and one for "none of them", over an item's syllables and
bigrams, those of the headline counted apart, and over the taxonomy's own evidence. How it was
fitted, on what, and its scores: ``tests/benchmarks/train_topics.py``.
"""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain, pairwise
from zlib import crc32

from jobs.text import words

BODY = 60
"""So many syllables of the body are looked at, word by word: news says first what it is about."""
LOUD, TITLE, QUIET = 1.0, 0.7, 0.6
"""What a term counts: in the headline; once more, as one of the headline; only in the body."""
LENGTH = 3.0
EVIDENCE = 0.5
MOST_EVIDENCE = 4

Evidence = tuple[str, str, str]
"""Topic, kind (strong, weak) and zone (title, body) of a phrase of the taxonomy that was found."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt.

    Attributes:
        topics: The topics' ids; after them stands the answer "none".
        bias: One for each of these, and one for "none".
        terms: The hashes of the terms known, ascending.
        rows: For each term a row of bytes, one for each answer.
        scale: What a byte is to be multiplied with.
    """

    topics: tuple[str, ...]
    bias: "array[float]"
    terms: "array[int]"
    rows: "array[int]"
    scale: float


def chances(title: str, text: str, evidence: Iterable[Evidence]) -> tuple[dict[str, float], float]:
    """Estimate how likely each topic is, and how likely it is that none fits: 0 to 1."""
    learnt = model()
    answers = len(learnt.bias)
    sums = [0.0] * answers
    for term, value in features(title, text, evidence).items():
        at = bisect_left(learnt.terms, term)
        if at < len(learnt.terms) and learnt.terms[at] == term:
            for answer, weight in enumerate(learnt.rows[at * answers : (at + 1) * answers]):
                sums[answer] += value * weight
    *likely, none = (
        1 / (1 + math.exp(-bias - learnt.scale * total))
        for bias, total in zip(learnt.bias, sums, strict=True)
    )
    return dict(zip(learnt.topics, likely, strict=True)), none


def features(title: str, text: str, evidence: Iterable[Evidence]) -> Mapping[int, float]:
    """Give an item's terms and evidence as hash → value."""
    head, body = _terms(words(title)), _terms(words(text)[:BODY])
    found = {f"t:{term}": TITLE for term in head}
    found.update((f"w:{term}", LOUD if term in head else QUIET) for term in head | body)
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    values = {_hashed(term): LENGTH * value / length for term, value in found.items()}
    for (topic, kind, zone), count in Counter(evidence).items():
        values[_hashed(f"x:{topic}:{kind}:{zone}")] = EVIDENCE * min(count, MOST_EVIDENCE) ** 0.7
    return values


@cache
def model() -> Model:
    """Load what ships with the package; once."""
    raw = resources.files("jobs").joinpath("topic_model.bin").read_bytes()
    head, rest = raw.split(b"\n", 1)
    count, *topics = head.decode().split()
    answers, terms = len(topics) + 1, int(count)
    figures = array("f", rest[: 4 * (answers + 1)])
    rest = rest[4 * (answers + 1) :]
    return Model(
        topics=tuple(topics),
        bias=figures[1:],
        terms=array("I", rest[: 4 * terms]),
        rows=array("b", rest[4 * terms :]),
        scale=figures[0],
    )


def _terms(syllables: list[str]) -> set[str]:
    return set(chain(syllables, map(" ".join, pairwise(syllables))))


def _hashed(term: str) -> int:
    return crc32(term.encode())
