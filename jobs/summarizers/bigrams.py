"""How likely each syllable bigram of an article is to stand in a human summary.

A linear model over small counted features (where the bigram first stands, in how many sentences,
how it meets the headline, how common it is in the language, how it is written) and hashed
syllables; ``weights.bin`` holds figures only. How it was fitted, on what, and its scores:
``tests/benchmarks/train_summarizer.py``.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

from jobs.summarizers.candidates import Candidate
from jobs.text import words as words_of

Bigram = tuple[str, str]

WORD_BITS = 15
PAIR_BITS = 16
RARITY_BITS = 17
SIZES = {
    "place_title": 16 * 5,
    "place_spread": 16 * 5,
    "place_length": 16 * 8,
    "place_articles": 16 * 6,
    "place_overlap": 16 * 6,
    "spread_title": 5 * 5 * 6,
    "spread_rarity": 5 * 12,
    "title_rarity": 5 * 12,
    "tf_left_right": 8 * 8,
    "tf_left_title": 8 * 5,
    "tf_right_title": 8 * 5,
    "rarity_left_right": 10 * 10,
    "shape_place": 25 * 4,
    "shape_title": 25 * 5,
    "offset_place": 8 * 16,
    "from_end": 8 * 4,
    "marks": 16,
    "relative": 10 * 5,
    "central_place": 8 * 16,
    "central_spread": 8 * 5,
    "best_overlap_title": 6 * 5 * 5,
}
"""Name of a feature or of a cross of features → how many values it takes."""


def _offsets() -> dict[str, int]:
    starts, total = {}, 0
    for name, size in SIZES.items():
        starts[name] = total
        total += size
    return starts


OFFSETS = _offsets()
COUNTED = sum(SIZES.values())
LEFT, RIGHT = COUNTED, COUNTED + (1 << WORD_BITS)
PAIR = RIGHT + (1 << WORD_BITS)
TOTAL = PAIR + (1 << PAIR_BITS)

LENGTHS = (10, 15, 20, 26, 33, 42, 55)
"""Sentence lengths in syllables at which the next class begins."""
ARTICLES = (5, 9, 14, 20, 30)
"""Article lengths in sentences, likewise."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt: figures only.

    Attributes:
        values: One per feature value, scaled.
        scale: What a value is to be multiplied with.
        word_rarity: Hashed syllable → class of its frequency in the training articles.
        pair_rarity: Hashed bigram → the same.
    """

    values: Sequence[int]
    scale: float
    word_rarity: bytes
    pair_rarity: bytes


@cache
def weights() -> Weights:
    """Load the weights that ship with the package; once."""
    raw = resources.files("jobs.summarizers").joinpath("weights.bin").read_bytes()
    words, pairs = 1 << WORD_BITS, 1 << RARITY_BITS
    scale = array("f", raw[:4])[0]
    values = array("h", raw[4 : 4 + 2 * TOTAL])
    rest = raw[4 + 2 * TOTAL :]
    return Weights(values, scale, rest[:words], rest[words : words + pairs])


def chances(article: Sequence[Candidate], title: str) -> dict[Bigram, float]:
    """Estimate for each bigram of an article how likely a human summary has it: 0 to 1.

    Args:
        article: Its candidate sentences, in reading order.
        title: Its headline; "" where it has none.
    """
    learnt = weights()
    value, scale = learnt.values.__getitem__, learnt.scale
    return {
        pair: 1 / (1 + math.exp(-scale * sum(map(value, indices))))
        for pair, indices in features(article, title, learnt.word_rarity, learnt.pair_rarity)
    }


def features(
    article: Sequence[Candidate], title: str, word_rarity: bytes, pair_rarity: bytes
) -> Iterator[tuple[Bigram, list[int]]]:
    """Name, for each distinct bigram of an article, the positions of its weights."""
    headline = words_of(title)
    view = _View(article, headline, word_rarity)
    in_title, title_pairs = frozenset(headline), frozenset(pairwise(headline))
    spread, reach = _spread(article, view.overlap)
    seen: set[Bigram] = set()
    for at, sentence in enumerate(article):
        own = view.of_sentence(at)
        words = sentence.words
        for offset, pair in enumerate(pairwise(words)):
            if pair in seen:
                continue
            seen.add(pair)
            titled = 4 if pair in title_pairs else (pair[0] in in_title) + 2 * (pair[1] in in_title)
            rare = crc32(f"{pair[0]} {pair[1]}".encode())
            yield (
                pair,
                own
                + view.of_pair(
                    at,
                    offset,
                    pair,
                    titled=titled,
                    spread=min(spread[pair], 5) - 1,
                    reach=reach[pair],
                    rare=pair_rarity[rare & ((1 << RARITY_BITS) - 1)],
                )
                + [PAIR + (rare & ((1 << PAIR_BITS) - 1))],
            )


def _spread(
    article: Sequence[Candidate], overlap: Sequence[int]
) -> tuple[Counter[Bigram], dict[Bigram, int]]:
    """In how many sentences each bigram stands, and the best headline overlap of these."""
    spread: Counter[Bigram] = Counter()
    reach: dict[Bigram, int] = {}
    for at, sentence in enumerate(article):
        for pair in set(pairwise(sentence.words)):
            spread[pair] += 1
            if overlap[at] > reach.get(pair, -1):
                reach[pair] = overlap[at]
    return spread, reach


class _View:
    """What the bigrams of one article have in common: counts of syllables, ranks of sentences."""

    def __init__(
        self, article: Sequence[Candidate], headline: Sequence[str], word_rarity: bytes
    ) -> None:
        self.article = article
        self.rarity = word_rarity
        self.counts = Counter(word for sentence in article for word in set(sentence.words))
        self.total = len(article)
        self.size = _class(self.total, ARTICLES)
        self.overlap = [_overlap(sentence, headline, word_rarity) for sentence in article]
        self.rank = self._ranks()

    def _ranks(self) -> list[int]:
        """Each sentence's place by centrality: how often its rarer syllables return elsewhere."""
        worth = {
            word: min(count, 8) * (13 - self.rarity[_hashed(word)])
            for word, count in self.counts.items()
        }
        means = [
            sum(map(worth.__getitem__, sentence.words)) / (len(sentence.words) + 4)
            for sentence in self.article
        ]
        order = sorted(range(self.total), key=means.__getitem__, reverse=True)
        ranks = [0] * self.total
        for rank, at in enumerate(order):
            ranks[at] = min(rank, 7)
        return ranks

    def of_sentence(self, at: int) -> list[int]:
        sentence = self.article[at]
        place = min(at, 15)
        text = sentence.text
        marks = ('"' in text or "“" in text) + 2 * text.endswith("?") + 4 * sentence.dangles
        marks += 8 * any(map(str.isdigit, text))
        start = OFFSETS
        return [
            start["place_length"] + place * 8 + _class(len(sentence.words), LENGTHS),
            start["place_articles"] + place * 6 + self.size,
            start["place_overlap"] + place * 6 + self.overlap[at],
            start["marks"] + marks,
            start["relative"] + min(9, 10 * at // self.total) * 5 + min(self.size, 4),
            start["central_place"] + self.rank[at] * 16 + place,
        ]

    def of_pair(
        self,
        at: int,
        offset: int,
        pair: Bigram,
        *,
        titled: int,
        spread: int,
        reach: int,
        rare: int,
    ) -> list[int]:
        start, place = OFFSETS, min(at, 15)
        sentence = self.article[at]
        left, right = _hashed(pair[0]), _hashed(pair[1])
        often_left, often_right = min(self.counts[pair[0]], 8) - 1, min(self.counts[pair[1]], 8) - 1
        rare_left, rare_right = min(self.rarity[left], 9), min(self.rarity[right], 9)
        shape = 5 * _shape(sentence.written[offset]) + _shape(sentence.written[offset + 1])
        behind = len(sentence.words) - offset - 2
        return [
            start["place_title"] + place * 5 + titled,
            start["place_spread"] + place * 5 + spread,
            start["spread_title"] + (spread * 5 + titled) * 6 + self.size,
            start["spread_rarity"] + spread * 12 + rare,
            start["title_rarity"] + titled * 12 + rare,
            start["tf_left_right"] + often_left * 8 + often_right,
            start["tf_left_title"] + often_left * 5 + titled,
            start["tf_right_title"] + often_right * 5 + titled,
            start["rarity_left_right"] + rare_left * 10 + rare_right,
            start["shape_place"] + shape * 4 + min(at, 3),
            start["shape_title"] + shape * 5 + titled,
            start["offset_place"] + min(offset // 4, 7) * 16 + place,
            start["from_end"] + min(behind // 4, 7) * 4 + min(at, 3),
            start["central_spread"] + self.rank[at] * 5 + spread,
            start["best_overlap_title"] + (reach * 5 + titled) * 5 + spread,
            LEFT + left,
            RIGHT + right,
        ]


@lru_cache(maxsize=1 << 15)
def _hashed(word: str) -> int:
    return crc32(word.encode()) & ((1 << WORD_BITS) - 1)


@lru_cache(maxsize=1 << 14)
def _shape(word: str) -> int:
    """How a syllable is written: 0 small, 1 Capital, 2 ALL CAPITALS, 3 with a digit."""
    if word.islower():
        return 0
    if any(map(str.isdigit, word)):
        return 3
    return 2 if word.isupper() and len(word) > 1 else 1


def _class(value: int, bounds: Sequence[int]) -> int:
    return sum(value >= bound for bound in bounds)


def _overlap(sentence: Candidate, headline: Sequence[str], rarity: bytes) -> int:
    """How much of the headline a sentence repeats, rarer syllables counting more: 0 to 5."""
    worth = {word: 14 - rarity[_hashed(word)] for word in headline}
    whole = sum(worth.values())
    if not whole:
        return 0
    common = sum(worth[word] for word in worth.keys() & set(sentence.words))
    return min(5, 6 * common // whole)
