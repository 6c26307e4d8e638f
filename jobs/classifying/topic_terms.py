"""What an item is made of, for the topic model: syllables, bigrams, phrases and classes of words.

Each is a term, and a term is known by its hash; those of the headline count apart, too.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, pairwise

from jobs.classifying.topic_classes import hashed, loudness
from jobs.text import words

BODY = 60
"""So many syllables of the body are looked at, word by word: news says first what it is about."""
LOUD, TITLE, QUIET = 1.0, 0.7, 0.6
"""What a term counts: in the headline; once more, as one of the headline; only in the body."""
LENGTH = 3.0
EVIDENCE = 0.5
MOST_EVIDENCE = 4
CLASS_TITLE, CLASS_BODY, CLASS_BOTH, PAIR_TITLE, PAIR_BOTH = 0.6, 0.4, 0.3, 0.4, 0.15
"""What a class of words counts: found in the headline; in the body; anywhere; two together."""

Evidence = tuple[str, str, str]
"""Topic, kind (strong, weak) and zone (title, body) of a phrase of the taxonomy that was found."""


def terms(
    title: str,
    text: str,
    evidence: Iterable[Evidence],
    head_classes: Mapping[str, int],
    body_classes: Mapping[str, int],
) -> Mapping[int, float]:
    """Give an item's terms, evidence and classes as hash → what it counts."""
    head, body = _said(words(title)), _said(words(text)[:BODY])
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


def _said(syllables: list[str]) -> set[str]:
    return set(chain(syllables, map(" ".join, pairwise(syllables))))
