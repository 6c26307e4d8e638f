"""How likely each topic is, learnt from labelled items: figures only, ``topic_model.bin``.

A logistic regression for each topic, and one for "none of them", over an item's syllables and
bigrams, those of the headline counted apart; over the taxonomy's own evidence; over the classes its
words belong to, and pairs of them (``jobs.topic_classes``); and over what kind of words it has
(``jobs.topic_kinds``). Two small networks that see only classes and kinds have a vote each, too.
How all were fitted, on what, and their scores: ``tests/benchmarks/train_topics.py``.
"""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain, combinations, pairwise

from jobs.text import words
from jobs.topic_classes import READ, classes, hashed, loudness

BODY = 60
"""So many syllables of the body are looked at, word by word: news says first what it is about."""
LOUD, TITLE, QUIET = 1.0, 0.7, 0.6
"""What a term counts: in the headline; once more, as one of the headline; only in the body."""
LENGTH = 3.0
EVIDENCE = 0.5
MOST_EVIDENCE = 4
CLASS_TITLE, CLASS_BODY, CLASS_BOTH, PAIR_TITLE, PAIR_BOTH = 0.6, 0.4, 0.3, 0.4, 0.15
"""What a class of words counts: found in the headline; in the body; anywhere; two together."""
NETWORKS = 0.35
"""How much of the last word the networks have, between them."""

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
    from jobs import topic_kinds  # numpy: 12 MB that a bot without news does without

    learnt = model()
    answers = len(learnt.bias)
    sums = [0.0] * answers
    head, body = classes(title), classes(text, most=READ)
    for term, value in features(title, text, evidence, head, body).items():
        at = bisect_left(learnt.terms, term)
        if at < len(learnt.terms) and learnt.terms[at] == term:
            for answer, weight in enumerate(learnt.rows[at * answers : (at + 1) * answers]):
                sums[answer] += value * weight
    vector = topic_kinds.vector(title, text)
    dense = topic_kinds.linear(vector)
    alone = [
        1 / (1 + math.exp(-bias - learnt.scale * total - more))
        for bias, total, more in zip(learnt.bias, sums, dense, strict=True)
    ]
    votes = list(topic_kinds.opinions(vector, head, body))
    networks = (sum(each) / len(votes) for each in zip(*votes, strict=True))
    *likely, none = (
        own + NETWORKS * (other - own) for own, other in zip(alone, networks, strict=True)
    )
    return dict(zip(learnt.topics, likely, strict=True)), none


def features(
    title: str,
    text: str,
    evidence: Iterable[Evidence],
    head_classes: Mapping[str, int],
    body_classes: Mapping[str, int],
) -> Mapping[int, float]:
    """Give an item's terms, evidence and classes as hash → value."""
    head, body = _terms(words(title)), _terms(words(text)[:BODY])
    found = {f"t:{term}": TITLE for term in head}
    found.update((f"w:{term}", LOUD if term in head else QUIET) for term in head | body)
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    values = {hashed(term): LENGTH * value / length for term, value in found.items()}
    for (topic, kind, zone), count in Counter(evidence).items():
        values[hashed(f"x:{topic}:{kind}:{zone}")] = EVIDENCE * min(count, MOST_EVIDENCE) ** 0.7
    values.update((hashed(name), value) for name, value in _classes(head_classes, body_classes))
    return values


def _classes(head: Mapping[str, int], body: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    both = sorted({*head, *body})
    for zone, counts, weight in (("t", head, CLASS_TITLE), ("b", body, CLASS_BODY)):
        for name, count in counts.items():
            yield f"l{zone}:{name}", weight * loudness(count)
    yield from ((f"l:{name}", CLASS_BOTH) for name in both)
    yield from ((f"lt:{a}+{b}", PAIR_TITLE) for a, b in combinations(sorted(head), 2))
    yield from ((f"l:{a}+{b}", PAIR_BOTH) for a, b in combinations(both, 2))


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
