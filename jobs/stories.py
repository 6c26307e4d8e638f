"""Which entries tell the same event: entries arrive one by one, each joins a story or begins one.

An entry is weighed as syllables and syllable bigrams, the rarer the heavier (the rarity is the
one that ships with the summarizer's weights, so it does not drift as entries come). It joins the
story to whose members it is nearest on average, if that is near enough; an inverted index finds
who shares its rarer words without looking at the rest.

Measured on the dev clusters of three corpora (822 articles, 230 stories), shuffled, one by one:
B-cubed F1 0.915 alone, 0.902 among 9,000 other articles; 1.8 ms an entry there, weighing included
(``tests/benchmarks/summaries.py``). ``NEAR`` was tuned on these same clusters: none is held out.
"""

import math
from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zlib import crc32

from jobs.summarizers.bigrams import weights
from jobs.text import words

NEAR = 0.13
"""The mean cosine to a story's members from which an article joins it; tuned on dev clusters."""
NEAR_TEASER = 0.30
"""The same for an entry of a headline and a teaser: two short texts look alike by chance."""
FEW_TERMS = 60
"""As many terms as a teaser has; up to ``TERMS`` the threshold sinks evenly."""
SPAN = timedelta(days=4)
"""An entry joins no story whose last entry is older."""
MOST_ENTRIES = 10_000
"""So many entries are remembered; the oldest is forgotten first."""
READ = 3_000
"""How much of a text is weighed, in characters."""
TERMS = 200
"""An entry's heaviest terms are kept."""
TITLE = 2
"""A headline's word counts like so many of the body's."""
COMMONEST = 400
"""A term that so many remembered entries share says nothing about an event."""
LEAST_WEIGHT = 3.0
"""Terms more common in the language than this are no evidence."""
RAREST = 13.6
"""The weight of a term never seen; classes of rarity are subtracted."""
FAINT = 0.04
"""Cosines below this are chance."""

Vector = Mapping[str, float]


@dataclass(slots=True)
class _Remembered:
    """An entry in the window."""

    story: int
    at: datetime
    vector: Vector


class Stories:
    """Guards what is remembered of the last entries. Not for several threads at once."""

    def __init__(self, *, span: timedelta = SPAN, most: int = MOST_ENTRIES, first: int = 1) -> None:
        """Begin with nothing remembered; new stories are numbered from ``first``."""
        self._span, self._most, self._next = span, most, first
        self._entries: dict[int, _Remembered] = {}
        self._order: deque[int] = deque()
        self._by_term: dict[str, dict[int, float]] = defaultdict(dict)
        self._sizes: Counter[int] = Counter()
        self._count = 0

    def add(self, title: str, text: str, at: datetime) -> int:
        """Take in the next entry and say to which story it belongs.

        Args:
            title: Its headline.
            text: Lead and body, or the teaser; "" where there is none.
            at: When it appeared or was seen; aware, not before the entry before it. An entry
                that comes late counts as of the newest moment seen.

        Returns:
            The number of an older story, or a new number. A number once given stays.
        """
        self._forget(at)
        vector = weigh(title, text)
        story = self._nearest(vector)
        if story is None:
            story, self._next = self._next, self._next + 1
        self._remember(story, vector, at)
        return story

    def restore(self, story: int, title: str, text: str, at: datetime) -> None:
        """Remember an entry whose story is known already, as after a restart; in time order."""
        self._forget(at)
        self._next = max(self._next, story + 1)
        self._remember(story, weigh(title, text), at)

    def _nearest(self, vector: Vector) -> int | None:
        near: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            sharing = self._by_term.get(term, {})
            if len(sharing) < COMMONEST:
                for number, other in sharing.items():
                    near[number] += weight * other
        sums: dict[int, float] = defaultdict(float)
        for number, cosine in near.items():
            if cosine > FAINT:
                sums[self._entries[number].story] += cosine
        means = {story: total / self._sizes[story] for story, total in sums.items()}
        best = max(means, key=means.__getitem__, default=None)
        return best if best is not None and means[best] > _threshold(len(vector)) else None

    def _remember(self, story: int, vector: Vector, at: datetime) -> None:
        number, self._count = self._count, self._count + 1
        self._entries[number] = _Remembered(story, at, vector)
        self._order.append(number)
        self._sizes[story] += 1
        for term, weight in vector.items():
            self._by_term[term][number] = weight

    def _forget(self, now: datetime) -> None:
        """Drop what is too old, and the oldest where there are too many."""
        while self._order:
            oldest = self._entries[self._order[0]]
            if len(self._order) < self._most and now - oldest.at <= self._span:
                return
            number = self._order.popleft()
            del self._entries[number]
            self._sizes[oldest.story] -= 1
            for term in oldest.vector:
                sharing = self._by_term[term]
                del sharing[number]
                if not sharing:
                    del self._by_term[term]


def weigh(title: str, text: str) -> dict[str, float]:
    """Weigh an entry's syllables and bigrams: term → weight, as a vector of length 1."""
    counts: Counter[str] = Counter()
    for part, times in ((words(title), TITLE), (words(text[:READ]), 1)):
        for word in part:
            counts[word] += times
        for left, right in pairwise(part):
            counts[f"{left} {right}"] += times
    heavy = {
        term: (1 + math.log(count)) * rarity
        for term, count in counts.items()
        if (rarity := _rarity(term)) > LEAST_WEIGHT
    }
    kept = sorted(heavy, key=heavy.__getitem__, reverse=True)[:TERMS]
    length = math.sqrt(sum(heavy[term] ** 2 for term in kept))
    return {term: heavy[term] / length for term in kept}


def _threshold(terms: int) -> float:
    length = min(max(terms - FEW_TERMS, 0) / (TERMS - FEW_TERMS), 1.0)
    return NEAR_TEASER + length * (NEAR - NEAR_TEASER)


def _rarity(term: str) -> float:
    learnt = weights()
    table = learnt.pair_rarity if " " in term else learnt.word_rarity
    return RAREST - table[crc32(term.encode()) & (len(table) - 1)]
