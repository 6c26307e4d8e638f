"""How good search is: floors, measured on a fixed sample, with an allowance for noise.

Whole sets: ``python -m tests.benchmarks.train_search`` and, in figures,
``jobs/searching/scale.py``.
"""

import pytest

from jobs.corpus import Corpus
from tests.search_data import DATA, corpus, queries

TITLES, WORDS, RULES = 0.95, 0.81, 0.90
"""Measured: 0.962, 0.820 with one set of weights for all; 0.916, which learnt from them."""

pytestmark = pytest.mark.skipif(
    not DATA.exists(), reason="../shared/data is missing: the quality of search is not measured"
)


async def mrr(rows, asked):
    """MRR@10 of each way to ask."""
    async with Corpus() as kept:
        await kept.take(rows)
        return {
            key: sum([await _reciprocal(kept, query, wanted) for query, wanted in some]) / len(some)
            for key, some in asked.items()
        }


async def _reciprocal(kept, query, wanted):
    hits = await kept.find(query)
    return next((1 / place for place, hit in enumerate(hits, 1) if hit in wanted), 0.0)


def ways(some, *keys):
    return {key: [(each[key], each["relevant"]) for each in some] for key in keys}


@pytest.mark.timeout(600)
async def test_news_by_title_and_by_a_few_words_with_and_without_tone_marks():
    asked = queries("vietnews10k")[:100]
    wanted = {entry for each in asked for entry in each["relevant"]}
    rows = [row for n, row in enumerate(corpus("vietnews10k")) if n < 1_500 or row["id"] in wanted]
    told = await mrr(rows, ways(asked, "query", "query_nodia", "kw", "kw_nodia"))
    assert told["query"] >= TITLES
    assert told["kw"] >= WORDS
    assert abs(told["query"] - told["query_nodia"]) <= 0.01
    assert abs(told["kw"] - told["kw_nodia"]) <= 0.01


async def test_regulations():
    told = await mrr(corpus("uitreg"), ways(queries("uitreg"), "query", "query_nodia"))
    assert told["query"] >= RULES
    assert abs(told["query"] - told["query_nodia"]) <= 0.01
