"""The chance of a bigram to stand in a human summary of several articles on one story.

Each article alone gives a chance (``jobs.summarizers.bigrams``); a straight line in plain figures
(how many articles say it, how often, how early, in how many headlines) makes one chance of them.
Its figures stand in ``merging.json``.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from operator import mul

from jobs.summarizers.base import Document
from jobs.summarizers.bigrams import Bigram, chances
from jobs.summarizers.candidates import Candidate
from jobs.text import words


@cache
def line() -> tuple[float, ...]:
    """Load the factors, one an input; once."""
    text = resources.files("jobs.summarizers").joinpath("merging.json").read_text(encoding="ascii")
    return tuple(json.loads(text)["line"])


def merged_chances(
    documents: Sequence[Document], found: Sequence[Candidate]
) -> dict[Bigram, float]:
    """Estimate for each bigram how likely a human summary of all documents has it: 0 to 1."""
    factors = line()
    return {
        pair: 1 / (1 + math.exp(-sum(map(mul, factors, inputs))))
        for pair, inputs in merge_inputs(documents, found)
    }


def merge_inputs(
    documents: Sequence[Document], found: Sequence[Candidate]
) -> list[tuple[Bigram, list[float]]]:
    """Describe each bigram of a story in figures; the first is 1."""
    odds = _odds(documents, found)
    spread: Counter[Bigram] = Counter()
    first: dict[Bigram, int] = {}
    for candidate in found:
        for pair in set(pairwise(candidate.words)):
            spread[pair] += 1
            first[pair] = min(first.get(pair, candidate.index), candidate.index)
    heads = [words(document.title) for document in documents]
    titled = Counter(pair for head in heads for pair in set(pairwise(head)))
    title_words = Counter(word for head in heads for word in set(head))
    said = _articles_with(found)
    total = len(documents)
    return [
        (
            pair,
            _chance_inputs(each, total)
            + _count_inputs(len(each), spread[pair], first[pair], total)
            + [
                titled[pair] / total,
                float(titled[pair] > 0),
                (title_words[pair[0]] + title_words[pair[1]]) / total,
                (said[pair[0]] + said[pair[1]]) / total,
                min(said[pair[0]], said[pair[1]]) / total,
            ],
        )
        for pair, each in odds.items()
    ]


def _odds(
    documents: Sequence[Document], found: Sequence[Candidate]
) -> Mapping[Bigram, list[float]]:
    """Each bigram's logarithmic odds, one an article that has it."""
    by_document: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_document[candidate.document].append(candidate)
    odds: dict[Bigram, list[float]] = defaultdict(list)
    for number, part in by_document.items():
        for pair, chance in chances(part, documents[number].title).items():
            odds[pair].append(math.log((chance + 1e-6) / (1 - chance + 1e-6)))
    return odds


def _articles_with(found: Sequence[Candidate]) -> Counter[str]:
    """In how many articles each syllable stands."""
    pairs = {(candidate.document, word) for candidate in found for word in candidate.words}
    return Counter(word for _, word in pairs)


def _chance_inputs(each: Sequence[float], total: int) -> list[float]:
    best, share = max(each), len(each) / total
    return [1.0, best, sum(each) / len(each), sum(each) / total, share, share * best]


def _count_inputs(articles: int, spread: int, first: int, total: int) -> list[float]:
    early, alone = first == 0, articles == 1
    return [
        math.log(articles),
        float(alone),
        math.log(spread),
        math.log(spread) * alone,
        math.log1p(first),
        float(early),
        early * articles / total,
        math.log(total),
        min(spread, 10) / articles,
    ]
