"""The last choice: the best few sets of sentences of one article, looked at side by side.

The first judgement (``leading``) is one number a set. Here a second small network, of one layer,
sees what that number hides: what it comes of, how sure it was, how long the sets are, where they
stand, how their outlet writes. It says how much better a set is than the article's other ones, in
points of ROUGE F1. Its weights are the ``final`` ones of ``weights.npz``; how they were fitted:
``tests/benchmarks/summary_finalists.py``.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from jobs.summarizers.figures import Figures, Floats, Ints
from jobs.summarizers.network import Judgement, Tables

MOST = (12, 30)
"""So many sets are looked at again: of one sentence, of at most two."""
FAR = 4.0
"""No figure is further from 0; one odd article is not to decide by one odd figure."""
KNOWN = [0, 5, 6, 8, *range(10, 26)]
"""Columns of a sentence's figures that are asked about again: place, length, worth, writing."""
OF_THE_ARTICLE = [7, *range(26, 38)]
"""Those that are the same for all sentences: how many there are, and how the outlet writes."""


@dataclass(frozen=True, kw_only=True)
class View:
    """What the first judgement makes of every two sentences; on the diagonal, of each alone.

    Attributes:
        article: The article in figures.
        judgement: What the first network made of it.
        alone: What each sentence is worth if it is all that is told.
        values: What each two are worth together, in the network's certainty.
        agreements: Of syllables, and of bigrams: the F1 to expect of each two.
        unions: The same of how many the human summary has of those of each two.
    """

    article: Figures
    judgement: Judgement
    alone: Floats
    values: Floats
    agreements: tuple[Floats, Floats]
    unions: tuple[Floats, Floats]

    @cached_property
    def expected(self) -> tuple[float, float]:
        """How many syllables and bigrams of the article the human summary is to have."""
        return float(self.judgement.words.sum()), float(self.judgement.pairs.sum())

    @cached_property
    def common(self) -> Floats:
        """What share of their bigrams every two sentences have in common."""
        within = self.article.pairs.within
        size = np.sqrt(np.maximum(within.sum(1), 1))
        shared: Floats = within @ within.T / np.outer(size, size)
        return shared


def finalists(values: Floats, most: int) -> tuple[Ints, Ints]:
    """Give the sets with the highest ``values``, the best first: first and last sentence of each.

    Only what stands on and above the diagonal is looked at.
    """
    here, there = np.triu_indices(len(values))
    best = np.argsort(-values[here, there], kind="stable")[:most]
    return here[best], there[best]


def better(view: View, sets: tuple[Ints, Ints], learnt: Tables, row: int) -> Floats:
    """Judge sets by how much better they are than the article's others, in points of F1.

    Args:
        view: The first judgement.
        sets: The first and the last sentence of each, the best by the first judgement first.
        learnt: The weights.
        row: 0 where one sentence is told, 1 where two are.
    """
    seen = described(view, sets)
    hidden = np.maximum(seen @ learnt["final"][row] + learnt["final_0"][row], 0)
    points: Floats = hidden @ learnt["final_out"][row] + seen @ learnt["final_line"][row]
    return points


def described(view: View, sets: tuple[Ints, Ints]) -> Floats:
    """Describe sets, a row each."""
    here, there = sets
    each = np.column_stack(_by_sentence(view, here[0]))
    whole = np.concatenate([view.article.sentences[0, OF_THE_ARTICLE], _by_article(view, sets)])
    of_sets = np.column_stack([*_by_value(view, sets), *_by_length(view, sets)])
    table = [of_sets, each[here], each[there], np.tile(whole, (len(here), 1))]
    rows: Floats = np.clip(np.hstack(table), -FAR, FAR).astype(np.float32)
    return rows


def _by_value(view: View, sets: tuple[Ints, Ints]) -> list[Floats]:
    """What the first judgement was, and of what it came: seven figures."""
    value = view.values[sets]
    columns = [(value - value[0]) / 4, shares(value), np.log1p(np.arange(len(value)))]
    for agreement in view.agreements:
        expected = agreement[sets]
        columns += [expected * 2, (expected - expected[0]) * 10]
    return columns


def _by_length(view: View, sets: tuple[Ints, Ints]) -> list[Floats]:
    """How long sets are, what share the human summary has of them, and they of it."""
    here, there = sets
    lengths = view.article.lengths
    both = here != there
    length = lengths[here] + lengths[there] * both
    columns = [
        length / (view.expected[0] + 10),
        (length - length[0]) / 20,
        np.log(length) - 3.5,
        both,
        np.minimum(there - here, 8) / 4,
        view.common[here, there] * both,
        (here == here[0]) | (here == there[0]),
        (there == here[0]) | (there == there[0]),
        np.minimum(view.alone[here], view.alone[there]) / 8 - view.alone.max() / 8,
        np.minimum(lengths[here], lengths[there]) / 40,
    ]
    for union, expected in zip(view.unions, view.expected, strict=True):
        columns += [union[sets] / length * 2, union[sets] / (expected + 1) * 2]
    return columns


def _by_sentence(view: View, best: int) -> list[Floats]:
    """What is known of each sentence; ``best`` is the first one of the best set."""
    alone, lengths = view.alone - view.alone.max(), view.article.lengths
    rank = np.argsort(np.argsort(-alone))
    around = np.pad(np.maximum(alone, -16), 1, constant_values=-16) / 8
    columns = [
        view.article.sentences[:, KNOWN],
        alone / 8,
        shares(alone),
        np.log1p(rank),
        around[:-2],
        around[2:],
        view.judgement.appeal,
        (view.values.max(1) - view.values.max()) / 8,
        view.common[0],
        view.common[best],
        lengths / (view.expected[0] + 10),
    ]
    for union, expected in zip(view.unions, view.expected, strict=True):
        told = np.diagonal(union)
        columns += [told / lengths * 2, told / (expected + 1) * 2]
    return columns


def _by_article(view: View, sets: tuple[Ints, Ints]) -> list[float]:
    """How sure the first judgement was, and how much there is to tell: seven figures."""
    value = view.values[sets]
    sure = shares(value)
    return [
        float(-(sure * np.log(sure + 1e-9)).sum()),
        float(value[0] - value[1:].max(initial=value[0] - 16)) / 4,
        float(view.values.max() - np.diagonal(view.values).max()) / 4,
        view.judgement.longer,
        view.expected[0] / 20,
        view.expected[1] / 20,
        len(view.article.title) / 13,
    ]


def shares(values: Floats) -> Floats:
    """Share 1 among values by how sure the first judgement is of each (softmax)."""
    powers = np.exp(values - values.max())
    shared: Floats = powers / powers.sum()
    return shared
