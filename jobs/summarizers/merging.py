"""The chance of a bigram to stand in a human summary of several articles on one story.

Each article alone gives a chance (``jobs.summarizers.network``); how many articles say it, how
early, in how many headlines, and in what sentences, makes one chance of them all: a network of one
layer over the figures of ``described``. Its weights are the ``story`` ones of ``weights.npz``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from jobs.summarizers.base import Document
from jobs.summarizers.bigrams import COMMONEST_WORD, weights, word_key
from jobs.summarizers.candidates import Candidate
from jobs.summarizers.covering import Worth
from jobs.summarizers.figures import Figures, Floats, Ints, figures
from jobs.summarizers.network import Tables, chance, judge, tables
from jobs.text import words

Bigram = tuple[str, str]

WRITTEN = [*range(8, 11), *range(19, 29)]
"""Columns of an article's bigrams that are asked about again: rarity; how and amid what written."""
NEVER = -20.0
"""Log odds of what no article has."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One article of the story: its figures, and where its bigrams stand among those of all.

    Attributes:
        positions: Of each bigram of the article.
        odds: The log odds of each to stand in a human summary of that article.
        appeal: As one of several, of each of its sentences.
    """

    article: Figures
    positions: Ints
    odds: Floats
    appeal: Floats


@dataclass(frozen=True, slots=True)
class _Story:
    """All articles together: which sentence, and how many articles, have which unit."""

    pairs: dict[Bigram, int]
    within: Floats
    words: dict[str, int]
    words_within: Floats
    articles: Floats
    lengths: Floats


def merged(
    documents: Sequence[Document], told: Sequence[Candidate], learnt: Tables | None = None
) -> Worth:
    """Estimate how likely a human summary of all documents has each of their bigrams.

    Args:
        documents: The articles of one story.
        told: Their candidate sentences.
        learnt: The ``story`` weights; None for those that ship with the package.
    """
    learnt = learnt or tables()
    described, within = describe(documents, told)
    hidden = np.maximum(described @ learnt["story"] + learnt["story_0"], 0)
    odds = hidden @ learnt["story_out"] + described @ learnt["story_line"] + learnt["story_out_0"]
    return Worth(within, chance(odds))


def describe(documents: Sequence[Document], told: Sequence[Candidate]) -> tuple[Floats, Floats]:
    """Describe each distinct bigram of a story, a row each, and say which sentence has which."""
    by_document: dict[int, list[int]] = {}
    for at, candidate in enumerate(told):
        by_document.setdefault(candidate.document, []).append(at)
    pairs: dict[Bigram, int] = {}
    parts = {
        number: _part([told[at] for at in places], documents[number], pairs)
        for number, places in by_document.items()
    }
    story = _story(told, pairs)
    appeal = np.zeros(len(told), np.float32)
    for number, places in by_document.items():
        appeal[places] = parts[number].appeal
    articles, by_article = _by_article(list(parts.values()), len(pairs))
    columns = [
        *by_article,
        *_by_headline(documents, story, len(parts)),
        *_by_sentence(story, appeal, articles),
        _written(list(parts.values()), len(pairs)),
    ]
    return np.column_stack(columns).astype(np.float32), story.within


def _part(article: list[Candidate], document: Document, pairs: dict[Bigram, int]) -> _Part:
    seen = figures(article, document)
    spelled = list(dict.fromkeys(word for each in article for word in each.words))
    sides = zip(seen.left.tolist(), seen.right.tolist(), strict=True)
    positions = [pairs.setdefault((spelled[a], spelled[b]), len(pairs)) for a, b in sides]
    judgement = judge(seen, tables())
    chances = np.clip(judgement.pairs, 1e-6, 1 - 1e-6)
    odds = np.log(chances / (1 - chances))
    return _Part(seen, np.array(positions), odds, judgement.appeal[:, 1])


def _story(told: Sequence[Candidate], pairs: dict[Bigram, int]) -> _Story:
    known: dict[str, int] = {}
    for candidate in told:
        for word in candidate.words:
            known.setdefault(word, len(known))
    within = np.zeros((len(told), len(pairs)), np.float32)
    words_within = np.zeros((len(told), len(known)), np.float32)
    for at, candidate in enumerate(told):
        within[at, [pairs[pair] for pair in pairwise(candidate.words)]] = 1
        words_within[at, [known[word] for word in candidate.words]] = 1
    documents = np.array([candidate.document for candidate in told])
    articles = np.zeros(len(known), np.float32)
    for number in np.unique(documents):
        articles += words_within[documents == number].max(0)
    lengths = np.array([len(candidate.words) for candidate in told], np.float32)
    return _Story(pairs, within, known, words_within, articles, lengths)


def _by_article(parts: Sequence[_Part], count: int) -> tuple[Floats, list[Floats]]:
    """In how many articles each bigram stands; and how likely, how often, how early."""
    total = len(parts)
    number, summed, chances, inverse, early, spread, widest = np.zeros((7, count))
    best, first = np.full(count, NEVER), np.full(count, np.inf)
    for part in parts:
        at, odds = part.positions, part.odds
        place, times = part.article.pairs.first, part.article.pairs.within.sum(0)
        number[at] += 1
        best[at] = np.maximum(best[at], odds)
        summed[at] += odds
        chances[at] += chance(odds)
        first[at] = np.minimum(first[at], place)
        inverse[at] += 1 / (1 + place)
        early[at] += place == 0
        spread[at] += times
        widest[at] = np.maximum(widest[at], times)
    share, alone = number / total, number == 1
    return number, [
        *(best, summed / number, summed / total / 3, chances, share, np.log(number), alone),
        *(alone * np.log(spread), np.log(spread), np.log(widest), spread / number / 3),
        *(np.log1p(first), first == 0, inverse / total, inverse, early / total),
        *(np.full(count, np.log(total)), share * best / 3),
    ]


def _by_headline(documents: Sequence[Document], story: _Story, total: int) -> list[Floats]:
    """In how many headlines each bigram and its syllables stand; in how many articles these."""
    heads = [words(document.title) for document in documents]
    titled_words = Counter(word for head in heads for word in set(head))
    titled_pairs = Counter(pair for head in heads for pair in set(pairwise(head)))
    whole = np.array([titled_pairs[pair] for pair in story.pairs]) / total
    sides = np.array([titled_words[a] + titled_words[b] for a, b in story.pairs]) / total
    said = _places(story.words, story.pairs)
    share = story.articles[said] / total
    return [whole, whole > 0, sides, share.sum(1), share.min(1)]


def _places(known: Mapping[str, int], pairs: Mapping[Bigram, int]) -> Ints:
    return np.array([(known[a], known[b]) for a, b in pairs])


def _by_sentence(story: _Story, appeal: Floats, articles: Floats) -> list[Floats]:
    """In what sentences each bigram stands: central ones, appealing ones, long ones."""
    rarity = np.frombuffer(weights().word_rarity, np.uint8)
    rare = 1 - rarity[[word_key(word) for word in story.words]] / COMMONEST_WORD
    words_within, within = story.words_within, story.within
    by_word = (words_within @ (rare * (story.articles - 1))) / (words_within.sum(1) + 4)
    by_pair = (within @ (articles - 1)) / (within.sum(1) + 1)
    liked = (appeal - appeal.mean()) / (appeal.std() + 1e-6)
    columns = []
    for value in (
        by_word / (by_word.mean() + 1e-6),
        by_pair / (by_pair.mean() + 1e-6),
        liked,
        np.log(story.lengths) - 3,
    ):
        columns.append((within.T @ value) / within.sum(0))
        columns.append(np.max(np.where(within > 0, value[:, None], -9), axis=0))
    return [*columns, np.full(within.shape[1], np.log(len(within)) / 4)]


def _written(parts: Sequence[_Part], count: int) -> Floats:
    """How each bigram is written where it stands first."""
    table = np.zeros((count, len(WRITTEN)), np.float32)
    for part in reversed(parts):
        table[part.positions] = part.article.pairs.figures[:, WRITTEN]
    return table
