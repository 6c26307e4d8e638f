"""An article in figures: what the summarizer's small network gets to see of it.

Three tables: a row a sentence, a row a distinct syllable, a row a distinct bigram of syllables.
All figures are of the order of 1, so that nothing has to be standardized; their order is fixed by
the weights that were fitted to them (``tests/benchmarks/train_summarizer.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jobs.summarizers.base import Document
from jobs.summarizers.bigrams import (
    COMMONEST_PAIR,
    COMMONEST_WORD,
    Weights,
    pair_key,
    weights,
    word_key,
)
from jobs.summarizers.candidates import Candidate
from jobs.summarizers.manner import manner
from jobs.text import words as words_of

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]

SHAPES = 4
"""Classes of ``_shape``."""
MOST_SPREAD = 7
"""A syllable that returns in more sentences than so many makes none of them more central."""


@dataclass(frozen=True, slots=True)
class Units:
    """The distinct syllables of an article, or its distinct bigrams.

    Attributes:
        keys: The hash of each, by which its rarity and its weight are found.
        figures: What is known of each; a row a unit.
        first: The sentence in which each stands first.
        within: Which sentence has which unit, 0 or 1; a row a sentence, a column a unit.
    """

    keys: Ints
    figures: Floats
    first: Ints
    within: Floats


@dataclass(frozen=True, slots=True)
class Figures:
    """One article in figures.

    Attributes:
        sentences: What is known of each sentence; a row each.
        lengths: Their lengths in syllables.
        openings: The hash of the first syllable of each.
        title: The hashes of the headline's syllables.
        words: The distinct syllables, in the order in which they are met.
        pairs: The distinct bigrams.
        left: The row in ``words`` of the first syllable of each bigram.
        right: The same of the second.
    """

    sentences: Floats
    lengths: Floats
    openings: Ints
    title: Ints
    words: Units
    pairs: Units
    left: Ints
    right: Ints


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The running text: of each syllable its distinct word, its sentence, its place in that."""

    spelled: list[str]
    word: Ints
    sentence: Ints
    offset: Ints
    behind: Ints
    shape: Ints


@dataclass(frozen=True, slots=True)
class _Found:
    """Distinct units of one kind: where each stands first in the running text, and how rare."""

    keys: Ints
    at: Ints
    within: Floats
    spread: Floats
    rare: Floats
    titled: Floats


def figures(
    article: Sequence[Candidate], document: Document, learnt: Weights | None = None
) -> Figures:
    """Put an article into figures.

    Args:
        article: Its candidate sentences in reading order; at least one, each of at least two
            syllables.
        document: The article itself, for its headline and for how its outlet writes.
        learnt: How common syllables and bigrams are; None for what ships with the package.
    """
    rare_word, rare_pair = _rarity(learnt or weights())
    tokens = _tokens(article)
    headline = words_of(document.title)
    known = {word: at for at, word in enumerate(tokens.spelled)}
    title = [known.get(word, -1) for word in headline]
    lengths = np.array([len(each.words) for each in article], np.float32)
    found_words = _words(tokens, title, len(article), rare_word)
    starts = np.flatnonzero(tokens.behind > 0)
    found_pairs, left, right, which = _pairs(tokens, starts, title, len(article), rare_pair)
    around = _around(tokens, found_words, starts, found_pairs.spread[which])
    about = _Sentences(
        article=article,
        tokens=tokens,
        lengths=lengths,
        words=found_words,
        pairs=found_pairs,
        headline=max(len(title), 1),
    )
    style = manner(document, headline=len(headline), length=len(tokens.word))
    return Figures(
        sentences=np.hstack([about.columns(), np.tile(style, (len(article), 1))], dtype=np.float32),
        lengths=lengths,
        openings=np.array([word_key(each.words[0]) for each in article], np.int64),
        title=np.array([word_key(word) for word in headline], np.int64),
        words=_units(tokens, found_words, _word_columns(tokens, found_words, around)),
        pairs=_units(
            tokens,
            found_pairs,
            _pair_columns(tokens, found_words, found_pairs, (left, right), around),
        ),
        left=left,
        right=right,
    )


def _tokens(article: Sequence[Candidate]) -> _Tokens:
    known: dict[str, int] = {}
    word = [known.setdefault(each, len(known)) for sentence in article for each in sentence.words]
    sizes = np.array([len(sentence.words) for sentence in article])
    sentence = np.repeat(np.arange(len(article)), sizes)
    offset = np.arange(len(word)) - (np.cumsum(sizes) - sizes)[sentence]
    shape = [_shape(each) for sentence in article for each in sentence.written]
    return _Tokens(
        spelled=list(known),
        word=np.array(word),
        sentence=sentence,
        offset=offset,
        behind=sizes[sentence] - offset - 1,
        shape=np.array(shape),
    )


@lru_cache(maxsize=2)
def _rarity(learnt: Weights) -> tuple[Floats, Floats]:
    """How rare syllables and bigrams are, by hash: from 0, in every other article, to 1, never."""
    by_word = np.frombuffer(learnt.word_rarity, np.uint8)
    by_pair = np.frombuffer(learnt.pair_rarity, np.uint8)
    return (
        1 - by_word / np.float32(COMMONEST_WORD),
        1 - by_pair / np.float32(COMMONEST_PAIR),
    )


def _words(tokens: _Tokens, title: Sequence[int], total: int, rare: Floats) -> _Found:
    count = len(tokens.spelled)
    keys = np.fromiter(map(word_key, tokens.spelled), np.int64, count)
    within = np.zeros((total, count), np.float32)
    within[tokens.sentence, tokens.word] = 1
    titled = np.zeros(count, np.float32)
    titled[[at for at in title if at >= 0]] = 1
    # Words are numbered as they are met: where the highest number rises, one is new.
    highest = np.maximum.accumulate(tokens.word)
    at = np.flatnonzero(np.diff(highest, prepend=-1) > 0)
    return _Found(keys, at, within, within.sum(0), rare[keys], titled)


def _pairs(
    tokens: _Tokens, starts: Ints, title: Sequence[int], total: int, rare: Floats
) -> tuple[_Found, Ints, Ints, Ints]:
    """The distinct bigrams, their left and right words, and of each start its bigram."""
    count = len(tokens.spelled)
    running = tokens.word[starts] * count + tokens.word[starts + 1]
    distinct, where, which = np.unique(running, return_index=True, return_inverse=True)
    left, right = np.divmod(distinct, count)
    spelled = tokens.spelled
    sides = zip(left.tolist(), right.tolist(), strict=True)
    keys = np.fromiter((pair_key(spelled[a], spelled[b]) for a, b in sides), np.int64, len(left))
    within = np.zeros((total, len(distinct)), np.float32)
    within[tokens.sentence[starts], which] = 1
    in_title = [a * count + b for a, b in pairwise(title) if min(a, b) >= 0]
    titled = np.isin(distinct, in_title).astype(np.float32)
    found = _Found(keys, starts[where], within, within.sum(0), rare[keys], titled)
    return found, left, right, which


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands before and behind each token: in the headline or not, repeated or not."""

    titled_before: Floats
    titled_behind: Floats
    spread_before: Floats
    spread_behind: Floats


def _around(tokens: _Tokens, words: _Found, starts: Ints, spread: Floats) -> _Around:
    size = len(tokens.word)
    inner = (tokens.behind > 0)[:-1]
    own = words.titled[tokens.word]
    before, behind, repeated_before, repeated_behind = np.zeros((4, size), np.float32)
    before[1:] = own[:-1] * inner
    behind[:-1] = own[1:] * inner
    repeated_behind[starts] = np.log(spread)
    repeated_before[starts + 1] = np.log(spread)
    return _Around(before, behind, repeated_before, repeated_behind)


def _units(tokens: _Tokens, found: _Found, columns: list[NDArray[np.float32]]) -> Units:
    figures = np.column_stack(columns).astype(np.float32)
    return Units(found.keys, figures, tokens.sentence[found.at], found.within)


def _word_columns(tokens: _Tokens, words: _Found, around: _Around) -> list[Floats]:
    at = words.at
    return [
        words.titled,
        np.log(words.spread),
        np.log(np.bincount(tokens.word)),
        words.rare,
        *_place(tokens, words),
        *_shapes(tokens.shape[at]),
        around.titled_before[at],
        around.titled_behind[at],
        around.spread_before[at],
        around.spread_behind[at],
    ]


def _pair_columns(
    tokens: _Tokens, words: _Found, pairs: _Found, sides: tuple[Ints, Ints], around: _Around
) -> list[Floats]:
    at, (left, right) = pairs.at, sides
    titled_left, titled_right = words.titled[left], words.titled[right]
    return [
        titled_left,
        titled_right,
        titled_left * titled_right,
        pairs.titled,
        np.log(pairs.spread),
        pairs.spread == 1,
        np.log(words.spread[left]),
        np.log(words.spread[right]),
        words.rare[left],
        words.rare[right],
        pairs.rare,
        *_place(tokens, pairs),
        *_shapes(tokens.shape[at]),
        *_shapes(tokens.shape[at + 1]),
        around.titled_before[at],
        around.titled_behind[at + 1],
        around.spread_before[at],
        around.spread_behind[at + 1],
    ]


def _place(tokens: _Tokens, found: _Found) -> list[Floats]:
    """Where a unit stands first and last: eight figures."""
    total = len(found.within)
    index = tokens.sentence[found.at].astype(np.float32)
    last = total - 1 - np.argmax(found.within[::-1], axis=0)
    offset, behind = tokens.offset[found.at], tokens.behind[found.at]
    return [
        1 / (1 + index),
        np.log1p(index) / 2,
        (index == 0).astype(np.float32),
        index / total,
        last / total,
        np.log1p(offset) / 3,
        np.log1p(behind) / 3,
        offset / (offset + behind + 1),
    ]


def _shapes(shape: Ints) -> list[NDArray[np.bool_]]:
    return [shape == each for each in range(1, SHAPES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentences:
    """What is known of each sentence; ``headline`` is the headline's length in syllables."""

    article: Sequence[Candidate]
    tokens: _Tokens
    lengths: Floats
    words: _Found
    pairs: _Found
    headline: int

    @property
    def total(self) -> int:
        return len(self.article)

    def columns(self) -> Floats:
        return np.column_stack([*self._place(), *self._worth(), *self._written()])

    def _place(self) -> list[Floats]:
        total = self.total
        index = np.arange(total, dtype=np.float32)
        return [
            1 / (1 + index),
            np.log1p(index) / 2,
            *((index == at) for at in range(3)),
            index / total,
            index == total - 1,
            np.full(total, np.log(total) / 3, np.float32),
            np.log(self.lengths) - 3,
            self.lengths / 40,
        ]

    def _worth(self) -> list[Floats]:
        """Overlap with the headline, and how much of the rest of the article a sentence repeats."""
        words, within = self.words, self.words.within
        worth = within @ words.rare + np.float32(1e-3)
        in_title = within @ (words.rare * words.titled)
        distinct = within.sum(1)
        new = np.bincount(self.tokens.sentence[words.at], minlength=self.total)
        returning = words.rare * np.minimum(words.spread - 1, MOST_SPREAD)
        central = (within @ returning) / (self.lengths + 4)
        rank = np.argsort(np.argsort(-central))
        return [
            in_title / (float(words.rare @ words.titled) + 1e-3),
            in_title / worth,
            self.pairs.within @ self.pairs.titled / self.headline,
            central,
            1 / (1 + rank),
            rank / self.total,
            within @ np.log(words.spread) / distinct,
            worth / distinct,
            new / distinct,
        ]

    def _written(self) -> list[Floats]:
        shape, texts = self.tokens.shape, [each.text for each in self.article]
        shares = [
            np.bincount(self.tokens.sentence, shape == each, self.total) / self.lengths
            for each in range(1, SHAPES)
        ]
        return [
            *shares,
            np.array(['"' in text or "“" in text for text in texts]),
            np.array([text.endswith("?") for text in texts]),
            np.array([":" in text for text in texts]),
            np.array([each.dangles for each in self.article]),
        ]


@lru_cache(maxsize=1 << 14)
def _shape(word: str) -> int:
    """How a syllable is written: 0 small, 1 Capital, 2 ALL CAPITALS, 3 with a digit."""
    if word.islower():
        return 0
    if any(map(str.isdigit, word)):
        return 3
    return 2 if word.isupper() and len(word) > 1 else 1
